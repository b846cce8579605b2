"""Groups of jurors linked by the items that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations


def juror_groups(readers: Sequence[Iterable[int]], jurors: int, shared: int) -> list[int]:
    """Return, for each juror, the least juror of its group: those linked by `shared` common items or more.

    >>> juror_groups([(0, 2), (1,), (2, 3)], 4, 1)
    [0, 1, 0, 0]
    """
    common = Counter(pair for group in readers for pair in combinations(sorted(group), 2))
    root = list(range(jurors))
    for (one, other), times in sorted(common.items()):
        if times >= shared and root[one] != root[other]:
            low, high = sorted((root[one], root[other]))
            root = [low if at == high else at for at in root]
    return root


def one_group(readers: Sequence[Iterable[int]], jurors: int, shared: int) -> bool:
    """Tell whether all jurors who read are linked.

    >>> one_group([(0, 2), (2, 3)], 4, 1), one_group([(0, 2), (1,)], 4, 1)
    (True, False)
    """
    root = juror_groups(readers, jurors, shared)
    return len({root[juror] for own in readers for juror in own}) <= 1
