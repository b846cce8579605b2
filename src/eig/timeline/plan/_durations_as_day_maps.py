"""How a duration moves boundaries both ways, on day numbers: the maps that a schedule is composed of.

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

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, final

from eig.programme.durations import add_months, month_length
from eig.timeline.calendar._workday_count_tables import Workdays

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
