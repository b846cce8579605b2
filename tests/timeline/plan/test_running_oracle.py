"""Running promotions against naive day-walking: sites, fixed ends, re-estimates, withdrawn facts, slips."""

import random
from datetime import date, timedelta

import pytest
from attrs import evolve

from eig.timeline import France, Phase, Plan, WorkCalendar, schedule, status
from eig.timeline.calendar import YearlyClosure, days, working_days
from eig.timeline.plan import Dependency, PhaseFact, count_back
from eig.timeline.plan.schedules_slack_and_count_back import _placed, passes_of

from .test_scheduling_oracle import some_calendar, some_day, some_duration

DAY = timedelta(days=1)
WINTER = YearlyClosure(first=(12, 24), last=(1, 2))


class Walker:
    """The rules of a forecast, applied by walking from day to day on the calendar of each phase."""

    def __init__(self, plan, truth, on):
        self.plan, self.truth, self.on = plan, truth, on
        self.preds = {phase.key: [] for phase in plan.phases}
        for link in plan.dependencies:
            self.preds[link.succ].append(link)
        self.spans = {}
        left = list(plan.phases)
        while left:
            phase = next(one for one in left if all(link.pred in self.spans for link in self.preds[one.key]))
            left.remove(phase)
            self.spans[phase.key] = self.place(phase)

    def works(self, phase, day):
        return self.plan.calendar_of(phase.key).is_working(day)

    def advance(self, calendar, boundary, duration):
        if duration.unit == "months":
            return duration.after(boundary) if duration.n > 0 else self.months_before(boundary, duration)
        if duration.unit != "working_days":
            return boundary + (7 if duration.unit == "weeks" else 1) * duration.n * DAY
        left = duration.n
        while left > 0:
            left -= calendar.is_working(boundary)
            boundary += DAY
        while left < 0:
            boundary -= DAY
            left += calendar.is_working(boundary)
        return boundary

    @staticmethod
    def months_before(boundary, duration):
        count = boundary.year * 12 + boundary.month - 1 + duration.n
        first = date(count // 12, count % 12 + 1, 1)
        found = first + (boundary.day - 1) * DAY
        while found.month != first.month and found.day != 1:
            found -= DAY
        return found

    def length(self, phase):
        return self.truth.get(phase.key, {}).get("duration", phase.duration)

    def finish(self, phase, start):
        return self.advance(self.plan.calendar_of(phase.key), start, self.length(phase))

    def may_start(self, phase, day):
        return self.length(phase).unit != "working_days" or self.works(phase, day)

    def trimmed(self, phase, bound):
        while self.length(phase).unit == "working_days" and not self.works(phase, bound - DAY):
            bound -= DAY
        return bound

    def bound(self, link):
        start, end = self.spans[link.pred]
        return self.advance(self.plan.calendar, end if link.kind[0] == "F" else start, link.lag)

    def place(self, phase):
        told = self.truth.get(phase.key, {})
        if "started" in told:
            return told["started"], told.get("end") or self.ahead(phase, told)
        fixed = self.fixed_start(phase)
        if fixed is not None and fixed > self.on:
            return fixed, phase.finish_on + DAY if phase.finish_on else self.finish(phase, fixed)
        day = max(self.plan.start, self.on + DAY, phase.not_before or self.plan.start)
        while not self.allows(phase, day, told):
            day += DAY
        return day, self.finish(phase, day)

    def fixed_start(self, phase):
        """Return the pinned day, or the last day from which the length ends in time."""
        if phase.finish_on is None:
            return phase.pinned
        day = phase.finish_on
        while not (self.may_start(phase, day) and self.finish(phase, day) <= phase.finish_on + DAY):
            day -= DAY
        return day

    def allows(self, phase, day, told):
        if not self.may_start(phase, day):
            return False
        if "expected" in told and self.finish(phase, day) < self.trimmed(phase, told["expected"] + DAY):
            return False
        return all(self.holds(link, phase, day) for link in self.preds[phase.key])

    def holds(self, link, phase, day):
        bound = self.bound(link)
        if link.kind[1] == "S":
            return day >= bound
        return self.finish(phase, day) >= self.trimmed(phase, bound)

    def ahead(self, phase, told):
        """Return the end of what runs: as expected, after today, and not before its links to the finish."""
        after = self.on + DAY
        while not self.may_start(phase, after):
            after += DAY
        said = told["expected"] + DAY if "expected" in told else self.finish(phase, told["started"])
        ends = [said, after + DAY, *([phase.finish_on + DAY] if phase.finish_on else [])]
        ends += [
            self.trimmed(phase, self.bound(link)) for link in self.preds[phase.key] if link.kind[1] == "F"
        ]
        return max(ends)

    def slipped(self, key, by):
        """Return the walk of the same promotion, a phase of which comes later than it is forecast."""
        phase, calendar = self.plan.phase(key), self.plan.calendar_of(key)
        told = self.truth.get(key, {})
        start, end = self.spans[key]
        truth = self.truth
        if "started" in told:
            last = self.advance(calendar, end, by)
            span = [start + n * DAY for n in range((last - start).days)]
            worked = sum(map(calendar.is_working, span))
            unit = self.length(phase).unit == "working_days"
            phase = evolve(phase, duration=working_days(max(worked, 1)) if unit else days(len(span)))
            truth = {**truth, key: {"started": start}}
        else:
            phase = evolve(phase, duration=self.length(phase))
            fixed = self.fixed_start(phase)
            if phase.finish_on and fixed > self.on:
                phase = evolve(phase, finish_on=self.advance(calendar, end, by) - DAY)
            else:
                moved = self.advance(calendar, start, by)
                if phase.pinned:
                    while not self.may_start(phase, moved):
                        moved += DAY
                phase = evolve(phase, **{"pinned" if phase.pinned else "not_before": moved})
        return Walker(self.plan.with_phase(phase), truth, self.on)


def some_site(rng):
    territory = rng.choice(["metropole", "alsace-moselle"])
    return WorkCalendar(rule=France(territory=territory), yearly=[WINTER] if rng.random() < 0.5 else [])


def some_running(rng):
    calendar, sites = some_calendar(rng), {"a": some_site(rng), "b": some_calendar(rng)}
    keys = [f"p{number}" for number in range(rng.randint(1, 8))]
    phases = [some_phase(rng, key) for key in keys]
    pairs = {
        (rng.randrange(succ), succ, rng.choice(["FS", "FS", "SS", "FF", "SF"]))
        for succ in range(1, len(keys))
        for _ in range(rng.randrange(3))
    }
    links = [
        Dependency(pred=keys[pred], succ=keys[succ], kind=kind, lag=some_duration(rng, lag=True))
        for pred, succ, kind in sorted(pairs)
    ]
    rng.shuffle(phases)
    return Plan(
        key="p",
        start=some_day(rng),
        calendar=calendar,
        calendars=sites,
        phases=phases,
        dependencies=links,
    )


def some_phase(rng, key):
    fixed = rng.choice(["pinned", "finish_on", "", "", "", "", ""])
    return Phase(
        key=key,
        duration=some_duration(rng),
        calendar=rng.choice(["", "a", "b"]),
        not_before=some_day(rng) if rng.random() < 0.15 else None,
        **({fixed: some_day(rng)} if fixed else {}),
    )


def some_truth(rng, plan, on):
    """Return what holds of each phase on a day, and the facts that say so, wrong ones withdrawn among them."""
    truth, facts = {}, []
    for phase in plan.phases:
        told = {}
        if rng.random() < 0.6:
            told["started"] = on - rng.randrange(60) * DAY
            if rng.random() < 0.4:
                told["end"] = told["started"] + rng.randint(1, (on - told["started"]).days + 1) * DAY
        if rng.random() < 0.3:
            told["expected"] = on + rng.randint(-20, 60) * DAY
        elif rng.random() < 0.3:
            told["duration"] = some_duration(rng)
        facts += said(rng, phase.key, told, on)
        truth[phase.key] = told
    rng.shuffle(facts)
    return truth, facts


def said(rng, key, told, on):
    """Yield the facts of one phase: what holds, what was withdrawn before, and what is recorded too late."""
    wrong = on - rng.randint(10, 30) * DAY
    if rng.random() < 0.4:
        yield PhaseFact(key=key, started=wrong, expected=wrong, recorded=wrong)
        yield PhaseFact(key=key, recorded=on - rng.randint(1, 9) * DAY, withdrawn=True)
    if "started" in told:
        last = told["end"] - DAY if "end" in told else None
        yield PhaseFact(key=key, started=told["started"], last=last, recorded=on)
    if "expected" in told or "duration" in told:
        estimate = {name: told[name] for name in ("expected", "duration") if name in told}
        yield PhaseFact(key=key, recorded=on, **estimate)
        yield PhaseFact(key=key, recorded=on - 5 * DAY, duration="2 months")
    if rng.random() < 0.3:
        yield PhaseFact(key=key, started=wrong, last=on, recorded=on + DAY)


def check(seed):
    rng = random.Random(seed)
    plan, on = some_running(rng), some_day(rng)
    truth, facts = some_truth(rng, plan, on)
    walked, found = Walker(plan, truth, on), status(plan, facts, on)
    for key, span in walked.spans.items():
        assert span == (found.forecast[key].early.start, found.forecast[key].early.end), (seed, key)
    for phase in plan.phases:
        if found.forecast[phase.key].state != "done":
            by = rng.choice([working_days(rng.randint(1, 20)), days(rng.randint(1, 20))])
            after, moved = walked.slipped(phase.key, by).spans, found.slip(phase.key, by).after
            for key, span in after.items():
                assert span == (moved[key].early.start, moved[key].early.end), (seed, phase.key, key)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("batch", range(4))
def test_a_running_promotion_is_what_walking_day_by_day_gives(batch):
    """Forecasts and slips, from facts, re-estimates and withdrawals, on the calendar of each site."""
    for seed in range(batch * 10, batch * 10 + 10):
        check(seed)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(12))
