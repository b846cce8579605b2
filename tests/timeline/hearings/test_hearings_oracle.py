"""The long proof of hearing timetables: 10,000 small worlds against trying everything."""

import random

import pytest

from helpers import hearing_worlds as worlds

WORLDS = 10_000


@pytest.mark.oracle
def test_ten_thousand_worlds_agree_with_trying_everything():
    """As many hearings have a place as trying everything finds, and every rule is kept."""
    placed = 0
    for seed in range(WORLDS):
        world = worlds.small_world(random.Random(seed))
        found = worlds.ask(world)
        assert worlds.exists(world) == found.is_placed, seed
        assert [] == worlds.faults(world, found), seed
        assert found.proven, seed
        assert len(found.sittings) == worlds.most(world)[0], seed
        placed += found.is_placed
    assert WORLDS // 10 < placed < WORLDS
