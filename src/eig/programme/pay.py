"""Pay: how much, in which currency, net or gross, by month or by year.

Promotions 2 to 6 published what fellows earn net a month, promotion 7 a fixed part and a variable one, a
fellowship of the United States a gross salary by year. None of them is converted into another: what is net in
one place is no gross pay of any other.

A month that is not complete is paid by a convention, which is data too: laws and offices differ. In France
each month counts for thirty days, whatever its length, and a thirtieth is not divided (décret n° 62-765 of 6
July 1962, article 1). The Conseil d'État reads it so: in a month begun or left on the way, the days under
contract are paid, each a thirtieth; 24 to 31 August is eight thirtieths, not seven (26 February 1996, n°
156217).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import le
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.exact_numbers import exact, exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, above, between, text, whole
from eig._values.value import Value, keeps
from eig.errors import Fault
from eig.programme.durations import month_length
from eig.typing import Lang, Number

__all__ = [
    "FRENCH_THIRTIETHS",
    "FRENCH_UNTAKEN_LEAVE",
    "FRENCH_UNTAKEN_LEAVE_UNTIL_2025",
    "DayCount",
    "Pay",
    "PayBand",
    "PayBasis",
    "PayConvention",
    "PayPeriod",
    "UntakenLeave",
]

tell: Tell = teller("programme")

PayBasis: TypeAlias = Literal["net", "gross", "employer_cost"]
"""What an amount is: what the person receives, what the contract says, or what the employer pays in all."""

PayPeriod: TypeAlias = Literal["month", "year"]
"""What an amount is paid for."""

DayCount: TypeAlias = Literal["thirtieths", "calendar_days", "365ths", "30E/360"]
"""How the days of a month that is not complete are counted."""

_MONTHS: Final = 12
_MONTH: Final = 30
_YEAR: Final = 365
_WORKED: Final = 250
_CODE: Final = re.compile(r"[A-Z]{3}")
currency_code: Final = Rule(
    lambda value: isinstance(value, str) and _CODE.fullmatch(value) is not None, "programme.currency"
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Pay(Value):
    """What somebody is paid: an exact amount that says its currency, its basis and its period.

    Args:
        amount: How much, exact.
        currency: The currency, by its code in ISO 4217.
        basis: `net`, `gross`, or `employer_cost`.
        per: `month` or `year`.
        variable: What may come on top, as a share of the amount.

    >>> pay = Pay(amount=4250, currency="EUR", basis="gross", per="month", variable="0.06")
    >>> print(pay)
    4,250 EUR gross a month, and up to 6% more
    >>> Pay(amount=163_964, currency="USD", basis="gross", per="year").monthly
    Fraction(40991, 3)
    """

    amount: Fraction = field(converter=exact, metadata=keeps(between(0)))
    currency: str = field(metadata=keeps(currency_code))
    basis: PayBasis
    per: PayPeriod
    variable: Fraction = field(default=Fraction(0), converter=exact, metadata=keeps(between(0)))

    @property
    def monthly(self) -> Fraction:
        """The amount a month, without what may come on top; a year has twelve months."""
        return self.amount if self.per == "month" else self.amount / _MONTHS

    @property
    def yearly(self) -> Fraction:
        """The amount a year, without what may come on top."""
        return self.monthly * _MONTHS

    def say(self, lang: Lang = "en") -> str:
        """Return the pay in words.

        >>> Pay(amount=4000, currency="EUR", basis="net", per="month").say("fr")
        '4\u202f000 € net par mois'
        """
        return tell(
            "pay",
            lang,
            amount=self.amount,
            currency=self.currency,
            basis=self.basis,
            per=self.per,
            more=self.variable * 100 if self.variable else None,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class PayBand(Value):
    """What fellows with so many years of experience are paid.

    Args:
        pay: The pay.
        from_years: The least experience, in whole years, included.
        up_to_years: The most, included; None for no limit.
        source: Where it is published.

    >>> PayBand(pay=Pay(amount=3500, currency="EUR", basis="net", per="month"), up_to_years=5).covers(5)
    True
    """

    pay: Pay
    from_years: int = field(default=0, metadata=keeps(whole(0)))
    up_to_years: int | None = field(default=None, metadata=keeps(whole(0)))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.check("up_to_years", whole(self.from_years).or_none())

    def covers(self, years: int) -> bool:
        """Tell whether so many whole years of experience fall in the band.

        >>> pay = Pay(amount=4000, currency="EUR", basis="net", per="month")
        >>> PayBand(pay=pay, from_years=6).covers(5)
        False
        """
        return self.from_years <= years and (self.up_to_years is None or years <= self.up_to_years)


Days: TypeAlias = tuple[date, date]
"""A first and a last day, both included, of one calendar month."""


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _in_thirtieths(parts: Sequence[Days], whole_month: int) -> list[Fraction]:
    """Count each day as a thirtieth; a whole month is thirty, and its longest part takes the difference."""
    counted = [_length(part) for part in parts]
    if sum(counted) == whole_month:
        counted[counted.index(max(counted))] += _MONTH - whole_month
    return [Fraction(n, _MONTH) for n in counted]


def _in_360ths(parts: Sequence[Days], whole_month: int) -> list[Fraction]:
    """Count from day to day in months of thirty: a 31st is a 30th, and the end of a month its 31st."""
    ends = [_MONTH + 1 if last.day == whole_month else min(last.day + 1, _MONTH) for _, last in parts]
    starts = [min(first.day, _MONTH) for first, _ in parts]
    return [Fraction(end - start, _MONTH) for start, end in zip(starts, ends, strict=True)]


_COUNTS: Final[Mapping[str, Callable[[Sequence[Days], int], list[Fraction]]]] = MappingProxyType(
    {
        "thirtieths": _in_thirtieths,
        "calendar_days": lambda parts, month: [Fraction(_length(part), month) for part in parts],
        "365ths": lambda parts, _: [Fraction(_length(part) * _MONTHS, _YEAR) for part in parts],
        "30E/360": _in_360ths,
    }
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PayConvention(Value):
    """How a month that is not complete is paid, and the text that it rests on.

    Args:
        counts: `thirtieths`: each day under contract is a thirtieth of the pay of a month, a whole month is
            thirty, never more; `calendar_days`: each day is its part of its own month; `365ths`: each day is
            a 365th of a year of pay, so that months differ and a leap year pays a day more; `30E/360`: from
            day to day in months of thirty, the 31st counted as a 30th.
        source: Where that stands.

    >>> office = PayConvention(counts="calendar_days", source="our payroll, note of 3 May 2019")
    >>> office.of_month([(date(2019, 8, 24), date(2019, 8, 31))])
    (Fraction(8, 31),)
    """

    counts: DayCount
    source: str = field(metadata=keeps(text))

    def of_month(self, parts: Sequence[tuple[date, date]]) -> tuple[Fraction, ...]:
        """Return what parts of one calendar month are of the pay of a month, each by its first and last day.

        Give all the days under contract of that month, in as many parts as differ. Where thirtieths count
        and the month is whole, what it lacks of thirty days, or has above, falls on its longest part, the
        first of equals: no text that we read says so.

        >>> FRENCH_THIRTIETHS.of_month([(date(2019, 2, 20), date(2019, 2, 28))])
        (Fraction(3, 10),)
        >>> FRENCH_THIRTIETHS.of_month([(date(2019, 2, 1), date(2019, 2, 10)),
        ...                             (date(2019, 2, 11), date(2019, 2, 28))])
        (Fraction(1, 3), Fraction(2, 3))

        Raises:
            Fault: The parts are not of one month, or share a day, or one ends before it begins.
        """
        if not parts:
            return ()
        days, first = [day for part in parts for day in part], parts[0][0]
        apart = all(last < start for (_, last), (start, _) in pairwise(sorted(parts)))
        if not (
            apart
            and all(map(le, days[::2], days[1::2]))
            and len({(one.year, one.month) for one in days}) == 1
        ):
            raise Fault("PayConvention.of_month.parts", tuple(parts), "programme.parts_of_a_month")
        return tuple(_COUNTS[self.counts](parts, month_length(first.year, first.month)))


FRENCH_THIRTIETHS: Final = PayConvention(
    counts="thirtieths",
    source="décret n° 62-765 du 6 juillet 1962, art. 1 ; Conseil d'État, 26 février 1996, n° 156217",
)
"""The pay of the agents of the French State, whole months and others.

