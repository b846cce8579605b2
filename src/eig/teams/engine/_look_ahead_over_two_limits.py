"""Labels: what the places still to come can bring, over the two cohort rules that bind most people.

Prices make people scarce well, but a quota and a budget that meet leave a gap that no price closes. A
dynamic programme over both closes most of it: for the last places of the search's order, forget that people
sit once, and keep for each pair of uses the least key. To look ahead from a branch is then to look up a
table.

The key of a team is its waste less the price of what it uses: a completion wastes its keys, plus the price
of all that was left. Near labels are merged, each taking the least uses and the least key of both: the
bound loosens, and stays a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from attrs import frozen

MOST = 2000  # labels of one depth; and gone through between two pauses where they are merged
PART = 200  # labels gone through between two pauses

Pair = tuple[int, int]
Labels = dict[Pair, int]  # uses of both rules -> the least key
Option = tuple[Pair, int]  # uses of a team, its key


@frozen(eq=False, repr=False)
class Table:
    """The labels of the last places, for each use of the second rule.

    Uses of the first, and the least key so far.
    """

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


def tables(
    options: Sequence[Sequence[Option]], high: Pair, most: int, pause: Callable[[], object] = bool
) -> list[Table]:
    """Return a table for each depth, and one for the end.

    Args:
        options: The teams of each depth.
        high: What there is of both rules.
        most: The most that all keys of a cohort may sum to.
        pause: Called now and then: it may halt the work.
    """
    caps = _caps(options, high, most)
    labels: Labels = {(0, 0): 0}
    found, steps = [_table(labels)], (1, 1)
    for some, cap in zip(reversed(options), reversed(caps), strict=True):
        labels, steps = _merged(_extended(labels, some, cap, pause), steps, pause)
        found.append(_table(labels))
    return found[::-1]


Cap = tuple[int, int, int]  # the most of both uses, and of the key


def _caps(options: Sequence[Sequence[Option]], high: Pair, most: int) -> list[Cap]:
    """Return what the last places may use and sum to.

    For each depth, once the first places took their least.
    """
    first, second = high
    caps: list[Cap] = []
    for some in options:
        caps.append((first, second, most))
        first -= min(use[0] for use, _ in some)
        second -= min(use[1] for use, _ in some)
        most -= min(key for _, key in some)
    return caps


def _extended(labels: Labels, options: Sequence[Option], cap: Cap, pause: Callable[[], object]) -> Labels:
    least: Labels = {}
    for use, key in options:
        least[use] = min(key, least.get(use, key))
    high1, high2, most = cap
    longer: Labels = {}
    for number, ((first, second), key) in enumerate(labels.items()):
        if number % PART == 0:
            pause()
        for (use1, use2), more in least.items():
            total, one, two = key + more, first + use1, second + use2
            if total <= most and one <= high1 and two <= high2:
                both = (one, two)
                if longer.get(both, total) >= total:
                    longer[both] = total
    return longer


def _merged(labels: Labels, steps: Pair, pause: Callable[[], object]) -> tuple[Labels, Pair]:
    """Merge labels of near uses until there are few, over the rule with more steps left; return the steps.

    Labels were merged by so much at the last depth, and are at least so many here: that is where it begins.
    """
    if len(labels) <= MOST:
        return labels, steps
    labels = _nearest(labels, steps, pause)
    while len(labels) > MOST:
        firsts, seconds = (len({use[rule] // steps[rule] for use in labels}) for rule in (0, 1))
        steps = (2 * steps[0], steps[1]) if firsts >= seconds else (steps[0], 2 * steps[1])
        labels = _nearest(labels, steps, pause)
    return labels, steps


def _nearest(labels: Labels, steps: Pair, pause: Callable[[], object]) -> Labels:
    """Return one label for all those of the same steps: the least of their uses, and of their keys."""
    near: dict[Pair, tuple[int, int, int]] = {}
    for number, ((first, second), key) in enumerate(labels.items()):
        if number % MOST == 0:
            pause()
        at = (first // steps[0], second // steps[1])
        use1, use2, least = near.get(at, (first, second, key))
        near[at] = min(use1, first), min(use2, second), min(least, key)
    return {(first, second): key for first, second, key in near.values()}


def _table(labels: Labels) -> Table:
    by_second: dict[int, list[Pair]] = {}
    for (first, second), key in sorted(labels.items()):
        row = by_second.setdefault(second, [])
        if not row or key < row[-1][1]:
            row.append((first, key))
    rows = [
        (row[-1][1], second, [use for use, _ in row], [key for _, key in row])
        for second, row in by_second.items()
    ]
    return Table(tuple(sorted(rows)))
