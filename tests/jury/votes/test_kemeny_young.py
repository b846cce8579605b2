"""Kemeny orders against every permutation, and the proofs of the search."""

import pickle
from collections import Counter
from itertools import combinations, pairwise, permutations, product
from math import factorial
from random import Random

import pytest
from hypothesis import example, given

from eig._values.progress_and_stopping import Steps
from eig.errors import Fault, UnknownKey
from eig.jury import Reviews
from eig.jury.votes import Preference, Preferences, _kemeny_search, copeland, kemeny, schulze
from eig.jury.votes._bit_sets import bits_of
from eig.jury.votes._kemeny_search import (
    _closed,
    _cycles,
    always_before,
    groups,
    majorities,
    optima,
    order_loss,
    some_order,
    top_group,
)
from helpers.orders_drawn import best_orders, juries, prefers, random_jury
from helpers.seeds import seeds_where
from helpers.shares import few
from helpers.unfolded import unfolded

CYCLE = Preferences.from_orders(
    [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
)


@pytest.mark.untraced
@given(juries())
def test_all_best_orders_are_found_and_counted(jury):
    """The score is the greatest of all permutations, and every order that reaches it is listed, sorted."""
    score, orders = best_orders(jury)
    result = kemeny(jury, most=200)

    assert (score, len(orders), tuple(orders)) == (result.score, result.count, result.orders)
    assert result.proven


@pytest.mark.slow
@given(juries())
def test_the_ranking_is_what_all_best_orders_agree_upon(jury):
    """Of two groups all best orders agree; a group falls in no two parts of which all best orders agree."""
    _, orders = best_orders(jury)
    groups = kemeny(jury).ranking.groups
    settled = {
        (one, other) for one, other in permutations(jury.candidates, 2) if _always_before(orders, one, other)
    }
    for first, second in combinations(groups, 2):
        assert settled >= set(product(first, second))
    for group in groups:
        for size in range(1, len(group)):
            for part in combinations(group, size):
                rest = [one for one in group if one not in part]
                assert not settled >= set(product(part, rest))


def _always_before(orders, one, other):
    return all(order.index(one) < order.index(other) for order in orders)


@pytest.mark.untraced
@given(juries())
def test_the_places_told_are_those_of_all_best_orders(jury):
    """A candidate has the places that some best order gives it; uncounted, no best order gives it another."""
    _, orders = best_orders(jury)
    whole, short = kemeny(jury), kemeny(jury, effort=1)
    for candidate in jury.candidates:
        places = tuple(sorted({order.index(candidate) + 1 for order in orders}))
        assert places == whole.places[candidate]
        assert not short.proven or set(places) <= set(short.places[candidate])


@pytest.mark.slow
def test_two_that_a_third_joins_are_tied_and_it_is_told():
    """Where b may stand before, between or after a and d, the three are tied; that a precedes d is no rank."""
    jury = Preferences.from_orders([Preference(tiers=[[one] for one in order]) for order in ("badc", "adbc")])
    result = kemeny(jury)

    assert (("a", "b", "d"), ("c",)) == result.ranking.groups
    assert ("kemeny_joined",) == tuple(one.code for one in result.ranking.cautions)
    assert "do not settle the order of a, b and d" in unfolded(result.explain())
    assert "même si tous ces ordres placent certains avant d’autres" in unfolded(result.explain(lang="fr"))


@pytest.mark.untraced
@given(juries())
def test_no_best_order_puts_a_beaten_candidate_right_before_its_better(jury):
    """Two neighbours of a best order are never in the wrong order for a majority."""
    for order in kemeny(jury).orders:
        for one, other in pairwise(order):
            assert prefers(jury, one, other) >= prefers(jury, other, one)


@pytest.mark.slow
@given(juries())
@example(Preferences(candidates=["a", "b"], orders=[Preference(tiers=[["a"], ["b"]])]))
def test_groups_are_preferred_one_after_the_other(jury):
    """Everyone of a group is preferred by a strict majority to everyone of the groups that follow."""
    who = majorities(jury.pairwise().wins)
    parts = list(groups(who))

    assert (1 << len(jury.candidates)) - 1 == sum(parts)
    for first, second in combinations(parts, 2):
        for one in range(len(jury.candidates)):
            for other in range(len(jury.candidates)):
                if first >> one & 1 and second >> other & 1:
                    assert who.loss[other][one] > 0


def test_listing_stops_where_asked_but_counting_does_not():
    """All optima are counted; only as many as asked are listed, the first by identifiers."""
    result = kemeny(CYCLE, most=2)

    assert 3 == result.count
    assert (("a", "b", "c"), ("b", "c", "a")) == result.orders
    assert {"a": (1, 2, 3), "b": (1, 2, 3), "c": (1, 2, 3)} == dict(result.places)
    assert "placed 1, 2 and 3 in the 3 best orders" in unfolded(kemeny(CYCLE, most=1).explain("b"))


def test_the_only_best_order_is_said_to_be_the_only_one():
    """One optimum is told as one, in both languages."""
    result = kemeny(Preferences.from_orders([Preference(tiers=[["a"], ["b"]])]))

    assert "placed 1 in the only best order" in unfolded(result.explain("a"))
    assert "dans le seul meilleur ordre" in unfolded(result.explain("a", lang="fr"))


@pytest.mark.parametrize("method", [kemeny, schulze, copeland])
def test_whom_no_ballot_places_is_warned_of(method):
    """Unseen is no opinion: the rank that a rule gives an unseen candidate says nothing, and that is said."""
    jury = Preferences(candidates=["a", "b", "z"], orders=[Preference(tiers=[["a"], ["b"]])])
    result = method(jury)

    assert "uncompared_candidates" == result.ranking.cautions[0].code
    assert "uncompared" in result.explain("z").codes
    assert "son rang ne dit rien" in unfolded(result.explain("z", lang="fr"))
    assert "uncompared" not in result.explain("a").codes


def test_candidates_whom_nobody_compares_can_stand_in_any_order():
    """Three unseen candidates have six best orders, and the ranking leaves them tied."""
    result = kemeny(Preferences(candidates=["a", "b", "c"], orders=[]))

    assert (0, 6) == (result.score, result.count)
    assert (("a", "b", "c"),) == result.ranking.groups


def test_a_search_cut_short_says_what_it_does_not_know():
    """With too little effort the order is good, the bound is honest, and nothing is claimed."""
    jury = random_jury(Random(3), [f"c{at:02}" for at in range(14)], 7, ties=0)
    short, whole = kemeny(jury, effort=5), kemeny(jury)

    assert not short.proven
    assert short.score <= whole.score <= short.bound
    assert f"no order keeps more than {short.bound}" in unfolded(short.explain("c00"))
    assert "au plus" in unfolded(short.explain("c00", lang="fr"))
    assert (short.count, len(short.orders)) == (None, 1)
    assert ("kemeny_not_proven",) == tuple(one.code for one in short.ranking.cautions)
    assert "ranked as far as every best order is known to agree" in unfolded(short)
    assert f"placed from {min(short.places['c00'])} to" in unfolded(short.explain("c00"))
    assert "dans tous les meilleurs ordres" in unfolded(short.explain("c00", lang="fr"))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", few(range(12), 4))
def test_a_search_cut_short_ranks_only_what_every_best_order_keeps(seed):
    """Whatever is ranked without a proof holds in all the best orders, and no best order leaves the places told."""
    jury = random_jury(Random(seed), [f"c{at:02}" for at in range(9)], 5, ties=0.2)
    _, orders = best_orders(jury) if seed < 2 else (0, kemeny(jury, most=400).orders)
    short = kemeny(jury, effort=1)

    for first, second in combinations(short.ranking.groups, 2):
        for one, other in product(first, second):
            assert _always_before(orders, one, other)
    for order in orders:
        assert all(at in short.places[one] for at, one in enumerate(order, start=1))


def test_far_apart_candidates_are_ranked_without_a_proof():
    """Where hundreds of orders are alike near the middle, the first and the last are proven all the same."""
    draw = Random(7)
    names = [f"c{at:02}" for at in range(40)]
    worth = {name: at for at, name in enumerate(names)}
    jury = Preferences.from_orders(
        [
            Preference(
                tiers=[[one] for one in sorted(names, key=lambda name: worth[name] + draw.gauss(0, 12))]
            )
            for _ in range(12)
        ]
    )
    short = kemeny(jury, effort=1)

    assert not short.proven
    assert max(short.places["c00"]) < min(short.places["c39"])
    assert len(short.places["c00"]) < 10


@pytest.mark.slow
def test_a_hundred_and_seventy_candidates_take_a_bounded_time():
    """Twelve jurors who each rank a few of 170: the answer says what is sure, and counts its own steps."""
    draw = Random(3)
    names = [f"c{at:03}" for at in range(170)]
    jury = Preferences.from_orders(
        [Preference(tiers=[[one] for one in draw.sample(names, 20)]) for _ in range(12)]
    )
    short = kemeny(jury, effort=5_000)

    assert short.score <= short.bound
    assert sum(map(len, short.ranking.groups)) == len(short.ranking.order)


def test_what_is_not_counted_stays_tied_and_is_told():
    """Sixteen candidates that nobody separates stay tied behind the good one: 16! orders are as good, none is chosen."""
    marks = [("good", juror, 4) for juror in "xyz"]
    marks += [(f"d{at:02}", juror, 1) for at in range(16) for juror in "xyz"]
    result = kemeny(Preferences.from_reviews(Reviews.from_triples(marks)))

    assert result.ranking.groups == (("good",), tuple(f"d{at:02}" for at in range(16)))
    assert (result.proven, result.count) == (True, factorial(16))
    assert result.places["d00"] == tuple(range(2, 18))
    assert result.orders[0] == ("good", *(f"d{at:02}" for at in range(16)))
    assert len(result.orders) == 100


def test_orders_that_are_too_many_to_count_are_told():
    """Where counting takes too long, what all best orders agree upon is exact all the same, and it is told."""
    names = [f"c{at:02}" for at in range(24)]
    pairs = [(names[at], names[at + 2]) for at in range(22)]
    jury = Preferences(candidates=names, orders=[Preference(tiers=[[one], [other]]) for one, other in pairs])
    counted, short = kemeny(jury), kemeny(jury, effort=40)

    assert counted.count is not None
    assert (short.count, short.proven) == (None, True)
    assert (short.ranking.groups, short.places) == (counted.ranking.groups, counted.places)
    assert ("kemeny_joined", "kemeny_not_counted") == tuple(one.code for one in short.ranking.cautions)
    assert "how many orders do so was not counted" in unfolded(short.explain())
    assert "qui n’ont pas été comptés" in unfolded(short.explain("c00", lang="fr"))


def test_a_proven_order_that_may_have_equals_leaves_them_tied():
    """Where the loss of a known order meets the bound before all orders are counted, nothing is parted."""
    wins = [[0 if a == b else 2 if (b - a) % 3 == 1 else 1 for b in range(3)] for a in range(3)]
    found = optima(majorities(wins), 0b111, Steps(1))

    assert (found.loss, found.bound, found.number) == (1, 1, None)
    assert dict(found.after) == {0: 0b110, 1: 0b101, 2: 0b011}
    assert {0: (1, 2, 3), 1: (1, 2, 3), 2: (1, 2, 3)} == {
        one: tuple(held) for one, held in found.places.items()
    }


def test_a_search_counts_the_best_orders_in_just_the_steps_that_it_takes():
    """With as many steps as the count takes, all best orders are counted; with one less, they are not."""
    wins = [[0 if a == b else 2 if (b - a) % 3 == 1 else 1 for b in range(3)] for a in range(3)]
    free = Steps(10**6)
    counted = optima(majorities(wins), 0b111, free).number

    assert counted == 3  # each candidate of a cycle of three may come first
    assert optima(majorities(wins), 0b111, Steps(free.done)).number == counted
    assert optima(majorities(wins), 0b111, Steps(free.done - 1)).number is None


@pytest.mark.slow
def test_a_thousand_tied_candidates_need_no_recursion():
    """The first order of a thousand tied candidates is listed as fast as any."""
    names = [f"c{at:04}" for at in range(1_000)]
    result = kemeny(Preferences(candidates=names, orders=[]), most=1)

    assert result.orders == (tuple(names),)
    assert result.count == factorial(1_000)


def test_the_score_of_a_listed_order_is_the_score():
    """The score counts, over all pairs, the jurors who prefer the one placed first."""
    jury = random_jury(Random(5), list("abcdefgh"), 6)
    result = kemeny(jury)

    for order in result.orders:
        assert result.score == sum(prefers(jury, one, other) for one, other in combinations(order, 2))


def test_the_first_good_order_is_never_improved_by_moving_one():
    """The order that bounds the search cannot be bettered by moving a single candidate."""
    jury = random_jury(Random(7), [f"c{at}" for at in range(9)], 5)
    who = majorities(jury.pairwise().wins)
    order = some_order(who, (1 << 9) - 1)
    for one in order:
        rest = [other for other in order if other != one]
        for at in range(9):
            assert order_loss(who, order) <= order_loss(who, [*rest[:at], one, *rest[at:]])


def test_the_top_group_of_a_cycle_is_the_cycle():
    """Candidates who beat one another in a circle stand or fall together."""
    jury = Preferences(
        candidates=list("abcd"), orders=[*CYCLE.orders, Preference(tiers=[["a", "b", "c"], ["d"]])]
    )

    assert 0b0111 == top_group(majorities(jury.pairwise().wins), 0b1111)


@pytest.mark.parametrize("options", [{"most": 0}, {"effort": 0}, {"most": "all"}])
def test_limits_are_whole_numbers_from_one(options):
    """A search lists one order and takes one step at least."""
    with pytest.raises(Fault):
        kemeny(CYCLE, **options)


def test_rows_tell_the_best_and_the_worst_place():
    """In a cycle everyone can be first and last."""
    assert [("a", 1, 1, 3), ("b", 1, 1, 3), ("c", 1, 1, 3)] == [
        tuple(row.values()) for row in kemeny(CYCLE).rows()
    ]


def test_a_kemeny_ranking_is_a_value():
    """It survives pickle, shows as a table, and knows its candidates."""
    result = kemeny(CYCLE.pairwise())

    assert result == pickle.loads(pickle.dumps(result))
    assert "3 orders do so, equally good" in result._repr_html_()
    with pytest.raises(UnknownKey):
        result.explain("z")


def test_the_trace_says_that_nothing_is_better():
    """Where the search ended, the trace says that no order keeps more preferences."""
    assert "5 preferences kept, and no order keeps more" in unfolded(kemeny(CYCLE).explain("a"))
    assert "au mieux" in unfolded(kemeny(CYCLE).explain("a", lang="fr"))


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(25))
def test_whom_the_bound_places_before_whom_is_its_definition(seed):
    """What it costs to turn a pair, each cycle without the two beside it counted once, against the order known."""
    draw = Random(seed)
    jury = random_jury(draw, [f"c{at}" for at in range(draw.randint(3, 6))], 5, ties=0.1)
    who = majorities(jury.pairwise().wins)
    for group in groups(who):
        known, cycles = some_order(who, group), _cycles(who, group)
        limit, members = order_loss(who, known), list(bits_of(group))
        direct = dict.fromkeys(members, 0)
        for one, other in permutations(members, 2):
            cost = who.loss[other][one] + sum(
                min(who.loss[third][one], who.loss[other][third]) for third in members
            )
            untouched = sum(c.cost for c in cycles if not c.members >> one & 1 and not c.members >> other & 1)
            if cost + untouched > limit:
                direct[other] |= 1 << one
        assert _closed(dict(direct)) == always_before(who, group, limit, cycles)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(25))
