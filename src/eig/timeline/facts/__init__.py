"""What was stated: sessions, recurrences, proposals, and dates that contradict one another."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "agenda_of_one_person": ("Agenda", "AgendaSource", "HasSessions", "agenda_of"),
        "calendar_lint": ("CalendarFact", "Finding", "LintReport", "lint"),
        "recurring_dates": ("HolidayPolicy", "Proposal", "Proposed", "nominal_days", "propose", "recur"),
        "sessions": ("Session", "SessionStatus", "sessions_of"),
        "call_windows_and_stated_dates": ("CallWindow", "NoticeGap", "StatedDate"),
    },
)
