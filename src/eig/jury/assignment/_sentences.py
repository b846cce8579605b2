"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_assignment": ("assignment", "répartition"),
        "subject_equals": ("equally good", "ex æquo"),
        "subject_panels": ("panels", "sous-jurys"),
        "subject_repairs": ("smallest repairs", "réparations les plus petites"),
        "subject_open": ("no assignment found", "aucune répartition trouvée"),
        "subject_shortage": ("no assignment", "aucune répartition"),
        "cannot_be_linked": (
            "no assignment links all jurors by shared items",
            "aucune répartition ne relie tous les jurés par des dossiers communs",
        ),
        "certain_readers": (
            "{readers:no juror reads it in all|always by {readers}|always by {readers}}",
            "{readers:aucun juré ne le lit dans toutes|toujours par {readers}|toujours par {readers}}",
        ),
        "equal_readers": (
            "equally good: {others} could read it instead{certain:?, and # always reads it}",
            "ex æquo : {others} {others:pourrait|pourraient} aussi le lire{certain:?, et # le lit toujours}",
        ),
        "equally_good": (
            "{count:no plan|this is the one best plan|# plans are equally good}",
            "{count:aucune répartition|c'est la seule répartition optimale|# répartitions sont ex æquo}",
        ),
        "equally_good_at_least": (
            "at least {count:# plan is|# plans are} equally good",
            "au moins {count:# répartition optimale|# répartitions ex æquo}",
        ),
        "equals_some": (
            "other plans are equally good, and this one is shown by the order of names; which readers all have in common is not settled",
            "d'autres répartitions sont ex æquo, et celle-ci est montrée selon l'ordre des noms ; on n'a pas établi quels lecteurs elles ont en commun",
        ),
        "equals_open": (
            "whether other plans are equally good is not settled: equal_assignments lists them",
            "on n'a pas établi si d'autres répartitions sont ex æquo : equal_assignments en dresse la liste",
        ),
        "exchangeable": (
            "equally good: {known:=all:|*:at least }{jurors} could sit elsewhere, exchanged with a juror of another panel",
            "ex æquo : {known:=all:|*:au moins }{jurors:# pourrait siéger|# pourraient siéger} ailleurs, par échange avec un autre juré",
        ),
        "fewer_reviews": (
            "ask for {by:# review|# reviews} less of {who}",
            "demander {by:# lecture|# lectures} de moins pour {who}",
        ),
        "from_worst_off": (
            "{worse:no item is|# of {count} items is|# of {count} items are} worse off",
            "{worse:aucun dossier n'est|# dossier sur {count} est|# dossiers sur {count} sont} moins bien {worse:servi|servi|servis}",
        ),
        "gives": (
            "it changes in {count} of {total:the one smallest repair|the # smallest repairs}",
            "change dans {count} {total:réparation, la seule aussi petite|des # plus petites réparations}",
        ),
        "gives_at_least": (
            "it changes in {count} of the {total} smallest repairs listed, and there may be more",
            "change dans {count} des {total} plus petites réparations listées, et il peut y en avoir d'autres",
        ),
        "label": (
            "{label}: {members} for a share of {share}",
            "{label} : {members} pour une part de {share}",
        ),
        "less_to_read": (
            "let {who} read {by} less than the minimum",
            "laisser {who} lire {by:# dossier|# dossiers} de moins que le minimum",
        ),
        "linked": ("jurors are not all linked", "les jurés ne sont pas tous reliés"),
        "load": ("{name} reads too much or too little", "{name} lit trop ou trop peu"),
        "many_items": ("{count} items ({shown}…)", "{count} dossiers ({shown}…)"),
        "many_jurors": ("{count} jurors ({shown}…)", "{count} jurés ({shown}…)"),
        "members": ("{count:# juror|# jurors}", "{count:# juré|# jurés}"),
        "more_reviews": (
            "ask for {by:# review|# reviews} more of {who}",
            "demander {by:# lecture|# lectures} de plus pour {who}",
        ),
        "more_room": ("let {who} read {by} more", "laisser {who} lire {by:# dossier|# dossiers} de plus"),
        "never_linked": (
            "no further review of the items that are read could link them: rank each group apart",
            "aucune lecture de plus des dossiers à lire ne les relierait : classer chaque groupe à part",
        ),
        "no_part": ("it takes no part in what is impossible", "n'est pas en cause"),
        "not_linked": (
            "the search for one that links all jurors by shared items was stopped early, and there may be one",
            "la recherche d'une répartition qui relie tous les jurés par des dossiers communs a été arrêtée avant son terme, et il peut y en avoir une",
        ),
        "one_of_equals": (
            "other plans are equally good: {items:# item|# items} could have other readers, and this one is shown by the order of names",
            "d'autres répartitions sont ex æquo : {items:# dossier pourrait|# dossiers pourraient} avoir d'autres lecteurs, et celle-ci est montrée selon l'ordre des noms",
        ),
        "only_best": ("no other plan is as good", "c'est la seule répartition optimale"),
        "panels": (
            "{jurors:# juror|# jurors} in {panels:# panel|# panels}, {balance:=exact:balanced exactly|best:imbalance {imbalance}, which rounding makes unavoidable|*:imbalance {imbalance}, at best {bound}}",
            "{jurors:# juré|# jurés} en {panels:# sous-jury|# sous-jurys}, {balance:=exact:équilibre exact|best:déséquilibre {imbalance}, que l'arrondi rend inévitable|*:déséquilibre {imbalance}, au mieux {bound}}",
        ),
        "panels_equal": (
            "other designs are equally good: {known:=all:each|*:at least {jurors}} of these jurors could be exchanged, and this one is shown by the order of names",
            "d'autres compositions sont ex æquo : un échange est possible pour {known:=all:chacun de ces jurés|*:au moins {jurors} de ces jurés}, et celle-ci est montrée selon l'ordre des noms",
        ),
        "panels_named": (
            "other designs are equally good: two panels of one size could change names; whether jurors could sit otherwise is not settled",
            "d'autres compositions sont ex æquo : deux sous-jurys de même effectif pourraient échanger leurs noms ; on n'a pas établi si des jurés pourraient siéger autrement",
        ),
        "panels_open": (
            "no exchange of two jurors is as good; whether another design is as good is not settled",
            "aucun échange de deux jurés n'est aussi bon ; on n'a pas établi si une autre composition est ex æquo",
        ),
        "panels_unproven": (
            "a more balanced design may exist, and which one was found may depend on the order of names",
            "une composition plus équilibrée peut exister, et celle qui a été trouvée peut dépendre de l'ordre des noms",
        ),
        "passed_over_dearer": (
            "{juror} would suit better by {better}, but its places cost {dearer} more",
            "{juror} conviendrait mieux de {better}, mais ses places coûtent {dearer} de plus",
        ),
        "passed_over_recused": (
            "{juror} would suit better by {better}, but is recused",
            "{juror} conviendrait mieux de {better}, mais se déporte",
        ),
        "passed_over_rule": (
            "{juror} would suit better by {better}, but fairness or linking comes first",
            "{juror} conviendrait mieux de {better}, mais l'équité ou le lien entre jurés passe avant",
        ),
        "plan": (
            "{reviews:# review|# reviews} of {items:# item|# items} by {jurors:# juror|# jurors}, affinity {total} in all{aim:=maximin:, the worst-off item at {worst}|leximin:, the worst-off item at {worst}|*:}",
            "{reviews:# lecture|# lectures} de {items:# dossier|# dossiers} par {jurors:# juré|# jurés}, affinité {total} en tout{aim:=maximin:, le dossier le moins bien servi à {worst}|leximin:, le dossier le moins bien servi à {worst}|*:}",
        ),
        "plan_open": (
            "the search was stopped{aim:=leximin: (items settled, from the worst-off: {settled}; a greater `effort` goes on)|*:}: no total exceeds {bound}, and which plan was found may depend on the order of names",
            "la recherche a été arrêtée{aim:=leximin: (dossiers établis, à partir du moins bien servi : {settled} ; un `effort` plus grand la poursuit)|*:} : aucun total ne dépasse {bound}, et la répartition trouvée peut dépendre de l'ordre des noms",
        ),
        "possible_readers": ("read by {readers} in some", "lecture par {readers} dans l'une ou l'autre"),
        "proof": ("the prices do not prove the total", "les prix ne prouvent pas le total"),
        "read_by": (
            "{readers:read by nobody|read by #|read by #}, affinity {total} in all",
            "{readers:aucune lecture|lecture par #|lecture par #}, affinité {total} en tout",
        ),
        "recusal": ("{name} is read by someone recused", "lecture de {name} malgré un déport"),
        "repair_equals": (
            "other repairs may be as small: equal_repairs lists them",
            "d'autres réparations peuvent être aussi petites : equal_repairs en dresse la liste",
        ),
        "repair_of": ("repair: {steps}", "réparation : {steps}"),
        "repair_order": (
            "other repairs may be as small{smaller:? or smaller}, and this one follows the order of names",
            "d'autres réparations peuvent être aussi petites{smaller:? ou plus petites}, et celle-ci suit l'ordre des noms",
        ),
        "repairs_found": (
            "{count:this is the one smallest repair|# repairs are equally small}{least:?; # at least, the search was stopped}",
            "{count:c'est la seule réparation aussi petite|# réparations sont ex æquo, les plus petites}{least:? ; au moins #, la recherche a été arrêtée}",
        ),
        "reviews": ("{name} has not the reviews asked", "{name} n'a pas les lectures demandées"),
        "short_of_bridges": (
            "no item of two readers links {jurors_said}, who alone may read {items_said}, with the others",
            "aucun dossier lu à deux ne relie {jurors_said} aux autres, et personne d'autre ne peut lire {items_said}",
        ),
        "short_of_items": (
            "for {jurors_said}, the least loads ask for {need:# review|# reviews} and {offer:none is possible|# is possible|# are possible}",
            "pour {jurors_said}, les charges minimales demandent {need:# lecture|# lectures}, {offer:aucune possible|# possible|# possibles}",
        ),
        "short_of_links": (
            "to link {jurors_said}, {need:# review is needed|# reviews are needed} beyond the first of each item, and {offer:none is possible|# is possible|# are possible}",
            "pour relier {jurors_said}, il faut {need:# lecture|# lectures} au-delà de la première de chaque dossier, {offer:aucune possible|# possible|# possibles}",
        ),
        "short_of_readers": (
            "for {items_said}, {need:# review is asked|# reviews are asked} and {offer:none is possible|# is possible|# are possible}: {jurors:no reader is left|{jurors_said} is full|{jurors_said} are full}",
            "pour {items_said}, {need:# lecture demandée|# lectures demandées}, {offer:aucune possible|# possible|# possibles} : {jurors:plus personne pour lire|{jurors_said} n'a plus de place|{jurors_said} n'ont plus de place}",
        ),
        # ── what is expected ──
        "labels": (
            "{kinds:one label|# labels}, one of each kind, as other jurors have",
            "{kinds:une étiquette|# étiquettes}, une de chaque sorte, comme d'autres jurés en ont",
        ),
        "labels.remedy": (
            "Give as many labels for each juror, in the same order.",
            "Donnez autant d'étiquettes à chaque juré, dans le même ordre.",
        ),
        "limits": (
            "a least and a greatest load, in this order",
            "une charge minimale et une charge maximale, dans cet ordre",
        ),
        "load_or_limits": (
            "a greatest load, or a least and a greatest one, in this order",
            "une charge maximale, ou une charge minimale et une maximale, dans cet ordre",
        ),
        "loads_each": (
            "a load for each {panels:?panel|juror}, {left} included",
            "une charge pour chaque {panels:?sous-jury|juré}, {left} compris",
        ),
        "loads_lack": (
            "what is impossible because of loads: of jurors who cannot be linked, it holds the repairs",
            "une impossibilité due aux charges : si des jurés ne peuvent être reliés, elle porte les réparations",
        ),
        "needs_each": (
            "how many reviews each item gets, {left} included",
            "le nombre de lectures de chaque dossier, {left} compris",
        ),
        "needs_each.remedy": (
            "Add these items, with 0 where nobody is to read them.",
            "Ajoutez ces dossiers, avec 0 si personne ne doit les lire.",
        ),
        "of_linked": ("1, where connected=True is not asked", "1, sans connected=True"),
        "of_linked.remedy": ("Give connected=True as well.", "Donnez aussi connected=True."),
        "pair": ("an item and a juror, in this order", "un dossier et un juré, dans cet ordre"),
        "few_cells": (
            "at most {most} panels times labels",
            "{most} au plus en multipliant les commissions par les étiquettes",
        ),
        "few_cells.remedy": (
            "Leave out labels that few jurors have.",
            "Omettez les étiquettes que peu de jurés portent.",
        ),
        "seat_each": ("a seat for each juror, {left} included", "un siège pour chaque juré, {left} compris"),
        "seat_each.remedy": ("Build it with design_panels.", "Construisez-la avec design_panels."),
        "seats": (
            "sizes that add up to {jury:the one juror|the # jurors}",
            "des effectifs dont la somme est {jury:l'unique juré|les # jurés}",
        ),
        # titles of the results
        "title_Assignment": ("Who reads what", "Répartition des lectures"),
        "title_EqualAssignments": ("Plans that are equally good", "Répartitions équivalentes"),
        "title_EqualRepairs": ("Repairs that are equally small", "Réparations équivalentes"),
        "title_NoAssignment": (
            "Why nobody can read it all",
            "Pourquoi les lectures ne peuvent être réparties",
        ),
        "title_PanelDesign": ("Panels", "Sous-jurys"),
    }
)
