"""Sums that are whole in every cohort: parts told apart by them hold all cohorts, each in one."""

from itertools import product
from random import Random

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.asked import Budget
from eig.teams.engine import _branching_on_parts, _whole_sums_as_rows
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._cohort_rules_as_rows import table_of
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit

LEVELS = (0, 1, 2)  # of the rule on what all loads come to


def drawn(seed, level):
    """Return people of some marks, then wishes, within a budget; and loads that should come to little."""
    draw, places = Random(seed), ("c0", "c1")
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(3, 9),
            amounts={"load": draw.randint(0, 4)},
            wishes=draw.sample(places, 2),
        )
        for one in range(6)
    ]
    marks = {(one.id, place, None): draw.randint(1, 9) for one in people for place in places}
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(1, 2)) for place in places],
        rules=[Budget(id="cost", maximum=19), Budget(id="load", amount="load", maximum=3, level=level)],
        objective=Objective(terms=[MeritPoints.of(marks), WishPoints(level=2, by_rank=[2, 1])]),
    )


def cohorts(model):
    """Yield the teams of each cohort, with its worth."""
    for at in product((None, 0, 1), repeat=len(model.units)):
        teams = tuple(sum([1 << unit for unit, place in enumerate(at) if place == one]) for one in (0, 1))
        worth = worth_of(model, teams)
        if worth is not None:
            yield teams, worth


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("level", LEVELS)
def test_the_best_of_all_cohorts_is_found_whatever_sums_parts_are_told_by(monkeypatch, level):
    """Where every sum is looked at, however much of it is left, the best is as going through all tells."""
    monkeypatch.setattr(_branching_on_parts, "NEAR", 1 << 60)
    for seed in range(6):
        given = drawn(seed, level)
        best = max([worth for _, worth in cohorts(compile_problem(given))], default=None)
        found = compose(given)
        assert found.status == ("infeasible" if best is None else "optimal")
        if best is not None:
            model = compile_problem(given)
            assert worth_of(model, model.teams(found.cohort)) == best


def test_each_cohort_is_in_one_of_two_parts_and_none_passes_what_is_told_of_it():
    """A mark in part is one less, or one more: neither part holds a cohort worth more than its bound."""
    parted = 0
    for seed in range(12):
        model, limit = compile_problem(drawn(seed, 1)), WorkLimit()
        flow = flowed(model, limit)
        table = table_of(model, flow.seats)
        part = FlowRows(table, flow).part(None, model, limit)
        values = part.found.values
        two = None if values is None else part.by_sum(values, 0)
        for one in two or ():
            one.lower(limit)
        parted += two is not None
        assert values is None or part.by_sum(values, 1 << 80) is None  # too much is left to tell
        again = [one.by_sum(values, 0) for one in two or ()]
        assert all(one is None or len(one[0].table.spans) == 2 for one in again)  # not by that sum again
        for teams, worth in cohorts(model) if two else ():
            able = [one for one in two if _within(one, teams)]
            assert len(able) == 1
            assert worth <= able[0].value
    assert parted > 3


def _within(part, teams):
    (low, high), span = part.rows[-1], part.table.spans[-1]
    total = sum(use for place, unit, use in span.seats if teams[place] >> unit & 1)
    return (low is None or low <= total) and total <= high


def test_sums_too_wide_for_floats_are_left_out(monkeypatch):
    """And so is a level that no seat adds to."""
    model = compile_problem(drawn(0, 1))
    table = table_of(model, flowed(model, WorkLimit()).seats)
    assert len(table.tallies) == 2
    assert [one.weight for one in table.tallies] == sorted(
        [one.weight for one in table.tallies], reverse=True
    )
    monkeypatch.setattr(_whole_sums_as_rows, "WIDE", 1)
    assert table_of(model, flowed(model, WorkLimit()).seats).tallies == ()
