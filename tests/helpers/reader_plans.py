"""The reader of a plan's explanations: dates and slack worked out again by moving each phase day by day."""

import re
from datetime import date, timedelta

from eig.timeline import Phase, Plan, WorkCalendar, schedule
from eig.timeline.plan import Dependency
from helpers.reader import Readings, listed, sentences

MONDAY = date(2027, 1, 4)


def day_of(number):
    """Return the working day of a number: no holiday falls in these weeks."""
    return MONDAY + timedelta(days=number // 5 * 7 + number % 5)


def in_words(day):
    """Return a date as it is said."""
    return f"{day.day} {day:%B} {day.year}"


def read_plan(draw):  # noqa: C901 # a closure a sentence
    """Read the dates, the slack and why a phase is critical, by moving each phase day by day."""
    names = [f"a{n}" for n in range(draw.randint(2, 6))]
    length = {name: draw.randint(1, 4) for name in names}
    links = [
        (pred, succ, draw.choice(["FS", "FS", "SS", "FF"]), draw.choice([0, 0, 1, 2]))
        for at, succ in enumerate(names)
        for pred in names[:at]
        if draw.random() < 0.35
    ]
    base = _starts(names, length, links, {})
    deadlines = {
        name: base[name] + length[name] - 1 + draw.randint(0, 3) for name in names if draw.random() < 0.25
    }
    plan = Plan(
        key="plan",
        start=MONDAY,
        calendar=WorkCalendar.named("metropole"),
        phases=[
            Phase(
                key=name,
                duration=f"{length[name]} working days",
                deadline=day_of(deadlines[name]) if name in deadlines else None,
            )
            for name in names
        ],
        dependencies=[
            Dependency(pred=pred, succ=succ, kind=kind, lag=f"{lag} working days")
            for pred, succ, kind, lag in links
        ],
    )
    found = schedule(plan)
    ends = {name: base[name] + length[name] for name in names}
    end = max(ends.values())
    readings = Readings((length, links, deadlines))

    def moved(name, by):
        return _starts(names, length, links, {name: base[name] + by})

    def missed(name, by):
        after = {one: start + length[one] for one, start in moved(name, by).items()}
        late = [
            f"misses the deadline of {one}, on {in_words(day_of(day))}"
            for one, day in deadlines.items()
            if after[one] - 1 > day
        ]
        return late + (
            [f"moves the end of the plan, on {in_words(day_of(end - 1))}"]
            if max(after.values()) > end
            else []
        )

    def parts(hits):
        return set(re.split(r"(?:, | and )(?=misses|moves)", hits))

    def slack_of(name):
        return next(by for by in range(60) if missed(name, by + 1))

    def dated(name, days, first, last):
        return (int(days), first, last) == (
            length[name],
            *(in_words(day_of(n)) for n in (base[name], ends[name] - 1)),
        )

    def dated_one(name, first):
        return length[name] == 1 and first == in_words(day_of(base[name]))

    def unheld(name, _start):
        return base[name] == 0

    def held(name, _how, pred, day, lag):
        return any(
            one[:2] == (pred, name)
            and (one[3] == 0 or lag)
            and _bound(one, base, length) == base[name]
            and in_words(day_of(base[pred] if one[2] == "SS" else ends[pred] - 1)) == day
            for one in links
        )

    def held_also(name, others, _verb):
        return all(
            any(one[:2] == (pred, name) and _bound(one, base, length) == base[name] for one in links)
            for pred in listed(others)
        )

    def chained(name, steps):
        told = re.findall(r"(\w+) \((?:may end as late as (.+?)|should end by (.+?)|no slack)\)", steps)
        return told[-1][0] == name and all(
            (may or should or in_words(day_of(ends[one] - 1))) == latest(one, slack_of(one))
            for one, may, should in told
        )

    def critical(name, hits):
        return parts(hits) == set(missed(name, 1))

    def latest(name, by):
        return in_words(day_of(ends[name] + by - 1))

    def not_critical(name, last, free, hits):
        most = slack_of(name)
        still = next(
            by
            for by in range(60)
            if any(start != base[one] for one, start in moved(name, by + 1).items() if one != name)
            or by == most
        )
        told = min(still, most) if free is None else still
        return (
            last == latest(name, most)
            and free in {None, latest(name, still)}
            and told == min(still, most)
            and (free is None) == (still >= most)
            and parts(hits) == set(missed(name, most + 1))
        )

    words = [
        (r"(\d+) working days?, from (.+) to (.+)", dated),
        (r"1 working day, on (.+)", dated_one),
        (r"nothing holds it before the plan starts, on (.+)", unheld),
        (r"it (waits for the end of|waits for the start of|may not end before) (\w+), (?:whose last day is|on) ([^()]+?)( \(lag .+\))?", held),
        (r"(.+) (hold|holds) it as long", held_also),
        (r"the chain that sets its start, with the slack of each step: (.+)", chained),
        (r"it is critical: one working day of delay (.+)", critical),
        (r"it is not critical: it may end as late as (.+?)(?:, but after (.+) another phase or the end moves| and no other phase moves); one working day more (.+)", not_critical),
    ]  # fmt: skip
    for name in names:
        readings.take(name, sentences(found.explain(name)), words)
    return readings


def _bound(link, start, length):
    pred, succ, kind, lag = link
    after = {
        "FS": start[pred] + length[pred],
        "SS": start[pred],
        "FF": start[pred] + length[pred] - length[succ],
    }
    return after[kind] + lag


def _starts(names, length, links, forced):
    """Return the first working day of each phase, from 0; some are forced to start later."""
    start = {}
    for name in names:
        bounds = [_bound(one, start, length) for one in links if one[1] == name]
        start[name] = max(0, *bounds, forced.get(name, 0)) if bounds else max(0, forced.get(name, 0))
    return start
