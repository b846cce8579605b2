"""What a promotion costs: pay, days and shares of time, split exactly by month, year, host and payer.

Each contract costs its pay a month, times its share of pay, for the part of each calendar month that its
convention counts: by thirtieths in the French State (`eig.programme.pay`). Each month is what is owed by
then, rounded to the cent, less what was owed before, so that months add up to the whole, which is rounded
once. The terms of each day are those of the amendments: part time, an absence and how far it is paid, another
team.

Payers pay by rules (`Funding`): shares of all, of some months or challenges, up to a sum; the rest falls to
somebody. What each owes for the months so far is rounded, and what was owed before comes off, so that every
line adds up to its amount and every payer to its share of the whole, to the cent. Where a limit is reached,
it is shared in proportion to what the lines of that month ask for. Nothing here is a payslip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import groupby, product
from math import floor
from typing import Final, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, require, told_of
from eig._values.field_rules_and_bounds import above, between, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import UnknownKey
from eig.programme import Promotion
from eig.programme.durations import month_length
from eig.programme.organisations import Envelope, Funding
from eig.programme.pay import Pay, PayConvention
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.contracts._pay_conventions_and_hosts import (
    PayRule,
    conventions_of,
    hosts_of,
    own_funding,
    paid_of,
)
from eig.timeline.contracts._who_pays_what_to_the_cent import Paid, paid_by, to_cents
from eig.timeline.contracts.amended_contracts import ContractPart, past_full_time
from eig.timeline.contracts.contract_dates_trial_and_leave import Contract
from eig.typing import Lang, Number

because: Because = reasons_in("timeline.contracts")

_A_DAY: Final = timedelta(days=1)
GROUPS: Final = ("year", "host", "payer", "challenge", "person")


@final
@frozen(kw_only=True, eq=False, repr=False)
class PaidMonth(Value):
    """What is paid for days of one calendar month on which the terms of a contract stay the same.

    Args:
        first: The first day.
        last: The last day, of the same month.
        challenge: What the person works for.
        months: What part of a month of pay these days are.
        share: The share of full pay.
        amount: What they cost, in cents that add up over the contract.

    >>> from datetime import date
    >>> PaidMonth(first=date(2019, 8, 24), last=date(2019, 8, 31), months="8/30", share=1, amount=800).year
    2019
    """

    first: date
    last: date
    challenge: str = ""
    months: Fraction = field(converter=exact, metadata=keeps(between(0)))
    share: Fraction = field(converter=exact, metadata=keeps(between(0, 1)))
    amount: Fraction = field(converter=exact)

    @property
    def year(self) -> int:
        """The budget year."""
        return self.first.year


@final
@frozen(kw_only=True, eq=False, repr=False)
class ContractCost(Value):
    """What one contract costs, and why.

    Args:
        person: Whose contract it is.
        host: Who takes the person in, by challenge; empty where that is not known.
        pay: What is paid for full time.
        rate: What the employer pays for each unit of pay.
        convention: How a month that is not complete is paid; None where each is whole.
        parts: The days on which the terms stay the same.
        indemnity: What is paid with the last month beside the pay, such as leave that was not taken.

    >>> from datetime import date
    >>> contract = Contract(person="c1", challenge="plume", start=date(2020, 9, 1), duration="10 months")
    >>> pay = Pay(amount=4000, currency="EUR", basis="net", per="month")
    >>> cost_by_year([contract], pay=pay).costs[0].by_year
    FrozenMap({'2020': Fraction(16000, 1), '2021': Fraction(24000, 1)})
    """

    person: str
    host: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    pay: Pay
    rate: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0)))
    convention: PayConvention | None = None
    parts: tuple[ContractPart, ...] = field(converter=TupleOf[ContractPart])
    indemnity: Fraction = field(default=Fraction(0), converter=exact, metadata=keeps(between(0)))

    @cached_property
    def months(self) -> tuple[PaidMonth, ...]:
        """What is paid for each month, and for each part of one where the terms change within it."""
        found: list[PaidMonth] = []
        owed, before = Fraction(0), Fraction(0)
        for part, first, last, months in _by_month(self.parts, self.convention):
            owed += self.pay.monthly * self.rate * months * part.paid
            if last == self.parts[-1].span.last:
                owed += self.indemnity * self.rate
            amount, before = to_cents(owed) - before, to_cents(owed)
            found.append(
                PaidMonth(
                    first=first,
                    last=last,
                    challenge=part.challenge,
                    months=months,
                    share=part.paid,
                    amount=amount,
                )
            )
        return tuple(found)

    @property
    def amount(self) -> Fraction:
        """What it costs in all, rounded to the cent."""
        return sum((one.amount for one in self.months), Fraction(0))

    @cached_property
    def by_year(self) -> FrozenMap[Fraction]:
        """What it costs each year, in cents that add up to the amount."""
        return _summed((str(one.year), one.amount) for one in self.months)

    @property
    def by_month(self) -> FrozenMap[Fraction]:
        """What it costs each month, named as in `2019-01`, in cents that add up to the amount.

        >>> from datetime import date
        >>> from eig.programme.pay import FRENCH_THIRTIETHS
        >>> contract = Contract(person="c1", start=date(2017, 8, 24), duration="2 months")
        >>> pay = Pay(amount=3000, currency="EUR", basis="gross", per="month")
        >>> cost = cost_by_year([contract], pay=pay, convention=FRENCH_THIRTIETHS).costs[0]
        >>> {month: int(amount) for month, amount in cost.by_month.items()}
        {'2017-08': 800, '2017-09': 3000, '2017-10': 2300}
        """
        return _summed((one.first.isoformat()[:7], one.amount) for one in self.months)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """How the amount comes about: for each team and share of pay, the months that it holds."""
        held: dict[tuple[str, Fraction], tuple[Fraction, Fraction]] = {}
        for one in self.months:
            key = (one.challenge, one.share)
            months, amount = held.get(key, (Fraction(0), Fraction(0)))
            held[key] = (months + one.months, amount + one.amount)
        several = len({challenge for challenge, _ in held}) > 1
        told = [
            because(
                "costs",
                amount=amount,
                currency=self.pay.currency,
                length=_length_of(months),
                pay=self.pay,
                share=None if share == 1 else share,
                rate=None if self.rate == 1 else self.rate,
                challenge=challenge if several and challenge else None,
            )
            for (challenge, share), (months, amount) in held.items()
        ]
        if self.indemnity:
            amount = self.indemnity * self.rate
            told.append(because("indemnity", amount=amount, currency=self.pay.currency))
        return tuple(told)


def _length_of(months: Fraction) -> Reason:
    """Return how long months are, in whole ones and what is left."""
    whole_months, odd = floor(months), months - floor(months)
    if odd and not whole_months:
        return because("costs_days", odd=odd)
    return because("costs_months", months=whole_months, odd=odd or None)


def _by_month(
    parts: Sequence[ContractPart], convention: PayConvention | None
) -> Iterator[tuple[ContractPart, date, date, Fraction]]:
    """Yield the days of parts month by month, each with the part of a month of pay that it is."""
    days = [(part, first, last) for part in parts for first, last in _months_of(part.span)]
    for _, month in groupby(days, key=lambda one: (one[1].year, one[1].month)):
        held = list(month)
        counted = (Fraction(1),) if convention is None else _counted(held, convention)
        yield from ((*one, months) for one, months in zip(held, counted, strict=True))


def _counted(
    held: Sequence[tuple[ContractPart, date, date]], convention: PayConvention
) -> Iterator[Fraction]:
    """Yield the part of a month of pay that each is: another team at the same pay makes no month longer."""
    alike = [[*several] for _, several in groupby(held, key=lambda one: one[0].paid)]
    whole = convention.of_month([(several[0][1], several[-1][2]) for several in alike])
    for months, several in zip(whole, alike, strict=True):
        own = [convention.of_month([(first, last)])[0] for _, first, last in several]
        own[own.index(max(own))] += months - sum(own)
        yield from own


def _months_of(span: Span) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of a span in each calendar month."""
    first = span.start
    while True:
        last = min(first.replace(day=month_length(first.year, first.month)), span.last)
        yield first, last
        if last == span.last:
            return
        first = last + _A_DAY


