"""Tables as offices write them: files of the real shape, three layouts, and every fault said as the sheet counts."""

import csv
import datetime as dt
import math
import sqlite3
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from attrs import evolve, field, fields, frozen

from eig import rows, to_rows
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import label
from eig._values.frozen_maps import FrozenMap
from eig.book.own_programme_and_blank_tables import OF_BOOK, OF_PROMOTION
from eig.errors import Fault, Faults
from eig.jury import Criterion, MarkSheet, Review, Reviews, Rubric, Scale, Scoresheet
from eig.jury.assignment import assign_reviewers
from eig.programme import Application, Candidate
from eig.rows import Dialect
from eig.rows._numbered_columns import almost
from eig.rows._read_cells import shortest
from eig.teams import Person
from eig.timeline.calendar import Span
from eig.timeline.facts import Session
from eig.timeline.hearings import HalfDay
from eig.timeline.plan import Phase
from helpers.evidence import peer

DATA = Path(__file__).parent / "data"
FRENCH = Dialect.french()
FOUR = Rubric.equal(["impact", "faisabilite", "equipe", "donnees"], scale=Scale(low=0, high=20, step="0.5"))
TWO = Rubric.equal(["impact", "team"], scale=Scale(low=0, high=20, step="0.5"))
GRID = {
    "Dossier": "item", "Juré": "juror", "Impact": "impact", "Faisabilité": "faisabilite", "Équipe": "equipe",
    "Données": "donnees", "Avis": "opinion", "Coup de cœur": "champion",
}  # fmt: skip


