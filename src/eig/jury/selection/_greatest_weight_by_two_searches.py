"""The greatest weight of a set under quotas, and whether there is one: by two searches, one after the other.

A search item by item is quick where few quotas overlap. Where each item counts for several of many quotas,
its bound says too little; after so many states a linear programme takes over, whose prices bound each half of
what is left exactly (see `eig.jury.selection._how_many_of_each_kind_search`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import evolve

from eig._values.progress_and_stopping import Steps
from eig.jury.selection._how_many_of_each_kind_search import Kinds, compositions
from eig.jury.selection._lagrangian_search_under_quotas import (
    Counts,
    Model,
    Node,
    Plan,
    Tired,
    end_of,
    planned,
    rising_sets,
    sets_above,
    spend,
)

PATIENCE: Final = 5_000
"""States that the search item by item looks at: a tenth of a second or so."""
STEPS: Final = 400
"""Steps of the linear programme in which the price of a quota is looked for: about a second."""
SOME: Final = 20_000
"""States in which all the best sets are found item by item, before the linear programme finds them."""
LENIENCE: Final = 100_000
"""States that a search for the smallest relaxation looks at, or for the next total: a few seconds."""
EFFORT: Final = 20_000
"""Steps of the linear programme in which a set is proven the best, or all are found: ten seconds or so."""
SCATTER, PRIME = 7_919, 10_007
"""Multiples of one prime modulo another are scattered, and the same everywhere."""
FINENESS = 20
"""The first threshold is this many halvings nearer to the bound than to the lightest set."""


def rising(model: Model, most: int = EFFORT) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield sets within the slack with their weights, each heavier than the one before; the last is the best.

    Raises:
        Tired: After so many steps of the linear programme, or where some slack is given.
    """
    plan, above = planned(model), sum(sorted(model.weights)[: model.size]) - 1
    try:
        for chosen, above in rising_sets(plan, PATIENCE):
            yield chosen, above
    except Tired:
        if model.slack:
            yield from rising_sets(plan, LENIENCE)
            return
    else:
        return
    steps = Steps(most, model.stop)
    while end := next(composed(model, above, steps), None):
        chosen = next(end.sets())
        above = sum(map(model.weights.__getitem__, chosen))
        yield chosen, above


def best_weight(model: Model, most: int = EFFORT) -> int | None:
    """Return the greatest weight of a set within the slack; None if no set keeps the quotas."""
    return max((weight for _, weight in rising(model, most)), default=None)


def best_sets(model: Model, *, distinct: int = 1) -> dict[int, list[Node]]:
    """Return, by weight, the ends of all sets of the greatest weights, `distinct` of them where there are.

    The greatest weight is found first, so that the search for all its sets is hardly wider than the answer;
    the threshold then falls by steps that double. Empty if no set keeps the quotas within the slack.
    """
    chosen, best = _heaviest(model)
    if chosen is None:
        return {}
    plan, floor = planned(model), sum(sorted(model.weights)[: model.size])
    try:
        ends = all_of(plan, best, composed_too=not model.slack and distinct == 1)
    except Tired:
        raise Tired(chosen, proven=True) from None
    gap = 1 + ((best - floor) >> FINENESS)
    while len(ends) < distinct and best - gap // 2 > floor:
        ends = sets_above(plan, max(best - gap, floor), LENIENCE)
        gap *= 2
    return ends


def _heaviest(model: Model) -> tuple[tuple[int, ...] | None, int]:
    chosen, best = None, 0
    try:
        for chosen, best in rising(model):  # noqa: B007 # the last is the heaviest
            pass
    except Tired:
        raise Tired(chosen) from None
    return chosen, best


def all_of(plan: Plan, best: int, *, composed_too: bool) -> dict[int, list[Node]]:
    """Return the ends of all sets of the greatest weight: item by item, then by composition if asked."""
    model = plan.model
    try:
        return sets_above(plan, best, SOME if composed_too else LENIENCE)
    except Tired:
        if not composed_too:
            raise
    return {best: list(composed(model, best - 1, Steps(EFFORT, model.stop)))}


def composed(model: Model, above: int, steps: Steps) -> Iterator[Node]:
    """Yield the ends of all sets heavier than a weight, composition by composition; no slack is allowed."""
    alike: dict[tuple[int, Counts], list[int]] = {}
    for item, key in enumerate(zip(model.weights, model.members, strict=True)):
        alike.setdefault(key, []).append(item)
    weights, classes = [weight for weight, _ in alike], list(alike.values())
    for counts in compositions(Kinds.of(model, classes), weights, above, partial(spend, steps)):
        yield end_of(classes, counts)


def feasible(model: Model) -> bool:
    """Tell whether a set keeps the quotas within the slack: by the bound with all weights zero, or by search.

    The search weighs items by scattered numbers: with distinct weights the multipliers tell items apart, and
    the best adjusted weights nearly keep the quotas from the start.
    """
    level = evolve(model, weights=(0,) * len(model.weights))
    if planned(level).ceiling < 0:
        return False
    scattered = tuple(SCATTER * index % PRIME for index in range(len(model.weights)))
    plan = planned(evolve(model, weights=scattered))
    try:
        return any(True for _ in rising_sets(plan, PATIENCE))
    except Tired:
        if model.slack:
            return any(True for _ in rising_sets(plan, LENIENCE))
    return can_hold(level)


def can_hold(level: Model, most: int = EFFORT) -> bool:
    """Tell whether some set keeps the quotas of a model without weights."""
    return any(True for _ in composed(level, -1, Steps(most, level.stop)))
