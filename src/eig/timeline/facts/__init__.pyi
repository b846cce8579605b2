# Written by `make listings` from the listing in __init__.py.
from eig.timeline.facts.agendas import Agenda as Agenda
from eig.timeline.facts.agendas import AgendaSource as AgendaSource
from eig.timeline.facts.agendas import HasSessions as HasSessions
from eig.timeline.facts.agendas import agenda_of as agenda_of
from eig.timeline.facts.calendar_lint import CalendarFact as CalendarFact
from eig.timeline.facts.calendar_lint import Finding as Finding
from eig.timeline.facts.calendar_lint import LintReport as LintReport
from eig.timeline.facts.calendar_lint import lint as lint
from eig.timeline.facts.proposed_dates import Proposal as Proposal
from eig.timeline.facts.proposed_dates import Proposed as Proposed
from eig.timeline.facts.recurrence import HolidayPolicy as HolidayPolicy
from eig.timeline.facts.recurrence import nominal_days as nominal_days
from eig.timeline.facts.recurrence import propose as propose
from eig.timeline.facts.recurrence import recur as recur
from eig.timeline.facts.sessions import Session as Session
from eig.timeline.facts.sessions import SessionStatus as SessionStatus
from eig.timeline.facts.sessions import sessions_of as sessions_of
from eig.timeline.facts.stated_dates import CallWindow as CallWindow
from eig.timeline.facts.stated_dates import NoticeGap as NoticeGap
from eig.timeline.facts.stated_dates import StatedDate as StatedDate

__all__ = [
    "Agenda",
    "AgendaSource",
    "CalendarFact",
    "CallWindow",
    "Finding",
    "HasSessions",
    "HolidayPolicy",
    "LintReport",
    "NoticeGap",
    "Proposal",
    "Proposed",
    "Session",
    "SessionStatus",
    "StatedDate",
    "agenda_of",
    "lint",
    "nominal_days",
    "propose",
    "recur",
    "sessions_of",
]
