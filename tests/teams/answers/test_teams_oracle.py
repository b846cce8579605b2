"""Every answer of the room against brute force, on small problems with every kind of rule."""

import pytest

from helpers import brute

FULL = 10_000


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("seed", range(40))
def test_compose_finds_what_going_through_all_cohorts_finds(seed):
    """The cohort of `compose` is feasible and best, level by level; where it says that none exists, none does."""
    brute.compose_agrees(seed)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", [0, 5, 7, 12, 13, 16, 20, 22, 23])
def test_prices_alternatives_and_repairs_are_those_of_going_through_all_cohorts(seed):
    """The price of a seat, the next best cohorts and the repaired cohort are exact."""
    assert brute.changes_agree(seed)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_conflicts_and_corrections_are_those_of_going_through_all_sets_of_rules(seed):
    """Every conflict cannot hold and holds without any one of its rules; none is missing when it says so."""
    assert brute.diagnosis_agrees(seed, most_rules=3)


@pytest.mark.oracle(
    what="compositions of teams: status, feasibility, score, bound", against="everything tried"
)
@pytest.mark.parametrize("start", range(0, FULL, 500))
def test_compose_against_brute_force_at_full_size(start, evidence):
    """The same on ten thousand problems."""
    for seed in range(start, start + evidence.part(500)):
        brute.compose_agrees(seed)
        evidence.count()


@pytest.mark.oracle(
    what="prices of seats, best and distant alternatives, repairs, where some cohort exists",
    against="everything tried",
)
@pytest.mark.parametrize("start", range(0, FULL, 500))
def test_prices_alternatives_and_repairs_against_brute_force_at_full_size(start, evidence):
    """The same on ten thousand problems."""
    for seed in range(start, start + evidence.part(500)):
        evidence.count(brute.changes_agree(seed))


@pytest.mark.oracle(
    what="all minimal conflicts and corrections of teams, where no cohort exists", against="all sets of rules"
)
@pytest.mark.parametrize("start", range(0, FULL // 2, 500))
def test_conflicts_against_brute_force_at_full_size(start, evidence):
    """The same on five thousand problems: each may ask for all cohorts of up to 64 sets of rules."""
    for seed in range(start, start + evidence.part(500)):
        evidence.count(brute.diagnosis_agrees(seed))
