"""The dossier of a promotion: what was asked, decided and why, to keep, to publish, to run again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, final

from attrs import evolve, field, frozen

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.canonical_text_digests_and_salts import salted
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import map_of, one_of, text, whole
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.map_fields import frozen_map
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.book._act_steps_and_days import dossier_links
from eig.book._dossier_digests import digests_of, minutes_key, tables_of, written_in
from eig.book._dossier_run_again import run_again
from eig.book._letters_and_notices import degree, list_rules, operations, parameters
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book.act_chain_and_checks_of_replaced_acts import ChainLink, to_links
from eig.book.dossier_changes import DossierChanges, Replay, changes_between
from eig.book.erasure_records import Erasure
from eig.book.funnels import STAGES, counted_under, told_counts
from eig.book.rulings_on_challenges_and_people import Rulings
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

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import Act, PublishedAct
    from eig.book.book_of_checked_tables import Book

because: Because = reasons_in("book")
tell: Tell = teller("book")
Redaction: TypeAlias = Literal["public"]


def _links(given: Mapping[str, Iterable[ChainLink]]) -> FrozenMap[tuple[ChainLink, ...]]:
    return frozen_map(given, to_links)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Dossier(Value):
    """One promotion's whole story: what was asked, what was decided and why, and what proves that it was so.

    `Outcome.dossier` makes it. It holds identifiers, never a name: names travel with the language.

    Args:
        promotion: The promotion, by name.
        audience: `jury` for the whole, `public` once redacted.
        counts: How many passed each stage: see `Funnel`.
        seats: For each challenge taken up, how many people sit there; in public, without equals who wait.
        titles: What challenges and profiles are called.
        place: What the law of the place calls things: its words alone.
        rulings: What was decided about each challenge and person, with the reasons.
        reserves: The reserve of each seat.
        treatment: What is told of the treatment: degree, parameters, operations, and what may be asked.
        tables: The digest of each table.
        digests: The digests of what was asked and of the decisions.
        versions: The versions that made it.
        roots: The root of each act that was made of it, by whom it is about: see `Act`.
        links: The chain of the steps of each decision that the ledger dates, by whom it is about: rules,
            draw, sitting, minutes, decision, notification, each bound to the one before.
        deliberation: The deliberation of the jury.
        lists: The rankings of the candidates.
        cohort: The composition of the teams.
        schedule: The schedule.
        minutes: The minutes of the juries.
        cautions: What to read with care.
        erasures: What was erased since: see `erase`.
        salt: The secret that the digests of personal tables were taken with; not in the text of the value.
        disclosure: The policy that the promotion states, by which what everybody is told is counted; none in
            dossiers kept before it was held.
        replaces: The root of the act that an act of it replaces, by whom it is about.

    >>> from eig.book import Book
    >>> from eig.promotions import P3
    >>> print(Book(promotion=P3).decide().dossier())
    EIG 3: challenges proposed: 15; people who applied: 0; complete applications: 0;
      nothing was decided yet.
    """

    _BRIEF = "{promotion}, {audience}, {rulings.rulings} rulings"
    promotion: str = field(metadata=keeps(text))
    audience: Audience = field(default="jury", metadata=keeps(one_of("jury", "public")))
    counts: FrozenMap[int] = field(
        factory=FrozenMap[int], converter=MapOf[int], metadata=keeps(map_of(whole(0)))
    )
    seats: FrozenMap[int] = field(
        factory=FrozenMap[int], converter=MapOf[int], metadata=keeps(map_of(whole(0)))
    )
    titles: FrozenMap[str] = field(factory=FrozenMap[str], converter=MapOf[str])
    place: Jurisdiction = field(default=NOWHERE, metadata=told_where_given)
    rulings: Rulings
    reserves: tuple[SeatReserve, ...] = field(default=(), converter=TupleOf[SeatReserve])
    treatment: FrozenMap[tuple[Reason, ...]] = field(
        factory=FrozenMap[tuple[Reason, ...]], converter=reasons_map
    )
    tables: FrozenMap[str] = field(factory=FrozenMap[str], converter=MapOf[str], metadata=keeps(map_of(text)))
    digests: FrozenMap[str] = field(
        factory=FrozenMap[str], converter=MapOf[str], metadata=keeps(map_of(text))
    )
    versions: FrozenMap[str] = field(
        factory=FrozenMap[str], converter=MapOf[str], metadata=keeps(map_of(text))
    )
    roots: FrozenMap[str] = field(
        factory=FrozenMap[str], converter=MapOf[str], metadata={**keeps(map_of(text)), **told_where_given}
    )
    links: FrozenMap[tuple[ChainLink, ...]] = field(
        factory=FrozenMap[tuple[ChainLink, ...]], converter=_links, metadata=told_where_given
    )
    deliberation: Deliberation | None = None
    lists: Rankings | None = None
    cohort: Composition | None = None
    schedule: Schedule | None = None
    minutes: tuple[Minutes, ...] = field(default=(), converter=TupleOf[Minutes])
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason], metadata=told_where_given)
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    salt: str = field(default="", metadata=keeps(of="jury"))
    disclosure: Disclosure | None = field(default=None, metadata=told_where_given)
    replaces: FrozenMap[str] = field(
        factory=FrozenMap[str], converter=MapOf[str], metadata={**keeps(map_of(text)), **told_where_given}
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
        gone = (one.reason for one in self.erasures)
        return (*counts, *(told or [because("nothing_decided")]), *self.cautions, *gone)

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
        return self.rulings._rows_()  # pyright: ignore[reportPrivateUsage] # as people read them

    def redacted(self, audience: Redaction) -> Dossier:
        """Return the dossier without personal data, to publish.

        What stays: the counts, but of fewer people than the policy tells, or where an act replaces another
        all but those seated, the challenges on a list, how many
        sit where, the schedule, what the law asks to be told of the treatment, the roots of acts, the days of
        each step, and the digests of tables, of the plan, of the rules and of the minutes. Whoever was given
        a leaf of an act checks it against the root: `verify_leaf`.
        No digest stays that was taken without a salt of 32 hexadecimal digits, since anybody could check a
        guess against it. No candidate, juror or mentor is in it, by name or by identifier, and no mark.

        Args:
            audience: Who reads: `public`.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().redacted("public").audience
        'public'
        """
        held = self.deliberation
        told = sorted(self.rulings.rulings, key=lambda one: one.subject)  # which says nothing of merit
        posed = [one for one in told if one.about == "challenge"]
        listed = [one for one in posed if one.status in ("kept", "reserve")]
        refused = {one.subject for one in posed} - {one.subject for one in listed} - {*self.seats}
        public = [
            evolve(one, binds=(why := held.explain(one.subject, audience="public").reasons)[0], reasons=why)
            for one in listed
            if held is not None
        ]
        sure = Counter(one.place for one in told if one.status == "seated")
        whole = not self.erasures  # what was erased kept the counts that were published
        policy, again = (
            counted_under(self.deliberation, self.lists, self.disclosure),
            "candidates" in self.replaces,
        )
        return evolve(
            self,
            audience=audience,
            counts=told_counts(self.counts, policy, again=again) if whole else self.counts,
            seats={name: sure[name] for name in self.seats} if whole else self.seats,
            titles={name: title for name, title in self.titles.items() if name not in refused},
            rulings=evolve(self.rulings, rulings=public),
            reserves=(),
            tables=self.tables if salted.holds(self.salt) else {},
            digests=_public_digests(self),
            links=self.links if salted.holds(self.salt) else {},
            deliberation=None,
            lists=None,
            cohort=None,
            minutes=(),
            cautions=(),
            salt="",
        )

    @checked
    def replay(
        self,
        book: Book,
        *,
        deliberation: Deliberation | None = None,
        lists: Rankings | None = None,
        schedule: Schedule | None = None,
        published: Dossier | None = None,
        acts: Iterable[Act | PublishedAct] = (),
    ) -> Replay:
        """Compute the answers again, from the same tables, and tell whether they are the same.

        First the dossier is held to itself: each part to its digest, the minutes to the deliberation, a draw
        to the days of the sittings. What is missing, altered, late or contradicts the rest is named. Whoever
        holds the secret could still write all of it anew: `published` holds it to what everybody has.

        The digest of each table is taken again; the jury's lists, the teams and the dates are worked out
        again; every decision that follows is compared with the one on record. What is left out is taken as
        it is on record, and the answer says so. Facts that were recorded since change nothing of what was
        decided: they are left out, and counted; a step of the act that they date otherwise is told.

        Args:
            book: The book, as read again from the tables, today's or that of then.
            deliberation: The deliberation, as read again from its tables; that of the dossier where left out.
            lists: The rankings of the candidates, ranked again; those of the dossier where left out.
            schedule: The dates, of the plan made again; those of the dossier where left out.
            published: The redacted dossier, as it was published.
            acts: The acts whose roots it carries, to hold them to the decisions.

        Raises:
            Fault: The dossier was redacted: it no longer holds what was asked.
            Faults: What is given names a challenge or a person that the book does not know.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3)
        >>> print(book.decide().dossier().replay(book))
        the same answers come from the same tables
        """
        faults = Gather("Dossier.replay")
        faults.that("self", self.audience == "jury", "book.whole_dossier", value=self.audience)
        faults.done()
        given = {"deliberation": deliberation, "lists": lists, "schedule": schedule}
        return run_again(self, book, given, published=published, acts=to_tuple(acts))

    @checked
    def differs_from(self, earlier: Dossier) -> DossierChanges:
        """Return what changed since an earlier dossier, and whom it moved.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> dossier = Book(promotion=P3).decide().dossier()
        >>> print(dossier.differs_from(dossier))
        nothing changed
        """
        return changes_between(earlier, self)

    def _title_(self, lang: Lang) -> str:
        from eig.book._dossier_page import title  # noqa: PLC0415 # a page is drawn on demand

        return title(self, self.place.voice(lang))

    def _body_(self, lang: Lang) -> str:
        from eig.book._dossier_page import body  # noqa: PLC0415 # a page is drawn on demand

        return body(self, self.place.voice(lang))


def dossier_of(outcome: DecidedCases, salt: str, acts: Sequence[Act | PublishedAct]) -> Dossier:
    """Return the dossier of an outcome, with its digests."""
    from eig import __version__ as version  # noqa: PLC0415 # the package is loaded by then

    book, found = outcome.book, outcome.cohort
    roots: dict[str, str] = {one.about: one.root for one in acts}
    cohort = found.cohort if found else None
    teams = Counter(place for _, place in cohort.seats) if cohort else Counter[str]()
    openings = [one.id for one in found.problem.openings] if found and cohort else []
    right = book.promotion.programme.jurisdiction.quote("algorithm")
    treatment = {
        "degree": tuple(degree(outcome)),
        "parameters": (*list_rules(outcome), *parameters(outcome)),
        "operations": tuple(operations(outcome)),
        "rights": () if right is None else (right,),
    }
    made = Dossier(
        promotion=book.promotion.name,
        counts={str(stage.name): stage.count for stage in outcome.funnel().stages},
        seats={name: teams[name] for name in openings},
        titles=_titles(outcome),
        place=Jurisdiction(words=book.promotion.programme.jurisdiction.words),
        rulings=outcome.rulings,
        reserves=outcome.reserves,
        treatment=treatment if found else {},
        tables=tables_of(book, salt),
        digests=digests_of(outcome, salt),
        versions={"eig": version},
        roots=roots,
        deliberation=outcome.deliberation,
        lists=outcome.lists,
        cohort=found,
        schedule=outcome.schedule,
        minutes=outcome.minutes,
        cautions=outcome.cautions,
        salt=salt,
        disclosure=book.promotion.rules.disclosure,
        replaces={one.about: one.replaces for one in acts if one.replaces},
    )
    dated = evolve(made, links=dossier_links(outcome, made.digests, salt=salt, roots=roots))
    return evolve(dated, digests={**made.digests, "written": written_in(dated, salt)})


def _titles(outcome: DecidedCases) -> dict[str, str]:
    """Return what challenges and profiles are called, but for proposals of which nothing is told."""
    profiles = {one.id: one.title for one in outcome.book.promotion.profiles if one.title}
    told = {one.subject for one in outcome.rulings.rulings}
    told |= {one.id for one in outcome.book.promotion.challenges}
    return profiles | {one.id: one.title for one in outcome.book.challenges if one.id in told}


def _public_digests(dossier: Dossier) -> dict[str, str]:
    """Return the digests that may be published: each was taken with a secret that nobody goes through."""
    minutes = {minutes_key(one) for one in dossier.minutes if salted.holds(one.salt)}
    named = {*minutes, *(("plan", "rules") if salted.holds(dossier.salt) else ())}
    return {name: one for name, one in dossier.digests.items() if name in named}
