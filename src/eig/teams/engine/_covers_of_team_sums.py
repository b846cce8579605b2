"""Rows that follow of a sum over a team: of people who together pass it, not all sit there.

Such a set is a cover, and one of it at least sits elsewhere (Balas 1975; Wolsey 1975). Whoever leaves room
for fewer of the others counts for more than one (Padberg 1975). A team has a least size: what anybody
weighs at least is taken off for so many seats first, and people weigh what is beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from eig.teams.engine._cohort_rules_as_rows import Table
from eig.teams.engine._envy_claims_as_rows import Cut

PASSED = 1 / 16  # how far values must pass a row


def covers(table: Table, here: Sequence[Mapping[int, float]]) -> Iterator[Cut]:
    """Yield the rows that seats in parts, by place, pass: one a sum at most."""
    alone = {kind.units[0] for kind in table.kinds if len(kind.units) == 1}
    for number, (place, sitting) in enumerate(zip(table.model.places, here, strict=True)):
        for weights, left in () if place.empty is not None else place.beyond_least:
            some = {unit: weight for unit, weight in weights.items() if unit in alone}
            counts, most = counted(some, left, sitting)
            if sum([count * sitting.get(unit, 0.0) for unit, count in counts.items()]) > most + PASSED:
                yield Cut((), most, tuple([(number, unit, count) for unit, count in sorted(counts.items())]))


def counted(
    weights: Mapping[int, int], left: int, sitting: Mapping[int, float]
) -> tuple[Mapping[int, int], int]:
    """Return how much each counts, and what all who sit count at most; nothing where no row follows.

    Args:
        weights: What each weighs; no less than nothing.
        left: What all who sit weigh at most.
        sitting: In which part each sits.
    """
    cover = _cover(weights, left, sitting)
    most = len(cover) - 1
    if most < 1 or left < 0:
        return {}, 0
    counts, lightest = dict[int, int](), [0, *[left + 1] * most]  # what they weigh who count so much
    others = sorted(weights.keys() - set(cover), key=lambda one: (-sitting.get(one, 0.0), -weights[one], one))
    for unit in (*cover, *others):
        weight = weights[unit]
        beside = max(compress(range(most + 1), [one <= left - weight for one in lightest]), default=0)
        count = most - beside if len(counts) >= len(cover) else 1
        if count:
            counts[unit] = count
            lightest = [
                min(one, lightest[max(0, much - count)] + weight) if much else 0
                for much, one in enumerate(lightest)
            ]
    return counts, most


def _cover(weights: Mapping[int, int], left: int, sitting: Mapping[int, float]) -> Sequence[int]:
    """Return a set that weighs more than is left, and without any of it does not; nobody if all have room."""
    cover, total = list[int](), 0
    some = [one for one in sitting if weights.get(one)]
    for unit in sorted(some, key=lambda one: ((1 - sitting[one]) / weights[one], one)):
        if total > left:
            break
        cover.append(unit)
        total += weights[unit]
    if total <= left:
        return ()
    for unit in sorted(cover, key=lambda one: (sitting[one], one)):
        if total - weights[unit] > left:
            cover.remove(unit)
            total -= weights[unit]
    return cover
