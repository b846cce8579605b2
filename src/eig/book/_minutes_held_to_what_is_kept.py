"""Minutes held to what they are given beside: those of another sitting, altered, or there twice."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from eig.book.act_chain_and_checks_of_replaced_acts import ActStep, late_in
from eig.jury.minutes.checking_of_minutes import draw_doubts, verify
from eig.programme.appointments import ACT_SUBJECTS, days_of
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import RankedList, Rankings
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
    from eig.programme.ledger import Ledger

because: Because = reasons_in("book")


def minutes_apart(
    minutes: Sequence[Minutes], held: Sequence[Deliberation], lists: Rankings | None
) -> Iterator[Reason]:
    """Yield minutes that are there twice, do not hold, contradict what is kept, or rank as no list does.

    Minutes of some of the dossiers, as those of a panel are, have the same marks and rules, and the same
    fate of each, as one of the deliberations held: the last or that of a round. Minutes of a round of people
    need not rank as a list does.
    """
    names = [one.title for one in minutes]
    yield from (because("minutes_twice", title=one) for one in dict.fromkeys(names) if names.count(one) > 1)
    for one in minutes:
        if why := verify(one, one.deliberation).doubts:
            yield because("other_minutes", title=one.title, why=why)
    loose = [one for one in minutes if not is_kept(one.deliberation, held)]
    ranks = [_ranks_as_a_list(one.deliberation, lists.lists if lists else ()) for one in loose]
    told = [*zip(loose, ranks, strict=True)]
    apart = [one for one, alike in told if alike is None and is_kept(one.deliberation, held) is False]
    for some, of_lists in ((apart, None), ([one for one, alike in told if alike is False], True)):
        if titles := tuple(dict.fromkeys(one.title for one in some)):
            yield because("minutes_contradict", titles=titles, lists=of_lists)


def minutes_doubted(
    minutes: Sequence[Minutes], held: Sequence[Deliberation], lists: Rankings | None
) -> Iterator[Reason]:
    """Yield what is doubtful of minutes; and of draws that none of them records."""
    yield from minutes_apart(minutes, held, lists)
    for own in held:
        if all(one.deliberation.draws != own.draws for one in minutes):
            yield from draw_doubts(own)


def out_of_time(minutes: Sequence[Minutes], ledger: Ledger, people: Container[str]) -> Iterator[Reason]:
    """Yield each sitting that is dated before its rules were published, or after what it prepares."""
    known = {about: days_of(ledger.in_force, about) for about in ACT_SUBJECTS}
    for one in minutes:
        judged = one.deliberation.sheet.items
        days = known["candidates" if any(item in people for item in judged) else "challenges"]
        for day in one.sittings:
            steps: list[tuple[ActStep, date]] = [("rules", min(days["rules"], default=day)), ("sitting", day)]
            yield from late_in([*steps, ("decision", max(days["decision"], default=day))])


def _differs(told: Deliberation, held: Deliberation) -> bool:
    """Tell whether minutes are of another deliberation, or tell some of its dossiers otherwise."""
    own, items = told.sheet.by_item, held.sheet.by_item
    shared = [one for one in items if one in own]
    if len(shared) in (0, len(items)):
        return bool(shared) and told != held
    found, kept = told.selection.statuses, held.selection.statuses
    alike = all(own[one] == items[one] and found[one] == kept[one] for one in shared)
    return len(own) > len(shared) or told.rules != held.rules or not alike


def is_kept(told: Deliberation, held: Sequence[Deliberation]) -> bool | None:
    """Tell whether minutes are of one of the deliberations held; None where none judged the same dossiers."""
    items = told.selection.statuses.keys()
    alike = [one for one in held if not items.isdisjoint(one.selection.statuses)]
    return any(not _differs(told, one) for one in alike) if alike else None


def _ranks_as_a_list(told: Deliberation, lists: Sequence[RankedList]) -> bool | None:
    """Tell whether some list ranks people as minutes do; None where they judge nobody of a list."""
    judged, groups = {*told.sheet.items}, told.ranking.groups
    own = [one.ranking for one in lists if one.ranking.order and judged.issuperset(one.ranking.order)]
    orders = [[[name for name in group if name in one.ranks] for group in groups] for one in own]
    pairs = zip(own, orders, strict=True)
    alike = any([*map(list, one.groups)] == [*filter(None, order)] for one, order in pairs)
    return alike if own else None
