"""The tables of working days: windows that widen without ever changing an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.timeline.calendar._workday_count_tables import Window, Workdays


def weekdays(year):
    first, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
    return [one for one in range(first, end) if (one + 6) % 7 < 5]


def test_a_window_of_years_is_its_years_one_after_another():
    """Building at once, or joining year by year, gives the same tables."""
    at_once = Window.build(weekdays, 2018, 2021)
    joined = Window.build(weekdays, 2020, 2020).widened(weekdays, 2018, 2021)

    assert (at_once.days, at_once.before) == (joined.days, joined.before)
    assert (2018, 2021, at_once.origin, at_once.size) == (
        joined.first,
        joined.last,
        joined.origin,
        joined.size,
    )


def test_a_window_that_holds_the_years_stays():
    """Nothing is built twice."""
    window = Window.build(weekdays, 2018, 2021)

    assert window is window.widened(weekdays, 2019, 2020)


@pytest.mark.parametrize(
    ("rank", "years"), [(-1, (2017, 2019)), (-366, (2017, 2019)), (-367, (2016, 2019)), (10**4, (2018, 2045))]
)
def test_no_year_is_asked_for_before_it_is_needed(rank, years):
    """No year has more than 366 working days, so that so many years at least are needed."""
    assert years == Window.build(weekdays, 2018, 2019).missing_years(rank)


@pytest.mark.slow
@given(
    st.lists(
        st.integers(min_value=date(1990, 1, 1).toordinal(), max_value=date(2050, 1, 1).toordinal()),
        min_size=1,
        max_size=8,
    )
)
def test_answers_do_not_depend_on_the_order_of_questions(ordinals):
    """Any order of questions gives the answers of fresh tables."""
    used = Workdays(weekdays)
    for ordinal in ordinals:
        for n in (1, -1, 300, -300):
            assert Workdays(weekdays).nth(ordinal, n) == used.nth(ordinal, n)
        assert ((ordinal + 6) % 7 < 5) == used.is_working(ordinal)
        assert Workdays(weekdays).count(ordinal, ordinals[0]) == used.count(ordinal, ordinals[0])


def test_a_count_holds_both_boundaries_whatever_the_others_ask():
    """A window replaced meanwhile by a narrower one does not spoil a count."""
    tables = Workdays(weekdays)
    start, end = date(2000, 1, 3).toordinal(), date(2030, 1, 7).toordinal()
    tables.window(start)
    expected = tables.count(start, end)
    tables._window = Window.build(weekdays, 2015, 2015)

    assert expected == tables.count(start, end) == -tables.count(end, start)


@pytest.mark.parametrize("ordinal", [0, -5, date.max.toordinal() + 2])
def test_a_day_outside_time_is_refused(ordinal):
    """There is no day 0."""
    with pytest.raises(Fault, match="year 1 to 9999"):
        Workdays(weekdays).window(ordinal)


@pytest.mark.untraced
@pytest.mark.parametrize("n", [1, -1])
def test_a_calendar_on_which_nobody_works_is_refused(n):
    """The search stops after 40 years without a working day, rather than at the end of time."""
    with pytest.raises(Fault, match="a working day among the first 40"):
        Workdays(lambda year: weekdays(year) if year == 1800 else []).nth(date(2019, 1, 1).toordinal(), n)


def test_some_years_off_are_passed_over():
    """A few years without a working day do not stop the search."""
    tables = Workdays(lambda year: [] if 2019 <= year <= 2030 else weekdays(year))

    assert date(2031, 1, 1).toordinal() == tables.nth(date(2019, 1, 1).toordinal(), 1)


def test_the_boundary_after_the_last_day_is_one():
    """The end of 9999 is a boundary, not a day."""
    tables = Workdays(weekdays)
    last = date.max

    assert 1 == tables.count(last.toordinal(), last.toordinal() + 1)
    assert last.toordinal() == tables.nth((last - timedelta(days=0)).toordinal(), 1)


def test_the_first_day_of_all_is_one():
    """Its start is a boundary, before which there is nothing."""
    first = date.min.toordinal()

    assert (True, 1, first) == (
        Workdays(weekdays).is_working(first),
        Workdays(weekdays).count(first, first + 1),
        Workdays(weekdays).nth(first, 1),
    )
