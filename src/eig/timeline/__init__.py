"""The timeline room: calendars, durations, plans and schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.timeline.budgets import YearPart, YearSplit, split_by_year
    from eig.timeline.calendars import WorkCalendar, advance
    from eig.timeline.changes import Add, Change, OnCalendar, Pin, Remove, Slip, Stretch
    from eig.timeline.comparisons import Baseline, Diff, Shift, slip, variance, what_if
    from eig.timeline.contracts import Contract, contract_end
    from eig.timeline.durations import (
        Duration,
        Overflow,
        Unit,
        add_months,
        days,
        months,
        months_between,
        weeks,
        working_days,
    )
    from eig.timeline.gantt import to_html, to_svg
    from eig.timeline.hearings import HalfDay, Hearing, HearingSlot
    from eig.timeline.holidays import Fixed, France, HolidayRule, Named, Territory, fixed, named_days
    from eig.timeline.ical import IcalHours, IcalSource, to_ical
    from eig.timeline.ical_text import escape_text, fold_line, to_lines
    from eig.timeline.jobs import Job, Jobs
    from eig.timeline.levelling import Levelling, level, list_schedule
    from eig.timeline.linting import CalendarFact, Finding, LintReport, lint
    from eig.timeline.loads import Assignment, Load, Overload, Staffing, Step, load, staffed
    from eig.timeline.local_time import LocalKind, kind_of_local, paris_offset, to_utc
    from eig.timeline.mermaid import to_mermaid
    from eig.timeline.networks import NetworkLink, NetworkSchedule, NetworkTimes, solve_network
    from eig.timeline.plans import Dependency, LinkKind, Phase, Plan
    from eig.timeline.proposals import Proposal, Proposed
    from eig.timeline.recurrence import HolidayPolicy, nominal_days, propose, recur
    from eig.timeline.schedules import Conflict, Hold, PhaseState, Placed, Schedule, critical_path, why
    from eig.timeline.scheduling import schedule
    from eig.timeline.sessions import Session, SessionStatus, sessions_of
    from eig.timeline.sittings import Sitting, Timetable, TimetableStatus
    from eig.timeline.spans import Span, overlaps
    from eig.timeline.stated import Gap, Stated, Window
    from eig.timeline.statuses import Fact, Position, Progress, Status, progress, status
    from eig.timeline.timetables import timetable

__all__ = [
    "Add",
    "Assignment",
    "Baseline",
    "CalendarFact",
    "Change",
    "Conflict",
    "Contract",
    "Dependency",
    "Diff",
    "Duration",
    "Fact",
    "Finding",
    "Fixed",
    "France",
    "Gap",
    "HalfDay",
    "Hearing",
    "HearingSlot",
    "Hold",
    "HolidayPolicy",
    "HolidayRule",
    "IcalHours",
    "IcalSource",
    "Job",
    "Jobs",
    "Levelling",
    "LinkKind",
    "LintReport",
    "Load",
    "LocalKind",
    "Named",
    "NetworkLink",
    "NetworkSchedule",
    "NetworkTimes",
    "OnCalendar",
    "Overflow",
    "Overload",
    "Phase",
    "PhaseState",
    "Pin",
    "Placed",
    "Plan",
    "Position",
    "Progress",
    "Proposal",
    "Proposed",
    "Remove",
    "Schedule",
    "Session",
    "SessionStatus",
    "Shift",
    "Sitting",
    "Slip",
    "Span",
    "Staffing",
    "Stated",
    "Status",
    "Step",
    "Stretch",
    "Territory",
    "Timetable",
    "TimetableStatus",
    "Unit",
    "Window",
    "WorkCalendar",
    "YearPart",
    "YearSplit",
    "add_months",
    "advance",
    "contract_end",
    "critical_path",
    "days",
    "escape_text",
    "fixed",
    "fold_line",
    "kind_of_local",
    "level",
    "lint",
    "list_schedule",
    "load",
    "months",
    "months_between",
    "named_days",
    "nominal_days",
    "overlaps",
    "paris_offset",
    "progress",
    "propose",
    "recur",
    "schedule",
    "sessions_of",
    "slip",
    "solve_network",
    "split_by_year",
    "staffed",
    "status",
    "timetable",
    "to_html",
    "to_ical",
    "to_lines",
    "to_mermaid",
    "to_svg",
    "to_utc",
    "variance",
    "weeks",
    "what_if",
    "why",
    "working_days",
]

_HOMES: dict[str, tuple[str, ...]] = {
    "budgets": (
        "YearPart",
        "YearSplit",
        "split_by_year",
    ),
    "calendars": (
        "WorkCalendar",
        "advance",
    ),
    "changes": (
        "Add",
        "Change",
        "OnCalendar",
        "Pin",
        "Remove",
        "Slip",
        "Stretch",
    ),
    "comparisons": (
        "Baseline",
        "Diff",
        "Shift",
        "slip",
        "variance",
        "what_if",
    ),
    "contracts": (
        "Contract",
        "contract_end",
    ),
    "durations": (
        "Duration",
        "Overflow",
        "Unit",
        "add_months",
        "days",
        "months",
        "months_between",
        "weeks",
        "working_days",
    ),
    "gantt": (
        "to_html",
        "to_svg",
    ),
    "hearings": (
        "HalfDay",
        "Hearing",
        "HearingSlot",
    ),
    "holidays": (
        "Fixed",
        "France",
        "HolidayRule",
        "Named",
        "Territory",
        "fixed",
        "named_days",
    ),
    "ical": (
        "IcalHours",
        "IcalSource",
        "to_ical",
    ),
    "ical_text": (
        "escape_text",
        "fold_line",
        "to_lines",
    ),
    "jobs": (
        "Job",
        "Jobs",
    ),
    "levelling": (
        "Levelling",
        "level",
        "list_schedule",
    ),
    "linting": (
        "CalendarFact",
        "Finding",
        "LintReport",
        "lint",
    ),
    "loads": (
        "Assignment",
        "Load",
        "Overload",
        "Staffing",
        "Step",
        "load",
        "staffed",
    ),
    "local_time": (
        "LocalKind",
        "kind_of_local",
        "paris_offset",
        "to_utc",
    ),
    "mermaid": ("to_mermaid",),
    "networks": (
        "NetworkLink",
        "NetworkSchedule",
        "NetworkTimes",
        "solve_network",
    ),
    "plans": (
        "Dependency",
        "LinkKind",
        "Phase",
        "Plan",
    ),
    "proposals": (
        "Proposal",
        "Proposed",
    ),
    "recurrence": (
        "HolidayPolicy",
        "nominal_days",
        "propose",
        "recur",
    ),
    "schedules": (
        "Conflict",
        "Hold",
        "PhaseState",
        "Placed",
        "Schedule",
        "critical_path",
        "why",
    ),
    "scheduling": ("schedule",),
    "sessions": (
        "Session",
        "SessionStatus",
        "sessions_of",
    ),
    "sittings": (
        "Sitting",
        "Timetable",
        "TimetableStatus",
    ),
    "spans": (
        "Span",
        "overlaps",
    ),
    "stated": (
        "Gap",
        "Stated",
        "Window",
    ),
    "statuses": (
        "Fact",
        "Position",
        "Progress",
        "Status",
        "progress",
        "status",
    ),
    "timetables": ("timetable",),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