def table(name, delimiter):
    """Read a file as an office would: without telling the byte-order mark from the heading."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


class TestFilesOfTheRealShape:
    """Some thirty columns, accents, a byte-order mark, blank last lines: one call reads each."""

    @pytest.mark.slow
    def test_a_spreadsheet_in_french(self):
        """Words stand where marks would, a sheet without a word is missing, and its juror is called."""
        sheet = rows.scoresheet(
            table("french_sheet.csv", ";"), FOUR, columns=GRID, dialect=FRENCH, ignore=["Version"]
        )

        assert (8, 6, 47) == (len(sheet.items), len(sheet.jurors), len(sheet.sheets))
        assert {"abstained": 2, "recused": 2, "absent": 2} == {
            state: sum(mark_sheet.state == state for mark_sheet in sheet.sheets)
            for state in ("abstained", "recused", "absent")
        }
        assert Fraction(1, 2) in {
            mark % 1 for mark_sheet in sheet.sheets for mark in mark_sheet.marks.values()
        }
        assert any(mark_sheet.opinion == "unfavourable" for mark_sheet in sheet.sheets)

    @pytest.mark.slow
    def test_an_export_of_demarches_simplifiees(self):
        """Candidates and what they asked for come from the same export, dates with their offset."""
        export = table("demarches.csv", ",")
        candidates = rows.read(
            export,
            Candidate,
            columns={
                "Niveau en développement (1 à 5)": "skills.dev",
                "Niveau en données (1 à 5)": "skills.data",
            },
            dialect=Dialect.demarches_simplifiees(),
        )
        asked = rows.read(export, Application, dialect=Dialect.demarches_simplifiees())
        aside = {one.heading for one in candidates.reading.left_aside}

        assert {"Lettre de motivation", "État du dossier"} <= aside
        assert not {"Email", "Archivé", "Instructeurs", "Nom du mandataire"} & aside
        assert all(one.name and one.profiles for one in candidates)
        assert 40 == len(candidates) == len(asked)
        assert {dt.date(2019, 9, 1), dt.date(2019, 10, 1), None} == {one.available_from for one in candidates}
        assert dt.datetime.fromisoformat("2019-04-01T09:15:00+02:00") == asked[0].received
        assert 3 == max(len(one.wishes) for one in asked)

    @pytest.mark.untraced
    @pytest.mark.parametrize("named", ["french", "demarches_simplifiees", "form", "grist"])
    def test_a_french_date_begins_with_its_day(self, named):
        """The third of April is 03/04, whichever office wrote the table."""
        table = [{"id": "c1", "available_from": "03/04/2026"}]
        (read,) = rows.read(table, Candidate, dialect=getattr(Dialect, named)())

        assert dt.date(2026, 4, 3) == read.available_from

    def test_an_export_of_grist(self):
        """Labels as headings, lists by comma, ISO dates, hours of half a day, true and false."""
        text = 'Candidat,Vœux,Reçu le,Recevable\nc1,"plume, adler",2018-10-01 9:30pm,true\nc2,plume,2018-10-02 12:05am,false\n'
        asked = rows.read(text, Application, dialect=evolve(Dialect.grist(), zone="Europe/Paris"))

        assert [("plume", "adler"), ("plume",)] == [one.wishes for one in asked]
        assert ["21:30+02:00", "00:05+02:00"] == [
            one.received.isoformat("T", "minutes")[11:] for one in asked
        ]
        assert [True, False] == [one.complete for one in asked]

    def test_records_of_the_api_of_grist(self):
        """What a record holds is a row, and the mark before a list is no member of it; in another table it is one."""
        grist, cells = Dialect.grist(), {"Identifiant": "c1", "Profils": ["L", "data"], "Vœux": []}
        records = [{"id": 7, "fields": cells}]
        assert [("c1", ("data",))] == [
            (one.id, one.profiles) for one in rows.read(records, Candidate, dialect=grist)
        ]
        assert ("L", "data") == rows.read([cells], Candidate, dialect="fr")[0].profiles
        with pytest.raises(Faults) as wrong:
            rows.read([*records, {"id": 8, "fields": 3}, 9], Candidate, dialect=grist)
        assert {"rows.row"} == {one.code for one in wrong.value.faults}

    @pytest.mark.untraced
    def test_an_export_of_an_online_form(self):
        """Wishes stand in numbered columns, lists end with a semicolon, amounts are in thousands."""
        people = rows.read(
            table("form.csv", ";"),
            Person,
            columns={
                "Identifiant de candidature": "id",
                "Profils": "profiles",
                "Vœu": "wishes",
                "Êtes-vous ouvert à d’autres défis ?": "open_to_all",
                "Compétence : développement": "skills.dev",
                "Compétence : données": "skills.data",
                "Compétence : design": "skills.design",
                "Coût annuel estimé": "cost",
            },
            dialect=Dialect.form(),
        )

        assert 30 == len(people)
        assert {52000, 48500} == {person.cost for person in people}
        assert {1, 2, 3} == {len(person.wishes) for person in people}
        assert ("data", "dev") in {person.profiles for person in people}


SHEET = Scoresheet(
    rubric=TWO,
    sheets=[
        MarkSheet(
            item="a", juror="j1", marks={"impact": "13.5", "team": 12}, opinion="favourable", champion=True
        ),
        MarkSheet(item="a", juror="j2", marks={"impact": 8, "team": Fraction(17, 2)}),
        MarkSheet(item="b", juror="j1", state="recused"),
        MarkSheet(item="b", juror="panel", marks={"team": 3}, members=["j3", "j4"], stepped_back=["j5"]),
    ],
    items=["a", "b", "c"],
    jurors=["j1", "j2", "j6", "panel"],
)


class TestLayouts:
    """A column a criterion, a row a criterion and a column a juror are one scoresheet."""

    def test_what_is_written_is_read_back(self):
        """Rows of a scoresheet, exact, give it back with all who were called."""
        assert SHEET == rows.scoresheet(to_rows(SHEET, exact=True), TWO, dialect=Dialect.exact())
        assert SHEET == rows.scoresheet(to_rows(SHEET), TWO)

    def test_a_column_a_juror(self):
        """One criterion needs no name; words for absent and recused stand in the cells of jurors."""
        one = Rubric.equal(["taste"], scale=Scale(low=0, high=20, step="0.5"))
        wide = [{"Vin": "A1", "J1": "13,5", "J2": "abs"}, {"Vin": "A2", "J1": "12", "J2": ""}]

        sheet = rows.scoresheet(wide, one, columns={"Vin": "item"}, jurors=["J1", "J2"], dialect=FRENCH)

        assert [("A1", "J1", "marked"), ("A1", "J2", "absent"), ("A2", "J1", "marked")] == [
            (mark_sheet.item, mark_sheet.juror, mark_sheet.state) for mark_sheet in sheet.sheets
        ]
        assert {"taste": Fraction(27, 2)} == sheet.mark_sheet("A1", "J1").marks

    def test_a_column_a_juror_and_a_row_a_criterion(self):
        """The criterion stands in a column, and each juror has theirs."""
        both = [{"item": "a", "criterion": one, "j1": 3, "j2": 4} for one in ("impact", "team")]

        sheet = rows.scoresheet(both, TWO, jurors=["j1", "j2"])

        assert {"impact": Fraction(4), "team": Fraction(4)} == sheet.mark_sheet("a", "j2").marks

    def test_reviews_with_a_column_a_juror(self):
        """A word for absent says why there is no mark; a blank cell is refused unless it means unseen."""
        wide = [{"item": "a", "j1": "13,5", "j2": "abs"}, {"item": "b", "j1": "", "j2": 12}]

        with pytest.raises(Fault, match=r"row 3, 'j1' \(b, j1\): .* got a blank cell\. .*blank=\"unseen\""):
            rows.reviews(wide, jurors=["j1", "j2"], dialect=FRENCH)
        assert Reviews.from_triples([("a", "j1", "13.5"), ("b", "j2", 12)]) == rows.reviews(
            wide, jurors=["j1", "j2"], dialect=FRENCH, blank="unseen"
        )

    def test_a_column_of_no_juror(self):
        """A juror without a column is a fault of the call."""
        with pytest.raises(
            Fault, match=r"jurors: expected a column of the table, got 'j3'. Look at the heading"
        ):
            rows.reviews([{"item": "a", "j1": 1}], jurors=["j1", "j3"])

    def test_rows_of_one_sheet_agree(self):
        """Two opinions on one sheet, or a state beside marks, are faults that name their rows."""
        long = [
            {"item": "a", "juror": "j", "criterion": "impact", "mark": 3, "opinion": "favourable"},
            {"item": "a", "juror": "j", "criterion": "team", "mark": 3, "opinion": "unfavourable"},
            {"item": "b", "juror": "j", "criterion": "team", "mark": 3, "state": "absent"},
        ]

        with pytest.raises(Faults) as caught:
            rows.scoresheet(long, TWO)

        assert ["row 3, 'opinion' (a, j)", "row 4, 'state' (b, j)"] == [
            one.place for one in caught.value.faults
        ]
        assert ("2", "3") == tuple(sorted(caught.value.faults[0].facts["rows"]))

    @pytest.mark.untraced
    @pytest.mark.parametrize("called", ["item", "challenge", "candidate", "dossier"])
    def test_what_is_judged_is_read_by_its_names_and_by_no_other(self, called):
        """Where no column is called item, one of a few is; any other is no item, wherever it stands."""
        given = {"juror": "j1", "impact": 10, "team": 12}

        assert ("x",) == rows.scoresheet([{called: "x", **given}], TWO).items
        for stray in ("nickname", f"{called}s of others"):
            with pytest.raises((Fault, Faults)):
                rows.scoresheet([{stray: "x", **given}], TWO)

    def test_a_criterion_keeps_its_column_whatever_the_dialect_calls_so(self):
        """Where `Avis` and `Dossier` are criteria, they hold marks: no opinion, and not what is judged."""
        some = Rubric.equal(["avis", "dossier"], scale=Scale(low=0, high=20))
        table = [{"Candidat": "x", "Juré": "j1", "Dossier": 12, "Avis": 10}]
        (sheet,) = rows.scoresheet(table, some, dialect=FRENCH).sheets

        assert ("x", None, {"avis": 10, "dossier": 12}) == (sheet.item, sheet.opinion, sheet.marks)

    @pytest.mark.parametrize(("item", "told"), [("b", ["'team' (b, j1)"]), ("", ["'item' (j1)"])])
    def test_a_criterion_that_an_item_does_not_have_is_told_in_its_cell(self, item, told):
        """A mark on a criterion of other items is a fault of its cell; of what has no name, no criterion is refused."""
        some = evolve(TWO, criteria=[TWO.criteria[0], evolve(TWO.criteria[1], applies_to=["a"])])
        given = {"juror": "j1", "impact": 10, "team": 12}
        with pytest.raises(Fault) as caught:
            rows.scoresheet([{"item": "a", **given}, {"item": item, **given}], some)

        assert [f"row 3, {one}" for one in told] == [caught.value.place]

    def test_a_blank_sheet_is_missing(self):
        """Who gave no mark, no state and no opinion has no sheet, and is called all the same."""
        wide = [{"item": "x", "juror": "j1", "impact": 10}, {"item": "x", "juror": "j2", "impact": ""}]

        sheet = rows.scoresheet(wide, TWO)

        assert (1, ("j1", "j2")) == (len(sheet.sheets), sheet.jurors)

    def test_a_criterion_unknown_or_twice(self):
        """A row on no criterion of the rubric, or on one that another row marks, is a fault of its row."""
        long = [{"item": "a", "juror": "j", "criterion": one, "mark": 3} for one in ("team", "team", "tean")]

        with pytest.raises(Faults) as caught:
            rows.scoresheet(long, TWO)

        assert ["row 4, 'mark' (a, j)", "row 3"] == [one.place for one in caught.value.faults]
        assert "row 2 holds it too" in str(caught.value)


@frozen(kw_only=True)
class Held:
    """A value with a field of each kind that a cell may fill."""

    id: str
    mark: Fraction | None = field(default=None, converter=exact_or_none)
    count: int = 0
    rate: float | None = None
    open: bool = False
    day: dt.date | None = None
    at: dt.time | None = None
    seen: dt.datetime | None = None
    notes: str = ""
    names: tuple[str, ...] = ()
    attributes: FrozenMap[str] = field(factory=FrozenMap, converter=FrozenMap)
    inner: Review | None = None

    def __attrs_post_init__(self):
        faults = Gather(self)
        faults.check("notes", label)
        faults.done()


def one(dialect=FRENCH, **cells):
    """Read one row."""
    return rows.read([{"id": "p", **cells}], Held, dialect=dialect)[0]


class TestCells:
    """Each cell as its field reads it, in the words of the table."""

    @pytest.mark.parametrize(
        ("written", "mark"),
        [
            ("13,5", "27/2"), ("13.5", "27/2"), (13.5, "27/2"), ("1 234,5", "2469/2"), ("−2", "-2"),
            ("1\u202f234", "1234"), ("néant", None), ("NA", None), (float("nan"), None),
        ],
    )  # fmt: skip
    def test_numbers_in_french(self, written, mark):
        """A comma, a point, thousands and a true minus sign are read; a word for nothing is missing."""
        assert (None if mark is None else Fraction(mark)) == one(mark=written).mark

    @pytest.mark.untraced
    @pytest.mark.parametrize("wrong", ["12/20", "1e1", "1_0", "1.234,5", "12,5 €", True, dt.date(2019, 1, 1)])
    def test_what_is_no_number(self, wrong):
        """A mark out of another total, an exponent or a currency is told, in both dialects."""
        for dialect in (FRENCH, Dialect()):
            with pytest.raises(Fault, match="row 2, 'mark'"):
                one(dialect, mark=wrong)

    def test_a_comma_is_no_decimal_mark_unless_declared(self):
        """Without a dialect, 13,5 is refused: nobody said which comma it is."""
        with pytest.raises(Fault, match=r"a number, such as 13\.5, got"):
            one(Dialect(), mark="13,5")

    @pytest.mark.parametrize(
        "written",
        [
            "16/01/2019",
            "16-1-2019",
            "16.01.2019",
            "2019-01-16",
            dt.datetime.fromisoformat("2019-01-16"),
            dt.date(2019, 1, 16),
        ],
    )
    def test_days(self, written):
        """The day comes first where French dates are declared; a date at midnight is its date."""
        assert dt.date(2019, 1, 16) == one(day=written).day

    @pytest.mark.parametrize(
        "wrong", ["31/02/2019", "16/01/19", "2019-01-16 10:00", "99/99/9999", 43000, "demain"]
    )
    def test_what_is_no_day(self, wrong):
        """A day that is not in the calendar, a year of two digits, an hour or a number is no day."""
        with pytest.raises(Fault, match="row 2, 'day'"):
            one(day=wrong)

    def test_hours(self):
        """A moment says its offset from UTC, or is refused; an hour may be written 9h30."""
        moment = dt.datetime.fromisoformat("2019-01-16T14:30:00+01:00")

        assert moment == one(seen="16/01/2019 14:30:00 +0100").seen == one(seen=moment).seen
        for written in ("2019-01-16 13:30:00 UTC", "2019-01-16T13:30:00+00:00", "16/01/2019 13:30 +00:00"):
            assert moment == one(seen=written).seen
        assert dt.time(9, 30) == one(at="9h30".rjust(5, "0")).at == one(at=dt.time(9, 30)).at
        for cells in ({"seen": "soon"}, {"at": "noon"}):
            with pytest.raises(Fault, match="row 2"):
                one(**cells)

    @pytest.mark.untraced(but=["28/10/2018 02:30-Or say the zone of all hours-twice that day"])
    @pytest.mark.parametrize(
        ("hour", "bare", "zoned"),
        [
            ("17:00", "Or say the zone of all hours", None),
            ("17:00 Réunion", "Or say the zone of all hours", "Of another zone, write the offset"),
            ("28/10/2018 02:30", "Or say the zone of all hours", "twice that day"),
        ],
    )
    def test_an_hour_without_a_zone_says_how_to_give_one(self, hour, bare, zoned):
        """The remedy is one of a table: the offset in the cell, or the zone of the dialect; never a class of Python."""
        written = hour if "/" in hour else f"15/10/2018 {hour}"
        table = [{"candidate": "c1", "received": written}]
        french = Dialect.french()
        for dialect, said in ((french, bare), (evolve(french, zone="Europe/Paris"), zoned)):
            if said is None:
                assert rows.read(table, Application, dialect=dialect)[0].received.utcoffset()
                continue
            with pytest.raises(Fault, match=said) as caught:
                rows.read(table, Application, dialect=dialect)
            assert ("received", 2) == (caught.value.column, caught.value.row)
            assert "zoneinfo" not in caught.value.say("fr")

    def test_yes_and_no(self):
        """Words and numbers for yes and no are read, any other is told."""
        said = ["Oui", "x", 1, True, 1.0, "NON", 0.0]
        assert [True, True, True, True, True, False, False] == [one(open=word).open for word in said]
        for wrong in ("peut-être", 2, 0.5, []):
            with pytest.raises(Fault, match="one of 'oui' or 'non'"):
                one(open=wrong)

    def test_whole_numbers(self):
        """A number that a data frame made a float is whole again; one with decimals is told."""
        assert [3, 3, 1200] == [one(count=number).count for number in (3.0, "3", "1 200")]
        assert 0.5 == one(rate="0,5").rate
        for wrong in ("3,5", "x"):
            with pytest.raises(Fault, match="whole number"):
                one(count=wrong)

    def test_identifiers(self):
        """101 read as 101.0 by a data frame is 101 again; a truth value names nobody; a date is its text."""
        assert ["101", "101", "0.5", "2019-01-16"] == [
            one(id=name).id for name in (101.0, 101, 0.5, dt.date(2019, 1, 16))
        ]
        for wrong in (True, [], object()):
            with pytest.raises(Fault, match="expected text, got"):
                one(id=wrong)

    @pytest.mark.untraced(but=["seen-soon-a date and time with its offset, such as 2018-10-15T17:00+02:00"])
    @pytest.mark.parametrize(
        ("field", "wrong", "rule"),
        [
            ("notes", True, "text"),
            ("mark", "many", "a number, such as 13,5"),
            ("mark", "1.234.567,5x", "a number alone, without 'x'"),
            ("count", "2,5", "a whole number"),
            ("open", "perhaps", "one of 'oui'"),
            ("day", "soon", "a date, such as 2019-01-16 or 16/01/2019"),
            ("seen", "soon", "a date and time with its offset, such as 2018-10-15T17:00+02:00"),
            ("at", "noon", "a time of day, such as 09:30"),
            ("inner", "a", "a value given in code, since no cell can hold it"),
        ],
    )
    def test_each_wrong_cell_says_where_it_is_and_what_it_should_be(self, field, wrong, rule):
        """The row as the sheet counts it, the column, whom the row is about, and what is expected, such as 13,5."""
        with pytest.raises(Fault) as caught:
            one(**{field: wrong})
        fault = caught.value
        assert (f"row 2, '{field}' (p)", (2, field), ("p",)) == (fault.place, fault.path, fault.about)
        assert fault.rule.startswith(rule)

    def test_a_wrong_cell_is_told_in_french(self):
        """The row, the column and the number as a French sheet writes them; the heading has no number."""
        with pytest.raises(Fault) as caught:
            rows.reviews([{"item": "plume", "Ana": "abc"}], jurors=["Ana"], dialect=FRENCH)
        with pytest.raises(Fault) as unread:
            rows.read([{"id": "p", "cuont": 3}], Held)
        told, heading = (
            one.value.say("fr").replace("\u00a0", " ").replace("\u202f", " ") for one in (caught, unread)
        )

        assert told == (
            "ligne 2, colonne « Ana » (plume, Ana) : il faut un nombre, par exemple 13,5, et non « abc »."
        )
        assert heading.startswith(
            "en-tête : il faut une colonne que lit un champ de ce tableau, et non « cuont »."
        )

    def test_lists(self):
        """A cell holds one value, several, or a list; numbered columns follow one another."""
        assert ("a",) == one(names="a").names
        assert ("a", "b") == one(names="a, b,").names == one(names=["a", "b"]).names
        assert ("3",) == one(names=3).names
        assert ("b", "a") == one(**{"Names 1": "b", "names n°2": "a", "names_3": "néant"}).names

    def test_a_value_that_no_cell_holds(self):
        """A column of values of a class is refused in words."""
        with pytest.raises(Fault, match="no cell can hold it"):
            one(inner="a;b;3")


class TestTables:
    """Rows come from anywhere, and blank ones are passed over and counted."""

    def test_a_long_line(self):
        """Cells beyond the heading, which csv.DictReader keeps under None, are told without being shown."""
        with pytest.raises(Fault, match="1 more") as caught:
            rows.read([{"id": "p", None: ["secret"]}], Held)

        assert "secret" not in str(caught.value)
        assert rows.read([{"id": "p", None: ["", ""]}], Held)
        assert rows.read([{"id": "p", None: None}], Held)

    def test_rows_of_a_database_and_data_frames(self):
        """sqlite3.Row, and frames of pandas and polars, are tables as they are."""
        link = sqlite3.connect(":memory:")
        link.row_factory = sqlite3.Row
        wanted = rows.read([{"id": "p", "count": 3}], Held)

        assert wanted == rows.read(link.execute("select 'p' as id, 3 as count"), Held)
        link.close()

    @pytest.mark.slow
    @pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
    def test_a_frame_is_a_table(self, library):
        """Missing cells of a frame are missing, and its whole numbers whole."""
        module = import_module(library)
        make = module.table if library == "pyarrow" else module.DataFrame

        frame = make({"id": ["p", "q"], "count": [3, None]})

        assert (Held(id="p", count=3), Held(id="q")) == rows.read(frame, Held)

    def test_what_has_columns_and_gives_its_rows_is_a_frame(self):
        """A frame is known by its columns and by how it gives its rows, whichever library makes it."""

        class Frame:
            columns = ("id", "count")

            def __iter__(self):
                return iter(self.columns)

            def to_dict(self, orient):
                return [{"id": "p", "count": 3.0}] if orient == "records" else {}

        assert (Held(id="p", count=3),) == rows.read(Frame(), Held)
        Frame.columns = ("id", "count", " count")
        with pytest.raises(Fault, match="expected each column once"):  # its rows would hold one of the two
            rows.read(Frame(), Held)
        Frame.column_names = ("id", "count")
        assert (Held(id="p", count=3),) == rows.read(Frame(), Held)

    @pytest.mark.parametrize(("names", "dtype"), [(["id"], "int64"), ([None], "object"), ([None], "int64")])
    def test_the_index_of_a_frame_is_a_column(self, names, dtype):
        """What pandas keeps beside the columns is read where it has a name, or holds text."""

        class Frame:
            columns = ("count",)

            def __init__(self):
                self.index = type("Index", (), {"names": names, "dtype": dtype})

            def __iter__(self):
                return iter(self.columns)

            def reset_index(self):
                return type(
                    "Reset",
                    (),
                    {"columns": ("id", "count"), "to_dict": lambda _, __: [{"id": "p", "count": 3}]},
                )()

            def to_dict(self, _):
                return [{"count": 3}]

        if dtype == "object" or names[0]:
            assert (Held(id="p", count=3),) == rows.read(Frame(), Held)
        else:
            with pytest.raises(Fault, match="a column for 'id"):
                rows.read(Frame(), Held)

    @pytest.mark.slow
    def test_missing_values_of_pandas(self):
        """pd.NA and NaT are missing."""
        import pandas

        assert Held(id="p") == one(Dialect(), mark=pandas.NA, day=pandas.NaT)

    @pytest.mark.parametrize("wrong", [None, 3, {"id": "p"}, [3], ["p"], [None], [dict]])
    def test_what_is_no_table(self, wrong):
        """A single row, or rows that are no mappings, are refused in words."""
        with pytest.raises(Fault, match="not shown"):
            rows.read(wrong, Held)

    def test_blank_rows_are_counted(self):
        """A blank row is passed over; those under it keep the number that the sheet gives them."""
        blank = {"id": "", "mark": " "}

        with pytest.raises(Fault, match="row 4, 'mark'"):
            rows.read([blank, {"id": "p"}, {"id": "q", "mark": "x"}, blank], Held)
        with pytest.raises(Fault, match="row 7, 'mark'"):
            rows.read([{"id": "q", "mark": "x"}], Held, dialect=Dialect(first_row=7))
        with pytest.raises(Fault, match=r"a table with rows.*All its rows are blank"):
            rows.read([blank], Held)
        assert (2, 4) == rows.read([blank, {"id": "p"}, blank], Held).reading.blank

    def test_names_of_columns(self):
        """Case, spaces, a byte-order mark and composition do not part a column from its field; numbers name one."""
        heading = {"\ufeffId ": "p", "COUNT": 3, 7: "x", "Note\u00a0: ": "n"}

        assert (Held(id="p", count=3, notes="x"),) == rows.read(
            [heading], Held, columns={"7": "notes"}, ignore=["note :"]
        )


class TestColumns:
    """Which column fills which field, and what is left aside."""

    def test_a_column_left_aside_resembles_no_field(self):
        """With "rest", thirty columns may be left aside; a slip of the pen is still told."""
        row = {"id": "p", "Commentaire": "x", "Version": 3}

        assert (Held(id="p"),) == rows.read([row], Held, ignore="rest")
        with pytest.raises(Fault, match="Did you mean 'count'"):
            rows.read([{**row, "cuont": 3}], Held, ignore="rest")
        assert (Held(id="p"),) == rows.read([{**row, "cuont": 3}], Held, ignore=["cuont"], dialect=FRENCH)

    def test_columns_are_of_the_table_and_fields_of_the_kind(self):
        """A column that is not there, a field that is not, and a mapping without its key are told."""
        with pytest.raises(Faults) as caught:
            rows.read([{"id": "p", "Nombre": 3}], Held, columns={"Nonbre": "count", "Nombre": "attributes"})

        assert "Did you mean 'Nombre'?" in str(caught.value)
        assert "as skills.dev" in str(caught.value)
        with pytest.raises(Fault, match="Look at the heading"):
            rows.read([{"id": "p"}], Held, columns={"zzz": "count"})

    def test_two_columns_for_one_value(self):
        """What is asked for comes before a column of the field's own name; two asked for are a fault."""
        row = {"id": "p", "ref": "q", "other": "r"}

        assert "q" == rows.read([row], Held, columns={"ref": "id"}, ignore="rest")[0].id
        with pytest.raises(Fault, match="one column for id"):
            rows.read([row], Held, columns={"ref": "id", "other": "id"}, ignore="rest")

    @pytest.mark.parametrize(
        "wrong",
        [{"columns": 3}, {"columns": {"a": 3}}, {"ignore": "note"}, {"ignore": [3]}, {"dialect": "french"}],
    )
    def test_wrong_options(self, wrong):
        """An option that no table could be read with is refused by name."""
        with pytest.raises(Fault, match=rf"read\.{next(iter(wrong))}"):
            rows.read([], Held, **wrong)
        with pytest.raises(Fault, match=r"read\.kind"):
            rows.read([], dict)


