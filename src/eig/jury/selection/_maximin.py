"""Exact maximin by column generation: the mixture of sets that serves the worst-off type best.

Rows are types of interchangeable items, columns are sets, an entry is the chance that the set gives each
member of the type. The simplex method runs on fractions with the lexicographic rule (Dantzig, Orden & Wolfe
1955), so that it ends; a search over all sets finds no column that improves, so that the optimum is proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import define

ZERO, ONE = Fraction(0), Fraction(1)
T = TypeVar("T")
Row = list[Fraction]


@define
class Tableau(Generic[T]):
    """The basis: what each row holds, its value, and the inverse. Columns of the inverse: sum, then types.

    A held value is a set with its probability, or a slack (a type's chance above the worst), or, as None,
    the worst chance itself.
    """

    held: list[T | int | None]
    values: Row
    inverse: list[Row]

    @property
    def prices(self) -> Row:
        """The simplex multipliers: the row of the inverse that holds the worst chance."""
        return self.inverse[self.held.index(None)]

    def enter(self, what: T | int, column: Sequence[Fraction]) -> None:
        """Bring a column into the basis; the lexicographically smallest ratio leaves."""
        moved = [_dot(row, column) for row in self.inverse]
        places = [place for place, rate in enumerate(moved) if rate > 0]
        leaving = min(places, key=lambda place: self._ratios(place, moved[place]))
        pivot = moved[leaving]
        self.held[leaving] = what
        self.values[leaving] /= pivot
        self.inverse[leaving] = [part / pivot for part in self.inverse[leaving]]
        for place, rate in enumerate(moved):
            if place != leaving and rate:
                self.values[place] -= rate * self.values[leaving]
                self.inverse[place] = [
                    part - rate * base
                    for part, base in zip(self.inverse[place], self.inverse[leaving], strict=True)
                ]

    def _ratios(self, place: int, rate: Fraction) -> Row:
        return [part / rate for part in (self.values[place], *self.inverse[place])]


def _dot(left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(left, right, strict=True) if a and b), ZERO)


def maximin(
    first: T,
    *,
    chances: Callable[[T], Sequence[Fraction]],
    better: Callable[[Sequence[Fraction], Fraction], T | None],
) -> list[tuple[T, Fraction]]:
    """Return sets with their probabilities, such that the smallest chance is the greatest possible.

    Args:
        first: Any set.
        chances: The chance that a set gives the members of each type.
        better: A set whose sum of chances, weighted by type, is above a value; None if there is none. The
            weights are from 0.
    """
    tableau = _start(first, chances(first))
    while True:
        prices = tableau.prices
        slack = next((row for row, price in enumerate(prices[1:]) if price < 0), None)
        if slack is not None:
            tableau.enter(slack, _unit(slack + 1, len(prices)))
            continue
        found = better(prices[1:], prices[0])
        if found is None:
            return list(_mixture(tableau))
        tableau.enter(found, [ONE, *(-chance for chance in chances(found))])


def _unit(place: int, size: int) -> Row:
    return [Fraction(row == place) for row in range(size)]


def _mixture(tableau: Tableau[T]) -> Iterator[tuple[T, Fraction]]:
    for what, value in zip(tableau.held, tableau.values, strict=True):
        if what is not None and not isinstance(what, int) and value:
            yield what, value


def _start(first: T, chances: Sequence[Fraction]) -> Tableau[T]:
    """Return the basis of one set: it is certain, and each type but the worst has its chance above the worst.

    Row 0: the probabilities sum to one. Row t: worst + slack(t) - chance(t) = 0.
    """
    count = len(chances)
    # The last of the worst types: rows start lexicographically positive, which is what makes the method end.
    worst = min(reversed(range(count)), key=chances.__getitem__)
    held: list[T | int | None] = [first]
    values, inverse = [ONE], [_unit(0, count + 1)]
    for row in range(count):
        lead = row == worst
        held.append(None if lead else row)
        base = ZERO if lead else chances[worst]
        values.append(chances[row] - base)
        line = [chances[row] - base, *_unit(row, count)]
        if not lead:
            line[worst + 1] -= 1
        inverse.append(line)
    return Tableau(held, values, inverse)
