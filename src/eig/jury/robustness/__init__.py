"""Would another jury have kept the same: leave-one-out, bootstrap, weights, expected ranks."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "expected_rank_chances_and_grey_zone": ("ExpectedRank", "ExpectedRanks", "expected_ranks"),
        "swiss_funding_line": ("FundingLine", "funding_line"),
        "leave_one_out": (
            "LeaveOneOut",
            "RankRange",
            "leave_one_criterion_out",
            "leave_one_juror_out",
            "rank_ranges",
        ),
        "marks_to_be_selected": ("MarksNeeded", "marks_needed"),
        "pictures_of_marks_ranks_weights": ("marks_picture", "rank_ranges_picture", "weights_picture"),
        "bootstrap_resampling": ("Bootstrap", "bootstrap"),
        "weights_that_reverse_ranks": ("RankReversal", "WeightStability", "weight_stability"),
    },
)
