"""Why a phase stands where it stands, and what a delay of it hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from eig.programme.durations import working_days
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar.spans import Span
from eig.timeline.plan._forward_and_backward_pass import Known, Passes

if TYPE_CHECKING:
    from eig.timeline.plan.phases import Dependency
    from eig.timeline.plan.schedules_slack_and_count_back import PlacedPhase, Schedule


because: Because = reasons_in("timeline.plan")


def chain(schedule: Schedule, key: str) -> tuple[str, ...]:
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


def reasons_of(schedule: Schedule, placed: PlacedPhase, passes: Passes) -> Iterator[Reason]:
    """Yield what explains a phase: its dates, what holds it, its chain, its slack, its conflicts."""
    yield because("dates", duration=schedule.plan.phase(placed.key).duration, span=placed.early)
    yield _hold(schedule, placed)
    source = schedule.plan.phase(placed.key).source
    if source:
        yield because("published", source=source)
    others = _as_much(schedule, placed, passes)
    if others:
        yield because("held_also", others=others)
    keys = chain(schedule, placed.key)
    if len(keys) > 1:
        yield because("chain", steps=_steps(schedule, keys, passes))
    yield _slack(schedule, placed, passes)
    yield from (conflict.reason for conflict in schedule.conflicts if conflict.key == placed.key)


def whole(schedule: Schedule, path: tuple[str, ...], passes: Passes) -> Iterator[Reason]:
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


def lines(schedule: Schedule, passes: Passes) -> Iterator[Reason]:
    """Yield the dates of each phase, and until when it may end where it is not done."""
    for placed in schedule.placed:
        margin = None if placed.state == "done" else margin_of(schedule, placed, passes)
        yield because("line", phase=title(schedule, placed.key), span=placed.early, margin=margin)


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


def _hold(schedule: Schedule, placed: PlacedPhase) -> Reason:
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
