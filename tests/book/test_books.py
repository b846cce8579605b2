"""The book of a promotion: tables joined, every name known, rooms fed without a copy by hand."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import rows, to_html
from eig.book import Book, Funnel, Stage, read_promotion
from eig.book._teams_problem_from_book import _pairs
from eig.book.pictures_of_funnels import funnel_picture
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate, rank_lists
from eig.programme import (
    Administration,
    Application,
    Candidate,
    Challenge,
    Interest,
    Juror,
    Panel,
    Post,
    Quota,
)
from eig.programme.appointments import Event
from eig.programme.interests import RecusalRules
from eig.promotions import ALL, P3, P4
from eig.reasons import Language
from eig.rows import Dialect
from eig.teams import compose
from helpers.unfolded import unfolded

CANDIDATES = [Candidate(id=f"c{n}", name=f"Name{n}", profiles=["data", "dev"]) for n in range(4)]
APPLICATIONS = [
    Application(candidate="c0", wishes=["plume", "adler"], mates=["c1"]),
    Application(candidate="c1", wishes=["plume"]),
    Application(candidate="c2", wishes=["adler"], complete=False),
]
JURORS = [Juror(id="j1", employer=P3.challenge("plume").host.id), Juror(id="j2", name="Juré Deux")]
PANELS = [Panel(id="p1", members=["j1", "j2"], hears=["c0", "plume"])]
INTERESTS = [Interest(juror="j2", target="c1", kind="personal")]
TABLES = {
    "candidates": CANDIDATES,
    "applications": APPLICATIONS,
    "jurors": JURORS,
    "panels": PANELS,
    "interests": INTERESTS,
    "called": {"plume": ["j1", "j2"]},
}
BOOK = Book(promotion=P3, **TABLES)


class TestNames:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("table", "values", "place"),
        [
            ("applications", [Application(candidate="c9", wishes=["plume"])], "applications[0].candidate"),
            ("applications", [Application(candidate="c0", wishes=["plum"])], "applications[0].wishes"),
            ("applications", [Application(candidate="c0", mates=["c8"])], "applications[0].mates"),
            ("panels", [Panel(id="p", members=["j9"])], "panels[0].members"),
            ("panels", [Panel(id="p", members=["j1"], hears=["c77"])], "panels[0].hears"),
            ("interests", [Interest(juror="j9", target="c1", kind="personal")], "interests[0].juror"),
            ("interests", [Interest(juror="j1", target="nobody", kind="personal")], "interests[0].target"),
            ("called", {"plum": ["j1"]}, "called"),
            ("called", {"plume": ["j9"]}, "called['plume']"),
        ],
    )
    def test_a_name_that_no_table_knows_is_a_fault(self, table, values, place):
        """It says which table holds it, and the nearest name where there is one."""
        with pytest.raises(Fault) as caught:
            evolve(BOOK, **{table: values})
        assert f"Book.{place}" == caught.value.place

    def test_the_nearest_name_is_offered(self):
        """A slip of the pen is mended by the message."""
        with pytest.raises(Fault, match="Did you mean 'plume'"):
            evolve(BOOK, applications=[Application(candidate="c0", wishes=["plum"])])

    def test_faults_of_several_tables_come_together(self):
        """Nobody mends one table to learn of the next."""
        with pytest.raises(Faults) as caught:
            evolve(BOOK, candidates=[*CANDIDATES, CANDIDATES[0]], called={"plume": ["j9"]})
        assert [f"Book.candidates[{len(CANDIDATES)}]", "Book.called['plume']"] == [
            one.place for one in caught.value.faults
        ]

    def test_wrong_tables_are_told_before_their_names(self):
        """What is no candidate has no name to look up."""
        with pytest.raises(Fault, match=r"Book\.candidates"):
            Book(promotion=P3, candidates=["c1"])

    def test_a_promotion_of_profiles_takes_wishes_for_profiles(self):
        """Promotion 4 let people wish for a profile, not for a challenge."""
        profile = P4.profiles[0].id
        asked = Application(candidate="c0", wishes=[profile])
        assert Book(promotion=P4, candidates=CANDIDATES[:1], applications=[asked]).applications == (asked,)

    @pytest.mark.slow
    @given(st.randoms(use_true_random=False))
    def test_the_order_of_a_table_changes_nothing_that_is_told(self, draw):
        """Rows shuffled give the same recusals, the same team problem's answer and the same counts."""
        mixed = Book(
            promotion=P3,
            **{name: draw.sample(rows, len(rows)) for name, rows in TABLES.items() if name != "called"},
            called=TABLES["called"],
        )
        assert BOOK.recusals() == mixed.recusals()
        assert compose(BOOK.problem(["plume"])).status == compose(mixed.problem(["plume"])).status
        assert [one.count for one in BOOK.funnel().stages] == [one.count for one in mixed.funnel().stages]


