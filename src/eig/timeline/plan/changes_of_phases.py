"""Changes of a plan: a phase slips, lasts longer, is pinned, comes in or goes; or another calendar.

A change is any function from a plan to a plan. The ones that programme offices ask about are here as values
that can be kept, compared and shown: `SlipPhase`, `StretchPhase`, `PinPhase`, `AddPhases`, `RemovePhase`,
`UseCalendar`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias, final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.programme.durations import Duration, days, to_duration, working_days
from eig.timeline.calendar._duration_arguments import any_duration
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar, advance
from eig.timeline.plan.phases import Dependency, Phase
from eig.timeline.plan.plans import Plan
from eig.timeline.plan.schedules_slack_and_count_back import PlacedPhase, Schedule, schedule

Change: TypeAlias = Callable[[Plan], Plan]
"""A change of a plan: any pure function from a plan to a plan."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class SlipPhase(Value):
    """A phase starts later than it is scheduled; a pinned phase moves either way.

    In a plan it moves from its planned dates; `slip` and `what_if` on a status move it from its forecast.

    Args:
        key: The key of the phase.
        by: How much later, on the calendar of the phase.

    >>> SlipPhase(key="recruitment", by="30 working days").by
    Duration(n=30, unit='working_days')
    """

    key: str = field(metadata=keeps(text))
    by: Duration = field(converter=to_duration, metadata=keeps(any_duration))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase slips from its planned dates."""
        return self.from_dates(schedule(plan))

    def from_dates(self, dates: Schedule) -> Plan:
        """Return the plan in which the phase slips from where it stands: in a plan, or in a forecast.

        What runs ends that much later. What is done slips no more.

        >>> from eig.timeline import status
        >>> from eig.timeline.plan import PhaseFact
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(),
        ...             phases=[Phase(key="jury", duration="2 working days")])
        >>> began = status(plan, [PhaseFact(key="jury", started=date(2019, 4, 23))], date(2019, 4, 23))
        >>> print(SlipPhase(key="jury", by="1 week").from_dates(began.forecast).phase("jury").duration)
        7 working days
        """
        plan, placed = dates.plan, dates[self.key]
        phase = plan.phase(self.key)
        calendar = plan.calendar_of(self.key)
        faults = Gather("SlipPhase")
        may_come_earlier = phase.is_fixed and placed.state == "planned"
        faults.that("key", placed.state != "done", "timeline.plan.not_done", value=self.key)
        faults.that("by", self.by.n >= 0 or may_come_earlier, "timeline.plan.later_only", value=self.by)
        faults.done()
        if placed.state == "running":
            return self._ended_later(plan, placed)
        if placed.hold == "finish_on":
            end = advance(calendar, placed.early.end, self.by)
            return plan.with_phase(evolve(phase, finish_on=end - timedelta(days=1)))
        moved = advance(calendar, placed.early.start, self.by)
        if phase.pinned is not None:
            worked = calendar.nth(moved, 1) if phase.duration.unit == "working_days" else moved
            return plan.with_phase(evolve(phase, pinned=worked))
        return plan.with_phase(evolve(phase, not_before=moved))

    def _ended_later(self, plan: Plan, placed: PlacedPhase) -> Plan:
        phase, start, calendar = plan.phase(self.key), placed.early.start, plan.calendar_of(self.key)
        end = advance(calendar, placed.early.end, self.by)
        worked = phase.duration.unit == "working_days"
        length = working_days(max(calendar.count(start, end), 1)) if worked else days((end - start).days)
        return plan.with_phase(evolve(phase, duration=length, milestone=False))


@final
@frozen(kw_only=True, eq=False, repr=False)
class StretchPhase(Value):
    """A phase lasts another duration.

    >>> StretchPhase(key="mission", duration="12 months").duration.n
    12
    """

    key: str = field(metadata=keeps(text))
    duration: Duration = field(converter=to_duration, metadata=keeps(any_duration))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase lasts so long."""
        return plan.with_phase(evolve(plan.phase(self.key), duration=self.duration))


@final
@frozen(kw_only=True, eq=False, repr=False)
class PinPhase(Value):
    """A phase starts on a day, or neither its first nor its last day is fixed any more (None).

    >>> PinPhase(key="mission", on=date(2019, 2, 1)).on
    datetime.date(2019, 2, 1)
    """

    key: str = field(metadata=keeps(text))
    on: date | None

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase is pinned so."""
        return plan.with_phase(evolve(plan.phase(self.key), pinned=self.on, finish_on=None))


@final
@frozen(kw_only=True, eq=False, repr=False)
class AddPhases(Value):
    """A phase more, or links more, or both.

    >>> AddPhases(dependencies=[Dependency(pred="jury", succ="contracts")]).phase is None
    True
    """

    phase: Phase | None = None
    dependencies: tuple[Dependency, ...] = field(default=(), converter=TupleOf[Dependency])

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with them."""
        phases = plan.phases if self.phase is None else (*plan.phases, self.phase)
        return evolve(plan, phases=phases, dependencies=(*plan.dependencies, *self.dependencies))


@final
@frozen(kw_only=True, eq=False, repr=False)
class RemovePhase(Value):
    """A phase less, with its links.

    >>> RemovePhase(key="bootcamp")
    RemovePhase(key='bootcamp')
    """

    key: str = field(metadata=keeps(text))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan without the phase."""
        gone = plan.phase(self.key).key
        return evolve(
            plan,
            phases=[phase for phase in plan.phases if phase.key != gone],
            dependencies=[link for link in plan.dependencies if gone not in (link.pred, link.succ)],
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class UseCalendar(Value):
    """The plan, or its phases of one site, run on another calendar.

    Args:
        calendar: The calendar.
        key: The key of the plan's calendar that it replaces; the plan's own if left out.

    >>> UseCalendar(calendar=WorkCalendar()).calendar.weekend
    (5, 6)
    """

    calendar: WorkCalendar
    key: str = ""

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan on the calendar."""
        if not self.key:
            return evolve(plan, calendar=self.calendar)
        faults = Gather("UseCalendar")
        faults.known("key", {self.key}, plan.calendars, what="a calendar of the plan")
        faults.done()
        return evolve(plan, calendars={**plan.calendars, self.key: self.calendar})
