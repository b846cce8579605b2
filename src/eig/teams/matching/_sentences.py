"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_stable_matching": (
            "no stable matching exists with these couples and lots",
            "aucune affectation stable n'existe avec ces couples et cet ordre de tirage",
        ),
        "search_stopped": (
            "the search stopped at its limit before it found or excluded one",
            "la recherche s'est arrêtée à sa limite sans trouver ni exclure",
        ),
        "seated": (
            "{person} has {place}, wish number {wish}",
            "{person} a {place}, son vœu n° {wish}",
        ),
        "unmatched": (
            "{person} has no place",
            "{person} n'a pas de place",
        ),
    }
)
