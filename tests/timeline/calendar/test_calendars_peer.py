"""Calendars against other people's libraries: holidays, workalendar, numpy and relativedelta."""

import random
from datetime import date, timedelta

import pytest

from eig.timeline import France, WorkCalendar
from eig.timeline.calendar import add_months, months_between
from helpers.evidence import peer

# The names that the holidays package gives to the territories, and the year since which it knows them. It dates the
# holidays of Saint-Barthélemy from 2012, and puts those of Saint-Martin on 28 May before 2018 already.
SUBDIVISIONS = {
    "metropole": (None, 1990),
    "alsace-moselle": ("57", 1990),
    "guadeloupe": ("GP", 1990),
    "guyane": ("GY", 1990),
    "martinique": ("MQ", 1990),
    "mayotte": ("976", 1990),
    "reunion": ("RE", 1990),
    "saint-barthelemy": ("BL", 2012),
    "saint-martin": ("MF", 2018),
}
# Customs that the holidays package adds overseas and that the code du travail does not list.
CUSTOMS = {"Mi-Careme", "Good Friday", "Victor Schoelcher Day"}
# Journée de solidarité: sources contradict each other on Pentecost Monday in these years.
DISPUTED = (2005, 2006, 2007)


def ours(territory, year):
    return {day for day, _ in France(territory=territory)(year)}


def pentecost(year):
    return next(day for day, name in France()(year) if name == "Lundi de Pentecôte")


@pytest.mark.peer(what="French holidays by territory and year, to 2050", against="holidays")
@pytest.mark.parametrize("territory", SUBDIVISIONS)
def test_holidays_are_those_of_the_holidays_package(territory, evidence):
    """1990 to 2050, every territory, all but Pentecost Monday of 2005 to 2007 and customs that are not law."""
    holidays = peer("holidays")
    subdivision, since = SUBDIVISIONS[territory]
    customs = set() if territory == "alsace-moselle" else CUSTOMS
    for year in range(since, since + evidence.part(2051 - since)):
        named = holidays.country_holidays("FR", subdiv=subdivision, years=year, language="en_US")
        theirs = {day for day, name in named.items() if name not in customs}
        disputed = {pentecost(year)} if year in DISPUTED else set()
        assert ours(territory, year) - disputed == theirs - disputed, year
        evidence.count()


@pytest.mark.peer(what="French holidays by territory and year, 1990 to 2050", against="workalendar")
@pytest.mark.parametrize(
    ("territory", "name"), [("metropole", "France"), ("alsace-moselle", "FranceAlsaceMoselle")]
)
def test_holidays_are_those_of_workalendar(territory, name, evidence):
    """1990 to 2050, without exception."""
    europe = peer("workalendar.europe")
    calendar = getattr(europe, name)()
    for year in range(1990, 1990 + evidence.part(61)):
        assert ours(territory, year) == {day for day, _ in calendar.holidays(year)}, year
        evidence.count()


@pytest.mark.peer(
    what="working days of Germany, Belgium and Spain through a rule of one line", against="holidays"
)
@pytest.mark.parametrize("country", ["DE", "BE", "ES"])
def test_another_country_comes_through_one_line(country, evidence):
    """The bridge of the documentation: a rule is a function of the year."""
    holidays = peer("holidays")
    calendar = WorkCalendar(
        rule=lambda year: holidays.country_holidays(country, years=year, language="en_US")
    )
    known = holidays.country_holidays(country, years=range(2018, 2024))
    for day in (date(2018, 1, 1) + timedelta(days=n) for n in range(evidence.part(6 * 365 + 1))):
        assert calendar.is_working(day) == (day.weekday() < 5 and day not in known), day
        evidence.count()
    assert calendar.names(date(2019, 12, 25))


@pytest.mark.peer(what="working days between two dates, and n-th working days", against="numpy")
def test_working_days_are_those_of_numpy(evidence):
    """20,000 random pairs: counts between boundaries, and n-th days both ways."""
    numpy = peer("numpy")
    office = WorkCalendar.named("metropole")
    off = [day for year in range(1985, 2066) for day, _ in France()(year)]
    busday = numpy.busdaycalendar(holidays=numpy.array(sorted(off), dtype="datetime64[D]"))
    rng = random.Random(2019)
    first = date(1990, 1, 1).toordinal()
    for _ in range(evidence.part(20_000)):
        start, end = (date.fromordinal(first + rng.randrange(60 * 365)) for _ in range(2))
        n = rng.randint(1, 500)
        assert int(numpy.busday_count(min(start, end), max(start, end), busdaycal=busday)) == office.count(
            min(start, end), max(start, end)
        )
        ahead = numpy.busday_offset(start, n - 1, roll="forward", busdaycal=busday)
        assert ahead.astype(object) == office.nth(start, n)
        behind = numpy.busday_offset(start, -n, roll="forward", busdaycal=busday)
        assert behind.astype(object) == office.nth(start, -n)
        evidence.count()


@pytest.mark.peer(what="months added to a date and counted back", against="python-dateutil")
def test_months_are_those_of_relativedelta(evidence):
    """200,000 random dates and numbers of months, added and counted back."""
    relativedelta = peer("dateutil.relativedelta").relativedelta
    rng = random.Random(2019)
    first, last = date(1800, 1, 1).toordinal(), date(2300, 1, 1).toordinal()
    for _ in range(evidence.part(200_000)):
        start, n = date.fromordinal(rng.randrange(first, last)), rng.randint(-1200, 1200)
        end = start + relativedelta(months=n)
        assert end == add_months(start, n)
        if n >= 0:
            between = relativedelta(end, start)
            assert (between.years * 12 + between.months, between.days) == months_between(start, end)
        evidence.count()
