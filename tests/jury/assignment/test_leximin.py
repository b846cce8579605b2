"""Fair to the last dossier: the worst-off as well off as can be, then the second worst-off, and so on."""

from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from operator import ge
from random import Random

import pytest
from hypothesis import given

from eig._maths.flow_several_columns_each import Demand, solve
from eig.errors import Faults
from eig.jury import assign_reviewers
from eig.jury.assignment import (
    Assignment,
    AssignmentProblem,
    NoAssignment,
    _branch_and_bound_over_reviews,
    _jurors_linked_by_shared_items,
    _leximin_fair_to_the_last,
    _search_for_fair_or_linked_plans,
    equal_assignments,
)
from eig.jury.assignment._branch_and_bound_over_reviews import Found
from eig.jury.assignment._jurors_linked_by_shared_items import juror_groups, one_group, strong_linking
from eig.jury.assignment._leximin_fair_to_the_last import (
    Climb,
    Levels,
    _at,
    _bound,
    _exchanged,
    _left,
    _Slots,
    _Spent,
    frontier,
    leximin,
)
from eig.jury.assignment._maximin_fairest_worst_off import Fair, values
from eig.jury.assignment._review_exchanges import Exchange, shortest
from eig.jury.assignment._search_for_fair_or_linked_plans import _fair
from helpers.assignments_drawn import arguments, every_assignment, problems, random_problem, solvable
from helpers.seeds import seeds_where
from helpers.unfolded import unfolded


def fairest_of(problem, shared=0):
    """Return the greatest profile, worst-off first, by trying every assignment; None if there is none."""
    profiles = [
        sorted(own for own, group in zip(_had(problem, readers), readers, strict=True) if group)
        for *_, readers in every_assignment(problem, shared)
    ]
    return max(profiles, default=None)


