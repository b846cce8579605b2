"""What is said of a dossier that is run again, of an act and of its chain: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ACTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        # the dossier, run again and compared
        "dossier": ("dossier", "dossier"),
        "stage_count": ("{stage}: {count}", "{stage} : {count}"),
        "other_written": (
            "what the dossier prints is not what the answers give: {what}",
            "ce que le dossier imprime n'est pas ce que donnent les réponses : {what}",
        ),
        "input_written": ("what the dossier prints", "ce que le dossier affiche"),
        "written_counts": ("the counts of each stage", "les effectifs de chaque étape"),
        "written_place": ("what things are called", "les mots employés"),
        "written_promotion": ("the name of the promotion", "le nom de la promotion"),
        "written_reserves": ("the reserve of each seat", "la liste complémentaire de chaque place"),
        "written_rulings": ("reasons of decisions", "des motifs de décisions"),
        "written_seats": ("the people seated at each challenge", "les effectifs de chaque défi"),
        "written_digests": ("the digests of answers", "les empreintes des réponses"),
        "written_links": ("the days of steps", "les dates des étapes"),
        "written_cohort": ("the teams", "les équipes"),
        "written_lost": (
            "the digests of all that and of tables",
            "les empreintes de tout cela et des tableaux",
        ),
        "written_schedule": ("the dates", "les dates"),
        "written_tables": ("the digests of tables", "les empreintes des tableaux"),
        "written_versions": ("the versions", "les versions"),
        "written_roots": ("the roots of acts", "les racines des actes"),
        "written_titles": ("titles of challenges and profiles", "des titres de défis et de profils"),
        "written_treatment": ("what is told of the treatment", "ce qui est dit du traitement"),
        "later_facts": (
            "the book knows {count:no fact|one fact|# facts} more, recorded since: what was decided is held to what was known then",
            "{count:aucun fait n'a été consigné|# fait a été consigné|# faits ont été consignés} depuis : ce qui a été décidé est confronté à ce que l'on savait alors",
        ),
        "replay_holds": (
            "the same answers come from the same tables",
            "les mêmes tableaux donnent les mêmes réponses",
        ),
        "marks_not_read_again": (
            "the marks of the jury were taken as they are: give deliberation=, from the marks read again, to compare them",
            "les notes du jury ont été reprises telles quelles : donner deliberation=, d'après les notes relues, pour les comparer",
        ),
        "plan_not_made_again": (
            "the plan was taken as it is: give schedule=, of the plan made again, to compare it",
            "le calendrier demandé a été repris tel quel : donner schedule=, du calendrier refait, pour le comparer",
        ),
        "against_rules": (
            "{names}: the published rules ask for {rule}; mark {names:the application|the applications} as not complete, or say why not",
            "{names} : les règles publiées demandent {rule} ; marquer {names:la candidature|les candidatures} comme non {names:recevable|recevables}, ou dire pourquoi",
        ),
        "lists_not_ranked_again": (
            "the rankings of the candidates were taken as they are: give lists=, ranked again, to compare them",
            "les classements des candidatures ont été repris tels quels : donner lists=, classées à nouveau, pour les comparer",
        ),
        "other_table": ("{table} changed", "{table} : changement"),
        "table_promotion": ("what is published of the promotion", "ce qui est publié de la promotion"),
        "table_proposed": ("the table of proposals", "le tableau des propositions"),
        "table_candidates": ("the table of candidates", "le tableau des candidatures"),
        "table_applications": ("the table of wishes", "le tableau des vœux"),
        "table_steps": ("the decisions before the jury", "les décisions antérieures au jury"),
        "table_jurors": ("the table of jurors", "le tableau des jurés"),
        "table_mentors": ("the table of mentors", "le tableau des mentors"),
        "table_panels": ("the table of panels", "le tableau des sous-jurys"),
        "table_interests": ("the table of interests", "le tableau des intérêts"),
        "table_called": ("the table of calls", "le tableau des convocations"),
        "table_appointments": ("the appointments", "les nominations"),
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
        "minutes_contradict": (
            "the deliberation kept and the minutes of it ({titles}) contradict each other",
            "la délibération conservée et son procès-verbal ({titles}) se contredisent",
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
            "{count} {count:decision is|decisions are} the same",
            "{count} {count:décision inchangée|décisions inchangées}",
        ),
        "not_moved": ("the same decision as before", "décision inchangée"),
        "changed_fact": ("a fact recorded since: {fact}", "un fait nouveau : {fact}"),
        "changed_fact_kind": ("a fact recorded since", "un fait nouveau"),
        "changed_gone": (
            "a fact that does not count any more: {fact}",
            "un fait qui ne compte plus : {fact}",
        ),
        "changed_gone_kind": ("a fact that does not count any more", "un fait qui ne compte plus"),
        "changed_table": (
            "{table} changed{person:? ({person})}",
            "{table} : changement{person:? ({person})}",
        ),
        "changed_table_kind": ("what was known of somebody else", "des données sur une autre personne"),
        "changed_marks": (
            "the marks of {juror} on {item} were corrected{on:? on #}{why:? (#)}",
            "correction des notes de {juror} sur {item}{on:? le #}{why:? (#)}",
        ),
        "changed_marks_kind": ("marks of the jury were corrected", "une correction de notes du jury"),
        "changed_list": ("the ranking {listed} changed", "classement {listed} : changement"),
        "changed_list_kind": ("a ranking of candidates was corrected", "une correction de classement"),
        "changed_input": ("{what} changed", "{what} : changement"),
        "changed_input_kind": (
            "what the jury or the teams were asked changed",
            "un changement des règles ou des décisions du jury",
        ),
        "several_changes": (
            "{count} {count:change|changes} together",
            "{count} {count:changement|changements} ensemble",
        ),
        "several_changes_kind": ("several changes together", "plusieurs changements ensemble"),
        "redecided": (
            "{noted:?This note|This decision} replaces the one that was {notified:?notified|taken} before{due:?, since there was: #}: {before} then, {after} now",
            "{noted:?Ce constat|Cette décision} remplace {noted:?la décision|celle} qui a été {notified:?notifiée|prise} auparavant{due:?, en raison de : #} : {before} alors, {after} maintenant",
        ),
        "decided_first": (
            "The decision was still to be taken: {before} then, {after} now",
            "La décision restait à prendre : {before} alors, {after} maintenant",
        ),
        "redecided_same": (
            "{noted:?This note|This decision} replaces the one that was {notified:?notified|taken} before and says the same",
            "{noted:?Ce constat|Cette décision} remplace {noted:?la décision|celle} qui a été {notified:?notifiée|prise} auparavant et dit la même chose",
        ),
        "recalled": (
            "Nothing takes the place of what was decided before: it holds no more, and what follows is still to be decided",
            "Rien ne se substitue encore à ce qui avait été décidé auparavant et ne vaut plus : la décision reste à prendre",
        ),
        "act_recalls": (
            "Decisions of the act that this one replaces that hold no more, with nothing decided in their place: {count}",
            "Décisions de l'acte précédent qui ne valent plus, sans que rien soit décidé à leur place : {count}",
        ),
        "replaced_fewer": (
            "the act says nothing on {count} of those on whom the one that it replaces decided: give changes=",
            "l'acte ne dit rien de {count} de ceux dont décidait l'acte précédent : indiquer changes=",
        ),
        "basis_replaced": (
            "Having regard to: the act{on:? of #} that this one replaces (root {root})",
            "Vu : l'acte{on:? du #} que celui-ci remplace (racine {root})",
        ),
        "erased": (
            "erased on {on} by {by}: what was kept of {count} {count:person|people} ({why}){parts:?, and with it #}; it cannot be checked any more",
            "effacement du {on}, par {by} : données conservées sur {count} {count:personne|personnes} ({why}){parts:?, et avec elles #} ; elles ne peuvent plus être vérifiées",
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
        "stood": ("{status}{place:? at {place}}", "{status}{place:? ({place})}"),
        "nothing_changed": ("nothing changed", "rien n'a changé"),
        # the act
        "act_candidates": (
            "{promotion}: decision on the candidates",
            "{promotion} : décision sur les candidatures",
        ),
        "act_challenges": ("{promotion}: decision on the challenges", "{promotion} : décision sur les défis"),
        "act_by": (
            "{office:?#. }{reference:?Reference: #. }Decided{on:? on #}{signed_by:? by #}{capacity:?, #}.",
            "{office:?#. }{reference:?Référence : #. }Décision{on:? du #}{signed_by:?, signée par #}{capacity:?, #}.",
        ),
        "act_lists": ("Lists", "Listes"),
        "act_counts": ("Counts", "Effectifs"),
        "rules_announced": (
            "{promotion}: the rules, and the treatment",
            "{promotion} : règles et traitement",
        ),
        "treatment_announced": (
            "An algorithmic treatment is used: from the marks that people give{challenges:?, it works out scores, ranks and lists| and the wishes of the candidates, it works out scores, ranks, lists and seats} by these rules. It gives no mark and decides nothing: the jury proposes, the authority decides.",
            "Un traitement algorithmique est utilisé : à partir des notes que donnent des personnes{challenges:?, il calcule les scores, les rangs et les listes| et des vœux exprimés, il calcule les scores, les rangs, les listes et les affectations} selon ces règles. Il ne donne aucune note et ne décide de rien : le jury propose, l'autorité décide.",
        ),
        "act_holds": ("the act holds", "l'acte est confirmé"),
        "blank": (
            "to be filled in by the office: {what}{source:? (#)}",
            "à compléter par le service : {what}{source:? (#)}",
        ),
        "blank_information": (
            "who answers for the data, on what legal basis and to whom they go",
            "responsable du traitement, base juridique et destinataires des données",
        ),
        "blank_dated": ("the day of the decision", "date de la décision"),
        "blank_basis": ("the texts that the decision stands on", "textes sur lesquels se fonde la décision"),
        "blank_remedies": ("the ways of appeal and their time limits", "voies et délais de recours"),
        "reference_is": ("Reference: {reference}", "Référence : {reference}"),
        "dated_on": ("{noted:?Noted on|Decision of} {on}", "{noted:?Constat|Décision} du {on}"),
        "basis_text": ("Having regard to: {text}", "Vu : {text}"),
        "basis_delegation": (
            "Having regard to: the delegation of signature ({text:?#|[to be filled in by the office]})",
            "Vu : la délégation de signature ({text:?#|[à compléter par le service]})",
        ),
        "basis_minutes": (
            "Having regard to: the opinion of the jury (minutes {title}{days:?, sitting of #})",
            "Vu : l'avis du jury (procès-verbal {title}{days:?, jury réuni le #})",
        ),
        "basis_lists": (
            "Having regard to: the {count:ranking|rankings} of the jury that judged this application{days:? (the jury sat on #)}",
            "Vu : {count:le classement|les classements} du jury qui a apprécié cette candidature{days:? (jury réuni le #)}",
        ),
        "no_treatment": (
            "The algorithmic treatment took no part in this {noted:?note|decision{early:?, which was taken before any mark, rank or seat}}",
            "Le traitement algorithmique n'a eu aucune part à {noted:?ce constat|cette décision{early:?, prise avant toute note, tout rang et toute affectation}}",
        ),
        "part_basis": ("Basis", "Visas"),
        "part_grounds": ("{noted:?Fact|Grounds}", "{noted:?Fait|Motifs}"),
        "part_decision": ("{noted:?What is noted|Decision}", "{noted:?Constat|Décision}"),
        "part_remedies": (
            "{noted:?If this is wrong|Ways of appeal and time limits}",
            "{noted:?En cas d'erreur|Voies et délais de recours}",
        ),
        "part_treatment": (
            "Algorithmic treatment and personal data",
            "Traitement algorithmique et données personnelles",
        ),
        "blank_signed_by": ("who signs", "signataire"),
        "blank_capacity": ("the capacity of who signs", "qualité du signataire"),
        "blank_delegation": (
            "the delegation by which who signs may decide",
            "délégation de signature, l'autorité qui décide n'étant pas signataire",
        ),
        "blank_name": ("the office", "service"),
        "blank_reference": ("the reference", "référence"),
        "link_tree": (
            "the root of the tree, to which what is published would be held",
            "la racine de l'arbre, à laquelle serait confronté ce qui est publié",
        ),
        "root_of_another": (
            "the root is not that of what is published",
            "la racine n'est pas celle de ce qui est publié",
        ),
        "link_missing": ("missing: {link}", "il manque : {link}"),
        "link_missing_candidates": ("missing: {link} (candidates)", "il manque : {link} (candidatures)"),
        "link_missing_challenges": ("missing: {link} (challenges)", "il manque : {link} (défis)"),
        "chain_missing": (
            "not checked: the ledger has no day of any step of the act on {challenges:?the challenges|the candidates}",
            "non vérifié : le registre ne date aucune étape de l'acte sur {challenges:?les défis|les candidatures}",
        ),
        "page_step": (
            "{link} of {on} ({challenges:?challenges|candidates})",
            "{link} du {on} ({challenges:?défis|candidatures})",
        ),
        "link_altered": ("altered: {link}", "altération : {link}"),
        "link_late": (
            "late: {link}, on {on}, though what comes before it is dated {before}",
            "date tardive : {link}, le {on}, alors que l'étape qui précède est datée du {before}",
        ),
        "days_contradict": (
            "contradictory: {link}, on {on}, where the ledger has {known}",
            "dates contradictoires : {link}, le {on}, alors que le registre des faits indique le {known}",
        ),
        "holds_later": (
            "late: {link}, on {on}, though it holds something of {later}",
            "date trop ancienne : {link}, le {on}, bien qu'il y soit fait état du {later}",
        ),
        "link_misplaced": ("twice, or not in its place: {link}", "en double, ou pas à sa place : {link}"),
        "link_of_another": ("of another text: {link}", "d'un autre texte : {link}"),
        "leaf_of_another": (
            "the text that was given is none of this act",
            "le texte remis n'est pas de cet acte",
        ),
        "replaces_another": (
            "the act that is replaced is another one",
            "l'acte que celui-ci remplace n'est pas celui-là",
        ),
        "replaces_others": (
            "the act that is replaced is about others",
            "l'acte que celui-ci remplace porte sur d'autres",
        ),
        "replaced_later": (
            "the decision is dated {on}, which is not after the one that it replaces, of {before}",
            "la décision est datée du {on}, ce qui n'est pas après celle qu'elle remplace, du {before}",
        ),
        "replaced_unexplained": (
            "no text tells what changed since the act that is replaced: give changes=",
            "aucun texte ne dit ce qui a changé depuis l'acte précédent : indiquer changes=",
        ),
        "rules_of_another": (
            "other rules under the same day: the act that is replaced has another text of the rules published on {on}",
            "d'autres règles sous la même date : l'acte que celui-ci remplace a un autre texte des règles publiées le {on}",
        ),
        "act_drawn": ("Equals were parted by a draw", "Des ex æquo ont été départagés par tirage au sort"),
        "waits": ("Nothing is decided of this yet", "Rien n'est encore décidé à ce sujet"),
        "to_decide_challenges": (
            "nothing is decided yet of {count:one challenge|# challenges}: `outcome.rulings` says which",
            "rien n'est encore décidé pour {count:un défi|# défis} : `outcome.rulings` dit lesquels",
        ),
        "to_decide_candidates": (
            "nothing is decided yet of {count:one person|# people}: `outcome.rulings` says of whom",
            "rien n'est encore décidé pour {count:une personne|# personnes} : `outcome.rulings` dit pour qui",
        ),
        "none_listed": (
            "nobody and nothing is on a published list",
            "aucun nom ne figure sur une liste publiée",
        ),
        "act_waits": (
            "What is still to be decided has no place in this act",
            "Ce qui reste à décider ne figure pas dans cet acte",
        ),
        "act_not_given": (
            "the root of the act on {challenges:?the challenges|the candidates} was taken as it is: give acts=, to hold it to the decisions",
            "la racine de l'acte sur {challenges:?les défis|les candidatures} a été reprise telle quelle : donner acts=, pour la confronter aux décisions",
        ),
        "act_of_another": (
            "the act on {challenges:?the challenges|the candidates} is not of these decisions",
            "l'acte sur {challenges:?les défis|les candidatures} n'est pas celui de ces décisions",
        ),
        "minutes_of_another": (
            "other minutes under the same day, {on}, than those of the act that is replaced; or the same, taken with another secret",
            "un autre procès-verbal sous la même date, le {on}, que celui de l'acte précédent ; ou le même, pris avec un autre secret",
        ),
        "link_erasure": ("what binds the erasures", "ce qui lie les effacements"),
        "link_rules": ("the publication of the rules", "la publication des règles"),
        "link_draw": ("the announcement of the draw", "l'annonce du tirage au sort"),
        "link_sitting": ("the sitting", "la séance"),
        "link_minutes": ("the minutes", "le procès-verbal"),
        "link_decision": ("the decision", "la décision"),
        "link_notification": ("the notification", "la notification"),
    }
)
