"""Draw qualities from their joint distribution, and count how often each item is where.

Two devices make few draws precise: each draw is used with its mirror image (Hammersley & Morton 1956), and an
item's chance of being among the first k is its own chance of passing the k-th of the others, given the draw
(Rao & Blackwell), rather than a yes or a no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from math import erfc, log, sqrt
from operator import add, mul, sub
from typing import NamedTuple

from eig._ground.seeded import uniform
from eig._maths.normal import normals
from eig.jury.severity.estimates import Estimates

CHUNK = 250
PRIME = 1_000_003
ROOT = sqrt(2)


class Tally(NamedTuple):
    """Sums over draws: the chance of each item to be among the first k, and how often it had each rank."""

    top: Sequence[float]
    ranks: Sequence[Sequence[float]]


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


def tally(task: Task) -> Tally:
    """Draw and count."""
    size = len(task.estimates.items)
    top, ranks = [0.0] * size, [[0.0] * size for _ in range(size)]
    errors = list(map(sqrt, task.estimates.own))
    scales = [ROOT * error for error in errors]
    place_of = _place if min(errors, default=1.0) else _share
    for centres, values in islice(_samples(task, errors), task.draws):
        order = sorted(range(size), key=values.__getitem__, reverse=True)
        place_of(ranks, order, values)
        top = list(map(add, top, _chances(task.k, centres, values, scales, order=order)))
    return Tally(top, ranks)


def _place(ranks: Sequence[list[float]], order: Sequence[int], _values: Sequence[float]) -> None:
    for rank, place in enumerate(order):
        ranks[place][rank] += 1


def _share(ranks: Sequence[list[float]], order: Sequence[int], values: Sequence[float]) -> None:
    """Give each of the items that tie an equal share of the ranks they hold together."""
    for _, group in groupby(enumerate(order), key=lambda pair: values[pair[1]]):
        tied = list(group)
        for _, place in tied:
            for rank, _ in tied:
                ranks[place][rank] += 1 / len(tied)


def _samples(task: Task, errors: Sequence[float]) -> Iterator[tuple[list[float], list[float]]]:
    """Yield each item's centre given the common sources, and its value; every second is a mirror image."""
    draw = uniform(task.seed)
    stream = normals(draw)
    means, loadings = task.estimates.means, task.estimates.loadings
    sources = len(loadings[0]) if loadings else 0
    while True:
        wide = _widening(draw, stream, task.df)
        common = [wide * value for value in islice(stream, sources)]
        shifts = [sum(map(mul, row, common)) for row in loadings]
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
    order: Sequence[int],
) -> list[float]:
    """Return each item's chance to pass the k-th of the others, given them and the common sources.

    `scales` are errors times √2.
    """
    size = len(values)
    if k >= size:
        return [1.0] * size
    lines = [values[order[k - 1]]] * size
    for place in order[:k]:
        lines[place] = values[order[k]]
    return [
        0.5 * erfc((line - centre) / scale) if scale else _sure(values, value, k)
        for line, centre, scale, value in zip(lines, centres, scales, values, strict=True)
    ]


def _sure(values: Sequence[float], value: float, k: int) -> float:
    """Return the chance of an item without error of its own: those tied at the line share its places."""
    above = sum(other > value for other in values)
    tied = sum(other == value for other in values)
    return min(1.0, max(0.0, (k - above) / tied))
