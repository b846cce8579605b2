"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "abstained": ("Abstention of {juror}: {items}.", "Abstention de {juror} : {items}."),
        "absent": ("Absence of {juror}: {items}.", "Absence de {juror} : {items}."),
        "adjusted_by": (
            "Adopted by {who}: {why} (source: {source}).",
            "Adoptée par {who} : {why} (source : {source}).",
        ),
        "adjusted_to": (
            "Decimals kept in the scores after: {places}.",
            "Décimales gardées dans les scores après : {places}.",
        ),
        "adjustment": ("Adjustment of scores", "Péréquation"),
        "after": ("after", "après"),
        "altered": (
            "the digest is not that of these minutes: their title, dates or author, or their content, changed",
            "l'empreinte n'est pas celle de ce procès-verbal : son titre, ses dates, son auteur ou son contenu a changé",
        ),
        "announced": (
            "Sources of chance{on:?, named on #}, and their values: {sources}.",
            "Sources du hasard{on:?, désignées le #}, et leurs valeurs : {sources}.",
        ),
        "because": ("{item}: {reasons}.", "{item} : {reasons}."),
        "before": ("before", "avant"),
        "bounds": ("bounds", "bornes"),
        "by": ("by", "par"),
        "caution": ("To be read with care: {caution}.", "À lire avec réserve : {caution}."),
        "caution_quorum": (
            "the quorum ({share}) was not reached on {items}",
            "le quorum ({share}) n'a pas été atteint pour {items}",
        ),
        "chair": (
            "Chair: {chair:?#|[to be filled in by the office]}.",
            "Présidence : {chair:?#|[à compléter par le service]}.",
        ),
        "chance": ("chance of each", "probabilité de chacun"),
        "committed": (
            "Commitment published beforehand: {commitment}; the code, hashed {number:once|# times}, gives it.",
            "Engagement publié d'avance : {commitment} ; le code, haché {number:une fois|# fois}, le donne.",
        ),
        "composition": ("Composition", "Composition"),
        "composition_of_set": ("number of each kind", "nombre par groupe"),
        "conflict_short": (
            "What leaves places unfilled: {why}.",
            "Ce qui laisse des places non pourvues : {why}.",
        ),
        "conflict": (
            "{fewer:?Nobody is kept|Nothing is decided, and nobody is refused}: {why}.",
            "{fewer:?Personne n'est retenu|Rien n'est décidé, et aucun dossier n'est écarté} : {why}.",
        ),
        "corrections": ("Corrections", "Corrections"),
        "corrected_by": (
            "{by:=chair:the chair|jury:the jury|rules:the rules on recusal|*:#}",
            "{by:=chair:la présidence|jury:le jury|rules:les règles de déport|*:#}",
        ),
        "corrected_why": ("{why}", "{why:=recusal:déport|*:#}"),
        "criterion": ("criterion", "critère"),
        "decisions": ("Decisions on equals", "Décisions sur les ex æquo"),
        "data_attribute": (
            "the attribute {attribute}, which a quota counts: {values}{source:? (source: #)| (source: not stated)}",
            "l'attribut {attribute}, qu'un quota compte : {values}{source:? (source : #)| (source : non indiquée)}",
        ),
        "data_criterion": ("marks on {en}: {marks}", "notes en {fr} : {marks}"),
        "data_marks": (
            "the marks of {count:one juror|# jurors}{source:? (source: #)| (source: the sheets of the jurors)}",
            "les notes de {count:un juré|# jurés}{source:? (source : #)| (source : les fiches des jurés)}",
        ),
        "data_champions": (
            "the champion flags of jurors{source:? (source: #)| (source: the sheets of the jurors)}",
            "les coups de cœur des jurés{source:? (source : #)| (source : les fiches des jurés)}",
        ),
        "data_opinions": (
            "the opinions of jurors, for, against or abstained{source:? (source: #)| (source: the sheets of the jurors)}",
            "les avis des jurés, favorables, défavorables ou abstentions{source:? (source : #)| (source : les fiches des jurés)}",
        ),
        "degree_adjusted": (
            "the jury adopted an adjustment of scores, recorded in its minutes",
            "le jury a adopté une péréquation, consignée au procès-verbal",
        ),
        "degree_authority": (
            "the jury proposes the lists, and the authority decides: the treatment decides nothing",
            "le jury propose les listes et l'autorité décide : le traitement ne décide de rien",
        ),
        "degree_decided": (
            "equals were parted by {by:=jury:the jury|draw:a draw|priority:an order of priority}, on the record",
            "les ex æquo ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité} (décision consignée)",
        ),
        "degree_filled": (
            "people gave the marks; for one that is missing the treatment counts {policy:=renormalise:the mean of the person's others|worst:the lowest of its scale|midpoint:the middle of its scale|best:the highest of its scale}, as the published rules say, and it predicts none",
            "les notes ont été données par des personnes ; pour une note qui manque, le traitement compte {policy:=renormalise:la moyenne des autres|worst:la plus basse de son échelle|midpoint:le milieu de son échelle|best:la plus haute de son échelle}, selon les règles publiées, et n'en prédit aucune",
        ),
        "degree_marks": (
            "people gave the marks: the treatment gave none, and predicted none",
            "les notes ont été données par des personnes : le traitement n'en a donné aucune et n'en a prédit aucune",
        ),
        "degree_order": (
            "the treatment worked out the scores, the order of merit and the lists that the published rules give",
            "le traitement a calculé les scores, l'ordre de mérite et les listes que donnent les règles publiées",
        ),
        "did_adjusted": (
            "scores were replaced by the adjusted ones, to {places:one decimal|# decimals}",
            "les scores ont été remplacés par les scores après péréquation, à {places:une décimale|# décimales}",
        ),
        "did_conflict": (
            "no list that the rules allow keeps the quotas, as an exact search proves: none was drawn up",
            "aucune liste que les règles permettent ne respecte les quotas, et une recherche exacte le prouve : aucune n'a été établie",
        ),
        "did_cut": (
            "at most {places:one was|# were} kept, in order of merit, and equals at the last place, if any, were left to be decided",
            "au plus {places:un dossier a été retenu|# dossiers ont été retenus}, par ordre de mérite, et les ex æquo à la dernière place, s'il y en avait, restaient à départager",
        ),
        "did_digest": (
            "the whole was recorded with a digest, so that it can be done again and compared",
            "l'ensemble a été consigné avec une empreinte, pour pouvoir être refait et comparé",
        ),
        "did_drawn": ("a draw was made: {record}", "un tirage au sort a eu lieu : {record}"),
        "did_excluded": (
            "dossiers without a mark, or that an eliminating mark or the opinions exclude, if any, were left out{threshold:?, and none under the threshold {threshold:exact} was kept}",
            "les dossiers sans note, et ceux qu'excluaient une note éliminatoire ou les avis, ont été écartés s'il y en avait{threshold:?, et aucun sous le seuil {threshold:exact} n'a été retenu}",
        ),
        "did_ordered": (
            "dossiers were put in order of score{tests:?, and equals parted by the declared tests, in their order}",
            "les dossiers ont été rangés par score{tests:?, et les ex æquo départagés par les critères annoncés, dans leur ordre}",
        ),
        "did_quotas": (
            "among all lists of {size} that keep the quotas, the best was found, proven by an exact search{fewer:?; no longer list keeps them|}",
            "parmi toutes les listes de {size} qui respectent les quotas, la meilleure a été trouvée, et une recherche exacte le prouve{fewer:? ; aucune liste plus longue ne les respecte|}",
        ),
        "did_scores": (
            "the score of each dossier was worked out from the totals of its jurors, in exact fractions",
            "le score de chaque dossier a été calculé sur les totaux de ses jurés, en fractions exactes",
        ),
        "did_totals": (
            "each juror's total was worked out from the marks and the weights of the criteria",
            "le total de chaque juré a été calculé sur les notes et les coefficients des critères",
        ),
        "deliberation": ("deliberation", "délibération"),
        "differs": (
            "the inputs differ from the minutes in {field}{what:? (#)}",
            "les données diffèrent du procès-verbal sur {field:=sheet:les fiches|rules:les règles|chair:la présidence|members:les membres|panels:les sous-jurys|present:les présences|adjustment:la péréquation|decisions:les décisions|draws:les tirages au sort|attributes:les attributs|taken_back:les retraits}{what:? (#)}",
        ),
        "digest": ("Digest of the act", "Empreinte de l'acte"),
        "digest_is": (
            "{salted:=True:HMAC-SHA-256, under a secret kept with these minutes,|False:SHA-256} of the canonical text of the whole act: {digest}.",
            "{salted:=True:HMAC-SHA-256, sous un secret conservé avec ce procès-verbal,|False:SHA-256} du texte canonique de l'acte entier : {digest}.",
        ),
        "draws": ("Draws", "Tirages au sort"),
        "drawn": (
            "{record}: {order}. Drawn again from the same sources, it is the same: {verified}.",
            "{record} : {order}. Tirage refait sur les mêmes sources, même résultat : {verified}.",
        ),
        "exact": ("{number:exact}", "{number:exact}"),
        "extract": ("Extract of the minutes for {item}", "Extrait du procès-verbal pour {item}"),
        "floor": ("eliminating under", "éliminatoire sous"),
        "held": ("{days:Sitting|Sittings}: {days}.", "{days:Séance|Séances} : {days}."),
        "holds": ("the minutes hold", "le procès-verbal est intact"),
        "item": ("dossier", "dossier"),
        "items": ("dossiers", "dossiers"),
        "juror": ("juror", "juré"),
        "kind": ("kind", "groupe"),
        "lists": ("Lists", "Listes"),
        "main": (
            "Main list, in order of merit{tied:?, equals in brackets|} (places: {places}): {items}.",
            "Liste principale, par ordre de mérite{tied:?, ex æquo entre parenthèses|} (places : {places}) : {items}.",
        ),
        "marks": ("Your marks", "Vos notes"),
        "member": ("{name}{capacity:? (#)}", "{name}{capacity:? (#)}"),
        "members": (
            "Members composing the jury ({count}): {members}.",
            "Membres composant le jury ({count}) : {members}.",
        ),
        "minutes": ("Minutes of the jury", "Procès-verbal du jury"),
        "no_adjustment": ("No score was adjusted.", "Aucune péréquation n'a été décidée."),
        "no_draw": ("Nothing was drawn by lot.", "Rien n'a été tiré au sort."),
        "rules_late": (
            "the rules were published on {on}, after the jury first sat on {first}{again:? (if they are those of a later round, record its `jury_sat`)}",
            "les règles ont été publiées le {on}, après la première séance du jury, le {first}{again:? (si ce sont celles d'un tour suivant, consigner son `jury_sat`)}",
        ),
        "signed_early": (
            "the minutes were signed on {on}, before the jury last sat on {last}",
            "le procès-verbal a été signé le {on}, avant la dernière séance du jury, le {last}",
        ),
        "signed_early_of": (
            "the minutes were signed on {on}, and hold something of {later}",
            "le procès-verbal a été signé le {on}, et fait état du {later}",
        ),
        "undated": (
            "not checked: {count:one step|# steps} before the decision of which the ledger has no day",
            "non vérifié : {count:une étape|# étapes} avant la décision, que le registre ne date pas",
        ),
        "decided_early": (
            "the decision on {order} is dated {on}, before the jury first sat on {first}",
            "la décision sur {order} est datée du {on}, avant la première séance du jury, le {first}",
        ),
        "draw_late": (
            "the sources of a draw ({record}) were announced on {on}, once the jury had sat or decided",
            "les sources d'un tirage ({record}) ont été annoncées le {on}, après la séance du jury ou après la décision",
        ),
        "draws_contradict": (
            "two draws on record order the same people differently, and neither was taken back: {one}; {other}",
            "deux tirages consignés donnent des ordres contraires, et aucun n'a été rapporté : {one} ; {other}",
        ),
        "names_loose": (
            "the names are those given to verify: the minutes keep no digest of names",
            "les noms sont ceux donnés pour la vérification : le procès-verbal ne garde pas d'empreinte des noms",
        ),
        "no_digest": ("the minutes have no digest", "le procès-verbal n'a pas d'empreinte"),
        "other_names": (
            "the names are not those that the minutes were drawn up with",
            "les noms ne sont pas ceux avec lesquels le procès-verbal a été établi",
        ),
        "other_scheme": (
            "the digest is of scheme {scheme}, which this release does not know",
            "l'empreinte suit le schéma {scheme}, que cette version ne connaît pas",
        ),
        "no_draw_record": (
            "no draw on record gives the order {order} ({reference})",
            "aucun tirage consigné ne donne l'ordre {order} ({reference})",
        ),
        "no_quorum": ("No quorum is asked for.", "Aucun quorum n'est exigé."),
        "no_recusal": (
            "Nobody stepped back, was absent or abstained.",
            "Ni déport, ni absence, ni abstention.",
        ),
        "not_committed": (
            "No commitment was published beforehand.",
            "Aucun engagement n'a été publié d'avance.",
        ),
        "mention": (
            "This decision was taken in part on the basis of an algorithmic treatment, whose purpose is {purpose}.",
            "Cette décision a été prise en partie sur le fondement d'un traitement algorithmique, dont la finalité est : {purpose}.",
        ),
        "notice": (
            "{used:=True:Algorithmic|False:No algorithmic} treatment: {item} – {title}",
            "{used:=True:Traitement|False:Aucun traitement} algorithmique : {item} – {title}",
        ),
        "notice_data": ("Data treated, and their sources", "Données traitées et leurs sources"),
        "notice_degree": (
            "Degree and mode of contribution to the decision",
            "Degré et mode de contribution à la décision",
        ),
        "notice_operations": ("Operations carried out", "Opérations effectuées"),
        "notice_parameters": (
            "Parameters and their weights, applied to your situation",
            "Paramètres et leur pondération, appliqués à votre situation",
        ),
        "on": ("on", "le"),
        "opinion_favourable": ("favourable", "avis favorable"),
        "opinion_unfavourable": ("unfavourable", "avis défavorable"),
        "other_day": (
            "{step:=sitting:the sitting|draw:the announcement of the draw} is dated {on} in the minutes, and {known} in the ledger",
            "{step:=sitting:la séance|draw:l'annonce du tirage} est datée du {on} au procès-verbal, et du {known} au registre",
        ),
        "other_digest": (
            "the digest published is another one than that of the minutes",
            "l'empreinte publiée n'est pas celle du procès-verbal",
        ),
        "other_draw": ("a draw done again gives another order", "un tirage refait donne un autre ordre"),
        "other_lists": (
            "the inputs run again give other lists",
            "la délibération refaite donne d'autres listes",
        ),
        "other_text": (
            "line {line} of the text is not what the minutes write: {text}",
            "la ligne {line} du texte n'est pas celle du procès-verbal : {text}",
        ),
        "outcome": ("outcome", "issue"),
        "own_marks": (
            "marks {marks}, mean {score}{high:? on a scale from {low} to #}",
            "notes {marks}, moyenne {score}{high:? sur une échelle de {low} à #}",
        ),
        "found_then": (
            "This is what the jury found when it sat: what was decided or happened since is not told here.",
            "Constat du jury à la date de sa réunion : ce qui a été décidé ou s'est produit depuis n'y figure pas.",
        ),
        "outcome_is": ("Outcome: {outcome}.", "Issue : {outcome}."),
        "own_before": (
            "its score was {before} before the adjustment of scores",
            "le score était {before} avant péréquation",
        ),
        "own_conflict": (
            "{fewer:?nobody is kept: no list of {places} keeps the quotas published, and the rules want all places filled or none|not decided: no list keeps the quotas published} ({quotas})",
            "{fewer:?personne n'est retenu : aucune liste de {places} ne respecte les quotas publiés, et les règles veulent que toutes les places soient pourvues ou aucune|rien n'est décidé : aucune liste ne respecte les quotas publiés} ({quotas})",
        ),
        "other_missing_rule": (
            "by another rule for missing marks, it would be kept: {policies:or}",
            "avec une autre règle pour les notes manquantes, le dossier serait retenu : {policies:or}",
        ),
        "missing_as_renormalise": (
            "the other criteria of the sheet weigh more",
            "les autres critères de la fiche pèsent plus",
        ),
        "missing_as_worst": ("the lowest of the scale", "la plus basse de l'échelle"),
        "missing_as_midpoint": ("the middle of the scale", "le milieu de l'échelle"),
        "missing_as_best": ("the highest of the scale", "la plus haute de l'échelle"),
        "own_missing_some": (
            "one mark is missing, and what it would have been is not known; {least:?with any mark from #|with some marks in its place}, it would be kept",
            "une note manque, et nul ne sait ce qu'elle aurait été ; {least:?avec toute note à partir de #|avec certaines notes}, le dossier serait retenu",
        ),
        "own_missing_none": (
            "one mark is missing, and what it would have been is not known; no mark would have been enough for it to be kept for sure",
            "une note manque, et nul ne sait ce qu'elle aurait été ; aucune n'aurait suffi pour que le dossier soit retenu à coup sûr",
        ),
        "own_missing_highest": (
            "{count:one mark is|# marks are} missing, and what would have stood there is not known; with the highest in their place, it would be kept",
            "{count:une note manque|# notes manquent}, et nul ne sait ce qu'il y aurait eu ; avec les plus hautes à leur place, le dossier serait retenu",
        ),
        "own_decided": (
            "{left:?what the declared test left equal was|equals were} parted by {by:=jury:the jury|draw:a draw|priority:an order of priority declared beforehand}{announced:? announced on #}{record:? (method and values: #}{number:?; number #}{size:? of #}{fewer:? of fewer than #}{number:? on the list numbered before the draw|}{record:?)|}{reference:? (#)}{on:? on #}",
            "les ex æquo{left:? que le critère annoncé laissait|} ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité annoncé}{announced:? annoncé le #}{record:? (méthode et valeurs : #}{number:? ; n° #}{size:? sur #}{fewer:? sur moins de #}{number:? de la liste numérotée avant le tirage|}{record:?)|}{reference:? (#)}{on:? le #}",
        ),
        "own_equals": ("{count:one more|# more}", "{count:un autre dossier|# autres dossiers}"),
        "own_equals_some": ("one or more others", "un ou plusieurs autres dossiers"),
        "own_undecided_some": (
            "equally good as one or more others for {open:=1:the last place|None:the last places|*:the last # places}: to be decided on the record",
            "ex æquo avec un ou plusieurs autres dossiers pour {open:=1:la dernière place|None:les dernières places|*:les # dernières places} : à décider par écrit",
        ),
        "own_reserve_undecided_some": (
            "equally good as one or more others for the end of the reserve list: to be decided on the record",
            "ex æquo avec un ou plusieurs autres dossiers pour la fin de la liste complémentaire : à décider par écrit",
        ),
        "own_kept": (
            "kept: within the {places:one place|# places}",
            "sur la liste principale : dans la limite {places:de # place|de la place offerte|des # places offertes}",
        ),
        "own_rank": (
            "ranked {rank}{count:? of #}{listed:? on the list #}{score:?, with #}{high:? on a scale from {low} to #}{equals:?, equal with #}",
            "rang {rank}{count:? sur #}{listed:? de la liste #}{score:?, avec #}{high:? sur une échelle de {low} à #}{equals:?, ex æquo avec #}",
        ),
        "own_reserve": (
            "{last:?equally good for numbers {number} to # on the reserve list (to be decided on the record if a place falls free)|number {number} on the reserve list}",
            "{last:?ex æquo, du n° {number} au n° # de la liste complémentaire (à départager par écrit si une place se libère)|n° {number} sur la liste complémentaire}",
        ),
        "own_reserve_between": (
            "one of the numbers {number} to {last} on the reserve list: what is decided for the last places settles which",
            "entre le n° {number} et le n° {last} de la liste complémentaire, selon ce qui sera décidé pour les dernières places",
        ),
        "own_no_reserve": (
            "outside of the reserve list too ({names:one name|# names}){lost:?, whose last place was to be parted among equals}{untold:?; whether a quota matters to that is not told here, for it would tell the attributes of others}",
            "hors également de la liste complémentaire ({names:un nom|# noms}){lost:?, dont la dernière place était à départager entre ex æquo}{untold:? ; le rôle éventuel d'un quota n'est pas dit ici, car il révélerait les caractéristiques d'autres dossiers}",
        ),
        "own_reserve_undecided": (
            "equally good as {others} more for the end of the reserve list: to be decided on the record",
            "ex æquo avec {others:un autre dossier|# autres dossiers} pour la fin de la liste complémentaire : à décider par écrit",
        ),
        "own_tie_break": (
            "equal scores were parted by the declared test: {test}",
            "les scores égaux ont été départagés par le critère annoncé : {test}",
        ),
        "own_total": (
            "{count:# sheet|# sheets}{score:?, mean total #}{high:? on a scale from {low} to #}{held:?; #}",
            "{count:# fiche|# fiches}{score:?, total moyen #}{high:? sur une échelle de {low} à #}{held:? ; #}",
        ),
        "own_withheld": (
            "totals are not told here, under the rules on who is told what{marks:?: beside the published lists, they could tell the marks of others}",
            "les totaux ne sont pas indiqués ici, selon les règles sur ce qui est dit à chacun{marks:? : rapprochés des listes publiées, ils pourraient révéler les notes d'autres dossiers}",
        ),
        "own_undecided_lists": (
            "several lists are the best that keep the quotas: they {objective:=scores:have the same sum of scores|ranks:have the same sum of ranks|merit:hold as many of each rank}, some with it and some without; one of them is to be chosen, on the record",
            "plusieurs listes sont les meilleures que permettent les quotas : elles {objective:=scores:ont la même somme de scores|ranks:ont la même somme de rangs|merit:comptent autant de dossiers de chaque rang}, les unes avec ce dossier, les autres sans ; l'une d'elles reste à choisir, par écrit",
        ),
        "own_undecided": (
            "equally good as {others} more for {open:=1:the last place|None:the last places|*:the last # places}: to be decided on the record",
            "ex æquo avec {others:un autre dossier|# autres dossiers} pour {open:=1:la dernière place|None:les dernières places|*:les # dernières places} : à décider par écrit",
        ),
        "panels": ("{count:Panel|Panels}:", "{count:Sous-jury|Sous-jurys} :"),
        "pool": (
            "Names numbered in this order: {pool}. For every order to be possible, the sources must bring {bits:one bit|# bits} of chance.",
            "Noms numérotés dans cet ordre : {pool}. Pour que tous les ordres soient possibles, les sources doivent apporter {bits:un bit|# bits} de hasard.",
        ),
        "present": (
            "Members who took part ({count}): {members}.",
            "Membres ayant pris part ({count}) : {members}.",
        ),
        "price_merit": ("points lost: fewer kept", "points perdus : dossiers en moins"),
        "price_ranks": ("points lost, in ranks", "points perdus, en rangs"),
        "price_scores": ("points lost", "points perdus"),
        "probability": ("probability", "probabilité"),
        "proposed": (
            "The lists are proposed to the authority, which decides.",
            "Les listes sont proposées à l'autorité, qui décide.",
        ),
        "quorum_count": ("{item} ({part} of {called})", "{item} ({part} sur {called})"),
        "quorum_listed": (
            "Of these, on a list all the same: {items}.",
            "Parmi eux, sur une liste malgré cela : {items}.",
        ),
        "quorum_missed": (
            "The quorum ({share} of the members composing {panels:=True:the panel that hears the dossier|False:the body}) was not reached on {items}.",
            "Le quorum ({share} des membres composant {panels:=True:le sous-jury qui entend le dossier|False:le jury}) n'a pas été atteint pour {items}.",
        ),
        "quorum_no_item": (
            "The quorum ({share}) is counted dossier by dossier, and there is none.",
            "Le quorum ({share}) se compte dossier par dossier, et il n'y en a aucun.",
        ),
        "quorum_reached": (
            "The quorum ({share} of the members composing {panels:=True:the panel that hears the dossier|False:the body}) was reached on every dossier.",
            "Le quorum ({share} des membres composant {panels:=True:le sous-jury qui entend le dossier|False:le jury}) a été atteint pour chaque dossier.",
        ),
        "quota": ("quota", "quota"),
        "quotas": ("Quotas", "Quotas"),
        "rank": ("rank", "rang"),
        "ranking": ("Ranking", "Classement"),
        "reasons": ("Reasons", "Motifs"),
        "recorded_by": ("Recorded by {who}.", "Procès-verbal établi par {who}."),
        "recusals": ("Recusals, absences and quorum", "Déports, absences et quorum"),
        "recused": ("{juror} stepped back from {items}.", "Déport de {juror} : {items}."),
        "recused_yourself": (
            "you stepped back from it: nothing about it is shown",
            "déport de votre part : rien n'en est montré",
        ),
        "reserve": (
            "Reserve list, in order of merit{tied:?, equals in brackets|}: {items}.",
            "Liste complémentaire, par ordre de mérite{tied:?, ex æquo entre parenthèses|} : {items}.",
        ),
        "reserve_calls": ("Calls from it, at most: {calls}.", "Appels sur cette liste, au plus : {calls}."),
        "reserve_ends": (
            "It may be used until {ends}, that day excluded.",
            "Elle peut servir jusqu'au {ends} exclu.",
        ),
        "reserve_undecided": (
            "To be decided for the end of the reserve list{equal:?, equally good|}: {items}.",
            "À décider pour la fin de la liste complémentaire{equal:?, ex æquo|} : {items}.",
        ),
        "rubric": ("Rubric", "Grille"),
        "rules": ("Rules, as published", "Règles publiées"),
        "scale": ("scale", "échelle"),
        "score": ("score", "score"),
        "sheet": ("sheet", "fiche"),
        "shown": (
            "the panel's score is {score}{high:? on a scale from {low} to #}{rank:?, rank # among the dossiers shown}",
            "la note du jury est {score}{high:? sur une échelle de {low} à #}{rank:?, rang # parmi les dossiers montrés}",
        ),
        "signature": ("{juror}: ____________________", "{juror} : ____________________"),
        "signatures": ("Signatures", "Signatures"),
        "short_salt": (
            "the salt is not {digits} hexadecimal digits: whoever guesses it can check a guess about a person",
            "le sel n'a pas {digits} chiffres hexadécimaux : qui le devine peut vérifier ce qu'il suppose d'une personne",
        ),
        "silent": (
            "{juror} filed no sheet, absent or not known: {items}.",
            "Aucune fiche de {juror} (absence, ou motif non connu) : {items}.",
        ),
        "rules_source": (
            "source of the rules of the jury: {source:?#|not stated}",
            "source des règles du jury : {source:?#|non indiquée}",
        ),
        "source": (
            "Source of the rules: {source:?#|not stated}.",
            "Source des règles : {source:?#|non indiquée}.",
        ),
        "source_numbers": ("({number}) {numbers}", "({number}) {numbers}"),
        "state_absent": ("absent", "absence"),
        "state_abstained": ("abstained", "abstention"),
        "state_recused": ("recused", "déport"),
        "status_below_threshold": ("not kept: under the threshold", "sur aucune liste : sous le seuil"),
        "status_excluded": ("not ranked", "hors classement"),
        "status_main": ("on the main list", "sur la liste principale"),
        "status_no_list": (
            "not decided: no list keeps the quotas",
            "rien n'est décidé : aucune liste ne respecte les quotas",
        ),
        "status_not_kept": ("not kept", "sur aucune liste"),
        "status_not_listed": ("on no published list", "sur aucune liste publiée"),
        "status_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "status_reserve_undecided": (
            "end of the reserve list: to be decided",
            "fin de la liste complémentaire : à décider",
        ),
        "status_undecided": (
            "equally good for the last places, to be decided",
            "ex æquo pour les dernières places, à décider",
        ),
        "told_extract": (
            "{shown:# result shown|# results shown}; {withheld:none held back|one held back: it could tell the marks of others|# held back: they could tell the marks of others}{recused:?; nothing of #, from which you stepped back}",
            "{shown:# résultat montré|# résultats montrés} ; {withheld:aucun n'est tu|# tu : il pourrait révéler les notes des autres|# tus : ils pourraient révéler les notes des autres}{recused:? ; rien sur # (déport de votre part)}",
        ),
        "total": ("total", "total"),
        "undecided": (
            "To be decided, {quotas:?on some of the equally good lists|equally good} (places: {open}): {items}.",
            "À décider, {quotas:?sur une partie des listes ex æquo|ex æquo} (places : {open}) : {items}.",
        ),
        "unfilled": ("Places left unfilled: {count}.", "Places non pourvues : {count}."),
        "votes": ("Votes", "Votes"),
        "votes_absent": ("absent", "absences"),
        "votes_abstained": ("abstained", "abstentions"),
        "votes_against": ("against", "contre"),
        "votes_for": ("for", "pour"),
        "votes_recused": ("recused", "déports"),
        "votes_silent": ("no opinion", "sans avis"),
        "weight": ("weight", "poids"),
        "why": ("why", "motif"),
        "withheld": (
            "its score is held back: beside the lists, it could tell the marks of others",
            "son score n'est pas indiqué : rapproché des listes, il pourrait révéler les notes des autres",
        ),
        # ── what is expected ──
        "chaired": (
            "a chair, to whom the rules give a casting vote",
            "une présidence, à qui les règles donnent voix prépondérante",
        ),
        "chaired.remedy": ("Name the chair.", "Nommez la présidence."),
        "counted": ("the attributes that the quotas count", "les attributs que comptent les quotas"),
        "counted.remedy": ("Give the attributes of the items.", "Donnez les attributs des dossiers."),
        "holding": ("a decision that holds", "une décision en vigueur"),
        "holding.remedy": (
            "Name one of the decisions of this deliberation.",
            "Nommez une des décisions de cette délibération.",
        ),
        "of_the_jury": ("{what}", "{what}"),
        "of_the_jury.remedy": (
            "{nearest:?Did you mean #? Else add|Add} it to the members composing the jury, or correct the name.",
            "{nearest:?Est-ce # ? Sinon ajoutez|Ajoutez}-le aux membres composant le jury, ou corrigez le nom.",
        ),
        "results_out": (
            "True: a candidate's marks are communicable once results are out",
            "vrai (True), car les notes sont communicables à la personne une fois les résultats publiés",
        ),
        "results_out.remedy": ("Wait for their publication.", "Attendez leur publication."),
        "salted": (
            "a salt, without which a digest of attributes or names lets anybody check a guess about a person",
            "un sel, sans lequel l'empreinte d'attributs ou de noms permet à chacun de vérifier ce qu'il suppose d'une personne",
        ),
        "salted.remedy": (
            "Draw one at random, as with secrets.token_hex(32), and keep it secret.",
            "Tirez-en un au sort, comme avec secrets.token_hex(32), et gardez-le secret.",
        ),
        # titles of the results
        "title_AlgorithmNotice": ("Notice on the algorithm", "Notice sur le traitement algorithmique"),
        "title_CandidateExtract": ("Extract for {subject}", "Extrait pour {subject}"),
        "title_Deliberation": ("Deliberation", "Délibération"),
        "title_JurorExtract": ("Extract for {subject}", "Extrait pour {subject}"),
        "title_Minutes": ("Minutes", "Procès-verbal"),
        "title_Verification": ("Verification", "Vérification"),
    }
)
