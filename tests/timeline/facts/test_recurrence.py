# ruff: noqa: DTZ001 # dates with hours are given to be refused
"""Recurrence: RFC 5545, 3.3.10 proposes dates; the calendar and people decide what becomes of them."""

import pickle
import re
from datetime import date, datetime, time, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import WorkCalendar, recur
from eig.timeline.calendar import Span
from eig.timeline.facts import Proposal, Proposed, _rfc5545_recurrence_rules, nominal_days, propose
from helpers.unfolded import unfolded

OFFICE = WorkCalendar.named("metropole")
YEAR = Span.inclusive(date(2019, 1, 1), date(2019, 12, 31))
DATES = st.dates(min_value=date(2008, 1, 1), max_value=date(2038, 12, 31))
POLICIES = st.sampled_from(["next", "previous", "skip"])


def dates(*texts):
    return tuple(map(date.fromisoformat, texts))


# --- The rule ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_rule_gives_days_from_the_first_day_of_the_span():
    """The span's first day anchors the rule, its last day is still in it."""
    span = Span.inclusive(date(2019, 1, 17), date(2019, 2, 14))

    assert dates("2019-01-17", "2019-01-31", "2019-02-14") == nominal_days("FREQ=WEEKLY;INTERVAL=2", span)


@pytest.mark.slow
def test_a_rule_may_be_written_as_the_property_and_in_any_case():
    """`RRULE:` and small letters are accepted."""
    assert nominal_days("FREQ=MONTHLY;BYDAY=1TH", YEAR) == nominal_days("rrule:freq=monthly;byday=1th", YEAR)


def test_the_thirty_first_skips_short_months():
    """Invalid dates are ignored (RFC 5545, 3.3.10): no February, April, June."""
    span = Span.inclusive(date(2019, 1, 31), date(2019, 8, 31))

    assert dates("2019-01-31", "2019-03-31", "2019-05-31", "2019-07-31", "2019-08-31") == nominal_days(
        "FREQ=MONTHLY", span
    )


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20190115", "2019-01-15"),
        ("20190115T000000", "2019-01-14"),
        ("20190115T000000Z", "2019-01-14"),
        ("20190115T090000Z", "2019-01-15"),
        ("20190115T235959", "2019-01-15"),
    ],
)
def test_until_a_date_includes_it_and_until_its_midnight_does_not(until, last):
    """At midnight no session of that day has begun."""
    assert date.fromisoformat(last) == nominal_days(f"FREQ=DAILY;UNTIL={until}", YEAR)[-1]


@pytest.mark.untraced(
    but=[
        "FREQ=DAILY;COUNT=3;UNTIL=20190115",
        "FREQ=DAILY;DTSTART=20190101",
        "FREQ=DAILY;UNTIL=20190230",
        "FREQ=SOMETIMES",
    ]
)
@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Thursday",
        "FREQ=HOURLY",
        "FREQ=SOMETIMES",
        "BYDAY=TH",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=3;UNTIL=20190115",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;UNTIL=2019",
        "FREQ=DAILY;UNTIL=20190230",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=first",
        "FREQ=DAILY;DTSTART=20190101",
        None,
    ],
)
def test_what_is_not_a_rule_of_days_is_refused(rule):
    """Hours, unknown parts, no frequency, two ends: the message says what a rule is, of the call that was made."""
    for asked in (nominal_days, recur):
        with pytest.raises(Fault, match=r"RFC 5545|expected text") as caught:
            asked(rule, YEAR)
        assert (caught.value.place, caught.value.value) == (f"{asked.__name__}.rule", rule)