def crowded(items, jurors, reviews, top):
    """Return a problem whose jurors differ in how well they suit anybody: the good ones are in demand."""
    random = Random(items * top)
    names, readers = [f"d{at:02}" for at in range(items)], [f"j{at:02}" for at in range(jurors)]
    handicap = {juror: (at % 4) * top // 6 for at, juror in enumerate(readers)}
    least = items * reviews // jurors
    return AssignmentProblem(
        items=names,
        jurors=readers,
        needs=dict.fromkeys(names, reviews),
        loads=dict.fromkeys(readers, (least, least + 1)),
        recusals=[(name, one) for name in names for one in readers if random.random() < 0.07],
        affinity={
            name: {one: max(0, random.randint(0, top) - less) for one, less in handicap.items()}
            for name in names
        },
    )


@pytest.mark.untraced
@given(problems())
def test_the_profile_is_the_greatest_of_all_assignments(problem):
    """No assignment gives more to the first dossier, from the worst-off on, where two of them differ."""
    plan = assign_reviewers(**arguments(problem), objective="leximin")
    fairest = fairest_of(problem)

    assert fairest == (list(plan.worst_first) if isinstance(plan, Assignment) else None)


@pytest.mark.untraced
@given(problems())
def test_all_of_it_is_proven_on_small_juries(problem):
    """On a small jury every value is settled, and the rules and prices hold."""
    plan = assign_reviewers(**arguments(problem), objective="leximin")

    if isinstance(plan, Assignment):
        assert (len(plan.worst_first), True, ()) == (plan.settled, plan.proven, plan.verify())
        assert plan.total == plan.total_bound or not plan.worst_first


@pytest.mark.untraced
@given(problems())
def test_it_is_as_fair_as_maximin_to_the_worst_off(problem):
    """Being fair to the last dossier never costs the first one."""
    fair, last = (assign_reviewers(**arguments(problem), objective=aim) for aim in ("maximin", "leximin"))

    if fair:
        assert fair.worst == last.worst
        assert last.total <= fair.total


@pytest.mark.untraced
@pytest.mark.parametrize("shared", [1, 2])
@given(problems())
def test_the_fairest_that_links_all_jurors(shared, problem):
    """With links asked, the fairest is the fairest of the assignments that link all jurors who read."""
    plan = assign_reviewers(**arguments(problem), objective="leximin", connected=True, min_shared=shared)
    fairest = fairest_of(problem, shared)

    assert fairest == (list(plan.worst_first) if isinstance(plan, Assignment) else None)


@pytest.mark.untraced
@given(problems())
def test_equally_fair_plans_are_all_listed(problem):
    """The plans listed as equal are those whose dossiers, sorted, have the same, and no other."""
    plan = assign_reviewers(**arguments(problem), objective="leximin")
    if isinstance(plan, NoAssignment):
        return
    equal = equal_assignments(plan, most=3_000, effort=20_000)
    alike = [
        readers
        for _, _, readers in every_assignment(problem)
        if sorted(
            sum(problem.worth(item, juror) for juror in group)
            for item, group in zip(problem.items, readers, strict=True)
            if group
        )
        == list(plan.worst_first)
    ]

    assert not equal.complete or sorted(alike) == [tuple(one.readers.values()) for one in equal.plans]


def test_two_middling_dossiers_rather_than_a_poor_and_a_good_one():
    """With the worst-off settled at 1, leximin gives 2 and 2 where maximin takes the greater total, 1 and 6."""
    affinity = {
        "a": {"j1": 1, "j2": 1, "j3": 1},
        "b": {"j1": 1, "j2": 2, "j3": 6},
        "c": {"j1": 0, "j2": 1, "j3": 2},
    }
    rules = {"reviews_per_item": 1, "loads": 1, "affinity": affinity}
    total = assign_reviewers(list(affinity), ["j1", "j2", "j3"], **rules, objective="maximin")
    fair = assign_reviewers(list(affinity), ["j1", "j2", "j3"], **rules, objective="leximin")

    assert (1, 1, 6) == total.worst_first
    assert (1, 2, 2) == fair.worst_first
    assert (3, True) == (fair.settled, fair.proven)
    assert "1 of 3 items is worse off" in unfolded(fair.explain("b"))
    assert "1 dossier sur 3 est moins bien servi" in unfolded(fair.explain("c", lang="fr"))
    assert "worse off" not in unfolded(total.explain("b"))


def test_a_dossier_that_nobody_reads_has_no_place():
    """A dossier without reviews is neither worst-off nor counted."""
    plan = assign_reviewers(
        ["a", "b"],
        ["j1"],
        reviews_per_item={"a": 1, "b": 0},
        loads=1,
        affinity={"a": {"j1": 2}},
        objective="leximin",
    )

    assert ((Fraction(2),), 1) == (plan.worst_first, plan.settled)
    assert ("read_by",) == plan.explain("b").codes


def test_nothing_to_read_is_fair():
    """A jury with nothing to read has nothing left to prove."""
    plan = assign_reviewers([], ["j1"], reviews_per_item=1, loads=1, objective="leximin")

    assert (0, True, ()) == (plan.settled, plan.proven, plan.worst_first)


@pytest.mark.slow(but=["40"])
@pytest.mark.parametrize("top", [3, 9, 40])
def test_a_jury_of_eight_is_fair_to_the_worst_off_and_says_how_far_it_is_proven(top):
    """Beyond small juries the worst-off is as well off as in maximin, and what is settled is proven."""
    problem = crowded(42, 8, 3, top)
    fair, last = (
        assign_reviewers(**arguments(problem), objective=aim, effort=100) for aim in ("maximin", "leximin")
    )

    assert fair.worst == last.worst
    assert 1 <= last.settled <= 42
    assert last.proven == (last.settled == 42)
    assert fair.worst_first <= last.worst_first
    assert () == last.verify()


@pytest.mark.slow
def test_little_effort_is_honest():
    """With one exchange and one flow the plan keeps every rule, and claims no more than it proved."""
    problem = crowded(30, 6, 2, 40)
    plan = assign_reviewers(**arguments(problem), objective="leximin", effort=1)
    best = assign_reviewers(**arguments(problem), objective="leximin", effort=4_000)

    assert () == plan.verify()
    assert not plan.proven
    assert f"(items settled, from the worst-off: {plan.settled}; a greater `effort` goes on)" in unfolded(
        plan.explain()
    )
    assert plan.worst_first[: plan.settled] == best.worst_first[: plan.settled]


@pytest.mark.untraced
def test_strong_links_on_a_large_jury_are_fair_as_far_as_the_prices_prove():
    """Where not all plans are searched, nothing is called settled that the prices do not settle."""
    problem = crowded(40, 6, 3, 9)
    plan = assign_reviewers(**arguments(problem), objective="leximin", connected=True, min_shared=2)
    fair = assign_reviewers(**arguments(problem), objective="maximin", connected=True, min_shared=2)

    assert () == plan.verify()
    assert plan.worst >= fair.worst
    assert len(plan.groups) == 1


# ── the parts ─────────────────────────────────────────────────────────────────────────────────────


def test_distances_or_a_cycle():
    """Without a gaining cycle every node has its distance; with one, the cycle is returned."""
    assert ([-3, -2, 0], []) == shortest([(0, 1, 1), (2, 0, -3)], [0] * 3)
    assert ([], {0, 1}) == (
        (found := shortest([(0, 1, 1), (1, 0, -2), (2, 0, 5)], [0] * 3))[0],
        set(found[1]),
    )


def test_dearer_readers_who_are_no_better_are_left_out():
    """The sets offered to a dossier: each is worth more than any cheaper one."""
    offered = frontier({0: 3, 1: 2, 2: 2, 3: 0}, 2, [4, 1, 2, 9])

    assert [(5, 5, (0, 1)), (4, 3, (1, 2))] == offered


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(20))
def test_the_sets_offered_are_those_that_no_other_beats(seed):
    """A set of readers is offered if none is worth as much and cheaper, or more at its price; of two alike the first."""
    draw = Random(seed)
    worth = {juror: draw.randint(0, 4) for juror in range(6)}
    prices, need = [draw.randint(0, 4) for _ in worth], draw.randint(0, 3)
    sets = [
        (sum(worth[one] for one in some), sum(prices[one] for one in some), some)
        for some in combinations(worth, need)
    ]
    beaten = [
        any(
            other[0] >= one[0] and other[1] <= one[1] and (other[:2] != one[:2] or other < one)
            for other in sets
        )
        for one in sets
    ]

    assert frontier(worth, need, prices) == sorted(
        (one for one, less in zip(sets, beaten, strict=True) if not less), reverse=True
    )


def test_a_dossier_that_passes_twice_may_not_gain():
    """Two passes of one dossier gain apart and lose together: they are taken back."""
    worth = [{0: 1, 1: 2, 2: 10, 3: 20}, {1: 0, 2: 0}, {0: 0, 3: 0}]
    value = {0: 0, 3: 0, 11: -5, 12: 5, 21: 5, 22: -5, 30: -9}
    demand = Demand(worth, [2, 1, 1], [1] * 4, [1] * 4)
    exchange = Exchange(demand, [{0, 1}, {2}, {3}], value.__getitem__, effort=50)
    exchange.improve()

    assert (0, [{0, 1}, {2}, {3}], [1, 1, 1, 1]) == (exchange.total, exchange.readers, exchange.load)


