"""What this package expects of its values and arguments: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_FIRST_DAY = (
    "Note the day on which the one before leaves, or a later first day.",
    "Notez le jour du départ de la personne précédente, ou un premier jour plus tardif.",
)
EXPECTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "template_for": (
            "a template for {kind:=letter:a letter|decision:a decision|minutes:minutes|agenda:an agenda}",
            "un modèle de {kind:=letter:lettre|decision:décision|minutes:procès-verbal|agenda:agenda}",
        ),
        "each_slot": (
            "a text with a place for each slot; {left} missing",
            "un texte avec une place pour chaque élément ; il manque {left}",
        ),
        "each_slot.remedy": (
            "Write the name of each slot in braces where it belongs, outside of HTML and links.",
            "Écrivez le nom de chaque élément entre accolades, à sa place, hors de tout HTML et de tout lien.",
        ),
        "lone_brace": (
            "a text whose braces have the name of a slot between them, or are written twice",
            "un texte dont les accolades encadrent le nom d'un élément, ou sont doublées",
        ),
        "slots_apart": (
            "a text in which something stands between any two slots, such as an empty line",
            "un texte où deux éléments sont toujours séparés, par une ligne vide par exemple",
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
        "weekday": ("{day:weekday}, the weekday of {day}", "{day:weekday}, le jour de la semaine du {day}"),
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
        "offset": ("the offset of {zone} on {day}, {offset}", "le décalage de {zone} le {day}, {offset}"),
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
        "in_years": ("what leads to a date from year 1 to 9999", "ce qui mène à une date de l'an 1 à 9999"),
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
            "des parts dont la somme soit exactement 1 plutôt que {total:exact}",
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
            "un statut à exclure, ou un statut à exiger, plutôt que les deux",
        ),
        "other_mates": (
            "team-mates other than the candidate",
            "des coéquipiers autres que la personne elle-même",
        ),
        "no_mates": ("no wish for team-mates in {promotion}", "aucun vœu de coéquipier pour {promotion}"),
        "wish_cap": (
            "at most {count:one wish|# wishes} in {promotion}",
            "au plus {count:un vœu|# vœux} pour {promotion}",
        ),
        "span": (
            "from {first}{last:? to #| on}{at:? at # ({zone})}",
            "à partir du {first}{last:? et jusqu'au #}{at:? à {at:hour} ({zone})}",
        ),
        "until": ("until {last}{at:? at # ({zone})}", "jusqu'au {last}{at:? à {at:hour} ({zone})}"),
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
        "status_with_line": ("a status with a line in the table", "un état qui ait sa ligne dans le tableau"),
        "status_with_line.remedy": ("Add it, with () if it is final.", "Ajoutez-la, avec () s'il est final."),
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
        "as_items_write": ("{names:or}, as the items write it", "{names:or}, comme l'écrivent les dossiers"),
        "somebody_else": (
            "somebody other than the person appointed",
            "quelqu'un d'autre que la personne nommée",
        ),
        "of_somebody": ("a person, or the challenge of a team", "une personne, ou le défi d'une équipe"),
        "extended_until": ("the last day of the extension", "le dernier jour de la prolongation"),
        "first_of_month": ("the first day of a month", "le premier jour d'un mois"),
        "last_of_month": ("the last day of a month", "le dernier jour d'un mois"),
        "parts_of_a_month": (
            "parts of one calendar month that share no day, each by its first and its last day",
            "des parties d'un même mois, sans jour commun, chacune par son premier et son dernier jour",
        ),
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
            "une valeur, que dit tout fait de cette nature{kind:?|}",
        ),
        "fact_leaves_out": (
            "nothing here, which a fact of the kind {kind} is not read for",
            "un champ vide, que ne lit pas un fait de cette nature : {kind}",
        ),
        "fact_leaves_out.remedy": ("Leave it empty.", "Laissez ce champ vide."),
        "contradicts": (
            "facts that can both hold, which these cannot: {first:?#; |}{second}",
            "des faits qui puissent valoir ensemble, ce que ceux-ci ne peuvent : {first:?# ; |}{second}",
        ),
        "contradicts.remedy": (
            "Correct the one that is wrong: it stays in the ledger, and counts no more.",
            "Corrigez celui qui est faux : il reste au registre, et ne compte plus.",
        ),
        "same_kind_of_fact": (
            "a fact for a fact, or an appointment for an appointment",
            "un fait pour un fait, ou une nomination pour une nomination",
        ),
        "still_there": (
            "a day after {last:?#, |}the last of {replaces}, whom {person} replaces",
            "un jour après le {last:?#, |}dernier jour de {replaces}, que {person} remplace",
        ),
        "still_there.remedy": _FIRST_DAY,
        "one_post": (
            "one person at a time at the post {post} on {on}",
            "une personne à la fois au poste {post} le {on}",
        ),
        "one_post.remedy": _FIRST_DAY,
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
        "another_challenge": ("another challenge", "un autre défi"),
        "another_post": (
            "another challenge than the one where {person} is, or another post there",
            "un autre défi que celui de {person}, ou un autre poste du même",
        ),
        "post_held": ("the post of {person} ({posts:or})", "le poste de {person} ({posts:or})"),
        "post_held.remedy": (
            "Correct the post, or leave it empty.",
            "Corrigez le poste, ou laissez ce champ vide.",
        ),
        "another_fact": ("a fact other than the one corrected", "un autre fait que celui qui est corrigé"),
        "known_by_then": (
            "a day on or after {known}, when the fact was recorded",
            "un jour qui ne précède pas le {known}, où le fait a été noté",
        ),
        "recorded_fact": ("a fact of the ledger", "un fait du registre"),
        "noted_again": (
            "a fact that was not corrected before, or with the day on which it is noted again",
            "un fait qui n'ait pas déjà été corrigé, ou avec le jour où il est noté à nouveau",
        ),
        "noted_again.remedy": (
            "Record it as an `Event` with that day as `recorded`, from which it counts.",
            "Consignez-le comme `Event`, avec ce jour comme `recorded`, à compter duquel il vaut.",
        ),
        "corrected_once": ("a fact that was not corrected before", "un fait qui n'ait pas déjà été corrigé"),
        "until_last_day": (
            "a day up to {last}, the last of the appointment of {person}",
            "un jour jusqu'au {last}, le dernier de la nomination de {person}",
        ),
        "until_last_day.remedy": (
            "Correct the day, or appoint the person again.",
            "Corrigez le jour, ou nommez la personne de nouveau.",
        ),
        "whole_time": (
            "at most 1, the whole of the time of {person}, on {on} ({places})",
            "au plus 1, tout le temps de {person}, le {on} ({places})",
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
    }
)
