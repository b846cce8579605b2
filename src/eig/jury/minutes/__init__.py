"""What is written down: deliberations, minutes, extracts, verification."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "candidate_extracts": ("candidate_minutes",),
        "deliberation": ("Deliberation", "Minutes", "deliberate"),
        "extracts": (
            "CandidateExtract",
            "JurorExtract",
            "SheetExtract",
            "extract_for_candidate",
            "extract_for_juror",
        ),
        "notices": ("AlgorithmNotice", "algorithm_notice"),
        "verification": ("Verification", "verify"),
    },
)
