"""A departure of somebody who was never appointed changes nothing: the outcome, the act and the replay say so."""

import datetime as dt

import pytest
from attrs import evolve

from eig.programme.appointments import Event
from helpers import decided_book as made

TAKEN = Event(on=dt.date(2019, 1, 10), kind="decision_taken", what="candidates")
BEFORE = made.outcome()
SEATED = BEFORE.cohort.cohort.seats[0][0]
RESERVE = next(
    one.subject for one in BEFORE.rulings.rulings if one.status == "reserve" and one.about == "person"
)
LEFT = {
    "resigned": {},
    "terminated": {},
    "ended": {"last": dt.date(2019, 1, 5)},
    "replaced": {"by": "cand-7"},
}


CHANGED = {
    "leave": {"paid": 0, "last": dt.date(2019, 1, 30)},
    "suspended": {"paid": 1, "last": dt.date(2019, 1, 30)},
    "part_time": {"share": "0.5"},
    "extended": {"last": dt.date(2020, 1, 30)},
    "moved": {"to": "datareg"},
}


def doubted(*facts, book=BEFORE.book, code="left_unappointed"):
    """Return who is named as gone without a contract, by the outcome, its act and the replay of its dossier."""
    outcome = book.record(TAKEN, *facts).decide(BEFORE.deliberation, BEFORE.lists, BEFORE.cohort)
    dossier = outcome.dossier()
    faces = (outcome.cautions, outcome.act("candidates", secret="6b28" * 16).doubts, dossier.replay(outcome.book).differences)  # fmt: skip
    return [[one.facts["names"] for one in face if one.code == code] for face in faces]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("kind", "person"), [(one, (SEATED, RESERVE)[n % 2]) for n, one in enumerate(LEFT)])
def test_a_departure_without_a_contract_is_a_doubt_of_the_act(kind, person):
    """Whoever has a seat, or waits on the reserve list, is said to have left: in no text unsaid."""
    gone = Event(on=dt.date(2019, 1, 5), kind=kind, person=person, **LEFT[kind])
    assert [[(person,)]] * 3 == doubted(gone)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("kind", CHANGED)
def test_a_change_of_a_contract_that_is_not_recorded_is_a_doubt_of_the_act(kind):
    """A leave, a suspension, part time, another term or a move: the office records the appointment first."""
    told = Event(on=dt.date(2019, 1, 5), kind=kind, person=SEATED, **CHANGED[kind])
    assert [[(SEATED,)]] * 3 == doubted(told, code="changed_unappointed")
    assert [[]] * 3 == doubted(told)
    late, gone = evolve(told, on=dt.date(2019, 1, 12)), Event(on=TAKEN.on, kind="withdrawn", person=SEATED)
    assert [[], []] == doubted(late, code="changed_unappointed")[1:]
    assert [[]] * 3 == doubted(told, gone, code="changed_unappointed")


def test_what_follows_or_came_later_is_none():
    """Of whoever withdrew, refused, was appointed before, or left after the decision, nobody doubts."""
    gone = Event(on=dt.date(2019, 1, 5), kind="resigned", person=SEATED)
    late = evolve(gone, on=dt.date(2019, 1, 12))
    accepted = evolve(gone, kind="accepted")
    for facts in (
        (evolve(gone, kind="withdrawn"), evolve(accepted, person=RESERVE)),
        (evolve(gone, kind="refused"),),
    ):
        assert [[]] * 3 == doubted(*facts)
    assert [[], []] == doubted(late)[1:]
    hired = evolve(BEFORE.book, appointments=BEFORE.book.appoint(BEFORE.cohort, starts=dt.date(2019, 1, 2)))
    assert [[]] * 3 == doubted(gone, book=hired)
