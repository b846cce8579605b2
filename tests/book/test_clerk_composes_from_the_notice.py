"""A clerk who reads what is announced of the teams, and the applications, finds the same best cohorts."""

import re
from collections import Counter
from itertools import product
from random import Random

import pytest
from attrs import evolve

from eig._language.sentences_from_codes import template_of
from eig.book._letters_and_notices import parameters
from eig.programme import Quota
from eig.teams import MaxEach, Need, Objective, Opening, Person, Problem, ShareQuota, WishPoints, compose
from eig.teams.asked import (
    Budget,
    CohortQuota,
    HostPoints,
    MaxEachTeam,
    MinProfiles,
    SkillPoints,
    rules_of,
)
from helpers import decided_book
from helpers.shares import few

OUTCOME = decided_book.outcome()


def read(fact):
    """Return what a sentence says: no fact that its words leave out."""
    if isinstance(fact, tuple):
        return [read(one) for one in fact]
    if not hasattr(fact, "facts"):
        return fact
    words = template_of(fact.table, fact.code, "en")
    said = {name: read(one) for name, one in fact.facts.items() if re.search(rf"{{{name}\b", words)}
    return {"code": fact.code, **said}


def lines(problem):
    """Return each sentence of what is announced, read."""
    return [read(one) for one in parameters(evolve(OUTCOME, cohort=compose(problem)))]


def misses(count, rule):
    """Return by how much a count misses the bounds that a sentence states."""
    least, most = rule.get("minimum"), rule.get("maximum")
    return max(0, (least or 0) - count, 0 if most is None else count - most)


def of_team(rule, team, problem):
    """Return by how much a team misses a rule on teams: one that nobody sits in misses none but to be there."""
    kind, people = rule["code"].split()[0], [problem.person(one) for one in team]
    if kind == "TeamRequired":
        return int(not team)
    if not team:
        return 0
    if kind == "TeamSize":
        most = rule.get("maximum", rule["minimum"])
        return misses(len(team), {**rule, "maximum": most})
    if kind == "SkillNeed":
        able = sum(one.skills.get(rule["skill"], 0) >= rule["grade"] for one in people)
        return max(0, rule["count"] - able)
    if kind == "MaxEachTeam":
        held = Counter(one.employer for one in people if one.employer)
        return sum(max(0, count - rule["maximum"]) for count in held.values())
    assert kind == "MinProfiles"
    return max(0, rule["minimum"] - len({kind for one in people for kind in one.profiles}))


def of_cohort(rule, seated):
    """Return by how much those who are seated miss a rule on the whole cohort."""
    kind = rule["code"].split()[0]
    bounds = {**rule, "maximum": rule["minimum"]} if "exactly" in rule["code"] else rule
    if kind == "MaxEach":
        held = Counter(one.employer for one in seated if one.employer)
        return sum(max(0, count - rule["maximum"]) for count in held.values())
    if kind == "Budget":
        return misses(sum(one.cost for one in seated), bounds)
    having = sum(one.attributes.get(rule["attribute"]) == rule["value"] for one in seated)
    if kind == "CohortQuota":
        return misses(having, bounds)
    assert kind == "ShareQuota"
    share = {
        name: bounds[name] and bounds[name] * len(seated) for name in ("minimum", "maximum") if name in bounds
    }
    return misses(100 * having, share)


ON_TEAMS = ("TeamRequired", "TeamSize", "SkillNeed", "MaxEachTeam", "MinProfiles")


def missed(rule, cohort, problem):
    """Return by how much a cohort misses a rule, as its sentence states it."""
    kind = rule["code"].split()[0]
    people = {one.id: one for one in problem.people}
    seats = [(people[one], place) for place, team in cohort.items() for one in team]
    if kind == "OnlyWished":
        return sum(place not in one.wishes for one, place in seats)
    if kind in ("OneSeatEach", "AvailabilityRequired", "ClearanceRequired"):
        return 0  # nobody is away, and nothing asks for a clearance
    if kind in ON_TEAMS:
        here = [rule["opening"]] if "opening" in rule else cohort
        return sum(of_team(rule, cohort[one], problem) for one in here)
    return of_cohort(rule, [one for one, _ in seats])


def points(said, cohort, problem):
    """Return what a sentence on points gives a cohort, and at which level."""
    code, sums = said["code"].removeprefix("points_of_"), 0
    for place, team in cohort.items():
        hosts = problem.opening(place).host_wishes
        for one in team:
            ranked = {"wishes": (problem.person(one).wishes, place), "hosts": (hosts, one)}.get(code)
            if ranked and ranked[1] in ranked[0][: len(said["points"])]:
                sums += said["points"][ranked[0].index(ranked[1])]
    return sums


def worth(said, cohort, problem):
    """Return the points of a cohort level by level; None where it breaks a rule that is no preference."""
    levels = Counter()
    for one in said:
        if one["code"].endswith(" rule"):
            if missed(one, cohort, problem):
                return None
        elif one["code"] == "rule_preferred":
            levels[one["level"] or 1] -= one["weight"] * missed(one["rule"], cohort, problem)
        elif one["code"] == "weights_of_skills":
            level = next(each["level"] for each in said if each["code"] == "points_of_skills") or 1
            weights = {each["skill"]: each["weight"] for each in one["weights"]}
            team = [problem.person(each) for each in cohort[one["opening"]]]
            levels[level] += sum(n * each.skills.get(name, 0) for name, n in weights.items() for each in team)
        elif one["code"].startswith("points_of_"):
            levels[one["level"] or 1] += points(one, cohort, problem)
    return [levels[level] for level in (1, 2, 3)]


