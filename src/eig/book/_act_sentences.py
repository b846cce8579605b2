"""What is said of an act, of its chain and of what it decides: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ACTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "act_candidates": (
            "{promotion}: decision on the candidates",
            "{promotion} : décision sur les candidatures",
        ),
        "act_challenges": ("{promotion}: decision on the challenges", "{promotion} : décision sur les défis"),
        "act_by": (
            "{office:?#. }{reference:?Reference: #. }Decided{on:? on #}{signed_by:?, signed by #}{capacity:?, #}.",
            "{office:?#. }{reference:?Référence : #. }Décision{on:? du #}{signed_by:?, signée par #}{capacity:?, #}.",
        ),
        "act_lists": ("Lists", "Listes"),
        "act_counts": ("Counts", "Effectifs"),
        "rules_announced": (
            "{promotion}: the rules, and the treatment",
            "{promotion} : règles et traitement",
        ),
        "rules_of_teams": (
            "Rules of the teams ({source:?#|no source is stated})",
            "Règles des équipes ({source:?#|source non indiquée})",
        ),
        "treatment_announced": (
            "An algorithmic treatment is used: from the marks that people give{challenges:?, it works out scores, ranks and lists| and the wishes of the candidates, it works out scores, ranks, lists and seats} by these rules. It gives no mark{filled:? but what counts for a missing one} and decides nothing: the jury proposes, the authority decides.",
            "Un traitement algorithmique est utilisé : à partir des notes que donnent des personnes{challenges:?, il calcule les scores, les rangs et les listes| et des vœux exprimés, il calcule les scores, les rangs, les listes et les affectations} selon ces règles. Il ne donne aucune note{filled:?, sinon ce qui compte pour une note manquante,} et ne décide de rien : le jury propose, l'autorité décide.",
        ),
        "act_holds": ("the act holds", "l'acte est intact"),
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
        "blank_rules": ("the text that sets the rules of the jury", "texte qui fixe les règles du jury"),
        "blank_team_rules": (
            "the text that sets the rules of the teams",
            "texte qui fixe les règles des équipes",
        ),
        "blank_remedies": ("the ways of appeal and their time limits", "voies et délais de recours"),
        "reference_is": ("Reference: {reference}", "Référence : {reference}"),
        "dated_on": ("{noted:?Noted on|Decision of} {on}", "{noted:?Constat|Décision} du {on}"),
        "basis_text": ("Having regard to: {text}", "Vu : {text}"),
        "basis_noted": ("Having regard to: the fact stated below", "Vu : le fait énoncé ci-après"),
        "basis_delegation": (
            "Having regard to: the delegation of signature ({text:?#|[to be filled in by the office]})",
            "Vu : la délégation de signature ({text:?#|[à compléter par le service]})",
        ),
        "basis_withdrawal": (
            "Having regard to: why what was given before may be taken back ({text:?#|[to be filled in by the office]}{law:?; #}{late:?; [#]})",
            "Vu : ce qui permet de revenir sur la décision antérieure ({text:?#|[à compléter par le service]}{law:? ; #}{late:? ; [#]})",
        ),
        "basis_minutes": (
            "Having regard to: the opinion of the jury (minutes {title}{days:|, sitting of #|, sittings of #})",
            "Vu : l'avis du jury (procès-verbal {title}{days:|, jury réuni le #|, jury réuni les #})",
        ),
        "basis_lists": (
            "Having regard to: the {count:ranking|rankings} of the jury that judged this application{days:| (the jury sat on #)| (the jury sat on #)}",
            "Vu : {count:le classement|les classements} du jury qui a apprécié cette candidature{days:| (jury réuni le #)| (jury réuni les #)}",
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
            "Algorithmic treatment{personal:? and personal data|}",
            "Traitement algorithmique{personal:? et données personnelles|}",
        ),
        "blank_signed_by": ("who signs", "signataire"),
        "blank_capacity": ("the capacity of who signs", "qualité du signataire"),
        "blank_delegation": (
            "the delegation by which who signs may decide",
            "délégation de signature, l'autorité qui décide n'étant pas signataire",
        ),
        "blank_name": ("the office", "service"),
        "blank_court": ("which court", "juridiction compétente"),
        "blank_withdrawal": (
            "why what was given before may be taken back",
            "ce qui permet de revenir sur la décision antérieure",
        ),
        "blank_late_withdrawal": (
            "the text by which what was given{perhaps:?, if it was on {since},|} may still be taken back: the {delay} from {since} ended on {until}",
            "le texte qui permet encore de revenir sur la décision antérieure{perhaps:?, si elle date du {since}|} : le délai de {delay} à compter du {since} a pris fin le {until}",
        ),
        "blank_recorded": (
            "when it became known (recorded=) that somebody with a seat was out on {days}, or teams composed without them",
            "le jour où l'on a su (recorded=) qu'une personne qui a une place ne pouvait plus l'occuper, par un fait daté du {days}, ou des équipes composées sans elle",
        ),
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
            "late: {link}, on {on}, though what comes before it ({follows}) is dated {before}",
            "date tardive : {link}, le {on}, alors que l'étape qui précède ({follows}) est datée du {before}",
        ),
        "other_authority": (
            "the rules of the jury name an authority that decides ({jury}), those of the promotion another ({promotion})",
            "les règles du jury nomment une autorité qui décide ({jury}), celles de la promotion une autre ({promotion})",
        ),
        "days_contradict": (
            "contradictory: {link}, on {on}, where the ledger has {known}",
            "dates contradictoires : {link}, le {on}, alors que le registre des faits indique le {known}",
        ),
        "draw_undated": (
            "the record of a draw ({record}) states no day of {link}, where the ledger has {known}",
            "la trace d'un tirage au sort ({record}) n'indique aucune date pour {link}, alors que le registre des faits indique le {known}",
        ),
        "draw_unannounced": (
            "the record of a draw ({record}) states no day on which its sources were announced",
            "la trace d'un tirage au sort ({record}) n'indique pas la date d'annonce de ses sources",
        ),
        "list_free_published": (
            "the numbered list of a draw could be chosen once the values were known: no announcement binds it",
            "la liste numérotée d'un tirage au sort a pu être choisie une fois les valeurs connues : aucune annonce ne la fixe",
        ),
        "other_day_published": (
            "contradictory: {link}, whose own record states no day, or another than the ledger",
            "dates contradictoires : {link}, dont la trace n'indique aucune date, ou en indique une autre que celle du registre des faits",
        ),
        "holds_later": (
            "late: {link}, on {on}, though it holds something of {later}",
            "date trop ancienne : {link}, le {on}, bien qu'il y soit fait état du {later}",
        ),
        "may_be_later": (
            "a source of the rules says {said}, which {dated:?may be a day later than|may be a day, later than} {on}: write the month in words",
            "une source des règles dit {said}, qui peut être {dated:?un jour postérieur au|une date, postérieure au} {on} : écrivez le mois en lettres",
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
        "replaced_altered": (
            "the act that is replaced was altered: its own check says where",
            "l'acte que celui-ci remplace a été altéré : son propre contrôle dit où",
        ),
        "replaced_later": (
            "the decision is dated {on}, which is not after the one that it replaces, of {before}",
            "la décision est datée du {on}, ce qui n'est pas après celle qu'elle remplace, du {before}",
        ),
        "reference_again": (
            "the reference {reference} is that of an act before this one: each act has its own",
            "la référence {reference} est celle d'un acte antérieur à celui-ci : chaque acte a la sienne",
        ),
        "secret_again": (
            "two acts have one secret: each has its own, so that what one reader is given opens nothing else",
            "deux actes ont le même secret : chacun a le sien, pour que ce qui est remis à l'un n'ouvre rien d'autre",
        ),
        "replaced_unexplained": (
            "no text tells what changed since the act that is replaced: give changes=",
            "aucun texte ne dit ce qui a changé depuis l'acte précédent : indiquer changes=",
        ),
        "replaced_unnotified": (
            "nobody was notified of the decision of {on}, which this one replaces, but of one before: texts compare with what nobody read; record its `decision_notified` first",
            "la décision du {on}, que celle-ci remplace, n'a été notifiée à personne, à la différence d'une autre avant elle : les textes comparent avec ce que personne n'a lu ; consigner d'abord son `decision_notified`",
        ),
        "replaces_untold": (
            "a decision was taken on {on} already{names:?, and nothing tells that # applied after it|}{early:?, and this one decides again on #|}: give the act of that day as replaces={early:?|, or as beside= where both stand}{names:?, or when each applied (received=)|}",
            "une décision a déjà été prise le {on}{names:? et rien n'indique une candidature postérieure (#)|}{early:? et celle-ci statue à nouveau (#)|} : indiquer l'acte de ce jour par replaces={early:?|, ou par beside= si les deux subsistent}{names:?, ou la réception de chaque candidature (received=)|}",
        ),
        "rules_of_another": (
            "other rules under the same day: the act that is replaced has another text of the rules published on {on} (one without teams announces none of theirs)",
            "d'autres règles sous la même date : l'acte que celui-ci remplace a un autre texte des règles publiées le {on} (sans équipes, leurs règles n'y sont pas)",
        ),
        "act_drawn": (
            "Equals were parted by a draw{announced:? announced on #} (method and values: {record}{by_id:?; numbered list in the order of identifiers|}{otherwise:?; numbered list in another order|})",
            "Des ex æquo ont été départagés par un tirage au sort{announced:? annoncé le #} (méthode et valeurs : {record}{by_id:? ; liste numérotée dans l'ordre des identifiants|}{otherwise:? ; liste numérotée dans un autre ordre|})",
        ),
        "waits": ("Nothing is decided of this yet", "Rien n'est encore décidé à ce sujet"),
        "to_decide_challenges": (
            "nothing is decided yet of {count:one challenge|# challenges}: `outcome.rulings` says which",
            "rien n'est encore décidé pour {count:un défi|# défis} : `outcome.rulings` dit lesquels",
        ),
        "to_decide_candidates": (
            "nothing is decided yet of {count:one person|# people}: `outcome.rulings` says of whom",
            "rien n'est encore décidé pour {count:une personne|# personnes} : `outcome.rulings` dit pour qui",
        ),
        "none_listed": ("no name stands on a published list", "aucun nom ne figure sur une liste publiée"),
        "counted_before": (
            "other counts are not given again: beside those of the act {replaced:?replaced|before}, they could show what became of a single dossier",
            "les autres effectifs ne sont pas redonnés : rapprochés de ceux de l'acte {replaced:?remplacé|précédent}, ils pourraient révéler le sort d'un seul dossier",
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
            "other minutes under the same day, {on}, than those of the act that is replaced; or the same, taken with another secret: take the secret of the act that is replaced, or record `minutes_signed` on the day on which they were signed again",
            "un autre procès-verbal sous la même date, le {on}, que celui de l'acte précédent ; ou le même, pris avec un autre secret : reprendre le secret de l'acte précédent, ou enregistrer `minutes_signed` le jour où il a été signé à nouveau",
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
