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
        "inferred": ("{value}, concluded from {source}", "{value}, par déduction ({source})"),
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
        "step_passed": (
            "{step:=screening:admissible|shortlist:shortlisted}, by {by}{on:?, {on}|}{ground:?|}",
            "{step:=screening:candidature recevable|shortlist:présélection}, par {by}{on:?, le {on}|}{ground:?|}",
        ),
        "step_refused": (
            "decided at the {step:=screening:screening|shortlist:shortlisting} by {by}{on:?, {on}|}: {ground}",
            "décidé à {step:=screening:l'examen de la recevabilité|shortlist:la présélection} par {by}{on:?, le {on}|} : {ground}",
        ),
        "no_ground": ("no ground is recorded", "aucun motif n'est consigné"),
        "ground_kept": (
            "{by} has the ground, and may be asked for it",
            "{by} détient le motif, qui peut lui être demandé",
        ),
        "ground_of_condition": ("{condition}{source:? (#)|}", "{condition}{source:? (#)|}"),
        "quota_any": ("any number", "n'importe quel nombre"),
        "quota_between": (
            "at least {minimum} and at most {maximum}",
            "au moins {minimum} et au plus {maximum}",
        ),
        "quota_least": ("at least {minimum}", "au moins {minimum}"),
        "quota_most": ("at most {maximum}", "au plus {maximum}"),
        # ── what was read of a table ──
        "reading": ("reading", "lecture"),
        "table_read": (
            "{count:no row read|one row read|# rows read}{columns:?; columns read: #}",
            "{count:aucune ligne lue|# ligne lue|# lignes lues}{columns:? ; colonnes lues : #}",
        ),
        "column_as": (
            "{column} ({field})",
            "{column} ({field:=item:dossier|juror:juré|mark:note|criterion:critère|opinion:avis|champion:coup de cœur|state:état|members:membres|stepped_back:déports|candidate:candidature|challenge:défi|profile:profil|profiles:profils|wishes:vœux|name:nom|title:titre|employer:employeur|college:collège|id:identifiant|received:reçu le|complete:complet|available_from:disponible le|target:cible|kind:nature|person:personne|mates:équipiers|hears:entend|*:#})",
        ),
        "column_of": (
            "{column} ({cells:=blank:blank|numbers:numbers|dates:dates|flags:yes or no|words:a few words|*:text})",
            "{column} ({cells:=blank:vide|numbers:des nombres|dates:des dates|flags:oui ou non|words:quelques mots|*:du texte})",
        ),
        "read_as": (
            "read as {field}, {filled:no cell filled|one cell filled|# cells filled}",
            "lue comme {field:=item:dossier|juror:juré|mark:note|criterion:critère|opinion:avis|champion:coup de cœur|state:état|members:membres|stepped_back:déports|candidate:candidature|challenge:défi|profile:profil|profiles:profils|wishes:vœux|name:nom|title:titre|employer:employeur|college:collège|id:identifiant|received:reçu le|complete:complet|available_from:disponible le|target:cible|kind:nature|person:personne|mates:équipiers|hears:entend|*:#}, {filled:aucune cellule remplie|# cellule remplie|# cellules remplies}",
        ),
        "left_aside": (
            "left aside: {filled:no cell filled|one cell filled|# cells filled}, {cells:=blank:blank|numbers:numbers|dates:dates|flags:yes or no|words:a few words|*:text}",
            "laissée de côté : {filled:aucune cellule remplie|# cellule remplie|# cellules remplies}, {cells:=blank:vide|numbers:des nombres|dates:des dates|flags:oui ou non|words:quelques mots|*:du texte}",
        ),
        "aside": (
            "{count:a column that no field reads was|# columns that no field reads were} left aside: {columns}",
            "{count:une colonne qu'aucun champ ne lit a été laissée|# colonnes qu'aucun champ ne lit ont été laissées} de côté : {columns}",
        ),
        "aside_asked": ("left aside as asked: {columns}", "laissées de côté comme demandé : {columns}"),
        "blank": (
            "{count:row|rows} {rows} passed over: nothing stands there",
            "{count:ligne vide, passée|lignes vides, passées} : {rows}",
        ),
        "totals": (
            "{count:row {rows} looks like a total or a mean, and was left out|rows {rows} look like totals or means, and were left out}",
            "{count:la ligne {rows}, qui ressemble à un total ou à une moyenne, n'est pas lue|les lignes {rows}, qui ressemblent à des totaux ou à des moyennes, ne sont pas lues}",
        ),
        "alike": (
            "two spellings of column {column}, rows {rows}, may be one name{known:?: #}",
            "deux graphies de la colonne « {column} », lignes {rows}, sont peut-être un même nom{known:? : #}",
        ),
        "word": (
            "{word} as {meaning}",
            "{word} pour {meaning:=favourable:favorable|unfavourable:défavorable|absent:absence|abstained:abstention|recused:déport|marked:note donnée|strong:fort|slight:faible|item:dossier|session:séance|*:#}",
        ),
        "words": ("words read: {words}", "lecture des mots : {words}"),
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
            "{amount} {currency:=EUR:€|*:#} {basis:=net:net|gross:brut|*:de coût employeur} {per:=month:par mois|*:par an}{more:?, et jusqu'à {more} % de plus|}",
        ),
        "state": ("on {on}", "au {on}"),
        "state_whole": (
            "{present:nobody is in post|one person is in post|# people are in post}, {coming:nobody is|one is|# are} still to come, {alumni:there are no alumni|one has left and is of the alumni|# have left and are alumni}; {delivered:nothing was delivered|one thing was delivered|# things were delivered}",
            "{present:personne n'est en poste|# personne est en poste|# personnes sont en poste}, {coming:aucune n'est attendue|# est attendue|# sont attendues}, {alumni:aucun départ|# départ|# départs} ; {delivered:rien n'a été livré|# livrable remis|# livrables remis}",
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
        "event_part_time": (
            "on {on}, part time of {person}: {share} % from {first}{last:? to {last}|}{source:? ({source})|}",
            "le {on}, temps partiel de {person} : {share} % à compter du {first}{last:? jusqu'au {last}|}{source:? ({source})|}",
        ),
        "event_suspended": (
            "on {on}, the contract of {person} was suspended from {first} to {last}{source:? ({source})|}",
            "le {on}, suspension du contrat de {person} du {first} au {last}{source:? ({source})|}",
        ),
        "event_leave": (
            "on {on}, leave of {person} from {first} to {last}{source:? ({source})|}",
            "le {on}, congé de {person} du {first} au {last}{source:? ({source})|}",
        ),
        "event_moved": (
            "on {on}, {person} goes over to {to}{post:? ({post})|} from {first}{source:? ({source})|}",
            "le {on}, passage de {person} à {to}{post:? ({post})|} à compter du {first}{source:? ({source})|}",
        ),
        "event_ended": (
            "on {on}, the mission of {person:?{person}|{challenge}} ended{source:? ({source})|}",
            "le {on}, fin de mission de {person:?{person}|{challenge}}{source:? ({source})|}",
        ),
        "event_delivered": (
            "on {on}, delivered{challenge:? by the team of {challenge}|}{person:? by {person}|}{what:?: {what}|}{source:? ({source})|}",
            "le {on}, livraison{challenge:? de l'équipe de {challenge}|}{person:? de {person}|}{what:? : {what}|}{source:? ({source})|}",
        ),
        "event_absent": (
            "on {on}, {person} is absent{first:? from {first}|}{last:? until {last}|}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, absence de {person}{first:? à compter du {first}|}{last:? jusqu'au {last}|}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_budget": (
            "on {on}, the budget of {what} is {amount}{source:? ({source})|}",
            "le {on}, budget de {what} : {amount}{source:? ({source})|}",
        ),
        "event_call_extended": (
            "on {on}, the call {what} was prolonged until {last}{source:? ({source})|}",
            "le {on}, prolongation de l'appel {what} jusqu'au {last}{source:? ({source})|}",
        ),
        "event_cut": (
            "on {on}, the post {challenge} was cut{source:? ({source})|}",
            "le {on}, suppression du poste {challenge}{source:? ({source})|}",
        ),
        "event_due": (
            "on {on}, {what} of {challenge} is due on {last}{source:? ({source})|}",
            "le {on}, {what} de {challenge} est à remettre le {last}{source:? ({source})|}",
        ),
        "event_holiday": (
            "on {on}, a holiday was declared{first:?: {first}|}{last:? to {last}|}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, jour chômé{first:? le {first}|}{last:? jusqu'au {last}|}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_mentor_joined": (
            "on {on}, {person} becomes a mentor of {challenge}{share:?, for {share} % of the time|}{source:? ({source})|}",
            "le {on}, {person} accompagne l'équipe de {challenge}{share:?, pour {share} % du temps|}{source:? ({source})|}",
        ),
        "event_mentor_left": (
            "on {on}, {person} is no mentor{challenge:? of {challenge}|} any more{last:? after {last}|}{source:? ({source})|}",
            "le {on}, {person} n'accompagne plus{challenge:? {challenge}| aucune équipe}{last:? après le {last}|}{source:? ({source})|}",
        ),
        "event_merged": (
            "on {on}, the team of {challenge} goes on at {to}{first:? from {first}|}{source:? ({source})|}",
            "le {on}, l'équipe de {challenge} continue à {to}{first:? à compter du {first}|}{source:? ({source})|}",
        ),
        "event_session_cancelled": (
            "on {on}, the session {what} was cancelled{source:? ({source})|}",
            "le {on}, annulation de la séance {what}{source:? ({source})|}",
        ),
        "event_session_moved": (
            "on {on}, the session {what} was moved{first:? to {first}|}{last:? until {last}|}{source:? ({source})|}",
            "le {on}, report de la séance {what}{first:? au {first}|}{last:? jusqu'au {last}|}{source:? ({source})|}",
        ),
        "event_strike": (
            "on {on}, a strike{first:? on {first}|}{last:? until {last}|}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, grève{first:? le {first}|}{last:? jusqu'au {last}|}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_withdrawn": (
            "on {on}, {person:?{person} withdrew|{challenge} was withdrawn}{source:? ({source})|}",
            "le {on}, {person:?désistement de {person}|retrait de {challenge}}{source:? ({source})|}",
        ),
        "ledger": ("ledger", "registre des faits"),
        "no_fact": ("nothing was recorded", "aucun fait n'est consigné"),
        "fact_corrected": (
            "corrected on {on} by {by}: {why}",
            "correction du {on} par {by} : {why}",
        ),
        "held_away": (
            "{person} is away from {challenge}{post:? ({post})|}, on leave or suspended{start:?|}{last:?, appointed until {last}|}{share:?, for {share} % of the time|}",
            "{person} n'est pas à {challenge}{post:? ({post})|} pour l'instant (congé ou suspension){start:?|}{last:?, nomination jusqu'au {last}|}{share:?, pour {share} % du temps|}",
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
            "{id} : {members}{lead:?, sous la conduite de {lead}|}{hears:? ; entend {hears}|}",
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
        "funding_share": (
            "{payer} for {percent} %{challenges:? of {challenges}|}{first:? from {first}|}{last:? until {last}|}{most:?, {most} at most|}{each:=person: a person|challenge: a challenge|*:}",
            "{payer} pour {percent} %{challenges:? de {challenges}|}{first:? à compter du {first}|}{last:? jusqu'au {last}|}{most:?, {most} au plus|}{each:=person: par personne|challenge: par défi|*:}",
        ),
        "funding_rest": ("{payer} for the rest", "{payer} pour le reste"),
        "hours": (
            "{audience:?{audience}|everybody}: from {opens:hour} to {closes:hour}{source:? ({source})|}",
            "{audience:?{audience}|tout le monde} : de {opens:hour} à {closes:hour}{source:? ({source})|}",
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
            "{taken:?vœux d'équipe admis|vœux d'équipe non admis}",
        ),
        "rule_teams": ("teams of {sizes}", "équipes de {sizes}"),
        "rule_grid": (
            "{judges}: {criteria}{levels:?; levels: {levels}|}{best:?; out of {best} each|}{source:? ({source})|}",
            "{judges:=challenges:défis|candidates:candidatures|*:#} : {criteria}{levels:? ; niveaux : {levels}|}{best:? ; sur {best} chacun|}{source:? ({source})|}",
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
        "disclosure": (
            "Told to the person concerned: {person}. {public:?Told to everybody: #. }{nobody:?Told to nobody beside the jury: #. }A juror is shown the score of a dossier that {smallest:one juror|# jurors} or more marked, unless it would give a mark of theirs away.",
            "Est dit à la personne concernée : {person}. {public:?Est dit à tout le monde : #. }{nobody:?N'est dit qu'au jury : #. }Le score d'un dossier n'est montré à un membre du jury que si {smallest:# juré l'a noté|# jurés l'ont noté} au moins, et s'il ne livre aucune de leurs notes.",
        ),
        "told_rank": ("their rank", "son rang"),
        "told_cause": ("what decided", "ce qui a décidé"),
        "told_total": ("their total", "son total"),
        "told_counts": ("how many stand on the list", "le nombre de dossiers de la liste"),
        "told_gaps": ("how far others are", "l'écart avec les autres"),
        "told_votes": ("votes", "les votes"),
        "told_means": ("marks by criterion", "les notes par critère"),
        "told_words": ("the office's own words", "les mots du service lui-même"),
        "remedy_access": (
            "{silence:?No answer for # is a refusal. }Against a refusal you may refer{within:?, within #,} to {to}{source:? (#)}.",
            "{silence:?Le silence gardé pendant # vaut refus. }Contre un refus, vous pouvez saisir{within:?, dans un délai de #,} {to}{source:? (#)}.",
        ),
        "remedy_decision": (
            "You may bring this decision before {to}{within:? within # of its notification}{source:? (#)}.",
            "Vous pouvez contester cette décision devant {to}{within:?, dans un délai de # à compter de sa notification}{source:? (#)}.",
        ),
        # ── what is expected ──
        "template_for": (
            "a template for {kind:=letter:a letter|decision:a decision|minutes:minutes}",
            "un modèle de {kind:=letter:lettre|decision:décision|minutes:procès-verbal}",
        ),
        "each_slot": (
            "a text with a place for each slot; {left} missing",
            "un texte avec une place pour chaque élément ; il manque {left}",
        ),
        "each_slot.remedy": (
            "Write the name of each slot in braces where it belongs.",
            "Écrivez le nom de chaque élément entre accolades, à sa place.",
        ),
        "in_a_language": (
            "words by language, such as {{'en': 'the registry'}}",
            "des mots par langue, tels que {{'fr': 'le greffe'}}",
        ),
        "contact_alone": (
            "words with a place for the contact alone, {{contact}}",
            "des mots où seul le contact a sa place, {{contact}}",
        ),
        "named_law": ("the name of the place whose law is stated", "le nom du lieu dont le droit est énoncé"),
        "not_before": ("a day on or after {first}", "un jour qui ne précède pas le {first}"),
        "not_before.remedy": (
            "Look for a wrong year, or swap the two.",
            "Cherchez une année fausse, ou échangez les deux.",
        ),
        "weekday": (
            "{day:weekday}, the weekday of {day}",
            "{day:weekday}, le jour de la semaine du {day}",
        ),
        "weekday.remedy": (
            "Find out which of the two is wrong.",
            "Cherchez laquelle des deux indications est fausse.",
        ),
        "time_zone": (
            "a time zone by its IANA name, such as Europe/Paris",
            "un fuseau horaire par son nom de l'IANA, tel que Europe/Paris",
        ),
        "hour": (
            "a time of day without a zone, such as datetime.time(9)",
            "une heure sans fuseau, telle que datetime.time(9)",
        ),
        "later_hour": ("an hour after {opens}", "une heure après {opens}"),
        "one_close": (
            "no last day, which the moment it closes says",
            "aucun dernier jour, puisque l'heure de clôture le donne",
        ),
        "one_close.remedy": (
            "Give `last_day` only where no hour was published.",
            "Donnez `last_day` seulement si aucune heure n'a été publiée.",
        ),
        "offset": (
            "the offset of {zone} on {day}, {offset}",
            "le décalage de {zone} le {day}, {offset}",
        ),
        "offset.remedy": (
            "If the offset is meant, write {meant}.",
            "Si le décalage est voulu, écrivez {meant}.",
        ),
        "duration": (
            "a whole number of one unit, such as 10 months, 15 working days, 2 semaines or P10M",
            "un nombre entier d'une unité, tel que 10 mois, 15 jours ouvrés, 2 weeks ou P10M",
        ),
        "length": (
            "a positive number of months, weeks or days, such as 10 months",
            "un nombre positif de mois, de semaines ou de jours, tel que 10 mois",
        ),
        "limit": (
            "a positive duration, such as 3 weeks, 1 month or 1 working day",
            "une durée positive, telle que 3 semaines, 1 mois ou 1 jour ouvré",
        ),
        "at_least": ("a length of {duration} at least", "une durée d'au moins {duration}"),
        "at_least.remedy": (
            "Swap the two, or leave `longest` out.",
            "Échangez les deux, ou omettez `longest`.",
        ),
        "no_working_days": (
            "months, weeks or days: working days are counted on a calendar",
            "des mois, des semaines ou des jours : les jours ouvrés se comptent sur un calendrier",
        ),
        "no_working_days.remedy": (
            "Use eig.timeline.calendar.advance, which takes one.",
            "Utilisez eig.timeline.calendar.advance, qui en prend un.",
        ),
        "day_of_month": (
            "a day that {month} has, {n:# month|# months} later",
            "un quantième que {month} possède, {n:# mois|# mois} plus tard",
        ),
        "day_of_month.remedy": (
            'Choose overflow="clamp" for its last day, or "forward" for the first of the next month.',
            'Choisissez overflow="clamp" pour son dernier jour, ou "forward" pour le premier du mois suivant.',
        ),
        "in_years": (
            "what leads to a date from year 1 to 9999",
            "de quoi rester entre l'an 1 et l'an 9999",
        ),
        "last_band": (
            "a length for each band but the last, which holds for all others",
            "une durée pour chaque tranche sauf la dernière, qui vaut pour toutes les autres",
        ),
        "bands_rising": (
            "bands from the shortest contracts to the longest, each length once",
            "des tranches des contrats les plus courts aux plus longs, chaque durée une fois",
        ),
        "currency": (
            "the three capitals of a currency in ISO 4217, such as EUR",
            "les trois capitales d'une monnaie dans la norme ISO 4217, telles que EUR",
        ),
        "sum_of_shares": (
            "shares that sum to 1 exactly, not to {total:exact}",
            "des parts dont la somme soit exactement 1, et non {total:exact}",
        ),
        "sum_of_shares.remedy": (
            "Name every payer, and give fractions such as 1/3.",
            "Nommez chaque payeur, et donnez des fractions telles que 1/3.",
        ),
        "plain": (
            "text, a whole number, a fraction, a date, or a tuple of them",
            "un texte, un nombre entier, une fraction, une date, ou plusieurs de ceux-ci",
        ),
        "plain.remedy": (
            "Give digits or text as published.",
            "Donnez les chiffres ou le texte tels que publiés.",
        ),
        "one_status": (
            "a status to exclude, or one to require, and not both",
            "un statut à exclure, ou un statut à exiger, et non les deux",
        ),
        "other_mates": (
            "team-mates other than the candidate",
            "des coéquipiers autres que la personne elle-même",
        ),
        "no_mates": (
            "no wish for team-mates in {promotion}",
            "aucun vœu de coéquipier pour {promotion}",
        ),
        "wish_cap": (
            "at most {count:one wish|# wishes} in {promotion}",
            "au plus {count:un vœu|# vœux} pour {promotion}",
        ),
        "span": (
            "from {first}{last:? to #| on}{at:? at # ({zone})}",
            "à partir du {first}{last:? et jusqu'au #}{at:? à # ({zone})}",
        ),
        "until": ("until {last}{at:? at # ({zone})}", "jusqu'au {last}{at:? à # ({zone})}"),
        "in_time": ("a moment {spans:or}", "un moment {spans:or}"),
        "in_time.remedy": (
            "The time stamp of the platform decides.",
            "L'horodatage de la plateforme fait foi.",
        ),
        "condition_kept": (
            "somebody whom this condition admits{on:? on #}: {condition}{source:? (#)}",
            "une personne que cette condition admet{on:? au #} : {condition}{source:? (#)}",
        ),
        "condition_kept.remedy": (
            "The file is not admissible, unless what is stated of the person is wrong.",
            "Le dossier n'est pas recevable, à moins que ce qui est dit de la personne soit faux.",
        ),
        "own_challenge": (
            "{challenge}, the challenge that holds it",
            "{challenge}, le défi dont il fait partie",
        ),
        "status_of_life": ("one of the statuses {statuses:or}", "l'un des états {statuses:or}"),
        "status_of_life.remedy": (
            "Correct it, or state the steps of your programme in rules.lives.",
            "Corrigez-le, ou donnez les étapes de votre programme dans rules.lives.",
        ),
        "status_with_line": (
            "a status with a line in the table",
            "un état qui ait sa ligne dans le tableau",
        ),
        "status_with_line.remedy": (
            "Add it, with () if it is final.",
            "Ajoutez-la, avec () s'il est final.",
        ),
        "some_juror": ("at least one juror", "au moins un juré"),
        "a_member": ("one of the members, {members:or}", "l'un des membres, {members:or}"),
        "not_decisive": (
            "kinds of link that are not decisive too",
            "des sortes de lien qui ne soient pas aussi décisives",
        ),
        "levels_rising": (
            "levels from the worst to the best, each mark once",
            "des niveaux du moins bon au meilleur, chaque note une fois",
        ),
        "best_level": ("the mark of the best level, {best}", "la note du meilleur niveau, {best}"),
        "as_items_write": (
            "{names:or}, as the items write it",
            "{names:or}, comme l'écrivent les dossiers",
        ),
        "somebody_else": (
            "somebody other than the person appointed",
            "quelqu'un d'autre que la personne nommée",
        ),
        "of_somebody": (
            "a person, or the challenge of a team",
            "une personne, ou le défi d'une équipe",
        ),
        "extended_until": (
            "the last day of the extension",
            "le dernier jour de la prolongation",
        ),
        "first_of_month": ("the first day of a month", "le premier jour d'un mois"),
        "last_of_month": ("the last day of a month", "le dernier jour d'un mois"),
        "whole_cents": ("an amount from 0 in whole cents", "un montant d'au moins 0, en centimes entiers"),
        "who_pays_the_rest": (
            "who pays what the shares do not cover",
            "qui paie ce que les parts ne couvrent pas",
        ),
        "another_payer": ("a payer other than those of the shares", "un payeur autre que ceux des parts"),
        "shares_of_a_whole": (
            "shares that sum to 1 at most in each month and challenge; they come to {total}",
            "des parts dont la somme est au plus 1 chaque mois et pour chaque défi ; elle est de {total}",
        ),
        "amendment_needs": (
            (
                "a value, which {kind:=extended:an extension|part_time:part time|suspended:a"
                " suspension|leave:a leave|moved:a change of team|terminated:an early end|*:a resignation} has"
            ),
            (
                "une valeur, pour {kind:=extended:une prolongation|part_time:un temps partiel|"
                "suspended:une suspension|leave:un congé|moved:un changement d'équipe|terminated:une fin anticipée|*:une démission}"
            ),
        ),
        "amendment_leaves_out": (
            (
                "nothing, since {kind:=extended:an extension|part_time:part time|suspended:a"
                " suspension|leave:a leave|moved:a change of team|terminated:an early end|*:a resignation} has no such thing"
            ),
            (
                "un champ vide, car sans objet pour {kind:=extended:une prolongation|part_time:un temps partiel|"
                "suspended:une suspension|leave:un congé|moved:un changement d'équipe|terminated:une fin anticipée|*:une démission}"
            ),
        ),
        "step_of_life": (
            "{ways:?a step of {person} from {origin} to {ways:or}|no step of {person} after {origin}}",
            "{ways:?une étape de {person} de {origin} à {ways:or}|aucune étape de {person} après {origin}}",
        ),
        "step_of_life.remedy": (
            "Correct the kind of the event, or its day.",
            "Corrigez la nature du fait, ou son jour.",
        ),
        "fact_states": (
            "what a fact of the kind {kind} states",
            "ce que dit un fait de la nature {kind}",
        ),
        "contradicts": (
            "facts that can both hold, which these cannot: {first:?#; |}{second}",
            "des faits qui puissent valoir ensemble, ce que ceux-ci ne peuvent : {first:?# ; |}{second}",
        ),
        "contradicts.remedy": (
            "Correct the one that is wrong: it stays in the ledger, and counts no more.",
            "Corrigez celui qui est faux : il reste au registre, et ne compte plus.",
        ),
        "one_post": (
            "one person at a time at the post {post} on {on}",
            "une personne à la fois au poste {post} le {on}",
        ),
        "one_post.remedy": (
            "Note the day on which the one before leaves, or a later first day.",
            "Notez le jour du départ de la personne précédente, ou un premier jour plus tardif.",
        ),
        "post_of_nobody": (
            "a post that nobody has: {person} does{last:?, until {last}|}",
            "un poste que personne n'occupe : il est à {person}{last:? jusqu'au {last}|}",
        ),
        "later_last_day": (
            "a day after {last}, the last of the appointment of {person}",
            "un jour après le {last}, le dernier de la nomination de {person}",
        ),
        "before_first_day": (
            "a day up to {first}, the first of the appointment of {person}",
            "un jour jusqu'au {first}, le premier de la nomination de {person}",
        ),
        "before_first_day.remedy": (
            "Who has begun resigns: note it as resigned.",
            "Une personne qui a commencé démissionne : notez resigned.",
        ),
        "another_fact": ("a fact other than the one corrected", "un autre fait que celui qui est corrigé"),
        "known_by_then": (
            "a day on or after {known}, when the fact was recorded",
            "un jour qui ne précède pas le {known}, où le fait a été noté",
        ),
        "recorded_fact": ("a fact of the ledger", "un fait du registre"),
        "corrected_once": (
            "a fact that was not corrected before",
            "un fait qui n'ait pas déjà été corrigé",
        ),
        "until_last_day": (
            "a day up to {last}, the last of the appointment of {person}",
            "un jour jusqu'au {last}, le dernier de la nomination de {person}",
        ),
        "until_last_day.remedy": (
            "Correct the day, or appoint the person again.",
            "Corrigez le jour, ou nommez la personne de nouveau.",
        ),
        "whole_time": (
            "at most 1, the whole of the time of {person}",
            "au plus 1, tout le temps de {person}",
        ),
        "who_left": (
            "somebody who has left the post by {on}",
            "une personne qui ait quitté le poste au {on}",
        ),
        "who_left.remedy": (
            "Note the event by which the person leaves, with its day.",
            "Notez le fait par lequel la personne part, avec son jour.",
        ),
        "one_successor": (
            "one person who comes in{refused:? (#)}",
            "une personne, et une seule, qui entre{refused:? (#)}",
        ),
        "one_successor.remedy": (
            "Decide between equals on the record, call for candidates again, or leave the post vacant.",
            "Départagez les ex æquo par écrit, rouvrez un appel, ou laissez le poste vacant.",
        ),
        "free_successor": (
            "somebody without a post of the promotion",
            "quelqu'un qui n'ait pas de poste dans la promotion",
        ),
        "free_successor.remedy": (
            "Take the next of the reserve list.",
            "Prenez la personne suivante de la liste complémentaire.",
        ),
        "one_case": (
            "the key of one case: the whole is for the jury",
            "la clé d'un cas : l'ensemble est pour le jury",
        ),
        # titles of the results
        "title_Eligibility": ("Eligibility of {subject}", "Recevabilité : {subject}"),
        "title_Programme": ("Around a programme", "Autour d'un programme"),
        "title_Promotion": ("{subject}", "{subject}"),
        "title_PromotionRules": ("Rules of a promotion", "Règles d'une promotion"),
        "title_PublishedFact": ("Published fact: {subject}", "Fait publié : {subject}"),
        "title_TableReading": ("What was read of the table", "Lecture du tableau"),
        "title_Ledger": ("Ledger", "Registre des faits"),
        "title_PromotionState": ("State of the promotion", "État de la promotion"),
    }
)
