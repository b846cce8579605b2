"""Serial generation: partial schedules of jobs that share people, one job placed after another."""

from __future__ import annotations

from typing import final

from attrs import evolve, frozen

from eig._ground.values import Value
from eig.timeline.plan.jobs import Jobs


@final
@frozen(kw_only=True)
class Partial(Value):
    """A partial schedule: starts (-1 where not placed), what was placed in order, people in use."""

    jobs: Jobs
    starts: tuple[int, ...]
    placed: tuple[int, ...] = ()
    usage: tuple[int, ...] = ()

    @classmethod
    def empty(cls, jobs: Jobs) -> Partial:
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

    def place(self, item: int) -> Partial:
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
        jobs, last = self.jobs, self.last
        chains = (max(self.ready(item), last) + jobs.tails[item] for item in self.eligible())
        left = [self._left(item) for item in range(len(jobs.jobs))]
        work = sum(time * job.demand for time, job in zip(left, jobs.jobs, strict=True))
        halves = sum(time * half for time, half in zip(left, jobs.halves, strict=True))
        return max(self.end, last - (-work // jobs.capacity), last - (-halves // 2), *chains)

    def _left(self, item: int) -> int:
        """Return how long a job still runs after the last start."""
        start, duration = self.starts[item], self.jobs.jobs[item].duration
        return duration if start < 0 else max(0, start + duration - self.last)


def branches(partial: Partial) -> list[Partial]:
    """Return the ways to go on in the order of starts; the longest chain comes last, to be searched first."""
    jobs = partial.jobs
    items = sorted(partial.eligible(), key=lambda item: (jobs.tails[item], -item))
    following = ((item, partial.place(item)) for item in items)
    return [one for item, one in following if _after(partial, item, one)]


def _after(partial: Partial, item: int, following: Partial) -> bool:
    """Tell whether a job starts after the last one placed: an order by starts gives each schedule once."""
    if not partial.placed:
        return True
    rank = partial.jobs.order.index
    return (following.starts[item], rank(item)) > (partial.last, rank(partial.placed[-1]))
