"""Promotion 3 as text: the published calendar of 2019, written out in full and checked in full.

Source: the programme's documentation, archives of 2019 (accompagnement), and its press releases. Dates and themes only.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from eig.timeline import Phase, Plan, Session, WorkCalendar, lint, schedule, to_ical
from eig.timeline.calendar import Span
from eig.timeline.charts import gantt_html, gantt_picture, to_mermaid
from eig.timeline.facts import CallWindow, NoticeGap, StatedDate, nominal_days, propose
from eig.timeline.plan import Dependency

STAMP = datetime(2019, 1, 7, tzinfo=UTC)
OFFICE = WorkCalendar.named("metropole")
PLENARY = {"starts": time(9), "minutes": 570}
MENTORS = {"starts": time(14), "minutes": 270}

# Key, first day, days, audience, hours (the table of 2019).
TABLE = (
    ("bootcamp", date(2019, 2, 11), 5, ("fellows",), PLENARY),
    ("mentors-1", date(2019, 2, 21), 1, ("mentors",), MENTORS),
    ("open-source", date(2019, 3, 14), 1, ("fellows", "mentors"), PLENARY),
    ("users", date(2019, 4, 11), 1, ("fellows",), PLENARY),
    ("mentors-2", date(2019, 4, 18), 1, ("mentors",), MENTORS),
    ("seminar-1", date(2019, 5, 16), 2, ("fellows",), PLENARY),
    ("demo-day", date(2019, 6, 6), 1, ("fellows", "mentors"), PLENARY),
    ("demos", date(2019, 7, 4), 1, ("fellows",), PLENARY),
    ("mentors-3", date(2019, 7, 11), 1, ("mentors",), MENTORS),
    ("impact", date(2019, 8, 29), 1, ("fellows",), PLENARY),
    ("seminar-2", date(2019, 9, 5), 2, ("fellows",), PLENARY),
    ("mentors-4", date(2019, 9, 19), 1, ("mentors",), MENTORS),
    ("final-rush", date(2019, 10, 10), 1, ("fellows", "mentors"), PLENARY),
    ("indicators", date(2019, 11, 7), 1, ("fellows", "mentors"), PLENARY),
)


def sessions():
    return [
        Session(key=key, when=Span.inclusive(day, day + timedelta(days=days - 1)), audience=audience, **hours)
        for key, day, days, audience, hours in TABLE
    ]


def plan():
    return Plan(
        key="p3",
        name="Promotion 3",
        start=date(2018, 12, 17),
        calendar=OFFICE,
        phases=[
            Phase(key="contracts", name="Contrats", duration="20 working days", section="Avant"),
            Phase(key="mission", name="Mission : 10 mois", duration="10 months", pinned=date(2019, 1, 16), section="Mission"),
            Phase(key="review", name="Revue à mi-parcours", milestone=True, section="Mission"),
            Phase(key="handover", name="Passation", duration="15 working days", section="Mission"),
            Phase(key="demo", name="Restitution", milestone=True, deadline=date(2019, 11, 12), section="Mission"),
        ],
        dependencies=[
            Dependency(pred="contracts", succ="mission"),
            Dependency(pred="mission", succ="review", kind="SS", lag="5 months"),
            Dependency(pred="mission", succ="handover", kind="FF"),
            Dependency(pred="mission", succ="demo", kind="FF", lag="-3 working days"),
        ],
    )  # fmt: skip


MERMAID = """gantt
    title Promotion 3
    dateFormat YYYY-MM-DD
    axisFormat %m/%Y
    todayMarker off
    section Avant
    Contrats :crit, p_contracts, 2018-12-17, 2019-01-16
    section Mission
    Mission #58; 10 mois :crit, p_mission, 2019-01-16, 2019-11-16
    Revue à mi-parcours :milestone, p_review, 2019-06-17, 2019-06-18
    Passation :crit, p_handover, 2019-10-24, 2019-11-16
    Restitution :crit, milestone, p_demo, 2019-11-12, 2019-11-13
    section Séances
    seminar-1 :s_seminar_2d_1, 2019-05-16, 2019-05-18
    demo-day :milestone, s_demo_2d_day, 2019-06-06, 2019-06-07
