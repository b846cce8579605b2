"""Reading a recurrence rule of RFC 5545 (section 3.3.10) into days, through `dateutil`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from eig.errors import Fault

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


def days_of(rule: str, start: date) -> Iterator[date]:
    """Yield the days that a rule gives from its first day, without an end if it has none.

    >>> from itertools import islice
    >>> [str(day) for day in islice(days_of("FREQ=WEEKLY;INTERVAL=2", date(2019, 1, 17)), 3)]
    ['2019-01-17', '2019-01-31', '2019-02-14']
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 # imported on use: it costs 10 ms, and few need it

    text = ";".join(f"{name}={value}" for name, value in parts_of(rule).items())
    try:
        found = rrulestr(text, dtstart=datetime.combine(start, time.min))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _unread(rule, str(error)) from None
    return (moment.date() for moment in found)


def parts_of(rule: str) -> Mapping[str, str]:
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
        parts.get(name, "1").isdigit() and int(parts.get(name, "1")) for name in ("INTERVAL", "COUNT")
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
    return f"{last:%Y%m%d}"


def _unread(rule: str, why: str) -> Fault:
    return Fault(
        "recur.rule", rule, rule=f"a rule is that of RFC 5545, of days: {why}", remedy="see section 3.3.10"
    )


def skips_short_months(rule: str, start: date) -> bool:
    """Tell whether a rule asks for a day that some months lack: by its own words, or by its first day.

    >>> [skips_short_months("FREQ=MONTHLY", date(2019, 1, number)) for number in (31, 28)]
    [True, False]
    """
    parts = parts_of(rule)
    if parts["FREQ"] not in {"MONTHLY", "YEARLY"} or any(name in parts for name in _CHOOSES_DAYS):
        return False
    numbers = [int(number) for number in parts.get("BYMONTHDAY", str(start.day)).split(",")]
    return max(numbers) > _SHORTEST_MONTH and min(numbers) > 0
