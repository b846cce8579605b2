"""The teams room: seats, rules and cohorts, with proof."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": ("answers", "asked", "engine", "matching", "pictures"),
        "answers.alternative_cohorts": ("alternatives",),
        "answers.composing": ("compose",),
        "answers.cohort_repairs": ("repair",),
        "asked.checking": ("check",),
        "asked.cohort_rules": ("Budget", "MaxEach", "ShareQuota"),
        "asked.objectives": ("MeritPoints", "Objective", "WishPoints"),
        "asked.openings": ("Need", "Opening", "Seat"),
        "asked.pair_rules": ("Apart", "Together"),
        "asked.people": ("Person",),
        "asked.problems": ("Problem",),
        "matching.matching": ("match",),
    },
)
