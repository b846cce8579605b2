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

from eig._values.progress_and_stopping import never
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


class Halted(Exception):  # no error: the caller asked for it
    """A flow was asked to stop; the prices it had by then bound every choice, as any do."""

    def __init__(self, prices: Sequence[int]) -> None:
        super().__init__()
        self.prices = prices


class Flow:
    """The columns of each row, and the prices that prove them best. Mutable, private, built by `solve`.

    Dealt, each row takes the best columns that have room left: soon done, and proven by nothing.
    """

    def __init__(self, demand: Demand, *, dealt: bool = False) -> None:
        self.demand, self._dealt = demand, dealt
        self._spare = sum(demand.needs) - sum(demand.low)  # rows that columns may serve beyond their least
        columns = range(len(demand.low))
        self.prices: list[int] = [0 for _ in columns]
        self.load: list[int] = [0 for _ in columns]
        self.rows: list[dict[int, None]] = [{} for _ in columns]
        self._turn = 0
        self.open_rows: set[int] = {
            row for row, worth in enumerate(demand.worth) if len(worth) < demand.offer(row)
        }
        self.readers: list[set[int]] = []
        for row, need in enumerate(demand.needs):
            self.readers.append(self._choice(row, need))
            for column in self.readers[row]:
                self.rows[column][row] = None
                self._spare -= self.load[column] >= demand.low[column]
                self.load[column] += 1
        self.rising: list[tuple[int, bool, int]] = (
            sorted(map(self._key, columns)) if demand.base is not None else []
        )

    @property
    def total(self) -> int:
        """The worth of all that is taken."""
        base = self.demand.base or 0
        pairs = zip(self.demand.worth, self.readers, strict=True)
        return sum(worth.get(column, base) for worth, taken in pairs for column in taken)

    def _choice(self, row: int, need: int) -> set[int]:
        """Return the best columns of a row: of equals, those with room, then those that serve fewest."""
        worth, load, high = dict(self.demand.worth[row]), self.load, self.demand.high
        if row in self.open_rows:
            worth.update(dict.fromkeys(self._some_open(row, need), self.demand.base or 0))
        if self._dealt:
            most, turn = high if self._spare > 0 else self.demand.low, -row % max(len(load), 1)
            keys = [(load[one] >= most[one], -worth[one], load[one], one < turn, one) for one in worth]
            return {one for *_, one in sorted(keys)[:need]}
        order = sorted(worth, key=worth.__getitem__, reverse=True)
        if not need or need == len(order) or worth[order[need - 1]] > worth[order[need]]:
            return set(order[:need])
        line = worth[order[need]]
        sure = [column for column in order[:need] if worth[column] > line]
        tied = sorted(
            (load[column] >= high[column], load[column], column) for column in order if worth[column] == line
        )
        return {*sure, *(column for *_, column in tied[: need - len(sure)])}

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

    # ── the limits ────────────────────────────────────────────────────────────────────────────────

    def settle(self, stop: Callable[[], bool] = never) -> bool:
        """Bring all columns within their limits; tell whether that can be. Asked to stop before each walk."""
        high = self.demand.high
        over = [column for column in range(len(high)) for _ in range(self.load[column] - high[column])]
        for column in over:
            self._ask(stop)
            if not self._relieve(column):
                return False
        return self._fill(stop)

    def _ask(self, stop: Callable[[], bool]) -> None:
        if stop():
            raise Halted(self.prices)

    def _relieve(self, column: int) -> bool:
        """Move a row away from a column to the nearest one with room; the ways that it went grow dearer."""
        walk = Walk(self, [(0, column)], lambda other: self.load[other] < self.demand.high[other])
        end = walk.next_end(nearest=True)
        if end is None:
            return False
        far = walk.passed[end]
        self._reprice({one: self.prices[one] + far - there for one, there in walk.passed.items()})
        self._pass_on(end, walk.came)
        return True

    def _fill(self, stop: Callable[[], bool]) -> bool:
        """Move rows to the columns below their least, from those above it; all but these grow cheaper.

        One walk finds the shortest way to each; the ways that it takes first leave the others free or not.
        """
        load, low = self.load, self.demand.low
        while under := sum(load[column] < least for column, least in enumerate(low)):
            self._ask(stop)
            start = [(price, one) for one, price in enumerate(self.prices) if load[one] > low[one]]
            walk = Walk(self, start, lambda other: load[other] < low[other])
            ends = list(islice(iter(walk.next_end, None), under))
            if not ends:
                return False
            far = walk.passed[ends[-1]]
            gone = ((one, min(walk.passed.get(one, far), far)) for one in range(len(low)))
            self._reprice({one: self.prices[one] - there for one, there in gone})
            for end in ends:
                self._pass_on(end, walk.came)
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
            del self.rising[bisect_left(self.rising, self._key(column))]

    def _note(self, column: int) -> None:
        if self.demand.base is not None:
            insort(self.rising, self._key(column))

    def _pass_on(self, end: int, came: Mapping[int, tuple[int, int]]) -> None:
        """Let each row on the path take the column that it reached, and leave the one it came from.

        Nothing is passed on where an earlier path used one of these rows, or the column at the beginning has
        nothing left to give.
        """
        path: list[tuple[int, int, int]] = []
        column = end
        while column in came:
            before, row = came[column]
            path.append((before, row, column))
            column = before
        free = all(row in self.rows[before] and after not in self.readers[row] for before, row, after in path)
        if not free or self.load[column] <= self.demand.low[column]:
            return
        for before, row, after in path:
            self.readers[row] ^= {before, after}
            del self.rows[before][row]
            self.rows[after][row] = None
        for changed, by in ((column, -1), (end, 1)):
            self._forget(changed)
            self.load[changed] += by
            self._note(changed)