@pytest.mark.parametrize(("both", "gains"), [(200, True), (30, False)])
def test_a_dossier_that_gains_from_two_readers_at_once_is_drawn_to_both(both, gains):
    """One of them alone is worth less than none: no exchange gains. Drawn to both it may, or all is put back."""
    demand = Demand([{0: 0, 1: 0, 2: 5, 3: 5}, {0: 0, 1: 0, 2: 7, 3: 7}], [2, 2], [1] * 4, [1] * 4)
    value = {0: 0, 5: -1, 10: both, 14: 80, 7: -20}
    exchange = Exchange(demand, [{0, 1}, {2, 3}], value.__getitem__, effort=50)
    exchange.improve()

    assert 80 == exchange.total
    assert gains == exchange.draw(0, [2, 3])
    after = (both, [{2, 3}, {0, 1}]) if gains else (80, [{0, 1}, {2, 3}])
    assert after == (exchange.total, exchange.readers)


@pytest.mark.parametrize(("between", "gains"), [(-80, True), (-81, False)])
def test_a_dossier_is_drawn_against_a_loss_up_to_twice_the_total(between, gains):
    """On the way to both readers the other dossier falls from 80 by 160, twice the total: so far it goes, and no farther."""
    demand = Demand([{0: 0, 1: 0, 2: 5, 3: 5}, {0: 0, 1: 0, 2: 7, 3: 7}], [2, 2], [1] * 4, [1] * 4)
    value = {0: 0, 5: -1, 10: 200, 14: 80, 7: between}
    exchange = Exchange(demand, [{0, 1}, {2, 3}], value.__getitem__, effort=50)

    assert gains == exchange.draw(0, [2, 3])


@pytest.mark.parametrize("effort", range(4))
def test_no_more_exchanges_are_tried_than_the_effort_allows(effort):
    """Three dossiers gain by a place each: one a step, until the effort is used up, and no prices are left then."""
    exchange = Exchange(
        Demand([{0: 0, 1: 1}] * 3, [1] * 3, [0, 0], [3, 3]), [{0}] * 3, lambda own: own, effort=effort
    )
    exchange.improve()

    assert (effort, 0, []) == (exchange.total, exchange.effort, exchange.prices)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", seeds_where(30, lambda seed: solvable(seed, items=5, jurors=5, top=9)))
def test_the_search_alone_finds_the_fairest(seed):
    """Without any exchange or price, the search from the best total ends at the greatest profile."""
    problem = random_problem(Random(seed), items=5, jurors=5, top=9)
    demand = problem.demand()
    climb = Climb(demand, lambda _flow, _forced: None, solve(demand).readers, effort=100_000)
    settled = climb.from_settled(0)
    own = values(demand, climb.readers)

    assert fairest_of(problem) == sorted(own[item] for item in climb.read)
    assert len(climb.read) == settled


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("items", "top"), [(5, 3), (5, 9), (5, 40), (6, 3)])
def test_the_search_alone_where_jurors_are_in_demand(items, top):
    """Where all want the same jurors, a set of dossiers clashes, and one after the other steps down."""
    problem = crowded(items, 4, 2, top)
    demand = problem.demand()
    climb = Climb(demand, lambda _flow, _forced: None, solve(demand).readers, effort=100_000)

    assert items == climb.from_settled(0)
    assert fairest_of(problem) == sorted(values(demand, climb.readers))


def test_too_many_sets_of_readers_and_the_levels_are_all_values_between():
    """Beyond a hundred thousand sets the levels are every value that could be, by the greatest common step."""
    worth = [{**{juror: 2 * juror for juror in range(90)}, 90: 1000} for _ in range(2)]
    levels = Levels(Demand(worth, [3, 3], [0] * 91, [2] * 91), 6, 2)

    assert list(range(6, 1355, 2)) == levels.values


def test_as_many_sets_of_readers_as_are_gone_through_give_their_values_alone(monkeypatch):
    """Three pairs of readers are gone through where three may be: 5, 9 and 10; where two may be, all values between."""
    demand = Demand([{0: 2, 1: 3, 2: 7}], [2], [0] * 3, [1] * 3)
    for most, found in ((3, [5, 9, 10]), (2, [5, 6, 7, 8, 9, 10])):
        monkeypatch.setattr(_leximin_fair_to_the_last, "SETS", most)
        assert found == Levels(demand, 0, 1).values


def test_the_levels_are_the_least_values_from_the_worst_off_on(monkeypatch):
    """Of the values that can be had, those under the worst-off are no levels; of the others the least are looked at."""
    demand = Demand([{0: 1, 1: 3, 2: 4, 3: 8}], [1], [0] * 4, [1] * 4)
    for most, found in ((4, [3, 4, 8]), (2, [3, 4])):
        monkeypatch.setattr(_leximin_fair_to_the_last, "LEVELS", most)
        assert found == Levels(demand, 3, 1).values


def test_a_value_under_the_least_level_is_worse_than_any():
    """No number of better dossiers makes up for one under the least; one at a level costs one more than all at the next."""
    levels = Levels(Demand([{0: 1, 1: 5}, {0: 2, 1: 5}], [1, 1], [0, 0], [2, 2]), 2, 2)

    assert levels.cost(1) < 2 * levels.cost(2) < levels.cost(2) < levels.cost(5) < levels.cost(9) == 0
    assert levels.cost(2) == (1 + 2) * levels.cost(5)


