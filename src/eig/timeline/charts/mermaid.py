"""Mermaid gantt text: a chart that GitHub, GitLab and notebooks draw, and that reviews well as text.

Mermaid guesses a lot, and guesses in silence; what is written here leaves it nothing to guess:

- every task has its own ISO start and exclusive end: no `after`, whose unknown keys become today, and no
  `excludes`, which moves ends;
- identifiers start with `p_` or `s_`, for one that is a tag, such as `done`, is lost;
- a `:` cuts a name, a `;` or a `#` ends a line, a `%` opens a comment: they are entities, and so are `<`,
  `>`, `&` and quotes;
- a name that starts as a keyword does (*Title…*, *Section…*, *Call…*), or with a date, would be taken for it:
  a zero-width space stands before it;
- the marker of today is off: the text says the same every day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from eig._language.lang_arguments_and_late_words import Tell, check_lang, teller
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import label
from eig.timeline.facts.sessions import Session, held
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang

_ZERO_WIDTH_SPACE: Final = "\u200b"
_ENTITIES: Final[Mapping[int, str]] = MappingProxyType(
    {
        ord(sign): entity
        for sign, entity in (
            (":", "#58;"), (";", "#59;"), ("#", "#35;"), ("%", "#37;"),
            ("<", "#lt;"), (">", "#gt;"), ("&", "#amp;"), ('"', "#quot;"),
        )
    }
)  # fmt: skip
_TAKEN: Final = re.compile(
    r"acc(title|descr)|axisformat|call|click|dateformat|displaymode|excludes|gantt|href|inclu|section|tickinterval"
    r"|title|todaymarker|topaxis|weekday|weekend|\d|-",
    re.IGNORECASE,
)
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]")
_STATES: Final[Mapping[str, str]] = MappingProxyType({"planned": "", "running": "active, ", "done": "done, "})
tell: Tell = teller("timeline.charts")


@checked_by(title=label)
def to_mermaid(
    schedule: Schedule, *, title: str = "", sessions: Iterable[Session] = (), lang: Lang = "en"
) -> str:
    """Return a schedule as the text of a Mermaid gantt chart: same input, same text.

    Args:
        schedule: The dates of a plan.
        title: The title of the chart; the plan's name unless said.
        sessions: Sessions to show below the phases; the cancelled ones are left out.
        lang: The language of the headings that the plan does not give.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> office = WorkCalendar.named("metropole")
    >>> plan = Plan(key="p3", start=date(2019, 1, 16), calendar=office, name="Promotion 3",
    ...             phases=[Phase(key="mission", name="Mission: 10 months", duration="10 months")])
    >>> print(to_mermaid(schedule(plan)))
    gantt
        title Promotion 3
        dateFormat YYYY-MM-DD
        axisFormat %m/%Y
        todayMarker off
        Mission#58; 10 months :crit, p_mission, 2019-01-16, 2019-11-16
    <BLANKLINE>
    """
    name = title or schedule.plan.name or schedule.plan.key
    body = (*_phases(schedule, check_lang(lang)), *_sessions(sessions, lang))
    return "\n    ".join((*_head(name), *body)) + "\n"


def _head(title: str) -> tuple[str, ...]:
    return (
        "gantt",
        f"title {safe_name(title)}",
        "dateFormat YYYY-MM-DD",
        "axisFormat %m/%Y",
        "todayMarker off",
    )


def _phases(schedule: Schedule, lang: Lang) -> Iterator[str]:
    current = ""
    for phase, placed in zip(schedule.plan.phases, schedule.placed, strict=True):
        if phase.section != current:
            current = phase.section
            heading = current or tell("other_phases", lang)
            yield f"section {safe_name(heading)}"
        critical = "crit, " if placed.critical else ""
        tags = f"{critical}{_STATES[placed.state]}{'milestone, ' if phase.milestone else ''}"
        yield _task(phase.title, f"{tags}p_{_identifier(phase.key)}", placed.early.start, placed.early.end)


def _sessions(sessions: Iterable[Session], lang: Lang) -> Iterator[str]:
    shown = held(sessions)
    if shown:
        yield f"section {safe_name(tell('sessions', lang))}"
    for session in shown:
        tag = "milestone, " if session.when.days == 1 else ""
        start, end = session.when.start, session.when.end
        yield _task(session.name, f"{tag}s_{_identifier(session.key)}", start, end)


def _task(name: str, tags_and_id: str, start: date, end: date) -> str:
    return f"{safe_name(name)} :{tags_and_id}, {start.isoformat()}, {end.isoformat()}"


def _identifier(key: str) -> str:
    """Return a key in letters and digits, no two keys alike."""
    return _UNSAFE.sub(lambda found: f"_{ord(found[0]):x}_", key)


def safe_name(name: str) -> str:
    """Return a name that Mermaid shows as it is.

    >>> safe_name("Jury: oral"), safe_name("Section critique") == "\u200bSection critique"
    ('Jury#58; oral', True)
    """
    shown = " ".join(_CONTROLS.sub(" ", name).split()).translate(_ENTITIES)
    return f"{_ZERO_WIDTH_SPACE}{shown}" if _TAKEN.match(shown) or not shown else shown
