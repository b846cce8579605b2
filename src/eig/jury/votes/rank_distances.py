"""How far two rankings of the same items are apart: Kendall's and Spearman's measures, ties included."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import comb, sqrt
from typing import final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.field_rules_and_bounds import whole
from eig._values.first_few_names import few
from eig._values.frozen_maps import FrozenMap
from eig._values.value import Value, keeps, row_of
from eig.errors import Fault
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.reasons import Because, Undefined, reasons_in

because: Because = reasons_in("jury.votes")


@final
@frozen(kw_only=True, eq=False, repr=False)
class RankDistance(Value):
    """How far two rankings are apart.

    Args:
        pairs: How many pairs of items there are.
        discordant: The pairs that the rankings put in opposite orders: Kendall's distance.
        tied_in_one: The pairs tied in one ranking and not in the other.
        footrule: Spearman's footrule, the sum of the differences of rank; tied items share their mean rank
            (Fagin, Kumar, Mahdian, Sivakumar & Vee 2006).
        tau_b: Kendall's tau-b (1945), a float; 1 is the same order. Undefined where a ranking ties all items.
        spearman: Spearman's correlation of ranks, a float, with mean ranks for ties.

    >>> apart = rank_distance(Ranking(groups=[["a"], ["b"], ["c"]]), Ranking(groups=[["b"], ["a"], ["c"]]))
    >>> apart.discordant, apart.footrule, round(apart.tau_b, 3)
    (1, Fraction(2, 1), 0.333)
    """

    pairs: int = field(metadata=keeps(whole(0)))
    discordant: int = field(metadata=keeps(whole(0)))
    tied_in_one: int = field(metadata=keeps(whole(0)))
    footrule: Fraction = field(converter=exact)
    tau_b: float | Undefined
    spearman: float | Undefined

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row.

        >>> rank_distance(Ranking(groups=[["a"], ["b"]]), Ranking(groups=[["a"], ["b"]])).rows()[0]["pairs"]
        1
        """
        return [
            {
                **row_of(self, "pairs", "discordant", "tied_in_one", "footrule"),
                "tau_b": _shown(self.tau_b),
                "spearman": _shown(self.spearman),
            }
        ]


def _shown(figure: float | Undefined) -> float | None:
    return figure if isinstance(figure, float) else None


@checked
def rank_distance(first: Ranking, second: Ranking) -> RankDistance:
    """Return how far two rankings of the same items are apart.

    Raises:
        Fault: The rankings do not rank the same items.

    >>> rank_distance(Ranking(groups=[["a"], ["b"]]), Ranking(groups=[["b"], ["a"]])).tau_b
    -1.0
    """
    odd = sorted(set(first.order) ^ set(second.order))
    if odd:
        facts = {"odd": few(odd, len(odd))}
        raise Fault("rank_distance.second", second, "jury.votes.same_items", facts)
    items = sorted(first.order)
    ours, theirs = mean_ranks(first), mean_ranks(second)
    places = [(first.ranks[item], second.ranks[item]) for item in items]
    pairs, untied = comb(len(items), 2), (_untied(first), _untied(second))
    apart = sum(untied) - pairs + sum(comb(count, 2) for count in Counter(places).values())  # tied in neither
    discordant = _crossed(places)
    return RankDistance(
        pairs=pairs,
        discordant=discordant,
        tied_in_one=sum(untied) - 2 * apart,
        footrule=sum((abs(ours[item] - theirs[item]) for item in items), Fraction(0)),
        tau_b=_tau(apart - 2 * discordant, *untied),
        spearman=_correlation([ours[item] for item in items], [theirs[item] for item in items]),
    )


def mean_ranks(ranking: Ranking) -> FrozenMap[Fraction]:
    """Return the rank of each item, tied items sharing the mean of their places."""
    return FrozenMap(
        {
            item: ranking.ranks[item] + Fraction(len(group) - 1, 2)
            for group in ranking.groups
            for item in group
        }
    )


def _crossed(places: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs stand in opposite orders: each place is held against those put before it."""
    seen, crossed = list[int](), 0
    for at, (_, place) in enumerate(sorted(places)):
        crossed += at - bisect_right(seen, place)
        insort(seen, place)
    return crossed


def _untied(ranking: Ranking) -> int:
    return comb(len(ranking.order), 2) - sum(comb(len(group), 2) for group in ranking.groups)


def _tau(balance: int, first: int, second: int) -> float | Undefined:
    """Return tau-b: concordant less discordant pairs, over the geometric mean of the untied pairs."""
    return balance / sqrt(first * second) if first and second else _ALL_TIED


def _correlation(ours: Sequence[Fraction], theirs: Sequence[Fraction]) -> float | Undefined:
    middle = Fraction(len(ours) + 1, 2)
    left, right = [rank - middle for rank in ours], [rank - middle for rank in theirs]
    spread = sum(rank**2 for rank in left) * sum(rank**2 for rank in right)
    shared = sum(a * b for a, b in zip(left, right, strict=True))
    return float(shared) / sqrt(spread) if spread else _ALL_TIED


_ALL_TIED = Undefined(reason=because("all_tied"))
