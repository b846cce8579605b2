"""Costs: by year, host and payer, exact to the cent."""

import random
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.programme import Appointment
from eig.programme.organisations import Funding
from eig.programme.pay import Pay, PayBand
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, ContractTerms, TermBand
from eig.promotions import P3
from eig.timeline import Contract, cost_by_year
from eig.timeline.contracts import CostByYear
from eig.timeline.contracts._who_pays_what_to_the_cent import Paid, paid_by, to_cents
from helpers.unfolded import unfolded

CENT = Fraction(1, 100)
NET = Pay(amount=4000, currency="EUR", basis="net", per="month")
HOSTS = {"plume": "Finances", "adler": "DGFiP"}
FUNDING = Funding.of(PIA="0.7", administration="0.3")


def fellow(person, challenge="plume", start=date(2020, 9, 1), **fields):
    return Contract(
        person=person,
        challenge=challenge,
        start=start,
        duration="10 months",
        **{"law": FRENCH_PUBLIC_LAW, **fields},
    )


def some_contracts(rng, many):
    start = date(2017, 1, 1)
    return [
        fellow(
            f"c{n}",
            rng.choice(["plume", "adler"]),
            start + timedelta(days=rng.randrange(2000)),
            share=Fraction(rng.randint(1, 20), 20),
            pay=Pay(
                amount=Fraction(rng.randint(100_000, 900_000), 100),
                currency="EUR",
                basis="gross",
                per="month",
            ),
        )
        for n in range(many)
    ]


def add_up(seed, many):
    """Every way to add the lines gives the same, and each payer pays its share to the cent."""
    rng = random.Random(seed)
    shares = [Fraction(rng.randint(1, 9)) for _ in range(rng.randint(1, 4))]
    funding = Funding.of(**{f"payer{n}": share / sum(shares) for n, share in enumerate(shares)})
    cost = cost_by_year(some_contracts(rng, many), hosts=HOSTS, funding=funding, employer_rate="1.43")
    total = sum(one.amount for one in cost.costs)

    assert total == cost.total == sum(line.amount for line in cost.lines)
    for sums in (cost.by_year, cost.by_host, cost.by_payer):
        assert total == sum(sums.values())
    for one in cost.costs:
        assert one.amount == sum(one.by_year.values())
        assert one.amount == sum(line.amount for line in cost.lines if line.person == one.person)
    for one in funding.shares:
        assert abs(cost.by_payer[one.payer] - one.share * total) <= CENT
    assert all(100 % line.amount.denominator == 0 for line in cost.lines)
    assert total == cost.table("payer")[-1]["total"] == sum(row["total"] for row in cost.table("host")[:-1])
    return len(cost.lines)


@pytest.mark.slow(but=["2"])
@pytest.mark.parametrize("seed", range(5))
def test_all_sums_are_exact(seed):
    """By contract, by year, by host, by payer."""
    add_up(seed, 12)


@pytest.mark.oracle(
    what="amounts of contracts by year, host and payer, each sum exact", against="every way to add them"
)
def test_twenty_thousand_amounts_add_up(evidence):
    """The same, until so many amounts were split."""
    seed = 100
    while evidence.instances < evidence.part(20_000):
        evidence.count(add_up(seed, 60))
        seed += 1


@given(st.lists(st.integers(0, 10**7), max_size=8), st.lists(st.integers(1, 99), min_size=1, max_size=5))
def test_shares_of_amounts_add_up(cents, weights):
    """Each line to its amount, each share to its part of the whole within a cent."""
    amounts = [Fraction(one, 100) for one in cents]
    shares = [Fraction(one, sum(weights)) for one in weights]
    funding = Funding.of(**{f"payer{at}": share for at, share in enumerate(shares)})
    parts = [
        dict(line)
        for line in paid_by([Paid(date(2019, 1, 16), "plume", "c1", one) for one in amounts], funding)
    ]

    assert amounts == [sum(line.values()) for line in parts]
    for at, share in enumerate(shares):
        assert abs(sum(line[f"payer{at}"] for line in parts) - share * sum(amounts)) <= CENT


