"""Opening hours, at their own place."""

from datetime import UTC, date, datetime, time

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.programme.hours import OpeningHours
from eig.promotions import P3


def test_hours_are_those_of_the_place():
    """Nine in the morning is UTC+1 in Paris in winter, UTC+2 in summer, UTC−4 in New York."""
    paris = OpeningHours(opens=time(9), closes=time(17), zone="Europe/Paris")
    york = OpeningHours(opens=time(9), closes=time(17), zone="America/New_York")

    assert datetime(2019, 1, 16, 8, tzinfo=UTC) == paris.on(date(2019, 1, 16))[0]
    assert datetime(2019, 7, 16, 7, tzinfo=UTC) == paris.on(date(2019, 7, 16))[0]
    assert datetime(2019, 7, 16, 13, tzinfo=UTC) == york.on(date(2019, 7, 16))[0]


def test_a_moment_is_within_the_hours_or_not():
    """Both ends are; a week-end is not, nor the evening."""
    paris = OpeningHours(opens=time(9), closes=time(17), zone="Europe/Paris")
    moments = [datetime(2019, 1, 16, 8, tzinfo=UTC), datetime(2019, 1, 16, 16, tzinfo=UTC)]

    assert all(map(paris.is_open, moments))
    assert not paris.is_open(datetime(2019, 1, 16, 17, tzinfo=UTC))
    assert not paris.is_open(datetime(2019, 1, 19, 10, tzinfo=UTC))


def test_no_office_is_open_beyond_the_calendar():
    """The first moment that a computer knows has no local time west of Greenwich: nobody is at the office."""
    york = OpeningHours(opens=time(9), closes=time(17), zone="America/New_York")

    assert not york.is_open(datetime.min.replace(tzinfo=UTC))


def test_the_sessions_of_promotion_3_had_two_sets_of_hours():
    """Fellows from nine, their mentors from two in the afternoon; both until half past six."""
    assert (time(9), time(14)) == tuple(P3.hours_of(who).opens for who in ("fellows", "mentors"))
    assert {time(18, 30)} == {one.closes for one in P3.hours}
    with pytest.raises(UnknownKey):
        P3.hours_of("public")


def test_faults_of_hours_come_together():
    """Hours the wrong way round, days that are none, a zone that is none."""
    with pytest.raises(Faults) as error:
        OpeningHours(audience=3, opens=time(17), closes=time(9), weekdays=[7], zone="Paris", source=4)
    assert ["audience", "weekdays", "zone", "source", "closes"] == [one.path[1] for one in error.value.faults]
    with pytest.raises(Fault, match=r"closes: expected an hour after 17:00:00, got 09:00:00"):
        OpeningHours(opens=time(17), closes=time(9), zone="Europe/Paris")
    with pytest.raises(Fault):
        OpeningHours(opens=time(9), closes=time(17), weekdays=[1, 1], zone="Europe/Paris")
    with pytest.raises(Faults):
        OpeningHours(opens=time(9, tzinfo=UTC), closes="17:00", zone="Europe/Paris")


def test_a_day_that_is_none_is_one_fault_however_often_it_stands():
    """An eighth day of the week, twice: it is refused for what it is, wherever it stands."""
    with pytest.raises(Faults) as error:
        OpeningHours(opens=time(9), closes=time(17), weekdays=[7, 7], zone="Europe/Paris")
    assert [("OpeningHours.weekdays[0]", "values.whole"), ("OpeningHours.weekdays[1]", "values.whole")] == [
        (fault.place, fault.code) for fault in error.value.faults
    ]


def test_days_of_the_week_have_no_order():
    """Whoever writes Friday first, or gives a set, has the same hours."""
    kept = OpeningHours(opens=time(9), closes=time(17), weekdays=[0, 4], zone="Europe/Paris")
    assert kept == OpeningHours(opens=time(9), closes=time(17), weekdays={4, 0}, zone="Europe/Paris")


def test_hours_in_no_named_zone_have_no_offset():
    """Nine o'clock of nowhere is no moment: hours are told without one, and no moment is held to them."""
    plain = OpeningHours(opens=time(9), closes=time(17))
    assert (None, None) == tuple(one.tzinfo for one in plain.on(date(2019, 1, 16)))
    with pytest.raises(Fault, match=r"is_open\.zone"):
        plain.is_open(datetime(2019, 1, 16, 9, tzinfo=UTC))
