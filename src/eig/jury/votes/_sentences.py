"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "all_tied": (
            "a ranking that ties all its items has no order to compare",
            "un classement où tous sont ex æquo n'a pas d'ordre à comparer",
        ),
        "beaten": (
            "beaten by {other}: its strongest path is worth {theirs} against {mine}",
            "derrière {other} : son plus fort chemin vaut {theirs} contre {mine}",
        ),
        "best_orders": (
            "{count:=None:how many orders do so was not counted|1:only one order does so|*:# orders do so, equally good}",
            "{count:=None:le nombre de ces ordres n'a pas été compté|1:un seul ordre y parvient|*:# ordres y parviennent, ex æquo}",
        ),
        "borda": ("Borda", "Borda"),
        "candidates": ("{count:# candidate|# candidates}", "{count:# dossier|# dossiers}"),
        "copeland": ("Copeland", "Copeland"),
        "first": ("first: {candidates}", "premier rang : {candidates}"),
        "kemeny": ("Kemeny", "Kemeny"),
        "kemeny_joined": (
            "the best orders do not settle the order of {candidates}: they are tied, though some stand before others in all of them",
            "les meilleurs ordres ne fixent pas l'ordre de {candidates} : rangs ex æquo, même si tous ces ordres placent certains avant d'autres",
        ),
        "kemeny_not_counted": (
            "other orders of {candidates} may be as good and were not counted: what the known ones leave open stays tied",
            "d'autres ordres de {candidates} peuvent être aussi bons et n'ont pas été comptés : ce qui reste ouvert reste ex æquo",
        ),
        "kemeny_not_proven": (
            "no order of {candidates} is proven the best: they are ranked as far as every best order is known to agree, and tied beyond; give the search more effort",
            "aucun ordre de {candidates} n'est optimal, preuve faite : le classement s'en tient à ce sur quoi tous les meilleurs ordres s'accordent sûrement, et laisse le reste ex æquo ; donner plus d'effort à la recherche",
        ),
        "lower_majority_grade": ("behind {other}, at {theirs}", "derrière {other}, à {theirs}"),
        "majority": ("majority judgment", "jugement majoritaire"),
        "majority_gauge": (
            "share of judges above: {above}, below: {below}",
            "part des jurés au-dessus : {above}, en dessous : {below}",
        ),
        "majority_grade": (
            "a majority gives it {grade} or better",
            "une majorité lui donne {grade} ou mieux",
        ),
        "median_and_shares": (
            "majority grade {grade}; share of judges above: {above}, below: {below}",
            "mention majoritaire {grade} ; part des jurés au-dessus : {above}, en dessous : {below}",
        ),
        "medians_removed": (
            "behind {other}: equal until {removed:# median judge leaves|# median judges leave}, then {theirs} against {mine}",
            "derrière {other} : égalité jusqu'au retrait de {removed:# mention médiane|# mentions médianes}, puis {theirs} contre {mine}",
        ),
        "never_compared": (
            "no ballot compares it with another candidate",
            "aucun bulletin ne compare ce dossier à un autre",
        ),
        "not_proven": (
            "{score:# preference|# preferences} kept, and no order keeps more than {bound}",
            "préférences gardées : {score}, au plus {bound}",
        ),
        "not_ranked": ("not ranked: {candidates}", "hors classement : {candidates}"),
        "places": (
            "{count:=None:possible places: {places}, in the best orders, which were not counted|1:placed {places} in the only best order|*:placed {places} in the # best orders}",
            "{count:=None:places possibles : {places}, dans les meilleurs ordres, qui n'ont pas été comptés|1:place {places} dans le seul meilleur ordre|*:places possibles : {places}, selon l'ordre, parmi les # meilleurs}",
        ),
        "places_within": (
            "placed from {first} to {last} by every best order",
            "place {first} à {last} dans tous les meilleurs ordres",
        ),
        "points": (
            "{points:# point|# points} out of {comparisons:# comparison|# comparisons}",
            "{points:# point|# points} sur {comparisons:# comparaison|# comparaisons}",
        ),
        "profile": (
            "Grades of each dossier; the one at the dashed line is the majority's",
            "Mentions de chaque dossier ; celle au trait est la mention majoritaire",
        ),
        "profile_part": ("{item}: {grade} × {count}", "{item} : {grade} × {count}"),
        "profile_share": ("{share}%", "{share} %"),
        "profile_items": ("dossiers", "dossiers"),
        "profile_axis": ("share of the grades", "part des mentions"),
        "profile_bars": (
            "One bar an item, from {best} on the left to {worst} on the right.",
            "Une barre par dossier, de {best} à gauche à {worst} à droite.",
        ),
        "profile_empty": ("No item.", "Aucun dossier."),
        "proven": (
            "{score:# preference|# preferences} kept, and no order keeps more",
            "préférences gardées : {score}, au mieux",
        ),
        "ranked": ("ranked {rank} of {count}", "rang {rank} sur {count}"),
        "same_tally": (
            "tied with {others}: the same grades from as many judges",
            "ex æquo avec {others} : les mêmes mentions d'autant de jurés",
        ),
        "schulze": ("Schulze", "Schulze"),
        "tie": ("equally good: {candidates}, at rank {rank}", "ex æquo : {candidates}, au rang {rank}"),
        "tied": ("tied with {others}", "ex æquo avec {others}"),
        "unbeaten": (
            "no other candidate beats it by a stronger path",
            "aucun autre dossier ne passe devant par un chemin plus fort",
        ),
        "uncompared": (
            "no ballot prefers it to another or another to it: its rank says nothing",
            "aucun bulletin ne préfère ce dossier à un autre, ni l'inverse : son rang ne dit rien",
        ),
        "uncompared_candidates": (
            "no ballot prefers {candidates} to another or another to them: their ranks say nothing",
            "aucun bulletin ne préfère {candidates} à un autre dossier, ni l'inverse : leurs rangs ne disent rien",
        ),
        # ── what is expected ──
        "equal_panels": (
            "as many judges for each item, or a rule for those who are missing",
            "autant de jurés pour chaque dossier, ou une règle pour ceux qui manquent",
        ),
        "equal_panels.remedy": (
            'Give unequal="normalise" or a default_grade.',
            'Donnez unequal="normalise" ou default_grade.',
        ),
        "label_each_grade": (
            "{count:one label|# labels}, one a grade, the worst grade first",
            "{count:un libellé|# libellés}, un par mention, la pire d'abord",
        ),
        "one_scale": (
            "{count:one count|# counts}, one a grade, as of the other items",
            "{count:un nombre|# nombres}, un par mention, comme pour les autres dossiers",
        ),
        "same_items": (
            "a ranking of the same items as the first",
            "un classement des mêmes dossiers que le premier",
        ),
        "same_items.remedy": (
            "Keep the items that both rank; one ranks {odd}, and the other does not.",
            "Gardez les dossiers que les deux classent ; l'un classe {odd}, l'autre non.",
        ),
        "so_many_grades": (
            "how many grades to return, {most} at most, since there are {judges} judges",
            "le nombre de mentions à donner, {most} au plus, car il y a {judges} jurés",
        ),
        "compared": (
            "{most} candidates at most, to be compared two by two",
            "{most} dossiers au plus, à comparer deux à deux",
        ),
        "compared.remedy": (
            "Compare the first of a first order.",
            "Comparez les premiers d'un premier ordre.",
        ),
        "compared_in_time": (
            "candidates that are compared two by two in time; it was stopped",
            "des dossiers comparés deux à deux à temps ; le calcul a été arrêté",
        ),
        "compared_in_time.remedy": (
            "Compare the first of a first order, or stop later.",
            "Comparez les premiers d'un premier ordre, ou arrêtez plus tard.",
        ),
        "square": (
            "one row a candidate, each of as many counts as there are candidates, {size}",
            "une ligne par dossier, chacune d'autant de nombres qu'il y a de dossiers, {size}",
        ),
        "square.remedy": ("Build it with Preferences.pairwise.", "Construisez-le avec Preferences.pairwise."),
        # titles of the results
        "title_KemenyRanking": ("Kemeny order", "Ordre de Kemeny"),
        "title_MajorityRanking": ("Majority judgment", "Jugement majoritaire"),
        "title_PairwiseCounts": ("Preferences by pair", "Préférences deux à deux"),
        "title_PointsRanking": ("Order by points: {subject}", "Ordre par points : {subject}"),
        "title_RankDistance": ("Distance of two orders", "Distance de deux ordres"),
        "title_SchulzeRanking": ("Schulze order", "Ordre de Schulze"),
    }
)
