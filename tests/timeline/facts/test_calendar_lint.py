# ruff: noqa: DTZ001 # dates with hours are given to be refused
"""Calendar lint: the slips that official calendars really had, and their neighbours."""

import pickle
import re
from datetime import date, datetime, time, timedelta

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import France, Session, WorkCalendar, lint
from eig.timeline.calendar import Span, days, months, working_days
from eig.timeline.facts import CallWindow, Finding, LintReport, NoticeGap, StatedDate
from helpers.unfolded import unfolded

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2037, 12, 31))
NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
WINTER_C = ("winter, zone C", Span.inclusive(date(2019, 2, 23), date(2019, 3, 10)))


def codes(*facts, **options):
    return [
        (finding.key, finding.code)
        for finding in lint(
            facts, **{"calendar": WorkCalendar.named("metropole"), "zone": "Europe/Paris", **options}
        ).findings
    ]


def only(*facts, **options):
    (finding,) = lint(
        facts, **{"calendar": WorkCalendar.named("metropole"), "zone": "Europe/Paris", **options}
    ).findings
    return finding


# --- The real slips ---------------------------------------------------------------------------------------------


def test_the_call_of_promotion_5_closed_before_it_opened():
    """AAC5's preamble: "open from 1 March 2021 to 2 May 2020"."""
    finding = only(CallWindow(key="AAC5", opens=date(2021, 3, 1), closes=date(2020, 5, 2)))

    assert "close_before_open" == finding.code
    assert "AAC5: it closes on 2 May 2020, before it opens on 1 March 2021" == str(finding)


def test_article_1_of_the_same_rules_is_clean():
    """AAC5's article 1 gives 2 May 2021."""
    assert [] == codes(CallWindow(key="AAC5", opens=date(2021, 3, 1), closes=date(2021, 5, 2)))


def test_the_call_of_promotion_4_closed_at_an_hour_that_is_not_of_paris():
    """AAC4 closed "7 June 2020, 23h (UTC+1)": in June Paris is at UTC+2, so literally on 8 June at 00:00."""
    finding = only(StatedDate(key="AAC4", day=date(2020, 6, 7), at=time(23), offset="UTC+1"))

    assert "offset_of_no_zone" == finding.code
    assert ("UTC+2", "00:00", date(2020, 6, 8)) == tuple(
        finding.reason.facts[name] for name in ("true", "time_there", "day_there")
    )
    assert "à la lettre, il y est 0\u00a0h le 8 juin 2020" in unfolded(finding.say("fr"))


def test_the_page_of_promotion_3_was_right():
    """Promotion 3 wrote "17h (GMT+2)" for 15 June 2018, and winter is at UTC+1."""
    june = StatedDate(key="P3", day=date(2018, 6, 15), at=time(17), offset="GMT+2")
    january = StatedDate(key="P4", day=date(2020, 1, 15), at=time(17), offset="+01:00")

    assert [] == codes(june, january)


def test_the_guide_of_the_jury_had_a_monday_on_a_sunday():
    """The guide of the jury, promotion 4: "lundi 22/03"; 22 March 2020 was a Sunday."""
    finding = only(StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi"))

    assert "weekday_mismatch" == finding.code
    assert "guide: 22 March 2020 is a Sunday, not a Monday; the nearest Monday is 23 March 2020" == unfolded(
        finding
    )
    assert "un dimanche, pas un lundi" in unfolded(finding.say("fr"))


def test_all_three_are_found_at_once():
    """Findings come in the order of the facts."""
    facts = (
        CallWindow(key="AAC5", opens=date(2021, 3, 1), closes=date(2020, 5, 2)),
        StatedDate(key="AAC4", day=date(2020, 6, 7), at=time(23), offset="UTC+1"),
        StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi"),
    )

    assert ["close_before_open", "offset_of_no_zone", "weekday_mismatch"] == [
        code for _, code in codes(*facts)
    ]


# --- Weekdays ---------------------------------------------------------------------------------------------------


@given(DAYS, st.sampled_from(["en", "fr"]))
def test_the_right_weekday_is_never_a_slip(day, lang):
    """In English or French, capitals or not."""
    name = NAMES[lang][day.weekday()]

    assert [] == codes(
        *(StatedDate(key="k", day=day, weekday=said) for said in (name, name.lower(), name.upper()))
    )


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_always_a_slip_with_the_nearest_day(day, off):
    """The nearest day of that name is at most three days away, and is of that name."""
    named = (day.weekday() + off) % 7
    finding = only(StatedDate(key="k", day=day, weekday=NAMES["en"][named]))
    nearest = finding.reason.facts["nearest"]

    assert named == nearest.weekday()
    assert abs((nearest - day).days) <= 3


# --- Offsets and hours ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("UTC", 0), ("GMT", 0), ("UTC+1", 60), ("utc+2", 120), ("GMT+02", 120), ("+02:00", 120), ("+0200", 120),
        ("UTC -4", -240), ("UTC+5:30", 330), ("- 3", -180),
    ],
)  # fmt: skip
def test_an_offset_is_read_as_people_write_it(text, minutes):
    """UTC+2, GMT+2 and +02:00 are the same offset."""
    stated = StatedDate(key="k", day=date(2020, 6, 7), at=time(23), offset=text)

    assert timedelta(minutes=minutes) == stated.ahead


