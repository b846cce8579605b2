"""Long proofs: assignments against every assignment, on ten thousand small instances each."""

from random import Random

import pytest

from eig.jury import assign_reviewers
from eig.jury.assignment import Assignment, equal_assignments
from eig.jury.assignment._branch_and_bound_over_reviews import search
from eig.jury.assignment._jurors_linked_by_shared_items import linking
from eig.jury.assignment._leximin_fair_to_the_last import Climb
from helpers.assignments_drawn import arguments, every_assignment, random_problem

INSTANCES = 10_000


def best_of(problem, shared=0):
    """Return the greatest total and the best (worst, total), or None where nothing keeps the rules."""
    found = [(worst, total) for worst, total, _ in every_assignment(problem, shared)]
    return (max(total for _, total in found), max(found)) if found else None


@pytest.mark.oracle(what="assignments: best sum and best worst-off item", against="everything tried")
def test_sum_and_maximin_on_ten_thousand_instances_each(evidence):
    """Best totals and fairest assignments are those of enumeration, and so is what is impossible."""
    random = Random(2024)
    while evidence.instances < evidence.part(INSTANCES):
        problem = random_problem(random)
        best = best_of(problem)
        plan, fair = (
            assign_reviewers(**arguments(problem)),
            assign_reviewers(**arguments(problem), objective="maximin"),
        )
        assert (best is not None) == bool(plan) == bool(fair)
        if best is None:
            assert all(assign_reviewers(**arguments(repair.applied(problem))) for repair in plan.repairs), (
                problem
            )
            continue
        assert best == (plan.total, (fair.worst, fair.total)), problem
        assert () == plan.verify() == fair.verify()
        assert plan.proven
        assert fair.proven
        evidence.count()


def profile(problem, readers):
    """Return what the items have, worst-off first."""
    pairs = zip(problem.items, readers, strict=True)
    return sorted(sum(problem.worth(item, juror) for juror in group) for item, group in pairs if group)


@pytest.mark.oracle(
    what="assignments fair to the last dossier, linked by none, one or two shared items",
    against="everything tried",
)
@pytest.mark.parametrize("shared", [0, 1, 2])
def test_leximin_on_ten_thousand_instances(shared, evidence):
    """The fairest assignment to the last dossier, linked or not, is that of enumeration, and proven."""
    random = Random(86 + shared)
    while evidence.instances < evidence.part(INSTANCES):
        problem = random_problem(random, items=5 - (shared > 0), jurors=4, top=random.choice([2, 4, 9]))
        profiles = [profile(problem, readers) for _, _, readers in every_assignment(problem, shared)]
        linked = {"connected": True, "min_shared": shared} if shared else {}
        plan = assign_reviewers(**arguments(problem), objective="leximin", effort=50_000, **linked)
        assert bool(profiles) == bool(plan), problem
        if profiles:
            assert max(profiles) == list(plan.worst_first), problem
            assert plan.proven
            assert len(plan.worst_first) == plan.settled
            evidence.count()


@pytest.mark.oracle(what="the search for fair assignments without its bounds", against="everything tried")
@pytest.mark.parametrize("shared", [0, 1])
def test_the_search_for_leximin_alone_on_two_thousand_instances(shared, evidence):
    """What the prices would leave open the search settles: alone, from the best total, it ends at the same."""
    random = Random(860 + shared)
    for _ in range(evidence.part(2_000)):
        problem = random_problem(random, items=5, jurors=5, top=9)
        profiles = [profile(problem, readers) for _, _, readers in every_assignment(problem, shared)]
        demand = problem.demand()
        start = search(demand, linking(len(problem.jurors), 1) if shared else anything, effort=10**6).flow
        assert bool(profiles) == (start is not None)
        if start is not None:
            rule = linking(len(problem.jurors), 1) if shared else anything
            climb = Climb(demand, rule, start.readers, effort=10**6)
            settled = climb.from_settled(0)
            readers = [[problem.jurors[juror] for juror in group] for group in climb.readers]
            assert (max(profiles), len(climb.read)) == (profile(problem, readers), settled), problem
        evidence.count()


def anything(_flow, _forced):
    """Accept every assignment."""


@pytest.mark.oracle(what="assignments linked by one and by two shared items", against="everything tried")
@pytest.mark.parametrize("shared", [1, 2])
def test_linked_assignments_on_ten_thousand_instances(shared, evidence):
    """The best linked totals are those of enumeration, with one and with two shared items a link."""
    random = Random(7 + shared)
    for _ in range(evidence.part(INSTANCES)):
        problem = random_problem(random)
        best = best_of(problem, shared)
        plan = assign_reviewers(**arguments(problem), connected=True, min_shared=shared)
        assert (best is not None) == bool(plan), problem
        if best is not None:
            assert best[0] == plan.total, problem
            assert plan.proven
        evidence.count()


@pytest.mark.oracle(
    what="best worst-off item where loads are tight and good pairs few", against="everything tried"
)
def test_fairness_where_it_hurts(evidence):
    """Tight loads and few good pairs: the fairest assignment is still that of enumeration."""
    random = Random(5)
    for _ in range(evidence.part(2_000)):
        problem = random_problem(random, items=5, jurors=5, top=3, most=2)
        best = best_of(problem)
        fair = assign_reviewers(**arguments(problem), objective="maximin")
        assert (best[1] if best else None) == (
            (fair.worst, fair.total) if isinstance(fair, Assignment) else None
        ), problem
        evidence.count()


@pytest.mark.oracle(what="all equally good assignments, listed once", against="everything tried")
def test_all_equally_good_assignments_on_ten_thousand_instances(evidence):
    """Every optimum is listed once: as many as enumeration finds."""
    random = Random(41)
    while evidence.instances < evidence.part(INSTANCES):
        problem = random_problem(random, items=3, jurors=4, top=2)
        plan = assign_reviewers(**arguments(problem))
        if isinstance(plan, Assignment):
            readers = sorted(
                tuple(map(tuple, groups))
                for _, total, groups in every_assignment(problem)
                if total == plan.total
            )
            equal = equal_assignments(plan, most=10_000, effort=50_000)
            assert equal.complete
            assert readers == [tuple(one.readers.values()) for one in equal.plans], problem
            evidence.count()
