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
from itertools import combinations, islice
from math import comb
from typing import NamedTuple

from eig._ground.watching import Steps
from eig.jury.votes._bits import bits_of

Layer = dict[int, int]


class Majorities(NamedTuple):
    """Who is preferred to whom: for each candidate the sets it weakly beats, weakly loses to, and its losses.

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
    beats = [
        _set(at for at, less in enumerate(row) if not less) & ~(1 << own) for own, row in enumerate(loss)
    ]
    loses = [
        _set(at for at, row in enumerate(loss) if not row[own]) & ~(1 << own) for own in range(len(loss))
    ]
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


def _cycles(who: Majorities, group: int) -> list[tuple[int, int]]:
    """Return majority cycles of three that share no pair, with the least that each will cost."""
    wins = {one: _set(other for other in bits_of(group) if who.loss[other][one]) for one in bits_of(group)}
    loses = {one: who.strictly[one] & group for one in wins}
    kept: list[tuple[int, int]] = []
    for one in bits_of(group):
        for two in bits_of(wins[one]):
            third = wins[two] & loses[one]
            if third and wins[one] >> two & 1:
                kept.append(_dearest(who, (one, two), third))
                _use(kept[-1][0], wins, loses)
    return kept


def _dearest(who: Majorities, pair: tuple[int, int], thirds: int) -> tuple[int, int]:
    """Return the cycle through two candidates and one of some others whose weakest majority is greatest."""
    one, two = pair
    costs = [
        (min(who.loss[two][one], who.loss[three][two], who.loss[one][three]), -three)
        for three in bits_of(thirds)
    ]
    cost, less = max(costs)
    return 1 << one | 1 << two | 1 << -less, cost


def _use(cycle: int, wins: dict[int, int], loses: dict[int, int]) -> None:
    """Take the three pairs of a cycle out of what is left."""
    for one in bits_of(cycle):
        wins[one] &= ~cycle
        loses[one] &= ~cycle


def _least(cycles: Sequence[tuple[int, int]], left: int) -> int:
    return sum(cost for mask, cost in cycles if mask & left == mask)


def some_order(who: Majorities, group: int) -> list[int]:
    """Return a good order: by majorities won, then improved by moving one candidate at a time."""
    order = sorted(bits_of(group), key=lambda one: (-(who.beats[one] & group).bit_count(), one))
    moved = True
    while moved:
        before = list(order)
        for one in before:
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
    known = some_order(who, group)
    limit, cycles = order_loss(who, known), _cycles(who, group)
    if not limit:
        return _without_cycles(who, group, steps)
    layers: list[Layer] = [{group: 0}]
    while 0 not in layers[-1]:
        layer = _next(who, layers[-1], Limits(cycles, limit, steps))
        if steps.left < 0:
            bound = min(loss + _least(cycles, left) for left, loss in layers[-1].items())
            return _one_order(known, group, limit, bound)
        layers.append(layer)
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


def _one_order(order: Sequence[int], group: int, loss: int, bound: int) -> Optima:
    """Return one order: not proven the best; or proven, the others uncounted, so that all stay tied."""
    open_places = range(1, len(order) + 1)
    place = {one: open_places if loss == bound else [at] for at, one in enumerate(order, start=1)}
    tied = {one: group & ~(1 << one) for one in order}
    follow = {one: sum(1 << other for other in order[at:]) for at, one in enumerate(order, start=1)}

    def nexts(left: int) -> Sequence[int]:
        return [order[-left.bit_count()]]

    return Optima(loss, bound, None, group, nexts, tied if loss == bound else follow, place)


def _without_cycles(who: Majorities, group: int, steps: Steps) -> Optima:
    """Return the orders that keep every strict majority: what may stand where is exact, counted or not.

    A candidate can take any place between those that must precede it and those that must follow it.
    """
    above = _ancestors(who, group)
    below = {one: _set(other for other in above if above[other] >> one & 1) for one in above}
    after = {one: group & ~(1 << one) & ~above[one] for one in above}
    size = group.bit_count()
    places = {one: range(above[one].bit_count() + 1, size - below[one].bit_count() + 1) for one in above}

    def nexts(left: int) -> Sequence[int]:
        return [one for one in bits_of(left) if not who.strictly[one] & left]

    return Optima(0, 0, _extensions(who, group, steps), group, nexts, after, places)


def _ancestors(who: Majorities, group: int) -> dict[int, int]:
    """Return, for each candidate, those that a chain of strict majorities puts before it."""
    above = {one: who.strictly[one] & group for one in bits_of(group)}
    for middle in bits_of(group):
        for one, known in above.items():
            if known >> middle & 1:
                above[one] = known | above[middle]
    return above


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


class Limits(NamedTuple):
    """What bounds the search: cycles that will cost, the loss of a known order, the steps still allowed."""

    cycles: Sequence[tuple[int, int]]
    loss: int
    steps: Steps


def _next(who: Majorities, layer: Layer, limits: Limits) -> Layer:
    """Return the sets with one candidate less, each with the least loss to reach it."""
    cycles, limit, steps = limits
    found: Layer = {}
    for left, so_far in layer.items():
        top = top_group(who, left)
        if not steps.take(top.bit_count()):
            break
        for one in bits_of(top):
            rest, loss = left & ~(1 << one), so_far + _step(who, one, left)
            if loss < found.get(rest, limit + 1) and loss + _least(cycles, rest) <= limit:
                found[rest] = loss
    return found


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
