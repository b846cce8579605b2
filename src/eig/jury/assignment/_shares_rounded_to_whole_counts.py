"""How many members with each label each panel should have: the best rounding of all shares at once.

Panels seat whole people and have fixed sizes, so shares cannot be met exactly. The counts that make the sum
of squares least are a transport with convex costs: one more member costs more the more there are.
Jurors are placed one by one along shortest paths, which keeps the counts best at every step (R. K. Ahuja,
T. L. Magnanti and J. B. Orlin, Network Flows, 1993, section 14.5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from operator import sub
from typing import NamedTuple

from eig._values.progress_and_stopping import never

Counts = list[list[int]]


class Shares(NamedTuple):
    """How many jurors have each label, and how many sit in each panel; both add up to the jury."""

    labels: Sequence[int]
    sizes: Sequence[int]

    @property
    def jury(self) -> int:
        return sum(self.labels)


def best_counts(shares: Shares, stop: Callable[[], bool] = never) -> tuple[Counts, bool]:
    """Return, for each label and panel, the number of members that makes the sum of squares least.

    Asked to stop before a juror is placed, it deals the others where there is room; the counts are then not
    said to be the best.
    """
    counts, room = [[0] * len(shares.sizes) for _ in shares.labels], list(shares.sizes)
    stopped = False
    for label, holders in enumerate(shares.labels):
        for placed in range(holders):
            stopped = stopped or stop()
            if stopped:
                _deal(counts[label], room, holders - placed)
                break
            _place(shares, counts, label, room)
    return counts, not stopped


def imbalance(shares: Shares, counts: Counts) -> Fraction:
    """Return the sum of the squares between counts and shares."""
    total = sum(
        (count * shares.jury - holders * size) ** 2
        for row, holders in zip(counts, shares.labels, strict=True)
        for count, size in zip(row, shares.sizes, strict=True)
    )
    return Fraction(total, shares.jury**2) if total else Fraction(0)


def _deal(row: list[int], room: list[int], holders: int) -> None:
    """Place more jurors with a label, each where the fewest have it, of the panels with room."""
    fewest = [(count, panel) for panel, count in enumerate(row) if room[panel]]
    heapify(fewest)
    for _ in range(holders):
        count, panel = heappop(fewest)
        row[panel], room[panel] = count + 1, room[panel] - 1
        if room[panel]:
            heappush(fewest, (count + 1, panel))


def _place(shares: Shares, counts: Counts, label: int, room: list[int]) -> None:
    """Place one more juror with a label, moving others along a shortest path to a panel with room."""
    cost, came = _paths(shares, counts, label)
    panel = min((one for one, left in enumerate(room) if left), key=lambda one: (cost[one], one))
    room[panel] -= 1
    while panel >= 0:
        taker, before = came[panel]
        counts[taker][panel] += 1
        if before >= 0:
            counts[taker][before] -= 1
        panel = before


def _paths(shares: Shares, counts: Counts, label: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the least excess to bring one more member to each panel, and `(label, panel left)` of a move.

    A label is passed over where what it may spare is dearer than any panel is now.
    """
    jury = shares.jury
    above = [_above(shares, jury, row, holders) for row, holders in zip(counts, shares.labels, strict=True)]
    cost = list(above[label])
    came = [(label, -1)] * len(cost)
    changed = True
    while changed:
        changed = False
        for taker, (row, more) in enumerate(zip(counts, above, strict=True)):
            dearest = max(map(sub, cost, more), default=0)
            for before, count in enumerate(row):
                left = cost[before] - more[before] + jury
                if not count or left >= dearest:
                    continue
                for panel, excess in enumerate(more):
                    if left + excess < cost[panel] and panel != before:
                        cost[panel], came[panel], changed = left + excess, (taker, before), True
                dearest = max(map(sub, cost, more))
    return cost, came


def _above(shares: Shares, jury: int, row: Sequence[int], holders: int) -> list[int]:
    """Return by how much the counts of a label are above their shares, times the jury.

    One more member costs the difference of two squares: twice as much, and 1 wherever it sits.
    """
    return [count * jury - holders * size for count, size in zip(row, shares.sizes, strict=True)]
