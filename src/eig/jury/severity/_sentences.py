"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "additive": (
            "corrected by free severities (least squares)",
            "corrigée de sévérités libres (moindres carrés)",
        ),
        "adjusted": (
            "adjusted from {before} to {after} by decision of {who} ({why}; source: {source}; rounded to {places} places)",
            "ajusté de {before} à {after} par décision de {who} ({why} ; source : {source} ; arrondi à {places} décimales)",
        ),
        "calibrated": (
            "raw mean {raw}, rank {rank}; after calibration {calibrated}, rank {then}",
            "moyenne brute {raw}, rang {rank} ; après calibration {calibrated}, rang {then}",
        ),
        "complete_panel": (
            "every juror marked every item: calibration cannot change the order",
            "chaque juré a noté chaque élément : la calibration ne peut changer l’ordre",
        ),
        "constant_marks": (
            "{jurors} gave one mark only: their z-scores would divide by zero",
            "{jurors} : une seule note donnée, leurs scores z diviseraient par zéro",
        ),
        "crossed": (
            "corrected and drawn towards the mean (crossed effects), as if items were given at random",
            "corrigée et rapprochée de la moyenne (effets croisés), comme si les lecteurs étaient tirés",
        ),
        "disconnected_panels": (
            "{parts} sub-juries share no dossier: their z-scores do not compare",
            "{parts} sous-jurys n'ont aucun dossier en commun : leurs scores z ne se comparent pas",
        ),
        "estimate": (
            "estimated at {mean}, give or take {error}",
            "estimé à {mean}, à {error} près",
        ),
        "few_dossiers": (
            "{jurors} marked fewer than {at_least} dossiers: two dossiers give +1 and -1 whatever the marks",
            "{jurors} : moins de {at_least} dossiers notés ; deux dossiers donnent +1 et -1 quelles que soient les notes",
        ),
        "few_shared": (
            "{juror} shares {count} items with other jurors: it takes {least} to tell severity from chance",
            "{juror} partage {count} éléments avec d’autres : il en faut {least} pour parler de sévérité",
        ),
        "none": (
            "raw means are kept, as asked",
            "les moyennes brutes sont gardées, comme demandé",
        ),
        "odds": (
            "multiplies the odds of a higher grade by {odds} ({value} logits)",
            "multiplie les chances d’une note plus haute par {odds} ({value} logits)",
        ),
        "severity": (
            "adds {value} to every mark (above zero is generous), give or take {error}",
            "ajoute {value} à chaque note (au-dessus de zéro, généreux), à {error} près",
        ),
        "singular_items": (
            "the variance of items is exactly 0: these marks support no ranking",
            "la variance des éléments est exactement 0 : ces notes ne justifient aucun classement",
        ),
        "singular_jurors": (
            "the variance of severities is exactly 0: these marks show no severe or generous juror",
            "la variance des sévérités est exactement 0 : ces notes ne montrent ni sévère ni généreux",
        ),
        "singular_residual": (
            "nothing is left to chance: severities explain every difference, which real marks hardly do",
            "rien n’est laissé au hasard : les sévérités expliquent tout écart, ce qui n’arrive guère",
        ),
        "unsupported": (
            "marks do not show that severities differ: chance alone would bring as much with probability {p}",
            "les notes ne montrent pas de sévérités différentes : le hasard en ferait autant ({p})",
        ),
        "within": (
            "corrected by severities learnt inside items (REML), whoever read what",
            "corrigée des sévérités apprises dans les éléments (REML), quels que soient les jurés",
        ),
        "within_crossed_disagree": (
            "severities change with the method (Hausman: {statistic}, {df} df, p = {p}): items were hardly given to jurors at random, and `crossed` takes quality for severity; keep `within`",
            "les sévérités changent avec la méthode (Hausman : {statistic}, {df} ddl, p = {p}) : les lecteurs n’ont guère été tirés, `crossed` prend la qualité pour la sévérité ; gardez `within`",
        ),
        "z_score": (
            "mean z-score {score}",
            "score z moyen {score}",
        ),
        "z_scores_distort": (
            "z-scores assume that every juror met dossiers of the same quality and spread: prefer calibration",
            "les scores z supposent que chaque juré a reçu des dossiers de même qualité et de même dispersion : préférez la calibration",
        ),
    }
)
