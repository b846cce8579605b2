# ruff: noqa: DTZ001 # naive datetimes are given to be refused
"""iCalendar text (RFC 5545): exclusive ends, zones, identifiers, and the same bytes for the same input."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule, timetable, to_ical
from eig.timeline.calendar import Span, to_utc
from eig.timeline.hearings import HalfDay, Hearing

STAMP = datetime(2019, 1, 7, 8, 30, tzinfo=UTC)


def unfold(text):
    """Return the content lines of a text (3.1)."""
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def events(text):
    """Return the properties of each event, by name, parameters included in the name."""
    found, current = [], None
    for line in unfold(text):
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found.append(current)
            current = None
        elif current is not None:
            name, _, value = line.partition(":")
            current[name] = value
    return found


def one(**fields):
    session = Session(**{"key": "s", "when": date(2019, 2, 21), **fields})
    (event,) = events(to_ical(session, stamp=STAMP, zone="Europe/Paris"))
    return event


def plan(**fields):
    phases = [
        Phase(key="mission", name="Mission, dix mois", duration="10 months", section="Mission"),
        Phase(key="demo", milestone=True, not_before=date(2019, 11, 12)),
    ]
    return Plan(
        **{
            "key": "p3",
            "start": date(2019, 1, 17),
            "calendar": WorkCalendar.named("metropole"),
            "phases": phases,
            **fields,
        }
    )


# --- Ends -------------------------------------------------------------------------------------------------------


def test_the_end_of_whole_days_is_exclusive():
    """The RFC's own example (3.6.1): 28 June to 8 July 2007 ends on the 9th."""
    event = one(when=Span.inclusive(date(2007, 6, 28), date(2007, 7, 8)))

    assert "20070628" == event["DTSTART;VALUE=DATE"]
    assert "20070709" == event["DTEND;VALUE=DATE"]


def test_a_mission_ends_the_day_after_its_last():
    """A mission to 16 November has its exclusive end on the 17th."""
    mission = next(
        event
        for event in events(to_ical(schedule(plan()), stamp=STAMP, zone="Europe/Paris"))
        if "mission" in event["UID"]
    )

    assert "20190117" == mission["DTSTART;VALUE=DATE"]
    assert "20191117" == mission["DTEND;VALUE=DATE"]


# --- Hours and zones --------------------------------------------------------------------------------------------


def test_hours_are_local_with_their_zone():
    """10:00 in Paris is written as 10:00 in Paris, winter and summer, and the zone comes with it (3.6.5)."""
    for day in (date(2019, 1, 29), date(2019, 4, 2)):
        text = to_ical(
            Session(key="s", when=day, starts=time(10), minutes=90), stamp=STAMP, zone="Europe/Paris"
        )

        assert f"{day:%Y%m%d}T100000" == events(text)[0]["DTSTART;TZID=Europe/Paris"]
        assert f"{day:%Y%m%d}T113000" == events(text)[0]["DTEND;TZID=Europe/Paris"]
        assert 1 == unfold(text).count("BEGIN:VTIMEZONE")


def test_whole_days_need_no_zone():
    """Dates have no zone, so none is written."""
    assert "VTIMEZONE" not in to_ical(
        Session(key="s", when=date(2019, 2, 21)), stamp=STAMP, zone="Europe/Paris"
    )


def test_hours_may_be_written_in_utc():
    """For those who prefer it, moments are in UTC and no zone is needed."""
    session = Session(key="s", when=date(2019, 4, 2), starts=time(10), minutes=60)
    text = to_ical(session, stamp=STAMP, hours="utc", zone="Europe/Paris")

    assert ("20190402T080000Z", "20190402T090000Z") == (events(text)[0]["DTSTART"], events(text)[0]["DTEND"])
    assert "VTIMEZONE" not in text


