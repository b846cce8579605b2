"""What acts before a ranking, and the ranking without it: eliminating marks, opinions, an adjustment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from attrs import evolve, field, frozen

from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.marks_to_ranking import rank
from eig.jury.merit.ranking import Ranking
from eig.jury.minutes._adjusted_ranking import adjusted
from eig.jury.selection._causes_of_a_place import Ground, Kind, Worlds
from eig.jury.selection._main_list_under_quotas import Members, counted_by

if TYPE_CHECKING:
    from eig.jury.marks.missing_marks import MissingPolicy
    from eig.jury.minutes.deliberation import Deliberation
    from eig.jury.rules.jury_rules import JuryRules


EARLY: Final[tuple[Kind, ...]] = ("floors", "opinions", "missing", "adjustment")
"""What acts before the ranking; of missing marks, another rule for them is tried."""


def worlds_of(held: Deliberation) -> Worlds:
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

    held: Deliberation
    known: dict[frozenset[Ground], Ranking] = field(factory=dict[frozenset[Ground], Ranking])

    def __call__(self, gone: frozenset[Ground]) -> tuple[Ranking, Members]:
        """Return the ranking, and which quotas count each item of it."""
        held = self.held
        early = frozenset(one for one in gone if one.kind in EARLY)
        if early not in self.known:
            self.known[early] = _ranked(held, early) if early else held.ranking
        ranking = self.known[early]
        return ranking, counted_by(held.rules.quotas, ranking.order, held.attributes)


def _ranked(held: Deliberation, gone: frozenset[Ground]) -> Ranking:
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


def ranked_by(held: Deliberation, sheet: Scoresheet, rules: JuryRules, *, adjust: bool = True) -> Ranking:
    """Return the ranking of a scoresheet by some rules, on the adjusted scores where they were adopted."""
    ranked = rank(sheet, rules, chair=held.chair)
    if held.adjustment is None or not adjust:
        return ranked
    return adjusted(ranked, held.adjustment, sheet=sheet, rules=rules)