def clerk(said, problem):
    """Return the best cohorts, each by who sits where."""
    ids, places = [one.id for one in problem.people], [one.id for one in problem.openings]
    every = [dict(zip(ids, seats, strict=True)) for seats in product([*places, None], repeat=len(ids))]
    worths = []
    for seats in every:
        cohort = {place: [one for one, at in seats.items() if at == place] for place in places}
        if (found := worth(said, cohort, problem)) is not None:
            worths.append((found, seats))
    best = max((found for found, _ in worths), default=None)
    return [seats for found, seats in worths if found == best]


def world(seed):
    """Return a small problem: four people, two openings, some rules hard and some preferred."""
    draw = Random(seed)
    people = [
        Person(
            id=f"cand-{n + 1}",
            wishes=draw.sample(["adler", "cibnav"], draw.choice((1, 2, 2))),
            skills={"data": draw.randint(0, 4), "dev": draw.randint(0, 3)},
            profiles=draw.sample(["data", "dev"], draw.choice((1, 2))),
            employer=draw.choice(("e1", "e2", None)),
            cost=draw.choice((1, 2, 3)),
            attributes={"region": draw.choice(("west", "east"))},
        )
        for n in range(4)
    ]
    openings = [
        Opening(
            id=name,
            size=draw.choice(((1, 1), (1, 2), (2, 2))),
            needs=[Need(skill="data", level=draw.choice((1, 2)))] if draw.random() < 1 / 3 else (),
            weights=draw.choice(({}, {"data": 2}, {"data": 1, "dev": 3})),
            host_wishes=draw.sample([f"cand-{n}" for n in range(1, 5)], 2),
        )
        for name in ("adler", "cibnav")
    ]
    west = {"attribute": "region", "value": "west"}
    some = [
        MaxEach(attribute="employer", maximum=1),
        CohortQuota(quota=Quota(minimum=draw.choice((0, 1, 2)), maximum=2, **west)),
        ShareQuota(minimum=50, **west),
        Budget(maximum=draw.choice((4, 6))),
        MaxEachTeam(attribute="employer", maximum=1),
        MinProfiles(minimum=2),
    ]
    rules = [
        evolve(one, level=draw.choice((0, 1, 2)), weight=draw.choice((1, 4))) for one in draw.sample(some, 2)
    ]
    rules = [one if one.level else evolve(one, weight=1) for one in rules]
    terms = [WishPoints(by_rank=[5, 2]), HostPoints(by_rank=[3, 1]), SkillPoints()]
    terms = [evolve(one, level=draw.choice((1, 1, 2))) for one in draw.sample(terms, draw.choice((1, 2, 3)))]
    lifted = [one.id for opening in openings for one in rules_of(opening) if draw.random() < 1 / 8]
    return Problem(
        people=people, openings=openings, rules=rules, objective=Objective(terms=terms), lifted=lifted
    )


@pytest.mark.slow
def test_a_clerk_with_what_is_announced_alone_finds_the_same_cohorts():
    """From the sentences on rules and points, and the applications: which cohort is best, and which are as good."""
    none = ties = 0
    for seed in few(range(60), 30):
        problem = world(seed)
        found, best = compose(problem), clerk(lines(problem), problem)
        none += not best
        assert (found.status == "infeasible") is (not best), seed
        if best:
            seats = dict(found.cohort.seats)
            assert {one.id: seats.get(one.id) for one in problem.people} in best, seed
            assert found.equals.only is (len(best) == 1), seed
            sure = {one for one in best[0].items() if one[1] and all(one in each.items() for each in best)}
            assert {*found.equals.certain} == sure, seed
            ties += len(best) > 1
    assert none
    assert ties


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_option_of_a_rule_of_teams_changes_what_is_announced(lang):
    """Its level, its weight, whether it is lifted; what a challenge gives to skills, and whom its posts are for."""
    rule = MaxEach(attribute="employer", maximum=1)
    base = Problem(
        people=[Person(id="cand-1", wishes=["adler"])],
        openings=[Opening(id="adler", weights={"data": 1})],
        rules=[rule],
        objective=Objective(terms=[SkillPoints()]),
    )
    every = [
        base,
        *(
            evolve(base, rules=[evolve(rule, **one)])
            for one in ({"level": 1}, {"level": 2}, {"level": 1, "weight": 2})
        ),
        evolve(base, lifted=[rule.id]),
        evolve(base, lifted=["asked"]),
        evolve(base, openings=[Opening(id="adler", weights={"data": 2})]),
        *(evolve(base, openings=[Opening.of_posts("adler", [one])]) for one in ("data", "dev")),
    ]
    told = [
        "\n".join(one.say(lang) for one in parameters(evolve(OUTCOME, cohort=compose(one)))) for one in every
    ]
    assert len(told) == len({*told})
