"""Placing hearings on half-days: an exact search in a fixed order, in two steps.

First each hearing takes a half-day, then the hearings of one half-day take their turns; rooms come last, as
they are alike. Both steps take the item with the fewest options left (Haralick and Elliott 1980), try its
options in order, and go back when one has none. Half-days that are alike and still empty are tried once, and
so are the empty turns of a half-day. Two quick ways to give turns are tried first: whole panels, each in one
room, and one room filled after the other, which always works for panels without a member in common
(McNaughton 1959).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from attrs import frozen

from eig._values.progress_and_stopping import Steps
from eig._values.value import Value

Place = tuple[int, int]
"""A half-day and a turn in it, both from 0."""

TRIALS: Final = 200_000  # hearings looked at: one to two seconds


@frozen(kw_only=True, eq=False, repr=False)
class Placing(Value):
    """What to place, people and half-days being numbers.

    Args:
        people: Everybody at each hearing, who cannot be in two rooms at once.
        jurors: The jurors at each hearing, whose half-days are limited.
        closed: For each hearing, the half-days that it cannot take.
        capacities: How many hearings each half-day holds in one room.
        rooms: How many rooms there are.
        limit: How many half-days a juror may sit, or None for any number.
    """

    people: tuple[tuple[int, ...], ...]
    jurors: tuple[tuple[int, ...], ...]
    closed: tuple[frozenset[int], ...]
    capacities: tuple[int, ...]
    rooms: int
    limit: int | None


class _Board(Protocol):
    """Items that take options, one each."""

    left: dict[int, None]

    def options(self, item: int) -> list[int]: ...
    def take(self, item: int, option: int) -> None: ...
    def give_back(self, item: int) -> None: ...


class _HalfDays:
    """The half-days taken so far; the search's own, and never seen outside."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.left = dict.fromkeys(range(len(placing.people)))
        self.taken: dict[int, int] = {}
        self._load = [0] * len(placing.capacities)
        self._busy: list[Counter[int]] = [Counter() for _ in placing.capacities]
        self._sits: dict[int, list[int]] = {}
        self._panels: list[Counter[tuple[int, ...]]] = [Counter() for _ in placing.capacities]
        closed = [tuple(one in own for own in placing.closed) for one in range(len(placing.capacities))]
        self._like = [closed.index(one) for one in closed]  # the first half-day that is closed to the same

    def take(self, item: int, option: int) -> None:
        del self.left[item]
        self.taken[item] = option
        self._load[option] += 1
        self._busy[option].update(self.placing.people[item])
        self._panels[option][self.placing.jurors[item]] += 1
        for juror in self.placing.jurors[item]:
            self._sits.setdefault(juror, []).append(option)

    def give_back(self, item: int) -> None:
        option = self.taken.pop(item)
        self.left[item] = None
        self._load[option] -= 1
        self._busy[option].subtract(self.placing.people[item])
        self._panels[option][self.placing.jurors[item]] -= 1
        for juror in self.placing.jurors[item]:
            self._sits[juror].pop()

    def options(self, item: int) -> list[int]:
        seen: set[tuple[int, int]] = set()
        found: list[int] = []
        for half_day in range(len(self.placing.capacities)):
            alike = self._alike(half_day)
            if self._is_open(item, half_day) and (self._load[half_day] or alike not in seen):
                found.append(half_day)
                seen.add(alike)
        return sorted(found, key=lambda half_day: self._crowds(item, half_day))

    def _crowds(self, item: int, half_day: int) -> bool:
        """Tell whether a panel would come where every room has one already: the last thing to try."""
        inside = +self._panels[half_day]
        return self.placing.jurors[item] not in inside and len(inside) >= self.placing.rooms

    def _is_open(self, item: int, half_day: int) -> bool:
        placing, busy = self.placing, self._busy[half_day]
        capacity, limit = placing.capacities[half_day], placing.limit
        return (
            half_day not in placing.closed[item]
            and self._load[half_day] < capacity * placing.rooms
            and all(busy[person] < capacity for person in placing.people[item])
            and (limit is None or all(self._sits_in(one, half_day) <= limit for one in placing.jurors[item]))
        )

    def _sits_in(self, juror: int, half_day: int) -> int:
        return len({*self._sits.get(juror, ()), half_day})

    def _alike(self, half_day: int) -> tuple[int, int]:
        kind = -1 - half_day if self._load[half_day] else self.placing.capacities[half_day]
        return kind, self._like[half_day]


class _Turns:
    """The turns taken in one half-day so far."""

    def __init__(self, people: Sequence[frozenset[int]], turns: int, rooms: int) -> None:
        self.left = dict.fromkeys(range(len(people)))
        self.taken: dict[int, int] = {}
        self._people, self._rooms = people, rooms
        self._in: list[list[int]] = [[] for _ in range(turns)]

    def take(self, item: int, option: int) -> None:
        del self.left[item]
        self.taken[item] = option
        self._in[option].append(item)

    def give_back(self, item: int) -> None:
        self._in[self.taken.pop(item)].pop()
        self.left[item] = None

    def options(self, item: int) -> list[int]:
        found: list[int] = []
        for turn, inside in enumerate(self._in):
            if len(inside) < self._rooms and all(
                self._people[item].isdisjoint(self._people[one]) for one in inside
            ):
                found.append(turn)
            if not inside:
                break
        return found


