"""All the assignments that are as good, against enumeration."""

import pickle
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import (
    Assignment,
    EqualAssignments,
    NoAssignment,
    _readers_in_every_best_plan,
    equal_assignments,
)
from helpers.assignments_drawn import arguments, every_assignment, problems, random_problem
from helpers.unfolded import unfolded


def named(problem, groups):
    """Return the readers of each item, as tuples of names."""
    return tuple(tuple(sorted(group)) for group in groups)


@pytest.mark.untraced
@given(problems(), st.sampled_from(["sum", "maximin"]), st.integers(0, 1))
def test_all_equally_good_assignments_are_found(problem, objective, shared):
    """Every assignment that serves the wish as well is listed once, and none other."""
    plan = assign_reviewers(**arguments(problem), objective=objective, connected=bool(shared))
    if isinstance(plan, NoAssignment):
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


def crossed_plan(**options):
    """Return a plan of two dossiers and two jurors: three points and one, or two and two."""
    affinity = {"a": {"x": 3, "y": 2}, "b": {"x": 2, "y": 1}}
    return assign_reviewers(["a", "b"], ["x", "y"], reviews_per_item=1, loads=1, affinity=affinity, **options)


@pytest.mark.parametrize(("objective", "plans"), [("sum", 2), ("maximin", 1), ("leximin", 1)])
def test_a_plan_of_the_same_total_is_as_good_where_nothing_is_asked_of_the_worst_off(objective, plans):
    """Three and one are as good as two and two for the total alone; for the worst-off, or each in turn, they are not."""
    plan = crossed_plan(objective=objective)

    assert plans == len(equal_assignments(plan).plans)


def test_prices_that_prove_nothing_tell_nothing_of_other_plans():
    """Either dossier may have the better juror: with prices of 0, which prove no total, the other plan is found all the same."""
    plan = crossed_plan()
    unproven = evolve(plan, prices={"x": 0, "y": 0})

    assert ("proof",) == tuple(one.code for one in unproven.verify())
    assert (False, False) == (plan.unique, unproven.unique)


@pytest.mark.untraced
@given(problems())
def test_what_a_plan_says_of_its_equals_is_what_enumeration_finds(problem):
    """Only one or not, who reads in all best plans and who in some: read off the prices, all proven."""
    plan = assign_reviewers(**arguments(problem))
    if isinstance(plan, NoAssignment):
        return
    best = [readers for _, total, readers in every_assignment(problem) if total == plan.total]
    ways = [dict(zip(problem.items, map(set, readers), strict=True)) for readers in best]

    assert plan.unique == (len({named(problem, readers) for readers in best}) == 1)
    for item in problem.items:
        assert set(plan.certain[item]) == set.intersection(*(way[item] for way in ways))
        assert set(plan.possible[item]) == set.union(*(way[item] for way in ways))
    assert {row["certain"] for row in plan.rows()} <= {True, False}
    assert plan.cautions == () if plan.unique else "equally good" in unfolded(plan)


@pytest.mark.untraced
@given(problems(), st.randoms(use_true_random=False))
def test_names_and_order_change_nothing_beyond_what_is_told(problem, random):
    """Renamed and shuffled items and jurors have the same total, the same certain and possible readers, renamed."""
    plan = assign_reviewers(**arguments(problem))
    new = {
        **dict(
            zip(problem.items, random.sample([f"d{n}" for n in range(9)], len(problem.items)), strict=True)
        ),
        **dict(
            zip(problem.jurors, random.sample([f"j{n}" for n in range(9)], len(problem.jurors)), strict=True)
        ),
    }
    other = assign_reviewers(**renamed(problem, new))

    assert bool(plan) == bool(other)
    if isinstance(plan, Assignment) and isinstance(other, Assignment):
        assert (plan.total, plan.unique) == (other.total, other.unique)
        for item in problem.items:
            for mine, theirs in ((plan.certain, other.certain), (plan.possible, other.possible)):
                assert {new[juror] for juror in mine[item]} == set(theirs[new[item]])


def renamed(problem, new):
    """Return the arguments of a problem under other names, in another order."""
    return {
        "items": sorted((new[item] for item in problem.items), reverse=True),
        "jurors": sorted((new[juror] for juror in problem.jurors), reverse=True),
        "reviews_per_item": {new[item]: need for item, need in problem.needs.items()},
        "loads": {new[juror]: load for juror, load in problem.loads.items()},
        "recusals": [(new[item], new[juror]) for item, juror in problem.recusals],
        "affinity": {
            new[item]: {new[juror]: worth for juror, worth in given.items()}
            for item, given in problem.affinity.items()
        },
    }


