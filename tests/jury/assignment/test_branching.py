"""How the search for all equals goes on: each review that is forbidden, and what that loses at the least."""

from itertools import combinations, product
from random import Random

import pytest

from eig._maths.flow_several_columns_each import Demand, solve
from eig.jury.assignment import AssignmentProblem, _branch_and_bound_over_reviews
from eig.jury.assignment._branch_and_bound_over_reviews import (
    Child,
    First,
    Found,
    Node,
    _child,
    _others,
    _solved,
    search,
    whole,
)
from eig.jury.assignment._jurors_linked_by_shared_items import linking
from eig.jury.assignment._maximin_fairest_worst_off import (
    _without_one,
    _worthy,
    at_least,
    ceiling,
    fairest,
    threshold_rule,
    values,
)
from helpers.assignments_drawn import every_assignment, random_problem, solvable
from helpers.seeds import seeds_where

SIZES = {"items": 5, "jurors": 5, "top": 9}
SOLVABLE = seeds_where(24, lambda seed: solvable(seed, **SIZES))


@pytest.mark.untraced
@pytest.mark.parametrize("seed", SOLVABLE)
def test_what_forbidding_a_review_loses_is_never_overstated_and_often_known(seed):
    """The loss said is at most the true one, the reviews come from the least loss on, those before it are forced."""
    demand = random_problem(Random(seed), **SIZES).demand()
    flow = solve(demand)
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


@pytest.mark.slow
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


def test_at_the_end_of_the_effort_the_next_way_is_looked_at_where_one_leads_nowhere():
    """The first way forces a review that cannot be, the second leads to a plan: it is found if two may be looked at."""
    demand = Demand([{0: 5, 1: 3}], [1], [0, 0], [1, 1])

    def branch(flow, forced):
        ways = [Child(frozenset({(0, 2)}), frozenset(), 0), Child(frozenset(), frozenset({(0, 0)}), 2)]
        return None if flow.readers[0] == {1} else ways

    for tries, readers in ((1, None), (2, [{1}])):
        found = search(demand, branch, effort=0, tries=tries)
        assert (readers, False) == (found.flow and found.flow.readers, found.proven)


@pytest.mark.slow(but=["7-30"], one_in=3)
@pytest.mark.parametrize("haste", [0, 30, 4_000])
@pytest.mark.parametrize("asked", [7, 8, 9])
def test_a_word_to_stop_ends_a_search_whenever_it_is_said(asked, haste, monkeypatch):
    """Then so many flows are solved as its size allows, none of many reviews; what it gives is a plan, or nothing."""
    draw = Random(1)
    worth = [{juror: draw.randrange(2 + 5 * juror) for juror in range(4)} for _ in range(6)]
    demand = Demand(worth, [2] * 6, [0] * 4, [3] * 4)
    monkeypatch.setattr(_branch_and_bound_over_reviews, "HASTE", haste)
    most, flows = haste // sum(map(len, demand.worth)), []
    best = at_least(demand, asked, lambda *_: None, effort=10_000)
    monkeypatch.setattr(
        _branch_and_bound_over_reviews, "solve", lambda *given: flows.append(asks) or solve(*given)
    )
    for heard in range(60):
        asks, flows = 0, []

        def stop(heard=heard):
            nonlocal asks
            asks += 1
            return asks > heard

        found = at_least(demand, asked, lambda *_: None, effort=50, stop=stop)
        assert sum(one > heard for one in flows) <= most
        assert found.flow is None or min(values(demand, found.flow.readers)) >= asked
        assert not found.proven or asks <= heard
        assert best.flow is None or found.bound >= best.total


