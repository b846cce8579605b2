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
        "equal": (
            "equally good: some best cohorts seat {person} at {places}{out:?, others leave {person} without a seat|, and all seat {person}} (ex æquo with {rivals})",
            "ex æquo : parmi les meilleures promotions, certaines placent {person} à {places}{out:?, d'autres laissent {person} sans place|, et toutes placent {person}} (à égalité avec {rivals})",
        ),
        "equal_at": (
            "equally good at {opening}: {people}; no rule parts them",
            "ex æquo à {opening} : {people} ; aucune règle ne les départage",
        ),
        "equals": (
            "equally good: this is one of {more:?at least |}{count} best cohorts, which differ in the seats of {people}; no rule parts them",
            "ex æquo : c'est l'une des {count} meilleures promotions{more:? au moins|}, qui diffèrent par les places de {people} ; aucune règle ne les départage",
        ),
        "maybe_equal": (
            "whether a cohort as good seats {person} otherwise is not settled",
            "on ne sait pas si une promotion aussi bonne place {person} autrement",
        ),
        "maybe_equals": (
            "whether other cohorts are as good is not settled for {people}: the choice may depend on names and their order",
            "on ne sait pas si d'autres promotions sont aussi bonnes, pour {people} : le choix peut dépendre des noms et de leur ordre",
        ),
        "maybe_more": (
            "there may be more: the search was stopped{people:? before it settled {people}|}",
            "il peut y en avoir d'autres : la recherche a été arrêtée{people:? avant de fixer le sort de {people}|}",
        ),
        "only_best": (
            "it is the only best cohort: it is proven",
            "c'est la seule promotion optimale : c'est prouvé",
        ),
        "settled": (
            "what was decided of {people} stands",
            "ce qui a été décidé de {people} tient",
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
