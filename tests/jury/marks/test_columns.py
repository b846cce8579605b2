"""Marks by column: what is read a column at a time is what is read row after row."""

import pickle
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import EigError
from eig.jury import EIG_SCALE, Criterion, Reviews, Rubric, Scale, Scoresheet, rank
from eig.jury.marks.scoresheet import without_juror

TWENTY = Scale(low=0, high=20, step="0.5")
RUBRIC = Rubric(
    criteria=[
        Criterion(id="team", scale=EIG_SCALE, weight="1/3"),
        Criterion(id="impact", scale=TWENTY, floor=2),
        Criterion(id="code", scale=TWENTY, applies_to=["a", "b"]),
    ],
    out_of=TWENTY,
)
WHOLE = {"team": 4, "impact": "13.5", "code": 1}
names = st.sampled_from(["a", "b", "c", "A", "É", "a "])
marks = st.sampled_from([1, 2, 4, "3", "13.5", 2.5, Fraction(1, 2), Fraction(1, 3), 21, "x", None, True])
rows = st.lists(
    st.tuples(names, st.sampled_from(["j1", "j2", "J1"]), st.dictionaries(st.sampled_from([*RUBRIC.ids, "odd"]), marks)),
    max_size=6,
)  # fmt: skip
rosters = st.sampled_from([(), ["a", "b", "c", "É"], ("a", "b", "d"), ["a"], ["a", 3], {"a", "b", "c"}])


def _read(given, rubric=RUBRIC, **called):
    try:
        return Scoresheet.from_marks(rubric, given, **called)
    except EigError as refused:
        return str(refused)


@given(rows, rosters, st.sampled_from([(), ["j2", "j1"], ["j1"]]))
@example([("b", "j1", {"team": 1}), ("a", "j1", {"impact": 2, "code": 1}), ("a", "j2", {})], (), ())
@example([("b", "j1", WHOLE), ("a", "j1", WHOLE)], ["a", "b", "c", "É"], ["j2", "j1"])
@example([("a", "j1", {"team": 2.5})], (), ())
@example([("a", "j1", {"impact": 2.5, "team": Fraction(2)})], (), ())
@example([("a", "j1", {"impact": "2", "team": Fraction(2)})], (), ())
@example([("c", "j1", {"code": 1})], (), ())
@example([("c", "j1", {"team": 1})], ["c"], ())
@example([("a", "j1", {}), ("a", "j1", {})], (), ())
def test_rows_read_together_are_rows_read_one_by_one(given, items, jurors):
    """A list of rows makes the scoresheet that an iterator of them makes, or is refused in the same words."""
    together = _read(given, items=items, jurors=jurors)
    alone = _read(iter(given), items=items, jurors=jurors)

    assert together == alone
    assert repr(together) == repr(alone)
    if isinstance(alone, Scoresheet):
        assert (together.sheets, together.rows()) == (alone.sheets, alone.rows())
        assert hash(together) == hash(alone)
        assert pickle.loads(pickle.dumps(together)) == alone


@pytest.mark.parametrize("wrong", [
    [("a", "j1", WHOLE), ("b", "j1")],
    [("a", "j1", WHOLE), "b"],
    [("a", 3, WHOLE)],
    [("a", "j1", [("team", 4)])],
    [("a", "j1", {3: 4})],
    7,
])  # fmt: skip
def test_a_row_that_is_none_is_refused_as_ever(wrong):
    """Rows of another form are refused by the place of the first that is wrong."""
    assert _read(wrong).startswith("Scoresheet.from_marks.rows")


def test_a_mark_that_nobody_can_write_is_refused():
    """A fraction of five thousand digits lies on a scale without steps, and is no mark."""
    rubric = Rubric.equal(["team"], scale=Scale(low=0, high=20))

    assert "rows[0][2]['team']" in _read([("a", "j1", {"team": Fraction(1, 10**5000)})], rubric)


