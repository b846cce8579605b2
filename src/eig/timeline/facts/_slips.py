"""The slips themselves: what is wrong with each kind of calendar fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

from eig._ground.words import WEEKDAYS, join
from eig.reasons import Reason, reasons_in
from eig.timeline.calendar.calendars import WorkCalendar, advance
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
    actual = stated.day.weekday()
    return Reason(
        code="weekday_mismatch",
        sentences={
            "en": f"{{day}} is a {WEEKDAYS['en'][actual]}, not a {WEEKDAYS['en'][named]}; "
            f"the nearest {WEEKDAYS['en'][named]} is {{nearest}}",
            "fr": f"le {{day}} est un {WEEKDAYS['fr'][actual]}, pas un {WEEKDAYS['fr'][named]} ; "
            f"le {WEEKDAYS['fr'][named]} le plus proche est le {{nearest}}",
        },
        facts={"day": stated.day, "nearest": stated.day + step * _ONE_DAY},
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


_KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "missing": (
            "{at} does not exist on {day} in Paris: clocks skip it",
            "{at} n’existe pas le {day} à Paris : on avance les horloges",
        ),
        "ambiguous": (
            "{at} comes twice on {day} in Paris: clocks go back",
            "{at} a lieu deux fois le {day} à Paris : on recule les horloges",
        ),
    }
)


def _local_time(stated: StatedDate) -> Reason | None:
    if stated.local is None or stated.offset:
        return None
    kind = kind_of_local(stated.local)
    if kind not in _KINDS:
        return None
    en, fr = _KINDS[kind]
    return Reason(
        code=f"{kind}_local_time",
        sentences={"en": en, "fr": fr},
        facts={"at": f"{stated.local:%H:%M}", "day": stated.day},
    )


def _gap(gap: NoticeGap, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    del school
    earliest = advance(calendar, gap.results + _ONE_DAY, gap.needed)
    if earliest <= gap.start:
        return
    left = days((gap.start - gap.results).days)
    reason = Reason(
        code="gap_too_short",
        sentences={
            "en": f"{left.say('en')} between the results of {{results}} and the start of {{start}}; "
            f"{gap.needed.say('en')} needed, so the start would be {{earliest}} at the earliest",
            "fr": f"{left.say('fr')} entre les résultats du {{results}} et le début du {{start}} ; "
            f"il faut {gap.needed.say('fr')}, donc un début le {{earliest}} au plus tôt",
        },
        facts={"days": left.n, "results": gap.results, "start": gap.start, "earliest": earliest},
    )
    yield gap.key, reason


def _session(session: Session, calendar: WorkCalendar, school: School) -> Iterator[Slip]:
    if not session.is_held:
        return
    for number in range(session.when.days):
        on = session.when.start + number * _ONE_DAY
        if not calendar.is_working(on):
            yield session.key, _day_off(on, calendar)
    for name, span in school:
        if span.common(session.when) is not None:
            yield session.key, _in_school_holidays(session, name)


def _day_off(on: date, calendar: WorkCalendar) -> Reason:
    names = calendar.names(on)
    if names:
        return Reason(
            code="session_on_holiday",
            sentences={
                "en": f"{{day}} is a holiday: {join(names, 'en')}",
                "fr": f"le {{day}} est férié : {join(names, 'fr')}",
            },
            facts={"day": on},
        )
    return Reason(
        code="session_on_day_off",
        sentences={
            "en": f"{{day}}, a {WEEKDAYS['en'][on.weekday()]}, is not worked",
            "fr": f"le {{day}}, un {WEEKDAYS['fr'][on.weekday()]}, n’est pas travaillé",
        },
        facts={"day": on},
    )


def _in_school_holidays(session: Session, name: str) -> Reason:
    return because("session_in_school_holidays", day=session.when.start, name=name)


CHECKS: Final[Mapping[type, Callable[[Any, WorkCalendar, School], Iterator[Slip]]]] = MappingProxyType(
    {StatedDate: _stated, CallWindow: _window, NoticeGap: _gap, Session: _session}
)
