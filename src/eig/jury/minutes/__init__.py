"""What is written down: deliberations, minutes, extracts, verification."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "algorithm_notices": ("AlgorithmNotice", "algorithm_notice"),
        "deliberation_and_its_minutes": ("Deliberation", "Minutes", "deliberate"),
        "extracts_for_juror_and_candidate": (
            "CandidateExtract",
            "JurorExtract",
            "SheetExtract",
            "candidate_minutes",
            "extract_for_candidate",
            "extract_for_juror",
        ),
        "checking_of_minutes": ("Verification", "verify"),
    },
)
