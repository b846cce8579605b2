"""What is answered: cohorts, reasons, conflicts, prices, relaxations, repairs, alternatives."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "alternating": ("Alternative", "Alternatives", "Ended", "alternatives"),
        "binding": ("Relief", "binding_rules"),
        "comparing": ("Comparison", "compare"),
        "composing": (
            "Composition",
            "PointsLost",
            "PointsLostStatus",
            "Proof",
            "compose",
        ),
        "conflicts": ("Diagnosis", "RuleConflict", "conflicts_and_corrections", "minimal_conflict"),
        "equals": ("EqualCohorts", "Order", "SeatStanding"),
        "pareto": ("Front", "FrontPoint", "pareto_front"),
        "relaxing": ("Relaxation", "RelaxationStatus", "relaxations", "verify_relaxation"),
        "moves": ("SeatMove",),
        "repairing": ("CohortRepair", "repair"),
        "shadow_prices": ("ShadowPrice",),
        "scores": ("LevelScore", "Points", "points_of", "score"),
    },
)
