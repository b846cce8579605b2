"""What was decided about each challenge and each person, with the reason, and the rule that binds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller, to_lang
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import look_up
from eig.programme._facts_in_words_and_contradictions import REFUSALS
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("book")
tell: Tell = teller("book")
RulingStatus: TypeAlias = Literal[
    "kept", "reserve", "not_kept", "undecided", "seated", "not_seated", "not_shortlisted", "incomplete",
    "no_wish", "open", "inadmissible", "rejected", "withdrawn", "left", "replaced",
]  # fmt: skip
"""What was decided: of a challenge `kept`, `reserve`, `not_kept` or `undecided`; of a person `seated`,
`reserve`, `not_seated`, `undecided`, `not_shortlisted`, `incomplete`, `no_wish`, `inadmissible`, `rejected`;
`withdrawn` of either; `left` or `replaced` of somebody who was seated; `open` where nothing was decided
yet."""

STATUSES: tuple[RulingStatus, ...] = (
    "kept", "reserve", "not_kept", "undecided", "seated", "not_seated", "not_shortlisted", "incomplete",
    "no_wish", "open", "inadmissible", "rejected", "withdrawn", "left", "replaced",
)  # fmt: skip


TOLD_APART = (
    ("challenge", "reserve"),
    ("challenge", "undecided"),
    ("person", "kept"),
    ("person", "not_kept"),
    ("challenge", "withdrawn"),
)
"""Decisions that are said of a challenge and of a person in other words."""


WAITING = ("open", "undecided")
"""What nobody has decided yet: nothing is notified of it, published, or to appeal against."""
OPEN_ACTS = ("no_list", "act_open", "no_cohort")
"""What binds where an act on the whole is not decided: nobody is equal, and nobody is refused."""
HEADS_OF_WAITING = MappingProxyType(
    {
        **dict.fromkeys(OPEN_ACTS, "ruled_act_open"),
        "equal_left": "ruled_to_confirm",
        "equal_place_left": "ruled_to_confirm",
    }
)
"""What is said of an undecided one where it is not to be parted from others."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Ruling(Value):
    """What was decided about one challenge or one person.

    Args:
        subject: The challenge or the person, by identifier.
        about: `challenge` or `person`.
        status: What was decided: see `RulingStatus`.
        place: The challenge where a person sits, or None.
        binds: The reason that decided: the rank, a rule, a recorded decision.
        reasons: All the reasons, for the audience that was asked for.

    >>> from eig.reasons import Reason
    >>> because_of = Reason(code="own", sentences={"en": "the file is not complete"})
    >>> Ruling(subject="c1", about="person", status="incomplete", binds=because_of).say()
    'not complete; the file is not complete'
    """

    subject: str = field(metadata=keeps(text))
    about: Literal["challenge", "person"]
    status: RulingStatus
    place: str | None = field(default=None, metadata=keeps(text))
    binds: Reason
    reasons: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    @property
    def reason(self) -> Reason:
        """The decision and what decided it, as a reason; of a challenge, what decided says both."""
        said = self.status in ("kept", "not_kept") or self.binds.code == "status_reserve"
        if self.about == "challenge" or said:
            return self.binds
        return because("ruling", status=self.said, place=self.place, binds=self.binds)

    @property
    def said(self) -> Reason:
        """The status, as a reason that every language can say."""
        if self.status == "undecided" and (waits := HEADS_OF_WAITING.get(self.binds.code)):
            return because(waits)
        if self.binds.code == "decided_then":
            return because("ruled_then")
        return said_of(self.about, self.status)

    @property
    def beside(self) -> Reason | None:
        """What is noted beside a refusal: that the rest was withdrawn, before it or after; None without.

        >>> from eig.reasons import Reason
        >>> alone = Reason(code="own", sentences={"en": "the file is not complete"})
        >>> Ruling(subject="c1", about="person", status="inadmissible", binds=alone).beside
        """
        both = self.status in REFUSALS and any(map(is_withdrawal, self.reasons))
        return said_of(self.about, "withdrawn") if both else None


def is_withdrawal(told: Reason) -> bool:
    """Tell whether a reason says that somebody withdrew or declined: from one wish, or from all."""
    wish = told.code == "wish_ended" and told.facts["kind"] not in REFUSALS
    return wish or told.code in ("event_withdrawn", "event_refused")


