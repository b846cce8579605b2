"""All the best orders of Kemeny: exact dynamic programming over sets of candidates, pruned by proofs.

Where the strict majorities of a group make no cycle, its best orders are those that keep all of them: which
places they leave open is read off the majorities, however many such orders there are.

A set is what is left to place. Only candidates of its *top group* can come next: where everyone of a group is
preferred by a majority to everyone else left, all best orders place the group first (M. Truchon, "An
extension of the Condorcet criterion and Kemeny orders", 1998). A set is dropped when what was lost to reach
it, plus the least that its majority cycles will cost, exceeds the loss of an order already known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice, permutations, takewhile
from math import comb
from typing import NamedTuple

from eig._values.progress_and_stopping import Steps, never
from eig.jury.votes._bit_sets import bits_of

Layer = dict[int, int]


class Majorities(NamedTuple):
    """Who is preferred to whom: for each candidate the sets it weakly beats, weakly loses to, and its losses.

    A candidate is in its own sets of these two.
    `loss[a][b]` is what placing a before b costs: by how many jurors the majority for b exceeds that for a.
    """

    beats: Sequence[int]
    loses: Sequence[int]
    strictly: Sequence[int]
    loss: Sequence[Sequence[int]]


class Optima(NamedTuple):
    """Best orders of one group: their loss, what proves it, and what they all agree upon.

    `number` is None where they were not counted. `nexts` gives, for what is left to place, who may come next
    in the best orders known; `after` for each candidate those of the group that some best order places after
    it; `places` the places it has, from 1: all those of the group where that is not known.
    """

    loss: int
    bound: int
    number: int | None
    whole: int
    nexts: Callable[[int], Sequence[int]]
    after: Mapping[int, int]
    places: Mapping[int, Sequence[int]]


def majorities(wins: Sequence[Sequence[int]]) -> Majorities:
    """Return the majorities of pairwise counts."""
    columns = tuple(zip(*wins, strict=True))
    loss = [
        [max(lost - won, 0) for won, lost in zip(row, column, strict=True)]
        for row, column in zip(wins, columns, strict=True)
    ]
    beats = [_set(at for at, less in enumerate(row) if not less) for row in loss]
    loses = [_set(at for at, row in enumerate(loss) if not row[own]) for own in range(len(loss))]
    strictly = [_set(at for at, less in enumerate(row) if less) for row in loss]
    return Majorities(beats, loses, strictly, loss)


def _set(members: Iterator[int]) -> int:
    return sum(1 << member for member in members)


def top_group(who: Majorities, left: int) -> int:
    """Return the least group that a majority prefers to everyone else left, strictly."""
    best = max(bits_of(left), key=lambda one: (who.beats[one] & left).bit_count())
    group, fresh = 0, 1 << best
    while fresh:
        group |= fresh
        found = 0
        for one in bits_of(fresh):
            found |= who.loses[one]
        fresh = found & left & ~group
    return group


def groups(who: Majorities) -> Iterator[int]:
    """Yield the groups of candidates, each preferred as a whole to all that follow."""
    left = (1 << len(who.beats)) - 1
    while left:
        group = top_group(who, left)
        yield group
        left &= ~group


def _step(who: Majorities, one: int, left: int) -> int:
    """Return what is lost by placing a candidate before all others left."""
    row = who.loss[one]
    return sum(row[other] for other in bits_of(who.strictly[one] & left))


def _cycles(who: Majorities, group: int, heard: Callable[[], bool] = never) -> list[Cycle]:
    """Return majority cycles of three, each with a cost that no order avoids, whatever the others cost.

    An order breaks a pair of each cycle. What a pair costs is shared out among the cycles that it is in, and
    never exceeded, so that the costs add up: those of some cycles too, where it is stopped.
    """
    members = list(bits_of(group))
    room = {one: {other: who.loss[other][one] for other in members} for one in members}
    wins = {one: _set(other for other in members if room[one][other]) for one in members}
    loses = {one: who.strictly[one] & group for one in members}
    kept: list[Cycle] = []
    for one in takewhile(lambda _: not heard(), members):
        for two in bits_of(wins[one]):
            while wins[one] >> two & 1 and (thirds := wins[two] & loses[one]):
                kept.append(_dearest(room, (one, two), thirds))
                _use(kept[-1].pairs, kept[-1].cost, room, (wins, loses))
    return kept


class Cycle(NamedTuple):
    """Three candidates, each preferred to the next, the last to the first: as a set, as pairs, its cost."""

    members: int
    pairs: tuple[tuple[int, int], ...]
    cost: int


def _dearest(room: Mapping[int, Mapping[int, int]], pair: tuple[int, int], thirds: int) -> Cycle:
    """Return the cycle through two candidates and one of some others with the most room left."""
    one, two = pair
    least, less = max((min(room[two][three], room[three][one]), -three) for three in bits_of(thirds))
    pairs = ((one, two), (two, -less), (-less, one))
    return Cycle(1 << one | 1 << two | 1 << -less, pairs, min(least, room[one][two]))


def _use(
    pairs: Sequence[tuple[int, int]],
    cost: int,
    room: dict[int, dict[int, int]],
    sets: tuple[dict[int, int], dict[int, int]],
) -> None:
    """Take the cost of a cycle out of the room of its pairs; a pair without room is in no further cycle."""
    wins, loses = sets
    for one, other in pairs:
        room[one][other] -= cost
        if not room[one][other]:
            wins[one] &= ~(1 << other)
            loses[other] &= ~(1 << one)


def some_order(who: Majorities, group: int, heard: Callable[[], bool] = never) -> list[int]:
    """Return a good order: by majorities won, then improved by moving one candidate at a time."""
    order = sorted(bits_of(group), key=lambda one: (-(who.beats[one] & group).bit_count(), one))
    moved = True
    while moved:
        before = list(order)
        for one in takewhile(lambda _: not heard(), before):
            order = _replaced(who, order, one)
        moved = order_loss(who, order) < order_loss(who, before)
    return order


def order_loss(who: Majorities, order: Sequence[int]) -> int:
    """Return what an order loses in all."""
    return sum(who.loss[one][other] for one, other in combinations(order, 2))


def _replaced(who: Majorities, order: Sequence[int], one: int) -> list[int]:
    """Return the order with one candidate moved to its best place, the first of equal ones."""
    rest = [other for other in order if other != one]
    row = who.loss[one]
    costs = [sum(row[other] for other in rest)]
    for other in rest:
        costs.append(costs[-1] - row[other] + who.loss[other][one])
    place = costs.index(min(costs))
    return [*rest[:place], one, *rest[place:]]


def optima(who: Majorities, group: int, steps: Steps) -> Optima:
    """Return all the best orders of one group; where `steps` run out, what is known of them."""
    known = some_order(who, group, steps.heard)
    limit, cycles = order_loss(who, known), _cycles(who, group, steps.heard)
    if not limit:
        return _without_cycles(who, group, steps)
    before = always_before(who, group, limit, cycles, heard=steps.heard)
    search = Search(_with_each(cycles, group), limit, before)
    layers: list[Layer] = [{group: 0}]
    least = {group: sum(one.cost for one in cycles)}
    while 0 not in layers[-1]:
        layer, fewer = _next(who, (layers[-1], least), search, steps)
        if steps.left < 0:
            bound = min(loss + least[left] for left, loss in layers[-1].items())
            return _one_order(known, before, limit, bound)
        layers.append(layer)
        least = fewer
    ways, count = _backward(who, layers)
    return _counted(ways, group, layers[-1][0], count)


def _counted(ways: dict[int, list[int]], group: int, loss: int, number: int) -> Optima:
    """Return what all best orders agree upon, from the ways to go on from each set."""
    after, places = dict.fromkeys(bits_of(group), 0), {one: set[int]() for one in bits_of(group)}
    for left, nexts in ways.items():
        for one in nexts:
            after[one] |= left & ~(1 << one)
            places[one].add(group.bit_count() - left.bit_count() + 1)
    sorted_places = {one: sorted(held) for one, held in places.items()}
    return Optima(loss, loss, number, group, ways.__getitem__, after, sorted_places)


def _with_each(cycles: Sequence[Cycle], group: int) -> dict[int, list[tuple[int, int]]]:
    """Return the cycles of each candidate, with their costs."""
    found: dict[int, list[tuple[int, int]]] = {one: [] for one in bits_of(group)}
    for cycle in cycles:
        for one in bits_of(cycle.members):
            found[one].append((cycle.members, cycle.cost))
    return found


def always_before(
    who: Majorities, group: int, limit: int, cycles: Sequence[Cycle], *, heard: Callable[[], bool] = never
) -> dict[int, int]:
    """Return, for each candidate of a group, those that every best order places before it, as far as shown.

    Let b stand before a. That pair costs what its majority weighs; each c either stands before a or after b,
    whichever costs less; and each cycle without a and b costs as ever. No pair is counted twice, so that
    where all this costs more than an order already known, a stands before b in every best order.
    """
    members = list(bits_of(group))
    columns = {one: [who.loss[other][one] for other in members] for one in members}
    rows = {one: [who.loss[one][other] for other in members] for one in members}
    spare = limit - sum(cycle.cost for cycle in cycles)
    of_one, of_two = dict.fromkeys(members, 0), dict[tuple[int, int], int]()
    for cycle in cycles:
        for one, other in permutations(bits_of(cycle.members), 2):
            of_two[one, other] = of_two.get((one, other), 0) + cycle.cost
        for one in bits_of(cycle.members):
            of_one[one] += cycle.cost
    before = dict.fromkeys(members, 0)
    for one in takewhile(lambda _: not heard(), members):
        for other in bits_of(group & ~(1 << one)):
            freed = of_one[one] + of_one[other] - of_two.get((one, other), 0)
            cost = who.loss[other][one] + sum(map(min, columns[one], rows[other]))
            if cost > spare + freed:
                before[other] |= 1 << one
    return _closed(before)


def _closed(before: dict[int, int]) -> dict[int, int]:
    """Return who precedes whom, through others too."""
    for middle in list(before):
        for one, known in before.items():
            if known >> middle & 1:
                before[one] = known | before[middle]
    return before


def _one_order(order: Sequence[int], before: Mapping[int, int], loss: int, bound: int) -> Optima:
    """Return one order, and what every best order agrees upon as far as shown; the rest stays tied."""
    group = _set(iter(order))
    follow = {one: _set(other for other in order if before[other] >> one & 1) for one in order}
    after = {one: group & ~(1 << one) & ~before[one] for one in order}
    places = {
        one: range(before[one].bit_count() + 1, len(order) - follow[one].bit_count() + 1) for one in order
    }

    def nexts(left: int) -> Sequence[int]:
        return [order[-left.bit_count()]]

    return Optima(loss, bound, None, group, nexts, after, places)


def _without_cycles(who: Majorities, group: int, steps: Steps) -> Optima:
    """Return the orders that keep every strict majority: what may stand where is exact, counted or not.

    A candidate can take any place between those that must precede it and those that must follow it.
    """
    above = _closed({one: who.strictly[one] & group for one in bits_of(group)})
    below = {one: _set(other for other in above if above[other] >> one & 1) for one in above}
    after = {one: group & ~(1 << one) & ~above[one] for one in above}
    size = group.bit_count()
    places = {one: range(above[one].bit_count() + 1, size - below[one].bit_count() + 1) for one in above}

    def nexts(left: int) -> Sequence[int]:
        return [one for one in bits_of(left) if not who.strictly[one] & left]

    return Optima(0, 0, _extensions(who, group, steps), group, nexts, after, places)


def _extensions(who: Majorities, group: int, steps: Steps) -> int | None:
    """Count the orders that keep every strict majority; None where `steps` run out.

    Parts that no majority joins are counted apart, and interleave freely.
    """
    number, placed = 1, 0
    for part in _joined(who, group):
        counts: dict[int, int] = {part: 1}
        while 0 not in counts:
            if not steps.take(sum(map(int.bit_count, counts))):
                return None
            fewer: dict[int, int] = {}
            for left, count in counts.items():
                for one in bits_of(left):
                    if not who.strictly[one] & left:
                        rest = left & ~(1 << one)
                        fewer[rest] = fewer.get(rest, 0) + count
            counts = fewer
        placed += part.bit_count()
        number *= counts[0] * comb(placed, part.bit_count())
    return number


def _joined(who: Majorities, group: int) -> Iterator[int]:
    """Yield the parts of a group that strict majorities join."""
    left = group
    while left:
        part, fresh = 0, left & -left
        while fresh:
            part |= fresh
            found = 0
            for one in bits_of(fresh):
                found |= who.strictly[one]
                found |= _set(other for other in bits_of(group) if who.strictly[other] >> one & 1)
            fresh = found & group & ~part
        yield part
        left &= ~part


class Search(NamedTuple):
    """What bounds the search: each candidate's cycles, the loss of a known order, and who precedes whom."""

    cycles: Mapping[int, Sequence[tuple[int, int]]]
    loss: int
    before: Mapping[int, int]


