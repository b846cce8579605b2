"""What the pictures of the teams room share: names, and points that fit a card."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig.typing import Lang

tell: Tell = teller("teams.pictures")


def headed(head: str, said: str, lang: Lang) -> str:
    """Return words after what they are about.

    >>> headed("plume", "p1", "en")
    'plume: p1'
    """
    return tell("headed", lang, head=head, said=said)


def named(identifiers: Iterable[str], lang: Lang) -> list[str]:
    """Return what identifiers are called.

    >>> from eig.reasons import ENGLISH
    >>> named(["p1", "p2"], ENGLISH.naming({"p1": "Ada L."}))
    ['Ada L.', 'p2']
    """
    return list(map(language_of(lang).name, identifiers))


def amount(points: Fraction, lang: Lang) -> str:
    """Say points with two decimals at most, without the mark of lost digits: there is no room for it."""
    return language_of(lang).number(points).removeprefix("≈")
