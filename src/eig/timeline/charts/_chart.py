"""The ground of a Gantt chart: its scale, its months, its days off, its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html import escape
from types import MappingProxyType
from typing import Final

from attrs import frozen

from eig._ground.html import element
from eig._ground.words import join, say_date
from eig.timeline.calendar.calendars import WorkCalendar
from eig.timeline.calendar.durations import add_months
from eig.timeline.calendar.spans import Span
from eig.typing import Lang

INK, SOFT, OFF, HOLIDAY, GRID = "#222", "#555", "#f1f1f1", "#d2d2d2", "#a8a8a8"
_ONE_DAY: Final = timedelta(days=1)
_STEPS: Final = (1, 2, 3, 6, 12)
_LABEL_WIDTH: Final = 38
_FEW_WEEKS: Final = 70
_LETTER: Final = (
    0.53  # the mean width of a letter to its height, in the fonts that browsers take for sans-serif
)
_SHORT_MONTHS: Final[Mapping[Lang, tuple[str, ...]]] = MappingProxyType(
    {
        "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        "fr": (
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ),
    }
)  # fmt: skip
WORDS: Final[Mapping[str, Mapping[Lang, str]]] = MappingProxyType(
    {
        "critical": {"en": "critical (hatched, bold)", "fr": "critique (hachuré, gras)"},
        "is_critical": {"en": "critical", "fr": "critique"},
        "phase": {"en": "phase", "fr": "phase"},
        "slack": {"en": "slack", "fr": "marge"},
        "milestone": {"en": "milestone", "fr": "jalon"},
        "session": {"en": "session", "fr": "séance"},
        "to_be_confirmed": {"en": "to be confirmed", "fr": "à confirmer"},
        "confirmed": {"en": "confirmed", "fr": "confirmée"},
        "cancelled": {"en": "cancelled", "fr": "annulée"},
        "moved": {"en": "moved", "fr": "déplacée"},
        "off": {"en": "weekend", "fr": "week-end"},
        "holiday": {"en": "holiday or closed", "fr": "férié ou fermé"},
        "today": {"en": "today", "fr": "aujourd’hui"},
        "conflict": {"en": "conflict", "fr": "conflit"},
        "deadline": {"en": "deadline", "fr": "échéance"},
        "sessions": {"en": "Sessions", "fr": "Séances"},
        "done": {"en": "done", "fr": "fait"},
        "running": {"en": "running", "fr": "en cours"},
        "planned": {"en": "planned", "fr": "prévu"},
        "path": {"en": "critical path", "fr": "chemin critique"},
        "first": {"en": "first day", "fr": "premier jour"},
        "last": {"en": "last day", "fr": "dernier jour"},
        "duration": {"en": "duration", "fr": "durée"},
        "hours": {"en": "hours", "fr": "heures"},
        "audience": {"en": "audience", "fr": "public"},
        "status": {"en": "status", "fr": "état"},
    }
)


def pixels(value: float) -> str:
    """Return a length with two decimals at most: the same text on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def short_date(day: date, lang: Lang) -> str:
    """Say a day and its month, short.

    >>> short_date(date(2019, 1, 17), "en"), short_date(date(2019, 2, 1), "fr")
    ('17 Jan', '1er févr.')
    """
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_SHORT_MONTHS[lang][day.month - 1]}"


def fit(text: str, width: float, size: int = 12) -> str:
    """Return a text cut to a width in pixels, with an ellipsis where it is cut."""
    letters = int(width / (size * _LETTER))
    return text if len(text) <= letters else f"{text[: max(letters - 1, 1)].rstrip()}…"


def text_width(text: str, size: int = 11) -> float:
    """Return about how wide a text is."""
    return len(text) * size * _LETTER


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
            start = span.start - span.start.weekday() * _ONE_DAY
            return cls(start, span.last + (7 - span.last.weekday()) * _ONE_DAY, left, right, weekly=True)
        end = add_months(span.last.replace(day=1), 1)
        return cls(span.start.replace(day=1), end, left, right, weekly=False)

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
        while current <= self.end:
            yield current
            current = current + 7 * _ONE_DAY if self.weekly else add_months(current, 1)


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
    year = 0
    for number, tick in enumerate(ticks):
        x = pixels(scale.x(tick))
        yield element("line", x1=x, x2=x, y1=pixels(top), y2=pixels(frame.bottom), stroke=GRID)
        if tick < scale.end and (number if scale.weekly else tick.month - 1) % step == 0:
            yield _axis_label(scale.x(tick), top - 6, _tick_label(scale, tick, frame.lang))
        if tick < scale.end and tick.year != year:
            year = tick.year
            yield _axis_label(scale.x(tick), top - 21, str(year), font_weight="bold")


def _tick_label(scale: Scale, tick: date, lang: Lang) -> str:
    return short_date(tick, lang) if scale.weekly else _SHORT_MONTHS[lang][tick.month - 1]


def _axis_label(x: float, y: float, text: str, **attributes: object) -> str:
    return element("text", text, x=pixels(x + 3), y=pixels(y), fill=INK, font_size=11, **attributes)


def shades(frame: Frame, calendar: WorkCalendar) -> Iterator[str]:
    """Yield the weekends as one path, and each holiday or closed day with its name."""
    scale, height = frame.scale, pixels(frame.bottom - frame.top)
    days = [scale.start + n * _ONE_DAY for n in range((scale.end - scale.start).days)]
    off = [day for day in days if not calendar.is_working(day)]
    weekends = [day for day in off if day.weekday() in calendar.weekend and not calendar.names(day)]
    width = pixels(scale.day)
    column = f"h{width}v{height}h-{width}z"
    path = "".join(f"M{pixels(scale.x(day))} {pixels(frame.top)}{column}" for day in weekends)
    if path:
        yield element("path", d=path, fill=OFF)
    for day in off:
        if day not in weekends:
            yield _holiday(frame, day, calendar.names(day))


def _holiday(frame: Frame, day: date, names: tuple[str, ...]) -> str:
    said = say_date(day, frame.lang)
    named = f"{said}{' : ' if frame.lang == 'fr' else ': '}{join(names, frame.lang)}" if names else said
    return element(
        "rect",
        element("title", escape(named)),
        x=pixels(frame.scale.x(day)),
        y=pixels(frame.top),
        width=pixels(max(frame.scale.day, 1.5)),
        height=pixels(frame.bottom - frame.top),
        fill=HOLIDAY,
    )
