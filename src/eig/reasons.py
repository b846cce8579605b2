"""Why an outcome is what it is: reasons that programs read by code and people read as sentences.

Every result of `eig` answers `explain(key)` with a `Trace`: a subject and the reasons, in order; a key that
it does not have is an `UnknownKey`. A `Reason` holds a stable code and the facts behind it; its sentence
stands in a table, one a package, code to template, in English and in French. `lang=` takes `"en"`, `"fr"` or
a `Language` of yours, which may bring sentences of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import check_lang, language_of, say, to_lang
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import IN_ORDER, Rule, anything, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf, in_order, is_late, ordered
from eig._values.map_fields import frozen_map
from eig._values.names_and_clean_text import bare
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps, unchecked

__all__ = ["ENGLISH", "FRENCH", "FrozenMap", "Language", "Reason", "Trace", "Undefined"]


def __dir__() -> list[str]:
    return __all__


_fact = Rule(
    lambda value: not isinstance(value, (set, frozenset)) and not hasattr(value, "__next__"),
    IN_ORDER,
    {"member": anything.phrase},
)


def _facts(given: Mapping[str, object]) -> FrozenMap[object]:
    """Return the facts, several values as a tuple and a mapping frozen: nobody changes them afterwards."""
    return frozen_map(given, _kept)


@lru_cache(maxsize=256)
def _stays(kind: type) -> bool:
    """Tell whether a fact of a class stands as it is given."""
    return not hasattr(kind, "__next__") and not issubclass(kind, (dict, list, KeysView, set, frozenset))


UNSAID: Final = FrozenMap[str]()


def _kept(fact: object) -> object:
    if isinstance(fact, dict):
        return MapOf[object](cast("dict[str, object]", fact))
    return to_tuple(cast("list[object]", fact)) if isinstance(fact, (list, KeysView)) else fact


if TYPE_CHECKING:
    from eig._language.languages import Language
    from eig.typing import Lang

    ENGLISH: Language
    FRENCH: Language
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"eig.reasons has no {name!r}; it has {', '.join(__all__)}")
        from eig._language import languages  # noqa: PLC0415 # words load when something is said

        return getattr(languages, name)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Reason(Value):
    """One reason: a code, and facts. What it says stands in the table of a package, or in its own sentences.

    Args:
        code: A stable identifier, such as `below_floor`.
        facts: What the sentence is about, by name: text, numbers, dates, or tuples of them.
        table: The package of `eig` whose table has its sentence, such as `jury.selection`.
        sentences: Its own sentences by language, for a rule of yours; `{name}` stands for the fact of that
        name.

    >>> reason = Reason(code="below_floor", facts={"mark": 1, "floor": 2},
    ...                 sentences={"en": "{mark} is below {floor}", "fr": "{mark} est sous {floor}"})
    >>> str(reason), reason.say("fr"), reason.facts["mark"]
    ('1 is below 2', '1 est sous 2', 1)
    """

    code: str = field(metadata=keeps(text))
    facts: FrozenMap[object] = field(default=EMPTY, converter=_facts, metadata=keeps(map_of(_fact)))
    table: str = ""
    sentences: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])

    def _check(self, faults: Gather) -> None:
        faults.that("sentences", bool(self.table) or "en" in self.sentences, "values.said_in_english")

    def say(self, lang: Lang = "en") -> str:
        """Return the sentence in a language; in the language that it leans on where it has none of its own.

        >>> Reason(code="tied", sentences={"en": "they tie", "fr": "ils sont ex æquo"}).say("fr")
        'ils sont ex æquo'
        """
        from eig._language.sentences_from_codes import fill  # noqa: PLC0415 # words load when something is said

        return fill(self._template(lang), self.facts, lang)

    def _template(self, lang: Lang) -> str:
        from eig._language.sentences_from_codes import template_of  # noqa: PLC0415 # idem

        language = language_of(lang)
        codes = (language.code, language.otherwise, "en")
        own = next((self.sentences[code] for code in codes if code in self.sentences), None)
        return template_of(self.table, self.code, language) if own is None else own


Because = Callable[..., Reason]
"""The maker of a package's reasons."""


def reasons_in(table: str) -> Because:
    """Return the maker of a package's reasons: `because(code, **facts)`.

    >>> reasons_in("lots")("decided_by_draw", order=("a", "b"), reference="PV 4.2").code
    'decided_by_draw'
    """

    def _because(code: str, /, **facts: object) -> Reason:
        names = in_order(tuple(facts)) if all(map(_stays, map(type, facts.values()))) else None
        if names is None:
            return Reason(code=code, table=table, facts=facts)
        said = ordered(names, map(facts.__getitem__, names))  # right as they are: names and codes are ours
        return unchecked(Reason, code=code, table=table, facts=said, sentences=UNSAID)

    return _because


