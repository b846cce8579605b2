"""What a careful reader of a ranking should know: the classic mistakes, named where they happen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from eig._ground.frozen import FrozenMap
from eig.jury.comparability._graph import Walk, graph_of
from eig.jury.marks.missing import Bounds, MissingPolicy
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet
from eig.reasons import Reason, reasons_in

because = reasons_in("jury.merit")

MEDIANS = ("median", "low_median", "high_median")
FIELD = 10
"""The field from which half of it is far."""
FEW = 3
"""The panel size up to which a median wastes most of what a panel says."""


def cautions_of(reviews: Reviews, method: str) -> tuple[Reason, ...]:
    """Return the cautions that the design of a jury calls for, under a method."""
    parts = len(Walk(graph_of(reviews).near).parts)
    sizes = sorted({len(marks) for marks in reviews.by_item.values()})
    found = (
        _disconnected(parts),
        _partial(reviews, parts),
        _unequal_medians(sizes, method),
        _small_medians(sizes, method),
        _unsure(reviews, method),
    )
    return tuple(reason for reason in found if reason)


def _disconnected(parts: int) -> Reason | None:
    if parts <= 1:
        return None
    return because("disconnected_panels", count=parts)


def _partial(reviews: Reviews, parts: int) -> Reason | None:
    full = len(reviews.items) * len(reviews.jurors)
    if parts != 1 or len(reviews.reviews) == full:
        return None
    return because("incomplete_panels", given=len(reviews.reviews), full=full)


def _unequal_medians(sizes: list[int], method: str) -> Reason | None:
    if method not in MEDIANS or len(sizes) <= 1:
        return None
    return because("unequal_medians", least=sizes[0], most=sizes[-1])


def _small_medians(sizes: list[int], method: str) -> Reason | None:
    if method not in MEDIANS or not sizes or sizes[0] > FEW:
        return None
    return because("small_medians", least=sizes[0])


def _unsure(reviews: Reviews, method: str) -> Reason | None:
    """Return a caution for items whose mean could cross half of the field, one of its marks left out."""
    field = len(reviews.items)
    if method != "mean" or field < FIELD:
        return None
    wide = [item for item, count in _within_one_mark(reviews) if 2 * count >= field - 1]
    if not wide:
        return None
    return because("wide_scores", count=len(wide), field=field, items=tuple(wide))


def _within_one_mark(reviews: Reviews) -> Iterable[tuple[str, int]]:
    """Yield each item of several marks with how many others score between its means without one mark.

    Means are whole numbers of a unit that all the numbers of marks divide.
    """
    unit = lcm(*(part for size in set(map(len, reviews.units)) for part in (size, size - 1) if part))
    levels = sorted(
        unit // len(marks) * total for marks, total in zip(reviews.units, reviews.sums, strict=True)
    )
    for item, marks, total in zip(reviews.items, reviews.units, reviews.sums, strict=True):
        if len(marks) > 1:
            share = unit // (len(marks) - 1)
            low, high = share * (total - max(marks)), share * (total - min(marks))
            yield item, bisect_right(levels, high) - bisect_left(levels, low) - 1


def sheet_cautions(
    sheet: Scoresheet, scores: FrozenMap[Fraction], policy: MissingPolicy
) -> tuple[Reason, ...]:
    """Return the cautions that missing marks call for, under a policy; one that refuses them leaves none."""
    if policy == "refuse":
        return ()
    items = tuple(item for item in sheet.items if any(map(sheet.missing, sheet.sheets(item))))
    return (_missing(items, policy), *_wide(sheet, items, scores)) if items else ()


def _missing(items: tuple[str, ...], policy: MissingPolicy) -> Reason:
    return because("missing_marks", policy=policy, items=items)


def _wide(sheet: Scoresheet, items: Iterable[str], scores: FrozenMap[Fraction]) -> list[Reason]:
    """Return a caution for each item whose missing marks could move it over half of the field."""
    levels = sorted(scores.values())
    known = ((item, sheet.bounds(item)) for item in items)
    moved = ((item, _crossed(bounds, scores[item], levels)) for item, bounds in known if bounds)
    return [_wide_reason(item, count, len(scores)) for item, count in moved if 2 * count >= len(scores)]


def _crossed(bounds: Bounds, own: Fraction, levels: Sequence[Fraction]) -> int:
    """Count the scores between bounds, an item's own left out."""
    within = bisect_right(levels, bounds.best) - bisect_left(levels, bounds.worst)
    return within - (bounds.worst <= own <= bounds.best)


def _wide_reason(item: str, count: int, field: int) -> Reason:
    return because("wide_bounds", item=item, count=count, field=field)
