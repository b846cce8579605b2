"""Schedules: the dates of a plan, the slack of each phase, and why.

Slack is counted in working days of the phase's calendar: total slack is how far a phase may slip before it
hits the end, a deadline or a fixed date, free slack before any other phase moves. A phase is critical when
its total slack is 0 or less. The critical path is the driving chain: from the phase that ends last, back
along the links that set each start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.said_values import plural
from eig._values.faults_together import require
from eig._values.iterable_results import Several
from eig._values.rules import instance_of, text
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import look_up
from eig.reasons import Reason, Trace, beside, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.plan._early_and_late import Passes
from eig.timeline.plan._why_a_phase import because, chain, lines, passes_of, reasons_of, title, whole
from eig.timeline.plan.phases import Dependency
from eig.timeline.plan.plans import Plan
from eig.typing import Lang

Hold: TypeAlias = Literal["start", "not_before", "pinned", "finish_on", "link", "as_of", "expected", "fact"]
"""What sets the start of a phase: the plan's start, its own date, a fixed first or last day, a link, today,
the last day that is now expected, or a fact."""

PhaseState: TypeAlias = Literal["planned", "running", "done"]
"""Where a phase stands."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class PlacedPhase(Value):
    """A phase with its dates.

    Args:
        key: The key of the phase.
        early: The earliest days that the links allow.
        late: The latest days that keep the end and the deadlines.
        slack: Total slack in working days; below 0, the plan is too long.
        free: Free slack in working days: how far it slips without moving any other phase.
        hold: What sets its start.
        driver: The link that sets its start, where a link does.
        state: `planned`, `running` or `done`.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> placed = schedule(plan)["a"]
    >>> placed.early.last, placed.slack, placed.hold
    (datetime.date(2019, 4, 18), 0, 'start')
    """

    key: str
    early: Span
    late: Span
    slack: int
    free: int
    hold: Hold
    driver: Dependency | None = None
    state: PhaseState = "planned"

    @property
    def critical(self) -> bool:
        """Whether it has no slack, and is not done."""
        return self.slack <= 0 and self.state != "done"


