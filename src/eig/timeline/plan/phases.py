"""Phases, and the links between them.

A phase says how long it lasts and, where there is reason to, from when (`not_before`), exactly when
(`pinned`) or by when (`deadline`). A dependency is one of four kinds, with a lag in any unit; boundaries
are half-open, so that a finish-to-start link without lag means the next day:

- FS, finish to start: the successor starts when the predecessor has ended, or later;
- SS, start to start: the successor starts when the predecessor has started, or later;
- FF, finish to finish: the successor ends when the predecessor has ended, or later;
- SF, start to finish: the successor ends when the predecessor starts, or later: on the working day before, at
  the earliest.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import called, text
from eig._values.value import Value, keeps
from eig.programme.durations import Duration, days, to_duration, working_days
from eig.timeline.calendar._duration_arguments import any_duration, positive

LinkKind: TypeAlias = Literal["FS", "SS", "FF", "SF"]
"""Which boundary of the predecessor holds which boundary of the successor."""

_ONE_DAY: Final = (days(1), working_days(1))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Phase(Value):
    """One phase of a plan.

    Args:
        key: A stable identifier.
        name: What people call it; the key, if left out.
        duration: How long it lasts, as a `Duration` or its text; one working day if left out.
        not_before: It does not start before this day.
        pinned: It starts on this day, whatever links say; a link that would have it later is reported, and
            so is a day that is not worked, for a phase in working days: it runs from that day all the same.
        finish_on: Its last day is this one, whatever links say: its start is counted back from there.
        deadline: Its last day should be this one or an earlier one; a later end is reported.
        milestone: Whether it is a milestone. A milestone occupies its day: what follows starts the next day.
        section: The heading it stands under on a chart.
        calendar: The key of the calendar it runs on, of those of the plan; the plan's own if left out.
        source: Where its dates are published.

    >>> Phase(key="mission", duration="10 months", pinned=date(2019, 1, 16)).duration
    Duration(n=10, unit='months')
    """

    key: str = field(metadata=keeps(text))
    name: str = field(default="", metadata=keeps(called))
    duration: Duration = field(
        default=Duration(n=1, unit="working_days"), converter=to_duration, metadata=keeps(positive)
    )
    not_before: date | None = None
    pinned: date | None = None
    deadline: date | None = None
    milestone: bool = False
    section: str = ""
    calendar: str = ""
    finish_on: date | None = None
    source: str = ""

    def _check(self, faults: Gather) -> None:
        is_short = not self.milestone or self.duration in _ONE_DAY
        is_left = self.pinned is None or self.finish_on is None
        faults.that("duration", is_short, "timeline.plan.one_day")
        faults.that("finish_on", is_left, "timeline.plan.one_end", pinned=self.pinned)

    @property
    def is_fixed(self) -> bool:
        """Whether its first or its last day is fixed."""
        return self.pinned is not None or self.finish_on is not None

    @property
    def title(self) -> str:
        """The name, or the key where there is none."""
        return self.name or self.key


@final
@frozen(kw_only=True, eq=False, repr=False)
class Dependency(Value):
    """A link: the successor waits for the predecessor.

    Args:
        pred: The key of the predecessor.
        succ: The key of the successor.
        kind: `FS`, `SS`, `FF` or `SF`.
        lag: How much later, in any unit, on the plan's calendar; earlier if negative.

    >>> Dependency(pred="jury", succ="contracts", lag="1 week").lag
    Duration(n=1, unit='weeks')
    """

    pred: str = field(metadata=keeps(text))
    succ: str = field(metadata=keeps(text))
    kind: LinkKind = "FS"
    lag: Duration = field(
        default=Duration(n=0, unit="days"), converter=to_duration, metadata=keeps(any_duration)
    )
