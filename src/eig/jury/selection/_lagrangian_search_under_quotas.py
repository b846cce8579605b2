"""Best sets of given size under quotas: an exact search with Lagrangian bounds, on whole numbers.

Fisher 1981, "The Lagrangian relaxation method for solving integer programming problems", Management Science
27(1). Each quota gets a multiplier; whatever its value, the sum of the best adjusted weights bounds the
weight of every set that keeps the quotas: the bound is exact though the multipliers are only good guesses.
States that leave the same choices open are merged (dynamic programming); all sets above a threshold come out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate, product
from operator import add
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from eig._values.progress_and_stopping import Steps, never

Counts: TypeAlias = tuple[int, ...]
State: TypeAlias = tuple[int, Counts, int]
"""How many are chosen, how many of each quota (capped where more changes nothing), their weight."""

SCALE = 64
"""Weights are multiplied by it, so that whole-number multipliers are fine enough."""
UNENDING = 1 << 62
"""States that no search comes to."""
ROUNDS = 240
"""Rounds of subgradient descent: beyond them the bound hardly moves at 170 items and 13 quotas."""

DEALT = 100_000
"""Items looked at by the multipliers of a set that is dealt, and by its exchanges: a tenth of a second."""


@frozen
class Model:
    """Choose `size` items; quota `q` wants `least[q]` to `most[q]` members; `slack` units may be missed.

    The last `hard` quotas may not be missed, whatever the slack.
    """

    weights: tuple[int, ...]
    size: int
    members: tuple[tuple[int, ...], ...]
    least: Counts
    most: Counts
    slack: int = 0
    hard: int = 0
    stop: Callable[[], bool] = field(default=never, eq=False)  # asked now and then by each search

    @cached_property
    def caps(self) -> Counts:
        """Beyond this count a quota without a maximum has no more to say."""
        return tuple(
            low if high >= self.size else self.size for low, high in zip(self.least, self.most, strict=True)
        )

    @cached_property
    def scaled(self) -> Counts:
        """The weights, as multipliers see them."""
        return tuple(SCALE * weight for weight in self.weights)

    @cached_property
    def kinds(self) -> tuple[Counts, ...]:
        """The memberships that items have, each once: far fewer than items."""
        return tuple(dict.fromkeys(self.members))

    def misses(self, counts: Sequence[int]) -> int:
        """Return the units by which a whole set misses the quotas."""
        bounds = zip(self.least, self.most, counts, strict=True)
        return sum([low - count if count < low else max(count - high, 0) for low, high, count in bounds])

    def lacks(self, counts: Sequence[int], available: Sequence[int]) -> int:
        """Return the units by which a state must miss the quotas, given the members still available."""
        missed = [
            max(low - count - more, count - high, 0)
            for low, high, count, more in zip(self.least, self.most, counts, available, strict=True)
        ]
        total = sum(missed)
        forbidden = self.slack and total and self.hard and any(missed[-self.hard :])
        return self.slack + 1 if forbidden else total


@frozen
class Plan:
    """A model with its items in the order in which they are decided, and what bounds the rest."""

    model: Model
    order: tuple[int, ...]
    adjusted: tuple[int, ...]
    rates: tuple[int, ...]
    constant: int

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """Sums of the first adjusted weights."""
        return tuple(accumulate((self.adjusted[item] for item in self.order), initial=0))

    @cached_property
    def ceiling(self) -> int:
        """A weight that no set exceeds (scaled)."""
        return sum([self.adjusted[item] for item in self.order[: self.model.size]]) + self.constant

    @cached_property
    def available(self) -> tuple[Counts, ...]:
        """How many members of each quota stand at each position or after it."""
        left = [0] * len(self.model.least)
        found = [tuple(left)]
        for item in reversed(self.order):
            for quota in self.model.members[item]:
                left[quota] += 1
            found.append(tuple(left))
        return tuple(reversed(found))

    def bound(self, position: int, state: State) -> int:
        """Return a weight that no set reached from a state exceeds (scaled)."""
        chosen, counts, weight = state
        rest = self.heads[position + self.model.size - chosen] - self.heads[position]
        credit = sum(rate * count for rate, count in zip(self.rates, counts, strict=True))
        return SCALE * weight + credit + rest + self.constant

    def alive(self, position: int, state: State) -> bool:
        """Tell whether a state may still be completed within the slack."""
        missing = self.model.size - state[0]
        if len(self.order) - position < missing:
            return False
        open_ = [min(missing, more) for more in self.available[position]]
        return self.model.lacks(state[1], open_) <= self.model.slack

    def with_item(self, state: State, item: int) -> State:
        """Return the state after an item is chosen."""
        counts, caps = list(state[1]), self.model.caps
        for quota in self.model.members[item]:
            counts[quota] = min(counts[quota] + 1, caps[quota])
        return state[0] + 1, tuple(counts), state[2] + self.model.weights[item]

    def children(self, position: int, state: State) -> Iterator[tuple[State, int | None]]:
        """Yield the states after an item is left or taken, where they may still be completed."""
        item = self.order[position]
        for child, taken in ((state, None), (self.with_item(state, item), item)):
            if self.alive(position + 1, child):
                yield child, taken

    @property
    def start(self) -> State:
        """The state in which nothing is chosen."""
        return 0, (0,) * len(self.model.least), 0


# ── the multipliers ───────────────────────────────────────────────────────────────────────────────


def planned(model: Model) -> Plan:
    """Return a plan whose multipliers were improved by subgradient descent; the lowest bound wins."""
    plan = best = _plan(model, (0,) * len(model.least))
    if not any(model.members):
        return plan
    step, stale = SCALE * max((max(model.weights) - min(model.weights)) // 2, 1), 0
    for _ in range(ROUNDS):
        moves = _moves(plan)
        if not any(moves) or model.stop():
            break
        plan = _plan(model, _moved(plan.rates, [step * move for move in moves]))
        better = plan.ceiling < best.ceiling
        best, stale = (plan, 0) if better else (best, stale + 1)
        if stale == 6:  # noqa: PLR2004 # six rounds without progress: take finer steps from the best
            plan, step, stale = best, step // 2, 0
        if not step:
            break
    return best


def _plan(model: Model, rates: tuple[int, ...]) -> Plan:
    worths = {member: sum(rates[quota] for quota in member) for member in model.kinds}
    adjusted = tuple(map(add, model.scaled, map(worths.__getitem__, model.members)))
    order = tuple(sorted(range(len(adjusted)), key=adjusted.__getitem__, reverse=True))
    loose = model.slack * max((0, *map(abs, rates)))
    constant = loose - sum(
        rate * (low if rate > 0 else high)
        for rate, low, high in zip(rates, model.least, model.most, strict=True)
    )
    return Plan(model, order, adjusted, rates, constant)


def _moves(plan: Plan) -> list[int]:
    """Return how far the best adjusted weights miss each quota: up where too few, down where too many."""
    counts = _held(plan.model, plan.order[: plan.model.size])
    bounds = zip(plan.model.least, plan.model.most, plan.rates, counts, strict=True)
    return [
        low - count if count < low or rate > 0 else high - count if count > high or rate < 0 else 0
        for low, high, rate, count in bounds
    ]


def _held(model: Model, chosen: Iterable[int]) -> list[int]:
    """Return how many of each quota a set holds."""
    counts = [0] * len(model.least)
    for item in chosen:
        for quota in model.members[item]:
            counts[quota] += 1
    return counts


def _moved(rates: Sequence[int], moves: Sequence[int]) -> tuple[int, ...]:
    """Move each rate, not across zero: a bound that binds on one side does not bind on the other."""
    moved = [rate + move for rate, move in zip(rates, moves, strict=True)]
    return tuple(
        max(new, 0) if old > 0 else min(new, 0) if old < 0 else new
        for old, new in zip(rates, moved, strict=True)
    )


# ── one set ───────────────────────────────────────────────────────────────────────────────────────


class Tired(Exception):  # no error: another search takes over
    """A search looked at as many states as it may, or its caller said stop: any of this package may say so.

    `chosen` is the best set that it found, and `proven` whether nothing is better: others may be as good.
    """

    def __init__(self, chosen: tuple[int, ...] | None = None, *, proven: bool = False) -> None:
        self.chosen, self.proven = chosen, proven


def spend(steps: Steps, count: int = 1) -> None:
    """Count states that a search looks at; end it where it may look at no more."""
    if not steps.take(count):
        raise Tired


def of_any_size(model: Model) -> Model:
    """Return the model with an empty place to choose for each: its sets are the lists of any size."""
    empty = (0,) * model.size
    return evolve(model, weights=(*model.weights, *empty), members=(*model.members, *((),) * model.size))


def dealt(model: Model) -> tuple[int, ...]:
    """Return a good set of as many items as can be, without a search: it asks nobody whether to stop.

    It is the best by the multipliers, mended by exchanges of two items; empty where quotas are missed in the
    end.
    """
    weights, count = model.weights, len(model.members)
    more = 1 + model.size * (max(weights) - min(weights)) - min(weights)  # any item more outweighs all
    level = of_any_size(evolve(model, weights=tuple(weight + more for weight in weights)))
    steps, exchanges = Steps(DEALT), Steps(DEALT)
    plan = planned(evolve(level, stop=lambda: not steps.take(count)))
    chosen = {*plan.order[: model.size]}
    while exchanges.take(count) and (exchange := _exchange(level, chosen)):
        chosen ^= {*exchange}
    missed = level.misses(_held(level, chosen))
    return () if missed else tuple(sorted(item for item in chosen if item < count))


def _exchange(model: Model, chosen: Collection[int]) -> tuple[int, int] | None:
    """Return the exchange by which a set misses least, and then weighs most; None where none is better."""
    held, weights = _held(model, chosen), model.weights
    missed, rising = model.misses(held), sorted(range(len(weights)), key=weights.__getitem__)
    heaviest = {model.members[item]: item for item in rising if item not in chosen}
    lightest = {model.members[item]: item for item in reversed(rising) if item in chosen}
    found, most = None, (0, 0)
    for (out, worst), (into, best) in product(lightest.items(), heaviest.items()):
        gain = weights[best] - weights[worst]
        if gain <= most[1] and not missed:
            continue
        counts = held.copy()
        for quota in out:
            counts[quota] -= 1
        for quota in into:
            counts[quota] += 1
        better = (missed - model.misses(counts), gain)
        if better > most:
            found, most = (worst, best), better
    return found


def rising_sets(plan: Plan, most: int = UNENDING) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield sets, each heavier than the one before; the last is the best (branch and bound, depth first)."""
    steps = Steps(most, plan.model.stop)
    stack: list[tuple[int, State, tuple[int, ...]]] = [(0, plan.start, ())]
    reached: dict[tuple[int, int, Counts], int] = {}
    best: int | None = None
    while stack:
        spend(steps)
        position, state, chosen = stack.pop()
        key = (position, *state[:2])
        beaten = best is not None and plan.bound(position, state) < SCALE * (best + 1)
        if beaten or reached.get(key, state[2] - 1) >= state[2] or not plan.alive(position, state):
            continue
        reached[key] = state[2]
        if state[0] == plan.model.size:
            if best is None or state[2] > best:
                best = state[2]
                yield chosen, best
            continue
        for child, item in plan.children(position, state):
            stack.append((position + 1, child, chosen if item is None else (*chosen, item)))


