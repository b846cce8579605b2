"""Dated things of a promotion: milestones, what comes round again, and the sessions of its support programme.

They are facts of a programme, not plans: `eig.timeline` makes calendars of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.programme._weekdays_time_zones_and_order import check_order, check_weekday, key_of
from eig.programme.durations import Duration, length, to_duration

__all__ = ["Milestone", "Rhythm", "SupportSession"]


STEPS: Final = ("challenge_jury", "candidate_jury", "results", "announcement", "notification", "restitution")
"""The kinds of dated steps that the rules and the plan of a promotion read."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Milestone(Value):
    """A dated step of a promotion, such as a jury or the announcement of results.

    Args:
        kind: What it is: `challenge_jury`, `candidate_jury`, `results`, `announcement`, `notification`,
            `restitution`; or a kind of one's own, which no rule reads unless a condition of eligibility does.
        wave: Which of several of one kind it is, from 1.
        first: The day, or the first of several.
        last: The last day, included; None for a single day.
        weekday: The weekday that the document states for the first day, in English or French; checked.
        by: Whether the date is a limit ("by 15 December"), not the day itself.
        source: Where it is published.

    >>> Milestone(kind="candidate_jury", first=date(2018, 11, 6), last=date(2018, 11, 8)).days
    3
    >>> Milestone(kind="jury", first=date(2020, 3, 22), weekday="lundi")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Fault: Milestone.weekday: expected Sunday, the weekday of 22 March 2020, got 'lundi'. ...
    """

    kind: str = field(metadata=keeps(text))
    wave: int = field(default=1, metadata=keeps(whole(1)))
    first: date
    last: date | None = None
    weekday: str = ""
    by: bool = False
    source: str = ""

    def _check(self, faults: Gather) -> None:
        check_order(faults, "last", self.first, self.last)
        check_weekday(faults, "weekday", self.first, self.weekday)

    @property
    def key(self) -> str:
        """Its kind, and its wave from the second on: `candidate_jury`, `candidate_jury-2`."""
        return key_of(self.kind, self.wave)

    @property
    def days(self) -> int:
        """How many days it lasts, both ends included."""
        return ((self.last or self.first) - self.first).days + 1


@final
@frozen(kw_only=True, eq=False, repr=False)
class Rhythm(Value):
    """What comes round again without published days, such as a jury that sits at least once a month.

    Args:
        kind: What comes round: `challenge_jury`, `candidate_jury`...
        every: How long from one to the next at most, such as `"1 month"`.
        first: The first day on which it may be.
        last: The last day, included.
        source: Where it is published.

    >>> monthly = Rhythm(kind="jury", every="1 month", first=date(2024, 1, 1), last=date(2024, 12, 31))
    >>> len(monthly.windows), str(monthly.windows[1][1])
    (12, '2024-02-29')
    """

    kind: str = field(metadata=keeps(text))
    every: Duration = field(converter=to_duration, metadata=keeps(length))
    first: date
    last: date
    source: str = ""

    def _check(self, faults: Gather) -> None:
        check_order(faults, "last", self.first, self.last)

    @property
    def windows(self) -> tuple[tuple[date, date], ...]:
        """The spans, first and last day, in each of which it comes once at least; the last may be shorter.

        Each is counted from the first day at once: what starts on the 31st does not drift.
        """
        starts = [self.first]
        while (following := evolve(self.every, n=self.every.n * len(starts)).after(self.first)) <= self.last:
            starts.append(following)
        ends = [*(one - timedelta(days=1) for one in starts[1:]), self.last]
        return tuple(zip(starts, ends, strict=True))


@final
@frozen(kw_only=True, eq=False, repr=False)
class SupportSession(Value):
    """A session of the support programme (*accompagnement*).

    Args:
        first: The first day.
        last: The last day, included; None for a single day.
        id: What it is called in agendas, so that it keeps its place there when it moves to another day.
        audience: Who comes: `fellows`, `mentors`, `public`.
        theme: What it is about, in its own language.
        weekday: The weekday that the document states for the first day; checked.
        note: What a reader must know besides, such as who comes for part of it.
        source: Where it is published.

    >>> seminar = SupportSession(first=date(2019, 5, 16), last=date(2019, 5, 17), audience=["fellows"],
    ...                          theme="séminaire hors-les-murs 1", weekday="jeudi")
    >>> seminar.days
    2
    """

    first: date
    last: date | None = None
    id: str = ""
    audience: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="audience"))
    theme: str = ""
    weekday: str = ""
    note: str = ""
    source: str = ""

    def _check(self, faults: Gather) -> None:
        check_order(faults, "last", self.first, self.last)
        check_weekday(faults, "weekday", self.first, self.weekday)

    @property
    def days(self) -> int:
        """How many days it lasts, both ends included."""
        return ((self.last or self.first) - self.first).days + 1