def test_equals_of_fair_or_linked_plans_are_gone_through(monkeypatch):
    """Where prices do not tell, small plans are gone through; of others it is said what is not settled."""
    rules = {"reviews_per_item": 1, "loads": 1}
    fair = assign_reviewers(["a", "b"], ["j1", "j2"], **rules, objective="maximin")
    sure = assign_reviewers(["a"], ["j1"], **rules, objective="maximin")

    assert (fair.unique, fair.certain["a"], fair.possible["a"]) == (False, (), ("j1", "j2"))
    assert "equally good: j2 could read it instead" in unfolded(fair.explain("a"))
    assert sure.unique
    asked = assign_reviewers(
        ["a", "b", "c"], ["j1", "j2", "j3"], **rules, recusals=[("a", "j2"), ("a", "j3")]
    )
    assert not asked.unique
    assert "could read it instead" not in unfolded(asked.explain("a"))
    monkeypatch.setattr(_readers_in_every_best_plan, "PLANS", 1)
    some = assign_reviewers(["a", "b", "c"], ["j1", "j2", "j3"], **rules, objective="maximin")
    assert some.unique is None
    assert some.possible is None
    assert "could read it instead" not in unfolded(some.explain("a"))
    monkeypatch.setattr(_readers_in_every_best_plan, "PLANS", 2)
    some = assign_reviewers(["a", "b", "c"], ["j1", "j2", "j3"], **rules, objective="maximin")
    assert (some.unique, some.certain, some.possible) == (False, None, None)
    assert "which readers all have in common is not settled" in unfolded(some)
    assert {None} == {row["certain"] for row in some.rows()}


def test_a_large_plan_is_not_gone_through(monkeypatch):
    """Beyond so many pairs of an item and a juror, it is said that equals are not settled."""
    monkeypatch.setattr(_readers_in_every_best_plan, "FEW", 3)
    monkeypatch.setattr(_readers_in_every_best_plan, "MOST", 3)
    for objective in ("sum", "maximin"):
        plain = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1, objective=objective)
        assert plain.unique is None
        assert "pas établi" in unfolded(plain.explain(lang="fr"))


def test_a_stopped_search_says_so():
    """A plan that is not proven says what no total exceeds."""
    plan = evolve(assign_reviewers(["a"], ["j1"], reviews_per_item=1, loads=1), proven=False)

    assert "the search was stopped: no total exceeds 0, and which plan was found may depend on" in unfolded(
        plan
    )
    assert repr(plan) == "<Assignment: items 1, jurors 1, total 0>"


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
        assert "at least" in unfolded(short.explain("d0"))
        assert "au moins" in unfolded(short.explain("d0", lang="fr"))


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
    assert "this is the one best plan" in equal._repr_html_()
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
        list(affinity), jurors, reviews_per_item=2, loads=(3, 3), affinity=affinity, connected=True
    )
    equal = equal_assignments(plan)

    assert (6, True) == (len(equal.plans), equal.complete)
    assert all(1 == len(one.groups) for one in equal.plans)


@pytest.mark.slow
@pytest.mark.parametrize("shared", [0, 1, 2])
@pytest.mark.parametrize("objective", ["sum", "maximin", "leximin"])
@pytest.mark.parametrize("block", range(4))
def test_certain_and_possible_readers_are_those_of_every_best_plan(block, objective, shared):
    """Whatever the wish, who reads in all best plans, and who in some, is what trying every plan finds."""
    for seed in range(8 * block, 8 * block + 8):
        problem = random_problem(Random(seed), items=3, jurors=3, top=2)
        options = {"objective": objective, "connected": shared > 0, "min_shared": max(shared, 1)}
        plan = assign_reviewers(**arguments(problem), **options)
        if isinstance(plan, Assignment) and plan.unique is not None:
            mine = _merits(problem, plan.readers.values(), objective)
            best = [
                dict(zip(problem.items, map(set, readers), strict=True))
                for _, _, readers in every_assignment(problem, shared)
                if _merits(problem, readers, objective) == mine
            ]
            assert plan.unique == (len(best) == 1)
            for item in problem.items:
                assert set(plan.certain[item]) == set.intersection(*(way[item] for way in best))
                assert set(plan.possible[item]) == set.union(*(way[item] for way in best))


def _merits(problem, readers, objective):
    """Return what a plan is worth to a wish."""
    had = [
        sum(problem.worth(item, juror) for juror in group)
        for item, group in zip(problem.items, readers, strict=True)
        if group
    ]
    worst = min(had, default=0)
    return {"sum": sum(had), "maximin": (worst, sum(had)), "leximin": sorted(had)}[objective]