def test_no_offset_is_no_offset():
    """A document that says nothing claims nothing."""
    stated = StatedDate(key="k", day=date(2020, 6, 7), at=time(23))

    assert stated.ahead is None
    assert [] == codes(stated)


@given(DAYS)
def test_at_noon_exactly_one_of_two_offsets_is_that_of_paris(day):
    """Paris is at UTC+1 or UTC+2, and the wrong one is found."""
    found = [codes(StatedDate(key="k", day=day, at=time(12), offset=offset)) for offset in ("UTC+1", "UTC+2")]

    assert [0, 1] == sorted(len(one) for one in found)


def test_an_hour_that_does_not_exist_or_comes_twice_is_a_slip():
    """02:30 is skipped on 31 March 2019 and comes twice on 27 October; an offset settles which."""
    assert [("k", "missing_local_time")] == codes(StatedDate(key="k", day=date(2019, 3, 31), at=time(2, 30)))
    assert [("k", "ambiguous_local_time")] == codes(
        StatedDate(key="k", day=date(2019, 10, 27), at=time(2, 30))
    )
    assert [] == codes(StatedDate(key="k", day=date(2019, 10, 27), at=time(2, 30), offset="UTC+2"))


# --- Windows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opens", "closes", "backwards"),
    [
        ((date(2018, 5, 4), None), (date(2018, 6, 15), time(17)), False),
        ((date(2018, 5, 4), None), (date(2018, 5, 4), None), False),
        ((date(2018, 5, 4), time(9)), (date(2018, 5, 4), time(17)), False),
        ((date(2018, 5, 4), time(17)), (date(2018, 5, 4), time(9)), True),
        ((date(2018, 5, 4), time(9)), (date(2018, 5, 4), time(9)), True),
        ((date(2018, 5, 4), None), (date(2018, 5, 3), None), True),
    ],
)
def test_a_call_closes_after_it_opens(opens, closes, backwards):
    """A closing without a time is the end of its day; an opening without one, its start."""
    window = CallWindow(
        key="call",
        opens=StatedDate(key="opens", day=opens[0], at=opens[1]),
        closes=StatedDate(key="closes", day=closes[0], at=closes[1]),
    )

    assert backwards == window.is_backwards
    assert backwards == bool(codes(window))


def test_the_dates_of_a_call_are_checked_too():
    """A wrong weekday in a call is found at its place."""
    closes = StatedDate(key="closes", day=date(2018, 6, 15), weekday="Monday", at=time(17), offset="UTC+1")
    window = CallWindow(key="AAP3", opens=date(2018, 5, 4), closes=closes)

    assert [("AAP3.closes", "weekday_mismatch"), ("AAP3.closes", "offset_of_no_zone")] == codes(window)
    assert ("AAP3", "AAP3.opens", "AAP3.closes") == lint([window]).checked


# --- Sessions ---------------------------------------------------------------------------------------------------


def test_a_session_on_a_holiday_is_a_slip_with_its_name():
    """1 May is nobody's working day, and Ascension falls on a Thursday."""
    first = Session(key="s1", when=date(2019, 5, 1))
    second = Session(key="s2", when=date(2019, 5, 30))

    assert [("s1", "session_on_holiday"), ("s2", "session_on_holiday")] == codes(first, second)
    assert "Ascension" in lint([second], calendar=WorkCalendar.named("metropole")).findings[0].say("fr")


def test_a_session_at_the_weekend_is_a_slip():
    """A Saturday is not worked; on a calendar of jours ouvrables, it is."""
    saturday = Session(key="s", when=date(2019, 6, 15))

    assert [("s", "session_on_day_off")] == codes(saturday)
    assert "a Saturday, is not worked" in unfolded(only(saturday))
    assert [] == codes(saturday, calendar=WorkCalendar.ouvrables(France()))


