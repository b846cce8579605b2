"""Assignments that are fair, or link all jurors, or both: which search answers which wish."""

from __future__ import annotations

from eig.jury._assignment_search import Branch, Found, Pairs, every, search
from eig.jury._fairness import ceiling, fairest, threshold_rule
from eig.jury._flow import Demand, Flow, Proof
from eig.jury._linking import linking
from eig.jury._strong_links import strong_linking

EXACT = 200  # pairs of an item and a juror up to which links of several items are searched exactly


def planned(demand: Demand, free: Flow, *, fair: bool, min_shared: int, effort: int) -> Proof:
    """Return the best assignment found for a wish, and what no assignment exceeds.

    Args:
        demand: What is asked.
        free: The assignment of greatest total, whatever the wish.
        fair: Whether the worst-off item comes first.
        min_shared: How many common items link two jurors; 0 where linking is not asked.
        effort: How many flows may be solved for each question.
    """
    branch, complete = _wish(demand, min_shared)
    best = search(demand, branch, effort=effort, first=free)
    if not complete:
        best = _bounded(demand, free, best, effort)
    if best.flow is None or not fair:
        return Proof(best.flow, best.bound, None, best.proven)
    fairer = fairest(demand, branch, best, effort=effort)
    if not complete:
        return Proof(fairer.found.flow, free.total, ceiling(demand), proven=False)
    ended = fairer.found.proven and fairer.worst == fairer.worst_bound
    return Proof(fairer.found.flow, fairer.found.bound, fairer.worst_bound, ended)


def _wish(demand: Demand, min_shared: int) -> tuple[Branch, bool]:
    """Return the branching of a wish to link jurors, and whether it covers every assignment."""
    jurors = len(demand.low)
    if not min_shared:
        return _anything, True
    if min_shared == 1 or sum(map(len, demand.worth)) <= EXACT:
        return linking(jurors, min_shared), True
    return strong_linking(jurors, min_shared), False


def _bounded(demand: Demand, free: Flow, best: Found, effort: int) -> Found:
    """Return what was found, with the bound of the weaker wish that jurors be linked by one shared item."""
    weaker = search(demand, linking(len(demand.low), 1), effort=effort, first=free)
    proven = best.flow is not None and best.total == weaker.bound
    return best._replace(bound=weaker.bound, proven=proven)


def as_good(
    demand: Demand, target: int, worst: int | None, *, min_shared: int, most: int, effort: int
) -> tuple[list[Flow], bool]:
    """Return the assignments that are as good, for the same wish, and whether these are all of them."""
    branch, complete = _wish(demand, min_shared)
    if worst is None:
        found, ended = every(demand, branch, target, most=most, effort=effort)
    else:
        rule, narrow = threshold_rule(demand, worst, branch)
        found, ended = every(demand, rule, target, most=most, effort=effort, narrow=narrow)
    return found, ended and complete


def _anything(_flow: Flow, _forced: Pairs) -> None:
    return None
