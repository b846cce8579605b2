"""As many are kept as the quotas allow, then the best: every rule held against all subsets of small juries."""

import random
from fractions import Fraction
from itertools import combinations

import pytest

from eig.jury import Ranking, replacement, select
from eig.jury.selection import QuotaConflict, QuotaOptimum, best_under_quotas, fair_lottery
from eig.lots import Decision
from eig.programme import Quota
from helpers.unfolded import unfolded

FEW, MANY = 25, 1_000
VALUES = ("u", "v", "w")


# ── all subsets, without a search ─────────────────────────────────────────────────────────────────


def holds(chosen, quotas, attributes):
    """Tell whether a list keeps each quota."""
    for quota in quotas:
        count = sum(quota.value in attributes[item].get(quota.attribute, ()) for item in chosen)
        if count < quota.minimum or (quota.maximum is not None and count > quota.maximum):
            return False
    return True


def lists(items, most, quotas, attributes):
    """Return every list of any size up to the places that keeps the quotas."""
    return [
        one
        for size in range(min(most, len(items)) + 1)
        for one in combinations(sorted(items), size)
        if holds(one, quotas, attributes)
    ]


def fullest(items, most, quotas, attributes, fill="as_many"):
    """Return the lists of as many as can be; where all are wanted or nobody, those of all."""
    able = lists(items, most, quotas, attributes)
    size = max(map(len, able), default=0)
    if fill == "all_or_nothing" and size < min(most, len(items)):
        return []
    return [one for one in able if len(one) == size]


def worth(scores, objective):
    """Return what a list is worth: what is compared between lists of one size."""
    ladder = sorted(set(scores.values()), reverse=True)
    below = {item: sum(other < score for other in scores.values()) for item, score in scores.items()}
    equal = {item: sum(other == score for other in scores.values()) for item, score in scores.items()}
    return {
        "scores": lambda chosen: sum((scores[item] for item in chosen), Fraction(0)),
        "ranks": lambda chosen: sum(below[item] + equal[item] for item in chosen),
        "merit": lambda chosen: [sum(scores[item] == step for item in chosen) for step in ladder],
    }[objective]


def best(able, worth_of):
    """Return the best of some lists."""
    top = max(map(worth_of, able), default=None)
    return {frozenset(one) for one in able if worth_of(one) == top}


def world(draw, *, largest=7):
    """Draw a small jury: scores with ties, two attributes that overlap, floors and ceilings."""
    items = [f"i{index}" for index in range(draw.randint(1, largest))]
    scores = {item: Fraction(draw.randint(0, 6)) for item in items}
    attributes = {
        item: {"tag": tuple(draw.sample(VALUES, draw.randint(0, 2))), "from": (draw.choice("xyz"),)}
        for item in items
    }
    counted = [("tag", value) for value in VALUES] + [("from", value) for value in "xyz"]
    quotas = [
        Quota(attribute=attribute, value=value, minimum=low, maximum=high)
        for attribute, value in draw.sample(counted, draw.randint(1, 4))
        for low in [draw.choice([0, 0, 0, 1, 2])]
        for high in [draw.choice([None, low, low + 1, low + 2])]
    ]
    return scores, attributes, draw.randint(0, len(items) + 1), quotas


def worlds(seed, count):
    """Draw so many small juries, each with a way to fill places and what is made greatest."""
    draw = random.Random(seed)
    for _ in range(count):
        yield (*world(draw), draw.choice(["as_many", "as_many", "all_or_nothing"]), draw)


def chosen_from(scores, attributes, places, quotas, fill="as_many", **options):
    """Select from scores."""
    ranking = Ranking.from_scores(scores)
    return select(ranking, places=places, quotas=quotas, attributes=attributes, fill=fill, **options)


# ── as many as can be, then the best ──────────────────────────────────────────────────────────────


