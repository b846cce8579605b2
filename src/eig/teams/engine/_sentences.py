"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_cohort_of_seats": (
            "the backend chose seats that are no cohort: people sit twice or break a rule",
            "le solveur a choisi des places qui ne font pas une promotion : quelqu'un y a deux places, ou une règle est enfreinte",
        ),
        "no_cohort_of_teams": (
            "the backend chose teams that are no cohort: they share people or break a rule",
            "le solveur a choisi des équipes qui ne font pas une promotion : elles partagent des personnes, ou enfreignent une règle",
        ),
        "stopped": ("HiGHS stopped with the status {status}", "HiGHS s'est arrêté avec l'état {status}"),
    }
)
