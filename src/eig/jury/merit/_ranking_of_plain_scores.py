"""Rankings of mere scores, of whose marks nobody knows: no sheet and no rule of a jury is loaded for one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import marks
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import marks_map
from eig._values.value import unchecked
from eig.jury.merit.ranking_groups_and_reasons import Ranking, grouped


def scores_in(given: Mapping[str, int | str | Decimal | Fraction]) -> FrozenMap[Fraction]:
    """Return the score of each item, exact; none at all is refused."""
    scores = marks_map(given)
    faults = Gather("rank")
    if faults.check("given", marks, scores):
        faults.that("given", bool(scores), "jury.merit.some_scores", value={})
        faults.alike("given", scores, what="item")
    faults.done()
    return scores


def by_scores(given: Mapping[str, int | str | Decimal | Fraction]) -> Ranking:
    """Return the ranking of items by their scores alone, which were checked as they were read."""
    scores = scores_in(given)
    return unchecked(
        Ranking,
        groups=grouped(scores, scores.__getitem__),
        scores=scores,
        excluded=(),
        method="scores",
        tie_breaks=(),
        splits=(),
        evidence=FrozenMap[object](),
        cautions=(),
        told_between=FrozenMap[object](),
    )
