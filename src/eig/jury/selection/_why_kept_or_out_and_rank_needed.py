"""The sentences of a selection: why an item is kept or not, by how much, which rank would have sufficed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import accumulate
from types import MappingProxyType

from attrs import evolve

from eig._language.sentences_from_codes import say
from eig._values.first_few_names import few, others_of
from eig.jury.selection._but_for_causes_of_a_place import ListsWithCauses
from eig.jury.selection._lagrangian_search_under_quotas import Tired
from eig.jury.selection._lists_with_ties_and_statuses import members_of
from eig.jury.selection._main_list_under_quotas import ahead, leading, pooled, ways_to_lose, weights_of
from eig.jury.selection.quota_optima_and_conflicts import best_of, proven_of
from eig.lots.decisions_and_priorities_on_ties import decision_reasons
from eig.programme.quotas import Quota
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.selection")


def told_whole(selection: ListsWithCauses) -> list[Reason]:
    """Return what a selection comes to: who is kept, what is left to decide, who waits, the cautions."""
    rules, main, undecided = selection.rules, selection.main, selection.undecided
    if selection.conflict and not selection.optimum:
        return [selection.conflict.reason]
    groups = selection.main_groups
    tied = len(groups) < len(main) or None
    listed = tuple(map(_bracketed, groups))
    counted = {"count": len(main), "places": selection.places}
    told = [because("told_kept", **counted, tied=tied, items=listed, listed=None)]
    if undecided:
        counts = {"open": selection.open_places, "count": selection.count}
        told += [because("told_undecided", **counts, items=undecided, quotas=bool(rules.quotas) or None)]
    if selection.unfilled:
        told += [because("told_unfilled", count=selection.unfilled)]
    if selection.conflict:
        told += [selection.conflict.reason]
    if selection.reserve:
        waiting = selection.reserve_groups
        tied = len(waiting) < len(selection.reserve) or None
        told += [because("told_reserve", tied=tied, items=tuple(map(_bracketed, waiting)), listed=None)]
    if selection.reserve_undecided:
        items = selection.reserve_undecided
        told += [
            because("told_reserve_undecided", items=items, equal=not waits_for_places(selection) or None)
        ]
    if rules.quotas:
        told += [because("told_quotas", quotas=rules.quotas, count=selection.count)]
    return [*told, *selection.cautions]


def in_lines(selection: ListsWithCauses, told: Iterable[Reason]) -> Iterator[Reason]:
    """Yield what a selection comes to, with each list under its head: a line a rank."""
    groups = {"told_kept": selection.main_groups, "told_reserve": selection.reserve_groups}
    for reason in told:
        listed = groups.get(reason.code, ())
        facts = {**reason.facts, "tied": None, "listed": True}
        yield evolve(reason, facts=facts) if listed else reason
        for rank, group in zip(accumulate(map(len, listed), initial=1), listed, strict=False):
            yield because("told_rank", rank=rank, items=group, equal=len(group) > 1)


def _bracketed(group: tuple[str, ...]) -> str | Reason:
    """Return a group of a list: its one item, or its equals in brackets."""
    return group[0] if len(group) == 1 else because("in_brackets", items=_equals(group))


def _equals(group: tuple[str, ...]) -> str | Reason:
    """Return equals, half within half: hundreds of them are no deep sentence."""
    if len(group) == 1:
        return group[0]
    half = len(group) // 2
    return because("equal_items", first=_equals(group[:half]), rest=_equals(group[half:]))


NO_LIST = ("no_list", "not_kept")
"""What becomes of those who may be kept where no list keeps the quotas."""


def reasons_of(selection: ListsWithCauses, item: str, status: str) -> list[Reason]:
    """Return the reasons behind what became of an item."""
    told = _UNDER_QUOTAS.get(status) if selection.optimum else None
    if selection.conflict and not selection.optimum and status in NO_LIST:
        told = _in_conflict
    return [*(told or _REASONS[status])(selection, item), *decision_reasons(selection.decisions, item)]


def _in_conflict(selection: ListsWithCauses, item: str) -> list[Reason]:
    assert selection.conflict is not None, "told of a conflict only"
    return [selection.conflict.reason, *selection.causes(item)]


def _main(selection: ListsWithCauses, item: str) -> list[Reason]:
    reason = because("kept", places=selection.places)
    return [reason, *_margin(selection, item)]


def _margin(selection: ListsWithCauses, item: str) -> list[Reason]:
    rivals = selection.first_after
    gap = _gap(selection, item, rivals[0]) if rivals else None
    if gap is None or gap <= 0:
        return []
    return [because("margin", gap=gap, rivals=few(rivals, len(rivals)))]


def _gap(selection: ListsWithCauses, above: str | None, below: str | None) -> Fraction | None:
    scores = selection.ranking.scores
    if above is None or below is None or above not in scores or below not in scores:
        return None
    return scores[above] - scores[below]


def _undecided(selection: ListsWithCauses, item: str) -> list[Reason]:
    places, open_ = selection.places, selection.open_places
    share = "one" if places == 1 else "all" if open_ == places else "some"
    others = others_of(selection.undecided, item)
    reason = because("undecided", others=others, share=share, open=open_, places=places)
    return [reason, *selection.causes(item)]


def _reserve(selection: ListsWithCauses, item: str) -> list[Reason]:
    return [*_missed(selection, item), _number(selection, item)]


def _number(selection: ListsWithCauses, item: str) -> Reason:
    """Say at which number an item stands on the reserve list; those tied there share their numbers."""
    tied = selection.tied_on_reserve(item)
    first, most = reserve_numbers(selection, item)
    if first < most:
        return because("on_reserve_between", number=first, last=most + len(tied) - 1)
    if len(tied) == 1:
        return because("on_reserve", number=first)
    return because("on_reserve_tied", others=others_of(tied, item), number=first, last=first + len(tied) - 1)


def waits_for_places(selection: ListsWithCauses) -> bool:
    """Tell whether the last names of the reserve list depend on what is decided for the last places."""
    return bool(selection.optimum and selection.undecided)


def reserve_numbers(selection: ListsWithCauses, item: str) -> tuple[int, int]:
    """Return the first and the last number that the first of an item's equals may have on the reserve list.

    Who loses the tie for the last places goes on the list too, in order of merit: before the item where all
    of the tie is ranked before it, as always without quotas.
    """
    index = selection.reserve.index(selection.tied_on_reserve(item)[0]) + 1
    tied, open_ = selection.undecided, selection.open_places
    ways = ways_to_lose(tied, selection.optimum)
    least, most = ahead(selection.ranking.ranks, tied, open_, ways)(item)
    return index + least, index + most


def _reserve_undecided(selection: ListsWithCauses, item: str) -> list[Reason]:
    tied, names = selection.reserve_undecided, selection.rules.reserve.names
    assert names is not None, "a list for everyone ends in no tie"
    if waits_for_places(selection):
        return [*_passed_over(selection, item), because("reserve_waits")]
    losers = len(selection.undecided) - selection.open_places
    reason = because(
        "reserve_undecided", others=others_of(tied, item), open=names - losers - len(selection.reserve)
    )
    missed = _passed_over if selection.optimum else _missed
    return [*missed(selection, item), reason]


def _missed(selection: ListsWithCauses, item: str) -> list[Reason]:
    """Say by how much an item missed the line, and the ranks that would have been within it."""
    if not selection.places:
        return [because("nobody_below")]
    if selection.ranking.ranks[item] <= selection.places:
        return [because("lost_tie", open=selection.places - selection.ranking.ranks[item] + 1)]
    code = "not_kept_under_tie" if selection.undecided else "not_kept"
    line = (selection.undecided or selection.main)[-1:]
    gap = _gap(selection, line[0] if line else None, item)
    rules = [one for one in selection.causes(item) if one.code != "past_places"]
    return [because(code, gap=gap or None, places=selection.places), *rules]


def _best(selection: ListsWithCauses, item: str) -> list[Reason]:
    assert selection.optimum is not None, "told under quotas only"
    reason = because("kept_under_quotas", places=selection.optimum.size)
    return [reason, *selection.causes(item)]


def _some(selection: ListsWithCauses, item: str) -> list[Reason]:
    optimum = selection.optimum
    assert optimum is not None, "told under quotas only"
    held = int(optimum.shares[item] * optimum.count)
    return [because("undecided_under_quotas", held=held, count=optimum.count), *selection.causes(item)]


def _passed_over(selection: ListsWithCauses, item: str) -> list[Reason]:
    """Say what keeps an item off the list, and what the best list with it costs."""
    return [*selection.causes(item), _cost(selection, item)]


def _cost(selection: ListsWithCauses, item: str) -> Reason:
    try:
        cost = cost_of(selection, item)
    except Tired:
        return because("passed_over_open")
    if cost is None:
        return because("no_set_with_it")
    fewer, loss = cost
    return because("passed_over_fewer", fewer=fewer) if fewer else _worse(selection, loss)


def _worse(selection: ListsWithCauses, loss: Fraction) -> Reason:
    """Say how much worse the best set with an item is, in the terms of what was made greatest."""
    if not loss:
        return because("passed_over_equal")
    return because("passed_over", **_loss(selection, loss))


def price_of(selection: ListsWithCauses, places: int, price: Fraction | None) -> Reason:
    """Say what a quota costs: in places; where it costs none, in the terms of what was made greatest."""
    if price is None:
        return because("price_open")
    if places:
        gain = price if selection.rules.objective == "scores" else None
        return because("price_in_places", places=places, gain=gain)
    if not price:
        return because("price_none")
    if selection.rules.objective == "ranks":
        return because("price_in_ranks", loss=price)
    return because("price", **_loss(selection, price))


def _loss(selection: ListsWithCauses, loss: Fraction) -> dict[str, object]:
    objective = selection.rules.objective
    if objective != "merit":
        return {"objective": objective, "loss": loss}
    group, fewer = leading(loss, selection.groups, selection.places)
    return {"objective": objective, "fewer": fewer, "rank": selection.ranking.ranks[group[0]]}


def cost_of(selection: ListsWithCauses, item: str) -> tuple[int, Fraction] | None:
    """Return what is lost if an item had to be kept: how many places, and how much of the best total.

    None if no set with it keeps the quotas and what the rules say of places.
    """
    forced = Quota(attribute=_FORCED, value=item, minimum=1)
    known = members_of(selection)
    members = {**known, item: (*known[item], forced.name)}
    groups = selection.groups
    weights = weights_of(
        selection.ranking, groups, objective=selection.rules.objective, places=selection.places
    )
    rules = evolve(selection.rules, quotas=(*selection.rules.quotas, forced))
    found, best = proven_of(best_of(pooled(weights, rules, members))), selection.optimum
    assert best is not None, "asked under quotas only"
    return None if found is None else (best.size - found.size, best.optimum - found.optimum)


_FORCED = "eig:kept"


def _listed(selection: ListsWithCauses, item: str) -> list[Reason]:
    return [*_passed_over(selection, item), _number(selection, item)]


def _below(selection: ListsWithCauses, item: str) -> list[Reason]:
    """Say that an item is under the threshold; of one that the ranking leaves out too, where it is."""
    score, threshold = selection.ranking.scores.get(item), selection.rules.threshold
    if score is None or threshold is None or score >= threshold:
        return [*selection.causes(item)]
    alike = say(score).lstrip("≈") == say(threshold).lstrip("≈")
    exact = str(score) if alike else None
    below = because("below_threshold", score=score, exact=exact, threshold=threshold)
    return [below, *selection.causes(item)]


def public_place(status: str) -> Reason:
    """Return what the public is told of an item: the list that it is on, and nothing of those on none."""
    return because(f"listed_{status}" if status in ("main", "reserve") else "listed_nowhere")


_UNDER_QUOTAS: Mapping[str, Callable[[ListsWithCauses, str], list[Reason]]] = MappingProxyType(
    {"main": _best, "undecided": _some, "reserve": _listed, "not_kept": _passed_over}
)
_REASONS: Mapping[str, Callable[[ListsWithCauses, str], list[Reason]]] = MappingProxyType(
    {
        "main": _main,
        "undecided": _undecided,
        "reserve": _reserve,
        "reserve_undecided": _reserve_undecided,
        "not_kept": _missed,
        "below_threshold": _below,
        "excluded": _below,
    }
)
