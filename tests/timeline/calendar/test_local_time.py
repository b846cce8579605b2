# ruff: noqa: DTZ001 # local times have no zone: that is what is tested
"""Local times: dates have no zone, hours are local, and conversion comes last."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.timeline.calendar import kind_of_local, to_utc
from eig.timeline.calendar.local_time import offset_at

LOCAL = st.datetimes(min_value=datetime(1997, 1, 1), max_value=datetime(2037, 12, 31))
NIGHTS = st.builds(
    datetime, st.integers(1997, 2037), st.sampled_from([3, 10]), st.integers(24, 31), st.integers(1, 3)
)
"""The small hours of the days around which clocks change."""


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (datetime(2019, 1, 29, 10), utc(2019, 1, 29, 9)),
        (datetime(2019, 4, 2, 10), utc(2019, 4, 2, 8)),
        (datetime(2019, 3, 31, 10), utc(2019, 3, 31, 8)),
        (datetime(2019, 7, 14, 23, 59), utc(2019, 7, 14, 21, 59)),
        (datetime(2019, 12, 31, 0, 30), utc(2019, 12, 30, 23, 30)),
    ],
)
def test_ten_in_paris_is_nine_in_winter_and_eight_in_summer(local, expected):
    """A session at the same local hour all year moves by an hour in UTC when clocks change."""
    assert expected == to_utc(local, zone="Europe/Paris")
    assert "regular" == kind_of_local(local, zone="Europe/Paris")


def test_a_skipped_hour_is_read_with_the_offset_before_or_after():
    """02:30 does not exist on 31 March 2019; PEP 495 reads it by the offset before (fold 0) or after (fold 1)."""
    local = datetime(2019, 3, 31, 2, 30)

    assert "missing" == kind_of_local(local, zone="Europe/Paris")
    assert utc(2019, 3, 31, 1, 30) == to_utc(local, zone="Europe/Paris")
    assert utc(2019, 3, 31, 0, 30) == to_utc(local, fold=1, zone="Europe/Paris")


def test_a_repeated_hour_is_the_first_or_the_second():
    """02:30 comes twice on 27 October 2019: first in summer time, then in winter time."""
    local = datetime(2019, 10, 27, 2, 30)

    assert "ambiguous" == kind_of_local(local, zone="Europe/Paris")
    assert utc(2019, 10, 27, 0, 30) == to_utc(local, zone="Europe/Paris")
    assert utc(2019, 10, 27, 1, 30) == to_utc(local, fold=1, zone="Europe/Paris")


def test_other_zones_have_their_own_clocks():
    """Overseas departments keep their own time."""
    assert utc(2019, 1, 29, 14) == to_utc(datetime(2019, 1, 29, 10), zone="America/Martinique")
    assert "regular" == kind_of_local(datetime(2019, 3, 31, 2, 30), zone="Indian/Reunion")


@given(LOCAL)
def test_conversion_agrees_with_the_standard_library(local):
    """The moment is the one that zoneinfo gives, and the offset of Paris is one hour or two."""
    assert local.replace(tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC) == to_utc(
        local, zone="Europe/Paris"
    )
    assert offset_at(local, "Europe/Paris") in {timedelta(hours=1), timedelta(hours=2)}


@given(st.one_of(LOCAL, NIGHTS))
@example(datetime(2019, 3, 31, 2))
@example(datetime(2019, 3, 31, 3))
@example(datetime(2019, 10, 27, 2, 59, 59))
@example(datetime(2019, 10, 27, 1, 59, 59))
def test_only_two_nights_a_year_are_special(local):
    """Missing and double hours are those of the last Sundays of March and October, between 2:00 and 3:00."""
    there = local.weekday() == 6 and local.day >= 25 and local.hour == 2
    special = {3: "missing", 10: "ambiguous"} if there else {}

    assert special.get(local.month, "regular") == kind_of_local(local, zone="Europe/Paris")


@pytest.mark.parametrize(
    "moment", [utc(2019, 1, 1), datetime(2019, 1, 1, tzinfo=timezone(timedelta(hours=2)))]
)
def test_a_moment_with_a_zone_is_not_a_local_time(moment):
    """A datetime that has a zone already is refused: it would be converted twice."""
    for asked in (to_utc, kind_of_local):
        with pytest.raises(Fault, match=rf"{asked.__name__}\.local: .*without a time zone of its own"):
            asked(moment, zone="Europe/Paris")


@pytest.mark.parametrize("wrong", [date(2019, 1, 1), "2019-01-01T10:00", None])
def test_what_is_not_a_local_time_is_refused(wrong):
    """A date or a text is not a local time."""
    with pytest.raises(Fault, match="local"):
        to_utc(wrong, zone="Europe/Paris")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone):
    """A zone is named as IANA does."""
    with pytest.raises(Fault, match="IANA"):
        to_utc(datetime(2019, 1, 1), zone=zone)


@pytest.mark.parametrize("zone", ["Europe", "America/Argentina", "Europe/Pariss", "/etc/hosts", "", "../x"])
def test_what_is_no_zone_is_refused_in_words(zone):
    """A folder of the list of zones, a slip of the pen, a path: each is a fault of ours."""
    with pytest.raises(Fault, match="a time zone by its IANA name"):
        to_utc(datetime(2019, 1, 1), zone=zone)


def test_a_moment_before_the_first_year_is_refused():
    """Midnight on the first day of year 1 in Paris is a moment of the year before."""
    with pytest.raises(Fault, match="year 1 to 9999"):
        to_utc(datetime(1, 1, 1), zone="Europe/Paris")
