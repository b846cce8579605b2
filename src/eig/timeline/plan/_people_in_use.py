"""How many people are in use over time, as steps: what it takes does not grow with how long jobs last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias

Profile: TypeAlias = tuple[tuple[int, int], ...]
"""Each moment at which the number of people in use changes, and that number from then on."""

EMPTY: Final[Profile] = ((0, 0),)


def _segments(profile: Profile) -> Iterator[tuple[int, float, int]]:
    """Yield the segments of equal use: from, up to, how many; the last has no end."""
    for (begin, used), (end, _) in pairwise((*profile, (inf, 0))):
        yield int(begin), end, used


def first_fit(profile: Profile, start: int, duration: int, free: int) -> int:
    """Return the first moment from `start` at which no more than `free` people are in use for a while.

    >>> first_fit(((0, 2), (3, 1), (5, 0)), 0, 2, 1)
    3
    """
    for begin, end, used in _segments(profile):
        if max(begin, start) >= start + duration:
            break
        if used > free:
            start = max(start, int(end))
    return start


def raised(profile: Profile, start: int, end: int, people: int) -> Profile:
    """Return the profile with more people in use from one moment up to another.

    >>> raised(((0, 0),), 1, 3, 2)
    ((0, 0), (1, 2), (3, 0))
    """
    if start == end:
        return profile
    steps = dict(profile)
    for at in (start, end):
        steps.setdefault(at, next(used for begin, used in reversed(profile) if begin <= at))
    return tuple((at, used + people * (start <= at < end)) for at, used in sorted(steps.items()))
