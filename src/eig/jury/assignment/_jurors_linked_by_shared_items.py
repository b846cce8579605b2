"""Which jurors are linked by the items they share, and the search for assignments that link them all.

`linking` covers every assignment. `strong_linking` asks for two common items or more on juries too large for
that: a child takes a pair of jurors from two groups and gives it, at one go, the items that cost least to
share. That covers many assignments and not all, so that nothing found this way is called best unless it
reaches a bound that holds for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, combinations, pairwise

from eig._maths.flow_several_columns_each import Demand, Flow
from eig.jury.assignment._branch_and_bound_over_reviews import (
    TRIES,
    Branch,
    Child,
    First,
    Found,
    Pair,
    Pairs,
    Stop,
    search,
)


def juror_groups(readers: Sequence[Iterable[int]], jurors: int, shared: int) -> list[int]:
    """Return, for each juror, the least juror of its group: those linked by `shared` common items or more.

    >>> juror_groups([(0, 2), (1,), (2, 3)], 4, 1)
    [0, 1, 0, 0]
    """
    pairs = pairwise if shared == 1 else partial(combinations, r=2)  # one item links its readers in a chain
    common = Counter(chain.from_iterable(pairs(sorted(group)) for group in readers))
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


def linked(demand: Demand, readers: Sequence[Iterable[int]], shared: int) -> list[set[int]] | None:
    """Return readers near these who link all who read, by exchanges of two readers; None where these do not.

    >>> linked(Demand([{0: 1, 1: 1, 2: 1}] * 3, [2, 1, 2], [1] * 3, [2] * 3), [{0, 1}, {2}, {0, 1}], 1)
    [{1, 2}, {0}, {0, 1}]
    """
    found = [set(own) for own in readers]
    while shared and not one_group(found, len(demand.low), shared):
        if not _joined(demand, found, shared):
            return None
    return found


def _joined(demand: Demand, found: list[set[int]], shared: int) -> bool:
    """Exchange two readers so that the first group and another are one; tell whether that was met."""
    groups = juror_groups(found, len(demand.low), shared)
    first = min(groups[juror] for own in found for juror in own)
    ours = [item for item, own in enumerate(found) if len(own) > 1 and groups[min(own)] == first]
    for item in ours[:TRIES]:
        for _, one, juror, other in _swaps(demand, found, groups, item)[:TRIES]:
            found[item] ^= {juror, other}
            found[one] ^= {juror, other}
            if len(set(juror_groups(found, len(groups), shared))) < len(set(groups)):
                return True
            found[item] ^= {juror, other}
            found[one] ^= {juror, other}
    return False


def _swaps(
    demand: Demand, found: Sequence[set[int]], groups: Sequence[int], item: int
) -> list[tuple[int, int, int, int]]:
    """Return `(loss, other item, juror who leaves, juror who comes)` of a reader and one of another group."""
    own, first = demand.worth[item], groups[min(found[item])]
    return sorted(
        (own[juror] + worth[other] - own[other] - worth[juror], one, juror, other)
        for one, worth in enumerate(demand.worth)
        for other in found[one]
        if groups[other] != first and other in own
        for juror in found[item]
        if juror in worth and juror not in found[one]
    )


EXACT = 200  # pairs of an item and a juror up to which links of several items are searched exactly


def branching_of(demand: Demand, min_shared: int) -> tuple[Branch, bool]:
    """Return the branching of a wish to link jurors, and whether it covers every assignment."""
    jurors = len(demand.low)
    if not min_shared:
        return (lambda _, __: None), True
    if min_shared == 1 or sum(map(len, demand.worth)) <= EXACT:
        return linking(jurors, min_shared), True
    return strong_linking(jurors, min_shared), False


def bounded(demand: Demand, free: Flow, best: Found, effort: int, *, stop: Stop) -> Found:
    """Return what was found, with the bound of the weaker wish that jurors be linked by one shared item."""
    weaker = search(demand, linking(len(demand.low), 1), effort=effort, first=free, stop=stop)
    proven = best.flow is not None and best.total == weaker.bound
    return best._replace(bound=weaker.bound, proven=proven)


def linking(jurors: int, shared: int) -> Branch:
    """Return the branching for which all jurors who read are linked by `shared` common items or more.

    Some review must cross from the first group of jurors (with its items) to the rest; each child forces one
    such review and forbids those tried before it.
    """

    def branch(flow: Flow, forced: Pairs) -> list[Child] | None:
        root = juror_groups(flow.readers, jurors, shared)
        busy = [juror for juror, load in enumerate(flow.load) if load]
        if len({root[juror] for juror in busy}) <= 1:
            return None
        return _in_turn(_crossing(flow, forced, root, shared))

    return branch


def _crossing(flow: Flow, forced: Pairs, root: Sequence[int], shared: int) -> list[tuple[int, Pair]]:
    """Return `(least loss, review)` for each new review that could link the first group with the rest."""
    first = min(root[juror] for juror, load in enumerate(flow.load) if load)
    prices = flow.prices
    found: list[tuple[int, Pair]] = []
    for item, (worth, readers) in enumerate(zip(flow.demand.worth, flow.readers, strict=True)):
        free = [worth[juror] - prices[juror] for juror in readers if (item, juror) not in forced]
        sides = {root[juror] == first for juror in readers}
        for juror, gain in worth.items():
            crosses = shared > 1 or (root[juror] == first) not in sides
            if free and juror not in readers and crosses:
                found.append((min(free) - gain + prices[juror], (item, juror)))
    return sorted(found)


def _in_turn(crossing: Sequence[tuple[int, Pair]]) -> list[Child]:
    """Return one child a review: it is forced, and those before it are forbidden."""
    reviews = [pair for _, pair in crossing]
    return [Child(frozenset((pair,)), First(reviews, at), loss) for at, (loss, pair) in enumerate(crossing)]


def strong_linking(jurors: int, shared: int) -> Branch:
    """Return the branching that links the first group with the rest by one pair that shares enough items."""

    def branch(flow: Flow, forced: Pairs) -> list[Child] | None:
        root = juror_groups(flow.readers, jurors, shared)
        busy = [juror for juror, load in enumerate(flow.load) if load]
        if len({root[juror] for juror in busy}) <= 1:
            return None
        first = min(root[juror] for juror in busy)
        ours = [juror for juror in busy if root[juror] == first]
        theirs = [juror for juror in busy if root[juror] != first]
        born = (_link(flow, forced, (one, other), shared) for one in ours for other in theirs)
        return sorted(
            (child for child in born if child), key=lambda child: (child.loss, sorted(child.forced))
        )

    return branch


def _link(flow: Flow, forced: Pairs, pair: tuple[int, int], shared: int) -> Child | None:
    """Return the child in which two jurors share enough items, those that cost least; None if they cannot."""
    prices = flow.prices
    common, costs = 0, list[tuple[int, int]]()
    for item, (worth, readers) in enumerate(zip(flow.demand.worth, flow.readers, strict=True)):
        new = [juror for juror in pair if juror not in readers]
        free = sorted(
            worth[juror] - prices[juror]
            for juror in readers
            if juror not in pair and (item, juror) not in forced
        )
        if not new:
            common += 1
        elif len(new) <= len(free) and all(juror in worth for juror in new):
            cost = sum(free[: len(new)]) - sum(worth[juror] - prices[juror] for juror in new)
            costs.append((cost, item))
    chosen = sorted(costs)[: shared - common]
    if len(chosen) < shared - common:
        return None
    reviews: list[Pair] = [(item, juror) for _, item in chosen for juror in pair]
    return Child(frozenset(reviews), frozenset(), max(sum(cost for cost, _ in chosen), 0))