def test_each_day_of_a_session_is_checked():
    """A seminar over Pentecost meets a Saturday, a Sunday and a holiday."""
    seminar = Session(key="s", when=Span.inclusive(date(2019, 6, 7), date(2019, 6, 10)))

    assert ["session_on_day_off", "session_on_day_off", "session_on_holiday"] == [
        code for _, code in codes(seminar)
    ]


def test_a_worked_pentecost_monday_is_no_slip():
    """Where agents work that day, a session may be held."""
    office = WorkCalendar(rule=WorkCalendar.named("metropole").rule, opened=[date(2019, 6, 10)])

    assert [] == codes(Session(key="s", when=date(2019, 6, 10)), calendar=office)


def test_a_session_in_school_holidays_is_a_slip():
    """School holidays are data of the caller: zones and years change."""
    inside = Session(key="in", when=date(2019, 2, 28))
    outside = Session(key="out", when=date(2019, 2, 21))

    assert [("in", "session_in_school_holidays")] == codes(inside, outside, school=[WINTER_C])
    assert "winter, zone C" in unfolded(only(inside, school=[WINTER_C]))


HOURS = st.times(min_value=time(0), max_value=time(22)).map(lambda at: at.replace(second=0, microsecond=0))


@given(st.sampled_from([date(2019, 3, 31), date(2019, 10, 27), date(2019, 4, 7)]), HOURS, st.integers(1, 119))
@example(date(2019, 3, 31), time(2, 30), 60)
@example(date(2019, 3, 31), time(1, 30), 119)
@example(date(2019, 10, 27), time(2, 30), 10)
@example(date(2019, 4, 7), time(1, 30), 119)
def test_a_session_whose_hours_clocks_make_unsure_is_a_slip(day, starts, minutes):
    """Paris changes its clocks between two and three: who meets then is told, and whoever does not is left alone."""
    end = starts.hour * 60 + starts.minute + minutes
    told = day != date(2019, 4, 7) and starts < time(3) and end > 120
    found = codes(
        Session(key="s", when=day, starts=starts, minutes=minutes), calendar=WorkCalendar(weekend=())
    )

    if told:
        assert len(found) == 1
    else:
        assert found == []


def test_a_session_in_the_night_of_a_change_keeps_its_length_and_says_so():
    """From 1:30 on 31 March two hours end at 4:30 by the clock, where the agenda says 3:30."""
    night = Session(key="s", when=date(2019, 3, 31), starts=time(1, 30), minutes=120)
    ((begins, ends),) = night.moments(zone="Europe/Paris")

    assert (ends - begins, night.ends) == (timedelta(hours=2), time(3, 30))
    assert "3:30 does not say when it ends" in unfolded(only(night, calendar=WorkCalendar(weekend=())))


def test_a_cancelled_session_is_left_alone():
    """What is not held bothers nobody."""
    assert [] == codes(Session(key="s", when=date(2019, 5, 1), status="cancelled"))


# --- Gaps -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("results", "start", "needed", "short"),
    [
        (date(2018, 12, 15), date(2019, 1, 16), months(2), True),
        (date(2018, 12, 15), date(2019, 1, 16), months(1), False),
        (date(2018, 12, 15), date(2019, 1, 15), months(1), True),
        (date(2020, 7, 20), date(2020, 9, 1), "6 weeks", False),
        (date(2020, 7, 20), date(2020, 9, 1), "7 weeks", True),
        (date(2021, 7, 13), date(2021, 9, 13), "2 mois", True),
        (date(2019, 5, 3), date(2019, 5, 8), working_days(2), False),
        (date(2019, 5, 3), date(2019, 5, 8), working_days(3), True),
    ],
)
def test_results_leave_people_their_notice(results, start, needed, short):
    """The notice starts the day after the results, and ends before the start."""
    gap = NoticeGap(key="promotion", results=results, start=start, needed=needed)

    assert short == bool(codes(gap))


def test_a_gap_says_the_earliest_start():
    """The finding says how many days there are, and from when it would do."""
    finding = only(
        NoticeGap(key="P3", results=date(2018, 12, 15), start=date(2019, 1, 16), needed="2 months")
    )

    assert (days(32), date(2019, 2, 16)) == (finding.reason.facts["gap"], finding.reason.facts["earliest"])
    assert "2 months needed" in unfolded(finding)
    assert "il faut 2 mois" in unfolded(finding.say("fr"))


def test_a_session_on_a_day_closed_by_hand_says_so():
    """Closed, and not that a Friday is not worked."""
    office = WorkCalendar(rule=France(), closed=[date(2019, 5, 31)])
    finding = lint([Session(key="s", when=date(2019, 5, 31))], calendar=office).findings[0]

    assert "session_on_closed_day" == finding.code
    assert "s: 31 May 2019 is closed" == str(finding)


