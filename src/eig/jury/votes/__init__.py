"""Orders and grades as votes: Borda, Copeland, Schulze, Kemeny, majority judgment."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "borda_copeland": ("PointsRanking", "borda", "copeland"),
        "kemeny_young": ("KemenyRanking", "kemeny"),
        "majority_judgment_rule": ("MajorityRanking", "majority_judgment", "majority_value"),
        "median_rules": ("MedianRule", "highest_median"),
        "pictures_of_grades": ("grades_picture",),
        "preferences_and_pairwise_counts": ("PairwiseCounts", "Preference", "Preferences"),
        "rank_distances": ("RankDistance", "rank_distance"),
        "schulze_strongest_paths": ("SchulzeRanking", "schulze"),
    },
)
