"""Administrations, partners, and the money that pays for a promotion."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, final

from attrs import field, frozen

from eig._values.exact_numbers import exact, exact_or_none
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import Rule, above, between, ids, text, whole
from eig._values.tuple_fields import TupleOf, to_sorted_ids
from eig._values.value import Value, keeps
from eig.programme._weekdays_time_zones_and_order import check_order
from eig.programme.durations import month_length
from eig.typing import Number

__all__ = ["Administration", "Envelope", "Funding", "FundingShare", "Partner"]

cents: Final = Rule(
    lambda value: isinstance(value, Fraction) and value >= 0 and 100 % value.denominator == 0,
    "programme.whole_cents",
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Administration(Value):
    """A public body: a host, a ministry, a fund-holder or an operator.

    Args:
        id: The identifier; a juror's `employer` is one.
        name: The official name, in its own language.
        kind: What it is: a ministry, a court, an agency.
        part_of: The identifier of the body it belongs to, or None.
        zone: The holiday zone of its town, such as `metropole` or `alsace-moselle`; empty if unknown.

    >>> Administration(id="diair", name="Délégation interministérielle").part_of is None
    True
    """

    id: str = field(metadata=keeps(text))
    name: str = field(metadata=keeps(text))
    kind: str = ""
    part_of: str | None = field(default=None, metadata=keeps(text))
    zone: str = ""

    @property
    def lineage(self) -> tuple[str, ...]:
        """Its identifier and the one of the body it belongs to, for whom its agents work."""
        return (self.id,) if self.part_of is None else (self.id, self.part_of)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Partner(Value):
    """An association, a team or an incubator of the programme's community.

    >>> Partner(id="latitudes", name="Latitudes", kind="association").kind
    'association'
    """

    id: str = field(metadata=keeps(text))
    name: str = field(metadata=keeps(text))
    kind: str = ""
    role: str = ""


@final
@frozen(kw_only=True, eq=False, repr=False)
class FundingShare(Value):
    """The exact share that one source pays: of all, of some months or challenges, up to a sum.

    Args:
        payer: Who pays.
        share: The share of what it covers, above 0 and up to 1.
        first: The first day of the first month that it covers; None from the start.
        last: The last day of the last month; None to the end.
        challenges: The challenges that it covers, by identifier; empty for all.
        most: The most that it comes to; None for no limit. What is above falls to the rest.
        each: What that limit is of: the whole promotion, each challenge, or each person.

    >>> FundingShare(payer="PIA", share="0.7").share
    Fraction(7, 10)
    """

    payer: str = field(metadata=keeps(text))
    share: Fraction = field(converter=exact, metadata=keeps(above(0, 1)))
    first: date | None = None
    last: date | None = None
    challenges: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids))
    most: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(cents))
    each: Literal["promotion", "challenge", "person"] = "promotion"

    def _check(self, faults: Gather) -> None:
        begins = self.first is None or self.first.day == 1
        faults.that("first", begins, "programme.first_of_month")
        ends = self.last is None or self.last.day == month_length(self.last.year, self.last.month)
        faults.that("last", ends, "programme.last_of_month")
        check_order(faults, "last", self.first, self.last)

    @property
    def always(self) -> bool:
        """Whether it covers all months and challenges, without a limit."""
        return self.most is None and not self.challenges and self.first is None and self.last is None

    def covers(self, month: date, challenge: str) -> bool:
        """Tell whether it covers a challenge in the month of a day.

        >>> autumn = FundingShare(payer="DINUM", share=1, first=date(2020, 9, 1), last=date(2020, 12, 31))
        >>> autumn.covers(date(2020, 12, 5), "plume"), autumn.covers(date(2021, 1, 5), "plume")
        (True, False)
        """
        begun = self.first is None or self.first <= month
        over = self.last is not None and self.last < month
        return begun and not over and (not self.challenges or challenge in self.challenges)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Envelope(Value):
    """A sum that is set aside: for a payer or for all, for a year or for all. What costs more is told.

    Args:
        amount: How much.
        payer: Whose money it is; empty for all of it.
        year: The budget year; None for all of them.
        besides: What else is paid out of it, such as communication and accompaniment.
        source: Where it is published.

    >>> Envelope(amount=1_500_000, payer="PIA", besides=50_000).left(1_568_000)
    Fraction(-118000, 1)
    """

    amount: Fraction = field(converter=exact, metadata=keeps(between(0)))
    payer: str = ""
    year: int | None = field(default=None, metadata=keeps(whole(1)))
    besides: Fraction = field(default=Fraction(0), converter=exact, metadata=keeps(between(0)))
    source: str = ""

    def left(self, spent: Number) -> Fraction:
        """Return what is left of it; below 0 where it is passed.

        >>> Envelope(amount=100).left("99.5")
        Fraction(1, 2)
        """
        return self.amount - self.besides - exact(spent)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Funding(Value):
    """Who pays, in exact shares: that sum to 1, or that leave a rest to somebody.

    Args:
        shares: The shares, one a payer.
        rest: Who pays what no share covers; empty where shares of all sum to 1.
        envelopes: What is set aside, and not to be passed.
        source: Where the rule is published.

    Raises:
        Fault: The shares do not sum to 1 exactly: three times 0.33 is not 1, three times 1/3 is. Or they
            leave a rest, and nobody pays it; or they sum to more than 1 in some month.

    >>> funding = Funding(shares=[FundingShare(payer="PIA", share="0.7"),
    ...                           FundingShare(payer="administration", share="0.3")])
    >>> funding.share("PIA"), funding.share("nobody")
    (Fraction(7, 10), Fraction(0, 1))
    >>> four_months = FundingShare(payer="DINUM", share=1, first=date(2020, 9, 1), last=date(2020, 12, 31))
    >>> Funding(shares=[four_months], rest="administration").payers
    ('DINUM', 'administration')
    """

    shares: tuple[FundingShare, ...] = field(default=(), converter=TupleOf[FundingShare])
    rest: str = ""
    envelopes: tuple[Envelope, ...] = field(default=(), converter=TupleOf[Envelope])
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.distinct("shares", (one.payer for one in self.shares), what="payer")
        shares = tuple(one.share for one in self.shares)
        if not self.rest:
            faults.that("rest", all(one.always for one in self.shares), "programme.who_pays_the_rest")
            total = sum(shares, Fraction(0))
            faults.that("shares", total == 1, "programme.sum_of_shares", value=shares, total=total)
            return
        apart = all(one.payer != self.rest for one in self.shares)
        faults.that("rest", apart, "programme.another_payer")
        months = {one.first or date.min for one in self.shares}
        places = {challenge for one in self.shares for challenge in one.challenges} | {""}
        sums = [
            sum((one.share for one in self.shares if one.covers(month, place)), Fraction(0))
            for month in months
            for place in places
        ]
        most = max(sums, default=Fraction(0))
        faults.that("shares", most <= 1, "programme.shares_of_a_whole", value=shares, total=most)

    @property
    def payers(self) -> tuple[str, ...]:
        """Who pays: each share, then the rest."""
        return (*(one.payer for one in self.shares), *([self.rest] if self.rest else []))

    @classmethod
    def of(cls, *, source: str = "", **shares: int | str | Decimal | Fraction) -> Funding:
        """Build from shares by payer.

        >>> Funding.of(PIA="0.7", host="0.3").payers
        ('PIA', 'host')
        """
        faults = Gather("Funding.of")
        for payer, share in shares.items():
            faults.check(payer, above(0, 1), exact(share))
        faults.done()
        given = [FundingShare(payer=payer, share=exact(share)) for payer, share in shares.items()]
        return told_of("Funding.of", lambda: cls(shares=given, source=source))

    def share(self, payer: str) -> Fraction:
        """Return the share of a payer where it covers something, 0 for anybody else.

        >>> Funding.of(PIA="1/2", host="1/2").share("host")
        Fraction(1, 2)
        """
        return next((one.share for one in self.shares if one.payer == payer), Fraction(0))
