"""What a backend is: it makes programmes, which are solved in part for prices, or in whole for a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from eig._values.records import Record

Row = tuple[int | None, int]  # the least (None: anything) and the most that a row comes to
Column = tuple[float, tuple[tuple[int, int], ...]]  # cost in points, (row, value)


class Choice(Record):
    """The columns chosen, by number in the order they came; None if no choice was found."""

    columns: tuple[int, ...] | None
    settled: bool = True  # nothing costs less (or, with None, no choice exists)
    nodes: int = 0  # branches taken


class Relaxed(Record):
    """How much of each column is taken, and what one more of each row's sum would cost."""

    amounts: Sequence[float]
    prices: Sequence[float]


class Programme(Protocol):
    """A programme under way: so much of each column that every row is kept, at the least cost."""

    def add(self, columns: Sequence[Column], *, whole: bool) -> None:
        """Take further columns, to be chosen whole or not at all; or to be taken in any amount."""
        ...

    def relaxed(self, stop: Callable[[], bool] | None = None) -> Relaxed | None:
        """Return the answer where all columns may be taken in part; None if it has none, or on a stop."""
        ...

    def choose(self, nodes: int | None, stop: Callable[[], bool] | None) -> Choice:
        """Return the whole columns chosen at the least cost, to within one point."""
        ...


class Backend(Protocol):
    """Who can solve programmes."""

    def programme(self, rows: Sequence[Row]) -> Programme:
        """Return a programme of these rows, with no column yet."""
        ...
