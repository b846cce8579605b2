"""The teams room: seats, rules and cohorts, with proof."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": ("answers", "asked", "engine", "matching", "pictures"),
        "answers.alternative_cohorts": ("alternatives",),
        "answers.composing_and_points_lost": ("compose",),
        "answers.cohort_repairs": ("repair",),
        "asked.rules_that_a_cohort_breaks": ("check",),
        "asked.cohort_rules_quotas_caps_sums": ("Budget", "MaxEach", "ShareQuota"),
        "asked.objective_points_for_wishes_and_merit": ("MeritPoints", "WishPoints"),
        "asked.objectives_and_kinds_of_terms": ("Objective",),
        "asked.openings_posts_and_needs": ("Need", "Opening", "Seat"),
        "asked.pair_rules": ("Apart", "Together"),
        "asked.people_to_seat": ("Person",),
        "asked.problems": ("Problem",),
        "matching.stable_matching": ("match",),
    },
)
