"""Durations of one unit, and the arithmetic of months.

A `Duration` is a number of months, weeks, days or working days, never a mixture: sums of mixed units
depend on the order in which they are added. It says how much; `eig.timeline.calendar.advance` says where
that leads on a calendar.

Adding months has three answers where the day of the month is missing (31 January plus one month):

- `clamp`: the last day of the month (28 February), for anniversaries and recurring dates;
- `forward`: the first day of the next month (1 March), for the exclusive end of a span of months;
- `reject`: an error.

Clamping the end of a span and taking a day off would lose a day of the mission; moving it forward does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from attrs import evolve, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import Rule, day
from eig._values.names_and_clean_text import normal
from eig._values.value import Value
from eig.errors import Fault
from eig.reasons import Because, Undefined, reasons_in

if TYPE_CHECKING:
    from eig.typing import Lang

__all__ = [
    "Duration",
    "Overflow",
    "Unit",
    "add_months",
    "days",
    "months",
    "months_between",
    "weeks",
    "working_days",
]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")


Unit: TypeAlias = Literal["months", "weeks", "days", "working_days"]
"""The unit of a duration."""

Overflow: TypeAlias = Literal["clamp", "forward", "reject"]
"""Where a date goes when the month has no such day."""

_UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        "month": "months", "months": "months", "mois": "months",
        "week": "weeks", "weeks": "weeks", "semaine": "weeks", "semaines": "weeks",
        "day": "days", "days": "days", "jour": "days", "jours": "days",
        "working day": "working_days", "working days": "working_days",
        "jour ouvré": "working_days", "jours ouvrés": "working_days",
    }
)  # fmt: skip
_ISO: Final[Mapping[str, Unit]] = MappingProxyType({"M": "months", "W": "weeks", "D": "days"})
_WORDED: Final = r"([+-]?[0-9]+)\s+(\S.*)"  # compiled when a duration is read
_DESIGNATED: Final = r"([+-]?)P([0-9]+)([MWD])"


@final
@frozen(kw_only=True, eq=False, repr=False)
class Duration(Value):
    """A whole number of one unit; negative durations go back.

    Args:
        n: How many.
        unit: `months`, `weeks`, `days` or `working_days`.

    >>> print(months(10), working_days(15), weeks(-2), sep=", ")
    10 months, 15 working days, -2 weeks
    >>> Duration.parse("15 jours ouvrés") == working_days(15)
    True
    """

    n: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read a duration in English, French or ISO 8601.

        Raises:
            Fault: The text is not a whole number of one unit.

        >>> Duration.parse("10 mois"), Duration.parse("P2W")
        (Duration(n=10, unit='months'), Duration(n=2, unit='weeks'))
        """
        found = to_duration(text)
        if isinstance(found, cls):
            return found
        raise Fault("Duration.parse.text", text, "programme.duration")

    def say(self, lang: Lang = "en") -> str:
        """Return the duration in words.

        >>> working_days(1).say("fr"), months(10).say("fr")
        ('1 jour ouvré', '10 mois')
        """
        return tell(self.unit, lang, n=self.n)

    def iso(self) -> str | Undefined:
        """Return the ISO 8601 form; working days have none.

        >>> months(10).iso(), days(-3).iso()
        ('P10M', '-P3D')
        """
        for letter, unit in _ISO.items():
            if unit == self.unit:
                return f"{'-' if self.n < 0 else ''}P{abs(self.n)}{letter}"
        return Undefined(reason=because("no_iso_form"))

    def after(self, start: date) -> date:
        """Return the day after so many months, weeks or days from a day, that day counted.

        Where the last month has no such day, it is the first of the next: no day is lost.

        Raises:
            Fault: Working days, that a calendar counts: `eig.timeline.calendar.advance` takes one.

        >>> months(10).after(date(2019, 1, 16)), weeks(12).after(date(2022, 8, 1))
        (datetime.date(2019, 11, 16), datetime.date(2022, 10, 24))
        """
        if self.unit == "working_days":
            raise Fault("Duration.after", self, "programme.no_working_days")
        if self.unit == "months":
            return add_months(start, self.n, overflow="forward")
        try:
            return start + timedelta(days=self.n * (7 if self.unit == "weeks" else 1))
        except OverflowError:
            raise out_of_time("Duration.after", self) from None

    def __neg__(self) -> Duration:
        return evolve(self, n=-self.n)


