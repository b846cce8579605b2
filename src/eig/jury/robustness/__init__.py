"""Would another jury have kept the same: leave-one-out, bootstrap, weights, expected ranks."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "expectation": ("ExpectedRank", "ExpectedRanks", "expected_ranks"),
        "funding": ("FundingLine", "funding_line"),
        "leave_one_out": (
            "LeaveOneOut",
            "RankRange",
            "leave_one_criterion_out",
            "leave_one_juror_out",
            "rank_ranges",
        ),
        "more_marks": ("MarksNeeded", "marks_needed"),
        "pictures": ("marks_picture", "rank_ranges_picture", "weights_picture"),
        "resampling": ("Bootstrap", "bootstrap"),
        "weights": ("RankReversal", "WeightStability", "weight_stability"),
    },
)
