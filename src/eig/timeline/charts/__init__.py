"""Charts and agendas: Gantt, Mermaid, iCalendar."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "gantt": ("gantt_html", "gantt_picture"),
        "ical": ("IcalHours", "IcalSource", "to_ical"),
        "ical_text": ("escape_text", "fold_line"),
        "mermaid": ("to_mermaid",),
    },
)
