"""What is doubtful in a book, and between it and its juries: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DOUBTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "one_person": (
            "{people} may be one person: the same name, or the same address",
            "{people} : peut-être une seule personne, d'après le nom ou l'adresse",
        ),
        "judges_and_applies": (
            "the juror {juror} is a candidate ({person}){own:?, and steps back from that file}{rivals:?{own:?;}{alone:? and steps back} from those of rivals{own:? too} (who ask for the same challenge or stand on the same list), which no text states: it is a reading of the duty to be impartial, and the office's own rules on recusal may leave it out}{none:?: no recusal follows, by the office's own rules}",
            "{juror} siège au jury et candidate ({person}){own:? ; son déport est prévu pour ce dossier}{rivals:?{own:?, et aussi}{alone:? avec un déport prévu} pour les dossiers rivaux (même défi demandé, ou même liste), ce qu'aucun texte ne pose : c'est une lecture du principe d'impartialité, que les règles de déport de l'organisateur peuvent écarter}{none:? ; les règles de déport de l'organisateur n'en tirent aucun déport}",
        ),
        "mentors_and_applies": (
            "the mentor {mentor} of {place} is a candidate ({person}){own:?, and asks for that challenge}",
            "{mentor} accompagne {place} et candidate ({person}){own:?, pour ce défi même}",
        ),
        "mentor_judges": (
            "{juror} is a mentor of {place}, and marks it: if they must step back, record an interest of the kind mentor; if not, the rules on recusal say so (harmless)",
            "{juror} accompagne {place}, et en donne une note : si un déport s'impose, consignez un lien d'intérêts de nature mentorat ; sinon, les règles de déport le disent (harmless)",
        ),
        "one_identifier": (
            "{juror} is the identifier of a juror and of a candidate, whose names differ: two people need two",
            "{juror} est l'identifiant d'un juré et celui d'une candidature, de noms différents : donnez-leur deux identifiants",
        ),
        "juror_like": (
            "the juror {juror} and the candidate {person} may be one person, by the name: if so, {juror} must step back",
            "{juror}, du jury, et {person}, qui candidate : peut-être une seule personne, d'après le nom ; si c'est le cas, le déport de {juror} s'impose",
        ),
        "one_juror": (
            "{people}, of the jury, may be one person, by the name, whose marks count as often: keep one identifier, or say in distinct that they are several",
            "{people}, du jury : peut-être une seule personne, d'après le nom, dont les notes comptent autant de fois ; gardez un seul identifiant, ou dites dans distinct que ce sont plusieurs personnes",
        ),
        "state_of_file": (
            "an export of Démarches simplifiées says in the column “État du dossier” who was refused, and nobody read it: read it with Dialect.demarches_simplifiees()",
            "un export de Démarches simplifiées dit dans la colonne « État du dossier » qui est refusé, et personne ne l'a lue : lisez-le avec Dialect.demarches_simplifiees()",
        ),
        "sessions_off": (
            "sessions on {days:a day|days} not worked: {days}",
            "séances prévues {days:un jour non ouvré|des jours non ouvrés} : {days}",
        ),
        "steps_off": (
            "dates of the programme on {days:a day|days} not worked: {days}",
            "dates du programme fixées {days:un jour non ouvré|des jours non ouvrés} : {days}",
        ),
        "starts_off": (
            "contracts that start on {days:a day|days} not worked: {days}",
            "contrats qui commencent {days:un jour non ouvré|des jours non ouvrés} : {days}",
        ),
        "employers_alike": (
            "the employers of {people} may be one, spelt in several ways: rules count them apart",
            "les employeurs de {people} n'en font peut-être qu'un, écrit de plusieurs façons : les règles les comptent à part",
        ),
        "employer_like": (
            "the employer of {juror} resembles {body}, which hosts a challenge: if it is the same, {juror} must step back",
            "l'employeur de {juror} ressemble à {body}, qui porte un défi : si c'est le même, le déport de {juror} s'impose",
        ),
        "strange_audiences": (
            "sessions are for {names}, where no role is meant: they stand in nobody's agenda for it; the roles are {roles}",
            "des séances s'adressent à {names}, sans désigner de rôle : elles ne figurent à ce titre dans l'agenda de personne ; les rôles sont {roles}",
        ),
        "strange_calls": (
            "calls for {names}, which are neither challenges nor candidates: no day of reception is held against them",
            "appels de nature {names} : ce n'est ni celui des défis ni celui des candidatures, et aucune date de réception ne leur est comparée",
        ),
        "strange_step": (
            "a date of the programme is called {step}, which no rule reads: is {nearest} meant?",
            "une étape du programme est de nature {step}, qu'aucune règle ne lit : faut-il comprendre {nearest} ?",
        ),
        "wishless": (
            "no wish was read of {people}, where others have some: look at the sheet",
            "pas de vœu de {people}, alors que d'autres en ont : voyez la feuille",
        ),
        "refused_and_heard": (
            "refused before the jury, or not complete, and yet on a panel's list, which does not hear them: {people}",
            "refus avant le jury ou dossier incomplet, et pourtant sur la liste d'un sous-jury, qui n'entend pas ces dossiers : {people}",
        ),
        "step_against_fact": (
            "refused by the table of decisions before the jury, which holds against a fact that has them shortlisted or further, for its row has no earlier day: correct the fact or the row, or give the row its day: {people}",
            "refus selon le tableau des décisions préalables, qui l'emporte sur un fait (présélection, ou une suite) faute de date antérieure à ce fait ; corrigez le fait ou la ligne, ou datez la ligne : {people}",
        ),
        "strange_profiles": (
            "profiles that neither the promotion nor a post names: {people}",
            "profils que ni la promotion ni un poste ne nomme : {people}",
        ),
        "unmarked": (
            "on no sheet, and neither withdrawn nor refused: {names}; nothing is decided there",
            "sur aucune fiche, sans retrait ni refus : {names} ; rien n'y est décidé",
        ),
        "silent_jurors": (
            "on no sheet: {names}; the body and its quorum count those alone who are on one",
            "sur aucune fiche : {names}, du jury ; la composition et le quorum ne comptent que les membres qui en ont une",
        ),
        "teams_of_another": (
            "the teams were composed {lists:?by other rankings than those given}{challenges:?{lists:? and }of challenges that the jury did not keep (#)}: compose them again",
            "les équipes ont été composées {lists:?d'après d'autres classements que ceux donnés}{challenges:?{lists:? et }pour des défis que le jury n'a pas retenus (#)} : composez-les à nouveau",
        ),
        "composed_without": (
            "the teams were composed without {names}, who asked for a seat: compose them again, or record why",
            "les équipes ont été composées sans {names}, {names:qui avait candidaté|qui avaient candidaté} : composez-les à nouveau, ou consignez pourquoi",
        ),
        "tests_unread": (
            "the teams were composed without the ranks of the lists, while a declared test parts equal scores: compose them again",
            "les équipes ont été composées sans les rangs des listes, alors qu'un départage déclaré s'applique à des totaux égaux : composez-les à nouveau",
        ),
        "teams_unranked": (
            "the teams were composed without the rankings given: compose them again",
            "les équipes ont été composées sans les classements donnés : composez-les à nouveau",
        ),
        "composed_with_gone": (
            "the teams were composed with {names}, to whom no seat could be given any more: compose them again",
            "les équipes ont été composées avec {names}, à qui aucune place ne pouvait plus être donnée : composez-les à nouveau",
        ),
        "composed_by_wishes": (
            "the teams were composed by other wishes of {names} than those recorded: compose them again",
            "les équipes ont été composées d'après d'autres vœux que ceux qui sont consignés, pour {names} : composez-les à nouveau",
        ),
        "composed_by_details": (
            "the teams were composed by other profiles or particulars of {names} than those recorded: compose them again",
            "les équipes ont été composées d'après d'autres profils ou renseignements que ceux qui sont consignés, pour {names} : composez-les à nouveau",
        ),
        "composed_for_lost": (
            "the teams were composed for {names}, where no post is to be filled any more: compose them again",
            "les équipes ont été composées pour {names}, où aucun poste n'est plus à pourvoir : composez-les à nouveau",
        ),
        "composed_by_posts": (
            "the teams were composed by other posts of {names} than those recorded: compose them again",
            "les équipes ont été composées d'après d'autres postes que ceux qui sont consignés, pour {names} : composez-les à nouveau",
        ),
        "kept_without_team": (
            "kept by the jury, and no team was composed for {names}",
            "le jury l'a retenu, et aucune équipe n'a été composée : {names}",
        ),
        "heard_unkept": (
            "judged after round {number}, which did not keep {names:it|them} (part the equals of that round, or correct it; or record `noted` of {names:it|them}, dated that round's day or later, with why in `what`; of a person, the step `shortlist` and its ground will do): {names}",
            "{names:dossier jugé|dossiers jugés} après le tour n° {number}, qui ne {names:l'avait|les avait} pas {names:retenu|retenus} (y départager les ex æquo, ou le corriger ; ou consigner un fait `noted`, daté du jour de ce tour ou d'après, avec le motif dans `what` ; pour une candidature, l'étape `shortlist` et son motif suffisent) : {names}",
        ),
        "heard_unjudged": (
            "judged {number:?in round #|after the rounds}, and by none before: give the round that kept {names:it|them} too, or record `noted` of {names:it|them}, with why in `what`: {names}",
            "{names:dossier jugé|dossiers jugés} {number:?au tour n° #|après les tours}, sans l'avoir été avant (donner aussi le tour qui {names:l'a retenu|les a retenus}, ou consigner un fait `noted`, avec le motif dans `what`) : {names}",
        ),
        "kept_unheard": (
            "kept by round {number}, and judged by no later one: judge {names:it|them}, or record `noted` of {names:it|them}, dated that round's day or later, with why in `what`; of a person, `absent` will do: {names}",
            "{names:dossier retenu|dossiers retenus} par le tour n° {number}, sans examen par un tour suivant (le prévoir, ou consigner un fait `noted`, daté du jour de ce tour ou d'après, avec le motif dans `what` ; pour une candidature, un fait `absent` suffit) : {names}",
        ),
        "step_passed_against_round": (
            "shortlisted without a ground, though round {number} did not keep {names:it|them}: record the ground, or take the step back: {names}",
            "présélection consignée sans motif, alors que le tour n° {number} n'a pas retenu {names:cette candidature|ces candidatures} (consigner le motif, ou retirer l'étape) : {names}",
        ),
        "step_refused_against_round": (
            "not shortlisted, without a ground, though round {number} kept {names:it|them}: record the ground, or take the step back: {names}",
            "présélection refusée sans motif, alors que le tour n° {number} a retenu {names:cette candidature|ces candidatures} (consigner le motif, ou retirer l'étape) : {names}",
        ),
        "rounds_reversed": (
            "round {number} {what:=parted:parted equals|sat:sat} on {on}, after {later}, when a later round sat: give the rounds in their order, or correct the day",
            "{what:=parted:départage des ex æquo|sat:réunion} du tour n° {number} le {on}, après une réunion d'un tour suivant ({later}) : donner les tours dans l'ordre, ou corriger la date",
        ),
        "judged_unlisted": (
            "on no list, though the wishes name a challenge that is judged: {names}",
            "sur aucune liste, bien que les vœux nomment un défi jugé : {names}",
        ),
        "listed_incomplete": (
            "on a list, though {names:the application is|the applications are} not complete, so that no seat is given: {names}",
            "sur une liste, bien que {names:le dossier soit incomplet|les dossiers soient incomplets}, si bien qu'aucune place n'est donnée : {names}",
        ),
        "listed_unstepped": (
            "on a list, though the decisions on the shortlist do not name {names:the application|the applications}: record the step `shortlist`: {names}",
            "sur une liste, sans figurer parmi les décisions de présélection : consigner la décision `shortlist` : {names}",
        ),
        "listed_refused": (
            "on a list, though {names:the application was|the applications were} refused before the jury, so that no seat is given: {names}",
            "sur une liste, bien que {names:la candidature ait été refusée|les candidatures aient été refusées} avant le jury, si bien qu'aucune place n'est donnée : {names}",
        ),
        "appointed_refused": (
            "appointed, though {names:the application was|the applications were} refused before the jury, or not complete: correct what is on record, or the appointment: {names}",
            "une nomination malgré {names:une candidature refusée avant le jury ou incomplète|des candidatures refusées avant le jury ou incomplètes} : corriger le registre ou la nomination : {names}",
        ),
        "unasked": (
            "on the list {listed} without a wish for this challenge: {names}",
            "sur la liste {listed} sans avoir demandé ce défi : {names}",
        ),
        "unfit": (
            "on the list {listed} without this profile: {names}",
            "sur la liste {listed} sans avoir ce profil : {names}",
        ),
        "no_such_post": (
            "the list {listed} is of a profile that no post of the challenge takes",
            "la liste {listed} est d'un profil que n'accueille aucun poste de ce défi",
        ),
        "profiles_alike": (
            "{names} may be one profile, spelt in several ways: posts and rules count them apart",
            "{names} : peut-être un seul profil, écrit de plusieurs façons ; les postes et les règles les distinguent",
        ),
        "left_unappointed": (
            "{names} {names:is|are} said to have left a contract that is not recorded, so that nothing follows: record the appointment, or `withdrawn`",
            "départ consigné sans nomination, donc sans effet ({names}) : consigner la nomination, ou `withdrawn`",
        ),
        "changed_unappointed": (
            "a leave, a suspension, part time, a move or another term is recorded of {names}, without a contract, so that nothing follows: record the appointment",
            "absence, temps partiel ou avenant consigné sans nomination, donc sans effet ({names}) : consigner la nomination",
        ),
        "no_successor": (
            "{names} {names:was|were} to come in for somebody else, and no appointment says so",
            "remplacement prévu sans nomination : {names}",
        ),
        "mentor_late": (
            "{names} {names:joins or leaves a team|join or leave teams} after {names:its last day|their last days}",
            "arrivée ou départ d'accompagnement après le dernier jour de l'équipe : {names}",
        ),
        "too_early": (
            "{names} {names:was|were} appointed before it was known that somebody would leave the place",
            "nomination antérieure à l'annonce du départ : {names}",
        ),
        "ends_both": (
            "what was recorded of {names} names no challenge, and changes several contracts of one person: name the challenge, in a fact for each that it is of, or give the day on which a later contract was decided",
            "fait consigné sans nommer de défi, qui modifie plusieurs contrats d'une même personne (préciser le défi, par un fait pour chaque contrat visé, ou le jour où un contrat suivant a été décidé) : {names}",
        ),
        "share_stops": (
            "part time without an end stops with the contract, and the one that follows says its own share: {names}",
            "temps partiel sans terme, arrêté avec le contrat, le suivant ayant sa propre quotité : {names}",
        ),
        "left_again": (
            "{names} left a team a second time, and did not join it again between",
            "second départ d'une équipe, sans retour entre les deux : {names}",
        ),
        "session_late": (
            "moved or called off after its day, or moved to a day that is past or outside of the missions: {names}",
            "déplacement ou annulation après la date, ou report à une date passée ou hors des missions : {names}",
        ),
        "before_the_term": (
            "a leave, a suspension or part time of {names} is over before the first day of the contract: nothing follows",
            "absence ou temps partiel qui finit avant le premier jour du contrat, sans effet : {names}",
        ),
        "whole_application": (
            "what was recorded of {names} names one challenge, and puts the whole application out: it asks for profiles, and for no challenge",
            "fait consigné qui nomme un seul défi et vaut pour toute la candidature (elle porte sur des profils, non sur des défis) : {names}",
        ),
        "not_asked_for": (
            "what was recorded of {names} names a challenge that is none of their wishes: each wish stands",
            "fait consigné qui nomme un défi hors des vœux, lesquels restent entiers : {names}",
        ),
        "past_the_term": (
            "{names:the contract|the contracts} of {names} {names:ends|end} before what was recorded: an absence, part time or a last day",
            "{names:contrat fini|contrats finis} avant le dernier jour consigné (absence, temps partiel ou départ) : {names}",
        ),
    }
)
