"""As many hearings as possible: a flow that bounds them, a search that reaches the bound, who could wait.

Hearings that share a person take turns, so a group of hearings around one person holds at most as many in
a half-day as it has turns, and all groups together at most as many as there are turns in all rooms. The
greatest number of hearings under these counts is a flow (Ford and Fulkerson 1956): each augmentation places
one hearing more by moving others. Where groups share nobody and no juror's half-days are limited, what the
flow places can be given turns (McNaughton 1959), and the flow is the answer. Elsewhere it is a bound: a
branch forbids a half-day to a juror who sits too often, or to a hearing that finds no turn there (Land and
Doig 1960).

Before that, a good timetable soon: a hearing takes the first place that is free for it; where there is none,
another hearing moves on to make room. Those that are left out come first in the next order (Joslin and
Clements 1999, "squeaky wheel"). It proves nothing: exact searches have something to beat, and who stops them
has something to hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, final

from eig._values.progress_and_stopping import Steps
from eig.timeline.hearings._exact_placing import Place, Placing, turns_of

Closed = tuple[frozenset[int], ...]
NODES = 400  # a timetable of 170 hearings is solved at the first; 400 take some seconds
_TURN_TRIALS = 2_000


class Most(NamedTuple):
    """What was found: places by hearing, the most that can be placed, and who could be left out instead.

    `instead` is None where that is not settled.
    """

    places: dict[int, Place]
    bound: int
    instead: frozenset[int] | None


def most(placing: Placing, *, nodes: int = NODES, trials: Steps | None = None) -> Most:
    """Return as many hearings as the search can place, and a bound on how many can be."""
    search = _Search(placing, trials or Steps(0))
    search.run(nodes)
    left = frozenset(range(len(placing.people))) - search.best.keys()
    exact = search.is_exact and len(search.best) == search.bound
    return Most(search.best, search.bound, search.root.exchangeable(left) - left if exact else None)


@final
class Flow:
    """Hearings in half-days, as many as the counts of groups and rooms allow."""

    def __init__(self, placing: Placing, groups: Sequence[int], closed: Closed) -> None:
        self.placing, self.groups, self.closed = placing, groups, closed
        self.at = [-1] * len(groups)
        self._caps = caps_of(placing, groups, closed)
        self._members: dict[int, list[int]] = {}
        for hearing, group in enumerate(groups):
            self._members.setdefault(group, []).append(hearing)
        self._in_group: dict[tuple[int, int], dict[int, None]] = {}
        self._inside: list[dict[int, None]] = [{} for _ in placing.capacities]
        self._lost: set[int] = set()  # hearings from which no moves led to room: none ever will
        for hearing in range(len(groups)):
            self._augment(hearing)

    @property
    def value(self) -> int:
        return sum(half_day >= 0 for half_day in self.at)

    def _blockers(self, hearing: int, half_day: int) -> Iterable[int]:
        """Return the hearings one of which has to leave for another to come; none if there is room."""
        capacity = self.placing.capacities[half_day]
        group = self._in_group.get((self.groups[hearing], half_day), {})
        if len(group) >= capacity:
            return group
        full = len(self._inside[half_day]) >= capacity * self.placing.rooms
        return self._inside[half_day] if full else ()

    def _open(self, hearing: int) -> list[int]:
        return [
            half_day
            for half_day, capacity in enumerate(self.placing.capacities)
            if capacity and half_day not in self.closed[hearing] and half_day != self.at[hearing]
        ]

    def _augment(self, turn: int) -> None:
        """Place one hearing more, moving others along a shortest path, if there is one.

        It starts at the hearing whose turn it is. Where that one is held already, in the stead of another of
        its group, it starts at those before it that are not.
        """
        if self._held(turn) >= self._caps[self.groups[turn]]:
            return
        before = self._members[self.groups[turn]] if self.at[turn] >= 0 else [turn]
        starts = [one for one in before if one <= turn and self.at[one] < 0 and one not in self._lost]
        came: dict[int, tuple[int, int]] = dict.fromkeys(starts, (-1, -1))
        seen: set[int] = set()  # which hearings one of which has to leave
        for hearing in (queue := list(starts)):  # grows while it is read
            for half_day in self._open(hearing):
                blockers = self._blockers(hearing, half_day)
                if not blockers:
                    self._shift(hearing, half_day, came)
                    return
                if id(blockers) not in seen:
                    seen.add(id(blockers))
                    fresh = [one for one in blockers if one not in came and one not in self._lost]
                    came.update((one, (hearing, half_day)) for one in fresh)
                    queue.extend(fresh)
            if hearing not in starts:
                queue.extend(self._waiting(hearing, came))
        self._lost.update(came)

    def _held(self, hearing: int) -> int:
        return sum(self.at[one] >= 0 for one in self._members[self.groups[hearing]])

    def _waiting(self, hearing: int, came: dict[int, tuple[int, int]]) -> list[int]:
        """Note the hearings of its group that could be held in its stead, those not yet tried among them."""
        waiting = [one for one in self._members[self.groups[hearing]] if self.at[one] < 0 and one not in came]
        came.update((one, (hearing, -1)) for one in waiting)
        return waiting

    def _shift(self, hearing: int, half_day: int, came: dict[int, tuple[int, int]]) -> None:
        moves: list[tuple[int, int]] = []
        while hearing >= 0:
            before, place = came[hearing]
            moves.append((hearing, half_day))
            if (
                place < 0 <= before
            ):  # this one is held instead of the one before it, which leaves its half-day
                moves.append((before, -1))
                before, place = came[before]
            hearing, half_day = before, place
        for one, _ in moves:
            if self.at[one] >= 0:
                del self._in_group[self.groups[one], self.at[one]][one], self._inside[self.at[one]][one]
        for one, to in moves:
            self.at[one] = to
            if to >= 0:
                self._in_group.setdefault((self.groups[one], to), {})[one] = None
                self._inside[to][one] = None

    def exchangeable(self, left: Iterable[int]) -> frozenset[int]:
        """Return the hearings that an equally good choice could leave out: a path of moves reaches them."""
        reached = dict.fromkeys(left)
        for hearing in (queue := list(reached)):  # idem
            for half_day in self._open(hearing):
                fresh = [one for one in self._blockers(hearing, half_day) if one not in reached]
                reached.update(dict.fromkeys(fresh))
                queue.extend(fresh)
        return frozenset(reached)


def caps_of(placing: Placing, groups: Sequence[int], closed: Closed) -> dict[int, int]:
    """Return how many hearings each group can hold in all: those of the half-days that its jurors may sit."""
    open_half_days: dict[int, set[int]] = {}
    jurors: dict[int, set[int]] = {}
    for hearing, group in enumerate(groups):
        free = set(range(len(placing.capacities))) - closed[hearing]
        open_half_days.setdefault(group, set()).update(free)
        jurors.setdefault(group, set(placing.jurors[hearing])).intersection_update(placing.jurors[hearing])
    caps: dict[int, int] = {}
    for group, half_days in open_half_days.items():
        sizes = sorted((placing.capacities[half_day] for half_day in half_days), reverse=True)
        caps[group] = sum(sizes[: placing.limit] if jurors[group] else sizes)
    return caps


def groups_of(placing: Placing) -> list[int]:
    """Return the group of each hearing, around the busiest person first; one without people is alone."""
    groups = [-1] * len(placing.people)
    number = 0
    while waiting := [one for one, group in enumerate(groups) if group < 0]:
        loads = Counter(person for one in waiting for person in placing.people[one])
        busiest = max(loads, key=lambda person: (loads[person], -person), default=None)
        chosen = [one for one in waiting if busiest in placing.people[one]] or waiting[:1]
        for one in chosen:
            groups[one] = number
        number += 1
    return groups


@final
class _Search:
    """Branch and bound over flows, the best timetable so far, and what no timetable can beat."""

    def __init__(self, placing: Placing, trials: Steps) -> None:
        self.placing, self.trials = placing, trials
        self.groups = groups_of(placing)
        self.root = Flow(placing, self.groups, placing.closed)
        self.best: dict[int, Place] = {}
        self.bound = self.root.value
        seen: dict[int, int] = {}
        shared = any(
            seen.setdefault(person, group) != group
            for people, group in zip(placing.people, self.groups, strict=True)
            for person in people
        )
        half_days = sum(map(bool, placing.capacities))
        self.is_exact = not shared and (placing.limit is None or placing.limit >= half_days)

    def run(self, nodes: int) -> None:
        open_nodes: list[tuple[int, Closed]] = [(self.bound, self.placing.closed)]
        unsettled = 0
        heard = Steps((nodes + 1) * len(self.groups), self.trials.stop, stopped=self.trials.stopped)
        for node in range(nodes):
            if not open_nodes or len(self.best) == self.bound or (node and not heard.take(len(self.groups))):
                break
            _, closed = open_nodes.pop()
            flow = Flow(self.placing, self.groups, closed) if node else self.root
            if flow.value <= len(self.best):
                continue
            found = self._timetabled(flow.at)
            if len(found) > len(self.best):
                self.best = found
                open_nodes = [node for node in open_nodes if node[0] > len(found)]
            branches, settled = self._branches(flow)
            unsettled = max(unsettled, 0 if settled else flow.value)
            open_nodes.extend((flow.value, branch) for branch in reversed(branches))
        self.trials.stopped = heard.stopped
        self.bound = min(self.bound, max(len(self.best), unsettled, *(above for above, _ in open_nodes), 0))

    def _turn_trials(self) -> Steps:
        """Return the trials that the turns of one half-day may take."""
        return Steps(_TURN_TRIALS, self.trials.stop, stopped=self.trials.stopped)

    def _branches(self, flow: Flow) -> tuple[list[Closed], bool]:
        """Return the ways to mend what the flow does wrong, and whether it is known that it does wrong."""
        for half_day, capacity in enumerate(self.placing.capacities):
            items = [one for one, taken in enumerate(flow.at) if taken == half_day]
            busy = Counter(person for one in items for person in self.placing.people[one])
            for person, count in busy.items():
                if count > capacity:
                    hit = [one for one in items if person in self.placing.people[one]][: capacity + 1]
                    return [_closing(flow.closed, {one}, half_day) for one in hit], True
        for juror, half_days in _sits(self.placing, flow.at).items():
            if self.placing.limit is not None and len(half_days) > self.placing.limit:
                own = {one for one, jurors in enumerate(self.placing.jurors) if juror in jurors}
                some = sorted(half_days)[: self.placing.limit + 1]
                return [_closing(flow.closed, own, half_day) for half_day in some], True
        for half_day in range(len(self.placing.capacities)):
            items = [one for one, taken in enumerate(flow.at) if taken == half_day]
            trials = self._turn_trials()
            if items and turns_of(self.placing, items, half_day, trials) is None:
                return [_closing(flow.closed, {one}, half_day) for one in items], trials.left >= 0
        return [], True

    def _timetabled(self, at: Sequence[int]) -> dict[int, Place]:
        """Return a timetable near a flow: what does not fit is left out, and put back wherever it fits."""
        board = Board(self.placing)
        kept = _within_limit(self.placing, at)
        for half_day in range(len(self.placing.capacities)):
            items = [one for one, taken in enumerate(kept) if taken == half_day]
            turns = turns_of(self.placing, items, half_day, self._turn_trials()) if items else ()
            for one, turn in zip(items, turns or (), strict=False):
                board.put(one, (half_day, turn))
        for one in range(len(at)):
            if one not in board.places:
                board.insert(one)
        return board.places


def _closing(closed: Closed, hearings: set[int], half_day: int) -> Closed:
    return tuple(one | {half_day} if hearing in hearings else one for hearing, one in enumerate(closed))


def _sits(placing: Placing, at: Sequence[int]) -> dict[int, set[int]]:
    sits: dict[int, set[int]] = {}
    for one, half_day in enumerate(at):
        if half_day >= 0:
            for juror in placing.jurors[one]:
                sits.setdefault(juror, set()).add(half_day)
    return sits


def _within_limit(placing: Placing, at: Sequence[int]) -> list[int]:
    """Return half-days without those, of the fewest hearings, in which a juror would sit too often."""
    kept = list(at)
    limit = placing.limit
    if limit is None:
        return kept
    for juror in sorted(_sits(placing, kept)):
        own = [one for one, jurors in enumerate(placing.jurors) if juror in jurors and kept[one] >= 0]
        loads = Counter(kept[one] for one in own)
        chosen = sorted(loads, key=lambda half_day: (-loads[half_day], half_day))[:limit]
        for one in own:
            if kept[one] not in chosen:
                kept[one] = -1
    return kept


@final
class Board:
    """Places taken so far, one hearing after another."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.places: dict[int, Place] = {}
        self._people: dict[Place, set[int]] = {}
        self._inside: dict[Place, dict[int, None]] = {}
        self._sits: dict[int, dict[int, int]] = {}

    def put(self, hearing: int, place: Place) -> None:
        self.places[hearing] = place
        self._inside.setdefault(place, {})[hearing] = None
        self._people.setdefault(place, set()).update(self.placing.people[hearing])
        for juror in self.placing.jurors[hearing]:
            sits = self._sits.setdefault(juror, {})
            sits[place[0]] = sits.get(place[0], 0) + 1

    def take_out(self, hearing: int) -> None:
        place = self.places.pop(hearing)
        del self._inside[place][hearing]
        self._people[place].difference_update(self.placing.people[hearing])
        for juror in self.placing.jurors[hearing]:
            sits = self._sits[juror]
            sits[place[0]] -= 1
            if not sits[place[0]]:
                del sits[place[0]]

    def with_one(self, hearing: int, place: Place) -> Board:
        """Return a board with one hearing more."""
        more = Board(self.placing)
        for one, taken in (*self.places.items(), (hearing, place)):
            more.put(one, taken)
        return more

    def insert(self, hearing: int) -> bool:
        """Put a hearing in the first place that is free for it, if there is one."""
        place = next(filter(partial(self._is_free, hearing), self._may_take(hearing)), None)
        if place is not None:
            self.put(hearing, place)
        return place is not None

    def make_room(self, hearing: int) -> bool:
        """Put a hearing in the first place that another can leave for a free one, if there is one."""
        for place in self._may_take(hearing, others=True):
            for other in tuple(self._inside.get(place, ())):
                self.take_out(other)
                if self.fits(hearing, place):
                    self.put(hearing, place)
                    if self.insert(other):
                        return True
                    self.take_out(hearing)
                self.put(other, place)
        return False

    def fits(self, hearing: int, place: Place) -> bool:
        """Tell whether a place is free for a hearing: a room, its people, and their half-days."""
        closed = place[0] in self.placing.closed[hearing]
        return not closed and self._is_free(hearing, place) and self._may_sit(hearing, place[0])

    def _is_free(self, hearing: int, place: Place) -> bool:
        return len(self._inside.get(place, ())) < self.placing.rooms and self._people.get(
            place, set()
        ).isdisjoint(self.placing.people[hearing])

    def _may_sit(self, hearing: int, half_day: int) -> bool:
        limit, sits = self.placing.limit, self._sits
        return limit is None or all(
            half_day in (own := sits.get(one, {})) or len(own) < limit for one in self.placing.jurors[hearing]
        )

    def _may_take(self, hearing: int, *, others: bool = False) -> Iterator[Place]:
        """Yield the places of the half-days that a hearing may take; or might, once others leave."""
        for half_day, capacity in enumerate(self.placing.capacities):
            if half_day not in self.placing.closed[hearing] and (others or self._may_sit(hearing, half_day)):
                yield from ((half_day, turn) for turn in range(capacity))


ORDERS: Final = 20  # of 170 hearings in 175 places: some tenths of a second


def improved(placing: Placing, places: Mapping[int, Place], trials: Steps) -> dict[int, Place]:
    """Return places for as many hearings or more; each hearing looked at is a step, at which it may stop."""
    count = len(placing.people)
    best, board = dict(places), Board(placing)
    for hearing, place in places.items():
        board.put(hearing, place)
    order = sorted(range(count), key=lambda one: (one in best, -len(placing.closed[one]), one))
    steps = Steps(ORDERS * count, trials.stop, stopped=trials.stopped)
    for _ in range(ORDERS):
        missing: list[int] = []
        for hearing in order:
            if hearing not in board.places:
                if not steps.take():
                    trials.stopped = steps.stopped
                    return max(best, board.places, key=len)
                if not (board.insert(hearing) or board.make_room(hearing)):
                    missing.append(hearing)
        best = max(best, board.places, key=len)
        if not missing:
            break
        order = [*missing, *(one for one in order if one not in missing)]
        board = Board(placing)
    return best
