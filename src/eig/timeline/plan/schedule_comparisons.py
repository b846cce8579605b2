"""Schedules compared: a variance against a baseline, a slip, a what-if, each told as one `Diff`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import plural
from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import text
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import look_up
from eig.programme.durations import working_days
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.plan._dates_that_contradict_a_plan import DateConflict
from eig.timeline.plan.loads_of_people import Overload
from eig.timeline.plan.schedules_slack_and_count_back import PlacedPhase, Schedule, title
from eig.typing import Lang

because: Because = reasons_in("timeline.plan")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Shift(Value):
    """How a phase moved, in working days of the calendar before; None where it is only in one of the two.

    Args:
        key: The key of the phase.
        start: How much later it starts.
        finish: How much later it ends.
        slack: How much its total slack grew.

    >>> Shift(key="jury", start=10, finish=10, slack=-10).moved
    True
    """

    key: str
    start: int | None
    finish: int | None
    slack: int | None

    @property
    def moved(self) -> bool:
        """Whether it moved by a working day, or appeared or vanished; see `Diff.moved` for its dates."""
        return (self.start, self.finish) != (0, 0)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Baseline(Value):
    """A schedule kept under a name, to be compared with later.

    Args:
        name: What people call it: the plan that was announced, say.
        kept: The day it was kept.
        schedule: The schedule.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> announced = Baseline(name="announced", kept=date(2019, 3, 1), schedule=schedule(plan))
    >>> compare_to_baseline(announced, schedule(plan)).moved
    ()
    """

    name: str = field(metadata=keeps(text))
    kept: date
    schedule: Schedule


@final
@frozen(kw_only=True, eq=False, repr=False)
class Diff(Several[Shift]):
    """Two schedules compared: what `compare_to_baseline`, `slip` and `what_if` return.

    Args:
        before: The baseline.
        after: What it is compared with.
        overloads_before: The overloads of mentors before, where staffing was given.
        overloads_after: The overloads after.

    >>> from eig.timeline import Phase, Plan, WorkCalendar
    >>> from eig.timeline.plan import slip
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> diff = slip(plan, "a", "1 week")
    >>> diff.moved, diff.end_moved, diff.broken
    (('a',), 5, ())
    """

    MEMBERS = "shifts"
    before: Schedule
    after: Schedule
    overloads_before: tuple[Overload, ...] = field(default=(), converter=TupleOf[Overload])
    overloads_after: tuple[Overload, ...] = field(default=(), converter=TupleOf[Overload])

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """How each phase moved: the phases before, in order, then those that appeared."""
        keys = dict.fromkeys(placed.key for one in (self.before, self.after) for placed in one.placed)
        return tuple(self._shift(key) for key in keys)

    def _shift(self, key: str) -> Shift:
        before, after = self.before.by_key.get(key), self.after.by_key.get(key)
        if before is None or after is None:
            return Shift(key=key, start=None, finish=None, slack=None)
        return Shift(
            key=key,
            start=self._count(before.early.start, after.early.start),
            finish=self._count(before.early.end, after.early.end),
            slack=after.slack - before.slack,
        )

    def _count(self, before: date, after: date) -> int:
        return self.before.plan.calendar.count(before, after)

    def __getitem__(self, key: str) -> Shift:
        return look_up("phase", key, {shift.key: shift for shift in self.shifts})

    @property
    def moved(self) -> tuple[str, ...]:
        """The keys of the phases whose dates moved."""
        return tuple(shift.key for shift in self.shifts if not self._stays(shift.key))

    def _stays(self, key: str) -> bool:
        before, after = self.before.by_key.get(key), self.after.by_key.get(key)
        return before is not None and after is not None and before.early == after.early

    @property
    def end_moved(self) -> int:
        """How much later the last phase ends, in working days."""
        return self._count(self.before.end, self.after.end)

    @property
    def finish_moved(self) -> bool:
        """Whether the last day is another one."""
        return self.before.last != self.after.last

    @property
    def broken(self) -> tuple[DateConflict, ...]:
        """The conflicts that were not there before: pins contradicted, deadlines missed."""
        known = {(one.key, one.code, one.link) for one in self.before.conflicts}
        return tuple(one for one in self.after.conflicts if (one.key, one.code, one.link) not in known)

    @property
    def mended(self) -> tuple[DateConflict, ...]:
        """The conflicts that are no longer there."""
        left = {(one.key, one.code, one.link) for one in self.after.conflicts}
        return tuple(one for one in self.before.conflicts if (one.key, one.code, one.link) not in left)

    @property
    def overloads(self) -> tuple[Overload, ...]:
        """The overloads that were not there before."""
        return tuple(one for one in self.overloads_after if one not in self.overloads_before)

    def __repr__(self) -> str:
        return (
            f"<Diff: {plural(len(self.moved), 'phase')} moved, end {self.before.last} to {self.after.last}>"
        )

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how a phase moved, and what holds it now; without a key, sum all up.

        >>> from eig.timeline import Phase, Plan, WorkCalendar
        >>> from eig.timeline.plan import slip
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> print(slip(plan, "a", "1 week").explain("a").reasons[0])
        it was to run on 15 April 2019 and now runs on 22 April 2019: its end comes 5 working days later
        >>> print(slip(plan, "a", "1 week"))
        p: the end moves from 15 April 2019 to 22 April 2019, 5 working days later
        one phase moves: a
        """
        if key is None:
            return trace(self.after.plan.name or self.after.plan.key, self._whole(), lang)
        shift, placed = self[key], self.after.by_key.get(key)
        held = () if placed is None else self.after.explain(key).reasons
        return trace(self._title(key), (_said(shift, self.before.by_key.get(key), placed), *held), lang)

    def _title(self, key: str) -> str:
        return title(self.after if key in self.after.by_key else self.before, key)

    def _whole(self) -> Iterator[Reason]:
        if self.finish_moved:
            days = abs(self.end_moved)
            way, by = _way(self.before.last, self.after.last, days), working_days(days)
            yield because("end_moved", before=self.before.last, after=self.after.last, by=by, way=way)
        else:
            yield because("end_stays", last=self.after.last)
        yield because("phases_moved", phases=tuple(map(self._title, self.moved)))
        for one in self.broken:
            yield because("conflict", phase=self._title(one.key), reason=one.reason)
        yield from (overload.reason for overload in self.overloads)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a phase.

        >>> from eig.timeline import Phase, Plan, WorkCalendar
        >>> from eig.timeline.plan import slip
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> slip(plan, "a", "1 week").rows()[0]["first_after"]
        datetime.date(2019, 4, 22)
        """
        return [
            {
                "phase": shift.key,
                "first_before": _first(self.before, shift.key),
                "first_after": _first(self.after, shift.key),
                "last_before": _last(self.before, shift.key),
                "last_after": _last(self.after, shift.key),
                **row_of(shift, "start", "finish", "slack"),
            }
            for shift in self.shifts
        ]


def _first(one: Schedule, key: str) -> date | None:
    return one.by_key[key].early.start if key in one.by_key else None


def _last(one: Schedule, key: str) -> date | None:
    return one.by_key[key].early.last if key in one.by_key else None


def _way(before: date, after: date, days: int) -> str:
    """Say which way an end moves; "beside" where no working day lies between its two days."""
    if before == after:
        return "same"
    return "beside" if days == 0 else "later" if after > before else "earlier"


def _said(shift: Shift, before: PlacedPhase | None, after: PlacedPhase | None) -> Reason:
    if after is None:
        return because("removed")
    if before is None:
        return because("added")
    if before.early == after.early:
        return because("unmoved")
    days = abs(shift.finish or 0)
    way, by = _way(before.early.last, after.early.last, days), working_days(days)
    return because("moved", before=before.early, after=after.early, way=way, by=by)


@checked
def compare_to_baseline(baseline: Schedule | Baseline, actual: Schedule) -> Diff:
    """Return how a schedule differs from a baseline, in working days of the baseline's calendar.

    Any schedule is a baseline; `Baseline` keeps one with its name and its day.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> from eig.timeline.plan import StretchPhase
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> compare_to_baseline(schedule(plan), schedule(StretchPhase(key="a",
    ...     duration="3 working days")(plan)))["a"].finish
    2
    """
    before = baseline.schedule if isinstance(baseline, Baseline) else baseline
    return Diff(before=before, after=actual)
