"""The languages that results speak: how each says numbers, dates and counts, and sets its punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, cast, final

from attrs import evolve, field, frozen

from eig._language.day_names import MONTHS, WEEKDAYS
from eig._language.french_typesetting import HARD, NARROW, SPACES
from eig._language.tables_of_sentences import check_tables
from eig._values.exact_numbers import decimal_text
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import map_of, text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import to_tables
from eig._values.names_and_clean_text import language_tag
from eig._values.tuple_fields import to_each, to_ids, to_tuple
from eig._values.value import PrivateNames, Value, keeps, told_where_given
from eig.errors import Fault, look_up

_LONG: Final = re.compile(r"(?<![\d./])\d{4,}(?![\d/])")
_YEARS: Final = 9999  # a whole number up to it may be a year: it stands as it is
Singular = Literal["one", "below_two"]


def _pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return to_each(values, lambda one: cast("tuple[str, str]", to_tuple(one)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Language(Value):
    """A language that results speak: pass it wherever `lang=` is asked for.

    English and French ship with the library. A third one is a table: its words, and its sentences for as many
    packages as you need; what it lacks is said in the language that it names.

    Args:
        code: The language tag, such as `en` or `fr-CA`.
        words: The small words: `and`, `or`, `none`, `yes`, `no`, `undefined`.
        months: The twelve months, as they stand in a date.
        weekdays: The seven days, Monday first.
        decimal: The decimal mark.
        minus: The minus sign.
        thousands: What stands between thousands: of amounts from 1,000 on, of counts from 10,000 on.
        ordinals: By ending of the number (`=1` is the number 1 alone, `*` any other), its ordinal's form.
        first_day: How the first day of a month is said, or None where it is a plain number.
        singular: Which counts take the singular: `one`, or those `below_two` as in French.
        colon: What stands between a subject and what is said of it.
        stop: What stands between two reasons.
        spaces: Pairs of texts: in each sentence the first becomes the second, before facts are put in.
        sentences: By package, such as `jury.selection`, and by code: the sentence.
        otherwise: The language that says what `sentences` lacks.
        names: What to call people and things by their identifiers, for display alone: see `naming`.
        instead: Words of the sentences that are said otherwise: `{"challenge": "project"}`.

    >>> from eig.reasons import Reason
    >>> german = Language(code="de", words={"and": " und "}, decimal=",",
    ...                   sentences={"jury.selection": {"kept": "angenommen"}})
    >>> german.join(["a", "b", "c"]), german.number(Fraction(1, 2))
    ('a, b und c', '0,5')
    """

    code: str = field(metadata=keeps(text))
    words: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    months: tuple[str, ...] = field(default=(), converter=to_ids)
    weekdays: tuple[str, ...] = field(default=(), converter=to_ids)
    decimal: str = "."
    minus: str = "-"
    thousands: str = ""
    ordinals: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    first_day: str | None = None
    singular: Singular = "one"
    colon: str = ": "
    stop: str = "; "
    spaces: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    sentences: FrozenMap[FrozenMap[str]] = field(default=EMPTY, converter=to_tables)
    otherwise: Literal["en", "fr"] = "en"
    names: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text), of="person")
    )
    instead: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(text)), **told_where_given}
    )

    def _check(self, faults: Gather) -> None:
        for field_, count in (("months", 12), ("weekdays", 7)):
            number = len(cast("tuple[str, ...]", getattr(self, field_)))
            faults.that(field_, number in (0, count), "values.all_or_none", value=number, count=count)
        check_tables(faults, self.sentences)

    def naming(self, names: PrivateNames) -> Language:
        """Return the language with names to show in the place of identifiers, beside those it has.

        Names are for display: give the language to `explain`, to a table or to a picture as `lang=`. Values
        hold identifiers alone.

        Args:
            names: By identifier, the name to show; what has none is shown by its identifier.

        >>> from eig.jury import rank
        >>> from eig.reasons import ENGLISH
        >>> print(rank({"c1": 3, "c2": 2}).explain("c1", lang=ENGLISH.naming({"c1": "Open justice"})))
        Open justice: ranked 1 of 2 with 3.
        """
        return evolve(self, names={**self.names, **names})

    def name(self, identifier: str) -> str:
        """Return what an identifier is called: itself where no name was given.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.naming({"j1": "Mme A."}).join(map(FRENCH.naming({"j1": "Mme A."}).name, ["j1", "j2"]))
        'Mme A. et j2'
        """
        return self.names.get(identifier, identifier)

    def word(self, key: str) -> str:
        """Return a small word: the language's own, or that of the language it leans on.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.word("yes")
        'oui'
        """
        known = look_up("word", key, _KNOWN[self.otherwise].words)
        return self.words.get(key) or known

    def number(self, value: Fraction | float, places: int = 2) -> str:
        """Say a number, rounded half up to so many places; `≈` where that is not exact.

        What is not zero is never said to be: a number that would round to zero is said as a fraction.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.number(Fraction(-73, 20)), FRENCH.number(Fraction(2, 3)), FRENCH.number(Fraction(1, 900))
        ('−3,65', '≈0,67', '1/900')
        """
        text = f"{value:.4g}" if isinstance(value, float) else decimal_text(Fraction(value), places)
        if value and not set(text) & set("123456789"):
            text = str(value)
        return self._set(text)

    def count(self, value: int) -> str:
        """Say a whole number.

        >>> from eig.reasons import ENGLISH, FRENCH
        >>> ENGLISH.count(1_280_000), FRENCH.count(-12_840), FRENCH.count(2019)
        ('1,280,000', '−12\u202f840', '2019')
        """
        return self._set(str(value)) if abs(value) > _YEARS else str(value).replace("-", self.minus)

    def _set(self, text: str) -> str:
        """Set a number as the language does: its mark, its minus sign, its groups of three digits."""
        grouped = _LONG.sub(lambda found: f"{int(found[0]):,}".replace(",", "\0"), text, count=1)
        signed = grouped.replace("-", self.minus).replace(".", self.decimal)
        return signed.replace("\0", self.thousands)

    def weekday(self, day: date) -> str:
        """Say the day of the week of a date.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.weekday(date(2019, 5, 1))
        'mercredi'
        """
        return (self.weekdays or _KNOWN[self.otherwise].weekdays)[day.weekday()]

    def date(self, day: date) -> str:
        """Say a date in full.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.date(date(2019, 5, 1))
        '1er mai 2019'
        """
        months = self.months or _KNOWN[self.otherwise].months
        number = self.first_day if self.first_day and day.day == 1 else str(day.day)
        return f"{number} {months[day.month - 1]} {day.year}"

    def ordinal(self, number: int) -> str:
        """Say a rank.

        >>> from eig.reasons import ENGLISH, FRENCH
        >>> [ENGLISH.ordinal(n) for n in (1, 2, 11, 23)], [FRENCH.ordinal(n) for n in (1, 21)]
        (['1st', '2nd', '11th', '23rd'], ['1er', '21e'])
        """
        forms = self.ordinals or _KNOWN[self.otherwise].ordinals
        endings = (f"={number}", *(str(number)[-size:] for size in (2, 1)), "*")
        return next(forms[ending] for ending in endings if ending in forms).replace("#", str(number))

    def is_singular(self, count: Fraction | float) -> bool:
        """Tell whether a count takes the singular.

        >>> from eig.reasons import ENGLISH, FRENCH
        >>> [language.is_singular(Fraction(3, 2)) for language in (ENGLISH, FRENCH)]
        [False, True]
        """
        return -2 < count < 2 if self.singular == "below_two" else count in (1, -1)  # noqa: PLR2004 # the rule of French

    def join(self, parts: Sequence[str], word: Literal["and", "or"] = "and") -> str:
        """Join words as a sentence does: all of them, or one of them.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.join(["a", "b", "c"]), FRENCH.join([]), FRENCH.join(["a", "b"], "or")
        ('a, b et c', 'aucun', 'a ou b')
        """
        if not parts:
            return self.word("none")
        *first, last = parts
        return self.word(word).join((", ".join(first), last)) if first else last

    def typeset(self, text: str) -> str:
        """Return a text with the words, spaces and quotes that the language asks for.

        >>> from eig.reasons import FRENCH
        >>> FRENCH.typeset("l'aide : 3 %") == "l’aide\u00a0: 3\u202f%"
        True
        """
        if self.instead:
            text = self._reworded(text)
        for before, after in self.spaces:
            text = text.replace(before, after)
        return text

    def _reworded(self, text: str) -> str:
        """Return a sentence in the words that stand instead; names of facts and of choices stay."""
        known = {before.lower(): _other for before, _other in self.instead.items()}
        words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))

        def _other(found: re.Match[str]) -> str:
            said = known[found[0].lower()]
            return said if found[0][0].islower() else f"{said[0].upper()}{said[1:]}"

        found = rf"(?<![\w{{=|])(?:{words})(?!\w)|(?<=\|)(?:{words})(?![\w:])"
        return re.sub(found, _other, text, flags=re.IGNORECASE)


ENGLISH = Language(
    code="en",
    thousands=",",
    spaces=((" %", "%"),),
    words={
        "and": " and ", "or": " or ", "none": "none",
        "yes": "yes", "no": "no", "undefined": "undefined",
    },
    months=MONTHS["en"],
    weekdays=WEEKDAYS["en"],
    ordinals={"1": "#st", "2": "#nd", "3": "#rd", "11": "#th", "12": "#th", "13": "#th", "*": "#th"},
)  # fmt: skip
FRENCH = Language(
    code="fr",
    words={
        "and": " et ", "or": " ou ", "none": "aucun",
        "yes": "oui", "no": "non", "undefined": "sans valeur",
    },
    months=MONTHS["fr"],
    weekdays=WEEKDAYS["fr"],
    decimal=",",
    minus="−",
    thousands=NARROW,
    ordinals={"=1": "#er", "*": "#e"},
    first_day="1er",
    singular="below_two",
    colon=f"{HARD}: ",
    stop=f"{NARROW}; ",
    spaces=SPACES,
    otherwise="fr",
)  # fmt: skip
_KNOWN: Mapping[str, Language] = MappingProxyType({"en": ENGLISH, "fr": FRENCH})
LANGUAGES: tuple[Literal["en", "fr"], ...] = ("en", "fr")


def language_of(lang: str | Language) -> Language:
    """Return the language that a caller names or brings, or refuse one that results do not speak.

    >>> language_of("fr-CA").code, language_of("en_GB.UTF-8").code
    ('fr', 'en')
    """
    given = cast("object", lang)  # what annotations promise is not what callers give
    if isinstance(given, Language):
        return given
    tag = language_tag(given)
    known = _KNOWN.get(tag) if isinstance(tag, str) else None
    if known is None:
        raise Fault("lang", lang, "values.lang")
    return known
