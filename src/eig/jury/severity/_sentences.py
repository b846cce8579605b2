"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_adjustment": ("adjustment", "péréquation"),
        "subject_calibration": ("calibration", "calibration"),
        "subject_estimates": ("estimates", "estimations"),
        "subject_proportional_odds": ("proportional odds", "cotes proportionnelles"),
        "subject_severities": (
            "severities ({method:=within:within items|crossed:crossed effects|additive:least squares|blup:shrunken|*:#})",
            "sévérités ({method:=within:à dossier égal|crossed:effets croisés|additive:moindres carrés|blup:rapprochées de leur moyenne|*:#})",
        ),
        "subject_z_scores": ("z-scores", "scores z"),
        "additive": (
            "corrected by free severities (least squares)",
            "corrigée de sévérités libres (moindres carrés)",
        ),
        "adjusted": (
            "adjusted from {before} to {after} by decision of {who} ({why}; source: {source}; rounded to {places:# decimal place|# decimal places})",
            "score ajusté de {before} à {after} par décision de {who:=*:#} ({why} ; source : {source} ; arrondi à {places:# décimale|# décimales})",
        ),
        "adjustment": (
            "{moved:no score|# score|# scores} of {count} changed by decision of {who} ({why}; source: {source}; rounded to {places:# decimal place|# decimal places})",
            "{moved:aucun score modifié|# score modifié|# scores modifiés} sur {count}, par décision de {who:=*:#} ({why} ; source : {source} ; arrondi à {places:# décimale|# décimales})",
        ),
        "beyond_floats": (
            "marks are so far apart, so close, or so far from 0 for their differences, that floating-point numbers cannot tell them apart: count them in another unit, or from another zero",
            "les notes sont si éloignées, si proches, ou si loin de 0 pour leurs écarts, que les nombres à virgule flottante ne les distinguent pas : les compter dans une autre unité, ou depuis un autre zéro",
        ),
        "calibrated": (
            "raw mean {raw}, rank {rank}; after calibration {calibrated}, rank {then}",
            "moyenne brute {raw}, rang {rank} ; après calibration {calibrated}, rang {then}",
        ),
        "complete_panel": (
            "every juror marked every item: calibration cannot change the order",
            "chaque juré a noté chaque dossier : la calibration ne peut changer l'ordre",
        ),
        "components_apart": (
            "items of different components do not compare: take each component's reviews apart",
            "les dossiers de composantes différentes ne se comparent pas : prendre chaque composante à part",
        ),
        "constant": (
            "all marks are equal, so that there is no variance to share out",
            "toutes les notes sont égales : il n'y a pas de variance à partager",
        ),
        "constant_marks": (
            "{jurors} gave one mark only: their z-scores would divide by zero",
            "{jurors} : une seule note donnée, leurs scores z diviseraient par zéro",
        ),
        "crossed": (
            "corrected and drawn towards the mean (crossed effects), as if items were given at random",
            "corrigée et rapprochée de la moyenne (effets croisés), comme si les dossiers étaient répartis au hasard",
        ),
        "disconnected": (
            "reviews form several components: severities do not compare from one to another",
            "les notes forment plusieurs composantes : les sévérités ne se comparent pas de l'une à l'autre",
        ),
        "disconnected_panels": (
            "{parts} groups of jurors share no dossier: their z-scores do not compare",
            "{parts} groupes de jurés n'ont aucun dossier en commun : leurs scores z ne se comparent pas",
        ),
        "estimate": ("estimated at {mean}, give or take {error}", "estimation de {mean}, à {error} près"),
        "estimates": (
            "{count:# item|# items} estimated, from {low} to {high}",
            "{count:# dossier estimé|# dossiers estimés}, de {low} à {high}",
        ),
        "few_dossiers": (
            "{jurors} marked fewer than {at_least} dossiers: two dossiers give +1 and -1 whatever the marks",
            "{jurors} : moins de {at_least} dossiers notés ; deux dossiers donnent +1 et −1 quelles que soient les notes",
        ),
        "few_shared": (
            "{juror} shares {count:# item|# items} with other jurors: it takes {least} to separate severity from chance",
            "{juror} partage {count:# dossier|# dossiers} avec d'autres : il en faut {least} pour séparer la sévérité du hasard",
        ),
        "no_contrast": (
            "no item has two marks, so that severity and quality cannot be separated",
            "aucun dossier n'a deux notes : sévérité et qualité ne se distinguent pas",
        ),
        "none": ("raw means are kept, as asked", "les moyennes brutes sont gardées, comme demandé"),
        "odds": (
            "multiplies the odds of a higher grade by {odds} ({value} logits)",
            "multiplie les chances d'une note plus haute par {odds} ({value} logits)",
        ),
        "off_scale": (
            "the calibrated mean of {item}, {mean}, is outside {scaled:=True:the scale|*:the marks given}, {low} to {high}: it orders items and is no mark",
            "la moyenne calibrée de {item}, {mean}, sort {scaled:=True:de l'échelle|*:des notes données}, de {low} à {high} : elle sert à classer, ce n'est pas une note",
        ),
        "one_grade": (
            "all grades are equal, so that there is nothing to explain",
            "toutes les notes sont égales : il n'y a rien à expliquer",
        ),
        "only_extreme": (
            "{names} had only the best or only the worst grade: such an effect has no bound",
            "{names} : seulement la meilleure ou seulement la pire note, un tel effet n'a pas de borne",
        ),
        "proportional_odds": (
            "{grades} grades, {levels:no level|# level|# levels} and {jurors:no juror|# juror|# jurors} with effects, in logits",
            "{grades} notes, {levels:aucun niveau|# niveau|# niveaux} et {jurors:aucun juré|# juré|# jurés} avec un effet, en logits",
        ),
        "raw": (
            "raw mean {raw}, rank {rank}{component:? of {size} in component #, ranked apart}",
            "moyenne brute {raw}, rang {rank}{component:? sur {size} dans la composante #, classée à part}",
        ),
        "saturated": (
            "no more contrasts inside items than severities: there are too few shared items to separate severity from chance",
            "pas plus de contrastes à l'intérieur des dossiers que de sévérités : trop peu de dossiers partagés pour séparer la sévérité du hasard",
        ),
        "separated": (
            "some level or juror has only the best or only the worst grades, or two factors say the same: an effect has no bound",
            "un niveau ou un juré n'a que les meilleures ou que les pires notes, ou deux facteurs disent la même chose : un effet n'a pas de borne",
        ),
        "severity": (
            "adds {value} to every mark, give or take {error} ({manner:=generous:generous|severe:severe|*:neither severe nor generous})",
            "ajoute {value} à chaque note, à {error} près (notation {manner:=generous:généreuse|severe:sévère|*:ni sévère ni généreuse})",
        ),
        "severity_range": (
            "{count:# juror|# jurors}: what each adds to every mark goes from {low} to {high}",
            "{count:# juré|# jurés} : ce que chacun ajoute à chaque note va de {low} à {high}",
        ),
        "singular_items": (
            "the variance of items is exactly 0: these marks support no ranking",
            "la variance des dossiers est exactement 0 : ces notes ne justifient aucun classement",
        ),
        "singular_jurors": (
            "the variance of severities is exactly 0: these marks show no severe or generous juror",
            "la variance des sévérités est exactement 0 : ces notes ne montrent aucune notation sévère ni généreuse",
        ),
        "singular_residual": (
            "nothing is left to chance: severities explain every difference, which real marks hardly do",
            "rien n'est laissé au hasard : les sévérités expliquent tout écart, ce qui n'arrive guère",
        ),
        "not_compared": (
            "the work was stopped: whether another method gives the same severities was not examined",
            "le travail a été arrêté : nul n'a examiné si une autre méthode donne les mêmes sévérités",
        ),
        "stopped": (
            "the work was stopped before severities were known",
            "le travail a été arrêté avant que les sévérités ne soient connues",
        ),
        "too_few": (
            "the three variances take two items, two jurors, and more marks than either",
            "les trois variances demandent deux dossiers, deux jurés, et plus de notes que des uns ou des autres",
        ),
        "too_many_effects": (
            "there are more than {most:# effect|# effects} to find, counting those of levels and of grades: fit fewer at once",
            "il y a plus de {most:# effet|# effets} à trouver, niveaux et notes comptés : en estimer moins à la fois",
        ),
        "too_many_jurors": (
            "there are more than {most:# juror|# jurors}: compare them one jury at a time",
            "il y a plus de {most:# juré|# jurés} : les comparer jury par jury",
        ),
        "unsupported": (
            "marks do not show that severities differ: chance alone would bring as much with probability {p}",
            "les notes ne montrent pas de sévérités différentes : le hasard seul en ferait autant avec une probabilité de {p}",
        ),
        "within": (
            "corrected by severities learnt inside items (REML), whoever read what",
            "corrigée des sévérités apprises à l'intérieur des dossiers (REML), quels que soient les lecteurs",
        ),
        "within_crossed_disagree": (
            "severities change with the method (Hausman: {statistic}, {df} df, p = {p}): items were hardly given to jurors at random, and `crossed` takes quality for severity; keep `within`",
            "les sévérités changent avec la méthode (Hausman : {statistic}, {df} ddl, p = {p}) : les dossiers n'ont guère été répartis au hasard, `crossed` prend la qualité pour la sévérité ; garder `within`",
        ),
        "z_score": ("mean z-score {score}", "score z moyen {score}"),
        "z_scores_distort": (
            "z-scores assume that every juror met dossiers of the same quality and spread: prefer calibration",
            "les scores z supposent que chaque juré a reçu des dossiers de même qualité et de même dispersion : préférer la calibration",
        ),
        # ── what is expected ──
        "applied_calibration": (
            "a calibration that is applied, and this one is not: {why}",
            "une péréquation appliquée, or celle-ci ne l'est pas : {why}",
        ),
        "applied_calibration.remedy": (
            "Keep raw means, or record a correction by hand as an Adjustment.",
            "Gardez les moyennes brutes, ou consignez une correction à la main (Adjustment).",
        ),
        "as_many_loadings": (
            "as many loadings for each item",
            "autant de coefficients (loadings) pour chaque dossier",
        ),
        "as_many_loadings.remedy": ("Fill with 0.", "Complétez par 0."),
        "even_rows": ("rows as long as one another", "des lignes de même longueur"),
        "even_rows.remedy": ("Fill with 0.", "Complétez par 0."),
        "finite_means": (
            "marks below 1e300, since calibrated means are floating-point numbers",
            "des notes inférieures à 1e300, car les moyennes calibrées sont des nombres flottants",
        ),
        "finite_means.remedy": ("Count marks in another unit.", "Comptez les notes dans une autre unité."),
        "finite_numbers": (
            "numbers whose sum is at most 1e300",
            "des nombres dont la somme est d'au plus 1e300",
        ),
        "finite_numbers.remedy": ("Count in another unit.", "Comptez dans une autre unité."),
        "known_variance": (
            "a known variance {part:=residual:above 0|*:from 0 to a billion times the residual}",
            "une variance connue, {part:=residual:supérieure à 0|*:de 0 à un milliard de fois la résiduelle}",
        ),
        "known_variance.remedy": ("Give the three variances.", "Donnez les trois variances."),
        "levels_of_item": ("the levels of this item", "les degrés de ce dossier"),
        "levels_of_item.remedy": ("Add them, or give factors=None.", "Ajoutez-les, ou donnez factors=None."),
        "one_for_each": (
            "{count:one value|# values}, one for each item",
            "{count:une valeur|# valeurs}, une par dossier",
        ),
        "variances_from_zero": ("variances from 0", "des variances à partir de 0"),
        "rounded_score": (
            "a score rounded to {places:# place|# places}",
            "un score arrondi à {places:# décimale|# décimales}",
        ),
        "rounded_score.remedy": (
            "Round it, or state more places.",
            "Arrondissez-le, ou déclarez plus de décimales.",
        ),
        "row_a_source": (
            "{count:one row|# rows}, one for each source that items load on, or none",
            "{count:une ligne|# lignes}, une par source d'erreur des dossiers, ou aucune",
        ),
        "same_items": (
            "a variance for each item that has a mean, and for no other",
            "une variance pour chaque dossier qui a une moyenne, et pour aucun autre",
        ),
        # titles of the results
        "title_Adjustment": ("Adjusted scores", "Scores ajustés"),
        "title_Calibration": ("Calibration", "Péréquation"),
        "title_Estimates": ("Estimates", "Estimations"),
        "title_OrdinalModel": ("Proportional odds, in logits", "Cotes proportionnelles, en logits"),
        "title_SeverityModel": ("Severity of each juror", "Sévérité de chaque membre du jury"),
        "title_ZScores": ("z-scores", "Notes centrées réduites"),
    }
)
