"""iCalendar text (RFC 5545) from schedules, sessions and timetables: same input, same bytes.

What the text keeps, each rule by its section:

- 3.6.1: `DTEND` is exclusive. Whole days are `VALUE=DATE`, so a mission to 15 November ends on the 16th.
- 3.6.5 and 3.3.5: local hours come with the `VTIMEZONE` of Paris, a constant: clocks change on the last
  Sundays of March and October. On those two days, before 1997 and in other zones, hours are written in UTC.
- 3.8.4.7 and 3.8.7.2: each event has a `UID`, made of its key, so that a calendar that is sent again updates
  its events, and the `DTSTAMP` that the caller gives.
- 3.8.2.7: phases are `TRANSPARENT`: ten months of mission leave nobody busy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import frozen

from eig._language.lang_arguments_and_late_words import language_of
from eig._language.languages import Language
from eig._values.call_arguments import checked_by
from eig._values.faults_together import NOWHERE, Gather
from eig._values.field_rules_and_bounds import label, moment, text
from eig.programme._weekdays_time_zones_and_order import PARIS
from eig.timeline.calendar.local_time import to_utc, zone_of
from eig.timeline.charts.ical_text import date_text, escape_text, time_text, to_lines
from eig.timeline.facts.agenda_of_one_person import Agenda
from eig.timeline.facts.sessions import Session
from eig.timeline.hearings.timetables import Timetable
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang

IcalSource: TypeAlias = Schedule | Timetable | Agenda | Session | Iterable[Session]
"""What can be written as iCalendar."""

IcalHours: TypeAlias = Literal["local", "utc"]
"""How hours are written: local with their zone, or in UTC."""

_ONE_DAY: Final = timedelta(days=1)
_SUNDAY, _CHANGES, _LAST_WEEK = 6, (3, 10), 25
_FIRST_YEAR: Final = 1997  # 1996 is the first year of the present rule in France
_PARIS_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{PARIS}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_UTC_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "DTSTART:19700101T000000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "confirmed": "STATUS:CONFIRMED",
        "moved": "STATUS:CONFIRMED",
        "cancelled": "STATUS:CANCELLED",
        "to_be_confirmed": "STATUS:TENTATIVE",
    }
)
_OPAQUE, _TRANSPARENT = "TRANSP:OPAQUE", "TRANSP:TRANSPARENT"


@frozen
class _Style:
    """What all events of one text share."""

    stamp: str
    domain: str
    zone: str
    local: bool
    language: Language


_Event = tuple[date, str, Sequence[str]]  # the first day, the UID, and the lines


@checked_by(stamp=moment, key=text.or_none(), name=label)
def to_ical(
    x: IcalSource,
    *,
    stamp: datetime,
    key: str | None = None,
    name: str = "",
    sessions: Iterable[Session] = (),
    hours: IcalHours = "local",
    zone: str | None = None,
    lang: Lang = "en",
) -> str:
    r"""Return a schedule, a timetable, an agenda or sessions as the text of an iCalendar file.

    Args:
        x: What to write.
        stamp: When the text is made: a datetime with its offset, written into each event.
        key: What makes the events' identifiers unique; the key of what is written, where it has one (that
            of a plan, of a promotion), else `eig`.
        name: The name of the calendar; that of the plan, for a schedule, unless said.
        sessions: Sessions to write beside `x`.
        hours: `local` where the zone is Paris, or `utc`.
        zone: The zone that hours are local to; that of an agenda, where left out. Others than Paris are
            written in UTC; where none is named, hours are those of wherever one is (3.3.5, form 1).
        lang: The language, which may name what titles hold identifiers of (`eig.reasons.Language.naming`).

    Returns:
        The text, in lines ended by CRLF; encode it as UTF-8.

    Raises:
        Fault, Faults: A stamp without its offset, an unknown zone, something else than an `IcalSource`.

    >>> retreat = Session(key="s1", when=date(2007, 6, 28), title="Retreat")
    >>> text = to_ical(retreat, stamp=datetime(2019, 1, 7, tzinfo=UTC))
    >>> [line for line in text.split("\r\n") if line.startswith(("UID", "DTSTART", "DTEND"))]
    ['UID:session-s1@eig', 'DTSTART;VALUE=DATE:20070628', 'DTEND;VALUE=DATE:20070629']
    """
    there = zone if zone is not None else x.zone if isinstance(x, Agenda) else ""
    if there:
        zone_of("to_ical", there)
    plan = x.plan if isinstance(x, Schedule) else None
    own = plan.key if plan else x.key if isinstance(x, (Timetable, Agenda)) else ""
    style = _Style(
        f"DTSTAMP:{time_text(stamp.astimezone(UTC))}Z",
        escape_text(key or own or "eig"),
        there,
        hours == "local" and there == PARIS,
        language_of(lang),
    )
    events = sorted((*_events(x, style), *_session_events(sessions, style)), key=itemgetter(0, 1))
    faults = Gather("to_ical")
    faults.distinct("x", (uid for _, uid, _ in events), what="identifier of an event", ways=NOWHERE)
    faults.done()
    zone_lines = _PARIS_ZONE if style.local else _UTC_ZONE
    return to_lines(_calendar(events, name or (plan.name or plan.key if plan else ""), zone_lines))


def _calendar(events: Sequence[_Event], name: str, zone_lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a calendar; the zone where hours need it, or nothing else would be in it (3.4)."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//eig//timeline//EN", "CALSCALE:GREGORIAN")
    if name:
        yield f"NAME:{escape_text(name)}"  # RFC 7986, 5.1
        yield f"X-WR-CALNAME:{escape_text(name)}"
    if not events or any(any(line.startswith("DTSTART;TZID") for line in lines) for _, _, lines in events):
        yield from zone_lines
    for _, _, lines in events:
        yield from lines
    yield "END:VCALENDAR"


def _events(x: IcalSource, style: _Style) -> Iterator[_Event]:
    if isinstance(x, Schedule):
        return _phase_events(x, style)
    if isinstance(x, Timetable):
        return _session_events(x.sessions, style)
    return _session_events((x,) if isinstance(x, Session) else x, style)


def _event(uid: str, style: _Style, when: Sequence[str], rest: Iterable[str]) -> Sequence[str]:
    return ("BEGIN:VEVENT", uid, style.stamp, *when, *rest, "END:VEVENT")


def _whole_days(start: date, end: date) -> tuple[str, str]:
    return f"DTSTART;VALUE=DATE:{date_text(start)}", f"DTEND;VALUE=DATE:{date_text(end)}"


def _phase_events(schedule: Schedule, style: _Style) -> Iterator[_Event]:
    for phase, placed in zip(schedule.plan.phases, schedule.placed, strict=True):
        uid = f"UID:phase-{escape_text(phase.key)}@{style.domain}"
        rest = [f"SUMMARY:{escape_text(phase.title)}", _OPAQUE if phase.milestone else _TRANSPARENT]
        if phase.section:
            rest.append(f"CATEGORIES:{escape_text(phase.section)}")
        when = _whole_days(placed.early.start, placed.early.end)
        yield placed.early.start, uid, _event(uid, style, when, rest)


def _session_events(sessions: Iterable[Session], style: _Style) -> Iterator[_Event]:
    for session in sessions:
        yield from _one_session(session, style)


def _one_session(session: Session, style: _Style) -> Iterator[_Event]:
    rest = [
        f"SUMMARY:{escape_text(style.language.name(session.name))}",
        _STATUSES[session.status],
        _OPAQUE if session.is_held else _TRANSPARENT,
    ]
    if session.place:
        rest.append(f"LOCATION:{escape_text(session.place)}")
    if session.audience:
        rest.append(f"CATEGORIES:{','.join(map(escape_text, session.audience))}")
    stem = f"UID:session-{escape_text(session.key)}"
    if session.starts is None or session.minutes is None:
        uid = f"{stem}@{style.domain}"
        when = _whole_days(session.when.start, session.when.end)
        yield session.when.start, uid, _event(uid, style, when, rest)
        return
    for number in range(session.when.days):
        day = session.when.start + number * _ONE_DAY
        uid = f"{stem}@{style.domain}" if not number else f"{stem}.{number + 1}@{style.domain}"
        yield day, uid, _event(uid, style, _hours(day, session.starts, session.minutes, style), rest)


def _hours(day: date, starts: time, minutes: int, style: _Style) -> tuple[str, str]:
    """Return the start and the end: local where the constant zone says all, in UTC elsewhere."""
    start = datetime.combine(day, starts)
    length = timedelta(minutes=minutes)
    if style.local and day.year >= _FIRST_YEAR and not _changes(day):
        return (f"DTSTART;TZID={PARIS}:{time_text(start)}", f"DTEND;TZID={PARIS}:{time_text(start + length)}")
    if not style.zone:
        return f"DTSTART:{time_text(start)}", f"DTEND:{time_text(start + length)}"
    moment = to_utc(start, zone=style.zone)
    return f"DTSTART:{time_text(moment)}Z", f"DTEND:{time_text(moment + length)}Z"


def _changes(day: date) -> bool:
    """Tell whether clocks change on a day: the last Sunday of March or October."""
    return day.month in _CHANGES and day.day >= _LAST_WEEK and day.weekday() == _SUNDAY