def test_other_zones_are_written_in_utc():
    """A constant is kept for Paris alone."""
    session = Session(key="s", when=date(2019, 4, 2), starts=time(10), minutes=60)

    assert (
        "20190402T140000Z" == events(to_ical(session, stamp=STAMP, zone="America/Martinique"))[0]["DTSTART"]
    )


@pytest.mark.parametrize("day", [date(2019, 3, 31), date(2019, 10, 27), date(1995, 6, 1)])
def test_days_that_the_constant_does_not_know_are_in_utc(day):
    """On the days when clocks change, and before the present rule, hours are moments in UTC."""
    session = Session(key="s", when=day, starts=time(2, 30), minutes=60)
    (event,) = events(to_ical(session, stamp=STAMP, zone="Europe/Paris"))
    ((start, end),) = session.moments(zone="Europe/Paris")

    assert (f"{start:%Y%m%dT%H%M%SZ}", f"{end:%Y%m%dT%H%M%SZ}") == (event["DTSTART"], event["DTEND"])


def _changes(line):
    return re.fullmatch(r"RRULE:FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU", line)


@pytest.mark.untraced
def test_the_constant_zone_is_that_of_paris():
    """From 1997 to 2037, the last Sundays of March and October give the offsets that zoneinfo gives."""
    text = to_ical(
        Session(key="s", when=date(2019, 1, 29), starts=time(10), minutes=60),
        stamp=STAMP,
        zone="Europe/Paris",
    )
    assert ["3", "10"] == [found[1] for found in map(_changes, unfold(text)) if found]

    paris = ZoneInfo("Europe/Paris")
    for year in range(1997, 2038):
        march, october = (
            max(day for n in range(25, 32) if (day := date(year, month, n)).weekday() == 6)
            for month in (3, 10)
        )
        for day in (date(year, 1, 1) + timedelta(days=n) for n in range(365)):
            summer = march <= day < october
            if day not in {march, october}:
                local = datetime.combine(day, time(12), paris)
                assert timedelta(hours=2 if summer else 1) == local.utcoffset()


@given(st.dates(date(1997, 1, 1), date(2037, 12, 31)), st.times(), st.integers(1, 60))
@example(date(2019, 10, 27), time(2), 30)
@example(date(2019, 3, 31), time(2), 30)
@example(date(2019, 10, 28), time(2), 30)
def test_every_written_hour_is_the_moment_of_the_session(day, hour, minutes):
    """However an hour is written, it is the same moment."""
    starts = time(hour.hour, 0)
    session = Session(key="s", when=day, starts=starts, minutes=minutes)
    (event,) = events(to_ical(session, stamp=STAMP, zone="Europe/Paris"))
    ((start, _),) = session.moments(zone="Europe/Paris")

    if "DTSTART" in event:
        assert f"{start:%Y%m%dT%H%M%SZ}" == event["DTSTART"]
    else:
        local = datetime.fromisoformat(event["DTSTART;TZID=Europe/Paris"])
        assert start == to_utc(local, zone="Europe/Paris")


def test_hours_of_several_days_are_an_event_a_day():
    """A two-day seminar from 9:00 to 18:30 is two events, each with its identifier."""
    seminar = Session(
        key="sem", when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)), starts=time(9), minutes=570
    )
    found = events(to_ical(seminar, stamp=STAMP, zone="Europe/Paris"))

    assert ["session-sem@eig", "session-sem.2@eig"] == [event["UID"] for event in found]
    assert ["20190516T183000", "20190517T183000"] == [event["DTEND;TZID=Europe/Paris"] for event in found]


# --- What an event says -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "written", "transparency"),
    [
        ("confirmed", "CONFIRMED", "OPAQUE"),
        ("moved", "CONFIRMED", "OPAQUE"),
        ("to_be_confirmed", "TENTATIVE", "OPAQUE"),
        ("cancelled", "CANCELLED", "TRANSPARENT"),
    ],
)
def test_a_status_is_written(status, written, transparency):
    """A session to be confirmed is tentative; a cancelled one stays, leaves nobody busy (3.8.1.11, 3.8.2.7)."""
    event = one(status=status)

    assert (written, transparency) == (event["STATUS"], event["TRANSP"])


