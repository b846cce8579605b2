"""The reference cases of the timeline room's core: calendars, plans, schedules, status and load."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from eig import timeline as tl
from eig.errors import Fault

CALENDARS = {
    "fr": tl.WorkCalendar(rule=tl.France()),
    "am": tl.WorkCalendar(rule=tl.France(territory="alsace-moselle")),
    "fr6": tl.WorkCalendar(rule=tl.France(), weekend=[6]),
    "weekends only": tl.WorkCalendar(),
}
UNITS = {"m": "months", "w": "weeks", "d": "days", "wd": "working_days"}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def equal(expected: object, actual: object, what: str) -> None:
    assert expected == actual, f"{what}: expected {expected!r}, got {actual!r}"


def holidays(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Each year's holidays, and its working days."""
    for text, known in case.items():
        year = int(text)
        first, end = date(year, 1, 1), date(year + 1, 1, 1)
        everywhere = [one for one, _ in CALENDARS["fr"].holidays(year)]
        alsace = [one for one, _ in CALENDARS["am"].holidays(year)]
        equal(known["metropole"], [str(one) for one in dict.fromkeys(everywhere)], f"{year} metropole")
        equal(known["distinct_dates"], len(set(everywhere)), f"{year} distinct dates")
        equal(
            known["alsace_moselle_extra"],
            [str(one) for one in alsace if one not in everywhere],
            f"{year} Alsace-Moselle",
        )
        monday = date.fromisoformat(known["easter"]) + timedelta(days=1)
        equal(True, "Lundi de Pâques" in CALENDARS["fr"].names(monday), f"{year} Easter")
        counts = (
            ("working_days_metropole", "fr"),
            ("working_days_alsace_moselle", "am"),
            ("jours_ouvrables_metropole", "fr6"),
        )
        for field, calendar in counts:
            equal(known[field], CALENDARS[calendar].count(first, end), f"{year} {field}")


