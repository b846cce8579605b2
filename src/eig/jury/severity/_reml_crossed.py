"""Variances of the model `mark = mean + item (random) + severity (random) + error`, by REML.

Two ratios are to be found: γi and γj, the variances of items and of severities over that of the error. Items
are absorbed, so that each step works on a matrix of jurors + 1. The analysis of variance comes close, and a
few steps of the average information (Gilmour, Thompson & Cullis 1995) do the rest. They stay at or above zero
and are halved until the criterion falls: a variance that the marks do not show ends at exactly 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import log, pi, sqrt
from operator import mul
from typing import NamedTuple, TypeAlias

from eig._maths.symmetric_matrices import Matrix, Vector, cholesky, dot, forward, inverse, log_det, times
from eig.jury.severity._sums_of_marks_in_floats import Design, absorb

HIGHEST = 1e6
FLOOR = 1e-12
GRID = (0.0, 1.0, 3.0, 10.0, 30.0, 300.0)
FEW = 50  # marks less items and jurors: beyond, not one of thousands of odd juries had several bottoms
CLOSE, FLAT = 1e-9, 1e-14  # falls of the criterion: under the first, rounding hides them; the second ends
NEAR = 5e-7  # a ratio closer to its optimum than that is found

Pair: TypeAlias = tuple[float, float]
"""One number for items, one for jurors."""


class _Equations(NamedTuple):
    """The mixed-model equations (Henderson 1975) at two ratios, their factor, and what it tells at once."""

    ratios: Pair
    matrix: Matrix
    right: Vector
    root: Vector
    low: Matrix
    residual: float
    criterion: float


class State(NamedTuple):
    """What the model says at given ratios."""

    items: float
    jurors: float
    criterion: float
    residual: float
    solution: Vector
    spread: Matrix
    slopes: Pair
    bends: tuple[float, float, float]


def _equations(given: Design, items: float, jurors: float) -> _Equations:
    """Set up and factor the equations at two ratios; the mean comes last."""
    matrix, right, square = absorb(given, [items / (1 + items * group.size) for group in given.groups])
    root = [*([sqrt(jurors)] * len(given.jurors)), 1.0]
    scaled = _scale(matrix, root)
    for number in range(len(given.jurors)):
        scaled[number][number] += 1
    low = cholesky(scaled, given.pause)
    part = forward(low, list(map(mul, root, right)))
    residual = square - dot(part, part)
    df = max(given.marks - 1, 1)  # of one mark, any variances are as likely
    criterion = (
        df * log(max(residual, FLOOR * (given.square or 1.0)) / df)
        + log_det(low)
        + sum(group.number * log(1 + items * group.size) for group in given.groups)
    )
    return _Equations((items, jurors), matrix, right, root, low, residual, criterion)


def _scale(matrix: Matrix, root: Vector) -> list[list[float]]:
    return [[a * value for value in map(mul, root, row)] for a, row in zip(root, matrix, strict=True)]


def state(given: Design, items: float, jurors: float) -> State:
    """Solve the equations at two ratios, with the criterion's slopes."""
    return _solved(given, _equations(given, items, jurors))


def _solved(given: Design, at: _Equations) -> State:
    items, jurors = at.ratios
    spread = _scale(inverse(at.low, given.pause), at.root)
    solution = times(spread, at.right)
    traces = _item_trace(given, items, spread), _juror_trace(at.matrix, jurors, spread)
    slopes, bends = _slopes(given, at, spread, solution, traces=traces)
    return State(items, jurors, at.criterion, at.residual, solution, spread, slopes, bends)


def _item_trace(given: Design, items: float, spread: Matrix) -> float:
    total = 0.0
    for group in given.groups:
        keep = 1 / (1 + items * group.size)
        shared = sum(dot(row, line) for row, line in zip(spread, group.cross, strict=True))
        total += keep * (group.number * group.size - keep * shared)
    return total


def _juror_trace(matrix: Matrix, jurors: float, spread: Matrix) -> float:
    rows = list(zip(matrix, spread, strict=True))[:-1]
    if jurors:
        return sum(dot(row, line) for row, line in rows) / jurors
    return sum(row[j] - row[-1] ** 2 / matrix[-1][-1] for j, (row, _) in enumerate(rows))


