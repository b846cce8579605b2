"""The words of a fault before a language is known: a code of a package's table, its facts, a value shown.

Nothing of the languages is loaded before something is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final, cast, final

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.names_and_clean_text import legible

if TYPE_CHECKING:
    from eig._language.languages import Language
    from eig._values.value import Value
    from eig.reasons import Reason
    from eig.typing import Lang

WORD: Final = 40  # characters that a message shows of a text
LONGEST: Final = 240  # characters of a value that a message shows whole
SHOWN: Final = 160  # how many it shows of a longer one
FEW: Final = 6  # members that it shows of a series
DIGITS: Final = 20  # digits of a number that it shows
PLAIN: Final = (Decimal, complex, bytes, range, dt.timedelta, dt.tzinfo)
"""What is shown as Python writes it, beside the values of this library."""
NUMBERS: Final = (int, float, Fraction)
NOUN: Final = "values.noun "  # how the code of what a key is of begins


@final
class Phrase:
    """Something said by its code, with facts: `room.package.code`, in a table of each language.

    >>> from_zero = Phrase("values.whole", low=0, high=None)
    >>> from_zero.say(), from_zero.say("fr")
    ('a whole number from 0', 'un nombre entier à partir de 0')
    """

    __slots__ = ("code", "facts")

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = facts

    def say(self, lang: Lang = "en") -> str:
        """Return the words in a language.

        >>> Phrase("values.flag").say("fr")
        'vrai (True) ou faux (False)'
        """
        from eig._language.sentences_from_codes import fill, template_of  # noqa: PLC0415 # words load when something is said

        if self.code.startswith(NOUN) and not self.has_words():
            return self.code.removeprefix(NOUN)  # a caller's own word
        facts = {name: _SO_LONG if _is_long(fact) else fact for name, fact in self.facts.items()}
        return fill(template_of(*_parts(self.code), lang), facts, lang, exact=True)

    def as_reason(self) -> Reason:
        """Return the same as a reason, which has fields for programs.

        >>> Phrase("values.flag").as_reason().code
        'flag'
        """
        from eig.reasons import Reason  # noqa: PLC0415 # idem

        table, code = _parts(self.code)
        return Reason(code=code, table=table, facts={key: _stored(one) for key, one in self.facts.items()})

    def has_words(self) -> bool:
        """Tell whether some table has the sentence: a remedy stands only where it adds something.

        >>> Phrase("values.flag").has_words(), Phrase("values.flag.remedy").has_words()
        (True, False)
        """
        from eig._language.sentences_from_codes import template_or_none  # noqa: PLC0415 # idem

        return template_or_none(*_parts(self.code), "en") is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Phrase):
            return NotImplemented
        return (self.code, self.facts) == (other.code, other.facts)

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Phrase({self.code!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Phrase, self.code, **self.facts), ()


def _parts(code: str) -> tuple[str, str]:
    """Return the table of a code, and its name there; a remedy has its rule's, and one part more."""
    own = code.removesuffix(REMEDY)
    table, _, name = own.rpartition(".")
    return table, f"{name}{REMEDY if own != code else ''}"


REMEDY: Final = ".remedy"


def _stored(fact: object) -> object:
    """Return a fact as a reason keeps it: what is said by a code is a reason too, which can be written."""
    if isinstance(fact, tuple):
        return tuple(map(_stored, cast("tuple[object, ...]", fact)))
    return fact.as_reason() if isinstance(fact, Phrase) else fact


def noun(what: str | Phrase) -> Phrase:
    """Return what keys are of, as every language says it.

    >>> noun("juror").say("fr"), noun("widget").say("fr")
    ('juré', 'widget')
    """
    return what if isinstance(what, Phrase) else Phrase(f"{NOUN}{what}")