@pytest.mark.slow
def test_a_day_of_contract_costs_a_thirtieth_of_a_month_whatever_the_day():
    """A day under contract is one thirtieth (Conseil d'État, 26 February 1996, n° 156217): the 30th, the 31st, 28 February."""
    pay = Pay(amount=3000, currency="EUR", basis="net", per="month")
    days = [date(2019, 1, 1) + timedelta(days=n) for n in range(730)]
    cost = cost_by_year(
        [Contract(person=str(day), start=day, duration="1 day", law=FRENCH_PUBLIC_LAW) for day in days],
        pay=pay,
    )

    assert [100] * 730 == [one.amount for one in cost.costs]
    assert 73_000 == sum(line.amount for line in cost.lines) == cost.total


def test_what_is_not_given_comes_from_the_promotion():
    """Pay bands, hosts and funding; what is given wins."""
    cost = cost_by_year([fellow("c1")], promotion=P3)
    other = cost_by_year(
        [fellow("c1")], promotion=P3, pay={"c1": evolve(NET, amount=1000)}, hosts={}, funding=FUNDING
    )

    assert (P3.funding, P3.challenge("plume").host.name) == (cost.funding, cost.lines[0].host)
    assert (10_000, "", FUNDING) == (other.total, other.lines[0].host, other.funding)


def test_pay_depends_on_experience_where_bands_say_so():
    """Those whose years nobody says are told together."""
    bands = [PayBand(pay=evolve(NET, amount=3500), up_to_years=5), PayBand(pay=NET, from_years=6)]
    pair = [fellow("c1"), fellow("c2")]

    assert 75_000 == cost_by_year(pair, pay=bands, experience={"c1": 5, "c2": 6}).total
    for options, place, missing, value in (
        ({"pay": bands}, "cost_by_year.experience", ("c1", "c2"), ()),
        ({"pay": bands, "experience": {"c2": 6}}, "cost_by_year.experience", ("c1",), ("c2",)),
        ({}, "cost_by_year.pay", ("c1", "c2"), None),
        ({"pay": {"c1": NET}}, "cost_by_year.pay", ("c2",), ("c1",)),
    ):
        with pytest.raises(Fault) as caught:
            cost_by_year(pair, **options)
        told = caught.value
        assert (place, missing, value) == (told.place, told.facts["missing"], told.value)
    with pytest.raises(Fault, match="PayBand"):
        cost_by_year(pair, pay=[3])


def test_says_what_it_counts_and_what_it_leaves_out():
    """Net pay is not what an employer pays; a rate of theirs is."""
    cost = cost_by_year(
        [fellow("c1", share="1/2"), fellow("c2", "adler")], pay=NET, hosts=HOSTS, funding=FUNDING
    )

    assert "this is net pay" in unfolded(cost)
    assert "20,000 EUR for 10 months of 4,000 EUR net a month, at 0.5 of full pay" in unfolded(
        cost.explain("c1")
    )
    assert "in all 24,000 EUR; PIA pays 16,800 EUR" in unfolded(cost.explain(2020))
    assert "in all 42,000 EUR" in unfolded(cost.explain("PIA"))
    assert "Finances : 2020 : 8\u202f000 €" in unfolded(cost.explain("Finances", lang="fr")).replace(
        "\u00a0", " "
    )
    assert "<CostByYear: 2 contracts, 2020 24000.00, 2021 36000.00 EUR>" == repr(cost)
    rated = cost_by_year([fellow("c1")], pay=evolve(NET, variable="0.1"), employer_rate="1.75")
    assert ("variable",) == tuple(one.code for one in rated.cautions)
    assert "times 1.75 for the employer" in unfolded(rated.explain("c1"))
    full = cost_by_year([fellow("c1")], pay=evolve(NET, basis="employer_cost"), employer_rate=2)
    assert ((), 40_000) == (full.cautions, full.total)
    odd = cost_by_year(
        [Contract(person="c1", start=date(2020, 9, 1), duration="15 days", law=FRENCH_PUBLIC_LAW)], pay=NET
    )
    assert "2,000 EUR for 0.5 of a month of 4,000 EUR" in unfolded(odd.explain("c1"))
    with pytest.raises(UnknownKey):
        cost.explain("nobody")


