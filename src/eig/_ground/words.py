"""Words in English and French: how values are said in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import cast

from eig._ground.exact import decimal_text
from eig.errors import Fault
from eig.typing import Lang

LANGS: tuple[Lang, ...] = ("en", "fr")

MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
}
WEEKDAYS: Mapping[Lang, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
AND: Mapping[Lang, str] = {"en": " and ", "fr": " et "}
YES_NO: Mapping[Lang, tuple[str, str]] = {"en": ("no", "yes"), "fr": ("non", "oui")}
NONE: Mapping[Lang, str] = {"en": "none", "fr": "aucun"}


def check_lang(lang: str) -> Lang:
    """Return the language, or refuse one that results do not speak."""
    for known in LANGS:
        if lang == known:
            return known
    raise Fault("lang", lang, rule="results speak English or French", remedy='give "en" or "fr"')


def say_date(day: date, lang: Lang = "en") -> str:
    """Say a date in full.

    >>> say_date(date(2019, 1, 16)), say_date(date(2019, 5, 1), "fr")
    ('16 January 2019', '1er mai 2019')
    """
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {MONTHS[lang][day.month - 1]} {day.year}"


def say_number(value: Fraction | float, lang: Lang = "en") -> str:
    """Say a number with the decimal mark of the language.

    >>> say_number(Fraction(73, 20), "fr"), say_number(Fraction(2, 3))
    ('3,65', '≈0.67')
    """
    text = decimal_text(value) if isinstance(value, Fraction) else f"{value:.4g}"
    return text.replace(".", ",") if lang == "fr" else text


def join(parts: Iterable[str], lang: Lang = "en") -> str:
    """Join words as a sentence does.

    >>> join(["a", "b", "c"]), join(["a", "b"], "fr"), join([])
    ('a, b and c', 'a et b', 'none')
    """
    words = list(parts)
    if not words:
        return NONE[lang]
    *first, last = words
    return AND[lang].join((", ".join(first), last)) if first else last


def say(value: object, lang: Lang = "en") -> str:
    """Say any value that a reason may hold."""
    if isinstance(value, bool):
        return YES_NO[lang][value]
    if isinstance(value, (Fraction, float)):
        return say_number(value, lang)
    if isinstance(value, date):
        return say_date(value, lang)
    if isinstance(value, tuple):
        return join((say(part, lang) for part in cast("tuple[object, ...]", value)), lang)
    return NONE[lang] if value is None else str(value)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Say a count with its noun.

    >>> plural(1, "juror"), plural(3, "juror"), plural(0, "tie")
    ('1 juror', '3 jurors', '0 ties')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
