"""The sheets of a jury as columns: who, on what, and a column of marks a criterion.

A jury writes few distinct marks, many times: each is read and held to its scale once. A `MarkSheet` is made
when somebody asks for it. What is wrong anywhere is not said here: there are then no columns, and whoever
asked looks at row after row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from itertools import accumulate, chain, pairwise
from typing import Any, Final, TypeAlias, TypeVar, cast

from attrs import Factory, field, frozen

from eig._values.exact import by_id, to_exact
from eig._values.frozen_maps import ordered
from eig._values.rules import mark as a_mark
from eig._values.rules import text
from eig._values.value import unchecked
from eig.jury.marks.criteria import Criterion
from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.rubric import Rubric

K = TypeVar("K")
Marks: TypeAlias = Mapping[str, Sequence[Fraction | None]]
"""A column of marks a criterion, by its identifier; None where a sheet has none."""
EXACT: Final = frozenset((int, str, Fraction))
FLOATS: Final = frozenset((float, str))
"""Classes of which equal marks are one mark: a float equals other numbers than it stands for."""
LISTED: Final = frozenset((list, tuple))


@frozen(eq=False)
class Columns:
    """Sheets in the order of items and jurors, none of them blank.

    Args:
        items: The item of each sheet.
        jurors: The juror of each sheet.
        marks: A column a criterion of the grid, in the order of their identifiers.
        said: The numbers of the sheets that state more than marks.
    """

    items: Sequence[str]
    jurors: Sequence[str]
    marks: Marks
    said: Sequence[int] = ()
    _made: list[MarkSheet | None] = field(
        default=Factory(lambda own: [None] * len(own.items), takes_self=True)
    )

    @classmethod
    def of(cls, rubric: Rubric, sheets: Sequence[MarkSheet]) -> Columns:
        """Return sheets that are right, and in order, as columns."""
        maps = [sheet.marks for sheet in sheets]
        return cls(
            [sheet.item for sheet in sheets],
            [sheet.juror for sheet in sheets],
            {name: [marks.get(name) for marks in maps] for name in sorted(rubric.ids)},
            [at for at, sheet in enumerate(sheets) if _states(sheet)],
            list(sheets),
        )

    def sheet(self, at: int) -> MarkSheet:
        """Return a sheet by its number, the same one whenever it is asked for."""
        found = self._made[at]
        if found is None:
            found = self._made[at] = self._new(at)
        return found

    def _new(self, at: int) -> MarkSheet:
        marks = self.marks_at(at)
        return unchecked(
            MarkSheet,
            item=self.items[at],
            juror=self.jurors[at],
            marks=ordered(tuple(marks), marks.values()),
            state="marked",
            opinion=None,
            champion=False,
            members=(),
            stepped_back=(),
        )

    @cached_property
    def spans(self) -> Mapping[str, range]:
        """The numbers of the sheets on each item that has one."""
        counts = Counter(self.items)
        ends = pairwise(accumulate(counts.values(), initial=0))
        return {item: range(*span) for item, span in zip(counts, ends, strict=True)}

    def on(self, item: str) -> tuple[MarkSheet, ...]:
        """Return the sheets on an item."""
        return tuple(map(self.sheet, self.spans.get(item, ())))

    def marks_at(self, at: int) -> dict[str, Fraction]:
        """Return the marks of a sheet."""
        return {name: mark for name, column in self.marks.items() if (mark := column[at]) is not None}

    @cached_property
    def gaps(self) -> Mapping[int, bool]:
        """The numbers of the sheets that leave a criterion of the grid out, and whether they hold marks."""
        if not any(map(_has_gaps, self.marks.values())):
            return {}
        rows = enumerate(zip(*self.marks.values(), strict=True))
        held = {at: [mark for mark in row if mark is not None] for at, row in rows}
        return {at: bool(marks) for at, marks in held.items() if len(marks) < len(self.marks)}

    def some(self, numbers: Sequence[int]) -> Columns:
        """Return some of the sheets."""
        said, made = {*self.said}, self._made
        return Columns(
            [self.items[at] for at in numbers],
            [self.jurors[at] for at in numbers],
            {name: [column[at] for at in numbers] for name, column in self.marks.items()},
            [number for number, at in enumerate(numbers) if at in said],
            [made[at] for at in numbers],
        )


def _states(sheet: MarkSheet) -> bool:
    said = sheet.opinion or sheet.champion or sheet.members or sheet.stepped_back
    return bool(said) or sheet.state != "marked"


# ── columns of what somebody gives ────────────────────────────────────────────────────────────────


def given_columns(rubric: Rubric, rows: object) -> tuple[list[str], list[str], Marks] | None:
    """Return the columns of rows of an item, a juror and marks by criterion, read; None where one is odd."""
    given = cast("Sequence[Sequence[Any]]", rows)
    if type(rows) not in LISTED or not {*map(type, given)} <= LISTED or {*map(len, given)} != {3}:
        return None
    items, jurors, maps = ([row[at] for row in given] for at in range(3))
    if {*map(type, chain(items, jurors))} != {str} or {*map(type, maps)} != {dict}:
        return None
    orders = {*map(tuple, maps)}
    cells: list[Any] = [mark for marks in maps for mark in marks.values()]
    kinds, names = {*map(type, cells)}, {*chain.from_iterable(orders)}
    if not (kinds <= EXACT or kinds <= FLOATS) or not names <= {*rubric.ids} or {*map(type, names)} - {str}:
        return None
    grid = sorted(rubric.ids)
    if len(orders) == 1 and len(names) == len(grid):
        order = next(iter(orders))
        laid = {name: cells[order.index(name) :: len(grid)] for name in grid}
    else:
        laid = {name: [marks.get(name) for marks in maps] for name in grid}
    read = {name: read_once(column, partial(to_exact, fractions=False)) for name, column in laid.items()}
    marks = {name: column for name, column in read.items() if column is not None}
    return (items, jurors, marks) if len(marks) == len(grid) else None


def read_once(cells: Sequence[K | None], read: Callable[[K], object]) -> list[Fraction | None] | None:
    """Return the marks of a column, each distinct cell read once; None where one is no mark."""
    found = {cell: None if cell is None else read(cell) for cell in {*cells}}
    if not all(a_mark.holds(mark) for cell, mark in found.items() if cell is not None):
        return None
    return list(map(cast("Mapping[K | None, Fraction | None]", found).__getitem__, cells))


def right_columns(
    rubric: Rubric, items: Sequence[str], jurors: Sequence[str], marks: Marks
) -> Columns | None:
    """Return what was read as sheets in order, without the blank ones; None where something is wrong."""
    pairs = list(zip(items, jurors, strict=True))
    if len({*pairs}) < len(pairs) or not all(map(text.stands, {*items, *jurors})):
        return None
    if not all(_admits(one, items, marks[one.id]) for one in rubric.criteria):
        return None
    order = sorted(range(len(pairs)), key=pairs.__getitem__)
    if all(map(_has_gaps, marks.values())):
        order = [at for at in order if any(column[at] is not None for column in marks.values())]

    def put(column: Sequence[K]) -> list[K]:
        return list(map(column.__getitem__, order))

    return Columns(put(items), put(jurors), {name: put(column) for name, column in marks.items()})


def _has_gaps(column: Sequence[Fraction | None]) -> bool:
    return id(None) in by_id(column)


def _admits(criterion: Criterion, items: Sequence[str], column: Sequence[Fraction | None]) -> bool:
    """Tell whether the marks of a criterion stand on its scale, and on items that it applies to."""
    admits = criterion.scale.admits
    if not all(mark is None or admits(mark) for mark in by_id(column).values()):
        return False
    return criterion.applies_to is None or all(
        mark is None or criterion.applies(item) for item, mark in zip(items, column, strict=True)
    )
