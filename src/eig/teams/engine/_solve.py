"""From a model to the best cohort: the flow first, and a search only where seats do not tell all.

What the search needs is loaded when a problem needs it: most problems of an office are a flow.
"""

from __future__ import annotations

from eig.teams.engine._backends import Backend
from eig.teams.engine._flowing import flowed
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._model import Model
from eig.teams.engine._outcome import Outcome, Step


def solve(
    model: Model,
    fuel: Fuel,
    *,
    any_one: bool = False,
    step: Step | None = None,
    backend: Backend | None = None,
) -> Outcome:
    """Return the best cohort of a model, or any one, or what is known when the fuel is out."""
    try:
        flow = flowed(model.ticking(fuel.tick), fuel)
    except Halt:
        flow = None
    if isinstance(flow, Outcome):
        return flow
    if flow is not None and (flow.settled or (any_one and flow.teams is not None)):
        return flow.outcome()
    from eig.teams.engine._searching import Searching  # noqa: PLC0415 # a flow needs none of it

    return Searching(model, flow, fuel, any_one=any_one, step=step, backend=backend).outcome()
