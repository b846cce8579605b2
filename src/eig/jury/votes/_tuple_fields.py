"""Fields that hold tuples of tuples: a converter that never raises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from eig._values.tuple_fields import to_tuple

T = TypeVar("T")


def to_tuples(values: Iterable[Iterable[T]]) -> tuple[tuple[T, ...], ...]:
    """Return a tuple of tuples; what is not a series stays as it is, for the check that follows.

    >>> to_tuples([[1], (2, 3)]), to_tuples(4)
    (((1,), (2, 3)), 4)
    """
    given = cast("object", to_tuple(values))
    if not isinstance(given, tuple):
        return cast("tuple[tuple[T, ...], ...]", given)
    return tuple(to_tuple(part) for part in cast("tuple[Iterable[T], ...]", given))
