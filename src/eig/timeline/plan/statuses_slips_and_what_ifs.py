"""Status: where a plan stands at the end of a day, from recorded facts; a slip or a what-if from there.

The forecast keeps the links (retained logic): what has not started starts after the day, what runs ends after
it, what is done stays. A re-estimate gives the length, or the last day, that is now expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, require, told_of
from eig._values.field_rules_and_bounds import Rule, day, instance_of
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import Fault
from eig.programme.durations import Duration, out_of_time, to_duration
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.timeline.plan._forward_and_backward_pass import Known
from eig.timeline.plan.changes_of_phases import Change, SlipPhase
from eig.timeline.plan.loads_of_people import Overload, Staffing, load, staffed
from eig.timeline.plan.phase_facts import PhaseFact, Said, estimates, said_last, to_facts
from eig.timeline.plan.plans import Plan
from eig.timeline.plan.schedule_comparisons import Diff
from eig.timeline.plan.schedules_slack_and_count_back import Schedule, schedule, schedule_known
from eig.typing import Lang, Number

because: Because = reasons_in("timeline.plan")
Position: TypeAlias = Literal["before", "inside", "after"]
"""Where a day lies with respect to a span."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class SpanProgress(Value):
    """How much of a span has gone by at the end of a day, in working days.

    Args:
        position: Whether the day lies before, inside or after the span.
        elapsed: Working days of the span up to the day, that day included.
        remaining: Working days of the span after it.

    >>> SpanProgress(position="inside", elapsed=103, remaining=107).total
    210
    """

    position: Position
    elapsed: int
    remaining: int

    @property
    def total(self) -> int:
        """All the working days of the span."""
        return self.elapsed + self.remaining


@checked
def progress(calendar: WorkCalendar, span: Span, as_of: date) -> SpanProgress:
    """Return how much of a span has gone by at the end of a day.

    >>> mission = Span.inclusive(date(2019, 1, 16), date(2019, 11, 15))
    >>> progress(WorkCalendar.named("metropole"), mission, date(2019, 6, 16))
    SpanProgress(position='inside', elapsed=103, remaining=107)
    """
    position, today = _placed_in(span, as_of)
    return SpanProgress(
        position=position,
        elapsed=calendar.count(span.start, today),
        remaining=calendar.count(today, span.end),
    )


def _placed_in(span: Span, as_of: date) -> tuple[Position, date]:
    """Return where a day lies, and the boundary of a span that its end comes to."""
    if as_of < span.start:
        return "before", span.start
    return ("inside", as_of + timedelta(days=1)) if as_of in span else ("after", span.end)


