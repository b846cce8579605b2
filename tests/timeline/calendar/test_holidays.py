"""Holiday rules: pure, hashable, independent of locale."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline import France, WorkCalendar
from eig.timeline.calendar import FixedHolidays, fixed_holidays
from eig.timeline.calendar.holidays import named_days

YEARS = st.integers(min_value=1583, max_value=4099)
# Code du travail L3422-2 and the ordonnances of the two collectivities: month and day of abolition.
ABOLITION = {
    "guadeloupe": (5, 27),
    "guyane": (6, 10),
    "martinique": (5, 22),
    "mayotte": (4, 27),
    "reunion": (12, 20),
    "saint-barthelemy": (10, 9),
    "saint-martin": (5, 28),
}


def dates(rule, year):
    return [day for day, _ in rule(year)]


class TestFrance:
    """The 11 holidays of the code du travail, L3133-1, and those of the territories."""

    def test_in_2019(self):
        """The year of promotion 3, day by day."""
        expected = [
            "01-01",
            "04-22",
            "05-01",
            "05-08",
            "05-30",
            "06-10",
            "07-14",
            "08-15",
            "11-01",
            "11-11",
            "12-25",
        ]

        assert [f"2019-{day}" for day in expected] == [str(day) for day in dates(France(), 2019)]

    @pytest.mark.parametrize(
        ("year", "sunday"),
        [
            (2018, date(2018, 4, 1)),
            (2019, date(2019, 4, 21)),
            (2020, date(2020, 4, 12)),
            (2021, date(2021, 4, 4)),
        ],
    )
    def test_follow_easter(self, year, sunday):
        """Easter Monday, Ascension and Pentecost Monday are 1, 39 and 50 days after Easter."""
        assert {sunday + timedelta(days=n) for n in (1, 39, 50)} <= set(dates(France(), year))

    @given(YEARS)
    def test_are_eleven_names_every_year(self, year):
        """11 names a year, sorted by date, whether or not two share a date."""
        found = France()(year)

        assert 11 == len(found) == len({name for _, name in found})
        assert sorted(found) == list(found)
        assert {year} == {day.year for day, _ in found}

    @pytest.mark.parametrize(("year", "shared"), [(2008, date(2008, 5, 1)), (1997, date(1997, 5, 8))])
    def test_two_on_one_date_keep_both_names(self, year, shared):
        """Ascension fell on 1 May 2008 and on 8 May 1997: 10 dates, 11 names."""
        assert 10 == len(set(dates(France(), year)))
        names = WorkCalendar(rule=France()).names(shared)
        assert 2 == len(names)
        assert "Ascension" in names

    def test_speak_the_language_asked_for(self):
        """Names depend on a field, never on the locale."""
        assert "Fête nationale" in dict(France()(2019)).values()
        assert "National Day" in dict(France(lang="en")(2019)).values()

    def test_of_alsace_moselle_add_two(self):
        """L3134-13: Good Friday and 26 December more."""
        extra = set(dates(France(territory="alsace-moselle"), 2019)) - set(dates(France(), 2019))

        assert {date(2019, 4, 19), date(2019, 12, 26)} == extra

    def test_of_alsace_moselle_add_good_friday_only_beside_a_protestant_or_mixed_church(self):
        """L3134-13: Good Friday is conditional on the commune, a flag and not a certainty."""
        rule = France(territory="alsace-moselle", good_friday=False)

        assert {date(2019, 12, 26)} == set(dates(rule, 2019)) - set(dates(France(), 2019))

    @pytest.mark.parametrize(("territory", "day"), sorted(ABOLITION.items()))
    def test_of_overseas_add_the_abolition_of_slavery(self, territory, day):
        """Each overseas territory has its own day."""
        found = France(territory=territory, lang="en")(2021)

        assert (date(2021, *day), "Abolition of Slavery Day") in found
        assert 12 == len(found)

    def test_of_saint_martin_moved_in_2018(self):
        """Saint-Martin has 28 May since 2018; before, 27 May."""
        rule = France(territory="saint-martin")

        assert date(2017, 5, 27) in dates(rule, 2017)
        assert date(2018, 5, 28) in dates(rule, 2018)

    @given(YEARS)
    def test_nothing_is_moved_for_a_weekend(self, year):
        """14 July stays on 14 July."""
        assert date(year, 7, 14) in dates(France(), year)
        assert easter(year) not in dates(France(), year)

    def test_are_known_from_1583(self):
        """Easter is Gregorian from 1583; the year is a whole number."""
        for year in (1582, 4100, 2019.0, "2019"):
            with pytest.raises(Fault, match="from 1583 to 4099"):
                France()(year)

    def test_are_a_value(self):
        """A rule is equal by content, hashable, picklable, and its repr builds it again."""
        rule = France(territory="reunion", lang="en")

        assert rule == eval(repr(rule)) == pickle.loads(pickle.dumps(rule))
        assert 2 == len({rule, France(), France()})

    def test_refuse_what_they_do_not_know(self):
        """A wrong territory, flag and language are reported together."""
        with pytest.raises(Faults) as caught:
            France(territory="corse", good_friday="yes", lang="de")

        assert 3 == len(caught.value.exceptions)


class TestFixed:
    """Dates given one by one: outside their years they raise instead of saying that nothing is off."""

    def test_gives_the_dates_of_a_year(self):
        """Dates and names come sorted, by year."""
        rule = fixed_holidays([(date(2020, 12, 24), "pont"), date(2019, 5, 31), date(2020, 1, 2)], 2019, 2020)

        assert ((date(2019, 5, 31), ""),) == rule(2019)
        assert ((date(2020, 1, 2), ""), (date(2020, 12, 24), "pont")) == rule(2020)

    def test_takes_a_mapping_from_dates_to_names(self):
        """The shape that other packages give."""
        assert ((date(2019, 5, 31), "pont"),) == fixed_holidays({date(2019, 5, 31): "pont"}, 2019, 2019)(2019)

    @pytest.mark.parametrize("year", [2018, 2021])
    def test_raises_outside_its_years(self, year):
        """A finite list of dates is silently wrong past its horizon: this one says so."""
        with pytest.raises(Fault, match="a year from 2019 to 2020"):
            fixed_holidays([], 2019, 2020)(year)

    def test_raises_through_a_calendar_only_when_the_year_is_needed(self):
        """Counting inside the years works; stepping out of them raises."""
        calendar = WorkCalendar(rule=fixed_holidays([date(2019, 5, 31)], 2019, 2019))

        assert 22 == calendar.count(date(2019, 5, 1), date(2019, 6, 1))
        assert date(2019, 12, 31) == calendar.nth(date(2019, 12, 31), 1)
        with pytest.raises(Fault, match="a year from 2019 to 2019"):
            calendar.nth(date(2019, 12, 31), 2)
        with pytest.raises(Fault, match="a year from 2019 to 2019"):
            calendar.nth(date(2019, 1, 1), -1)

    def test_refuses_dates_outside_its_years(self):
        """A date that the years do not cover is a slip of the pen."""
        with pytest.raises(Fault, match="dates of the years 2019 to 2020"):
            fixed_holidays([date(2021, 1, 1)], 2019, 2020)

    def test_refuses_years_that_go_down(self):
        """The first year comes first."""
        with pytest.raises(Fault, match="whole number from 2020"):
            fixed_holidays([], 2020, 2019)

    @pytest.mark.parametrize(
        ("dates", "place", "code"),
        [
            ("2019-05-31", "", "timeline.calendar.named_days"),
            (3, "", "timeline.calendar.named_days"),
            (["2019-05-31"], "[0]", "values.day_written"),
            ([(date(2019, 5, 31), 3)], "[0][1]", "values.prose"),
            ([(date(2019, 5, 31),)], "[0]", "values.so_many"),
        ],
    )
    def test_refuses_what_is_not_dated(self, dates, place, code):
        """Only dates, or dates with names."""
        with pytest.raises(Fault) as caught:
            FixedHolidays(dates=dates, first_year=2019, last_year=2020)
        assert (f"FixedHolidays.dates{place}", code) == (caught.value.place, caught.value.code)

    def test_their_order_means_nothing(self):
        """Dates of a set, whose order nobody knows, are the same holidays."""
        dates = [date(2019, 5, 31), date(2019, 12, 24)]
        assert fixed_holidays(set(dates), 2019, 2019) == fixed_holidays(dates[::-1], 2019, 2019)

    @pytest.mark.parametrize("years", [(0, 2019), (2019, 10000), (10000, 10001)])
    def test_refuses_years_of_no_calendar(self, years):
        """A year is one of those that a date may have."""
        assert 9999 == FixedHolidays(dates=[], first_year=1, last_year=9999).last_year
        with pytest.raises(Faults if min(years) > 9999 else Fault):
            FixedHolidays(dates=[], first_year=years[0], last_year=years[1])

    def test_reports_wrong_years_together(self):
        """Both years are checked."""
        with pytest.raises(Faults):
            FixedHolidays(dates=[], first_year="2019", last_year=0)

    def test_is_a_value(self):
        """Equal by content whatever the order given, hashable, and its repr builds it again."""
        one = fixed_holidays([date(2019, 5, 31), date(2019, 1, 2)], 2019, 2019)
        two = fixed_holidays((date(2019, 1, 2), date(2019, 5, 31)), 2019, 2019)

        assert (
            one
            == two
            == eval(repr(two), {"FixedHolidays": FixedHolidays, "datetime": __import__("datetime")})
        )
        assert hash(one) == hash(two)


class TestNamedDays:
    """Any callable from a year to dates is a rule."""

    def test_a_function_is_a_rule(self):
        """Dates without names have empty ones."""
        assert ((date(2019, 5, 1), ""),) == named_days(lambda year: [date(year, 5, 1)], 2019)

    def test_no_rule_has_no_holidays(self):
        """None closes nothing."""
        assert () == named_days(None, 2019)

    def test_a_generator_is_read_once(self):
        """A rule may yield; the answer is kept."""

        def rule(year):
            yield date(year, 5, 1), "Labour Day"

        assert named_days(rule, 2019) == named_days(rule, 2019) == ((date(2019, 5, 1), "Labour Day"),)

    def test_dates_of_other_years_are_refused(self):
        """A rule asked for a year answers for that year."""
        with pytest.raises(Fault, match="dates of 2019"):
            named_days(lambda year: [date(year + 1, 1, 1)], 2019)

    @pytest.mark.parametrize("answer", [[datetime(2019, 5, 1, tzinfo=UTC)], ["2019-05-01"], 5, "2019-05-01"])
    def test_what_is_not_dates_is_refused(self, answer):
        """A datetime is not a date."""
        with pytest.raises(
            Fault,
            match=r"WorkCalendar\.rule.*: expected (a date of Python|a date without a time|dates, each alone)",
        ):
            named_days(lambda year: answer, 2019)
