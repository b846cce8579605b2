"""What a mean gives away: with the own total and the mean, what the others' totals can have been.

The attacker is a juror who knows their own marks, all that is public, and the mean of the totals of a
dossier: the sum of the others' totals follows. A total of another is given away where two values of it, or
fewer, go with that sum. The totals that a sheet can have are counted exactly, steps and weights included.
Another method than the mean is held to the same. The mark of a panel is nobody's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import define, field

from eig._values.exact import common
from eig.jury.marks.criteria import Criterion
from eig.jury.marks.scoresheet import Scoresheet

FEW = 2
"""A total that can have so many values, or fewer, is given away."""


@define(eq=False)
class Discretion:
    """What tells which scores of a sheet a juror may be shown; the same panels are counted once."""

    sheet: Scoresheet
    juror: str
    _sums: dict[tuple[tuple[Criterion, ...], int], int] = field(
        factory=dict[tuple[tuple[Criterion, ...], int], int]
    )

    def keeps(self, item: str) -> bool:
        """Tell whether the mean of an item leaves every total of another more than a few values."""
        criteria = self.sheet.rubric.applying(item)
        filled = [one for one in self.sheet.sheets_on(item) if one.counts]
        if any(len(one.marks) < len(criteria) for one in filled):
            return len(filled) > FEW + 1  # what a blank counts as is a rule of the jury
        others = [one.marks for one in filled if one.juror != self.juror and not one.is_collective]
        if not others:
            return True
        if any(one.scale.step is None for one in criteria):
            return not (_all_at(others, criteria, "low") or _all_at(others, criteria, "high"))
        totals = _totals(criteria)
        left = sum(sum(_units(criteria, marks)) for marks in others)
        rest = self._sums_of(criteria, totals, len(others) - 1)
        return sum(left >= one and rest >> (left - one) & 1 for one in totals) > FEW

    def _sums_of(self, criteria: tuple[Criterion, ...], totals: Iterable[int], count: int) -> int:
        """Return every sum that so many totals can have, as bits."""
        if count < 1:
            return 1
        if (criteria, count) not in self._sums:
            before = self._sums_of(criteria, totals, count - 1)
            found = 0
            for one in totals:
                found |= before << one
            self._sums[criteria, count] = found
        return self._sums[criteria, count]


def _all_at(sheets: Iterable[Mapping[str, Fraction]], criteria: Sequence[Criterion], end: str) -> bool:
    """Tell whether every mark is at an end of its scale, where marks have no step."""
    return all(marks[one.id] == getattr(one.scale, end) for marks in sheets for one in criteria)


def _rises(criteria: Sequence[Criterion]) -> list[int]:
    """Return how many units of the total a step of each criterion brings."""
    _, wholes = common([one.weight / one.scale.span * (one.scale.step or 1) for one in criteria])
    return list(wholes)


def _units(criteria: Sequence[Criterion], marks: Mapping[str, Fraction]) -> Iterable[int]:
    """Return what each mark of a sheet brings, in units above the least total."""
    for one, rise in zip(criteria, _rises(criteria), strict=True):
        yield rise * int((marks[one.id] - one.scale.low) / (one.scale.step or 1))


def _totals(criteria: Sequence[Criterion]) -> tuple[int, ...]:
    """Return every total that a sheet can have, in units above the least."""
    totals = {0}
    for one, rise in zip(criteria, _rises(criteria), strict=True):
        steps = range(int(one.scale.span / (one.scale.step or 1)) + 1)
        totals = {total + rise * step for total in totals for step in steps}
    return tuple(sorted(totals))
