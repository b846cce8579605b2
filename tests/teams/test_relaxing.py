"""What relaxing a rule by one gains, and whether a composition is what it says."""

import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

sys.path.insert(0, str(Path(__file__).parent))
import small_problems

from eig.teams import (
    Apart,
    Cohort,
    CohortSum,
    Count,
    Objective,
    Opening,
    Person,
    Problem,
    Relaxation,
    Share,
    SkillPoints,
    compose,
    relaxations,
    relaxing,
    verify,
)

PEOPLE = [
    Person(id=f"p{one}", skills={"data": one}, cost=one, attributes={"sex": "f" if one < 3 else "m"}) for one in (1, 2, 3, 4, 5)
]  # fmt: skip
TERMS = Objective(terms=[SkillPoints()])
PLUME = Opening(id="plume", size=(2, 2), weights={"data": 1})


def problem(*rules):
    return Problem(people=PEOPLE, openings=[PLUME], rules=rules, objective=TERMS)


def test_a_budget_relaxed_by_one_gains_what_one_more_unit_buys():
    """The pair of the best skills that costs 7 is worth 7; with 8, it is worth 8."""
    found = compose(problem(CohortSum(id="budget", amount="cost", most=7)))

    assert (Relaxation(rule="budget", bound="most", value=8, gain=1),) == relaxations(found)
    assert [Fraction(2)] == [one.gain for one in relaxations(found, by=3)]


def test_a_rule_that_does_not_bind_gains_nothing():
    """With money for everyone, one more unit buys nothing."""
    found = compose(problem(CohortSum(id="budget", amount="cost", most=100)))

    assert [Fraction(0)] == [one.gain for one in relaxations(found)]


def test_the_largest_gain_comes_first_and_every_bound_of_a_rule_counts():
    """A quota of one woman costs three points, a floor on the sum nothing."""
    rules = [
        Count(id="women", attribute="sex", value="f", low=1, high=2),
        CohortSum(id="sum", amount="cost", least=0),
    ]
    found = relaxations(compose(problem(*rules)))

    assert [("women", "low", 0, 2), ("sum", "least", -1, 0), ("women", "high", 3, 0)] == [
        (one.rule, one.bound, one.value, one.gain) for one in found
    ]


def test_a_bound_that_cannot_move_is_left_out():
    """A share is between 0 and 100 per cent, a count from 0; soft rules and rules without numbers have no bound."""
    rules = [
        Share(id="all", attribute="sex", value="f", low=0, high=100),
        Count(id="none", attribute="sex", value="f", low=0),
        Count(id="soft", attribute="sex", value="f", high=1, level=1),
        Apart.of("p1", "p2"),
    ]

    assert relaxations(compose(problem(*rules))) == ()


def test_an_infeasible_problem_gains_nothing_that_can_be_said():
    """There is nothing to compare with: `diagnose` says what to relax."""
    assert relaxations(compose(problem(CohortSum(id="budget", amount="cost", most=1)))) == ()


def test_a_relaxation_that_cannot_be_composed_in_time_is_left_out():
    """When the search is stopped before it finds a cohort, nothing is said of that bound."""
    found = compose(problem(CohortSum(id="budget", amount="cost", most=7)))

    assert relaxations(found, nodes=0) == ()
    assert relaxations(found, stop=lambda: True) == ()


def test_compositions_may_run_anywhere():
    """An order-keeping map gives the same answer."""
    found = compose(problem(CohortSum(id="budget", amount="cost", most=7)))
    with ThreadPoolExecutor(2) as pool:
        assert relaxations(found) == relaxations(found, map=pool.map)


def test_a_relaxation_says_itself_in_both_languages():
    """The sentence holds the rule, the bound and the gain."""
    one = Relaxation(rule="budget", bound="most", value=8, gain="1/2")

    assert str(one.reason) == "budget with most = 8 would gain 0.5 points"
    assert one.reason.say("fr") == "budget avec most = 8 ferait gagner 0,5 points"


@pytest.mark.parametrize("seed", range(15))
def test_relaxing_never_loses(seed):
    """Whatever the problem, a relaxed rule gains something or nothing, as going through all cohorts would."""
    found = compose(small_problems.problem(seed))

    assert all(one.gain >= 0 for one in relaxations(found))
    assert verify(found) == ()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"worth": Fraction(5)}, ["worth"]),
        ({"bound": Fraction(50)}, ["bound"]),
        ({"status": "infeasible"}, ["status"]),
        ({"status": "best_so_far", "bound": Fraction(50)}, []),
        ({"score": ()}, ["score"]),
        ({"cohort": Cohort.of({"plume": ["p1"]})}, ["TeamSize", "score"]),
    ],
)
def test_a_composition_that_says_what_is_not_is_found_out(change, codes):
    """A wrong worth, bound, status, score or cohort is named."""
    found = evolve(compose(problem()), **change)

    assert codes == [reason.code for reason in verify(found)]


def test_an_infeasible_composition_is_verified_too():
    """There is no cohort to check, and none is found again."""
    assert verify(compose(problem(CohortSum(id="budget", amount="cost", most=1)))) == ()


def test_the_face_of_the_module_is_what_it_promises():
    """`dir` shows the public names."""
    assert ["Relaxation", "relaxations", "verify"] == dir(relaxing)
