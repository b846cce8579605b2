"""What is missing in a book, and everybody whom it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from eig.book._contracts_and_budgets import CHANGES, payers_of
from eig.book._facts_applied_to_every_table import closes, courses, current, facts_of, is_of, name_of
from eig.book._where_people_and_challenges_stand import LEAVING, is_declined
from eig.errors import Fault, Faults
from eig.programme import Application, Promotion
from eig.programme._courses_and_statuses_from_facts import MOVES
from eig.programme._facts_that_contradict_each_other import AMENDS
from eig.programme.applications import receive
from eig.programme.appointments import Event
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.book.book_of_checked_tables import Book


because: Because = reasons_in("book")


def names_of(book: Book) -> dict[str, str]:
    """Return what people and challenges are called; those without a name are left out."""
    people = {one.id: one.name for one in book.all_mentors}
    people |= {one.id: one.name for one in book.jurors} | {one.id: one.name for one in book.candidates}
    titles = {one.id: one.title for one in book.challenges}
    return titles | {key: name for key, name in people.items() if name}


def known_to(book: Book) -> tuple[str, ...]:
    """Return every person, challenge and panel that a book knows."""
    people = (*names_of(book), *(one.id for one in book.candidates), *(one.id for one in book.jurors))
    others = (*(one.id for one in book.panels), *(one.id for one in book.all_mentors))
    return (*people, *others, *(one.person for one in book.appointments))


def gaps_of(book: Book) -> tuple[Reason, ...]:
    """Return what is missing in a book."""
    applied = {one.candidate for one in book.applications}
    heard = {name for panel in book.panels for name in panel.hears}
    offered = evolve(current(book).promotion, challenges=book.challenges)
    closed = {
        name_of(one): [day for day in book.closures if one.first <= day <= (one.last or one.first)]
        for one in current(book).promotion.sessions
    }
    missing = {
        "session_closed": [name for name, days in closed.items() if days],
        "no_application": [one.id for one in book.candidates if one.id not in applied],
        "incomplete": [one.candidate for one in book.applications if not one.complete],
        "no_posts": [one.id for one in book.promotion.challenges if not one.posts],
        "past_the_end": [
            one.person
            for one in current(book).appointments
            if one.last and one.last > (book.promotion.ends or one.last)
        ],
        "not_heard": [one.id for one in book.challenges if heard and one.id not in heard],
        **_unheard(book),
    }
    broken: dict[Reason, dict[str, None]] = {}
    for one in book.applications:
        for rule in _broken_by(offered, one):
            broken.setdefault(rule, {})[one.candidate] = None
    return (
        *(because(code, names=tuple(dict.fromkeys(names))) for code, names in missing.items() if names),
        *(because("against_rules", names=tuple(names), rule=rule) for rule, names in broken.items()),
    )


def _unheard(book: Book) -> dict[str, list[str]]:
    """Return what facts name of whom they change nothing, so that a slip of the pen is found out."""
    decided = {(one.person, one.decided) for one in book.appointments}
    facts = book.ledger.in_force
    walked = {event for one in courses(book) for event in one.events}
    joined = [(one.person, one.challenge) for one in facts if one.kind == "mentor_joined"]
    named = [(one.person, one.challenge or "") for one in facts if one.kind == "mentor_left"]
    mentors = (*book.all_mentors, *current(book).all_mentors)
    helping = {*((one.id, one.challenge) for one in mentors), *joined}
    helping |= {(who, "") for who, _ in helping}
    return {
        "no_contract": [
            one.person
            for one in facts
            if one.person and one.kind in (*CHANGES, "accepted", "refused") and not is_declined(book, one)
            if (one.challenge and one not in walked)
            or not any(who == one.person and (day is None or day <= one.on) for who, day in decided)
        ],
        "nothing_follows": [*_left_open(book, walked)],
        "no_mentor": [who or "" for who, where in named if (who, where) not in helping],
        "no_successor": [
            one.by for one in facts if one.by and one.by not in {who for who, _ in decided} - {one.person}
        ],
        "left_again": [*_left_again(facts)],
        "session_late": [*_late_sessions(book.promotion, facts)],
        "past_the_term": [
            one.appointment.person
            for one in courses(book)
            for event in one.events
            if event.kind in (*AMENDS, *LEAVING) and not one.early and one.status not in MOVES
            if event.last and one.end and one.end < event.last
        ],
        "no_payer": [one.what for one in facts if one.kind == "budget" and one.what not in payers_of(book)],
    }


def _left_again(facts: Iterable[Event]) -> Iterator[str]:
    """Yield each mentor who leaves a team that they left before, and have not joined since."""
    gone: set[tuple[str | None, ...]] = set()
    for one in facts:
        at, all_teams = (one.person, one.challenge, one.post), (one.person, None, None)
        if one.kind == "mentor_joined":
            gone -= {at, all_teams}
        elif one.kind == "mentor_left":
            if gone & {at, all_teams}:
                yield one.person or ""
            gone.add(at)


def _late_sessions(promotion: Promotion, facts: Iterable[Event]) -> Iterator[str]:
    """Yield each session that is moved or called off after its day, or moved to where nobody is there."""
    days = {name_of(one): one.last or one.first for one in promotion.sessions}
    for one in facts:
        if one.kind.startswith("session_") and one.what in days:
            if days[one.what] < one.on or one.begins > (promotion.ends or one.begins):
                yield one.what
            days[one.what] = one.last or one.begins


def _left_open(book: Book, heard: set[Event]) -> Iterator[str]:
    """Yield whoever is where nobody works any more, or was to go there: nobody has decided what follows."""
    closed = [one for one in book.ledger.in_force if closes(one) and one.kind != "merged"]
    for event in closed:
        for one in courses(book):
            stays = one.runs(event.begins) and one.end != event.begins and not one.early
            if stays and one.status not in MOVES and is_of(event, one):
                yield one.appointment.person
    for move in facts_of(book, "moved"):
        if move not in heard and move.to in {event.challenge for event in closed}:
            yield move.person or ""


def _broken_by(promotion: Promotion, application: Application) -> list[Reason]:
    """Return the published rules that a complete application breaks: on its wishes, its mates, its day."""
    try:
        receive(promotion, application)
    except (Fault, Faults) as wrong:
        return [one.reason for one in wrong.faults if application.complete]
    return []
