"""The small simplex: values that keep all bounds, and prices that prove that none are worth more."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths.simplex import Programme, _Method, mend, start, start_at

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


def most(basis, prices):
    """Return what nothing is worth more than, at prices: groups and rows each at their best."""
    given_ = basis.programme
    total = 0.0
    for row, price in enumerate(prices):
        total += max(price * given_.lows[row], price * given_.highs[row]) if abs(price) > CLOSE else 0.0
    for group, columns in enumerate(given_.groups):
        profits = sorted(
            ((given_.worths[one] - cost(given_, one, prices), basis.high[one]) for one in columns),
            reverse=True,
        )
        left = float(given_.counts[group])
        for profit, room in profits:
            total += profit * min(left, room)
            left -= min(left, room)
    return total


def cost(given_, column, prices):
    return sum(prices[row] * one for row, one in given_.entries[column])


def holds(basis, values):
    """Tell whether values keep all bounds, groups and rows."""
    given_ = basis.programme
    sums = [0.0] * len(given_.lows)
    for column, value in values.items():
        assert -CLOSE <= value <= basis.high[column] + CLOSE
        for row, one in given_.entries[column]:
            sums[row] += one * value
    groups = [sum(values.get(one, 0.0) for one in columns) for columns in given_.groups]
    assert all(abs(one - count) < CLOSE for one, count in zip(groups, given_.counts, strict=True))
    return all(
        low - CLOSE <= one <= high + CLOSE
        for one, low, high in zip(sums, given_.lows, given_.highs, strict=True)
    )


def crowded(basis):
    """Tell whether the columns of a group have not the room for its count: nothing else is to be proved."""
    given_ = basis.programme
    room = [sum(basis.high[one] for one in columns) for columns in given_.groups]
    return any(one < count for one, count in zip(room, given_.counts, strict=True))


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


@given(st.integers(0, 10**6))
def test_values_are_the_best_or_a_ray_proves_that_there_are_none(seed):
    """What is found keeps all bounds and meets the bound at the prices; else prices along the ray fall without end."""
    agree(seed, start(programme(seed)))


@given(st.integers(0, 10**6))
@example(405991)  # a column out of the basis, at its most, was barred
@example(835817)  # a group was left without room, and a row breaks first
def test_it_goes_on_from_the_last_basis_once_bounds_are_narrowed(seed):
    """After some columns were barred, the same is true of what is left."""
    basis = start(programme(seed))
    mend(basis, lambda: None)
    agree(seed, narrowed(basis.copy(), seed))
    agree(seed, narrowed(start(programme(seed)), seed))


def test_a_basis_can_be_stated():
    """Two people for one seat: the one who sits is a key, the price of the seat is told by the move out."""
    two = Programme(
        ((0, 1), (2, 3)), (1, 1), [5.0, 0.0, 3.0, 0.0], (((0, 1.0),), (), ((0, 1.0),), ()), [0.0], [1.0]
    )
    basis = start_at(two, [0, 3], [(0, 1, True)])
    found = mend(basis, lambda: None)
    seated = {one: value for one, value in found.values.items() if value}
    assert ({0: 1.0, 3: 1.0}, [5.0], 1) == (seated, found.prices, basis.pivots)


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


@pytest.mark.parametrize("seed", [3, 10, 14, 21, 45])
@pytest.mark.parametrize("pivots", [1, 2, 3])
def test_after_each_pivot_it_is_known_which_way_a_column_can_go(seed, pivots):
    """Up from below its most, else down; a basic column or the key of a group goes no way of its own."""
    basis = narrowed(start(programme(seed)), seed)
    method = _Method(basis, lambda: None)
    method.run(pivots)
    resting = set(method.open) - set(basis.place) - set(basis.keys)
    ways = {
        one: (1 if basis.at[one] < basis.high[one] else -1) if one in resting else 0 for one in method.open
    }
    assert dict(zip(method.open, method.signs, strict=True)) == ways


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
