"""The search for prices: they go up where people are over-asked for, and down where nobody asks.

A deflected subgradient with a target level (Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975)
finds prices whose bound is near the least. The bound at them is a proof, whatever they are (`_dual_bound`).
"""

from __future__ import annotations

from attrs import evolve, frozen

from eig.teams.engine._dual_bound import Bound, Prices, bound_at
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, bits
from eig.teams.engine._work_limit import Halt, WorkLimit

MEMORY = 0.6  # how much of the last direction goes on
ROUNDS = 600
LEAP = 20  # rounds between two leaps along the mean direction
FRESH = 0.1  # how much the last direction counts in the mean
FINEST = GRAIN // 10  # the search for prices ends when it aims less than a tenth of a point lower

Drift = tuple[float, ...]
PATIENCE = 6  # rounds without progress before the target comes nearer


@frozen(eq=False, repr=False)
class Ascent:
    """Where the search for prices stands."""

    here: Bound
    best: Bound
    step: int  # how far below the best bound the next one is aimed at
    stalled: int
    drift: Drift
    mean: Drift  # of late: where no cohort exists, it points the way that lowers the bound for ever


@frozen(eq=False, repr=False)
class Pace:
    """How a search for prices goes on, and when it ends."""

    least: int  # a bound below this one says all there is to say
    other: int | None = None  # what other cohorts may be worth: a quick bound below it says enough
    stride: int | None = None  # how far below the start to aim at first (by default, part of the way)
    finest: int = FINEST  # it ends when it aims less than this lower
    rounds: int = ROUNDS


def ascend(model: Model, start: Bound, work_limit: WorkLimit, pace: Pace) -> Bound:
    """Return a bound near the least that prices can prove; below `pace.least`, no cohort exists."""
    norms = norms_of(model)
    still: Drift = (0.0,) * (len(model.units) + len(norms))
    aim = max(GRAIN, (start.value - model.least) // 20) if pace.stride is None else pace.stride
    state = Ascent(start, start, aim, 0, still, still)
    for count in range(1, pace.rounds + 1):
        if state.step < pace.finest or state.best.value < pace.least or not work_limit.lasts():
            break
        try:
            state = _stepped(model, norms, state)
            if count % LEAP == 0:
                state = _leapt(model, norms, state, pace.least)
        except Halt:
            break
    return state.best


def _stepped(model: Model, norms: list[float], state: Ascent) -> Ascent:
    """Take one step against what is over-asked for; a step of 0 if nothing is."""
    raw = drift_at(model, norms, state.here)
    drift = deflected(state.here.prices, raw, state.drift)
    length = sum([one * one for one in drift])
    if length == 0:
        return evolve(state, step=0)
    stride = (state.here.value - state.best.value + state.step) / length
    here = bound_at(model, moved(model, norms, (state.here.prices, drift, stride)), state.here)
    mean = tuple([(1 - FRESH) * old + FRESH * one for old, one in zip(state.mean, raw, strict=True)])
    return evolve(_after(state, here or state.here, drift), mean=mean)


def _after(state: Ascent, here: Bound, drift: Drift) -> Ascent:
    gained = state.best.value - here.value
    if gained > state.step:
        return evolve(state, here=here, best=here, step=state.step * 2, stalled=0, drift=drift)
    best = here if gained > 0 else state.best
    stalled = 0 if gained > state.step // 10 else state.stalled + 1
    if stalled > PATIENCE:
        still = (0.0,) * len(drift)
        return evolve(state, here=best, best=best, step=state.step // 2, stalled=0, drift=still)
    return evolve(state, here=here, best=best, stalled=stalled, drift=drift)


def _leapt(model: Model, norms: list[float], state: Ascent, least: int) -> Ascent:
    """Go along the mean drift while that lowers the bound, twice as far each time."""
    length = sum([one * one for one in state.mean])
    stride, best = (state.step / length if length else 0.0), state.best
    while stride and best.value >= least:
        further = bound_at(model, moved(model, norms, (best.prices, state.mean, stride)), best)
        if further is None or further.value >= best.value:
            break
        best, stride = further, 2 * stride
    if best is state.best:
        return state
    return evolve(state, here=best, best=best, drift=(0.0,) * len(state.drift))


def norms_of(model: Model) -> list[float]:
    """Return the usual size of a coefficient of each limit, so that all prices move at one pace."""
    squares, counts = [0] * len(model.limits), [0] * len(model.limits)
    uses = [unit.uses for unit in model.units]
    uses += [one for place in model.places for one in place.uses.values()]
    for line, use in (pair for one in uses for pair in one):
        squares[line] += use * use
        counts[line] += 1
    return [(square / count) ** 0.5 if count else 1.0 for square, count in zip(squares, counts, strict=True)]


def deflected(prices: Prices, raw: Drift, last: Drift) -> Drift:
    """Return a direction that goes on partly in the last one, and leads no price below 0."""
    old = (*prices.units, *prices.limits)
    ways = [one + MEMORY * before for one, before in zip(raw, last, strict=True)]
    return tuple([0.0 if price <= 0 and way > 0 else way for price, way in zip(old, ways, strict=True)])


def drift_at(model: Model, norms: list[float], here: Bound) -> Drift:
    """Return the direction that lowers the bound.

    What is over-asked for is below 0, what is left over above.
    """
    left = [1] * len(model.units)
    slack = [limit.high for limit in model.limits]
    for place, (_, team) in zip(model.places, here.teams, strict=True):
        for unit in bits(team):
            left[unit] -= 1
            for line, use in (*model.units[unit].uses, *place.uses.get(unit, ())):
                slack[line] -= use
    scaled = [*left, *(one / norm for one, norm in zip(slack, norms, strict=True))]
    prices = (*here.prices.units, *here.prices.limits)
    return tuple([0.0 if price <= 0 and one > 0 else one for price, one in zip(prices, scaled, strict=True)])


def moved(model: Model, norms: list[float], way: tuple[Prices, Drift, float]) -> Prices:
    """Return prices moved so far against a direction."""
    old, drift, stride = way
    count = len(model.units)
    units = tuple(
        [
            (next_ if (next_ := int(price - stride * one)) > 0 else 0) if one else price
            for price, one in zip(old.units, drift, strict=False)
        ]
    )
    limits = tuple(
        within(int(price - stride * one / norm), limit.fine)
        for price, one, norm, limit in zip(old.limits, drift[count:], norms, model.limits, strict=True)
    )
    return Prices(units, limits)


def within(price: int, fine: int | None) -> int:
    """Keep a price from 0 up to what a miss costs: beyond, missing is the better bargain."""
    return max(0, price if fine is None else min(price, fine))