def _next(who: Majorities, reached: tuple[Layer, Layer], search: Search, steps: Steps) -> tuple[Layer, Layer]:
    """Return the sets with one candidate less, with the least loss to reach and to leave each."""
    layer, least = reached
    found: Layer = {}
    fewer: Layer = {}
    for left, so_far in layer.items():
        top = top_group(who, left)
        if not steps.take(top.bit_count()):
            break
        for one in bits_of(top):
            if search.before[one] & left:
                continue
            rest, loss = left & ~(1 << one), so_far + _step(who, one, left)
            if loss < found.get(rest, search.loss + 1):
                if rest not in fewer:
                    gone = sum(cost for mask, cost in search.cycles[one] if not mask & ~left)
                    fewer[rest] = least[left] - gone
                if loss + fewer[rest] <= search.loss:
                    found[rest] = loss
    return found, fewer


def _backward(who: Majorities, layers: Sequence[Layer]) -> tuple[dict[int, list[int]], int]:
    """Return, for each set on a best way, who may come next; and how many best orders there are."""
    ways: dict[int, list[int]] = {}
    counts = {0: 1}
    for layer, then in zip(reversed(layers[:-1]), reversed(layers[1:]), strict=True):
        for left, so_far in layer.items():
            nexts = [
                one
                for one in bits_of(top_group(who, left))
                if (rest := left & ~(1 << one)) in counts and so_far + _step(who, one, left) == then[rest]
            ]
            if nexts:
                ways[left] = nexts
                counts[left] = sum(counts[left & ~(1 << one)] for one in nexts)
    return ways, counts[next(iter(layers[0]))]


