"""Items scored on criteria, with weights: what sensitivity to weights is computed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from operator import mul

from attrs import evolve, frozen

from eig._values.exact_numbers import common, exact, exact_sum
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, map_of, marks
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import frozen_map, marks_map
from eig._values.phrases_of_faults import Quoted
from eig.errors import GATHERED, Fault
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.methods_and_policies import POLICIES, MissingPolicy
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.ranking_groups_and_reasons import Ranking

Sheet = FrozenMap[Fraction]


@frozen(kw_only=True)
class Profiles:
    """For each item, one score on each criterion, or several sheets of them; the weight of each criterion.

    A sheet may lack a criterion only where missing marks are renormalised: its total is then the mean of what
    it has, and a sheet that has nothing that weighs counts for nothing.
    """

    sheets: FrozenMap[tuple[Sheet, ...]]
    weights: FrozenMap[Fraction]

    @classmethod
    def given(
        cls,
        scores: Mapping[str, Mapping[str, int | str | Fraction]] | Scoresheet,
        weights: Mapping[str, int | str | Fraction] | None,
        missing: MissingPolicy,
        *,
        asked: str,
    ) -> Profiles:
        """Read scores, or a scoresheet, whose rubric has the weights where none are given.

        Faults are told of the call that `asked` for it.
        """
        if isinstance(scores, Scoresheet):
            own = {one.id: one.weight for one in scores.rubric.criteria}
            found = _of_scoresheet(scores, missing, asked)
            means = {item: _mean_sheet(sheets) for item, sheets in found.items()}
            return cls.of(means, own if weights is None else weights, missing, asked=asked)
        faults = Gather(asked)
        faults.that("weights", weights is not None, "jury.robustness.weights", value=weights)
        placed, unplaced = POLICIES[missing], [name for name, at in POLICIES.items() if at is None]
        named = tuple(map(Quoted, unplaced))
        faults.that("missing", placed is None, "jury.robustness.no_scale", value=missing, policies=named)
        known = frozen_map(scores, marks_map)
        faults.check("scores", map_of(marks), known)
        faults.done()
        sheets = {item: (marks,) for item, marks in known.items()}
        return cls.of(sheets, weights or {}, missing, asked=asked)

    @classmethod
    def of(
        cls,
        sheets: Mapping[str, tuple[Sheet, ...]],
        weights: Mapping[str, int | str | Fraction],
        missing: MissingPolicy,
        *,
        asked: str,
    ) -> Profiles:
        """Check and keep what was given, exact."""
        found = cls(sheets=FrozenMap(sheets), weights=frozen_map(weights, exact))
        faults = Gather(asked)
        if faults.check("weights", map_of(between(0)), found.weights):
            weighs = found.total_weight > 0
            faults.that("weights", weighs, "jury.marks.some_weight", value=found.weights)
        left = GATHERED  # names that are told: one an item beyond
        for item, odd in found._odd(missing):
            scored, named = {name for one in sheets[item] for name in one}, odd[: max(left, 1)]
            left -= len(named)
            faults.that(
                "scores",
                not odd,
                "jury.robustness.scores",
                value=tuple(sorted(scored)) if odd else (),
                at=(item,),
                odd=tuple(map(Quoted, named)),
            )
        faults.done()
        return found

    def _odd(self, missing: MissingPolicy) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield, for each item, the criteria without a weight, and those without a score where one is due."""
        known = set(self.weights)
        for item, sheets in self.sheets.items():
            scored = set[str]().union(*sheets)
            lacking = {name for one in sheets for name in known.difference(one) if missing != "renormalise"}
            yield item, tuple(sorted(scored - known | lacking))

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria, sorted."""
        return tuple(self.weights)

    @property
    def total_weight(self) -> Fraction:
        """The sum of the weights."""
        return exact_sum(self.weights.values())

    @property
    def complete(self) -> bool:
        """Whether each item has one score on each criterion: its total is then a line in each weight."""
        return all(
            len(sheets) == 1 and len(sheets[0]) == len(self.weights) for sheets in self.sheets.values()
        )

    def marks_on(self, criterion: str) -> dict[str, Fraction]:
        """Return the score of each item on a criterion, where all are complete."""
        return {item: sheets[0][criterion] for item, sheets in self.sheets.items()}

    def totals(self) -> dict[str, Fraction]:
        """Return the weighted mean of each item; one that has no score that weighs has none."""
        totals = {item: [*map(self._total, sheets)] for item, sheets in self.sheets.items()}
        known = {item: [one for one in several if one is not None] for item, several in totals.items()}
        return {item: mean(several) for item, several in known.items() if several}

    def _total(self, sheet: Sheet) -> Fraction | None:
        names = self.criteria if len(sheet) == len(self.weights) else tuple(sheet)
        masses = [self._masses[name] for name in names]
        scale, marks = common(sheet[name] for name in names)
        whole = sum(masses)
        return Fraction(sum(map(mul, masses, marks)), scale * whole) if whole else None

    @cached_property
    def _masses(self) -> dict[str, int]:
        """The weights in whole numbers: a mean knows their ratios alone."""
        return dict(zip(self.weights, common(self.weights.values())[1], strict=True))

    def ranking(self) -> Ranking:
        """Return the ranking by weighted mean."""
        return Ranking.from_scores(self.totals(), method="weighted mean")

    def without(self, criterion: str) -> Profiles:
        """Return the same without a criterion; the others keep their ratios."""
        return evolve(
            self,
            weights=_less(self.weights, criterion),
            sheets=FrozenMap(
                {item: tuple(_less(one, criterion) for one in sheets) for item, sheets in self.sheets.items()}
            ),
        )

    def check_lines(self) -> None:
        """Refuse totals that are no line in a weight: those of sheets renormalised each in its own way."""
        if not self.complete:
            raise Fault("weight_stability.missing", "renormalise", "jury.robustness.line_in_weight")


def _less(values: FrozenMap[Fraction], criterion: str) -> FrozenMap[Fraction]:
    return FrozenMap({name: one for name, one in values.items() if name != criterion})


def _mean_sheet(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return complete sheets as one, their mean on each criterion: the weighted mean is the same."""
    if len({tuple(one) for one in sheets}) > 1:
        return tuple(sheets)
    return (FrozenMap({name: mean([one[name] for one in sheets]) for name in sheets[0]}),)


