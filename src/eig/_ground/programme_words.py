"""What faults of a promotion, its people and its dates say in French: pairs as in `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

PROGRAMME_RULES: Final[Pairs] = (
    # ── appointments and replacements ──
    (
        "people are appointed from a cohort, and this composition has none",
        "on nomme à partir d'une promotion composée, et il n'y en a pas ici",
    ),
    ("who leaves has a seat", "qui part a une place"),
    ("who leaves has a seat for sure", "qui part a une place certaine"),
    ("who leaves has a post that takes their profile", "qui part a un poste qui accepte son profil"),
    # ── dates and calls ──
    (
        "the stated weekday is the one of {day}, a {name}",
        "le jour de la semaine indiqué est celui du {day} ({name})",
    ),
    ("it ends on or after its first day", "la fin n'est pas avant le premier jour"),
    (
        "the offset is the one of {zone} on {day}, {offset}",
        "le décalage est celui de {zone} le {day}, {offset}",
    ),
    ("the moment it closes says the last day", "l'heure de clôture donne le dernier jour"),
    (
        "a call closes on or after the day it opens, {day}",
        "un appel ne se clôt pas avant son ouverture, le {day}",
    ),
    ("hours end after they begin", "les horaires finissent après leur début"),
    ("missions end on or after the day they start", "les missions ne finissent pas avant leur début"),
    (
        "{n} months later, {month} has no day {number}",
        "{n} mois plus tard, {month} n'a pas de jour {number}",
    ),
    (
        "overflow is 'clamp', 'forward' or 'reject'",
        "overflow vaut 'clamp', 'forward' ou 'reject'",
    ),
    ("dates go from year 1 to 9999", "les dates vont de l'an 1 à l'an 9999"),
    ("a duration is a whole number of one unit", "une durée est un nombre entier d'une unité"),
    ("working days are counted on a calendar", "les jours ouvrés se comptent sur un calendrier"),
    (
        "it is a positive number of months, weeks or days",
        "c'est un nombre positif de mois, de semaines ou de jours",
    ),
    ("it is a positive duration", "c'est une durée positive"),
    ("it is a time of day, without a zone", "c'est une heure, sans fuseau"),
    ("it names a time zone as IANA does", "c'est un fuseau horaire au sens de l'IANA"),
    # ── applications ──
    ("{promotion} takes at most {n} wishes", "{promotion} admet au plus {n} vœux"),
    ("{promotion} takes at most {n} wish", "{promotion} admet au plus {n} vœu"),
    ("one wishes for a challenge of {promotion}", "on fait vœu d'un défi de {promotion}"),
    ("one wishes for a profile of {promotion}", "on fait vœu d'un profil de {promotion}"),
    (
        "{promotion} takes no wishes for team-mates",
        "{promotion} n'admet pas de vœux de coéquipiers",
    ),
    ("{promotion} takes applications {spans:said}", "{promotion} reçoit les candidatures {spans}"),
    (
        "a condition of eligibility is met on {day}: {text}",
        "une condition de recevabilité est remplie au {day} : {text}",
    ),
    (
        "a condition of eligibility is met: {text}",
        "une condition de recevabilité est remplie : {text}",
    ),
    ("nobody is their own team-mate", "nul n'est son propre coéquipier"),
    (
        "a condition excludes a status or requires one",
        "une condition exclut un statut ou en exige un",
    ),
    # ── after the decision ──
    ("a share is above 0", "une part est supérieure à 0"),
    (
        "an appointment ends on or after its first day",
        "une nomination ne finit pas avant son premier jour",
    ),
    ("nobody comes after oneself", "nul ne se succède à soi-même"),
    (
        "an event concerns a person, or the team of a challenge",
        "un fait concerne une personne, ou l'équipe d'un défi",
    ),
    ("an extension says until which day", "une prolongation dit jusqu'à quel jour"),
    (
        "what happens to an appointment is dated on its last day, {day}, or before",
        "ce qui arrive à une nomination est daté du dernier jour, {day}, ou d'avant",
    ),
    (
        "a post is vacant before somebody else is appointed to it: on {day} it is not",
        "un poste est vacant avant qu'on y nomme quelqu'un d'autre : au {day} il ne l'est pas",
    ),
    (
        "nobody may be called from the reserve: {why}",
        "nul ne peut être appelé de la liste complémentaire : {why}",
    ),
    ("nobody of the reserve can come in", "personne de la liste complémentaire ne peut entrer"),
    ("one comes in, and {n} are equally good", "une personne entre, et {n} sont à égalité"),
    (
        "who comes in has no post of the promotion",
        "la personne qui entre n'a pas de poste dans la promotion",
    ),
    (
        "a person gives the whole of their time at most, and these shares sum to {share}",
        "une personne donne au plus tout son temps, et ces parts font {share}",
    ),
    (
        "{subject} cannot go from {origin} to {target}; {rest}",
        "{subject} ne peut passer de {origin} à {target} ; {rest}",
    ),
    # ── challenges, panels, money and rules ──
    ("each names its challenge, {name}", "chacun nomme son défi, {name}"),
    ("a panel has members", "un sous-jury a des membres"),
    ("the lead is one of the members", "le référent est l'un des membres"),
    ("posts ask for profiles of the promotion", "les postes demandent des profils de la promotion"),
    ("a status is one of {subject}: {names}", "un état est l'un de ceux de {subject} : {names}"),
    (
        "it maps each status to the statuses that may follow",
        "à chaque état, les états qui peuvent suivre",
    ),
    (
        "every status that can be reached has its line in the table",
        "chaque état que l'on peut atteindre a sa ligne dans le tableau",
    ),
    (
        "shares sum to 1 exactly, and these sum to {total}",
        "les parts font exactement 1, et celles-ci font {total}",
    ),
    ("a weight is above 0", "un coefficient est supérieur à 0"),
    ("levels go from the worst to the best", "les niveaux vont du moins bon au meilleur"),
    ("the best mark is the one of the best level", "la meilleure note est celle du meilleur niveau"),
    ("a maximum is not under its minimum", "un maximum n'est pas sous son minimum"),
    (
        "a kind of link is harmless or decisive, not both",
        "une sorte de lien est sans effet ou décisive, non les deux",
    ),
    (
        "each band but the last says under which length it holds, and the last holds for all others",
        "chaque tranche sauf la dernière dit sous quelle durée elle vaut, et la dernière vaut pour toutes les autres",
    ),
    (
        "bands go from the shortest contracts to the longest",
        "les tranches vont des contrats les plus courts aux plus longs",
    ),
    (
        "a contract and its renewals last as long as the contract at least",
        "un contrat et ses renouvellements durent au moins autant que le contrat",
    ),
    (
        "a currency is named by the three capitals of ISO 4217",
        "une monnaie se nomme par les trois capitales de la norme ISO 4217",
    ),
)

PROGRAMME_REMEDIES: Final[Pairs] = (
    (
        "lift or change a rule: minimal_conflict tells which rules cannot hold together",
        "lever ou changer une règle : minimal_conflict dit lesquelles sont incompatibles",
    ),
    (
        "search for longer: give compose more nodes",
        "chercher plus longtemps : donner plus de nœuds à compose",
    ),
    ("name somebody who is seated", "nommer une personne qui a une place"),
    ("correct the profiles, or the posts", "corriger les profils, ou les postes"),
    (
        "find out which of the two is wrong, and correct it",
        "chercher laquelle des deux est fausse, et la corriger",
    ),
    ("swap the days", "échanger les jours"),
    (
        "write the deadline at {offset}, or, if the offset is meant, as {moment}",
        "écrire la date limite à {offset}, ou, si le décalage est voulu, comme {moment}",
    ),
    (
        "give `closes`, or `last_day` where no hour was published",
        "donner `closes`, ou `last_day` si aucune heure n'a été publiée",
    ),
    ("look for a wrong year, or swap the two", "chercher une année fausse, ou échanger les deux"),
    ("swap the two, or leave `longest` out", "échanger les deux, ou omettre `longest`"),
    ("swap the two", "échanger les deux"),
    (
        'choose overflow="clamp" for its last day, or "forward" for the first of the next month',
        'choisir overflow="clamp" pour son dernier jour, ou "forward" pour le premier du mois suivant',
    ),
    ("choose one of them", "choisir l'un d'eux"),
    ("stay within them", "rester dans ces bornes"),
    (
        "write '10 months', '15 working days', '2 semaines', '15 jours ouvrés' or 'P10M'",
        "écrire '10 months', '15 working days', '2 semaines', '15 jours ouvrés' ou 'P10M'",
    ),
    (
        "use eig.timeline.calendar.advance, with a calendar",
        "utiliser eig.timeline.calendar.advance, avec un calendrier",
    ),
    ("give '10 months', say", "donner '10 mois', par exemple"),
    (
        "give '3 weeks', '1 month' or '1 working day', say",
        "donner '3 semaines', '1 mois' ou '1 jour ouvré', par exemple",
    ),
    ("give datetime.time(9), and the zone apart", "donner datetime.time(9), et le fuseau à part"),
    (
        "give 'Europe/Paris', 'America/Cayenne' or another name of the IANA list",
        "donner 'Europe/Paris', 'America/Cayenne' ou un autre nom de la liste de l'IANA",
    ),
    ("keep the first {n}", "garder les {n} premiers"),
    ("keep the first", "garder le premier"),
    ("give identifiers of the promotion", "donner des identifiants de la promotion"),
    ("leave them out", "les omettre"),
    (
        "the platform's time stamp decides: the file is late, or early",
        "l'horodatage de la plateforme fait foi : le dossier est en retard, ou en avance",
    ),
    (
        "the file is not admissible; correct what is stated of the person if it is wrong",
        "le dossier n'est pas recevable ; corriger ce qui est dit de la personne si c'est faux",
    ),
    ("remove the candidate from the mates", "retirer la personne de ses coéquipiers"),
    (
        "give one of the two, and another condition for the other",
        "donner l'un des deux, et une autre condition pour l'autre",
    ),
    (
        "leave the appointment out, or give its share of working time",
        "omettre la nomination, ou donner sa quotité de travail",
    ),
    ("check both dates of the contract", "vérifier les deux dates du contrat"),
    ("name who was there before, or leave it out", "nommer qui était là avant, ou l'omettre"),
    ("give the new last day", "donner le nouveau dernier jour"),
    ("correct the day, or appoint the person again", "corriger le jour, ou nommer la personne de nouveau"),
    (
        "note the event by which the person leaves, with its day",
        "noter le fait par lequel la personne part, avec son jour",
    ),
    (
        "decide between equals on the record, call for candidates again, or leave the post vacant",
        "départager les ex æquo par écrit, rouvrir un appel, ou laisser le poste vacant",
    ),
    ("take the next of the reserve list", "prendre la personne suivante de la liste complémentaire"),
    ("correct the shares, or the days", "corriger les parts, ou les jours"),
    ("correct the kind of the event, or its day", "corriger la nature du fait, ou son jour"),
    ("correct the challenge of the one that does not", "corriger le défi de celui qui ne le fait pas"),
    ("name at least one juror", "nommer au moins un juré"),
    (
        "add the lead to the members, or name one of them",
        "ajouter le référent aux membres, ou nommer l'un d'eux",
    ),
    (
        "add the profile with its family, or correct the post",
        "ajouter le profil avec sa famille, ou corriger le poste",
    ),
    (
        "correct the status, or state the steps of your programme in rules.lives",
        "corriger l'état, ou donner les étapes de votre programme dans rules.lives",
    ),
    ('give {"open": ["filled", "cut"], ...}', 'donner {"open": ["filled", "cut"], ...}'),
    ("add it, with () if it is final", "l'ajouter, avec () s'il est final"),
    ("leave out who pays nothing", "omettre qui ne paie rien"),
    (
        "give fractions such as '1/3', and every payer",
        "donner des fractions telles que '1/3', et chaque payeur",
    ),
    ("leave the criterion out", "omettre le critère"),
    ("sort them by mark, each once", "les trier par note, chacun une fois"),
    ("sort them by `under`, each once", "les trier par `under`, chacune une fois"),
    ("leave it out where levels are given", "l'omettre là où des niveaux sont donnés"),
    ("swap them, or leave one out", "les échanger, ou en omettre un"),
    ("keep it in one of the two", "la garder dans l'une des deux"),
    (
        "give the shortest contracts first, and end with a band without `under`",
        "donner d'abord les contrats les plus courts, et finir par une tranche sans `under`",
    ),
    (
        "give 'EUR', 'USD', 'GBP' or another code of that list",
        "donner 'EUR', 'USD', 'GBP' ou un autre code de cette liste",
    ),
)
