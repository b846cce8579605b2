"""What a plan asks for and its dates do not give: pins contradicted, deadlines and ends missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import text
from eig._values.value import Value, keeps
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.plan._forward_and_backward_pass import Passes
from eig.timeline.plan.phases import Dependency, Phase

because: Because = reasons_in("timeline.plan")


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


def conflicts_of(passes: Passes, finish_by: date | None) -> tuple[DateConflict, ...]:
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
            phase, "finish_on_too_early", fixed=phase.finish_on, start=began, floor=date.fromordinal(floor)
        )


def _broken_links(passes: Passes, item: int, code: str) -> Iterator[DateConflict]:
    """Yield the links that would have a phase start later than it does."""
    phase, start = passes.plan.phases[item], passes.starts[item]
    for link in passes.preds[item]:
        bound = passes.bound(link)
        if passes.breaks(link) and not (link.to_finish and link.succ in passes.known.starts):
            broken = passes.plan.dependencies[link.number]
            pred = passes.plan.phase(broken.pred).title
            fixed = phase.pinned or phase.finish_on
            facts = {"pinned": fixed, "pred": pred, "bound": date.fromordinal(bound)}
            yield _conflict(phase, code, broken, start=date.fromordinal(start), **facts)


def _late_end(passes: Passes, finish_by: date | None) -> Iterator[DateConflict]:
    if finish_by is None or passes.end <= finish_by.toordinal() + 1:
        return
    last = passes.finishes.index(passes.end)
    yield _conflict(passes.plan.phases[last], "finish_missed", last=_last(passes, last), finish_by=finish_by)
