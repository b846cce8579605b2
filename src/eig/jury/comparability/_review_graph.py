"""The graph of reviews, and the walks and counts that tell how firmly it holds together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from eig._maths.symmetric_matrices import negatives
from eig.jury.marks.reviews import Reviews


class Graph(NamedTuple):
    """Items first, then jurors, as numbers; and the neighbours of each."""

    items: Sequence[str]
    jurors: Sequence[str]
    near: Sequence[Sequence[int]]


def graph_of(reviews: Reviews) -> Graph:
    items, jurors = reviews.items, reviews.jurors
    place = {item: number for number, item in enumerate(items)}
    seat = {juror: number for number, juror in enumerate(jurors, start=len(items))}
    near: list[list[int]] = [[] for _ in range(len(items) + len(jurors))]
    for review in reviews.reviews:
        a, b = place[review.item], seat[review.juror]
        near[a].append(b)
        near[b].append(a)
    return Graph(items, jurors, near)


class Walk:
    """A depth-first walk that notes when each point is met, and the earliest that its subtree reaches."""

    def __init__(self, near: Sequence[Sequence[int]]) -> None:
        self.near = near
        self.met = [-1] * len(near)
        self.low = [0] * len(near)
        self.order: list[int] = []
        self.parts: list[list[int]] = []
        self.bridges: list[tuple[int, int]] = []
        self.cuts: set[int] = set()
        for root in range(len(near)):
            if self.met[root] < 0:
                self._component(root)

    def _component(self, root: int) -> None:
        start = len(self.order)
        self._meet(root)
        stack, branches = [(root, root, iter(self.near[root]))], 0
        while stack:
            point, parent, ahead = stack[-1]
            new = self._look(point, parent, ahead)
            if new >= 0:
                stack.append((new, point, iter(self.near[new])))
                branches += point == root
            else:
                stack.pop()
                self._leave(point, parent, root)
        if branches > 1:
            self.cuts.add(root)
        self.parts.append(self.order[start:])

    def _meet(self, point: int) -> None:
        self.met[point] = self.low[point] = len(self.order)
        self.order.append(point)

    def _look(self, point: int, parent: int, ahead: Iterator[int]) -> int:
        """Return the next new point from here, or -1."""
        for other in ahead:
            if self.met[other] < 0:
                self._meet(other)
                return other
            if other != parent:
                self.low[point] = min(self.low[point], self.met[other])
        return -1

    def _leave(self, point: int, parent: int, root: int) -> None:
        if point == root:
            return
        self.low[parent] = min(self.low[parent], self.low[point])
        if self.low[point] > self.met[parent]:
            self.bridges.append((min(point, parent), max(point, parent)))
        if parent != root and self.low[point] >= self.met[parent]:
            self.cuts.add(parent)


def below(graph: Graph, bound: float, pause: Callable[[], object]) -> int:
    """Count the Laplacian's eigenvalues below a bound, by Sylvester's law of inertia.

    No item has fewer reviews than the bound, so that no pivot of an item is below 0.
    """
    middle, size = len(graph.items), len(graph.jurors)
    left = [[0.0] * size for _ in range(size)]
    for number, near in enumerate(graph.near[middle:]):
        left[number][number] = len(near) - bound
    for near in graph.near[:middle]:
        pause()
        pivot = len(near) - bound or 1e-300
        for a in near:
            row = left[a - middle]
            for b in near:
                row[b - middle] -= 1 / pivot
    return negatives(left, pause)


def flow(near: Sequence[Sequence[int]], target: int, joined: set[int], most: int) -> int:
    """Return the flow between a point and points held as one, each line carrying one; stop at `most`."""
    used: set[tuple[int, int]] = set()
    for sent in range(most):
        before, point = _reach(near, target, joined, used)
        if point is None:
            return sent
        while point != target:
            origin = before[point]
            undone = (point, origin)
            used.symmetric_difference_update([undone if undone in used else (origin, point)])
            point = origin
    return most


def _reach(
    near: Sequence[Sequence[int]], start: int, ends: set[int], used: set[tuple[int, int]]
) -> tuple[Mapping[int, int], int | None]:
    """Walk from a point until one of the ends is met; return where each point was met from, and that end."""
    before, queue = {start: start}, deque([start])
    while queue:
        point = queue.popleft()
        for other in near[point]:
            if other not in before and (point, other) not in used:
                before[other] = point
                if other in ends:
                    return before, other
                queue.append(other)
    return before, None
