"""Should marks be corrected for severe and generous jurors, and what would that change? The decision.

A correction is applied only where it can be defended:

- every item can be compared with every other (one component);
- each juror marked at least five items that others marked too;
- marks show that severities differ (likelihood ratio, with the boundary's mixture of Self & Liang 1987,
  *JASA* 82:605-610).

Otherwise raw means are reported, with the reason. Components are ranked apart, never together. Raw and
calibrated ranks stand side by side. On a complete panel the order of raw means is kept by construction. These
are floating-point statistics: adopting one is an `Adjustment`, decided by somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import sqrt
from types import MappingProxyType
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import Asked, Watch
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, row_of
from eig.errors import look_up
from eig.jury.agreement.chance_corrected_coefficients import figure
from eig.jury.comparability.linked_sets_and_connectivity import Connectivity, connectivity
from eig.jury.marks._marks_as_whole_numbers import by_item
from eig.jury.marks._marks_as_whole_numbers import whole as whole_marks
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scale import Scale
from eig.jury.severity import _calibration_refusals_cautions_hausman_test as rules
from eig.jury.severity.estimates_with_covariance import Estimates
from eig.jury.severity.severity_models_fitted import additive_model, crossed_model, within_model
from eig.jury.severity.severity_of_each_juror import Severity, SeverityModel, severity_range, severity_reason
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


Method = Literal["within", "crossed", "additive", "none"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class CalibratedScore(Value):
    """An item's mean before and after calibration, and both ranks in its component.

    Args:
        item: The item.
        component: The number of its component: ranks of different components do not compare.
        marks: How many marks it has.
        raw: The mean of its marks, exact.
        raw_rank: Its rank by raw means; ties share the best rank.
        calibrated: The mean after calibration; the raw one where none is applied.
        calibrated_rank: Its rank after calibration.
        standard_error: Of the calibrated mean; or why there is none.

    >>> CalibratedScore(item="a", component=1, marks=2, raw=Fraction(27, 2), raw_rank=1, calibrated=13.5,
    ...                 calibrated_rank=1, standard_error=0.5).raw
    Fraction(27, 2)
    """

    item: str
    component: int
    marks: int
    raw: Fraction
    raw_rank: int
    calibrated: float
    calibrated_rank: int
    standard_error: float | Undefined


def _two(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    return to_tuple(values)  # type: ignore[return-value] # a wrong length is found by whoever takes the two


@final
@frozen(kw_only=True, eq=False, repr=False)
class Calibration(Value):
    """What calibration would do, and whether it is applied.

    Args:
        method: The method asked for.
        applied: Whether calibrated means differ from raw ones.
        refusals: Why it is not applied.
        scores: Every item, in the order of calibrated ranks, component by component.
        model: The fit, even where it is not applied; or why there is none.
        estimates: Means with their errors, for `expected_ranks`; or why items do not compare.
        df: Marks less items: the degrees of freedom of the errors.
        ratio: The likelihood ratio of severities that differ; None where it cannot be computed.
        p: The chance of as much if no juror were more severe than another.
        cautions: What to tell the jury beside.
        ends: The least and the greatest mark of the scale, or of the marks where no scale was given.
        scaled: Whether a scale was given.

    >>> marks = [("a", "x", 3), ("a", "y", 3), ("b", "x", 1), ("b", "y", 2)]
    >>> found = calibrate(Reviews.from_triples(marks))
    >>> found.applied, [reason.code for reason in found.refusals]
    (False, ['few_shared', 'few_shared', 'unsupported'])
    """

    _BRIEF = "method {method}, applied {applied}, items {scores}"
    method: str
    applied: bool
    refusals: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    scores: tuple[CalibratedScore, ...] = field(converter=TupleOf[CalibratedScore])
    model: SeverityModel | Undefined
    estimates: Estimates | Undefined
    df: int
    ratio: float | None
    p: float | None
    cautions: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    ends: tuple[Fraction, Fraction] = field(default=(Fraction(0), Fraction(0)), converter=_two)
    scaled: bool = False

    @property
    def off_scale(self) -> tuple[Reason, ...]:
        """The items whose calibrated means leave the scale, or go beyond every mark that was given."""
        low, high = self.ends
        slack = (high - low) / CLOSE
        beyond = {
            one.item: one.calibrated
            for one in self.scores
            if self.applied and not low - slack <= one.calibrated <= high + slack
        }
        return tuple(
            because("off_scale", item=item, mean=mean, low=low, high=high, scaled=self.scaled)
            for item, mean in sorted(beyond.items())
        )

    @property
    def severities(self) -> tuple[Severity, ...]:
        """Each juror's severity by the fit, applied or not; none where there is no fit."""
        return () if isinstance(self.model, Undefined) else self.model.severities

    def of(self, item: str) -> CalibratedScore:
        """Return an item's scores.

        >>> calibrate(Reviews.from_triples([("a", "x", 3)])).of("a").raw
        Fraction(3, 1)
        """
        return look_up("item", item, self._at)

    @cached_property
    def _at(self) -> FrozenMap[CalibratedScore]:
        return FrozenMap({one.item: one for one in self.scores})

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say an item's means and ranks, or a juror's severity, and why calibration is or is not applied.

        Without a key: whether it is applied, how far severities go, and what to read with care.

        >>> print(calibrate(Reviews.from_triples([("a", "x", 3)]), method="none").explain("a"))
        a: raw mean 3, rank 1; raw means are kept, as asked.
        """
        if key is None:
            said = [*self._verdict(), *severity_range(self.severities), *self.cautions]
            return trace(tell("subject_calibration", lang), said, lang)
        jurors = {one.juror: one for one in self.severities}
        if key in jurors:
            return trace(key, [severity_reason(jurors[key]), *self._verdict()], lang)
        one = self.of(key)
        beyond = [reason for reason in self.off_scale if reason.facts["item"] == key]
        return trace(
            key, [_item_reason(one, self._sizes, applied=self.applied), *beyond, *self._verdict()], lang
        )

    @cached_property
    def _sizes(self) -> Counter[int]:
        """How many items each component has."""
        return Counter(one.component for one in self.scores)

    def _verdict(self) -> Iterator[Reason]:
        yield from self.refusals
        if self.applied:
            yield rules.APPLIED[self.method]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, raw and calibrated side by side.

        >>> calibrate(Reviews.from_triples([("a", "x", 3)])).rows()[0]["calibrated_rank"]
        1
        """
        return [
            row_of(one, "item", "component", "marks", "raw", "raw_rank", "calibrated", "calibrated_rank")
            | {"standard_error": figure(one.standard_error)}
            for one in self.scores
        ]


