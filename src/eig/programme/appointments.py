"""After the decision: who is appointed to which post, and what is known since, each a dated fact.

An appointment is what was decided: a person, a post, a first day, a share of time, a contract. What happens
then is told by `Event`s, each on its day: accepted, refused, resigned, replaced, extended, ended, delivered.
From both, `state_on` says of any day who is where, which posts are vacant, what was delivered, and who is of
the alumni. It takes no step back: an event dated later is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, Literal, Protocol, final

from attrs import field, frozen

from eig._values.exact_numbers import exact, exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, between, called, text
from eig._values.phrases_of_faults import Phrase
from eig._values.value import Value, keeps, told_where_given
from eig.programme._weekdays_time_zones_and_order import check_order
from eig.programme.durations import eve
from eig.programme.lifecycles import STATUSES
from eig.programme.pay import Pay
from eig.programme.terms import ContractTerms
from eig.reasons import Reason

__all__ = ["Appointment", "Deliverable", "Event", "Succession"]

A_DAY: Final = timedelta(days=1)
AWAY: Final = ("suspended", "leave")
"""The facts by which somebody is not there for a while, and keeps the post."""
NEEDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "absent": ("person",),
        "budget": ("what", "amount"),
        "call_extended": ("what", "last"),
        "decision_notified": ("what",),
        "decision_taken": ("what",),
        "delivered": (),
        "draw_announced": ("what",),
        "due": ("challenge", "what", "last"),
        "holiday": (),
        "jury_sat": ("what",),
        "leave": ("person", "last", "paid"),
        "mentor_joined": ("person", "challenge"),
        "mentor_left": ("person",),
        "merged": ("challenge", "to"),
        "minutes_signed": ("what",),
        "moved": ("person", "to"),
        "noted": (),
        "part_time": ("person", "share"),
        "rules_published": ("what",),
        "session_cancelled": ("what",),
        "session_moved": ("what", "first"),
        "strike": (),
        "suspended": ("person", "last", "paid"),
    }
)
"""The kinds of facts that are no statuses, and what each states beside its day."""

_APPLIES: Final = (
    "received", "shortlisted", "heard", "admitted", "appointed", "reserve", "inadmissible", "rejected",
    "withdrawn", "refused",
)  # fmt: skip
_LEAVES: Final = ("resigned", "terminated", "replaced", "ended")
_OVER: Final = ("cut", "ended", "rejected", "withdrawn")
NARROWS: Final = ("person", "challenge", "post", "to", "by", "first", "last", "share", "paid", "amount")
"""The fields that a fact is about; what it says of them, who notes it and when, any fact may state."""
_OF_PERSON: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(_APPLIES, ("person", "challenge")),
        **dict.fromkeys(("accepted", "extended"), ("person", "challenge", "last")),
        **dict.fromkeys(_LEAVES, ("person", "challenge", "last", "by")),
    }
)
_OF_TEAM: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {one: ("challenge", "post", *(("first", "last") if one in _OVER else ())) for one in STATUSES}
)
READS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "absent": ("person", "first", "last"),
        "budget": ("amount", "first"),
        "call_extended": ("last",),
        "delivered": ("person", "challenge"),
        "due": ("challenge", "last"),
        "holiday": ("first", "last"),
        "mentor_joined": ("person", "challenge", "post", "share", "first", "last"),
        "mentor_left": ("person", "challenge", "post", "first", "last"),
        "merged": ("challenge", "to", "first"),
        "moved": ("person", "challenge", "to", "post", "first"),
        "noted": NARROWS,
        "part_time": ("person", "challenge", "share", "paid", "first", "last"),
        "session_moved": ("first", "last"),
        "strike": ("first", "last"),
        **dict.fromkeys(AWAY, ("person", "challenge", "paid", "first", "last")),
    }
)
"""What a fact of each kind of `NEEDS` is read for; a step of an act, or a session cancelled, for none."""


def read_of(kind: str, *, of_person: bool = True, placed: bool = False) -> tuple[str, ...]:
    """Return the fields that a fact of a kind is read for: all of a kind that a programme has of its own.

    Where a person is `placed` by the challenge, the post that they have there may stand beside it.
    """
    own = _OF_PERSON if of_person else _OF_TEAM
    read = READS.get(kind, ()) if kind in NEEDS else own.get(kind, NARROWS)
    return (*read, "post") if placed and {"person", "challenge"} <= {*read} else read


def is_told_post(fact: Event) -> bool:
    """Tell whether the post of a fact is the one that a person has, or asks for, at its challenge."""
    known = fact.kind in NEEDS or fact.kind in STATUSES
    return bool(fact.person and fact.post and known and "post" not in read_of(fact.kind))


ACT_STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rules": "rules_published",
        "draw": "draw_announced",
        "sitting": "jury_sat",
        "minutes": "minutes_signed",
        "decision": "decision_taken",
        "notification": "decision_notified",
    }
)
"""The facts that an act stands on, in the order in which they come; `what` says whom it decides about."""
ACT_SUBJECTS: Final[tuple[Literal["challenges"], Literal["candidates"]]] = ("challenges", "candidates")

OF_NOBODY: Final = frozenset(
    (
        "budget", "call_extended", "holiday", "noted", "session_cancelled", "session_moved", "strike",
        *ACT_STEPS.values(),
    )
)  # fmt: skip
"""The kinds that concern neither a person nor a team."""


def is_of_somebody(fact: Event) -> bool:
    """Tell whether a fact names whom it is of, where its kind is of a person or a team."""
    return bool(fact.person or fact.challenge or fact.post or fact.kind in OF_NOBODY)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Appointment(Value):
    """What was decided for one person: the post, the first day, the share of time, the contract.

    Args:
        person: The person, by identifier.
        challenge: The challenge, by identifier.
        post: The post of it, by identifier; empty where the challenge has no posts of its own.
        start: The first day.
        share: The share of working time, exact, above 0 and up to 1.
        terms: The contract: how long, under which law.
        stated: The last day that the signed contract states, where there is one.
        pay: What the person is paid, or None where that is not known.
        replaces: Whom the person comes after at this post, or None.
        decided: The day it was decided, from which it is known; None where that does not matter.

    >>> from eig.programme.terms import FRENCH_PUBLIC_LAW
    >>> terms = ContractTerms(duration="10 months", law=FRENCH_PUBLIC_LAW)
    >>> Appointment(person="c1", challenge="plume", post="plume-1", start=date(2019, 1, 16), terms=terms).last
    datetime.date(2019, 11, 15)
    """

    person: str = field(metadata=keeps(text))
    challenge: str = field(metadata=keeps(text))
    post: str = ""
    start: date
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(above(0, 1)))
    terms: ContractTerms = field(factory=ContractTerms)
    stated: date | None = None
    pay: Pay | None = None
    replaces: str | None = field(default=None, metadata=keeps(text))
    decided: date | None = field(default=None, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        check_order(faults, "stated", self.start, self.stated)
        faults.that("replaces", self.replaces != self.person, "programme.somebody_else")

    @property
    def last(self) -> date | None:
        """The last day, included: as stated, else as the length of the contract gives it; None if unknown."""
        if self.stated is not None or self.terms.duration is None:
            return self.stated
        return self.terms.duration.after(self.start) - A_DAY


@final
@frozen(kw_only=True, eq=False, repr=False)
class Event(Value):
    """A dated fact: something that happened, on a day, with who says so.

    What a fact names, and its days and numbers, are those that its kind is read for: any other is a fault.

    Args:
        on: The day it happened; it is known from then on, unless `recorded` says later.
        kind: What happened. It is a status of a challenge, a post, an application or an appointment, such as
            `withdrawn`, `cut`, `shortlisted`, `resigned`; or one of `absent`, `budget`, `call_extended`,
            `delivered`, `due`, `holiday`, `leave`, `mentor_joined`, `mentor_left`, `merged`, `moved`,
            `noted`, `part_time`, `session_cancelled`, `session_moved`, `strike`, `suspended`; or a step of
            an act: `rules_published`, `draw_announced`, `jury_sat`, `minutes_signed`, `decision_taken`,
            `decision_notified`.
        person: Whom it concerns, by identifier; None for what concerns a team, a post or everybody.
        challenge: The challenge it concerns, where a person has several or the team is meant; of several
            wishes, the one that it ends: with none, the whole application ends.
        post: The post whose status changes; of a mentor, the one whose holder they accompany; beside the
            challenge of a person, the one that they have there, which is held to what is known.
        to: The challenge where somebody who `moved`, or a team that `merged`, goes on.
        first: The first day on which it holds, where that is not the day it happened.
        last: The last day, included: of a leave or an absence; of an appointment that ends or is lengthened.
            Without one, a person who leaves is gone on the day itself.
        share: The share of working time, for `part_time` and `mentor_joined`.
        paid: The share of pay that goes on, for `leave` and `suspended`: 0 for none, 1 for all.
        amount: How much, for a `budget`; its `first` is a day of its year, where it is that of one.
        by: Who comes in, for somebody `replaced`.
        what: What it is about, in words or by identifier: what was delivered or is due, a session, a call; of
            a step of an act, whom it decides about: the `challenges` or the `candidates`. Of somebody refused
            it is the ground; otherwise, of a person, the office alone reads it.
        author: Who notes it, or who decided.
        source: Where it is written down.
        recorded: The day it was noted, where that is later.

    >>> Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 6, 15)).leaves
    datetime.date(2019, 6, 16)
    """

    on: date
    kind: str = field(metadata=keeps(text))
    person: str | None = field(default=None, metadata=keeps(text))
    challenge: str | None = field(default=None, metadata=keeps(text))
    last: date | None = None
    by: str | None = field(default=None, metadata=keeps(text))
    what: str = field(default="", metadata=keeps(of="person"))
    source: str = ""
    post: str | None = field(default=None, metadata={**keeps(text), **told_where_given})
    to: str | None = field(default=None, metadata={**keeps(text), **told_where_given})
    first: date | None = field(default=None, metadata=told_where_given)
    share: Fraction | None = field(
        default=None, converter=exact_or_none, metadata={**keeps(above(0, 1)), **told_where_given}
    )
    paid: Fraction | None = field(
        default=None, converter=exact_or_none, metadata={**keeps(between(0, 1)), **told_where_given}
    )
    amount: Fraction | None = field(
        default=None, converter=exact_or_none, metadata={**keeps(between(0)), **told_where_given}
    )
    author: str = field(default="", metadata=told_where_given)
    recorded: date | None = field(default=None, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        known = self.kind in NEEDS or self.kind in STATUSES  # a programme may have statuses of its own
        whose = not known or is_of_somebody(self)
        faults.that("person", whose, "programme.of_somebody")
        faults.that("last", self.kind != "extended" or self.last is not None, "programme.extended_until")
        for name in NEEDS.get(self.kind, ()):
            given = getattr(self, name)
            faults.that(name, given is not None and given != "", "programme.fact_states", kind=self.kind)
        placed = self.person is not None and self.challenge is not None
        read = read_of(self.kind, of_person=self.person is not None or not whose, placed=placed)
        for name in NARROWS:
            given = getattr(self, name)
            fits = given is None or name in read
            kind = None if fits else Phrase("programme.kind_of_fact", code=self.kind)
            faults.that(name, fits, "programme.fact_leaves_out", value=given, kind=kind)
        elsewhere = self.kind != "merged" or self.to != self.challenge
        faults.that("to", elsewhere, "programme.another_challenge", value=self.to)
        if self.what and self.kind in ACT_STEPS.values():
            faults.known("what", {self.what}, ACT_SUBJECTS, what="an act")
        ends = self.kind in ("resigned", "terminated", "replaced")
        check_order(faults, "last", eve(self.on) if ends else self.first, self.last)
        check_order(faults, "recorded", self.on, self.recorded)

    @property
    def of_act(self) -> bool:
        """Whether it is a step of an act, which changes no decision."""
        return self.kind in ACT_STEPS.values()

    @property
    def begins(self) -> date:
        """The first day on which it holds."""
        return self.on if self.first is None else self.first

    @property
    def known(self) -> date:
        """The day from which it is known."""
        return self.on if self.recorded is None else self.recorded

    @property
    def leaves(self) -> date:
        """The first day on which somebody who leaves is not there any more."""
        return self.on if self.last is None else self.last + A_DAY

    @property
    def until(self) -> date:
        """The last day on which somebody may come where it ends: the last day stated, or the first of it."""
        return self.begins if self.last is None else self.last

    def covers(self, day: date) -> bool:
        """Tell whether a day is one of those on which it holds: from the first to the last one.

        >>> Event(on=date(2018, 11, 5), kind="absent", person="j1", first=date(2018, 11, 6),
        ...       last=date(2018, 11, 7)).covers(date(2018, 11, 6))
        True
        """
        return self.begins <= day <= self.until


def days_of(facts: Iterable[Event], about: str) -> Mapping[str, tuple[date, ...]]:
    """Return the days of each step of an act, by the facts that count; none where a step was not taken."""
    steps = {kind: name for name, kind in ACT_STEPS.items()}
    found: dict[str, tuple[date, ...]] = dict.fromkeys(ACT_STEPS, ())
    for one in facts:
        if one.kind in steps and one.what == about:
            found[steps[one.kind]] = (*found[steps[one.kind]], one.on)
    return found


@final
@frozen(kw_only=True, eq=False, repr=False)
class Deliverable(Value):
    """What a team is to deliver. That it was delivered is an `Event` whose `what` is its identifier.

    Args:
        id: The identifier.
        challenge: The challenge, by identifier.
        title: What it is, in its own language.
        due: The day it is due, or None.
        licence: The licence that it is published under; empty where it is not published.

    >>> code = Deliverable(id="plume-code", challenge="plume", title="code source", licence="EUPL-1.2")
    >>> code.is_open
    True
    """

    id: str = field(metadata=keeps(text))
    challenge: str = field(metadata=keeps(text))
    title: str = field(default="", metadata=keeps(called))
    due: date | None = None
    licence: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is published under a licence."""
        return bool(self.licence)


class Succession(Protocol):
    """Who comes in for whom, by the rules that were published: what `eig.jury.selection.replacement` returns.

    >>> class Told:
    ...     leaver, successors, refused = "c1", ("c7",), None
    >>> told: Succession = Told()
    >>> told.successors
    ('c7',)
    """

    @property
    def leaver(self) -> str:
        """Who leaves."""
        ...

    @property
    def successors(self) -> Any:  # noqa: ANN401 # a tuple of names: type checkers see a converter there
        """Who may come in: several if they are equally good, none if nobody can."""
        ...

    @property
    def refused(self) -> Reason | None:
        """Why nobody may be called, where the rules forbid it."""
        ...
