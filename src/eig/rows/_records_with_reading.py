"""What a table gave, with the account of how it was read: a tuple that keeps its reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from eig.programme.tables import TableReading

T = TypeVar("T")


class Records(tuple[T, ...]):  # noqa: SLOT001 # it keeps its reading
    """The values of a table, one a row, and its `reading`. It equals a plain tuple of the same values."""

    reading: TableReading

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)


def records_of(values: Iterable[T], reading: TableReading) -> Records[T]:
    """Return values with the account of how they were read."""
    found = Records(values)
    found.__dict__["reading"] = reading
    return found
