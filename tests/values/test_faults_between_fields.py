"""What is wrong between fields is told beside the fields that are wrong, as far as it reads none of them."""

import pytest
from attrs import field, frozen
from hypothesis import example, given
from hypothesis import strategies as st

from eig import jury
from eig._values.field_rules_and_bounds import whole
from eig._values.value import Value, keeps
from eig.errors import Fault, Faults

RUBRIC = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)


@frozen(kw_only=True, eq=False, repr=False)
class Lengths(Value):
    """Three lengths from 0: the first below ten, the second not above it, the third below ten."""

    one: int = field(metadata=keeps(whole(0)))
    two: int = field(metadata=keeps(whole(0)))
    three: int = field(metadata=keeps(whole(0)))

    def _check(self, faults):
        faults.that("one", self.one < 10, "values.flag")
        faults.that("two", self.two <= self.one, "values.flag")
        faults.that("three", self.three < 10, "values.flag")


def _asked(one, two, three):
    """Return what is asked between lengths, in order: whose it is, what it reads, and whether it fails."""
    return (
        ("one", {"one"}, one >= 10),
        ("two", {"one", "two"}, two > one),
        ("three", {"three"}, three >= 10),
    )


@example([10, -1, 10])
@example([-1, 3, 10])
@example([10, 11, -1])
@given(st.lists(st.sampled_from([-1, 0, 10, 11]), min_size=3, max_size=3))
def test_checks_between_fields_are_made_up_to_the_first_that_reads_a_wrong_one(lengths):
    """Wrong fields are told first, then what is wrong between others; none follows from a wrong field."""
    long = dict(zip(("one", "two", "three"), lengths, strict=True))
    expected = [name for name, length in long.items() if length < 0]
    for name, read, fails in _asked(*lengths):
        if any(long[one] < 0 for one in read):
            break
        expected += [name] * fails

    told = []
    try:
        Lengths(**long)
    except (Fault, Faults) as caught:
        told = [fault.path[1] for fault in caught.faults]

    assert expected == told


@frozen(kw_only=True, eq=False, repr=False)
class Mistaken(Value):
    """A value whose check has a mistake of its own."""

    places: int = field(metadata=keeps(whole(0)))

    def _check(self, faults):
        faults.that("places", self.seats > 0, "values.flag")


@pytest.mark.parametrize("places", [-1, 0])
def test_a_mistake_in_a_check_is_told_as_python_does(places):
    """A check that reads what no field is fails as such, be a field wrong or none: it is not taken for a wrong field."""
    with pytest.raises(AttributeError, match="seats"):
        Mistaken(places=places)


def _sheet(item):
    """Return the sheet of one juror."""
    return jury.MarkSheet(item=item, juror="j1", marks={"impact": 4})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda: jury.Scoresheet(rubric=RUBRIC, sheets=[_sheet("a"), _sheet("a")], items=[""]),
            ["Scoresheet.items[0]", "Scoresheet.sheets[1]"],
        ),
        (lambda: jury.Scoresheet(rubric=RUBRIC, sheets=[1], items=["a", "A"]), ["Scoresheet.sheets[0]"]),
        (lambda: jury.Reviews(reviews=[1], reading=2), ["Reviews.reviews[0]", "Reviews.reading"]),
    ],
)
def test_sheets_and_reviews_that_are_made_late_are_told_too(make, told):
    """Two sheets of one juror on a file are told beside a roster that is wrong; what is no sheet hides nothing."""
    with pytest.raises((Fault, Faults)) as caught:
        make()

    assert told == [fault.place for fault in caught.value.faults]
