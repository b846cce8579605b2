"""Prices from a backend: column generation.

A linear programme over the teams listed so far says what people should cost; the enumerator says which team
those prices forget, and it joins the list (Dantzig and Wolfe 1960; Gilmore and Gomory 1961). Prices tried
lie halfway between the best known and the programme's, which keeps them from swinging (Wentges 1997). The
programme only proposes: whatever its prices, the bound at them is computed here, and is a proof.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field

from eig.teams.engine._backend_team_columns import Frame, teams_within
from eig.teams.engine._bounds_by_head_count import Lower
from eig.teams.engine._dual_bound import Bound, Prices, bound_at, halfway
from eig.teams.engine._prices_by_subgradient import FINEST, Pace, ascend, norms_of, within
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._solver_backend_interface import Backend, Column, Programme, Relaxed
from eig.teams.engine._work_limit import WorkLimit

WARM_UP = 20  # rounds in pure Python, so that the first programme is not lost
STEEPER = 16  # how much dearer a shortage gets, when there is one in the end
STEEPEST = 6  # how often
SLIGHT = 1e-6  # what a solver may take by rounding


@define(eq=False, repr=False)
class Master:
    """The programme over the teams listed so far, its prices counted from those of a first bound.

    Where these teams are too few for a cohort, or no cohort exists, rows fall short at a penalty.
    """

    frame: Frame
    programme: Programme
    shortages: range  # the columns that stand for falling short
    listed: dict[tuple[int, int], None] = field(factory=dict[tuple[int, int], None])
    last: Relaxed | None = None

    def add(self, teams: Iterable[tuple[int, int]]) -> bool:
        """List teams `(place, mask)`; tell whether one of them is new."""
        fresh = dict.fromkeys(team for team in teams if team not in self.listed)
        self.listed |= fresh
        self.programme.add([self.frame.column(place, team) for place, team in fresh], whole=False)
        return bool(fresh)

    def prices(self) -> Prices | None:
        """Return what the programme says that units and limits should cost."""
        self.last = self.programme.relaxed()
        if self.last is None:
            return None
        frame, model, old = self.frame, self.frame.model, self.frame.base.prices
        moves = [round(one * GRAIN) for one in self.last.prices]
        units = zip(old.units, moves[len(model.places) :], strict=False)
        limits = zip(old.limits, moves[frame.first_limit :], model.limits, strict=True)
        return Prices(
            tuple([max(0, price - move) for price, move in units]),
            tuple([within(price - move, limit.fine) for price, move, limit in limits]),
        )

    @property
    def floor(self) -> float:
        """What no prices can bring the bound below, as far as the teams listed tell."""
        prices = () if self.last is None else self.last.prices
        least = sum([price * high for price, (_, high) in zip(prices, self.frame.rows, strict=False)])
        return self.frame.base.value - GRAIN * least

    @property
    def short(self) -> bool:
        """Tell whether a row falls short: only a higher penalty shows whether a cohort exists."""
        return self.last is not None and any(self.last.amounts[column] > SLIGHT for column in self.shortages)


def generating(backend: Backend) -> Lower:
    """Return what lowers a bound by column generation."""

    def lower(model: Model, start: Bound, work_limit: WorkLimit, pace: Pace) -> Bound:
        best = ascend(model, start, work_limit, evolve(pace, rounds=WARM_UP))
        penalty = (2 * abs(start.value - model.least) / GRAIN + 1) / len(model.places)
        teams = teams_within(model, best, GRAIN)
        for steepness in range(STEEPEST):
            master = _master(backend, model, best, penalty * STEEPER**steepness)
            master.add(teams)
            best = _lowered(master, best, work_limit, pace.least)
            if best.value < pace.least or work_limit.halted or not master.short:
                break
            teams = list(master.listed)
        return best

    return lower


def _master(backend: Backend, model: Model, base: Bound, penalty: float) -> Master:
    frame = Frame(model, base)
    rests: list[Column] = frame.rests()
    short: list[Column] = [(penalty, ((place, 1),)) for place in range(len(model.places))]
    for row, norm in enumerate(norms_of(model), frame.first_limit):
        short.append((penalty / max(1.0, norm), ((row, -1),)))
    programme = backend.programme(frame.rows)
    programme.add([*rests, *short], whole=False)
    return Master(frame, programme, range(len(rests), len(rests) + len(short)))


def _lowered(master: Master, best: Bound, work_limit: WorkLimit, least: int) -> Bound:
    """Lower a bound until the programme says that prices can do no more."""
    fresh = True
    while fresh and best.value >= least and work_limit.lasts():
        aim = master.prices()
        if aim is None or best.value - master.floor < FINEST:
            break
        for prices in (halfway(best.prices, aim), aim):
            here = bound_at(master.frame.model, prices, best) or best
            best = min(best, here, key=lambda bound: bound.value)
            fresh = master.add((place, team) for place, (_, team) in enumerate(here.teams))
            if fresh:
                break
    return best