def test_what_a_part_names_twice_counts_once():
    """A list of a thousand equal numbers is read as one: no day is held against it a thousand times."""
    rule = _rfc5545_recurrence_rules.read_rule(
        f"FREQ=YEARLY;BYDAY={'53MO,' * 999}53MO;BYMONTHDAY={'30,' * 999}30"
    )

    assert (((53, 0),), (30,)) == (rule.weekdays, rule.numbers["BYMONTHDAY"])


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=DAILY;FREQ=WEEKLY", "each part stands once"),
        ("FREQ=DAILY;COUNT=2;COUNT=3", "each part stands once"),
        ("FREQ=DAILY;;COUNT=3", "each part is NAME=VALUE"),
        (";FREQ=DAILY", "each part is NAME=VALUE"),
        ("FREQ=DA\N{LATIN SMALL LETTER DOTLESS I}LY", "each part is NAME=VALUE"),
        ("FREQ=DAILY;COUNT=+3", "INTERVAL and COUNT are whole numbers from 1, of nine digits"),
        ("FREQ=DAILY;COUNT=1,2", "INTERVAL and COUNT are whole numbers from 1, of nine digits"),
        ("FREQ=DAILY;INTERVAL=1000000000", "INTERVAL and COUNT are whole numbers from 1, of nine digits"),
        ("FREQ=DAILY;UNTIL=20190117T240000", "UNTIL is a date"),
        ("FREQ=DAILY;UNTIL=20190117Z", "UNTIL is a date"),
        ("FREQ=DAILY;WKST=1", "a weekday is MO, TU"),
        ("FREQ=DAILY;WKST=MO,TU", "a weekday is MO, TU"),
        ("FREQ=WEEKLY;BYDAY=MO,", "a weekday is MO, TU"),
        ("FREQ=MONTHLY;BYDAY=0MO", "a weekday is MO, TU"),
        ("FREQ=MONTHLY;BYDAY=+00MO", "a weekday is MO, TU"),
        ("FREQ=MONTHLY;BYDAY=100MO", "a weekday is MO, TU"),
        ("FREQ=MONTHLY;BYDAY=9MO", "a month has 5 of a weekday at most"),
        ("FREQ=MONTHLY;BYDAY=-6MO", "a month has 5 of a weekday at most"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=6MO", "a month has 5 of a weekday at most"),
        ("FREQ=YEARLY;BYDAY=54MO", "a year 53"),
        ("FREQ=WEEKLY;BYDAY=2MO", "a weekday has a number in a month or in a year"),
        ("FREQ=DAILY;BYDAY=1MO", "a weekday has a number in a month or in a year"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "a weekday has a number in a month or in a year"),
        ("FREQ=YEARLY;BYMONTH=0", "BYMONTH is of numbers from 1 to 12"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH is of numbers from 1 to 12"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH is of numbers from 1 to 12"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY is of numbers from 1 to 31, or from -1 down"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY is of numbers from 1 to 31, or from -1 down"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY is of numbers from 1 to 31, or from -1 down"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY is of numbers from 1 to 31, or from -1 down"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY goes with FREQ=DAILY, MONTHLY or YEARLY"),
        ("FREQ=YEARLY;BYYEARDAY=0", "BYYEARDAY is of numbers from 1 to 366, or from -1 down"),
        ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY is of numbers from 1 to 366, or from -1 down"),
        ("FREQ=DAILY;BYYEARDAY=1", "BYYEARDAY goes with FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYYEARDAY=1", "BYYEARDAY goes with FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY goes with FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=0", "BYWEEKNO is of numbers from 1 to 53, or from -1 down"),
        ("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO is of numbers from 1 to 53, or from -1 down"),
        ("FREQ=DAILY;BYWEEKNO=1", "BYWEEKNO goes with FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYWEEKNO=1", "BYWEEKNO goes with FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO goes with FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "BYSETPOS is of numbers from 1 to 366, or from -1 down"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-367", "BYSETPOS is of numbers from 1 to 366, or from -1 down"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS chooses among what another part gives"),
    ],
)
def test_each_part_keeps_its_range_and_goes_with_its_frequencies(rule, why):
    """What the RFC rules out (3.3.10) is refused, and the part is named: it never gives every day, nor none in silence."""
    with pytest.raises(Fault, match=re.escape(why)) as caught:
        nominal_days(rule, YEAR)
    assert caught.value.say("fr") != caught.value.say("en")


@pytest.mark.untraced(but=["FREQ=YEARLY;BYWEEKNO=-53;BYDAY=WE;WKST=WE-9997-12-01-days15"])
@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        # "Every 20th Monday of the year", and so on: the examples of RFC 5545, 3.8.5.3
        ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ("1997-05-19", "1998-05-18", "1999-05-17")),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", ("1997-05-12", "1998-05-11", "1999-05-17")),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", ("1997-09-28", "1997-10-29", "1997-11-28")),
        (
            "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200",
            "1997-01-01",
            ("1997-01-01", "1997-04-10", "1997-07-19"),
        ),
        ("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", ("1997-09-04", "1997-10-07", "1997-11-06")),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "1997-09-29",
            ("1997-09-29", "1997-10-30", "1997-11-27"),
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
            "1997-08-05",
            ("1997-08-05", "1997-08-10", "1997-08-19"),
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "1997-08-05",
            ("1997-08-05", "1997-08-17", "1997-08-19"),
        ),
        # what the rule does not say is the start's: its weekday, a Monday; and a number stands beside any of a weekday
        ("FREQ=YEARLY;BYWEEKNO=23", "2015-06-01", ("2015-06-01", "2016-06-06", "2017-06-05")),
        ("FREQ=YEARLY;BYMONTH=6", "2015-06-10", ("2015-06-10", "2016-06-10", "2017-06-10")),
        ("FREQ=MONTHLY;BYDAY=3MO,WE", "2000-05-15", ("2000-05-15", "2000-05-17", "2000-05-24")),
        # the weeks at both ends of the calendar
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "0001-01-01", ("0001-01-01", "0001-12-31", "0002-12-30")),
        ("FREQ=YEARLY;BYWEEKNO=-1;WKST=TH", "0001-01-01", ("0001-01-01", "0001-12-31", "0002-12-30")),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;WKST=WE", "0001-01-01", ("0001-01-01",)),
        (
            "FREQ=YEARLY;BYWEEKNO=52;BYDAY=MO;WKST=TU",
            "0001-01-01",
            ("0001-01-01", "0001-12-31", "0002-12-30"),
        ),
        ("FREQ=YEARLY;BYWEEKNO=-53;BYDAY=WE;WKST=WE", "9997-12-01", ("9999-12-29",)),
        (
            "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU,TU;WKST=SU",
            "9998-12-20",
            ("9999-01-03", "9999-01-05"),
        ),
        ("FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR;", "1998-02-13", ("1998-02-13", "1998-03-13", "1998-11-13")),
        ("FREQ=DAILY;UNTIL=00010101T000000", "0001-01-01", ()),
    ],
)
def test_a_rule_gives_the_days_that_the_rfc_gives(rule, start, days):
    """The RFC's own examples, what it leaves to the start, and the ends of the calendar."""
    first = date.fromisoformat(start)
    end = date.fromordinal(min(first.toordinal() + 1500, date.max.toordinal()))
    assert dates(*days) == nominal_days(rule, Span(start=first, end=end))[:3]


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
    ],
)
def test_a_rule_that_nothing_meets_ends(rule, monkeypatch):
    """It looks at each day of its span once, and of the period in which the span ends: then there is no day."""
    seen = []

    class Counted(date):
        @classmethod
        def fromordinal(cls, ordinal):
            seen.append(ordinal)
            return date.fromordinal(ordinal)

    monkeypatch.setattr(_rfc5545_recurrence_rules, "date", Counted)
    span = Span(start=date(2019, 2, 7), end=date(2219, 2, 7))

    assert () == nominal_days(rule, span)
    assert span.days <= len(set(seen)) <= span.days + 2 * 366
    assert len(seen) <= 2 * len(set(seen))
    with pytest.raises(Fault, match="within four centuries"):
        nominal_days(rule, Span(start=date(2019, 2, 7), end=date(9999, 12, 31)))


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=4000;COUNT=50"])
def test_a_rule_that_gives_too_much_is_told_with_its_remedy(rule):
    """More than ten thousand days, or days after four centuries: the rule is shown, and what to do."""
    with pytest.raises(
        Fault, match=r"10,000 days at most, within four centuries, got .*\. Give a shorter span"
    ) as caught:
        nominal_days(rule, Span.inclusive(date(2019, 1, 1), date(2819, 1, 1)))
    assert (caught.value.place, caught.value.value) == ("nominal_days.rule", rule)


