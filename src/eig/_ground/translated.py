"""Errors in another language: their English is matched with a table of pairs, as message catalogues do.

What stands in no table is said in English: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from eig._ground.day_names import MONTHS, WEEKDAYS
from eig._ground.typeset import SPACES

_FORM: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_QUOTE: Final = re.compile(r"(?<!\w)'|'(?![\w{])")  # an apostrophe has a letter before it, and one after
_DATE: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_ANY: Final = MappingProxyType(
    {
        "figure": r"[0-9./,−-]+",
        "name": r"[\w.]+",
        "class": r"[A-Z]\w*",
        "quoted": r"'[^']*'",
        "choices": r"(?:'[^']*'|[\w.−-]+)(?:, (?:'[^']*'|[\w.−-]+))*",
        "": ".+",
        "said": ".*?",
        "date": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    }
)
TONGUE: Final = "fr"  # the language that the tables hold beside English
_DAYS: Final = MappingProxyType(dict(zip(WEEKDAYS["en"], WEEKDAYS[TONGUE], strict=True)))
_MONTHS: Final = MappingProxyType(dict(zip(MONTHS["en"], MONTHS[TONGUE], strict=True)))
Pairs: TypeAlias = tuple[tuple[str, str], ...]


@cache
def _tables(name: str) -> tuple[Pairs, ...]:
    """Return the tables that say one part of an error; they load with the first error read in French."""
    from eig._ground import error_words as words  # noqa: PLC0415
    from eig._ground import error_words_jury as jury  # noqa: PLC0415
    from eig._ground import error_words_keys as keys  # noqa: PLC0415
    from eig._ground import error_words_teams as teams  # noqa: PLC0415

    rules = (words.RULES, jury.RULES, teams.RULES, words.KINDS, words.BITS, keys.KEYS, words.PLACES)
    remedies = (words.REMEDIES, jury.REMEDIES, teams.REMEDIES, words.KINDS, words.BITS)
    return {
        "rule": rules,
        "remedy": remedies,
        "place": (words.PLACES,),
        "value": (words.VALUES,),
        "kind": (keys.KEYS,),
    }[name]


def french(text: str, table: str) -> str:
    """Return the French of a rule, a remedy, a place or a kind; the same text where there is none.

    >>> french("it is a whole number from 0", "rule"), french("row 3, 'mark'", "place")
    ('c’est un nombre entier à partir de 0', "ligne 3, 'mark'")
    """
    return _said(text, table) or text


@lru_cache(maxsize=1024)
def _said(text: str, table: str) -> str | None:
    """Return the French of a text by the template that holds most of its words: "one of them" is no list."""
    fitting = (
        (_own_words(english), found)
        for pairs in _tables(table)
        for english, french in pairs
        if (found := _matched(text, english, french, table)) is not None
    )
    return max(fitting, key=lambda one: one[0], default=(0, None))[1]


@cache
def _own_words(english: str) -> int:
    """Return how long the words of a template are, without what stands in braces."""
    return len(_FORM.sub("", english))


def _matched(text: str, english: str, french: str, table: str) -> str | None:
    """Return the French of a text that an English template fits, its parts said too."""
    match = _compiled(english).fullmatch(text)
    if match is None:
        return None
    forms = dict(_FORM.findall(english))
    facts: dict[str, str] = {}
    for name, part in match.groupdict().items():
        said = _said(part, table) if forms[name] == "said" else _of_days(part)
        if said is None:
            return None
        facts[name] = said
    return _filled(french, facts)


def _of_days(part: str) -> str:
    """Return the French of a part that is a date or a day of the week in English; any other as it is.

    >>> _of_days("1 May 2019"), _of_days("Friday"), _of_days("plume")
    ('1er mai 2019', 'vendredi', 'plume')
    """
    match = _DATE.fullmatch(part)
    if match is None or match[2] not in _MONTHS:
        return _DAYS.get(part, part)
    return f"{'1er' if match[1] == '1' else match[1]} {_MONTHS[match[2]]} {match[3]}"


def _filled(template: str, facts: Mapping[str, object]) -> str:
    return _FORM.sub(lambda one: str(facts.get(one[1], one[0])), _typeset(template))


def _typeset(template: str) -> str:
    """Set the spaces and apostrophes of a template; quotes, which stand around a value, stay as they are."""
    text = _QUOTE.sub("\0", template)
    for before, after in SPACES:
        text = text.replace(before, after)
    return text.replace("\0", "'")


@cache
def _compiled(english: str) -> re.Pattern[str]:
    """Return a pattern: the text around braces as it is, a group for each brace."""
    parts = _FORM.split(english)
    pattern = re.escape(parts[0])
    for name, form, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        pattern += f"(?P<{name}>{_ANY[form or '']}){re.escape(after)}"
    return re.compile(pattern, re.DOTALL)


def frame(code: str, **facts: object) -> str:
    """Return the frame of an error in French, with its facts.

    >>> frame("first", place="mark", value=7)
    'mark vaut 7'
    """
    from eig._ground.error_words import FRAMES  # noqa: PLC0415 # as the tables

    singular = f"{code}_one" if facts.get("count") == 1 else code
    return _filled(FRAMES.get(singular, FRAMES[code]), facts)
