"""iCalendar text: 1,000 events, ours against `icalendar`, in the same run."""

from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from eig.timeline import Session, to_ical

EVENTS, ROUNDS = 1_000, 7
STAMP = datetime(2019, 1, 7, tzinfo=UTC)


def best(work):
    """Return the shortest of several rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


def sessions(*, hours):
    """Return sessions over three years, of whole days or with hours."""
    timed = {"starts": time(10), "minutes": 90} if hours else {}
    return [
        Session(
            key=f"s{number}",
            when=date(2019, 1, 1) + timedelta(days=number),
            title=f"Séance n° {number}, délibération; suite",
            place="Paris",
            audience=["fellows"],
            **timed,
        )
        for number in range(EVENTS)
    ]


def theirs(given, icalendar):
    """Return the same events, written by `icalendar`."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//peer//bench//EN")
    calendar.add("version", "2.0")
    paris = ZoneInfo("Europe/Paris")
    for one in given:
        event = icalendar.Event()
        event.add("uid", f"session-{one.key}@eig")
        event.add("dtstamp", STAMP)
        start, end = one.when.start, one.when.end
        if one.starts:
            start = datetime.combine(one.when.start, one.starts, paris)
            end = start + timedelta(minutes=one.minutes)
        event.add("dtstart", start)
        event.add("dtend", end)
        event.add("summary", one.title)
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE")
        event.add("location", one.place)
        event.add("categories", list(one.audience))
        calendar.add_component(event)
    return calendar.to_ical()


def main():
    """Print one line a measurement: ours, theirs, and how many times faster."""
    try:
        import icalendar
    except ImportError:
        icalendar = None
    for name, hours in (("whole days", False), ("10:00 in Paris", True)):
        given = sessions(hours=hours)
        ours = best(lambda given=given: to_ical(given, stamp=STAMP))
        line = f"iCalendar, {EVENTS:,} events, {name}: eig {ours:.1f} ms"
        if icalendar:
            peer = best(lambda given=given: theirs(given, icalendar))
            line += f", icalendar {peer:.1f} ms, {peer / ours:.1f} times faster"
        print(line + ("" if icalendar else " (icalendar is not installed)"))


if __name__ == "__main__":
    main()
