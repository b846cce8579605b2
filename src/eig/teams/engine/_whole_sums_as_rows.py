"""What a level comes to, and what adds to a soft limit: whole numbers, by which parts are told apart.

A programme gives a level in part: four fifths of a mark more, at the cost of wishes that weigh less than one.
Every part would hold as much, whatever its seats. But in a cohort the sum is whole, as each seat adds a whole
number: at most so many in one half, one more in the other, and each cohort is in one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import gcd

from attrs import frozen

from eig.teams.engine._envy_claims_as_rows import Cut
from eig.teams.engine._search_model_in_whole_numbers import Model

WIDE = 1 << 24  # a sum, counted in what all seats add multiples of, that floats tell in parts

Seat = tuple[int, int]  # (place, unit)


@frozen(eq=False, repr=False)
class Tally:
    """A sum: what each seat adds, the row that says it, and what one more of it is worth at least."""

    seats: Mapping[Seat, int]
    weight: int
    row: Cut


def tallies_of(model: Model, gains: Mapping[Seat, int], lines: Iterable[int]) -> tuple[Tally, ...]:
    """Return the sums of each level but the last, and of soft limits, those that weigh most first.

    Args:
        model: The model.
        gains: What each seat is worth at most.
        lines: The limits that are rows from the start.
    """
    found = [*_of_levels(model, gains), *_of_limits(model, lines)]
    return tuple(sorted(found, key=lambda one: -one.weight))


def _of_levels(model: Model, gains: Mapping[Seat, int]) -> Iterator[Tally]:
    """Yield what seats add to each level but the last: what they are worth, in whole points of it."""
    left = gains
    for weight in sorted(model.weights.values(), reverse=True)[:-1]:
        points = {seat: (2 * gain + weight) // (2 * weight) for seat, gain in left.items()}
        left = {seat: gain - weight * points[seat] for seat, gain in left.items()}
        yield from _tally(points, weight)


def _of_limits(model: Model, lines: Iterable[int]) -> Iterator[Tally]:
    """Yield what seats add to each soft limit that is a row from the start."""
    for line in lines:
        fine, everywhere, here = model.limits[line].fine, dict(model.users[line]), model.seat_uses[line]
        if fine:
            amounts = {
                (number, unit): everywhere.get(unit, 0) + here.get(number, {}).get(unit, 0)
                for number, place in enumerate(model.places)
                for unit in place.gains
            }
            yield from _tally(amounts, fine)


def _tally(amounts: Mapping[Seat, int], weight: int) -> Iterator[Tally]:
    """Yield a sum, unless nothing adds to it, or it is too wide."""
    step = gcd(*amounts.values()) or 1
    seats = {seat: amount // step for seat, amount in sorted(amounts.items()) if amount}
    most = sum(map(abs, seats.values()))
    if seats and most < WIDE:
        yield Tally(seats, weight * step, Cut((), most, tuple([(*seat, use) for seat, use in seats.items()])))
