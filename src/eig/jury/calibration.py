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
from math import sqrt
from types import MappingProxyType
from typing import Literal, final

from attrs import field, frozen

from eig._checks import Gather, between, instance_of, number, one_of, to_tuple, whole
from eig._exact import to_exact
from eig._html import table
from eig.errors import UnknownKey
from eig.jury._design import design, within
from eig.jury._hausman import hausman
from eig.jury._marks import missing
from eig.jury._normal import chi2_sf
from eig.jury.agreement import figure, undefined
from eig.jury.comparability import Connectivity, connectivity
from eig.jury.estimates import Estimates
from eig.jury.reviews import Reviews
from eig.jury.severity import SINGULAR, Severity, SeverityModel
from eig.jury.severity_models import DISCONNECTED, NO_CONTRAST, additive_model, crossed_model, within_model
from eig.reasons import Reason, Trace, Undefined, trace
from eig.typing import Lang

__all__ = ["CalibratedScore", "Calibration", "calibrate"]


def __dir__() -> list[str]:
    return __all__


Method = Literal["within", "crossed", "additive", "none"]


@final
@frozen(kw_only=True)
class CalibratedScore:
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


def _scores(values: Iterable[CalibratedScore]) -> tuple[CalibratedScore, ...]:
    return to_tuple(values)


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Calibration:
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

    >>> marks = [("a", "x", 3), ("a", "y", 3), ("b", "x", 1), ("b", "y", 2)]
    >>> found = calibrate(Reviews.from_triples(marks))
    >>> found.applied, [reason.code for reason in found.refusals]
    (False, ['few_shared', 'few_shared', 'unsupported'])
    """

    method: str
    applied: bool
    refusals: tuple[Reason, ...] = field(converter=_reasons)
    scores: tuple[CalibratedScore, ...] = field(converter=_scores)
    model: SeverityModel | Undefined
    estimates: Estimates | Undefined
    df: int
    ratio: float | None
    p: float | None
    cautions: tuple[Reason, ...] = field(converter=_reasons)

    @property
    def severities(self) -> tuple[Severity, ...]:
        """Each juror's severity by the fit, applied or not; none where there is no fit."""
        return () if isinstance(self.model, Undefined) else self.model.severities

    def of(self, item: str) -> CalibratedScore:
        """Return an item's scores.

        >>> calibrate(Reviews.from_triples([("a", "x", 3)])).of("a").raw
        Fraction(3, 1)
        """
        for one in self.scores:
            if one.item == item:
                return one
        raise UnknownKey("item", item, known=[one.item for one in self.scores])

    def explain(self, key: str, *, lang: Lang = "en") -> Trace:
        """Say an item's means and ranks, or a juror's severity, and why calibration is or is not applied.

        >>> print(calibrate(Reviews.from_triples([("a", "x", 3)]), method="none").explain("a"))
        a: raw mean 3, rank 1; raw means are kept, as asked.
        """
        jurors = {one.juror: one for one in self.severities}
        if key in jurors:
            return trace(key, [*_juror_reasons(jurors[key]), *self._verdict()], lang)
        return trace(key, [_item_reason(self.of(key), applied=self.applied), *self._verdict()], lang)

    def _verdict(self) -> Iterator[Reason]:
        yield from self.refusals
        if self.applied:
            yield APPLIED[self.method]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, raw and calibrated side by side.

        >>> calibrate(Reviews.from_triples([("a", "x", 3)])).rows()[0]["calibrated_rank"]
        1
        """
        return [
            {
                "item": one.item,
                "component": one.component,
                "marks": one.marks,
                "raw": one.raw,
                "raw_rank": one.raw_rank,
                "calibrated": one.calibrated,
                "calibrated_rank": one.calibrated_rank,
                "standard_error": figure(one.standard_error),
            }
            for one in self.scores
        ]

    def _repr_html_(self) -> str:
        said = "; ".join(map(str, (*self.refusals, *self.cautions)))
        return table(self.rows(), caption=f"Calibration ({self.method}). {said}")


KEPT = Reason(
    code="none", en="raw means are kept, as asked", fr="les moyennes brutes sont gardées, comme demandé"
)
APPLIED: Mapping[str, Reason] = MappingProxyType(
    {
        "within": Reason(
            code="within",
            en="corrected by severities learnt inside items (REML), whoever read what",
            fr="corrigée des sévérités apprises à l’intérieur des éléments (REML), qui qu’on ait lu",
        ),
        "crossed": Reason(
            code="crossed",
            en="corrected and drawn towards the mean (crossed effects), as if items were given at random",
            fr="corrigée et rapprochée de la moyenne (effets croisés), comme si les lecteurs étaient tirés",
        ),
        "additive": Reason(
            code="additive",
            en="corrected by free severities (least squares)",
            fr="corrigée de sévérités libres (moindres carrés)",
        ),
    }
)
COMPLETE = Reason(
    code="complete_panel",
    en="every juror marked every item: calibration cannot change the order",
    fr="chaque juré a noté chaque élément : la calibration ne peut changer l’ordre",
)
APART = undefined(
    "components_apart",
    "items of different components do not compare: take each component's reviews apart",
    "les éléments de composantes différentes ne se comparent pas : prenez chaque composante à part",
)


def _item_reason(one: CalibratedScore, *, applied: bool) -> Reason:
    facts = {
        "raw": one.raw,
        "rank": one.raw_rank,
        "calibrated": one.calibrated,
        "then": one.calibrated_rank,
    }
    if not applied:
        return Reason(
            code="raw", en="raw mean {raw}, rank {rank}", fr="moyenne brute {raw}, rang {rank}", facts=facts
        )
    return Reason(
        code="calibrated",
        en="raw mean {raw}, rank {rank}; after calibration {calibrated}, rank {then}",
        fr="moyenne brute {raw}, rang {rank} ; après calibration {calibrated}, rang {then}",
        facts=facts,
    )


def _juror_reasons(one: Severity) -> Iterator[Reason]:
    yield Reason(
        code="severity",
        en="adds {value} to every mark (above zero is generous), give or take {error}",
        fr="ajoute {value} à chaque note (au-dessus de zéro, généreux), à {error} près",
        facts={"value": one.value, "error": one.standard_error},
    )


FITS: Mapping[str, Callable[[Reviews], SeverityModel | Undefined]] = MappingProxyType(
    {
        "within": within_model,
        "crossed": crossed_model,
        "additive": additive_model,
        "none": lambda _: Undefined(reason=KEPT),
    }
)


def calibrate(
    reviews: Reviews,
    *,
    method: Method = "within",
    least_shared: int = 5,
    significance: str | Fraction = "1/20",
) -> Calibration:
    """Correct means for severity where it can be defended; else keep raw means and say why.

    Args:
        reviews: The marks.
        method: `within` (the default: it does not lose when items were not given to jurors at random),
            `crossed`, `additive`, or `none`.
        least_shared: How many items that others marked too each juror must have marked.
        significance: Severities are supported when chance alone would bring as much less often than this.

    Raises:
        Fault: For an option out of its bounds.

    >>> marks = [(f"d{n}", juror, n % 4 + (4 if juror == "kind" else 0) + (n * k) % 3)
    ...          for n in range(12) for k, juror in enumerate(("kind", "strict", "fair")) if n % 3 != k]
    >>> found = calibrate(Reviews.from_triples(marks))
    >>> found.applied, found.p < 0.05
    (True, True)
    """
    limit = _checked(reviews, method, least_shared, significance)
    graph = connectivity(reviews)
    inner = within_model(reviews)
    model = inner if method == "within" else FITS[method](reviews)
    ratio = None if isinstance(inner, Undefined) else inner.ratio
    p = _chance(ratio)
    refusals = (
        (KEPT,) if method == "none" else tuple(_refusals(reviews, graph, model, (least_shared, limit, p)))
    )
    applied = model if isinstance(model, SeverityModel) and not refusals else None
    estimates = _estimates(reviews, graph, applied)
    return Calibration(
        method=method,
        applied=applied is not None,
        refusals=refusals,
        scores=_side_by_side(reviews, graph, applied, estimates),
        model=inner if method == "none" else model,
        estimates=estimates,
        df=len(reviews.reviews) - len(reviews.items),
        ratio=ratio,
        p=p,
        cautions=_cautions(reviews, graph, model),
    )


def _checked(reviews: Reviews, method: str, least_shared: int, significance: str | Fraction) -> Fraction:
    faults = Gather("calibrate")
    faults.check("reviews", instance_of(Reviews), reviews)
    faults.check("method", one_of(*FITS), method)
    faults.check("least_shared", whole(1), least_shared)
    limit = to_exact(significance)
    if faults.check("significance", number, limit):
        faults.check("significance", between(0, 1), limit)
    faults.done()
    return limit if isinstance(limit, Fraction) else Fraction(0)


def _chance(ratio: float | None) -> float | None:
    """Half the time, the boundary gives 0; half the time, a chi-squared with one degree of freedom."""
    if ratio is None:
        return None
    return chi2_sf(ratio, 1) / 2 if ratio > 0 else 1.0


def _refusals(
    reviews: Reviews,
    graph: Connectivity,
    model: SeverityModel | Undefined,
    rules: tuple[int, Fraction, float | None],
) -> Iterator[Reason]:
    least_shared, limit, p = rules
    if isinstance(model, Undefined):
        yield model.reason
    if not graph.connected and not (isinstance(model, Undefined) and model == DISCONNECTED):
        yield DISCONNECTED.reason
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
    return Reason(
        code="few_shared",
        en="{juror} shares {count} items with other jurors: it takes {least} to tell severity from chance",
        fr="{juror} partage {count} éléments avec d’autres : il en faut {least} pour parler de sévérité",
        facts={"juror": juror, "count": count, "least": least},
    )


def _unsupported(p: float) -> Reason:
    return Reason(
        code="unsupported",
        en="marks do not show that severities differ: chance alone would bring as much with probability {p}",
        fr="les notes ne montrent pas de sévérités différentes : le hasard en ferait autant ({p})",
        facts={"p": p},
    )


def _estimates(reviews: Reviews, graph: Connectivity, applied: SeverityModel | None) -> Estimates | Undefined:
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


def _side_by_side(
    reviews: Reviews, graph: Connectivity, applied: SeverityModel | None, estimates: Estimates | Undefined
) -> list[CalibratedScore]:
    raw = {item: sum(marks.values(), Fraction(0)) / len(marks) for item, marks in reviews.by_item.items()}
    home = {item: number for number, part in enumerate(graph.components, start=1) for item in part.items}
    means: dict[str, float] = {item: float(mean) for item, mean in raw.items()}
    errors: dict[str, float | Undefined] = dict.fromkeys(raw, APART)
    if isinstance(estimates, Undefined):
        errors = dict.fromkeys(raw, estimates)
    else:
        errors.update({item: sqrt(estimates.variance(item)) for item in raw})
    if applied is not None:
        means = dict(zip(applied.estimates.items, applied.estimates.means, strict=True))
    first = _ranks(raw, home)
    then = (
        first if _keeps_order(reviews, applied) else _ranks({k: round(v, 9) for k, v in means.items()}, home)
    )
    scores = [
        CalibratedScore(
            item=item,
            component=home[item],
            marks=len(reviews.by_item[item]),
            raw=raw[item],
            raw_rank=first[item],
            calibrated=means[item],
            calibrated_rank=then[item],
            standard_error=errors[item],
        )
        for item in reviews.items
    ]
    return sorted(scores, key=lambda one: (one.component, one.calibrated_rank, one.item))


def _keeps_order(reviews: Reviews, applied: SeverityModel | None) -> bool:
    """Tell whether the order cannot change: nothing applied, or a complete panel whose items differ."""
    return applied is None or (missing(reviews) == 0 and "items" not in applied.singular)


def _ranks(values: Mapping[str, Fraction] | Mapping[str, float], home: Mapping[str, int]) -> dict[str, int]:
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


def _cautions(reviews: Reviews, graph: Connectivity, model: SeverityModel | Undefined) -> Iterator[Reason]:
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
        yield Reason(
            code="within_crossed_disagree",
            en="severities change with the method (Hausman: {statistic}, {df} df, p = {p}): items were "
            "hardly given to jurors at random, and `crossed` takes quality for severity; keep `within`",
            fr="les sévérités changent avec la méthode (Hausman : {statistic}, {df} ddl, p = {p}) : les "
            "lecteurs n’ont guère été tirés, `crossed` prend la qualité pour la sévérité ; gardez `within`",
            facts={"statistic": found.statistic, "df": found.df, "p": found.p},
        )


WARNING = 0.05