def _item_reason(one: CalibratedScore, sizes: Mapping[int, int], *, applied: bool) -> Reason:
    """Say both means and ranks; where components are ranked apart, in which one and among how many."""
    raw = {"raw": one.raw, "rank": one.raw_rank}
    if applied:
        return because("calibrated", **raw, calibrated=one.calibrated, then=one.calibrated_rank)
    component = one.component if len(sizes) > 1 else None
    return because("raw", **raw, size=sizes[one.component], component=component)


FITS: Mapping[str, Callable[..., SeverityModel | Undefined]] = MappingProxyType(
    {"within": within_model, "crossed": crossed_model, "additive": additive_model, "none": within_model}
)


@checked
def calibrate(
    reviews: Reviews,
    *,
    method: Method = "within",
    least_shared: int = 5,
    significance: str | Fraction = "1/20",
    scale: Scale | None = None,
    stop: Callable[[], bool] | None = None,
) -> Calibration:
    """Correct means for severity where it can be defended; else keep raw means and say why.

    Args:
        method: `within` (the default: it does not lose when items were not given to jurors at random),
            `crossed`, `additive`, or `none`.
        least_shared: How many items that others marked too each juror must have marked.
        significance: Severities are supported when chance alone would bring as much less often than this.
        scale: The scale of the marks: calibrated means that leave it are named in the cautions. Without it,
            those beyond every mark that was given.
        stop: Asked now and then whether to leave it: raw means are kept then, or a caution says what was not
            examined.

    >>> marks = [(f"d{n}", juror, n % 4 + (4 if juror == "kind" else 0) + (n * k) % 3)
    ...          for n in range(12) for k, juror in enumerate(("kind", "strict", "fair")) if n % 3 != k]
    >>> found = calibrate(Reviews.from_triples(marks))
    >>> found.applied, found.p < 0.05
    (True, True)
    """
    limit = _checked(reviews, least_shared, significance)
    graph = connectivity(reviews)
    heard = None if stop is None else Asked(Watch(None), stop).heard
    inner = within_model(reviews, stop=heard)
    fit = FITS[method]
    model = inner if fit is within_model else fit(reviews, stop=heard)
    ratio = None if isinstance(inner, Undefined) else inner.ratio
    p = rules.chance(ratio)
    refusals = (
        (rules.KEPT,)
        if method == "none"
        else tuple(rules.refusals(reviews, graph, model, (least_shared, limit, p)))
    )
    applied = model if isinstance(model, SeverityModel) and not refusals else None
    estimates = rules.estimates(reviews, graph, applied)
    found = Calibration(
        method=method,
        applied=applied is not None,
        refusals=refusals,
        scores=_side_by_side(reviews, graph, applied, estimates),
        model=model,
        estimates=estimates,
        df=len(reviews.reviews) - len(reviews.items),
        ratio=ratio,
        p=p,
        cautions=rules.cautions(reviews, graph, model, heard),
        ends=_ends(reviews, scale),
        scaled=scale is not None,
    )
    return evolve(found, cautions=[*found.cautions, *found.off_scale])


