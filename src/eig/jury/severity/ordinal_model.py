"""Grades as grades, not as numbers: proportional odds with juror effects.

`logit P(mark ≤ k) = θk - (effects + severity)`: a grade is only higher or lower than another, and the
distance between two is found, not supposed (McCullagh 1980, *JRSS B* 42:109-142). Juror effects are free, or
drawn from a normal distribution whose variance is found by Laplace's approximation (Tierney & Kadane 1986).

An option for those who do not want to average grades; it takes many marks for each grade. Floating-point
statistics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import exp, sqrt
from typing import Literal, NamedTuple, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.symmetric_matrices import Pause
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.progress_and_stopping import pausing
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig._values.whoever_waits import Stopped
from eig.errors import require_key
from eig.jury.comparability.linked_sets_and_connectivity import connectivity
from eig.jury.marks.reviews import Reviews
from eig.jury.severity import _odds_likelihood
from eig.jury.severity.severity_models_fitted import DISCONNECTED, STOPPED
from eig.jury.severity.severity_of_each_juror import SINGULAR, Severity
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


JurorEffects = Literal["none", "free", "random"]
Factors = Mapping[str, Mapping[str, str]]


@final
@frozen(kw_only=True, eq=False, repr=False)
class OrdinalModel(Value):
    """A fitted proportional-odds model, in logits.

    Args:
        grades: The grades given, from worst to best.
        thresholds: The points between them, one less than grades.
        effects: The coefficient of each level, `factor: level`, against the first level of its factor.
        standard_errors: Theirs; empty where juror effects are random.
        severities: Each juror's effect, in logits: above zero gives higher grades. Where effects are random,
            their errors take thresholds and variance as known.
        juror_variance: The variance of random juror effects, or None.
        log_likelihood: The log-likelihood, by Laplace's approximation where juror effects are random.

    >>> marks = [(f"d{n}", juror, 1 + (n * n + k) % 3) for n in range(8) for k, juror in enumerate("xyz")]
    >>> model = proportional_odds(Reviews.from_triples(marks), factors={f"d{n}": {} for n in range(8)},
    ...                           jurors="none")
    >>> [round(value, 3) for value in model.thresholds]
    [-0.693, 0.693]
    """

    _BRIEF = "grades {grades}, levels {effects}, jurors {severities}"
    grades: tuple[Fraction, ...] = field(converter=TupleOf[Fraction])
    thresholds: tuple[float, ...] = field(converter=TupleOf[float])
    effects: FrozenMap[float] = field(converter=MapOf[float])
    standard_errors: FrozenMap[float] = field(converter=MapOf[float])
    severities: tuple[Severity, ...] = field(converter=TupleOf[Severity])
    juror_variance: float | None
    log_likelihood: float

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say a level's or a juror's effect on the odds of a higher grade; without a key, what was fitted.

        >>> marks = [(f"d{n}", juror, 1 + (n + k) % 3) for n in range(6) for k, juror in enumerate("xyz")]
        >>> levels = {f"d{n}": {"team": "two" if n % 2 else "one"} for n in range(6)}
        >>> found = proportional_odds(Reviews.from_triples(marks), factors=levels, jurors="none")
        >>> print(found.explain("team: two"))
        team: two: multiplies the odds of a higher grade by 1 (0 logits).
        """
        if key is None:
            fitted = because(
                "proportional_odds",
                grades=len(self.grades),
                levels=len(self.effects),
                jurors=len(self.severities),
            )
            return trace(tell("subject_proportional_odds", lang), [fitted, *self.cautions], lang)
        known = {**self.effects, **{one.juror: one.value for one in self.severities}}
        require_key("level or juror", key, known)
        value = round(known[key], 12) + 0.0
        said = because("odds", odds=exp(value), value=value)
        return trace(key, [said], lang)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What the fit warns of: a variance of juror effects that ended at zero."""
        return (SINGULAR["jurors"],) if self.juror_variance == 0 else ()

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a coefficient: thresholds, levels, jurors.

        >>> marks = [(f"d{n}", juror, 1 + (n + k) % 3) for n in range(6) for k, juror in enumerate("xyz")]
        >>> levels = {f"d{n}": {} for n in range(6)}
        >>> proportional_odds(Reviews.from_triples(marks), factors=levels, jurors="none").rows()[0]["kind"]
        'threshold'
        """
        cuts = [
            (f"{a} | {b}", x) for a, b, x in zip(self.grades, self.grades[1:], self.thresholds, strict=False)
        ]
        jurors = [(one.juror, one.value) for one in self.severities]
        return [
            {"kind": kind, "name": name, "logits": value}
            for kind, parts in (("threshold", cuts), ("level", self.effects.items()), ("juror", jurors))
            for name, value in parts
        ]


