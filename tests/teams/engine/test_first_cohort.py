"""A search that was stopped still has a cohort to give, where one is easily found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import Objective, Opening, Person, Problem, ShareQuota, check, compose
from eig.teams.answers import score
from eig.teams.asked import Budget, SkillPoints
from eig.teams.engine._bound import bound_at, free
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._first import first_cohort
from eig.teams.engine._model import GRAIN
from helpers.costs import at_most
from helpers.promotions import promotion
from helpers.small_problems import is_feasible, problem
from helpers.topics_teams import problem_of

POINTS = Objective(terms=[SkillPoints()])


def first(given, **options):
    """Return the first cohort found at free prices, with its model."""
    model = compile_problem(given)
    start = bound_at(model, free(model))
    return model, None if start is None else first_cohort(model, start, **options)


def people(*costs):
    return [Person(id=f"p{one}", skills={"data": cost}, cost=cost) for one, cost in enumerate(costs)]


def places(*names):
    return [Opening(id=name, size=(1, 1), weights={"data": 1}) for name in names]


class TestTheCohort:
    @pytest.mark.slow
    @at_most(200)
    @given(st.integers(0, 10**6))
    def test_it_keeps_every_hard_rule_and_is_weighed_exactly(self, seed):
        """What is given is a cohort, and worth what its score says; where none exists, none is given."""
        given = problem(seed)
        model, found = first(given)
        if found is not None:
            cohort = model.cohort(found.teams)
            assert is_feasible(cohort, given)
            assert found.worth == sum(
                model.weights[one.level] * one.points for one in score(given, cohort) if one.points
            )

    @pytest.mark.parametrize("seed", [0, 4, 8])
    def test_half_a_promotion_is_found(self, seed):
        """Sixty people, six openings, quotas and a budget: a cohort is found without a search."""
        given = problem_of(promotion(seed, 60, 6))
        model, found = first(given)
        assert () == check(model.cohort(found.teams), given)

    def test_a_place_left_without_a_team_chooses_before_the_others(self):
        """Only p1 may sit at brume, and adler would like p1 best."""
        openings = [Opening(id="adler", size=(1, 1), weights={"data": 1}), Opening(id="brume", size=(1, 1))]
        barred = [Person(id="p0", skills={"data": 1}, wishes=["adler"]), Person(id="p1", skills={"data": 5})]
        model, found = first(Problem(people=barred, openings=openings, objective=POINTS))
        assert {"adler", "brume"} == {one for _, one in model.cohort(found.teams).seats}

    def test_what_is_passed_gets_dearer(self):
        """Nine may be spent, the best two cost eighteen: dearer and dearer money makes the choice modest."""
        budget = Budget(id="budget", amount="cost", maximum=9)
        given = Problem(
            people=people(9, 9, 5, 4), openings=places("adler", "brume"), rules=[budget], objective=POINTS
        )
        model, found = first(given)
        assert found.worth <= 9 * GRAIN
        assert () == check(model.cohort(found.teams), given)

    def test_nothing_is_found_where_nothing_is(self):
        """Three openings, two people: no cohort, after all tries."""
        assert first(Problem(people=people(1, 2), openings=places("adler", "brume", "plume")))[1] is None

    def test_a_few_tries_may_not_do(self):
        """With no try at all nothing is found."""
        given = Problem(people=people(1, 2), openings=places("adler"))
        assert first(given, tries=0)[1] is None
        assert first(given, tries=1)[1] is not None

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", [0, 4, 8])
    def test_no_place_gains_by_choosing_again(self, seed):
        """In the end no opening has a better team among those left free, at the prices of the bound."""
        given = problem_of(promotion(seed, 60, 6))
        model, found = first(given)
        once, again = first(given)[1], first(given)[1]
        assert once == again
        assert found.worth <= compose(given).worth * model.grid * GRAIN


class TestAStoppedSearch:
    @pytest.mark.slow
    @pytest.mark.parametrize("seed", [0, 4, 8])
    @pytest.mark.parametrize("limit", [{"nodes": 0}, {"nodes": 40}, {"stop": lambda: True}])
    def test_it_gives_a_cohort_and_its_gap(self, seed, limit):
        """Stopped at once, the answer is a cohort, what it lacks at most, and never a claim that it is the best."""
        given = problem_of(promotion(seed, 60, 6))
        best, found = compose(given), compose(given, **limit)
        assert "best_so_far" == found.status
        assert found.worth <= best.worth <= found.bound
        assert found.bound - found.worth == found.gap > 0
        assert () == check(found.cohort, given)

    def test_a_cohort_that_meets_the_bound_is_the_best(self):
        """Stopped at once, a cohort worth the bound is proven: nothing is left to search."""
        found = compose(Problem(people=people(3, 1), openings=places("adler"), objective=POINTS), nodes=0)
        assert ("optimal", 3, 0) == (found.status, found.worth, found.gap)

    def test_quotas_are_kept_too(self):
        """A stopped search gives no cohort that breaks a quota."""
        crowd = [
            Person(id=f"p{one}", skills={"data": 9 - one}, attributes={"gender": "mf"[one > 4]})
            for one in range(8)
        ]
        half = ShareQuota(id="women", attribute="gender", value="f", minimum=50)
        given = Problem(
            people=crowd, openings=places("adler", "brume", "plume", "rive"), rules=[half], objective=POINTS
        )
        found = compose(given, nodes=0)
        assert found.cohort is None or () == check(found.cohort, given)
        assert found.bound >= compose(given).worth
