"""What is answered: cohorts, reasons, conflicts, prices, relaxations, repairs, alternatives."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "alternative_cohorts": ("Alternative", "Alternatives", "Ended", "alternatives"),
        "rules_that_bind": ("Relief", "binding_rules"),
        "handmade_cohorts": ("Comparison", "compare"),
        "composing_and_points_lost": ("Composition", "PointsLost", "compose"),
        "conflicts_and_what_to_relax": (
            "Diagnosis",
            "RuleConflict",
            "conflicts_and_corrections",
            "minimal_conflict",
        ),
        "_order_or_draw_among_equal_cohorts": ("Order",),
        "equal_cohorts": ("EqualCohorts", "SeatStanding"),
        "pareto_fronts": ("Front", "FrontPoint", "pareto_front"),
        "relaxation_gains": ("Relaxation", "RelaxationStatus", "relaxations"),
        "seat_moves": ("SeatMove",),
        "cohort_repairs": ("CohortRepair", "repair"),
        "shadow_prices": ("ShadowPrice",),
        "verified_compositions": ("verify_relaxation",),
        "written_proofs": ("written_proof",),
        "cohort_scores": ("LevelScore", "Points", "PointsLostStatus", "Proof", "points_of", "score"),
    },
)
