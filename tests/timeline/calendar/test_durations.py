"""Durations of one unit, and the arithmetic of months."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme.durations import check_day, month_length, out_of_time, to_duration
from eig.reasons import Undefined
from eig.teams.asked import PersonStatus
from eig.timeline import Duration
from eig.timeline.calendar import add_months, days, months, months_between, weeks, working_days
from helpers.unfolded import unfolded

DATES = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1))
MONTHS = st.integers(min_value=-600, max_value=600)
DURATIONS = st.builds(
    Duration,
    n=st.integers(min_value=-500, max_value=500),
    unit=st.sampled_from(["months", "weeks", "days", "working_days"]),
)


class TestDuration:
    """A whole number of one unit, that speaks two languages."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("10 months", months(10)),
            ("1 month", months(1)),
            ("2 weeks", weeks(2)),
            ("14 days", days(14)),
            ("15 working days", working_days(15)),
            ("-3 working days", working_days(-3)),
            ("+3 days", days(3)),
            ("10 mois", months(10)),
            ("1 semaine", weeks(1)),
            ("2 semaines", weeks(2)),
            ("0 jour", days(0)),
            ("15 jours ouvrés", working_days(15)),
            ("1 jour ouvré", working_days(1)),
            ("15 jours ouvre\u0301s", working_days(15)),
            ("  15   days ", days(15)),
            ("P10M", months(10)),
            ("P2W", weeks(2)),
            ("-P14D", days(-14)),
        ],
    )
    def test_is_read_from_words_and_from_iso(self, text, expected):
        """'en' or 'fr' (accents composed or not) and ISO 8601 texts are read."""
        assert expected == Duration.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "soon",
            "10",
            "months",
            "1.5 months",
            "10 moons",
            "P1M2D",
            "PT1H",
            "1 month 2 days",
            "１０ months",
            "P１M",
        ],
    )
    def test_refuses_what_is_not_one_unit(self, text):
        """A text of two units, of a fraction, or of none is refused, with the texts that are read."""
        with pytest.raises(Fault, match="whole number of one unit") as caught:
            Duration.parse(text)

        assert "15 jours ouvrés" in unfolded(caught.value.say("fr"))

    @given(DURATIONS, st.sampled_from(["en", "fr"]))
    def test_is_read_back_from_its_words(self, duration, lang):
        """What is said is read back, in both languages."""
        assert duration == Duration.parse(duration.say(lang))

    @given(DURATIONS)
    def test_is_read_back_from_iso_where_it_exists(self, duration):
        """The ISO form is read back; working days have none, and say so."""
        text = duration.iso()

        if duration.unit == "working_days":
            assert isinstance(text, Undefined)
            assert text.reason.code == "no_iso_form"
        else:
            assert duration == Duration.parse(text)

    def test_agrees_in_number_with_each_language(self):
        """Nought is plural in English and singular in French."""
        assert ("0 days", "0 jour") == (days(0).say(), days(0).say("fr"))
        assert ("-1 day", "−1 jour") == (days(-1).say(), days(-1).say("fr"))
        assert "2 working days" == str(working_days(2))

    @given(DURATIONS)
    def test_turns_round(self, duration):
        """Minus a duration is the same one the other way, and minus that is the first again."""
        assert Duration(n=-duration.n, unit=duration.unit) == -duration
        back = -duration

        assert duration == -back

    @given(DURATIONS)
    def test_is_a_value(self, duration):
        """A duration is equal by content, hashable, and its repr builds it again."""
        again = eval(repr(duration))

        assert duration == again
        assert hash(duration) == hash(again)

    def test_reports_all_faults_together(self):
        """A wrong number and a wrong unit come together."""
        with pytest.raises(Faults) as caught:
            Duration(n=1.5, unit="moons")

        assert ["Duration.n", "Duration.unit"] == [fault.place for fault in caught.value.exceptions]

    def test_refuses_truth_as_a_number(self):
        """True is not 1 month."""
        with pytest.raises(Fault):
            months(True)

    def test_refuses_an_unknown_language(self):
        """Results speak English or French."""
        with pytest.raises(Fault, match="'en' or 'fr'"):
            days(1).say("de")

    def test_the_converter_leaves_what_it_cannot_read(self):
        """Fields that hold durations report the fault themselves, beside the others."""
        assert "soon" == to_duration("soon")
        assert days(1) == to_duration(days(1))


