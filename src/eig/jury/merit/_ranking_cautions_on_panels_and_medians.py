"""What a careful reader of a ranking should know: the classic mistakes, named where they happen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import NamedTuple, TypeVar

from eig._values.frozen_maps import FrozenMap
from eig.jury.marks._sheets_of_one_item import ItemSummary
from eig.jury.marks._totals_of_sheets import Totals
from eig.jury.marks.methods_and_policies import MEDIANS, MissingPolicy
from eig.jury.marks.missing_marks import Bounds
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scale import Scale
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.reasons import Because, Reason, reasons_in

T = TypeVar("T")
because: Because = reasons_in("jury.merit")

FIELD = 10
"""The field from which half of it is far."""
FEW = 3
"""The panel size up to which a median wastes most of what a panel says."""


class Panels(NamedTuple):
    """Who marked each item, and the totals they gave, as whole numbers of one unit."""

    items: Sequence[str]
    jurors: Sequence[Sequence[str]]
    marks: Sequence[Sequence[int]]
    unit: int


def panels_of(given: Reviews | Totals) -> Panels:
    """Return the panels of reviews, or of sheets that are added up."""
    if isinstance(given, Reviews):
        jurors = [tuple(marks) for marks in given.by_item.values()]
        return Panels(given.items, jurors, given.units, given.whole[0])
    marked, names = given.marked.values(), given.columns.jurors
    return Panels(tuple(given.marked), _parts(names, marked), _parts(given.sums, marked), given.unit)


def _parts(column: Sequence[T], marked: Collection[Sequence[int]]) -> list[Sequence[T]]:
    """Return what a column holds of each item; sheets stand item by item, mostly without a gap."""
    sizes = {*map(len, marked)}
    if len(sizes) == 1 and len(column) == len(marked) * max(sizes):
        return list(zip(*[iter(column)] * max(sizes), strict=True))
    return [tuple([column[one] for one in at]) for at in marked]


def cautions_of(panels: Panels, method: str) -> tuple[Reason, ...]:
    """Return the cautions that the design of a jury calls for, under a method."""
    sizes = sorted(set(map(len, panels.marks)))
    return (*_unlinked(panels), *_medians(sizes, method), *_unsure(panels, method))


def _unlinked(panels: Panels) -> Iterator[Reason]:
    linked = _linked_sets(panels.jurors)
    sets, seats = len(set(map(id, linked.values()))), len(linked)
    reviews, full = sum(map(len, panels.marks)), len(panels.items) * seats
    if sets > 1:
        yield because("disconnected_panels", count=sets)
    elif reviews < full:
        yield because("incomplete_panels", given=reviews, full=full)


def _linked_sets(panels: Sequence[Sequence[str]]) -> dict[str, set[str]]:
    """Return for each juror the set of those whom shared items link: one set, the same for all of it."""
    linked = {juror: {juror} for juror in set(chain.from_iterable(panels))}
    for panel in panels:
        joined = linked[panel[0]]
        for juror in panel:
            if linked[juror] is not joined:
                fewer, joined = sorted((linked[juror], joined), key=len)
                joined |= fewer
                linked.update(dict.fromkeys(fewer, joined))
    return linked


def _medians(sizes: Sequence[int], method: str) -> Iterator[Reason]:
    if method not in MEDIANS or not sizes:
        return
    if len(sizes) > 1:
        yield because("unequal_medians", least=sizes[0], most=sizes[-1])
    if sizes[0] <= FEW:
        yield because("small_medians", least=sizes[0])


def _unsure(panels: Panels, method: str) -> Iterator[Reason]:
    """Yield a caution for items whose mean could cross half of the field, one of its marks left out."""
    field = len(panels.items)
    if method != "mean" or field < FIELD:
        return
    wide = tuple(item for item, count in _within_one_mark(panels) if 2 * count >= field - 1)
    if wide:
        yield because("wide_scores", count=len(wide), field=field, items=wide)


def _within_one_mark(panels: Panels) -> Iterator[tuple[str, int]]:
    """Yield each item of several marks with how many others score between its means without one mark.

    Means are whole numbers of a unit that all the numbers of marks divide.
    """
    marks, sizes = panels.marks, list(map(len, panels.marks))
    unit = lcm(*(part for size in set(sizes) for part in (size, size - 1) if part))
    sums, least, most = list(map(sum, marks)), map(min, marks), map(max, marks)
    levels = sorted([unit // size * total for size, total in zip(sizes, sums, strict=True)])
    shares = [unit // (size - 1) if size > 1 else 0 for size in sizes]
    lows, highs = (
        [share * (total - one) for share, total, one in zip(shares, sums, ends, strict=True)]
        for ends in (most, least)
    )
    below = {low: bisect_left(levels, low) for low in {*lows}}
    upto = {high: bisect_right(levels, high) for high in {*highs}}
    for item, share, low, high in zip(panels.items, shares, lows, highs, strict=True):
        if share:
            yield item, upto[high] - below[low] - 1


def sheet_cautions(
    summaries: Iterable[ItemSummary], scores: FrozenMap[Fraction], missing: MissingPolicy
) -> Iterator[Reason]:
    """Yield the cautions that missing marks call for, under a rule; one that refuses them leaves none."""
    lacking = [] if missing == "refuse" else [one for one in summaries if one.lacks_marks]
    if lacking:
        yield because("missing_marks", missing=missing, items=tuple(one.item for one in lacking))
    levels = sorted(scores.values()) if lacking else []
    for one in lacking:
        bounds = one.bounds()
        count = _crossed(bounds, scores[one.item], levels) if bounds else 0
        if 2 * count >= len(scores):
            yield because("wide_bounds", item=one.item, count=count, field=len(scores))


def threshold_cautions(rules: JuryRules, scale: Scale) -> Iterator[Reason]:
    """Yield that no score on a scale reaches the threshold, or that each does; a total follows no scale."""
    cut = rules.threshold
    if cut is not None and rules.method != "total" and not scale.low < cut <= scale.high:
        over = cut > scale.high
        yield because("threshold_idle", threshold=cut, over=over, low=scale.low, high=scale.high)


def _crossed(bounds: Bounds, own: Fraction, levels: Sequence[Fraction]) -> int:
    """Count the scores between bounds, an item's own left out."""
    within = bisect_right(levels, bounds.best) - bisect_left(levels, bounds.worst)
    return within - (bounds.worst <= own <= bounds.best)
