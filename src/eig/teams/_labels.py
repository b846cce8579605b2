"""Labels: what the places still to come can bring, over the two cohort rules that bind most people.

Prices make people scarce well, but a quota and a budget that meet leave a gap that no price closes. A dynamic
programme over both closes most of it: for the last places of the search's order, forget that people sit once, and
keep for each pair of uses the least waste. To look ahead from a branch is then to look up a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

MOST = 3000  # labels of one depth; beyond, near ones are merged, which only loosens the bound

Pair = tuple[int, int]
Labels = dict[Pair, int]  # uses of both rules -> the least waste
Option = tuple[Pair, int]  # uses of a team, its waste


@frozen
class Table:
    """The labels of the last places, for each use of the second rule: uses of the first, and the least key so far."""

    rows: tuple[tuple[int, int, list[int], list[int]], ...]  # least key, second use, first uses, keys

    def reaches(self, left: Pair, below: int) -> bool:
        """Tell whether a label fits in what is left of both rules, with a key below a figure."""
        first, second = left
        for least, use, uses, keys in self.rows:
            if least >= below:
                return False
            if use <= second:
                at = bisect_right(uses, first)
                if at and keys[at - 1] < below:
                    return True
        return False


@frozen
class Frame:
    """Two rules: what there is of each, their prices, and the waste allowed."""

    high: Pair
    prices: Pair
    gap: int


def tables(options: Sequence[Sequence[Option]], frame: Frame) -> list[Table]:
    """Return a table for each depth, and one for the end.

    A label's key is its waste less the price of what it uses: the waste of a completion is that key plus the price
    of all that is left.
    """
    windows = _windows(options, frame)
    labels: Labels = {(0, 0): 0}
    found = [_table(labels, frame.prices)]
    for some, window in zip(reversed(options), reversed(windows), strict=True):
        labels = _merged(_extended(labels, some, window, frame.gap))
        found.append(_table(labels, frame.prices))
    return found[::-1]


Window = tuple[int, int, int, int]


def _windows(options: Sequence[Sequence[Option]], frame: Frame) -> list[Window]:
    """Return, for each depth, the uses between which the last places can still end a cohort within the gap."""
    spans = [(0, 0), (0, 0)]  # what the first places use at least and at most, of each rule
    found: list[Window] = []
    for some in options:
        bounds: list[int] = []
        for (least, most), high, price in zip(spans, frame.high, frame.prices, strict=True):
            idle = frame.gap // price if price else 1 << 60
            bounds += [high - most - idle, high - least]
        found.append((bounds[0], bounds[1], bounds[2], bounds[3]))
        for rule in (0, 1):
            uses = [use[rule] for use, _ in some]
            spans[rule] = (spans[rule][0] + min(uses), spans[rule][1] + max(uses))
    return found


def _extended(labels: Labels, options: Sequence[Option], window: Window, gap: int) -> Labels:
    least: Labels = {}
    for use, waste in options:
        least[use] = min(waste, least.get(use, waste))
    low1, high1, low2, high2 = window
    longer: Labels = {}
    for (first, second), waste in labels.items():
        for (use1, use2), more in least.items():
            total, one, two = waste + more, first + use1, second + use2
            if total <= gap and low1 <= one <= high1 and low2 <= two <= high2:
                key = (one, two)
                if longer.get(key, total) >= total:
                    longer[key] = total
    return longer


def _merged(labels: Labels) -> Labels:
    step = 1
    while len(labels) > MOST:
        step *= 2
        near: dict[Pair, tuple[int, int]] = {}
        for (first, second), waste in labels.items():
            key = (first // step, second)
            use, least = near.get(key, (first, waste))
            near[key] = min(use, first), min(least, waste)
        labels = {(use, second): waste for (_, second), (use, waste) in near.items()}
    return labels


def _table(labels: Labels, prices: Pair) -> Table:
    by_second: dict[int, list[tuple[int, int]]] = {}
    for (first, second), waste in sorted(labels.items()):
        key = waste - prices[0] * first - prices[1] * second
        row = by_second.setdefault(second, [])
        if not row or key < row[-1][1]:
            row.append((first, key))
    rows = [
        (row[-1][1], second, [use for use, _ in row], [key for _, key in row]) for second, row in by_second.items()
    ]
    return Table(tuple(sorted(rows)))