def test_the_start_is_kept_where_what_is_fairer_is_not_accepted():
    """Where the exchanges end in what is refused, the start stays; with no effort, no more is settled than is proven."""
    demand = Demand([{0: 1, 1: 3}, {0: 3, 1: 1}, {0: 9}], [1, 1, 0], [1, 1], [1, 1])
    start = [{0}, {1}, set()]
    found = leximin(demand, lambda _flow, _forced: None, start, accepted=lambda _: False, effort=0)

    assert (start, 0) == (found.readers, found.settled)
    for accepted, readers in ((False, start), (True, [{1}, {0}, set()])):
        found = leximin(
            demand, lambda _flow, _forced: [], start, accepted=lambda _, said=accepted: said, effort=9
        )
        assert readers == found.readers


def test_a_plan_that_no_exchange_improves_is_proven_by_its_prices():
    """Two want the same juror: at no price the bound is what both would have, at the price found it is the total."""
    demand = Demand([{0: 5, 1: 3, 2: 0}, {0: 5, 1: 2, 2: 0}], [1, 1], [0] * 3, [1] * 3)

    assert 8 == _exchanged(_plain(demand, [{1}, {0}]))
    assert (10, [(0, (0,))]) == _bound(_plain(demand, [{1}, {0}]))


def test_a_plan_is_proven_the_fairest_where_its_total_and_its_worst_off_item_are():
    """Either left open, or branches left out, leaves the whole open; the bounds are then those that hold for all."""
    demand = Demand([{0: 3, 1: 1}], [1], [0, 0], [1, 1])
    free = solve(demand)
    for total, worst, complete in product((True, False), repeat=3):
        found = Found(free, 3, 5, proven=total, steps=1)
        proof = _fair(demand, free, Fair(found, 2, 2 if worst else 4), complete=complete)
        assert (total and worst and complete) == proof.proven
        assert (proof.bound, proof.worst_bound) == ((5, 2 if worst else 4) if complete else (3, 3))


@pytest.mark.parametrize(("pairs", "effort"), [(8, 7), (7, 0)])
def test_where_links_are_searched_in_part_nothing_more_is_settled_by_search(monkeypatch, pairs, effort):
    """With more pairs than are searched exactly, only prices may settle what each dossier has: no flow is solved for it."""
    told = []

    def noted(demand, branch, readers, *, effort, **asked):
        told.append(effort)
        return leximin(demand, branch, readers, effort=effort, **asked)

    monkeypatch.setattr(_jurors_linked_by_shared_items, "EXACT", pairs)
    monkeypatch.setattr(_search_for_fair_or_linked_plans, "leximin", noted)
    demand = Demand([{0: 1, 1: 2, 2: 0, 3: 1}] * 2, [3, 3], [0] * 4, [2] * 4)
    _search_for_fair_or_linked_plans.planned(demand, solve(demand), aim="leximin", min_shared=2, effort=7)

    assert [effort] == told


def test_the_bound_of_what_is_settled_to_the_last_is_its_own_total():
    """The fairest has 1, 4 and 5, and no plan as fair has another total; fair to the worst-off alone, 1, 2 and 9."""
    asked = {
        "items": ["a", "b", "c"],
        "jurors": ["j1", "j2", "j3"],
        "reviews_per_item": 1,
        "loads": 1,
        "affinity": {"a": {"j1": 1}, "b": {"j2": 9, "j3": 5}, "c": {"j2": 4, "j3": 2}},
    }
    last, worst = (assign_reviewers(**asked, objective=aim) for aim in ("leximin", "maximin"))

    assert ((1, 4, 5), 10) == (last.worst_first, last.total_bound)
    assert ((1, 2, 9), 12) == (worst.worst_first, worst.total_bound)


def test_settled_counts_whole_items():
    """A number of items is whole and from 0."""
    with pytest.raises(Faults):
        Assignment(
            problem=None, readers={}, objective="leximin", prices={}, free_total=0, total_bound=0, settled=-1
        )


def test_jurors_who_may_read_nothing_together_are_linked_by_no_pair():
    """Each half of the jury is kept from the items of the other: no two of them can share one."""
    demand = Demand([{0: 1, 1: 1}, {2: 1, 3: 1}], [2, 2], [0] * 4, [2] * 4)

    assert [] == strong_linking(4, 1)(solve(demand), frozenset())


def test_an_idle_juror_need_not_be_linked():
    """Three of four read and share both dossiers, two by two: who reads nothing is in no group."""
    demand = Demand([{0: 9, 1: 9, 2: 9, 3: 0}] * 2, [3, 3], [0] * 4, [2] * 4)

    assert strong_linking(4, 2)(solve(demand), frozenset()) is None


