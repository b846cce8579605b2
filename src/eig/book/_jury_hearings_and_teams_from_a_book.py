"""What a book does in the rooms, a method a step: each takes what the book holds, and its cautions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, Unpack, cast

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import raise_all, told_of
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import Known
from eig._values.tuple_fields import to_ids
from eig.book._book_on_a_day_or_corrected import Dated
from eig.book._cautions_on_marks_lists_and_teams import doubts_by_list, doubts_of_marks
from eig.book._cautions_on_people_employers_profiles import BookWithCautions, of_jury, of_list
from eig.book._facts_applied_to_every_table import current
from eig.book._names_of_challenges_posts_profiles_people import Stated, profiles_of
from eig.book._recusals_and_absent_jurors import asked_to_judge, decided_of, not_come_of, recusals_of
from eig.book._tables_read_and_joined import Sheets, Table, Tables
from eig.book._teams_problem_from_book import problem_of
from eig.jury import deliberate, rank_lists
from eig.jury.marks.recusals import Recusals, recuse
from eig.jury.marks.scale import Scale
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.jury.rules.jury_rules_with_origins import JuryOptions, JuryRules
from eig.programme import Panel, Quota
from eig.programme.interests import RecusalProcedure
from eig.reasons import Reason
from eig.rows import NO_COLUMNS, Columns, mark_table
from eig.rows._known_names_of_items_and_jurors import Body, Names
from eig.rows._mark_tables import scoresheet_of
from eig.rows._marks_of_several_lists import BY, scoresheets_of
from eig.rows.dialects import Dialect, Ignored, dialect_of
from eig.teams import compose
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule
from eig.timeline import plan_hearings
from eig.timeline.hearings.timetables import Timetable
from eig.typing import Lang, Number

if TYPE_CHECKING:
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.programme.tables import TableReading

MARKS: Final[Mapping[str, str]] = FrozenMap({"rows": "marks"})


class Conducted(Dated, BookWithCautions):
    """A book from its tables to its cohort: each method is a call of a room with what the book holds."""

    __slots__ = ()

    @checked
    def rules(
        self,
        judges: Literal["challenges", "candidates"],
        *,
        scale: Scale | None = None,
        **options: Unpack[JuryOptions],
    ) -> JuryRules:
        """Return the rules that the promotion published for one of its juries: see `JuryRules.of`.

        Args:
            judges: Which of its juries.
            scale: The scale of each criterion, where its levels were not published.
            options: The other rules, where nothing was published.

        >>> from eig.book import Book
        >>> from eig.jury import EIG_SCALE
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).rules("challenges", scale=EIG_SCALE).places
        15
        """
        return JuryRules.of(self.promotion, judges, scale=scale, **options)

    @checked
    def deliberate(
        self,
        judges: Literal["challenges", "candidates"],
        marks: Table,
        *,
        scale: Scale | None = None,
        panels: Table = (),
        decided: Table = (),
        by: str = "rules",
        on: date | None = None,
        chair: str | None = None,
        present: Iterable[str] | None = None,
        columns: Columns = NO_COLUMNS,
        ignore: Ignored = (),
        jurors: Iterable[str] = (),
        dialect: Dialect | Lang | None = None,
        **options: Unpack[JuryOptions],
    ) -> Deliberation:
        """Return the deliberation of a jury on its marks: the rules published, the recusals of the book.

        What is doubtful in the book about its jurors is a caution of the lists, beside that of the marks.

        Args:
            judges: Which of the juries.
            marks: The marks: a table, as for `eig.rows.scoresheet`.
            scale: The scale of each criterion, where its levels were not published.
            panels: Which jurors hear what, as for `read`; the panels of the book that hear such dossiers
                where left out.
            decided: Recusals that were decided beside those that interests call for: see `recuse`.
            by: Who decided the recusals, such as `"chair"`; the rules on recusal where nobody is named.
            on: The day on which they were decided, if it is stated.
            chair: The member who chairs.
            present: Who sat; None where only the sheets tell.
            columns: What each column of the marks holds, where it has another name.
            ignore: Columns of the marks left aside on purpose.
            jurors: The columns that hold the marks of one juror each, where the table is laid out so.
            dialect: How these tables are written; as those of the book where left out.
            options: The other rules, where nothing was published.

        Raises:
            Faults: With every fault of the tables; a juror or a dossier that the book does not know.

        >>> from eig.book import Book
        >>> from eig.jury import EIG_SCALE
        >>> from eig.promotions import P3
        >>> book = Book.read(P3, jurors=[{"Identifiant": "j1"}], dialect="fr")
        >>> titles = [one.title for one in P3.rules.grid("challenges").criteria]
        >>> marks = [{"Défi": "Plume", "Juré": "j1", **dict.fromkeys(titles, "4")}]
        >>> book.deliberate("challenges", marks, scale=EIG_SCALE).kept
        ('plume',)
        """
        written = self._written(dialect)
        rules = self.rules(judges, scale=scale, **options)
        sitting = sitting_on(self, judges, panels, written)
        body = evolve(body_of(self, judges), panels=sitting)
        asked = (written, columns, ignore, to_ids(jurors))
        table = told_of("Book.deliberate", lambda: mark_table(marks, rules, asked, body), named=MARKS)
        sheet = scoresheet_of(table)
        doubts = (*of_jury(self.cautions), *doubts_of_marks(self, sheet))
        doubted = with_doubts(sheet, doubts)
        return deliberate(
            evolve(self, panels=sitting).recuse(doubted, by=by, on=on, decided=decided, dialect=written),
            rules,
            chair=chair,
            panels=sitting,
            present=present,
        )

    @checked
    def lists(
        self,
        marks: Table,
        *,
        scale: Scale | None = None,
        by: str = "rules",
        on: date | None = None,
        columns: Columns = NO_COLUMNS,
        ignore: Ignored = (),
        jurors: Iterable[str] = (),
        dialect: Dialect | Lang | None = None,
        **options: Unpack[JuryOptions],
    ) -> Rankings:
        """Return the lists of the candidates, one a challenge and profile, by the rules published.

        Args:
            marks: The marks, as for `eig.rows.scoresheets`.
            scale: The scale of each criterion, where its levels were not published.
            by: Who decided the recusals that interests call for; the rules on recusal where left out.
            on: The day on which they were decided, if it is stated.
            columns: What each column of the marks holds, where it has another name.
            ignore: Columns of the marks left aside on purpose.
            jurors: The columns that hold the marks of one juror each, where the table is laid out so.
            dialect: How the table is written; as those of the book where left out.
            options: The other rules, where nothing was published.

        Raises:
            Faults: With every fault of the table; a name that the book does not know; a rule that no list
                heeds: see `eig.jury.rank_lists`.

        >>> from eig.book import Book
        >>> from eig.jury import EIG_SCALE
        >>> from eig.promotions import P3
        >>> people = [{"Identifiant": "c1", "Profils": "data", "Vœu 1": "plume"}]
        >>> book = Book.read(P3, candidates=people, jurors=[{"Identifiant": "j1"}], dialect="fr")
        >>> titles = [one.title for one in P3.rules.grid("candidates").criteria]
        >>> row = {"Défi": "Plume", "Profil": "data", "Candidat": "c1", "Juré": "j1"}
        >>> marks = [{**row, **dict.fromkeys(titles, "4")}]
        >>> book.lists(marks, scale=EIG_SCALE)["plume", "data"].order
        ('c1',)
        """
        written = self._written(dialect)
        rules = self.rules("candidates", scale=scale, **options)
        body = body_of(self, "candidates")
        asked = (written, columns, ignore, to_ids(jurors))
        table = told_of("Book.lists", lambda: mark_table(marks, rules, asked, body), named=MARKS)
        listed = scoresheets_of(table, by=BY, lists=())
        of_book = self.cautions
        doubts = doubts_by_list(self, {key: sheet.items for key, sheet in listed.items()})
        doubted = {
            key: with_doubts(sheet, (*of_list(of_book, sheet), *doubts[key])) for key, sheet in listed.items()
        }
        sheets = {key: self.recuse(sheet, by=by, on=on) for key, sheet in doubted.items()}
        return told_of("Book.lists", lambda: rank_lists(sheets, rules))

    @checked
    def hearings(
        self,
        *,
        days: Iterable[date],
        rooms: int | Sequence[str] = 2,
        away: Mapping[str, Iterable[date | str]] | None = None,
        half_days_per_juror: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Timetable:
        """Return when and where the panels of the book hear: see `eig.timeline.plan_hearings` for more.

        Args:
            days: The days of hearings.
            rooms: How many rooms hear in parallel, or their names.
            away: By person, the days on which they are away, beside those that were recorded.
            half_days_per_juror: How many half-days a juror may sit; None for any number.
            stop: As for `eig.timeline.plan_hearings`.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate, Juror
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")], jurors=[Juror(id="j1")],
        ...             panels=[Panel(id="p1", members=["j1"], hears=["c1"])])
        >>> print(book.hearings(days=[date(2018, 11, 6)]).explain("c1"))
        c1: heard in room A on 6 November 2018 from 09:00 to 09:40 before j1.
        """
        most = half_days_per_juror
        return plan_hearings(self, days=days, rooms=rooms, away=away, half_days_per_juror=most, stop=stop)

    @checked
    def compose(
        self,
        kept: Deliberation | Iterable[str] | None = None,
        lists: Rankings | None = None,
        *,
        wishes: Sequence[Number] = (),
        mates: Number = 0,
        merit_by_wish: Sequence[Number] = (),
        rules: Iterable[Rule | Quota] = (),
        cleared: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> Composition:
        """Return the best cohort of the problem of the book: see `problem`, and `eig.teams.compose`.

        Args:
            kept: The deliberation on the challenges, or those kept; those of the promotion where left out.
            lists: The lists of the candidates, whose scores are points.
            wishes: The points of a first wish, a second, and so on.
            mates: The points of a wish for a team-mate that is met.
            merit_by_wish: The share of merit that counts at a first wish, a second, and so on.
            rules: Other rules of the problem; a `Quota` is one.
            cleared: Whether a challenge whose posts all need one clearance takes only those who hold it.
            stop: As for `eig.teams.compose`.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])],
        ...             applications=[Application(candidate="c1", wishes=["plume"])])
        >>> book.compose(["plume"], wishes=[2, 1]).status
        'infeasible'
        """
        chosen = kept.kept if isinstance(kept, Deliberation) else kept
        problem = self.problem(
            chosen,
            merit=lists,
            wishes=wishes,
            mates=mates,
            merit_by_wish=merit_by_wish,
            rules=rules,
            cleared=cleared,
        )
        return compose(problem, stop=stop)

    @checked
    def recusals(
        self,
        dossiers: Iterable[str] | None = None,
        *,
        procedure: RecusalProcedure | None = None,
        mentors_step_back: bool = False,
    ) -> Recusals:
        """Return the recusals that declared interests, employers and mentors call for.

        A juror who applies has rivals by what was asked for. A wish or an application that ends later lifts
        no recusal: a mark that was set aside does not come back.

        Args:
            dossiers: What is judged; where none is given, the challenges, and of jurors who apply, their
                file and its rivals.
            procedure: The kind of decision: see `eig.jury.marks.recusals_from`; the rules that the promotion
                published where left out. Rules of your own with `rival_candidacy` among `harmless` leave
                rivals to whoever applies.
            mentors_step_back: Whether a mentor steps back from the own challenge; in EIG they sit (règlement
                AAC EIG 3, art. 6.4).

        >>> from eig.book import Book
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
        >>> from eig.book import Book
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
        >>> from eig.book import Book
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

        Whoever is recorded as appointed keeps that post, by a rule (`SeatGiven`), and has no other.

        Args:
            kept: The challenges that were kept; those of the promotion where none is given.
            merit: Rankings by challenge and profile, whose scores are points: nobody is seated at a challenge
                on no list of which they are ranked, nor holds a post of whose profiles none ranks them.
                Without them, every wish counts.
            wishes: The points of a first wish, a second, and so on: of the rank that the candidate gave, also
                where a better wish cannot be met.
            mates: The points of a wish for a team-mate that is met.
            merit_by_wish: The share of merit that counts at a first wish, a second, and so on, the last for
                all that follow: `[1, "1/2"]`. All of it where left out.
            rules: Other rules of the problem; a `Quota` is one.
            cleared: Whether a challenge whose posts all need one clearance takes only those who hold it; in
                EIG it is asked for after the decision, and a refusal ends the contract.

        >>> from eig.book import Book
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

    def _written(self, dialect: Dialect | Lang | None) -> Dialect:
        """Return how a table is written: as those of the book, unless it is said."""
        return self.dialect if dialect is None else dialect_of(dialect)


