"""A pickle goes through the constructor: what is wrong in it is refused, what an older one lacks is completed."""

import pickle

import pytest

from eig._values.value import rebuilt
from eig.errors import Fault, Faults
from eig.jury import Review
from eig.teams import Person


class Old:
    """What another version pickled: the same class, by name, from other fields."""

    def __init__(self, home, name, given):
        self.parts = (home, name, given)

    def __reduce__(self):
        return rebuilt, self.parts


def loaded(home, name, given):
    return pickle.loads(pickle.dumps(Old(home, name, given)))


def test_a_wrong_value_in_a_pickle_is_refused():
    """A mark that is none, or a truth value that is text, does not come back to life."""
    for given in ({"item": "a", "juror": "j", "mark": "12/20"}, {"item": "a\x00", "juror": "j", "mark": 1}):
        with pytest.raises((Fault, Faults)):
            loaded("eig.jury", "Review", given)


def test_a_float_in_a_pickle_is_its_shortest_decimal():
    """One policy for numbers, whichever door they come by."""
    assert Review(item="a", juror="j", mark="13.1") == loaded(
        "eig.jury", "Review", {"item": "a", "juror": "j", "mark": 13.1}
    )


def test_an_old_pickle_is_completed_by_defaults_or_refused():
    """A field that did not exist then takes its default; one that is needed, or that is no more, is refused."""
    assert Person(id="p1", cost=3) == loaded("eig.teams", "Person", {"id": "p1", "cost": 3})
    for given, told in (
        ({"cost": 3}, r"Person\.id: expected this field, which the pickle lacks"),
        (
            {"id": "p1", "gone": "secret"},
            r"Person\.gone: expected a field of the class, got \(str, not shown\)",
        ),
    ):
        with pytest.raises(Fault, match=told):
            loaded("eig.teams", "Person", given)
    with pytest.raises(Faults):
        loaded("eig.teams", "Person", {"gone": 1})
