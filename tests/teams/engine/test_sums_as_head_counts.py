"""Sums that must be met: the counts of heads that come to them, and the moves that do."""

from itertools import product
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together, compose
from eig.teams.asked import Budget
from eig.teams.engine import _required_sums_of_few_amounts as counted
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._local_moves import mended
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._required_sums_of_few_amounts import head_counts
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most


def windowed(costs, least, most, *, size=(1, 2), rules=(), openings=2):
    """Return people of some costs, who together must cost so much."""
    draw, places = Random(0), [f"c{one}" for one in range(openings)]
    people = [Person(id=f"p{number:02}", cost=cost) for number, cost in enumerate(costs)]
    marks = {(one.id, place, None): draw.randint(1, 20) for one in people for place in places}
    return Problem(
        people=people,
        openings=[Opening(id=place, size=size) for place in places],
        rules=[Budget(id="cost", amount="cost", minimum=least, maximum=most), *rules],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def best(problem):
    """Return the points of the best cohort, of all that there are; None if there is none."""
    people = problem.people
    points = {(one.person, one.opening): one.points for one in problem.objective.terms[0].marks}
    (low, high), budget, most = problem.openings[0].size, problem.rules[0], None
    for at in product((None, *problem.openings), repeat=len(people)):
        seated = [(one, place) for one, place in zip(people, at, strict=True) if place]
        sizes = [at.count(place) for place in problem.openings]
        if all(low <= size <= high for size in sizes) and (
            budget.minimum <= sum(one.cost for one, _ in seated) <= budget.maximum
        ):
            most = max(sum(points[one.id, place.id] for one, place in seated), most or 0)
    return most


DRAWN = st.tuples(
    st.lists(st.sampled_from([0, 3, 7, 11, 31]), min_size=4, max_size=6),
    st.integers(0, 60),
    st.integers(0, 2),
)


@pytest.mark.slow
@at_most(25)
@example(([3, 7, 11, 31, 31], 45, 0))
@example(([3, 7, 11, 31, 31], 500, 0))
@given(DRAWN)
def test_the_counts_of_a_sum_are_those_of_going_through_all(drawn):
    """How many of each cost may sit is told for every cohort within the sum, and the best of them is found."""
    costs, least, more = drawn
    problem = windowed(costs, least, least + more)
    found, answer = head_counts(compile_problem(problem)), compose(problem)
    assert best(problem) == (None if answer.cohort is None else answer.score[0].points)
    if found is not None:
        able = {
            tuple(sum(one >> unit & 1 for unit in units) for units in found.units)
            for one in range(1 << len(costs))
            if least <= sum(cost for unit, cost in enumerate(costs) if one >> unit & 1) <= least + more
            if 2 <= one.bit_count() <= 4
        }
        assert able <= set(found.counts)


def test_no_cohort_of_given_counts_passes_what_is_told_of_them():
    """Whether a part of them is priced or not, and one that is priced may hold most of all."""
    draw = Random(0)
    for _ in range(12):
        problem = windowed(draw.choices([3, 7, 11], k=6), 14, 25)
        model, limit = compile_problem(problem), WorkLimit()
        rows, heads = FlowRows.of(flowed(model, limit)), head_counts(model)
        parts = rows.counted(None, model, limit, wanted=0)
        assert rows.counted(None, model, limit, wanted=0) is parts  # they are priced once
        told = {counts: part.value for counts, part in zip(heads.counts, parts, strict=True)}
        assert max(parts, key=lambda one: (one.value, one.found is not None)).found is not None
        for at in product((None, 0, 1), repeat=6):
            teams = tuple(sum(1 << unit for unit in range(6) if at[unit] == place) for place in (0, 1))
            counts = tuple(sum(at[unit] is not None for unit in units) for units in heads.units)
            worth = worth_of(model, teams)
            assert worth is None or worth <= told[counts]
    model, limit = compile_problem(windowed([3, 3, 7, 7], 5, 5)), WorkLimit()
    assert FlowRows.of(flowed(model, limit)).counted(None, model, limit, wanted=0) == []


def test_sums_that_many_counts_come_to_are_left_whole(monkeypatch):
    """No counts are told of many amounts, of many counts, of people bound together, and of one bound alone."""
    few = windowed([3, 7, 11, 31, 3, 7], 40, 48)
    assert len(head_counts(compile_problem(few)).counts) > 1
    bound = evolve(few, rules=[*few.rules, Together.of("p00", "p01")])
    alone = evolve(few, rules=[Budget(id="cost", amount="cost", maximum=48)])
    assert [head_counts(compile_problem(one)) for one in (bound, alone)] == [None, None]
    for name in ("AMOUNTS", "MOST", "WALKED", "WIDE"):
        with monkeypatch.context() as patched:
            patched.setattr(counted, name, 1)
            assert head_counts(compile_problem(few)) is None


@pytest.mark.untraced
def test_a_sum_that_no_move_mends_is_met_by_several():
    """Costs in cents that must come to one number: teams that miss it by a little become a cohort."""
    draw = Random(1)
    costs = [draw.randint(300, 620) for _ in range(16)]
    total = sum(costs[5:10])
    model = compile_problem(windowed(costs, total, total, size=(1, 1), openings=5))
    *_, last = mended(model, [1 << place for place in range(5)], lambda: None, looks=0)
    assert total == sum(costs[unit] for unit in range(16) if sum(last) >> unit & 1)


@pytest.mark.slow
def test_a_sum_far_off_is_met_by_the_counts_that_come_to_it():
    """Where seven must leave, and who sits is told by three rates of pay, each rate is brought to its count."""
    draw = Random(3)
    costs = [draw.choice([310, 470, 630]) for _ in range(60)]
    model = compile_problem(windowed(costs, 470 * 20, 470 * 20, size=(2, 4), openings=9))
    teams = [15 << 4 * place for place in range(9)]
    assert sum(costs[:36]) > 470 * 26
    *_, last = mended(model, teams, lambda: None, looks=0)
    assert sum(costs[unit] for unit in range(60) if sum(last) >> unit & 1) == 470 * 20
    assert worth_of(model, last) is not None


def test_a_sum_that_nothing_comes_to_stays_missed():
    """Where all costs are even and the sum is odd, teams stay what they are."""
    model = compile_problem(windowed([2, 4, 6, 8, 10], 13, 13))
    teams = list(mended(model, (0b1, 0b10000), lambda: None, looks=0))[-1]
    assert sum(teams).bit_count() == 2
