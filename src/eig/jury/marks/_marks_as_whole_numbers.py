"""Marks as whole numbers on one common denominator: what every statistic of a jury computes on.

Sums of whole numbers are exact and fast; a figure becomes a float once, when it is finished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from eig.jury.marks.reviews import Reviews


class Whole(NamedTuple):
    """The marks of reviews times `scale`, in the order of the reviews: items, then jurors."""

    scale: int
    marks: Sequence[int]


def whole(reviews: Reviews) -> Whole:
    """Return every mark as a whole number, on the least common denominator.

    >>> whole(Reviews.from_triples([("a", "j1", "0.5"), ("a", "j2", 2)]))
    Whole(scale=2, marks=(1, 4))
    """
    return Whole(*reviews.whole)


def by_item(reviews: Reviews, values: Iterable[int]) -> list[list[int]]:
    """Cut values, one a review, into one list an item, in the order of the items."""
    stream = iter(values)
    return [list(islice(stream, size)) for size in map(len, reviews.units)]


def panel(reviews: Reviews) -> Sequence[Sequence[int]] | None:
    """Return one row of whole marks an item where every juror marked every item, else None."""
    return None if missing(reviews) else reviews.units


def missing(reviews: Reviews) -> int:
    """Return how many marks a complete panel would have more."""
    return len(reviews.units) * len(reviews.jurors) - len(reviews.whole[1])


def midranks(values: Sequence[int]) -> list[int]:
    """Return twice the mid-rank of each value, the greatest first: whole numbers even among ties.

    >>> midranks([5, 9, 5])
    [5, 2, 5]
    """
    ranks = rank_of(Counter(values))
    return [ranks[value] for value in values]


def rank_of(counts: Mapping[int, int]) -> dict[int, int]:
    """Return twice the mid-rank of each distinct value, the greatest first, from how often it stands."""
    ranks: dict[int, int] = {}
    above = 0
    for value, count in sorted(counts.items(), reverse=True):
        ranks[value] = 2 * above + count + 1
        above += count
    return ranks
