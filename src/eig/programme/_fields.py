"""What several nouns check alike: names that stay private, stated weekdays, time zones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Final

from eig._ground.checks import Gather, Rule, text, to_tuple
from eig._ground.checks import moment as a_moment
from eig._ground.day_names import WEEKDAYS
from eig._ground.words import say_date

PARIS: Final = "Europe/Paris"

iana = Rule(
    lambda value: text.holds(value) and zone_of(str(value)) is not None,
    "it names a time zone as IANA does",
    "give 'Europe/Paris', 'America/Cayenne' or another name of the IANA list",
)


def to_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers in the order given."""
    return to_tuple(values)


def to_sorted_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers sorted, where their order means nothing."""
    given = to_tuple(values)
    return tuple(sorted(given)) if text.each().holds(given) else given


def check_ids(faults: Gather, field: str, values: tuple[str, ...], *, what: str) -> bool:
    """Hold a tuple of identifiers against its rule: each is text and stands once."""
    return faults.check(field, text.each()) and faults.distinct(field, values, what=what)


def check_weekday(faults: Gather, field: str, day: date, stated: str) -> None:
    """Hold the weekday that a document states against its date: a wrong one means that one of the two is."""
    names = {name.casefold(): number for names in WEEKDAYS.values() for number, name in enumerate(names)}
    true = WEEKDAYS["en"][day.weekday()]
    faults.that(
        field,
        names.get(stated.casefold()) == day.weekday(),
        rule=f"the stated weekday is the one of {say_date(day)}, a {true}",
        remedy="find out which of the two is wrong, and correct it",
        value=stated,
    )


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
