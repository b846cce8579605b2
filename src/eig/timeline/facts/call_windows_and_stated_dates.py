"""What documents say about dates, kept as they say it, so that it can be checked.

A value of the library would refuse a call that closes before it opens; a document may well say so. These
values hold the claims themselves, for `eig.timeline.lint` to compare with the calendar.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final, final

from attrs import field, frozen

from eig._language.day_names import WEEKDAYS
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, day, text, to_day
from eig._values.value import Value, keeps
from eig.programme.durations import Duration, to_duration
from eig.programme.hours import hour
from eig.timeline.calendar._duration_arguments import positive

_OFFSET: Final = re.compile(r"(?:UTC|GMT)?\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?", re.IGNORECASE)
_NAMES: Final = tuple(name.lower() for names in WEEKDAYS.values() for name in names)
_weekday = Rule(
    lambda value: isinstance(value, str) and (value == "" or value.lower() in _NAMES),
    "timeline.facts.weekday_name",
)
_offset = Rule(
    lambda value: isinstance(value, str) and (value == "" or bool(_OFFSET.fullmatch(value.strip()))),
    "timeline.facts.offset",
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class StatedDate(Value):
    """A date as a document states it.

    Args:
        key: Where it is said.
        day: The date.
        at: The local time, if the document says one.
        weekday: The weekday that the document names, in English or French, if it names one.
        offset: The offset from UTC that the document names, such as `UTC+1`, if it names one.

    >>> StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi").weekday_number
    0
    """

    key: str = field(metadata=keeps(text))
    day: date
    at: time | None = field(default=None, metadata=keeps(hour))
    weekday: str = field(default="", metadata=keeps(_weekday))
    offset: str = field(default="", metadata=keeps(_offset))

    def _check(self, faults: Gather) -> None:
        faults.that("offset", not self.offset or self.at is not None, "timeline.facts.no_offset")

    @property
    def weekday_number(self) -> int | None:
        """The weekday named, Monday being 0; None where none is."""
        return _NAMES.index(self.weekday.lower()) % 7 if self.weekday else None

    @property
    def ahead(self) -> timedelta | None:
        """How far the offset named is ahead of UTC; None where none is."""
        found = _OFFSET.fullmatch(self.offset.strip())
        if not self.offset or not found:
            return None
        minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
        return timedelta(minutes=-minutes if found[1] == "-" else minutes)

    @property
    def local(self) -> datetime | None:
        """The local date and time; None where no time is said."""
        return None if self.at is None else datetime.combine(self.day, self.at)


def _opens(given: StatedDate | date) -> StatedDate:
    return _stated("opens", given)


def _closes(given: StatedDate | date) -> StatedDate:
    return _stated("closes", given)


def _stated(key: str, given: object) -> StatedDate:
    """Return a date as a stated one; anything else stays as it is, for the check."""
    found = to_day(given)
    return StatedDate(key=key, day=found) if day.holds(found) else found  # type: ignore[arg-type,return-value] # see above


@final
@frozen(kw_only=True, eq=False, repr=False)
class CallWindow(Value):
    """A call, as a document states it: when it opens and when it closes. Dates alone will do.

    >>> CallWindow(key="AAC5", opens=date(2021, 3, 1), closes=date(2020, 5, 2)).closes.day
    datetime.date(2020, 5, 2)
    """

    key: str = field(metadata=keeps(text))
    opens: StatedDate = field(converter=_opens)
    closes: StatedDate = field(converter=_closes)

    @property
    def is_backwards(self) -> bool:
        """Whether it closes before it opens; a closing without a time is the end of its day."""
        opens, closes = self.opens, self.closes
        end = (closes.day, closes.at or time.max)
        return end <= (opens.day, opens.at or time.min)


@final
@frozen(kw_only=True, eq=False, repr=False)
class NoticeGap(Value):
    """The time between results and the start of a mission, and what people need: their notice period.

    >>> NoticeGap(key="P3", results=date(2018, 12, 15), start=date(2019, 1, 16), needed="2 months").needed.n
    2
    """

    key: str = field(metadata=keeps(text))
    results: date
    start: date
    needed: Duration = field(converter=to_duration, metadata=keeps(positive))
