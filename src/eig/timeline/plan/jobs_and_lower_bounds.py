"""Jobs that share a few people: what has to be done, by how many, after what, and what no order can beat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.timeline.plan._order_and_circles_of_phases import find_circle, topological_order

LATEST: Final = 1_000_000  # moments that are counted one by one


@final
@frozen(kw_only=True, eq=False, repr=False)
class Job(Value):
    """A job: how long it lasts, how many people it needs meanwhile, what comes before it.

    >>> Job(key="j4", duration=3, demand=2, preds=["j3"]).preds
    ('j3',)
    """

    key: str = field(metadata=keeps(text))
    duration: int = field(metadata=keeps(whole(0)))
    demand: int = field(default=1, metadata=keeps(whole(0)))
    preds: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Jobs(Value):
    """Jobs that share a capacity.

    Args:
        jobs: The jobs, in the order of a list.
        capacity: How many people there are.

    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> both.unconstrained_makespan, both.energy_bound, both.overloads
    (3, 5, ((0, 2, 2),))
    """

    jobs: tuple[Job, ...] = field(converter=TupleOf[Job])
    capacity: int = field(metadata=keeps(whole(1)))

    def _check(self, faults: Gather) -> None:
        jobs = enumerate(self.jobs)
        preds = {(at, "preds", n): one for at, job in jobs for n, one in enumerate(job.preds)}
        big = tuple(job.key for job in self.jobs if job.demand > self.capacity)
        length = sum(job.duration for job in self.jobs)
        fine = [
            faults.distinct("jobs", (job.key for job in self.jobs), what="key of a job"),
            faults.known("jobs", preds.values(), self.index, what="a job", ways=preds),
        ]
        faults.that("jobs", not big, "timeline.plan.few_people", value=big, capacity=self.capacity)
        faults.that("jobs", length <= LATEST, "timeline.plan.few_moments", value=length, most=LATEST)
        if all(fine) and len(self.order) < len(self.jobs):
            circle = tuple(self.jobs[item].key for item in find_circle(self._followers, self.order))
            faults.that("jobs", not circle, "timeline.plan.no_circle", value=circle)

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

    @cached_property
    def halves(self) -> tuple[int, ...]:
        """For each job, the halves of the capacity that nobody else can use: 2, 1 or 0.

        Jobs that need more than half of the people never run together, and two that need half fill it.
        """
        return tuple(
            (2 * job.demand > self.capacity) + (2 * job.demand >= self.capacity) for job in self.jobs
        )

    @property
    def halves_bound(self) -> int:
        """The time of the jobs that need half of the people or more, one after another or two by two."""
        return -(-sum(half * job.duration for half, job in zip(self.halves, self.jobs, strict=True)) // 2)

    @property
    def lower_bound(self) -> int:
        """What no order can beat."""
        return max(self.unconstrained_makespan, self.energy_bound, self.halves_bound)

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
        capacity = self.capacity
        steps: list[tuple[int, int, int]] = []
        for moment, asked in enumerate(self.usage(self.earliest)):
            if asked <= capacity:
                continue
            if steps and steps[-1][1] == moment and steps[-1][2] == asked:
                steps[-1] = (steps[-1][0], moment + 1, asked)
            else:
                steps.append((moment, moment + 1, asked))
        return tuple(steps)

    def usage(self, starts: Sequence[int]) -> Sequence[int]:
        """Return how many people are asked for at each moment, under some starts.

        >>> Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=1)], capacity=2).usage([0, 1])
        [1, 2, 0]
        """
        faults = Gather("Jobs.usage")
        given, count = len(starts), len(self.jobs)
        faults.that("starts", given == count, "timeline.plan.start_each", value=given, count=count)
        faults.check("starts", whole(0, LATEST).each(), tuple(starts))
        faults.done()
        ends = (start + job.duration for job, start in zip(self.jobs, starts, strict=True))
        usage = [0] * (max(ends, default=0) + 1)
        for job, start in zip(self.jobs, starts, strict=True):
            for moment in range(start, start + job.duration):
                usage[moment] += job.demand
        return usage
