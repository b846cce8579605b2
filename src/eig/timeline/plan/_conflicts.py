"""What a plan asks for and its dates do not give: the conflicts of a schedule, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eig.reasons import reasons_in
from eig.timeline.plan._passes import Link, Passes
from eig.timeline.plan.plans import Dependency, Phase
from eig.timeline.plan.schedules import DateConflict

because = reasons_in("timeline.plan")


def conflicts(passes: Passes, finish_by: date | None) -> tuple[DateConflict, ...]:
    """Return every conflict of a schedule, in the order of its phases; the missed end comes last."""
    return (*_of_phases(passes), *_late_end(passes, finish_by))


def _of_phases(passes: Passes) -> Iterator[DateConflict]:
    for item, phase in enumerate(passes.plan.phases):
        if item in passes.known.starts:
            yield from _broken_links(passes, item, "out_of_sequence")
        elif phase.pinned is not None:
            yield from _pinned(passes, item, phase.pinned)
        if phase.deadline is not None and passes.finishes[item] > phase.deadline.toordinal() + 1:
            yield _conflict(phase, "deadline_missed", last=_last(passes, item), deadline=phase.deadline)


def _conflict(phase: Phase, code: str, link: Dependency | None = None, **facts: object) -> DateConflict:
    return DateConflict(key=phase.key, reason=because(code, **facts), link=link)


def _last(passes: Passes, item: int) -> date:
    return date.fromordinal(passes.finishes[item] - 1)


def _pinned(passes: Passes, item: int, pinned: date) -> Iterator[DateConflict]:
    phase, start = passes.plan.phases[item], pinned.toordinal()
    if passes.pin(phase) is None:
        yield _conflict(phase, "pin_missed", pinned=pinned, as_of=date.fromordinal(passes.known.floor - 1))
        return
    yield from _broken_links(passes, item, "pin_breaks_link")
    floor = passes.floor(phase)
    if floor > start:
        yield _conflict(phase, "pinned_too_early", pinned=pinned, floor=date.fromordinal(floor))
    if passes.maps[item].roll(start) != start:
        yield _conflict(phase, "pinned_on_day_off", pinned=pinned)


def _broken_links(passes: Passes, item: int, code: str) -> Iterator[DateConflict]:
    """Yield the links that would have a phase start later than it does."""
    phase, start = passes.plan.phases[item], passes.starts[item]
    worked = passes.maps[item].roll(start)
    for link in passes.preds[item]:
        bound = passes.bound(link)
        if bound > worked and not _pushes_end(passes, link):
            broken = passes.plan.dependencies[link.number]
            pred = passes.plan.phase(broken.pred).title
            facts = {"pinned": phase.pinned, "pred": pred, "bound": date.fromordinal(bound)}
            yield _conflict(phase, code, broken, start=date.fromordinal(start), **facts)


def _pushes_end(passes: Passes, link: Link) -> bool:
    """Tell whether a link pushes the end of what runs already, rather than being broken."""
    return link.to_finish and link.succ in passes.known.starts


def _late_end(passes: Passes, finish_by: date | None) -> Iterator[DateConflict]:
    if finish_by is None or passes.end <= finish_by.toordinal() + 1:
        return
    last = passes.finishes.index(passes.end)
    yield _conflict(passes.plan.phases[last], "finish_missed", last=_last(passes, last), finish_by=finish_by)