@final
@frozen(kw_only=True, eq=False, repr=False)
class DateConflict(Value):
    """What the plan asks for and its dates do not give: a contradicted pin, a missed deadline.

    Args:
        key: The key of the phase.
        reason: What is wrong, in words.
        link: The link that is broken, where it is one.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> late = Phase(key="a", duration="1 week", deadline=date(2019, 4, 19))
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[late])
    >>> print(schedule(plan).conflicts[0])
    a: its last day is 24 April 2019, after its deadline on 19 April 2019
    """

    key: str = field(metadata=keeps(text))
    reason: Reason
    link: Dependency | None = None

    @property
    def code(self) -> str:
        """The code of the reason."""
        return self.reason.code

    def _lines_(self) -> Iterable[object]:
        return (because("conflict", phase=self.key, reason=self.reason),)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Schedule(Several[PlacedPhase]):
    """The dates of a plan: what `schedule(plan)` returns. It is also a baseline, kept to be compared with.

    Args:
        plan: The plan.
        placed: Its phases with their dates, in the order of the plan.
        finish_by: The last day asked for, or None.
        conflicts: What the plan asks for and the dates do not give.
        as_of: The end of the day that a forecast is made on, or None for a plan.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="a", duration="2 working days"), Phase(key="b", duration="1 week")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> dates = schedule(plan)
    >>> str(dates["b"].early), dates.last, dates.critical
    ('from 20 April 2019 to 26 April 2019', datetime.date(2019, 4, 26), ('a', 'b'))
    """

    MEMBERS = "placed"
    plan: Plan
    placed: tuple[PlacedPhase, ...] = field(converter=TupleOf[PlacedPhase])
    finish_by: date | None = None
    conflicts: tuple[DateConflict, ...] = field(default=(), converter=TupleOf[DateConflict])
    as_of: date | None = None

    @cached_property
    def by_key(self) -> Mapping[str, PlacedPhase]:
        """The phases with their dates, by key."""
        return MappingProxyType({placed.key: placed for placed in self.placed})

    def __getitem__(self, key: str) -> PlacedPhase:
        return look_up("phase", key, self.by_key)

    @property
    def end(self) -> date:
        """The boundary after the last day."""
        return max(placed.early.end for placed in self.placed)

    @property
    def last(self) -> date:
        """The last day of the last phase."""
        return max(placed.early.last for placed in self.placed)

    @property
    def critical(self) -> tuple[str, ...]:
        """The keys of the phases without slack, in the order of the plan."""
        return tuple(placed.key for placed in self.placed if placed.critical)

    @cached_property
    def _passes(self) -> Passes:
        return passes_of(self)

    def __repr__(self) -> str:
        first = min(placed.early.start for placed in self.placed)
        phases, conflicts = plural(len(self.placed), "phase"), plural(len(self.conflicts), "conflict")
        return f"<Schedule: {phases} from {first} to {self.last}, {conflicts}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say why a phase stands where it stands, and whether it is critical; without a key, sum all up.

        >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
        >>> office = WorkCalendar.ouvres()
        >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=office, phases=[Phase(key="a")])
        >>> schedule(plan).explain("a").codes
        ('dates', 'held_by_start', 'critical')
        >>> print(schedule(plan).explain("a").reasons[-1].say("fr"))
        elle est critique : un jour ouvré de retard déplace la fin du plan, le 18 avril 2019
        >>> for reason in schedule(plan).explain().reasons:
        ...     print(reason)
        one phase, on 18 April 2019
        the end is set by one phase: a (no slack)
        nothing that was asked for is missed
        """
        if key is None:
            return trace(
                self.plan.name or self.plan.key, whole(self, critical_path(self), self._passes), lang
            )
        return trace(title(self, key), reasons_of(self, self[key], self._passes), lang)

    def _lines_(self) -> Iterable[object]:
        yield from lines(self, self._passes)
        yield from whole(self, critical_path(self), self._passes)

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the rows that people read: phases by their names."""
        return [{**row, "phase": title(self, str(row["phase"]))} for row in self.rows()]

    def beside(self, last_days: Mapping[str, date], *, lang: Lang = "en") -> Trace:
        """Say where the dates depart from those that an office has: of which phase, and what sets its day.

        Args:
            last_days: The last day of phases, by key; those not named are not compared.
            lang: English, French or a language of yours.

        Raises:
            UnknownKey: A phase that the plan does not have.

        >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
        >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> schedule(plan).beside({"a": date(2019, 4, 18)}).reasons[0].say("fr")
        'votre liste dit la même chose'
        """
        ours = {key: self[key].early.last for key in last_days}
        return beside(ours, last_days, self.explain, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a phase.

        >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
        >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> schedule(plan).rows()[0]["last"]
        datetime.date(2019, 4, 18)
        """
        return [
            {
                "phase": placed.key,
                "first": placed.early.start,
                "last": placed.early.last,
                "late_first": placed.late.start,
                "late_last": placed.late.last,
                **row_of(placed, "slack", "free", "critical", "hold"),
                "driver": placed.driver.pred if placed.driver else None,
                "state": placed.state,
            }
            for placed in self.placed
        ]

    def _repr_svg_(self, lang: Lang = "en") -> str:
        from eig.timeline.charts.gantt import gantt_picture  # noqa: PLC0415 # idem

        return gantt_picture(self, lang=lang)


def critical_path(schedule: Schedule) -> tuple[str, ...]:
    """Return the driving chain: the phase that ends last, and back along the links that set each start.

    It is one chain. Of phases that end last together it starts at the one with the least slack, and then at
    the first in the plan; of links that hold a phase as long it follows the first in the plan. `explain()`
    tells the others, and `critical` has the phases of all chains.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="a"), Phase(key="b"), Phase(key="x")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> critical_path(schedule(plan))
    ('a', 'b')
    """
    require("critical_path", schedule=(instance_of(Schedule), schedule))
    last = max(schedule.placed, key=lambda placed: (placed.early.end, -placed.slack))
    return chain(schedule, last.key)
