"""Posts that may stay empty: a team of two or three, of whom each holds a post."""

from itertools import product
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Seat, compose
from eig.teams.answers.cohort_scores import post_of, score
from eig.teams.asked import Cohort, Crew, SeatMerit
from eig.teams.asked.rules_that_a_cohort_breaks import check
from helpers.unfolded import unfolded

PROFILES = ("data", "dev", "design")


def drawn(seed):
    """Return a small problem with optional posts, drawn."""
    draw = Random(seed)

    def profiles():
        return draw.sample(PROFILES, draw.randint(1, 2))

    people = [Person(id=f"p{at}", profiles=profiles(), open_to_all=True) for at in range(draw.randint(2, 5))]
    openings = []
    for at in range(draw.randint(1, 2)):
        posts = [Seat(accepts=profiles(), optional=draw.random() < 0.6) for _ in range(draw.randint(1, 3))]
        must = sum(not one.optional for one in posts)
        openings.append(
            Opening(id=f"o{at}", posts=posts, size=(max(1, must), len(posts) + draw.randint(0, 1)))
        )
    marks = [
        SeatMerit(person=one.id, opening=other.id, profile=profile, points=draw.randint(0, 5))
        for one, other, profile in product(people, openings, PROFILES)
        if draw.random() < 0.7
    ]
    terms = [MeritPoints(marks=marks)] if draw.random() < 0.8 else []
    return Problem(people=people, openings=openings, objective=Objective(terms=terms))


def holdings(opening, team):
    """Yield each way in which a team holds the posts of an opening: who holds which, or none."""
    posts = opening.posts
    must = {at for at, post in enumerate(posts) if not post.optional}
    for held in product([*range(len(posts)), None], repeat=len(team)):
        used = [at for at in held if at is not None]
        fits = all(
            at is None or {*posts[at].accepts} & {*one.profiles} for at, one in zip(held, team, strict=True)
        )
        if (
            fits
            and len({*used}) == len(used)
            and must <= {*used}
            and (None not in held or len(must) == len(posts))
        ):
            yield held


def best(problem):
    """Return the most points of any cohort, tried one by one; None where there is none."""
    (term,) = problem.objective.terms or (MeritPoints(marks=[]),)
    totals = []
    for where in product([None, *problem.openings], repeat=len(problem.people)):
        total = 0
        for opening in problem.openings:
            team = [one for one, at in zip(problem.people, where, strict=True) if at is opening]
            ways = [
                sum(
                    term.post_points(one, opening, None if at is None else opening.posts[at])
                    for one, at in zip(team, held, strict=True)
                )
                for held in holdings(opening, team)
            ]
            if not ways or not opening.size[0] <= len(team) <= opening.size[1]:
                break
            total += max(ways)
        else:
            totals.append(total)
    return max(totals, default=None)


@pytest.mark.slow
@given(st.integers(0, 10**6))
@example(0)
@example(3)
@example(7)
@example(12)
def test_the_best_cohort_is_that_of_all_cohorts_tried_one_by_one(seed):
    """Every required post is held, an optional one or not, and nobody sits without a post: no cohort that keeps this has more."""
    problem = drawn(seed)
    found, most = compose(problem), best(problem)

    assert found.status == ("infeasible" if most is None else "optimal")
    if most is not None:
        assert most == sum(one.points for one in score(problem, found.cohort))
        assert not check(found.cohort, problem)
        for opening in problem.openings:
            team = [problem.person(one) for one in found.cohort.team_of(opening.id).people]
            held = post_of(problem, Crew(opening=opening, people=team))
            assert {*opening.posts} >= {*held.values()} - {None}
            assert [*holdings(opening, team)]
    many = [one.id for one in problem.people]
    opening = problem.openings[0]
    whole = Cohort.of({opening.id: many})
    keeps = bool([*holdings(opening, problem.people)])
    assert keeps == ("posts:" + opening.id not in {one.rule for one in check(whole, problem)})


def test_optional_posts_stand_last_and_are_told():
    """The order of the others is kept; the rule says that everybody holds a post, in either language."""
    plume = Opening(
        id="plume",
        size=(2, 3),
        posts=[Seat(accepts=["data"], optional=True), Seat(accepts=["dev"]), Seat(accepts=["design"])],
    )
    problem = Problem(people=[Person(id="p1", profiles=["law"], open_to_all=True)], openings=[plume])

    assert [("dev",), ("design",), ("data",)] == [one.accepts for one in plume.posts]
    assert plume == Opening.of_posts("plume", ["dev"], ["design"], optional=[["data"]])
    (rule,) = [one for one in problem.all_rules if one.id == "posts:plume"]
    assert "all posts that are not optional are held" in unfolded(rule.say())
    assert "tout poste non facultatif" in unfolded(rule.say("fr"))
    (breach,) = [one for one in check(Cohort.of({"plume": ["p1"]}), problem) if one.rule == "posts:plume"]
    assert 2 == breach.misses


def test_a_size_below_the_posts_to_be_held_is_told():
    """A team of two or three whose three posts must all be held is always three: that is a doubt, unless one is optional."""
    posts = [Seat(accepts=[one]) for one in PROFILES]
    people = [Person(id=one, profiles=[one], open_to_all=True) for one in PROFILES]
    wrong = Problem(people=people, openings=[Opening(id="plume", size=(2, 3), posts=posts)])
    right = Problem(
        people=people, openings=[Opening.of_posts("plume", *(["data"], ["dev"]), optional=[["design"]])]
    )

    assert ["never_fewer"] == [one.code for one in wrong.cautions]
    assert "never 2, since 3 posts must be held" in str(wrong.cautions[0])
    assert () == right.cautions


@pytest.mark.parametrize("posts", [3, [3], "dev"])
def test_what_is_no_series_of_posts_is_refused(posts):
    """Posts are posts."""
    with pytest.raises(ValueError, match="posts"):
        Opening(id="plume", posts=posts)