@pytest.mark.slow
@pytest.mark.parametrize(("until", "fits"), [("24190206", True), ("24190207", False)])
def test_four_centuries_end_before_the_day_that_begins_the_fifth(until, fits):
    """A rule that ends on the day before gives all its days; one more would be left out, and is told."""
    span = Span.inclusive(date(2019, 2, 7), date(2819, 1, 1))
    if fits:
        assert 400 == len(nominal_days(f"FREQ=YEARLY;UNTIL={until}", span))
    else:
        with pytest.raises(Fault, match="within four centuries"):
            nominal_days(f"FREQ=YEARLY;UNTIL={until}", span)


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "days"), [("FREQ=YEARLY;COUNT={}", 400), ("FREQ=DAILY;COUNT={}", 10_000)])
def test_a_rule_gives_up_to_ten_thousand_days_within_four_centuries(rule, days):
    """Just so many are given; of one more it is told that it is too much."""
    span = Span.inclusive(date(2019, 2, 7), date(2819, 1, 1))
    assert days == len(nominal_days(rule.format(days), span))
    with pytest.raises(Fault, match="10,000 days at most, within four centuries"):
        nominal_days(rule.format(days + 1), span)


@pytest.mark.slow
def test_a_rule_without_an_end_of_its_own_gives_up_to_ten_thousand_days_of_its_span():
    """Each day of a span of ten thousand, and of one day more it is told that it is too much."""
    start = date(2019, 2, 7)
    assert 10_000 == len(nominal_days("FREQ=DAILY", Span(start=start, end=start + timedelta(days=10_000))))
    with pytest.raises(Fault, match="10,000 days at most"):
        nominal_days("FREQ=DAILY", Span(start=start, end=start + timedelta(days=10_001)))


