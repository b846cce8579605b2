"""Timeline: working days, networks, schedules, hearings, contracts, agendas. See `measuring`."""

import random
from datetime import UTC, date, datetime, time, timedelta

from jobs_marks import sized
from measuring import Job, Way

FIRST = date(2019, 1, 1)
STAMP = datetime(2019, 1, 7, tzinfo=UTC)


def day_count(scale):
    return f"{sized(170, scale):,}"


def phase_count(scale):
    return f"{sized(12, scale):,}"


# ── working days ──────────────────────────────────────────────────────────────────────────────────


def days(scale):
    """Draw days of eight years, one an application."""
    return [date.fromordinal(737_000 + n * 7 % 3000) for n in range(sized(170, scale))]


def office():
    from eig.timeline import WorkCalendar

    return WorkCalendar.named("metropole")


def later(given):
    calendar = office()
    return [calendar.nth(day, 15) for day in given]


def counted(given):
    calendar = office()
    return [calendar.count(FIRST, day) for day in given]


def workalendar_later(given):
    from workalendar.europe import France

    calendar = France()
    return [calendar.add_working_days(day, 15) for day in given]


def holidays_later(given):
    import holidays

    known = holidays.country_holidays("FR", years=range(2017, 2030))
    return [known.get_nth_working_day(day, 15) for day in given]


def busdays(given):
    """Return days and holidays as NumPy takes them, the holidays given to it."""
    import holidays
    import numpy as np

    off = sorted(holidays.country_holidays("FR", years=range(2015, 2035)))
    calendar = np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))
    return np.array(given, dtype="datetime64[D]"), calendar


def numpy_counted(given):
    import numpy as np

    found, calendar = given
    return np.busday_count(np.datetime64(FIRST), found, busdaycal=calendar)


def years(scale):
    """Return the years from 1960, three at the promotion's size."""
    return list(range(1960, 1960 + sized(3, scale)))


def holidays_of(given):
    from eig.timeline import France

    return [France()(year) for year in given]


def holidays_there(given):
    import holidays

    return len(holidays.country_holidays("FR", years=given))


def workalendar_there(given):
    from workalendar.europe import France

    return [France().holidays(year) for year in given]


# ── networks and plans ────────────────────────────────────────────────────────────────────────────


def network(scale):
    """Draw tasks, and about two links each, from tasks at most thirty before."""
    rng = random.Random(2019)
    size = sized(12, scale)
    links = [
        (f"p{before:06}", f"p{after:06}")
        for after in range(1, size)
        for before in sorted({max(0, after - rng.randint(1, 30)) for _ in range(2)})
    ]
    return {f"p{n:06}": 1 + n * 7 % 13 for n in range(size)}, links


def tasks(given):
    durations, links = given
    return durations, [(before, after, "FS", 0) for before, after in links]


def floats(given):
    from eig.timeline.plan import solve_network

    return solve_network(*given)


def longest(given):
    import networkx as nx

    durations, links = given
    graph = nx.DiGraph()
    graph.add_nodes_from(durations)
    graph.add_weighted_edges_from((before, after, durations[before]) for before, after in links)
    return sum(durations[one] for one in nx.dag_longest_path(graph))


UNITS = ("months", "weeks", "days", "working_days")


def plan(given):
    """Return the network as a plan, its durations in mixed units, one link in three other than finish to start."""
    from eig.timeline import Duration, Phase, Plan
    from eig.timeline.plan import Dependency

    durations, links = given
    rng = random.Random(2019)
    phases = [
        Phase(key=key, duration=Duration(n=1 if unit == "months" else days, unit=unit))
        for (key, days), unit in ((item, rng.choice(UNITS)) for item in durations.items())
    ]
    kinds = ("FS", "FS", "FS", "SS", "FF", "SF")
    joined = [Dependency(pred=before, succ=after, kind=rng.choice(kinds)) for before, after in links]
    return Plan(key="bench", start=FIRST, calendar=office(), phases=phases, dependencies=joined)


def scheduled(given):
    from eig.timeline import schedule

    return schedule(given)


def planned(given):
    return scheduled(plan(given))


def drawn(given):
    from eig.timeline.charts import gantt_picture

    return gantt_picture(given)


def running(given):
    """Return a plan, and what is known of it one evening: its first phase is over."""
    stated = plan(given)
    first = scheduled(stated).plan.phases[0].key
    return stated, [{"phase": first, "started": FIRST, "last": FIRST + timedelta(days=3)}]


def status_of(given):
    from eig.timeline import status

    return str(status(*given, FIRST + timedelta(days=5)))


