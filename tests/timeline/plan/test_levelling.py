"""Levelling: jobs that share few people."""

import pickle
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._values.progress_and_stopping import Steps
from eig.errors import Fault, Faults, UnknownKey
from eig.timeline.plan import Job, Jobs, Levelling, level_jobs, list_schedule
from eig.timeline.plan.jobs_levelled_over_people import _Partial
from helpers.unfolded import unfolded


@st.composite
def problems(draw, most=5):
    capacity = draw(st.integers(1, 3))
    keys = [f"j{n}" for n in range(draw(st.integers(1, most)))]
    jobs = [
        Job(
            key=key,
            duration=draw(st.integers(0, 4)),
            demand=draw(st.integers(0, capacity)),
            preds=draw(st.lists(st.sampled_from(keys[:n]), unique=True, max_size=2)) if n else [],
        )
        for n, key in enumerate(keys)
    ]
    return Jobs(jobs=draw(st.permutations(jobs)), capacity=capacity)


def feasible(jobs, starts):
    """Tell whether starts respect what comes before and how many people there are."""
    ends = {job.key: start + job.duration for job, start in zip(jobs.jobs, starts, strict=True)}
    for job, start in zip(jobs.jobs, starts, strict=True):
        if any(ends[pred] > start for pred in job.preds):
            return False
    horizon = max(ends.values(), default=0)
    return all(
        sum(
            job.demand
            for job, start in zip(jobs.jobs, starts, strict=True)
            if start <= moment < start + job.duration
        )
        <= jobs.capacity
        for moment in range(horizon)
    )


def in_list_order(jobs, order):
    """Return the makespan of serial generation in an order, or None where the order is not feasible."""
    placed, usage, makespan = {}, {}, 0
    for job in order:
        if any(pred not in placed for pred in job.preds):
            return None
        start = max((placed[pred] for pred in job.preds), default=0)
        while any(usage.get(start + n, 0) + job.demand > jobs.capacity for n in range(job.duration)):
            start += 1
        for n in range(job.duration):
            usage[start + n] = usage.get(start + n, 0) + job.demand
        placed[job.key] = start + job.duration
        makespan = max(makespan, placed[job.key])
    return makespan


class TestJobs:
    """What has to be done, and by how many."""

    def test_bounds(self):
        """The longest chain, and all the work shared by all the people."""
        jobs = Jobs(
            jobs=[
                Job(key="a", duration=3, demand=2),
                Job(key="b", duration=4, preds=["a"]),
                Job(key="c", duration=9),
            ],
            capacity=2,
        )

        assert (9, 10, 10) == (jobs.unconstrained_makespan, jobs.energy_bound, jobs.lower_bound)
        assert ((0, 3, 3),) == jobs.overloads
        assert (0, 3, 0) == jobs.earliest

    def test_jobs_that_need_more_than_half_run_one_after_another(self):
        """Of 4 people, jobs of 3 never run together, and two jobs of 2 fill it."""
        needs = {"a": 3, "b": 3, "c": 2, "d": 2, "e": 1}
        jobs = Jobs(jobs=[Job(key=key, duration=2, demand=n) for key, n in needs.items()], capacity=4)

        assert (2, 2, 1, 1, 0) == jobs.halves
        assert 6 == jobs.halves_bound == level_jobs(jobs).makespan

    @pytest.mark.untraced
    @given(problems())
    def test_no_order_beats_the_bound(self, jobs):
        """The best makespan is never below it."""
        assert jobs.lower_bound <= level_jobs(jobs).makespan

    def test_overloads_are_steps(self):
        """Neighbouring moments that ask for as many make one step."""
        jobs = Jobs(
            jobs=[Job(key="a", duration=4), Job(key="b", duration=2), Job(key="c", duration=1, preds=["b"])],
            capacity=1,
        )

        assert ((0, 3, 2),) == jobs.overloads

    def test_nobody_is_asked_for_where_there_is_no_job(self):
        """Neither at the start, which is the end, nor for any time."""
        nothing = Jobs(jobs=[], capacity=1)

        assert ([0], (), 0) == (nothing.usage([]), nothing.overloads, nothing.lower_bound)

    @given(problems())
    def test_without_overload_nothing_needs_levelling(self, jobs):
        """The earliest starts are feasible exactly when nothing is overloaded."""
        assert feasible(jobs, jobs.earliest) == (not jobs.overloads)

    def test_refuses_what_cannot_be_done(self):
        """Unknown and repeated keys, too big a demand, circles."""
        with pytest.raises(Faults) as caught:
            Jobs(jobs=[Job(key="a", duration=1, demand=3), Job(key="a", duration=1, preds=["z"])], capacity=2)
        assert 3 == len(caught.value.exceptions)
        with pytest.raises(Fault, match="waits that never come back") as circle:
            Jobs(
                jobs=[Job(key="a", duration=1, preds=["b"]), Job(key="b", duration=1, preds=["a"])],
                capacity=2,
            )
        assert ("a", "b") == circle.value.value

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            Job(key="", duration=-1, demand=1.5, preds=[3])
        assert 4 == len(caught.value.exceptions)
        for fields in ({"jobs": [1], "capacity": 1}, {"jobs": [], "capacity": 0}):
            with pytest.raises(Fault):
                Jobs(**fields)


