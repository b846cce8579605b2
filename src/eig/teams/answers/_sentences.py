"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cut": (
            "{opening} now takes {most}, where {count} sat",
            "{opening} ne prend plus que {most}, au lieu de {count}",
        ),
        "empty": (
            "{opening} has no team",
            "{opening} n'a pas d'équipe",
        ),
        "may_cost_nothing": (
            "a seat at {opening} might cost nothing: only its exact price tells",
            "une place à {opening} ne coûterait peut-être rien : seul son prix exact le dit",
        ),
        "no_team": (
            "no team of {opening} that keeps its rules can hold {person}",
            "aucune équipe du défi {opening} respectant ses règles ne peut compter {person}",
        ),
        "not_seated": (
            "{person} has no seat",
            "{person} n'a pas de place",
        ),
        "point": (
            "point {point} scores {first} at level {a} and {second} at level {b}",
            "le point {point} vaut {first} au niveau {a} et {second} au niveau {b}",
        ),
        "reached": (
            "when it was stopped, the search had {first} at level {a} and {second} at level {b} in hand: another cohort may beat that",
            "quand elle a été arrêtée, la recherche tenait {first} au niveau {a} et {second} au niveau {b} : une autre promotion est peut-être meilleure",
        ),
        "rests_on": (
            "the proof rests on {rules}, beside the rules of each team; a conflict names the few to blame",
            "la preuve repose sur {rules}, outre les règles des équipes ; un conflit nomme les fautives",
        ),
        "score": (
            "the score is not the cohort's",
            "le score n'est pas celui de la promotion",
        ),
        "stopped": (
            "the search was stopped before it was known whether the rules can hold together",
            "la recherche a été arrêtée avant de savoir si les règles peuvent tenir ensemble",
        ),
        "term": (
            "of which {source} gives {points}",
            "dont {points} pour {source}",
        ),
        "trade": (
            "against point {before}, it gives up {cost} at level {a} for {gain} more at level {b}; the seats that change are those of {who}",
            "contre le point {before}, il cède {cost} au niveau {a} pour {gain} de plus au niveau {b} ; les places qui changent sont celles de {who}",
        ),
    }
)
