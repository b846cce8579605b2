"""Interests: links between a juror and what is judged, and which of them are conflicts of interest.

The case law turns on the kind of decision. None of it is legal advice.

- In a competition the jury is one: a juror with a conflict of interest about one candidate abstains for all
  of them (Conseil d'État, 17 October 2016, n° 386400).
- In an examination, such as drawing up a shortlist, the juror abstains for that candidate only (Conseil
  d'État, 7 June 2017, n° 382986).
- In an advisory recruitment committee, professional links alone do not show partiality (Conseil d'État,
  26 January 2018, n° 401796).
- Merely knowing a candidate, having been in the same class, or having examined the candidate before is no
  conflict; a professional link is one only if its intensity could influence the assessment (Conseil d'État,
  18 October 2024, n° 491452).
- Links add up: none of four professional links sufficed alone, and together they kept the member from that
  candidate and from all others (Conseil d'État, 13 October 2023, n° 459205). A jury judges them together.
- A member who feels unable to be impartial, or has reason to think that it could be doubted, steps back: a
  ground of its own (Conseil d'État, 17 October 2016, n° 386400).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import to_sorted_ids
from eig._values.value import Value, keeps
from eig.typing import Lang

__all__ = [
    "ADVISORY",
    "COMPETITION",
    "EXAMINATION",
    "Interest",
    "LinkIntensity",
    "RecusalProcedure",
    "RecusalRules",
    "RecusalScope",
    "calls_for_recusal",
    "recusal_scope",
]

tell: Tell = teller("programme")


RecusalScope: TypeAlias = Literal["item", "session"]
"""How far a recusal reaches, to that item or to the whole session."""

LinkIntensity: TypeAlias = Literal["slight", "strong"]
"""How strong a link is, as the jury judged it: could it influence the assessment?"""


@final
@frozen(kw_only=True, eq=False, repr=False)
class RecusalRules(Value):
    """Which links call for a recusal in one kind of decision, and how far it reaches: data of a programme.

    Args:
        name: The kind of decision.
        scope: How far a recusal reaches: `item`, or the whole `session`.
        harmless: Kinds of link that alone call for none.
        decisive: Kinds of link that always call for one, whatever their intensity.
        source: Where that is said.

    >>> ours = RecusalRules(name="grant panel", scope="item", harmless=["alumni"], decisive=["family"])
    >>> calls_for_recusal(Interest(juror="j1", target="c1", kind="family"), procedure=ours)
    True
    """

    name: str = field(metadata=keeps(text))
    scope: RecusalScope
    harmless: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids))
    decisive: tuple[str, ...] = field(default=("conscience",), converter=to_sorted_ids, metadata=keeps(ids))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        both = tuple(kind for kind in self.harmless if kind in self.decisive)
        faults.that("harmless", not both, "programme.not_decisive", value=both)


_HARMLESS: Final = ("acquaintance", "alumni", "examined_before")

COMPETITION: Final = RecusalRules(
    name="competition",
    scope="session",
    harmless=_HARMLESS,
    source="Conseil d'État, 17 octobre 2016, n° 386400",
)
"""A competition (*concours*): the jury is one, and a juror who steps back does so for all.

>>> COMPETITION.scope
'session'
"""

EXAMINATION: Final = RecusalRules(
    name="examination", scope="item", harmless=_HARMLESS, source="Conseil d'État, 7 juin 2017, n° 382986"
)
"""An examination, such as drawing up a shortlist: for that candidate only.

>>> EXAMINATION.scope
'item'
"""

ADVISORY: Final = RecusalRules(
    name="advisory",
    scope="item",
    harmless=(*_HARMLESS, "professional"),
    source="Conseil d'État, 26 janvier 2018, n° 401796",
)
"""An advisory recruitment committee: professional links alone do not show partiality.

>>> "professional" in ADVISORY.harmless
True
"""

RecusalProcedure: TypeAlias = Literal["competition", "examination", "advisory"] | RecusalRules
"""The kinds of decision that the case law tells apart, by name; or rules of your own."""

_PROCEDURES: Final[MappingProxyType[str, RecusalRules]] = MappingProxyType(
    {one.name: one for one in (COMPETITION, EXAMINATION, ADVISORY)}
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Interest(Value):
    """A link between a juror and a target. Whether it is a conflict of interest is decided apart.

    In EIG, the mentors of a challenge sit on the jury that ranks the candidates for it (règlement AAC EIG 3,
    2018): the link is a fact, stepping back is a decision; `eig.jury.marks.recusals_from` makes the one of
    the other.

    Args:
        juror: The juror, by identifier.
        target: What the link is to: a challenge, a candidate or an administration, by identifier.
        kind: The kind of link: `employer`, `mentor`, `hierarchical`, `professional`, `personal`, or a name of
            your own. `acquaintance`, `alumni` and `examined_before` are links that alone are no conflict;
            `conscience` is that of a juror who feels unable to be impartial, and always is one. A
            book states `own_candidacy` of a juror who applies, and `rival_candidacy`, which no text asks for.
        scope: How far a recusal for it would reach: see `recusal_scope`.
        note: What the jury noted; no personal data.
        intensity: How strong the jury judged the link: a `strong` one is a conflict whatever its kind, a
            `slight` one alone is none. None leaves it to the kind.

    >>> Interest(juror="j1", target="plume", kind="employer").scope
    'item'
    """

    juror: str = field(metadata=keeps(text))
    target: str = field(metadata=keeps(text))
    kind: str = field(metadata=keeps(text))
    scope: RecusalScope = "item"
    note: str = field(default="", metadata=keeps(of="jury"))
    intensity: LinkIntensity | None = None

    def say(self, lang: Lang = "en") -> str:
        """Return the link in words, with what the jury noted of it.

        >>> print(Interest(juror="j1", target="plume", kind="employer", intensity="strong"))
        j1 and plume: employer, strong
        """
        return tell(
            "interest",
            lang,
            juror=self.juror,
            target=self.target,
            kind=self.kind.replace("_", " "),
            intensity=self.intensity and tell(f"link_{self.intensity}", lang),
            note=self.note or None,
        )


def _rules_of(procedure: RecusalProcedure) -> RecusalRules:
    return procedure if isinstance(procedure, RecusalRules) else _PROCEDURES[procedure]


@checked
def recusal_scope(procedure: RecusalProcedure) -> RecusalScope:
    """Return how far a recusal reaches in a kind of decision, by the case law quoted above.

    Args:
        procedure: `competition`, `examination`, `advisory`, or rules of your own.

    >>> recusal_scope("competition"), recusal_scope("examination")
    ('session', 'item')
    """
    return _rules_of(procedure).scope


@checked
def calls_for_recusal(interest: Interest, *, procedure: RecusalProcedure) -> bool:
    """Tell whether a link alone calls for a recusal in a kind of decision, by the case law quoted above.

    >>> link = Interest(juror="j1", target="c1", kind="professional")
    >>> calls_for_recusal(link, procedure="competition"), calls_for_recusal(link, procedure="advisory")
    (True, False)
    >>> calls_for_recusal(Interest(juror="j1", target="c1", kind="alumni"), procedure="competition")
    False
    >>> close = Interest(juror="j1", target="c1", kind="professional", intensity="strong")
    >>> calls_for_recusal(close, procedure="advisory")
    True
    """
    rules = _rules_of(procedure)
    if interest.kind in rules.decisive or interest.intensity:
        return interest.kind in rules.decisive or interest.intensity == "strong"
    return interest.kind not in rules.harmless
