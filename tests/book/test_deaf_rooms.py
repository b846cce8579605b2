"""A room that does not hear a fact is found out, and so is one that hears it wrongly.

Each room is made deaf to a kind of fact, and an example fails; each hears a kind wrongly, and a count by hand
contradicts it.
"""

import pytest

from helpers.deaf_rooms import CLERKS, DOORS, PAIRS, contradicted, killed, wrong_hearings
from helpers.ledger_rooms import ELSEWHERE, FACTS, ROOMS

FIRST = [next(pair for pair in PAIRS if pair[1] == room) for room in sorted(DOORS)]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "room"), FIRST)
def test_a_room_that_does_not_hear_a_fact_is_found_out(kind, room):
    """One kind a room here; every kind that matters to one by `tools/deaf_rooms.py`, which says why others do not."""
    assert killed(room, kind)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "room", "how"),
    [
        ("resigned", "state", "last a day late"),
        ("part_time", "costs", "another share"),
        ("moved", "contracts", "to another team"),
        ("session_moved", "agenda", "first a day early"),
        ("mentor_left", "mentors", "of another person"),
        ("due", "due", "last a day early"),
        ("withdrawn", "problem", "of another person"),
        ("withdrawn", "funnel", "of another person"),
        ("holiday", "hearings", "first a day late"),
        ("withdrawn", "letters", "on a day late"),
        ("ended", "cover", "of another team"),
    ],
)
def test_a_room_that_hears_a_fact_wrongly_is_contradicted(kind, room, how):
    """A day late, of another person, with another share: one a room here, all by `tools/deaf_rooms.py`."""
    assert (kind, room, how) in wrong_hearings()
    assert contradicted(kind, room, how) is not None


@pytest.mark.slow
def test_a_fact_that_no_room_hears_is_missed_by_nobody():
    """A note: whoever is deaf to it says the same. Each room has a door, and each kind a reason for other rooms."""
    assert not killed("state", "noted")
    assert set(DOORS) == set(ROOMS)
    assert set(CLERKS) < set(ROOMS)
    assert set(ELSEWHERE) == {name.split(" ")[0] for name in FACTS}
