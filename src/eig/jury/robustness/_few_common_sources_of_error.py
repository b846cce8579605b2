"""Common sources of error that themselves go together: an item loads on few of them.

Of 700 jurors an item has three: it loads on those alone, and a factor says how jurors' errors go together.
Sums over an item's own sources then take the place of sums over all. Where sources are few, or each item has
many of them, the factor is multiplied out once instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, islice, zip_longest
from math import dist
from operator import add, mul
from typing import Final

from attrs import evolve

from eig._maths.symmetric_matrices import Matrix, Vector, combined, dot, mirrored
from eig.jury.severity.estimates_with_covariance import Estimates, shared

RARE: Final = 8
"""Sources are summed up item by item where an item has fewer than a share of one in so many."""


TINY: Final = 1e-300
SINGLE: Final = 2
"""Sources up to which squares of gaps are quicker summed source by source."""


def multiplied(estimates: Estimates) -> Estimates:
    """Return the same estimates without a factor, unless items have few of many sources."""
    if not estimates.factor or RARE * max(map(_held, estimates.loadings)) < len(estimates.factor):
        return estimates
    return evolve(
        estimates, loadings=[shared(estimates, place) for place in range(len(estimates.items))], factor=()
    )


def _held(row: Vector) -> int:
    return len(row) - row.count(0.0)


class Few:
    """The sources that rows load on, four columns at a time: the first four of each row, then the next.

    >>> few = Few([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]])
    >>> list(few.of([1.0, 10.0, 100.0]))
    [102.0, 30.0]
    """

    def __init__(self, rows: Sequence[Vector]) -> None:
        products = {(0, 0.0): 0}  # what rows have in common is multiplied once
        own = (zip(compress(count(), row), compress(row, row), strict=False) for row in rows)
        held = [[products.setdefault(one, len(products)) for one in pairs] for pairs in own]
        columns = [*zip_longest(*held, fillvalue=0)] or [(0,) * len(rows)]
        columns += [(0,) * len(rows)] * (-len(columns) % 4)
        self._blocks: list[list[tuple[int, ...]]] = [
            [*zip(*columns[at : at + 4], strict=True)] for at in range(0, len(columns), 4)
        ]
        _, *self._products = products

    def of(self, values: Vector, most: int | None = None) -> list[float]:
        """Return each row's sum of values, one a source, times its loadings; of so many rows at most."""
        made = [0.0, *(weight * values[at] for at, weight in self._products)]
        first, *others = self._blocks
        sums = [made[a] + made[b] + made[c] + made[d] for a, b, c, d in islice(first, most)]
        for block in others:
            each = zip(sums, block, strict=False)
            sums = [one + made[a] + made[b] + made[c] + made[d] for one, (a, b, c, d) in each]
        return sums


def variances_apart(
    owns: Vector, rows: Sequence[tuple[float, ...]], factor: Matrix
) -> Iterator[Iterable[float]]:
    """Yield for each row the variances of its differences from the rows before it, and from another like it.

    With a factor, a variance that is nothing may be off by the rounding of what makes it up. None is 0.

    >>> rows = [(3.0, 0.0), (0.0, 4.0)]
    >>> [*map(list, variances_apart([1.0, 2.0], rows, ()))]
    [[2.0], [28.0, 4.0]]
    >>> [*map(list, variances_apart([1.0, 2.0], rows, [(1.0,), (1.0,)]))]
    [[2.0], [4.0, 4.0]]
    """
    if not factor:
        owns = [own or TINY for own in owns]
        apart = [column for column in zip(*rows, strict=True) if len({*column}) > 1]
        for place, own in enumerate(owns):
            both: Iterable[float] = map(own.__add__, owns[: place + 1])
            if len(apart) > SINGLE:
                both = [two + dist(rows[place], row) ** 2 for two, row in zip(both, rows, strict=False)]
            for column in apart if len(apart) <= SINGLE else ():
                gaps = [*map(column[place].__sub__, column[: place + 1])]
                both = map(add, both, map(mul, gaps, gaps))
            yield both
        return
    short = [row[: len(row) - next((at for at, one in enumerate(reversed(row)) if one), 0)] for row in factor]
    together = mirrored([[dot(row, other) for other in short[:place]] for place, row in enumerate(short, 1)])
    alone, held = list[float](), Few(rows)
    for place, (own, row) in enumerate(zip(owns, rows, strict=True), start=1):
        line = combined(row, together)
        mine = own + dot(row, line)
        alone.append(mine)
        shared_ = held.of([-2.0 * value for value in line], place)
        yield [abs(mine + other + both) or TINY for other, both in zip(alone, shared_, strict=True)]
