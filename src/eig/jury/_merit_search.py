"""Best sets by order of merit under quotas: the first group counts above all others together, and so on.

Weights that say so grow like powers, and no bound is worth anything on them. So groups are settled in turn:
as many of the first as a set that keeps the quotas can hold, then of the second given that, until the places
are filled. Each step asks whether a set exists, and the set found last often answers it already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from attrs import evolve

from eig.jury._quota_search import Model, Node, best_sets, feasible, planned, sets_above

Indices: TypeAlias = tuple[int, ...]


class Fix(NamedTuple):
    """From `least` to `most` of these items are chosen, whatever else gives way."""

    items: Indices
    least: int
    most: int


class Settled(NamedTuple):
    """How many of each group are chosen, and a set that has them."""

    fixes: tuple[Fix, ...]
    chosen: Indices


def merit_sets(model: Model, *, distinct: int = 1, favour: Sequence[int] = ()) -> dict[int, list[Node]]:
    """Return, by weight, the ends of all sets that are best by order of merit; `favour` decides among them.

    With two distinct weights, the second is there without its sets. Empty if no set keeps the quotas.
    """
    found = _settled(model, (), _groups(model))
    if found is None:
        return {}
    flat = _fixed(evolve(model, weights=tuple(favour) or (0,) * len(model.weights)), found.fixes)
    (ends,) = (best_sets(flat) if favour else sets_above(planned(flat), 0)).values()
    lower = _second(model, found) if distinct > 1 else None
    rest: dict[int, list[Node]] = {} if lower is None else {_weight(model, lower.chosen): []}
    return {_weight(model, found.chosen): ends, **rest}


def merit_weight(model: Model) -> int | None:
    """Return the weight of the sets that are best by order of merit; None if no set keeps the quotas."""
    found = _settled(model, (), _groups(model))
    return None if found is None else _weight(model, found.chosen)


def _groups(model: Model) -> list[Indices]:
    order = sorted(range(len(model.weights)), key=lambda item: -model.weights[item])
    return [tuple(group) for _, group in groupby(order, key=model.weights.__getitem__)]


def _weight(model: Model, chosen: Iterable[int]) -> int:
    return sum(model.weights[item] for item in chosen)


def _settled(
    model: Model, fixes: tuple[Fix, ...], groups: Sequence[Indices], *, cap: int | None = None
) -> Settled | None:
    """Settle groups in turn, after others that are; the first may be capped."""
    capped = () if cap is None else (Fix(groups[0], 0, cap),)
    chosen = feasible(_fixed(model, (*fixes, *capped)))
    if chosen is None:
        return None
    left = model.size - sum(fix.most for fix in fixes)
    for number, group in enumerate(groups):
        high = min(len(group), left) if cap is None or number else min(cap, left)
        chosen = _most(model, fixes, Fix(group, 0, high), chosen)
        count = _count(group, chosen)
        fixes, left = (*fixes, Fix(group, count, count)), left - count
    return Settled(fixes, chosen)


def _most(model: Model, fixes: tuple[Fix, ...], wanted: Fix, chosen: Indices) -> Indices:
    """Return a set with as many of a group as can be, from one set to a better one."""
    while (count := _count(wanted.items, chosen)) < wanted.most:
        better = feasible(_fixed(model, (*fixes, wanted._replace(least=count + 1))))
        if better is None:
            break
        chosen = better
    return chosen


def _count(group: Indices, chosen: Indices) -> int:
    return len(set(group).intersection(chosen))


def _second(model: Model, best: Settled) -> Settled | None:
    """Return the best that is less good: fewer of the last group in which that can be."""
    groups = [fix.items for fix in best.fixes]
    for place in range(len(groups) - 1, -1, -1):
        if count := best.fixes[place].most:
            found = _settled(model, best.fixes[:place], groups[place:], cap=count - 1)
            if found is not None:
                return found
    return None


def _fixed(model: Model, fixes: Iterable[Fix]) -> Model:
    """Return the model with quotas that may not be missed; whole groups in or out share one of each."""
    inside: list[int] = []
    outside: list[int] = []
    parted: list[Fix] = []
    for fix in fixes:
        if fix.least == len(fix.items):
            inside += fix.items
        elif not fix.most:
            outside += fix.items
        else:
            parted.append(fix)
    hard = [Fix(tuple(inside), len(inside), len(inside)), Fix(tuple(outside), 0, 0), *parted]
    members = [list(member) for member in model.members]
    for number, fix in enumerate(hard, start=len(model.least)):
        for item in fix.items:
            members[item].append(number)
    return evolve(
        model,
        members=tuple(map(tuple, members)),
        least=(*model.least, *(fix.least for fix in hard)),
        most=(*model.most, *(fix.most for fix in hard)),
        hard=len(hard),
    )
