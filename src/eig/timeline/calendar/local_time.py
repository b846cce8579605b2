"""Local times of a place, and the moments they are.

Phases, contracts and slack are dates: they have no zone. Only sessions and closing times have hours, and
those are local: recur on local dates, attach the local time, convert last. Twice a year a local time does
not name one moment: it is missing when clocks go forward, and comes twice when they go back.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal, TypeAlias

from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import Rule, one_of
from eig.errors import Fault
from eig.programme._weekdays_time_zones_and_order import zone_of as known_zone
from eig.programme.durations import out_of_time

LocalKind: TypeAlias = Literal["regular", "missing", "ambiguous"]
"""How many moments a local time names: one, none, or two."""

_local = Rule(
    lambda value: isinstance(value, datetime) and value == value and value.tzinfo is None,  # noqa: PLR0124 # as pandas' NaT
    "timeline.calendar.local_moment",
)


@checked_by(local=_local, fold=one_of(0, 1))
def to_utc(local: datetime, *, zone: str, fold: int = 0) -> datetime:
    """Return the moment that a local time names, in UTC.

    Args:
        local: A date and time without a zone, as people write it.
        zone: The zone of the place, by its IANA name.
        fold: Which of two moments, where the clocks make a local time missing or double: 0 reads it with
            the offset in force before the change, 1 with the offset after it (PEP 495).

    Raises:
        Fault: `local` has a zone already, the zone is unknown, or the moment is outside the years 1 to 9999.

    >>> [to_utc(datetime(2019, month, 2, 10), zone="Europe/Paris").isoformat() for month in (1, 4)]
    ['2019-01-02T09:00:00+00:00', '2019-04-02T08:00:00+00:00']
    >>> [to_utc(datetime(2019, 10, 27, 2, 30), zone="Europe/Paris", fold=fold).hour for fold in (0, 1)]
    [0, 1]
    """
    return _moment("to_utc", local, zone, fold)


def _moment(asked: str, local: datetime, zone: str, fold: int) -> datetime:
    there = datetime.combine(local.date(), local.timetz(), zone_of(asked, zone)).replace(
        fold=fold
    )  # Python's own
    try:
        return there.astimezone(UTC)
    except OverflowError:
        raise out_of_time(f"{asked}.local", local) from None


@checked_by(local=_local)
def kind_of_local(local: datetime, *, zone: str) -> LocalKind:
    """Tell whether a local time names one moment, none (clocks skip it) or two (clocks repeat it).

    >>> nights = datetime(2019, 3, 31, 2, 30), datetime(2019, 10, 27, 2, 30), datetime(2019, 3, 31, 10)
    >>> [kind_of_local(one, zone="Europe/Paris") for one in nights]
    ['missing', 'ambiguous', 'regular']
    """
    before, after = (_moment("kind_of_local", local, zone, fold) for fold in (0, 1))
    if before == after:
        return "regular"
    return "ambiguous" if before < after else "missing"


def offset_at(local: datetime, zone: str) -> timedelta:
    """Return how far a zone is ahead of UTC at a local time.

    >>> str(offset_at(datetime(2020, 6, 7, 23), "Europe/Paris"))
    '2:00:00'
    """
    return local - to_utc(local, zone=zone).replace(tzinfo=None)


def zone_of(asked: str, name: str) -> tzinfo:
    """Return a time zone of IANA's list; what is none is refused in the words of the call.

    >>> str(zone_of("to_ical", "America/Cayenne"))
    'America/Cayenne'
    """
    zone = known_zone(name)
    if zone is None:
        raise Fault(f"{asked}.zone", name, "programme.time_zone")
    return zone
