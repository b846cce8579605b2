"""The book of one promotion: its tables joined, and checked against one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast, final

from attrs import field, frozen, resolve_types

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, map_of
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.map_fields import ids_map
from eig._values.tuple_fields import TupleOf
from eig._values.value import keeps, told_nowhere, told_where_given
from eig.book._agenda_by_roles import agenda_in
from eig.book._appointments_from_cohort import appointments_of, check_decided
from eig.book._cautions_on_people_employers_profiles import doubts_of
from eig.book._facts_applied_to_every_table import standing, walked_in
from eig.book._facts_that_contradict_tables import check_facts
from eig.book._gaps_in_tables import gaps_of
from eig.book._jury_hearings_and_teams_from_a_book import Conducted
from eig.book._names_of_challenges_posts_profiles_people import known_to, names_of
from eig.book._person_statuses_and_lost_seats import PersonStatus, state_of, states_of
from eig.book._recusals_and_absent_jurors import asked_to_judge, decided_of, not_come_of, recusals_of
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
from eig.book._teams_problem_from_book import problem_of
from eig.book.erasure_records import Erasure
from eig.book.funnels import Funnel, funnel_of
from eig.book.outcomes_by_audience import Outcome as Outcome  # noqa: PLC0414 # listed from here, where it knows its book
from eig.book.rulings_on_challenges_and_people import to_groups
from eig.errors import UnknownKey
from eig.jury.marks.recusals import Recusals, recuse
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.lots import Decision
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel, Promotion, Quota
from eig.programme._courses_and_statuses_from_facts import Course
from eig.programme.appointments import Appointment, Event
from eig.programme.ledger import FactCorrection, Ledger
from eig.programme.lifecycles import check_statuses
from eig.programme.people import Mentor
from eig.programme.states import PromotionState
from eig.programme.steps import StepDecision
from eig.programme.tables import TableReading
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.rows import Dialect
from eig.rows.dialects import PLAIN, dialect_of
from eig.teams import Problem
from eig.teams.answers.cohort_repairs import CohortRepair
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.rule_shapes import Rule
from eig.timeline.facts.agenda_of_one_person import Agenda, AgendaSource
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang, Number

if TYPE_CHECKING:
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.programme.interests import RecusalProcedure

because: Because = reasons_in("book")
tell: Tell = teller("book")


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
        distinct: People of one name or address who are several, each group by identifiers: a juror too.
        erasures: What was erased since: see `erase`.
        readings: What was read of each table, by its name, where `read` made the book.
        dialect: How its tables are written: those that come later are read alike, unless it is said.

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
    promotion: Promotion
    proposed: tuple[Challenge, ...] = field(default=(), converter=TupleOf[Challenge])
    candidates: tuple[Candidate, ...] = field(default=(), converter=TupleOf[Candidate])
    applications: tuple[Application, ...] = field(default=(), converter=TupleOf[Application])
    jurors: tuple[Juror, ...] = field(default=(), converter=TupleOf[Juror])
    panels: tuple[Panel, ...] = field(default=(), converter=TupleOf[Panel])
    interests: tuple[Interest, ...] = field(default=(), converter=TupleOf[Interest])
    called: FrozenMap[tuple[str, ...]] = field(
        factory=FrozenMap[tuple[str, ...]], converter=ids_map, metadata=keeps(map_of(ids))
    )
    mentors: tuple[Mentor, ...] = field(default=(), converter=TupleOf[Mentor])
    appointments: tuple[Appointment, ...] = field(default=(), converter=TupleOf[Appointment])
    events: tuple[Event, ...] = field(default=(), converter=TupleOf[Event])
    corrections: tuple[FactCorrection, ...] = field(
        default=(), converter=TupleOf[FactCorrection], metadata=told_where_given
    )
    day: date | None = field(default=None, metadata=told_where_given)
    steps: tuple[StepDecision, ...] = field(default=(), converter=TupleOf[StepDecision])
    distinct: tuple[tuple[str, ...], ...] = field(
        default=(), converter=to_groups, metadata={**keeps(ids.each()), **told_where_given}
    )
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    readings: FrozenMap[TableReading] = field(
        factory=FrozenMap[TableReading], converter=MapOf[TableReading], eq=False, metadata=told_nowhere
    )
    dialect: Dialect = field(default=PLAIN, eq=False, metadata=told_nowhere)

    def _check(self, faults: Gather) -> None:
        for name, keys in (
            ("challenges", [one.id for one in self.challenges]),
            ("candidates", [one.id for one in self.candidates]),
            ("applications", [one.candidate for one in self.applications]),
            ("jurors", [one.id for one in self.jurors]),
            ("panels", [one.id for one in self.panels]),
            (
                "mentors",
                [" · ".join(filter(None, (one.id, one.challenge, one.post))) for one in self.mentors],
            ),
            ("steps", [f"{one.person} · {one.step}" for one in self.steps]),
        ):
            faults.distinct(name, keys, what="identifier")
        conditions = [one.status for one in self.promotion.rules.eligibility]
        named = (one.condition for one in self.steps if one.condition)
        faults.known("steps", named, conditions, what="a condition")
        told = (name for group in self.distinct for name in group)
        people = [*(one.id for one in self.candidates), *(one.id for one in self.jurors)]
        faults.known("distinct", told, people, what="a candidate")
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
        tables, readings = read_tables(
            Tables(promotion=promotion, proposed=tuple(proposed)),
            candidates=candidates,
            dialect=dialect,
            written=Written(columns, ignore),
            others={
                "jurors": jurors,
                "panels": panels,
                "interests": interests,
                "mentors": mentors,
                "called": called,
                "events": events,
                "steps": steps,
            },
        )
        given = {name: one for name, one in tables._asdict().items() if name != "calls"}
        return cls(
            **given, called=called_of(tables.calls), distinct=distinct, readings=readings, dialect=dialect
        )

    # ── what happened ────────────────────────────────────────────────────────────────────────────

    @cached_property
    def ledger(self) -> Ledger:
        """The facts recorded since, and what corrected them."""
        return Ledger(facts=self.events, corrections=self.corrections)

    @cached_property
    def _stands(self) -> Tables:
        return standing(self, Gather("Book"))

    @cached_property
    def _walked(self) -> tuple[Course, ...]:
        return tuple(walked_in(self, self.ledger.in_force, Gather("Book")))

    @cached_property
    def _states(self) -> Mapping[str, PersonStatus]:
        return states_of(self)

    # ── what it holds ────────────────────────────────────────────────────────────────────────────

    @cached_property
    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges of the promotion, then those that were proposed besides."""
        return (*self.promotion.challenges, *self.proposed)

    @cached_property
    def all_mentors(self) -> tuple[Mentor, ...]:
        """The mentors that challenges state, then those of the table."""
        return (*(mentor for one in self.challenges for mentor in one.mentors), *self.mentors)

    @cached_property
    def names(self) -> FrozenMap[str]:
        """What people and challenges are called, for display alone; those without a name are left out."""
        return FrozenMap(names_of(self))

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

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """What is missing: people without an application, files that are not complete, posts, hearings."""
        return gaps_of(self)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know: what was doubtful in the tables, and people who may be one.

        >>> from eig.promotions import P3
        >>> table = [{"Identifiant": "c1", "Nom": "Ada L."}, {"Identifiant": "c2", "Nom": "L. Ada"}]
        >>> book = Book.read(P3, candidates=table, dialect="fr")
        >>> [one.code for one in book.cautions]
        ['one_person']
        """
        read = (because("in_table", table=name, said=one) for name, one in self._read_with_doubts)
        return (*read, *doubts_of(self))

    @property
    def _read_with_doubts(self) -> list[tuple[str, Reason]]:
        return [(name, one) for name, reading in self.readings.items() for one in reading.cautions]

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what is missing in the book, or what is missing of a name that it holds.

        Args:
            key: A person, a challenge or a panel; None for the whole.

        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3, candidates=[Candidate(id="c1")]).explain())
        book: c1 applied for nothing: no application names this person.
        """
        if key is None:
            reasons = self.gaps or [because("book", **self._counts)]
            return Trace(subject=tell("subject_book", lang), reasons=reasons, lang=lang)
        if key not in (known := known_to(self)):
            raise UnknownKey("person, challenge or panel", key, known=known)
        told = [one for one in self.gaps if key in cast("tuple[str, ...]", one.facts["names"])]
        return Trace(subject=key, reasons=told or [because("nothing_missing")], lang=lang)

    # ── what the rooms take ──────────────────────────────────────────────────────────────────────

    @checked
    def recusals(
        self,
        dossiers: Iterable[str] | None = None,
        *,
        procedure: RecusalProcedure | None = None,
        mentors_step_back: bool = False,
    ) -> Recusals:
        """Return the recusals that declared interests, employers and mentors call for.

        Args:
            dossiers: What is judged; the challenges where none is given.
            procedure: The kind of decision: see `eig.jury.marks.recusals_from`; the rules that the promotion
                published where left out.
            mentors_step_back: Whether a mentor steps back from the own challenge; in EIG they sit (règlement
                AAC EIG 3, art. 6.4).

        >>> from eig.promotions import P3
        >>> host = P3.challenge("plume").host
        >>> book = Book(promotion=P3, jurors=[Juror(id="j1", employer=host.id)])
        >>> book.recusals().kept_from("j1", ["plume", "adler"])
        ('plume',)
        """
        return recusals_of(self, dossiers, procedure=procedure, mentors_step_back=mentors_step_back)

    @checked
    def recuse(
        self,
        sheet: Scoresheet,
        *,
        by: str,
        on: date | None = None,
        decided: Table = (),
        procedure: RecusalProcedure | None = None,
        dialect: Dialect | Lang | None = None,
    ) -> Scoresheet:
        """Return a scoresheet without the marks of jurors who must step back, by `recusals`.

        Args:
            by: Who decided the recusals.
            on: The day on which they were decided, if it is stated.
            decided: Recusals that were decided beside those that interests call for: one row each, `juror`,
                `item` (blank for the whole session) and `kind`.
            procedure: The kind of decision.
            dialect: How that table is written; as those of the book where left out.

        Raises:
            Faults: A juror or a dossier of the sheet or of the table is not of the book.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, jurors=[Juror(id="j1", employer=P3.challenge("plume").host.id)])
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> book.recuse(sheet, by="chair").mark_sheet("plume", "j1").state
        'recused'
        """
        also = decided_of(self, sheet, decided, self._written(dialect))
        found = self.recusals(sheet.items, procedure=procedure)
        sits = [one for one in found.recusals if one.juror in sheet.jurors]
        every = Recusals(recusals=dict.fromkeys((*sits, *also)))
        return recuse(sheet, every, by=by, on=on, called=asked_to_judge(self, sheet, every))

    @checked
    def not_come(self, sheet: Scoresheet) -> FrozenMap[tuple[str, ...]]:
        """Return, of each dossier of a sheet, the jurors who were called and of whom there is no sheet.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, jurors=[Juror(id="j1"), Juror(id="j2")], called={"plume": ["j1", "j2"]})
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> book.not_come(sheet)
        FrozenMap({'plume': ('j2',)})
        """
        return not_come_of(self, sheet)

    @checked
    def problem(
        self,
        kept: Iterable[str] | None = None,
        *,
        merit: Rankings | None = None,
        wishes: Sequence[Number] = (),
        mates: Number = 0,
        merit_by_wish: Sequence[Number] = (),
        rules: Iterable[Rule | Quota] = (),
        cleared: bool = False,
    ) -> Problem:
        """Return the team problem: the kept challenges with their posts, the candidates with their wishes.

        Args:
            kept: The challenges that were kept; those of the promotion where none is given.
            merit: Rankings by challenge and profile, whose scores are points: nobody is seated at a challenge
                on no list of which they are ranked. Without them, every wish counts.
            wishes: The points of a first wish, a second, and so on: of the rank that the candidate gave, also
                where a better wish cannot be met.
            mates: The points of a wish for a team-mate that is met.
            merit_by_wish: The share of merit that counts at a first wish, a second, and so on, the last for
                all that follow: `[1, "1/2"]`. All of it where left out.
            rules: Other rules of the problem; a `Quota` is one.
            cleared: Whether a challenge whose posts all need one clearance takes only those who hold it; in
                EIG it is asked for after the decision, and a refusal ends the contract.

        >>> from eig.promotions import P3
        >>> from eig.teams import compose
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])],
        ...             applications=[Application(candidate="c1", wishes=["plume"])])
        >>> book.problem(["plume"], wishes=[2, 1]).people[0].wishes
        ('plume',)
        """
        return problem_of(
            self,
            kept,
            merit=merit,
            points=(tuple(wishes), mates, tuple(merit_by_wish)),
            rules=rules,
            cleared=cleared,
        )

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
    ) -> Outcome:
        """Return the outcome of a promotion: what was decided, from as much of it as there is.

        Args:
            deliberation: The jury's deliberation on the challenges.
            lists: The rankings of the candidates, by challenge and profile.
            cohort: The composition of the teams, or what `eig.teams.repair` made of it.
            schedule: The dates.
            minutes: The minutes of the juries.

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
        )

    def agenda(self, person: str, *sources: AgendaSource, lang: Lang = "en") -> Agenda:
        """Return the agenda of one person of the book: a juror, a candidate, a fellow, a mentor.

        It holds the sessions of the promotion that are for them, the days of their contract, and what
        concerns them in the sources. `eig.timeline.to_ical` writes it.

        Args:
            person: Whose agenda, by identifier.
            sources: What else there is: timetables of hearings, sessions of your own.
            lang: The language of titles.

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
        """Return the appointments of a cohort: each person at a post that takes their profile.

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

        >>> from eig.promotions import P3
        >>> seat = Appointment(person="c1", challenge="plume", post="plume-3", start=date(2019, 1, 16))
        >>> left = Event(on=date(2019, 5, 3), kind="resigned", person="c1")
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")], appointments=[seat], events=[left])
        >>> book.state_on(date(2019, 2, 1)).where("c1"), book.state_on(date(2019, 6, 1)).where("c1")
        (('plume',), ())
        """
        return state_of(self, on)


resolve_types(Outcome, localns={"Book": Book})  # an outcome knows its book by type alone
