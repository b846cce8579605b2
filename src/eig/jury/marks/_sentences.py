"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "abstained": ("abstained: {who}", "abstention : {who}"),
        "absent": ("absent: {who}", "absence : {who}"),
        "caption": (
            "Marks: {items:# dossier|# dossiers}, {jurors:# juror|# jurors}",
            "Notes : {items:# dossier|# dossiers}, {jurors:# juré|# jurés}",
        ),
        "casting_vote": (
            "equal votes, {votes} for and {votes} against: the casting vote of the chair is {side}",
            "partage égal des voix, {votes} pour et {votes} contre : la voix prépondérante de la présidence est {side:=favourable:favorable|*:défavorable}",
        ),
        "champion": ("champion flag of {who}", "coup de cœur de {who}"),
        "corrected": (
            "the sheet of {juror} was corrected by {by:=chair:the chair|jury:the jury|rules:the rules on recusal|*:#}: {why}",
            "la fiche de {juror} a été corrigée par {by:=chair:la présidence|jury:le jury|rules:les règles de déport|*:#} : {why}",
        ),
        "corrections": (
            "{count:one sheet was|# sheets were} set aside or corrected",
            "{count:une fiche a été écartée ou corrigée|# fiches ont été écartées ou corrigées}",
        ),
        "criterion": (
            "{title}: mean mark {mean}{counted:?, # as it counts}{percent:?, a weight of #%}{out_of:? in a total out of #}{brought:?, brings #}{most:? of at most #}",
            "{title} : note moyenne {mean}{counted:?, # telle qu'elle compte}{percent:?, poids de # %}{out_of:? dans un total sur #}{brought:?, apport de #}{most:? sur # au plus}",
        ),
        "criterion_unmarked": (
            "{title}: nobody marked it{missing:=None:|renormalise:, and it does not count|worst:; it counts as {stand_in}, the worst mark|midpoint:; it counts as {stand_in}, the middle of the scale|*:; it counts as {stand_in}, the best mark}{percent:?, a weight of #%}{out_of:? in a total out of #}{brought:?, brings #}{most:? of at most #}",
            "{title} : aucune note{missing:=None:|renormalise:, il ne compte pas|worst:, il compte pour {stand_in}, la pire note|midpoint:, il compte pour {stand_in}, le milieu de l'échelle|*:, il compte pour {stand_in}, la meilleure note}{percent:?, poids de # %}{out_of:? dans un total sur #}{brought:?, apport de #}{most:? sur # au plus}",
        ),
        "left_panel": ("the sheet of {juror} stands without {left}", "la fiche de {juror} vaut sans {left}"),
        "links_to_judge": (
            "{juror} has {count} links with {item}, and none of them alone calls for a recusal: the jury judges them together ({kinds})",
            "{juror} a {count} liens avec {item}, dont aucun n'appelle seul un déport : le jury les apprécie ensemble ({kinds})",
        ),
        "mark_levels": (
            "marks go from {low} to {high}{step:? by steps of #}",
            "les notes vont de {low} à {high}{step:? par pas de #}",
        ),
        "marked": ("marked by {who}", "notes données par {who}"),
        "no_sheet": ("no sheet of {who}", "aucune fiche de {who}"),
        "opined": ("an opinion without a mark: {who}", "avis sans note : {who}"),
        "opinions": (
            "opinions: {favourable} favourable, {unfavourable} unfavourable",
            "avis : {favourable:# favorable|# favorables}, {unfavourable:# défavorable|# défavorables}",
        ),
        "member_absent": ("absent", "absence"),
        "member_present": ("took part", "a pris part"),
        "member_recused": ("stepped back", "déport"),
        "member_unknown": ("no sheet of this member", "aucune fiche de ce membre"),
        "quorum_missed": (
            "quorum missed: {present:none|#|#} of the {members:member|# members} took part, and {needed:one is|# are} needed",
            "quorum non atteint : {present:aucun des {members} membres n'a|# des {members} membres a|# des {members} membres ont} pris part, il en fallait {needed}",
        ),
        "quorum_missed_alone": (
            "quorum missed: the only member took no part",
            "quorum non atteint : le seul membre n'a pas pris part",
        ),
        "quorum_nobody": (
            "quorum missed: every member stepped back, and nobody is left",
            "quorum non atteint : après les déports, il ne reste aucun membre",
        ),
        "quorum_reached_alone": (
            "quorum reached: the only member took part",
            "quorum atteint : le seul membre a pris part",
        ),
        "quorum_reached": (
            "quorum reached: {present} of the {members:member|# members} took part, and {needed:one is|# are} needed",
            "quorum atteint : {present:# des {members} membres a|# des {members} membres ont} pris part, il en fallait {needed}",
        ),
        "recused": ("recused: {who}", "déport : {who}"),
        "recused_item": ("steps back from {item} ({kind})", "déport pour {item} ({kind})"),
        "recused_session": (
            "steps back from the whole session ({kind})",
            "déport pour toute la session ({kind})",
        ),
        "recusals": ("{count:no recusal|one recusal|# recusals}", "{count:aucun déport|un déport|# déports}"),
        "recusals_of": ("{juror}: {items}", "{juror} : {items}"),
        "recused_from": ("{item:?#|the session} ({kind})", "{item:?#|la séance} ({kind})"),
        "set_aside": (
            "the sheet of {juror} was set aside by {by:=chair:the chair|jury:the jury|rules:the rules on recusal|*:#}",
            "la fiche de {juror} a été écartée par {by:=chair:la présidence|jury:le jury|rules:les règles de déport|*:#}",
        ),
        "sheets": (
            "{items:# dossier|# dossiers}, {jurors:# juror|# jurors}, {sheets:no sheet|# sheet|# sheets}, of which {filled:none holds marks|# holds marks|# hold marks}",
            "{items:# dossier|# dossiers}, {jurors:# juré|# jurés}, {sheets:# fiche|# fiches}, dont {filled:aucune ne porte de note|# porte des notes|# portent des notes}",
        ),
        "some_missing": ("marks are missing on {items}", "il manque des notes sur {items}"),
        "takes_part": ("takes part in everything", "participe à tout"),
        "link": (
            "{kind}",
            "{kind:=employer:employeur|hierarchical:lien hiérarchique|professional:lien professionnel|personal:lien personnel|acquaintance:connaissance|alumni:formation commune|examined before:évaluation antérieure|conscience:conscience|mentor of:mentor|own candidacy:candidature personnelle|rival candidacy:candidature concurrente|*:#}",
        ),
        "unmarked": (
            "no mark on {title} from {who}{missing:=None:|renormalise:: the other criteria of the sheet weigh more instead|worst:: it counts as {stand_in}, the worst mark|midpoint:: it counts as {stand_in}, the middle of the scale|*:: it counts as {stand_in}, the best mark}",
            "pas de note en {title} de {who}{missing:=None:|renormalise: : les autres critères de la fiche pèsent plus|worst: : elle compte pour {stand_in}, la pire note|midpoint: : elle compte pour {stand_in}, le milieu de l'échelle|*: : elle compte pour {stand_in}, la meilleure note}",
        ),
        "without_item": (
            "links to {targets} concern no dossier heard",
            "les liens avec {targets} ne concernent aucun dossier entendu",
        ),
        "without_juror": (
            "{jurors} {jurors:declares|declare} links and {jurors:does|do} not sit on the jury",
            "{jurors} {jurors:déclare|déclarent} des liens sans siéger au jury",
        ),
        "whole_recusals": ("recusals", "déports"),
        "whole_sheet": ("scoresheet", "notes"),
        # ── what is expected ──
        "called": (
            "one of the {called:=items:items|*:jurors} called",
            "{called:=items:un dossier|*:un juré} parmi ceux qui sont appelés",
        ),
        "called.remedy": (
            "{nearest:?Did you mean #? Else add|Add} it to {called}=, or correct it.",
            "{nearest:?Est-ce # ? Sinon ajoutez|Ajoutez}-le à {called}=, ou corrigez-le.",
        ),
        "changed_sheet": (
            "a sheet that differs from the one before",
            "une fiche qui diffère de la précédente",
        ),
        "changed_sheet.remedy": ("Leave the correction out.", "Omettez la correction."),
        "count_a_grade": (
            "how many judges gave each grade, the worst grade first",
            "le nombre de jurés qui ont donné chaque mention, la pire d'abord",
        ),
        "each_marked": (
            "a mark on each criterion that applies",
            "une note sur chaque critère qui s'applique",
        ),
        "each_marked.remedy": (
            'Mark it, or name a rule, such as missing="worst".',
            'Notez-le, ou nommez une règle, telle que missing="worst".',
        ),
        "few_grades": ("a step that makes {most} grades at most", "un pas qui donne au plus {most} mentions"),
        "few_grades.remedy": ("Rank by a median or a mean.", "Classez par médiane ou par moyenne."),
        "floor_on_scale": (
            "a mark between the worst and the best, {low:exact} and {high:exact}, or None",
            "une note entre la pire et la meilleure, {low:exact} et {high:exact}, ou rien (None)",
        ),
        "label_each_level": (
            "one label for each of the {count} levels, or none",
            "un libellé pour chacun des {count} degrés, ou aucun",
        ),
        "left_after_trim": (
            "{least:one mark|# marks} or more, so that some are left without the {low} lowest and the {high} highest",
            "{least:une note|# notes} ou plus, pour qu'il en reste sans les {low} plus basses ni les {high} plus hautes",
        ),
        "left_after_trim.remedy": (
            "Drop fewer, or gather more marks.",
            "Écartez-en moins, ou réunissez plus de notes.",
        ),
        "mark_and_weight": (
            "a mark and a weight for each criterion",
            "une note et un coefficient pour chaque critère",
        ),
        "mark_and_weight.remedy": (
            "Complete these, or total a Rubric with a rule for missing marks.",
            "Complétez ceux-ci, ou totalisez une Rubric avec une règle pour les notes manquantes.",
        ),
        "mark_on_scale": (
            "a mark from {low:exact} to {high:exact}{step:?, by steps of {step:exact}}",
            "une note de {low:exact} à {high:exact}{step:?, par pas de {step:exact}}",
        ),
        "mark_that_weighs": (
            "a mark on one of the criteria that apply{item:? to #}",
            "une note sur l'un des critères qui s'appliquent{item:? à #}",
        ),
        "mark_that_weighs.remedy": ("Mark one, or leave the sheet out.", "Notez-en un, ou omettez la fiche."),
        "no_such_criterion": (
            "no mark, since the rubric has no criterion {criterion}",
            "aucune note, car la grille n'a pas de critère {criterion}",
        ),
        "no_such_criterion.remedy": ("Mark one of {known:or}.", "Notez {known:or}."),
        "not_applying": (
            "no mark, since the criterion does not apply to {item}",
            "aucune note, car le critère ne s'applique pas à {item}",
        ),
        "not_applying.remedy": (
            "Leave it out, or widen the criterion's applies_to.",
            "Omettez-la, ou étendez applies_to pour ce critère.",
        ),
        "one_judge": (
            "one judge or more, for a majority grade",
            "un juré ou plus, pour une mention majoritaire",
        ),
        "one_judge.remedy": (
            "Leave the item out, or fill the tally with a default grade.",
            "Omettez le dossier, ou complétez le décompte par une mention par défaut.",
        ),
        "one_state": (
            "each member in one list alone: present, recused or absent",
            "chaque membre dans une seule liste : present, recused ou absent",
        ),
        "same_sheet": (
            "a sheet on {item} by {juror}, as before",
            "une fiche sur {item} par {juror}, comme avant",
        ),
        "same_sheet.remedy": ("Correct each sheet by its own.", "Corrigez chaque fiche par la sienne."),
        "scale_of_total": (
            "a scale for the total, since those of the criteria differ",
            "une échelle pour le total, car celles des critères diffèrent",
        ),
        "scale_of_total.remedy": (
            "Give Scale(low=0, high=20), say.",
            "Donnez Scale(low=0, high=20), par exemple.",
        ),
        "some_criteria": ("one criterion or more", "un critère ou plus"),
        "some_marks": ("one mark or more", "une note ou plus"),
        "some_weight": (
            "weights from 0, of which one is above 0",
            "des coefficients à partir de 0, dont un supérieur à 0",
        ),
        "state_of_marks": (
            "the state 'marked', since the sheet holds marks, an opinion or a champion flag",
            "l'état « notation », car la fiche porte des notes, un avis ou un coup de cœur",
        ),
        "step_of_grades": (
            "a step, since grades are the steps of a scale",
            "un pas, car les mentions sont les degrés d'une échelle",
        ),
        "step_of_grades.remedy": (
            "Give the scale a step, or rank by a median or a mean.",
            "Donnez un pas à l'échelle, ou classez par médiane ou par moyenne.",
        ),
        "step_that_divides": (
            "a step above 0 that leads in whole steps from {low:exact} to {high:exact}",
            "un pas supérieur à 0 qui mène en pas entiers de {low:exact} à {high:exact}",
        ),
        "step_that_divides.remedy": (
            "Give None for any mark between the bounds.",
            "Ne donnez rien (None) pour toute note entre les bornes.",
        ),
        "totals": (
            "reviews (Reviews), one total for each juror and item",
            "des notes (Reviews), un total par juré et par dossier",
        ),
        "totals.remedy": (
            "Those of a scoresheet are sheet.reviews().",
            "Celles d'une feuille de notes sont sheet.reviews().",
        ),
        "scoresheet": ("a scoresheet (Scoresheet)", "une feuille de notes (Scoresheet)"),
        "scoresheet.remedy": (
            "Read one from the table of the marks: rows.scoresheet(…), with jurors= where each juror has a column.",
            "Lisez-la dans le tableau des notes : rows.scoresheet(…), avec jurors= si chaque juré a sa colonne.",
        ),
        "vote_of_chair": (
            "a side with one vote or more, that of the chair",
            "un côté qui compte au moins une voix, celle de la présidence",
        ),
        "vote_of_chair.remedy": (
            "Count it there, or leave the chair out.",
            "Comptez-la, ou omettez la présidence.",
        ),
        # titles of the results
        "title_Quorum": ("Quorum: {subject}", "Quorum : {subject}"),
        "title_Recusals": ("Who steps back", "Déports"),
        "title_Reviews": ("Marks", "Notes"),
        "title_Scoresheet": ("Scoresheet", "Feuille de notes"),
    }
)
