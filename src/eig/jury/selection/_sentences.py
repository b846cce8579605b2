"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_AGAIN = (
    "Select again from the ranking and the rules.",
    "Refaites la sélection depuis le classement et les règles.",
)
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "below_threshold": (
            "{score:?#|its score}{exact:? (#)} is under the threshold {threshold:exact}, under which nothing is kept",
            "{score:?#|son score}{exact:? (#)} est sous le seuil {threshold:exact}, en dessous duquel aucun dossier n'est retenu",
        ),
        "cause_adjustment": ("the adjustment of scores", "la péréquation"),
        "cause_decision": (
            "the {by:=jury:decision of the jury|draw:draw|priority:order of priority} on equals{reference:? (#)}",
            "{by:=jury:la décision du jury|draw:le tirage au sort|priority:l'ordre de priorité} entre ex æquo{reference:? (#)}",
        ),
        "cause_fill": (
            "the rule that all places are filled or none",
            "la règle qui veut toutes les places pourvues ou aucune",
        ),
        "cause_floors": ("the eliminating marks", "les notes éliminatoires"),
        "cause_opinions": (
            "the rule on opinions for and against",
            "la règle sur les avis favorables et défavorables",
        ),
        "cause_places": (
            "the limit of {places:one place|# places}",
            "la limite {places:d'une place|de # places}",
        ),
        "cause_quota": ("the quota ({quota})", "le quota ({quota})"),
        "cause_quota_other": ("another of the quotas", "un autre des quotas"),
        "cause_quotas": ("{count:one of the quotas|# quotas}", "{count:l'un des quotas|# quotas}"),
        "cause_tests": ("the declared tests on equals", "les critères annoncés de départage"),
        "cause_threshold": ("the threshold {threshold:exact}", "le seuil {threshold:exact}"),
        "chance": ("drawn with probability {chance}", "tirage au sort avec la probabilité {chance}"),
        "equal_items": ("{first} = {rest}", "{first} = {rest}"),
        "in_brackets": ("[{items}]", "[{items}]"),
        "kept": (
            "kept: within the {places:one place|# places}",
            "sur la liste principale : dans la limite {places:de # place|de la place offerte|des # places offertes}",
        ),
        "kept_for": (
            "without {cause}, it would {then:=tied:be tied for the last places|out:not be on the main list}",
            "sans {cause}, le dossier {then:=tied:serait ex æquo pour les dernières places|out:ne serait pas sur la liste principale}",
        ),
        "kept_for_together": (
            "without {causes:?# together, and not without only some of them|{count:# rule|# rules} at once, and not without one of them alone}, it would {then:=tied:be tied for the last places|out:not be on the main list}",
            "sans {causes:?# à la fois (une partie ne suffirait pas)|{count:# règle|# règles} à la fois (une seule ne suffirait pas)}, le dossier {then:=tied:serait ex æquo pour les dernières places|out:ne serait pas sur la liste principale}",
        ),
        "kept_under_quotas": (
            "kept: every best set of {places} under the quotas holds it",
            "sur la liste principale : ce dossier figure dans toutes les meilleures listes de {places} que permettent les quotas",
        ),
        "listed_main": ("on the main list", "sur la liste principale"),
        "listed_nowhere": ("on no published list", "sur aucune liste publiée"),
        "listed_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "lost_tie": (
            "not {next:?kept for the next round|on the main list}: {open:=1:the last place went to another of the equals|None:the last places went to one or more others of the equals|*:the last places went to others of the equals}",
            "{next:?hors de la liste du tour suivant|hors de la liste principale} : {open:=1:la dernière place est allée à un autre dossier ex æquo|None:les dernières places sont allées à un ou plusieurs autres dossiers ex æquo|*:les dernières places sont allées à d'autres dossiers ex æquo}",
        ),
        "lottery": ("lottery", "tirage au sort sous quotas"),
        "told_lottery": (
            "draw of {places} among {count}, each with a stated chance",
            "tirage au sort de {places:# dossier|# dossiers} sur {count}, avec une probabilité annoncée pour chacun",
        ),
        "margin": (
            "a score {gap} above that of {rivals}, the first without a sure place",
            "score supérieur de {gap} à celui {rivals:du premier dossier|des premiers dossiers} sans place assurée ({rivals})",
        ),
        "told_drawn": ("drawn: {items} ({by})", "dossiers tirés au sort : {items} ({by})"),
        "drawn_by": (
            "the draw: {rule}, code {code}, {randomness}",
            "le tirage : règle {rule:=uniform:uniforme|*:#}, code {code}, aléa {randomness}",
        ),
        "draw_decided": (
            "{drawn:?drawn|not drawn}: the draw decided, and the chance {stated:?stated beforehand |}was {chance}",
            "{drawn:?dossier tiré au sort|dossier que le tirage n'a pas désigné} : le tirage a décidé, et la probabilité {stated:?annoncée |}était de {chance}",
        ),
        "in_each_draw": (
            "every set that could be drawn holds it: the draw decided nothing of it",
            "toutes les listes qui pouvaient être tirées comptent ce dossier : le tirage n'y a rien décidé",
        ),
        "in_each_set": (
            "every set that may be drawn holds it",
            "toutes les listes qui peuvent être tirées comptent ce dossier",
        ),
        "sets_without": (
            "without {cause}, some set would hold it",
            "sans {cause}, des listes compteraient ce dossier",
        ),
        "sets_without_all": (
            "without {causes:?#|{count:# quota|# quotas}} together, some set would hold it",
            "sans {causes:?#|{count:# quota|# quotas}} à la fois, des listes compteraient ce dossier",
        ),
        "not_each_without": (
            "without {cause}, not every set would hold it",
            "sans {cause}, des listes ne compteraient pas ce dossier",
        ),
        "not_each_without_all": (
            "without {causes:?#|{count:# quota|# quotas}} together, not every set would hold it",
            "sans {causes:?#|{count:# quota|# quotas}} à la fois, des listes ne compteraient pas ce dossier",
        ),
        "in_no_set": (
            "no set that may be drawn holds it",
            "aucune liste qui peut être tirée ne compte ce dossier",
        ),
        "in_no_draw": (
            "no set that could be drawn holds it: the draw decided nothing of it",
            "aucune liste qui pouvait être tirée ne compte ce dossier : le tirage n'y a rien décidé",
        ),
        "leximin": (
            "no rule that keeps the quotas gives the worst-off of those whom some set holds more than {least}; nor, that kept, the next worst-off more than they have",
            "de ceux que compte une liste possible, aucune règle qui respecte les quotas ne donne plus de {least} aux dossiers les moins bien servis ; ni, cela acquis, davantage aux suivants",
        ),
        "not_proven_fair": (
            "the search was stopped: a fairer rule may keep the quotas",
            "la recherche a été arrêtée : une règle plus équitable peut exister sous ces quotas",
        ),
        "maximin": (
            "no rule that keeps the quotas gives the worst-off of those whom some set holds more than {least}",
            "de ceux que compte une liste possible, aucune règle qui respecte les quotas ne donne plus de {least} au dossier le moins bien servi",
        ),
        "no_list_holds": (
            "no list keeps the quotas published ({quotas})",
            "aucune liste ne respecte les quotas publiés ({quotas})",
        ),
        "no_set_with_it": (
            "no set with it keeps the quotas",
            "aucune liste où figure ce dossier ne respecte les quotas",
        ),
        "nobody_below": (
            "not {next:?kept for the next round|on the main list}: there is no place",
            "{next:?hors de la liste du tour suivant|hors de la liste principale} : aucune place n'est offerte",
        ),
        "not_kept": (
            "not {next:?kept for the next round|on the main list}: {gap:?a score # below that of the last one kept; }{places:rank 1 was needed|a rank from 1 to # was needed}",
            "{next:?hors de la liste du tour suivant|hors de la liste principale} : {gap:?score inférieur de # à celui du dernier dossier de la liste, }{places:il fallait le rang 1|il fallait un rang de 1 à #}",
        ),
        "not_kept_for": (
            "without {cause}, it would be {then:=main:on the main list|either:on the main list, or tied for its last places|next:kept for the next round|tied:tied for the last places|reserve:on the reserve list|last:on the reserve list, or tied for its end}",
            "sans {cause}, le dossier {then:=main:serait sur la liste principale|either:serait sur la liste principale, ou ex æquo pour ses dernières places|next:serait retenu pour le tour suivant|tied:serait ex æquo pour les dernières places|reserve:serait sur la liste complémentaire|last:serait sur la liste complémentaire, ou ex æquo pour sa fin}",
        ),
        "not_kept_for_together": (
            "without {causes:?# together, and not without only some of them|{count:# rule|# rules} at once, and not without one of them alone}, it would be {then:=main:on the main list|either:on the main list, or tied for its last places|next:kept for the next round|tied:tied for the last places|reserve:on the reserve list|last:on the reserve list, or tied for its end}",
            "sans {causes:?# à la fois (une partie ne suffirait pas)|{count:# règle|# règles} à la fois (une seule ne suffirait pas)}, le dossier {then:=main:serait sur la liste principale|either:serait sur la liste principale, ou ex æquo pour ses dernières places|next:serait retenu pour le tour suivant|tied:serait ex æquo pour les dernières places|reserve:serait sur la liste complémentaire|last:serait sur la liste complémentaire, ou ex æquo pour sa fin}",
        ),
        "not_known_for": (
            "whether a rule or a decision keeps it off the main list is not known: the search was stopped",
            "on ne sait pas si une règle ou une décision écarte le dossier de la liste principale : la recherche a été arrêtée",
        ),
        "not_kept_under_tie": (
            "not {next:?kept for the next round|on the main list}: {gap:?a score # below that of those tied for the last places; }{places:rank 1 was needed|a rank from 1 to # was needed}",
            "{next:?hors de la liste du tour suivant|hors de la liste principale} : {gap:?score inférieur de # à celui des ex æquo des dernières places, }{places:il fallait le rang 1|il fallait un rang de 1 à #}",
        ),
        "not_replaced": ("nobody comes in for it", "personne ne prend la place"),
        "on_reserve": ("number {number} on the reserve list", "n° {number} sur la liste complémentaire"),
        "on_reserve_between": (
            "one of the numbers {number} to {last} on the reserve list: what is decided for the last places settles which",
            "entre le n° {number} et le n° {last} de la liste complémentaire, selon ce qui sera décidé pour les dernières places",
        ),
        "on_reserve_tied": (
            "tied with {others} for numbers {number} to {last} on the reserve list: equally good",
            "ex æquo avec {others}, du n° {number} au n° {last} de la liste complémentaire",
        ),
        "passed_over": (
            "the best set with it under the quotas {objective:=scores:totals {loss} less|ranks:has ranks that add up to {loss} more|merit:holds {fewer} fewer of rank {rank}}",
            "la meilleure liste où figure ce dossier, sous quotas, {objective:=scores:totalise {loss} de moins|ranks:a des rangs dont la somme fait {loss} de plus|merit:en compte {fewer} de moins au rang {rank}}",
        ),
        "passed_over_fewer": (
            "no set with it keeps the quotas and is as long; the longest holds {fewer} fewer",
            "aucune liste où figure ce dossier ne respecte les quotas en étant aussi longue ; la plus longue en compte {fewer} de moins",
        ),
        "passed_over_equal": (
            "a set with it is equally good under the quotas, and the decision on record chose another",
            "une liste où figure ce dossier est ex æquo sous quotas, et la décision consignée en a choisi une autre",
        ),
        "passed_over_open": (
            "by how much the best set with it is worse is not known: its search was stopped",
            "on ne sait pas de combien la meilleure liste où figure ce dossier est moins bonne : sa recherche a été arrêtée",
        ),
        "past_places": (
            "not {next:?kept for the next round|on the main list}: {rank:?ranked # for|beyond the limit of} {places:one place|# places}{quotas:?; without any one quota, or without all, not on it either}",
            "{next:?hors de la liste du tour suivant|hors de la liste principale} : {rank:?rang # pour|au-delà de la limite, fixée à} {places:une place|# places}{quotas:? ; sans l'un des quotas, ou sans tous, le dossier n'y serait pas non plus}",
        ),
        "price": (
            "{objective:=scores:{loss}|merit:{fewer} of rank {rank}}",
            "{objective:=scores:{loss}|merit:{fewer} au rang {rank}}",
        ),
        "price_in_places": (
            "{places:# place|# places}{gain:? and # with them|}",
            "{places:# place|# places}{gain:? et # avec elles|}",
        ),
        "price_in_ranks": ("{loss:# rank|# ranks}", "{loss:# rang|# rangs}"),
        "price_none": ("0", "0"),
        "price_open": ("not known", "non connu"),
        "quota_conflict": (
            "{quotas} cannot hold{places:? with # kept|, however many of the places are filled}{only:?|, and others are in conflict as well}{open:?, whether each of them is needed is not known|}{fillable:?; at most # can be kept|}; relaxing by {units:one unit|# units} is enough{several:?, in # ways that are equally good|}: {ways}{more:? and # more|}",
            "{places:?impossible d'en retenir #|aucune liste n'est possible, quel que soit le nombre de places pourvues} ({quotas}){only:?|, et d'autres quotas sont aussi en conflit}{open:?, sans que l'on sache si chacun y est pour quelque chose|}{fillable:? ; au plus # peuvent l'être|} ; assouplir {units:d'une unité|de # unités} suffit{several:?, de # façons équivalentes|} : {ways}{more:? et # autres|}",
        ),
        "quota_conflict_open": (
            "{quotas} cannot hold{places:? with # kept|, however many of the places are filled}{only:?|, and others are in conflict as well}{open:?, whether each of them is needed is not known|}{fillable:?; at most # can be kept|}; the smallest relaxation is not known: its search was stopped",
            "{places:?impossible d'en retenir #|aucune liste n'est possible, quel que soit le nombre de places pourvues} ({quotas}){only:?|, et d'autres quotas sont aussi en conflit}{open:?, sans que l'on sache si chacun y est pour quelque chose|}{fillable:? ; au plus # peuvent l'être|} ; le plus petit assouplissement n'est pas connu : sa recherche a été arrêtée",
        ),
        "quota_relaxed": ("{number:?({number}) |}{relaxed}", "{number:?({number}) |}{relaxed}"),
        "replacement": (
            "{own:?on withdrawal|if {leaver} withdraws}, {successors} comes in",
            "{own:?en cas de désistement|si {leaver} se désiste}, {successors} prend la place",
        ),
        "replacement_but_for": (
            "without {cause}, {first:or} {then:=in:would|tied:would tie to|may:could} come in",
            "sans {cause}, {first:or} {then:=in:prendrait|tied:serait ex æquo pour prendre|may:pourrait prendre} la place",
        ),
        "replacement_may": (
            "{own:?on withdrawal|if {leaver} withdraws}, {successors:or} may come in, as is decided for the end of the reserve list",
            "{own:?en cas de désistement|si {leaver} se désiste}, {successors:or} pourra prendre la place, selon ce qui sera décidé pour la fin de la liste complémentaire",
        ),
        "replacement_none": (
            "{own:?on withdrawal|if {leaver} withdraws}, nobody can come in without breaking a quota or emptying the list",
            "{own:?en cas de désistement|si {leaver} se désiste}, personne ne peut prendre la place sans rompre un quota ou épuiser la liste",
        ),
        "replacement_tied": (
            "{own:?on withdrawal|if {leaver} withdraws}, {successors} tie to come in, equally good: to be decided on the record",
            "{own:?en cas de désistement|si {leaver} se désiste}, {successors} sont ex æquo pour prendre la place : à décider par écrit",
        ),
        "reserve_empty": ("nobody is on the reserve list", "la liste complémentaire est vide"),
        "reserve_undecided": (
            "tied with {others} for the last {open:=1:name|None:names|*:# names} of the reserve list: to be decided on the record",
            "ex æquo avec {others} pour {open:=1:le dernier nom|None:les derniers noms|*:les # derniers noms} de la liste complémentaire : à décider par écrit",
        ),
        "reserve_waits": (
            "on the reserve list or not, as is decided among equals for the last places and the end of the list",
            "inscription ou non sur la liste complémentaire, selon ce qui sera décidé entre ex æquo pour les dernières places et la fin de la liste",
        ),
        "selection": ("selection", "sélection"),
        "told_kept": (
            "kept, in order of merit ({count} of {places:# place|# places}){tied:?, equals in brackets|}{listed:?|: {items}}",
            "liste principale, par ordre de mérite (places pourvues : {count} sur {places}){tied:?, ex æquo entre crochets|}{listed:?| : {items}}",
        ),
        "told_quotas": (
            "quotas kept: {quotas}; {count:this is the only best list|# lists are equally good}",
            "quotas respectés : {quotas} ; {count:c'est la seule meilleure liste|# listes sont ex æquo}",
        ),
        "told_reserve": (
            "reserve list{tied:?, equals in brackets|}{listed:?|: {items}}",
            "liste complémentaire{tied:?, ex æquo entre crochets|}{listed:?| : {items}}",
        ),
        "told_rank": ("{rank}. {items}{equal:? (equally good)}", "{rank}. {items}{equal:? (ex æquo)}"),
        "told_undecided": (
            "{quotas:?on some of the equally good lists, for|equally good for} {open:the last place|the last # places}, to be decided on the record ({count:one list|# lists possible}): {items}",
            "{quotas:?sur une partie des listes ex æquo,|ex æquo} pour {open:la dernière place|les # dernières places}, à décider par écrit ({count:une liste|# listes possibles}) : {items}",
        ),
        "told_reserve_undecided": (
            "{equal:?equally good for the |}end of the reserve list, to be decided on the record: {items}",
            "{equal:?ex æquo pour la |}fin de la liste complémentaire, à décider par écrit : {items}",
        ),
        "told_unfilled": (
            "{count:one place is left unfilled|# places are left unfilled}",
            "{count:une place non pourvue|# places non pourvues}",
        ),
        "undecided": (
            "tied with {others} for {share:=one:the one place|all:the {places} places|last:the last places|*:{open} of the {places} places}: to be decided on the record",
            "ex æquo avec {others} pour {share:=one:la place offerte|all:les {places} places|last:les dernières places|*:{open} des {places} places} : à décider par écrit",
        ),
        "undecided_under_quotas": (
            "{held} of the {count} equally good sets hold it: to be decided on the record",
            "présence dans {held} des {count} listes ex æquo : à décider par écrit",
        ),
        "uniform": (
            "{sets:one set alone may be drawn|each of the # sets that keep the quotas is as likely}",
            "{sets:une seule liste peut être tirée|chacune des # listes qui respectent les quotas est aussi probable}",
        ),
        "void_quotas": (
            "{names} {count:counts|count} none of those who may be kept: check the spelling, unless it is meant",
            "{names} ne {count:compte|comptent} aucun dossier qui puisse figurer sur la liste : vérifier l'orthographe, sauf si c'est voulu",
        ),
        # ── what is expected ──
        "by_merit": (
            "a list that leaves out nobody as good, as it does {over}, unless quotas or a decision say so",
            "une liste qui n'écarte nul ex æquo, comme elle le fait de {over}, sauf quota ou décision",
        ),
        "by_merit.remedy": _AGAIN,
        "certain": ("probabilities that sum to 1", "des probabilités dont la somme est 1"),
        "certain.remedy": ("Build it with fair_lottery.", "Construisez-le avec fair_lottery."),
        "composition": (
            "a composition that fills {places:the one place|the # places} with items of the kinds, with a chance above 0",
            "une composition qui remplit {places:la place|les # places} avec des dossiers des groupes, et dont la probabilité n'est pas nulle",
        ),
        "composition.remedy": ("Build it with fair_lottery.", "Construisez-le avec fair_lottery."),
        "few_compositions": (
            "a rule other than uniform, which lists at most {most} compositions",
            "une autre règle que uniform, qui énumère au plus {most} compositions",
        ),
        "few_compositions.remedy": (
            'Use "maximin", which needs few, or fewer quotas.',
            'Prenez "maximin", qui en demande peu, ou moins de quotas.',
        ),
        "found_in_time": (
            "quotas under which the search ends in time; it was stopped",
            "des quotas sous lesquels la recherche aboutit à temps ; elle a été arrêtée",
        ),
        "found_in_time.remedy": (
            "State fewer quotas that count the same items; best_under_quotas tells what was found.",
            "Déclarez moins de quotas qui comptent les mêmes dossiers ; best_under_quotas dit ce qui a été trouvé.",
        ),
        "held_by_all": (
            "the items that all the best sets under quotas hold",
            "les dossiers que comptent toutes les meilleures listes sous quotas",
        ),
        "held_by_all.remedy": _AGAIN,
        "held_by_some": (
            "the items that some of the best sets under quotas hold, and not all",
            "les dossiers que comptent certaines des meilleures listes sous quotas sans que toutes les comptent",
        ),
        "held_by_some.remedy": _AGAIN,
        "members": (
            "the quotas that count each item, which the text of a selection leaves out",
            "les quotas qui comptent chaque dossier, que tait le texte d'une sélection",
        ),
        "members.remedy": (
            "Select again, or keep the selection as JSON.",
            "Refaites la sélection, ou gardez-la en JSON.",
        ),
        "none_undecided": (
            "no item that is undecided for the places",
            "une liste sans dossier indécis pour les places",
        ),
        "none_undecided.remedy": (
            "Decide the tie, and give the decision to select.",
            "Départagez les ex æquo, et donnez la décision à select.",
        ),
        "objective": (
            "an objective other than the sum of scores, since not every item has a score",
            "un autre objectif que la somme des scores, car tout dossier n'a pas de score",
        ),
        "objective.remedy": (
            'Rank by scores, or choose "ranks" or "merit".',
            'Classez par scores, ou choisissez "ranks" ou "merit".',
        ),
        "threshold": (
            "no threshold, since this ranking does not score every item",
            "un seuil absent, car ce classement ne donne pas de score à chaque dossier",
        ),
        "threshold.remedy": (
            "Leave it out, or exclude items before ranking.",
            "Omettez-le, ou écartez des dossiers avant de classer.",
        ),
        "undecided_item": (
            "undecided items, which some of the best sets hold and others do not, or equals after the main list",
            "des dossiers indécis, que certaines des meilleures listes comptent et d'autres non, ou des ex æquo qui suivent la liste principale",
        ),
        "undecided_item.remedy": (
            "Name undecided items or equals only, or leave the decision out.",
            "Ne nommez que des indécis ou des ex æquo, ou omettez la décision.",
        ),
        "with_places": ("rules with a number of places", "des règles avec un nombre de places"),
        "with_places.remedy": ("Give the rules places=.", "Donnez places= aux règles."),
        "within_places": (
            "at most {places:# item, as there is one place|# items, as there are places}",
            "au plus {places:# dossier, comme il y a une place|# dossiers, comme il y a de places}",
        ),
        "within_places.remedy": _AGAIN,
        # titles of the results
        "title_FairDraw": ("Draw under quotas", "Tirage sous quotas"),
        "title_FairLottery": ("Lottery", "Tirage pondéré"),
        "title_QuotaConflict": ("Quotas that conflict", "Quotas incompatibles"),
        "title_QuotaOptimum": ("Selection under quotas", "Sélection sous quotas"),
        "title_Replacement": ("If {subject} withdraws", "Si {subject} se désiste"),
        "title_Selection": ("Selection", "Sélection"),
    }
)
