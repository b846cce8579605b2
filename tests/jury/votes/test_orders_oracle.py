"""Long proofs: ordinal methods against their definitions, on ten thousand juries each."""

from random import Random

import pytest

from eig.jury.marks import Tally
from eig.jury.votes import borda, kemeny, majority_judgment, schulze
from helpers.orders_drawn import best_orders, borda_points, random_jury, strongest_paths
from jury.votes.test_majority_judgment_rule import by_definition

INSTANCES = 10_000
NAMES = [f"c{at}" for at in range(6)]


def juries(seed, many):
    """Yield juries of up to six candidates, some with ties and unseen candidates."""
    random = Random(seed)
    for turn in range(many):
        names = NAMES[: random.randint(1, 5 + (turn % 20 == 0))]
        yield random_jury(
            random, names, random.randint(1, 5), ties=random.choice([0, 0.3]), seen=random.choice([1, 0.7])
        )


@pytest.mark.oracle(what="Kemeny: score, number and list of optima", against="every order")
def test_kemeny_on_ten_thousand_juries(evidence):
    """Score, number of optima and the optima themselves are those of every permutation."""
    for jury in juries(1, evidence.part(INSTANCES)):
        score, orders = best_orders(jury)
        result = kemeny(jury, most=1_000)
        assert (score, len(orders), tuple(orders)) == (result.score, result.count, result.orders), jury
        assert result.proven
        places = {one: {order.index(one) + 1 for order in orders} for one in jury.candidates}
        assert {one: tuple(sorted(own)) for one, own in places.items()} == dict(kemeny(jury, most=1).places)
        evidence.count()


@pytest.mark.oracle(what="Schulze: strongest paths", against="Floyd–Warshall")
def test_schulze_on_ten_thousand_juries(evidence):
    """Strongest paths are those of the Floyd-Warshall form."""
    for jury in juries(2, evidence.part(INSTANCES)):
        expected, result = strongest_paths(jury), schulze(jury)
        assert all(
            result.strength(one, other) == value for (one, other), value in expected.items() if one != other
        ), jury
        evidence.count()


@pytest.mark.oracle(what="Borda: points", against="counted one candidate at a time")
def test_borda_on_ten_thousand_juries(evidence):
    """Points are counted one candidate at a time."""
    for jury in juries(3, evidence.part(INSTANCES)):
        assert {name: borda_points(jury, name) for name in jury.candidates} == borda(jury).points, jury
        evidence.count()


@pytest.mark.oracle(what="majority judgment: order", against="majority values, judge by judge")
def test_majority_judgment_on_ten_thousand_panels(evidence):
    """The order is that of majority values expanded judge by judge."""
    random = Random(4)
    for _ in range(evidence.part(INSTANCES)):
        levels, judges = random.randint(1, 6), random.randint(1, 15)
        tallies = [
            Tally.from_grades(f"i{at}", [random.randrange(levels) for _ in range(judges)], levels=levels)
            for at in range(random.randint(1, 6))
        ]
        values = {tally.item: by_definition(tally.counts) for tally in tallies}
        expected = tuple(
            tuple(sorted(item for item in values if values[item] == value))
            for value in sorted(set(values.values()), reverse=True)
        )
        assert expected == majority_judgment(tallies).ranking.groups
        evidence.count()
