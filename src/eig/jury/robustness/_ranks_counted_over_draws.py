"""Draw qualities from their joint distribution, and count how often each item is where.

Two devices make few draws precise: each draw is used with its mirror image (Hammersley & Morton 1956), and an
item's chance of being among the first k is its own chance of passing the k-th of the others, given the draw
(Rao & Blackwell), rather than a yes or a no.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, islice, pairwise, repeat
from math import ceil, erfc, log, sqrt
from operator import add, mul, sub
from typing import NamedTuple, TypeAlias

from eig._maths.distributions import many_normals, normals, summed_cdf
from eig._maths.symmetric_matrices import Matrix, Vector, times
from eig._values.progress_and_stopping import never
from eig._values.seeded_random import uniform
from eig.jury.robustness._few_common_sources_of_error import Few
from eig.jury.severity.estimates_with_covariance import Estimates

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
HAIR = 1e-6
"""An error so many times smaller than what it is added to leaves ties among the floats drawn."""

AlikeItems: TypeAlias = Mapping[tuple[float, tuple[float, ...]], Sequence[int]]
"""The places of items whose errors are alike: the same variance of their own, the same common sources."""


def alike(estimates: Estimates) -> AlikeItems:
    """Return the items by their errors."""
    groups: dict[tuple[float, tuple[float, ...]], list[int]] = {}
    for at, error in enumerate(zip(estimates.own, estimates.loadings, strict=True)):
        groups.setdefault(error, []).append(at)
    return groups


def tally(task: Task, stop: Callable[[], bool] = never) -> Tally:
    """Draw and count; asked after each draw whether to end with those made."""
    means, loadings = task.estimates.means, task.estimates.loadings
    errors = list(map(sqrt, task.estimates.own))
    sizes = [sum(map(abs, row)) for row in task.estimates.factor] or repeat(1.0)
    reach = max(
        abs(mean) + sum(map(mul, map(abs, row), sizes)) for mean, row in zip(means, loadings, strict=True)
    )
    tied = min(errors) <= HAIR * reach
    tops = _OneByOne(task, errors) if tied or task.k == len(errors) else _Curves(task)
    places = list[Sequence[int]]()
    numbers = range(len(errors))
    for sample in islice(_samples(task, errors), task.draws):
        order = sorted(numbers, key=sample.values.__getitem__, reverse=True)
        places.append(_placed_with_ties(order, sample.values) if tied else _placed(order))
        tops.add(sample, order)
        if stop():
            break
    return Tally(tops.sums(), places)


class _OneByOne:
    """The chances of items one at a time: where some have no error, or all are among the first."""

    def __init__(self, task: Task, errors: Sequence[float]) -> None:
        self.k, self.scales = task.k, [ROOT * error for error in errors]
        self.top = [0.0] * len(errors)

    def add(self, sample: _Sample, order: Sequence[int]) -> None:
        falling = list(map(sample.values.__getitem__, order))
        chances = _chances(self.k, sample.centres, sample.values, self.scales, falling=falling)
        self.top = list(map(add, self.top, chances))

    def sums(self) -> list[float]:
        return self.top


class _Curves:
    """The chances of items as sums of normal curves, one a draw: items whose errors are alike share them.

    An item that is above the line needs to pass the next one down instead: few are, and each is put right.
    """

    def __init__(self, task: Task) -> None:
        self.k, self.means, self.groups = task.k, task.estimates.means, alike(task.estimates)
        self.scales = [ROOT * sqrt(own) for own in task.estimates.own]
        self.kinds = list(dict.fromkeys(task.estimates.loadings))
        self.lines = list[Sequence[float]]()
        self.right = [0.0] * len(self.means)

    def add(self, sample: _Sample, order: Sequence[int]) -> None:
        line, below = sample.values[order[self.k - 1]], sample.values[order[self.k]]
        self.lines.append(array("d", map(line.__sub__, sample.shifts)))
        for at in order[: self.k]:
            centre, scale = sample.centres[at], self.scales[at]
            more = 0.5 * (erfc((below - centre) / scale) - erfc((line - centre) / scale))
            self.right[at] += more

    def sums(self) -> list[float]:
        top = [0.0] * len(self.means)
        lines = dict(zip(self.kinds, (array("d", one) for one in zip(*self.lines, strict=True)), strict=True))
        for (own, row), members in self.groups.items():
            passed = summed_cdf([self.means[at] for at in members], lines[row], sqrt(own))
            for at, chance in zip(members, passed, strict=True):
                top[at] = chance + self.right[at]
        return top


def _placed(order: Sequence[int]) -> Sequence[int]:
    """Return the place of each item, from the items in order."""
    places = [0] * len(order)
    for place, at in enumerate(order):
        places[at] = place
    return array("I", places)


def _placed_with_ties(order: Sequence[int], values: Sequence[float]) -> Sequence[int]:
    places, above = [0] * len(order), 0
    for _, group in groupby(order, key=values.__getitem__):
        tied = list(group)
        for at in tied:
            places[at] = above + TIED * (len(tied) - 1)
        above += len(tied)
    return array("Q", places)


def quantile(rising: Sequence[int], wanted: float) -> int:
    """Return the first rank up to which as many draws fall; tied items have equal shares of their ranks.

    >>> quantile([0, 1, 2, 2], 2), quantile([TIED, TIED], 1), quantile([TIED, TIED], 2)
    (2, 1, 2)
    """
    if rising[-1] < TIED:
        return rising[max(ceil(wanted - CLOSE), 1) - 1] + 1
    rates: dict[int, float] = {}  # what each rank on adds to the share of those after it, while it lasts
    for place, often in Counter(rising).items():
        tied, above = divmod(place, TIED)
        share = often / (tied + 1)
        rates[above + 1] = rates.get(above + 1, 0.0) + share
        rates[above + tied + 2] = rates.get(above + tied + 2, 0.0) - share
    ends = sorted(rates)
    steps = [
        (end, end - start, rate)
        for (start, end), rate in zip(pairwise(ends), accumulate(map(rates.__getitem__, ends)), strict=False)
    ]
    passed = accumulate(size * rate for _, size, rate in steps)
    return next(
        end - 1 - min(size - 1, int((total - wanted + CLOSE) / rate))
        for (end, size, rate), total in zip(steps, passed, strict=True)
        if total >= wanted - CLOSE
    )


class _Sample(NamedTuple):
    """Each item's centre given the common sources, its value, and what those add to each kind of item."""

    centres: Sequence[float]
    values: Sequence[float]
    shifts: Sequence[float]


