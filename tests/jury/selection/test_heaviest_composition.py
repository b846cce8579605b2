"""The heaviest composition under quotas, against a list of all compositions."""

import random
from itertools import product

import pytest

from eig._maths.simplex import Found
from eig._maths.simplex_bases import start
from eig.jury.selection._how_many_of_each_kind_search import Kinds, _Search, heavier, solved


def drawn(draw, most):
    """Return kinds with overlapping quotas, and weights."""
    count, quotas = draw.randint(0, most), draw.randint(0, most)
    sizes = tuple(draw.randint(1, 3) for _ in range(count))
    members = tuple(tuple(quota for quota in range(quotas) if draw.random() < 0.5) for _ in sizes)
    least = tuple(draw.randint(0, 2) for _ in range(quotas))
    highest = tuple(low + draw.randint(0, 1) for low in least)
    kinds = Kinds(sizes, members, draw.randint(0, sum(sizes)), least, highest)
    return kinds, [draw.randint(-9, 9) for _ in sizes]


def tight(draw, most):
    """Return kinds that overlap by two or three quotas, of which hardly any may be chosen together."""
    count, quotas = draw.randint(most - 2, most), draw.randint(most - 3, most)
    sizes = tuple(draw.randint(1, 2) for _ in range(count))
    members = tuple(tuple(sorted(draw.sample(range(quotas), draw.randint(2, 3)))) for _ in sizes)
    least = tuple(int(draw.random() < 0.2) for _ in range(quotas))
    kinds = Kinds(sizes, members, draw.randint(1, 3), least, (1,) * quotas)
    return kinds, [draw.randint(1, 9) for _ in sizes]


def weight(counts, weights):
    return sum(count * one for count, one in zip(counts, weights, strict=True))


def check(instances, most, seed, counted=lambda: None):
    draw = random.Random(seed)
    for _ in range(instances):
        kinds, weights = draw.choice((drawn, tight, tight))(draw, most)
        listed = [one for one in product(*(range(size + 1) for size in kinds.sizes)) if kinds.keeps(one)]
        best = max((weight(one, weights) for one in listed), default=-100)
        for above in (best - 1, best, best - 5, draw.randint(-9, 30)):
            found = heavier(kinds, weights, above)
            assert (found is None) == (not listed or best <= above)
            assert found is None or (found in listed and weight(found, weights) > above)
        counted()


@pytest.mark.slow
def test_a_heavier_composition_is_found_where_there_is_one_and_only_there():
    """Whatever the quotas, one composition above a weight is found, or none of all that there are is above it."""
    check(150, most=7, seed=5)


@pytest.mark.oracle(
    what="a heavier composition under quotas, wherever there is one", against="every composition"
)
def test_a_heavier_composition_is_found_where_there_is_one_and_only_there_at_full_size(evidence):
    """The same on ten thousand instances of up to eight kinds and eight quotas."""
    check(evidence.part(10_000), most=7, seed=2, counted=evidence.count)


def test_what_is_settled_or_too_small_is_beaten_and_a_ray_that_proves_nothing_is_no_proof():
    """One composition alone is left, or none of the size: the search goes on elsewhere. A ray must prove itself."""
    kinds = Kinds((1, 1), ((0,), ()), 1, (0,), (1,))
    search = _Search(kinds, (2, 1), 0, lambda: None)
    basis = start(kinds.programme((2, 1)))
    nothing = Found([0.0], None, [0.0])
    basis.high[:2] = [1.0, 1.0]
    assert not search._is_beaten(basis, nothing)
    basis.low[:2] = [1.0, 1.0]
    assert search._is_beaten(basis, nothing)
    basis.low[:2] = basis.high[:2] = [0.0, 0.0]
    assert search._is_beaten(basis, nothing)


def test_the_search_asks_whether_to_go_on():
    """Each step of the search calls the caller, who may end it."""
    kinds, asked = Kinds((2, 2, 2), ((0, 1), (1, 2), (0, 2)), 3, (1, 1, 1), (2, 2, 2)), []
    heavier(kinds, [3, 2, 1], 0, lambda: asked.append(1))
    assert asked


def test_a_system_without_one_solution_prices_nothing():
    """Prices of zero bound as prices do: nothing is proven that does not hold."""
    assert solved([[0, 1]]) == (1, [0])
    assert solved([[0, 2, 4], [1, 1, 3]]) == (-2, [-2, -4]) or solved([[0, 2, 4], [1, 1, 3]]) == (2, [2, 4])


