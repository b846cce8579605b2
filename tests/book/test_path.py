"""One path on the book, from its tables to letters: nothing is copied by hand, and its cautions go along."""

import datetime as dt
from fractions import Fraction

import pytest
from attrs import evolve

from eig import jury, rows, teams, testing, timeline, to_html
from eig.book import Book, read_promotion
from eig.convert import from_json, to_json
from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, rank_lists
from eig.programme import Panel, Programme, Promotion
from eig.programme.appointments import Appointment, Event
from eig.promotions import P3
from eig.rows import Dialect
from helpers.unfolded import unfolded

FRENCH = Dialect.french()
TABLE = testing.synthetic_tables(P3, seed=7, candidates=24, jurors=6, panels=3, heard=2)
GIVEN = {name: TABLE[name] for name in ("candidates", "jurors")}
BOOK = Book.read(P3, **GIVEN, panels=TABLE["candidate_panels"], dialect="fr")
HELD = BOOK.deliberate(
    "challenges", TABLE["challenge_marks"], panels=TABLE["challenge_panels"], scale=EIG_SCALE
)
LISTS = BOOK.lists(TABLE["candidate_marks"], scale=EIG_SCALE)


FIRST = BOOK.candidates[0].id


def seat(person=FIRST, challenge="plume", start=dt.date(2019, 1, 16), **more):
    """Return an appointment."""
    return Appointment(person=person, challenge=challenge, start=start, terms=P3.rules.terms, **more)


