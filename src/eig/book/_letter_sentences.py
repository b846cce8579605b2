"""What letters and notices say, of data, criteria and points too: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LETTERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "letter_person": (
            "{promotion}: the application of {subject}",
            "{promotion} : candidature de {subject}",
        ),
        "letter_challenge": ("{promotion}: the challenge {subject}", "{promotion} : défi « {subject} »"),
        "letter_decision": (
            "{noted:?Noted|{waits:?State|Decision}}: {status}{place:? ({place})}{beside:?; noted: #}.",
            "{noted:?Constat|{waits:?Situation|Décision}} : {status}{place:? ({place})}{beside:? ; constat : #}.",
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
        "notice_of_then": (
            "The decision {on:?of #|taken before} has a notice of its own, on request to {contact}",
            "La décision {on:?du #|prise auparavant} a sa propre notice (demande à adresser à : {contact})",
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
        "teams_source": (
            "source of the rules of the teams: {source:?#|not stated}",
            "source des règles des équipes : {source:?#|non indiquée}",
        ),
        "criteria": (
            "criteria of the lists, as published: {criteria}{equal:?; no weight was published}",
            "critères des listes, tels que publiés : {criteria}{equal:? ; aucun coefficient n'est publié}",
        ),
        "rule_preferred": (
            "{rule}: a preference{level:?, at level #}, each unit that it is missed by costing {weight:one point|# points}",
            "{rule} : préférence{level:?, au niveau #}, chaque unité d'écart coûtant {weight:un point|# points}",
        ),
        "post_for": ("{profiles:or}{optional:? (optional)|}", "{profiles:or}{optional:? (facultatif)|}"),
        "posts_listed": (
            "posts of {opening}, by profile: {posts}",
            "postes de {opening}, par profil : {posts}",
        ),
        "weight_of_skill": ("{skill} ({weight})", "{skill} ({weight})"),
        "weights_of_skills": (
            "weights that {opening} gives to skills: {weights}",
            "poids que {opening} donne aux compétences : {weights}",
        ),
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
        "teams_as_published": (
            "each team has the size, the posts, the needs and the budget that were published with its challenge; every post is held by someone of a profile that it accepts, and nobody holds two",
            "chaque équipe a la taille, les postes, les besoins et le budget publiés avec son défi ; chaque poste est occupé par une personne d'un profil accepté, et personne n'en occupe deux",
        ),
        "points_of_staying": (
            "points of a seat kept from the allocation before{level:?, at level #}: 1",
            "points d'une place gardée de la répartition précédente{level:?, au niveau #} : 1",
        ),
        "points_of_wishes": (
            "points of a wish that is met{level:?, at level #}: {points}, from the first wish on",
            "points d'un vœu satisfait{level:?, au niveau #} : {points}, à partir du premier vœu",
        ),
        "did_lists": (
            "the candidates heard were ranked, each list apart: {count:one list|# lists}",
            "les personnes auditionnées ont été classées, chaque liste à part : {count:une liste|# listes}",
        ),
        "did_seats": (
            "among all allocations that keep the rules, {proven:=True:one with the best total was found: an exact search proves that none is better|False:the best one found was taken, without a proof that none is better}",
            "parmi toutes les répartitions qui respectent les règles, {proven:=True:le calcul en a trouvé une dont le total est le plus élevé : une recherche exacte le prouve|False:la meilleure qui ait été trouvée a été prise, sans preuve qu'aucune n'est meilleure}",
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
    }
)
