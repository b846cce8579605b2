"""Small random problems at two levels or three, and their front by trying every cohort."""

import itertools
from fractions import Fraction

from attrs import frozen

from eig.programme import Quota
from eig.reasons import Reason
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    ShareQuota,
    Together,
    WishPoints,
    check,
)
from eig.teams.answers import score
from eig.teams.asked import (
    Breach,
    Budget,
    Cohort,
    CohortQuota,
    Forbidden,
    HostPoints,
    PairBonus,
    SkillPoints,
)


@frozen(kw_only=True)
class EvenSeats:
    """A rule of the caller's that no line can tell: an even number of people is seated."""

    id: str = "even"
    level: int = 0
    weight: int = 1

    def say(self, lang="en"):
        return "an even number is seated" if lang == "en" else "un nombre pair est placé"

    def check(self, crews):
        seated = sum(len(crew.people) for crew in crews)
        if seated % 2:
            told = Reason(code="even", sentences={"en": self.say(), "fr": self.say("fr")})
            yield Breach(rule=self.id, people=(), have=seated, want=seated + 1, reason=told)


def random_problem(rng):
    """Return a problem of 2 to 5 people and 1 or 2 openings, with terms and soft rules at levels 0 to 3."""
    names = [f"p{number}" for number in range(rng.randint(2, 5))]
    places = ["adler", "plume"][: rng.randint(1, 2)]
    people = [
        Person(
            id=name,
            skills={"data": rng.randint(1, 5)},
            attributes={"region": rng.choice(["east", "west"])},
            cost=rng.randint(0, 4),
            wishes=rng.sample(places, rng.randint(0, len(places))),
            profiles=rng.sample(["data", "dev"], rng.randint(0, 2)),
        )
        for name in names
    ]
    openings = [_opening(rng, place, names) for place in places]
    return Problem(
        people=people,
        openings=openings,
        rules=_rules(rng, names, places),
        objective=_aims(rng, names, places),
    )


def _opening(rng, place, names):
    low = rng.choice([1, 1, 1, 2])
    posts = rng.choice(
        [[], [], [{"accepts": ["data"]}], [{"accepts": ["data", "dev"]}, {"accepts": ["dev"]}]]
    )
    return Opening(
        id=place,
        size=(low, max(low, len(posts), rng.randint(1, 3))),
        posts=[Seat(**post) for post in posts],
        weights={"data": rng.randint(0, 2)},
        host_wishes=rng.sample(names, rng.randint(0, 2)),
    )


def _aims(rng, names, places):
    a, b = names[:2]
    halves = {
        (name, place, rng.choice([None, "data", "dev"])): Fraction(rng.randint(0, 9), rng.choice([1, 2, 3]))
        for name in names
        for place in places
    }
    terms = [
        SkillPoints(level=1),
        WishPoints(by_rank=[rng.randint(1, 5), 1], level=2),
        *rng.sample(
            [
                PairBonus.of(a, b, rng.choice([-3, 2, "1/2"])),
                MeritPoints.of(halves),
                HostPoints(by_rank=[2, "1/3"], level=rng.choice([1, 2, 3])),
                MeritPoints(id="late", level=2, marks=MeritPoints.of(halves).marks),
                PairBonus(id="late pair", people=(a, b), bonus=rng.choice([-2, 3]), level=rng.choice([2, 3])),
                WishPoints(id="early", by_rank=[1], level=0),
            ],
            rng.randint(1, 4),
        ),
    ]
    return Objective(terms=terms)


def _rules(rng, names, places):
    a, b = names[:2]
    level, weight = rng.randint(0, 2), rng.randint(1, 3)
    soft = {"level": level, "weight": weight}
    region = {"attribute": "region", **soft}
    lift = [Forbidden(id="barred", person=a, opening=places[0], **soft)]
    some = [
        *lift,
        Apart(id="apart", people=(a, b), **soft),
        Together(id="together", people=(a, b)),
        CohortQuota(quota=Quota(attribute="region", value="west", minimum=1, maximum=2), id="west", **soft),
        MaxEach(id="cap", maximum=1, **region),
        ShareQuota(id="share", value="east", minimum=40, **region),
        Budget(id="sum", amount="cost", maximum=rng.randint(2, 8), **soft),
        Budget(id="sum2", amount="cost", minimum=2, level=2),
        EvenSeats(),
    ]
    return rng.sample(some, rng.choice([0, 0, 1, 1, 2, 3]))


def cohorts(problem):
    """Return every cohort that keeps the hard rules, with its points by level."""
    names = [one.id for one in problem.people]
    places = [None, *(one.id for one in problem.openings)]
    for seats in itertools.product(places, repeat=len(names)):
        seating = {
            place: [who for who, where in zip(names, seats, strict=True) if where == place]
            for place in places[1:]
        }
        cohort = Cohort.of(seating)
        if not any(breach.level == 0 for breach in check(cohort, problem)):
            yield cohort, {one.level: one.points for one in score(problem, cohort)}


def front_by_trial(problem, levels=(1, 2)):
    """Return the nondominated pairs, each with the best points at all levels, those above held at their best."""
    found = [points for _, points in cohorts(problem)]
    above = max((_above(points, levels) for points in found), default=())
    held = [points for points in found if _above(points, levels) == above]
    pairs = {tuple(points[level] for level in levels) for points in held}
    best = [one for one in pairs if not any(_beats(other, one) for other in pairs)]
    return [
        (
            pair,
            max(
                tuple(points.values()) for points in held if tuple(points[level] for level in levels) == pair
            ),
        )
        for pair in sorted(best, reverse=True)
    ]


def _above(points, levels):
    return tuple(value for level, value in points.items() if level < levels[0])


def _beats(other, one):
    return other != one and other[0] >= one[0] and other[1] >= one[1]


def levels_for(problem, seed):
    """Return two levels that the problem has, others than the first two in some cases."""
    return [(1, 2), (1, 2), (1, 3), (2, 3)][seed % 4] if 3 in problem.objective.levels else (1, 2)