class TestPersonalData:
    def test_names_are_for_display_alone(self):
        """They stand in `names`, and neither in the text of the book nor in its faults."""
        assert {"c0": "Name0", "j2": "Juré Deux", "plume": "Plume"}.items() <= BOOK.names.items()
        assert "Name0" not in repr(BOOK) + str(BOOK) + str(BOOK.explain())
        assert "j1" not in BOOK.names


class TestReading:
    @pytest.mark.untraced
    def test_french_tables_become_a_book(self):
        """French headings, wishes in numbered columns, decimal commas, yes and no: as an office has them."""
        book = Book.read(
            P3,
            candidates=[{"Identifiant": "c1", "Nom": "Ada", "Profils": "data, dev", "Vœu 1": "plume", "2e vœu": "adler",
                         "Recevable": "oui"}],
            jurors=[{"Identifiant": "j1", "Collège": "public", "Employeur": "dgt"}],
            called=[{"Dossier": "plume", "Juré": "j1"}],
            interests=[{"Juré": "j1", "Cible": "c1", "Lien": "professional"}],
            panels=[{"Identifiant": "p1", "Membres": "j1", "Entend": "c1"}],
            mentors=[{"Identifiant": "m1", "Défi": "plume", "Quotité": "0,35"}],
            dialect=Dialect.french(),
        )  # fmt: skip
        assert ("plume", "adler") == book.applications[0].wishes
        assert ("data", "dev") == book.candidates[0].profiles
        assert ("public", "dgt") == (book.jurors[0].college, book.jurors[0].employer)
        assert {"plume": ("j1",)} == dict(book.called)
        assert ("j1", "c1") == (book.interests[0].juror, book.interests[0].target)
        assert "c1" in book.panels[0].hears
        assert "7/20" == str(book.mentors[0].share)
        assert {"c1": "Ada"}.items() <= book.names.items()

    @pytest.mark.untraced
    def test_a_table_by_the_names_of_fields(self):
        """English headings are the names of fields; a frame is read as it is."""
        rows = [{"id": "c1", "wishes": "plume; adler", "complete": "no"}]
        assert not Book.read(P3, candidates=rows).applications[0].complete
        frame = FrameOf([{"id": "c1", "wishes 1": "plume"}])
        assert ("plume",) == Book.read(P3, candidates=frame).applications[0].wishes

    def test_faults_of_all_tables_come_together_with_their_rows(self):
        """A blank identifier in one table and another in the next are told in one go, once each."""
        with pytest.raises(Faults) as caught:
            Book.read(
                P3,
                candidates=[{"id": "c1", "skills.r": "x"}, {"id": "", "profiles": "data"}],
                jurors=[{"id": "j1"}, {"id": "", "college": "public"}],
                panels=[{"id": "p", "members": "j7"}],
            )
        told = [(one.table, one.row) for one in caught.value.faults]
        assert [("candidates", 2), ("candidates", 3), ("jurors", 3)] == told
        assert caught.value.faults[2].place == "jurors, row 3, 'id'"
        assert (
            caught.value.faults[2]
            .say("fr")
            .replace("\u00a0", " ")
            .startswith("jury, ligne 3, colonne « id » :")
        )

    def test_a_fault_of_one_cell_hides_none_of_another(self):
        """Who is described wrong in one row, and who applied wrong in the next, are both told."""
        with pytest.raises(Faults) as caught:
            Book.read(P3, candidates=[{"id": "c1", "skills.r": "x"}, {"id": "c2", "complete": "perhaps"}])
        assert [(2, "skills.r"), (3, "complete")] == [(one.row, one.column) for one in caught.value.faults]

    @pytest.mark.untraced
    def test_names_that_no_table_knows_come_together_with_their_rows(self):
        """Row, column, name and remedy, in French too; blank rows are counted as the sheet counts them."""
        with pytest.raises(Faults) as caught:
            Book.read(
                P3,
                candidates=[{"id": "c1", "wishes": "plume"}, {"id": ""}, {"id": "c2", "wishes": "plum"}],
                jurors=[{"id": "j1"}],
                called=[{"item": "plume", "juror": "j2"}, {"item": "plumes", "juror": "j1"}],
            )
        assert [4, 2, 3] == [one.row for one in caught.value.faults]
        assert "ligne 4" in unfolded(caught.value.say("fr"))
        assert "plume" in caught.value.say("fr")

    @pytest.mark.untraced(but=["interests"])
    @pytest.mark.parametrize("table", ["candidates", "jurors", "called", "interests", "panels", "mentors"])
    def test_no_table_ends_in_a_raw_error(self, table):
        """What is no table is a fault of the library."""
        given = {"candidates": [], table: [3]}
        with pytest.raises((Fault, Faults)):
            Book.read(P3, **given)


class FrameOf(list):
    """A table that knows its columns, as a data frame does."""

    columns = ("id", "wishes 1")

    def to_dict(self, orient):
        """Return the rows."""
        assert orient == "records"
        return list(self)


