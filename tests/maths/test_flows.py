"""Seating as a flow, held against going through all seatings."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._maths.flow_one_seat_each import OUT, Seating, Shortage, _Work, most_seated, possible, seat

NODES = st.integers(0, 3)


@st.composite
def seatings(draw):
    """Draw up to five movers with small gains, and up to three nodes with their sizes."""
    nodes = draw(NODES)
    gain = st.integers(-1, 2)
    gains = draw(
        st.lists(st.dictionaries(st.integers(0, nodes - 1), gain) if nodes else st.just({}), max_size=5)
    )
    low = st.integers(0, 2)
    sizes = [(least, least + draw(low)) for least in draw(st.lists(low, min_size=nodes, max_size=nodes))]
    return gains, sizes


def every(gains, sizes):
    """Return each seating within the sizes, with its worth."""
    return [
        (sum(gains[one][node] for one, node in enumerate(at) if node != OUT), at)
        for at in product(*[[OUT, *some] for some in gains])
        if all(low <= at.count(node) <= high for node, (low, high) in enumerate(sizes))
    ]


@pytest.mark.untraced
@given(seatings())
def test_the_best_seating_is_found_or_none_is_there(drawn):
    """The worth is the most of all seatings, and the seating is one of them; a shortage is told where there is none."""
    gains, sizes = drawn
    able, found = every(gains, sizes), seat(gains, sizes)
    if able:
        best = max(worth for worth, _ in able)
        assert (best, True) == (found.worth, (best, found.at) in able)
    assert isinstance(found, Seating if able else Shortage)


@given(seatings())
def test_prices_prove_the_worth(drawn):
    """At the prices, all that movers and nodes could get adds up to the worth: nothing is worth more (weak duality)."""
    gains, sizes = drawn
    found = seat(gains, sizes)
    if isinstance(found, Seating):
        movers = [max([0, *[one - found.prices[node] for node, one in some.items()]]) for some in gains]
        nodes = [max(low * one, high * one) for one, (low, high) in zip(found.prices, sizes, strict=True)]
        assert found.worth == sum(movers) + sum(nodes)


@pytest.mark.untraced
@given(seatings())
def test_a_shortage_is_a_proof(drawn):
    """The nodes told ask for more movers than any of them takes (Hall 1935)."""
    gains, sizes = drawn
    found = seat(gains, sizes)
    if isinstance(found, Shortage):
        takers = [some for some in gains if found.nodes.intersection(some)]
        assert len(takers) < sum(sizes[node][0] for node in found.nodes)


@pytest.mark.untraced
@given(seatings())
def test_possible_seats_are_those_of_all_best_seatings(drawn):
    """Where a mover may sit is what going through all best seatings finds, and no more."""
    gains, sizes = drawn
    found = seat(gains, sizes)
    if isinstance(found, Seating):
        best = [at for worth, at in every(gains, sizes) if worth == found.worth]
        assert [{at[one] for at in best} for one in range(len(gains))] == list(
            map(set, possible(gains, sizes, found))
        )


def test_a_seating_that_is_stopped_says_nothing():
    """The work is asked about before each mover comes in."""
    asked = []

    def lasts():
        asked.append(len(asked))
        return len(asked) < 3

    assert seat([{0: 1}] * 9, [(0, 9)], lasts) is None
    assert [0, 1, 2] == asked


@pytest.mark.parametrize("wide", [1, 10**60])
def test_numbers_may_be_as_wide_as_they_are(wide):
    """Whole numbers of any width are told apart to the last figure."""
    found = seat([{0: wide + 1}, {0: wide}], [(1, 1)])
    assert ((0, OUT), wide + 1) == (found.at, found.worth)


def test_a_seat_more_or_less_is_a_move_too():
    """A seat worth nothing may be taken or not, at one node or the other: both are equals."""
    gains, sizes = [{0: 0}, {0: 2, 1: 2}], [(0, 2), (1, 2)]
    found = seat(gains, sizes)
    assert [{OUT, 0}, {1}] == list(map(set, possible(gains, sizes, found)))
    wider = [(0, 2), (0, 2)]
    assert [{OUT, 0}, {0, 1}] == list(map(set, possible(gains, wider, seat(gains, wider))))


SHARES = [{}, {0: 0}, {0: 1}, {1: 0}, {1: 1}, {0: 0, 1: 0}, {0: 0, 1: 1}, {0: 1, 1: 0}, {0: 1, 1: 1}]
PLACES = [(0, 0), (0, 1), (1, 1), (0, 2), (1, 2)]


@pytest.mark.untraced
@pytest.mark.parametrize("first", SHARES, ids=str)
def test_possible_seats_of_all_little_seatings(first):
    """Of two movers at two nodes, whatever their gains and sizes, each may sit where some best seating puts it."""
    for second, sizes in product(SHARES, product(PLACES, repeat=2)):
        found = seat([first, second], sizes)
        able = every([first, second], sizes)
        best = [at for worth, at in able if worth == found.worth] if able else []
        assert isinstance(found, Seating if able else Shortage)
        if able:
            assert [{at[one] for at in best} for one in (0, 1)] == [
                *map(set, possible([first, second], sizes, found))
            ]


class Looked(list):
    """Moves from each node, and which nodes were looked on from."""

    def __init__(self, moves):
        """Hold moves; nothing was looked at yet."""
        super().__init__(moves)
        self.asked = []

    def __getitem__(self, node):
        """Return the moves from a node, and write down that it was asked for."""
        self.asked.append(node)
        return super().__getitem__(node)


def test_a_node_that_several_ways_reach_is_looked_on_from_once():
    """Of three ways to a node, each better than the last, the best is kept, and goes on once."""
    work = _Work([{0: 10}, {1: 9}, {2: 8}], [(0, 1)] * 4)
    work.moves = Looked([{3: (0, 3)}, {3: (2, 4)}, {3: (4, 5)}, {}])
    best, came = work.chains()

    assert ({0: 10, 1: 9, 2: 8, 3: 12}, (2, 5)) == (best, came[3])
    assert [0, 1, 2, 3] == work.moves.asked


def test_a_node_that_a_longer_way_reaches_better_is_looked_on_from_again():
    """What was found beyond it grows as much: the best way goes by both moves."""
    work = _Work([{0: 10}, {1: 9}], [(0, 1)] * 3)
    work.moves = Looked([{2: (0, 2)}, {0: (3, 3)}, {}])
    best, came = work.chains()

    assert ({0: 12, 1: 9, 2: 12}, (1, 3), (0, 2)) == (best, came[0], came[2])
    assert [0, 1, 2, 0, 2] == work.moves.asked


def test_each_mover_is_told_as_it_is_read():
    """With the number of nodes that take it, none included."""
    told = []
    seat([{0: 1, 1: 2}, {}, {1: 0}], [(0, 1), (0, 1)], pause=told.append)

    assert [2, 0, 1] == told


def test_a_node_without_seats_is_dearer_than_anyone_would_pay():
    """Its price is all that movers would give anywhere: nobody gains by a seat that is not there."""
    assert (9,) == seat([{0: 5}, {0: 4}], [(0, 0)]).prices
    assert (7, 3) == seat([{0: 4, 1: 3}], [(0, 0), (0, 1)]).prices


def test_who_gains_nothing_stays_out():
    """A seat worth nothing is filled where the node asks for it alone."""
    assert (OUT,) == seat([{0: 0}], [(0, 1)]).at
    assert (0,) == seat([{0: 0}], [(1, 1)]).at


def test_among_equals_the_first_moves_on():
    """Where a seat is to be freed, and who leaves it is all the same, the first of the movers does."""
    equals = [{0: 2, 1: 1}, {0: 2, 1: 1}, {0: 2}]
    assert (1, 0, 0) == seat(equals, [(0, 2), (0, 1)]).at


def test_of_ways_that_gain_the_same_the_shortest_is_taken():
    """Who comes in takes the free seat, and nobody who sits moves on for it."""
    assert (0, OUT, 1) == seat([{0: 1, 1: 1}, {0: 1}, {1: 1}], [(0, 1), (0, 1)]).at


def test_who_moved_on_is_asked_no_more_where_it_was():
    """The first moves on for the second, then the second for the third: each from the seat that it has."""
    found = seat([{0: 4, 1: 4}, {0: 4, 1: 2}, {0: 3}], [(0, 1), (0, 2)])
    assert ((1, 1, 0), 9) == (found.at, found.worth)


def test_a_shortage_names_all_nodes_that_share_the_same_movers():
    """Two movers for three nodes, one after the other: none can be filled without another."""
    found = seat([{0: 1, 1: 1}, {1: 1, 2: 1}, {3: 1}], [(1, 1)] * 3 + [(0, 1)])
    assert {0, 1, 2} == found.nodes


@given(st.lists(st.sets(st.sampled_from("abc")), max_size=4))
def test_as_many_are_seated_at_once_as_some_choice_of_a_place_for_each_seats(takes):
    """Each takes some places, or none: of all choices, that in which most places are taken."""
    choices = product(*[[*sorted(one), None] for one in takes])
    assert max(len({*chosen} - {None}) for chosen in choices) == most_seated(takes)
