"""Who pays what of each month: shares by rule, limits, and a rest, in cents that add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, groupby
from math import floor
from typing import Final

from attrs import frozen

from eig.programme.organisations import Funding, FundingShare

_CENT: Final = Fraction(1, 100)
_HALF: Final = Fraction(1, 2)


@frozen
class Paid:
    """What is to be paid: a day of its month, whom it is for, and the amount."""

    day: date
    challenge: str
    person: str
    amount: Fraction

    @property
    def month(self) -> tuple[int, int]:
        """The year and the month."""
        return (self.day.year, self.day.month)

    def within(self, each: str) -> str:
        """Return what a limit is counted for."""
        return {"challenge": self.challenge, "person": self.person}.get(each, "")


def to_cents(amount: Fraction) -> Fraction:
    """Return an amount rounded half up to a cent.

    >>> to_cents(Fraction(1, 3)), to_cents(Fraction(1, 200))
    (Fraction(33, 100), Fraction(1, 100))
    """
    return floor(amount / _CENT + _HALF) * _CENT


def paid_by(amounts: Sequence[Paid], funding: Funding) -> list[list[tuple[str, Fraction]]]:
    """Return who pays what of each amount, in cents: amounts add up, and so does each payer, to the cent.

    What is owed for the amounts so far, up to each payer, is rounded half up; differences are what is paid.

    >>> cent = Paid(date(2019, 1, 16), "plume", "c1", Fraction(1, 100))
    >>> for line in paid_by([cent, cent], Funding.of(PIA="1/2", host="1/2")):
    ...     print([(payer, str(amount)) for payer, amount in line])
    [('PIA', '1/100'), ('host', '0')]
    [('PIA', '0'), ('host', '1/100')]
    """
    owed = [Fraction(0)] * len(funding.payers)
    before = [Fraction(0)] * len(funding.payers)
    found: list[list[tuple[str, Fraction]]] = [[] for _ in amounts]
    for at, shares in _owed(amounts, funding):
        owed = [so_far + share for so_far, share in zip(owed, shares, strict=True)]
        levels = [to_cents(level) for level in accumulate(owed)]
        rises = [level - earlier for level, earlier in zip(levels, before, strict=True)]
        paid = [rise - lower for rise, lower in zip(rises, [Fraction(0), *rises[:-1]], strict=True)]
        covered = [one.covers(amounts[at].day, amounts[at].challenge) for one in funding.shares]
        covered += [share > 0 for share in shares[len(covered) :]]
        lines = zip(funding.payers, paid, covered, strict=True)
        found[at] = [(payer, amount) for payer, amount, concerned in lines if concerned or amount]
        before = levels
    return found


def _owed(amounts: Sequence[Paid], funding: Funding) -> Iterator[tuple[int, list[Fraction]]]:
    """Yield what each payer owes of each amount, exact, month by month."""
    used: dict[tuple[str, str], Fraction] = {}
    order = sorted(range(len(amounts)), key=lambda at: amounts[at].month)
    for _, month in groupby(order, key=lambda at: amounts[at].month):
        held = list(month)
        asked = [_asked([amounts[at] for at in held], one, used) for one in funding.shares]
        for place, at in enumerate(held):
            shares = [of_one[place] for of_one in asked]
            rest = [amounts[at].amount - sum(shares, Fraction(0))] if funding.rest else []
            yield at, [*shares, *rest]


def _asked(
    month: Sequence[Paid], share: FundingShare, used: dict[tuple[str, str], Fraction]
) -> list[Fraction]:
    """Return what a share is of each amount of a month; a limit is shared in the month that reaches it."""
    asked = [
        share.share * one.amount if share.covers(one.day, one.challenge) else Fraction(0) for one in month
    ]
    if share.most is None:
        return asked
    keys = [(share.payer, one.within(share.each)) for one in month]
    whole: dict[tuple[str, str], Fraction] = {}
    for key, amount in zip(keys, asked, strict=True):
        whole[key] = whole.get(key, Fraction(0)) + amount
    kept: dict[tuple[str, str], Fraction] = {}
    for key, amount in whole.items():
        left = share.most - used.get(key, Fraction(0))
        kept[key] = min(Fraction(1), left / amount) if amount else Fraction(1)
        used[key] = used.get(key, Fraction(0)) + amount * kept[key]
    return [amount * kept[key] for key, amount in zip(keys, asked, strict=True)]
