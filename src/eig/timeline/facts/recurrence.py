"""Recurrence: a rule proposes dates, people decide.

A rule is that of RFC 5545 (section 3.3.10), read by `dateutil`; it gives dates, never hours. What it proposes
then meets the calendar (move on, move back or skip a day off), loses the days that people took away and gains
the days that they added. The proposal says what was done to each date; explicit sessions are the truth.

Two readings of the RFC matter here: a rule on the 31st skips the months that have none (3.3.10: invalid dates
are ignored), and `UNTIL` with a date includes that day, while `UNTIL` at midnight is the start of that day,
when no session has begun, and excludes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from eig._ground.asked import checked
from eig._ground.checks import Gather, day, instance_of, one_of
from eig.errors import Fault
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar.calendars import WorkCalendar
from eig.timeline.calendar.spans import Span
from eig.timeline.facts.proposals import Proposal, Proposed

__all__ = ["HolidayPolicy", "nominal_days", "propose", "recur"]


def __dir__() -> list[str]:
    return __all__


because: Because = reasons_in("timeline.facts")


HolidayPolicy: TypeAlias = Literal["next", "previous", "skip"]
"""What becomes of a date that is not worked: the next working day, the previous one, or nothing."""

_Policy: TypeAlias = Callable[[date, WorkCalendar], Proposed]
_SHORT_MONTHS: Final = because("short_months")


@checked
def nominal_days(rule: str, span: Span) -> tuple[date, ...]:
    """Return the days of a span that a rule gives, the rule starting on the span's first day.

    Args:
        rule: A recurrence rule of RFC 5545, such as `FREQ=MONTHLY;BYDAY=1TH`.
        span: The days to look at; its start anchors intervals and counts.

    Raises:
        Fault: The rule is not one of days, months or years, or is not a rule; it gives more than 10,000 days,
            or does not end within four centuries.

    >>> mission = Span.inclusive(date(2019, 2, 7), date(2019, 5, 31))
    >>> [str(day) for day in nominal_days("FREQ=MONTHLY;BYDAY=1TH", mission)]
    ['2019-02-07', '2019-03-07', '2019-04-04', '2019-05-02']
    """
    followed = _followed(span)
    found = tuple(islice(_days_of(rule, followed), MOST + 1))
    if len(found) > MOST or (followed.end < span.end and not _has_ended(rule, followed, len(found))):
        why = f"a rule gives {MOST:,} days at most, within four centuries"
        raise Fault("recur.rule", rule, rule=why, remedy="give a shorter span, or end it by COUNT or UNTIL")
    return found


def _followed(span: Span) -> Span:
    """Return the part of a span over which a rule is followed."""
    end = min(span.end.toordinal(), span.start.toordinal() + _FOUR_CENTURIES)
    return Span(start=span.start, end=date.fromordinal(end))


def _has_ended(rule: str, span: Span, count: int) -> bool:
    """Tell whether a rule that gave so many days gives no more after a span."""
    parts = _parts_of(rule)
    return count >= int(parts.get("COUNT", count + 1)) or parts.get("UNTIL", _LAST) < _digits(span.end)


@checked
def propose(
    days: Iterable[date],
    *,
    calendar: WorkCalendar | None = None,
    on_holiday: HolidayPolicy = "next",
    without: Iterable[date] = (),
    plus: Iterable[date] = (),
) -> Proposal:
    """Return what becomes of nominal dates on a calendar, with the days that people took away and added.

    Args:
        days: The nominal dates, from one rule or several.
        calendar: The working days; None takes every day as worked.
        on_holiday: What becomes of a date off: the `next` working day, the `previous` one, or `skip`.
        without: Nominal dates that people took away (the RFC's EXDATE).
        plus: Dates that people added (the RFC's RDATE): they stay where they were put, worked or not.

    Raises:
        Fault, Faults: A datetime where a date is meant, an unknown word for holidays, a date taken away
            that is not proposed.

    >>> days = [date(2019, 4, 3), date(2019, 5, 1)]
    >>> office = WorkCalendar.ouvres()
    >>> [str(day) for day in propose(days, calendar=office, on_holiday="previous").days]
    ['2019-04-03', '2019-04-30']
    >>> [str(day) for day in propose(days, without=[date(2019, 4, 3)], plus=[date(2019, 4, 4)]).days]
    ['2019-04-04', '2019-05-01']
    """
    given, taken, added = tuple(days), tuple(without), tuple(plus)
    faults = Gather("propose")
    faults.check("on_holiday", one_of(*_POLICIES), on_holiday)
    faults.check("calendar", instance_of(WorkCalendar).or_none(), calendar)
    for name, dates in (("days", given), ("without", taken), ("plus", added)):
        faults.check(name, day.each(), dates)
    faults.done()
    strangers = tuple(one for one in taken if one not in given)
    faults.that(
        "without",
        not strangers,
        rule="what is taken away was proposed",
        remedy="correct the dates, or leave them out",
        value=strangers,
    )
    faults.done()
    settled = [
        _settle(one, calendar, on_holiday) if one not in taken else _taken(one) for one in sorted(set(given))
    ]
    put = [_put(one, calendar) for one in sorted(set(added))]
    return Proposal(dates=(*settled, *put), cautions=_meetings((*settled, *put)))


@checked
def recur(
    rule: str,
    span: Span,
    *,
    calendar: WorkCalendar | None = None,
    on_holiday: HolidayPolicy = "next",
    without: Iterable[date] = (),
    plus: Iterable[date] = (),
) -> Proposal:
    """Propose the dates of a rule over a span: `nominal_days`, then `propose`, with cautions.

    A rule on the 29th, 30th or 31st skips the months that have no such day, as the RFC says; the proposal
    carries a caution about it. A date moved out of the span is proposed with a caution too.

    >>> spring = Span.inclusive(date(2019, 1, 31), date(2019, 6, 30))
    >>> proposal = recur("FREQ=MONTHLY", spring)
    >>> [str(day) for day in proposal.days], [caution.code for caution in proposal.cautions]
    (['2019-01-31', '2019-03-31', '2019-05-31'], ['short_months'])
    """
    found = propose(
        nominal_days(rule, span), calendar=calendar, on_holiday=on_holiday, without=without, plus=plus
    )
    cautions = (*_short_months(rule, span), *found.cautions, *_outside(found, span))
    return Proposal(dates=found.dates, cautions=cautions)


def _settle(nominal: date, calendar: WorkCalendar | None, policy: HolidayPolicy) -> Proposed:
    if calendar is None or calendar.is_working(nominal):
        return Proposed(nominal=nominal, day=nominal, reason=because("kept", nominal=nominal))
    return _POLICIES[policy](nominal, calendar)


def _move(code: str, step: int) -> _Policy:
    def move(nominal: date, calendar: WorkCalendar) -> Proposed:
        found = calendar.nth(nominal, step)
        reason = because(code, nominal=nominal, to=found, why=calendar.why_off(nominal))
        return Proposed(nominal=nominal, day=found, reason=reason)

    return move


def _skip(nominal: date, calendar: WorkCalendar) -> Proposed:
    return Proposed(
        nominal=nominal, day=None, reason=because("skipped", nominal=nominal, why=calendar.why_off(nominal))
    )


_POLICIES: Final[Mapping[HolidayPolicy, _Policy]] = MappingProxyType(
    {"next": _move("moved_on", 1), "previous": _move("moved_back", -1), "skip": _skip}
)


def _taken(nominal: date) -> Proposed:
    return Proposed(nominal=nominal, day=None, reason=because("taken_away", nominal=nominal))


def _put(nominal: date, calendar: WorkCalendar | None) -> Proposed:
    if calendar is None or calendar.is_working(nominal):
        return Proposed(nominal=nominal, day=nominal, reason=because("added", nominal=nominal))
    reason = because("added_off", nominal=nominal, why=calendar.why_off(nominal))
    return Proposed(nominal=nominal, day=nominal, reason=reason)


def _meetings(dates: Iterable[Proposed]) -> Iterator[Reason]:
    """Give a caution for each date that lands where another one stands already."""
    seen: set[date] = set()
    for one in dates:
        if one.day in seen:
            yield because("met", nominal=one.nominal, to=one.day)
        elif one.day is not None:
            seen.add(one.day)


def _short_months(rule: str, span: Span) -> tuple[Reason, ...]:
    return (_SHORT_MONTHS,) if _skips_short_months(rule, span.start) else ()


def _outside(found: Proposal, span: Span) -> tuple[Reason, ...]:
    return tuple(
        because("outside", nominal=one.nominal, to=one.day)
        for one in found.dates
        if one.day is not None and one.day != one.nominal and one.day not in span
    )


MOST: Final = 10_000
"""How many days a rule may give: twenty-seven years of every day."""
_FOUR_CENTURIES: Final = 146_097  # days, after which the calendar is the same again
_DIGITS: Final = 10
_LAST: Final = "99991231"
_ONE_DAY: Final = timedelta(days=1)
_PART: Final = re.compile(r"[A-Z]+=[0-9A-Z,+-]+")
_UNTIL: Final = re.compile(r"(\d{8})(T\d{6})?Z?")
_OF_DAYS: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS: Final = (
    "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY", "COUNT", "FREQ", "INTERVAL",
    "UNTIL", "WKST",
)  # fmt: skip
_SHORTEST_MONTH: Final = 28
_CHOOSES_DAYS: Final = ("BYDAY", "BYWEEKNO", "BYYEARDAY")


def _days_of(rule: str, span: Span) -> Iterator[date]:
    """Yield the days of a span that a rule gives, until its own end or that of the span.

    >>> spring = Span(start=date(2019, 1, 17), end=date(2019, 2, 14))
    >>> [str(day) for day in _days_of("FREQ=WEEKLY;INTERVAL=2", spring)]
    ['2019-01-17', '2019-01-31']
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 # imported on use: it costs 10 ms, and few need it

    parts = dict(_parts_of(rule))
    count = parts.pop("COUNT", None)
    until = min(_digits(span.end - _ONE_DAY), parts.pop("UNTIL", _LAST))
    text = ";".join(f"{name}={value}" for name, value in parts.items()) + f";UNTIL={until}"
    try:
        found = rrulestr(text, dtstart=datetime.combine(span.start, time.min))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _unread(rule, str(error)) from None
    return (moment.date() for moment in islice(found, None if count is None else int(count)))


def _parts_of(rule: str) -> Mapping[str, str]:
    """Return the parts of a rule by name, `UNTIL` as the last day that may be given."""
    pairs = [part for part in str(rule).strip().upper().removeprefix("RRULE:").split(";") if part]
    if not all(map(_PART.fullmatch, pairs)):
        raise _unread(rule, "each part is NAME=VALUE")
    parts = dict(pair.split("=", 1) for pair in pairs)
    _check_parts(rule, parts)
    return {**parts, "UNTIL": _last_day(rule, parts["UNTIL"])} if "UNTIL" in parts else parts


def _check_parts(rule: str, parts: Mapping[str, str]) -> None:
    """Hold the parts against RFC 5545, 3.3.10: a frequency, of days; a positive interval; one way to end."""
    strange = sorted(set(parts) - set(_PARTS))
    if strange:
        raise _unread(rule, f"a rule of days has no {', '.join(strange)}")
    if parts.get("FREQ") not in _OF_DAYS:
        raise _unread(rule, f"FREQ is one of {', '.join(_OF_DAYS)}: hours belong to the session")
    if not all(
        (value := parts.get(name, "1")).isdigit() and len(value) < _DIGITS and int(value)
        for name in ("INTERVAL", "COUNT")
    ):
        raise _unread(rule, "INTERVAL and COUNT are whole numbers from 1")
    if {"COUNT", "UNTIL"} <= set(parts):
        raise _unread(rule, "a rule ends by COUNT or by UNTIL, not both")


def _last_day(rule: str, until: str) -> str:
    found = _UNTIL.fullmatch(until)
    if not found:
        raise _unread(rule, "UNTIL is a date such as 20191116, or a date and time such as 20191116T000000")
    try:
        last = date.fromisoformat(found[1])
    except ValueError:
        raise _unread(rule, f"UNTIL={until} is not a date") from None
    if found[2] == "T000000":
        last -= _ONE_DAY
    return _digits(last)


def _digits(on: date) -> str:
    """Return a date as the RFC writes it.

    >>> _digits(date(987, 1, 2))
    '09870102'
    """
    return on.isoformat().replace("-", "")


def _unread(rule: str, why: str) -> Fault:
    return Fault(
        "recur.rule", rule, rule=f"a rule is that of RFC 5545, of days: {why}", remedy="see section 3.3.10"
    )


def _skips_short_months(rule: str, start: date) -> bool:
    """Tell whether a rule asks for a day that some months lack: by its own words, or by its first day.

    >>> [_skips_short_months("FREQ=MONTHLY", date(2019, 1, number)) for number in (31, 28)]
    [True, False]
    """
    parts = _parts_of(rule)
    if parts["FREQ"] not in {"MONTHLY", "YEARLY"} or any(name in parts for name in _CHOOSES_DAYS):
        return False
    numbers = [int(number) for number in parts.get("BYMONTHDAY", str(start.day)).split(",")]
    return max(numbers) > _SHORTEST_MONTH and min(numbers) > 0
