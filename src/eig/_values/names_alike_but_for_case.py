"""Names that differ only by case, spaces, dashes, composition or alphabet: they never stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

from eig._values.names_and_clean_text import normal

_WHOLE: Final = r"([0-9]+)\.0+"
_OTHER: Final = "[\u0370-\u052f]"  # Greek and Cyrillic
_LATIN: Final = str.maketrans(
    "АВЕКМНОРСТУХЅІЈԌԚԜаегорсухѕіјԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαινορυϲϳ",  # that they look alike is the point
    "ABEKMHOPCTYXSIJGQWaeropcyxsijdqwvABEZHIKMNOPTYXCaivopucj",
)
"""Letters taken for Latin ones as they are written, capital or small (Unicode UTS #39, `confusables.txt`).

None of an alphabet is read as another of its own: \u03b3 and \u04bb are left out, as Y and H are taken.
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


def latin(name: str) -> str:
    """Return a name with the Latin letters that some of other alphabets are taken for.

    >>> latin("\u0410nne"), latin("Anne"), latin("\u0421\u041e\u0421\u0410"), latin("\u043d") == "\u043d"
    ('Anne', 'Anne', 'COCA', True)
    """
    return name if name.isascii() or not re.search(_OTHER, name) else name.translate(_LATIN)


def other_letter(names: Iterable[str]) -> tuple[str, int, bool] | None:
    """Return, of names alike, the first that holds a letter of another alphabet, where, and if it is Greek.

    >>> other_letter(["adler", "ad\u03bber", "\u0410dler"]), other_letter(["A", "a"])
    (('\u0410dler', 1, False), None)
    """
    given = [*names]
    letters = (
        (one, at, char < "\u0400") for one in given for at, char in enumerate(one, 1) if latin(char) != char
    )
    return next(letters, None) if len(folded(given)) > 1 else None


def spellings(name: str) -> frozenset[str]:
    """Return what a name has in common with its look-alikes, as it is written and in Latin letters."""
    return frozenset(map(fold, {name, latin(name)}))


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
    if len({*map(fold, given)}) == len(given) and (joined.isascii() or not re.search(_OTHER, joined)):
        return ()
    groups: dict[str, list[str]] = {}
    for name in given:
        near = {id(own): own for key in spellings(name) for own in [groups.get(key, [])]}
        group = [name, *chain.from_iterable(near.values())]
        groups.update((key, group) for one in group for key in spellings(one))
    several = {id(own): tuple(sorted(own)) for own in groups.values() if len(own) > 1}
    return tuple(sorted(several.values()))
