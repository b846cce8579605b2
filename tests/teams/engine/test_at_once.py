"""What is known at once: rules that no cohort keeps, head counts that shares leave, a cohort that meets the flow."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, ShareQuota, WishPoints, compose
from eig.teams.asked import Budget, MaxEachTeam, MinProfiles, SkillPoints
from eig.teams.engine import (
    Highs,
    _backend_team_columns,
    _falling_target_search,
    _one_team_a_place_search,
    _team_enumeration,
)
from eig.teams.engine._bounds_by_head_count import counts_of
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._first_cohort_of_a_stopped_search import First, _Polish, _polished, first_cohort
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._one_team_a_place_search import Find, search
from eig.teams.engine._prices_by_subgradient import Pace, ascend
from eig.teams.engine._prices_that_prove_infeasible import overdrawn
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._team_enumeration import LOWEST, best_team
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts, is_feasible, problem

SEEDS = st.integers(0, 10**6)
PARITY = [ShareQuota(attribute="gender", value="f", minimum=50, maximum=50)]


def crowd(count, *, size=(1, 2), openings=3, rules=(), seed=3):
    """Return people open to all, and openings that like skills."""
    draw = Random(seed)
    people = [
        Person(
            id=f"p{one:02}", cost=draw.randint(300, 600), skills={"data": draw.randint(1, 5)},
            attributes={"gender": "fm"[one % 2]}, profiles=[draw.choice(["data", "dev", "law"])],
        )
        for one in range(count)
    ]  # fmt: skip
    names = [f"c{one}" for one in range(openings)]
    return Problem(
        people=people,
        openings=[Opening(id=name, size=size, weights={"data": 1}) for name in names],
        rules=rules,
        objective=Objective(terms=[SkillPoints()]),
    )


class TestOneRuleAlone:
    @pytest.mark.slow
    @at_most(100)
    @given(SEEDS)
    @example(21)
    @example(116)
    @example(120)
    @example(224)
    def test_a_rule_said_to_be_too_much_is_kept_by_no_cohort(self, seed):
        """Where one rule alone proves that there is no cohort, going through all cohorts finds none."""
        given_ = problem(seed)
        model = compile_problem(given_)
        found = overdrawn(model, WorkLimit())
        if found is not None:
            assert [] == list(feasible_cohorts(given_))
            assert found.value == bound_at(model, found.prices).value < model.least

    def test_where_an_opening_can_have_no_team_that_alone_is_told(self):
        """A rule that is too much, beside an opening that nobody may join: prices prove nothing, and nothing fails."""
        given_ = problem(224)
        model = compile_problem(given_)
        assert bound_at(model, free(model)) is None
        assert overdrawn(model, WorkLimit()) is None
        assert "infeasible" == compose(given_).status

    @pytest.mark.untraced
    @pytest.mark.parametrize("less", [0, 1])
    def test_a_budget_is_told_from_the_cheapest_cohort(self, less):
        """One below what the cheapest cohort costs is too little, proven in few steps; the cost itself is enough."""
        cheap = crowd(30, openings=4, size=(2, 2))
        costs = sorted(one.cost for one in cheap.people)
        found = compose(
            cheap.having(Budget(id="budget", amount="cost", maximum=sum(costs[:8]) - less)), nodes=200
        )
        assert ("infeasible" if less else "optimal") == found.status
        priced = {price.key for price in found.shadow_prices if price.kind == "rule"}
        assert not less or {"budget"} == priced

    def test_a_search_that_may_not_go_on_says_nothing(self):
        """With no step left, no flow is asked."""
        model = compile_problem(crowd(6, rules=[Budget(id="budget", amount="cost", maximum=1)]))
        assert overdrawn(model, WorkLimit(nodes=0)) is None


class TestHeadCounts:
    def test_half_of_an_odd_number_is_nobody(self):
        """Half women of three times three people: no head count is left, and nothing is searched."""
        given_ = crowd(20, size=(3, 3), rules=PARITY)
        assert [] == counts_of(compile_problem(given_))
        assert "infeasible" == compose(given_, nodes=30).status

    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_a_head_count_left_out_has_no_cohort(self, seed):
        """Whoever is seated, shares that count nobody twice hold together: their head count is gone through."""
        draw = Random(seed)
        shares = [
            ShareQuota(
                id=value, attribute="gender", value=value, minimum=draw.choice([20, 34, 50]),
                maximum=draw.choice([50, 60, 100]),
            )
            for value in "fm"
        ]  # fmt: skip
        given_ = crowd(5, openings=2, size=(draw.randint(1, 2), 2), rules=shares, seed=seed)
        heads = counts_of(compile_problem(given_))
        seated = {len(one.people) for one in feasible_cohorts(given_, len(given_.people))}
        assert seated <= set(heads)
        assert bool(seated) == (compose(given_).status == "optimal")


class TestTheFlowsOwnCohort:
    @pytest.mark.untraced
    def test_a_team_rule_that_the_flow_forgot_is_mended_from_its_seating(self):
        """Fifteen openings of one or two, twenty people, no two of a gender together: the best is had at once."""
        found = compose(
            crowd(
                20, openings=15, rules=[MaxEachTeam(id="mixed", attribute="gender", maximum=1)]
            ), nodes=60
        )  # fmt: skip
        assert "optimal" == found.status

    @pytest.mark.untraced
    def test_a_stopped_search_has_a_cohort_where_teams_are_many(self):
        """Teams of three to five of sixty people, two profiles each at least: a cohort, and a bound, with no step."""
        share = ShareQuota(attribute="gender", value="f", minimum=40)
        given_ = crowd(
            60, size=(3, 5), openings=6, rules=[MinProfiles(id="mixed", minimum=2, level=0), share]
        )
        found = compose(given_, nodes=0)
        assert "best_so_far" == found.status
        assert is_feasible(found.cohort, given_)

    def test_a_place_may_choose_a_good_team_for_a_best_one(self):
        """Of few partial teams the first is taken; going through all finds one worth as much at least."""
        model = compile_problem(crowd(30, size=(3, 3), rules=[MinProfiles(id="mixed", minimum=3, level=0)]))
        place, prices = model.places[0], [0] * len(model.units)
        quick = best_team(place, prices, LOWEST, patience=1)
        assert quick is not None
        assert quick[0] <= best_team(place, prices, LOWEST)[0]

    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_a_polished_cohort_is_one_and_weighed_as_any(self, seed):
        """Whatever cohort it starts from, it ends with one, no worse, worth what is said."""
        given_ = problem(seed)
        model = compile_problem(given_)
        for cohort in list(feasible_cohorts(given_))[:3]:
            unit_of = {
                model.problem.people[one].id: number
                for number, unit in enumerate(model.units)
                for one in unit.people
            }
            teams = tuple(
                sum({1 << unit_of[name] for name, opening in cohort.seats if opening == place.opening})
                for place in model.places
            )
            first = First(worth_of(model, teams), teams)
            *_, found = _polished(_Polish(model, first), free(model), None)
            assert found.worth == worth_of(model, found.teams) >= first.worth
            assert is_feasible(model.cohort(found.teams), given_)


class TestHowFarItGoes:
    def test_little_work_may_not_do(self, monkeypatch):
        """Where no work is allowed for it, no cohort is had in haste: the bound is what is known."""
        monkeypatch.setattr(_falling_target_search, "LITTLE", 0)
        given_ = crowd(40, size=(1, 2), openings=20, rules=[MinProfiles(id="mixed", minimum=2, level=0)])
        assert "unknown" == compose(given_, nodes=0).status

    @pytest.mark.untraced
    def test_many_openings_are_told_of(self):
        """Twenty openings: the work on a first cohort is told of before all have chosen."""
        given_ = crowd(60, size=(2, 2), openings=20, rules=[MinProfiles(id="mixed", minimum=2, level=0)])
        told = []
        model = compile_problem(given_).ticking(lambda: told.append(1))
        assert first_cohort(model, bound_at(model, free(model))) is not None
        assert told

    def test_no_place_takes_a_team_that_a_rule_forbids(self):
        """The best pair is dearer than the budget: a cohort within it stays as it is."""
        people = [Person(id=f"p{one}", cost=one, skills={"data": one}) for one in (1, 2, 8, 9)]
        given_ = Problem(
            people=people,
            openings=[Opening(id="plume", size=(2, 2), weights={"data": 1})],
            rules=[Budget(id="budget", amount="cost", maximum=9)],
            objective=Objective(terms=[SkillPoints()]),
        )
        model = compile_problem(given_)
        *_, found = _polished(_Polish(model, First(worth_of(model, (0b11,)), (0b11,))), free(model), None)
        assert (0b11,) == found.teams

    def test_a_fine_is_weighed_as_any_loss(self):
        """The best pair is worth seventeen and four fines of two; the cheap pair is worth three."""
        people = [Person(id=f"p{one}", cost=one, skills={"data": one}) for one in (1, 2, 8, 9)]
        given_ = Problem(
            people=people,
            openings=[Opening(id="plume", size=(2, 2), weights={"data": 1})],
            rules=[Budget(id="budget", amount="cost", maximum=13, level=1, weight=2)],
            objective=Objective(terms=[SkillPoints()]),
        )
        model = compile_problem(given_)
        *_, found = _polished(_Polish(model, First(worth_of(model, (0b11,)), (0b11,))), free(model), None)
        assert (0b1100,) == found.teams
        assert worth_of(model, found.teams) == found.worth

    def test_a_place_with_too_many_teams_is_not_listed(self, monkeypatch):
        """Then what is known is said: a cohort, and a bound."""
        monkeypatch.setattr(_team_enumeration, "MOST", 3)
        monkeypatch.setattr(FlowRows, "beside_teams", False)
        rules = [
            MinProfiles(id="mixed", minimum=2, level=0),
            Budget(id="budget", amount="cost", maximum=2800),
        ]
        found = compose(crowd(24, size=(2, 3), openings=4, rules=rules))
        assert "best_so_far" == found.status

    def test_a_sum_is_kept_by_seats_where_teams_are_too_many(self, monkeypatch):
        """A budget, and teams that no memory holds: seats are parted in turns with teams, and prove the best."""
        rules = [
            MinProfiles(id="mixed", minimum=2, level=0),
            Budget(id="budget", amount="cost", maximum=2800),
        ]
        given_ = crowd(24, size=(2, 3), openings=4, rules=rules)
        best = compose(given_)
        monkeypatch.setattr(_team_enumeration, "MOST", 3)
        found = compose(given_)
        assert ("optimal", best.worth) == (found.status, found.worth)


class TestMemory:
    @pytest.mark.slow
    @pytest.mark.parametrize("backend", [None, Highs()], ids=["pure", "highs"])
    def test_teams_of_all_openings_together_are_bounded(self, monkeypatch, backend):
        """More teams than memory is given to are not kept: the answer is what is known."""
        monkeypatch.setattr(_one_team_a_place_search, "LISTED", 20)
        monkeypatch.setattr(_backend_team_columns, "LISTED", 20)
        tied = crowd(
            24, size=(2, 3), openings=4, rules=[MinProfiles(id="mixed", minimum=2, level=0), *PARITY]
        )
        tied = Problem(
            people=tied.people,
            openings=tied.openings,
            rules=[*tied.rules, Budget(id="budget", amount="cost", maximum=3700)],
            objective=Objective(terms=[SkillPoints()]),
        )
        found = compose(tied, backend=backend)
        assert found.status in ("best_so_far", "unknown", "optimal")
        assert found.cohort is None or is_feasible(found.cohort, tied)
        assert found.worth is None or found.bound >= found.worth


def coupled(seed, sums=("cost", "days")):
    """Return fourteen people for four pairs, and sums that bind."""
    draw = Random(seed)
    people = [
        Person(id=f"p{one:02}", cost=draw.randint(20, 60), amounts={"days": draw.randint(20, 60)})
        for one in range(14)
    ]
    names = [f"c{one}" for one in range(4)]
    marks = {(one.id, name, None): draw.randint(1, 30) for one in people for name in names}
    rules = [Budget(id=name, amount=name, maximum=8 * 36 + draw.randint(-8, 8)) for name in ("cost", "days")]
    return Problem(
        people=people,
        openings=[Opening(id=name, size=(2, 2)) for name in names],
        rules=[rule for rule in rules if rule.id in sums],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", range(12))
def test_two_sums_that_bind_leave_the_best_cohort(seed, monkeypatch):
    """What the tables give up of two coupled sums holds nothing better: without tables, no other cohort is found."""
    tabled = _answers_of_a_search(coupled(seed))
    monkeypatch.setattr(_one_team_a_place_search, "_knapsacks", lambda *_: ())
    assert tabled == _answers_of_a_search(coupled(seed))


def _answers_of_a_search(problem):
    """Return what a search for teams finds from a bound, above targets that come down."""
    model = compile_problem(problem)
    start = bound_at(model, free(model))
    bound = ascend(model, start, WorkLimit(), Pace(least=model.least))
    found = []
    for below in (1, 4, 8, 16):
        find = Find(bound.value - below * GRAIN, bound.value)
        search(WorkLimit(), model, bound, find)
        found.append((find.worth, find.teams is not None))
    return found


@pytest.mark.slow
@at_most(30)
@given(SEEDS)
def test_more_steps_never_make_a_worse_answer_nor_a_looser_bound(seed):
    """With every kind of rule: a search that may go on longer knows as good a cohort, and as low a bound."""
    given_ = problem(seed)
    last = None
    for nodes in (0, 1, 3, 8, 20, 45, 100, None):
        found = compose(given_, nodes=nodes)
        if found.status == "infeasible":
            return
        if last is not None:
            assert last.worth is None or found.worth >= last.worth
            assert found.bound <= last.bound
        last = found


def test_wishes_alone_need_nothing_of_it():
    """Where the flow is the answer, no rule is asked alone."""
    found = compose(
        Problem(
            people=[Person(id="p1", wishes=["plume"])],
            openings=[Opening(id="plume")],
            objective=Objective(terms=[WishPoints(by_rank=[1])]),
        )
    )
    assert 1 == found.worth
