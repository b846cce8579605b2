"""Fair to the last item: the worst-off as well off as it can be, then the second worst-off, and so on.

Each value of an item's readers in all is a level. An item at a level costs a power of a base above the number
of items, so that one item less at a level outweighs all items at better ones (the leximin order of A. Sen,
"Collective Choice and Social Welfare", 1970, as one sum of whole numbers). Exchanges make that sum small.

The proof is the prices of places, as for a best total: at any prices, what the items would choose and what
the places are worth bound every sum. Where the bound leaves no room for one item less at a level, that level
is settled. What is left open on a small problem is searched to the end (`Climb`).

The search. A *profile* is what the items are to have, worst-off first, whoever they are; an assignment keeps
it if its own values, sorted, are nowhere below. The fairest assignment keeps the greatest profile that can be
kept, compared from its first value on. Whether a profile can be kept is asked with a floor for each item.
Where the floors clash, a small set of them that clash by themselves is singled out, and one of its items must
go a step down: each in turn is a branch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import comb, gcd
from typing import NamedTuple

from eig._maths.flow_several_columns_each import Demand, Flow
from eig._values.progress_and_stopping import never
from eig.jury.assignment._branch_and_bound_over_reviews import Branch, Stop, search
from eig.jury.assignment._maximin_fairest_worst_off import ceilings, floors_rule, values, worst
from eig.jury.assignment._review_exchanges import Exchange, Wish

Floors = dict[int, int]


class _Spent(Exception):
    """The effort is used up: no error, the search then says how far it came."""


class _Slots:
    """The places of a profile: how many items may have so little."""

    def __init__(self, profile: Sequence[int]) -> None:
        self.profile, self.least = profile, profile[0]

    def under(self, most: int) -> int:
        """Return the greatest value of the profile up to a limit; what no profile holds if there is none."""
        at = bisect_right(self.profile, most)
        return self.profile[at - 1] if at else self.least - 1

    def hold(self, floors: Floors) -> bool:
        """Tell whether so many items may have so little."""
        own = sorted(floors.values())
        return all(floor >= place for floor, place in zip(own, self.profile, strict=True))


class Climb:
    """The search for the greatest profile. Mutable, private, used once."""

    def __init__(
        self, demand: Demand, branch: Branch, readers: Sequence[set[int]], *, effort: int, stop: Stop = never
    ) -> None:
        self.demand, self.branch, self.readers, self.effort = demand, branch, readers, effort
        self.stop = stop
        self.read = [item for item, need in enumerate(demand.needs) if need]
        self.ceiling = dict(enumerate(ceilings(demand)))
        self.best = sorted(self.ceiling[item] for item in self.read)

    def from_settled(self, settled: int) -> int:
        """Settle the values after those settled, and return how many are; the readers are left in place."""
        try:
            while settled < len(self.read):
                settled = self._settle(settled)
        except _Spent:
            pass
        return settled

    def _profile(self) -> list[int]:
        own = values(self.demand, self.readers)
        return sorted(own[item] for item in self.read)

    def _settle(self, settled: int) -> int:
        """Return how many values are settled once the next one is, with all that equal it."""
        kept = self._profile()[:settled]
        self._raise_next(kept)
        value = self._profile()[settled]
        self._fewest_at(kept, value)
        return bisect_right(self._profile(), value)

    def _raise_next(self, kept: list[int]) -> None:
        """Make the next value as great as it can be, by bisection from the most it could be."""
        low, high = self._profile()[len(kept)], self.best[len(kept)]
        middle = high
        while low < high:
            if self._keep([*kept, *[middle] * (len(self.read) - len(kept))]):
                low = self._profile()[len(kept)]
            else:
                high = middle - 1
            middle = (low + high + 1) // 2

    def _fewest_at(self, kept: list[int], value: int) -> None:
        """Make as few items as possible have that value, by bisection from the fewest there could be."""
        place = len(kept)
        low = max(bisect_right(self.best, value) - place, 1)
        high = bisect_right(self._profile(), value) - place
        middle = low
        while low < high:
            rest = len(self.read) - place - middle
            if self._keep([*kept, *[value] * middle, *[value + 1] * rest]):
                high = bisect_right(self._profile(), value) - place
            else:
                low = middle + 1
            middle = (low + high) // 2

    # ── can a profile be kept? ────────────────────────────────────────────────────────────────────

    def _keep(self, profile: Sequence[int]) -> bool:
        """Tell whether a profile can be kept; if so, the assignment that keeps it is the one found so far."""
        slots = _Slots(profile)
        floors = {item: slots.under(self.ceiling[item]) for item in self.read}
        stack: list[tuple[Floors, frozenset[int]]] = [(floors, frozenset())] if slots.hold(floors) else []
        while stack:
            floors, fixed = stack.pop()
            flow = self._with(floors)
            if flow is not None:
                self.readers = flow.readers
                return True
            stack += reversed(list(self._lowered(floors, fixed, slots)))
        return False

    def _lowered(
        self, floors: Floors, fixed: frozenset[int], slots: _Slots
    ) -> Iterable[tuple[Floors, frozenset[int]]]:
        """Yield the floors with one of a clashing set a step down, those tried before it fixed."""
        for item in self._clash(floors, slots.least):
            if item in fixed:
                continue
            lowered = {**floors, item: slots.under(floors[item] - 1)}
            if slots.hold(lowered):
                yield lowered, fixed
            fixed |= {item}

    def _with(self, floors: Floors) -> Flow | None:
        rule, narrow = floors_rule(self.demand, floors, self.branch)
        if self.effort <= 0 or self.stop():
            raise _Spent
        found = search(self.demand, rule, effort=self.effort, narrow=narrow, tries=0, stop=self.stop)
        self.effort -= found.steps
        if not found.proven:
            raise _Spent
        return found.flow

    def _clash(self, floors: Floors, least: int) -> list[int]:
        """Return items whose floors clash by themselves, those of the others at the least."""
        held = [item for item in self.read if floors[item] > least]
        size = len(held)
        while size := size // 2:
            for at in range(len(held) - 1, -1, -size):
                tried = [*held[: max(at - size + 1, 0)], *held[at + 1 :]]
                asked = dict.fromkeys(self.read, least) | {item: floors[item] for item in tried}
                if self._with(asked) is None:
                    held = tried
        return held


LEVELS = 4_000  # of the worst values; items above them are as well off as they need be
SETS = 100_000  # of readers, up to which the levels are the values that these sets have
ROUNDS = 8  # in which wishes that prices did not hold back come first
DRAWS = 20  # items drawn towards other readers before the rest is left as it is
LARGE = 400  # flows of an effort of which one is left to them at least, however large the jury
EXACT = 200  # pairs of an item and a juror up to which all the effort goes to what the prices leave open

Readers = Sequence[set[int]]
Choice = tuple[int, int, tuple[int, ...]]


class Leximin(NamedTuple):
    """The readers of each item, and of how many items, worst-off first, the worth is proven the best."""

    readers: Readers
    settled: int


def leximin(
    demand: Demand,
    branch: Branch,
    start: Readers,
    *,
    accepted: Callable[[Readers], bool],
    effort: int,
    stop: Stop = never,
) -> Leximin:
    """Return the fairest acceptable assignment found, from any one that is acceptable."""
    read = [item for item, need in enumerate(demand.needs) if need]
    levels = Levels(demand, worst(demand, start), len(read))
    exchange = Exchange(demand, start, levels.cost, effort=effort, stop=stop)
    bound = _exchanged(exchange)
    readers = exchange.readers if accepted(exchange.readers) else start
    own = values(demand, readers)
    settled = levels.settled([own[item] for item in read], bound - sum(map(levels.cost, own)))
    climb = Climb(demand, branch, readers, effort=_left(demand, effort), stop=stop)
    settled = climb.from_settled(settled)
    return Leximin(climb.readers, settled)


def _left(demand: Demand, effort: int) -> int:
    """Return how many flows may be solved for what the prices leave open: fewer, as each takes longer."""
    pairs = max(sum(map(len, demand.worth)), EXACT)
    return max(effort * EXACT**2 // pairs**2, effort // LARGE)


class Levels:
    """What an item at each level costs. The levels are the values that items may have, from the least."""

    def __init__(self, demand: Demand, least: int, items: int) -> None:
        self.base = items + 1
        self.values = sorted(value for value in _reachable(demand) if value >= least)[:LEVELS]
        powers: list[int] = [self.base**power for power in range(len(self.values) + 1)]
        self.powers = powers[::-1][1:]
        self._cost = dict(zip(self.values, self.powers, strict=True))
        self._lower, self._least = powers[-1], least

    def cost(self, value: int) -> int:
        """Return what an item of a value is worth: less than nothing, and far less the lower it is."""
        return -(self._lower if value < self._least else self._cost.get(value, 0))

    def settled(self, own: Sequence[int], gap: int) -> int:
        """Return how many values, from the least, no assignment improves that gains no more than the gap.

        The least gain of one item less at a level is when it and all items above are at the next one.
        """
        counts, settled = Counter(own), 0
        after = sum(-self.cost(value) for value in own)
        for at, value in enumerate(self.values):
            here, power = counts[value], self.powers[at]
            after -= here * power
            following = self.powers[at + 1] if at + 1 < len(self.powers) else 0
            if here and gap >= power + after - (len(own) - settled - here + 1) * following:
                return settled
            settled += here
        return settled


def _reachable(demand: Demand) -> Iterable[int]:
    """Return all values that items may have, and others between them if sets of readers are very many."""
    pairs = list(zip(demand.worth, demand.needs, strict=True))
    if sum(comb(len(worth), need) for worth, need in pairs) <= SETS:
        return {sum(some) for worth, need in pairs for some in combinations(worth.values(), need)}
    step = gcd(*(gain for worth in demand.worth for gain in worth.values())) or 1
    lows = ceilings(
        demand._replace(worth=[{one: -gain for one, gain in own.items()} for own in demand.worth])
    )
    return range(-max(lows), max(ceilings(demand)) + 1, step)


def _exchanged(exchange: Exchange) -> int:
    """Exchange, draw items towards what they would choose while all gain; return what no sum exceeds."""
    exchange.improve()
    bound, wishes = _bound(exchange)
    while any(exchange.draw(wish.item, wish.readers) for wish in wishes[:DRAWS]):
        lower, wishes = _bound(exchange)
        bound = min(bound, lower)
    return bound


def _bound(exchange: Exchange) -> tuple[int, list[Wish]]:
    """Return the least bound of prices, and what items would rather have that no prices found hold back.

    Wishes are held back one after the other. Those that are not come first in the next round, before others
    take their room.
    """
    bound, wishes = _at(exchange, exchange.prices or [0] * exchange.pool)
    order: list[Wish] = list(wishes)
    rounds = ROUNDS
    while wishes and exchange.prices and exchange.effort > 0:
        exchange.effort -= 1
        stuck: list[Wish] = [wish for wish in wishes if not exchange.hold_back(wish)]
        lower, others = _at(exchange, exchange.prices)
        bound = min(bound, lower)
        if stuck and (not rounds or stuck[0] == order[0]):
            return bound, [*stuck, *(one for one in others if one not in stuck)]
        if stuck:
            exchange.ease()
        rounds -= bool(stuck)
        order = list(dict.fromkeys([*stuck, *order, *others]))
        wishes = order if stuck else others
    return bound, wishes


def _at(exchange: Exchange, prices: Sequence[int]) -> tuple[int, list[Wish]]:
    """Return what no sum exceeds at the prices, and what items wish, the greatest gain first."""
    demand, wishes = exchange.demand, list[tuple[int, Wish]]()
    bound = sum(
        price * (high if price > 0 else low)
        for price, low, high in zip(prices, demand.low, demand.high, strict=True)
    )
    for item, (worth, need) in enumerate(zip(demand.worth, demand.needs, strict=True)):
        if exchange.stop():
            return 0, []  # no level is worth more than nothing
        best, readers = max(
            (exchange.value(gain) - price, chosen) for gain, price, chosen in frontier(worth, need, prices)
        )
        own = exchange.value(exchange.affinity[item]) - sum(prices[juror] for juror in exchange.readers[item])
        bound += best
        if best > own:
            wishes.append((own - best, Wish(item, readers)))
    return bound, [wish for _, wish in sorted(wishes)]


def frontier(worth: dict[int, int], need: int, prices: Sequence[int]) -> list[Choice]:
    """Return `(worth, price, readers)` of the sets of readers than which none is worth as much and cheaper.

    >>> frontier({0: 3, 1: 2, 2: 2}, 1, [5, 1, 2])
    [(3, 5, (0,)), (2, 1, (1,))]
    """
    best: list[list[Choice]] = [[(0, 0, ())], *([] for _ in range(need))]
    for juror, gain in worth.items():
        for count in range(need, 0, -1):
            with_it = [
                (sum_ + gain, price + prices[juror], (*some, juror)) for sum_, price, some in best[count - 1]
            ]
            best[count] = _undominated([*best[count], *with_it])
    return best[need]


def _undominated(choices: list[Choice]) -> list[Choice]:
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda one: (-one[0], one[1], one[2])):
        if not kept or choice[1] < kept[-1][1]:
            kept.append(choice)
    return kept