def orders(best: Optima) -> Iterator[tuple[int, ...]]:
    """Yield the best orders known of a group, in the order of their candidates."""
    order: list[int] = []
    turns = [iter(best.nexts(best.whole))]
    left = best.whole
    while turns:
        one = next(turns[-1], None)
        if one is None:
            turns.pop()
            left |= 1 << order.pop() if order else 0
            continue
        order.append(one)
        left &= ~(1 << one)
        if left:
            turns.append(iter(best.nexts(left)))
        else:
            yield tuple(order)
            left |= 1 << order.pop()


def all_orders(parts: Sequence[Optima], most: int) -> list[tuple[int, ...]]:
    """Return the first `most` best orders of all groups, one after the other."""
    found: list[tuple[int, ...]] = [()]
    for part in reversed(parts):
        tails = found
        found = list(islice(((*head, *tail) for head in orders(part) for tail in tails), most))
    return found


def placed_before(parts: Sequence[Optima], size: int) -> list[int]:
    """Return, for each candidate, the set of those that some best order places after it."""
    after = [0] * size
    left = sum(part.whole for part in parts)
    for part in parts:
        left &= ~part.whole
        for one, others in part.after.items():
            after[one] = others | left
    return after


def all_places(parts: Sequence[Optima], size: int) -> list[tuple[int, ...]]:
    """Return, for each candidate, the places that it has in the best orders known."""
    places: list[tuple[int, ...]] = [()] * size
    before = 0
    for part in parts:
        for one, held in part.places.items():
            places[one] = tuple(before + place for place in held)
        before += part.whole.bit_count()
    return places
