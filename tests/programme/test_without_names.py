"""Names that a reader may not read are counted: neighbours together, each kind by itself."""

import pytest

from eig.programme._names_hidden_from_an_audience import OTHER_DOSSIERS, OTHER_PEOPLE, without_names
from eig.reasons import Reason

NAMES = {"b": OTHER_PEOPLE, "c": OTHER_PEOPLE, "x": OTHER_DOSSIERS, "y": OTHER_DOSSIERS}


def shown(fact):
    """Return a fact, its counts as what is counted and how many."""
    if isinstance(fact, tuple):
        return tuple(map(shown, fact))
    return (fact.code, fact.facts["count"]) if isinstance(fact, Reason) else fact


@pytest.mark.parametrize(
    ("fact", "left"),
    [
        (("b", "c"), (OTHER_PEOPLE, 2)),
        (("b",), (OTHER_PEOPLE, 1)),
        (("a",), ("a",)),
        (("a", "d"), ("a", "d")),
        (("a", "b", "c"), ("a", (OTHER_PEOPLE, 2))),
        (("b", "a", "c"), ((OTHER_PEOPLE, 1), "a", (OTHER_PEOPLE, 1))),
        (("b", "x", "y"), ((OTHER_PEOPLE, 1), (OTHER_DOSSIERS, 2))),
        ((("b", "c"),), ((OTHER_PEOPLE, 2),)),
        ((), ()),
        ("b", (OTHER_PEOPLE, 1)),
        ("a", "a"),
        ("bonus:b:a", "bonus:a"),
        (3, 3),
    ],
)
def test_names_are_counted_where_they_stood(fact, left):
    """A list of such names alone is a count; beside others it is a count among them; what is no name stays."""
    (told,) = without_names(
        [Reason(code="c", sentences={"en": "e"}, facts={"fact": fact})], NAMES, smallest=1
    )
    assert shown(told.facts["fact"]) == left
