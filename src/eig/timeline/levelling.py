"""Levelling: jobs that share few people, put one after another so that nobody is asked for twice.

The unconstrained makespan and the overloads say whether there is a question at all; the lower bound says
what no order can beat: the longest chain, or all the work shared by all the people (energy).
`list_schedule` puts each job, in the order of a list, at its first feasible start (serial generation,
Kelley 1963); the order matters much. `level` searches every order that matters and proves the best makespan
on small problems (branch and bound over start-ordered lists, each of which gives an active schedule;
Sprecher 2000), or says that it stopped early.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final, final

from attrs import evolve, field, frozen

from eig._checks import Gather, flag, instance_of, text, to_ids, to_tuple, whole
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, trace
from eig.timeline._order import find_circle, topological_order
from eig.typing import Lang

__all__ = ["Job", "Jobs", "Levelling", "level", "list_schedule"]


def __dir__() -> list[str]:
    return __all__


_CIRCLE: Final = "no job waits for itself, through however many others"


@final
@frozen(kw_only=True)
class Job:
    """A job: how long it lasts, how many people it needs meanwhile, what comes before it.

    >>> Job(key="j4", duration=3, demand=2, preds=["j3"]).preds
    ('j3',)
    """

    key: str
    duration: int
    demand: int = 1
    preds: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("duration", whole(0))
        faults.check("demand", whole(0))
        faults.check("preds", text.each())
        faults.done()


def _jobs(values: Iterable[Job]) -> tuple[Job, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Jobs:
    """Jobs that share a capacity.

    Args:
        jobs: The jobs, in the order of a list.
        capacity: How many people there are.

    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> both.unconstrained_makespan, both.energy_bound, both.overloads
    (3, 5, ((0, 2, 2),))
    """

    jobs: tuple[Job, ...] = field(converter=_jobs)
    capacity: int

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("jobs", instance_of(Job).each()) and faults.check("capacity", whole(1)):
            self._check_keys(faults)
        faults.done()

    def _check_keys(self, faults: Gather) -> None:
        unknown = tuple(one for job in self.jobs for one in job.preds if one not in self.index)
        big = tuple(job.key for job in self.jobs if job.demand > self.capacity)
        fine = [
            faults.distinct("jobs", (job.key for job in self.jobs), what="key of a job"),
            faults.that(
                "jobs", not unknown, rule="jobs wait for jobs here", remedy="add these", value=unknown
            ),
        ]
        faults.that(
            "jobs",
            not big,
            rule=f"a job needs {self.capacity} people at most: that is all there are",
            remedy="split it, or raise the capacity",
            value=big,
        )
        if all(fine) and len(self.order) < len(self.jobs):
            circle = tuple(self.jobs[item].key for item in find_circle(self._followers, self.order))
            faults.that("jobs", False, rule=_CIRCLE, remedy="remove one wait", value=circle)  # noqa: FBT003 # a known fault

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The position of each job."""
        return MappingProxyType({job.key: item for item, job in enumerate(self.jobs)})

    @cached_property
    def _followers(self) -> Sequence[Sequence[int]]:
        followers: list[list[int]] = [[] for _ in self.jobs]
        for item, job in enumerate(self.jobs):
            for pred in job.preds:
                followers[self.index[pred]].append(item)
        return followers

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The positions of the jobs, each after those it waits for."""
        return tuple(topological_order(len(self.jobs), self._followers))

    @cached_property
    def preds(self) -> tuple[tuple[int, ...], ...]:
        """The positions of what each job waits for."""
        return tuple(tuple(self.index[pred] for pred in job.preds) for job in self.jobs)

    @cached_property
    def tails(self) -> tuple[int, ...]:
        """For each job, the longest chain from its start to the end."""
        tails = [0] * len(self.jobs)
        for item in reversed(self.order):
            after = max((tails[one] for one in self._followers[item]), default=0)
            tails[item] = self.jobs[item].duration + after
        return tuple(tails)

    @property
    def unconstrained_makespan(self) -> int:
        """The longest chain: the makespan if there were people enough."""
        return max(self.tails, default=0)

    @property
    def energy_bound(self) -> int:
        """All the work shared by all the people, rounded up."""
        return -(-sum(job.duration * job.demand for job in self.jobs) // self.capacity)

    @property
    def lower_bound(self) -> int:
        """What no order can beat."""
        return max(self.unconstrained_makespan, self.energy_bound)

    @property
    def earliest(self) -> tuple[int, ...]:
        """The earliest starts if there were people enough."""
        starts = [0] * len(self.jobs)
        for item in self.order:
            ends = (starts[one] + self.jobs[one].duration for one in self.preds[item])
            starts[item] = max(ends, default=0)
        return tuple(starts)

    @property
    def overloads(self) -> tuple[tuple[int, int, int], ...]:
        """When the earliest starts ask for too many people: from, up to, how many."""
        return _overloads(self._usage(self.earliest), self.capacity)

    def _usage(self, starts: Sequence[int]) -> list[int]:
        usage = [0] * (sum(job.duration for job in self.jobs) + 1)
        for job, start in zip(self.jobs, starts, strict=True):
            for moment in range(start, start + job.duration):
                usage[moment] += job.demand
        return usage


def _overloads(usage: Sequence[int], capacity: int) -> tuple[tuple[int, int, int], ...]:
    steps: list[tuple[int, int, int]] = []
    for moment, asked in enumerate(usage):
        if asked <= capacity:
            continue
        if steps and steps[-1][1] == moment and steps[-1][2] == asked:
            steps[-1] = (steps[-1][0], moment + 1, asked)
        else:
            steps.append((moment, moment + 1, asked))
    return tuple(steps)


def _numbers(values: Iterable[int]) -> tuple[int, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Levelling:
    """Starts of jobs under which nobody is asked for twice.

    Args:
        jobs: The jobs.
        starts: Their starts, in the same order.
        optimal: Whether no order can end sooner.

    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> Levelling(jobs=both, starts=[0, 2]).makespan
    5
    """

    jobs: Jobs
    starts: tuple[int, ...] = field(converter=_numbers)
    optimal: bool = False

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("jobs", instance_of(Jobs))
        faults.check("starts", whole(0).each())
        faults.check("optimal", flag)
        faults.done()

    @property
    def makespan(self) -> int:
        """When the last job ends."""
        ends = (start + job.duration for job, start in zip(self.jobs.jobs, self.starts, strict=True))
        return max(ends, default=0)

    def __getitem__(self, key: str) -> int:
        if key not in self.jobs.index:
            raise UnknownKey("job", key, known=self.jobs.index)
        return self.starts[self.jobs.index[key]]

    def explain(self, key: str, *, lang: Lang = "en") -> Trace:
        """Say when a job starts and how good the whole is.

        >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
        >>> print(level(both).explain("b"))
        b: it starts at 2; all jobs end at 5, and no order can beat 5.
        """
        reasons = (
            Reason(
                code="start",
                en="it starts at {start}",
                fr="elle commence à {start}",
                facts={"start": self[key]},
            ),
            Reason(
                code="optimal" if self.optimal else "bounded",
                en="all jobs end at {makespan}, and no order can beat {bound}",
                fr="tout finit à {makespan}, et aucun ordre ne peut faire mieux que {bound}",
                facts={"makespan": self.makespan, "bound": self._bound()},
            ),
        )
        return trace(key, reasons, lang)

    def _bound(self) -> int:
        return self.makespan if self.optimal else self.jobs.lower_bound

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a job.

        >>> one = Jobs(jobs=[Job(key="a", duration=2)], capacity=1)
        >>> level(one).rows()
        [{'job': 'a', 'start': 0, 'end': 2, 'demand': 1}]
        """
        return [
            {"job": job.key, "start": start, "end": start + job.duration, "demand": job.demand}
            for job, start in zip(self.jobs.jobs, self.starts, strict=True)
        ]


