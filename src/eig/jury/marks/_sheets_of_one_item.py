"""The sheets on one item, summed up once: what a ranking, its reasons and its cautions all read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from attrs import frozen

from eig._values.exact_numbers import exact_sum
from eig.jury.marks._sheets_as_columns import Columns
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.mark_sheets_abstentions_and_corrections import Correction, MarkSheet
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.methods_and_policies import POLICIES, MissingPolicy
from eig.jury.marks.missing_marks import Bounds
from eig.jury.marks.opinions_and_casting_vote import Opinions
from eig.jury.marks.rubric import Rubric, parts_of
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
        columns: All sheets of the jury.
        missing: What a missing mark counts as, in totals.
        totals: One total a sheet that holds marks, in the order of jurors.
    """

    rubric: Rubric
    item: str
    columns: Columns
    missing: MissingPolicy
    totals: tuple[Fraction, ...] = ()

    @property
    def sheets(self) -> tuple[MarkSheet, ...]:
        """All sheets on the item."""
        return self.columns.on(self.item)

    @cached_property
    def _filled(self) -> Sequence[int]:
        """The numbers of the sheets that hold marks."""
        return self.columns.filled_on(self.item)

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
        return any(len(names) < len(self.applying) for names in self._alike)

    def marks_on(self, criterion: str) -> tuple[Fraction, ...]:
        """Return the marks on a criterion, in the order of jurors."""
        column = self.columns.marks[criterion]
        return tuple([mark for at in self._filled if (mark := column[at]) is not None])

    def opinions(self, chair: str | None = None) -> Opinions:
        """Return the count of opinions."""
        return (
            Opinions.of(self.sheets, chair=chair) if self._says_more else Opinions(silent=len(self._filled))
        )

    @cached_property
    def _says_more(self) -> bool:
        """Whether a sheet states more than marks."""
        return not self.columns.stating.isdisjoint(self.columns.spans.get(self.item, ()))

    def bounds(self) -> Bounds | None:
        """Return what is known for sure of the mean total; None where nobody marked the item."""
        marks = map(self.columns.marks_at, self._filled)
        known = [self.rubric.bounds(some, item=self.item) for some in marks]
        if not known:
            return None
        return Bounds(worst=mean([one.worst for one in known]), best=mean([one.best for one in known]))

    # ── its reasons ───────────────────────────────────────────────────────────────────────────────

    def reasons(self, corrections: Iterable[Correction] = (), *, parts: bool = False) -> tuple[Reason, ...]:
        """Return who marked the item and who did not, and what each criterion got; with what each brings."""
        worth = self.parts if parts else None
        criteria = (reason for one in self.applying for reason in self._on(one, worth))
        return (*self._panel(), *map(_corrected, corrections), *criteria)

    def _panel(self) -> Iterator[Reason]:
        """Yield who marked the item and who did not, and the opinions."""
        if not self._says_more:
            marked = tuple([self.columns.jurors[at] for at in self._filled])
            yield from [because("marked", who=marked)] if marked else ()
            return
        sheets = self.sheets
        for state in STATES:
            if who := tuple(person for sheet in sheets for person in people_in(sheet, state)):
                yield because(state, who=who)
        if voted := Opinions.of(sheets).reason():
            yield voted

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """What each criterion is worth in the mean of the totals: what they bring adds up to it."""
        some = [(len(numbers), self._parts_of(names, numbers)) for names, numbers in self._alike.items()]
        return {one.id: self._mean_part(one, some) for one in self.applying} if some else {}

    @cached_property
    def _alike(self) -> Mapping[tuple[str, ...], Sequence[int]]:
        """The numbers of the sheets that hold marks, by the criteria that they mark."""
        columns = self.columns
        if columns.gaps.keys().isdisjoint(self._filled):
            return {tuple(columns.marks): self._filled} if self._filled else {}
        alike: dict[tuple[str, ...], list[int]] = {}
        for at in self._filled:
            alike.setdefault(tuple(columns.marks_at(at)), []).append(at)
        return alike

    def _parts_of(
        self, names: tuple[str, ...], numbers: Sequence[int]
    ) -> Mapping[str, tuple[Fraction, Fraction]]:
        """Return, for each criterion that counts on sheets, its share of their totals and what it brings.

        What it brings is a line in its mark: that of the mean mark is the mean of all.
        """
        means = self._means
        if len(numbers) < len(self._filled):
            means = {name: _mean(self.columns.marks[name], numbers) for name in names}
        return parts_of(self.rubric, means, item=self.item, missing=self.missing)

    @cached_property
    def _means(self) -> Mapping[str, Fraction]:
        """The mean mark on each criterion that somebody marked."""
        marked = {*chain.from_iterable(self._alike)}
        return {name: _mean(self.columns.marks[name], self._filled) for name in marked}

    def _mean_part(
        self, criterion: Criterion, some: Sequence[tuple[int, Mapping[str, tuple[Fraction, Fraction]]]]
    ) -> Part:
        known = [(count, *parts[criterion.id]) for count, parts in some if criterion.id in parts]
        weight, brought = (
            known[0][1:] if len(known) == len(some) == 1 else _mean_worth(known, len(self._filled))
        )
        if not weight:
            return Part(weight, Fraction(0), brought)
        if len(some) == 1 and criterion.id in self._means:
            return Part(weight, self._means[criterion.id], brought)  # onto the scale of the total, and back
        place = (brought / weight - self.rubric.scale.low) / self.rubric.scale.span
        return Part(weight, criterion.scale.at(place), brought)

    def _on(self, criterion: Criterion, worth: Mapping[str, Part] | None) -> Iterator[Reason]:
        """Yield what a criterion got and brought, and who gave no mark and what stood in for it."""
        if not self._filled:
            return
        jurors, column = self.columns.jurors, self.columns.marks[criterion.id]
        who = tuple([jurors[at] for at in self._filled if column[at] is None])
        part = None if worth is None else worth[criterion.id]
        facts = {"criterion": criterion.id, "title": criterion, **self._worth(criterion, part)}
        filler = POLICIES[self.missing]
        stand_in = {
            "missing": None if part is None else self.missing,
            "stand_in": None if part is None or filler is None else criterion.scale.at(filler),
        }
        if criterion.id not in self._means:
            yield because("criterion_unmarked", **facts, **stand_in)
            return
        yield because("criterion", **facts)
        if who:
            yield because("unmarked", criterion=criterion.id, title=criterion, who=who, **stand_in)

    def _worth(self, criterion: Criterion, part: Part | None) -> Mapping[str, object]:
        """Return the facts of a criterion's part; where its scale is not that of the total, out of what."""
        plain = self._means.get(criterion.id)
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


def _mean_worth(known: Sequence[tuple[int, Fraction, Fraction]], count: int) -> tuple[Fraction, Fraction]:
    """Return the mean share and what is brought on the mean, of so many sheets in all."""
    shares, brought = ([one[0] * one[at] for one in known] for at in (1, 2))
    return exact_sum(shares) / count, exact_sum(brought) / count


def _mean(column: Sequence[Fraction | None], numbers: Sequence[int]) -> Fraction:
    """Return the mean of the marks that a column holds at some places, one at least."""
    marks = [mark for at in numbers if (mark := column[at]) is not None]
    return exact_sum(marks) / len(marks)


STATES = ("marked", "opined", "recused", "absent", "abstained", "champion")
"""How the panel of an item is said, state by state."""


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
