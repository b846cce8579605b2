"""What every rule of this package says of its order: who is first, who is tied, of whom no ballot speaks."""

from __future__ import annotations

from collections.abc import Iterator

from eig._values.first_few_names import others_of
from eig._values.frozen_maps import FrozenMap
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.votes.preferences_and_pairwise_counts import PairwiseCounts
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.votes")

UNCOMPARED = because("uncompared")


def uncompared(counts: PairwiseCounts) -> FrozenMap[tuple[Reason, ...]]:
    """Return, for each candidate that no ballot places above or below another, the reason that says so."""
    preferred = map(any, counts.wins)
    rest = [at for at, won in enumerate(preferred) if not won]
    silent = [counts.candidates[at] for at in rest if not any(row[at] for row in counts.wins)]
    return FrozenMap(dict.fromkeys(silent, (UNCOMPARED,)))


def caution(silent: FrozenMap[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """Return the caution that a ranking with such candidates calls for."""
    if not silent:
        return ()
    return (because("uncompared_candidates", candidates=tuple(silent)),)


def tied_with(ranking: Ranking, candidate: str) -> Iterator[Reason]:
    """Yield whom a candidate is tied with, if anybody."""
    others = others_of(ranking.group_of(candidate), candidate)
    if others:
        yield because("tied", others=others)


def whole_of(ranking: Ranking) -> Iterator[Reason]:
    """Yield who comes first, who is tied, who is not ranked, and the cautions."""
    for group in ranking.groups[:1]:
        yield because("first", candidates=group)
    for group in ranking.ties:
        yield because("tie", candidates=group, rank=ranking.ranks[group[0]])
    if ranking.excluded:
        yield because("not_ranked", candidates=tuple(one.item for one in ranking.excluded))
    yield from ranking.cautions