def _of_scoresheet(sheet: Scoresheet, missing: MissingPolicy, asked: str) -> dict[str, list[Sheet]]:
    """Return the marks of each item, sheet by sheet, on the scale of the total, missing ones filled."""
    if missing == "refuse":
        sheet.reviews()
    marked = sorted(item for item in sheet.by_item if any(one.counts for one in sheet.by_item[item]))
    partial = tuple(one.id for one in sheet.rubric.criteria if not all(map(one.applies, marked)))
    if partial:
        raise Fault(f"{asked}.scores", partial, "jury.robustness.criteria_of_all")
    return {
        item: [
            FrozenMap(dict(_read(sheet, one.marks, POLICIES[missing])))
            for one in sheet.by_item[item]
            if one.counts
        ]
        for item in marked
    }


def _read(
    sheet: Scoresheet, marks: Mapping[str, Fraction], filler: Fraction | None
) -> Iterator[tuple[str, Fraction]]:
    for criterion in sheet.rubric.criteria:
        if criterion.id in marks:
            yield criterion.id, _read_on(sheet.rubric.scale, criterion.scale, marks[criterion.id])
        elif filler is not None:
            yield criterion.id, _read_on(sheet.rubric.scale, criterion.scale, criterion.scale.at(filler))


def _read_on(total: Scale, own: Scale, mark: Fraction) -> Fraction:
    """Return a mark of a criterion as it counts: by where it stands between the worst and the best."""
    return total.low + (mark - own.low) * total.span / own.span
