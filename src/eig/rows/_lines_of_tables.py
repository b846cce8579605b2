"""Any table as lines: what its rows hold by column, each with the number that its sheet gives it.

A table is a list of mappings (`csv.DictReader`, polars' `iter_rows(named=True)`, a database's rows), or a
data frame of pandas or polars, or a table of pyarrow, as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol, cast

from attrs import define, field

from eig._values.faults_together import raise_all
from eig._values.names import to_text
from eig._values.phrases import Withheld
from eig.errors import Fault
from eig.reasons import FrozenMap, Reason
from eig.rows._text_tables import LOOKED_AT, SEPARATORS, Found, Knows, above, heading_of, sign_of, table_in
from eig.rows.dialects import Dialect

SHEET_FIRST: Final = 2  # the number of the first row under a heading, which is row 1
NOTHING_KNOWN: Final[Knows] = lambda _: False  # noqa: E731 # a default
ABSENT: Final = ("NAType", "NaTType")  # what pandas writes for what is missing


NOT_CALLED: Final[Mapping[str, str]] = FrozenMap[str]()


@define(kw_only=True, eq=False)
class Line:
    """One row of a table: its number, what it holds by column, and what is wrong with its form."""

    number: int
    cells: dict[str, object]
    faults: list[Fault] = field(factory=list[Fault])
    called: Mapping[str, str] = NOT_CALLED
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


class Frame(Protocol):
    """A data frame, as it is: of pandas, polars or pyarrow."""

    @property
    def shape(self) -> tuple[int, ...]: ...  # theirs


class Lines(list[Line]):
    """The lines of a table that hold something, how it is written, and what was found out of it."""

    dialect: Dialect
    missing: Missing
    blank: tuple[int, ...] = ()
    found: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()


def some_lines(rows: object, dialect: Dialect, knows: Knows = NOTHING_KNOWN) -> Lines:
    """Return the lines of a table that is to have some; `knows` tells headings that are known."""
    lines = lines_of(rows, dialect, knows)
    if not lines:
        raise Fault("rows", None, "rows.some_rows", {"blank": len(lines.blank) or None})
    _check_heading(lines, knows)
    return lines


def columns_in(lines: Iterable[Line]) -> dict[str, None]:
    """Return the columns of some lines, in their order; those of one table have the same, nearly always."""
    found: dict[str, None] = {}
    last: tuple[str, ...] = ()
    for line in lines:
        names = tuple(line.cells)
        if names != last:
            found.update(dict.fromkeys(names))
            last = names
    return found


class Missing:
    """What tells, for one table, whether a cell holds nothing: each word is looked at once."""

    __slots__ = ("_dialect", "_known")

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[object, bool] = {"": True}

    def __call__(self, cell: object) -> bool:
        """Tell whether a cell holds nothing."""
        if cell is None:
            return True
        if type(cell) is not str:
            return is_missing(cell, self._dialect)
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._dialect.is_missing(cell)
        return found


def lines_of(rows: object, dialect: Dialect, knows: Knows = NOTHING_KNOWN) -> Lines:
    """Return the lines of a table that hold something: blank ones are left out, and still counted."""
    if isinstance(rows, (str, bytes)):
        return _held(*_of_text(table_in(rows, dialect, knows)))
    given = list(rows_of(rows))
    first = dialect.first_row
    if given and all(_mapping(row) is None and isinstance(row, (list, tuple)) for row in given[:1]):
        return _held(*_of_grid(rows, [_values(row) for row in given], dialect, knows))
    return _held(_alike(given, first), dialect)


def _alike(rows: Iterable[object], first: int) -> list[Line]:
    """Return rows as lines: those under the heading of the row before have its names, read once."""
    names: dict[object, str] = {}
    heading: tuple[object, ...] = ()
    called: list[str] = []
    lines: list[Line] = []
    maps = cast("Iterable[dict[object, object] | None]", rows)
    for number, row in enumerate(maps, start=first):
        keys = tuple(row) if isinstance(row, dict) else ()
        if row is not None and keys and keys == heading:
            line = Line(number=number, cells=dict(zip(called, row.values(), strict=True)))
        else:
            line = _line(number, row, names)
            called = list(line.cells)
            heading = keys if len(called) == len(keys) and not line.faults else ()
        lines.append(line)
    return lines


def _held(
    lines: list[Line], dialect: Dialect, found: Iterable[Reason] = (), doubts: Iterable[Reason] = ()
) -> Lines:
    """Return the lines that hold something."""
    missing = Missing(dialect)
    held = Lines(line for line in lines if line.faults or not all(map(missing, line.cells.values())))
    there = {line.number for line in held}
    held.blank = tuple(line.number for line in lines if line.number not in there)
    held.dialect, held.missing, held.found, held.doubts = dialect, missing, tuple(found), tuple(doubts)
    return held


def _of_text(found: Found) -> tuple[list[Line], Dialect, tuple[Reason, ...], tuple[Reason, ...]]:
    lines = _under(found.rows, found.heading, first=found.dialect.first_row)
    return lines, found.dialect, found.told, found.doubts


def _of_grid(
    given: object, rows: Sequence[Sequence[object]], dialect: Dialect, knows: Knows
) -> tuple[list[Line], Dialect, tuple[Reason, ...]]:
    """Return the lines of rows without names: a cursor says them, a sheet has them in its heading."""
    described = cast("Sequence[Sequence[object]] | None", getattr(given, "description", None))
    if described:
        heading = [column_of(one[0]) for one in described]
        lines = [_of_cells(at, heading, row) for at, row in enumerate(rows, start=dialect.first_row)]
        return lines, dialect, ()
    at = heading_of(rows, knows)
    return _under(rows, at, first=dialect.first_row), dialect, tuple(above(rows, at))


def _values(row: object) -> Sequence[object]:
    """Return what the cells of a row hold; cells of openpyxl hold a value."""
    given = cast("Sequence[object]", row)
    return [cast("Any", one).value if hasattr(one, "coordinate") else one for one in given]


def _under(rows: Sequence[Sequence[object]], at: int, *, first: int) -> list[Line]:
    """Return the lines under a heading, each with the number that its sheet gives it."""
    if not rows:
        return []
    heading = ["" if one is None else column_of(one) for one in rows[at]]
    while heading and not heading[-1]:
        heading.pop()
    twice = [name for name, count in Counter(heading).items() if name and count > 1]
    raise_all("rows", [Fault("heading", name, "rows.column_once", row=0) for name in twice])
    start = at + first if at or first == SHEET_FIRST else first
    return [_of_cells(start + number, heading, row) for number, row in enumerate(rows[at + 1 :])]


def _of_cells(number: int, heading: Sequence[str], row: Sequence[object]) -> Line:
    cells = row if len(row) >= len(heading) else [*row, *[None] * (len(heading) - len(row))]
    line = Line(number=number, cells=dict(zip(heading, cells, strict=False)))
    if len(row) > len(heading):
        _check_rest(line, list(row[len(heading) :]))
    return line


def _check_heading(lines: Lines, knows: Knows) -> None:
    """Refuse a table that was parted by another sign, or whose heading stands further down."""
    heading = tuple(columns_in(lines))
    if (known := sum(map(knows, heading))) > 1:
        return
    for sign in SEPARATORS if len(heading) == 1 and not known else ():
        parts = heading[0].split(sign)
        if len(parts) > 1 and any(map(knows, parts)):
            raise Fault("heading", heading[0], "rows.parted", {"sign": sign_of(sign)}, row=0)
    for line in lines[:LOOKED_AT]:
        cells = [cell for cell in line.cells.values() if isinstance(cell, str)]
        if sum(map(knows, cells)) > max(known, 1):
            raise Fault("heading", heading, "rows.heading_below", {"row": str(line.number)}, row=0)


def rows_of(rows: object) -> Iterable[object]:
    """Return the rows of whatever holds some."""
    given: Any = rows
    framed = hasattr(given, "columns") or hasattr(given, "column_names")
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if framed and hasattr(given, method):
            return cast("Iterable[object]", getattr(given, method)(*arguments))
    try:
        found = None if isinstance(rows, (str, bytes, Mapping)) else iter(given)
    except Exception:  # noqa: BLE001 # to be read is anybody's code
        found = None
    if found is None:
        raise Fault("rows", Withheld(given), "values.rows")
    return cast("Iterable[object]", rows)


def _line(number: int, row: object, names: dict[object, str]) -> Line:
    """Return a row as a line; `names` keeps what columns are called, which all rows have in common."""
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
            name = names.get(column) or names.setdefault(column, column_of(column))
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