class TestPath:
    """Each method of the book is a call of a room with what the book holds."""

    @pytest.mark.slow
    def test_the_deliberation_is_that_of_the_room(self):
        """Rules published, marks read, recusals of the book: the same lists as step by step."""
        rules = BOOK.rules("challenges", scale=EIG_SCALE)
        panels = rows.read(TABLE["challenge_panels"], Panel, dialect=FRENCH)
        sheet = rows.scoresheet(TABLE["challenge_marks"], rules, dialect=FRENCH, panels=panels)
        sitting = evolve(BOOK, panels=panels)
        alone = jury.deliberate(sitting.recuse(sheet, by="rules"), rules, panels=panels)

        assert HELD == alone

    @pytest.mark.untraced
    def test_the_lists_are_those_of_the_room(self):
        """One list a challenge and profile, by the rules published."""
        rules = BOOK.rules("candidates", scale=EIG_SCALE)
        sheets = rows.scoresheets(TABLE["candidate_marks"], rules, dialect=FRENCH)

        assert jury.rank_lists(sheets, rules).rows() == LISTS.rows()

    @pytest.mark.slow
    def test_a_list_keeps_nobody_so_it_takes_no_rule_of_who_is_kept(self):
        """Places and a reserve that no list would heed are refused, and each is named; a threshold is heeded."""
        with pytest.raises(Faults) as wrong:
            BOOK.lists(TABLE["candidate_marks"], scale=EIG_SCALE, reserve=1, places=2, detail=False)

        assert [f"Book.lists.rules.{one}" for one in ("places", "reserve")] == [
            one.place for one in wrong.value.faults
        ]

    @pytest.mark.slow
    def test_hearings_and_teams_are_those_of_the_rooms(self):
        """A timetable of the panels, a cohort of the problem."""
        days = [dt.date(2018, 11, 6), dt.date(2018, 11, 7)]
        problem = BOOK.problem(HELD.kept, merit=LISTS, wishes=[2, 1])

        assert timeline.plan_hearings(BOOK, days=days, rooms=3) == BOOK.hearings(days=days, rooms=3)
        assert teams.compose(problem) == BOOK.compose(HELD, LISTS, wishes=[2, 1])
        assert BOOK.compose(HELD.kept, LISTS, wishes=[2, 1]) == BOOK.compose(HELD, LISTS, wishes=[2, 1])

    @pytest.mark.untraced
    def test_each_candidate_has_a_letter(self):
        """The letters are those asked for one by one."""
        outcome = BOOK.decide(HELD, LISTS)
        letters = outcome.letters(lang="fr", contact="le service")

        assert [one.id for one in BOOK.candidates] == [*letters]
        assert outcome.letter(FIRST, lang="fr", contact="le service") == letters[FIRST]

    @pytest.mark.untraced
    def test_panels_of_the_book_are_those_that_sit(self):
        """Where no table of panels is given, the panels of the book that hear such dossiers judge."""
        book = evolve(BOOK, panels=[*BOOK.panels, *renamed(HELD.panels)])
        held = book.deliberate("challenges", TABLE["challenge_marks"], scale=EIG_SCALE)

        assert {one.id for one in renamed(HELD.panels)} == {one.id for one in held.panels}

    @pytest.mark.untraced
    def test_whoever_steps_back_is_told_so_without_a_row(self):
        """A juror whom the host employs gives no row: the minutes tell a recusal, not an absence; of a panel, its own."""
        people = [{"Identifiant": "j1", "Employeur": P3.challenge("plume").host.name}, {"Identifiant": "j2"}]
        titles = [one.title for one in P3.rules.grid("challenges").criteria]
        marks = [
            {"Défi": item, "Juré": juror, **dict.fromkeys(titles, "4")}
            for item, juror in (("plume", "j2"), ("adler", "j1"), ("adler", "j2"))
        ]
        book = Book.read(P3, jurors=people, dialect="fr")
        held = book.deliberate("challenges", marks, scale=EIG_SCALE)
        assert "recused" == held.sheet.mark_sheet("plume", "j1").state
        assert "j1 stepped back from plume" in held.minutes(title="Jury").to_markdown()
        panel = [
            {"Identifiant": one, "Membres": members, "Dossiers": item}
            for one, members, item in (("p", "j2", "plume"), ("q", "j1, j2", "adler"))
        ]
        apart = book.deliberate("challenges", marks, scale=EIG_SCALE, panels=panel)
        assert ("j2",) == tuple(one.juror for one in apart.sheet.sheets if one.item == "plume")

    @pytest.mark.untraced
    def test_a_juror_without_a_sheet_is_told(self):
        """Whoever is of the jury and on no sheet is counted by no quorum, and is named; a member of a panel sits there."""
        titles = [one.title for one in P3.rules.grid("challenges").criteria]
        marks = [{"Défi": "plume", "Juré": "j1", **dict.fromkeys(titles, "4")}]
        book = Book.read(P3, jurors="identifiant\nj1\nj2\n", dialect="fr")
        told = book.deliberate("challenges", marks, scale=EIG_SCALE).ranking.cautions
        assert [("j2",)] == [one.facts["names"] for one in told if one.code == "silent_jurors"]
        heard = evolve(book, panels=[Panel(id="p", members=["j2"], hears=["adler"])])
        panel = [{"Identifiant": "q", "Membres": "j1", "Dossiers": "plume"}]
        told = heard.deliberate("challenges", marks, scale=EIG_SCALE, panels=panel).ranking.cautions
        assert "silent_jurors" not in {one.code for one in told}

    @pytest.mark.untraced
    def test_whoever_has_no_wish_is_told_where_others_have_some(self):
        """A last line of a signature is read as a person, and so is whoever left the wishes blank: both are told."""
        table = "identifiant;profils;vœu 1\nc1;data;plume\nc2;dev;\n\nFait à Paris, le 12 mai 2018;;\n"
        (told,) = (
            one for one in Book.read(P3, candidates=table, dialect="fr").cautions if one.code == "wishless"
        )
        assert ("c2", "Fait à Paris, le 12 mai 2018") == told.facts["people"]

    @pytest.mark.slow
    def test_a_challenge_may_be_called_by_its_title(self):
        """However the title is spelt, its marks are those of the identifier."""
        titles = {one.id: one.title.upper() for one in P3.challenges}
        marks = [{**row, "Dossier": titles[row["Dossier"]]} for row in TABLE["challenge_marks"]]
        lists = [{**row, "Défi": titles[row["Défi"]]} for row in TABLE["candidate_marks"]]

        assert BOOK.deliberate("challenges", marks, panels=TABLE["challenge_panels"], scale=EIG_SCALE) == HELD
        assert BOOK.lists(lists, scale=EIG_SCALE).rows() == LISTS.rows()

    @pytest.mark.untraced
    def test_the_jury_of_challenges_sits_before_anybody_applied(self):
        """A book without a table of candidates is one; an empty table of them is a fault."""
        book = Book.read(P3, jurors=TABLE["jurors"], dialect="fr")
        marks, panels = TABLE["challenge_marks"], TABLE["challenge_panels"]

        assert HELD.kept == book.deliberate("challenges", marks, panels=panels, scale=EIG_SCALE).kept
        with pytest.raises(Fault, match="a table with rows"):
            Book.read(P3, candidates=[], jurors=TABLE["jurors"], dialect="fr")

    @pytest.mark.slow(but=["wrong1"])
    @pytest.mark.parametrize(
        "wrong", [{"Défi": "plum"}, {"Juré": "j9"}, {"Dossier": "C999"}, {"Profil": "dé"}]
    )
    def test_a_name_that_the_book_does_not_know_is_a_fault(self, wrong):
        """Of a challenge, a profile, a juror or a person, in marks of candidates or of challenges: with its row and column."""
        ((column, name),) = wrong.items()
        said = f"row 2, '{column}' .*expected a name that another table knows, got '{name}'"
        with pytest.raises((Fault, Faults), match=said):
            BOOK.lists([{**row, **wrong} for row in TABLE["candidate_marks"][:1]], scale=EIG_SCALE)
        if column in ("Juré", "Dossier"):
            marks = [{**row, **wrong} for row in TABLE["challenge_marks"][:1]]
            with pytest.raises((Fault, Faults), match=f"row 2, '{column}'.*got '{name}'"):
                BOOK.deliberate("challenges", marks, scale=EIG_SCALE)

    @pytest.mark.parametrize(("column", "name"), [("Juré", "j9"), ("Dossier", "plum")])
    def test_a_recusal_of_nobody_is_a_fault_with_its_row(self, column, name):
        """A recusal that was decided of a juror or a dossier that the sheet has not is told where it stands."""
        row = {"Juré": HELD.sheet.jurors[0], "Dossier": HELD.sheet.items[0], "Motif": "personal"}
        with pytest.raises(Fault, match=f"decided, row 3, '{column}'.*got '{name}'"):
            BOOK.recuse(HELD.sheet, by="chair", decided=[row, {**row, column: name}])

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "heading", ["Courriel", "Votre adresse électronique", "EMAIL", "attributes.mail"]
    )
    def test_one_address_may_be_one_person(self, heading):
        """Two candidates of one address are told, however the column is called; teams are composed without addresses."""
        table = [
            {"Identifiant": one, "Nom": one, heading: mail, "Vœu 1": "plume"}
            for one, mail in (("c1", "a@x.fr"), ("c2", "A@x.fr"))
        ]
        book = Book.read(P3, candidates=table, dialect="fr")

        assert ["one_person"] == [one.code for one in book.cautions]
        assert [{}, {}] == [dict(one.attributes) for one in book.problem().people]
        other = Book.read(P3, candidates=[table[0], {**table[1], heading: "b@x.fr"}], dialect="fr")
        assert () == other.cautions

    def test_wishes_for_one_challenge_by_its_name_and_its_title_are_a_fault(self):
        """The row and the column of the second are told."""
        table = [{"Identifiant": "c1", "Vœu 1": "karfur", "Vœu 2": "Karfu’R"}]
        with pytest.raises(Fault, match=r"candidates, row 2, 'Vœu 2'.*once"):
            Book.read(P3, candidates=table, dialect="fr")
        with pytest.raises(Fault, match=r"candidates, row 2, 'Vœu 3'"):
            Book.read(
                P3,
                candidates=[{"Identifiant": "c1", "Vœu 1": "plume", "Vœu 2": "adler", "Vœu 3": "plume"}],
                dialect="fr",
            )

    @pytest.mark.untraced
    def test_each_published_rule_that_applications_break_is_told(self):
        """Who wished for too many, and who came too late, are told apart, with what the rules ask for."""
        table = [
            {"Identifiant": "c1", "Vœu 1": "plume", "Vœu 2": "adler", "Vœu 3": "cibnav"},
            {"Identifiant": "c2", "Vœu 1": "plume", "Reçu le": "31/12/2018 10:00"},
            {"Identifiant": "c3", "Vœu 1": "plume", "Vœu 2": "adler", "Vœu 3": "cibnav", "Recevable": "non"},
        ]
        found = [
            one
            for one in Book.read(P3, candidates=table, dialect="fr").cautions
            if one.code == "against_rules"
        ]

        assert [("c1",), ("c2",)] == [one.facts["names"] for one in found]
        assert "at most 2 wishes" in unfolded(found[0])
        assert "15 October 2018" in unfolded(found[1])

    @pytest.mark.untraced
    def test_a_post_without_which_a_team_may_do(self):
        """Two posts and an optional one are a team of two or three; the optional post is held last, and may stay empty."""
        blank = Promotion(programme=Programme(name="Ici"), ordinal=1)
        tables = "identifiant;titre;poste 1;poste 2;poste facultatif\nquais;Quais;data;dev;design\n"
        ours = read_promotion(blank, challenges=tables, dialect="fr")
        people = [
            {"Identifiant": one, "Profils": profile, "Vœu 1": "quais"}
            for one, profile in (("c1", "data"), ("c2", "dev"), ("c3", "design"))
        ]
        lists = rank_lists(
            {("quais", "data"): {"c1": 2}, ("quais", "dev"): {"c2": 1}, ("quais", "design"): {"c3": 1}}
        )
        for count in (2, 3):
            book = Book.read(ours, candidates=people[:count], dialect="fr")
            held = {
                one.person: one.post
                for one in book.appoint(book.compose(lists=lists), starts=dt.date(2028, 1, 3))
            }
            assert {"c1": "quais-1", "c2": "quais-2", "c3": "quais-3"} == {**held, "c3": "quais-3"}
        assert [False, False, True] == [one.optional for one in ours.posts]

    @pytest.mark.untraced
    def test_a_cohort_carries_the_doubts_of_the_book(self):
        """What is doubtful in the tables is a caution of the problem and of the cohort, and decides nothing."""
        table = [
            {"Identifiant": one, "Nom": "Ada A.", "Profils": "data", "Vœu 1": "plume"} for one in ("c1", "c2")
        ]
        book = Book.read(P3, candidates=table, dialect="fr")
        problem = book.problem()

        assert book.cautions
        assert book.cautions == book.compose().cautions[: len(book.cautions)]
        assert problem == evolve(problem, doubts=[])
        assert "doubts" not in repr(problem)

    def test_a_status_and_a_kind_of_fact_are_of_closed_lists(self):
        """One that is none is told with its row and column; the words of French tables are read."""
        table = [
            {"Identifiant": one, "Vœu 1": "plume", "Statut": status}
            for one, status in (("c1", "retrait"), ("c2", "parti"))
        ]
        with pytest.raises(Fault, match=r"candidates, row 3, 'Statut'.*got 'parti'"):
            Book.read(P3, candidates=table, dialect="fr")
        facts = [{"Date": "05/11/2018", "Fait": kind, "Personne": "c1"} for kind in ("retrait", "fugue")]
        with pytest.raises(Fault, match=r"events, row 3, 'Fait'.*got 'fugue'"):
            Book.read(P3, candidates=table[:1], events=facts, dialect="fr")
        book = Book.read(
            P3, candidates=[{"Identifiant": "c1", "Vœu 1": "plume"}], events=facts[:1], dialect="fr"
        )
        assert ["withdrawn"] == [one.kind for one in book.events]
        assert ["retrait"] == [one["nature"] for one in rows.to_rows(book.events, lang="fr")]
        wish = [{"Identifiant": "c1", "Vœu 1": "", "Vœu 2": "plume"}]
        assert "skipped" in [
            one.code for one in Book.read(P3, candidates=wish, dialect="fr").readings["candidates"].cautions
        ]
        bare = Promotion(
            programme=Programme(name="Ici"),
            ordinal=1,
            challenges=[P3.challenge("plume")],
            rules=evolve(P3.rules, lives=[]),
        )
        assert "parti" == Book.read(bare, candidates=table[1:], dialect="fr").applications[0].status

    @pytest.mark.untraced
    def test_a_host_without_its_acronym_is_the_host(self):
        """The name of a host, as published or without what stands in brackets, recuses as its identifier does."""
        names = [one.name for one in P3.challenge("leximpact").bodies]
        for name in (*names, *(one.partition(" (")[0] for one in names)):
            book = Book.read(P3, jurors=[{"Identifiant": "j1", "Employeur": name}], dialect="fr")
            assert "leximpact" in book.recusals().kept_from("j1", ["leximpact"])

    def test_a_panel_that_names_nobody_is_a_fault_with_its_row(self):
        """A table of panels is held against the book before anybody deliberates."""
        panels = [*TABLE["challenge_panels"], {"Identifiant": "p9", "Membres": "j9", "Dossiers": "plume"}]

        with pytest.raises(Fault, match=r"panels, row 5, 'Membres'"):
            BOOK.deliberate("challenges", TABLE["challenge_marks"], panels=panels, scale=EIG_SCALE)

    @pytest.mark.untraced
    def test_later_tables_are_written_as_those_of_the_book(self):
        """A book read in French reads decided recusals and marks in French; a dialect that is said wins."""
        decided = [{"Juré": HELD.sheet.jurors[0], "Dossier": HELD.sheet.items[0], "Motif": "personal"}]
        sheet = BOOK.recuse(HELD.sheet, by="chair", decided=decided)

        assert "recused" == sheet.mark_sheet(HELD.sheet.items[0], HELD.sheet.jurors[0]).state
        with pytest.raises(Faults):
            BOOK.recuse(HELD.sheet, by="chair", decided=decided, dialect="en")


