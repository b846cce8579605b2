"""From what a promotion published to the rules of its jury: what is published, and what its office gives.

A promotion publishes criteria, seldom a scale, hardly ever weights: what it did not publish is given by
whoever runs the jury, and the sheet of the rules says so. What is published is not given again: another scale
than the published one is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import gcd, lcm
from typing import TYPE_CHECKING, NamedTuple, cast

from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, map_of
from eig._values.map_fields import exact_map
from eig._values.phrases_of_faults import Quoted
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale, ScaleLabel

if TYPE_CHECKING:
    from decimal import Decimal

    from eig.programme import Promotion
    from eig.programme.rules import GridCriterion, ScoringGrid

    Weights = Mapping[str, int | str | Decimal | Fraction]

PLACES: Mapping[str, str] = {"challenges": "challenges_selected"}
"""The fact that says how many places there were, by what is judged."""


class Published(NamedTuple):
    """What a promotion published of the rules of a jury: their values, and the source of each."""

    values: dict[str, object]
    sources: dict[str, str]


def published_rules(promotion: Promotion, judges: str) -> Published:
    """Return the places, the order of tie-breaks and the authority that were published, where they were."""
    values: dict[str, object] = {}
    sources: dict[str, str] = {}
    values["jurisdiction"] = promotion.programme.jurisdiction
    values["disclosure"] = promotion.rules.disclosure
    grid, fact = promotion.rules.grid(judges), _places(promotion, judges)
    if fact is not None:
        values["places"], sources["places"] = fact
    if judges == "challenges" and promotion.rules.tie_break:
        values["announced"] = promotion.rules.tie_break
        sources["announced"] = grid.source
    if promotion.rules.decided_by:
        values["decided_by"] = promotion.rules.decided_by
        sources["decided_by"] = ""
    return Published(values, sources)


def _places(promotion: Promotion, judges: str) -> tuple[int, str] | None:
    """Return how many were kept, by a fact that no source disputes, of a promotion that is no longer open."""
    fact = next((one for one in promotion.facts if one.key == PLACES.get(judges)), None)
    if fact is None or promotion.ends is None or fact.is_disputed or not isinstance(fact.value, int):
        return None
    return fact.value, fact.sources[0]


def rubric_of(
    grid: ScoringGrid, *, scale: Scale | None, out_of: Scale | None, weights: Weights | None
) -> Rubric:
    """Return the published grid as a rubric.

    Args:
        scale: The scale of each criterion; the published levels where left out.
        out_of: The scale of the total; the weighted sum of the criteria's where left out.
        weights: The weight of each criterion, where none was published; equal weights where left out.
    """
    faults = Gather("JuryRules.of")
    _check_scale(faults, grid, scale)
    _check_weights(faults, grid, weights)
    faults.done()
    marks = cast("Scale", scale or scale_of(grid))
    heavy = {one.id: _weight(one, weights) for one in grid.criteria}
    whole = sum(heavy.values(), Fraction(0))
    return Rubric(
        criteria=[
            Criterion(id=one.id, scale=marks, weight=heavy[one.id], fr=one.title) for one in grid.criteria
        ],
        out_of=out_of or Scale(low=whole * marks.low, high=whole * marks.high),
    )


def scale_of(grid: ScoringGrid) -> Scale | None:
    """Return the scale that the published levels make; None where none, or one alone, was published."""
    marks = [level.mark for level in grid.levels]
    if len(marks) < 2:  # noqa: PLR2004 # a scale goes from one level to another
        return None
    labels = [ScaleLabel(mark=level.mark, en=level.label, fr=level.label) for level in grid.levels]
    step = reduce(_common_step, (high - low for low, high in pairwise(marks)))
    return Scale(low=marks[0], high=marks[-1], step=step, labels=labels)


def _common_step(step: Fraction, other: Fraction) -> Fraction:
    """Return the greatest step that both are whole numbers of."""
    unit = lcm(step.denominator, other.denominator)
    return Fraction(gcd(int(step * unit), int(other * unit)), unit)


def _weight(criterion: GridCriterion, weights: Weights | None) -> Fraction:
    if criterion.weight is not None:
        return criterion.weight
    return Fraction(1) if weights is None else exact(weights[criterion.id])


def _check_scale(faults: Gather, grid: ScoringGrid, scale: Scale | None) -> None:
    known = scale_of(grid)
    if scale is None:
        faults.that("scale", known is not None, "jury.rules.scale_unpublished", value=None, best=grid.best)
    elif known is None:
        agrees = grid.best in (None, scale.high)
        faults.that("scale.high", agrees, "jury.rules.published_best", value=scale.high, best=grid.best)
    else:
        own = (scale.low, scale.high, scale.step)
        faults.that(
            "scale",
            own == (known.low, known.high, known.step),
            "jury.rules.published_scale",
            value=own,
            low=known.low,
            high=known.high,
            step=known.step,
        )


def _check_weights(faults: Gather, grid: ScoringGrid, weights: Weights | None) -> None:
    if weights is None:
        return
    needed = tuple(one.id for one in grid.criteria if one.weight is None)
    known = tuple(one.id for one in grid.criteria if one.weight is not None and one.id in weights)
    faults.check("weights", map_of(above(0)), exact_map(weights))
    faults.known("weights", weights, [one.id for one in grid.criteria], what="a criterion of the grid")
    faults.that("weights", not known, "jury.rules.published_weights", value=known)
    whole, named = set(needed) <= set(weights), tuple(map(Quoted, needed))
    faults.that("weights", whole, "jury.rules.weight_of_each", value=tuple(weights), criteria=named)
