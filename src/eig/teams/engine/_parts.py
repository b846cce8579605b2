"""Parts of all cohorts, each with its own bound: parted in two until none could hold a better cohort.

The programme's prices are proposals. The bound at them, in whole numbers, is a sum that no cohort of the
part passes, whatever the prices are (`_bound` tells why); a part is left only when that sum says so (Land
and Doig 1960). The same sum tells which seats would cost too much: they are left out at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from eig._maths.flows import OUT
from eig._maths.simplex import Basis, Found, mend
from eig.teams.engine._bound import Bound, Prices
from eig.teams.engine._flowing import worth_of
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._model import GRAIN, Model
from eig.teams.engine._search import Find
from eig.teams.engine._table import FAR, Kind, Row, Table

SLIGHT = 1e-6  # how far from whole a value may be
HALF = 0.5


class Unsettled(Exception):
    """Rounding left a part that its own prices do not close: another search must."""


@define(eq=False, repr=False)
class Parting:
    """Parts in two, until nothing is left that could be better than what is known."""

    table: Table
    fuel: Fuel
    find: Find
    open: list[Part]  # what is still to go over

    def goes_on(self, most: int | None = None) -> bool:
        """Go on, for about so many pivots; tell whether all cohorts of the parts are gone over.

        Raises:
            Unsettled: If rounding keeps a part from being closed.
        """
        last = None if most is None else self.fuel.spent + most
        while self.open and not self.find.done:
            if last is not None and self.fuel.spent >= last:
                return False
            self._go_over(self.open.pop())
        return True

    def _go_over(self, part: Part) -> None:
        """Leave a part that holds nothing better, or part it in two."""
        if part.value < self._wanted:
            return
        part = part.copy()
        part.narrow(self._wanted)
        part.lower(self.fuel)
        if part.value < self._wanted:
            return
        part.narrow(self._wanted)
        split = part.split()
        if split is not None:
            self.open += split
            return
        self._keep(part)
        if part.value >= self._wanted:
            raise Unsettled

    @property
    def _wanted(self) -> int:
        """The least that a better cohort is worth: worths are multiples of the grain."""
        grain = self.table.grain
        return (self.find.worth // grain + 1) * grain

    def _keep(self, part: Part) -> None:
        teams = part.teams()
        worth = None if teams is None else worth_of(self.table.model, teams)
        if worth is not None and worth > self.find.worth:
            self.find.worth, self.find.teams = worth, teams


def span_of(row: Row) -> tuple[float, float]:
    """Return the bounds of a row in floats."""
    if row is None:
        return -FAR, FAR
    return -FAR if row[0] is None else float(row[0]), float(row[1])


@define(eq=False, repr=False)
class Part:
    """A part of all cohorts: some columns at least so often, some at most."""

    table: Table
    rows: list[Row]
    basis: Basis
    value: int  # what no cohort of the part passes
    found: Found | None = None
    prices: tuple[int, ...] = ()
    profits: list[int] = field(factory=list[int])  # of each column, at the prices

    @property
    def bound(self) -> Bound:
        """The bound at the prices, as every search tells it."""
        return Bound(self._told(self.prices), self.value, ())

    @property
    def seated(self) -> float | None:
        """How many people the values seat, in parts of people perhaps; None if there are none."""
        if self.found is None or self.found.values is None:
            return None
        columns = self.table.columns
        seats = [
            value
            for column, value in self.found.values.items()
            if columns[column][0] >= 0 and columns[column][1] != OUT
        ]
        return sum(seats)

    @classmethod
    def of(cls, table: Table, model: Model, basis: Basis, value: int) -> Part:
        """Return all cohorts of a model with the limits of the table's, maybe of one head count."""
        part = cls(table, table.rows(model), basis, value)
        part._bounds()
        return part

    def _bounds(self) -> None:
        """Tell the basis what the rows may come to."""
        columns = len(self.table.programme.worths)
        basis = self.basis
        for row, asked in enumerate(self.rows, columns):
            upper = basis.at[row] == basis.high[row] and row not in basis.place
            basis.low[row], basis.high[row] = span_of(asked)
            if row not in basis.place:
                basis.at[row] = basis.high[row] if upper else basis.low[row]

    def lower(self, fuel: Fuel) -> None:
        """Find prices, and what they prove."""
        self.found = mend(self.basis, fuel.tick)
        self.prices = self._clipped([round(one * self.table.grain) for one in self.found.prices])
        self.profits = self._profits(self.prices)
        value = self._value(self.prices, self.profits)
        if self.found.values is None:
            value = self._impossible(value)
        self.value = min(value, self.value)

    def copy(self) -> Part:
        """Return a part that goes its own way."""
        return evolve(self, basis=self.basis.copy())

    def narrow(self, target: int) -> None:
        """Leave out the seats with which no cohort of the part reaches a target, by the prices known."""
        basis = self.basis
        spare = self._value(self.prices, self.profits) - target
        low, high = basis.low, basis.high
        groups = zip(self.table.programme.groups, self.table.kinds, strict=True)
        for number, (columns, kind) in enumerate(groups):
            open_ = [column for column in columns if low[column] < high[column]]
            if len(open_) > 1:
                last = self._last(kind, columns, open_)
                for column in open_:
                    if last - self.profits[column] > spare:
                        self._fix(number, column)

    def _last(self, kind: Kind, columns: Sequence[int], open_: Sequence[int]) -> int:
        """Return the least profit that a kind takes at best: what one more elsewhere would give up."""
        basis, profits = self.basis, self.profits
        left = len(kind.units) - sum([int(basis.low[column]) for column in columns])
        last = 0
        for column in sorted(open_, key=lambda column: -profits[column]):
            if left > 0:
                last, left = profits[column], left - int(basis.high[column] - basis.low[column])
        return last

    def _fix(self, group: int, column: int) -> None:
        """Let a column stay at its least."""
        basis = self.basis
        basis.high[column] = basis.low[column]
        if column not in basis.place and basis.keys[group] != column:
            basis.at[column] = basis.low[column]

    def _profits(self, prices: Sequence[int]) -> list[int]:
        """Return what each column brings, its rows paid."""
        rests = [sum([prices[row] * use for row, use in rest]) for rest in self.table.rests]
        paid = (*prices, 0)
        return [gain - paid[row] - rests[rest] for gain, row, rest in self.table.figures]

    def _clipped(self, prices: Sequence[int]) -> tuple[int, ...]:
        """Return prices none of which a row could not have."""
        whole, nodes = list(prices), len(self.table.seats.nodes)
        for row, (asked, fine) in enumerate(zip(self.rows[nodes:], self.table.fines, strict=True), nodes):
            if asked is None:
                whole[row] = 0
            elif asked[0] is None:
                whole[row] = max(0, whole[row] if fine is None else min(fine, whole[row]))
        return tuple(whole)

    def _value(self, prices: Sequence[int], profits: Sequence[int]) -> int:
        """Return what no cohort of this part passes, at prices: a sum of whole numbers."""
        total = 0
        for price, row in zip(prices, self.rows, strict=True):
            if price and row is not None:
                total += price * row[1] if price > 0 or row[0] is None else price * row[0]
        for columns, kind in zip(self.table.programme.groups, self.table.kinds, strict=True):
            best = (self._one if len(kind.units) == 1 else self._best)(columns, len(kind.units), profits)
            if best is None:
                return self.table.model.least - 1  # no cohort is in this part
            total += best
        return total

    def _one(self, columns: Sequence[int], _: int, profits: Sequence[int]) -> int | None:
        """Return the most that a kind of one brings: what it must take, or the best that it may."""
        low, high = self.basis.low, self.basis.high
        taken = [profits[column] for column in columns if low[column]]
        return taken[0] if taken else max([profits[one] for one in columns if high[one]], default=None)

    def _best(self, columns: Sequence[int], left: int, profits: Sequence[int]) -> int | None:
        """Return the most that a kind of so many brings within its bounds; None if it cannot keep them."""
        low, high, total = self.basis.low, self.basis.high, 0
        room: list[tuple[int, int]] = []
        for column in columns:
            least = int(low[column])
            left -= least
            total += least * profits[column]
            if high[column] > least:
                room.append((profits[column], int(high[column]) - least))
        for profit, most in sorted(room, reverse=True):
            if left <= 0:
                break
            total += min(most, left) * profit
            left -= min(most, left)
        return None if left else total

    def _impossible(self, value: int) -> int:
        """Raise prices along the proof proposed, until the bound is below any cohort; return the bound."""
        ray = None if self.found is None else self.found.ray
        if ray is None:
            return value
        least, size, times = self.table.model.least, max(map(abs, ray)) or 1.0, float(self.table.grain)
        way, last = [one / size for one in ray], value
        while last >= least and times < FAR * self.table.grain:
            prices = self._raised(way, times)
            profits = self._profits(prices)
            here = self._value(prices, profits)
            if here >= last + GRAIN:
                break  # the proof proposed is none
            if here < last:  # else rounding hides what so short a way gains
                self.prices, self.profits, last = prices, profits, here
            times *= 2
        return last

    def _raised(self, ray: Sequence[float], times: float) -> tuple[int, ...]:
        pairs = zip(self.prices, ray, strict=True)
        return self._clipped([price + round(one * times) for price, one in pairs])

    def _told(self, prices: Sequence[int]) -> Prices:
        """Return the prices of units and limits."""
        table, nodes = self.table, len(self.table.seats.nodes)
        units = [0] * len(table.model.units)
        for kind in table.kinds:
            worths = [
                gain - prices[node] - sum([prices[row] * use for row, use in kind.uses[node]])
                for node, gain in kind.gains.items()
            ]
            price = max([0, *worths])
            for unit in kind.units:
                units[unit] = price
        limits = [0] * len(table.model.limits)
        for price, lines in zip(prices[nodes:], table.lines, strict=True):
            limits[lines[0]] = max(0, price)
            if len(lines) > 1:
                limits[lines[1]] = max(0, -price)
        return Prices(tuple(units), tuple(limits))

    def split(self) -> list[Part] | None:
        """Return the part in two, the likelier last; None if it holds whole numbers only."""
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        worst, column, value, parts = SLIGHT, -1, 0.0, False
        for one, amount in sorted(values.items()):
            off = abs(amount - round(amount))
            if off > SLIGHT and self.table.columns[one][0] >= 0:
                parts = True
                if off > worst and self.basis.low[one] < self.basis.high[one]:
                    worst, column, value = off, one, amount
        if column < 0:
            return [self] if parts else None  # only seats just left out are in parts: their prices come first
        down, up = self.with_bounds(column, high=int(value)), self.with_bounds(column, low=int(value) + 1)
        return [down, up] if value - int(value) > HALF else [up, down]

    def with_bounds(self, column: int, *, low: int | None = None, high: int | None = None) -> Part:
        """Return the part in which a column is at least so much, or at most."""
        part = self.copy()
        if low is not None:
            part.basis.low[column] = float(low)
        if high is not None:
            part.basis.high[column] = float(high)
        return part

    def teams(self) -> tuple[int, ...] | None:
        """Return the teams of whole values; None if there are none."""
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        teams = [0] * len(self.table.model.places)
        for kind, columns in zip(self.table.kinds, self.table.programme.groups, strict=True):
            left = list(kind.units)
            for column in columns:
                node = self.table.columns[column][1]
                taken = round(values.get(column, 0.0))
                if node != OUT:
                    teams[self.table.seats.nodes[node].place] |= sum([1 << unit for unit in left[:taken]])
                left = left[taken:]
        return tuple(teams)
