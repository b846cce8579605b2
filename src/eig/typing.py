"""Public aliases and protocols, for annotations in your own code.

>>> def holidays(year: int) -> "HolidayDates": ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from eig._ground.languages import Language

__all__ = ["Cell", "Exact", "HolidayDates", "Lang", "MapFunction", "ProgressCall", "Tabular"]


def __dir__() -> list[str]:
    return __all__


Lang: TypeAlias = Literal["en", "fr"] | Language
"""The languages that results speak: English, French, or one of the caller's (`eig.reasons.Language`)."""

Exact: TypeAlias = int | Fraction
"""A number without rounding. Text such as `"13.5"` or `"1/3"` is accepted where one is asked for."""

Cell: TypeAlias = str | int | float | bool | None
"""What a cell of a tidy row may hold: a plain scalar."""

HolidayDates: TypeAlias = Iterable[date | tuple[date, str]]
"""What a holiday rule returns for a year: dates, with or without their names."""

ProgressCall: TypeAlias = Callable[[int, int], object]
"""Called with `(done, total)` on long work."""


class MapFunction(Protocol):
    """An order-keeping map: the builtin, or an executor's, Dask's or Ray's.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> with ThreadPoolExecutor() as pool:
    ...     mapper: MapFunction = pool.map
    """

    def __call__(self, function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterable[Any]:
        """Apply `function` to each of `items`, in order."""
        ...


@runtime_checkable
class Tabular(Protocol):
    """A result that can be laid out as tidy rows, one mapping each, the same keys in all.

    >>> isinstance(3, Tabular)
    False
    """

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return the rows with exact cells; `eig.to_rows` makes them plain scalars."""
        ...
