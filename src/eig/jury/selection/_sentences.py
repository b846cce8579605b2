"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "below_threshold": (
            "not kept: {score}{exact:? (#)} is under the threshold {threshold:exact}",
            "non retenu : {score}{exact:? (#)} est sous le seuil {threshold:exact}",
        ),
        "chance": (
            "drawn with probability {chance}",
            "tiré au sort avec la probabilité {chance}",
        ),
        "equal_items": ("{first} = {rest}", "{first} = {rest}"),
        "in_brackets": ("[{items}]", "[{items}]"),
        "kept": (
            "kept: within the {places:one place|# places}",
            "retenu : dans la limite {places:de la place offerte|des # places offertes}",
        ),
        "kept_under_quotas": (
            "kept: every best set of {places} under the quotas holds it",
            "retenu : présent dans toute meilleure liste de {places} sous quotas",
        ),
        "listed_main": ("on the main list", "sur la liste principale"),
        "listed_nowhere": ("on no published list", "sur aucune liste publiée"),
        "listed_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "lost_tie": (
            "not kept: {open:the tie for the last place went to another|the tie for the last places went to others}",
            "non retenu : {open:un autre ex æquo a eu la dernière place|d'autres ex æquo ont eu les dernières places}",
        ),
        "lottery": ("lottery", "tirage au sort sous quotas"),
        "told_lottery": (
            "{places} of {count} are drawn, each with a stated chance",
            "{places} sur {count} sont tirés au sort, chacun avec une probabilité annoncée",
        ),
        "margin": (
            "{gap} above {rivals}, the first not kept for sure",
            "{gap} de plus que {rivals}, {rivals:le premier qui ne soit pas retenu|les premiers qui ne soient pas retenus} d'office",
        ),
        "leximin": (
            "no rule that keeps the quotas gives the worst-off more than {least}; nor, that kept, the next worst-off more than they have",
            "aucune règle qui respecte les quotas ne donne plus de {least} aux moins bien servis ; ni, cela acquis, davantage aux suivants",
        ),
        "not_proven_fair": (
            "the search was stopped: a fairer rule may keep the quotas",
            "la recherche a été arrêtée : une règle plus équitable peut exister sous ces quotas",
        ),
        "maximin": (
            "no rule that keeps the quotas gives the worst-off more than {least}",
            "aucune règle qui respecte les quotas ne donne plus de {least} à qui est le moins bien servi",
        ),
        "no_set_with_it": (
            "not kept: no set with it keeps the quotas",
            "non retenu : aucune liste qui le compte ne respecte les quotas",
        ),
        "nobody_below": (
            "not kept: there is no place",
            "non retenu : aucune place n'est offerte",
        ),
        "not_kept": (
            "not kept: {gap:?# below the last one kept; }{places:rank 1 was needed|a rank from 1 to # was needed}",
            "non retenu : {gap:?# de moins que le dernier retenu ; }{places:il fallait le rang 1|il fallait un rang de 1 à #}",
        ),
        "not_kept_under_tie": (
            "not kept: {gap:?# below those tied for the last places; }{places:rank 1 was needed|a rank from 1 to # was needed}",
            "non retenu : {gap:?# de moins que les ex æquo des dernières places ; }{places:il fallait le rang 1|il fallait un rang de 1 à #}",
        ),
        "not_replaced": (
            "nobody comes in for it",
            "personne ne vient à sa place",
        ),
        "on_reserve": (
            "number {number} on the reserve list",
            "n° {number} sur la liste complémentaire",
        ),
        "on_reserve_between": (
            "one of the numbers {number} to {last} on the reserve list: what is decided for the last places settles which",
            "l'un des n° {number} à {last} de la liste complémentaire, selon ce qui sera décidé pour les dernières places",
        ),
        "on_reserve_tied": (
            "tied with {others} for numbers {number} to {last} on the reserve list: equally good",
            "ex æquo avec {others} pour les n° {number} à {last} de la liste complémentaire",
        ),
        "passed_over": (
            "not kept: the best set with it under the quotas {objective:=scores:totals {loss} less|ranks:has ranks that add up to {loss} more|merit:holds {fewer} fewer of rank {rank}}",
            "non retenu : la meilleure liste qui le compte sous quotas {objective:=scores:totalise {loss} de moins|ranks:a des rangs dont la somme fait {loss} de plus|merit:en compte {fewer} de moins au rang {rank}}",
        ),
        "passed_over_equal": (
            "not kept: a set with it is equally good under the quotas, and the decision on record chose another",
            "non retenu : une liste qui le compte est ex æquo sous quotas, et la décision consignée en a retenu une autre",
        ),
        "price": (
            "{objective:=scores:{loss}|merit:{fewer} of rank {rank}}",
            "{objective:=scores:{loss}|merit:{fewer} au rang {rank}}",
        ),
        "price_in_ranks": ("{loss:# rank|# ranks}", "{loss:# rang|# rangs}"),
        "price_none": ("0", "0"),
        "quota_conflict": (
            "{quotas} cannot hold for {places:one place|# places}{only:?|, and others are in conflict as well}; relaxing by {units:one unit|# units} is enough{several:?, in # ways that are equally good|}: {ways}{more:? and # more|}",
            "impossible pour {places:une place|# places} ({quotas}){only:?|, et d'autres quotas sont aussi en conflit} ; assouplir {units:d'une unité|de # unités} suffit{several:?, de # façons équivalentes|} : {ways}{more:? et # autres|}",
        ),
        "quota_relaxed": (
            "{number:?({number}) |}{relaxed}",
            "{number:?({number}) |}{relaxed}",
        ),
        "quota_needs_it": (
            "ranked past the {places:one place|# places}, it helps to keep a quota",
            "classé au-delà {places:de la place offerte|des # places}, il aide à respecter un quota",
        ),
        "replacement": (
            "if {leaver} withdraws, {successors} comes in",
            "si {leaver} se désiste, {successors} le remplace",
        ),
        "replacement_none": (
            "if {leaver} withdraws, nobody can come in without breaking a quota or emptying the list",
            "si {leaver} se désiste, personne ne peut le remplacer sans rompre un quota ou épuiser la liste",
        ),
        "replacement_tied": (
            "if {leaver} withdraws, {successors} tie to come in, equally good: to be decided on the record",
            "si {leaver} se désiste, {successors} sont ex æquo pour le remplacer : à décider par écrit",
        ),
        "reserve_undecided": (
            "tied with {others} for the last {open:name|# names} of the reserve list: to be decided on the record",
            "ex æquo avec {others} pour {open:le dernier nom|les # derniers noms} de la liste complémentaire : à décider par écrit",
        ),
        "selection": ("selection", "sélection"),
        "told_kept": (
            "kept, in order of merit ({count} of {places:# place|# places}){tied:?, equals in brackets|}: {items}",
            "retenus, par ordre de mérite ({count} sur {places:# place|# places}){tied:?, ex æquo entre crochets|} : {items}",
        ),
        "told_quotas": (
            "quotas kept: {quotas}; {count:this is the only best list|# lists are equally good}",
            "quotas respectés : {quotas} ; {count:c'est la seule meilleure liste|# listes sont ex æquo}",
        ),
        "told_reserve": (
            "reserve list, equals in brackets: {items}",
            "liste complémentaire, ex æquo entre crochets : {items}",
        ),
        "told_undecided": (
            "equally good for {open:the last place|the last # places}, to be decided on the record ({count:one list|# lists possible}): {items}",
            "ex æquo pour {open:la dernière place|les # dernières places}, à décider par écrit ({count:une liste|# listes possibles}) : {items}",
        ),
        "told_reserve_undecided": (
            "equally good for the last names of the reserve list, to be decided on the record: {items}",
            "ex æquo pour les derniers noms de la liste complémentaire, à décider par écrit : {items}",
        ),
        "told_unfilled": (
            "{count:one place is left unfilled|# places are left unfilled}",
            "{count:une place non pourvue|# places non pourvues}",
        ),
        "undecided": (
            "tied with {others} for {share:=one:the one place|all:the {places} places|*:{open} of the {places} places}: to be decided on the record",
            "ex æquo avec {others} pour {share:=one:la place offerte|all:les {places} places|*:{open} des {places} places} : à décider par écrit",
        ),
        "undecided_under_quotas": (
            "{held} of the {count} equally good sets hold it: to be decided on the record",
            "présent dans {held} des {count} listes ex æquo : à décider par écrit",
        ),
        "uniform": (
            "each of the {sets} sets that keep the quotas is as likely",
            "chacune des {sets} listes qui respectent les quotas est aussi probable",
        ),
        "void_quotas": (
            "{names} {count:counts|count} none of those who may be kept: check the spelling, unless it is meant",
            "{names} ne {count:compte|comptent} aucun de ceux qui peuvent être retenus : vérifier l'orthographe, sauf si c'est voulu",
        ),
    }
)
