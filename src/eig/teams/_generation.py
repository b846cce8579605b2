"""Prices from a backend: column generation.

A linear programme over the teams listed so far says what people should cost; the enumerator says which team
those prices forget, and it joins the list (Dantzig and Wolfe 1960; Gilmore and Gomory 1961). Prices tried
lie halfway between the best known and the programme's, which keeps them from swinging (Wentges 1997). The
programme only proposes: whatever its prices, the bound at them is computed here, and is a proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from eig.teams._bound import FINEST, Bound, Pace, Prices, ascend, bound_at, norms_of, within
from eig.teams._fuel import Fuel
from eig.teams._model import GRAIN, Model
from eig.teams._packing import Backend, Column, Frame, Programme, teams_within

WARM_UP = 20  # rounds in pure Python, so that the first programme is not lost
STEEPER = 16  # how much dearer a shortage gets, when prices lean on what it costs
STEEPEST = 12  # how often
LEANING = 0.999  # of a penalty


@define
class Master:
    """The programme over the teams listed so far, its prices counted from those of a first bound.

    Where these teams are too few for a cohort, or no cohort exists, rows fall short at a penalty.
    """

    frame: Frame
    programme: Programme
    penalties: tuple[float, ...]  # what falling short by one costs in points: a place, then a limit
    listed: dict[tuple[int, int], None] = field(factory=dict[tuple[int, int], None])
    last: Sequence[float] = ()

    def add(self, teams: Iterable[tuple[int, int]]) -> bool:
        """List teams `(place, mask)`; tell whether one of them is new."""
        fresh = dict.fromkeys(team for team in teams if team not in self.listed)
        self.listed |= fresh
        self.programme.add([self.frame.column(place, team) for place, team in fresh], whole=False)
        return bool(fresh)

    def prices(self) -> Prices:
        """Return what the programme says that units and limits should cost."""
        self.last = self.programme.prices()
        frame, model, old = self.frame, self.frame.model, self.frame.base.prices
        moves = [round(one * GRAIN) for one in self.last]
        units = zip(old.units, moves[len(model.places) :], strict=False)
        limits = zip(old.limits, moves[frame.first_limit :], model.limits, strict=True)
        return Prices(
            tuple([max(0, price - move) for price, move in units]),
            tuple([within(price - move, limit.fine) for price, move, limit in limits]),
        )

    @property
    def floor(self) -> float:
        """What no prices can bring the bound below, as far as the teams listed tell."""
        least = sum([price * high for price, (_, high) in zip(self.last, self.frame.rows, strict=True)])
        return self.frame.base.value - GRAIN * least

    @property
    def strained(self) -> bool:
        """Tell whether a price leans on a penalty: only a higher one shows whether a cohort exists."""
        limits = [-one for one in self.last[self.frame.first_limit :]]
        leaning = (*self.last[: len(self.frame.model.places)], *limits)
        return any(one > LEANING * most for one, most in zip(leaning, self.penalties, strict=True))


def generate(backend: Backend, model: Model, start: Bound, fuel: Fuel) -> Bound:
    """Return a bound near the least that prices can prove; below `model.least`, no cohort exists."""
    best = ascend(model, start, fuel, Pace(least=model.least, rounds=WARM_UP))
    penalty = (2 * (start.value - model.least) / GRAIN + 1) / len(model.places)
    teams = teams_within(model, best, GRAIN)
    for steepness in range(STEEPEST):
        master = _master(backend, model, best, penalty * STEEPER**steepness)
        master.add(teams)
        best = _lowered(master, best, fuel)
        if best.value < model.least or fuel.halted or not master.strained:
            break
        teams = list(master.listed)
    return best


def _master(backend: Backend, model: Model, base: Bound, penalty: float) -> Master:
    frame = Frame(model, base)
    penalties = (*[penalty] * len(model.places), *[penalty / max(1.0, norm) for norm in norms_of(model)])
    short: list[Column] = [(one, ((place, 1),)) for place, one in enumerate(penalties[: len(model.places)])]
    limits = enumerate(penalties[len(model.places) :], frame.first_limit)
    programme = backend.programme(frame.rows)
    programme.add([*frame.rests(), *short, *((one, ((row, -1),)) for row, one in limits)], whole=False)
    return Master(frame=frame, programme=programme, penalties=penalties)


def _lowered(master: Master, best: Bound, fuel: Fuel) -> Bound:
    """Lower a bound until the programme says that prices can do no more."""
    fresh = True
    while fresh and best.value >= master.frame.model.least and fuel.lasts():
        aim = master.prices()
        if best.value - master.floor < FINEST:
            break
        for prices in (_halfway(best.prices, aim), aim):
            here = bound_at(master.frame.model, prices, best) or best
            best = min(best, here, key=lambda bound: bound.value)
            fresh = master.add((place, team) for place, (_, team) in enumerate(here.teams))
            if fresh:
                break
    return best


def _halfway(one: Prices, other: Prices) -> Prices:
    def mean(a: int, b: int) -> int:
        return (a + b) // 2

    return Prices(tuple(map(mean, one.units, other.units)), tuple(map(mean, one.limits, other.limits)))
