"""What several nouns check alike: stated weekdays, time zones, the order of two days."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Final

from eig._language.day_names import WEEKDAYS
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, text, whole
from eig._values.field_rules_and_bounds import moment as a_moment

PARIS: Final = "Europe/Paris"
weekdays_rule: Final = whole(0, 6).each()
"""Days of the week, Monday being 0."""

iana = Rule(
    lambda value: (
        isinstance(value, str) and (not value or (text.holds(value) and zone_of(value) is not None))
    ),  # none is named
    "programme.time_zone",
)


def check_order(faults: Gather, field: str, first: date | None, last: date | None) -> None:
    """Hold the end of a span, which it includes, against its first day, where both are known."""
    in_order = first is None or last is None or first <= last
    faults.that(field, in_order, "programme.not_before", value=last, first=first)


def check_weekday(faults: Gather, field: str, day: date | None, stated: str) -> None:
    """Hold the weekday that a document states against its date: a wrong one means that one of the two is."""
    names = {name.casefold(): number for names in WEEKDAYS.values() for number, name in enumerate(names)}
    if day is not None and stated:
        true = names.get(stated.casefold()) == day.weekday()
        faults.that(field, true, "programme.weekday", value=stated, day=day)


def key_of(kind: str, wave: int) -> str:
    """Return the name of one of several things of a kind: the kind, and the wave from the second on."""
    return kind if wave == 1 else f"{kind}-{wave}"


def zone_of(name: str) -> tzinfo | None:
    """Return the time zone of an IANA name, or None where there is none."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # imported on use: most nouns need no zone

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown names, malformed ones, and folders of the zone tree
        return None


def to_fixed(moment: datetime | None) -> datetime | None:
    """Return a moment at a fixed offset from UTC, to the microsecond. What is none stays as it is.

    That of another library, such as a time stamp of pandas, becomes Python's own.
    """
    if moment is None or not a_moment.holds(moment):
        return moment
    fixed = timezone(moment.utcoffset() or timedelta())
    return datetime.combine(moment.date(), moment.timetz().replace(tzinfo=fixed, fold=0))