SEPARATED = Undefined(reason=because("separated"))
ONE_GRADE = Undefined(reason=because("one_grade"))


class _Layout(NamedTuple):
    """Grades, names of the coefficients after the thresholds, and one row a mark."""

    grades: Sequence[Fraction]
    names: Sequence[str]
    rows: Sequence[_odds_likelihood.Row]


@checked
def proportional_odds(
    reviews: Reviews,
    *,
    factors: Factors | None = None,
    jurors: JurorEffects = "random",
    stop: Callable[[], bool] | None = None,
) -> OrdinalModel | Undefined:
    """Fit a proportional-odds model.

    Args:
        reviews: The marks, taken as grades: only their order counts.
        factors: For each item, its level of each factor; None makes each item a level of its own, which takes
            several grades an item.
        jurors: `random`, `free` (each juror a level, against the first), or `none`.
        stop: Asked now and then whether to leave it; it is undefined then.

    Returns:
        The model; or why there is none: items that only ever had the best or the worst grade, or, where each
        item is a level and jurors have effects, reviews in several components; or a thousand effects.

    Raises:
        Fault: For an item without factors, or an unknown option.

    >>> marks = [(f"d{n}", juror, 1 + (n * n + k) % 3) for n in range(8) for k, juror in enumerate("xyz")]
    >>> found = proportional_odds(Reviews.from_triples(marks), factors={f"d{n}": {} for n in range(8)})
    >>> round(found.juror_variance, 3)
    0.683
    """
    levels = _checked(reviews, factors)
    layout = _layout(reviews, levels, free=jurors == "free")
    if len(layout.grades) < 2:  # noqa: PLR2004 # a threshold needs two
        return ONE_GRADE
    if factors is None and jurors != "none" and not connectivity(reviews).connected:
        return DISCONNECTED
    if extreme := _extreme(reviews, levels, layout.grades):
        return Undefined(reason=because("only_extreme", names=extreme))
    if len(layout.grades) + len(layout.names) > MOST_EFFECTS:
        return TOO_MANY
    try:
        return _fitted(reviews, layout, jurors, pausing(stop))
    except Stopped:
        return STOPPED


WIDEST = 15.0
MOST_EFFECTS = 1_000
"""Beyond, the cube of the effects is minutes of sums."""
TOO_MANY = Undefined(reason=because("too_many_effects", most=MOST_EFFECTS))


def _fitted(reviews: Reviews, layout: _Layout, jurors: str, pause: Pause) -> OrdinalModel | Undefined:
    top = _odds_likelihood.fit(layout.rows, len(layout.grades), len(layout.names), pause)
    if top is None or max(map(abs, top.values)) > WIDEST:
        return SEPARATED
    if jurors == "random":
        return _random(reviews, layout, top, pause)
    return _plain(reviews, layout, top, jurors)


def _extreme(reviews: Reviews, levels: Factors, grades: Sequence[Fraction]) -> tuple[str, ...]:
    """Name the levels that only ever had the best grade, or the worst: no fit could bound their effects."""
    given: dict[tuple[str, str], set[Fraction]] = {}
    for review in reviews.reviews:
        for pair in levels[review.item].items():
            given.setdefault(pair, set()).add(review.mark)
    ends = ({grades[0]}, {grades[-1]})
    return tuple(f"{factor}: {level}" for (factor, level), held in sorted(given.items()) if held in ends)


