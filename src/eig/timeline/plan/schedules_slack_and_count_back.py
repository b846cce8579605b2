"""Schedules: from a plan to its dates, by the critical path method on a real calendar; slack, and why.

Early dates are the least that satisfy every link, late dates the greatest that keep the end (or
`finish_by`) and the deadlines (Kelley and Walker 1959, with the four links of Fondahl's precedence
diagrams, 1961). On a calendar with holidays and months the two passes compose each phase's maps and their
adjoints, so that late dates are exact.

A pinned phase floats neither early nor late: links that contradict it are reported as conflicts, neither
raised nor hidden.

Slack is counted in working days of the phase's calendar: total slack is how far a phase may slip before it
hits the end, a deadline or a fixed date, free slack before any other phase moves. A phase is critical when
its total slack is 0 or less. The critical path is the driving chain: from the phase that ends last, back
along the links that set each start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast, final

from attrs import evolve, field, frozen

from eig._language.day_names import day_in
from eig._language.lang_arguments_and_late_words import plural
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import day, instance_of
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, row_of
from eig.errors import Fault, look_up
from eig.programme.durations import out_of_time, working_days
from eig.reasons import Because, Reason, Trace, beside, meant_by, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.plan._dates_that_contradict_a_plan import DateConflict, conflicts_of
from eig.timeline.plan._forward_and_backward_pass import NO_LINK, Known, Passes
from eig.timeline.plan.phases import Dependency
from eig.timeline.plan.plans import Plan
from eig.typing import Lang

because: Because = reasons_in("timeline.plan")

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
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar.named("metropole"),
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
        >>> office = WorkCalendar.named("metropole")
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
                self.plan.name or self.plan.key, _whole(self, critical_path(self), self._passes), lang
            )
        return trace(title(self, key), _reasons_of(self, self[key], self._passes), lang)

    def _lines_(self) -> Iterable[object]:
        for placed in self.placed:
            margin = None if placed.state == "done" else margin_of(self, placed, self._passes)
            yield because("line", phase=title(self, placed.key), span=placed.early, margin=margin)
        yield from _whole(self, critical_path(self), self._passes)

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the rows that people read: phases by their names."""
        return [{**row, "phase": title(self, str(row["phase"]))} for row in self.rows()]

    def beside(self, last_days: Mapping[str, date | str], *, lang: Lang = "en") -> Trace:
        """Say where the dates depart from those that an office has: of which phase, and what sets its day.

        Args:
            last_days: The last day of phases, by key or by name; those not named are not compared. A day in
                text is read as ISO 8601 or as French people write it: *16/11/2018*, *16 novembre 2018*.

        Raises:
            Fault: A text that is no day; a phase that stands twice.

        >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
        >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> schedule(plan).beside({"a": "jeudi 18 avril 2019"}).reasons[0].say("fr")
        'votre liste dit la même chose'
        """
        titles = {one.key: title(self, one.key) for one in self.placed}
        keys, faults = meant_by(last_days, titles, lang, titles), Gather("Schedule.beside")
        faults.distinct("last_days", keys, what="phase")
        theirs = dict(zip(keys, map(day_in, last_days.values()), strict=True))
        for key, found in theirs.items():
            faults.that("last_days", isinstance(found, date), "timeline.plan.a_day", at=(key,), value=found)
        faults.done()
        return beside({key: self[key].early.last for key in keys}, theirs, self.explain, lang)

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


@checked
def critical_path(schedule: Schedule) -> tuple[str, ...]:
    """Return the driving chain: the phase that ends last, and back along the links that set each start.

    It is one chain. Of phases that end last together it starts at the one with the least slack, and then at
    the first in the plan; of links that hold a phase as long it follows the first in the plan. `explain()`
    tells the others, and `critical` has the phases of all chains.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="a"), Phase(key="b"), Phase(key="x")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> critical_path(schedule(plan))
    ('a', 'b')
    """
    last = max(schedule.placed, key=lambda placed: (placed.early.end, -placed.slack))
    return _chain(schedule, last.key)


