"""The end of a search by a backend.

Among the teams within a gap of the bound, the best cohort; a wider gap, until no other could do better.
"""

from __future__ import annotations

from eig.teams._bound import Bound
from eig.teams._fuel import Fuel
from eig.teams._generation import generate
from eig.teams._model import GRAIN, Model
from eig.teams._outcome import Outcome, Step
from eig.teams._packing import Backend, Frame, teams_within
from eig.teams._search import Find
from eig.teams.highs import Unfinished

EXACT = (
    1 << 40
)  # points that a backend's floats hold exactly: wider worths are told as wastes, which are small


def finish(backend: Backend, model: Model, start: Bound, fuel: Fuel, *, step: Step | None = None) -> Outcome:
    """Return the best cohort of a model, or what is known when the fuel is out.

    The first gap is a point. A cohort found tells how wide the next must be; if none is, the gap doubles.
    """
    root = generate(backend, model, start, fuel)
    frame = Frame(model, start if start.value - model.least < EXACT * GRAIN else root)
    find, proven, settled = Find(model.least - GRAIN, root.value), root.value, True
    gap, tried = GRAIN, 0
    while settled and proven >= find.worth + GRAIN and fuel.lasts():
        settled = _pack(backend, frame, teams_within(model, root, gap), (fuel, find))
        proven = max(find.worth, root.value - gap - 1) if settled else proven
        gap, tried = 2 * gap if find.teams is None else root.value - find.worth - GRAIN, tried + 1
        if step is not None:
            step(tried)
    ended = proven < find.worth + GRAIN
    return Outcome(root, find.teams, find.worth, None if ended and find.teams is None else proven)


def _pack(backend: Backend, frame: Frame, teams: list[tuple[int, int]], task: tuple[Fuel, Find]) -> bool:
    """Look for the best cohort of some teams; tell whether all its cohorts were gone over."""
    fuel, find = task
    programme = backend.programme(frame.rows)
    programme.add([frame.column(place, team) for place, team in teams], whole=True)
    programme.add(frame.rests(), whole=False)
    choice = programme.choose(fuel.left, fuel.stop)
    fuel.spent += choice.nodes
    if choice.columns is not None:
        chosen = [teams[number] for number in choice.columns]
        worth = frame.weighed(chosen)
        if worth is None:
            raise Unfinished("the backend chose teams that are no cohort: they share people or break a rule")
        if worth > find.worth:
            find.worth, find.teams = worth, tuple(team for _, team in chosen)
    return choice.settled
