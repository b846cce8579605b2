"""From a model to the best cohort: bounds, head counts, and a target that comes down until a cohort meets it.

A share of the seated, "40 % at least", leaves a gap when nobody knows how many will be seated, and is a
plain count once that is known: so the search goes through the head counts, each with its own bound. A
target starts at the highest bound and comes down; all cohorts that meet it are gone over, whatever their
head count, so that the first target that is met is met by the best.
"""

from __future__ import annotations

from attrs import evolve

from eig.teams.engine._bound import FINEST, Bound, Pace, ascend, bound_at, free, with_teams
from eig.teams.engine._finish import finish
from eig.teams.engine._first import TRIES, First, first_cohort
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._generation import generating
from eig.teams.engine._heads import Heads, Lower, counts_of
from eig.teams.engine._model import GRAIN, Model
from eig.teams.engine._outcome import Outcome, Step
from eig.teams.engine._packing import Backend
from eig.teams.engine._search import Crowd, Find, search
from eig.teams.engine._flowing import flowed
from eig.teams.engine._parts import Unsettled
from eig.teams.engine._rows import Rows

DRAWN = 20  # tries for a first cohort: where there is none, it is asked whether any exists
MISSED = 4  # targets that no cohort met, after which that is asked again
MANY = 3000  # teams listed, and branches, beyond which seats are parted instead
EASY = 6  # tries for a cohort before anything is priced, where any cohort will do


def solve(
    model: Model,
    fuel: Fuel,
    *,
    any_one: bool = False,
    step: Step | None = None,
    backend: Backend | None = None,
) -> Outcome:
    """Return the best cohort of a model, or any one, or what is known when the fuel is out."""
    first = flowed(model, fuel)
    if isinstance(first, Outcome):
        return first
    if first is not None and (first.settled or (any_one and first.teams is not None)):
        return first.outcome()
    start = bound_at(model, free(model))
    if start is None:
        return Outcome()
    found = _with_a_cohort(model, Outcome(start, proven=start.value), tries=EASY) if any_one else Outcome()
    if found.teams is not None:
        return found
    helper = backend if model.places and not model.accepts else None
    rows = None if first is None else Rows.of(first)
    heads = _heads(model, start, fuel, _lowering(rows, helper))
    heads.rows = rows
    if heads.known[None].value < model.least:
        return Outcome(heads.known[None])
    if helper is None:
        outcome = _descended(heads, step, any_one=any_one)
    else:
        outcome = finish(helper, heads, start, step=step)
    stopped = outcome.teams is None and outcome.proven is not None
    return _with_a_cohort(model, outcome) if stopped else outcome


def _lowering(rows: Rows | None, helper: Backend | None) -> Lower:
    if rows is not None:
        return rows.lower
    return ascend if helper is None else generating(helper)


def _heads(model: Model, start: Bound, fuel: Fuel, lower: Lower) -> Heads:
    """Return the bounds by head count, with that of all of them."""
    pace = Pace(least=model.least, finest=GRAIN if model.shares and lower is ascend else FINEST)
    root = lower(model, start, fuel, pace)
    stride = max(GRAIN, (start.value - root.value) // 50)
    return Heads(model, stride, fuel, lower, known={None: root}, models={None: model})


def _with_a_cohort(model: Model, outcome: Outcome, *, tries: int = TRIES) -> Outcome:
    """Return an outcome with a cohort, if one is easily found, where none is known yet."""
    first = (
        None if outcome.root is None else first_cohort(model, with_teams(model, outcome.root), tries=tries)
    )
    return _taking(outcome, first)


def _taking(outcome: Outcome, first: First | None) -> Outcome:
    return outcome if first is None else evolve(outcome, teams=first.teams, worth=first.worth)


def _descended(heads: Heads, step: Step | None, *, any_one: bool) -> Outcome:
    """Let the target come down from the highest bound until a cohort meets it."""
    model, root = heads.root, heads.known[None]
    counts = counts_of(model, root)
    first = None if heads.crowded else first_cohort(model, root, tries=DRAWN)
    if first is None and heads.rows is None:
        _rule_out(heads, counts)
    proven = heads.highest(counts) // GRAIN * GRAIN
    target, width, tried, find = proven, GRAIN, 0, Find(root.value, root.value)
    try:
        while proven >= model.least:
            target = max(target // GRAIN * GRAIN, model.least)
            find = Find(target - 1, target if any_one else proven)
            _meet(heads, counts, find)
            if find.teams is not None:
                return Outcome(root, find.teams, find.worth, find.worth)
            proven, target, width, tried = target - GRAIN, target - width, 3 * width // 2, tried + 1
            if first is None and tried == MISSED and heads.rows is None:
                _rule_out(heads, counts)
                proven = min(proven, heads.highest(counts))
            if step is not None:
                step(tried)
    except Halt:
        outcome = Outcome(root, find.teams, find.worth, proven)
        return outcome if find.teams is not None else _taking(outcome, first)
    return Outcome(root)


def _rule_out(heads: Heads, counts: list[int | None]) -> None:
    """Rule out head counts that cannot be, up to one that may be."""
    for head in sorted(counts, key=lambda head: -heads.estimate(head)):
        if heads.estimate(head) >= heads.root.least and not heads.rule_out(head):
            return


def _meet(heads: Heads, counts: list[int | None], find: Find) -> None:
    """Go over every cohort worth more than `find` knows, the likeliest head counts first."""
    for head in sorted(counts, key=lambda head: -heads.estimate(head)):
        if find.done:
            return
        if heads.estimate(head) > find.worth and heads.bound(head).value > find.worth:
            _go_over(heads, head, find)


def _go_over(heads: Heads, head: int | None, find: Find) -> None:
    """Go over every cohort of a head count worth more than `find` knows.

    Teams are listed where they are few; where they are many, for ties or for much to weigh, seats are parted instead.
    """
    model, rows = heads.model(head), heads.rows
    if rows is None:
        search(heads.fuel, model, heads.bound(head), find)
        return
    try:
        if heads.crowded:
            raise Crowd
        search(heads.fuel, model, heads.bound(head), find, most=MANY)
    except Crowd:
        try:
            rows.settle(head, model, heads.fuel, find)
        except Unsettled:
            search(heads.fuel, model, with_teams(model, heads.bound(head)), find)