def _slopes(
    given: Design, at: _Equations, spread: Matrix, solution: Vector, *, traces: Pair
) -> tuple[Pair, tuple[float, float, float]]:
    """Return the criterion's slopes and its average information, both over the residual profiled out."""
    pull = [r - value for r, value in zip(at.right, times(at.matrix, solution), strict=True)]
    pull[-1] = 0.0
    across = times(at.matrix, pull)
    aside = [0.0] * len(pull)
    own = heavy = mixed = 0.0
    for group in given.groups:
        keep = 1 / (1 + at.ratios[0] * group.size)
        left = [w - value for w, value in zip(group.weighted, times(group.cross, solution), strict=True)]
        square = group.squares - dot(group.weighted, solution) - dot(left, solution)
        own += keep**2 * square
        heavy += group.size * keep**3 * square
        mixed += keep**2 * dot(left, pull)
        aside = [a + keep**2 * value for a, value in zip(aside, left, strict=True)]
    seen_aside, seen_across = times(spread, aside), times(spread, across)
    others = dot(pull, pull)
    residual = at.residual
    scale = (given.marks - 1) / residual if residual > 0 else 0.0
    bends = (
        scale * (heavy - dot(aside, seen_aside)) - scale * own * own / (residual or 1),
        scale * (mixed - dot(aside, seen_across)) - scale * own * others / (residual or 1),
        scale * (dot(across, pull) - dot(across, seen_across)) - scale * others * others / (residual or 1),
    )
    return (traces[0] - scale * own, traces[1] - scale * others), bends


def _starts(given: Design) -> Iterator[Pair]:
    """Yield ratios to start from: where few marks are left over, the criterion may have several bottoms."""
    yield _moments(given)
    if given.marks - len(given.items) - len(given.jurors) < FEW:
        yield from product(GRID, GRID)


def _moments(given: Design) -> Pair:
    """Guess the ratios by analysis of variance: Henderson's first method (1953, *Biometrics* 9:226-252).

    Marks of one item differ by severity and error, those of one juror by quality and error, all by the three.
    """
    marks, counts = given.marks, given.counts[:-1]
    of_items = sum(group.squares / group.size for group in given.groups)
    of_jurors = sum(total * total / count for total, count in zip(given.margins, counts, strict=False))
    inside_items = (given.square - of_items) / (marks - len(given.items))
    inside_jurors = (given.square - of_jurors) / (marks - len(counts))
    items = marks - sum(group.number * group.size**2 for group in given.groups) / marks
    jurors = marks - dot(counts, counts) / marks
    apart = given.square - given.margins[-1] ** 2 / marks
    residual = (items * inside_jurors + jurors * inside_items - apart) / (items + jurors - marks + 1)
    residual = max(residual, inside_items / 10, inside_jurors / 10)  # a guess may be negative
    return max(0.0, inside_jurors / residual - 1), max(0.0, inside_items / residual - 1)


def fit(given: Design) -> State:
    """Find the two ratios of least criterion, each at or above 0."""
    starts = [_equations(given, *ratios) for ratios in _starts(given)]
    now = _solved(given, min(starts, key=lambda at: at.criterion))
    for _ in range(100):
        step, fall = _step(now)
        target = _moved(given, now, step)
        if fall < FLAT or _near(now, target) or now.residual <= FLOOR * given.square:
            break
        now = _solved(given, _equations(given, *target) if fall < CLOSE else _descend(given, now, step))
    return now


def _step(now: State) -> tuple[Pair, float]:
    """Return the step of the ratios that are free to move, and the fall of the criterion it promises."""
    free = [ratio > 0 or slope < 0 for ratio, slope in zip((now.items, now.jurors), now.slopes, strict=True)]
    a, b, c = (max(now.bends[0], 1e-9), now.bends[1], max(now.bends[2], 1e-9))
    g, h = (slope if ok else 0.0 for slope, ok in zip(now.slopes, free, strict=True))
    b = b if all(free) and b * b < 0.99 * a * c else 0.0
    det = a * c - b * b
    step = (b * h - c * g) / det, (b * g - a * h) / det
    return step, -(g * step[0] + h * step[1]) / 2


def _moved(given: Design, now: State, step: Pair, part: float = 1.0) -> Pair:
    """Return the ratios a part of a step further, within bounds."""
    return (
        _further(now.items, len(given.items) / given.marks, part * step[0]),
        _further(now.jurors, len(given.jurors) / given.marks, part * step[1]),
    )


def _further(ratio: float, base: float, step: float) -> float:
    """Move a ratio γ, at or above 0 and to no more than ten times as much.

    Marks show v = γ + base, base the error of their means. Where a jury is balanced, the criterion is
    m log v + S/v and its bottom v²/(v - step): elsewhere too that comes closer than v + step.
    """
    v, most = ratio + base, min(10 * ratio + 1, HIGHEST)
    return most if step >= v else min(max(0.0, ratio + step * v / (v - step)), most)


def _near(now: State, then: Pair) -> bool:
    return abs(then[0] - now.items) <= NEAR * now.items and abs(then[1] - now.jurors) <= NEAR * now.jurors


def _descend(given: Design, now: State, step: Pair) -> _Equations:
    """Halve a step until the criterion falls."""
    then = _equations(given, *_moved(given, now, step))
    for halving in range(1, 30):
        if then.criterion < now.criterion:
            break
        then = _equations(given, *_moved(given, now, step, 0.5**halving))
    return then


def full_criterion(found: State, marks: int) -> float:
    """Return -2 times the restricted log-likelihood, with the constants that other programs keep."""
    return found.criterion + (marks - 1) * (1 + log(2 * pi))