CLOSE = 10**9
"""A calibrated mean beyond an end of the scale by less than a share of one in so many is at that end."""
MOST = 2**1000
"""Calibrated means are floats: marks are below."""


def _ends(reviews: Reviews, scale: Scale | None) -> tuple[Fraction, Fraction]:
    if scale is not None:
        return scale.low, scale.high
    unit, grades = reviews.whole[0], [mark for mark, _ in reviews.grades] or [0]
    return Fraction(grades[0], unit), Fraction(grades[-1], unit)


def _checked(reviews: Reviews, least_shared: int, significance: str | Fraction) -> Fraction:
    faults, limit = Gather("calibrate"), exact(significance)
    most = max((abs(mark) for mark, _ in reviews.grades), default=0)
    greatest = Fraction(most, reviews.whole[0])
    faults.that("reviews", greatest < MOST, "jury.severity.finite_means", value=greatest)
    faults.check("least_shared", whole(1), least_shared)
    faults.check("significance", between(0, 1), limit)
    faults.done()
    return limit


def _side_by_side(
    reviews: Reviews, graph: Connectivity, applied: SeverityModel | None, estimates: Estimates | Undefined
) -> list[CalibratedScore]:
    scale, marks = whole_marks(reviews)
    cells = dict(zip(reviews.items, by_item(reviews, marks), strict=True))
    raw = {item: Fraction(sum(cell), scale * len(cell)) for item, cell in cells.items()}
    home = {item: number for number, part in enumerate(graph.components, start=1) for item in part.items}
    means: dict[str, float] = {item: float(mean) for item, mean in raw.items()}
    errors: dict[str, float | Undefined] = dict.fromkeys(raw, rules.APART)
    if isinstance(estimates, Undefined):
        errors = dict.fromkeys(raw, estimates)
    else:
        errors.update({item: sqrt(estimates.variance(item)) for item in raw})
    if applied is not None:
        means = dict(zip(applied.estimates.items, applied.estimates.means, strict=True))
    first = rules.ranks(raw, home)
    then = first if rules.keeps_order(reviews, applied) else rules.ranks(rules.rounded(reviews, means), home)
    scores = [
        CalibratedScore(
            item=item,
            component=home[item],
            marks=len(cells[item]),
            raw=raw[item],
            raw_rank=first[item],
            calibrated=means[item],
            calibrated_rank=then[item],
            standard_error=errors[item],
        )
        for item in reviews.items
    ]
    return sorted(scores, key=lambda one: (one.component, one.calibrated_rank, one.item))
