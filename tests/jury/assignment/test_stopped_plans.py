"""Plans of readers that are stopped: as good as can be dealt at once, and linked wherever two readers may be exchanged."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._maths.flow_several_columns_each import Demand, deal
from eig.jury.assignment import Assignment, assign_reviewers
from eig.jury.assignment._jurors_linked_by_shared_items import juror_groups, linked, one_group


def drawn(seed, **rules):
    """Return how a drawn jury of twelve is asked to read forty dossiers: a fifth of the pairs may not be."""
    draw = random.Random(seed)
    items, jurors = [f"i{at}" for at in range(40)], [f"j{at:02}" for at in range(12)]
    pairs = [(item, juror) for item in items for juror in jurors]
    return {
        "items": items,
        "jurors": jurors,
        "reviews_per_item": 3,
        "loads": (9, 11),
        "recusals": draw.sample(pairs, len(pairs) // 5),
        "affinity": {item: {juror: draw.randrange(11) for juror in jurors} for item in items},
        **rules,
    }


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(8))
def test_a_plan_that_is_stopped_at_once_has_nine_tenths_of_the_best_total(seed):
    """Readers are dealt by what they are worth: nine tenths of the best total, within all loads."""
    asked = drawn(seed)
    best, soon = assign_reviewers(**asked), assign_reviewers(**asked, stop=lambda: True)
    assert soon.verify() == ()
    assert best.total * 9 / 10 <= soon.total <= best.total <= soon.total_bound


@pytest.mark.untraced
@pytest.mark.parametrize("least", [(9, 11), (0, 40), (10, 10)])
def test_what_is_dealt_keeps_the_least_loads_of_a_jury_without_a_word_of_affinity(least):
    """Where nothing is worth anything, the loads are kept all the same, and the readers of one item are no fixed trio."""
    soon = assign_reviewers(
        **drawn(1, affinity={}, recusals=(), loads=least, connected=True), stop=lambda: True
    )
    assert soon.verify() == ()
    assert len(soon.groups) == 1


@pytest.mark.untraced(but=["20-leximin"])
@pytest.mark.parametrize("objective", ["sum", "maximin", "leximin"])
@pytest.mark.parametrize("asked", [1, 2, 5, 20])
def test_a_jury_that_can_be_linked_is_linked_however_soon_it_is_stopped(asked, objective):
    """Stopped at any question, there is a plan in which all jurors are linked, though few items are read by each."""
    left = iter(range(asked - 1))
    few = drawn(3, reviews_per_item=2, loads=(6, 7), recusals=(), connected=True, objective=objective)
    soon = assign_reviewers(**few, stop=lambda: next(left, None) is None)
    assert isinstance(soon, Assignment)
    assert (soon.verify(), len(soon.groups)) == ((), 1)


def demanded(worth, needs):
    """Return a demand of which the jurors read as much as in these readers."""
    jurors = max(map(max, worth)) + 1
    return Demand(worth, needs, [0] * jurors, [len(needs)] * jurors)


def test_nothing_is_dealt_where_an_item_has_fewer_readers_than_it_needs():
    """Of two items one may be read by one juror, and needs two: no plan is given."""
    assert deal(demanded([{0: 1}, {0: 1, 1: 1}], [2, 1])) is None


@given(st.lists(st.sets(st.integers(0, 7), min_size=3, max_size=6), min_size=2, max_size=9))
def test_readers_are_exchanged_between_those_who_may_read_and_loads_stay(eligible):
    """Linked readers may read what they read, each item has as many, each juror reads as many; or none is given."""
    demand = demanded([dict.fromkeys(own, 1) for own in eligible], [2] * len(eligible))
    readers = deal(demand).readers
    found = linked(demand, readers, 1)
    if found is not None:
        assert one_group(found, len(demand.low), 1)
        assert all(own <= may and len(own) == 2 for own, may in zip(found, eligible, strict=True))
        assert [sum(juror in own for own in found) for juror in range(len(demand.low))] == [
            sum(juror in own for own in readers) for juror in range(len(demand.low))
        ]


@given(st.lists(st.sets(st.integers(0, 9), min_size=1, max_size=5), max_size=12))
def test_who_is_linked_by_one_item_is_linked_by_a_chain_of_its_readers(readers):
    """By one shared item, two are in one group wherever a path of shared items leads from one to the other."""
    known = {juror: {juror} for own in readers for juror in own}
    for own in readers:
        for one, other in pairwise(own):
            met = known[one] | known[other]
            known.update(dict.fromkeys(met, met))
    root = juror_groups(readers, 10, 1)
    assert all(root[juror] == min(met) for juror, met in known.items())