class TestBound:
    """What no completion of a partial schedule can beat."""

    @pytest.mark.parametrize(("demand", "ends"), [(2, [3, 3, 3, 3]), (1, [1, 1, 1, 1])])
    def test_two_jobs_that_ask_for_more_than_half_never_run_together(self, demand, ends):
        """Three days of two of three people are three days, though all the work would fit in two; of one person, one."""
        jobs = Jobs(jobs=[Job(key=key, duration=1, demand=demand) for key in "abc"], capacity=3)
        partial, bounds = _Partial.empty(jobs), []
        for item in range(3):
            bounds.append(partial.bound())
            partial = partial.place(item)
        assert ends == [*bounds, partial.bound()]

    def test_the_longest_chain_and_all_the_work_are_bounds(self):
        """Three days and two, one after the other; four days of work for three people."""
        chain = Jobs(jobs=[Job(key="a", duration=3), Job(key="b", duration=2, preds=["a"])], capacity=9)
        work = Jobs(jobs=[Job(key=key, duration=1) for key in "abcd"], capacity=3)
        assert (5, 2) == (_Partial.empty(chain).bound(), _Partial.empty(work).bound())

    def test_a_whole_schedule_ends_with_its_last_job(self):
        """That is its bound too; of no job, it is nothing. A list that meets the bound is proven."""
        one = Jobs(jobs=[Job(key="a", duration=3)], capacity=9)
        whole = _Partial.empty(one).place(0)
        assert (3, 3) == (whole.end, whole.bound())
        assert list_schedule(one).optimal
        assert list_schedule(Jobs(jobs=[], capacity=1)).optimal

    def test_what_still_runs_counts_from_the_last_start(self):
        """Seven days of work take two people four days; the second job, for both, starts on the third day and ends on the fifth."""
        jobs = Jobs(jobs=[Job(key="a", duration=3), Job(key="b", duration=2, demand=2)], capacity=2)
        one = _Partial.empty(jobs).place(0)
        assert (4, 4, 5) == (jobs.lower_bound, one.bound(), one.place(1).bound())


class TestListSchedule:
    """Serial generation in the order of a list."""

    @pytest.mark.untraced
    @given(problems())
    def test_is_feasible_and_never_beats_the_bound(self, jobs):
        """Whatever the list."""
        found = list_schedule(jobs)

        assert feasible(jobs, found.starts)
        assert found.makespan >= jobs.lower_bound
        assert not found.optimal or found.makespan == jobs.lower_bound

    def test_the_order_matters(self):
        """The same jobs in another list take longer."""
        long, short = Job(key="long", duration=6), Job(key="short", duration=3, demand=2)
        tail = Job(key="tail", duration=6, preds=["short"])

        found = [
            list_schedule(Jobs(jobs=jobs, capacity=2)).makespan
            for jobs in ((long, short, tail), (short, tail, long))
        ]

        assert [15, 9] == found


