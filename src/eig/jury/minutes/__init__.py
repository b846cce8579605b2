"""What is written down: deliberations, minutes, extracts, verification."""

from eig._ground.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "deliberation": ("Deliberation",),
        "extracts": (
            "CandidateExtract",
            "JurorExtract",
            "SheetExtract",
            "extract_for_candidate",
            "extract_for_juror",
        ),
        "proceedings": ("Draw", "Minutes", "Verification", "candidate_minutes", "make_minutes", "verify"),
    },
)
