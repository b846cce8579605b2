# Written by `make listings` from the listing in __init__.py.
from eig.jury.robustness.leave_one_out import LeaveOneOut as LeaveOneOut
from eig.jury.robustness.leave_one_out import RankRange as RankRange
from eig.jury.robustness.leave_one_out import leave_one_criterion_out as leave_one_criterion_out
from eig.jury.robustness.leave_one_out import leave_one_juror_out as leave_one_juror_out
from eig.jury.robustness.leave_one_out import rank_ranges as rank_ranges
from eig.jury.robustness.marks_to_be_selected import MarksNeeded as MarksNeeded
from eig.jury.robustness.marks_to_be_selected import marks_needed as marks_needed
from eig.jury.robustness.pictures import marks_picture as marks_picture
from eig.jury.robustness.pictures import rank_ranges_picture as rank_ranges_picture
from eig.jury.robustness.pictures import weights_picture as weights_picture
from eig.jury.robustness.ranks_to_expect import ExpectedRank as ExpectedRank
from eig.jury.robustness.ranks_to_expect import ExpectedRanks as ExpectedRanks
from eig.jury.robustness.ranks_to_expect import expected_ranks as expected_ranks
from eig.jury.robustness.resampling import Bootstrap as Bootstrap
from eig.jury.robustness.resampling import bootstrap as bootstrap
from eig.jury.robustness.swiss_funding_line import FundingLine as FundingLine
from eig.jury.robustness.swiss_funding_line import funding_line as funding_line
from eig.jury.robustness.weights import RankReversal as RankReversal
from eig.jury.robustness.weights import WeightStability as WeightStability
from eig.jury.robustness.weights import weight_stability as weight_stability

__all__ = [
    "Bootstrap",
    "ExpectedRank",
    "ExpectedRanks",
    "FundingLine",
    "LeaveOneOut",
    "MarksNeeded",
    "RankRange",
    "RankReversal",
    "WeightStability",
    "bootstrap",
    "expected_ranks",
    "funding_line",
    "leave_one_criterion_out",
    "leave_one_juror_out",
    "marks_needed",
    "marks_picture",
    "rank_ranges",
    "rank_ranges_picture",
    "weight_stability",
    "weights_picture",
]
