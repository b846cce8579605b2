"""All the assignments that are as good, against enumeration."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import EqualAssignments, equal_assignments
from helpers.assignments_drawn import arguments, every_assignment, problems


def named(problem, groups):
    """Return the readers of each item, as tuples of names."""
    return tuple(tuple(sorted(group)) for group in groups)


@given(problems(), st.sampled_from(["sum", "maximin"]), st.integers(0, 1))
def test_all_equally_good_assignments_are_found(problem, objective, shared):
    """Every assignment that serves the wish as well is listed once, and none other."""
    plan = assign_reviewers(**arguments(problem), objective=objective, connected=bool(shared))
    if not plan:
        return
    equal = equal_assignments(plan, most=10_000, effort=20_000)
    expected = {
        named(problem, readers)
        for worst, total, readers in every_assignment(problem, shared)
        if total == plan.total and (objective == "sum" or worst == plan.worst)
    }

    assert equal.complete
    assert sorted(expected) == [tuple(one.readers.values()) for one in equal.plans]
    assert all(one.verify() == () for one in equal.plans)


def test_what_all_plans_agree_upon_is_certain():
    """A reader in every plan is certain; one in some is possible."""
    plan = assign_reviewers(
        ["a", "b", "c"], ["j1", "j2", "j3"], reviews_per_item=1, loads=1, affinity={"a": {"j1": 5}}
    )
    equal = equal_assignments(plan)

    assert 2 == len(equal.plans)
    assert {"a": ("j1",), "b": (), "c": ()} == equal.certain
    assert {"a": ("j1",), "b": ("j2", "j3"), "c": ("j2", "j3")} == equal.possible
    assert ["j1"] == [row["certain"][0] for row in equal.rows() if row["certain"]]


def test_a_list_cut_short_says_so():
    """With more plans than asked for, the list is not complete, and the trace says at least."""
    plan = assign_reviewers(
        [f"d{at}" for at in range(4)], [f"j{at}" for at in range(4)], reviews_per_item=1, loads=1
    )

    assert 24 == len(equal_assignments(plan).plans)
    for short in (equal_assignments(plan, most=5), equal_assignments(plan, effort=5)):
        assert not short.complete
        assert "at least" in str(short.explain("d0"))
        assert "au moins" in str(short.explain("d0", lang="fr"))


def test_exactly_as_many_as_asked_is_complete():
    """Asking for as many as there are lists them all."""
    plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1)

    assert equal_assignments(plan, most=2).complete


@pytest.mark.parametrize("options", [{"most": 0}, {"effort": 0}])
def test_limits_are_whole_numbers_from_one(options):
    """One plan is listed and one flow solved at least."""
    with pytest.raises(Fault):
        equal_assignments(assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1), **options)


def test_only_a_plan_has_equals():
    """What is no assignment is refused."""
    with pytest.raises(Fault):
        equal_assignments(assign_reviewers(["a"], ["j"], reviews_per_item=2, loads=1))


def test_equal_assignments_are_a_value():
    """They survive pickle, show as a table, and know their items."""
    equal = equal_assignments(assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1))

    assert equal == pickle.loads(pickle.dumps(equal))
    assert "Equally good assignments: 1" in equal._repr_html_()
    with pytest.raises(UnknownKey):
        equal.explain("z")
    with pytest.raises(Fault):
        EqualAssignments(plans=["x"], complete=True)


def test_no_plan_lists_no_item():
    """An empty list has no certain and no possible reader."""
    assert {} == EqualAssignments(plans=(), complete=False).certain


def test_linked_optima_are_counted_too():
    """Six dossiers, two rooms: six assignments link all four jurors at the same least price."""
    rooms = [[9, 8, 0, 0], [8, 9, 0, 0], [9, 9, 0, 0], [0, 0, 9, 8], [0, 0, 8, 9], [0, 1, 9, 9]]
    jurors = ["j1", "j2", "j3", "j4"]
    affinity = {f"d{at}": dict(zip(jurors, row, strict=True)) for at, row in enumerate(rooms)}
    plan = assign_reviewers(
        affinity, jurors, reviews_per_item=2, loads=(3, 3), affinity=affinity, connected=True
    )
    equal = equal_assignments(plan)

    assert (6, True) == (len(equal.plans), equal.complete)
    assert all(1 == len(one.groups) for one in equal.plans)
