"""Closures of one year and of every year, and the days that several calendars have in common."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import convert
from eig.errors import Fault, Faults
from eig.timeline import France, WorkCalendar
from eig.timeline.calendar import Span, YearlyClosure

WINTER = YearlyClosure(first=(12, 24), last=(1, 2), name="winter closure")
AUGUST = YearlyClosure(first=(8, 5), last=(8, 16))
PARIS = WorkCalendar(rule=France(), yearly=[WINTER, AUGUST])
STRASBOURG = WorkCalendar.ouvres(France(territory="alsace-moselle"))


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1)))
def test_a_closure_holds_the_same_days_each_year(on):
    """From its first day to its last, over the end of the year where they say so."""
    month_day = (on.month, on.day)

    assert ((12, 24) <= month_day or month_day <= (1, 2)) == WINTER.holds(on)
    assert ((8, 5) <= month_day <= (8, 16)) == AUGUST.holds(on)


@pytest.mark.untraced
@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1)))
def test_days_in_common_are_worked_by_all(on):
    """A day of the common calendar is a day of each, and no other is."""
    both = WorkCalendar.common(PARIS, STRASBOURG)

    assert (PARIS.is_working(on) and STRASBOURG.is_working(on)) == both.is_working(on)
    assert (both.why_off(on) is None) == both.is_working(on)


def test_an_opened_day_wins_over_a_yearly_closure():
    """Somebody is there on 27 December 2018."""
    office = WorkCalendar(rule=France(), yearly=[WINTER], opened=[date(2018, 12, 27)])

    assert [False, True] == [office.is_working(date(2018, 12, day)) for day in (26, 27)]


def test_a_span_closes_its_days():
    """As if each were given."""
    days = [date(2019, 5, 30), date(2019, 5, 31)]
    span = Span.inclusive(*days)

    assert WorkCalendar(closed=days) == WorkCalendar(closed=[span, days[0]])


def test_a_closed_day_says_its_closure():
    """By its name, where it has one."""
    assert "winter closure" == str(PARIS.why_off(date(2018, 12, 27)))
    assert "closed" == str(PARIS.why_off(date(2019, 8, 7)))
    assert "Saturday" == str(PARIS.why_off(date(2019, 6, 1)))
    assert "Vendredi saint" == str(WorkCalendar.common(PARIS, STRASBOURG).why_off(date(2019, 4, 19)))
    own = WorkCalendar(closed=[date(2019, 6, 3)], also=[STRASBOURG])
    assert "closed" == str(own.why_off(date(2019, 6, 3)))


def test_calendars_in_common_go_through_json():
    """Rules, closures and the calendars of sites, and back."""
    both = WorkCalendar.common(PARIS, WorkCalendar.common(STRASBOURG, WorkCalendar()))

    assert both == convert.from_json(convert.to_json(both), WorkCalendar)


def test_one_calendar_is_common_to_itself():
    """And none is a fault."""
    assert PARIS == WorkCalendar.common(PARIS)
    with pytest.raises(Fault, match="one calendar or more"):
        WorkCalendar.common()


@pytest.mark.parametrize("day", [(2, 30), (13, 1), (0, 1), (1,), ("1", "2"), 3])
def test_a_closure_is_of_days_that_exist(day):
    """29 February does, some years."""
    assert YearlyClosure(first=(2, 29), last=(3, 1)).holds(date(2020, 2, 29))
    with pytest.raises((Fault, Faults), match="day of the year"):
        YearlyClosure(first=day, last=(12, 31))


def test_what_is_not_dates_is_refused():
    """Whatever stands among the closures."""
    for closed in ("2019-05-31", [3], [date(2019, 5, 31), "x"], 5):
        with pytest.raises(Fault, match=r"a date (of Python|without a time)"):
            WorkCalendar(closed=closed)
    with pytest.raises(Fault, match="YearlyClosure"):
        WorkCalendar(yearly=[3])
    with pytest.raises(Fault, match="WorkCalendar"):
        WorkCalendar(also=[3])
