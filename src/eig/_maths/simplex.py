"""A linear programme of many small groups and few rows: the dual simplex method, with a small working basis.

Every group has a count to share out among its columns; rows bound sums over all groups. Each group keeps
one basic column as its *key*, which takes what the others leave; substituting keys away, the basis is as
large as the rows are many, however many groups there are (generalised upper bounding: Dantzig and Van Slyke
1967). From any basis whose prices are in order, the dual simplex method (Lemke 1954) mends one broken bound
at a time; so a programme whose bounds were narrowed goes on from its last basis. Here numbers are floating-
point: the prices found are proposals, and whoever uses them proves what they say in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop
from operator import mul, neg

from attrs import frozen

from eig._maths.linear_programmes import Programme, Vector
from eig._maths.simplex_bases import Basis, start
from eig._maths.symmetric_matrices import inverted

CLOSE = 1e-9  # below: no pivot
SLIGHT = 1e-7  # what a value may miss its bound by
WEARY = 60  # pivots after which the inverse is made again
MANY = 60  # rows, from which it pays to know how long each is
SPARSE = 0.7  # of all entries, if no more are not 0, these alone are gone over


def widened(basis: Basis, programme: Programme) -> Basis:
    """Return a basis for a programme with the same rows and further columns, the last ones.

    Those that bring something at its prices are taken as often as they may be: so prices stay in order.
    """
    old, new = len(basis.programme.worths), len(programme.worths) - len(basis.programme.worths)
    most = [float(programme.counts[group]) for group in programme.group_of[old:]]
    working = [one + new if one >= old else one for one in basis.working]
    low, at = ([*some[:old], *[0.0] * new, *some[old:]] for some in (basis.low, basis.at))
    high = [*basis.high[:old], *most, *basis.high[old:]]
    wide = Basis(
        programme, basis.keys[:], working, basis.inverse[:], low, high, at, pivots=basis.pivots
    )  # fmt: skip
    for column, gain in _Method(wide, bool).brought().items():
        if column >= old and gain > 0:
            wide.at[column] = wide.high[column]
    return wide


def start_at(
    programme: Programme,
    keys: Sequence[int],
    entered: Sequence[tuple[int, int, bool]],
    pause: Callable[[], object] = bool,
) -> Basis:
    """Return the basis of a solution known: each group's key, and columns `(row, column, at its most)`.

    Each column takes the place of what its row comes to, which then is at its most or at its least. `pause`
    is called before each: it may end the work.
    """
    basis = start(programme)
    basis.keys[:] = keys
    method = _Method(basis, bool, pause)
    for row, column, most in entered:
        pause()
        method.pivot(row, column, 1 if most else -1)
    return basis


@frozen(eq=False, repr=False)
class Found:
    """Prices of the rows, and values; or the proof proposed that no values keep the bounds, `ray`."""

    prices: Vector
    values: dict[int, float] | None
    ray: Vector | None = None


def mend(
    basis: Basis, tick: Callable[[], object], most: int = 5000, *, pause: Callable[[], object] = bool
) -> Found:
    """Pivot until every bound is kept, or is shown to be impossible to keep.

    Told of each pivot, `tick` may end the work, and so may `pause` as the basis is inverted.
    """
    return _Method(basis, tick, pause).run(most)


class _Method:
    """Pivots from a basis on: values, prices and what each column would bring follow each pivot."""

    def __init__(self, basis: Basis, tick: Callable[[], object], pause: Callable[[], object] = bool) -> None:
        self.basis, self.tick, self.pause = basis, tick, pause
        self.programme = basis.programme
        self.columns = len(self.programme.worths)
        self.rows = len(self.programme.lows)
        self._set_in()
        self._sort_out()

    def _set_in(self) -> None:
        """Move the columns that are not basic to their bound, where it was narrowed since."""
        basis = self.basis
        bounds = zip(basis.low, basis.at, basis.high, strict=True)
        for column, (low, value, high) in enumerate(bounds):
            if not low <= value <= high and column not in basis.place:
                basis.at[column] = min(max(low, value), high)

    def _sort_out(self) -> None:
        """Set aside the groups in which nothing can change: what they bring to the rows is one sum."""
        basis, programme, group_of = self.basis, self.programme, self.programme.group_of
        low, high, keys = basis.low, basis.high, basis.keys
        self.open: list[int] = []  # columns that something may change
        self.moving: list[int] = []  # groups whose values may change
        self.settled = [0.0] * self.rows
        there = self._there()
        lefts, aside = self._lefts(there), [True] * len(keys)
        basic = {group_of[column] for column in basis.working if column < self.columns}
        for group, (columns, key) in enumerate(zip(programme.groups, keys, strict=True)):
            open_ = [column for column in columns if low[column] < high[column]]
            settled = not open_ or (len(open_) == 1 and open_[0] == key)
            if settled and low[key] <= lefts[group] <= high[key] and group not in basic:
                self._add(self.settled, key, lefts[group])
                continue
            aside[group] = False
            self.moving.append(group)
            self.open += open_
        for column, value in there.items():
            if aside[group_of[column]] and group_of[column] >= 0 and column != keys[group_of[column]]:
                self._add(self.settled, column, value)
        alone = (one for one, group in enumerate(group_of) if group < 0)
        self.open += [one for one in alone if low[one] < high[one] and programme.entries[one]]
        self._take_in()

    def _there(self) -> dict[int, float]:
        """Return the columns whose value at a bound is not 0."""
        return {column: value for column, value in enumerate(self.basis.at[: self.columns]) if value}

    def _lefts(self, there: Mapping[int, float]) -> Vector:
        """Return what the others of each group leave to its key, all being at a bound."""
        group_of, keys = self.programme.group_of, self.basis.keys
        lefts = [float(count) for count in self.programme.counts]
        for column, value in there.items():
            group = group_of[column]
            if group >= 0 and column != keys[group]:
                lefts[group] -= value
        return lefts

    def _take_in(self) -> None:
        """Note what the columns that may change look like."""
        programme = self.programme
        shapes, group_of = programme.shapes, programme.group_of
        spot = {group: number for number, group in enumerate(self.moving)}
        self.number = {column: number for number, column in enumerate(self.open)}
        self.looks = [(*shapes[column], spot.get(group_of[column], -1)) for column in self.open]
        held = {
            shapes[column][1]
            for some in (self.open, *[programme.groups[group] for group in self.moving])
            for column in some
        }
        self.rests = [(rest, programme.rests[rest]) for rest in sorted(held)]

    def _products(self, vector: Vector) -> Vector:
        """Return the product of a vector and of each open column, the key of its group taken away."""
        by_row, by_rest, shapes = [*vector, 0.0], [0.0] * len(self.programme.rests), self.programme.shapes
        for number, rest in self.rests:
            total = 0.0
            for row, one in rest:
                total += vector[row] * one
            by_rest[number] = total
        keys = self.basis.keys
        by_key = [by_row[row] + by_rest[rest] for row, rest in [shapes[keys[group]] for group in self.moving]]
        by_key.append(0.0)  # of no group
        return [by_row[row] + by_rest[rest] - by_key[group] for row, rest, group in self.looks]

    def _add(self, total: Vector, column: int, value: float) -> None:
        if value:
            for row, one in self.programme.entries[column]:
                total[row] += one * value

    def run(self, most: int) -> Found:
        """Pivot at most so often, and return what was found."""
        self._reckon()
        for _ in range(most):
            self.tick()
            row, group, way = self._worst()
            if way == 0:
                return self._found()
            if row is None:
                if self._rekey(group, way):
                    continue
                break
            ray = self.basis.inverse[row]
            slopes = self._products(ray)
            entering = self._entering(row, slopes, way)
            if entering is None:
                return Found(self._prices(), None, [-way * one for one in ray])
            self._enter(row, entering, way, slopes)
        return Found(self._prices(), None)

    def _reckon(self) -> None:
        """Reckon everything from the basis: what rounding left is gone."""
        basis = self.basis
        self.prices = self._prices()
        self.values, self.keyed = self._values()
        worths, group_of = self.programme.worths, self.programme.group_of
        gone = self._products(self.prices)
        self.gains = [
            worths[column] - (worths[basis.keys[group_of[column]]] if group_of[column] >= 0 else 0.0) - price
            for column, price in zip(self.open, gone, strict=True)
        ]
        keys = set(basis.keys)
        self.signs = [
            0 if column in basis.place or column in keys else self._sign(column) for column in self.open
        ]

    def brought(self) -> dict[int, float]:
        """Return what one more of each open column brings."""
        self._reckon()
        return dict(zip(self.open, self.gains, strict=True))

    def _sign(self, column: int) -> int:
        """Return the way that a column at a bound can go."""
        return 1 if self.basis.at[column] < self.basis.high[column] else -1

    def _mark(self, column: int, sign: int) -> None:
        if column in self.number:
            self.signs[self.number[column]] = sign

    def _dense(self, column: int) -> Sequence[tuple[int, float]]:
        """Return a column with the key of its group taken away."""
        if column >= self.columns:
            return ((column - self.columns, -1.0),)
        own = self.programme.entries[column]
        group = self.programme.group_of[column]
        if group < 0:
            return own
        key = self.basis.keys[group]
        return (*own, *[(row, -value) for row, value in self.programme.entries[key]])

    def _in_basis(self, column: int) -> Vector:
        """Return what one more of a column takes from each that is basic."""
        dense, found = self._dense(column), list[float]()
        for line in self.basis.inverse:
            total = 0.0
            for row, value in dense:
                total += line[row] * value
            found.append(total)
        return found

    def _values(self) -> tuple[Vector, dict[int, float]]:
        """Return the values of the working basis, and of the keys of the groups that may change."""
        basis, programme, place = self.basis, self.programme, self.basis.place
        total, at = self.settled[:], basis.at
        keyed: dict[int, float] = {}
        for group in self.moving:
            key = basis.keys[group]
            left = float(programme.counts[group])
            for column in programme.groups[group]:
                if at[column] and column != key and column not in place:
                    left -= at[column]
                    self._add(total, column, at[column])
            self._add(total, key, left)
            keyed[group] = left
        for row in range(self.rows):
            if self.columns + row not in place:
                total[row] -= at[self.columns + row]
        used = [(row, one) for row, one in enumerate(total) if one]
        values = [-sum([line[row] * one for row, one in used]) for line in basis.inverse]
        for position, column in enumerate(basis.working):
            if column < self.columns and programme.group_of[column] >= 0:
                keyed[programme.group_of[column]] -= values[position]
        return values, keyed

    def _worst(self) -> tuple[int | None, int, int]:
        """Return the place in the working basis of the most broken bound, its group, and how it is broken.

        Of many, how far it is broken counts by the length of its row (Forrest and Goldfarb 1992). A key whose
        group has no other basic column is in no place.
        """
        basis = self.basis
        low, high = basis.low, basis.high
        broken = [
            (value, column, position, -1)
            for position, (column, value) in enumerate(zip(basis.working, self.values, strict=True))
            if low[column] - value > SLIGHT or value - high[column] > SLIGHT
        ]
        broken += [
            (value, basis.keys[group], -1, group)
            for group, value in self.keyed.items()
            if low[basis.keys[group]] - value > SLIGHT or value - high[basis.keys[group]] > SLIGHT
        ]
        worst, found = 0.0, (-1, -1, 0)
        for value, column, position, group in broken:
            off = max(low[column] - value, value - high[column])
            score = off * off / self._length(position, group)
            if score > worst:
                worst, found = score, (position, group, 1 if value > high[column] else -1)
        position, group, way = found
        return (position if group < 0 else self._swap(group)), group, way

    def _length(self, position: int, group: int) -> float:
        """Return the square of the length of a row of the inverse, or of that of a group's key."""
        inverse = self.basis.inverse
        if self.rows < MANY:
            return 1.0
        if group < 0:
            return float(sum(map(mul, inverse[position], inverse[position])))
        lines = [inverse[one] for one in self._mine(group)]
        if len(lines) == 1:
            return float(sum(map(mul, lines[0], lines[0])))
        return float(sum([sum(some) ** 2 for some in zip(*lines, strict=True)])) or SLIGHT

    def _mine(self, group: int) -> list[int]:
        """Return the places in the working basis of the columns of a group."""
        group_of = self.programme.group_of
        return [
            position
            for position, column in enumerate(self.basis.working)
            if column < self.columns and group_of[column] == group
        ]

    def _rekey(self, group: int, way: int) -> bool:
        """Let a column at a bound be the key of a group without other basic columns; tell whether one can."""
        basis, number = self.basis, self.number
        old = basis.keys[group]
        able = [
            (self.gains[number[column]], -column)
            for column in self.programme.groups[group]
            if column != old
            and column in number
            and (basis.at[column] < basis.high[column] if way > 0 else basis.at[column] > basis.low[column])
        ]
        if not able:
            return False
        gain, new = max(able) if way > 0 else min(able, key=lambda one: (one[0], -one[1]))
        new = -new
        basis.at[old] = basis.low[old] if way < 0 else basis.high[old]
        self._shift(self._in_basis(new), self.keyed[group] - basis.at[old])
        self.keyed[group] = basis.at[new] + self.keyed[group] - basis.at[old]
        basis.keys[group] = new
        for column in self.programme.groups[group]:
            if column in number:
                self.gains[number[column]] -= gain
        self._mark(new, 0)
        self._mark(old, self._sign(old))
        return True

    def _shift(self, column: Vector, amount: float) -> None:
        """Let so much more of a column, told by the basis, change what is basic."""
        group_of = self.programme.group_of
        for position, (one, basic) in enumerate(zip(column, self.basis.working, strict=True)):
            if one:
                self.values[position] -= amount * one
                if basic < self.columns and group_of[basic] >= 0:
                    self.keyed[group_of[basic]] += amount * one

    def _swap(self, group: int) -> int | None:
        """Let another basic column of a group be its key; return where the old key is now."""
        basis, mine = self.basis, self._mine(group)
        if not mine:
            return None
        spot = mine[0]
        rows = [basis.inverse[position] for position in mine]
        basis.inverse[spot] = [-sum(some) for some in zip(*rows, strict=True)]
        old, new = basis.keys[group], basis.working[spot]
        basis.keys[group], basis.working[spot] = new, old
        self.keyed[group], self.values[spot] = self.values[spot], self.keyed[group]
        del basis.place[new]
        basis.place[old] = spot
        return spot

    def _prices(self) -> Vector:
        """Return the prices of the rows."""
        programme, basis = self.programme, self.basis
        prices = [0.0] * self.rows
        for position, column in enumerate(basis.working):
            if column < self.columns:
                group = programme.group_of[column]
                worth = programme.worths[column] - (
                    programme.worths[basis.keys[group]] if group >= 0 else 0.0
                )
                if worth:
                    line = basis.inverse[position]
                    prices = [price + worth * one for price, one in zip(prices, line, strict=True)]
        return prices

    def _entering(self, row: int, slopes: Vector, way: int) -> int | None:
        """Return the column whose entry keeps the prices in order: the least loss for what it mends.

        Those that lose less go to their other bound first, while that mends less than all and the keys of
        their groups can give what they take (Maros 2003).
        """
        basis = self.basis
        ray, leaving = basis.inverse[row], basis.working[row]
        left = abs(self.values[row] - (basis.low[leaving] if way < 0 else basis.high[leaving]))
        able = [
            (max(0.0, gain) / slope, -slope, column)
            for column, slope, gain in [*self._columns_able(slopes, way), *self._rows_able(ray, way)]
        ]
        heapify(able)
        gone, keyed = list[int](), dict[int, float]()
        while able:
            near = self._nearest(able, ray)
            left -= sum([slope * (basis.high[column] - basis.low[column]) for slope, column in near])
            if near and (left <= SLIGHT or not self._given(near, keyed)):
                self._flip(gone)
                return max(near, key=lambda one: (one[0], -one[1]))[1]
            gone += [column for _, column in near]
        return None

    def _nearest(self, able: list[tuple[float, float, int]], ray: Vector) -> list[tuple[float, int]]:
        """Take from a heap the columns that lose least for what they mend; return how much each mends."""
        least, sure = able[0][0], CLOSE * self.programme.largest * max(map(abs, ray))
        near = list[tuple[float, int]]()
        while able and able[0][0] <= least + CLOSE:
            _, slope, column = heappop(able)
            if -slope > sure or -slope > CLOSE * self._summed(ray, column):
                near.append((-slope, column))
        return near

    def _given(self, near: Iterable[tuple[float, int]], keyed: dict[int, float]) -> bool:
        """Tell whether keys can give what columns take at their other bound, and note what they have then."""
        basis, group_of = self.basis, self.programme.group_of
        for _, column in near:
            if column < self.columns and (group := group_of[column]) >= 0:
                now = keyed.get(group, self.keyed[group]) + basis.at[column] - self._other(column)
                keyed[group] = now
                key = basis.keys[group]
                if not basis.low[key] - SLIGHT <= now <= basis.high[key] + SLIGHT:
                    return False
        return True

    def _other(self, column: int) -> float:
        """Return the bound at which a column is not."""
        basis = self.basis
        return basis.low[column] if basis.at[column] == basis.high[column] else basis.high[column]

    def _flip(self, columns: Sequence[int]) -> None:
        """Let columns go to their other bound."""
        basis, group_of, total = self.basis, self.programme.group_of, [0.0] * self.rows
        for column in columns:
            more = self._other(column) - basis.at[column]
            basis.at[column] += more
            for row, value in self._dense(column):
                total[row] += more * value
            if column < self.columns and group_of[column] >= 0:
                self.keyed[group_of[column]] -= more
            self._mark(column, self._sign(column))
        used = [(row, one) for row, one in enumerate(total) if one]
        if used:
            self._shift([sum([line[row] * one for row, one in used]) for line in basis.inverse], 1.0)

    def _summed(self, ray: Vector, column: int) -> float:
        """Return the most that a slope is summed of: far less is what rounding left of nothing."""
        return max([abs(ray[row] * value) for row, value in self._dense(column)], default=0.0)

    def _columns_able(self, slopes: Vector, way: int) -> list[tuple[int, float, float]]:
        """Return the columns whose move mends what is broken: how much of it, and at what loss."""
        gains, columns, signs = self.gains, self.open, self.signs
        moves = list(map(mul, signs, slopes)) if way > 0 else list(map(mul, map(neg, signs), slopes))
        return [
            (columns[number], one, -signs[number] * gains[number])
            for number, one in enumerate(moves)
            if one > CLOSE
        ]

    def _rows_able(self, ray: Vector, way: int) -> Iterator[tuple[int, float, float]]:
        """Yield the same of what rows come to."""
        at, low, high, place = self.basis.at, self.basis.low, self.basis.high, self.basis.place
        for row, one in enumerate(ray):
            column = self.columns + row
            if abs(one) > CLOSE and column not in place:
                if one * way < 0 and at[column] < high[column]:
                    yield column, -one * way, -self.prices[row]
                elif one * way > 0 and low[column] < at[column] >= high[column]:
                    yield column, one * way, self.prices[row]

    def _enter(self, row: int, entering: int, way: int, slopes: Vector) -> None:
        """Let a column enter the basis, and what follows from it."""
        basis = self.basis
        leaving, ray = basis.working[row], basis.inverse[row]
        bound = basis.low[leaving] if way < 0 else basis.high[leaving]
        if entering < self.columns:
            number = self.number[entering]
            head, gain = slopes[number], self.gains[number]
        else:
            head, gain = -ray[entering - self.columns], self.prices[entering - self.columns]
        amount, dear = (self.values[row] - bound) / head, gain / head
        column = self._in_basis(entering)
        self._shift(column, amount)
        group = self.programme.group_of[entering] if entering < self.columns else -1
        if group >= 0:
            self.keyed[group] -= amount
        self.prices = [price + dear * one for price, one in zip(self.prices, ray, strict=True)]
        self.gains = [gain - dear * one for gain, one in zip(self.gains, slopes, strict=True)]
        self.values[row] = basis.at[entering] + amount
        self.pivot(row, entering, way, column)
        self._mark(entering, 0)
        self._mark(leaving, self._sign(leaving))
        if basis.pivots % WEARY == 0:
            self._renew()
            self._reckon()

    def pivot(self, row: int, entering: int, way: int, column: Vector | None = None) -> None:
        """Let a column (told by the basis, if that is known) enter, and what was basic leave at a bound."""
        basis = self.basis
        inverse, column = basis.inverse, column or self._in_basis(entering)
        head = column[row]
        turned = [one / head for one in inverse[row]]
        some = [(number, one) for number, one in enumerate(turned) if one]
        sparse = len(some) < SPARSE * len(turned)
        for position, value in enumerate(column):
            if value and sparse:
                line = inverse[position] = inverse[position][:]  # another basis may have the row too
                for number, one in some:
                    line[number] -= value * one
            elif value:
                inverse[position] = [a - value * b for a, b in zip(inverse[position], turned, strict=True)]
        inverse[row] = turned
        leaving = basis.working[row]
        basis.at[leaving] = basis.low[leaving] if way < 0 else basis.high[leaving]
        basis.working[row] = entering
        del basis.place[leaving]
        basis.place[entering] = row
        basis.pivots += 1

    def _renew(self) -> None:
        """Invert the working basis again: what rounding left is gone.

        Where what a row comes to is basic, the row follows from the others: only these are a matrix.
        """
        size, working = self.rows, self.basis.working
        slack = {column - self.columns: spot for spot, column in enumerate(working) if column >= self.columns}
        tight = {row: number for number, row in enumerate([row for row in range(size) if row not in slack])}
        spots = [spot for spot, column in enumerate(working) if column < self.columns]
        matrix = [[0.0] * len(tight) for _ in tight]
        others: dict[int, list[tuple[int, float]]] = {row: [] for row in slack}
        for number, spot in enumerate(spots):
            for row, value in self._dense(working[spot]):
                if row in tight:
                    matrix[tight[row]][number] += value
                else:
                    others[row].append((number, value))
        block = inverted(matrix, self.pause)
        if block is None:
            return
        inverse = [[0.0] * size for _ in working]
        for spot, found in zip(spots, block, strict=True):
            for row, number in tight.items():
                inverse[spot][row] = found[number]
        for row, spot in slack.items():
            line = [0.0] * len(tight)
            for number, value in others[row]:
                line = [a + value * b for a, b in zip(line, block[number], strict=True)]
            for at, number in tight.items():
                inverse[spot][at] = line[number]
            inverse[spot][row] = -1.0
        self.basis.inverse = inverse

    def _found(self) -> Found:
        basis, told = self.basis, self._there()
        lefts = self._lefts(told)
        for position, column in enumerate(basis.working):
            if column < self.columns:
                told[column] = self.values[position]
        for group, key in enumerate(basis.keys):
            told[key] = self.keyed.get(group, lefts[group])
        return Found(self._prices(), told)
