"""Candidates of whom no ballot says anything: unseen is no opinion, so that their rank says nothing."""

from __future__ import annotations

from eig._ground.frozen import FrozenMap
from eig.jury.votes.preferences import PairwiseCounts
from eig.reasons import Reason

UNCOMPARED = Reason(
    code="uncompared",
    en="no ballot prefers it to another or another to it: its rank says nothing",
    fr="aucun bulletin ne le préfère à un autre ni un autre à lui : son rang ne dit rien",
)


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
    return (
        Reason(
            code="uncompared_candidates",
            en="no ballot prefers {candidates} to another or another to them: their ranks say nothing",
            fr="aucun bulletin ne préfère {candidates} à un autre ni l'inverse : leurs rangs ne disent rien",
            facts={"candidates": tuple(silent)},
        ),
    )