def sitting_on(book: BookWithCautions, judges: str, panels: Table, dialect: Dialect) -> tuple[Panel, ...]:
    """Return the panels of a table, or those of the book that hear what is judged."""
    stated = Stated.of_book(book.promotion, book.proposed, book.candidates, book.jurors)
    sheets = Sheets(dialect, stated=stated)
    given = sheets.values("panels", panels, Panel)
    if not given and not sheets.faults:
        heard = {one.id for one in (book.challenges if judges == "challenges" else book.candidates)}
        return tuple(one for one in current(book).panels if heard.intersection(one.hears))
    known = Tables(promotion=book.promotion, proposed=book.proposed, candidates=book.candidates)
    sheets.check(known._replace(jurors=book.jurors, panels=given))
    raise_all("Book.deliberate", sheets.faults, more=sheets.more)
    return given


def body_of(book: BookWithCautions, judges: str) -> Body:
    """Return what a jury judges and who judges, by the names that the book knows."""
    titles = ((one.id, one.title) for one in book.challenges)
    people = [(one.id, one.name) for one in book.candidates] + [(one.id, one.name) for one in book.jurors]
    return Body(
        named=Names([*titles, *people], also=(one.id for one in book.panels)),
        profiles=profiles_of(book.promotion, book.challenges),
        known=names_of_marks(book, judges),
    )


def names_of_marks(book: BookWithCautions, judges: str) -> dict[str, Known]:
    """Return, by field of a table of marks, the names that the book knows."""
    posts = [post for one in book.challenges for post in one.posts]
    profiles = {one.id for one in book.promotion.profiles} | {one for post in posts for one in post.accepted}
    challenges = [one.id for one in book.challenges]
    judged = challenges if judges == "challenges" else [one.id for one in book.candidates]
    jurors = [*(one.id for one in book.jurors), *(one.id for one in book.panels)]
    known = {"item": judged, "juror": jurors}
    if judges == "candidates":
        known |= {"challenge": challenges, "profile": [*profiles]}
    return {name: Known(names) for name, names in known.items() if names}


def with_doubts(sheet: Scoresheet, doubts: tuple[Reason, ...]) -> Scoresheet:
    """Return a scoresheet that was read, whose lists are to be read with the cautions of the book too."""
    reading = cast("TableReading", sheet.reading)
    return evolve(sheet, reading=evolve(reading, doubts=(*reading.doubts, *doubts)))