@pytest.mark.parametrize("seed", range(12))
def test_whole_number_solutions_solve_their_system(seed):
    """A square system is solved in whole numbers: the unit is its determinant, up to sign, and each row comes out."""
    draw = random.Random(seed)
    size = draw.randint(2, 5)
    rows = [[draw.randint(-3, 3) for _ in range(size + 1)] for _ in range(size)]
    unit, found = solved([list(row) for row in rows])
    determinant = _determinant([row[:-1] for row in rows])

    assert unit == (abs(determinant) or 1)
    for row in rows if determinant else ():
        assert unit * row[-1] == weight(found, row[:-1])


def _determinant(rows):
    """Expand along the first row."""
    if not rows:
        return 1
    return sum(
        (-1) ** at * one * _determinant([row[:at] + row[at + 1 :] for row in rows[1:]])
        for at, one in enumerate(rows[0])
    )


def _within(kinds, low, high):
    """Return every composition of the right size between bounds, quotas aside."""
    return [
        counts
        for counts in product(*(range(least, most + 1) for least, most in zip(low, high, strict=True)))
        if sum(counts) == kinds.places
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(30))
def test_a_bound_is_what_prices_and_places_leave_at_most(seed):
    """At any prices no composition that keeps the quotas is heavier; without quotas the bound is the heaviest."""
    draw = random.Random(seed)
    sizes, quotas = tuple(draw.randint(2, 4) for _ in range(4)), draw.randint(0, 3)
    members = tuple(tuple(quota for quota in range(quotas) if draw.random() < 0.5) for _ in sizes)
    kinds = Kinds(
        sizes, members, draw.randint(4, 6), (1,) * quotas, tuple(draw.randint(2, 4) for _ in range(quotas))
    )
    weights = [draw.randint(-9, 9) for _ in sizes]
    search = _Search(kinds, tuple(weights), 0, lambda: None)
    basis = start(kinds.programme(weights))
    low = [draw.randint(0, 1) for _ in kinds.sizes]
    high = [draw.randint(size - 1, size) for size in kinds.sizes]
    basis.low[: len(low)], basis.high[: len(high)] = map(float, low), map(float, high)
    between = _within(kinds, low, high)
    prices = [draw.randint(-3, 3) for _ in kinds.least]
    for unit in (1, 2):
        for counts in filter(kinds.keeps, between):
            assert unit * weight(counts, weights) <= search._bound(basis, unit, prices)
        heaviest = max((weight(counts, weights) for counts in between), default=None)
        if heaviest is not None:
            assert unit * heaviest == search._bound(basis, unit, [0] * len(prices))
            whole = sum(
                max(price * least, price * most)
                for price, least, most in zip(prices, kinds.least, kinds.most, strict=True)
            )
            nets = [
                unit * one - sum(prices[quota] for quota in member)
                for one, member in zip(weights, kinds.members, strict=True)
            ]
            assert whole + max(weight(counts, nets) for counts in between) == search._bound(
                basis, unit, prices
            )


@pytest.mark.parametrize(
    ("value", "parts"),
    [(1.3, [(2, 3), (0, 1)]), (1.4, [(2, 3), (0, 1)]), (1.7, [(0, 1), (2, 3)]), (0.5, [(0, 0), (1, 3)])],
)
def test_the_half_nearer_to_what_was_found_is_looked_at_first(value, parts):
    """A range of a kind is cut beside its value; of the two ranges the nearer one comes last, to be taken first."""
    kinds = Kinds((3, 2), ((), ()), 3, (), ())
    search = _Search(kinds, (2, 1), 0, lambda: None)
    basis = start(kinds.programme((2, 1)))
    basis.low[:2], basis.high[:2] = [0.0, 0.0], [3.0, 2.0]
    halves = list(
        search._halves(basis, Found([0.0], {0: value, 1: 3 - value if value == 0.5 else 2.0}, None))
    )

    assert parts == [(int(one.low[0]), int(one.high[0])) for one in halves]
    assert all((0.0, 2.0) == (one.low[1], one.high[1]) for one in halves)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(60))