def test_what_explains_a_forecast_gives_its_own_dates(seed):
    """Counted again from the forecast alone, for explanations, each phase has the dates and the slack that it has there."""
    rng = random.Random(seed)
    plan, on = some_running(rng), some_day(rng)
    forecast = status(plan, some_truth(rng, plan, on)[1], on).forecast
    passes = passes_of(forecast)

    assert forecast.placed == tuple(_placed(passes, item) for item in range(len(plan.phases)))


@pytest.mark.oracle(what="forecasts and slips of running promotions", against="walking day by day")
@pytest.mark.parametrize("batch", range(15))
def test_a_running_promotion_is_what_walking_day_by_day_gives_at_full_size(batch, evidence):
    """The same on 1,500 random running promotions."""
    for seed in range(10_000 + batch * 100, 10_000 + batch * 100 + evidence.part(100)):
        check(seed)
        evidence.count()


def check_late(seed):
    """Late dates are the latest that break nothing: one day later, something that was asked for is missed."""
    rng = random.Random(seed)
    plan = some_running(rng)
    last = schedule(plan).last + rng.randint(0, 90) * DAY
    dates = schedule(plan, last)
    if dates.conflicts:
        return 0
    for phase in plan.phases:
        if not phase.is_fixed:
            late = dates[phase.key].late.start
            kept, broken = (
                schedule(plan.with_phase(evolve(phase, not_before=day)), last).conflicts
                for day in (late, late + DAY)
            )
            assert kept == (), (seed, phase.key)
            assert broken, (seed, phase.key)
    backwards = schedule(count_back(plan, last), last)
    assert [one.late for one in dates.placed] == [one.early for one in backwards.placed], seed
    return 1


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(3))
def test_late_dates_are_the_latest_that_break_nothing(batch):
    """On the calendar of each site, before fixed ends; a plan counted back stands on them."""
    assert sum(check_late(seed) for seed in range(30_000 + batch * 30, 30_030 + batch * 30)) > 5


@pytest.mark.oracle(
    what="late dates of plans that can be kept: a day later breaks something",
    against="the schedules a day later, and the plan counted back",
)
@pytest.mark.parametrize("batch", range(10))
def test_late_dates_are_the_latest_that_break_nothing_at_full_size(batch, evidence):
    """The same on 2,000 random plans."""
    for seed in range(31_000 + batch * 200, 31_000 + batch * 200 + evidence.part(200)):
        evidence.count(check_late(seed))
