"""Values of many shapes, kept as JSON and as pickles before checks were rewritten, are read, or refused with what to do."""

import json

import pytest

from eig import convert
from eig.errors import EigError, Fault, Faults
from helpers import forms
from helpers.harvest import CLASSES

KINDS = {cls.__name__: cls for cls in CLASSES}
RIGHTS = "what the law lets people ask stands in a jurisdiction now, and not in the rules"
COSTS = "a cost is that of its parts now, each with its days and share"
REFUSED = {
    "Book": RIGHTS,
    "ContractCost": COSTS,
    "CostByYear": COSTS,
    "Estimates": "two hold one text for several items, which was taken in silence; their documents hold a list",
    "Mentor": "what somebody is called has no outer spaces, with which a letter was refused",
    "Outcome": RIGHTS,
    "Promotion": RIGHTS,
    "PromotionRules": RIGHTS,
}
"""Classes of which kept values are refused, or are read otherwise, each with why."""


def read(form, kind, packed):
    """Return the value that a form holds; where it is refused, the error."""
    try:
        return forms.unpickled(packed) if form == "pickle" else convert.from_json(packed, KINDS[kind])
    except EigError as error:
        return error


def says_what_to_do(error):
    """Tell whether each fault of an error has a place, and a sentence of what was expected there."""
    told = error.faults if isinstance(error, Faults) else (error,)
    return all(isinstance(one, Fault) and one.place and one.rule for one in told)


@pytest.mark.slow
def test_a_kept_document_is_read_to_what_it_says():
    """A document of any shape gives a value that is written with all that it held; else its fault says what to do."""
    wrong, refused, unsaid = [], set(), []
    for kind, text in forms.read("json"):
        value = read("json", kind, text)
        if isinstance(value, EigError):
            unsaid += [] if says_what_to_do(value) else [f"{kind}: {value}"]
            refused.add(kind)
        elif forms.lost(json.loads(text), json.loads(convert.to_json(value))):
            wrong.append((kind, text[:200]))

    assert [] == wrong
    assert [] == unsaid
    assert refused <= REFUSED.keys()


@pytest.mark.slow
def test_a_kept_pickle_is_read_to_an_equal_value():
    """A pickle of any shape gives what its document gives; else its fault says what to do."""
    wrong, refused, unsaid = [], set(), []
    for kind, packed in forms.read("pickle"):
        value = read("pickle", kind, packed)
        if isinstance(value, EigError):
            unsaid += [] if says_what_to_do(value) else [f"{kind}: {value}"]
            refused.add(kind)
        elif type(value).__name__ != kind or forms.unpickled(packed) != value:
            wrong.append(kind)

    assert [] == wrong
    assert [] == unsaid
    assert refused <= REFUSED.keys()


@pytest.mark.slow
def test_both_forms_of_a_value_are_equal():
    """Whichever form a value was kept in, the same value comes back."""
    texts, pickles = forms.read("json"), forms.read("pickle")
    both = forms.pairs(texts, pickles)

    assert len(both) > 0.95 * len(texts)
    assert [] == [
        kind
        for kind, text, packed in both
        if kind not in REFUSED and read("json", kind, text) != read("pickle", kind, packed)
    ]


def test_every_public_class_of_the_time_has_several_shapes_kept():
    """The corpus is not an empty one: of every class that was public something is kept, of most more than one shape."""
    kinds = [kind for kind, _ in forms.read("pickle")]

    assert 268 == len({*kinds, *(kind for kind, _ in forms.read("json"))})
    assert len(kinds) > 4 * len(set(kinds))


def test_a_document_that_lost_a_part_is_seen():
    """The comparison is not one that cannot fail."""
    assert forms.lost({"a": [1, {"b": 2}]}, {"a": [1, {"c": 2}]})
    assert forms.lost([1, 2], [1])
    assert forms.lost([1, 2], [2, 1])
    assert forms.lost({"a": {"b": [0]}}, {})
    assert not forms.lost({"a": 1}, {"a": 1, "b": None})
    assert not forms.lost({"a": 1, "b": {"c": [""]}}, {"a": 1})


def test_what_is_sorted_now_is_not_lost():
    """Only the order of such a list may differ: its members are all there, and other lists keep their order."""
    assert not forms.lost({"seats": [["b", "x"], ["a", "y"]]}, {"seats": [["a", "y"], ["b", "x"]]})
    assert forms.lost({"seats": [["b", "x"], ["a", "y"]]}, {"seats": [["b", "y"], ["a", "x"]]})
    assert not forms.lost({"sources": [["16", "6"]]}, {"sources": [["6", "16"]]})
    assert forms.lost({"sources": [["1"], ["2"]]}, {"sources": [["2"], ["1"]]})
