"""Opening hours: when the people of a promotion work together, at their own place.

The support sessions of promotion 2 ran from 15:00 to 18:30; those of promotion 3 from 9:00 to 18:30 for the
fellows, and from 14:00 for their mentors.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final, final

from attrs import field, frozen

from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import Rule
from eig._values.field_rules_and_bounds import moment as a_moment
from eig._values.tuple_fields import sorted_if
from eig._values.value import Value, keeps
from eig.errors import Fault
from eig.programme._weekdays_time_zones_and_order import iana, weekdays_rule, zone_of

__all__ = ["OpeningHours"]

hour: Final = Rule(lambda value: isinstance(value, time) and value.tzinfo is None, "programme.hour")


def _weekdays(numbers: Iterable[int]) -> tuple[int, ...]:
    return sorted_if(weekdays_rule, numbers, once=True)


@final
@frozen(kw_only=True, eq=False, repr=False)
class OpeningHours(Value):
    """The hours of an audience, on some days of the week.

    Args:
        audience: Whose hours: `fellows`, `mentors`, `public`, or the office of a site; empty for all.
        opens: When they begin.
        closes: When they end.
        weekdays: The days of the week, Monday being 0; Monday to Friday unless said.
        zone: The zone of the place, by its IANA name; empty where none is named: hours have no offset.
        source: Where it is published.

    >>> mentors = OpeningHours(audience="mentors", opens=time(14), closes=time(18, 30),
    ...                        zone="Europe/Paris")
    >>> [moment.isoformat() for moment in mentors.on(date(2019, 3, 14))]
    ['2019-03-14T14:00:00+01:00', '2019-03-14T18:30:00+01:00']
    >>> mentors.on(date(2019, 3, 16))
    ()
    """

    audience: str = ""
    opens: time = field(metadata=keeps(hour))
    closes: time = field(metadata=keeps(hour))
    weekdays: tuple[int, ...] = field(
        default=(0, 1, 2, 3, 4), converter=_weekdays, metadata=keeps(weekdays_rule, once="day of the week")
    )
    zone: str = field(default="", metadata=keeps(iana))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.that("closes", self.opens < self.closes, "programme.later_hour", opens=str(self.opens))

    def on(self, day: date) -> tuple[datetime, ...]:
        """Return when they begin and end on a day, at the offset of their zone; nothing on a day off.

        >>> from datetime import time
        >>> OpeningHours(opens=time(9), closes=time(17), zone="America/New_York").on(
        ...     date(2024, 9, 30))[0].utcoffset().total_seconds() / 3600
        -4.0
        """
        zone = zone_of(self.zone) if self.zone else None
        if day.weekday() not in self.weekdays:
            return ()
        return tuple(datetime.combine(day, at, tzinfo=zone) for at in (self.opens, self.closes))

    def is_open(self, moment: datetime) -> bool:
        """Tell whether a moment, with its offset, is within the hours; the end is.

        >>> from datetime import UTC
        >>> office = OpeningHours(opens=time(9), closes=time(17), zone="Europe/Paris")
        >>> office.is_open(datetime(2019, 1, 16, 16, tzinfo=UTC))
        True
        """
        require("OpeningHours.is_open", moment=(a_moment, moment))
        if not self.zone:
            raise Fault("OpeningHours.is_open.zone", self.zone, "programme.time_zone")
        try:
            there = moment.astimezone(zone_of(self.zone))
        except OverflowError:  # on the first or the last day of the calendar, a zone away
            return False
        span = self.on(there.date())
        return bool(span) and span[0] <= moment <= span[1]
