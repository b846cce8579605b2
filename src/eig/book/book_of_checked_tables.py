"""The book of one promotion, the outcome decided on it, and the dossier of that, which a book runs again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import cast, final

from attrs import field, frozen

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, ways_in
from eig._values.tuple_fields import to_tuple
from eig._values.value import PrivateText, told_where_given
from eig._values.whoever_waits import whole_or_none
from eig.book._act_held_against_outcome import check_acts_of
from eig.book._agenda_by_roles import agenda_in
from eig.book._appointments_from_cohort import appointments_of, check_decided
from eig.book._dossier_from_outcome import dossier_of
from eig.book._dossier_run_again import run_again
from eig.book._erased_dossier_run_again import left_again
from eig.book._facts_that_contradict_tables import check_facts
from eig.book._jury_hearings_and_teams_from_a_book import Conducted
from eig.book._names_of_challenges_posts_profiles_people import known_to
from eig.book._person_statuses_and_lost_seats import state_of
from eig.book._tables_read_and_joined import (
    NO_COLUMNS,
    NOTHING,
    Table,
    Tables,
    Written,
    called_of,
    joined,
    read_tables,
    strangers,
)
from eig.book._what_a_dossier_holds import DossierData
from eig.book._what_was_decided import to_minutes, to_rounds
from eig.book.acts_with_a_published_root import Act, PublishedAct
from eig.book.administrative_decisions import BLANK, Office
from eig.book.dossier_changes import DossierChanges, Replay, changes_between
from eig.book.funnels import Funnel, funnel_of
from eig.book.outcomes_by_audience import ToldByAudience
from eig.errors import require_key
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.lots import Decision
from eig.programme import Challenge, Promotion
from eig.programme.appointments import Appointment
from eig.programme.lifecycles import check_statuses
from eig.programme.states import PromotionState
from eig.reasons import Because, Trace, reasons_in
from eig.rows import Dialect
from eig.rows.dialects import PLAIN, dialect_of
from eig.teams.answers.cohort_repairs import CohortRepair
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.cohorts import Cohort
from eig.timeline.facts.agenda_of_one_person import Agenda, AgendaSource
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang

because: Because = reasons_in("book")
tell: Tell = teller("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Dossier(DossierData):
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
        rounds: The deliberations of earlier rounds.
        cautions: What to read with care.
        erasures: What was erased since: see `erase`.
        salt: The secret that the digests of personal tables were taken with; not in the text of the value.
        table_salts: What the digest of each table that holds nobody erased is checked with; see `erase`.
        disclosure: The policy that the promotion states, by which what everybody is told is counted; none in
            dossiers kept before it was held.
        replaces: The root of the act that an act of it replaces, by whom it is about.
        sizes: Of how many leaves the root of each act is; none in dossiers kept before it was held.

    >>> from eig.book import Book
    >>> from eig.promotions import P3
    >>> print(Book(promotion=P3).decide().dossier())
    EIG 3: challenges proposed: 15; people who applied: 0; complete applications: 0;
      nothing was decided yet.
    """

    _BRIEF = "{promotion}, {audience}, {rulings.rulings} rulings"

    @checked
    def replay(
        self,
        book: Book,
        *,
        deliberation: Deliberation | None = None,
        lists: Rankings | None = None,
        schedule: Schedule | None = None,
        rounds: Deliberation | Iterable[Deliberation] = (),
        published: Dossier | None = None,
        acts: Iterable[Act | PublishedAct] = (),
        stop: Callable[[], bool] | None = None,
    ) -> Replay:
        """Compute the answers again, from the same tables, and tell whether they are the same.

        First the dossier is held to itself: each part to its digest, the minutes to the deliberation, a draw
        to the days of the sittings. What is missing, altered, late or contradicts the rest is named. Whoever
        holds the secret could still write all of it anew: `published` holds it to what everybody has.

        The digest of each table is taken again; the jury's lists, the teams and the dates are worked out
        again; every decision that follows is compared with the one on record. What is left out is taken as
        it is on record, and the answer says so. Once people were erased, what is left is compared, and what
        cannot be is named. Facts that were recorded since change nothing of what was
        decided: they are left out, and counted; a step of the act that they date otherwise is told.

        Args:
            book: The book, as read again from the tables, today's or that of then.
            deliberation: The deliberation, as read again from its tables; that of the dossier where left out.
            lists: The rankings of the candidates, ranked again; those of the dossier where left out.
            schedule: The dates, of the plan made again; those of the dossier where left out.
            rounds: The earlier rounds, as read again; those of the dossier where left out.
            published: The redacted dossier, as it was published.
            acts: The acts whose roots it carries, to hold them to the decisions.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

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
        made, decide, again = to_tuple(acts), type(book).decide, to_rounds(rounds)
        given = {"deliberation": deliberation, "rounds": again, "lists": lists, "schedule": schedule}
        run = left_again if self.erasures else run_again
        return whole_or_none(
            "Dossier.replay",
            stop,
            lambda: run(self, book, given, decide=decide, published=published, acts=made),
        )

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


@final
@frozen(kw_only=True, eq=False, repr=False)
class Outcome(ToldByAudience):
    """What was decided in a promotion, and what each audience is told of it.

    `Book.decide` makes it.

    Args:
        book: The book.
        deliberation: The jury's deliberation on the challenges, or None.
        lists: The rankings of the candidates, or None.
        cohort: The composition of the teams, or None.
        schedule: The dates, or None.
        minutes: The minutes of the juries.
        rounds: The deliberations of earlier rounds: see `Book.decide`.

    >>> from eig.book import Book
    >>> from eig.programme import Application, Candidate
    >>> from eig.promotions import P3
    >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
    ...             applications=[Application(candidate="c1", complete=False)])
    >>> print(book.decide().explain("c1"))
    c1: not complete; the application was not complete: no ground is recorded.
    """

    _BRIEF = "{book.promotion.name}"
    book: Book
    deliberation: Deliberation | None = None
    lists: Rankings | None = None
    cohort: Composition | None = None
    schedule: Schedule | None = None
    minutes: tuple[Minutes, ...] = field(default=(), converter=to_minutes)
    rounds: tuple[Deliberation, ...] = field(default=(), converter=to_rounds, metadata=told_where_given)

    def _title_(self, lang: Lang) -> str:
        return self.dossier()._title_(lang)  # shown as its dossier

    def _body_(self, lang: Lang) -> str:
        return self.dossier()._body_(lang)  # shown as its dossier

    def dossier(
        self,
        *,
        salt: PrivateText | None = None,
        acts: Iterable[Act | PublishedAct] = (),
        office: Office = BLANK,
        stop: Callable[[], bool] | None = None,
    ) -> Dossier:
        """Return the dossier: what was asked, what was decided and why, and the digests that prove it.

        Args:
            salt: A secret that the digests are taken with, 32 random hexadecimal digits or more, without
                which anybody could check a guess about a person against them: none is published then. It is
                of the dossier alone: whoever verifies minutes is given theirs.
            acts: The acts that were made of it: the dossier carries the root of each, and that of the act
                it replaces, beside whose counts the public dossier counts no other people than those seated.
            office: What the office states: the text that sets the rules of the teams.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        Raises:
            Fault: A salt that is too short, no hexadecimal digits, or that of minutes or of an act; two acts
                on the same people, or one of another outcome.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> sorted(Book(promotion=P3).decide().dossier().tables)[:2]
        ['applications', 'appointments']
        """
        made, sources = tuple(acts), {"rules": office.team_rules}
        check_acts_of(self, made, salt or "")
        return whole_or_none(
            "Outcome.dossier", stop, lambda: dossier_of(Dossier, self, salt or "", made, sources=sources)
        )

    def changes_since(self, earlier: Outcome, *, stop: Callable[[], bool] | None = None) -> DossierChanges:
        """Return what changed since an earlier outcome, whom it moved, by which change, and whom it did not.

        A change moved somebody where it alone leads to what is decided of them now: all others are undone,
        and all that follows is decided again. Where none is enough alone, the fewest that are enough together
        are told: each where none of them can be spared, else how many, and of which kind.

        Args:
            earlier: The outcome that was found wrong.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        >>> from datetime import date
        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.programme.appointments import Event
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
        ...             applications=[Application(candidate="c1", wishes=["plume"])])
        >>> gone = Event(on=date(2018, 12, 1), kind="withdrawn", person="c1")
        >>> print(book.record(gone).decide().changes_since(book.decide()).explain("c1"))
        c1: not decided yet before, withdrawn now (a fact recorded since: on 1 December 2018, c1 withdrew).
        """
        from eig.book._people_moved_by_each_change import changes_since  # noqa: PLC0415 # loaded when something was wrong

        return whole_or_none("Outcome.changes_since", stop, lambda: changes_since(self, earlier))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Book(Conducted):
    """One promotion and its people. Every name that a table holds is known to another, or it is a fault.

    Args:
        promotion: The promotion: its challenges, posts, rules and dates.
        proposed: Challenges that were proposed, beyond those of the promotion.
        candidates: The people who applied.
        applications: What each asks for.
        jurors: The members of the juries.
        panels: Which jurors hear what, together.
        interests: Declared interests between a juror and a candidate, a challenge or an administration.
        called: For each dossier, the jurors called to judge it; empty where nobody wrote it down.
        mentors: Who accompanies which team, beside the mentors that challenges state.
        appointments: Who was appointed to which post: see `appoint`.
        events: The facts recorded since, each on its day: see `record`.
        corrections: The facts that were wrong, with who corrected them and why: see `correct`.
        day: The day on which the book is seen: see `on`.
        steps: What was decided before the jury: who is admissible, who is shortlisted, by whom and why.
        distinct: People of one name or address who are several: all of a group, or two by two; a juror too.
        erasures: What was erased since: see `erase`.
        readings: What was read of each table, by its name, where `read` made the book.
        dialect: How its tables are written: those that come later are read alike, unless it is said.

    >>> from eig.programme import Application, Candidate
    >>> from eig.promotions import P3
    >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])],
    ...             applications=[Application(candidate="c1", wishes=["plume"])])
    >>> book.funnel()["applied"].passed
    ('c1',)
    >>> Book(promotion=P3, applications=[Application(candidate="c1", wishes=["plum"])])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Faults: Book: 2 faults...
    """

    _BRIEF = "{promotion.name}, {candidates} candidates, {jurors} jurors"

    def _check(self, faults: Gather) -> None:
        for name, keys in (
            ("challenges", [one.id for one in self.challenges]),
            ("candidates", [one.id for one in self.candidates]),
            ("applications", [one.candidate for one in self.applications]),
            ("jurors", [one.id for one in self.jurors]),
            ("panels", [one.id for one in self.panels]),
            ("mentors", [" · ".join(filter(None, (m.id, m.challenge, m.post))) for m in self.mentors]),
            ("steps", [f"{one.person} · {one.step}" for one in self.steps]),
        ):
            faults.distinct(name, keys, what="identifier")
        known = {one.id for one in (*self.promotion.challenges, *self.challenges)}
        shared = tuple(sorted(known & {one.id for one in self.candidates}))
        faults.that("candidates", not shared, "book.identifiers_apart", value=shared)
        conditions = [one.status for one in self.promotion.rules.eligibility]
        named = {(at, "condition"): one.condition for at, one in enumerate(self.steps) if one.condition}
        faults.known("steps", named.values(), conditions, what="a condition", ways=named)
        told = (name for group in self.distinct for name in group)
        people = [*(one.id for one in self.candidates), *(one.id for one in self.jurors)]
        faults.known("distinct", told, people, what="a candidate", ways=ways_in(self.distinct))
        lives = {one.subject: one.statuses for one in self.promotion.rules.lives}
        for name, subject, statuses in (
            ("applications", "Application", [one.status for one in self.applications]),
            ("challenges", "Challenge", [one.status for one in self.challenges]),
            ("posts", "Post", [post.status for one in self.challenges for post in one.posts]),
        ):
            check_statuses(faults, name, statuses, lives.get(subject))
        faults.add_all(strangers(joined(self), seen=self.day is not None))
        if not faults:
            check_facts(self, faults)

    @classmethod
    @checked
    def read(  # one a table
        cls,
        promotion: Promotion,
        *,
        candidates: Table | None = None,
        jurors: Table = (),
        called: Table = (),
        interests: Table = (),
        panels: Table = (),
        mentors: Table = (),
        events: Table = (),
        steps: Table = (),
        proposed: Iterable[Challenge] = (),
        distinct: Iterable[Iterable[str]] = (),
        columns: Mapping[str, Mapping[str, str]] = NO_COLUMNS,
        ignore: Mapping[str, Iterable[str]] = NOTHING,
        dialect: Dialect | Lang = PLAIN,
    ) -> Book:
        """Return the book of a promotion from its tables; all faults of all tables come together.

        Headings may be in English, by the names of fields, or in French: `Identifiant`, `Nom`, `Profils`,
        `Employeur`, `Vœu 1`, `Vœu 2`, `Recevable`, `Collège`, `Juré`, `Dossier`, `Lien`, `Défi`, `Quotité`.
        They are read however they are spelt. A column that no field takes is told in `readings`; it is a
        fault where the dialect leaves none aside. A challenge may be called by its title, and hours
        without an offset are those of the promotion's zone.

        Args:
            candidates: One row a candidate: `id`, `profiles`, and wishes, best first; none before the call.
            jurors: One row a juror: `id`, `college`, `employer`.
            called: One row a juror called to judge a dossier: `item`, `juror`.
            interests: One row a declared interest: `juror`, `target`, `kind`.
            panels: One row a panel: `id`, `members`, `hears`.
            mentors: One row a mentor: `id`, `challenge`, `share`.
            events: One row a fact after the decision: `on`, `kind`, `person`, and what the kind asks for.
            steps: One row a decision before the jury: `person`, `step`, `passed`, `by`, and the `ground`.
            proposed: Challenges proposed beyond those of the promotion.
            distinct: People of one name or address who are several, jurors too, such as `[["C021", "C094"]]`.
            columns: What columns hold, by table and heading, where they have other names: the questions of a
                form, as in `{"candidates": {"Quel défi choisissez-vous en premier ?": "wishes"}}`.
            ignore: Columns left aside on purpose, by table.
            dialect: How the tables are written, or their language: `"fr"`.

        Raises:
            Faults: With every fault of every table, each with the number of its row; names that no other
                table knows among them.

        >>> from eig.promotions import P3
        >>> table = [{"Identifiant": "c1", "Profils": "data", "Vœu 1": "plume", "Vœu 2": "adler"}]
        >>> Book.read(P3, candidates=table, dialect=Dialect.french()).applications[0].wishes
        ('plume', 'adler')
        """
        dialect = dialect_of(dialect)
        others = {"jurors": jurors, "panels": panels, "interests": interests, "mentors": mentors}
        others |= {"called": called, "events": events, "steps": steps}
        tables, readings = read_tables(
            Tables(promotion=promotion, proposed=tuple(proposed)),
            candidates=candidates,
            dialect=dialect,
            written=Written(columns, ignore),
            others=others,
        )
        given = {name: one for name, one in tables._asdict().items() if name != "calls"}
        return cls(
            **given, called=called_of(tables.calls), distinct=distinct, readings=readings, dialect=dialect
        )

    def say(self, lang: Lang = "en") -> str:
        """Return what the book holds and its cautions; and who is where, of a book seen on a day.

        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3).say("fr")[8:16])
        15 défis
        """
        held = [tell("book", lang, **self._counts), *(one.say(lang) for one in self.cautions)]
        return folded("\n".join(held if self.day is None else [*held, self.state_on(self.day).say(lang)]))

    @cached_property
    def _counts(self) -> Mapping[str, object]:
        """Return the facts that say what the book holds."""
        tables = ("challenges", "candidates", "applications", "jurors", "panels", "interests")
        counts = {name: len(getattr(self, name)) for name in tables}
        posts = sum(len(one.posts) for one in self.challenges)
        recusals = len(self.recusals().recusals)
        return {"promotion": self.promotion.name, "posts": posts, "recusals": recusals, **counts}

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what is missing in the book, or what is missing of a name that it holds.

        Args:
            key: A person, a challenge or a panel; None for the whole.

        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3, candidates=[Candidate(id="c1")]).explain())
        book: c1 applied for nothing: no application names this person.
        """
        if key is None:
            reasons = self.gaps or [because("book", **self._counts)]
            return Trace(subject=tell("subject_book", lang), reasons=reasons, lang=lang)
        require_key("person, challenge or panel", key, known_to(self))
        told = [one for one in self.gaps if key in cast("tuple[str, ...]", one.facts["names"])]
        return Trace(subject=key, reasons=told or [because("nothing_missing")], lang=lang)

    # ── what the rooms take ──────────────────────────────────────────────────────────────────────

    @checked
    def funnel(
        self, *, kept: Iterable[str] | None = None, cohort: Cohort | Composition | None = None
    ) -> Funnel:
        """Return how many were proposed, kept, heard and seated.

        Args:
            kept: The challenges that the jury kept, where it is known.
            cohort: Who sits where, where it is known.

        >>> from eig.promotions import P3
        >>> Book(promotion=P3).funnel(kept=["plume"]).rows()[1]
        {'stage': 'kept', 'count': 1, 'passed': ('plume',)}
        """
        return funnel_of(self, kept, cohort.cohort if isinstance(cohort, Composition) else cohort)

    @checked
    def decide(
        self,
        deliberation: Deliberation | None = None,
        lists: Rankings | None = None,
        cohort: Composition | CohortRepair | None = None,
        schedule: Schedule | None = None,
        *,
        minutes: Minutes | Iterable[Minutes] = (),
        rounds: Deliberation | Iterable[Deliberation] = (),
    ) -> Outcome:
        """Return the outcome of a promotion: what was decided, from as much of it as there is.

        Args:
            deliberation: The jury's last deliberation, on the challenges or on people.
            lists: The rankings of the candidates, by challenge and profile.
            cohort: The composition of the teams, or what `eig.teams.repair` made of it.
            schedule: The dates.
            minutes: The minutes of the juries.
            rounds: The rounds before, in order; challenges and people have each their own. Panels that share
                no dossier are of one; whoever no later one judges is decided there. Lists come after.

        Raises:
            Faults: Something names a challenge or a person that the book does not know.

        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3).decide())
        EIG 3: nothing was decided yet.
        """
        return Outcome(
            book=self,
            deliberation=deliberation,
            lists=lists,
            cohort=cohort.composition if isinstance(cohort, CohortRepair) else cohort,
            schedule=schedule,
            minutes=minutes,
            rounds=rounds,
        )

    def agenda(self, person: str, *sources: AgendaSource, lang: Lang = "en") -> Agenda:
        """Return the agenda of one person of the book: a juror, a candidate, a fellow, a mentor.

        It holds the sessions of the promotion that are for them, the days of their contract, and what
        concerns them in the sources. `eig.timeline.to_ical` writes it.

        Args:
            person: Whose agenda, by identifier.
            sources: What else there is: timetables of hearings, sessions of your own.
            lang: The language of titles.

        >>> from eig.programme import Mentor
        >>> from eig.promotions import P3
        >>> Book(promotion=P3, mentors=[Mentor(id="m1", challenge="plume")]).agenda("m1").sessions[0].name
        'mini-bootcamp'
        """
        return agenda_in(self, person, sources, lang)

    # ── after the decision ───────────────────────────────────────────────────────────────────────

    @checked
    def appoint(
        self,
        cohort: Composition | Cohort,
        *,
        starts: date | Mapping[str, date],
        decisions: Iterable[Decision] = (),
    ) -> tuple[Appointment, ...]:
        """Return the appointments of a cohort that are new: each person at a post that takes their profile.

        The posts of a team are those of the objective: the most points of the lists at their posts, and then
        the profile that each names first. Equals are parted by a decision. The contract and the pay are those
        that the promotion published; what it did not publish stays open.

        Args:
            cohort: The composition of the teams, once nothing is left to decide, or a cohort.
            starts: The first day; or that of each person or challenge, by identifier.
            decisions: How equals were parted, beside the decisions of the composition: of posts that
                are equally good, of several kinds or of one, who stands first takes the one published first.

        Raises:
            Faults: A seat or a post is not decided; somebody has no post, no first day, or is not free on it.

        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])])
        >>> one = book.appoint(Cohort.of({"plume": ["c1"]}), starts=date(2019, 1, 16))[0]
        >>> one.post, one.last
        ('plume-3', datetime.date(2019, 11, 15))
        """
        if isinstance(cohort, Cohort):
            return appointments_of(self, cohort, starts, problem=None, decisions=tuple(decisions))
        orders = (*cohort.decisions, *decisions)
        return appointments_of(self, check_decided(cohort), starts, problem=cohort.problem, decisions=orders)

    @checked
    def state_on(self, on: date) -> PromotionState:
        """Return who is where on a day, by what was known then, with the posts of teams that were appointed.

        >>> from eig.programme import Candidate
        >>> from eig.programme.appointments import Appointment, Event
        >>> from eig.promotions import P3
        >>> seat = Appointment(person="c1", challenge="plume", post="plume-3", start=date(2019, 1, 16))
        >>> left = Event(on=date(2019, 5, 3), kind="resigned", person="c1")
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")], appointments=[seat], events=[left])
        >>> book.state_on(date(2019, 2, 1)).where("c1"), book.state_on(date(2019, 6, 1)).where("c1")
        (('plume',), ())
        """
        return state_of(self, on)
