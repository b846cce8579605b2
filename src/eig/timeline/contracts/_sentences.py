"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "conventions_differ": (
            "the last month has no day {number}: another convention would end on {clamped}, a day short",
            "le dernier mois n'a pas de {number} : un autre usage finirait le {clamped}, un jour trop tôt",
        ),
        "last_day_not_worked": (
            "{last} is not worked: the last working day is {worked}",
            "le {last} n'est pas travaillé : le dernier jour travaillé est le {worked}",
        ),
        "part": (
            "{span_en}: {months} whole months and {days} days, {worked} working days",
            "{span_fr} : {months} mois entiers et {days} jours, {worked} jours ouvrés",
        ),
        "proposal": (
            "this is a proposal, the contract states its dates",
            "c'est une proposition, le contrat fait foi de ses dates",
        ),
        "source": (
            "source: {source}",
            "source : {source}",
        ),
    }
)