def _checked(reviews: Reviews, factors: Factors | None) -> Factors:
    levels = {item: {"item": item} for item in reviews.items} if factors is None else factors
    faults = Gather("proportional_odds")
    for item in reviews.items:
        faults.that("factors", item in levels, "jury.severity.levels_of_item", value=None, at=(item,))
    faults.done()
    return levels


def _layout(reviews: Reviews, levels: Factors, *, free: bool) -> _Layout:
    given = [
        {**levels[review.item], **({"juror": review.juror} if free else {})} for review in reviews.reviews
    ]
    found = sorted({(factor, level) for row in given for factor, level in row.items()})
    base = dict(reversed(found))
    grades = sorted({review.mark for review in reviews.reviews})
    free_levels = [pair for pair in found if base[pair[0]] != pair[1]]
    column = {pair: number for number, pair in enumerate(free_levels, start=len(grades) - 1)}
    place = {grade: number for number, grade in enumerate(grades)}
    rows = [
        _odds_likelihood.Row(
            place[review.mark], [column[pair] for pair in sorted(row.items()) if pair in column]
        )
        for review, row in zip(reviews.reviews, given, strict=True)
    ]
    return _Layout(grades, [f"{factor}: {level}" for factor, level in free_levels], rows)


def _plain(reviews: Reviews, layout: _Layout, top: _odds_likelihood.Top, jurors: str) -> OrdinalModel:
    cut = len(layout.grades) - 1
    errors = [sqrt(row[number]) for number, row in enumerate(top.spread)][cut:]
    effects = dict(zip(layout.names, top.values[cut:], strict=True))
    sizes = dict(zip(layout.names, errors, strict=True))
    severities = (
        [
            Severity(
                juror=juror,
                value=effects.pop(f"juror: {juror}", 0.0),
                standard_error=sizes.pop(f"juror: {juror}", 0.0),
            )
            for juror in reviews.jurors
        ]
        if jurors == "free"
        else []
    )
    return OrdinalModel(
        grades=layout.grades,
        thresholds=top.values[:cut],
        effects=effects,
        standard_errors=sizes,
        severities=severities,
        juror_variance=None,
        log_likelihood=top.log_likelihood,
    )


def _random(reviews: Reviews, layout: _Layout, top: _odds_likelihood.Top, pause: Pause) -> OrdinalModel:
    """Add a normal juror effect: start from the model without, and climb the marginal likelihood."""
    grades = len(layout.grades)
    own: dict[str, list[_odds_likelihood.Row]] = {juror: [] for juror in reviews.jurors}
    for review, row in zip(reviews.reviews, layout.rows, strict=True):
        own[review.juror].append(row)
    groups = list(own.values())
    values, value = _odds_likelihood.climb_quasi(
        [*top.values, START],
        lambda at: _odds_likelihood.laplace([*at[:-1], max(at[-1], FLAT)], groups, grades),
        lambda at: _odds_likelihood.laplace_slopes([*at[:-1], max(at[-1], FLAT)], groups, grades, pause),
    )
    if value <= top.log_likelihood + NOTHING:
        values, value = [*top.values, FLAT], top.log_likelihood
    variance = exp(2 * values[-1]) if values[-1] > FLAT else 0.0
    return OrdinalModel(
        grades=layout.grades,
        thresholds=values[: grades - 1],
        effects=dict(zip(layout.names, values[grades - 1 : -1], strict=True)),
        standard_errors={},
        severities=_modes(own, values, grades, variance),
        juror_variance=variance,
        log_likelihood=value,
    )


START, FLAT, NOTHING = -0.5, -12.0, 1e-7


def _modes(
    own: Mapping[str, Sequence[_odds_likelihood.Row]], values: Sequence[float], grades: int, variance: float
) -> Iterator[Severity]:
    for juror, rows in own.items():
        if not variance:
            yield Severity(juror=juror, value=0.0, standard_error=0.0)
            continue
        found = _odds_likelihood.mode(values, rows, grades, variance)
        yield Severity(juror=juror, value=found.effect, standard_error=1 / sqrt(found.bend + 1 / variance))
