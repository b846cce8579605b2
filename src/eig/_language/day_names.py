"""The days of the week and the months in English and French: dates are said with them, and so are faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Final

Names = Mapping[str, tuple[str, ...]]
WEEKDAYS: Final[Names] = MappingProxyType(
    {
        "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    }
)
MONTHS: Final[Names] = MappingProxyType(
    {
        "en": (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        "fr": (
            "janvier", "février", "mars", "avril", "mai", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ),
    }
)  # fmt: skip
_MONTH: Final = "|".join(name for names in MONTHS.values() for name in names)
_READ: Final = r"(?<!consulté le )(?<!consultée le )(?<!read on )(?<!jusqu.au )(?<!until )"
# compiled where a text is read: the names of days are loaded at once
_DAY: Final = rf"{_READ}\b(?:(\d+)(?:er)? ({_MONTH})|({_MONTH}) (\d+),) (\d{{4}})|\b(\d{{4}}-\d\d-\d\d)\b"


def days_named(text: str) -> Iterator[date]:
    """Yield the days that a text names, in English, in French or in figures; not when it was read.

    >>> [str(day) for day in days_named("arrêté du 1er mai 2018, published on 4 May 2018; 31 June 2018")]
    ['2018-05-01', '2018-05-04']
    >>> [str(day) for day in days_named("17 MAI 2019; January 18, 2019; 2019-01-19; read on 3 May 2026")]
    ['2019-05-17', '2019-01-18', '2019-01-19']
    """
    for day, month, named, of, year, whole in re.findall(_DAY, text, re.IGNORECASE):
        with suppress(ValueError):
            yield date.fromisoformat(whole) if whole else date(int(year), _at(month or named), int(day or of))


def _at(month: str) -> int:
    known = ([one.casefold() for one in names] for names in MONTHS.values())
    return next(names.index(month.casefold()) for names in known if month.casefold() in names) + 1
