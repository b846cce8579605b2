"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_bootstrap": ("bootstrap", "rééchantillonnage"),
        "subject_expected_ranks": ("expected ranks", "rangs attendus"),
        "subject_funding_line": ("funding line", "ligne de sélection"),
        "subject_left_out": (
            "without one {kind:=juror:juror|criterion:criterion|*:#}",
            "sans un {kind:=juror:juré|criterion:critère|*:#}",
        ),
        "accepted": (
            "its rank interval ends before the line at {line}",
            "son intervalle de rang finit avant la ligne à {line}",
        ),
        "always_in": (
            "within the {places:one place|# places} whoever is left out",
            "dans la limite {places:de # place|de la place|des # places}, quel que soit le retrait",
        ),
        "bootstrap": (
            "within the {places:one place|# places} with probability {chance}, ranked {best} to {worst} in {level}% of outcomes",
            "dans la limite {places:de # place|de la place|des # places} avec une probabilité de {chance}, rang {best} à {worst} dans {level} % des cas",
        ),
        "bootstrap_whole": (
            "of {count:# item|# items} with several reviews, {sure} within the {places:one place|# places} in every outcome and {open} in some ({kind:=exact:all outcomes counted|*:outcomes drawn: {replicates}})",
            "sur {count:# dossier lu|# dossiers lus} plusieurs fois, {sure} dans la limite {places:de # place|de la place|des # places} dans tous les cas et {open} dans certains ({kind:=exact:tous les cas comptés|*:cas tirés : {replicates}})",
        ),
        "expected_rank": ("expects rank {rank} of {count}", "rang attendu {rank} sur {count}"),
        "expected_ranks": (
            "{count:# item|# items} in the order of expected ranks{k:?; with the line after place #, {sure} surely in, {out} surely out, and {grey} for which these marks cannot decide}",
            "{count:# dossier|# dossiers} dans l'ordre des rangs attendus{k:? ; ligne après la place # : {sure} avant elle et {out} après elle de façon sûre, {grey} que ces notes ne départagent pas}",
        ),
        "funding_line": (
            "the line for {k:# place|# places} is at {line}: {accepted} before it, {rejected} after it, and {random_selection} for the draw",
            "la ligne pour {k:# place|# places} est à {line} : {accepted} avant elle, {rejected} après elle, et {random_selection} pour le tirage",
        ),
        "in_until": (
            "not within the {places:one place|# places} without {turned}",
            "hors de la limite {places:de # place|de la place|des # places} sans {turned}",
        ),
        "in_without": (
            "within the {places:one place|# places} without {turned}",
            "dans la limite {places:de # place|de la place|des # places} sans {turned}",
        ),
        "leave_one_out": (
            "{rank:?ranked #|not ranked} with all, {best} to {worst} without one",
            "{rank:?rang #|hors classement} avec tous, {best} à {worst} sans l'un d'eux",
        ),
        "left_out": (
            "{always:no item|one item|# items} within the {places:one place|# places} whichever {kind:=juror:juror|*:criterion}{tried:? of the # tried|} is left out{sometimes:?; # only in some rankings}{deciders:?; the places change without #}",
            "{always:aucun dossier|un dossier|# dossiers} dans la limite {places:de # place|de la place|des # places} quel que soit le {kind:=juror:juré|*:critère}{tried:?, parmi les # essayés,|} en moins{sometimes:? ; # selon le retrait}{deciders:? ; les places changent sans #}",
        ),
        "line_free": (
            "ranked {rank} for {places:no place|one place|# places}: nobody stands in its way",
            "rang {rank} pour {places:aucune place|une place|# places} : aucun autre dossier ne l'en empêche",
        ),
        "line_on": (
            "ranked {rank} for {places:no place|one place|# places}: its mean ties with the line of {line}",
            "rang {rank} pour {places:aucune place|une place|# places} : sa moyenne est ex æquo avec la ligne de {line}",
        ),
        "line_over": (
            "ranked {rank} for {places:no place|one place|# places}: its mean passes the line of {line} by {gap}",
            "rang {rank} pour {places:aucune place|une place|# places} : sa moyenne dépasse de {gap} la ligne de {line}",
        ),
        "line_under": (
            "ranked {rank} for {places:no place|one place|# places}: its mean is {gap} under the line of {line}",
            "rang {rank} pour {places:aucune place|une place|# places} : sa moyenne est à {gap} sous la ligne de {line}",
        ),
        "lone_reviews": (
            "{count:# item has|# items have} one review: how it would vary is unknown, and the chances of the others take its mark as certain",
            "{count:# dossier n'a qu'une lecture|# dossiers n'ont qu'une lecture} : on ne sait pas comment elle varierait, et les chances des autres la tiennent pour certaine",
        ),
        "mark_needed": (
            "a mark of {mark} from {juror} would tie it",
            "une note de {mark} donnée par {juror} suffirait pour être ex æquo",
        ),
        "never_in": (
            "not within the {places:one place|# places} whoever is left out",
            "hors de la limite {places:de # place|de la place|des # places}, quel que soit le retrait",
        ),
        "no_swap": (
            "swaps with nobody, whatever {varied} weighs",
            "n'échange son rang avec aucun autre dossier, quel que soit le poids de {varied}",
        ),
        "one_review": (
            "its chance is undefined: one review drawn again is always the same, which is no certainty",
            "sa chance n'est pas définie : une seule lecture, tirée à nouveau, est toujours la même, ce qui n'est pas une certitude",
        ),
        "picture_axis": ("weight of {varied}", "poids de {varied}"),
        "picture_items": ("dossiers", "dossiers"),
        "picture_jurors": ("jurors", "jury"),
        "picture_rank": ("rank", "rang"),
        "picture_total": ("total", "total"),
        "picture_marks": (
            "Marks by item and juror, from {low} (white) to {high} (dark); a dot where there is none",
            "Notes par dossier et juré, de {low} (blanc) à {high} (foncé) ; un point quand il n'y en a pas",
        ),
        "picture_range": ("{item}: {best} to {worst}", "{item} : {best} à {worst}"),
        "ranked_between": ("{item}: ranked {best} to {worst}", "{item} : rang {best} à {worst}"),
        "picture_ranges": (
            "Rank intervals; the dashed line stands after place {places}",
            "Intervalles de rang ; le trait suit la place {places}",
        ),
        "picture_swap": ("{above} and {below} at {at}", "{above} et {below} à {at}"),
        "picture_weights": (
            "Totals when the weight of {varied} goes from 0 to 1; now {weight} (dashed)",
            "Totaux quand le poids de {varied} va de 0 à 1 ; aujourd'hui {weight} (tirets)",
        ),
        "random_selection": (
            "its rank interval touches or crosses the line at {line}: it enters the draw",
            "son intervalle de rang touche ou croise la ligne à {line} : ce dossier entre au tirage",
        ),
        "rejected": (
            "its rank interval starts after the line at {line}",
            "son intervalle de rang commence après la ligne à {line}",
        ),
        "swap": (
            "swaps with {other} where {varied} weighs {at}",
            "échange son rang avec {other} quand {varied} pèse {at}",
        ),
        "uncompared": (
            "the work was stopped before {who} could be compared with the others: nothing is told of them here",
            "le calcul a été arrêté avant la comparaison de {who} avec les autres : rien n'en est dit ici",
        ),
        "untried": (
            "the work was stopped: without {who}, no ranking was made",
            "le calcul a été arrêté : sans {who}, aucun classement n'a été fait",
        ),
        "weight_stability": (
            "it weighs {weight} of the total; the order holds from {low} to {high}, and the first stays first from {first} to {last} ({swaps:no swap|# swap|# swaps} in all)",
            "poids actuel : {weight} du total ; l'ordre tient de {low} à {high}, et le premier rang de {first} à {last} ({swaps:aucun échange|# échange|# échanges} en tout)",
        ),
        "wide_ranks": (
            "{count:# item has a rank interval that covers|# items have rank intervals that cover} half the field: do not rely on their order",
            "{count:# dossier a un intervalle de rang couvrant|# dossiers ont un intervalle de rang couvrant} la moitié du classement : leur ordre n'est pas sûr",
        ),
        "without_marks": (
            "without the marks of {juror} it would be in",
            "sans les notes de {juror}, ce dossier serait dans la limite",
        ),
        "zone_grey": (
            "is {k:first|among the first #} with chance {top} ({draws:# draw|# draws}, seed {seed}): in the grey zone, these marks cannot decide",
            "{k:au premier rang|parmi les # premiers rangs} avec une probabilité de {top} ({draws:# tirage|# tirages}, graine {seed}) : en zone grise, ces notes ne permettent pas de trancher",
        ),
        "zone_in": (
            "is {k:first|among the first #} with chance {top} ({draws:# draw|# draws}, seed {seed}): surely in",
            "{k:au premier rang|parmi les # premiers rangs} avec une probabilité de {top} ({draws:# tirage|# tirages}, graine {seed}) : place sûre",
        ),
        "zone_out": (
            "is {k:first|among the first #} with chance {top} ({draws:# draw|# draws}, seed {seed}): surely out",
            "{k:au premier rang|parmi les # premiers rangs} avec une probabilité de {top} ({draws:# tirage|# tirages}, graine {seed}) : aucune place, de façon sûre",
        ),
        # ── what is expected ──
        "chance": (
            "a chance between {low} and 1, neither included",
            "une probabilité entre {low} et 1, exclus l'un et l'autre",
        ),
        "chance.remedy": ("Give 0.9, say.", "Donnez 0.9, par exemple."),
        "criteria_of_all": (
            "criteria that apply to every item",
            "des critères qui s'appliquent à chaque dossier",
        ),
        "criteria_of_all.remedy": (
            "Take the items that these apply to, with sheet.only(items).",
            "Prenez les dossiers auxquels ceux-ci s'appliquent, avec sheet.only(items).",
        ),
        "draws": (
            "at most {most:one draw|# draws}, since a sample holds at most {ranks} ranks, one for each item and draw",
            "au plus {most:un tirage|# tirages}, car un échantillon porte au plus {ranks} rangs, un par dossier et tirage",
        ),
        "estimates": (
            "Estimates, with their errors{why:?; these are undefined: #}",
            "des Estimates, avec leurs erreurs{why:? ; celles-ci ne sont pas définies : #}",
        ),
        "estimates.remedy": (
            "Give calibrate(reviews).estimates; where they are undefined, mend what makes them so.",
            "Donnez calibrate(reviews).estimates ; où elles ne sont pas définies, réparez-en la cause.",
        ),
        "interval": ("a rank interval", "un intervalle de rangs"),
        "interval.remedy": (
            "Compute it with expected_ranks(…, k=k).",
            "Calculez-le avec expected_ranks(…, k=k).",
        ),
        "line_in_weight": (
            "a rule under which each total is a line in the weight",
            "une règle selon laquelle chaque total est une droite en fonction du poids",
        ),
        "line_in_weight.remedy": (
            "Count missing marks as worst, midpoint or best, or rank at each weight that you mean.",
            "Comptez les notes manquantes comme « worst », « midpoint » ou « best », ou classez à chaque poids voulu.",
        ),
        "no_scale": (
            "one of {policies:or}, since scores by criterion have no scale on which to place a missing one",
            "l'une des valeurs {policies:or}, car des scores par critère n'ont pas d'échelle où placer un score manquant",
        ),
        "no_scale.remedy": (
            "Else give a scoresheet, or complete the scores.",
            "Sinon donnez une feuille de notes, ou complétez les scores.",
        ),
        "other_weights": (
            "a weight above 0 on another criterion than {varied}, since the ratios of the others are kept",
            "un coefficient supérieur à 0 sur un autre critère que {varied}, car les rapports des autres sont gardés",
        ),
        "replicates": (
            "a number of replicates, since an exact bootstrap takes at most {most} steps, and this one up to {steps}",
            "un nombre de répliques, car un bootstrap exact fait au plus {most} pas, et celui-ci jusqu'à {steps}",
        ),
        "replicates.remedy": (
            "Give 1000, say, to draw a sample.",
            "Donnez 1000, par exemple, pour tirer un échantillon.",
        ),
        "scores": (
            "a score on each weighted criterion, and on no other",
            "un score sur chaque critère pondéré, et sur aucun autre",
        ),
        "scores.remedy": (
            "Look at {odd}: score what is missing, say what it counts as (missing=), or leave the criterion out.",
            "Voyez {odd} : notez ce qui manque, dites pour quoi il compte (missing=), ou omettez le critère.",
        ),
        "some_ranks": ("one item or more", "un dossier ou plus"),
        "weights": (
            "the weight of each criterion, or a scoresheet, whose rubric has them",
            "le coefficient de chaque critère, ou une feuille de notes, dont la grille les porte",
        ),
        # titles of the results
        "title_Bootstrap": ("Ranks if other reviews were drawn", "Rangs si d'autres avis étaient tirés"),
        "title_ExpectedRanks": ("Expected ranks", "Rangs attendus"),
        "title_FundingLine": ("Funding line", "Ligne de financement"),
        "title_LeaveOneOut": ("Ranks without each one", "Rangs sans chacun"),
        "title_MarksNeeded": (
            "Marks that would change the outcome: {subject}",
            "Notes qui changeraient le résultat : {subject}",
        ),
        "title_WeightStability": (
            "If the weight of {subject} moves",
            "Si le coefficient de {subject:=*:#} change",
        ),
    }
)
