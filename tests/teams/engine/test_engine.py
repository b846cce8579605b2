"""The parts of the search, each held against what it claims: bounds, teams, labels, counts, levels, packings."""

from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, ShareQuota, compose
from eig.teams.answers import score
from eig.teams.answers._minimal_conflict_search import unexplored
from eig.teams.asked import Budget, Cohort, CohortQuota, Crew, SkillPoints
from eig.teams.asked._rules_sorted_for_the_search import shapes_of
from eig.teams.engine import _look_ahead_over_two_limits as labels_module
from eig.teams.engine import _work_limit
from eig.teams.engine._can_rules_hold_together import SPREAD, feasible
from eig.teams.engine._dual_bound import Prices, bound_at, free, prices_at
from eig.teams.engine._forced_seat_bound import forced_bound
from eig.teams.engine._look_ahead_over_two_limits import tables
from eig.teams.engine._model_without_worths import without_worths
from eig.teams.engine._one_team_a_place_search import Find, search
from eig.teams.engine._prices_by_subgradient import Pace, ascend
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, ShareLine, bits
from eig.teams.engine._team_enumeration import LOWEST, best_team, priced_worth, teams_from
from eig.teams.engine._work_limit import Beat, Halt, WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts, is_feasible, problem, vector

SEEDS = st.integers(0, 10**6)


def worth(model, cohort):
    """Return what a cohort is worth on the model's grid, read from its score alone."""
    return sum(level.points * model.weights[level.level] for level in score(model.problem, cohort))


