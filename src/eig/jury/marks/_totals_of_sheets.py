"""The totals of all sheets, added up by column: whole numbers of one unit, which become fractions once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from attrs import frozen

from eig._values.faults_together import Gather
from eig.jury.marks._sheets_as_columns import Columns
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.rubric import Rubric, sums_of


@frozen(eq=False, repr=False, slots=False)
class Totals:
    """One total a sheet that holds marks.

    Args:
        columns: The sheets.
        unit: What the totals are counted in: so many make one.
        sums: The total of each sheet; 0 of one that holds no marks.
        marked: The numbers of the sheets that hold marks, of each item that has one.
    """

    columns: Columns
    unit: int
    sums: Sequence[int]
    marked: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, rubric: Rubric, columns: Columns, missing: MissingPolicy) -> Totals:
        """Add up each sheet; under `refuse`, all holes come together."""
        if missing == "refuse":
            _refuse_missing(rubric, columns)
        unit, sums = sums_of(rubric, columns.marks, columns.known)
        odd = {
            at: rubric.total(columns.marks_at(at), item=columns.items[at], missing=missing)
            for at, marked in columns.gaps.items()
            if marked
        }
        scale = lcm(unit, *(total.denominator for total in odd.values()))
        sums = [total * (scale // unit) for total in sums] if scale > unit else sums
        for at, total in odd.items():
            sums[at] = total.numerator * (scale // total.denominator)
        return cls(columns, scale, sums, _marked(columns))

    @cached_property
    def _exact(self) -> Mapping[int, Fraction]:
        return {total: Fraction(total, self.unit) for total in {*self.sums}}

    def exact(self, item: str) -> tuple[Fraction, ...]:
        """Return the totals of an item, in the order of jurors; equal totals are one number, made once."""
        return tuple(self.each(self.marked.get(item, ())))

    def each(self, numbers: Sequence[int]) -> list[Fraction]:
        """Return the totals of some sheets."""
        exact = self._exact
        return [exact[self.sums[at]] for at in numbers]


def _marked(columns: Columns) -> Mapping[str, Sequence[int]]:
    if all(columns.gaps.values()):
        return columns.spans
    held = {item: columns.filled_on(item) for item in columns.spans}
    return {item: numbers for item, numbers in held.items() if numbers}


def _refuse_missing(rubric: Rubric, columns: Columns) -> None:
    faults = Gather("Scoresheet")
    holes = (
        ("Scoresheet", "sheets", columns.items[at], columns.jurors[at], one.id)
        for at, marked in columns.gaps.items()
        for one in (rubric.applying(columns.items[at]) if marked else ())
        if columns.marks[one.id][at] is None
    )
    faults.each(holes, None, "jury.marks.each_marked", {})
    faults.done()
