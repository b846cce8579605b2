"""After the decision: who is appointed to which post, and what is known since, each a dated fact.

An appointment is what was decided: a person, a post, a first day, a share of time, a contract. What happens
then is told by `Event`s, each on its day: accepted, refused, resigned, replaced, extended, ended, delivered.
From both, `state_on` says of any day who is where, which posts are vacant, what was delivered, and who is of
the alumni. It takes no step back: an event dated later is not known yet.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Protocol, final

from attrs import field, frozen

from eig._values.exact import exact
from eig._values.gathering import Gather
from eig._values.rules import above, text
from eig._values.value import Value, keeps
from eig.programme._fields import check_order
from eig.programme.pay import Pay
from eig.programme.terms import ContractTerms
from eig.reasons import Reason

__all__ = ["Appointment", "Deliverable", "Event", "Succession"]


A_DAY: Final = timedelta(days=1)


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
    """Something that happened after the decision, on a day.

    Args:
        on: The day it is known from.
        kind: What happened: a status of `APPOINTMENT_LIFE`, such as `accepted`, `refused`, `resigned`,
            `terminated`, `replaced`, `extended` or `ended`; or another, such as `delivered`.
        person: Whom it concerns, by identifier; None for what concerns a team.
        challenge: The challenge it concerns, where a person has several or the team is meant.
        last: For what ends or lengthens an appointment: its last day, included. Without one, a person who
            leaves is gone on the day itself.
        by: Who comes in, for somebody `replaced`.
        what: What was delivered, in its own words, or its identifier.
        source: Where it is written down.

    >>> Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 6, 15)).leaves
    datetime.date(2019, 6, 16)
    """

    on: date
    kind: str = field(metadata=keeps(text))
    person: str | None = field(default=None, metadata=keeps(text))
    challenge: str | None = field(default=None, metadata=keeps(text))
    last: date | None = None
    by: str | None = field(default=None, metadata=keeps(text))
    what: str = ""
    source: str = ""

    def _check(self, faults: Gather) -> None:
        of_nobody = self.person is None and self.challenge is None
        faults.that("person", not of_nobody, "programme.of_somebody")
        faults.that("last", self.kind != "extended" or self.last is not None, "programme.extended_until")

    @property
    def leaves(self) -> date:
        """The first day on which somebody who leaves is not there any more."""
        return self.on if self.last is None else self.last + A_DAY


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
    title: str = ""
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
    def successors(self) -> tuple[str, ...]:
        """Who may come in: several if they are equally good, none if nobody can."""
        ...

    @property
    def refused(self) -> Reason | None:
        """Why nobody may be called, where the rules forbid it."""
        ...
