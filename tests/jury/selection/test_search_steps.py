"""What the searches under quotas go through, counted: a bound or a memory that no longer cuts shows here alone.

Their answers are held against enumerations elsewhere; the same answers, found later, look the same there. A search
that was made better takes other counts: write them down. One that takes more has lost a bound.
"""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise, product

import pytest

from eig.jury.selection import (
    _best_sets_by_merit,
    _how_many_of_each_kind_search,
    _lagrangian_search_under_quotas,
    _lottery_leximin,
    _lottery_mixtures,
)
from eig.jury.selection._greatest_weight_by_two_searches import best_sets, best_weight, feasible
from eig.jury.selection._how_many_of_each_kind_search import Kinds, heavier
from eig.jury.selection._lagrangian_search_under_quotas import Model, planned, ways_with
from eig.jury.selection._lottery_leximin import Tableau, leximin


def model(draw, items=14, quotas=4, slack=0):
    """Return a model of overlapping quotas, most of which bind."""
    members = tuple(tuple(q for q in range(quotas) if draw.random() < 0.4) for _ in range(items))
    least = tuple(draw.randint(0, 2) for _ in range(quotas))
    weights = tuple(draw.randint(0, 12) for _ in range(items))
    return Model(weights, draw.randint(4, 8), members, least, tuple(low + 2 for low in least), slack)


def calls(patch, owner, name):
    """Count the calls of a function."""
    plain, found = getattr(owner, name), []

    def counted(*given, **named):
        found.append(given)
        return plain(*given, **named)

    patch.setattr(owner, name, counted)
    return found


def counted(owner, name, search, numbers):
    """Return how often a function is called by a search, on each of the models of some numbers."""
    found = []
    for number in numbers:
        with pytest.MonkeyPatch.context() as patch:
            seen = calls(patch, owner, name)
            search(number)
        found.append(len(seen))
    return found


SEARCHES = {
    "best set": (_lagrangian_search_under_quotas.Plan, "children", lambda number: best_weight(model(random.Random(number)))),
    "what may be completed": (_lagrangian_search_under_quotas.Plan, "alive", lambda number: best_weight(model(random.Random(number)))),
    "best sets": (
        _lagrangian_search_under_quotas.Plan, "children", lambda number: best_sets(model(random.Random(number)), distinct=3)
    ),
    "one set": (
        _lagrangian_search_under_quotas.Plan, "children",
        lambda number: feasible(model(random.Random(number), items=24, quotas=7)),
    ),
    "multipliers": (_lagrangian_search_under_quotas, "_plan", lambda number: planned(model(random.Random(number)))),
    "multipliers, where any set would do": (
        _lagrangian_search_under_quotas, "_plan", lambda number: feasible(model(random.Random(number), items=24, quotas=7))
    ),
    "merit": (
        _best_sets_by_merit.Rest, "completes", lambda number: _best_sets_by_merit.merit_weight(model(random.Random(number)))
    ),
    "merit, all its sets": (
        _lagrangian_search_under_quotas.Plan, "children",
        lambda number: _best_sets_by_merit.merit_sets(model(random.Random(number)), distinct=1),
    ),
    "merit, the second": (
        _best_sets_by_merit.Rest, "completes",
        lambda number: _best_sets_by_merit.merit_sets(model(random.Random(number)), distinct=2),
    ),
}  # fmt: skip
MEASURED = {
    "best set": [0, 9, 6, 6, 5, 6, 6, 7, 7, 522, 8, 4, 9, 7, 9, 7, 5, 6, 496, 4, 11, 8, 8, 4, 6, 5, 6, 4, 5, 8],
    "what may be completed": [1, 28, 19, 19, 16, 19, 19, 22, 22, 1566, 27, 13, 28, 22, 28, 22, 16, 20, 1488, 13, 35, 25, 26, 13, 19, 16, 19, 13, 16, 25],
    "best sets": [0, 108, 79, 53, 57, 191, 45, 142, 58, 522, 200, 53, 66, 179, 110, 57, 96, 73, 496, 117, 136, 62, 174, 23, 69, 37, 140, 51, 42, 145],
    "one set": [4, 5, 5, 8, 89, 7, 8, 5, 4, 6, 8, 8, 5, 0, 4, 8, 5, 4, 6, 7, 8, 8, 6, 8, 8, 122, 8, 8, 4, 5],
    "multipliers": [241, 70, 1, 9, 9, 21, 1, 2, 1, 241, 58, 33, 10, 4, 21, 17, 1, 65, 241, 1, 76, 9, 15, 1, 17, 1, 16, 27, 1, 31],
    "multipliers, where any set would do": [64, 44, 74, 205, 243, 98, 60, 58, 44, 57, 63, 188, 44, 241, 57, 80, 57, 60, 2, 82, 70, 74, 69, 88, 65, 256, 79, 51, 30, 88],
    "merit": [1, 99, 39, 53, 88, 99, 67, 282, 65, 193, 111, 42, 62, 132, 750, 97, 65, 64, 174, 32, 194, 155, 63, 45, 85, 23, 74, 53, 48, 110],
    "merit, all its sets": [0, 29, 12, 14, 13, 19, 14, 45, 14, 0, 27, 19, 19, 34, 24, 22, 34, 21, 0, 51, 15, 22, 15, 12, 25, 13, 23, 14, 18, 80],
    "merit, the second": [1, 247, 68, 61, 147, 178, 110, 293, 88, 193, 160, 99, 85, 154, 1414, 107, 150, 132, 174, 53, 222, 254, 71, 59, 131, 36, 86, 91, 67, 182],
}  # fmt: skip


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("search", MEASURED)
def test_a_search_under_quotas_goes_through_what_it_went_through_when_it_was_measured(search):
    """On thirty models drawn by their number: neither a bound, a multiplier nor a memory was lost."""
    assert MEASURED[search] == counted(*SEARCHES[search], range(30))


