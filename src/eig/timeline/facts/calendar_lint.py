"""Calendar lint: the slips that calendars really have, found before they are published.

Official calendars of the programme held each of these: a call that closes before it opens, a "Monday 22
March" that is a Sunday, a deadline in "UTC+1" in June, when Paris is at UTC+2. Sessions fall on holidays and
in school holidays, and results come too late for the notice that people owe their employers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import plural
from eig._values.call_arguments import checked
from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import ids, instance_of, so_many, text
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.programme.durations import days
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.local_time import kind_of_local, offset_at
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar, advance, weekday
from eig.timeline.facts.call_windows_and_stated_dates import CallWindow, NoticeGap, StatedDate
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

because: Because = reasons_in("timeline.facts")


CalendarFact: TypeAlias = StatedDate | CallWindow | NoticeGap | Session
"""What can be checked."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Finding(Value):
    """One slip: what it is about, and what is wrong, in words.

    >>> from datetime import date
    >>> report = lint([StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi")])
    >>> print(report.findings[0])
    guide: 22 March 2020 is a Sunday, not a Monday; the nearest Monday is 23 March
      2020
    """

    key: str = field(metadata=keeps(text))
    reason: Reason

    @property
    def code(self) -> str:
        """The code of the slip."""
        return self.reason.code

    def _lines_(self) -> tuple[Reason, ...]:
        return (because("finding", key=self.key, reason=self.reason),)


