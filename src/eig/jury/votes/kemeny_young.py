"""The Kemeny rule: the orders that agree most with the jurors, exact, and what they all agree upon.

John G. Kemeny, "Mathematics without numbers", Daedalus 88, 1959; H. P. Young and A. Levenglick, "A consistent
extension of Condorcet's election principle", SIAM J. Appl. Math. 35, 1978. The score of an order is, over all
pairs of candidates, how many jurors prefer the one placed first; a Kemeny order has the greatest score.
Orders are strict; where several are best, what they all agree upon is the ranking. They are counted as far
as the search goes; what is not counted stays tied, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import prod
from typing import Final, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import ids, map_of, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import frozen_map
from eig._values.progress_and_stopping import Steps, Watch
from eig._values.tuple_fields import MOST_LISTED, to_each, to_tuple
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.votes._bit_sets import bits_of
from eig.jury.votes._first_tied_and_uncompared import caution, tied_with, uncompared, whole_of
from eig.jury.votes._kemeny_search import (
    Optima,
    all_orders,
    all_places,
    groups,
    majorities,
    optima,
    placed_before,
)
from eig.jury.votes.preferences_and_pairwise_counts import PairwiseCounts, Preferences, few_enough
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang, ProgressCall

because: Because = reasons_in("jury.votes")
tell: Tell = teller("jury.votes")
MOST_ORDERED: Final = 1_000  # three by three: what stands before what takes a minute


def _places(places: Mapping[str, Iterable[int]]) -> FrozenMap[tuple[int, ...]]:
    return frozen_map(places, to_tuple)


def _orders(orders: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return to_each(orders, to_tuple)


@final
@frozen(kw_only=True, eq=False, repr=False)
class KemenyRanking(Value):
    """The best orders, their number, and the proof that no order does better.

    Args:
        score: How many times a juror's preference is kept, over all pairs.
        bound: What no order can exceed: equal to the score where the search ended.
        count: How many orders reach the score; None where they were not counted.
        orders: The best orders known, in the order of identifiers, up to the number asked for.
        ranking: What all best orders agree upon: where one candidate is ranked before another, every best
            order places it so. Two that best orders place one way and the other are tied, with all those
            that such pairs join. What is proven and not counted stays tied, and so does what is not proven,
            but for what every best order keeps. Its cautions say so.
        places: The places of each candidate in all the best orders, those not listed included; where they
            were not counted, or none is proven, the places outside of which no best order puts it.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> cycle = [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
    >>> result = kemeny(Preferences.from_orders(cycle))
    >>> result.score, result.count, result.orders[0], result.proven
    (5, 3, ('a', 'b', 'c'), True)
    >>> print(result.explain("a"))
    a: ranked 1 of 3; placed 1, 2 and 3 in the 3 best orders; tied with b and c; 5 preferences kept, and no \
order keeps more.
    """

    score: int = field(metadata=keeps(whole(0, summed=True)))
    bound: int = field(metadata=keeps(whole(0, summed=True)))
    count: int | None = field(metadata=keeps(whole(0, summed=True)))
    orders: tuple[tuple[str, ...], ...] = field(converter=_orders, metadata=keeps(ids.each()))
    ranking: Ranking
    places: FrozenMap[tuple[int, ...]] = field(converter=_places, metadata=keeps(map_of(whole(1).each())))

    @property
    def proven(self) -> bool:
        """Whether no order does better: the score reaches the bound."""
        return self.score == self.bound

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how many orders are best and who comes first; or where they place a candidate.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> jury = Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])
        >>> print(kemeny(jury).explain())
        Kemeny: 1 preference kept, and no order keeps more; only one order does so; first: a.
        >>> print(kemeny(jury).explain("b", lang="fr"))
        b : rang 2 sur 2 ; place 2 dans le seul meilleur ordre ; préférences gardées : 1, au mieux.
        """
        if key is None:
            count = [because("best_orders", count=self.count)] if self.proven else []
            told = [self._proof(), *count, *whole_of(self.ranking)]
            return Trace(subject=tell("kemeny", lang), reasons=told, lang=lang)
        require_key("candidate", key, self.ranking.ranks)
        ranked = because("ranked", rank=self.ranking.ranks[key], count=len(self.ranking.order))
        silent = self.ranking.evidence.get(key, ())
        why = [ranked, self._placed(key), *silent, *tied_with(self.ranking, key), self._proof()]
        return Trace(subject=key, reasons=why, lang=lang)

    def _placed(self, candidate: str) -> Reason:
        """Say the places; where nothing is proven, those that no best order leaves."""
        places = self.places[candidate]
        if self.proven:
            return because("places", places=places, count=self.count)
        return because("places_within", first=min(places), last=max(places))

    def _proof(self) -> Reason:
        return because("proven" if self.proven else "not_proven", score=self.score, bound=self.bound)

    def __repr__(self) -> str:
        proof = "proven" if self.proven else "not proven"
        return f"<KemenyRanking: candidates {len(self.ranking.order)}, score {self.score}, {proof}>"

    def _lines_(self) -> Iterable[object]:
        return self.explain(), self.ranking

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a candidate, best first, with its places in the best orders listed.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> kemeny(Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])).rows()[0]
        {'candidate': 'a', 'rank': 1, 'best_place': 1, 'worst_place': 1}
        """
        return [self._row(candidate) for candidate in self.ranking.order]

    def _row(self, candidate: str) -> dict[str, object]:
        places = self.places[candidate]
        return {
            "candidate": candidate,
            "rank": self.ranking.ranks[candidate],
            "best_place": min(places),
            "worst_place": max(places),
        }


@checked_by(most=whole(1, MOST_LISTED), effort=whole(1))
def kemeny(
    preferences: Preferences | PairwiseCounts,
    *,
    most: int = 100,
    effort: int = 200_000,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> KemenyRanking:
    """Return the orders that agree most with the jurors.

    Args:
        preferences: The orders of preference, or their pairwise counts.
        most: How many best orders to list; all are counted.
        effort: How many steps the search of one group may take. Twelve jurors who roughly agree on 40
            candidates need a few thousand; beyond the limit the result lists a good order, with the bound
            that no order exceeds, ranks what every best order keeps, and `proven` is False.
        stop: Asked now and then whether to stop: the result is then that of the effort made.
        progress: Told of the steps taken, in the end with the score and its bound.

    Tied and unseen candidates of an order favour neither; see `Preferences.pairwise`.

    Raises:
        Fault: For more than a thousand candidates.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> orders = [Preference(tiers=[["a"], ["b"]], count=2), Preference(tiers=[["b"], ["a"]])]
    >>> kemeny(Preferences.from_orders(orders)).orders
    (('a', 'b'),)
    """
    few_enough("kemeny.preferences", preferences.candidates, MOST_ORDERED)
    counts = preferences.pairwise(stop=None) if isinstance(preferences, Preferences) else preferences
    # counts of a thousand take a tenth of a second, and a search that is stopped tells what it knows
    who = majorities(counts.wins)
    watch, steps = Watch(progress), Steps(effort)
    steps.stop = watch.asking(stop, lambda: steps.done)
    parts = [optima(who, group, steps.renewed(effort)) for group in groups(who)]
    best = sum(max(counts.wins[i][j], counts.wins[j][i]) for i, j in combinations(range(len(counts.wins)), 2))
    silent = uncompared(counts)
    numbers = [part.number for part in parts]
    score, bound = (best - sum(getattr(part, name) for part in parts) for name in ("loss", "bound"))
    watch.tell(steps.done, best=score, bound=bound)
    after = placed_before(parts, len(counts.wins))
    agreed = _agreed(counts.candidates, after)
    return KemenyRanking(
        score=score,
        bound=bound,
        count=None if None in numbers else prod(number for number in numbers if number),
        orders=[[counts.candidates[at] for at in order] for order in all_orders(parts, most)],
        ranking=evolve(
            agreed,
            evidence=silent,
            cautions=(
                *caution(silent),
                *_joined(
                    agreed, dict(zip(counts.candidates, after, strict=True)), _open(counts.candidates, parts)
                ),
                *_unsettled(counts.candidates, parts),
            ),
        ),
        places=dict(zip(counts.candidates, all_places(parts, len(counts.wins)), strict=True)),
    )


def _unsettled(candidates: Sequence[str], parts: Iterable[Optima]) -> Iterator[Reason]:
    """Yield what is not known of a group: whether a better order exists, or how many are as good."""
    for part in parts:
        group = tuple(candidates[at] for at in bits_of(part.whole))
        if part.loss != part.bound:
            yield because("kemeny_not_proven", candidates=group)
        elif part.number is None:
            yield because("kemeny_not_counted", candidates=group)


def _agreed(candidates: Sequence[str], after: Sequence[int]) -> Ranking:
    """Rank as all best orders do: two that they place one way and the other are tied, and so on.

    Sorted by how many stand before them in every best order, the first k stand before all others exactly
    where the next has k such: the least of the others can have none but them before it.
    """
    ahead = sorted(
        (len(candidates) - 1 - below.bit_count(), candidate)
        for candidate, below in zip(candidates, after, strict=True)
    )
    groups: list[list[str]] = []
    for at, (before, candidate) in enumerate(ahead):
        if before == at:
            groups.append([])
        groups[-1].append(candidate)
    return Ranking(groups=groups, method="kemeny")


def _open(candidates: Sequence[str], parts: Iterable[Optima]) -> frozenset[str]:
    """Return the candidates of whom no order is proven the best."""
    return frozenset(
        candidates[at] for part in parts if part.loss != part.bound for at in bits_of(part.whole)
    )


def _joined(agreed: Ranking, after: Mapping[str, int], not_proven: frozenset[str]) -> Iterator[Reason]:
    """Yield the tied candidates of whom two stand one way in every best order, joined by others."""
    bit = {candidate: 1 << at for at, candidate in enumerate(after)}
    for group in (tied for tied in agreed.ties if not not_proven.intersection(tied)):
        whole = sum(bit[candidate] for candidate in group)
        if any(whole & ~bit[candidate] & ~after[candidate] for candidate in group):
            yield because("kemeny_joined", candidates=group)