def test_rows_that_are_lists_are_rows():
    """A row may be a list of three."""
    assert _read([["a", "j1", WHOLE]]) == _read([("a", "j1", WHOLE)])


def test_a_sheet_is_made_once():
    """The sheets on an item are the very sheets of the whole: nothing tells them apart."""
    sheet = _read([("a", "j1", WHOLE), ("b", "j1", WHOLE)])
    first = sheet.sheets_on("b")

    assert first[0] is sheet.sheets[1]
    assert first is sheet.by_item["b"]


def test_a_scoresheet_has_no_other_names():
    """A name that no scoresheet has is missing, as on any value."""
    with pytest.raises(AttributeError, match="shets"):
        _ = _read([("a", "j1", WHOLE)]).shets


@given(rows, st.sampled_from(["renormalise", "worst", "midpoint", "best"]))
@example([("a", "j1", WHOLE), ("b", "j1", {"team": 1}), ("b", "j2", {})], "worst")
@example([("c", "j1", {"team": 1, "impact": 2})], "renormalise")
@example([], "worst")
def test_totals_by_column_are_totals_sheet_by_sheet(given, missing):
    """Each total of a scoresheet is the one that its rubric gives of that sheet alone."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    alone = [RUBRIC.total(one.marks, item=one.item, missing=missing) for one in sheet.sheets]

    assert alone == [one.mark for one in sheet.reviews(missing=missing).reviews]


@given(rows)
@example([("a", "j1", WHOLE), ("b", "j1", {"team": 1}), ("b", "j2", WHOLE)])
def test_a_part_of_a_scoresheet_is_made_of_its_sheets(given):
    """What is said of some items, or without a juror, is what a scoresheet of those sheets says."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    stated = [
        evolve(one, opinion="favourable") if at % 2 else evolve(one, marks={}, state="absent")
        for at, one in enumerate(sheet.sheets)
    ]
    for whole in (sheet, evolve(sheet, sheets=stated)):
        some = [one for one in whole.sheets if one.item == "a"]
        left = [one for one in whole.sheets if one.juror != "j1"]
        jurors = [one for one in whole.jurors if one != "j1"]
        named = [one for one in whole.items if one == "a"]

        assert whole.only(named) == evolve(whole, items=named, sheets=some)
        assert without_juror(whole, "j1") == evolve(whole, jurors=jurors, sheets=left)
        assert rank(whole.only(named), missing="worst") == rank(
            evolve(whole, items=named, sheets=some), missing="worst"
        )


@given(st.lists(st.tuples(names, st.sampled_from(["j1", "j2", "J1", 3]), marks), max_size=6))
@example([("b", "j1", 1), ("a", "j2", "2"), ("a", "j1", Fraction(1, 3))])
@example([("b", "j1", 2.5), ("a", "j2", "2")])
@example([("b", "j1", 1), ("A", "j2", 1), ("a", "j2", 1)])
@example([("b", "j1", 1), ("b", "J1", 1)])
@example([("b", "j1", 1), ("b", "j1", 1)])
def test_triples_read_together_are_triples_read_one_by_one(triples):
    """A list of triples makes the reviews that an iterator of them makes, or is refused in the same words."""

    def read(given):
        try:
            return Reviews.from_triples(given)
        except EigError as refused:
            return str(refused)

    together, alone = read(triples), read(iter(triples))

    assert together == alone
    if isinstance(alone, Reviews):
        held = Reviews(reviews=alone.reviews)

        assert repr(together) == repr(held)
        assert pickle.loads(pickle.dumps(together)) == held
        for name in ("items", "jurors", "by_item", "whole", "units", "sums", "grades"):
            assert getattr(together, name) == getattr(held, name)


def test_reviews_have_no_other_names():
    """A name that no reviews have is missing, as on any value."""
    with pytest.raises(AttributeError, match="revews"):
        _ = Reviews.from_triples([("a", "j", 1)]).revews
