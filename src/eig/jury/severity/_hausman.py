"""Do severities change when qualities are taken as drawn at random? Hausman's test, on the jurors' contrasts.

Rule (Hausman 1978, *Econometrica* 46:1251-1271): with items free, contrasts between jurors are right whoever
read what; with items at random they are sharper, but wrong if good items went to certain jurors. Under random
assignment the two differ by no more than the difference of their covariances: d'(V - W)⁻d is chi-squared.
"""

from __future__ import annotations

from typing import NamedTuple

from eig._maths.linalg import Matrix, cholesky, inverse, pseudo_quadratic, times
from eig._maths.normal import chi2_sf
from eig.jury.severity._design import Design, absorb, within

TOLERANCE = 1e-9


class Hausman(NamedTuple):
    """The statistic, its degrees of freedom, and the chance of as much if items were given at random."""

    statistic: float
    df: int
    p: float


def hausman(given: Design, items: float, residual: float) -> Hausman | None:
    """Compare contrasts with items free and with items at random; None where the two cannot differ.

    On a complete panel they are the same whatever the marks.
    """
    free = within(given)
    size = len(given.jurors) - 1
    sharp = absorb(given, [items / (1 + items * group.size) for group in given.groups])
    wide = inverse(cholesky([row[:size] for row in free.matrix[:size]]))
    tight = inverse(cholesky([row[:-1] for row in sharp.matrix[:-1]]))
    ours = times(wide, free.right[:size])
    theirs = times(tight, sharp.right[:-1])
    apart = [a - (b - theirs[-1]) for a, b in zip(ours, theirs, strict=False)]
    spread = [[residual * (wide[i][j] - _contrast(tight, i, j)) for j in range(size)] for i in range(size)]
    least = TOLERANCE * residual * max(row[i] for i, row in enumerate(wide))
    statistic, rank = pseudo_quadratic(spread, apart, least)
    return Hausman(statistic, rank, chi2_sf(statistic, rank)) if rank else None


def _contrast(matrix: Matrix, i: int, j: int) -> float:
    """Return the covariance of two jurors' differences with the last one."""
    return matrix[i][j] - matrix[i][-1] - matrix[-1][j] + matrix[-1][-1]