class TestAddMonths:
    """Months are counted from the anchor, with a stated rule where the day is missing."""

    @pytest.mark.parametrize(
        ("start", "n", "clamp", "forward"),
        [
            (date(2019, 1, 17), 10, date(2019, 11, 17), date(2019, 11, 17)),
            (date(2019, 1, 31), 1, date(2019, 2, 28), date(2019, 3, 1)),
            (date(2020, 1, 31), 1, date(2020, 2, 29), date(2020, 3, 1)),
            (date(2019, 3, 31), -1, date(2019, 2, 28), date(2019, 3, 1)),
            (date(2020, 2, 29), 12, date(2021, 2, 28), date(2021, 3, 1)),
            (date(2018, 12, 31), 2, date(2019, 2, 28), date(2019, 3, 1)),
            (date(2019, 10, 31), 1, date(2019, 11, 30), date(2019, 12, 1)),
            (date(2019, 11, 30), 3, date(2020, 2, 29), date(2020, 3, 1)),
        ],
    )
    def test_known_answers(self, start, n, clamp, forward):
        """Clamp goes to the last day of the month, forward to the first of the next."""
        assert clamp == add_months(start, n)
        assert forward == add_months(start, n, overflow="forward")

    def test_rejects_on_request(self):
        """`reject` refuses a missing day and says what to choose instead."""
        assert date(2024, 2, 29) == add_months(date(2020, 2, 29), 48, overflow="reject")
        with pytest.raises(Fault, match="a day that 2019-02 has"):
            add_months(date(2019, 1, 31), 1, overflow="reject")

    def test_refuses_an_unknown_rule(self):
        """An overflow that does not exist is refused where it is needed."""
        with pytest.raises(Fault, match="one of 'clamp', 'forward' or 'reject'"):
            add_months(date(2019, 1, 31), 1, overflow="wrap")

    def test_refuses_a_date_with_a_time_of_day(self):
        """A datetime where a date is meant is an error: it would carry its hour along in silence."""
        with pytest.raises(Fault, match="without a time of day"):
            add_months(datetime(2019, 1, 31, 10, tzinfo=UTC), 1)

    @pytest.mark.parametrize(
        ("start", "n"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1), (date(2019, 1, 1), 10**6)]
    )
    def test_refuses_years_without_dates(self, start, n):
        """Beyond the years 1 to 9999 there are no dates."""
        with pytest.raises(Fault, match="year 1 to 9999"):
            add_months(start, n)

    @given(DATES, MONTHS)
    @example(date(2019, 1, 31), 1)
    @example(date(2019, 1, 28), 1)
    def test_differs_only_where_the_day_is_missing(self, start, n):
        """Both rules agree where the day exists, and otherwise lie on either side of the end of the month."""
        clamp, forward = add_months(start, n), add_months(start, n, overflow="forward")

        if clamp.day == start.day:
            assert clamp == forward
        else:
            assert clamp.day == month_length(clamp.year, clamp.month) < start.day
            assert 1 == (forward - clamp).days == forward.day

    @given(DATES, DATES, MONTHS, st.sampled_from(["clamp", "forward"]))
    def test_keeps_the_order_of_dates(self, one, two, n, overflow):
        """A later start never gives an earlier end."""
        early, late = sorted([one, two])

        assert add_months(early, n, overflow=overflow) <= add_months(late, n, overflow=overflow)

    @given(DATES, DATES, MONTHS)
    def test_clamping_back_is_the_adjoint_of_going_forward(self, start, end, n):
        """`forward(start, n) <= end` exactly when `start <= clamp(end, -n)`: what makes late dates exact."""
        assert (add_months(start, n, overflow="forward") <= end) == (start <= add_months(end, -n))

    @given(DATES, st.integers(min_value=0, max_value=60))
    def test_a_span_of_months_loses_no_day(self, start, n):
        """Two missions that follow each other month by month share no day and leave none out."""
        ends = [add_months(start, k, overflow="forward") for k in range(n + 1)]

        assert sorted(ends) == ends
        assert (ends[-1] - start).days == sum((b - a).days for a, b in pairwise(ends))

    def test_does_not_chain(self):
        """31 January plus two months is 31 March: months are applied once, from the anchor."""
        anchor = date(2019, 1, 31)

        assert date(2019, 3, 31) == add_months(anchor, 2)
        assert date(2019, 3, 28) == add_months(add_months(anchor, 1), 1)


class TestMonthsBetween:
    """The inverse of addition."""

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (date(2019, 1, 17), date(2019, 11, 17), (10, 0)),
            (date(2019, 1, 17), date(2019, 11, 16), (9, 30)),
            (date(2021, 1, 31), date(2021, 2, 28), (1, 0)),
            (date(2019, 12, 31), date(2020, 1, 30), (0, 30)),
            (date(2019, 1, 17), date(2019, 1, 17), (0, 0)),
            (date(2019, 3, 15), date(2019, 1, 31), (-2, 16)),
        ],
    )
    def test_known_answers(self, start, end, expected):
        """The largest number of months that does not pass the end, and the days left."""
        assert expected == months_between(start, end)

    @given(DATES, DATES)
    def test_is_the_inverse_of_addition(self, start, end):
        """Adding the months and the days leads back to the end, and one month more passes it."""
        n, left = months_between(start, end)

        assert end.toordinal() == add_months(start, n).toordinal() + left
        assert left >= 0
        assert add_months(start, n + 1) > end

    @pytest.mark.parametrize("wrong", [datetime(2019, 1, 1, tzinfo=UTC), "2019-01-01", None])
    def test_refuses_what_is_not_a_date(self, wrong):
        """Only dates lie between dates."""
        with pytest.raises(Fault):
            months_between(wrong, date(2019, 1, 1))
        with pytest.raises(Fault):
            months_between(date(2019, 1, 1), wrong)


def test_month_lengths_are_gregorian():
    """30 days hath September; 2000 is a leap year, 2100 is not."""
    assert [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] == [month_length(2019, m) for m in range(1, 13)]
    assert [29, 28, 29] == [month_length(year, 2) for year in (2000, 2100, 2024)]


def test_a_day_is_checked():
    """A date passes; what is not one is refused by its place."""
    check_day("place", date(2019, 1, 1))
    with pytest.raises(Fault, match="place: expected a date without a time of day, got 'x'"):
        check_day("place", "x")
    with pytest.raises(Fault, match=r"Person.*got '2019-02-01'\. Write it as date\(2019, 2, 1\)"):
        PersonStatus(kind="agent", since="2019-02-01")
    assert "a date from year 1 to 9999" in unfolded(out_of_time("place", 0))
