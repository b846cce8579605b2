"""Best sets by order of merit under quotas: the first group counts above all others together, and so on.

Weights that say so grow like powers, and no bound is worth anything on them. So groups are settled in turn:
as many of the first as a set that keeps the quotas can hold, then of the second given that, until the places
are filled. What matters of a set so far is how many it holds, in all and of each quota; whether the groups
that follow can complete it depends on how many of each kind they have, kinds being what quotas tell apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from attrs import define, evolve, field

from eig._values.progress_and_stopping import Steps
from eig.jury.selection._greatest_weight_by_two_searches import LENIENCE, all_of, best_sets, best_weight
from eig.jury.selection._lagrangian_search_under_quotas import Counts, Model, Node, Tired, planned, spend

Indices: TypeAlias = tuple[int, ...]
Held: TypeAlias = tuple[int, Counts]
"""How many are chosen, and how many of each quota, capped where more changes nothing."""


class Settled(NamedTuple):
    """How many of each group are chosen, and what sets may hold before each group."""

    counts: tuple[int, ...]
    before: tuple[frozenset[Held], ...]


def merit_sets(model: Model, *, distinct: int, favour: Sequence[int] = ()) -> dict[int, list[Node]]:
    """Return, by weight, the ends of all sets that are best by order of merit; `favour` decides among them.

    With two distinct weights, the second is there without its sets. Empty if no set keeps the quotas.
    """
    groups = _groups(model)
    found = _first(model, groups, alone=distinct == 1)
    if found is None:
        return {}
    settled = list(zip(groups, found.counts, strict=True))
    flat = _fixed(evolve(model, weights=tuple(favour) or (0,) * len(model.weights)), settled)
    every = best_sets(flat) if favour else all_of(planned(flat), 0, composed_too=not model.slack)
    (ends,) = every.values()
    lower = _second(model, groups, found) if distinct > 1 else None
    rest: dict[int, list[Node]] = {} if lower is None else {_weight(model, groups, lower): []}
    return {_weight(model, groups, found.counts): ends, **rest}


def merit_weight(model: Model) -> int | None:
    """Return the weight of the sets that are best by order of merit; None if no set keeps the quotas."""
    groups = _groups(model)
    found = _first(model, groups, alone=True)
    return None if found is None else _weight(model, groups, found.counts)


def _first(model: Model, groups: Sequence[Indices], *, alone: bool) -> Settled | None:
    """Settle all groups by what sets may hold; where that is too much, by a programme for each in turn."""
    try:
        return _settled(model, groups, frozenset({(0, (0,) * len(model.least))}))
    except Tired:
        if model.slack or not alone:
            raise
    settled = list[tuple[Indices, int]]()
    for group in groups:
        level = evolve(model, weights=tuple(int(item in group) for item in range(len(model.weights))))
        most = best_weight(_fixed(level, settled))
        if most is None:
            return None
        settled.append((group, most))
    return Settled(tuple(count for _, count in settled), ())


def _groups(model: Model) -> list[Indices]:
    order = sorted(range(len(model.weights)), key=lambda item: -model.weights[item])
    return [tuple(group) for _, group in groupby(order, key=model.weights.__getitem__)]


def _weight(model: Model, groups: Sequence[Indices], counts: Sequence[int]) -> int:
    return sum(count * model.weights[group[0]] for group, count in zip(groups, counts, strict=True))


def _settled(
    model: Model, groups: Sequence[Indices], held: frozenset[Held], *, done: int = 0, cap: int | None = None
) -> Settled | None:
    """Settle groups in turn, after those that are done; the first may be capped."""
    steps = Steps(LENIENCE, model.stop)
    if not any(map(Rest.of(model, groups[done:], steps).completes, held)):
        return None
    counts: list[int] = []
    before: list[frozenset[Held]] = []
    for place in range(done, len(groups)):
        before.append(held)
        rest = Rest.of(model, groups[place + 1 :], steps)
        parted = _spread(model, held, groups[place], steps)
        within = [count for count in parted if cap is None or place > done or count <= cap]
        most, held = next(
            (
                (count, good)
                for count in sorted(within, reverse=True)
                if (good := frozenset(filter(rest.completes, parted[count])))
            ),
            (-1, frozenset[Held]()),
        )
        if most < 0:
            return None
        counts.append(most)
    return Settled(tuple(counts), tuple(before))


def _second(model: Model, groups: Sequence[Indices], best: Settled) -> tuple[int, ...] | None:
    """Return the counts that are best after the best: fewer of the last group in which that can be."""
    for place in range(len(groups) - 1, -1, -1):
        if count := best.counts[place]:
            found = _settled(model, groups, best.before[place], done=place, cap=count - 1)
            if found is not None:
                return (*best.counts[:place], *found.counts)
    return None


def _spread(model: Model, held: Iterable[Held], group: Indices, steps: Steps) -> dict[int, set[Held]]:
    """Return, by how many of a group are added, what sets may hold after it."""
    layer = {(one, 0) for one in held}
    for kind, size in Counter(model.members[item] for item in group).items():
        spend(steps, len(layer))
        layer = {
            (_plus(model, one, kind, more), added + more)
            for one, added in layer
            for more in range(min(size, model.size - one[0]) + 1)
        }
    found: dict[int, set[Held]] = {}
    for one, added in layer:
        found.setdefault(added, set()).add(one)
    return found


def _plus(model: Model, held: Held, kind: Indices, more: int) -> Held:
    counts = list(held[1])
    for quota in kind:
        counts[quota] = min(counts[quota] + more, model.caps[quota])
    return held[0] + more, tuple(counts)


@define(eq=False)
class Rest:
    """The groups that follow, kind by kind, and what was found that they cannot complete."""

    model: Model
    kinds: Sequence[tuple[Indices, int]]
    left: Sequence[tuple[int, Counts]]
    steps: Steps
    failed: set[tuple[int, Held]] = field(factory=set[tuple[int, Held]])

    @classmethod
    def of(cls, model: Model, groups: Iterable[Indices], steps: Steps) -> Rest:
        """Return what follows; the kinds that most quotas count come first."""
        sizes = Counter(model.members[item] for group in groups for item in group)
        kinds = sorted(sizes.items(), key=lambda one: (-len(one[0]), one))
        left = [(0, (0,) * len(model.least))]
        for kind, size in reversed(kinds):
            total, counts = left[-1]
            more = tuple(count + size * (quota in kind) for quota, count in enumerate(counts))
            left.append((total + size, more))
        return cls(model, kinds, left[::-1], steps)

    def completes(self, held: Held, place: int = 0) -> bool:
        """Tell whether the kinds from a place on can complete a set within the slack."""
        spend(self.steps)
        missing = self.model.size - held[0]
        total, members = self.left[place]
        open_ = [min(missing, more) for more in members]
        if (
            total < missing
            or self.model.lacks(held[1], open_) > self.model.slack
            or (place, held) in self.failed
        ):
            return False
        if not missing:
            return True
        kind, size = self.kinds[place]
        for more in range(min(size, missing), -1, -1):
            if self.completes(_plus(self.model, held, kind, more), place + 1):
                return True
        self.failed.add((place, held))
        return False


def _fixed(model: Model, settled: Sequence[tuple[Indices, int]]) -> Model:
    """Return the model in which so many of each group are chosen; whole groups in or out share one quota."""
    inside = [item for group, count in settled if count == len(group) for item in group]
    outside = [item for group, count in settled if not count for item in group]
    parted = [(group, count) for group, count in settled if 0 < count < len(group)]
    hard = [(inside, len(inside)), (outside, 0), *parted]
    members = [list(member) for member in model.members]
    for number, (group, _) in enumerate(hard, start=len(model.least)):
        for item in group:
            members[item].append(number)
    counts = [count for _, count in hard]
    return evolve(
        model,
        members=tuple(map(tuple, members)),
        least=(*model.least, *counts),
        most=(*model.most, *counts),
        hard=len(hard),
    )