def test_an_event_has_its_title_place_and_audience():
    """Texts are escaped; an audience of several is a list (3.8.1.2)."""
    event = one(title="Jury, oral; suite", place="Paris, salle 3", audience=["fellows", "mentors, all"])

    assert "Jury\\, oral\\; suite" == event["SUMMARY"]
    assert "Paris\\, salle 3" == event["LOCATION"]
    assert "fellows,mentors\\, all" == event["CATEGORIES"]


def test_without_place_nor_audience_nothing_is_written():
    """Empty properties are left out, and the key stands for a title."""
    event = one()

    assert "s" == event["SUMMARY"]
    assert {"LOCATION", "CATEGORIES"}.isdisjoint(event)


def test_ten_months_of_mission_leave_nobody_busy():
    """Phases are transparent, milestones are not (3.8.2.7)."""
    found = events(to_ical(schedule(plan()), stamp=STAMP, zone="Europe/Paris"))

    assert {"phase-mission@p3": "TRANSPARENT", "phase-demo@p3": "OPAQUE"} == {
        event["UID"]: event["TRANSP"] for event in found
    }
    assert "Mission" == found[0]["CATEGORIES"]
    assert "Mission\\, dix mois" == found[0]["SUMMARY"]


def test_hearings_are_events_in_their_rooms():
    """A timetable becomes an agenda."""
    morning = HalfDay(key="am", day=date(2020, 3, 24), starts=time(9), ends=time(12))
    found = events(
        to_ical(
            timetable([Hearing(key="plume", jurors=["j1"])], [morning]),
            stamp=STAMP,
            key="p4",
            zone="Europe/Paris",
        )
    )

    assert "session-hearing-plume@p4" == found[0]["UID"]
    assert ("A", "plume") == (found[0]["LOCATION"], found[0]["SUMMARY"])
    assert "20200324T094000" == found[0]["DTEND;TZID=Europe/Paris"]


# --- The calendar -----------------------------------------------------------------------------------------------


def test_the_stamp_is_given_never_read():
    """Each event carries the stamp given, in UTC (3.8.7.2)."""
    summer = datetime(2019, 7, 1, 10, tzinfo=timezone(timedelta(hours=2)))

    assert {"20190701T080000Z"} == {
        event["DTSTAMP"] for event in events(to_ical(schedule(plan()), stamp=summer, zone="Europe/Paris"))
    }


def test_a_schedule_gives_its_key_and_its_name():
    """The plan's key makes identifiers unique; its name is that of the calendar (RFC 7986, 5.1)."""
    text = to_ical(schedule(plan(name="Promotion 3")), stamp=STAMP, zone="Europe/Paris")

    assert "NAME:Promotion 3" in unfold(text)
    assert "X-WR-CALNAME:Promotion 3" in unfold(text)
    assert "NAME:p3" in unfold(to_ical(schedule(plan()), stamp=STAMP, zone="Europe/Paris"))
    assert "NAME:Autre" in unfold(to_ical(schedule(plan()), stamp=STAMP, name="Autre", zone="Europe/Paris"))
    assert not [
        line
        for line in unfold(to_ical([], stamp=STAMP, zone="Europe/Paris"))
        if "NAME" in line and "TZ" not in line
    ]


def test_sessions_come_beside_a_schedule_in_the_order_of_days():
    """One calendar holds the plan and its sessions."""
    session = Session(key="s", when=date(2019, 2, 21))
    found = events(
        to_ical(schedule(plan()), stamp=STAMP, sessions=[session], key="p3-2019", zone="Europe/Paris")
    )

    assert ["phase-mission@p3-2019", "session-s@p3-2019", "phase-demo@p3-2019"] == [
        event["UID"] for event in found
    ]


