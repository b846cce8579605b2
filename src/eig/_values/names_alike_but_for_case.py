"""Names that differ only by case, spaces, dashes, composition or alphabet: they never stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from eig._values.names_and_clean_text import normal

_WHOLE: Final = r"([0-9]+)\.0+"
_OTHER: Final = "[\u0370-\u052f]"  # Greek and Cyrillic
_SEEN: Final = str.maketrans(
    "авекмносртухѕіјԁԛԝαβεζηικμνορτυχ",  # that they look alike is the point
    "abekmhocptyxsijdqwabezhikmnoptyx",
)
"""Letters taken for Latin ones as capitals or small, in lower case (Unicode UTS #39, `confusables.txt`).

None of an alphabet is read as another of its own.
"""
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def fold(name: str) -> str:
    """Return what look-alikes have in common: case, spaces and composition are left out, and 101.0 is 101.

    A dash is a hyphen, whatever its length.

    >>> fold("J\u00a07") == fold("j7"), fold("101.0"), fold("2018\u20131")
    (True, '101', '2018-1')
    """
    if name.isalnum() and name.isascii():
        return name.casefold()  # nearly always
    folded = "".join(normal("NFKC", name).casefold().split()).translate(_DASHES)
    whole = re.fullmatch(_WHOLE, folded) if "." in folded else None
    return whole[1] if whole else folded


def _seen(name: str) -> str:
    """Return what a name has in common with those that look like it in another alphabet.

    >>> look_alikes(["a1", "\u04301"]), look_alikes(["\u0441", "\u0440"])
    ((('a1', '\u04301'),), ())
    """
    return fold(name).translate(_SEEN)


def folded(names: Iterable[str]) -> frozenset[str]:
    """Return what several names have in common with their look-alikes."""
    return frozenset(map(fold, names))


def look_alikes(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that differ only by what `fold` leaves out, or by alphabet, each in order.

    >>> look_alikes(["plume", "adler", "Plume"])
    (('Plume', 'plume'),)
    """
    given = dict.fromkeys(names)
    joined = " ".join(given)
    plain = joined.casefold().split() if joined.isascii() and "." not in joined else []
    if len(plain) == len({*plain}) == len(given):
        return ()  # nearly always
    alike = fold if joined.isascii() or not re.search(_OTHER, joined.casefold()) else _seen
    if len({*map(alike, given)}) == len(given):
        return ()
    groups: dict[str, list[str]] = {}
    for name in given:
        groups.setdefault(alike(name), []).append(name)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
