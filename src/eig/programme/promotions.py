"""The programme, and its promotions (*cohorts*): all that was published of one, in one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import final

from attrs import field, frozen

from eig._values.faults_together import Gather, ways_in
from eig._values.field_rules_and_bounds import called, text, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, made_of, row_of
from eig.errors import look_up
from eig.programme._weekdays_time_zones_and_order import check_order, iana
from eig.programme.agenda import Milestone, Rhythm, SupportSession
from eig.programme.calls import Call
from eig.programme.challenges import Challenge, Post
from eig.programme.eligibility import POINTS, EligibilityCondition
from eig.programme.hours import OpeningHours
from eig.programme.jurisdictions import NOWHERE, Jurisdiction
from eig.programme.lifecycles import check_statuses
from eig.programme.organisations import Administration, Funding, FundingShare, Partner
from eig.programme.profiles import Profile
from eig.programme.published_facts import PublishedFact
from eig.programme.rules import PromotionRules
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.typing import Lang

__all__ = ["Programme", "Promotion"]

because: Because = reasons_in("programme")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Programme(Value):
    """A fellowship programme.

    Args:
        name: The name, in its own language.
        acronym: The acronym.
        operator: The body that runs it, or None.
        community: The partners around it.
        jurisdiction: The law of its place, such as `eig.programme.jurisdictions.FRANCE`; no law is quoted
            where it states none.
        facts: What was published about the programme itself.

    >>> Programme(name="Entrepreneurs d'intérêt général", acronym="EIG").acronym
    'EIG'
    """

    name: str = field(metadata=keeps(text))
    acronym: str = field(default="", metadata=keeps(called))
    operator: Administration | None = None
    community: tuple[Partner, ...] = field(default=(), converter=TupleOf[Partner])
    jurisdiction: Jurisdiction = NOWHERE
    facts: tuple[PublishedFact, ...] = field(default=(), converter=TupleOf[PublishedFact])

    def _check(self, faults: Gather) -> None:
        faults.distinct("community", (one.id for one in self.community), what="id")
        faults.distinct("facts", (one.key for one in self.facts), what="key")

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a body around the programme: its operator, then its partners.

        >>> from eig.promotions import P3
        >>> [(row["name"], row["role"]) for row in P3.programme.rows()][:2]
        [('Etalab', 'operator'), ('Data For Good', 'helps accompany the teams')]
        """
        bodies = [(one.id, one.name, one.kind, one.role) for one in self.community]
        if self.operator is not None:
            bodies.insert(0, (self.operator.id, self.operator.name, self.operator.kind, "operator"))
        return [dict(zip(("id", "name", "kind", "role"), body, strict=True)) for body in bodies]

    def fact(self, key: str) -> PublishedFact:
        """Return a fact by its key.

        >>> Programme(name="EIG", facts=[PublishedFact(key="launched")]).fact("launched").is_published
        False
        """
        return look_up("fact", key, {fact.key: fact for fact in self.facts})


def _round(rhythm: Rhythm) -> Reason:
    return because(
        "rhythm",
        kind=rhythm.kind,
        every=rhythm.every,
        first=rhythm.first,
        last=rhythm.last,
        source=rhythm.source or None,
    )


def _opening(hours: OpeningHours) -> Reason:
    return because(
        "hours",
        audience=hours.audience or None,
        opens=hours.opens.isoformat("minutes"),
        closes=hours.closes.isoformat("minutes"),
        zone=hours.zone or None,
        source=hours.source or None,
    )


def _paid(funding: Funding) -> Reason:
    shares = [
        because(
            "funding_share",
            payer=one.payer,
            percent=one.share * 100,
            first=one.first,
            last=one.last,
            challenges=one.challenges or None,
            most=one.most,
            each="promotion" if one.most is None else one.each,
        )
        for one in funding.shares
    ]
    if funding.rest:
        shares.append(because("funding_rest", payer=funding.rest))
    return because("funding", shares=tuple(shares), source=funding.source or None)


