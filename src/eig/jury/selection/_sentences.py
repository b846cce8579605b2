"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "below_threshold": (
            "not kept: {score} is under the threshold {threshold}",
            "non retenu : {score} est sous le seuil {threshold}",
        ),
        "chance": (
            "drawn with probability {chance}",
            "tiré au sort avec la probabilité {chance}",
        ),
        "kept": (
            "kept: within the {places} places",
            "retenu : dans la limite des {places} places",
        ),
        "kept_under_quotas": (
            "kept: every best set of {places} under the quotas holds it",
            "retenu : présent dans toute meilleure liste de {places} sous quotas",
        ),
        "lost_tie": (
            "not kept: the tie for the last places went to others",
            "non retenu : d'autres ex æquo ont eu les dernières places",
        ),
        "margin": (
            "{gap} above {rival}, the first not kept for sure",
            "{gap} de plus que {rival}, le premier qui ne soit pas retenu d'office",
        ),
        "maximin": (
            "no rule that keeps the quotas gives the worst-off more than {least}",
            "aucune règle qui respecte les quotas ne donne plus de {least} au moins bien servi",
        ),
        "no_set_with_it": (
            "not kept: no set with it keeps the quotas",
            "non retenu : aucune liste avec lui ne respecte les quotas",
        ),
        "not_replaced": (
            "nobody comes in for it",
            "personne ne vient à sa place",
        ),
        "on_reserve": (
            "number {number} on the reserve list",
            "numéro {number} sur la liste complémentaire",
        ),
        "quota_conflict": (
            "{quotas} cannot hold for {places} places; relaxed by {units}: {relaxed}",
            "{quotas_fr} : impossible pour {places} places ; assoupli de {units} : {relaxed_fr}",
        ),
        "quota_needs_it": (
            "ranked past the {places} places, it helps to reach {quotas}",
            "classé au-delà des {places} places, il aide à atteindre {quotas_fr}",
        ),
        "reserve_undecided": (
            "tied with {others} for the last names ({names}) of the reserve list: to be decided on the record",
            "ex æquo avec {others} pour les derniers noms ({names}) de la liste complémentaire : à décider par écrit",
        ),
        "reserve_used_up": (
            "{called} of the {calls} calls that the reserve list allows have been made",
            "{called} des {calls} appels que permet la liste complémentaire ont été faits",
        ),
        "undecided": (
            "tied with {others} for {open} of the {places} places: to be decided on the record",
            "ex æquo avec {others} pour {open} des {places} places : à décider par écrit",
        ),
        "undecided_under_quotas": (
            "{held} of the {count} equally good sets hold it: to be decided on the record",
            "présent dans {held} des {count} listes également bonnes : à décider par écrit",
        ),
        "uniform": (
            "each of the {sets} sets that keep the quotas is as likely",
            "chacune des {sets} listes qui respectent les quotas est aussi probable",
        ),
    }
)
