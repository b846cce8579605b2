"""What would link jurors by the items they share, and why they cannot all be linked.

Two counts settle most cases without a search. All who read are linked by as many pairs as they are, less one.
Of these pairs, an item serves one for each of its reviews beyond the first at most, and a pair takes `shared`
items. And a group of jurors who share no item of two readers with anyone else stays apart, whatever the rest
does.

Links are made good by more reviews, and by room for them. Taking a review away splits a group in two at most,
so that no repair takes fewer steps than those counts lack; where that bound is not reached on a small jury,
every smaller repair is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, combinations_with_replacement
from typing import NamedTuple

from eig._maths.flow_several_columns_each import Demand, Flow
from eig.jury.assignment._branch_and_bound_over_reviews import Found, Pair, search
from eig.jury.assignment._jurors_linked_by_shared_items import juror_groups, linking, one_group
from eig.jury.assignment._most_reviews_that_fit import Lack

EXACT = 200  # pairs of an item and a juror up to which every smaller repair is tried
HASTE = 50  # flows that are solved to see whether a step is needed


class Links(NamedTuple):
    """The steps that link all jurors, and the steps that any repair takes at least."""

    more: Sequence[int]
    room: Sequence[int]
    least: int

    @property
    def size(self) -> int:
        """How many steps it takes."""
        return sum(self.more) + sum(self.room)


def obstacles(demand: Demand, shared: int) -> list[Lack]:
    """Return the counts that prove that no assignment links all jurors; none if they prove nothing."""
    need, offer = shared * (_readers(demand, 0, 0) - 1), _beyond_first(demand)
    if need > offer:
        asked = tuple(item for item, reviews in enumerate(demand.needs) if reviews)
        return [Lack("links", asked, tuple(range(len(demand.low))), need, offer)]
    groups = _closed(demand, demand.low)
    return [Lack("bridges", _only(demand, group), tuple(group), 1, 0) for group in groups if len(groups) > 1]


def _only(demand: Demand, group: Sequence[int]) -> tuple[int, ...]:
    """Return the items asked for that only the jurors of a group may read."""
    asked = enumerate(zip(demand.worth, demand.needs, strict=True))
    return tuple(item for item, (worth, need) in asked if need and worth.keys() <= set(group))


def _beyond_first(demand: Demand) -> int:
    return sum(max(need - 1, 0) for need in demand.needs)


def _readers(demand: Demand, more: int, room: int) -> int:
    """Return how many jurors read something at least, were there so many more reviews and so much room."""
    must = sum(low > 0 for low in demand.low)
    reach = accumulate(sorted(demand.high, reverse=True), initial=0)
    return max(
        must,
        sum(places + room * (count > 0) < sum(demand.needs) + more for count, places in enumerate(reach)),
    )


def _closed(demand: Demand, low: Sequence[int]) -> list[list[int]]:
    """Return the groups of jurors who must read and who share no item of two readers with another group."""
    asked = [(worth, need) for worth, need in zip(demand.worth, demand.needs, strict=True) if need]
    root = juror_groups([worth for worth, need in asked if need > 1], len(low), 1)
    sides = [{root[juror] for juror in worth} for worth, _ in asked]
    must = {side.pop() for side in sides if len(side) == 1}
    must |= {root[juror] for juror, least in enumerate(low) if least}
    groups = [[juror for juror in range(len(root)) if root[juror] == first] for first in sorted(must)]
    return sorted(groups, key=lambda group: (-len(group), group))


# ── what would link them ──────────────────────────────────────────────────────────────────────────


def links(flow: Flow, shared: int, *, effort: int, proven: bool) -> Links | None:
    """Return the steps that link all jurors, or None where nothing does, whatever is asked.

    They are as few as can be proven on a small jury, few on others. Where it is not proven that no assignment
    links the jurors as things are, no number of steps is proven either.
    """
    demand = flow.demand
    most = _everyone(demand, shared)
    if most is None or not proven:
        return most and (_joined(flow, shared) or most)
    least = _least(demand, shared)
    found = _pruned(demand, _joined(flow, shared) or most, least, shared)
    small = sum(map(len, demand.worth)) <= EXACT
    while small and effort > 0 and least < found.size:
        steps, effort = _tried(demand, least, shared, effort)
        if steps is not None:
            return steps
        least += effort > 0
    return found._replace(least=least)


def _everyone(demand: Demand, shared: int) -> Links | None:
    """Return the steps for all of a group to read all that they may, or None where no group could do it all.

    Any plan that links its jurors keeps within a group of those who could share enough.
    """
    root = juror_groups([worth if need else () for worth, need in _asked(demand)], len(demand.low), shared)
    for first in sorted(set(root)):
        readers = [
            {juror for juror in worth if need and root[juror] == first} for worth, need in _asked(demand)
        ]
        seated = all(root[juror] == first for juror, low in enumerate(demand.low) if low)
        if seated and all(len(own) >= need for own, need in zip(readers, demand.needs, strict=True)):
            return _steps_to(demand, readers)
    return None


def _asked(demand: Demand) -> Iterator[tuple[dict[int, int], int]]:
    return zip(demand.worth, demand.needs, strict=True)


def _steps_to(demand: Demand, readers: Sequence[set[int]]) -> Links:
    """Return the steps that a plan takes: its reviews beyond those asked, and its room."""
    load = Counter(juror for own in readers for juror in own)
    return Links(
        more=[len(own) - need for own, need in zip(readers, demand.needs, strict=True)],
        room=[max(load[juror] - high, 0) for juror, high in enumerate(demand.high)],
        least=0,
    )


def _pruned(demand: Demand, found: Links, least: int, shared: int) -> Links:
    """Return steps that link all jurors without those that a better plan does not need, room first."""
    for place in range(len(found.room) + len(found.more)):
        while found.size > least and (fewer := _without(found, place)) is not None:
            changed = _changed(demand, fewer)
            if obstacles(changed, shared) or not _search(changed, shared, HASTE).flow:
                break
            found = fewer
    return found


def _without(steps: Links, place: int) -> Links | None:
    """Return steps with one less in a place, or None where there is none to leave out."""
    counts, seats = [*steps.room, *steps.more], len(steps.room)
    counts[place] -= 1
    return steps._replace(room=counts[:seats], more=counts[seats:]) if counts[place] >= 0 else None


def _search(demand: Demand, shared: int, effort: int) -> Found:
    return search(demand, linking(len(demand.low), shared), effort=effort, tries=0)


def _least(demand: Demand, shared: int) -> int:
    """Return the fewest steps that the counts leave possible, in all: one, where they lack nothing."""
    places, asked, offer = sum(demand.high), sum(demand.needs), _beyond_first(demand)
    bridges = len(_closed(demand, [0] * len(demand.low))) - 1
    size = 1
    while True:
        for more in range(max(bridges, 0), size + 1):
            room = size - more
            if places + room >= asked + more and offer + more >= shared * (_readers(demand, more, room) - 1):
                return size
        size += 1


def _tried(demand: Demand, size: int, shared: int, effort: int) -> tuple[Links | None, int]:
    """Return steps of a size that link all jurors, if there are some, and the effort that is left."""
    for steps in _steps(demand, size):
        changed = _changed(demand, steps)
        effort -= 1
        if obstacles(changed, shared):
            continue
        tried = _search(changed, shared, max(effort, 1))
        effort -= tried.steps
        if tried.flow is not None:
            return steps, effort
        if effort <= 0:
            break
    return None, effort


def _steps(demand: Demand, size: int) -> Iterator[Links]:
    """Yield every repair of a size: more reviews of items that others may read, and room."""
    items, jurors = len(demand.needs), len(demand.low)
    asked = [item for item, need in enumerate(demand.needs) if need > 0]
    for some in combinations_with_replacement([*asked, *range(items, items + jurors)], size):
        counts = Counter(some)
        more, room = ([counts[at] for at in where] for where in (range(items), range(items, items + jurors)))
        seats = zip(demand.worth, demand.needs, more, strict=True)
        if all(need + by <= len(worth) for worth, need, by in seats):
            yield Links(more, room, least=size)


def _changed(demand: Demand, steps: Links) -> Demand:
    return demand._replace(
        worth=[dict.fromkeys(worth, 0) for worth in demand.worth],
        needs=[need + by for need, by in zip(demand.needs, steps.more, strict=True)],
        high=[high + by for high, by in zip(demand.high, steps.room, strict=True)],
    )


# ── step by step ──────────────────────────────────────────────────────────────────────────────────


def _joined(flow: Flow, shared: int) -> Links | None:
    """Link group after group, each time by the two jurors whom it costs least to link, if that goes on."""
    demand = flow.demand
    readers = [set(own) for own in flow.readers]
    while not one_group(readers, len(demand.low), shared):
        added = _cheapest(demand, readers, shared)
        if not added:
            return None
        for item, juror in added:
            readers[item].add(juror)
    return _steps_to(demand, readers)


def _cheapest(demand: Demand, readers: Sequence[set[int]], shared: int) -> list[Pair]:
    """Return the reviews to add that link two groups, those that cost least, busy jurors first."""
    load = Counter(juror for own in readers for juror in own)
    root = juror_groups(readers, len(demand.low), shared)
    full = [load[juror] >= high for juror, high in enumerate(demand.high)]
    found: list[tuple[int, int, int, list[Pair]]] = []
    for pair in combinations(range(len(root)), 2):
        idle = sum(not load[juror] for juror in pair)
        if idle < len(pair) and root[pair[0]] != root[pair[1]]:
            added = _shared_by(demand, readers, pair, shared=shared, full=full)
            if added is not None:
                cost = sum(1 + full[juror] for _, juror in added)
                others = sum(len(readers[item]) for item, _ in added)
                found.append((idle, cost, others, added))
    return min(found)[-1] if found else []


def _shared_by(
    demand: Demand, readers: Sequence[set[int]], pair: tuple[int, int], *, shared: int, full: Sequence[bool]
) -> list[Pair] | None:
    """Return the fewest reviews to add for two jurors to share so many items; None if they cannot."""
    ways = [
        [(item, juror) for juror in pair if juror not in own]
        for item, (worth, own) in enumerate(zip(demand.worth, readers, strict=True))
        if own and own | worth.keys() >= set(pair)
    ]

    def dear(way: list[Pair]) -> tuple[int, int, list[Pair]]:
        return sum(1 + full[juror] for _, juror in way), sum(len(readers[item]) for item, _ in way), way

    chosen = sorted(ways, key=dear)[:shared]
    return [review for way in chosen for review in way] if len(chosen) == shared else None
