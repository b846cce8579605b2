"""Assignments that are fair, or link all jurors, or both: which search answers which wish."""

from __future__ import annotations

from collections.abc import Sequence

from eig._maths.flow_several_columns_each import Demand, Flow, deal
from eig._values.progress_and_stopping import never
from eig.jury.assignment._branch_and_bound_over_reviews import Branch, Narrow, Stop, every, search, whole
from eig.jury.assignment._jurors_linked_by_shared_items import bounded, branching_of, linked, one_group
from eig.jury.assignment._leximin_fair_to_the_last import leximin
from eig.jury.assignment._maximin_fairest_worst_off import (
    Fair,
    ceiling,
    fairest,
    threshold_rule,
    values,
    worst,
)
from eig.jury.assignment._repairs_that_link_jurors import obstacles
from eig.jury.assignment.assignment_problem import Proof


def planned(  # options, all keyword-only
    demand: Demand, free: Flow, *, aim: str, min_shared: int, effort: int, stop: Stop = never
) -> Proof:
    """Return the best assignment found for a wish, and what no assignment exceeds.

    Args:
        demand: What is asked.
        free: The assignment of greatest total, whatever the wish.
        aim: What comes first: the total, the worst-off item, or each item in turn from the worst-off.
        min_shared: How many common items link two jurors; 0 where linking is not asked.
        effort: How many flows may be solved for each question.
        stop: Asked before each flow whether to end with what is known.
    """
    if min_shared and obstacles(demand, min_shared):
        return Proof(None, 0, None, proven=True)
    branch, complete = branching_of(demand, min_shared)
    best = search(demand, branch, effort=effort, first=free, stop=stop)
    if not complete:
        best = bounded(demand, free, best, effort, stop=stop)
    if best.flow is None:
        return Proof(None, best.bound, None, best.proven)
    if aim == "sum":
        return Proof(best.flow.readers, best.bound, None, best.proven)
    fairer = fairest(demand, branch, best, effort=effort, stop=stop)
    proof = _fair(demand, free, fairer, complete=complete)
    if aim == "maximin":
        return proof
    effort = effort if complete else 0
    return _to_the_last(demand, branch, proof, min_shared=min_shared, effort=effort, stop=stop)


def dealt(demand: Demand, min_shared: int) -> tuple[Flow | None, Sequence[set[int]] | None, int]:
    """Return a flow within the loads, readers near it that keep the wish, and the ceiling of worth."""
    flow = deal(demand)
    readers = None if flow is None else linked(demand, flow.readers, min_shared)
    if flow is not None and readers is None and not obstacles(demand, min_shared):
        bare = demand._replace(worth=[dict.fromkeys(worth, demand.base or 0) for worth in demand.worth])
        branch, _ = branching_of(demand, min_shared)
        met = search(bare, branch, effort=1, stop=lambda: True).flow
        readers = None if met is None else met.readers
    return flow, readers, ceiling(demand)


def with_dealt(demand: Demand, free: Flow, proof: Proof, *, aim: str, min_shared: int) -> Proof:
    """Return what a search found, or readers dealt at once where these serve the aim better."""
    _, own, most = dealt(demand, min_shared)
    own = linked(demand, free.readers, min_shared) if own is None else own
    if own is None or (
        proof.readers is not None and _served(demand, own, aim) <= _served(demand, proof.readers, aim)
    ):
        return proof
    return proof._replace(readers=own, worst_bound=None if aim == "sum" else proof.worst_bound or most)


def _served(demand: Demand, readers: Sequence[set[int]], aim: str) -> list[int]:
    """Return what an aim compares two assignments by, the greater the better."""
    own = values(demand, readers)
    if aim == "leximin":
        return sorted([worth for worth, need in zip(own, demand.needs, strict=True) if need])
    return [sum(own)] if aim == "sum" else [worst(demand, readers), sum(own)]


def _fair(demand: Demand, free: Flow, fairer: Fair, *, complete: bool) -> Proof:
    """Return what a search for the worst-off item proves: less, where it leaves branches out."""
    readers = fairer.found.flow.readers if fairer.found.flow else None
    if not complete:
        return Proof(readers, free.total, ceiling(demand), proven=False)
    ended = fairer.found.proven and fairer.worst == fairer.worst_bound
    return Proof(readers, fairer.found.bound, fairer.worst_bound, ended)


def _to_the_last(  # as above
    demand: Demand, branch: Branch, fair: Proof, *, min_shared: int, effort: int, stop: Stop
) -> Proof:
    """Return the proof of an assignment that is fair to the last item, from one fair to the worst-off."""
    assert fair.readers is not None, "an assignment that links the jurors was found"
    found = leximin(
        demand,
        branch,
        fair.readers,
        accepted=lambda readers: not min_shared or one_group(readers, len(demand.low), min_shared),
        effort=effort,
        stop=stop,
    )
    settled = found.settled == sum(map(bool, demand.needs))
    total = sum(values(demand, found.readers)) if settled else fair.bound
    return Proof(found.readers, total, fair.worst_bound, settled, found.settled)


def as_good(  # as above
    demand: Demand,
    like: Sequence[set[int]],
    *,
    aim: str,
    min_shared: int,
    most: int,
    effort: int,
    stop: Stop = never,
) -> tuple[list[Flow], bool]:
    """Return the assignments that are as good as one, for the same wish, and whether these are all."""
    branch, complete = branching_of(demand, min_shared)
    own = values(demand, like)
    narrow: Narrow = whole
    if aim != "sum":
        branch, narrow = threshold_rule(demand, worst(demand, like), branch)

    def listed(flow: Flow) -> bool:
        return aim != "leximin" or sorted(values(demand, flow.readers)) == sorted(own)

    found, ended = every(
        demand, branch, sum(own), listed=listed, most=most, effort=effort, narrow=narrow, stop=stop
    )
    return found, ended and complete
