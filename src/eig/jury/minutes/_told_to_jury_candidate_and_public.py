"""One voice an audience: what the jury reads, what a candidate receives, what everybody may know.

A candidate's reasons name no other candidate and no juror, say of which list a rank is, and give what
decided: the threshold, the quotas, a decision or a draw among equals, the last place. Marks by criterion are
in them only where the rules declare it. The public's reasons say which list an item is on, and nothing of
those on none.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eig.jury.merit._exclusions_from_a_ranking import with_threshold
from eig.jury.merit._scores_that_may_be_told import OUT, on_scale, with_room
from eig.jury.merit._scores_told_of_sheets import few_at_floors, scale_of
from eig.jury.merit.ranking_groups_and_reasons import own_policy, own_rank
from eig.jury.minutes._causes_in_missing_and_eliminating_marks import HeldWithCauses, due_early, of_missing
from eig.jury.rules.reserve_terms import serves
from eig.jury.selection._but_for_causes_of_a_place import (
    HELD,
    as_told,
    is_apart,
    stood,
    without_others,
    without_quota_names,
)
from eig.jury.selection._why_kept_or_out_and_rank_needed import NO_LIST, reasons_of, reserve_numbers
from eig.jury.selection.main_list_reserve_and_ties import Selection
from eig.lots.decisions_and_priorities_on_ties import how_parted
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.minutes")
LISTED = ("main", "reserve")
"""What the public is told of."""
CAUSES = ("not_kept_for", "not_kept_for_together")
MISSED = ("not_kept", "not_kept_under_tie", "lost_tie", "nobody_below", *CAUSES)
BELOW = ("below_threshold", "past_places", "nobody_below", *CAUSES)
"""What a selection says of an item that is not kept, and that names nobody else."""


def public_reasons(held: HeldWithCauses, item: str) -> tuple[Reason, ...]:
    """Return what everybody may know of an item."""
    status = held.selection.status(item)
    return (because(f"status_{status}" if status in LISTED else "status_not_listed"),)


def jury_reasons(held: HeldWithCauses, item: str) -> tuple[Reason, ...]:
    """Return all that the jury is told of an item."""
    ranked, chosen = held.ranking.explain(item).reasons, held.selection.explain(item).reasons
    before = held.causes(item) if held.selection.status(item) in HELD else ()
    first = (*chosen[:1], *ranked[1:], *chosen[1:])
    acts = _before(held, item, held.selection)
    return tuple(dict.fromkeys((*first, *without_quota_names((*before, *acts)))))


def _before(held: HeldWithCauses, item: str, chosen: Selection) -> Iterator[Reason]:
    """Yield what an item's place is due to where missing marks, an adjustment, or what excludes matter."""
    if held.adjustment or chosen.status(item) == "excluded":
        yield from (one for one in due_early(held, item, chosen) if one.code != "past_places")
    yield from of_missing(held, item)


def candidate_reasons(held: HeldWithCauses, item: str, *, listed: str = "") -> tuple[Reason, ...]:
    """Return what a candidate receives about their own item: the place, the outcome, and what decided it."""
    apart, threshold = is_apart(held.selection, item), held.rules.threshold
    policy = own_policy(item, held.ranking, held.rules.policy, threshold, apart=apart)
    chosen = as_told(held.selection, item, policy)
    before = _before(held, item, chosen)
    told = (*_place(held, item, listed), *_outcome(chosen, item), *before, *_decided(held, item))
    status = chosen.status(item)
    score = held.ranking.scores.get(item)
    few = status in OUT and few_at_floors(held.sheet, item, score, held.rules.method)
    own = stood(chosen, item, few=few)
    fit = without_others(told, status)
    shown = fit if policy.smallest == 1 else with_room(fit, own, chosen.rules)
    told = tuple(with_threshold([*policy.told(dict.fromkeys(shown), "candidate")]))
    return tuple(map(_left_by_a_test, told)) if any(one.code == "own_tie_break" for one in told) else told


def _left_by_a_test(told: Reason) -> Reason:
    """Return a decision on equals as one on those that a declared test, which is told too, left equal."""
    return evolve(told, facts={**told.facts, "left": True}) if told.code == "own_decided" else told


