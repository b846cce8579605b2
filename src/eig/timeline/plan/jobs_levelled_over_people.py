"""Levelling: jobs that share few people, put one after another so that nobody is asked for twice.

The unconstrained makespan and the overloads say whether there is a question at all; the lower bound says
what no order can beat: the longest chain, all the work shared by all the people (energy),
or the jobs that need half of them.
`list_schedule` puts each job, in the order of a list, at its first feasible start (serial generation,
Kelley 1963); the order matters much. `level_jobs` begins with the best of three orders, searches every order
that matters and proves the best makespan on small problems (branch and bound over start-ordered lists, each
of which gives an active schedule; Sprecher 2000), or says that it stopped early.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked, checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.iterable_results import Several
from eig._values.progress_and_stopping import Steps, Watch
from eig._values.tuple_fields import to_numbers
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Because, Trace, reasons_in, trace
from eig.timeline.plan.jobs_and_lower_bounds import Jobs
from eig.typing import Lang, ProgressCall

Profile: TypeAlias = tuple[tuple[int, int], ...]
"""Each moment at which the number of people in use changes, and that number from then on."""

EMPTY: Final[Profile] = ((0, 0),)


def _segments(profile: Profile) -> Iterator[tuple[int, float, int]]:
    """Yield the segments of equal use: from, up to, how many; the last has no end."""
    for (begin, used), (end, _) in pairwise((*profile, (inf, 0))):
        yield int(begin), end, used


def first_fit(profile: Profile, start: int, duration: int, free: int) -> int:
    """Return the first moment from `start` at which no more than `free` people are in use for a while.

    >>> first_fit(((0, 2), (3, 1), (5, 0)), 0, 2, 1)
    3
    """
    for begin, end, used in _segments(profile[bisect_left(profile, (start + 1,)) - 1 :]):
        if max(begin, start) >= start + duration:
            break
        if used > free:
            start = max(start, int(end))
    return start


def raised(profile: Profile, start: int, end: int, people: int) -> Profile:
    """Return the profile with more people in use from one moment up to another.

    >>> raised(((0, 0),), 1, 3, 2)
    ((0, 0), (1, 2), (3, 0))
    """
    if start == end:
        return profile
    first, last = (bisect_left(profile, (at,)) for at in (start, end))
    within = [(start, profile[bisect_left(profile, (start + 1,)) - 1][1]), *profile[first:last]]
    if first < last and profile[first][0] == start:
        del within[0]
    ends = () if profile[last:] and profile[last][0] == end else ((end, profile[last - 1][1]),)
    return (*profile[:first], *((at, used + people) for at, used in within), *ends, *profile[last:])


because: Because = reasons_in("timeline.plan")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Levelling(Several[str]):
    """Starts of jobs under which nobody is asked for twice.

    Args:
        jobs: The jobs.
        starts: Their starts, in the same order.
        optimal: Whether no order can end sooner.
        only: Whether no other starts end as soon; None where that is not settled.

    >>> from eig.timeline.plan import Job, Jobs
    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> Levelling(jobs=both, starts=[0, 2]).makespan
    5
    """

    MEMBERS = "_keys"
    jobs: Jobs
    starts: tuple[int, ...] = field(converter=to_numbers, metadata=keeps(whole(0).each()))
    optimal: bool = False
    only: bool | None = None

    @property
    def makespan(self) -> int:
        """When the last job ends."""
        ends = (start + job.duration for job, start in zip(self.jobs.jobs, self.starts, strict=True))
        return max(ends, default=0)

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(self.jobs.index)

    def __getitem__(self, key: str) -> int:
        require_key("job", key, self.jobs.index)
        return self.starts[self.jobs.index[key]]

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say when a job starts; without a key, how good the whole is, and whether other starts are as good.

        >>> from eig.timeline.plan import Job, Jobs
        >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
        >>> for reason in level_jobs(both).explain().reasons:
        ...     print(reason)
        all jobs end at 5: no order ends sooner
        other starts end as soon: this is one of several equally good ones
        """
        start = () if key is None else (because("start", start=self[key]),)
        code = {True: "only_starts", False: "other_starts", None: "starts_not_settled"}[self.only]
        bound = self.makespan if self.optimal else self.jobs.lower_bound
        good = because("optimal" if self.optimal else "bounded", makespan=self.makespan, bound=bound)
        return trace(because("jobs").say(lang) if key is None else key, (*start, good, because(code)), lang)

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


