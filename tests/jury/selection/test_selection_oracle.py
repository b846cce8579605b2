"""Long proofs: quotas, lotteries and the bootstrap against brute force, at full size."""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations, product

import pytest

from eig.jury import Ranking, Reviews, replacement, select
from eig.jury.robustness import bootstrap
from eig.jury.selection import QuotaConflict, best_under_quotas, fair_lottery
from eig.lots import Decision
from eig.programme import Quota

INSTANCES = 10_000
VALUES = ("u", "v", "w")


def _instance(draw, *, largest=8):
    count = draw.randint(1, largest)
    items = [f"i{index}" for index in range(count)]
    scores = {item: Fraction(draw.randint(0, 6), draw.choice([1, 2, 3])) for item in items}
    attributes = {
        item: {"tag": draw.sample(VALUES, draw.randint(0, 2)), "sex": draw.choice("fm")} for item in items
    }
    places = draw.randint(0, count)
    quotas = [
        Quota(attribute=attribute, value=value, minimum=draw.randint(0, 2), maximum=high)
        for attribute, value in draw.sample(
            [("tag", "u"), ("tag", "v"), ("tag", "w"), ("sex", "f")], draw.randint(0, 3)
        )
        for high in [draw.choice([None, None, 2, 3])]
    ]
    return scores, attributes, places, quotas


def _misses(chosen, quotas, attributes):
    counts = [sum(quota.counts(attributes[item]) for item in chosen) for quota in quotas]
    return sum(
        max(quota.minimum - count, 0) + max(count - quota.maximum if quota.maximum is not None else 0, 0)
        for quota, count in zip(quotas, counts, strict=True)
    )


def _keeping(items, places, quotas, attributes, slack=0):
    return [
        chosen
        for chosen in combinations(sorted(items), places)
        if _misses(chosen, quotas, attributes) <= slack
    ]


def _total(scores, chosen):
    return sum((scores[item] for item in chosen), Fraction(0))


@pytest.mark.oracle(
    what="selections under quotas: optimum, all optima, second best, prices, smallest repair",
    against="everything tried",
)
def test_the_best_sets_under_quotas_are_those_of_enumeration(evidence):
    """On every small instance the optimum, all optimal sets, the second best, the prices and the smallest repair are those of enumeration."""
    draw = random.Random(1)
    feasible = 0
    for _ in range(evidence.part(INSTANCES)):
        scores, attributes, places, quotas = _instance(draw)
        found = best_under_quotas(
            scores, places=places, quotas=quotas, attributes=attributes, fill="all_or_nothing"
        )
        sets = _keeping(scores, places, quotas, attributes)
        if sets:
            feasible += 1
            _check_optimum(found, sets, scores, attributes, places, quotas)
        else:
            _check_conflict(found, scores, attributes, places, quotas)
        evidence.count()
    assert evidence.partial or INSTANCES // 4 < feasible < INSTANCES


@pytest.mark.oracle(what="selections by merit under quotas: the same", against="everything tried")
def test_the_best_sets_by_merit_are_those_of_enumeration(evidence):
    """As many of the first group as can be, then of the second: all best sets, the second best, prices and repairs are those of enumeration."""
    draw = random.Random(4)
    feasible = 0
    for _ in range(evidence.part(INSTANCES)):
        scores, attributes, places, quotas = _instance(draw)
        if not quotas:
            continue
        chosen = select(
            Ranking.from_scores(scores),
            places=places,
            quotas=quotas,
            attributes=attributes,
            objective="merit",
            fill="all_or_nothing",
        )
        feasible += _check_by_merit(chosen, scores, attributes, min(places, len(scores)), quotas)
        evidence.count()
    assert evidence.partial or INSTANCES // 4 < feasible < INSTANCES


def _check_by_merit(chosen, scores, attributes, places, quotas):
    ladder = sorted(set(scores.values()))
    weights = {item: Fraction((2 * places + 1) ** ladder.index(score)) for item, score in scores.items()}
    sets = _keeping(scores, places, quotas, attributes)
    if not sets:
        _check_conflict(chosen.conflict, weights, attributes, places, quotas)
        return False
    _check_optimum(chosen.optimum, sets, weights, attributes, places, quotas)
    return True


