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
    {rules:rules}                     several sentences, set off by semicolons where one holds a comma
    {grounds:grounds}                 the same, which begin alike: the beginning is said once
    {causes:any rule}                 the same, of which one
    {starts:hour}                     a time of day, written 15:40
    {member:short}                    what it is, without what is explained of it behind a colon

The words around a fact may hold other facts in braces. A doubled brace stands for itself.
Where a fact meets the words before it, French elides and contracts. Two full stops are said as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, Protocol, cast

from eig._language.french_typesetting import hour_in_french, meet_in_french, one_in_figures
from eig._language.languages import Language, language_of
from eig._language.tables_of_sentences import FIELD, NUMBER, VALUES, sentences_of
from eig._values.whoever_waits import hear
from eig.errors import UnknownKey

_STOPS = (".", "!", "?", "…")
_EXPLAINED = re.compile(r"(?<=identifier): |(?<=identifiant)\s: |(?<=a mark): |(?<=une note)\s: ")
PEOPLE = frozenset({"juror", "jurors", "lead", "leaver", "names", "people", "person", "subject", "who"})
"""Facts that are names of people, which keep an article of their own; a choice of words is no name."""


class _Sayable(Protocol):
    def say(self, lang: str | Language = "en") -> str:
        """Return its words."""
        ...


def say(  # noqa: PLR0911 # one kind of value a line
    value: object, lang: str | Language = "en", *, exact: bool = False
) -> str:
    """Say any value that a reason may hold; texts with the language's apostrophes, or exactly as they are.

    >>> say(Fraction(27, 2), "fr"), say(("a", "b")), say(None), say(True, "fr"), say("l'eau", "fr")
    ('13,5', 'a and b', 'none', 'oui', 'l’eau')
    >>> say(datetime(2018, 6, 15, 17)), say(time(9, 5), "fr").split()
    ('15 June 2018, 17:00', ['9', 'h', '05'])
    """
    language = language_of(lang)
    if isinstance(value, str):
        return _named(language.name(value) if language.names else value, language, exact=exact)
    if value is None:
        return language.word("none")
    if isinstance(value, bool):
        return language.word("yes" if value else "no")
    if isinstance(value, (Fraction, float)):
        return language.number(value)
    if isinstance(value, int):
        return language.count(value)
    if isinstance(value, (date, time)):
        return _moment(value, language)
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return language.join([say(part, language, exact=exact) for part in parts])
    if hasattr(value, "say") and not isinstance(value, type):  # to ask a protocol takes three times as long
        own: Callable[[Language], str] = getattr(value, "_unfolded_", cast("_Sayable", value).say)
        return _named(own(language), language, exact=exact)
    return str(value)


def _moment(value: date | time, language: Language) -> str:
    """Return a day, a time of day, or both with what they are ahead of UTC, where that was given."""
    if isinstance(value, time):
        return _at(f"{value:%H:%M}", language)
    if not isinstance(value, datetime):
        return language.date(value)
    zone = f" (UTC{value.isoformat()[-6:]})" if value.tzinfo else ""
    return f"{language.date(value.date())}, {_at(f'{value:%H:%M}', language)}{zone}"


def _named(text: str, language: Language, *, exact: bool) -> str:
    """Return what something is called, with the language's apostrophes: a title holds those of a keyboard."""
    return text if exact or "'" not in text else text.replace("'", language.typeset("'"))


def fill(
    template: str, facts: Mapping[str, object], lang: str | Language = "en", *, exact: bool = False
) -> str:
    """Return a template with its facts said; texts among them as they were given, where that is asked for.

    >>> facts = {"places": 1, "gap": None, "rank": 2}
    >>> fill("{places:one place|# places}, {gap:?# short, }{rank:ordinal} of all", facts)
    'one place, 2nd of all'
    >>> fill("{places:une place|# places}", {"places": Fraction(3, 2)}, "fr")
    '1,5 place'
    >>> fill("fiche de {who}.", {"who": "Ève A."}, "fr")
    'fiche d’Ève A.'
    """
    language = language_of(lang)
    return _Filling(facts, language, exact=exact).of(language.typeset(template))


def ended(text: str) -> str:
    """Return a text with its full stop, unless it has one: that of *Mme A.*, or before a source, is enough.

    >>> ended("the place of K."), ended("kept"), ended("Places: 1. [published]")
    ('the place of K.', 'kept.', 'Places: 1. [published]')
    """
    stated = text.rpartition(" [")[0] if text.endswith("]") else text
    return text if stated.endswith(_STOPS) else f"{text}."


def sentence(text: str) -> str:
    """Return words as a sentence, with its capital and its full stop.

    >>> sentence("kept"), sentence("who is it?")
    ('Kept.', 'Who is it?')
    """
    return ended(f"{text[0].upper()}{text[1:]}")


