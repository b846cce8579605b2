"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "concordance": (
            "{jurors} jurors rank {items} items with a concordance of {value}, from 0 (at random) to 1 (all alike); at random, one would see as much or more with chance {p}",
            "{jurors} jurés classent {items} éléments avec une concordance de {value}, de 0 (au hasard) à 1 (tous pareils) ; au hasard, on verrait autant ou plus avec une probabilité de {p}",
        ),
        "interval": (
            "the {percent} % interval goes from {low} to {high}",
            "l’intervalle à {percent} % va de {low} à {high}",
        ),
        "mean_spearman": (
            "two jurors' ranks correlate at {value} on average, over {pairs} pairs",
            "les rangs de deux jurés sont corrélés à {value} en moyenne, sur {pairs} paires",
        ),
        "negative_icc": (
            "it is negative: items differ less than by chance alone, the jury does not tell them apart",
            "elle est négative : les éléments diffèrent moins que par hasard, le jury ne les distingue pas",
        ),
        "spearman": (
            "ranks correlate at {rho} with those of {other} over {items} items",
            "les rangs sont corrélés à {rho} avec ceux de {other} sur {items} éléments",
        ),
    }
)