def renamed(panels):
    """Return panels under names of their own."""
    return [evolve(one, id=f"d-{one.id}") for one in panels]


class TestSecondWish:
    """A second wish may count for less of merit than a first."""

    def test_it_counts_its_share(self):
        """Points of a seat at a second wish are that share of the score; the last share holds for all after."""
        whole = {
            (one.person, one.opening, one.profile): one.points for one in merit_of(BOOK.problem(merit=LISTS))
        }
        half = merit_of(BOOK.problem(merit=LISTS, merit_by_wish=[1, "1/2"]))
        asked = {one.candidate: one.wishes for one in BOOK.applications}

        assert half
        for one in half:
            share = Fraction(1) if asked[one.person].index(one.opening) == 0 else Fraction(1, 2)
            assert whole[one.person, one.opening, one.profile] * share == one.points

    @pytest.mark.parametrize("shares", [[2], [1, "-1/2"]])
    def test_a_share_is_at_most_the_whole(self, shares):
        """More than all of merit, or less than nothing, is a slip."""
        with pytest.raises(Fault, match="merit_by_wish"):
            BOOK.problem(merit=LISTS, merit_by_wish=shares)


def merit_of(problem):
    """Return the points of merit that a problem states."""
    return problem.objective.terms[0].marks


class TestCautions:
    """What the book knows, it says: in its text, its results, its minutes and its dossier."""

    DOUBTED = Book.read(
        P3,
        candidates=TABLE["candidates"],
        jurors=[
            *TABLE["jurors"][1:],
            {**TABLE["jurors"][0], "Employeur": "Cour des compte", "Remarques": "à voir"},
        ],
        dialect="fr",
    )

    def test_what_is_doubtful_of_jurors_goes_with_their_lists(self):
        """An employer that resembles a host, a column left aside: cautions of lists, print and minutes."""
        held = self.DOUBTED.deliberate(
            "challenges", TABLE["challenge_marks"], panels=TABLE["challenge_panels"], scale=EIG_SCALE
        )
        minutes = held.minutes(title="défis")
        told = "l’employeur de synthetic-juror-001 ressemble à Cour des comptes"

        assert {"employer_like", "in_table"} <= {one.code for one in held.cautions}
        assert told in held.explain(lang="fr").listed().replace("\n  ", " ")
        assert told in to_html(minutes, lang="fr")
        assert told in self.DOUBTED.say("fr")

    def test_minutes_of_challenges_say_nothing_of_candidates(self):
        """Who may have applied twice is no matter of the jury of challenges."""
        twice = [*TABLE["candidates"], {**TABLE["candidates"][0], "Identifiant": "C999"}]
        book = Book.read(P3, candidates=twice, jurors=TABLE["jurors"], dialect="fr")
        held = book.deliberate(
            "challenges", TABLE["challenge_marks"], panels=TABLE["challenge_panels"], scale=EIG_SCALE
        )

        assert "one_person" in {one.code for one in book.cautions}
        assert not {"one_person"} & {one.code for one in held.cautions}

    @pytest.mark.slow
    def test_the_dossier_shows_them_all(self):
        """What is doubtful in the book, in the marks and in the teams stands on its page, and never in public."""
        outcome = self.DOUBTED.decide(HELD, LISTS)
        dossier = outcome.dossier()
        told = "’employeur de synthetic-juror-001 ressemble"

        assert outcome.cautions == dossier.cautions
        assert {*self.DOUBTED.cautions, *HELD.cautions} <= {*dossier.cautions}
        assert told in to_html(dossier, lang="fr")
        assert told in outcome.explain(lang="fr").listed().replace("\n  ", " ")
        assert told in dossier.say("fr").replace("\n  ", " ")
        assert () == dossier.redacted("public").cautions
        assert dossier == from_json(to_json(dossier), type(dossier))

    @pytest.mark.slow
    def test_a_caution_that_was_taken_out_is_seen(self):
        """The digest of a dossier is taken of its cautions too."""
        dossier = self.DOUBTED.decide(HELD).dossier()

        assert dossier.replay(self.DOUBTED).holds
        assert not evolve(dossier, cautions=dossier.cautions[1:]).replay(self.DOUBTED).holds

    @pytest.mark.slow
    def test_what_all_lists_say_is_said_once(self):
        """A doubt about the table of marks is that of each list, and one caution of the outcome."""
        marks = [{**row, "Remarques": "à revoir"} for row in TABLE["candidate_marks"]]
        lists = BOOK.lists(marks, scale=EIG_SCALE)

        assert ["aside"] == [one.code for one in BOOK.decide(lists=lists).cautions]


