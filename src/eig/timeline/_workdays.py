"""Working days as integers: cumulative tables over day numbers, so that each question is two look-ups.

A day is its proleptic Gregorian ordinal (`date.toordinal`). A `Window` covers whole years:
`before[i]` counts its working days before day `origin + i`, and `days[k]` is its k-th working day. A
`Workdays` keeps the widest window asked for so far and replaces it by a wider one when a question
leaves it. Windows never change, so that threads may share them; the answer never depends on the history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Final, final

from eig.timeline.durations import out_of_time

_FIRST_YEAR: Final = 1
_LAST_YEAR: Final = 9999
_SPARE: Final = 240
"""Fewer working days than any usual year has: how many years to add at least when days are missing."""

YearDays = Callable[[int], Sequence[int]]
"""The sorted ordinals of the working days of a year."""


@final
class Window:
    """The tables of the years from `first` to `last`."""

    __slots__ = ("before", "days", "first", "last", "origin", "size")

    def __init__(self, year_days: YearDays, first: int, last: int) -> None:
        self.first = first
        self.last = last
        self.origin = date(first, 1, 1).toordinal()
        self.size = date(last, 12, 31).toordinal() + 1 - self.origin
        self.days = list(chain.from_iterable(map(year_days, range(first, last + 1))))
        marks = bytearray(self.size)
        for ordinal in self.days:
            marks[ordinal - self.origin] = 1
        self.before = list(accumulate(marks, initial=0))


@final
class Workdays:
    """The working days of one calendar, on a window that widens on demand."""

    __slots__ = ("_window", "_year_days")

    def __init__(self, year_days: YearDays) -> None:
        self._year_days = year_days
        self._window: Window | None = None

    def window(self, ordinal: int) -> Window:
        """Return a window on which the boundary `ordinal` lies."""
        window = self._window
        if window is not None and 0 <= ordinal - window.origin <= window.size:
            return window
        year = date.fromordinal(min(ordinal, date.max.toordinal())).year if ordinal > 0 else _FIRST_YEAR
        return self._widen(window, year, year)

    def _widen(self, window: Window | None, first: int, last: int) -> Window:
        if window is not None:
            first, last = min(first, window.first), max(last, window.last)
        wider = Window(self._year_days, max(first, _FIRST_YEAR), min(last, _LAST_YEAR))
        self._window = wider
        return wider

    def is_working(self, ordinal: int) -> bool:
        """Tell whether a day is worked."""
        window = self.window(ordinal + 1)
        if ordinal < window.origin:
            window = self.window(ordinal)
        index = ordinal - window.origin
        return window.before[index + 1] > window.before[index]

    def count(self, start: int, end: int) -> int:
        """Count the working days of [start, end), negative when reversed."""
        window = self.window(start)
        index = end - window.origin
        if not 0 <= index <= window.size:
            window = self.window(end)
        return window.before[end - window.origin] - window.before[start - window.origin]

    def nth(self, ordinal: int, n: int) -> int:
        """Return the n-th working day at or after a boundary, or the |n|-th strictly before it."""
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
        while True:
            rank = window.before[ordinal - window.origin] + step
            missing = -rank if rank < 0 else rank + 1 - len(window.days)
            if missing <= 0:
                return window.days[rank]
            years = 1 + missing // _SPARE
            first = window.first - years if rank < 0 else window.first
            last = window.last if rank < 0 else window.last + years
            if (first < _FIRST_YEAR and window.first == _FIRST_YEAR) or (
                last > _LAST_YEAR and window.last == _LAST_YEAR
            ):
                raise out_of_time("WorkCalendar.nth", step)
            window = self._widen(window, first, last)
