"""The ground of a Gantt chart: its scale, its months, its days off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from attrs import frozen

from eig._draw.html_tables import element
from eig._draw.svg_drawing import GRID, SMALL, SOFT, box, hint, line, number, words
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig.errors import Fault
from eig.programme.durations import add_months
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.typing import Lang

OFF, HOLIDAY = "#f1f1f1", "#d2d2d2"
_ONE_DAY: Final = timedelta(days=1)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_STEPS: Final = (1, 2, 3, 6, 12)
_LABEL_WIDTH: Final = 38
_FEW_WEEKS: Final = 70
_FINE_DAY: Final = 0.2  # pixels: finer days are not told apart
_FINE_MONTH: Final = 2  # pixels, as well
tell: Tell = teller("timeline.charts")
because: Because = reasons_in("timeline.charts")


def short_date(day: date, lang: Lang) -> str:
    """Say a day and its month, short.

    >>> short_date(date(2019, 1, 16), "en"), short_date(date(2019, 2, 1), "fr")
    ('16 Jan', '1er févr.')
    """
    return tell("short_date", lang, day=day.day, month=because("short_month", month=day.month))


def _next_month(day: date) -> date:
    """Return the first day of the next month, or the last day that there is."""
    return date.max if day >= date.max.replace(day=1) else add_months(day.replace(day=1), 1)


@frozen
class Scale:
    """Days as pixels, with the ticks of whole months, or of whole weeks where there are few."""

    start: date
    end: date
    left: float
    right: float
    weekly: bool

    @classmethod
    def around(cls, span: Span, left: float, right: float) -> Scale:
        """Return the scale of the whole months, or weeks, that hold a span."""
        if span.days <= _FEW_WEEKS:
            monday = max(span.start.toordinal() - span.start.weekday(), _FIRST)
            end = min(span.last.toordinal() + 7 - span.last.weekday(), _LAST)
            return cls(date.fromordinal(monday), date.fromordinal(end), left, right, weekly=True)
        return cls(span.start.replace(day=1), _next_month(span.last), left, right, weekly=False)

    @property
    def day(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / (self.end - self.start).days

    def x(self, boundary: date) -> float:
        """Return where a boundary stands."""
        return self.left + (boundary - self.start).days * self.day

    def ticks(self) -> Iterator[date]:
        """Yield the first day of each month or week, and the end."""
        current = self.start
        while current < self.end:
            yield current
            week = date.fromordinal(min(current.toordinal() + 7, _LAST))
            current = min(week if self.weekly else _next_month(current), self.end)
        yield self.end


@frozen
class Frame:
    """Where the days are drawn, and in which language."""

    scale: Scale
    top: float
    bottom: float
    lang: Lang


def axis(frame: Frame) -> Iterator[str]:
    """Yield the ticks, their labels and the years above them."""
    scale, top = frame.scale, frame.top
    ticks = tuple(scale.ticks())
    room = scale.x(ticks[1]) - scale.left
    step = next((one for one in _STEPS if one * room >= _LABEL_WIDTH), _STEPS[-1])
    for said, y in ((f"{tell('days', frame.lang)} →", 21), (f"{tell('rows', frame.lang)} ↓", 6)):
        yield words((scale.left - 8, top - y), said, size=SMALL, fill=SOFT, text_anchor="end")
    year = 0
    for turn, tick in enumerate(ticks):
        x = scale.x(tick)
        if room < _FINE_MONTH and tick.month > 1:
            continue
        yield line((x, top), (x, frame.bottom), stroke=GRID)
        if tick < scale.end and (turn if scale.weekly else tick.month - 1) % step == 0:
            yield words((x + 3, top - 6), _tick_label(scale, tick, frame.lang), size=SMALL)
        if tick < scale.end and tick.year != year:
            year = tick.year
            yield words((x + 3, top - 21), str(year), size=SMALL, bold=True)


def _tick_label(scale: Scale, tick: date, lang: Lang) -> str:
    return short_date(tick, lang) if scale.weekly else tell("short_month", lang, month=tick.month)


def shades(frame: Frame, calendar: WorkCalendar) -> Iterator[str]:
    """Yield the weekends as one path, and each holiday or closed day with its name; none too fine to see."""
    scale, height = frame.scale, number(frame.bottom - frame.top)
    if scale.day < _FINE_DAY:
        return
    days = [scale.start + n * _ONE_DAY for n in range((scale.end - scale.start).days)]
    off = {day: why for day in days if (why := _why_off(calendar, day)) is not None}
    weekends = [day for day, why in off.items() if why.code == "off_weekday"]
    width = number(scale.day)
    column = f"h{width}v{height}h-{width}z"
    path = "".join(f"M{number(scale.x(day))} {number(frame.top)}{column}" for day in weekends)
    if path:
        yield element("path", d=path, fill=OFF)
    for day, why in off.items():
        if why.code != "off_weekday":
            named = tell("labelled", frame.lang, name=day, text=why)
            size = max(frame.scale.day, 1.5), frame.bottom - frame.top
            yield box((frame.scale.x(day), frame.top), size, hint(named), fill=HOLIDAY, stroke="none")


def _why_off(calendar: WorkCalendar, day: date) -> Reason | None:
    """Return why a day is not worked; a year that the calendar does not know shows no day off."""
    try:
        return calendar.why_off(day)
    except Fault:
        return None