@final
@frozen(kw_only=True, eq=False, repr=False)
class Trace(Value):
    """The reasons behind one outcome, in order. Its text is what a juror would read.

    Args:
        subject: What is explained: an identifier, never a person's name.
        reasons: The reasons, first things first.
        lang: The language of its text.

    >>> tied = Reason(code="tied", sentences={"en": "tied at 3", "fr": "ex æquo à 3"})
    >>> print(Trace(subject="plume", reasons=[tied], lang="fr"))
    plume : ex æquo à 3.
    >>> Trace(subject="plume", reasons=[tied]).codes
    ('tied',)
    """

    subject: str = field(metadata=keeps(text))
    reasons: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    lang: Lang = field(default="en", converter=to_lang)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in order."""
        return tuple(reason.code for reason in self.reasons)

    def say(self, lang: Lang = "en") -> str:
        """Return the reasons one after the other, in a language; its text is in its own.

        >>> tied = Reason(code="tied", sentences={"en": "tied at 3", "fr": "ex æquo à 3"})
        >>> Trace(subject="plume", reasons=[tied]).say("fr").replace("\u00a0", " ")
        'plume : ex æquo à 3.'
        """
        from eig._language.sentences_from_codes import ended  # noqa: PLC0415 # idem

        language = language_of(lang)
        said = language.stop.join(reason.say(language) for reason in self.reasons)
        return ended(f"{self._called(language)}{language.colon}{said}")

    def _called(self, lang: Lang) -> str:
        """Return what is explained; a list of an office is no identifier, and has words of each language."""
        own = self.codes[:1] in (("departs",), ("departs_nowhere",))
        return reasons_in("values")("beside").say(lang) if own else say(self.subject, language_of(lang))

    def listed(self, width: int = 80) -> str:
        """Return the reasons as a list, one after a dash, in lines no longer than a width.

        >>> tied = Reason(code="tied", sentences={"en": "tied at 3"})
        >>> print(Trace(subject="plume", reasons=[tied, tied]).listed())
        - tied at 3
        - tied at 3
        """
        from eig._draw.values_as_lines_of_text import folded  # noqa: PLC0415 # loads when a list is asked for

        require("Trace.listed", width=(whole(1), width))
        language = language_of(self.lang)
        return folded("\n".join(f"- {reason.say(language)}" for reason in self.reasons), width)

    def _body_(self, lang: Lang) -> str:
        from eig._draw.html_tables import element, escape  # noqa: PLC0415 # loads when a page is asked for

        steps = "".join(element("li", escape(reason.say(lang))) for reason in self.reasons)
        return element("p", escape(self._called(lang))) + element("ul", steps)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a reason.

        >>> Trace(subject="plume", reasons=[Reason(code="tied", sentences={"en": "tied"})]).rows()
        [{'subject': 'plume', 'step': 1, 'code': 'tied', 'sentence': 'tied'}]
        """
        return [
            {"subject": self.subject, "step": step, "code": reason.code, "sentence": reason.say(self.lang)}
            for step, reason in enumerate(self.reasons, start=1)
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows with reasons as they are: a table says them in its language."""
        return [{**row, "sentence": one} for row, one in zip(self.rows(), self.reasons, strict=True)]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Undefined(Value):
    """A figure that does not exist here, and why: neither a NaN, nor a crash, nor a plausible number.

    >>> nothing = Undefined(reason=Reason(code="constant", sentences={"en": "all marks equal"}))
    >>> print(nothing), bool(nothing)
    undefined: all marks equal
    (None, False)
    """

    reason: Reason

    def __bool__(self) -> bool:
        return False

    def say(self, lang: Lang = "en") -> str:
        """Say that the figure does not exist, and why.

        >>> Undefined(reason=Reason(code="a", sentences={"en": "a", "fr": "notes égales"})).say("fr")[-12:]
        'notes égales'
        """
        language = language_of(lang)
        return f"{language.word('undefined')}{language.colon}{self.reason.say(language)}"


def worded(code: str, said: FrozenMap[str], **facts: object) -> Reason:
    """Return words by language as a reason; a language that they lack is answered by the first they have."""
    first = next(iter(said.values()))
    return Reason(code=code, facts=facts, sentences={"en": first, **said})


def reasons_map(given: Mapping[str, Iterable[Reason]]) -> FrozenMap[tuple[Reason, ...]]:
    """Return a mapping to tuples of reasons; a late one as it is."""
    return cast("FrozenMap[tuple[Reason, ...]]", given) if is_late(given) else frozen_map(given, to_tuple)


def trace(subject: str, reasons: Iterable[Reason], lang: Lang) -> Trace:
    """Build a trace in a language that the caller named."""
    return Trace(subject=subject, reasons=reasons, lang=check_lang(lang))


NO_TITLES: Final[Mapping[str, str]] = FrozenMap[str]()


def meant_by(
    given: Iterable[str], known: Iterable[str], lang: Lang, titles: Mapping[str, str] = NO_TITLES
) -> tuple[str, ...]:
    """Return the identifiers that names mean, however they are typed: what the language or a title calls one.

    A name that none, or more than one, is called by stays as it is.

    >>> meant_by(["Le Phare !", "bus"], ["phare", "bus"], language_of("fr").naming({"phare": "Le phare"}))
    ('phare', 'bus')
    """
    language, ids = language_of(lang), {*known}
    called: dict[str, set[str]] = {}
    for one in ids:
        for name in (one, language.name(one), titles.get(one, one)):
            called.setdefault(_typed(name), set()).add(one)
    own = {name: called.get(_typed(name), set[str]()) for name in given if name not in ids}
    return tuple(next(iter(own[name])) if len(own.get(name, ())) == 1 else name for name in given)


def _typed(name: str) -> str:
    return "".join(one for one in bare(name) if one.isalnum())


def beside(
    ours: Mapping[str, object], theirs: Mapping[str, object], why: Callable[[str], Trace], lang: Lang
) -> Trace:
    """Return where a result departs from what an office has already: for whom, and by which rule.

    >>> from eig.jury import rank
    >>> ranking = rank({"a": 2, "b": 1})
    >>> print(beside({"a": 1, "b": 2}, {"a": 1}, ranking.explain, "en"))
    beside your list: b: here 2, on your list none (ranked 2 of 2 with 1).
    """
    because = reasons_in("values")
    keys = [key for key in dict.fromkeys([*ours, *theirs]) if ours.get(key) != theirs.get(key)]
    facts = ({"key": key, "ours": ours.get(key), "theirs": theirs.get(key)} for key in keys)
    told = [because("departs", **one, why=why(str(one["key"])).reasons) for one in facts]
    return trace(because("beside").say(lang), told or [because("departs_nowhere")], lang)
