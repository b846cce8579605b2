"""Working calendars: boundaries, counts, n-th days, jours francs, and the one operator of dates."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline import Duration, France, WorkCalendar
from eig.timeline.calendar import (
    Span,
    YearlyClosure,
    add_months,
    advance,
    days,
    fixed_holidays,
    months,
    weeks,
    working_days,
)

OFFICE = WorkCalendar.named("metropole")
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2025, 12, 31))
COUNTS = st.integers(min_value=-400, max_value=400).filter(bool)


@st.composite
def calendars(draw):
    exceptions = draw(st.lists(DAYS, unique=True, max_size=12))
    cut = draw(st.integers(min_value=0, max_value=len(exceptions)))
    return WorkCalendar(
        rule=draw(st.sampled_from([None, France(), France(territory="mayotte")])),
        weekend=draw(st.sampled_from([(5, 6), (6,), (), (4, 5), (0, 1, 2, 3, 4, 5)])),
        closed=exceptions[:cut],
        opened=exceptions[cut:],
    )


def works(calendar, day):
    """Tell whether a day is worked, from the definition alone."""
    if day in calendar.opened:
        return True
    off = {holiday for holiday, _ in calendar.holidays(day.year)} | set(calendar.closed)
    return day.weekday() not in calendar.weekend and day not in off


class TestWorkCalendar:
    """Which days are worked."""

    def test_of_working_days_is_monday_to_friday_without_holidays(self):
        """Jours ouvrés."""
        assert OFFICE.is_working(date(2019, 5, 2))
        assert not OFFICE.is_working(date(2019, 5, 1))
        assert not OFFICE.is_working(date(2019, 5, 4))

    def test_of_jours_ouvrables_is_monday_to_saturday_without_holidays(self):
        """Saturdays count, Sundays and holidays do not."""
        ouvrables = WorkCalendar.ouvrables(France())

        assert ouvrables.is_working(date(2019, 5, 4))
        assert not ouvrables.is_working(date(2019, 5, 5))
        assert not ouvrables.is_working(date(2019, 5, 1))

    @pytest.mark.parametrize(
        ("territory", "ouvres", "ouvrables"),
        [
            ("metropole", 210, 253),
            ("alsace-moselle", 209, 252),
            ("guadeloupe", 209, 252),
            ("martinique", 209, 252),
            ("guyane", 210, 253),  # 10 June 2019 is Pentecost Monday too: it is not counted twice
            ("mayotte", 210, 252),  # 27 April 2019 is a Saturday
        ],
    )
    def test_counts_the_mission_of_promotion_3(self, territory, ouvres, ouvrables):
        """16 January to 15 November 2019, by territory."""
        rule, start, end = France(territory=territory), date(2019, 1, 16), date(2019, 11, 16)

        assert ouvres == WorkCalendar.ouvres(rule).count(start, end)
        assert ouvrables == WorkCalendar.ouvrables(rule).count(start, end)

    @pytest.mark.parametrize(
        ("year", "worked"),
        [
            (2018, 252),
            (2019, 251),
            (2020, 253),
            (2021, 254),
            (2022, 253),
            (2023, 251),
            (2024, 252),
            (2025, 251),
            (2026, 252),
        ],
    )
    def test_counts_a_year(self, year, worked):
        """The working days of nine years."""
        assert worked == OFFICE.count(date(year, 1, 1), date(year + 1, 1, 1))

    def test_opened_wins_over_holidays_and_weekends(self):
        """A worked Pentecost Monday, a worked Saturday."""
        open_monday = WorkCalendar(rule=France(), opened=[date(2019, 6, 10), date(2019, 6, 15)])

        assert open_monday.is_working(date(2019, 6, 10))
        assert open_monday.is_working(date(2019, 6, 15))
        assert 21 == open_monday.count(date(2019, 6, 1), date(2019, 7, 1))

    def test_closed_adds_bridges(self):
        """The Friday after Ascension."""
        bridged = WorkCalendar(rule=France(), closed=[date(2019, 5, 31)])

        assert 3 == bridged.count(date(2019, 5, 27), date(2019, 6, 3))

    @pytest.mark.untraced
    @given(calendars(), DAYS)
    def test_follows_its_definition(self, calendar, day):
        """Opened, else neither weekend nor holiday nor closed."""
        assert works(calendar, day) == calendar.is_working(day)

    @pytest.mark.slow
    @given(calendars(), DAYS, DAYS)
    def test_counts_between_boundaries(self, calendar, start, end):
        """Half-open, and negative when reversed."""
        first, last = sorted([start, end])
        expected = sum(works(calendar, first + timedelta(days=n)) for n in range((last - first).days))

        assert expected == calendar.count(first, last) == -calendar.count(last, first)

    @pytest.mark.untraced
    @given(calendars(), DAYS, DAYS, DAYS)
    def test_counts_add_up(self, calendar, one, two, three):
        """From one to three is from one to two and from two to three, in any order."""
        assert calendar.count(one, three) == calendar.count(one, two) + calendar.count(two, three)

    @pytest.mark.slow
    @given(calendars(), DAYS, COUNTS)
    def test_the_nth_day_is_worked_and_is_the_nth(self, calendar, boundary, n):
        """n from 1: at or after the boundary; n from -1: strictly before it."""
        found = calendar.nth(boundary, n)

        assert works(calendar, found)
        if n > 0:
            assert n == calendar.count(boundary, found + timedelta(days=1))
        else:
            assert n == calendar.count(boundary, found)

    def test_there_is_no_zeroth_day(self):
        """Adding 0 working days to a Saturday means three different days in four libraries."""
        with pytest.raises(Fault, match="1, 2, 3… after the boundary"):
            OFFICE.nth(date(2019, 5, 4), 0)

    @pytest.mark.parametrize(
        ("start", "n", "expected"), [("2019-05-04", 1, "2019-05-06"), ("2019-05-04", -1, "2019-05-03")]
    )
    def test_counts_boundaries_from_a_saturday(self, start, n, expected):
        """From a Saturday, the first working day is Monday, the last one Friday."""
        assert expected == str(OFFICE.nth(date.fromisoformat(start), n))
        assert 0 == OFFICE.count(date(2019, 5, 4), date(2019, 5, 6))
        assert 1 == OFFICE.count(date(2019, 5, 3), date(2019, 5, 6))

    def test_goes_forty_years_ahead(self):
        """The 10,000th working day after 1 January 2019, on which five libraries agree."""
        assert date(2058, 8, 28) == WorkCalendar.named("metropole").nth(date(2019, 1, 1), 10_000)
        assert date(2019, 1, 2) == WorkCalendar.named("metropole").nth(date(2058, 8, 29), -10_000)

    @pytest.mark.slow
    @given(st.lists(st.tuples(DAYS, COUNTS), max_size=5))
    def test_does_not_depend_on_what_was_asked_before(self, questions):
        """A calendar that has answered answers as a new one."""
        used = WorkCalendar.named("metropole")
        for boundary, n in questions:
            used.nth(boundary, n)
            assert WorkCalendar.named("metropole").nth(boundary, n) == used.nth(boundary, n)

    @pytest.mark.slow
    def test_serves_threads(self):
        """Many threads that widen one calendar both ways get right answers."""
        shared = WorkCalendar.named("metropole")
        ends = [date(2019 + step * sign, 6, 3) for step in range(30) for sign in (1, -1)]

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda end: shared.count(date(2019, 1, 1), end), ends))

        assert [WorkCalendar.named("metropole").count(date(2019, 1, 1), end) for end in ends] == found

    def test_covers_all_of_time(self):
        """From year 1 to 9999; a day more is refused."""
        plain = WorkCalendar(weekend=())

        assert date(9999, 12, 31) == plain.nth(date(9999, 12, 31), 1)
        assert date(1, 1, 1) == plain.nth(date(1, 1, 2), -1)
        for boundary, n in ((date(9999, 12, 31), 2), (date(1, 1, 1), -1)):
            with pytest.raises(Fault, match="year 1 to 9999"):
                plain.nth(boundary, n)
        assert plain.is_working(date(9999, 12, 31))

    def test_span_covers_working_days(self):
        """A span of n working days starts on a working day and holds exactly n."""
        span = OFFICE.span(date(2019, 5, 1), 5)

        assert (date(2019, 5, 2), date(2019, 5, 9)) == (span.start, span.last)
        assert 5 == OFFICE.count(span.start, span.end)
        with pytest.raises(Fault, match="whole number from 1"):
            OFFICE.span(date(2019, 5, 1), 0)

    @pytest.mark.parametrize(
        ("act", "n", "last"),
        [
            (
                date(2019, 5, 6),
                3,
                date(2019, 5, 10),
            ),  # neither Monday nor Friday counts: Tuesday to Thursday do (8 is off)
            (date(2019, 5, 6), 4, date(2019, 5, 13)),  # it would end on Saturday: Monday
            (date(2019, 4, 26), 4, date(2019, 5, 2)),  # it would end on 1 May
            (date(2019, 1, 16), 1, date(2019, 1, 18)),
        ],
    )
    def test_clear_days_exclude_both_ends(self, act, n, last):
        """Code de procédure civile, 641 and 642: jours francs, put off to the next working day."""
        assert last == OFFICE.clear_days(act, n)

    def test_clear_days_are_checked(self):
        """A number from 1, a date."""
        with pytest.raises(Fault):
            OFFICE.clear_days(date(2019, 1, 1), 0)
        with pytest.raises(Fault):
            OFFICE.clear_days(datetime(2019, 1, 1, tzinfo=UTC), 2)
        with pytest.raises(Fault, match="year 1 to 9999"):
            OFFICE.clear_days(date(9999, 12, 31), 2)

    def test_names_the_holidays_of_a_day(self):
        """None, one or two names."""
        assert () == OFFICE.names(date(2019, 5, 2))
        assert ("Toussaint",) == OFFICE.names(date(2019, 11, 1))
        assert 11 == len(OFFICE.holidays(2019))

    @pytest.mark.parametrize("method", ["is_working", "names"])
    def test_refuses_hours(self, method):
        """A datetime is not a day."""
        with pytest.raises(Fault, match="without a time of day"):
            getattr(OFFICE, method)(datetime(2019, 5, 1, tzinfo=UTC))

    def test_refuses_hours_at_either_boundary(self):
        """Both boundaries are dates."""
        moment, day = datetime(2019, 5, 1, tzinfo=UTC), date(2019, 5, 1)
        for call in (
            lambda: OFFICE.count(moment, day),
            lambda: OFFICE.count(day, moment),
            lambda: OFFICE.nth(moment, 1),
            lambda: OFFICE.nth(day, 1.5),
            lambda: advance(OFFICE, moment, days(1)),
        ):
            with pytest.raises(Fault):
                call()

    def test_accepts_a_subclass_of_date(self):
        """Only a time of day is refused."""

        class Day(date):
            pass

        assert OFFICE.is_working(Day(2019, 5, 2))
        assert date(2019, 5, 2) == OFFICE.nth(Day(2019, 5, 1), 1)
        assert 1 == OFFICE.count(Day(2019, 5, 2), Day(2019, 5, 3))

    def test_is_a_value(self):
        """Equal by content, hashable, picklable, and its repr builds it again, before and after it is used."""
        one = WorkCalendar(rule=France(), closed=[date(2019, 5, 31), date(2019, 1, 2), date(2019, 5, 31)])
        two = WorkCalendar(rule=France(), closed=(date(2019, 1, 2), date(2019, 5, 31)))
        one.count(date(2019, 1, 1), date(2030, 1, 1))
        names = {"WorkCalendar": WorkCalendar, "France": France, "datetime": __import__("datetime")}

        assert one == two == pickle.loads(pickle.dumps(one)) == eval(repr(one), names)
        assert 1 == len({one, two})

    def test_what_is_no_day_is_shown_as_it_was_given(self):
        """Beside a date or a span that stands, what is no day is named by its position."""
        with pytest.raises(Fault) as told:
            WorkCalendar(closed=[date(2019, 5, 31), Span.inclusive(date(2019, 6, 1), date(2019, 6, 2)), 5])
        assert ("WorkCalendar.closed[2]", 5) == (told.value.place, told.value.value)

    def test_reports_all_faults_together(self):
        """Rule, weekend, closed and opened are checked at once."""
        with pytest.raises(Faults) as caught:
            WorkCalendar(rule=[date(2019, 5, 1)], weekend=[7], closed=["2019-05-31"], opened=3)

        places = [fault.place.split(".")[1] for fault in caught.value.exceptions]
        assert ["rule", "weekend[0]", "closed[0]", "opened"] == places

    def test_refuses_a_week_without_work(self):
        """At least one weekday is worked."""
        with pytest.raises(Fault, match="six weekdays at most"):
            WorkCalendar(weekend=range(7))

    def test_refuses_words_as_weekdays(self):
        """Monday is 0."""
        with pytest.raises(Fault, match="whole number from 0 up to 6"):
            WorkCalendar(weekend=["saturday"])

    def test_refuses_a_day_both_opened_and_closed(self):
        """One of the two."""
        with pytest.raises(Fault, match="not closed too"):
            WorkCalendar(opened=[date(2019, 5, 31)], closed=[date(2019, 5, 31)])

    @pytest.mark.parametrize("name", ["closed", "opened"])
    def test_refuses_spans_of_more_days_than_a_calendar_holds(self, name, monkeypatch):
        """All of time is typed in a line: it is refused before its days are laid out, and so is one day too many."""
        with pytest.raises(Fault, match="100,000 days at most in all spans") as caught:
            WorkCalendar(**{name: [Span(start=date.min, end=date.max)]})
        assert (f"WorkCalendar.{name}", 3_652_058) == (caught.value.place, caught.value.value)
        assert "jours au plus dans toutes les périodes" in (french := caught.value.say("fr"))
        assert "une fermeture annuelle" in french
        monkeypatch.setattr("eig.timeline.calendar.work_calendars_and_delays.MOST_DAYS", 3)
        week = [
            Span.inclusive(date(2019, 5, 1), date(2019, 5, 2)),
            Span.inclusive(date(2019, 5, 6), date(2019, 5, 6)),
        ]
        assert 3 == len(getattr(WorkCalendar(**{name: week}), name))
        with pytest.raises(Fault, match="3 days at most"):
            WorkCalendar(**{name: [*week, Span.inclusive(date(2019, 5, 8), date(2019, 5, 8))]})

    def test_a_closure_on_a_leap_day_comes_back_every_fourth_year(self):
        """29 February is closed where there is one, and no other day is in the other years."""
        leap = WorkCalendar(weekend=(), yearly=[YearlyClosure(first=(2, 29), last=(2, 29))])

        assert [365, 365] == [leap.count(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2019, 2020)]
        assert not leap.is_working(date(2020, 2, 29))

    def test_refuses_a_rule_without_a_hash(self):
        """Answers are kept by rule and year: a rule that has no hash cannot be kept."""

        class Mutable:
            __hash__ = None

            def __call__(self, year):
                return []

        with pytest.raises(Fault, match="a hashable function"):
            WorkCalendar(rule=Mutable())

    def test_takes_any_rule(self):
        """A function of the year, such as a bridge to another package."""
        calendar = WorkCalendar(rule=lambda year: [date(year, 1, 2)])

        assert not calendar.is_working(date(2019, 1, 2))


class TestAdvance:
    """The only date arithmetic: it serves phases, lags, slips and reminders alike."""

    @pytest.mark.parametrize(
        ("boundary", "duration", "expected"),
        [
            ("2019-01-17", months(10), "2019-11-17"),
            ("2019-04-30", months(10), "2020-03-01"),
            ("2019-01-01", weeks(2), "2019-01-15"),
            ("2019-01-01", days(-1), "2018-12-31"),
            ("2019-05-04", working_days(1), "2019-05-07"),
            ("2019-05-04", working_days(-1), "2019-05-03"),
            ("2019-05-04", working_days(0), "2019-05-04"),
            ("2019-04-30", working_days(2), "2019-05-03"),
        ],
    )
    def test_known_answers(self, boundary, duration, expected):
        """Each unit has its rule; 0 working days stay where they are."""
        assert expected == str(advance(OFFICE, date.fromisoformat(boundary), duration))

    @pytest.mark.parametrize("text", ["10 months", "10 mois", "P10M"])
    def test_reads_durations_in_words(self, text):
        """Text is as good as the value; what is neither is refused."""
        assert date(2019, 11, 17) == advance(OFFICE, date(2019, 1, 17), text)
        with pytest.raises(Fault, match=r"advance\.duration: expected a duration"):
            advance(OFFICE, date(2019, 1, 17), 10)

    def test_clamps_on_request(self):
        """Anniversaries clamp, ends of spans go forward."""
        assert date(2019, 2, 28) == advance(OFFICE, date(2019, 1, 31), months(1), overflow="clamp")
        assert date(2019, 3, 1) == advance(OFFICE, date(2019, 1, 31), months(1))

    @pytest.mark.untraced
    @given(calendars(), DAYS, st.integers(min_value=1, max_value=300))
    def test_working_days_consume_exactly_n(self, calendar, boundary, n):
        """From the boundary to where n working days lead, exactly n are counted; and back."""
        end = advance(calendar, boundary, working_days(n))

        assert n == calendar.count(boundary, end)
        assert n == calendar.count(advance(calendar, boundary, working_days(-n)), boundary)

    @given(DAYS, DAYS, st.sampled_from(["months", "weeks", "days", "working_days"]), st.integers(-60, 60))
    def test_keeps_the_order_of_boundaries(self, one, two, unit, n):
        """A later boundary never leads to an earlier one."""
        early, late = sorted([one, two])
        duration = Duration(n=n, unit=unit)

        assert advance(OFFICE, early, duration) <= advance(OFFICE, late, duration)

    @given(DAYS, st.integers(min_value=-60, max_value=60))
    def test_months_are_those_of_add_months(self, boundary, n):
        """Months do not depend on the calendar."""
        assert add_months(boundary, n, overflow="forward") == advance(OFFICE, boundary, months(n))

    @given(calendars(), DAYS, st.integers(1, 60), st.integers(1, 60))
    def test_working_days_add_up(self, calendar, boundary, one, two):
        """m working days, then n, lead where m + n lead."""
        step = advance(calendar, boundary, working_days(one))

        assert advance(calendar, boundary, working_days(one + two)) == advance(
            calendar, step, working_days(two)
        )

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("duration", [days(10**7), days(-(10**7)), weeks(10**6), working_days(10**7)])
    def test_stays_within_time(self, duration):
        """Beyond the years 1 to 9999 there are no dates."""
        with pytest.raises(Fault, match="year 1 to 9999"):
            advance(WorkCalendar(weekend=()), date(2019, 1, 1), duration)

    def test_the_boundary_after_the_last_day_of_time_is_refused(self):
        """31 December 9999 has no day after it."""
        with pytest.raises(Fault, match="year 1 to 9999"):
            advance(WorkCalendar(weekend=()), date(9999, 12, 31), working_days(1))

    def test_a_century_of_closed_days_leads_nowhere(self):
        """The calendar is what is wrong then, and not the day or the duration."""
        closed = WorkCalendar(closed=[Span(start=date(2019, 3, 1), end=date(2100, 1, 1))])
        with pytest.raises(Fault, match="a working day among the first 40"):
            advance(closed, date(2019, 3, 1), working_days(1))


def test_a_rule_is_asked_only_for_the_years_needed():
    """Holidays known for three years serve those three years fully."""
    calendar = WorkCalendar(rule=fixed_holidays([], 2018, 2020))

    assert 261 + 261 + 262 == calendar.count(date(2018, 1, 1), date(2020, 12, 31)) + 1
    assert date(2020, 12, 31) == calendar.nth(date(2018, 1, 1), 784)
