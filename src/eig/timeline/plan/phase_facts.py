"""Facts of a running plan: what happened, what is now expected, what is withdrawn, each with its record.

A fact counts from the day it was recorded, so that the status of any past day can be asked again for ever,
and a correction does not change what was known before it (two times, as in Snodgrass and Ahn 1985).
"""

from __future__ import annotations

from datetime import date
from typing import Final, cast, final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.rules import text
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.programme.durations import Duration, duration_or_none
from eig.timeline.calendar._duration_arguments import positive

HAPPENED: Final = ("started", "last")
ESTIMATED: Final = ("expected", "duration")
SAID: Final = (*HAPPENED, *ESTIMATED)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PhaseFact(Value):
    """What happened to a phase, or is now expected of it, and when that was recorded.

    Args:
        key: The key of the phase.
        started: The day it started, if the fact says so.
        last: Its last day, if the fact says that it ended.
        recorded: The day it was recorded; if left out, each date was recorded on the day it happened.
        expected: The last day that is now expected of it: a re-estimate.
        duration: The length that is now expected of it: a re-estimate.
        withdrawn: The fact takes back what was recorded of the phase up to that day: the dates that it
            gives, or everything where it gives none.

    >>> PhaseFact(key="jury", started=date(2018, 8, 28), last=date(2018, 8, 29), recorded=date(2018, 9,
    ...     3)).key
    'jury'
    >>> PhaseFact(key="call", expected=date(2018, 10, 22), recorded=date(2018, 10, 8)).expected
    datetime.date(2018, 10, 22)
    """

    key: str = field(metadata=keeps(text))
    started: date | None = None
    last: date | None = None
    recorded: date | None = None
    expected: date | None = None
    duration: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(positive))
    withdrawn: bool = False

    def _check(self, faults: Gather) -> None:
        says = self.withdrawn or any(getattr(self, name) is not None for name in SAID)
        dated = not self.withdrawn and self.expected is None and self.duration is None
        faults.that("started", says, "timeline.plan.some_fact")
        faults.that("recorded", dated or self.recorded is not None, "timeline.plan.recorded_on")

    def known_start(self, as_of: date) -> date | None:
        """Return the start that this fact makes known at the end of a day, if any.

        >>> late = PhaseFact(key="jury", started=date(2018, 8, 28), recorded=date(2018, 9, 3))
        >>> late.known_start(date(2018, 9, 2)), late.known_start(date(2018, 9, 3))
        (None, datetime.date(2018, 8, 28))
        """
        return cast("date | None", self.known("started", as_of))

    def known_last(self, as_of: date) -> date | None:
        """Return the last day that this fact makes known at the end of a day, if any.

        >>> PhaseFact(key="jury", last=date(2018, 8, 29)).known_last(date(2018, 8, 29))
        datetime.date(2018, 8, 29)
        """
        return cast("date | None", self.known("last", as_of))

    def known(self, what: str, as_of: date) -> date | Duration | None:
        """Return what this fact makes known of one field at the end of a day, if anything.

        >>> late = PhaseFact(key="call", duration="7 weeks", recorded=date(2018, 10, 8))
        >>> late.known("duration", date(2018, 10, 7)), late.known("duration", date(2018, 10, 8))
        (None, Duration(n=7, unit='weeks'))
        """
        said = self._said(what)
        if self.withdrawn or said is None or self.recorded_of(what) > as_of:
            return None
        return None if what in HAPPENED and cast("date", said) > as_of else said

    def _said(self, what: str) -> date | Duration | None:
        require_key("field of a phase's fact", what, SAID)
        return cast("date | Duration | None", getattr(self, what))

    def recorded_of(self, what: str) -> date:
        """Return the day on which what it says of one field was recorded: the day itself, unless said.

        >>> PhaseFact(key="jury", last=date(2018, 8, 29)).recorded_of("last")
        datetime.date(2018, 8, 29)
        """
        return self.recorded or cast("date", self._said(what))

    def withdraws(self, other: PhaseFact, what: str, as_of: date) -> bool:
        """Tell whether this fact takes back one field of another, as known at the end of a day.

        >>> wrong = PhaseFact(key="jury", started=date(2018, 8, 28))
        >>> back = PhaseFact(key="jury", recorded=date(2018, 9, 3), withdrawn=True)
        >>> [back.withdraws(wrong, "started", date(2018, 9, day)) for day in (2, 3)]
        [False, True]
        """
        if not self.withdrawn or self.recorded is None or self.key != other.key or self.recorded > as_of:
            return False
        if other.recorded_of(what) > self.recorded:
            return False
        named = [name for name in (*HAPPENED, *ESTIMATED) if getattr(self, name) is not None]
        return not named or getattr(self, what) == getattr(other, what)

    def without_estimates(self) -> PhaseFact | None:
        """Return the fact without what it expects; None where nothing is left.

        >>> PhaseFact(key="call", duration="7 weeks", recorded=date(2018, 10, 8)).without_estimates() is None
        True
        """
        if self.withdrawn or (self.expected is None and self.duration is None):
            return self
        if self.started is None and self.last is None:
            return None
        return evolve(self, expected=None, duration=None)
