"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "disconnected_panels": (
            "{count} sub-juries share no item, and nothing in the marks tells a severe panel from weak items: rank them apart, or record an adjustment that the whole jury decides",
            "{count} sous-jurys n'ont aucun dossier en commun, et rien dans les notes ne distingue un jury sévère de dossiers faibles : classez-les à part, ou consignez une péréquation décidée par tous",
        ),
        "eliminating_mark": (
            "not ranked: {mark} on {en} is an eliminating mark (the floor is {floor})",
            "non classé : {mark} en {fr} est une note éliminatoire (le seuil est {floor})",
        ),
        "incomplete_panels": (
            "{given} of {full} reviews exist: a severe juror weighs on some items only; look at calibration",
            "{given} fiches sur {full} existent : un juré sévère ne pèse que sur certains dossiers ; voyez la calibration",
        ),
        "marked": (
            "marked by {who}",
            "noté par {who}",
        ),
        "missing_marks": (
            "missing marks were handled by the policy '{policy}' for {items}",
            "les notes manquantes ont été traitées par la règle « {policy} » pour {items}",
        ),
        "no_marks": (
            "not ranked: it has no mark",
            "non classé : aucune note",
        ),
        "nothing_to_read": (
            "{en} has no value for {items}, and a test that cannot read all the tied separates nobody",
            "{fr} : aucune valeur pour {items}, or un départage ne sépare que s'il lit tous les ex æquo",
        ),
        "small_medians": (
            "the median of {least} marks throws away most of what they say: a mean would use it",
            "la médiane de {least} notes perd l'essentiel de ce qu'elles disent : une moyenne s'en servirait",
        ),
        "unequal_medians": (
            "medians of {least} to {most} marks are compared: a median ignores how large a panel is",
            "des médianes de {least} à {most} notes sont comparées : une médiane ignore la taille du jury",
        ),
        "unfavourable": (
            "not ranked: {against} against, {favourable} for",
            "non classé : {against} contre, {favourable} pour",
        ),
        "wide_bounds": (
            "the missing marks of {item} could move it past {count} of {field} items: its rank says little",
            "les notes manquantes de {item} pourraient lui faire passer {count} dossiers sur {field} : son rang dit peu",
        ),
        "wide_scores": (
            "leaving one mark out could move {count} of {field} items across half of the field: their order is not sure; look at expected ranks",
            "une note de moins pourrait faire traverser la moitié du lot à {count} dossiers sur {field} : leur ordre n'est pas sûr ; voyez les rangs espérés",
        ),
    }
)
