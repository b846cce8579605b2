"""Hearings: who is heard when, in which room, by whom."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "panel_hearings": ("HearsInPanels", "KeptFrom", "plan_hearings"),
        "slots_and_half_days": ("HalfDay", "Hearing", "HearingSlot"),
        "timetables": ("Sitting", "Timetable", "TimetableStatus", "timetable"),
    },
)