class TestFaults:
    """A fault names its row, its column and whom it is about, and shows nothing private."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("cells", "shown"),
        [
            ({"notes": "SECRET\x00"}, False), ({"attributes.a": ["SECRET"]}, False), ({"SECRETS": 1}, True),
            ({"unread": "SECRET"}, False), ({"count": "SECRET"}, True), ({"day": "SECRET"}, True),
        ],
    )  # fmt: skip
    def test_what_is_shown(self, cells, shown):
        """A wrong number or date is shown, cut; attributes, free text and cells unread are told by their kind."""
        with pytest.raises((Fault, Faults)) as caught:
            one(Dialect(), **cells)

        assert shown == ("SECRET" in str(caught.value))

    def test_a_long_word_is_cut(self):
        """Forty characters of a wrong cell are enough to find it."""
        with pytest.raises(Fault) as caught:
            one(mark="x" * 1000)

        assert len(str(caught.value)) < 200

    def test_what_stands_twice_names_both_rows(self):
        """A repetition, and two names that look alike, say where each stands."""
        with pytest.raises(Faults) as caught:
            rows.read([{"id": "P1"}, {"id": "q"}, {"id": "q"}, {"id": "p1"}], Held)

        assert ["row 4", "row 5, 'id'"] == [fault.place for fault in caught.value.faults]
        assert "row 3 holds it too" in str(caught.value)

    @pytest.mark.slow
    def test_a_million_faults_are_summed_up(self):
        """A table that is wrong everywhere makes a short message."""
        wrong = [{"id": f"p{row}", "mark": "13,5"} for row in range(2000)]

        with pytest.raises(Faults) as caught:
            rows.read(wrong, Held)

        assert (1000, 1000) == (len(caught.value.faults), caught.value.more)
        assert len(str(caught.value)) < 1000
        assert "2000 faults" in str(caught.value)
        assert "1000 times expected a number" in str(caught.value)


def test_a_list_that_could_not_be_is_told_by_its_place():
    """A list has a name for each column that tells lists apart, none of them empty, and something tells them apart."""
    for wrong, place in (
        ({"lists": [("plume", "data"), ("adler",)]}, "scoresheets.lists[1]"),
        ({"lists": [("plume", "")]}, "scoresheets.lists[0][1]"),
        ({"by": []}, "scoresheets.by"),
    ):
        with pytest.raises(Fault) as caught:
            rows.scoresheets([], TWO, **wrong)
        assert place == caught.value.place


@pytest.mark.parametrize(
    "head", ["Vœux (2 au plus)", "Vos vœux [plusieurs choix possibles]", "Vœux (par ordre de préférence)"]
)
def test_what_a_form_says_of_how_to_answer_is_no_part_of_a_heading(head):
    """A question is read whatever stands beside it of how many answers it takes."""
    table = [{"Candidature": "c1", head: "plume, adler"}]
    assert ("plume", "adler") == rows.read(table, Application, dialect="fr")[0].wishes


class TestDialects:
    """A dialect is a value, checked at birth."""

    @pytest.mark.parametrize(
        ("name", "near"), [("chalenge", "'challenge'"), ("impact", None), ("skils.data", "'skills'")]
    )
    def test_a_heading_stands_for_a_field_that_there_is(self, name, near):
        """A slip in the name of a field is told where the dialect is made, not left to a column that nobody reads."""
        with pytest.raises(Fault) as caught:
            Dialect(headings={"Défi": ["item", name]})
        assert ("rows.a_field", "headings", "Défi") == (caught.value.code, *caught.value.path[1:3])
        told = caught.value.facts["nearest"]
        assert near == (told and ", ".join(map(str, told)))

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "kind", [*OF_PROMOTION.values(), *(kind for own in OF_BOOK.values() for kind in own), Review]
    )
    def test_every_field_of_a_table_may_have_a_heading_of_ones_own(self, kind):
        """Whatever a table of an office fills, a dialect can name."""
        names = [one.name for one in fields(kind) if one.init]
        assert names == [*Dialect(headings={"x": names}).headings["x"]]

    def test_is_a_value(self):
        """Equal by content, and changed by attrs.evolve where an office differs."""
        assert Dialect.french() == FRENCH
        assert "/" == evolve(FRENCH, separator="/").separator

    @pytest.mark.parametrize(
        "wrong",
        [
            {"decimal": ";"}, {"day_first": 1}, {"missing": [3]}, {"words": {"a": 3}}, {"separator": ""},
            {"ignore": "some"}, {"first_row": -1},
        ],
    )  # fmt: skip
    def test_wrong_dialects(self, wrong):
        """Each field keeps its rule."""
        with pytest.raises(Fault, match=rf"Dialect\.{next(iter(wrong))}"):
            Dialect(**wrong)

    def test_a_closed_list_in_french(self):
        """A word that the dialect knows is read; another is told with the nearest choice."""
        row = {"item": "a", "juror": "j", "impact": 3, "team": 3}

        assert (
            "favourable"
            == rows.scoresheet([{**row, "opinion": "Favorable"}], TWO, dialect=FRENCH).sheets[0].opinion
        )
        with pytest.raises(Fault, match="Did you mean 'favourable'"):
            rows.scoresheet([{**row, "opinion": "favourble"}], TWO)
        with pytest.raises(Fault, match="one of 'favourable' or 'unfavourable', got 3"):
            rows.scoresheet([{**row, "opinion": 3}], TWO)


class TestFormulas:
    """What a spreadsheet would run is defused where it is asked for."""

    def test_a_formula_stands_after_an_apostrophe(self):
        """Text that begins with an operator is text; numbers, and text within, stay as they are."""
        made = Reviews(
            reviews=[Review(item="=1+1", juror="a=b", mark=-1), Review(item="@x", juror="-", mark=1)]
        )

        assert ["'=1+1", "'@x"] == [row["item"] for row in to_rows(made, safe=True)]
        assert [("a=b", -1.0), ("'-", 1.0)] == [
            (row["juror"], row["mark"]) for row in to_rows(made, safe=True)
        ]
        assert "=1+1" == to_rows(made)[0]["item"]

    def test_only_a_result_has_rows(self):
        """What is no result is refused in words."""
        with pytest.raises(Fault, match="a result with rows"):
            to_rows([1, 2])


DAY = dt.date(2019, 1, 16)
SPAN = Span.inclusive(DAY, dt.date(2019, 1, 18))
WRITTEN = [
    (Session, [Session(key="s1", when=DAY, title="accueil", starts=dt.time(9, 30), minutes=90, audience=["fellows", "mentors"]),
               Session(key="s2", when=SPAN, place="Paris")]),
    (HalfDay, [HalfDay(key="m", day=DAY, starts=dt.time(9), ends=dt.time(12, 30))]),
    (Phase, [Phase(key="a", duration="10 months", not_before=DAY), Phase(key="b", milestone=True, section="fin")]),
    (Person, [Person(id="p1", skills={"dev": 3}, attributes={"g": "x"}, amounts={"load": 2}, wishes=["b", "a"]),
              Person(id="p2", open_to_all=False, cost=3)]),
    (Review, [Review(item="a", juror="j", mark=Fraction(1, 3))]),
    (Candidate, [Candidate(id="c", profiles=["dev"], available_from=DAY)]),
]  # fmt: skip


@frozen(kw_only=True)
class Sized:
    """A value that computes a field, and refuses one identifier in words of its own."""

    id: str
    size: int = field(init=False, default=1)

    def __attrs_post_init__(self):
        if self.id == "q":
            raise Fault("Sized", self.id, "values.flag")


class TestReadBack:
    """What is written is read back."""

    @pytest.mark.parametrize(("kind", "values"), WRITTEN, ids=[kind.__name__ for kind, _ in WRITTEN])
    def test_values_of_one_class(self, kind, values):
        """Each value is a row, each field a column, each key of a mapping a column of its own."""
        written = to_rows(values, exact=True)

        assert tuple(values) == rows.read(written, kind, dialect=Dialect.exact())
        assert 1 == len({tuple(row) for row in written})

    def test_who_reads_what(self):
        """An assignment written as rows says again who reads what."""
        plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=2, loads=2)

        assert dict(plan.readers) == dict(rows.grouped(to_rows(plan), by="item", of="juror"))

    @pytest.mark.parametrize("wrong", [{"by": ""}, {"of": "item"}, {"dialect": None}])
    def test_groups_need_two_columns(self, wrong):
        """Two columns have names of their own."""
        with pytest.raises(Fault, match=r"grouped\."):
            rows.grouped([], **{"by": "item", "of": "juror", **wrong})

    def test_a_span_and_a_duration_that_are_none(self):
        """A span that ends before it starts, and a duration in no unit, are faults of their cells."""
        for column, cell in (("when", "2019-01-18/2019-01-16"), ("when", "soon")):
            with pytest.raises(Fault, match="row 2, 'when'"):
                rows.read([{"key": "s", column: cell}], Session)
        with pytest.raises(Fault, match="row 2, 'duration'"):
            rows.read([{"key": "s", "duration": "a while"}], Phase)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "cell",
        ["16 janvier 2019", "mercredi 16 janvier 2019", "Le 16 Janv. 2019", "16\u00a0JANVIER\u00a02019"],
    )
    @pytest.mark.parametrize("hour", ["9 h 05", "à 9h05", "09:05", "9:05"])
    def test_dates_and_hours_are_read_as_french_people_write_them(self, cell, hour):
        """In words, with the weekday that is theirs; the library writes them so, and reads what it writes."""
        paris = evolve(Dialect.french(), zone="Europe/Paris")
        (asked,) = rows.read(
            [{"Candidat": "c1", "Vœu 1": "plume", "Reçu le": f"{cell} {hour}"}], Application, dialect=paris
        )
        assert dt.datetime.fromisoformat("2019-01-16T09:05+01:00") == asked.received
        (who,) = rows.read([{"Identifiant": "c1", "Disponible le": cell}], Candidate, dialect="fr")
        assert dt.date(2019, 1, 16) == who.available_from
        with pytest.raises(Fault, match="a date, such as"):
            rows.read(
                [{"Identifiant": "c1", "Disponible le": "mardi 16 janvier 2019"}], Candidate, dialect="fr"
            )

    @pytest.mark.parametrize("cell", [DAY, "2019-01-16", "16/01/2019"])
    def test_a_day_is_a_span_of_one(self, cell):
        """However the day is written: a slash parts two days of ISO dates alone."""
        (session,) = rows.read([{"key": "s", "when": cell}], Session, dialect=FRENCH)
        assert Span.inclusive(DAY, DAY) == session.when

    def test_what_is_missing_is_told_as_it_is(self):
        """What holds nothing, or spaces, is a blank cell."""
        for cell in (None, "", "  "):
            with pytest.raises(Fault, match="which every row needs here, got a blank cell") as caught:
                rows.read([{"id": cell, "note": "x"}], Sized, ignore="rest")
            assert "une cellule vide" in caught.value.say("fr")

    def test_what_a_value_computes_is_no_column(self):
        """A field that nobody gives is written nowhere; a fault between fields is told of its row alone."""
        assert [{"id": "p"}] == to_rows([Sized(id="p")])
        with pytest.raises(Fault, match="a column that a field of Sized reads"):
            rows.read([{"id": "p", "size": "2"}], Sized)
        with pytest.raises(Fault, match=r"^row 2 \(q\): .* got \(str, not shown\)"):
            rows.read([{"id": "q"}], Sized)

    def test_an_array_in_a_cell(self):
        """The values of an array of NumPy, as some frames hold, are several values."""
        import numpy

        assert ("a", "b") == one(names=numpy.array(["a", "b"])).names

    def test_values_of_two_classes_are_no_table(self):
        """Rows have the same columns: values of two classes, or none at all, are refused."""
        for wrong in ([WRITTEN[0][1][0], WRITTEN[1][1][0]], [3], "ab", {"a": 1}):
            with pytest.raises(Fault, match=r"to_rows\.result"):
                to_rows(wrong)
        assert [] == to_rows([])


class TestNumberedColumns:
    """Wishes that stand in columns of one name, each with its number."""

    @staticmethod
    def _wishes(row):
        columns = {"Identifiant": "id", "Vœu": "wishes"}
        return rows.read([{"Identifiant": "C1", **row}], Person, columns=columns, dialect=Dialect.form())[
            0
        ].wishes

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "row",
        [
            {"Vœu 2": "q", "Vœu 1": "p"},
            {"Vœu 2e": "q", "Vœu 1er": "p"},
            {"Vœu n° 2": "q", "Vœu n° 1": "p"},
            {"2e vœu": "q", "1er vœu": "p"},
            {"Vœu N°2": "q", "Vœu (1)": "p"},
            {"Second vœu": "q", "Premier vœu": "p"},
            {"Vœu 10": "q", "Vœu 9": "p"},
            {"Vœu 2": "q", "Vœu": "p"},
            {"Vœu 1": "q", "Vœu": "p"},
        ],
    )
    def test_wishes_follow_their_numbers(self, row):
        """The number decides, however it is written and wherever the column stands."""
        assert ("p", "q") == self._wishes(row)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "row",
        [
            {"Vœu 1": "p", "1er vœu": "q"},
            {"Vœu 1": "p", "Vœu bis": "q"},
            {"Vœu 1": "p", "Dernier vœu": "q"},
            {"Vœu 1": "p", "Vœux 2": "q"},
        ],
    )
    def test_a_wish_is_never_dropped_in_silence(self, row):
        """A number that stands twice, or a word that is no number, is a fault of the heading."""
        with pytest.raises(Fault, match="heading"):
            self._wishes(row)

    def test_a_word_beside_the_name_may_be_a_number_unknown_here(self):
        """All words but the first, or all but the last; a heading of one word, or one that ends in a space, has none."""
        assert [("Dernier", "vœu"), ("Vœu", "bis"), ("Vœu de", "de cœur"), (), ()] == [
            almost(column) for column in ("Dernier vœu", "Vœu bis", "Vœu de cœur", "Vœu", "Vœu ")
        ]
        assert ("Vœu",) == almost("Vœu 3"), "one that is numbered has a name"

    def test_names_of_several_series_keep_their_places(self):
        """Two names that fill one field follow one another, each in the order of its numbers."""
        columns = {"id": "id", "Vœu": "wishes", "Choix": "wishes"}
        row = {"id": "C1", "Vœu 2": "q", "Choix 1": "r", "Vœu 1": "p"}

        assert ("p", "q", "r") == rows.read([row], Person, columns=columns, dialect=Dialect.form())[0].wishes

    def test_what_numbers_nothing_is_left_aside(self):
        """A column that only speaks of a wish is no wish."""
        assert ("p",) == self._wishes({"Vœu 1": "p", "Motif du premier vœu": "…", "Année 2019": "x"})


class TestHeadingsOfCriteria:
    """A column that is meant for a criterion is read or told, also where others are left aside."""

    RUBRIC = Rubric(
        criteria=[
            Criterion(id="impact", scale=Scale(low=0, high=20)),
            Criterion(id="Équipe", scale=Scale(low=0, high=20)),
            Criterion(id="reach", scale=Scale(low=0, high=20), fr="Passage à l'échelle"),
        ]
    )

    def _read(self, **cells):
        return rows.scoresheet([{"item": "plume", "juror": "j1", **cells}], self.RUBRIC, dialect=FRENCH)

    @pytest.mark.parametrize(
        ("heading", "criterion"),
        [("Equpe", "Équipe"), ("Imapct", "impact"), ("impcts", "impact"), ("Passge à l’échelle", "reach")],
    )
    def test_a_heading_near_a_criterion_is_told(self, heading, criterion):
        """A slip in a heading never takes marks away: the nearest criterion is named."""
        with pytest.raises(Fault, match=f"Did you mean '{criterion}'"):
            self._read(**{"impact" if criterion != "impact" else "Équipe": "12", heading: "13"})

    @pytest.mark.parametrize(
        ("heading", "criterion"),
        [("Equipe", "Équipe"), ("impacts", "impact"), ("PASSAGE A L'ECHELLE (sur 20)", "reach")],
    )
    def test_a_heading_spelt_otherwise_is_read(self, heading, criterion):
        """Accents, capitals, a plural and what a sheet says of its scale change no criterion."""
        (sheet,) = self._read(**{heading: "13"}).sheets
        assert {criterion: 13} == sheet.marks

    def test_accents_tell_no_criteria_apart(self):
        """A short name has as many accents as letters, and is known without them."""
        some = evolve(
            self.RUBRIC, criteria=[self.RUBRIC.criteria[0], evolve(self.RUBRIC.criteria[1], id="ete")]
        )
        row = {"item": "plume", "juror": "j1", "impact": "12", "Été": "13"}
        assert 13 == rows.scoresheet([row], some, dialect=FRENCH).sheets[0].marks["ete"]

    @pytest.mark.parametrize("many", [1, 2])
    def test_a_column_without_a_name_is_no_criterion(self, many):
        """A criterion may have no title: what has no heading is not its column, and resembles no criterion."""
        some = evolve(self.RUBRIC, criteria=self.RUBRIC.criteria[:many])
        row = {"item": "plume", "juror": "j1", "impact": "12", "": "7"}
        with pytest.raises(Fault, match=r"each of its cells is a mark on the scale, got '\(D\)'"):
            rows.scoresheet([row], some, dialect=FRENCH)
        (sheet,) = rows.scoresheet([row], some, dialect=FRENCH, ignore=["(D)"]).sheets
        assert {"impact": 12} == sheet.marks

    def test_a_title_of_two_criteria_is_the_name_of_neither(self):
        """Which of the two a column marks cannot be told: it is asked."""
        both = [
            Criterion(id=name, scale=Scale(low=0, high=20), fr="Note du jury") for name in ("reach", "team")
        ]
        row = {"item": "plume", "juror": "j1", "reach": "12", "Note du jury": "13"}
        with pytest.raises(Fault, match="each of its cells is a mark on the scale"):
            rows.scoresheet([row], Rubric(criteria=both), dialect=FRENCH)

    def test_a_state_stands_where_a_mark_would(self):
        """A project may be called as a state is: in its column the word is a name."""
        row = {"Dossier": "absent", "Juré": "j1", "impact": "12"}
        (sheet,) = rows.scoresheet([row], self.RUBRIC, dialect=FRENCH).sheets
        assert ("absent", "marked") == (sheet.item, sheet.state)

    def test_a_heading_near_no_criterion_is_left_aside(self):
        """What resembles nothing is left aside, as the dialect says; so is what looks like a criterion read."""
        assert self._read(impact="12", Impacts="…", Remarques="…").sheets[0].marks == {"impact": 12}

    def test_a_table_without_a_criterion_is_refused(self):
        """A sheet on which nothing is read is no blank sheet: no column has marks, and that is told."""
        with pytest.raises(Fault, match="a column for each criterion"):
            self._read(Note="13")
        with pytest.raises(Fault, match="a column for each criterion"):
            self._read(mark="13")

    def test_opinions_alone_need_no_criterion(self):
        """A row that gives an opinion, or a state, says what it has to."""
        assert "favourable" == self._read(opinion="favorable").sheets[0].opinion
        assert "absent" == self._read(state="abs").sheets[0].state
        blank = {"item": "plume", "juror": "j2", "opinion": ""}
        given = [{"item": "plume", "juror": "j1", "opinion": "favorable"}, blank]
        assert ("j1", "j2") == rows.scoresheet(given, self.RUBRIC, dialect=FRENCH).jurors


class TestFrenchCells:
    """What a cell of a French table may mean is read one way, or refused."""

    @pytest.mark.parametrize("cell", ["52.000", "1.234.567", "-3.125"])
    def test_a_point_before_three_digits_is_not_guessed(self, cell):
        """It could part thousands or mark decimals."""
        with pytest.raises(Fault, match="parts thousands"):
            rows.read([{"id": "C1", "cost": cell}], Person, dialect=FRENCH)

    def test_a_whole_number_is_not_guessed_either(self):
        """Where whole numbers are asked for, the same cell is refused for the same reason."""
        row = {"id": "C1", "skills.dev": "4.000"}
        with pytest.raises(Fault, match="parts thousands"):
            rows.read([row], Person, dialect=FRENCH)

    @pytest.mark.parametrize(
        ("cell", "mark"),
        [("52 000", 52_000), ("52,000", 52), ("0.125", Fraction(1, 8)), ("13.5", Fraction(27, 2))],
    )
    def test_what_has_one_meaning_is_read(self, cell, mark):
        """Spaces part thousands; a comma, or a point that can part none, marks decimals."""
        row = {"item": "plume", "juror": "j1", "mark": cell}
        assert mark == rows.read([row], Review, dialect=FRENCH)[0].mark

    @pytest.mark.parametrize("cells", [("déport", "abs"), ("abs", "déport")])
    def test_two_states_in_one_row_are_a_fault(self, cells):
        """Absent or recused: the last is not preferred."""
        row = {"item": "plume", "juror": "j1", **dict(zip(TWO.ids, cells, strict=True))}
        with pytest.raises(Fault, match="one state in the cells"):
            rows.scoresheet([row], TWO, dialect=FRENCH)

    @pytest.mark.untraced
    @pytest.mark.parametrize("word", ["Absent", "ABSENT", "absent", "Abs."])
    def test_a_state_is_read_however_it_is_typed(self, word):
        """Capital letters change no word."""
        row = {"item": "plume", "juror": "j1", TWO.ids[0]: word}
        assert "absent" == rows.scoresheet([row], TWO, dialect=FRENCH).sheets[0].state


class TestNumbersOfOthers:
    """A number is read as its author wrote it, whatever library holds it."""

    def test_numbers_of_half_and_single_precision(self):
        """12.3 is 12.3, in a frame or a scalar of NumPy, pandas, polars and pyarrow, and not the double beside it."""
        numpy, pandas, polars, pyarrow = map(peer, ("numpy", "pandas", "polars", "pyarrow"))
        row = {"item": ["A"], "juror": ["j"]}
        single = numpy.array([12.3], dtype="float32")
        scalars = (
            numpy.float16(12.3),
            single[0],
            numpy.longdouble("12.3"),
            pyarrow.scalar(12.3),
            Decimal("12.3"),
        )
        tables = [
            *(
                [{"item": "A", "juror": "j", "mark": one}]
                for one in (*scalars, pyarrow.scalar(12.3, pyarrow.float32()))
            ),
            pandas.DataFrame({**row, "mark": single}),
            pandas.DataFrame(
                {**row, "mark": pandas.array([12.3], dtype=pandas.ArrowDtype(pyarrow.float32()))}
            ),
            polars.DataFrame({**row, "mark": [12.3]}, schema_overrides={"mark": polars.Float32}),
            pyarrow.table({**row, "mark": pyarrow.array([12.3], pyarrow.float32())}),
        ]
        assert {Fraction(123, 10)} == {
            rows.reviews(one, scale=Scale(low=0, high=20)).reviews[0].mark for one in tables
        }
        empty = [{"item": "A", "juror": "j", "mark": pyarrow.scalar(None, pyarrow.float32())}]
        assert not rows.reviews(empty, scale=Scale(low=0, high=20), blank="unseen").reviews

    @pytest.mark.parametrize(
        ("kind", "value"), [("float16", 12.296875), ("float", 12.300000190734863), ("double", 12.3)]
    )
    def test_the_shortest_decimal(self, kind, value):
        """The shortest decimal that the precision tells apart is what somebody wrote."""
        assert 12.3 == shortest(value, kind)  # the same float
        assert math.isinf(shortest(math.inf, kind))
