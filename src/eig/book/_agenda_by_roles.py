"""The agenda of one person of a book: the sessions of the roles that they have on the day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve

from eig.book._contracts_and_budgets import contracts_of
from eig.book._facts_applied_to_every_table import (
    OUT,
    BookWithFacts,
    courses,
    current,
    facts_of,
    mentors_there,
)
from eig.errors import require_key
from eig.programme.appointments import A_DAY
from eig.timeline import agenda_of
from eig.timeline.facts import sessions_of
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.timeline.calendar.spans import Span
    from eig.timeline.facts.agenda_of_one_person import Agenda, AgendaSource
    from eig.timeline.facts.sessions import Session


def agenda_in(book: BookWithFacts, person: str, sources: tuple[AgendaSource, ...], lang: Lang) -> Agenda:
    """Return the agenda of one person of a book, with the sessions of the roles that the book gives them.

    A session is theirs on a day on which they have the role, and none on which they are absent; the days of
    their contract stay.
    """
    names = {
        "mentors": {one.id for one in book.all_mentors}
        | {one.person or "" for one in facts_of(book, "mentor_joined")},
        "fellows": {one.person for one in book.appointments},
        "jurors": {one.id for one in book.jurors},
        "candidates": {one.id for one in book.candidates},
    }
    require_key("person", person, {name for some in names.values() for name in some})
    own = [role for role, some in names.items() if person in some]
    sessions = [one for one in sessions_of(current(book).promotion) if _is_asked(book, person, own, one)]
    asks_nobody = own == ["candidates"] and book.statuses.get(person) in OUT
    contracts = contracts_of(book, person=person)
    found = agenda_of(
        person,
        sessions,
        contracts,
        *(() if asks_nobody else sources),
        roles=own,
        zone=book.promotion.zone,
        lang=lang,
    )
    away = facts_of(book, "absent", person)
    dated = {one.key for one in agenda_of(person, contracts, lang=lang)}
    return evolve(
        found,
        sessions=[
            one for one in found if one.key in dated or not any(fact.covers(one.when.start) for fact in away)
        ],
    )


def _is_asked(book: BookWithFacts, person: str, roles: Iterable[str], session: Session) -> bool:
    """Tell whether a session is for somebody in a role that they have on a day of it."""
    named = [one for one in roles if one in session.audience]
    return not named or any(_has_role(book, person, role, session.when) for role in named)


def _has_role(book: BookWithFacts, person: str, role: str, when: Span) -> bool:
    if role == "candidates":
        return book.statuses.get(person) not in OUT
    if role == "mentors":
        terms = (one for one in mentors_there(book) if one.id == person)
        return any(one.helps(when.start, when.last) for one in terms)
    return role == "jurors" or _has_post(book, person, when)


def _has_post(book: BookWithFacts, person: str, when: Span) -> bool:
    """Tell whether somebody has a post on a day of a span, and is not on leave."""
    return any(
        one.runs(day) and not one.away(day)
        for one in courses(book)
        if one.appointment.person == person
        for day in (when.start + n * A_DAY for n in range(when.days))
    )