@pytest.mark.untraced(but=["6-2"])
@pytest.mark.parametrize("shared", [1, 2, 3])
@pytest.mark.parametrize("seed", range(10))
def test_two_jurors_are_linked_by_what_costs_least(seed, shared):
    """Of all ways to let two jurors share so many dossiers, in the place of readers who are not held, the cheapest."""
    draw = Random(seed)
    demand = Demand(
        [{one: draw.randint(0, 9) for one in range(5) if draw.random() < 0.9} for _ in range(4)],
        [2, 3, 2, 1],
        [0] * 5,
        [3] * 5,
    )
    flow = solve(demand)
    held = {(item, juror) for item, own in enumerate(flow.readers) for juror in own if draw.random() < 0.2}
    root = juror_groups(flow.readers, 5, shared)
    busy, expected = [juror for juror in range(5) if flow.load[juror]], []
    first = min(root[juror] for juror in busy)
    for pair in combinations(busy, 2):
        common, costs = 0, []
        for item, (worth, own) in enumerate(zip(demand.worth, flow.readers, strict=True)):
            net = {juror: gain - flow.prices[juror] for juror, gain in worth.items()}
            new = {*pair} - own
            common += not new
            ways = [
                sum(net[one] for one in out) - sum(net[one] for one in new)
                for out in combinations(own - {*pair} - {one for at, one in held if at == item}, len(new))
                if new and new <= worth.keys()
            ]
            costs += [(min(ways), item)] if ways else []
        chosen = sorted(costs)[: shared - common]
        sides = {root[juror] for juror in pair}
        if len(sides) > 1 and first in sides and len(chosen) == shared - common:
            forced = {(item, juror) for _, item in chosen for juror in pair}
            expected.append((max(sum(cost for cost, _ in chosen), 0), sorted(forced)))
    children = strong_linking(5, shared)(flow, frozenset(held))

    assert sorted(expected) == [(one.loss, sorted(one.forced)) for one in children or ()]
    assert not any(one.forbidden for one in children or ())


def test_reviews_are_exchanged_until_no_exchange_gains():
    """Two items in the wrong hands change readers, through a third where need be; prices then leave nothing to gain."""
    worth = [{0: 1, 1: 9, 2: 0}, {0: 0, 1: 1, 2: 9}, {0: 9, 1: 0, 2: 1}]
    demand = Demand(worth, [1, 1, 1], [1] * 3, [1] * 3)
    exchange = Exchange(demand, [{0}, {1}, {2}], lambda affinity: affinity, effort=50)
    exchange.improve()
    prices = exchange.prices

    assert (27, [{1}, {2}, {0}]) == (exchange.total, exchange.readers)
    for item, own in enumerate([1, 2, 0]):
        assert all(worth[item][own] - prices[own] >= worth[item][other] - prices[other] for other in range(3))


@pytest.mark.parametrize("seed", range(8))
def test_from_the_worst_hands_exchanges_reach_the_greatest_total(seed):
    """However badly six items are handed out at first, exchanges end at the greatest total that any plan has."""
    random = Random(seed)
    worth = [{juror: random.randint(0, 9) for juror in range(3)} for _ in range(6)]
    demand = Demand(worth, [1] * 6, [2] * 3, [2] * 3)
    worst = solve(demand._replace(worth=[{juror: -own[juror] for juror in own} for own in worth]))
    exchange = Exchange(demand, worst.readers, lambda affinity: affinity, effort=50)
    exchange.improve()
    best = sum(own[juror] for own, group in zip(worth, solve(demand).readers, strict=True) for juror in group)

    assert (best, [2] * 3) == (exchange.total, exchange.load)


def test_a_free_place_is_filled_where_it_gains():
    """A juror with room takes what is worth more to them; one below the least keeps what is theirs."""
    worth = [{0: 1, 1: 5}, {0: 1, 1: 5}]
    free = Exchange(Demand(worth, [1, 1], [0, 0], [2, 2]), [{0}, {0}], lambda affinity: affinity, effort=50)
    held = Exchange(Demand(worth, [1, 1], [1, 0], [2, 2]), [{0}, {0}], lambda affinity: affinity, effort=50)
    full = Exchange(Demand(worth, [1, 1], [0, 0], [2, 1]), [{0}, {0}], lambda affinity: affinity, effort=50)
    for one in (free, held, full):
        one.improve()

    assert [(10, [0, 2]), (6, [1, 1]), (6, [1, 1])] == [(one.total, one.load) for one in (free, held, full)]


@pytest.mark.parametrize("together", [-9, 0])
def test_what_gains_nothing_is_taken_back_and_not_tried_again(together):
    """A dossier that passes twice for no gain goes back to its readers, and the effort is left for others."""
    worth = [{0: 1, 1: 2, 2: 10, 3: 20}, {1: 0, 2: 0}, {0: 0, 3: 0}]
    value = {0: 0, 3: 0, 11: -5, 12: 5, 21: 5, 22: -5, 30: together}
    exchange = Exchange(
        Demand(worth, [2, 1, 1], [1] * 4, [1] * 4), [{0, 1}, {2}, {3}], value.__getitem__, effort=50
    )
    exchange.improve()

    assert (0, [{0, 1}, {2}, {3}], [1, 1, 1, 1]) == (exchange.total, exchange.readers, exchange.load)
    assert ([], 49) == (exchange.prices, exchange.effort)


def test_a_gain_of_one_is_a_gain():
    """A free place is used where a dossier gains one by it, and prices of free places are 0."""
    worth = [{0: 4, 1: 5}, {0: 4, 1: 5}]
    exchange = Exchange(
        Demand(worth, [1, 1], [0, 0], [2, 2]), [{0}, {0}], lambda affinity: affinity, effort=50
    )
    exchange.improve()

    assert (10, [0, 0]) == (exchange.total, exchange.prices)


def test_prices_prove_the_total_where_a_juror_is_at_the_least_load():
    """Two of three read as little as they may: at the prices found, no plan is worth more than 15."""
    worth = [{0: 1, 1: 3, 2: 0}, {0: 3, 1: 6, 2: 5}, {0: 5, 1: 2, 2: 1}]
    demand = Demand(worth, [1, 1, 2], [1, 1, 1], [2, 2, 3])
    flow = solve(demand)
    exchange = _plain(demand, flow.readers)
    exchange.improve()

    assert 15 == flow.total
    assert (15, []) == _at(exchange, exchange.prices)


