"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig._draw._heading_sentences import COLUMNS
from eig._draw._sentences import WORDS
from eig.programme._refusal_sentences import EXPECTED

FIELDS = """
group member accepts aim aim_in amount attributes audience author available_from by candidate challenge champion clearance clearances
closes closes_weekday college complete condition criterion employer family first fund_holder ground hears host id
intensity item judges kind last last_day lead mark marks mates members mentors ministry name note on opens
opens_weekday opinion optional optional_posts out_of paid part_of passed person post posts profile profiles
readers received recorded role scope self_funded share skills source state status step stepped_back target theme
title to town wave weekday weight what wishes years_of_experience zone
"""
"""What columns of an office's tables fill."""
FIELD = (
    "{field:=juror:juré|attributes.mail:adresse|"
    + "|".join(f"{one}:{COLUMNS[one][1]}" for one in FIELDS.split())
    + "|*:#}"
)
LISTS = "kind. status. readers. step. scope. intensity. opinion. state. Event.kind."
"""The lists whose words stand in tables of offices; where two have one code, the later says it."""
CODE = "".join(
    f"{spelling}:{word}|"
    for spelling, word in {
        spelling: words[1]
        for start in LISTS.split()
        for name, words in WORDS.items()
        if name.startswith(start)
        for code in [name.removeprefix(start)]
        for spelling in (code, code.replace("_", " "))
    }.items()
)
"""What a code is called in French, as a choice of a sentence."""
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kind_of_fact": ("{code}", "{code:=" + CODE + "*:« {code} »} ({code})"),
        "disputed": ("the sources differ", "les sources divergent"),
        "not_published": ("{key} was not published", "{key} n'a pas été publié"),
        "published": ("{value} ({source})", "{value} ({source})"),
        "less_exact": ("{value} ({source}), less exactly", "{value} ({source}), moins précisément"),
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
        "other_dossiers_some": ("one or more other dossiers", "un ou plusieurs autres dossiers"),
        "other_people": (
            "{count:one other person|# other people}",
            "{count:une autre personne|# autres personnes}",
        ),
        "other_people_some": ("one or more other people", "une ou plusieurs autres personnes"),
        "some_jurors": ("{count:one juror|# jurors}", "{count:un juré|# jurés}"),
        "step_passed": (
            "{step:=screening:admissible|shortlist:shortlisted} ({by}{on:?, {on}|}){ground:?|}",
            "{step:=screening:candidature recevable|shortlist:présélection} ({by}{on:?, le {on}|}){ground:?|}",
        ),
        "step_refused": (
            "decided at the {step:=screening:screening|shortlist:shortlisting} ({by}{on:?, {on}|}): {ground}",
            "décidé à {step:=screening:l'examen de la recevabilité|shortlist:la présélection} ({by}{on:?, le {on}|}) : {ground}",
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
        "column_as": ("{column} ({field}{key:?.#})", f"{{column}} ({FIELD}{{key:?.#}})"),
        "column_of": (
            "{column} ({cells:=blank:blank|numbers:numbers|dates:dates|flags:yes or no|words:a few words|*:text})",
            "{column} ({cells:=blank:vide|numbers:des nombres|dates:des dates|flags:oui ou non|words:quelques mots|*:du texte})",
        ),
        "read_as": (
            "read as {field}{key:?.#}, {filled:no cell filled|one cell filled|# cells filled}",
            f"lue comme {FIELD}{{key:?.#}}, {{filled:aucune cellule remplie|# cellule remplie|# cellules remplies}}",
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
        "word": ("{word} as {meaning}", "{word} pour {meaning:=" + CODE + "*:#}"),
        "words": ("words read: {words}", "lecture des mots : {words}"),
        "months": ("{n:# month|# months}", "{n:# mois|# mois}"),
        "weeks": ("{n:# week|# weeks}", "{n:# semaine|# semaines}"),
        "days": ("{n:# day|# days}", "{n:# jour|# jours}"),
        "working_days": ("{n:# working day|# working days}", "{n:# jour ouvré|# jours ouvrés}"),
        "no_iso_form": ("ISO 8601 has no working days", "la norme ISO 8601 ne connaît pas les jours ouvrés"),
        "pay": (
            "{amount} {currency} {basis:=net:net|gross:gross|*:of employer cost} {per:=month:a month|*:a year}{more:?, and up to {more} % more|}",
            "{amount} {currency:=EUR:€|*:#} {basis:=net:net|gross:brut|*:de coût employeur} {per:=month:par mois|*:par an}{more:?, et jusqu'à {more} % de plus|}",
        ),
        "state": ("on {on}", "au {on}"),
        "state_whole": (
            "{present:nobody is in post|one person is in post|# people are in post}{away:? (away: {away})|}, {coming:nobody is|one is|# are} still to come, {alumni:there are no alumni|one has left and is of the alumni|# have left and are alumni}; {delivered:nothing was delivered|one thing was delivered|# things were delivered}",
            "{present:personne n'est en poste|# personne est en poste|# personnes sont en poste}{away:? (absence : {away})|}, {coming:aucune n'est attendue|# est attendue|# sont attendues}, {alumni:aucun départ|# départ|# départs} ; {delivered:rien n'a été livré|# livrable remis|# livrables remis}",
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
        "held_status": (
            "{code}",
            "{code:=moved:changement de poste|merged:fusion d'équipes|withdrawn:désistement|*:#}",
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
            "le {on}, {person:?{person} : |}{kind:="
            + CODE
            + "*:#}{challenge:? ({challenge})|}{what:? : {what}|}{last:?, dernier jour le {last}|}{by:?, {by}|}{source:? ({source})|}",
        ),
        "event_accepted": (
            "on {on}, {person} accepted the post{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, {person} a accepté le poste{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_refused": (
            "on {on}, {person} refused the post{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, {person} a refusé le poste{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_rejected": (
            "on {on}, {person:?the application of {person}{challenge:? for #} was not kept|{challenge} was rejected}{by:? (#)|}{what:?: {what}|}{source:? ({source})|}",
            "le {on}, rejet de {person:?la candidature de {person}{challenge:? pour #}|{challenge}}{by:? (#)|}{what:? : {what}|}{source:? ({source})|}",
        ),
        "event_resigned": (
            "on {on}, {person} resigned{challenge:? ({challenge})|}{last:?, last day {last}|}{source:? ({source})|}",
            "le {on}, {person} a démissionné{challenge:? ({challenge})|}{last:?, dernier jour le {last}|}{source:? ({source})|}",
        ),
        "event_terminated": (
            "on {on}, the contract of {person} was ended early{what:? ({what})|}{challenge:? ({challenge})|}{last:?, last day {last}|}{source:? ({source})|}",
            "le {on}, fin anticipée du contrat de {person}{what:? ({what})|}{challenge:? ({challenge})|}{last:?, dernier jour le {last}|}{source:? ({source})|}",
        ),
        "event_replaced": (
            "on {on}, {person} was replaced{by:? by {by}|}{challenge:? ({challenge})|}{last:?, last day {last}|}{source:? ({source})|}",
            "le {on}, remplacement de {person}{by:? par {by}|}{challenge:? ({challenge})|}{last:?, dernier jour le {last}|}{source:? ({source})|}",
        ),
        "event_extended": (
            "on {on}, the contract of {person} was extended until {last}{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, prolongation du contrat de {person} jusqu'au {last}{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_part_time": (
            "on {on}, part time of {person}: {share} % from {first}{last:? to {last}|}{paid:?, with {paid} % of the pay|}{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, temps partiel de {person} : {share} % à compter du {first}{last:? jusqu'au {last}|}{paid:?, avec {paid} % de la rémunération|}{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_suspended": (
            "on {on}, the contract of {person} was suspended {last:?from {first} to {last}|on {first}}{paid:?, with {paid} % of the pay|}{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, suspension du contrat de {person} {last:?du {first} au {last}|le {first}}{paid:?, avec {paid} % de la rémunération|}{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_leave": (
            "on {on}, leave of {person} {last:?from {first} to {last}|on {first}}{paid:?, with {paid} % of the pay|}{challenge:? ({challenge})|}{source:? ({source})|}",
            "le {on}, congé de {person} {last:?du {first} au {last}|le {first}}{paid:?, avec {paid} % de la rémunération|}{challenge:? ({challenge})|}{source:? ({source})|}",
        ),
        "event_moved": (
            "on {on}, {person} goes over to {to}{post:? ({post})|} from {first}{source:? ({source})|}",
            "le {on}, passage de {person} à {to}{post:? ({post})|} à compter du {first}{source:? ({source})|}",
        ),
        "event_ended": (
            "on {on}, the mission of {person:?{person}|{challenge}} ended{last:?, last day {last}|}{source:? ({source})|}",
            "le {on}, fin de mission de {person:?{person}|{challenge}}{last:?, dernier jour le {last}|}{source:? ({source})|}",
        ),
        "event_delivered": (
            "on {on}, delivered{challenge:? by the team of {challenge}|}{person:? by {person}|}{what:?: {what}|}{source:? ({source})|}",
            "le {on}, livraison{challenge:? de l'équipe de {challenge}|}{person:? de {person}|}{what:? : {what}|}{source:? ({source})|}",
        ),
        "event_absent": (
            "on {on}, {person} is absent from {first} to {last}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, absence de {person} du {first} au {last}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_absent_day": (
            "on {on}, {person} is absent{first:? on {first}|}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, absence de {person}{first:? le {first}|}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_budget": (
            "on {on}, the budget of {what} is {amount}{first:?, for the year of {first}|}{source:? ({source})|}",
            "le {on}, budget de {what} : {amount}{first:?, pour l'année du {first}|}{source:? ({source})|}",
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
            "on {on}, {person} becomes a mentor of {challenge}{post:? ({post})|}{share:?, for {share} % of the time|}{first:?, from {first}|}{last:?, until {last}|}{source:? ({source})|}",
            "le {on}, {person} accompagne l'équipe de {challenge}{post:? ({post})|}{share:?, pour {share} % du temps|}{first:?, à compter du {first}|}{last:?, jusqu'au {last}|}{source:? ({source})|}",
        ),
        "event_mentor_left": (
            "on {on}, {person} is no mentor{challenge:? of {challenge}|} any more{last:? after {last}|}{post:? ({post})|}{source:? ({source})|}",
            "le {on}, {person} n'accompagne plus{challenge:? {challenge}| aucune équipe}{last:? après le {last}|}{post:? ({post})|}{source:? ({source})|}",
        ),
        "event_merged": (
            "on {on}, the team of {challenge} goes on at {to}{first:? from {first}|}{source:? ({source})|}",
            "le {on}, l'équipe de {challenge} continue à {to}{first:? à compter du {first}|}{source:? ({source})|}",
        ),
        "event_session_cancelled": (
            "on {on}, the session {what} was cancelled{source:? ({source})|}",
            "le {on}, annulation de la séance {what}{source:? ({source})|}",
        ),
        "event_rules_published": (
            "on {on}, the rules on the {what} were published{source:? (#)}",
            "le {on}, publication des règles sur les {what}{source:? (#)}",
        ),
        "event_draw_announced": (
            "on {on}, the draw between {what} was announced{source:? (#)}",
            "le {on}, annonce du tirage au sort entre les {what}{source:? (#)}",
        ),
        "event_jury_sat": (
            "on {on}, the jury sat on the {what}{source:? (#)}",
            "le {on}, séance du jury sur les {what}{source:? (#)}",
        ),
        "event_minutes_signed": (
            "on {on}, the minutes on the {what} were signed{source:? (#)}",
            "le {on}, signature du procès-verbal sur les {what}{source:? (#)}",
        ),
        "event_decision_taken": (
            "on {on}, the decision on the {what} was taken{source:? (#)}",
            "le {on}, décision sur les {what}{source:? (#)}",
        ),
        "event_decision_notified": (
            "on {on}, the decision on the {what} was notified{source:? (#)}",
            "le {on}, notification de la décision sur les {what}{source:? (#)}",
        ),
        "act_challenges": ("challenges", "défis"),
        "act_candidates": ("candidates", "candidatures"),
        "event_session_moved": (
            "on {on}, the session {what} was moved{first:? to {first}|}{last:? until {last}|}{source:? ({source})|}",
            "le {on}, report de la séance {what}{first:? au {first}|}{last:? jusqu'au {last}|}{source:? ({source})|}",
        ),
        "event_strike": (
            "on {on}, a strike{first:? on {first}|}{last:? until {last}|}{what:? ({what})|}{source:? ({source})|}",
            "le {on}, grève{first:? le {first}|}{last:? jusqu'au {last}|}{what:? ({what})|}{source:? ({source})|}",
        ),
        "event_withdrawn": (
            "on {on}, {person:?{person} withdrew{challenge:? from #}|{challenge} was withdrawn}{source:? ({source})|}",
            "le {on}, {person:?désistement de {person}{challenge:? (#)}|retrait de {challenge}}{source:? ({source})|}",
        ),
        "retention": (
            "What is personal is kept for {delay} after the decision was notified, then erased ({source})",
            "Les données personnelles sont conservées {delay} après la notification de la décision, puis effacées ({source})",
        ),
        "ledger": ("ledger", "registre des faits"),
        "no_fact": ("nothing was recorded", "aucun fait n'est consigné"),
        "appointed_at": (
            "{person} at {challenge}{post:? ({post})|} from {start}",
            "{person} à {challenge}{post:? ({post})|} à compter du {start}",
        ),
        "seat_corrected": (
            "an appointment was corrected on {on} by {by}: {why}; {was} was wrong{right:?, {right} is right|, and nobody was appointed}",
            "nomination corrigée le {on} par {by} : {why} ; au lieu de : {was}{right:?, lire : {right}|, aucune nomination}",
        ),
        "fact_corrected": ("corrected on {on} by {by}: {why}", "correction du {on} par {by} : {why}"),
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
        "funding": ("paid by {shares}{source:? ({source})|}", "financement : {shares}{source:? ({source})|}"),
        "funding_share": (
            "{payer} for {percent} %{challenges:? of {challenges}|}{first:? from {first}|}{last:? until {last}|}{most:?, {most} at most|}{each:=person: a person|challenge: a challenge|*:}",
            "{payer} pour {percent} %{challenges:? de {challenges}|}{first:? à compter du {first}|}{last:? jusqu'au {last}|}{most:?, {most} au plus|}{each:=person: par personne|challenge: par défi|*:}",
        ),
        "funding_rest": ("{payer} for the rest", "{payer} pour le reste"),
        "hours": (
            "{audience:=None:everybody|fellows:fellows|mentors:mentors|*:{audience}}: from {opens:hour} to {closes:hour}{zone:?, # time|}{source:? ({source})|}",
            "{audience:=None:tout le monde|fellows:personnes en mission|mentors:mentors|public:public|*:{audience}} : de {opens:hour} à {closes:hour}{zone:?, heure de #|}{source:? ({source})|}",
        ),
        "rules": ("rules", "règles"),
        "no_rule": ("no rule was published", "aucune règle n'a été publiée"),
        "rule_wishes": ("{cap}{kind:?, for {kind}|}", "{cap}{kind:?, pour {kind}|}"),
        "wishes_capped": ("at most {n:one wish|# wishes}", "au plus {n:un vœu|# vœux}"),
        "wishes_free": ("wishes, in a number that is not stated", "vœux, en nombre non précisé"),
        "wishes_profile": ("profiles", "des profils"),
        "wishes_challenge": ("challenges", "des défis"),
        "rule_mates": (
            "{taken:?wishes for team-mates are taken|wishes for team-mates are not taken}",
            "{taken:?vœux d'équipe admis|vœux d'équipe non admis}",
        ),
        "rule_teams": ("teams of {sizes:or}", "équipes de {sizes:or}"),
        "rule_criterion": ("{title}{weight:? (weight #)}", "{title}{weight:? (coefficient #)}"),
        "rule_status": ("{status}", "{status:=" + CODE + "*:#}"),
        "rule_link": ("{kind}", "{kind:=" + CODE + "*:#}"),
        "rule_step": ("{origin}{after:? ({after:or})|}", "{origin}{after:? ({after:or})|}"),
        "rule_life": (
            "steps of {subject:=Challenge:a challenge|Post:a post|Application:an application|Appointment:an appointment|*:#}, each with what may follow it: {steps}; the first: {first}",
            "étapes{subject:=Challenge: d'un défi|Post: d'un poste|Application: d'une candidature|Appointment: d'une nomination|*: de #}, avec ce qui peut suivre chacune : {steps} ; la première : {first}",
        ),
        "rule_no_steps": ("the order of steps is not stated", "l'ordre des étapes n'est pas précisé"),
        "rule_grid": (
            "{judges}: {criteria}{levels:?; levels: {levels}|}{best:?; out of {best} each|}{source:? ({source})|}",
            "{judges:=challenges:défis|candidates:candidatures|*:#} : {criteria}{levels:? ; niveaux : {levels}|}{best:? ; sur {best} chacun|}{source:? ({source})|}",
        ),
        "rule_level": ("{mark} {label}", "{mark} {label}"),
        "rule_ties": (
            "ties are broken{count:|, in this order,} by {steps}",
            "les ex æquo sont départagés{count:|, dans cet ordre,} par {steps}",
        ),
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
            "recusals: {name}, from {scope:=session:the whole session|*:the item}; {decisive:?always a conflict: #; any other link is one|a link is a conflict} where it was judged strong, and none where it was judged slight; where nobody judged how strong, it is one{harmless:?, but for: #}{source:? ({source})|}",
            "déports : {name:=competition:concours|examination:examen|advisory:commission consultative|*:#}, pour {scope:=session:toute la session|*:le dossier} ; {decisive:?toujours un conflit : # ; tout autre lien en est un|un lien est un conflit} s'il est jugé fort, et n'en est pas un s'il est jugé faible ; si sa force n'est pas jugée, il en est un{harmless:?, sauf : #}{source:? ({source})|}",
        ),
        "rule_decision": ("decided by {who}", "décision : {who}"),
        "rhythm": (
            "{kind:=challenge_jury:jury of challenges|candidate_jury:jury of candidates|follow_up:follow-up with a strategic mentor|*:{kind}}: at least once in {every}, from {first} to {last}{source:? ({source})|}",
            "{kind:=challenge_jury:jury des défis|candidate_jury:jury des candidatures|follow_up:suivi avec un mentor stratégique|*:{kind}} : au moins une fois en {every}, du {first} au {last}{source:? ({source})|}",
        ),
        "terms_kind": ("{fact}", "{fact}"),
        "terms_duration": ("{fact}", "{fact}"),
        "terms_share": (
            "{fact:=100:full time|*:# % of the time}",
            "{fact:=100:à temps plein|*:# % du temps}",
        ),
        "terms_renewable": ("renewable{fact:? up to # in all}", "renouvelable{fact:? jusqu'à # en tout}"),
        "terms_final": (
            "not renewable{fact:?, # in all at most}",
            "non renouvelable{fact:?, # en tout au plus}",
        ),
        "terms_longest": ("{fact} in all at most", "{fact} en tout au plus"),
        "terms_unstated": ("its terms are not stated", "conditions non précisées"),
        "terms_employer": ("signed by {fact}", "signé par {fact}"),
        "terms_law": ("under {fact}", "{fact}"),
        "note": ("{note}", "{note}"),
        "disclosure": (
            "Told to the person concerned: {person}. {public:?The office may tell everybody: #. }{nobody:?Told to the jury alone: #. }The number of equals, or of dossiers on a list, is told from {smallest} on; so is the number of people who reached a stage, where {smallest} or more did not; the number of people seated, in all and at each challenge, is public. {held:?A total and a rank are told only where they give away no mark of another; where a rule counts what people have, ranks are told only where they give away nothing of that. }{jurors}.",
            "Ce qui est dit à la personne concernée : {person}. {public:?Ce que le service peut dire à tout le monde : #. }{nobody:?Ce qui n'est dit qu'au jury : #. }Le nombre d'ex æquo, ou de dossiers d'une liste, n'est dit qu'à partir de {smallest} ; de même le nombre de personnes parvenues à une étape, si {smallest} au moins n'y sont pas parvenues ; le nombre d'affectations, au total et par défi, est public. {held:?Un total et un rang ne sont dits que s'ils ne livrent aucune note d'un autre dossier ; si une règle compte des caractéristiques des personnes, les rangs ne sont dits que s'ils n'en livrent aucune. }{jurors}.",
        ),
        "shown_to_jurors": (
            "A juror is shown the score of a dossier that {smallest:one juror|# jurors} or more marked, unless it would give away one of their marks",
            "Le score d'un dossier n'est montré à un membre du jury que si {smallest:# juré au moins l'a noté|# jurés au moins l'ont noté}, et s'il ne livre aucune de leurs notes",
        ),
        "shown_to_no_juror": (
            "A juror's extract shows no score",
            "Aucun extrait destiné à un membre du jury ne montre de score",
        ),
        "told_rank": ("their rank", "son rang"),
        "told_cause": ("what was decisive", "ce qui a été déterminant"),
        "told_total": ("their total", "son total"),
        "told_counts": ("how many stand on the list", "le nombre de dossiers de la liste"),
        "told_ranks": (
            "how many ranked before or after have a seat",
            "combien de personnes classées avant ou après ont une place",
        ),
        "told_gaps": ("how far others are", "l'écart avec les autres"),
        "told_votes": ("votes", "les votes"),
        "told_means": ("marks by criterion", "les notes par critère"),
        "told_words": ("the office's own words", "les textes rédigés par le service lui-même"),
        "remedy_access": (
            "{silence:?No answer for # is a refusal. }Against a refusal you may refer{within:?, within #,} to {to}{source:? (#)}.",
            "{silence:?Le silence gardé pendant # vaut refus. }Contre un refus, vous pouvez saisir{within:?, dans un délai de #,} {to}{source:? (#)}.",
        ),
        "remedy_decision": (
            "You may bring this decision before {named:?the competent court ({to})|{to}}{within:? within # of its notification}{source:? (#)}.",
            "Vous pouvez contester cette décision devant {named:?la juridiction compétente ({to})|{to}}{within:?, dans un délai de # à compter de sa notification}{source:? (#)}.",
        ),
        **EXPECTED,
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
