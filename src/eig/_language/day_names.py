"""The days of the week and the months in English and French: dates are said with them, and so are faults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar

from eig._values.names_and_clean_text import bare

Names = Mapping[str, tuple[str, ...]]
T = TypeVar("T")
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


def months_called(said: str) -> set[int]:
    """Return the months whose name begins as a word, or is it.

    >>> months_called("févr"), months_called("ma")
    ({2}, {3, 5})
    """
    names = [(at, bare(name)) for known in MONTHS.values() for at, name in enumerate(known, start=1)]
    return {at for at, name in names if name.startswith(bare(said))}


_FIGURES: Final = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
_YEAR_FIRST: Final = r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?![0-9])"
_WORDS: Final = (
    r"(?:le\s+)?(?:([^\W\d_]+),?\s+)?([0-9]{1,2})(?:er)?\s+([^\W\d_]{3,})\.?\s+([0-9]{4})(?![0-9])"
)


def with_iso_day(text: str) -> str:
    """Return a text that begins with a day as French people write it with that day as ISO 8601 writes it.

    A month may be cut, where it is one alone; a weekday has to be that of the day.

    >>> [with_iso_day(one) for one in ("16/1/2019 17:00", "mercredi 16 janvier 2019", "1er FEVR. 2019")]
    ['2019-01-16 17:00', '2019-01-16', '2019-02-01']
    >>> with_iso_day("10 sept 2018"), with_iso_day("2018/9/10")
    ('2018-09-10', '2018-09-10')
    >>> with_iso_day("lundi 16 janvier 2019"), with_iso_day("3 ju. 2019"), with_iso_day("plume")
    ('lundi 16 janvier 2019', '3 ju. 2019', 'plume')
    """
    if found := re.match(_FIGURES, text) or re.match(_YEAR_FIRST, text):
        first, month, last = found.groups()
        day, year = (last, first) if len(first) > len("31") else (first, last)
        return f"{year}-{month:0>2}-{day:0>2}{text[found.end() :]}"
    found = re.match(_WORDS, text, re.IGNORECASE) if any(map(str.isalpha, text)) else None
    if found is None:
        return text
    weekday, day, month, year = found.groups()
    may = months_called(month)
    with suppress(ValueError):
        found_day = date(int(year), may.pop(), int(day)) if len(may) == 1 else None
        own = [bare(known[found_day.weekday()]) for known in WEEKDAYS.values()] if found_day else ()
        if found_day and (weekday is None or bare(weekday) in own):
            return f"{found_day.isoformat()}{text[found.end() :]}"
    return text


def day_in(given: T) -> T | date:
    """Return the day that a text is; any other value, and what is no day, as it is.

    >>> day_in("16/11/2018"), day_in("soon")
    (datetime.date(2018, 11, 16), 'soon')
    """
    with suppress(ValueError):
        return date.fromisoformat(with_iso_day(" ".join(given.split()))) if isinstance(given, str) else given
    return given