# ── all sets above a threshold ────────────────────────────────────────────────────────────────────


@define(eq=False)
class Node:
    """A state reached: in how many ways, and from where."""

    depth: int
    ways: int = 0
    origins: list[tuple[Node, int | None]] = field(factory=list["tuple[Node, int | None]"])

    def sets(self) -> Iterator[tuple[int, ...]]:
        """Yield the sets that lead here."""
        stack: list[tuple[Node, tuple[int, ...]]] = [(self, ())]
        while stack:
            node, chosen = stack.pop()
            if not node.origins:
                yield tuple(sorted(chosen))
            for origin, item in reversed(node.origins):
                stack.append((origin, chosen if item is None else (*chosen, item)))


def sets_above(plan: Plan, threshold: int, most: int = UNENDING) -> dict[int, list[Node]]:
    """Return, by weight, the ends of all sets of at least a weight."""
    steps = Steps(most, plan.model.stop)
    layer = {plan.start: Node(0, 1)}
    ends: dict[int, list[Node]] = {}
    least = SCALE * threshold
    for position in range(len(plan.order) + 1):
        ahead: dict[State, Node] = {}
        for state, node in layer.items():
            spend(steps)
            if state[0] == plan.model.size:
                if state[2] >= threshold:
                    ends.setdefault(state[2], []).append(node)
                continue
            for child, item in plan.children(position, state):
                if plan.bound(position + 1, child) >= least:
                    reached = ahead.setdefault(child, Node(position + 1))
                    reached.ways += node.ways
                    reached.origins.append((node, item))
        layer = ahead
    return ends


