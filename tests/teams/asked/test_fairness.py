"""Fair wishes: the worst rank comes first, then how many people have it, then the next."""

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.asked.fair_wish_points import fair_wishes, rank_maximal
from helpers.costs import at_most
from helpers.fronts import cohorts


def fixed_problem(seed):
    """Return a problem of teams of fixed size, with wishes of any length."""
    rng = random.Random(seed)
    places = ["adler", "carto", "plume"]
    people = [
        Person(id=f"p{n}", wishes=rng.sample(places, rng.randint(0, 3))) for n in range(rng.randint(3, 5))
    ]
    sizes = [1, 1, rng.randint(1, 2)]
    openings = [Opening(id=place, size=(size, size)) for place, size in zip(places, sizes, strict=True)]
    problem = Problem(people=people, openings=openings)
    return evolve(problem, objective=Objective(terms=[fair_wishes(problem)]))


def ranks(problem, cohort):
    """Return the ranks of all seats, the worst first; not asked for is worse than any."""
    found = [problem.person(who).rank(where) for who, where in cohort.seats]
    return sorted((99 if rank is None else rank for rank in found), reverse=True)


class TestFairWishes:
    """No other cohort has a better worst wish, nor as bad a one for fewer people (leximin)."""

    @pytest.mark.slow
    @at_most(10, by_day=10)
    @given(st.integers(0, 10**6))
    def test_against_every_cohort(self, seed):
        """The cohort found has the least list of ranks, worst first, of all cohorts."""
        problem = fixed_problem(seed)
        every = [ranks(problem, cohort) for cohort, _ in cohorts(problem)]
        found = compose(problem)

        if every:
            assert min(every) == ranks(problem, found.cohort)
        else:
            assert found.cohort is None

    def test_fair_is_not_most(self):
        """Two second wishes are fairer than a first wish and a third, though these bring more in all."""
        people = [
            Person(id="p1", wishes=["adler", "plume", "carto"]),
            Person(id="p2", wishes=["carto", "adler", "plume"]),
        ]
        openings = [Opening(id="adler"), Opening(id="plume")]
        problem = Problem(people=people, openings=openings)
        fair = evolve(problem, objective=Objective(terms=[fair_wishes(problem)]))
        most = evolve(problem, objective=Objective(terms=[WishPoints(by_rank=[9, 1, 0])]))

        assert "plume" == compose(fair).cohort.place_of("p1")
        assert "adler" == compose(most).cohort.place_of("p1")

    def test_nobody(self):
        """Without people there are no wishes, and no points."""
        term = fair_wishes(Problem(people=[], openings=[]), level=2, id="fair")

        assert ((), 2, "fair") == (term.by_rank, term.level, term.id)


class TestRankMaximal:
    """No other cohort has more first wishes, nor as many and more second ones, and so on down."""

    @pytest.mark.slow
    @at_most(10, by_day=4)
    @given(st.integers(0, 10**6))
    def test_against_every_cohort(self, seed):
        """The counts of wishes by rank are the greatest of all cohorts, the first rank first."""
        problem = fixed_problem(seed)
        asked = evolve(problem, objective=Objective(terms=[rank_maximal(problem)]))
        every = [profile(problem, cohort) for cohort, _ in cohorts(problem)]
        found = compose(asked)

        assert max(every, default=None) == (found.cohort and profile(problem, found.cohort))

    def test_a_first_wish_outweighs_all_second_ones(self):
        """One first wish and two third ones beat three second wishes: the opposite of what is fair."""
        people = [
            Person(id="p1", wishes=["adler", "carto", "plume"]),
            Person(id="p2", wishes=["adler", "plume", "carto"]),
            Person(id="p3", wishes=["other", "adler", "carto"]),
        ]
        problem = Problem(people=people, openings=[Opening(id=one) for one in ("adler", "carto", "plume")])
        most = compose(evolve(problem, objective=Objective(terms=[rank_maximal(problem)])))
        fair = compose(evolve(problem, objective=Objective(terms=[fair_wishes(problem)])))

        assert ((1, 1, 1), (0, 3, 0)) == (profile(problem, most.cohort), profile(problem, fair.cohort))

    def test_nobody(self):
        """Without people there are no wishes, and no points."""
        term = rank_maximal(Problem(people=[], openings=[]), level=2, id="ranks")

        assert ((), 2, "ranks") == (term.by_rank, term.level, term.id)


def profile(problem, cohort):
    """Return how many sit at their first wish, at their second, at their third."""
    found = [problem.person(who).rank(where) for who, where in cohort.seats]
    return tuple(found.count(rank) for rank in range(3))
