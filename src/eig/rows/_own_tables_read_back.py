"""What `to_rows` writes for people, read back: the heading of each field, the word of each code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, cast

from attrs import AttrsInstance, fields

from eig._draw.column_headings_and_words_of_codes import heading, words_of_codes
from eig._values.frozen_maps import FrozenMap
from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import bare
from eig.rows._read_cells import Reading, inner
from eig.rows._spellings_of_headings import by_key, named
from eig.rows.dialects import FACTS, Dialect

LANGUAGES: Final = ("en", "fr")


@lru_cache(maxsize=128)
def heads_of(kind: type[AttrsInstance], *, french: bool) -> Mapping[str, str]:
    """Return which field of a class each heading is of, as a table in a language is written: `named`.

    A heading of two fields is of neither: it is written with their names beside it.
    """
    found: dict[str, str] = {}
    names = [one.name for one in fields(kind) if one.init]
    for lang in LANGUAGES[: 1 + french]:
        heads = {name: heading(name, lang, kind.__name__.lstrip("_")) for name in names}
        count = Counter(heads.values())
        for name, head in heads.items():
            found.setdefault(named(head if count[head] == 1 else f"{head} ({name})"), name)
    return FrozenMap(found)


@lru_cache(maxsize=128)
def spelt(kind: type[AttrsInstance], *, french: bool) -> Mapping[str, tuple[str, ...]]:
    """Return which field each heading is of, by what its spellings have in common."""
    return by_key({head: (name,) for head, name in heads_of(kind, french=french).items()})


@lru_cache(maxsize=128)
def spelt_names(kind: type[AttrsInstance]) -> Mapping[str, tuple[str, ...]]:
    """Return which field each name of a field is, by what its spellings have in common."""
    return by_key({one.name: (one.name,) for one in fields(kind) if one.init})


@lru_cache(maxsize=256)
def codes_of(field: str, kind: str = "", *, french: bool) -> Mapping[str, str]:
    """Return the code that each word of a field stands for, as tables are written; none of two codes.

    A word that the class has of its own goes before that of any class; the language asked for comes first.
    """
    codes: dict[str, dict[int, set[str]]] = {}
    for lang in reversed(LANGUAGES[: 1 + french]):
        for nearness, words in enumerate(words_of_codes(field, lang, kind)):
            for code, word in words.items():
                codes.setdefault(word, {}).setdefault(nearness, set()).add(code)
    nearest = {word: own[min(own)] for word, own in codes.items()}
    also = FACTS if (kind, field) == ("Event", "kind") else dict[str, str]()
    return FrozenMap({**also, **{word: next(iter(own)) for word, own in nearest.items() if len(own) == 1}})


def folded(codes: Mapping[str, str]) -> dict[str, str]:
    """Return codes by the words of a table, without accents too, or the last e of a participle."""
    words = {fold(word): code for word, code in codes.items()}
    unaccented = {bare(word): code for word, code in words.items()}
    return unaccented | {re.sub(r"(?<=[éisu])e$", "", word): code for word, code in words.items()} | words


def said_as(field: str, kind: str = "", *, french: bool) -> Mapping[str, str]:
    """Return the word that a table in the language shows for each code of a field."""
    found: dict[str, str] = {}
    for words in words_of_codes(field, LANGUAGES[french], kind):
        found = {**words, **found}
    return found


def code_of(word: str, words: Mapping[str, str], dialect: Dialect) -> str:
    """Return the code that a word stands for: as the dialect says, or as tables write it."""
    meant = dialect.meaning(word)
    return meant if meant != word and (not words or meant in words.values()) else words.get(fold(word), word)


def as_codes(words: Mapping[str, str], hint: object, read: Reading, dialect: Dialect) -> Reading:
    """Return what reads a text, and gives the code that its word stands for, if it is one."""
    if not words or not (inner(hint) is str or inner(hint) == tuple[str, ...]):
        return read

    def coded(place: str, cell: object) -> object:
        found = read(place, cell)
        if isinstance(found, tuple):
            return tuple(code_of(one, words, dialect) for one in cast("tuple[str, ...]", found))
        return code_of(found, words, dialect) if isinstance(found, str) else found

    return coded
