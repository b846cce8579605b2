"""Draw qualities from their joint distribution, and count how often each item is where.

Two devices make few draws precise: each draw is used with its mirror image (Hammersley & Morton 1956), and an
item's chance of being among the first k is its own chance of passing the k-th of the others, given the draw
(Rao & Blackwell), rather than a yes or a no.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, islice
from math import ceil, erfc, log, sqrt
from operator import add, mul, sub
from typing import NamedTuple

from eig._ground.seeded import uniform
from eig._maths.normal import normals
from eig.jury.severity.estimates import Estimates

CHUNK = 250
PRIME = 1_000_003
ROOT = sqrt(2)


class Tally(NamedTuple):
    """The sum over draws of each item's chance to be among the first k, and by draw the place of each item.

    A place is how many items are above; where others tie, their number is added times `TIED`.
    """

    top: Sequence[float]
    places: Sequence[Sequence[int]]


class Task(NamedTuple):
    """A share of the draws, that another process can work on alone."""

    estimates: Estimates
    k: int
    draws: int
    seed: int
    df: int | None


def tasks(estimates: Estimates, k: int, draws: int, seed: int, *, df: int | None) -> list[Task]:
    """Cut draws into shares with seeds of their own: the result does not depend on who does what."""
    return [
        Task(estimates, k, min(CHUNK, draws - start), seed * PRIME + start // CHUNK, df)
        for start in range(0, draws, CHUNK)
    ]


TIED = 1 << 32
CLOSE = 1e-6


def tally(task: Task) -> Tally:
    """Draw and count."""
    size = len(task.estimates.items)
    top, places = [0.0] * size, list[Sequence[int]]()
    errors = list(map(sqrt, task.estimates.own))
    scales = [ROOT * error for error in errors]
    placed = _placed if min(errors, default=1.0) else _placed_with_ties
    for centres, values in islice(_samples(task, errors), task.draws):
        falling = sorted(values, reverse=True)
        places.append(placed(falling, values))
        top = list(map(add, top, _chances(task.k, centres, values, scales, falling=falling)))
    return Tally(top, places)


def _placed(falling: Sequence[float], values: Sequence[float]) -> Sequence[int]:
    return array("Q", map(dict(zip(falling, range(len(falling)), strict=True)).__getitem__, values))


def _placed_with_ties(falling: Sequence[float], values: Sequence[float]) -> Sequence[int]:
    place: dict[float, int] = {}
    above = 0
    for value, group in groupby(falling):
        tied = len(list(group))
        place[value] = above + TIED * (tied - 1)
        above += tied
    return array("Q", map(place.__getitem__, values))


def quantile(places: Sequence[int], wanted: float) -> int:
    """Return the first rank up to which as many draws fall; tied items have equal shares of their ranks.

    >>> quantile([0, 2, 2, 1], 2), quantile([TIED, TIED], 1), quantile([TIED, TIED], 2)
    (2, 1, 2)
    """
    if max(places) < TIED:
        return sorted(places)[max(ceil(wanted - CLOSE), 1) - 1] + 1
    shares: dict[int, float] = {}
    for place, times in Counter(places).items():
        tied, above = divmod(place, TIED)
        for rank in range(above + 1, above + tied + 2):
            shares[rank] = shares.get(rank, 0.0) + times / (tied + 1)
    ranks = sorted(shares)
    passed = accumulate(map(shares.__getitem__, ranks))
    return next(rank for rank, total in zip(ranks, passed, strict=True) if total >= wanted - CLOSE)


def _samples(task: Task, errors: Sequence[float]) -> Iterator[tuple[list[float], list[float]]]:
    """Yield each item's centre given the common sources, and its value; every second is a mirror image."""
    draw = uniform(task.seed)
    stream = normals(draw)
    means, loadings = task.estimates.means, task.estimates.loadings
    sources, kinds = len(loadings[0]) if loadings else 0, sorted(set(loadings))
    while True:
        wide = _widening(draw, stream, task.df)
        common = [wide * value for value in islice(stream, sources)]
        shift = {row: sum(map(mul, row, common)) for row in kinds}
        shifts = list(map(shift.__getitem__, loadings))
        noises = list(map(mul, [wide * error for error in errors], stream))
        for side in (add, sub):
            centres = list(map(side, means, shifts))
            yield centres, list(map(side, centres, noises))


def _widening(draw: Callable[[], float], stream: Iterator[float], df: int | None) -> float:
    """Return the factor that turns normals into Student's t: √(df/χ²), the χ² by Marsaglia & Tsang (2000)."""
    if df is None:
        return 1.0
    d = df / 2 - 1 / 3
    c = 1 / sqrt(9 * d)
    while True:
        z, u = next(stream), 1 - draw()
        v = (1 + c * z) ** 3
        if v > 0 and log(u) < z * z / 2 + d - d * v + d * log(v):
            return sqrt(df / (2 * d * v))


def _chances(
    k: int,
    centres: Sequence[float],
    values: Sequence[float],
    scales: Sequence[float],
    *,
    falling: Sequence[float],
) -> list[float]:
    """Return each item's chance to pass the k-th of the others, given them and the common sources.

    `scales` are errors times √2; the k-th of the others is one further down for an item that is above it.
    """
    if k >= len(values):
        return [1.0] * len(values)
    line, below = falling[k - 1], falling[k]
    return [
        0.5 * erfc(((below if value >= line else line) - centre) / scale)
        if scale
        else _sure(falling, value, k)
        for centre, scale, value in zip(centres, scales, values, strict=True)
    ]


def _sure(falling: Sequence[float], value: float, k: int) -> float:
    """Return the chance of an item without error of its own: those tied at the line share its places."""
    above = sum(other > value for other in falling)
    tied = sum(other == value for other in falling)
    return min(1.0, max(0.0, (k - above) / tied))
