"""The tables that prune the search of teams: they forget no completion, and without merging they know each exactly."""

from itertools import product
from random import Random

import pytest

from eig.teams.engine import _look_ahead_over_two_limits

SEEDS = range(3)


def worlds(seed, *, options=4):
    """Yield small problems: the teams of each depth with uses and keys, what there is of both rules, and the most."""
    draw = Random(seed)
    for _ in range(200):
        teams = [
            [
                ((draw.randint(-1, 3), draw.randint(-1, 2)), draw.randint(-2, 3))
                for _ in range(draw.randint(1, options))
            ]
            for _ in range(draw.randint(1, 4))
        ]
        yield teams, (draw.randint(-1, 9), draw.randint(-1, 9)), draw.randint(-3, 12)


def summed(chosen):
    """Return what some teams use of both rules, and their key."""
    return tuple(sum(one) for one in zip((0, 0, 0), *((*use, key) for use, key in chosen), strict=True))


def branches(options, high, most):
    """Yield each branch of a search: its depth, what it leaves of both rules, and the keys that are allowed."""
    for depth in range(len(options) + 1):
        for chosen in product(*options[:depth]):
            first, second, key = summed(chosen)
            for better in range(4):  # a better cohort was found since: less is allowed
                yield depth, (high[0] - first, high[1] - second), most - key + 1 - better


def may_end(options, left, below):
    """Tell whether some teams of the places to come fit in what is left, with keys below a figure."""
    ends = map(summed, product(*options))
    return any(first <= left[0] and second <= left[1] and key < below for first, second, key in ends)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_knows_which_branches_may_end(seed):
    """Of each branch, the table says what going over every completion says."""
    for options, high, most in worlds(seed):
        tables = _look_ahead_over_two_limits.tables(options, high, most)
        for depth, left, below in branches(options, high, most):
            assert may_end(options[depth:], left, below) == tables[depth].reaches(left, below)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", SEEDS)
def test_merged_labels_lose_no_branch(seed, monkeypatch):
    """However few labels are kept, a branch that may end is never said to be lost."""
    monkeypatch.setattr(_look_ahead_over_two_limits, "MOST", 4)
    for options, high, most in worlds(seed, options=5):
        tables = _look_ahead_over_two_limits.tables(options, high, most)
        for depth, left, below in branches(options, high, most):
            assert tables[depth].reaches(left, below) or not may_end(options[depth:], left, below)


def test_merged_labels_are_few(monkeypatch):
    """The number of labels of a depth has a bound, whatever the teams use."""
    options = [[((use, 3 * use % 7), -use % 5) for use in range(9)]] * 4
    monkeypatch.setattr(_look_ahead_over_two_limits, "MOST", 10)
    tables = _look_ahead_over_two_limits.tables(options, (99, 99), 99)
    assert max(sum(len(uses) for _, _, uses, _ in one.rows) for one in tables) <= 10


@pytest.mark.untraced
@pytest.mark.parametrize("steps", [(1, 1), (2, 1), (1, 2), (4, 2)])
@pytest.mark.parametrize("most", [1, 8, 30, 159, 160, 400])
def test_labels_are_merged_no_more_than_they_must(steps, most, monkeypatch):
    """As far as at the last depth, then by twice as much of the rule with more steps left, until they are few."""
    monkeypatch.setattr(_look_ahead_over_two_limits, "MOST", most)
    labels = {
        (first, second): -first * second
        for first in range(30)
        for second in range(8)
        if (first * 7 + second * 5) % 3 < 2
    }
    found, after = _look_ahead_over_two_limits._merged(labels, steps, bool)
    if len(labels) <= most:
        assert (labels, steps) == (found, after)
        return
    while len({(first // steps[0], second // steps[1]) for first, second in labels}) > most:
        counts = [len({use[rule] // steps[rule] for use in labels}) for rule in (0, 1)]
        steps = (2 * steps[0], steps[1]) if counts[0] >= counts[1] else (steps[0], 2 * steps[1])
    assert steps == after
    groups = {}
    for (first, second), key in labels.items():
        groups.setdefault((first // steps[0], second // steps[1]), []).append((first, second, key))
    assert sorted(found.items()) == sorted(
        ((min(one[0] for one in some), min(one[1] for one in some)), min(one[2] for one in some))
        for some in groups.values()
    )


def test_whoever_waits_is_asked_each_time_that_labels_are_gone_through(monkeypatch):
    """Uses in cents are far apart: twenty steps are doubled before any labels are near, and each is asked about."""
    monkeypatch.setattr(_look_ahead_over_two_limits, "MOST", 10)
    labels, asked = {(number << 20, number): 0 for number in range(11)}, []
    _, (first, second) = _look_ahead_over_two_limits._merged(labels, (1, 1), lambda: asked.append(None))
    doubled = (first * second).bit_length() - 1
    assert (2 * (1 + doubled), True) == (len(asked), doubled > 10)


@pytest.mark.parametrize(
    ("left", "below", "reached"), [(0, 5, False), (0, 6, True), (1, 4, True), (1, 3, False)]
)
def test_a_key_as_high_as_the_figure_does_not_reach_below_it(left, below, reached):
    """One team uses nothing and has a key of five, another uses one and has a key of three."""
    table, _ = _look_ahead_over_two_limits.tables([[((0, 0), 5), ((1, 0), 3)]], (9, 9), 99)
    assert reached == table.reaches((left, 0), below)


def test_whoever_may_say_stop_is_asked_part_by_part(monkeypatch):
    """Once for the one label at the end, then every second of five."""
    told = []
    monkeypatch.setattr(_look_ahead_over_two_limits, "PART", 2)
    _look_ahead_over_two_limits.tables(
        [[((0, 0), 0)], [((use, 0), -use) for use in range(5)]], (9, 9), 99, lambda: told.append(1)
    )
    assert 1 + 3 == len(told)


def test_labels_are_not_merged_before_they_are_many(monkeypatch):
    """Each depth goes on from the steps of the one after it; the last begins at one."""
    told, steps = [], iter([(1, 2), (4, 2)])

    def merged(labels, given, _):
        told.append(given)
        return labels, next(steps)

    monkeypatch.setattr(_look_ahead_over_two_limits, "_merged", merged)
    _look_ahead_over_two_limits.tables([[((0, 0), 0)]] * 2, (9, 9), 99)
    assert [(1, 1), (1, 2)] == told
