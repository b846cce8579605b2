"""The greatest weight of a set under quotas, and whether there is one: by two searches, one after the other.

A search item by item is quick where few quotas overlap. Where each item counts for several of many quotas,
its bound says too little; after so many states a linear programme takes over, whose prices bound each half of
what is left exactly (see `eig.jury.selection._heaviest_composition`).
"""

from __future__ import annotations

from itertools import count
from math import inf
from typing import Final

from attrs import evolve

from eig.jury.selection._best_sets_by_points import Model, Node, Tired, planned, rising_sets, sets_above
from eig.jury.selection._heaviest_composition import Kinds, heavier

PATIENCE: Final = 5_000
"""States that the search item by item looks at: a tenth of a second or so."""
STEPS: Final = 400
"""Steps of the linear programme in which the price of a quota is looked for: about a second."""
LENIENCE: Final = 100_000
"""States that a search for the smallest relaxation looks at, or for the next total: a few seconds."""
SCATTER, PRIME = 7_919, 10_007
"""Multiples of one prime modulo another are scattered, and the same everywhere."""
FINENESS = 20
"""The first threshold is this many halvings nearer to the bound than to the lightest set."""


def best_weight(model: Model, most: float = inf) -> int | None:
    """Return the greatest weight of a set within the slack; None if no set keeps the quotas.

    Raises:
        Tired: After so many steps of the linear programme, or where some slack is given.
    """
    plan, found = planned(model), None
    try:
        for _, weight in rising_sets(plan, PATIENCE):
            found = weight
    except Tired:
        if model.slack:
            return max((weight for _, weight in rising_sets(plan, LENIENCE)), default=None)
    else:
        return found
    kinds = _each_alone(model)
    above = sum(sorted(model.weights)[: model.size]) - 1 if found is None else found
    steps = count()

    def tick() -> None:
        if next(steps) >= most:
            raise Tired

    while better := heavier(kinds, model.weights, above, tick):
        above = found = sum(map(int.__mul__, better, model.weights))
    return found


def best_sets(model: Model, *, distinct: int = 1) -> dict[int, list[Node]]:
    """Return, by weight, the ends of all sets of the greatest weights, `distinct` of them where there are.

    The greatest weight is found first, so that the search for all its sets is hardly wider than the answer;
    the threshold then falls by steps that double. Empty if no set keeps the quotas within the slack.

    Raises:
        Tired: More than one weight is asked for, or some slack is given, and the search is too long.
    """
    best = best_weight(model)
    if best is None:
        return {}
    plan, floor = planned(model), sum(sorted(model.weights)[: model.size])
    ends = sets_above(plan, best, LENIENCE if model.slack else inf)
    gap = 1 + ((best - floor) >> FINENESS)
    while len(ends) < distinct and best - gap // 2 > floor:
        ends = sets_above(plan, max(best - gap, floor), LENIENCE)
        gap *= 2
    return ends


def feasible(model: Model) -> bool:
    """Tell whether a set keeps the quotas within the slack: by the bound with all weights zero, or by search.

    The search weighs items by scattered numbers: with distinct weights the multipliers tell items apart, and
    the best adjusted weights nearly keep the quotas from the start.
    """
    if planned(evolve(model, weights=(0,) * len(model.weights))).ceiling < 0:
        return False
    scattered = tuple(SCATTER * index % PRIME for index in range(len(model.weights)))
    plan = planned(evolve(model, weights=scattered))
    try:
        return any(True for _ in rising_sets(plan, PATIENCE))
    except Tired:
        if model.slack:
            return any(True for _ in rising_sets(plan, LENIENCE))
    return heavier(_each_alone(model), [0] * len(model.weights), -1) is not None


def _each_alone(model: Model) -> Kinds:
    """Return a kind for each item, as their weights tell them apart."""
    return Kinds((1,) * len(model.weights), model.members, model.size, model.least, model.most)
