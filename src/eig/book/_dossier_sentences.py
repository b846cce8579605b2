"""What is said of a dossier, of its changes, and on its page: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from eig._draw._heading_sentences import COLUMNS

HEADS: Final = "challenge decision digest first last list person rank score slack stage"
"""What pages name as tables do."""
DOSSIERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "dossier": ("dossier", "dossier"),
        "stage_count": ("{stage}: {count}", "{stage} : {count}"),
        "other_written": (
            "what the dossier prints is not what the answers give: {what}",
            "ce que le dossier imprime n'est pas ce que donnent les réponses : {what}",
        ),
        "input_written": ("what the dossier prints", "ce que le dossier affiche"),
        "written_kept_back": (
            "what is kept from the public, such as the salt",
            "ce qui n'est pas publié, comme le sel",
        ),
        "written_erasures": ("the erasures", "les effacements"),
        "written_counts": ("the counts of each stage", "les effectifs de chaque étape"),
        "written_disclosure": ("who is told what", "qui est informé de quoi"),
        "written_place": ("what things are called", "les mots employés"),
        "written_promotion": ("the name of the promotion", "le nom de la promotion"),
        "written_replaces": ("the act that is replaced", "l'acte remplacé"),
        "written_reserves": ("the reserve of each seat", "la liste complémentaire de chaque place"),
        "written_rulings": ("reasons of decisions", "des motifs de décisions"),
        "written_seats": ("the people seated at each challenge", "les effectifs de chaque défi"),
        "written_digests": ("the digests of answers", "les empreintes des réponses"),
        "written_links": ("the days of steps", "les dates des étapes"),
        "written_cohort": ("the teams", "les équipes"),
        "written_lost": (
            "the digests of all that, and what tables were checked with",
            "les empreintes de tout cela, et ce qui servait à vérifier les tableaux",
        ),
        "written_schedule": ("the dates", "les dates"),
        "written_tables": ("the digests of tables", "les empreintes des tableaux"),
        "written_versions": ("the versions", "les versions"),
        "written_roots": ("the roots of acts", "les racines des actes"),
        "written_sizes": ("of how many leaves each act is", "le nombre de feuilles de chaque acte"),
        "written_titles": ("titles of challenges and profiles", "des titres de défis et de profils"),
        "written_treatment": ("what is told of the treatment", "ce qui est dit du traitement"),
        "later_facts": (
            "the book knows {count:no fact|one fact|# facts} more, recorded since: what was decided is held to what was known then{known:?; # of them dated before the decision, without the day on which it was known (`recorded`): state it, or decide again}",
            "{count:aucun fait n'a été consigné|# fait a été consigné|# faits ont été consignés} depuis : ce qui a été décidé est confronté à ce que l'on savait alors{known:? ; dont datés d'avant la décision, sans le jour où on l'a su (`recorded`) : # ; l'indiquer, ou décider de nouveau}",
        ),
        "known_and_left_out": (
            "known on {known}, before the decision of {on}, and left out of it: {fact}",
            "connu le {known}, avant la décision du {on}, et laissé de côté : {fact}",
        ),
        "replay_holds": (
            "the same answers come from the same tables",
            "les mêmes tableaux donnent les mêmes réponses",
        ),
        "replay_left": (
            "what is left says the same, as far as it could be compared",
            "ce qui reste concorde, pour autant que la comparaison reste possible",
        ),
        "tables_erased": (
            "what the digests of tables were taken with was erased: the book is compared by the decisions and days that come from it, and not by its rows, in {tables}",
            "ce avec quoi étaient prises les empreintes de tableaux a été effacé : le livre est comparé par les décisions et les dates qui en résultent, et non ligne à ligne, pour {tables}",
        ),
        "given_beside_erased": (
            "the dossier's own was erased, so that what was given is compared by what decisions still say of it alone: {what}",
            "le dossier ne l'a plus, et ce qui est donné n'est comparé que par ce qu'en disent encore les décisions : {what}",
        ),
        "undecided_as_erased": (
            "{count:no decision|one decision|# decisions} could not be found again: what {count:they rest|it rests|they rest} on was erased",
            "{count:aucune décision n'a|# décision n'a|# décisions n'ont} pu être retrouvée{count:||s} : ce qui {count:la|la|les} fonde a été effacé",
        ),
        "marks_not_read_again": (
            "the marks of the jury were taken as they are: give deliberation=, from the marks read again, to compare them",
            "les notes du jury ont été reprises telles quelles : donner deliberation=, d'après les notes relues, pour les comparer",
        ),
        "rounds_not_read_again": (
            "the earlier rounds of the jury were taken as they are: give rounds=, from the marks read again, to compare them",
            "les tours précédents du jury ont été repris tels quels : donner rounds=, d'après les notes relues, pour les comparer",
        ),
        "plan_not_made_again": (
            "the plan was taken as it is: give schedule=, of the plan made again, to compare it",
            "le calendrier demandé a été repris tel quel : donner schedule=, du calendrier refait, pour le comparer",
        ),
        "against_rules": (
            "{names}: the published rules ask for {rule}; mark {names:the application|the applications} as not complete, or say why not",
            "{names} : les règles publiées demandent {rule} ; marquer {names:la candidature|les candidatures} comme {names:incomplète|incomplètes}, ou dire pourquoi",
        ),
        "lists_not_ranked_again": (
            "the rankings of the candidates were taken as they are: give lists=, ranked again, to compare them",
            "les classements des candidatures ont été repris tels quels : donner lists=, classées à nouveau, pour les comparer",
        ),
        "other_table": ("{table} changed", "{table} : changement"),
        "table_promotion": ("what is published of the promotion", "ce qui est publié de la promotion"),
        "table_proposed": ("the table of proposals", "le tableau des propositions"),
        "table_candidates": ("the table of candidates", "le tableau des candidatures"),
        "table_applications": ("the table of applications", "le tableau des dossiers"),
        "table_columns": ("{table} ({columns})", "{table} ({columns})"),
        "table_steps": ("the decisions before the jury", "les décisions antérieures au jury"),
        "table_jurors": ("the table of jurors", "le tableau des jurés"),
        "table_mentors": ("the table of mentors", "le tableau des mentors"),
        "table_panels": ("the table of panels", "le tableau des sous-jurys"),
        "table_interests": ("the table of interests", "le tableau des intérêts"),
        "table_called": ("the table of calls", "le tableau des convocations"),
        "table_appointments": ("the appointments", "les nominations"),
        "table_distinct": ("which people of one name are several", "la liste des homonymes"),
        "table_events": ("what happened since", "les faits survenus depuis"),
        "table_corrections": ("the corrections of facts", "les corrections de faits"),
        "other_input": ("{what} changed", "{what} : changement"),
        "input_deliberation": ("the jury's deliberation", "la délibération du jury"),
        "input_marks": ("the marks of the challenges", "les notes des défis"),
        "input_rules": ("the rules of the jury", "les règles du jury"),
        "input_jury": ("the members and panels of the jury", "les membres et les sous-jurys"),
        "input_attributes": ("what quotas count", "ce que comptent les quotas"),
        "input_adjustment": ("the correction of scores", "la péréquation"),
        "input_decisions": ("the decisions on equals", "les décisions sur les ex æquo"),
        "input_rounds": ("the earlier rounds of the jury", "les tours précédents du jury"),
        "input_lists": ("the rankings of the candidates", "les classements des candidatures"),
        "input_teams": ("what was asked of the teams", "ce qui était demandé des équipes"),
        "input_team_decisions": ("the decisions on equal seats", "les décisions sur les places à égalité"),
        "input_plan": ("the plan", "le calendrier demandé"),
        "other_cohort": ("other people are seated, or elsewhere", "les affectations sont différentes"),
        "other_dates": ("the dates are others", "les dates sont différentes"),
        "other_minutes": (
            "the minutes {title} do not hold{why:?: #}",
            "le procès-verbal {title} n'est pas confirmé{why:? : #}",
        ),
        "minutes_missing": (
            "the minutes {title} are missing: their digest is kept, they are not",
            "le procès-verbal {title} manque : son empreinte est conservée, lui non",
        ),
        "minutes_twice": ("the minutes {title} are there twice", "le procès-verbal {title} est en double"),
        "minutes_of_one": (
            "the minutes {titles} tell one deliberation: give one of them",
            "les procès-verbaux {titles} rapportent une seule délibération : n'en donnez qu'un",
        ),
        "titled_for_another": (
            "minutes titled for another promotion than {promotion}: {titles}",
            "procès-verbal intitulé pour une autre promotion que {promotion} : {titles}",
        ),
        "scheduled_for_another": (
            "the dates given are of another promotion than {promotion}: {plan}",
            "le calendrier donné est d'une autre promotion que {promotion} : {plan}",
        ),
        "minutes_lacking": (
            "minutes of another round are given, and none of round {number}: give them too",
            "le procès-verbal d'un autre tour est donné, et aucun du tour n° {number} : le donner aussi",
        ),
        "minutes_of_list_lacking": (
            "minutes of another list are given, and none of the {lists:list|lists} {lists:rules}: give them too",
            "le procès-verbal d'une autre liste est donné, et aucun {lists:de la liste|des listes} {lists:rules} : le donner aussi",
        ),
        "minutes_contradict": (
            "{lists:?the rankings of the candidates|the deliberation kept} and the minutes of {lists:?them|it} ({titles}) contradict each other; {rounds:?a round given, or these minutes, are not as they were|give the deliberation of an earlier round as `rounds=`, or, where the jury deliberated again, correct the `jury_sat` of that day}",
            "{lists:?les classements des candidatures et leur procès-verbal|la délibération conservée et son procès-verbal} ({titles}) se contredisent ; {rounds:?un des tours donnés, ou ce procès-verbal, n'est plus ce qu'il était|donner la délibération d'un tour précédent par `rounds=`, ou, si le jury a délibéré à nouveau, corriger le `jury_sat` de ce jour}",
        ),
        "no_digest": ("{what}: the digest is missing", "{what} : l'empreinte manque"),
        "part_missing": (
            "{what}: missing, though the digest is kept",
            "{what} : rien, alors que l'empreinte est conservée",
        ),
        "part_altered": (
            "{what}: altered, since the digest is of something else",
            "{what} : contenu altéré, puisque l'empreinte est celle d'autre chose",
        ),
        "other_scheme": (
            "a digest is of scheme {scheme}, which this release does not know",
            "une empreinte suit le schéma {scheme}, que cette version ne connaît pas",
        ),
        "other_published": (
            "what was published is something else: {what}",
            "ce qui a été publié est différent : {what}",
        ),
        "other_salt": (
            "the two dossiers were taken with different salts: their tables cannot be compared by digest",
            "les deux dossiers n'ont pas le même sel : leurs tableaux ne se comparent pas par empreinte",
        ),
        "other_rules": (
            "the rules of the jury changed in {names}",
            "les règles du jury ont changé : {names}",
        ),
        "date_moved": (
            "{phase}: {before} before, {after} now",
            "{phase} : avant, {before} ; maintenant, {after}",
        ),
        "moved": (
            "{subject:?#: }{before} before, {after} now{due:? (#)}",
            "{subject:?# : }avant, {before} ; maintenant, {after}{due:? (#)}",
        ),
        "unmoved": (
            "{count} {count:decision is|decisions are} the same{grounds:?; the grounds changed for #}{unsure:?; the grounds were not compared for #}",
            "{count} {count:décision inchangée|décisions inchangées}{grounds:? ; motifs modifiés : #}{unsure:? ; motifs non comparés : #}",
        ),
        "not_moved": (
            "the same decision as before{grounds:?; its grounds changed}{unsure:?; its grounds were not compared}",
            "décision inchangée{grounds:? ; motifs modifiés}{unsure:? ; motifs non comparés}",
        ),
        "changed_fact": ("a fact recorded since: {fact}", "un fait nouveau : {fact}"),
        "changed_fact_kind": ("a fact recorded since", "un fait nouveau"),
        "changed_gone": (
            "a fact that does not count any more: {fact}",
            "un fait qui ne compte plus : {fact}",
        ),
        "changed_gone_kind": ("a fact that does not count any more", "un fait qui ne compte plus"),
        "changed_table": (
            "{table} changed{person:? for {person}}",
            "un changement {person:?concernant #, }dans {table}",
        ),
        "changed_table_kind": (
            "what was known of somebody else changed",
            "des données sur une autre personne",
        ),
        "changed_in_round": ("{change} (round {number})", "{change} (tour n° {number})"),
        "changed_marks": (
            "{how:=joined:{item} was marked since|left:the marks on {item} do not count any more|added:{juror} marked {item} since|gone:the marks of {juror} on {item} do not count any more|opinion:the opinion of {juror} on {item} was corrected|flag:the champion flag of {juror} on {item} was corrected|sheet:the sheet of {juror} on {item} was corrected|*:the marks of {juror} on {item} were corrected}{on:? on #}{why:? (#)}",
            "{how:=joined:ajout de toutes les notes sur {item}|left:les notes sur {item} ne comptent plus|added:ajout des notes de {juror} sur {item}|gone:les notes de {juror} sur {item} ne comptent plus|opinion:correction de l'avis de {juror} sur {item}|flag:correction du coup de cœur de {juror} sur {item}|sheet:correction de la fiche de {juror} sur {item}|*:correction des notes de {juror} sur {item}}{on:? le #}{why:? (#)}",
        ),
        "changed_marks_kind": (
            "{how:=joined:the jury marked one more dossier|left:the marks on a dossier do not count any more|added:marks of the jury were added|gone:marks of the jury do not count any more|opinion:opinions of the jury were corrected|flag:champion flags of the jury were corrected|sheet:sheets of the jury were corrected|*:marks of the jury were corrected}",
            "{how:=joined:l'examen d'un dossier de plus|left:les notes sur un dossier ne comptent plus|added:un ajout de notes du jury|gone:des notes du jury ne comptent plus|opinion:une correction d'avis du jury|flag:une correction de coups de cœur du jury|sheet:une correction de fiches du jury|*:une correction de notes du jury}",
        ),
        "changed_list": ("the ranking {listed} changed", "classement {listed} : changement"),
        "changed_list_kind": ("a ranking of candidates was corrected", "une correction de classement"),
        "ranked_more": (
            "{count:one more dossier was|# more dossiers were} ranked",
            "le classement {count:d'un dossier|de # dossiers} de plus",
        ),
        "ranked_fewer": (
            "{count:one dossier is|# dossiers are} ranked no more",
            "le retrait {count:d'un dossier|de # dossiers} d'un classement",
        ),
        "ranked_others": ("other dossiers were ranked", "le classement d'autres dossiers"),
        "parted_otherwise": (
            "equals on a ranking were parted otherwise",
            "un autre départage d'ex æquo dans un classement",
        ),
        "changed_input": ("{what} changed", "{what} : changement"),
        "changed_input_kind": (
            "{what:?a change in #|what the jury or the teams were asked changed}",
            "{what:?un changement concernant #|un changement des règles ou des décisions du jury}",
        ),
        "several_changes": (
            "{count} {count:change|changes} together{kind:?: #}",
            "{count} {count:changement|changements} ensemble{kind:? : #}",
        ),
        "each_change": (
            "any one of {count:one change|# changes}{kind:?: #}",
            "l'un quelconque {count:d'un changement|de # changements}{kind:? : #}",
        ),
        "each_change_kind": ("{kinds}, each enough alone", "{kinds}, chaque changement suffisant à lui seul"),
        "several_changes_kind": (
            "{kinds:?# at once|several changes together}",
            "{kinds:?# à la fois|plusieurs changements ensemble}",
        ),
        "redecided": (
            "{noted:?This note|This decision} replaces the {was:=note:note|decision:decision|*:one} {on:?of #|that was taken before}{reference:?, reference #}{due:? (why: #)}: {before} then, {after} now",
            "{noted:?Ce constat|Cette décision} remplace {was:=note:le constat|decision:la décision|*:celle} {on:?du #|{was:=note:dressé|*:qui a été prise} auparavant}{reference:?, référence #}{due:? (motif : #)} : {before} alors, {after} maintenant",
        ),
        "decided_first": (
            "The decision was still to be taken{on:? in the act of #}{reference:? (reference #)}: {before} then, {after} now",
            "La décision restait à prendre{on:? dans l'acte du #}{reference:? (référence #)} : {before} alors, {after} maintenant",
        ),
        "redecided_same": (
            "{noted:?This note|This decision} replaces the {was:=note:note|decision:decision|*:one} {on:?of #|that was taken before}{reference:?, reference #,} and comes to the same{unsure:?; whether its grounds are the same was not compared}{grounds:?; its grounds changed}",
            "{noted:?Ce constat|Cette décision} remplace {was:=note:le constat|decision:la décision|*:celle} {on:?du #|{was:=note:dressé|*:qui a été prise} auparavant}{reference:?, référence #,} et a le même sens{unsure:? ; ses motifs n'ont pas été comparés}{grounds:? ; ses motifs ont changé}",
        ),
        "not_redecided": (
            "This act replaces the one {on:?of #|before}{reference:?, reference #}; it decides nothing anew about this application{same:?: what was decided before stands}",
            "Cet acte remplace {on:?celui du #|l'acte précédent}{reference:?, référence #} ; il ne statue pas de nouveau sur cette candidature{same:? : ce qui avait été décidé demeure}",
        ),
        "recalled": (
            "What was decided {on:?on #|before}{reference:? (reference #)} holds no more, and nothing is decided in its place yet{before:?; decision of then: #}",
            "Ce qui avait été décidé {on:?le #|auparavant}{reference:? (référence #)} ne vaut plus, et rien n'est encore décidé à sa place{before:? ; décision d'alors : #}",
        ),
        "act_recalls": (
            "one decision or more of the act that this one replaces hold no more, and nothing is decided in the place of what was{count:? (how many: #)}",
            "une ou plusieurs décisions de l'acte précédent ne valent plus, et rien n'est encore décidé à la place{count:? (nombre : #)}",
        ),
        "replaced_fewer": (
            "the act says nothing on {count} of those on whom the one that it replaces decided: give changes=, unless they were erased since",
            "l'acte ne dit rien de {count} de ceux dont décidait l'acte précédent : indiquer changes=, sauf effacement depuis",
        ),
        "basis_replaced": (
            "Having regard to: the act{on:? of #} that this one replaces (root {root})",
            "Vu : l'acte{on:? du #} que celui-ci remplace (racine {root})",
        ),
        "erased": (
            "erased on {on} by {by}: what was kept of {count:one person|# people} ({why}){parts:?, and with it #}; it cannot be checked any more",
            "effacement du {on}, par {by} : données conservées sur {count:une personne|# personnes} ({why}){parts:?, et avec elles #} ; elles ne peuvent plus être vérifiées",
        ),
        "still_held": (
            "once people were erased, {count:no decision is held any more|one decision is still held|# decisions are still held}",
            "après effacement, {count:aucune décision n'est plus conservée|une décision reste conservée|# décisions restent conservées}",
        ),
        "erased_reason": (
            "the reason was erased with others' data",
            "motif effacé avec les données d'autres personnes",
        ),
        "blank_retention": (
            "how long what is personal is kept",
            "durée de conservation des données personnelles",
        ),
        "listed_as": ("{name}: {said}", "{name} : {said}"),
        "seats_at": (
            "{place}: {count} {count:person|people} seated",
            "{place} : {count} {count:personne affectée|personnes affectées}",
        ),
        "stood": (
            "{status}{place:? at {place}}{beside:?; noted: #}",
            "{status}{place:? ({place})}{beside:? ; constat : #}",
        ),
        "nothing_changed": ("nothing changed", "rien n'a changé"),
        # the page
        "page_title": ("{promotion}: the dossier", "{promotion} : le dossier"),
        "page_contents": ("Contents", "Sommaire"),
        "page_about_jury": (
            "What was decided in this promotion, why, and what proves it. It names people: keep it to those who may read it.",
            "Ce qui a été décidé dans cette promotion, pourquoi, et ce qui le prouve. Il désigne des personnes : à réserver à qui peut le lire.",
        ),
        "page_about_public": (
            "What was decided in this promotion, as it may be published: no person is in it.",
            "Ce qui a été décidé dans cette promotion, tel que cela peut être publié : aucune personne n'y figure.",
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
        "minutes_titled": ("the minutes: {title}", "le procès-verbal : {title}"),
        "page_rights": ("What may be asked", "Ce qui peut être demandé"),
        "page_degree": ("Degree and mode of contribution", "Degré et mode de contribution"),
        "page_parameters": ("Parameters and their weights", "Paramètres et leur pondération"),
        "page_operations": ("Operations carried out", "Opérations effectuées"),
        "page_minutes": ("Minutes", "Procès-verbaux"),
        "page_proof": ("Digests", "Empreintes"),
        "page_about_proof": (
            "{salted:=True:Each digest is an HMAC-SHA-256 under a secret of the office: with that secret, whoever has the same tables can compute it again. |False:Each digest is a SHA-256: whoever has the same tables can compute it again. |None:}{salted:?The number before a colon is the version of how it is taken. |}Made with {versions}.",
            "{salted:=True:Chaque empreinte est un HMAC-SHA-256 sous un secret du service : avec ce secret, qui a les mêmes tableaux peut la recalculer. |False:Chaque empreinte est un SHA-256 : qui a les mêmes tableaux peut la recalculer. |None:}{salted:?Le nombre avant les deux-points est la version du mode de calcul. |}Établi avec {versions}.",
        ),
        "input_rulings": ("the decisions", "les décisions"),
        "seat_open": ("{count:one seat|# seats} to be decided", "{count:une place|# places} à départager"),
        "seat_none": ("nobody", "personne"),
        "seat_wish": ("wish number {wish}", "vœu n° {wish}"),
        "seat_rank": (
            "rank {rank} of {count} ({listed}){score:?, {score}}",
            "rang {rank} sur {count} ({listed}){score:?, {score}}",
        ),
        **{f"head_{one}": COLUMNS[one] for one in HEADS.split()},
        "head_count": ("number", "nombre"),
        "head_of": ("of", "sur"),
        "head_bar": ("share", "part"),
        "head_why": ("why", "pourquoi"),
        "head_seated": ("people seated", "personnes affectées"),
        "head_in_order": ("in order", "dans l'ordre"),
        "head_phase": ("phase", "étape"),
        "head_what": ("what", "quoi"),
        "ruled_person_kept": ("kept", "candidature retenue"),
        "ruled_person_not_kept": ("not kept", "candidature non retenue"),
        "ruled_challenge_reserve": ("challenge on the reserve list", "défi sur liste complémentaire"),
        "ruled_challenge_undecided": ("challenge equally good, to be decided", "défi ex æquo, à départager"),
    }
)