def test_a_wish_for_a_team_mate_gives_points_to_two_who_are_asked_for():
    """Once, whoever wishes; to nobody for themselves, for or from somebody else, or where wishes give none."""
    wishes = {"a": ["b", "a", "x"], "b": ["a"], "x": ["b"], "c": ["a"]}
    book = SimpleNamespace(
        applications=[SimpleNamespace(candidate=one, mates=mates) for one, mates in wishes.items()]
    )
    asked = dict.fromkeys("abc")
    assert [("a", "b"), ("a", "c")] == [next(iter(one.pairs()))[:2] for one in _pairs(book, 3, asked)]
    assert [] == _pairs(book, 0, asked)


class TestRooms:
    def test_who_is_employed_by_the_host_steps_back(self):
        """The sheet of a conflicted juror is set aside, and nobody who was not called is named."""
        marks = [
            ("plume", "j1", {"impact": 4}),
            ("plume", "j2", {"impact": 2}),
            ("adler", "j1", {"impact": 3}),
        ]
        sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), marks)
        after = BOOK.recuse(sheet, by="chair")
        assert "recused" == after.mark_sheet("plume", "j1").state
        assert "marked" == after.mark_sheet("adler", "j1").state
        assert ("j1", "j2") == after.jurors

    @pytest.mark.untraced
    def test_recusals_that_were_decided_are_added(self):
        """Those of a table stand beside those that interests call for; a slip in it is a fault."""
        marks = [(item, juror, {"impact": 3}) for item in ("plume", "adler") for juror in ("j1", "j2")]
        sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), marks)
        table = [{"Juré": "j2", "Dossier": "adler", "Motif": "conscience"}]
        after = BOOK.recuse(sheet, by="chair", decided=table, dialect=Dialect.french())
        assert "recused" == after.mark_sheet("adler", "j2").state == after.mark_sheet("plume", "j1").state
        with pytest.raises(Faults) as caught:
            BOOK.recuse(sheet, by="chair", decided=[{"juror": "j9", "item": "adlers", "kind": "x"}])
        assert 2 == len(caught.value.faults)
        with pytest.raises(Fault, match="decided"):
            BOOK.recuse(sheet, by="chair", decided=[{"juror": "j2", "item": "adler"}])

    def test_a_sheet_of_strangers_is_not_recused(self):
        """A juror or a dossier that the book does not know is told with the nearest name."""
        sheet = Scoresheet.from_marks(
            Rubric.equal(["impact"], scale=EIG_SCALE), [("plum", "j3", {"impact": 3})]
        )
        with pytest.raises(Faults) as caught:
            BOOK.recuse(sheet, by="chair")
        assert "'plume'" in str(caught.value)

    def test_mentors_sit_unless_the_rules_say_otherwise(self):
        """The rules of EIG put mentors on the jury of their challenge."""
        from eig.programme import Mentor

        challenge = Challenge(id="own", title="Own", mentors=[Mentor(id="j2", challenge="own")])
        book = evolve(BOOK, proposed=[challenge])
        assert () == book.recusals(["own"]).kept_from("j2", ["own"])
        assert ("own",) == book.recusals(["own"], mentors_step_back=True).kept_from("j2", ["own"])

    def test_the_rules_on_recusals_that_were_published_hold(self):
        """A link that the promotion calls harmless recuses nobody, unless the caller names another procedure."""
        harmless = RecusalRules(name="ours", scope="item", harmless=["personal"])
        book = evolve(BOOK, promotion=evolve(P3, rules=evolve(P3.rules, recusal=harmless)))
        assert ("c1",) == BOOK.recusals(["c1"]).kept_from("j2", ["c1"])
        assert () == book.recusals(["c1"]).kept_from("j2", ["c1"])
        assert ("c1",) == book.recusals(["c1"], procedure=evolve(harmless, harmless=[])).kept_from(
            "j2", ["c1"]
        )

    def test_who_works_for_the_body_that_the_host_belongs_to_steps_back(self):
        """An agency belongs to its ministry, whether the challenge names the ministry or not."""
        agency = evolve(P3.challenge("cartobio").host, part_of="ecologie")
        challenge = Challenge(id="own", title="Own", host=agency)
        book = evolve(BOOK, proposed=[challenge], jurors=[Juror(id="j1", employer="ecologie"), JURORS[1]])
        assert ("own",) == book.recusals(["own"]).kept_from("j1", ["own"])

    def test_a_clearance_counts_before_the_decision_where_asked(self):
        """Posts of ADLER need one: asked for afterwards, unless the office wants it beforehand."""
        assert None is BOOK.problem(["adler"]).openings[0].clearance
        assert "confidentiel défense" == BOOK.problem(["adler"], cleared=True).openings[0].clearance
        assert None is BOOK.problem(["plume"], cleared=True).openings[0].clearance

    def test_applications_against_the_published_rules_are_told(self):
        """Three wishes where two are taken; one that is not complete is no matter."""
        many = Application(candidate="c0", wishes=["plume", "adler", "cibnav"])
        book = evolve(BOOK, applications=[many, *APPLICATIONS[1:]])
        assert "against_rules" in [one.code for one in book.gaps]
        assert "c0: the published rules ask for at most 2 wishes" in unfolded(book.explain("c0"))
        refused = evolve(book, applications=[evolve(many, complete=False)])
        assert "against_rules" not in [one.code for one in refused.gaps]

    def test_a_status_is_one_of_the_life_cycle(self):
        """A status that the programme does not know is a fault, with its table."""
        for table, value in (
            ("applications", [evolve(APPLICATIONS[0], status="shortlistd")]),
            ("proposed", [Challenge(id="own", title="Own", status="herd")]),
        ):
            with pytest.raises(Fault, match="one of the statuses"):
                evolve(BOOK, **{table: value})

    @pytest.mark.untraced
    def test_a_second_wish_is_worth_a_second_wish_where_the_first_cannot_be_met(self):
        """The first was not kept, or ranks nobody: what is left keeps the points of the rank that was given."""
        book = evolve(BOOK, applications=[Application(candidate="c0", wishes=["plume", "adler", "cibnav"])])
        lists = rank_lists({("adler", "data"): {"c0": 4}, ("plume", "data"): {"c1": 4}})
        for problem in (
            book.problem(["adler", "cibnav"], wishes=[5, 3, 1]),
            book.problem(["adler", "plume"], wishes=[5, 3, 1], merit=lists),
        ):
            (person,), (term, *_) = problem.people, problem.objective.terms[::-1]
            assert 3 == term.points(person, problem.opening("adler"))
        assert () == book.problem(["adler", "plume", "cibnav"]).people[0].asked_for
        with pytest.raises(Fault, match="wishes included and in their order"):
            evolve(person, asked_for=["plume"])

    def test_a_quota_is_a_rule_of_the_team_problem(self):
        """It counts the whole cohort, as it does where a problem is written by hand."""
        quota = Quota(attribute="profile", value="data", minimum=1)
        problem = BOOK.problem(["adler"], rules=[quota])
        assert ["profile=data"] == [one.id for one in problem.rules]

    def test_the_team_problem_holds_what_people_asked(self):
        """Complete applications, their wishes among the kept challenges, posts and merit."""
        merit = rank_lists({("plume", "data"): {"c0": 15, "c1": 18}, ("adler", "data"): {"c0": 9}})
        problem = BOOK.problem(["plume"], merit=merit, wishes=[2, 1])
        assert [("c0", ("plume",)), ("c1", ("plume",))] == [(one.id, one.wishes) for one in problem.people]
        assert len(P3.challenge("plume").posts) == len(problem.openings[0].posts)
        assert {"plume"} == {mark.opening for mark in problem.objective.terms[0].marks}
        assert len(BOOK.problem().openings) == len(P3.challenges)

    def test_an_unknown_challenge_is_not_composed_for(self):
        """A slip in the kept list is told with the nearest name."""
        with pytest.raises(Fault, match="Did you mean 'plume'"):
            BOOK.problem(["plum"])