def test_an_empty_calendar_still_has_a_component():
    """The grammar asks for one (3.4): the zone of Paris."""
    assert 1 == unfold(to_ical([], stamp=STAMP, zone="Europe/Paris")).count("BEGIN:VTIMEZONE")


@given(st.permutations(range(6)))
def test_the_order_of_sessions_does_not_change_the_text(order):
    """Same sessions, same bytes, whatever the order they were given in."""
    sessions = [Session(key=f"s{n}", when=date(2019, 2, 1 + n // 2)) for n in range(6)]

    assert to_ical(sessions, stamp=STAMP, zone="Europe/Paris") == to_ical(
        [sessions[n] for n in order], stamp=STAMP, zone="Europe/Paris"
    )


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120))
def test_every_line_is_well_formed_whatever_the_title(title):
    """No title breaks out of its line: 75 octets at most, each line a property, components closed (3.1)."""
    text = to_ical(Session(key="s", when=date(2019, 2, 21), title=title), stamp=STAMP, zone="Europe/Paris")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in unfold(text))
    assert ("BEGIN:VCALENDAR", "END:VCALENDAR") == (unfold(text)[0], unfold(text)[-1])
    assert 1 == len(events(text))


# --- Faults -----------------------------------------------------------------------------------------------------


def test_two_events_with_one_identifier_are_refused():
    """A calendar would keep only one of them."""
    twice = [Session(key="s", when=date(2019, 2, day)) for day in (21, 22)]

    with pytest.raises(Fault, match="identifier"):
        to_ical(twice, stamp=STAMP, zone="Europe/Paris")


def test_a_day_number_never_meets_another_key():
    """The second day of `a` and a session `a.2` would share an identifier: refused."""
    pair = [
        Session(
            key="a", when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)), starts=time(9), minutes=60
        ),
        Session(key="a.2", when=date(2019, 6, 1)),
    ]

    with pytest.raises(Fault, match="identifier"):
        to_ical(pair, stamp=STAMP, zone="Europe/Paris")


@pytest.mark.parametrize(
    "wrong",
    [
        {"stamp": datetime(2019, 1, 7)},
        {"stamp": date(2019, 1, 7)},
        {"key": ""},
        {"name": None},
        {"hours": "local time"},
        {"x": ["2019-02-21"]},
        {"x": 3},
        {"sessions": [None]},
    ],
)
def test_wrong_arguments_are_refused(wrong):
    """A stamp says its offset; sessions are sessions."""
    given_ = {"x": Session(key="s", when=date(2019, 2, 21)), "stamp": STAMP, **wrong}

    with pytest.raises((Fault, Faults), match="to_ical"):
        to_ical(given_.pop("x"), **given_, zone="Europe/Paris")


def test_an_unknown_zone_is_refused():
    """Zones are named as IANA does."""
    with pytest.raises(Fault, match="IANA"):
        to_ical(Session(key="s", when=date(2019, 2, 21), starts=time(9), minutes=5), stamp=STAMP, zone="Mars")


@pytest.mark.parametrize("wrong", ["s", [3], [None], ["s"]])
def test_what_is_no_session_is_told_as_one(wrong):
    """Whatever is given among sessions and is none: the place is told, and what is asked for."""
    with pytest.raises(Fault) as caught:
        to_ical(wrong, stamp=STAMP, zone="Europe/Paris")
    assert caught.value.place in ("to_ical.x", "to_ical.x[0]")
    assert "Session" in caught.value.rule


def test_hours_in_no_named_zone_are_those_of_wherever_one_is():
    """RFC 5545, 3.3.5, form 1: neither a zone nor UTC. A calendar of nothing names no place either."""
    session = Session(key="s", when=date(2019, 1, 29), starts=time(10), minutes=60)
    (event,) = events(to_ical(session, stamp=STAMP))
    assert ("20190129T100000", "20190129T110000") == (event["DTSTART"], event["DTEND"])
    assert "TZID:UTC" in unfold(to_ical([], stamp=STAMP))
    assert "Paris" not in to_ical([], stamp=STAMP)