@pytest.mark.untraced
@pytest.mark.parametrize("number", range(1, 9))
def test_a_second_weight_by_merit_is_sought_where_it_is_asked_for_alone(number):
    """Who asks for the best sets is given their weight; who asks for two weights, the next one too, without sets."""
    asked = model(random.Random(number))
    (best,), (first, second) = (_best_sets_by_merit.merit_sets(asked, distinct=count) for count in (1, 2))

    assert best == first == _best_sets_by_merit.merit_weight(asked)
    assert first != second
    assert [] == _best_sets_by_merit.merit_sets(asked, distinct=2)[second]


@pytest.mark.untraced
@pytest.mark.parametrize("number", [35, 53, 188, 196, 236, 312])
def test_each_item_is_counted_once_for_each_best_set_that_holds_it(number):
    """Best sets end early or late in the order of the search: the counts are those of the sets, listed."""
    draw = random.Random(number)
    items, quotas = draw.randint(4, 9), draw.randint(0, 3)
    members = tuple(tuple(q for q in range(quotas) if draw.random() < 0.5) for _ in range(items))
    least = tuple(draw.randint(0, 2) for _ in range(quotas))
    weights = tuple(draw.choice((3, 3, 3, 4, 2)) for _ in range(items))
    found = best_sets(
        Model(weights, draw.randint(1, items - 1), members, least, tuple(low + 2 for low in least))
    )
    ends = found[max(found)]

    assert ways_with(ends) == Counter(item for end in ends for chosen in end.sets() for item in chosen)


# ── the heaviest composition ──────────────────────────────────────────────────────────────────────


def tight(draw):
    """Return kinds that overlap by two or three quotas, of which hardly any may be chosen together, and weights."""
    count, quotas = draw.randint(7, 12), draw.randint(6, 10)
    sizes = tuple(draw.randint(1, 3) for _ in range(count))
    members = tuple(tuple(sorted(draw.sample(range(quotas), draw.randint(2, 3)))) for _ in sizes)
    least = tuple(int(draw.random() < 0.2) for _ in range(quotas))
    kinds = Kinds(sizes, members, draw.randint(2, 4), least, (1,) * quotas)
    return kinds, [draw.randint(1, 9) for _ in sizes]


