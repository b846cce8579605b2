"""Interests: links between a juror and what is judged, and how far a recusal reaches.

A link bars a juror if it could influence the assessment. The case law turns on how close the link is, and on
the kind of decision. None of it is legal advice.

- A professional or personal link bars only if its intensity could influence the assessment; having been in
  the same class, or having examined the candidate before, does not (Conseil d'État, 18 October 2024,
  n° 491452; 17 October 2016, n° 386400).
- Links add up: four professional links, none of which sufficed alone, barred a member together, from that
  candidate and from all others (Conseil d'État, 13 October 2023, n° 459205).
- A member who feels unable to be impartial, or has reason to think that it could be doubted, steps back: a
  ground of its own, `conscience` (same decision n° 386400).
- In a competition the jury is one: a juror who steps back for one candidate abstains for all of them (same
  decision). In an examination, such as drawing up a shortlist, for that candidate only (Conseil d'État,
  7 June 2017, n° 382986).
- In an advisory recruitment committee, professional links alone do not show partiality (Conseil d'État,
  26 January 2018, n° 401796).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.checks import Gather, flag, label, one_of, text
from eig._ground.values import Value, keeps

__all__ = ["Interest", "RecusalProcedure", "RecusalScope", "calls_for_recusal", "recusal_scope"]


def __dir__() -> list[str]:
    return __all__


RecusalScope: TypeAlias = Literal["item", "session"]
"""How far a recusal reaches, to that item or to the whole session."""

RecusalProcedure: TypeAlias = Literal["competition", "examination", "advisory"]
"""The kinds of decision that the case law tells apart."""

_PROCEDURES: Final = ("competition", "examination", "advisory")
_HARMLESS: Final = ("acquaintance", "alumni", "examined_before")
_SCOPES: Final[MappingProxyType[str, RecusalScope]] = MappingProxyType(
    {"competition": "session", "examination": "item", "advisory": "item"}
)


@final
@frozen(kw_only=True)
class Interest(Value):
    """A link between a juror and a target. Whether it calls for a recusal is decided apart.

    In EIG, the mentors of a challenge sit on the jury that ranks the candidates for it (règlement AAC EIG 3,
    2018): a link does not by itself exclude a juror; `eig.jury.marks.recusals_from` makes recusals of links.

    Args:
        juror: The juror, by identifier.
        target: What the link is to: a challenge, a candidate or an administration, by identifier.
        kind: The kind of link: `employer`, `mentor`, `hierarchical`, `professional`, `personal`, `conscience`
            where the juror says so, or a name of your own. `acquaintance`, `alumni` and `examined_before` are
            links that alone are no conflict.
        scope: How far a recusal for it would reach: see `recusal_scope`.
        close: Whether it was judged close enough to influence the assessment; None where its kind decides.
        note: What the jury noted; no personal data.

    >>> Interest(juror="j1", target="plume", kind="employer").scope
    'item'
    """

    juror: str = field(metadata=keeps(text))
    target: str = field(metadata=keeps(text))
    kind: str = field(metadata=keeps(text))
    scope: RecusalScope = field(default="item", metadata=keeps(one_of("item", "session")))
    close: bool | None = field(default=None, metadata=keeps(flag.or_none()))
    note: str = field(default="", metadata=keeps(label))


def _check_procedure(procedure: str) -> None:
    faults = Gather("interest")
    faults.check("procedure", one_of(*_PROCEDURES), procedure)
    faults.done()


def recusal_scope(procedure: RecusalProcedure) -> RecusalScope:
    """Return how far a recusal reaches in a kind of decision, by the case law quoted above.

    Args:
        procedure: `competition`, `examination` or `advisory`.

    >>> recusal_scope("competition"), recusal_scope("examination")
    ('session', 'item')
    """
    _check_procedure(procedure)
    return _SCOPES[procedure]


def calls_for_recusal(*interests: Interest, procedure: RecusalProcedure) -> bool | None:
    """Tell whether the links of one juror to one target call for a recusal, by the case law quoted above.

    Give all of them at once: several links that would not suffice alone are judged together, by people. The
    answer is then None, until one of them is said to be `close`, or none.

    >>> link = Interest(juror="j1", target="c1", kind="professional")
    >>> calls_for_recusal(link, procedure="competition"), calls_for_recusal(link, procedure="advisory")
    (True, False)
    >>> alumni = Interest(juror="j1", target="c1", kind="alumni")
    >>> examined = Interest(juror="j1", target="c1", kind="examined_before")
    >>> calls_for_recusal(alumni, procedure="competition")
    False
    >>> calls_for_recusal(alumni, examined, procedure="competition") is None
    True
    """
    _check_procedure(procedure)
    mild = (*_HARMLESS, "professional") if procedure == "advisory" else _HARMLESS
    close = [
        interest.kind not in mild if interest.close is None else interest.close for interest in interests
    ]
    if any(close):
        return True
    open_links = [interest for interest in interests if interest.close is None]
    return None if len(open_links) > 1 else False
