"""The contracts of a book as first agreed, what facts changed in each, and the budgets recorded for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Final

from attrs import evolve

from eig.book._facts_applied_to_every_table import BookWithFacts, courses, days_of, facts_of
from eig.programme._courses_and_statuses_from_facts import MOVES, Course
from eig.programme.amendments import Amendment, AmendmentKind
from eig.programme.appointments import A_DAY, Appointment
from eig.programme.organisations import Envelope
from eig.timeline import Contract


def contracts_of(book: BookWithFacts, key: str = "", person: str | None = None) -> tuple[Contract, ...]:
    """Return the contract of each appointment, or of one person's, as first agreed, with what changed it."""
    walked: dict[Appointment, list[Course]] = {}
    began: dict[tuple[str, str, str], date] = {}
    for one in (one for one in courses(book) if person in (None, one.appointment.person)):
        walked.setdefault(one.first, []).append(one)
        if not one.never:
            began[_held(one.appointment)] = min(one.first.start, began.get(_held(one.appointment), date.max))
    closed = [day for one in facts_of(book, "holiday") for day in days_of(one)]
    return tuple(
        _known(
            Contract.of(
                first, key=key, amendments=dict.fromkeys(chain(*(_changes(one, several) for one in several)))
            ),
            closed,
            again=began.get(_held(first), first.start) < first.start,
        )
        for first, several in walked.items()
        if not all(one.never for one in several)
    )


def _held(appointment: Appointment) -> tuple[str, str, str]:
    """Return who holds which post, of which challenge."""
    return appointment.person, appointment.challenge, appointment.post


def _known(contract: Contract, closed: Iterable[date], *, again: bool) -> Contract:
    """Return a contract that counts no holiday of its days, and says whether its post is held again."""
    own = [day for day in closed if contract.calendar.is_working(day) and day in contract.span]
    days = (*contract.calendar.closed, *own)
    if not own and not again:
        return contract
    return evolve(contract, calendar=evolve(contract.calendar, closed=days), again=again)


CHANGES: Final[Mapping[str, AmendmentKind]] = MappingProxyType(
    {
        "extended": "extended",
        "part_time": "part_time",
        "suspended": "suspended",
        "leave": "leave",
        "moved": "moved",
        "merged": "moved",
        "resigned": "resigned",
        "terminated": "terminated",
        "replaced": "terminated",
        "ended": "terminated",
    }
)
"""What each fact does to a contract."""


def _changes(course: Course, several: list[Course]) -> Iterator[Amendment]:
    """Yield what changed a contract, as amendments: an end on the term, a team passed by are none."""
    start, end = course.first.start, several[-1].end
    longer = [one.last for other in several for one in other.events if one.kind == "extended"]
    firsts = {"extended": None, "moved": course.appointment.start}
    gone_on = course is not several[0] and not (course.never and course.status in MOVES)
    for at, one in enumerate(course.events):
        kind = CHANGES.get(one.kind)
        if one.kind in MOVES and (at or not gone_on):
            continue  # where somebody goes on is told by where they came
        if one.kind == "ended" and end == [course.first.last, *longer][-1]:
            continue
        if kind in ("resigned", "terminated") and end is not None:
            yield Amendment(
                person=course.appointment.person,
                kind=kind,
                on=one.on if one.on <= end else end + A_DAY,
                last=end,
                what=one.what,
                source=one.source,
            )
        elif kind == "extended" or (kind is not None and (one.last is None or start <= one.last)):
            yield Amendment(
                person=course.appointment.person,
                kind=kind,
                on=one.on,
                first=firsts.get(kind, max(one.begins, start)),
                last=None if kind == "moved" else one.last,
                share=one.share,
                paid=one.paid,
                to=one.to,
                post=one.post if kind == "moved" else None,
                what=one.what,
                source=one.source,
            )


def envelopes_of(book: BookWithFacts) -> tuple[Envelope, ...]:
    """Return the budgets that were recorded for the contracts: the last one of each payer, and of all."""
    payers = payers_of(book)
    told = facts_of(book, "budget")
    last = {(one.what, None if one.first is None else one.first.year): one for one in told}
    return tuple(
        Envelope(amount=one.amount or 0, payer=payers[name], year=year, source=one.source)
        for (name, year), one in last.items()
        if name in payers
    )


def payers_of(book: BookWithFacts) -> dict[str, str]:
    """Return who may pay for contracts, by what a budget calls them: all of them are its `contracts`."""
    promotion = book.promotion
    rules = [promotion.funding, *(promotion.funding_of(one.id) for one in promotion.challenges)]
    return {payer: payer for one in rules if one is not None for payer in one.payers} | {"contracts": ""}
