"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_iso_form": (
            "ISO 8601 has no working days",
            "la norme ISO 8601 ne connaît pas les jours ouvrés",
        ),
    }
)
