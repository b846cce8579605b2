"""The reference cases of the timeline room's core: calendars, plans, schedules, status and load."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from eig import timeline as tl

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
        equal(one["constrain"], str(tl.add_months(start, n)), str(one))
        equal(one["forward"], str(tl.add_months(start, n, overflow="forward")), str(one))
        equal(one["reject"], _rejected(start, n), str(one))
    for one in case.get("between", ()):
        found = tl.months_between(day(one["start"]), day(one["end"]))
        equal((one["constrain_months"], one["constrain_days"]), found, str(one))


def _rejected(start: date, n: int) -> str | None:
    try:
        return str(tl.add_months(start, n, overflow="reject"))
    except ValueError:
        return None


def plan_of(case: dict[str, Any]) -> tl.Plan:
    """Return the plan that a case describes."""
    phases = [
        tl.Phase(
            key=one["key"],
            name=one.get("name", ""),
            duration=tl.Duration(n=one["n"], unit=UNITS[one["unit"]]),
            **{name: day(one.get(name)) for name in ("not_before", "pinned", "deadline")},
        )
        for one in case["phases"]
    ]
    dependencies = [
        tl.Dependency(pred=pred, succ=succ, kind=kind, lag=tl.Duration(n=n, unit=UNITS[unit]))
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
    equal(case["broken"], len(found.conflicts), "conflicts")
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


TOPICS: dict[str, Callable[[Any, Any], None]] = {
    "holidays": holidays,
    "holidays_disputed": holidays_disputed,
    "working_days": working_days,
    "months": months,
    "timelines": timelines,
}