def check_selection(scores, attributes, places, quotas, fill, objective):
    """Hold one selection against all subsets."""
    found = chosen_from(scores, attributes, places, quotas, fill, objective=objective)
    able = fullest(scores, places, quotas, attributes, fill)
    wanted = best(able, worth(scores, objective))
    if not wanted:
        assert (None, (), ()) == (found.optimum, found.main, found.undecided)
        assert found.conflict is not None
        assert fill == "all_or_nothing" or not lists(scores, places, quotas, attributes)
    else:
        size = len(next(iter(wanted)))
        assert (len(wanted), size) == (found.count, found.optimum.size)
        assert frozenset.intersection(*wanted) == set(found.main)
        assert frozenset.union(*wanted) == set(found.possible)
        assert size == len(found.main) + found.open_places == places - found.unfilled
        assert (size < min(places, len(scores))) == (found.conflict is not None)
        assert found.conflict is None or found.conflict.fillable == size
    return found


def held(seed, count):
    """Hold so many small juries against all subsets, in each objective."""
    seen = {"partial": 0, "none": 0, "full": 0}
    for scores, attributes, places, quotas, fill, draw in worlds(seed, count):
        found = check_selection(
            scores, attributes, places, quotas, fill, draw.choice(["scores", "ranks", "merit"])
        )
        seen["none" if not found.optimum else "partial" if found.conflict else "full"] += 1
    return seen


@pytest.mark.slow
def test_as_many_are_kept_as_quotas_allow_and_then_the_best():
    """Quotas keep as many as they can, and of the longest lists the best; nobody only where no list keeps them or the rules say all or nothing."""
    assert all(held(1, FEW).values())


@pytest.mark.oracle(what="selections that quotas leave with places unfilled", against="all subsets")
def test_as_many_are_kept_as_quotas_allow_at_full_size(evidence):
    """On every small jury as many are kept as the quotas allow, then the best."""
    seen = held(2, evidence.part(MANY))
    evidence.count(evidence.part(MANY))
    assert all(seen.values())


def test_a_ceiling_leaves_places_unfilled_and_empties_no_list():
    """Fifteen places and at most three of each of four ministries: twelve of twenty are kept."""
    ministries = {f"d{at:02}": {"from": f"m{at % 4}"} for at in range(20)}
    scores = {item: 40 - at for at, item in enumerate(ministries)}
    quotas = [Quota(attribute="from", value=f"m{at}", maximum=3) for at in range(4)]
    found = chosen_from(scores, ministries, 15, quotas)
    assert [f"d{at:02}" for at in range(12)] == list(found.main)
    assert (3, 12, 3) == (found.unfilled, found.conflict.fillable, found.conflict.units)
    strict = chosen_from(scores, ministries, 15, quotas, "all_or_nothing")
    assert ((), 12) == (strict.main, strict.conflict.fillable)
    assert "3 places are left unfilled" in unfolded(found)
    assert (
        "cannot hold with 15 kept, and others are in conflict as well; at most 12 can be kept; relaxing by 3 units"
        in unfolded(found)
    )
    assert "every best set of 12 under the quotas holds it" in unfolded(found.explain("d00"))
    assert "nobody" not in str(found)


# ── who is not kept and withdraws changes nothing ─────────────────────────────────────────────────


def unmoved(seed, count):
    """Withdraw each who is surely not kept, and count those withdrawals."""
    withdrawn = 0
    for scores, attributes, places, quotas, _, draw in worlds(seed, count):
        objective = draw.choice(["scores", "merit"])
        found = chosen_from(scores, attributes, places, quotas, objective=objective)
        for gone in sorted(set(scores) - set(found.possible)) if found.optimum else ():
            left = {item: score for item, score in scores.items() if item != gone}
            others = {item: attributes[item] for item in left}
            after = chosen_from(left, others, places, quotas, objective=objective)
            assert (found.main, found.undecided) == (after.main, after.undecided)
            withdrawn += 1
    return withdrawn


@pytest.mark.slow
def test_who_is_not_kept_and_withdraws_changes_nobody_who_is():
    """Who is not kept and withdraws changes nothing for those who are kept or undecided."""
    assert unmoved(3, FEW)


@pytest.mark.oracle(what="withdrawals of those who are not kept", against="the list before")
def test_no_withdrawal_of_somebody_not_kept_moves_a_list(evidence):
    """Who is not kept and withdraws changes nothing for those who are kept or undecided."""
    assert unmoved(4, evidence.part(MANY))
    evidence.count(evidence.part(MANY))