@pytest.mark.parametrize(("dead", "found"), [(19, True), (20, False)])
def test_at_the_end_of_the_effort_twenty_ways_are_looked_at(dead, found):
    """The way to a plan is found behind nineteen that lead nowhere, and not behind twenty: it is to end at once."""
    demand = Demand([{0: 5, 1: 3}], [1], [0, 0], [1, 1])
    nowhere = [Child(frozenset({(0, 2)}), frozenset(), 0)] * dead

    def branch(flow, forced):
        return None if flow.readers[0] == {1} else [*nowhere, Child(frozenset(), frozenset({(0, 0)}), 2)]

    assert found == (search(demand, branch, effort=0).flow is not None)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_forced_is_kept_however_dear_and_the_rest_is_the_best(seed):
    """Of all plans that hold the reviews forced the greatest total is found, or none where no plan does."""
    draw = Random(seed)
    worth = [{juror: draw.choice([-90, 0, 1, 90]) for juror in range(3)} for _ in range(3)]
    demand = Demand(worth, [draw.randint(0, 2) for _ in worth], [0] * 3, [2] * 3)
    plans = [
        {(item, juror) for item, group in enumerate(readers) for juror in group}
        for readers in product(*(combinations(range(3), need) for need in demand.needs))
    ]
    fit = [plan for plan in plans if all(sum(one == juror for _, one in plan) <= 2 for juror in range(3))]
    for forced in map(frozenset, combinations(product(range(3), repeat=2), 2)):
        totals = [sum(worth[item][juror] for item, juror in plan) for plan in fit if forced <= plan]
        node = _solved(demand, Node(0, 0, forced, frozenset(), None), whole)
        assert max(totals, default=None) == (None if node is None else -node.less_bound)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(40))
def test_readers_are_left_out_if_no_set_with_them_is_worth_the_threshold(seed):
    """Who is kept for a dossier is in some set of readers that is worth enough, with those held; who is not is in none."""
    draw = Random(seed)
    worth = {juror: draw.randint(0, 9) for juror in range(draw.randint(1, 6))}
    need = draw.randint(1, len(worth))
    held = set(draw.sample(range(len(worth)), draw.randint(0, need)))
    for threshold in range(sum(worth.values()) + 2):
        able = [
            some
            for some in combinations(worth, need)
            if held <= set(some) and sum(worth[juror] for juror in some) >= threshold
        ]
        kept = _worthy(worth, need, held, threshold)
        could = {juror for some in able for juror in some}
        assert {juror: worth[juror] for juror in could} == {
            juror: gain for juror, gain in kept.items() if juror in held or len(held) < need
        }


def _changeable(seed):
    """Tell whether some item could be read by others than its readers."""
    demand = random_problem(Random(seed), **SIZES).demand()
    return any(0 < need < len(worth) for need, worth in zip(demand.needs, demand.worth, strict=True))


@pytest.mark.untraced
@pytest.mark.parametrize("seed", seeds_where(24, lambda seed: _changeable(seed) and solvable(seed, **SIZES)))
def test_what_changing_a_reader_loses_is_never_overstated(seed):
    """A dossier's readers are forbidden in turn, the least worth first, those before kept; the loss said is at most true."""
    demand = random_problem(Random(seed), **SIZES).demand()
    flow = solve(demand)
    for item, readers in enumerate(flow.readers):
        worth = demand.worth[item]
        if not readers or len(readers) == len(worth):
            continue
        held = frozenset((item, juror) for juror in sorted(readers)[:1] if len(readers) > 1)
        children = _without_one(item, flow, held)
        free = sorted((worth[juror], juror) for juror in readers if (item, juror) not in held)

        assert [{(item, juror)} for _, juror in free] == [child.forbidden for child in children]
        for at, child in enumerate(children):
            assert child.forced == {(item, juror) for _, juror in free[:at]}
            kept = [dict(own) for own in demand.worth]
            del kept[item][free[at][1]]
            without = solve(demand._replace(worth=kept))
            assert 0 <= child.loss
            assert without is None or child.loss <= flow.total - without.total


