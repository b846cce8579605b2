"""Schedules against naive day-walking: no adjoint, no table, only the rules, tried day by day."""

import random
import re
from datetime import date, datetime, timedelta

import pytest
from attrs import evolve

from eig.timeline import Duration, France, Phase, Plan, WorkCalendar, schedule, status
from eig.timeline.plan import Dependency, PhaseFact
from helpers.shares import few
from helpers.unfolded import unfolded

DAY = timedelta(days=1)
YEARS = range(2015, 2032)
RULES = (France(), France(territory="alsace-moselle"), None)


class DayWalker:
    """The rules of a schedule, applied by walking from day to day."""

    def __init__(self, plan, finish_by):
        self.plan = plan
        self.calendar = plan.calendar
        rule = plan.calendar.rule
        holidays = {day for year in YEARS for day, _ in rule(year)} if rule else set()
        self.off = (holidays | set(plan.calendar.closed)) - set(plan.calendar.opened)
        self.preds = {phase.key: [] for phase in plan.phases}
        self.succs = {phase.key: [] for phase in plan.phases}
        for link in plan.dependencies:
            self.preds[link.succ].append(link)
            self.succs[link.pred].append(link)
        self.early = {}
        for phase in self.in_order():
            self.early[phase.key] = self.earliest(phase)
        self.end = max(self.finish(plan.phase(key), start) for key, start in self.early.items())
        self.horizon = self.end if finish_by is None else finish_by + DAY
        self.late = {}
        for phase in reversed(self.in_order()):
            self.late[phase.key] = self.latest(phase)

    def in_order(self):
        done, order = set(), []
        while len(order) < len(self.plan.phases):
            for phase in self.plan.phases:
                ready = all(link.pred in done for link in self.preds[phase.key])
                if phase.key not in done and ready:
                    done.add(phase.key)
                    order.append(phase)
        return order

    def works(self, day):
        if day in self.calendar.opened:
            return True
        return day.weekday() not in self.calendar.weekend and day not in self.off

    def advance(self, boundary, duration):
        if duration.unit == "months":
            return self.months_later(boundary, duration.n)
        if duration.unit != "working_days":
            return boundary + (7 if duration.unit == "weeks" else 1) * duration.n * DAY
        left = duration.n
        while left > 0:
            left -= self.works(boundary)
            boundary += DAY
        while left < 0:
            boundary -= DAY
            left += self.works(boundary)
        return boundary

    @staticmethod
    def months_later(boundary, n):
        count = boundary.year * 12 + boundary.month - 1 + n
        first = date(count // 12, count % 12 + 1, 1)
        found = first + (boundary.day - 1) * DAY
        while found.month != first.month and found.day != 1:
            found -= DAY
        return found

    def finish(self, phase, start):
        return self.advance(start, phase.duration)

    def may_start(self, phase, day):
        return phase.duration.unit != "working_days" or self.works(day)

    def holds(self, link, pred_start, succ_start):
        """Tell whether two starts satisfy a link, by its words."""
        pred, succ = self.plan.phase(link.pred), self.plan.phase(link.succ)
        given = self.finish(pred, pred_start) if link.kind[0] == "F" else pred_start
        bound = self.advance(given, link.lag)
        if link.kind[1] == "S":
            return succ_start >= bound
        if succ.duration.unit == "working_days":
            while not self.works(bound - DAY):  # a finish bound on a day off is trimmed back
                bound -= DAY
        return self.finish(succ, succ_start) >= bound

    def earliest(self, phase):
        if phase.pinned:
            return phase.pinned
        day = max(self.plan.start, phase.not_before or self.plan.start)
        while not (
            self.may_start(phase, day)
            and all(self.holds(link, self.early[link.pred], day) for link in self.preds[phase.key])
        ):
            day += DAY
        return day

    def keeps(self, phase, day, starts, end):
        return self.finish(phase, day) <= end and all(
            self.holds(link, day, self.stands(link.succ, starts)) for link in self.succs[phase.key]
        )

    def stands(self, key, starts):
        """Return the day on which a phase is at work: a pin on a day off waits for the next worked day."""
        phase, day = self.plan.phase(key), starts[key]
        while phase.pinned and not self.may_start(phase, day):
            day += DAY
        return day

    def latest(self, phase):
        if phase.pinned:
            return phase.pinned
        end = min(self.horizon, phase.deadline + DAY) if phase.deadline else self.horizon
        day = self.horizon + 400 * DAY
        while not (self.may_start(phase, day) and self.keeps(phase, day, self.late, end)):
            day -= DAY
        return day

    def free(self, phase):
        """Return the working days that a phase may slip before anything else moves."""
        if phase.pinned:
            return 0
        day = self.early[phase.key]
        last = day
        while self.keeps(phase, day, self.early, self.end):
            last = day if self.may_start(phase, day) else last
            day += DAY
        return self.count(self.early[phase.key], last)

    def count(self, start, end):
        if end < start:
            return -self.count(end, start)
        return sum(self.works(start + n * DAY) for n in range((end - start).days))

    def broken(self):
        """Return how many links pins contradict."""
        pinned = [phase for phase in self.plan.phases if phase.pinned]
        return sum(
            not self.holds(link, self.early[link.pred], self.stands(phase.key, self.early))
            for phase in pinned
            for link in self.preds[phase.key]
        )


class StatusWalker(DayWalker):
    """The forecast of a status, by walking: facts stay, the rest starts or ends after the day."""

    def __init__(self, plan, starts, ends, as_of):
        self.starts, self.ends, self.as_of = starts, ends, as_of
        self.finishes = {}
        super().__init__(plan, None)

    def finish(self, phase, start):
        return self.finishes.get(phase.key) or super().finish(phase, start)

    def latest(self, phase):
        return self.early[phase.key]

    def earliest(self, phase):
        if phase.key in self.starts:
            self.finishes[phase.key] = self.ends.get(phase.key) or self.forecast_end(phase)
            return self.starts[phase.key]
        if phase.pinned and phase.pinned > self.as_of:
            return phase.pinned
        day = max(self.plan.start, self.as_of + DAY, phase.not_before or self.plan.start)
        while not (
            self.may_start(phase, day)
            and all(self.holds(link, self.early[link.pred], day) for link in self.preds[phase.key])
        ):
            day += DAY
        return day

    def forecast_end(self, phase):
        """Return the first end after today that the duration and the links to the finish allow."""
        end = max(self.advance(self.starts[phase.key], phase.duration), self.as_of + 2 * DAY)
        while phase.duration.unit == "working_days" and not self.works(end - DAY):
            end += DAY
        for link in self.preds[phase.key]:
            if link.kind[1] == "F":
                pred = self.plan.phase(link.pred)
                start = self.early[link.pred]
                bound = self.advance(self.finish(pred, start) if link.kind[0] == "F" else start, link.lag)
                while phase.duration.unit == "working_days" and not self.works(bound - DAY):
                    bound -= DAY
                end = max(end, bound)
        return end


def some_duration(rng, *, lag=False):
    unit = rng.choice(["months", "weeks", "days", "working_days"])
    most = {"months": 3, "weeks": 5, "days": 25, "working_days": 20}[unit]
    return Duration(n=rng.randint(-most // 2, most // 2) if lag else rng.randint(1, most), unit=unit)


def some_day(rng):
    return date(2018, 1, 1) + rng.randrange(700) * DAY


def some_calendar(rng):
    dates = {some_day(rng) for _ in range(rng.randrange(8))}
    closed = {day for day in dates if rng.random() < 0.6}
    return WorkCalendar(
        rule=rng.choice(RULES),
        weekend=rng.choice([(5, 6), (6,), (5, 6), (4, 5), ()]),
        closed=closed,
        opened=dates - closed,
    )


def some_phase(rng, key, calendar):
    duration = some_duration(rng)
    pinned = some_day(rng) if rng.random() < 0.12 else None
    if pinned and duration.unit == "working_days" and pinned.day % 3:
        pinned = calendar.nth(pinned, 1)  # two in three; the others may be on a day off
    return Phase(
        key=key,
        duration=duration,
        pinned=pinned,
        not_before=some_day(rng) if rng.random() < 0.15 else None,
        deadline=some_day(rng) if rng.random() < 0.1 else None,
    )


def some_plan(seed):
    rng = random.Random(seed)
    calendar = some_calendar(rng)
    keys = [f"p{number}" for number in range(rng.randint(1, 9))]
    pairs = {
        (rng.randrange(succ), succ, rng.choice(["FS", "SS", "FF", "SF"]))
        for succ in range(1, len(keys))
        for _ in range(rng.randrange(4))
    }
    links = [
        Dependency(pred=keys[pred], succ=keys[succ], kind=kind, lag=some_duration(rng, lag=True))
        for pred, succ, kind in sorted(pairs)
    ]
    phases = [some_phase(rng, key, calendar) for key in keys]
    rng.shuffle(phases)
    plan = Plan(key="p", start=some_day(rng), calendar=calendar, phases=phases, dependencies=links)
    return plan, (some_day(rng) + 200 * DAY if rng.random() < 0.3 else None)


def check(seed):
    plan, finish_by = some_plan(seed)
    walked, found = DayWalker(plan, finish_by), schedule(plan, finish_by)
    for phase in plan.phases:
        placed = found[phase.key]
        early, late = walked.early[phase.key], walked.late[phase.key]
        expected = (
            early,
            walked.finish(phase, early),
            late,
            walked.finish(phase, late),
            walked.count(early, late),
            walked.free(phase),
        )
        actual = (
            placed.early.start,
            placed.early.end,
            placed.late.start,
            placed.late.end,
            placed.slack,
            placed.free,
        )
        assert expected == actual, (seed, phase.key)
    breaks = [one for one in found.conflicts if one.code == "pin_breaks_link"]
    assert walked.broken() == len(breaks), seed


def some_facts(rng, plan, as_of):
    """Return facts about some phases, as they happened: each starts before the day, and some have ended."""
    starts, ends = {}, {}
    for phase in plan.phases:
        if rng.random() < 0.5:
            starts[phase.key] = as_of - rng.randrange(60) * DAY
            if rng.random() < 0.5:
                ends[phase.key] = (
                    starts[phase.key] + rng.randint(1, (as_of - starts[phase.key]).days + 1) * DAY
                )
    return starts, ends


def check_status(seed):
    plan, _ = some_plan(seed)
    rng = random.Random(seed)
    as_of = some_day(rng)
    starts, ends = some_facts(rng, plan, as_of)
    facts = [
        PhaseFact(key=key, started=start, last=ends[key] - DAY if key in ends else None)
        for key, start in starts.items()
    ]
    walked, found = StatusWalker(plan, starts, ends, as_of), status(plan, facts, as_of).forecast
    for phase in plan.phases:
        early = walked.early[phase.key]
        expected = (early, walked.finish(phase, early))
        assert expected == (found[phase.key].early.start, found[phase.key].early.end), (seed, phase.key)


@pytest.mark.slow(but=["3"])
@pytest.mark.parametrize("batch", range(4))
def test_a_forecast_is_what_walking_day_by_day_gives(batch):
    """Facts stay; what has not started starts after the day, what runs ends after it, and links hold."""
    for seed in range(500 + batch * 15, 515 + batch * 15):
        check_status(seed)


@pytest.mark.oracle(what="forecasts from facts and a day", against="walking day by day")
@pytest.mark.parametrize("batch", range(10))
def test_a_forecast_is_what_walking_day_by_day_gives_at_full_size(batch, evidence):
    """The same on 1,000 random plans, facts and days."""
    for seed in range(5000 + batch * 100, 5000 + batch * 100 + evidence.part(100)):
        check_status(seed)
        evidence.count()


class Forward(DayWalker):
    """The early dates alone, by walking."""

    def latest(self, phase):
        return self.early[phase.key]

    def kept(self):
        """Yield what holds: each phase that ends in time, by the end and its deadline, and each link of a pin."""
        for one in self.plan.phases:
            if self.finish(one, self.early[one.key]) <= min(
                self.horizon, (one.deadline or date.max - DAY) + DAY
            ):
                yield one.key
        for link in self.plan.dependencies:
            start = self.stands(link.succ, self.early)
            if self.plan.phase(link.succ).pinned is None or self.holds(link, self.early[link.pred], start):
                yield link


TOLD = re.compile(r"may (end|start) as late as (\d+ \w+ \d+)")


FREE = re.compile(r"but after (\d+ \w+ \d+) another phase or the end moves")


def told_day(words):
    """Return what may come as late as which day, as a text says it, or None."""
    found = TOLD.search(words)
    if found is None:
        return None
    return found[1], datetime.strptime(found[2], "%d %B %Y").date()  # noqa: DTZ007 # a date


def moved_by(plan, finish_by, key, start):
    """Return what is kept of a plan if a phase starts on another day, and that day."""
    other = evolve(
        plan, phases=[evolve(one, not_before=start) if one.key == key else one for one in plan.phases]
    )
    walked = Forward(other, finish_by)
    return set(walked.kept()), walked.early[key]


def check_latest_day(seed):
    """Check the latest day that is told of each phase by moving it there, and one day further."""
    plan, finish_by = some_plan(seed)
    found, told = schedule(plan, finish_by), 0
    base = Forward(plan, finish_by)
    finish_by = base.horizon - DAY
    kept = set(base.kept())
    in_time = all(one.slack >= 0 for one in found.placed)  # else the day told is that which would be in time
    for phase, line in zip(plan.phases, unfolded(found).splitlines(), strict=False):
        said = told_day(line)
        assert (said is None) == (found[phase.key].slack <= 0), line
        if said is None:
            continue
        what, day = said
        ends = base.early[phase.key]

        def reached(start, phase=phase, what=what):
            return base.finish(phase, start) - DAY if what == "end" else start

        starts = [ends + n * DAY for n in range((day - ends).days + 90)]
        starts = [one for one in starts if base.may_start(phase, one)]
        last = max(one for one in starts if reached(one) <= day)
        assert reached(last) == day, (seed, phase.key, line)
        still, start = moved_by(plan, finish_by, phase.key, last)
        assert start == last, (seed, phase.key, line)
        assert kept <= still, (seed, phase.key, line)
        after = min(one for one in starts if reached(one) > day)
        later = moved_by(plan, finish_by, phase.key, after)[0]
        assert not kept <= later or not in_time, (seed, phase.key, line)
        text = str(found.explain(phase.key))
        check_free_day(plan, base, phase, FREE.search(text), [one for one in starts if one <= last], reached)
        told += 1
    return told


def check_free_day(plan, base, phase, found, starts, reached):
    """Check the day after which another phase or the end moves, or that there is none."""

    def moves(start):
        other = [evolve(one, not_before=start) if one.key == phase.key else one for one in plan.phases]
        walked = Forward(evolve(plan, phases=other), None)
        own = {phase.key: None}
        return walked.end > base.end or walked.early | own != base.early | own

    day = datetime.strptime(found[1], "%d %B %Y").date() if found else date.max  # noqa: DTZ007 # a date
    before, after = (
        [one for one in starts if reached(one) <= day],
        [one for one in starts if reached(one) > day],
    )
    assert not moves(before[-1]) or (found and reached(before[0]) == reached(before[-1])), (phase.key, found)
    assert not after or moves(after[0]), (phase.key, found)


@pytest.mark.slow
def test_a_phase_may_end_on_the_latest_day_told_and_not_later():
    """Moved to the day that is told, a phase leaves the end and each fixed day as they are; later, it does not."""
    cases = (*few(range(40), 18), 414, 428)
    assert sum(map(check_latest_day, cases)) > len(cases) * 3 // 4


@pytest.mark.oracle(
    what="the latest day that a phase may end on, as it is told", against="walking day by day"
)
@pytest.mark.parametrize("batch", range(10))
def test_a_phase_may_end_on_the_latest_day_told_and_not_later_at_full_size(batch, evidence):
    """The same on 1,000 random plans."""
    for seed in range(7000 + batch * 100, 7000 + batch * 100 + evidence.part(100)):
        check_latest_day(seed)
        evidence.count()


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("batch", range(6))
def test_a_schedule_is_what_walking_day_by_day_gives(batch):
    """Early, late, slack, free slack and broken pins are what the rules give when tried day by day."""
    for seed in range(batch * 12, batch * 12 + 12):
        check(seed)


@pytest.mark.oracle(
    what="schedules with mixed units, links, lags, fixed dates, deadlines and holidays",
    against="walking day by day",
)
@pytest.mark.parametrize("batch", range(25))
def test_a_schedule_is_what_walking_day_by_day_gives_at_full_size(batch, evidence):
    """The same on 2,500 random plans with mixed units, links, lags, pins, deadlines and calendars."""
    for seed in range(1000 + batch * 100, 1000 + batch * 100 + evidence.part(100)):
        check(seed)
        evidence.count()
