"""Working calendars, and the one operator that moves a boundary by a duration.

Conventions, on which libraries disagree and this one is explicit:

- A boundary is the start of a day: working days are counted between boundaries, half-open, negative when
  reversed.
- The n-th working day, n from 1, is the n-th at or after the boundary; from -1, the abs(n)-th strictly before
  it. There is no 0-th.
- `opened` wins over holidays, weekends and yearly closures (a worked Pentecost Monday); `closed` takes days
  away (a bridge), one by one or as spans; `yearly` closures come back every year.
- A calendar `also` needs others: `WorkCalendar.common` has the days that several sites all work.
- Jours ouvrés are Monday to Friday without holidays; jours ouvrables Monday to Saturday without holidays; a
  delay in jours francs excludes its first and its last day, as administrative case law has it (the code de
  procédure civile, articles 641 and 642, rules other delays: those that are not francs).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import Final, Protocol, cast, final, get_args

from attrs import evolve, field, frozen

from eig._values.annotation_rules_and_late_classes import given
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, require, told_of
from eig._values.field_rules_and_bounds import Key, Rule, Wrong, day, instance_of, one_of, to_day, whole
from eig._values.tuple_fields import TupleOf, sorted_if, to_tuple
from eig._values.value import Value, keeps
from eig.errors import Fault, require_key
from eig.programme._weekdays_time_zones_and_order import weekdays_rule
from eig.programme.durations import Duration, Overflow, add_months, check_day, out_of_time
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar._workday_count_tables import Workdays
from eig.timeline.calendar.holidays import France, HolidayRule, NamedDay, Territory, named_days
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.yearly_closures import YearlyClosure

_WEEK: Final = 7
_YEAR, _LEAP_YEAR, _LEAP_DAY = 365, date(2000, 1, 1), (2, 29)
MOST_DAYS: Final = 100_000
"""How many days the spans of a calendar may close or open: nearly three centuries."""
_LAST_ORDINAL: Final = date.max.toordinal()
_LONG_AGO, _FAR_OFF = 1000, 9000
"""Years between which it is the duration that leads out of all years."""


because: Because = reasons_in("timeline.calendar")


def _days(dates: Iterable[date | Span]) -> tuple[date, ...]:
    """Return dates sorted, each once, those of spans one by one; strangers leave them, for the check."""
    given = to_tuple(dates, any_order=True)
    if not isinstance(given, tuple):  # pyright: ignore[reportUnnecessaryIsInstance] # wrong kinds come from anywhere
        return given
    if _length(given) > MOST_DAYS:
        return cast("tuple[date, ...]", given)
    spread = tuple(one for part in given for one in _days_of(part))
    return tuple(sorted(set(spread))) if _DATES.holds(spread) else cast("tuple[date, ...]", given)


def _length(given: Iterable[object]) -> int:
    return sum(part.days for part in given if isinstance(part, Span))


def _days_of(part: date | Span) -> Iterable[date]:
    if isinstance(part, Span):
        return (date.fromordinal(one) for one in range(part.start.toordinal(), part.end.toordinal()))
    return (cast("date", to_day(part)),)


def _in_year(days: Sequence[date], first: int, end: int) -> list[int]:
    """Return those of sorted days that lie in a year, from its first ordinal to the one after its last."""
    start = bisect_left(days, first, key=date.toordinal)
    return [one.toordinal() for one in days[start : bisect_left(days, end, key=date.toordinal)]]


_DATES: Final = day.each()


def _weekdays(numbers: Iterable[int]) -> tuple[int, ...]:
    given = sorted_if(weekdays_rule, numbers)
    return tuple(dict.fromkeys(given)) if weekdays_rule.holds(given) else given


def _is_rule(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return value is None or (callable(value) and not isinstance(value, type))


_holiday_rule: Final = Rule(_is_rule, "timeline.calendar.holiday_rule")
_each_day: Final = day.each()


class _Days(Rule):
    """The rule of a field of days: spans left there are too long together, or stand with a stranger."""

    def __init__(self) -> None:
        super().__init__(_each_day.holds, _each_day.code, _each_day.facts, members=_strangers)

    def wrong(self, value: object) -> Iterator[Wrong]:
        """Yield how many days the spans hold, where they are too many; else what is no day."""
        length = _length(_members(value))
        if length <= MOST_DAYS:
            yield from super().wrong(value)
        else:
            yield (), length, Rule(self.holds, "timeline.calendar.short_spans", {"most": MOST_DAYS})


def _members(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()


def _strangers(value: object) -> Iterable[tuple[Key, object, Rule]]:
    return ((at, one, day) for at, one in enumerate(_members(value)) if not isinstance(one, Span))


_days_rule: Final = _Days()


@final
@frozen(kw_only=True, eq=False, repr=False)
class WorkCalendar(Value):
    """Which days are worked.

    Args:
        rule: The holidays: a callable from a year to its dates, such as `France()`, or None for none.
        weekend: The weekdays that are not worked, Monday being 0.
        closed: Days taken away, or spans of them: bridges, closures.
        opened: Days worked whatever the rule, the weekend and yearly closures say.
        yearly: Closures that come back every year.
        also: Calendars that must work too: those of the sites that meet, say (see `common`).

    >>> office = WorkCalendar(rule=France(), opened=[date(2019, 6, 10)], closed=[date(2019, 5, 31)])
    >>> office.is_working(date(2019, 6, 10)), office.is_working(date(2019, 5, 31))
    (True, False)
    >>> office.count(date(2019, 5, 1), date(2019, 6, 1))
    19
    """

    rule: HolidayRule | None = field(default=None, metadata=keeps(_holiday_rule))
    weekend: tuple[int, ...] = field(default=(5, 6), converter=_weekdays, metadata=keeps(weekdays_rule))
    closed: tuple[date, ...] = field(default=(), converter=_days, metadata=keeps(_days_rule))
    opened: tuple[date, ...] = field(default=(), converter=_days, metadata=keeps(_days_rule))
    yearly: tuple[YearlyClosure, ...] = field(default=(), converter=TupleOf[YearlyClosure])
    also: tuple[WorkCalendar, ...] = field(default=(), converter=TupleOf["WorkCalendar"])

    def _check(self, faults: Gather) -> None:
        faults.that("weekend", len(self.weekend) < _WEEK, "timeline.calendar.weekday_left")
        opened = frozenset(self.opened)
        both = tuple(one for one in self.closed if one in opened)
        faults.that("opened", not both, "timeline.calendar.not_closed", value=both)

    @classmethod
    def ouvres(cls, rule: HolidayRule) -> WorkCalendar:
        """Return the calendar of jours ouvrés: Monday to Friday without the holidays of a rule.

        >>> WorkCalendar.ouvres(France()).is_working(date(2019, 6, 15))
        False
        """
        return cls(rule=rule, weekend=(5, 6))

    @classmethod
    def ouvrables(cls, rule: HolidayRule) -> WorkCalendar:
        """Return the calendar of jours ouvrables: Monday to Saturday without the holidays of a rule.

        >>> WorkCalendar.ouvrables(France()).is_working(date(2019, 6, 15))
        True
        """
        return cls(rule=rule, weekend=(6,))

    @classmethod
    @checked
    def named(cls, name: str) -> WorkCalendar:
        """Return the calendar of a name: Monday to Friday without the holidays of a `Territory` of France.

        >>> WorkCalendar.named("alsace-moselle").is_working(date(2019, 12, 26))
        False
        """
        shipped = get_args(Territory)
        require_key("calendar", name, shipped)
        return cls.ouvres(France(territory=cast("Territory", name)))

    @classmethod
    @checked
    def common(cls, *calendars: WorkCalendar) -> WorkCalendar:
        """Return the calendar of the days that several calendars all work: those of sites that meet, say.

        >>> strasbourg = WorkCalendar.ouvres(France(territory="alsace-moselle"))
        >>> paris = WorkCalendar(rule=France(), closed=[date(2019, 5, 31)])
        >>> both = WorkCalendar.common(strasbourg, paris)
        >>> [both.is_working(day) for day in (date(2019, 4, 19), date(2019, 5, 31), date(2019, 6, 3))]
        [False, False, True]
        """
        if not calendars:
            raise Fault("WorkCalendar.common.calendars", calendars, "timeline.calendar.some_calendars")
        return calendars[0] if len(calendars) == 1 else cls(weekend=(), also=calendars)

    @cached_property
    def workdays(self) -> Workdays:
        """The tables of working days by day number: for the schedulers of this room."""
        return Workdays(self._year_days)

    def _year_days(self, year: int) -> list[int]:
        """Return the ordinals of the working days of a year, sorted."""
        first, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
        off = {holiday.toordinal() for holiday, _ in named_days(self.rule, year)}
        off.update(_in_year(self.closed, first, end))
        if self.yearly:
            leap = end - first > _YEAR
            days_off = (one for one in self._yearly_days if leap or one != _LEAP_DAY)
            off.update(date(year, *one).toordinal() for one in days_off)
        days = [one for one in range(first, end) if (one + 6) % _WEEK not in self.weekend and one not in off]
        opened = _in_year(self.opened, first, end)
        own = sorted({*days, *opened}) if opened else days
        others = [frozenset(one._year_days(year)) for one in self.also]  # noqa: SLF001 # of the same class
        return [one for one in own if all(one in days for days in others)] if others else own

    @cached_property
    def _yearly_days(self) -> tuple[tuple[int, int], ...]:
        """The days of a leap year that yearly closures hold, each as its month and its number."""
        days = map(date.fromordinal, range(_LEAP_YEAR.toordinal(), _LEAP_YEAR.toordinal() + _YEAR + 1))
        return tuple((one.month, one.day) for one in days if any(part.holds(one) for part in self.yearly))

    def holidays(self, year: int) -> tuple[NamedDay, ...]:
        """Return the holidays that the rule gives a year, with names, in the order of dates.

        >>> len(WorkCalendar.named("metropole").holidays(2019))
        11
        """
        return named_days(self.rule, year)

    def names(self, on: date) -> tuple[str, ...]:
        """Return the names of the holidays on a day: two of them, if two fall on it.

        >>> WorkCalendar.named("metropole").names(date(2008, 5, 1))
        ('Ascension', 'Fête du travail')
        """
        check_day("WorkCalendar.names.on", on)
        return tuple(name for holiday, name in named_days(self.rule, on.year) if holiday == on)

    def why_off(self, on: date) -> Reason | None:
        """Return why a day is not worked: its holidays, closed by hand, or its weekday; None if it is worked.

        >>> office = WorkCalendar(rule=France(lang="en"), closed=[date(2019, 5, 31)])
        >>> days = [date(2019, 5, 30), date(2019, 5, 31), date(2019, 6, 1), date(2019, 6, 3)]
        >>> [str(office.why_off(day)) for day in days]
        ['Ascension Day', 'closed', 'Saturday', 'None']
        """
        if self.is_working(on):
            return None
        if not self._works_alone(on):
            return self._why_off_alone(on)
        return next(why for one in self.also if (why := one.why_off(on)) is not None)

    def _works_alone(self, on: date) -> bool:
        """Tell whether the calendar works a day, the calendars that it also needs aside."""
        return evolve(self, also=()).is_working(on) if self.also else self.is_working(on)

    def _why_off_alone(self, on: date) -> Reason:
        if self.names(on):
            return because("off_holiday", names=self.names(on))
        if on in self.closed:
            return because("off_closed")
        closures = tuple(one.name for one in self.yearly if one.holds(on))
        if closures:
            named = tuple(name for name in closures if name)
            return because("off_holiday", names=named) if named else because("off_closed")
        return because("off_weekday", weekday=weekday(on))

    def is_working(self, on: date) -> bool:
        """Tell whether a day is worked.

        >>> WorkCalendar.named("metropole").is_working(date(2019, 5, 1))
        False
        """
        if type(on) is not date:
            check_day("WorkCalendar.is_working.on", on)
        return self.workdays.is_working(on.toordinal())

    def count(self, start: date, end: date) -> int:
        """Count the working days from `start` up to, and not including, `end`; negative when reversed.

        >>> WorkCalendar.named("metropole").count(date(2019, 1, 16), date(2019, 11, 15))
        209
        """
        if type(start) is not date or type(end) is not date:
            check_day("WorkCalendar.count.start", start)
            check_day("WorkCalendar.count.end", end)
        return self.workdays.count(start.toordinal(), end.toordinal())

    def nth(self, boundary: date, n: int) -> date:
        """Return the n-th working day at or after a boundary; n below 0 goes back from strictly before it.

        Raises:
            Fault: n is 0: there is no 0-th day.

        >>> office = WorkCalendar.named("metropole")
        >>> office.nth(date(2019, 5, 1), 1), office.nth(date(2019, 5, 1), -1)
        (datetime.date(2019, 5, 2), datetime.date(2019, 4, 30))
        """
        if type(boundary) is not date or type(n) is not int or not n:
            check_day("WorkCalendar.nth.boundary", boundary)
            if not whole().holds(n) or n == 0:
                raise Fault("WorkCalendar.nth.n", n, "timeline.calendar.not_zero")
        return date.fromordinal(self.workdays.nth(boundary.toordinal(), n))

    def span(self, start: date, n: int) -> Span:
        """Return the span of n working days that starts on the first one at or after `start`.

        >>> str(WorkCalendar.named("metropole").span(date(2019, 5, 1), 2))
        'from 2 May 2019 to 3 May 2019'
        """
        require("WorkCalendar.span", n=(whole(1), n))
        return Span.inclusive(self.nth(start, 1), self.nth(start, n))

    def clear_days(self, act: date, n: int) -> date:
        """Return the last day of a delay of n clear days (jours francs) that starts on the day of an act.

        Neither the day of the act nor the last day is counted; a delay that would end on a day off ends on
        the next working day. The rule is that of administrative case law; the code de procédure civile,
        articles 641 and 642, rules delays that are not francs.

        >>> WorkCalendar.named("metropole").clear_days(date(2019, 5, 6), 3)
        datetime.date(2019, 5, 10)
        """
        require("WorkCalendar.clear_days", n=(whole(1), n))
        check_day("WorkCalendar.clear_days.act", act)
        if (ordinal := act.toordinal() + n + 1) > _LAST_ORDINAL:
            place, value = ("act", act) if act.year >= _FAR_OFF else ("n", n)
            raise out_of_time(f"WorkCalendar.clear_days.{place}", value)
        return self.nth(date.fromordinal(ordinal), 1)


def weekday(on: date) -> Reason:
    """Return the weekday of a date, as what can be said in any language.

    >>> weekday(date(2019, 1, 16)).say("fr")
    'mercredi'
    """
    return because("weekday", number=on.weekday())


def days_off(name: str, days: Iterable[date], closed: Iterable[date] = ()) -> tuple[Reason, ...]:
    """Return those of some days that are not worked, and why: closed, or off by the calendar of a name."""
    if not name:
        return ()
    calendar = WorkCalendar.named(name)
    calendar = evolve(calendar, closed=(*calendar.closed, *closed))
    off = ((day, calendar.why_off(day)) for day in sorted(set(days)))
    return tuple(because("off_on", day=day, why=why) for day, why in off if why is not None)


def _from_ordinal(ordinal: int) -> date:
    if not 1 <= ordinal <= _LAST_ORDINAL:
        raise out_of_time("advance", ordinal)
    return date.fromordinal(ordinal)


class _Advance(Protocol):
    def __call__(self, calendar: WorkCalendar, boundary: date, n: int, overflow: Overflow, /) -> date: ...


def _by_days(length: int) -> _Advance:
    return lambda _, boundary, n, __: _from_ordinal(boundary.toordinal() + n * length)


def _by_working_days(calendar: WorkCalendar, boundary: date, n: int, _: Overflow) -> date:
    if n == 0:
        return boundary
    found = calendar.workdays.nth(boundary.toordinal(), n)
    return _from_ordinal(found + 1 if n > 0 else found)


_ADVANCES: Final[Mapping[str, _Advance]] = MappingProxyType(
    {
        "months": lambda _, boundary, n, overflow: add_months(boundary, n, overflow=overflow),
        "weeks": _by_days(_WEEK),
        "days": _by_days(1),
        "working_days": _by_working_days,
    }
)

_OVERFLOWS: Final = get_args(Overflow)


def advance(
    calendar: WorkCalendar, boundary: date, duration: Duration | str, *, overflow: Overflow = "forward"
) -> date:
    """Return the boundary that lies a duration after another, or before it: the only date arithmetic here.

    Working days: n from 1 leads to the boundary after the n-th working day at or after `boundary`; n below
    0 to the start of the abs(n)-th working day before it; 0 stays. Months follow `overflow`: forward, for the
    ends of spans.

    >>> office = WorkCalendar.named("metropole")
    >>> advance(office, date(2019, 1, 16), "10 months")
    datetime.date(2019, 11, 16)
    >>> advance(office, date(2019, 5, 4), Duration(n=1, unit="working_days"))
    datetime.date(2019, 5, 7)
    """
    known = type(overflow) is str and overflow in _OVERFLOWS and type(duration) in (Duration, str)
    if not known or type(boundary) is not date or type(calendar) is not WorkCalendar:
        require(
            "advance",
            calendar=(instance_of(WorkCalendar), calendar),
            boundary=(day, boundary),
            duration=(given(Duration | str), duration),
            overflow=(one_of(*_OVERFLOWS), overflow),
        )
    length = duration
    if not isinstance(length, Duration):
        length = told_of("advance", partial(Duration.parse, length), argument="duration")
    try:
        return _ADVANCES[length.unit](calendar, boundary, length.n, overflow)
    except Fault as fault:
        if fault.code != "programme.in_years":
            raise
        is_late = not _LONG_AGO < boundary.year < _FAR_OFF
        place, value = ("advance.boundary", boundary) if is_late else ("advance.duration", duration)
        raise out_of_time(place, value) from None
