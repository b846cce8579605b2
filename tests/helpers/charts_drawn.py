"""A plan that holds every kind of mark, drawn and written in each way that a schedule can be."""

from datetime import UTC, date, datetime, time

from eig.reasons import FRENCH
from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule
from eig.timeline.calendar import Span, fixed_holidays
from eig.timeline.charts import gantt_html, gantt_picture, to_ical, to_mermaid
from eig.timeline.plan import Baseline, Dependency

OFFICE = WorkCalendar(
    rule=fixed_holidays([(date(2019, 4, 22), "Easter Monday")], first_year=2018, last_year=2021)
)


def _planned(*, months, first="2 weeks"):
    phases = [
        Phase(key="call", name="Call", duration=first, section="Selection", deadline=date(2019, 4, 19)),
        Phase(key="jury", name="Jury", milestone=True, section="Selection"),
        Phase(key="papers", name="Papers", duration="3 working days", section="Contracts"),
        Phase(key="visit", milestone=True, section="Contracts"),
        Phase(key="stay", name="Mission", duration=months, pinned=date(2019, 5, 6)),
    ]
    links = [
        Dependency(pred="call", succ="jury"),
        Dependency(pred="jury", succ="stay"),
        Dependency(pred="papers", succ="stay"),
    ]
    plan = Plan(
        key="p", name="Plan", start=date(2019, 4, 8), calendar=OFFICE, phases=phases, dependencies=links
    )
    return schedule(plan)


SESSIONS = (
    Session(key="s2", title="Seminar", when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)), audience=["fellows"]),
    Session(key="s1", when=date(2019, 5, 9), starts=time(9), minutes=90, audience=["fellows"], status="to_be_confirmed"),
    Session(key="s3", when=date(2019, 5, 24), audience=["mentors"], status="cancelled"),
    Session(key="s4", when=date(2019, 5, 23), status="moved"),
)  # fmt: skip


def weeks():
    """Draw some weeks: sessions of every status, a baseline with its name, today."""
    kept = Baseline(
        name="announced", kept=date(2019, 3, 1), schedule=_planned(months="2 weeks", first="8 days")
    )
    return gantt_picture(
        _planned(months="3 weeks"), sessions=SESSIONS, today=date(2019, 4, 25), baseline=kept, width=900
    )


def months():
    """Draw some months in French, in the narrowest width: today at the right edge, names cut, a phase too late."""
    return gantt_picture(
        _planned(months="9 months", first="4 weeks"),
        title="Une promotion",
        sessions=SESSIONS[:1],
        today=date(2020, 1, 28),
        lang=FRENCH.naming({"Papers": "Contrats, conventions et autres pièces à signer"}),
        width=500,
    )


def page():
    """Write the page in French, without the picture: its tables, with what was planned before."""
    page = gantt_html(
        _planned(months="3 weeks"), sessions=SESSIONS, lang="fr", baseline=_planned(months="2 weeks")
    )
    return page[page.index("</svg>") :]


def calendar():
    """Write the plan and its sessions as iCalendar: whole days, local hours, the days on which clocks change."""
    others = [
        Session(key="s5", title="Été; hiver, " + "é" * 40, when=Span.inclusive(date(2019, 3, 30), date(2019, 4, 1)),
                starts=time(9), minutes=90, place="Lille, 2e"),
        Session(key="s6", when=date(2019, 10, 26), starts=time(23), minutes=30, audience=["fellows", "mentors"]),
    ]  # fmt: skip
    stamp = datetime(2019, 1, 7, 8, 5, 9, tzinfo=UTC)
    written = to_ical(
        _planned(months="3 weeks"), stamp=stamp, sessions=[*SESSIONS, *others], zone="Europe/Paris"
    )
    return written.replace("\r\n", "\n")


def mermaid():
    """Write the plan and its sessions as Mermaid text."""
    return to_mermaid(_planned(months="3 weeks"), sessions=SESSIONS, lang="fr")
