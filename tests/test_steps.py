"""Searches go through no more than they did when they were last measured: what cuts a branch off is seen to cut.

The answers of a search that cuts less are the same, later; no other test would see it. `progress=` tells the steps.
A search that becomes better takes fewer: write the new figures. One that takes more has lost a bound.
"""

from random import Random

import pytest
import team_further

from eig.jury.assignment import assign_reviewers
from eig.jury.votes import kemeny
from eig.teams import compose
from eig.timeline.hearings import timetable
from helpers import assignments_drawn, hearing_worlds, orders_drawn, seat_problems, small_problems
from helpers.shares import few
from test_progress import CALLS


def _assign(number, tell):
    asked = assignments_drawn.random_problem(Random(number), items=6, jurors=5)
    return assign_reviewers(**assignments_drawn.arguments(asked), objective="leximin", progress=tell)


def _timetable(number, tell):
    hearings, days, options = hearing_worlds.small_world(Random(number))
    return timetable(hearings, days, slot=hearing_worlds.SLOT, progress=tell, **options)


FAMILIES = {
    "compose": lambda number, tell: compose(small_problems.problem(number), progress=tell),
    "seats": lambda number, tell: compose(seat_problems.seat_problem(number), progress=tell),
    "every kind of rule": lambda number, tell: compose(
        team_further.problem("every kind of rule", number), nodes=2000, progress=tell
    ),
    "budgets of teams": lambda number, tell: compose(
        team_further.problem("tandems and money", 1 + number), nodes=2000, progress=tell
    ),
    "leximin": _assign,
    "timetable": _timetable,
    "kemeny": lambda number, tell: kemeny(
        orders_drawn.random_jury(Random(number), list("abcdefgh"), 5, ties=0.1), progress=tell
    ),
}
MEASURED = {
    "compose": [
        3, 6, 3, 0, 0, 81, 0, 3, 0, 0, 27, 28, 4, 5, 5, 1, 4, 31, 2, 0, 9, 12, 2, 2, 33, 2, 44, 26, 0, 0, 7, 3, 1, 5,
        15, 5, 4, 0, 258, 19,
    ],
    "seats": [
        8, 4, 5, 4, 2, 3, 4, 4, 4, 7, 1, 3, 4, 1, 4, 2, 5, 6, 4, 9, 6, 4, 8, 5, 6, 3, 4, 3, 10, 6, 3, 4, 2, 3, 6, 5, 3, 2, 5, 8,
    ],
    "every kind of rule": [281, 643, 788, 250],
    "budgets of teams": [1100],
    "leximin": [
        25, 1, 7, 13, 1, 1, 15, 1, 18, 31, 15, 1, 1, 11, 1, 1, 1, 1, 1, 1, 23, 1, 9, 11, 1, 13, 17, 1, 1, 1, 1, 1, 7, 1, 1, 15, 11, 32, 1, 1,
    ],
    "timetable": [*[0] * 5, 2, *[0] * 6, 4, 5, *[0] * 23, 16, 0, 0],
    "kemeny": [
        12, 20, 97, 23, 8, 49, 42, 24, 50, 32, 66, 16, 12, 26, 12, 51, 23, 38, 24, 29, 8, 8, 11, 20, 19, 14, 29, 44, 10, 20, 9,
        27, 11, 52, 42, 26, 53, 19, 35, 11,
    ],
}  # fmt: skip
CALLED = {
    "compose": 971, "compose, infeasible": 14, "points_lost": 331, "repair": 346, "minimal_conflict": 42,
    "conflicts_and_corrections": 28, "assign_reviewers": 28, "fair_lottery": 24, "kemeny": 24, "level_jobs": 224,
    "timetable": 108,
}  # fmt: skip


def steps(call):
    """Return how far a search went, as it told."""
    told = []
    call(told.append)
    return told[-1].done if told else 0


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("family", MEASURED)
def test_a_search_takes_no_more_steps_than_when_it_was_measured(family):
    """On problems drawn by their number, one by one (by day some thousand steps at most)."""
    kept = few(MEASURED[family], 2) if family == "every kind of rule" else MEASURED[family]
    now = [steps(lambda tell, at=at: FAMILIES[family](at, tell)) for at in range(len(kept))]

    assert [] == [at for at, (here, then) in enumerate(zip(now, kept, strict=True)) if here > then], now


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", CALLED)
def test_a_search_of_a_promotion_takes_no_more_steps_than_when_it_was_measured(name):
    """On the problems whose progress is told elsewhere."""
    assert steps(CALLS[name]) <= CALLED[name]
