"""Rows of who, what and a mark as columns, where all is plain: what is odd anywhere is left to a check.

Of the marks of a jury few are distinct: each is read once. Nothing is refused here. Whoever gets no columns
looks at row after row, and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, count, islice
from operator import add, itemgetter
from typing import Any, Final, cast

from eig._values.annotation_rules_and_late_classes import ENDLESS
from eig._values.exact_numbers import exact_mark
from eig._values.field_rules_and_bounds import ids, mark
from eig._values.names_and_clean_text import are_plain_names

EXACT: Final = frozenset((int, str, Fraction, Decimal))
FLOATS: Final = frozenset((float, str))
"""Classes of which equal marks are one mark: a float equals other numbers than it stands for."""
LISTED: Final = frozenset((list, tuple))


def read_ahead(rows: object) -> object:
    """Return the rows of an iterator as a tuple, and what is none, or may be endless, as it is.

    >>> read_ahead(iter([1, 2])), read_ahead("ab")
    ((1, 2), 'ab')
    """
    if not isinstance(rows, Iterator):
        return rows
    given = cast("Iterator[object]", rows)
    read = tuple(islice(given, ENDLESS))
    return read if len(read) < ENDLESS else chain(read, given)


def in_threes(rows: object) -> tuple[list[str], list[str], list[Any]] | None:
    """Return rows of two names and something as columns; None where one is no such row.

    >>> in_threes([("plume", "j1", 3)]), in_threes([("plume", 1, 3)])
    ((['plume'], ['j1'], [3]), None)
    """
    given = cast("Sequence[Sequence[Any]]", rows)
    if type(rows) not in LISTED or not {*map(type, given)} <= LISTED or {*map(len, given)} != {3}:
        return None
    first, second, third = (list(map(itemgetter(at), given)) for at in range(3))
    return (first, second, third) if {*map(type, first), *map(type, second)} == {str} else None


def are_plain(cells: Sequence[object]) -> bool:
    """Tell whether equal cells are one mark.

    >>> are_plain([1, "2"]), are_plain([1, 1.0]), are_plain([True])
    (True, False, False)
    """
    kinds = {*map(type, cells)}
    finite = Decimal not in kinds or all(one.is_finite() for one in cells if isinstance(one, Decimal))
    return (kinds <= EXACT and finite) or kinds <= FLOATS


def read_once(
    cells: Sequence[int | str | float | Fraction | Decimal | None],
) -> tuple[list[Fraction | None], Mapping[int, Fraction | None]] | None:
    """Return the marks of a column, each distinct cell read once, and these by `id`; None if one is no mark.

    >>> column, once = read_once(["1", None, "1"]) or ([], {})
    >>> column, list(once.values()), read_once(["x"])
    ([Fraction(1, 1), None, Fraction(1, 1)], [Fraction(1, 1), None], None)
    """
    found = {cell: None if cell is None else exact_mark(cell) for cell in dict.fromkeys(cells)}
    if not all(mark.holds(one) for cell, one in found.items() if cell is not None):
        return None
    return list(map(found.__getitem__, cells)), {id(one): one for one in found.values()}


def names_in(names: Collection[object]) -> tuple[str, ...] | None:
    """Return names sorted, each once; None where one is no name as it stands.

    >>> names_in(["b", "a", "b"]), names_in(["a", " "]), names_in(["a", 3])
    (('a', 'b'), None, None)
    """
    once = {*names} if {*map(type, names)} <= {str} else None
    found = None if once is None else tuple(sorted(cast("set[str]", once)))
    return found if found is not None and (are_plain_names(found) or ids.stands(found)) else None


def order_of(
    first: Sequence[str], second: Sequence[str], names: tuple[Sequence[str], Sequence[str]]
) -> list[int] | None:
    """Return the order of pairs of names, all of which stand in order in `names`; None if a pair is twice.

    >>> order_of(["b", "a"], ["j", "j"], ("ab", "j")), order_of(["a", "a"], ["j", "j"], ("a", "j"))
    ([1, 0], None)
    """
    outer, inner = (
        dict(zip(some, count(0, step), strict=False))
        for some, step in zip(names, (len(names[1]), 1), strict=True)
    )
    keys = [*map(add, map(outer.__getitem__, first), map(inner.__getitem__, second))]
    return sorted(range(len(keys)), key=keys.__getitem__) if len({*keys}) == len(keys) else None
