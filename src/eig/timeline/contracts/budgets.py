"""Budget years: what part of a mission falls in each calendar year, for co-funding.

A promotion that is co-financed from September to December pays four of the ten months of a mission that
starts on 1 September. Months of a part are counted from its own first day; days and working days always add
up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, to_tuple
from eig._ground.html import table
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Trace, reasons_in, trace
from eig.timeline.calendar.calendars import WorkCalendar
from eig.timeline.calendar.durations import months_between
from eig.timeline.calendar.spans import Span
from eig.typing import Lang

__all__ = ["YearPart", "YearSplit", "split_by_year"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("timeline.contracts")


@final
@frozen(kw_only=True)
class YearPart(Value):
    """The part of a span that falls in one calendar year.

    Args:
        year: The year.
        span: The days of the part.
        working_days: How many of them are worked.

    >>> autumn = Span.inclusive(date(2018, 9, 15), date(2018, 12, 31))
    >>> part = YearPart(year=2018, span=autumn, working_days=74)
    >>> part.whole_months, part.odd_days
    (3, 17)
    """

    year: int
    span: Span
    working_days: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.span.days

    @property
    def whole_months(self) -> int:
        """How many whole months it has, counted from its first day."""
        return months_between(self.span.start, self.span.end)[0]

    @property
    def odd_days(self) -> int:
        """How many days it has beside the whole months."""
        return months_between(self.span.start, self.span.end)[1]


def _parts(values: Iterable[YearPart]) -> tuple[YearPart, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class YearSplit(Value):
    """A span split by calendar year: what `split_by_year` returns.

    Args:
        parts: Its parts, one a year, in order.

    >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
    >>> split_by_year(mission, WorkCalendar.ouvres())[2021].whole_months
    6
    """

    parts: tuple[YearPart, ...] = field(converter=_parts)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("parts", instance_of(YearPart).each())
        faults.done()

    def __getitem__(self, year: int) -> YearPart:
        for part in self.parts:
            if part.year == year:
                return part
        raise UnknownKey("year", year, known=(str(part.year) for part in self.parts))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a year.

        >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
        >>> split_by_year(mission, WorkCalendar.ouvres()).rows()[0]["last"]
        datetime.date(2020, 12, 31)
        """
        return [
            {
                "year": part.year,
                "first": part.span.start,
                "last": part.span.last,
                "days": part.days,
                "working_days": part.working_days,
                "whole_months": part.whole_months,
                "odd_days": part.odd_days,
            }
            for part in self.parts
        ]

    def explain(self, year: int, *, lang: Lang = "en") -> Trace:
        """Say what falls in a year.

        >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
        >>> print(split_by_year(mission, WorkCalendar.ouvres()).explain(2020).reasons[0])
        from 1 September 2020 to 31 December 2020: 4 whole months and 0 days, 86 working days
        """
        part = self[year]
        reason = because(
            "part",
            span_en=part.span.say("en"),
            span_fr=part.span.say("fr"),
            months=part.whole_months,
            days=part.odd_days,
            worked=part.working_days,
        )
        return trace(str(year), (reason,), lang)

    def _repr_html_(self) -> str:
        return table(self.rows())


def split_by_year(span: Span, calendar: WorkCalendar) -> YearSplit:
    """Return the parts of a span, one a calendar year.

    >>> mission = Span.inclusive(date(2020, 9, 1), date(2021, 6, 30))
    >>> split = split_by_year(mission, WorkCalendar.ouvres())
    >>> [(part.year, part.whole_months, part.working_days) for part in split.parts]
    [(2020, 4, 86), (2021, 6, 125)]
    """
    faults = Gather("split_by_year")
    faults.check("span", instance_of(Span), span)
    faults.check("calendar", instance_of(WorkCalendar), calendar)
    faults.done()
    years = range(span.start.year, span.last.year + 1)
    return YearSplit(parts=[_part(span, year, calendar) for year in years])


def _part(span: Span, year: int, calendar: WorkCalendar) -> YearPart:
    first, last = max(span.start, date(year, 1, 1)), min(span.last, date(year, 12, 31))
    part = Span.inclusive(first, last)
    return YearPart(year=year, span=part, working_days=calendar.count(part.start, part.end))
