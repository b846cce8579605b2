"""Durations as calendars count them: the values and the arithmetic of months are those of `eig.programme`.

`eig.timeline.calendar.advance` says where a duration leads on a calendar.
"""

from __future__ import annotations

from eig.programme.durations import (
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

# What the room's own files take, and its package does not show.
from eig.programme.durations import check_day as check_day  # noqa: PLC0414
from eig.programme.durations import month_length as month_length  # noqa: PLC0414
from eig.programme.durations import out_of_time as out_of_time  # noqa: PLC0414
from eig.programme.durations import to_duration as to_duration  # noqa: PLC0414

__all__ = [
    "Duration",
    "Overflow",
    "Unit",
    "add_months",
    "days",
    "months",
    "months_between",
    "weeks",
    "working_days",
]
