"""The hosts of challenges by any of their names, identifier, name or acronym, and whom they employ."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from eig.book._tables_of_a_book import BookTables
from eig.programme import Administration, Juror
from eig.rows._known_names_of_items_and_jurors import Names
from eig.rows._spellings_of_headings import JOINING, is_acronym, parts_of

SHORTEST: Final = 3  # letters of an acronym
AND: Final = ("et", "and", "en", "aux", "au")
"""Words that some acronyms leave out, beside those that most do."""
WORDS: Final = re.compile(r"\w+")
LETTERS: Final = re.compile(r"\b(?:[^\W\d_](?:\.\s*|\s+))+[^\W\d_]\b\.?")
"""Letters that points or spaces part, as A.N.C.T. and B N F."""
COUNTRY: Final = ("france", "francais", "francaise", "ministere", "ministry")
"""Words of a long name that people leave out: *Bibliothèque nationale*, *Intérieur*."""
IN_BRACKETS: Final = re.compile(r"\(([^()]+)\)")
SIGNS: Final = re.compile(r"[/,;:()|&+]|\s[-–—]\s|\s(?:et|and)\s", re.IGNORECASE)
"""What parts several employers in one cell."""
LEVELS: Final[Mapping[str, str]] = {
    **dict.fromkeys(["ville", "mairie", "commune", "municipalite", "city", "town", "municipality"], "town"),
    **dict.fromkeys(["departement", "departemental", "county"], "county"),
    **dict.fromkeys(["region", "regional"], "region"),
    **dict.fromkeys(["metropole", "agglomeration", "agglo", "communaute"], "union"),
}
"""Words by which a place is meant as a body: *Mairie de Brest* and *Ville de Brest* may be one."""
OF_PLACES: Final = frozenset(["conseil", "hotel", "council", "hall", "urbaine"])
"""Words that stand beside them."""


def bodies_of(book: BookTables) -> dict[str, Administration]:
    """Return the bodies that host the challenges of a book, by identifier."""
    return {body.id: body for one in book.challenges for body in one.bodies}


def employed(jurors: Iterable[Juror], bodies: Mapping[str, Administration]) -> tuple[Juror, ...]:
    """Return jurors, those employed by a host under its name or acronym by its identifier."""
    named = names_of_bodies(bodies.values())
    return tuple(
        evolve(one, employer=own)
        if one.employer and (own := named.of(" ".join(undotted(one.employer)))) in bodies
        else one
        for one in jurors
    )


def undotted(name: str) -> tuple[str, ...]:
    """Return the words of a name; letters parted by points or spaces, as A.N.C.T. and B N F, are one.

    >>> undotted("A.N.C.T."), undotted("Agent B. N. F."), undotted("l'ANCT")
    (('anct',), ('agent', 'bnf'), ('anct',))
    """
    return parts_of(joined(name))


def joined(name: str) -> str:
    """Return a name whose letters that points or spaces part stand together."""
    return LETTERS.sub(lambda found: "".join(WORDS.findall(found[0])), name)


def is_short_for(own: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are the beginnings or the initials of those of a name, in order, all of them.

    >>> is_short_for(["dir", "gen", "finances"], ["direction", "generale", "finances"])
    True
    >>> is_short_for(["dg", "finances"], ["direction", "generale", "finances"])
    True
    """
    ends = {0}  # where in the name the words read so far may end
    for word in own:
        initials = {
            at + len(word) for at in ends if word == "".join(one[0] for one in name[at : at + len(word)])
        }
        ends = initials | {at + 1 for at in ends if name[at : at + 1] and name[at].startswith(word)}
    return len(name) in ends


def names_of_bodies(bodies: Iterable[Administration]) -> Names:
    """Return which body each name means: its identifier, its name, its acronym, one in brackets."""
    return Names(called_bodies(bodies))


def called_bodies(bodies: Iterable[Administration]) -> Iterator[tuple[str, str]]:
    """Yield each body with each of its names."""
    for one in bodies:
        for name in (one.name, bare_name(one), acronym(bare_name(one)), *stated_acronyms(one.name)):
            yield one.id, name


def bare_name(body: Administration) -> str:
    """Return the name of a body without what stands in brackets."""
    return body.name.partition(" (")[0]


def stated_acronyms(name: str) -> tuple[str, ...]:
    """Return the acronyms that stand in brackets in a name, and not what is no acronym, such as a town.

    >>> stated_acronyms("Service hydrographique et océanographique de la marine (Shom), Brest (Finistère)")
    ('Shom',)
    """
    rest = IN_BRACKETS.sub(" ", name)
    return tuple(one for one in map(joined, IN_BRACKETS.findall(name)) if is_acronym(one, rest))


def place_of(name: str) -> tuple[str, ...]:
    """Return which place a name of a body is of, after what makes it one; nothing of a name that is of none.

    >>> place_of("Mairie de Brest") == place_of("Hôtel de ville de BREST"), place_of("Port de Brest")
    (True, ())
    """
    words = [word for word in parts_of(name) if word not in (*JOINING, *OF_PLACES)]
    levels = dict.fromkeys(LEVELS[word] for word in words if word in LEVELS)
    left = [word for word in words if word not in LEVELS]
    return (*levels, *left) if levels and left else ()


def is_short_name(own: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are a name but for words that people leave out, or shorten it."""
    bare, long = ([word for word in one if word not in (*JOINING, *COUNTRY)] for one in (own, name))
    words, whole = ([word for word in one if word not in JOINING] for one in (own, name))
    return bool(bare) and (bare == long or (len(words) > 1 and is_short_for(words, whole)))


def resembled(employer: str, bodies: Iterable[Administration]) -> Iterator[str]:
    """Yield the bodies whose name, or acronym with a capital, is in an employer's, or that hold its words.

    So does an identifier, where signs part it from what else the employer says: *Urssaf / acoss*.
    """
    own, named = undotted(employer), names_of_bodies(bodies := [*bodies])
    apart = {named.of(" ".join(undotted(one))) for one in SIGNS.split(employer)}
    said = WORDS.findall(joined(employer))
    words = f" {' '.join(parts_of(' '.join(one for one in said if one[0].isupper())))} "
    capitals = {*parts_of(" ".join(one for one in said if sum(map(str.isupper, one)) > 1)), "".join(own)}
    several = len([word for word in own if word not in JOINING]) >= SHORTEST
    place, bare_place = place_of(employer), tuple(word for word in own if word not in JOINING)
    for body in bodies:
        bare, stated = bare_name(body), [" ".join(undotted(one)) for one in stated_acronyms(body.name)]
        letters = {acronym(bare, but) for but in ((), JOINING, (*JOINING, *AND))}
        letters |= {"".join(undotted(one)) for one in IN_BRACKETS.findall(body.name)}
        name, of_place = parts_of(bare), place_of(bare)
        is_within = body.id in apart or f" {' '.join(name)} " in f" {' '.join(own)} "
        is_within |= any(f" {one} " in words for one in stated)
        is_within |= is_short_name(own, name) or (several and are_of(own, name))
        is_within |= bool(of_place) and (of_place == place or of_place[1:] == bare_place)
        if is_within or letters & capitals - {""}:
            yield body.name


def are_of(own: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether all words stand in a name, in its order."""
    left = iter(name)
    return all(word in left for word in own)


def acronym(name: str, but: Container[str] = JOINING) -> str:
    """Return the first letters of the words of a name but for some, where they make an acronym."""
    letters = "".join(word[0] for word in parts_of(name) if word not in but)
    return letters if len(letters) >= SHORTEST else ""
