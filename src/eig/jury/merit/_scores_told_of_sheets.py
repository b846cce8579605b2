"""Between which scores candidates may be told their own, of the sheets that a jury has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from eig._values.frozen_maps import FrozenMap, late
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet, columns_of, grids_of
from eig.jury.merit._scores_that_may_be_told import BESIDE, BY_METHOD, TESTED, TO_CANDIDATE, UNDER
from eig.jury.merit._what_a_dossier_can_have import opened, step_of

if TYPE_CHECKING:
    from eig.jury.rules.jury_rules_with_origins import JuryRules

Floors: TypeAlias = Literal["mean", "any"]


def told_between(sheet: Scoresheet, item: str, *, floors: Floors = "mean") -> FrozenMap[Fraction]:
    """Return between which means the candidate of an item may be told their own.

    It is a matter of how many sheets that item has, which its candidate reads: as if all had as many.

    >>> from eig.jury import EIG_SCALE
    >>> rubric = Rubric.equal(["impact"], scale=EIG_SCALE)
    >>> sheet = Scoresheet.from_marks(rubric, [("plume", f"j{n}", {"impact": 4}) for n in range(5)])
    >>> told_between(sheet, "plume")
    FrozenMap({'least': Fraction(11, 5), 'most': Fraction(14, 5), 'near': Fraction(6, 5), \
'steps': Fraction(15, 1)})
    """
    return told_late(sheet, "mean", floors=floors)[item]


def told_late(sheet: Scoresheet, method: str, *, floors: Floors) -> FrozenMap[FrozenMap[Fraction]]:
    """Return `told_between` of each item: found when a text asks for it."""
    filled, grids, every = columns_of(sheet).filled_on, tuple(grids_of(sheet)), floors == "any"
    return late(
        sheet.items, lambda item: _ends(sheet.rubric, grids, method, len(filled(item)) or 1, every=every)
    )


def told_beside_tests(
    told: FrozenMap[FrozenMap[Fraction]],
    sheet: Scoresheet | None,
    rules: JuryRules,
    *,
    groups: Sequence[tuple[str, ...]],
    scores: Mapping[str, Fraction],
) -> FrozenMap[FrozenMap[Fraction]]:
    """Return what is told where tests of equals read criteria, one after the other.

    Whoever knows the own marks by criterion knows those of somebody whom a test parted from them, near an end
    of what both can have. There no test is told, and to whoever knows by rank and lists which way it went, no
    total, whoever is equal: held back beside an equal alone, it would tell. Beside a quota ranks are hidden.
    """
    read = [one.criterion for one in rules.tie_breaks if one.criterion]
    if sheet is None or not read:
        return told
    over = sum(rules.threshold is None or scores[some[0]] >= rules.threshold for some in groups)
    every = rules.floors == "any"
    parted = {*range(len(groups) + 1)} if rules.quotas else {0, over, len(groups)}
    places = {item: at for at, some in enumerate(groups) for item in some}

    def ends(item: str) -> FrozenMap[Fraction]:
        at = places.get(item, -1)
        way, known = (at in parted) - (at + 1 in parted), not parted.isdisjoint((at, at + 1))
        near = any(way in (0, one) for one in _near_ends(sheet, item, read, every=every))
        steps = min(told[item]["steps"], Fraction(TESTED - 1 - known)) if near else told[item]["steps"]
        return FrozenMap({**told[item], "steps": steps})

    return late(told, ends)


def _near_ends(sheet: Scoresheet, item: str, read: Sequence[str], *, every: bool) -> Iterator[int]:
    """Yield 1 where few marks are left to whoever has less on a criterion that a test reads; -1, to more.

    The criteria that no test before it reads make up for the difference, in steps of a mark. So few are left
    too to whoever is better, or worse, in all, and equal to nobody.
    """
    count, rooms = len(columns_of(sheet).filled_on(item)), dict[str, tuple[int, Fraction, Fraction]]()
    parts = opened(sheet.rubric, item, count or 1, every=every).parts
    for one, part in zip(sheet.rubric.applying(item), parts, strict=True):
        marks = sheet.marks_on(item, one.id)
        held = sum(((mark - one.scale.low) / step_of(one) for mark in marks), Fraction(0))
        rooms[one.id] = part.worth, part.worth * (held - part.least), part.worth * (part.high * count - held)
    for name in read:
        if not (own := rooms.pop(name, None)) or not rooms:
            continue
        most = max(one[0] for one in rooms.values())
        below, left = (sum(one[at] for one in rooms.values()) for at in (1, 2))
        few, some, all_ = own[0] * (most + 2), most * (own[0] + 2), 2 * max(own[0], most)
        if own[1] < few or left < some or own[1] + below <= all_:
            yield 1
        if own[2] < few or below < some or own[2] + left <= all_:
            yield -1


@lru_cache(maxsize=256)
def _ends(
    rubric: Rubric, grids: Sequence[str], method: str, count: int, *, every: bool
) -> FrozenMap[Fraction]:
    """Return between which scores a candidate may be told their own: of some grids, and so many sheets."""
    by, times = BY_METHOD[method], count if BY_METHOD[method].summed else 1
    some = [opened(rubric, item, max(by.takes(count), 1), every=every) for item in grids]
    lows, highs = zip(*(one.bounds(0) for one in some), strict=True)
    near = TO_CANDIDATE * max(one.step for one in some)
    least, most = max(lows) + near, min(highs) - near
    if not by.candidate:  # no score lies there
        least, most = most + 2 * near, least - 2 * near
    steps = min((high - low) / one.step for one, low, high in zip(some, lows, highs, strict=True))
    return FrozenMap({"least": least * times, "most": most * times, "near": near * times, "steps": steps})


def scale_of(sheet: Scoresheet, item: str, method: str) -> Scale:
    """Return from where to where the scores of an item go, by the method that makes them."""
    scale = sheet.rubric.scale
    return scale.times(len(columns_of(sheet).filled_on(item)) or 1) if BY_METHOD[method].summed else scale


def few_at_floors(sheet: Scoresheet, item: str, score: Fraction | None, method: str) -> bool:
    """Tell whether few totals, of as many sheets as an item has, lie under an eliminating one, or its own."""
    count, worst = len(columns_of(sheet).filled_on(item)), sheet.rubric.bounds({}, item=item).worst
    step = opened(sheet.rubric, item, count or 1, every=False).step
    times = count if BY_METHOD[method].summed else 1
    low = score is not None and score < (worst + BESIDE * step) * times
    return low or any(_few_at(sheet.rubric, one, count) for one in grids_of(sheet))


def _few_at(rubric: Rubric, item: str, count: int) -> bool:
    worst, step = rubric.bounds({}, item=item).worst, opened(rubric, item, 1, every=False).step
    floors = ((one.id, one.floor) for one in rubric.applying(item) if one.floor is not None)
    rooms = (rubric.bounds({name: floor}, item=item).best - worst for name, floor in floors)
    return any(room * count < UNDER * step for room in rooms)
