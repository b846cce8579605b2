"""What this package says: by code, in English and in French. A dialect reads the headings back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "item": ("item", "Dossier"),
        "juror": ("juror", "Juré"),
        "state": ("state", "État"),
        "opinion": ("opinion", "Avis"),
        "champion": ("champion", "Coup de cœur"),
        "stepped_back": ("stepped_back", "Déports"),
        "recused": ("recused", "déport"),
    }
)
