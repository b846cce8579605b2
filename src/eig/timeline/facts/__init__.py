"""Dates as they were stated: sessions, agendas, recurring dates, call windows, and what is wrong with them.

What happened since is a fact of the ledger, `eig.programme.ledger`, or of a phase, `eig.timeline.plan`.
"""

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
