"""Teams near a bound: their programme proposes prices, whose bound no cohort passes, and the answer is the best one."""

from random import Random

import pytest
from attrs import evolve

from eig.teams import Objective, Opening, Person, Problem, ShareQuota, compose
from eig.teams.asked import MaxEachTeam, SkillNeed, SkillPoints, TeamBudget
from eig.teams.engine import _prices_by_near_teams
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._bounds_by_head_count import counts_of
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._prices_by_near_teams import NearTeams, near
from eig.teams.engine._prices_by_subgradient import Pace
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._team_enumeration import teams_from
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.shares import few
from helpers.small_problems import feasible_cohorts, vector


def drawn(seed, people=7, size=(2, 3), openings=2):
    """Draw people for openings with a budget and a need each, of whom a share is of the west."""
    draw = Random(seed)
    least = draw.choice([20, 34, 40])
    names = [f"c{one}" for one in range(openings)]
    return Problem(
        people=[
            Person(
                id=f"p{one}",
                skills={skill: draw.randint(1, 9) for skill in ("data", "law") if draw.random() < 0.7},
                attributes={"region": draw.choice(["west", "east"])},
                employer=draw.choice([None, "e1", "e2"]),
                cost=draw.randint(3, 9),
            )
            for one in range(people)
        ],
        openings=[
            Opening(id=one, size=size, weights={"data": draw.randint(1, 3), "law": draw.randint(0, 2)})
            for one in names
        ],
        rules=[
            ShareQuota(id="west", attribute="region", value="west", minimum=least, maximum=least + 30),
            MaxEachTeam(id="mates", attribute="employer", maximum=1),
            *[SkillNeed(id=f"law {one}", opening=one, skill="law", grade=1) for one in names],
            *[TeamBudget(id=f"money {one}", opening=one, maximum=draw.randint(5, 7) * size[1]) for one in names],
        ],
        objective=Objective(terms=[SkillPoints()]),
    )  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    """The programme begins with few teams; the calls are counted."""
    told = []
    monkeypatch.setattr(_prices_by_near_teams, "MOST", 8)
    monkeypatch.setattr(_prices_by_near_teams, "ENOUGH", 3)
    lower = NearTeams.lower

    def counted(self, model, *asked):
        told.append(model.limits[-2].high)
        return lower(self, model, *asked)

    monkeypatch.setattr(NearTeams, "lower", counted)
    return told


@pytest.mark.slow
def test_the_best_cohort_is_that_of_all_that_there_are(small):
    """Every cohort is tried; some problems have none (four by day)."""
    asked, impossible = 0, 0
    for seed in few([0, 4, 7, 1, 2, 3, 5, 6, 8, 9], 4):
        one, before = drawn(seed), len(small)
        found = compose(one)
        best = max([sum(vector(one, cohort)) for cohort in feasible_cohorts(one)], default=None)
        assert (seed, found.worth) == (seed, best)
        assert found.status == ("infeasible" if best is None else "optimal")
        asked += len(small) > before
        impossible += best is None
    assert asked > 2
    assert impossible


@pytest.mark.slow
def test_a_search_that_ends_early_claims_no_less_than_the_best_is_worth(small):
    """After any number of steps the bound is one, and nothing is called impossible that is possible."""
    for seed in range(4):
        one = drawn(seed)
        worth = compose(one).worth
        for nodes in range(0, 90, 15):
            found = compose(one, nodes=nodes)
            if worth is None:
                assert found.status in ("infeasible", "unknown")
            else:
                assert found.status != "infeasible"
                assert found.bound >= worth >= (found.worth or worth - 1)
    assert small


@pytest.mark.slow(but=["2"])
@pytest.mark.parametrize("seed", range(1, 4))
def test_no_cohort_passes_the_bound_of_a_head_count(seed, monkeypatch):
    """From few teams on, those that prices forget join, until none lacks: at each head count, in turn."""
    monkeypatch.setattr(_prices_by_near_teams, "MOST", 6)
    model = compile_problem(drawn(seed, size=(2, 4)))
    programme, first = None, bound_at(model, free(model))
    every = [[team for _, team in teams_from(place, [0] * len(model.units), 0)] for place in model.places]
    for head in counts_of(model):
        here = model.with_heads(head)
        programme = programme or NearTeams.of(here, bound_at(here, free(here)), WorkLimit())
        begin = bound_at(here, free(here), first)
        found = programme.lower(here, begin, WorkLimit(), -(10**12))
        assert found.value <= begin.value
        assert found.value == bound_at(here, found.prices).value
        worths = [worth_of(here, (one, other)) for one in every[0] for other in every[1] if not one & other]
        assert found.value >= max([worth for worth in worths if worth is not None], default=found.value)


