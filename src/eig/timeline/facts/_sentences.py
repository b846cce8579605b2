"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "proposal": ("proposal", "proposition"),
        "session": (
            (
                "{when}{starts:?, {starts} to {ends}}: {title}{place:? ({place})}"
                "{status:=cancelled:, cancelled|to_be_confirmed:, to be confirmed|*:}"
            ),
            (
                "{when}{starts:?, {starts} à {ends}} : {title}{place:? ({place})}"
                "{status:=cancelled:, annulée|to_be_confirmed:, à confirmer|*:}"
            ),
        ),
        "nothing_asked": ("nothing is asked of this person", "rien n'est demandé à cette personne"),
        "lint": ("lint", "vérification"),
        "close_before_open": (
            "it closes on {closes}, before it opens on {opens}",
            "fermeture le {closes}, avant l'ouverture le {opens}",
        ),
        "nothing_found": (
            "nothing found",
            "rien à signaler",
        ),
        "offset_not_paris": (
            "{at} is said in {said}, but Paris is at {paris} on {day}: literally, it is {time_there} on {day_there} there",
            "{at} est dit en {said}, mais Paris est à {paris} le {day} : à la lettre, il y est {time_there} le {day_there}",
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
            "{at} does not exist on {day} in Paris: clocks skip it",
            "{at} n'existe pas le {day} à Paris : on avance les horloges",
        ),
        "ambiguous_local_time": (
            "{at} comes twice on {day} in Paris: clocks go back",
            "{at} a lieu deux fois le {day} à Paris : on recule les horloges",
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
        # titles of the results
        "title_Agenda": ("Agenda", "Agenda"),
        "title_LintReport": ("Checked dates", "Contrôle des dates"),
        "title_Proposal": ("Proposed dates", "Dates proposées"),
    }
)
