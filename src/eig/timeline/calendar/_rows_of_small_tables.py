"""Small tables as programs read them: rows of cells by column, each told of by its row.

A table of another dialect is read by `eig.rows.read`; this reads the plain one: ISO dates, durations as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, cast

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import to_day
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Quoted, Withheld, noun
from eig.errors import Fault
from eig.programme.durations import to_duration

Cell = Callable[[object], object]
Table = Iterable[Mapping[str, object]]
_FIRST_ROW: Final = 2  # the heading is row 1, as a sheet counts
_FLAGS: Final[Mapping[str, bool]] = MappingProxyType(
    {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
)


def as_text(cell: object) -> object:
    """Return a cell that holds a name, without outer spaces."""
    return cell.strip() if isinstance(cell, str) else cell


def as_day(cell: object) -> object:
    """Return a cell that holds a date, from ISO text.

    >>> as_day("2018-11-20")
    datetime.date(2018, 11, 20)
    """
    if not isinstance(cell, str):
        return to_day(cell)
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        raise Fault("cell", cell, "timeline.calendar.iso_day") from None


def as_duration(cell: object) -> object:
    """Return a cell that holds a duration, from its text."""
    return to_duration(as_text(cell))


def as_flag(cell: object) -> object:
    """Return a cell that says yes or no.

    >>> as_flag("yes"), as_flag(False)
    (True, False)
    """
    return _FLAGS.get(cell.strip().lower(), cell) if isinstance(cell, str) else cell


def read_table(
    place: str, table: Table, columns: Mapping[str, Cell], *, other_names: Mapping[str, str]
) -> list[tuple[int, dict[str, object]]]:
    """Return the rows of a table with their numbers, each cell read; empty cells are left out.

    Raises:
        Fault, Faults: A column that nobody reads, or a cell that cannot be read, with its row.

    >>> rows = [{"phase": "call", "last": "2018-10-15", "started": ""}]
    >>> columns = {"key": as_text, "last": as_day, "started": as_day}
    >>> read_table("status", rows, columns, other_names={"phase": "key"})
    [(2, {'key': 'call', 'last': datetime.date(2018, 10, 15)})]
    """
    faults = Gather(place)
    known = Known((*columns, *other_names))
    told: set[str] = set()
    found: list[tuple[int, dict[str, object]]] = []
    for number, row in enumerate(table, start=_FIRST_ROW):
        cells: dict[str, object] = {}
        if not isinstance(row, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] # of anybody's table
            faults.add(Fault(place, Withheld(row), "timeline.calendar.cells").in_row(number))
            continue
        for column, cell in row.items():
            name = other_names.get(column, column)
            if name not in columns:
                if column not in told:
                    faults.add(_stranger(column, known))
                told.add(column)
            elif not _is_empty(cell):
                _keep(cells, faults, (name, columns[name], cell), (number, column))
        if cells:
            found.append((number, cells))
    faults.done()
    return found


def _keep(
    cells: dict[str, object], faults: Gather, read: tuple[str, Cell, object], at: tuple[int, str]
) -> None:
    name, reading, cell = read
    try:
        cells[name] = reading(cell)
    except Fault as fault:
        faults.add(fault.in_row(*at, value=cell))


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip()) or cell != cell  # noqa: PLR0124 # NaN


def _stranger(column: object, known: Known) -> Fault:
    near = tuple(map(Quoted, known.nearest(str(column), 1))) or None
    return Fault("heading", column, "values.known", {"what": noun("a column"), "nearest": near}, row=0)


def is_table(value: object) -> bool:
    """Tell whether a series holds rows of a table, from its first."""
    return isinstance(value, tuple) and any(
        isinstance(one, Mapping) for one in cast("tuple[object, ...]", value)
    )
