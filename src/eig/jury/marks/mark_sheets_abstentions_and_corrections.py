"""Mark sheets: what one juror, or one panel together, wrote on one item, and the states without a mark.

Absent, recused and abstained are three things. Someone absent did not hear the item; someone recused
stepped back from it; someone who abstains heard it and gives no mark. None of the three is a zero.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.faults_together import NOWHERE, Gather
from eig._values.field_rules_and_bounds import ids, marks, text
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import marks_map
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_sorted_ids
from eig._values.value import Value, keeps

SheetState: TypeAlias = Literal["marked", "absent", "recused", "abstained"]
"""What a juror did about an item."""

Opinion: TypeAlias = Literal["favourable", "unfavourable"]
"""The general opinion that a grid asks for beside the marks (*avis favorable* or *défavorable*)."""

STATES: tuple[SheetState, ...] = ("marked", "absent", "recused", "abstained")


@final
@frozen(kw_only=True, eq=False, repr=False)
class MarkSheet(Value):
    """The sheet of one juror on one item.

    Args:
        item: What is judged: a challenge, a candidate or an application.
        juror: Who judges: a juror, or the panel that filled one sheet together.
        marks: The marks by criterion, exact. A criterion left out is a missing mark, never a zero.
        state: Whether the juror marked, was absent, stepped back, or abstained.
        opinion: Favourable, unfavourable, or None where none was asked or given.
        champion: Whether the item is this sheet's *coup de cœur*: a flag, not a score.
        members: The jurors behind a collective sheet; empty for an individual one.
        stepped_back: The members of the panel who stepped back from the item.

    >>> sheet = MarkSheet(item="plume", juror="j1", marks={"impact": 4}, opinion="favourable")
    >>> sheet.marks["impact"], sheet.counts, sheet.is_collective
    (Fraction(4, 1), True, False)
    >>> MarkSheet(item="plume", juror="j2", state="recused").counts
    False
    """

    item: str = field(metadata=keeps(text))
    juror: str = field(metadata=keeps(text))
    marks: FrozenMap[Fraction] = field(default=EMPTY, converter=marks_map, metadata=keeps(marks))
    state: SheetState = "marked"
    opinion: Opinion | None = None
    champion: bool = False
    members: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids))
    stepped_back: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids))

    def _check(self, faults: Gather) -> None:
        faults.distinct("members", (*self.members, *self.stepped_back), what="member", ways=NOWHERE)
        if self.state != "marked":
            silent = not (self.marks or self.opinion or self.champion)
            faults.that("state", silent, "jury.marks.state_of_marks")

    @property
    def counts(self) -> bool:
        """Whether the sheet holds at least one mark; an opinion alone gives no score."""
        return bool(self.marks)

    @property
    def is_blank(self) -> bool:
        """Whether the sheet says nothing: neither a mark, nor an opinion, nor a flag, nor why."""
        said = self.marks or self.opinion or self.champion or self.stepped_back
        return self.state == "marked" and not said

    @property
    def takes_part(self) -> bool:
        """Whether the juror took part in the deliberation on the item: by marking, or by abstaining.

        A blank sheet tells of nobody who took part.
        """
        return self.state in ("marked", "abstained") and not self.is_blank

    @property
    def is_collective(self) -> bool:
        """Whether a panel filled the sheet together."""
        return bool(self.members or self.stepped_back)

    @property
    def people(self) -> tuple[str, ...]:
        """The people behind the sheet: the juror, or the members of the panel who did not step back."""
        return self.members if self.is_collective else (self.juror,)

    @property
    def recused(self) -> tuple[str, ...]:
        """The people who stepped back from the item: the juror, or members of the panel."""
        return self.stepped_back or ((self.juror,) if self.state == "recused" else ())


@final
@frozen(kw_only=True, eq=False, repr=False)
class Correction(Value):
    """A sheet that superseded another: both are kept, with who corrected it, why and when.

    >>> slip = Correction(before=MarkSheet(item="plume", juror="j1", marks={"impact": 1}),
    ...                   after=MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
    ...                   by="chair", reason="marks were read upside down", on=date(2018, 7, 4))
    >>> slip.before.marks["impact"], slip.after.marks["impact"]
    (Fraction(1, 1), Fraction(4, 1))
    """

    before: MarkSheet
    after: MarkSheet
    by: str = field(metadata=keeps(text))
    reason: str = field(metadata=keeps(text))
    on: date | None = None

    def _check(self, faults: Gather) -> None:
        before, after = self.before, self.after
        same = (before.item, before.juror) == (after.item, after.juror)
        faults.that(
            "after",
            same,
            "jury.marks.same_sheet",
            value=(after.item, after.juror),
            item=Quoted(before.item),
            juror=Quoted(before.juror),
        )
        faults.that("after", before != after, "jury.marks.changed_sheet")
