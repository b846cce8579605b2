"""A linear programme of many small groups and few rows: the dual simplex method, with a small working basis.

Every group has a count to share out among its columns; rows bound sums over all groups. Each group keeps
one basic column as its *key*, which takes what the others leave; substituting keys away, the basis is as
large as the rows are many, however many groups there are (generalised upper bounding: Dantzig and Van Slyke
1967). From any basis whose prices are in order, the dual simplex method (Lemke 1954) mends one broken bound
at a time; so a programme whose bounds were narrowed goes on from its last basis. Here numbers are floating-
point: the prices found are proposals, and whoever uses them proves what they say in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, field, frozen

CLOSE = 1e-9  # below: no pivot
SLIGHT = 1e-7  # what a value may miss its bound by
WEARY = 60  # pivots after which the inverse is made again

Entries = tuple[tuple[int, float], ...]
Vector = list[float]


@frozen
class Programme:
    """Columns by group, at most worth; rows between bounds.

    Args:
        groups: The columns of each group, by number; a column is in one group at most.
        counts: What the columns of each group sum to.
        worths: What one of each column is worth.
        entries: Of each column, `(row, coefficient)`.
        lows: The least that each row comes to.
        highs: The most.
    """

    groups: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]
    worths: Vector
    entries: tuple[Entries, ...]
    lows: Vector
    highs: Vector
    group_of: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        group_of = [-1] * len(self.worths)
        for group, columns in enumerate(self.groups):
            for column in columns:
                group_of[column] = group
        object.__setattr__(self, "group_of", group_of)


@define
class Basis:
    """Where the method stands: the working basis with its inverse, keys, bounds, and the columns at a bound.

    Column `columns + i` stands for what row `i` comes to.
    """

    programme: Programme
    keys: list[int]
    working: list[int]
    inverse: list[Vector]
    low: Vector
    high: Vector
    at: Vector  # the value of each column that is not basic
    place: dict[int, int] = field(init=False)  # of each basic column in the working basis
    pivots: int = 0

    def __attrs_post_init__(self) -> None:
        self.place = {column: row for row, column in enumerate(self.working)}

    def copy(self) -> Basis:
        """Return a basis that goes its own way."""
        return Basis(
            self.programme, self.keys[:], self.working[:], [row[:] for row in self.inverse],
            self.low[:], self.high[:], self.at[:], pivots=self.pivots,
        )  # fmt: skip


def start(programme: Programme) -> Basis:
    """Return the basis in which each group takes its best column, whatever the rows say."""
    rows, columns = len(programme.lows), len(programme.worths)
    keys = [max(some, key=lambda one: (programme.worths[one], -one)) for some in programme.groups]
    counts = [float(programme.counts[group]) if group >= 0 else 1e12 for group in programme.group_of]
    return Basis(
        programme,
        keys,
        [columns + row for row in range(rows)],
        [[-1.0 * (row == other) for other in range(rows)] for row in range(rows)],
        [0.0] * columns + programme.lows,
        counts + programme.highs,
        [0.0] * (columns + rows),
    )


def start_at(programme: Programme, keys: Sequence[int], entered: Sequence[tuple[int, int, bool]]) -> Basis:
    """Return the basis of a solution known: each group's key, and columns `(row, column, at its most)`.

    Each column takes the place of what its row comes to, which then is at its most or at its least.
    """
    basis = start(programme)
    basis.keys[:] = keys
    method = _Method(basis, lambda: None)
    for row, column, most in entered:
        method.pivot(row, column, 1 if most else -1)
    return basis


@frozen
class Found:
    """Prices of the rows, and values; or the proof proposed that no values keep the bounds, `ray`."""

    prices: Vector
    values: dict[int, float] | None
    ray: Vector | None = None


def mend(basis: Basis, tick: Callable[[], object], most: int = 5000) -> Found:
    """Pivot until every bound is kept, or is shown to be impossible to keep."""
    return _Method(basis, tick).run(most)


class _Method:
    def __init__(self, basis: Basis, tick: Callable[[], object]) -> None:
        self.basis, self.tick = basis, tick
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
                basis.at[column] = low if value < low else high

    def _sort_out(self) -> None:
        """Set aside the groups in which nothing can change: what they bring to the rows is one sum."""
        basis, programme = self.basis, self.programme
        low, high, place = basis.low, basis.high, basis.place
        self.loose: list[
            tuple[int, list[int]]
        ] = []  # groups that something may enter, with their open columns
        self.moving: list[int] = []  # groups whose values may change
        self.settled = [0.0] * self.rows
        for group, columns in enumerate(programme.groups):
            open_ = [column for column in columns if low[column] < high[column]]
            key = basis.keys[group]
            if open_ in ([], [key]) and self._settle(group) and not any(one in place for one in columns):
                continue
            self.moving.append(group)
            if open_:
                self.loose.append((group, open_))
        self.single = [
            column
            for column, group in enumerate(programme.group_of)
            if group < 0 and low[column] < high[column]
        ]
        for group in set(range(len(programme.groups))).difference(self.moving):
            key = basis.keys[group]
            left = float(programme.counts[group])
            for column in programme.groups[group]:
                if column != key and basis.at[column]:
                    left -= basis.at[column]
                    self._add(self.settled, column, basis.at[column])
            self._add(self.settled, key, left)

    def _settle(self, group: int) -> bool:
        """Tell whether the key of a group is within its bounds, all others being where they are."""
        key = self.basis.keys[group]
        return self.basis.low[key] <= self._left(group) <= self.basis.high[key]

    def _add(self, total: Vector, column: int, value: float) -> None:
        if value:
            for row, one in self.programme.entries[column]:
                total[row] += one * value

    def run(self, most: int) -> Found:
        for _ in range(most):
            self.tick()
            values, keyed = self._values()
            row, group, way = self._worst(values, keyed)
            if way == 0:
                return self._found(values, keyed)
            if row is None:
                if not self._rekey(group, way):
                    return Found(self._prices(), None)
                continue
            ray = self.basis.inverse[row]
            entering = self._entering(ray, way)
            if entering is None:
                return Found(self._prices(), None, [-way * one for one in ray])
            self.pivot(row, entering, way)
        return Found(self._prices(), None)

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
        for column in self.single:
            if column not in place:
                self._add(total, column, at[column])
        for row in range(self.rows):
            if self.columns + row not in place:
                total[row] -= at[self.columns + row]
        used = [(row, one) for row, one in enumerate(total) if one]
        values = [-sum([line[row] * one for row, one in used]) for line in basis.inverse]
        for position, column in enumerate(basis.working):
            if column < self.columns and programme.group_of[column] >= 0:
                keyed[programme.group_of[column]] -= values[position]
        return values, keyed

    def _worst(self, values: Vector, keyed: dict[int, float]) -> tuple[int | None, int, int]:
        """Return the place in the working basis of the most broken bound, its group, and how it is broken.

        A key whose group has no other basic column is in no place.
        """
        basis = self.basis
        low, high = basis.low, basis.high
        worst, found, way = SLIGHT, -1, 0
        for position, column in enumerate(basis.working):
            value = values[position]
            if low[column] - value > worst:
                worst, found, way = low[column] - value, position, -1
            elif value - high[column] > worst:
                worst, found, way = value - high[column], position, 1
        group = -1
        for number, value in keyed.items():
            key = basis.keys[number]
            if low[key] - value > worst:
                worst, group, way = low[key] - value, number, -1
            elif value - high[key] > worst:
                worst, group, way = value - high[key], number, 1
        if group < 0:
            return found, group, way
        return self._swap(group), group, way

    def _rekey(self, group: int, way: int) -> bool:
        """Let a column at a bound be the key of a group without other basic columns; tell whether one can."""
        basis, programme, prices = self.basis, self.programme, self._prices()
        key = basis.keys[group]
        able = [
            column
            for column in programme.groups[group]
            if column != key
            and basis.low[column] < basis.high[column]
            and (basis.at[column] < basis.high[column] if way > 0 else basis.at[column] > basis.low[column])
        ]
        if not able:
            return False

        def cost(column: int) -> float:
            return programme.worths[column] - sum(
                [prices[row] * one for row, one in programme.entries[column]]
            )

        basis.at[key] = basis.low[key] if way < 0 else basis.high[key]
        basis.keys[group] = (
            max(able, key=lambda one: (cost(one), -one))
            if way > 0
            else min(able, key=lambda one: (cost(one), one))
        )
        return True

    def _swap(self, group: int) -> int | None:
        """Let another basic column of a group be its key; return where the old key is now."""
        basis, programme = self.basis, self.programme
        mine = [
            position
            for position, column in enumerate(basis.working)
            if column < self.columns and programme.group_of[column] == group
        ]
        if not mine:
            return None
        spot = mine[0]
        rows = [basis.inverse[position] for position in mine]
        basis.inverse[spot] = [-sum(some) for some in zip(*rows, strict=True)]
        old, new = basis.keys[group], basis.working[spot]
        basis.keys[group], basis.working[spot] = new, old
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
                    for row, one in enumerate(basis.inverse[position]):
                        prices[row] += worth * one
        return prices

    def _entering(self, ray: Vector, way: int) -> int | None:
        """Return the column whose entry keeps the prices in order: the least loss for what it mends."""
        best, found, size = float("inf"), None, 0.0
        for column, slope, loss in self._able(ray, way):
            ratio = loss / slope
            if ratio < best - CLOSE or (ratio <= best + CLOSE and slope > size):
                best, found, size = min(ratio, best), column, slope
        return found

    def _able(self, ray: Vector, way: int) -> Iterator[tuple[int, float, float]]:
        """Yield the columns whose move mends what is broken: how much of it, and at what loss."""
        basis, prices = self.basis, self._prices()
        at, high, place, columns = basis.at, basis.high, basis.place, self.columns
        for column, slope, worth in self._slopes(ray, prices):
            if slope * way > CLOSE:
                if at[column] < high[column]:
                    yield column, slope * way, max(0.0, -worth)
            elif slope * way < -CLOSE and at[column] >= high[column]:
                yield column, -slope * way, max(0.0, worth)
        for row, one in enumerate(ray):
            column = columns + row
            if one * way < -CLOSE:
                if column not in place and at[column] < high[column]:
                    yield column, -one * way, max(0.0, -prices[row])
            elif one * way > CLOSE and column not in place and basis.low[column] < at[column] >= high[column]:
                yield column, one * way, max(0.0, prices[row])

    def _slopes(self, ray: Vector, prices: Vector) -> Iterator[tuple[int, float, float]]:
        """Yield the open columns that are not basic: what they change of what is broken, and their worth."""
        basis, place = self.basis, self.basis.place
        entries, worths = self.programme.entries, self.programme.worths
        for group, columns in self.loose:
            key = basis.keys[group]
            base, cost = 0.0, worths[key]
            for row, one in entries[key]:
                base += ray[row] * one
                cost -= prices[row] * one
            for column in columns:
                if column != key and column not in place:
                    slope, worth = -base, worths[column] - cost
                    for row, one in entries[column]:
                        slope += ray[row] * one
                        worth -= prices[row] * one
                    yield column, slope, worth
        for column in self.single:
            if column not in place:
                worth = worths[column] - sum([prices[row] * one for row, one in entries[column]])
                yield column, sum([ray[row] * one for row, one in entries[column]]), worth

    def pivot(self, row: int, entering: int, way: int) -> None:
        """Let a column enter the basis, and what was basic leave it at a bound."""
        basis = self.basis
        dense = self._dense(entering)
        inverse = basis.inverse
        column = [sum([line[at] * value for at, value in dense]) for line in inverse]
        head = column[row]
        turned = [one / head for one in inverse[row]]
        for position, value in enumerate(column):
            if value and position != row:
                inverse[position] = [a - value * b for a, b in zip(inverse[position], turned, strict=True)]
        inverse[row] = turned
        leaving = basis.working[row]
        basis.at[leaving] = basis.low[leaving] if way < 0 else basis.high[leaving]
        basis.working[row] = entering
        del basis.place[leaving]
        basis.place[entering] = row
        basis.pivots += 1
        if basis.pivots % WEARY == 0:
            self._renew()

    def _renew(self) -> None:
        """Invert the working basis again: what rounding left is gone."""
        size = self.rows
        matrix = [[0.0] * (2 * size) for _ in range(size)]
        for position, column in enumerate(self.basis.working):
            for row, value in self._dense(column):
                matrix[row][position] += value
        for row in range(size):
            matrix[row][size + row] = 1.0
        for spot in range(size):
            best = max(range(spot, size), key=lambda row: abs(matrix[row][spot]))
            if abs(matrix[best][spot]) < CLOSE:
                return
            matrix[spot], matrix[best] = matrix[best], matrix[spot]
            head = matrix[spot][spot]
            line = matrix[spot] = [one / head for one in matrix[spot]]
            for row in range(size):
                value = matrix[row][spot]
                if row != spot and value:
                    matrix[row] = [a - value * b for a, b in zip(matrix[row], line, strict=True)]
        self.basis.inverse = [line[size:] for line in matrix]

    def _found(self, values: Vector, keyed: dict[int, float]) -> Found:
        basis = self.basis
        told = {
            column: value
            for column, value in enumerate(basis.at[: self.columns])
            if value and column not in basis.place
        }
        for position, column in enumerate(basis.working):
            if column < self.columns:
                told[column] = values[position]
        for group, key in enumerate(basis.keys):
            told[key] = keyed[group] if group in keyed else self._left(group)
        return Found(self._prices(), told)

    def _left(self, group: int) -> float:
        key = self.basis.keys[group]
        columns = self.programme.groups[group]
        return self.programme.counts[group] - sum(
            [self.basis.at[column] for column in columns if column != key]
        )