def test_halves_part_the_range_of_the_kind_that_is_least_settled(seed):
    """Of the kinds still open, the one farthest from a whole number is cut, of equal ones the widest, then the first."""
    draw = random.Random(seed)
    low = [draw.randint(0, 2) for _ in range(4)]
    high = [least + draw.choice([0, 1, 2, 5]) for least in low]
    if low == high:
        high[draw.randrange(4)] += 2
    kinds = Kinds(tuple(high), ((),) * 4, sum(high) - 1, (), ())
    basis = start(kinds.programme((1, 2, 3, 4)))
    basis.low[:4], basis.high[:4] = map(float, low), map(float, high)
    values = {
        kind: draw.choice([low[kind], high[kind], (low[kind] + high[kind]) / 2 + 0.25]) for kind in range(4)
    }
    search = _Search(kinds, (1, 2, 3, 4), 0, lambda: None)
    far, near = search._halves(basis, Found([0.0], {kind: float(one) for kind, one in values.items()}, None))
    open_ = [kind for kind in range(4) if low[kind] < high[kind]]
    away = {kind: abs(values[kind] - round(values[kind])) for kind in open_}
    cut = min(open_, key=lambda kind: (-away[kind], low[kind] - high[kind], kind))

    for kind in set(range(4)) - {cut}:
        assert {(low[kind], high[kind])} == {(one.low[kind], one.high[kind]) for one in (far, near)}
    under, over = sorted((far, near), key=lambda one: one.low[cut])
    assert (low[cut], under.high[cut] + 1, high[cut]) == (under.low[cut], over.low[cut], over.high[cut])
    assert under.low[cut] <= under.high[cut] < over.low[cut] <= over.high[cut]
    gap = values[cut] - under.high[cut]
    assert near is (under if gap < 0.5 else over)


def test_a_kind_of_which_no_value_was_found_is_cut_at_its_least():
    """Without a value, the least that a kind may have is looked at alone, and first."""
    kinds = Kinds((5,) * 4, ((),) * 4, 3, (), ())
    search = _Search(kinds, (1, 2, 3, 4), 0, lambda: None)
    basis = start(kinds.programme((1, 2, 3, 4)))
    basis.low[:4], basis.high[:4] = [0.0] * 4, [0.0, 0.0, 0.0, 5.0]
    far, near = search._halves(basis, Found([0.0], None))

    assert ((1.0, 5.0), (0.0, 0.0)) == ((far.low[3], far.high[3]), (near.low[3], near.high[3]))


@pytest.mark.parametrize(("above", "beaten"), [(0, False), (1, False), (2, True), (3, True)])
def test_what_is_no_heavier_than_asked_is_beaten(above, beaten):
    """The heaviest of what is left weighs 2: that exceeds 1, and neither 2 nor 3."""
    kinds = Kinds((1, 1), ((0,), ()), 1, (0,), (1,))
    search = _Search(kinds, (2, 1), above, lambda: None)
    basis = start(kinds.programme((2, 1)))
    basis.high[:2] = [1.0, 1.0]

    assert beaten == search._is_beaten(basis, Found([0.0], None))


@pytest.mark.parametrize(("ray", "beaten"), [([1.0], True), ([-1.0], True), ([0.0], False), (None, False)])
def test_a_ray_that_proves_that_nothing_keeps_the_quotas_settles_it(ray, beaten):
    """Three of a quota cannot be among two: a price on the quota, of either sign, proves it; no price proves nothing."""
    kinds = Kinds((2, 2), ((0,), (0,)), 2, (3,), (4,))
    search = _Search(kinds, (2, 1), -100, lambda: None)
    basis = start(kinds.programme((2, 1)))
    basis.high[:2] = [2.0, 2.0]

    assert beaten == search._is_beaten(basis, Found([0.0], None, ray))


def test_bounds_that_leave_one_composition_or_none_are_beaten():
    """Where the ranges of the kinds can add up to the places in one way at most, nothing is left to look at."""
    for places, beaten in ((0, True), (1, True), (2, False), (3, True), (4, True)):
        kinds = Kinds((2, 2), ((), ()), places, (), ())
        search = _Search(kinds, (2, 1), -100, lambda: None)
        basis = start(kinds.programme((2, 1)))
        basis.low[:2], basis.high[:2] = [1.0, 0.0], [2.0, 1.0]
        assert beaten == search._is_beaten(basis, Found([], None))


def test_a_ray_is_about_bounds_and_not_about_weights():
    """Compositions that all weigh less than nothing are there all the same: no price proves them away."""
    kinds = Kinds((2, 2), ((0,), ()), 2, (0,), (2,))
    search = _Search(kinds, (-2, -1), -100, lambda: None)
    basis = start(kinds.programme((-2, -1)))
    basis.high[:2] = [2.0, 2.0]

    assert not search._is_beaten(basis, Found([0.0], None, [0.0]))


@pytest.mark.parametrize("seed", range(6))
def test_weights_may_be_as_long_as_one_likes(seed):
    """Only how weights compare counts: with four hundred noughts more, the same composition is found."""
    kinds, weights = tight(random.Random(seed), 6)
    long = 10**400
    for above in (-100, 9, 12):
        found = heavier(kinds, weights, above)
        assert found == heavier(kinds, [one * long for one in weights], above * long)
