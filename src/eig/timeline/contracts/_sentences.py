"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "years": ("years", "années"),
        "title_last_day": ("last day", "dernier jour"),
        "title_trial": ("trial period", "période d'essai"),
        "title_renewal": ("renewal", "renouvellement"),
        "contract": ("contract", "contrat"),
        "conventions_differ": (
            "the last month has no day {number}: another convention would end on {clamped}, a day short",
            "le dernier mois n'a pas de {number} : un autre usage finirait le {clamped}, un jour trop tôt",
        ),
        "last_day_not_worked": (
            "{last} is not worked: the last working day is {worked}",
            "le {last} n'est pas travaillé : le dernier jour travaillé est le {worked}",
        ),
        "part": (
            "{span}: {length}, {worked}",
            "{span} : {length}, {worked}",
        ),
        "thirtieths": (
            "{odd:one thirtieth|# thirtieths} of a month",
            "{odd:# trentième|# trentièmes} de mois",
        ),
        "proposal": (
            "this is a proposal: only the dates of the contract hold",
            "c'est une proposition : seules font foi les dates du contrat",
        ),
        "source": ("source: {source}", "source : {source}"),
        "source_last_day": (
            "by analogy with the code de procédure civile, art. 641",
            "par analogie avec le code de procédure civile, art. 641",
        ),
        "source_trial": (
            "décret n° 86-83 du 17 janvier 1986, art. 9",
            "décret n° 86-83 du 17 janvier 1986, art. 9",
        ),
        "source_renewal": (
            "décret n° 86-83 du 17 janvier 1986, art. 45",
            "décret n° 86-83 du 17 janvier 1986, art. 45",
        ),
        "last_day": (
            "{length} from {start} lead to {last} inclusive",
            "{length} à compter du {start} : jusqu'au {last} inclus",
        ),
        "trial": (
            (
                "the trial period ends at the latest on {last}: a working day a week of contract, and at most {limit}; "
                "if the contract says so, it may be renewed once for the same length, until {renewed} at the latest"
            ),
            (
                "la période d'essai finit au plus tard le {last} : un jour ouvré par semaine de contrat, et au plus {limit} ; "
                "si le contrat le prévoit, elle peut être renouvelée une fois pour la même durée, jusqu'au {renewed} au plus tard"
            ),
        ),
        "renewal": (
            (
                "{known:?|if the contract may be renewed, }the administration says by {by}, {notice} before the term of "
                "{last}, whether it renews it; the agent then has {answer} to answer, and silence gives the post up"
            ),
            (
                "{known:?|si le contrat peut être renouvelé, }l'administration notifie au plus tard le {by}, {notice} avant "
                "le terme du {last}, si elle le renouvelle ; l'agent a ensuite {answer} pour répondre ; à défaut de réponse, "
                "l'agent est présumé renoncer à l'emploi"
            ),
        ),
        "not_renewable": (
            "the contract may not be renewed: no notice of renewal is due",
            "le contrat ne peut être renouvelé : aucune notification de renouvellement n'est due",
        ),
        "stated_differs": (
            "the contract states {stated}, {off} from the {proposed} proposed: check it, and keep what is signed",
            "le contrat indique le {stated}, à {off} du {proposed} proposé : vérifier, et garder ce qui est signé",
        ),
    }
)
