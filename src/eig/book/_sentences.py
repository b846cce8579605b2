"""What a book says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "book": (
            "{promotion}: {challenges:# challenge|# challenges}, {posts:# post|# posts}; {candidates:# candidate|# candidates}, {applications:# application|# applications}, {jurors:# juror|# jurors}, {panels:# panel|# panels}, {interests:# interest|# interests}.",
            "{promotion} : {challenges:# défi|# défis}, {posts:# poste|# postes} ; {candidates:# candidature|# candidatures}, {applications:# dossier de vœux|# dossiers de vœux}, {jurors:# juré|# jurés}, {panels:# sous-jury|# sous-jurys}, {interests:# intérêt|# intérêts}.",
        ),
        "picture_funnel": (
            "From proposals to seats: how many passed each stage",
            "Des propositions aux postes : combien à chaque étape",
        ),
        "picture_share": ("{share}%", "{share} %"),
        "stage_proposed": ("challenges proposed", "défis proposés"),
        "stage_kept": ("challenges kept", "défis retenus"),
        "stage_applied": ("people who applied", "personnes candidates"),
        "stage_complete": ("complete applications", "candidatures recevables"),
        "stage_heard": ("people heard", "personnes auditionnées"),
        "stage_seated": ("people seated", "personnes affectées"),
        "step": (
            "{stage}: {count}{before:? of #}",
            "{stage} : {count}{before:? sur #}",
        ),
        "no_application": (
            "{names} {names:applied|applied} for nothing: no application names {names:this person|these people}",
            "aucun dossier de vœux de {names}",
        ),
        "incomplete": (
            "{names:the application|the applications} of {names} {names:is|are} not complete",
            "{names:le dossier|les dossiers} de {names} {names:est incomplet|sont incomplets}",
        ),
        "no_posts": (
            "{names:the challenge|the challenges} {names} {names:asks|ask} for no post",
            "{names:le défi|les défis} {names} ne {names:demande|demandent} aucun poste",
        ),
        "not_heard": (
            "{names} {names:is heard|are heard} by no panel",
            "aucun sous-jury n'entend {names}",
        ),
    }
)
