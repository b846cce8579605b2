"""Can all the rules hold together? The same machine, with worths that say nothing.

Worths are scattered, so that places do not all want the same people; a bound below nothing proves that no
cohort exists, and the first cohort found proves that one does.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objectives import Objective
from eig.teams.asked.problems import Problem
from eig.teams.engine._backends import Backend
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._hollow import hollow
from eig.teams.engine._model import GRAIN
from eig.teams.engine._solve import solve

SPREAD = 20 * GRAIN


@frozen(eq=False, repr=False)
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
    """Tell whether a cohort keeps every hard rule of a problem; nothing more is begun once `stop` said so."""
    fuel = Fuel(nodes=nodes, stop=stop, hurried=True)
    if fuel.stops():
        return Answer(None)
    model = hollow(compile_problem(evolve(problem, objective=Objective())), spread=SPREAD)
    outcome = solve(model, fuel, any_one=True, backend=backend)
    if outcome.teams is not None:
        return Answer(True, cohort=model.cohort(outcome.teams))  # noqa: FBT003 # the answer is yes
    return Answer(None if outcome.proven is not None else False)
