"""Minutes held to what they are given beside: those of another sitting, altered, or there twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eig.jury.minutes.checking_of_minutes import draw_doubts, verify
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import RankedList, Rankings
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes

because: Because = reasons_in("book")


def minutes_apart(
    minutes: Sequence[Minutes], held: Deliberation | None, lists: Rankings | None
) -> Iterator[Reason]:
    """Yield that minutes contradict the deliberation that is kept, or rank people as no list of them does.

    Minutes of some of the dossiers, as those of a panel are, have the same marks of them.
    """
    kept = held if held and all(one.deliberation != held for one in minutes) else None
    apart = [one.title for one in minutes if kept and _differs(one.deliberation, kept)]
    ranked = [one.title for one in minutes if lists and _ranks_otherwise(one.deliberation, lists.lists)]
    for titles, listed in ((apart, None), (ranked, True)):
        if titles:
            yield because("minutes_contradict", titles=tuple(titles), lists=listed)


def minutes_doubted(
    minutes: Sequence[Minutes], held: Deliberation | None, lists: Rankings | None
) -> Iterator[Reason]:
    """Yield minutes that are there twice, do not hold or contradict what is kept; and draws in none."""
    titles = [one.title for one in minutes]
    yield from (because("minutes_twice", title=one) for one in dict.fromkeys(titles) if titles.count(one) > 1)
    for one in minutes:
        if why := verify(one, one.deliberation).doubts:
            yield because("other_minutes", title=one.title, why=why)
    yield from minutes_apart(minutes, held, lists)
    if held and all(one.deliberation.draws != held.draws for one in minutes):
        yield from draw_doubts(held)


def _differs(told: Deliberation, held: Deliberation) -> bool:
    """Tell whether minutes of all that was judged are of another deliberation; of some, of other marks."""
    own, items = told.sheet.by_item, held.sheet.by_item
    shared = [one for one in items if one in own]
    return bool(shared) and (len(shared) == len(items) or any(own[one] != items[one] for one in shared))


def _ranks_otherwise(told: Deliberation, lists: Sequence[RankedList]) -> bool:
    """Tell whether people whom minutes judge stand on lists, and on none in the order of the minutes."""
    judged, groups = {*told.sheet.items}, told.ranking.groups
    own = [one.ranking for one in lists if one.ranking.order and judged.issuperset(one.ranking.order)]
    orders = [[[name for name in group if name in one.ranks] for group in groups] for one in own]
    pairs = zip(own, orders, strict=True)
    return bool(own) and not any([*map(list, one.groups)] == [*filter(None, order)] for one, order in pairs)
