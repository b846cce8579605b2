"""State, agenda, contract, cost and dossier say the same of every day, whatever was recorded."""

import random

import pytest

from helpers.ledgers_drawn import hold


@pytest.mark.parametrize("seed", range(12))
def test_every_room_says_the_same_of_every_day(seed):
    """A dozen ledgers here; a thousand by `tools/ledgers.py`."""
    assert hold(random.Random(seed)) > 0
