"""Rows in with every fault located, rows out as plain scalars."""

import csv
import datetime as dt
from fractions import Fraction

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from eig import rows, to_rows
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import to_ids
from eig.errors import Fault, Faults
from eig.jury import Criterion, MarkSheet, Review, Reviews, Rubric, Scale, Scoresheet
from eig.programme import Candidate
from eig.reasons import Reason, Undefined
from eig.rows._read_cells import inner
from eig.rows._rows_of_any_table import column_of
from eig.rows._written_rows_cells_and_csv import scalar
from helpers.wholes import READ, differences


@frozen(kw_only=True)
class Person:
    """A value with a field of every kind that a table may fill."""

    id: str
    places: int = 0
    mark: Fraction | None = field(default=None, converter=exact_or_none)
    born: dt.date | None = None
    seen: dt.datetime | None = None
    open: bool = False
    wishes: tuple[str, ...] = field(default=(), converter=to_ids)
    ages: tuple[int, ...] = ()
    skills: FrozenMap[int] = field(factory=FrozenMap, converter=FrozenMap)

    def __attrs_post_init__(self):
        faults = Gather(self)
        faults.check("id", text)
        faults.check("places", whole(0))
        faults.that("wishes", "nowhere" not in self.wishes, "values.flag")
        faults.done()


def test_a_row_fills_every_kind_of_field():
    """Text from a spreadsheet becomes numbers, dates, flags, lists and mappings, each by its field."""
    row = {
        "id": " p1 ", "places": "3", "mark": "13.5", "born": "2000-02-29", "seen": "2018-10-15T17:00+02:00",
        "open": "Oui", "wishes": "adler; plume", "ages": "3;4", "skills.dev": "5", "skills.data": "", "note": "x",
    }  # fmt: skip

    (person,) = rows.read([row], Person, ignore=["note"])

    assert person == Person(
        id="p1",
        places=3,
        mark="13.5",
        born=dt.date(2000, 2, 29),
        seen=dt.datetime.fromisoformat("2018-10-15T17:00+02:00"),
        open=True,
        wishes=["adler", "plume"],
        ages=(3, 4),
        skills={"dev": 5},
    )


def test_typed_cells_are_taken_as_they_are():
    """What a database or a data frame gives, already typed, is taken; a NaN is missing, 13.1 is 131/10."""

    class Int64:
        def item(self):
            return 4

    row = {
        "id": "p1",
        "places": Int64(),
        "mark": 13.1,
        "born": dt.date(2000, 1, 1),
        "wishes": ["adler"],
        "ages": float("nan"),
    }

    (person,) = rows.read([row], Person)

    assert (4, Fraction(131, 10), ("adler",), ()) == (person.places, person.mark, person.wishes, person.ages)
    assert dt.date(2000, 1, 1) == person.born


def test_a_moment_is_not_a_day():
    """A date and time where a day is meant is a fault, not cut in silence."""
    moment = dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)

    with pytest.raises(Fault, match="a date without an hour, such as 2019-01-16, got"):
        rows.read([{"id": "p1", "born": moment}], Person)
    assert moment == rows.read([{"id": "p1", "seen": moment}], Person)[0].seen


def test_all_faults_of_a_table_come_together():
    """Every fault of every row comes back at once, each with its row, column, value, rule and remedy."""
    table = [
        {"id": "p1", "places": "x", "born": "29/02/2000", "ages": "3;z", "sex": "f"},
        {"id": "p2"},
        {"id": "", "open": "perhaps", "skills.dev": "much"},
        {"id": "p3", "places": "-1", "wishes": "nowhere"},
        {"id": "p4", "places": "1.5"},
        {"id": "p5", "wishes": "nowhere"},
    ]

    with pytest.raises(Faults) as caught:
        rows.read(table, Person)

    assert [
        ("heading", "'sex'"),
        ("row 2, 'places' (p1)", "'x'"),
        ("row 2, 'born' (p1)", "'29/02/2000'"),
        ("row 2, 'ages' (p1)", "'z'"),
        ("row 4, 'id'", "Phrase('rows.blank')"),
        ("row 4, 'open'", "'perhaps'"),
        ("row 4, 'skills.dev'", "(str, not shown)"),
        ("row 5, 'places' (p3)", "-1"),
        ("row 5, 'wishes' (p3)", "('nowhere',)"),
        ("row 6, 'places' (p4)", "'1.5'"),
        ("row 7, 'wishes' (p5)", "('nowhere',)"),
    ] == [(fault.place, repr(fault.value)) for fault in caught.value.faults]


