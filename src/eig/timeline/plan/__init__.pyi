# Written by `make listings` from the listing in __init__.py.
from eig.timeline.plan.jobs import Job as Job
from eig.timeline.plan.jobs import Jobs as Jobs
from eig.timeline.plan.levelling import Levelling as Levelling
from eig.timeline.plan.levelling import level_jobs as level_jobs
from eig.timeline.plan.levelling import list_schedule as list_schedule
from eig.timeline.plan.loads import Load as Load
from eig.timeline.plan.loads import LoadStep as LoadStep
from eig.timeline.plan.loads import Overload as Overload
from eig.timeline.plan.loads import Staffing as Staffing
from eig.timeline.plan.loads import TimeShare as TimeShare
from eig.timeline.plan.loads import load as load
from eig.timeline.plan.loads import mentor_shares as mentor_shares
from eig.timeline.plan.loads import staffed as staffed
from eig.timeline.plan.networks import NetworkLink as NetworkLink
from eig.timeline.plan.networks import NetworkSchedule as NetworkSchedule
from eig.timeline.plan.networks import NetworkTimes as NetworkTimes
from eig.timeline.plan.networks import solve_network as solve_network
from eig.timeline.plan.phase_facts import PhaseFact as PhaseFact
from eig.timeline.plan.phases import Dependency as Dependency
from eig.timeline.plan.phases import LinkKind as LinkKind
from eig.timeline.plan.phases import Phase as Phase
from eig.timeline.plan.plan_statuses import PlanStatus as PlanStatus
from eig.timeline.plan.plan_statuses import Position as Position
from eig.timeline.plan.plan_statuses import SpanProgress as SpanProgress
from eig.timeline.plan.plan_statuses import progress as progress
from eig.timeline.plan.plan_statuses import status as status
from eig.timeline.plan.plans import Plan as Plan
from eig.timeline.plan.schedule_comparisons import Baseline as Baseline
from eig.timeline.plan.schedule_comparisons import Diff as Diff
from eig.timeline.plan.schedule_comparisons import Shift as Shift
from eig.timeline.plan.schedule_comparisons import compare_to_baseline as compare_to_baseline
from eig.timeline.plan.schedule_comparisons import slip as slip
from eig.timeline.plan.schedule_comparisons import what_if as what_if
from eig.timeline.plan.schedule_diffs import AddPhases as AddPhases
from eig.timeline.plan.schedule_diffs import Change as Change
from eig.timeline.plan.schedule_diffs import PinPhase as PinPhase
from eig.timeline.plan.schedule_diffs import RemovePhase as RemovePhase
from eig.timeline.plan.schedule_diffs import SlipPhase as SlipPhase
from eig.timeline.plan.schedule_diffs import StretchPhase as StretchPhase
from eig.timeline.plan.schedule_diffs import UseCalendar as UseCalendar
from eig.timeline.plan.schedules import DateConflict as DateConflict
from eig.timeline.plan.schedules import Hold as Hold
from eig.timeline.plan.schedules import PhaseState as PhaseState
from eig.timeline.plan.schedules import PlacedPhase as PlacedPhase
from eig.timeline.plan.schedules import Schedule as Schedule
from eig.timeline.plan.schedules import critical_path as critical_path
from eig.timeline.plan.scheduling import count_back as count_back
from eig.timeline.plan.scheduling import schedule as schedule

__all__ = [
    "AddPhases",
    "Baseline",
    "Change",
    "DateConflict",
    "Dependency",
    "Diff",
    "Hold",
    "Job",
    "Jobs",
    "Levelling",
    "LinkKind",
    "Load",
    "LoadStep",
    "NetworkLink",
    "NetworkSchedule",
    "NetworkTimes",
    "Overload",
    "Phase",
    "PhaseFact",
    "PhaseState",
    "PinPhase",
    "PlacedPhase",
    "Plan",
    "PlanStatus",
    "Position",
    "RemovePhase",
    "Schedule",
    "Shift",
    "SlipPhase",
    "SpanProgress",
    "Staffing",
    "StretchPhase",
    "TimeShare",
    "UseCalendar",
    "compare_to_baseline",
    "count_back",
    "critical_path",
    "level_jobs",
    "list_schedule",
    "load",
    "mentor_shares",
    "progress",
    "schedule",
    "slip",
    "solve_network",
    "staffed",
    "status",
    "what_if",
]
