"""Four fits of `mark = quality of the item + severity of the juror + error`.

- `within_model`: qualities free, severities drawn from a normal distribution, learnt inside items only. It
  does not mind which juror was given which items.
- `crossed_model`: both drawn from normal distributions (as the SNSF and NeurIPS do; Heyard et al. 2022; Ge,
  Welling & Ghahramani 2013). It shrinks, and supposes that items were given to jurors at random.
- `additive_model`: both free, least squares.
- `blup`: as crossed, with variances that one knows (Henderson 1975).

Floating-point statistics: they never reorder a ranking by themselves, see `calibrate` and `Adjustment`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf, log, sqrt
from typing import Final

from eig._maths.symmetric_matrices import Matrix, Pause, Vector, cholesky, dot, inverse, semi_cholesky, times
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.progress_and_stopping import pausing
from eig._values.whoever_waits import Stopped
from eig.jury.comparability.linked_sets_and_connectivity import connectivity
from eig.jury.marks.reviews import Reviews
from eig.jury.severity import _reml_crossed, _reml_within_items
from eig.jury.severity._sums_of_marks_in_floats import Absorbed, Design, design, within
from eig.jury.severity.estimates_with_covariance import GREATEST, Estimates
from eig.jury.severity.severity_of_each_juror import Severity, SeverityModel, Variances
from eig.reasons import Because, Undefined, reasons_in

because: Because = reasons_in("jury.severity")

FARTHEST: Final = 10**9  # a variance over the residual's: beyond, floats cannot tell the mean from the items
NO_VARIANCE = Variances(items=None, jurors=0.0, residual=0.0)
NO_CONTRAST = Undefined(reason=because("no_contrast"))
SATURATED = Undefined(reason=because("saturated"))
TOO_FEW = Undefined(reason=because("too_few"))
NO_CHANGE = Undefined(reason=because("constant"))
DISCONNECTED = Undefined(reason=because("disconnected"))
STOPPED = Undefined(reason=because("stopped"))


def _fitted(
    reviews: Reviews, stop: Callable[[], bool] | None, fit: Callable[[Design], SeverityModel | Undefined]
) -> SeverityModel | Undefined:
    """Return the fit of what reviews sum up to; why there is none; or that the caller said stop."""
    given = design(reviews, pausing(stop))
    try:
        return given if isinstance(given, Undefined) else fit(given)
    except Stopped:
        return STOPPED


def _saturated(reviews: Reviews, given: Design) -> bool:
    """Tell whether free qualities and severities would fit every mark: nothing is left to chance then."""
    free = given.marks - len(given.items) - len(given.jurors)
    return free < 0 and free + len(connectivity(reviews).components) < 1


@checked
def within_model(reviews: Reviews, *, stop: Callable[[], bool] | None = None) -> SeverityModel | Undefined:
    """Fit severities inside items by REML: qualities are free, so that who read what does not matter.

    The variance of severities is found from differences between marks of one item; severities are then the
    best linear unbiased predictions, and a quality is the mean of `mark - severity`. On a complete panel each
    item loses the same mean severity: the order does not change.

    Args:
        stop: Asked now and then whether to leave it; it is undefined then.

    >>> marks = [("a", "x", 9), ("a", "y", 6), ("b", "x", 7), ("b", "y", 5), ("c", "x", 8), ("c", "y", 4)]
    >>> model = within_model(Reviews.from_triples(marks))
    >>> round(model.variances.jurors, 6), round(model.variances.residual, 6)
    (4.333333, 0.5)
    """
    return _fitted(reviews, stop, partial(_within, reviews))


def _within(reviews: Reviews, given: Design) -> SeverityModel | Undefined:
    df = given.marks - len(given.items)
    if df < 1:
        return NO_CONTRAST
    if _saturated(reviews, given):
        return SATURATED
    absorbed = within(given)
    if absorbed.square <= _reml_within_items.FLOOR * given.square:
        return _free(given, "within", ([0.0] * len(given.jurors), []), NO_VARIANCE, ratio=0.0)
    found = _reml_within_items.fit(absorbed, df, given.pause)
    gamma, residual = found.best.gamma, found.best.residual / df
    values, spread = _predict(absorbed, gamma, residual, given.pause)
    return _free(
        given,
        "within",
        (values, spread),
        Variances(items=None, jurors=gamma * residual, residual=residual),
        criterion=_reml_within_items.full_criterion(found.best, df, [len(row) for row in given.seats])
        + 2 * df * log(given.unit),
        ratio=max(0.0, found.without.criterion - found.best.criterion),
    )


def _predict(given: Absorbed, gamma: float, residual: float, pause: Pause) -> tuple[list[float], Matrix]:
    """Return severities γ(I + γA)⁻¹b and the covariance of their errors."""
    if not gamma:
        return [0.0] * len(given.right), []
    raised = [[gamma * value for value in row] for row in given.matrix]
    for number, row in enumerate(raised):
        row[number] += 1
    spread = [[gamma * value for value in row] for row in inverse(cholesky(raised, pause), pause)]
    return times(spread, given.right), [[residual * value for value in row] for row in spread]


def _free(
    given: Design, method: str, severities: tuple[Vector, Matrix], variances: Variances, **more: float
) -> SeverityModel:
    """Build the model whose qualities are means of marks less severities."""
    unit, square = given.unit, given.unit**2
    values = [unit * value for value in severities[0]]
    spread = [[square * value for value in row] for row in severities[1]]
    residual = square * variances.residual
    return SeverityModel(
        method=method,
        variances=Variances(
            items=None,
            jurors=None if variances.jurors is None else square * variances.jurors,
            residual=residual,
        ),
        severities=_named(given, values, spread),
        estimates=_estimates(
            given, middle=given.shift, levels=values, factor=_factor(spread, given.pause), residual=residual
        ),
        **more,
    )


def _estimates(
    given: Design,
    *,
    middle: float,
    levels: Vector,
    factor: Matrix,
    residual: float,
    worth: float | None = None,
) -> Estimates:
    """Estimate each item by its n marks less its jurors' levels, over n + the marks that the prior is worth.

    Errors are shared through jurors: each has a row of `factor`, and an item loads on its own jurors. Under a
    prior the first row is that of the mean, on which an item loads as much as on all its jurors.
    """
    first, width, more = int(worth is not None), len(factor), worth or 0.0
    sums = [given.unit * total for total in given.sums]
    rows = [(len(seats) + more, seats, total) for seats, total in zip(given.seats, sums, strict=True)]
    return Estimates(
        items=given.items,
        means=[middle + (total - sum([levels[j] for j in seats])) / over for over, seats, total in rows],
        own=[residual / over for over, _, _ in rows],
        loadings=[_loading(seats, 1 / over, width, first) for over, seats, _ in rows],
        prior="normal" if first else "flat",
        factor=factor,
    )


def _loading(seats: Sequence[int], share: float, width: int, first: int) -> list[float]:
    row = [0.0] * width
    if width:
        for seat in seats:
            row[first + seat] = share
        if first:
            row[0] = share * len(seats)
    return row


def _named(given: Design, values: Vector, spread: Matrix) -> list[Severity]:
    errors = [sqrt(max(row[number], 0.0)) for number, row in enumerate(spread)] or [0.0] * len(values)
    return [
        Severity(juror=juror, value=value, standard_error=error)
        for juror, value, error in zip(given.jurors, values, errors, strict=True)
    ]


def _factor(spread: Matrix, pause: Pause) -> list[Vector]:
    """Return the rows of a factor F with FFᵀ the matrix, which may be singular, without its empty columns."""
    columns = [column for column in zip(*semi_cholesky(spread, pause), strict=True) if any(column)]
    return list(zip(*columns, strict=True))


@checked
def crossed_model(reviews: Reviews, *, stop: Callable[[], bool] | None = None) -> SeverityModel | Undefined:
    """Fit qualities and severities, both drawn from normal distributions, by REML.

    Qualities shrink towards the mean, more so where marks are few. Supposes that items were given to jurors
    at random; where good items went to certain jurors, their severity is taken for the items' quality.

    Args:
        stop: As for `within_model`.

    >>> marks = [("a", "x", 9), ("a", "y", 6), ("b", "x", 7), ("b", "y", 5), ("c", "x", 8), ("c", "y", 4)]
    >>> model = crossed_model(Reviews.from_triples(marks))
    >>> {name: round(getattr(model.variances, name), 6) for name in ("items", "jurors", "residual")}
    {'items': 0.5, 'jurors': 4.333333, 'residual': 0.5}
    """
    return _fitted(reviews, stop, partial(_crossed, reviews))


def _crossed(reviews: Reviews, given: Design) -> SeverityModel | Undefined:
    least = max(len(given.items), len(given.jurors))
    if min(len(given.items), len(given.jurors)) < 2 or given.marks <= least:  # noqa: PLR2004 # a variance takes two
        return TOO_FEW
    if not given.square:  # equal marks are all their shift
        return NO_CHANGE
    if _saturated(reviews, given):
        return SATURATED
    found = _reml_crossed.fit(given)
    residual = given.unit**2 * found.residual / (given.marks - 1)
    criterion = _reml_crossed.full_criterion(found, given.marks) + 2 * (given.marks - 1) * log(given.unit)
    return _shrunken(given, "crossed", found, residual, criterion=criterion)


@checked
def blup(
    reviews: Reviews, variances: Variances, *, stop: Callable[[], bool] | None = None
) -> SeverityModel | Undefined:
    """Predict qualities and severities with variances that one knows: Henderson's mixed-model equations.

    Args:
        variances: All three; the residual above 0, the others at or above 0.
        stop: As for `within_model`.

    Raises:
        Fault: For a variance that is missing or negative.

    >>> marks = [("a", "x", 14), ("a", "y", 10), ("b", "x", 12)]
    >>> model = blup(Reviews.from_triples(marks), Variances(items=1, jurors=0, residual=1))
    >>> model.mean, model.estimates.means
    (12.0, (12.0, 12.0))
    """
    faults = Gather("blup")
    most = min(FARTHEST * variances.residual, GREATEST)
    for name in ("items", "jurors", "residual"):
        value = getattr(variances, name)
        known = value is not None and (0 < value <= most or (value == 0 and name != "residual"))
        faults.that(f"variances.{name}", known, "jury.severity.known_variance", value=value, part=name)
    faults.done()
    return _fitted(reviews, stop, partial(_predicted, variances))


def _predicted(variances: Variances, given: Design) -> SeverityModel | Undefined:
    if not given.marks:
        return TOO_FEW
    ratios = [(value or 0.0) / variances.residual for value in (variances.items, variances.jurors)]
    found = _reml_crossed.state(given, *ratios)
    return _shrunken(given, "blup", found, variances.residual, criterion=None)


def _shrunken(
    given: Design, method: str, found: _reml_crossed.State, residual: float, *, criterion: float | None
) -> SeverityModel:
    """Build the model whose qualities shrink towards the mean: the prior is worth 1/γ marks."""
    *values, mean = (given.unit * value for value in found.solution)
    first = (len(given.jurors), *range(len(given.jurors)))  # the mean before the jurors
    spread = [[residual * found.spread[a][b] for b in first] for a in first]
    middle = given.shift + mean
    return SeverityModel(
        method=method,
        variances=Variances(items=found.items * residual, jurors=found.jurors * residual, residual=residual),
        severities=_named(given, values, [row[1:] for row in spread[1:]]),
        estimates=_estimates(
            given,
            middle=middle,
            levels=[mean + value for value in values],
            factor=_factor(spread, given.pause),
            residual=residual,
            worth=1 / found.items if found.items else inf,
        ),
        mean=middle,
        mean_error=sqrt(spread[0][0]),
        criterion=criterion,
    )


@checked
def additive_model(reviews: Reviews, *, stop: Callable[[], bool] | None = None) -> SeverityModel | Undefined:
    """Fit free qualities and free severities that sum to zero, by least squares.

    Undefined on a disconnected design: a severe room and a weak one look alike. Where marks are just enough
    to solve, nothing is left to measure errors with: the residual and every error are 0, with a caution.

    Args:
        stop: As for `within_model`.

    >>> marks = [("a", "x", 13), ("a", "y", 11), ("b", "x", 16), ("b", "y", 14)]
    >>> model = additive_model(Reviews.from_triples(marks))
    >>> model.estimates.means, [round(one.value, 9) for one in model.severities]
    ((12.0, 15.0), [1.0, -1.0])
    """
    return _fitted(reviews, stop, partial(_additive, reviews))


def _additive(reviews: Reviews, given: Design) -> SeverityModel | Undefined:
    if not connectivity(reviews).connected:
        return DISCONNECTED
    if given.marks <= len(given.items):
        return NO_CONTRAST
    absorbed, size = within(given), len(given.jurors)
    level = 1 / size
    raised = [[value + level for value in row] for row in absorbed.matrix]
    plain = [[value - level for value in row] for row in inverse(cholesky(raised, given.pause), given.pause)]
    values = times(plain, absorbed.right)
    df = given.marks - len(given.items) - size + 1
    left = absorbed.square - dot(values, absorbed.right)
    residual = left / df if df and left > _reml_within_items.FLOOR * given.square else 0.0
    spread = [[residual * value for value in row] for row in plain]
    return _free(given, "additive", (values, spread), Variances(items=None, jurors=None, residual=residual))
