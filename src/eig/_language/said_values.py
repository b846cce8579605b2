"""Words in the language of a caller: how values are said in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from eig._language.languages import ENGLISH, FRENCH, LANGUAGES, language_of
from eig.typing import Lang

LANGS = LANGUAGES
AND: Mapping[str, str] = {"en": ENGLISH.words["and"], "fr": FRENCH.words["and"]}
YES_NO: Mapping[str, tuple[str, str]] = {"en": ("no", "yes"), "fr": ("non", "oui")}
NONE: Mapping[str, str] = {"en": "none", "fr": "aucun"}


def say_date(day: date, lang: Lang = "en") -> str:
    """Say a date in full.

    >>> say_date(date(2019, 1, 16)), say_date(date(2019, 5, 1), "fr")
    ('16 January 2019', '1er mai 2019')
    """
    return language_of(lang).date(day)


def say_number(value: Fraction | float, lang: Lang = "en") -> str:
    """Say a number with the decimal mark of the language.

    >>> say_number(Fraction(73, 20), "fr"), say_number(Fraction(2, 3))
    ('3,65', '≈0.67')
    """
    return language_of(lang).number(value)


def join(parts: Sequence[str], lang: Lang = "en") -> str:
    """Join words as a sentence does.

    >>> join(["a", "b", "c"]), join(["a", "b"], "fr"), join([])
    ('a, b and c', 'a et b', 'none')
    """
    return language_of(lang).join(parts)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Say a count with its noun.

    >>> plural(1, "juror"), plural(3, "juror"), plural(0, "tie")
    ('1 juror', '3 jurors', '0 ties')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