"""

ICAL = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//eig//timeline//EN
CALSCALE:GREGORIAN
NAME:Promotion 3
X-WR-CALNAME:Promotion 3
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:phase-contracts@p3
DTSTAMP:20190107T000000Z
DTSTART;VALUE=DATE:20181217
DTEND;VALUE=DATE:20190116
SUMMARY:Contrats
TRANSP:TRANSPARENT
CATEGORIES:Avant
END:VEVENT
BEGIN:VEVENT
UID:phase-mission@p3
DTSTAMP:20190107T000000Z
DTSTART;VALUE=DATE:20190116
DTEND;VALUE=DATE:20191116
SUMMARY:Mission : 10 mois
TRANSP:TRANSPARENT
CATEGORIES:Mission
END:VEVENT
BEGIN:VEVENT
UID:session-mentors-1@p3
DTSTAMP:20190107T000000Z
DTSTART;TZID=Europe/Paris:20190221T140000
DTEND;TZID=Europe/Paris:20190221T183000
SUMMARY:mentors-1
STATUS:CONFIRMED
TRANSP:OPAQUE
CATEGORIES:mentors
END:VEVENT
BEGIN:VEVENT
UID:phase-review@p3
DTSTAMP:20190107T000000Z
DTSTART;VALUE=DATE:20190617
DTEND;VALUE=DATE:20190618
SUMMARY:Revue à mi-parcours
TRANSP:OPAQUE
CATEGORIES:Mission
END:VEVENT
BEGIN:VEVENT
UID:phase-handover@p3
DTSTAMP:20190107T000000Z
DTSTART;VALUE=DATE:20191024
DTEND;VALUE=DATE:20191116
SUMMARY:Passation
TRANSP:TRANSPARENT
CATEGORIES:Mission
END:VEVENT
BEGIN:VEVENT
UID:phase-demo@p3
DTSTAMP:20190107T000000Z
DTSTART;VALUE=DATE:20191112
DTEND;VALUE=DATE:20191113
SUMMARY:Restitution
TRANSP:OPAQUE
CATEGORIES:Mission
END:VEVENT
END:VCALENDAR
"""


def test_the_plan_gives_the_published_dates():
    """Ten months from 16 January end on 15 November, and the restitution was on Tuesday 12 November."""
    dates = schedule(plan())

    assert date(2019, 11, 15) == dates["mission"].early.last
    assert date(2019, 11, 12) == dates["demo"].early.start
    assert () == dates.conflicts


def test_the_mermaid_text_is_the_same_for_ever():
    """The whole text, to be reviewed when it changes."""
    shown = [one for one in sessions() if one.key in {"demo-day", "seminar-1"}]

    assert MERMAID == to_mermaid(schedule(plan()), sessions=shown, lang="fr")


def test_the_icalendar_text_is_the_same_for_ever():
    """The whole text, to be reviewed when it changes."""
    first = [one for one in sessions() if one.key == "mentors-1"]

    assert ICAL.replace("\n", "\r\n") == to_ical(
        schedule(plan()), stamp=STAMP, sessions=first, zone="Europe/Paris"
    )


def test_every_session_is_an_event_a_day():
    """Fourteen lines of the table make twenty days: a boot camp of five and two seminars of two."""
    text = to_ical(sessions(), stamp=STAMP, key="p3", zone="Europe/Paris")

    assert 14 + 4 + 1 + 1 == text.count("BEGIN:VEVENT")
    assert text.count("UID:") == len({line for line in text.split("\r\n") if line.startswith("UID:")})


def test_the_published_sessions_are_on_working_days():
    """None on a holiday or at a weekend, none in the winter or spring holidays of zone C."""
    spring = ("spring, zone C", Span.inclusive(date(2019, 4, 20), date(2019, 5, 5)))
    winter = ("winter, zone C", Span.inclusive(date(2019, 2, 23), date(2019, 3, 10)))

    assert lint(sessions(), calendar=OFFICE, school=[spring, winter]).is_clean