@final
@frozen(kw_only=True, eq=False, repr=False)
class LintReport(Value):
    """What was checked, and what was found.

    >>> from datetime import date
    >>> report = lint([CallWindow(key="AAP3", opens=date(2018, 5, 4), closes=date(2018, 6, 15))])
    >>> report.is_clean, print(report.explain("AAP3"))
    AAP3: nothing found.
    (True, None)
    """

    findings: tuple[Finding, ...] = field(converter=TupleOf[Finding])
    checked: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def __repr__(self) -> str:
        return f"<LintReport: {plural(len(self.findings), 'finding')} in {plural(len(self.checked), 'fact')}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what is wrong with one fact, or that nothing was found; without a key, all that was found."""
        if key is None:
            counted = because("found", findings=len(self.findings), checked=len(self.checked))
            each = (because("finding", key=one.key, reason=one.reason) for one in self.findings)
            return trace(because("lint").say(lang), (counted, *each), lang)
        require_key("fact", key, self.checked)
        found = [finding.reason for finding in self.findings if finding.key == key]
        return trace(key, found or (_CLEAN,), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a finding.

        >>> from datetime import date
        >>> lint([CallWindow(key="AAC5", opens=date(2021, 3, 1), closes=date(2020, 5, 2))]).rows()[0]["code"]
        'close_before_open'
        """
        return [
            {"key": finding.key, "code": finding.code, "sentence": finding.reason}
            for finding in self.findings
        ]


_CLEAN: Final = because("nothing_found")


_named_spans: Final = so_many(text, instance_of(Span)).each()


@checked
def lint(
    facts: Iterable[CalendarFact],
    *,
    calendar: WorkCalendar | None = None,
    school: Iterable[tuple[str, Span]] = (),
    zone: str = "",
) -> LintReport:
    """Return the slips of calendar facts, in the order given.

    Args:
        facts: Stated dates, calls, gaps and sessions. Cancelled sessions are left alone.
        calendar: The working days; Monday to Friday unless said.
        school: School holidays, as `(name, span)`: data of the caller, for zones and years change.
        zone: The zone of the place, by its IANA name: where it is named, hours are held to its clocks.

    >>> from datetime import date, time
    >>> deadline = StatedDate(key="AAC4", day=date(2020, 6, 7), at=time(23), offset="UTC+1")
    >>> found = lint([deadline], zone="Europe/Paris").findings[0].reason
    >>> found.code, found.facts["true"], found.facts["time_there"], str(found.facts["day_there"])
    ('offset_of_no_zone', 'UTC+2', '00:00', '2020-06-08')
    """
    given, holidays = tuple(facts), tuple((name, span) for name, span in school)
    require("lint", school=(_named_spans, holidays))
    office = calendar or WorkCalendar()
    slips = [slip for fact in given for slip in _CHECKS[type(fact)](fact, office, holidays, zone)]
    found = [Finding(key=key, reason=reason) for key, reason in slips]
    return LintReport(findings=found, checked=[key for fact in given for key in _keys(fact)])


def _keys(fact: CalendarFact) -> tuple[str, ...]:
    if isinstance(fact, CallWindow):
        return fact.key, *(f"{fact.key}.{part.key}" for part in (fact.opens, fact.closes))
    return (fact.key,)


School = Sequence[tuple[str, Span]]
Slip = tuple[str, Reason]
_ONE_DAY: Final = timedelta(days=1)
_LAST_DAY: Final = date.max.toordinal()
_HALF_WEEK: Final = 3


def _window(window: CallWindow, calendar: WorkCalendar, school: School, zone: str) -> Iterator[Slip]:
    if window.is_backwards:
        days = {"closes": window.closes.day, "opens": window.opens.day}
        yield window.key, because("close_before_open", **days)
    for part in (window.opens, window.closes):
        for _, reason in _stated(part, calendar, school, zone):
            yield f"{window.key}.{part.key}", reason


def _stated(stated: StatedDate, _: WorkCalendar, __: School, zone: str) -> Iterator[Slip]:
    unsettled = stated.local if zone and not stated.offset else None
    at_once = None if unsettled is None else _local_time(unsettled, zone)
    clocks = (_offset(stated, zone), at_once) if zone else ()
    for reason in (_weekday(stated), *clocks):
        if reason is not None:
            yield stated.key, reason


def _weekday(stated: StatedDate) -> Reason | None:
    named = stated.weekday_number
    if named is None or named == stated.day.weekday():
        return None
    step = (named - stated.day.weekday() + _HALF_WEEK) % 7 - _HALF_WEEK
    found = stated.day.toordinal() + step
    within = found - 7 * (found > _LAST_DAY) + 7 * (found < 1)  # where there are days: on the other side
    nearest = date.fromordinal(within)
    return because(
        "weekday_mismatch",
        day=stated.day,
        actual=weekday(stated.day),
        named=weekday(nearest),
        nearest=nearest,
    )


def _offset(stated: StatedDate, zone: str) -> Reason | None:
    if stated.local is None or stated.ahead is None:
        return None
    true = offset_at(stated.local, zone)
    if stated.ahead == true:
        return None
    there = stated.local - stated.ahead + true
    return because(
        "offset_of_no_zone",
        zone=zone,
        at=f"{stated.local:%H:%M}",
        said=stated.offset,
        true=f"UTC{true // timedelta(hours=1):+}",
        day=stated.day,
        time_there=f"{there:%H:%M}",
        day_there=there.date(),
    )


def _local_time(local: datetime, zone: str) -> Reason | None:
    kind = kind_of_local(local, zone=zone)
    if kind == "regular":
        return None
    return because(f"{kind}_local_time", at=f"{local:%H:%M}", day=local.date(), zone=zone)


def _gap(gap: NoticeGap, calendar: WorkCalendar, *_: object) -> Iterator[Slip]:
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


def _session(session: Session, calendar: WorkCalendar, school: School, zone: str) -> Iterator[Slip]:
    if not session.is_held:
        return
    for number in range(session.when.days):
        on = session.when.start + number * _ONE_DAY
        why = calendar.why_off(on)
        if why is not None:
            yield session.key, because(_ON_DAY_OFF[why.code], day=on, why=why)
        clocks = _clocks(session, on, zone) if zone else None
        if clocks is not None:
            yield session.key, clocks
    for name, span in school:
        if span.common(session.when) is not None:
            yield session.key, because("session_in_school_holidays", day=session.when.start, name=name)


def _clocks(session: Session, on: date, zone: str) -> Reason | None:
    """Return what is unsure of a session's hours where clocks change as it starts or while it runs."""
    if session.starts is None or session.minutes is None:
        return None
    starts = datetime.combine(on, session.starts)
    last = starts + timedelta(minutes=session.minutes - 1)
    found = _local_time(starts, zone)
    settled = kind_of_local(last, zone=zone) == "regular" and offset_at(starts, zone) == offset_at(last, zone)
    if found is not None or settled:
        return found
    return because("clocks_change_meanwhile", day=on, zone=zone, ends=f"{session.ends:%H:%M}")


_ON_DAY_OFF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "off_holiday": "session_on_holiday",
        "off_closed": "session_on_closed_day",
        "off_weekday": "session_on_day_off",
    }
)


_CHECKS: Final[Mapping[type, Callable[[Any, WorkCalendar, School, str], Iterator[Slip]]]] = MappingProxyType(
    {StatedDate: _stated, CallWindow: _window, NoticeGap: _gap, Session: _session}
)