def list_schedule(jobs: Jobs) -> Levelling:
    """Return serial generation: each job, in the order of the list, at its first feasible start.

    A job whose predecessors are not placed yet waits for them.

    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> list_schedule(both).starts
    (0, 2)
    """
    partial = _Partial.empty(jobs)
    while len(partial.placed) < len(jobs.jobs):
        partial = partial.place(partial.eligible()[0])
    return Levelling(jobs=jobs, starts=partial.starts, optimal=partial.end == jobs.lower_bound)


@final
@frozen(kw_only=True)
class _Partial:
    """A partial schedule: starts (-1 where not placed), what was placed in order, people in use."""

    jobs: Jobs
    starts: tuple[int, ...]
    placed: tuple[int, ...] = ()
    usage: tuple[int, ...] = ()

    @classmethod
    def empty(cls, jobs: Jobs) -> _Partial:
        horizon = sum(job.duration for job in jobs.jobs)
        return cls(jobs=jobs, starts=(-1,) * len(jobs.jobs), usage=(0,) * (horizon + 1))

    @property
    def end(self) -> int:
        lengths = (job.duration for job in self.jobs.jobs)
        return max((start + length for start, length in zip(self.starts, lengths, strict=True)), default=0)

    @property
    def last(self) -> int:
        return self.starts[self.placed[-1]] if self.placed else 0

    def eligible(self) -> list[int]:
        """Return the jobs whose predecessors are all placed, in the order of the list."""
        return [
            item
            for item, preds in enumerate(self.jobs.preds)
            if self.starts[item] < 0 and all(self.starts[one] >= 0 for one in preds)
        ]

    def ready(self, item: int) -> int:
        """Return when what a job waits for has ended."""
        ends = (self.starts[one] + self.jobs.jobs[one].duration for one in self.jobs.preds[item])
        return max(ends, default=0)

    def place(self, item: int) -> _Partial:
        """Return the schedule with a job at its first feasible start."""
        job, start = self.jobs.jobs[item], self.ready(item)
        free = self.jobs.capacity - job.demand
        while any(used > free for used in self.usage[start : start + job.duration]):
            start += 1
        usage = list(self.usage)
        for moment in range(start, start + job.duration):
            usage[moment] += job.demand
        starts = (*self.starts[:item], start, *self.starts[item + 1 :])
        return evolve(self, starts=starts, placed=(*self.placed, item), usage=tuple(usage))

    def bound(self) -> int:
        """Return what no completion can beat, if further jobs start no sooner than the last one placed."""
        chains = (max(self.ready(item), self.last) + self.jobs.tails[item] for item in self.eligible())
        waiting = (
            job.duration * job.demand
            for job, start in zip(self.jobs.jobs, self.starts, strict=True)
            if start < 0
        )
        work = sum(self.usage[self.last :]) + sum(waiting)
        return max(self.end, self.last - (-work // self.jobs.capacity), *chains)


def level(jobs: Jobs, *, max_steps: int = 100_000) -> Levelling:
    """Return the starts that end soonest, with the proof if it was found within `max_steps`.

    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> level(both).makespan, level(both).optimal
    (5, True)
    """
    faults = Gather("level")
    faults.check("max_steps", whole(1), max_steps)
    faults.done()
    best = list_schedule(jobs)
    stack = [_Partial.empty(jobs)]
    for _ in range(max_steps):
        if not stack or best.makespan == jobs.lower_bound:
            return evolve(best, optimal=True)
        partial = stack.pop()
        if partial.bound() >= best.makespan:
            continue
        if len(partial.placed) == len(jobs.jobs):
            best = Levelling(jobs=jobs, starts=partial.starts)
        stack.extend(_branches(partial))
    return best


def _branches(partial: _Partial) -> list[_Partial]:
    """Return the ways to go on in the order of starts; the longest chain comes last, to be searched first."""
    jobs = partial.jobs
    items = sorted(partial.eligible(), key=lambda item: (jobs.tails[item], -item))
    following = ((item, partial.place(item)) for item in items)
    return [one for item, one in following if _after(partial, item, one)]


def _after(partial: _Partial, item: int, following: _Partial) -> bool:
    """Tell whether a job starts after the last one placed: an order by starts gives each schedule once."""
    if not partial.placed:
        return True
    rank = partial.jobs.order.index
    return (following.starts[item], rank(item)) > (partial.last, rank(partial.placed[-1]))
