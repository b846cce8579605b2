"""What errors of the jury say in French, beside the English that they are written in: see `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    (
        "a salt is {digits} hexadecimal digits or more: a shorter one is guessed",
        "un sel a {digits} chiffres hexadécimaux ou plus : plus court, il se devine",
    ),
    ("scores after are rounded to {places} places", "les scores après ont {places} décimales"),
)
REMEDIES: Final[Pairs] = (
    ("give marks", "donner des notes"),
    ("give {count} labels", "donner {count} libellés"),
)
