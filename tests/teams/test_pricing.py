"""The price of a seat: exactly what the best cohort with that seat loses."""

import pickle
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eig.errors import UnknownKey
from eig.teams import (
    Barred,
    CapEach,
    Cohort,
    Kept,
    Objective,
    Opening,
    Person,
    Problem,
    Seated,
    SkillPoints,
    WishPoints,
    compose,
    price_of,
    pricing,
    repair,
)
from eig.teams._model import GRAIN
from eig.teams.pricing import SeatPrice

sys.path.insert(0, str(Path(__file__).parent))
from little_problems import best_of, cohorts_of, problems
from small_problems import is_feasible, vector

SEAT = st.tuples(st.integers(0, 3), st.integers(0, 1))


def one_place(*, terms=None, **options):
    """Return three people of skill 4, 2 and 1 for one place that weighs skill by 3; p3 asked for it."""
    people = [Person(id=f"p{n}", skills={"data": level}) for n, level in ((1, 4), (2, 2), (3, 1))]
    people[2] = evolve(people[2], wishes=["plume"])
    plume = Opening(id="plume", weights={"data": 3})
    aims = Objective(terms=[SkillPoints()] if terms is None else terms)
    return Problem(people=people, openings=[plume], objective=aims, **options)


def pick(given, seat):
    """Return the identifiers of a drawn seat."""
    who, where = seat
    return given.people[who % len(given.people)].id, given.openings[where % len(given.openings)].id


class TestThePrice:
    """The price of a seat is the worth of the best cohort less that of the best cohort with the seat."""

    @pytest.mark.parametrize(("person", "points"), [("p1", 0), ("p2", 6), ("p3", 9)])
    def test_it_is_what_the_cohort_loses(self, person, points):
        """Skill 4 is worth 12 here, skill 2 is worth 6, skill 1 is worth 3."""
        assert points == price_of(compose(one_place()), person, "plume").points

    def test_it_shows_the_cohort_that_has_the_seat(self):
        """The best cohort with p2 seated is proven best, and seats p2."""
        instead = price_of(compose(one_place()), "p2", "plume").instead
        assert ("optimal", Cohort.of({"plume": ["p2"]})) == (instead.status, instead.cohort)

    def test_it_is_exact_in_fractions(self):
        """A third of a point is a third of a point."""
        terms = [WishPoints(by_rank=["1/3"])]
        found = compose(one_place(terms=terms))
        assert Fraction(1, 3) == price_of(found, "p1", "plume").points

    @settings(max_examples=40)
    @given(problems(), SEAT)
    def test_it_is_that_of_going_through_all_cohorts(self, given, seat):
        """No cohort with the seat is better than the one shown, and the loss is the difference at each level."""
        person, opening = pick(given, seat)
        found = compose(given)
        cohorts = cohorts_of(given)
        assume(cohorts)
        price = price_of(found, person, opening)
        best = best_of(given, [one for one in cohorts if (person, opening) in one.seats])
        if best is None:
            assert (None, None, "infeasible") == (price.points, price.instead.cohort, price.instead.status)
            return
        assert best == vector(given, price.instead.cohort)
        assert is_feasible(price.instead.cohort, given)
        assert (person, opening) in price.instead.cohort.seats
        weights = found.model.weights
        lost = zip(found.score, best_of(given, cohorts), best, strict=True)
        worth = sum(weights.get(level.level, 0) * (most - there) for level, most, there in lost)
        assert worth == price.points * found.model.grid * GRAIN
        assert (price.points > 0) == (best_of(given, cohorts) > best)

    @settings(max_examples=15)
    @given(problems())
    def test_a_seat_that_the_cohort_has_costs_nothing(self, given):
        """Whoever sits somewhere already costs 0 there."""
        found = compose(given)
        assume(found.cohort and found.cohort.seats)
        assert {0} == {price_of(found, *seat).points for seat in found.cohort.seats}


class TestSeveralLevels:
    """With several levels the price is one number: a point of a level outweighs all of the next."""

    AIMS = (WishPoints(by_rank=[5]), SkillPoints(level=2))

    def test_a_point_of_the_first_level_outweighs_the_next(self):
        """Seating p1 gains 9 of skill and loses 5 of wishes, which come first: it costs more than all skill."""
        found = compose(one_place(terms=self.AIMS))
        assert ("p3",) == found.cohort.people
        assert price_of(found, "p1", "plume").points > 12

    def test_both_worths_are_weighed_alike(self):
        """p1 and p2 both lose the wish, and differ by 6 points of skill: so do their prices."""
        found = compose(one_place(terms=self.AIMS))
        first, second = (price_of(found, one, "plume").points for one in ("p1", "p2"))
        assert 6 == second - first

    def test_who_else_may_sit_there_does_not_change_the_price(self):
        """A seat at one opening takes the person out of the others; the weights stay those of the first."""
        people = [
            Person(id="p1", skills={"data": 4}, wishes=["adler"]),
            Person(id="p2", skills={"data": 2}, wishes=["plume"]),
            Person(id="p3", skills={"data": 1}, wishes=["adler"]),
        ]
        places = [Opening(id="adler", weights={"data": 5}), Opening(id="plume", weights={"data": 1})]
        found = compose(Problem(people=people, openings=places, objective=Objective(terms=self.AIMS)))
        price = price_of(found, "p1", "plume")
        was, now = (vector(found.problem, one) for one in (found.cohort, price.instead.cohort))
        assert ((10, 22), (5, 9)) == (was, now)
        assert 25 * 5 + 13 == price.points  # the second level spans 0 to 24 points

    def test_a_level_that_no_cohort_can_miss_weighs_nothing(self):
        """A cap of three on three people is kept by every cohort: its level changes no price."""
        cap = CapEach(id="cap", attribute="employer", most=3, level=2)
        assert 6 == price_of(compose(one_place(rules=[cap])), "p2", "plume").points


