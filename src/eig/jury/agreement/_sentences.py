"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_coefficient": (
            "{name:=krippendorff_alpha:Krippendorff's alpha|cohen_kappa:Cohen's kappa|conger_kappa:Conger's kappa|fleiss_kappa:Fleiss' kappa|gwet_ac:Gwet's AC|brennan_prediger:Brennan-Prediger coefficient|*:#}",
            "{name:=krippendorff_alpha:alpha de Krippendorff|cohen_kappa:kappa de Cohen|conger_kappa:kappa de Conger|fleiss_kappa:kappa de Fleiss|gwet_ac:AC de Gwet|brennan_prediger:coefficient de Brennan et Prediger|*:#}",
        ),
        "subject_kendall_w": ("Kendall's W", "W de Kendall"),
        "subject_mean_spearman": ("mean Spearman correlation", "corrélation moyenne de Spearman"),
        "agreement": (
            "{value} over {items:# item|# items} and {marks:# mark|# marks} ({distance} distance): 1 is full agreement, 0 is what chance would bring, and below 0 jurors contradict one another",
            "{value} sur {items:# dossier|# dossiers} et {marks:# note|# notes} (distance {distance:=nominal:nominale|ordinal:ordinale|interval:d'intervalle|ratio:de rapport|identity:d'identité|linear:linéaire|quadratic:quadratique|radical:radicale|*:#}) : 1 est l'accord complet, 0 ce que donnerait le hasard, et sous 0 les jurés se contredisent",
        ),
        "all_tied": (
            "every juror gives every item the same mark, so that nobody ranks anything",
            "chaque juré donne à tous les dossiers la même note : personne ne classe rien",
        ),
        "beyond_floats": (
            "the marks are so large, or so close, that no floating-point number holds this figure: count them in another unit",
            "les notes sont si grandes, ou si proches, qu'aucun nombre à virgule flottante ne contient ce chiffre : les compter dans une autre unité",
        ),
        "concordance": (
            "{jurors} jurors rank {items} items with a concordance of {value}, from 0 (at random) to 1 (all alike); at random, one would see as much or more with chance {p}",
            "{jurors} jurés classent {items} dossiers avec une concordance de {value}, de 0 (au hasard) à 1 (classements identiques) ; au hasard, on verrait autant ou plus avec une probabilité de {p}",
        ),
        "constant": (
            "every mark that counts is the same: agreement beyond chance cannot be measured",
            "toutes les notes qui comptent sont égales : un accord au-delà du hasard ne se mesure pas",
        ),
        "icc": (
            "{share} of the variance of marks is between items ({kind:=ICC1:one juror, others for each item|ICC2:one juror, severity counted|ICC3:one juror, severity set aside|ICC1k:the jury's mean, other jurors for each item|ICC2k:the jury's mean, severity counted|*:the jury's mean, severity set aside}), by analysis of variance",
            "{share} de la variance des notes est entre dossiers ({kind:=ICC1:un juré, d'autres pour chaque dossier|ICC2:un juré, sévérité comptée|ICC3:un juré, sévérité mise à part|ICC1k:la moyenne du jury, d'autres jurés pour chaque dossier|ICC2k:la moyenne du jury, sévérité comptée|*:la moyenne du jury, sévérité mise à part}), par analyse de variance",
        ),
        "declared": (
            "one of the grades that categories declares, {grades}",
            "l'une des notes que déclare categories, {grades}",
        ),
        "declared.remedy": (
            "Correct the mark, or declare the grade too.",
            "Corrigez-la, ou déclarez-la aussi.",
        ),
        "few_pairs": (
            "{most} pairs of jurors, or of marks of an item, at most, to be compared two by two",
            "{most} paires de jurés, ou de notes d'un dossier, au plus, à comparer deux à deux",
        ),
        "few_pairs.remedy": (
            "Compare one jury at a time, or take krippendorff_alpha.",
            "Comparez un jury à la fois, ou prenez krippendorff_alpha.",
        ),
        "incomplete": (
            "items differ in their number of marks, and the panel misses {count:# mark|# marks}: take krippendorff_alpha, or the variances of crossed_model",
            "les dossiers n'ont pas tous autant de notes, et il en manque {count} au jury complet : prendre krippendorff_alpha, ou les variances de crossed_model",
        ),
        "interval": (
            "the {percent}% interval goes from {low} to {high}",
            "l'intervalle à {percent} % va de {low} à {high}",
        ),
        "items_alike": (
            "items all have the same mean, so that their differences cannot be separated from the jurors' disagreements",
            "les dossiers ont tous la même moyenne : leurs différences ne se séparent pas des désaccords du jury",
        ),
        "marks_alike": (
            "marks do not vary, so that there is no variance to share out",
            "les notes ne varient pas : il n'y a pas de variance à partager",
        ),
        "mean_spearman": (
            "two jurors' ranks correlate at {value} on average, over {pairs:# pair|# pairs}",
            "les rangs de deux jurés sont corrélés à {value} en moyenne, sur {pairs:# paire|# paires}",
        ),
        "negative_icc": (
            "it is negative: items differ less than by chance alone, the marks do not separate them",
            "elle est négative : les dossiers diffèrent moins que ne le ferait le hasard, les notes ne les distinguent pas",
        ),
        "negative_ratio": (
            "a ratio scale starts at zero and a mark is below it: take the interval distance",
            "une échelle de rapport part de zéro et une note est en dessous : prendre la distance d'intervalle",
        ),
        "no_error": (
            "jurors differ by a constant only, so that there is no error to measure an interval with",
            "les jurés ne diffèrent que d'une constante : il n'y a pas d'erreur pour mesurer un intervalle",
        ),
        "no_pair": (
            "no item was marked by two jurors, so that nothing can be compared",
            "aucun dossier n'a été noté par deux jurés : rien ne se compare",
        ),
        "no_pair_of_jurors": (
            "no two jurors rank two items that both marked",
            "il n'y a pas deux jurés qui classent deux mêmes dossiers",
        ),
        "not_all_ranked": (
            "the panel misses {count:# mark|# marks}: take mean_spearman, which compares two jurors on what both marked",
            "il manque {count:# note|# notes} : prendre mean_spearman, qui compare deux jurés sur ce que les deux ont noté",
        ),
        "not_crossed": (
            "each item has {marks} marks, but not from the same jurors: only ICC1 and ICC1k are defined",
            "chaque dossier a {marks} notes, mais pas des mêmes jurés : seuls ICC1 et ICC1k sont définis",
        ),
        "one_item": (
            "a single item does not show how the figure would vary from item to item",
            "un seul dossier ne montre pas comment le chiffre varierait d'un dossier à l'autre",
        ),
        "rough_error": (
            "the published standard error takes {count:the item with a single mark for one|the # items with a single mark for ones} where jurors do not agree: it and the interval are rough; leave such items out, or take krippendorff_alpha",
            "l'erreur type publiée compte {count:le dossier à note unique comme un désaccord|les # dossiers à note unique comme des désaccords} : elle et l'intervalle sont grossiers ; écarter ces dossiers, ou prendre krippendorff_alpha",
        ),
        "spearman": (
            "ranks correlate at {rho} with those of {other} over {items:# item|# items}",
            "les rangs sont corrélés à {rho} avec ceux de {other} sur {items:# dossier|# dossiers}",
        ),
        "too_negative": (
            "one juror agrees so little with another that no mean of jurors has a reliability",
            "un juré s'accorde si peu avec un autre qu'aucune moyenne de jurés n'a de fiabilité",
        ),
        "too_small": (
            "it takes two items and two marks on each to measure what varies",
            "il faut deux dossiers et deux notes sur chacun pour mesurer ce qui varie",
        ),
        "too_small_to_rank": (
            "it takes two jurors and two items to compare ranks",
            "il faut deux jurés et deux dossiers pour comparer des rangs",
        ),
        # titles of the results
        "title_Coefficient": ("Agreement of the jury: {subject}", "Accord du jury : {subject}"),
        "title_Concordance": ("Concordance of the jury", "Concordance du jury"),
        "title_IntraclassCorrelations": (
            "Intraclass correlations: {subject}",
            "Corrélations intraclasses : {subject}",
        ),
        "title_MeanSpearman": ("Agreement of ranks", "Accord des rangs"),
        # ── what is expected ──
        "level": (
            "a level between 0 and 1, neither included, such as 0.95",
            "un niveau entre 0 et 1, bornes exclues, par exemple 0,95",
        ),
    }
)
