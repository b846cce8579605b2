"""Items scored on criteria, with weights: what sensitivity to weights is computed on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from operator import mul

from attrs import evolve, frozen

from eig._checks import Gather, between
from eig._exact import common, exact, exact_sum
from eig._frozen import FrozenMap
from eig.jury._maps import exact_map, frozen_map, map_of, numbers
from eig.jury.ranking import Ranking


@frozen(kw_only=True)
class Profiles:
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