@given(st.integers(1, 6), DATES)
def test_a_weekly_rule_is_a_walk_of_weeks(interval, start):
    """Every other week is the same as adding weeks to dates, whatever the clocks do."""
    span = Span.inclusive(start, start + timedelta(days=200))
    walk = [start + timedelta(weeks=interval * n) for n in range(201)]

    assert tuple(day for day in walk if day in span) == nominal_days(f"FREQ=WEEKLY;INTERVAL={interval}", span)


# --- The calendar -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "days"),
    [
        ("next", ("2019-04-03", "2019-05-02", "2019-06-05")),
        ("previous", ("2019-04-03", "2019-04-30", "2019-06-05")),
        ("skip", ("2019-04-03", "2019-06-05")),
    ],
)
def test_a_holiday_moves_or_drops_a_date(policy, days):
    """The first Wednesday of May 2019 is 1 May."""
    span = Span.inclusive(date(2019, 4, 1), date(2019, 6, 30))

    assert dates(*days) == recur("FREQ=MONTHLY;BYDAY=1WE", span, calendar=OFFICE, on_holiday=policy).days


def test_without_a_calendar_every_day_will_do():
    """No calendar, no holiday."""
    assert dates("2019-05-01") == propose(dates("2019-05-01")).days


@given(st.lists(DATES, max_size=8), POLICIES)
def test_what_is_proposed_is_worked(days, policy):
    """On a calendar, no proposed day is a day off, and worked dates stay where they are."""
    proposal = propose(days, calendar=OFFICE, on_holiday=policy)

    assert all(OFFICE.is_working(day) for day in proposal.days)
    assert {day for day in days if OFFICE.is_working(day)} <= set(proposal.days)
    assert sorted(set(days)) == [one.nominal for one in proposal.dates]


@given(st.lists(DATES, max_size=8), POLICIES)
def test_a_date_moves_to_the_nearest_worked_day_on_its_side(days, policy):
    """Next and previous move over days off only."""
    for one in propose(days, calendar=OFFICE, on_holiday=policy).dates:
        if one.day is None:
            assert policy == "skip"
            assert not OFFICE.is_working(one.nominal)
        else:
            first, last = sorted((one.nominal, one.day))
            between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            assert [one.day] == [day for day in between if OFFICE.is_working(day)]


# --- People -----------------------------------------------------------------------------------------------------