def halves(number):
    """Return how many halves are looked at until none is heavier than the heaviest found: that is proven."""
    (kinds, weights), above = tight(random.Random(number)), -1
    with pytest.MonkeyPatch.context() as patch:
        seen = calls(patch, _how_many_of_each_kind_search, "mend")
        while found := heavier(kinds, weights, above):
            above = sum(count * one for count, one in zip(found, weights, strict=True))
    return len(seen)


@pytest.mark.untraced
def test_a_composition_is_proven_heaviest_within_the_halves_measured():
    """Prices in whole numbers prove that a half holds nothing heavier: without them it is cut again and again."""
    measured = [5, 1, 2, 2, 1, 2, 1, 1, 1, 2, 2, 1, 2, 2, 1, 2, 1, 1, 1, 2, 1, 2, 2, 1, 2]
    found = [halves(number) for number in range(len(measured))]

    assert [True] * len(measured) == [now <= then for now, then in zip(found, measured, strict=True)], found


# ── leximin ───────────────────────────────────────────────────────────────────────────────────────


def drawn_sets(number):
    """Return the sizes of some types, and sets of so many items."""
    draw = random.Random(number)
    sizes = [draw.randint(1, 4) for _ in range(draw.randint(2, 7))]
    sets = [tuple(draw.randint(0, size) for size in sizes) for _ in range(12)]
    return sizes, sets


def lottery(number, stages=None):
    """Return the mixture of the sets of a number that is fairest, and how often a better set was asked for."""
    sizes, sets = drawn_sets(number)
    asked = []

    def better(weights, value):
        asked.append(value)
        worth = {one: sum(a * b for a, b in zip(weights, one, strict=True)) for one in sets}
        best = max(sets, key=worth.__getitem__)
        return best if worth[best] > value else None

    return leximin(sets[0], sizes=sizes, better=better, stages=stages), len(asked)


@pytest.mark.untraced
def test_leximin_asks_for_no_more_sets_than_when_it_was_measured():
    """Each set that enters was the best at the prices: few are asked for."""
    measured = [6, 3, 3, 5, 6, 9, 8, 7, 5, 5, 8, 9, 8, 6, 3, 7, 8, 7, 5, 13, 12, 4, 4, 5, 13]

    assert measured == [lottery(number)[1] for number in range(len(measured))]


@pytest.mark.parametrize("number", range(8))
def test_the_basis_stays_what_its_columns_say(number):
    """What parts ties goes through the very same steps as the values; the inverse times each column is a unit."""
    with pytest.MonkeyPatch.context() as patch:
        plain = _lottery_leximin.start

        def tilted(first, sizes):
            start = plain(first, sizes)
            start.tilts = list(
                start.values
            )  # from the same numbers on, the same pivots give the same numbers
            return start

        patch.setattr(_lottery_leximin, "start", tilted)
        patch.setattr(_lottery_leximin, "Tableau", Watched)
        (mixture, proven), _ = lottery(number, stages=1)

    assert proven
    assert 1 == sum(chance for _, chance in mixture)


class Watched(Tableau):
    """A basis that is looked at after each pivot."""

    def enter(self, what, column):
        super().enter(what, column)
        place = self.held.index(what)
        assert [self.unit * (at == place) for at in range(len(self.held))] == self._moved(column)
        assert self.values == self.tilts


class Above(Tableau):
    """A basis of which nothing may fall below zero."""

    def enter(self, what, column):
        super().enter(what, column)
        assert all(pair > (0, 0) for pair in zip(self.values, self.tilts, strict=True))


