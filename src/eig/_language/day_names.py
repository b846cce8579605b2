"""The days of the week and the months in English and French: dates are said with them, and so are faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

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
_FRENCH: Final = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
    "vingt-huit vingt-neuf trente trente-et-un"
)
_ENGLISH: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_TENS: Final = MappingProxyType(
    {"fr": "vingt trente quarante cinquante soixante", "en": "twenty thirty forty fifty sixty"}
)
_UNDER_20: Final = MappingProxyType(
    {
        "fr": _FRENCH.replace("premier", "un", 1),
        "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
    }
)


@cache
def _counted(lang: str) -> Mapping[str, int]:
    """Return the numbers from 1 to 69 by their words, with a hyphen between these."""
    under, tens = _UNDER_20[lang].split()[:19], _TENS[lang].split()
    found = {name: at for at, name in enumerate(under, start=1)}
    for at, ten in enumerate(tens, start=2):
        found[ten] = 10 * at
        found |= {f"{ten}-{name}": 10 * at + n for n, name in enumerate(under[:9], start=1)}
        found[f"{ten}-et-un"] = 10 * at + 1
    return found


_READ: Final = "".join(
    f"(?<!{said} )"
    for said in (
        "consulte le",
        "consultee le",
        "consulte en",
        "consultee en",
        "read on",
        "read in",
        "jusqu.au",
        "jusqu.en",
        "until",
    )
)
_MONTH: Final = r"([a-z]{3,9})\.?"
_NTH: Final = r"(\d{1,2})(?:er|st|nd|rd|th)?"
# compiled where a text is read: the names of days are loaded at once
_DAY: Final = (
    rf"{_READ}\b(?:{_NTH} (?:of |de )?{_MONTH}|{_MONTH} {_NTH},?) (\d{{4}}\b|\d\d(?= ?(?:[,;.)]|\Z)))(?!-)"
    rf"|{_READ}(?<!\d )(?<!\d[a-z][a-z] )\b{_MONTH} (\d{{4}})\b(?!-)"
    rf"|{_READ}(?<![\d/.-])(?:(\d{{4}}) ?[/.-] ?(\d{{1,2}}) ?[/.-] ?(\d{{1,2}})"
    r"|(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?[/.-] ?(\d{4}|\d\d)(?![/-])"
    r"|(20\d\d)(\d\d)(\d\d)(?![/-]))(?!\.?\d)"
)
_FRENCH_WORDS: Final = r"\b(?:au|aux|du|et|la|le|les|un|une|arrete|avis|decret|loi|reglement)\b|\b[dl]'"
"""Words of French alone: beside one, figures have the day first."""
_DATED: Final = r"\b(?:dated?|du|le|of|on) $"
_NUMBERED: Final = (
    r"\b(?:alinea|annexe?|art|article|chapter|chapitre|item|no?|page|point|section|v|version)\.? ?[°º]? ?$"
    "|§ ?$"
)
"""What stands before the number of a part of a text, which is no day."""


class NamedDay(NamedTuple):
    """What a text says of a day: in its own words, which days that may be, and whether it is one at all."""

    said: str
    days: tuple[date, ...]
    dated: bool = True


def days_named(text: str) -> Iterator[NamedDay]:
    """Yield the days that a text names, in English, in French or in figures; not when it was read.

    A month alone is its first day. Figures have the day first beside French words; else they are each day
    that they may mean. Three numbers parted by dots, the year in two figures, may be no day.

    >>> [str(*one.days) for one in days_named("arrêté du 1er mai 2018; 4 May 2018; 31 June 2018")]
    ['2018-05-01', '2018-05-04']
    >>> [str(*one.days) for one in days_named("17 MAI 2019; January 18, 2019; read on 3 May 2026")]
    ['2019-05-17', '2019-01-18']
    >>> [str(*one.days) for one in days_named("décret 2/9/19, dix mai deux mille dix-huit, AOUT 2019")]
    ['2019-09-02', '2018-05-10', '2019-08-01']
    >>> [(one.said, *map(str, one.days)) for one in days_named("minutes 2/9/19; until May 2026")]
    [('2/9/19', '2019-02-09', '2019-09-02')]
    >>> found = days_named("arrêté du 10.9.18; 11.9.18, le JO; art. 3.4.19; 20181220; avis n° 20181012")
    >>> [(*map(str, one.days), one.dated) for one in found]
    [('2018-09-10', True), ('2018-09-11', False), ('2018-12-20', False)]
    """
    plain = _in_figures(re.sub(r"\s", " ", bare(text)))
    for found in re.finditer(_DAY, plain):
        day, month, named, nth, year, alone, of, *whole, first, by, second, last, y, m, d = found.groups()
        before = plain[: found.start()]
        may: list[tuple[int, ...]] = []
        numbered = re.search(_NUMBERED, before)
        if all(whole):
            may = [tuple(map(int, whole))]
        elif y and not numbered:
            may = [(int(y), int(m), int(d))]
        elif last and not numbered:
            may = [(_year(last), int(second), int(first)), (_year(last), int(first), int(second))]
        elif not (last or y) and len(months := _months(month or named or alone)) == 1:
            may = [(_year(year or of), months.pop(), int(day or nth or 1))]
        if days := [*_known_days(*may)]:
            french = re.search(_FRENCH_WORDS, plain) is not None
            known = days[:1] if french else sorted({*days})
            is_day = (
                by == "/" or (not y and len(last or of or "2019") > len("19")) or re.search(_DATED, before)
            )
            yield NamedDay(found[0], tuple(known), bool(is_day))


def _in_figures(text: str) -> str:
    """Return a text with the years and the days that stand in words, in French or in English, in figures."""
    for said, lang in ((r"deux[ -]mil(?:le)?[ -]", "fr"), (r"(?:two thousand (?:and )?|twenty )", "en")):
        text = _counted_in(text, _counted(lang), before=said, after=r"\b(?!-)", century="20")
    days = {name: at for names in (_FRENCH, _ENGLISH) for at, name in enumerate(names.split(), start=1)}
    return _counted_in(text, days, after=r"(?= (?:of |de )?[a-z]{3,9}\.? \d)")


def _counted_in(
    text: str, known: Mapping[str, int], *, before: str = "", after: str, century: str = ""
) -> str:
    """Return a text with the numbers of some words, which stand between others, in two figures."""
    words = "|".join(sorted(known, reverse=True)).replace("-", "[ -]")

    def figures(found: re.Match[str]) -> str:
        return f"{century}{known[found[1].replace(' ', '-')]:02}"

    return re.sub(rf"\b{before}({words}){after}", figures, text)


def _year(said: str) -> int:
    return int(f"20{said}" if len(said) < len("2018") else said)


def _known_days(*given: tuple[int, ...]) -> Iterator[date]:
    for one in given:
        with suppress(ValueError):
            yield date(*one)


def _months(said: str) -> set[int]:
    """Return the months whose name begins as a word, or is it."""
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
    may = _months(month)
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
