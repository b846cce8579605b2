"""Variances of the model `mark = mean + item (random) + severity (random) + error`, by REML.

Two ratios are to be found: γi and γj, the variances of items and of severities over that of the error. Items
are absorbed, so that each step works on a matrix of jurors + 1. Steps use the average information (Gilmour,
Thompson & Cullis 1995), stay at or above zero, and are halved until the criterion falls: a variance that the
marks do not show ends at exactly 0.
"""

from __future__ import annotations

from math import log, pi, sqrt
from operator import mul
from typing import NamedTuple

from eig.jury._design import Design, absorb
from eig.jury._linalg import Matrix, Vector, cholesky, dot, forward, inverse, log_det, times

HIGHEST = 1e6
FLOOR = 1e-12
STARTS = (0.0, 0.1, 1.0, 10.0, 300.0)
CLOSE, POLISHED = 1e-9, 1e-15  # falls of the criterion: under the first, rounding hides them; the second ends


class State(NamedTuple):
    """What the model says at given ratios."""

    items: float
    jurors: float
    criterion: float
    residual: float
    solution: Vector
    spread: Matrix
    slopes: tuple[float, float]
    bends: tuple[float, float, float]


class _Equations(NamedTuple):
    """The mixed-model equations at two ratios, their factor, and what follows from it at once."""

    matrix: Matrix
    right: Vector
    root: Vector
    low: Matrix
    residual: float
    criterion: float


def _equations(given: Design, items: float, jurors: float) -> _Equations:
    matrix, right, square = absorb(given, [items / (1 + items * group.size) for group in given.groups])
    root = [*([sqrt(jurors)] * len(given.jurors)), 1.0]
    scaled = _scale(matrix, root)
    for number in range(len(given.jurors)):
        scaled[number][number] += 1
    low = cholesky(scaled)
    part = forward(low, list(map(mul, root, right)))
    residual = square - dot(part, part)
    df = given.marks - 1
    criterion = (
        df * log(max(residual, FLOOR * given.square) / df)
        + log_det(low)
        + sum(group.number * log(1 + items * group.size) for group in given.groups)
    )
    return _Equations(matrix, right, root, low, residual, criterion)


def _scale(matrix: Matrix, root: Vector) -> list[list[float]]:
    return [
        [a * b * value for b, value in zip(root, row, strict=True)]
        for a, row in zip(root, matrix, strict=True)
    ]


def state(given: Design, items: float, jurors: float) -> State:
    """Solve the mixed-model equations (Henderson 1975) at two ratios, with the criterion and its slopes."""
    matrix, right, root, low, residual, criterion = _equations(given, items, jurors)
    inner = inverse(low)
    spread = _scale(inner, root)
    solution = times(spread, right)
    traces = _item_trace(given, items, spread), _juror_trace(matrix, jurors, inner)
    slopes, bends = _slopes(given, items, (matrix, right, spread, solution), residual, traces=traces)
    return State(items, jurors, criterion, residual, solution, spread, slopes, bends)


def _item_trace(given: Design, items: float, spread: Matrix) -> float:
    total = 0.0
    for group in given.groups:
        keep = 1 / (1 + items * group.size)
        shared = sum(dot(row, line) for row, line in zip(spread, group.cross, strict=True))
        total += keep * (group.number * group.size - keep * shared)
    return total


def _juror_trace(matrix: Matrix, jurors: float, inner: Matrix) -> float:
    size = len(matrix) - 1
    if jurors:
        return (size - sum(inner[number][number] for number in range(size))) / jurors
    return sum(matrix[j][j] - matrix[j][-1] ** 2 / matrix[-1][-1] for j in range(size))


def _slopes(
    given: Design,
    items: float,
    solved: tuple[Matrix, Vector, Matrix, Vector],
    residual: float,
    *,
    traces: tuple[float, float],
) -> tuple[tuple[float, float], tuple[float, float, float]]:
    """Return the criterion's slopes and its average information, both over the residual profiled out."""
    matrix, right, spread, solution = solved
    pull = [r - value for r, value in zip(right, times(matrix, solution), strict=True)]
    pull[-1] = 0.0
    across = times(matrix, pull)
    aside = [0.0] * len(right)
    own = heavy = mixed = 0.0
    for group in given.groups:
        keep = 1 / (1 + items * group.size)
        left = [w - value for w, value in zip(group.weighted, times(group.cross, solution), strict=True)]
        square = group.squares - dot(group.weighted, solution) - dot(left, solution)
        own += keep**2 * square
        heavy += group.size * keep**3 * square
        mixed += keep**2 * dot(left, pull)
        aside = [a + keep**2 * value for a, value in zip(aside, left, strict=True)]
    seen_aside, seen_across = times(spread, aside), times(spread, across)
    others = dot(pull, pull)
    scale = (given.marks - 1) / residual if residual > 0 else 0.0
    bends = (
        scale * (heavy - dot(aside, seen_aside)) - scale * own * own / (residual or 1),
        scale * (mixed - dot(aside, seen_across)) - scale * own * others / (residual or 1),
        scale * (dot(across, pull) - dot(across, seen_across)) - scale * others * others / (residual or 1),
    )
    return (traces[0] - scale * own, traces[1] - scale * others), bends


def fit(given: Design) -> State:
    """Find the two ratios of least criterion, each at or above 0, from the best point of a coarse grid.

    On a small jury the criterion may have several bottoms: the grid finds the right one.
    """
    starts = ((items, jurors) for items in STARTS for jurors in STARTS)
    now = state(given, *min(starts, key=lambda ratios: _equations(given, *ratios).criterion))
    for _ in range(100):
        step, fall = _step(now)
        if fall < POLISHED or now.residual <= FLOOR * given.square:
            break
        then = _move(given, now, step, 1.0) if fall < CLOSE else _descend(given, now, step)
        if then is None:
            break
        now = then
    return now


def _step(now: State) -> tuple[tuple[float, float], float]:
    """Return the step of the ratios that are free to move, and the fall of the criterion it promises."""
    free = [ratio > 0 or slope < 0 for ratio, slope in zip((now.items, now.jurors), now.slopes, strict=True)]
    a, b, c = (max(now.bends[0], 1e-9), now.bends[1], max(now.bends[2], 1e-9))
    g, h = (slope if ok else 0.0 for slope, ok in zip(now.slopes, free, strict=True))
    b = b if all(free) and b * b < 0.99 * a * c else 0.0
    det = a * c - b * b
    step = (b * h - c * g) / det, (b * g - a * h) / det
    return step, -(g * step[0] + h * step[1]) / 2


def _descend(given: Design, now: State, step: tuple[float, float]) -> State | None:
    """Halve a step until the criterion falls; None when it falls no more."""
    for halving in range(30):
        then = _move(given, now, step, 0.5**halving)
        if then.criterion < now.criterion:
            return then
    return None


def _move(given: Design, now: State, step: tuple[float, float], part: float) -> State:
    """Go a part of a step, no further than the bounds and than ten times the ratio."""
    items, jurors = (
        min(max(0.0, ratio + part * move), 10 * ratio + 1, HIGHEST)
        for ratio, move in zip((now.items, now.jurors), step, strict=True)
    )
    return state(given, items, jurors)


def full_criterion(found: State, marks: int) -> float:
    """Return -2 times the restricted log-likelihood, with the constants that other programs keep."""
    return found.criterion + (marks - 1) * (1 + log(2 * pi))
