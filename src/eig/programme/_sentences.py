"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "disputed": (
            "the sources differ",
            "les sources divergent",
        ),
        "not_published": (
            "{key} was not published",
            "{key} n'a pas été publié",
        ),
        "note": (
            "{note}",
            "{note}",
        ),
    }
)