def _place(held: HeldWithCauses, item: str, listed: str) -> Iterator[Reason]:
    ranking, adopted = held.ranking, held.adjustment
    out = next((one.reason for one in ranking.excluded if one.item == item), None)
    if out is not None:
        yield out
        return
    group, rank = ranking.group_of(item), own_rank(item, ranking, held.rules.policy)
    if rank is not None:
        yield because(
            "own_rank",
            rank=rank,
            count=len(ranking.order),
            **on_scale(ranking.scores[item], scale_of(held.sheet, item, held.rules.method)),
            equals=because("own_equals", count=len(group) - 1) if len(group) > 1 else None,
            listed=listed or None,
        )
    for one in adopted.scores if adopted else ():
        if one.item == item:
            yield because("own_before", before=one.before)
    low = held.selection.status(item) == "below_threshold"  # no test decides there
    for step in ranking.splits:
        if step.separates and item in step.among and not low:
            yield because("own_tie_break", test=step.compares)


def _outcome(chosen: Selection, item: str) -> Iterator[Reason]:
    status = chosen.status(item)
    if chosen.conflict and not chosen.optimum and status in NO_LIST:
        conflict, fewer = chosen.conflict, status == "not_kept"
        yield because("own_conflict", quotas=conflict.quotas, places=conflict.places, fewer=fewer)
        yield from chosen.causes(item)
        return
    yield from {
        "main": _kept,
        "undecided": _undecided,
        "reserve": _waiting,
        "reserve_undecided": _waiting,
        "not_kept": _refused,
        "below_threshold": _below,
        "excluded": _below,
    }[status](chosen, item)


def _decided(held: HeldWithCauses, item: str) -> Iterator[Reason]:
    """Yield the decisions on equals of an item."""
    equals = held.ranking.group_of(item) if item in held.ranking.ranks else ()
    for one in held.decisions:
        if item in one.order or (one.rest and {*one.order} <= {*equals}):
            yield because("own_decided", **how_parted(one, held.draws, item, held.rules.policy.smallest))


def _kept(chosen: Selection, item: str) -> Iterator[Reason]:
    """Say that an item is kept, and without which quotas it would not be."""
    yield because("own_kept", places=chosen.places)
    yield from chosen.causes(item)


def _undecided(chosen: Selection, item: str) -> Iterator[Reason]:
    if chosen.optimum:  # lists are equal, and not dossiers
        yield because("own_undecided_lists", objective=chosen.rules.objective)
    else:
        yield because("own_undecided", open=chosen.open_places, others=len(chosen.undecided) - 1)
    yield from chosen.causes(item)


def _waiting(chosen: Selection, item: str) -> Iterator[Reason]:
    yield from _missed(chosen, item)
    if item in chosen.reserve_undecided:
        told = chosen.explain(item, audience="candidate").reasons
        waits = [one for one in told if one.code == "reserve_waits"]
        yield from waits or [because("own_reserve_undecided", others=len(chosen.reserve_undecided) - 1)]
        return
    tied = chosen.tied_on_reserve(item)
    first, most = reserve_numbers(chosen, item)
    last = most + len(tied) - 1
    code = "own_reserve" if first == most else "own_reserve_between"
    yield because(code, number=first, last=last if last > first else None)
    yield from serves(chosen.rules.reserve)


def _missed(chosen: Selection, item: str) -> Iterator[Reason]:
    """Say what kept an item off the main list: a rule, a decision among equals, or the last place."""
    if chosen.optimum:
        yield from chosen.causes(item)
        return
    yield from (one for one in chosen.explain(item, audience="candidate").reasons if one.code in MISSED)


def _refused(chosen: Selection, item: str) -> Iterator[Reason]:
    """Say what kept an item off the main list, and off a reserve list of so many names."""
    yield from _missed(chosen, item)
    names = chosen.rules.reserve.names
    if names:
        lost = not chosen.optimum and not {*chosen.ranking.group_of(item)}.isdisjoint(chosen.reserve)
        yield because("own_no_reserve", names=names, lost=lost or None, untold=None)


def _below(chosen: Selection, item: str) -> Iterator[Reason]:
    told = reasons_of(chosen, item, chosen.status(item))
    yield from (one for one in told if one.code in BELOW)
