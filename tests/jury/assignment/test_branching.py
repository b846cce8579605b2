"""How the search for all equals goes on: each review that is forbidden, and what that loses at the least."""

from random import Random

import pytest

from eig._maths.transport import Demand, solve
from eig.jury.assignment._assignment_search import Found, _others, search
from helpers.assignments_drawn import random_problem


@pytest.mark.parametrize("seed", range(30))
def test_what_forbidding_a_review_loses_is_never_overstated_and_often_known(seed):
    """The loss said is at most the true one, the reviews come from the least loss on, those before it are forced."""
    demand = random_problem(Random(seed), items=5, jurors=5, top=9).demand()
    flow = solve(demand)
    if flow is None:
        return
    children = _others(flow, frozenset())
    losses = [child.loss for child in children]

    assert losses == sorted(losses)
    for at, child in enumerate(children):
        ((item, juror),) = child.forbidden
        assert juror in flow.readers[item]
        assert child.forced == frozenset(pair for before in children[:at] for pair in before.forbidden)
        kept = [dict(worth) for worth in demand.worth]
        del kept[item][juror]
        without = solve(demand._replace(worth=kept))
        assert without is None or child.loss <= flow.total - without.total


def test_the_loss_of_the_only_other_reader_is_exact():
    """Where jurors are free, forbidding a review loses just what the next best reader is worth less."""
    demand = Demand([{0: 9, 1: 7, 2: 2}, {0: 8, 1: 3}], [1, 1], [0] * 3, [2] * 3)
    children = _others(solve(demand), frozenset())

    assert [(2, {(0, 0)}), (5, {(1, 0)})] == [(one.loss, set(one.forbidden)) for one in children]
    assert [5] == [one.loss for one in _others(solve(demand), frozenset({(0, 0)}))]


def test_a_search_without_an_answer_says_so_and_claims_nothing():
    """Where one juror cannot give two reviews, or no plan is acceptable, the search ends with none, worth nothing."""
    impossible, possible = (Demand([{0: 5}], [need], [0], [1]) for need in (2, 1))

    assert search(impossible, lambda *_: None, effort=9) == Found(None, 0, 0, proven=True, steps=1)
    assert search(possible, lambda *_: [], effort=9) == Found(None, 0, 0, proven=True, steps=1)


def test_a_search_counts_the_flows_that_it_solved():
    """The first is not accepted, the next best is: two flows, and nothing better is left; without effort, none."""
    demand = Demand([{0: 5, 1: 3}], [1], [0, 0], [1, 1])

    def second(flow, forced):
        return None if flow.readers[0] == {1} else _others(flow, forced)

    found = search(demand, second, effort=1)
    assert (found.flow.readers[0], *found[1:]) == ({1}, 3, 3, True, 2)
    stopped = search(demand, second, effort=0, tries=0)
    assert stopped == Found(None, 0, 3, proven=False, steps=0)
