"""The slips themselves: what is wrong with each kind of calendar fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from eig.reasons import Reason, reasons_in
from eig.timeline.calendar.calendars import WorkCalendar, advance, weekday
from eig.timeline.calendar.durations import days
from eig.timeline.calendar.local_time import kind_of_local, paris_offset
from eig.timeline.calendar.spans import Span
from eig.timeline.facts.sessions import Session
from eig.timeline.facts.stated import CallWindow, NoticeGap, StatedDate

because = reasons_in("timeline.facts")

School = Sequence[tuple[str, Span]]
Slip = tuple[str, Reason]
_ONE_DAY: Final = timedelta(days=1)
_HALF_WEEK: Final = 3


def _window(window: CallWindow, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    if window.is_backwards:
        yield window.key, _backwards(window)
    for part in (window.opens, window.closes):
        for _, reason in _stated(part, calendar, school):
            yield f"{window.key}.{part.key}", reason


def _backwards(window: CallWindow) -> Reason:
    return because("close_before_open", closes=window.closes.day, opens=window.opens.day)


def _stated(stated: StatedDate, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    del calendar, school
    for check in (_weekday, _offset, _local_time):
        reason = check(stated)
        if reason is not None:
            yield stated.key, reason


def _weekday(stated: StatedDate) -> Reason | None:
    named = stated.weekday_number
    if named is None or named == stated.day.weekday():
        return None
    step = (named - stated.day.weekday() + _HALF_WEEK) % 7 - _HALF_WEEK
    nearest = stated.day + step * _ONE_DAY
    return because(
        "weekday_mismatch",
        day=stated.day,
        actual=weekday(stated.day),
        named=weekday(nearest),
        nearest=nearest,
    )


def _offset(stated: StatedDate) -> Reason | None:
    if stated.local is None or stated.ahead is None:
        return None
    paris = paris_offset(stated.local)
    if stated.ahead == paris:
        return None
    there = stated.local - stated.ahead + paris
    return because(
        "offset_not_paris",
        at=f"{stated.local:%H:%M}",
        said=stated.offset,
        paris=f"UTC+{paris // timedelta(hours=1)}",
        day=stated.day,
        time_there=f"{there:%H:%M}",
        day_there=there.date(),
    )


def _local_time(stated: StatedDate) -> Reason | None:
    if stated.local is None or stated.offset:
        return None
    kind = kind_of_local(stated.local)
    if kind == "regular":
        return None
    return because(f"{kind}_local_time", at=f"{stated.local:%H:%M}", day=stated.day)


def _gap(gap: NoticeGap, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    del school
    earliest = advance(calendar, gap.results + _ONE_DAY, gap.needed)
    if earliest <= gap.start:
        return
    reason = because(
        "gap_too_short",
        gap=days((gap.start - gap.results).days),
        needed=gap.needed,
        results=gap.results,
        start=gap.start,
        earliest=earliest,
    )
    yield gap.key, reason


def _session(session: Session, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    if not session.is_held:
        return
    for number in range(session.when.days):
        on = session.when.start + number * _ONE_DAY
        why = calendar.why_off(on)
        if why is not None:
            yield session.key, because(_ON_DAY_OFF[why.code], day=on, why=why)
    for name, span in school:
        if span.common(session.when) is not None:
            yield session.key, _in_school_holidays(session, name)


_ON_DAY_OFF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "off_holiday": "session_on_holiday",
        "off_closed": "session_on_closed_day",
        "off_weekday": "session_on_day_off",
    }
)


def _in_school_holidays(session: Session, name: str) -> Reason:
    return because("session_in_school_holidays", day=session.when.start, name=name)


CHECKS: Final[Mapping[type, Callable[[Any, WorkCalendar, School], Iterator[Slip]]]] = MappingProxyType(
    {StatedDate: _stated, CallWindow: _window, NoticeGap: _gap, Session: _session}
)
