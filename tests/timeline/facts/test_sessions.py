# ruff: noqa: DTZ001 # local times have no zone: that is what is tested
"""Sessions: explicit dates are the truth, with their hours, audience and status."""

import pickle
from datetime import UTC, date, datetime, time, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline import Session
from eig.timeline.calendar import Span
from eig.timeline.facts.sessions import held, in_order

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2037, 12, 1))


def session(**fields):
    return Session(**{"key": "s", "when": date(2019, 2, 21), **fields})


def test_a_date_is_the_span_of_that_day():
    """A session on one day is given by its date."""
    one = session()

    assert Span.inclusive(date(2019, 2, 21), date(2019, 2, 21)) == one.when
    assert 1 == one.when.days


def test_a_session_of_several_days_is_given_by_its_span():
    """A two-day seminar keeps both days."""
    seminar = session(when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)))

    assert date(2019, 5, 17) == seminar.when.last


def test_hours_have_a_start_and_an_end():
    """A mentors' afternoon from 14:00 lasts 270 minutes, to 18:30."""
    assert time(18, 30) == session(starts=time(14), minutes=270).ends
    assert session().ends is None


def test_a_session_may_end_at_midnight():
    """The last minute of a day belongs to it."""
    assert time(0) == session(starts=time(22), minutes=120).ends


def test_moments_are_converted_last():
    """The same local hour is another moment in summer: 10:00 is 09:00 in UTC in January, 08:00 in April."""
    for day, hour in ((date(2019, 1, 29), 9), (date(2019, 4, 2), 8)):
        ((start, end),) = session(when=day, starts=time(10), minutes=90).moments(zone="Europe/Paris")
        assert datetime(day.year, day.month, day.day, hour, tzinfo=UTC) == start
        assert timedelta(minutes=90) == end - start


def test_a_session_of_several_days_has_moments_for_each():
    """Hours hold on each day of a seminar, even across a change of clocks."""
    weekend = session(when=Span.inclusive(date(2019, 3, 30), date(2019, 4, 1)), starts=time(9), minutes=60)

    assert [8, 7, 7] == [start.hour for start, _ in weekend.moments(zone="Europe/Paris")]


def test_whole_days_have_no_moments():
    """Without hours there is nothing to convert."""
    assert () == session().moments(zone="Europe/Paris")


def test_another_zone_gives_other_moments():
    """A session in Martinique starts later in UTC."""
    ((start, _),) = session(when=date(2019, 1, 29), starts=time(10), minutes=60).moments(
        zone="America/Martinique"
    )

    assert 14 == start.hour


def test_the_name_is_the_title_or_else_the_key():
    """A session without a title is called by its key."""
    assert "s" == session().name
    assert "Boot camp" == session(title="Boot camp").name


@pytest.mark.parametrize(
    ("status", "is_held"),
    [("confirmed", True), ("moved", True), ("to_be_confirmed", True), ("cancelled", False)],
)
def test_all_but_cancelled_sessions_are_held(status, is_held):
    """A session that is moved or to be confirmed still takes place."""
    assert is_held == session(status=status).is_held


@pytest.mark.untraced
@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"key": " s"},
        {"when": datetime(2019, 2, 21, 10)},
        {"when": "2019-02-21"},
        {"title": None},
        {"place": 3},
        {"audience": ("", "mentors")},
        {"audience": "mentors"},
        {"status": "maybe"},
        {"starts": time(10)},
        {"minutes": 60},
        {"starts": time(10, tzinfo=UTC), "minutes": 60},
        {"starts": "10:00", "minutes": 60},
        {"starts": time(10), "minutes": 0},
        {"starts": time(10), "minutes": 2.5},
        {"starts": time(23), "minutes": 61},
    ],
)
def test_a_wrong_field_is_refused(wrong):
    """Each field keeps its rule, and says so by its name."""
    with pytest.raises(Fault, match=r"Session\."):
        session(**wrong)


def test_faults_come_together():
    """Several faults of one session are reported at once."""
    with pytest.raises(Faults) as caught:
        session(key="", status="maybe", minutes=0)

    assert {"Session.key", "Session.status", "Session.minutes"} == {
        one.place for one in caught.value.exceptions
    }


@given(DAYS, st.integers(1, 1440), st.sampled_from(["", "Séance"]))
def test_a_session_survives_copy_pickle_and_repr(day, minutes, title):
    """A session is a value: it is equal to what its text builds."""
    one = session(when=day, starts=time(0), minutes=minutes, title=title, audience=["mentors"])
    names = {"Session": Session, "Span": Span, "datetime": __import__("datetime")}

    for twin in (pickle.loads(pickle.dumps(one)), eval(repr(one), names), attrs.evolve(one)):
        assert one == twin
        assert hash(one) == hash(twin)


@given(st.lists(st.tuples(DAYS, st.integers(0, 22), st.sampled_from("abc")), max_size=6))
def test_held_sessions_come_in_the_order_of_days_hours_and_keys(parts):
    """The order never depends on the order in which sessions were given."""
    sessions = [session(key=key, when=day, starts=time(hour), minutes=60) for day, hour, key in parts]

    shown = held(sessions)

    assert shown == held(reversed(sessions))
    assert sorted(map(in_order, sessions)) == list(map(in_order, shown))


def test_cancelled_sessions_are_not_held():
    """What is cancelled does not come in the list."""
    assert () == held([session(status="cancelled")])


def test_published_sessions_become_sessions_of_a_timeline():
    """The support programme of promotion 3, as published, in the order of days and all on working days."""
    from eig.promotions import P3
    from eig.timeline import lint
    from eig.timeline.facts import sessions_of

    found = sessions_of(P3.sessions, key="p3")

    assert len(P3.sessions) == len(found)
    assert sorted(one.first for one in P3.sessions) == [one.when.start for one in found]
    assert found == sessions_of(reversed(P3.sessions), key="p3")
    assert lint(found).is_clean
    assert "p3-2019-02-11-fellows" == found[0].key
