"""Best assignments under rules that no flow can hold: branch and bound over forced and forbidden reviews.

A node forces some reviews and forbids others; its bound is the best flow so. Nodes are taken in the order of
their bounds, so the first one that keeps the rule is optimal. A child that has not been solved yet stands at
what the prices of its parent promise at most, and is solved only if its turn comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import count, islice
from typing import NamedTuple

from attrs import frozen

from eig._maths.flow_several_columns_each import Demand, Flow, Halted, bound, solve
from eig._values.progress_and_stopping import never

Pair = tuple[int, int]
Pairs = frozenset[Pair]


@frozen(eq=False)
class First(AbstractSet[Pair]):
    """The first so many of some reviews: the children of one flow share them, and each holds a number."""

    pairs: Sequence[Pair]
    count: int

    def __iter__(self) -> Iterator[Pair]:
        return islice(self.pairs, self.count)

    def __len__(self) -> int:
        return self.count

    def __contains__(self, pair: object) -> bool:
        return pair in self.pairs[: self.count]


class Child(NamedTuple):
    """A way to go on from a flow that breaks the rule: reviews to force, to forbid, and the least loss."""

    forced: AbstractSet[Pair]
    forbidden: AbstractSet[Pair]
    loss: int


Branch = Callable[[Flow, Pairs], Sequence[Child] | None]
Narrow = Callable[[Demand, Pairs], Demand]
Stop = Callable[[], bool]
TRIES = 20  # first children that are looked at, level by level, once the effort is used up
HASTE = 4_000  # reviews that may be given, in all the flows that are solved after a word to stop


class Found(NamedTuple):
    """What a search found: the best flow, what no assignment exceeds, if it ended, the flows it solved."""

    flow: Flow | None
    total: int
    bound: int
    proven: bool
    steps: int


class Node(NamedTuple):
    """A node of the search; the order of fields is the order in which nodes are taken.

    What its child forces and forbids besides is taken in once it is solved: most never are.
    """

    less_bound: int
    serial: int
    forced: Pairs
    forbidden: Pairs
    solved: Flow | None
    child: Child | None = None


def whole(demand: Demand, _forced: Pairs) -> Demand:
    """Return a demand as it is: nothing is left out."""
    return demand


def search(
    demand: Demand,
    branch: Branch,
    *,
    effort: int,
    narrow: Narrow = whole,
    first: Flow | None = None,
    tries: int = TRIES,
    stop: Stop = never,
) -> Found:
    """Return the best assignment for which `branch` has no objection.

    Args:
        demand: What is asked.
        branch: Given a flow and the forced reviews, None if the flow is acceptable, else the ways to go on,
            which together cover every acceptable assignment.
        effort: How many flows may be solved; then as many again, at most, to end with an assignment.
        narrow: Given a demand and the forced reviews, the demand without reviews that cannot be acceptable.
        first: The best flow without the rule, if it is known.
        tries: At the end of the effort, how many first children to look at before giving up.
        stop: Asked before each flow whether the effort ends here.
    """
    start = Node(0, 0, frozenset(), frozenset(), None)
    try:
        root = (
            _solved(demand, start, narrow, stop)
            if first is None
            else start._replace(less_bound=-first.total, solved=first)
        )
    except Halted as halted:
        most = int(bound(narrow(demand, frozenset()), halted.prices))
        return Found(None, 0, most, proven=False, steps=0)
    queue = [root] if root else []
    serial, steps = count(-1, -1), 0
    while queue:
        node = heappop(queue)
        if node.solved is None:
            over = steps >= effort or stop()
            try:
                again = None if over else _solved(demand, node, narrow, stop)
            except Halted:
                again, over = None, True
            if over:
                dive = _dive(demand, branch, root, narrow, tries=tries, most=effort, stop=stop)
                return _given_up(dive, -node.less_bound, steps)
            steps += 1
            if again is not None:
                heappush(queue, again)
            continue
        children = branch(node.solved, node.forced)
        if children is None:
            return Found(node.solved, -node.less_bound, -node.less_bound, proven=True, steps=steps + 1)
        for child in reversed(children):
            heappush(queue, _child(node, child, next(serial)))
    return Found(None, 0, 0, proven=True, steps=steps + 1)


def _given_up(dive: Node | None, bound: int, steps: int) -> Found:
    if dive is None:
        return Found(None, 0, bound, proven=False, steps=steps)
    return Found(dive.solved, -dive.less_bound, bound, proven=False, steps=steps)


def _child(node: Node, child: Child, serial: int) -> Node:
    """Return the child of a node, unsolved. Of equal bounds the latest born, of least serial, goes first."""
    return Node(node.less_bound + child.loss, serial, node.forced, node.forbidden, None, child)


def _dive(
    demand: Demand, branch: Branch, node: Node | None, narrow: Narrow, *, tries: int, most: int, stop: Stop
) -> Node | None:
    """Return an acceptable assignment found by following first children, if that leads anywhere.

    It solves as many flows again as the effort allowed; once told to stop, as many as take a moment.
    """
    moment = HASTE // max(1, sum(map(len, demand.worth)))
    most = max(most, moment)
    while node is not None and node.solved is not None:
        children = branch(node.solved, node.forced)
        if children is None:
            return node
        parent, node = node, None
        for child in children[:tries]:
            said = stop()
            moment, most = moment - said, most - 1
            if moment < 0 or most < 0:
                return None
            try:
                node = _solved(demand, _child(parent, child, 0), narrow, never if said else stop)
            except Halted:
                node = _solved(demand, _child(parent, child, 0), narrow)
            if node is not None:
                break
    return None


def every(
    demand: Demand,
    branch: Branch,
    target: int,
    *,
    listed: Callable[[Flow], bool],
    most: int,
    effort: int,
    narrow: Narrow = whole,
    stop: Stop = never,
) -> tuple[list[Flow], bool]:
    """Return acceptable assignments worth a target or more, those to be listed, and whether these are all.

    After each one found, the others are split by its first review that they lack (K. G. Murty, "An algorithm
    for ranking all the assignments in order of increasing cost", Operations Research 16, 1968).
    """
    found: list[Flow] = []
    stack = [Node(0, 0, frozenset(), frozenset(), None)]
    for _ in range(effort):
        if not stack or len(found) > most or stop():
            break
        node = _solved(demand, stack.pop(), narrow)
        if node is None or node.solved is None or node.less_bound > -target:
            continue
        children = branch(node.solved, node.forced)
        if children is None:
            found += [node.solved] * listed(node.solved)
            children = _others(node.solved, node.forced)
        born = (_child(node, child, 0) for child in children)
        stack.extend(child for child in born if child.less_bound <= -target)
    return found[:most], not stack and len(found) <= most


def _others(flow: Flow, forced: Pairs) -> list[Child]:
    """Return the ways to differ from an assignment: by the first review forbidden, the cheapest first."""
    prices = flow.prices
    losses: list[tuple[int, Pair]] = []
    for item, (worth, readers) in enumerate(zip(flow.demand.worth, flow.readers, strict=True)):
        net = {juror: gain - prices[juror] for juror, gain in worth.items()}
        instead = [net[juror] for juror in net if juror not in readers]
        if instead:
            own = (juror for juror in readers if (item, juror) not in forced)
            losses += [(net[juror] - max(instead), (item, juror)) for juror in own]
    pairs = [pair for _, pair in sorted(losses)]
    return [
        Child(First(pairs, at), frozenset((pair,)), loss) for at, (loss, pair) in enumerate(sorted(losses))
    ]


def _solved(demand: Demand, node: Node, narrow: Narrow, stop: Stop = never) -> Node | None:
    """Return the node with its best flow and true bound, or None where it has no assignment."""
    if (child := node.child) is not None:
        forced, forbidden = node.forced.union(child.forced), node.forbidden.union(child.forbidden)
        node = node._replace(forced=forced, forbidden=forbidden, child=None)
    kept = [dict(worth) for worth in demand.worth]
    for item, juror in node.forbidden:
        kept[item].pop(juror, None)
    asked = narrow(demand._replace(worth=kept), node.forced)
    values = [value for given in asked.worth for value in given.values()]
    prize = 1 + sum(demand.needs) * (max(values, default=0) - min(values, default=0))
    raised = [
        {juror: gain + prize * ((item, juror) in node.forced) for juror, gain in worth.items()}
        for item, worth in enumerate(asked.worth)
    ]
    flow = solve(asked._replace(worth=raised), stop)
    if flow is None or any(juror not in flow.readers[item] for item, juror in node.forced):
        return None
    return node._replace(less_bound=prize * len(node.forced) - flow.total, solved=flow)
