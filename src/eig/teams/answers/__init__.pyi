# Written by `make listings` from the listing in __init__.py.
from eig.teams.answers.alternative_cohorts import Alternative as Alternative
from eig.teams.answers.alternative_cohorts import Alternatives as Alternatives
from eig.teams.answers.alternative_cohorts import Ended as Ended
from eig.teams.answers.alternative_cohorts import alternatives as alternatives
from eig.teams.answers.cohort_repairs import CohortRepair as CohortRepair
from eig.teams.answers.cohort_repairs import repair as repair
from eig.teams.answers.composing import Composition as Composition
from eig.teams.answers.composing import PointsLost as PointsLost
from eig.teams.answers.composing import PointsLostStatus as PointsLostStatus
from eig.teams.answers.composing import Proof as Proof
from eig.teams.answers.composing import compose as compose
from eig.teams.answers.conflicts import Diagnosis as Diagnosis
from eig.teams.answers.conflicts import RuleConflict as RuleConflict
from eig.teams.answers.conflicts import conflicts_and_corrections as conflicts_and_corrections
from eig.teams.answers.conflicts import minimal_conflict as minimal_conflict
from eig.teams.answers.equal_cohorts import EqualCohorts as EqualCohorts
from eig.teams.answers.equal_cohorts import Order as Order
from eig.teams.answers.equal_cohorts import SeatStanding as SeatStanding
from eig.teams.answers.handmade_cohorts import Comparison as Comparison
from eig.teams.answers.handmade_cohorts import compare as compare
from eig.teams.answers.pareto import Front as Front
from eig.teams.answers.pareto import FrontPoint as FrontPoint
from eig.teams.answers.pareto import pareto_front as pareto_front
from eig.teams.answers.relaxation_gains import Relaxation as Relaxation
from eig.teams.answers.relaxation_gains import RelaxationStatus as RelaxationStatus
from eig.teams.answers.relaxation_gains import relaxations as relaxations
from eig.teams.answers.relaxation_gains import verify_relaxation as verify_relaxation
from eig.teams.answers.rules_that_bind import Relief as Relief
from eig.teams.answers.rules_that_bind import binding_rules as binding_rules
from eig.teams.answers.scores import LevelScore as LevelScore
from eig.teams.answers.scores import Points as Points
from eig.teams.answers.scores import points_of as points_of
from eig.teams.answers.scores import score as score
from eig.teams.answers.seat_moves import SeatMove as SeatMove
from eig.teams.answers.shadow_prices import ShadowPrice as ShadowPrice
from eig.teams.answers.written_proofs import written_proof as written_proof

__all__ = [
    "Alternative",
    "Alternatives",
    "CohortRepair",
    "Comparison",
    "Composition",
    "Diagnosis",
    "Ended",
    "EqualCohorts",
    "Front",
    "FrontPoint",
    "LevelScore",
    "Order",
    "Points",
    "PointsLost",
    "PointsLostStatus",
    "Proof",
    "Relaxation",
    "RelaxationStatus",
    "Relief",
    "RuleConflict",
    "SeatMove",
    "SeatStanding",
    "ShadowPrice",
    "alternatives",
    "binding_rules",
    "compare",
    "compose",
    "conflicts_and_corrections",
    "minimal_conflict",
    "pareto_front",
    "points_of",
    "relaxations",
    "repair",
    "score",
    "verify_relaxation",
    "written_proof",
]
