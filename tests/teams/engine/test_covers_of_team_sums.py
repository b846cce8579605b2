"""Rows that follow of a sum over a team: no team that keeps the sum breaks them, and they help to prove."""

from itertools import compress
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together, compose
from eig.teams.asked import TeamBudget
from eig.teams.engine import _rows_once_broken
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._covers_of_team_sums import counted
from eig.teams.engine._envy_claims_as_rows import Cut
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts, vector

SPLIT = 0  # drawn so that seats in parts pass such a row
WEIGHTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 8)), min_size=2, max_size=8)


@given(WEIGHTS, st.integers(-2, 24))
@example([(4, 8), (4, 8), (4, 0)], 7)
@example([(3, 6), (3, 6), (3, 6), (7, 1), (9, 1)], 8)
def test_whoever_weigh_no_more_than_is_left_count_no_more_than_the_row_allows(people, left):
    weights = {number: weight for number, (weight, _) in enumerate(people)}
    counts, most = counted(weights, left, {number: part / 8 for number, (_, part) in enumerate(people)})
    for team in _subsets(weights):
        if sum(weights[one] for one in team) <= left:
            assert sum(counts.get(one, 0) for one in team) <= most


def test_one_who_leaves_room_for_nobody_counts_for_all_of_them():
    weights, halves = {0: 3, 1: 3, 2: 3, 3: 8, 4: 5}, {0: 0.9, 1: 0.9, 2: 0.9}
    assert counted(weights, 8, halves) == ({0: 1, 1: 1, 2: 1, 3: 2, 4: 1}, 2)


def test_nothing_follows_where_all_who_sit_have_room():
    assert counted({0: 3, 1: 3}, 6, {0: 1.0, 1: 1.0}) == ({}, 0)


@given(st.integers(0, 10**6))
def test_a_team_that_keeps_a_sum_keeps_what_people_weigh_beyond_the_least(seed):
    """Of the least size, it keeps the one where it keeps the other."""
    for place in compile_problem(drawn(seed)).places:
        size_of = {one.unit: one.size for one in place.members}
        for (most, amounts), (weights, left) in zip(place.sums, place.beyond_least, strict=True):
            adds = dict(zip(size_of, amounts, strict=True))
            assert min(weights.values()) >= 0
            for team in _subsets(size_of):
                heads, kept = sum(map(size_of.get, team)), sum(map(adds.get, team)) <= most
                fits = sum(map(weights.get, team)) <= left
                assert heads < place.least or fits or not kept
                assert heads != place.least or fits == kept


@at_most(20, by_day=5)
@given(st.integers(0, 10**6))
@example(SPLIT)
def test_every_cohort_keeps_the_rows_that_follow_of_sums_and_the_best_is_found(seed):
    """The best is as going through all cohorts tells, and what the rows prove is no less."""
    problem = drawn(seed)
    model, cohorts = compile_problem(problem), feasible_cohorts(problem)
    flow = flowed(model, WorkLimit())
    part = FlowRows.of(flow).part(None, model, WorkLimit()) if hasattr(flow, "seats") else None
    part = part and part.lowered(WorkLimit(), model.least)
    best = max((vector(problem, one) for one in cohorts), default=None)
    found = compose(problem)
    assert found.status == ("infeasible" if best is None else "optimal")
    assert best is None or best == tuple(level.points for level in found.score)
    assert best is None or part is None or best[0] * GRAIN <= part.value
    for teams in map(model.teams, cohorts if part else ()):
        for cut in _cuts(part):
            assert sum(adds for place, unit, adds in cut.seats if teams[place] >> unit & 1) <= cut.high


def test_rows_that_follow_of_sums_are_asked_for_and_prove_more_than_the_sums():
    """Without them, people sit in parts so that each budget is just used up."""
    model = compile_problem(drawn(SPLIT))

    def part():
        return FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_rows_once_broken, "covers", lambda *_: [])
        without = part()
    assert _cuts(without) == [] != _cuts(part())
    assert part().value < without.value


def _cuts(part):
    """Return the rows of a part that follow of sums."""
    return [one for one in part.table.spans if isinstance(one, Cut)]


def drawn(seed):
    """Draw two teams of two or three within a budget each, and maybe two people who sit together."""
    draw = Random(f"covers {seed}")
    names = ["adler", "plume"]
    people = [Person(id=f"p{one}", cost=draw.randint(2, 9), wishes=names) for one in range(7)]
    openings = [Opening(id=name, size=(2, 3)) for name in names]
    rules = [TeamBudget(id=name, opening=name, maximum=draw.randint(9, 18)) for name in names]
    pairs = [Together.of("p0", "p1")] if draw.random() < 0.3 else []
    marks = {(one.id, name, None): draw.randint(1, 30) for one in people for name in names}
    return Problem(
        people=people,
        openings=openings,
        rules=[*rules, *pairs],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def _subsets(people):
    """Return all sets of people."""
    return [[*compress(people, map(int, f"{bits:0{len(people)}b}"))] for bits in range(2 ** len(people))]
