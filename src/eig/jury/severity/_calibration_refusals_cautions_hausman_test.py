"""When a calibration is refused, what it warns of, and how ranks stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from eig._maths.distributions import chi2_sf
from eig._maths.symmetric_matrices import Matrix, cholesky, inverse, pseudo_quadratic, times
from eig._values.progress_and_stopping import pausing
from eig._values.whoever_waits import Stopped
from eig.jury.comparability.linked_sets_and_connectivity import Connectivity
from eig.jury.marks._marks_as_whole_numbers import missing
from eig.jury.marks.reviews import Reviews
from eig.jury.severity._sums_of_marks_in_floats import Design, absorb, design, within
from eig.jury.severity.estimates_with_covariance import Estimates
from eig.jury.severity.severity_models_fitted import DISCONNECTED, NO_CONTRAST, STOPPED, crossed_model
from eig.jury.severity.severity_of_each_juror import SINGULAR, SeverityModel
from eig.reasons import Because, Reason, Undefined, reasons_in

because: Because = reasons_in("jury.severity")

KEPT = because("none")
APPLIED: Mapping[str, Reason] = MappingProxyType(
    {"within": because("within"), "crossed": because("crossed"), "additive": because("additive")}
)
COMPLETE = because("complete_panel")
APART = Undefined(reason=because("components_apart"))


def chance(ratio: float | None) -> float | None:
    """Half the time, the boundary gives 0; half the time, a chi-squared with one degree of freedom."""
    if ratio is None:
        return None
    return chi2_sf(ratio, 1) / 2 if ratio > 0 else 1.0


def refusals(
    reviews: Reviews,
    graph: Connectivity,
    model: SeverityModel | Undefined,
    rules: tuple[int, Fraction, float | None],
) -> Iterator[Reason]:
    least_shared, limit, p = rules
    if isinstance(model, Undefined) and model != DISCONNECTED:
        yield model.reason
    if not graph.connected:
        yield graph.cautions[0]
    counts = Counter([review.item for review in reviews.reviews])
    shared = Counter([review.juror for review in reviews.reviews if counts[review.item] > 1])
    yield from (
        _few(juror, shared[juror], least_shared) for juror in reviews.jurors if shared[juror] < least_shared
    )
    if p is not None and p >= limit:
        yield because("unsupported", p=p)


def _few(juror: str, count: int, least: int) -> Reason:
    return because("few_shared", juror=juror, count=count, least=least)


def estimates(reviews: Reviews, graph: Connectivity, applied: SeverityModel | None) -> Estimates | Undefined:
    """Return the fit's estimates, or raw means with the spread of marks inside items."""
    if applied is not None:
        return applied.estimates
    if not graph.connected:
        return APART
    given = design(reviews)
    if isinstance(given, Undefined):
        return given
    df = given.marks - len(given.items)
    if df < 1:
        return NO_CONTRAST
    spread = given.unit**2 * max(within(given).square, 0.0) / df
    sizes = list(map(len, given.seats))
    return Estimates(
        items=given.items,
        means=[given.shift + given.unit * total / n for total, n in zip(given.sums, sizes, strict=True)],
        own=[spread / n for n in sizes],
        loadings=[()] * len(sizes),
    )


def keeps_order(reviews: Reviews, applied: SeverityModel | None) -> bool:
    """Tell whether the order cannot change: nothing applied, or a complete panel whose items differ."""
    return applied is None or (missing(reviews) == 0 and "items" not in applied.singular)


def rounded(reviews: Reviews, means: Mapping[str, float]) -> dict[str, float]:
    """Return means to nine decimals of the unit that sums are in, so that rounding parts no equals."""
    given = design(reviews)
    unit = given.unit if isinstance(given, Design) else 1.0
    return {item: round(mean / unit, 9) for item, mean in means.items()}


def ranks(values: Mapping[str, Fraction] | Mapping[str, float], home: Mapping[str, int]) -> dict[str, int]:
    """Return competition ranks inside components, the greatest first."""
    ranks: dict[str, int] = {}
    order = sorted(values, key=lambda item: (home[item], -values[item]))
    for _, room in groupby(order, home.__getitem__):
        first: dict[Fraction | float, int] = {}
        for place, item in enumerate(room, 1):
            ranks[item] = first.setdefault(values[item], place)
    return ranks


def cautions(
    reviews: Reviews, graph: Connectivity, model: SeverityModel | Undefined, stop: Callable[[], bool] | None
) -> Iterator[Reason]:
    yield from graph.cautions
    if isinstance(model, Undefined):
        return
    if missing(reviews) == 0:
        yield COMPLETE
    yield from (SINGULAR[name] for name in model.singular if name != "items")
    try:
        yield from _disagreements(reviews, graph, stop)
    except Stopped:
        yield because("not_compared")


def _disagreements(
    reviews: Reviews, graph: Connectivity, stop: Callable[[], bool] | None
) -> Iterator[Reason]:
    """Compare the model with the crossed one, where a linked jury has both."""
    crossed = crossed_model(reviews, stop=stop)
    if crossed == STOPPED:
        raise Stopped
    if graph.connected and isinstance(crossed, SeverityModel) and "residual" not in crossed.singular:
        yield from (SINGULAR[name] for name in crossed.singular if name == "items")
        items = (crossed.variances.items or 0.0) / crossed.variances.residual
        given = design(reviews, pausing(stop))
        found = hausman(given, items, crossed.variances.residual) if isinstance(given, Design) else None
        if found is not None and found.p < WARNING:
            yield because("within_crossed_disagree", statistic=found.statistic, df=found.df, p=found.p)


WARNING = 0.05


# ── do severities change when qualities are taken as drawn at random? ─────────────────────────────

TOLERANCE = 1e-9


class Hausman(NamedTuple):
    """The statistic, its degrees of freedom, and the chance of as much if items were given at random."""

    statistic: float
    df: int
    p: float


def hausman(given: Design, items: float, residual: float) -> Hausman | None:
    """Compare contrasts between jurors with items free and with items at random; None where none can differ.

    With items free they are right whoever read what; with items at random they are sharper, but wrong if good
    items went to certain jurors. Under random assignment they differ by no more than the difference of their
    covariances: d'(V - W)⁻d is chi-squared (Hausman 1978, *Econometrica* 46:1251-1271). On a complete panel
    they are the same whatever the marks.
    """
    free = within(given)
    size = len(given.jurors) - 1
    sharp = absorb(given, [items / (1 + items * group.size) for group in given.groups])
    squares = [row[:size] for row in free.matrix[:size]], [row[:-1] for row in sharp.matrix[:-1]]
    wide, tight = (inverse(cholesky(square, given.pause), given.pause) for square in squares)
    ours = times(wide, free.right[:size])
    theirs = times(tight, sharp.right[:-1])
    apart = [a - (b - theirs[-1]) for a, b in zip(ours, theirs, strict=False)]
    residual /= given.unit**2
    spread = [[residual * (wide[i][j] - _contrast(tight, i, j)) for j in range(size)] for i in range(size)]
    least = TOLERANCE * residual * max(row[i] for i, row in enumerate(wide))
    statistic, rank = pseudo_quadratic(spread, apart, least, given.pause)
    return Hausman(statistic, rank, chi2_sf(statistic, rank)) if rank else None


def _contrast(matrix: Matrix, i: int, j: int) -> float:
    """Return the covariance of two jurors' differences with the last one."""
    return matrix[i][j] - matrix[i][-1] - matrix[-1][j] + matrix[-1][-1]
