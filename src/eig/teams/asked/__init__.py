"""What is asked: people, openings, rules, aims, and the problem that holds them."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "breach_of_a_rule": ("Breach",),
        "rules_that_a_cohort_breaks": ("check",),
        "cohort_rules_quotas_caps_sums": (
            "Budget",
            "CohortQuota",
            "MaxEach",
            "MaxOverlap",
            "MentorLoad",
            "SeatGiven",
            "ShareQuota",
        ),
        "cohorts": ("Cohort", "Crew", "Team"),
        "claims_on_seats": ("Claim",),
        "envy": ("Envy", "envies"),
        "fair_wish_points": ("fair_wishes", "rank_maximal"),
        "objective_points_for_wishes_and_merit": (
            "HostPoints",
            "MeritPoints",
            "PairBonus",
            "SeatMerit",
            "SkillPoints",
            "StayBonus",
            "WishPoints",
        ),
        "objectives_and_kinds_of_terms": ("Objective", "PairTerm", "PostTerm", "SeatTerm", "Term"),
        "openings_posts_and_needs": ("Need", "Opening", "Seat"),
        "pair_rules": ("Apart", "Together"),
        "people_to_seat": ("Person", "PersonStatus"),
        "problems": ("Problem", "rules_of"),
        "rule_shapes": (
            "BindingRule",
            "CohortBound",
            "CohortRule",
            "ExcludingRule",
            "Rule",
            "SeatRule",
            "TeamBound",
            "TeamBoundRule",
            "TeamRule",
        ),
        "seat_rules_wishes_clearance_eligibility": (
            "AvailabilityRequired",
            "ClearanceRequired",
            "EligibilityRequired",
            "Forbidden",
            "OneSeatEach",
            "OnlyWished",
        ),
        "team_rules_shared_values_profiles": ("MaxEachTeam", "MinProfiles"),
        "team_rules_size_skills_posts_cost": ("Posts", "SkillNeed", "TeamBudget", "TeamRequired", "TeamSize"),
    },
)
