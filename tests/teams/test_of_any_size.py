"""A problem may be of any size: nothing goes as deep as it is long, and a limit ends each search."""

import sys

import pytest
from attrs import evolve

from eig.teams import Objective, Opening, Person, Problem, Together, WishPoints, alternatives, compose, repair
from eig.teams.answers import (
    binding_rules,
    compare,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
)
from eig.teams.answers._minimal_conflict_search import unexplored
from eig.teams.asked import Cohort, SkillPoints, check
from eig.teams.matching import Couple, Market, blocking_pairs, match

MANY = 250
"""More than these tests let calls go into one another."""


@pytest.fixture(autouse=True)
def calls_go_less_deep():
    """A smaller problem is then as deep for calls as one of over a thousand is for Python's own limit."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(MANY)
    yield
    sys.setrecursionlimit(before)


AIMS = Objective(terms=[SkillPoints(), WishPoints(by_rank=[3, 1], level=2)])


def people(count):
    """Return so many people of five kinds."""
    return [Person(id=f"p{at}", skills={"data": at % 5 + 1}) for at in range(count)]


def one_team(count=MANY):
    """Return a problem of one team of all."""
    plume = Opening(id="plume", size=(count, count), weights={"data": 1})
    return Problem(people=people(count), openings=[plume], objective=AIMS)


def many_teams(count=MANY):
    """Return a problem of many teams of one, few of whom can be had."""
    openings = [Opening(id=f"c{at}", weights={"data": 1}) for at in range(count)]
    lifted = [f"fill:c{at}" for at in range(3, count)]
    return Problem(people=people(6), openings=openings, objective=AIMS, lifted=lifted)


def in_a_chain(count=MANY):
    """Return a problem whose people each sit with the next."""
    chain = [Together.of(f"p{at}", f"p{at + 1}") for at in range(count - 1)]
    return evolve(one_team(count), rules=chain)


def briefly(calls=8):
    """Return limits: few branches, and a word to stop after so many questions."""
    asked = iter(range(calls))
    return {"nodes": 3, "stop": lambda: next(asked, None) is None}


def answers(problem):
    """Go through the public functions of teams, each with limits."""
    found = compose(problem, **briefly())
    yield found
    cohort = found.cohort or Cohort(teams=[])
    yield check(cohort, problem)
    yield compare(found, cohort)
    yield str(found.explain())
    yield str(found.explain(problem.openings[0].id))
    yield found.find_equals(**briefly())
    yield minimal_conflict(problem, **briefly())
    yield conflicts_and_corrections(problem, **briefly())
    yield pareto_front(problem, **briefly())
    yield relaxations(found, lift=True, **briefly())
    yield alternatives(problem, cohort, **briefly())
    lost = found.points_lost("p1", problem.openings[0].id, **briefly())
    yield str(lost.explain())
    yield binding_rules(lost, **briefly()) if lost.status == "exact" else None
    yield repair(problem, cohort, withdrawn=["p0"], **briefly())


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("made", [one_team, many_teams, in_a_chain])
def test_every_question_ends(made):
    """More people in one team than calls go deep, as many teams, as many people who go together: each question has an answer, or says it was stopped."""
    assert all(len(repr(one)) for one in answers(made()))


@pytest.mark.slow
def test_a_team_may_be_larger_than_calls_go_deep():
    """A team of more people than calls go deep is found as any other is."""
    found = compose(one_team(), nodes=3)

    assert MANY == len(found.cohort.people)


def test_couples_may_be_many():
    """Many couples are arranged without calls into calls; past the limit, the answer says so."""
    couples = [Couple(members=(f"a{at}", f"b{at}"), wishes=[("left", "right")]) for at in range(MANY)]
    everyone = [name for at in range(MANY) for name in (f"a{at}", f"b{at}")]
    market = Market(
        wishes={}, rankings={"left": everyone, "right": everyone[::-1]}, capacities={"left": 2, "right": 2}, couples=couples
    )  # fmt: skip
    found = match(market, arrangements=1)

    assert "unknown" == found.status


def test_wishes_may_be_many():
    """As many people on the list of one place, and as many places on that of one person, are matched."""
    names = [f"n{at}" for at in range(MANY)]
    wishes, rankings = {name: ["plume"] for name in names}, {"plume": names}
    for market in (Market(wishes=wishes, rankings=rankings), Market(wishes=rankings, rankings=wishes)):
        found = match(market)
        assert 1 == len(found.seats)
        assert () == blocking_pairs(market, found.seats)


@pytest.mark.slow
def test_conflicts_may_be_many():
    """A set not yet explored is found beside as many conflicts."""
    names = [f"r{at:04}" for at in range(2 * MANY)]
    pairs = list(zip(names[::2], names[1::2], strict=True))

    assert tuple(names[1::2]) == unexplored(names, pairs, [])
