"""A search that may go on longer never knows less, and an answer is never worse than what was told on its way."""

from itertools import pairwise

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, compose, repair
from eig.teams.asked import Budget
from helpers.seat_problems import seat_problem
from helpers.small_problems import problem

LIMITS = range(9)
PROVEN = ("optimal", "infeasible")
TOO_DEAR = Problem(
    people=[Person(id="ada", amounts={"days": 5})],
    openings=[Opening(id="plume")],
    rules=[Budget(amount="days", maximum=2)],
    objective=Objective(terms=[MeritPoints.of({("ada", "plume", None): 7})]),
    lifted=["fill:plume"],
)
WORLDS = {
    "too dear": TOO_DEAR,
    **{f"small {number}": problem(number) for number in (5, 26, 60, 68, 99, 110, 130, 192)},
    **{f"seats {number}": seat_problem(number) for number in (66, 84, 96)},
}


def _composed(asked):
    return lambda **means: compose(asked, **means)


def _priced(asked):
    found, person, opening = compose(asked), asked.people[0].id, asked.openings[-1].id
    return lambda **means: found.points_lost(person, opening, **means).instead


def _repaired(asked):
    found, gone = compose(asked), asked.people[0].id
    return lambda **means: repair(found, withdrawn=[gone], **means).composition


def _asked(ask):
    """Return the answers within each limit, each with what was told on its way."""
    told = [[] for _ in LIMITS]
    return [(ask(nodes=limit, progress=told[limit].append), told[limit]) for limit in LIMITS]


def _keeps(answer, best, bound):
    """Tell whether an answer has a cohort worth so much, and a bound so low."""
    if answer.status == "infeasible":
        return best is None
    has = best is None or (answer.worth is not None and answer.worth >= best)
    return has and (bound is None or answer.bound <= bound)


@pytest.mark.parametrize("question", [_composed, _priced, _repaired])
@pytest.mark.parametrize("world", WORLDS)
def test_one_step_more_never_loses_a_proof_a_cohort_or_a_bound(world, question):
    """Nor is the answer worse than what was told while it was looked for."""
    if question is not _composed and compose(WORLDS[world]).cohort is None:
        question = _composed
    answers = _asked(question(WORLDS[world]))
    for (less, _), (more, _) in pairwise(answers):
        assert more.status == less.status or less.status not in PROVEN
        assert _keeps(more, less.worth, less.bound)
    for answer, told in answers:
        assert all(_keeps(answer, one.best, one.bound) for one in told)
