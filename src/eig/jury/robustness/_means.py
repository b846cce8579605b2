"""Means of marks in whole numbers, with all jurors or without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from math import lcm
from typing import NamedTuple

from eig._ground.frozen import FrozenMap
from eig.jury.marks.reviews import Reviews
from eig.jury.merit.ranking import Ranking


class Means(NamedTuple):
    """What every mean is made of. A key is a mean times one whole number, the same for all."""

    unit: int
    scale: int
    sums: Mapping[str, int]
    counts: Mapping[str, int]
    keys: Mapping[str, int]
    given: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, reviews: Reviews) -> Means:
        """Read the reviews once."""
        unit, marks = reviews.whole
        counts = dict(zip(reviews.items, map(len, reviews.units), strict=True))
        given: dict[str, dict[str, int]] = {juror: {} for juror in reviews.jurors}
        for review, mark in zip(reviews.reviews, marks, strict=True):
            given[review.juror][review.item] = mark
        sizes = set(counts.values())
        scale = lcm(*sizes, *(size - 1 for size in sizes if size > 1))
        sums = dict(zip(reviews.items, reviews.sums, strict=True))
        keys = {item: total * (scale // counts[item]) for item, total in sums.items()}
        return cls(unit, scale, sums, counts, keys, given)

    def less(self, juror: str) -> dict[str, int | None]:
        """Return the keys that change without a juror; None for an item that nobody else read."""
        return {
            item: (self.sums[item] - mark) * (self.scale // (self.counts[item] - 1))
            if self.counts[item] > 1
            else None
            for item, mark in self.given[juror].items()
        }

    def ranking(self, keys: Mapping[str, int]) -> Ranking:
        """Return the ranking by keys."""
        whole = self.unit * self.scale
        means = {key: Fraction(key, whole) for key in set(keys.values())}
        scores = FrozenMap({item: means[key] for item, key in keys.items()})
        return Ranking(groups=_groups(keys), scores=scores, method="mean")

    def without(self, juror: str) -> Ranking:
        """Return the ranking without a juror."""
        keys = {**self.keys, **self.less(juror)}
        return self.ranking({item: key for item, key in keys.items() if key is not None})


def _groups(keys: Mapping[str, int]) -> Sequence[Sequence[str]]:
    """Return the items in groups of equal keys, the greatest first, each in the order of identifiers."""
    order = sorted(sorted(keys), key=keys.__getitem__, reverse=True)
    return [list(group) for _, group in groupby(order, key=keys.__getitem__)]