@pytest.mark.slow
def test_nothing_in_a_basis_falls_below_zero(monkeypatch):
    """What stands at zero is a little above it, by what parts ties: no step undoes another, and the search ends."""
    monkeypatch.setattr(_lottery_leximin, "Tableau", Above)

    assert all(lottery(number)[0][1] for number in range(60))


def test_ties_are_parted_by_numbers_of_their_own():
    """Each row is moved by a number above zero that no other row has, and that no step from the last one tells."""
    tilts = Tableau([None] * 40, [Fraction(0)] * 40, [[0]] * 40, 1).tilts
    steps = {after - before for before, after in pairwise(tilts)}

    assert all(0 < tilt < _lottery_leximin.TILT for tilt in tilts)
    assert 40 == len(set(tilts))
    assert all(abs(step) > _lottery_leximin.TILT / 1000 for step in steps)


def test_the_first_stage_alone_asks_for_fewer_sets():
    """Where only the worst-off matter, the search ends once they are served: the next worst-off are not."""
    measured = [3, 1, 2, 3, 5, 5, 5, 6, 4, 4, 7, 5, 7, 5, 2, 5, 6, 6, 4, 10, 9, 4, 4, 5, 8]

    assert measured == [lottery(number, stages=1)[1] for number in range(len(measured))]
    assert any(first < lottery(number)[1] for number, first in enumerate(measured))


@pytest.mark.untraced
@pytest.mark.parametrize("rate", [-2, -1, 0, 1, 2])
@pytest.mark.parametrize("held", range(5))
def test_a_price_moves_towards_the_side_that_it_stands_for(rate, held):
    """A quota of 1 to 3: a price up pulls towards 1 however small, a price down towards 3, none where it is kept."""
    members = ((0,),) * held + ((),) * (8 - held)
    chosen = Model((50,) * held + (9,) * 4 + (0,) * (4 - held), 4, members, (1,), (3,))
    wanted = 1 if held < 1 or rate > 0 else 3 if held > 3 or rate < 0 else held

    assert [wanted - held] == _lagrangian_search_under_quotas._moves(
        _lagrangian_search_under_quotas._plan(chosen, (rate,))
    )


@pytest.mark.untraced
@pytest.mark.parametrize("counts", list(product(range(3), range(3), range(3))))
def test_fixed_groups_hold_as_many_as_they_were_settled_at(counts):
    """Sets of the fixed model are those with so many of each group, and no other: none, all or some of it."""
    groups = [(0, 1), (2, 3), (4, 5)]
    plain = Model((0,) * 6, sum(counts), ((),) * 6, (), ())
    fixed = _best_sets_by_merit._fixed(plain, list(zip(groups, counts, strict=True)))
    assert 2 + sum(0 < count < 2 for count in counts) == len(fixed.least)  # groups in or out share a quota
    ends = [end for some in best_sets(fixed).values() for end in some]

    assert {chosen for end in ends for chosen in end.sets()} == {
        chosen
        for chosen in combinations(range(6), sum(counts))
        if all(len({*group} & {*chosen}) == count for group, count in zip(groups, counts, strict=True))
    }


@pytest.mark.parametrize("number", range(12))
def test_the_compositions_listed_are_those_that_keep_the_quotas_and_dead_ends_are_seen_at_once(number):
    """In order, none twice; what stands behind a kind is what the kinds from it on hold of each quota."""
    chosen = model(random.Random(number), items=8, quotas=2)
    kinds = _lottery_mixtures.by_kind(chosen.members)
    members = [chosen.members[kind[0]] for kind in kinds]
    every = product(*(range(len(kind) + 1) for kind in kinds))

    assert list(_lottery_mixtures._compositions(chosen, kinds)) == [
        counts for counts in every if Kinds.of(chosen, kinds).keeps(counts)
    ]
    behind = [
        tuple(
            sum(len(kind) for kind, own in zip(kinds[row:], members[row:], strict=True) if q in own)
            for q in (0, 1)
        )
        for row in range(len(kinds) + 1)
    ]
    assert behind == _lottery_mixtures._available(chosen, kinds, members)