def _lexical(seed, items, jurors, need=2):
    """A jury of even loads, and the exchange of its plan of the best total, by levels."""
    draw = Random(seed)
    load = items * need // jurors
    worth = [{juror: draw.randint(0, 99) for juror in range(jurors)} for _ in range(items)]
    demand = Demand(worth, [need] * items, [load] * jurors, [load] * jurors)
    start = solve(demand).readers
    levels = Levels(demand, min(values(demand, start)), items)
    return demand, start, Exchange(demand, start, levels.cost, effort=200)


@pytest.mark.parametrize("seed", range(6))
def test_what_prices_hold_back_no_dossier_would_choose(seed):
    """Where an exchange ends and a dossier would still choose other readers, prices are found at which it would not."""
    _, _, exchange = _lexical(seed, 12, 6)
    exchange.improve()
    wishes = _at(exchange, exchange.prices)[1]
    for wish in wishes:
        if exchange.hold_back(wish):
            assert wish not in _at(exchange, exchange.prices)[1]
            assert exchange.hold_back(wish)
    exchange.ease()

    assert wishes == _at(exchange, exchange.prices)[1]


@pytest.mark.parametrize(
    ("seed", "items", "jurors", "first", "last"), [(20, 12, 6, 3, 0), (55, 12, 6, 1, 1), (44, 16, 8, 2, 1)]
)
def test_wishes_by_two_passes_at_once_are_held_back(seed, items, jurors, first, last):
    """So many dossiers wish other readers when no exchange gains; in the end so many, and without one it is proven."""
    _, _, exchange = _lexical(seed, items, jurors)
    exchange.improve()

    assert first == len(_at(exchange, exchange.prices)[1])
    bound, wishes = _bound(exchange)
    assert (last, not last) == (len(wishes), exchange.total == bound)


def test_between_two_questions_of_stop_one_dossier_or_one_cycle_is_looked_at(monkeypatch):
    """The readers that a dossier may have, or the exchanges of a cycle of jurors, each made and taken back, at most."""
    steps, most = [0], []

    def stop():
        most.append(steps[0])
        steps[0] = 0
        return False

    def counted(function):
        def called(*given, **named):
            steps[0] += 1
            return function(*given, **named)

        return called

    demand, start, plan = _lexical(20, 12, 6)
    monkeypatch.setattr(_leximin_fair_to_the_last, "frontier", counted(frontier))
    monkeypatch.setattr(Exchange, "_offer", counted(Exchange._offer))
    _exchanged(Exchange(demand, start, plan.value, effort=200, stop=stop))

    assert 1 < max(most) <= 2 * len(demand.low)


@pytest.mark.untraced(but=["0", "72"])
@pytest.mark.parametrize("asked", range(0, 200, 9))
def test_a_stop_at_any_moment_leaves_a_plan_and_a_bound_that_holds(asked):
    """Said at any question, stop leaves a plan within the loads, and what no sum exceeds is no less than the best."""
    demand, start, exchange = _lexical(20, 12, 6)
    best = _exchanged(exchange)
    left = iter(range(asked))
    stopped = Exchange(demand, start, exchange.value, effort=200, stop=lambda: next(left, None) is None)

    assert best <= _exchanged(stopped)
    assert [4] * 6 == stopped.load


def _plain(demand, readers, effort=200):
    return Exchange(demand, readers, lambda affinity: affinity, effort=effort)


@pytest.mark.untraced
@pytest.mark.parametrize("block", range(6))
def test_plain_exchanges_end_at_the_best_total_and_their_prices_prove_it(block):
    """From any plan, exchanges of a plain sum end at the best total; the prices left bound every plan by it."""
    for seed in range(10 * block, 10 * block + 10):
        problem = random_problem(Random(seed), items=4, jurors=4, top=6)
        start = next((readers for _, _, readers in every_assignment(problem)), None)
        if start is not None:
            place = {juror: at for at, juror in enumerate(problem.jurors)}
            exchange = _plain(problem.demand(), [{place[juror] for juror in own} for own in start])
            exchange.improve()
            best = max(total for _, total, _ in every_assignment(problem)) * problem.scale
            assert best == exchange.total
            assert (best, []) == _at(exchange, exchange.prices)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", seeds_where(20, lambda seed: solvable(seed, items=3, jurors=3, top=4)))
def test_a_bound_is_what_the_items_would_choose_and_what_the_places_are_worth(seed):
    """At any prices: each dossier takes the set worth most after its prices, each juror the load that pays most."""
    random = Random(seed)
    demand = random_problem(random, items=3, jurors=3, top=4).demand()
    flow = solve(demand)
    prices = [random.randint(-2, 2) for _ in demand.low]
    places = sum(
        max(price * load for load in (low, high))
        for price, low, high in zip(prices, demand.low, demand.high, strict=True)
    )
    nets = [
        {some: sum(worth[one] - prices[one] for one in some) for some in combinations(worth, need)}
        for worth, need in zip(demand.worth, demand.needs, strict=True)
    ]
    own = [net[tuple(sorted(group))] for net, group in zip(nets, flow.readers, strict=True)]
    bound, wishes = _at(_plain(demand, flow.readers), prices)

    assert bound == places + sum(max(net.values()) for net in nets)
    gains = {item: max(net.values()) - mine for item, (net, mine) in enumerate(zip(nets, own, strict=True))}
    assert sorted((-gain, item) for item, gain in gains.items() if gain) == [
        (-gains[wish.item], wish.item) for wish in wishes
    ]
    assert all(nets[item][tuple(sorted(some))] == own[item] + gains[item] for item, some in wishes)