def test_a_free_place_makes_another_plan_as_good():
    """One dossier, two jurors alike with a free place each: either may read it; not so one who must or is full."""
    either = assign_reviewers(["a"], ["j1", "j2"], reviews_per_item=1, loads=(0, 1))
    must = assign_reviewers(["a"], ["j1", "j2"], reviews_per_item=1, loads={"j1": (1, 1), "j2": (0, 1)})
    full = assign_reviewers(["a"], ["j1", "j2"], reviews_per_item=1, loads={"j1": (0, 1), "j2": (0, 0)})

    assert (False, ("j1", "j2")) == (either.unique, either.possible["a"])
    assert (True, ("j1",)) == (must.unique, must.possible["a"])
    assert (True, ("j1",)) == (full.unique, full.possible["a"])


@pytest.mark.parametrize("objective", ["sum", "maximin"])
def test_a_plan_of_exactly_the_greatest_size_is_gone_through(monkeypatch, objective):
    """Equals are told of as many pairs of a dossier and a juror as are gone through, and not of one pair more."""
    for most, told in ((6, False), (5, None)):
        monkeypatch.setattr(_readers_in_every_best_plan, "FEW", most if objective == "maximin" else 0)
        monkeypatch.setattr(_readers_in_every_best_plan, "MOST", most)
        plan = assign_reviewers(
            ["a", "b"], ["j1", "j2", "j3"], reviews_per_item=1, loads=1, objective=objective
        )
        assert plan.unique is told


def test_others_are_all_who_read_in_some_plan_and_not_in_this_one():
    """Whichever plan is listed first, the others are those of any plan but this one's own readers."""
    plans = [[{1}, {3}], [{0}, {3}], [{2}, {3}]]

    assert ([set(), {3}], [{1, 2}, set()]) == _readers_in_every_best_plan.shared([{0}, {3}], plans)


def test_prices_tell_the_equals_of_a_large_plain_plan(monkeypatch):
    """A plain total needs no list of plans; under a wish, equals are told by the prices alone where they exclude any."""
    monkeypatch.setattr(_readers_in_every_best_plan, "FEW", 0)
    rules = {"reviews_per_item": 2, "loads": 2}
    plain = assign_reviewers(["a", "b"], ["j1", "j2", "j3"], **rules)
    linked = assign_reviewers(["a", "b"], ["j1", "j2", "j3"], **rules, connected=True)
    sure = assign_reviewers(["a", "b"], ["j1", "j2"], **rules, connected=True)

    assert (False, None, True) == (plain.unique, linked.unique, sure.unique)


@pytest.mark.parametrize("lead", [1, 4])
def test_whoever_gets_the_juror_in_demand_the_plan_is_as_good(lead):
    """Three dossiers gain alike from one juror: each may have the favourite, none has in every plan; one that gains more has."""
    affinity = {item: {"j1": lead, "j2": 0, "j3": 0} for item in "abc"}
    more = {**affinity, "a": {"j1": lead + 1, "j2": 0, "j3": 0}}
    asked = {"reviews_per_item": 1, "loads": 1}
    alike, unlike = (
        assign_reviewers([*"abc"], ["j1", "j2", "j3"], **asked, affinity=one) for one in (affinity, more)
    )

    assert ({lead}, {()}) == ({alike.total}, set(alike.certain.values()))
    assert {("j1", "j2", "j3")} == set(alike.possible.values())
    assert {"a": ("j1",), "b": (), "c": ()} == unlike.certain
    assert {"a": ("j1",), "b": ("j2", "j3"), "c": ("j2", "j3")} == unlike.possible


@pytest.mark.parametrize("given", [{}, {"j1": 0}, {"j2": 0}, {"j1": 0, "j2": 0}])
def test_a_worth_of_nothing_may_be_given_or_left_out(given):
    """A juror said to be worth 0 and one of whom nothing is said are as good as each other."""
    plan = assign_reviewers(["a"], ["j1", "j2"], reviews_per_item=1, loads=1, affinity={"a": given})

    assert (False, ("j1", "j2")) == (plan.unique, plan.possible["a"])


def test_one_flow_shows_that_nothing_is_as_good():
    """Where each other reader is worth less, the prices of one flow show that the plan is the only one."""
    affinity = {"a": {"j1": 9, "j2": 1}, "b": {"j1": 2, "j2": 8}}
    plan = assign_reviewers(list(affinity), ["j1", "j2"], reviews_per_item=1, loads=2, affinity=affinity)
    equal = equal_assignments(plan, effort=1)

    assert (1, True) == (len(equal.plans), equal.complete)