class Walk:
    """Shortest paths from some columns through the rows that could move (E. W. Dijkstra 1959). Used once."""

    def __init__(self, flow: Flow, start: Far, ends: Ends) -> None:
        self.flow, self.ends = flow, ends
        self.far = {column: there for there, column in start}
        self.came: dict[int, tuple[int, int]] = {}
        self.passed: dict[int, int] = {}
        self._spare: dict[int, int] = {}
        self._limit: float = inf
        self._hub: float = inf
        self._beside: set[int] = set()
        self._waiting = start
        heapify(start)

    def next_end(self, *, nearest: bool = False) -> int | None:
        """Return the next end in the order of distance; the nearest alone is found sooner."""
        far, waiting, rows, prices = self.far, self._waiting, self.flow.rows, self.flow.prices
        worth, base = self.flow.demand.worth, self.flow.demand.base or 0
        while waiting:
            there, column = heappop(waiting)
            if there > far[column] or column in self.passed:
                continue
            self.passed[column] = there
            is_end = self.ends(column)
            if is_end and nearest:
                return column
            left = there - prices[column]
            for row in rows[column]:
                spare = left + worth[row].get(column, base)
                if spare < self._spare.get(row, inf):
                    self._spare[row] = spare
                    self._reach(column, row, spare, nearest=nearest)
            if is_end:
                return column
        return None

    def _reach(self, column: int, row: int, spare: int, *, nearest: bool) -> None:
        """Note the columns that a row could move to, where that is nearer than what is known."""
        far, prices, taken, limit = self.far, self.flow.prices, self.flow.readers[row], self._limit
        known = far.get
        near = [
            (loss, other)
            for other, gain in self.flow.demand.worth[row].items()
            if (loss := spare - gain + prices[other]) < known(other, limit) and other not in taken
        ]
        if row in self.flow.open_rows:
            near += self._at_base(row, spare - (self.flow.demand.base or 0), nearest=nearest)
        for loss, other in near:
            if loss < limit and loss < known(other, inf):
                far[other], self.came[other] = loss, (column, row)
                heappush(self._waiting, (loss, other))
                if nearest and self.ends(other):
                    self._limit = limit = loss

    def _at_base(self, row: int, spare: int, *, nearest: bool) -> Far:
        """Return what a row reaches at the base; where a nearer row came before, what that one left."""
        flow, limit = self.flow, self._limit
        taken, is_open = flow.readers[row], flow.demand.is_open
        near: Far = []
        if spare >= self._hub:
            return [
                (spare + flow.prices[one], one)
                for one in self._beside
                if one not in taken and is_open(row, one)
            ]
        for price, _, column in flow.rising:
            if spare + price >= limit:
                return near
            if column not in taken and is_open(row, column):
                near.append((spare + price, column))
                if nearest and self.ends(column):
                    return near
        self._hub = spare
        self._beside = {*taken, *flow.demand.worth[row], *flow.demand.barred[row]}
        return near


def deal(demand: Demand) -> Flow | None:
    """Return good columns of each row within all limits, which no price proves; None where there are none.

    >>> deal(Demand([{0: 3, 1: 2}, {0: 3}], needs=[1, 1], low=[0, 0], high=[1, 1])).readers
    [{1}, {0}]
    """
    if any(demand.offer(row) < need for row, need in enumerate(demand.needs)):
        return None
    flow = Flow(demand, dealt=True)
    flow.demand = demand._replace(worth=[dict.fromkeys(worth, demand.base or 0) for worth in demand.worth])
    kept, flow.demand = flow.settle(), demand
    return flow if kept else None


def solve(demand: Demand, stop: Callable[[], bool] = never) -> Flow | None:
    """Return the best columns of each row, or None where the limits cannot be kept.

    Raises:
        Halted: Asked to stop before it is known.

    >>> flow = solve(Demand([{0: 3, 1: 2}, {0: 3}], needs=[1, 1], low=[0, 0], high=[1, 1]))
    >>> flow.readers, flow.prices, flow.total
    ([{1}, {0}], [1, 0], 5)
    """
    if any(demand.offer(row) < need for row, need in enumerate(demand.needs)):
        return None
    flow = Flow(demand)
    return flow if flow.settle(stop) else None


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
