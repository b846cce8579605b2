"""From a model to the best cohort: the flow first, and a search only where seats do not tell all.

What the search needs is loaded when a problem needs it: most problems of an office are a flow.
"""

from __future__ import annotations

from collections.abc import Iterable

from eig.teams.asked.cohorts import Cohort
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import rough
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import Begin, First, Meet, SearchOutcome, Step
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt, WorkLimit

MANY = 60
"""Limits from which on the seats take longer to lay out than a cohort to deal."""


def known_best(model: Model, cohorts: Iterable[Cohort | None]) -> First | None:
    """Return the best of some cohorts among those that keep the rules of a model; the first of equals."""
    teams = [model.teams(cohort) for cohort in cohorts if cohort is not None]
    worths = [(worth_of(model, some), some) for some in teams]
    able = [First(worth, some) for worth, some in worths if worth is not None]
    return max(able, key=lambda one: one.worth, default=None)


def solve(
    model: Model,
    work_limit: WorkLimit,
    *,
    any_one: bool = False,
    step: Step | None = None,
    backend: Backend | None = None,
    begin: Begin | None = None,
    meet: Meet = bool,
) -> SearchOutcome:
    """Return the best cohort of a model, or any one, or what is known when the work_limit is out.

    Of a model of which a cohort is known, only better ones are looked for: no cohort is "worth less" than
    the least of those.
    """
    first = None if begin is None else begin.first
    asked = model if first is None else model.but(least=first.worth + GRAIN)
    found = _solved(asked, work_limit, begin, any_one=any_one, step=step, backend=backend, meet=meet)
    if first is None or (found.teams is not None and found.worth > first.worth):
        return found
    proven = first.worth if found.proven is None else max(first.worth, found.proven)
    return found.but(teams=first.teams, worth=first.worth, proven=proven)


def _solved(
    model: Model,
    work_limit: WorkLimit,
    begin: Begin | None,
    *,
    any_one: bool,
    step: Step | None,
    backend: Backend | None,
    meet: Meet = bool,
) -> SearchOutcome:
    by_hand, easy = False, None
    told: Step = step or (lambda _best, _bound: None)
    try:
        work_limit.pause()
        told(None, rough(model).value)
        if model.crowded or ((begin is None or begin.first is None) and _is_more_than_flow(model)):
            easy = _at_once(model, work_limit, meet, any_one=any_one)
            by_hand = not model.crowded
        plain = backend is None or all(place.plain for place in model.places)
        chosen = model.crowded and not plain  # a backend needs no flow that settles nothing
        flow = None if chosen else flowed(model.ticking(work_limit.tick, work_limit.beat()), work_limit)
    except Halt:
        flow = None
    if isinstance(flow, SearchOutcome):
        return flow
    if flow is not None and begin is not None and begin.first is not None and flow.value < model.least:
        return SearchOutcome(flow.root)  # nothing is better than what is known
    if flow is not None and (flow.settled or (any_one and flow.teams is not None)):
        return flow.outcome()
    if flow is not None:
        told(None, flow.value)
    from eig.teams.engine._falling_target_search import Searching  # noqa: PLC0415 # a flow needs none of it

    search = Searching(
        model, flow, work_limit, any_one=any_one, step=step, backend=backend, begin=begin, meet=meet
    )
    search.by_hand = by_hand
    if easy is not None:
        search.met.first = easy
    return search.outcome()


def _is_more_than_flow(model: Model) -> bool:
    """Tell whether a flow seats people as no cohort may be, so that one is sooner dealt."""
    return len(model.limits) > MANY or not all(place.plain for place in model.places)


def _at_once(model: Model, work_limit: WorkLimit, meet: Meet, *, any_one: bool) -> First | None:
    """Return the cohort that is dealt before a flow is done, with its seats filled.

    Of very many seats, it is not mended.
    """
    from eig.teams.engine._best_cohort_so_far import Incumbent  # noqa: PLC0415 # most flows need none of it
    from eig.teams.engine._first_cohort_of_a_stopped_search import chosen_again, dealt  # noqa: PLC0415 # nor this

    met, pause = Incumbent(model, meet), work_limit.pause

    def made() -> None:
        ticking = model.ticking(pause)
        teams = dealt(ticking)
        if not model.crowded:
            met.mend(teams, pause, looks=0)
        elif teams is not None:
            met.offer(teams)
        for better in () if any_one or met.first is None else chosen_again(ticking, met.first):
            met.take(better)

    work_limit.within(None, made)  # the caller may end it
    return met.first