def drawn_prices(model, draw):
    """Draw any prices from 0; those of soft rules stay below what a miss costs."""
    most = 6 * GRAIN * model.grid
    units = tuple(draw.choice([0, draw.randint(0, most)]) for _ in model.units)
    limits = tuple(
        draw.randint(0, most // 9 if limit.fine is None else min(limit.fine, most)) for limit in model.limits
    )
    return Prices(units, limits)


class TestTheBound:
    @pytest.mark.slow
    @at_most(25)
    @given(SEEDS)
    def test_no_cohort_passes_it_whatever_the_prices(self, seed):
        """For any prices from 0, no cohort that keeps the hard rules is worth more (weak duality; Geoffrion 1974)."""
        given = problem(seed)
        model, cohorts = compile_problem(given), feasible_cohorts(given)
        bound = bound_at(model, drawn_prices(model, Random(seed)))
        assert bound is not None or not cohorts
        assert all(worth(model, one) <= bound.value for one in cohorts)

    @pytest.mark.slow
    @given(SEEDS)
    def test_the_search_for_prices_never_raises_it(self, seed):
        """From free prices the bound comes down or stays, and no cohort passes where it ends."""
        given = problem(seed)
        model = compile_problem(given)
        start = bound_at(model, free(model))
        if start is not None:
            found = ascend(model, start, WorkLimit(), Pace(least=model.least))
            assert found.value <= start.value
            assert all(worth(model, one) <= found.value for one in feasible_cohorts(given))
            assert min((*found.prices.units, *found.prices.limits), default=0) >= 0

    @pytest.mark.slow
    @given(SEEDS)
    def test_a_team_known_before_changes_nothing(self, seed):
        """The bound at some prices is one number, whichever teams the computation starts from."""
        model = compile_problem(problem(seed))
        start = bound_at(model, free(model))
        if start is not None:
            prices = drawn_prices(model, Random(seed))
            assert bound_at(model, prices).value == bound_at(model, prices, start).value

    @pytest.mark.slow
    @given(SEEDS)
    def test_stopped_early_it_is_a_bound_all_the_same(self, seed):
        """After a few rounds of the search for prices, what is known is a bound."""
        given = problem(seed)
        model = compile_problem(given)
        start = bound_at(model, free(model))
        assume(start is not None)
        found = ascend(model, start, WorkLimit(), Pace(least=model.least, rounds=3))
        assert all(worth(model, one) <= found.value for one in feasible_cohorts(given))

    def test_an_opening_without_any_team_has_no_bound(self):
        """Where an opening can have no team and may not stay empty, there is nothing to bound."""
        model = compile_problem(Problem(people=[], openings=[Opening(id="plume")]))
        assert bound_at(model, free(model)) is None

    @pytest.mark.slow
    @at_most(20)
    @given(SEEDS)
    def test_a_seat_forced_by_hand_is_bounded_too(self, seed):
        """No cohort with a person at an opening is worth more than the bound of that seat; None says there is none."""
        given = problem(seed)
        found, cohorts = compose(given), feasible_cohorts(given)
        model, bound = found.model, found.bound_at_prices
        for person, opening in product(given.people, given.openings):
            most = forced_bound(model, bound, person.id, opening.id)
            seated = [worth(model, one) for one in cohorts if (person.id, opening.id) in one.seats]
            assert most is not None or not seated
            assert all(one // GRAIN <= most * model.grid for one in seated)


class TestTheTeams:
    @staticmethod
    def standing(model, number):
        """Return every team of a place that keeps the hard rules on teams, going through all sets of its people."""
        place, people = model.places[number], model.problem.people
        units = [member.unit for member in place.members]
        opening, rules = model.problem.openings[number], shapes_of(model.problem).teams
        for size in range(1, len(units) + 1):
            for some in combinations(units, size):
                who = [people[one] for unit in some for one in model.units[unit].people]
                if not any(rule.misses(Crew(opening=opening, people=who)) for rule in rules):
                    yield sum(1 << unit for unit in some)

    @pytest.mark.slow
    @given(SEEDS)
    def test_each_team_that_stands_is_met_once(self, seed):
        """The teams of a place are those that keep its rules, each once, the best first."""
        given = problem(seed)
        others = [rule for rule in given.rules if rule.id not in ("seated", "differs")]
        model = compile_problem(evolve(given, rules=others))
        for number, place in enumerate(model.places):
            prices = prices_at(model, drawn_prices(model, Random(seed)))(place)
            found = teams_from(place, prices, LOWEST)
            assert sorted(self.standing(model, number)) == sorted(team for _, team in found)
            assert [one for one, _ in found] == sorted((one for one, _ in found), reverse=True)
            assert [priced_worth(place, prices, team, bits(team)) for _, team in found] == [
                one for one, _ in found
            ]

    @pytest.mark.slow
    @given(SEEDS)
    def test_the_best_team_and_those_above_a_floor(self, seed):
        """The best team is the first of all, and a floor leaves out those below it and no other."""
        draw = Random(seed)
        model = compile_problem(problem(seed))
        for place in model.places:
            prices = prices_at(model, drawn_prices(model, draw))(place)
            found = teams_from(place, prices, LOWEST)
            best = best_team(place, prices, LOWEST)
            assert (found[0][0] if found else None) == (best[0] if best else None)
            if found:
                floor = draw.choice(found)[0]
                assert [one for one in found if one[0] >= floor] == teams_from(place, prices, floor)
                assert best_team(place, prices, found[0][0] + 1) is None

    @given(st.integers(0, 2**70))
    def test_bits_are_the_ones_of_a_mask(self, mask):
        """A mask is the sum of its bits, and they come in order."""
        assert mask == sum(1 << bit for bit in bits(mask))
        assert sorted(set(bits(mask))) == bits(mask)


OPTION = st.tuples(st.tuples(st.integers(-1, 4), st.integers(0, 3)), st.integers(-3, 6))
OPTIONS = st.lists(st.lists(OPTION, min_size=1, max_size=4), min_size=1, max_size=4)


def prefixes(options, high, most):
    """Yield each choice for the first places with what it leaves, and whether the last places can end it well."""
    for depth in range(len(options) + 1):
        ends = [_total(one) for one in product(*options[depth:])]
        for one in product(*options[:depth]):
            (first, second), key = _total(one)
            left = high[0] - first, high[1] - second
            below = most + 1 - key
            can = any(use[0] <= left[0] and use[1] <= left[1] and more < below for use, more in ends)
            yield depth, left, below, can


def _total(options):
    uses, keys = [use for use, _ in options], [key for _, key in options]
    return (sum(one for one, _ in uses), sum(one for _, one in uses)), sum(keys)


class TestTheLabels:
    @given(OPTIONS, st.tuples(st.integers(0, 12), st.integers(0, 9)), st.integers(-5, 15))
    def test_a_look_up_tells_what_going_through_all_ends_tells(self, options, high, most):
        """After any first choices, the table says whether the last places can end within both rules and the key."""
        found = tables(options, high, most)
        for depth, left, below, can in prefixes(options, high, most):
            assert can == found[depth].reaches(left, below)

    @given(OPTIONS, st.tuples(st.integers(0, 12), st.integers(0, 9)), st.integers(-5, 15))
    def test_merged_labels_never_refuse_what_can_end_well(self, options, high, most):
        """With few labels allowed, near ones are merged: the table may hope too much, and never gives up too soon."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(labels_module, "MOST", 6)
            found = tables(options, high, most)
        for depth, left, below, can in prefixes(options, high, most):
            assert not can or found[depth].reaches(left, below)

    @pytest.mark.parametrize("rule", [0, 1], ids=["first rule", "second rule"])
    def test_merging_makes_tables_small(self, rule):
        """With many uses of either rule, merged labels are few."""
        wide = [[((use, 0)[:: 1 - 2 * rule], -use) for use in range(8)] for _ in range(4)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(labels_module, "MOST", 6)
            found = tables(wide, (99, 99), 99)
        assert all(sum(len(uses) for *_, uses, _ in table.rows) <= 6 for table in found)

    @pytest.mark.untraced
    @pytest.mark.parametrize("most", [4, 20])
    @pytest.mark.parametrize(
        ("seed", "limit", "status"), [(9, 240, "optimal"), (10, 250, "optimal"), (9, 220, "infeasible")]
    )
    def test_merging_never_changes_the_answer(self, most, seed, limit, status):
        """Merged labels make the search longer, and its answer the same."""
        draw = Random(seed)
        people = [
            Person(id=f"p{one}", cost=draw.randint(20, 60), amounts={"days": draw.randint(20, 60)},
                   skills={"data": draw.randint(1, 30)})
            for one in range(9)
        ]  # fmt: skip
        given = Problem(
            people=people,
            openings=[Opening(id=f"c{one}", size=(2, 2), weights={"data": one}) for one in (1, 2, 3)],
            rules=[Budget(id=name, amount=name, maximum=limit) for name in ("cost", "days")],
            objective=Objective(terms=[SkillPoints()]),
        )
        best = compose(given)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(labels_module, "MOST", most)
            found = compose(given)
        assert (status, best.cohort, best.worth) == (found.status, found.cohort, found.worth)


class TestTheSearch:
    @pytest.mark.parametrize(("low", "teams"), [(0, ()), (1, None)])
    def test_a_hard_rule_holds_where_there_is_nothing_to_choose(self, low, teams):
        """Without openings the one cohort is the empty one, and it too must keep the rules."""
        rule = CohortQuota(quota=Quota(attribute="region", value="west", minimum=low or 0), id="west")
        west = Person(id="p1", attributes={"region": "west"})
        model = compile_problem(Problem(people=[west], openings=[], rules=[rule]))
        find = Find(-1, 0)
        search(WorkLimit(), model, bound_at(model, free(model)), find)
        assert teams == find.teams


class TestTheSteps:
    def test_work_within_some_steps_ends_and_the_search_goes_on(self):
        """A part of a search that takes too many steps is given up; the limit of the whole is what it was."""
        work_limit = WorkLimit(nodes=4)

        def work(steps):
            for _ in range(steps):
                work_limit.burn()
            return steps

        assert (2, 2) == (work_limit.within(3, lambda: work(2)), work_limit.spent)
        assert (None, 3) == (work_limit.within(1, lambda: work(9)), work_limit.spent)
        assert (False, 1) == (work_limit.halted, work(1))
        assert work_limit.within(9, lambda: work(1)) is None
        assert (True, 4) == (work_limit.halted, work_limit.spent)

    def test_whoever_may_say_stop_is_asked_every_sixteen_branches(self):
        """Before the first, and each time that sixteen more are behind."""
        asked = []
        work_limit = WorkLimit(stop=lambda: asked.append(work_limit.spent))
        for _ in range(33):
            work_limit.burn()
        assert [1, 17, 33] == asked

    def test_a_part_that_takes_the_last_steps_ends_nothing(self):
        """All that may be spent is spent; only one step more is too many."""
        work_limit = WorkLimit(nodes=2)
        assert work_limit.within(9, lambda: [work_limit.burn(), work_limit.burn()])
        assert (2, 0, False) == (work_limit.spent, work_limit.left, work_limit.halted)
        with pytest.raises(Halt):
            work_limit.burn()

    def test_whoever_may_say_stop_is_asked_each_time_that_so_many_things_are_read(self, monkeypatch):
        """However they come: at once, one by one, or in parts as long as that."""
        monkeypatch.setattr(_work_limit, "READ", 10)
        asked, ten = [], range(10)
        beat = Beat(lambda: asked.append(1))
        beat.take(9)
        assert [] == asked
        assert list(range(1)) == list(beat.over(range(1)))
        assert 1 == len(asked)
        assert beat.over(ten) is ten
        assert 2 == len(asked)
        assert list(range(25)) == list(beat.over(range(25)))
        assert (4, 5) == (len(asked), beat.left)
        assert ten is Beat().over(ten)
        assert (big := range(99)) is Beat().over(big)

    def test_a_word_to_stop_stands_after_a_part(self):
        """Who says stop within a part has said it for the whole."""
        work_limit = WorkLimit(stop=lambda: True)
        assert work_limit.within(9, work_limit.burn) is None
        assert (True, True) == (work_limit.stopped, work_limit.halted)

    def test_whoever_may_say_stop_is_asked_while_places_are_made_ready(self):
        """Everybody who may sit counts as a thing gone over, once for each place."""
        openings, beat, told = [Opening(id=name) for name in ("adler", "plume")], Beat(lambda: None, 100), []
        model = compile_problem(Problem(people=[Person(id=f"p{one}") for one in range(7)], openings=openings))
        ready = model.ticking(lambda: told.append(1), beat)
        assert 100 - 2 * 7 == beat.left
        for one in ready.places:
            one.tick()
        assert [1, 1] == told
        assert [None, None] == [one.tick for one in model.places]


class TestTheShares:
    @given(
        st.integers(1, 99), st.integers(1, 99), st.integers(-50, 50), st.integers(0, 60), st.integers(0, 60)
    )
    def test_a_share_is_a_count_once_the_seated_are_known(self, alpha, more, high, seated, counted):
        """For a known number of people seated, to keep a share is to seat enough of the people counted."""
        share = ShareLine(line=0, count=1, alpha=alpha, beta=alpha + more, high=high)
        keeps = alpha * seated - share.beta * counted <= high
        assert keeps == (counted >= share.least(seated))

    def test_a_head_count_fixes_how_many_sit(self):
        """The model of a head count asks for just so many people, and for the count that the share then is."""
        people = [Person(id=f"p{one}", attributes={"gender": "fm"[one % 2]}) for one in range(4)]
        half = ShareQuota(id="half", attribute="gender", value="f", minimum=50)
        given = Problem(people=people, openings=[Opening(id="plume", size=(1, 4))], rules=[half])
        model = compile_problem(given)
        three = model.with_heads(3)
        assert (3, -3) == tuple(limit.high for limit in three.limits[-2:])
        assert -2 == three.limits[model.shares[0].count].high
        assert model is model.with_heads(None)


class TestTheLevels:
    @pytest.mark.slow
    @given(SEEDS)
    def test_one_number_orders_cohorts_as_the_levels_do(self, seed):
        """Of two cohorts, the one worth more is the one that is ahead at the first level where they differ."""
        given = problem(seed)
        model, cohorts = compile_problem(given), feasible_cohorts(given)[:20]
        known = [(vector(given, one), worth(model, one)) for one in cohorts]
        for (one, more), (other, less) in combinations(known, 2):
            assert (one > other, one == other) == (more > less, more == less)

    @pytest.mark.slow
    @given(SEEDS)
    def test_no_cohort_is_worth_less_than_the_least(self, seed):
        """The least worth that the model states is not above any cohort's: below it, there is none."""
        given = problem(seed)
        model = compile_problem(given)
        assert all(worth(model, one) >= model.least for one in feasible_cohorts(given))


class TestFeasibility:
    @pytest.mark.slow
    @given(SEEDS)
    def test_rules_hold_together_iff_some_cohort_keeps_them(self, seed):
        """The answer is yes with a cohort that proves it, or no where going through all cohorts finds none."""
        given = problem(seed)
        answer = feasible(given)
        assert bool(feasible_cohorts(given)) == answer.holds
        assert (answer.cohort is not None) == answer.holds
        assert answer.cohort is None or is_feasible(answer.cohort, given)

    @pytest.mark.usefixtures("luckless")
    def test_without_branches_it_is_not_known(self):
        """Stopped before the first branch, the answer is neither yes nor no."""
        given = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
        assert (None, None) == (feasible(given, nodes=0).holds, feasible(given, nodes=0).cohort)

    @pytest.mark.slow
    @given(SEEDS)
    def test_worths_that_say_nothing_forbid_the_same_teams(self, seed):
        """The model without worths has the teams of the model with them."""
        model = compile_problem(problem(seed))
        bare = without_worths(model, spread=SPREAD)
        zero = [0] * len(model.units)
        for place, other in zip(model.places, bare.places, strict=True):
            teams = [sorted(team for _, team in teams_from(one, zero, LOWEST)) for one in (place, other)]
            assert teams[0] == teams[1]


NAMES = "abcde"
SETS = st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=3).map(sorted), max_size=5)


