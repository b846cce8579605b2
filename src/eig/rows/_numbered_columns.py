"""Columns of one name told apart by a number: `Vœu 2`, `Vœu n° 2`, `Vœu 2e`, `2e vœu`, `deuxième vœu`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from eig.rows._spellings_of_headings import key_of, number_of

_ORDINAL: Final = "(?:er|re|ère|nd|nde|e|è|ème|eme|ième|st|rd|th|°|º)?"
_SIGN: Final = "(?:n°|nº|num[ée]ro|no|#)?"
_AFTER: Final = re.compile(
    rf"(?P<name>.*?\D)[ _.-]*{_SIGN}[ ]*[(\[]?(?P<number>[0-9]+){_ORDINAL}[)\]]?", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"{_SIGN}[ ]*(?P<number>[0-9]+){_ORDINAL}[ _.)-]+(?P<name>[^0-9]*\w)", re.IGNORECASE
)
_WORDS: Final = (
    ("premier", "première", "first"),
    ("deuxième", "second", "seconde"),
    ("troisième", "third"),
    ("quatrième", "fourth"),
    ("cinquième", "fifth"),
    ("sixième", "sixth"),
    ("septième", "seventh"),
    ("huitième", "eighth"),
    ("neuvième", "ninth"),
    ("dixième", "tenth"),
)
_NUMBER_OF: Final[Mapping[str, int]] = MappingProxyType(
    {word: number for number, words in enumerate(_WORDS, start=1) for word in words}
)


class Numbered(NamedTuple):
    """The name that several columns share, and the number of this one."""

    name: str
    number: int


def numbered(column: str) -> Numbered | None:
    """Return the name and the number of a column that has one, before or after it.

    >>> [numbered(one) for one in ("Vœu 2", "Vœu 1er", "Vœu n° 2", "1er vœu")][1:]
    [Numbered(name='Vœu', number=1), Numbered(name='Vœu', number=2), Numbered(name='vœu', number=1)]
    >>> numbered("Deuxième vœu"), numbered("Vœu"), numbered("2019")
    (Numbered(name='vœu', number=2), None, None)
    """
    found = _AFTER.fullmatch(column) or _BEFORE.fullmatch(column)
    if found:
        return Numbered(found["name"].rstrip(" _.-"), int(found["number"]))
    first, _, rest = column.partition(" ")
    number = _NUMBER_OF.get(first.casefold())
    if number and rest:
        return Numbered(rest, number)
    spelt = number_of(column)
    return Numbered(*spelt) if spelt else None


def almost(column: str) -> tuple[str, ...]:
    """Return the names that a column may number in words not known here: all its words but one.

    >>> almost("Vœu bis"), almost("Vœu")
    (('Vœu', 'bis'), ())
    """
    found = numbered(column)
    if found:
        return (found.name,)
    _, _, after = column.partition(" ")
    before, _, _ = column.rpartition(" ")
    return (before, after) if before and after else ()


def own_number(column: str, asked: str = "") -> Numbered | None:
    """Return the number of a column, its name as all spellings of it have it in common; None without one.

    The number that is asked for goes before that of its name.
    """
    found = Numbered("", int(asked)) if asked else numbered(column)
    return found and Numbered(key_of(found.name), found.number)


def by_number(columns: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the columns of a field; those that number one name stand together, by their numbers."""
    found = [(own_number(*one) or Numbered(key_of(one[0]), 0), one) for one in columns]
    first: dict[str, int] = {}
    for at, (own, _) in enumerate(found):
        first.setdefault(own.name, at)
    return tuple(one for _, one in sorted(found, key=lambda one: (first[one[0].name], one[0].number)))
