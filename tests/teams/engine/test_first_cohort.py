"""A search that was stopped still has a cohort to give, where one is easily found."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import Objective, Opening, Person, Problem, ShareQuota, check, compose
from eig.teams.answers import score
from eig.teams.asked import Budget, MinProfiles, SkillPoints
from eig.teams.engine import _first_cohort_of_a_stopped_search, _flow_first_then_search
from eig.teams.engine._dual_bound import Prices, bound_at, free
from eig.teams.engine._first_cohort_of_a_stopped_search import First, _Polish, first_cohort
from eig.teams.engine._prices_by_subgradient import norms_of
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers import small_models as small
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

    @pytest.mark.untraced
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

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("seed", [0, 4, 8])
    def test_no_place_gains_by_choosing_again(self, seed):
        """In the end no opening has a better team among those left free, at the prices of the bound."""
        given = problem_of(promotion(seed, 60, 6))
        model, found = first(given)
        once, again = first(given)[1], first(given)[1]
        assert once == again
        assert found.worth <= compose(given).worth * model.grid * GRAIN


@cache
def answered(seed):
    """Return a promotion of sixty, and the best cohort."""
    given = problem_of(promotion(seed, 60, 6))
    return given, compose(given)


class TestAStoppedSearch:
    @pytest.mark.slow(one_in=4)
    @pytest.mark.parametrize("seed", [0, 4, 8])
    @pytest.mark.parametrize("limit", [{"nodes": 0}, {"nodes": 40}, {"stop": lambda: True}])
    def test_it_gives_a_cohort_and_its_gap(self, seed, limit):
        """Stopped at once, the answer is a cohort, what it lacks at most, and never a claim that it is the best."""
        given, best = answered(seed)
        found = compose(given, **limit)
        assert "best_so_far" == found.status
        assert found.worth <= best.worth <= found.bound
        assert found.bound - found.worth == found.gap > 0
        assert () == check(found.cohort, given)

    def test_a_cohort_that_meets_the_bound_is_the_best(self):
        """Stopped at once, a cohort worth the bound is proven: nothing is left to search."""
        found = compose(Problem(people=people(3, 1), openings=places("adler"), objective=POINTS), nodes=0)
        assert ("optimal", 3, 0) == (found.status, found.worth, found.gap)

    @pytest.mark.slow
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


class TestPolish:
    """A cohort gets better team by team, and tells so."""

    def test_a_better_team_is_taken_and_told(self):
        """Whoever brings more and keeps the budget takes the place; who brings less, or breaks it, does not."""
        model = small.model_of(
            Budget(id="money", amount="cost", maximum=5), openings=[small.place(size=(1, 1))]
        )
        polish = _Polish(model, First(2 * GRAIN * model.grid, (1 << 1,)))
        assert [polish.takes(0, 1 << unit) for unit in (2, 4, 1, 3, 0, 3)] == [
            False, False, False, True, True, False
        ]  # fmt: skip
        assert (polish.worth, polish.teams, polish.used) == (5 * GRAIN * model.grid, [1], 1)
        assert polish.slack == [limit.high - 5 for limit in model.limits]

    def test_a_team_worth_as_much_is_not_taken(self):
        """Else two such teams would take turns without end."""
        people = [Person(id=name, skills={"data": 3}) for name in ("p0", "p1")]
        model = compile_problem(
            Problem(people=people, openings=[small.place(size=(1, 1))], objective=small.POINTS)
        )
        polish = _Polish(model, First(3 * GRAIN * model.grid, (1,)))
        assert (polish.takes(0, 2), polish.teams, polish.worth) == (False, [1], 3 * GRAIN * model.grid)

    @pytest.mark.parametrize(("fine", "worth"), [(2, 2), (1, 3)])
    def test_what_a_soft_rule_fines_is_weighed(self, fine, worth):
        """Seven is four above three: fined one each, they bring three, and come; fined two each, they bring nothing."""
        model = small.model_of(
            Budget(id="money", amount="cost", maximum=3), openings=[small.place(size=(1, 1))]
        )
        grain = GRAIN * model.grid
        limits = tuple(one.but(fine=fine * grain) for one in model.limits)
        polish = _Polish(model.but(limits=limits), First(2 * grain, (2,)))
        assert (polish.takes(0, 4), polish.worth) == (worth > 2, worth * grain)

    def test_what_was_fined_is_given_back(self):
        """Seven, fined one for each of four above three, leave three; who brings four, fined one, leaves as much."""
        model = small.model_of(
            Budget(id="money", amount="cost", maximum=3), openings=[small.place(size=(1, 1))]
        )
        grain = GRAIN * model.grid
        for fine, unit, worth in ((1, 3, 3), (2, 3, 2), (2, 1, 2), (1, 1, 3)):
            limits = tuple(one.but(fine=fine * grain) for one in model.limits)
            polish = _Polish(model.but(limits=limits), First((7 - 4 * fine) * grain, (1 << 2,)))
            assert (polish.takes(0, 1 << unit), polish.worth) == (worth > 7 - 4 * fine, worth * grain)

    def test_whoever_passes_a_limit_makes_it_dearer_by_a_fortieth_of_a_usual_team(self, monkeypatch):
        """Of two openings, a team is worth half of the bound; its usual use costs a fortieth of that more, never nothing."""
        dearer = []
        monkeypatch.setattr(
            _first_cohort_of_a_stopped_search, "_pushed", lambda *given: dearer.append(given[-1]) or given[2]
        )
        for names in (["adler"], ["adler", "plume"]):
            model = small.model_of(
                Budget(id="money", amount="cost", maximum=0), openings=[small.place(name) for name in names]
            )
            bound, (norm,) = bound_at(model, free(model)), norms_of(model)
            assert first_cohort(model, bound, tries=1) is None
            assert dearer.pop() == [int(bound.value // (40 * len(names)) / norm)]
            assert first_cohort(model, bound._replace(value=0), tries=1) is None
            assert dearer.pop() == [1]

    @pytest.mark.parametrize(
        ("held", "teams"), [((), [0, 3]), ((3, 0), [3, 0]), ((0, 1), [0, 3]), ((1, 3), [0, 3])]
    )
    def test_each_place_in_turn_chooses_the_best_who_are_free(self, held, teams):
        """Who sits elsewhere is left there until that place has chosen; the one who brings most costs it all."""
        model = small.model_of(openings=[small.place(name, size=(1, 1)) for name in ("adler", "plume")])
        prices = Prices(tuple(GRAIN * model.grid * 7 * (unit == 2) for unit in range(5)), ())
        found = _first_cohort_of_a_stopped_search._Draft(model, tuple(1 << unit for unit in held), None).of(
            prices, [0, 1]
        )
        assert {number: 1 << unit for number, unit in enumerate(teams)} == found

    @pytest.mark.untraced
    @pytest.mark.parametrize(("count", "times"), [(15, 0), (16, 1), (31, 1), (32, 2)])
    def test_a_draft_and_a_look_at_all_places_are_told_of_every_sixteen_places(self, count, times):
        """After the sixteenth, and after the thirty-second."""
        told, people = [], [Person(id=f"p{one}") for one in range(count)]
        openings = [Opening(id=f"c{one:02}") for one in range(count)]
        model = compile_problem(Problem(people=people, openings=openings)).ticking(lambda: told.append(1))
        teams = _first_cohort_of_a_stopped_search._Draft(model, (), None).of(free(model), range(count))
        assert (count, times) == (len(teams), len(told))
        first = First(0, tuple(teams[number] for number in range(count)))
        (same,) = _first_cohort_of_a_stopped_search._polished(_Polish(model, first), free(model), None)
        assert same.teams == first.teams
        assert 2 * times == len(told)

    def test_every_other_time_people_are_left_where_they_sit(self, monkeypatch):
        """The first time, and the third; who finds nobody chooses before the others the next time."""
        asked = []

        class Draft:
            def __init__(self, model, held, patience):
                asked.append([held, patience])

            def of(self, prices, order):
                asked[-1].append(tuple(order))
                return {order[0]: 1}

        monkeypatch.setattr(_first_cohort_of_a_stopped_search, "_Draft", Draft)
        model = small.model_of(openings=[small.place("adler"), small.place("plume")])
        assert first_cohort(model, bound_at(model, free(model)), seated=(1, 2), tries=3, patience=7) is None
        assert asked == [[(1, 2), 7, (0, 1)], [(), 7, (1, 0)], [(1, 2), 7, (0, 1)]]

    def test_only_a_hard_limit_that_was_passed_gets_dearer(self):
        """By half of its price, or by the push if that is more: nine are within nine, and over eight."""
        for high, fine, price, after in (
            (9, None, 10, 10), (8, None, 10, 15), (8, None, 2, 5), (8, None, 7, 10), (8, 1, 10, 10)
        ):  # fmt: skip
            model = small.model_of(
                Budget(id="money", amount="cost", maximum=high),
                openings=[small.place("adler"), small.place("plume")],
            )
            model = model.but(limits=tuple(one.but(fine=fine) for one in model.limits))
            assert _first_cohort_of_a_stopped_search._pushed(model, (0b01, 0b1000), (price,), [3]) == (after,)

    def test_where_nothing_is_composed_no_limit_is_any_dearer(self):
        """Without openings, nobody sits who could bring what is asked for: every try ends there."""
        model = small.model_of(Budget(id="money", amount="cost", minimum=1, maximum=9), openings=[])
        assert first_cohort(model, bound_at(model, free(model))) is None


def _of_profiles(costs=None):
    """Return people of two profiles for teams that need both, which no flow of seats sees; and maybe a budget."""
    some = [
        Person(id=f"p{one:02}", profiles=["ab"[one % 2]], skills={"data": one % 5}, cost=one % 7)
        for one in range(12)
    ]
    return Problem(
        people=some,
        openings=[Opening(id=name, size=(2, 3), weights={"data": 1}) for name in ("c1", "c2", "c3")],
        rules=[
            MinProfiles(id="both", minimum=2),
            *([] if costs is None else [Budget(id="money", amount="cost", maximum=costs)]),
        ],
        objective=POINTS,
    )


@pytest.mark.slow
@pytest.mark.parametrize("costs", [None, 9])
def test_a_cohort_is_told_before_the_flow_where_a_flow_does_not_know_the_rules(costs, monkeypatch):
    """Whoever waits has cohorts that keep every rule, each better than the one before; the best comes later."""
    told = []
    flow = _flow_first_then_search.flowed
    monkeypatch.setattr(
        _flow_first_then_search, "flowed", lambda *given: told.append("the flow") or flow(*given)
    )
    given_ = _of_profiles(costs)
    found = compose(given_, progress=lambda at: told.append(at.found) if at.found else None)

    assert found.status == "optimal"
    early = told[: told.index("the flow")]
    worths = [[one.points for one in score(given_, cohort)] for cohort in early]
    assert [[]] * len(early) == [list(check(cohort, given_)) for cohort in early]
    assert early
    assert worths == sorted(worths)
    assert worths[-1] <= [one.points for one in found.score]


def test_who_says_stop_at_the_first_cohort_told_is_given_none_worse():
    """What was told before the flow is the answer, or what is had at once and better, with a bound above it."""
    told = []
    given_ = _of_profiles(9)
    found = compose(
        given_,
        progress=lambda at: told.append(at.found) if at.found else None,
        stop=lambda: bool(told),
    )

    assert [one.points for one in found.score] >= [one.points for one in score(given_, told[0])]
    assert found.worth <= found.bound
    assert found.worth >= compose(given_, stop=lambda: True).worth
