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
_DAY: Final = re.compile(
    rf"(\d+)(?:er)? ({'|'.join(name for names in MONTHS.values() for name in names)}) (\d{{4}})"
)


def days_named(text: str) -> Iterator[date]:
    """Yield the days that a text names in words, in English or in French.

    >>> [str(day) for day in days_named("arrêté du 1er mai 2018, published on 4 May 2018; 31 June 2018")]
    ['2018-05-01', '2018-05-04']
    """
    for day, month, year in _DAY.findall(text):
        at = next(names.index(month) for names in MONTHS.values() if month in names) + 1
        with suppress(ValueError):
            yield date(int(year), at, int(day))