@final
class Quoted:
    """A value as a message shows it, in the language that is spoken.

    >>> Quoted("plum").say(), Quoted("plum").say("fr") == "«\N{NO-BREAK SPACE}plum\N{NO-BREAK SPACE}»"
    ("'plum'", True)
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def say(self, lang: Lang = "en") -> str:
        """Return the value as it is shown."""
        return shown(self.value, lang)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quoted) and self.value == other.value

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return shown(self.value)

    def __reduce__(self) -> tuple[object, ...]:
        return Quoted, (self.value,)


def quoted(names: Iterable[str]) -> tuple[Quoted, ...] | None:
    """Return names as a sentence shows them, or None where there are none."""
    return tuple(map(Quoted, names)) or None


@final
class Withheld:
    """What a fault holds in the place of a value that may be private: its kind.

    >>> Withheld("A. B.")
    (str, not shown)
    """

    __slots__ = ("kind",)
    kind: str

    def __init__(self, value: object) -> None:
        self.kind = value.kind if isinstance(value, Withheld) else type(value).__name__

    def say(self, lang: Lang = "en") -> str:
        """Return that it is there, and not shown."""
        return Phrase("values.withheld", kind=self.kind).say(lang)

    def __repr__(self) -> str:
        return f"({self.kind}, not shown)"


@final
class AsShown:
    """What stands for a value that cannot travel: how a message showed it.

    >>> AsShown("(Sheet, not shown)", "(Sheet, contenu non montré)").say("fr")
    '(Sheet, contenu non montré)'
    """

    __slots__ = ("english", "french")

    def __init__(self, english: str, french: str) -> None:
        self.english = english
        self.french = french

    def say(self, lang: Lang = "en") -> str:
        """Return what the message showed."""
        return self.french if language_of(lang).otherwise == "fr" else self.english

    def __repr__(self) -> str:
        return self.english

    def __reduce__(self) -> tuple[object, ...]:
        return AsShown, (self.english, self.french)


def shown(value: object, lang: Lang = "en") -> str:
    """Return a value as a message shows it: cut where it is long, its kind where it has no words.

    >>> shown("a" * 99)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' (99 characters)"
    >>> shown(dt.date(2019, 1, 16)), shown((1, None)), shown(Fraction(27, 2)), shown(range(300))
    ('16 January 2019', '(1, None)', '13.5', 'range(0, 300)')
    """
    language = language_of(lang)
    try:
        words = _shown(value, language)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 # a message is never the second error: repr is anybody's code
        words = Withheld(value).say(language)
    return words if len(words) <= LONGEST else f"{words[:SHOWN]}…"


def _shown(value: object, language: Language) -> str:
    if isinstance(value, (Withheld, AsShown, Quoted, Phrase)):
        return value.say(language)
    if value is None or isinstance(value, bool):
        return Phrase("values.bare", it=str(value)).say(language)
    for kind, words in _BY_KIND:
        if isinstance(value, kind):
            return words(value, language)
    if not (isinstance(value, PLAIN) or type(value).__module__.startswith("eig.") or _is_value(value)):
        return Withheld(value).say(language)  # its repr is anybody's words, and may name people
    told = str.__str__(repr(value)) if language.otherwise == "en" else ""
    return told if 0 < len(told) <= SHOWN else _in_words(value, language)


def _is_value(value: object) -> bool:
    from eig._values.value import Value  # noqa: PLC0415 # values are built of faults

    return isinstance(value, Value)


def _is_of_somebody(value: object) -> bool:
    """Tell whether it holds, anywhere, a value with a field that is not everybody's to read."""
    from eig._values.value import holds_private, leaves_of  # noqa: PLC0415 # values are built of faults

    return any(_is_value(one) and holds_private(type(one)) for _, one in leaves_of(value))


def _in_words(value: object, language: Language) -> str:
    """Return a value of this library as a language says it: a result, or one of somebody, by its class."""
    if not _is_value(value):
        return str.__str__(repr(value))
    said = "\n" if hasattr(value, "explain") or _is_of_somebody(value) else cast("Value", value).say(language)
    kind = Phrase("values.kind_of", classes=(type(value).__name__,)).say(language)
    return kind if "\n" in said or len(said) > SHOWN else said


def _text(value: object, language: Language) -> str:
    given = str.__str__(cast("str", value))
    cut = "" if len(given) <= WORD else "…"
    said = Phrase("values.quoted", text=f"{legible(given[:WORD])}{cut}").say(language)
    return said if not cut else said + Phrase("values.characters", count=len(given)).say(language)


_SO_LONG: Final = Phrase("values.long_number")


def _is_long(value: object) -> bool:
    """Tell whether a number has more digits than anybody reads."""
    if not isinstance(value, (int, Fraction)):
        return False
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > 4 * DIGITS


def _number(value: object, language: Language) -> str:
    number = Fraction(cast("Fraction", value))
    if _is_long(number):
        return _SO_LONG.say(language)
    if number.denominator == 1:
        return language.count(number.numerator)
    said = language.number(number)
    return str(number) if said.startswith("≈") else said


def _float(value: object, language: Language) -> str:
    written = str.__str__(repr(value))
    if type(value) is not float:  # as NumPy writes its own
        return written
    signed = f"{language.minus}{written[1:]}" if value < 0 else written
    return signed.replace(".", language.decimal)


def _day(value: object, language: Language) -> str:
    return str(value) if isinstance(value, dt.datetime) else Phrase("values.on_day", day=value).say(language)


def _class(value: object, language: Language) -> str:
    return Phrase("values.the_class", name=cast("type", value).__name__).say(language)


def _series(value: object, language: Language) -> str:
    given = list(cast("tuple[object, ...]", value))
    told = [_shown(one, language) for one in given[:FEW]]
    marked = any("," in said for one, said in zip(given, told, strict=False) if isinstance(one, NUMBERS))
    gap = language.stop if marked else ", "
    more = Phrase("values.more", count=len(given)).say(language) if len(given) > FEW else ""
    return f"({gap.join(told)}{more})"


def _unordered(value: object, language: Language) -> str:
    return Phrase("values.set_of", count=len(cast("set[object]", value))).say(language)


def _mapping(value: object, language: Language) -> str:
    """Return the keys: what stands under them may be somebody's name, employer or mark."""
    given = list(cast("Mapping[object, object]", value))
    told = [f"{_shown(key, language)}: …" for key in given[:FEW]]
    more = Phrase("values.more", count=len(given)).say(language) if len(given) > FEW else ""
    return f"{{{', '.join(told)}{more}}}"


_BY_KIND: Final[tuple[tuple[type | tuple[type, ...], Callable[[object, Language], str]], ...]] = (
    (str, _text),
    ((int, Fraction), _number),
    (float, _float),
    (type, _class),
    (dt.date, _day),
    (dt.time, lambda value, _: str(value)),
    ((tuple, list), _series),
    ((set, frozenset), _unordered),
    (Mapping, _mapping),
)
