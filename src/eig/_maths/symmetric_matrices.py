"""Small symmetric matrices in plain floats: as small as a jury, so that no other library is needed.

A matrix is a list of rows; `Σ x·y` is `sum(map(mul, x, y))`, the fastest dot product of plain Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from math import copysign, hypot, log, sqrt
from operator import mul
from typing import TypeAlias

FLAT = 1e-9  # no pivot is below it

Pause: TypeAlias = Callable[[], object]
"""What long work on a matrix asks row by row; it ends the work by what it raises."""

Vector = Sequence[float]
Matrix = Sequence[Sequence[float]]


def dot(x: Vector, y: Vector) -> float:
    """Return the sum of the products of two vectors."""
    return float(sum(map(mul, x, y)))


def cholesky(matrix: Matrix, pause: Pause = bool) -> list[list[float]]:
    """Return the rows of L with LLᵀ the matrix: symmetric, positive definite; only its lower part is read."""
    low: list[list[float]] = []
    for i, row in enumerate(matrix):
        pause()
        new: list[float] = []
        for value, done in zip(row, low, strict=False):
            new.append((value - sum(map(mul, new, done))) / done[-1])
        new.append(sqrt(row[i] - sum(map(mul, new, new))))
        low.append(new)
    return low


def log_det(low: Matrix) -> float:
    """Return the logarithm of the determinant of LLᵀ."""
    return 2 * sum(log(row[-1]) for row in low)


def forward(low: Matrix, right: Vector) -> list[float]:
    """Solve Lx = right."""
    x: list[float] = []
    for row, value in zip(low, right, strict=True):
        x.append((value - sum(map(mul, x, row))) / row[-1])
    return x


def inverse(low: Matrix, pause: Pause = bool) -> list[list[float]]:
    """Return the inverse of LLᵀ from its last corner back, one dot an entry (Takahashi et al. 1973)."""
    done: list[list[float]] = []  # the last row first, and each row from its last entry back
    for i in range(len(low) - 1, -1, -1):
        pause()
        pivot = low[i][-1]
        column = [-row[i] / pivot for row in low[:i:-1]]
        new = [sum(map(mul, column, row)) for row in done]
        for row, value in zip(done, new, strict=True):
            row.append(value)
        done.append([*new, 1 / pivot**2 + sum(map(mul, column, new))])
    return [row[::-1] for row in done[::-1]]


def times(matrix: Matrix, vector: Vector) -> list[float]:
    """Return a matrix times a vector."""
    return [sum(map(mul, row, vector)) for row in matrix]


def combined(weights: Vector, rows: Matrix) -> list[float]:
    """Return the sum of rows, each times its weight; those of weight 0, mostly most of them, are passed over.

    >>> combined([2.0, 0.0, -1.0], [[1.0, 0.0], [5.0, 5.0], [1.0, 3.0]])
    [1.0, -3.0]
    """
    held = list(compress(weights, weights))
    if not held:
        return [0.0] * len(rows[0])
    return [sum(map(mul, held, column)) for column in zip(*compress(rows, weights), strict=True)]


def tridiagonal(
    matrix: Matrix, vector: Vector, pause: Pause = bool
) -> tuple[list[float], list[float], list[float]]:
    """Return the diagonal and off-diagonal of T = QᵀAQ, and Qᵀ times a vector (Householder 1958)."""
    a = [list(row) for row in matrix]
    right = list(vector)
    off: list[float] = []
    for k in range(len(a) - 2):
        pause()
        mirror, norm = _mirror([row[k] for row in a[k + 1 :]])
        off.append(norm)
        if mirror:
            _reflect(a, right, k + 1, mirror)
    if len(a) > 1:
        off.append(a[-1][-2])
    return [row[i] for i, row in enumerate(a)], off, right


def _mirror(x: list[float]) -> tuple[list[float], float]:
    """Return v with (I - vvᵀ)x = (norm, 0, …), and that norm; no v where x is so already."""
    tail = hypot(*x[1:])
    if not tail:
        return [], x[0]
    norm = -copysign(hypot(x[0], tail), x[0])
    v = [x[0] - norm, *x[1:]]
    scale = sqrt(2 / dot(v, v))
    return [scale * value for value in v], norm


def _reflect(a: list[list[float]], right: list[float], k: int, v: list[float]) -> None:
    """Replace the part of A from k by (I - vvᵀ)A(I - vvᵀ), and the vector's by (I - vvᵀ) times it."""
    block = [row[k:] for row in a[k:]]
    p = times(block, v)
    half = dot(p, v) / 2
    w = [x - half * y for x, y in zip(p, v, strict=True)]
    for i, row in enumerate(block):
        vi, wi = v[i], w[i]
        a[k + i][k:] = [x - vi * y - wi * z for x, y, z in zip(row, w, v, strict=True)]
    along = dot(right[k:], v)
    right[k:] = [x - along * y for x, y in zip(right[k:], v, strict=True)]