def end_of(classes: Sequence[Sequence[int]], counts: Sequence[int]) -> Node:
    """Return the end of all sets that hold so many items of each class."""
    end, depth = Node(0, 1), 0
    for items, count in zip(classes, counts, strict=True):
        layer = {0: end}
        for left, item in zip(range(len(items) - 1, -1, -1), items, strict=True):
            ahead, depth = dict[int, Node](), depth + 1
            for taken, node in layer.items():
                for more in range(max(count - taken - left, 0), min(count - taken, 1) + 1):
                    reached = ahead.setdefault(taken + more, Node(depth))
                    reached.ways += node.ways
                    reached.origins.append((node, item if more else None))
            layer = ahead
        end = layer[count]
    return end


def ways_with(ends: Iterable[Node]) -> dict[int, int]:
    """Return, for each item, how many of the sets that end there hold it."""
    onward = dict.fromkeys(ends, 1)
    waiting = sorted((-end.depth, number, end) for number, end in enumerate(onward))
    found: dict[int, int] = {}
    while waiting:
        node = heappop(waiting)[2]
        for origin, item in node.origins:
            if item is not None:
                found[item] = found.get(item, 0) + origin.ways * onward[node]
            if origin not in onward:
                heappush(waiting, (-origin.depth, len(onward), origin))
            onward[origin] = onward.get(origin, 0) + onward[node]
    return found
