"""Means and medians, exact: what a panel's marks add up to.

Rounding is never implied. Where a rule rounds, each stage of rounding is named, as the International Skating
Union's rules name theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from eig._values.call_arguments import checked, checked_by
from eig._values.exact_numbers import common, exact, exact_sum, round_half_up
from eig._values.field_rules_and_bounds import IN_ORDER, number, whole
from eig.errors import Fault

if TYPE_CHECKING:
    from eig.typing import Number

MedianKind: TypeAlias = Literal["low", "mid", "high"]
"""Which median of an even number of marks: the lower middle mark, their midpoint, or the higher one."""


def _read(marks: Iterable[Number], asked: str) -> tuple[Fraction, ...]:
    """Return the marks exact, or refuse none at all, and a set, where equal marks would be one."""
    if isinstance(marks, AbstractSet):
        raise Fault(f"{asked}.marks", marks, IN_ORDER, {"member": number.phrase})
    given = tuple(map(exact, marks))
    if not given:
        raise Fault(f"{asked}.marks", given, "jury.marks.some_marks")
    return given


@checked
def mean(marks: Iterable[Number]) -> Fraction:
    """Return the mean, exact.

    >>> mean([14, "13.5", 15])
    Fraction(85, 6)
    """
    given = _read(marks, "mean")
    unit, wholes = common(given, where="mean.marks")
    return Fraction(sum(wholes), unit * len(wholes))


def means_of(items: Iterable[str], unit: int, marks: Sequence[Sequence[int]]) -> dict[str, Fraction]:
    """Return the mean of each item's marks, at least one, which are whole numbers of a unit.

    >>> means_of(["plume"], 2, [(1, 4)])
    {'plume': Fraction(5, 4)}
    """
    scale = lcm(*set(map(len, marks)))
    levels = [sum(some) * (scale // len(some)) for some in marks]
    means = {level: Fraction(level, unit * scale) for level in set(levels)}
    return dict(zip(items, map(means.__getitem__, levels), strict=True))


@checked
def weighted_mean(marks: Mapping[str, Number], weights: Mapping[str, Number]) -> Fraction:
    """Return the mean of marks by criterion, weighted, exact.

    Raises:
        Fault: A criterion has a mark but no weight, or a weight but no mark: a missing mark has a named
            rule, in `Rubric.total`. A weight is below 0, or all of them are 0.

    >>> weighted_mean({"impact": 4, "team": 3}, {"impact": "0.75", "team": "0.25"})
    Fraction(15, 4)
    """
    if set(marks) != set(weights):
        odd = tuple(sorted(set(marks) ^ set(weights)))
        raise Fault("weighted_mean.marks", odd, "jury.marks.mark_and_weight")
    names = sorted(marks)
    given = _read([marks[name] for name in names], "weighted_mean")
    masses = [exact(weights[name]) for name in names]
    if min(masses) < 0 or not any(masses):
        raise Fault("weighted_mean.weights", tuple(masses), "jury.marks.some_weight")
    return exact_sum(map(Fraction.__mul__, masses, given)) / exact_sum(masses)


MIDDLES: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = MappingProxyType(
    {"low": min, "mid": lambda low, high: (low + high) / 2, "high": max}
)


@checked
def median(marks: Iterable[Number], *, kind: MedianKind = "mid") -> Fraction:
    """Return the median; `kind` says which of the two middle marks an even number of marks gives.

    >>> marks = [10, 11, 13, 18]
    >>> median(marks), median(marks, kind="low"), median(marks, kind="high")
    (Fraction(12, 1), Fraction(11, 1), Fraction(13, 1))
    """
    given = sorted(_read(marks, "median"))
    return MIDDLES[kind](given[(len(given) - 1) // 2], given[len(given) // 2])


@checked_by(drop_low=whole(0), drop_high=whole(0), places=whole(0).or_none())
def trimmed_mean(
    marks: Sequence[Number], *, drop_low: int = 1, drop_high: int = 1, places: int | None = None
) -> Fraction:
    """Return the mean after the lowest and highest marks are dropped (the Olympic mean).

    Args:
        marks: The marks of a panel.
        drop_low: How many of the lowest are dropped.
        drop_high: How many of the highest are dropped.
        places: Decimal places to round the mean to, halves away from zero; None keeps it exact.

    Each component of the ISU's figure skating panels is the mean of the marks without the highest and the
    lowest, rounded to two decimals (ISU Special Regulations and Technical Rules, Single & Pair Skating and
    Ice Dance, rule 353).

    >>> trimmed_mean(["9.75", "9.25", "9.5", "9.5", "9.0"], places=2)
    Fraction(471, 50)
    """
    given = sorted(_read(marks, "trimmed_mean"))
    kept = given[drop_low : len(given) - drop_high]
    if not kept:
        facts = {"least": drop_low + drop_high + 1, "low": drop_low, "high": drop_high}
        raise Fault("trimmed_mean.marks", len(given), "jury.marks.left_after_trim", facts)
    return rounded(mean(kept), places)


@checked
def rounded(value: Fraction, places: int | None) -> Fraction:
    """Return a value rounded to decimal places, halves away from zero: a stage of rounding, by name.

    None leaves it exact.

    >>> rounded(Fraction(2, 3), 2), rounded(Fraction(-5, 2), 0), rounded(Fraction(2, 3), None)
    (Fraction(67, 100), Fraction(-3, 1), Fraction(2, 3))
    """
    return value if places is None else round_half_up(value, places, place="rounded.places")
