"""The small simplex: values that keep all bounds, and prices that prove that none are worth more."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths import simplex
from eig._maths.linear_programmes import Programme
from eig._maths.simplex import SLIGHT, WEARY, _Method, mend, start_at, widened
from eig._maths.simplex_bases import start
from eig._maths.symmetric_matrices import inverted

FAR, CLOSE = 1e9, 1e-6


def programme(seed):
    """Draw a programme of up to five groups and four rows, some columns in no group."""
    draw = Random(seed)
    rows = draw.randint(1, 4)
    worths, entries, groups = [], [], []
    for _ in range(draw.randint(1, 5)):
        groups.append(tuple(range(len(worths), len(worths) + draw.randint(1, 4))))
        for _ in groups[-1]:
            worths.append(float(draw.randint(-3, 6)))
            entries.append(
                tuple((row, float(draw.randint(-2, 3))) for row in range(rows) if draw.random() < 0.6)
            )
    for _ in range(draw.randint(0, 2)):
        worths.append(-float(draw.randint(0, 3)))
        entries.append(((draw.randrange(rows), -1.0),))
    lows = [draw.choice([-FAR, float(draw.randint(-3, 3))]) for _ in range(rows)]
    highs = [max(low, float(draw.randint(-2, 8))) for low in lows]
    counts = tuple(draw.randint(0, 3) for _ in groups)
    return Programme(tuple(groups), counts, worths, tuple(entries), lows, highs)


def narrowed(basis, seed):
    """Let some columns be at most one, or none."""
    draw = Random(seed)
    for column, group in enumerate(basis.programme.group_of):
        if group >= 0 and draw.random() < 0.2:
            basis.high[column] = min(basis.high[column], float(draw.randint(0, 1)))
    return basis


def forced(basis, seed):
    """Let some columns be at least one, and as much at most or more."""
    draw = Random(seed)
    for column, group in enumerate(basis.programme.group_of):
        if group >= 0 and draw.random() < 0.3:
            basis.low[column] = 1.0
            basis.high[column] = max(basis.high[column] - draw.randint(0, 2), 1.0)
    return basis


def most(basis, prices):
    """Return what nothing is worth more than, at prices: groups and rows each at their best."""
    given_ = basis.programme
    total = 0.0
    for row, price in enumerate(prices):
        total += max(price * given_.lows[row], price * given_.highs[row]) if abs(price) > CLOSE else 0.0
    for group, columns in enumerate(given_.groups):
        profits = sorted(
            ((profit(given_, one, prices), basis.high[one] - basis.low[one]) for one in columns), reverse=True
        )
        left = float(given_.counts[group])
        for one in columns:
            total += profit(given_, one, prices) * basis.low[one]
            left -= basis.low[one]
        for each, room in profits:
            total += each * min(left, room)
            left -= min(left, room)
    return total


def profit(given_, column, prices):
    return given_.worths[column] - sum(prices[row] * one for row, one in given_.entries[column])


def holds(basis, values):
    """Tell whether values keep all bounds, groups and rows."""
    given_ = basis.programme
    sums = [0.0] * len(given_.lows)
    for column, value in values.items():
        assert basis.low[column] - CLOSE <= value <= basis.high[column] + CLOSE
        for row, one in given_.entries[column]:
            sums[row] += one * value
    groups = [sum(values.get(one, 0.0) for one in columns) for columns in given_.groups]
    assert all(abs(one - count) < CLOSE for one, count in zip(groups, given_.counts, strict=True))
    return all(
        low - CLOSE <= one <= high + CLOSE
        for one, low, high in zip(sums, given_.lows, given_.highs, strict=True)
    )


def crowded(basis):
    """Tell whether the columns of a group have not the room for its count, or must take more: nothing else is to be proved."""
    given_ = basis.programme
    return any(
        not sum(basis.low[one] for one in columns) <= count <= sum(basis.high[one] for one in columns)
        for columns, count in zip(given_.groups, given_.counts, strict=True)
    )


def agree(seed, basis):
    """Hold what was found against what it claims."""
    found = mend(basis, lambda: None)
    given_ = basis.programme
    if crowded(basis):
        assert found.values is None
    elif found.values is not None:
        assert holds(basis, found.values)
        worth = sum(given_.worths[column] * value for column, value in found.values.items())
        assert abs(worth - most(basis, found.prices)) < 1e-4, seed
    else:
        assert found.ray is not None, seed
        raised = [price + 1e4 * one for price, one in zip(found.prices, found.ray, strict=True)]
        assert most(basis, raised) < most(basis, found.prices) - 1.0, seed


@pytest.mark.slow
@given(st.integers(0, 10**6))
def test_values_are_the_best_or_a_ray_proves_that_there_are_none(seed):
    """What is found keeps all bounds and meets the bound at the prices; else prices along the ray fall without end."""
    agree(seed, start(programme(seed)))


@pytest.mark.untraced
@given(st.integers(0, 10**6))
@example(405991)  # a column out of the basis, at its most, was barred
@example(835817)  # a group was left without room, and a row breaks first
def test_it_goes_on_from_the_last_basis_once_bounds_are_narrowed(seed):
    """After some columns were barred, the same is true of what is left."""
    basis = start(programme(seed))
    mend(basis, lambda: None)
    agree(seed, narrowed(basis.copy(), seed))
    agree(seed, narrowed(start(programme(seed)), seed))


def with_columns(old, seed):
    """Return a programme with further columns of its groups, the last ones."""
    draw = Random(seed)
    groups, worths, entries = list(old.groups), old.worths[:], list(old.entries)
    for group in range(len(groups)):
        for _ in range(draw.randint(0, 2)):
            groups[group] = (*groups[group], len(worths))
            worths.append(float(draw.randint(-3, 9)))
            entries.append(tuple((row, float(draw.randint(-2, 3))) for row in range(len(old.lows))))
    return Programme(tuple(groups), old.counts, worths, tuple(entries), old.lows, old.highs)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(60))
def test_it_goes_on_from_the_last_basis_once_columns_join(seed):
    """Its values are as good as those found from none, or a ray proves that there are none; the old basis is as it was."""
    basis = start(programme(seed))
    mend(basis, lambda: None)
    kept = (basis.keys[:], basis.working[:], basis.at[:], basis.high[:])
    agree(seed, widened(basis, with_columns(basis.programme, seed)))
    assert kept == (basis.keys, basis.working, basis.at, basis.high)
    narrow = narrowed(basis.copy(), seed)
    mend(narrow, lambda: None)
    agree(seed, widened(narrow, with_columns(basis.programme, seed)))


def watched(basis):
    """Return the method that holds, before each pivot, what followed the last against what the basis alone says."""
    method = _Method(basis, lambda: None)

    def told():
        keyed = [method.keyed[group] for group in method.moving]
        return [*method.prices, *method.values, *keyed, *method.gains, *method.signs]

    def agrees():
        before = told()
        method._reckon()
        assert before == pytest.approx(told(), abs=CLOSE)
        for column, sign in zip(method.open, method.signs, strict=True):
            resting = column not in basis.place and column not in basis.keys
            assert sign == ((1 if basis.at[column] < basis.high[column] else -1) if resting else 0)

    method.tick = agrees
    return method


@pytest.mark.slow
@pytest.mark.parametrize("changed", [lambda basis, _: basis, narrowed, forced])
def test_after_each_pivot_all_is_as_if_reckoned_anew(changed):
    """Values, prices, what each column would bring and which way it can go follow from the basis alone."""
    for seed in range(120):
        method = watched(changed(start(programme(seed)), seed))
        method.run(50)
        agree(seed, method.basis)


def test_a_basis_can_be_stated():
    """Two people for one seat: the one who sits is a key, the price of the seat is told by the move out."""
    two = Programme(
        ((0, 1), (2, 3)), (1, 1), [5.0, 0.0, 3.0, 0.0], (((0, 1.0),), (), ((0, 1.0),), ()), [0.0], [1.0]
    )
    basis = start_at(two, [0, 3], [(0, 1, True)])
    found = mend(basis, lambda: None)
    seated = {one: value for one, value in found.values.items() if value}
    assert ({0: 1.0, 3: 1.0}, [5.0], 1) == (seated, found.prices, basis.pivots)


@pytest.mark.untraced
def test_many_pivots_do_not_drift():
    """After sixty pivots the inverse is made again: the answer of a long road is that of a short one."""
    draw = Random(3)
    people, seats = 80, 6
    groups = tuple(tuple(range(one * (seats + 1), (one + 1) * (seats + 1))) for one in range(people))
    worths = [
        float(draw.randint(0, 50)) if column % (seats + 1) < seats else 0.0
        for column in range(people * (seats + 1))
    ]
    entries = tuple(
        ((column % (seats + 1), 1.0), (seats, float(draw.randint(1, 9))))
        if column % (seats + 1) < seats
        else ()
        for column in range(len(worths))
    )
    given_ = Programme(groups, (1,) * people, worths, entries, [2.0] * seats + [-FAR], [3.0] * seats + [60.0])
    basis = start(given_)
    agree(3, basis)
    assert basis.pivots > 60


def test_the_work_is_told_of():
    """Each pivot is told of, so that it can be halted."""
    told = []
    mend(start(programme(1)), lambda: told.append(1))
    assert told


def test_a_search_for_prices_ends():
    """With no pivot allowed, prices are given, and nothing else is known."""
    found = mend(start(programme(1)), lambda: None, most=0)
    assert (None, None) == (found.values, found.ray)


def most_broken(method):
    """Return the first bound of those missed by most, as its column and how it is missed; None if all are kept."""
    basis = method.basis
    values = [*zip(basis.working, method.values, strict=True)]
    values += [(basis.keys[group], value) for group, value in method.keyed.items()]
    misses = [
        (miss, column, way)
        for column, value in values
        for miss, way in ((basis.low[column] - value, -1), (value - basis.high[column], 1))
    ]
    worst = max(misses, key=lambda one: one[0])
    return worst[1:] if worst[0] > SLIGHT else None


@pytest.mark.untraced
def test_the_most_broken_bound_is_mended_first():
    """Of a basic column or of the key of a group; of equals the first; none where all are kept."""

    def agrees():
        expected = most_broken(method)
        row, group, way = method._worst()
        if way == 0:
            assert expected is None
        else:
            column = method.basis.keys[group] if row is None else method.basis.working[row]
            assert expected == (column, way)

    for seed in range(80):
        for basis in (start(programme(seed)), forced(start(programme(seed)), seed)):
            method = _Method(basis, agrees)
            method.run(50)


def lone(worths, count, bounds, at):
    """Return the method for one group whose first column is its key, with what the others hold."""
    asked = Programme((tuple(range(len(worths))),), (count,), worths, ((),) * len(worths), [], [])
    basis = start(asked)
    for column, (low, high) in enumerate(bounds):
        basis.low[column], basis.high[column] = low, high
    basis.at[:] = at
    method = _Method(basis, lambda: None)
    method.run(1)
    return method


def test_where_a_key_has_too_much_the_best_that_has_room_takes_it():
    """Who is at its most takes no more; of equals the first does."""
    method = lone([5.0, 4.0, 3.0, 3.0], 4, [(0, 1), (0, 1), (0, 9), (0, 9)], [0.0, 1.0, 0.0, 0.0])
    assert ([2], [1.0, 1.0], {0: 2.0}) == (method.basis.keys, method.basis.at[:2], method.keyed)


def test_where_a_key_has_too_little_what_brings_least_is_given_up():
    """What is at its least is not given up; of equals the first is."""
    method = lone([9.0, 4.0, 4.0, 3.0], 1, [(0, 9)] * 4, [0.0, 1.0, 1.0, 0.0])
    assert ([1], 0.0, {0: 0.0}) == (method.basis.keys, method.basis.at[0], method.keyed)


def test_a_group_without_room_is_seen_at_once():
    """Where no column of it can take more nothing is tried again."""
    told = []
    basis = start(Programme(((0, 1),), (3,), [1.0, 0.0], ((), ()), [], []))
    basis.high[:] = [1.0, 1.0]
    basis.low[1] = 1.0
    assert mend(basis, lambda: told.append(1)).values is None
    assert len(told) == 1


ABLE = [
    ([(7, 1.0, 2.0), (8, 2.0, 3.0)], 8),  # the least loss for what it mends
    ([(7, 2.0, 3.0), (8, 1.0, 2.0)], 7),
    ([(7, 3.0, 6.0), (8, 1.0, 1.0)], 8),
    ([(7, 1.0, 2.0), (8, 2.0, 4.0)], 8),  # of equals what mends most
    ([(7, 2.0, 4.0), (8, 1.0, 2.0)], 7),
    ([(7, 1.0, 2.0), (8, 1.0, 2.0)], 7),  # then the first
    ([(7, 1.0, -2.0), (8, 2.0, 0.0)], 8),  # no gain is below nothing
    ([], None),
]


@pytest.mark.parametrize(("able", "expected"), ABLE)
def test_the_column_that_enters_loses_least_for_what_it_mends(able, expected, monkeypatch):
    """Of equals that which mends most enters, as the pivot is surest; then the first."""
    method = _Method(start(programme(1)), lambda: None)
    method.run(0)
    method.values[0] = method.basis.high[method.basis.working[0]]
    monkeypatch.setattr(method, "_columns_able", lambda *_: able)
    monkeypatch.setattr(method, "_rows_able", lambda *_: ())
    monkeypatch.setattr(method, "_summed", lambda *_: 0.0)
    assert expected == method._entering(0, [], 1)


def budget_of_forty(most, bound):
    """Return the method for forty people with one place each, or none, whom a budget allows so many."""
    worths = [value for person in range(40) for value in (float(person), 0.0)]
    groups = tuple((2 * person, 2 * person + 1) for person in range(40))
    entries = tuple(((0, 1.0),) if column % 2 == 0 else () for column in range(80))
    basis = start(Programme(groups, (1,) * 40, worths, entries, [-FAR], [most]))
    for column in range(1, 80, 2):
        basis.high[column] = bound
    return _Method(basis, lambda: None)


def test_people_who_lose_least_leave_together():
    """Where a budget for ten is far exceeded thirty give way in one pivot, those worth least."""
    method = budget_of_forty(10.0, 1.0)
    found = method.run(5)
    assert {column // 2 for column, value in found.values.items() if value and column % 2 == 0} == {
        *range(30, 40)
    }
    assert 1 == method.basis.pivots


def test_nobody_leaves_with_others_for_a_bound_that_is_none_of_theirs():
    """Whose key could not give what they would take enters alone: the same answer, one pivot each."""
    method = budget_of_forty(10.0, 2.0)
    found = method.run(80)
    assert 10.0 == sum(value for column, value in found.values.items() if column % 2 == 0)
    assert method.basis.pivots > 1


def test_what_columns_at_their_other_bound_change_is_reckoned_as_anew():
    """After each pivot the values of what is basic are those that the basis alone gives."""
    for seed in range(40):
        method = _Method(forced(start(programme(seed)), seed), lambda: None)
        for _ in range(20):
            method.run(1)
            expected = method._values()
            assert method.values == pytest.approx(expected[0], abs=1e-6)
            assert method.keyed == pytest.approx(expected[1], abs=1e-6)


def test_what_can_enter_mends_something():
    """Whichever way a bound is broken, a column or a row that could enter goes the other way."""
    for seed in range(40):
        method = _Method(narrowed(start(programme(seed)), seed), lambda: None)
        method.run(2)
        for ray in method.basis.inverse:
            for way in (-1, 1):
                able = [*method._columns_able(method._products(ray), way), *method._rows_able(ray, way)]
                assert all(size > 0 for _, size, _ in able)


def test_what_is_told_holds_no_nothing_that_nobody_chose():
    """A column at a bound of nothing is left out; a basic one, or a key, is told whatever it is."""
    for seed in range(40):
        basis = start(programme(seed))
        values = mend(basis, lambda: None).values or {}
        assert all(value or one in basis.place or one in basis.keys for one, value in values.items())


def test_a_column_can_be_no_more_than_its_group():
    """Its most is at first the count of its group."""
    basis = start(Programme(((0, 1), (2,)), (3, 5), [0.0] * 3, ((),) * 3, [], []))
    assert basis.high == [3.0, 3.0, 5.0]


@pytest.mark.untraced
def test_an_inverse_made_anew_is_the_one_that_was_kept():
    """Whatever the pivots before: nothing of the last inverse is needed."""
    for seed in range(80):
        method = _Method(start(programme(seed)), lambda: None)
        method.run(4)
        before = [row[:] for row in method.basis.inverse]
        method.basis.inverse = []
        method._renew()
        assert method.basis.inverse == [pytest.approx(row, abs=CLOSE) for row in before]


def test_at_each_sixtieth_pivot_what_rounding_left_is_gone():
    """The inverse is made anew then and all is reckoned from it; else neither is done."""
    for before in (WEARY - 2, WEARY - 1, WEARY):
        basis = start(programme(3))
        basis.pivots = before
        method, made = _Method(basis, lambda: None), []
        renew, reckon = method._renew, method._reckon
        method._renew = lambda renew=renew, made=made: (made.append("inverse"), renew())
        method._reckon = lambda reckon=reckon, made=made: (made.append("all"), reckon())
        method.run(1)
        assert basis.pivots == before + 1
        assert made == ["all", *(["inverse", "all"] if before + 1 == WEARY else [])]


def test_an_inverse_that_is_not_there_is_not_made():
    """Where rounding made a basis singular, the last inverse is kept."""
    basis = start(Programme(((0, 1),), (1,), [1.0, 0.0], (((0, 1.0),), ()), [0.0, 0.0], [1.0, 1.0]))
    before = [row[:] for row in basis.inverse]
    basis.working = [0, 0]
    _Method(basis, lambda: None)._renew()
    assert before == basis.inverse


def set_aside(keys, entered, lows=(0.0,), highs=(9.0,)):
    """Return the groups that may change, of two groups of one column each, from a basis."""
    columns = (((0, 1.0),), ((0, 1.0),))
    asked = Programme(((0,), (1,)), (1, 1), [1.0, 1.0], columns, list(lows), list(highs))
    basis = start_at(asked, keys, entered)
    return _Method(basis, lambda: None)


def test_a_group_in_which_nothing_can_change_is_set_aside():
    """What its one column brings to the row is one sum, whether it is below or at its most."""
    method = set_aside([0, 1], [])
    assert (method.moving, method.open, method.settled) == ([], [], [2.0])


def test_a_group_with_a_basic_column_is_not_set_aside():
    """A column fixed at a bound that is basic still takes what its row leaves."""
    asked = Programme(((0, 1),), (1,), [1.0, 1.0], (((0, 1.0),), ((0, 2.0),)), [0.0], [9.0])
    basis = start_at(asked, [0], [(0, 1, False)])
    basis.high[1] = 0.0
    method = _Method(basis, lambda: None)
    assert (method.moving, method.settled) == ([0], [0.0])


def test_a_column_outside_its_bounds_moves_to_the_nearer_one():
    """Whatever was narrowed since: up to the least, or down to the most; what is within stays, and so does what is basic."""
    columns = tuple(((0, use),) for use in (1.0, 1.0, 1.0, 2.0))
    asked = Programme(((0, 1, 2, 3),), (9,), [1.0] * 4, columns, [0.0], [9.0])
    basis = start_at(asked, [0], [(0, 3, False)])
    basis.low[1], basis.at[1] = 2.0, 0.0
    basis.high[2], basis.at[2] = 3.0, 9.0
    basis.low[3], basis.at[3] = 5.0, 1.0
    _Method(basis, lambda: None)
    assert basis.at[1:4] == [2.0, 3.0, 1.0]


def test_a_column_that_cannot_change_is_not_looked_at():
    """Where its bounds meet it stays; so does each of a group set aside; a column in no group always may change."""
    for seed in range(40):
        basis = narrowed(start(programme(seed)), seed)
        method = _Method(basis, lambda: None)
        group_of = basis.programme.group_of
        free = {one for one in range(len(group_of)) if basis.low[one] < basis.high[one]}
        assert set(method.open) == {one for one in free if group_of[one] in (-1, *method.moving)}


def test_a_column_in_no_group_takes_whatever_it_needs_to():
    """A row that may come to nothing is kept by a miss as great as what the group brings."""
    asked = Programme(((0,),), (1,), [5.0, -2.0], (((0, 5000.0),), ((0, -1.0),)), [0.0], [0.0])
    found = mend(start(asked), lambda: None)
    assert ({0: 1.0, 1: 5000.0}, [2.0]) == (found.values, found.prices)


def test_of_two_groups_that_have_too_much_the_fuller_goes_first():
    """What passes its most by four is mended before what passes it by two."""
    for counts, fuller in (((3, 5), 1), ((5, 3), 0)):
        basis = start(Programme(((0, 1), (2, 3)), counts, [1.0, 0.0] * 2, ((),) * 4, [], []))
        basis.high[0] = basis.high[2] = 1.0
        method = _Method(basis, lambda: None)
        method._reckon()
        assert method._worst() == (None, fuller, 1)


@pytest.mark.parametrize("times", [0, 10**6])
def test_entries_that_are_nothing_may_be_left_out(times, monkeypatch):
    """A pivot gone over entry by entry, or row by row, leaves the same inverse."""
    monkeypatch.setattr(simplex, "SPARSE", times)
    for seed in range(20):
        basis = start(programme(seed))
        mend(basis, bool)
        kept = [line[:] for line in basis.inverse]
        _Method(basis, bool)._renew()
        pairs = zip(kept, basis.inverse, strict=True)
        assert all(abs(a - b) < 1e-6 for one, other in pairs for a, b in zip(one, other, strict=True))


def test_a_word_to_end_the_work_is_heard_while_a_matrix_is_inverted():
    """At each of its rows; what has no inverse has none."""
    asked = []
    found = inverted([[2.0, 0.0], [1.0, 1.0]], lambda: asked.append(1))
    assert ([[0.5, 0.0], [-0.5, 1.0]], 2) == (found, len(asked))
    assert inverted([[1.0, 1.0], [1.0, 1.0]]) is None


def test_how_long_a_row_is_changes_the_way_and_not_the_best(monkeypatch):
    """What is mended first may be weighed by the length of its row: the best is worth as much."""

    def best(asked):
        found = mend(start(asked), bool)
        values = found.values or {}
        return sum(asked.worths[column] * value for column, value in values.items())

    plain = [best(programme(seed)) for seed in range(30)]
    monkeypatch.setattr(simplex, "MANY", 0)
    assert all(abs(one - best(programme(seed))) < 1e-6 for seed, one in enumerate(plain))


@pytest.mark.parametrize("seed", [4933, 6618, 21269, 25099, 29385, 33175, *range(30)])
def test_what_rounding_leaves_of_large_numbers_is_no_pivot(seed):
    """A row in cents instead of millions says the same: no pivot is the rounding of a sum, so that no inverse explodes."""
    plain, draw = programme(seed), Random(seed)
    times = [draw.choice([1 / 3, 5_000_000 / 3, 23_000_001 / 7, 1e6 + 1 / 3]) for _ in plain.lows]
    entries = tuple([tuple([(row, one * times[row]) for row, one in some]) for some in plain.entries])
    lows, highs = (
        [one * by for one, by in zip(bounds, times, strict=True)] for bounds in (plain.lows, plain.highs)
    )
    large = Programme(plain.groups, plain.counts, plain.worths, entries, lows, highs)
    here, there = (narrowed(start(one), seed) for one in (plain, large))
    one, other = mend(here, bool), mend(there, bool)
    assert (one.values is None, one.ray is None) == (other.values is None, other.ray is None)
    assert max([abs(each) for line in there.inverse for each in line], default=0.0) < FAR
    if other.values is not None:
        assert holds(here, other.values)
