"""The timeline room: calendars, durations, plans and schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.timeline.calendars import (
        WorkCalendar,
        advance,
    )
    from eig.timeline.contracts import (
        Contract,
        contract_end,
    )
    from eig.timeline.durations import (
        Duration,
        add_months,
        days,
        months,
        months_between,
        weeks,
        working_days,
    )
    from eig.timeline.holidays import (
        Fixed,
        France,
        fixed,
    )
    from eig.timeline.local_time import (
        kind_of_local,
        to_utc,
    )
    from eig.timeline.sessions import (
        Session,
    )
    from eig.timeline.spans import (
        Span,
        overlaps,
    )

__all__ = [
    "Contract",
    "Duration",
    "Fixed",
    "France",
    "Session",
    "Span",
    "WorkCalendar",
    "add_months",
    "advance",
    "contract_end",
    "days",
    "fixed",
    "kind_of_local",
    "months",
    "months_between",
    "overlaps",
    "to_utc",
    "weeks",
    "working_days",
]

_HOMES: dict[str, tuple[str, ...]] = {
    "calendars": ("WorkCalendar", "advance"),
    "contracts": ("Contract", "contract_end"),
    "durations": ("Duration", "add_months", "days", "months", "months_between", "weeks", "working_days"),
    "holidays": ("Fixed", "France", "fixed"),
    "local_time": ("kind_of_local", "to_utc"),
    "sessions": ("Session",),
    "spans": ("Span", "overlaps"),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
