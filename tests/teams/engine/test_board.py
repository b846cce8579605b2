"""The search among teams: what its board holds, that it misses no cohort at any prices, and that it can be left."""

from itertools import pairwise

import pytest
from attrs import evolve

from eig.teams import Objective, Opening, Person, Problem
from eig.teams.asked import Budget, SkillPoints
from eig.teams.engine import _one_team_a_place_search
from eig.teams.engine._dual_bound import Prices, bound_at, free
from eig.teams.engine._one_team_a_place_search import Find, Listing, board_of, search
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._team_enumeration import Crowd
from eig.teams.engine._team_worths_and_posts_held import used_of, worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_models as small
from helpers.team_choices import bound_drawn, every_choice

PEOPLE = [
    Person(id=f"p{one}", skills={"data": points}, cost=cost, amounts={"days": one, "load": 1 + one % 2})
    for one, (points, cost) in enumerate([(5, 3), (2, 1), (7, 4), (4, 2), (6, 3)], 1)
]
SOFT = Budget(id="soft", amount="cost", maximum=5, level=1)
HARD = Budget(id="hard", amount="days", maximum=8)
LEAST = Budget(id="least", amount="cost", minimum=9, maximum=99)
LOAD = Budget(id="load", amount="load", minimum=5, maximum=6)


def model_of(*rules, lifted=()):
    """Return the model of three openings, for one or two people each, and one."""
    sizes = {"adler": (1, 2), "brume": (1, 1), "plume": (1, 2)}
    return compile_problem(
        Problem(
            people=PEOPLE,
            openings=[Opening(id=name, size=size, weights={"data": 1}) for name, size in sizes.items()],
            rules=rules,
            objective=Objective(terms=[SkillPoints(level=2)]),
            lifted=lifted,
        )
    )


def worths_of(model):
    """Return what each cohort is worth, going through all choices of teams."""
    some = [one for one in every_choice(model) if sum(one) == one[0] | one[1] | one[2]]
    return {one: worth for one in some if (worth := worth_of(model, one)) is not None}


@pytest.mark.slow
@pytest.mark.parametrize("lifted", [(), ("fill:brume", "fill:plume")])
@pytest.mark.parametrize("rules", [(), (SOFT,), (HARD,), (HARD, LOAD), (SOFT, HARD, LOAD), (HARD, LEAST)])
def test_at_any_prices_no_better_cohort_is_missed(rules, lifted):
    """The best is found from any bound, though it is not told which; where nothing is better than is known, nothing is found."""
    model = model_of(*rules, lifted=lifted)
    worths = worths_of(model)
    best = max(worths.values())
    for seed in range(6):
        bound = bound_drawn(model, seed)
        find = Find(model.least - 1, bound.value)
        search(WorkLimit(), model, bound, find)
        assert (best, best) == (find.worth, worths[find.teams])
        find = Find(best - 1, bound.value)
        search(WorkLimit(), model, bound, find)
        assert (best, best) == (find.worth, worths[find.teams])
        find = Find(best, bound.value)
        search(WorkLimit(), model, bound, find)
        assert (best, None) == (find.worth, find.teams)