def said_of(about: str | None, status: RulingStatus) -> Reason:
    """Return a status as a reason, in the words for a challenge or for a person."""
    return because(f"ruled_{about}_{status}" if (about, status) in TOLD_APART else f"ruled_{status}")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Rulings(Several[Ruling]):
    """What was decided about everything and everybody, as one audience is told.

    >>> from eig.reasons import Reason
    >>> rank = Reason(code="own", sentences={"en": "rank 1 of 9"})
    >>> told = Rulings(rulings=[Ruling(subject="plume", about="challenge", status="kept", binds=rank)])
    >>> print(told.explain("plume"))
    plume: rank 1 of 9.
    """

    _BRIEF = "{rulings}"
    MEMBERS = "rulings"
    rulings: tuple[Ruling, ...] = field(converter=TupleOf[Ruling])
    lang: Lang = field(default="en", converter=to_lang)

    def _check(self, faults: Gather) -> None:
        faults.distinct("rulings", (one.subject for one in self.rulings), what="subject")

    def __getitem__(self, subject: str) -> Ruling:
        return look_up("challenge or person", subject, {one.subject: one for one in self.rulings})

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how many stand where; or what was decided about one of them, and why.

        >>> Rulings(rulings=[]).explain().codes
        ()
        """
        if key is None:
            counts: dict[Reason, int] = {}
            for one in sorted(self.rulings, key=lambda one: (one.about, STATUSES.index(one.status))):
                counts[one.said] = counts.get(one.said, 0) + 1
            told = [because("ruled", status=status, count=count) for status, count in counts.items()]
            return Trace(subject=tell("rulings", lang), reasons=told, lang=lang)
        one = self[key]
        more = [reason for reason in one.reasons if reason != one.binds]
        first = [one.reason] if one.binds in (one.reasons or [one.binds]) else []  # else told in other words
        return Trace(subject=key, reasons=[*first, *more], lang=lang)

    def of(self, status: RulingStatus) -> tuple[str, ...]:
        """Return whom or what has one status, in order.

        >>> Rulings(rulings=[]).of("seated")
        ()
        """
        return tuple(one.subject for one in self.rulings if one.status == status)

    @property
    def equals(self) -> tuple[str, ...]:
        """Who or what is equally good and to be settled, in order; not what waits for an act."""
        return _undecided(self, lambda code: code not in HEADS_OF_WAITING)

    @property
    def open_acts(self) -> tuple[Reason, ...]:
        """Why acts on the whole are not decided, each once: no list keeps the quotas, or no cohort the rules.

        >>> Rulings(rulings=[]).open_acts
        ()
        """
        return tuple(dict.fromkeys(one.binds for one in self.rulings if one.binds.code in OPEN_ACTS))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a challenge and a person, with the rule that binds and the reasons in words.

        >>> from eig.reasons import Reason
        >>> rank = Reason(code="rank", sentences={"en": "rank 1 of 9"})
        >>> Rulings(rulings=[Ruling(subject="plume", about="challenge", status="kept", binds=rank)]).rows()[0]
        {'subject': 'plume', 'about': 'challenge', 'status': 'kept', 'place': None, 'code': 'rank', \
'why': 'rank 1 of 9', 'reasons': ()}
        """
        return [
            {
                **row_of(one, "subject", "about", "status", "place"),
                "code": one.binds.code,
                "why": one.binds.say(self.lang),
                "reasons": tuple(reason.say(self.lang) for reason in one.reasons),
            }
            for one in self.rulings
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows with reasons as they are: a page or a table says them in its language."""
        pairs = zip(self.rows(), self.rulings, strict=True)
        return [
            {
                **row,
                "status": one.said if one.said.code in HEADS_OF_WAITING.values() else one.status,
                "why": one.binds,
                "reasons": one.reasons,
            }
            for row, one in pairs
        ]


def equal_with(others: int) -> Reason | None:
    """Return that somebody is equal with so many others, if with any."""
    return because("equal_with", count=others) if others else None


def _undecided(rulings: Rulings, told: Callable[[str], bool]) -> tuple[str, ...]:
    """Return who or what is undecided by what binds."""
    return tuple(one.subject for one in rulings.rulings if one.status == "undecided" and told(one.binds.code))


def still_to_settle(rulings: Rulings) -> Iterator[Reason]:
    """Yield who or what is to be parted from equals, and what is only to be confirmed."""
    if names := rulings.equals:
        yield because("to_decide", names=names)
    if names := _undecided(rulings, lambda code: HEADS_OF_WAITING.get(code) == "ruled_to_confirm"):
        yield because("to_confirm", names=names)