def _summed(amounts: Iterable[tuple[str, Fraction]]) -> FrozenMap[Fraction]:
    sums: dict[str, Fraction] = {}
    for key, amount in amounts:
        sums[key] = sums.get(key, Fraction(0)) + amount
    return FrozenMap(sums)


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


def _called(line: CostLine, name: str) -> str:
    """Return what a line is grouped under: an unknown host by its challenge, a challenge by the person."""
    found = str(getattr(line, name))
    if name == "host":
        found = found or line.challenge
    return found or (line.person if name in ("host", "challenge") else "")


@final
@frozen(kw_only=True, eq=False, repr=False)
class CostByYear(Value):
    """What contracts cost, by budget year: what `cost_by_year` returns.

    Args:
        costs: What each contract costs.
        funding: Who pays, by which rules; None where that is not known.
        own: Who pays for challenges that do not follow it, by their identifiers.
        envelopes: What is set aside, and not to be passed.

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

    costs: tuple[ContractCost, ...] = field(converter=TupleOf[ContractCost])
    funding: Funding | None = None
    own: FrozenMap[Funding] = field(default=EMPTY, converter=MapOf[Funding])
    envelopes: tuple[Envelope, ...] = field(default=(), converter=TupleOf[Envelope])

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
        months = [(at, one, month) for at, one in enumerate(self.costs) for month in one.months]
        by_rule: dict[Funding | None, list[tuple[int, ContractCost, PaidMonth]]] = {}
        of = {
            challenge: by_rule.setdefault(self.own.get(challenge, self.funding), [])
            for challenge in dict.fromkeys(month.challenge for _, _, month in months)
        }
        for one in months:
            of[one[2].challenge].append(one)
        sums: dict[tuple[int, int, str, str], Fraction] = {}
        for funding, held in by_rule.items():
            asked = [Paid(month.first, month.challenge, one.person, month.amount) for _, one, month in held]
            paid = [[("", one.amount)] for one in asked] if funding is None else paid_by(asked, funding)
            for (at, _, month), line in zip(held, paid, strict=True):
                for payer, amount in line:
                    key = (at, month.year, month.challenge, payer)
                    sums[key] = sums.get(key, Fraction(0)) + amount
        return tuple(
            CostLine(
                year=year,
                person=self.costs[at].person,
                challenge=challenge,
                host=self.costs[at].host.get(challenge, ""),
                payer=payer,
                amount=sums[at, year, challenge, payer],
            )
            for at, year, challenge, payer in sorted(sums, key=lambda one: one[:2])
        )

    @property
    def total(self) -> Fraction:
        """What all contracts cost."""
        return sum((one.amount for one in self.costs), Fraction(0))

    @cached_property
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
        return _summed(
            (_called(line, name), line.amount) for line in (self.lines if lines is None else lines)
        )

    def budget(self) -> Sequence[Mapping[str, object]]:
        """Return one row an envelope: what is set aside, what is forecast, and what is left of it.

        >>> from datetime import date
        >>> contract = Contract(person="c1", challenge="plume", start=date(2020, 9, 1), duration="10 months")
        >>> pay = Pay(amount=4000, currency="EUR", basis="net", per="month")
        >>> cost = cost_by_year([contract], pay=pay, envelopes=[Envelope(amount=15_000, year=2020)])
        >>> [str(row["left"]) for row in cost.budget()]
        ['-1000']
        """
        return [
            {
                "payer": one.payer,
                "year": one.year,
                "envelope": one.amount,
                "besides": one.besides,
                "forecast": self._drawn(one),
                "left": one.left(self._drawn(one)),
                "source": one.source,
            }
            for one in self.envelopes
        ]

    def _drawn(self, envelope: Envelope) -> Fraction:
        """Return what the contracts draw from an envelope."""
        return self._sums_drawn.get((envelope.payer, envelope.year), Fraction(0))

    @cached_property
    def _sums_drawn(self) -> Mapping[tuple[str, int | None], Fraction]:
        """What is drawn from an envelope of each payer, or of all, and of each year, or of all."""
        sums: dict[tuple[str, int | None], Fraction] = {}
        for line in self.lines:
            for key in product({"", line.payer}, (None, line.year)):
                sums[key] = sums.get(key, Fraction(0)) + line.amount
        return sums

    def table(self, *by: str) -> Sequence[Mapping[str, object]]:
        """Return one row a host (or a payer, a challenge, a person), one column a year, and the totals.

        Args:
            by: What a row is of: the `host` unless said; of several, such as `"challenge", "payer"`, all
                that go together.

        >>> from datetime import date
        >>> contract = Contract(person="c1", challenge="plume", start=date(2020, 9, 1), duration="10 months")
        >>> cost = cost_by_year([contract], pay=Pay(amount=4000, currency="EUR", basis="net", per="month"))
        >>> {key: str(cell) for key, cell in cost.table("challenge")[0].items()}
        {'challenge': 'plume', '2020': '16000', '2021': '24000', 'total': '40000'}
        """
        faults = Gather("CostByYear.table")
        asked = by or ("host",)
        groups = [one for one in GROUPS[1:] if one != "payer" or self.funding is not None or self.own]
        faults.known("by", asked, groups, what="what amounts are grouped by")
        faults.distinct("by", asked, what="column")
        faults.done()
        held: dict[tuple[str, ...], list[CostLine]] = {}
        for line in self.lines:
            held.setdefault(tuple(_called(line, one) for one in asked), []).append(line)
        rows = [{**dict(zip(asked, key, strict=True)), **self._row(held[key])} for key in sorted(held)]
        return [*rows, {**dict.fromkeys(asked, ""), asked[0]: "total", **self._row(self.lines)}]

    def _row(self, lines: Sequence[CostLine]) -> Mapping[str, object]:
        sums, total = self._sums("year", lines), sum((line.amount for line in lines), Fraction(0))
        return {**{year: sums.get(year, Fraction(0)) for year in self.by_year}, "total": total}

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a contract, a year and a payer.

        >>> CostByYear(costs=[]).rows()
        []
        """
        return [
            row_of(line, "year", "person", "challenge", "host", "payer", "amount")
            | {"currency": self.currency}
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
        20,000 EUR for 10 months of 4,000 EUR net a month, at 0.5 of full pay
        """
        if key is None:
            return trace(because("cost").say(lang), self._whole(), lang)
        own = [line for line in self.lines if str(key) in (_called(line, name) for name in GROUPS)]
        if not own:
            known = {_called(line, name) for line in self.lines for name in GROUPS}
            raise UnknownKey("year, host, payer, challenge or person", key, known=sorted(filter(None, known)))
        formed = [reason for one in self.costs if one.person == key for reason in one.reasons]
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
        if key not in payers:
            yield from (self._amount("pays", amount, payer=one) for one, amount in payers.items() if one)

    def _amount(self, code: str, amount: Fraction, **facts: object) -> Reason:
        return because(code, amount=amount, currency=self.currency or None, **facts)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What these amounts leave out or mix: what the employer pays besides, variable pay, kinds of pay."""
        kinds = [{one.pay.basis for one in self.costs if (one.rate == 1) == whole} for whole in (True, False)]
        found = [because("kinds_added")] if max(map(len, kinds)) > 1 else []
        bases = dict.fromkeys(one.pay.basis for one in self.costs if one.rate == 1)
        found.extend(because("basis", basis=basis) for basis in bases if basis != "employer_cost")
        if any(one.pay.variable for one in self.costs):
            found.append(because("variable"))
        parts: dict[str, list[ContractPart]] = {}
        for cost in self.costs:
            parts.setdefault(cost.person, []).extend(cost.parts if cost.person else ())
        for person, own in parts.items():
            if over := past_full_time(own):
                found.append(because("past_full_time", person=person, first=over[0], share=over[1]))
        rules = [one for one in (self.funding, *self.own.values()) if one is not None]
        payers = tuple(dict.fromkeys(payer for one in rules for payer in one.payers))
        for one in self.envelopes:
            drawn = self._drawn(one)
            if one.payer not in ("", *payers):
                found.append(because("envelope_of_nobody", payer=one.payer, payers=payers or None))
            if one.left(drawn) < 0:
                found.append(
                    self._amount(
                        "envelope_passed",
                        one.amount,
                        payer=one.payer or None,
                        year=one.year,
                        drawn=drawn + one.besides,
                        over=-one.left(drawn),
                        source=one.source or None,
                    )
                )
        return tuple(found)

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return what a page shows: by host, or by challenge where hosts are not known."""
        return self.table("host" if any(line.host for line in self.lines) else "challenge")


@checked
def cost_by_year(
    contracts: Sequence[Contract],
    *,
    pay: PayRule | None = None,
    promotion: Promotion | None = None,
    funding: Funding | None = None,
    hosts: Mapping[str, str] | None = None,
    experience: Mapping[str, int] | None = None,
    employer_rate: Number = 1,
    convention: PayConvention | None = None,
    envelopes: Iterable[Envelope] = (),
    indemnities: Mapping[str, Number] | None = None,
) -> CostByYear:
    """Return what contracts cost by budget year, by host and by payer, in cents that add up.

    Args:
        contracts: The contracts, each with the person and the challenge that it is for.
        pay: What those are paid whose contract does not say: all alike, by person, or by bands of experience.
        promotion: Where pay bands, hosts and funding are taken from, where they are not given; a challenge
            that funds itself is paid by its host.
        funding: Who pays, by which rules, for all challenges.
        hosts: The host of each challenge, by its identifier.
        experience: Whole years of experience by person, where pay depends on them.
        employer_rate: What the employer pays for each unit of pay, charges included; 1 leaves them out.
        convention: How a month that is not complete is paid; that of the law of each contract, or of the
            terms of the promotion, unless said.
        envelopes: What is set aside, beside the envelopes of the funding.
        indemnities: What is paid by person with the last month, beside the pay: leave that was not taken,
            an early end.

    Raises:
        Fault: Nobody says what some people are paid, or by which convention (one fault names them all); two
            currencies.

    >>> from datetime import date
    >>> from eig.promotions import P3
    >>> fellows = [Contract(person=f"c{n}", challenge="plume", start=date(2019, 1, 16), duration="10 months")
    ...            for n in range(3)]
    >>> cost = cost_by_year(fellows, promotion=P3, employer_rate="1.8")
    >>> cost.total, cost.by_payer["administration"]
    (Fraction(216720, 1), Fraction(65016, 1))
    """
    given, rate = tuple(contracts), exact(employer_rate)
    require("cost_by_year", employer_rate=(above(0), rate))
    rule = promotion.rules.pay if pay is None and promotion is not None else pay
    paid = paid_of(given, rule, experience or {})
    law = None if promotion is None else promotion.rules.terms.law
    conventions = conventions_of(given, convention, law.convention if law is not None else None)
    hosted = hosts_of(promotion) if hosts is None else hosts
    funded = promotion.funding if funding is None and promotion is not None else funding
    known = {one.person for one in given}
    owed = {person: exact(amount) for person, amount in (indemnities or {}).items()}
    faults = Gather("cost_by_year")
    for person, amount in owed.items():
        for _, one, broken in between(0).wrong(amount):
            faults.note(("indemnities", person), one, broken.code, broken.facts)
    faults.known("indemnities", owed, known, what="a person under contract")
    faults.done()
    last = {one.person: at for at, one in enumerate(given)}
    costs = [
        ContractCost(
            person=one.person,
            host={part.challenge: hosted[part.challenge] for part in one.parts if part.challenge in hosted},
            pay=amount,
            rate=Fraction(1) if amount.basis == "employer_cost" else rate,
            convention=counted,
            parts=one.parts,
            indemnity=owed.get(one.person, Fraction(0)) if last[one.person] == at else Fraction(0),
        )
        for at, (one, amount, counted) in enumerate(zip(given, paid, conventions, strict=True))
    ]
    own = own_funding(promotion if funding is None else None)
    aside = (*(funded.envelopes if funded is not None else ()), *envelopes)
    return told_of("cost_by_year", lambda: CostByYear(costs=costs, funding=funded, own=own, envelopes=aside))
