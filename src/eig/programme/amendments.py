"""What changes a contract after it was signed: dated amendments, each a fact of its own.

The first agreement is an `Appointment`, or an `eig.timeline.Contract`. What comes after is told by
amendments, each on its day: extended, part time, suspended, on leave, moved to another team, ended early,
resigned. They never change the first agreement, so that what follows from it (the trial period) stays as it
was; what follows from the whole (the last day, notices, pay) is computed by `eig.timeline.contracts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import evolve, field, fields, frozen

from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, between, text
from eig._values.value import Value, keeps
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme._weekdays_time_zones_and_order import check_order
from eig.programme.appointments import Event, read_of
from eig.programme.durations import eve
from eig.reasons import Reason

__all__ = ["Amendment", "AmendmentKind"]

AmendmentKind: TypeAlias = Literal[
    "extended", "part_time", "suspended", "leave", "moved", "terminated", "resigned"
]
"""What an amendment does: those that an appointment knows too have the same name in `APPOINTMENT_LIFE`."""

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "extended": ("last",),
        "part_time": ("first", "share"),
        "suspended": ("first", "last", "paid"),
        "leave": ("first", "last", "paid"),
        "moved": ("first", "to"),
        "terminated": ("last",),
        "resigned": ("last",),
    }
)
"""For each kind, the fields that it needs; it may have those that such a fact is read for."""

_OPTIONAL: Final = ("first", "last", "share", "paid", "to", "post")
ENDS: Final = ("terminated", "resigned")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Amendment(Value):
    """One change of a contract: what changes, from when, and the day on which it was signed or told.

    Args:
        person: Whose contract it is, by identifier.
        kind: What changes.
        on: The day on which it was signed, or received: it is known from that day.
        first: The first day that it holds, for part time, an absence, or another team.
        last: The last day, included: of the contract where it is extended, ended or resigned from, the eve of
            `on` at the earliest; of an absence; of part time, or None for part time without an end.
        share: For part time, the share of working time.
        paid: For a suspension or a leave, the share of pay that goes on: 0 for none, 1 for all. It is asked
            for, since laws differ: a parental leave is mostly unpaid, a suspension mostly paid. For part
            time, the share of full pay where it is not that of time.
        to: For another team, its challenge.
        post: For another team, the post of it; else, beside the challenge, the post of the contract.
        challenge: The challenge of the contract, where a person has several.
        what: What kind of leave, or why, in the office's own words.
        source: Where it is written down.

    >>> longer = Amendment(person="c1", kind="extended", on=date(2019, 10, 2), last=date(2020, 1, 15))
    >>> print(longer.reason)
    on 2 October 2019, the contract of c1 was extended until 15 January 2020
    """

    person: str = field(metadata=keeps(text))
    kind: AmendmentKind
    on: date
    first: date | None = None
    last: date | None = None
    share: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(above(0, 1)))
    paid: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0, 1)))
    to: str | None = field(default=None, metadata=keeps(text))
    post: str | None = field(default=None, metadata=keeps(text))
    challenge: str | None = field(default=None, metadata=keeps(text))
    what: str = field(default="", metadata=keeps(of="person"))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        needed, read = _NEEDS[self.kind], read_of(self.kind, placed=self.challenge is not None)
        for name in _OPTIONAL:
            given = getattr(self, name)
            there = given is not None or name not in needed
            faults.that(name, there, "programme.amendment_needs", kind=self.kind)
            fits = given is None or name in read
            faults.that(name, fits, "programme.amendment_leaves_out", value=given, kind=self.kind)
        first = eve(self.on) if self.kind in ENDS else self.first
        check_order(faults, "last", first, self.last)

    @property
    def reason(self) -> Reason:
        """What changes, and when: not why."""
        return said(fact_from(evolve(self, what="")))


def fact_from(amendment: Amendment) -> Event:
    """Return an amendment of a contract as a fact of the ledger."""
    return Event(**{one.name: getattr(amendment, one.name) for one in fields(Amendment)})