def test_a_column_for_no_field_is_refused():
    """Naming a field that the kind does not have is a fault of the call, answered with the fields."""
    with pytest.raises(Fault, match="one of 'id', 'places'"):
        rows.read([{"id": "p"}], Person, columns={"nom": "name"})


def test_columns_given_the_wrong_way_round_are_told_the_right_one():
    """Who writes the field first, and then its heading, is told that the heading comes first."""
    with pytest.raises(Faults) as caught:
        rows.read([{"nom": "p"}], Person, columns={"id": "nom"})

    told = caught.value.faults[0]
    assert (told.code, told.path) == ("rows.heading_first", ("read", "columns", "id"))
    assert "a heading before the field that it fills: 'nom', and then 'id'" in str(told)


@pytest.mark.untraced
@pytest.mark.parametrize("heading", ["places 2", "2e places", "mark bis", "second born"])
def test_what_has_one_value_is_not_numbered(heading):
    """A column that numbers a field of one value is left aside where others are; one of several values is told."""
    row = {"id": "p", "places": 1, "mark": 1, "born": "2000-02-29", "wishes": "q"}

    assert rows.read([row], Person) == rows.read([{**row, heading: "x"}], Person, ignore="rest")
    with pytest.raises(Fault, match="Did you mean 'wishes'"):
        rows.read([{**row, heading: "x", "wishes bis": "r"}], Person, ignore="rest")


def test_columns_may_be_given_the_number_of_a_value():
    """Two choices that are asked to be wishes 2 and 1 stand in that order, and no number stands twice."""
    row, asked = {"id": "p", "A": "q", "B": "r"}, {"A": "wishes 2", "B": "wishes 1"}

    assert ("r", "q") == rows.read([row], Person, columns=asked)[0].wishes
    assert {"A": "wishes", "B": "wishes"} == {
        one.heading: one.fills for one in rows.read([row], Person, columns=asked).reading.columns[1:]
    }
    for again, more, wrong in (
        ({"A": "wishes 1", "B": "wishes 1"}, {}, "a number of its own"),
        (asked, {"wishes": "s"}, "a column that a field of Person reads, got 'wishes'"),
        (asked, {"wish 3": "s"}, "a column that a field of Person reads, got 'wish 3'"),
    ):
        with pytest.raises(Fault, match=wrong):
            rows.read([{**row, **more}], Person, columns=again)
    with pytest.raises(Faults):
        rows.read([row], Person, columns={"A": "places 1"})


def test_a_row_without_a_mark_is_never_a_zero():
    """A blank mark is refused unless the caller says that it means unseen; it is never zero."""
    table = [{"item": "a", "juror": "j1", "mark": 3}, {"item": "a", "juror": "j2", "mark": None}]

    with pytest.raises(Fault, match="row 3, 'mark'"):
        rows.reviews(table)
    assert Reviews.from_triples([("a", "j1", 3)]) == rows.reviews(table, blank="unseen")


@pytest.mark.untraced
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.decimals(-100, 100, places=2)),
        unique_by=lambda t: t[:2],
        min_size=1,
    )
)
def test_reviews_survive_a_table(triples):
    """Marks written as rows and read again are the same marks."""
    given_reviews = Reviews.from_triples(triples)

    assert given_reviews == rows.reviews(to_rows(given_reviews, exact=True), dialect=rows.Dialect.exact())


RUBRIC = Rubric(criteria=[Criterion(id="taste", scale=Scale(low=0, high=20))])