@pytest.mark.slow
def test_one_more_dossier_empties_no_list():
    """One more dossier never lowers the number of those kept, where a list keeps the quotas."""
    for scores, attributes, places, quotas, _, draw in worlds(5, FEW):
        found = chosen_from(scores, attributes, places, quotas)
        more = {**scores, "new": Fraction(draw.randint(0, 6))}
        given = {**attributes, "new": {"tag": ("u",), "from": ("x",)}}
        after = chosen_from(more, given, places, quotas)
        assert not found.optimum or found.optimum.size <= after.optimum.size


# ── conflicts, prices, decisions, replacements, lotteries ─────────────────────────────────────────


def misses(chosen, quotas, attributes):
    """Return by how many units a list misses quotas."""
    total = 0
    for quota in quotas:
        count = sum(quota.value in attributes[item].get(quota.attribute, ()) for item in chosen)
        total += max(quota.minimum - count, 0)
        total += max(count - quota.maximum, 0) if quota.maximum is not None else 0
    return total


def check_conflict(found, scores, attributes, places, quotas, fill):
    """Hold a conflict against all subsets: who is in it, what repairs it, how many can be kept."""
    size = min(places, len(scores))
    able = lists(scores, places, quotas, attributes)
    assert (max(map(len, able)) if able else None) == found.fillable
    any_size = fill == "as_many" and not able
    every = lists(scores, places, (), attributes)
    asked = [one for one in every if any_size or len(one) == size]
    named = [one for one in every if not able or len(one) == size]
    assert ("however many" in unfolded(found)) == (not able)

    def kept_by(some):
        return any(holds(one, some, attributes) for one in named)

    assert not kept_by(found.quotas)
    assert all(kept_by([one for one in found.quotas if one != quota]) for quota in found.quotas)
    units = min(misses(one, quotas, attributes) for one in asked)
    assert units == found.units
    loose = [one for one in asked if misses(one, quotas, attributes) == units]
    longest = max(map(len, loose))
    totals = [sum(scores[item] for item in one) for one in loose if len(one) == longest]
    assert (max(totals), totals.count(max(totals))) == (found.optimum, found.count)
    for relaxed in found.relaxations:
        kept = {one.name: one for one in (*quotas, *relaxed)}.values()
        assert any(holds(one, kept, attributes) for one in loose)


def check_optimum(found, scores, attributes, places, quotas, fill):
    """Hold the best sets, their prices in places and points, and the next total against all subsets."""
    value = worth(scores, "scores")
    able = fullest(scores, places, quotas, attributes, fill)
    assert best(able, value) == set(map(frozenset, found.sets))
    totals = sorted(set(map(value, able)), reverse=True)
    assert (totals[0], totals[1] if totals[1:] else None) == (found.optimum, found.second_best)
    for quota in quotas:
        freed = fullest(scores, places, [one for one in quotas if one != quota], attributes)
        places_won = len(freed[0]) - found.size
        assert places_won == found.places_won[quota.name]
        assert max(map(value, freed)) - totals[0] == found.prices[quota.name]


def optima(seed, count):
    """Hold best sets and conflicts against all subsets."""
    for scores, attributes, places, quotas, fill, _ in worlds(seed, count):
        found = best_under_quotas(scores, places=places, quotas=quotas, attributes=attributes, fill=fill)
        given = (scores, attributes, places, quotas, fill)
        if isinstance(found, QuotaOptimum):
            check_optimum(found, *given)
        conflict = found if isinstance(found, QuotaConflict) else found.conflict
        if conflict:
            check_conflict(conflict, *given)


@pytest.mark.slow
def test_best_sets_prices_and_conflicts_are_those_of_all_subsets():
    """A quota costs the places that its removal would fill, and then points; a conflict names what leaves places unfilled and its smallest repair."""
    optima(6, 2 * FEW)


@pytest.mark.oracle(what="best sets, prices in places, conflicts and repairs", against="all subsets")
def test_best_sets_and_conflicts_at_full_size(evidence):
    """On every small jury the best sets, prices in places and in points, conflicts and repairs are those of all subsets."""
    optima(7, evidence.part(MANY))
    evidence.count(evidence.part(MANY))


