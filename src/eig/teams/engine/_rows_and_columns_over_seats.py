"""A programme of seats: a column for each unit at each place, and rows that say all that a cohort must keep.

Where no rule looks at a team as a whole, needs, sums, posts and rules on the cohort are all rows over seats.
Such a programme is far smaller than one over teams. For any prices of its rows, what each column is worth
beyond them bounds all cohorts (weak duality); all is added up in whole numbers, so that the bound is a proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from attrs import define, field, frozen

from eig.teams.engine._cohort_rules_as_rows import may_bind
from eig.teams.engine._dual_bound import Bound, Prices, bound_at
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Place, Span, bits
from eig.teams.engine._solver_backend_interface import Column, Row
from eig.teams.engine._work_limit import Beat

WIDE = GRAIN << 24  # what a seat or a miss may be worth: a backend takes a millionth for nothing
OPEN = -1  # in the place of a unit: the column of an opening that may be left empty
SHARED = -1  # in the place of a place: a row over several places

Entry = tuple[int, int]  # (row, value)
Entries = list[Entry]


def sayable(model: Model) -> bool:
    """Tell whether rows over seats say all of a model, in numbers that floats hold."""
    gains = [place.gains.values() for place in model.places]
    worths = chain([limit.fine or 0 for limit in model.limits], *gains)
    return (
        model.accepts is None
        and all(place.spans is not None for place in model.places)
        and max(map(abs, worths), default=0) <= WIDE
    )


@frozen(eq=False, repr=False)
class Priced:
    """A bound at prices, and what each column lacks: no cohort that has it comes nearer to the bound."""

    bound: Bound
    lacks: tuple[int, ...]


@define(eq=False, repr=False)
class SeatRows:
    """The rows and the columns of a model."""

    model: Model
    rows: list[Row] = field(factory=list[Row])
    homes: list[int] = field(factory=list[int])  # the place of each row
    seats: list[tuple[int, int]] = field(factory=list[tuple[int, int]])  # (place, unit) of each column
    gains: list[int] = field(factory=list[int])
    entries: list[Entries] = field(factory=list[Entries])
    lines: dict[int, int] = field(factory=dict[int, int])  # the row of each limit that could bind
    beat: Beat = field(factory=Beat)

    def __attrs_post_init__(self) -> None:
        self.rows += [(None, 1)] * len(self.model.units)
        self.homes += [SHARED] * len(self.model.units)
        for line, limit in enumerate(self.model.limits):
            if may_bind(self.model, line):
                self.lines[line] = self._row(None, limit.high, SHARED)
        everywhere = [
            [(self.lines[line], use) for line, use in unit.uses if line in self.lines]
            for unit in self.model.units
        ]
        for number, place in enumerate(self.model.places):
            self.beat.take(len(place.members))
            self._sit(number, place, everywhere)

    @property
    def columns(self) -> list[Column]:
        """The columns that are taken whole or not at all."""
        return [(-gain / GRAIN, tuple(uses)) for gain, uses in zip(self.gains, self.entries, strict=True)]

    @property
    def floor(self) -> int:
        """What a cohort of no column is worth: openings left empty."""
        return sum([place.empty or 0 for place in self.model.places])

    @property
    def fines(self) -> list[Column]:
        """What passes a soft limit, at its price."""
        fines = [(row, self.model.limits[line].fine) for line, row in self.lines.items()]
        return [(fine / GRAIN, ((row, -1),)) for row, fine in fines if fine is not None]

    def priced(self, duals: Sequence[float], start: Bound) -> Priced | None:
        """Return the bound at what a solver says that rows are worth; None if a place has no team.

        Where no team was looked at from the start, seats alone tell it.
        """
        prices = self._prices(duals)
        units = tuple(prices[: len(self.model.units)])
        lines = range(len(self.model.limits))
        limits = tuple([prices[self.lines[line]] if line in self.lines else 0 for line in lines])
        if self.model.places and not start.teams:
            return self._of_seats(prices, Prices(units, limits))
        bound = bound_at(self.model, Prices(units, limits), start)
        return None if bound is None else Priced(bound, self._lacks(prices, bound))

    def _of_seats(self, prices: Sequence[int], told: Prices) -> Priced:
        """Return the bound that rows and seats say: what rows bring, and each seat beyond them."""
        beyond, value = self._beyond(prices), self.floor
        for price, (low, high) in zip(prices, self.rows, strict=True):
            value += price * (high if price > 0 else low or 0)
        value += sum([one for one in beyond if one > 0])
        return Priced(Bound(told, value, ()), tuple([max(0, -one) for one in beyond]))

    def _beyond(self, prices: Sequence[int]) -> list[int]:
        """Return what each column is worth beyond its rows."""
        return [
            gain - sum([prices[row] * value for row, value in uses])
            for gain, uses in zip(self.gains, self.entries, strict=True)
        ]

    def teams(self, columns: Iterable[int]) -> tuple[int, ...] | None:
        """Return the teams of the columns chosen; None if somebody sits twice."""
        teams, used = [0] * len(self.model.places), 0
        for place, unit in [self.seats[column] for column in columns]:
            if unit != OPEN:
                if used >> unit & 1:
                    return None
                used |= 1 << unit
                teams[place] |= 1 << unit
        return tuple(teams)

    def _prices(self, duals: Sequence[float]) -> list[int]:
        """Return prices that rows can have: from 0 where there is only a most, up to a fine."""
        prices = [round(-dual * GRAIN) for dual in duals]
        prices = [
            max(0, price) if low is None else price for price, (low, _) in zip(prices, self.rows, strict=True)
        ]
        for line, row in self.lines.items():
            fine = self.model.limits[line].fine
            prices[row] = prices[row] if fine is None else min(fine, prices[row])
        return prices

    def _lacks(self, prices: Sequence[int], bound: Bound) -> tuple[int, ...]:
        """Return what each column lacks: its place's best team, less what rows leave to a team with it."""
        beyond = self._beyond(prices)
        most = [place.empty or 0 for place in self.model.places]
        for (place, _), one in zip(self.seats, beyond, strict=True):
            most[place] += max(0, one)
        for price, (low, high), home in zip(prices, self.rows, self.homes, strict=True):
            if price and home != SHARED:
                most[home] += price * (high if price > 0 else low or 0)
        above = [best - high for (best, _), high in zip(bound.teams, most, strict=True)]
        pairs = zip(self.seats, beyond, strict=True)
        return tuple([max(0, above[place] - min(0, one)) for (place, _), one in pairs])

    def _row(self, low: int | None, high: int, home: int) -> int:
        self.rows.append((low, high))
        self.homes.append(home)
        return len(self.rows) - 1

    def _sit(self, number: int, place: Place, everywhere: Sequence[Sequence[Entry]]) -> None:
        """Add the columns and rows of a place: a column for each post where that tells what one is worth."""
        uses = self._uses(number, place)
        filled = 1 if place.empty is None else 0
        posts = [] if place.held is None else [self._row(filled, filled, number) for _ in place.posts]
        for unit, gain in place.gains.items():
            both = (everywhere[unit], uses[unit])
            shared = [(unit, 1), *(_sums(*both) if unit in place.uses else chain(*both))]
            for post, worth in enumerate((gain,) if place.held is None else place.held[unit]):
                if worth is not None:
                    self._column(
                        (number, unit), worth, [*shared, *[(row, 1) for row in posts[post : post + 1]]]
                    )
        if place.empty is not None:
            self._column((number, OPEN), -place.empty, [*uses[OPEN], *[(row, -1) for row in posts]])

    def _column(self, seat: tuple[int, int], gain: int, entries: Entries) -> None:
        self.seats.append(seat)
        self.gains.append(gain)
        self.entries.append(entries)

    def _uses(self, number: int, place: Place) -> dict[int, Entries]:
        """Return what each unit, and the opening itself, adds to the rows of a place, which are made here."""
        uses: dict[int, Entries] = {unit: [] for unit in (*place.gains, OPEN)}
        for unit, some in place.uses.items():
            uses[unit] += [(self.lines[line], use) for line, use in some if line in self.lines]
        size = Span(place.least, place.most, {one.unit: one.size for one in place.members})
        for span in (size, *(place.spans or ())):
            amounts = [(unit, amount) for unit, amount in span.amounts.items() if unit in uses]
            for low, high, sign, opened in _bounds(span, always=place.empty is None):
                row = self._row(low, high, number)
                for unit, amount in amounts:
                    uses[unit].append((row, sign * amount))
                if place.empty is not None:
                    uses[OPEN].append((row, opened))
        for one, other in _foes(place):
            row = self._row(None, 1, number)
            uses[one].append((row, 1))
            uses[other].append((row, 1))
        return uses


def _bounds(span: Span, *, always: bool) -> list[tuple[int | None, int, int, int]]:
    """Return the rows of a span, `(low, high, sign, opened)`: one for each end if the opening may be empty.

    `opened` is what the opening itself adds where somebody sits there.
    """
    if always and span.high is not None:
        return [(span.low or None, span.high, 1, 0)]
    low = [(None, -span.low if always else 0, -1, span.low)] if span.low else []
    return [*low, *([] if span.high is None else [(None, 0, 1, -span.high)])]


def _foes(place: Place) -> list[tuple[int, int]]:
    """Return the pairs that never sit together at a place."""
    here = sum([1 << unit for unit in place.gains])
    return [
        (one.unit, other)
        for one in place.members
        if one.foes & here
        for other in bits(one.foes & here)
        if one.unit < other
    ]


def _sums(*some: Sequence[Entry]) -> Entries:
    """Return entries with those of the same row in one."""
    total: dict[int, int] = {}
    for row, value in chain(*some):
        total[row] = total.get(row, 0) + value
    return list(total.items())
