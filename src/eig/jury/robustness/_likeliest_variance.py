"""The variance at which a criterion is least: tried a factor 2 apart, then narrowed (Brent 1973, ch. 5)."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Final, NamedTuple, TypeAlias

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