def decided(seed, count):
    """Part equals on the record, and count where that was done under unfilled places."""
    partial = 0
    for scores, attributes, places, quotas, _, draw in worlds(seed, count):
        objective = draw.choice(["scores", "ranks", "merit"])
        few = {item: score // 3 for item, score in scores.items()}
        open_ = chosen_from(few, attributes, places, quotas, objective=objective)
        if not open_.undecided:
            continue
        order = draw.sample(open_.undecided, len(open_.undecided))
        after = open_.settle(Decision(by="jury", order=order, reference="r"))
        wanted = best(fullest(few, places, quotas, attributes), worth(few, objective))
        assert max(wanted, key=lambda one: [item in one for item in order]) == set(after.main)
        assert ((), open_.conflict, open_.optimum.size) == (
            after.undecided,
            after.conflict,
            len(after.main),
        )
        partial += after.conflict is not None
    return partial


@pytest.mark.slow
def test_a_decision_parts_equals_and_keeps_as_many():
    """A decision among equals keeps as many as before, and the first named where one of the best lists holds it."""
    assert decided(8, 4 * FEW)


def replaced(seed, count):
    """Withdraw each who is kept, and hold who comes in and the lists that others could form against all subsets."""
    for scores, attributes, places, quotas, _, _ in worlds(seed, count):
        found = chosen_from(scores, attributes, places, quotas, reserve=None)
        for leaver in () if found.undecided else found.main:
            told = replacement(found, leaver)
            stay = {*found.main} - {leaver}
            able = [one for one in found.reserve if holds((*stay, one), quotas, attributes)]
            top = max((scores[one] for one in able), default=None)
            assert {one for one in able if scores[one] == top} == set(told.successors)
            left = set(scores) - {leaver}
            wanted = best(fullest(left, places, quotas, attributes), worth(scores, "scores"))
            assert wanted - {frozenset()} == set(map(frozenset, told.reoptimised))


@pytest.mark.slow
def test_after_a_withdrawal_lists_are_as_long_as_can_be():
    """After a withdrawal the best who keeps the quotas comes in, and the lists that others could form are as long as can be, then the best."""
    replaced(9, FEW)


@pytest.mark.oracle(what="replacements where places stay unfilled", against="all subsets")
def test_replacements_at_full_size(evidence):
    """After each withdrawal who comes in, and the best lists, are those of all subsets."""
    replaced(10, evidence.part(MANY))
    evidence.count(evidence.part(MANY))


def drawn(seed, count):
    """Hold the chances of lotteries against all subsets."""
    for _, attributes, places, quotas, fill, draw in worlds(seed, count):
        rule = draw.choice(["uniform", "leximin", "maximin"])
        found = fair_lottery(attributes, places=places, quotas=quotas, fill=fill, rule=rule)
        able = fullest(attributes, places, quotas, attributes, fill)
        if not able:
            assert isinstance(found, QuotaConflict)
            continue
        size = len(able[0])
        assert size == found.places == sum(found.probabilities.values())
        assert (size < min(places, len(attributes))) == (found.conflict is not None)
        held = {item for one in able for item in one}
        assert held == {item for item, chance in found.probabilities.items() if chance}
        if rule == "uniform":
            shares = {item: Fraction(sum(item in one for one in able), len(able)) for item in attributes}
            assert shares == dict(found.probabilities)


@pytest.mark.slow
def test_a_lottery_draws_as_many_as_quotas_allow():
    """A lottery draws among the longest lists that keep the quotas, each of which may be drawn."""
    drawn(11, 2 * FEW)


@pytest.mark.oracle(what="lotteries where places stay unfilled", against="all subsets")
def test_lotteries_at_full_size(evidence):
    """On every small jury a lottery draws among the longest lists that keep the quotas."""
    drawn(12, evidence.part(MANY))
    evidence.count(evidence.part(MANY))


@pytest.mark.slow
def test_other_names_and_another_order_keep_the_same_people():
    """Other names, or the same in another order, keep the same people and name the same quotas."""
    for scores, attributes, places, quotas, fill, draw in worlds(13, FEW):
        other = dict(zip(scores, draw.sample(range(100, 200), len(scores)), strict=True))
        new = {item: f"n{number}" for item, number in other.items()}
        order = draw.sample(list(scores), len(scores))
        found = chosen_from(scores, attributes, places, quotas, fill)
        again = chosen_from(
            {new[item]: scores[item] for item in order},
            {new[item]: attributes[item] for item in order},
            places,
            quotas,
            fill,
        )
        assert {new[item] for item in found.main} == set(again.main)
        assert {new[item] for item in found.undecided} == set(again.undecided)
        told = [one.conflict and (one.conflict.quotas, one.conflict.units) for one in (found, again)]
        assert told[0] == told[1]


# ── what is said, on one example each ─────────────────────────────────────────────────────────────

CEILING = Quota(attribute="from", value="x", maximum=1)
FROM_X = {item: {"from": "x"} for item in "abd"}
SCORED = {"a": 9, "b": 9, "c": 8, "d": 7}


@pytest.mark.untraced
def test_equals_compete_for_the_places_that_quotas_leave():
    """Of two equals of whom one may come, one place is open, though two are unfilled without them; the other is first on the reserve."""
    found = chosen_from(SCORED, FROM_X, 3, [CEILING], reserve=1)

    assert (("c",), ("a", "b"), 1, 1) == (found.main, found.undecided, found.open_places, found.unfilled)
    assert () == found.reserve
    assert ("d",) == chosen_from(SCORED, FROM_X, 3, [CEILING], reserve=2).reserve


@pytest.mark.untraced
def test_floors_that_no_list_keeps_are_named_and_no_ceiling():
    """Where no list keeps the quotas, those are named that no list keeps, and the repair is that of the nearest list."""
    floor = Quota(attribute="from", value="y", minimum=2)
    found = chosen_from(SCORED, {**FROM_X, "c": {"from": "y"}}, 3, [CEILING, floor])

    assert ((), None, None) == (found.main, found.optimum, found.conflict.fillable)
    assert ((floor,), True, 1, 17) == (
        found.conflict.quotas,
        found.conflict.only,
        found.conflict.units,
        found.conflict.optimum,
    )
    strict = chosen_from(SCORED, {**FROM_X, "c": {"from": "y"}}, 3, [CEILING, floor], "all_or_nothing")
    assert 2 == strict.conflict.units


def test_a_lottery_of_all_or_nothing_draws_nobody_where_places_stay_unfilled():
    """A lottery says what leaves places unfilled, or draws nobody where the rule is all or nothing."""
    people = {**FROM_X, "c": {"from": "y"}}
    lottery = fair_lottery(people, places=3, quotas=[CEILING])
    strict = fair_lottery(people, places=3, quotas=[CEILING], fill="all_or_nothing")

    assert (2, 2) == (lottery.places, lottery.conflict.fillable)
    assert "at most 2 can be kept" in unfolded(lottery.explain())
    assert strict == lottery.conflict


def test_who_would_make_the_list_shorter_is_told_so():
    """Somebody with whom fewer could be kept is told by how many, not by points."""
    two = [CEILING, Quota(attribute="from", value="y", maximum=1)]
    people = {"a": {"from": "x"}, "b": {"from": "y"}, "c": {"from": ["x", "y"]}}
    found = chosen_from({"a": 5, "b": 5, "c": 9}, people, 2, two)

    assert {"a", "b"} == set(found.main)
    assert "the longest holds 1 fewer" in unfolded(found.explain("c"))


def test_a_tie_for_the_last_names_of_a_reserve_under_quotas_tells_what_quotas_cost():
    """Under quotas no rank is said to have been needed, on the reserve list neither."""
    quota = Quota(attribute="from", value="x", minimum=1)
    scores = {"a": 9, "b": 8, "c": 8, "d": 7}
    found = chosen_from(scores, {"d": {"from": "x"}}, 2, [quota], reserve=1)

    assert ("b", "c") == found.reserve_undecided
    assert "the best set with it under the quotas totals 1 less" in unfolded(found.explain("b"))
