"""The nearest known names to one that is not known: what a fault proposes where somebody made a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from eig._values.names_alike_but_for_case import fold, latin
from eig._values.names_and_clean_text import LONGEST_NAME

CLOSE: Final = 0.6  # of two names that a slip may part: what difflib itself takes
SHORTLIST: Final = 24  # names compared in full: those that share most pairs of letters
LONGEST: Final = 10**15  # a number beyond is nobody's key
COMMON: Final = 400  # a pair of letters that more names have tells little


class Known:
    """Known names, ready to tell the nearest to many unknown ones without comparing all with each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: Sequence[str] = sorted(set(names))
        self._having: Mapping[str, Sequence[int]] | None = None
        self._seen: dict[str, list[str]] | None = None
        self._read: dict[str, tuple[str, list[int], frozenset[str]]] = {}
        self._there = frozenset(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._there

    def __len__(self) -> int:
        return len(self._there)

    def has_all(self, names: Iterable[str]) -> bool:
        """Tell whether all of some names are known."""
        return self._there.issuperset(names)

    def nearest(self, key: str, count: int = 3, *, close: float = CLOSE) -> tuple[str, ...]:
        """Return the known names nearest to a key, the nearest first; those less close are left out.

        >>> Known(["adler", "plume"]).nearest("adlr")
        ('adler',)
        """
        if twins := self._twins(key):
            return twins[:count]
        from difflib import SequenceMatcher  # noqa: PLC0415 # most names are known

        asked = fold(key)
        figures, letters = _figures(asked), frozenset(asked)
        found: list[tuple[float, str]] = []
        for name in self._shortlist(asked):
            if name not in self._read:
                folded = fold(name)
                self._read[name] = folded, _figures(folded), frozenset(folded)
            folded, own, its = self._read[name]
            if figures and own and own != figures:
                continue  # c010 is not c001: figures tell names apart
            shared = min(sum(map(its.__contains__, asked)), sum(map(letters.__contains__, folded)))
            if 2 * shared < close * (len(asked) + len(folded)):
                continue  # no order of these letters would be close
            if (ratio := SequenceMatcher(None, folded, asked, autojunk=False).ratio()) >= close:
                found.append((ratio, name))
        return tuple(name for _, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:count])

    def _twins(self, key: str) -> tuple[str, ...]:
        """Return the names that a key is taken for, whose letters are of another alphabet."""
        if self._seen is None:
            self._seen = {}
            for one in self._names:
                self._seen.setdefault(fold(latin(one)), []).append(one)
        seen = latin(key)
        return tuple(one for one in self._seen.get(fold(seen), ()) if seen != key or latin(one) != one)

    def _shortlist(self, asked: str) -> Sequence[str]:
        if len(self._names) <= SHORTLIST:
            return self._names
        if self._having is None:
            self._having = _having(self._names)
        asked_pairs = _pairs(asked)
        lists = sorted((self._having[pair] for pair in asked_pairs if pair in self._having), key=len)
        telling = [one for one in lists if len(one) <= COMMON] or [one[:COMMON] for one in lists[:1]]
        names = sorted({self._names[at] for one in telling for at in one})
        return sorted(names, key=lambda name: -_alike(asked_pairs, _pairs(fold(name))))[:SHORTLIST]


def _figures(word: str) -> list[int]:
    """Return the numbers in a word: c01 and c001 have the same."""
    return [int(part) for part in re.findall("[0-9]+", word[:LONGEST_NAME])]


def _alike(one: set[str], other: set[str]) -> float:
    """Return the share of pairs of letters that two words have in common (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other))


def _pairs(word: str) -> set[str]:
    return {first + second for first, second in pairwise(f"^{word}$")}


def _having(names: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return where the names stand that have each pair of letters."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for pair in _pairs(fold(name)):
            found.setdefault(pair, []).append(at)
    return found


def nearest(key: object, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names nearest to a key, the nearest first.

    >>> nearest("J-7 ", ["j-7", "x"])
    ('j-7',)
    """
    is_read = isinstance(key, str) or (isinstance(key, int) and abs(key) < LONGEST)
    return Known(map(str, known)).nearest(str(key)) if is_read else ()
