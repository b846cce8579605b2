"""Small random problems with every kind of rule, and the brute force that solves them without any cleverness."""

from datetime import date
from itertools import combinations
from random import Random

from attrs import evolve

from eig.programme import Quota
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    ShareQuota,
    Together,
    WishPoints,
)
from eig.teams.answers import score
from eig.teams.asked import (
    Budget,
    Cohort,
    CohortQuota,
    EligibilityRequired,
    Forbidden,
    HostPoints,
    MaxEachTeam,
    MaxOverlap,
    MentorLoad,
    MinProfiles,
    PairBonus,
    PersonStatus,
    SeatGiven,
    SeatMerit,
    SkillNeed,
    SkillPoints,
    TeamBudget,
)
from helpers.costs import untraced

SKILLS, PROFILES, DAY = ("data", "dev", "law"), ("data", "dev", "design"), date(2019, 1, 16)


def person(draw: Random, number: int, openings: int) -> Person:
    """Draw a person."""
    wishes = draw.sample([f"c{one}" for one in range(openings)], draw.randint(0, openings))
    statuses = (
        [PersonStatus(kind="agent", until=date(2019, draw.randint(1, 3), 1))] if draw.random() < 0.2 else []
    )
    return Person(
        id=f"p{number}",
        skills={skill: draw.randint(1, 5) for skill in SKILLS if draw.random() < 0.6},
        attributes={"gender": draw.choice("fm"), "region": draw.choice(["west", "east"])},
        amounts={"load": draw.randint(-2, 3)},
        employer=draw.choice([None, "e1", "e2"]),
        cost=draw.randint(3, 9),
        available=[period for period in ("P1", "P2") if draw.random() < 0.95],
        wishes=wishes,
        open_to_all=draw.random() < 0.85,
        profiles=draw.sample(PROFILES, draw.randint(1, 2)),
        clearances=["secret"] if draw.random() < 0.85 else [],
        statuses=statuses,
    )


def opening(draw: Random, number: int, people: int) -> Opening:
    """Draw an opening, with posts or with a size."""
    low = draw.randint(1, 2)
    high = low + (draw.random() < 0.5)
    posts = [Seat(accepts=draw.sample(PROFILES, draw.randint(1, 2))) for _ in range(draw.randint(1, high))]
    needs = [
        Need(skill=draw.choice(SKILLS), level=draw.randint(1, 3), count=draw.choice([1, 1, 1, 2]))
        for _ in range(2)
    ]
    return Opening(
        id=f"c{number}",
        size=(low, high),
        needs=needs[: draw.choice([0, 0, 1, 1, 2])],
        posts=posts if draw.random() < 0.3 else [],
        weights={skill: draw.randint(0, 3) for skill in SKILLS},
        periods=["P1"] if draw.random() < 0.4 else [],
        budget=draw.randint(8, 20) if draw.random() < 0.3 else None,
        host_wishes=draw.sample([f"p{one}" for one in range(people)], 2),
        clearance="secret" if draw.random() < 0.2 else None,
        mentors=["m1"],
    )


def rules(draw: Random, people: int, openings: int) -> list[object]:
    """Draw rules of every kind, hard and soft."""
    who = [f"p{one}" for one in range(people)]
    where = [f"c{one}" for one in range(openings)]

    def soft() -> dict[str, int]:
        return {"level": draw.choice([0, 0, 1, 2]), "weight": draw.randint(1, 4)}

    pair = draw.sample(who, 2)
    makers = [
        lambda: Together(id="together", people=draw.sample(who, draw.choice([2, 2, 3])), **soft()),
        lambda: Apart(id="apart", people=pair, **soft()),
        lambda: MaxEachTeam(id="mates", attribute="employer", maximum=1, **soft()),
        lambda: MinProfiles(id="mixed", minimum=2, **soft()),
        lambda: CohortQuota(quota=Quota(attribute="region", value="west", minimum=draw.choice([None, 1, 2]) or 0, maximum=draw.choice([None, 2])), id="west", **soft()),
        lambda: ShareQuota(id="women", attribute="gender", value="f", minimum=draw.choice([0, 40, 50]), maximum=draw.choice([60, 100]), **soft()),
        lambda: ShareQuota(id="west-share", attribute="region", value="west", minimum=draw.choice([30, 50]), **soft()),
        lambda: MaxEach(id="employer", attribute="employer", maximum=draw.randint(0, 2), **soft()),
        lambda: Budget(id="budget", amount="cost", maximum=draw.randint(12, 30), **soft()),
        lambda: Budget(id="load", amount="load", minimum=draw.randint(-1, 2), **soft()),
        lambda: MentorLoad(id="mentor", mentor="m1", openings=draw.sample(where, min(2, openings)), maximum=draw.randint(1, 3), **soft()),
        lambda: SeatGiven(id="seated", person=draw.choice(who), opening=draw.choice(where), **soft()),
        lambda: Forbidden(id="barred", person=draw.choice(who), opening=draw.choice(where), **soft()),
        lambda: EligibilityRequired(id="eligible", status="agent", on=DAY, **soft()),
        lambda: SkillNeed(id="law", opening=where[0], skill="law", grade=3, **soft()),
        lambda: TeamBudget(id="cost", opening=where[0], maximum=draw.randint(5, 12), **soft()),
        lambda: MaxOverlap(id="differs", seats=[(one, where[0]) for one in who[:2]], maximum=1, any_change=draw.random() < 0.5, **soft()),
        NoTwoHeads,
        EvenCohort,
    ]  # fmt: skip
    return [make() for make in draw.sample(makers, draw.randint(0, 5))]


