"""People who are kept at an opening for some of their profiles only."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, compose
from eig.teams.asked import Posts, Seat
from eig.testing import check_rule

PLACES, PEOPLE, KINDS = ("a", "b"), ("p1", "p2", "p3", "p4"), ("data", "dev")
SOME = st.sets(st.sampled_from(KINDS)).map(sorted)
POSTS = st.lists(st.sets(st.sampled_from(KINDS), min_size=1).map(sorted), min_size=1, max_size=2)


def composed(posts, people, marks, *, apart):
    """Return the best cohort; `apart`: each opening calls its profiles by a name of its own."""

    def named(kinds, place):
        return [f"{kind} of {place}" for kind in kinds] if apart else kinds

    openings = [
        Opening.of_posts(place, *(named(one, place) for one in own), optional=[named(KINDS, place)])
        for place, own in posts.items()
    ]
    seated = [
        Person(id=who, profiles=[name for place in PLACES for name in named(own[place], place)])
        if apart
        else Person(id=who, profiles=KINDS, profiles_by_opening=own)
        for who, own in people.items()
    ]
    points = {(who, place, *named([kind], place)): worth for (who, place, kind), worth in marks.items()}
    problem = Problem(people=seated, openings=openings, objective=Objective(terms=[MeritPoints.of(points)]))
    return compose(problem)


KEPT = st.fixed_dictionaries(dict.fromkeys(PEOPLE, st.fixed_dictionaries(dict.fromkeys(PLACES, SOME))))
MARKS = st.dictionaries(
    st.tuples(*map(st.sampled_from, (PEOPLE, PLACES, KINDS))), st.integers(min_value=0, max_value=9)
)
BOTH = {"p1": {"a": ["dev"], "b": ["data"]}, **{one: {"a": ["data"], "b": ["dev"]} for one in PEOPLE[1:]}}


@given(st.fixed_dictionaries(dict.fromkeys(PLACES, POSTS)), KEPT, MARKS)
@example({"a": [["data"]], "b": [["dev"]]}, BOTH, {("p1", "a", "data"): 9, ("p2", "a", "data"): 1})
@pytest.mark.slow
def test_profiles_by_opening_are_profiles_that_each_opening_calls_by_its_own_name(posts, people, marks):
    """Best cohorts, and whether there is one, are those of people with another profile at each opening."""
    by_opening, apart = (composed(posts, people, marks, apart=which) for which in (False, True))
    assert by_opening.status == apart.status
    assert by_opening.score == apart.score
    assert by_opening.cohort == apart.cohort


def test_a_profile_that_somebody_has_at_one_opening_only_is_had():
    """A post that asks for it is not told as one of a profile that nobody has."""
    openings = [Opening.of_posts("a", ["dev"])]
    asked = [
        Problem(people=[Person(id="p1", profiles=["data"], profiles_by_opening=own)], openings=openings)
        for own in ({}, {"a": ["dev"]})
    ]
    assert [["stranger_nobody"], []] == [[one.code for one in problem.cautions] for problem in asked]


@pytest.mark.slow
def test_a_rule_on_posts_counts_who_may_hold_them_there():
    """What its shape says of people kept for some profiles is what its check says, on every cohort drawn."""
    people = [Person(id=one, profiles=KINDS, profiles_by_opening=own) for one, own in BOTH.items()]
    problem = Problem(people=people, openings=[Opening.of_posts("a", ["data"], ["dev"]), Opening(id="b")])
    posts = [Seat(accepts=[kind]) for kind in KINDS]
    assert 60 == check_rule(Posts(id="own", opening="a", posts=posts), problem, cohorts=60)
