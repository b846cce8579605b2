"""Exact maximin and leximin by column generation: the mixture of sets that serves the worst-off best.

Rows are types of interchangeable items, columns are sets, an entry is how many of a type the set holds. The
simplex method runs on whole numbers over one denominator (Edmonds 1967; Bareiss 1968); ties of its ratio test
are parted by a perturbed right-hand side (Charnes 1952). A search over all sets finds no column that
improves: the optimum is proven. Leximin goes on from there (Flanigan, Gölz, Gupta, Hennig & Procaccia 2021):
types whose price is above zero can have no better chance, are held to it, and the next worst is served.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import Factory, define, field

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
