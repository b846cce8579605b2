"""Parts of all cohorts by what they may hold: the best is found, and what no cohort passes is told on the way."""

from itertools import pairwise

import pytest

from eig.teams import compose
from eig.teams.engine import _best_part_first
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._best_part_first import Parts
from eig.teams.engine._bounds_by_head_count import Heads, counts_of
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import WorkLimit
from helpers.seat_problems import best_cohorts, seat_problem
from helpers.tight_problems import tight

FIVE, ONE = tight(0, people=30, openings=4), tight(1, people=30, openings=4, sums=("cost",), share=False)


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("seed", range(24))
def test_the_best_of_all_cohorts_is_found(seed):
    """Or it is proven that there is none."""
    given = seat_problem(seed)
    found, best = compose(given), best_cohorts(given)
    assert found.status == ("infeasible" if best is None else "optimal")
    assert best is None or best[0] == tuple(level.points for level in found.score)


def parts_of(given):
    """Return the parts of a problem, nothing being known."""
    model = compile_problem(given)
    limit = WorkLimit()
    rows = FlowRows.of(flowed(model, limit))
    root = rows.part(None, model, limit).bound
    heads = Heads(model, GRAIN, limit, rows.lower, known={None: root}, models={None: model}, rows=rows)
    return Parts(heads, counts_of(model, root, rows.seated), Incumbent(model))


@pytest.mark.slow
@pytest.mark.parametrize("given", [FIVE, ONE], ids=["a share and two sums", "one sum"])
def test_a_target_is_met_by_the_best_or_by_none(given):
    """Above the best, no cohort passes what is short of the target; at the best and below it, the best is found."""
    best = compose(given).worth * GRAIN
    parts = parts_of(given)
    top = parts.proven
    assert best + GRAIN - 1 == parts.go_over(best + GRAIN, top, any_one=False) == parts.proven
    for target in (best, best - 3 * GRAIN):
        parts = parts_of(given)
        assert best == parts.go_over(target, top, any_one=False) == parts.known


@pytest.mark.slow(but=["0-0", "0-2"])
@pytest.mark.parametrize(("most", "held"), [(0, 0), (1, 0), (0, 2)])
def test_where_few_parts_may_wait_the_newest_come_first(monkeypatch, most, held):
    """What is found and proven is the same, and no more parts wait than may, or than there is room for."""
    given = tight(1, people=14, openings=3, sums=("cost",), share=False)
    best, waited = compose(given).worth * GRAIN, []
    push = _best_part_first.heappush
    monkeypatch.setattr(
        _best_part_first, "heappush", lambda open_, one: (push(open_, one), waited.append(len(open_)))
    )
    monkeypatch.setattr(_best_part_first, "MANY", 0)
    monkeypatch.setattr(_best_part_first, "WAITING", most)
    parts = parts_of(given)
    programme = parts.heads.rows.table.programme
    size = 3 * len(programme.worths) + len(programme.lows) ** 2
    monkeypatch.setattr(_best_part_first, "ROOM", held * size)
    top = parts.proven
    assert best + GRAIN - 1 == parts.go_over(best + GRAIN, top, any_one=False)
    assert best == parts.go_over(best - 9 * GRAIN, top, any_one=False) == parts.known
    assert max(waited, default=0) <= max(most, held)


@pytest.mark.slow
def test_of_any_cohort_the_first_ends_it():
    """It need not be the best; what no cohort passes stays true."""
    best = compose(FIVE).worth * GRAIN
    parts = parts_of(FIVE)
    proven = parts.go_over(parts.known + 1, parts.proven, any_one=True)
    assert parts.known <= best <= proven


@pytest.mark.slow
def test_part_by_part_the_bound_comes_down_to_the_best():
    """It never passes below what is known, and nothing is told twice as worse."""
    told = []
    found = compose(tight(2), progress=told.append)
    bounds = [one.bound for one in told if one.bound is not None]
    assert "optimal" == found.status
    assert all(after <= before for before, after in pairwise(bounds))
    assert found.worth == bounds[-1]
    assert bounds[0] > found.worth


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("nodes", [0, 60, 100, 150, 220])
def test_stopped_at_any_step_what_is_told_is_true(nodes):
    """A cohort, no better than the best, and a bound no lower."""
    given = tight(2)
    best, found = compose(given), compose(given, nodes=nodes)
    assert found.worth <= best.worth <= found.bound