def test_people_take_dates_away_and_add_others():
    """What people take away is gone, what they add stays where they put it, even on a holiday."""
    proposal = propose(
        dates("2019-02-14", "2019-03-14"), calendar=OFFICE,
        without=dates("2019-02-14"), plus=dates("2019-05-01", "2019-02-21"),
    )  # fmt: skip

    assert dates("2019-02-21", "2019-03-14", "2019-05-01") == proposal.days
    assert ["taken_away", "added", "kept", "added_off"] == [one.reason.code for one in proposal.dates]


def test_what_is_taken_away_was_proposed():
    """A slip of the pen in an exception would leave a session that nobody wants."""
    with pytest.raises(Fault, match=r"propose\.without: expected days among those that are proposed"):
        propose(dates("2019-02-14"), without=dates("2019-02-15"))
    with pytest.raises(Fault, match=r"recur\.without: expected days among those that are proposed"):
        recur("FREQ=YEARLY", YEAR, without=dates("2019-02-15"))


def test_without_a_key_a_proposal_is_summed_up():
    """How many days, how many moved and dropped, in both languages."""
    one = propose(
        dates("2019-05-01", "2019-05-02", "2019-05-06"), calendar=OFFICE, without=dates("2019-05-06")
    )

    assert "proposal: one day is proposed, one moved and one dropped; 1 May 2019 proposes" not in str(one)
    assert str(one).startswith("proposal: one day is proposed, one moved and one dropped")
    assert "1 date proposée, 1 déplacée, 1 abandonnée" in unfolded(one.explain(lang="fr"))


def test_a_day_closed_by_hand_is_said_to_be_closed():
    """Not that a Friday is a day off."""
    office = WorkCalendar.named("metropole")
    bridge = attrs.evolve(office, closed=dates("2019-05-31"))
    proposal = propose(dates("2019-05-31"), calendar=bridge)

    assert "31 May 2019 is not worked (closed): 3 June 2019" == str(proposal.dates[0].reason)
    assert "(fermé)" in proposal.dates[0].reason.say("fr")


def test_a_worked_day_is_added_without_a_remark():
    """Adding a date with no calendar says that it was added."""
    assert "added" == propose((), plus=dates("2019-05-01")).dates[0].reason.code


# --- Cautions ---------------------------------------------------------------------------------------------------


def test_two_dates_that_meet_are_a_caution():
    """A date moved onto another one is proposed once, with a caution."""
    proposal = propose(dates("2019-05-01", "2019-05-02"), calendar=OFFICE)

    assert dates("2019-05-02") == proposal.days
    assert ["met"] == [caution.code for caution in proposal.cautions]


def test_a_date_moved_out_of_the_span_is_a_caution():
    """The last date of a span may be moved past its end: the proposal says so."""
    proposal = recur(
        "FREQ=DAILY;COUNT=1", Span.inclusive(date(2019, 5, 1), date(2019, 5, 1)), calendar=OFFICE
    )

    assert ["outside"] == [caution.code for caution in proposal.cautions]


@pytest.mark.parametrize(
    ("rule", "start", "warned"),
    [
        ("FREQ=MONTHLY", date(2019, 1, 31), True),
        ("FREQ=YEARLY", date(2020, 2, 29), True),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", date(2019, 1, 15), True),
        ("FREQ=MONTHLY;BYMONTHDAY=31,-1;BYSETPOS=1", date(2019, 1, 31), False),
        ("FREQ=MONTHLY", date(2019, 1, 28), False),
        ("FREQ=MONTHLY;BYDAY=1TH", date(2019, 1, 31), False),
        ("FREQ=WEEKLY", date(2019, 1, 31), False),
    ],
)
def test_a_day_that_months_lack_is_a_caution(rule, start, warned):
    """A rule on the 29th, 30th or 31st skips months: the proposal says so, and how to ask for the last day."""
    found = recur(rule, Span.inclusive(start, start + timedelta(days=90)))

    assert warned == ("short_months" in [caution.code for caution in found.cautions])


# --- In words, and as sessions ----------------------------------------------------------------------------------


