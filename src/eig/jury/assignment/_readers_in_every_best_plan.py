"""Which readers every best plan has, and which some have, read off the prices that prove the best total.

At those prices a plan is best exactly if no review could move at a loss of 0 that it does not take: one best
plan becomes another along cycles of such moves (the residual network of a flow: R. K. Ahuja, T. L. Magnanti
and J. B. Orlin, Network Flows, 1993, section 9.2). A review may change if and only if its move lies on such a
cycle, that is, inside a strong component.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eig._maths.flow_several_columns_each import Demand
from eig._maths.strong_components_of_a_graph import strong_components

MOST = 1_000_000  # pairs of an item and a juror up to which equals are told: about a second
FEW = 5_000  # pairs up to which the plans as good as a fair or linked one are gone through
PLANS, EFFORT = 100, 100  # at most so many plans, for so many flows solved


class Equals(NamedTuple):
    """By item: the readers that it has in every best plan, and the other jurors whom it has in some."""

    certain: Sequence[set[int]]
    others: Sequence[set[int]]


def equals(demand: Demand, readers: Sequence[set[int]], prices: Sequence[int]) -> Equals | None:
    """Return what all best plans of a sparse demand share, from one and its prices; None if it takes long."""
    jurors = len(demand.low)
    if jurors * len(readers) > MOST:
        return None
    moves = [_even(demand, item, taken, prices) for item, taken in enumerate(readers)]
    load = [0] * jurors
    for taken in readers:
        for juror in taken:
            load[juror] += 1
    ahead: list[list[int]] = [[] for _ in range(jurors + 1 + len(readers))]
    for item, (leaving, coming) in enumerate(moves, start=jurors + 1):
        for juror in leaving if coming else ():
            ahead[juror].append(item)
        ahead[item] += sorted(coming)
    for juror, pool in _free(demand, load, prices):
        ahead[juror].append(pool)
    home = strong_components(ahead)
    return Equals(
        certain=[
            {juror for juror in taken if juror not in leaving or home[juror] != home[item]}
            for item, (taken, (leaving, _)) in enumerate(zip(readers, moves, strict=True), start=jurors + 1)
        ],
        others=[
            {juror for juror in coming if home[juror] == home[item]}
            for item, (_, coming) in enumerate(moves, start=jurors + 1)
        ],
    )


def shared(readers: Sequence[set[int]], plans: Sequence[Sequence[set[int]]]) -> Equals:
    """Return what all best plans share, from every one of them."""
    return Equals(
        certain=[set[int].intersection(*ways) for ways in zip(readers, *plans, strict=True)],
        others=[set[int].union(*ways) - ways[0] for ways in zip(readers, *plans, strict=True)],
    )


def _even(demand: Demand, item: int, taken: set[int], prices: Sequence[int]) -> tuple[set[int], set[int]]:
    """Return the readers whom an item could give up, and the jurors it could take instead, at no loss."""
    worth, base = demand.worth[item], demand.base or 0
    net = [worth.get(juror, base) - price for juror, price in enumerate(prices)]
    line = min((net[juror] for juror in taken), default=None)
    level = {
        juror
        for juror, own in enumerate(net)
        if own == line and (juror in worth or demand.is_open(item, juror))
    }
    return level & taken, level - taken


def _free(demand: Demand, load: Sequence[int], prices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield `(from, to)` between the pool and jurors who may read one more, or one less, at no price."""
    pool = len(load)
    for juror, own in enumerate(load):
        if not prices[juror]:
            if own < demand.high[juror]:
                yield juror, pool
            if own > demand.low[juror]:
                yield pool, juror
