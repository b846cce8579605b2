"""What is said of promotions over the years, of a book, its funnel and its gaps: in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from eig._draw._sentences import WORDS

FIGURE: Final = "PromotionFigure.figure."
BOOKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        # ── promotions over the years ──
        "year_figure": (
            "{value}{currency:? #|}{basis:? #|} in {promotion}{payer:?, from #|}{year:?, of #|}{source:? (#)|}{disputed:?, where sources differ|}",
            "{value}{currency:? #|}{basis:? #|} dans {promotion}{payer:?, à la charge de : #|}{year:?, en #|}{source:? (#)|}{disputed:?, mais les sources divergent|}",
        ),
        "in_its_words": ("“{words}”", "{words}"),
        "in_euros": ("EUR", "€"),
        "of_net": ("of net pay", "de rémunérations nettes"),
        "of_gross": ("of gross pay", "de rémunérations brutes"),
        "of_employer_cost": ("of employer cost", "de coût employeur"),
        "over_years": ("{figure}: {years}", "{figure} : {years}"),
        **{
            f"figure_{name.removeprefix(FIGURE)}": said
            for name, said in WORDS.items()
            if name.startswith(FIGURE)
        },
        "figure_unknown": ("nothing is known of these promotions", "rien n'est connu de ces promotions"),
        "subject_comparison": ("promotions", "promotions"),
        # what an explanation is about, where it is of the whole
        "subject_book": ("book", "dossiers reçus"),
        "subject_funnel": ("funnel", "étapes de la sélection"),
        "in_table": (
            "table {table}: {said}",
            "tableau {table:=candidates:des candidatures|jurors:des jurés|panels:des sous-jurys|interests:des intérêts|mentors:des mentors|called:des convocations|steps:des décisions préalables|*:des événements} : {said}",
        ),
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
        "stage_preselected": ("challenges kept for the last round", "défis retenus pour le dernier tour"),
        "stage_preselected_by_round": (
            "challenges that round {round} sent on",
            "défis retenus par le tour n° {round}",
        ),
        "stage_shortlisted_by_round": (
            "people whom round {round} sent on",
            "personnes retenues par le tour n° {round}",
        ),
        "stage_kept": ("challenges kept", "défis retenus"),
        "stage_applied": ("people who applied", "personnes candidates"),
        "stage_complete": ("complete applications", "candidatures complètes"),
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
        "no_wish": ("no wish was received of {names}", "aucun vœu reçu de {names}"),
        "incomplete": (
            "{names:the application|the applications} of {names} {names:is|are} not complete",
            "{names:le dossier|les dossiers} de {names} {names:est incomplet|sont incomplets}",
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
            "suite à décider pour {names} : le défi ou le poste n'existe plus",
        ),
        "appointed_no_more": (
            "the appointment of {names} was taken back, and no other one made: the seat that was decided stands",
            "nomination retirée par une correction, l'affectation décidée demeurant : {names}",
        ),
        "posts_gone": (
            "fewer posts are left than people who had a seat, or another person was appointed: no fact says what becomes of {names}",
            "suite à décider pour {names} : il ne reste pas assez de postes, ou une autre personne a été nommée",
        ),
        "merged_late": (
            "{names} {names:was|were} to merge after the last day there: nobody goes along",
            "fusion prévue après le dernier jour, sans effet : {names}",
        ),
        "no_mentor": (
            "{names} left a team that {names:this mentor was|these mentors were} not with",
            "départ d'une équipe que {names} {names:n'accompagnait|n'accompagnaient} pas",
        ),
        "no_payer": (
            "no payer of the contracts is called {names}: nothing is held against {names:this budget|these budgets}",
            "aucun financeur des contrats ne s'appelle {names} : rien n'est imputé sur {names:ce budget|ces budgets}",
        ),
        "on_no_panel": (
            "shortlisted or further by what is on record, and heard by no panel, though panels hear others: put {names:this person|these people} on the list of a panel, or correct the record: {names}",
            "présélection, ou une suite, consignée sans qu'aucun sous-jury n'entende {names:cette candidature|ces candidatures} : compléter la liste d'un sous-jury, ou corriger ce qui est consigné : {names}",
        ),
        "not_heard": ("{names} {names:is heard|are heard} by no panel", "aucun sous-jury n'entend {names}"),
    }
)
