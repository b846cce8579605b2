"""Pay: how much, in which currency, net or gross, by month or by year.

Promotions 2 to 6 published what fellows earn net a month, promotion 7 a fixed part and a variable one, a
fellowship of the United States a gross salary by year. None of them is converted into another: what is net in
one place is no gross pay of any other.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.sentences import Tell, teller
from eig._values.exact import exact
from eig._values.gathering import Gather
from eig._values.rules import Rule, between, whole
from eig._values.value import Value, keeps
from eig.typing import Lang

__all__ = ["Pay", "PayBand", "PayBasis", "PayPeriod"]


tell: Tell = teller("programme")

PayBasis: TypeAlias = Literal["net", "gross", "employer_cost"]
"""What an amount is: what the person receives, what the contract says, or what the employer pays in all."""

PayPeriod: TypeAlias = Literal["month", "year"]
"""What an amount is paid for."""

_MONTHS: Final = 12
_CODE: Final = re.compile(r"[A-Z]{3}")
currency_code: Final = Rule(
    lambda value: isinstance(value, str) and _CODE.fullmatch(value) is not None,
    "programme.currency",
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
