"""Spellings of one column that may be one name: by accents, order of words, a title, zeros, one slip."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from eig._values.first_few_names import few
from eig._values.names_alike_but_for_case import latin
from eig.programme.tables import NAMED, LookAlikes
from eig.reasons import Because, Reason, reasons_in
from eig.rows._spellings_of_headings import parts_of, words_set

TITLES: Final = words_set("m mr mme mlle mrs ms dr pr me monsieur madame docteur professeur")
"""What people are called by, beside their name."""
JOINED: Final = re.compile(r"[/&+,;]|\s(?:et|and|puis|avec|-)\s")
"""What people write between two names of one cell."""
because: Because = reasons_in("rows")
LEAST: Final = 5  # letters of a word that one slip may have changed: shorter words differ on purpose


def resembling(column: str, places: Mapping[str, int], known: Container[str]) -> Iterator[LookAlikes]:
    """Yield groups of spellings of one column that may be one name, each by its rows.

    Args:
        column: The column, as the sheet calls it.
        places: The row in which each name first stands.
        known: Names that are stated apart: two of them are two, however alike.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in places:
        for parts in words_seen(name):
            groups.setdefault(parts, []).append(name)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2)]
    pairs += [(groups[one][0], groups[other][0]) for one, other in _slips(list(groups))]
    joined: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        if one != other and not (one in known and other in known):
            both = joined.get(one, {one: None}) | joined.get(other, {other: None})
            joined.update(dict.fromkeys(both, both))
    for group in {id(own): own for own in joined.values()}.values():
        named = next((name for name in group if name in known), None)
        yield LookAlikes(column=column, places=sorted(places[one] for one in group), known=named)


def joined(columns: Mapping[str, str], places: Mapping[str, Mapping[str, int]]) -> Iterator[Reason]:
    """Yield a doubt for each field of which names stand in one cell too: *J1 et J2*, beside J1 and J2.

    Args:
        columns: The column of each field, as the sheet calls it.
        places: The row in which each name of a field first stands.
    """
    for field, names in places.items():
        parts = {name: own for name in names if len(own := JOINED.split(name)) > 1}
        several = (name for name, own in parts.items() if all(one.strip() in names for one in own))
        if rows := [str(names[name]) for name in several]:
            told = few(rows, len(rows), named=NAMED)
            yield because("joined", column=columns.get(field, field), rows=told, count=len(rows))


def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name, sorted, without titles, accents and the zeros before a number.

    >>> words_in("J01") == words_in("J1"), words_in("007") == words_in("7"), words_in("c10") == words_in("c1")
    (True, True, False)
    """
    parts = [part.lstrip("0") or "0" for part in parts_of(name)]
    told = parts if TITLES.isdisjoint(parts) else [part for part in parts if part not in TITLES]
    return tuple(sorted(told or parts))


def words_seen(name: str) -> frozenset[tuple[str, ...]]:
    """Return the words of a name as it is written, and as it looks in Latin letters.

    >>> words_seen("\u0410nne Durand") & words_seen("DURAND Anne")
    frozenset({('anne', 'durand')})
    """
    return frozenset(map(words_in, {name, latin(name)}))


def _slips(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the pairs of names that differ by one slip in one long word; figures tell names apart."""
    near: dict[tuple[tuple[str, ...], str], list[tuple[tuple[str, ...], str]]] = {}
    seen: set[frozenset[tuple[str, ...]]] = set()
    for words in names:
        for at, word in enumerate(words):
            if len(word) < LEAST or not word.isalpha():
                continue
            rest = words[:at] + words[at + 1 :]
            for key in {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}:
                for other, its in near.setdefault((rest, key), []):
                    pair = frozenset((words, other))
                    if len(pair) > 1 and pair not in seen and _one_slip(word, its):
                        seen.add(pair)
                        yield other, words
                near[rest, key].append((words, word))


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other, or two that changed places, makes one word of the other.

    >>> [_one_slip("durand", other) for other in ("durant", "duran", "durnad", "dupond")]
    [True, True, True, False]
    """
    short, long = sorted((one, other), key=len)
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    swapped = short[:start] + short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long
