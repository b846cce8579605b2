"""The book of one promotion: its tables joined, and checked against one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import cast, final

from attrs import frozen, resolve_types

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig.book._agenda_by_roles import agenda_in
from eig.book._appointments_from_cohort import appointments_of, check_decided
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
from eig.book.funnels import Funnel, funnel_of
from eig.book.outcomes_by_audience import Outcome as Outcome  # noqa: PLC0414 # listed from here, where it knows its book
from eig.errors import UnknownKey
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

    # ── what it holds ────────────────────────────────────────────────────────────────────────────

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
        if key not in (known := known_to(self)):
            raise UnknownKey("person, challenge or panel", key, known=known)
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


resolve_types(Outcome, localns={"Book": Book})  # an outcome knows its book by type alone
