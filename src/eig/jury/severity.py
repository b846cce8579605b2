"""How severe is each juror, and what would each item have got without it? Four models of one idea.

`mark = quality of the item + severity of the juror + error`

- `within_model`: qualities free, severities drawn from a normal distribution, learnt inside items only. It
  does not mind which juror was given which items.
- `crossed_model`: both drawn from normal distributions (as the SNSF and NeurIPS do; Heyard et al. 2022; Ge,
  Welling & Ghahramani 2013). It shrinks, and supposes that items were given to jurors at random.
- `additive_model`: both free, least squares.
- `blup`: as crossed, with variances that one knows (Henderson 1975).

Severities are what a juror adds to every mark: above zero is generous, below zero severe. Floating-point
statistics: they never reorder a ranking by themselves, see `calibrate` and `Adjustment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from operator import mul
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from eig._checks import Gather, instance_of, to_tuple
from eig._html import table
from eig.errors import UnknownKey
from eig.jury import _crossed, _within
from eig.jury._design import Design, design, within
from eig.jury._linalg import Matrix, Vector, cholesky, dot, inverse, semi_cholesky, times
from eig.jury.agreement import undefined
from eig.jury.comparability import connectivity
from eig.jury.estimates import Estimates
from eig.jury.reviews import Reviews
from eig.reasons import Reason, Trace, Undefined, trace
from eig.typing import Lang

__all__ = [
    "Severity",
    "SeverityModel",
    "Variances",
    "additive_model",
    "blup",
    "crossed_model",
    "within_model",
]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Severity:
    """What a juror adds to every mark, with its standard error: generous above zero, severe below.

    >>> Severity(juror="x", value=-1.5, standard_error=0.4)
    Severity(juror='x', value=-1.5, standard_error=0.4)
    """

    juror: str
    value: float
    standard_error: float


@final
@frozen(kw_only=True)
class Variances:
    """Variances of qualities, of severities, and of what is left; None where a model leaves them free.

    >>> Variances(items=4, jurors=1, residual=2).residual
    2
    """

    items: float | None
    jurors: float | None
    residual: float


def _severities(values: Iterable[Severity]) -> tuple[Severity, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class SeverityModel:
    """A fitted model of severity.

    Args:
        method: `within`, `crossed`, `additive` or `blup`.
        variances: The variances found or given.
        severities: Each juror's, in their order.
        estimates: Each item's quality on the scale of marks, with errors that shared jurors correlate. For
            `crossed` and `blup` they are errors of the distance to the mean.
        mean: The mean of the model, where it has one.
        mean_error: Its standard error.
        criterion: -2 times the restricted log-likelihood, where variances are found by it.
        ratio: How much the criterion falls by letting severities differ (`within` only).

    >>> marks = [("a", "x", 14), ("a", "y", 10), ("b", "x", 12), ("b", "z", 9), ("c", "y", 11), ("c", "z", 13)]
    >>> model = blup(Reviews.from_triples(marks), Variances(items=4, jurors=1, residual=2))
    >>> model.mean, [round(one.value, 4) for one in model.severities]
    (11.5, [0.9444, -0.7778, -0.1667])
    """

    method: str
    variances: Variances
    severities: tuple[Severity, ...] = field(converter=_severities)
    estimates: Estimates
    mean: float | None = None
    mean_error: float | None = None
    criterion: float | None = None
    ratio: float | None = None

    @property
    def singular(self) -> tuple[str, ...]:
        """Which variances ended at zero: `items`, `jurors`, `residual`."""
        return tuple(name for name in ("items", "jurors", "residual") if getattr(self.variances, name) == 0)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What the fit warns of."""
        return tuple(SINGULAR[name] for name in self.singular)

    def severity(self, juror: str) -> Severity:
        """Return a juror's severity.

        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 4), ("b", "y", 2)]
        >>> round(additive_model(Reviews.from_triples(marks)).severity("x").value, 9)
        1.0
        """
        for one in self.severities:
            if one.juror == juror:
                return one
        raise UnknownKey("juror", juror, known=[one.juror for one in self.severities])

    def variance_given_mean(self, item: str) -> float:
        """Return the variance of an item's error if the mean were known (`crossed` and `blup`).

        >>> marks = [("a", "x", 14), ("b", "x", 12)]
        >>> model = blup(Reviews.from_triples(marks), Variances(items=1, jurors=0, residual=1))
        >>> round(model.variance_given_mean("a"), 9), round(model.estimates.variance("a"), 9)
        (0.5, 0.75)
        """
        place = self.estimates.items.index(item) if item in self.estimates.items else -1
        if place < 0:
            raise UnknownKey("item", item, known=self.estimates.items)
        shared = self.estimates.loadings[place][0 if self.mean is None else 1 :]
        return self.estimates.own[place] + sum(map(mul, shared, shared))

    def explain(self, key: str, *, lang: Lang = "en") -> Trace:
        """Say a juror's severity or an item's quality.

        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 5), ("b", "y", 2)]
        >>> print(additive_model(Reviews.from_triples(marks)).explain("x"))
        x: adds 1.25 to every mark (generous), give or take 0.25.
        """
        if key in self.estimates.items:
            return self.estimates.explain(key, lang=lang)
        return trace(key, _severity_reasons(self.severity(key)), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a juror.

        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 4), ("b", "y", 2)]
        >>> additive_model(Reviews.from_triples(marks)).rows()[0]["juror"]
        'x'
        """
        return [
            {"juror": one.juror, "severity": one.value, "standard_error": one.standard_error}
            for one in self.severities
        ]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=f"Severities ({self.method})")


SINGULAR: Mapping[str, Reason] = MappingProxyType(
    {
        "items": Reason(
            code="singular_items",
            en="the variance of items is exactly 0: these marks support no ranking",
            fr="la variance des éléments est exactement 0 : ces notes ne justifient aucun classement",
        ),
        "jurors": Reason(
            code="singular_jurors",
            en="the variance of severities is exactly 0: these marks show no severe or generous juror",
            fr="la variance des sévérités est exactement 0 : ces notes ne montrent ni sévère ni généreux",
        ),
        "residual": Reason(
            code="singular_residual",
            en="nothing is left to chance: severities explain every difference, which real marks hardly do",
            fr="rien n’est laissé au hasard : les sévérités expliquent tout écart, ce qui n’arrive guère",
        ),
    }
)


def _severity_reasons(one: Severity) -> Iterator[Reason]:
    en, fr = ("generous", "généreux") if one.value > 0 else ("severe", "sévère")
    yield Reason(
        code="severity",
        en=f"adds {{value}} to every mark ({en}), give or take {{error}}",
        fr=f"ajoute {{value}} à chaque note ({fr}), à {{error}} près",
        facts={"value": one.value, "error": one.standard_error},
    )


NO_CONTRAST = undefined(
    "no_contrast",
    "no item has two marks, so that severity and quality cannot be told apart",
    "aucun élément n’a deux notes : sévérité et qualité ne se distinguent pas",
)
TOO_FEW = undefined(
    "too_few",
    "the three variances take two items, two jurors, and more marks than either",
    "les trois variances demandent deux éléments, deux jurés, et plus de notes que des uns ou des autres",
)
NO_CHANGE = undefined(
    "constant",
    "all marks are equal, so that there is no variance to share out",
    "toutes les notes sont égales : il n’y a pas de variance à partager",
)
DISCONNECTED = undefined(
    "disconnected",
    "reviews form several components, so that free severities cannot be compared",
    "les notes forment plusieurs composantes : des sévérités libres ne se comparent pas",
)


def _design(place: str, reviews: Reviews) -> Design:
    faults = Gather(place)
    faults.check("reviews", instance_of(Reviews), reviews)
    faults.done()
    return design(reviews)


def within_model(reviews: Reviews) -> SeverityModel | Undefined:
    """Fit severities inside items by REML: qualities are free, so that who read what does not matter.

    The variance of severities is found from differences between marks of one item; severities are then the
    best linear unbiased predictions, and a quality is the mean of `mark - severity`. On a complete panel each
    item loses the same mean severity: the order does not change.

    >>> marks = [("a", "x", 9), ("a", "y", 6), ("b", "x", 7), ("b", "y", 5), ("c", "x", 8), ("c", "y", 4)]
    >>> model = within_model(Reviews.from_triples(marks))
    >>> round(model.variances.jurors, 6), round(model.variances.residual, 6)
    (4.333333, 0.5)
    """
    given = _design("within_model", reviews)
    df = given.marks - len(given.items)
    if df < 1:
        return NO_CONTRAST
    absorbed = within(given)
    if absorbed.square <= _within.FLOOR * max(given.square, 1.0):
        return _free(
            given, "within", ([0.0] * len(given.jurors), []), Variances(items=None, jurors=0.0, residual=0.0)
        )
    found = _within.fit(absorbed, df)
    gamma, residual = found.best.gamma, found.best.residual / df
    values, spread = _predict(absorbed.matrix, absorbed.right, gamma, residual)
    return _free(
        given,
        "within",
        (values, spread),
        Variances(items=None, jurors=gamma * residual, residual=residual),
        criterion=_within.full_criterion(found.best, df, [len(row) for row in given.seats]),
        ratio=max(0.0, found.without.criterion - found.best.criterion),
    )


def _predict(matrix: Matrix, right: Vector, gamma: float, residual: float) -> tuple[list[float], Matrix]:
    """Return severities γ(I + γA)⁻¹b and the covariance of their errors."""
    if not gamma:
        return [0.0] * len(right), []
    raised = [[gamma * value for value in row] for row in matrix]
    for number, row in enumerate(raised):
        row[number] += 1
    spread = [[gamma * value for value in row] for row in inverse(cholesky(raised))]
    return times(spread, right), [[residual * value for value in row] for row in spread]


def _free(
    given: Design,
    method: str,
    severities: tuple[Vector, Matrix],
    variances: Variances,
    **more: float,
) -> SeverityModel:
    """Build the model whose qualities are means of marks less severities."""
    values, spread = severities
    factor = _columns(spread)
    rows = [(len(seats), seats, total) for seats, total in zip(given.seats, given.sums, strict=True)]
    return SeverityModel(
        method=method,
        variances=variances,
        severities=_named(given, values, spread),
        estimates=Estimates(
            items=given.items,
            means=[given.shift + (total - sum(values[j] for j in seats)) / n for n, seats, total in rows],
            own=[variances.residual / n for n, _, _ in rows],
            loadings=[[sum(column[j] for j in seats) / n for column in factor] for n, seats, _ in rows],
        ),
        **more,
    )


def _named(given: Design, values: Vector, spread: Matrix) -> list[Severity]:
    errors = [sqrt(max(row[number], 0.0)) for number, row in enumerate(spread)] or [0.0] * len(values)
    return [
        Severity(juror=juror, value=value, standard_error=error)
        for juror, value, error in zip(given.jurors, values, errors, strict=True)
    ]


def _columns(spread: Matrix) -> list[list[float]]:
    """Return the columns of a factor F with FFᵀ the matrix, which may be singular: none where it is empty."""
    rows = semi_cholesky(spread)
    return [list(column) for column in zip(*rows, strict=True) if any(column)]


def crossed_model(reviews: Reviews) -> SeverityModel | Undefined:
    """Fit qualities and severities, both drawn from normal distributions, by REML.

    Qualities shrink towards the mean, more so where marks are few. Supposes that items were given to jurors at
    random; where good items went to certain jurors, their severity is taken for the items' quality.

    >>> marks = [("a", "x", 9), ("a", "y", 6), ("b", "x", 7), ("b", "y", 5), ("c", "x", 8), ("c", "y", 4)]
    >>> model = crossed_model(Reviews.from_triples(marks))
    >>> {name: round(getattr(model.variances, name), 6) for name in ("items", "jurors", "residual")}
    {'items': 0.5, 'jurors': 4.333333, 'residual': 0.5}
    """
    given = _design("crossed_model", reviews)
    least = max(len(given.items), len(given.jurors))
    if min(len(given.items), len(given.jurors)) < 2 or given.marks <= least:  # noqa: PLR2004 # a variance takes two
        return TOO_FEW
    if not given.square - given.margins[-1] ** 2 / given.marks > _within.FLOOR * given.square:
        return NO_CHANGE
    found = _crossed.fit(given)
    residual = found.residual / (given.marks - 1)
    criterion = _crossed.full_criterion(found, given.marks)
    return _shrunken(given, "crossed", found, residual, criterion)


def blup(reviews: Reviews, variances: Variances) -> SeverityModel | Undefined:
    """Predict qualities and severities with variances that one knows: Henderson's mixed-model equations.

    Args:
        reviews: The marks.
        variances: All three; the residual above 0, the others at or above 0.

    Raises:
        Fault: For a variance that is missing or negative.

    >>> marks = [("a", "x", 14), ("a", "y", 10), ("b", "x", 12)]
    >>> model = blup(Reviews.from_triples(marks), Variances(items=1, jurors=0, residual=1))
    >>> model.mean, model.estimates.means
    (12.0, (12.0, 12.0))
    """
    given = _design("blup", reviews)
    faults = Gather("blup")
    for name in ("items", "jurors", "residual"):
        value = getattr(variances, name)
        faults.that(
            f"variances.{name}",
            value is not None and (value > 0 or (value == 0 and name != "residual")),
            rule="known variances are all given: the residual above 0, the others from 0",
            remedy="give the three variances",
            value=value,
        )
    faults.done()
    if not given.marks:
        return TOO_FEW
    ratios = [(value or 0.0) / variances.residual for value in (variances.items, variances.jurors)]
    found = _crossed.state(given, *ratios)
    return _shrunken(given, "blup", found, variances.residual, None)


def _shrunken(
    given: Design, method: str, found: _crossed.State, residual: float, criterion: float | None
) -> SeverityModel:
    """Build the model whose qualities shrink: g(S - cx) with g = γ/(1 + γn), and errors that severities share."""
    *values, mean = found.solution
    spread = [
        [residual * value for value in row[-1:] + row[:-1]] for row in found.spread[-1:] + found.spread[:-1]
    ]
    factor = _columns(spread)
    rows = [
        (found.items / (1 + found.items * len(seats)), len(seats), seats, total)
        for seats, total in zip(given.seats, given.sums, strict=True)
    ]
    middle = given.shift + mean
    return SeverityModel(
        method=method,
        variances=Variances(items=found.items * residual, jurors=found.jurors * residual, residual=residual),
        severities=_named(given, values, [row[1:] for row in spread[1:]]),
        estimates=Estimates(
            items=given.items,
            means=[
                middle + g * (total - n * mean - sum(values[j] for j in seats)) for g, n, seats, total in rows
            ],
            own=[residual * g for g, *_ in rows],
            loadings=[
                [g * (n * column[0] + sum(column[j + 1] for j in seats)) for column in factor]
                for g, n, seats, _ in rows
            ],
            prior="normal",
        ),
        mean=middle,
        mean_error=sqrt(spread[0][0]),
        criterion=criterion,
    )


def additive_model(reviews: Reviews) -> SeverityModel | Undefined:
    """Fit free qualities and free severities that sum to zero, by least squares.

    Undefined on a disconnected design: a severe room and a weak one look alike. Where marks are just enough to
    solve, nothing is left to measure errors with: the residual and every error are 0, with a caution.

    >>> marks = [("a", "x", 13), ("a", "y", 11), ("b", "x", 16), ("b", "y", 14)]
    >>> model = additive_model(Reviews.from_triples(marks))
    >>> model.estimates.means, [round(one.value, 9) for one in model.severities]
    ((12.0, 15.0), [1.0, -1.0])
    """
    given = _design("additive_model", reviews)
    if not connectivity(reviews).connected:
        return DISCONNECTED
    if given.marks <= len(given.items):
        return NO_CONTRAST
    absorbed, size = within(given), len(given.jurors)
    level = 1 / size
    raised = [[value + level for value in row] for row in absorbed.matrix]
    plain = [[value - level for value in row] for row in inverse(cholesky(raised))]
    values = times(plain, absorbed.right)
    df = given.marks - len(given.items) - size + 1
    left = absorbed.square - dot(values, absorbed.right)
    residual = left / df if df and left > _within.FLOOR * max(given.square, 1.0) else 0.0
    spread = [[residual * value for value in row] for row in plain]
    return _free(given, "additive", (values, spread), Variances(items=None, jurors=None, residual=residual))