def test_the_loss_of_the_only_reader_to_change_is_exact():
    """Where jurors are free, changing a reader loses just what the next best is worth less; who is forced stays."""
    demand = Demand([{0: 9, 1: 7, 2: 2, 3: 5}], [2], [0] * 4, [2] * 4)
    changes = [_without_one(0, solve(demand), held) for held in (frozenset(), frozenset({(0, 1)}))]

    assert [[(2, {(0, 1)}), (4, {(0, 0)})], [(4, {(0, 0)})]] == [
        [(one.loss, set(one.forbidden)) for one in some] for some in changes
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(30))
def test_a_threshold_is_kept_by_all_and_the_total_is_the_best_that_it_allows(seed):
    """Whatever the threshold, the search finds the best total of all plans in which each dossier read has as much."""
    problem = random_problem(Random(seed), items=3, jurors=4, top=9)
    demand = problem.demand()
    every = list(every_assignment(problem))
    for threshold in sorted({worst for worst, *_ in every} | {1, 30}):
        best = max(
            (total for worst, total, readers in every if worst >= threshold or not any(readers)), default=None
        )
        found = at_least(demand, threshold, lambda *_: None, effort=10_000)
        assert found.proven
        assert best == (found.flow and sum(values(demand, found.flow.readers)))


def test_readers_who_are_not_worth_the_threshold_with_those_forced_are_left_out():
    """Beside a reader worth 1 who is forced, one worth 5 is too little for 10; one worth 9 is not, nor is 5 beside 9."""
    demand = Demand([{0: 9, 1: 5, 2: 1}, {0: 1, 1: 1, 2: 1}], [2, 0], [0] * 3, [2] * 3)
    _, narrow = threshold_rule(demand, 10, lambda *_: None)
    kept = [narrow(demand, frozenset(forced)).worth for forced in ((), ((0, 2),), ((0, 1), (0, 2)))]

    assert [[0, 1, 2], [0, 2], []] == [sorted(worth) for worth, _ in kept]
    assert {3} == {len(worth) for _, worth in kept}


@pytest.mark.parametrize("seed", [20, 77, 120, 136, 138, 150])
def test_halving_passes_over_no_threshold(seed):
    """Where thresholds are many, the worst-off dossier is still as well off as can be, and the total the best so."""
    problem = random_problem(Random(seed), items=3, jurors=4, top=30)
    demand = problem.demand()
    found = fairest(demand, lambda *_: None, search(demand, lambda *_: None, effort=9), effort=10_000)
    best = max(one[:2] for one in every_assignment(problem))

    assert (*best, best[0]) == (found.worst, found.found.total, found.worst_bound)


def test_where_no_threshold_was_tried_the_worst_off_may_have_what_it_would_have_alone():
    """Stopped before the first step, the search claims no bound but that of each dossier alone: 9 here, where 1 was found."""
    demand = Demand([{0: 9, 1: 7}, {0: 10, 1: 1}, {0: 0}], [1, 1, 0], [0, 0], [1, 1])
    start = search(demand, lambda *_: None, effort=9)
    found = fairest(demand, lambda *_: None, start, effort=9, stop=lambda: True)
    nothing = demand._replace(needs=[0, 0, 0])

    assert (7, 9, 9) == (found.worst, found.worst_bound, ceiling(demand))
    assert (
        0
        == ceiling(nothing)
        == fairest(nothing, lambda *_: None, search(nothing, lambda *_: None, effort=9), effort=9).worst
    )


def test_a_best_total_that_was_not_proven_is_looked_at_again():
    """If the start is as fair as can be, a search among plans as fair proves it; if that finds none, the start stays open."""
    demand = Demand([{0: 5, 1: 3}], [1], [0, 0], [1, 1])
    start = search(demand, lambda *_: None, effort=9)._replace(bound=99, proven=False)

    def forces(_flow, forced):
        return [] if forced else [Child(frozenset({(0, 0)}), frozenset(), 1)]

    again = fairest(demand, lambda *_: None, start, effort=9).found
    assert (5, 5, True) == (again.total, again.bound, again.proven)
    kept = fairest(demand, forces, start, effort=0).found
    assert (start.flow, 5, 4, False) == (kept.flow, kept.total, kept.bound, kept.proven)


