"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bootstrap": (
            "among the first {places} with probability {chance}, ranked {best} to {worst} in {level} % of outcomes",
            "dans les {places} premiers avec la probabilité {chance}, rang {best} à {worst} dans {level} % des cas",
        ),
        "expected_rank": (
            "expects rank {rank} of {count}",
            "peut attendre le rang {rank} sur {count}",
        ),
        "in_without": (
            "without the marks of {juror} it would be in",
            "sans les notes de {juror} il serait retenu",
        ),
        "mark_needed": (
            "a mark of {mark} from {juror} would tie it",
            "une note de {mark} donnée par {juror} le mettrait ex æquo",
        ),
        "no_swap": (
            "swaps with nobody, whatever {varied} weighs",
            "n'échange sa place avec personne, quel que soit le poids de {varied}",
        ),
        "swap": (
            "swaps with {other} where {varied} weighs {at}",
            "échange sa place avec {other} quand {varied} pèse {at}",
        ),
        "wide_ranks": (
            "{count} items have a rank interval that covers half the field: do not rely on their order",
            "{count} éléments ont un intervalle de rang couvrant la moitié du lot : leur ordre n’est pas sûr",
        ),
    }
)
