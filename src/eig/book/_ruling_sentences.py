"""What is said of a decision on a challenge or a person, of its reasons and of reserves: in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

RULINGS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ruling": ("{status}{place:? ({place})}; {binds}", "{status}{place:? ({place})} ; {binds}"),
        "rulings": ("decisions", "décisions"),
        "ruled": ("{status}: {count}", "{status} : {count}"),
        "ruled_kept": ("challenge kept", "défi retenu"),
        "ruled_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "ruled_not_kept": ("challenge not kept", "défi non retenu"),
        "ruled_undecided": ("equally good, to be decided", "ex æquo, à départager"),
        "ruled_act_open": ("not decided", "décision en suspens"),
        "ruled_to_confirm": ("to be confirmed", "à confirmer"),
        "ruled_then": ("decided before", "décision antérieure"),
        "decided_then": (
            "the decision {on:?of #|taken before} on this application stands: nothing is decided again",
            "la décision {on:?du #|prise auparavant} sur cette candidature demeure : rien n'est décidé de nouveau",
        ),
        "no_list": (
            "no list keeps what the rules ask for: {why}",
            "aucune liste ne respecte ce que demandent les règles : {why}",
        ),
        "equal_challenges": (
            "{count:one challenge is|# challenges are} equally good for the last places, to be decided on the record",
            "{count:# défi est|# défis sont} ex æquo pour les dernières places, à départager par écrit",
        ),
        "act_open": (
            "the challenges are not decided, and so no seat is: {why}",
            "les défis ne sont pas encore arrêtés, et aucune place ne l'est donc : {why}",
        ),
        "no_cohort": (
            "no allocation keeps all the rules, and so no seat is decided{rules:?; {rules:rules}|}",
            "aucune répartition ne respecte toutes les règles, et aucune place n'est donc décidée{rules:? ; {rules:rules}|}",
        ),
        "ruled_seated": ("seated", "affectation"),
        "ruled_not_seated": ("no seat", "pas d'affectation"),
        "ruled_incomplete": ("not complete", "dossier incomplet"),
        "ruled_not_shortlisted": ("not shortlisted", "candidature non présélectionnée"),
        "ruled_no_wish": ("no wish", "aucun vœu"),
        "ruled_inadmissible": ("not admissible", "candidature non recevable"),
        "ruled_rejected": ("not kept", "candidature non retenue"),
        "ruled_withdrawn": ("withdrawn", "désistement"),
        "ruled_challenge_withdrawn": ("challenge withdrawn", "défi retiré"),
        "ruled_left": ("left before the end", "départ avant la fin"),
        "ruled_replaced": ("replaced", "remplacement"),
        "ruled_open": ("not decided yet", "pas encore décidé"),
        "ruled_absent": ("not there", "ne figure pas au dossier"),
        "nothing_decided": ("nothing was decided yet", "rien n'est encore décidé"),
        "list_of": ("{challenge}{profile:?, {profile}}", "{challenge}{profile:?, {profile}}"),
        "person_no_wish": ("no wish was received", "aucun vœu n'a été reçu"),
        "person_incomplete": ("the application was not complete", "le dossier était incomplet"),
        "person_inadmissible": ("the application was not admissible", "la candidature n'était pas recevable"),
        "person_rejected": ("the application was not kept", "la candidature n'a pas été retenue"),
        "person_withdrawn": ("the application was withdrawn", "la candidature a été retirée"),
        "person_left": ("the mission ended early", "la mission a pris fin avant son terme"),
        "person_replaced": ("somebody else came in", "une autre personne a pris la suite"),
        "challenge_lost": ("the challenge was withdrawn", "le défi a été retiré"),
        "not_heard_there": (
            "not among the people heard: no ground is recorded",
            "candidature non retenue pour une audition : aucun motif n'est consigné",
        ),
        "incomplete_there": (
            "the application was not complete: no ground is recorded",
            "le dossier était incomplet : aucun motif n'est consigné",
        ),
        "no_ground_count": (
            "no ground is recorded for {count:one person|# people}: `outcome.gaps` names who",
            "aucun motif n'est consigné pour {count:une personne|# personnes} : `outcome.gaps` dit pour qui",
        ),
        "no_ground_for": ("no ground is recorded for {names}", "aucun motif n'est consigné pour {names}"),
        "challenge_open": (
            "no sheet of the jury is about this challenge: nothing is decided of it",
            "aucune fiche du jury ne porte sur ce défi : rien n'est décidé à son sujet",
        ),
        "waits_in_round": (
            "to be decided in round {number}{last:? of #}",
            "décision à prendre au tour n° {number}{last:? sur #}",
        ),
        "in_round": (
            "decided in round {number}{last:? of #}{closed:?, whose reserve list ended with it}",
            "décision prise au tour n° {number}{last:? sur #}{closed:?, dont la liste complémentaire a pris fin}",
        ),
        "of_round": ("in round {number}{last:? of #}", "au tour n° {number}{last:? sur #}"),
        "same_rules": ("the rules are the same as above", "les règles sont les mêmes que ci-dessus"),
        "kept_by_round": (
            "kept by round {number}{last:? of #, with no sheet in the next: nothing more is decided|: the next is still to come}",
            "dossier retenu par le tour n° {number}{last:? sur #, sans fiche au tour suivant : rien d'autre n'est décidé| ; le tour suivant reste à venir}",
        ),
        "person_open": ("the seats are not decided yet", "les affectations ne sont pas encore décidées"),
        "sits": (
            "a seat at {opening}{wish:?, wish number {wish}}",
            "une place : {opening}{wish:? (vœu n° {wish})}",
        ),
        "appointed_there": (
            "a seat at {opening}, by the {bare:?allocation|appointment} decided {on:?on #|before}{moved:? and the move of # that is on record}{merged:? and the merger of # that is on record}",
            "une place : {opening}, par {bare:?l'affectation décidée|la nomination décidée} {on:?le #|auparavant}{moved:? et le passage du #, consigné depuis}{merged:? et la fusion du #, consignée depuis}",
        ),
        "not_seated": ("no seat", "pas de place"),
        "unlisted": (
            "on no list, and no ground is recorded",
            "sur aucune liste, et aucun motif n'est consigné",
        ),
        "on_no_list": ("on no published list", "sur aucune liste publiée"),
        "equal_alone": (
            "a seat at {openings:or} or none is as good: no rule of the teams parts the two, and the decision will be recorded",
            "une place ({openings:or}) ou aucune se valent : aucune règle des équipes ne départage, et la décision sera consignée",
        ),
        "equal_left": (
            "one or more others as good for a seat at {openings:or} are gone: nobody is to be parted any more{waits:?, and the seat will be confirmed|}",
            "une ou plusieurs personnes à égalité pour une place ({openings:or}) ne sont plus en lice : il n'y a plus à départager{waits:?, et l'affectation sera confirmée|}",
        ),
        "equal_place_left": (
            "one or more others as good for the last places are gone: nothing is to be parted any more, and the place will be confirmed",
            "un ou plusieurs dossiers à égalité pour les dernières places ont été retirés : il n'y a plus à départager, et la place sera confirmée",
        ),
        "equal_out": (
            "{opening}: as good as others for a seat, until some of them were gone: each allocation as good that is left seats others there",
            "{opening} : à égalité avec d'autres personnes pour une place, tant que toutes étaient en lice : chaque répartition aussi bonne qui reste y affecte quelqu'un d'autre",
        ),
        "equal_seats_some": (
            "as good as one or more other people for a seat{openings:? at {openings:or}|}: no rule of the teams parts them, and the decision will be recorded",
            "ex æquo avec une ou plusieurs autres personnes pour une place{openings:? ({openings:or})|} : aucune règle des équipes ne départage, et la décision sera consignée",
        ),
        "equal_seats": (
            "as good as {others:one other person|# other people}{people:? ({people})} for a seat{openings:? at {openings:or}|}: no rule of the teams parts them, and the decision will be recorded",
            "ex æquo avec {others:une autre personne|# autres personnes}{people:? ({people})} pour une place{openings:? ({openings:or})|} : aucune règle des équipes ne départage, et la décision sera consignée",
        ),
        "decided": (
            "equals were parted by {by:=jury:the jury|draw:a draw|priority:an order of priority}{announced:? announced on #}{record:? (method and values: #}{number:?; number #}{size:? of #}{fewer:? of fewer than #}{number:? on the list numbered before the draw|}{record:?)|}{reference:? (#)}{on:? on #}",
            "les ex æquo ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité}{announced:? annoncé le #}{record:? (méthode et valeurs : #}{number:? ; n° #}{size:? sur #}{fewer:? sur moins de #}{number:? de la liste numérotée avant le tirage|}{record:?)|}{reference:? (#)}{on:? le #}",
        ),
        "decided_all": (
            "equals were parted by {by:=jury:the jury|draw:a draw|priority:an order of priority}{announced:? announced on #}{record:? (method and values: #)}{reference:? (#)}{on:? on #}, which all are told, whether it concerned them or not",
            "des ex æquo ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité}{announced:? annoncé le #}{record:? (méthode et valeurs : #)}{reference:? (#)}{on:? le #}, ce qui est dit à toutes les personnes, concernées ou non",
        ),
        "rank_on": (
            "on the list {listed}: rank {rank}{count:? of #}{score:? with #}{high:? on a scale from {low} to #}{equals:?, #}",
            "sur la liste {listed} : rang {rank}{count:? sur #}{score:? avec #}{high:? sur une échelle de {low} à #}{equals:?, #}",
        ),
        "seat_lost": (
            "{opening}: {had:?had the seat, and }the challenge {kind:=rejected:was rejected|ended:has its last day|cut:lost all its posts|*:was withdrawn} on {on}",
            "{opening} : {had:?affectation obtenue, puis }{kind:=rejected:défi rejeté|ended:fin du défi|cut:défi privé de tous ses postes|*:défi retiré} le {on}",
        ),
        "wish_ended": (
            "{opening}: {had:?had the seat, and }the wish was {kind:=withdrawn:withdrawn|refused:declined|inadmissible:found not admissible|*:not kept} on {on}{by:? (#)|}{ground:?: #}",
            "{opening} : {had:?affectation obtenue, puis }vœu {kind:=withdrawn:retiré|refused:décliné|inadmissible:irrecevable|*:non retenu} le {on}{by:? (#)|}{ground:?, motif : #}",
        ),
        "post_lost": (
            "{opening}: had the seat, and no post for this profile is left{on:? since #|: another person was appointed}",
            "{opening} : affectation obtenue, puis plus de poste pour ce profil{on:? depuis le #| : une autre personne a été nommée}",
        ),
        "list_closed": (
            "{listed}: no post of this list is left{on:? since #|}, and nobody is called from it",
            "{listed} : plus de poste{on:? depuis le #|}, et plus d'appel sur cette liste",
        ),
        "posts_short": (
            "{opening}: fewer posts are left than people who have a seat there: who keeps one is to be decided",
            "{opening} : moins de postes que de personnes affectées : reste à décider qui en garde un",
        ),
        "seat_went_over": (
            "{opening}: had the seat, and went over{merged:? with the team} to {to} on {on}",
            "{opening} : affectation obtenue, puis passage{merged:? avec l'équipe} à {to} le {on}",
        ),
        "team_went_over": (
            "{opening}: the team went over to {to} on {on}",
            "{opening} : passage de l'équipe à {to} le {on}",
        ),
        "not_taken_up": (
            "{opening}: the challenge was not taken up",
            "{opening} : le défi n'a pas été retenu",
        ),
        "no_team_there": (
            "{opening}: on the {reserve:?reserve|main} list, and no team was composed there",
            "{opening} : sur la liste {reserve:?complémentaire|principale}, sans qu'une équipe y ait été composée",
        ),
        "barred": ("{opening}: {rule}", "{opening} : {rule}"),
        "not_listed": (
            "{opening}: {why:?#|not ranked on a list of this challenge, and no ground is recorded}",
            "{opening} : {why:?#|pas de rang sur une liste de ce défi, et aucun motif n'est consigné}",
        ),
        "not_wished": ("{opening}: not among the wishes", "{opening} : hors des vœux"),
        "not_proposed": (
            "{opening}: the teams were composed without this application",
            "{opening} : équipes composées sans cette candidature",
        ),
        "posts_taken_before_some": (
            "{opening}: one or more seats went to people ranked before on the same list",
            "{opening} : une ou plusieurs places sont allées à des personnes mieux classées sur la même liste",
        ),
        "posts_taken_before": (
            "{opening}: {count:one seat went to somebody|# seats went to people} ranked before on the same list{people:? ({people})}",
            "{opening} : {count:une place est allée à une personne mieux classée|# places sont allées à des personnes mieux classées} sur la même liste{people:? ({people})}",
        ),
        "ranked_before": (
            "the marks of whoever is ranked before on the same list",
            "les notes des personnes mieux classées sur la même liste",
        ),
        "sits_after_some": (
            "{opening}: one or more people ranked after on the same list sit there",
            "{opening} : une ou plusieurs personnes moins bien classées sur la même liste y ont une place",
        ),
        "sits_after": (
            "{opening}: {count:somebody|# people} ranked after on the same list {count:sits|sit} there{people:? ({people})}",
            "{opening} : {count:une personne moins bien classée|# personnes moins bien classées} sur la même liste {count:y a une place|y ont une place}{people:? ({people})}",
        ),
        "but_for": (
            "{opening}: {causes:without this|without any one of these} ({causes:any rule}), this application would have had a seat",
            "{opening} : {causes:sans ce qui suit|sans l'un quelconque de ces éléments} ({causes:any rule}), cette candidature aurait eu une place",
        ),
        "equal_but_for": (
            "{opening}: {causes:without this|without any one of these} ({causes:any rule}), this application would have been as good as one or more others for a seat",
            "{opening} : {causes:sans ce qui suit|sans l'un quelconque de ces éléments} ({causes:any rule}), cette candidature aurait été ex æquo avec une ou plusieurs autres pour une place",
        ),
        "together": (
            "{opening}: {more:?without more than three things at once, these among them|without these together, and not without fewer of them} ({causes:rules}), this application would have had a seat",
            "{opening} : {more:?sans plus de trois éléments à la fois, dont ceux-ci|sans ces éléments réunis, et pas sans une partie d'entre eux} ({causes:rules}), cette candidature aurait eu une place",
        ),
        "one_of": ("{openings:or}", "{openings:or}"),
        "by_draw": (
            "{opening}: an allocation that gives this application a seat there is as good, and another was chosen by {by:=jury:the jury|draw:a draw|priority:an order of priority}",
            "{opening} : une répartition qui y donne une place à cette candidature est ex æquo, et une autre a été choisie par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité}",
        ),
        "not_known": (
            "{opening}: what this application would have needed for a seat there is not known, since the search was stopped",
            "{opening} : ce qu'il aurait fallu à cette candidature pour y avoir une place n'est pas connu, la recherche ayant été arrêtée",
        ),
        "rules_exclude": (
            "{opening}: no allocation that gives this application a seat there keeps the rules, and that is proven{rules:? ({rules:rules})|}",
            "{opening} : aucune répartition qui y donne une place à cette candidature ne respecte les règles, et c'est prouvé{rules:? ({rules:rules})|}",
        ),
        "by_rules": (
            "{opening}: by the ranks, the published rules and the points together, no seat there goes to this application; by which of them is not told, since it would tell {marks:?how somebody else was marked|what somebody else has}",
            "{opening} : d'après les rangs, les règles publiées et les points, pris ensemble, aucune place n'y revient à cette candidature ; dire ce qui a joué révélerait {marks:?une note|une caractéristique} de quelqu'un d'autre",
        ),
        "by_sum": (
            "{opening}: {proven:=True:no allocation that keeps the rules gives this application a seat there and reaches the best total of points; this is proven|False:no allocation was found that keeps the rules, gives this application a seat there and reaches as good a total of points}",
            "{opening} : {proven:=True:parmi les répartitions qui respectent les règles, aucune de celles qui atteignent le meilleur total de points n'y donne une place à cette candidature ; c'est prouvé|False:parmi les répartitions trouvées qui respectent les règles, aucune qui atteigne un aussi bon total de points n'y donne une place à cette candidature}",
        ),
        # what dossiers tell that were stored before reasons were causes
        "posts_taken": (
            "{opening}: of its {count} seats, {before:one went to somebody|# went to people} ranked before on the same list, and {apart:one to somebody|# to people} of another list{people:? ({people})}",
            "{opening} : de ses {count} places, {before:une est allée à une personne mieux classée|# sont allées à des personnes mieux classées} sur la même liste, et {apart:une à une personne|# à des personnes} d'une autre liste{people:? ({people})}",
        ),
        "posts_taken_apart": (
            "{opening}: {count:its seat went to somebody|its # seats went to people} of another list{people:? ({people})}",
            "{opening} : {count:sa place est allée à une personne|ses # places sont allées à des personnes} d'une autre liste{people:? ({people})}",
        ),
        "by_rule": (
            "{opening}: with a seat there for this application, a rule would be broken: {rules}",
            "{opening} : y donner une place à cette candidature enfreindrait une règle : {rules}",
        ),
        # as they are told now
        "own_rule": (
            "a rule of the office's own, whose words are not told here",
            "une règle du service lui-même, dont les termes ne sont pas dits ici",
        ),
        "published_only": (
            "'candidate' or 'jury', since nothing is published of whoever has no seat, nor of a challenge that is on no list",
            "« candidate » ou « jury », car rien n'est publié d'une personne sans affectation ni d'un défi qui n'est sur aucune liste",
        ),
        "seat_shut": (
            "a rule that keeps {person:?#|somebody else} from a seat{opening:? at #}",
            "une règle qui écarte {person:?#|quelqu'un d'autre} d'une place{opening:? à #}",
        ),
        "seat_given": (
            "a rule that gives {person:?#|somebody else} a seat{opening:? at #}",
            "une règle qui donne à {person:?#|quelqu'un d'autre} une place{opening:? à #}",
        ),
        "not_composed": (
            "{opening}: people had been appointed there before, and no team was composed for it",
            "{opening} : des personnes y avaient été nommées auparavant, et aucune équipe n'a été composée pour ce défi",
        ),
        "seat_appointed": (
            "the appointment of {person:?#|somebody else}{opening:? at #}, decided before",
            "la nomination de {person:?#|quelqu'un d'autre}{opening:? à #}, décidée auparavant",
        ),
        "load_rule": (
            "a rule on how many people a mentor follows",
            "une règle sur le nombre de personnes que suit un mentor",
        ),
        "pair_rule": (
            "a rule on who sits with whom (it names people)",
            "une règle sur qui travaille avec qui (elle nomme des personnes)",
        ),
        "equal_with_some": (
            "equal with one or more others",
            "à égalité avec une ou plusieurs autres personnes",
        ),
        "equal_with": (
            "equal with {count:one other|# others}",
            "à égalité avec {count:une autre personne|# autres personnes}",
        ),
        "reserve_first": (
            "{people} first{equal:=True:, equal|*:}",
            "d'abord {people}{equal:=True:, à égalité|*:}",
        ),
        "reserve_next": (
            "then{equal:=True:, equal,|*:} {people}",
            "puis{equal:=True:, à égalité,|*:} {people}",
        ),
        "reserve_empty": ("nobody", "personne"),
        "reserve_waits": (
            "equals wait to be parted, and may have a seat: {people}",
            "des ex æquo restent à départager et peuvent avoir une place : {people}",
        ),
        "reserve_unsure": (
            "the number is not sure: equals ranked no lower wait to be parted",
            "le numéro n'est pas sûr : des ex æquo de rang au moins aussi bon restent à départager",
        ),
        "on_reserve_some": ("on the reserve list ({listed})", "sur la liste complémentaire ({listed})"),
        "on_reserve_elsewhere": (
            "at another place on the reserve list ({listed})",
            "à une autre place sur la liste complémentaire ({listed})",
        ),
        "on_reserve": (
            "number {number} on the reserve list ({listed}){equals:?, # (to be decided on the record if a place falls free)}",
            "n° {number} sur la liste complémentaire ({listed}){equals:?, # (à départager par écrit si une place se libère)}",
        ),
        "not_come": (
            "{item}: {jurors} {jurors:was|were} called, and there is no sheet",
            "{item} : {jurors:convocation de|convocations de} {jurors}, sans fiche",
        ),
        "to_confirm": ("to be confirmed: {names}", "à confirmer : {names}"),
        "to_decide": ("to be decided on the record: {names}", "à départager par écrit : {names}"),
        "team_lacks_profiles": (
            "without {person}, nobody at {challenge} has the {names:profile|profiles} {names}",
            "sans {person}, personne à {challenge} n'a {names:le profil|les profils} {names}",
        ),
        "team_lacks_skills": (
            "without {person}, nobody at {challenge} has the {names:skill|skills} {names}",
            "sans {person}, personne à {challenge} n'a {names:la compétence|les compétences} {names}",
        ),
        "comes_in": ("{people} comes in for {leaver} at {opening}", "{people} remplace {leaver} ({opening})"),
        "equals_come_in": (
            "equally good to come in for {leaver} at {opening}, to be decided on the record: {people}",
            "ex æquo pour remplacer {leaver} ({opening}), à départager par écrit : {people}",
        ),
        "nobody_comes_in": (
            "nobody of the reserve can come in for {leaver} at {opening}",
            "personne de la liste complémentaire ne peut remplacer {leaver} ({opening})",
        ),
        "team_over": ("{opening} takes nobody any more", "{opening} n'accueille plus personne"),
        "post_over": ("the post {post} is no more", "le poste {post} n'existe plus"),
        "post_held": ("{person} has the post {post}", "{person} occupe le poste {post}"),
        "passed_over": ("{person} may not: {why:rules}", "{person} ne le peut pas : {why:rules}"),
        "bond_lifted": (
            "{leaver} leaves, which ends a rule: {rule}",
            "le départ de {leaver} met fin à une règle : {rule}",
        ),
        "rule_broken": ("a rule would be broken: {rule}", "une règle serait enfreinte : {rule}"),
        "broken_together": (
            "{more:?without more than three things at once, these among them|without these together, and not without fewer of them}, it would be possible: {causes:rules}",
            "{more:?sans plus de trois éléments à la fois, dont ceux-ci|sans ces éléments réunis, et pas sans une partie d'entre eux}, ce serait possible : {causes:rules}",
        ),
        "person_not_proposed": ("not among the people to be seated", "hors des personnes à affecter"),
        "no_list_of_post": (
            "on no list of the post {post}; no rule keeps them from the team, and where others change posts a cover may seat them",
            "aucun rang sur une liste du poste {post} ; aucune règle n'écarte cette personne de l'équipe, et si d'autres changent de poste elle peut avoir une place",
        ),
        "profile_not_taken": (
            "the post {post} is for {profiles}",
            "le poste {post} est ouvert à : {profiles}",
        ),
    }
)
