"""How French sets its punctuation, and how its words meet: spaces, apostrophes, elision, contraction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from eig._values.names_and_clean_text import bare

NARROW: Final = "\u202f"  # a no-break space, narrow
HARD: Final = "\u00a0"  # and of full width
SPACES: Final = (
    *((" :", f"{HARD}:"), ("« ", f"«{HARD}"), (" »", f"{HARD}»"), ("n° ", f"n°{HARD}")),
    *((f" {mark}", f"{NARROW}{mark}") for mark in ";?!%"),
    ("'", "’"),
)
_ELIDING: Final = r"(?i)(?<![\w’])(de|que|le|la|ne|se|jusque|lorsque|puisque|quoique) \Z"
_CONTRACTED: Final[Mapping[str, str]] = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
_ARTICLE: Final = r"(?<![\w’])(de|à) \Z"
_ONE: Final = r"(?:d’)?une?(?= )"
_VOWEL: Final = r"(?!onz|oui\b|ouistiti|uhlan|y[aeiou])[aeiouy](?:[a-z’']|\. )"
"""A vowel sound at the beginning of a word. A lone letter, or a code such as A1, is a label: *rang de A*."""
_MUTE: Final = (
    r"h(?:y|a(?:bi[lt]|drien|gio|lei|lluc|log|lter|mec|rmo)|o(?:lo[cg]|m[moe]|nne|no|pi|r[ailmrt]|spi|sti|te)"
    r"|ui[ls]|um|ubert|e(?!aume|ler|nn|raut|riss|rn|ron|ros\b|rs|tr|urt)|i(?!bou|cham|d|erar|gh|p|ss|t))"
)
"""Words whose h is mute: those of *he* and *hi* but a few, and a few of *ha*, *ho* and *hu*.

The common words are told apart as Wikipedia's list of the aspirated h tells them; any other name keeps its h:
*part de Hassan*. Before *Henri* both are in use.
"""


def elides(word: str) -> bool:
    """Tell whether a short word is elided before a text: a vowel, or a mute h.

    >>> [elides(word) for word in ("Ève", "Hélène", "élan", "Hauts-de-Seine", "Mme Ada", "A", "A. Lux")]
    [True, True, True, False, False, False, True]
    """
    beginning = bare(word[:12])
    return re.match(_VOWEL if beginning[:1] != "h" else _MUTE, beginning) is not None


def meet_in_french(said: str, after: str, *, name: bool = False) -> str:
    """Return two pieces of a sentence as one: an article or *de* before a vowel is elided, or contracted.

    The `name` of somebody keeps an article of its own: *candidature de le Goff*.

    >>> meet_in_french("candidature de ", "Ada"), meet_in_french("par décision de ", "le jury")
    ('candidature d’Ada', 'par décision du jury')
    >>> meet_in_french("il faut ", "aucune note")
    'il ne faut aucune note'
    """
    tail = said[-12:]
    if tail.endswith("il faut ") and after.startswith(("aucun ", "aucune ")):
        return f"{said[: -len('faut ')]}ne faut {after}"
    found = re.search(_ELIDING, tail)
    if found is not None and elides(after):
        return f"{said[: -len(found[0]) + len(found[1]) - 1]}’{after}"
    article = re.search(_ARTICLE, tail)
    first, space, rest = after.partition(" ")
    both = _CONTRACTED.get(f"{article[1]} {first}") if article and space and not name else None
    return said + after if both is None or article is None else f"{said[: -len(article[0])]}{both} {rest}"


def one_in_figures(form: str) -> str | None:
    """Return a form that says *une place* with the mark of a number; None where it says *la place*.

    >>> one_in_figures("une place"), one_in_figures("d’une place"), one_in_figures("la place")
    ('# place', 'de # place', None)
    """
    found = re.match(_ONE, form)
    return found and f"{'de ' if found[0][:1] == 'd' else ''}#{form[found.end() :]}"


def hour_in_french(said: str) -> str:
    """Return a time of day as French writes it, with spaces that do not break.

    >>> hour_in_french("15:40") == f"15{HARD}h{HARD}40", hour_in_french("09:00") == f"9{HARD}h"
    (True, True)
    """
    hours, _, minutes = said.partition(":")
    return f"{hours.lstrip('0') or '0'}{HARD}h" + (f"{HARD}{minutes}" if minutes.strip("0") else "")
