"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "all_tied": (
            "a ranking that ties all its items has no order to compare",
            "un classement où tous sont ex æquo n'a pas d'ordre à comparer",
        ),
        "beaten": (
            "beaten by {other}: its strongest path is worth {theirs} against {mine}",
            "battu par {other} : son plus fort chemin vaut {theirs} contre {mine}",
        ),
        "lower_majority_grade": (
            "behind {other}, at {theirs}",
            "derrière {other}, à {theirs}",
        ),
        "majority_gauge": (
            "{above} of its judges above, {below} below",
            "{above} de ses juges au-dessus, {below} en dessous",
        ),
        "majority_grade": (
            "a majority gives it {grade} or better",
            "une majorité lui donne {grade} ou mieux",
        ),
        "median_and_shares": (
            "majority grade {grade}, {above} of the judges above, {below} below",
            "mention majoritaire {grade}, {above} des juges au-dessus, {below} en dessous",
        ),
        "medians_removed": (
            "behind {other}: equal until {removed} median judges leave, then {theirs} against {mine}",
            "derrière {other} : égaux jusqu'au retrait de {removed} médians, puis {theirs} contre {mine}",
        ),
        "never_compared": (
            "no ballot compares it with another candidate",
            "aucun bulletin ne le compare à un autre candidat",
        ),
        "points": (
            "{points} points out of {comparisons} comparisons",
            "{points} points sur {comparisons} comparaisons",
        ),
        "ranked": (
            "ranked {rank} of {count}",
            "classé {rank} sur {count}",
        ),
        "same_tally": (
            "tied with {others}: the same grades from as many judges",
            "ex æquo avec {others} : les mêmes mentions d'autant de juges",
        ),
        "tied": (
            "tied with {others}",
            "ex æquo avec {others}",
        ),
        "unbeaten": (
            "no other candidate beats it by a stronger path",
            "aucun autre candidat ne le bat par un chemin plus fort",
        ),
        "uncompared": (
            "no ballot prefers it to another or another to it: its rank says nothing",
            "aucun bulletin ne le préfère à un autre ni un autre à lui : son rang ne dit rien",
        ),
        "uncompared_candidates": (
            "no ballot prefers {candidates} to another or another to them: their ranks say nothing",
            "aucun bulletin ne préfère {candidates} à un autre ni l'inverse : leurs rangs ne disent rien",
        ),
    }
)
