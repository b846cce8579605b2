"""Working days as integers: cumulative tables over day numbers, so that each question is two look-ups.

A day is its proleptic Gregorian ordinal (`date.toordinal`). A `CallWindow` covers whole years:
`before[i]` counts its working days before day `origin + i`, and `days[k]` is its k-th working day. A
`Workdays` keeps the widest window asked for so far and replaces it by a wider one when a question
leaves it. Windows never change, so that threads may share them; the answer never depends on the history.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date
from itertools import accumulate, chain
from typing import Final, final

from eig.errors import Fault
from eig.programme.durations import out_of_time

_WORD: Final = "i"  # of 4 bytes: all of time fits in 20 MB
_LAST_ORDINAL: Final = date.max.toordinal()
_SPARE: Final = 366
"""No year has more working days: so no year is asked for before it is needed."""

_IDLE_YEARS: Final = 40
"""So many years without a working day are no calendar: the search for one stops."""

YearDays = Callable[[int], Sequence[int]]
"""The sorted ordinals of the working days of a year."""


@final
class Window:
    """The tables of the years from `first` to `last`."""

    __slots__ = ("before", "days", "first", "last", "origin", "size")

    def __init__(self, first: int, last: int, days: array[int], before: array[int]) -> None:
        self.first = first
        self.last = last
        self.days = days
        self.before = before
        self.origin = date(first, 1, 1).toordinal()
        self.size = len(before) - 1

    @classmethod
    def build(cls, year_days: YearDays, first: int, last: int) -> Window:
        origin = date(first, 1, 1).toordinal()
        days = array(_WORD, chain.from_iterable(map(year_days, range(first, last + 1))))
        marks = bytearray(date(last, 12, 31).toordinal() + 1 - origin)
        for ordinal in days:
            marks[ordinal - origin] = 1
        return cls(first, last, days, array(_WORD, accumulate(marks, initial=0)))

    def then(self, later: Window) -> Window:
        """Return the window of these years and of the years that follow."""
        total = self.before[-1]
        before = self.before + array(_WORD, (total + count for count in later.before[1:]))
        return Window(self.first, later.last, self.days + later.days, before)

    def widened(self, year_days: YearDays, first: int, last: int) -> Window:
        """Return the window of these years and of the years from `first` to `last`."""
        wide = self
        if first < self.first:
            wide = Window.build(year_days, first, self.first - 1).then(wide)
        if last > self.last:
            wide = wide.then(Window.build(year_days, self.last + 1, last))
        return wide

    def missing_years(self, rank: int) -> tuple[int, int]:
        """Return the first and the last year of a window that may hold the working day of a rank."""
        if rank < 0:
            return self.first - 1 - (-rank - 1) // _SPARE, self.last
        return self.first, self.last + 1 + (rank - len(self.days)) // _SPARE


@final
class Workdays:
    """The working days of one calendar, on a window that widens on demand."""

    __slots__ = ("_window", "_year_days")

    def __init__(self, year_days: YearDays) -> None:
        self._year_days = year_days
        self._window: Window | None = None

    def window(self, ordinal: int) -> Window:
        """Return a window on which the boundary `ordinal` lies."""
        return self._reaching(self._window, ordinal)

    def _reaching(self, window: Window | None, ordinal: int) -> Window:
        """Return a window that holds another one and the boundary `ordinal`.

        It grows from the window given, not from the one kept: another thread may have replaced that one.
        """
        if window is not None and 0 <= ordinal - window.origin <= window.size:
            return window
        if not 1 <= ordinal <= _LAST_ORDINAL + 1:
            raise out_of_time("WorkCalendar.day", ordinal)
        year = date.fromordinal(min(ordinal, _LAST_ORDINAL)).year
        return self._widen(window or Window.build(self._year_days, year, year), year, year)

    def _widen(self, window: Window, first: int, last: int) -> Window:
        wider = window.widened(self._year_days, max(first, MINYEAR), min(last, MAXYEAR))
        self._window = wider
        return wider

    def is_working(self, ordinal: int) -> bool:
        """Tell whether a day is worked."""
        window = self._reaching(self.window(ordinal), ordinal + 1)
        index = ordinal - window.origin
        return window.before[index + 1] > window.before[index]

    def count(self, start: int, end: int) -> int:
        """Count the working days of [start, end), negative when reversed."""
        window = self._reaching(self.window(start), end)
        return window.before[end - window.origin] - window.before[start - window.origin]

    def nth(self, ordinal: int, n: int) -> int:
        """Return the n-th working day at or after a boundary, or the abs(n)-th strictly before it."""
        window = self._window
        step = n - 1 if n > 0 else n
        if window is not None and 0 <= (index := ordinal - window.origin) <= window.size:
            rank = window.before[index] + step
            if 0 <= rank < len(window.days):
                return window.days[rank]
        return self._nth_far(ordinal, step)

    def _nth_far(self, ordinal: int, step: int) -> int:
        """Widen until the day sought is inside."""
        window = self.window(ordinal)
        rank = window.before[ordinal - window.origin] + step
        idle = 0
        while not 0 <= rank < len(window.days):
            first, last = window.missing_years(rank)
            if (first < MINYEAR == window.first) or (last > MAXYEAR == window.last):
                raise out_of_time("WorkCalendar.nth", step)
            known = len(window.days)
            window = self._widen(window, first, last)
            idle = idle + 1 if len(window.days) == known else 0
            if idle == _IDLE_YEARS:
                years = (window.first, window.last)
                raise Fault("WorkCalendar.nth", years, "timeline.calendar.some_work", {"years": _IDLE_YEARS})
            rank = window.before[ordinal - window.origin] + step
        return window.days[rank]