class TestCalendar:
    """A day that the promotion does not work is told wherever the book knows of it."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("day", "told"), [(dt.date(2019, 5, 1), 1), (dt.date(2019, 5, 4), 1), (dt.date(2019, 5, 2), 0)]
    )
    def test_hearings(self, day, told):
        """On a holiday or a Saturday, hearings are planned as asked, and it is said."""
        found = BOOK.hearings(days=[day], rooms=6)

        assert told == len(found.cautions)
        assert bool(told) == ("jour non ouvré" in found.explain(lang="fr").listed())

    @pytest.mark.untraced
    def test_sessions_steps_and_contracts(self):
        """A session moved to a Sunday, a jury on a holiday, a contract from a Sunday."""
        moved = Event(
            on=dt.date(2019, 1, 20),
            kind="session_moved",
            what=named(P3.sessions[3]),
            first=dt.date(2019, 2, 3),
        )
        sits = evolve(P3.milestones[0], first=dt.date(2018, 7, 14), last=None, weekday="")
        book = evolve(
            BOOK,
            promotion=evolve(P3, milestones=[sits, *P3.milestones[1:]]),
            appointments=[seat(start=dt.date(2019, 1, 13), post="plume-1")],
            events=[moved],
        )

        assert ["sessions_off", "steps_off", "starts_off"] == [one.code for one in book.cautions]
        assert "13 janvier 2019 (dimanche)" in unfolded(book.say("fr"))

    def test_a_programme_without_a_calendar_tells_nothing(self):
        """Where no jurisdiction names working days, none is supposed."""
        programme = evolve(P3.programme, jurisdiction=evolve(P3.programme.jurisdiction, calendar=""))
        book = evolve(BOOK, promotion=evolve(P3, programme=programme))

        assert () == book.hearings(days=[dt.date(2019, 5, 1)], rooms=6).cautions


def named(session):
    """Return what facts call a session."""
    return session.id or "-".join((session.first.isoformat(), *session.audience))


class TestOneSeatEach:
    """One person under two names has one seat."""

    PEOPLE = (
        {"Identifiant": "c1", "Nom": "Hélène Martin", "Profils": "data", "Vœu 1": "plume"},
        {"Identifiant": "c2", "Nom": "MARTIN Helene", "Profils": "dev", "Vœu 1": "plume"},
        {"Identifiant": "c3", "Nom": "Zoé A.", "Profils": "design", "Vœu 1": "plume"},
    )

    def test_two_seats_are_refused(self):
        """By the decision and by the appointments, with both identifiers."""
        book = Book.read(P3, candidates=self.PEOPLE, dialect="fr")
        cohort = book.compose(["plume"], wishes=[2, 1])

        assert ("c1", "c2", "c3") == cohort.cohort.people
        with pytest.raises(Fault, match="one seat a person"):
            book.decide(cohort=cohort)
        with pytest.raises(Fault, match="one seat a person"):
            book.appoint(cohort.cohort, starts=dt.date(2019, 1, 16))

    @pytest.mark.untraced
    def test_two_people_of_one_name_sit(self):
        """Where the office says that they are two, nothing is doubted and both sit."""
        book = Book.read(P3, candidates=self.PEOPLE, distinct=[["c1", "c2"]], dialect="fr")
        cohort = book.compose(["plume"], wishes=[2, 1])

        assert () == book.cautions
        assert 3 == len(book.decide(cohort=cohort).seats)

    @pytest.mark.untraced
    def test_who_is_said_to_be_two_is_known(self):
        """A name of nobody among them is a fault."""
        with pytest.raises(Fault, match="c9"):
            Book.read(P3, candidates=self.PEOPLE, distinct=[["c1", "c9"]], dialect="fr")
