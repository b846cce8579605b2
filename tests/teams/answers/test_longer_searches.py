"""A search that may go on longer never knows less, and an answer is never worse than what was told on its way."""

from itertools import count, pairwise

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together, compose, repair
from eig.teams.asked import Budget, SeatGiven
from helpers.seat_problems import seat_problem
from helpers.small_problems import problem

LIMITS = (*range(9), 18, 19, 20, 23)
MORE = (*range(9), 10, 12, 15, 18, 23, 30)
FULL, BLOCK = 250, 50
PROVEN = ("optimal", "infeasible")
TOO_DEAR = Problem(
    people=[Person(id="ada", amounts={"days": 5})],
    openings=[Opening(id="plume")],
    rules=[Budget(amount="days", maximum=2)],
    objective=Objective(terms=[MeritPoints.of({("ada", "plume", None): 7})]),
    lifted=["fill:plume"],
)
PAIR_TOO_DEAR = Problem(
    people=[Person(id=f"p{one}", cost=cost) for one, cost in enumerate((0, 55, 55, 55, 0))],
    openings=[Opening(id="adler", size=(2, 4)), Opening(id="plume", size=(1, 2))],
    rules=[Budget(maximum=30), Together.of("p1", "p2"), SeatGiven.of("p3", "plume")],
    objective=Objective(
        terms=[
            MeritPoints.of(
                {
                    (f"p{one}", place, None): mark
                    for place, marks in {"adler": (10, 3, 2, 4, 0), "plume": (22, 21, 5, 0, 27)}.items()
                    for one, mark in enumerate(marks)
                }
            )
        ]
    ),
    lifted=["fill:adler", "fill:plume"],
)
WORLDS = {
    "too dear": TOO_DEAR,
    "a pair too dear": PAIR_TOO_DEAR,
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


QUESTIONS = (_composed, _priced, _repaired)


def _asked(ask, limits):
    """Return the answers within each limit, each with what was told on its way."""
    told = {limit: [] for limit in limits}
    return [(ask(nodes=limit, progress=told[limit].append), told[limit]) for limit in limits]


def _keeps(answer, best, bound):
    """Tell whether an answer has a cohort worth so much, and a bound so low."""
    if answer.status == "infeasible":
        return best is None
    has = best is None or (answer.worth is not None and answer.worth >= best)
    return has and (bound is None or answer.bound <= bound)


def agree(asked, question, limits=LIMITS):
    """Hold the answers within each limit against one another, and each against what was told on its way."""
    answers = _asked(question(asked), limits)
    for (less, _), (more, _) in pairwise(answers):
        assert more.status == less.status or less.status not in PROVEN
        assert _keeps(more, less.worth, less.bound)
    for answer, told in answers:
        assert all(_keeps(answer, one.best, one.bound) for one in told)


@pytest.mark.slow(but=["too dear"], one_in=8)
@pytest.mark.parametrize("world", WORLDS)
def test_one_step_more_never_loses_a_proof_a_cohort_or_a_bound(world):
    """Nor is the answer worse than what was told while it was looked for; where there is no cohort, of composing alone."""
    for question in QUESTIONS if compose(WORLDS[world]).cohort is not None else QUESTIONS[:1]:
        agree(WORLDS[world], question)


def _stopped_at(asked, number):
    """Return the answer of a search that is stopped at so many questions whether to stop, the first being 0."""
    questions = count()
    return compose(asked, stop=lambda: next(questions) >= number)


@pytest.mark.slow(but=["82"])
@pytest.mark.parametrize("number", [0, 27, 82])
def test_whoever_says_stop_later_never_knows_less(number):
    """At the second question whether to stop, a search has the cohort, the bound and the proof that it had at the first."""
    for asked in (problem(number), seat_problem(number)):
        for less, more in pairwise([_stopped_at(asked, one) for one in range(12)]):
            assert more.status == less.status or less.status not in PROVEN
            assert _keeps(more, less.worth, less.bound)


@pytest.mark.oracle(
    what="compositions, prices of seats and repairs within fifteen limits each: no more steps lose a proof, a cohort or a bound",
    against="the same search with fewer steps",
)
@pytest.mark.parametrize("start", range(0, FULL, BLOCK))
def test_longer_searches_never_know_less_at_full_size(start, evidence):
    """The same on five hundred problems."""
    for number in range(start, start + evidence.part(BLOCK)):
        for asked in (problem(number), seat_problem(number)):
            some = QUESTIONS if compose(asked).cohort is not None else QUESTIONS[:1]
            for question in some:
                agree(asked, question, MORE)
                evidence.count()
