"""The price of a seat: exactly what the best cohort with that seat loses."""

import pickle
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.teams import MaxEach, Objective, Opening, Person, Problem, WishPoints, compose, repair
from eig.teams.answers import PointsLost, composing_and_points_lost
from eig.teams.answers._composed_within_limits import composed
from eig.teams.answers.shadow_prices import bound_again, prices_for
from eig.teams.asked import Budget, Cohort, Forbidden, HostPoints, SeatGiven, SkillPoints, StayBonus
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers.costs import at_most
from helpers.little_problems import best_of, problems
from helpers.small_problems import feasible_cohorts, is_feasible, vector
from helpers.tight_problems import tight

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

    @pytest.mark.untraced
    @pytest.mark.parametrize(("person", "points"), [("p1", 0), ("p2", 6), ("p3", 9)])
    def test_it_is_what_the_cohort_loses(self, person, points):
        """Skill 4 is worth 12 here, skill 2 is worth 6, skill 1 is worth 3."""
        assert (points,) == compose(one_place()).points_lost(person, "plume").points

    def test_it_shows_the_cohort_that_has_the_seat(self):
        """The best cohort with p2 seated is proven best, and seats p2."""
        instead = compose(one_place()).points_lost("p2", "plume").instead
        assert ("optimal", Cohort.of({"plume": ["p2"]})) == (instead.status, instead.cohort)

    def test_limits_that_no_search_keeps_are_refused_under_its_name(self):
        """What is asked is the price of a seat: the refusal tells so."""
        with pytest.raises(Fault, match=r"Composition\.points_lost\.nodes.* got -1"):
            compose(one_place()).points_lost("p2", "plume", nodes=-1)

    def test_it_is_exact_in_fractions(self):
        """A third of a point is a third of a point."""
        terms = [WishPoints(by_rank=["1/3"])]
        found = compose(one_place(terms=terms))
        assert (Fraction(1, 3),) == found.points_lost("p1", "plume").points

    @pytest.mark.slow
    @at_most(40)
    @given(problems(), SEAT)
    @example(one_place(rules=[Forbidden.of("p2", "plume")]), (1, 0))
    @example(one_place(), (1, 0))
    def test_it_is_that_of_going_through_all_cohorts(self, given, seat):
        """No cohort with the seat is better than the one shown, and the loss is the difference at each level."""
        person, opening = pick(given, seat)
        found = compose(given)
        cohorts = feasible_cohorts(given)
        assume(cohorts)
        price = found.points_lost(person, opening)
        best = best_of(given, [one for one in cohorts if (person, opening) in one.seats])
        if best is None:
            assert ((), None, "impossible") == (price.points, price.instead.cohort, price.status)
            return
        assert best == vector(given, price.instead.cohort)
        assert is_feasible(price.instead.cohort, given)
        assert (person, opening) in price.instead.cohort.seats
        pairs = zip(best_of(given, cohorts), best, strict=True)
        assert ("exact", tuple(most - there for most, there in pairs)) == (price.status, price.points)
        assert (price.points > (0,) * len(best)) == (best_of(given, cohorts) > best)

    @pytest.mark.slow
    @at_most(15)
    @given(problems())
    def test_a_seat_that_the_cohort_has_costs_nothing(self, given):
        """Whoever sits somewhere already costs 0 there."""
        found = compose(given)
        assume(found.cohort and found.cohort.seats)
        assert {0} == {points for seat in found.cohort.seats for points in found.points_lost(*seat).points}


