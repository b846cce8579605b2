"""The order in which phases can be computed, and the circle that forbids one: linear, without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def topological_order(count: int, followers: Sequence[Sequence[int]]) -> list[int]:
    """Return the items 0 to count-1, each after those it follows (Kahn 1962); items of a circle are left out.

    >>> topological_order(3, [[1], [], [0]])
    [2, 0, 1]
    """
    waiting = [0] * count
    for targets in followers:
        for target in targets:
            waiting[target] += 1
    order = [item for item in range(count) if not waiting[item]]
    for item in order:  # grows while it is read: a queue
        for target in followers[item]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order


def find_circle(followers: Sequence[Sequence[int]], order: Iterable[int]) -> tuple[int, ...]:
    """Return one circle among the items that an order left out, from its lowest item on, along the links.

    >>> find_circle([[1], [2], [0], [0]], order=[3])
    (0, 1, 2)
    """
    placed = set(order)
    leaders: dict[int, int] = {}
    for item, targets in enumerate(followers):
        if item not in placed:
            leaders.update({target: item for target in targets if target not in placed})
    trail: dict[int, int] = {}
    item = min(leaders)
    while item not in trail:  # each item left out follows another one left out: walking back must meet itself
        trail[item] = len(trail)
        item = leaders[item]
    circle = list(trail)[trail[item] :][::-1]
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
