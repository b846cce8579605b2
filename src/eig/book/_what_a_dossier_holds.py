"""What a dossier holds, whole or redacted: what was asked, what was decided, and the digests of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Self, TypeAlias

from attrs import evolve, field, frozen

from eig._draw.values_as_lines_of_text import folded
from eig._values.canonical_text_digests_and_salts import salted
from eig._values.field_rules_and_bounds import map_of, one_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import frozen_map
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.book._what_was_decided import all_held
from eig.book.act_chain_and_checks_of_replaced_acts import ChainLink
from eig.book.erasure_records import Erasure
from eig.book.funnels import STAGES, counted_under, told_counts
from eig.book.rulings_on_challenges_and_people import WAITING, Rulings
from eig.book.seat_reserves import SeatReserve
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.programme._names_hidden_from_an_audience import Audience
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import NOWHERE, Jurisdiction
from eig.reasons import Because, Reason, Trace, reasons_in, reasons_map
from eig.teams.answers.composing_and_points_lost import Composition
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang

because: Because = reasons_in("book")
Redaction: TypeAlias = Literal["public"]


def _links(given: Mapping[str, Iterable[ChainLink]]) -> FrozenMap[tuple[ChainLink, ...]]:
    return frozen_map(given, TupleOf[ChainLink])


@frozen(kw_only=True, eq=False, repr=False)
class DossierData(Value):
    """What was asked and decided, and what proves it: a `Dossier`, which says it and runs it again."""

    promotion: str = field(metadata=keeps(text))
    audience: Audience = field(default="jury", metadata=keeps(one_of("jury", "public")))
    counts: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    seats: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    titles: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    place: Jurisdiction = field(default=NOWHERE, metadata=told_where_given)
    rulings: Rulings
    reserves: tuple[SeatReserve, ...] = field(default=(), converter=TupleOf[SeatReserve])
    treatment: FrozenMap[tuple[Reason, ...]] = field(default=EMPTY, converter=reasons_map)
    tables: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    digests: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    versions: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    roots: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(text)), **told_where_given}
    )
    links: FrozenMap[tuple[ChainLink, ...]] = field(
        default=EMPTY, converter=_links, metadata=told_where_given
    )
    deliberation: Deliberation | None = None
    lists: Rankings | None = None
    cohort: Composition | None = None
    schedule: Schedule | None = None
    minutes: tuple[Minutes, ...] = field(default=(), converter=TupleOf[Minutes])
    rounds: tuple[Deliberation, ...] = field(
        default=(), converter=TupleOf[Deliberation], metadata=told_where_given
    )
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason], metadata=told_where_given)
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    salt: str = field(default="", metadata=keeps(of="jury"))
    table_salts: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(salted), of="jury"), **told_where_given}
    )
    disclosure: Disclosure | None = field(default=None, metadata=told_where_given)
    replaces: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(text)), **told_where_given}
    )
    sizes: FrozenMap[int] = field(
        default=EMPTY, converter=MapOf[int], metadata={**keeps(map_of(whole(0))), **told_where_given}
    )

    def say(self, lang: Lang = "en") -> str:
        """Return what the dossier comes to, in a sentence or two.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().say("fr")[-25:]
        'rien n’est encore décidé.'
        """
        return folded(str(Trace(subject=self.promotion, reasons=self._whole, lang=self.place.voice(lang))))

    @property
    def _whole(self) -> tuple[Reason, ...]:
        counts = [
            because("stage_count", stage=because(f"stage_{name}"), count=self.counts[name])
            for name in STAGES
            if name in self.counts
        ]
        told = [one for one in self.rulings.explain().reasons if one.facts["status"] != because("ruled_open")]
        again = {
            because("ruled", status=because(f"ruled_{name}"), count=count)
            for name, count in self.counts.items()
        }
        if self.audience == "public":  # whoever is on no list is not told of
            told = told or [because("none_listed")]
        elif self.erasures:
            count = sum(one.status not in WAITING for one in self.rulings.rulings)
            told = [because("still_held", count=count), *told]
        more = [one for one in told or [because("nothing_decided")] if one not in again]
        return (*counts, *more, *self.cautions, *(one.reason for one in self.erasures))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the dossier comes to; or what was decided about one challenge or person, and why.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().explain().codes
        ('stage_count', 'stage_count', 'stage_count', 'nothing_decided')
        """
        if key is None:
            return Trace(subject=self.promotion, reasons=self._whole, lang=self.place.voice(lang))
        return self.rulings.explain(key, lang=self.place.voice(lang))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a decision: see `Rulings.rows`.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().rows()
        []
        """
        return self.rulings.rows()

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        return self.rulings._rows_()  # as people read them

    def redacted(self, audience: Redaction) -> Self:
        """Return the dossier without personal data, to publish.

        What stays: the counts, but of fewer people than the policy tells, or where an act replaces another
        all but those seated, the challenges on a list, how many sit where, the schedule, what the law asks to
        be told of the treatment, the root of each act and how many leaves it has, the days of each step, and
        the digests of tables, of the plan, of the rules, of the minutes, and that of all else. Whoever
        was given a leaf checks it against the root and the number of leaves: `verify_leaf`.
        No digest stays that was taken without a salt of 32 hexadecimal digits, since anybody could check a
        guess against it. No candidate, juror or mentor is in it, by name or by identifier, and no mark.

        Args:
            audience: Who reads: `public`.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().redacted("public").audience
        'public'
        """
        held = all_held(self.rounds, self.deliberation)
        judged = {item: one for one in held for item in one.sheet.items if self.deliberation}
        told = sorted(self.rulings.rulings, key=lambda one: one.subject)  # which says nothing of merit
        posed = [one for one in told if one.about == "challenge"]
        listed = [one for one in posed if one.status in ("kept", "reserve")]
        refused = {one.subject for one in posed} - {one.subject for one in listed} - {*self.seats}
        public = [
            evolve(one, binds=(why := by.explain(one.subject, audience="public").reasons)[0], reasons=why)
            for one in listed
            if (by := judged.get(one.subject)) is not None
        ]
        if any("deliberation" in one.parts for one in self.erasures):
            public = [evolve(one, binds=one.said, reasons=()) for one in listed]
        sure = Counter(one.place for one in told if one.status == "seated")
        whole = not self.erasures  # what was erased kept the counts that were published
        policy = counted_under(held, self.lists, self.disclosure)
        return evolve(
            self,
            audience=audience,
            counts=told_counts(self.counts, policy, again=self.replaces, listed=len(listed))
            if whole
            else self.counts,
            seats={name: sure[name] for name in self.seats} if whole else self.seats,
            titles={name: title for name, title in self.titles.items() if name not in refused},
            rulings=evolve(self.rulings, rulings=public),
            reserves=(),
            tables=self.tables if salted.holds(self.salt) or self.erasures else {},
            digests=_public_digests(self),
            links=self.links if salted.holds(self.salt) else {},
            deliberation=None,
            rounds=(),
            lists=None,
            cohort=None,
            minutes=(),
            cautions=(),
            salt="",
            table_salts={},
        )


def _public_digests(dossier: DossierData) -> dict[str, str]:
    """Return the digests that may be published: each was taken with a secret that nobody goes through."""
    minutes = {minutes_key(one) for one in dossier.minutes if salted.holds(one.salt)}
    named = {*minutes, *(("plan", "rules", "written") if salted.holds(dossier.salt) else ())}
    return {name: one for name, one in dossier.digests.items() if name in named}


def minutes_key(minutes: Minutes) -> str:
    """Return the name of a digest of minutes."""
    return f"minutes: {minutes.title}"