def _chain(schedule: Schedule, key: str) -> tuple[str, ...]:
    """Return the chain of links that sets the start of a phase, from its origin on."""
    keys = [key]
    driver = schedule[key].driver
    while driver is not None:
        keys.append(driver.pred)
        driver = schedule[driver.pred].driver
    return tuple(reversed(keys))


def passes_of(schedule: Schedule) -> Passes:
    """Return the passes that a schedule came from, for questions about its late dates."""
    placed = tuple(enumerate(schedule.placed))
    known = Known(
        floor=0 if schedule.as_of is None else schedule.as_of.toordinal() + 1,
        starts={item: one.early.start.toordinal() for item, one in placed if one.state != "planned"},
        ends={item: one.early.end.toordinal() for item, one in placed if one.state == "done"},
        expected={
            item: one.early.end.toordinal()
            for item, one in placed
            if one.state == "running" or one.hold == "expected"
        },
    )
    finish_by = schedule.finish_by
    return Passes(schedule.plan, known, None if finish_by is None else finish_by.toordinal() + 1)


def _reasons_of(schedule: Schedule, placed: PlacedPhase, passes: Passes) -> Iterator[Reason]:
    """Yield what explains a phase: its dates, what holds it, its chain, its slack, its conflicts."""
    yield because("dates", duration=schedule.plan.phase(placed.key).duration, span=placed.early)
    yield _held_by(schedule, placed)
    source = schedule.plan.phase(placed.key).source
    if source:
        yield because("published", source=source)
    others = _as_much(schedule, placed, passes)
    if others:
        yield because("held_also", others=others)
    keys = _chain(schedule, placed.key)
    if len(keys) > 1:
        yield because("chain", steps=_steps(schedule, keys, passes))
    yield _slack(schedule, placed, passes)
    yield from (conflict.reason for conflict in schedule.conflicts if conflict.key == placed.key)


def _whole(schedule: Schedule, path: tuple[str, ...], passes: Passes) -> Iterator[Reason]:
    """Yield what sums a schedule up: its days, the chain that sets its end, its conflicts."""
    first = min(placed.early.start for placed in schedule.placed)
    yield because("schedule", phases=len(schedule.placed), span=Span(start=first, end=schedule.end))
    yield because("critical_path", path=len(path), steps=_steps(schedule, path, passes))
    for key in path:
        others = _as_much(schedule, schedule[key], passes)
        if others:
            yield because("path_tied", phase=title(schedule, key), others=others)
    also = tuple(
        title(schedule, placed.key)
        for placed in schedule.placed
        if placed.early.end == schedule.end and placed.key != path[-1]
    )
    if also:
        yield because("ends_too", phases=also)
    for conflict in schedule.conflicts:
        yield because("conflict", phase=title(schedule, conflict.key), reason=conflict.reason)
    if not schedule.conflicts:
        yield because("no_conflict")


def margin_of(schedule: Schedule, placed: PlacedPhase, passes: Passes) -> Reason:
    """Return the latest day on which a phase may end; or start, where its end does not move."""
    if not placed.slack:
        return because("no_margin")
    start, last = _days(schedule, placed, passes, passes.late)
    by = "end" if last != placed.early.last else "start"
    return because("margin" if placed.slack > 0 else "overdue", by=by, day=last if by == "end" else start)


def _days(
    schedule: Schedule, placed: PlacedPhase, passes: Passes, anchors: Sequence[int]
) -> tuple[date, date]:
    """Return the first and the last day of a phase at its late or free date; what runs has begun already."""
    item = schedule.plan.index[placed.key]
    if placed.state == "running":
        return placed.early.start, date.fromordinal(anchors[item] - 1)
    start = anchors[item]
    return date.fromordinal(start), date.fromordinal(passes.maps[item].finish(start) - 1)


def title(schedule: Schedule, key: str) -> str:
    """Return what people call a phase."""
    return schedule.plan.phase(key).title


def _steps(schedule: Schedule, keys: tuple[str, ...], passes: Passes) -> tuple[Reason, ...]:
    margins = ((key, margin_of(schedule, schedule[key], passes)) for key in keys)
    return tuple(because("step", phase=title(schedule, key), margin=margin) for key, margin in margins)