def test_cycles_share_out_what_their_pairs_cost(seed):
    """A cycle joins three candidates and costs something; all cycles through a pair cost no more than it does."""
    draw = Random(seed)
    jury = random_jury(draw, [f"c{at}" for at in range(draw.randint(3, 7))], 5, ties=0.1)
    who = majorities(jury.pairwise().wins)
    spent = Counter()
    for cycle in (one for group in groups(who) for one in _cycles(who, group)):
        spent.update(dict.fromkeys(cycle.pairs, cycle.cost))
        assert 3 == len(set(bits_of(cycle.members)))
        assert 0 < cycle.cost

    assert all(cost <= who.loss[other][one] for (one, other), cost in spent.items())


def _is_contradicted(seed):
    """Tell whether each order of some group goes against a majority."""
    who = majorities(_seven(seed).pairwise().wins)
    return any(order_loss(who, some_order(who, group)) for group in groups(who))


def _seven(seed):
    return random_jury(Random(seed), [f"c{at}" for at in range(7)], 5, ties=0.1)


@pytest.mark.parametrize("seed", seeds_where(8, _is_contradicted))
def test_what_a_search_cut_short_leaves_open_is_what_the_bound_does_not_place(seed):
    """Without steps: one order; after each all whom the bound does not place before it; its places are between those two."""
    who = majorities(_seven(seed).pairwise().wins)
    for group in groups(who):
        known, cycles = some_order(who, group), _cycles(who, group)
        found, limit = optima(who, group, Steps(0)), order_loss(who, known)
        if not limit:
            continue
        before = always_before(who, group, limit, cycles)
        assert (limit, limit - sum(one.cost for one in cycles), None) == (
            found.loss,
            found.loss - found.bound,
            found.number,
        )
        for one in known:
            follow = [other for other in known if before[other] >> one & 1]
            assert {other for other in known if other != one and not before[one] >> other & 1} == set(
                bits_of(found.after[one])
            )
            assert [*range(1 + before[one].bit_count(), 1 + len(known) - len(follow))] == [*found.places[one]]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_tried_while_another_is_left_who_always_precedes(monkeypatch, seed):
    """Where the bound proves that another left stands before, nothing is added up; what is left costs its whole cycles."""
    jury = random_jury(Random(seed), [f"c{at}" for at in range(8)], 5, ties=0.1)
    who, tried, step = majorities(jury.pairwise().wins), [], _kemeny_search._step

    def noted(of, one, left):
        tried.append((one, left))
        return step(of, one, left)

    monkeypatch.setattr(_kemeny_search, "_step", noted)
    for group in groups(who):
        cycles, limit = _cycles(who, group), order_loss(who, some_order(who, group))
        before = always_before(who, group, limit, cycles)
        search = _kemeny_search.Search(_kemeny_search._with_each(cycles, group), limit, before)
        reached = {group: 0}, {group: sum(one.cost for one in cycles)}
        while 0 not in reached[0]:
            reached = _kemeny_search._next(who, reached, search, Steps(10**6))
            for left, loss in reached[0].items():
                assert reached[1][left] == sum(one.cost for one in cycles if not one.members & ~left)
                assert loss + reached[1][left] <= limit
        assert tried
        assert not any(before[one] & left for one, left in tried)
        tried.clear()
