"""Teams that are listed are parted by a programme over them alone: no cohort is lost, and bounds are bounds."""

import pytest

from eig.teams.engine import _one_team_a_place_search
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._one_team_a_place_search import Find, Listing
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import WorkLimit
from helpers.seat_problems import seat_problem
from helpers.small_problems import problem
from helpers.steps import drawn, tight_problem

DRAWN = {"small": problem, "seats": seat_problem, "tight": tight_problem}


def searched(model, bound, turn, most=None):
    """Return the best cohort that a search finds which parts its teams after so many branches, and maybe is left."""
    find, work_limit = Find(model.least - 1, 10**40), WorkLimit(nodes=40_000)
    listing = Listing(work_limit, model, bound, find, turn=turn)
    while not listing.goes_on(most):
        most *= 2
    return find.worth, find.teams is None


@pytest.mark.parametrize("family", DRAWN)
def test_a_search_that_parts_its_teams_finds_what_one_that_does_not_finds(family, monkeypatch):
    """After each branch, or after a few; at prices drawn anyhow, with rules that may be missed and openings left empty."""
    monkeypatch.setattr(_one_team_a_place_search, "NEXT", 1)
    parted = 0
    for seed in range(9):
        model = compile_problem(DRAWN[family](seed))
        start = bound_at(model, free(model))
        for bound in (start, None if start is None else bound_at(model, drawn(model, seed), start)):
            if bound is not None and bound.value >= model.least:
                whole = searched(model, bound, 10**9)
                assert (seed, whole) == (seed, searched(model, bound, 1))
                assert (seed, whole) == (seed, searched(model, bound, 2, most=4))
                parted += 1
    assert parted
