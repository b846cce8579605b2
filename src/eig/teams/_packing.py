"""What a backend finishes: the teams within a gap, as a programme of whole numbers."""

from __future__ import annotations

from typing import Protocol

from attrs import frozen

from eig.teams._bound import Bound, prices_at
from eig.teams._model import GRAIN, Model, bits
from eig.teams._search import Candidate, Find, Pool, pool_of


@frozen
class Packing:
    """The teams within a gap as a programme of whole numbers.

    Choose columns at the least cost, rows within bounds.

    Costs are wastes in points, less what is the same for every cohort.
    """

    costs: tuple[float, ...]
    columns: tuple[tuple[tuple[int, int], ...], ...]  # (row, value)
    low: tuple[int | None, ...]
    high: tuple[int, ...]
    fines: tuple[float | None, ...]  # what a soft row costs past its bound


class Backend(Protocol):
    """What may finish a search: it chooses among the teams that pure Python lists."""

    def pack(self, packing: Packing) -> tuple[int, ...] | None:
        """Return the numbers of the columns chosen, or None if no choice keeps the rows."""
        ...


def pack(backend: Backend, model: Model, bound: Bound, find: Find) -> None:
    """Look for the best cohort worth more than `find` knows, by a backend.

    What it finds is weighed exactly.
    """
    at = prices_at(model, bound.prices)
    gap = bound.value - find.worth - 1
    pools = [
        pool_of(model, place, at(place), (best, gap))
        for place, (best, _) in zip(model.places, bound.teams, strict=True)
    ]
    chosen = backend.pack(_packing(model, bound, pools))
    if chosen is None:
        return
    teams = tuple(one for pool in pools for one in pool)
    worth = _worth(model, bound, [teams[number] for number in chosen])
    if worth is not None and worth > find.worth:
        find.worth, find.teams = worth, tuple(teams[number][1] for number in sorted(chosen))


def _packing(model: Model, bound: Bound, pools: list[Pool]) -> Packing:
    """Rows: a place each, then a unit each, then the limits."""
    places, units = len(pools), len(model.units)
    columns: list[tuple[tuple[int, int], ...]] = []
    costs: list[float] = []
    for place, pool in enumerate(pools):
        for waste, team, uses in pool:
            rows = [(places + units + line, use) for line, use in enumerate(uses) if use]
            columns.append(((place, 1), *((places + unit, 1) for unit in bits(team)), *rows))
            back = sum([bound.prices.units[unit] for unit in bits(team)])
            back += sum([price * use for price, use in zip(bound.prices.limits, uses, strict=True)])
            costs.append((waste - back) / GRAIN)
    limits = model.limits
    return Packing(
        costs=tuple(costs),
        columns=tuple(columns),
        low=(*[1] * places, *[None] * (units + len(limits))),
        high=(*[1] * (places + units), *(limit.high for limit in limits)),
        fines=(
            *[None] * (places + units),
            *(None if one.fine is None else one.fine / GRAIN for one in limits),
        ),
    )


def _worth(model: Model, bound: Bound, chosen: list[Candidate]) -> int | None:
    """Return what teams are worth together, exactly; None if they are no cohort."""
    used, waste, slack = 0, 0, [limit.high for limit in model.limits]
    for more, team, uses in chosen:
        if used & team:
            return None
        used, waste = used | team, waste + more
        slack = [have - use for have, use in zip(slack, uses, strict=True)]
    for have, price, limit in zip(slack, bound.prices.limits, model.limits, strict=True):
        if have < 0 and limit.fine is None:
            return None
        waste += price * have if have >= 0 else ((limit.fine or 0) - price) * -have
    waste += sum([price for unit, price in enumerate(bound.prices.units) if not used >> unit & 1])
    return bound.value - waste if len(chosen) == len(model.places) else None