def _samples(task: Task, errors: Sequence[float]) -> Iterator[_Sample]:
    """Yield samples without end; every second is a mirror image.

    What the common sources add to all items alike moves none past another, and is left out.
    """
    draw = uniform(task.seed)
    stream = normals(draw) if task.df else many_normals(draw)
    means, loadings = task.estimates.means, task.estimates.loadings
    number = {row: at for at, row in enumerate(dict.fromkeys(loadings))}
    factor, kinds = task.estimates.factor, list(map(number.__getitem__, loadings))
    sources, moved = len((factor or loadings)[0]), _moved(list(number), factor)
    while True:
        wide = _widening(draw, stream, task.df)
        common = [wide * value for value in islice(stream, sources)]
        shifts = moved(common) if len(number) > 1 else [0.0]
        noises = list(map(mul, [wide * error for error in errors], stream))
        for side, signed in ((add, shifts), (sub, [-shift for shift in shifts])):
            centres = list(map(add, means, map(signed.__getitem__, kinds))) if any(shifts) else means
            yield _Sample(centres, list(map(side, centres, noises)), signed)


def _moved(rows: Sequence[Vector], factor: Matrix) -> Callable[[Vector], list[float]]:
    """Return what tells how far common sources move each kind of item."""
    if not factor:
        return lambda common: times(rows, common)
    held = Few(rows)
    return lambda common: list(held.of(times(factor, common)))


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
    if k == len(values):
        return [1.0] * len(values)
    line, below = falling[k - 1], falling[k]
    shared = (k - falling.index(line)) / falling.count(line)  # of those tied at the line, without error
    return [
        0.5 * erfc(((below if value >= line else line) - centre) / scale)
        if scale
        else shared
        if value == line
        else float(value > line)
        for centre, scale, value in zip(centres, scales, values, strict=True)
    ]
