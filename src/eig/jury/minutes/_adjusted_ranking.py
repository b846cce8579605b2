"""A ranking on adjusted scores: what an adopted correction of scores makes of the order of merit."""

from __future__ import annotations

from fractions import Fraction

from eig._values.frozen_maps import late
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit._ties_parted_by_declared_tests import break_ties
from eig.jury.merit.ranking_groups_and_reasons import ADJUSTED, Ranking, grouped
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.rules.tie_break_tests import TieBreak
from eig.jury.severity.adopted_calibrations import Adjustment
from eig.reasons import Reason


def adjusted(ranked: Ranking, adopted: Adjustment, *, sheet: Scoresheet, rules: JuryRules) -> Ranking:
    """Return the ranked items in the order of their adjusted scores, ties broken by the same chain."""
    known = adopted.adjusted
    scores = {item: known.get(item, score) for item, score in ranked.scores.items()}
    marks = sheet.reviews(missing=rules.missing).by_item

    def read(test: TieBreak, item: str) -> Fraction | None:
        return test.value(item, sheet=sheet, totals=tuple(marks[item].values()))

    def evidence(item: str) -> tuple[Reason, ...]:
        said = adopted.explain(item).reasons if item in known and item in scores else ()
        return (*ranked.evidence[item], *said)

    groups, splits = break_ties(
        grouped(ranked.order, scores.__getitem__), rules.tie_breaks, read, rubric=sheet.rubric
    )
    return Ranking(
        groups=groups,
        scores=scores,
        excluded=ranked.excluded,
        method=f"{ranked.method}{ADJUSTED}",
        tie_breaks=ranked.tie_breaks,
        splits=splits,
        evidence=late(ranked.evidence, evidence),
        cautions=[one for one in ranked.cautions if one.code != "threshold_idle"],  # no scale ends them
        told_between=ranked.told_between,
    )
