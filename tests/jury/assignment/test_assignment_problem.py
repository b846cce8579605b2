"""The rules of an assignment: what they accept and what they refuse."""

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import AssignmentProblem

RULES = {
    "items": ["a", "b"],
    "jurors": ["j1", "j2"],
    "needs": {"a": 1, "b": 0},
    "loads": {"j1": (0, 1), "j2": (0, 1)},
}


def test_who_may_read_is_everyone_but_the_recused():
    """Recusals leave an item to the others."""
    problem = AssignmentProblem(**RULES, recusals=[("a", "j1"), ("a", "j1")])

    assert (("j2",), ("j1", "j2")) == (problem.eligible("a"), problem.eligible("b"))
    assert (("a", "j1"),) == problem.recusals


def test_an_affinity_left_out_is_nought():
    """Pairs that the affinity does not mention suit neither well nor badly."""
    problem = AssignmentProblem(**RULES, affinity={"a": {"j1": "0.25", "j2": 3}})

    assert (0, 3, 4) == (problem.worth("b", "j1"), problem.worth("a", "j2"), problem.scale)
    assert [{0: 1, 1: 12}, {0: 0, 1: 0}] == list(problem.demand().worth)


@pytest.mark.untraced(but=["change10-loads['j2']"])
@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"items": ["a", "a"], "needs": {"a": 1}}, "items[1]"),
        ({"jurors": ["j1", "j2", "j2"]}, "jurors[2]"),
        ({"items": "ab"}, "items"),
        ({"needs": {"a": 1, "b": 1, "z": 1}}, "needs['z']"),
        ({"needs": {"a": 1}}, "needs"),
        ({"needs": {"a": -1}}, "needs['a']"),
        ({"needs": 3}, "needs"),
        ({"loads": {"j1": (0, 1)}}, "loads"),
        ({"loads": {"j1": (0, 1), "j2": (2, 1)}}, "loads['j2']"),
        ({"loads": {"j1": (0, 1), "j2": (0, 1, 2)}}, "loads['j2']"),
        ({"loads": {"j1": (0, 1), "j2": 1}}, "loads['j2']"),
        ({"recusals": [("a", "z")]}, "recusals['a']['z']"),
        ({"recusals": [("a",)]}, "recusals[0]"),
        ({"recusals": [("j1", "a")]}, "recusals['j1']['a']"),
        ({"affinity": {"j1": {"j1": 1}}}, "affinity['j1']"),
        ({"recusals": [("a", "j1"), "aj"]}, "recusals[1]"),
        ({"affinity": {"a": {"z": 1}}}, "affinity['a']['z']"),
        ({"affinity": {"a": {"j1": float("nan")}}}, "affinity['a']['j1']"),
        ({"affinity": {"a": {"j1": True}}}, "affinity['a']['j1']"),
        ({"affinity": {"a": 3}}, "affinity['a']"),
    ],
)
def test_rules_that_cannot_be_read_are_refused(change, place):
    """Each rule is checked where it is given, and the fault says which, and of whom."""
    with pytest.raises((Fault, Faults)) as caught:
        AssignmentProblem(**{**RULES, **change})

    found = getattr(caught.value, "faults", (caught.value,))
    assert {f"AssignmentProblem.{place}"} == {fault.place for fault in found}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "place", "value"),
    [
        ({"reviews_per_item": -1}, "reviews_per_item", -1),
        ({"reviews_per_item": {"a": -1, "b": 1}}, "reviews_per_item['a']", -1),
        ({"reviews_per_item": {"a": 1, "b": 1, "bb": 1}}, "reviews_per_item['bb']", "bb"),
        ({"loads": -1}, "loads", -1),
        ({"loads": (2, 1)}, "loads", (2, 1)),
        ({"loads": {"j1": -1, "j2": 1}}, "loads['j1']", -1),
        ({"loads": {"j1": 1}}, "loads", ("j1",)),
        ({"affinity": {"a": {"j3": 1}}}, "affinity['a']['j3']", "j3"),
        ({"recusals": [("a", "j3")]}, "recusals['a']['j3']", "j3"),
        ({"min_shared": 0}, "min_shared", 0),
        ({"jurors": ["j1", ""]}, "jurors[1]", ""),
    ],
)
def test_what_is_given_is_refused_as_it_was_given(given, place, value):
    """A slip is told of the argument that holds it, with what was typed there."""
    asked = {"items": ["a", "b"], "jurors": ["j1", "j2"], "reviews_per_item": 1, "loads": 2}
    with pytest.raises(Fault) as caught:
        assign_reviewers(**{**asked, **given})
    assert (f"assign_reviewers.{place}", value) == (caught.value.place, caught.value.value)


def test_items_and_jurors_are_the_same_in_any_order():
    """A set of names is as good as a list: the order of items and jurors means nothing."""
    listed = AssignmentProblem(**RULES)

    assert listed == AssignmentProblem(**{**RULES, "items": {"b", "a"}, "jurors": {"j2", "j1"}})


def test_all_faults_come_together():
    """Several wrong rules are told in one go."""
    with pytest.raises(Faults) as caught:
        AssignmentProblem(**{**RULES, "needs": {"a": 1, "b": 1, "z": 1}, "recusals": [("y", "j1")]})

    assert ["AssignmentProblem.needs['z']", "AssignmentProblem.recusals['y']['j1']"] == [
        fault.place for fault in caught.value.exceptions
    ]


def test_an_unknown_item_is_refused():
    """Asking who may read a stranger names the nearest item."""
    with pytest.raises(UnknownKey):
        AssignmentProblem(**RULES).eligible("z")


def test_an_item_that_nobody_was_asked_to_read_is_a_fault():
    """Leaving an item out of the reviews asked is a slip; 0 says that nobody is to read it."""
    with pytest.raises(Fault, match=r"reviews_per_item: expected how many reviews each item gets, \('b'\)"):
        assign_reviewers(["a", "b"], ["j"], reviews_per_item={"a": 1}, loads=2)

    assert assign_reviewers(["a", "b"], ["j"], reviews_per_item={"a": 1, "b": 0}, loads=2).readers["b"] == ()
