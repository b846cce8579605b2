"""Long proofs: one post each against every stable allocation, on ten thousand small cases."""

from random import Random

import pytest

from eig.jury import fill_posts
from eig.jury.posts import vacancy_chains
from helpers.posts_drawn import best_stable, is_stable, key_of, random_lists, strict_orders

INSTANCES = 10_000


@pytest.mark.oracle(
    what="one post each from several lists with ties: all outcomes", against="every way to part the ties"
)
def test_one_post_each_on_ten_thousand_cases(evidence):
    """For every way to part the ties the outcome is the stable allocation best for each person; no other is listed."""
    random = Random(325)
    for _ in range(evidence.part(INSTANCES)):
        case = random_lists(random)
        allocation = fill_posts(**case)
        expected = sorted({key_of(best_stable(case, orders)) for orders in strict_orders(case)})
        assert expected == sorted(map(key_of, allocation.outcomes)), case
        assert allocation.complete
        assert () == allocation.verify()
        evidence.count()


@pytest.mark.oracle(what="one post each, five people, no ties", against="every stable allocation")
def test_five_people_on_two_thousand_strict_cases(evidence):
    """The same with five people whom no list ties."""
    random = Random(36)
    for _ in range(evidence.part(2_000)):
        case = random_lists(random, people=5, levels=10_000)
        expected = sorted({key_of(best_stable(case, orders)) for orders in strict_orders(case)})
        assert expected == sorted(map(key_of, fill_posts(**case).outcomes)), case
        evidence.count()


@pytest.mark.oracle(
    what="cascades after a withdrawal: stable, and nobody worse off",
    against="every way to part the ties, and a new start",
)
def test_cascades_on_ten_thousand_withdrawals(evidence):
    """Each cascade ends at an allocation that is stable without the leaver, and beginning again serves nobody worse."""
    random = Random(97)
    while evidence.instances < evidence.part(INSTANCES):
        case = random_lists(random, people=5)
        allocation = fill_posts(**case)
        for chain in vacancy_chains(allocation) if allocation.settled else ():
            if chain.tied:
                continue
            held = {person: post for person, post in allocation.taken.items() if person != chain.leaver}
            held |= {move.person: move.takes for move in chain.moves}
            again = {**case, "wishes": {**case["wishes"], chain.leaver: ()}}
            assert any(is_stable(again, orders, held) for orders in strict_orders(again)), case
            restarted = fill_posts(**again)
            if restarted.settled:
                for person, post in held.items():
                    wishes = case["wishes"][person]
                    assert wishes.index(restarted.taken[person]) <= wishes.index(post), case
            evidence.count()
