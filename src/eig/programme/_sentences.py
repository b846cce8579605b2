"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "disputed": (
            "the sources differ",
            "les sources divergent",
        ),
        "not_published": (
            "{key} was not published",
            "{key} n'a pas été publié",
        ),
        "published": ("{value} ({source})", "{value} ({source})"),
        "inferred": ("{value}, concluded from {source}", "{value}, déduit de {source}"),
        "promotion": (
            "{challenges:no challenge|one challenge|# challenges} and {posts:no post|one post|# posts} are known",
            "{challenges:aucun défi connu|# défi connu|# défis connus}, {posts:aucun poste|# poste|# postes}",
        ),
        "fact": ("{key}: {reasons}", "{key} : {reasons}"),
        "silent": ("not published: {facts}", "non publié : {facts}"),
        "quota_any": ("any number", "n'importe quel nombre"),
        "quota_between": (
            "at least {minimum} and at most {maximum}",
            "au moins {minimum} et au plus {maximum}",
        ),
        "quota_least": ("at least {minimum}", "au moins {minimum}"),
        "quota_most": ("at most {maximum}", "au plus {maximum}"),
        "months": ("{n:# month|# months}", "{n:# mois|# mois}"),
        "weeks": ("{n:# week|# weeks}", "{n:# semaine|# semaines}"),
        "days": ("{n:# day|# days}", "{n:# jour|# jours}"),
        "working_days": ("{n:# working day|# working days}", "{n:# jour ouvré|# jours ouvrés}"),
        "no_iso_form": (
            "ISO 8601 has no working days",
            "la norme ISO 8601 ne connaît pas les jours ouvrés",
        ),
        "pay": (
            "{amount} {currency} {basis:=net:net|gross:gross|*:of employer cost} {per:=month:a month|*:a year}{more:?, and up to {more} % more|}",
            "{amount} {currency} {basis:=net:net|gross:brut|*:de coût employeur} {per:=month:par mois|*:par an}{more:?, et jusqu'à {more} % de plus|}",
        ),
        "state": ("on {on}", "au {on}"),
        "state_whole": (
            "{present:nobody is in post|one person is in post|# people are in post}, {coming:nobody is|one is|# are} still to come, {alumni:there are no alumni|one has left and is of the alumni|# have left and are alumni}; {delivered:nothing was delivered|one thing was delivered|# things were delivered}",
            "{present:personne n'est en poste|# personne est en poste|# personnes sont en poste}, {coming:aucune n'est attendue|# est attendue|# sont attendues}, {alumni:il n'y a pas d'anciens|# est partie et fait partie des anciens|# sont parties et font partie des anciens} ; {delivered:rien n'a été livré|# livrable remis|# livrables remis}",
        ),
        "state_vacant": ("vacant: {posts}", "{posts:poste vacant|postes vacants} : {posts}"),
        "post_vacant": ("vacant", "vacant"),
        "held_coming": (
            "{person} comes to {challenge}{post:? ({post})|} on {start}{last:?, until {last}|}{share:?, for {share} % of the time|}",
            "{person} arrive à {challenge}{post:? ({post})|} le {start}{last:?, jusqu'au {last}|}{share:?, pour {share} % du temps|}",
        ),
        "held_present": (
            "{person} is at {challenge}{post:? ({post})|} since {start}{last:?, until {last}|}{share:?, for {share} % of the time|}",
            "{person} est à {challenge}{post:? ({post})|} depuis le {start}{last:?, jusqu'au {last}|}{share:?, pour {share} % du temps|}",
        ),
        "held_gone": (
            "{person} was at {challenge}{post:? ({post})|} until {last}{start:?|}{share:?, for {share} % of the time|}",
            "{person} était à {challenge}{post:? ({post})|} jusqu'au {last}{start:?|}{share:?, pour {share} % du temps|}",
        ),
        "held_never": (
            "{person} was appointed to {challenge}{post:? ({post})|} from {start} and never came{last:?|}{share:?|}",
            "{person} était nommé(e) à {challenge}{post:? ({post})|} à compter du {start} et n'est pas venu(e){last:?|}{share:?|}",
        ),
        "held_after": (
            "{person} comes after {leaver}{challenge:?|}{post:?|}",
            "{person} succède à {leaver}{challenge:?|}{post:?|}",
        ),
        "event": (
            "on {on}, {person:?{person}: |}{kind}{challenge:? ({challenge})|}{what:?: {what}|}{last:?, last day {last}|}{by:?, {by}|}{source:? ({source})|}",
            "le {on}, {person:?{person} : |}{kind}{challenge:? ({challenge})|}{what:? : {what}|}{last:?, dernier jour le {last}|}{by:?, {by}|}{source:? ({source})|}",
        ),
        "event_accepted": (
            "on {on}, {person} accepted{source:? ({source})|}",
            "le {on}, {person} a accepté{source:? ({source})|}",
        ),
        "event_refused": (
            "on {on}, {person} refused{source:? ({source})|}",
            "le {on}, {person} a refusé{source:? ({source})|}",
        ),
        "event_resigned": (
            "on {on}, {person} resigned{source:? ({source})|}",
            "le {on}, {person} a démissionné{source:? ({source})|}",
        ),
        "event_terminated": (
            "on {on}, the contract of {person} was ended early{what:? ({what})|}{source:? ({source})|}",
            "le {on}, fin anticipée du contrat de {person}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_replaced": (
            "on {on}, {person} was replaced{by:? by {by}|}{source:? ({source})|}",
            "le {on}, remplacement de {person}{by:? par {by}|}{source:? ({source})|}",
        ),
        "event_extended": (
            "on {on}, the contract of {person} was extended until {last}{source:? ({source})|}",
            "le {on}, prolongation du contrat de {person} jusqu'au {last}{source:? ({source})|}",
        ),
        "event_ended": (
            "on {on}, the mission of {person} ended{source:? ({source})|}",
            "le {on}, fin de mission de {person}{source:? ({source})|}",
        ),
        "event_delivered": (
            "on {on}, delivered{challenge:? by the team of {challenge}|}{person:? by {person}|}{what:?: {what}|}{source:? ({source})|}",
            "le {on}, livraison{challenge:? de l'équipe de {challenge}|}{person:? de {person}|}{what:? : {what}|}{source:? ({source})|}",
        ),
        "eligibility": ("eligibility", "recevabilité"),
        "no_condition": ("no condition was published", "aucune condition n'a été publiée"),
        "condition": (
            "{text:?{text}|{needed:?needed|excluded}: {status}}",
            "{text:?{text}|{needed:?il faut|exclut} : {status}}",
        ),
        "condition_met": (
            "{condition}: met{on:? on {on}|}{source:? ({source})|}",
            "{condition} : remplie{on:? au {on}|}{source:? ({source})|}",
        ),
        "condition_not_met": (
            "{condition}: not met{on:? on {on}|}{source:? ({source})|}",
            "{condition} : non remplie{on:? au {on}|}{source:? ({source})|}",
        ),
        "condition_unknown": (
            "{condition}: cannot be told{on:? on {on}|}, the day that counts was not published{source:? ({source})|}",
            "{condition} : ne peut être vérifiée{on:? au {on}|}, la date à considérer n'a pas été publiée{source:? ({source})|}",
        ),
        "note": (
            "{note}",
            "{note}",
        ),
    }
)