def test_a_scoresheet_reads_one_sheet_a_row():
    """A table of marks, recusals and collective sheets becomes a scoresheet, each state kept apart."""
    table = [
        {"wine": "A1", "who": "J1", "score": "13.5", "state": "", "champion": "yes"},
        {"wine": "A1", "who": "J2", "score": "", "state": "recused", "champion": ""},
    ]

    sheet = rows.scoresheet(table, RUBRIC, columns={"wine": "item", "who": "juror", "score": "taste"})

    assert {"taste": Fraction(27, 2)} == sheet.mark_sheet("A1", "J1").marks
    assert ("recused", True) == (sheet.mark_sheet("A1", "J2").state, sheet.mark_sheet("A1", "J1").champion)


def test_marks_off_the_scale_are_faults_of_their_rows():
    """A mark off its scale and a cell that is no number are reported together, each at its row and criterion."""
    table = [
        {"item": "A1", "juror": "J1", "taste": "30"},
        {"item": "A1", "juror": "J2", "taste": "x"},
        {"item": "A1", "juror": "J3", "taste": "7"},
        {"item": "A1", "taste": "-1"},
        {"juror": "J4", "taste": "-1"},
        ["A1", "J5", 7],
    ]

    with pytest.raises(Faults) as caught:
        rows.scoresheet(table, RUBRIC)

    assert [
        "row 2, 'taste' (A1, J1)",
        "row 3, 'taste' (A1, J2)",
        "row 5, 'juror' (A1)",
        "row 5, 'taste' (A1)",
        "row 6, 'item' (J4)",
        "row 6, 'taste' (J4)",
        "row 7",
    ] == [fault.place for fault in caught.value.faults]


DEFECTS = {
    "no item": {"item": ""},
    "no juror": {"juror": ""},
    "off the scale": {"taste": "30"},
    "unreadable": {"smell": "x"},
    "no such opinion": {"opinion": "so-so"},
    "two states": {"state": "absent", "sight": "rec."},
    "one member twice": {"members": "m1, m1"},
    "marks of an absent": {"state": "absent", "sound": "3"},
}
"""What may be wrong with a row of marks, each in cells of its own."""


@given(st.sets(st.sampled_from(sorted(DEFECTS)), min_size=1))
def test_all_faults_of_a_row_come_together(defects):
    """A row with several faults is told each that a row with it alone is told: none hides another."""

    def told(names):
        row = {
            "item": "A1",
            "juror": "J1",
            "taste": "5",
            "smell": "",
            "sight": "",
            "opinion": "",
            "state": "",
        }
        with pytest.raises((Fault, Faults)) as caught:
            rows.scoresheet([row | {k: v for name in names for k, v in DEFECTS[name].items()}], senses,
                            dialect=rows.Dialect.french())  # fmt: skip
        faults = caught.value.faults if isinstance(caught.value, Faults) else [caught.value]
        return {(fault.place.split(" (")[0], fault.rule) for fault in faults}

    senses = Rubric.equal(["taste", "smell", "sight", "sound"], scale=Scale(low=0, high=10))
    assert told(defects) == {fault for one in defects for fault in told([one])}


class Cells:
    """A result with one cell of every kind."""

    def rows(self):
        nothing = Undefined(reason=Reason(code="c", sentences={"en": "e", "fr": "f"}))
        review = Review(item="a", juror="j", mark=1)
        return [
            {
                "q": Fraction(1, 2),
                "d": dt.date(2019, 1, 1),
                "t": ("a", Fraction(1, 2)),
                "u": nothing,
                "n": None,
                "b": True,
                "v": review,
            }
        ]


def test_cells_become_plain_scalars():
    """Fractions, dates, lists and what is undefined become scalars that any table library takes."""
    (row,) = to_rows(Cells())
    (exact,) = to_rows(Cells(), exact=True)

    assert (0.5, "2019-01-01", "a; 0.5", None, None, True) == tuple(row[key] for key in "qdtunb")
    assert row["v"].startswith("review: ")
    assert ("1/2", "a; 1/2") == (exact["q"], exact["t"])


