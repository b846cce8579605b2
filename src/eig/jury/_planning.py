"""Assignments that are fair, or link all jurors, or both: which search answers which wish."""

from __future__ import annotations

from eig.jury._assignment_search import Branch, Pairs, every, search
from eig.jury._fairness import fairest, threshold_rule
from eig.jury._flow import Demand, Flow, Proof
from eig.jury._linking import linking


def planned(demand: Demand, free: Flow, *, fair: bool, min_shared: int, effort: int) -> Proof:
    """Return the best assignment found for a wish, and what no assignment exceeds.

    Args:
        demand: What is asked.
        free: The assignment of greatest total, whatever the wish.
        fair: Whether the worst-off item comes first.
        min_shared: How many common items link two jurors; 0 where linking is not asked.
        effort: How many flows may be solved for each question.
    """
    branch: Branch = linking(len(demand.low), min_shared) if min_shared else _anything
    best = search(demand, branch, effort=effort, first=free)
    if best.flow is None or not fair:
        return Proof(best.flow, best.bound, None, best.proven)
    fairer = fairest(demand, branch, best, effort=effort)
    ended = fairer.found.proven and fairer.worst == fairer.worst_bound
    return Proof(fairer.found.flow, fairer.found.bound, fairer.worst_bound, ended)


def as_good(
    demand: Demand, target: int, worst: int | None, *, min_shared: int, most: int, effort: int
) -> tuple[list[Flow], bool]:
    """Return the assignments that are as good, for the same wish, and whether these are all of them."""
    branch: Branch = linking(len(demand.low), min_shared) if min_shared else _anything
    if worst is None:
        return every(demand, branch, target, most=most, effort=effort)
    fair, narrow = threshold_rule(demand, worst, branch)
    return every(demand, fair, target, most=most, effort=effort, narrow=narrow)


def _anything(_flow: Flow, _forced: Pairs) -> None:
    return None
