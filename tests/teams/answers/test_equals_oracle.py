"""The equals of a best cohort: what all best cohorts share, and what some have, against going through all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.asked import Budget
from helpers.costs import at_most
from helpers.seat_problems import best_cohorts, seat_problem

SEEDS = st.integers(0, 10**6)
ALIKE = Problem(
    people=[
        *[Person(id=one, wishes=["plume"], cost=1) for one in ("p1", "p2", "p3")],
        Person(id="p4", cost=1),
    ],
    openings=[Opening(id="plume", size=(2, 2))],
    objective=Objective(terms=[WishPoints(by_rank=[1])]),
)
BUDGET = Budget(maximum=2)


def agree(seed):
    """Hold certain and possible seats against those of all best cohorts."""
    given_ = seat_problem(seed)
    found, best = compose(given_).find_equals(), best_cohorts(given_)
    if best is None:
        assert found is None
        return
    seats = [set(one.seats) for one in best[1]]
    assert (seed, set.intersection(*seats)) == (seed, set(found.certain))
    assert (seed, set.union(*seats)) == (seed, {*found.certain, *found.possible})
    assert (seed, len(seats) == 1, ()) == (seed, found.only, found.unsettled)


@pytest.mark.slow
@at_most(10)
@given(SEEDS)
def test_certain_and_possible_seats_are_those_of_all_best_cohorts(seed):
    """A seat is certain if every best cohort has it, possible if one has it; unique if there is one best cohort."""
    agree(seed)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", [7, 39, 914])
def test_who_must_sit_at_a_place_sits_there(seed):
    """One person alone meets what a team asks, and a flow tells the seats: that person sits in that team."""
    agree(seed)


@pytest.mark.oracle(
    what="equals of a best cohort: seats that all have, seats that some have", against="all best cohorts"
)
@pytest.mark.parametrize("start", range(0, 10_000, 500))
def test_ties_are_counted_on_ten_thousand_problems(start, evidence):
    """The same, on ten thousand small problems."""
    for seed in range(start, start + evidence.part(500)):
        agree(seed)
        evidence.count()


@pytest.mark.parametrize("rules", [(), (BUDGET,)], ids=["over the flow", "beside it"])
def test_people_alike_are_equals(rules):
    """Any two of three may sit: nobody is certain, everybody is possible, whatever their names."""
    found = compose(ALIKE.having(*rules)).equals
    assert ((), 3, False, 3) == (found.certain, len(found.possible), found.only, found.count)
