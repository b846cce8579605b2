"""The rubric: which criteria a jury marks, on which scales, with which weights, and what the total is.

A total is exact. Each criterion counts by its weight, whatever its scale: a mark counts by where it stands
between the worst and the best of its scale, and the total is read on the rubric's own scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from operator import mul
from typing import NamedTuple, final

from attrs import field, frozen

from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import common, exact_sum, wholes_of
from eig._values.faults_together import Gather, raise_all, told_of
from eig._values.field_rules_and_bounds import each_once
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import Attribute, Fault, look_up, place_of
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.methods_and_policies import POLICIES, MissingPolicy
from eig.jury.marks.missing_marks import Bounds, raise_missing
from eig.jury.marks.scale import Scale, levels_of, stands_on


@final
@frozen(kw_only=True, eq=False, repr=False)
class Rubric(Value):
    """The criteria of a jury and the scale of their total.

    Args:
        criteria: The criteria, in the order of the scoring grid.
        out_of: The scale on which totals are read. None for the scale that all criteria share.

    >>> scale = Scale.levels(0, 5)
    >>> rubric = Rubric(criteria=[
    ...     Criterion(id="impact", scale=scale, weight=3), Criterion(id="team", scale=scale, weight=1)])
    >>> rubric.total({"impact": 4, "team": 2})
    Fraction(7, 2)
    """

    criteria: tuple[Criterion, ...] = field(converter=TupleOf[Criterion])
    out_of: Scale | None = None

    def _check(self, faults: Gather) -> None:
        faults.that("criteria", bool(self.criteria), "jury.marks.some_criteria")
        faults.distinct("criteria", self.ids, what="criterion")
        alike = len({(one.scale.low, one.scale.high) for one in self.criteria}) <= 1
        faults.that("out_of", alike or self.out_of is not None, "jury.marks.scale_of_total")

    @classmethod
    @checked_by(ids=each_once("criterion"))
    def equal(cls, ids: Sequence[str], *, scale: Scale, out_of: Scale | None = None) -> Rubric:
        """Build a rubric whose criteria share a scale and weigh the same.

        The candidates' grid of EIG 4 and 5: five criteria out of 4, added for a total out of 20
        (Règlement de l'appel à candidatures EIG 4, art. 6.2).

        >>> from eig.jury import EIG_SCALE
        >>> rubric = Rubric.equal(["vision", "challenge", "general_interest", "administration", "skills"],
        ...                       scale=EIG_SCALE, out_of=EIG_SCALE.times(5))
        >>> rubric.total(dict.fromkeys(rubric.ids, 3))
        Fraction(15, 1)
        """
        criteria = [Criterion(id=name, scale=scale) for name in ids]
        made = partial(cls, criteria=criteria, out_of=out_of)
        return told_of("Rubric.equal", made, named={"criteria": "ids"})

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The identifiers of the criteria, in the order of the grid."""
        return tuple(criterion.id for criterion in self.criteria)

    @property
    def scale(self) -> Scale:
        """The scale on which totals are read."""
        return self.out_of or self.criteria[0].scale

    @cached_property
    def _by_id(self) -> FrozenMap[Criterion]:
        return FrozenMap({criterion.id: criterion for criterion in self.criteria})

    def criterion(self, name: str) -> Criterion:
        """Return a criterion.

        >>> Rubric.equal(["impact"], scale=Scale.levels(1, 4)).criterion("impact").weight
        Fraction(1, 1)
        """
        return look_up("criterion", name, self._by_id)

    def applying(self, item: str) -> tuple[Criterion, ...]:
        """Return the criteria that an item is marked on.

        >>> rubric = Rubric.equal(["impact", "team"], scale=Scale.levels(1, 4))
        >>> [criterion.id for criterion in rubric.applying("plume")]
        ['impact', 'team']
        """
        if self._for_all:
            return self.criteria
        return tuple(criterion for criterion in self.criteria if criterion.applies(item))

    @cached_property
    def _for_all(self) -> bool:
        return all(criterion.applies_to is None for criterion in self.criteria)

    def share(self, name: str, *, item: str = "") -> Fraction:
        """Return the part of a criterion in the total of an item, from 0 to 1.

        >>> Rubric.equal(["impact", "team"], scale=Scale.levels(1, 4)).share("team")
        Fraction(1, 2)
        """
        criterion = self.criterion(name)
        if not criterion.applies(item):
            return Fraction(0)
        return criterion.weight / exact_sum(one.weight for one in self.applying(item))

    def contributions(
        self, marks: Mapping[str, int | Fraction], *, item: str = "", missing: MissingPolicy = "refuse"
    ) -> FrozenMap[Fraction]:
        """Return what each criterion brings to the total; their sum is the total.

        Args:
            marks: The marks by criterion; a criterion without a mark is missing.
            item: The item marked, for criteria that apply to some items only.
            missing: What a missing mark counts as: see `MissingPolicy`.

        Raises:
            Fault: A mark is missing and the rule is to refuse, or no mark is left to weigh.

        >>> rubric = Rubric.equal(["impact", "team"], scale=Scale.levels(0, 5))
        >>> rubric.contributions({"impact": 4, "team": 3})
        FrozenMap({'impact': Fraction(2, 1), 'team': Fraction(3, 2)})
        """
        return FrozenMap({name: part for name, (_, part) in self._parts(marks, item, missing).items()})

    def _parts(
        self, marks: Mapping[str, int | Fraction], item: str, missing: MissingPolicy
    ) -> dict[str, tuple[Fraction, Fraction]]:
        """Return, of each criterion that counts, its share of the total and what it brings."""
        counted, given = self._counted(marks, item, missing, "Rubric.contributions")
        lines = self._lines(counted)
        parts = zip(lines.shares, lines.parts(given), strict=True)
        return dict(zip([one.id for one in counted], parts, strict=True))

    def _counted(
        self, marks: Mapping[str, int | Fraction], item: str, missing: MissingPolicy, asked: str
    ) -> tuple[tuple[Criterion, ...], list[int | Fraction]]:
        """Return the criteria that count and their marks, missing ones as the rule fills them."""
        if strange := [one for one in marks if one not in self._by_id]:
            raise_all(asked, [self._fault(one, Fraction(marks[one]), None, asked) for one in strange])
        filler, counted = POLICIES[missing], self.applying(item)
        if unmarked := [one for one in counted if one.id not in marks]:
            raise_missing(missing, [one.id for one in unmarked], asked)
            if filler is None:
                counted = tuple(one for one in counted if one.id in marks)
            else:
                marks = {**self._stand_ins[filler], **marks}
        if not counted:
            about = {"item": Quoted(item) if item else None}
            raise Fault(f"{asked}.marks", marks, "jury.marks.mark_that_weighs", about)
        return counted, [marks[one.id] for one in counted]

    @cached_property
    def _stand_ins(self) -> Mapping[Fraction, Mapping[str, Fraction]]:
        """What stands in for a missing mark on each criterion, by the point of a scale that a rule names."""
        points = {point for point in POLICIES.values() if point is not None}
        return {point: {one.id: one.scale.at(point) for one in self.criteria} for point in points}

    def _lines(self, counted: tuple[Criterion, ...]) -> _Lines:
        """Return what criteria bring; for the whole grid, which most sheets fill, it is worked out once."""
        return self._all_lines if counted == self.criteria else _Lines.of(counted, self.scale)

    @cached_property
    def _all_lines(self) -> _Lines:
        return _Lines.of(self.criteria, self.scale)

    def total(
        self, marks: Mapping[str, int | Fraction], *, item: str = "", missing: MissingPolicy = "refuse"
    ) -> Fraction:
        """Return the weighted mean of the marks, exact, on the scale of the rubric's total.

        A missing mark never becomes zero in silence: by default it is refused, and the other rules are
        named. Renormalising gives the missing criterion the mean of the others; `worst`, `midpoint` and
        `best` give it that point of its scale.

        >>> rubric = Rubric(criteria=[Criterion(id=name, scale=Scale.levels(0, 5), weight=weight)
        ...                           for name, weight in (("a", "1/2"), ("b", "3/10"), ("c", "1/5"))])
        >>> marks = {"a": 4, "c": 2}
        >>> [str(rubric.total(marks, missing=missing)) for missing in ("renormalise", "worst", "midpoint")]
        ['24/7', '12/5', '63/20']
        """
        counted, given = self._counted(marks, item, missing, "Rubric.total")
        return self._lines(counted).total(given)

    def bounds(self, marks: Mapping[str, int | Fraction], *, item: str = "") -> Bounds:
        """Return what is known of a total: its value if each missing mark were the worst, and the best.

        >>> Rubric.equal(["a", "b"], scale=Scale.levels(0, 5)).bounds({"a": 4})
        Bounds(worst=Fraction(2, 1), best=Fraction(9, 2))
        """
        worst = self.total(marks, item=item, missing="worst")
        return Bounds(worst=worst, best=self.total(marks, item=item, missing="best"))

    def faults(self, marks: Mapping[str, Fraction], *, item: str | None, place: str) -> list[Fault]:
        """Return what is wrong with the marks of one sheet: unknown criteria, and marks off their scale.

        Where the item is not known, every criterion is taken to apply to it.

        >>> rubric = Rubric.equal(["impact"], scale=Scale.levels(1, 4))
        >>> print(*rubric.faults({"impact": Fraction(7)}, item="plume", place="sheets[3]"))
        sheets[3].marks['impact']: expected a mark from 1 to 4, by steps of 1, got 7.
        """
        wrong = [name for name, mark in marks.items() if not self._admits(name, mark, item)]
        return [self._fault(name, marks[name], item, place) for name in wrong]

    def admits_all(self, sheets: Iterable[tuple[str, Mapping[str, Fraction]]]) -> bool:
        """Tell whether all marks are on their scales; a mark that stands on many sheets is looked at once.

        >>> rubric = Rubric.equal(["impact"], scale=Scale.levels(1, 4))
        >>> rubric.admits_all([("plume", {"impact": Fraction(4)})])
        True
        """
        return next(self._off(sheets), None) is None

    def _off(self, sheets: Iterable[tuple[str, Mapping[str, Fraction]]]) -> Iterator[int]:
        """Yield the number of each sheet that has a mark which is not right."""
        known: dict[tuple[str, int], tuple[Fraction, bool]] = {}  # marks are kept: no other gets a number
        of_all = {one.id for one in self.criteria if one.applies_to is None}
        for number, (item, marks) in enumerate(sheets):
            right = True
            for name, mark in marks.items():
                found = known.get((name, id(mark)))
                if found is None:
                    found = mark, self._admits(name, mark, item)
                    if name in of_all:
                        known[name, id(mark)] = found
                right = right and found[1]
            if not right:
                yield number

    def _admits(self, name: str, mark: Fraction, item: str | None) -> bool:
        criterion = self._by_id.get(name)
        if criterion is None or (item is not None and not criterion.applies(item)):
            return False
        return stands_on(criterion.scale, mark)

    def _fault(self, name: str, mark: Fraction, item: str | None, place: str) -> Fault:
        criterion = self._by_id.get(name)
        path = (place, Attribute("marks"), name)
        where = place_of(path)
        if criterion is None:
            facts = {"criterion": Quoted(name), "known": tuple(map(Quoted, self.ids))}
            return Fault(where, mark, "jury.marks.no_such_criterion", facts, path=path)
        if item is not None and not criterion.applies(item):
            return Fault(where, mark, "jury.marks.not_applying", {"item": Quoted(item)}, path=path)
        return Fault(where, mark, "jury.marks.mark_on_scale", levels_of(criterion.scale), path=path)


class _Lines(NamedTuple):
    """What each criterion brings to a total, as a line in whole numbers: `(start + slope * mark) / unit`."""

    unit: int
    starts: tuple[int, ...]
    slopes: tuple[int, ...]
    shares: tuple[Fraction, ...]

    @classmethod
    def of(cls, counted: tuple[Criterion, ...], total: Scale) -> _Lines:
        """Return the line of each criterion, from its own scale to its part of the total."""
        whole = exact_sum(one.weight for one in counted)
        shares = [one.weight / whole for one in counted]
        slopes = [share * total.span / one.scale.span for share, one in zip(shares, counted, strict=True)]
        starts = [
            share * total.low - slope * one.scale.low
            for share, slope, one in zip(shares, slopes, counted, strict=True)
        ]
        unit, wholes = common([*starts, *slopes])
        return cls(unit, tuple(wholes[: len(counted)]), tuple(wholes[len(counted) :]), tuple(shares))

    def parts(self, marks: Iterable[int | Fraction]) -> list[Fraction]:
        """Return what each mark brings."""
        scale, wholes = common(marks)
        lines = zip(self.starts, self.slopes, wholes, strict=True)
        return [Fraction(start * scale + slope * mark, self.unit * scale) for start, slope, mark in lines]

    def total(self, marks: Iterable[int | Fraction]) -> Fraction:
        """Return what they bring together."""
        scale, wholes = common(marks)
        return Fraction(sum(self.starts) * scale + sum(map(mul, self.slopes, wholes)), self.unit * scale)


def parts_of(
    rubric: Rubric, marks: Mapping[str, int | Fraction], *, item: str, missing: MissingPolicy
) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Return, of each criterion that counts, its share of the total of an item and what it brings."""
    return rubric._parts(marks, item, missing)  # noqa: SLF001 # of this module


def off_scale(rubric: Rubric, sheets: Iterable[tuple[str, Mapping[str, Fraction]]]) -> Iterator[int]:
    """Yield the number of each sheet that has a mark off its scale, or of no criterion of its item."""
    return rubric._off(sheets)  # noqa: SLF001 # of this module


def sums_of(
    rubric: Rubric,
    marks: Mapping[str, Sequence[Fraction | None]],
    once: Mapping[str, Mapping[int, Fraction | None]],
) -> tuple[int, list[int]]:
    """Return the unit of totals, and the total of each sheet of columns of marks, where it fills the grid.

    A mark that stands many times is looked at once.
    """
    lines = rubric._all_lines  # noqa: SLF001 # of this module
    columns = [marks[one.id] for one in rubric.criteria]
    known = [once[one.id] for one in rubric.criteria]
    scale, wholes = wholes_of(mark for some in known for mark in some.values() if mark is not None)
    wholes[id(None)] = 0
    starts = [start * scale for start in lines.starts]
    worth = [
        {key: start + slope * wholes[key] for key in some}
        for start, slope, some in zip(starts, lines.slopes, known, strict=True)
    ]
    parts = [map(some.__getitem__, map(id, column)) for some, column in zip(worth, columns, strict=True)]
    return lines.unit * scale, list(map(sum, zip(*parts, strict=True)))