@pytest.mark.parametrize("profile", list(combinations_with_replacement((2, 5, 7), 3)))
def test_what_no_gain_within_a_gap_can_change_is_settled(profile):
    """For each gap: a level is settled if every profile that gains so much or less agrees up to it and on it."""
    levels = Levels(Demand([{0: 2, 1: 5, 2: 7}] * 3, [1] * 3, [0] * 3, [3] * 3), 2, 3)
    now = sum(map(levels.cost, profile))
    others = {
        other: sum(map(levels.cost, other)) - now
        for other in combinations_with_replacement((2, 5, 7, 99), 3)
        if other > profile
    }
    for gap in {0, *others.values(), *(gain - 1 for gain in others.values())}:
        differing = [
            next(at for at in range(3) if profile[at] != other[at])
            for other, gain in others.items()
            if gain <= gap
        ]
        settled = min((profile.index(profile[at]) for at in differing), default=3)
        assert settled == levels.settled(profile, gap)


@pytest.mark.parametrize("shared", [1, 2])
def test_a_plan_is_linked_if_all_who_read_are_in_one_group(shared):
    """What fairness may change is accepted only while the link holds, where one is asked."""
    assert one_group([{0, 1}, {0, 1}], 3, shared)
    assert (shared < 2) == one_group([{0, 1}, {1, 2}], 3, shared)
    assert not one_group([{0}, {1}], 3, shared)


def _at_its_best(seed):
    """Return a search on a drawn problem, and what each item could have alone."""
    demand = random_problem(Random(seed), items=6, jurors=4, top=9, most=2).demand()
    climb = Climb(demand, lambda _flow, _forced: None, solve(demand).readers, effort=10_000)
    return climb, {item: climb.ceiling[item] for item in climb.read}


def _clashes(seed):
    if not solvable(seed, items=6, jurors=4, top=9, most=2):
        return False
    climb, floors = _at_its_best(seed)
    return climb._with(floors) is None


@pytest.mark.untraced
@pytest.mark.parametrize("seed", seeds_where(15, _clashes))
def test_a_clash_is_no_larger_than_it_must_be(seed):
    """Dossiers said to clash cannot all have what they could have alone; without any one of them the others can."""
    climb, floors = _at_its_best(seed)
    clash = climb._clash(floors, 0)

    assert climb._with({item: floors[item] if item in clash else 0 for item in climb.read}) is None
    for left in clash:
        some = {item: floors[item] if item in clash and item != left else 0 for item in climb.read}
        assert climb._with(some) is not None


def test_large_juries_leave_less_effort_to_what_prices_leave_open():
    """Up to 200 pairs all the effort is used; at twice as many a quarter, as each flow takes longer; one in 400 at least."""
    half, twice, large = (
        Demand([dict.fromkeys(range(10), 1)] * items, [1] * items, [0] * 10, [items] * 10)
        for items in (20, 40, 3_000)
    )

    assert (2_000, 500) == (_left(half, 2_000), _left(twice, 2_000))
    assert (5, 50) == (_left(large, 2_000), _left(large, 20_000))


def test_the_places_of_a_profile():
    """The greatest value up to a limit, less than any where there is none; floors hold if none is below its place."""
    slots = _Slots([2, 5, 5, 8])

    assert [1, 1, 2, 2, 5, 5, 8, 8] == [slots.under(most) for most in (0, 1, 2, 4, 5, 7, 8, 99)]
    assert 2 == slots.least
    for floors in product((1, 2, 5, 8), repeat=4):
        kept = all(own >= place for own, place in zip(sorted(floors), (2, 5, 5, 8), strict=True))
        assert kept == slots.hold(dict(enumerate(floors)))


@pytest.mark.parametrize("seed", seeds_where(8, lambda seed: solvable(seed, items=4, jurors=4, top=9)))
def test_the_next_value_is_raised_as_far_as_it_goes_and_to_as_few_as_can_be(seed):
    """From any assignment, one step settles the next value at its greatest and its number at the least."""
    problem = random_problem(Random(seed), items=4, jurors=4, top=9)
    demand = problem.demand()
    start = next(readers for _, _, readers in every_assignment(problem))
    place = {juror: at for at, juror in enumerate(problem.jurors)}
    readers = [{place[juror] for juror in own} for own in start]
    climb = Climb(demand, lambda _flow, _forced: None, readers, effort=10_000)
    fairest = [value * problem.scale for value in fairest_of(problem)]
    climb._raise_next([])

    assert climb._profile()[0] == fairest[0]
    climb._fewest_at([], fairest[0])
    assert climb._profile().count(fairest[0]) == fairest.count(fairest[0])


@pytest.mark.untraced(but=["35", "8"])
@pytest.mark.parametrize(
    "seed", [*seeds_where(12, lambda seed: solvable(seed, items=5, jurors=4, top=4)), 278]
)
def test_value_after_value_is_settled_from_any_plan(seed):
    """From the plan of least total: however much is settled, the values up to there are those of the fairest."""
    problem = random_problem(Random(seed), items=5, jurors=4, top=4)
    demand = problem.demand()
    least = solve(demand._replace(worth=[{one: -own[one] for one in own} for own in demand.worth]))
    climb = Climb(demand, lambda _flow, _forced: None, least.readers, effort=10_000)
    fairest, settled = [value * problem.scale for value in fairest_of(problem)], 0
    while settled < len(fairest):
        before, settled = settled, climb._settle(settled)
        assert before < settled
        assert fairest[:settled] == climb._profile()[:settled]
        assert settled == len(fairest) or fairest[settled - 1] < climb._profile()[settled]


