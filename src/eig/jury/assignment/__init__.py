"""Who reads what: loads, panels, what is short, and repairs."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "assignment": ("Aim", "Assignment", "assign_reviewers"),
        "assignment_problem": ("AssignmentProblem",),
        "equal_plans": ("EqualAssignments", "equal_assignments"),
        "panel_design": ("PanelDesign", "assign_to_panels", "design_panels"),
        "repairs": ("EqualRepairs", "equal_repairs"),
        "shortage": ("NoAssignment", "Shortage", "ShortageRepair"),
    },
)
