"""Records: what an engine keeps to itself, made without a method that is compiled at import."""

from itertools import count

import pytest

from eig._values.records import Record, part


class Place(Record):
    """A record with fields of each sort."""

    name: str
    seats: int = 2
    people: list = part(factory=list)
    free: int = part(init=False)

    def __post_init__(self):
        self.__dict__["free"] = self.seats - len(self.people)


class Work(Record, frozen=False):
    """Work under way."""

    left: int
    number: int = part(factory=count(1).__next__)


@pytest.mark.parametrize(
    ("made", "held"),
    [
        (lambda: Place("plume"), ("plume", 2, [], 2)),
        (lambda: Place("plume", 5, ["Ada"]), ("plume", 5, ["Ada"], 4)),
        (lambda: Place(people=["Ada"], name="plume"), ("plume", 2, ["Ada"], 1)),
        (lambda: Place("plume", people=("Ada",)).but(seats=7), ("plume", 7, ("Ada",), 6)),
    ],
)
def test_a_record_holds_what_it_was_given_and_its_defaults(made, held):
    """By place or by name, what is given stands; what is not has its default; what follows is computed anew."""
    one = made()
    assert held == (one.name, one.seats, one.people, one.free)


def test_a_record_is_set_once():
    """A field is set once, and neither one that exists nor a new one is set or deleted later."""
    one = Place("plume")
    for name in ("name", "seats", "other"):
        with pytest.raises(AttributeError, match=name):
            setattr(one, name, 3)
    with pytest.raises(AttributeError, match="name"):
        del one.name
    assert ("plume", 2) == (one.name, one.seats)


def test_work_under_way_changes():
    """A record that is work under way may be set, and a default is made anew for each."""
    first, second = Work(3), Work(3)
    first.left -= 1
    assert (2, 3) == (first.left, second.left)
    assert first.number < second.number


def test_records_are_told_apart():
    """Two records of the same fields are two: nothing compares at length what a search holds."""
    one, other = Place("plume"), Place("plume")
    assert one != other
    assert 2 == len({one, other, one})


def test_more_values_than_fields_are_refused():
    """A value that no field would hold is an error where it is given, and is not lost."""
    with pytest.raises(TypeError, match="Work has 2 fields, and not 3"):
        Work(1, 2, 3)
