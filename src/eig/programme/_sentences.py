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
        "and_more": ("{count} more", "{count} de plus"),
        "other_dossiers": (
            "{count:one other dossier|# other dossiers}",
            "{count:un autre dossier|# autres dossiers}",
        ),
        "other_people": (
            "{count:one other person|# other people}",
            "{count:une autre personne|# autres personnes}",
        ),
        "some_jurors": ("{count:one juror|# jurors}", "{count:un juré|# jurés}"),
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
            "{present:personne n'est en poste|# personne est en poste|# personnes sont en poste}, {coming:aucune n'est attendue|# est attendue|# sont attendues}, {alumni:aucun départ|# départ (alumni)|# départs (alumni)} ; {delivered:rien n'a été livré|# livrable remis|# livrables remis}",
        ),
        "state_vacant": ("vacant: {posts}", "{posts:poste vacant|postes vacants} : {posts}"),
        "deliverable_due": (
            "{challenge} has not delivered {title}{licence:? ({licence})|}, due on {due}",
            "{challenge} n'a pas livré {title}{licence:? ({licence})|}, attendu le {due}",
        ),
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
            "nomination de {person} à {challenge}{post:? ({post})|} à compter du {start}, sans prise de poste{last:?|}{share:?|}",
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
        "panel": (
            "{id}: {members}{lead:?, led by {lead}|}{hears:?; hears {hears}|}",
            "{id} : {members}{lead:?, référent : {lead}|}{hears:? ; entend {hears}|}",
        ),
        "interest": (
            "{juror} and {target}: {kind}{intensity:?, {intensity}|}{note:? ({note})|}",
            "{juror} et {target} : {kind}{intensity:?, {intensity}|}{note:? ({note})|}",
        ),
        "link_slight": ("slight", "lien faible"),
        "link_strong": ("strong", "lien fort"),
        "funding": (
            "paid by {shares}{source:? ({source})|}",
            "financement : {shares}{source:? ({source})|}",
        ),
        "funding_share": ("{payer} for {percent} %", "{payer} pour {percent} %"),
        "hours": (
            "{audience:?{audience}|everybody}: from {opens} to {closes}{source:? ({source})|}",
            "{audience:?{audience}|tout le monde} : de {opens} à {closes}{source:? ({source})|}",
        ),
        "rules": ("rules", "règles"),
        "no_rule": ("no rule was published", "aucune règle n'a été publiée"),
        "rule_wishes": (
            "{cap}{kind:?, for {kind}|}",
            "{cap}{kind:?, pour {kind}|}",
        ),
        "wishes_capped": ("at most {n:one wish|# wishes}", "au plus {n:un vœu|# vœux}"),
        "wishes_free": ("any number of wishes", "nombre de vœux libre"),
        "wishes_profile": ("profiles", "des profils"),
        "wishes_challenge": ("challenges", "des défis"),
        "rule_mates": (
            "{taken:?wishes for team-mates are taken|wishes for team-mates are not taken}",
            "{taken:?vœux de coéquipiers admis|vœux de coéquipiers non admis}",
        ),
        "rule_teams": ("teams of {sizes}", "équipes de {sizes}"),
        "rule_grid": (
            "{judges}: {criteria}{levels:?; levels: {levels}|}{best:?; out of {best} each|}{source:? ({source})|}",
            "{judges} : {criteria}{levels:? ; niveaux : {levels}|}{best:? ; sur {best} chacun|}{source:? ({source})|}",
        ),
        "rule_level": ("{mark} {label}", "{mark} {label}"),
        "rule_ties": ("ties are broken by {steps}", "les ex æquo sont départagés par {steps}"),
        "rule_pay": (
            "{pay}{low:?, {low}|}{high:?, {high}|}{source:? ({source})|}",
            "{pay}{low:?, {low}|}{high:?, {high}|}{source:? ({source})|}",
        ),
        "years_from": ("from {n:one year|# years} of experience", "à partir de {n:# an|# ans} d'expérience"),
        "years_to": ("up to {n:one year|# years} of experience", "jusqu'à {n:# an|# ans} d'expérience"),
        "rule_terms": ("contract: {terms}{source:? ({source})|}", "contrat : {terms}{source:? ({source})|}"),
        "rule_condition": (
            "{condition}, looked at on {at:=application:the closing day of the call|decision:the day of the decision|start:the first day|always:any day|unstated:a day that is not said|*:the day of {at}}{source:? ({source})|}",
            "{condition}, appréciée {at:=application:à la clôture de l'appel|decision:au jour de la décision|start:au premier jour|always:à tout moment|unstated:à une date non précisée|*:au jour de {at}}{source:? ({source})|}",
        ),
        "rule_recusal": (
            "recusals: {name}, from {scope:=session:the whole session|*:the item}; harmless alone: {harmless}; always a conflict: {decisive}{source:? ({source})|}",
            "déports : {name}, pour {scope:=session:toute la session|*:le dossier} ; sans effet seuls : {harmless} ; toujours un conflit : {decisive}{source:? ({source})|}",
        ),
        "rule_decision": ("decided by {who}", "décision : {who}"),
        "rhythm": (
            "{kind}: at least once in {every}, from {first} to {last}{source:? ({source})|}",
            "{kind} : au moins une fois en {every}, du {first} au {last}{source:? ({source})|}",
        ),
        "terms_kind": ("{fact}", "{fact}"),
        "terms_duration": ("{fact}", "{fact}"),
        "terms_share": ("{fact} % of the time", "{fact} % du temps"),
        "terms_renewable": ("renewable up to {fact} in all", "renouvelable jusqu'à {fact} en tout"),
        "terms_final": ("not renewable{fact:?|}", "non renouvelable{fact:?|}"),
        "terms_employer": ("signed by {fact}", "employeur : {fact}"),
        "terms_law": ("under {fact}", "{fact}"),
        "note": (
            "{note}",
            "{note}",
        ),
        # titles of the results
        "title_Eligibility": ("Eligibility of {subject}", "Recevabilité : {subject}"),
        "title_Programme": ("Around a programme", "Autour d'un programme"),
        "title_Promotion": ("{subject}", "{subject}"),
        "title_PromotionRules": ("Rules of a promotion", "Règles d'une promotion"),
        "title_PublishedFact": ("Published fact: {subject}", "Fait publié : {subject}"),
        "title_PromotionState": ("State of the promotion", "État de la promotion"),
    }
)