_forecast = Rule(
    lambda value: isinstance(value, Schedule) and value.as_of is not None, "timeline.plan.forecast"
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PlanStatus(Value):
    """Where a plan stands at the end of a day: what `status(plan, facts, on=…)` returns.

    Args:
        forecast: The schedule under what was known.
        facts: The facts given.

    >>> from eig.timeline import Phase
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> late = status(plan, [], date(2019, 4, 18))
    >>> late.as_of, late.started, late.forecast["a"].early.start
    (datetime.date(2019, 4, 18), (), datetime.date(2019, 4, 19))
    """

    forecast: Schedule = field(metadata=keeps(_forecast))
    facts: tuple[PhaseFact, ...] = field(converter=TupleOf[PhaseFact])

    @property
    def as_of(self) -> date:
        """The day at whose end the plan stands so."""
        found = self.forecast.as_of
        assert found is not None
        return found

    @property
    def started(self) -> tuple[str, ...]:
        """The phases known to have started, in the order of the plan; what is done has started."""
        return tuple(placed.key for placed in self.forecast.placed if placed.state != "planned")

    @property
    def done(self) -> tuple[str, ...]:
        """The phases known to be done, in the order of the plan."""
        return tuple(placed.key for placed in self.forecast.placed if placed.state == "done")

    @cached_property
    def progress(self) -> Mapping[str, SpanProgress]:
        """How much of each phase has gone by, by key."""
        calendar_of = self.forecast.plan.calendar_of
        return MappingProxyType(
            {
                placed.key: progress(calendar_of(placed.key), placed.early, self.as_of)
                for placed in self.forecast.placed
            }
        )

    def dates_of(self, plan: Plan, *, finish_by: date | None = None) -> Schedule:
        """Return the forecast of a changed plan from the same facts: what `slip` and `what_if` compare with.

        What is expected of a phase no longer holds where the change gives it another length.

        >>> from eig.timeline import Phase
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> late = status(plan, [], date(2019, 4, 18))
        >>> late.dates_of(plan.with_phase(Phase(key="a", duration="1 week"))).last
        datetime.date(2019, 4, 25)
        """
        before = self.forecast.plan
        facts: list[PhaseFact] = []
        for fact in self.facts:
            if fact.key not in plan.index:
                continue
            known = fact.key in before.index
            same = known and plan.phase(fact.key).duration == before.phase(fact.key).duration
            left = fact if same else fact.without_estimates()
            facts.extend([] if left is None else [left])
        return status(plan, facts, self.as_of, finish_by=finish_by or self.forecast.finish_by).forecast

    def slip(self, key: str, by: Duration | str) -> Diff:
        """Return what follows if a phase comes later than it is forecast: from where the plan stands.

        >>> from eig.timeline import Phase
        >>> from eig.timeline.plan import Dependency
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar.named("metropole"),
        ...             phases=[Phase(key="a"), Phase(key="b")],
        ...             dependencies=[Dependency(pred="a", succ="b")])
        >>> print(status(plan, [], on=date(2019, 4, 23)).slip("a", "2 weeks"))
        p: the end moves from 25 April 2019 to 10 May 2019, 9 working days later
        these phases move: a and b
        """
        return slip(self, key, by)

    def what_if(
        self,
        *changes: Change,
        staffing: Iterable[Staffing] = (),
        capacity: Mapping[str, Number] | Number = 1,
        finish_by: date | None = None,
    ) -> Diff:
        """Return what follows from changes, from where the plan stands: see `eig.timeline.plan.what_if`.

        >>> from eig.timeline import Phase
        >>> from eig.timeline.plan import StretchPhase
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> status(plan, [], on=date(2019, 4, 18)).what_if(StretchPhase(key="a", duration="1 week")).end_moved
        4
        """
        return what_if(self, *changes, staffing=staffing, capacity=capacity, finish_by=finish_by)

    def __repr__(self) -> str:
        done, running = len(self.done), len(self.started) - len(self.done)
        return f"<PlanStatus: {self.as_of}, {done} done, {running} running, last day {self.forecast.last}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say where a phase stands, and why its forecast is what it is; without a key, sum all up.

        >>> from eig.timeline import Phase
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> print(status(plan, [], date(2019, 4, 18)).explain("a").reasons[0])
        at the end of 18 April 2019 it is still to come, 0 of one working day gone by
        """
        forecast = self.forecast.explain(key, lang=lang)
        return trace(forecast.subject, (self._stands(key), *self._foreseen(key), *forecast.reasons), lang)

    def _foreseen(self, key: str | None) -> Iterator[Reason]:
        """Yield what is now expected of a phase that is not done."""
        said = None if key is None else estimates(self.facts, self.as_of).get(key)
        if key is not None and said is not None and self.forecast[key].state != "done":
            length = said.value if isinstance(said.value, Duration) else None
            last = None if length else said.value
            yield because("re_estimated", recorded=said.recorded, length=length, last=last)

    def _stands(self, key: str | None) -> Reason:
        if key is not None:
            state, gone = self.forecast[key].state, self.progress[key]
            return because("stands", as_of=self.as_of, state=state, elapsed=gone.elapsed, total=gone.total)
        done, started, phases = len(self.done), len(self.started), len(self.forecast.placed)
        return because(
            "counts", as_of=self.as_of, done=done, running=started - done, planned=phases - started
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a phase.

        >>> from eig.timeline import Phase
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> status(plan, [], date(2019, 4, 18)).rows()[0]["remaining"]
        1
        """
        return [
            {
                "phase": placed.key,
                "state": placed.state,
                "first": placed.early.start,
                "last": placed.early.last,
                "elapsed": self.progress[placed.key].elapsed,
                "remaining": self.progress[placed.key].remaining,
                "slack": placed.slack,
            }
            for placed in self.forecast.placed
        ]


@checked
def slip(plan: Plan | PlanStatus, key: str, by: Duration | str) -> Diff:
    """Return what follows if a phase starts later than scheduled, or, from a status, than it is forecast.

    >>> from eig.timeline import Phase, Plan, WorkCalendar
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(),
    ...             phases=[Phase(key="a"), Phase(key="b")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> slip(plan, "a", "2 weeks")["b"].start
    10
    """
    return told_of("slip", lambda: _changed(plan, (SlipPhase(key=key, by=to_duration(by)),)))


def _dates(start: Plan | PlanStatus, changed: Plan | None, finish_by: date | None) -> Schedule:
    """Return the dates of a plan, or of its change: as planned, or as forecast from what is known."""
    if isinstance(start, Plan):
        return schedule(changed or start, finish_by)
    return start.dates_of(changed or start.forecast.plan, finish_by=finish_by)


@checked
def what_if(
    plan: Plan | PlanStatus,
    *changes: Change,
    staffing: Iterable[Staffing] = (),
    capacity: Mapping[str, Number] | Number = 1,
    finish_by: date | None = None,
) -> Diff:
    """Return what follows from changes: dates, slack, conflicts, and overloads where staffing is given.

    Args:
        plan: The plan; or a status, to change a running promotion from where it stands.
        changes: `SlipPhase`, `StretchPhase`, `PinPhase`, `AddPhases`, `RemovePhase`, `UseCalendar`, or any
            function from a plan to a plan.
        staffing: Who gives which share of their time to which phase.
        capacity: How much of their time people have: one share for all, or by person.
        finish_by: The last day that late dates are counted from, before and after.

    >>> from eig.timeline import Phase, Plan, WorkCalendar
    >>> from eig.timeline.plan import PinPhase, StretchPhase
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> what_if(plan, StretchPhase(key="a", duration="1 week"), PinPhase(key="a", on=date(2019, 4,
    ...     17))).end_moved
    6
    """
    return _changed(plan, changes, tuple(staffing), capacity=capacity, finish_by=finish_by)


def _changed(
    plan: Plan | PlanStatus,
    changes: Sequence[Change],
    people: Sequence[Staffing] = (),
    *,
    capacity: Mapping[str, Number] | Number = 1,
    finish_by: date | None = None,
) -> Diff:
    before = after = _dates(plan, None, finish_by)
    for at, change in enumerate(changes):
        moved: object = change.from_dates(after) if isinstance(change, SlipPhase) else change(after.plan)
        if not isinstance(moved, Plan):  # pyright: ignore[reportUnnecessaryIsInstance] # what a change of yours returns
            raise Fault.of(("what_if", "changes", at), moved, "timeline.plan.plan_again", {})
        after = _dates(plan, moved, finish_by)
    faults = Gather("what_if")
    asked = {(at, "key"): one.key for at, one in enumerate(people)}
    faults.known("staffing", asked.values(), (*before.by_key, *after.by_key), what="a phase", ways=asked)
    faults.done()
    return Diff(
        before=before,
        after=after,
        overloads_before=_overloads_of(before, people, capacity),
        overloads_after=_overloads_of(after, people, capacity),
    )


def _overloads_of(
    dates: Schedule, staffing: Sequence[Staffing], capacity: Mapping[str, Number] | Number
) -> tuple[Overload, ...]:
    """Return the overloads of people in a schedule; a change may have added or removed their phase."""
    here = [one for one in staffing if one.key in dates.by_key]
    if not isinstance(capacity, Mapping):
        return load(staffed(dates, here), capacity=capacity).overloads
    faults = Gather("what_if")
    faults.known("capacity", capacity, (one.who for one in staffing), what="a person with a share of time")
    faults.done()
    busy = {one.who for one in here}
    known = {who: share for who, share in capacity.items() if who in busy}
    return load(staffed(dates, here), capacity=known).overloads


@checked
def status(
    plan: Plan, facts: Iterable[PhaseFact | Mapping[str, object]], on: date, *, finish_by: date | None = None
) -> PlanStatus:
    """Return where a plan stands at the end of a day, and the forecast from there.

    Each start, each end and each re-estimate is the one recorded last: a fact that holds several may be right
    about one of them only. Same arguments, same answer, whenever it is asked, in whatever order the facts
    come.

    Args:
        facts: What happened, as values, or as the rows of a table with the columns `key`, `started`, `last`,
            `recorded`, `expected`, `duration` and `withdrawn`, in ISO dates (`eig.rows.read` reads others).
        finish_by: The last day that late dates are counted from, as in `schedule`.

    Raises:
        Fault, Faults: A phase ended without having started, or before it started; two facts recorded on one
            day contradict each other; a cell that cannot be read.

    >>> from eig.timeline import Phase
    >>> plan = Plan(key="p", start=date(2018, 5, 14), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="call", duration="8 weeks")])
    >>> facts = [{"key": "call", "started": "2018-05-14", "last": "2018-07-13"}]
    >>> status(plan, facts, on=date(2018, 6, 1)).done, status(plan, facts, on=date(2018, 7, 13)).done
    ((), ('call',))
    """
    given = to_facts(facts)
    require(
        "status", plan=(instance_of(Plan), plan), facts=(instance_of(PhaseFact).each(), given), on=(day, on)
    )
    if on == date.max:
        raise out_of_time("status.on", on)
    for fact in given:
        plan.phase(fact.key)
    expected = estimates(given, on)
    renewed = _with_lengths(plan, expected)
    known = _gathered(plan, given, on, expected)
    return PlanStatus(forecast=schedule_known(renewed, known, finish_by=finish_by, as_of=on), facts=given)


def _with_lengths(plan: Plan, expected: Mapping[str, Said]) -> Plan:
    """Return the plan with the lengths that are now expected."""
    for key, said in expected.items():
        if isinstance(said.value, Duration):
            plan = plan.with_phase(evolve(plan.phase(key), duration=said.value))
    return plan


def _gathered(plan: Plan, facts: Sequence[PhaseFact], on: date, expected: Mapping[str, Said]) -> Known:
    """Return what is known at the end of a day: for each start and each end, what was recorded last."""
    starts, ends = (_ordinals(plan, said_last(facts, what, on)) for what in ("started", "last"))
    lasts = {item: last + 1 for item, last in ends.items()}
    _check(plan, starts, lasts)
    ahead = {item: last + 1 for item, last in _ordinals(plan, expected).items()}
    return Known(floor=on.toordinal() + 1, starts=starts, ends=lasts, expected=ahead)


def _ordinals(plan: Plan, said: Mapping[str, Said]) -> Mapping[int, int]:
    """Return the days that were said, by the position of the phase."""
    dates = {key: one.value for key, one in said.items()}
    return {plan.index[key]: on.toordinal() for key, on in dates.items() if isinstance(on, date)}


def _check(plan: Plan, starts: Mapping[int, int], ends: Mapping[int, int]) -> None:
    faults = Gather("status")
    for item, end in ends.items():
        key, start, last = plan.phases[item].key, starts.get(item), date.fromordinal(end - 1)
        if start is None:
            faults.that("facts", start is not None, "timeline.plan.a_start", value=None, at=(key,), last=last)
        else:
            first = date.fromordinal(start)
            code = "timeline.calendar.last_day"
            faults.that("facts", start < end, code, value=last, at=(key,), start=first)
    faults.done()