def _held_by(schedule: Schedule, placed: PlacedPhase) -> Reason:
    if placed.driver is not None:
        return _link(schedule, placed.driver)
    phase = schedule.plan.phase(placed.key)
    bounds = {
        "start": schedule.plan.start,
        "not_before": phase.not_before,
        "as_of": schedule.as_of,
        "finish_on": phase.finish_on,
        "expected": placed.early.last,
    }
    return because(f"held_by_{placed.hold}", bound=bounds.get(placed.hold, placed.early.start))


def _as_much(schedule: Schedule, placed: PlacedPhase, passes: Passes) -> tuple[str, ...]:
    """Return the other phases whose links hold a phase until the same boundary."""
    if placed.driver is None:
        return ()
    item = schedule.plan.index[placed.key]
    holds = [link.pred for link in passes.preds[item] if passes.bound(link) == passes.bounds[item]]
    names = (schedule.plan.phases[pred] for pred in dict.fromkeys(holds))
    return tuple(phase.title for phase in names if phase.key != placed.driver.pred)


def _link(schedule: Schedule, link: Dependency) -> Reason:
    pred = schedule[link.pred].early
    return because(
        "held_by_link",
        kind=link.kind,
        pred=title(schedule, link.pred),
        day=pred.last if link.kind[0] == "F" else pred.start,
        lag=link.lag if link.lag.n else None,
    )


def _slack(schedule: Schedule, placed: PlacedPhase, passes: Passes) -> Reason:
    if placed.state == "done":
        return because("done")
    hits = tuple(_hits(schedule, placed.key, passes))
    if placed.slack > 0:
        margin = margin_of(schedule, placed, passes)
        day = _days(schedule, placed, passes, passes.free)[margin.facts["by"] == "end"]
        latest = cast("date", margin.facts["day"])
        last = placed.free >= placed.slack and day >= latest  # no day off lies between the two
        free = None if last else day
        return because("not_critical", margin=margin, free=free, hits=hits)
    if placed.slack < 0:
        return because("too_late", late=working_days(-placed.slack), hits=hits)
    return because("critical", hits=hits)


def _hits(schedule: Schedule, key: str, passes: Passes) -> Iterator[Reason]:
    """Yield the end, deadlines and fixed dates that a delay beyond the slack of a phase hits first."""
    limits = sorted(passes.limits(schedule.plan.index[key]), key=lambda limit: limit[1])
    if any(kind == "end" for kind, _ in limits):
        code = "hits_end" if schedule.finish_by is None else "hits_finish_by"
        yield because(code, last=date.fromordinal(passes.horizon - 1))
    for kind, item in limits:
        phase = schedule.plan.phases[item]
        if kind != "end":
            fixed = (phase.pinned or phase.finish_on) if kind == "pin" else phase.deadline
            yield because(f"hits_{kind}", phase=phase.title, day=fixed)


_NOTHING_KNOWN: Final = Known()


@checked
def schedule(plan: Plan, finish_by: date | None = None) -> Schedule:
    """Return the dates of a plan.

    Args:
        finish_by: The last day that late dates are counted from; the end of the early dates if left out. So
            the late start of a call is its latest opening for a demo day on that day.

    >>> from eig.timeline import Phase, WorkCalendar
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="mission", duration="12 days"), Phase(key="handover")],
    ...             dependencies=[Dependency(pred="mission", succ="handover", kind="FF")])
    >>> schedule(plan)["handover"].early.last
    datetime.date(2019, 1, 18)
    >>> schedule(plan, finish_by=date(2019, 1, 25))["mission"].slack
    5
    """
    return schedule_known(plan, _NOTHING_KNOWN, finish_by=finish_by)


