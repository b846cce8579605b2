"""The sheets of a jury as columns: who, on what, and a column of marks a criterion.

A jury writes few distinct marks, many times: each is read and held to its scale once. A `MarkSheet` is made
when somebody asks for it. What is wrong anywhere is not said here: there are then no columns, and whoever
asked looks at row after row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, chain, pairwise
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar, cast

from attrs import Factory, field, frozen

from eig._values.exact_numbers import by_id
from eig._values.frozen_maps import FrozenMap, ordered
from eig._values.plain_rows_as_columns import are_plain, in_threes, order_of, read_once
from eig._values.value import unchecked
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.rubric import Rubric

K = TypeVar("K")
Marks: TypeAlias = Mapping[str, Sequence[Fraction | None]]
"""A column of marks a criterion, by its identifier; None where a sheet has none."""
Stated: TypeAlias = Mapping[str, Sequence[object]]
UNSAID: Final[Mapping[str, object]] = MappingProxyType(
    {"state": "marked", "opinion": None, "champion": False, "members": (), "stepped_back": ()}
)
"""What a sheet states beside its marks, where it says nothing of it."""
UNSTATED: Final[Stated] = FrozenMap[Sequence[object]]()


@frozen(eq=False, repr=False, slots=False)
class Columns:
    """Sheets in the order of items and jurors, none of them blank.

    Args:
        items: The item of each sheet.
        jurors: The juror of each sheet.
        marks: A column a criterion of the grid, in the order of their identifiers.
        said: The numbers of the sheets that state more than marks.
        stated: A column of what they state, by field, where the table has one.
    """

    items: Sequence[str]
    jurors: Sequence[str]
    marks: Marks
    said: Sequence[int] = ()
    stated: Stated = field(factory=dict[str, Sequence[object]])
    _made: list[MarkSheet | None] = field(
        alias="made", default=Factory(lambda own: [None] * len(own.items), takes_self=True)
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
            made=list(sheets),
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
            **{**UNSAID, **{name: column[at] for name, column in self.stated.items()}},
        )

    @cached_property
    def stating(self) -> frozenset[int]:
        """The numbers of the sheets that state more than marks."""
        return frozenset(self.said)

    @cached_property
    def spans(self) -> Mapping[str, range]:
        """The numbers of the sheets on each item that has one."""
        counts = Counter(self.items)
        ends = pairwise(accumulate(counts.values(), initial=0))
        return {item: range(*span) for item, span in zip(counts, ends, strict=True)}

    def on(self, item: str) -> tuple[MarkSheet, ...]:
        return tuple(map(self.sheet, self.spans.get(item, ())))

    def filled_on(self, item: str) -> Sequence[int]:
        """Return the numbers of the sheets on an item that hold marks."""
        span, gaps = self.spans.get(item, ()), self.gaps
        return [at for at in span if gaps.get(at, True)] if gaps else span

    def marks_at(self, at: int) -> dict[str, Fraction]:
        """Return the marks of a sheet."""
        return {name: mark for name, column in self.marks.items() if (mark := column[at]) is not None}

    @cached_property
    def known(self) -> Once:
        """The marks of each column, each object once, by its `id`."""
        return {name: by_id(column) for name, column in self.marks.items()}

    @cached_property
    def gaps(self) -> Mapping[int, bool]:
        """The numbers of the sheets that leave a criterion of the grid out, and whether they hold marks."""
        if not any(id(None) in known for known in self.known.values()):
            return {}
        rows = enumerate(zip(*self.marks.values(), strict=True))
        held = {at: [mark for mark in row if mark is not None] for at, row in rows}
        return {at: bool(marks) for at, marks in held.items() if len(marks) < len(self.marks)}

    def some(self, numbers: Sequence[int]) -> Columns:
        """Return some of the sheets."""
        said, made = self.stating, self._made
        return Columns(
            [self.items[at] for at in numbers],
            [self.jurors[at] for at in numbers],
            {name: [column[at] for at in numbers] for name, column in self.marks.items()},
            [number for number, at in enumerate(numbers) if at in said],
            {name: [column[at] for at in numbers] for name, column in self.stated.items()},
            [made[at] for at in numbers],
        )


def _states(sheet: MarkSheet) -> bool:
    said = sheet.opinion or sheet.champion or sheet.members or sheet.stepped_back
    return bool(said) or sheet.state != "marked"


# ── columns of what somebody gives ────────────────────────────────────────────────────────────────


Given: TypeAlias = tuple[Sequence[str], Sequence[str], Marks]
"""Columns of items, jurors and marks, in the order in which they were given."""
Once: TypeAlias = Mapping[str, Mapping[int, Fraction | None]]
"""The marks of each column, each object once, by its `id`."""


def given_columns(rubric: Rubric, rows: object) -> tuple[Given, Once] | None:
    """Return the columns of rows of an item, a juror and marks by criterion, read; None where one is odd."""
    items, jurors, maps = in_threes(rows) or ((), (), ())
    if {*map(type, maps)} != {dict}:
        return None
    orders = {*map(tuple, maps)}
    cells: list[Any] = [*chain.from_iterable(map(dict[str, Any].values, maps))]
    names, grid = {*chain.from_iterable(orders)}, sorted(rubric.ids)
    if not are_plain(cells) or not names <= {*grid} or {*map(type, names)} - {str}:
        return None
    if len(orders) == 1 and len(names) == len(grid):
        order = next(iter(orders))
        laid = {name: cells[order.index(name) :: len(grid)] for name in grid}
    else:
        laid = {name: [marks.get(name) for marks in maps] for name in grid}
    read = {name: found for name, column in laid.items() if (found := read_once(column)) is not None}
    if len(read) < len(grid):
        return None
    marks, known = ({name: found[at] for name, found in read.items()} for at in range(2))
    return (items, jurors, cast("Marks", marks)), cast("Once", known)


def right_columns(
    rubric: Rubric, given: Given, names: tuple[Sequence[str], Sequence[str]], *, stated: Stated, known: Once
) -> Columns | None:
    """Return what was read as sheets in order, without the blank ones; None where something is wrong.

    `names` are the items and the jurors, each once and in order.
    """
    items, jurors, marks = given
    order = order_of(items, jurors, names)
    if order is None or not all(
        _admits(one, items, marks[one.id], known[one.id].values()) for one in rubric.criteria
    ):
        return None
    said = {at for name, column in stated.items() for at, one in enumerate(column) if one != UNSAID[name]}
    if all(id(None) in own for own in known.values()):
        blank = {at for at in order if all(column[at] is None for column in marks.values())}
        order = [at for at in order if at not in blank or at in said]
    else:
        blank = set[int]()
    silent = {at for at, state in enumerate(stated.get("state", ())) if state != "marked"}
    told = (at for name in ("opinion", "champion") for at, one in enumerate(stated.get(name, ())) if one)
    if not silent <= blank or not silent.isdisjoint(told):
        return None

    is_sorted = order == list(range(len(items)))

    def put(column: Sequence[K]) -> Sequence[K]:
        return column if is_sorted else list(map(column.__getitem__, order))

    found = Columns(
        put(items),
        put(jurors),
        {name: put(column) for name, column in marks.items()},
        [number for number, at in enumerate(order) if at in said],
        {name: put(column) for name, column in stated.items()},
    )
    if not blank:
        found.__dict__["known"] = known
    return found


def _admits(
    criterion: Criterion,
    items: Sequence[str],
    column: Sequence[Fraction | None],
    known: Iterable[Fraction | None],
) -> bool:
    """Tell whether the marks of a criterion stand on its scale, and on items that it applies to."""
    admits = criterion.scale.admits
    if not all(mark is None or admits(mark) for mark in known):
        return False
    return criterion.applies_to is None or all(
        mark is None or criterion.applies(item) for item, mark in zip(items, column, strict=True)
    )
