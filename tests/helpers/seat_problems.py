"""Small problems that concern seats, few values and many ties, with cohort rules or without; and their best cohorts."""

from itertools import product
from random import Random

from attrs import evolve

from eig.programme import Quota
from eig.teams import MaxEach, MeritPoints, Objective, Opening, Person, Problem, Seat, ShareQuota, WishPoints
from eig.teams.asked import Budget, Cohort, CohortQuota, MaxOverlap, MentorLoad, SeatGiven, SkillNeed
from helpers.small_problems import feasible_cohorts, vector

PROFILES = ("data", "dev", "law")


def person(draw, number, openings):
    """Draw a person, of few kinds."""
    names = [f"c{one}" for one in range(openings)]
    return Person(
        id=f"p{number}",
        wishes=draw.sample(names, draw.randint(0, openings)),
        open_to_all=draw.random() < 0.7,
        cost=draw.choice([3, 3, 4, 7]),
        amounts={"load": draw.randint(0, 2)},
        attributes={"gender": draw.choice("fm")},
        employer=draw.choice([None, "e1"]),
        profiles=draw.sample(PROFILES, draw.randint(1, 2)),
        skills={"law": draw.randint(0, 2), "data": draw.randint(0, 1)},
    )


def opening(draw, number):
    """Draw an opening: with posts, with needs that a flow can tell, or with others."""
    low = draw.randint(1, 2)
    high = low + draw.randint(0, 1)
    posts = [Seat(accepts=draw.sample(PROFILES, draw.randint(1, 2))) for _ in range(draw.randint(1, high))]
    return Opening(id=f"c{number}", size=(low, high), posts=posts if draw.random() < 0.3 else [])


def rules(draw, people, openings):
    """Draw cohort rules, hard and soft, and needs."""
    who, where = [f"p{one}" for one in range(people)], [f"c{one}" for one in range(openings)]

    def soft():
        return {"level": draw.choice([0, 0, 0, 1, 2]), "weight": draw.randint(1, 2)}

    makers = [
        lambda: ShareQuota(id="women", attribute="gender", value="f", minimum=draw.choice([40, 50]), maximum=draw.choice([60, 100]), **soft()),
        lambda: CohortQuota(quota=Quota(attribute="gender", value="m", minimum=draw.choice([None, 1]) or 0, maximum=draw.choice([None, 2])), id="men", **soft()),
        lambda: MaxEach(id="employer", attribute="employer", maximum=draw.randint(0, 2), **soft()),
        lambda: Budget(id="budget", amount="cost", maximum=draw.randint(0, 20), **soft()),
        lambda: Budget(id="load", amount="load", minimum=draw.randint(0, 3), **soft()),
        lambda: MentorLoad(id="mentor", mentor="m", openings=where[:2], maximum=draw.randint(1, 3), **soft()),
        lambda: MaxOverlap(id="differs", seats=[(one, where[0]) for one in who[:2]], maximum=1, any_change=draw.random() < 0.5, **soft()),
        lambda: SeatGiven.of(draw.choice(who), draw.choice(where)),
        lambda: SkillNeed(id="law", opening=where[0], skill="law", grade=draw.randint(1, 2), count=draw.randint(1, 2)),
        lambda: SkillNeed(id="data", opening=where[0], skill="data"),
    ]  # fmt: skip
    return [make() for make in draw.sample(makers, draw.randint(0, 3))]


def ranked(marks, seed):
    """Return marks, each with a rank of three in every other problem: it parts equal points."""
    return [evolve(one, rank=(at * 5 + seed) % 3 + 1 if seed % 2 else None) for at, one in enumerate(marks)]


def seat_problem(seed):
    """Draw a problem of 3 to 6 people and 1 to 3 openings."""
    draw = Random(f"seats {seed}")
    people, openings = draw.randint(3, 6), draw.randint(1, 3)
    marks = {
        (f"p{p}", f"c{c}", draw.choice([None, *PROFILES])): draw.randint(-1, 2)
        for p in range(people)
        for c in range(openings)
        if draw.random() < 0.6
    }
    terms = [
        WishPoints(by_rank=draw.choice([[1, 1, 1], [2, 1], [3, "3/2", 1]]), level=draw.choice([1, 2])),
        MeritPoints(marks=ranked(MeritPoints.of(marks).marks, seed), level=draw.choice([1, 2])),
    ]
    return Problem(
        people=[person(draw, one, openings) for one in range(people)],
        openings=[opening(draw, one) for one in range(openings)],
        rules=rules(draw, people, openings),
        objective=Objective(terms=draw.sample(terms, draw.randint(0, 2))),
        lifted=draw.choice([[], [], [], ["fill:c0"], ["posts:c0"], ["size:c0"]]),
    )


def every_cohort(given):
    """Yield every cohort, one choice a person."""
    names = [one.id for one in given.openings]
    for seats in product([None, *names], repeat=len(given.people)):
        yield Cohort.of(
            {
                name: [one.id for one, seat in zip(given.people, seats, strict=True) if seat == name]
                for name in names
            }
        )


def best_cohorts(given):
    """Return the points of the best cohorts and all of them; None if no cohort keeps the rules."""
    able = [(vector(given, one), one) for one in feasible_cohorts(given, len(given.people))]
    if not able:
        return None
    best = max(points for points, _ in able)
    return best, [one for points, one in able if points == best]