def _solutions(board: _Board, trials: Steps) -> Iterator[None]:
    """Stop at each way for every item to take an option; that no trials are left ends it all."""
    path: list[tuple[int, Iterator[int]]] = []
    while trials.left >= 0:
        if board.left:
            ways = ((item, board.options(item)) for item in sorted(board.left))
            item, options = min(ways, key=lambda way: len(way[1]))
            path.append((item, iter(options)))
        else:
            yield
        while path and not _step(board, path):
            path.pop()
        if not path:
            return
        trials.take(max(len(board.left), 1))


def _step(board: _Board, path: list[tuple[int, Iterator[int]]]) -> bool:
    """Put the last item of the path on its next option, if it has one."""
    item, options = path[-1]
    if item not in board.left:
        board.give_back(item)
    option = next(options, None)
    if option is None:
        return False
    board.take(item, option)
    return True


def place(placing: Placing, trials: Steps | None = None) -> tuple[Sequence[Place] | None, bool]:
    """Return a place for each hearing, or None; and whether the search came to its end.

    >>> two = Placing(people=((1,), (1,)), jurors=((0,), (0,)), closed=(frozenset(), frozenset()),
    ...               capacities=(2,), rooms=1, limit=1)
    >>> place(two)
    ([(0, 0), (0, 1)], True)
    """
    left, board = trials or Steps(TRIALS), _HalfDays(placing)
    for _ in _solutions(board, left) if placing.people else iter([None]):
        turns = _all_turns(placing, board.taken, left)
        if turns is not None:
            return [(board.taken[one], turns[one]) for one in range(len(placing.people))], True
    return None, left.left >= 0


def _all_turns(placing: Placing, half_day_of: dict[int, int], trials: Steps) -> dict[int, int] | None:
    found: dict[int, int] = {}
    for half_day in sorted(set(half_day_of.values())):
        items = sorted(item for item, taken in half_day_of.items() if taken == half_day)
        turns = turns_of(placing, items, half_day, trials)
        if turns is None:
            return None
        found.update(zip(items, turns, strict=True))
    return found


def turns_of(placing: Placing, items: Sequence[int], half_day: int, trials: Steps) -> Sequence[int] | None:
    """Return a turn for each hearing of a half-day, in as few turns as counting allows, or else in more.

    None where there is none, or where no trials are left.
    """
    people = [frozenset(placing.people[item]) for item in items]
    panels = [placing.jurors[item] for item in items]
    rooms = placing.rooms
    busiest = max(Counter(person for one in people for person in one).values(), default=1)
    for turns in range(max(busiest, -(-len(people) // rooms)), placing.capacities[half_day] + 1):
        for fill in (_whole_panels, _room_by_room):
            filled = fill(people, panels, turns, rooms)
            if filled is not None:
                return filled
        board = _Turns(people, turns, rooms)
        for _ in _solutions(board, trials):
            return [board.taken[item] for item in range(len(people))]
    return None


def _whole_panels(
    people: Sequence[frozenset[int]], panels: Sequence[tuple[int, ...]], turns: int, rooms: int
) -> Sequence[int] | None:
    """Give each panel consecutive turns of one room, the longest panel first (first fit, decreasing)."""
    members: dict[tuple[int, ...], list[int]] = {}
    for item, panel in enumerate(panels):
        members.setdefault(panel, []).append(item)
    loads, turn_of = [0] * rooms, dict[int, int]()
    for items in sorted(members.values(), key=len, reverse=True):
        room = next((room for room, load in enumerate(loads) if load + len(items) <= turns), None)
        if room is None:
            return None
        turn_of.update(zip(items, range(loads[room], turns), strict=False))
        loads[room] += len(items)
    return _without_meetings(people, turn_of)


def _room_by_room(
    people: Sequence[frozenset[int]], panels: Sequence[tuple[int, ...]], turns: int, rooms: int
) -> Sequence[int] | None:
    """Fill one room after the other, panel by panel; the last panel of a room goes on in the next one."""
    del rooms  # the turns are as many as the rooms need
    first = {one: number for number, one in reversed(list(enumerate(panels)))}
    order = sorted(range(len(people)), key=lambda item: (first[panels[item]], item))
    return _without_meetings(people, {item: number % turns for number, item in enumerate(order)})


def _without_meetings(people: Sequence[frozenset[int]], turn_of: dict[int, int]) -> Sequence[int] | None:
    """Return the turns in the order of items; None where somebody would be in two rooms at once."""
    seen = [(turn, person) for item, turn in turn_of.items() for person in people[item]]
    return [turn_of[item] for item in range(len(people))] if len(set(seen)) == len(seen) else None
