"""When a calibration is refused, what it warns of, and how ranks stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from eig._maths.normal import chi2_sf
from eig.jury.comparability.comparability import Connectivity
from eig.jury.marks._marks import missing
from eig.jury.marks.reviews import Reviews
from eig.jury.severity._design import design, within
from eig.jury.severity._hausman import hausman
from eig.jury.severity.estimates import Estimates
from eig.jury.severity.severity import SINGULAR, SeverityModel
from eig.jury.severity.severity_models import DISCONNECTED, NO_CONTRAST, crossed_model
from eig.reasons import Reason, Undefined, reasons_in

because = reasons_in("jury.severity")

KEPT = because("none")
APPLIED: Mapping[str, Reason] = MappingProxyType(
    {
        "within": because("within"),
        "crossed": because("crossed"),
        "additive": because("additive"),
    }
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
    shared = _shared(reviews)
    yield from (
        _few(juror, shared[juror], least_shared) for juror in reviews.jurors if shared[juror] < least_shared
    )
    if p is not None and p >= limit:
        yield _unsupported(p)


def _shared(reviews: Reviews) -> Counter[str]:
    """Count each juror's items that another juror marked too."""
    counts = Counter([review.item for review in reviews.reviews])
    return Counter([review.juror for review in reviews.reviews if counts[review.item] > 1])


def _few(juror: str, count: int, least: int) -> Reason:
    return because("few_shared", juror=juror, count=count, least=least)


def _unsupported(p: float) -> Reason:
    return because("unsupported", p=p)


def estimates(reviews: Reviews, graph: Connectivity, applied: SeverityModel | None) -> Estimates | Undefined:
    """Return the fit's estimates, or raw means with the spread of marks inside items."""
    if applied is not None:
        return applied.estimates
    if not graph.connected:
        return APART
    given = design(reviews)
    df = given.marks - len(given.items)
    if df < 1:
        return NO_CONTRAST
    spread = max(within(given).square, 0.0) / df
    sizes = list(map(len, given.seats))
    return Estimates(
        items=given.items,
        means=[given.shift + total / n for total, n in zip(given.sums, sizes, strict=True)],
        own=[spread / n for n in sizes],
        loadings=[()] * len(sizes),
    )


def keeps_order(reviews: Reviews, applied: SeverityModel | None) -> bool:
    """Tell whether the order cannot change: nothing applied, or a complete panel whose items differ."""
    return applied is None or (missing(reviews) == 0 and "items" not in applied.singular)


def ranks(values: Mapping[str, Fraction] | Mapping[str, float], home: Mapping[str, int]) -> dict[str, int]:
    """Return competition ranks inside components, the greatest first."""
    ranks: dict[str, int] = {}
    order = sorted(values, key=lambda item: (home[item], -values[item]))
    start, before = 0, None
    for place, item in enumerate(order):
        if before is None or home[item] != home[before]:
            start, rank = place, 1
        elif values[item] != values[before]:
            rank = place - start + 1
        else:
            rank = ranks[before]
        ranks[item], before = rank, item
    return ranks


def cautions(reviews: Reviews, graph: Connectivity, model: SeverityModel | Undefined) -> Iterator[Reason]:
    yield from graph.cautions
    if isinstance(model, Undefined):
        return
    if missing(reviews) == 0:
        yield COMPLETE
    yield from (SINGULAR[name] for name in model.singular if name != "items")
    crossed = crossed_model(reviews)
    if graph.connected and isinstance(crossed, SeverityModel) and "residual" not in crossed.singular:
        yield from (SINGULAR[name] for name in crossed.singular if name == "items")
        yield from _disagreement(reviews, crossed)


def _disagreement(reviews: Reviews, crossed: SeverityModel) -> Iterator[Reason]:
    items = (crossed.variances.items or 0.0) / crossed.variances.residual
    found = hausman(design(reviews), items, crossed.variances.residual)
    if found is not None and found.p < WARNING:
        yield because("within_crossed_disagree", statistic=found.statistic, df=found.df, p=found.p)


WARNING = 0.05
