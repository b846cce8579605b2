"""A programme and its promotions. What differs between promotions is data of the promotion, not code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import Factory, field, frozen

from eig._checks import Gather, Rule, day, instance_of, label, text, to_ids, to_tuple, whole
from eig.errors import UnknownKey
from eig.programme.calls import Call
from eig.programme.challenges import Challenge, Post, Profile
from eig.programme.facts import Fact
from eig.programme.organisations import Administration, Funding, Partner

__all__ = ["Condition", "Programme", "Promotion", "SupportSession"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Condition:
    """A condition of eligibility, with the date at which it is looked at.

    "Not a civil servant in post" was looked at on the day of the selection decision in promotions 2 to 4, and
    at the start of the promotion in promotion 5: the reference date is part of the rule.

    Args:
        id: Its identifier.
        rule: The condition in words.
        at: The name of its reference date, such as `selection decision` or `start`.
        source: Where it is published.

    >>> Condition(id="civil-servant", rule="not a civil servant in post", at="start", source="rules, 2021").at
    'start'
    """

    id: str
    rule: str
    at: str
    source: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("id", "rule", "at", "source"):
            faults.check(name, text)
        faults.done()


def _first_day(session: SupportSession) -> dt.date:
    return session.first


@final
@frozen(kw_only=True)
class SupportSession:
    """A day or a few days of the support programme (*accompagnement*).

    Args:
        key: Its identifier.
        first: Its first day.
        last: Its last day; the first where nothing is said.
        audience: Who attends, such as `fellows` and `mentors`.
        theme: What it is about.
        source: Where it is published.

    >>> SupportSession(key="demo", first=dt.date(2019, 7, 4), audience=["fellows"], theme="demos",
    ...                source="support calendar 2019").last
    datetime.date(2019, 7, 4)
    """

    key: str
    first: dt.date
    last: dt.date = field(default=Factory(_first_day, takes_self=True))
    audience: tuple[str, ...] = field(converter=to_ids)
    theme: str
    source: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        sound = faults.check("first", day) and faults.check("last", day)
        if sound:
            faults.that(
                "last", self.first <= self.last, rule="it ends on or after its first day", remedy="swap them"
            )
        faults.check("audience", text.each())
        faults.check("theme", text)
        faults.check("source", label)
        faults.done()


def _partners(values: Iterable[Partner]) -> tuple[Partner, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Programme:
    """A fellowship programme.

    >>> Programme(id="eig", name="Entrepreneurs d'intérêt général", operator="Etalab", launched=2017).launched
    2017
    """

    id: str
    name: str
    operator: str
    launched: int
    community: tuple[Partner, ...] = field(default=(), converter=_partners)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("id", "name", "operator"):
            faults.check(name, text)
        faults.check("launched", whole(1900))
        if faults.check("community", instance_of(Partner).each()):
            faults.distinct("community", (one.id for one in self.community), what="partner")
        faults.done()


def _calls(values: Iterable[Call]) -> tuple[Call, ...]:
    return to_tuple(values)


def _profiles(values: Iterable[Profile]) -> tuple[Profile, ...]:
    return to_tuple(values)


def _administrations(values: Iterable[Administration]) -> tuple[Administration, ...]:
    return to_tuple(values)


def _challenges(values: Iterable[Challenge]) -> tuple[Challenge, ...]:
    return to_tuple(values)


def _posts(values: Iterable[Post]) -> tuple[Post, ...]:
    return to_tuple(values)


def _sessions(values: Iterable[SupportSession]) -> tuple[SupportSession, ...]:
    return to_tuple(values)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return to_tuple(values)


def _facts(values: Iterable[Fact]) -> tuple[Fact, ...]:
    return to_tuple(values)


def _sizes(values: Iterable[int]) -> tuple[int, ...]:
    return to_tuple(values)


_is_programme = instance_of(Programme)
_increasing = Rule(
    lambda value: whole(1).each().holds(value) and list(value) == sorted(set(value)),  # type: ignore[call-overload] # a tuple by then
    "it lists whole numbers from 1, increasing",
    "give such as (2, 3)",
)


@final
@frozen(kw_only=True)
class Promotion:
    """A promotion (cohort) of a programme, with its own rules as data.

    Args:
        programme: The programme.
        ordinal: Its number, from 1.
        year: The year its missions start.
        calls: Its calls.
        profiles: The profiles it knows.
        administrations: The hosts.
        challenges: Its challenges.
        posts: Its posts, as far as they are known.
        sessions: Its support programme.
        wish_cap: How many wishes a candidate may name; nothing where it is not published.
        team_sizes: The sizes a team may have.
        mission_months: How long a mission lasts, in months; nothing where it differs by mission.
        challenge_criteria: What challenges are judged by.
        candidate_criteria: What candidates are judged by.
        validated_by: Who validates the jury's opinion.
        conditions: The conditions of eligibility.
        funding: Who pays; nothing where it is not published.
        facts: Figures and dates published, each with its source.

    >>> programme = Programme(id="eig", name="EIG", operator="Etalab", launched=2017)
    >>> small = Promotion(programme=programme, ordinal=3, year=2019, team_sizes=[2, 3],
    ...                   challenges=[Challenge(id="plume", title="Plume")])
    >>> small.challenge("plume").title, small.name
    ('Plume', 'EIG 3')
    """

    programme: Programme
    ordinal: int
    year: int
    calls: tuple[Call, ...] = field(default=(), converter=_calls)
    profiles: tuple[Profile, ...] = field(default=(), converter=_profiles)
    administrations: tuple[Administration, ...] = field(default=(), converter=_administrations)
    challenges: tuple[Challenge, ...] = field(default=(), converter=_challenges)
    posts: tuple[Post, ...] = field(default=(), converter=_posts)
    sessions: tuple[SupportSession, ...] = field(default=(), converter=_sessions)
    wish_cap: int | None = None
    team_sizes: tuple[int, ...] = field(default=(), converter=_sizes)
    mission_months: int | None = None
    challenge_criteria: tuple[str, ...] = field(default=(), converter=to_ids)
    candidate_criteria: tuple[str, ...] = field(default=(), converter=to_ids)
    validated_by: str = ""
    conditions: tuple[Condition, ...] = field(default=(), converter=_conditions)
    funding: Funding | None = None
    facts: tuple[Fact, ...] = field(default=(), converter=_facts)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("programme", _is_programme)
        faults.check("ordinal", whole(1))
        faults.check("year", whole(1900))
        faults.check("wish_cap", whole(1).or_none())
        faults.check("mission_months", whole(1).or_none())
        faults.check("team_sizes", _increasing)
        faults.check("validated_by", label)
        faults.check("funding", instance_of(Funding).or_none())
        for name in ("challenge_criteria", "candidate_criteria"):
            faults.check(name, text.each())
        self._check_parts(faults)
        faults.done()

    def _check_parts(self, faults: Gather) -> None:
        kinds = {
            "calls": Call, "profiles": Profile, "administrations": Administration, "challenges": Challenge,
            "posts": Post, "sessions": SupportSession, "conditions": Condition, "facts": Fact,
        }  # fmt: skip
        sound = {name: faults.check(name, instance_of(kind).each()) for name, kind in kinds.items()}
        keys: Mapping[str, Sequence[object]] = {
            name: getattr(self, name) for name, holds in sound.items() if holds and name != "calls"
        }
        for name, parts in keys.items():
            key = "key" if name in ("sessions", "facts") else "id"
            faults.distinct(name, (getattr(part, key) for part in parts), what=key)
        if sound["challenges"] and sound["administrations"] and sound["posts"]:
            self._check_references(faults)

    def _check_references(self, faults: Gather) -> None:
        hosts = {one.id for one in self.administrations} | {""}
        known = {one.id for one in self.challenges}
        for name, lost, what in (
            ("challenges", [one.host for one in self.challenges if one.host not in hosts], "host"),
            ("posts", [one.challenge for one in self.posts if one.challenge not in known], "challenge"),
        ):
            rule = f"each {what} is one of the promotion's"
            faults.that(name, not lost, rule=rule, remedy=f"add the {what}", value=tuple(lost))

    @property
    def name(self) -> str:
        """What the promotion is called: the programme and its number."""
        return f"{self.programme.id.upper()} {self.ordinal}"

    def challenge(self, id: str) -> Challenge:
        """Return a challenge by its identifier.

        Raises:
            UnknownKey: Naming the nearest.

        >>> programme = Programme(id="eig", name="EIG", operator="Etalab", launched=2017)
        >>> Promotion(programme=programme, ordinal=1, year=2017).challenge("plume")
        Traceback (most recent call last):
        ...
        eig.errors.UnknownKey: no challenge 'plume' here
        """
        found = {one.id: one for one in self.challenges}
        if id not in found:
            raise UnknownKey("challenge", id, known=found)
        return found[id]

    def fact(self, key: str) -> Fact:
        """Return a published fact by its key.

        >>> programme = Programme(id="eig", name="EIG", operator="Etalab", launched=2017)
        >>> facts = [Fact(key="applications", value=170, source="press, 2019")]
        >>> Promotion(programme=programme, ordinal=3, year=2019, facts=facts).fact("applications").value
        170
        """
        found = {one.key: one for one in self.facts}
        if key not in found:
            raise UnknownKey("fact", key, known=found)
        return found[key]
