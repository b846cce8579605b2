"""Which seats the best cohorts give: each is asked for by itself, and none that prices leave out."""

import pytest

from eig.teams import compose
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._seats_of_best_cohorts import BestSeats
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.seat_problems import best_cohorts, seat_problem


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 108, 137, 142])
def test_each_seat_is_asked_for_by_itself(seed):
    """A cohort worth as much has the seat, or lacks it, where some best cohort does; the others are shut or asked for in vain."""
    problem = seat_problem(seed)
    model, work_limit = compile_problem(problem), WorkLimit()
    some = [dict(one.seats) for one in best_cohorts(problem)[1]]
    each = BestSeats.of(model, worth_of(model, model.teams(best_cohorts(problem)[1][0])), work_limit)
    assert all(at >= 0 for _, at in each.open)
    for unit, one in enumerate(problem.people):
        for at, opening in [(-1, None), *enumerate(one.id for one in problem.openings)]:
            if not any(where == at for _, where in each._columns.get(unit, ())):
                continue
            places = [seats.get(one.id) for seats in some]
            having, lacking = each.having(unit, at, work_limit), each.lacking(unit, at, work_limit)
            assert (opening in places, set(places) != {opening}) == (
                having is not None,
                lacking is not None,
            )
            assert opening is None or opening not in places or (unit, at) in each.open
            for teams, seated in ((having, True), (lacking, False)):
                if teams is not None:
                    seats = dict(model.cohort(teams).seats)
                    assert seats in some
                    assert (seats.get(one.id) == opening) == seated


@pytest.mark.untraced
@pytest.mark.parametrize("seed", [108, 137, 142, 143])
def test_a_seat_beside_which_nothing_is_open_takes_no_step(seed):
    """Where prices leave out a seat, or every other one of somebody, no cohort with those is as good: nothing is asked."""
    problem = seat_problem(seed)
    model, work_limit = compile_problem(problem), WorkLimit()
    best = compose(problem)
    each = BestSeats.of(model, worth_of(model, model.teams(best.cohort)), work_limit)
    spent, shut = work_limit.spent, 0
    for unit, columns in each._columns.items():
        for at in {where for _, where in columns}:
            mine = [column for column, where in columns if where == at]
            if not any(part.basis.high[one] for part in each.parts for one in mine):
                assert each.having(unit, at, work_limit) is None
            others = [column for column, where in columns if where != at]
            if not any(part.basis.high[one] for part in each.parts for one in others):
                shut += 1
                assert each.lacking(unit, at, work_limit) is None
    assert (shut > 0, work_limit.spent) == (True, spent)
