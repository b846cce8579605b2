"""Names that differ only by case, spaces, dashes or composition: they never stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from eig._values.names_and_clean_text import normal

_WHOLE: Final = r"([0-9]+)\.0+"
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


def folded(names: Iterable[str]) -> frozenset[str]:
    """Return what several names have in common with their look-alikes."""
    return frozenset(map(fold, names))


def look_alikes(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that differ only by case, spaces, dashes or composition, each in order.

    >>> look_alikes(["plume", "adler", "Plume"])
    (('Plume', 'plume'),)
    """
    given = dict.fromkeys(names)
    joined = " ".join(given)
    plain = joined.casefold().split() if joined.isascii() and "." not in joined else []
    if len(plain) == len({*plain}) == len(given) or len({*map(fold, given)}) == len(given):
        return ()  # nearly always
    groups: dict[str, list[str]] = {}
    for name in given:
        groups.setdefault(fold(name), []).append(name)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