class TestSeveralLevels:
    """With several levels the price is a vector: a loss at the first may come with a gain at the next."""

    AIMS = (WishPoints(by_rank=[5]), SkillPoints(level=2))

    def test_each_level_has_its_own(self):
        """Seating p1 loses the 5 of the wish, which comes first, and gains 9 of skill."""
        found = compose(one_place(terms=self.AIMS))
        assert ("p3",) == found.cohort.people
        assert (5, -9) == found.points_lost("p1", "plume").points

    def test_vectors_compare_as_cohorts_do(self):
        """p1 and p2 both lose the wish; p1 is the cheaper, for the skill."""
        found = compose(one_place(terms=self.AIMS))
        first, second = (found.points_lost(one, "plume").points for one in ("p1", "p2"))
        assert (0, 0) < first < second

    def test_each_term_is_told(self):
        """The terms of each level, with what each loses."""
        lost = compose(one_place(terms=self.AIMS)).points_lost("p1", "plume").lost
        assert [(1, {"wishes": 5}), (2, {"skills": -9})] == [(one.level, dict(one.terms)) for one in lost]

    def test_who_else_may_sit_there_does_not_change_the_price(self):
        """A seat at one opening takes the person out of the others; points stay what they are."""
        people = [
            Person(id="p1", skills={"data": 4}, wishes=["adler"], open_to_all=True),
            Person(id="p2", skills={"data": 2}, wishes=["plume"], open_to_all=True),
            Person(id="p3", skills={"data": 1}, wishes=["adler"], open_to_all=True),
        ]
        places = [Opening(id="adler", weights={"data": 5}), Opening(id="plume", weights={"data": 1})]
        found = compose(Problem(people=people, openings=places, objective=Objective(terms=self.AIMS)))
        price = found.points_lost("p1", "plume")
        was, now = (vector(found.problem, one) for one in (found.cohort, price.instead.cohort))
        assert ((10, 22), (5, 9), (5, 13)) == (was, now, price.points)

    def test_a_level_that_no_cohort_can_miss_loses_nothing(self):
        """A cap of three on three people is kept by every cohort."""
        cap = MaxEach(id="cap", attribute="employer", maximum=3, level=2)
        assert (6, 0) == compose(one_place(rules=[cap])).points_lost("p2", "plume").points


class TestHowFarItIsProven:
    """The status says what the price is worth, whatever search was stopped."""

    def test_a_barred_seat_is_impossible(self):
        """A rule forbids it: no cohort has the seat, and that is proven."""
        price = compose(one_place(rules=[Forbidden.of("p2", "plume")])).points_lost("p2", "plume")
        assert ((), "impossible", ()) == (price.points, price.status, price.moves)

    def test_a_seat_given_to_another_is_impossible(self):
        """A seat already given cannot be taken."""
        price = compose(one_place(rules=[SeatGiven.of("p3", "plume")])).points_lost("p2", "plume")
        assert ((), "impossible") == (price.points, price.status)

    def test_a_seat_in_a_problem_without_cohort_is_impossible(self):
        """Where nothing is possible, neither is the seat."""
        rules = [Forbidden.of(one, "plume") for one in ("p1", "p2", "p3")]
        assert "impossible" == compose(one_place(rules=rules)).points_lost("p2", "plume").status

    @pytest.mark.usefixtures("luckless")
    @pytest.mark.parametrize("limits", [{"stop": lambda: True}, {"nodes": 0}])
    def test_a_search_that_is_stopped_has_no_price(self, limits):
        """The caller's clock, or no branch at all, may stop the search: then nothing is claimed."""
        price = compose(one_place()).points_lost("p2", "plume", **limits)
        assert ((), "unknown") == (price.points, price.status)

    @pytest.mark.usefixtures("luckless")
    def test_a_composition_without_cohort_has_no_price(self):
        """Where the composition was stopped there is nothing to compare with, though the seat is possible."""
        price = compose(one_place(), nodes=0).points_lost("p2", "plume")
        assert ((), "unknown", ("p2",)) == (price.points, price.status, price.instead.cohort.people)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("first", "second", "status"),
        [
            ("optimal", "optimal", "exact"),
            ("optimal", "best_so_far", "at_most"),
            ("best_so_far", "optimal", "at_least"),
            ("best_so_far", "best_so_far", "unproven"),
        ],
    )
    def test_two_cohorts_of_which_one_is_not_proven_bound_the_price(self, monkeypatch, first, second, status):
        """A better cohort with the seat would make it cheaper; a better one without it would make it dearer."""
        found = evolve(compose(one_place()), status=first)
        monkeypatch.setattr(
            composing_and_points_lost,
            "composed",
            lambda *given, **named: evolve(composed(*given, **named), status=second),
        )
        price = found.points_lost("p2", "plume")
        assert (status, (6,)) == (price.status, price.points)

    @pytest.mark.parametrize(("person", "opening"), [("p9", "plume"), ("p1", "plum")])
    def test_who_is_not_there_is_said(self, person, opening):
        """A person or an opening that the problem does not have is an unknown key."""
        with pytest.raises(UnknownKey):
            compose(one_place()).points_lost(person, opening)