class TestLevel:
    """The best makespan, with its proof."""

    @given(problems(most=5))
    def test_is_the_best_of_all_orders(self, jobs):
        """Every order of the jobs, generated serially, is never better."""
        found = level_jobs(jobs)
        makespans = [in_list_order(jobs, order) for order in permutations(jobs.jobs)]

        assert found.optimal
        assert feasible(jobs, found.starts)
        assert min(one for one in makespans if one is not None) == found.makespan

    def test_says_when_it_stopped_early(self):
        """Without the steps to prove it, the best known is given, and the bound."""
        long, short = Job(key="long", duration=6), Job(key="short", duration=3, demand=2)
        jobs = Jobs(jobs=[long, short, Job(key="tail", duration=6, preds=["short"])], capacity=2)

        found = level_jobs(jobs, stop=lambda: True)

        assert (15, False) == (found.makespan, found.optimal)
        assert "bounded" in found.explain("long").codes
        assert "aucun ordre ne peut faire mieux que 9" in unfolded(found.explain("long", lang="fr"))
        assert (9, True) == (level_jobs(jobs).makespan, level_jobs(jobs).optimal)

    @pytest.mark.slow
    def test_begins_with_the_longest_chains_and_a_pass_from_the_end(self):
        """Before any search, sixty jobs end sooner than in the order of the list, and a later stop never ends later."""
        for seed in range(10):
            draw, keys = Random(seed), [f"j{at:02}" for at in range(60)]
            jobs = [
                Job(
                    key=key,
                    duration=draw.randrange(9),
                    demand=draw.randrange(1, 4),
                    preds=keys[max(0, at - 3) : max(0, at - 2)],
                )
                for at, key in enumerate(keys)
            ]
            asked = Jobs(jobs=draw.sample(jobs, 60), capacity=4)
            ends = []
            for questions in range(1, 5):
                words = iter([False] * (questions - 1))
                found = level_jobs(asked, stop=lambda words=words: next(words, True))
                assert feasible(asked, found.starts)
                ends.append(found.makespan)
            assert ends == sorted(ends, reverse=True)
            assert list_schedule(asked).makespan == ends[0] > ends[-1]

    def test_whether_there_are_others_is_told_within_the_steps_of_both_searches(self, monkeypatch):
        """As many steps as the whole took are enough; with one less, the best is proven, and not that it is alone."""
        jobs, taken = Jobs(jobs=[Job(key=key, duration=2) for key in "ab"], capacity=1), []
        alone = Jobs(jobs=[*jobs.jobs[:1], Job(key="b", duration=2, preds=["a"])], capacity=1)
        take = Steps.take
        monkeypatch.setattr(Steps, "take", lambda steps: taken.append(1) or take(steps))
        for one, only in ((jobs, False), (alone, True)):
            taken.clear()
            assert only is level_jobs(one).only
            most = len(taken)
            few = [level_jobs(one, max_steps=steps) for steps in (most, most - 1)]
            assert [(True, only), (True, None)] == [(found.optimal, found.only) for found in few]

    def test_of_nothing_takes_no_time(self):
        """No jobs, no time."""
        assert (0, True) == (
            level_jobs(Jobs(jobs=[], capacity=1)).makespan,
            level_jobs(Jobs(jobs=[], capacity=1)).optimal,
        )

    def test_asks_for_steps(self):
        """At least one."""
        with pytest.raises(Fault, match="whole number from 1"):
            level_jobs(Jobs(jobs=[], capacity=1), max_steps=0)


class TestLevelling:
    """Starts, as a value."""

    JOBS = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)

    def test_gives_starts_by_key(self):
        """An unknown job names the nearest."""
        found = list_schedule(self.JOBS)

        assert 2 == found["b"]
        with pytest.raises(UnknownKey):
            found["z"]

    def test_explains_itself(self):
        """When it starts, and how good the whole is."""
        assert (
            "a: it starts at 0; all jobs end at 5: no order ends sooner; "
            "other starts end as soon: this is one of several equally good ones."
        ) == str(level_jobs(self.JOBS).explain("a"))

    def test_is_laid_out_in_rows(self):
        """One row a job."""
        assert [(0, 2), (2, 5)] == [(row["start"], row["end"]) for row in list_schedule(self.JOBS).rows()]

    def test_is_a_value(self):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        found = level_jobs(self.JOBS)
        names = {"Levelling": Levelling, "Jobs": Jobs, "Job": Job}

        assert found == eval(repr(found), names) == pickle.loads(pickle.dumps(found))
        assert hash(found) == hash(level_jobs(self.JOBS))

    def test_is_checked(self):
        """Jobs, whole starts, a flag."""
        with pytest.raises(Faults) as caught:
            Levelling(jobs=1, starts=[-1], optimal="yes")

        assert 3 == len(caught.value.exceptions)


