"""Candidates of whom no ballot says anything: unseen is no opinion, so that their rank says nothing."""

from __future__ import annotations

from eig._ground.frozen import FrozenMap
from eig.jury.votes.preferences import PairwiseCounts
from eig.reasons import Reason, reasons_in

because = reasons_in("jury.votes")

UNCOMPARED = because("uncompared")


def uncompared(counts: PairwiseCounts) -> FrozenMap[tuple[Reason, ...]]:
    """Return, for each candidate that no ballot places above or below another, the reason that says so."""
    columns = zip(*counts.wins, strict=True)
    silent = [
        candidate
        for candidate, row, column in zip(counts.candidates, counts.wins, columns, strict=True)
        if not any(row) and not any(column)
    ]
    return FrozenMap(dict.fromkeys(silent, (UNCOMPARED,)))


def caution(silent: FrozenMap[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """Return the caution that a ranking with such candidates calls for."""
    if not silent:
        return ()
    return (because("uncompared_candidates", candidates=tuple(silent)),)