def test_two_published_sessions_are_in_the_summer_holidays():
    """11 July and 29 August: school holidays are data of the caller, and the lint finds both."""
    summer = ("summer", Span.inclusive(date(2019, 7, 6), date(2019, 9, 1)))
    report = lint(sessions(), calendar=OFFICE, school=[summer])

    assert ["mentors-3", "impact"] == [finding.key for finding in report.findings]


def test_a_monthly_rule_would_have_met_two_holidays():
    """The second Thursday and the last one: Ascension, 30 May, is one of them."""
    days = nominal_days("FREQ=MONTHLY;BYDAY=-1TH", Span.inclusive(date(2019, 2, 1), date(2019, 11, 30)))
    moved = [one for one in propose(days, calendar=OFFICE).dates if one.day != one.nominal]

    assert [date(2019, 5, 30)] == [one.nominal for one in moved]
    assert [date(2019, 5, 31)] == [one.day for one in moved]


def test_carrying_the_rule_of_2018_on_would_have_met_all_saints():
    """A fortnight from 6 September 2018 leads to Thursday 1 November."""
    days = nominal_days("FREQ=WEEKLY;INTERVAL=2", Span.inclusive(date(2018, 9, 6), date(2018, 11, 15)))
    held = propose(days, calendar=OFFICE, on_holiday="skip")

    assert date(2018, 11, 1) in days
    assert date(2018, 11, 1) not in held.days
    assert "Toussaint" in str(held.explain("2018-11-01"))


@pytest.mark.parametrize(
    ("key", "opens", "closes"),
    [
        ("AAP3", (date(2018, 5, 4), "vendredi"), (date(2018, 6, 15), "vendredi", time(17), "GMT+2")),
        ("AAC3", (date(2018, 9, 13), "jeudi"), (date(2018, 10, 15), "lundi", time(17), "UTC+2")),
        ("AAP4", (date(2020, 1, 15), "mercredi"), (date(2020, 2, 28), "Friday", time(17), "UTC+1")),
        ("AAP5", (date(2021, 2, 1), "Monday"), (date(2021, 4, 7), "Wednesday", time(23, 59), "UTC+2")),
    ],
)
def test_the_calls_of_the_programme_are_clean(key, opens, closes):
    """Weekdays, hours and offsets of the calls that were right."""
    window = CallWindow(
        key=key,
        opens=StatedDate(key="opens", day=opens[0], weekday=opens[1]),
        closes=StatedDate(key="closes", day=closes[0], weekday=closes[1], at=closes[2], offset=closes[3]),
    )

    assert lint([window]).is_clean


@pytest.mark.parametrize(
    ("key", "results", "start", "weeks"),
    [
        ("P2", date(2017, 12, 15), date(2018, 1, 15), 4),
        ("P3", date(2018, 12, 15), date(2019, 1, 16), 4),
        ("P4", date(2020, 7, 20), date(2020, 9, 1), 6),
        ("P5", date(2021, 7, 13), date(2021, 9, 13), 8),
    ],
)
def test_the_gaps_of_the_programme_are_what_was_published(key, results, start, weeks):
    """About a month for promotions 2 and 3, six weeks for the fourth, two months for the fifth."""
    enough, short = (
        lint([NoticeGap(key=key, results=results, start=start, needed=f"{needed} weeks")])
        for needed in (weeks, weeks + 1)
    )

    assert enough.is_clean
    assert not short.is_clean


def test_the_chart_holds_every_phase_and_every_session():
    """Each phase and each session has its mark, whose title says it."""
    picture = gantt_picture(schedule(plan()), sessions=sessions(), lang="fr")

    for name in (phase.title for phase in plan().phases):
        assert f"<title>{name}\u00a0: " in picture
    for session in sessions():
        assert f"<title>{session.key}\u00a0: " in picture


@pytest.mark.slow
def test_the_page_lists_sessions_in_the_order_of_days():
    """The table follows the calendar, not the order in which sessions were given."""
    page = gantt_html(schedule(plan()), sessions=sessions()[::-1])
    places = [page.index(f'<th scope="row">{session.key}</th>') for session in sessions()]

    assert all(before < after for before, after in pairwise(places))