class NoTwoHeads:
    """A user's rule on one team that only checks: no two members of level 5."""

    id, level, weight, on = "heads", 0, 1, "team"

    def say(self, lang="en"):
        return "no two heads in a team"

    def check(self, crews):
        from eig.reasons import Reason
        from eig.teams.asked import Breach

        for crew in crews:
            heads = [one.id for one in crew.people if 5 in one.skills.values()]
            if len(heads) > 1:
                yield Breach(rule=self.id, people=heads, have=len(heads), want=1, opening=crew.opening.id,
                             reason=Reason(code="heads", sentences={"en": "two heads", "fr": "deux chefs"}))  # fmt: skip


class EvenCohort:
    """A user's rule that only whole cohorts can be held against: an even number of people."""

    id, level, weight = "even", 0, 1

    def say(self, lang="en"):
        return "an even number of people"

    def check(self, crews):
        from eig.reasons import Reason
        from eig.teams.asked import Breach

        seated = sum(len(crew.people) for crew in crews)
        if seated % 2:
            yield Breach(rule=self.id, people=[], have=seated, want=seated + 1,
                         reason=Reason(code="even", sentences={"en": "an odd number", "fr": "un nombre impair"}))  # fmt: skip


def objective(draw: Random, people: int, openings: int) -> Objective:
    """Draw an objective of one or two levels."""
    marks = {
        (f"p{p}", f"c{c}", profile)
        for p in range(people)
        for c in range(openings)
        for profile in (*PROFILES, None)
    }
    some = draw.sample(sorted(marks, key=str), 12)
    terms = [
        SkillPoints(),
        WishPoints(by_rank=[5, "5/2", 1], level=draw.choice([1, 2])),
        HostPoints(by_rank=[4, 2]),
        PairBonus.of("p0", "p1", draw.choice([-3, 4])),
        PairBonus.of("p1", "p2", 3),
        MeritPoints(marks=[SeatMerit(person=p, opening=c, profile=q, points=draw.randint(-2, 9)) for p, c, q in some], level=draw.choice([1, 2])),
    ]  # fmt: skip
    return Objective(terms=draw.sample(terms, draw.randint(1, 6)))


def problem(seed: int) -> Problem:
    """Draw a problem of 4 to 7 people and 1 to 3 openings."""
    draw = Random(seed)
    people, openings = draw.randint(4, 7), draw.randint(1, 3)
    return Problem(
        people=[person(draw, one, openings) for one in range(people)],
        openings=[opening(draw, one, people) for one in range(openings)],
        rules=rules(draw, people, openings),
        objective=objective(draw, people, openings),
        lifted=["fill:c0"] if draw.random() < 0.2 else [],
    )


def seatwise(seed: int) -> Problem:
    """Draw such a problem without what looks at a team as a whole: friends, soft team rules, rules that only check."""
    given = problem(seed)
    rules = [
        one
        for one in given.rules
        if not isinstance(one, NoTwoHeads | EvenCohort) and not (one.level and hasattr(one, "misses"))
    ]
    terms = [one for one in given.objective.terms if not isinstance(one, PairBonus)]
    return evolve(given, rules=rules, objective=Objective(terms=terms))


def every_cohort(given: Problem):
    """Yield every cohort whose teams respect their largest size."""
    yield from _cohorts(given, [_teams(given, one.size[1]) for one in given.openings])


def _teams(given: Problem, most: int):
    ids = [one.id for one in given.people]
    return [some for size in range(most + 1) for some in combinations(ids, size)]


def _cohorts(given: Problem, teams):
    names = [one.id for one in given.openings]
    for chosen in _nobody_twice(teams):
        yield Cohort.of(dict(zip(names, chosen, strict=True)))


def _nobody_twice(teams, taken=frozenset()):
    """Yield one team an opening, in every way that seats nobody twice."""
    if not teams:
        yield ()
        return
    for team in teams[0]:
        if taken.isdisjoint(team):
            for others in _nobody_twice(teams[1:], taken.union(team)):
                yield team, *others


def is_feasible(cohort: Cohort, given: Problem) -> bool:
    """Tell whether a cohort breaks no hard rule; the first breach ends it, and no other is put in words."""
    return _holds(given, cohort, [rule for rule in given.all_rules if not rule.level])


def _holds(given: Problem, cohort: Cohort, rules) -> bool:
    crews = given.crews(cohort)
    return not any(breach.level == 0 for rule in rules for breach in rule.check(crews))


def vector(given: Problem, cohort: Cohort):
    """Return the points of a cohort, level by level."""
    return tuple(level.points for level in score(given, cohort))


@untraced
def feasible_cohorts(given: Problem, most: int = 0) -> list[Cohort]:
    """Return every feasible cohort: a team that breaks a rule of its own is looked at once.

    Teams respect their largest size, or hold so many people at most.
    """
    teams = [
        [some for some in _teams(given, most or one.size[1]) if _team_stands(given, one.id, some)]
        for one in given.openings
    ]
    return [one for one in _cohorts(given, teams) if is_feasible(one, given)]


def _team_stands(given: Problem, place: str, some) -> bool:
    cohort = Cohort.of({place: some})
    own = (
        f"fill:{place}",
        f"size:{place}",
        f"need:{place}",
        f"posts:{place}",
        f"budget:{place}",
        "available",
        "asked",
        "cleared",
    )
    crews = given.crews(cohort)
    rules = [rule for rule in given.all_rules if not rule.level and rule.id.startswith(own)]
    return not any(breach.opening == place for rule in rules for breach in rule.check(crews))
