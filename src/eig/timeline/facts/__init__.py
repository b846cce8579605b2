"""What was stated: sessions, recurrences, proposals, and dates that contradict one another."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "agendas": ("Agenda", "AgendaSource", "HasSessions", "agenda_of"),
        "linting": ("CalendarFact", "Finding", "LintReport", "lint"),
        "proposals": ("Proposal", "Proposed"),
        "recurrence": ("HolidayPolicy", "nominal_days", "propose", "recur"),
        "sessions": ("Session", "SessionStatus", "sessions_of"),
        "stated": ("CallWindow", "NoticeGap", "StatedDate"),
    },
)
