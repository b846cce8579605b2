"""Teams that are listed are parted by a programme over them alone: no cohort is lost, and bounds are bounds."""

import pytest

from eig._maths.simplex import Found
from eig.teams.engine import _one_team_a_place_search
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._one_team_a_place_search import Find, Listing, board_of
from eig.teams.engine._parts_of_listed_teams import Listed
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.seat_problems import seat_problem
from helpers.shares import few
from helpers.small_problems import problem
from helpers.steps import drawn, tight_problem

SHORT = (0, 4, 8)  # seeds whose searches are short, and part teams in each way
DRAWN = {
    "small": (problem, range(9)),
    "seats": (seat_problem, range(9)),
    "tight": (tight_problem, SHORT),
    "long": (tight_problem, few((1, 3, 5, 6, 7, 2), 4)),
}


def searched(model, bound, turn, most=None):
    """Return the best cohort that a search finds which parts its teams after so many branches, and maybe is left."""
    find, work_limit = Find(model.least - 1, 10**40), WorkLimit(nodes=40_000)
    listing = Listing(work_limit, model, bound, find, turn=turn)
    while not listing.goes_on(most):
        most *= 2
    return find.worth, find.teams is None


@pytest.mark.slow(but=["tight"], one_in=6)
@pytest.mark.parametrize("family", DRAWN)
def test_a_search_that_parts_its_teams_finds_what_one_that_does_not_finds(family, monkeypatch):
    """After each branch, or after a few; at prices drawn anyhow, with rules that may be missed and openings left empty."""
    monkeypatch.setattr(_one_team_a_place_search, "NEXT", 1)
    parted, (drawn_of, seeds) = 0, DRAWN[family]
    for seed in seeds:
        model = compile_problem(drawn_of(seed))
        start = bound_at(model, free(model))
        for bound in (start, None if start is None else bound_at(model, drawn(model, seed), start)):
            if bound is not None and bound.value >= model.least:
                whole = searched(model, bound, 10**9)
                assert (seed, whole) == (seed, searched(model, bound, 1))
                assert (seed, whole) == (seed, searched(model, bound, 2, most=4))
                parted += 1
    assert parted


def test_values_that_are_whole_are_a_cohort_that_is_kept_before_any_part_is_gone_over():
    """Of teams that all may be the best, the programme mostly chooses some that share nobody."""
    kept = 0
    for seed in range(6):
        model = compile_problem(tight_problem(seed))
        bound = bound_at(model, free(model))
        find = Find(model.least - 1, 10**40)
        board_of(model, bound, bound.value - model.least).parts(find, WorkLimit())
        kept += find.teams is not None
        assert find.teams is None or worth_of(model, find.teams) == find.worth
        assert find.worth <= bound.value
    assert kept


def test_values_that_seat_somebody_twice_or_leave_a_place_without_a_team_are_no_cohort():
    """Two places of two teams each, of the same three people."""
    pools = [[(0, 0b011, ()), (0, 0b100, ())]] * 2
    told = {(1.0, 0.0, 0.0, 1.0): (0b011, 0b100), (1.0, 0.0, 1.0, 0.0): None, (0.5, 0.5, 0.0, 1.0): None}
    for values, teams in told.items():
        found = Found([], dict(enumerate(values)))
        assert Listed(None, None, pools).whole(found) == teams
    assert Listed(None, None, pools).whole(Found([], None)) is None
