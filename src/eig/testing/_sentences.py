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
            "des jurés ou des sous-jurys pour noter, plutôt que les deux",
        ),
        "few_sheets": ("at most {most} sheets in all", "au plus {most} fiches en tout"),
        "few_sheets.remedy": (
            "Let fewer be heard, by fewer jurors.",
            "Faites entendre moins de personnes, par moins de jurés.",
        ),
        # ── what a rule does not answer ──
        "no_relaxed_by": (
            "without `relaxed_by`, no relaxation of it is priced",
            "sans `relaxed_by`, aucun assouplissement n'en est chiffré",
        ),
        "no_most_missed": (
            "without `most_missed`, what it can cost is not bounded",
            "sans `most_missed`, ce qu'elle peut coûter n'est pas borné",
        ),
        "no_told_by": (
            "without `told_by`, no conflict says by how much it is passed",
            "sans `told_by`, aucun conflit ne dit de combien elle est dépassée",
        ),
        "no_as_reason": (
            "without `as_reason`, no other language says it",
            "sans `as_reason`, aucune autre langue ne la dit",
        ),
    }
)
