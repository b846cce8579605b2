"""Who reads what: loads, panels, what is short, and repairs."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "reviewers_assigned_to_items": ("Aim", "Assignment", "assign_reviewers"),
        "assignment_problem": ("AssignmentProblem",),
        "equally_good_plans": ("EqualAssignments", "equal_assignments"),
        "all_equally_small_repairs": ("EqualRepairs", "equal_repairs"),
        "balanced_panels_and_their_items": ("PanelDesign", "assign_to_panels", "design_panels"),
        "shortages_and_two_repairs": ("NoAssignment", "Shortage", "ShortageRepair"),
    },
)
