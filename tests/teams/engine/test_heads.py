"""Head counts: the prices of one bound the others, and those that might hold most are looked at first."""

import pytest

from eig.teams import Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import SkillPoints
from eig.teams.engine._bound import Bound, Prices, bound_at, free
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._heads import Heads
from eig.teams.engine._model import GRAIN

MODEL = compile_problem(
    Problem(
        people=[
            Person(id=f"p{one}", skills={"data": one}, attributes={"gender": "fm"[one % 2]})
            for one in range(6)
        ],
        openings=[Opening(id="plume", size=(1, 5), weights={"data": 1})],
        rules=[ShareQuota(id="half", attribute="gender", value="f", minimum=50)],
        objective=Objective(terms=[SkillPoints()]),
    )
)
ROOT = bound_at(MODEL, free(MODEL))


def heads_of(values):
    """Return head counts whose bounds come down to some values at once, and what is asked on the way."""
    told = []

    def lower(model, begin, _fuel, pace):
        head = model.limits[-2].high
        told.append((head, pace.least, pace.other))
        dear = Prices(begin.prices.units, (*begin.prices.limits[:-2], 10, 0))
        return Bound(dear, values[head].pop(0), begin.teams)

    return Heads(MODEL, 80 * GRAIN, Fuel(), lower, known={None: ROOT}, models={None: MODEL}), told


def test_the_highest_bound_is_looked_for_where_it_may_be():
    """Roughly, then closely: a head costs ten, so that four may hold twenty more than two, and three are left out."""
    top = ROOT.value
    heads, told = heads_of({2: [top - 25], 4: [top - 12, top - 14]})
    assert top - 14 == heads.highest([2, 3, 4])
    assert [(2, MODEL.least, top), (4, top - 25, top - 15), (4, MODEL.least, None)] == told
    assert (top - 25, top - 24, top - 14) == tuple(map(heads.estimate, (2, 3, 4)))


def test_one_head_count_alone_has_no_other_to_hold_more():
    """The least is all that it is held against."""
    heads, told = heads_of({3: [ROOT.value - 2, ROOT.value - 4]})
    assert ROOT.value - 4 == heads.highest([3])
    assert [(3, MODEL.least, MODEL.least), (3, MODEL.least, None)] == told


@pytest.mark.parametrize("known", [False, True])
def test_what_is_known_closely_is_not_looked_at_again(known):
    """The root is known from the start, and so is what was looked at twice."""
    heads, told = heads_of({3: [ROOT.value, ROOT.value - 1]})
    assert ROOT.value == heads.highest([None])
    heads.highest([3])
    told.clear()
    assert ROOT.value - 1 == (heads.highest([3]) if known else heads.bound(3).value)
    assert told == []
