"""A field that a kind of fact is not read for is a fault: whoever fills it in means less than what would happen."""

from datetime import date

import pytest

from eig.errors import Fault, Faults
from eig.programme.amendments import Amendment
from eig.programme.appointments import Event
from eig.programme.ledger import KINDS

ON = date(2025, 3, 3)
ANYTHING = {
    "person": "c1", "challenge": "d1", "post": "d1-1", "to": "d2", "by": "c2", "first": ON, "last": date(2025, 6, 2),
    "share": "1/2", "paid": "1/2", "amount": 3,
}  # fmt: skip
ABSENCE = "person challenge post first last paid"
DAYS, WISH, CONTRACT = "first last", "person challenge post", "person challenge post last by"
BY_HAND = {
    "absent": "person first last", "budget": "amount first", "call_extended": "last", "delivered": WISH,
    "due": "challenge last", "holiday": DAYS, "strike": DAYS, "session_moved": DAYS, "session_cancelled": "",
    "decision_taken": "", "decision_notified": "", "draw_announced": "", "jury_sat": "", "minutes_signed": "",
    "rules_published": "", "leave": ABSENCE, "suspended": ABSENCE, "part_time": f"{ABSENCE} share",
    "mentor_joined": "person challenge post share first last", "mentor_left": "person challenge post first last",
    "merged": "challenge to first", "moved": "person challenge to post first", "noted": " ".join(ANYTHING),
    "withdrawn": WISH, "inadmissible": WISH, "rejected": WISH, "refused": WISH, "shortlisted": WISH, "heard": WISH,
    "admitted": WISH, "reserve": WISH, "appointed": WISH, "received": WISH, "accepted": "person challenge post last",
    "extended": "person challenge post last", "resigned": CONTRACT, "terminated": CONTRACT, "replaced": CONTRACT,
    "ended": CONTRACT,
}  # fmt: skip
OF_TEAMS = {
    "ended": DAYS,
    "withdrawn": DAYS,
    "rejected": DAYS,
    "cut": DAYS,
    "selected": "",
    "filled": "",
    "offered": "",
    "running": "",
}


def of_kind(kind, names, **more):
    about = (
        {"what": "candidates"}
        if kind.endswith(("taken", "notified", "announced", "sat", "signed", "published"))
        else {"what": "x"}
    )
    return Event(on=ON, kind=kind, **about, **{name: ANYTHING[name] for name in names}, **more)


@pytest.mark.parametrize("kind", BY_HAND)
def test_a_fact_has_what_its_kind_is_read_for_and_nothing_else(kind):
    """A strike is of nobody, a decision of all, a withdrawal has no last day: each other field is a fault that names both."""
    read = BY_HAND[kind].split()
    assert kind == of_kind(kind, read).kind
    for name in ANYTHING.keys() - {*read}:
        if name == "person" and kind in ("ended", "withdrawn", "rejected"):
            continue
        with pytest.raises(Fault, match=kind) as caught:
            of_kind(kind, [*read, name])
        assert (f"Event.{name}", "programme.fact_leaves_out") == (caught.value.place, caught.value.code)
        assert f"({kind})" in caught.value.say("fr") or kind in caught.value.say("fr")


@pytest.mark.parametrize("kind", OF_TEAMS)
def test_of_a_team_or_a_post_too(kind):
    """What ends a challenge or a post has its days; another step has none; neither has a share of time or pay."""
    read = ["challenge", "post", *OF_TEAMS[kind].split()]
    assert kind == of_kind(kind, read).kind
    for name in ANYTHING.keys() - {*read, "person"}:
        with pytest.raises(Fault, match=kind) as caught:
            of_kind(kind, [*read, name])
        assert (f"Event.{name}", "programme.fact_leaves_out") == (caught.value.place, caught.value.code)


def test_several_such_fields_are_told_together():
    """Each is named; and a status of a programme's own is read by that programme."""
    with pytest.raises(Faults) as caught:
        of_kind("withdrawn", ["person", "to", "amount"])
    assert {"Event.to", "Event.amount"} == {one.place for one in caught.value.faults}
    assert "on hold" == of_kind("on hold", ANYTHING).kind
    assert {*BY_HAND} <= {*KINDS}


def test_an_amendment_has_no_more_than_the_fact_that_it_is():
    """What a contract's change may state, the fact may state too."""
    assert "1/2" == str(
        Amendment(person="c1", kind="part_time", on=ON, first=ON, share="1/2", paid="1/2").paid
    )
    with pytest.raises(Fault, match=r"Amendment\.to"):
        Amendment(person="c1", kind="resigned", on=ON, last=ON, to="d2")


@pytest.mark.parametrize("kind", sorted(BY_HAND.keys() - {"noted"}))
def test_a_french_refusal_calls_the_kind_in_words_and_says_what_to_do(kind):
    """An office that wrote *grève* reads *grève*, beside the code, and that the cell is to be left empty."""
    read = BY_HAND[kind].split()
    other = next(one for one in reversed(ANYTHING) if one not in read)
    with pytest.raises(Fault) as caught:
        of_kind(kind, [*read, other])
    words = caught.value.say("fr")
    assert f" ({kind})" in words
    assert f"« {kind} »" not in words
    assert "Laissez ce champ vide." in words
    assert "Leave it empty." in str(caught.value)


def test_who_is_missing_is_the_one_fault_of_a_longer_term():
    """Its last day is read: without a person that was told as a fault too."""
    with pytest.raises(Fault, match="expected a person") as caught:
        Event(on=ON, kind="extended", last=ANYTHING["last"])
    assert "Event.person" == caught.value.place