class TestTheUnexplored:
    @given(SETS, SETS)
    @example([["a"]], [["a"]])
    def test_a_largest_set_that_is_not_explored(self, conflicts, corrections):
        """The set holds no conflict whole and a part of each correction, and so does none above it; None: no set does."""

        def fits(kept):
            whole = any(set(one) <= kept for one in conflicts)
            return not whole and all(set(one) & kept for one in corrections)

        found = unexplored(NAMES, conflicts, corrections)
        sets = [set(some) for size in range(6) for some in combinations(NAMES, size)]
        fitting = [one for one in sets if fits(one)]
        assert (found is None) == (not fitting)
        if found is not None:
            assert set(found) in fitting
            assert not any(set(found) < one for one in fitting)


class TestGrid:
    @pytest.mark.untraced
    @given(st.fractions(min_value=0, max_value=9, max_denominator=12))
    def test_any_fraction_of_a_point_is_on_the_grid(self, points):
        """Whatever the fractions of the points, worths are whole numbers and the optimum is exact."""
        aims = Objective(
            terms=[MeritPoints.of({("p1", "plume", None): points, ("p1", "adler", None): Fraction(1, 7)})]
        )
        given = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], objective=aims)
        found = compose(given)
        assert (points, Cohort.of({"plume": ["p1"]})) == (found.worth, found.cohort)


def test_a_pause_ends_the_work_of_whoever_said_stop():
    """It counts no step."""
    work_limit = WorkLimit(stop=lambda: True)
    WorkLimit().pause()
    with pytest.raises(Halt):
        work_limit.pause()
    assert 0 == work_limit.spent


def test_nothing_is_asked_beyond_the_last_step():
    """Whoever may take no step more ends; whoever took none goes on."""
    work_limit = WorkLimit(nodes=1)
    work_limit.end()
    work_limit.lasts()
    work_limit.lasts()
    with pytest.raises(Halt):
        work_limit.end()
