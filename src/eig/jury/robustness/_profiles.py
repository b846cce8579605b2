"""Items scored on criteria, with weights: what sensitivity to weights is computed on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from operator import mul

from attrs import evolve, frozen

from eig._ground.checks import Gather, between
from eig._ground.exact import common, exact, exact_sum
from eig._ground.frozen import FrozenMap
from eig._ground.maps import exact_map, frozen_map, map_of, numbers
from eig._ground.values import Value
from eig.jury.marks.means import mean
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.ranking import Ranking


@frozen(kw_only=True)
class Profiles(Value):
    """For each item, its score on each criterion; for each criterion, its weight."""

    scores: FrozenMap[FrozenMap[Fraction]]
    weights: FrozenMap[Fraction]

    @classmethod
    def of(
        cls,
        scores: Mapping[str, Mapping[str, int | str | Fraction]],
        weights: Mapping[str, int | str | Fraction],
    ) -> Profiles:
        """Check and keep what was given, exact."""
        found = cls(scores=frozen_map(scores, exact_map), weights=frozen_map(weights, exact))
        faults = Gather("profiles")
        faults.check("scores", map_of(numbers), found.scores)
        if faults.check("weights", map_of(between(0)), found.weights):
            faults.that(
                "weights",
                found.total_weight > 0,
                rule="a criterion at least has a weight above zero",
                remedy="weigh the criteria",
                value=found.weights,
            )
        faults.done()
        found._check_complete()
        return found

    @classmethod
    def given(
        cls,
        scores: Mapping[str, Mapping[str, int | str | Fraction]] | Scoresheet,
        weights: Mapping[str, int | str | Fraction] | None,
    ) -> Profiles:
        """Read scores, or a scoresheet, whose rubric has the weights where none are given."""
        if isinstance(scores, Scoresheet):
            own = {one.id: one.weight for one in scores.rubric.criteria}
            return cls.of(_criterion_scores(scores), own if weights is None else weights)
        faults = Gather("profiles")
        faults.that(
            "weights",
            weights is not None,
            rule="scores by criterion have weights",
            remedy="give the weight of each criterion, or a scoresheet, whose rubric has them",
            value=weights,
        )
        faults.done()
        return cls.of(scores, weights or {})

    def _check_complete(self) -> None:
        faults = Gather("profiles")
        for item, marks in self.scores.items():
            faults.that(
                f"scores.{item}",
                set(marks) == set(self.weights),
                rule="each item has a score on each weighted criterion and on no other",
                remedy="score what is missing, or leave the criterion out",
                value=tuple(sorted(set(marks) ^ set(self.weights))),
            )
        faults.done()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria, sorted."""
        return tuple(self.weights)

    @property
    def total_weight(self) -> Fraction:
        """The sum of the weights."""
        return exact_sum(self.weights.values())

    def total(self, item: str) -> Fraction:
        """Return the weighted mean of an item."""
        scale, marks = common(self.scores[item].values())
        return Fraction(sum(map(mul, self._masses, marks)), scale * sum(self._masses))

    @cached_property
    def _masses(self) -> list[int]:
        """The weights in whole numbers, in the order of the criteria: a mean knows their ratios alone."""
        return common(self.weights.values())[1]

    def ranking(self) -> Ranking:
        """Return the ranking by weighted mean."""
        return Ranking.from_scores({item: self.total(item) for item in self.scores}, method="weighted mean")

    def without(self, criterion: str) -> Profiles:
        """Return the same without a criterion; the others keep their ratios."""
        return evolve(
            self,
            weights=FrozenMap({name: one for name, one in self.weights.items() if name != criterion}),
            scores=FrozenMap(
                {
                    item: FrozenMap({name: mark for name, mark in marks.items() if name != criterion})
                    for item, marks in self.scores.items()
                }
            ),
        )


def _criterion_scores(sheet: Scoresheet) -> dict[str, dict[str, Fraction]]:
    """Return each marked item's mean on each criterion, on the scale of the total.

    Every sheet is complete and every criterion applies to every item: the weighted mean of these scores is
    then the mean of the jurors' totals, whatever the weights.
    """
    marked = sorted(sheet.reviews().by_item)
    faults = Gather("profiles")
    partial = tuple(one.id for one in sheet.rubric.criteria if not all(map(one.applies, marked)))
    faults.that(
        "criteria",
        not partial,
        rule="weights compare items that have the same criteria",
        remedy="take the items that these criteria apply to, with sheet.only(items)",
        value=partial,
    )
    faults.done()
    return {
        item: {
            one.id: _read_on(sheet.rubric.scale, one.scale, mean(sheet.marks_on(item, one.id)))
            for one in sheet.rubric.criteria
        }
        for item in marked
    }


def _read_on(total: Scale, own: Scale, mark: Fraction) -> Fraction:
    """Return a mark of a criterion as it counts: by where it stands between the worst and the best."""
    return total.low + (mark - own.low) * total.span / own.span
