"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "drawn": (
            "drawn {turn} of {count}, at position {position}",
            "tiré au sort au rang {turn} sur {count}, en position {position}",
        ),
        "not_drawn": (
            "not drawn",
            "non tiré au sort",
        ),
    }
)
