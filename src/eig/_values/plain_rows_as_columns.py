"""Rows of who, what and a mark as columns, where all is plain: what is odd anywhere is left to a check.

Of the marks of a jury few are distinct: each is read once. Nothing is refused here. Whoever gets no columns
looks at row after row, and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, cast

from eig._values.exact_numbers import exact_mark
from eig._values.field_rules_and_bounds import mark, text

EXACT: Final = frozenset((int, str, Fraction))
FLOATS: Final = frozenset((float, str))
"""Classes of which equal marks are one mark: a float equals other numbers than it stands for."""
LISTED: Final = frozenset((list, tuple))


def in_threes(rows: object) -> tuple[list[str], list[str], list[Any]] | None:
    """Return rows of two names and something as columns; None where one is no such row.

    >>> in_threes([("plume", "j1", 3)]), in_threes([("plume", 1, 3)])
    ((['plume'], ['j1'], [3]), None)
    """
    given = cast("Sequence[Sequence[Any]]", rows)
    if type(rows) not in LISTED or not {*map(type, given)} <= LISTED or {*map(len, given)} != {3}:
        return None
    first, second, third = ([row[at] for row in given] for at in range(3))
    return (first, second, third) if {*map(type, first), *map(type, second)} == {str} else None


def are_plain(cells: Sequence[object]) -> bool:
    """Tell whether equal cells are one mark.

    >>> are_plain([1, "2"]), are_plain([1, 1.0]), are_plain([True])
    (True, False, False)
    """
    kinds = {*map(type, cells)}
    return kinds <= EXACT or kinds <= FLOATS


def read_once(cells: Sequence[int | str | float | Fraction | None]) -> list[Fraction | None] | None:
    """Return the marks of a column, each distinct cell read once; None where one is no mark.

    >>> read_once(["1", None, 1]), read_once(["x"])
    ([Fraction(1, 1), None, Fraction(1, 1)], None)
    """
    found = {cell: None if cell is None else exact_mark(cell) for cell in {*cells}}
    if not all(mark.holds(one) for cell, one in found.items() if cell is not None):
        return None
    return list(map(found.__getitem__, cells))


def order_of(first: Sequence[str], second: Sequence[str]) -> list[int] | None:
    """Return the order of pairs of names; None where a pair stands twice, or one is no name.

    >>> order_of(["b", "a"], ["j", "j"]), order_of(["a", "a"], ["j", "j"]), order_of([" "], ["j"])
    ([1, 0], None, None)
    """
    pairs = list(zip(first, second, strict=True))
    if len({*pairs}) < len(pairs) or not all(map(text.stands, {*first, *second})):
        return None
    return sorted(range(len(pairs)), key=pairs.__getitem__)
