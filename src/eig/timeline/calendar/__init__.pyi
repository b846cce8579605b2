# Written by `make listings` from the listing in __init__.py.
from eig.timeline.calendar.calendars import WorkCalendar as WorkCalendar
from eig.timeline.calendar.calendars import advance as advance
from eig.timeline.calendar.closures import YearlyClosure as YearlyClosure
from eig.timeline.calendar.durations import Duration as Duration
from eig.timeline.calendar.durations import Overflow as Overflow
from eig.timeline.calendar.durations import Unit as Unit
from eig.timeline.calendar.durations import add_months as add_months
from eig.timeline.calendar.durations import days as days
from eig.timeline.calendar.durations import months as months
from eig.timeline.calendar.durations import months_between as months_between
from eig.timeline.calendar.durations import weeks as weeks
from eig.timeline.calendar.durations import working_days as working_days
from eig.timeline.calendar.holidays import FixedHolidays as FixedHolidays
from eig.timeline.calendar.holidays import France as France
from eig.timeline.calendar.holidays import HolidayRule as HolidayRule
from eig.timeline.calendar.holidays import NamedDay as NamedDay
from eig.timeline.calendar.holidays import Territory as Territory
from eig.timeline.calendar.holidays import fixed_holidays as fixed_holidays
from eig.timeline.calendar.local_time import LocalKind as LocalKind
from eig.timeline.calendar.local_time import kind_of_local as kind_of_local
from eig.timeline.calendar.local_time import to_utc as to_utc
from eig.timeline.calendar.spans import Span as Span
from eig.timeline.calendar.spans import overlaps as overlaps

__all__ = [
    "Duration",
    "FixedHolidays",
    "France",
    "HolidayRule",
    "LocalKind",
    "NamedDay",
    "Overflow",
    "Span",
    "Territory",
    "Unit",
    "WorkCalendar",
    "YearlyClosure",
    "add_months",
    "advance",
    "days",
    "fixed_holidays",
    "kind_of_local",
    "months",
    "months_between",
    "overlaps",
    "to_utc",
    "weeks",
    "working_days",
]
