"""With what a question is answered, every search that it leads to is answered with."""

import pytest
from attrs import evolve

from eig.errors import Fault
from eig.lots import Decision
from eig.teams import alternatives, compose, repair
from eig.teams.answers import (
    _composed_within_limits,
    _sum_limits_in_a_conflict,
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
    verify_relaxation,
)
from eig.teams.asked import Budget, Cohort
from eig.teams.engine import _can_rules_hold_together, _flow_first_then_search
from eig.teams.engine._falling_target_search import LITTLE, SEATED
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_problems
from helpers.backends import GoingThroughAll

SEEDS = (2, 5, 11, 13, 26)
"""Problems that are small, of which some have equals and some have no cohort."""


def never():
    """Never say to stop."""
    return False


def dear(problem):
    """Return a problem that a sum makes impossible: its conflict is told with a number."""
    return evolve(problem, rules=[Budget(amount="cost", maximum=2, id="dear")], lifted=[])


def asked(seed, **means):
    """Yield each public question as a function of what it is answered with."""
    problem = evolve(small_problems.problem(seed), lifted=[])
    problem = evolve(problem, people=problem.people[:4], openings=problem.openings[:2], rules=[])
    found = compose(problem)
    front = pareto_front(problem) if len(problem.objective.levels) > 1 else None
    yield "compose", lambda: compose(problem, **means)
    yield "conflict", lambda: minimal_conflict(dear(problem), **means)
    yield "conflicts", lambda: conflicts_and_corrections(dear(problem), **means)
    if front is not None:
        yield "front", lambda: pareto_front(problem, **means)
        yield "front.find_equals", lambda: front.points and front.find_equals(1, **means)
    if found.cohort is None or not found.cohort.people:
        return
    person, opening = found.cohort.seats[0]
    price = found.points_lost(found.problem.people[-1].id, opening)
    mended = repair(problem, found.cohort, withdrawn=[person])
    yield "find_equals", lambda: found.find_equals(**means)
    yield "points_lost", lambda: found.points_lost(person, opening, **means)
    yield "binding", lambda: price.status == "exact" and binding_rules(price, **means)
    yield "relaxations", lambda: relaxations(found, lift=True, **means)
    yield "alternatives", lambda: alternatives(problem, Cohort.of({opening: [person]}), **means)
    yield "repair", lambda: repair(found, withdrawn=[person], **means)
    if found.undecided:
        order = Decision(by="jury", order=found.undecided[:1], reference="1")
        settled = found.settle(order)
        yield "settle", lambda: found.settle(order, **means)
        only = {"backend": means["backend"]} if "backend" in means else {}
        yield "verify", lambda: only and verify_relaxation(settled, **only)
    if mended.undecided:
        order = Decision(by="jury", order=mended.undecided[:1], reference="1")
        yield "repair.settle", lambda: mended.settle(order, **means)


SEARCHED = {
    "compose", "conflict", "conflicts", "front", "points_lost", "relaxations", "alternatives", "repair", "settle", "verify",
}  # fmt: skip
"""The questions that these problems do not answer without a search."""


@pytest.mark.slow
def test_a_backend_reaches_every_search(monkeypatch):
    """The solver that the caller gives is the one that every search of the question is given."""
    ours, seen, met = GoingThroughAll(), [], set()

    def spied(model, work_limit, **more):
        seen.append(more.get("backend"))
        return _flow_first_then_search.solve(model, work_limit, **more)

    for name, ask in (one for seed in SEEDS for one in asked(seed, backend=ours)):
        with monkeypatch.context() as patched:
            for home in (
                _sum_limits_in_a_conflict,
                _composed_within_limits,
                _can_rules_hold_together,
            ):
                patched.setattr(home, "solve", spied)
            ask()
        assert all(one is ours for one in seen), name
        met |= {name} if seen else set()
        seen.clear()
    assert SEARCHED <= met


@pytest.mark.slow
def test_a_word_to_stop_reaches_every_search(monkeypatch):
    """The word to stop that the caller gives is asked by every search of the question."""
    made, seen, met = WorkLimit.__init__, [], set()

    def spied(self, *given, **more):
        made(self, *given, **more)
        if self.nodes not in (LITTLE, SEATED):  # a cohort made in haste, which no limit changes
            seen.append(self.stop)

    for name, ask in (one for seed in SEEDS for one in asked(seed, stop=never)):
        with monkeypatch.context() as patched:
            patched.setattr(WorkLimit, "__init__", spied)
            ask()
        assert None not in seen, name
        met |= {name} if seen else set()
        seen.clear()
    assert SEARCHED - {"verify"} <= met


def test_a_class_in_the_place_of_a_backend_is_refused():
    """What makes a backend is none: whoever gives it is told to make one."""
    with pytest.raises(Fault, match="a backend itself"):
        compose(small_problems.problem(2), backend=GoingThroughAll)