class TestFunnel:
    def test_each_stage_keeps_a_part_of_the_one_before(self):
        """Who is seated was heard, applied in full, and is known."""
        cohort = compose(
            evolve(
                BOOK, candidates=CANDIDATES[:1], applications=APPLICATIONS[:1][:0], panels=[], interests=[]
            ).problem(["plume"])
        ).cohort
        assert cohort is None
        funnel = BOOK.funnel(kept=["plume", "adler"])
        assert [15, 2, 3, 2, 1] == [stage.count for stage in funnel.stages]
        assert "15" in str(funnel.explain())
        assert "sur" in str(funnel.explain(lang="fr"))
        assert funnel._repr_svg_("fr").startswith("<svg")
        assert funnel["heard"].passed == ("c0",)
        with pytest.raises(UnknownKey):
            funnel["herd"]

    def test_a_stage_stands_once(self):
        """Two counts for one stage are refused."""
        with pytest.raises(Fault, match="expected each stage once"):
            Funnel(stages=[Stage(name="kept", passed=[]), Stage(name="kept", passed=[])])
        with pytest.raises(Fault, match=r"Funnel\.stages"):
            Funnel(stages=["kept"])

    def test_seats_are_counted(self):
        """A cohort adds the last stage."""
        small = P3.challenge("adler")
        people = [Candidate(id=f"d{n}", profiles=["data", "dev"]) for n in range(len(small.posts))]
        book = Book(
            promotion=P3,
            candidates=people,
            applications=[Application(candidate=one.id, wishes=["adler"]) for one in people],
        )
        cohort = compose(book.problem(["adler"])).cohort
        assert len(small.posts) == book.funnel(cohort=cohort)["seated"].count


