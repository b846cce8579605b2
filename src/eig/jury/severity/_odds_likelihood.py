"""The proportional-odds likelihood: its value, slopes and bends, for sparse rows of 0 and 1.

`logit P(mark ≤ k) = θk - η`, with η the sum of the coefficients that a row names (McCullagh 1980). With F the
logistic function and P = F(a) - F(b), a = θk - η and b = θk-1 - η, log P is concave in (a, b): Newton's steps
find its top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import exp, inf, log, sqrt
from typing import NamedTuple

from eig._maths.symmetric_matrices import Pause, cholesky, dot, inverse, times

LAST = 60
CLOSE = 1e-12
GAIN = 1e-11  # less is the rule's own rounding


class Row(NamedTuple):
    """One mark: its grade from 0, and the coefficients that its η adds up."""

    grade: int
    columns: Sequence[int]


class Top(NamedTuple):
    """The coefficients at the top, thresholds first; the log-likelihood; their covariance."""

    values: Sequence[float]
    log_likelihood: float
    spread: Sequence[Sequence[float]]


def logistic(x: float) -> float:
    """Return 1/(1 + e^-x), without overflow."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


class Point(NamedTuple):
    """log P at (a, b), its slopes and bends in each, and the logistic function at both."""

    value: float
    da: float
    db: float
    daa: float
    dbb: float
    dab: float
    fa: float
    fb: float


def point(a: float, b: float) -> Point:
    """Return log(F(a) - F(b)) and its derivatives; -inf where the thresholds cross."""
    fa, fb = logistic(a), logistic(b)
    p = fa - fb
    if p <= 0:
        return Point(-inf, 0.0, 0.0, 0.0, 0.0, 0.0, fa, fb)
    da, db = fa * (1 - fa) / p, -fb * (1 - fb) / p
    daa, dbb = da * (1 - 2 * fa) - da * da, db * (1 - 2 * fb) - db * db
    return Point(log(p), da, db, daa, dbb, -da * db, fa, fb)


def ends(values: Sequence[float], row: Row, grades: int) -> tuple[float, float]:
    """Return a and b of a row: the thresholds around its grade, less η."""
    eta = sum(values[column] for column in row.columns)
    above = values[row.grade] - eta if row.grade < grades - 1 else inf
    below = values[row.grade - 1] - eta if row.grade else -inf
    return above, below


def log_likelihood(values: Sequence[float], rows: Sequence[Row], grades: int) -> float:
    """Return Σ log P."""
    return sum(point(*ends(values, row, grades)).value for row in rows)


def fit(rows: Sequence[Row], grades: int, columns: int, pause: Pause = bool) -> Top | None:
    """Climb by Newton's steps, halved while they do not climb; None where there is no top."""
    values = [*_start(rows, grades), *([0.0] * columns)]
    value = log_likelihood(values, rows, grades)
    before = -inf
    spread: list[list[float]] | None = None
    while value > before + CLOSE:
        pause()
        slopes, bends = _slopes(values, rows, grades)
        spread = _invert(bends, pause)
        if spread is None:
            return None
        before, step = value, times(spread, slopes)
        values, value = _climb(values, step, value, lambda at: log_likelihood(at, rows, grades))
    return None if spread is None else Top(values, value, spread)


def _start(rows: Sequence[Row], grades: int) -> list[float]:
    """Return the thresholds of marks that nothing explains: logits of their cumulated shares."""
    below = [sum(row.grade <= grade for row in rows) / len(rows) for grade in range(grades - 1)]
    return [log(share / (1 - share)) for share in below]


def _invert(bends: Sequence[Sequence[float]], pause: Pause) -> list[list[float]] | None:
    try:
        return inverse(cholesky(bends, pause), pause)
    except (ValueError, ZeroDivisionError):  # flat in some direction: a coefficient without bound
        return None


def _climb(
    values: Sequence[float], step: Sequence[float], value: float, rule: Callable[[Sequence[float]], float]
) -> tuple[list[float], float]:
    for halving in range(40):
        then = [x + move / 2**halving for x, move in zip(values, step, strict=True)]
        if (found := rule(then)) > value:
            return then, found
    return list(values), value


def _slopes(
    values: Sequence[float], rows: Sequence[Row], grades: int
) -> tuple[list[float], list[list[float]]]:
    """Return the slopes of the log-likelihood, and its bends with their sign changed."""
    size = len(values)
    slopes, bends = [0.0] * size, [[0.0] * size for _ in range(size)]
    for row in rows:
        found = point(*ends(values, row, grades))
        across = found.daa + 2 * found.dab + found.dbb
        parts = list(_parts(row, grades, found))
        for place, slope, bend in parts:
            slopes[place] += slope
            bends[place][place] -= bend
        for number, (place, _, _) in enumerate(parts):
            for other, _, _ in parts[:number]:
                cross = _cross(row, place, other, found, across=across)
                bends[place][other] -= cross
                bends[other][place] -= cross
    return slopes, bends


def _parts(row: Row, grades: int, found: Point) -> Iterator[tuple[int, float, float]]:
    if row.grade < grades - 1:
        yield row.grade, found.da, found.daa
    if row.grade:
        yield row.grade - 1, found.db, found.dbb
    for column in row.columns:
        yield column, -found.da - found.db, found.daa + 2 * found.dab + found.dbb