def test_has_a_table_of_hosts_or_of_challenges():
    """By year, with totals; by challenge where hosts are not known."""
    cost = cost_by_year([fellow("c1"), fellow("c2", "adler")], pay=NET, hosts=HOSTS)

    assert ["DGFiP", "Finances", "total"] == [row["host"] for row in cost.table()]
    assert ">host</th>" in cost._repr_html_()
    assert ">challenge</th>" in evolve(cost, costs=[evolve(one, host={}) for one in cost.costs])._repr_html_()
    assert 4 == len(cost.rows())
    assert ("", 0) == (CostByYear(costs=[]).currency, CostByYear(costs=[]).total)
    with pytest.raises(Fault, match="Did you mean 'host'"):
        cost.table("hosts")


@pytest.mark.parametrize(
    ("bases", "rate", "mixed"),
    [
        (("net", "net"), 1, False),
        (("net", "gross"), 1, True),
        (("net", "gross"), "1.75", True),
        (("net", "employer_cost"), 1, True),
        (("net", "employer_cost"), "1.75", False),
    ],
)
def test_pay_of_several_kinds_is_told_where_it_is_added(bases, rate, mixed):
    """Net and gross add up to neither, and one rate fits one of them; whole costs add up."""
    fellows = [fellow(f"c{n}", pay=evolve(NET, basis=basis)) for n, basis in enumerate(bases)]
    cost = cost_by_year(fellows, employer_rate=rate)

    assert mixed == ("kinds_added" in [one.code for one in cost.cautions])


def test_a_year_without_contracts_costs_nothing_in_no_currency():
    """Of nobody no currency is known: nothing stands where it would."""
    assert ("cost: in all 0.", "coût : en tout 0.") == tuple(
        cost_by_year([], pay=NET).say(lang).replace("\u00a0", " ") for lang in ("en", "fr")
    )


def test_one_currency_at_a_time():
    """Euros and dollars do not add up."""
    abroad = fellow("c2", pay=Pay(amount=8000, currency="USD", basis="gross", per="month"))
    with pytest.raises(Fault, match="in one currency"):
        cost_by_year([fellow("c1", pay=NET), abroad])
    with pytest.raises(Fault, match="above 0"):
        cost_by_year([fellow("c1", pay=NET)], employer_rate=0)
    with pytest.raises(Fault, match="ContractCost"):
        CostByYear(costs=[3])


class TestContractsOfAppointments:
    """The contract of an appointment, under the law of its terms."""

    def test_terms_give_dates_and_law(self):
        """Another law has other bands, and says less."""
        law = ContractLaw(name="nobody's", bands=[TermBand()])
        terms = ContractTerms(duration="10 months", law=law, renewable=True)
        post = Appointment(
            person="c1", challenge="plume", start=date(2019, 1, 16), terms=terms, share="0.8", pay=NET
        )
        contract = Contract.of(post, key="eig-3")

        assert (None, None, None) == (contract.trial, contract.trial_renewed, contract.renewal_by)
        assert (Fraction(4, 5), NET, "eig-3", law) == (
            contract.share,
            contract.pay,
            contract.key,
            contract.law,
        )
        assert {"no_trial", "no_notice"} <= set(contract.explain().codes)
        assert contract.answer_by(date(2019, 10, 1)) is None
        assert ["last_day"] == [row["key"] for row in contract.rows()]
        assert "source" not in contract.explain("trial").codes

    def test_a_trial_that_is_not_renewed_says_so(self):
        """A limit alone, or a rate alone."""
        one, other = (
            Contract(start=date(2019, 1, 16), duration="10 months", law=law)
            for law in (
                ContractLaw(name="limit", bands=[TermBand(trial="1 month")]),
                ContractLaw(name="rate", bands=[TermBand()], trial_per_week="1 day", trial_renewals=2),
            )
        )

        assert (date(2019, 2, 15), None) == (one.trial.last, one.trial_renewed)
        assert "trial_renewed" not in one.explain("trial").codes
        assert (date(2019, 2, 27), date(2019, 5, 24)) == (other.trial.last, other.trial_renewed.last)
        assert "renewed 2 times" in unfolded(other.explain("trial"))

    def test_a_length_comes_from_terms_caller_or_signature(self):
        """And from nowhere else."""
        bare = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))

        assert date(2019, 11, 15) == Contract.of(bare, duration="10 months").last
        signed = Contract.of(evolve(bare, stated=date(2019, 3, 1)))
        assert (date(2019, 3, 1), True) == (signed.last, signed.agrees)
        with pytest.raises(Fault, match="the terms of 'c1' do not say how long"):
            Contract.of(bare)

    def test_dates_of_others_are_not_in_an_agenda(self):
        """Only those of the person."""
        assert () == fellow("c1").sessions_for("c2")