class TestWords:
    def test_what_is_missing_is_told(self):
        """No application, a file that is not complete, what no panel hears."""
        assert {"no_application", "incomplete", "not_heard"} == {one.code for one in BOOK.gaps}
        assert "c3 applied for nothing" in unfolded(BOOK.explain("c3"))
        assert "aucun dossier de vœux de c3" in unfolded(BOOK.explain("c3", lang="fr"))
        assert "170" not in str(BOOK.explain("c0"))

    def test_that_no_panel_hears_a_challenge_is_told_where_panels_hear_challenges(self):
        """Panels that hear people alone, or nobody, hear no challenge: nothing is amiss. One that withdrew is not heard."""

        def unheard(*hears):
            panel = Panel(id="p", members=["j1"], hears=hears)
            told = evolve(BOOK, panels=[panel]).record(
                Event(on=date(2018, 9, 3), kind="withdrawn", challenge="acoss-plateforme")
            )
            return [name for one in told.gaps if one.code == "not_heard" for name in one.facts["names"]]

        assert [] == unheard() == unheard("c0", "c1")
        others = [one.id for one in BOOK.challenges if one.id not in ("plume", "acoss-plateforme")]
        assert others == unheard("plume") == unheard("plume", "c0")

    def test_a_third_language_counts_too(self):
        """The sentence of a caller's table is used, the English one where there is none."""
        german = Language(code="de", sentences={"book": {"step": "{stage} {count}"}})
        assert "challenges kept 1" in unfolded(
            Funnel(stages=[Stage(name="kept", passed=["a"])]).explain(lang=german)
        )


def test_a_count_of_none_stands_where_bars_begin():
    """Whether another stage of its kind counts some, or none does."""
    kept = Stage(name="kept", passed=[])
    some, none = (Funnel(stages=[Stage(name="proposed", passed=one), kept]) for one in (["a"], []))
    beside = [re.findall(r'<text x="([0-9.]+)"[^>]*>0<', funnel_picture(one)) for one in (some, none)]

    assert [1, 2] == list(map(len, beside))
    assert 1 == len({*beside[0], *beside[1]})


