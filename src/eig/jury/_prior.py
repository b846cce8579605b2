"""Draw estimates towards their common mean: qualities come from a normal distribution, found by REML.

With errors of covariance Σ = D + BBᵀ and qualities of variance v, W = (Σ + vI)⁻¹ is found through a matrix as
small as the number of common sources (Woodbury 1950), for each v that is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log, sqrt
from operator import mul
from typing import NamedTuple

from attrs import evolve

from eig.jury._linalg import cholesky, dot, forward, log_det
from eig.jury.estimates import Estimates

GOLDEN = (sqrt(5) - 1) / 2


class _Trial(NamedTuple):
    """One variance of qualities: the criterion, the mean, and what the posterior is built from."""

    variance: float
    criterion: float
    mean: float
    weight: float
    own: Sequence[float]
    factor: Sequence[Sequence[float]]
    flat: Sequence[float]
    shift: Sequence[float]


def shrunken(estimates: Estimates) -> Estimates:
    """Return the posterior of qualities under a normal prior; too few items, or no error, change nothing.

    >>> far = Estimates.independent({"a": 2, "b": 1, "c": -3}, {"a": 1, "b": 1, "c": 1})
    >>> [round(mean, 3) for mean in shrunken(far).means]
    [1.714, 0.857, -2.571]
    """
    if estimates.prior == "normal" or len(estimates.items) < 3 or min(estimates.own) <= 0:  # noqa: PLR2004 # two give no spread
        return estimates
    return _posterior(estimates, _best(estimates))


def _best(estimates: Estimates) -> _Trial:
    """Try variances a factor 2 apart, then narrow around the best by golden section."""
    middle = fsum(estimates.means) / len(estimates.means)
    spread = fsum((mean - middle) ** 2 for mean in estimates.means) / (len(estimates.means) - 1)
    trials = [_try(estimates, 0.0), *(_try(estimates, spread * 2.0**-power) for power in range(12, -3, -1))]
    place = min(range(len(trials)), key=lambda number: trials[number].criterion)
    if place == 0 or not spread:
        return trials[0]
    low, high = trials[place - 1].variance, trials[min(place + 1, len(trials) - 1)].variance
    return _narrow(estimates, low, high)


def _narrow(estimates: Estimates, low: float, high: float) -> _Trial:
    left, right = (
        _try(estimates, high - GOLDEN * (high - low)),
        _try(estimates, low + GOLDEN * (high - low)),
    )
    while high - low > 1e-6 * high:  # the criterion is flat beyond
        if left.criterion < right.criterion:
            high, right = right.variance, left
            left = _try(estimates, high - GOLDEN * (high - low))
        else:
            low, left = left.variance, right
            right = _try(estimates, low + GOLDEN * (high - low))
    return min(left, right, key=lambda trial: trial.criterion)


def _try(estimates: Estimates, variance: float) -> _Trial:
    weights = [1 / (own + variance) for own in estimates.own]
    columns = list(zip(*estimates.loadings, strict=True))
    heavy = [list(map(mul, column, weights)) for column in columns]
    core = [[dot(a, b) + (i == j) for j, b in enumerate(columns[: i + 1])] for i, a in enumerate(heavy)]
    low = cholesky(core)
    factor = [forward(low, row) for row in estimates.loadings]
    ones = _apply(weights, factor, [1.0] * len(weights))
    weight = fsum(ones)
    mean = dot(ones, estimates.means) / weight
    apart = [value - mean for value in estimates.means]
    pulled = _apply(weights, factor, apart)
    criterion = log_det(low) - sum(map(log, weights)) + log(weight) + dot(apart, pulled)
    return _Trial(variance, criterion, mean, weight, weights, factor, ones, pulled)


def _apply(
    weights: Sequence[float], factor: Sequence[Sequence[float]], values: Sequence[float]
) -> list[float]:
    """Return W times a vector, W = G - G B K⁻¹ Bᵀ G."""
    heavy = list(map(mul, weights, values))
    common = [dot(column, heavy) for column in zip(*factor, strict=True)]
    return [h - w * dot(row, common) for h, w, row in zip(heavy, weights, factor, strict=True)]


def _posterior(estimates: Estimates, found: _Trial) -> Estimates:
    v, root = found.variance, sqrt(found.weight)
    return evolve(
        estimates,
        means=[found.mean + v * pull for pull in found.shift],
        own=[v * own * weight for own, weight in zip(estimates.own, found.own, strict=True)],
        loadings=[
            [(1 - v * one) / root, *(v * weight * value for value in row)]
            for one, weight, row in zip(found.flat, found.own, found.factor, strict=True)
        ],
        prior="normal",
    )
