"""Can all the rules hold together? The same machine, with worths that say nothing.

Worths are scattered, so that places do not all want the same people; a bound below nothing proves that no
cohort exists, and the first cohort found proves that one does.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from eig.teams._compile import compile_problem
from eig.teams._fuel import Fuel
from eig.teams._model import GRAIN, Loss, Model, Place
from eig.teams._packing import Backend
from eig.teams._solve import solve
from eig.teams.cohorts import Cohort
from eig.teams.objectives import Objective
from eig.teams.problems import Problem

SPREAD = 20 * GRAIN


@frozen
class Answer:
    """Whether the hard rules can hold together (None: not known), with the cohort that proves it."""

    holds: bool | None
    cohort: Cohort | None = None


def feasible(
    problem: Problem,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> Answer:
    """Tell whether a cohort keeps every hard rule of a problem."""
    fuel = Fuel(nodes=nodes, stop=stop)
    model = hollow(compile_problem(evolve(problem, objective=Objective())))
    outcome = solve(model, fuel, any_one=True, backend=backend)
    if outcome.teams is not None:
        return Answer(True, cohort=model.cohort(outcome.teams))  # noqa: FBT003 # the answer is yes
    return Answer(None if fuel.halted else False)


def hollow(model: Model) -> Model:
    """Return a model of the same hard rules whose worths are scattered.

    And where nothing is lost or fined.
    """
    return evolve(
        model,
        places=tuple(_hollow(number, place) for number, place in enumerate(model.places)),
        limits=tuple(evolve(limit, fine=None if limit.fine is None else 0) for limit in model.limits),
        least=0,
    )


def _hollow(number: int, place: Place) -> Place:
    """Scatter the worths of a place by Knuth's multiplicative hash (The Art of Computer Programming, 6.4)."""
    members = tuple(
        evolve(member, gain=(member.unit * 2654435761 + number * 1013904223) % 4294967296 * SPREAD >> 32)
        for member in place.members
    )
    empty = None if place.empty is None else 0
    return evolve(place, members=members, loss=_forbids(place.loss), empty=empty)


def _forbids(loss: Loss | None) -> Loss | None:
    if loss is None:
        return None
    return lambda team: None if loss(team) is None else 0
