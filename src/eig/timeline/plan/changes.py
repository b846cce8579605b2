"""What changes: a slip, a what-if, a variance against a baseline, all told as one `Diff`.

A change is any function from a plan to a plan. The ones that programme offices ask about are here as values
that can be kept, compared and shown: `SlipPhase`, `StretchPhase`, `PinPhase`, `AddPhases`, `RemovePhase`,
`UseCalendar`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, Rule, day, instance_of, text, to_tuple
from eig._ground.values import Value, keeps
from eig.timeline.calendar.calendars import WorkCalendar, advance
from eig.timeline.calendar.durations import Duration, days, to_duration, working_days
from eig.timeline.plan.plans import Dependency, Phase, Plan
from eig.timeline.plan.schedules import PlacedPhase, Schedule
from eig.timeline.plan.scheduling import schedule

__all__ = ["AddPhases", "Change", "PinPhase", "RemovePhase", "SlipPhase", "StretchPhase", "UseCalendar"]


def __dir__() -> list[str]:
    return __all__


Change: TypeAlias = Callable[[Plan], Plan]
"""A change of a plan: any pure function from a plan to a plan."""

_is_duration = Rule(
    lambda value: isinstance(value, Duration),
    "it is a duration",
    "give a Duration, or text such as '30 working days'",
)


@final
@frozen(kw_only=True)
class SlipPhase(Value):
    """A phase starts later than it is scheduled; a pinned phase moves either way.

    In a plan it moves from its planned dates; `slip` and `what_if` on a status move it from its forecast.

    Args:
        key: The key of the phase.
        by: How much later, on the plan's calendar.

    >>> SlipPhase(key="recruitment", by="30 working days").by
    Duration(n=30, unit='working_days')
    """

    key: str = field(metadata=keeps(text))
    by: Duration = field(converter=to_duration, metadata=keeps(_is_duration))

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
        self._check_movable(placed, pinned=phase.pinned is not None)
        if placed.state == "running":
            return self._ended_later(plan, placed)
        moved = advance(plan.calendar, placed.early.start, self.by)
        if phase.pinned is not None:
            return plan.with_phase(evolve(phase, pinned=self._worked(plan, phase, moved)))
        return plan.with_phase(evolve(phase, not_before=moved))

    def _check_movable(self, placed: PlacedPhase, *, pinned: bool) -> None:
        faults = Gather("SlipPhase")
        faults.that(
            "key",
            placed.state != "done",
            rule="what is done slips no more",
            remedy="slip what follows it, or correct the fact",
            value=self.key,
        )
        faults.that(
            "by",
            self.by.n >= 0 or (pinned and placed.state == "planned"),
            rule="a phase that is not pinned slips later only: its links hold it",
            remedy="change its links or what comes before it",
            value=self.by,
        )
        faults.done()

    def _ended_later(self, plan: Plan, placed: PlacedPhase) -> Plan:
        phase, start = plan.phase(self.key), placed.early.start
        end = advance(plan.calendar, placed.early.end, self.by)
        worked = phase.duration.unit == "working_days"
        length = working_days(plan.calendar.count(start, end)) if worked else days((end - start).days)
        return plan.with_phase(evolve(phase, duration=length, milestone=False))

    @staticmethod
    def _worked(plan: Plan, phase: Phase, moved: date) -> date:
        return plan.calendar.nth(moved, 1) if phase.duration.unit == "working_days" else moved


@final
@frozen(kw_only=True)
class StretchPhase(Value):
    """A phase lasts another duration.

    >>> StretchPhase(key="mission", duration="12 months").duration.n
    12
    """

    key: str = field(metadata=keeps(text))
    duration: Duration = field(converter=to_duration, metadata=keeps(_is_duration))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase lasts so long."""
        return plan.with_phase(evolve(plan.phase(self.key), duration=self.duration))


@final
@frozen(kw_only=True)
class PinPhase(Value):
    """A phase starts on a day, or is no longer pinned (None).

    >>> PinPhase(key="mission", on=date(2019, 2, 1)).on
    datetime.date(2019, 2, 1)
    """

    key: str = field(metadata=keeps(text))
    on: date | None = field(metadata=keeps(day.or_none()))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase is pinned so."""
        return plan.with_phase(evolve(plan.phase(self.key), pinned=self.on))


def _dependencies(values: Iterable[Dependency]) -> tuple[Dependency, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class AddPhases(Value):
    """A phase more, or links more, or both.

    >>> AddPhases(dependencies=[Dependency(pred="jury", succ="contracts")]).phase is None
    True
    """

    phase: Phase | None = field(default=None, metadata=keeps(instance_of(Phase).or_none()))
    dependencies: tuple[Dependency, ...] = field(
        default=(), converter=_dependencies, metadata=keeps(instance_of(Dependency).each())
    )

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with them."""
        phases = plan.phases if self.phase is None else (*plan.phases, self.phase)
        return evolve(plan, phases=phases, dependencies=(*plan.dependencies, *self.dependencies))


@final
@frozen(kw_only=True)
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
@frozen(kw_only=True)
class UseCalendar(Value):
    """The plan runs on another calendar.

    >>> UseCalendar(calendar=WorkCalendar()).calendar.weekend
    (5, 6)
    """

    calendar: WorkCalendar = field(metadata=keeps(instance_of(WorkCalendar)))

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan on the calendar."""
        return evolve(plan, calendar=self.calendar)
