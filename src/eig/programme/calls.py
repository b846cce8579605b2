"""Calls: when administrations may propose challenges, and when people may apply.

Official documents get these dates wrong, and each check here has its document: a call "open from 1 March 2021
to 2 May 2020" (règlement AAC EIG 5, preamble), a deadline of "7 June 2020 23h (UTC+1)" when Paris is at UTC+2
(règlement AAC EIG 4), a "lundi 22/03" that was a Sunday (guide du jury EIG 4).

A programme may call several times for one thing: promotion 7 took applications in five waves (*sprints*),
each with its own days. A call is named by its kind, and from the second wave on by its number too.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import final

from attrs import field, frozen

from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import moment, text, whole
from eig._values.value import Value, keeps
from eig.programme._weekdays_time_zones_and_order import (
    check_order,
    check_weekday,
    iana,
    key_of,
    to_fixed,
    zone_of,
)

__all__ = ["Call"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Call(Value):
    """A call for challenges, for candidates, or for what else a programme calls for.

    Args:
        kind: What is called for: `challenges` (*appel à projets*, aimed at administrations), `candidates`
            (*appel à candidatures*, aimed at people), or another of your own.
        wave: Which of several calls of one kind it is, from 1.
        opens: The first day, or None if it was not published.
        closes: The moment it closes, with its offset from UTC; kept at that fixed offset.
        last_day: The last day, where no hour was published; None where `closes` says it.
        zone: The zone of the place, by its IANA name; where one is named, `closes` is held to it.
        opens_weekday: The weekday that the call states for its first day, in English or French; checked.
        closes_weekday: The one it states for its last day; checked.
        source: Where it is published.

    Raises:
        Fault, Faults: It closes before it opens, the deadline is naive, its offset is not the zone's on that
            day, a stated weekday does not match its date, or the zone is unknown. All come together.

    >>> from datetime import timezone
    >>> summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    >>> call = Call(kind="challenges", zone="Europe/Paris", opens=date(2018, 5, 4), opens_weekday="vendredi",
    ...             closes=datetime(2018, 6, 15, 17, tzinfo=summer), closes_weekday="Friday")
    >>> call.closing_day
    datetime.date(2018, 6, 15)
    >>> Call(kind="candidates", closes=datetime(2020, 6, 7, 23, tzinfo=winter),  # doctest: +ELLIPSIS
    ...      zone="Europe/Paris")
    Traceback (most recent call last):
    ...
    eig.errors.Fault: Call.closes: expected the offset of Europe/Paris on 7 June 2020, +02:00, got 2020 ...
    """

    kind: str = field(metadata=keeps(text))
    wave: int = field(default=1, metadata=keeps(whole(1)))
    opens: date | None = None
    closes: datetime | None = field(default=None, converter=to_fixed, metadata=keeps(moment))
    last_day: date | None = None
    zone: str = field(default="", metadata=keeps(iana))
    opens_weekday: str = ""
    closes_weekday: str = ""
    source: str = ""

    def _check(self, faults: Gather) -> None:
        _check_offset(self, faults)
        faults.that("last_day", self.closes is None or self.last_day is None, "programme.one_close")
        check_order(faults, "last_day" if self.closes is None else "closes", self.opens, self.closing_day)
        check_weekday(faults, "opens_weekday", self.opens, self.opens_weekday)
        check_weekday(faults, "closes_weekday", self.closing_day, self.closes_weekday)

    @property
    def key(self) -> str:
        """Its kind, and its wave from the second on: `candidates`, `candidates-2`."""
        return key_of(self.kind, self.wave)

    @property
    def closing_day(self) -> date | None:
        """The last day on which the call is open, at its place; None if it was not published."""
        return self.last_day if self.closes is None else self.closes.date()

    def accepts(self, received: datetime) -> bool:
        """Tell whether what was received at a moment came in time; the deadline itself is in time.

        A bound that was not published keeps nobody out.

        Raises:
            Fault: The moment is naive.

        >>> from datetime import UTC
        >>> call = Call(kind="candidates", opens=date(2022, 3, 7), last_day=date(2022, 4, 19),
        ...             zone="Europe/Paris")
        >>> [call.accepts(datetime(2022, 4, 19, hour, tzinfo=UTC)) for hour in (21, 22)]
        [True, False]
        """
        require("Call.accepts", received=(moment, received))
        local = (received.astimezone(zone_of(self.zone)) if self.zone else received).date()
        in_time = received <= self.closes if self.closes else self.last_day is None or local <= self.last_day
        return in_time and (self.opens is None or self.opens <= local)


def _check_offset(call: Call, faults: Gather) -> None:
    """A moment stands at its zone's offset if the zone's clocks show the same time (PEP 495)."""
    if call.closes is None or not call.zone:
        return
    there = call.closes.astimezone(zone_of(call.zone))
    true = call.closes.replace(tzinfo=zone_of(call.zone))
    faults.that(
        "closes",
        there.replace(tzinfo=None) == call.closes.replace(tzinfo=None),
        "programme.offset",
        zone=call.zone,
        day=call.closes.date(),
        offset=offset_text(true),
        meant=str(there),
    )


def offset_text(local: datetime) -> str:
    """Return the offset from UTC of a time with a zone, such as `+02:00`."""
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