def test_values_and_their_numbers_are_found_by_halving(monkeypatch):
    """The most that the worst-off could have is asked first, then half-way; of the items with it, the fewest, then half-way."""
    climb = Climb(Demand([{0: 0, 1: 9}] * 9, [1] * 9, [0, 0], [9, 9]), lambda *_: None, [{0}] * 9, effort=9)
    asked = []
    monkeypatch.setattr(climb, "_keep", asked.append)
    climb._raise_next([])
    assert [[9] * 9, [4] * 9, [2] * 9, [1] * 9] == asked

    asked.clear()
    climb._fewest_at([], 0)
    assert [[0] * few + [1] * (9 - few) for few in (1, 5, 7, 8)] == asked


@pytest.mark.untraced(but=["13"])
@pytest.mark.parametrize("seed", range(30))
def test_each_way_down_is_gone_once(seed):
    """Of items that clash, one after the other is a step down, those before it stay as they are, and none that was to stay."""
    draw = Random(seed)
    demand = Demand([{0: 9, 1: 5, 2: 2}] * 5, [1] * 5, [0] * 3, [5] * 3)
    climb = Climb(demand, lambda _flow, _forced: None, [{0}] * 5, effort=9)
    slots, floors = _Slots([2, 2, 5, 9, 9]), dict(enumerate(draw.choices([5, 9], k=5)))
    clash, fixed = draw.sample(range(5), 3), frozenset(draw.sample(range(5), 2))
    climb._clash = lambda _floors, _least: clash
    down = [item for item in clash if item not in fixed]
    ways = list(climb._lowered(floors, fixed, slots))

    lowered = [{**floors, item: {9: 5, 5: 2}[floors[item]]} for item in down]
    told = [(own, fixed | {*down[:at]}) for at, own in enumerate(lowered) if slots.hold(own)]
    assert told == ways


@pytest.mark.parametrize("seed", range(12))
def test_to_find_what_clashes_each_question_leaves_a_floor_out(seed):
    """No flow is solved to ask what is known: each time some floor above the least is left out."""
    draw, asked = Random(seed), []
    climb = Climb(Demand([{0: 9}] * 7, [1] * 7, [0], [7]), lambda *_: None, [{0}] * 7, effort=9)
    floors = dict(enumerate([5, 9, *draw.choices([2, 5, 9], k=5)]))
    clash = {0, 1, *(item for item in draw.sample(range(7), 2) if floors[item] > 2)}

    def held(some):
        asked.append(some)
        return None if all(some[item] == floors[item] for item in clash) else []

    climb._with = held
    assert sorted(clash) == climb._clash(floors, 2)
    assert floors not in asked


@pytest.mark.parametrize(
    ("worth", "high", "floor", "can", "flows"),
    [
        ([{0: 3, 1: 0, 2: 3}, {0: 1, 1: 1, 2: 3}], [2, 2, 1], 3, True, 3),
        ([{0: 0, 1: 0, 2: 1}, {0: 0, 1: 0, 2: 2}], [1, 2, 1], 1, False, 5),
    ],
    ids=["it can", "it cannot"],
)
def test_no_more_flows_than_the_effort_allows_tell_whether_floors_can_be_held(
    monkeypatch, worth, high, floor, can, flows
):
    """Each flow counts; with fewer than it takes nothing is claimed, and none is solved to guess what it might be."""
    solved = []
    monkeypatch.setattr(
        _branch_and_bound_over_reviews, "solve", lambda *asked: solved.append(1) or solve(*asked)
    )
    for effort in range(flows + 2):
        climb = Climb(Demand(worth, [2, 2], [0] * 3, high), lambda *_: None, [], effort=effort)
        solved.clear()
        try:
            found = climb._with({0: floor, 1: floor})
        except _Spent:
            assert effort < flows - 1
            assert len(solved) == min(effort, 1) + effort
        else:
            assert effort >= flows - 1
            assert (can, flows, effort - flows) == (found is not None, len(solved), climb.effort)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", seeds_where(8, lambda seed: solvable(seed, items=3, jurors=3, top=4)))
def test_a_profile_is_kept_where_some_assignment_keeps_it(seed):
    """Of every profile it is told truly whether it can be kept; what is found then is nowhere below it."""
    problem = random_problem(Random(seed), items=3, jurors=3, top=4)
    demand = problem.demand()
    profiles = {
        tuple(sorted(own for own, group in zip(_had(problem, readers), readers, strict=True) if group))
        for *_, readers in every_assignment(problem)
    }
    for profile in combinations_with_replacement(range(9), len(next(iter(profiles)))):
        climb = Climb(demand, lambda _flow, _forced: None, solve(demand).readers, effort=10_000)
        asked = [value * problem.scale for value in profile]
        can = any(all(map(ge, some, profile)) for some in profiles)
        assert can == climb._keep(asked)
        assert not can or all(map(ge, climb._profile(), asked))


def _had(problem, readers):
    """Return what each dossier has."""
    pairs = zip(problem.items, readers, strict=True)
    return [sum(problem.worth(item, juror) for juror in group) for item, group in pairs]