def to_duration(value: object) -> Duration:
    """Return text read as a duration; what cannot be read stays as it is, for the check.

    >>> to_duration("P10M"), to_duration("soon")
    (Duration(n=10, unit='months'), 'soon')
    """
    if not isinstance(value, str):
        return value  # type: ignore[return-value] # a wrong value is reported by the check that follows
    text = normal("NFC", value).strip().replace("−", "-")
    worded, designated = re.fullmatch(_WORDED, text), re.fullmatch(_DESIGNATED, text)
    if worded and worded[2] in _UNITS:
        return Duration(n=int(worded[1]), unit=_UNITS[worded[2]])
    if designated:
        return Duration(n=int(designated[1] + designated[2]), unit=_ISO[designated[3]])
    return value  # type: ignore[return-value] # idem


length: Final = Rule(
    lambda value: isinstance(value, Duration) and value.n > 0 and value.unit != "working_days",
    "programme.length",
)
limit: Final = Rule(lambda value: isinstance(value, Duration) and value.n > 0, "programme.limit")


def duration_or_none(value: Duration | str | None) -> Duration | None:
    """Return the duration that is meant, if any."""
    return None if value is None else to_duration(value)


@checked
def months(n: int) -> Duration:
    """Return a number of calendar months.

    >>> months(10)
    Duration(n=10, unit='months')
    """
    return Duration(n=n, unit="months")


@checked
def weeks(n: int) -> Duration:
    """Return a number of weeks.

    >>> weeks(2)
    Duration(n=2, unit='weeks')
    """
    return Duration(n=n, unit="weeks")


@checked
def days(n: int) -> Duration:
    """Return a number of calendar days.

    >>> days(14)
    Duration(n=14, unit='days')
    """
    return Duration(n=n, unit="days")


@checked
def working_days(n: int) -> Duration:
    """Return a number of working days (jours ouvrés), of the calendar that they are counted on.

    >>> working_days(15)
    Duration(n=15, unit='working_days')
    """
    return Duration(n=n, unit="working_days")


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month (1 to 12) of the Gregorian calendar.

    >>> month_length(2019, 2), month_length(2020, 2), month_length(2100, 2)
    (28, 29, 28)
    """
    if month == 2:  # noqa: PLR2004 # February
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _reject(year: int, month: int, start: date, n: int) -> date:
    facts = {"n": n, "month": f"{year}-{month:02}"}
    raise Fault("add_months.start", start, "programme.day_of_month", facts)


_OVERFLOWS: Final[Mapping[str, Callable[[int, int, date, int], date]]] = MappingProxyType(
    {
        "clamp": lambda year, month, _, __: date(year, month, month_length(year, month)),
        "forward": lambda year, month, _, __: date(year + month // 12, month % 12 + 1, 1),
        "reject": _reject,
    }
)


@checked
def add_months(start: date, n: int, *, overflow: Overflow = "clamp") -> date:
    """Return the same day `n` months later, or where `overflow` says when that month has no such day.

    Months are counted from `start` at once: 31 January plus two months is 31 March, whatever February does.

    Raises:
        Fault: `start` is not a date, the result is outside the years 1 to 9999, or `reject` meets a missing
            day.

    >>> add_months(date(2019, 1, 16), 10)
    datetime.date(2019, 11, 16)
    >>> add_months(date(2019, 1, 31), 1), add_months(date(2019, 1, 31), 1, overflow="forward")
    (datetime.date(2019, 2, 28), datetime.date(2019, 3, 1))
    """
    count = start.year * 12 + start.month - 1 + n
    year, month = count // 12, count % 12 + 1
    try:
        return date(year, month, start.day)
    except (ValueError, OverflowError):
        if not 1 <= year <= MAXYEAR:
            raise out_of_time("add_months.n", n) from None
        return _OVERFLOWS[overflow](year, month, start, n)


def out_of_time(place: str, value: object) -> Fault:
    """Return the fault of leaving the years that dates have.

    >>> print(out_of_time("add_months.n", 99999))
    add_months.n: expected what leads to a date from year 1 to 9999, got 99,999.
    """
    return Fault(place, value, "programme.in_years")


def check_day(place: str, value: object) -> None:
    """Refuse what is not a date, or is a date with a time of day.

    >>> check_day("start", date(2019, 1, 16))
    """
    if not day.holds(value):
        raise Fault(place, value, day.code, day.facts)


@checked
def months_between(start: date, end: date) -> tuple[int, int]:
    """Return the whole months from `start` to `end`, and the days left over.

    The inverse of addition: the largest n such that `add_months(start, n) <= end`, as relativedelta counts.

    >>> months_between(date(2019, 1, 16), date(2019, 11, 15))
    (9, 30)
    >>> months_between(date(2021, 1, 31), date(2021, 2, 28))
    (1, 0)
    """
    n = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, n) > end:
        n -= 1
        if (end.year, end.month) == (1, 1):
            raise out_of_time("months_between.end", end)
    return n, (end - add_months(start, n)).days


def eve(day: date) -> date:
    """Return the day before: the earliest last day of who is gone on a day."""
    return date.fromordinal(max(day.toordinal() - 1, 1))