def test_a_list_in_a_cell_is_one_formula_or_none():
    """Only the beginning of a cell makes a formula: the apostrophe stands there, and before no other part."""
    assert "a; =b" == scalar(("a", "=b"), exact=False, safe=True)
    assert "'=a; =b" == scalar(("=a", "=b"), exact=False, safe=True)


def test_rows_of_a_result_can_be_written_as_csv(tmp_path):
    """The rows of a result go into a CSV file with the standard library alone."""
    found = to_rows(Reviews.from_triples([("a", "j1", "13.5")]))

    with (tmp_path / "marks.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows(found)

    assert "item,juror,mark\na,j1,13.5\n" == (tmp_path / "marks.csv").read_text()


def test_a_file_is_parted_by_one_character():
    """What a reader could not part cells by again is refused; any other character may part them."""
    result = Reviews.from_triples([("a", "j1", "13.5")])
    for sign in (";;", '"', "\n", "\r", "\0", "", "\ud800"):
        with pytest.raises(Fault, match=r"to_csv\.separator: expected one character"):
            rows.to_csv(result, separator=sign)

    for mark in ("\t", "|", "3", " "):
        text = rows.to_csv(result, separator=mark, bom=False)
        assert list(csv.reader(text.splitlines(), delimiter=mark)) == [
            ["dossier", "juror", "mark"],
            ["a", "j1", "13.5"],
        ]


def test_rows_of_a_scoresheet_are_the_sheets_in_force():
    """A superseded sheet is left out of rows, as the page says: the scoresheet read back has no correction."""
    first = Scoresheet.from_marks(RUBRIC, [("A1", "J1", {"taste": 3})])
    better = first.corrected(MarkSheet(item="A1", juror="J1", marks={"taste": 7}), by="chair", reason="slip")
    again = rows.scoresheet(to_rows(better, exact=True), RUBRIC, dialect=rows.Dialect.exact())

    assert (better.sheets, ()) == (again.sheets, again.corrections)


@pytest.mark.parametrize("name", READ)
def test_what_is_read_and_what_is_wrong_with_it_is_said_as_before(name):
    """Of right and wrong tables and JSON texts: the value, or every fault with its row, its column and its remedy."""
    assert [] == differences(name)


@pytest.mark.parametrize("hint", [int | None, None | int, int])
def test_a_field_that_may_be_empty_holds_what_it_holds_else(hint):
    """Whichever is named first, nothing or a kind, it is the kind that is read."""
    assert inner(hint) is int


def test_a_column_is_the_same_however_its_accents_are_written():
    """Letters with their accents apart, as some systems write them, fill the field all the same."""
    assert "Prénom" == column_of("Pre\u0301nom") == column_of("Pr\u00e9nom")


def test_a_column_that_numbers_a_field_in_words_not_known_is_told_with_the_field_asked_for():
    """The heading is of the table, and the field is what `columns=` says of it."""
    row = {"id": "p", "places": 1, "mark": 1, "born": "2000-02-29", "Souhait 1": "q", "Souhait bis": "r"}
    with pytest.raises(Fault, match=r"Souhait bis(.|\n)*Did you mean 'wishes'"):
        rows.read([row], Person, columns={"Souhait": "wishes"})


def test_a_text_is_no_result_to_lay_out():
    """Of a text no rows can be made: it is refused, and not taken letter by letter."""
    with pytest.raises(Fault, match=r"to_rows\.result"):
        to_rows("plume")


@pytest.mark.parametrize(
    ("letter", "english", "french"), [("А", "Cyrillic", "cyrillique"), ("Α", "Greek", "grecque")]
)
def test_a_table_says_which_letter_is_of_another_alphabet(letter, english, french):
    """Two names that look the same on paper: which one is wrong, and where, in both languages."""
    with pytest.raises(Fault) as caught:
        rows.read(f"id\nAdler\n{letter}dler\n", Candidate)
    assert f"In {letter}dler, character 1 is a {english} letter." in str(caught.value).replace("'", "")
    assert f"le caractère 1 est une lettre {french}." in caught.value.say("fr")
    with pytest.raises(Fault) as caught:
        rows.read("id\nAdler\nadler\n", Candidate)
    assert "letter." not in str(caught.value)
