"""Days and durations: spans, work calendars, holidays, local time."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "work_calendars_and_delays": ("WorkCalendar", "advance"),
        "yearly_closures": ("YearlyClosure",),
        "eig.programme.durations": (
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
        "holidays": ("FixedHolidays", "France", "HolidayRule", "NamedDay", "Territory", "fixed_holidays"),
        "local_time": ("LocalKind", "kind_of_local", "to_utc"),
        "spans": ("Span", "overlaps"),
    },
)
