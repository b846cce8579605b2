"""Do jurors agree beyond chance? Krippendorff's alpha.

Rules (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*; Gwet 2014, *Handbook of Inter-Rater
Reliability*, for standard errors, that of alpha as he corrected it in 2021):

- alpha = 1 - Do/De: the disagreement seen inside items over the one that chance would bring;
- an item with a single mark has no pair and is left out; missing marks are no disagreement;
- where every mark is the same, chance brings no disagreement either: alpha is 0/0, undefined.

These are floating-point statistics: computed in whole numbers, and rounded once at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import fsum
from operator import mul
from types import MappingProxyType
from typing import NamedTuple

from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import one_of
from eig.jury.agreement.chance_corrected_coefficients import (
    CONSTANT,
    LEVEL,
    NEGATIVE,
    NO_PAIR,
    Coefficient,
    as_float,
    bounds,
    standard_error,
)
from eig.jury.marks._marks_as_whole_numbers import rank_of
from eig.jury.marks.reviews import Reviews
from eig.reasons import Undefined


class Pairable(NamedTuple):
    """The marks that have another one of their item beside them, whole numbers of 1/scale."""

    units: Sequence[Sequence[int]]
    counts: Mapping[int, int]
    scale: int


class Spread(NamedTuple):
    """Disagreements of each item, among its own marks and with the marks of all; `one` makes one of them."""

    inside: Sequence[float]
    outside: Sequence[float]
    one: int | Fraction = 1


def _nominal(given: Pairable) -> Spread:
    total, units = sum(given.counts.values()), given.units
    tallies = [Counter(unit).values() for unit in units]
    inside = [len(unit) ** 2 - sum(map(mul, own, own)) for unit, own in zip(units, tallies, strict=True)]
    return Spread(inside, [len(unit) * total - sum(map(given.counts.__getitem__, unit)) for unit in units])


def _interval(given: Pairable) -> Spread:
    return _squares(given.units, {mark: mark for mark in given.counts}, one=given.scale**2)


def _ordinal(given: Pairable) -> Spread:
    """The ordinal distance of two marks is that of their mid-ranks among all marks."""
    return _squares(given.units, rank_of(given.counts), one=4)


def _squares(units: Sequence[Sequence[int]], worth: Mapping[int, int], *, one: int) -> Spread:
    """Sums of squares give all pairs at once: Σ(x - y)² = 2(mΣx² - (Σx)²)."""
    square_of = {mark: value * value for mark, value in worth.items()}
    sizes = list(map(len, units))
    sums = [sum(map(worth.__getitem__, unit)) for unit in units]
    squares = [sum(map(square_of.__getitem__, unit)) for unit in units]
    n, total, square = sum(sizes), sum(sums), sum(squares)
    inside = [2 * (m * q - s * s) for m, q, s in zip(sizes, squares, sums, strict=True)]
    outside = [n * q - 2 * s * total + m * square for m, q, s in zip(sizes, squares, sums, strict=True)]
    return Spread(inside, outside, one)


def _ratio(given: Pairable) -> Spread:
    """The distance (a - b)/(a + b) squared, as a share of that of the two marks farthest apart."""
    counts, units = given.counts, given.units
    low, high = min(counts), max(counts)
    wide, both = high - low or 1, high + low or 1
    far = {a: {b: (abs(a - b) * both / ((a + b or 1) * wide)) ** 2 for b in counts} for a in counts}
    from_all = {a: fsum(n * far[a][b] for b, n in counts.items()) for a in counts}
    return Spread(
        [apart(unit, far) for unit in units],
        [fsum(map(from_all.__getitem__, unit)) for unit in units],
        Fraction(both, wide) ** 2,
    )


def apart(unit: Sequence[int], far: Mapping[int, Mapping[int, float]] | Sequence[Sequence[float]]) -> float:
    """Sum how far apart two marks of an item are, over its ordered pairs."""
    pairs = combinations(Counter(unit).items(), 2)
    return 2 * fsum([n * k * far[a][b] for (a, n), (b, k) in pairs])


DISTANCES: Mapping[str, Callable[[Pairable], Spread]] = MappingProxyType(
    {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval, "ratio": _ratio}
)


@checked_by(distance=one_of(*DISTANCES), level=LEVEL)
def krippendorff_alpha(reviews: Reviews, *, distance: str = "interval", level: float = 0.95) -> Coefficient:
    """Return Krippendorff's alpha, with missing marks where there are.

    Args:
        distance: `nominal`, `ordinal`, `interval` or `ratio`: what the difference of two marks means.
        level: The confidence level of the interval (Gwet's linearisation over items, Student's t).

    >>> marks = [("a", "x", 1), ("a", "y", 2), ("b", "x", 2), ("b", "y", 1)]
    >>> krippendorff_alpha(Reviews.from_triples(marks), distance="nominal").value
    -0.5
    """
    alone = Counter([unit[0] for unit in reviews.units if len(unit) == 1])
    given = Pairable(
        units=[unit for unit in reviews.units if len(unit) > 1],
        counts={mark: count - alone[mark] for mark, count in reviews.grades if count > alone[mark]},
        scale=reviews.whole[0],
    )
    why = NO_PAIR if not given.units else None
    if distance == "ratio" and min(given.counts, default=0) < 0:
        why = NEGATIVE
    if why is not None:
        return _none(distance, level, why)
    return _alpha(given.units, distance, DISTANCES[distance](given), level)


def _none(distance: str, level: float, why: Undefined) -> Coefficient:
    return Coefficient(
        name="krippendorff_alpha",
        distance=distance,
        value=why,
        observed=0.0,
        expected=0.0,
        standard_error=why,
        low=why,
        high=why,
        level=level,
        items=0,
        marks=0,
    )


def _alpha(units: Sequence[Sequence[int]], distance: str, spread: Spread, level: float) -> Coefficient:
    sizes = list(map(len, units))
    n = sum(sizes)
    observed = _observed(sizes, spread.inside) / (n * spread.one)
    expected = Fraction(sum(spread.outside)) / (n * (n - 1) * spread.one)
    value = as_float(1 - observed / expected) if expected else CONSTANT
    error = _alpha_error(sizes, spread) if expected else CONSTANT
    low, high = bounds(value, error, len(units) - 1, level)
    return Coefficient(
        name="krippendorff_alpha",
        distance=distance,
        value=value,
        observed=as_float(observed),
        expected=as_float(expected),
        standard_error=error,
        low=low,
        high=high,
        level=level,
        items=len(units),
        marks=n,
    )


def _observed(sizes: Sequence[int], inside: Sequence[float]) -> Fraction:
    """Sum each item's disagreement over its number of marks less one, exactly, size by size."""
    sums: dict[int, float] = {}
    for size, part in zip(sizes, inside, strict=True):
        sums[size] = sums.get(size, 0) + part
    return sum((Fraction(part) / (size - 1) for size, part in sums.items()), Fraction(0))


def _alpha_error(sizes: Sequence[int], spread: Spread) -> float | Undefined:
    """How far each item pulls the ratio of disagreements, by linearisation over items.

    With means over items a of the disagreement inside, m of marks, and b of what chance brings, the ratio is
    a·m/b: an item pulls it by its own share of each, those of b counted twice, as both marks of a pair vary.
    Disagreements are whole numbers of any length: shares of the greatest are floats.
    """
    count, n = len(sizes), sum(sizes)
    mean, most = n / count, max(spread.outside)
    seen = [part / most / (mean * (m - 1)) for m, part in zip(sizes, spread.inside, strict=True)]
    chance = [part / most / (n * mean) for part in spread.outside]
    do, de = sum(seen) / count, sum(chance) / count
    pulls = [do * (2 * b / de - m / mean) - a for m, a, b in zip(sizes, seen, chance, strict=True)]
    return standard_error([pull / de for pull in pulls])
