"""Rows in, rows out: from any table to values with every fault located, and from any result to tidy rows.

A row is a mapping from column names to cells: what `csv.DictReader`, pandas' `to_dict("records")`,
polars' `iter_rows(named=True)` or a database cursor gives. Nothing is dropped: a column that no field
takes is a fault, unless it is named in `ignore`. All faults of a table come back together, each with its
row (counted from 0, without the heading), field, value, rule and remedy.

A cell is read by the field that takes it. Blank text, None and NaN are *missing*. A float, which tables
give for numbers with a decimal point, is read by its shortest decimal text: 13.1 is 131/10.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, AttrsInstance, fields

from eig._ground.checks import raise_all
from eig._ground.frozen import FrozenMap
from eig.errors import Fault, Faults
from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.reviews import Review, Reviews
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scoresheet import Scoresheet
from eig.typing import Cell, Tabular

__all__ = ["read", "reviews", "scoresheet", "to_rows"]

T = TypeVar("T", bound=AttrsInstance)
Row = Mapping[str, object]
TRUE, FALSE = ("true", "yes", "1", "oui", "vrai"), ("false", "no", "0", "non", "faux")


def __dir__() -> list[str]:
    return __all__


# ── rows out ──────────────────────────────────────────────────────────────────────────────────────


def to_rows(result: Tabular, *, exact: bool = False) -> list[dict[str, Cell]]:
    """Return a result as dicts of plain scalars with fixed keys, for pandas, polars, pyarrow or csv.

    Dates become ISO text; several values in a cell become text joined by `"; "`; a fraction becomes a float,
    or text such as `"27/2"` with `exact=True`; what is undefined becomes None.

    >>> from eig.jury import Reviews
    >>> marks = Reviews.from_triples([("plume", "j1", "13.5")])
    >>> to_rows(marks)
    [{'item': 'plume', 'juror': 'j1', 'mark': 13.5}]
    >>> to_rows(marks, exact=True)[0]["mark"]
    '27/2'
    """
    return [{key: _scalar(cell, exact=exact) for key, cell in row.items()} for row in result.rows()]


def _scalar(cell: object, *, exact: bool) -> Cell:
    if isinstance(cell, Fraction):
        return str(cell) if exact else float(cell)
    if cell is None or isinstance(cell, (str, int, float)):
        return cell
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return "; ".join(str(_scalar(part, exact=exact)) for part in cast("tuple[object, ...]", cell))
    return str(cell) if cell else None


# ── rows in ───────────────────────────────────────────────────────────────────────────────────────


def read(
    rows: Iterable[Row],
    kind: type[T],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
    separator: str = ";",
) -> tuple[T, ...]:
    """Return one value of `kind` a row.

    Args:
        rows: The table; any iterable of mappings.
        kind: A frozen class of `eig`, such as `Candidate`, `Challenge`, `Juror` or `Review`.
        columns: Which column a field reads, by field; a field not named here reads the column of its
            own name. A mapping field, such as `skills`, reads every column named `skills.` and a key.
        ignore: Columns that are left out on purpose.
        separator: What parts the values of a cell that holds several.

    Raises:
        Faults: With every fault of every row (a lone fault comes as a `Fault`).

    >>> from eig.jury import Review
    >>> rows = [{"wine": "A1", "juror": "J1", "score": "13,5"}]
    >>> read(rows, Review, columns={"item": "wine", "mark": "score"})
    Traceback (most recent call last):
    ...
    eig.errors.Fault: rows[0].score is '13,5': it is an exact number; write it with a decimal point
    """
    reader = _Reader(kind, columns or {}, frozenset(ignore), separator)
    return _all_or_faults("rows", [reader.read(number, row) for number, row in enumerate(rows)])


def _all_or_faults(subject: str, found: Sequence[tuple[T | None, list[Fault]]]) -> tuple[T, ...]:
    raise_all(subject, [fault for _, faults in found for fault in faults])
    return tuple(value for value, _ in found if value is not None)


def _missing(cell: object) -> bool:
    blank = isinstance(cell, str) and not cell.strip()
    return cell is None or blank or (isinstance(cell, float) and cell != cell)  # noqa: PLR0124 # NaN alone differs from itself


def _plain(cell: object) -> object:
    """Return numpy's scalars as Python's, text without its outer spaces, and the rest as it is."""
    item = None if isinstance(cell, (str, int, float)) else getattr(cell, "item", None)
    value = item() if callable(item) else cell
    return value.strip() if isinstance(value, str) else value


def _to_text(cell: object) -> str:
    return str(cell)


def _to_whole(cell: object) -> int:
    number = _to_fraction(cell)
    if number.denominator != 1:
        raise ValueError
    return number.numerator


def _to_fraction(cell: object) -> Fraction:
    return Fraction(repr(cell)) if isinstance(cell, float) else Fraction(cast("str | int | Decimal", cell))


def _to_flag(cell: object) -> bool:
    word = str(cell).lower()
    if word not in TRUE + FALSE:
        raise ValueError
    return word in TRUE


def _to_day(cell: object) -> dt.date:
    if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime):
        return cell
    return dt.date.fromisoformat(str(cell))


def _to_moment(cell: object) -> dt.datetime:
    return cell if isinstance(cell, dt.datetime) else dt.datetime.fromisoformat(str(cell))


_CELLS: Mapping[object, tuple[Callable[[object], object], str, str]] = {
    str: (_to_text, "it is text", "give text"),
    int: (_to_whole, "it is a whole number", "give digits only"),
    bool: (_to_flag, "it is yes or no", f"give one of {', '.join(TRUE + FALSE)}"),
    Fraction: (_to_fraction, "it is an exact number", "write it with a decimal point"),
    dt.date: (_to_day, "it is a date", "write it as 2019-01-16"),
    dt.datetime: (_to_moment, "it is a date and time with its offset", "write it as 2018-10-15T17:00+02:00"),
}


class _Reader:
    """Read rows into values of one kind."""

    def __init__(
        self, kind: type[AttrsInstance], columns: Mapping[str, str], ignore: frozenset[str], separator: str
    ) -> None:
        hints = get_type_hints(kind)
        self._kind = kind
        self._fields = {field.name: hints[field.name] for field in fields(kind) if field.init}
        self._maps = {name for name, hint in self._fields.items() if get_origin(hint) is FrozenMap}
        self._cell_of = {name: _cell_of(hint, separator) for name, hint in self._fields.items()}
        self._needed = {field.name for field in fields(kind) if field.init and field.default is NOTHING}
        self._columns = {name: columns.get(name, name) for name in self._fields}
        self._ignore = ignore
        strangers = sorted(set(columns) - set(self._fields))
        raise_all("columns", [self._no_field(name) for name in strangers])

    def _no_field(self, name: str) -> Fault:
        names = ", ".join(self._fields)
        return Fault(
            f"columns[{name!r}]", name, rule=f"{self._kind.__name__} has {names}", remedy="name one of them"
        )

    def read(self, number: int, row: Row) -> tuple[Any, list[Fault]]:
        """Return the value of a row, or None and its faults."""
        given, faults = self.gather(row)
        value = None if faults else self.build(given, faults)
        return value, [fault.within(f"rows[{number}]") for fault in faults]

    def gather(self, row: Row) -> tuple[dict[str, object], list[Fault]]:
        """Return what could be read of a row, by field, and what is wrong with the rest."""
        faults: list[Fault] = []
        given: dict[str, object] = {}
        taken = set(self._ignore)
        if not isinstance(row, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] # tables come from anywhere
            rule, remedy = "a row maps the names of columns to cells", "give mappings, as csv.DictReader does"
            return given, [Fault("cells", row, rule=rule, remedy=remedy)]
        for name in self._fields:
            cells = self._cells(name, row)
            taken.update(cells)
            self._fill(given, faults, name, cells)
        faults += [self._stranger(column, row[column]) for column in row if column not in taken]
        return given, faults

    def _cells(self, name: str, row: Row) -> dict[str, object]:
        column = self._columns[name]
        if name in self._maps:
            return {key: cell for key, cell in row.items() if key.startswith(f"{column}.")}
        return {column: row[column]} if column in row else {}

    def _fill(
        self, given: dict[str, object], faults: list[Fault], name: str, cells: dict[str, object]
    ) -> None:
        present = {key: _plain(cell) for key, cell in cells.items() if not _missing(cell)}
        if not present:
            if name in self._needed:
                faults.append(self._absent(name, cells))
            return
        values: dict[str, object] = {}
        for key, cell in present.items():
            outcome = self._cell_of[name](key, cell)
            if isinstance(outcome, Fault):
                faults.append(outcome)
            else:
                values[key.removeprefix(f"{self._columns[name]}.")] = outcome
        given[name] = values if name in self._maps else next(iter(values.values()), None)

    def _absent(self, name: str, cells: dict[str, object]) -> Fault:
        column = self._columns[name]
        rule = f"a {self._kind.__name__} needs its {name}"
        return Fault(column, cells.get(column), rule=rule, remedy=f"fill the column {column!r}")

    def _stranger(self, column: str, cell: object) -> Fault:
        rule = f"every column is read by a field of {self._kind.__name__}"
        return Fault(column, cell, rule=rule, remedy="name its field in columns=, or the column in ignore=")

    def build(self, given: dict[str, object], faults: list[Fault]) -> object:
        """Build the value, or return None and add what its own rules find."""
        try:
            return self._kind(**given)
        except Faults as group:
            faults += [self._moved(fault) for fault in group.faults]
        except Fault as fault:
            faults.append(self._moved(fault))
        return None

    def _moved(self, fault: Fault) -> Fault:
        place = fault.place.partition(".")[2]
        return Fault(self._columns.get(place, place), fault.value, rule=fault.rule, remedy=fault.remedy)


def _cell_of(hint: object, separator: str) -> Callable[[str, object], object]:
    """Return what reads a cell for a type: from a column and a cell to a value, or a Fault.

    A mapping takes several columns; each of its cells is read as one of its values.
    """
    if get_origin(hint) is FrozenMap:
        return _cell_of(get_args(hint)[0], separator)
    if get_origin(hint) in (Union, UnionType):
        kept = next(part for part in get_args(hint) if part is not NoneType)
        return _cell_of(kept, separator)
    if get_origin(hint) is tuple:
        one = _cell_of(get_args(hint)[0], separator)
        return lambda column, cell: _several(column, cell, one, separator)
    convert, rule, remedy = _CELLS.get(hint, _CELLS[str])
    return lambda column, cell: _one(column, cell, convert, (rule, remedy))


def _several(column: str, cell: object, one: Callable[[str, object], object], separator: str) -> object:
    parts = cell.split(separator) if isinstance(cell, str) else cast("Iterable[object]", cell)
    read_parts = [one(column, _plain(part)) for part in parts if not _missing(part)]
    faults = [part for part in read_parts if isinstance(part, Fault)]
    return faults[0] if faults else tuple(read_parts)


def _one(column: str, cell: object, convert: Callable[[object], object], words: tuple[str, str]) -> object:
    try:
        return convert(cell)
    except (ValueError, TypeError, ArithmeticError):
        rule, remedy = words
        return Fault(column, cell, rule=rule, remedy=remedy)


def reviews(
    rows: Iterable[Row],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
    blank: Literal["refuse", "unseen"] = "refuse",
) -> Reviews:
    """Return the reviews of a table with one mark a row.

    Args:
        rows: The table; any iterable of mappings.
        columns: Which columns hold the `item`, the `juror` and the `mark`, where they have other names.
        ignore: Columns that are left out on purpose.
        blank: What a row without a mark means: a fault, or an item that this juror has not seen. It is
            never a zero.

    >>> wines = [{"wine": "A1", "juror": "J1", "score": 10.5}, {"wine": "A1", "juror": "J2", "score": ""}]
    >>> reviews(wines, columns={"item": "wine", "mark": "score"}, blank="unseen").jurors
    ('J1',)
    """
    mark = (columns or {}).get("mark", "mark")
    kept = [row for row in rows if blank == "refuse" or not _missing(row.get(mark))]
    return Reviews(reviews=read(kept, Review, columns=columns, ignore=ignore))


def scoresheet(
    rows: Iterable[Row],
    rubric: Rubric,
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
    separator: str = ";",
) -> Scoresheet:
    """Return the scoresheet of a table with one sheet a row and one column a criterion.

    Args:
        rows: The table: an `item`, a `juror`, and a mark for each criterion of the rubric. Columns `state`
            (marked, absent, recused, abstained), `opinion`, `champion` and `members` (of a collective
            sheet) are read where they are there.
        rubric: The criteria and their scales.
        columns: Which columns hold them, where they have other names; criteria by their identifiers.
        ignore: Columns that are left out on purpose.
        separator: What parts the members of a collective sheet.

    Raises:
        Faults: With every fault of every row, marks off their scale included.

    >>> from eig.jury import Criterion, Rubric, Scale
    >>> rubric = Rubric(criteria=[Criterion(id="taste", scale=Scale(low=0, high=20))])
    >>> sheet = scoresheet([{"wine": "A1", "juror": "J1", "score": "13.5"}], rubric,
    ...                    columns={"item": "wine", "taste": "score"})
    >>> sheet.items, sheet.jurors
    (('A1',), ('J1',))
    """
    given = columns or {}
    marks = {given.get(one, one): f"marks.{one}" for one in rubric.ids}
    table = [_renamed(row, marks) for row in rows]
    fields_only = {field: column for field, column in given.items() if field not in rubric.ids}
    reader = _Reader(MarkSheet, fields_only, frozenset(ignore), separator)
    found = [_sheet(reader, rubric, number, row) for number, row in enumerate(table)]
    return Scoresheet(rubric=rubric, ballots=_all_or_faults("rows", found))


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    """Return a row with other column names; what is no row stays as it is, for the reader to refuse."""
    if not isinstance(row, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] # tables come from anywhere
        return row
    return {names.get(column, column): cell for column, cell in row.items()}


def _sheet(reader: _Reader, rubric: Rubric, number: int, row: Row) -> tuple[MarkSheet | None, list[Fault]]:
    """Read a sheet; where something else is wrong with it, its marks still meet their scales."""
    given, faults = reader.gather(row)
    marks = cast("dict[str, Fraction]", given.get("marks", {}))
    place = f"rows[{number}]"
    off = rubric.faults(marks, item=str(given["item"]), place=place) if "item" in given else []
    ballot = None if faults or off else cast("MarkSheet | None", reader.build(given, faults))
    return ballot, [*(fault.within(place) for fault in faults), *off]
