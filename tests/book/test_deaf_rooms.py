"""A room that does not hear a fact is found out: each room is made deaf to a kind of fact, and an example fails."""

import pytest

from helpers.deaf_rooms import DOORS, PAIRS, killed
from helpers.ledger_rooms import ELSEWHERE, FACTS, ROOMS

FIRST = [next(pair for pair in PAIRS if pair[1] == room) for room in sorted(DOORS)]


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "room"), FIRST)
def test_a_room_that_does_not_hear_a_fact_is_found_out(kind, room):
    """One kind a room here; every kind that matters to one by `tools/deaf_rooms.py`, which says why others do not."""
    assert killed(room, kind)


def test_a_fact_that_no_room_hears_is_missed_by_nobody():
    """A note: whoever is deaf to it says the same. Each room has a door, and each kind a reason for other rooms."""
    assert not killed("state", "noted")
    assert set(DOORS) == set(ROOMS)
    assert set(ELSEWHERE) == {name.split(" ")[0] for name in FACTS}
