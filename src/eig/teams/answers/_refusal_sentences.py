"""What this package expects of its arguments: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXPECTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "backend": ("a backend itself, and no class of one", "un solveur lui-même plutôt que sa classe"),
        "backend.remedy": (
            "Give eig.teams.engine.highs.Highs(), or leave it out.",
            "Donnez eig.teams.engine.highs.Highs(), ou omettez-le.",
        ),
        "chosen_in_time": (
            "an order that the search could follow to its end",
            "un ordre que la recherche ait pu suivre jusqu'au bout",
        ),
        "chosen_in_time.remedy": (
            "It was stopped before: give it more nodes.",
            "Elle a été arrêtée avant : donnez-lui plus de nœuds (nodes).",
        ),
        "later_levels": (
            "terms at level 1 or later, since seats kept come at level 0",
            "des termes au niveau 1 ou après, car les places gardées passent au niveau 0",
        ),
        "levels": (
            "two levels, the earlier first, such as (1, 2)",
            "deux niveaux, le premier d'abord, par exemple (1, 2)",
        ),
        "proven_first": (
            "a composition that is proven optimal, whose equals are known",
            "une composition prouvée optimale, dont les ex æquo sont connus",
        ),
        "start": (
            "a Composition that has a cohort, alone, or a Problem and a Cohort",
            "une Composition qui a une promotion, seule, ou un Problem et une Cohort",
        ),
        "stays": ("people who do not withdraw", "des personnes qui ne se retirent pas"),
        "stays.remedy": ("Lock or withdraw, not both.", "Gardez ou retirez, non les deux."),
        "undecided": (
            "people, or openings, that equally good cohorts leave undecided",
            "des personnes, ou des défis, que des promotions ex æquo laissent indécis",
        ),
        "undecided.remedy": (
            "Name people of `undecided`, and leave the others out.",
            "Nommez des personnes de `undecided`, et omettez les autres.",
        ),
    }
)