class TestNoPrice:
    """Where no cohort has the seat, there is no price."""

    def test_a_barred_seat_has_none(self):
        """A rule forbids it, and the answer says that no cohort exists."""
        price = price_of(compose(one_place(rules=[Barred.of("p2", "plume")])), "p2", "plume")
        assert (None, "infeasible") == (price.points, price.instead.status)

    def test_a_seat_given_to_another_has_none(self):
        """A seat already given cannot be taken."""
        price = price_of(compose(one_place(rules=[Seated.of("p3", "plume")])), "p2", "plume")
        assert (None, "infeasible") == (price.points, price.instead.status)

    def test_a_search_that_is_stopped_has_none(self):
        """The caller's clock may stop the search: then nothing is claimed."""
        price = price_of(compose(one_place()), "p2", "plume", stop=lambda: True)
        assert (None, "unknown") == (price.points, price.instead.status)

    def test_a_search_without_branches_has_none(self):
        """Nor after no branch at all."""
        assert price_of(compose(one_place()), "p2", "plume", nodes=0).points is None

    def test_a_composition_without_cohort_has_none(self):
        """Where the composition was stopped there is nothing to compare with, though the seat is possible."""
        price = price_of(compose(one_place(), nodes=0), "p2", "plume")
        assert (None, ("p2",)) == (price.points, price.instead.cohort.people)

    @pytest.mark.parametrize(("person", "opening"), [("p9", "plume"), ("p1", "plum")])
    def test_who_is_not_there_is_said(self, person, opening):
        """A person or an opening that the problem does not have is an unknown key."""
        with pytest.raises(UnknownKey):
            price_of(compose(one_place()), person, opening)


class TestAskingAgain:
    """A question can be put to an answer: its own question does not stand in the way."""

    def test_the_same_seat_can_be_priced_in_the_cohort_that_has_it(self):
        """Once p2 sits there, the seat costs nothing more."""
        instead = price_of(compose(one_place()), "p2", "plume").instead
        assert 0 == price_of(instead, "p2", "plume").points
        assert 0 == price_of(price_of(instead, "p2", "plume").instead, "p2", "plume").points

    def test_a_seat_that_is_locked_can_be_priced(self):
        """After a repair that locked p2, the seat of p2 costs nothing."""
        repaired = repair(one_place(), Cohort.of({"plume": ["p2"]}), locked=["p2"])
        assert 0 == price_of(repaired.composition, "p2", "plume").points

    def test_a_seat_whose_rule_was_lifted_can_be_priced(self):
        """A lifted rule of the same name does not swallow the question."""
        found = compose(one_place(rules=[Seated.of("p2", "plume")], lifted=["seated:p2:plume"]))
        assert 6 == price_of(found, "p2", "plume").points

    def test_the_problem_of_the_answer_is_the_first_with_one_rule_more(self):
        """The question is a rule like another, under a free name."""
        given = one_place(rules=[Seated.of("p2", "plume")])
        rules = price_of(compose(given), "p2", "plume").instead.problem.rules
        assert ["seated:p2:plume", "seated:p2:plume:2"] == [rule.id for rule in rules]


class TestTheValue:
    """A price is a value."""

    def test_it_is_equal_by_content_and_pickles(self):
        """The same question has the same answer, here and elsewhere."""
        first, second = (price_of(compose(one_place()), "p2", "plume") for _ in range(2))
        assert (first, hash(first)) == (second, hash(second))
        assert first == pickle.loads(pickle.dumps(first))

    def test_kept_seats_come_before_points(self):
        """A kept seat outweighs the 12 points that skills can give: to lose it and gain 9 costs 13 - 9."""
        found = compose(one_place(terms=[Kept(seats=[("p3", "plume")]), SkillPoints()]))
        assert (("p3",), 4) == (found.cohort.people, price_of(found, "p1", "plume").points)

    def test_the_module_shows_its_public_names(self):
        """Only these."""
        assert ["SeatPrice", "price_of"] == dir(pricing)
        assert SeatPrice is pricing.SeatPrice
