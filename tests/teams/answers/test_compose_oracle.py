"""`compose` against going through all cohorts, on ten thousand small problems with every kind of rule.

Each is composed in pure Python, with HiGHS, and stopped after some steps.
Each problem is also given in another order, so that what is held is the answer and not the luck of an order.
"""

from random import Random

import pytest
from attrs import evolve

from eig.teams import compose
from eig.teams.engine import Highs
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers.small_problems import feasible_cohorts, is_feasible, problem, vector

FULL, BLOCK, FIRST = 10_000, 500, 100_000


def reordered(given, seed):
    """Return the same problem, said in another order."""
    draw = Random(f"order {seed}")
    people, openings, rules = (
        draw.sample(values, len(values)) for values in (given.people, given.openings, given.rules)
    )
    return evolve(given, people=people, openings=openings, rules=rules)


def some_lifted(seed):
    """Return a problem with up to three of its hard rules lifted, whatever they are."""
    given, draw = problem(seed), Random(f"lifted {seed}")
    names = sorted({rule.id for rule in given.all_rules if not rule.level} - given.firm)
    return evolve(given, lifted=draw.sample(names, min(len(names), draw.randint(1, 3))))


def agree(seed, given):
    """Hold the answer for one problem against all its cohorts."""
    found, again, cohorts = compose(given), compose(reordered(given, seed)), feasible_cohorts(given)
    helped, stopped = compose(given, backend=Highs()), compose(given, nodes=seed % 40)
    assert (seed, found.status, found.cohort) == (seed, again.status, again.cohort)
    assert (seed, found.status, found.worth, found.bound) == (seed, helped.status, helped.worth, helped.bound)
    assert (seed, True) == (seed, helped.cohort is None or is_feasible(helped.cohort, given))
    assert (seed, True) == (seed, stopped.cohort is None or is_feasible(stopped.cohort, given))
    if not cohorts:
        assert (seed, "infeasible", None, None) == (seed, found.status, found.cohort, found.bound)
        return
    best = max(vector(given, one) for one in cohorts)
    reached = tuple(level.points for level in found.score)
    assert (seed, True) == (seed, (stopped.worth or found.worth) <= found.worth <= stopped.bound)
    assert (seed, "optimal", best) == (seed, found.status, reached)
    assert (seed, True) == (seed, is_feasible(found.cohort, given))
    assert (seed, found.worth, 0) == (seed, found.bound, found.gap)
    assert (seed, True) == (seed, found.bound_at_prices.value >= found.worth * GRAIN * found.model.grid)


@pytest.mark.oracle(
    what="compositions of teams with every kind of rule but the one on envy: reordered, with HiGHS, stopped midway",
    against="everything tried",
)
@pytest.mark.parametrize("start", range(FIRST, FIRST + FULL, BLOCK))
def test_compose_finds_the_best_of_all_cohorts(start, evidence):
    """Where a cohort keeps the hard rules, the best is found, level before level; where none does, it says so."""
    for seed in range(start, start + evidence.part(BLOCK)):
        agree(seed, problem(seed))
        evidence.count()


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(FIRST + one, marks=[pytest.mark.slow] * (one not in (11, 16, 17, 19)))
        for one in range(25)
    ],
)
def test_a_rule_that_is_lifted_asks_for_nothing(seed):
    """With some rules lifted, the best of all cohorts that keep the others is found."""
    agree(seed, some_lifted(seed))


@pytest.mark.oracle(what="compositions of teams with some rules lifted: the same", against="everything tried")
@pytest.mark.parametrize("start", range(FIRST, FIRST + FULL, BLOCK))
def test_rules_that_are_lifted_ask_for_nothing_at_full_size(start, evidence):
    """The same on ten thousand problems."""
    for seed in range(start, start + evidence.part(BLOCK)):
        agree(seed, some_lifted(seed))
        evidence.count()
