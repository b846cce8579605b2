"""The timeline room: calendars, durations, plans and schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.timeline.calendars import WorkCalendar, advance
    from eig.timeline.contracts import Contract, contract_end
    from eig.timeline.durations import Duration, add_months, days, months, months_between, weeks, working_days
    from eig.timeline.holidays import Fixed, France, fixed
    from eig.timeline.local_time import kind_of_local, to_utc
    from eig.timeline.plans import (
        Dependency,
        Phase,
        Plan,
    )
    from eig.timeline.proposals import Proposal, Proposed
    from eig.timeline.recurrence import nominal_days, propose, recur
    from eig.timeline.schedules import (
        Conflict,
        Placed,
        Schedule,
        critical_path,
        why,
    )
    from eig.timeline.scheduling import (
        schedule,
    )
    from eig.timeline.sessions import Session
    from eig.timeline.spans import Span, overlaps

__all__ = [
    "Conflict",
    "Contract",
    "Dependency",
    "Duration",
    "Fixed",
    "France",
    "Phase",
    "Placed",
    "Plan",
    "Proposal",
    "Proposed",
    "Schedule",
    "Session",
    "Span",
    "WorkCalendar",
    "add_months",
    "advance",
    "contract_end",
    "critical_path",
    "days",
    "fixed",
    "kind_of_local",
    "months",
    "months_between",
    "nominal_days",
    "overlaps",
    "propose",
    "recur",
    "schedule",
    "to_utc",
    "weeks",
    "why",
    "working_days",
]

_HOMES: dict[str, tuple[str, ...]] = {
    "scheduling": ("schedule",),
    "schedules": ("Conflict", "Placed", "Schedule", "critical_path", "why"),
    "plans": ("Dependency", "Phase", "Plan"),
    "calendars": (
        "WorkCalendar",
        "advance",
    ),
    "contracts": (
        "Contract",
        "contract_end",
    ),
    "durations": (
        "Duration",
        "add_months",
        "days",
        "months",
        "months_between",
        "weeks",
        "working_days",
    ),
    "holidays": (
        "Fixed",
        "France",
        "fixed",
    ),
    "local_time": (
        "kind_of_local",
        "to_utc",
    ),
    "proposals": (
        "Proposal",
        "Proposed",
    ),
    "recurrence": (
        "nominal_days",
        "propose",
        "recur",
    ),
    "sessions": ("Session",),
    "spans": (
        "Span",
        "overlaps",
    ),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
