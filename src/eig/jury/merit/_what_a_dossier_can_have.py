"""What a dossier can have, as somebody knows it: between which sums, in which steps of a mark.

A juror knows the own marks, a candidate how many sheets there are. Whoever is ranked passes the eliminating
marks: what is open starts there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, gcd
from typing import NamedTuple

from eig._values.exact_numbers import common
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.rubric import Rubric

STEPLESS = 100
"""A scale that states no step is taken to have steps of one, or of this part of it where that is more."""


class Part(NamedTuple):
    """What others can have given on a criterion, in steps of a mark worth so much: each, and all at least."""

    worth: int
    low: int
    high: int
    least: int


class Open(NamedTuple):
    """What a dossier can have, as somebody knows it: the sum of its sheets, if others give the worst or best.

    It is `whole` where no sheet lacks a mark.
    """

    sheets: int
    others: int
    worst: Fraction
    best: Fraction
    unit: Fraction
    parts: tuple[Part, ...]
    whole: bool = True

    def bounds(self, steps: int) -> tuple[Fraction, Fraction]:
        """Return the means that lie so many steps inside of what can be."""
        least = self.worst + self.unit * sum(one.worth * one.least for one in self.parts)
        near = steps * self.step
        return least / self.sheets + near, self.best / self.sheets - near

    @property
    def step(self) -> Fraction:
        """The most that one step of a mark moves the mean."""
        return self.unit * max(one.worth for one in self.parts) / self.sheets

    def tells(self, telling: int, least: Fraction, most: Fraction) -> bool:
        """Tell whether a mean between two bounds stands for one of the sums that tell a mark of another."""
        start = max(ceil((least * self.sheets - self.worst) / self.unit), 0)
        end = floor((most * self.sheets - self.worst) / self.unit)
        found = telling < 0 or telling >> start & ((1 << end - start + 1) - 1) if start <= end else 0
        return bool(found)


def opened(
    rubric: Rubric, item: str, count: int, own: Sequence[Mapping[str, Fraction]] = (), *, every: bool
) -> Open:
    """Return what an item of so many sheets can have; `every` mark of others, or the mean, has to pass."""
    ends, mine = rubric.bounds({}, item=item), [rubric.bounds(marks, item=item) for marks in own]
    others, criteria = count - len(own), rubric.applying(item)
    worst = sum((one.worst for one in mine), others * ends.worst)
    unit, worths = common([_worth_of(rubric, one, item) for one in criteria])
    each = gcd(*worths)
    return Open(
        sheets=count,
        others=others,
        worst=worst,
        best=sum((one.best for one in mine), others * ends.best),
        unit=Fraction(each, unit),
        parts=tuple(
            _part(
                one, worth // each, [marks[one.id] for marks in own if one.id in marks], others, every=every
            )
            for one, worth in zip(criteria, worths, strict=True)
        ),
    )


def lacked(
    known: Open,
    rubric: Rubric,
    item: str,
    own: Sequence[Mapping[str, Fraction]],
    *,
    held: Sequence[tuple[bool, Sequence[str]]],
) -> Open:
    """Return what an item can have for sure, whatever counts for the marks that sheets lack.

    Args:
        known: What it could have if others lacked none.
        rubric: The grid.
        item: The item.
        own: The own marks, sheet by sheet.
        held: Of each sheet, whether it is an own one, and which criteria it has marks on.
    """
    criteria, mine = {one.id: one for one in rubric.applying(item)}, iter(own)
    worst = best = Fraction(0)
    for is_own, names in held:
        scales = {name: criteria[name].scale for name in names}
        given = next(mine) if is_own else None
        least = given or {name: one.low for name, one in scales.items()}
        most = given or {name: one.high for name, one in scales.items()}
        worst += rubric.bounds(least, item=item).best
        best += rubric.bounds(most, item=item).worst
    weights = [sum(criteria[name].weight for name in names) for _, names in held]
    coarser = Fraction(sum(one.weight for one in criteria.values())) / min(weights)
    return known._replace(worst=worst, best=best, unit=known.unit * coarser, whole=False)


def _part(criterion: Criterion, worth: int, own: Sequence[Fraction], others: int, *, every: bool) -> Part:
    """Return what others can have given on a criterion to whoever is ranked, and so passes."""
    scale, step = criterion.scale, step_of(criterion)
    high = floor(scale.span / step)
    if criterion.floor is None:
        return Part(worth, 0, high, 0)
    held = (criterion.floor - scale.low) / step
    if every:
        low = _from(held, criterion)
        return Part(worth, min(low, high), high, min(low, high) * others)
    mine = [(mark - scale.low) / step for mark in own]
    least = _from(held * (others + len(own)) - sum(mine), criterion)
    return Part(worth, 0, high, min(max(least, 0), others * high))


def _from(held: Fraction, criterion: Criterion) -> int:
    return ceil(held) if criterion.floor_passes else floor(held) + 1


def _worth_of(rubric: Rubric, criterion: Criterion, item: str) -> Fraction:
    """Return what one step of a mark on a criterion moves the total of an item."""
    marks = {criterion.id: criterion.scale.low + step_of(criterion)}
    return rubric.bounds(marks, item=item).worst - rubric.bounds({}, item=item).worst


def step_of(criterion: Criterion) -> Fraction:
    """Return a step of a mark; where none is stated, what anybody would guess, whatever the marks are."""
    scale = criterion.scale
    return scale.step or min(scale.span, max(Fraction(1), scale.span / STEPLESS))
