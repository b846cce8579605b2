"""The life of a contract: what its amendments make of the first agreement, day by day.

Amendments are read in the order of the days on which they were signed or received. One that says what another
denies is refused where the contract is made: a second last day, an extension that extends nothing or that
comes after the end, an absence within another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Final, final, get_args

from attrs import field, frozen

from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, instance_of
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.programme.amendments import ENDS, Amendment, AmendmentKind
from eig.programme.appointments import AWAY
from eig.timeline.calendar.spans import Span

_A_DAY: Final = timedelta(days=1)
_KINDS: Final = get_args(AmendmentKind)


@final
@frozen(kw_only=True, eq=False, repr=False)
class ContractPart(Value):
    """Days of a contract on which its terms stay the same.

    Args:
        span: The days.
        challenge: What the person works for.
        share: The share of working time.
        paid: The share of full pay.
        away: Whether the contract is suspended, or the person on leave.

    >>> half = ContractPart(span=Span.inclusive(date(2019, 6, 1), date(2019, 6, 30)), challenge="plume",
    ...                     share="1/2", paid="1/2")
    >>> half.away
    False
    """

    span: Span
    challenge: str = ""
    share: Fraction = field(converter=exact, metadata=keeps(between(0, 1)))
    paid: Fraction = field(converter=exact, metadata=keeps(between(0, 1)))
    away: bool = False


def past_full_time(parts: Iterable[ContractPart]) -> tuple[date, Fraction] | None:
    """Return the first day on which parts of one person are more than full time, and what they add up to."""
    changes = dict[date, Fraction]()
    for part in parts:
        for day, share in ((part.span.start, part.share), (part.span.end, -part.share)):
            changes[day] = changes.get(day, Fraction(0)) + share
    days = sorted(changes)
    shares = zip(days, accumulate(map(changes.__getitem__, days)), strict=True)
    return next(((day, share) for day, share in shares if share > 1), None)


_ALL_AMENDMENTS: Final = instance_of(Amendment).each()


def to_amendments(values: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Return amendments in the order of the days they were told; a stranger leaves them as given."""
    given = to_tuple(values, any_order=True)
    return tuple(sorted(given, key=_order)) if _ALL_AMENDMENTS.holds(given) else given


def _order(one: Amendment) -> tuple[object, ...]:
    first, last = one.first or date.min, one.last or date.min
    return (one.on, _KINDS.index(one.kind), first, last, one.to or "", one.share or 0, one.source)


def end_of(amendments: Sequence[Amendment]) -> Amendment | None:
    """Return the amendment by which a contract ends early, or None."""
    return next((one for one in amendments if one.kind in ENDS), None)


def days_of(agreed: Span, amendments: Sequence[Amendment]) -> Span:
    """Return the days of a contract: those first agreed, longer or shorter as its amendments say."""
    lasts = [one.last for one in amendments if one.kind in ("extended", *ENDS) and one.last is not None]
    return Span.inclusive(agreed.start, lasts[-1]) if lasts else agreed


def parts_of(
    agreed: Span, amendments: Sequence[Amendment], *, share: Fraction, challenge: str
) -> tuple[ContractPart, ...]:
    """Return the parts of a contract, in order: one for all days on which nothing changes."""
    span = days_of(agreed, amendments)
    changes = {one.first for one in amendments if one.first is not None}
    lasts = [one.last for one in amendments if one.first is not None and one.last is not None]
    changes |= {min(last, span.last) + _A_DAY for last in lasts}
    inside = sorted(day for day in changes if span.start < day < span.end)
    return tuple(
        _part(Span(start=first, end=end), amendments, share=share, challenge=challenge)
        for first, end in pairwise([span.start, *inside, span.end])
    )


def _part(span: Span, amendments: Sequence[Amendment], *, share: Fraction, challenge: str) -> ContractPart:
    """Return a part on which nothing changes: what holds is what began last."""
    holding = sorted(
        (one for one in amendments if _holds(one, span.start)), key=lambda one: one.first or date.min
    )
    paid, away = share, Fraction(1)
    for one in holding:
        if one.share is not None:
            share, paid = one.share, one.share if one.paid is None else one.paid
        elif one.paid is not None:
            away = one.paid
        challenge = one.to or challenge
    absent = any(one.kind in AWAY for one in holding)
    return ContractPart(span=span, challenge=challenge, share=share, paid=paid * away, away=absent)


def _holds(one: Amendment, on: date) -> bool:
    return one.first is not None and one.first <= on and (one.last is None or on <= one.last)


def check_life(faults: Gather, agreed: Span, amendments: Sequence[Amendment]) -> None:
    """Note each amendment that says what the contract, as amended by then, denies."""
    last, ended = agreed.last, False
    longest = max([last, *(one.last for one in amendments if one.kind == "extended" and one.last)])
    for at, one in enumerate(amendments):
        until = one.last or last
        if one.first is not None:
            until = longest if one.kind == "moved" else last  # a team may merge in days agreed since
            code, holds, value = "within", agreed.start <= one.first <= until, one.first
        elif ended:
            code, holds, value = "one_last_day", False, until
        elif one.on > last:
            code, holds, value = "told_in_time", False, one.on
        elif one.kind in ENDS:
            code, holds, value = "within", agreed.start <= until <= last, until
        else:
            code, holds, value = "later_last_day", last < until < date.max, until
        faults.that(
            "amendments",
            holds,
            f"timeline.contracts.{code}",
            at=(at,),
            value=value,
            start=agreed.start,
            last=last,
        )
        if holds and one.first is None:
            last, ended = until, one.kind in ENDS
    for kinds in (AWAY, ("part_time",), ("moved",)):
        _check_apart(faults, amendments, kinds)


def _check_apart(faults: Gather, amendments: Sequence[Amendment], kinds: Sequence[str]) -> None:
    """Note what begins within another of its kind; part time without an end gives way to a later one."""
    dated = sorted(
        (one.first, one.last or one.first, at)
        for at, one in enumerate(amendments)
        if one.kind in kinds and one.first is not None
    )
    for (first, last, _), (begins, _, at) in pairwise(dated):
        faults.that(
            "amendments",
            begins > last,
            "timeline.contracts.apart",
            at=(at,),
            value=begins,
            first=first,
            last=last,
        )
