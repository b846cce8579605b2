"""A room that does not hear a fact is found out, and so is one that hears it wrongly.

Each room is made deaf to a kind of fact, and an example fails; each hears a kind wrongly, and a count by hand
contradicts it. Each wrong hearing is judged in `tests/data/misheard.tsv`: the book that contradicts it, or why nothing
can.
"""

import pytest

from helpers.deaf_rooms import CLERKS, DOORS, PAIRS, books, contradicted, judged, killed, wrong_hearings
from helpers.ledger_rooms import ELSEWHERE, FACTS, ROOMS
from helpers.shares import whole

FIRST = [next(pair for pair in PAIRS if pair[1] == room) for room in sorted(DOORS)]
JUDGED = judged()
SHOWN = [(*hearing, told) for hearing, told in JUDGED.items() if isinstance(told, int)]
ALIKE = [hearing for hearing, told in JUDGED.items() if isinstance(told, str)]


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize(("kind", "room"), FIRST)
def test_a_room_that_does_not_hear_a_fact_is_found_out(kind, room):
    """One kind a room here; every kind that matters to one by `tools/deaf_rooms.py`, which says why others do not."""
    assert killed(room, kind)


@pytest.mark.slow
def test_each_wrong_hearing_is_judged():
    """A day early or late, of another person, team or post, with another share, in the wrong order: none is left open."""
    assert sorted(JUDGED) == sorted(wrong_hearings())
    assert {room for _, room, _ in JUDGED} == {*CLERKS}


def _share(hearings):
    """Return a few of many, or all of them at night (`make nightly`)."""
    return hearings if whole() else hearings[:: len(hearings) // 4]


@pytest.mark.slow
def test_a_room_that_hears_a_fact_wrongly_is_contradicted():
    """By the book that is kept for it: four here, all of them at night."""
    open_ = [hearing for *hearing, number in _share(SHOWN) if contradicted(*hearing, [number]) is None]
    assert [] == open_


@pytest.mark.slow
def test_what_is_told_equivalent_is_contradicted_by_nothing():
    """By none of four random books, nor of those that were chosen: eight here, all of them at night."""
    wrong = [one for one in _share(ALIKE) if contradicted(*one, books(one[1], 4)) is not None]
    assert [] == wrong


@pytest.mark.slow
def test_a_fact_that_no_room_hears_is_missed_by_nobody():
    """A note: whoever is deaf to it says the same. Each room has a door, and each kind a reason for other rooms."""
    assert not killed("state", "noted")
    assert set(DOORS) == set(ROOMS)
    assert set(CLERKS) < set(ROOMS)
    assert set(ELSEWHERE) == {name.split(" ")[0] for name in FACTS}