def raised(diagonal: Vector, off: Vector, right: Vector, factor: float) -> tuple[float, float]:
    """Return the logarithm of the determinant of I + fT, T tridiagonal, and rightᵀ(I + fT)⁻¹right.

    >>> raised([1.0, 3.0], [0.0], [2.0, 2.0], 1.0) == (log(2) + log(4), 3.0)
    True
    """
    size = form = value = 0.0
    pivot = 1.0
    for on, beside, wanted in zip(diagonal, (0.0, *off), right, strict=False):
        link = factor * beside / pivot
        pivot = 1 + factor * (on - link * beside)
        value = wanted - link * value
        size += log(pivot)
        form += value * value / pivot
    return size, form


def mirrored(half: Matrix) -> list[list[float]]:
    """Return the symmetric matrix whose lower part this is.

    >>> mirrored([[1.0], [2.0, 3.0]])
    [[1.0, 2.0], [2.0, 3.0]]
    """
    return [[*row, *(low[at] for low in half[at + 1 :])] for at, row in enumerate(half)]


def negatives(matrix: Matrix, pause: Pause = bool) -> int:
    """Return how many eigenvalues are negative: as many as pivots are (Sylvester's law of inertia)."""
    a = [list(row) for row in matrix]
    count = 0
    for k in range(len(a)):
        pause()
        pivot = a[k][k] or 1e-300
        count += pivot < 0
        for row in a[k + 1 :]:
            factor = row[k] / pivot
            row[k + 1 :] = [x - factor * y for x, y in zip(row[k + 1 :], a[k][k + 1 :], strict=True)]
    return count


def pseudo_quadratic(
    matrix: Matrix, vector: Vector, tolerance: float, pause: Pause = bool
) -> tuple[float, int]:
    """Return vᵀM⁻v and the rank of M, positive semi-definite, largest pivots first, down to a tolerance."""
    a = [list(row) for row in matrix]
    v = list(vector)
    left = list(range(len(a)))
    total, rank = 0.0, 0
    while left and a[best := max(left, key=lambda i: a[i][i])][best] > tolerance:
        pause()
        left.remove(best)
        pivot, row = a[best][best], a[best]
        total += v[best] * v[best] / pivot
        rank += 1
        for i in left:
            factor = row[i] / pivot
            v[i] -= factor * v[best]
            a[i] = [x - factor * y for x, y in zip(a[i], row, strict=True)]
    return total, rank


def semi_cholesky(matrix: Matrix, pause: Pause = bool, tolerance: float = 1e-13) -> list[list[float]]:
    """Return square rows of L with LLᵀ the matrix, which may be singular: no pivot, a column of 0."""
    size = len(matrix)
    floor = tolerance * max((row[i] for i, row in enumerate(matrix)), default=0.0)
    low: list[list[float]] = []
    for i, row in enumerate(matrix):
        pause()
        new: list[float] = []
        for j, done in enumerate(low):
            rest = row[j] - sum(map(mul, new, done))
            new.append(rest / done[j] if done[j] else 0.0)
        pivot = row[i] - sum(map(mul, new, new))
        low.append([*new, sqrt(pivot) if pivot > floor else 0.0])
    return [[*row, *([0.0] * (size - len(row)))] for row in low]


def inverted(matrix: list[list[float]], pause: Pause = bool) -> list[list[float]] | None:
    """Return the inverse of a square matrix; None where rounding leaves no pivot. It is asked row by row.

    >>> inverted([[2.0, 0.0], [1.0, 1.0]])
    [[0.5, 0.0], [-0.5, 1.0]]
    """
    size = len(matrix)
    rows, order = [[*map(float, line)] for line in matrix], [*range(size)]
    for spot in range(size):
        pause()
        best = max(range(spot, size), key=lambda row: abs(rows[row][spot]))
        head = rows[best][spot]
        if abs(head) < FLAT:
            return None
        rows[spot], rows[best] = rows[best], rows[spot]
        order[spot], order[best] = order[best], order[spot]
        rows[spot][spot] = 1.0  # what the unit matrix beside it would hold stands where the pivot was
        line = rows[spot] = [one / head for one in rows[spot]]
        some = [(at, one) for at, one in enumerate(line) if one]
        for row in rows:
            value = row[spot]
            if value and row is not line:
                row[spot] = 0.0
                for at, one in some:
                    row[at] -= value * one
    place = sorted(range(size), key=order.__getitem__)
    return [[row[at] for at in place] for row in rows]
