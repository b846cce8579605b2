"""Means of marks in whole numbers, with all jurors or without one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from eig.jury.marks.reviews import Reviews
from eig.jury.merit.ranking_groups_and_reasons import Ranking, ranked_again


class Means(NamedTuple):
    """What every mean is made of. A key is a mean times one whole number, the same for all."""

    unit: int
    scale: int
    sums: Mapping[str, int]
    counts: Mapping[str, int]
    keys: Mapping[str, int]
    given: Mapping[str, Mapping[str, int]]
    groups: Mapping[int, tuple[str, ...]]
    scores: Mapping[str, Fraction]

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
        whole = unit * scale
        means = {key: Fraction(key, whole) for key in set(keys.values())}
        scores = {item: means[key] for item, key in keys.items()}
        return cls(unit, scale, sums, counts, keys, given, _groups(keys), scores)

    def less(self, juror: str) -> dict[str, int | None]:
        """Return the keys that change without a juror; None for an item that nobody else read."""
        return {
            item: (self.sums[item] - mark) * (self.scale // (self.counts[item] - 1))
            if self.counts[item] > 1
            else None
            for item, mark in self.given[juror].items()
        }

    def ranking(self) -> Ranking:
        """Return the ranking with all jurors."""
        return Ranking(groups=_falling(self.groups), scores=self.scores, method="mean")

    def without(self, juror: str, *, whole: Ranking) -> Ranking:
        """Return the ranking without a juror, like the whole one: only the items that they marked move."""
        changed, unit = self.less(juror), self.unit * self.scale
        going, coming = _groups({item: self.keys[item] for item in changed}), _groups(changed)
        groups = dict(self.groups)
        for key in {*going, *coming}:
            stay = set(groups.pop(key, ())).difference(going.get(key, ())).union(coming.get(key, ()))
            if stay:
                groups[key] = tuple(sorted(stay))
        scores = dict(self.scores)
        for item, mean in changed.items():
            if mean is None:
                del scores[item]
            else:
                scores[item] = Fraction(mean, unit)
        return ranked_again(_falling(groups), scores, like=whole)


def _falling(groups: Mapping[int, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups, the greatest key first."""
    return tuple([groups[key] for key in sorted(groups, reverse=True)])


def _groups(keys: Mapping[str, int | None]) -> dict[int, tuple[str, ...]]:
    """Return the items of each key, in the order of identifiers; those without a key are on no list."""
    groups: dict[int, list[str]] = {}
    for item in sorted(keys):
        key = keys[item]
        if key is not None:
            groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}
