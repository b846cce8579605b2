"""No cohort at all, told by counts before anything is weighed: what is told is true, and told as a search tells it."""

from itertools import combinations
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Seat, ShareQuota, compose
from eig.teams.answers.shadow_prices import bound_again, prices_of_people
from eig.teams.asked import Forbidden, SkillNeed
from eig.teams.asked._shapes import at_openings, shapes_of
from eig.teams.asked.cohorts import Crew
from eig.teams.engine import _outset
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Beat
from eig.teams.engine._outset import Asked, Hopeless, compiled, too_few
from helpers.costs import at_most
from helpers.seat_problems import seat_problem
from helpers.small_problems import feasible_cohorts, problem

SEEDS = st.integers(0, 10**6)
KINDS = st.sampled_from([problem, seat_problem])
FEWER = st.sampled_from([None, 2, 3, 4])
OPEN = {"wishes": ["c0"], "open_to_all": True}


def fewer(stated, people):
    """Return the problem of some of its people alone, where its rules speak of no other."""
    try:
        return stated if people is None else evolve(stated, people=stated.people[:people])
    except Fault:
        return stated


def told_of(stated):
    """Return what counts tell at the outset."""
    return compiled(stated, Beat(), fresh=True)


@pytest.mark.slow
@at_most(200)
@given(KINDS, SEEDS, FEWER)
def test_where_counts_say_that_there_is_none_there_is_none(make, seed, people):
    """Going through all cohorts finds none, and people have a price exactly where it brings the bound below any."""
    stated = fewer(make(seed), people)
    told = told_of(stated)
    if isinstance(told, Hopeless):
        model = compile_problem(stated)
        assert [] == feasible_cohorts(stated)
        bound = bound_again(model, prices_of_people(told.people, told.price))
        assert not told.people or bound is None or bound.value < model.least


@pytest.mark.slow
@at_most(100)
@given(KINDS, SEEDS, FEWER)
def test_counts_tell_what_a_search_tells(make, seed, people):
    """The answer and its sentences are those of the search that would have been made."""
    stated = fewer(make(seed), people)
    answer = compose(stated, nodes=2000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_outset, "hopeless", lambda _: None)
        searched = compose(stated, nodes=2000)

    assert (answer.status, answer.cohort, answer.worth) == (searched.status, searched.cohort, searched.worth)
    assert str(answer.explain()) == str(searched.explain())


@at_most(200)
@given(SEEDS)
def test_too_few_people_is_halls_condition(seed):
    """Seats are short of people exactly if some of them ask for more than all who may take any of those."""
    draw = Random(seed)
    asked = [
        Asked(draw.randint(0, 3), draw.sample(range(6), draw.randint(0, 6)))
        for _ in range(draw.randint(0, 5))
    ]
    short = too_few(asked, Beat())

    def lacks(some):
        people = {one for seats in some for one in asked[seats].takers}
        return sum(asked[seats].count for seats in some) > len(people)

    every = [some for size in range(len(asked) + 1) for some in combinations(range(len(asked)), size)]
    assert any(map(lacks, every)) == (short is not None)
    assert short is None or lacks(short)


@at_most(60)
@given(KINDS, SEEDS)
def test_a_rule_that_names_an_opening_says_nothing_of_another(make, seed):
    """What is left out at an opening bounds no team there, refuses none that is empty, and shuts nobody out."""
    stated = make(seed).having(Forbidden.of("p0", "c0"))
    shapes = shapes_of(stated)
    spans, teams, seats = (at_openings(stated, some) for some in (shapes.spans, shapes.teams, shapes.seats))
    for opening in stated.openings:
        empty = Crew(opening=opening, people=())
        others = [rule for rule in shapes.spans if rule not in spans[opening.id]]
        assert not any(rule.spans(opening) for rule in others)
        assert not any(rule.misses(empty) for rule in shapes.teams if rule not in teams[opening.id])
        left_out = [rule for rule in shapes.seats if rule not in seats[opening.id]]
        assert all(rule.allows(person, opening) for rule in left_out for person in stated.people)


class TestAPromotion:
    """A problem of the size of a promotion, which nobody weighs to see that it cannot be."""

    def stated(self, *, openings, rules=(), people=40, **options):
        return Problem(
            people=[
                Person(id=f"p{one:02}", attributes={"gender": "fm"[one % 2]}, profiles=["dev"], skills={"law": one % 5}, **OPEN)
                for one in range(people)
            ],
            openings=[Opening(id=f"c{one}", **{"size": (3, 3), **options}) for one in range(openings)],
            rules=rules,
            objective=Objective(terms=[MeritPoints.of({("p00", "c0", None): 3})]),
        )  # fmt: skip

    def test_half_of_an_odd_number_needs_no_search(self):
        """Half women of nine people: no step is taken."""
        half = ShareQuota(attribute="gender", value="f", minimum=50, maximum=50)
        answer = compose(self.stated(openings=3, rules=[half]), nodes=0)

        assert ("infeasible", 0) == (answer.status, answer.nodes)

    def test_seats_for_more_people_than_there_are_need_no_search(self):
        """Fourteen teams of three, for forty people: the price of each tells it. Thirteen teams are no trouble."""
        answer = compose(self.stated(openings=14), nodes=0)

        assert ("infeasible", 0, 40) == (answer.status, answer.nodes, len(answer.shadow_prices))
        assert answer.bound_at_prices.value < answer.model.least
        assert "optimal" == compose(self.stated(openings=13)).status

    def test_a_team_that_cannot_stand_alone_has_no_price(self):
        """Nobody holds the post: no price on people tells that, for no team is there to be priced."""
        answer = compose(self.stated(openings=14, posts=[Seat(accepts=["data"])]), nodes=0)

        assert ("infeasible", 0, ()) == (answer.status, answer.nodes, answer.shadow_prices)

    def test_needs_that_too_few_meet_are_told(self):
        """Eight have the skill, and nine teams ask for somebody who does."""
        rules = [SkillNeed(id=f"law:{one}", opening=f"c{one}", skill="law", grade=4) for one in range(9)]
        answer = compose(self.stated(openings=9, rules=rules), nodes=0)

        assert ("infeasible", 8) == (answer.status, len(answer.shadow_prices))
        assert answer.bound_at_prices.value < answer.model.least
        assert "optimal" == compose(self.stated(openings=8, rules=rules[:8])).status
