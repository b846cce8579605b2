"""Rules of recurrence that give days, read and followed as RFC 5545 writes them (section 3.3.10).

What a rule may hold is one table: each part, its range, and the frequencies that it goes with. The RFC says:

- FREQ "MUST be specified"; UNTIL and COUNT "MUST NOT occur in the same 'recur'"; a part "MUST NOT be
  specified more than once".
- BYDAY "MUST NOT be specified with a numeric value when the FREQ rule part is not set to MONTHLY or YEARLY",
  nor "with the FREQ rule part set to YEARLY when the BYWEEKNO rule part is specified".
- BYMONTHDAY "MUST NOT be specified when the FREQ rule part is set to WEEKLY". "Valid values are 1 to 31 or
  -31 to -1."
- BYYEARDAY "MUST NOT be specified when the FREQ rule part is set to DAILY, WEEKLY, or MONTHLY". "Valid values
  are 1 to 366 or -366 to -1."
- BYWEEKNO "MUST NOT be used when the FREQ rule part is set to anything other than YEARLY". "Valid values are
  1 to 53 or -53 to -1."
- BYSETPOS "MUST only be used in conjunction with another BYxxx rule part". "Valid values are 1 to 366 or
  -366 to -1."

A rule is followed period by period (a year, a month, a week, a day). The days of a period that meet every
part are its set, in order. "Information, not contained in the rule, necessary to determine the various
recurrence instance start time and dates, are derived from the Start Time (DTSTART)": the day of the month, or
of the week.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import MAXYEAR, date
from functools import partial
from itertools import islice, takewhile
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from eig._values.phrases_of_faults import Phrase
from eig.errors import Fault

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_SIGNED: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = MappingProxyType(
    {  # the highest number, from either end, and the frequencies
        "BYMONTHDAY": (31, ("DAILY", "MONTHLY", "YEARLY")),
        "BYYEARDAY": (366, ("YEARLY",)),
        "BYWEEKNO": (53, ("YEARLY",)),
        "BYSETPOS": (366, _FREQUENCIES),
    }
)
_UNSIGNED: Final[Mapping[str, int]] = MappingProxyType(
    {"BYMONTH": 12, "COUNT": 10**9 - 1, "INTERVAL": 10**9 - 1}
)
_PARTS: Final = frozenset({*_SIGNED, *_UNSIGNED, "FREQ", "UNTIL", "WKST", "BYDAY"})
_LISTS: Final = frozenset({*_SIGNED, "BYMONTH"})
_PART: Final = re.compile(r"[A-Z]+=[0-9A-Z,+-]+")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_SIGNED_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}")
_DAY: Final = re.compile(rf"([+-]?(?!00?[A-Z])[0-9]{{1,2}})?({'|'.join(_WEEKDAYS)})")
_UNTIL: Final = re.compile(r"([0-9]{8})(?:T((?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9]|60))Z?)?")
_OF_A_MONTH, _OF_A_YEAR = 5, 53  # so many Mondays at most
_WEEK: Final = 7
_MONTHS: Final = 12
_FOURTH: Final = (
    3  # "week number one of the calendar year is the first week that contains at least four (4) days"
)
FOUR_CENTURIES: Final = 146_097
"""So many days, after which the calendar is the same again."""
_AFTER_ALL: Final = date.max.toordinal() + 1


_Place: TypeAlias = Callable[[date], tuple[int, int]]
"""The place of a day in its year, month and so on, and how many there are."""


class Recurrence(NamedTuple):
    """A rule that was read: its frequency and ends, the numbers of its parts, its numbered weekdays."""

    frequency: str
    interval: int
    times: int | None
    until: int
    week_start: int
    numbers: Mapping[str, tuple[int, ...]]
    weekdays: tuple[tuple[int, int], ...]


def read_rule(text: str) -> Recurrence:
    """Read a rule of days, months or years.

    Raises:
        Fault: It is not one: what it may hold stands above.

    >>> rule = read_rule("FREQ=MONTHLY;BYDAY=1TH;INTERVAL=2")
    >>> rule.frequency, rule.interval, rule.weekdays
    ('MONTHLY', 2, ((1, 3),))
    """
    parts = _parts_of(text)
    numbers = {name: _numbers(text, name, parts[name]) for name in (*_UNSIGNED, *_SIGNED) if name in parts}
    named = parts["BYDAY"].split(",") if "BYDAY" in parts else ()
    weekdays = tuple(sorted({_weekday(text, one) for one in named}))
    if parts.get("WKST", "MO") not in _WEEKDAYS:
        raise _unread(text, _one_of_weekdays)
    _check_company(text, parts, weekdays)
    return Recurrence(
        frequency=parts["FREQ"],
        interval=numbers.pop("INTERVAL", (1,))[0],
        times=numbers.pop("COUNT", (None,))[0],
        until=_last_day(text, parts["UNTIL"]) if "UNTIL" in parts else _AFTER_ALL,
        week_start=_WEEKDAYS.index(parts.get("WKST", "MO")),
        numbers=numbers,
        weekdays=weekdays,
    )


def _parts_of(text: str) -> Mapping[str, str]:
    words = str(text).strip()
    pairs = words.upper().removeprefix("RRULE:").removesuffix(";").split(";")
    if not words.isascii() or not all(map(_PART.fullmatch, pairs)):
        raise _unread(text, Phrase("timeline.facts.rule_parts"))
    parts = dict(pair.split("=", 1) for pair in pairs)
    if len(parts) < len(pairs):
        raise _unread(text, Phrase("timeline.facts.rule_once"))
    if strange := sorted(parts.keys() - _PARTS):
        raise _unread(text, Phrase("timeline.facts.rule_of_days", parts=tuple(strange)))
    if parts.get("FREQ") not in _FREQUENCIES:
        raise _unread(text, Phrase("timeline.facts.rule_frequency", choices=_FREQUENCIES))
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise _unread(text, Phrase("timeline.facts.rule_end"))
    return parts


def _numbers(text: str, name: str, value: str) -> tuple[int, ...]:
    """Read the numbers of a part, each within its range: from 1, or from the end where it may be signed."""
    signed = name in _SIGNED
    most = _SIGNED[name][0] if signed else _UNSIGNED[name]
    form = _SIGNED_NUMBER if signed else _NUMBER
    words = value.split(",")
    if len(words) == 1 or name in _LISTS:
        found = tuple(int(word) for word in words if form.fullmatch(word))
        if len(found) == len(words) and all(1 <= abs(one) <= most for one in found):
            return tuple(sorted(set(found)))
    if name in _LISTS:
        raise _unread(text, Phrase("timeline.facts.rule_numbers", part=name, most=most, signed=signed))
    raise _unread(text, Phrase("timeline.facts.rule_counts"))


def _weekday(text: str, word: str) -> tuple[int, int]:
    """Read a weekday with its number, 0 where it has none."""
    found = _DAY.fullmatch(word)
    if not found:
        raise _unread(text, _one_of_weekdays)
    return int(found[1] or 0), _WEEKDAYS.index(found[2])


def _check_company(text: str, parts: Mapping[str, str], weekdays: tuple[tuple[int, int], ...]) -> None:
    """Hold each part against the frequency and the parts that it stands beside."""
    frequency = parts["FREQ"]
    for name in parts.keys() & _SIGNED.keys():
        if frequency not in _SIGNED[name][1]:
            raise _unread(text, Phrase("timeline.facts.rule_company", part=name, choices=_SIGNED[name][1]))
    numbers = [abs(number) for number, _ in weekdays if number]
    if numbers and (frequency not in {"MONTHLY", "YEARLY"} or "BYWEEKNO" in parts):
        raise _unread(text, Phrase("timeline.facts.rule_numbered"))
    most = _OF_A_MONTH if frequency == "MONTHLY" or "BYMONTH" in parts else _OF_A_YEAR
    if max(numbers, default=0) > most:
        raise _unread(text, Phrase("timeline.facts.rule_fifth"))
    if "BYSETPOS" in parts and not any(name.startswith("BY") for name in parts.keys() - {"BYSETPOS"}):
        raise _unread(text, Phrase("timeline.facts.rule_chosen"))


def _last_day(text: str, until: str) -> int:
    """Return the last day that may be given: at midnight, when no session has begun, it is the day before."""
    found = _UNTIL.fullmatch(until)
    if not found:
        raise _unread(text, _until_a_date)
    try:
        last = date.fromisoformat(found[1])
    except ValueError:
        raise _unread(text, _until_a_date) from None
    return last.toordinal() - (found[2] == "000000")


_one_of_weekdays: Final = Phrase("timeline.facts.rule_weekday", choices=_WEEKDAYS)
_until_a_date: Final = Phrase("timeline.facts.rule_until")


def _unread(text: str, why: Phrase) -> Fault:
    return Fault("read_rule.rule", text, "timeline.facts.rule", {"why": why})


def days_of(rule: Recurrence, start: date, last: int) -> Iterator[date]:
    """Yield the days that a rule gives from its start to its last day, until an end of its own.

    It looks at each day of a period once: a rule that nothing meets ends there.

    >>> last = date(2019, 2, 14).toordinal()
    >>> [str(day) for day in days_of(read_rule("FREQ=WEEKLY;INTERVAL=2"), date(2019, 1, 17), last)]
    ['2019-01-17', '2019-01-31', '2019-02-14']
    """
    rule, last = _completed(rule, start), min(last, rule.until)
    return islice(_followed(rule, start, last), rule.times)


def _followed(rule: Recurrence, start: date, last: int) -> Iterator[date]:
    places: Mapping[str, _Place] = {**_PLACES, "BYWEEKNO": partial(_in_weeks, week_start=rule.week_start)}
    for first, after in takewhile(lambda period: period[0] <= last, _periods(rule, start)):
        days: Iterable[date] = map(date.fromordinal, range(max(first, 1), min(after, _AFTER_ALL)))
        for name, place in places.items():
            if name in rule.numbers:
                days = _placed(days, rule.numbers[name], place)
        for day in _chosen(rule, list(_on_weekdays(rule, days))):
            if start <= day and day.toordinal() <= last:
                yield day


def _placed(days: Iterable[date], named: tuple[int, ...], place: _Place) -> Iterator[date]:
    """Yield the days whose place, from either end, is named."""
    for day in days:
        number, of = place(day)
        if number in named or number - of - 1 in named:
            yield day


def _on_weekdays(rule: Recurrence, days: Iterable[date]) -> Iterator[date]:
    """Yield the days whose weekday is asked for: any of it, or by its number in the month or the year."""
    of_month = rule.frequency == "MONTHLY" or "BYMONTH" in rule.numbers
    asked = {weekday for _, weekday in rule.weekdays}
    for day in days:
        weekday = day.weekday()
        if rule.weekdays and weekday in asked:
            number, of = (_in_month if of_month else _in_year)(day)
            nth, back = (number - 1) // _WEEK + 1, -((of - number) // _WEEK + 1)
            if any((one, weekday) in rule.weekdays for one in (0, nth, back)):
                yield day
        elif not rule.weekdays:
            yield day


def _completed(rule: Recurrence, start: date) -> Recurrence:
    """Return a rule with what it does not say, taken from its start."""
    numbers = rule.numbers
    if rule.frequency == "DAILY" or rule.weekdays or numbers.keys() & {"BYMONTHDAY", "BYYEARDAY"}:
        return rule
    if rule.frequency == "WEEKLY" or "BYWEEKNO" in numbers:
        return rule._replace(weekdays=((0, start.weekday()),))
    month = {"BYMONTH": (start.month,)} if rule.frequency == "YEARLY" else {}
    return rule._replace(numbers={**month, "BYMONTHDAY": (start.day,), **numbers})


def _periods(rule: Recurrence, start: date) -> Iterator[tuple[int, int]]:
    """Yield the first day of each period of a rule, and the day after it, as ordinals."""
    of, step = start.toordinal(), rule.interval
    match rule.frequency:
        case "DAILY":
            return ((day, day + 1) for day in range(of, _AFTER_ALL, step))
        case "WEEKLY":
            of -= (start.weekday() - rule.week_start) % _WEEK
            return ((day, day + _WEEK) for day in range(of, _AFTER_ALL, step * _WEEK))
        case "MONTHLY":
            month = start.year * _MONTHS + start.month - 1
            return ((_opens(n), _opens(n + 1)) for n in range(month, (MAXYEAR + 1) * _MONTHS, step))
        case _:
            years = range(start.year, MAXYEAR + 1, step)
            return ((_opens(year * _MONTHS), _opens((year + 1) * _MONTHS)) for year in years)


def _opens(months: int) -> int:
    """Return the first day of a month, counted from the year 0."""
    year, month = divmod(months, _MONTHS)
    return date(year, month + 1, 1).toordinal() if year <= MAXYEAR else _AFTER_ALL


def _chosen(rule: Recurrence, days: list[date]) -> list[date]:
    """Return the days of a period at the places that BYSETPOS names, in order."""
    if "BYSETPOS" not in rule.numbers:
        return days
    at = {one - 1 if one > 0 else one + len(days) for one in rule.numbers["BYSETPOS"]}
    return [day for place, day in enumerate(days) if place in at]


def _in_month(day: date) -> tuple[int, int]:
    months = day.year * _MONTHS + day.month - 1
    return day.day, _opens(months + 1) - _opens(months)


def _in_year(day: date) -> tuple[int, int]:
    first = _opens(day.year * _MONTHS)
    return day.toordinal() - first + 1, _opens((day.year + 1) * _MONTHS) - first


def _in_weeks(day: date, *, week_start: int) -> tuple[int, int]:
    """Return the number of a day's week, and how many its year has: that of the fourth day of the week."""
    fourth = day.toordinal() - (day.weekday() - week_start) % _WEEK + _FOURTH
    if not 1 <= fourth < _AFTER_ALL:  # in the year 0 or 10000: the calendar is that of four centuries away
        fourth += FOUR_CENTURIES if fourth < 1 else -FOUR_CENTURIES
    number, of = _in_year(date.fromordinal(fourth))
    return (number - 1) // _WEEK + 1, (number - 1) // _WEEK + 1 + (of - number) // _WEEK


_PLACES: Final[Mapping[str, _Place]] = MappingProxyType(
    {"BYMONTH": lambda day: (day.month, _MONTHS), "BYMONTHDAY": _in_month, "BYYEARDAY": _in_year}
)
