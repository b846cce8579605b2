"""Long proofs: what is impossible and its repairs against every way to give reviews, on small juries."""

from random import Random

import pytest

from eig.jury import assign_reviewers
from eig.jury.assignment import Assignment, NoAssignment, equal_repairs
from helpers.assignments_drawn import arguments, every_breach, fewest_steps_to_link, random_problem, steps_of
from helpers.shares import whole

INSTANCES = 10_000


def size(breach):
    return sum(map(sum, breach))


def unevenness(breach):
    """Return the squares of the steps of a repair: less where the steps are shared out."""
    return sum(step * step for part in breach for step in part)


def impossible(random, count):
    """Yield so many problems that no assignment keeps, with the answer."""
    while count:
        problem = random_problem(random, items=4, jurors=3)
        nothing = assign_reviewers(**arguments(problem))
        if isinstance(nothing, NoAssignment):
            count -= 1
            yield problem, nothing


def check_repairs(random, count, counted=lambda: None):
    """Check that the repairs told are the smallest and the most shared out, and that the sets prove it."""
    for problem, nothing in impossible(random, count):
        breaches = every_breach(problem)
        least = min(map(size, breaches))
        smallest = [breach for breach in breaches if size(breach) == least]
        told = [steps_of(problem, repair) for repair in nothing.repairs]
        without_room = [breach for breach in smallest if not any(breach[1])]
        without_asking_less = [breach for breach in smallest if breach[0] == told[-1][0]]
        assert set(told) <= set(smallest), problem
        assert nothing.least == least, problem
        equal = equal_repairs(nothing, most=100_000, effort=10**6)
        assert equal.complete
        assert sorted(smallest) == sorted(steps_of(problem, repair) for repair in equal.repairs), problem
        assert min(map(unevenness, without_room)) == unevenness(told[0]), problem
        assert min(map(unevenness, without_asking_less)) == unevenness(told[-1]), problem
        assert min(sum(breach[0]) for breach in smallest) == sum(told[-1][0]), problem
        counted()


@pytest.mark.slow
def test_the_repairs_are_the_smallest_and_shared_out():
    """No repair takes fewer steps than those told, none of their kind is more even, and all as small are found."""
    check_repairs(Random(11), 300 if whole() else 150)


@pytest.mark.oracle(
    what="smallest repairs of impossible assignments: size, all of them, how shared out",
    against="everything tried",
)
def test_the_repairs_are_the_smallest_on_ten_thousand_juries(evidence):
    """The same at full size."""
    check_repairs(Random(12), evidence.part(INSTANCES), evidence.count)


def check_links(random, count, shared, counted=lambda: None):
    """Check what is said where loads can be kept and links cannot: the bound, and the repair where proven."""
    proven = 0
    while count:
        problem = random_problem(random, items=4, jurors=4, most=2)
        plan = assign_reviewers(**arguments(problem), connected=True, min_shared=shared)
        if isinstance(plan, Assignment) or plan.linkable:
            continue
        count -= 1
        best = fewest_steps_to_link(problem, shared)
        assert (best is None) == (not plan.repairs), problem
        assert plan.proven
        for repair in plan.repairs:
            assert plan.least <= best <= repair.size, problem
            assert isinstance(
                assign_reviewers(**arguments(repair.applied(problem)), connected=True, min_shared=shared),
                Assignment,
            ), problem
            proven += plan.least == repair.size
        counted()
    return proven


@pytest.mark.parametrize("shared", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_what_links_jurors_is_the_smallest(shared):
    """Where jurors cannot be linked, the repair links them, and no smaller one would."""
    assert check_links(Random(13 + shared), 25, shared)


@pytest.mark.oracle(
    what="smallest repairs of jurors who cannot be linked, by one and by two shared items",
    against="everything tried",
)
@pytest.mark.parametrize("shared", [1, 2])
def test_what_links_jurors_is_the_smallest_on_ten_thousand_juries(shared, evidence):
    """The same at full size."""
    assert (
        check_links(Random(15 + shared), evidence.part(INSTANCES), shared, evidence.count) or evidence.partial
    )