def _call_row(call: Call) -> dict[str, object]:
    return {
        "what": "call",
        "key": call.key,
        "first": call.opens,
        "last": call.closing_day,
        "closes": call.closes,
        "zone": call.zone,
        "weekday": call.opens_weekday or call.closes_weekday,
        "note": "",
        "source": call.source,
    }


def _dated_row(what: str, one: Milestone | Rhythm | SupportSession, **own: object) -> dict[str, object]:
    dated = {"first": one.first, "last": one.last or one.first, "closes": None, "weekday": "", "note": ""}
    return {"what": what, "key": "", **dated, "source": one.source, **own}


def _milestone_row(step: Milestone) -> dict[str, object]:
    return _dated_row("limit" if step.by else "milestone", step, key=step.key, weekday=step.weekday)


def _rhythm_row(rhythm: Rhythm) -> dict[str, object]:
    return _dated_row("rhythm", rhythm, key=rhythm.kind, last=rhythm.last, note=rhythm.every)


def _session_row(session: SupportSession) -> dict[str, object]:
    note = session.note or " ".join(session.audience)
    return _dated_row("session", session, key=session.theme, weekday=session.weekday, note=note)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Promotion(Value):
    """One promotion of a programme: calls, challenges, dates, rules, and facts with their sources.

    Args:
        programme: The programme.
        ordinal: Its number, from 1.
        year: The year it is named after, or None.
        starts: The first day of the missions, or None if it was not published.
        ends: The last day, included, or None.
        zone: The time zone of the programme, by its IANA name: unless said, that of its jurisdiction; empty
            where nobody names one.
        calls: The calls, one a kind and wave.
        challenges: The challenges; only those taken up, where the others were not published.
        profiles: The profiles and their families, in this promotion.
        milestones: The dated steps, one a kind and wave.
        rhythms: What comes round again without published days, such as monthly juries.
        sessions: The support sessions.
        hours: The opening hours, by audience.
        funding: Who pays, or None.
        rules: The rules, as data.
        facts: Other published facts, each with its sources.

    >>> promotion = Promotion(programme=Programme(name="EIG"), ordinal=1,
    ...     facts=[PublishedFact(key="fellows")],
    ...                       challenges=[Challenge(id="plume", title="Plume")])
    >>> promotion.name, promotion.challenge("plume").title
    ('EIG 1', 'Plume')
    >>> promotion.challenge("plum")
    Traceback (most recent call last):
    ...
    eig.errors.UnknownKey: Promotion.challenge.id: no challenge 'plum' here; the nearest known: 'plume'
    """

    _BRIEF = "{name}, {challenges} challenges, {posts} posts"
    programme: Programme
    ordinal: int = field(metadata=keeps(whole(1)))
    year: int | None = field(default=None, metadata=keeps(whole(1)))
    starts: date | None = None
    ends: date | None = None
    zone: str = field(
        default=made_of("programme", Programme, lambda programme: programme.jurisdiction.zone),
        metadata=keeps(iana),
    )
    calls: tuple[Call, ...] = field(default=(), converter=TupleOf[Call])
    challenges: tuple[Challenge, ...] = field(default=(), converter=TupleOf[Challenge])
    profiles: tuple[Profile, ...] = field(default=(), converter=TupleOf[Profile])
    milestones: tuple[Milestone, ...] = field(default=(), converter=TupleOf[Milestone])
    rhythms: tuple[Rhythm, ...] = field(default=(), converter=TupleOf[Rhythm])
    sessions: tuple[SupportSession, ...] = field(default=(), converter=TupleOf[SupportSession])
    hours: tuple[OpeningHours, ...] = field(default=(), converter=TupleOf[OpeningHours])
    funding: Funding | None = None
    rules: PromotionRules = field(factory=PromotionRules)
    facts: tuple[PublishedFact, ...] = field(default=(), converter=TupleOf[PublishedFact])

    def _check(self, faults: Gather) -> None:
        for name in ("calls", "milestones", "facts"):
            faults.distinct(name, (one.key for one in getattr(self, name)), what="key")
        for name in ("challenges", "profiles", "posts"):
            faults.distinct(name, (one.id for one in getattr(self, name)), what="id")
        check_order(faults, "ends", self.starts, self.ends)
        if self.profiles:
            ways = ways_in(post.accepted for post in self.posts)
            asked = (profile for post in self.posts for profile in post.accepted)
            faults.known("posts", asked, (one.id for one in self.profiles), what="a profile", ways=ways)
        lives = {one.subject: one.statuses for one in self.rules.lives}
        check_statuses(faults, "challenges", (one.status for one in self.challenges), lives.get("Challenge"))
        check_statuses(faults, "posts", (one.status for one in self.posts), lives.get("Post"))
        points = (*POINTS, *(one.key for one in self.milestones))
        days = [one.at for one in self.rules.eligibility]
        faults.known("rules.eligibility", days, points, what="a day")

    @property
    def name(self) -> str:
        """The programme's acronym, or its name, and the number."""
        return f"{self.programme.acronym or self.programme.name} {self.ordinal}"

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post, in the order of the challenges."""
        return tuple(post for challenge in self.challenges for post in challenge.posts)

    @cached_property
    def posts_by_family(self) -> FrozenMap[int]:
        """How many posts seek a profile of each family."""
        counts: dict[str, int] = {}
        for post in self.posts:
            family = self.profile(post.profile).family
            counts[family] = counts.get(family, 0) + 1
        return FrozenMap(counts)

    @property
    def disputes(self) -> tuple[PublishedFact, ...]:
        """The facts that sources dispute."""
        return tuple(fact for fact in self.facts if fact.is_disputed)

    def challenge(self, id: str) -> Challenge:
        """Return a challenge by its identifier.

        >>> from eig.promotions import P3
        >>> P3.challenge("plume").profiles
        ('design', 'dev', 'data')
        """
        return look_up("challenge", id, {one.id: one for one in self.challenges})

    def profile(self, id: str) -> Profile:
        """Return a profile by its identifier.

        >>> from eig.promotions import P3
        >>> P3.profile("geomatics").family
        'data'
        """
        return look_up("profile", id, {one.id: one for one in self.profiles})

    def call(self, key: str) -> Call:
        """Return a call by its kind, and its wave from the second on: `candidates`, `candidates-2`.

        >>> from eig.promotions import P3
        >>> P3.call("challenges").opens
        datetime.date(2018, 5, 4)
        """
        return look_up("call", key, {one.key: one for one in self.calls})

    def calls_for(self, kind: str) -> tuple[Call, ...]:
        """Return every call of a kind, wave after wave.

        >>> from eig.promotions import P7
        >>> [one.key for one in P7.calls_for("candidates")][:2]
        ['candidates', 'candidates-2']
        """
        return tuple(sorted((one for one in self.calls if one.kind == kind), key=lambda one: one.wave))

    def milestone(self, key: str) -> Milestone:
        """Return a milestone by its kind, and its wave from the second on.

        >>> from eig.promotions import P3
        >>> P3.milestone("candidate_jury").days
        3
        """
        return look_up("milestone", key, {one.key: one for one in self.milestones})

    def fact(self, key: str) -> PublishedFact:
        """Return a fact by its key.

        >>> from eig.promotions import P3
        >>> P3.fact("challenges_filed").value
        42
        """
        return look_up("fact", key, {one.key: one for one in self.facts})

    def hours_of(self, audience: str) -> OpeningHours:
        """Return the opening hours of an audience.

        >>> from eig.promotions import P3
        >>> P3.hours_of("mentors").opens
        datetime.time(14, 0)
        """
        return look_up("audience", audience, {one.audience: one for one in self.hours})

    def reference_date(self, condition: EligibilityCondition, *, wave: int = 1) -> date | None:
        """Return the day on which a condition of eligibility is looked at; None for any or no day.

        The application is dated by the close of the call, the decision by the `results` milestone, unless it
        is only a limit ("by 15 December"), both of the wave.

        Args:
            wave: The wave applied in, where there are several.

        >>> from eig.promotions import P3
        >>> [str(P3.reference_date(condition)) for condition in P3.rules.eligibility]
        ['None', '2019-01-16', 'None', 'None']
        """
        calls = {one.wave: one.closing_day for one in self.calls_for("candidates")}
        closing = calls.get(wave)
        dated = [one for one in self.milestones if one.kind == "results" and one.wave == wave]
        results = next(iter(dated), None)
        decided = None if results is None or results.by else results.first
        steps = {one.key: one.last or one.first for one in self.milestones if not one.by}
        known = {"application": closing, "decision": decided, "start": self.starts}
        return known.get(condition.at, steps.get(condition.at))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the sources say about a fact, and whether they differ; without a key, the whole.

        The whole is what is known, what comes round again, the hours, who pays, each dispute, and what nobody
        published.

        >>> from eig.promotions import P3
        >>> P3.explain("challenges_heard", lang="fr").codes
        ('not_published',)
        """
        if key is not None:
            return self.fact(key).explain(lang=lang)
        counted = because("promotion", challenges=len(self.challenges), posts=len(self.posts))
        disputes = (because("fact", key=one.key, reasons=one.explain().reasons) for one in self.disputes)
        silent = tuple(one.key for one in self.facts if not one.is_published)
        unknown = (because("silent", facts=silent),) if silent else ()
        paid = () if self.funding is None else (_paid(self.funding),)
        stated = (*map(_round, self.rhythms), *map(_opening, self.hours), *paid)
        voice = self.programme.jurisdiction.voice(lang)
        return trace(self.name, (counted, *stated, *disputes, *unknown), voice)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a challenge.

        >>> from eig.promotions import P3
        >>> P3.rows()[0]["profiles"]
        ('design', 'dev')
        """
        return [
            {
                "promotion": self.ordinal,
                "year": self.year,
                "challenge": one.id,
                "title": one.title,
                "aim": one.aim,
                "host": one.host.name if one.host else None,
                "ministry": one.ministry.name if one.ministry else None,
                "town": one.town,
                "holiday_zone": one.host.zone if one.host else None,
                **row_of(one, "profiles", "status", "source"),
            }
            for one in self.challenges
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows as people read them: each aim in their language, where it is known."""
        return [
            {
                **row,
                "aim": Reason(code="aim", sentences={"en": one.aim, **one.aim_in}) if one.aim_in else one.aim,
            }
            for row, one in zip(self.rows(), self.challenges, strict=True)
        ]

    def dates(self) -> Sequence[Mapping[str, object]]:
        """Return one row a published date, in the order of days, each with its source.

        >>> from eig.promotions import P3
        >>> [(row["key"], str(row["first"])) for row in P3.dates()][:2]
        [('challenges', '2018-05-04'), ('challenge_jury', '2018-07-04')]
        """
        rows = [
            *map(_call_row, self.calls),
            *map(_milestone_row, self.milestones),
            *map(_rhythm_row, self.rhythms),
            *map(_session_row, self.sessions),
        ]
        ordered = sorted(rows, key=lambda row: (str(row["first"] or row["last"]), str(row["key"])))
        return [{"zone": self.zone, **row} for row in ordered]

    @property
    def names(self) -> FrozenMap[str]:
        """What challenges, profiles and bodies are called: `FRENCH.naming(promotion.names)` says them so.

        >>> from eig.promotions import P3
        >>> P3.names["karfur"], P3.names["geomatics"], P3.names["arcep"][:21]
        ("Karfu'R", 'géomaticien', 'Autorité de régulatio')
        """
        bodies = {body.id: body.name for one in self.challenges for body in one.bodies}
        profiles = {one.id: one.title or one.id for one in self.profiles}
        return FrozenMap(bodies | profiles | {one.id: one.title for one in self.challenges})

    def funding_of(self, challenge: str) -> Funding | None:
        """Return who pays for a challenge: its host alone where it funds itself, else as for all.

        None where it is not known.

        >>> from eig.promotions import P2
        >>> P2.funding_of("dataesr").payers == (P2.challenge("dataesr").host.name,)
        True
        """
        found = self.challenge(challenge)
        if not found.self_funded:
            return self.funding
        body = found.host or found.ministry
        return Funding(shares=[FundingShare(payer=found.title if body is None else body.name, share=1)])
