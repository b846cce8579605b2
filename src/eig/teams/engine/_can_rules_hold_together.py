"""Can all the rules hold together? The same machine, with worths that say nothing.

Where seats are a flow, worths are nothing; elsewhere they are scattered, so that places do not all want the
same people. A bound below nothing proves that no cohort exists, and the first cohort found proves that one
does. Openings that may be left empty are first left empty: that is the easier question, and often says all.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from attrs import evolve, frozen

from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objectives_and_kinds_of_terms import Objective
from eig.teams.asked.problems import Problem
from eig.teams.engine._dual_bound import Bound, with_teams
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._model_without_worths import without_worths
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Place
from eig.teams.engine._search_outcome import SearchOutcome
from eig.teams.engine._seats_as_flow import seats_of
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._work_limit import Halt, WorkLimit

SPREAD = 20 * GRAIN


@frozen(eq=False, repr=False)
class Answer:
    """Whether the hard rules can hold together (None: not known), with the cohort that proves it.

    Where they cannot: the rules on the cohort, and the openings to be filled, that the proof does without.
    """

    holds: bool | None
    cohort: Cohort | None = None
    needless: frozenset[str] = frozenset()


def feasible(
    problem: Problem,
    *,
    shut: Container[str] = (),
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> Answer:
    """Tell whether a cohort keeps every hard rule of a problem; nothing more is begun once `stop` said so.

    `shut` are openings that are known to be left empty.
    """
    work_limit = WorkLimit(stop=stop)
    if work_limit.stops():
        return Answer(None)
    try:
        model = compile_problem(evolve(problem, objective=Objective()), work_limit.beat()).shut(shut)
    except Halt:
        return Answer(None)
    told = Answer(None)
    for asked, whole in _easiest_first(model):
        work_limit = WorkLimit(nodes=nodes, stop=stop, hurried=True)
        given = _bare(asked, work_limit)
        if given is None:
            break
        outcome = solve(given, work_limit, any_one=True, backend=backend)
        if outcome.teams is not None:
            return Answer(True, cohort=model.cohort(outcome.teams))  # noqa: FBT003 # the answer is yes
        if whole:
            told = Answer(holds=False, needless=needless(given, outcome)) if outcome.proven is None else told
        if work_limit.stopped:
            break
    return told


def needless(model: Model, outcome: SearchOutcome) -> frozenset[str]:
    """Return the rules that a proof does without: limits with no price, openings that cost it nothing."""
    if outcome.root is None or outcome.root.value >= model.least:
        return frozenset()
    below: Bound = with_teams(model, outcome.root)
    if len(below.teams) < len(model.places):
        return frozenset()  # no team stands at some place, whatever people cost
    priced = {limit.rule for limit, price in zip(model.limits, below.prices.limits, strict=True) if price}
    lines = {limit.rule for limit in model.limits}
    teams = zip(model.places, below.teams, strict=True)
    light = {f"fill:{place.opening}" for place, (worth, _) in teams if worth >= 0 and place.empty is None}
    return frozenset((lines - priced) | light)


def _bare(asked: Model, work_limit: WorkLimit) -> Model | None:
    """Return a model whose worths say nothing, scattered where seats are no flow; None once stopped."""
    try:
        spread = 0 if seats_of(asked, work_limit=work_limit).exact else SPREAD
        return without_worths(asked, spread=spread, beat=work_limit.beat())
    except Halt:
        return None


def _easiest_first(model: Model) -> Iterator[tuple[Model, bool]]:
    """Yield questions, the first the easiest, and whether a no to it is a no to all.

    A place that may be empty or not is a choice of its own. Where all sums are to stay small, nothing is
    gained by a team that need not be.
    """
    optional = {place.opening for place in model.places if place.empty is not None and place.members}
    if not optional:
        yield model, True
        return
    hard = (line for line, limit in enumerate(model.limits) if limit.fine is None)
    small = model.accepts is None and all(_only_adds(model, line) for line in hard)
    yield model.shut(optional), small
    if not small:
        yield model.but(places=tuple(map(_filled, model.places))), False
        yield model, True


def _filled(place: Place) -> Place:
    return place.but(empty=None) if place.members else place


def _only_adds(model: Model, line: int) -> bool:
    """Tell whether every seat adds to a limit, or leaves it as it is."""
    everywhere = [use for _, use in model.users[line]]
    here = [
        use
        for place in model.places
        for uses in place.uses.values()
        for number, use in uses
        if number == line
    ]
    return min([0, *everywhere, *here]) == 0
