"""An office's table has the post on each line: beside the challenge of a person it is held to what is known."""

import datetime as dt

import pytest
from attrs import evolve

from book.test_facts_of_one_wish import APPOINTED, BOOK, USUAL, decided
from eig.errors import EigError, Fault
from eig.programme.amendments import Amendment
from eig.programme.appointments import Event
from eig.programme.states import state_on

BEFORE, AFTER, DURING, LAST = (
    dt.date(2024, 11, 4),
    dt.date(2024, 12, 20),
    dt.date(2025, 3, 3),
    dt.date(2025, 6, 2),
)
OF_WISHES = {
    "withdrawn": {},
    "refused": {},
    "inadmissible": {},
    "rejected": {},
    "shortlisted": {},
    "heard": {},
}
OF_CONTRACTS = {
    "accepted": {}, "resigned": {"last": LAST}, "terminated": {"last": LAST}, "ended": {"last": LAST},
    "extended": {"last": dt.date(2025, 12, 31)}, "replaced": {"last": LAST}, "part_time": {"share": "1/2"},
    "leave": {"last": LAST, "paid": 0}, "suspended": {"last": LAST, "paid": 1}, "delivered": {"what": "code"},
}  # fmt: skip
PERSON, PLACE, POST = "c8", "d3", "d3-data"


def fact(kind, on, post=None):
    more = {**OF_WISHES, **OF_CONTRACTS}[kind]
    return Event(on=on, kind=kind, person=PERSON, challenge=PLACE, post=post, **more)


def told(outcome):
    """Return all that follows from the facts of a person."""
    book = outcome.book
    return (
        dict(outcome.statuses),
        dict(outcome.seats),
        outcome.letter(PERSON),
        [(one.opening, one.people) for one in outcome.reserves],
        outcome.contracts(),
        [(one.appointment, one.phase, one.last, one.working) for one in book.state_on(LAST).held],
        [one.say() for one in book.gaps],
    )


CASES = [
    *(("before", kind, BEFORE) for kind in OF_WISHES),
    *(("after", kind, AFTER) for kind in ("withdrawn", "refused", "inadmissible", "rejected")),
    *(("appointed", kind, AFTER) for kind in ("withdrawn", "refused", "accepted")),
    *(("appointed", kind, DURING) for kind in OF_CONTRACTS if kind != "accepted"),
]


def recorded(where, one):
    return (
        decided(BOOK.record(one))
        if where == "before"
        else {"after": USUAL, "appointed": APPOINTED}[where].record(one)
    )


@pytest.mark.untraced
@pytest.mark.parametrize(("where", "kind", "on"), CASES)
def test_the_own_post_beside_the_challenge_changes_nothing(where, kind, on):
    """Whatever the kind, with an appointment or without: all rooms say what they say without the post."""
    assert told(recorded(where, fact(kind, on))) == told(recorded(where, fact(kind, on, POST)))


@pytest.mark.parametrize(("where", "kind", "on"), CASES)
def test_a_post_that_contradicts_what_is_known_is_refused(where, kind, on):
    """The post of another challenge, of another profile, or of somebody else: a slip of the pen is found out."""
    for post in ("d2-data", "d3-dev"):
        with pytest.raises(Fault, match=post) as caught:
            recorded(where, fact(kind, on, post))
        assert "poste" in caught.value.say("fr")
        assert "Correct the post, or leave it empty." in str(caught.value)


def test_the_post_that_is_refused_is_told_with_the_one_that_is_known():
    """Whose it is, and where to look."""
    with pytest.raises(Fault) as caught:
        APPOINTED.record(fact("resigned", DURING, "d3-dev"))
    assert "expected the post of c8 (d3-data), got 'd3-dev'" in str(caught.value)
    with pytest.raises(Fault) as caught:
        USUAL.record(fact("withdrawn", AFTER, "d3-dev"))
    assert "expected a post for a profile of c8, got 'd3-dev'" in str(caught.value)
    with pytest.raises(Fault) as caught:
        USUAL.record(fact("withdrawn", AFTER, "d2-data"))
    assert "expected a post of d3, got 'd2-data'" in str(caught.value)


def test_a_post_without_its_challenge_is_refused_still():
    """The fact would be of the whole application, or of each contract."""
    for kind, more in (OF_WISHES | OF_CONTRACTS).items():
        with pytest.raises(Fault, match="post"):
            Event(on=DURING, kind=kind, person=PERSON, post=POST, **more)


def test_whoever_moved_is_called_by_either_post():
    """The post where the contract was made, or the one where it goes on; no third one."""
    free = APPOINTED.record(Event(on=AFTER, kind="withdrawn", person="c6"))
    moved = free.record(Event(on=DURING, kind="moved", person=PERSON, to="d1", post="d1-data"))
    left = Event(on=LAST, kind="resigned", person=PERSON, challenge="d1", last=LAST)
    for at, post in (("d1", "d1-data"), ("d3", "d3-data")):
        plain = evolve(left, challenge=at)
        assert told(moved.record(plain)) == told(moved.record(evolve(plain, post=post)))
    with pytest.raises(Fault, match="d1-dev"):
        moved.record(evolve(left, post="d1-dev"))


def test_a_contract_change_may_state_the_post_too():
    """An amendment with its challenge and its post is the same fact."""
    change = Amendment(person=PERSON, challenge=PLACE, post=POST, kind="resigned", on=DURING, last=LAST)
    assert told(APPOINTED.record(change)) == told(APPOINTED.record(fact("resigned", DURING, POST)))
    with pytest.raises(EigError, match="post"):
        evolve(change, challenge=None)


def test_a_state_without_a_book_holds_the_post_too():
    """What is known there is the appointment alone."""
    seats = APPOINTED.book.appointments
    assert state_on(seats, LAST, events=[fact("resigned", DURING, POST)]).where(PERSON)
    with pytest.raises(EigError, match="d3-dev"):
        state_on(seats, LAST, events=[fact("resigned", DURING, "d3-dev")])
