"""Prices that prove that no cohort exists: true whatever teams are worth, and found where rules fail by little."""

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import Objective, Opening, Person, Problem, ShareQuota, compose
from eig.teams.asked import Budget, CohortQuota, SkillPoints
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._prices_that_prove_infeasible import crossed, impossible
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import WorkLimit
from helpers.promotions import promotion
from helpers.small_problems import feasible_cohorts, problem
from helpers.topics_teams import problem_of
from teams.answers.test_compose_peer import Programme, by_highs

SEEDS = st.integers(0, 10**6)
WOMEN = CohortQuota(quota=Quota(attribute="gender", value="f", minimum=2), id="women")
POOR = Budget(id="budget", amount="cost", maximum=12)


def stated(*rules, points=1):
    """Return two men at 4 and two women at 7, of whom two are to be seated."""
    people = [
        Person(
            id=f"p{one}", cost=4 if one < 2 else 7, skills={"data": 5 - one}, attributes={"gender": gender}
        )
        for one, gender in enumerate("mmff")
    ]
    openings = [Opening(id=name, weights={"data": points}) for name in ("adler", "plume")]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=[SkillPoints()]))


def asked(given, work_limit=None):
    """Return the bound that proves that no cohort exists, with the model and where the search set out."""
    model = compile_problem(given)
    start = bound_at(model, free(model))
    return model, start, start if start is None else impossible(model, start, work_limit or WorkLimit())


@pytest.mark.untraced
@given(SEEDS)
@example(1)
@example(10)
def test_a_proof_is_never_wrong(seed):
    """Where prices prove that there is no cohort, going through all cohorts finds none; the bound is one."""
    given = problem(seed)
    model, _, found = asked(given)
    if found is not None:
        assert [] == list(feasible_cohorts(given))
        assert found.value == bound_at(model, found.prices).value < model.least


@pytest.mark.parametrize("points", [1, 1000])
def test_rules_that_fail_by_little_are_proven_to_fail_whatever_people_are_worth(points):
    """Two women cost 14, and 12 is there: each rule can be kept, both cannot."""
    model, _, found = asked(stated(WOMEN, POOR, points=points))
    assert found.value < model.least
    assert "infeasible" == compose(stated(WOMEN, POOR, points=points)).status


@pytest.mark.untraced
@pytest.mark.parametrize("rules", [[], [WOMEN], [POOR]])
def test_rules_that_can_hold_are_not_proven_to_fail(rules):
    """One rule, or none, has its cohort."""
    assert asked(stated(*rules))[2] is None


def test_what_may_be_missed_forbids_nothing():
    """A budget that is only a wish proves nothing."""
    soft = Budget(id="budget", amount="cost", maximum=12, level=1)
    assert asked(stated(WOMEN, soft))[2] is None
    assert "optimal" == compose(stated(WOMEN, soft)).status


def test_a_search_that_is_stopped_proves_nothing():
    """Out of steps, nobody knows."""
    assert asked(stated(WOMEN, POOR), WorkLimit(nodes=0))[2] is None


@pytest.mark.slow
def test_a_promotion_that_fails_by_little_is_proven_to_fail():
    """A share of women, caps on employers and a budget: only together do they leave no cohort."""
    given = problem_of(promotion(56))
    found = compose(given, nodes=5000)
    assert ("infeasible", None) == (found.status, found.bound)


@pytest.mark.peer(what="a promotion that no cohort fits, proven without limit", against="highspy")
def test_the_hardest_of_two_hundred_promotions_is_proven_to_fail(evidence):
    """What solvers prove infeasible is proven here too."""
    hardest = promotion(60)
    assert by_highs(Programme(hardest)) is None
    assert "infeasible" == compose(problem_of(hardest)).status
    evidence.count()


def test_each_number_of_people_may_fail_for_its_own_reason():
    """Two people have too little experience, three cost too much: two and a half would do."""
    people = [
        Person(
            id=f"p{one}",
            cost=5,
            skills={"data": one},
            attributes={"gender": "fm"[one % 2]},
            amounts={"years": 2},
        )
        for one in range(6)
    ]
    openings = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
    rules = [
        ShareQuota(id="women", attribute="gender", value="f", minimum=10),
        Budget(id="years", amount="years", minimum=5),
        Budget(id="budget", amount="cost", maximum=13),
    ]
    aims = Objective(terms=[SkillPoints()])
    given = Problem(people=people, openings=openings, rules=rules, objective=aims)
    assert "infeasible" == compose(given).status


def test_a_sum_that_must_be_more_than_it_may_is_proven_before_anybody_is_seated():
    """All costs are even and the sum must be odd: prices prove it, and no cohort is dealt."""
    odd = Budget(id="odd", amount="cost", minimum=13, maximum=13)
    even = evolve(stated(odd), people=[evolve(one, cost=2 * one.cost) for one in stated().people])
    model = compile_problem(even)
    found = crossed(model)
    assert found.value == bound_at(model, found.prices).value < model.least
    assert crossed(compile_problem(stated(odd))) is None
    assert "infeasible" == compose(even).status