def test_enough_ends_it():
    """The first cohort worth what is enough is kept, and a better one is not looked for."""
    assert [False, True, True] == [Find(worth, 5).done for worth in (4, 5, 6)]
    model = model_of(HARD)
    bound, worths = bound_drawn(model, 1), worths_of(model)
    enough = sorted(worths.values())[len(worths) // 2]
    find = Find(model.least - 1, enough)
    search(WorkLimit(), model, bound, find)
    assert find.worth == worths[find.teams] >= enough
    work_limit = WorkLimit()
    search(work_limit, model, bound, Find(model.least - 1, bound.value))
    less = WorkLimit()
    search(less, model, bound, Find(model.least - 1, enough))
    assert less.spent < work_limit.spent


def test_nothing_is_looked_for_once_enough_is_known_from_elsewhere():
    """Not even a cohort that is worth just as much."""
    model = model_of().but(places=model_of().places[:1])
    bound = bound_at(model, free(model))
    for known, found in ((bound.value - 1, bound.value), (bound.value, None)):
        find, work_limit = Find(model.least - 1, bound.value), WorkLimit()
        dive = _one_team_a_place_search._Dive(board_of(model, bound, GRAIN), work_limit, find)
        find.worth = known
        assert dive.goes_on(None)
        assert (find.worth, find.teams is None) == (found or known, found is None)


def test_it_may_be_left_after_any_branch():
    """So many branches at a time, or all at once: the same cohort after the same steps."""
    model = model_of(SOFT, HARD)
    bound, whole, find = bound_drawn(model, 2), WorkLimit(), Find(model.least - 1, 10**30)
    search(whole, model, bound, find)
    for most in (1, 3):
        work_limit, part = WorkLimit(), Find(model.least - 1, 10**30)
        listing = Listing(work_limit, model, bound, part)
        assert not listing.goes_on(0)
        listing.dive = _one_team_a_place_search._Dive(
            board_of(model, bound, bound.value - part.worth - 1), work_limit, part
        )
        spent = [work_limit.spent]
        while not listing.goes_on(most):
            spent.append(work_limit.spent)
        assert (find.worth, find.teams, whole.spent) == (part.worth, part.teams, work_limit.spent)
        assert {after - before for before, after in pairwise(spent)} == {most}


@pytest.mark.parametrize("gap", [0, 2, 99])
def test_a_board_holds_the_teams_within_the_gap_and_what_they_use_at_least_and_at_most(gap):
    """Place after place, the fewest teams first; a team excludes those of its place and those that share people."""
    model = model_of(SOFT, HARD, LOAD, lifted=("fill:plume",))
    bound = bound_drawn(model, 1)
    board = board_of(model, bound, gap * GRAIN * model.grid)
    sizes = [mask.bit_count() for mask in board.at]
    assert sum(sizes) == len(board.teams)
    assert (sum(board.at), sorted(sizes)) == ((1 << len(board.teams)) - 1, sizes)
    pools = [[board.teams[bit] for bit in range(len(board.teams)) if mask >> bit & 1] for mask in board.at]
    for depth, place in enumerate(board.order):
        for waste, team, uses in pools[depth]:
            alone = tuple(team if number == place else 0 for number in range(3))
            assert tuple(used_of(model, alone)) == uses
            assert 0 <= waste <= gap * GRAIN * model.grid
        rest = pools[depth:]
        for line in range(len(model.limits)):
            uses = [[one[2][line] for one in pool] for pool in rest]
            assert sum(map(min, uses)) == board.low[depth][line]
            assert sum(map(max, uses)) == board.high[depth][line]
        assert sum(min(pool)[0] for pool in rest) == board.least[depth]
        for team in {one[1] for one in pools[depth]}:
            clash = board.clash(depth, team)
            for number, (_, other, _) in enumerate(board.teams):
                assert bool(clash >> number & 1) == bool(other & team or board.at[depth] >> number & 1)
    assert [(0,) * len(model.limits)] * 2 == [board.low[-1], board.high[-1]]
    priced_units = [(1 << unit, price) for unit, price in enumerate(bound.prices.units) if price]
    assert priced_units == [one[:2] for one in board.priced]
    for bit, _, teams in board.priced:
        assert teams == sum(1 << number for number, one in enumerate(board.teams) if one[1] & bit)


def test_tables_look_ahead_on_the_two_dearest_rules_that_weigh_people():
    """Hard ones that count people differently and have a price, the dearest first; of equals the first."""
    model = model_of(SOFT, HARD, LOAD, evolve(HARD, id="same"))
    assert [one.fine is None for one in model.limits] == [False, True, True, True, True]
    uses = {line: sum(abs(use) for _, use in users) for line, users in enumerate(model.users)}
    assert uses[1] == uses[4] > uses[2] == uses[3]
    for prices, pair in (
        ((9, 0, 0, 0, 0), ()),
        ((9, 1, 0, 0, 0), (1,)),
        ((9, 1, 1, 0, 0), (1, 2)),
        ((9, 1, 9, 0, 0), (2, 1)),
        ((9, 1, 1, 1, 1), (1, 4)),
        ((9, 1, 9, 8, 7), (4, 2)),
    ):
        bound = bound_at(model, Prices((0,) * len(model.units), prices))
        assert pair == _one_team_a_place_search._knapsacks(model, bound)
    even = model.but(limits=tuple(one.but(even=True) for one in model.limits))
    assert () == _one_team_a_place_search._knapsacks(even, bound)


@pytest.mark.parametrize("more", [-1, 0])
def test_a_place_with_more_teams_than_a_part_is_told_of(more, monkeypatch):
    """Just a part is not told; one more team is, once for each place."""
    told = []
    model = model_of().ticking(lambda: told.append(1))
    bound = bound_at(model, free(model))
    sizes = [mask.bit_count() for mask in board_of(model, bound, 99 * GRAIN).at]
    told.clear()
    monkeypatch.setattr(_one_team_a_place_search, "PART", max(sizes) + more)
    board_of(model, bound, 99 * GRAIN)
    assert len(told) == (sizes.count(max(sizes)) if more else 0)


def test_as_many_teams_are_listed_as_memory_is_meant_to_hold(monkeypatch):
    """Just so many are, of all places or within what is allowed; one more is a crowd."""
    model = model_of()
    bound = bound_at(model, free(model))
    count = len(board_of(model, bound, 99 * GRAIN).teams)
    assert count == len(board_of(model, bound, 99 * GRAIN, most=count).teams)
    with pytest.raises(Crowd):
        board_of(model, bound, 99 * GRAIN, most=count - 1)
    monkeypatch.setattr(_one_team_a_place_search, "LISTED", count)
    assert count == len(board_of(model, bound, 99 * GRAIN).teams)
    monkeypatch.setattr(_one_team_a_place_search, "LISTED", count - 1)
    with pytest.raises(Crowd):
        board_of(model, bound, 99 * GRAIN)


class TestABoard:
    """The teams within a gap, and the word that is told of the work."""

    @pytest.mark.parametrize(("empty", "listed"), [(9, True), (8, False)])
    def test_an_opening_left_empty_is_listed_like_a_team(self, empty, listed):
        """The best team brings twelve: within a gap of three, to leave it empty may bring nine, and not eight."""
        model = small.model_of()
        grain, prices = GRAIN * model.grid, [0] * len(small.PEOPLE)
        one = model.places[0].but(empty=empty * grain)
        pool = _one_team_a_place_search.pool_of(model, one, prices, (12 * grain, 3 * grain))
        assert [(waste, team) for waste, team, _ in pool if not team] == [(3 * grain, 0)] * listed
        assert pool[0][0] == 0

    @pytest.mark.parametrize("part", [0, 10**9])
    def test_each_place_with_many_teams_is_told_of(self, part, monkeypatch):
        """Once a place whose teams are more than a part; where nobody listens, nothing is told."""
        monkeypatch.setattr(_one_team_a_place_search, "PART", part)
        plain, told = small.model_of(openings=[small.place("adler"), small.place("plume")]), []
        for model in (plain, plain.ticking(lambda: told.append(1))):
            board = board_of(model, bound_at(model, free(model)), 3 * GRAIN)
            assert board.teams
        assert len(told) == (0 if part else 2)

    def test_only_rules_that_may_bind_are_looked_at(self):
        """Those that some choice could pass, and those that have a price; the two that tables know are marked."""
        limits = (11, 12, 12, 13)  # the best two cost twelve
        rules = [Budget(id=f"money{one}", amount="cost", maximum=most) for one, most in enumerate(limits)]
        model = small.model_of(*rules)
        for prices, lines in ((0, 0, 0, 0), [0]), ((0, 0, 5, 9), [0, 2, 3]):
            bound = bound_at(model, Prices((0,) * len(small.PEOPLE), prices))
            board = board_of(model, bound, 99 * GRAIN * model.grid)
            dive = _one_team_a_place_search._Dive(
                board, WorkLimit(), _one_team_a_place_search.Find(model.least - 1, bound.value)
            )
            tabled = {3, 2} if any(prices) else set()
            assert [(line, None, prices[line], line in tabled) for line in lines] == dive.limits
