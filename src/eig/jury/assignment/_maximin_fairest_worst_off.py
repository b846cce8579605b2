"""The fairest assignment: the worst-off item as well off as it can be, then the most affinity in all.

For a threshold, reviews that could not be part of a set of readers worth it are left out, and branch and
bound finishes the work. The highest threshold that can be kept is found by bisection, from what the best
total already gives up to what the worst-off item could have if it were alone. (With several reviews an item
the problem is NP-hard: N. Garg et al., "Assigning papers to referees", Algorithmica 58, 2010.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from eig._maths.flow_several_columns_each import Demand, Flow
from eig._values.progress_and_stopping import never
from eig.jury.assignment._branch_and_bound_over_reviews import (
    Branch,
    Child,
    Found,
    Narrow,
    Pairs,
    Stop,
    search,
)


class Fair(NamedTuple):
    """The fairest assignment found, the worth of its worst-off item, and what that worth cannot exceed."""

    found: Found
    worst: int
    worst_bound: int


def fairest(demand: Demand, branch: Branch, start: Found, *, effort: int, stop: Stop = never) -> Fair:
    """Return the fairest acceptable assignment, from the one of best total; what is known, once stopped."""
    assert start.flow is not None, "a best total was found"
    best, low, high = start, worst(demand, start.flow.readers), ceiling(demand)
    refused = high + 1
    middle = high
    while low < high and not stop():
        found = at_least(demand, middle, branch, effort=effort, stop=stop)
        if found.flow is not None:
            best, low = found, worst(demand, found.flow.readers)
        else:
            high = middle - 1
            refused = middle if found.proven else refused
        middle = (low + high + 1) // 2
    if best is start:
        again = None if stop() else at_least(demand, low, branch, effort=effort, stop=stop)
        known = start._replace(bound=again.bound if again else start.bound, proven=False)
        best = again if again and again.flow is not None else known
    best = best._replace(bound=min(best.bound, start.bound))  # what prices told before stands
    return Fair(best, low, max(refused - 1, low))


def ceiling(demand: Demand) -> int:
    """Return what the worst-off item would have if each item were alone."""
    read = zip(ceilings(demand), demand.needs, strict=True)
    return min((most for most, need in read if need), default=0)


def ceilings(demand: Demand) -> list[int]:
    """Return what each item would have if it were alone."""
    return [
        sum(sorted(worth.values(), reverse=True)[:need])
        for worth, need in zip(demand.worth, demand.needs, strict=True)
    ]


def worst(demand: Demand, readers: Sequence[Collection[int]]) -> int:
    """Return the worth of the worst-off item of an assignment, among those that are to be read."""
    own = values(demand, readers)
    return min((worth for worth, group in zip(own, readers, strict=True) if group), default=0)


def values(demand: Demand, readers: Sequence[Iterable[int]]) -> list[int]:
    """Return the worth of each item's readers, in all."""
    return [sum(worth[juror] for juror in group) for worth, group in zip(demand.worth, readers, strict=True)]


def at_least(demand: Demand, threshold: int, branch: Branch, *, effort: int, stop: Stop = never) -> Found:
    """Return the best total among acceptable assignments in which every item has a threshold or more."""
    fair, narrow = threshold_rule(demand, threshold, branch)
    return search(demand, fair, effort=effort, narrow=narrow, stop=stop)


def threshold_rule(demand: Demand, threshold: int, branch: Branch) -> tuple[Branch, Narrow]:
    """Return the branching for which every item has a threshold or more, and what it leaves out at once."""
    read = (item for item, need in enumerate(demand.needs) if need)
    return floors_rule(demand, dict.fromkeys(read, threshold), branch)


def floors_rule(demand: Demand, floors: Mapping[int, int], branch: Branch) -> tuple[Branch, Narrow]:
    """Return the branching for which each item has its floor or more, and what it leaves out at once."""

    def fair(flow: Flow, forced: Pairs) -> Sequence[Child] | None:
        for item, floor in floors.items():
            worth = demand.worth[item]
            if sum(worth[juror] for juror in flow.readers[item]) < floor:
                return _without_one(item, flow, forced)
        return branch(flow, forced)

    def narrow(asked: Demand, forced: Pairs) -> Demand:
        held = [set[int]() for _ in asked.worth]
        for item, juror in forced:
            held[item].add(juror)
        worth = list(asked.worth)
        for item, floor in floors.items():
            worth[item] = _worthy(worth[item], asked.needs[item], held[item], floor)
        return asked._replace(worth=worth)

    return fair, narrow


def _worthy(worth: dict[int, int], need: int, held: set[int], threshold: int) -> dict[int, int]:
    """Return the readers who could be in a set of `need` readers, `held` among them, worth a threshold."""
    have = sum(worth[juror] for juror in held)
    others = sorted((gain for juror, gain in worth.items() if juror not in held), reverse=True)
    more = need - len(held)
    best = sum(others[:more])
    last = others[more - 1] if 0 < more <= len(others) else 0
    return {
        juror: gain
        for juror, gain in worth.items()
        if have + best - (0 if juror in held else max(last - gain, 0)) >= threshold
    }


def _without_one(item: int, flow: Flow, forced: Pairs) -> list[Child]:
    """Return the ways to change an item's readers: forbid one of them, and keep those tried before it."""
    worth, readers, prices = flow.demand.worth[item], flow.readers[item], flow.prices
    net = {juror: gain - prices[juror] for juror, gain in worth.items()}
    free = sorted(
        (juror for juror in readers if (item, juror) not in forced), key=lambda one: (worth[one], one)
    )
    instead = max(net[juror] for juror in net if juror not in readers)  # `narrow` leaves one
    pairs = [(item, juror) for juror in free]
    return [
        Child(frozenset(pairs[:at]), frozenset((pair,)), net[pair[1]] - instead)
        for at, pair in enumerate(pairs)
    ]