def test_each_date_says_what_became_of_it():
    """A holiday is named, a weekend day is called by its name, in both languages."""
    proposal = propose(dates("2019-05-01", "2019-06-01"), calendar=OFFICE)

    assert "Fête du travail" in unfolded(proposal.explain(date(2019, 5, 1)))
    assert "Saturday" in str(proposal.explain("2019-06-01"))
    assert "samedi" in str(proposal.explain("2019-06-01", lang="fr"))


def test_a_holiday_with_braces_in_its_name_is_said_as_it_is():
    """A name is a fact, never a template."""
    calendar = WorkCalendar(rule=_odd_rule)

    assert "{nominal}" in str(propose(dates("2019-05-02"), calendar=calendar).explain("2019-05-02"))


def _odd_rule(year):
    return ((date(year, 5, 2), "{nominal}"),)


def test_a_date_that_nobody_proposed_is_unknown():
    """It is refused, and no other date is proposed."""
    with pytest.raises(UnknownKey, match=r"no proposed date '2019-05-02' here$"):
        propose(dates("2019-05-01")).explain("2019-05-02")


def test_a_proposal_becomes_sessions_to_be_confirmed():
    """From there on, sessions are the truth."""
    sessions = propose(dates("2019-02-21", "2019-03-14")).sessions(
        "plenary", title="Plenary", audience=["fellows"], starts=time(9), minutes=570, place="Paris"
    )

    assert ["plenary-1", "plenary-2"] == [session.key for session in sessions]
    assert {"to_be_confirmed"} == {session.status for session in sessions}
    assert {time(18, 30)} == {session.ends for session in sessions}


def test_rows_and_page_show_each_date():
    """One row a nominal date, and the cautions above the table."""
    proposal = recur("FREQ=MONTHLY", Span.inclusive(date(2019, 1, 31), date(2019, 3, 31)))

    assert ["kept", "kept"] == [row["code"] for row in proposal.rows()]
    assert "RFC 5545" in proposal._repr_html_()


# --- Faults, and the value --------------------------------------------------------------------------------------


def test_wrong_arguments_are_reported_together():
    """An unknown policy, no calendar and a moment for a date come as one report."""
    with pytest.raises(Faults) as caught:
        propose([datetime(2019, 5, 1, 9)], calendar="fr", on_holiday="later", without=["2019"], plus=[None])

    assert {"on_holiday", "calendar", "days[0]", "without[0]", "plus[0]"} == {
        one.place.split(".")[1] for one in caught.value.exceptions
    }


@pytest.mark.parametrize(
    "build",
    [
        lambda: Proposed(nominal="2019", day=None, reason=None),
        lambda: Proposal(dates=["2019-05-01"]),
        lambda: Proposal(dates=(), cautions=["careful"]),
    ],
)
def test_a_wrong_proposal_is_refused(build):
    """Dates are dates and reasons are reasons."""
    with pytest.raises((Fault, Faults), match="Propos"):
        build()


@given(st.lists(DATES, max_size=4), POLICIES)
def test_a_proposal_survives_copy_and_pickle(days, policy):
    """A proposal is a value; its repr is one line."""
    one = propose(days, calendar=OFFICE, on_holiday=policy)

    assert repr(one).startswith("<Proposal: ")
    for twin in (pickle.loads(pickle.dumps(one)), attrs.evolve(one)):
        assert one == twin
        assert hash(one) == hash(twin)


def test_a_moment_at_midnight_is_its_date():
    """A spreadsheet gives dates as moments at midnight: they are proposed, and taken away, as the dates they are."""
    proposal = propose([datetime(2019, 5, 2), datetime(2019, 5, 3)], without=[date(2019, 5, 3)])
    assert dates("2019-05-02") == proposal.days


def test_what_sessions_are_given_is_told_of_the_call():
    """Hours without a length are refused in the words of the call that made the sessions."""
    proposal = propose(dates("2019-05-02"))
    with pytest.raises(Fault) as caught:
        proposal.sessions("plenary", starts=time(10))
    assert ("Proposal.sessions.minutes", "timeline.facts.hours_and_length") == (
        caught.value.place,
        caught.value.code,
    )
