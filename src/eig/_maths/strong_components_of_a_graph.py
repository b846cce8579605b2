"""Strong components: the points of a directed graph that lie on a common cycle."""

from __future__ import annotations

from collections.abc import Sequence


def strong_components(ahead: Sequence[Sequence[int]]) -> list[int]:
    """Return a number for each point: two points have the same where each can be reached from the other.

    One depth-first walk (R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on
    Computing 1, 1972), without recursion.

    >>> one, two, three, four = strong_components([[1], [2], [0, 3], []])
    >>> one == two == three, three == four
    (True, False)
    """
    met: dict[int, int] = {}
    low: dict[int, int] = {}
    home = [-1] * len(ahead)
    waiting: list[int] = []
    for start in range(len(ahead)):
        path = [(start, 0)] if start not in met else []
        while path:
            point, turn = path.pop()
            if not turn:
                met[point] = low[point] = len(met)
                waiting.append(point)
            if turn < len(ahead[point]):
                path.append((point, turn + 1))
                other = ahead[point][turn]
                if other not in met:
                    path.append((other, 0))
                elif home[other] < 0:
                    low[point] = min(low[point], met[other])
                continue
            _close(point, met, low, home, waiting=waiting)
            if path:
                before = path[-1][0]
                low[before] = min(low[before], low[point])
    return home


def _close(
    point: int, met: dict[int, int], low: dict[int, int], home: list[int], *, waiting: list[int]
) -> None:
    """Number the component that a point is the first of, if it is."""
    if low[point] == met[point]:
        while home[point] < 0:
            home[waiting.pop()] = met[point]
