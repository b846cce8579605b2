"""The dual bound: prices on people and on cohort rules, and what no cohort can pass.

For any prices from 0, the best priced team of every place, plus the prices times what there is of each
thing, bounds every cohort from above (Lagrangian relaxation; Geoffrion 1974). Prices are whole numbers on
the grid of worths, so that the sum is exact: the bound is a proof, whoever found the prices (for one,
`_prices_by_subgradient`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from eig.teams.engine._search_model_in_whole_numbers import Model, Place, bits
from eig.teams.engine._team_enumeration import LOWEST, best_team, priced_worth


class Prices(NamedTuple):
    """A price for each unit and each limit."""

    units: tuple[int, ...]
    limits: tuple[int, ...]


class Bound(NamedTuple):
    """Prices, what no cohort can pass, and the best priced team of each place: (priced worth, mask)."""

    prices: Prices
    value: int
    teams: tuple[tuple[int, int], ...]


def free(model: Model) -> Prices:
    """Return prices of nothing."""
    return Prices((0,) * len(model.units), (0,) * len(model.limits))


def rough(model: Model) -> Bound:
    """Return a bound without looking at any team: each seat of a place at the most that anybody is worth."""
    value = 0
    for place in model.places:
        seats = place.most * max([0, *[-(-one.gain // one.size) for one in place.members]])
        value += max(seats, place.empty or 0)
    return Bound(free(model), value, ())


def halfway(one: Prices, other: Prices) -> Prices:
    """Return prices halfway between two."""

    def mean(a: int, b: int) -> int:
        return (a + b) // 2

    return Prices(tuple(map(mean, one.units, other.units)), tuple(map(mean, one.limits, other.limits)))


def prices_at(model: Model, prices: Prices) -> Callable[[Place], list[int]]:
    """Return what a unit costs at each place."""
    limits = prices.limits
    everywhere = list(prices.units)
    for price, users in zip(limits, model.users, strict=True):
        if price:
            for unit, use in users:
                everywhere[unit] += price * use

    def at(place: Place) -> list[int]:
        if not place.uses:
            return everywhere
        here = list(everywhere)
        for uses, units in place.users:
            cost = sum([limits[line] * use for line, use in uses])
            for unit in units if cost else ():
                here[unit] += cost
        return here

    return at


def bound_at(model: Model, prices: Prices, last: Bound | None = None) -> Bound | None:
    """Return the bound at prices, starting from teams known; None if a place can have no team at all."""
    at = prices_at(model, prices)
    teams: list[tuple[int, int]] = []
    for number, place in enumerate(model.places):
        best = best_of(place, at(place), last.teams[number][1] if last else 0)
        if best is None:
            return None
        teams.append(best)
    value = sum([worth for worth, _ in teams]) + sum(prices.units)
    value += sum([price * limit.high for price, limit in zip(prices.limits, model.limits, strict=True)])
    return Bound(prices, value, tuple(teams))


def with_teams(model: Model, bound: Bound) -> Bound:
    """Return a bound with the best priced teams, where only its prices were asked for so far."""
    return bound if bound.teams or not model.places else bound_at(model, bound.prices) or bound


def best_of(
    place: Place, prices: list[int], known: int = 0, *, barred: int = 0, patience: int | None = None
) -> tuple[int, int] | None:
    """Return the best priced team of a place (or 0, where it is better left empty), and its priced worth.

    With `patience`, a good one: the best of so many partial teams, or the first.
    """
    floor = priced_worth(place, prices, known, bits(known)) if known else None
    best = best_team(place, prices, LOWEST if floor is None else floor + 1, barred=barred, patience=patience)
    if best is None and floor is not None:
        best = floor, known
    if place.empty is not None and (best is None or best[0] < place.empty):
        return place.empty, 0
    return best
