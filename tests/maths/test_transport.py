"""Rows that take several columns each: what is taken, held against all choices, and how equals are told apart."""

from itertools import combinations, product
from random import Random

import pytest

from eig._maths.flow_several_columns_each import Demand, bound, solve


def choices(demand):
    """Return every choice within the limits, with its worth."""
    base, columns = demand.base, range(len(demand.low))
    offers = [
        [one for one in columns if one in worth or (base is not None and demand.is_open(row, one))]
        for row, worth in enumerate(demand.worth)
    ]
    every = product(*[combinations(some, need) for some, need in zip(offers, demand.needs, strict=True)])
    for taken in every:
        loads = [sum(column in some for some in taken) for column in columns]
        if all(low <= load <= high for low, load, high in zip(demand.low, loads, demand.high, strict=True)):
            pairs = zip(demand.worth, taken, strict=True)
            yield sum(worth.get(column, base or 0) for worth, some in pairs for column in some)


def drawn(seed):
    draw = Random(seed)
    columns, rows = draw.randint(1, 4), draw.randint(1, 3)
    base = draw.choice([None, 0, 1])
    worth = [{one: draw.randint(-1, 2) for one in range(columns) if draw.random() < 0.6} for _ in range(rows)]
    barred = [[one for one in range(columns) if one not in some and draw.random() < 0.3] for some in worth]
    needs = [draw.randint(0, min(2, columns)) for _ in range(rows)]
    low = [draw.randint(0, 1) for _ in range(columns)]
    high = [least + draw.randint(0, 2) for least in low]
    return Demand(worth, needs, low, high, base, barred if base is not None else ())


@pytest.mark.untraced
@pytest.mark.parametrize("start", range(0, 400, 40))
def test_what_is_taken_is_the_best_of_all_choices(start):
    """Each row takes what it needs, each column keeps its limits, and no choice is worth more."""
    for seed in range(start, start + 40):
        demand = drawn(seed)
        able, flow = list(choices(demand)), solve(demand)
        assert (flow is None) == (not able), seed
        if flow is not None:
            assert [len(some) for some in flow.readers] == list(demand.needs)
            assert flow.load == [sum(one in some for some in flow.readers) for one in range(len(demand.low))]
            assert flow.total == max(able) == bound(demand, flow.prices), seed


def test_of_equals_a_row_takes_those_that_serve_fewest():
    """Four rows that like three columns equally go round: nobody serves twice before all serve once."""
    flow = solve(Demand([{0: 1, 1: 1, 2: 1}] * 4, needs=[1] * 4, low=[0] * 3, high=[4] * 3))
    assert flow.readers == [{0}, {1}, {2}, {0}]


def test_of_equals_a_row_takes_those_with_room_first():
    """A column that serves as many as it may comes after one with room that serves more."""
    worth = [{1: 1}, {1: 1}, {0: 1}, {0: 1, 1: 1}]
    flow = solve(Demand(worth, needs=[1] * 4, low=[0, 0], high=[1, 3]))
    assert (flow.readers, flow.prices) == ([{1}, {1}, {0}, {1}], [0, 0])


def test_what_is_worth_more_is_taken_before_the_equals():
    """The tie is among the last only: the better ones are sure."""
    flow = solve(Demand([{0: 1, 1: 3, 2: 1, 3: 1}], needs=[2], low=[0] * 4, high=[1] * 4))
    assert flow.readers == [{0, 1}]


def test_of_equals_a_column_that_is_full_comes_last():
    """The first of two rows fills the column; the other takes the one with room, and nobody has to move."""
    worth = [{1: 1}, {1: 1}, {0: 1, 1: 1}, {0: 1, 1: 1}]
    flow = solve(Demand(worth, needs=[1] * 4, low=[0, 0], high=[1, 3]))
    assert flow.readers == [{1}, {1}, {0}, {1}]


def test_only_the_last_of_several_may_be_among_equals():
    """A second row takes the same best column, and of the equals the one that the first row left."""
    flow = solve(Demand([{0: 3, 1: 1, 2: 1}] * 2, needs=[2, 2], low=[0] * 3, high=[2] * 3))
    assert flow.readers == [{0, 1}, {0, 2}]


def test_columns_at_the_base_are_taken_in_turn():
    """Rows that name no column go round from the first one, past those that they may not take."""
    demand = Demand([{}] * 4, [1] * 4, [0] * 3, [4] * 3, 0, [(), (), (), (0,)])
    assert solve(demand).readers == [{0}, {1}, {2}, {1}]


def test_columns_at_the_base_that_are_full_come_last():
    """The first column takes one row and has no room for more: the others take the second, and nobody moves."""
    demand = Demand([{}] * 4, [1] * 4, [0, 0], [1, 3], 0, [()] * 4)
    assert solve(demand).readers == [{0}, {1}, {1}, {1}]


def test_a_row_that_needs_nothing_takes_no_turn():
    """It may not take the first column, and wants none: the next row begins with the first all the same."""
    demand = Demand([{}] * 2, [0, 1], [0] * 3, [1] * 3, 0, [(0,), ()])
    assert solve(demand).readers == [set(), {0}]
