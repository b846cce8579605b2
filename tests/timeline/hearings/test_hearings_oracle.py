"""The long proof of hearing timetables: 10,000 small worlds against trying everything."""

import random

import pytest

from helpers import hearing_worlds as worlds

WORLDS = 10_000


@pytest.mark.oracle(
    what="hearing timetables: whether all have a place, and how many at most", against="everything tried"
)
def test_ten_thousand_worlds_agree_with_trying_everything(evidence):
    """As many hearings have a place as trying everything finds, and every rule is kept."""
    placed = 0
    for seed in range(evidence.part(WORLDS)):
        world = worlds.small_world(random.Random(seed))
        found = worlds.ask(world)
        assert worlds.exists(world) == found.is_placed, seed
        assert [] == worlds.faults(world, found), seed
        assert found.proven, seed
        assert len(found.sittings) == worlds.most(world)[0], seed
        placed += found.is_placed
        evidence.count()
    assert evidence.partial or WORLDS // 10 < placed < WORLDS
