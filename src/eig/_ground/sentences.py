"""Sentences as tables: a package says each thing by its code, and a template in each language.

A template is text with facts in braces, each said as the language says it:

    {places}                          the fact, said: a number, a date, names, or what says itself
    {places:one place|# places}       by count, singular or plural; `#` is the number
    {places:nobody|one|# people}      the same, with a form of its own for none
    {gap:?# short, }                  only where there is such a fact; after `|`, what is said elsewhere
    {kind:=family:a relative|*:other} by choice; `*` is any other
    {rank:ordinal}                    a rank
    {day:weekday}                     the day of the week of a date
    {threshold:exact}                 a number, as a fraction where two decimals do not say it
    {choices:or}                      several, of which one

The words around a fact may hold other facts in braces. A doubled brace stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from eig._ground.languages import Language, language_of
from eig.errors import UnknownKey

VALUES = "values"
"""The table of what faults say of any value: that of a private package."""

_ITSELF = "\0"
"""What stands for the fact itself while the words around it are filled in."""
_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::((?:[^{}]|\{[^{}]*\})*))?\}")


@runtime_checkable
class _Sayable(Protocol):
    def say(self, lang: str | Language = "en") -> str: ...


def say(value: object, lang: str | Language = "en") -> str:  # noqa: PLR0911 # one kind of value a line
    """Say any value that a reason may hold.

    >>> say(Fraction(27, 2), "fr"), say(("a", "b")), say(None), say(True, "fr")
    ('13,5', 'a and b', 'none', 'oui')
    """
    language = language_of(lang)
    if isinstance(value, str):
        return language.name(value)
    if value is None:
        return language.word("none")
    if isinstance(value, bool):
        return language.word("yes" if value else "no")
    if isinstance(value, (Fraction, float)):
        return language.number(value)
    if isinstance(value, int):
        return language.count(value)
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, tuple):
        return language.join(say(part, language) for part in cast("tuple[object, ...]", value))
    if isinstance(value, _Sayable) and not isinstance(value, type):
        return value.say(language)
    return str(value)


def fill(template: str, facts: Mapping[str, object], lang: str | Language = "en") -> str:
    """Return a template with its facts said.

    >>> facts = {"places": 1, "gap": None, "rank": 2}
    >>> fill("{places:one place|# places}, {gap:?# short, }{rank:ordinal} of all", facts)
    'one place, 2nd of all'
    >>> fill("{places:la place|les # places}", {"places": Fraction(3, 2)}, "fr")
    'la place'
    """
    language = language_of(lang)
    return _filled(language.typeset(template), facts, language)


def _filled(template: str, facts: Mapping[str, object], language: Language) -> str:
    def shown(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if not name:
            return match[0][0]
        if name not in facts:
            raise UnknownKey("fact", name, known=facts)
        return _formed(facts[name], form, facts, language) if form else say(facts[name], language)

    return _FIELD.sub(shown, template)


def _formed(value: object, form: str, facts: Mapping[str, object], language: Language) -> str:
    if form == "ordinal":
        return language.ordinal(cast("int", value))
    if form == "weekday":
        return language.weekday(cast("date", value))
    if form == "exact":
        said = say(value, language)
        return str(value) if said.startswith("≈") else said
    if form == "or":
        return language.join((say(one, language) for one in cast("tuple[object, ...]", value)), "or")
    head, parts = form[:1], form.split("|")
    chosen = (
        _where_there_is(value, form[1:])
        if head == "?"
        else _by_choice(value, form[1:])
        if head == "="
        else _by_count(value, parts, language)
    )
    filled = _filled(chosen.replace("#", _ITSELF), facts, language)
    return filled.replace(_ITSELF, say(value, language))  # last: what is said may hold braces


def _where_there_is(value: object, form: str) -> str:
    there, _, otherwise = form.partition("|")
    return otherwise if value is None or value == () or value is False else there


def _by_choice(value: object, form: str) -> str:
    choices = dict(part.split(":", 1) for part in form.split("|"))
    return choices.get(str(value), choices.get("*", ""))


def _by_count(value: object, parts: list[str], language: Language) -> str:
    count = _count_of(value)
    if len(parts) > 2 and count == 0:  # noqa: PLR2004 # none, one, more
        return parts[0]
    return parts[-2] if language.is_singular(count) else parts[-1]


def _sentences_of(table: str) -> Mapping[str, tuple[str, str]]:
    home = f"_{table}" if table == VALUES else table
    try:
        return cast("Mapping[str, tuple[str, str]]", import_module(f"eig.{home}._sentences").SENTENCES)
    except ImportError:
        raise UnknownKey("table of sentences", table) from None


def _count_of(value: object) -> Fraction:
    """Return how many a fact is: its length, the count that it says, or itself, a number."""
    counted = cast("Mapping[str, Fraction]", getattr(value, "facts", {}))
    if "count" in counted:
        return counted["count"]
    return (
        Fraction(len(cast("tuple[object, ...]", value)))
        if isinstance(value, tuple)
        else cast("Fraction", value)
    )


def template_of(table: str, code: str, lang: str | Language) -> str:
    """Return the template of a package's sentence, in a language.

    >>> template_of("lots", "drawn_label", "en")[:15]
    'drawn {turn} of'
    """
    template = template_or_none(table, code, lang)
    if template is None:
        raise UnknownKey("sentence", code, known=_sentences_of(table))
    return template


def template_or_none(table: str, code: str, lang: str | Language) -> str | None:
    """Return the template of a package's sentence, in a language; None where no table has it.

    >>> template_or_none("lots", "drawn_by_lot", "en") is None
    True
    """
    language = language_of(lang)
    own = language.sentences.get(table)
    if own is not None and code in own:
        return own[code]
    try:
        sentences = _sentences_of(table).get(code)
    except UnknownKey:
        return None
    return None if sentences is None else sentences[language.otherwise == "fr"]


Tell = Callable[..., str]
"""What says a package's sentences, headings and labels."""


def teller(table: str) -> Tell:
    """Return what says a package's sentences, headings and labels: `tell(code, lang, **facts)`."""

    def tell(code: str, lang: str | Language = "en", /, **facts: object) -> str:
        return fill(template_of(table, code, lang), facts, lang)

    return tell
