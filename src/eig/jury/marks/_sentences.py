"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "abstained": (
            "abstained: {who}",
            "abstention : {who}",
        ),
        "absent": (
            "absent: {who}",
            "absence : {who}",
        ),
        "caption": (
            "Marks: {items:# dossier|# dossiers}, {jurors:# juror|# jurors}",
            "Notes : {items:# dossier|# dossiers}, {jurors:# juré|# jurés}",
        ),
        "casting_vote": (
            "equal votes, {votes} for and {votes} against: the casting vote of the chair is {side}",
            "partage égal des voix, {votes} pour et {votes} contre : la voix prépondérante de la présidence est {side:=favourable:favorable|*:défavorable}",
        ),
        "champion": (
            "champion flag of {who}",
            "coup de cœur de {who}",
        ),
        "corrected": (
            "the sheet of {juror} was corrected by {by}: {why}",
            "la fiche de {juror} a été corrigée par {by:=chair:la présidence|jury:le jury|*:#} : {why}",
        ),
        "corrections": (
            "{count:one sheet was|# sheets were} set aside or corrected",
            "{count:une fiche a été écartée ou corrigée|# fiches ont été écartées ou corrigées}",
        ),
        "criterion": (
            "{title}: mean mark {mean}{counted:?, # as it counts}{percent:?, #% of the total}{out_of:? out of #}{brought:?, brings #}{most:? of at most #}",
            "{title} : note moyenne {mean}{counted:?, # telle qu'elle compte}{percent:?, # % du total}{out_of:? sur #}{brought:?, apporte #}{most:? sur # au plus}",
        ),
        "criterion_unmarked": (
            "{title}: nobody marked it{missing:=None:|renormalise:, and it does not count|worst:; it counts as {stand_in}, the worst mark|midpoint:; it counts as {stand_in}, the middle of the scale|*:; it counts as {stand_in}, the best mark}{percent:?, #% of the total}{out_of:? out of #}{brought:?, brings #}{most:? of at most #}",
            "{title} : aucune note{missing:=None:|renormalise:, il ne compte pas|worst:, il compte pour {stand_in}, la pire note|midpoint:, il compte pour {stand_in}, le milieu de l'échelle|*:, il compte pour {stand_in}, la meilleure note}{percent:?, # % du total}{out_of:? sur #}{brought:?, apporte #}{most:? sur # au plus}",
        ),
        "left_panel": (
            "the sheet of {juror} stands without {left}",
            "la fiche de {juror} vaut sans {left}",
        ),
        "links_to_judge": (
            "{juror} has {count} links with {item}, and none of them alone calls for a recusal: the jury judges them together ({kinds})",
            "{juror} a {count} liens avec {item}, dont aucun n'appelle seul un déport : le jury les apprécie ensemble ({kinds})",
        ),
        "mark_levels": (
            "marks go from {low} to {high}{step:? by steps of #}",
            "les notes vont de {low} à {high}{step:? par pas de #}",
        ),
        "marked": (
            "marked by {who}",
            "noté par {who}",
        ),
        "no_sheet": (
            "no sheet of {who}",
            "aucune fiche de {who}",
        ),
        "opined": (
            "an opinion without a mark: {who}",
            "avis sans note : {who}",
        ),
        "opinions": (
            "opinions: {favourable} favourable, {unfavourable} unfavourable",
            "avis : {favourable:# favorable|# favorables}, {unfavourable:# défavorable|# défavorables}",
        ),
        "member_absent": ("absent", "absence"),
        "member_present": ("took part", "a pris part"),
        "member_recused": ("stepped back", "déport"),
        "member_unknown": ("no sheet of this member", "aucune fiche de ce membre"),
        "quorum_missed": (
            "quorum missed: {present:none|#|#} of the {members:member|# members} composing the jury took part, and {needed:one is|# are} needed",
            "quorum non atteint : {present:aucun des {members} membres composant le jury n'a|# des {members} membres composant le jury a|# des {members} membres composant le jury ont} pris part, il en fallait {needed}",
        ),
        "quorum_missed_alone": (
            "quorum missed: the only member composing the jury took no part",
            "quorum non atteint : le seul membre composant le jury n'a pas pris part",
        ),
        "quorum_nobody": (
            "quorum missed: every member stepped back, and nobody is left to compose the jury",
            "quorum non atteint : après les déports, plus personne ne compose le jury",
        ),
        "quorum_reached_alone": (
            "quorum reached: the only member composing the jury took part",
            "quorum atteint : le seul membre composant le jury a pris part",
        ),
        "quorum_reached": (
            "quorum reached: {present} of the {members:member|# members} composing the jury took part, and {needed:one is|# are} needed",
            "quorum atteint : {present:# des {members} membres composant le jury a|# des {members} membres composant le jury ont} pris part, il en fallait {needed}",
        ),
        "recused": (
            "recused: {who}",
            "déport : {who}",
        ),
        "recused_item": (
            "steps back from {item} ({kind})",
            "déport pour {item} ({kind})",
        ),
        "recused_session": (
            "steps back from the whole session ({kind})",
            "déport pour toute la session ({kind})",
        ),
        "recusals": (
            "{count:no recusal|one recusal|# recusals}",
            "{count:aucun déport|un déport|# déports}",
        ),
        "set_aside": (
            "the sheet of {juror} was set aside by {by}",
            "la fiche de {juror} a été écartée par {by:=chair:la présidence|jury:le jury|*:#}",
        ),
        "sheets": (
            "{items:# dossier|# dossiers}, {jurors:# juror|# jurors}, {sheets:no sheet|# sheet|# sheets}, of which {filled:none holds marks|# holds marks|# hold marks}",
            "{items:# dossier|# dossiers}, {jurors:# juré|# jurés}, {sheets:# fiche|# fiches}, dont {filled:aucune ne porte de note|# porte des notes|# portent des notes}",
        ),
        "some_missing": (
            "marks are missing on {items}",
            "il manque des notes sur {items}",
        ),
        "takes_part": (
            "takes part in everything",
            "participe à tout",
        ),
        "link": (
            "{kind}",
            "{kind:=employer:employeur|hierarchical:lien hiérarchique|professional:lien professionnel|personal:lien personnel|acquaintance:connaissance|alumni:formation commune|examined before:évaluation antérieure|conscience:conscience|mentor of:mentor|*:#}",
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
        "whole_recusals": (
            "recusals",
            "déports",
        ),
        "whole_sheet": (
            "scoresheet",
            "notes",
        ),
        # titles of the results
        "title_Quorum": ("Quorum: {subject}", "Quorum : {subject}"),
        "title_Recusals": ("Who steps back", "Déports"),
        "title_Reviews": ("Marks", "Notes"),
        "title_Scoresheet": ("Scoresheet", "Feuille de notes"),
    }
)
