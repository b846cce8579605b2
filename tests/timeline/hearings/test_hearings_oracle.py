"""The long proof of hearing timetables: 10,000 small worlds against trying everything."""

import random

import pytest

from helpers import hearing_worlds as worlds

WORLDS = 10_000


@pytest.mark.oracle
def test_ten_thousand_worlds_agree_with_trying_everything():
    """A timetable is found exactly where one exists, and keeps every rule."""
    placed = 0
    for seed in range(WORLDS):
        world = worlds.small_world(random.Random(seed))
        found = worlds.ask(world)
        assert worlds.exists(world) == found.is_placed, seed
        assert found.status != "undecided", seed
        if found.is_placed:
            placed += 1
            assert [] == worlds.faults(world, found), seed
    assert WORLDS // 10 < placed < WORLDS