def test_it_ends_as_soon_as_it_is_told_to_or_knows_enough():
    """No step left, a step too few, or a bound that is low enough: what was known stands."""
    model = compile_problem(drawn(3, size=(2, 4)))
    here = model.with_heads(counts_of(model)[0])
    begin = bound_at(here, free(here))
    for limit, least in ((WorkLimit(nodes=0), 0), (WorkLimit(nodes=2), 0), (WorkLimit(), begin.value + 1)):
        programme = NearTeams.of(here, begin, WorkLimit())
        assert programme.lower(here, begin, limit, least) is begin


def test_the_likeliest_teams_share_nobody_and_are_made_a_cohort(small, monkeypatch):
    """Each place has its likeliest team by the values, or none; what they become is no worse, and no better than the best."""
    rounded, seen = NearTeams.rounded, []

    def kept(self):
        seen.append((rounded(self), self.known))
        return seen[-1][0]

    monkeypatch.setattr(NearTeams, "rounded", kept)
    monkeypatch.setattr(Incumbent, "is_far", lambda *_: True)
    for seed in range(3):
        found = compose(drawn(seed))
        best = max([sum(vector(drawn(seed), one)) for one in feasible_cohorts(drawn(seed))], default=None)
        assert found.worth == best
    for teams, known in seen:
        assert sum(teams).bit_count() == sum([team.bit_count() for team in teams])
        assert all(not team or team in some for team, some in zip(teams, known, strict=True))
    assert small
    assert any(all(teams) for teams, _ in seen)


def until(count):
    """Return a limit whose caller says stop once it was asked so often."""
    left = iter(range(count))
    return WorkLimit(stop=lambda: next(left, None) is None)


@pytest.mark.usefixtures("small")
def test_a_word_to_stop_is_heard_at_any_time_and_leaves_a_bound():
    """While rows are asked, rounds are taken, teams are listed, or the programme is solved."""
    flow = flowed(compile_problem(drawn(4)), WorkLimit())
    whole = FlowRows.of(flow)
    here = whole.table.model.with_heads(counts_of(whole.table.model)[0])
    begin, pace = bound_at(here, free(here)), Pace(least=here.least)
    least, told = whole.beside(here, begin, WorkLimit(), pace).value, set()
    for count in range(1, 60):
        rows = FlowRows.of(flow)
        value = rows.beside(here, begin, until(count), pace).value
        assert least <= value <= begin.value
        told.add(value)
    assert told >= {least, begin.value}


def test_teams_near_a_bound_are_those_that_lack_least(monkeypatch):
    """The gap doubles until there are enough, and goes back where there would be too many, or no more are left."""
    model = compile_problem(drawn(1))
    bound = bound_at(model, free(model))
    for enough, most in ((4, 30), (4, 4), (10**6, 10**6), (10**6, 1)):
        monkeypatch.setattr(_prices_by_near_teams, "ENOUGH", enough)
        monkeypatch.setattr(_prices_by_near_teams, "MOST", most)
        pools = near(model, bound, WorkLimit())
        assert len(pools) == len(model.places)
        assert sum(map(len, pools)) <= most
        for pool, place, (best, _) in zip(pools, model.places, bound.teams, strict=True):
            lacks = max([waste for waste, *_ in pool], default=-1)
            all_ = teams_from(place, [0] * len(model.units), best - lacks)
            assert len(all_) == len(pool) or lacks < 0


def test_more_people_of_a_kind_are_not_asked_for_than_there_are():
    """Half of ten would be five, of whom there are three: six seats at most."""
    people = [Person(id=f"p{one}", attributes={"region": "west" if one < 3 else "east"}) for one in range(12)]
    half = ShareQuota(id="half", attribute="region", value="west", minimum=50)
    one = Problem(people=people, openings=[Opening(id="a", size=(1, 10))], rules=[half])
    assert sorted(counts_of(compile_problem(one))) == list(range(1, 7))
    none = evolve(one, openings=[Opening(id="a", size=(7, 10))])
    assert counts_of(compile_problem(none)) == []
    assert compose(none).status == "infeasible"
