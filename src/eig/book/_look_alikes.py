"""What to know of a book: people who may be one, employers that resemble a host, strange profiles."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig._values.faults_together import Gather
from eig._values.nearest_names import Known
from eig.book._facts_applied import current
from eig.programme import Administration, Juror
from eig.programme.appointments import A_DAY
from eig.reasons import Because, Reason, reasons_in
from eig.rows._headings import JOINING, key_of, parts_of
from eig.rows._reading_account import words_in
from eig.timeline.calendar.calendars import days_off

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.programme import Candidate

because: Because = reasons_in("book")
LIKE: Final = 0.85  # two names of bodies that near may be one
SHORTEST: Final = 3  # letters of an acronym
AND: Final = ("et", "and", "en", "aux", "au")
"""Words that some acronyms leave out, beside those that most do."""
MAILS: Final = frozenset(("mail", "email", "courriel", "adresseelectronique", "adressemessagerie"))
"""What an attribute may be called that holds an address: two people rarely share one."""


def bodies_of(book: Book) -> dict[str, Administration]:
    """Return the bodies that host the challenges of a book, by identifier."""
    return {body.id: body for one in book.challenges for body in one.bodies}


def employed(jurors: Iterable[Juror], bodies: Mapping[str, Administration]) -> tuple[Juror, ...]:
    """Return jurors, those employed by a host under its name or acronym by its identifier."""
    named = names_of_bodies(bodies.values())
    return tuple(
        evolve(one, employer=named[key])
        if one.employer and one.employer not in bodies and (key := _undotted(one.employer)) in named
        else one
        for one in jurors
    )


def _undotted(name: str) -> tuple[str, ...]:
    """Return the words of a name; letters parted by points, as D.R.E.E.S., are one."""
    parts = parts_of(name)
    return parts if any(len(one) > 1 for one in parts) else ("".join(parts),)


def names_of_bodies(bodies: Iterable[Administration]) -> dict[tuple[str, ...], str]:
    """Return which body each name means: its identifier, its name, its acronym; none of two."""
    found: dict[tuple[str, ...], set[str]] = {}
    for body in bodies:
        for name in (body.id, body.name, body.name.partition(" (")[0], _acronym(body.name)):
            if name:
                found.setdefault(parts_of(name), set()).add(body.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _acronym(name: str, but: Container[str] = JOINING) -> str:
    """Return the first letters of the words of a name but for some, where they make an acronym."""
    letters = "".join(word[0] for word in parts_of(name) if word not in but)
    return letters if len(letters) >= SHORTEST else ""


def doubts_of(book: Book) -> Iterator[Reason]:
    """Yield what is doubtful in a book, beside what is doubtful in its tables."""
    for ids in _in_doubt(book):
        yield because("one_person", people=ids)
    for ids in _employers_alike(book.candidates):
        yield because("employers_alike", people=ids)
    bodies = bodies_of(book)
    known = Known(body.name for body in bodies.values())
    letters = {_acronym(one.name, but): one.name for one in bodies.values() for but in ((), (*JOINING, *AND))}
    for one in employed(book.jurors, bodies):
        if not one.employer or one.employer in bodies:
            continue
        near = known.nearest(one.employer, 1, close=LIKE)
        body = letters.get("".join(_undotted(one.employer))) or next(iter(near), None)
        if body:
            yield because("employer_like", juror=one.id, body=body)
    profiles = {one.id for one in book.promotion.profiles}
    strange = [one.id for one in book.candidates if profiles and not profiles.issuperset(one.profiles)]
    if strange:
        yield because("strange_profiles", people=tuple(strange))
    yield from (one for one in book.gaps if one.code == "against_rules")
    yield from _days_off(book)


def _days_off(book: Book) -> Iterator[Reason]:
    """Yield what stands on a day not worked: sessions, juries, first days of contracts."""
    promotion = current(book).promotion
    name = promotion.programme.jurisdiction.calendar
    sessions = (one.first + n * A_DAY for one in promotion.sessions for n in range(one.days))
    fixed = [one for one in promotion.milestones if not one.by]
    steps = (day for one in fixed for day in (one.first, one.last) if day is not None)
    starts = (one.start for one in book.appointments)
    for code, days in (("sessions_off", sessions), ("steps_off", steps), ("starts_off", starts)):
        if off := days_off(name, days):
            yield because(code, days=off)


def of_jury(doubts: Iterable[Reason]) -> Iterator[Reason]:
    """Yield the doubts of a book about its jurors: what concerns candidates is no matter of their minutes."""
    for one in doubts:
        if one.code == "employer_like" or one.facts.get("table") in OF_JURY:
            yield one


OF_JURY: Final = ("jurors", "panels", "interests", "called")
"""The tables on who judges."""


def _employers_alike(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """Return, of employers that are spelt in several ways, who first has each: a rule counts them apart."""
    spelt: dict[tuple[str, ...], dict[str, str]] = {}
    for one in candidates:
        if one.employer:
            spelt.setdefault(parts_of(one.employer), {}).setdefault(one.employer, one.id)
    return [tuple(first.values()) for first in spelt.values() if len(first) > 1]


def check_once(book: Book, seated: Iterable[str], faults: Gather) -> None:
    """Refuse a cohort in which one person may sit twice, under two names: unless they are said to be two."""
    there = set(seated)
    for ids in _in_doubt(book):
        both = tuple(one for one in ids if one in there)
        faults.that("cohort", len(both) < 2, "book.once_seated", value=both)  # noqa: PLR2004 # one seat each


def _in_doubt(book: Book) -> list[tuple[str, ...]]:
    """Return the candidates who may be one person, and whom nobody said to be several."""
    return [ids for ids in _once(book.candidates) if not any(set(ids) <= set(two) for two in book.distinct)]


def _once(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """Return the candidates who may be one person: of one name, however it is written, or of one address."""
    groups: dict[tuple[str, ...], dict[str, None]] = {}
    for one in candidates:
        mails = (mail for name, mail in one.attributes.items() if key_of(name) in MAILS)
        for key in (words_in(one.name), *(("@", mail.strip().casefold()) for mail in mails)):
            if key:
                groups.setdefault(key, {})[one.id] = None
    return sorted({tuple(sorted(ids)) for ids in groups.values() if len(ids) > 1})
