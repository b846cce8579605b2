"""Any table as lines: what its rows hold by column, each with the number that its sheet gives it.

A table is a list of mappings (`csv.DictReader`, polars' `iter_rows(named=True)`, a database's rows), or a
data frame of pandas or polars, or a table of pyarrow, as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from attrs import field, frozen

from eig._values.names import to_text
from eig._values.phrases import Withheld
from eig.errors import Fault
from eig.reasons import Reason
from eig.rows.dialects import Dialect

ABSENT: Final = ("NAType", "NaTType")  # what pandas writes for what is missing


@frozen(kw_only=True)
class Line:
    """One row of a table: its number, what it holds by column, and what is wrong with its form."""

    number: int
    cells: dict[str, object]
    faults: list[Fault] = field(factory=list[Fault])
    called: Mapping[str, str] = field(factory=dict[str, str])
    """How the sheet calls a column whose cell was taken for that of another."""

    def located(self, fault: Fault, column: str, about: Iterable[str] = (), value: object = ...) -> Fault:
        """Return a fault told of this row, a column as the sheet calls it, and whom the row is about."""
        return fault.in_row(self.number, self.called.get(column, column), about=tuple(about), value=value)


def is_missing(cell: object, dialect: Dialect) -> bool:
    """Tell whether a cell holds nothing: blank, None, NaN, what pandas writes, or a word that means so."""
    if isinstance(cell, str):
        return dialect.is_missing(cell)
    if isinstance(cell, float):
        return cell != cell  # noqa: PLR0124 # NaN alone differs from itself
    return cell is None or type(cell).__name__ in ABSENT


class Lines(list[Line]):
    """The lines of a table that hold something, and the numbers of those that hold nothing."""

    blank: tuple[int, ...] = ()
    found: tuple[Reason, ...] = ()


def lines_of(rows: object, dialect: Dialect) -> Lines:
    """Return the lines of a table that hold something: blank ones are left out, and still counted."""
    lines = [_line(number, row) for number, row in enumerate(rows_of(rows), start=dialect.first_row)]
    held = Lines(line for line in lines if line.faults or not _is_blank(line, dialect))
    there = {line.number for line in held}
    held.blank = tuple(line.number for line in lines if line.number not in there)
    return held


def some_lines(rows: object, dialect: Dialect) -> Lines:
    """Return the lines of a table that is to have some."""
    lines = lines_of(rows, dialect)
    if not lines:
        raise Fault("rows", None, "rows.some_rows", {"blank": len(lines.blank) or None})
    return lines


def _is_blank(line: Line, dialect: Dialect) -> bool:
    return all(is_missing(cell, dialect) for cell in line.cells.values())


def rows_of(rows: object) -> Iterable[object]:
    """Return the rows of whatever holds some."""
    given: Any = rows
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if hasattr(given, method) and (hasattr(given, "columns") or hasattr(given, "column_names")):
            return cast("Iterable[object]", getattr(given, method)(*arguments))
    try:
        found = None if isinstance(rows, (str, bytes, Mapping)) else iter(given)
    except Exception:  # noqa: BLE001 # to be read is anybody's code
        found = None
    if found is None:
        raise Fault("rows", Withheld(given), "values.rows")
    return cast("Iterable[object]", rows)


def _line(number: int, row: object) -> Line:
    given = _mapping(row)
    if given is None:
        fault = Fault("", Withheld(row), "rows.row").in_row(number)
        return Line(number=number, cells={}, faults=[fault])
    cells: dict[str, object] = {}
    line = Line(number=number, cells=cells)
    for column, cell in given.items():
        if column is None:
            _check_rest(line, cell)
        else:
            name = column_of(column)
            if name and name in cells:
                line.faults.append(Fault("", name, "rows.column_once").in_row(number, name))
            cells[name] = cell
    return line


def _mapping(row: object) -> Mapping[object, object] | None:
    """Return a row as a mapping; rows of sqlite3 have keys without being one."""
    if isinstance(row, Mapping):
        return cast("Mapping[object, object]", row)
    keys = getattr(row, "keys", None)
    names = cast("list[object]", keys()) if callable(keys) and not isinstance(row, type) else None
    return None if names is None else dict(zip(names, tuple(cast("Iterable[object]", row)), strict=True))


def column_of(column: object) -> str:
    r"""Return the name of a column: composed, without outer spaces or a byte-order mark; numbers as text.

    >>> column_of("\ufeffVœu\u00a01 "), column_of(3)
    ('Vœu 1', '3')
    """
    return " ".join(str(to_text(column)).removeprefix("\ufeff").split())


def _check_rest(line: Line, cells: object) -> None:
    """Refuse what csv.DictReader keeps under None: cells beyond the last column of the heading."""
    held = Withheld(cells)
    given = cast("list[object]", cells) if isinstance(cells, list) else [cells]
    if any(cell not in ("", None) for cell in given):
        facts = {"count": len(given)}
        line.faults.append(Fault("", held, "rows.cell_each", facts).in_row(line.number))
