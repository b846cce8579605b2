"""The mixtures of compositions behind fair lotteries: maximin by column generation, uniform by counting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb, floor, lcm, prod
from typing import TypeAlias

from attrs import evolve

from eig.errors import Fault
from eig.jury.selection._maximin import maximin
from eig.jury.selection._quota_search import Model, feasible, planned, rising_sets

Mixed: TypeAlias = tuple[tuple[int, ...], Fraction]
"""Counts by kind, and their probability."""

MOST_COMPOSITIONS = 100_000
"""How many compositions a uniform lottery lists before it gives up, saying so."""


def by_kind(items: Sequence[str], members: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Return the places of the items, those that the same quotas count together."""
    kinds: dict[tuple[int, ...], list[int]] = {}
    for index, _ in enumerate(items):
        kinds.setdefault(members[index], []).append(index)
    return [kinds[member] for member in sorted(kinds)]


# ── maximin ───────────────────────────────────────────────────────────────────────────────────────


def maximin_mixture(model: Model, kinds: Sequence[Sequence[int]]) -> list[Mixed]:
    """Mix compositions by column generation; kinds that no set can hold are left out of the worst chance."""
    possible = [row for row, kind in enumerate(kinds) if _can_hold(model, kind)]
    first = feasible(model)
    assert first is not None, "asked of quotas that hold together"
    if not possible:
        return [((0,) * len(kinds), Fraction(1))]

    def chances(counts: tuple[int, ...]) -> list[Fraction]:
        return [Fraction(counts[row], len(kinds[row])) for row in possible]

    def better(weights: Sequence[Fraction], than: Fraction) -> tuple[int, ...] | None:
        found = _heavier(model, kinds, dict(zip(possible, weights, strict=True)), than)
        return None if found is None else _counts_of(found, kinds)

    mixed = maximin(_counts_of(first, kinds), chances=chances, better=better)
    return sorted(mixed)


def _can_hold(model: Model, kind: Sequence[int]) -> bool:
    """Tell whether some set that keeps the quotas holds a kind: its first item is made compulsory."""
    members = tuple(
        (*member, len(model.least)) if index == kind[0] else member
        for index, member in enumerate(model.members)
    )
    forced = evolve(model, members=members, least=(*model.least, 1), most=(*model.most, model.size))
    return feasible(forced) is not None


def _heavier(
    model: Model, kinds: Sequence[Sequence[int]], weights: Mapping[int, Fraction], than: Fraction
) -> tuple[int, ...] | None:
    shares = {row: weight / len(kinds[row]) for row, weight in weights.items()}
    unit = lcm(*(share.denominator for share in shares.values()))
    heavy = [0] * len(model.weights)
    for row, share in shares.items():
        for index in kinds[row]:
            heavy[index] = int(share * unit)
    plan = planned(evolve(model, weights=tuple(heavy)))
    return next((chosen for chosen, _ in rising_sets(plan, above=floor(than * unit))), None)


def _counts_of(chosen: Iterable[int], kinds: Sequence[Sequence[int]]) -> tuple[int, ...]:
    held = set(chosen)
    return tuple(sum(index in held for index in kind) for kind in kinds)


# ── uniform ───────────────────────────────────────────────────────────────────────────────────────


def uniform_mixture(model: Model, kinds: Sequence[Sequence[int]]) -> list[Mixed]:
    """Weigh each composition by the number of its sets."""
    listed: list[tuple[int, ...]] = []
    for counts in _compositions(model, kinds):
        listed.append(counts)
        if len(listed) > MOST_COMPOSITIONS:
            raise Fault(
                "fair_lottery.rule",
                "uniform",
                rule=f"a uniform lottery lists at most {MOST_COMPOSITIONS} compositions",
                remedy='use "maximin", which needs few, or fewer quotas',
            )
    whole_count = sum(sets_of(kinds, counts) for counts in listed)
    return [(counts, Fraction(sets_of(kinds, counts), whole_count)) for counts in listed]


def sets_of(kinds: Sequence[Sequence[object]], counts: Sequence[int]) -> int:
    """Return how many sets hold so many items of each kind."""
    return prod(comb(len(kind), count) for kind, count in zip(kinds, counts, strict=True))


def _compositions(model: Model, kinds: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the counts by kind that keep the quotas, in order; dead ends are left early."""
    members = [model.members[kind[0]] for kind in kinds]
    behind = _available(model, kinds, members)
    stack: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), (0,) * len(model.least))]
    while stack:
        counts, held = stack.pop()
        row, missing = len(counts), model.size - sum(counts)
        open_ = [min(missing, more) for more in behind[row]]
        if model.lacks(held, open_) or missing > sum(map(len, kinds[row:])):
            continue
        if row == len(kinds):
            yield counts
            continue
        for count in range(min(missing, len(kinds[row])), -1, -1):
            added = tuple(have + count * (quota in members[row]) for quota, have in enumerate(held))
            stack.append(((*counts, count), added))


def _available(
    model: Model, kinds: Sequence[Sequence[int]], members: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    sizes = [
        tuple(len(kind) * (quota in member) for quota in range(len(model.least)))
        for kind, member in zip(kinds, members, strict=True)
    ]
    nothing = (0,) * len(model.least)
    sums = accumulate(
        reversed(sizes), lambda left, right: tuple(map(sum, zip(left, right, strict=True))), initial=nothing
    )
    return list(reversed(list(sums)))
