"""Calls: when they open and close, in the time zone that says so, and the dates that follow.

Three slips that real calls have published are refused here: a call that closes before it opens, a closing
time whose offset is not the zone's on that day (7 June 2020, 23:00 "UTC+1", when Paris is at UTC+2), and a
weekday that is not the date's ("Monday 22 March 2020", which was a Sunday).
"""

from __future__ import annotations

import datetime as dt
from typing import final

from attrs import field, frozen

from eig._checks import Gather, Rule, day, label, moment, one_of, text
from eig._words import WEEKDAYS

__all__ = ["Call"]


def __dir__() -> list[str]:
    return __all__


def _is_zone(value: object) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # imported on use: calls alone need time zones

    try:
        return isinstance(value, str) and bool(ZoneInfo(value).key)
    except (KeyError, ValueError, OSError):
        return False


def offset_on(zone: str, at: dt.datetime) -> dt.timedelta | None:
    """Return the offset of a zone at a moment."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # idem

    return at.astimezone(ZoneInfo(zone)).utcoffset()


_zone = Rule(_is_zone, "it is the name of a time zone", "give an IANA name such as 'Europe/Paris'")
_weekday = Rule(
    lambda value: value == "" or str(value).lower() in _names(),
    "it is a day of the week, in English or French",
    "give a name such as 'Monday' or 'lundi', or leave it out",
)


def _names() -> tuple[str, ...]:
    return tuple(name.lower() for names in WEEKDAYS.values() for name in names)


@final
@frozen(kw_only=True)
class Call:
    """A call for challenges (*appel à projets*) or for candidates (*appel à candidatures*).

    Args:
        kind: `challenges` or `candidates`.
        opens: The day it opens.
        closes: The moment it closes, with its offset from UTC.
        zone: The time zone whose offset it must be.
        closes_on: The weekday that the call announces for its closing, in English or French, if it does.
        results_by: The day by which results are announced.
        source: Where the call is published.

    >>> call = Call(kind="candidates", opens=dt.date(2018, 9, 13), zone="Europe/Paris", closes_on="lundi",
    ...             closes=dt.datetime.fromisoformat("2018-10-15T17:00+02:00"), source="call, article 5")
    >>> call.is_open(dt.datetime.fromisoformat("2018-10-15T15:00+00:00"))
    True
    >>> Call(kind="candidates", opens=dt.date(2020, 5, 4), zone="Europe/Paris", source="call, preamble",
    ...      closes=dt.datetime.fromisoformat("2020-06-07T23:00+01:00"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Fault: Call.closes is '2020-06-07T23:00:00+01:00': it has the offset that Europe/Paris ...
    """

    kind: str
    opens: dt.date
    closes: dt.datetime
    zone: str = "Europe/Paris"
    closes_on: str = ""
    results_by: dt.date | None = None
    source: str = field(default="")

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("kind", one_of("challenges", "candidates"))
        faults.check("source", label)
        faults.check("results_by", day.or_none())
        opens = faults.check("opens", day)
        closes = faults.check("closes", moment)
        zone = faults.check("zone", text) and faults.check("zone", _zone)
        weekday = faults.check("closes_on", _weekday)
        if closes:
            self._check_closing(faults, zone=zone, weekday=weekday, opens=opens)
        faults.done()

    def _check_closing(self, faults: Gather, *, zone: bool, weekday: bool, opens: bool) -> None:
        closing = self.closes.date()
        faults.that(
            "closes",
            not opens or self.opens <= closing,
            rule=f"a call closes on or after the day it opens, {self.opens}",
            remedy="check the year of both dates",
            value=self.closes.isoformat(),
        )
        if weekday and self.closes_on:
            names = tuple(names[closing.weekday()] for names in WEEKDAYS.values())
            rule = f"{closing} is a {names[0]} ({names[1]})"
            said = self.closes_on.lower() in map(str.lower, names)
            faults.that("closes_on", said, rule=rule, remedy="correct the weekday or the date")
        if zone:
            self._check_offset(faults)

    def _check_offset(self, faults: Gather) -> None:
        theirs = _offset_text(offset_on(self.zone, self.closes))
        faults.that(
            "closes",
            _offset_text(self.closes.utcoffset()) == theirs,
            rule=f"it has the offset that {self.zone} has on that day, {theirs}",
            remedy=f"write {theirs}, or name the zone meant",
            value=self.closes.isoformat(),
        )

    def is_open(self, at: dt.datetime) -> bool:
        """Tell whether the call takes files at a moment, which says its offset.

        Raises:
            Fault: For a moment without offset.

        >>> call = Call(kind="challenges", opens=dt.date(2018, 5, 4), source="call, 2018",
        ...             closes=dt.datetime.fromisoformat("2018-06-15T17:00+02:00"))
        >>> call.is_open(dt.datetime.fromisoformat("2018-06-15T17:01+02:00"))
        False
        """
        faults = Gather("Call.is_open")
        faults.check("at", moment, at)
        faults.done()
        offset = offset_on(self.zone, at) or dt.timedelta()
        return at <= self.closes and (at.astimezone(dt.UTC) + offset).date() >= self.opens


def _offset_text(offset: dt.timedelta | None) -> str:
    minutes = int((offset or dt.timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
