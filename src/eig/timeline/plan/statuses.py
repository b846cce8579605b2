"""Status: where a plan stands at the end of a day, from facts that happened and were recorded.

A fact counts from the day it was recorded, so that the status of any past day can be asked again for ever,
and a correction does not change what was known before it (two times, as in Snodgrass and Ahn 1985). The
forecast keeps the links (retained logic): what has not started starts after the day, what runs ends after
it, what is done stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, Rule, day, instance_of, text, to_tuple
from eig._ground.values import Value, keeps
from eig.reasons import Reason, Trace, reasons_in, trace
from eig.timeline.calendar._arguments import require
from eig.timeline.calendar.calendars import WorkCalendar
from eig.timeline.calendar.durations import out_of_time
from eig.timeline.calendar.spans import Span
from eig.timeline.plan._early_and_late import Known
from eig.timeline.plan.plans import Plan
from eig.timeline.plan.schedules import Schedule
from eig.timeline.plan.scheduling import schedule_known
from eig.typing import Lang

__all__ = ["PhaseFact", "PlanStatus", "Position", "SpanProgress", "progress", "status"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("timeline.plan")
Position: TypeAlias = Literal["before", "inside", "after"]
"""Where a day lies with respect to a span."""


@final
@frozen(kw_only=True)
class PhaseFact(Value):
    """What happened to a phase, and when it was recorded.

    Args:
        key: The key of the phase.
        started: The day it started, if the fact says so.
        last: Its last day, if the fact says that it ended.
        recorded: The day it was recorded; if left out, each date was recorded on the day it happened.

    >>> PhaseFact(key="jury", started=date(2018, 8, 28), last=date(2018, 8, 29), recorded=date(2018, 9,
    ...     3)).key
    'jury'
    """

    key: str
    started: date | None = None
    last: date | None = None
    recorded: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        for name in ("started", "last", "recorded"):
            faults.check(name, day.or_none())
        faults.that(
            "started",
            self.started is not None or self.last is not None,
            rule="a fact says that a phase started or ended",
            remedy="give started, last or both",
        )
        faults.done()

    def known_start(self, as_of: date) -> date | None:
        """Return the start that this fact makes known at the end of a day, if any.

        >>> late = PhaseFact(key="jury", started=date(2018, 8, 28), recorded=date(2018, 9, 3))
        >>> late.known_start(date(2018, 9, 2)), late.known_start(date(2018, 9, 3))
        (None, datetime.date(2018, 8, 28))
        """
        return _known(self.started, self.recorded, as_of)

    def known_last(self, as_of: date) -> date | None:
        """Return the last day that this fact makes known at the end of a day, if any.

        >>> PhaseFact(key="jury", last=date(2018, 8, 29)).known_last(date(2018, 8, 29))
        datetime.date(2018, 8, 29)
        """
        return _known(self.last, self.recorded, as_of)


def _known(happened: date | None, recorded: date | None, as_of: date) -> date | None:
    if happened is None or happened > as_of or (recorded is not None and recorded > as_of):
        return None
    return happened


@final
@frozen(kw_only=True)
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


def progress(calendar: WorkCalendar, span: Span, as_of: date) -> SpanProgress:
    """Return how much of a span has gone by at the end of a day.

    >>> mission = Span.inclusive(date(2019, 1, 16), date(2019, 11, 15))
    >>> progress(WorkCalendar.ouvres(), mission, date(2019, 6, 16))
    SpanProgress(position='inside', elapsed=103, remaining=107)
    """
    require(
        "progress",
        calendar=(instance_of(WorkCalendar), calendar),
        span=(instance_of(Span), span),
        as_of=(day, as_of),
    )
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


def _facts(values: Iterable[PhaseFact]) -> tuple[PhaseFact, ...]:
    return to_tuple(values)


_AS_OF = Rule(
    lambda value: isinstance(value, Schedule) and value.as_of is not None,
    "a forecast is a schedule made on a day",
    "build it with status(plan, facts, as_of)",
)


@final
@checked
@frozen(kw_only=True)
class PlanStatus(Value):
    """Where a plan stands at the end of a day: what `status(plan, facts, as_of)` returns.

    Args:
        forecast: The schedule under what was known.
        facts: The facts given.

    >>> from eig.timeline import Phase
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> late = status(plan, [], date(2019, 4, 18))
    >>> late.as_of, late.started, late.forecast["a"].early.start
    (datetime.date(2019, 4, 18), (), datetime.date(2019, 4, 19))
    """

    forecast: Schedule = field(metadata=keeps(_AS_OF))
    facts: tuple[PhaseFact, ...] = field(converter=_facts, metadata=keeps(instance_of(PhaseFact).each()))

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
        calendar = self.forecast.plan.calendar
        return MappingProxyType(
            {placed.key: progress(calendar, placed.early, self.as_of) for placed in self.forecast.placed}
        )

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
        return trace(forecast.subject, (self._stands(key), *forecast.reasons), lang)

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
def status(
    plan: Plan, facts: Iterable[PhaseFact], as_of: date, *, finish_by: date | None = None
) -> PlanStatus:
    """Return where a plan stands at the end of a day, and the forecast from there.

    `finish_by` is the last day that late dates are counted from, as in `schedule`.

    Each start and each end is the one recorded last: a fact that holds both may be right about one of them
    only. Same arguments, same answer, whenever it is asked, in whatever order the facts come.

    Raises:
        Fault, Faults: A phase ended without having started, or before it started; two facts recorded on one
            day contradict each other.
        UnknownKey: A fact speaks of a phase that the plan does not have.

    >>> from eig.timeline import Phase
    >>> plan = Plan(key="p", start=date(2018, 5, 14), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="call", duration="8 weeks")])
    >>> facts = [PhaseFact(key="call", started=date(2018, 5, 14), last=date(2018, 7, 13))]
    >>> status(plan, facts, date(2018, 6, 1)).done, status(plan, facts, date(2018, 7, 13)).done
    ((), ('call',))
    """
    given = to_tuple(facts)
    require(
        "status",
        plan=(instance_of(Plan), plan),
        facts=(instance_of(PhaseFact).each(), given),
        as_of=(day, as_of),
    )
    if as_of == date.max:
        raise out_of_time("status.as_of", as_of)
    for fact in given:
        plan.phase(fact.key)
    known = _gathered(plan, given, as_of)
    return PlanStatus(forecast=schedule_known(plan, known, finish_by=finish_by, as_of=as_of), facts=given)


def _gathered(plan: Plan, facts: Sequence[PhaseFact], as_of: date) -> Known:
    """Return what is known at the end of a day: for each start and each end, what was recorded last."""
    starts = _last_recorded(plan, "started", ((fact, fact.known_start(as_of)) for fact in facts))
    ends = _last_recorded(plan, "last", ((fact, fact.known_last(as_of)) for fact in facts))
    lasts = {item: last + 1 for item, last in ends.items()}
    _check(plan, starts, lasts)
    return Known(floor=as_of.toordinal() + 1, starts=starts, ends=lasts)


def _last_recorded(
    plan: Plan, what: str, dates: Iterable[tuple[PhaseFact, date | None]]
) -> Mapping[int, int]:
    """Return the day of each phase that was recorded last; two days recorded together contradict."""
    recorded: dict[str, list[tuple[date, date]]] = {}
    for fact, happened in dates:
        if happened is not None:
            recorded.setdefault(fact.key, []).append((fact.recorded or happened, happened))
    faults = Gather("status")
    for key, pairs in recorded.items():
        latest = max(on for on, _ in pairs)
        faults.that(
            "facts",
            len({happened for on, happened in pairs if on == latest}) == 1,
            rule=f"two facts recorded on one day, {latest}, both say the same `{what}`",
            remedy="keep the one that holds, or give the later one the day it was recorded",
            value=key,
        )
    faults.done()
    return {plan.index[key]: max(pairs)[1].toordinal() for key, pairs in recorded.items()}


def _check(plan: Plan, starts: Mapping[int, int], ends: Mapping[int, int]) -> None:
    faults = Gather("status")
    for item, end in ends.items():
        faults.that(
            "facts",
            starts.get(item, end) < end,
            rule="what ended started, that day or before",
            remedy="record its start, or correct its dates",
            value=plan.phases[item].key,
        )
    faults.done()
