"""Hearings: who is heard before whom, in slots of stated length, on half-days.

The model is the best documented one, of the programme's fourth promotion: a slot has parts (reading, pitch,
questions, deliberation), a break follows it, a half-day may open with a briefing and close with a last
deliberation, and nobody sits more than half a day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, so_many, text, whole
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.programme.hours import hour
from eig.timeline.facts.sessions import add_minutes

_each_part: Final = so_many(text, whole(1)).each()
_MINUTE: Final = timedelta(minutes=1)


@final
@frozen(kw_only=True, eq=False, repr=False)
class HearingSlot(Value):
    """How long a hearing takes, part by part, and what stands around it. All lengths in minutes.

    Args:
        parts: The parts of a hearing, in order, each with its minutes.
        pause: The break after each hearing that something follows.
        opening: What opens a half-day, before its first hearing: a briefing.
        closing: What closes a half-day, after its last hearing and its break: the last deliberation.

    >>> slot = HearingSlot(opening=15, closing=30)
    >>> slot.minutes, slot.capacity(210)
    (40, 3)
    """

    parts: tuple[tuple[str, int], ...] = field(
        default=(("reading", 10), ("pitch", 5), ("questions", 15), ("deliberation", 10)),
        converter=TupleOf[tuple[str, int]],
        metadata=keeps(_each_part),
    )
    pause: int = field(default=10, metadata=keeps(whole(0)))
    opening: int = field(default=0, metadata=keeps(whole(0)))
    closing: int = field(default=0, metadata=keeps(whole(0)))

    def _check(self, faults: Gather) -> None:
        faults.that("parts", bool(self.parts), "timeline.hearings.some_parts")

    @property
    def minutes(self) -> int:
        """The minutes of one hearing, without its break."""
        return sum(minutes for _, minutes in self.parts)

    def capacity(self, minutes: int) -> int:
        """Return how many hearings one room holds in a half-day of so many minutes.

        >>> HearingSlot().capacity(40), HearingSlot().capacity(90), HearingSlot(closing=30).capacity(90)
        (1, 2, 1)
        """
        around = self.opening + (self.closing + self.pause if self.closing else 0)
        return max((minutes - around + self.pause) // (self.minutes + self.pause), 0)

    def offset(self, number: int) -> int:
        """Return the minutes from the start of a half-day to its hearing of that number, from 0.

        >>> HearingSlot(opening=15).offset(2)
        115
        """
        return self.opening + number * (self.minutes + self.pause)


@final
@frozen(kw_only=True, eq=False, repr=False)
class HalfDay(Value):
    """Half a day of hearings, in all rooms at once.

    Args:
        key: Its identifier.
        day: The date.
        starts: The local time it starts.
        ends: The local time it ends at the latest.

    >>> HalfDay(key="tue-am", day=date(2020, 3, 24), starts=time(9), ends=time(12, 30)).minutes
    210
    """

    key: str = field(metadata=keeps(text))
    day: date
    starts: time = field(metadata=keeps(hour))
    ends: time = field(metadata=keeps(hour))

    def _check(self, faults: Gather) -> None:
        faults.that("ends", self.starts < self.ends, "programme.later_hour", opens=str(self.starts))

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (datetime.combine(self.day, self.ends) - datetime.combine(self.day, self.starts)) // _MINUTE

    def at(self, minutes: int) -> time:
        """Return the local time so many minutes after its start.

        >>> HalfDay(key="tue-am", day=date(2020, 3, 24), starts=time(9), ends=time(12, 30)).at(50)
        datetime.time(9, 50)
        """
        return add_minutes(self.starts, minutes)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Hearing(Value):
    """One hearing: what is heard, and by which jurors.

    Args:
        key: What is heard: a challenge or a candidate.
        jurors: The jurors of its panel.
        guests: Others who come and cannot be in two rooms at once: candidates, mentors.

    >>> Hearing(key="plume", jurors=["j2", "j1"], guests=["mentor-1"]).jurors
    ('j2', 'j1')
    """

    key: str = field(metadata=keeps(text))
    jurors: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="person"))
    guests: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="person"))

    def _check(self, faults: Gather) -> None:
        faults.that("jurors", bool(self.jurors), "timeline.hearings.some_jurors")
