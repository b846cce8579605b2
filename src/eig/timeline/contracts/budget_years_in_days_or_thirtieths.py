"""Budget years: what part of a mission falls in each calendar year, for co-funding.

A promotion that is co-financed from September to December pays four of the ten months of a mission that
starts on 1 September. Length is counted in months and thirtieths, each month counting for thirty days (décret
n° 62-765 of 6 July 1962, article 1), so that the parts of a contract of ten months add up to ten months;
days and working days add up too. It is the length that is split here, and no payslip is made: in a month that
is not complete, pay counts the days under contract (Conseil d'État, 26 February 1996, n° 156217).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor
from typing import Final, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import UnknownKey, look_up
from eig.programme.durations import add_months, months, working_days
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.typing import Lang, Number

because: Because = reasons_in("timeline.contracts")
_MONTH: Final = 30
_CENT: Final = Fraction(1, 100)
_HALF: Final = Fraction(1, 2)


@final
@frozen(kw_only=True, eq=False, repr=False)
class YearPart(Value):
    """The part of a span that falls in one calendar year.

    Args:
        year: The year.
        span: The days of the part.
        working_days: How many of them are worked.
        thirtieths: Its length in thirtieths of a month, each month counting for thirty.

    >>> autumn = Span.inclusive(date(2018, 9, 15), date(2018, 12, 31))
    >>> part = YearPart(year=2018, span=autumn, working_days=74, thirtieths=106)
    >>> part.whole_months, part.odd_thirtieths
    (3, 16)
    """

    year: int = field(metadata=keeps(whole(1)))
    span: Span
    working_days: int = field(metadata=keeps(whole(0)))
    thirtieths: int = field(metadata=keeps(whole(0)))

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.span.days

    @property
    def whole_months(self) -> int:
        """How many whole months it has."""
        return self.thirtieths // _MONTH

    @property
    def odd_thirtieths(self) -> int:
        """How many thirtieths it has beside the whole months."""
        return self.thirtieths % _MONTH

    @property
    def reason(self) -> Reason:
        """Its days and its length."""
        odd, whole_months = self.odd_thirtieths, self.whole_months
        length: tuple[object, ...] = (because("thirtieths", odd=odd),) if odd else ()
        if whole_months or not odd:
            length = (months(whole_months), *length)
        return because("part", span=self.span, length=length, worked=working_days(self.working_days))


@final
@frozen(kw_only=True, eq=False, repr=False)
class YearSplit(Several[YearPart]):
    """A span split by calendar year: what `split_by_year` returns.

    Args:
        parts: Its parts, one a year, in order.

    >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
    >>> split_by_year(mission, WorkCalendar.named("metropole"))[2021].whole_months
    6
    """

    MEMBERS = "parts"
    parts: tuple[YearPart, ...] = field(converter=TupleOf[YearPart])

    @property
    def thirtieths(self) -> int:
        """The whole length in thirtieths of a month: 300 for ten months."""
        return sum(part.thirtieths for part in self.parts)

    def amounts(self, amount: Number, *, unit: Number = _CENT) -> FrozenMap[Fraction]:
        """Return an amount split by year in proportion to length, in whole cents that add up exactly.

        Where no part has a length in thirtieths, it is split by days.

        What is owed by the end of each year is rounded half up to the unit; what was owed before comes off.

        Args:
            amount: Digits, a whole number or a fraction.
            unit: What it is rounded to; a cent if left out.

        Raises:
            Fault: The amount is not a whole number of units.

        >>> mission = Span.inclusive(date(2021, 9, 13), date(2022, 7, 12))
        >>> split = split_by_year(mission, WorkCalendar.named("metropole"))
        >>> {year: str(amount) for year, amount in split.amounts(70_000).items()}
        {'2021': '25200', '2022': '44800'}
        """
        total, step = exact(amount), exact(unit)
        faults = Gather("YearSplit.amounts")
        if faults.check("unit", above(0), step):
            whole_units = (total / step).denominator == 1
            faults.that("amount", whole_units, "timeline.contracts.whole_units", value=amount, unit=step)
        faults.done()
        counted = bool(self.thirtieths)
        ends = list(accumulate(part.thirtieths if counted else part.days for part in self.parts))
        owed = [floor(total * end / ends[-1] / step + _HALF) * step for end in ends]
        pairs = zip(self.parts, pairwise([Fraction(0), *owed]), strict=True)
        return FrozenMap({str(part.year): after - before for part, (before, after) in pairs})

    def __getitem__(self, year: int) -> YearPart:
        return look_up("year", year, {part.year: part for part in self.parts})

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a year.

        >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
        >>> split_by_year(mission, WorkCalendar.named("metropole")).rows()[0]["last"]
        datetime.date(2020, 12, 31)
        """
        return [
            {"year": part.year, "first": part.span.start, "last": part.span.last}
            | row_of(part, "days", "working_days", "whole_months", "odd_thirtieths")
            for part in self.parts
        ]

    def explain(self, key: int | str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what falls in a year; without a year, what falls in each.

        >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
        >>> print(split_by_year(mission, WorkCalendar.named("metropole")).explain(2020).reasons[0])
        from 1 September 2020 to 31 December 2020: 4 months, 86 working days
        """
        years = {str(part.year): part for part in self.parts}
        if key is not None and str(key) not in years:
            raise UnknownKey("year", key, known=years)
        parts = self.parts if key is None else (years[str(key)],)
        return trace(
            because("years").say(lang) if key is None else str(key), (part.reason for part in parts), lang
        )


@checked
def split_by_year(span: Span, calendar: WorkCalendar) -> YearSplit:
    """Return the parts of a span, one a calendar year.

    >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
    >>> split = split_by_year(mission, WorkCalendar.named("metropole"))
    >>> [(part.year, part.whole_months, part.working_days) for part in split.parts]
    [(2020, 4, 86), (2021, 6, 125)]
    """
    calendar.count(span.start, span.end)  # all years at once: each alone would lay those before it out anew
    first, length = _count(span.start), _thirtieths(span)
    boundaries = [_count(date(year, 1, 1)) - first for year in range(span.start.year + 1, span.last.year + 1)]
    steps = pairwise([0, *(min(one, length) for one in boundaries), length])
    years = range(span.start.year, span.last.year + 1)
    return YearSplit(parts=[_part(span, *one, calendar) for one in zip(years, steps, strict=True)])


def _count(boundary: date) -> int:
    """Return the number of the thirtieth of a month that begins on a boundary; a 31st counts as a 30th."""
    return _MONTH * (12 * boundary.year + boundary.month) + min(boundary.day, _MONTH)


def _thirtieths(span: Span) -> int:
    """Return the length of a span: what was agreed where it is a whole number of months, else a count.

    A day under contract is one thirtieth (Conseil d'État, 26 February 1996, n° 156217), of any month.
    """
    if span.days == 1:
        return 1
    counted = _count(span.end) - _count(span.start)
    n = round(Fraction(counted, _MONTH))
    agreed = add_months(span.start, n, overflow="forward") == span.end
    return _MONTH * n if agreed else counted


def _part(span: Span, year: int, step: tuple[int, int], calendar: WorkCalendar) -> YearPart:
    first, last = max(span.start, date(year, 1, 1)), min(span.last, date(year, 12, 31))
    part = Span.inclusive(first, last)
    worked = calendar.count(part.start, part.end)
    return YearPart(year=year, span=part, working_days=worked, thirtieths=step[1] - step[0])
