"""The equals of a best cohort: what all best cohorts share, and what some have, against going through all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.answers import _equals
from eig.teams.answers._equals import equals
from eig.teams.asked import CohortSum
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
BUDGET = CohortSum(id="budget", amount="cost", most=2)


def agree(seed):
    """Hold certain and possible seats against those of all best cohorts."""
    given_ = seat_problem(seed)
    found, best = equals(compose(given_)), best_cohorts(given_)
    if best is None:
        assert found is None
        return
    seats = [set(one.seats) for one in best[1]]
    assert (seed, set.intersection(*seats)) == (seed, set(found.certain))
    assert (seed, set.union(*seats)) == (seed, set(found.possible))
    assert (seed, len(seats) == 1, frozenset()) == (seed, found.unique, found.unsure)


@at_most(40)
@given(SEEDS)
def test_certain_and_possible_seats_are_those_of_all_best_cohorts(seed):
    """A seat is certain if every best cohort has it, possible if one has it; unique if there is one best cohort."""
    agree(seed)


@pytest.mark.oracle
@pytest.mark.parametrize("start", range(0, 10_000, 500))
def test_ties_are_counted_on_ten_thousand_problems(start):
    """The same, on ten thousand small problems."""
    for seed in range(start, start + 500):
        agree(seed)


@pytest.mark.parametrize("rules", [(), (BUDGET,)], ids=["over the flow", "asked seat by seat"])
def test_people_alike_are_equals(rules):
    """Any two of three may sit: nobody is certain, everybody is possible, whatever their names."""
    found = equals(compose(ALIKE.having(*rules)))
    assert (frozenset(), 3, False) == (found.certain, len(found.possible), found.unique)


def test_what_was_stopped_is_not_told():
    """Without a proven best cohort there are no equals; stopped while asking, what is not known is said."""
    tied = compose(ALIKE.having(BUDGET))
    assert equals(compose(Problem(people=[], openings=[Opening(id="plume")]))) is None
    found = equals(tied, nodes=0)
    assert tied.cohort.seats
    assert found.unsure or found.possible == equals(tied).possible


def test_a_search_that_knows_nothing_says_so(monkeypatch):
    """Where each question is stopped before any cohort, all seats are unsure, and none is called certain."""
    unknown = _equals.compose(ALIKE.having(BUDGET), nodes=0)
    blank = type(unknown)(problem=unknown.problem, status="unknown", bound=9)
    tied = compose(ALIKE.having(BUDGET))
    monkeypatch.setattr(_equals, "compose", lambda *_, **__: blank)
    found = equals(tied)
    assert (frozenset(), set(tied.cohort.seats), False) == (found.certain, set(found.possible), found.unique)
    assert 3 == len(found.unsure)
