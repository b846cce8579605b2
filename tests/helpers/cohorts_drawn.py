"""Problems of teams drawn from seeds, what the search finds for each in how many steps, and what is asked after it."""

from itertools import islice, product

from team_families import FAMILIES, instance
from team_families import problem as stated

from eig.teams import alternatives, check, compose, repair
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
    verify_relaxation,
)
from helpers import small_problems
from helpers.seat_problems import seat_problem

LIMITS = (0, 1, 2, 4, 8, None)
DRAWN = {"small": small_problems.problem, "seatwise": small_problems.seatwise, "seats": seat_problem}
BLOCKS = [*product(DRAWN, range(0, 40, 5)), *((name, 1) for name in FAMILIES if name != "no budget")]
"""Small problems of five seeds, and problems at the size of a promotion; what SciPy helps to draw is left out."""
ASKED = [*product(DRAWN, range(10))]


def cohorts():
    """Write a search a line: for each small problem the answers under growing limits, and one of each family."""
    return "".join(f"{one}\n" for block in BLOCKS for one in lines(*block))


def lines(name, seed):
    """Yield the searches of a block."""
    if name in FAMILIES:
        yield f"{name} {seed}: {searched(stated(instance(name, seed)), None)}"
        return
    for one in range(seed, seed + 5):
        given = DRAWN[name](one)
        yield from (f"{name} {one} {limit}: {searched(given, limit)}" for limit in LIMITS)


def searched(given, limit):
    """Tell what a search answers: its status, the points, what is proven, the steps, who sits where."""
    told = []
    found = compose(given, nodes=limit, progress=told.append)
    seats = "; ".join(f"{one.opening}={','.join(one.people)}" for one in found.cohort.teams) if found.cohort else "-"  # fmt: skip
    points = [str(one.points) for one in found.score]
    return f"{found.status} {points} of {found.bound}, {found.worth}; {found.nodes} steps, told {len(told)}; {seats}"


def asked():
    """Write what is asked of small problems: equals, prices, conflicts, reliefs, others, repairs, fronts, reasons."""
    return "".join(f"{one}\n" for block in ASKED for one in questions(*block))


def questions(name, seed):
    """Yield the questions of a problem with their answers, each on a line."""
    for question, answer in answers(DRAWN[name](seed)):
        yield f"{name} {seed} {question}: {answer}".replace("\n", " | ")


def answers(given):
    """Yield what is asked of a problem, each with its answer."""
    found = compose(given)
    if found.cohort is None:
        yield "conflict", minimal_conflict(given)
        yield "diagnosis", conflicts_and_corrections(given)
        return
    yield "breaches", list(check(found.cohort, given))
    yield "rows", list(found.rows())
    yield "equals", found.find_equals()
    yield "reliefs", [*relaxations(found), *relaxations(found, by=2, lift=True)]
    yield "held", verify_relaxation(found)
    yield "others", list(alternatives(given, found.cohort, k=2).found)
    if {1, 2} <= {*given.objective.levels, *(rule.level for rule in given.all_rules)}:
        yield "front", list(pareto_front(given).points)
    for person in given.people:
        yield f"why {person.id}", found.explain(person.id)
    for person, opening in islice(_unseated(given, found.cohort), 2):
        price = found.points_lost(person, opening)
        yield f"price of {person} at {opening}", price
        yield f"bound {person} at {opening}", binding_rules(price)
    for person in found.cohort.people[:1]:
        yield f"without {person}", repair(found, withdrawn=[person])


def _unseated(given, cohort):
    seats = {(who, one.opening) for one in cohort.teams for who in one.people}
    return ((one.id, place.id) for one in given.people for place in given.openings if (one.id, place.id) not in seats)  # fmt: skip
