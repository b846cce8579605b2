"""The sheets on one item, summed up once: what a ranking, its reasons and its cautions all read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from eig._values.exact_numbers import exact_sum
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.mark_sheets_abstentions_and_corrections import Correction, MarkSheet
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.missing_marks import POLICIES, Bounds, MissingPolicy
from eig.jury.marks.opinions_and_casting_vote import Opinions
from eig.jury.marks.rubric import Rubric
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.marks")


class Part(NamedTuple):
    """What a criterion is worth in the mean total of an item.

    `weight` is its mean share of the totals, `counted` the mean mark that, at this weight, brings `brought`.
    """

    weight: Fraction
    counted: Fraction
    brought: Fraction


@frozen(eq=False, repr=False, slots=False)
class ItemSummary:
    """The sheets on one item, in the order of jurors.

    Args:
        rubric: What was marked.
        item: The item.
        sheets: All sheets on it.
        missing: What a missing mark counts as, in totals.
        totals: One total a sheet that holds marks, in the order of jurors.
    """

    rubric: Rubric
    item: str
    sheets: tuple[MarkSheet, ...]
    missing: MissingPolicy
    totals: tuple[Fraction, ...] = ()

    @cached_property
    def filled(self) -> tuple[MarkSheet, ...]:
        """The sheets that hold marks."""
        filled = [sheet for sheet in self.sheets if sheet.marks]
        return self.sheets if len(filled) == len(self.sheets) else tuple(filled)

    @cached_property
    def applying(self) -> tuple[Criterion, ...]:
        """The criteria that the item is marked on."""
        return self.rubric.applying(self.item)

    @property
    def eliminating(self) -> tuple[Criterion, ...]:
        """Those of them that have an eliminating mark."""
        return tuple([one for one in self.applying if one.floor is not None])

    @property
    def lacks_marks(self) -> bool:
        """Whether a sheet that holds marks leaves a criterion out."""
        return any(len(sheet.marks) < len(self.applying) for sheet in self.filled)

    def marks_on(self, criterion: str) -> tuple[Fraction, ...]:
        """Return the marks on a criterion, in the order of jurors."""
        return tuple(sheet.marks[criterion] for sheet in self.filled if criterion in sheet.marks)

    def opinions(self, chair: str | None = None) -> Opinions:
        """Return the count of opinions."""
        return Opinions.of(self.sheets, chair=chair)

    def bounds(self) -> Bounds | None:
        """Return what is known for sure of the mean total; None where nobody marked the item."""
        known = [self.rubric.bounds(sheet.marks, item=self.item) for sheet in self.filled]
        if not known:
            return None
        return Bounds(worst=mean([one.worst for one in known]), best=mean([one.best for one in known]))

    # ── its reasons ───────────────────────────────────────────────────────────────────────────────

    def reasons(self, corrections: Iterable[Correction] = (), *, parts: bool = False) -> tuple[Reason, ...]:
        """Return who marked the item and who did not, and what each criterion got; with what each brings."""
        worth = self.parts if parts else None
        criteria = (reason for one in self.applying for reason in self._on(one, worth))
        return (*panel_reasons(self.sheets), *map(_corrected, corrections), *criteria)

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """What each criterion is worth in the mean of the totals: what they bring adds up to it."""
        sheets = [self._parts_of(sheet) for sheet in self.filled]
        return {one.id: self._mean_part(one, sheets) for one in self.applying} if sheets else {}

    def _parts_of(self, sheet: MarkSheet) -> Mapping[str, tuple[Fraction, Fraction]]:
        """Return, for each criterion that counts on a sheet, its share of the total and what it brings."""
        brought = self.rubric.contributions(sheet.marks, item=self.item, missing=self.missing)
        whole = exact_sum(self.rubric.criterion(name).weight for name in brought)
        return {name: (self.rubric.criterion(name).weight / whole, part) for name, part in brought.items()}

    def _mean_part(self, criterion: Criterion, sheets: list[Mapping[str, tuple[Fraction, Fraction]]]) -> Part:
        known = [parts[criterion.id] for parts in sheets if criterion.id in parts]
        weight = exact_sum(share for share, _ in known) / len(sheets)
        brought = exact_sum(part for _, part in known) / len(sheets)
        if not weight:
            return Part(weight, Fraction(0), brought)
        place = (brought / weight - self.rubric.scale.low) / self.rubric.scale.span
        return Part(weight, criterion.scale.at(place), brought)

    def _on(self, criterion: Criterion, worth: Mapping[str, Part] | None) -> Iterator[Reason]:
        """Yield what a criterion got and brought, and who gave no mark and what stood in for it."""
        marks = self.marks_on(criterion.id)
        who = tuple(sheet.juror for sheet in self.filled if criterion.id not in sheet.marks)
        if not self.filled:
            return
        part = None if worth is None else worth[criterion.id]
        facts = {"criterion": criterion.id, "title": criterion, **self._worth(criterion, marks, part)}
        filler = POLICIES[self.missing]
        stand_in = {
            "missing": None if part is None else self.missing,
            "stand_in": None if part is None or filler is None else criterion.scale.at(filler),
        }
        if not marks:
            yield because("criterion_unmarked", **facts, **stand_in)
            return
        yield because("criterion", **facts)
        if who:
            yield because("unmarked", criterion=criterion.id, title=criterion, who=who, **stand_in)

    def _worth(
        self, criterion: Criterion, marks: tuple[Fraction, ...], part: Part | None
    ) -> Mapping[str, object]:
        """Return the facts of a criterion's part; where its scale is not that of the total, out of what."""
        plain = mean(marks) if marks else None
        if part is None or not part.weight:
            return {"mean": plain, **dict.fromkeys(("counted", "percent", "out_of", "brought", "most"))}
        total, own = self.rubric.scale, criterion.scale
        rescaled = (total.low, total.high) != (own.low, own.high)
        return {
            "mean": plain,
            "counted": None if plain in (None, part.counted) else part.counted,
            "percent": 100 * part.weight,
            "out_of": total.high if rescaled else None,
            "brought": part.brought,
            "most": part.weight * total.high if rescaled else None,
        }


STATES = ("marked", "opined", "recused", "absent", "abstained", "champion")
"""How the panel of an item is said, state by state."""


def panel_reasons(sheets: tuple[MarkSheet, ...]) -> Iterator[Reason]:
    """Yield who marked an item and who did not, and the opinions."""
    for state in STATES:
        if who := tuple(person for sheet in sheets for person in people_in(sheet, state)):
            yield because(state, who=who)
    voted = Opinions.of(sheets).reason()
    if voted:
        yield voted


def people_in(sheet: MarkSheet, state: str) -> tuple[str, ...]:
    """Return who of a sheet is in a state: members of a panel step back one by one."""
    if state == "recused":
        return sheet.recused
    return (sheet.juror,) if _is_said(sheet, state) else ()


def _is_said(sheet: MarkSheet, state: str) -> bool:
    """Tell whether a sheet says so: a sheet without a mark marks nothing, and may hold an opinion."""
    match state:
        case "marked":
            return sheet.counts
        case "opined":
            return sheet.opinion is not None and not sheet.counts
        case "champion":
            return sheet.champion
        case _:
            return state == sheet.state


def _corrected(step: Correction) -> Reason:
    left = tuple(person for person in step.after.stepped_back if person not in step.before.stepped_back)
    code = "set_aside" if step.after.state == "recused" else "left_panel" if left else "corrected"
    return because(code, juror=step.after.juror, by=step.by, why=step.reason, left=left)
