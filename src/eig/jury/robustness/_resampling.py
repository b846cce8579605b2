"""Reviews drawn again with replacement: all outcomes counted, or a sample of them, in whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import accumulate, product
from math import lcm
from typing import TypeAlias

from attrs import define, field, frozen

from eig._ground.seeded import uniform
from eig.errors import Fault
from eig.jury.marks.reviews import Reviews
from eig.jury.robustness._watch import watched
from eig.typing import MapFunction, ProgressCall

Place: TypeAlias = tuple[int, int]
"""How many items are above, and how many others tie."""

BLOCK = 50
"""Replicates are drawn in blocks of so many, each with its own seed: results do not depend on the map."""
SEED_STEP = 1_000_003
"""The seeds of blocks are so far apart, so that neighbouring seeds of callers share no block."""
MOST_OUTCOMES = 4_096
"""The outcomes of one item are listed up to so many; beyond, its reviews are drawn one by one."""
MOST_STEPS = 20_000_000
"""The exact count stops where it would take more steps than this, saying so."""


@define
class Tally:
    """What became of one item: the weight of each rank, twice its mean rank, and its share of the places."""

    ranks: Counter[int] = field(factory=Counter[int])
    doubled: int = 0
    inside: int = 0
    shared: Fraction = Fraction(0)

    def add(self, above: int, tied: int, places: int, weight: int = 1) -> None:
        """Add an outcome: how many items are above, how many others tie."""
        self.ranks[above + 1] += weight
        self.doubled += weight * (2 * above + 2 + tied)
        if above + tied < places:
            self.inside += weight
        elif above < places:
            self.shared += Fraction(weight * (places - above), tied + 1)

    @property
    def total(self) -> int:
        """The weight of all outcomes."""
        return self.ranks.total()

    @property
    def chance(self) -> Fraction:
        """The probability of being within the places."""
        return (self.inside + self.shared) / self.total

    @property
    def mean_rank(self) -> Fraction:
        """The mean rank, tied items sharing the mean of their places."""
        return Fraction(self.doubled, 2 * self.total)

    def between(self, tail: Fraction) -> tuple[int, int]:
        """Return the best and the worst rank once at most a share of outcomes is left out at each end."""
        return self._reach(sorted(self.ranks), tail), self._reach(sorted(self.ranks, reverse=True), tail)

    def _reach(self, ranks: Sequence[int], tail: Fraction) -> int:
        passed = accumulate(self.ranks[rank] for rank in ranks)
        limit = tail * self.total  # a tail is at most half: some rank passes it
        return next(rank for rank, weight in zip(ranks, passed, strict=True) if weight > limit)


@frozen
class Drawn:
    """The reviews of one item, as whole numbers whose sums compare as means do, whatever their number."""

    marks: tuple[int, ...]

    @property
    def listed(self) -> bool:
        """Whether all outcomes are few enough to list."""
        count = len(self.marks)
        outcomes: int = count**count
        return outcomes <= MOST_OUTCOMES

    def outcomes(self) -> list[int]:
        """Return the sum of each equally likely outcome."""
        return [sum(drawn) for drawn in product(self.marks, repeat=len(self.marks))]

    def redrawn(self, draw: Callable[[], float]) -> int:
        """Return the sum of as many reviews, each drawn by itself."""
        return sum(self.marks[int(draw() * len(self.marks))] for _ in self.marks)

    def weights(self) -> Counter[int]:
        """Return how many outcomes have each sum, one review after the other."""
        sums = Counter({0: 1})
        for _ in self.marks:
            ahead: Counter[int] = Counter()
            for (done, ways), mark in product(sums.items(), self.marks):
                ahead[done + mark] += ways
            sums = ahead
        return sums


def resampled(reviews: Reviews) -> tuple[Drawn, ...]:
    """Return the reviews of each item on one whole-number unit, in the order of items."""
    held = [tuple(reviews.by_item[item].values()) for item in reviews.items]
    # A sum of n marks, each divided by n, is a mean: the unit makes all these parts whole.
    unit = lcm(*(mark.denominator * len(marks) for marks in held for mark in marks))
    return tuple(Drawn(tuple(int(mark * unit / len(marks)) for mark in marks)) for marks in held)


# ── a sample ──────────────────────────────────────────────────────────────────────────────────────


def sample(
    drawn: Sequence[Drawn],
    places: int,
    *,
    replicates: int,
    seed: int,
    map: MapFunction,
    progress: ProgressCall | None,
) -> list[Tally]:
    """Return the tally of each item over replicates, block by block."""
    lists = tuple(tuple(one.outcomes()) if one.listed else one for one in drawn)
    sizes = [min(BLOCK, replicates - start) for start in range(0, replicates, BLOCK)]
    blocks = [(seed * SEED_STEP + number, size) for number, size in enumerate(sizes)]
    met: list[Counter[Place]] = [Counter() for _ in drawn]
    for block in watched(map(partial(_block, lists), blocks), len(blocks), progress):
        for counts, column in zip(met, zip(*block, strict=True), strict=True):
            counts.update(column)
    return [_tally(counts, places) for counts in met]


def _block(lists: Sequence[tuple[int, ...] | Drawn], block: tuple[int, int]) -> list[list[Place]]:
    """Return the place of each item in each replicate."""
    seed, size = block
    draw = uniform(seed)
    return [
        _places(
            [one[int(draw() * len(one))] if isinstance(one, tuple) else one.redrawn(draw) for one in lists]
        )
        for _ in range(size)
    ]


def _places(values: Sequence[int]) -> list[Place]:
    place: dict[int, Place] = {}
    above = 0
    for value, count in sorted(Counter(values).items(), reverse=True):
        place[value] = above, count - 1
        above += count
    return [place[value] for value in values]


def _tally(counts: Mapping[Place, int], places: int) -> Tally:
    tally = Tally()
    for (above, tied), weight in counts.items():
        tally.add(above, tied, places, weight)
    return tally


# ── all outcomes ──────────────────────────────────────────────────────────────────────────────────


def count_all(
    drawn: Sequence[Drawn], places: int, *, map: MapFunction, progress: ProgressCall | None
) -> list[Tally]:
    """Return the tally of each item over all outcomes, each counted once."""
    weights = tuple(one.weights() for one in drawn)
    _check_steps(weights)
    work = map(partial(_count_one, weights, places), range(len(drawn)))
    return watched(work, len(drawn), progress)


def _count_one(weights: Sequence[Counter[int]], places: int, index: int) -> Tally:
    """Count, for each value of an item, how many others are above and how many tie."""
    tally = Tally()
    others = [one for place, one in enumerate(weights) if place != index]
    for value, ways in sorted(weights[index].items()):
        for (above, tied), count in _against(others, value).items():
            tally.add(above, tied, places, weight=ways * count)
    return tally


def _against(others: Sequence[Counter[int]], value: int) -> dict[tuple[int, int], int]:
    """Return in how many outcomes so many others are above a value, and so many tie with it."""
    states = {(0, 0): 1}
    for other in others:
        higher = sum(ways for held, ways in other.items() if held > value)
        equal, lower = other[value], other.total() - higher - other[value]
        ahead: dict[tuple[int, int], int] = {}
        for (above, tied), count in states.items():
            moves = ((above, tied, lower), (above + 1, tied, higher), (above, tied + 1, equal))
            for more, level, ways in moves:
                if ways:
                    ahead[more, level] = ahead.get((more, level), 0) + count * ways
        states = ahead
    return states


def _check_steps(weights: Sequence[Counter[int]]) -> None:
    """Each value of each item meets every other item in up to n²/2 states."""
    steps = sum(map(len, weights)) * len(weights) ** 3 // 2
    if steps > MOST_STEPS:
        raise Fault(
            "bootstrap.replicates",
            None,
            rule=f"an exact bootstrap takes at most {MOST_STEPS} steps, and this one up to {steps}",
            remedy="give a number of replicates, such as 1000, to draw a sample",
        )
