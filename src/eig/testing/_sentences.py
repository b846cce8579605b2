"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # ── what is expected ──
        "some_college": ("at least one college", "au moins un collège"),
        "some_juror": ("at least one juror", "au moins un juré"),
        "one_kind": (
            "jurors or panels to mark, and not both",
            "des jurés ou des sous-jurys pour noter, et non les deux",
        ),
        "few_sheets": ("at most {most} sheets in all", "au plus {most} fiches en tout"),
        "few_sheets.remedy": (
            "Let fewer be heard, by fewer jurors.",
            "Faites entendre moins de personnes, par moins de jurés.",
        ),
    }
)
