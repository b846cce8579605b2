"""Draw estimates towards their common mean: qualities come from a normal distribution, found by REML.

With errors of covariance D + BBᵀ and qualities of variance v, write G = (D + vI)⁻¹ and X = (B, 1). A trial of
v takes the Cholesky factor L of XᵀGX, 1 added to the diagonal of B's part (Woodbury 1950): small, as common
sources are few. Items of equal own variance weigh alike, so that their products are summed up once.

The variance at which the criterion is least is tried a factor 2 apart, then narrowed (Brent 1973, ch. 5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from math import fsum, log, sqrt
from operator import mul
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve

from eig._maths.symmetric_matrices import (
    Matrix,
    Vector,
    cholesky,
    combined,
    dot,
    forward,
    log_det,
    mirrored,
    raised,
    times,
    tridiagonal,
)
from eig.jury.robustness._few_common_sources_of_error import Few
from eig.jury.severity.estimates_with_covariance import Estimates

Criterion: TypeAlias = Callable[[float], float]

GOLDEN: Final = (sqrt(5) - 1) / 2
TEETH: Final = 3 << 21


class _Trial(NamedTuple):
    variance: float
    criterion: float


def likeliest(criterion: Criterion, spread: float) -> float:
    """Return the variance of least criterion, 0 included; go on while a greater one is better.

    >>> round(likeliest(lambda variance: (variance - 3) ** 2, 8.0), 5)
    3.0
    """
    tried = [0.0, *(spread * 2.0**-power for power in range(12, -3, -1))]
    trials = [_Trial(variance, criterion(variance)) for variance in tried]
    place = min(range(len(trials)), key=lambda number: trials[number].criterion)
    if place == 0 or not spread:
        return 0.0
    while place == len(trials) - 1:
        further = 2 * trials[-1].variance
        trials.append(_Trial(further, criterion(further)))
        place += trials[-1].criterion < trials[-2].criterion
    return _narrowed(criterion, *trials[place - 1 : place + 2])


def _narrowed(criterion: Criterion, low: _Trial, best: _Trial, high: _Trial) -> float:
    """Close in on the bottom between two trials by parabolas, at times by a golden section.

    Variances are tried on a comb between the two, of more teeth than the criterion can tell apart: rounding,
    which depends on the order of the items, moves a parabola by less than a tooth.
    """
    unit = (high.variance - low.variance) / TEETH
    a, b, c = 0, round((best.variance - low.variance) / unit), TEETH
    found = {a: low.criterion, b: best.criterion, c: high.criterion}
    step = 0
    while c - a > 2:  # noqa: PLR2004 # neighbours
        step += 1
        new = b + _next((a - b, found[a] - found[b]), (c - b, found[c] - found[b]), cut=step % 4 == 0)
        found[new] = criterion(low.variance + new * unit)
        better = found[new] < found[b]
        if better == (new > b):
            a = b if better else new
        else:
            c = b if better else new
        b = new if better else b
    return low.variance + b * unit


def _next(low: tuple[int, float], high: tuple[int, float], *, cut: bool) -> int:
    """Return how far from the best the parabola through it has its bottom, or a cut of the wider side.

    Each end is so far away, and so much higher: the bottom is no further than half the way to one of them.
    """
    (left, rise), (right, climb) = low, high
    far = max(right, left, key=abs)
    bend = left * climb - right * rise
    if cut or not bend:
        return round((1 - GOLDEN) * far)
    step = round((left * left * climb - right * right * rise) / (2 * bend))
    return step or (1 if far > 0 else -1)


class _Sums(NamedTuple):
    """Items of equal own variance, summed up: what each trial is computed from.

    `products` has a row for each column of (B, 1, means): with each column up to itself, sums by variance.
    """

    own: Sequence[float]
    counts: Sequence[int]
    products: Sequence[Sequence[Vector]]


class _Factored(NamedTuple):
    """One variance of qualities: the criterion, the factor L, and L⁻¹XᵀG times the means."""

    variance: float
    criterion: float
    low: Matrix
    right: Vector


def shrunken(estimates: Estimates) -> Estimates:
    """Return the posterior of qualities under a normal prior; too few items, or no error, change nothing.

    >>> far = Estimates.independent({"a": 2, "b": 1, "c": -3}, {"a": 1, "b": 1, "c": 1})
    >>> [round(mean, 3) for mean in shrunken(far).means]
    [1.714, 0.857, -2.571]
    """
    if estimates.prior == "normal" or len(estimates.items) < 3 or min(estimates.own) <= 0:  # noqa: PLR2004 # two give no spread
        return estimates
    middle = fsum(estimates.means) / len(estimates.means)
    apart = [mean - middle for mean in estimates.means]
    sums = _sums(estimates, apart)
    variance = likeliest(_criterion(sums), fsum(map(mul, apart, apart)) / (len(apart) - 1))
    return _posterior(estimates, middle, apart, _factored(sums, variance))


def _sums(estimates: Estimates, apart: Vector) -> _Sums:
    if estimates.factor:
        return _sums_of_few(estimates, apart)
    alike: dict[float, list[tuple[float, ...]]] = {}
    for own, row, mean in zip(estimates.own, estimates.loadings, apart, strict=True):
        alike.setdefault(own, []).append((*row, 1.0, mean))
    groups = [list(zip(*rows, strict=True)) for rows in alike.values()]
    size = len(groups[0])
    return _Sums(
        own=list(alike),
        counts=list(map(len, alike.values())),
        products=[[[dot(group[a], group[b]) for group in groups] for b in range(a + 1)] for a in range(size)],
    )


def _sums_of_few(estimates: Estimates, apart: Vector) -> _Sums:
    """Return the same where B = AF, A with few sources an item: by Fᵀ(AᵀA)F, in which AᵀA is mostly empty."""
    alike: dict[float, list[tuple[Vector, float]]] = {}
    for own, row, mean in zip(estimates.own, estimates.loadings, apart, strict=True):
        alike.setdefault(own, []).append((row, mean))
    groups = [_products(rows, estimates.factor) for rows in alike.values()]
    return _Sums(
        own=list(alike),
        counts=list(map(len, alike.values())),
        products=[list(zip(*rows, strict=True)) for rows in zip(*groups, strict=True)],
    )


def _products(rows: Sequence[tuple[Vector, float]], factor: Matrix) -> list[list[float]]:
    """Return the lower half of the products of the columns of (AF, 1, means)."""
    size = len(factor)
    met, ones, means = [[0.0] * size for _ in factor], [0.0] * size, [0.0] * size
    for row, mean in rows:
        held = [(at, row[at]) for at in compress(range(size), row)]
        for at, weight in held:
            ones[at] += weight
            means[at] += weight * mean
            for other, more in held:
                met[at][other] += weight * more
    columns = list(zip(*factor, strict=True))
    across = list(zip(*[combined(line, factor) for line in met], strict=True))
    total = fsum(mean for _, mean in rows)
    return [
        *([dot(column, other) for other in columns[:place]] for place, column in enumerate(across, start=1)),
        [*times(columns, ones), float(len(rows))],
        [*times(columns, means), total, fsum(mean * mean for _, mean in rows)],
    ]


def _criterion(sums: _Sums) -> Criterion:
    """Return the criterion of a variance: a factor a trial, but for items of one own variance."""
    return _of_one_kind(sums) if len(sums.own) == 1 else lambda variance: _factored(sums, variance).criterion


def _factored(sums: _Sums, variance: float) -> _Factored:
    weights = [1 / (own + variance) for own in sums.own]
    *rows, last = [[dot(weights, parts) for parts in row] for row in sums.products]
    for number, row in enumerate(rows[:-1]):
        row[number] += 1
    low = cholesky(rows)
    right = forward(low, last[:-1])
    criterion = log_det(low) - dot(sums.counts, list(map(log, weights))) + last[-1] - dot(right, right)
    return _Factored(variance, criterion, low, right)


def _of_one_kind(sums: _Sums) -> Criterion:
    """Return the criterion of one own variance: products, the mean taken out, are made tridiagonal once."""
    (own,), (number,) = sums.own, sums.counts
    *rows, ones, means = [[part for (part,) in row] for row in sums.products]
    half = [
        [value - mine * one / number for value, one in zip(row, ones, strict=False)]
        for row, mine in zip(rows, ones, strict=False)
    ]
    pulls = [pull - one * means[-2] / number for pull, one in zip(means, ones[:-1], strict=False)]
    diagonal, off, right = tridiagonal(mirrored(half), pulls)
    square = means[-1] - means[-2] ** 2 / number

    def criterion(variance: float) -> float:
        weight = 1 / (own + variance)
        size, form = raised(diagonal, off, right, weight)
        return size + log(number) + weight * (square - weight * form) - (number - 1) * log(weight)

    return criterion


def _posterior(estimates: Estimates, middle: float, apart: Vector, found: _Factored) -> Estimates:
    mean = middle + found.right[-1] / found.low[-1][-1]
    shares = [found.variance / (own + found.variance) for own in estimates.own]
    loadings, factor, pulls = (_few if estimates.factor else _each)(estimates, shares, found)
    return evolve(
        estimates,
        means=[
            mean + share * (value - pull) for share, value, pull in zip(shares, apart, pulls, strict=True)
        ],
        own=[share * own for share, own in zip(shares, estimates.own, strict=True)],
        loadings=loadings,
        prior="normal",
        factor=factor,
    )


def _each(estimates: Estimates, shares: Vector, found: _Factored) -> tuple[Matrix, Matrix, Vector]:
    """Return the posterior's loadings, with no factor, and by how much the sources pull each item."""
    rows = [forward(found.low, [*row, 1.0]) for row in estimates.loadings]
    once = 1 / found.low[-1][-1]
    loadings = [
        [once - share * row[-1], *(share * value for value in row[:-1])]
        for share, row in zip(shares, rows, strict=True)
    ]
    return loadings, (), times(rows, found.right)


def _few(estimates: Estimates, shares: Vector, found: _Factored) -> tuple[Matrix, Matrix, Vector]:
    """Return the same with the mean as one more source: an item keeps its few, and each is solved for."""
    mean = [0.0] * (len(found.low) - 1) + [1.0]
    alone = [*([*row, 0.0] for row in estimates.factor), mean]
    rows = [forward(found.low, row) for row in alone]
    loadings = [
        [*(share * value for value in row), share - 1.0]
        for share, row in zip(shares, estimates.loadings, strict=True)
    ]
    *pulls, last = times(rows, found.right)
    factor = [[-row[-1], *row[:-1]] for row in rows]
    return loadings, factor, [last + value for value in Few(estimates.loadings).of(pulls)]