def drawn(seed):
    """Draw up to four jobs, of no day to three, that share one or two people."""
    draw = Random(seed)
    capacity, keys = draw.randint(1, 2), [f"j{n}" for n in range(draw.randint(1, 4))]
    return Jobs(
        jobs=[
            Job(
                key=key,
                duration=draw.randint(0, 3),
                demand=draw.randint(0, capacity),
                preds=[one for one in keys[:n] if draw.random() < 0.3],
            )
            for n, key in enumerate(keys)
        ],
        capacity=capacity,
    )


@pytest.mark.untraced
@pytest.mark.parametrize("start", range(0, 60, 6))
def test_the_best_starts_are_the_only_ones_where_no_others_end_as_soon(start):
    """Held against all starts: the makespan is the least of all, and whether others have it is told."""
    for seed in range(start, start + 6):
        jobs = drawn(seed)
        found = level_jobs(jobs)
        ranges = [range(found.makespan - job.duration + 1) for job in jobs.jobs]
        able = [starts for starts in product(*ranges) if feasible(jobs, starts)]
        ends = [
            max(begin + job.duration for begin, job in zip(starts, jobs.jobs, strict=True)) for starts in able
        ]
        best = [starts for starts, end in zip(able, ends, strict=True) if end == found.makespan]
        assert (min(ends), found.optimal, found.only) == (found.makespan, True, len(best) == 1), seed
        assert found.starts in best


def test_progress_begins_with_the_list_and_ends_with_the_proof():
    """First the schedule of the list and the bound of all the work; in the end both are the makespan."""
    jobs = Jobs(
        jobs=[
            Job(key="a", duration=2), Job(key="b", duration=3), Job(key="c", duration=3, preds=["a"]),
            Job(key="d", duration=2, preds=["b"]), Job(key="e", duration=4),
        ],
        capacity=2,
    )  # fmt: skip
    told = []
    found = level_jobs(jobs, progress=told.append)
    assert (told[0].done, told[0].best, told[0].bound) == (0, list_schedule(jobs).makespan, jobs.lower_bound)
    assert (told[-1].best, told[-1].bound) == (found.makespan, found.makespan)


def test_all_jobs_together_last_a_million_moments_at_most():
    """Just so many are taken; of one more it is told how many there are."""
    long = Job(key="long", duration=999_999)
    assert 1_000_000 == Jobs(jobs=[long, Job(key="a", duration=1)], capacity=1).energy_bound
    with pytest.raises(Fault, match="1,000,000 moments at most in all jobs") as caught:
        Jobs(jobs=[long, Job(key="a", duration=2)], capacity=1)
    assert ("Jobs.jobs", 1_000_001) == (caught.value.place, caught.value.value)


@pytest.mark.parametrize(
    ("starts", "places"),
    [
        ([0], ["starts"]),
        ([0, -1], ["starts[1]"]),
        ([0, 1_000_001], ["starts[1]"]),
        ([-1], ["starts", "starts[0]"]),
    ],
)
def test_who_is_in_use_is_asked_with_a_start_for_each_job(starts, places):
    """One too few, or a start before the first moment or after the last: all that is wrong is told together."""
    two = Jobs(jobs=[Job(key="a", duration=1), Job(key="b", duration=1)], capacity=1)
    with pytest.raises((Fault, Faults)) as caught:
        two.usage(starts)
    faults = getattr(caught.value, "faults", [caught.value])
    assert [f"Jobs.usage.{one}" for one in places] == [one.place for one in faults]
    assert (2, 0) == (two.usage([0, 0])[0], two.usage([0, 0])[-1])
