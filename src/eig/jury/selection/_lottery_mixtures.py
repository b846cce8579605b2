"""The mixtures of compositions behind fair lotteries: maximin by column generation, uniform by counting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from itertools import accumulate
from math import comb, prod
from operator import mul
from typing import TypeAlias

from eig.errors import Fault
from eig.jury.selection._how_many_of_each_kind_search import Counts, Kinds, heavier
from eig.jury.selection._lagrangian_search_under_quotas import Model
from eig.jury.selection._lottery_leximin import Better, Stopped, Unproven, leximin, rough_leximin

Mixed: TypeAlias = tuple[tuple[int, ...], Fraction]
"""Counts by kind, and their probability."""

MOST_COMPOSITIONS = 100_000
"""How many compositions a uniform lottery lists before it gives up, saying so."""

FEW = 40
"""Kinds up to which whole numbers alone find a fair mixture in tenths of a second."""


def by_kind(members: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Return the places of the items, those that the same quotas count together."""
    kinds: dict[tuple[int, ...], list[int]] = {}
    for index, member in enumerate(members):
        kinds.setdefault(member, []).append(index)
    return [kinds[member] for member in sorted(kinds)]


# ── maximin and leximin ───────────────────────────────────────────────────────────────────────────


def fair_mixture(
    kinds: Kinds, first: Counts, *, stages: int | None, stop: Callable[[], bool]
) -> tuple[list[Mixed], bool]:
    """Mix compositions by column generation, from a first one; tell whether the mixture is proven.

    Compositions that hold each kind that one can hold come first: mixed alike, they are the least of a search
    that is stopped. Kinds that no composition can hold are left out of the worst chance.
    """

    def tick() -> None:
        if stop():
            raise Stopped

    rows = range(len(first))
    cover, missing = [first], {row for row in rows if not first[row]}
    try:
        while missing and (found := heavier(kinds, [int(row in missing) for row in rows], 0, tick)):
            cover.append(found)
            missing -= {row for row in missing if found[row]}
    except Stopped:
        return _alike(cover), False
    possible = [row for row in rows if row not in missing]
    if not possible:
        return [(first, Fraction(1))], True

    def spread(counts: Sequence[int]) -> tuple[int, ...]:
        found = dict(zip(possible, counts, strict=True))
        return tuple(found.get(row, 0) for row in rows)

    def better(weights: Sequence[int], above: int) -> tuple[int, ...] | None:
        wide = spread(weights)
        known = max(cover, key=lambda counts: sum(map(mul, wide, counts)))
        found = known if sum(map(mul, wide, known)) > above else heavier(kinds, wide, above, tick)
        return found and tuple(found[row] for row in possible)

    sizes = [kinds.sizes[row] for row in possible]
    start = tuple(first[row] for row in possible)
    mixed, proven = _mixed(start, sizes, better, stages)
    made = sorted((spread(counts), chance) for counts, chance in mixed)
    return (made if proven else max(_alike(cover), made, key=partial(_chances, kinds.sizes))), proven


def _alike(cover: Sequence[Counts]) -> list[Mixed]:
    """Return compositions with the same probability each."""
    return [(counts, Fraction(1, len(cover))) for counts in sorted(cover)]


def _chances(sizes: Sequence[int], mixed: Sequence[Mixed]) -> list[Fraction]:
    """Return the chance of an item of each kind, the worst first."""
    given = [sum(chance * counts[row] for counts, chance in mixed) for row in range(len(sizes))]
    return sorted(Fraction(one) / size for one, size in zip(given, sizes, strict=True))


def _mixed(
    start: Counts, sizes: Sequence[int], better: Better, stages: int | None
) -> tuple[list[tuple[Counts, Fraction]], bool]:
    """Return sets with their probabilities: of many kinds by floats first, where whole numbers prove them."""
    if stages is None and len(sizes) > FEW:
        with suppress(Unproven, ArithmeticError):
            return rough_leximin(start, sizes=sizes, better=better)
    return leximin(start, sizes=sizes, better=better, stages=stages)


# ── uniform ───────────────────────────────────────────────────────────────────────────────────────


def uniform_mixture(model: Model, kinds: Sequence[Sequence[int]]) -> list[Mixed]:
    """Weigh each composition by the number of its sets."""
    listed: list[tuple[int, ...]] = []
    for counts in _compositions(model, kinds):
        listed.append(counts)
        if len(listed) > MOST_COMPOSITIONS:
            most = {"most": MOST_COMPOSITIONS}
            raise Fault("fair_lottery.rule", "uniform", "jury.selection.few_compositions", most)
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
