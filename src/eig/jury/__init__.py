"""The jury room: marks, scores, rankings and selections, exact and explained.

>>> from eig.jury import Review, Reviews
>>> Reviews(reviews=[Review(item="plume", juror="j1", mark=14)]).items
('plume',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.jury.adjustment import AdjustedScore, Adjustment, adopt
    from eig.jury.agreement import Coefficient, krippendorff_alpha
    from eig.jury.assignment import Aim, Assignment, assign
    from eig.jury.assignment_problem import AssignmentProblem
    from eig.jury.ballots import Ballot, Correction, Opinion, State
    from eig.jury.borda_copeland import PointsRanking, borda, copeland
    from eig.jury.calibration import CalibratedScore, Calibration, calibrate
    from eig.jury.changes import WhatIf, what_if
    from eig.jury.comparability import (
        Component,
        Connectivity,
        algebraic_connectivity,
        connectivity,
        edge_connectivity,
        shared_items,
    )
    from eig.jury.concordance import Concordance, MeanSpearman, kendall_w, mean_spearman
    from eig.jury.criteria import Criterion
    from eig.jury.decisions import Decision
    from eig.jury.deliberation import Deliberation
    from eig.jury.equal_plans import EqualAssignments, equal_assignments
    from eig.jury.estimates import Estimates
    from eig.jury.expectation import ExpectedRank, ExpectedRanks, expected_ranks
    from eig.jury.extracts import (
        CandidateExtract,
        JurorExtract,
        SheetExtract,
        extract_for_candidate,
        extract_for_juror,
    )
    from eig.jury.fair_draw import Composition, FairDraw, FairLottery, draw_fairly, fair_lottery
    from eig.jury.funding import FundingLine, funding_line
    from eig.jury.grades import count_grades, grade_labels
    from eig.jury.icc import IntraclassCorrelations, intraclass_correlations
    from eig.jury.interests import interests_from
    from eig.jury.kappa import brennan_prediger, cohen_kappa, conger_kappa, fleiss_kappa, gwet_ac
    from eig.jury.kemeny_young import KemenyRanking, kemeny
    from eig.jury.label_draw import LabelDraw, commitment, draw_labels, one_time_code
    from eig.jury.leave_one_out import (
        LeaveOneOut,
        RankInterval,
        leave_one_criterion_out,
        leave_one_juror_out,
        mean_ranking,
        rank_intervals,
    )
    from eig.jury.lists import RankedList, Rankings, rank_apart, rank_each
    from eig.jury.majority import MajorityRanking, majority_judgment, majority_runs, majority_value
    from eig.jury.means import MedianKind, mean, median, rounded, trimmed_mean, weighted_mean
    from eig.jury.median_rules import MedianRule, highest_median, median_score
    from eig.jury.merit import rank
    from eig.jury.missing import Bounds, MissingPolicy
    from eig.jury.opinions import AbstentionPolicy, Opinions
    from eig.jury.ordinal_model import OrdinalModel, proportional_odds
    from eig.jury.panel_design import PanelDesign, assign_to_panels, design_panels
    from eig.jury.pictures import picture_marks, picture_rank_intervals, picture_weights
    from eig.jury.posts import Allocation, PostTie, allocate
    from eig.jury.preferences import PairwiseCounts, Preference, Preferences
    from eig.jury.proceedings import Draw, Minutes, Verification, candidate_minutes, draw_up, verify
    from eig.jury.quorums import Quorum, quorum
    from eig.jury.quota_optima import QuotaConflict, QuotaOptimum, best_under_quotas
    from eig.jury.quotas import Quota
    from eig.jury.rank_distances import RankDistance, rank_distance
    from eig.jury.ranking import Exclusion, Ranking, Split
    from eig.jury.recusal import Recusal, Recusals, recusals_from, recuse
    from eig.jury.repairs import EqualRepairs, equal_repairs
    from eig.jury.resampling import Bootstrap, bootstrap
    from eig.jury.reserve import ReserveTerms
    from eig.jury.reviews import Review, Reviews
    from eig.jury.rfc3797 import Rfc3797Draw, draw_rfc3797, entropy_bits, rfc3797_key
    from eig.jury.rubric import Rubric
    from eig.jury.scale import EIG_SCALE, Label, Scale
    from eig.jury.scoresheet import Scoresheet
    from eig.jury.selection import Objective, Selection, Status, select
    from eig.jury.severity import Severity, SeverityModel, Variances
    from eig.jury.severity_models import additive_model, blup, crossed_model, within_model
    from eig.jury.shortage import NoAssignment, Repair, Shortage
    from eig.jury.strongest_paths import SchulzeRanking, schulze
    from eig.jury.tallies import Tally
    from eig.jury.tiebreaks import TieBreak
    from eig.jury.trimmed import TrimmedTotal, trimmed_total
    from eig.jury.vacancies import Cascade, Move, cascade, cascades
    from eig.jury.weights import Swap, WeightStability, weight_stability
    from eig.jury.withdrawals import Replacement, replacement, replacements
    from eig.jury.zscores import ZScores, z_scores

# fmt: off
__all__ = [
    "EIG_SCALE", "AbstentionPolicy", "AdjustedScore", "Adjustment", "Aim", "Allocation", "Assignment",
    "AssignmentProblem", "Ballot", "Bootstrap", "Bounds", "CalibratedScore", "Calibration",
    "CandidateExtract", "Cascade", "Coefficient", "Component", "Composition", "Concordance", "Connectivity",
    "Correction", "Criterion", "Decision", "Deliberation", "Draw", "EqualAssignments", "EqualRepairs",
    "Estimates", "Exclusion", "ExpectedRank", "ExpectedRanks", "FairDraw", "FairLottery", "FundingLine",
    "IntraclassCorrelations", "JurorExtract", "KemenyRanking", "Label", "LabelDraw", "LeaveOneOut",
    "MajorityRanking", "MeanSpearman", "MedianKind", "MedianRule", "Minutes", "MissingPolicy", "Move",
    "NoAssignment", "Objective", "Opinion", "Opinions", "OrdinalModel", "PairwiseCounts", "PanelDesign",
    "PointsRanking", "PostTie", "Preference", "Preferences", "Quorum", "Quota", "QuotaConflict",
    "QuotaOptimum", "RankDistance", "RankInterval", "RankedList", "Ranking", "Rankings", "Recusal",
    "Recusals", "Repair", "Replacement", "ReserveTerms", "Review", "Reviews", "Rfc3797Draw", "Rubric",
    "Scale", "SchulzeRanking", "Scoresheet", "Selection", "Severity", "SeverityModel", "SheetExtract",
    "Shortage", "Split", "State", "Status", "Swap", "Tally", "TieBreak", "TrimmedTotal", "Variances",
    "Verification", "WeightStability", "WhatIf", "ZScores", "additive_model", "adopt",
    "algebraic_connectivity", "allocate", "assign", "assign_to_panels", "best_under_quotas", "blup",
    "bootstrap", "borda", "brennan_prediger", "calibrate", "candidate_minutes", "cascade", "cascades",
    "cohen_kappa", "commitment", "conger_kappa", "connectivity", "copeland", "count_grades", "crossed_model",
    "design_panels", "draw_fairly", "draw_labels", "draw_rfc3797", "draw_up", "edge_connectivity",
    "entropy_bits", "equal_assignments", "equal_repairs", "expected_ranks", "extract_for_candidate",
    "extract_for_juror", "fair_lottery", "fleiss_kappa", "funding_line", "grade_labels", "gwet_ac",
    "highest_median", "interests_from", "intraclass_correlations", "kemeny", "kendall_w",
    "krippendorff_alpha", "leave_one_criterion_out", "leave_one_juror_out", "majority_judgment",
    "majority_runs", "majority_value", "mean", "mean_ranking", "mean_spearman", "median", "median_score",
    "one_time_code", "picture_marks", "picture_rank_intervals", "picture_weights", "proportional_odds",
    "quorum", "rank", "rank_apart", "rank_distance", "rank_each", "rank_intervals", "recusals_from", "recuse",
    "replacement", "replacements", "rfc3797_key", "rounded", "schulze", "select", "shared_items",
    "trimmed_mean", "trimmed_total", "verify", "weight_stability", "weighted_mean", "what_if", "within_model",
    "z_scores",
]
# fmt: on

_HOMES = {
    "equal_plans": ("EqualAssignments", "equal_assignments"),
    "adjustment": (
        "AdjustedScore",
        "Adjustment",
        "adopt",
    ),
    "agreement": (
        "Coefficient",
        "krippendorff_alpha",
    ),
    "assignment": (
        "Aim",
        "Assignment",
        "assign",
    ),
    "assignment_problem": ("AssignmentProblem",),
    "ballots": (
        "Ballot",
        "Correction",
        "Opinion",
        "State",
    ),
    "borda_copeland": (
        "PointsRanking",
        "borda",
        "copeland",
    ),
    "calibration": (
        "CalibratedScore",
        "Calibration",
        "calibrate",
    ),
    "changes": (
        "WhatIf",
        "what_if",
    ),
    "comparability": (
        "Component",
        "Connectivity",
        "algebraic_connectivity",
        "connectivity",
        "edge_connectivity",
        "shared_items",
    ),
    "concordance": (
        "Concordance",
        "MeanSpearman",
        "kendall_w",
        "mean_spearman",
    ),
    "criteria": ("Criterion",),
    "decisions": ("Decision",),
    "deliberation": ("Deliberation",),
    "estimates": ("Estimates",),
    "expectation": (
        "ExpectedRank",
        "ExpectedRanks",
        "expected_ranks",
    ),
    "extracts": (
        "CandidateExtract",
        "JurorExtract",
        "SheetExtract",
        "extract_for_candidate",
        "extract_for_juror",
    ),
    "fair_draw": (
        "Composition",
        "FairDraw",
        "FairLottery",
        "draw_fairly",
        "fair_lottery",
    ),
    "funding": (
        "FundingLine",
        "funding_line",
    ),
    "grades": (
        "count_grades",
        "grade_labels",
    ),
    "icc": (
        "IntraclassCorrelations",
        "intraclass_correlations",
    ),
    "interests": ("interests_from",),
    "kappa": (
        "brennan_prediger",
        "cohen_kappa",
        "conger_kappa",
        "fleiss_kappa",
        "gwet_ac",
    ),
    "kemeny_young": (
        "KemenyRanking",
        "kemeny",
    ),
    "label_draw": (
        "LabelDraw",
        "commitment",
        "draw_labels",
        "one_time_code",
    ),
    "leave_one_out": (
        "LeaveOneOut",
        "RankInterval",
        "leave_one_criterion_out",
        "leave_one_juror_out",
        "mean_ranking",
        "rank_intervals",
    ),
    "lists": (
        "RankedList",
        "Rankings",
        "rank_apart",
        "rank_each",
    ),
    "majority": (
        "MajorityRanking",
        "majority_judgment",
        "majority_runs",
        "majority_value",
    ),
    "means": (
        "MedianKind",
        "mean",
        "median",
        "rounded",
        "trimmed_mean",
        "weighted_mean",
    ),
    "median_rules": (
        "MedianRule",
        "highest_median",
        "median_score",
    ),
    "merit": ("rank",),
    "missing": (
        "Bounds",
        "MissingPolicy",
    ),
    "opinions": (
        "AbstentionPolicy",
        "Opinions",
    ),
    "ordinal_model": (
        "OrdinalModel",
        "proportional_odds",
    ),
    "panel_design": (
        "PanelDesign",
        "assign_to_panels",
        "design_panels",
    ),
    "pictures": (
        "picture_marks",
        "picture_rank_intervals",
        "picture_weights",
    ),
    "posts": (
        "Allocation",
        "PostTie",
        "allocate",
    ),
    "preferences": (
        "PairwiseCounts",
        "Preference",
        "Preferences",
    ),
    "proceedings": (
        "Draw",
        "Minutes",
        "Verification",
        "candidate_minutes",
        "draw_up",
        "verify",
    ),
    "quorums": (
        "Quorum",
        "quorum",
    ),
    "quota_optima": (
        "QuotaConflict",
        "QuotaOptimum",
        "best_under_quotas",
    ),
    "quotas": ("Quota",),
    "rank_distances": (
        "RankDistance",
        "rank_distance",
    ),
    "ranking": (
        "Exclusion",
        "Ranking",
        "Split",
    ),
    "recusal": (
        "Recusal",
        "Recusals",
        "recusals_from",
        "recuse",
    ),
    "resampling": (
        "Bootstrap",
        "bootstrap",
    ),
    "repairs": (
        "EqualRepairs",
        "equal_repairs",
    ),
    "reserve": ("ReserveTerms",),
    "reviews": (
        "Review",
        "Reviews",
    ),
    "rfc3797": (
        "Rfc3797Draw",
        "draw_rfc3797",
        "entropy_bits",
        "rfc3797_key",
    ),
    "rubric": ("Rubric",),
    "scale": (
        "EIG_SCALE",
        "Label",
        "Scale",
    ),
    "scoresheet": ("Scoresheet",),
    "selection": (
        "Objective",
        "Selection",
        "Status",
        "select",
    ),
    "severity": (
        "Severity",
        "SeverityModel",
        "Variances",
    ),
    "severity_models": (
        "additive_model",
        "blup",
        "crossed_model",
        "within_model",
    ),
    "shortage": (
        "NoAssignment",
        "Repair",
        "Shortage",
    ),
    "strongest_paths": (
        "SchulzeRanking",
        "schulze",
    ),
    "tallies": ("Tally",),
    "tiebreaks": ("TieBreak",),
    "trimmed": (
        "TrimmedTotal",
        "trimmed_total",
    ),
    "vacancies": (
        "Cascade",
        "Move",
        "cascade",
        "cascades",
    ),
    "weights": (
        "Swap",
        "WeightStability",
        "weight_stability",
    ),
    "withdrawals": (
        "Replacement",
        "replacement",
        "replacements",
    ),
    "zscores": (
        "ZScores",
        "z_scores",
    ),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