@pytest.mark.oracle(what="decisions among sets that are equally good by merit", against="everything tried")
def test_decisions_by_merit_keep_the_first_named(evidence):
    """Among sets that are equally good by merit, the first named is kept where one of them holds it, then the second."""
    draw = random.Random(5)
    while evidence.instances < evidence.part(300):
        scores, attributes, places, quotas = _instance(draw)
        given = {
            "places": places,
            "quotas": quotas,
            "attributes": attributes,
            "objective": "merit",
            "fill": "all_or_nothing",
        }
        open_ = select(Ranking.from_scores(scores), **given)
        if not (quotas and open_.undecided):
            continue
        order = draw.sample(open_.undecided, len(open_.undecided))
        decided = select(
            Ranking.from_scores(scores), **given, decisions=[Decision(by="jury", order=order, reference="r")]
        )
        best = max(open_.optimum.sets, key=lambda one: [item in one for item in order])
        assert ((), set(best)) == (decided.undecided, set(decided.main))
        evidence.count()


def _check_optimum(found, sets, scores, attributes, places, quotas):
    totals = sorted({_total(scores, one) for one in sets}, reverse=True)
    best = [one for one in sets if _total(scores, one) == totals[0]]
    assert totals[0] == found.optimum
    assert sorted(best) == sorted(tuple(sorted(one)) for one in found.sets) or found.count > 100
    assert len(best) == found.count
    assert (totals[1] if len(totals) > 1 else None) == found.second_best
    held = Counter(item for one in best for item in one)
    assert {item: Fraction(times, len(best)) for item, times in held.items()} == dict(found.shares)
    for quota in quotas:
        others = [one for one in quotas if one != quota]
        freed = max(_total(scores, one) for one in _keeping(scores, places, others, attributes))
        assert freed - totals[0] == found.prices[quota.name]


def _check_conflict(found, scores, attributes, places, quotas):
    assert isinstance(found, QuotaConflict)
    sizes = range(places + 1) if found.fillable is None else [places]
    assert not any(_keeping(scores, size, found.quotas, attributes) for size in sizes)
    for quota in found.quotas:
        others = [one for one in found.quotas if one != quota]
        assert any(_keeping(scores, size, others, attributes) for size in sizes)
    units = min(_misses(one, quotas, attributes) for one in combinations(sorted(scores), places))
    assert units == found.units
    loose = _keeping(scores, places, quotas, attributes, slack=units)
    best = max(_total(scores, one) for one in loose)
    assert best == found.optimum
    assert sum(_total(scores, one) == best for one in loose) == found.count
    sizes = [size for size in range(places) if _keeping(scores, size, quotas, attributes)]
    assert (max(sizes) if sizes else None) == found.fillable


@pytest.mark.oracle(what="replacements after a withdrawal", against="everything tried")
def test_the_replacements_are_those_of_enumeration(evidence):
    """On every small instance each withdrawal is filled by the best who keeps the quotas."""
    draw = random.Random(2)
    for _ in range(evidence.part(INSTANCES)):
        scores, attributes, places, quotas = _instance(draw)
        chosen = select(
            Ranking.from_scores(scores),
            places=places,
            quotas=quotas,
            attributes=attributes,
            reserve=None,
            fill="all_or_nothing",
        )
        for leaver in chosen.main if not chosen.undecided and not chosen.conflict else ():
            _check_replacement(chosen, leaver, scores, quotas, attributes)
            evidence.count()


def _check_replacement(chosen, leaver, scores, quotas, attributes):
    stay = tuple(item for item in chosen.main if item != leaver)
    able = [item for item in chosen.reserve if not _misses((*stay, item), quotas, attributes)]
    best = max((scores[item] for item in able), default=None)
    found = replacement(chosen, leaver)
    assert tuple(item for item in chosen.reserve if item in able and scores[item] == best) == found.successors
    pool = [item for item in scores if item != leaver]
    sets = _keeping(pool, min(chosen.places, len(pool)), quotas, attributes)
    top = max((_total(scores, one) for one in sets), default=None)
    wanted = sorted(one for one in sets if one and _total(scores, one) == top)
    assert wanted == sorted(tuple(sorted(one)) for one in found.reoptimised)


@pytest.mark.oracle(what="uniform draws under quotas: chances and number of sets", against="everything tried")
def test_the_uniform_lottery_gives_each_item_its_share_of_the_sets(evidence):
    """On every small instance the uniform chances and the number of sets are those of enumeration."""
    draw = random.Random(3)
    for _ in range(evidence.part(INSTANCES)):
        scores, attributes, places, quotas = _instance(draw)
        found = fair_lottery(attributes, places=places, quotas=quotas, rule="uniform", fill="all_or_nothing")
        sets = _keeping(scores, places, quotas, attributes)
        if not sets:
            assert isinstance(found, QuotaConflict)
            evidence.count()
            continue
        assert len(sets) == found.sets
        for item in scores:
            assert Fraction(sum(item in one for one in sets), len(sets)) == found.probabilities[item]
        evidence.count()


