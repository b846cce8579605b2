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
from eig._ground.values import Value
from eig.errors import Fault
from eig.timeline.calendar.calendars import WorkCalendar, advance
from eig.timeline.calendar.durations import Duration, to_duration
from eig.timeline.plan.plans import Dependency, Phase, Plan
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

    Args:
        key: The key of the phase.
        by: How much later, on the plan's calendar.

    >>> SlipPhase(key="recruitment", by="30 working days").by
    Duration(n=30, unit='working_days')
    """

    key: str
    by: Duration = field(converter=to_duration)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("by", _is_duration)
        faults.done()

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan in which the phase slips."""
        phase = plan.phase(self.key)
        moved = advance(plan.calendar, schedule(plan)[self.key].early.start, self.by)
        if phase.pinned is not None:
            return plan.with_phase(evolve(phase, pinned=self._worked(plan, phase, moved)))
        if self.by.n < 0:
            raise Fault(
                "Slip.by",
                self.by,
                rule="a phase that is not pinned slips later only: its links hold it",
                remedy="change its links or what comes before it",
            )
        return plan.with_phase(evolve(phase, not_before=moved))

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

    key: str
    duration: Duration = field(converter=to_duration)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("duration", _is_duration)
        faults.done()

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

    key: str
    on: date | None

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("on", day.or_none())
        faults.done()

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

    phase: Phase | None = None
    dependencies: tuple[Dependency, ...] = field(default=(), converter=_dependencies)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("phase", instance_of(Phase).or_none())
        faults.check("dependencies", instance_of(Dependency).each())
        faults.done()

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

    key: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.done()

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

    calendar: WorkCalendar

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("calendar", instance_of(WorkCalendar))
        faults.done()

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan on the calendar."""
        return evolve(plan, calendar=self.calendar)
