"""The forward and the backward pass of a schedule, on day numbers.

The forward pass gives the least starts that satisfy every link, the backward pass the greatest: both are one
composition of maps a link, in the order of the links, so that the cost grows with their number.

A phase has monotone maps between its start s and its finish f, and each comes with its adjoint:

- `finish(s) <= f` if and only if `s <= latest_start(f)`;
- `earliest_start(f) <= s` if and only if `f <= latest_bound(s)`.

A lag moves a boundary forward, and `backward(b)` is the last boundary that it does not move beyond b. So
the late dates, which are compositions of adjoints, are exact under holidays and months of any length;
nothing is searched.

For working days every map is an n-th working day: a start rolls forward to one, and a finish bound on a day
off is trimmed back to the end of the working day before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, final

from attrs import field, frozen

from eig._values.value import Value
from eig.programme.durations import add_months, month_length
from eig.timeline.calendar._workday_count_tables import Workdays
from eig.timeline.plan.phases import Phase
from eig.timeline.plan.plans import Plan

Move = Callable[[int], int]


def _same(boundary: int) -> int:
    return boundary


def _end_of_day(boundary: int) -> int:
    return boundary + 1


@final
class PhaseMaps:
    """The maps of a phase of one duration.

    `roll` finds the first start from a boundary on, `floor` the last one up to it, `trim` the last finish.
    """

    __slots__ = ("earliest_start", "finish", "floor", "latest_bound", "latest_start", "roll", "trim")

    def __init__(self, finish: Move, latest_start: Move, earliest_start: Move) -> None:
        self.finish = finish
        self.latest_start = latest_start
        self.earliest_start = earliest_start
        self.latest_bound = finish
        self.roll: Move = _same
        self.floor: Move = _same
        self.trim: Move = _same


def _days(n: int, _: Workdays) -> PhaseMaps:
    def start(boundary: int) -> int:
        return boundary - n

    return PhaseMaps(lambda boundary: boundary + n, start, start)


def _months(n: int, _: Workdays) -> PhaseMaps:
    return PhaseMaps(months_forward(n), months_clamped(-n), lambda boundary: _first_reaching(boundary, n))


def _working(n: int, workdays: Workdays) -> PhaseMaps:
    nth = workdays.nth

    def start(boundary: int) -> int:
        return nth(boundary, -n)

    def bound(boundary: int) -> int:
        return nth(boundary, n + 1)

    def roll(boundary: int) -> int:
        return nth(boundary, 1)

    def floor(boundary: int) -> int:
        return nth(boundary + 1, -1)

    maps = PhaseMaps(lambda boundary: nth(boundary, n) + 1, start, start)

    def trim(boundary: int) -> int:
        return nth(boundary, -1) + 1

    maps.latest_bound, maps.roll, maps.floor, maps.trim = bound, roll, floor, trim
    return maps


def months_forward(n: int) -> Move:
    """Return the move by n months that goes on to the first of the next month where the day is missing."""
    return lambda boundary: add_months(date.fromordinal(boundary), n, overflow="forward").toordinal()


def months_clamped(n: int) -> Move:
    """Return the move by n months that stays on the last day of the month where the day is missing.

    It is the adjoint of the forward move by -n: `forward(s, n) <= f` if and only if `s <= clamp(f, -n)`.
    """
    return lambda boundary: add_months(date.fromordinal(boundary), n).toordinal()


def _first_reaching(boundary: int, n: int) -> int:
    """Return the first start whose end, n months later, reaches a boundary.

    Several days of a long month end together on the first of a month: 29, 30 and 31 January plus one month
    are 1 March. The first of them is the day after the length of the short month.
    """
    end = date.fromordinal(boundary)
    count = end.year * 12 + end.month - 1 - n
    if end.day == 1:
        eve = date.fromordinal(boundary - 1)
        before = count - 1
        short, long = month_length(eve.year, eve.month), month_length(before // 12, before % 12 + 1)
        if long > short:
            return date(before // 12, before % 12 + 1, short + 1).toordinal()
    return months_forward(-n)(boundary)


_PHASES: Final[Mapping[str, Callable[[int, Workdays], PhaseMaps]]] = MappingProxyType(
    {
        "days": _days,
        "weeks": lambda n, workdays: _days(7 * n, workdays),
        "months": _months,
        "working_days": _working,
    }
)


def phase_maps(n: int, unit: str, workdays: Workdays, *, milestone: bool = False) -> PhaseMaps:
    """Return the maps of a phase of n units; a milestone ends with its day, worked or not."""
    maps = _PHASES[unit](n, workdays)
    if milestone:
        maps.finish = _end_of_day
    return maps


Lag = tuple[Move, Move]
"""A lag forward, and its adjoint backward."""


def _lag_days(n: int, _: Workdays) -> Lag:
    return (lambda boundary: boundary + n), (lambda boundary: boundary - n)


def _lag_working(n: int, workdays: Workdays) -> Lag:
    nth = workdays.nth
    if n > 0:
        return (lambda boundary: nth(boundary, n) + 1), (lambda boundary: nth(boundary, -n))
    return (lambda boundary: nth(boundary, n)), (lambda boundary: nth(boundary + 1, -n))


_LAGS: Final[Mapping[str, Callable[[int, Workdays], Lag]]] = MappingProxyType(
    {
        "days": _lag_days,
        "weeks": lambda n, workdays: _lag_days(7 * n, workdays),
        "months": lambda n, _: (months_forward(n), months_clamped(-n)),
        "working_days": _lag_working,
    }
)


def lag_maps(n: int, unit: str, workdays: Workdays) -> Lag:
    """Return a lag of n units and its adjoint; a lag of 0 moves nothing."""
    return _LAGS[unit](n, workdays) if n else (_same, _same)


NO_LINK: Final = -1


class Link(NamedTuple):
    """A dependency between positions, with its lag as maps."""

    pred: int
    succ: int
    from_finish: bool
    to_finish: bool
    forward: Move
    backward: Move
    number: int


_NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


@final
@frozen(kw_only=True, eq=False, repr=False)
class Known(Value):
    """What is known, by the position of the phase: starts, ends, ends expected, and the floor of the rest."""

    floor: int = 0
    starts: Mapping[int, int] = field(default=_NOTHING)
    ends: Mapping[int, int] = field(default=_NOTHING)
    expected: Mapping[int, int] = field(default=_NOTHING)


@final
class Passes:
    """The dates of a plan under what is known: `starts`, `finishes`, `late` starts, `free` starts."""

    def __init__(self, plan: Plan, known: Known, finish_by: int | None) -> None:
        self.plan = plan
        self.known = known
        self.workdays = plan.calendar.workdays
        self.maps = self._phase_maps()
        self._join()
        self.starts = [0] * len(self.maps)
        self.finishes = [0] * len(self.maps)
        self.bounds = [0] * len(self.maps)
        self.drivers = [NO_LINK] * len(self.maps)
        self._forward()
        self.end = max(self.finishes)
        self.anchors = list(self.starts)
        for item in known.starts:  # what has started can only end later: it is anchored by its end
            self.anchors[item] = self.finishes[item]
        self.late = list(self.anchors)
        self.free = list(self.anchors)
        self.horizon = self.end if finish_by is None else finish_by
        self._backward(self.horizon)

    def _phase_maps(self) -> list[PhaseMaps]:
        kinds = [
            (phase.duration.n, phase.duration.unit, phase.milestone, phase.calendar)
            for phase in self.plan.phases
        ]
        maps = {
            (n, unit, milestone, calendar): phase_maps(
                n, unit, self._workdays_of(calendar), milestone=milestone
            )
            for n, unit, milestone, calendar in dict.fromkeys(kinds)
        }
        return [maps[kind] for kind in kinds]

    def _workdays_of(self, calendar: str) -> Workdays:
        """Return the working days of a calendar of the plan, by its key: its own where there is none."""
        return self.plan.calendars[calendar].workdays if calendar else self.workdays

    def count(self, item: int, start: int, end: int) -> int:
        """Count working days between two boundaries, on the calendar of a phase."""
        return self._workdays_of(self.plan.phases[item].calendar).count(start, end)

    def _join(self) -> None:
        self.preds: list[list[Link]] = [[] for _ in self.maps]
        self.succs: list[list[Link]] = [[] for _ in self.maps]
        index = self.plan.index
        lags: dict[tuple[int, str], Lag] = {}
        for number, one in enumerate(self.plan.dependencies):
            length = (one.lag.n, one.lag.unit)
            if length not in lags:
                lags[length] = lag_maps(*length, self.workdays)
            forward, backward = lags[length]
            pred, succ = index[one.pred], index[one.succ]
            link = Link(pred, succ, one.kind[0] == "F", one.kind[1] == "F", forward, backward, number)
            self.preds[succ].append(link)
            self.succs[pred].append(link)

    def bound(self, link: Link) -> int:
        """Return the boundary before which a link keeps its successor from starting."""
        bound = self._end(link)
        return self.maps[link.succ].earliest_start(bound) if link.to_finish else bound

    def _end(self, link: Link) -> int:
        """Return the boundary that a link gives, of a start or of a finish."""
        return link.forward(self.finishes[link.pred] if link.from_finish else self.starts[link.pred])

    def floor(self, phase: Phase) -> int:
        """Return the boundary before which a phase does not start, whatever its links."""
        own = phase.not_before
        start = max(self.plan.start.toordinal(), self.known.floor)
        return start if own is None else max(start, own.toordinal())

    def held_until(self, item: int) -> int:
        """Return the boundary until which links may hold a phase that is pinned: its first worked day.

        A milestone occupies the very day that it is pinned to.
        """
        start = self.starts[item]
        return start if self.plan.phases[item].milestone else self.maps[item].roll(start)

    def breaks(self, link: Link) -> bool:
        """Tell whether a link would have its successor start, or end, later than it does."""
        item = link.succ
        fixed = self.fixed_finish(item)
        if link.to_finish and fixed is not None:
            return self.maps[item].trim(self._end(link)) > fixed
        return self.bound(link) > self.held_until(item)

    def is_pinned(self, item: int) -> bool:
        """Tell whether a phase that has not started is pinned."""
        return item not in self.known.starts and self.pin(item) is not None

    def pin(self, item: int) -> int | None:
        """Return the day that a phase is held to start on; one that went by without a start holds no more."""
        pinned = self._fixed_start(item)
        return None if pinned is None or pinned < self.known.floor else pinned

    def _fixed_start(self, item: int) -> int | None:
        """Return the start that a phase is pinned to, or that its fixed last day gives."""
        phase = self.plan.phases[item]
        fixed = phase.pinned or (phase.finish_on if phase.milestone else None)
        if fixed is not None:
            return fixed.toordinal()
        end = self.fixed_finish(item)
        return None if end is None else self.maps[item].latest_start(end)

    def fixed_finish(self, item: int) -> int | None:
        """Return the boundary after the last day that a phase is held to, or None."""
        last = self.plan.phases[item].finish_on
        return None if last is None else last.toordinal() + 1

    def _forward(self) -> None:
        for item in self.plan.order:
            phase, maps = self.plan.phases[item], self.maps[item]
            earliest = self.floor(phase)
            for link in self.preds[item]:
                bound = self.bound(link)
                if bound > earliest:
                    earliest, self.drivers[item] = bound, link.number
            expected = self.known.expected.get(item)
            if expected is not None and maps.earliest_start(expected) > earliest:
                earliest, self.drivers[item] = maps.earliest_start(expected), NO_LINK
            self.bounds[item] = earliest
            if item in self.known.starts:
                self._place_known(item)
                continue
            pinned = self.pin(item)
            self.starts[item] = maps.roll(earliest) if pinned is None else pinned
            fixed = None if pinned is None else self.fixed_finish(item)
            self.finishes[item] = maps.finish(self.starts[item]) if fixed is None else fixed

    def _place_known(self, item: int) -> None:
        """Place what has started: its end is a fact, or a forecast after today that its links may push."""
        maps, start = self.maps[item], self.known.starts[item]
        self.starts[item] = start
        pushed = [maps.trim(self._end(link)) for link in self.preds[item] if link.to_finish]
        expected = self.known.expected.get(item, maps.finish(start))
        fixed = self.fixed_finish(item) or expected
        forecast = max([expected, fixed, maps.roll(self.known.floor) + 1, *pushed])
        self.finishes[item] = self.known.ends.get(item, forecast)

    def _backward(self, horizon: int) -> None:
        for item in reversed(self.plan.order):
            phase = self.plan.phases[item]
            if item in self.known.ends or self.is_pinned(item):
                continue  # what is done or pinned does not float
            anchored = self._anchored(item)
            latest, free = anchored(horizon), anchored(self.end)
            if phase.deadline is not None:
                latest = min(latest, anchored(phase.deadline.toordinal() + 1))
            for link in self.succs[item]:
                if self._holds(link):
                    latest = min(latest, self._pull(link, self.late[link.succ]))
                    free = min(free, self._pull(link, self.anchors[link.succ]))
            self.late[item], self.free[item] = latest, max(free, self.anchors[item])

    def limits(self, item: int) -> Iterator[tuple[str, int]]:
        """Yield what a phase hits first if it comes later than its late dates: `pin`, `deadline` or `end`.

        Each stands with the phase that it belongs to, which a chain of links may join to the one asked about.
        """
        seen, waiting = {item}, [item]
        for one in waiting:  # grows while it is read: a queue
            phase = self.plan.phases[one]
            if self.is_pinned(one):
                yield "pin", one
                continue
            latest, anchored = self.late[one], self._anchored(one)
            if phase.deadline is not None and anchored(phase.deadline.toordinal() + 1) == latest:
                yield "deadline", one
            if anchored(self.horizon) == latest:
                yield "end", one
            held = [link for link in self.succs[one] if self._holds(link)]
            hit = [link.succ for link in held if self._pull(link, self.late[link.succ]) == latest]
            waiting.extend(succ for succ in dict.fromkeys(hit) if succ not in seen)
            seen.update(hit)

    def _holds(self, link: Link) -> bool:
        """Tell whether a link still holds anything: what joins a fact to a fact does not."""
        starts = self.known.starts
        if link.succ in self.known.ends or (not link.to_finish and link.succ in starts):
            return False
        return link.from_finish or link.pred not in starts

    def _anchored(self, item: int) -> Move:
        """Return the map from a finish to the anchor of a phase: its start, or its end once started."""
        maps = self.maps[item]
        return maps.trim if item in self.known.starts else maps.latest_start

    def _pull(self, link: Link, anchor: int) -> int:
        """Return the last anchor of the predecessor that an anchor of the successor allows."""
        maps = self.maps[link.succ]
        if self.is_pinned(link.succ):
            anchor = self.held_until(link.succ)
            anchor = maps.floor(anchor) if link.to_finish else anchor
        if link.to_finish:
            anchor = maps.roll(anchor) if link.succ in self.known.starts else maps.latest_bound(anchor)
            if self.is_pinned(link.succ):
                anchor = max(anchor, self.fixed_finish(link.succ) or anchor)
        bound = link.backward(anchor)
        return self._anchored(link.pred)(bound) if link.from_finish else self.maps[link.pred].floor(bound)