# ── hearings, contracts, agendas ──────────────────────────────────────────────────────────────────


def hearings(scale):
    """Draw sixty hearings by three of eighteen jurors."""
    rng = random.Random(2)
    jurors = [f"j{at:04}" for at in range(sized(18, scale, 6))]
    return [(f"h{at:05}", rng.sample(jurors, 3)) for at in range(sized(60, scale))]


def hearings_of(given):
    from eig.timeline.hearings import HalfDay, Hearing

    halves = [(time(9), time(12, 30)), (time(14), time(17, 30))]
    count = max(2, len(given) * 8 // 60)
    return [Hearing(key=key, jurors=jurors) for key, jurors in given], [
        HalfDay(key=f"d{at:04}", day=FIRST + timedelta(days=at // 2), starts=halves[at % 2][0], ends=halves[at % 2][1])
        for at in range(count)
    ]  # fmt: skip


def placed(given):
    from eig.timeline import timetable

    return timetable(*given, rooms=("A", "B", "C"), half_days_per_juror=None)


def fellows(scale):
    """Return the fellows of a promotion, by number."""
    return [(f"c{n:06}", f"d{n % 15:02}") for n in range(sized(32, scale))]


def contracts(given):
    from eig.timeline import Contract

    start = date(2019, 1, 16)
    return [Contract(person=who, challenge=where, start=start, duration="10 months") for who, where in given]


def cost(given):
    from eig.promotions import P3
    from eig.timeline import cost_by_year

    return cost_by_year(given, promotion=P3, employer_rate="1.75")


def sessions(scale):
    """Draw sessions of whole days, one an application, over three years."""
    return [
        (f"s{n:06}", FIRST + timedelta(days=n % 1000), f"Séance n° {n}, délibération; suite")
        for n in range(sized(170, scale))
    ]


def sessions_of(given):
    from eig.timeline import Session

    return [
        Session(key=key, when=day, title=title, place="Paris", audience=["fellows"])
        for key, day, title in given
    ]


def written(given):
    from eig.timeline import to_ical

    return to_ical(given, stamp=STAMP, zone="Europe/Paris")


def icalendar_written(given):
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//peer//bench//EN")
    calendar.add("version", "2.0")
    for key, day, title in given:
        event = icalendar.Event()
        event.add("uid", f"session-{key}@eig")
        event.add("dtstamp", STAMP)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", title)
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE")
        event.add("location", "Paris")
        event.add("categories", ["fellows"])
        calendar.add_component(event)
    return calendar.to_ical()


def events(text):
    return (text.decode() if isinstance(text, bytes) else text).count("BEGIN:VEVENT")


def last_day(found):
    return found[-1].isoformat()


SIZES = "meant for the hearings of a jury"
JOBS = (
    Job("fifteen working days later", days, day_count, {
        "eig": Way(later, told=last_day),
        "workalendar": Way(workalendar_later, needs="workalendar.europe"),
        "holidays": Way(holidays_later, needs="holidays"),
    }),
    Job("working days counted", days, day_count, {
        "eig": Way(counted),
        "NumPy, whole arrays": Way(numpy_counted, busdays, needs="numpy"),
    }),
    Job("French holidays, year by year", years, lambda scale: f"{sized(3, scale):,}", {
        "eig": Way(holidays_of, most=100, why="years up to 2259"),
        "holidays": Way(holidays_there, needs="holidays", most=100, why="years up to 2259"),
        "workalendar": Way(workalendar_there, needs="workalendar.europe", most=100, why="years up to 2259"),
    }),
    Job("every float of a network", network, phase_count, {
        "eig": Way(floats, tasks),
        "networkx, longest path only": Way(longest, needs="networkx"),
    }),
    Job("calendar schedule, mixed units", network, phase_count, {"eig": Way(lambda given: str(scheduled(given)), plan)}),
    Job("where the plan stands one evening", network, phase_count, {"eig": Way(status_of, running)}),
    Job("schedule drawn", network, phase_count, {"eig": Way(drawn, planned, most=100, why="a picture of thousands of bars")}),
    Job("timetable of hearings", hearings, lambda scale: f"{sized(60, scale):,}", {"eig": Way(placed, hearings_of, most=10, why=SIZES)}),
    Job("what contracts cost, by year", fellows, lambda scale: f"{sized(32, scale):,}", {"eig": Way(cost, contracts)}),
    Job("agenda as iCalendar", sessions, day_count, {
        "eig": Way(written, sessions_of, events),
        "icalendar": Way(icalendar_written, told=events, needs="icalendar"),
    }),
)  # fmt: skip
