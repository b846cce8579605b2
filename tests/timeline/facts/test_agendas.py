"""Agendas: what one person is asked to, from timetables, sessions and contracts."""

from datetime import UTC, date, datetime, time

import pytest

from eig.errors import Fault, UnknownKey
from eig.programme.terms import FRENCH_PUBLIC_LAW
from eig.promotions import P3
from eig.reasons import ENGLISH
from eig.timeline import Contract, Session, agenda_of, timetable, to_ical
from eig.timeline.facts import Agenda, sessions_of
from eig.timeline.hearings import HalfDay, Hearing
from helpers.unfolded import unfolded

STAMP = datetime(2019, 1, 7, tzinfo=UTC)
MORNING = HalfDay(key="am", day=date(2018, 11, 6), starts=time(9), ends=time(12, 30))
TABLE = timetable([Hearing(key="c1", jurors=["j1"], guests=["c1"])], [MORNING])


def test_holds_what_concerns_the_person():
    """By name, by role, or for everybody."""
    sessions = [
        Session(key="all", when=date(2019, 2, 4)),
        Session(key="fellows", when=date(2019, 2, 5), audience=["fellows"]),
        Session(key="c1", when=date(2019, 2, 6), audience=["c1"]),
        Session(key="c2", when=date(2019, 2, 7), audience=["c2"]),
    ]
    mine = agenda_of("c1", sessions, roles=["fellows"])

    assert ["all", "fellows", "c1"] == [one.key for one in mine]
    assert ["all"] == [one.key for one in agenda_of("j9", *sessions) if one.key != "c2"]


def test_joins_hearings_sessions_and_contract_dates():
    """One agenda a person, in the order of days."""
    contract = Contract(
        law=FRENCH_PUBLIC_LAW, person="c1", start=date(2019, 1, 16), duration="10 months", key="eig-3"
    )
    mine = agenda_of("c1", TABLE, [contract], sessions_of(P3), roles=["fellows"], lang="fr")

    assert ("eig-3", "hearing-c1") == (mine.key, mine.sessions[0].key)
    assert {"contract-c1-trial", "contract-c1-renewal", "contract-c1-last_day"} <= {one.key for one in mine}
    assert list(mine.sessions) == sorted(mine.sessions, key=lambda one: one.when.start)
    assert "audition" == mine.sessions[0].title
    assert "fin de la période d’essai" not in unfolded(agenda_of("c2", contract))


def test_says_days_hours_places_and_states():
    """As a person would read them."""
    mine = Agenda(
        person="j1",
        sessions=[
            Session(key="a", when=date(2019, 2, 4), starts=time(9), minutes=60, place="Paris", title="A"),
            Session(key="b", when=date(2019, 2, 5), status="cancelled", title="B"),
            Session(key="c", when=date(2019, 2, 6), status="to_be_confirmed", title="C"),
        ],
    )

    assert "4 February 2019, 09:00 to 10:00: A (Paris)\n5 February 2019: B, cancelled" in unfolded(mine)
    assert "C, à confirmer" in unfolded(mine.explain(lang="fr"))
    assert "A: 4 February 2019, 09:00 to 10:00: A (Paris)." == str(mine.explain("a"))
    assert "<Agenda: j1, 3 sessions>" == repr(mine)
    assert ("09:00", "10:00") == (mine.rows()[0]["starts"], mine.rows()[0]["ends"])
    assert "<table" in mine._repr_html_()
    with pytest.raises(UnknownKey):
        mine.explain("z")


def test_goes_into_calendars_with_the_promotion():
    """Names where they are given; identifiers with the promotion."""
    named = ENGLISH.naming({"c1": "Ada L."})
    text = to_ical(agenda_of("j1", TABLE, key="eig-3"), stamp=STAMP, lang=named)

    assert "UID:session-hearing-c1@eig-3" in text
    assert "SUMMARY:Ada L." in text


def test_refuses_what_has_no_sessions():
    """And two sessions of one key."""
    with pytest.raises(Fault, match=r"sources\[0\]\[0\]: expected a session"):
        agenda_of("j1", [3])
    with pytest.raises(Fault, match=r"sources\[0\]: expected a value of HasSessions, a session"):
        agenda_of("j1", 3)
    with pytest.raises(Fault, match="expected each session once"):
        Agenda(person="j1", sessions=[Session(key="a", when=date(2019, 2, 4))] * 2)
    with pytest.raises(Fault, match="Session"):
        Agenda(person="j1", sessions=[3])


def test_an_agenda_in_a_language_that_nobody_knows_is_refused():
    """Even where there are only sessions, which have nothing to translate, or nothing at all."""
    for sources in ([Session(key="a", when=date(2019, 2, 4))], []):
        with pytest.raises(Fault, match="one of 'en' or 'fr'"):
            agenda_of("c1", sources, lang="xx")


def test_a_guest_is_told_of_the_hearing():
    """A mentor who comes along reads where and when."""
    found = timetable([Hearing(key="plume", jurors=["j1"], guests=["m1"])], [MORNING])

    assert "heard in room A" in unfolded(found.explain("m1"))
    assert ["plume"] == [one.title for one in found.of("j1")]
