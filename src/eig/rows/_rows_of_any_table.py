"""Any table as lines: what its rows hold by column, each with the number that its sheet gives it.

A table is a list of mappings (`csv.DictReader`, polars' `iter_rows(named=True)`, a database's rows), or a
data frame of pandas or polars, or a table of pyarrow, as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, Protocol, cast

from attrs import Factory, define, evolve, field

from eig._values.faults_together import raise_all
from eig._values.first_few_names import few
from eig._values.names_alike_but_for_case import fold, folded
from eig._values.names_and_clean_text import to_text
from eig._values.phrases_of_faults import Phrase, Quoted, Withheld
from eig.errors import Fault
from eig.programme.tables import NAMED
from eig.reasons import Because, FrozenMap, Reason, reasons_in
from eig.rows._read_cells import is_missing, shortest
from eig.rows._separator_encoding_and_heading import (
    LOOKED_AT,
    SEPARATORS,
    Found,
    Knows,
    above,
    heading_of,
    is_number,
    sign_of,
    table_in,
)
from eig.rows.dialects import Dialect

NOTHING_KNOWN: Final[Knows] = lambda _: False  # noqa: E731 # a default
WIDE: Final = 1 / 3
"""A number that half and single precision hold otherwise."""
SCALARS: Final = frozenset((str, int, float, bool, type(None)))


because: Because = reasons_in("rows")
MOST_CELLS: Final = 5_000_000
"""Cells of a table whose rows have columns of their own, blank ones included."""
LABELS: Final = ("object", "str", "string")
FILE: Final = re.compile(r"[^\r\n]+\.(?:csv|tsv|txt|xlsx?|xlsm|ods)", re.IGNORECASE)
LETTER: Final = re.compile(r"\([A-Z]{1,2}\)")
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


class Frame(Protocol):
    """A data frame, as it is: of pandas, polars or pyarrow."""

    @property
    def shape(self) -> tuple[int, ...]: ...  # theirs


@define(kw_only=True, eq=False)
class Lines:
    """A table by column: each row is made a line when somebody asks for it.

    Args:
        cells: What each column holds, one cell a line.
        numbers: The number of each line, as the sheet counts.
        faults: What is wrong with the form of a line, by its position.
        called: How the sheet calls columns whose cells were taken for those of others, line by line.
        dialect: How the table is written.
        missing: What tells whether a cell holds nothing.
        blank: The numbers of the rows that hold nothing, which are no lines.
        found: What was found out of the table.
        doubts: What of it is doubtful.
        is_text: Whether each cell is text.
    """

    cells: Mapping[str, Sequence[object]]
    numbers: Sequence[int]
    faults: Mapping[int, list[Fault]] = field(factory=dict[int, list[Fault]])
    called: Sequence[Mapping[str, str]] = ()
    dialect: Dialect = field(factory=Dialect)
    missing: Missing = field(default=Factory(lambda own: Missing(own.dialect), takes_self=True))
    blank: tuple[int, ...] = ()
    found: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()
    is_text: bool = False
    _kinds: dict[str, set[type]] = field(factory=dict[str, "set[type]"], init=False)
    _once: dict[str, Collection[object]] = field(factory=dict[str, Collection[object]], init=False)
    _gaps: dict[str, bool] = field(factory=dict[str, bool], init=False)

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Line]:
        return map(self.line, range(len(self.numbers)))

    def line(self, at: int) -> Line:
        """Return a line by its position."""
        return Line(
            number=self.numbers[at],
            cells={name: column[at] for name, column in self.cells.items()},
            faults=self.faults.get(at, []),
            called=self.called[at] if self.called else NOT_CALLED,
        )

    def but(self, rows: Collection[int]) -> Lines:
        """Return the lines without some rows of the sheet."""
        return self.some([at for at, one in enumerate(self.numbers) if one not in rows]) if rows else self

    def some(self, positions: Sequence[int]) -> Lines:
        """Return some of the lines."""
        return (
            self
            if len(positions) == len(self)
            else evolve(
                self,
                cells={name: [column[at] for at in positions] for name, column in self.cells.items()},
                numbers=[self.numbers[at] for at in positions],
                faults={new: self.faults[at] for new, at in enumerate(positions) if at in self.faults},
                called=[self.called[at] for at in positions if self.called],
            )
        )

    def holding(
        self, cells: Mapping[str, Sequence[object]], faults: Mapping[int, list[Fault]] | None = None
    ) -> Lines:
        """Return the lines with other cells in some columns."""
        found = self.faults if faults is None else faults
        return evolve(self, cells={**self.cells, **cells}, faults=found, is_text=False)

    def without(self, columns: Collection[str]) -> Lines:
        """Return the lines without some columns."""
        left = {name: cells for name, cells in self.cells.items() if name not in columns}
        return evolve(self, cells=left) if len(left) < len(self.cells) else self

    def one_each(self, jurors: Mapping[str, str]) -> Lines:
        """Return a line a juror for each line: what all share, and the cell of their column as the mark."""
        marks = zip(*[self.cells[column] for column in jurors], strict=True)
        shared = {name: column for name, column in self.cells.items() if name not in jurors}
        times = len(jurors)
        return evolve(
            self,
            cells={
                **{name: [cell for cell in column for _ in jurors] for name, column in shared.items()},
                "juror": [*jurors.values()] * len(self),
                "mark": [mark for row in marks for mark in row],
            },
            numbers=[number for number in self.numbers for _ in jurors],
            faults={at * times + more: own for at, own in self.faults.items() for more in range(times)},
            called=[dict.fromkeys(("mark", "juror"), column) for column in jurors] * len(self),
            is_text=False,
        )

    @property
    def heading(self) -> tuple[str, ...]:
        """The columns as the sheet calls them: those of jurors too, where each line is one mark of theirs."""
        made = {"state", *chain.from_iterable(self.called)} if self.called else set[str]()
        own = dict.fromkeys(chain.from_iterable(one.values() for one in self.called))
        return (*(one for one in self.cells if one not in made), *own)

    def one_value_each(self, columns: Sequence[str]) -> Lines:
        """Return a line for each value of some columns, under the first: those of a cell are parted."""
        there = [self.cells[one] for one in columns if one in self.cells]
        if not there:
            return self
        values = [
            [part for cell in cells for part in self._parts(cell) if not self.missing(part)] or [None]
            for cells in zip(*there, strict=True)
        ]
        lines = self.some([at for at, own in enumerate(values) for _ in own])
        cells = {name: own for name, own in lines.cells.items() if name not in columns[1:]}
        return evolve(lines, cells={**cells, columns[0]: [*chain.from_iterable(values)]}, is_text=False)

    def _parts(self, cell: object) -> Sequence[object]:
        if isinstance(cell, str):
            return [one.strip() for one in cell.split(self.dialect.separator)]
        return cast("Sequence[object]", cell) if isinstance(cell, (list, tuple)) else [cell]

    def kinds(self, column: str) -> set[type]:
        """Return the classes of the cells of a column."""
        if column not in self._kinds:
            self._kinds[column] = {str} if self.is_text else {*map(type, self.cells[column])}
        return self._kinds[column]

    def once(self, column: str) -> Collection[object]:
        """Return the distinct cells of a column in their order; all, where some are more than one value."""
        if column not in self._once:
            cells = self.cells[column]
            self._once[column] = dict.fromkeys(cells) if self.kinds(column) <= SCALARS else cells
        return self._once[column]

    def has_gaps(self, column: str) -> bool:
        """Tell whether a cell of a column holds nothing."""
        if column not in self._gaps:
            self._gaps[column] = any(map(self.missing, self.once(column)))
        return self._gaps[column]

    def filled(self, column: str) -> Sequence[object]:
        """Return the cells of a column that hold something."""
        cells = self.cells[column]
        return [cell for cell in cells if not self.missing(cell)] if self.has_gaps(column) else cells


def some_lines(rows: object, dialect: Dialect, knows: Knows = NOTHING_KNOWN) -> Lines:
    """Return the lines of a table that is to have some; `knows` tells headings that are known."""
    lines = lines_of(rows, dialect, knows)
    if not lines:
        found = Withheld(rows) if isinstance(rows, (str, bytes)) else ()
        raise Fault("rows", found, "rows.some_rows", {"blank": len(lines.blank) or None})
    _check_heading(lines, knows)
    _check_below(lines, knows)
    return _once_headed(lines)


def _once_headed(lines: Lines) -> Lines:
    """Return the lines without those that say the heading again, as each page of a print does."""
    first = next(iter(lines.cells), None)
    if first is None or not any(_is_named(first, cell) for cell in lines.once(first)):
        return lines
    rows = [line.number for line in lines if _says(lines, line, _is_named)]
    told = because("heading_again", rows=few([*map(str, rows)], len(rows), named=NAMED), count=len(rows))
    return evolve(lines.but({*rows}), found=(*lines.found, told)) if rows else lines


def _is_named(name: str, cell: object) -> bool:
    return isinstance(cell, str) and cell.strip() == name


def _says(lines: Lines, line: Line, what: Callable[[str, object], bool]) -> bool:
    """Tell whether something holds of each filled cell of a line, and it has two at least."""
    filled = [what(name, cell) for name, cell in line.cells.items() if not lines.missing(cell)]
    return len(filled) > 1 and all(filled)


def _check_below(lines: Lines, knows: Knows) -> None:
    """Refuse a row of words under the heading where the rows below it hold numbers: it is a second heading.

    Its first cell is blank, or each of its cells is in brackets, or known as a name of a column.
    """
    line = lines.line(0)
    words = [name for name, cell in line.cells.items() if not lines.missing(cell)]
    named = words and words[0] != next(iter(line.cells))
    if not (named or _says(lines, line, lambda _, cell: str(cell)[:1] in "([" or knows(str(cell)))):
        return
    below = {name: [cell for cell in lines.cells[name][1:] if not lines.missing(cell)] for name in words}
    counted = [name for name, own in below.items() if own and all(map(is_number, own))]
    if counted and not any(is_number(line.cells[name]) for name in words):
        told = tuple(str(line.cells[name]) for name in counted)
        raise Fault("", told, "rows.second_heading").in_row(line.number)


class Missing:
    """What tells, for one table, whether a cell holds nothing: each word is looked at once."""

    __slots__ = ("_dialect", "_known", "_words")

    def __init__(self, dialect: Dialect) -> None:
        self._dialect, self._words = dialect, folded((*dialect.missing, ""))
        self._known: dict[object, bool] = {"": True}

    def __call__(self, cell: object) -> bool:
        """Tell whether a cell holds nothing."""
        if cell is None:
            return True
        if type(cell) is not str:
            return is_missing(cell, self._dialect)
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = fold(cell) in self._words
        return found


def lines_of(rows: object, dialect: Dialect, knows: Knows = NOTHING_KNOWN) -> Lines:
    """Return the lines of a table that hold something: blank ones are left out, and still counted."""
    if isinstance(rows, (str, bytes)):
        _check_text(rows)
        return _held(_of_text(table_in(rows, dialect, knows), knows))
    given = _records(list(rows_of(rows)))
    if given and all(_mapping(row) is None and isinstance(row, (list, tuple)) for row in given[:1]):
        return _held(_of_grid(rows, [_values(row) for row in given], dialect, knows))
    return _held(_of_maps(given, dialect))


def _records(rows: list[object]) -> list[object]:
    """Return rows; of records as the API of Grist gives them, what their fields hold."""
    if not (rows and isinstance(rows[0], dict) and {*cast("dict[str, object]", rows[0])} == {"id", "fields"}):
        return rows
    return [
        cast("dict[str, object]", one).get("fields", cast("object", one)) if isinstance(one, dict) else one
        for one in rows
    ]


def _check_text(given: str | bytes) -> None:
    """Refuse the name of a file, and the bytes of a workbook: neither is the text of a table."""
    book = isinstance(given, bytes) and given.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    if book or (isinstance(given, str) and FILE.fullmatch(given.strip())):
        raise Fault("rows", Withheld(given) if book else given, "rows.its_text", {"workbook": book or None})


def _of_maps(rows: Sequence[object], dialect: Dialect) -> Lines:
    """Return rows as lines: where all have the names of the first, these are read once."""
    plain = {*map(type, rows)} == {dict}
    keys = {*map(tuple, cast("Sequence[dict[object, object]]", rows))} if plain else set[Any]()
    alike = next(iter(keys)) if len(keys) == 1 else ()
    names = [column_of(one) or letter_of(at) for at, one in enumerate(alike) if one is not None]
    if not names or len({*names}) < len(next(iter(keys))):
        called: dict[object, str] = {}
        given = [_line(number, row, called) for number, row in enumerate(rows, start=dialect.first_row)]
        return _by_column(given, dialect)
    columns = zip(*[row.values() for row in cast("Sequence[dict[object, object]]", rows)], strict=True)
    cells = dict(zip(names, columns, strict=True))
    return Lines(cells=cells, numbers=_counted(rows, dialect), dialect=dialect)


def _counted(rows: Sequence[object], dialect: Dialect, more: int = 0) -> range:
    """Return the numbers of rows, of which the first is so many rows further down than in any sheet."""
    first = dialect.first_row + more
    return range(first, first + len(rows))


def _by_column(lines: Sequence[Line], dialect: Dialect) -> Lines:
    """Return lines, each with cells of its own, by column."""
    names = dict.fromkeys(name for line in lines for name in line.cells)
    most = max(MOST_CELLS, 10 * sum(len(line.cells) for line in lines))
    if (cells := len(names) * len(lines)) > most:
        raise Fault("rows", cells, "rows.cells_in_all", {"most": most})
    return Lines(
        cells={name: [line.cells.get(name) for line in lines] for name in names},
        numbers=[line.number for line in lines],
        faults={at: line.faults for at, line in enumerate(lines) if line.faults},
        dialect=dialect,
    )


def _held(lines: Lines) -> Lines:
    """Return the lines that hold something, without columns that have neither a name nor a filled cell."""
    nameless = [name for name in lines.cells if LETTER.fullmatch(name) and not lines.filled(name)]
    lines = lines.without(nameless)
    blank: Sequence[int] = range(len(lines))
    for name, column in lines.cells.items():
        some = blank and lines.has_gaps(name)
        blank = [at for at in blank if lines.missing(column[at])] if some else ()
    gone = {at for at in blank if at not in lines.faults}
    if not gone:
        return lines
    rows = [lines.numbers[at] for at in sorted(gone)]
    return evolve(lines.but({*rows}), blank=tuple(rows))


def _of_text(found: Found, knows: Knows) -> Lines:
    numbers = _counted(found.columns[0] if found.columns else found.rows, found.dialect, found.heading)
    heading = _names(found.head, found.over, knows)
    lines = (
        Lines(
            cells=dict(zip(heading, found.columns, strict=True)),
            numbers=numbers,
            dialect=found.dialect,
            is_text=True,
        )
        if found.columns
        else _laid(heading, found.rows, numbers, found.dialect)
    )
    told = (*found.told, *_from_above(lines, found.head))
    faults = _parted_otherwise(lines)
    return evolve(lines, found=told, doubts=found.doubts, faults={**lines.faults, **faults})


def _parted_otherwise(lines: Lines) -> dict[int, list[Fault]]:
    """Return a fault for each line of one cell that another sign parts into as many as there are columns."""
    named = next(iter(lines.cells), None)
    rest = [column for name, column in lines.cells.items() if name != named]
    gaps = all(lines.has_gaps(name) for name in lines.cells if name != named)
    cells = lines.once(named) if named and len(rest) > 1 and gaps else ()
    signs = {cell: sign for cell in cells for sign in SEPARATORS if str(cell).count(sign) == len(rest)}
    faults: dict[int, list[Fault]] = {}
    for at, cell in enumerate(lines.cells[named] if named and signs else ()):
        if cell in signs and all(lines.missing(column[at]) for column in rest):
            fault = Fault("", cell, "rows.own_sign", {"sign": sign_of(signs[cell])})
            faults[at] = [fault.in_row(lines.numbers[at])]
    return faults


def _of_grid(given: object, rows: Sequence[Sequence[object]], dialect: Dialect, knows: Knows) -> Lines:
    """Return the lines of rows without names: a cursor says them, a sheet has them in its heading."""
    described = cast("Sequence[Sequence[object]] | None", getattr(given, "description", None))
    at = heading_of(rows, knows)
    body = rows if described else rows[at + 1 :]
    over = rows[at - 1] if at else ()
    heading = (
        _each_once([column_of(one[0]) for one in described]) if described else _names(rows[at], over, knows)
    )
    lines = _laid(heading, body, _counted(body, dialect, 0 if described else at), dialect)
    return lines if described else evolve(lines, found=(*above(rows, at), *_from_above(lines, rows[at])))


def _values(row: object) -> Sequence[object]:
    """Return what the cells of a row hold; cells of openpyxl hold a value, and show some as percentages."""
    return [_shown(one) if hasattr(one, "coordinate") else one for one in cast("Sequence[object]", row)]


def _shown(cell: object) -> object:
    """Return the value of a cell; a percentage as text, since 0.5 is shown as 50 %."""
    value: object = cast("Any", cell).value
    share = "%" in str(getattr(cell, "number_format", "")) and isinstance(value, (int, float))
    return f"{cast('float', value) * 100:g} %" if share else value


def _names(row: Sequence[object], over: Sequence[object], knows: Knows) -> list[str]:
    """Return the names of the columns under a heading, none of which stands twice.

    A column without a name has the one above, where that is known: the two cells were merged.
    """
    heading, above_ = (["" if one is None else column_of(one) for one in cells] for cells in (row, over))
    while heading and not heading[-1]:
        heading.pop()
    for at, name in enumerate(above_[: len(heading)]):
        if name and not heading[at] and name not in heading and knows(name):
            heading[at] = name
    return _each_once(heading, is_second=sum(map(bool, above_)) > 1)


def _each_once(names: Sequence[str], *, is_second: bool = False) -> list[str]:
    """Return the names of columns, or refuse those that stand twice; one without a name has its letter."""
    heading = [name or letter_of(at) for at, name in enumerate(names)]
    twice = [name for name, count in Counter(heading).items() if count > 1]
    code = "rows.two_headings" if is_second else "rows.column_once"
    raise_all("rows", [Fault("heading", name, code, row=0) for name in twice])
    return heading


def _from_above(lines: Lines, head: Sequence[object]) -> Iterator[Reason]:
    """Yield which names of columns stood above the heading."""
    own = {column_of(one) for one in head if one is not None}
    if told := tuple(Quoted(name) for name in lines.cells if name not in own and not LETTER.fullmatch(name)):
        yield because("name_above", names=told)


def letter_of(at: int) -> str:
    """Return how a column without a name is called: by its letter in a spreadsheet.

    >>> letter_of(0), letter_of(27)
    ('(A)', '(AB)')
    """
    before, own = divmod(at, 26)
    return f"({chr(64 + before) if before else ''}{chr(65 + own)})"


def _laid(
    heading: Sequence[str], rows: Sequence[Sequence[object]], numbers: Sequence[int], dialect: Dialect
) -> Lines:
    """Return rows under the names of their columns."""
    width = len(heading)
    numbered = enumerate(zip(numbers, rows, strict=True))
    longer = {at: _rest_of(number, list(row[width:])) for at, (number, row) in numbered if len(row) > width}
    if {*map(len, rows)} != {width}:
        rows = [[*row[:width], *[None] * (width - len(row))] for row in rows]
    return Lines(
        cells=dict(zip(heading, zip(*rows, strict=True), strict=False)),
        numbers=numbers,
        faults={at: faults for at, faults in longer.items() if faults},
        dialect=dialect,
    )


def _check_heading(lines: Lines, knows: Knows) -> None:
    """Refuse a table that was parted by another sign, or whose heading stands further down."""
    heading = tuple(lines.cells)
    if (known := sum(map(knows, heading))) > 1:
        return
    for sign in SEPARATORS if len(heading) == 1 and not known else ():
        parts = heading[0].split(sign)
        if len(parts) > 1 and any(map(knows, parts)):
            raise Fault("heading", heading[0], "rows.parted", {"sign": sign_of(sign)}, row=0)
    for line in map(lines.line, range(min(LOOKED_AT, len(lines)))):
        cells = [cell for cell in line.cells.values() if isinstance(cell, str)]
        if sum(map(knows, cells)) > max(known, 1):
            raise Fault("heading", heading, "rows.heading_below", {"row": str(line.number)}, row=0)


def rows_of(rows: object) -> Iterable[object]:
    """Return the rows of whatever holds some."""
    given: Any = rows
    framed = hasattr(given, "columns") or hasattr(given, "column_names")
    index = getattr(given, "index", None)
    if framed and (any(getattr(index, "names", ())) or str(getattr(index, "dtype", "")) in LABELS):
        given = given.reset_index()  # what pandas keeps beside the columns is a column of the table
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if framed and hasattr(given, method):
            named = given.column_names if hasattr(given, "column_names") else given.columns
            kinds = getattr(getattr(given, "schema", None), "types", getattr(given, "dtypes", ()))
            _each_once(list(map(column_of, named)))
            rows_ = cast("list[dict[object, object]]", getattr(given, method)(*arguments))
            return _as_written(rows_, dict(zip(named, kinds, strict=False)))
    try:
        found = None if isinstance(rows, (str, bytes, Mapping)) else iter(given)
    except Exception:  # noqa: BLE001 # to be read is anybody's code
        found = None
    if found is None:
        raise Fault("rows", Withheld(given), "values.rows")
    return cast("Iterable[object]", rows)


def _as_written(
    rows: list[dict[object, object]], kinds: Mapping[object, object]
) -> list[dict[object, object]]:
    """Return rows of a frame with the numbers of half and single precision as they were written."""
    narrow = {name: kind for name, kind in kinds.items() if shortest(WIDE, kind) != WIDE}
    if not narrow:
        return rows
    return [{**row, **{name: shortest(row[name], kind) for name, kind in narrow.items()}} for row in rows]


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
            line.faults += _rest_of(number, cell)
        else:
            name = names.get(column) or names.setdefault(column, column_of(column) or letter_of(len(cells)))
            if name in cells:
                line.faults.append(Fault("", name, "rows.column_once").in_row(number, name))
            cells[name] = cell
    return line


def _mapping(row: object) -> Mapping[object, object] | None:
    """Return a row as a mapping; rows of sqlite3 have keys without being one."""
    if isinstance(row, Mapping):
        return cast("Mapping[object, object]", row)
    keys = getattr(row, "keys", None)
    names = cast("list[object]", keys()) if callable(keys) and not isinstance(row, type) else None
    if names is None:
        return None
    if len({*names}) < len(names):
        _each_once(list(map(column_of, names)))
    return dict(zip(names, tuple(cast("Iterable[object]", row)), strict=True))


def column_of(column: object) -> str:
    r"""Return the name of a column: composed, without outer spaces or a byte-order mark; numbers as text.

    >>> column_of("\ufeffVœu\u00a01 "), column_of(3)
    ('Vœu 1', '3')
    """
    return " ".join(str(to_text(column)).removeprefix("\ufeff").split())


def _rest_of(number: int, cells: object) -> list[Fault]:
    """Refuse what csv.DictReader keeps under None: cells beyond the last column of the heading."""
    given = cast("list[object]", cells) if isinstance(cells, list) else [cells]
    if all(cell in ("", None) for cell in given):
        return []
    more = Phrase("rows.more_cells", count=len(given))
    return [Fault("", more, "rows.cell_each").in_row(number)]
