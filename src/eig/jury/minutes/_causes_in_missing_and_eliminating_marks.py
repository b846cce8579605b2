"""Causes before a ranking (eliminating and missing marks, opinions, an adjustment): the ranking without one.

What a missing mark would have been is not known. Each mark of the scale is tried, and the lists are drawn up
again: nothing is said where a higher mark would not always do as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve, field, frozen

from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.minutes._adjusted_ranking import adjusted
from eig.jury.minutes._marks_rules_body_and_lists_of_a_jury import Held
from eig.jury.selection._but_for_causes_of_a_place import Drawn, Ground, Kind, Worlds, drawn_up, due_to
from eig.jury.selection._lists_with_ties_and_statuses import Lists
from eig.jury.selection._main_list_under_quotas import Members, counted_by
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.marks.methods_and_policies import MissingPolicy
    from eig.jury.rules.jury_rules_with_origins import JuryRules

EARLY: Final[tuple[Kind, ...]] = ("floors", "opinions", "missing", "adjustment")
"""What acts before the ranking; of missing marks, another rule for them is tried."""


def worlds_of(held: Held) -> Worlds:
    """Return a deliberation without some of what its main list follows."""
    floors = any(one.floor is not None for one in held.sheet.rubric.criteria)
    acts: dict[Kind, bool] = {
        "floors": floors,
        "opinions": held.rules.opinions == "majority",
        "adjustment": held.adjustment is not None,
    }
    first = tuple(Ground(kind) for kind, does in acts.items() if does)
    return Worlds(held.selection, first=first, before=_Before(held))


@frozen
class _Before:
    """The rankings of a deliberation without some of what acts before, each worked out once."""

    held: Held
    known: dict[frozenset[Ground], Ranking] = field(factory=dict[frozenset[Ground], Ranking])

    def __call__(self, gone: frozenset[Ground]) -> tuple[Ranking, Members]:
        """Return the ranking, and which quotas count each item of it."""
        held = self.held
        early = frozenset(one for one in gone if one.kind in EARLY)
        if early not in self.known:
            self.known[early] = _ranked(held, early) if early else held.ranking
        ranking = self.known[early]
        return ranking, counted_by(held.rules.quotas, ranking.order, held.attributes)


def _ranked(held: Held, gone: frozenset[Ground]) -> Ranking:
    sheet, rules = held.sheet, held.rules
    kinds = {one.kind: one.what for one in gone}
    if "floors" in kinds:
        criteria = [evolve(one, floor=None) for one in sheet.rubric.criteria]
        sheet = evolve(sheet, rubric=evolve(sheet.rubric, criteria=criteria))
        rules = evolve(rules, rubric=rules.rubric and sheet.rubric)
    if "opinions" in kinds:
        rules = evolve(rules, opinions="ignore")
    if "missing" in kinds:
        rules = evolve(rules, missing=cast("MissingPolicy", kinds["missing"]))
    return ranked_by(held, sheet, rules, adjust="adjustment" not in kinds)


def ranked_by(held: Held, sheet: Scoresheet, rules: JuryRules, *, adjust: bool = True) -> Ranking:
    """Return the ranking of a scoresheet by some rules, on the adjusted scores where they were adopted."""
    ranked = rank(sheet, rules, chair=held.chair)
    if held.adjustment is None or not adjust:
        return ranked
    return adjusted(ranked, held.adjustment, sheet=sheet, rules=rules)


because: Because = reasons_in("jury.minutes")

FILLING: Final[tuple[MissingPolicy, ...]] = ("renormalise", "worst", "midpoint", "best")
"""The rules by which a mark may be missing."""
MOST_MARKS: Final = 200
"""A scale of more marks than these is not gone through."""


def due_early(held: HeldWithCauses, item: str, lists: Lists) -> tuple[Reason, ...]:
    """Return what the place of an item is due to, what acts before the ranking of its lists included."""
    worlds = held._worlds  # noqa: SLF001 # found once for all
    return due_to(evolve(worlds, selection=lists), item)


def of_missing(held: HeldWithCauses, item: str) -> Iterator[Reason]:
    """Yield under which other rule for missing marks an item would be kept, and with which own marks."""
    status = held.selection.status(item)
    if held.rules.missing == "refuse" or status in ("main", "undecided", "excluded"):
        return
    policies: list[MissingPolicy] = [name for name in FILLING if name != held.rules.missing]
    worlds = held._worlds  # noqa: SLF001 # found once for all
    better: list[MissingPolicy] = [
        name for name in policies if (worlds.without([Ground("missing", name)]) or Drawn({})).share(item) == 1
    ]
    if better:
        yield because("other_missing_rule", policies=tuple(because(f"missing_as_{name}") for name in better))
    yield from _own(held, item)


def _own(held: Held, item: str) -> Iterator[Reason]:
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


def _one(held: Held, item: str, gap: tuple[MarkSheet, str, Scale]) -> Iterator[Reason]:
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


def _kept(held: Held, item: str, sheet: Scoresheet) -> bool:
    """Tell whether an item is kept for sure on another scoresheet."""
    ranking = ranked_by(held, sheet, held.rules)
    members = counted_by(held.rules.quotas, ranking.order, held.attributes)
    return drawn_up(held.selection, ranking, members, frozenset()).share(item) == 1


@frozen(kw_only=True, eq=False, repr=False)
class HeldWithCauses(Held):
    """A deliberation that tells what each place is due to."""

    def causes(self, item: str) -> tuple[Reason, ...]:
        """Return what the place of an item is due to, what acts before and missing marks included.

        See `Selection.causes`: it is for the person concerned.

        >>> from eig.jury import EIG_SCALE, Rubric, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), [("a", "j1", {"i": 4})])
        >>> deliberate(sheet, places=1).causes("a")
        ()
        """
        return (*due_early(self, item, self.selection), *of_missing(self, item))

    @cached_property
    def _worlds(self) -> Worlds:
        return worlds_of(self)