def _cross(row: Row, place: int, other: int, found: Point, *, across: float) -> float:
    """Return the mixed bend of two coefficients: thresholds act on one end, others on both."""
    acts = [
        found.daa + found.dab if one == row.grade else found.dab + found.dbb
        for one in (place, other)
        if one in {row.grade, row.grade - 1} and one not in row.columns
    ]
    if len(acts) == 2:  # noqa: PLR2004 # both ends
        return found.dab
    return -acts[0] if acts else across


class Mode(NamedTuple):
    """The most likely effect of one juror, and how sharp it is."""

    effect: float
    value: float
    bend: float


def mode(values: Sequence[float], rows: Sequence[Row], grades: int, variance: float) -> Mode:
    """Find the top of one juror's likelihood times the normal density of its effect."""
    pairs = [ends(values, row, grades) for row in rows]
    effect, bend, step, left = 0.0, 0.0, 1.0, LAST
    while abs(step) > CLOSE and left:
        left -= 1
        points = [point(a - effect, b - effect) for a, b in pairs]
        bend = -sum(one.daa + 2 * one.dab + one.dbb for one in points)
        slope = -sum(one.da + one.db for one in points) - effect / variance
        step = min(2.0, max(-2.0, slope / (bend + 1 / variance)))  # a longer one may leap over the top
        effect += step
    value = sum(point(a - effect, b - effect).value for a, b in pairs)
    return Mode(effect, value - effect * effect / (2 * variance), bend)


def laplace(values: Sequence[float], jurors: Sequence[Sequence[Row]], grades: int) -> float:
    """Return the marginal log-likelihood by Laplace's approximation; the last value is log τ.

    Where thresholds cross it is -inf: each grade has a mark, which is impossible then.
    """
    variance = exp(2 * values[-1])
    found = [mode(values, rows, grades, variance) for rows in jurors]
    return sum(one.value - log(1 + variance * one.bend) / 2 for one in found)


def laplace_slopes(
    values: Sequence[float], jurors: Sequence[Sequence[Row]], grades: int, pause: Pause = bool
) -> list[float]:
    """Return the slopes of `laplace`: those of log P, less those of log(1 + τ²B)/2.

    B is the bend at the mode u: it moves with the values themselves, and with u, which they move.
    """
    variance = exp(2 * values[-1])
    out = [0.0] * len(values)
    for rows in jurors:
        pause()
        found = mode(values, rows, grades, variance)
        narrow = 1 / (found.bend + 1 / variance)
        points = [point(*[end - found.effect for end in ends(values, row, grades)]) for row in rows]
        thirds = [_thirds(one) for one in points]
        turn = sum(above + below for above, below in thirds)
        for row, one, (above, below) in zip(rows, points, thirds, strict=True):
            own = one.da - narrow * (turn * -(one.daa + one.dab) * narrow - above) / 2
            other = one.db - narrow * (turn * -(one.dab + one.dbb) * narrow - below) / 2
            if row.grade < grades - 1:
                out[row.grade] += own
            if row.grade:
                out[row.grade - 1] += other
            for column in row.columns:
                out[column] -= own + other
        effect = found.effect / variance
        out[-1] += found.effect * effect - narrow * (found.bend + turn * effect * narrow)
    return out


def _thirds(one: Point) -> tuple[float, float]:
    """Return how the bend of log P in a juror's effect moves with a, and with b."""
    aside, turned = 1 - 2 * one.fa, 1 - 2 * one.fb
    aab, abb = one.dab * (aside - 2 * one.da), one.dab * (turned - 2 * one.db)
    aaa = one.daa * (aside - 2 * one.da) - 2 * one.da * one.fa * (1 - one.fa)
    bbb = one.dbb * (turned - 2 * one.db) - 2 * one.db * one.fb * (1 - one.fb)
    return aaa + 2 * aab + abb, aab + 2 * abb + bbb


def climb_quasi(
    start: Sequence[float],
    rule: Callable[[Sequence[float]], float],
    slopes_at: Callable[[Sequence[float]], list[float]],
) -> tuple[list[float], float]:
    """Climb by BFGS, the bends kept as an inverse matrix."""
    values, size = list(start), len(start)
    value, slopes = rule(values), slopes_at(values)
    inner = [[float(i == j) for j in range(size)] for i in range(size)]
    gain, left = 1.0, 200
    while gain > GAIN and left:
        left -= 1
        step = times(inner, slopes)
        shorten = min(1.0, 1 / (sqrt(dot(step, step)) or 1))
        then, found = _climb(values, [shorten * move for move in step], value, rule)
        gain, before = found - value, slopes
        moved = [a - b for a, b in zip(then, values, strict=True)]
        values, value, slopes = then, found, slopes_at(then)
        _update(inner, moved, [a - b for a, b in zip(before, slopes, strict=True)])
    return values, value


def _update(inner: list[list[float]], s: Sequence[float], y: Sequence[float]) -> None:
    """Broyden, Fletcher, Goldfarb and Shanno (1970)."""
    curve = dot(s, y)
    if curve <= 0:
        return
    seen = times(inner, y)
    scale = (1 + dot(y, seen) / curve) / curve
    for i, row in enumerate(inner):
        inner[i] = [
            value + scale * s[i] * s[j] - (seen[i] * s[j] + s[i] * seen[j]) / curve
            for j, value in enumerate(row)
        ]
