"""What a promotion costs: pay, length and shares of time, split exactly by budget year, host and payer.

Each contract costs its pay a month, times its share of time, for its months and thirtieths, rounded to the
cent once; that amount is split by year in cents that add up (`YearSplit.amounts`). Payers split it in their
shares: what each owes for the lines so far is rounded, and what was owed before comes off, so that every line
adds up to its amount and every payer to its share of the whole, to the cent. Nothing here is a payslip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import floor
from typing import Final, TypeAlias, cast, final

from attrs import field, frozen

from eig._values.entry import checked
from eig._values.exact import exact
from eig._values.frozen import FrozenMap
from eig._values.gathering import Gather, told_of
from eig._values.rules import above, between, whole
from eig._values.series import to_tuple
from eig._values.value import Value, keeps
from eig.errors import Fault, UnknownKey
from eig.programme import Promotion
from eig.programme.organisations import Funding
from eig.programme.pay import Pay, PayBand
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar._arguments import require
from eig.timeline.contracts.budgets import YearSplit
from eig.timeline.contracts.contracts import Contract
from eig.typing import Lang, Number

__all__ = ["ContractCost", "CostByYear", "CostLine", "PayRule", "cost_by_year"]


because: Because = reasons_in("timeline.contracts")
PayRule: TypeAlias = Pay | Iterable[PayBand] | Mapping[str, Pay]
"""What contracts are paid: all alike, by bands of experience, or by person."""

_CENT: Final = Fraction(1, 100)
_HALF: Final = Fraction(1, 2)
_MONTH: Final = 30
GROUPS: Final = ("year", "host", "payer", "challenge", "person")


def to_cents(amount: Fraction) -> Fraction:
    """Return an amount rounded half up to a cent.

    >>> to_cents(Fraction(1, 3)), to_cents(Fraction(1, 200))
    (Fraction(33, 100), Fraction(1, 100))
    """
    return floor(amount / _CENT + _HALF) * _CENT


@final
@frozen(kw_only=True, eq=False, repr=False)
class ContractCost(Value):
    """What one contract costs, and why.

    Args:
        person: Whose contract it is.
        challenge: What it is for.
        host: Who takes the person in; empty where that is not known.
        pay: What is paid.
        share: The share of working time.
        rate: What the employer pays for each unit of pay.
        length: The length of the contract, by year.

    >>> from datetime import date
    >>> contract = Contract(person="c1", challenge="plume", start=date(2020, 9, 1), duration="10 months")
    >>> pay = Pay(amount=4000, currency="EUR", basis="net", per="month")
    >>> cost_by_year([contract], pay=pay).costs[0].by_year
    FrozenMap({'2020': Fraction(16000, 1), '2021': Fraction(24000, 1)})
    """

    person: str
    challenge: str = ""
    host: str = ""
    pay: Pay
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0, 1)))
    rate: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0)))
    length: YearSplit

    @property
    def amount(self) -> Fraction:
        """What it costs in all, rounded to the cent."""
        months = Fraction(self.length.thirtieths, _MONTH)
        return to_cents(self.pay.monthly * months * self.share * self.rate)

    @cached_property
    def by_year(self) -> FrozenMap[Fraction]:
        """What it costs each year, in cents that add up to the amount."""
        return self.length.amounts(self.amount)

    @property
    def reason(self) -> Reason:
        """How the amount comes about."""
        months, odd = divmod(self.length.thirtieths, _MONTH)
        return because(
            "costs",
            person=self.person,
            amount=self.amount,
            currency=self.pay.currency,
            months=months,
            odd=odd or None,
            pay=self.pay,
            share=None if self.share == 1 else self.share,
            rate=None if self.rate == 1 else self.rate,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class CostLine(Value):
    """What one payer pays for one contract in one year.

    >>> CostLine(year=2019, person="c1", challenge="plume", host="", payer="", amount=Fraction(100)).year
    2019
    """

    year: int = field(metadata=keeps(whole(1)))
    person: str
    challenge: str
    host: str
    payer: str
    amount: Fraction


def _costs(values: Iterable[ContractCost]) -> tuple[ContractCost, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True, eq=False, repr=False)
class CostByYear(Value):
    """What contracts cost, by budget year: what `cost_by_year` returns.

    Args:
        costs: What each contract costs.
        funding: Who pays, in which shares; None where that is not known.

    >>> from datetime import date
    >>> from eig.programme.organisations import Funding
    >>> contract = Contract(person="c1", start=date(2020, 9, 1), duration="10 months")
    >>> cost = cost_by_year([contract], pay=Pay(amount=4000, currency="EUR", basis="net", per="month"),
    ...                     funding=Funding.of(PIA="0.7", host="0.3"))
    >>> for reason in cost.explain().reasons:
    ...     print(reason)
    2020: 16,000 EUR
    2021: 24,000 EUR
    in all 40,000 EUR
    PIA pays 28,000 EUR
    host pays 12,000 EUR
    this is net pay: what the employer pays besides is not in it
    """

    costs: tuple[ContractCost, ...] = field(converter=_costs)
    funding: Funding | None = None

    def _check(self, faults: Gather) -> None:
        found = tuple(sorted({one.pay.currency for one in self.costs}))
        faults.that("costs", len(found) <= 1, "timeline.contracts.one_currency", value=found)

    @property
    def currency(self) -> str:
        """The currency of all amounts; empty without contracts."""
        return self.costs[0].pay.currency if self.costs else ""

    @cached_property
    def lines(self) -> tuple[CostLine, ...]:
        """What each payer pays for each contract and year: the finest amounts, which add up to all others."""
        parts = [(one, int(year), amount) for one in self.costs for year, amount in one.by_year.items()]
        split = split_by_shares([amount for _, _, amount in parts], [share for _, share in self._payers])
        return tuple(
            CostLine(
                year=year,
                person=one.person,
                challenge=one.challenge,
                host=one.host,
                payer=payer,
                amount=paid,
            )
            for (one, year, _), amounts in zip(parts, split, strict=True)
            for (payer, _), paid in zip(self._payers, amounts, strict=True)
        )

    @property
    def _payers(self) -> Sequence[tuple[str, Fraction]]:
        if self.funding is None:
            return (("", Fraction(1)),)
        return tuple((one.payer, one.share) for one in self.funding.shares)

    @property
    def total(self) -> Fraction:
        """What all contracts cost."""
        return sum((one.amount for one in self.costs), Fraction(0))

    @property
    def by_year(self) -> FrozenMap[Fraction]:
        """What they cost, by year."""
        return self._sums("year")

    @property
    def by_host(self) -> FrozenMap[Fraction]:
        """What they cost, by host."""
        return self._sums("host")

    @property
    def by_payer(self) -> FrozenMap[Fraction]:
        """What each payer pays."""
        return self._sums("payer")

    def _sums(self, name: str, lines: Iterable[CostLine] | None = None) -> FrozenMap[Fraction]:
        sums: dict[str, Fraction] = {}
        for line in self.lines if lines is None else lines:
            key = str(getattr(line, name))
            sums[key] = sums.get(key, Fraction(0)) + line.amount
        return FrozenMap(sums)

    def table(self, by: str = "host") -> Sequence[Mapping[str, object]]:
        """Return one row a host (or a payer, a challenge, a person), one column a year, and the totals.

        >>> from datetime import date
        >>> contract = Contract(person="c1", challenge="plume", start=date(2020, 9, 1), duration="10 months")
        >>> cost = cost_by_year([contract], pay=Pay(amount=4000, currency="EUR", basis="net", per="month"))
        >>> {key: str(cell) for key, cell in cost.table("challenge")[0].items()}
        {'challenge': 'plume', '2020': '16000', '2021': '24000', 'total': '40000'}
        """
        faults = Gather("CostByYear.table")
        faults.known("by", [by], GROUPS[1:], what="what amounts are grouped by")
        faults.done()
        years = tuple(self.by_year)
        keys = sorted({str(getattr(line, by)) for line in self.lines})
        rows = [self._row(by, key, years) for key in keys]
        return [*rows, {by: "total", **self.by_year, "total": self.total}]

    def _row(self, by: str, key: str, years: Sequence[str]) -> Mapping[str, object]:
        own = [line for line in self.lines if getattr(line, by) == key]
        sums = self._sums("year", own)
        total = sum((line.amount for line in own), Fraction(0))
        return {by: key, **{year: sums.get(year, Fraction(0)) for year in years}, "total": total}

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a contract, a year and a payer.

        >>> CostByYear(costs=[]).rows()
        []
        """
        return [
            {
                "year": line.year,
                "person": line.person,
                "challenge": line.challenge,
                "host": line.host,
                "payer": line.payer,
                "amount": line.amount,
                "currency": self.currency,
            }
            for line in self.lines
        ]

    def __repr__(self) -> str:
        years = ", ".join(f"{year} {float(amount):.2f}" for year, amount in self.by_year.items())
        return f"<CostByYear: {len(self.costs)} contracts, {years} {self.currency}>"

    def explain(self, key: int | str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what a year, a host, a payer, a challenge or a person costs; without a key, what all do.

        >>> from datetime import date
        >>> contract = Contract(person="c1", start=date(2020, 9, 1), duration="10 months", share="1/2")
        >>> cost = cost_by_year([contract], pay=Pay(amount=4000, currency="EUR", basis="net", per="month"))
        >>> print(cost.explain("c1").reasons[0])
        20,000 EUR for 10 months of 4,000 EUR net a month, at 0.5 of the time
        """
        if key is None:
            return trace(because("cost").say(lang), self._whole(), lang)
        own = [line for line in self.lines if str(key) in (str(getattr(line, name)) for name in GROUPS)]
        if not own:
            known = {str(getattr(line, name)) for line in self.lines for name in GROUPS}
            raise UnknownKey("year, host, payer, challenge or person", key, known=sorted(filter(None, known)))
        formed = [one.reason for one in self.costs if one.person == key]
        return trace(str(key), (*formed, *self._told(own, str(key))), lang)

    def _whole(self) -> Iterator[Reason]:
        yield from self._told(self.lines, "")
        yield from self.cautions

    def _told(self, lines: Sequence[CostLine], key: str) -> Iterator[Reason]:
        """Yield the amounts of lines: by year, in all, by payer."""
        years, payers = self._sums("year", lines), self._sums("payer", lines)
        if key not in years:
            yield from (self._amount("in_year", one, year=year) for year, one in years.items())
        yield self._amount("in_all", sum((line.amount for line in lines), Fraction(0)))
        if key not in payers and self.funding is not None:
            order = [payer for payer, _ in self._payers if payer in payers]
            yield from (self._amount("pays", payers[one], payer=one) for one in order)

    def _amount(self, code: str, amount: Fraction, **facts: object) -> Reason:
        return because(code, amount=amount, currency=self.currency, **facts)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What these amounts leave out: what the employer pays besides, what may come on top of the pay."""
        found: list[Reason] = []
        bases = dict.fromkeys(one.pay.basis for one in self.costs if one.rate == 1)
        found.extend(because("basis", basis=basis) for basis in bases if basis != "employer_cost")
        if any(one.pay.variable for one in self.costs):
            found.append(because("variable"))
        return tuple(found)

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return what a page shows: by host, or by challenge where hosts are not known."""
        return self.table("host" if any(one.host for one in self.costs) else "challenge")


def split_by_shares(amounts: Sequence[Fraction], shares: Sequence[Fraction]) -> list[list[Fraction]]:
    """Return each amount split in shares of 1, in cents: lines add up, and so does each share of the whole.

    What is owed for the amounts so far, up to each share, is rounded half up; differences are what is paid.

    >>> split_by_shares([Fraction(1, 100), Fraction(1, 100)], [Fraction(1, 2), Fraction(1, 2)])
    [[Fraction(1, 100), Fraction(0, 1)], [Fraction(0, 1), Fraction(1, 100)]]
    """
    steps = [*accumulate(shares)]
    before = [Fraction(0)] * len(shares)
    found: list[list[Fraction]] = []
    for total in accumulate(amounts):
        owed = [to_cents(total * step) for step in steps]
        levels = [after - earlier for after, earlier in zip(owed, before, strict=True)]
        found.append(
            [after - earlier for after, earlier in zip(levels, [Fraction(0), *levels[:-1]], strict=True)]
        )
        before = owed
    return found


@checked
def cost_by_year(
    contracts: Iterable[Contract],
    *,
    pay: PayRule | None = None,
    promotion: Promotion | None = None,
    funding: Funding | None = None,
    hosts: Mapping[str, str] | None = None,
    experience: Mapping[str, int] | None = None,
    employer_rate: Number = 1,
) -> CostByYear:
    """Return what contracts cost by budget year, by host and by payer, in cents that add up.

    Args:
        contracts: The contracts, each with the person and the challenge that it is for.
        pay: What those are paid whose contract does not say: all alike, by person, or by bands of experience.
        promotion: Where pay bands, hosts and funding are taken from, where they are not given.
        funding: Who pays, in which shares.
        hosts: The host of each challenge, by its identifier.
        experience: Whole years of experience by person, where pay depends on them.
        employer_rate: What the employer pays for each unit of pay, charges included; 1 leaves them out.

    Raises:
        Fault: Nobody says what some people are paid (one fault names them all); two currencies.

    >>> from datetime import date
    >>> from eig.promotions import P3
    >>> fellows = [Contract(person=f"c{n}", challenge="plume", start=date(2019, 1, 16), duration="10 months")
    ...            for n in range(3)]
    >>> cost = cost_by_year(fellows, promotion=P3, employer_rate="1.75")
    >>> cost.total, cost.by_payer["administration"]
    (Fraction(210000, 1), Fraction(63000, 1))
    """
    given, rate = tuple(contracts), exact(employer_rate)
    require("cost_by_year", employer_rate=(above(0), rate))
    rule = promotion.rules.pay if pay is None and promotion is not None else pay
    paid = _paid(given, rule, experience or {})
    known = _hosts(promotion) if hosts is None else hosts
    funded = promotion.funding if funding is None and promotion is not None else funding
    costs = [
        ContractCost(
            person=one.person,
            challenge=one.challenge,
            host=known.get(one.challenge, ""),
            pay=amount,
            share=one.share,
            rate=Fraction(1) if amount.basis == "employer_cost" else rate,
            length=one.by_year,
        )
        for one, amount in zip(given, paid, strict=True)
    ]
    return told_of("cost_by_year", lambda: CostByYear(costs=costs, funding=funded))


def _hosts(promotion: Promotion | None) -> Mapping[str, str]:
    """Return who takes each challenge in, by name."""
    if promotion is None:
        return {}
    return {one.id: one.host.name for one in promotion.challenges if one.host is not None}


def _paid(contracts: Sequence[Contract], rule: PayRule | None, experience: Mapping[str, int]) -> list[Pay]:
    """Return what each contract is paid; one fault names all those for whom nobody says it."""
    bands = _bands(rule)
    found = [one.pay or _pay_of(one.person, rule, bands, experience) for one in contracts]
    missing = tuple(one.person for one, amount in zip(contracts, found, strict=True) if amount is None)
    facts = {"missing": missing}
    if missing and bands:
        given = tuple(sorted(experience))
        raise Fault("cost_by_year.experience", given, "timeline.contracts.years_too", facts)
    if missing:
        told = tuple(sorted(cast("Mapping[str, Pay]", rule))) if isinstance(rule, Mapping) else None
        raise Fault("cost_by_year.pay", told, "timeline.contracts.pay_too", facts)
    return cast("list[Pay]", found)


def _bands(rule: PayRule | None) -> tuple[PayBand, ...]:
    """Return the bands of a rule, or nothing where it is of another kind."""
    if rule is None or isinstance(rule, (Pay, Mapping)):
        return ()
    return tuple(rule)


def _pay_of(
    person: str, rule: PayRule | None, bands: Sequence[PayBand], experience: Mapping[str, int]
) -> Pay | None:
    if isinstance(rule, Pay):
        return rule
    if isinstance(rule, Mapping):
        return cast("Mapping[str, Pay]", rule).get(person)
    everybody = [one.pay for one in bands if one.from_years == 0 and one.up_to_years is None]
    years = experience.get(person)
    covering = [] if years is None else [one.pay for one in bands if one.covers(years)]
    return next(iter(covering or everybody), None)