@pytest.mark.oracle(
    what="maximin draws under quotas: the smallest chance", against="a simplex on fractions, over all sets"
)
def test_no_mixture_of_sets_beats_the_maximin_lottery(evidence):
    """On every small instance the smallest chance is certified: a weighting of items shows that no mixture gives more."""
    draw = random.Random(4)
    for _ in range(evidence.part(INSTANCES)):
        scores, attributes, places, quotas = _instance(draw, largest=7)
        sets = _keeping(scores, places, quotas, attributes)
        found = fair_lottery(attributes, places=places, quotas=quotas, fill="all_or_nothing")
        if not sets:
            assert isinstance(found, QuotaConflict)
            evidence.count()
            continue
        held = {item for one in sets for item in one}
        assert {item for item, chance in found.probabilities.items() if chance} == held
        assert sum(found.probabilities.values()) == places
        if held:
            least = min(found.probabilities[item] for item in held)
            assert least == _game_value(sorted(held), sets)
        evidence.count()


def _game_value(items, sets):
    """Return the value of the game `items x sets` by an independent exact solver: fictitious bounds met by an LP on fractions."""
    rows = [[Fraction(item in one) for one in sets] for item in items]
    return _simplex_value(rows)


def _simplex_value(rows):
    """Solve max sum y, B'y <= 1 with B = A + 1 by the dense tableau with Bland's rule: value = 1 / sum y - 1."""
    height, width = len(rows[0]), len(rows)
    table = [
        [rows[col][row] + 1 for col in range(width)]
        + [Fraction(row == other) for other in range(height)]
        + [Fraction(1)]
        for row in range(height)
    ]
    costs = [Fraction(-1)] * width + [Fraction(0)] * (height + 1)
    basis = list(range(width, width + height))
    while (enter := next((col for col, cost in enumerate(costs[:-1]) if cost < 0), None)) is not None:
        able = [row for row in range(height) if table[row][enter] > 0]
        leave = min(able, key=lambda row: (table[row][-1] / table[row][enter], basis[row]))
        pivot = table[leave][enter]
        table[leave] = [part / pivot for part in table[leave]]
        for row in range(height):
            if row != leave and table[row][enter]:
                rate = table[row][enter]
                table[row] = [a - rate * b for a, b in zip(table[row], table[leave], strict=True)]
        rate = costs[enter]
        costs = [a - rate * b for a, b in zip(costs, table[leave], strict=True)]
        basis[leave] = enter
    return 1 / costs[-1] - 1


@pytest.mark.oracle(what="exact bootstrap: chances, mean ranks, intervals", against="every outcome")
def test_the_exact_bootstrap_is_that_of_enumeration(evidence):
    """On every small instance the exact chances, mean ranks and intervals are those of listing every outcome."""
    draw = random.Random(5)
    for _ in range(evidence.part(INSTANCES)):
        items = [f"i{index}" for index in range(draw.randint(1, 3))]
        marks = {
            item: [draw.randint(0, 3) for _ in range(draw.randint(1, 2 if len(items) > 2 else 3))]
            for item in items
        }
        reviews = Reviews.from_triples(
            (item, f"j{number}", mark) for item, given in marks.items() for number, mark in enumerate(given)
        )
        places = draw.randint(0, len(items))
        _check_bootstrap(bootstrap(reviews, places=places), marks, places)
        evidence.count()


def _check_bootstrap(found, marks, places):
    outcomes = list(product(*(product(given, repeat=len(given)) for given in marks.values())))
    top, ranks, middle = Counter(), {item: [] for item in marks}, Counter()
    for outcome in outcomes:
        means = {item: Fraction(sum(drawn), len(drawn)) for item, drawn in zip(marks, outcome, strict=True)}
        for item in marks:
            above = sum(mean > means[item] for mean in means.values())
            tied = sum(mean == means[item] for mean in means.values())
            top[item] += min(max(Fraction(places - above, tied), 0), 1)
            middle[item] += above + Fraction(tied + 1, 2)
            ranks[item].append(above + 1)
    assert found.alone == tuple(item for item, given in marks.items() if len(given) == 1)
    for item in marks:
        if item in found.alone:
            continue
        assert Fraction(top[item], len(outcomes)) == found.top[item]
        assert Fraction(middle[item], len(outcomes)) == found.mean_rank[item]
        held = found.interval(item)
        inside = sum(held.best <= rank <= held.worst for rank in ranks[item])
        assert inside >= Fraction(9, 10) * len(outcomes)
