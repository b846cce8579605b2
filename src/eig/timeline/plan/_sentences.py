"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "chain": (
            "the chain that sets its start, with the slack of each step in working days: {steps}",
            "la chaîne qui fixe son début, avec la marge de chaque étape en jours ouvrés : {steps}",
        ),
        "critical": (
            "it is critical: any delay moves the end",
            "elle est critique : tout retard déplace la fin",
        ),
        "dates": (
            "{length_en}, {span_en}",
            "{length_fr}, {span_fr}",
        ),
        "done": (
            "it is done",
            "elle est terminée",
        ),
        "moved": (
            "it was to run {before_en} and now runs {after_en}: its end moves by {by_en}",
            "elle devait aller {before_fr} et va maintenant {after_fr} : sa fin bouge de {by_fr}",
        ),
        "not_critical": (
            "it is not critical: it may slip {slack_en} before the end or a deadline moves, {free_en} before any other phase does",
            "elle n’est pas critique : elle peut glisser de {slack_fr} avant que la fin ou une échéance ne bouge, de {free_fr} avant toute autre phase",
        ),
        "overload": (
            "{span_en}, {share} is asked for, out of {capacity}, by {what}",
            "{span_fr}, {share} sont demandés, sur {capacity}, par {what}",
        ),
        "peak": (
            "at most {peak} of their time is asked for",
            "on lui demande au plus {peak} de son temps",
        ),
        "slack": (
            "its total slack is {total} and its free slack {free}",
            "sa marge totale est de {total} et sa marge libre de {free}",
        ),
        "start": (
            "it starts at {start}",
            "elle commence à {start}",
        ),
        "times": (
            "it runs from {es} to {ef}",
            "elle va de {es} à {ef}",
        ),
        "too_late": (
            "it is critical: {late_en} too late for what is asked of the end, a pin or a deadline",
            "elle est critique : {late_fr} de trop pour la fin, une date fixée ou une échéance demandée",
        ),
        "unmoved": (
            "it does not move",
            "elle ne bouge pas",
        ),
    }
)
