"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "close_before_open": (
            "it closes on {closes}, before it opens on {opens}",
            "fermeture le {closes}, avant l’ouverture le {opens}",
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
    }
)
