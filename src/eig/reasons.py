"""Why an outcome is what it is: reasons that programs read by code and people read as sentences.

Every result of `eig` answers `explain(key)` with a `Trace`: a subject and the reasons, in order. A
`Reason` holds a stable code, the facts behind it, and one sentence in English and in French.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, text, to_tuple
from eig._ground.frozen import FrozenMap
from eig._ground.html import element, escape
from eig._ground.words import check_lang, say
from eig.typing import Lang

__all__ = ["FrozenMap", "Reason", "Trace", "Undefined"]


def __dir__() -> list[str]:
    return __all__


@final
@checked
@frozen(kw_only=True)
class Reason:
    """One reason: a code, facts, and a sentence in two languages.

    Args:
        code: A stable identifier, such as `below_floor`.
        en: The English sentence; `{name}` stands for the fact of that name.
        fr: The French sentence.
        facts: What the sentence is about, by name: text, numbers, dates, or tuples of them.

    >>> reason = Reason(code="below_floor", en="{mark} is below {floor}", fr="{mark} est sous {floor}",
    ...                 facts={"mark": 1, "floor": 2})
    >>> str(reason), reason.say("fr"), reason.facts["mark"]
    ('1 is below 2', '1 est sous 2', 1)
    """

    code: str
    en: str
    fr: str
    facts: FrozenMap[object] = field(factory=FrozenMap[object], converter=FrozenMap[object])

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("code", "en", "fr"):
            faults.check(name, text)
        faults.done()

    def __str__(self) -> str:
        return self.say()

    def say(self, lang: Lang = "en") -> str:
        """Return the sentence in a language.

        >>> Reason(code="tied", en="they tie", fr="ils sont ex æquo").say("fr")
        'ils sont ex æquo'
        """
        template = self.fr if check_lang(lang) == "fr" else self.en
        return template.format_map({name: say(fact, lang) for name, fact in self.facts.items()})


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Trace:
    """The reasons behind one outcome, in order. Its text is what a juror would read.

    Args:
        subject: What is explained: an identifier, never a person's name.
        reasons: The reasons, first things first.
        lang: The language of its text.

    >>> tied = Reason(code="tied", en="tied at 3", fr="ex æquo à 3")
    >>> print(Trace(subject="plume", reasons=[tied], lang="fr"))
    plume : ex æquo à 3.
    >>> Trace(subject="plume", reasons=[tied]).codes
    ('tied',)
    """

    subject: str
    reasons: tuple[Reason, ...] = field(converter=_reasons)
    lang: Lang = "en"

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("subject", text)
        faults.check("reasons", instance_of(Reason).each())
        faults.done()
        check_lang(self.lang)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in order."""
        return tuple(reason.code for reason in self.reasons)

    def __str__(self) -> str:
        colon, stop = (" : ", " ; ") if self.lang == "fr" else (": ", "; ")
        return f"{self.subject}{colon}{stop.join(reason.say(self.lang) for reason in self.reasons)}."

    def _repr_html_(self) -> str:
        steps = "".join(element("li", escape(reason.say(self.lang))) for reason in self.reasons)
        return element("p", escape(self.subject)) + element("ul", steps)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a reason.

        >>> Trace(subject="plume", reasons=[Reason(code="tied", en="tied", fr="ex æquo")]).rows()
        [{'subject': 'plume', 'step': 1, 'code': 'tied', 'sentence': 'tied'}]
        """
        return [
            {"subject": self.subject, "step": step, "code": reason.code, "sentence": reason.say(self.lang)}
            for step, reason in enumerate(self.reasons, start=1)
        ]


@final
@frozen(kw_only=True)
class Undefined:
    """A figure that does not exist here, and why: neither a NaN, nor a crash, nor a plausible number.

    >>> nothing = Undefined(reason=Reason(code="constant", en="all marks equal", fr="notes toutes égales"))
    >>> print(nothing), bool(nothing)
    undefined: all marks equal
    (None, False)
    """

    reason: Reason

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"undefined: {self.reason}"


def trace(subject: str, reasons: Iterable[Reason], lang: str) -> Trace:
    """Build a trace in a language that the caller named."""
    return Trace(subject=subject, reasons=reasons, lang=check_lang(lang))