@given(DAYS, st.integers(1, 60), st.integers(1, 60))
def test_a_longer_gap_is_never_worse(results, gap, needed):
    """Moving the start later never makes a slip."""
    found = [
        bool(
            codes(
                NoticeGap(
                    key="g",
                    results=results,
                    start=results + timedelta(days=gap + more),
                    needed=f"{needed} days",
                )
            )
        )
        for more in (0, 1)
    ]

    assert found in ([False, False], [True, False], [True, True])


# --- The report -------------------------------------------------------------------------------------------------


def test_a_clean_fact_says_that_nothing_was_found():
    """Silence is said too."""
    report = lint([CallWindow(key="AAP3", opens=date(2018, 5, 4), closes=date(2018, 6, 15))])

    assert report.is_clean
    assert "AAP3: nothing found." == str(report.explain("AAP3"))
    assert "AAP3 : rien à signaler." == str(report.explain("AAP3", lang="fr"))
    assert "nothing found" in report._repr_html_()


def test_a_report_explains_each_fact():
    """What is wrong with one fact, by its key."""
    report = lint(
        [
            StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi"),
            Session(key="s", when=date(2019, 5, 1)),
        ],
        calendar=WorkCalendar.named("metropole"),
    )

    assert not report.is_clean
    assert ("weekday_mismatch",) == report.explain("guide").codes
    assert ["weekday_mismatch", "session_on_holiday"] == [row["code"] for row in report.rows()]
    assert "Sunday" in report._repr_html_()


def test_an_unknown_fact_names_the_nearest():
    """Only what was checked can be explained."""
    with pytest.raises(UnknownKey, match="guide"):
        lint([StatedDate(key="guide", day=date(2020, 3, 22))]).explain("guid")


@pytest.mark.untraced
@pytest.mark.parametrize(
    "build",
    [
        lambda: lint(["2020-03-22"]),
        lambda: lint([], calendar="fr"),
        lambda: lint([], school=[WINTER_C[1]]),
        lambda: lint([], school=[("", WINTER_C[1])]),
        lambda: StatedDate(key="", day=date(2020, 3, 22)),
        lambda: StatedDate(key="k", day=datetime(2020, 3, 22, 9)),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), at="23h"),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), weekday="lunes"),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), weekday=0),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), at=time(9), offset="Paris"),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), offset="UTC+1"),
        lambda: StatedDate(key="k", day=date(2020, 3, 22), offset=1),
        lambda: CallWindow(key="", opens=date(2020, 3, 22), closes=date(2020, 3, 23)),
        lambda: CallWindow(key="k", opens="2020-03-22", closes=None),
        lambda: NoticeGap(key="", results=date(2020, 3, 22), start=date(2020, 3, 23), needed="1 day"),
        lambda: NoticeGap(key="k", results=None, start=datetime(2020, 3, 23), needed="a while"),
        lambda: NoticeGap(key="k", results=date(2020, 3, 22), start=date(2020, 3, 23), needed="0 days"),
        lambda: Finding(key="", reason="wrong"),
        lambda: LintReport(findings=["wrong"], checked=[""]),
    ],
)
def test_a_wrong_fact_is_refused(build):
    """What is not a calendar fact is no slip: it is a fault of the caller."""
    with pytest.raises((Fault, Faults)):
        build()


def test_a_report_survives_copy_and_pickle():
    """A report is a value; its repr is one line, its text what a person would read."""
    one = lint([StatedDate(key="guide", day=date(2020, 3, 22), weekday="lundi")])

    assert "<LintReport: 1 finding in 1 fact>" == repr(one)
    assert str(one).startswith("lint: one finding in one fact\nguide: 22 March 2020 is a Sunday")
    for twin in (pickle.loads(pickle.dumps(one)), attrs.evolve(one)):
        assert one == twin
        assert hash(one) == hash(twin)


def test_clocks_are_those_of_a_zone_that_is_named():
    """Where nobody names a zone, an offset is as stated and an hour exists; elsewhere its own clocks are asked."""
    stated = [
        StatedDate(key="AAC4", day=date(2020, 6, 7), at=time(23), offset="UTC+1"),
        StatedDate(key="night", day=date(2019, 3, 31), at=time(2, 30)),
    ]
    assert lint(stated).is_clean
    found = lint(stated, zone="America/Toronto").findings
    assert ["America/Toronto is at UTC-4"] == re.findall(
        r"America/Toronto is at UTC-\d", " ".join(map(Finding.say, found))
    )
