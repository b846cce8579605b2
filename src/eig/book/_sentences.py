"""What a book says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig.book._act_sentences import ACTS
from eig.book._doubt_sentences import DOUBTS
from eig.book._refusal_sentences import EXPECTED

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # ── promotions over the years ──
        "year_figure": (
            "{value}{currency:? #|}{basis:? #|} in {promotion}{payer:?, from #|}{year:?, of #|}{source:? (#)|}{disputed:?, where sources differ|}",
            "{value}{currency:? #|}{basis:? #|} dans {promotion}{payer:?, à la charge de : #|}{year:?, en #|}{source:? (#)|}{disputed:?, mais les sources divergent|}",
        ),
        "in_euros": ("EUR", "€"),
        "of_net": ("of net pay", "de rémunérations nettes"),
        "of_gross": ("of gross pay", "de rémunérations brutes"),
        "of_employer_cost": ("of employer cost", "de coût employeur"),
        "over_years": ("{figure}: {years}", "{figure} : {years}"),
        "figure_unknown": ("nothing is known of these promotions", "rien n'est connu de ces promotions"),
        "subject_comparison": ("promotions", "promotions"),
        "figure_proposed": ("challenges proposed", "défis proposés"),
        "figure_kept": ("challenges kept", "défis retenus"),
        "figure_applied": ("people who applied", "candidatures"),
        "figure_complete": ("complete applications", "candidatures recevables"),
        "figure_shortlisted": ("people shortlisted", "présélections"),
        "figure_heard": ("people heard", "auditions"),
        "figure_seated": ("people seated", "personnes en poste"),
        "figure_mentors": ("mentors", "mentors"),
        "figure_left": ("people who left before the end", "départs avant la fin"),
        "figure_delivered": ("deliverables delivered", "livrables remis"),
        "figure_overdue": ("deliverables overdue", "livrables en retard"),
        "figure_envelope": ("envelope", "enveloppe"),
        "figure_cost": ("cost", "coût"),
        # what an explanation is about, where it is of the whole
        "subject_book": ("book", "dossiers reçus"),
        "subject_funnel": ("funnel", "étapes de la sélection"),
        "in_table": (
            "table {table}: {said}",
            "tableau {table:=candidates:des candidatures|jurors:des jurés|panels:des sous-jurys|interests:des intérêts|mentors:des mentors|called:des convocations|*:des événements} : {said}",
        ),
        **DOUBTS,
        "book": (
            "{promotion}: {challenges:# challenge|# challenges}, {posts:# post|# posts}; {candidates:# candidate|# candidates}, {applications:# application|# applications}, {jurors:# juror|# jurors}, {panels:# panel|# panels}, {interests:# interest|# interests} declared, {recusals:# recusal|# recusals}.",
            "{promotion} : {challenges:# défi|# défis}, {posts:# poste|# postes} ; {candidates:# candidature|# candidatures}, {applications:# dossier de vœux|# dossiers de vœux}, {jurors:# juré|# jurés}, {panels:# sous-jury|# sous-jurys}, {interests:# intérêt déclaré|# intérêts déclarés}, {recusals:# déport|# déports}.",
        ),
        "picture_funnel": (
            "From proposals to seats: how many passed each stage",
            "Des propositions aux postes : combien à chaque étape",
        ),
        "picture_stages": ("stages", "étapes"),
        "picture_counts": ("how many", "combien"),
        "picture_share": ("{share}%", "{share} %"),
        "stage_proposed": ("challenges proposed", "défis proposés"),
        "stage_kept": ("challenges kept", "défis retenus"),
        "stage_applied": ("people who applied", "personnes candidates"),
        "stage_complete": ("complete applications", "candidatures recevables"),
        "stage_shortlisted": ("people shortlisted", "personnes présélectionnées"),
        "stage_heard": ("people heard", "personnes auditionnées"),
        "stage_seated": ("people seated", "personnes affectées"),
        "step": ("{stage}: {count}{before:? of #}", "{stage} : {count}{before:? sur #}"),
        "session_closed": (
            "on a day that is closed: {names}",
            "{names:séance prévue|séances prévues} un jour chômé : {names}",
        ),
        "no_application": (
            "{names} {names:applied|applied} for nothing: no application names {names:this person|these people}",
            "aucun dossier de vœux de {names}",
        ),
        "incomplete": (
            "{names:the application|the applications} of {names} {names:is|are} not complete",
            "{names:le dossier|les dossiers} de {names} {names:n'est pas recevable|ne sont pas recevables}",
        ),
        "no_posts": (
            "{names:the challenge|the challenges} {names} {names:asks|ask} for no post",
            "{names:le défi|les défis} {names} ne {names:demande|demandent} aucun poste",
        ),
        "nothing_missing": ("nothing is missing", "rien ne manque"),
        "past_the_end": (
            "{names:the contract|the contracts} of {names} {names:ends|end} after the promotion does",
            "{names:contrat qui finit|contrats qui finissent} après la promotion : {names}",
        ),
        "no_contract": (
            "an answer or a change of contract is recorded of {names}, and no appointment is",
            "réponse ou avenant consigné sans nomination : {names}",
        ),
        "nothing_follows": (
            "no fact says what becomes of {names}: where {names:this person is|these people are}, or {names:was|were} to go, is no more",
            "suite non décidée, le défi ou le poste n'étant plus : {names}",
        ),
        "no_mentor": (
            "{names} left a team that {names:this mentor was|these mentors were} not with",
            "départ d'une équipe que {names} {names:n'accompagnait|n'accompagnaient} pas",
        ),
        "no_payer": (
            "no payer of the contracts is called {names}: nothing is held against {names:this budget|these budgets}",
            "aucun financeur des contrats ne s'appelle {names} : rien n'est imputé sur {names:ce budget|ces budgets}",
        ),
        "not_heard": ("{names} {names:is heard|are heard} by no panel", "aucun sous-jury n'entend {names}"),
        # what was decided
        "ruling": ("{status}{place:? ({place})}: {binds}", "{status}{place:? ({place})} : {binds}"),
        "rulings": ("decisions", "décisions"),
        "ruled": ("{status}: {count}", "{status} : {count}"),
        "ruled_kept": ("challenge kept", "défi retenu"),
        "ruled_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "ruled_not_kept": ("challenge not kept", "défi non retenu"),
        "ruled_undecided": ("equally good, to be decided", "ex æquo, à départager"),
        "ruled_act_open": ("not decided", "décision en suspens"),
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
        "ruled_incomplete": ("not complete", "dossier non recevable"),
        "ruled_not_shortlisted": ("not shortlisted", "hors de la présélection"),
        "ruled_no_wish": ("no wish", "aucun vœu"),
        "ruled_inadmissible": ("not admissible", "candidature non recevable"),
        "ruled_rejected": ("not kept", "candidature non retenue"),
        "ruled_withdrawn": ("withdrawn", "désistement"),
        "ruled_challenge_withdrawn": ("challenge withdrawn", "défi retiré"),
        "ruled_left": ("left during the mission", "départ en cours de mission"),
        "ruled_replaced": ("replaced", "remplacement"),
        "ruled_open": ("not decided yet", "pas encore décidé"),
        "ruled_absent": ("not there", "ne figure pas au dossier"),
        "nothing_decided": ("nothing was decided yet", "rien n'est encore décidé"),
        "list_of": ("{challenge}{profile:?, {profile}}", "{challenge}{profile:?, {profile}}"),
        "person_no_wish": ("no application asks for anything", "aucun vœu n'a été reçu"),
        "person_incomplete": ("the application was not complete", "le dossier n'a pas été jugé recevable"),
        "person_inadmissible": ("the application was not admissible", "la candidature n'était pas recevable"),
        "person_rejected": ("the application was not kept", "la candidature n'a pas été retenue"),
        "person_withdrawn": ("the application was withdrawn", "la candidature a été retirée"),
        "person_left": ("the mission ended early", "la mission a pris fin avant son terme"),
        "person_replaced": ("somebody else came in", "une autre personne a pris la suite"),
        "challenge_lost": ("the challenge was withdrawn", "le défi a été retiré"),
        "not_heard_there": (
            "not among the people heard: no ground is recorded",
            "hors des personnes auditionnées : aucun motif n'est consigné",
        ),
        "incomplete_there": (
            "the application was not complete: no ground is recorded",
            "le dossier n'a pas été jugé recevable : aucun motif n'est consigné",
        ),
        "no_ground_there": ("no ground is recorded", "aucun motif n'est consigné"),
        "no_ground_count": (
            "no ground is recorded for {count:one person|# people}: `outcome.gaps` names them",
            "aucun motif n'est consigné pour {count:une personne|# personnes} : `outcome.gaps` les nomme",
        ),
        "no_ground_for": ("no ground is recorded for {names}", "aucun motif n'est consigné pour {names}"),
        "challenge_open": (
            "no sheet of the jury is about this challenge: nothing is decided of it",
            "aucune fiche du jury ne porte sur ce défi : rien n'est décidé à son sujet",
        ),
        "person_open": ("the seats are not decided yet", "les affectations ne sont pas encore décidées"),
        "sits": (
            "a seat at {opening}{wish:?, wish number {wish}}",
            "une place : {opening}{wish:? (vœu n° {wish})}",
        ),
        "not_seated": ("no seat", "pas de place"),
        "on_no_list": ("on no published list", "sur aucune liste publiée"),
        "equal_alone": (
            "a seat at {openings} or none is as good: no rule parts the two, and the decision will be recorded",
            "une place ({openings}) ou aucune se valent : aucune règle ne départage, et la décision sera consignée",
        ),
        "equal_left": (
            "others as good for a seat at {openings} are gone: nobody is to be parted any more{waits:?, and the seat will be confirmed|}",
            "des personnes à égalité pour une place ({openings}) sont parties : personne n'est plus à départager{waits:?, et l'affectation sera confirmée|}",
        ),
        "equal_out": (
            "{opening}: as good as others for a seat, until some of them were gone: each allocation as good that is left seats others there",
            "{opening} : à égalité avec d'autres pour une place, jusqu'au départ de certains : chaque répartition aussi bonne qui reste y affecte d'autres personnes",
        ),
        "equal_seats_some": (
            "as good as one or more other people for a seat{openings:? at #}: no rule parts them, and the decision will be recorded",
            "ex æquo avec une ou plusieurs autres personnes pour une place{openings:? (#)} : aucune règle ne départage, et la décision sera consignée",
        ),
        "equal_seats": (
            "as good as {others:one other person|# other people}{people:? ({people})} for a seat{openings:? at #}: no rule parts them, and the decision will be recorded",
            "ex æquo avec {others:une autre personne|# autres personnes}{people:? ({people})} pour une place{openings:? (#)} : aucune règle ne départage, et la décision sera consignée",
        ),
        "decided": (
            "equals were parted by {by:=jury:the jury|draw:a draw|priority:an order of priority}{reference:? (#)}{on:?, #}",
            "les ex æquo ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité}{reference:? (#)}{on:?, #}",
        ),
        "rank_on": (
            "on the list {listed}: rank {rank}{count:? of #}{score:? with #}{equals:?, #}",
            "sur la liste {listed} : rang {rank}{count:? sur #}{score:? avec #}{equals:?, #}",
        ),
        "seat_lost": (
            "{opening}: {had:?had the seat, and }the challenge {kind:=rejected:was rejected|ended:ended|*:was withdrawn} on {on}",
            "{opening} : {had:?affectation obtenue, puis }défi {kind:=rejected:rejeté|ended:terminé|*:retiré} le {on}",
        ),
        "seat_went_over": (
            "{opening}: had the seat, and went over to {to} on {on}",
            "{opening} : affectation obtenue, puis passage à {to} le {on}",
        ),
        "not_taken_up": (
            "{opening}: the challenge was not taken up",
            "{opening} : le défi n'a pas été retenu",
        ),
        "barred": ("{opening}: {rule}", "{opening} : {rule}"),
        "not_listed": (
            "{opening}: {why:?#|not ranked on a list of this challenge, and no ground is recorded}",
            "{opening} : {why:?#|pas de rang sur une liste de ce défi, et aucun motif n'est consigné}",
        ),
        "not_wished": (
            "{opening}: not among the wishes",
            "{opening} : hors des vœux",
        ),
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
            "les notes sur la même liste de qui y est en meilleur rang",
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
            "{opening}: {causes:without this|without any one of these}, there would have been a seat: {causes:any rule}",
            "{opening} : {causes:sans ce qui suit|sans l'un quelconque de ces éléments}, il y aurait eu une place : {causes:any rule}",
        ),
        "together": (
            "{opening}: {more:?without more than three things at once, these among them|without these together, and not without fewer of them}, there would have been a seat: {causes:rules}",
            "{opening} : {more:?sans plus de trois éléments à la fois, dont ceux-ci|sans ces éléments réunis, et pas sans une partie d'entre eux}, il y aurait eu une place : {causes:rules}",
        ),
        "by_draw": (
            "{opening}: an allocation with a seat there is as good, and another was chosen by {by:=jury:the jury|draw:a draw|priority:an order of priority}",
            "{opening} : une répartition avec une place ici est ex æquo, et une autre a été choisie par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité}",
        ),
        "not_known": (
            "{opening}: what a seat there would have taken is not known, since the search was stopped",
            "{opening} : ce qu'il aurait fallu pour une place ici n'est pas connu, la recherche ayant été arrêtée",
        ),
        "rules_exclude": (
            "{opening}: no allocation with a seat there keeps the rules, and that is proven{rules:?: {rules:rules}|}",
            "{opening} : aucune répartition avec une place ici ne respecte les règles, et c'est prouvé{rules:? : {rules:rules}|}",
        ),
        "by_rules": (
            "{opening}: by the ranks, the published rules and the points together, the seat went to somebody else; by which of them is not told, since it would tell what somebody else has",
            "{opening} : d'après les rangs, les règles publiées et les points, pris ensemble, la place est allée à une autre personne ; dire ce qui a joué révélerait une caractéristique de quelqu'un d'autre",
        ),
        "by_sum": (
            "{opening}: {proven:=True:no allocation with a seat there keeps the rules and reaches the best total of marks, wishes and preferences, and that is proven|False:no allocation with a seat there was found that keeps the rules and reaches as good a total of marks and wishes}",
            "{opening} : {proven:=True:aucune répartition avec une place ici ne respecte les règles en atteignant le meilleur total de notes, de vœux et de préférences, et c'est prouvé|False:aucune répartition avec une place ici n'a été trouvée qui respecte les règles avec un aussi bon total de notes et de vœux}",
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
            "{opening}: with a seat there, a rule would be broken: {rules}",
            "{opening} : une place ici enfreindrait une règle : {rules}",
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
        "on_reserve": (
            "number {number} on the reserve list ({listed}){equals:?, #}",
            "n° {number} sur la liste complémentaire ({listed}){equals:?, #}",
        ),
        "not_come": (
            "{item}: {jurors} {jurors:was|were} called, and there is no sheet",
            "{item} : {jurors:convocation de|convocations de} {jurors}, sans fiche",
        ),
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
        # letters and notices
        "letter_person": (
            "{promotion}: the application of {subject}",
            "{promotion} : candidature de {subject}",
        ),
        "letter_challenge": ("{promotion}: the challenge {subject}", "{promotion} : défi « {subject} »"),
        "letter_decision": (
            "{noted:?Noted|{waits:?State|Decision}}: {status}{place:? ({place})}.",
            "{noted:?Constat|{waits:?Situation|Décision}} : {status}{place:? ({place})}.",
        ),
        "letter_authority": (
            "{jury:?The jury proposes, and the|The} authority decides{who:?: {who}}",
            "{jury:?Le jury propose et l'autorité|L'autorité} décide{who:? : {who}}",
        ),
        "noted": (
            "This is noted, and not decided: it follows from the fact stated",
            "Il est pris acte de ce fait, ce qui n'est pas une décision",
        ),
        "noted_wrongly": (
            "If what is noted here is wrong, write to: {contact}",
            "Si ce constat est inexact, vous pouvez le signaler à : {contact}",
        ),
        "purpose": (
            "to rank the applications from the marks of the jury, and to seat people by their marks and wishes under the published rules",
            "classer les candidatures d'après les notes du jury et proposer les affectations selon les notes et les vœux, dans le respect des règles publiées",
        ),
        "purpose_challenges": (
            "to rank the challenges from the marks of the jury, under the published rules",
            "classer les défis d'après les notes du jury, dans le respect des règles publiées",
        ),
        "degree_seats": (
            "the treatment worked out the ranks, and the allocation of seats that the published rules give",
            "le traitement a calculé les rangs et la répartition des places que donnent les règles publiées",
        ),
        "degree_authority": (
            "the jury proposes, and the authority decides: the treatment decides nothing",
            "le jury propose et l'autorité décide : le traitement ne décide de rien",
        ),
        "data_wishes": (
            "wishes, in order: {wishes}{source:? (source: #)| (source: the application)}",
            "vœux, dans l'ordre : {wishes}{source:? (source : #)| (source : la candidature)}",
        ),
        "data_profiles": (
            "profiles: {profiles}{source:? (source: #)| (source: the application)}",
            "profils : {profiles}{source:? (source : #)| (source : la candidature)}",
        ),
        "data_ranks": (
            "the marks, and any opinions, given for {count:one list|# lists}{source:? (source: #)| (source: the sheets of the jurors)}",
            "les notes, et les avis s'il y en a, donnés pour {count:une liste|# listes}{source:? (source : #)| (source : les fiches des jurés)}",
        ),
        "data_counted": (
            "{attribute}, which a rule counts: {values}{source:? (source: #)| (source: not stated)}",
            "{attribute:=employer:employeur|profile:profil|*:{attribute}}, que compte une règle : {values}{source:? (source : #)| (source : non indiquée)}",
        ),
        "criteria": (
            "criteria of the lists, as published: {criteria}{equal:?; no weight was published}",
            "critères des listes, tels que publiés : {criteria}{equal:? ; aucun coefficient n'est publié}",
        ),
        "share": ("{title} ({percent} %)", "{title} ({percent} %)"),
        "shares": (
            "share of each criterion in a total, as applied: {shares}",
            "part de chaque critère dans un total, telle qu'appliquée : {shares}",
        ),
        "criterion": ("{title}{weight:? (weight #)}", "{title}{weight:? (coefficient #)}"),
        "points_by_level": (
            "a level counts only between allocations equal on every level before it",
            "un niveau ne compte qu'entre répartitions à égalité sur tous les niveaux qui le précèdent",
        ),
        "points_of_hosts": (
            "points where the host wishes for the person, its first wish first{level:?, at level #}: {points}",
            "points quand la personne est un vœu de l'administration d'accueil, du premier au dernier{level:?, au niveau #} : {points}",
        ),
        "points_of_marks": (
            "points of a seat{level:?, at level #}: the score on the list of that challenge and profile",
            "points d'une place{level:?, au niveau #} : le score sur la liste de ce défi et de ce profil",
        ),
        "points_of_mates": (
            "points where two people sit together of whom one wished for the other{level:?, at level #}: {points}",
            "points quand travaillent ensemble deux personnes dont l'une a fait le vœu de l'autre{level:?, au niveau #} : {points}",
        ),
        "points_of_other": (
            "points of a seat{level:?, at level #}: what the office's own term gives ({term})",
            "points d'une place{level:?, au niveau #} : ce que donne un terme propre à l'organisateur ({term})",
        ),
        "points_of_skills": (
            "points of a seat{level:?, at level #}: the person's level in each skill, times the weight that the challenge gives it",
            "points d'une place{level:?, au niveau #} : le niveau de la personne dans chaque compétence, multiplié par le poids que le défi lui donne",
        ),
        "points_of_staying": (
            "points of a seat kept from the allocation before{level:?, at level #}: 1",
            "points d'une place gardée de la répartition précédente{level:?, au niveau #} : 1",
        ),
        "points_of_wishes": (
            "points of a wish, the first wish first{level:?, at level #}: {points}",
            "points d'un vœu, du premier au dernier{level:?, au niveau #} : {points}",
        ),
        "did_lists": (
            "the candidates heard were ranked, each list apart: {count:one list|# lists}",
            "les personnes auditionnées ont été classées, chaque liste à part : {count:une liste|# listes}",
        ),
        "did_seats": (
            "among all allocations that keep the rules, {proven:=True:one with the best total was found, as an exact search proves|False:one with the best total found so far was taken}",
            "parmi toutes les répartitions qui respectent les règles, {proven:=True:l'une de celles qui ont le meilleur total a été trouvée, et une recherche exacte le prouve|False:l'une de celles qui ont le meilleur total trouvé à ce jour a été prise}",
        ),
        "skill_level": ("{skill}, level {level}", "{skill}, niveau {level}"),
        "data_skills": (
            "skills, as the teams' needs count them: {skills}{source:? (source: #)}",
            "compétences, telles que les comptent les besoins des équipes : {skills}{source:? (source : #)}",
        ),
        "data_clearances": (
            "clearances held: {clearances}{source:? (source: #)}",
            "habilitations détenues : {clearances}{source:? (source : #)}",
        ),
        "data_host": (
            "wish of the host of {opening}: rank {rank}{source:? (source: #)}",
            "souhait du porteur ({opening}) : rang {rank}{source:? (source : #)}",
        ),
        "did_settle": (
            "equals were parted by {by:=jury:the jury|draw:a draw|priority:an order of priority}, on the record",
            "les ex æquo ont été départagés par {by:=jury:le jury|draw:un tirage au sort|priority:un ordre de priorité} (décision consignée)",
        ),
        **ACTS,
        # the page
        "page_title": ("{promotion}: the dossier", "{promotion} : le dossier"),
        "page_contents": ("Contents", "Sommaire"),
        "page_about_jury": (
            "What was decided in this promotion, why, and what proves it. It names people: keep it to those who may read it.",
            "Ce qui a été décidé dans cette promotion, pourquoi, et ce qui le prouve. Il désigne des personnes : à réserver à qui peut le lire.",
        ),
        "page_about_public": (
            "What was decided in this promotion, as it may be published: no person is in it.",
            "Ce qui a été décidé dans cette promotion, tel qu'il peut être publié : aucune personne n'y figure.",
        ),
        "page_funnel": ("From proposals to seats", "Des propositions aux affectations"),
        "caption_funnel": ("How many at each stage", "Combien à chaque étape"),
        "caption_listed": ("Challenges on a list", "Défis inscrits sur une liste"),
        "caption_challenges": ("Challenges, in order of merit", "Défis, par ordre de mérite"),
        "caption_teams": ("How many people sit where", "Combien de personnes, par défi"),
        "caption_reserve": (
            "Those who are ranked and have no seat, best first; equals in brackets",
            "Personnes classées et sans place, par ordre de mérite ; ex æquo entre parenthèses",
        ),
        "caption_timeline": ("The days of each phase", "Les jours de chaque étape"),
        "caption_proof": (
            "The digest of each table and of each answer",
            "Empreinte de chaque tableau et de chaque réponse",
        ),
        "page_challenges": ("Challenges", "Défis"),
        "page_cautions": ("To be read with care", "À lire avec réserve"),
        "page_teams": ("Teams", "Équipes"),
        "page_candidates": ("Candidates, list by list", "Candidatures, liste par liste"),
        "page_about_candidates": (
            "One list a challenge and profile. A person may stand on several, and has one decision.",
            "Une liste par défi et par profil. Une personne peut figurer sur plusieurs listes ; une seule décision la concerne.",
        ),
        "page_reserve": ("The reserve of each seat", "Liste complémentaire de chaque place"),
        "page_timeline": ("Timeline", "Calendrier"),
        "page_about_slack": (
            "Slack: the latest day on which a phase may end before a fixed day is late.",
            "Marge : le dernier jour où une étape peut finir sans retarder une date fixée.",
        ),
        "page_treatment": ("Algorithmic treatment", "Traitement algorithmique"),
        "page_about_treatment": (
            "People gave the marks; a treatment worked out ranks and seats from the published rules.",
            "Les notes ont été données par des personnes ; un traitement a calculé les rangs et les affectations d'après les règles publiées.",
        ),
        "page_rights": ("What may be asked", "Ce qui peut être demandé"),
        "page_degree": ("Degree and mode of contribution", "Degré et mode de contribution"),
        "page_parameters": ("Parameters and their weights", "Paramètres et leur pondération"),
        "page_operations": ("Operations carried out", "Opérations effectuées"),
        "page_minutes": ("Minutes", "Procès-verbaux"),
        "page_proof": ("Digests", "Empreintes"),
        "page_about_proof": (
            "{salted:=True:Each digest is an HMAC-SHA-256 under a secret of the office: with that secret, whoever has the same tables can compute it again. |False:Each digest is a SHA-256: whoever has the same tables can compute it again. |None:}Made with {versions}.",
            "{salted:=True:Chaque empreinte est un HMAC-SHA-256 sous un secret du service : avec ce secret, qui a les mêmes tableaux peut la recalculer. |False:Chaque empreinte est un SHA-256 : qui a les mêmes tableaux peut la recalculer. |None:}Établi avec {versions}.",
        ),
        "input_rulings": ("the decisions", "les décisions"),
        "seat_open": ("{count:one seat|# seats} to be decided", "{count:une place|# places} à départager"),
        "seat_none": ("nobody", "personne"),
        "seat_wish": ("wish number {wish}", "vœu n° {wish}"),
        "seat_rank": (
            "rank {rank} of {count} ({listed}){score:?, {score}}",
            "rang {rank} sur {count} ({listed}){score:?, {score}}",
        ),
        "head_stage": ("stage", "étape"),
        "head_count": ("number", "nombre"),
        "head_of": ("of", "sur"),
        "head_bar": ("share", "part"),
        "head_challenge": ("challenge", "défi"),
        "head_rank": ("rank", "rang"),
        "head_score": ("score", "score"),
        "head_decision": ("decision", "décision"),
        "head_why": ("why", "pourquoi"),
        "head_seated": ("people seated", "personnes affectées"),
        "head_person": ("person", "personne"),
        "head_list": ("list", "liste"),
        "head_in_order": ("in order", "dans l'ordre"),
        "head_phase": ("phase", "étape"),
        "head_first": ("first day", "premier jour"),
        "head_last": ("last day", "dernier jour"),
        "head_slack": ("slack", "marge"),
        "head_what": ("what", "quoi"),
        "head_digest": ("digest", "empreinte"),
        "ruled_person_kept": ("kept", "candidature retenue"),
        "ruled_person_not_kept": ("not kept", "candidature non retenue"),
        "ruled_challenge_reserve": ("challenge on the reserve list", "défi sur liste complémentaire"),
        "ruled_challenge_undecided": ("challenge equally good, to be decided", "défi ex æquo, à départager"),
        **EXPECTED,
    }
)
