# Written by `make listings` from the listing in __init__.py.
from eig.jury.assignment.all_equally_small_repairs import EqualRepairs as EqualRepairs
from eig.jury.assignment.all_equally_small_repairs import equal_repairs as equal_repairs
from eig.jury.assignment.assignment_problem import AssignmentProblem as AssignmentProblem
from eig.jury.assignment.balanced_panels_and_their_items import PanelDesign as PanelDesign
from eig.jury.assignment.balanced_panels_and_their_items import assign_to_panels as assign_to_panels
from eig.jury.assignment.balanced_panels_and_their_items import design_panels as design_panels
from eig.jury.assignment.equally_good_plans import EqualAssignments as EqualAssignments
from eig.jury.assignment.equally_good_plans import equal_assignments as equal_assignments
from eig.jury.assignment.reviewers_assigned_to_items import Aim as Aim
from eig.jury.assignment.reviewers_assigned_to_items import Assignment as Assignment
from eig.jury.assignment.reviewers_assigned_to_items import assign_reviewers as assign_reviewers
from eig.jury.assignment.shortages_and_two_repairs import NoAssignment as NoAssignment
from eig.jury.assignment.shortages_and_two_repairs import Shortage as Shortage
from eig.jury.assignment.shortages_and_two_repairs import ShortageRepair as ShortageRepair