class _Filling:
    """A template being filled: its facts, and the language that says them."""

    __slots__ = ("exact", "facts", "is_french", "language")

    def __init__(self, facts: Mapping[str, object], language: Language, *, exact: bool) -> None:
        self.facts, self.language, self.exact = facts, language, exact
        self.is_french = language.otherwise == "fr"

    def of(self, template: str, number: str = "", *, name: bool = False) -> str:
        """Return a template filled; the number of a count, or a `name`, stands for its mark."""
        hear()
        said, start = "", 0
        for match in FIELD.finditer(template):
            said = self._after(said, template[start : match.start()])
            more = number if match[0] == NUMBER else self._field(match)
            own = name if match[0] == NUMBER else match[1] in PEOPLE and (match[2] or "")[:1] != "="
            said = self._after(said, more, name=own)
            start = match.end()
        return self._after(said, template[start:])

    def _after(self, said: str, more: str, *, name: bool = False) -> str:
        """Return two pieces as one: a full stop that another ends with is not said again."""
        if said and more[:1] == "." and said[-1] in _STOPS and more[1:2] != ".":
            more = more[1:]
        return meet_in_french(said, more, name=name) if self.is_french and said[-1:] == " " else said + more

    def _field(self, match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if not name:
            return match[0][0]
        if name not in self.facts and (form or "")[:1] != "?":
            raise UnknownKey("fact", name, known=self.facts)
        value = self.facts.get(name)  # what is said where it is there may be left out
        return self._formed(value, form, name=name in PEOPLE) if form else self._said(value)

    def _said(self, value: object) -> str:
        return say(value, self.language, exact=self.exact)

    def _formed(self, value: object, form: str, *, name: bool) -> str:
        if (one := _KINDS.get(form)) is not None:
            return one(value, self.language)
        if form in ("or", "rules", "grounds", "any rule"):
            said = [*map(self._said, cast("tuple[object, ...]", value))]
            if form == "grounds":
                said = _begun_once(said)
            word: Literal["and", "or"] = "or" if form in ("or", "any rule") else "and"
            return self.language.join(said, word) if form == "or" else _clauses(said, self.language, word)
        head = form[:1]
        chosen = (
            _where_there_is(value, form[1:])
            if head == "?"
            else _by_choice(value, form[1:])
            if head == "="
            else _by_count(value, form.split("|"), self.language)
        )
        return self.of(chosen.replace("#", NUMBER), self._said(value), name=name and head != "=")


def _begun_once(said: list[str]) -> list[str]:
    """Return sentences of which those that begin as the first one, up to its colon, do not say it again."""
    head = "".join(said[0].partition(": ")[:2])
    return [said[0], *(one.removeprefix(head) for one in said[1:])]


def _clauses(said: list[str], language: Language, word: Literal["and", "or"]) -> str:
    """Return several sentences as one; by semicolons where one holds a comma, *and* or *or* of its own."""
    own = (",", language.word("and"), language.word("or"))
    if len(said) == 1 or not any(mark in one for one in said for mark in own):
        return language.join(said, word)
    gap = language.typeset(" ;" if language.otherwise == "fr" else ";")
    return f"{f'{gap} '.join(said[:-1])}{gap}{language.word(word)}{said[-1]}"


def _exactly(value: object, language: Language) -> str:
    said = say(value, language)
    return str(value) if said.startswith("≈") else said


def _at(value: object, language: Language) -> str:
    """Return a time of day, given as 15:40, as the language writes it."""
    said = say(value, language)
    return hour_in_french(said) if language.otherwise == "fr" else said


def _short(value: object, language: Language) -> str:
    """Return what something is called, or several are, without what is explained of it behind a colon."""
    several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return language.join([_EXPLAINED.split(say(one, language, exact=True), 1)[0] for one in several])


def _kind(name: str, language: Language) -> str:
    """Return what a value of a class is called, with its article and the name of the class."""
    from eig._values._class_nouns import a_class  # noqa: PLC0415 # loads when a fault is told

    facts = {"name": name, "noun": a_class(name, french=language.otherwise == "fr")}
    return fill(template_of(VALUES, "kind", language), facts, language)


_KINDS: Mapping[str, Callable[[object, Language], str]] = MappingProxyType(
    {
        "ordinal": lambda value, language: language.ordinal(cast("int", value)),
        "weekday": lambda value, language: language.weekday(cast("date", value)),
        "exact": _exactly,
        "hour": _at,
        "short": _short,
        "kind": lambda value, language: language.join(
            [_kind(name, language) for name in cast("tuple[str, ...]", value)], "or"
        ),
    }
)


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
    one, more = parts[-2:]
    if not language.is_singular(count):
        return more
    says_one = count != 1 and "#" in more and "#" not in one
    return one_in_figures(one) or more if says_one else one


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
        raise UnknownKey("sentence", code, known=sentences_of(table))
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
        sentences = sentences_of(table).get(code)
    except UnknownKey:
        return None
    return None if sentences is None else sentences[language.otherwise == "fr"]