def holidays_disputed(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Recorded, not tested: the sources contradict each other."""


def working_days(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Whether, how many, which one, spans, and days opened or closed."""
    for one in case.get("is_working", ()):
        equal(one["expected"], CALENDARS[one["calendar"]].is_working(day(one["date"])), str(one))
    for one in case.get("count_half_open", ()):
        found = CALENDARS[one["calendar"]].count(day(one["start"]), day(one["end"]))
        equal(one["expected"], found, str(one))
    for one in case.get("nth", ()):
        found = CALENDARS[one["calendar"]].nth(day(one["boundary"]), one["n"])
        equal(one["expected"], str(found), str(one))
    for one in case.get("span", ()):
        span = CALENDARS[one["calendar"]].span(day(one["start"]), one["working_days"])
        equal(
            (one["first"], one["last"], one["end_exclusive"], one["calendar_days"]),
            (str(span.start), str(span.last), str(span.end), span.days),
            str(one),
        )
    for one in case.get("overrides", ()):
        calendar = tl.WorkCalendar(
            rule=tl.France(),
            opened=map(day, one.get("opened", ())),
            closed=map(day, one.get("closed", ())),
        )
        equal(one["expected_count"], calendar.count(day(one["start"]), day(one["end"])), str(one))


def months(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Adding months under each overflow, and the months between two dates."""
    for one in case.get("add", ()):
        start, n = day(one["date"]), one["months"]
        equal(one["constrain"], str(tl.calendar.add_months(start, n)), str(one))
        equal(one["forward"], str(tl.calendar.add_months(start, n, overflow="forward")), str(one))
        equal(one["reject"], _rejected(start, n), str(one))
    for one in case.get("between", ()):
        found = tl.calendar.months_between(day(one["start"]), day(one["end"]))
        equal((one["constrain_months"], one["constrain_days"]), found, str(one))


def _rejected(start: date, n: int) -> str | None:
    try:
        return str(tl.calendar.add_months(start, n, overflow="reject"))
    except ValueError:
        return None


def plan_of(case: dict[str, Any]) -> tl.Plan:
    """Return the plan that a case describes."""
    phases = [
        tl.Phase(
            key=one["key"],
            name=one.get("name", ""),
            milestone=one.get("milestone", False),
            duration=tl.Duration(n=one["n"], unit=UNITS[one["unit"]]),
            **{name: day(one.get(name)) for name in ("not_before", "pinned", "deadline")},
        )
        for one in case["phases"]
    ]
    dependencies = [
        tl.plan.Dependency(pred=pred, succ=succ, kind=kind, lag=tl.Duration(n=n, unit=UNITS[unit]))
        for pred, succ, kind, n, unit in case["dependencies"]
    ]
    return tl.Plan(
        key="case",
        start=day(case["start"]),
        calendar=CALENDARS[case["calendar"]],
        phases=phases,
        dependencies=dependencies,
    )


def timelines(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Dates, slack, critical phases and conflicts of a plan on a calendar."""
    found = tl.schedule(plan_of(case), day(case.get("finish_by")))
    equal(case["finish_last_day"], str(found.last), "last day")
    broken = [one for one in found.conflicts if one.code in ("pin_breaks_link", "deadline_missed")]
    equal(case["broken"], len(broken), "broken pins and deadlines")
    for key, known in case["expected"].items():
        placed = found[key]
        actual = {
            "first": str(placed.early.start),
            "last": str(placed.early.last),
            "late_first": str(placed.late.start),
            "late_last": str(placed.late.last),
            "slack_wd": placed.slack,
            "free_wd": placed.free,
        }
        equal(known, {name: actual[name] for name in known}, key)
    equal(sorted(case["critical"]), sorted(found.critical), "critical phases")


def inclusive(pair: list[str]) -> tl.calendar.Span:
    return tl.calendar.Span.inclusive(day(pair[0]), day(pair[1]))


def _from_its_first_day(span: tl.calendar.Span) -> dict[str, int]:
    """Whole months from the first day of a part, and the days left over."""
    whole, odd = tl.calendar.months_between(span.start, span.end)
    return {"whole_months": whole, "odd_days": odd}


def budget_years(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """The parts of a mission by calendar year."""
    start = day(case["start"])
    calendar = CALENDARS[case.get("calendar", "fr")]
    end = tl.calendar.advance(calendar, start, tl.calendar.months(case["months"]))
    split = tl.contracts.split_by_year(tl.calendar.Span(start=start, end=end), calendar)
    found = {
        str(part.year): {
            "first": str(part.span.start),
            "last": str(part.span.last),
            "days": part.days,
            "working_days": part.working_days,
            **_from_its_first_day(part.span),
        }
        for part in split.parts
    }
    equal(case["by_calendar_year"], found, "parts")


def _load(case: dict[str, Any], unit: str, whole_share: int) -> tl.plan.Load:
    assignments = [
        tl.plan.TimeShare(
            who=one["mentor"],
            what=key,
            span=inclusive([one["first"], one["last"]]),
            share=Fraction(one.get("percent", 1), whole_share),
        )
        for key, one in case["assignments"].items()
    ]
    capacity = {who: Fraction(known[unit], whole_share) for who, known in case["expected"].items()}
    return tl.plan.load(assignments, capacity=capacity)


def joined(steps: list[list[Any]]) -> list[list[Any]]:
    """Return inclusive steps with neighbours of the same level joined: one way to write each step function."""
    found: list[list[Any]] = []
    for first, last, *level in steps:
        eve = str(day(first) - timedelta(days=1))
        if found and found[-1][1] == eve and found[-1][2:] == level:
            found[-1][1] = last
        else:
            found.append([first, last, *level])
    return found


def mentor_load(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Shares of time as a step profile, with the overloads."""
    found = _load(case, "capacity_percent", 100)
    for who, known in case["expected"].items():
        profile = [
            [str(step.span.start), str(step.span.last), step.share * 100] for step in found.profile(who)
        ]
        overloads = [
            [str(one.span.start), str(one.span.last), one.share * 100]
            for one in found.overloads
            if one.who == who
        ]
        equal(joined(known["profile"]), joined(profile), f"{who} profile")
        equal(joined(known["overloads"]), joined(overloads), f"{who} overloads")


def capacity(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Head counts are shares of 1 under a whole capacity."""
    found = _load(case, "capacity", 1)
    for who, known in case["expected"].items():
        overloads = [[str(one.span.start), str(one.span.last)] for one in found.overloads if one.who == who]
        equal(known["peak"], found.peak(who), f"{who} peak")
        equal(joined(known["overloads_inclusive"]), joined(overloads), f"{who} overloads")


def networks(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Times, slack and critical tasks of a network of whole numbers."""
    links = [tuple(link) for link in case["links"]]
    found = tl.plan.solve_network(case["durations"], links, finish_target=case.get("finish_target"))
    equal(case["duration"], found.duration, "duration")
    for key, known in case["expected"].items():
        times = found[key]
        equal(known, {name: getattr(times, name) for name in known}, key)
    equal(sorted(case["critical"]), sorted(found.critical), "critical tasks")


def cycles(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """A circle is refused, by the network and by the plan, and its members are named."""
    pairs = [(link[0], link[1]) for link in case["links"]]
    phases = [tl.Phase(key=key, duration=tl.calendar.days(n)) for key, n in case["durations"].items()]
    dependencies = [tl.plan.Dependency(pred=pred, succ=succ) for pred, succ in pairs]
    attempts = (
        lambda: tl.plan.solve_network(case["durations"], [(*pair, "FS", 0) for pair in pairs]),
        lambda: tl.Plan(
            key="case",
            start=date(2019, 1, 1),
            calendar=CALENDARS["fr"],
            phases=phases,
            dependencies=dependencies,
        ),
    )
    for attempt in attempts:
        try:
            attempt()
        except Fault as fault:
            equal(sorted(case["members"]), sorted(fault.value), "members of the circle")
        else:
            raise AssertionError("the circle was not refused")


def rcpsp(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Bounds, the list schedule and the best makespan of jobs that share people."""
    jobs = tl.plan.Jobs(
        jobs=[
            tl.plan.Job(key=key, duration=one["duration"], demand=one["demand"], preds=one["preds"])
            for key, one in case["jobs"].items()
        ],
        capacity=case["capacity"],
    )
    equal(case["unconstrained_makespan"], jobs.unconstrained_makespan, "unconstrained makespan")
    equal(case["energy_lower_bound"], jobs.energy_bound, "energy bound")
    equal(
        case["serial_generation_list_order_makespan"],
        tl.plan.list_schedule(jobs).makespan,
        "makespan of the list",
    )
    best = tl.plan.level_jobs(jobs)
    equal((case["optimal_makespan"], True), (best.makespan, best.optimal), "best makespan")


def intervals(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Spans that overlap, touch or stand apart."""
    one, two = inclusive(case["a_inclusive"]), inclusive(case["b_inclusive"])
    common = one.common(two)
    equal(case["overlaps"], common is not None, "overlaps")
    equal(case["overlaps"], bool(tl.calendar.overlaps({"a": one, "b": two})), "overlaps of a table")
    shared = None if common is None else [str(common.start), str(common.last)]
    equal(case["overlap_inclusive"], shared, "overlap")
    equal(case["overlap_days"], 0 if common is None else common.days, "days of overlap")
    equal(case["adjacent"], one.meets(two), "adjacent")
    equal(case["union_is_one_span"], one.joined(two) is not None, "union")
    equal((case["a_days"], case["b_days"]), (one.days, two.days), "days")
    equal(case["a_ical"], [f"{one.start:%Y%m%d}", f"{one.end:%Y%m%d}"], "iCalendar")


def progress(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """How much of a span has gone by on given days."""
    span = inclusive(case["span_inclusive"])
    for row in case["rows"]:
        found = tl.plan.progress(CALENDARS[case.get("calendar", "fr")], span, day(row["as_of"]))
        equal(
            (row["position"], row["elapsed_wd"], row["remaining_wd"], row["total_wd"]),
            (found.position, found.elapsed, found.remaining, found.total),
            row["as_of"],
        )


def _named(name: str, whole: dict[str, Any]) -> tl.Plan:
    return plan_of(next(one for one in whole["timelines"] if one["name"] == name))


def status(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """What was known on given days, and the forecast from there."""
    plan = _named(case["timeline"], whole)
    facts = [
        tl.plan.PhaseFact(
            key=one["key"],
            started=day(one.get("started")),
            last=day(one.get("last")),
            recorded=day(one.get("recorded")),
        )
        for one in case["facts"]
    ]
    for row in case["rows"]:
        found = tl.status(plan, facts, day(row["as_of"]))
        equal(sorted(row["known_started"]), sorted(found.started), f"{row['as_of']} started")
        equal(sorted(row["known_done"]), sorted(found.done), f"{row['as_of']} done")
        forecast = {one.key: [str(one.early.start), str(one.early.last)] for one in found.forecast.placed}
        equal(row["forecast"], forecast, f"{row['as_of']} forecast")
        moved = {
            one.key: one.finish
            for one in tl.plan.compare_to_baseline(tl.schedule(plan), found.forecast).shifts
        }
        equal(row["variance_wd"], moved, f"{row['as_of']} variance")
        equal(row["finish_last_day"], str(found.forecast.last), f"{row['as_of']} last day")


def what_if(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """What follows from a slip."""
    plan, asked = _named(case["timeline"], whole), case["slip"]
    found = tl.plan.slip(plan, asked["key"], tl.Duration(n=asked["n"], unit=UNITS[asked["unit"]]))
    firsts = {one.key: str(one.early.start) for one in found.after.placed}
    equal(case["new_first"], firsts, "first days")
    equal(case["variance_wd"], {one.key: one.finish for one in found.shifts}, "variance")
    equal(case["finish_last_day"], str(found.after.last), "last day")
    equal(case["finish_moved"], found.finish_moved, "finish moved")
    equal(case["broken"], len(found.broken), "broken")


TOPICS: dict[str, Callable[[Any, Any], None]] = {
    check.__name__: check
    for check in (
        holidays,
        holidays_disputed,
        working_days,
        months,
        budget_years,
        mentor_load,
        networks,
        cycles,
        rcpsp,
        timelines,
        intervals,
        progress,
        capacity,
        status,
        what_if,
    )
}
