"""Reviews: one mark of one juror on one item."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import Review, Reviews

triples = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.fractions(0, 20, max_denominator=4)
)


def _reviews(grid):
    return Reviews.from_triples((item, juror, mark) for (item, juror), mark in grid.items())


@pytest.mark.slow
@given(triples)
def test_reviews_hold_each_mark_once_and_in_order(grid):
    """The same marks make the same reviews, whatever their order, and none is lost."""
    reviews = _reviews(grid)

    assert reviews == _reviews(dict(reversed(grid.items())))
    assert {(one.item, one.juror): one.mark for one in reviews.reviews} == grid
    assert [(one.item, one.juror) for one in reviews.reviews] == sorted(grid)


@pytest.mark.slow
@given(triples)
def test_items_jurors_and_marks_are_those_given(grid):
    """Items and jurors are those who appear; each item knows its marks by juror."""
    reviews = _reviews(grid)

    assert reviews.items == tuple(sorted({item for item, _ in grid}))
    assert reviews.jurors == tuple(sorted({juror for _, juror in grid}))
    assert {(i, j): mark for i, marks in reviews.by_item.items() for j, mark in marks.items()} == grid


@pytest.mark.slow
@given(triples)
def test_whole_marks_are_cut_summed_and_counted_without_loss(grid):
    """Units, sums and grades are three readings of the same whole marks, and lead back to what was given."""
    reviews = _reviews(grid)
    scale, marks = reviews.whole
    again = {
        (item, juror): Fraction(mark, scale)
        for item, unit in zip(reviews.items, reviews.units, strict=True)
        for juror, mark in zip(reviews.by_item[item], unit, strict=True)
    }

    assert again == grid
    assert reviews.sums == tuple(scale * sum(given.values()) for given in reviews.by_item.values())
    assert [mark for mark, count in reviews.grades for _ in range(count)] == sorted(marks)


@pytest.mark.slow
@given(triples)
def test_rows_lead_back_to_the_reviews(grid):
    """A row a review: the rows hold all there is."""
    reviews = _reviews(grid)
    again = Reviews.from_triples((row["item"], row["juror"], row["mark"]) for row in reviews.rows())

    assert again == reviews


def test_a_pair_is_reviewed_once():
    """Two marks of one juror on one item are a fault: one of them is a correction."""
    with pytest.raises(Fault, match="expected each pair of item and juror once"):
        Reviews.from_triples([("a", "x", 1), ("a", "x", 2)])


@pytest.mark.parametrize("same", ["13.3", 13.3, Decimal("13.3"), Fraction(133, 10), " 13.30 ", "+13.3"])
def test_one_mark_is_one_number_however_it_is_written(same):
    """A float is its shortest decimal, so that it ties with the same digits typed as text."""
    assert Review(item="a", juror="x", mark=same).mark == Fraction(133, 10)


@pytest.mark.parametrize(
    "wrong", ["12/20", "1e1", "1_0", True, None, float("nan"), "1e10000000", "9" * 5000, "१२"]
)
def test_what_is_no_plain_decimal_is_no_mark(wrong):
    """A mark out of another total, an exponent, a truth value or endless digits are refused at once."""
    with pytest.raises(Fault, match=r"Review\.mark"):
        Review(item="a", juror="x", mark=wrong)


def test_the_faults_of_a_review_come_together():
    """No item, no juror and no mark are three faults at once."""
    with pytest.raises(Faults) as caught:
        Review(item="", juror=" ", mark=None)

    assert [fault.place for fault in caught.value.exceptions] == [
        "Review.item",
        "Review.juror",
        "Review.mark",
    ]
    with pytest.raises(Fault, match="Review"):
        Reviews(reviews=[("a", "x", 1)])


@pytest.mark.parametrize(
    ("rows", "place", "what"),
    [
        ([("plume", "x", 1), ("Plume", "x", 1)], "Reviews.from_triples.triples", "item"),
        ([("plume", "j", 1), ("plume", "J", 1)], "Reviews.from_triples.triples", "juror"),
    ],
)
def test_two_spellings_of_one_name_are_told(rows, place, what):
    """An item or a juror written two ways is two by mistake: both spellings are shown."""
    with pytest.raises(Fault) as caught:
        Reviews.from_triples(rows)

    assert (place, tuple(sorted({row[what == "juror"] for row in rows}))) == (
        caught.value.place,
        caught.value.value,
    )
    assert f"names of one {what} that differ by more than case" in caught.value.rule


def test_a_wrong_triple_is_told_by_its_number():
    """Of many marks given in a row, the one that is no mark, or of nobody, is named."""
    for triple, place in (
        (("a", "j2", "12/20"), "[1][2]"),
        (("a", " ", 3), "[1][1]"),
        (("", "j2", 3), "[1][0]"),
    ):
        with pytest.raises(Fault) as caught:
            Reviews.from_triples([("a", "j1", 3), triple])
        assert f"Reviews.from_triples.triples{place}" == caught.value.place
