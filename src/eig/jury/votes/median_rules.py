"""The highest-median rules: four published ways to order items around their majority grades.

Adrien Fabre, "Tie-breaking the highest median: alternatives to the majority judgment", Social Choice and
Welfare 56, 2020. With α the majority grade, p the share of judges above it and q the share below it:

- `mj`, the majority gauge: α + p if p > q, else α − q;
- `d`, typical judgment (difference): α + p − q;
- `s`, central judgment (relative share): α + ½ (p − q) / (p + q);
- `n`, usual judgment (normalised difference): α + ½ (p − q) / (1 − p − q).

Each rule ranks by its score alone, as published. The gauge stops where majority judgment goes on: items with
equal gauges stay tied here, and `eig.jury.votes.majority_judgment` separates them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Literal

from eig._values.call_arguments import checked
from eig._values.frozen_maps import FrozenMap
from eig.jury.marks.grades_and_tallies import Tally
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.votes._tallies_of_unequal_panels import alike
from eig.jury.votes.majority_judgment_rule import gauge
from eig.reasons import Because, Reason, reasons_in

MedianRule = Literal["mj", "d", "s", "n"]


because: Because = reasons_in("jury.votes")


def _difference(tally: Tally) -> Fraction:
    return tally.median + tally.share_above - tally.share_below


def _relative(tally: Tally, whole: Fraction) -> Fraction:
    """Return α + ½ (p − q) / whole; a unanimous item has nobody around its grade, and scores α."""
    apart = tally.share_above - tally.share_below
    return tally.median + (apart / whole / 2 if whole else Fraction(0))


_SCORES: Mapping[str, Callable[[Tally], Fraction]] = FrozenMap(
    {
        "mj": gauge,
        "d": _difference,
        "s": lambda tally: _relative(tally, tally.share_above + tally.share_below),
        "n": lambda tally: _relative(tally, 1 - tally.share_above - tally.share_below),
    }
)


_NAMES: Mapping[str, str] = FrozenMap(
    {"mj": "majority_gauge", "d": "typical_judgment", "s": "central_judgment", "n": "usual_judgment"}
)


@checked
def median_score(tally: Tally, *, rule: MedianRule) -> Fraction:
    """Return the score of one tally under a highest-median rule, exact.

    >>> median_score(Tally(item="a", counts=[3, 1, 4, 2]), rule="d")
    Fraction(9, 5)
    """
    return _SCORES[rule](tally)


@checked
def highest_median(
    tallies: Iterable[Tally],
    *,
    rule: MedianRule,
    unequal: Literal["refuse", "normalise"] = "refuse",
    default_grade: int | Literal["median"] | None = None,
    judges: int | None = None,
) -> Ranking:
    """Rank items by a highest-median rule.

    Args:
        tallies: One tally an item, all on one scale.
        rule: `"mj"` (majority gauge), `"d"` (difference), `"s"` (relative share) or `"n"` (normalised
            difference).
        unequal: What to do with unequal panels: `"refuse"` or `"normalise"`; scores depend on shares only.
        default_grade: The grade that judges who gave none are taken to give, or `"median"`.
        judges: How many judges there are, for `default_grade`.

    Raises:
        Fault: Where panels are unequal and no rule is named, or the rule is unknown.

    Fabre 2020. Under `s` an item of grade α with nobody below ties an item of grade α + 1 with nobody above:
    that is the published score.

    >>> jury = [Tally(item="a", counts=[2, 3, 3, 2]), Tally(item="b", counts=[3, 1, 4, 2])]
    >>> ranking = highest_median(jury, rule="d")
    >>> ranking.order, ranking.scores["b"]
    (('b', 'a'), Fraction(9, 5))
    >>> print(ranking.explain("a"))
    a: ranked 2 of 2 with 1.3; majority grade 1; share of judges above: 0.5, below: 0.2.
    """
    compared = alike(
        tallies, asked="highest_median", unequal=unequal, default_grade=default_grade, judges=judges
    )
    scores = FrozenMap({tally.item: median_score(tally, rule=rule) for tally in compared})
    order = Ranking.from_scores(scores, method=_NAMES[rule])
    return Ranking(
        groups=order.groups,
        scores=scores,
        method=order.method,
        evidence={tally.item: [_evidence(tally)] for tally in compared},
    )


def _evidence(tally: Tally) -> Reason:
    return because("median_and_shares", grade=tally.median, above=tally.share_above, below=tally.share_below)