class TestAccountOfTables:
    """What was read of the tables of a book is told with it, and what is doubtful in them."""

    TABLE = (
        {"Identifiant": "c1", "Nom": "Ada Lovelace", "Votre profil": "data", "Voeu n°1": "ADLER", "Voeu n°2": "plume", "Date de dépôt": "01/10/2018 09:30", "Notes internes": "x"},
        {"Identifiant": "c2", "Nom": "Mme LOVELACE Ada", "Votre profil": "dev", "Voeu n°1": "Plume", "Voeu n°2": "", "Date de dépôt": "2018-10-02T09:30+02:00", "Notes internes": ""},
        {"Identifiant": "TOTAL", "Nom": "", "Votre profil": "", "Voeu n°1": "", "Voeu n°2": "", "Date de dépôt": "", "Notes internes": ""},
    )  # fmt: skip
    BOOK = Book.read(P3, candidates=list(TABLE), jurors="Juré;Employeur\nj1;ACOSS\nj2;Agence BIO\nj3;insee\n", dialect="fr", columns={"jurors": {"Juré": "id"}})  # fmt: skip

    @pytest.mark.untraced
    def test_challenges_may_be_called_by_their_titles(self):
        """ADLER is adler wherever a challenge is named, and a panel may be led by the identifier of a member's name."""
        assert [("adler", "plume"), ("plume",)] == [one.wishes for one in self.BOOK.applications]
        book = Book.read(
            P3,
            candidates=list(self.TABLE),
            jurors=[{"id": "j1", "name": "Ève A."}],
            called=[{"item": "CartoBio", "juror": "j1"}],
            panels=[{"id": "p1", "members": "Ève A.", "lead": "j1", "hears": "CibNav"}],
            interests=[{"juror": "j1", "target": "ADLER", "kind": "employer"}],
            mentors=[{"id": "m1", "challenge": "PLUME"}],
            events=[{"on": "2019-05-03", "kind": "delivered", "challenge": "Plume", "what": "x"}],
            dialect="fr",
        )
        assert {"cartobio": ("j1",)} == book.called
        assert ("cibnav", "adler", "plume", "plume") == (
            *book.panels[0].hears, book.interests[0].target, book.mentors[0].challenge, book.events[0].challenge
        )  # fmt: skip

    @pytest.mark.untraced
    def test_hours_are_those_of_the_promotion(self):
        """An hour without an offset is one of its zone, in summer or in winter; one that is said twice is refused."""
        assert ["+0200", "+0200"] == [one.received.strftime("%z") for one in self.BOOK.applications]
        row = {"id": "c1", "received": "2018-12-03 09:30"}
        assert "+0100" == Book.read(P3, candidates=[row], dialect="fr").applications[0].received.strftime(
            "%z"
        )
        with pytest.raises(Fault, match="with its offset"):
            Book.read(P3, candidates=[{**row, "received": "2018-10-28 02:30"}], dialect="fr")
        with pytest.raises(Fault, match="a date and time, such as 2018-10-15 17:00, got"):
            Book.read(P3, candidates=[{**row, "received": "2018-12-03"}], dialect="fr")
        with pytest.raises(Fault, match="time zone by its IANA name"):
            Dialect(zone="Paris")

    @pytest.mark.untraced
    def test_a_column_that_nobody_reads_is_told(self):
        """Candidates and what they ask for stand in one table: a column that neither reads is a caution."""
        reading = self.BOOK.readings["candidates"]
        assert ["Notes internes"] == [one.heading for one in reading.left_aside]
        assert (4,) == reading.totals
        assert {"candidates", "jurors"} == {*self.BOOK.readings}
        assert (
            "table candidates: a column that no field reads was left aside: Notes internes (yes or no)"
            in [str(one) for one in self.BOOK.cautions]
        )
        seen = Book.read(P3, candidates=list(self.TABLE), dialect="fr", ignore={"candidates": ["notes internes"], "jurors": ["x"]})  # fmt: skip
        assert () == seen.readings["candidates"].left_aside

    @pytest.mark.untraced
    def test_a_strict_dialect_refuses_it(self):
        """Where a dialect leaves nothing aside, the column is a fault, with its table."""
        with pytest.raises(Fault, match=r"candidates, heading: expected a column that .* got 'remarks'"):
            Book.read(P3, candidates=[{"id": "c1", "remarks": "x"}])
        named = Book.read(P3, candidates=[{"id": "c1", "remarks": "x"}], ignore={"candidates": ["remarks"]})
        assert () == named.cautions

    @pytest.mark.parametrize("asked", ["columns", "ignore"])
    def test_a_table_that_is_none_is_told_with_the_nearest(self, asked):
        """What is asked of a table under a name that no table has is a fault, and never passed over."""
        given = {asked: {"candidats": {"notes": "wishes"} if asked == "columns" else ["notes"]}}
        for read in (Book.read, read_promotion):
            with pytest.raises(Fault, match=f"{asked}: expected a table .*got 'candidats'"):
                read(P3, **given)
        with pytest.raises(Fault, match="Did you mean 'candidates'"):
            Book.read(P3, **given)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("heading", "told"),
        [
            ("Vœu 2", ("1", "Vœu 2")),
            ("Vœu 1;Vœu 3", ("2", "Vœu 3")),
            ("Défi préféré;Défi n°2;Choix 3", ("2", "Choix 3")),
            ("Vœu 1;Vœu 2", None),
            ("Vœux;Vœu 2", None),
        ],
    )
    def test_a_second_wish_without_a_first_is_told(self, heading, told):
        """Where the columns of wishes lack a number, whoever reads the book is told that a wish moved up."""
        cells = ";".join(["plume", "adler"][: heading.count(";") + 1])
        book = Book.read(P3, candidates=f"Identifiant;{heading}\nc1;{cells}\n", dialect="fr")
        doubts = [one.facts["said"] for one in book.cautions if one.code == "in_table"]
        found = [one for one in doubts if one.code == "no_number"]
        assert ([] if told is None else [told[1]]) == [one.facts["column"] for one in found]
        assert told is None or f" {told[0]} " in unfolded(found[0])
        asked = {"candidates": dict.fromkeys(heading.split(";"), "wishes")}
        own = Book.read(P3, candidates=f"Identifiant;{heading}\nc1;{cells}\n", columns=asked, dialect="fr")
        assert "no_number" not in [one.code for one in own.readings["candidates"].cautions]

    def test_questions_of_a_form(self):
        """Long questions are read by columns=, for who the candidates are and for what they ask."""
        row = {
            "Qui êtes-vous ?": "c1",
            "Quel défi choisissez-vous en premier ?": "plume",
            "Que faites-vous ?": "dev",
        }
        columns = {"Qui êtes-vous ?": "id", "Quel défi choisissez-vous en premier ?": "wishes", "Que faites-vous ?": "profiles"}  # fmt: skip
        book = Book.read(P3, candidates=[row], columns={"candidates": columns}, dialect="fr")
        assert (("plume",), ("dev",)) == (book.applications[0].wishes, book.candidates[0].profiles)
        assert () == book.readings["candidates"].left_aside

    def test_an_employer_by_any_name_of_a_host_steps_back(self):
        """The name or the acronym of a host recuses as its identifier does; what only resembles it is told."""
        assert {"j1": ("acoss-plateforme",), "j2": ("cartobio",), "j3": ()} == {
            one.id: self.BOOK.recusals().kept_from(one.id, ["acoss-plateforme", "cartobio", "plume"])
            for one in self.BOOK.jurors
        }
        near = Book(promotion=P3, jurors=[Juror(id="j4", employer="Direction des affaires maritime")])
        (doubt,) = near.cautions
        assert ("employer_like", "j4") == (doubt.code, doubt.facts["juror"])
        assert "Direction des Affaires maritimes" in unfolded(doubt.say("fr"))
        dotted = Book(promotion=P3, jurors=[Juror(id="j4", employer="D.R.E.E.S.")])
        assert ("open-chronic",) == dotted.recusals().kept_from("j4", ["open-chronic", "plume"])

    @pytest.mark.parametrize(
        "name",
        ["Agence nationale du climat", "Agence libre des arts", "Bureau Net du Nord", "Haute Niche Navale"],
    )
    @pytest.mark.untraced
    def test_letters_of_an_acronym_step_back_however_they_are_parted(self, name):
        """A host's acronym with points or spaces recuses as it does without, whatever letters it has; in a sentence it is told."""
        letters = [word[0].upper() for word in name.split() if word not in ("du", "des")]
        host = Administration(id="hote", name=name)
        first, *others = P3.challenges
        promotion = evolve(P3, challenges=[evolve(first, host=host), *others])
        for sign in ("", ".", ". ", " "):
            for end in (sign.strip(), ""):
                employer = sign.join(letters) + end
                book = Book(promotion=promotion, jurors=[Juror(id="j4", employer=employer)])
                assert (first.id,) == book.recusals().kept_from("j4", [first.id]), employer
                (doubt,) = Book(
                    promotion=promotion, jurors=[Juror(id="j4", employer=f"Agente de {employer}")]
                ).cautions
                assert name == doubt.facts["body"]

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("DURAND Anne", "j1"),
            ("Durand", "j1"),
            ("Mme A. Durand", "j1"),
            ("B. Durand", None),
            ("Durand Bea", None),
            ("Lot 2", "j2"),
            ("Lot", None),
            ("Martin", None),
        ],
    )
    def test_a_name_that_holds_part_of_one_other_is_told_of_it(self, name, meant):
        """A family name, an initial or another order of words point to the only one whose name holds them; to none where two do."""
        jurors = [("j1", "Anne Durand"), ("j2", "Mme Lot 2"), ("j3", "Zoé Martin"), ("j4", "Max Martin")]
        table = [{"Identifiant": one, "Nom": own} for one, own in jurors]
        with pytest.raises(Fault) as told:
            Book.read(P3, candidates=[{"Identifiant": "c1"}], jurors=table, called=[{"Dossier": "c1", "Juré": name}], dialect="fr")  # fmt: skip
        assert meant == next((one.value for one in told.value.facts["nearest"] or ()), None)

    @pytest.mark.slow
    def test_an_acronym_in_brackets_steps_back_in_any_letters(self):
        """Of each host published with its acronym, whoever works there under it steps back, *Cerema* as *CEREMA*; a sentence is told."""
        told = 0
        for promotion in ALL:
            hosted = {body.name: one.id for one in promotion.challenges for body in one.bodies}
            for name, challenge in hosted.items():
                for short in re.findall(r"\(([^)]+)\)", name):
                    told += 1
                    for spelt in (short, short.upper(), short.capitalize()):
                        book = Book(promotion=promotion, jurors=[Juror(id="j1", employer=spelt)])
                        assert (challenge,) == book.recusals().kept_from("j1", [challenge]), spelt
                    book = Book(promotion=promotion, jurors=[Juror(id="j1", employer=f"Agent {short} Ouest")])
                    assert name in [one.facts.get("body") for one in book.cautions], short
        assert told > 20  # fewer are not those published

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("employer", "told"),
        [
            ("Mairie de Brest", True),
            ("Ville de Bresst", True),
            ("Finistère", True),
            ("Mairie de Vannes", False),
            ("Conseil du Finistère", False),
        ],
    )
    @pytest.mark.parametrize("name", ["Ville de Brest (VB)", "Ville de Brest (Finistère)"])
    def test_what_stands_in_brackets_hides_no_resemblance(self, employer, told, name):
        """The mayor's office of a town is told of the town, whatever stands in brackets after its name."""
        host = Administration(id="hote", name=name)
        ours = evolve(P3, challenges=[evolve(P3.challenges[0], host=host)])
        book = Book(promotion=ours, jurors=[Juror(id="j1", employer=employer)])
        seen = told and ("(Finistère)" in name or employer != "Finistère")
        assert seen == ("employer_like" in [one.code for one in book.cautions])
        assert () == book.recusals().recusals

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("employer", "bodies"),
        [
            ("CDC", ["Cour de cassation", "Cour des comptes"]),
            ("Cour des Comptes (Paris)", ["Cour des comptes"]),
            ("DIAIR (Intérieur)", ["Ministère de l'Intérieur", "Délégation interministérielle"]),
            ("Etalab / DINSIC", ["Etalab", "Direction interministérielle"]),
            ("Direction interministérielle du numérique", ["Direction interministérielle"]),
            ("Ministère", []),
            ("Min. de l'Intérieur", ["Ministère de l'Intérieur"]),
            ("Direction des affaires", []),
            ("École de la dam", []),
        ],
    )
    def test_an_employer_that_holds_the_name_of_a_host_is_told(self, employer, bodies):
        """A host's whole name, or its acronym in capitals, beside other words of an employer is told, of each host; a common word is not."""
        told = Book(promotion=P3, jurors=[Juror(id="j4", employer=employer)]).cautions
        assert len(bodies) == len(told)
        assert all(one.facts["body"].startswith(name) for one, name in zip(told, bodies, strict=True))

    def test_one_person_who_applied_twice(self):
        """One name, however it is written, or one address, may be one person: told by identifier, not by name."""
        (twice,) = [one for one in self.BOOK.cautions if one.code == "one_person"]
        assert ("c1", "c2") == twice.facts["people"]
        assert "lovelace" not in str(twice).casefold()
        mailed = [Candidate(id=f"c{n}", attributes={"Courriel": mail}) for n, mail in enumerate(["a@x.fr", " A@X.fr".strip(), "b@x.fr"])]  # fmt: skip
        assert [("c0", "c1")] == [
            one.facts["people"] for one in Book(promotion=P3, candidates=mailed).cautions
        ]

    def test_employers_spelt_in_several_ways(self):
        """A rule on employers counts Soc01 and soc01 apart: who has which is told, not the employer."""
        people = [Candidate(id=f"c{n}", employer=name) for n, name in enumerate(["Soc01", "soc01", "Soc01", "soc02", None])]  # fmt: skip
        (doubt,) = Book(promotion=P3, candidates=people).cautions
        assert ("employers_alike", ("c0", "c1")) == (doubt.code, doubt.facts["people"])
        assert "soc01" not in str(doubt).casefold()

    def test_profiles_and_applications_against_the_rules(self):
        """A profile that nobody published, and too many wishes, are cautions."""
        book = Book(
            promotion=P3,
            candidates=[Candidate(id="c1", profiles=["juriste"])],
            applications=[Application(candidate="c1", wishes=["plume", "adler", "cibnav"])],
        )
        assert ["strange_profiles", "against_rules"] == [one.code for one in book.cautions]

    def test_a_session_for_a_role_that_is_none_is_told(self):
        """A session for EIG, where fellows is meant, is in nobody's agenda: it is told, and one for a person or a role is not."""
        session = evolve(P3.sessions[0], audience=["EIG", "fellows", "j1"])
        book = Book(promotion=evolve(P3, sessions=[session]), jurors=[Juror(id="j1")])
        assert [("EIG",)] == [one.facts["names"] for one in book.cautions if one.code == "strange_audiences"]

    def test_profiles_of_a_programme_of_ones_own(self):
        """Where posts alone name profiles, one that no post takes is told, and one spelt in several ways."""
        posts = [
            Post(id="d1-1", challenge="d1", profile="Data"),
            Post(id="d1-2", challenge="d1", profile="dev"),
        ]
        own = evolve(P3, profiles=(), challenges=[evolve(P3.challenges[0], id="d1", posts=posts)])
        people = [Candidate(id="c1", profiles=["data"]), Candidate(id="c2", profiles=["dev"])]
        doubts = Book(promotion=own, candidates=people).cautions
        assert [("strange_profiles", ("c1",)), ("profiles_alike", ("Data", "data"))] == [
            (one.code, one.facts.get("people") or one.facts["names"]) for one in doubts
        ]
        assert () == Book(promotion=evolve(own, challenges=()), candidates=people[1:]).cautions

    def test_the_reading_is_no_part_of_what_the_book_holds(self):
        """A book of the same people is the same book, however it was read."""
        bare = Book(promotion=P3, candidates=self.BOOK.candidates, applications=self.BOOK.applications, jurors=self.BOOK.jurors)  # fmt: skip
        assert bare == self.BOOK
        assert {} == bare.readings

    @pytest.mark.untraced
    def test_doubts_of_marks_stand_on_the_cover_sheet(self):
        """What was doubtful in a table of marks is told by the deliberation, its minutes and the page of the dossier."""
        text = "Défi;Juré;Impact;Année\nplume;j1;3;2018\nadler;j1;4;2018\nTOTAL;;7;\n"
        rubric = Rubric.equal(["impact"], scale=EIG_SCALE)
        held = deliberate(rows.scoresheet(text, rubric, dialect="fr"), places=1)
        outcome = self.BOOK.decide(held)
        told = "a column that no field reads was left aside: Année (numbers)"

        assert told in [str(one) for one in held.cautions]
        assert told in held.minutes(title="EIG 3").to_markdown()
        assert told[1:] in to_html(outcome.dossier())
        assert "ow 4 looks like a total" in to_html(outcome.dossier())


def test_people_of_one_name_are_told_apart_at_once_or_two_by_two():
    """Three of one name are several where a group holds them, or each two of them; with a pair left out, nobody knows."""
    people = [Candidate(id=f"c{n}", name="Ada B.") for n in range(3)]
    pairs = [("c0", "c1"), ("c1", "c2"), ("c0", "c2")]
    for distinct in ([("c0", "c1", "c2")], pairs):
        assert [] == [one.code for one in Book(promotion=P3, candidates=people, distinct=distinct).cautions]
    for distinct in ([], pairs[:2]):
        assert ["one_person"] == [
            one.code for one in Book(promotion=P3, candidates=people, distinct=distinct).cautions
        ]
