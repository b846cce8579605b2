"""Do jurors agree beyond chance? Krippendorff's alpha, and the form of every chance-corrected coefficient.

Rules (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*; Gwet 2014, *Handbook of Inter-Rater
Reliability*, for standard errors, that of alpha as he corrected it in 2021):

- alpha = 1 - Do/De: the disagreement seen inside items over the one that chance would bring;
- an item with a single mark has no pair and is left out; missing marks are no disagreement;
- where every mark is the same, chance brings no disagreement either: alpha is 0/0, undefined.

These are floating-point statistics: computed in whole numbers, and rounded once at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import fsum, sqrt
from operator import mul
from types import MappingProxyType
from typing import NamedTuple, cast, final

from attrs import field, frozen

from eig._language.telling import Tell, teller
from eig._maths.distributions import t_quantile
from eig._values.annotation_rules import ANY_TEXT
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.rules import Rule, floating, one_of
from eig._values.value import Value, keeps
from eig.errors import UnknownKey
from eig.jury.marks._marks_as_whole_numbers import rank_of
from eig.jury.marks.reviews import Reviews
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.agreement")
tell: Tell = teller("jury.agreement")


_by_grade = Rule(
    lambda value: (
        isinstance(value, FrozenMap) and all(map(floating.holds, cast("FrozenMap[object]", value).values()))
    ),
    "values.mapping",
    {"key": ANY_TEXT.phrase, "member": floating.phrase},
)
"""Figures by grade: the digits of a grade may be more than those of a name."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Coefficient(Value):
    """A chance-corrected agreement: 1 - observed/expected disagreement, with its convention.

    Args:
        name: Which coefficient, such as `krippendorff_alpha`.
        distance: How far two marks are apart: `nominal`, `interval`, `linear`…
        value: The coefficient, 1 at full agreement, 0 at chance; or why there is none.
        observed: The disagreement seen; or why no float holds it.
        expected: The disagreement that chance would bring; or why no float holds it.
        standard_error: Over items, linearised (Gwet 2014); or why there is none.
        low: The lower bound of the confidence interval.
        high: Its upper bound, at most 1.
        level: The confidence level.
        items: How many items count.
        marks: How many marks count.
        z: Value over standard error under the hypothesis of chance alone, where a rule gives one.
        by_category: The coefficient of each category against the others, where a rule gives it.
        alone: How many items with a single mark the standard error counts: the published formula is rough
            there.

    >>> krippendorff_alpha(Reviews.from_triples([("a", "x", 1), ("a", "y", 2)])).name
    'krippendorff_alpha'
    """

    name: str
    distance: str
    value: float | Undefined
    observed: float | Undefined
    expected: float | Undefined
    standard_error: float | Undefined
    low: float | Undefined
    high: float | Undefined
    level: float = 0.95
    items: int
    marks: int
    z: float | None = None
    by_category: FrozenMap[float] = field(
        factory=FrozenMap[float], converter=MapOf[float], metadata=keeps(_by_grade)
    )
    alone: int = 0

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: a standard error that counts items with a single mark.

        >>> from eig.jury.agreement import fleiss_kappa
        >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 1), ("r", "x", 2)]
        >>> [reason.code for reason in fleiss_kappa(Reviews.from_triples(marks)).cautions]
        ['rough_error']
        """
        rough = self.alone and not isinstance(self.standard_error, Undefined)
        return (because("rough_error", count=self.alone),) if rough else ()

    def __repr__(self) -> str:
        return f"<Coefficient: {self.name}, items {self.items}, marks {self.marks}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the figure means; the only key is `value`.

        >>> marks = [("a", "x", 3), ("a", "y", 3), ("b", "x", 3), ("b", "y", 3)]
        >>> print(krippendorff_alpha(Reviews.from_triples(marks)).explain())
        Krippendorff's alpha: every mark that counts is the same: agreement beyond chance cannot be measured.
        """
        if key not in {None, "value"}:
            raise UnknownKey("figure", key, known=["value"])
        return trace(tell("subject_coefficient", lang, name=self.name), _sentences(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row.

        >>> krippendorff_alpha(Reviews.from_triples([("a", "x", 1), ("a", "y", 2)])).rows()[0]["items"]
        1
        """
        names = ("value", "standard_error", "low", "high", "observed", "expected")
        figures = {name: figure(getattr(self, name)) for name in names}
        return [
            {
                "name": self.name,
                "distance": self.distance,
                **{name: figures[name] for name in names[:4]},
                "level": self.level,
                **{name: figures[name] for name in names[4:]},
                "items": self.items,
                "marks": self.marks,
                "z": self.z,
            }
        ]


def figure(value: float | Undefined) -> float | None:
    """Return a figure for a row: None where it is undefined."""
    return None if isinstance(value, Undefined) else value


BEYOND = Undefined(reason=because("beyond_floats"))


def as_float(value: Fraction) -> float | Undefined:
    """Return a figure as a float; undefined where none is so great, or so small without being 0."""
    try:
        found = float(value)
    except OverflowError:
        return BEYOND
    return found if found or not value else BEYOND


NO_PAIR = Undefined(reason=because("no_pair"))
CONSTANT = Undefined(reason=because("constant"))
NEGATIVE = Undefined(reason=because("negative_ratio"))
ONE_ITEM = Undefined(reason=because("one_item"))


def _sentences(found: Coefficient) -> Iterable[Reason]:
    if isinstance(found.value, Undefined):
        return [found.value.reason]
    facts = {"value": found.value, "items": found.items, "marks": found.marks, "distance": found.distance}
    return [because("agreement", **facts), _doubt(found), *found.cautions]


def _doubt(found: Coefficient) -> Reason:
    if isinstance(found.standard_error, Undefined):
        return found.standard_error.reason
    return interval_reason(found.level, found.low, found.high)


def interval_reason(level: float, low: object, high: object) -> Reason:
    """Say an interval."""
    return because("interval", percent=100 * level, low=low, high=high)


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


@checked
def krippendorff_alpha(reviews: Reviews, *, distance: str = "interval", level: float = 0.95) -> Coefficient:
    """Return Krippendorff's alpha, with missing marks where there are.

    Args:
        reviews: The marks.
        distance: `nominal`, `ordinal`, `interval` or `ratio`: what the difference of two marks means.
        level: The confidence level of the interval (Gwet's linearisation over items, Student's t).

    Raises:
        Fault: For another distance, or a level that is not between 0 and 1.

    >>> marks = [("a", "x", 1), ("a", "y", 2), ("b", "x", 2), ("b", "y", 1)]
    >>> krippendorff_alpha(Reviews.from_triples(marks), distance="nominal").value
    -0.5
    """
    check_options("krippendorff_alpha", level, distance=(distance, DISTANCES))
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


def check_options(place: str, level: float, **choices: tuple[str, Mapping[str, object]]) -> None:
    """Refuse an impossible level and unknown choices, all together."""
    faults = Gather(place)
    faults.that("level", 0 < level < 1, "jury.agreement.level", value=level)
    for name, (choice, table_of) in choices.items():
        faults.check(name, one_of(*table_of), choice)
    faults.done()


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


def standard_error(pulls: Sequence[float]) -> float | Undefined:
    """Return the standard error of a mean of deviations from it, one an item."""
    n = len(pulls)
    return sqrt(fsum(pull * pull for pull in pulls) / (n * (n - 1))) if n > 1 else ONE_ITEM


def bounds(
    value: float | Undefined, error: float | Undefined, df: int, level: float
) -> tuple[float | Undefined, float | Undefined]:
    """Return the interval value ± t·error, cut at 1; undefined where either is."""
    if isinstance(value, Undefined):
        return value, value
    if isinstance(error, Undefined):
        return error, error
    reach = t_quantile((1 + level) / 2, df) * error
    return value - reach, min(1.0, value + reach)
