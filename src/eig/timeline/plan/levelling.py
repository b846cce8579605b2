"""Levelling: jobs that share few people, put one after another so that nobody is asked for twice.

The unconstrained makespan and the overloads say whether there is a question at all; the lower bound says
what no order can beat: the longest chain, all the work shared by all the people (energy),
or the jobs that need half of them.
`list_schedule` puts each job, in the order of a list, at its first feasible start (serial generation,
Kelley 1963); the order matters much. `level_jobs` searches every order that matters and proves the best
makespan on small problems (branch and bound over start-ordered lists, each of which gives an active
schedule; Sprecher 2000), or says that it stopped early.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, flag, instance_of, to_tuple, whole
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, reasons_in, trace
from eig.timeline.calendar._arguments import require
from eig.timeline.plan._generation import Partial, branches
from eig.timeline.plan.jobs import Jobs
from eig.typing import Lang

__all__ = ["Levelling", "level_jobs", "list_schedule"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("timeline.plan")


def _numbers(values: Iterable[int]) -> tuple[int, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Levelling(Value):
    """Starts of jobs under which nobody is asked for twice.

    Args:
        jobs: The jobs.
        starts: Their starts, in the same order.
        optimal: Whether no order can end sooner.

    >>> from eig.timeline.plan import Job, Jobs
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

        >>> from eig.timeline.plan import Job, Jobs
        >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
        >>> print(level_jobs(both).explain("b"))
        b: it starts at 2; all jobs end at 5, and no order can beat 5.
        """
        reasons = (
            because("start", start=self[key]),
            Reason(
                code="optimal" if self.optimal else "bounded",
                sentences={
                    "en": "all jobs end at {makespan}, and no order can beat {bound}",
                    "fr": "tout finit à {makespan}, et aucun ordre ne peut faire mieux que {bound}",
                },
                facts={"makespan": self.makespan, "bound": self._bound()},
            ),
        )
        return trace(key, reasons, lang)

    def _bound(self) -> int:
        return self.makespan if self.optimal else self.jobs.lower_bound

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a job.

        >>> from eig.timeline.plan import Job, Jobs
        >>> one = Jobs(jobs=[Job(key="a", duration=2)], capacity=1)
        >>> level_jobs(one).rows()
        [{'job': 'a', 'start': 0, 'end': 2, 'demand': 1}]
        """
        return [
            {"job": job.key, "start": start, "end": start + job.duration, "demand": job.demand}
            for job, start in zip(self.jobs.jobs, self.starts, strict=True)
        ]


def list_schedule(jobs: Jobs) -> Levelling:
    """Return serial generation: each job, in the order of the list, at its first feasible start.

    A job whose predecessors are not placed yet waits for them.

    >>> from eig.timeline.plan import Job, Jobs
    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> list_schedule(both).starts
    (0, 2)
    """
    require("list_schedule", jobs=(instance_of(Jobs), jobs))
    partial = Partial.empty(jobs)
    while len(partial.placed) < len(jobs.jobs):
        partial = partial.place(partial.eligible()[0])
    return Levelling(jobs=jobs, starts=partial.starts, optimal=partial.end == jobs.lower_bound)


def level_jobs(jobs: Jobs, *, max_steps: int = 100_000) -> Levelling:
    """Return the starts that end soonest, with the proof if it was found within `max_steps`.

    >>> from eig.timeline.plan import Job, Jobs
    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> level_jobs(both).makespan, level_jobs(both).optimal
    (5, True)
    """
    require("level", jobs=(instance_of(Jobs), jobs), max_steps=(whole(1), max_steps))
    best = list_schedule(jobs)
    stack = [Partial.empty(jobs)]
    for _ in range(max_steps):
        if not stack or best.makespan == jobs.lower_bound:
            return evolve(best, optimal=True)
        partial = stack.pop()
        if partial.bound() >= best.makespan:
            continue
        if len(partial.placed) == len(jobs.jobs):
            best = Levelling(jobs=jobs, starts=partial.starts)
        stack.extend(branches(partial))
    return best
