"""The timeline room against its peers, in one run: `python bench/bench_timeline.py`.

Each line gives ours, the peer, and the ratio ours / peer (below 1: we are faster), best of several runs.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from types import ModuleType

from eig.timeline import Duration, France, Phase, Plan, WorkCalendar, schedule
from eig.timeline.calendar import add_months
from eig.timeline.plan import Dependency, solve_network

OFFICE = WorkCalendar.ouvres()
DAYS = [date.fromordinal(737_000 + n % 3000) for n in range(10_000)]
FIRST, LAST = date(2019, 1, 1), date(2029, 1, 1)
LIMITS = {
    "add 15 working days, 10,000 calls / workalendar": 1 / 20,
    "add 15 working days, 10,000 calls / numpy": 2.0,
    "network of 1,000 tasks, all floats / networkx": 1.0,
    "network of 10,000 tasks, all floats / networkx": 1.0,
    "calendar schedule of 1,000 phases / networkx": 12.0,
}


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Return the best time of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def peer(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ImportError:
        print(f"{name} is missing: its lines are left out", file=sys.stderr)
        return None


def line(what: str, ours: float, theirs: float) -> None:
    ratio = ours / theirs
    limit = LIMITS.get(what)
    verdict = "" if limit is None else f"  limit {limit:g}: {'ok' if ratio <= limit else 'MISSED'}"
    print(f"{what:58} ours {ours:9.3f} ms  peer {theirs:9.3f} ms  ratio {ratio:8.4f}{verdict}")


def adding() -> float:
    return best(lambda: [OFFICE.nth(day, 15) for day in DAYS])


def counting() -> float:
    return best(lambda: [OFFICE.count(FIRST, day) for day in DAYS])


def against_workalendar() -> None:
    europe = peer("workalendar.europe")
    if europe is None:
        return
    calendar = europe.France()
    line(
        "add 15 working days, 10,000 calls / workalendar",
        adding(),
        best(lambda: [calendar.add_working_days(day, 15) for day in DAYS], 2),
    )
    line(
        "count working days, 500 calls / workalendar",
        best(lambda: [OFFICE.count(FIRST, day) for day in DAYS[:500]]),
        best(lambda: [calendar.get_working_days_delta(FIRST, day) for day in DAYS[:500]], 1),
    )
    line(
        "French holidays of 10 years, fresh / workalendar",
        best(lambda: [France()(year) for year in range(2019, 2029)]),
        best(lambda: [europe.France().holidays(year) for year in range(2019, 2029)]),
    )


def against_holidays() -> None:
    holidays = peer("holidays")
    if holidays is None:
        return
    known = holidays.country_holidays("FR", years=range(2017, 2030))
    line(
        "add 15 working days, 1,000 calls / holidays",
        best(lambda: [OFFICE.nth(day, 15) for day in DAYS[:1000]]),
        best(lambda: [known.get_nth_working_day(day, 15) for day in DAYS[:1000]], 2),
    )
    days = [date.fromordinal(n) for n in range(FIRST.toordinal(), LAST.toordinal())]
    line(
        "is a day worked, 10 years / holidays",
        best(lambda: [OFFICE.is_working(day) for day in days]),
        best(lambda: [known.is_working_day(day) for day in days]),
    )
    line(
        "French holidays of 10 years, fresh / holidays",
        best(lambda: [France()(year) for year in range(2019, 2029)]),
        best(lambda: len(holidays.country_holidays("FR", years=range(2019, 2029)))),
    )


def against_numpy() -> None:
    numpy = peer("numpy")
    if numpy is None:
        return
    off = [day for year in range(2015, 2035) for day, _ in France()(year)]
    busday = numpy.busdaycalendar(holidays=numpy.array(sorted(off), dtype="datetime64[D]"))
    days, first = [numpy.datetime64(day) for day in DAYS], numpy.datetime64(FIRST)
    line(
        "add 15 working days, 10,000 calls / numpy",
        adding(),
        best(lambda: [numpy.busday_offset(day, 14, roll="forward", busdaycal=busday) for day in days]),
    )
    line(
        "count working days, 10,000 calls / numpy",
        counting(),
        best(lambda: [numpy.busday_count(first, day, busdaycal=busday) for day in days]),
    )


def against_relativedelta() -> None:
    module = peer("dateutil.relativedelta")
    if module is None:
        return
    line(
        "add 10 months, 10,000 calls / relativedelta",
        best(lambda: [add_months(day, 10) for day in DAYS]),
        best(lambda: [day + module.relativedelta(months=10) for day in DAYS]),
    )


def some_links(size: int) -> list[tuple[int, int]]:
    """Return about two links a task, each from a task at most 30 before it."""
    rng = random.Random(2019)
    return [
        (pred, succ)
        for succ in range(1, size)
        for pred in sorted({max(0, succ - rng.randint(1, 30)) for _ in range(2)})
    ]


def some_duration(rng: random.Random, *, lag: bool) -> Duration:
    unit = rng.choice(["months", "weeks", "days", "working_days"])
    most = 1 if unit == "months" else 9
    return Duration(n=rng.randint(-most if lag else 1, most), unit=unit)


def some_plan(size: int) -> Plan:
    rng = random.Random(2019)
    links = [
        Dependency(
            pred=f"p{pred}",
            succ=f"p{succ}",
            kind=rng.choice(["FS", "FS", "FS", "SS", "FF", "SF"]),
            lag=some_duration(rng, lag=True),
        )
        for pred, succ in some_links(size)
    ]
    phases = [Phase(key=f"p{n}", duration=some_duration(rng, lag=False)) for n in range(size)]
    return Plan(key="bench", start=FIRST, calendar=OFFICE, phases=phases, dependencies=links)


def against_networkx() -> None:
    networkx = peer("networkx")
    if networkx is None:
        return
    for size in (100, 1000, 10_000):
        links = some_links(size)
        durations = {f"p{n}": 1 + n * 7 % 13 for n in range(size)}
        named = [(f"p{pred}", f"p{succ}", "FS", 0) for pred, succ in links]

        def longest(durations=durations, named=named):
            graph = networkx.DiGraph()
            graph.add_nodes_from(durations)
            graph.add_weighted_edges_from((pred, succ, durations[pred]) for pred, succ, _, _ in named)
            return networkx.dag_longest_path(graph)

        theirs = best(longest)
        line(
            f"network of {size:,} tasks, all floats / networkx",
            best(lambda durations=durations, named=named: solve_network(durations, named)),
            theirs,
        )
        plan = some_plan(size)
        line(
            f"calendar schedule of {size:,} phases / networkx", best(lambda plan=plan: schedule(plan)), theirs
        )


def main() -> None:
    against_workalendar()
    against_holidays()
    against_numpy()
    against_relativedelta()
    against_networkx()


if __name__ == "__main__":
    main()