def rooms(seed):
    """Return a problem of two rooms, of jurors who suit the dossiers of their own best, and who else may read them."""
    draw = Random(seed)
    return AssignmentProblem(
        items=ITEMS,
        jurors=JURORS,
        needs={item: draw.choice([1, 2, 2, 3]) for item in ITEMS},
        loads={juror: (draw.choice([0, 0, 1]), draw.choice([2, 3, 4])) for juror in JURORS},
        recusals=[(item, juror) for item in ITEMS for juror in JURORS if draw.random() < 0.1],
        affinity={
            item: {juror: draw.randint(0, 4) + 5 * (at % 2 == seat % 2) for seat, juror in enumerate(JURORS)}
            for at, item in enumerate(ITEMS)
        },
    )


ITEMS, JURORS = ["d0", "d1", "d2", "d3"], ["j0", "j1", "j2", "j3"]


@pytest.mark.slow
@pytest.mark.parametrize("shared", [1, 2])
@pytest.mark.parametrize("seed", [1, 2, 4, 5, 13, 15, 17, 18])
def test_every_plan_that_links_goes_one_way_and_what_it_loses_is_never_overstated(seed, shared):
    """Each plan that links all goes on by one review alone, twice over; its total is within what is said of that way."""
    demand, branch = rooms(seed).demand(), linking(len(JURORS), shared)
    plans = [
        (total, {(at, JURORS.index(juror)) for at, group in enumerate(readers) for juror in group})
        for _, total, readers in every_assignment(rooms(seed), shared)
    ]
    nodes = [_solved(demand, Node(0, 0, frozenset(), frozenset(), None), whole)]
    for _ in range(2):
        born = []
        for node in filter(None, nodes):
            within = [(total, pairs) for total, pairs in plans if goes(pairs, node)]
            children = branch(node.solved, node.forced)
            ways = [_child(node, child, 0) for child in children or ()]
            for total, pairs in within if children is not None else ():
                (way,) = (one for one in ways if goes(pairs, one))
                assert total <= -way.less_bound
            assert all(
                len(child.forced) == 1 and child.forced.isdisjoint(node.forced) for child in children or ()
            )
            assert ways == sorted(ways, key=lambda way: way.less_bound)
            born += [_solved(demand, way, whole) for way in ways]
        nodes = born


def goes(pairs, node):
    """Tell whether a plan holds what a node forces and not what it forbids."""
    ways = [one for one in (node, node.child) if one is not None]
    return all(one.forced <= pairs and pairs.isdisjoint(one.forbidden) for one in ways)


def test_the_loss_of_a_review_that_links_is_told_in_prices():
    """A juror whose place has a price of 3 is worth so much less; a dossier whose only reader is held takes no other."""
    demand = Demand([{0: 9, 1: 9, 2: 4}, {0: 8, 2: 5}], [2, 1], [0] * 3, [1] * 3)
    flow = solve(demand)
    children = linking(3, 1)(flow, frozenset())

    assert ([3, 0, 0], [{0, 1}, {2}]) == (flow.prices, flow.readers)
    assert [(0, {(1, 0)}), (2, {(0, 2)})] == [(one.loss, set(one.forced)) for one in children]
    assert [{(0, 2)}] == [set(one.forced) for one in linking(3, 1)(flow, frozenset({(1, 2)}))]


def test_a_juror_who_reads_nothing_is_no_room():
    """The first group is of jurors who read: the dossier of two others is how the third is linked, not an idle juror."""
    demand = Demand([{0: 0, 1: 9, 2: 9, 3: 5}, {0: 0, 3: 9}], [2, 1], [0] * 4, [2] * 4)
    flow = solve(demand)

    assert [{1, 2}, {3}] == flow.readers
    assert [{(0, 3)}, {(0, 0)}] == [set(one.forced) for one in linking(4, 1)(flow, frozenset())]


def test_the_first_of_some_reviews_are_a_set_of_them():
    """What the ways to go on share holds the first so many, and no other."""
    shared = First([(0, 1), (2, 3), (4, 5)], 2)
    assert (2, 3) in shared
    assert (4, 5) not in shared
    assert frozenset([(0, 1), (2, 3)]) == shared