@checked
def list_schedule(jobs: Jobs) -> Levelling:
    """Return serial generation: each job, in the order of the list, at its first feasible start.

    A job whose predecessors are not placed yet waits for them.

    >>> from eig.timeline.plan import Job, Jobs
    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> list_schedule(both).starts
    (0, 2)
    """
    return _levelled(jobs, _serial(jobs, jobs.preds, range(len(jobs.jobs))))


def _levelled(jobs: Jobs, starts: Sequence[int]) -> Levelling:
    found = Levelling(jobs=jobs, starts=starts)
    return evolve(found, optimal=found.makespan == jobs.lower_bound)


def _serial(jobs: Jobs, preds: Sequence[Collection[int]], order: Sequence[int]) -> list[int]:
    """Return the starts of serial generation in an order, each job after those it waits for."""
    starts, profile, turns = [0] * len(order), EMPTY, {item: turn for turn, item in enumerate(order)}
    full = dict[int, int]()  # up to when, by demand, no further job fits, however short it is
    waits, followers = list(map(len, preds)), _turned(preds)
    ready = sorted(turns[item] for item, left in enumerate(waits) if not left)
    while ready:
        item = order[heappop(ready)]
        job = jobs.jobs[item]
        after = max((starts[one] + jobs.jobs[one].duration for one in preds[item]), default=0)
        free = jobs.capacity - job.demand
        full[free] = first_fit(profile, full.get(free, 0), 1, free)
        starts[item] = first_fit(profile, max(after, full[free]), job.duration, free)
        profile = raised(profile, starts[item], starts[item] + job.duration, job.demand)
        for follower in followers[item]:
            waits[follower] -= 1
            if not waits[follower]:
                heappush(ready, turns[follower])
    return starts


def _turned(preds: Sequence[Collection[int]]) -> list[list[int]]:
    """Return, for each job, those that wait for it."""
    followers: list[list[int]] = [[] for _ in preds]
    for item, before in enumerate(preds):
        for one in before:
            followers[one].append(item)
    return followers


def _lists(jobs: Jobs) -> Iterator[Levelling]:
    """Yield serial generation in three orders: of the list, longest chain first, and as packed from the end.

    Each pass places first what ended last in the pass before, which ran the other way.
    """
    yield list_schedule(jobs)
    ends, ways = list(jobs.tails), (jobs.preds, _turned(jobs.preds), jobs.preds)
    for preds in ways:
        order = sorted(range(len(ends)), key=ends.__getitem__, reverse=True)
        starts = _serial(jobs, preds, order)
        ends = [start + job.duration for start, job in zip(starts, jobs.jobs, strict=True)]
        if preds is jobs.preds:
            yield _levelled(jobs, starts)


