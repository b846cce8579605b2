"""Exact maximin and leximin by column generation: the mixture of sets that serves the worst-off best.

Rows are types of interchangeable items, columns are sets, an entry is how many of a type the set holds. The
simplex method runs on whole numbers over one denominator (Edmonds 1967; Bareiss 1968); ties of its ratio test
are parted by a perturbed right-hand side (Charnes 1952). A search over all sets finds no column that
improves: the optimum is proven. Leximin goes on from there (Flanigan, Gölz, Gupta, Hennig & Procaccia 2021):
types whose price is above zero can have no better chance, are held to it, and the next worst is served.

Of many types of items, floats propose the sets, and whole numbers prove what they come to (`Rough`). The same
method runs on floats, stage by stage. It ends a stage with a choice of sets, and of types that get no more
than they are owed. Their prices are solved for again in whole numbers (Bareiss 1968), and a search over all
sets finds none that is worth more: no lottery gives more. In the end one mixture gives each type exactly what
its stage was bounded by, which proves all stages at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from attrs import Factory, define, field

from eig.jury.selection._how_many_of_each_kind_search import solved

ZERO, ONE = Fraction(0), Fraction(1)
Counts: TypeAlias = tuple[int, ...]
TILT, MIXED = 1 << 61, 6_364_136_223_846_793_005  # multiples of one odd number are scattered


def _tilted(tableau: Tableau) -> list[Fraction]:
    return [Fraction((place + 1) * MIXED % TILT) for place in range(len(tableau.held))]


@define
class Tableau:
    """The basis: what each row holds, its value, and the inverse as whole numbers over one denominator.

    A held value is a set with its probability, or a slack (of a type, by how much its members are above what
    they are owed), or, as None, the chance that is being raised, above what it was at the start of the stage.
    Columns of the inverse: the sum of probabilities, then the types.
    """

    held: list[Counts | int | None]
    values: list[Fraction]
    inverse: list[list[int]]
    unit: int
    tilts: list[Fraction] = field(init=False, default=Factory(_tilted, takes_self=True))

    def tilt(self) -> None:
        """Perturb the values anew, each by a number of its own."""
        self.tilts = _tilted(self)

    @property
    def prices(self) -> list[int]:
        """The simplex multipliers: the row of the inverse that holds the chance that is raised."""
        return self.inverse[self.held.index(None)]

    def enter(self, what: Counts | int | None, column: Sequence[tuple[int, int]]) -> None:
        """Bring a column into the basis; the smallest ratio leaves."""
        moved = self._moved(column)
        places = [place for place, rate in enumerate(moved) if rate > 0]
        leaving = min(places, key=lambda one: (self.values[one] / moved[one], self.tilts[one] / moved[one]))
        self._pivot(leaving, what, moved)

    def replace(self, place: int, what: int) -> None:
        """Let a slack take the place of what is worth nothing."""
        self._pivot(place, what, self._moved(((what + 1, 1),)))

    def _moved(self, column: Sequence[tuple[int, int]]) -> list[int]:
        return [sum([row[at] * value for at, value in column]) for row in self.inverse]

    def _pivot(self, leaving: int, what: Counts | int | None, moved: Sequence[int]) -> None:
        pivot, unit, turned = moved[leaving], self.unit, self.inverse[leaving]
        share, tilt = self.values[leaving] / pivot, self.tilts[leaving] / pivot
        for place, rate in enumerate(moved):
            if place == leaving:
                continue
            row = self.inverse[place]
            self.inverse[place] = (
                [(pivot * a - rate * b) // unit for a, b in zip(row, turned, strict=True)]
                if rate
                else [pivot * a // unit for a in row]
            )
            if rate:
                self.values[place] -= rate * share
                self.tilts[place] -= rate * tilt
        self.held[leaving], self.unit = what, pivot
        self.values[leaving], self.tilts[leaving] = unit * share, unit * tilt


class Stopped(Exception):  # no error: the caller asked for it
    """A search was asked to stop."""


def leximin(
    first: Counts,
    *,
    sizes: Sequence[int],
    better: Callable[[Sequence[int], int], Counts | None],
    stages: int | None = None,
) -> tuple[list[tuple[Counts, Fraction]], bool]:
    """Return sets with their probabilities: the smallest chance is the greatest possible, then the next.

    Also tell whether that is proven: not where the search was stopped.

    Args:
        first: Any set: how many it holds of each type.
        sizes: How many items each type has.
        better: A set whose sum of counts, weighted by type, is above a value; None if there is none. The
            weights are from 0. It raises `Stopped` where the search is to stop.
        stages: After how many stages to stop: after the first, the smallest chance is the greatest possible.
    """
    tableau = start(first, sizes)
    free = set(range(len(sizes)))
    while True:
        try:
            _raise_chance(tableau, better)
        except Stopped:
            return list(_mixture(tableau)), False
        prices = tableau.prices[1:]
        tight = {row for row in free if prices[row] > 0}
        free -= tight
        stages = stages and stages - 1
        if not free or stages == 0:
            return list(_mixture(tableau)), True
        raised = [(row + 1, sizes[row]) for row in sorted(free)]
        _next_stage(tableau, max(tight, key=prices.__getitem__), raised)


def _raise_chance(tableau: Tableau, better: Callable[[Sequence[int], int], Counts | None]) -> None:
    """Raise the chance of the stage until no slack and no set can."""
    while True:
        total, *prices = tableau.prices
        slack = min(range(len(prices)), key=prices.__getitem__)
        if prices[slack] < 0:
            tableau.enter(slack, ((slack + 1, 1),))
            continue
        found = better(prices, total)
        if found is None:
            return
        tableau.enter(found, [(0, 1), *((row + 1, -count) for row, count in enumerate(found))])


def _next_stage(tableau: Tableau, tight: int, column: Sequence[tuple[int, int]]) -> None:
    """Hold the types that are tight to their chance, and raise that of the others from where it stands."""
    place = tableau.held.index(None)
    tableau.values[place] = ZERO
    tableau.replace(place, tight)
    tableau.tilt()
    tableau.enter(None, column)


def _mixture(tableau: Tableau) -> Iterator[tuple[Counts, Fraction]]:
    for what, value in zip(tableau.held, tableau.values, strict=True):
        if isinstance(what, tuple) and value:
            yield what, value


def start(first: Counts, sizes: Sequence[int]) -> Tableau:
    """Return the basis of one set: it is certain, and each type but the worst has its chance above the worst.

    Row 0: the probabilities sum to one. Row t: size(t) * worst + slack(t) - count(t) = 0.
    """
    worst = min(range(len(sizes)), key=lambda row: Fraction(first[row], sizes[row]))
    size, count = sizes[worst], first[worst]
    held: list[Counts | int | None] = [first]
    values, inverse = [ONE], [[size * (column == 0) for column in range(len(sizes) + 1)]]
    for row, (own, most) in enumerate(zip(first, sizes, strict=True)):
        line = [0] * (len(sizes) + 1)
        if row == worst:
            held.append(None)
            values.append(Fraction(count, size))
            line[0], line[worst + 1] = count, 1
        else:
            held.append(row)
            values.append(own - Fraction(most * count, size))
            line[0], line[row + 1], line[worst + 1] = size * own - most * count, size, -most
        inverse.append(line)
    return Tableau(held, values, inverse, size)


Better: TypeAlias = Callable[[Sequence[int], int], Counts | None]
Mixture: TypeAlias = list[tuple[Counts, Fraction]]
What: TypeAlias = Counts | int | None
SHARP = 1 << 40  # prices are made whole by so much
CLOSE = 1e-9
SLIGHT = 1e-12  # of the inverse, below which a number is what rounding left
DIGITS = 11  # of ratios, beyond which tilts part them
WEARY = 400  # pivots after which what rounding left is taken out
RETRIES = 20  # of stages that floats ended too soon, before whole numbers do all the work


class Unproven(Exception):  # no error: it is caught
    """Floats did not find what whole numbers prove."""


@define
class Rough:
    """A basis in floats: what it holds, the values, and the inverse, as in `Tableau`."""

    sizes: Sequence[int]
    held: list[What]
    values: list[float]
    tilts: list[float]
    inverse: list[list[float]]
    free: set[int]
    chances: dict[int, Fraction] = field(factory=dict[int, Fraction])  # of the types that are served
    level: Fraction = Fraction(0)  # the chance of all others at the start of the stage
    pivots: int = 0

    @classmethod
    def of(cls, first: Counts, sizes: Sequence[int]) -> Rough:
        """Return the basis of one set."""
        exact = start(first, sizes)
        return cls(
            sizes,
            exact.held,
            list(map(float, exact.values)),
            list(map(float, exact.tilts)),
            [[one / exact.unit for one in row] for row in exact.inverse],
            {*range(len(sizes))},
        )

    @property
    def sets(self) -> list[Counts]:
        """The sets in the basis."""
        return [what for what in self.held if isinstance(what, tuple)]

    @property
    def low(self) -> list[int]:
        """The types that get no more than they are owed."""
        return sorted({*range(len(self.sizes))} - {what for what in self.held if isinstance(what, int)})

    def raise_chance(self, better: Better) -> None:
        """Raise the chance of the stage until no slack and no set can."""
        while True:
            total, *prices = self.inverse[self.held.index(None)]
            slack = min(range(len(prices)), key=prices.__getitem__)
            if prices[slack] < -CLOSE:
                self.enter(slack)
                continue
            weights = [max(round(SHARP * price), 0) for price in prices]
            found = better(weights, round(SHARP * (total + CLOSE * abs(total))) + len(prices))
            if found is None or found in self.held:
                return
            self.enter(found)

    def enter(self, what: What) -> None:
        """Bring a column into the basis; the smallest ratio leaves."""
        moved = self._moved(what)
        places = [place for place, rate in enumerate(moved) if rate > CLOSE]
        if not places:
            raise Unproven
        ratios = {
            one: (round(self.values[one] / moved[one], DIGITS), self.tilts[one] / moved[one])
            for one in places
        }
        self._pivot(min(places, key=ratios.__getitem__), what, moved)
        if self.pivots >= WEARY:
            self.renew()

    def serve(self, prices: Sequence[int], level: Fraction) -> None:
        """Hold the types that have a price to the level, and raise the chance of the others from there."""
        served = {row for row in self.free if prices[row] > 0}
        self.chances |= dict.fromkeys(served, level)
        self.free -= served
        self.level = level
        if self.free:
            place = self.held.index(None)
            dearest = max(sorted(served), key=prices.__getitem__)
            self._pivot(place, dearest, self._moved(dearest))
            self.renew()
            self.enter(None)

    def _moved(self, what: What) -> list[float]:
        if isinstance(what, int):
            return [row[what + 1] for row in self.inverse]
        if what is None:
            column = [(row + 1, self.sizes[row]) for row in sorted(self.free)]
        else:
            column = [(0, 1), *((row + 1, -count) for row, count in enumerate(what) if count)]
        return [sum([row[at] * value for at, value in column]) for row in self.inverse]

    def _pivot(self, leaving: int, what: What, moved: Sequence[float]) -> None:
        head, inverse = moved[leaving], self.inverse
        turned = inverse[leaving] = [one / head if abs(one) > SLIGHT else 0.0 for one in inverse[leaving]]
        some = [(at, one) for at, one in enumerate(turned) if one]
        share = self.values[leaving] = self.values[leaving] / head
        tilt = self.tilts[leaving] = self.tilts[leaving] / head
        for place, rate in enumerate(moved):
            if rate and place != leaving:
                row = inverse[place]
                for at, one in some:
                    row[at] -= rate * one
                self.values[place] = max(self.values[place] - rate * share, 0.0)
                self.tilts[place] -= rate * tilt
        self.held[leaving] = what
        self.pivots += 1

    def renew(self) -> None:
        """Invert the basis again, from slacks alone: what rounding left is gone, and ties part anew."""
        kept, rows = self.held, len(self.held)
        spare = {-1, *range(rows - 1)} - {what for what in kept if isinstance(what, int)}
        self.held = [-1, *range(rows - 1)]
        self.inverse = [[float(at == row) for at in range(rows)] for row in range(rows)]
        for what in kept:
            if not isinstance(what, int):
                moved = self._moved(what)
                able = [at for at, one in enumerate(self.held) if one in spare]
                sizes = list(map(abs, moved))
                self._pivot(max(able, key=sizes.__getitem__), what, moved)
        owed = [float(-size * self.chances.get(row, self.level)) for row, size in enumerate(self.sizes)]
        self.values = [
            max(sum([one * due for one, due in zip(row, (1.0, *owed), strict=True)]), 0.0)
            for row in self.inverse
        ]
        self.tilts = [(at + 1) * 0.618_033_988_749_895 % 1.0 * 1e-3 + 1.0 for at in range(rows)]
        self.pivots = 0

    # ── in whole numbers ──────────────────────────────────────────────────────────────────────────

    def prices(self) -> tuple[int, int, list[int]]:
        """Return the unit, what a set is worth at most, and what one more of each type is worth, in units."""
        low = self.low
        rows = [[-1, *(counts[row] for row in low), 0] for counts in self.sets]
        rows.append([0, *(self.sizes[row] * (row in self.free) for row in low), 1])
        unit, (total, *found) = solved(rows)
        each = [0] * len(self.sizes)
        for row, price in zip(low, found, strict=True):
            each[row] = price
        return unit, total, each

    def proven(self) -> Mixture:
        """Return the mixture that gives each type the chance that its stage was bounded by."""
        low, sets = self.low, self.sets
        scale = lcm(*(chance.denominator for chance in self.chances.values()))
        rows = [[1] * len(sets) + [0, scale]]
        for row in low:
            size, free = self.sizes[row], self.chances[row] == self.level
            due = 0 if free else int(size * scale * self.chances[row])
            rows.append([*(counts[row] for counts in sets), -size * free, due])
        unit, found = solved(rows)
        mixed = [
            (counts, Fraction(one, unit * scale)) for counts, one in zip(sets, found, strict=False) if one
        ]
        given = [sum(chance * counts[row] for counts, chance in mixed) for row in range(len(self.sizes))]
        owed = [size * self.chances[row] for row, size in enumerate(self.sizes)]
        if sum(chance for _, chance in mixed) != 1 or min(chance for _, chance in mixed) < 0 or given != owed:
            raise Unproven
        return mixed

    def so_far(self) -> Mixture:
        """Return the mixture of the sets held, as good as floats know it."""
        shares = [
            (what, round(SHARP * value))
            for what, value in zip(self.held, self.values, strict=True)
            if isinstance(what, tuple)
        ]
        whole = sum(share for _, share in shares)
        return [(counts, Fraction(share, whole)) for counts, share in shares if share]


def rough_leximin(first: Counts, *, sizes: Sequence[int], better: Better) -> tuple[Mixture, bool]:
    """Return what `leximin` returns; raise `Unproven` where whole numbers do not prove what floats found."""
    rough, tries = Rough.of(first, sizes), 0
    try:
        while rough.free:
            rough.raise_chance(better)
            unit, total, each = rough.prices()
            found = better(each, total) if min(each) >= 0 else None
            if found is None and min(each) >= 0 and any(each[row] for row in rough.free):
                held = sum(each[row] * rough.sizes[row] * chance for row, chance in rough.chances.items())
                rough.serve(each, (total - held) / Fraction(unit))
                continue
            if (tries := tries + 1) > RETRIES:
                raise Unproven
            rough.renew()
            if found is not None:
                rough.enter(found)
    except Stopped:
        return rough.so_far(), False
    return rough.proven(), True
