"""What a book hands to the rooms: recusals, who did not come, the problem of the teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig._values.exact import exact
from eig._values.frozen import FrozenMap
from eig._values.gathering import Gather, raise_all
from eig._values.names import Known
from eig._values.rules import between
from eig.book._doubts import bodies_of, employed
from eig.book._standing import OUT, OVER, courses, current, facts_of, name_of
from eig.book._tables import Sheets, Table, stranger
from eig.errors import Fault, Faults, UnknownKey
from eig.jury.marks import interests_from, recusals_from
from eig.jury.marks.recusal import Recusal, Recusals
from eig.programme import Application, Candidate, Challenge, Promotion
from eig.programme._courses import Course
from eig.programme.amendments import Amendment, AmendmentKind
from eig.programme.applications import receive
from eig.programme.appointments import A_DAY, Appointment
from eig.programme.organisations import Envelope
from eig.programme.people import Mentor
from eig.reasons import Because, Reason, reasons_in
from eig.rows import Dialect
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Seat, WishPoints
from eig.teams.asked import PairBonus, SeatMerit
from eig.timeline import Contract, agenda_of
from eig.timeline.facts import sessions_of
from eig.typing import Lang, Number

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.jury.merit.lists import Rankings
    from eig.programme.interests import RecusalProcedure
    from eig.programme.quotas import Quota
    from eig.teams.asked.rules import Rule
    from eig.timeline.calendar.spans import Span
    from eig.timeline.facts.agendas import Agenda, AgendaSource
    from eig.timeline.facts.sessions import Session


because: Because = reasons_in("book")


def recusals_of(
    book: Book,
    dossiers: Iterable[str] | None,
    *,
    procedure: RecusalProcedure | None,
    mentors_step_back: bool,
) -> Recusals:
    """Return the recusals that declared interests, employers and mentors call for."""
    hosts = {
        one.id: dict.fromkeys(name for body in one.bodies for name in body.lineage) for one in book.challenges
    }
    kinds = ("employer", "mentor") if mentors_step_back else ("employer",)
    jurors = employed(book.jurors, bodies_of(book))
    derived = interests_from(jurors, about=hosts, mentors=book.all_mentors, kinds=kinds)
    asked = tuple(hosts) if dossiers is None else tuple(dossiers)
    about = {one: hosts[one] for one in asked if one in hosts}
    found = recusals_from(
        (*book.interests, *derived),
        items=asked,
        about=about,
        procedure=procedure or book.promotion.rules.recusal,
    )
    return evolve(found, jurors=[one.id for one in book.jurors])


def decided_of(book: Book, sheet: Scoresheet, decided: Table, dialect: Dialect) -> tuple[Recusal, ...]:
    """Return the recusals of a table; names in it or in the sheet that the book does not know are faults."""
    faults = Gather("Book.recuse")
    faults.known(
        "sheet",
        sheet.jurors,
        [*(one.id for one in book.jurors), *(one.id for one in book.panels)],
        what="a juror",
    )
    dossiers = [*(one.id for one in book.challenges), *(one.id for one in book.candidates)]
    faults.known("sheet", sheet.items, dossiers, what="a dossier")
    sheets = Sheets(dialect)
    found = sheets.values("decided", decided, Recusal)
    faults.add_all(sheets.faults, more=sheets.more)
    faults.known("decided", (one.juror for one in found), sheet.jurors, what="a juror")
    items = (one.item for one in found if one.item is not None)
    faults.known("decided", items, sheet.items, what="a dossier")
    faults.done()
    return found


def not_come_of(book: Book, sheet: Scoresheet) -> FrozenMap[tuple[str, ...]]:
    """Return, of each dossier of a sheet, who was called and has no sheet."""
    there = {(one.item, person) for one in sheet.sheets for person in (one.juror, *one.people, *one.recused)}
    missing = {
        item: tuple(one for one in jurors if (item, one) not in there)
        for item, jurors in book.called.items()
        if item in sheet.items
    }
    return FrozenMap({item: jurors for item, jurors in missing.items() if jurors})


def problem_of(
    book: Book,
    kept: Iterable[str] | None,
    *,
    merit: Rankings | None,
    points: tuple[tuple[Number, ...], Number, tuple[Number, ...]],
    rules: Iterable[Rule | Quota],
    cleared: bool,
) -> Problem:
    """Return the problem of the teams; `points`: of wishes, of a team-mate, shares of merit by wish."""
    wishes, mates, shares = points
    known = {one.id: one for one in current(book).challenges}
    named = [one.id for one in book.promotion.challenges] if kept is None else list(kept)
    strangers = [one for one in named if one not in known]
    raise_all("problem", [stranger("Book.kept", one, Known(known)) for one in strangers])
    chosen = [one for one in named if known[one].status not in OVER]
    refused = {one.person for one in current(book).steps if not one.passed}
    asked = {
        one.candidate: one.wishes
        for one in current(book).applications
        if one.complete and one.status not in OUT and one.candidate not in refused
    }
    by_wish = _shares("Book.problem", shares)
    terms = [MeritPoints(marks=_marks_of(merit, chosen, asked, by_wish))] if merit is not None else []
    ranked = None if merit is None else _ranked(merit)
    return Problem(
        people=[
            _person(one, asked[one.id], _open_to(one.id, asked[one.id], chosen, ranked))
            for one in book.candidates
            if one.id in asked
        ],
        openings=[_opening(known[one], current(book).all_mentors, cleared=cleared) for one in chosen],
        objective=Objective(
            terms=[*terms, *([WishPoints(by_rank=wishes)] if wishes else []), *_pairs(book, mates, asked)]
        ),
        rules=rules,
    )


def _pairs(book: Book, points: Number, asked: Mapping[str, object]) -> list[PairBonus]:
    """Return the points of each two people of whom one wishes for the other as a team-mate."""
    wished = {
        (min(one.candidate, mate), max(one.candidate, mate))
        for one in book.applications
        for mate in one.mates
        if points and one.candidate in asked and mate in asked and mate != one.candidate
    }
    return [PairBonus.of(one, other, points) for one, other in sorted(wished)]


def _ranked(merit: Rankings) -> set[tuple[str, str]]:
    """Return who is ranked for which challenge."""
    return {(person, one.key[0]) for one in merit.lists for person in one.ranking.order}


def _open_to(
    person: str, wishes: tuple[str, ...], kept: list[str], ranked: set[tuple[str, str]] | None
) -> list[str]:
    """Return the wishes that may be met: of kept challenges, on a list of which the person is ranked."""
    return [one for one in wishes if one in kept and (ranked is None or (person, one) in ranked)]


def _person(candidate: Candidate, asked: tuple[str, ...], wishes: list[str]) -> Person:
    return Person(
        id=candidate.id,
        profiles=candidate.profiles,
        skills=candidate.skills,
        employer=candidate.employer,
        clearances=candidate.clearances,
        attributes=candidate.attributes,
        wishes=wishes,
        asked_for=asked if 0 < len(wishes) < len(asked) else (),
        open_to_all=False,
    )


def _opening(challenge: Challenge, mentors: Iterable[Mentor], *, cleared: bool) -> Opening:
    posts = [post for post in challenge.posts if post.status not in OVER]
    size, needed = len(posts), {post.clearance for post in posts}
    return Opening(
        id=challenge.id,
        size=(size, size),
        posts=[Seat(accepts=post.accepted) for post in posts],
        clearance=next(iter(needed)) if cleared and len(needed) == 1 else None,
        mentors=dict.fromkeys(
            one.id for one in mentors if one.challenge == challenge.id and one.last is None
        ),
    )


def _shares(place: str, given: Iterable[Number]) -> tuple[Fraction, ...]:
    """Return the share of merit that counts at each wish, checked."""
    shares, faults = tuple(map(exact, given)), Gather(place)
    faults.check("merit_by_wish", between(0, 1).each(), shares)
    faults.done()
    return shares


def _marks_of(
    merit: Rankings, kept: list[str], asked: Mapping[str, Sequence[str]], shares: Sequence[Fraction]
) -> list[SeatMerit]:
    """Return the points of each seat: a score, or what counts of it at that wish of the person."""

    def counted(person: str, opening: str) -> Fraction:
        wishes = asked.get(person, ())
        if not shares or opening not in wishes:
            return Fraction(1)
        return shares[min(wishes.index(opening), len(shares) - 1)]

    return [
        SeatMerit(
            person=person,
            opening=one.key[0],
            profile=(one.key[1:] or (None,))[0],
            points=score * counted(person, one.key[0]),
        )
        for one in merit.lists
        if one.key[0] in kept
        for person, score in one.ranking.scores.items()
    ]


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
        "against_rules": [one.candidate for one in book.applications if not _may_be_received(offered, one)],
        "no_posts": [one.id for one in book.promotion.challenges if not one.posts],
        "not_heard": [one.id for one in book.challenges if heard and one.id not in heard],
    }
    return tuple(because(code, names=tuple(names)) for code, names in missing.items() if names)


def _may_be_received(promotion: Promotion, application: Application) -> bool:
    """Tell whether a complete application keeps the published rules: its wishes, its mates, its day."""
    try:
        return not application.complete or bool(receive(promotion, application))
    except (Fault, Faults):
        return False


def agenda_in(book: Book, person: str, sources: tuple[AgendaSource, ...], lang: Lang) -> Agenda:
    """Return the agenda of one person of a book, with the sessions of the roles that the book gives them.

    A session is theirs on a day on which they have the role; nothing is on a day on which they are absent.
    """
    names = {
        "mentors": {one.id for one in current(book).all_mentors},
        "fellows": {one.person for one in book.appointments},
        "jurors": {one.id for one in book.jurors},
        "candidates": {one.id for one in book.candidates},
    }
    if not any(person in some for some in names.values()):
        raise UnknownKey("person", person, known=[name for some in names.values() for name in sorted(some)])
    own = [role for role, some in names.items() if person in some]
    sessions = [one for one in sessions_of(current(book).promotion) if _is_asked(book, person, own, one)]
    asks_nobody = own == ["candidates"] and book.statuses.get(person) in OUT
    contracts = [one for one in contracts_of(book) if one.person == person]
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
    return evolve(
        found,
        sessions=[one for one in found if not any(fact.covers(one.when.start) for fact in away)],
    )


def _is_asked(book: Book, person: str, roles: Iterable[str], session: Session) -> bool:
    """Tell whether a session is for somebody in a role that they have on a day of it."""
    named = [one for one in roles if one in session.audience]
    return not named or any(_has_role(book, person, role, session.when) for role in named)


def _has_role(book: Book, person: str, role: str, when: Span) -> bool:
    if role == "candidates":
        return book.statuses.get(person) not in OUT
    if role == "mentors":
        terms = (one for one in current(book).all_mentors if one.id == person)
        return any(one.helps(when.start, when.last) for one in terms)
    return role == "jurors" or _has_post(book, person, when)


def _has_post(book: Book, person: str, when: Span) -> bool:
    """Tell whether somebody has a post on a day of a span, and is not on leave."""
    return any(
        one.runs(day) and not one.away(day)
        for one in courses(book)
        if one.appointment.person == person
        for day in (when.start + n * A_DAY for n in range(when.days))
    )


def contracts_of(book: Book, key: str = "") -> tuple[Contract, ...]:
    """Return the contract of each appointment as it was first agreed, with what changed it since."""
    walked: dict[Appointment, list[Course]] = {}
    for one in courses(book):
        walked.setdefault(one.first, []).append(one)
    return tuple(
        Contract.of(
            first,
            key=key,
            amendments=tuple(
                dict.fromkeys(change for one in several for change in _changes(one, several[-1].end))
            ),
        )
        for first, several in walked.items()
        if not all(one.never for one in several)
    )


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


def _changes(course: Course, end: date | None) -> Iterator[Amendment]:
    """Yield what changed a contract, each as an amendment: a mission that ends early ends on its last day."""
    start = course.first.start
    for one in course.events:
        kind = CHANGES.get(one.kind)
        if kind in ("resigned", "terminated") and end is not None:
            yield Amendment(
                person=course.appointment.person,
                kind=kind,
                on=min(one.on, end),
                last=end,
                what=one.what,
                source=one.source,
            )
        elif kind == "extended" or (kind is not None and (one.last is None or start <= one.last)):
            yield Amendment(
                person=course.appointment.person,
                kind=kind,
                on=one.on,
                first=None if kind == "extended" else max(one.begins, start),
                last=None if kind == "moved" else one.last,
                share=one.share,
                paid=one.paid,
                to=one.to,
                post=one.post,
                what=one.what,
                source=one.source,
            )


def envelopes_of(book: Book) -> tuple[Envelope, ...]:
    """Return the budgets that were recorded for the contracts: the last one of each payer, and of all."""
    funding = book.promotion.funding
    payers = {one.payer: one.payer for one in funding.shares} if funding is not None else {}
    payers |= {"contracts": ""}
    last = {one.what: one for one in facts_of(book, "budget") if one.what in payers}
    return tuple(
        Envelope(amount=one.amount or 0, payer=payers[name], source=one.source) for name, one in last.items()
    )
