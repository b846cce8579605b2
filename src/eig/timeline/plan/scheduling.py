"""Scheduling: from a plan to its dates, by the critical path method on a real calendar.

Early dates are the least that satisfy every link, late dates the greatest that keep the end (or
`finish_by`) and the deadlines (Kelley and Walker 1959, with the four links of Fondahl's precedence
diagrams, 1961). On a calendar with holidays and months the two passes compose each phase's maps and their
adjoints, so that late dates are exact.

A pinned phase floats neither early nor late: links that contradict it are reported as conflicts, neither
raised nor hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from eig._values.faults_together import require
from eig._values.rules import day, instance_of
from eig.errors import Fault
from eig.programme.durations import out_of_time
from eig.reasons import Because, reasons_in
from eig.timeline.calendar.spans import Span
from eig.timeline.plan._early_and_late import NO_LINK, Known, Link, Passes
from eig.timeline.plan.phases import Dependency, Phase
from eig.timeline.plan.plans import Plan
from eig.timeline.plan.schedules import DateConflict, Hold, PhaseState, PlacedPhase, Schedule

because: Because = reasons_in("timeline.plan")
_NOTHING_KNOWN: Final = Known()


def schedule(plan: Plan, finish_by: date | None = None) -> Schedule:
    """Return the dates of a plan.

    Args:
        plan: The plan.
        finish_by: The last day that late dates are counted from; the end of the early dates if left out. So
            the late start of a call is its latest opening for a demo day on that day.

    >>> from eig.timeline import Phase, WorkCalendar
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="mission", duration="12 days"), Phase(key="handover")],
    ...             dependencies=[Dependency(pred="mission", succ="handover", kind="FF")])
    >>> schedule(plan)["handover"].early.last
    datetime.date(2019, 1, 18)
    >>> schedule(plan, finish_by=date(2019, 1, 25))["mission"].slack
    5
    """
    return schedule_known(plan, _NOTHING_KNOWN, finish_by=finish_by)


def count_back(plan: Plan, last: date) -> Plan:
    """Return the plan at its latest dates: each phase as late as a last day allows.

    It is what an office publishes when it counts back from a closing event. What is fixed stays; where the
    last day cannot be kept, the schedule of the plan says so.

    >>> from eig.timeline import Phase, WorkCalendar
    >>> from eig.timeline.plan import Dependency
    >>> plan = Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="call", duration="6 weeks"),
    ...                     Phase(key="jury", duration="2 working days")],
    ...             dependencies=[Dependency(pred="call", succ="jury")])
    >>> latest = schedule(count_back(plan, date(2019, 11, 12)))
    >>> str(latest["call"].early), latest.last
    ('from 27 September 2019 to 7 November 2019', datetime.date(2019, 11, 12))
    """
    require("count_back", plan=(instance_of(Plan), plan), last=(day, last))
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
    except Fault:
        raise
    except (ValueError, OverflowError):
        raise out_of_time("schedule.plan", plan.key) from None
    return Schedule(
        plan=plan, placed=placed, finish_by=finish_by, conflicts=_conflicts(passes, finish_by), as_of=as_of
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


def _conflicts(passes: Passes, finish_by: date | None) -> tuple[DateConflict, ...]:
    """Return every conflict of a schedule, in the order of its phases; the missed end comes last."""
    return (*_of_phases(passes), *_late_end(passes, finish_by))


def _of_phases(passes: Passes) -> Iterator[DateConflict]:
    for item, phase in enumerate(passes.plan.phases):
        if item in passes.known.starts:
            yield from _broken_links(passes, item, "out_of_sequence")
        elif phase.pinned is not None:
            yield from _pinned(passes, item, phase.pinned)
        elif phase.finish_on is not None:
            yield from _ends_on(passes, item)
        if phase.finish_on is not None and _last(passes, item) > phase.finish_on:
            yield _conflict(phase, "finish_on_missed", last=_last(passes, item), fixed=phase.finish_on)
        if phase.deadline is not None and passes.finishes[item] > phase.deadline.toordinal() + 1:
            yield _conflict(phase, "deadline_missed", last=_last(passes, item), deadline=phase.deadline)


def _conflict(phase: Phase, code: str, link: Dependency | None = None, **facts: object) -> DateConflict:
    return DateConflict(key=phase.key, reason=because(code, **facts), link=link)


def _last(passes: Passes, item: int) -> date:
    return date.fromordinal(passes.finishes[item] - 1)


def _pinned(passes: Passes, item: int, pinned: date) -> Iterator[DateConflict]:
    phase, start = passes.plan.phases[item], pinned.toordinal()
    if passes.pin(item) is None:
        yield _conflict(phase, "pin_missed", pinned=pinned, as_of=date.fromordinal(passes.known.floor - 1))
        return
    yield from _broken_links(passes, item, "pin_breaks_link")
    floor = passes.floor(phase)
    if floor > start:
        yield _conflict(phase, "pinned_too_early", pinned=pinned, floor=date.fromordinal(floor))
    if passes.maps[item].roll(start) != start:
        worked = None if phase.milestone else date.fromordinal(passes.held_until(item))
        yield _conflict(phase, "pinned_on_day_off", pinned=pinned, worked=worked)


def _ends_on(passes: Passes, item: int) -> Iterator[DateConflict]:
    """Yield what contradicts a fixed last day; one that can no longer be kept is told as missed."""
    phase, start = passes.plan.phases[item], passes.starts[item]
    if passes.pin(item) is None:
        return
    yield from _broken_links(passes, item, "finish_on_breaks_link")
    floor = passes.floor(phase)
    if floor > start:
        began = date.fromordinal(start)
        yield _conflict(
            phase,
            "finish_on_too_early",
            fixed=phase.finish_on,
            start=began,
            floor=date.fromordinal(floor),
        )


def _broken_links(passes: Passes, item: int, code: str) -> Iterator[DateConflict]:
    """Yield the links that would have a phase start later than it does."""
    phase, start = passes.plan.phases[item], passes.starts[item]
    for link in passes.preds[item]:
        bound = passes.bound(link)
        if passes.breaks(link) and not _pushes_end(passes, link):
            broken = passes.plan.dependencies[link.number]
            pred = passes.plan.phase(broken.pred).title
            fixed = phase.pinned or phase.finish_on
            facts = {"pinned": fixed, "pred": pred, "bound": date.fromordinal(bound)}
            yield _conflict(phase, code, broken, start=date.fromordinal(start), **facts)


def _pushes_end(passes: Passes, link: Link) -> bool:
    """Tell whether a link pushes the end of what runs already, rather than being broken."""
    return link.to_finish and link.succ in passes.known.starts


def _late_end(passes: Passes, finish_by: date | None) -> Iterator[DateConflict]:
    if finish_by is None or passes.end <= finish_by.toordinal() + 1:
        return
    last = passes.finishes.index(passes.end)
    yield _conflict(passes.plan.phases[last], "finish_missed", last=_last(passes, last), finish_by=finish_by)
