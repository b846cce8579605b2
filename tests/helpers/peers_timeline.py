"""What `eig` answers to the cases of peers on calendars, recurrence, plans, iCalendar text and matching, by kind."""

from datetime import date, timedelta

from eig.teams import match
from eig.teams.matching import Market, blocking_pairs
from eig.timeline import France, Phase, Plan, WorkCalendar, schedule
from eig.timeline.calendar import Duration, Span, add_months, advance, months_between
from eig.timeline.charts import escape_text, fold_line
from eig.timeline.facts import nominal_days
from eig.timeline.plan import Dependency, count_back, solve_network

DAY = date.fromisoformat
ONE = timedelta(days=1)


def _holidays(case):
    return sorted({str(day) for day, _ in France(territory=case["territory"])(case["year"])})


def _is_holiday(case):
    day = DAY(case["day"])
    return day in {off for off, _ in France(territory=case["territory"])(day.year)}


def _office(case):
    return WorkCalendar.ouvres(France(territory=case["territory"]))


def _later(case):
    """Give the n-th working day after a day: the day before the boundary that so many days from the morrow reach."""
    count = Duration(n=case["n"], unit="working_days")
    return str(advance(_office(case), DAY(case["day"]) + ONE, count) - ONE)


def _plus(case):
    moved = add_months(DAY(case["start"]), case["months"], overflow=case["overflow"])
    return str(moved + timedelta(days=case["days"]))


def _recurring(case):
    span = Span(start=DAY(case["start"]), end=DAY(case["end"]))
    return [str(day) for day in nominal_days(case["rule"], span)]


def _folds_no_escape(case):
    """Tell whether no line but the last ends within an escape: with an odd number of backslashes."""
    ends = (len(line) - len(line.rstrip("\\")) for line in fold_line(case["text"])[:-1])
    return all(count % 2 == 0 for count in ends)


def _plan(case):
    begins = {key: {"not_before": DAY(day)} for key, day in case.get("not_before", {}).items()}
    phases = [
        Phase(key=key, duration=duration, **begins.get(key, {})) for key, duration in case["phases"].items()
    ]
    links = [
        Dependency(pred=pred, succ=succ, kind=kind, **({"lag": lag} if lag else {}))
        for pred, succ, kind, lag in case["links"]
    ]
    calendar = WorkCalendar(closed=tuple(map(DAY, case.get("closed", ()))))
    plan = Plan(key="p", start=DAY(case["start"]), calendar=calendar, phases=phases, dependencies=links)
    if case["which"] == "back":
        plan = count_back(plan, DAY(case["last"]))
    early = schedule(plan)[case["phase"]].early
    return [str(early.start), str(early.last)]


def _market(case):
    hosts = {name: case[name] for name in ("hosts", "host_rankings", "host_capacities") if case.get(name)}
    return Market(wishes=case["wishes"], rankings=case["rankings"], capacities=case["capacities"], **hosts)


def _matched(case):
    taken = {place: [] for place in case["expect"]}
    for person, place in match(_market(case)).seats.items():
        taken[place].append(person)
    return {place: sorted(people) for place, people in taken.items()}


def _stable(case):
    market = _market(case)
    return not blocking_pairs(market, match(market).seats)


KINDS = {
    "holidays": _holidays,
    "is_holiday": _is_holiday,
    "is_working": lambda case: _office(case).is_working(DAY(case["day"])),
    "add_working": _later,
    "plus": _plus,
    "between": lambda case: list(months_between(DAY(case["start"]), DAY(case["end"]))),
    "rrule": _recurring,
    "rrule_or_refused": _recurring,
    "plan": _plan,
    "network": lambda case: solve_network(case["durations"], map(tuple, case["links"])).duration,
    "escape": lambda case: escape_text(case["text"]),
    "fold": lambda case: "\r\n".join(fold_line(case["text"])),
    "fold_escape": _folds_no_escape,
    "match": _matched,
    "match_stable": _stable,
}
