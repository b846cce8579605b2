# Written by `make listings` from the listing in __init__.py.
from eig.timeline import calendar as calendar
from eig.timeline import charts as charts
from eig.timeline import contracts as contracts
from eig.timeline import facts as facts
from eig.timeline import hearings as hearings
from eig.timeline import plan as plan
from eig.timeline.calendar.calendars import WorkCalendar as WorkCalendar
from eig.timeline.calendar.durations import Duration as Duration
from eig.timeline.calendar.holidays import France as France
from eig.timeline.charts.ical import to_ical as to_ical
from eig.timeline.contracts.contracts import Contract as Contract
from eig.timeline.contracts.costs import cost_by_year as cost_by_year
from eig.timeline.facts.agendas import agenda_of as agenda_of
from eig.timeline.facts.calendar_lint import lint as lint
from eig.timeline.facts.recurrence import recur as recur
from eig.timeline.facts.sessions import Session as Session
from eig.timeline.hearings.panel_hearings import plan_hearings as plan_hearings
from eig.timeline.hearings.timetables import timetable as timetable
from eig.timeline.plan.phases import Phase as Phase
from eig.timeline.plan.plan_statuses import PlanStatus as PlanStatus
from eig.timeline.plan.plan_statuses import status as status
from eig.timeline.plan.plans import Plan as Plan
from eig.timeline.plan.schedules import Schedule as Schedule
from eig.timeline.plan.scheduling import schedule as schedule

__all__ = [
    "Contract",
    "Duration",
    "France",
    "Phase",
    "Plan",
    "PlanStatus",
    "Schedule",
    "Session",
    "WorkCalendar",
    "agenda_of",
    "calendar",
    "charts",
    "contracts",
    "cost_by_year",
    "facts",
    "hearings",
    "lint",
    "plan",
    "plan_hearings",
    "recur",
    "schedule",
    "status",
    "timetable",
    "to_ical",
]
