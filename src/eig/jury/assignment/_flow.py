"""Best assignment under load limits: shortest paths between jurors, and prices that prove the optimum.

Every item starts with the readers it would choose if loads did not matter. Reviews then move along shortest
paths, one at a time, from jurors who read too much (or from the pool) to those who may read more. The graph
has one node a juror and one for the pool, whatever the number of items: moving an item from one juror to
another costs the affinity lost. (Successive shortest paths with potentials: J. Edmonds and R. M. Karp,
"Theoretical improvements in algorithmic efficiency for network flow problems", JACM 19, 1972.)

All numbers are integers; the potentials at the end are the jurors' prices of
`eig.jury.assignment.assignment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from eig.typing import Exact

Worth = Sequence[dict[int, int]]


class Demand(NamedTuple):
    """What is asked, by number: for each item its eligible jurors with their worth, and its reviews."""

    worth: Worth
    needs: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]


class Proof(NamedTuple):
    """An assignment, if there is one, and what no assignment exceeds in total and for its worst-off item.

    `settled` counts the items, worst-off first, whose worth is proven the best that they can have.
    """

    readers: Sequence[set[int]] | None
    bound: int
    worst_bound: int | None
    proven: bool
    settled: int = 0


class Flow:
    """Readers of each item, and the prices that prove them best. Mutable, private, built by `solve`."""

    def __init__(self, demand: Demand) -> None:
        self.demand = demand
        self.jurors = len(demand.low)
        self.readers = [
            set(sorted(worth, key=lambda juror: (-worth[juror], juror))[:need])
            for worth, need in zip(demand.worth, demand.needs, strict=True)
        ]
        self.load = [0] * self.jurors
        for readers in self.readers:
            for juror in readers:
                self.load[juror] += 1
        self.far = [0] * (self.jurors + 1)
        self._moves = self._all_moves()
        self._least = [[heap[0][0] if heap else None for heap in row] for row in self._moves]

    def _all_moves(self) -> list[list[list[tuple[int, int]]]]:
        """Return, for each two jurors, a heap of `(loss, item)`: what could move from one to the other."""
        moves: list[list[list[tuple[int, int]]]] = [
            [[] for _ in range(self.jurors)] for _ in range(self.jurors)
        ]
        for item, (worth, readers) in enumerate(zip(self.demand.worth, self.readers, strict=True)):
            others = [(juror, gain) for juror, gain in worth.items() if juror not in readers]
            for juror in readers:
                mine, now = moves[juror], worth[juror]
                for other, gain in others:
                    mine[other].append((now - gain, item))
        for row in moves:
            for heap in row:
                heapify(heap)
        return moves

    def _refresh(self, juror: int, other: int) -> None:
        """Forget moves that are no longer possible, and note the least loss among those that are."""
        heap = self._moves[juror][other]
        while heap and not self._possible(heap[0][1], juror, other):
            heappop(heap)
        self._least[juror][other] = heap[0][0] if heap else None

    def _possible(self, item: int, juror: int, other: int) -> bool:
        readers = self.readers[item]
        return juror in readers and other not in readers

    def _move(self, juror: int, other: int) -> None:
        """Give the cheapest item of one juror to another, and note what this makes possible or impossible."""
        item = self._moves[juror][other][0][1]
        readers, worth = self.readers[item], self.demand.worth[item]
        readers.remove(juror)
        for reader in readers:
            heappush(self._moves[reader][juror], (worth[reader] - worth[juror], item))
        readers.add(other)
        free = [one for one in worth if one not in readers]
        for one in free:
            heappush(self._moves[other][one], (worth[other] - worth[one], item))
        for one in free:
            self._refresh(other, one)
            self._refresh(juror, one)
        for reader in readers:
            self._refresh(juror, reader)
            self._refresh(reader, juror)
            self._refresh(reader, other)

    # Loads within their limits flow on to the pool; what is beyond is excess, what lacks is a deficit.

    def _passed(self, juror: int) -> int:
        return min(max(self.load[juror], self.demand.low[juror]), self.demand.high[juror])

    def excess(self) -> list[int]:
        """Return, for each juror and last for the pool, how many reviews are too many (or, below 0, lack)."""
        own = [load - self._passed(juror) for juror, load in enumerate(self.load)]
        return [*own, -sum(own)]

    def _arcs(self, node: int) -> Iterable[tuple[int, int | None]]:
        """Return `(other node, loss)` for each node, the loss None where no review of a node can go there."""
        if node == self.jurors:
            low = self.demand.low
            return [(juror, 0) for juror in range(node) if self._passed(juror) > low[juror]]
        to_pool = 0 if self._passed(node) < self.demand.high[node] else None
        return enumerate((*self._least[node], to_pool))

    def step(self, excess: Sequence[int]) -> bool:
        """Move one review along a shortest path from an excess to a deficit; tell whether there is one."""
        distance: list[int | None] = [0 if over > 0 else None for over in excess]
        came = [-1] * len(excess)
        queue = [(0, node) for node, over in enumerate(excess) if over > 0]
        done = [False] * len(excess)
        while queue:
            so_far, node = heappop(queue)
            if done[node]:
                continue
            done[node] = True
            if excess[node] < 0:
                self._reprice(distance, done, so_far)
                self._push(node, came)
                return True
            start = so_far + self.far[node]
            for other, loss in self._arcs(node):
                if loss is None or done[other]:
                    continue
                reached, known = start + loss - self.far[other], distance[other]
                if known is None or reached < known:
                    distance[other], came[other] = reached, node
                    heappush(queue, (reached, other))
        return False

    def _reprice(self, distance: Sequence[int | None], done: Sequence[bool], target: int) -> None:
        for node, there in enumerate(distance):
            self.far[node] += there if done[node] and there is not None else target

    def _push(self, node: int, came: Sequence[int]) -> None:
        """Move a review along the path that ends at a node. Passing by the pool changes no load."""
        while (before := came[node]) >= 0:
            if self.jurors not in {node, before}:
                self.load[node] += 1
                self.load[before] -= 1
                self._move(before, node)
            node = before

    @property
    def total(self) -> int:
        """The worth of all reviews."""
        return sum(
            worth[juror]
            for worth, readers in zip(self.demand.worth, self.readers, strict=True)
            for juror in readers
        )

    @property
    def prices(self) -> list[int]:
        """The price of a place with each juror: above 0 where the greatest load binds, below 0 the least."""
        return [self.far[-1] - own for own in self.far[:-1]]


def solve(demand: Demand) -> Flow | None:
    """Return a best assignment, or None where the limits cannot be kept."""
    if any(len(worth) < need for worth, need in zip(demand.worth, demand.needs, strict=True)):
        return None
    flow = Flow(demand)
    excess = flow.excess()
    while max(excess) > 0:
        if not flow.step(excess):
            return None
        excess = flow.excess()
    return flow


def bound(demand: Demand, prices: Sequence[Exact]) -> Exact:
    """Return what no assignment can exceed, given any prices (weak duality).

    Whatever the prices, an assignment is worth at most what each item would choose at worth minus price, plus
    what the jurors' places are worth at those prices.
    """
    chosen = sum(
        sum(sorted((gain - prices[juror] for juror, gain in worth.items()), reverse=True)[:need])
        for worth, need in zip(demand.worth, demand.needs, strict=True)
    )
    places = sum(
        price * (high if price > 0 else low)
        for price, low, high in zip(prices, demand.low, demand.high, strict=True)
    )
    return chosen + places
