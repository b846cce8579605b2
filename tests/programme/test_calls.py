"""Calls refuse what real calls got wrong."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme import Call

SUMMER = timezone(timedelta(hours=2))
WINTER = timezone(timedelta(hours=1))
PARIS = ZoneInfo("Europe/Paris")
EARLY, LATE = datetime.fromisoformat("1980-01-01"), datetime.fromisoformat("2037-12-31")


def _fields(error):
    faults = error.value.faults if isinstance(error.value, Faults) else [error.value]
    return [fault.place for fault in faults]


def test_a_published_call_is_taken_as_it_is():
    """The call for challenges of promotion 3, weekdays included, holds together."""
    call = Call(
        kind="challenges",
        opens=date(2018, 5, 4),
        opens_weekday="vendredi",
        closes=datetime(2018, 6, 15, 17, tzinfo=SUMMER),
        closes_weekday="vendredi",
        source="AAP EIG 3",
        zone="Europe/Paris",
    )

    assert date(2018, 6, 15) == call.closing_day
    assert "Europe/Paris" == call.zone


def test_a_call_cannot_close_before_it_opens():
    """The preamble of the règlement of promotion 5 says: from 1 March 2021 to 2 May 2020."""
    with pytest.raises(Fault) as error:
        Call(
            kind="candidates",
            opens=date(2021, 3, 1),
            closes=datetime(2020, 5, 2, 23, 59, tzinfo=SUMMER),
            zone="Europe/Paris",
        )

    assert ["Call.closes"] == _fields(error)
    assert {"first": date(2021, 3, 1)} == error.value.facts


def test_a_call_may_open_and_close_on_one_day():
    """A call of one day is short, not wrong."""
    call = Call(kind="candidates", opens=date(2021, 3, 1), last_day=date(2021, 3, 1), zone="Europe/Paris")

    assert date(2021, 3, 1) == call.closing_day


def test_a_naive_deadline_is_refused():
    """A deadline without an offset is a different moment in Paris and in Cayenne."""
    with pytest.raises(Fault) as error:
        Call(kind="candidates", closes=datetime.fromisoformat("2018-10-15T17:00"), zone="Europe/Paris")

    assert ["Call.closes"] == _fields(error)
    assert "offset" in error.value.rule


def test_an_offset_that_is_not_the_zones_is_refused():
    """The règlement of promotion 4 says "7 June 2020 23h (UTC+1)", when Paris is at UTC+2: midnight, taken literally."""
    with pytest.raises(Fault) as error:
        Call(
            kind="candidates",
            opens=date(2020, 5, 4),
            closes=datetime(2020, 6, 7, 23, tzinfo=WINTER),
            zone="Europe/Paris",
        )

    assert ["Call.closes"] == _fields(error)
    assert "+02:00" in error.value.rule
    assert "2020-06-08 00:00:00+02:00" in error.value.remedy


def test_an_offset_west_of_greenwich_is_shown_with_its_sign():
    """A deadline in French Guiana stands at UTC-3."""
    with pytest.raises(Fault) as error:
        Call(kind="candidates", closes=datetime(2020, 6, 7, 23, tzinfo=SUMMER), zone="America/Cayenne")

    assert "-03:00" in error.value.rule


def test_a_stated_weekday_must_be_the_one_of_its_date():
    """The jury guide of promotion 4 says "lundi 22/03"; 22 March 2020 was a Sunday."""
    with pytest.raises(Fault) as error:
        Call(kind="candidates", opens=date(2020, 3, 22), opens_weekday="lundi", zone="Europe/Paris")

    assert ["Call.opens_weekday"] == _fields(error)
    assert "Sunday" in error.value.rule


@pytest.mark.parametrize("stated", ["vendredi", "Vendredi", "Friday", "FRIDAY"])
def test_weekdays_are_read_in_both_languages(stated):
    """Friday is vendredi, in any case."""
    assert (
        stated
        == Call(
            kind="challenges", opens=date(2018, 5, 4), opens_weekday=stated, zone="Europe/Paris"
        ).opens_weekday
    )


@pytest.mark.parametrize("stated", ["freitag", "fri"])
def test_what_is_no_weekday_is_refused(stated):
    """A word that is no weekday in English or French is a fault, not a match."""
    with pytest.raises(Fault):
        Call(kind="challenges", opens=date(2018, 5, 4), opens_weekday=stated, zone="Europe/Paris")


def test_a_weekday_without_its_date_is_kept():
    """Where no date was published there is nothing to hold a weekday against."""
    assert "lundi" == Call(kind="challenges", closes_weekday="lundi", zone="Europe/Paris").closes_weekday


def test_all_faults_of_a_call_come_together():
    """One look at the message is enough to mend the call."""
    with pytest.raises(Faults) as error:
        Call(
            kind="candidates",
            opens=date(2021, 3, 1),
            opens_weekday="dimanche",
            closes=datetime(2020, 5, 2, 23, 59, tzinfo=WINTER),
            closes_weekday="lundi",
            last_day=date(2020, 5, 2),
            zone="Europe/Paris",
        )

    assert [
        "Call.closes",
        "Call.last_day",
        "Call.closes",
        "Call.opens_weekday",
        "Call.closes_weekday",
    ] == _fields(error)


def test_wrong_kinds_of_values_are_faults_and_no_crash():
    """Text where a date is meant, a datetime where a day is meant, an unknown zone: each is named."""
    with pytest.raises(Faults) as error:
        Call(
            kind="challenges",
            opens=datetime.fromisoformat("2020-01-01T09:00"),
            closes="soon",
            zone="Paris",
            opens_weekday=3,
        )

    assert ["Call.opens", "Call.closes", "Call.zone", "Call.opens_weekday"] == _fields(error)


def test_a_weekday_that_is_no_text_is_one_fault():
    """A number for a weekday is reported once, as no text."""
    with pytest.raises(Fault) as error:
        Call(kind="challenges", opens=date(2018, 5, 4), opens_weekday=5, zone="Europe/Paris")

    assert ["Call.opens_weekday"] == _fields(error)


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../etc", "Europe", None])
def test_a_zone_is_named_as_iana_does(zone):
    """Anything else than a name of the IANA list is refused."""
    with pytest.raises(Fault) as error:
        Call(kind="challenges", zone=zone, closes=datetime(2020, 1, 1, tzinfo=UTC))

    assert ["Call.zone"] == _fields(error)


def test_the_deadline_itself_is_in_time():
    """17:00:00 is in time, a second later is not; the moment counts, not the clock of the sender."""
    call = Call(
        kind="candidates",
        opens=date(2018, 9, 13),
        closes=datetime(2018, 10, 15, 17, tzinfo=SUMMER),
        zone="Europe/Paris",
    )

    assert call.accepts(datetime(2018, 10, 15, 15, tzinfo=UTC))
    assert not call.accepts(datetime(2018, 10, 15, 15, 0, 1, tzinfo=UTC))
    assert not call.accepts(datetime(2018, 9, 12, 21, 59, tzinfo=UTC))
    assert call.accepts(datetime(2018, 9, 12, 22, tzinfo=UTC))


def test_a_bound_that_was_not_published_keeps_nobody_out():
    """Without dates, a call accepts any moment; without an hour, the whole last day."""
    assert Call(kind="candidates", zone="Europe/Paris").accepts(datetime(1999, 1, 1, tzinfo=UTC))
    assert Call(kind="candidates", zone="Europe/Paris").closing_day is None
    last = Call(kind="candidates", last_day=date(2022, 4, 19), zone="Europe/Paris")
    assert last.accepts(datetime(2022, 4, 19, 23, 59, tzinfo=SUMMER))
    assert not last.accepts(datetime(2022, 4, 20, 0, 0, tzinfo=SUMMER))


def test_a_naive_time_stamp_is_refused():
    """Whether a file came in time cannot be told without its offset."""
    with pytest.raises(Fault):
        Call(kind="candidates", zone="Europe/Paris").accepts(datetime.fromisoformat("2022-04-19"))


def test_both_hours_that_clocks_repeat_are_the_zones():
    """On 25 October 2020 Paris had 02:30 twice: at UTC+2, then at UTC+1 (PEP 495)."""
    for offset in (SUMMER, WINTER):
        assert Call(
            kind="candidates", closes=datetime(2020, 10, 25, 2, 30, tzinfo=offset), zone="Europe/Paris"
        ).closes


def test_an_hour_that_clocks_skip_is_refused():
    """On 29 March 2020 Paris had no 02:30."""
    for offset in (SUMMER, WINTER):
        with pytest.raises(Fault):
            Call(kind="candidates", closes=datetime(2020, 3, 29, 2, 30, tzinfo=offset), zone="Europe/Paris")


@given(st.datetimes(EARLY, LATE), st.integers(-12, 14))
def test_an_offset_is_accepted_only_where_the_zones_clocks_show_that_time(local, hours):
    """Whatever the moment, a deadline passes exactly if a clock of Paris shows it."""
    closes = local.replace(tzinfo=timezone(timedelta(hours=hours)), microsecond=0)
    shown = closes.astimezone(PARIS).replace(tzinfo=None, fold=0) == closes.replace(tzinfo=None)
    try:
        taken = Call(kind="candidates", closes=closes, zone="Europe/Paris").closes == closes
    except Fault:
        taken = False

    assert shown == taken


@given(st.datetimes(EARLY, LATE))
def test_a_deadline_in_the_zone_itself_is_kept_at_its_fixed_offset(local):
    """A deadline given in Paris time is the same moment afterwards, and its text evaluates to it."""
    closes = local.replace(tzinfo=PARIS, hour=12)
    call = Call(kind="candidates", closes=closes, zone="Europe/Paris")

    assert closes == call.closes
    assert call == eval(repr(call), {"Call": Call, "datetime": __import__("datetime")})


def test_a_call_is_named_by_its_kind_and_its_wave():
    """Five sprints of one promotion are five calls; a programme calls for what it likes."""
    assert ["candidates", "candidates-2"] == [
        Call(kind="candidates", wave=wave, zone="Europe/Paris").key for wave in (1, 2)
    ]
    assert "mentors" == Call(kind="mentors", zone="Europe/Paris").key


def test_a_call_in_no_named_zone_stands_at_the_offset_that_it_states():
    """Any offset is taken as stated, and a day is that of whoever sends, where nobody named a place."""
    call = Call(kind="candidates", opens=date(2020, 6, 1), closes=datetime(2020, 6, 7, 23, tzinfo=WINTER))
    assert ("", timedelta(hours=1)) == (call.zone, call.closes.utcoffset())
    moment = datetime(2020, 5, 31, 22, 30, tzinfo=UTC)
    assert [True, False] == [call.accepts(one) for one in (moment.astimezone(SUMMER), moment)]