def test_cents_are_rounded_half_up():
    """Half a cent is one."""
    assert [Fraction(1, 100), Fraction(0)] == [to_cents(Fraction(1, 200)), to_cents(Fraction(1, 201))]


def test_each_row_of_a_table_has_its_own_years_and_nothing_in_the_others():
    """A challenge of 2018 and one of 2021: each has its amount in its year, and 0 in the other's."""
    contracts = [
        fellow("c1", start=date(2018, 1, 1)),
        fellow("c2", "adler", start=date(2021, 1, 1), share="1/2"),
    ]
    rows = cost_by_year(contracts, pay=NET).table("challenge")

    assert [("adler", 0, 20_000, 20_000), ("plume", 40_000, 0, 40_000)] == [
        (row["challenge"], row["2018"], row["2021"], row["total"]) for row in rows[:-1]
    ]


def test_a_whole_share_and_no_charges_go_without_saying():
    """Half of the time is said, and so is an employer's rate; all of the time at the pay itself is not."""
    whole, half, charged = (
        cost_by_year([fellow("c1", share=share)], pay=NET, employer_rate=rate).costs[0].reasons[0].facts
        for share, rate in (("1", "1"), ("1/2", "1"), ("1", "1.43"))
    )

    assert (None, None) == (whole["share"], whole["rate"])
    assert (Fraction(1, 2), Fraction("1.43")) == (half["share"], charged["rate"])


def test_the_whole_is_told_by_year_in_all_and_by_payer():
    """A payer is told its own amounts, and not again who pays; without funding no payer is named."""
    contracts = [fellow("c1")]
    cost = cost_by_year(contracts, pay=NET, funding=FUNDING)

    def told(found, key=None):
        reasons = found.explain(key).reasons
        return [
            (one.code, one.facts["amount"]) for one in reasons if one.code in {"in_year", "in_all", "pays"}
        ]

    whole = [("in_year", 16_000), ("in_year", 24_000), ("in_all", 40_000)]
    assert [*whole, ("pays", 28_000), ("pays", 12_000)] == told(cost)
    assert [("in_year", 11_200), ("in_year", 16_800), ("in_all", 28_000)] == told(cost, "PIA")
    assert whole == told(cost_by_year(contracts, pay=NET))
    with pytest.raises(Fault, match=r"cost_by_year\.contracts"):
        cost_by_year(["c1"], pay=NET)


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 40), st.sampled_from(["1", "1/2", "1/3"])), max_size=4
    ),
    st.integers(0, 1),
)
def test_nobody_is_counted_for_more_than_full_time_unsaid(terms, apart):
    """The same contract twice, or two over the same days: the first day of more than full time is told, day by day."""
    first = date(2019, 1, 1)
    fellows = [
        fellow(
            f"c{n * apart}",
            start=first + timedelta(at),
            stated=first + timedelta(at + more),
            share=share,
            pay=NET,
        )
        for n, (at, more, share) in enumerate(terms)
    ]
    days = [first + timedelta(n) for n in range(81)]
    sums = [
        sum((one.share for one in fellows if one.start <= day <= one.stated), Fraction(0)) for day in days
    ]
    over = next(
        ((day, share) for day, share in zip(days, sums, strict=True) if share > 1 and not apart), None
    )
    told = [one.facts for one in cost_by_year(fellows).cautions if one.code == "past_full_time"]

    assert ([over] if over else []) == [(one["first"], one["share"]) for one in told]
