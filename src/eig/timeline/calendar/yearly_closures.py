"""Closures that come back every year: a site that shuts from 24 December to 2 January, August.

A closure of one year is a span, given to `WorkCalendar` as `closed`.
"""

from __future__ import annotations

from datetime import date
from typing import Final, cast, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import Rule, called
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps

_LEAP: Final = 2000  # a year that has every day


def _is_day_of_year(value: object) -> bool:
    try:
        month, number = cast("tuple[int, int]", value if isinstance(value, tuple) else ())
        return date(_LEAP, month, number).day == number
    except (TypeError, ValueError, OverflowError):
        return False


_day_of_year: Final = Rule(_is_day_of_year, "timeline.calendar.day_of_year")


def _day(given: tuple[int, int]) -> tuple[int, int]:
    return cast("tuple[int, int]", to_tuple(given))


@final
@frozen(kw_only=True, eq=False, repr=False)
class YearlyClosure(Value):
    """Days that are not worked, every year alike.

    Args:
        first: The first day, as (month, day).
        last: The last day, included; before the first, it lies in the next year.
        name: What people call it.

    >>> winter = YearlyClosure(first=(12, 24), last=(1, 2), name="winter closure")
    >>> [winter.holds(date(2019, 1, number)) for number in (2, 3)]
    [True, False]
    """

    first: tuple[int, int] = field(converter=_day, metadata=keeps(_day_of_year))
    last: tuple[int, int] = field(converter=_day, metadata=keeps(_day_of_year))
    name: str = field(default="", metadata=keeps(called))

    def holds(self, on: date) -> bool:
        """Tell whether a day lies in the closure.

        >>> YearlyClosure(first=(8, 1), last=(8, 15)).holds(date(2019, 8, 16))
        False
        """
        day = (on.month, on.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last
