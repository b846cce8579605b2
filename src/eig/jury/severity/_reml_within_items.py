"""Variances of the model `mark = item (free) + severity (random) + error`, by REML on contrasts inside items.

Restricted maximum likelihood (Patterson & Thompson 1971): once item means are taken out, one number is left
to find, γ, the variance of severity over that of the error. The jury's matrix is made tridiagonal once, so
that each trial of γ costs as much as the jury is long.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, pi
from operator import mul
from typing import NamedTuple

from eig._maths.symmetric_matrices import Pause, tridiagonal
from eig.jury.severity._sums_of_marks_in_floats import Absorbed

FLOOR = 1e-12
CLOSE = 1e-12
GRID = (0.0, *(10 ** (power / 4) for power in range(-20, 25)))


class Trial(NamedTuple):
    """One ratio γ: the criterion to minimise, its slope, and the residual sum of squares."""

    gamma: float
    criterion: float
    slope: float
    residual: float


class _Profile(NamedTuple):
    diagonal: Sequence[float]
    off: Sequence[float]
    right: Sequence[float]
    square: float
    df: int

    def at(self, gamma: float) -> Trial:
        """Try one ratio: pivots of I + γT, their slopes, and the solution of (I + γT)x = right."""
        pivots, slopes, rights = self._pivots(gamma)
        solved = self._back(gamma, pivots, rights)
        residual = self.square - gamma * sum(map(mul, self.right, solved))
        log_det = sum(map(log, pivots))
        trace = sum(slope / pivot for slope, pivot in zip(slopes, pivots, strict=True))
        return Trial(
            gamma,
            self.df * log(residual / self.df) + log_det,
            trace - self.df * sum(map(mul, solved, solved)) / residual,
            residual,
        )

    def _pivots(self, gamma: float) -> tuple[list[float], list[float], list[float]]:
        pivot, slope, value = 1 + gamma * self.diagonal[0], self.diagonal[0], self.right[0]
        pivots, slopes, rights = [pivot], [slope], [value]
        for a, o, t in zip(self.diagonal[1:], self.off, self.right[1:], strict=True):
            link = gamma * o / pivot
            slope = a - 2 * link * o + link * link * slope
            value = t - link * value
            pivot = 1 + gamma * a - link * gamma * o
            pivots.append(pivot)
            slopes.append(slope)
            rights.append(value)
        return pivots, slopes, rights

    def _back(self, gamma: float, pivots: Sequence[float], rights: Sequence[float]) -> list[float]:
        x = [rights[-1] / pivots[-1]]
        for pivot, value, o in zip(pivots[-2::-1], rights[-2::-1], self.off[::-1], strict=True):
            x.append((value - gamma * o * x[-1]) / pivot)
        return x[::-1]


class Found(NamedTuple):
    """The best ratio, the trial without severity, and the constant that both criteria miss."""

    best: Trial
    without: Trial


def fit(given: Absorbed, df: int, pause: Pause = bool) -> Found:
    """Find the ratio of least criterion: the best of a grid, then the point of slope 0 around it."""
    profile = _Profile(*tridiagonal(given.matrix, given.right, pause), given.square, df)
    trials = [profile.at(gamma) for gamma in GRID]
    place = min(range(len(trials)), key=lambda number: trials[number].criterion)
    low, high = trials[max(place - 1, 0)], trials[min(place + 1, len(trials) - 1)]
    best = trials[place]
    if low.slope < 0 < high.slope:
        best = _root(profile, low, high)
    return Found(best, trials[0])


def _root(profile: _Profile, low: Trial, high: Trial) -> Trial:
    """Narrow a bracket of the slope's zero: regula falsi, Illinois (Dowell & Jarratt 1971), on γ."""
    below, above, side = low.slope, high.slope, 0
    trial = high
    while high.gamma - low.gamma > CLOSE * high.gamma and abs(trial.slope) * trial.gamma > CLOSE:
        trial = profile.at((low.gamma * above - high.gamma * below) / (above - below))
        if trial.slope < 0:
            low, below, above, side = trial, trial.slope, above / 2 if side < 0 else above, -1
        else:
            high, above, below, side = trial, trial.slope, below / 2 if side > 0 else below, 1
    return trial


def full_criterion(trial: Trial, df: int, sizes: Sequence[int]) -> float:
    """Return -2 times the restricted log-likelihood, with the constants that other programs keep."""
    return trial.criterion + df * (1 + log(2 * pi)) + sum(map(log, sizes))
