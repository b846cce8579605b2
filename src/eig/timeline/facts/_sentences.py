"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "proposal": ("proposal", "proposition"),
        "session": (
            (
                "{when}{starts:?, {starts:hour} to {ends:hour}}: {title}{place:? ({place})}"
                "{status:=cancelled:, cancelled|to_be_confirmed:, to be confirmed|*:}"
            ),
            (
                "{when}{starts:?, {starts:hour} à {ends:hour}} : {title}{place:? ({place})}"
                "{status:=cancelled:, annulée|to_be_confirmed:, à confirmer|*:}"
            ),
        ),
        "nothing_asked": ("nothing is asked of this person", "rien n'est demandé à cette personne"),
        "lint": ("lint", "vérification"),
        "close_before_open": (
            "it closes on {closes}, before it opens on {opens}",
            "fermeture le {closes}, avant l'ouverture le {opens}",
        ),
        "nothing_found": ("nothing found", "rien à signaler"),
        "offset_of_no_zone": (
            "{at:hour} is said in {said}, but {zone} is at {true} on {day}: literally, it is {time_there:hour} on {day_there} there",
            "{at:hour} est dit en {said}, mais {zone} est à {true} le {day} : à la lettre, il y est {time_there:hour} le {day_there}",
        ),
        "session_in_school_holidays": (
            "{day} is in school holidays ({name})",
            "le {day} est en vacances scolaires ({name})",
        ),
        "short_months": (
            "months without that day are skipped (RFC 5545); BYMONTHDAY=31,-1;BYSETPOS=1 would take the last day instead",
            "les mois qui n'ont pas ce jour sont sautés (RFC 5545) ; BYMONTHDAY=31,-1;BYSETPOS=1 prendrait leur dernier jour",
        ),
        "weekday_mismatch": (
            "{day} is a {actual}, not a {named}; the nearest {named} is {nearest}",
            "le {day} est un {actual}, pas un {named} ; le {named} le plus proche est le {nearest}",
        ),
        "missing_local_time": (
            "{at:hour} does not exist on {day} in {zone}: clocks skip it",
            "{at:hour} n'existe pas le {day} ({zone}) : on avance les horloges",
        ),
        "ambiguous_local_time": (
            "{at:hour} comes twice on {day} in {zone}: clocks go back",
            "{at:hour} a lieu deux fois le {day} ({zone}) : on recule les horloges",
        ),
        "clocks_change_meanwhile": (
            "clocks change on {day} in {zone} while it runs: {ends:hour} does not say when it ends, and its length counts",
            "les horloges changent le {day} ({zone}) pendant la séance : {ends:hour} ne dit pas quand elle finit, et sa durée fait foi",
        ),
        "gap_too_short": (
            (
                "{gap} between the results of {results} and the start of {start}; {needed} needed, so the start would be "
                "{earliest} at the earliest"
            ),
            (
                "{gap} entre les résultats du {results} et le début du {start} ; il faut {needed}, donc un début le "
                "{earliest} au plus tôt"
            ),
        ),
        "session_on_holiday": ("{day} is a holiday: {why}", "le {day} est férié : {why}"),
        "session_on_closed_day": ("{day} is closed", "le {day} est fermé"),
        "session_on_day_off": ("{day}, a {why}, is not worked", "le {day}, un {why}, n'est pas travaillé"),
        "finding": ("{key}: {reason}", "{key} : {reason}"),
        "found": (
            "{findings:nothing found|one finding|# findings} in {checked:one fact|# facts}",
            "{findings:rien à signaler|# remarque|# remarques} sur {checked:# date vérifiée|# dates vérifiées}",
        ),
        "kept": ("{nominal} is kept", "le {nominal} est gardé"),
        "moved_on": (
            "{nominal} is not worked ({why}): {to}",
            "le {nominal} n'est pas travaillé ({why}) : le {to}",
        ),
        "moved_back": (
            "{nominal} is not worked ({why}): {to}",
            "le {nominal} n'est pas travaillé ({why}) : le {to}",
        ),
        "skipped": (
            "{nominal} is not worked ({why}): dropped",
            "le {nominal} n'est pas travaillé ({why}) : abandonné",
        ),
        "taken_away": ("{nominal} was taken away", "le {nominal} a été retiré"),
        "added": ("{nominal} was added", "le {nominal} a été ajouté"),
        "added_off": (
            "{nominal} was added, though it is not worked ({why})",
            "le {nominal} a été ajouté, bien qu'il ne soit pas travaillé ({why})",
        ),
        "met": ("{nominal} proposes {to} a second time", "le {nominal} propose une seconde fois le {to}"),
        "outside": (
            "{nominal} is moved to {to}, outside the span",
            "le {nominal} est porté au {to}, hors de la période",
        ),
        "proposed": (
            "{days:no day is|one day is|# days are} proposed, {moved:none|one|#} moved and {dropped:none|one|#} dropped",
            (
                "{days:aucune date proposée|# date proposée|# dates proposées}, {moved:aucune déplacée|# déplacée|# déplacées}, "
                "{dropped:aucune abandonnée|# abandonnée|# abandonnées}"
            ),
        ),
        # ── what is expected ──
        "among_proposed": ("days among those that are proposed", "des jours parmi ceux qui sont proposés"),
        "few_days": (
            "a rule that gives {most} days at most, within four centuries",
            "une règle qui donne {most} jours au plus, en quatre siècles",
        ),
        "few_days.remedy": (
            "Give a shorter span, or end it by COUNT or UNTIL.",
            "Donnez une période plus courte, ou finissez-la par COUNT ou UNTIL.",
        ),
        "hours_and_length": (
            "both a start and minutes, or neither for whole days",
            "un début et des minutes, ou aucun des deux pour des jours entiers",
        ),
        "no_offset": (
            "no offset, since there is no time that it qualifies",
            "un décalage absent, car il n'y a pas d'heure qu'il précise",
        ),
        "no_offset.remedy": ("Give the time too, in at=.", "Donnez aussi l'heure, dans at=."),
        "offset": (
            "an offset from UTC, such as UTC+2, GMT+2 or +02:00, or nothing",
            "un décalage par rapport à UTC, tel que UTC+2, GMT+2 ou +02:00, ou rien",
        ),
        "weekday_name": (
            "the name of a weekday in English or French, such as Monday or lundi, or nothing",
            "le nom d'un jour de la semaine en français ou en anglais, tel que lundi ou Monday, ou rien",
        ),
        "within_day": (
            "{most:one minute|# minutes} at most, since a session that starts at {starts} ends that day",
            "{most:# minute|# minutes} au plus, car une séance qui commence à {starts} finit ce jour-là",
        ),
        "within_day.remedy": (
            "A session of several days has a span, and the length of one day.",
            "Une séance de plusieurs jours a une période, et la durée d'un jour.",
        ),
        # rules of recurrence
        "rule": ("a rule of days as in RFC 5545, where {why}", "une règle de jours de la RFC 5545, où {why}"),
        "rule.remedy": ("See its section 3.3.10.", "Voyez sa section 3.3.10."),
        "rule_chosen": (
            "BYSETPOS chooses among what another part gives",
            "BYSETPOS choisit parmi ce que donne une autre partie",
        ),
        "rule_company": ("{part} goes with FREQ={choices:or}", "{part} va avec FREQ={choices:or}"),
        "rule_counts": (
            "INTERVAL and COUNT are whole numbers from 1, of nine digits at most",
            "INTERVAL et COUNT sont des entiers à partir de 1, de neuf chiffres au plus",
        ),
        "rule_end": ("COUNT or UNTIL ends it, not both", "COUNT ou UNTIL y met fin, non les deux"),
        "rule_fifth": (
            "a month has 5 of a weekday at most, a year 53",
            "un mois a au plus 5 fois le même jour de la semaine, une année 53",
        ),
        "rule_frequency": (
            "FREQ is {choices:or}: hours belong to the session",
            "FREQ vaut {choices:or} : les heures sont celles de la séance",
        ),
        "rule_numbered": (
            "a weekday has a number in a month or in a year",
            "un jour de la semaine a un rang dans un mois ou dans une année",
        ),
        "rule_numbers": (
            "{part} is of numbers from 1 to {most}{signed:?, or from -1 down}",
            "{part} est de nombres de 1 à {most}{signed:?, ou à partir de -1 en descendant}",
        ),
        "rule_of_days": ("there is no {parts:or}", "il n'y a pas de {parts:or}"),
        "rule_once": ("each part stands once", "chaque partie figure une fois"),
        "rule_parts": ("each part is NAME=VALUE", "chaque partie est NOM=VALEUR"),
        "rule_until": (
            "UNTIL is a date such as 20191116, or a date and time such as 20191116T000000",
            "UNTIL est une date telle que 20191116, ou une date et une heure telles que 20191116T000000",
        ),
        "rule_weekday": ("a weekday is {choices:or}", "un jour de la semaine est {choices:or}"),
        # titles of the results
        "title_Agenda": ("Agenda", "Agenda"),
        "title_LintReport": ("Checked dates", "Contrôle des dates"),
        "title_Proposal": ("Proposed dates", "Dates proposées"),
    }
)