class TestWords:
    """A price is a sentence, in English and in French."""

    def told(self, lang="en", person="p1", **options):
        return [
            one.say(lang)
            for one in compose(one_place(**options)).points_lost(person, "plume").explain().reasons
        ]

    def test_one_level_has_points_alone(self):
        """With one level there is no level to name; then those whose seat changes."""
        assert [
            "seating p2 at plume loses 6 points",
            "p1 loses the seat at plume",
            "p2 takes a seat at plume",
        ] == self.told(person="p2")
        assert "placer p2 à plume fait perdre 6 points" == self.told("fr", "p2")[0]

    def test_several_levels_are_told_in_order_with_their_terms(self):
        """What it costs first, what it gains next."""
        aims = {"terms": TestSeveralLevels.AIMS}
        english = (
            "seating p1 at plume loses 5 points at level 1 (wishes) and gains 9 points at level 2 (skills)"
        )
        french = "placer p1 à plume fait perdre 5 points au niveau 1 (vœux) et fait gagner 9 points au niveau 2 (compétences)"
        assert (english, french) == (self.told(**aims)[0], self.told("fr", **aims)[0])

    def test_a_point_is_one_and_half_a_point_is_none_in_french(self):
        """English counts a plural for all but 1, French from 2."""
        aims = {"terms": [WishPoints(by_rank=["3/2"])]}
        assert "seating p1 at plume loses 1.5 points" == self.told(**aims)[0]
        assert "placer p1 à plume fait perdre 1,5 point" == self.told("fr", **aims)[0]

    def test_nothing_is_said_to_be_nothing(self):
        """The seat that p1 has already loses no points, and nobody moves."""
        assert ["seating p1 at plume loses no points"] == self.told()
        assert ["placer p1 à plume ne fait perdre aucun point"] == self.told("fr")

    @pytest.mark.usefixtures("luckless")
    def test_what_is_not_proven_is_said(self):
        """Beside the points, or instead of them."""
        price = compose(one_place()).points_lost("p2", "plume")
        assert ["seat_loses", "loss_at_most", "left", "joined"] == list(
            evolve(price, status="at_most").explain().codes
        )
        barred = [Forbidden.of("p1", "plume")]
        assert [
            "no cohort that keeps all the rules seats p1 at plume: it is proven",
            "plume: p1 does not sit at plume; broken by p1; seat someone else",
        ] == self.told(rules=barred)
        assert [
            "aucune promotion respectant toutes les règles ne place p1 à plume : c’est prouvé",
            "plume : p1 n’a pas de place à plume ; règle enfreinte par p1 ; choisir quelqu’un d’autre",
        ] == self.told("fr", rules=barred)
        unknown = compose(one_place()).points_lost("p2", "plume", nodes=0)
        assert ("seat_unknown",) == unknown.explain().codes

    @pytest.mark.usefixtures("luckless")
    def test_rows_are_its_levels(self):
        """A row a level; one without points where there is no price."""
        price = compose(one_place(terms=TestSeveralLevels.AIMS)).points_lost("p1", "plume")
        assert [(1, 5), (2, -9)] == [(row["level"], row["points"]) for row in price.rows()]
        nothing = compose(one_place()).points_lost("p2", "plume", nodes=0)
        assert [(None, None, "unknown")] == [
            (row["level"], row["points"], row["status"]) for row in nothing.rows()
        ]

    def test_a_price_checks_itself(self):
        """All its faults come together."""
        with pytest.raises(Faults) as caught:
            PointsLost(person="", opening="plume", status="sure", instead=None)
        assert 3 == len(caught.value.exceptions)
        with pytest.raises(Faults) as caught:
            evolve(compose(one_place()).points_lost("p2", "plume"), opening="", lost=[3], before="p1")
        assert ["opening", "lost[0]", "before"] == [
            fault.place.removeprefix("PointsLost.") for fault in caught.value.exceptions
        ]


