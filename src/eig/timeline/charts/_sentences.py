"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "critical": ("critical (hatched, bold)", "critique (hachuré, gras)"),
        "is_critical": ("critical", "critique"),
        "phase": ("phase", "phase"),
        "slack": ("slack", "marge"),
        "milestone": ("milestone", "jalon"),
        "session": ("session", "séance"),
        "to_be_confirmed": ("to be confirmed", "à confirmer"),
        "confirmed": ("confirmed", "confirmée"),
        "cancelled": ("cancelled", "annulée"),
        "moved": ("moved", "déplacée"),
        "off": ("weekend", "week-end"),
        "holiday": ("holiday or closed", "férié ou fermé"),
        "conflict": ("conflict", "conflit"),
        "deadline": ("deadline", "échéance"),
        "days": ("days", "jours"),
        "rows": ("phases", "étapes"),
        "phases": ("Phases", "Phases"),
        "sessions": ("Sessions", "Séances"),
        "other_phases": ("Other phases", "Autres étapes"),
        "done": ("done", "terminée"),
        "running": ("running", "en cours"),
        "planned": ("planned", "à venir"),
        "baseline": ("planned before", "prévu avant"),
        "baseline_last": ("last day planned before", "dernier jour prévu avant"),
        "first": ("first day", "premier jour"),
        "last": ("last day", "dernier jour"),
        "duration": ("duration", "durée"),
        "hours": ("hours", "heures"),
        "between": ("{starts:hour}–{ends:hour}", "{starts:hour}–{ends:hour}"),
        "audience": ("audience", "public"),
        "status": ("status", "état"),
        "short_month": (
            "{month:=1:Jan|2:Feb|3:Mar|4:Apr|5:May|6:Jun|7:Jul|8:Aug|9:Sep|10:Oct|11:Nov|*:Dec}",
            "{month:=1:janv.|2:févr.|3:mars|4:avr.|5:mai|6:juin|7:juil.|8:août|9:sept.|10:oct.|11:nov.|*:déc.}",
        ),
        "short_date": ("{day} {month}", "{day:=1:1er|*:#} {month}"),
        "dates": ("{first} – {last}", "{first} – {last}"),
        "labelled": ("{name}: {text}", "{name} : {text}"),
        "today": ("today, {day}", "aujourd'hui, {day}"),
        "says_phase": (
            "{name}: {span} ({duration}){state:?, #}{critical:?, critical}{margin:?, #}",
            "{name} : {span} ({duration}){state:?, #}{critical:?, critique}{margin:?, #}",
        ),
        "says_session": (
            "{name}: {span}{hours:?, {hours}}{status:?, {status}}",
            "{name} : {span}{hours:?, {hours}}{status:?, {status}}",
        ),
        "says_chart": ("{span}; critical path: {path}", "{span} ; chemin critique : {path}"),
    }
)
