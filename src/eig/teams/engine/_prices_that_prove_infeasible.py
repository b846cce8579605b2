"""No cohort at all: prices that prove it, however worths may be.

Where teams are worth nothing, a bound at prices twice as high is twice as far from nothing. So one below
nothing proves that the hard rules cannot hold together: at the same prices, many times as high, what teams
are really worth no longer matters (Farkas 1902). Such prices are found by the relaxation method for linear
inequalities (Agmon 1954; Motzkin and Schoenberg 1954), which goes on from prices already known.
"""

from __future__ import annotations

from collections.abc import Iterable

from eig._maths.flow_one_seat_each import Seating
from eig.teams.engine._dual_bound import Bound, Prices, bound_at, free
from eig.teams.engine._infeasible_by_counting import is_near
from eig.teams.engine._model_without_worths import without_worths
from eig.teams.engine._prices_by_subgradient import deflected, drift_at, moved, norms_of
from eig.teams.engine._required_sums_of_few_amounts import opposite
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._seats_as_flow import seats_of
from eig.teams.engine._soft_rules_missed_by_all import least_use
from eig.teams.engine._work_limit import WorkLimit

ROUNDS = 200


def impossible(model: Model, start: Bound, work_limit: WorkLimit) -> Bound | None:
    """Return a bound below anything that a cohort could be worth; None if none is found.

    Each step aims a point below nothing, against what is over-asked for.
    """
    bare = without_worths(model, spread=0, beat=work_limit.beat())
    here = bound_at(bare, _without_fines(bare, start.prices)) or start
    norms, drift = norms_of(bare), (0.0,) * (len(bare.units) + len(bare.limits))
    for _ in range(ROUNDS):
        if here.value < 0 or not work_limit.lasts():
            break
        drift = deflected(here.prices, drift_at(bare, norms, here), drift)
        length = sum([one * one for one in drift])
        if length == 0:
            break
        stride = (here.value + GRAIN) / length
        here = bound_at(bare, moved(bare, norms, (here.prices, drift, stride)), here) or here
    return _raised(model, here) if here.value < 0 else None


def _without_fines(bare: Model, prices: Prices) -> Prices:
    """Leave out what may be missed: it forbids nothing."""
    hard = zip(prices.limits, bare.limits, strict=True)
    return Prices(prices.units, tuple([price if limit.fine is None else 0 for price, limit in hard]))


def _raised(model: Model, below: Bound) -> Bound | None:
    """Raise prices until the bound is below any cohort; None where a place can have no team."""
    most = bound_at(model, free(model))
    if most is None:
        return None
    times = max(1, (most.value - model.least) // -below.value + 1)
    low = below.prices
    raised = (tuple([times * price for price in some]) for some in (low.units, low.limits))
    return bound_at(model, Prices(*raised), most)


def sums_of(model: Model) -> list[int]:
    """Return the limits that everyone adds to, as to a budget."""
    return [line for line, users in enumerate(model.users) if len(users) == len(model.units)]


def overdrawn(model: Model, work_limit: WorkLimit, lines: Iterable[int] | None = None) -> Bound | None:
    """Return a bound below any cohort, where a hard rule alone is too much; None if none is.

    What a flow uses least of it says so: each rule that is near what places use at least is asked alone.
    """
    for line in range(len(model.limits)) if lines is None else lines:
        limit = model.limits[line]
        if limit.fine is not None or not is_near(limit.high, least_use(model, line)):
            continue
        costs = [GRAIN * (one == line) for one in range(len(model.limits))]
        seats = seats_of(without_worths(model, spread=0, beat=work_limit.beat()), costs, work_limit)
        found = seats.best(work_limit)
        if isinstance(found, Seating) and seats.value(found) < 0:
            return _raised(model, Bound(seats.prices(found), seats.value(found), ()))
    return None


def crossed(model: Model) -> Bound | None:
    """Return a bound below any cohort, where a sum must be more than it may; None if none must."""
    for line, limit in enumerate(model.limits):
        for other in opposite(model, line) if limit.fine is None else ():
            if limit.high + model.limits[other].high < 0:
                prices = [GRAIN * (one in (line, other)) for one in range(len(model.limits))]
                below = GRAIN * (limit.high + model.limits[other].high)
                return _raised(model, Bound(Prices(free(model).units, tuple(prices)), below, ()))
    return None