class TestAskingAgain:
    """A question can be put to an answer: its own question does not stand in the way."""

    def test_the_same_seat_can_be_priced_in_the_cohort_that_has_it(self):
        """Once p2 sits there, the seat loses no points more."""
        instead = compose(one_place()).points_lost("p2", "plume").instead
        assert (0,) == instead.points_lost("p2", "plume").points
        assert (0,) == instead.points_lost("p2", "plume").instead.points_lost("p2", "plume").points

    def test_a_seat_that_is_locked_can_be_priced(self):
        """After a repair that locked p2, the seat of p2 loses no points."""
        repaired = repair(one_place(), Cohort.of({"plume": ["p2"]}), locked=["p2"])
        assert (0, 0) == repaired.composition.points_lost("p2", "plume").points

    def test_a_seat_whose_rule_was_lifted_can_be_priced(self):
        """A lifted rule of the same name does not swallow the question."""
        found = compose(one_place(rules=[SeatGiven.of("p2", "plume")], lifted=["seated:p2:plume"]))
        assert (6,) == found.points_lost("p2", "plume").points

    def test_the_problem_of_the_answer_is_the_first_with_one_rule_more(self):
        """The question is a rule like another, under a free name."""
        given = one_place(rules=[SeatGiven.of("p2", "plume")])
        rules = compose(given).points_lost("p2", "plume").instead.problem.rules
        assert ["seated:p2:plume", "seated:p2:plume:2"] == [rule.id for rule in rules]


class TestTheValue:
    """A price is a value."""

    def test_it_is_equal_by_content_and_pickles(self):
        """The same question has the same answer, here and elsewhere."""
        first, second = (compose(one_place()).points_lost("p2", "plume") for _ in range(2))
        assert (first, hash(first)) == (second, hash(second))
        assert first == pickle.loads(pickle.dumps(first))

    def test_kept_seats_come_before_points(self):
        """A kept seat is a level before all others: to lose it is not paid by 9 points of skill."""
        found = compose(one_place(terms=[StayBonus(seats=[("p3", "plume")]), SkillPoints()]))
        assert (("p3",), (1, -9)) == (found.cohort.people, found.points_lost("p1", "plume").points)


def test_what_has_no_price_is_worth_nothing():
    """A person or a rule that is left out of the prices given has a price of 0, and the model's own prove its bound."""
    people = [Person(id=f"p{n}", cost=n, skills={"data": n * n}) for n in range(4)]
    plume = Opening(id="plume", size=(1, 2), weights={"data": 1})
    rules = [Budget(maximum=4), Budget(id="loose", maximum=99)]
    found = compose(
        Problem(people=people, openings=[plume], rules=rules, objective=Objective(terms=[SkillPoints()]))
    )

    none = prices_for(found.model, [])
    assert ((0,) * 4, (0,) * 2) == (none.units, none.limits)
    assert found.bound_at_prices.value == bound_again(found.model, found.shadow_prices).value


def with_a_soft_budget(weight=1):
    """Return four people for two challenges, a budget that may be missed, and what hosts would like."""
    people = [Person(id=one) for one in ("ada", "bob", "cid")] + [Person(id="dee", cost=9)]
    openings = [
        Opening(id="plume", size=(2, 3), host_wishes=["cid", "bob"]),
        Opening(id="adler", size=(2, 2)),
    ]
    aims = Objective(terms=[HostPoints(by_rank=[4, 1], level=3)])
    return Problem(
        people=people, openings=openings, rules=[Budget(level=2, maximum=4, weight=weight)], objective=aims
    )


@pytest.mark.slow
@given(times=st.integers(-3, 40), fine=st.integers(1, 5))
@example(times=2, fine=1)
def test_prices_from_anywhere_prove_nothing_false(times, fine):
    """Prices of another problem, or of a file that somebody altered, give a bound that the best cohort keeps."""
    found = compose(with_a_soft_budget(fine))
    altered = [evolve(one, points=one.points * times) for one in found.shadow_prices]
    assert bound_again(found.model, altered).value >= found.worth * found.model.grid * GRAIN


def test_a_seat_that_a_cohort_has_is_not_said_to_be_impossible():
    """Where a rule may be missed, the prices of the last answer weigh more than its miss costs with a seat given."""
    found = compose(with_a_soft_budget())
    lost = found.points_lost("cid", "adler")
    assert ("exact", ((2, 0), (3, 4))) == (lost.status, tuple((one.level, one.points) for one in lost.lost))


@pytest.mark.slow
def test_what_was_learnt_of_head_counts_is_not_learnt_again():
    """The prices of each head count go on with an answer: a seat is told in fewer steps than from a copy that has none."""
    given = tight(4)
    found = compose(given)
    out = next(one.id for one in given.people if one.id not in found.cohort.people)
    here, again = (one.points_lost(out, "c0") for one in (found, evolve(found)))
    assert ("exact", here.points) == (here.status, again.points)
    assert 3 * here.instead.nodes < 2 * again.instead.nodes
