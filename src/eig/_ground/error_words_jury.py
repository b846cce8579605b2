"""What errors of the jury say in French, beside the English that they are written in: see `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    ("a level is between 0 and 1", "un niveau est compris entre 0 et 1"),
    ("grades are exact numbers", "les mentions sont des nombres exacts"),
    (
        "a salt is {digits} hexadecimal digits or more: a shorter one is guessed",
        "un sel a {digits} chiffres hexadécimaux ou plus : plus court, il se devine",
    ),
    ("scores after are rounded to {places} places", "les scores après ont {places} décimales"),
)
REMEDIES: Final[Pairs] = (
    ("give 0.95, say", "donner 0.95, par exemple"),
    ("quote the digits, as in '0.5'", "mettre les chiffres entre guillemets, comme '0.5'"),
    ("give marks", "donner des notes"),
    ("give {count} labels", "donner {count} libellés"),
)
