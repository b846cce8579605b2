"""Rows that take several columns each, at the greatest worth, and prices of columns that prove it.

Each row takes so many columns, none twice; each column serves between a least and a greatest number of rows.
Every row starts with the columns that it would choose if the limits did not matter. Where a column serves too
many, one of its rows moves along a shortest path, column by column, to one that has room; then columns that
serve too few take rows over. A move loses what the row gives up; at the prices of the columns no move gains,
so that paths are found among losses of 0 or more (successive shortest paths with potentials: J. Edmonds and
R. M. Karp, "Theoretical improvements in algorithmic efficiency for network flow problems", JACM 19, 1972).

Only pairs of a worth of their own are stored; any other is worth `base`. Those are met in the order of the
columns' prices and only as far as they are nearer than the best end found. All numbers are integers.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest
from itertools import islice
from math import inf
from typing import NamedTuple

from eig.typing import Exact

Far = list[tuple[int, int]]
"""Columns, each after how far it is."""
Ends = Callable[[int], bool]


class Demand(NamedTuple):
    """What is asked, by number.

    For each row the worth of columns, and how many it takes; for each column the least and the greatest
    number of rows. Without a `base` the columns named are all that a row may take; with one, a row may take
    any column but those `barred`, at the base where it names no worth.
    """

    worth: Sequence[dict[int, int]]
    needs: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]
    base: int | None = None
    barred: Sequence[Collection[int]] = ()

    def is_open(self, row: int, column: int) -> bool:
        """Tell whether a row may take a column at the base."""
        return column not in self.worth[row] and column not in self.barred[row]

    def offer(self, row: int) -> int:
        """Return how many columns a row may take at most."""
        return len(self.worth[row]) if self.base is None else len(self.low) - len(self.barred[row])


class Flow:
    """The columns of each row, and the prices that prove them best. Mutable, private, built by `solve`."""

    def __init__(self, demand: Demand) -> None:
        self.demand = demand
        columns = range(len(demand.low))
        self.prices = [0 for _ in columns]
        self.load = [0 for _ in columns]
        self._rows: list[dict[int, None]] = [{} for _ in columns]
        self._turn = 0
        self.readers: list[set[int]] = []
        for row, need in enumerate(demand.needs):
            self.readers.append(self._choice(row, need))
            for column in self.readers[row]:
                self._rows[column][row] = None
                self.load[column] += 1
        self._rising = sorted(map(self._key, columns)) if demand.base is not None else []

    @property
    def total(self) -> int:
        """The worth of all that is taken."""
        base = self.demand.base or 0
        pairs = zip(self.demand.worth, self.readers, strict=True)
        return sum(worth.get(column, base) for worth, taken in pairs for column in taken)

    def _choice(self, row: int, need: int) -> set[int]:
        """Return the best columns of a row: of equals, those with room, then those that serve fewest."""
        worth, load, high = dict(self.demand.worth[row]), self.load, self.demand.high
        if self.demand.base is not None:
            worth.update(dict.fromkeys(self._some_open(row, need), self.demand.base))
        order = sorted(
            worth, key=lambda column: (-worth[column], load[column] >= high[column], load[column], column)
        )
        return set(order[:need])

    def _some_open(self, row: int, need: int) -> list[int]:
        """Return as many columns at the base as a row needs, in turn, those with room first."""
        found, full, columns = list[int](), list[int](), len(self.load)
        for step in range(columns if need else 0):
            column = (self._turn + step) % columns
            if self.demand.is_open(row, column):
                (found if self.load[column] < self.demand.high[column] else full).append(column)
            if len(found) == need:
                self._turn = column + 1
                break
        return (found + full)[:need]

    def _key(self, column: int) -> tuple[int, bool, int]:
        return self.prices[column], self.load[column] >= self.demand.high[column], column

    # ── the limits, one unit after the other ──────────────────────────────────────────────────────

    def settle(self) -> bool:
        """Bring all columns within their limits; tell whether that can be."""
        low, high = self.demand.low, self.demand.high
        over = (column for column in range(len(high)) for _ in range(self.load[column] - high[column]))
        for column in list(over):
            if not self._relieve(column):
                return False
        under = (column for column in range(len(low)) for _ in range(low[column] - self.load[column]))
        return all(self._fill() for _ in list(under))

    def _relieve(self, column: int) -> bool:
        """Move a row away from a column to the nearest one with room; the ways that it went grow dearer."""
        far, passed = self._move([(0, column)], lambda other: self.load[other] < self.demand.high[other])
        if far is None:
            return False
        self._reprice({one: self.prices[one] + far - there for one, there in passed.items()})
        return True

    def _fill(self) -> bool:
        """Move a row from any column above its least to the nearest one below; all others grow cheaper."""
        low, prices = self.demand.low, self.prices
        start = [(prices[one], one) for one, load in enumerate(self.load) if load > low[one]]
        far, passed = self._move(start, lambda other: self.load[other] < low[other])
        if far is None:
            return False
        self._reprice({one: price - passed.get(one, far) for one, price in enumerate(prices)})
        return True

    def _reprice(self, prices: Mapping[int, int]) -> None:
        for column, price in prices.items():
            if price != self.prices[column]:
                self._forget(column)
                self.prices[column] = price
                self._note(column)

    def _forget(self, column: int) -> None:
        """Take a column out of the order before its price or its room changes."""
        if self.demand.base is not None:
            del self._rising[bisect_left(self._rising, self._key(column))]

    def _note(self, column: int) -> None:
        if self.demand.base is not None:
            insort(self._rising, self._key(column))

    def _move(self, start: Far, ends: Ends) -> tuple[int | None, dict[int, int]]:
        """Move one unit along a shortest path; return its length, and how far each column passed is."""
        far = {column: there for there, column in start}
        came: dict[int, tuple[int, int]] = {}
        given: dict[int, int] = {}
        passed: dict[int, int] = {}
        limit: float = inf
        heapify(start)
        while start:
            there, column = heappop(start)
            if there > far[column]:
                continue
            passed[column] = there
            if ends(column):
                self._pass_on(column, came)
                return there, passed
            for row, spare in self._given(column, there):
                if spare >= given.get(row, inf):
                    continue
                given[row] = spare
                for loss, other in self._takers(row, spare, limit, ends):
                    if loss < limit and loss < far.get(other, inf):
                        far[other], came[other] = loss, (column, row)
                        limit = loss if ends(other) else limit
                        heappush(start, (loss, other))
        return None, passed

    def _given(self, column: int, there: int) -> list[tuple[int, int]]:
        """Return the rows of a column, each with what it is spared by leaving."""
        worth, base, spare = self.demand.worth, self.demand.base or 0, there - self.prices[column]
        return [(row, spare + worth[row].get(column, base)) for row in self._rows[column]]

    def _takers(self, row: int, spare: int, limit: float, ends: Ends) -> Far:
        """Return the columns that a row may move to and how far each is, those at the base up to a limit."""
        prices, taken = self.prices, self.readers[row]
        near = [
            (spare - gain + prices[column], column)
            for column, gain in self.demand.worth[row].items()
            if column not in taken
        ]
        if self.demand.base is not None:
            spare -= self.demand.base
            for price, _, column in self._rising:
                if spare + price >= limit:
                    break
                if column not in taken and self.demand.is_open(row, column):
                    near.append((spare + price, column))
                    limit = spare + price if ends(column) else limit
        return near

    def _pass_on(self, end: int, came: Mapping[int, tuple[int, int]]) -> None:
        """Let each row on the path take the column that it reached, and leave the one it came from."""
        column = end
        while column in came:
            before, row = came[column]
            self.readers[row].remove(before)
            self.readers[row].add(column)
            del self._rows[before][row]
            self._rows[column][row] = None
            column = before
        self._count(column, -1)
        self._count(end, 1)

    def _count(self, column: int, by: int) -> None:
        self._forget(column)
        self.load[column] += by
        self._note(column)


def solve(demand: Demand) -> Flow | None:
    """Return the best columns of each row, or None where the limits cannot be kept.

    >>> flow = solve(Demand([{0: 3, 1: 2}, {0: 3}], needs=[1, 1], low=[0, 0], high=[1, 1]))
    >>> flow.readers, flow.prices, flow.total
    ([{1}, {0}], [1, 0], 5)
    """
    if any(demand.offer(row) < need for row, need in enumerate(demand.needs)):
        return None
    flow = Flow(demand)
    return flow if flow.settle() else None


def bound(demand: Demand, prices: Sequence[Exact]) -> Exact:
    """Return what no choice can exceed, given any prices (weak duality).

    Whatever the prices, a choice is worth at most what each row would choose at worth minus price, plus what
    the columns' places are worth at those prices.

    >>> bound(Demand([{0: 3, 1: 2}, {0: 3}], needs=[1, 1], low=[0, 0], high=[1, 1]), [1, 0])
    5
    """
    cheapest = sorted(range(len(prices)), key=lambda column: (prices[column], column))
    chosen = sum(
        sum(nlargest(need, _nets(demand, row, prices, cheapest))) for row, need in enumerate(demand.needs)
    )
    places = sum(
        price * (high if price > 0 else low)
        for price, low, high in zip(prices, demand.low, demand.high, strict=True)
    )
    return chosen + places


def _nets(demand: Demand, row: int, prices: Sequence[Exact], cheapest: Sequence[int]) -> list[Exact]:
    """Return worth minus price of what a row may take, of columns at the base no more than it needs."""
    nets = [gain - prices[column] for column, gain in demand.worth[row].items()]
    if demand.base is not None:
        free = (demand.base - prices[column] for column in cheapest if demand.is_open(row, column))
        nets += islice(free, demand.needs[row])
    return nets
