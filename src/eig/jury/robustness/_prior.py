"""Draw estimates towards their common mean: qualities come from a normal distribution, found by REML.

With errors of covariance D + BBᵀ and qualities of variance v, write G = (D + vI)⁻¹ and X = (B, 1). A trial of
v takes the Cholesky factor L of XᵀGX, 1 added to the diagonal of B's part (Woodbury 1950): small, as common
sources are few. Items of equal own variance weigh alike, so that their products are summed up once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log, sqrt
from operator import mul
from typing import NamedTuple

from attrs import evolve

from eig._maths.linalg import Matrix, Vector, cholesky, dot, forward, log_det
from eig.jury.severity.estimates import Estimates

GOLDEN = (sqrt(5) - 1) / 2


class _Sums(NamedTuple):
    """Items of equal own variance, summed up: what each trial is computed from.

    `products` has a row for each column of (B, 1, means): with each column up to itself, sums by variance.
    """

    own: Sequence[float]
    counts: Sequence[int]
    products: Sequence[Sequence[Vector]]


class _Trial(NamedTuple):
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
    found = _best(_sums(estimates, apart), fsum(map(mul, apart, apart)) / (len(apart) - 1))
    return _posterior(estimates, middle, apart, found)


def _sums(estimates: Estimates, apart: Vector) -> _Sums:
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


def _try(sums: _Sums, variance: float) -> _Trial:
    weights = [1 / (own + variance) for own in sums.own]
    *rows, last = [[dot(weights, parts) for parts in row] for row in sums.products]
    for number, row in enumerate(rows[:-1]):
        row[number] += 1
    low = cholesky(rows)
    right = forward(low, last[:-1])
    criterion = log_det(low) - dot(sums.counts, list(map(log, weights))) + last[-1] - dot(right, right)
    return _Trial(variance, criterion, low, right)


def _best(sums: _Sums, spread: float) -> _Trial:
    """Try variances a factor 2 apart, on while they get better; then narrow by golden section."""
    trials = [_try(sums, 0.0), *(_try(sums, spread * 2.0**-power) for power in range(12, -3, -1))]
    place = min(range(len(trials)), key=lambda number: trials[number].criterion)
    if place == 0 or not spread:
        return trials[0]
    while place == len(trials) - 1:
        trials.append(_try(sums, 2 * trials[-1].variance))
        place += trials[-1].criterion < trials[-2].criterion
    return _narrow(sums, trials[place - 1].variance, trials[place + 1].variance)


def _narrow(sums: _Sums, low: float, high: float) -> _Trial:
    left, right = _try(sums, high - GOLDEN * (high - low)), _try(sums, low + GOLDEN * (high - low))
    while high - low > 1e-6 * high:  # the criterion is flat beyond
        if left.criterion < right.criterion:
            high, right = right.variance, left
            left = _try(sums, high - GOLDEN * (high - low))
        else:
            low, left = left.variance, right
            right = _try(sums, low + GOLDEN * (high - low))
    return min(left, right, key=lambda trial: trial.criterion)


def _posterior(estimates: Estimates, middle: float, apart: Vector, found: _Trial) -> Estimates:
    root = found.low[-1][-1]
    mean = middle + found.right[-1] / root
    shares = [found.variance / (own + found.variance) for own in estimates.own]
    factor = [forward(found.low, [*row, 1.0]) for row in estimates.loadings]
    return evolve(
        estimates,
        means=[
            mean + share * (value - dot(row, found.right))
            for share, value, row in zip(shares, apart, factor, strict=True)
        ],
        own=[share * own for share, own in zip(shares, estimates.own, strict=True)],
        loadings=[
            [1 / root - share * last, *(share * value for value in row)]
            for share, (*row, last) in zip(shares, factor, strict=True)
        ],
        prior="normal",
    )
