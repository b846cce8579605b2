"""The account of a reading: what fills each column, what its cells look like, what words were taken for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar, cast, get_args, get_origin

from attrs import AttrsInstance, fields

from eig._values.frozen_maps import FrozenMap
from eig._values.names_alike_but_for_case import fold
from eig.errors import Fault
from eig.programme.tables import Cells, ReadColumn
from eig.reasons import Because, Reason, reasons_in
from eig.rows._read_cells import Reading, alone, inner, plain, reading
from eig.rows._rows_of_any_table import Lines
from eig.rows._separator_encoding_and_heading import slips_in
from eig.rows._spellings_of_headings import named
from eig.rows.dialects import Dialect

if TYPE_CHECKING:
    from eig.programme.tables import TableReading

T = TypeVar("T")
because: Because = reasons_in("rows")
NAMES: Final = ("id", "item", "juror", "person", "candidate", "members", "target", "group", "member")
"""Fields whose values name somebody or something: two that resemble one another are told."""


class Records(tuple[T, ...]):  # noqa: SLOT001 # it keeps its reading
    """The values of a table, one a row, and its `reading`. It equals a plain tuple of the same values."""

    reading: TableReading

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)


class Groups(FrozenMap[tuple[str, ...]]):
    """Who goes with what, of a table, and its `reading`. It equals a plain mapping of the same names."""

    __slots__ = ("reading",)
    reading: TableReading


def groups_of(pairs: Iterable[tuple[str, str]], reading: TableReading) -> Groups:
    """Return the members of each group, with the account of how they were read."""
    groups: dict[str, list[str]] = {}
    for group, member in pairs:
        groups.setdefault(group, []).append(member)
    found = Groups({group: tuple(members) for group, members in groups.items()})
    object.__setattr__(found, "reading", reading)
    return found


def records_of(values: Iterable[T], reading: TableReading) -> Records[T]:
    """Return values with the account of how they were read."""
    found = Records(values)
    found.__dict__["reading"] = reading
    return found


def undecided(kind: type[AttrsInstance], told: Callable[[], TableReading]) -> list[Fault]:
    """Return a fault of the heading, where a column is to say who passed and none does: all would fail.

    Where nothing is left aside and each row states its ground, or what is no decision was named, all do.
    """
    if not any(one.name == "passed" and one.type in ("bool", bool) for one in fields(kind)):
        return []  # once resolved, its type is a class
    reading = told()
    fills = {one.fills: one.filled for one in reading.columns}
    aside = tuple(one.heading for one in reading.left_aside)
    refuses = fills.get("ground") == reading.count or any(one.ignored for one in reading.columns)
    if "passed" in fills or (refuses and not aside):
        return []
    return [
        Fault("heading", aside or tuple(one.heading for one in reading.columns), "rows.who_passed", row=0)
    ]


def aside_in(lines: Lines, columns: Iterable[str], but: Container[int]) -> Iterator[tuple[str, list[object]]]:
    """Yield columns that are left aside, each with its filled cells but for those of some rows."""
    for column in columns:
        own = [cell for at, cell in zip(lines.numbers, lines.cells[column], strict=True) if at not in but]
        if filled := [cell for cell in own if not lines.missing(cell)]:
            yield column, filled


def columns_of(
    lines: Lines, fills: Mapping[str, str], ignored: Container[str], hints: Mapping[str, tuple[str, object]]
) -> list[ReadColumn]:
    """Return the columns of a table: what each filled, and what its cells are, or look like.

    Of a column that fills a field, `hints` holds the field and what it holds.
    """
    held = {column: lines.filled(column) for column in lines.cells}
    return [
        ReadColumn(
            heading=column,
            fills=fills.get(column),
            cells="blank"
            if not filled
            else looks_as(*hints.get(column, (fills.get(column), object))) or looks(filled, lines.dialect),
            filled=len(filled),
            ignored=column not in fills and named(column) in ignored,
        )
        for column, filled in held.items()
    ]


FEW: Final = 6  # words of a closed list
PARTING: Final = (";", "|", " / ", "\n")
"""Signs that people write between several values of a cell, beside the one of the dialect."""
MARKS: Final = ("mark", "marks")
HOLDS: Final[Mapping[object, Cells]] = MappingProxyType(
    {str: "text", bool: "flags", int: "numbers", Fraction: "numbers", dt.date: "dates", dt.datetime: "dates"}
)
"""What the cells of a field are, by what it holds."""
SAID: Final = ("words", "flags")
"""What cells are whose words stand for something else: they name nobody and nothing."""


def looks_as(field: str | None, hint: object) -> Cells | None:
    """Return what the cells of a field are; None where it may hold anything."""
    kind = inner(hint)
    kind = get_args(kind)[0] if get_origin(kind) in (FrozenMap, tuple) else kind
    if field in MARKS or kind is object:
        return "marks" if field in MARKS else None
    return "words" if get_origin(kind) is Literal else HOLDS.get(kind, "text")


def looks(cells: Sequence[object], dialect: Dialect) -> Cells:
    """Return what filled cells look like.

    >>> looks(["12,5", 3], Dialect.french()), looks(["oui", "non"], Dialect()), looks(["plume"], Dialect())
    ('numbers', 'flags', 'text')
    """
    given = {(type(cell), str(cell)): plain(cell) for cell in cells}.values()
    kinds: tuple[tuple[Cells, object], ...] = (("flags", bool), ("numbers", Fraction), ("dates", dt.date))
    for name, kind in kinds:
        read = reading(kind, dialect, shown=False)
        if all(not isinstance(read("", cell), Fault) for cell in given):
            return name
    return "words" if len(given) <= FEW < len(cells) else "text"


def unparted(lines: Lines, columns: Iterable[str]) -> Iterator[Reason]:
    """Yield a doubt for each column of several values whose cells hold another sign that may part them."""
    own = lines.dialect.separator
    for column in columns:
        cells = [cell.strip() for cell in lines.once(column) if isinstance(cell, str)]
        signs = (sign for sign in PARTING if sign != own and any(sign in cell.strip(sign) for cell in cells))
        if (sign := next(signs, None)) is not None:
            yield because("unparted", column=column, sign=sign.strip() or "line", own=own)


def slips(lines: Lines) -> Iterator[Reason]:
    """Yield a doubt for each column whose cells hold accents that were decoded wrongly."""
    return (because("slips", column=column) for column in lines.cells if slips_in(lines.once(column)))


RESERVED: Final = fold("réserv")
"""What an opinion says that is neither for nor against in words, and is read as one against."""


def reserved(lines: Lines, fills: Mapping[str, str], dialect: Dialect) -> Iterator[Reason]:
    """Yield a doubt where opinions that hold back are read as unfavourable, and dashes as none."""
    columns = [column for column, name in fills.items() if name == "opinion"]
    cells = [cell for one in columns for cell in lines.cells[one] if isinstance(cell, str)]
    words = [one for one in cells if RESERVED in fold(one) and dialect.meaning(one) == "unfavourable"]
    for word, count in Counter(map(fold, words)).items():
        said = next(one.strip() for one in words if fold(one) == word)
        yield because("reserved", word=said, count=count)
    dashes = sum(fold(one) == "-" for one in cells)
    if dashes:
        yield because("dashes", count=dashes)


def numbers_of(cells: Iterable[object], dialect: Dialect) -> list[Fraction] | None:
    """Return the numbers of some cells; None where one of them is no number."""
    numbers = _numbers_among(given := [*cells], dialect)
    return numbers if len(numbers) == len(given) else None


def _numbers_among(cells: Iterable[object], dialect: Dialect) -> list[Fraction]:
    read: Reading = reading(Fraction, dialect, shown=False)
    keyed = [((type(cell), str(cell)), cell) for cell in cells]
    found = {key: read("", plain(cell)) for key, cell in dict(keyed).items()}
    return [number for key, _ in keyed if isinstance(number := found[key], Fraction)]


Scales: TypeAlias = Sequence[tuple[Callable[[Fraction], bool], Fraction | None]]
"""What tells whether a mark is on a scale, and where the scale ends."""


def wrong_among(cells: Sequence[object], dialect: Dialect, scales: Scales) -> int | None:
    """Return how many of some marks are to be corrected; None where they are no marks.

    One of four numbers, or one alone, may be off the scale, and fewer than half of the cells may be words;
    12/20 is to be written alone, on a scale that ends at 20.
    """
    tops = {top for _, top in scales}
    marks = [alone(cell, tops) for cell in cells]
    numbers = _numbers_among(marks, dialect)
    off = min((sum(not admits(one) for one in numbers) for admits, _ in scales), default=len(numbers))
    words = len(cells) - len(numbers)
    if off == len(numbers) or off > max(1, len(numbers) // 4) or 2 * words >= len(cells):
        return None
    return off + words + sum(mark is not cell for mark, cell in zip(marks, cells, strict=True))


def places_in(read: Sequence[Any]) -> Mapping[str, Mapping[str, int]]:
    """Return, of each field that names somebody, the row in which each name first stands."""
    found: dict[str, dict[str, int]] = {name: {} for name in NAMES}
    for one in read:
        for name, places in found.items():
            value = one.given.get(name)
            several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
            for each in several:
                if isinstance(each, str):
                    places.setdefault(each, one.line.number)
    return found