@checked
def count_back(plan: Plan, last: date) -> Plan:
    """Return the plan at its latest dates: each phase as late as a last day allows.

    It is what an office publishes when it counts back from a closing event. What is fixed stays; where the
    last day cannot be kept, the schedule of the plan says so.

    >>> from eig.timeline import Phase, WorkCalendar
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="call", duration="6 weeks"),
    ...                     Phase(key="jury", duration="2 working days")],
    ...             dependencies=[Dependency(pred="call", succ="jury")])
    >>> latest = schedule(count_back(plan, date(2019, 11, 12)))
    >>> str(latest["call"].early), latest.last
    ('from 27 September 2019 to 7 November 2019', datetime.date(2019, 11, 12))
    """
    dates = schedule(plan, last)
    fixed = {phase.key for phase in plan.phases if phase.is_fixed}
    late = {placed.key: placed.late.start for placed in dates.placed if placed.key not in fixed}
    phases = [
        evolve(one, not_before=max(late[one.key], one.not_before or plan.start)) if one.key in late else one
        for one in plan.phases
    ]
    return evolve(plan, phases=phases)


def schedule_known(
    plan: Plan, known: Known, *, finish_by: date | None = None, as_of: date | None = None
) -> Schedule:
    """Return the dates of a plan under what is known on a day: the kernel of `schedule` and `status`.

    >>> from eig.timeline import WorkCalendar
    >>> from eig.timeline.plan.phases import Phase
    >>> plan = Plan(key="p", start=date(2019, 4, 18), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> known = Known(floor=date(2019, 4, 24).toordinal(), starts={0: date(2019, 4, 23).toordinal()})
    >>> schedule_known(plan, known, as_of=date(2019, 4, 23))["a"].state
    'running'
    """
    require("schedule", plan=(instance_of(Plan), plan), finish_by=(day.or_none(), finish_by))
    try:
        passes = Passes(plan, known, None if finish_by is None else finish_by.toordinal() + 1)
        placed = tuple(_placed(passes, item) for item in range(len(plan.phases)))
    except (ValueError, OverflowError) as wrong:
        if isinstance(wrong, Fault) and wrong.code != "programme.in_years":
            raise
        if finish_by is not None:
            schedule_known(plan, known, as_of=as_of)  # that has its dates without it, or is told itself
            raise out_of_time("schedule.finish_by", finish_by) from None
        raise out_of_time("schedule.plan", plan.key) from None
    return Schedule(
        plan=plan, placed=placed, finish_by=finish_by, conflicts=conflicts_of(passes, finish_by), as_of=as_of
    )


def _span(start: int, end: int) -> Span:
    return Span(start=date.fromordinal(start), end=date.fromordinal(end))


def _placed(passes: Passes, item: int) -> PlacedPhase:
    start, finish = passes.starts[item], passes.finishes[item]
    anchor, late = passes.anchors[item], passes.late[item]
    early = _span(start, finish)
    fixed = item in passes.known.starts or late == start
    driver = passes.drivers[item]
    hold = _hold(passes, item)
    return PlacedPhase(
        key=passes.plan.phases[item].key,
        early=early,
        late=early if fixed else _span(late, passes.maps[item].finish(late)),
        slack=passes.count(item, anchor, late) if late != anchor else 0,
        free=passes.count(item, anchor, passes.free[item]) if passes.free[item] != anchor else 0,
        hold=hold,
        driver=passes.plan.dependencies[driver] if hold == "link" else None,
        state=_state(passes.known, item),
    )


def _hold(passes: Passes, item: int) -> Hold:
    phase = passes.plan.phases[item]
    if item in passes.known.starts:
        return "fact"
    if passes.pin(item) is not None:
        return "pinned" if phase.finish_on is None else "finish_on"
    if passes.drivers[item] != NO_LINK:
        return "link"
    bound = passes.bounds[item]
    if item in passes.known.expected and bound == passes.maps[item].earliest_start(
        passes.known.expected[item]
    ):
        return "expected"
    if phase.not_before is not None and bound == phase.not_before.toordinal():
        return "not_before"
    return "as_of" if bound == passes.known.floor else "start"


def _state(known: Known, item: int) -> PhaseState:
    if item in known.ends:
        return "done"
    return "running" if item in known.starts else "planned"
