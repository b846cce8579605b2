"""What missing marks have to do with a place: another rule for them, or the marks themselves.

What a missing mark would have been is not known. Each mark of the scale is tried, and the lists are drawn up
again: nothing is said where a higher mark would not always do as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.missing_marks import MissingPolicy
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.minutes._ranking_causes import ranked_by
from eig.jury.selection._causes_of_a_place import Ground, drawn_up
from eig.jury.selection._main_list_under_quotas import counted_by
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.minutes.deliberation import Deliberation

because: Because = reasons_in("jury.minutes")

FILLING: Final[tuple[MissingPolicy, ...]] = ("renormalise", "worst", "midpoint", "best")
"""The rules by which a mark may be missing."""
MOST_MARKS: Final = 200
"""A scale of more marks than these is not gone through."""


def of_missing(held: Deliberation, item: str) -> Iterator[Reason]:
    """Yield under which other rule for missing marks an item would be kept, and with which own marks."""
    status = held.selection.status(item)
    if held.rules.missing == "refuse" or status in ("main", "undecided", "excluded"):
        return
    policies: list[MissingPolicy] = [name for name in FILLING if name != held.rules.missing]
    worlds = held._worlds  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # found once for all
    better: list[MissingPolicy] = [
        name for name in policies if (worlds.without([Ground("missing", name)]) or {}).get(item, 0) == 1
    ]
    if better:
        yield because("other_missing_rule", policies=tuple(because(f"missing_as_{name}") for name in better))
    yield from _own(held, item)


def _own(held: Deliberation, item: str) -> Iterator[Reason]:
    """Yield with which of the own missing marks an item would be kept, where that is certain."""
    criteria = held.sheet.rubric.applying(item)
    gaps = [
        (one, criterion.id, criterion.scale)
        for one in held.sheet.sheets_on(item)
        for criterion in (criteria if one.counts else ())
        if criterion.id not in one.marks
    ]
    if len(gaps) == 1:
        yield from _one(held, item, gaps[0])
    elif gaps:
        sheet = held.sheet
        for one, name, scale in gaps:
            sheet = _with_mark(sheet, one, name, scale.high)
        if _kept(held, item, sheet):
            yield because("own_missing_highest", count=len(gaps))


def _one(held: Deliberation, item: str, gap: tuple[MarkSheet, str, Scale]) -> Iterator[Reason]:
    one, name, scale = gap
    step = scale.step
    if step is None or scale.span / step > MOST_MARKS:
        return
    marks = [scale.low + step * number for number in range(int(scale.span / step) + 1)]
    enough = [mark for mark in marks if _kept(held, item, _with_mark(held.sheet, one, name, mark))]
    if enough == marks[len(marks) - len(enough) :]:
        yield because("own_missing_some", least=enough[0]) if enough else because("own_missing_none")


def _with_mark(sheet: Scoresheet, one: MarkSheet, name: str, mark: Fraction) -> Scoresheet:
    """Return a scoresheet in which a sheet has one mark more."""
    return evolve(
        sheet,
        sheets=[
            evolve(other, marks={**other.marks, name: mark})
            if (other.item, other.juror) == (one.item, one.juror)
            else other
            for other in sheet.sheets
        ],
    )


def _kept(held: Deliberation, item: str, sheet: Scoresheet) -> bool:
    """Tell whether an item is kept for sure on another scoresheet."""
    ranking = ranked_by(held, sheet, held.rules)
    members = counted_by(held.rules.quotas, ranking.order, held.attributes)
    return drawn_up(held.selection, ranking, members, frozenset()).get(item, 0) == 1
