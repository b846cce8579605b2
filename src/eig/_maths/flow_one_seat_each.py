"""Seating as a flow: each mover sits at one node or stays out, nodes take so many, the worth is the most.

A transportation problem (Hitchcock 1941; Koopmans 1949). Its linear programme has whole optima, and the
prices of the seats prove the worth. The nodes of the flow are the places to sit alone: a mover is an edge,
for to move from one node to another changes the worth by a known figure. Movers come in one at a time, each
by the best chain of moves (successive longest paths: Jewell 1958, Iri 1960, Busacker and Gowen 1960), the
least sizes first; no chain of moves that gains is left then, which is optimality. All sums are of whole
numbers: nothing is rounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from typing import cast

from eig._values.records import Record

Gains = Sequence[Mapping[int, int]]  # of each mover: what each node that takes it is worth
Sizes = Sequence[tuple[int, int]]  # of each node: the fewest and the most movers

OUT = -1  # where a mover that sits nowhere is
Step = tuple[int, int]  # the node that a move starts from, and the mover


class Seating(Record):
    """The best seating: where each mover sits, what a seat of each node costs, and the worth.

    Nobody gains by paying for another seat: `gain - price` of a mover's own node is the most it can have, and
    not below nothing; a node below its most has a price of at most nothing, one above its least of at least
    nothing.
    """

    at: tuple[int, ...]  # `OUT`: nowhere
    prices: tuple[int, ...]
    worth: int


class Shortage(Record):
    """Nodes that ask for more movers together than those that any of them takes."""

    nodes: frozenset[int]


def seat(
    gains: Gains,
    sizes: Sizes,
    lasts: Callable[[], bool] | None = None,
    *,
    pause: Callable[[int], object] | None = None,
) -> Seating | Shortage | None:
    """Return the best seating, or the nodes that cannot be filled; None if `lasts` ended the work.

    Args:
        gains: For each mover, what each node that takes it is worth.
        sizes: For each node, the fewest and the most movers.
        lasts: Asked before each mover comes in.
        pause: Told of each mover that is read, with the number of nodes that take it: it may end the work.

    >>> found = seat([{0: 5, 1: 4}, {0: 3}], [(1, 1), (0, 1)])
    >>> found.at, found.prices, found.worth
    ((1, 0), (3, 2), 7)
    >>> seat([{0: 1}], [(1, 1), (1, 1)]).nodes
    frozenset({1})
    """
    work = _Work(gains, sizes, pause)
    while True:
        if lasts is not None and not lasts():
            return None
        lacking = work.lacking()
        best, came = work.chains()
        if lacking is not None and lacking not in best:
            return Shortage(work.reaching(lacking))
        node = lacking if lacking is not None else work.open_end(best)
        if node is None:
            return work.seating()
        work.move(node, came)


def most_seated(takes: Iterable[Iterable[Hashable]]) -> int:
    """Return how many people can have a place at once, where each takes some places and each place takes one.

    >>> most_seated([["a"], ["a", "b"], ["b"]])
    2
    """
    some = [[*one] for one in takes]
    places = {one: number for number, one in enumerate(dict.fromkeys(chain(*some)))}
    found = seat([{places[one]: 1 for one in few} for few in some], [(0, 1)] * len(places))
    return cast("Seating", found).worth


class _Work:
    """A seating under way: always the best of its sizes."""

    def __init__(self, gains: Gains, sizes: Sizes, pause: Callable[[int], object] | None = None) -> None:
        self.gains, self.sizes = gains, sizes
        self.at = [OUT] * len(gains)
        self.first = 0  # no node before it is below its fewest: no chain of moves leaves a node with fewer
        self.members: list[list[int]] = [[] for _ in sizes]
        self.moves: list[dict[int, tuple[int, int]]] = [{} for _ in sizes]  # the best move to each other node
        queues: list[list[tuple[int, int]]] = [[] for _ in sizes]
        for mover, worths in enumerate(gains):
            if pause is not None:
                pause(len(worths))
            for node, worth in worths.items():
                queues[node].append((-worth, mover))
        self.queues = [sorted(queue, reverse=True) for queue in queues]  # the best who is out comes last

    def lacking(self) -> int | None:
        """Return the first node below its fewest."""
        while self.first < len(self.sizes):
            if len(self.members[self.first]) < self.sizes[self.first][0]:
                return self.first
            self.first += 1
        return None

    def chains(self) -> tuple[dict[int, int], dict[int, Step]]:
        """Return the most that one more mover at each node brings, and by which moves."""
        best: dict[int, int] = {}
        came: dict[int, Step] = {}
        for node, queue in enumerate(self.queues):
            while queue and self.at[queue[-1][1]] != OUT:
                queue.pop()
            if queue:
                worth, mover = queue[-1]
                best[node], came[node] = -worth, (OUT, mover)
        line = deque(sorted(best, key=lambda node: -best[node]))
        waiting = set(line)
        while line:
            node = line.popleft()
            waiting.discard(node)
            for other, (more, mover) in self.moves[node].items():
                if other not in best or best[node] + more > best[other]:
                    best[other], came[other] = best[node] + more, (node, mover)
                    if other not in waiting:
                        waiting.add(other)
                        line.append(other)
        return best, came

    def open_end(self, best: Mapping[int, int]) -> int | None:
        """Return the node where one more gains most, among those below their most."""
        able = [
            (gain, -node)
            for node, gain in best.items()
            if gain > 0 and len(self.members[node]) < self.sizes[node][1]
        ]
        return -max(able)[1] if able else None

    def move(self, node: int, came: Mapping[int, Step]) -> None:
        """Make the moves that end at a node."""
        touched = [node]
        while node != OUT:
            origin, mover = came[node]
            self.at[mover] = node
            self.members[node].append(mover)
            if origin != OUT:
                self.members[origin].remove(mover)
                touched.append(origin)
            node = origin
        for one in touched:
            self._refresh(one)

    def _refresh(self, node: int) -> None:
        moves: dict[int, tuple[int, int]] = {}
        for mover in sorted(self.members[node]):
            worths = self.gains[mover]
            here = worths[node]
            for other, worth in worths.items():
                if other != node and (other not in moves or worth - here > moves[other][0]):
                    moves[other] = worth - here, mover
        self.moves[node] = moves

    def reaching(self, node: int) -> frozenset[int]:
        """Return the nodes from which moves lead to a node, with it."""
        found = {node}
        while True:
            more = {
                one
                for one, moves in enumerate(self.moves)
                if one not in found and not found.isdisjoint(moves)
            }
            if not more:
                return frozenset(found)
            found |= more

    def seating(self) -> Seating:
        """Return the seating with the prices that prove it."""
        worth = sum([self.gains[mover][node] for mover, node in enumerate(self.at) if node != OUT])
        return Seating(tuple(self.at), self._prices(), worth)

    def _prices(self) -> tuple[int, ...]:
        """Return the highest prices at which no move gains: there are, for no chain that comes back gains.

        A node without seats costs as much as all that anyone would give.
        """
        arcs = [
            (node, other, more) for node, moves in enumerate(self.moves) for other, (more, _) in moves.items()
        ]
        for node, (here, (_, high)) in enumerate(zip(self.members, self.sizes, strict=True)):
            arcs += [(node, OUT, -self.gains[mover][node]) for mover in here]
            arcs += [(node, OUT, 0)] if len(here) < high else []
        prices: list[int | None] = [None] * len(self.sizes) + [0]  # the last is `OUT`
        moved = True
        while moved:
            moved = False
            for origin, end, more in arcs:
                after, now = prices[end], prices[origin]
                if after is not None and (now is None or after - more < now):
                    prices[origin] = after - more
                    moved = True
        shut = None in prices
        dear = sum(map(abs, [gain for some in self.gains for gain in some.values()])) if shut else 0
        return tuple([dear if one is None else one for one in prices[:-1]])


def possible(gains: Gains, sizes: Sizes, seating: Seating) -> tuple[frozenset[int], ...]:
    """Return where each mover sits in some best seating: nodes, and `OUT` if it sits nowhere in one.

    Two best seatings differ by chains of moves that come back and change nothing: each of their moves gains
    exactly the difference of two prices. So a move that does, and lies on such a chain, is one of another
    best seating; no other is.

    >>> same = [{0: 1}, {0: 1}]
    >>> [sorted(nodes) for nodes in possible(same, [(1, 1)], seat(same, [(1, 1)]))]
    [[-1, 0], [-1, 0]]
    """
    from eig._maths.strong_components_of_a_graph import strong_components  # noqa: PLC0415 # seating needs none of it

    arcs = _tight(gains, sizes, seating)
    ahead: list[list[int]] = [[] for _ in (*sizes, OUT)]  # the last is `OUT`
    for origin, end, _ in arcs:
        ahead[origin].append(end % len(ahead))
    group = strong_components(ahead)
    found = [{node} for node in seating.at]
    for origin, end, mover in arcs:
        if mover is not None and group[origin] == group[end]:
            found[mover].add(end)
    return tuple(map(frozenset, found))


def _tight(gains: Gains, sizes: Sizes, seating: Seating) -> list[tuple[int, int, int | None]]:
    """Return the moves that change nothing at the prices: from, to, who (None: a seat more, or less)."""
    prices, counts = seating.prices, [0] * len(sizes)
    arcs: list[tuple[int, int, int | None]] = []
    for mover, (node, worths) in enumerate(zip(seating.at, gains, strict=True)):
        here = 0 if node == OUT else worths[node] - prices[node]
        if node != OUT:
            counts[node] += 1
            arcs += [(node, OUT, mover)] if here == 0 else []
        arcs += [
            (node, other, mover)
            for other, worth in worths.items()
            if other != node and worth - prices[other] == here
        ]
    for node, (count, (low, high)) in enumerate(zip(counts, sizes, strict=True)):
        if prices[node] == 0:
            arcs += [(node, OUT, None)] if count < high else []
            arcs += [(OUT, node, None)] if count > low else []
    return arcs
