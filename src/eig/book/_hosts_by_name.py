"""A host by any of its names: identifier, name, acronym; and the jurors whom a host employs under one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig.programme import Administration, Juror
from eig.rows._spellings_of_headings import JOINING, parts_of

if TYPE_CHECKING:
    from eig.book.books import Book

SHORTEST: Final = 3  # letters of an acronym
AND: Final = ("et", "and", "en", "aux", "au")
"""Words that some acronyms leave out, beside those that most do."""
WORDS: Final = re.compile(r"\w+")


def bodies_of(book: Book) -> dict[str, Administration]:
    """Return the bodies that host the challenges of a book, by identifier."""
    return {body.id: body for one in book.challenges for body in one.bodies}


def employed(jurors: Iterable[Juror], bodies: Mapping[str, Administration]) -> tuple[Juror, ...]:
    """Return jurors, those employed by a host under its name or acronym by its identifier."""
    named = names_of_bodies(bodies.values())
    return tuple(
        evolve(one, employer=named[key])
        if one.employer and one.employer not in bodies and (key := undotted(one.employer)) in named
        else one
        for one in jurors
    )


def undotted(name: str) -> tuple[str, ...]:
    """Return the words of a name; letters parted by points, as D.R.E.E.S., are one."""
    parts = parts_of(name)
    return parts if any(len(one) > 1 for one in parts) else ("".join(parts),)


def names_of_bodies(bodies: Iterable[Administration]) -> dict[tuple[str, ...], str]:
    """Return which body each name means: its identifier, its name, its acronym; none of two."""
    found: dict[tuple[str, ...], set[str]] = {}
    for body in bodies:
        for name in (body.id, body.name, body.name.partition(" (")[0], acronym(body.name)):
            if name:
                found.setdefault(parts_of(name), set()).add(body.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def resembled(employer: str, bodies: Iterable[Administration]) -> Iterator[str]:
    """Yield the bodies whose name, or acronym in capitals, is in an employer's, or that begin with it."""
    own = parts_of(employer)
    capitals = {
        "".join(undotted(employer)),
        *parts_of(" ".join(filter(str.isupper, WORDS.findall(employer)))),
    }
    several = len([word for word in own if word not in JOINING]) >= SHORTEST
    for body in bodies:
        bare, _, stated = body.name.partition(" (")
        letters = {"".join(parts_of(stated))} if stated.isupper() else set[str]()
        letters |= {acronym(bare, but) for but in ((), JOINING, (*JOINING, *AND))}
        name = parts_of(bare)
        is_within = f" {' '.join(name)} " in f" {' '.join(own)} "
        if is_within or (several and name[: len(own)] == own) or letters & capitals - {""}:
            yield body.name


def acronym(name: str, but: Container[str] = JOINING) -> str:
    """Return the first letters of the words of a name but for some, where they make an acronym."""
    letters = "".join(word[0] for word in parts_of(name) if word not in but)
    return letters if len(letters) >= SHORTEST else ""
