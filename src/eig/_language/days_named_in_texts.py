"""The days that a text names: in words or in figures, in English or in French; and what may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from eig._language.day_names import months_called
from eig._values.names_and_clean_text import bare

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


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NTH: Final = r"(?P<d>\d{1,2})(?:er|st|nd|rd|th|e)?"
_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_TO: Final = r"[ ,./_-]{0,2}(?:(?:day )?of |de |d')?"
_YEAR: Final = (
    r"(?:de l'an(?:nee)? )?'?(?P<y>\d{4}|\d\d(?= ?(?:[,;)]|\.(?!\d)|\Z)))(?![-/.]?\d)"  # not "dec. 2019-123"
)
_ALONE: Final = r"(?<!\d)(?<!\d[-/.])"
_BY: Final = r"(?P<by> ?[-/._] ?)"
_ENDS: Final = r"(?!\.?\d)"
# compiled where a text is read; what one has found, no other reads
_FORMS: Final = (
    rf"\b{_NTH}{_TO}{_MONTH}{_TO}{_YEAR}",
    rf"\b{_MONTH}[ ./_-](?:the )?{_NTH}[ ,./_-]{{1,2}}{_YEAR}",
    rf"\b{_NTH}[ ./-](?P<month>[ivx]{{1,4}})[ ./-]{_YEAR}",
    rf"\b(?P<y>\d{{4}}),?[ -](?:le )?{_NTH} {_MONTH}",
    rf"\b(?P<y>\d{{4}})[ -]{_MONTH}[ -]{_NTH}\b",
    rf"\b{_MONTH}{_TO}(?P<y>\d{{4}})(?![-/.]?\d)",
    rf"{_ALONE}(?P<y>(?:19|20)\d\d){_BY}(?P<m>\d{{1,2}}) ?[-/._] ?(?P<d>\d{{1,2}}){_ENDS}",
    rf"{_ALONE}(?P<a>\d{{1,2}}){_BY}(?P<b>\d{{1,2}}) ?[-/._] ?(?P<y>(?:19|20)\d\d|\d\d)(?![-/]\d){_ENDS}",
    r"(?<![\d.,])(?<!\d )(?P<y>20\d\d)(?P<by> )(?P<m>\d\d) (?P<d>\d\d)(?! ?\d)",
    r"(?<![\d.,])(?<!\d )(?P<a>\d\d)(?P<by> )(?P<b>\d\d) (?P<y>20\d\d|\d\d)(?! ?\d)",
    rf"{_ALONE}(?P<by>)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d){_ENDS}",
    rf"{_ALONE}(?P<by>)(?P<a>\d\d)(?P<b>\d\d)(?P<y>20\d\d|\d\d){_ENDS}",
    rf"{_ALONE}(?P<by>)(?P<m>\d{{1,2}}) ?/ ?(?P<y>20\d\d)(?!/){_ENDS}",
)
_FRENCH_WORDS: Final = r"\b(?:au|aux|du|et|la|le|les|un|une|arrete|avis|decret|loi|reglement)\b|\b[dl]'"
"""Words of French alone: beside one, figures have the day first."""
_READ: Final = (
    r"\b(?:consultee?s?|lue?s? en ligne|read|accessed|retrieved|viewed)(?: \w+){0,2}? (?:le |on |en |in )?$"
    r"|\b(?:consultee?s?|read|accessed|retrieved|viewed)(?: le| on)? \w+day,? $"
    r"|\b(?:jusqu'(?:au|en)|until|till) $"
)
"""What stands before the day on which somebody read a text, or up to which it holds."""
_DATED: Final = r"\b(?:dated?|au|du|le|of|on)(?: \w+(?:day|di),?)? $"
_NUMBERED: Final = (
    r"(?:\b(?:alinea|annexe?|art|article|chapter|chapitre|item|ligne|line|n|no|nr|num|numero|number|p|pp"
    r"|page|point|section|titre|tome|vol|volume|affaire|cada|case|compte|dossier|facture|fax|file|iban|isbn"
    r"|mobile|phone|pourvoi|portable|requete|rib|rna|siren|siret|tel|telephone|tva)s?\.?|§|№)"
    r"(?: ?[°º])?s?(?: d(?:e |')[a-z]+)? ?:? ?$"
)
"""What stands before the number of a part of a text, of a file or of a line, which is no day."""
_CODE: Final = r"(?<!\w)[ldr]\.? ?\*? ?$"
_VERSION: Final = r"\b(?:v|version)\.? ?$"


class NamedDay(NamedTuple):
    """What a text says of a day: in its own words, which days that may be, and whether it is one at all."""

    said: str
    days: tuple[date, ...]
    dated: bool = True


def days_named(text: str) -> Iterator[NamedDay]:
    """Yield the days that a text names, in English, in French or in figures; not when it was read.

    A month alone is its first day. Figures have the day first beside French words; else they are each day
    that they may mean. Figures that nothing parts but blanks, or of a year in two figures, may be no day.

    >>> [str(*one.days) for one in days_named("arrêté du 1er mai 2018; 4 May 2018; 31 June 2018")]
    ['2018-05-01', '2018-05-04']
    >>> [str(*one.days) for one in days_named("17 MAI 2019; January 18, 2019; read on 3 May 2026")]
    ['2019-05-17', '2019-01-18']
    >>> [str(*one.days) for one in days_named("décret 2/9/19, dix mai deux mille dix-huit, AOUT 2019")]
    ['2019-09-02', '2018-05-10', '2019-08-01']
    >>> [(one.said, *map(str, one.days)) for one in days_named("minutes 2/9/19; until May 2026")]
    [('2/9/19', '2019-02-09', '2019-09-02')]
    >>> found = days_named("arrêté du 10.9.18; 11.9.18, le JO; art. 3.4.19; v20181220; avis n° 20181012")
    >>> [(*map(str, one.days), one.dated) for one in found]
    [('2018-09-10', True), ('2018-09-11', False), ('2018-12-20', False)]
    """
    plain = _in_figures(re.sub("[‐-―−]", "-", re.sub(r"\s", " ", bare(text)).replace("’", "'")))
    french = re.search(_FRENCH_WORDS, plain) is not None
    for found in _all_in(plain):
        parts = found.groupdict()
        sure, days = _is_day(parts, plain[: found.start()]), [*_days(parts)]
        if days and sure is not None:
            yield NamedDay(found[0], tuple(days[:1] if french else sorted({*days})), sure)


def _all_in(text: str) -> list[re.Match[str]]:
    """Return what is written as a day, or as none that there is, in the order of a text."""
    taken: list[re.Match[str]] = []
    for form in _FORMS:
        hits = [one for one in re.finditer(form, text) if _months(one.groupdict())]
        taken += hits
        for one in hits:
            text = f"{text[: one.start()]}{'|' * len(one[0])}{text[one.end() :]}"
    return sorted(taken, key=lambda one: one.start())


def _is_day(parts: Mapping[str, str], before: str) -> bool | None:
    """Return whether words or figures, by what stands before them, are a day; None where they are none."""
    by, short = parts.get("by", "/").strip(), len(parts["y"]) == len("19")
    if re.search(_READ, before):
        return None
    if re.search(_DATED, before) or "month" in parts:
        return True
    loose = not by or (short and by != "/")
    numbered = re.search(_NUMBERED, before) or (short and re.search(_VERSION, before))
    if (loose and numbered) or (short and not by) or (by == "-" and re.search(_CODE, before)):
        return None
    return not (loose or numbered)


def _months(parts: Mapping[str, str]) -> set[int]:
    """Return the months that a word, or figures, may mean; none where a word is no month."""
    said = parts.get("month") or parts.get("m", "1")
    if said.isdigit() or said in _ROMAN:
        return {int(said) if said.isdigit() else 1 + _ROMAN.index(said)}
    return months_called(said)


def _days(parts: Mapping[str, str]) -> Iterator[date]:
    """Yield the days that there are of those that a text may mean."""
    months, year = _months(parts), int(parts["y"]) + (2000 if len(parts["y"]) == len("19") else 0)
    may = [(month, int(parts.get("d", 1))) for month in months] if len(months) == 1 else []
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        may = [(second, first), (first, second)]
    for month, day in may:
        with suppress(ValueError):
            yield date(year, month, day)


def _in_figures(text: str) -> str:
    """Return a text with the years and the days that stand in words, in French or in English, in figures."""
    for said, lang in ((r"deux[ -]mil(?:le)?[ -]", "fr"), (r"(?:two thousand (?:and )?|twenty )", "en")):
        text = _counted_in(text, _counted(lang), before=said, after=r"\b(?!-)", century="20")
    days = {name: at for names in (_FRENCH, _ENGLISH) for at, name in enumerate(names.split(), start=1)}
    return _counted_in(text, days, after=r"(?= (?:of |de )?[a-z]{3,9}\.?,? \d)")


def _counted_in(
    text: str, known: Mapping[str, int], *, before: str = "", after: str, century: str = ""
) -> str:
    """Return a text with the numbers of some words, which stand between others, in two figures."""
    words = "|".join(sorted(known, reverse=True)).replace("-", "[ -]")

    def figures(found: re.Match[str]) -> str:
        """Return the figures of a number in words."""
        return f"{century}{known[found[1].replace(' ', '-')]:02}"

    return re.sub(rf"\b{before}({words}){after}", figures, text)
