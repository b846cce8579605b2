"""The six intraclass correlations, with their mean squares and confidence intervals.

Rules: Shrout & Fleiss (1979), Psychological Bulletin 86:420-428; McGraw & Wong (1996), Psychological Methods
1:30-46. The first figure names the model: 1, each item has jurors of its own; 2, the same jurors, drawn from
many, and severity counts as disagreement; 3, these very jurors, and severity does not count. `k` is the
reliability of the jury's mean, without `k` that of one juror. Model 1 needs as many marks on each item,
whoever gave them; models 2 and 3 need every juror's mark on every item.

Convention: analysis of variance, which keeps a negative estimate (a mixed model would show 0). Floating-point
statistics; mean squares are exact and rounded once, so that a denominator that vanishes is seen. Where that
of `ICC2k` is not above 0, one juror agrees by -1/(k - 1) or less, and no mean of k has a reliability
(Spearman 1910).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import mul
from types import MappingProxyType
from typing import NamedTuple, final

from attrs import field, frozen

from eig._maths.distributions import f_range
from eig._values.call_arguments import checked_by
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.value import Value, row_of
from eig.errors import require_key
from eig.jury.agreement.chance_corrected_coefficients import BEYOND, LEVEL, as_float, figure, interval_reason
from eig.jury.marks._marks_as_whole_numbers import missing
from eig.jury.marks.reviews import Reviews
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.agreement")


TINY = 1e-6  # degrees of freedom: Satterthwaite's may vanish, and the interval is then as wide as can be
MOST = Fraction(10**100)  # of a ratio of variances: what is greater moves no bound
KINDS: tuple[str, ...] = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
NEGATIVE = because("negative_icc")
NO_ERROR = Undefined(reason=because("no_error"))
FLAT = Undefined(reason=because("marks_alike"))
ALIKE = Undefined(reason=because("items_alike"))
TOO_NEGATIVE = Undefined(reason=because("too_negative"))
ONE = Undefined(reason=because("too_small"))


class _Design(NamedTuple):
    """What the figures are computed from: counts and mean squares, two of a complete panel only."""

    n: int
    k: int
    items: Fraction
    within: Fraction
    jurors: Fraction = Fraction(0)
    error: Fraction = Fraction(0)


@final
@frozen(kw_only=True, eq=False, repr=False)
class IntraclassCorrelations(Value):
    """The six intraclass correlations, by analysis of variance.

    Args:
        items: How many items.
        jurors: How many jurors.
        marks_per_item: How many marks each item has, the `k` of the figures; None where items differ in it.
        mean_squares: `MSR` between items, `MSC` between jurors, `MSW` within items, `MSE` of what is left;
            without those that no float holds.
        values: Each correlation by its name, or why there is none.
        low: The lower bounds.
        high: The upper bounds.
        level: The confidence level.

    >>> marks = {"a": (9, 2, 5, 8), "b": (6, 1, 3, 2), "c": (8, 4, 6, 8), "d": (7, 1, 2, 6),
    ...          "e": (10, 5, 6, 9), "f": (6, 2, 4, 7)}
    >>> reviews = Reviews.from_triples(
    ...     [(item, f"j{n}", mark) for item, given in marks.items() for n, mark in enumerate(given)])
    >>> found = intraclass_correlations(reviews)
    >>> {kind: round(value, 2) for kind, value in found.values.items()}
    {'ICC1': 0.17, 'ICC1k': 0.44, 'ICC2': 0.29, 'ICC2k': 0.62, 'ICC3': 0.71, 'ICC3k': 0.91}
    """

    _BRIEF = "items {items}, jurors {jurors}"
    items: int
    jurors: int
    marks_per_item: int | None
    mean_squares: FrozenMap[float] = field(converter=MapOf[float])
    values: FrozenMap[float | Undefined] = field(converter=MapOf[float | Undefined])
    low: FrozenMap[float | Undefined] = field(converter=MapOf[float | Undefined])
    high: FrozenMap[float | Undefined] = field(converter=MapOf[float | Undefined])
    level: float = 0.95

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what one of the six means here; without a key, the reliability of the jury's mean.

        >>> one = Reviews.from_triples([("a", "x", 1)])
        >>> print(intraclass_correlations(one).explain("ICC1"))
        ICC1: it takes two items and two marks on each to measure what varies.
        """
        kind = key or ("ICC1k" if isinstance(self.values["ICC2k"], Undefined) else "ICC2k")
        require_key("intraclass correlation", kind, self.values)
        return trace(kind, _sentences(self, kind), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a correlation.

        >>> intraclass_correlations(Reviews.from_triples([("a", "x", 1)])).rows()[0]["value"] is None
        True
        """
        return [
            {
                "name": kind,
                "value": figure(self.values[kind]),
                "low": figure(self.low[kind]),
                "high": figure(self.high[kind]),
                **row_of(self, "level", "items", "jurors"),
            }
            for kind in KINDS
        ]


def _sentences(found: IntraclassCorrelations, kind: str) -> Iterator[Reason]:
    value, low = found.values[kind], found.low[kind]
    if isinstance(value, Undefined):
        yield value.reason
        return
    yield because("icc", kind=kind, share=value)
    if value < 0:
        yield NEGATIVE
    if isinstance(low, Undefined):
        yield low.reason
    else:
        yield interval_reason(found.level, low, found.high[kind])


@checked_by(level=LEVEL)
def intraclass_correlations(reviews: Reviews, *, level: float = 0.95) -> IntraclassCorrelations:
    """Return the six intraclass correlations, or the two that hold where each item has its own jurors.

    With as many marks on each item, whoever gave them, `ICC1` and `ICC1k` are defined (one-way analysis of
    variance). The other four ask for every juror's mark on every item, and say so where one is missing:
    dropping each incomplete item would leave next to nothing of a jury where everyone skips something.

    Args:
        level: The confidence level.

    >>> marks = [("a", "x", 1), ("a", "y", 3), ("b", "x", 2), ("b", "y", 4)]
    >>> found = intraclass_correlations(Reviews.from_triples(marks))
    >>> found.values["ICC3"], print(found.low["ICC3"])
    undefined: jurors differ by a constant only, so that there is no error to measure an interval with
    (1.0, None)
    """
    sizes = set(map(len, reviews.units))
    complete = not missing(reviews)
    if len(sizes) > 1:
        return _without(reviews, Undefined(reason=because("incomplete", count=missing(reviews))), level)
    if min(len(reviews.units), max(sizes, default=0)) < 2:  # noqa: PLR2004 # a variance needs two
        return _without(reviews, ONE, level)
    return _six(reviews, _crossed(reviews), level) if complete else _two(reviews, _one_way(reviews), level)


def _without(reviews: Reviews, why: Undefined, level: float) -> IntraclassCorrelations:
    none: dict[str, float | Undefined] = dict.fromkeys(KINDS, why)
    return IntraclassCorrelations(
        items=len(reviews.items),
        jurors=len(reviews.jurors),
        marks_per_item=len(reviews.units[0]) if len(set(map(len, reviews.units))) == 1 else None,
        mean_squares={},
        values=none,
        low=none,
        high=none,
        level=level,
    )


def _one_way(reviews: Reviews) -> _Design:
    """Split the sum of squares between and within items, times nk so that all stays whole."""
    sums, scale = reviews.sums, reviews.whole[0]
    n, k = len(sums), len(reviews.units[0])
    square = sum([count * mark * mark for mark, count in reviews.grades]) * n * k
    between = sum(map(mul, sums, sums)) * n
    unit = n * k * scale * scale
    return _Design(
        n=n,
        k=k,
        items=Fraction(between - sum(sums) ** 2, unit * (n - 1)),
        within=Fraction(square - between, unit * n * (k - 1)),
    )


def _crossed(reviews: Reviews) -> _Design:
    """Split what is within items further, between jurors and the error."""
    design = _one_way(reviews)
    scale, marks = reviews.whole
    n, k = design.n, design.k
    columns = [sum(marks[seat::k]) for seat in range(k)]
    across = sum(map(mul, columns, columns)) * k - sum(columns) ** 2
    square = sum([count * mark * mark for mark, count in reviews.grades]) * n * k
    rest = square - sum(map(mul, reviews.sums, reviews.sums)) * n - across
    unit = n * k * scale * scale
    return design._replace(
        jurors=Fraction(across, unit * (k - 1)), error=Fraction(rest, unit * (n - 1) * (k - 1))
    )


def _six(reviews: Reviews, d: _Design, level: float) -> IntraclassCorrelations:
    values = {kind: rule(d) for kind, rule in VALUES.items()}
    squares = {"MSR": d.items, "MSC": d.jurors, "MSW": d.within, "MSE": d.error}
    return _found(reviews, squares, values, _intervals(d, values, level), level=level)


def _two(reviews: Reviews, d: _Design, level: float) -> IntraclassCorrelations:
    why = Undefined(reason=because("not_crossed", count=missing(reviews), marks=d.k))
    values = {kind: VALUES[kind](d) if kind.startswith("ICC1") else why for kind in KINDS}
    one, mean = _ratio_intervals(d, d.within, d.n * (d.k - 1), level)
    pairs: dict[str, Bounds] = {**dict.fromkeys(KINDS, (why, why)), "ICC1": one, "ICC1k": mean}
    return _found(reviews, {"MSR": d.items, "MSW": d.within}, values, pairs, level=level)


def _found(
    reviews: Reviews,
    squares: Mapping[str, Fraction],
    values: Mapping[str, float | Undefined],
    pairs: Mapping[str, Bounds],
    *,
    level: float,
) -> IntraclassCorrelations:
    known = {name: as_float(square) for name, square in squares.items()}
    return IntraclassCorrelations(
        items=len(reviews.items),
        jurors=len(reviews.jurors),
        marks_per_item=len(reviews.units[0]),
        mean_squares={name: one for name, one in known.items() if not isinstance(one, Undefined)},
        values=values,
        low={kind: low for kind, (low, _) in pairs.items()},
        high={kind: high for kind, (_, high) in pairs.items()},
        level=level,
    )


def _share(above: Fraction, below: Fraction, d: _Design) -> float | Undefined:
    if below > 0:
        return as_float(above / below)
    return TOO_NEGATIVE if d.items or below else _flat(d)


def _flat(d: _Design) -> Undefined:
    """Return why no share can be told: items do not differ, and jurors may or may not."""
    return ALIKE if d.within else FLAT


def _agreement(d: _Design) -> tuple[Fraction, Fraction]:
    """Return the two parts of ICC2."""
    return d.items - d.error, d.items + (d.k - 1) * d.error + d.k * (d.jurors - d.error) / d.n


VALUES: Mapping[str, Callable[[_Design], float | Undefined]] = MappingProxyType(
    {
        "ICC1": lambda d: _share(d.items - d.within, d.items + (d.k - 1) * d.within, d),
        "ICC2": lambda d: _share(*_agreement(d), d),
        "ICC3": lambda d: _share(d.items - d.error, d.items + (d.k - 1) * d.error, d),
        "ICC1k": lambda d: _share(d.items - d.within, d.items, d),
        "ICC2k": lambda d: _share(d.items - d.error, d.items + (d.jurors - d.error) / d.n, d),
        "ICC3k": lambda d: _share(d.items - d.error, d.items, d),
    }
)

Bounds = tuple[float | Undefined, float | Undefined]


def _intervals(d: _Design, values: Mapping[str, float | Undefined], level: float) -> dict[str, Bounds]:
    one, one_k = _ratio_intervals(d, d.within, d.n * (d.k - 1), level)
    three, three_k = _ratio_intervals(d, d.error, (d.n - 1) * (d.k - 1), level)
    two, two_k = _agreement_intervals(d, values["ICC2"], level)
    return {"ICC1": one, "ICC2": two, "ICC3": three, "ICC1k": one_k, "ICC2k": two_k, "ICC3k": three_k}


def _ratio_intervals(d: _Design, noise: Fraction, df: int, level: float) -> tuple[Bounds, Bounds]:
    """Bound the ratio of variances F by Fisher's quantiles, for one juror and for the mean of all."""
    why = _flat(d) if not d.items else NO_ERROR if not noise else None
    if why is not None:
        return (why, why), (why, why)
    below, above = f_range(level, d.n - 1, df)
    exact = d.items / noise
    if exact * MOST < 1:
        return (BEYOND, BEYOND), (BEYOND, BEYOND)
    ratio = float(min(exact, MOST))
    low, high = ratio / above, ratio / below
    return (_of_one(low, d.k), _of_one(high, d.k)), (1 - 1 / low, 1 - 1 / high)


def _agreement_intervals(d: _Design, value: float | Undefined, level: float) -> tuple[Bounds, Bounds]:
    if isinstance(value, Undefined) or not (d.error and d.items):
        why = value if isinstance(value, Undefined) else NO_ERROR if d.items else _flat(d)
        return (why, why), (why, why)
    low, high = _agreement_bounds(d, level)
    return (low, high), (_of_mean(low, d.k), _of_mean(high, d.k))


def _of_mean(one: float, k: int) -> float | Undefined:
    """Return the reliability of a mean of k from that of one (Spearman 1910; Brown 1910)."""
    below = 1 + (k - 1) * one
    return k * one / below if below > 0 else TOO_NEGATIVE


def _of_one(ratio: float, k: int) -> float:
    return (ratio - 1) / (ratio + k - 1)


def _agreement_bounds(d: _Design, level: float) -> tuple[float, float]:
    """Bound ICC2 with Satterthwaite's degrees of freedom (Shrout & Fleiss 1979, p. 424)."""
    n, k = d.n, d.k
    above, below = _agreement(d)
    one = above / below
    spread, skew = n + one * (n * (k - 1) - k), k * one * d.jurors / d.error
    most = max(abs(spread), abs(skew))
    a, b = float(skew / most), float(spread / most)
    df = max(TINY, (k - 1) * (n - 1) * (a + b) ** 2 / ((n - 1) * a * a + b * b))
    rest = k * d.jurors + (k * n - k - n) * d.error
    whole = d.items + rest + d.error  # a share of it is a float, however great or small the marks
    others, items, error = (float(part / whole) for part in (rest, d.items, d.error))
    low, high = (
        n * (items - f * error) / (f * others + n * items) for f in reversed(f_range(level, n - 1, df))
    )
    return low, high
