"""Every room says the same of every day and of every person, whatever was recorded."""

import random

import pytest

from helpers import ledgers_decided, ledgers_misheard
from helpers.ledger_rooms import outcome
from helpers.ledgers_drawn import hold, stands

YEAR = outcome()


@pytest.mark.parametrize("seed", range(12))
def test_every_room_says_the_same_of_every_day(seed):
    """A dozen ledgers here; a thousand by `tools/ledgers.py`."""
    assert hold(random.Random(seed)) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_facts_of_many_kinds_come_to_what_a_clerk_counts(seed):
    """Each day as it was known, contracts, costs by payer and challenge, budgets, agendas, mentors, what is due."""
    ledgers_misheard.hold(random.Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_each_person_stands_at_one_place_in_every_face(seed):
    """Seated, on the reserve or gone: by the status, the dossier, the seats, the funnel, the problem, the contract and
    the letter alike; a thousand ledgers by `tools/ledgers.py`.
    """
    assert stands(random.Random(seed), YEAR) >= 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_decided_year_comes_to_what_a_clerk_says(seed):
    """Who may be seated, is heard, comes in or covers, stands on a reserve, and reads what: now, and as was known on a day."""
    assert 10 == ledgers_decided.hold(random.Random(seed))