@checked_by(max_steps=whole(1))
def level_jobs(
    jobs: Jobs,
    *,
    max_steps: int = 100_000,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> Levelling:
    """Return the starts that end soonest, with the proof if it was found within the limits.

    `only` says whether other starts end as soon. Which of them is shown follows the order of the jobs.

    Args:
        max_steps: The most steps to take.
        stop: Asked at each step whether to stop: the caller's clock, or a button.
        progress: Told of the steps taken, the soonest end so far, and what no order beats.

    >>> from eig.timeline.plan import Job, Jobs
    >>> both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
    >>> level_jobs(both).makespan, level_jobs(both).optimal
    (5, True)
    """
    watch = Watch(progress, rising=False)
    steps = Steps(max_steps, every=1)
    steps.stop = watch.asking(stop, lambda: steps.done)
    lists, stack = _lists(jobs), [iter([_Partial.empty(jobs)])]
    best = next(lists)
    watch.tell(0, best=best.makespan, bound=jobs.lower_bound)
    while not (best.optimal or steps.heard()) and (other := next(lists, None)):
        best = min(best, other, key=lambda one: one.makespan)
        watch.tell(0, best=best.makespan)
    while steps.take():
        partial = None if best.makespan == jobs.lower_bound else _next_of(stack)
        if partial is None:
            watch.tell(steps.done, bound=best.makespan)
            return evolve(best, optimal=True, only=_is_only(best, steps))
        if partial.bound() >= best.makespan:
            continue
        if len(partial.placed) == len(jobs.jobs):
            best = Levelling(jobs=jobs, starts=partial.starts)
            watch.tell(steps.done, best=best.makespan)
        stack.append(_branches(partial))
    return best


def _next_of(stack: list[Iterator[_Partial]]) -> _Partial | None:
    """Return the next way to go on from what was looked at last; None where all were looked at."""
    while stack:
        for found in stack[-1]:
            return found
        stack.pop()
    return None


def _is_only(best: Levelling, steps: Steps) -> bool | None:
    """Tell whether no other starts end as soon as the best ones; None where `steps` did not settle it.

    Any other starts are active ones, or active ones with a job that waits without need: so it is enough to
    move one job at a time, and to search the active ones.
    """
    if _can_wait(best):
        return False
    stack = [iter([_Partial.empty(best.jobs)])]
    while steps.take():
        partial = _next_of(stack)
        if partial is None:
            return True
        if partial.bound() > best.makespan:
            continue
        if len(partial.placed) == len(best.jobs.jobs) and partial.starts != best.starts:
            return False
        stack.append(_branches(partial))
    return None


def _can_wait(best: Levelling) -> bool:
    """Tell whether a job could start later, all others staying where they are; none can start sooner."""
    jobs, profile = best.jobs, EMPTY
    latest = [best.makespan] * len(jobs.jobs)
    for job, start, preds in zip(jobs.jobs, best.starts, jobs.preds, strict=True):
        profile = raised(profile, start, start + job.duration, job.demand)
        for before in preds:
            latest[before] = min(latest[before], start)
    for job, start, end in zip(jobs.jobs, best.starts, latest, strict=True):
        others = raised(profile, start, start + job.duration, -job.demand)
        if first_fit(others, start + 1, job.duration, jobs.capacity - job.demand) <= end - job.duration:
            return True
    return False


@final
@frozen(eq=False, repr=False)
class _Partial(Value):
    """A partial schedule: starts (-1 where not placed), what was placed in order, people in use."""

    jobs: Jobs
    starts: tuple[int, ...]
    placed: tuple[int, ...] = ()
    profile: Profile = EMPTY

    @classmethod
    def empty(cls, jobs: Jobs) -> _Partial:
        """Return the schedule of which no job is placed."""
        return cls(jobs=jobs, starts=(-1,) * len(jobs.jobs))

    @property
    def end(self) -> int:
        """The day after the last that a placed job takes."""
        lengths = (job.duration for job in self.jobs.jobs)
        return max((start + length for start, length in zip(self.starts, lengths, strict=True)), default=0)

    @property
    def last(self) -> int:
        """The start of the job that was placed last."""
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
        job = self.jobs.jobs[item]
        start = first_fit(self.profile, self.ready(item), job.duration, self.jobs.capacity - job.demand)
        profile = raised(self.profile, start, start + job.duration, job.demand)
        starts = (*self.starts[:item], start, *self.starts[item + 1 :])
        return evolve(self, starts=starts, placed=(*self.placed, item), profile=profile)

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


def _branches(partial: _Partial) -> Iterator[_Partial]:
    """Yield the ways to go on in the order of starts, the longest chain first."""
    jobs = partial.jobs
    for item in sorted(partial.eligible(), key=lambda item: (-jobs.tails[item], item)):
        following = partial.place(item)
        if _after(partial, item, following):
            yield following


def _after(partial: _Partial, item: int, following: _Partial) -> bool:
    """Tell whether a job starts after the last one placed: an order by starts gives each schedule once."""
    if not partial.placed:
        return True
    rank = partial.jobs.order.index
    return (following.starts[item], rank(item)) > (partial.last, rank(partial.placed[-1]))
