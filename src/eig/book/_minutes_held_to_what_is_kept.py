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
    minutes: Sequence[Minutes], held: Deliberation | None, lists: Rankings | None
) -> Iterator[Reason]:
    """Yield minutes that are there twice, do not hold, contradict what is kept, or rank as no list does.

    Minutes of some of the dossiers, as those of a panel are, have the same marks and rules, and the same
    fate of each. Beside those of what is kept, or ranks as a list does, minutes of days before are of a
    first sitting.
    """
    titles = [one.title for one in minutes]
    yield from (because("minutes_twice", title=one) for one in dict.fromkeys(titles) if titles.count(one) > 1)
    for one in minutes:
        if why := verify(one, one.deliberation).doubts:
            yield because("other_minutes", title=one.title, why=why)
    apart = [one for one in minutes if held and _differs(one.deliberation, held)]
    ranks = [_ranks_as_a_list(one.deliberation, lists.lists if lists else ()) for one in minutes]
    ranked = [one for one, alike in zip(minutes, ranks, strict=True) if alike is False]
    kept = [one for one in minutes if one.deliberation == held]
    listed = [one for one, alike in zip(minutes, ranks, strict=True) if alike]
    for told, right, of_lists in ((apart, kept, None), (ranked, listed, True)):
        if titles := [one.title for one in told if not _is_before(one, right)]:
            yield because("minutes_contradict", titles=tuple(dict.fromkeys(titles)), lists=of_lists)


def minutes_doubted(
    minutes: Sequence[Minutes], held: Deliberation | None, lists: Rankings | None
) -> Iterator[Reason]:
    """Yield what is doubtful of minutes; and of draws that none of them records."""
    yield from minutes_apart(minutes, held, lists)
    if held and all(one.deliberation.draws != held.draws for one in minutes):
        yield from draw_doubts(held)


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


def _is_before(told: Minutes, right: Sequence[Minutes]) -> bool:
    """Tell whether minutes are of days before those of one that is right."""
    last = [min(one.sittings) for one in right if one.sittings]
    return bool(last and told.sittings and max(told.sittings) < max(last))


def _ranks_as_a_list(told: Deliberation, lists: Sequence[RankedList]) -> bool | None:
    """Tell whether some list ranks people as minutes do; None where they judge nobody of a list."""
    judged, groups = {*told.sheet.items}, told.ranking.groups
    own = [one.ranking for one in lists if one.ranking.order and judged.issuperset(one.ranking.order)]
    orders = [[[name for name in group if name in one.ranks] for group in groups] for one in own]
    pairs = zip(own, orders, strict=True)
    alike = any([*map(list, one.groups)] == [*filter(None, order)] for one, order in pairs)
    return alike if own else None
