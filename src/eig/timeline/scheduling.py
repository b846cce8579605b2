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

from eig._checks import Gather, day
from eig.errors import Fault
from eig.reasons import Reason
from eig.timeline._passes import NO_LINK, Known, Passes
from eig.timeline.durations import out_of_time
from eig.timeline.plans import Dependency, Phase, Plan
from eig.timeline.schedules import Conflict, Hold, PhaseState, Placed, Schedule
from eig.timeline.spans import Span

__all__ = ["schedule"]

_NOTHING_KNOWN: Final = Known()


def __dir__() -> list[str]:
    return __all__


def schedule(plan: Plan, finish_by: date | None = None) -> Schedule:
    """Return the dates of a plan.

    Args:
        plan: The plan.
        finish_by: The last day that late dates are counted from; the end of the early dates if left out. So
            the late start of a call is its latest opening for a demo day on that day.

    >>> from eig.timeline import Dependency, WorkCalendar
    >>> plan = Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="mission", duration="12 days"), Phase(key="handover")],
    ...             dependencies=[Dependency(pred="mission", succ="handover", kind="FF")])
    >>> schedule(plan)["handover"].early.last
    datetime.date(2019, 1, 18)
    >>> schedule(plan, finish_by=date(2019, 1, 25))["mission"].slack
    5
    """
    return schedule_known(plan, _NOTHING_KNOWN, finish_by=finish_by)


def schedule_known(
    plan: Plan, known: Known, *, finish_by: date | None = None, as_of: date | None = None
) -> Schedule:
    """Return the dates of a plan under what is known on a day."""
    faults = Gather("schedule")
    faults.check("finish_by", day.or_none(), finish_by)
    faults.done()
    try:
        passes = Passes(plan, known, None if finish_by is None else finish_by.toordinal() + 1)
        placed = tuple(_placed(passes, item) for item in range(len(plan.phases)))
    except Fault:
        raise
    except (ValueError, OverflowError):
        raise out_of_time("schedule.plan", plan.key) from None
    conflicts = (*_conflicts(passes), *_late_end(passes, finish_by))
    return Schedule(plan=plan, placed=placed, finish_by=finish_by, conflicts=conflicts, as_of=as_of)


def _span(start: int, end: int) -> Span:
    return Span(start=date.fromordinal(start), end=date.fromordinal(end))


def _placed(passes: Passes, item: int) -> Placed:
    start, finish = passes.starts[item], passes.finishes[item]
    anchor, late = passes.anchors[item], passes.late[item]
    early = _span(start, finish)
    fixed = item in passes.known.starts or late == start
    count = passes.workdays.count
    driver = passes.drivers[item]
    hold = _hold(passes, item)
    return Placed(
        key=passes.plan.phases[item].key,
        early=early,
        late=early if fixed else _span(late, passes.maps[item].finish(late)),
        slack=count(anchor, late) if late != anchor else 0,
        free=count(anchor, passes.free[item]) if passes.free[item] != anchor else 0,
        hold=hold,
        driver=passes.plan.dependencies[driver] if hold == "link" else None,
        state=_state(passes.known, item),
    )


def _hold(passes: Passes, item: int) -> Hold:
    phase = passes.plan.phases[item]
    if item in passes.known.starts:
        return "fact"
    if passes.pin(phase) is not None:
        return "pinned"
    if passes.drivers[item] != NO_LINK:
        return "link"
    bound = passes.bounds[item]
    if phase.not_before is not None and bound == phase.not_before.toordinal():
        return "not_before"
    return "as_of" if bound == passes.known.floor else "start"


def _state(known: Known, item: int) -> PhaseState:
    if item in known.ends:
        return "done"
    return "running" if item in known.starts else "planned"


def _conflicts(passes: Passes) -> Iterator[Conflict]:
    for item, phase in enumerate(passes.plan.phases):
        if item in passes.known.starts:
            yield from _out_of_sequence(passes, item)
        elif phase.pinned is not None:
            yield from _broken_pin(passes, item, phase.pinned)
        if phase.deadline is not None and passes.finishes[item] > phase.deadline.toordinal() + 1:
            yield _conflict(
                phase,
                "deadline_missed",
                "its last day is {last}, after its deadline on {deadline}",
                "son dernier jour est le {last}, après son échéance du {deadline}",
                last=date.fromordinal(passes.finishes[item] - 1),
                deadline=phase.deadline,
            )


def _conflict(phase: Phase, code: str, en: str, fr: str, **facts: object) -> Conflict:
    link = facts.pop("link", None)
    reason = Reason(code=code, en=en, fr=fr, facts=facts)
    return Conflict(key=phase.key, reason=reason, link=link if isinstance(link, Dependency) else None)


def _broken_pin(passes: Passes, item: int, pinned: date) -> Iterator[Conflict]:
    phase, start = passes.plan.phases[item], passes.starts[item]
    if passes.pin(phase) is None:
        yield _conflict(
            phase,
            "pin_missed",
            "it was pinned to {pinned}, and had not started by the end of {as_of}",
            "sa date était fixée au {pinned}, et elle n’avait pas commencé à la fin du {as_of}",
            pinned=pinned,
            as_of=date.fromordinal(passes.known.floor - 1),
        )
        return
    for link in passes.preds[item]:
        bound = passes.bound(link)
        if bound > start:
            dependency = passes.plan.dependencies[link.number]
            yield _conflict(
                phase,
                "pin_breaks_link",
                "it is pinned to {pinned}, but the link from {pred} holds it until {bound}",
                "sa date est fixée au {pinned}, mais le lien depuis {pred} la retient jusqu’au {bound}",
                pinned=pinned,
                pred=dependency.pred,
                bound=date.fromordinal(bound),
                link=dependency,
            )
    if passes.floor(phase) > start:
        yield _conflict(
            phase,
            "pinned_too_early",
            "it is pinned to {pinned}, before {floor}, when it may start",
            "sa date est fixée au {pinned}, avant le {floor} où elle peut commencer",
            pinned=pinned,
            floor=date.fromordinal(passes.floor(phase)),
        )
    if passes.maps[item].roll(start) != start:
        yield _conflict(
            phase,
            "pinned_on_day_off",
            "it is counted in working days, but pinned to {pinned}, which is not worked",
            "elle est comptée en jours ouvrés, mais fixée au {pinned}, qui n’est pas travaillé",
            pinned=pinned,
        )


def _out_of_sequence(passes: Passes, item: int) -> Iterator[Conflict]:
    phase, start = passes.plan.phases[item], passes.starts[item]
    for link in passes.preds[item]:
        if not link.to_finish and passes.bound(link) > start:
            dependency = passes.plan.dependencies[link.number]
            yield _conflict(
                phase,
                "out_of_sequence",
                "it started on {start}, before the link from {pred} allowed it",
                "elle a commencé le {start}, avant que le lien depuis {pred} ne le permette",
                start=date.fromordinal(start),
                pred=dependency.pred,
                link=dependency,
            )


def _late_end(passes: Passes, finish_by: date | None) -> Iterator[Conflict]:
    if finish_by is None or passes.end <= finish_by.toordinal() + 1:
        return
    last = max(range(len(passes.finishes)), key=passes.finishes.__getitem__)
    yield _conflict(
        passes.plan.phases[last],
        "finish_missed",
        "it ends on {last}, after {finish_by}, the last day asked for",
        "elle se termine le {last}, après le {finish_by}, dernier jour demandé",
        last=date.fromordinal(passes.end - 1),
        finish_by=finish_by,
    )
