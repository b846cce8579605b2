"""Dates, hearings, status and money of a whole promotion, as an office writes them: sections 2, 4 and 5 of its script."""

import datetime as dt
from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig import timeline
from eig.programme import Appointment, Panel
from eig.promotions import P3
from eig.rows import Dialect, read
from eig.timeline.plan import PhaseFact
from helpers.unfolded import unfolded

STAMP = dt.datetime(2018, 10, 20, 9, tzinfo=dt.UTC)
DURATIONS = [
    {
        "key": "screening",
        "duration": "10 working days",
        "after": "candidates_call",
        "before": "candidate_jury",
        "name": "Screening",
    },
    {"key": "contracts", "duration": "20 working days", "after": "results", "name": "Contracts"},
]
FACTS = [
    {"key": "challenges_call", "started": "2018-05-04", "last": "2018-06-15"},
    {"key": "challenge_jury", "started": "2018-07-04", "last": "2018-07-04"},
    {"key": "candidates_call", "started": "2018-09-13", "last": "2018-10-15"},
    {"key": "screening", "started": "2018-10-16", "last": ""},
]


class Steps:
    """Recusals: who is kept from what."""

    def kept_from(self, juror, items):
        return tuple(item for item in items if (juror, item) == ("j2", "c1"))


def people():
    panels = [
        Panel(id="p1", members=["j1", "j2"], hears=["c1", "c2"]),
        Panel(id="p2", members=["j3"], hears=["c3"]),
    ]
    return SimpleNamespace(panels=panels, promotion=P3, recusals=lambda items: Steps())


def test_hearings_come_from_panels():
    """Section 2: who is heard where and when, before whom; who steps back leaves the room."""
    days = [dt.date(2018, 11, n) for n in (6, 7, 8)]
    timetable = timeline.plan_hearings(people(), days=days, rooms=3)

    assert timetable.is_placed
    assert "heard in room A on 6 November 2018" in unfolded(timetable.explain("c1"))
    assert "j2 leaves the room for it" in unfolded(timetable.explain("c1"))


@pytest.mark.untraced
def test_time_and_money_come_from_the_promotion():
    """Section 4: plan, schedule, status, a slip from where it stands, contracts, cost by year."""
    plan = timeline.Plan.of(P3, durations=DURATIONS, sessions=False)
    schedule = timeline.schedule(plan)
    status = timeline.status(plan, FACTS, on=dt.date(2018, 10, 20))
    slipped = status.slip("candidate_jury", "10 working days")
    appointments = [
        Appointment(person=f"c{n}", challenge="plume", start=dt.date(2019, 1, 16), terms=P3.rules.terms)
        for n in range(32)
    ]
    contracts = [timeline.Contract.of(one) for one in appointments]
    cost = timeline.cost_by_year(contracts, pay=P3.rules.pay)

    assert dt.date(2019, 11, 15) == schedule.last
    assert ("challenges_call", "challenge_jury", "candidates_call") == status.done
    assert "candidate_jury" in slipped.moved
    assert {"2019": 32 * Fraction("40133.33")} == dict(
        cost.by_year
    )  # ten months and a thirtieth of 4,000, each
    assert "net pay" in unfolded(cost)


def test_an_agenda_is_imported_again_without_harm():
    """Section 5: one agenda a person; identifiers carry the promotion, and a change leaves the others as they are."""
    timetable = timeline.plan_hearings(people(), days=[dt.date(2018, 11, 6)], rooms=3)
    text = timeline.to_ical(timetable.of("j1"), stamp=STAMP)

    assert ["UID:session-hearing-c1@eig-3", "UID:session-hearing-c2@eig-3"] == sorted(uids(text))
    assert "c1" not in timeline.to_ical(timetable.of("c2"), stamp=STAMP)


def test_a_cancelled_session_renumbers_none():
    """Next year's sessions have other keys, and one date less leaves the rest."""
    sessions = timeline.facts.sessions_of(P3)
    fewer = timeline.facts.sessions_of(evolve(P3, sessions=P3.sessions[1:]))
    another = timeline.facts.sessions_of(evolve(P3, ordinal=4))

    assert [one.key for one in sessions[1:]] == [one.key for one in fewer]
    assert not {one.key for one in sessions} & {one.key for one in another}


def test_facts_in_french_are_read_by_their_dialect():
    """A table of the office, with its own headings and dates."""
    rows = [{"étape": "candidates_call", "début": "13/09/2018", "fin": "15/10/2018"}]
    columns = {"étape": "key", "début": "started", "fin": "last"}
    facts = read(rows, PhaseFact, columns=columns, dialect=Dialect.french())
    status = timeline.status(timeline.Plan.of(P3), facts, on=dt.date(2018, 10, 20))

    assert ("candidates_call",) == status.done


def uids(text):
    return [line for line in text.split("\r\n") if line.startswith("UID")]
