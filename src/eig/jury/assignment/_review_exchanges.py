"""Reviews exchanged between jurors, along cycles by which all items together gain.

An item passes from one of its readers to another juror, who passes one on in turn, until the loads are what
they were (the pool of free places counts as a juror). Where no cycle gains, the distances of Bellman and Ford
are prices of a place with each juror at which no single pass is worth while (cycle cancelling: M. Klein, "A
primal method for minimal cost flows", Management Science 14, 1967). The prices stand in the middle between
the dearest and the cheapest ones.

What an item is worth may be any function of the affinity of its readers in all. Then no cycle may gain and
another assignment be better all the same: at the prices some item would choose other readers, by several
passes at once. Prices are looked for that hold it back: these passes have to lose more, each as it has room.
Where there are none, the item is drawn towards those readers, the others give way, and what is better in the
end is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from eig._maths.flow_several_columns_each import Demand
from eig._values.progress_and_stopping import never
from eig.jury.assignment._branch_and_bound_over_reviews import Stop

Arc = tuple[int, int, int]


class Pass(NamedTuple):
    """What the cheapest pass between two jurors loses, and the item; its version tells if it is still so."""

    loss: int
    item: int
    version: int


class Draw(NamedTuple):
    """An item drawn towards readers: each of them is worth so much to it, and nothing else is."""

    item: int
    readers: frozenset[int]
    pull: int


class Wish(NamedTuple):
    """Readers that an item would rather have, at the prices of places."""

    item: int
    readers: tuple[int, ...]


class Exchange:
    """An assignment that changes by exchanges and keeps its loads within the limits. Mutable, private."""

    def __init__(
        self,
        demand: Demand,
        readers: Sequence[Collection[int]],
        value: Callable[[int], int],
        *,
        effort: int,
        stop: Stop = never,
    ) -> None:
        self.demand, self.value, self.effort, self.stop = demand, value, effort, stop
        self.pool = len(demand.low)
        self.readers = [set(own) for own in readers]
        self.load = [sum(juror in own for own in readers) for juror in range(self.pool)]
        self.affinity = [
            sum(worth[juror] for juror in own) for worth, own in zip(demand.worth, readers, strict=True)
        ]
        self.prices: list[int] = []
        self.arcs: list[Arc] = []
        self._held: list[Arc] = []  # by what wishes are held back
        self._nowhere = [0] * (self.pool + 1)
        self._draw: Draw | None = None
        self._version = [0] * len(readers)
        self._passes: list[list[list[Pass]]] = [[[] for _ in demand.low] for _ in demand.low]
        for item in range(len(readers)):
            if self.stop():
                self.effort = 0
                return
            self._offer(item)

    @property
    def total(self) -> int:
        """What all items are worth."""
        return sum(map(self._worth, range(len(self.readers)), self.affinity, self.readers))

    def _worth(self, item: int, affinity: int, readers: set[int]) -> int:
        draw = self._draw
        if draw is not None and draw.item == item:
            return draw.pull * len(draw.readers & readers)
        return self.value(affinity)

    def _offer(self, item: int) -> None:
        """Note what each pass of an item would lose; what was noted before is out of date."""
        self._version[item] += 1
        worth, own, affinity = self.demand.worth[item], self.readers[item], self.affinity[item]
        others = [juror for juror in worth if juror not in own]
        now = self._worth(item, affinity, own)
        for juror in own:
            for other in others:
                then = self._worth(item, affinity - worth[juror] + worth[other], own ^ {juror, other})
                heappush(self._passes[juror][other], Pass(now - then, item, self._version[item]))

    def _cheapest(self, juror: int, other: int) -> Pass | None:
        passes = self._passes[juror][other]
        while passes and passes[0].version != self._version[passes[0].item]:
            heappop(passes)
        return passes[0] if passes else None

    def _arcs(self) -> list[Arc]:
        """Return `(juror, other, loss)` of the cheapest pass between each two jurors, and by the pool."""
        low, high, pool = self.demand.low, self.demand.high, self.pool
        arcs = [(juror, pool, 0) for juror, load in enumerate(self.load) if load < high[juror]]
        arcs += [(pool, juror, 0) for juror, load in enumerate(self.load) if load > low[juror]]
        for juror in range(pool):
            for other in range(pool):
                if cheapest := self._cheapest(juror, other):
                    arcs.append((juror, other, cheapest.loss))
        return arcs

    def improve(self) -> None:
        """Exchange while that gains and the effort lasts; leave prices where nothing gains any more."""
        while self.effort > 0 and not self.stop():
            self.effort -= 1
            self.arcs, self._held = self._arcs(), []
            far, cycle = shortest(self.arcs, self._nowhere, self.stop)
            self._price(far)
            if not cycle or not self._pass_on(cycle):
                return

    def _price(self, far: Sequence[int]) -> None:
        """Put prices between the dearest, which the distances are, and the cheapest; none, no change."""
        if not far:
            return
        turned = [(other, juror, loss) for juror, other, loss in [*self.arcs, *self._held]]
        back, _ = shortest(turned, self._nowhere, self.stop)
        dearest, cheapest = [far[-1] - own for own in far], [own - back[-1] for own in back]
        self.prices = [sum(pair) // 2 for pair in zip(dearest, cheapest or dearest, strict=True)][:-1]

    def ease(self) -> None:
        """Find prices anew that hold no wish back."""
        self._held = []
        self._price(shortest(self.arcs, self._nowhere, self.stop)[0])

    def hold_back(self, wish: Wish) -> bool:
        """Find prices that hold a wish back, as those before; tell whether there are any."""
        own, wished, prices = self.readers[wish.item], set(wish.readers), self.prices
        pairs = list(zip(sorted(own - wished), sorted(wished - own), strict=True))
        gaps = [prices[other] - prices[juror] for juror, other in pairs]
        worth = self.demand.worth[wish.item]
        gain = self.value(sum(worth[juror] for juror in wished)) - self.value(self.affinity[wish.item])
        if (gain := gain - sum(gaps)) <= 0:
            return True
        rooms = [self._room(juror, other) - gap for (juror, other), gap in zip(pairs, gaps, strict=True)]
        if (whole := sum(rooms)) < gain:
            return False
        dearer = [
            (juror, other, -gap - -(-gain * room // whole))
            for (juror, other), gap, room in zip(pairs, gaps, rooms, strict=True)
        ]
        far, _ = shortest([*self.arcs, *self._held, *dearer], self._nowhere, self.stop)
        self._held += dearer if far else ()
        self._price(far)
        return bool(far)

    def _room(self, juror: int, other: int) -> int:
        """Return by how much a place with one juror can be dearer than with another at most."""
        arcs = [*self.arcs, *self._held]
        start = [sum(abs(loss) for *_, loss in arcs)] * (self.pool + 1)
        start[other] = 0
        far, _ = shortest(arcs, start, self.stop)
        return far[juror] if far else 0

    def _pass_on(self, cycle: Sequence[int]) -> bool:
        """Pass the reviews of a cycle on; tell whether that gained, as it may not if an item passes twice."""
        ends = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        passed = [
            (self._passes[juror][other][0].item, juror, other)  # the cheapest: it was just noted as an arc
            for juror, other in ends
            if self.pool not in (juror, other)
        ]
        before = self.total
        for item, juror, other in passed:
            self._change(item, juror, other)
        if gained := self.total > before:
            return gained
        for item, juror, other in passed:
            self._change(item, other, juror)
        return False

    def _change(self, item: int, juror: int, other: int) -> None:
        worth = self.demand.worth[item]
        self.readers[item] ^= {juror, other}
        self.affinity[item] += worth[other] - worth[juror]
        self.load[juror] -= 1
        self.load[other] += 1
        self._offer(item)

    def draw(self, item: int, readers: Iterable[int]) -> bool:
        """Draw an item towards readers; keep what follows, and return True, if all together gain by it."""
        before, total = [frozenset(own) for own in self.readers], self.total
        for draw in (Draw(item, frozenset(readers), 1 + 2 * abs(total)), None):
            self._draw = draw
            self._offer(item)
            self.improve()
        if self.total > total:
            return True
        for at, own in enumerate(before):
            moved = zip(sorted(self.readers[at] - own), sorted(own - self.readers[at]), strict=True)
            for juror, other in list(moved):
                self._change(at, juror, other)
        return False


def shortest(arcs: Sequence[Arc], start: Sequence[int], stop: Stop = never) -> tuple[list[int], list[int]]:
    """Return how far each node is at least from any other, or else a cycle of negative length.

    Each is as far as at the start, unless another leads there sooner. Once stopped, neither is known.

    >>> shortest([(0, 1, 2), (1, 0, -1)], [0, 0]), shortest([(0, 1, 2), (1, 0, -3)], [0, 0])[1]
    (([-1, 0], []), [1, 0])
    """
    far, came, last = list(start), [-1] * len(start), -1
    for _ in start:
        if stop():
            return [], []
        last = -1
        for node, other, loss in arcs:
            if far[node] + loss < far[other]:
                far[other], came[other], last = far[node] + loss, node, other
        if last < 0:
            return far, []
    for _ in start:
        last = came[last]
    cycle = [last]
    while (before := came[cycle[-1]]) != last:
        cycle.append(before)
    return [], cycle[::-1]