>>> FRENCH_THIRTIETHS.of_month([(date(2017, 12, 26), date(2017, 12, 31))])
(Fraction(1, 5),)
"""


@final
@frozen(kw_only=True, eq=False, repr=False)
class UntakenLeave(Value):
    """What is paid for leave that could not be taken before a contract ended.

    Args:
        counts: `250ths`: each day is a 250th of a year of the last gross pay; `tenth`: a tenth of what was
            paid in the year of the end, in the part of its days that were not taken.
        most: How many days are paid at most; None for no limit.
        source: Where that stands.

    >>> rule = UntakenLeave(counts="250ths", most=20, source="décret n° 2025-564 du 21 juin 2025")
    >>> rule.amount(days=5, monthly=3000)
    Fraction(720, 1)
    """

    counts: Literal["250ths", "tenth"]
    most: int | None = field(default=None, metadata=keeps(whole(0)))
    source: str = field(metadata=keeps(text))

    def amount(
        self,
        *,
        days: Number,
        monthly: Number | None = None,
        paid: Number | None = None,
        due: Number | None = None,
    ) -> Fraction:
        """Return what so many days are worth, exact.

        Args:
            days: How many were not taken.
            monthly: The last gross pay of a month: what `250ths` count from, and need.
            paid: What was paid in the year, gross: what a `tenth` is taken of, and needs.
            due: How many days of leave the year gave: what a `tenth` is shared by, and needs.

        >>> FRENCH_UNTAKEN_LEAVE_UNTIL_2025.amount(days=5, paid=30_000, due=25)
        Fraction(600, 1)
        """
        faults = Gather("UntakenLeave.amount")
        tenth, zero = self.counts == "tenth", Fraction(0)
        given = (("days", days), ("monthly", monthly), ("paid", paid), ("due", due))
        found = {name: exact_or_none(value) for name, value in given}
        needed = ("days", "paid", "due") if tenth else ("days", "monthly")
        for name, value in found.items():
            rule = above(0) if name == "due" else between(0)
            faults.check(name, rule if name in needed else rule.or_none(), value)
        faults.done()
        untaken, each, in_all, shared = (one or zero for one in found.values())
        counted = untaken if self.most is None else min(untaken, Fraction(self.most))
        if tenth:
            return in_all / 10 * min(counted / shared, Fraction(1))
        return each * _MONTHS / _WORKED * counted


FRENCH_UNTAKEN_LEAVE: Final = UntakenLeave(
    counts="250ths",
    most=20,
    source="décret n° 2025-564 et arrêté du 21 juin 2025 (lu dans celui de la territoriale)",
)
"""The agents of the French State since 23 June 2025: twelve months of gross pay, by 250, for each day.

Four weeks are paid at most; leave kept by a leave for children is not limited so, and is to be stated. The
formula was read in the arrêté of local government of the same day, and not in that of the State.

>>> FRENCH_UNTAKEN_LEAVE.amount(days=30, monthly=2500)
Fraction(2400, 1)
"""

FRENCH_UNTAKEN_LEAVE_UNTIL_2025: Final = UntakenLeave(
    counts="tenth",
    source="décret n° 86-83, art. 10, II, version de 2014 (au moins la rémunération de ces jours)",
)
"""The same before: a tenth of the gross pay of the year of the end, in the part of the days not taken.

It was due at the end of a contract and for most dismissals, where the office had kept the days from being
taken (or illness, since the décret n° 2022-662, which was not read whole); and not for a resignation. It was
no less than the pay of these days, which is not worked out here.

>>> FRENCH_UNTAKEN_LEAVE_UNTIL_2025.amount(days=25, paid=30_000, due=25)
Fraction(3000, 1)
"""
