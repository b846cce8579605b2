"""Agendas: what one person is asked to, on which days, from whatever says so.

Identifiers are made of what each thing is, and of the promotion: an agenda that is sent again updates its
events, next year's import replaces nothing, and a date that is cancelled leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeAlias, cast, final, runtime_checkable

from attrs import evolve, field, frozen

from eig._draw.markdown_documents import Bullets, Heading, quoted, to_markdown
from eig._language.lang_arguments_and_late_words import language_of, plural
from eig._language.sentences_from_codes import sentence
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import instance_of, text
from eig._values.iterable_results import Several
from eig._values.tuple_fields import to_tuple
from eig._values.value import keeps
from eig.errors import require_key
from eig.programme._weekdays_time_zones_and_order import iana
from eig.programme.templates import Template, check_template
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.facts.sessions import Session, in_order
from eig.typing import Lang

because: Because = reasons_in("timeline.facts")


@runtime_checkable
class HasSessions(Protocol):
    """What knows when somebody is asked: a timetable of hearings, a contract, or something of yours.

    >>> class Committee:
    ...     key = "eig-3"
    ...     def sessions_for(self, person, lang="en"):
    ...         return []
    >>> isinstance(Committee(), HasSessions)
    True
    """

    @property
    def key(self) -> str:
        """What its identifiers start with: the promotion."""
        ...

    def sessions_for(self, person: str, lang: Lang = "en") -> Iterable[Session]:
        """Return the sessions of a person."""
        ...


@runtime_checkable
class _Engagement(HasSessions, Protocol):
    """A contract: what somebody has several of, in a row or side by side."""

    @property
    def start(self) -> date:
        """The first day."""
        ...

    @property
    def challenge(self) -> str:
        """Where the person is engaged, by identifier."""
        ...


AgendaSource: TypeAlias = HasSessions | Session | Iterable[Session] | Iterable[HasSessions]
"""What an agenda is made of."""


def _sessions(values: Iterable[Session]) -> tuple[Session, ...]:
    given = to_tuple(values, any_order=True)
    return tuple(sorted(given, key=in_order)) if instance_of(Session).each().holds(given) else given


@final
@frozen(kw_only=True, eq=False, repr=False)
class Agenda(Several[Session]):
    """The agenda of one person: sessions in the order of days and hours.

    Args:
        person: Whose it is, by identifier.
        sessions: What they are asked to, each with a key of its own.
        key: The promotion: what makes identifiers of other years others.
        zone: The zone that its hours are local to; empty where none is named.

    >>> from datetime import date
    >>> mine = Agenda(person="j1", key="eig-3", sessions=[Session(key="jury", when=date(2018, 7, 4))])
    >>> print(mine)
    j1: 4 July 2018: jury.
    """

    MEMBERS = "sessions"
    person: str = field(metadata=keeps(text))
    sessions: tuple[Session, ...] = field(default=(), converter=_sessions)
    key: str = ""
    zone: str = field(default="", metadata=keeps(iana))

    def _check(self, faults: Gather) -> None:
        faults.distinct("sessions", (one.key for one in self.sessions), what="session")

    def __repr__(self) -> str:
        return f"<Agenda: {self.person}, {plural(len(self.sessions), 'session')}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what stands in the agenda; or one session of it, by its key.

        >>> Agenda(person="j1").explain(lang="fr").codes
        ('nothing_asked',)
        """
        if key is None:
            said = [_said(one) for one in self.sessions] or [because("nothing_asked")]
            return trace(self.person, said, lang)
        known = {one.key: one for one in self.sessions}
        require_key("session", key, known)
        return trace(known[key].name, (_said(known[key]),), lang)

    def to_markdown(self, *, lang: Lang = "en", template: Template | None = None) -> str:
        r"""Return the agenda as a paper to send, in Markdown.

        Args:
            lang: The language; a name for the person is shown where it is given one.
            template: The office's own words around it.

        >>> from datetime import date
        >>> mine = Agenda(person="j1", key="eig-3", sessions=[Session(key="jury", when=date(2018, 7, 4))])
        >>> words = Template(kind="agenda", text="Dear {title},\n\n{sessions}\n\nThe office")
        >>> mine.to_markdown(template=words)
        'Dear j1,\n\n- 4 July 2018: jury.\n\nThe office\n'
        """
        check_template("Agenda.to_markdown", template, "agenda")
        language = language_of(lang)
        title = language.names.get(self.person, self.person)
        told = Bullets(tuple(sentence(one.say(language)) for one in self.explain().reasons))
        if template is None:
            return to_markdown([Heading(1, title), told])
        return template.fill({"title": quoted(title), "sessions": told.markdown()})

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a session.

        >>> from datetime import date
        >>> Agenda(person="j1", sessions=[Session(key="jury", when=date(2018, 7, 4))]).rows()[0]["title"]
        'jury'
        """
        return [
            {
                "key": one.key,
                "first": one.when.start,
                "last": one.when.last,
                "starts": None if one.starts is None else f"{one.starts:%H:%M}",
                "ends": None if one.ends is None else f"{one.ends:%H:%M}",
                "title": one.name,
                "place": one.place,
                "status": one.status,
            }
            for one in self.sessions
        ]


def _said(session: Session) -> Reason:
    last = session.when.end - timedelta(days=1)
    one_day = session.when.start == last
    return because(
        "session",
        when=session.when.start if one_day else Span(start=session.when.start, end=session.when.end),
        starts=None if session.starts is None else f"{session.starts:%H:%M}",
        ends=None if session.ends is None else f"{session.ends:%H:%M}",
        title=session.name,
        place=session.place or None,
        status=session.status,
    )


@checked_by(person=text)
def agenda_of(
    person: str,
    *sources: AgendaSource,
    roles: Iterable[str] = (),
    key: str = "",
    zone: str = "",
    lang: Lang = "en",
) -> Agenda:
    """Return the agenda of one person: a juror, a candidate, a fellow, a mentor.

    Args:
        person: Whose agenda, by identifier.
        sources: Sessions (those for everybody, for the person, or for one of the roles), timetables of
            hearings, contracts; one by one or several in a list. The keys of a contract's days end in its
            first day where another contract of the person began before.
        roles: The audiences that the person is of, such as `fellows`.
        key: The promotion; that of the first source that has one, if left out.
        zone: The zone that hours are local to, by its IANA name; empty where none is named.
        lang: The language of titles.

    >>> from eig.promotions import P3
    >>> from eig.timeline.facts import sessions_of
    >>> mine = agenda_of("mentor-1", sessions_of(P3), roles=["mentors"])
    >>> len(mine), mine.sessions[0].name
    (8, 'mini-bootcamp')
    """
    parts = tuple(_spread(sources))
    language_of(lang)
    audience = {person, *roles}
    engaged = _days_of_contracts(parts, person, lang)
    found: dict[str, Session] = {}
    for part in parts:
        if isinstance(part, Session):
            own = [part] if not part.audience or audience & set(part.audience) else []
        else:
            own = engaged.get(id(part)) or list(cast("HasSessions", part).sessions_for(person, lang))
        found.update({one.key: one for one in own})
    keys = (cast("HasSessions", part).key for part in parts if not isinstance(part, Session))
    own_key = key or next(filter(None, keys), "")
    return told_of(
        "agenda_of", lambda: Agenda(person=person, sessions=found.values(), key=own_key, zone=zone)
    )


def _days_of_contracts(parts: Iterable[object], person: str, lang: Lang) -> dict[int, list[Session]]:
    """Return the days of each contract: the keys of the first stay, a later one adds its first day."""
    names: dict[tuple[Session, ...], str] = {}
    engaged = [
        (one.start, tuple(one.sessions_for(person, lang)), id(one))
        for one in parts
        if isinstance(one, _Engagement)
    ]
    engaged.sort(key=lambda one: (one[0], [(day.when.start, day.key) for day in one[1]]))
    for start, days, _ in engaged:
        if days and days not in names:
            several = sum(one.startswith(f"-{start}") for one in names.values())
            number = f"-{several + 1}" if several else ""
            names[days] = f"-{start}{number}" if names else ""
    return {own: [evolve(one, key=one.key + names[days]) for one in days] for _, days, own in engaged}


def _spread(sources: Iterable[object]) -> Iterator[object]:
    """Yield sources one by one, those of a list too."""
    for one in sources:
        if isinstance(one, (Session, HasSessions)) or not isinstance(one, Iterable):
            yield one
        else:
            yield from cast("Iterable[object]", one)
