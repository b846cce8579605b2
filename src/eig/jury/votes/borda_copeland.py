"""Borda and Copeland: points for each candidate placed below one's own, with ties and unseen candidates.

Borda (1784): on a ballot, a candidate gets one point for each candidate ranked below it and half a point for
each one tied with it; on a complete ballot of n candidates the first gets n − 1 and the last 0. Where ballots
do not rank everybody, a candidate seen by fewer jurors has fewer points to win, so candidates are ranked by
their *share*: points won out of comparisons made. On complete ballots the two orders are the same.

Copeland (1951): one point for each candidate that a candidate beats by a majority of those who compared the
two, half a point for each one it ties with, or that nobody compared with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map
from eig._values.value import Value
from eig.errors import require_key
from eig.jury.merit.ranking_groups_and_reasons import Exclusion, Ranking
from eig.jury.votes._first_tied_and_uncompared import caution, tied_with, uncompared, whole_of
from eig.jury.votes.preferences_and_pairwise_counts import PairwiseCounts, Preferences, asking
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.votes")
tell: Tell = teller("jury.votes")


_UNSEEN = because("never_compared")


@final
@frozen(kw_only=True, eq=False, repr=False)
class PointsRanking(Value):
    """An order by points won in comparisons.

    Args:
        method: `"borda"` or `"copeland"`.
        points: The points of each candidate.
        comparisons: The points that each candidate could have won.
        ranking: The order, by share of the points that could be won.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> orders = [Preference(tiers=[["a"], ["b"], ["c"]]), Preference(tiers=[["b"], ["c"]])]
    >>> jury = Preferences.from_orders(orders)
    >>> result = borda(jury)
    >>> result.points["b"], result.ranking.order
    (Fraction(2, 1), ('a', 'b', 'c'))
    >>> print(result.explain("b"))
    b: ranked 2 of 3; 2 points out of 3 comparisons.
    """

    _BRIEF = "{method}, candidates {points}, ties {ranking.ties}"
    method: Literal["borda", "copeland"]
    points: FrozenMap[Fraction] = field(converter=exact_map)
    comparisons: FrozenMap[Fraction] = field(converter=exact_map)
    ranking: Ranking

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes first and who is tied; or the rank and the points of a candidate.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> jury = Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])
        >>> print(copeland(jury).explain())
        Copeland: 2 candidates; first: a.
        >>> print(copeland(jury).explain("a", lang="fr"))
        a : rang 1 sur 2 ; 1 point sur 1 comparaison.
        """
        if key is None:
            told = [because("candidates", count=len(self.points)), *whole_of(self.ranking)]
            return Trace(subject=tell(self.method, lang), reasons=told, lang=lang)
        require_key("candidate", key, self.points)
        known = self.ranking.ranks
        if key not in known:
            return Trace(subject=key, reasons=[_UNSEEN], lang=lang)
        points, comparisons = self.points[key], self.comparisons[key]
        why = [
            because("ranked", rank=known[key], count=len(known)),
            because("points", points=points, comparisons=comparisons),
            *self.ranking.evidence.get(key, ()),
            *tied_with(self.ranking, key),
        ]
        return Trace(subject=key, reasons=why, lang=lang)

    def _lines_(self) -> Iterable[object]:
        return self.explain(), self.ranking

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a candidate, best first, those never compared last.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> borda(Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])).rows()[0]
        {'candidate': 'a', 'rank': 1, 'points': Fraction(1, 1), 'comparisons': Fraction(1, 1)}
        """
        last = tuple(one.item for one in self.ranking.excluded)
        return [
            {
                "candidate": candidate,
                "rank": self.ranking.ranks.get(candidate),
                "points": self.points[candidate],
                "comparisons": self.comparisons[candidate],
            }
            for candidate in (*self.ranking.order, *last)
        ]


@checked
def borda(preferences: Preferences) -> PointsRanking:
    """Rank candidates by Borda points, tied and partial ballots included.

    A ballot gives a candidate one point for each candidate that it ranks below, half a point for each tied;
    candidates that the ballot does not name are left out of it. Ranked by points out of comparisons.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> voters = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
    >>> cities = [Preference(tiers=[[one] for one in order], count=held) for order, held in voters.items()]
    >>> dict(borda(Preferences.from_orders(cities)).points)
    {'C': Fraction(173, 1), 'K': Fraction(107, 1), 'M': Fraction(126, 1), 'N': Fraction(194, 1)}
    """
    doubled = dict.fromkeys(preferences.candidates, 0)
    comparisons = dict.fromkeys(preferences.candidates, 0)
    for order in preferences.orders:
        others = len(order.seen) - 1
        rest = others + 1
        for tier in order.tiers:
            rest -= len(tier)
            for candidate in tier:
                doubled[candidate] += order.count * (2 * rest + len(tier) - 1)
                comparisons[candidate] += order.count * others
    points = {candidate: Fraction(two, 2) for candidate, two in doubled.items()}
    return _by_share("borda", points, comparisons)


@checked
def copeland(
    preferences: Preferences | PairwiseCounts, *, stop: Callable[[], bool] | None = None
) -> PointsRanking:
    """Rank candidates by how many others they beat, a tie counting one half.

    A candidate that no ballot places above or below another ties with all: the ranking's cautions name it.

    Args:
        preferences: The orders of preference, or their pairwise counts.
        stop: Asked for each candidate whether to leave it; a fault says so then.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> cycle = [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
    >>> copeland(Preferences.from_orders(cycle)).ranking.ties
    (('a', 'b', 'c'),)
    """
    counts = preferences.pairwise(stop=stop) if isinstance(preferences, Preferences) else preferences
    ask = asking("copeland.preferences", counts.candidates, stop)
    points = {
        candidate: Fraction(_doubled_wins(row, column) - 1, 2)
        for candidate, row, column in zip(
            counts.candidates, counts.wins, zip(*counts.wins, strict=True), strict=True
        )
        if not ask()
    }
    found = _by_share("copeland", points, dict.fromkeys(counts.candidates, len(counts.candidates) - 1))
    silent = uncompared(counts)
    return evolve(found, ranking=evolve(found.ranking, evidence=silent, cautions=caution(silent)))


def _doubled_wins(row: Sequence[int], column: Sequence[int]) -> int:
    """Return twice the wins plus the ties of a candidate, itself counted as one tie."""
    return sum(2 if won > lost else won == lost for won, lost in zip(row, column, strict=True))


def _by_share(
    method: Literal["borda", "copeland"], points: Mapping[str, Fraction], comparisons: Mapping[str, int]
) -> PointsRanking:
    shares = {one: points[one] / comparisons[one] for one in points if comparisons[one]}
    ranked = Ranking.from_scores(shares, method=method)
    unseen = [Exclusion(item=one, reason=_UNSEEN) for one in points if not comparisons[one]]
    ranking = Ranking(groups=ranked.groups, scores=ranked.scores, excluded=unseen, method=method)
    return PointsRanking(
        method=method,
        points=points,
        comparisons={one: Fraction(made) for one, made in comparisons.items()},
        ranking=ranking,
    )
