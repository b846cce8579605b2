"""iCalendar text, as `icalendar` reads it back."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule, to_ical
from eig.timeline.calendar import Span, to_utc
from helpers.evidence import peer

STAMP = datetime(2019, 1, 7, 8, 30, tzinfo=UTC)
LETTERS = "abc ABC 0123 ,;:\\\"'éÉœß’«»—€漢🙂%#="


def parse(text):
    return peer("icalendar").Calendar.from_ical(text.encode())


def read(event):
    """Return what a peer understands of an event: its title, place, status and days or moments."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if isinstance(start, datetime):
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    categories = event.get("CATEGORIES")
    return {
        "uid": str(event["UID"]),
        "title": str(event["SUMMARY"]),
        "place": str(event.get("LOCATION", "")),
        "audience": tuple(map(str, categories.cats)) if categories else (),
        "status": str(event["STATUS"]),
        "start": start,
        "end": end,
        "stamp": event["DTSTAMP"].dt,
    }


def expected(session):
    moments = session.moments(zone="Europe/Paris")
    start, end = moments[0] if moments else (session.when.start, session.when.end)
    statuses = {"cancelled": "CANCELLED", "to_be_confirmed": "TENTATIVE"}
    return {
        "uid": f"session-{session.key}@eig",
        "title": session.name,
        "place": session.place,
        "audience": session.audience,
        "status": statuses.get(session.status, "CONFIRMED"),
        "start": start,
        "end": end,
        "stamp": STAMP,
    }


def some_text(draw, most):
    return " ".join("".join(draw.choices(LETTERS, k=draw.randint(1, most))).strip(" \t").split(" ")) or "x"


def some_session(draw, number):
    hours = {"starts": time(draw.randint(0, 22), draw.choice([0, 30])), "minutes": draw.randint(1, 60)}
    day = date(1997, 1, 1) + timedelta(days=draw.randint(0, 14_900))
    days = Span.inclusive(day, day + timedelta(days=draw.randint(0, 20)))
    timed = draw.random() < 0.6
    return Session(
        key=f"k{number}",
        when=day if timed else days,
        title=some_text(draw, 120),
        place=some_text(draw, 40) if draw.random() < 0.5 else "",
        audience=[some_text(draw, 10).replace("\n", " ").strip() or "x" for _ in range(draw.randint(0, 2))],
        status=draw.choice(["confirmed", "moved", "cancelled", "to_be_confirmed"]),
        **(hours if timed else {}),
    )


@pytest.mark.peer(what="sessions written as iCalendar and read back", against="icalendar")
@pytest.mark.parametrize("hours", ["local", "utc"])
def test_three_thousand_sessions_read_back_equal(hours, evidence):
    """Accents, folds, escapes, exclusive ends, Paris hours in all seasons: what is read back is what was written."""
    draw = random.Random(1997)
    sessions = [some_session(draw, number) for number in range(evidence.part(3000))]

    found = [
        read(event)
        for event in parse(to_ical(sessions, stamp=STAMP, hours=hours, zone="Europe/Paris")).walk("VEVENT")
    ]

    by_uid = {event["uid"]: event for event in found}
    assert len(sessions) == len(found) == len(by_uid)
    for session in sessions:
        assert expected(session) == by_uid[f"session-{session.key}@eig"]
        evidence.count()


@pytest.mark.peer(what="moments of Paris by the zone that is written as iCalendar", against="icalendar")
def test_the_zone_that_is_written_gives_the_moments_of_paris(evidence):
    """Read with our VTIMEZONE alone, ten in the morning is the moment of ten in Paris, all year."""
    sessions = [
        Session(key=f"s{n}", when=date(2019, 1, 1) + timedelta(days=n), starts=time(10), minutes=60)
        for n in range(evidence.part(365))
    ]
    calendar = parse(to_ical(sessions, stamp=STAMP, zone="Europe/Paris"))
    (written,) = calendar.walk("VTIMEZONE")
    zone = written.to_tz(lookup_tzid=False)

    for session in sessions:
        local = datetime.combine(session.when.start, time(10))
        assert to_utc(local, zone="Europe/Paris") == local.replace(tzinfo=zone).astimezone(UTC)
        evidence.count()


@pytest.mark.peer(what="phases of a schedule written as iCalendar and read back", against="icalendar")
def test_a_schedule_reads_back_with_its_days(evidence):
    """Each phase is an event of whole days, its end exclusive."""
    plan = Plan(
        key="p3", name="Promotion 3", start=date(2019, 1, 17), calendar=WorkCalendar.named("metropole"),
        phases=[Phase(key=f"ph{n}", name=f"Phase n° {n}, « {n} »", duration=f"{n + 1} days") for n in range(40)],
    )  # fmt: skip
    dates = schedule(plan)
    calendar = parse(to_ical(dates, stamp=STAMP, zone="Europe/Paris"))

    assert {
        (f"phase-{placed.key}@p3", phase.title, placed.early.start, placed.early.end)
        for phase, placed in zip(plan.phases, dates.placed, strict=True)
    } == {
        (str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt)
        for event in calendar.walk("VEVENT")
    }
    evidence.count(len(plan.phases))


@pytest.mark.peer(what="sessions written again by the peer, and read back", against="icalendar")
def test_what_is_written_is_written_again(evidence):
    """The peer's own text of what it read holds the same events: nothing was lost on the way."""
    draw = random.Random(7)
    sessions = [some_session(draw, number) for number in range(evidence.part(200))]
    once = parse(to_ical(sessions, stamp=STAMP, zone="Europe/Paris"))
    twice = parse(once.to_ical().decode())

    assert sorted(str(read(event)) for event in once.walk("VEVENT")) == sorted(
        str(read(event)) for event in twice.walk("VEVENT")
    )
    evidence.count(len(sessions))
