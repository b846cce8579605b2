"""Pay says its currency, its basis and its period, and none is converted into another."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme import Pay, PromotionRules
from eig.programme.pay import (
    FRENCH_THIRTIETHS,
    FRENCH_UNTAKEN_LEAVE,
    FRENCH_UNTAKEN_LEAVE_UNTIL_2025,
    PayBand,
    PayConvention,
)


def net(euros):
    return Pay(amount=euros, currency="EUR", basis="net", per="month")


def test_pay_depends_on_experience_where_the_promotion_says_so():
    """Promotion 5: 3 500 € up to and including five years, 4 000 € above."""
    rules = PromotionRules(pay=[PayBand(pay=net(3500), up_to_years=5), PayBand(pay=net(4000), from_years=6)])

    assert [3500, 3500, 4000, 4000] == [rules.pay_for(years).amount for years in (0, 5, 6, 40)]
    assert PromotionRules().pay_for(3) is None


@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 30))
def test_a_pay_band_holds_its_two_bounds(years, low, width):
    """Both bounds are included."""
    band = PayBand(pay=net(1), from_years=low, up_to_years=low + width)

    assert (years in range(low, low + width + 1)) == band.covers(years)


@given(st.fractions(min_value=0), st.sampled_from(["month", "year"]))
def test_a_year_has_twelve_months(amount, per):
    """By month or by year, the amount is the same, exactly."""
    pay = Pay(amount=amount, currency="USD", basis="gross", per=per)

    assert pay.yearly == 12 * pay.monthly
    assert amount == (pay.monthly if per == "month" else pay.yearly)


@pytest.mark.parametrize(
    ("pay", "english", "french"),
    [
        (net(4000), "4,000 EUR net a month", "4 000 € net par mois"),
        (
            Pay(amount=163_964, currency="USD", basis="gross", per="year"),
            "163,964 USD gross a year",
            "163 964 USD brut par an",
        ),
        (
            Pay(amount=7000, currency="EUR", basis="employer_cost", per="month", variable="0.06"),
            "7,000 EUR of employer cost a month, and up to 6% more",
            "7 000 € de coût employeur par mois, et jusqu’à 6 % de plus",
        ),
    ],
)
def test_pay_is_said_in_words(pay, english, french):
    """What, in which currency, net or gross, and for which time."""
    assert english == str(pay)
    assert french == pay.say("fr").replace("\u202f", " ").replace("\u00a0", " ")


def test_faults_of_pay_come_together():
    """A negative amount, a currency without a code, a basis and a period that nobody knows; a band upside down."""
    with pytest.raises(Faults) as error:
        Pay(amount=-1, currency="euros", basis="clear", per="week", variable=-1)
    assert 5 == len(error.value.faults)
    with pytest.raises(Fault):
        PayBand(pay=net(1), from_years=6, up_to_years=5)
    with pytest.raises(Faults):
        PayBand(pay=4000, from_years="two", source=3)
    assert Fraction(40991, 3) == Pay(amount=163_964, currency="USD", basis="gross", per="year").monthly


# --- A month that is not complete --------------------------------------------------------------------------------

OFFICE = {
    counts: PayConvention(counts=counts, source="this test")
    for counts in ("calendar_days", "365ths", "30E/360")
}


@pytest.mark.parametrize(
    ("first", "last", "thirtieths"),
    [
        # The month that the Conseil d'État judged (26 February 1996, n° 156217), and the examples that follow it.
        (date(1989, 8, 24), date(1989, 8, 31), 8),
        (date(2017, 12, 26), date(2017, 12, 31), 6),
        (date(2017, 2, 20), date(2017, 2, 28), 9),
        # A day is a thirtieth, whichever it is; a whole month is thirty, and nothing is more.
        (date(2019, 1, 30), date(2019, 1, 30), 1),
        (date(2019, 1, 31), date(2019, 1, 31), 1),
        (date(2019, 2, 28), date(2019, 2, 28), 1),
        (date(2019, 1, 1), date(2019, 1, 31), 30),
        (date(2019, 1, 2), date(2019, 1, 31), 30),
        (date(2019, 2, 1), date(2019, 2, 28), 30),
        (date(2020, 2, 1), date(2020, 2, 28), 28),
        (date(2019, 2, 2), date(2019, 2, 28), 27),
    ],
)
def test_the_days_under_contract_of_a_month_are_a_thirtieth_each(first, last, thirtieths):
    """Décret n° 62-765, article 1: a month counts for thirty days, and a thirtieth is not divided."""
    assert (Fraction(thirtieths, 30),) == FRENCH_THIRTIETHS.of_month([(first, last)])


@pytest.mark.parametrize(
    "days",
    [((8, 5),), ((1, 5), (5, 6)), ((5, 9), (1, 6)), ((1, 5), (33, 35)), ((20, 33),)],
    ids=[
        "ends before it begins",
        "a day twice",
        "the second within the first",
        "of two months",
        "over two months",
    ],
)
def test_parts_that_make_no_month_are_refused(days):
    """They were counted: less than nothing, a day twice, or February's length for days of March."""
    first = date(2019, 2, 1)
    parts = [(first + timedelta(one - 1), first + timedelta(other - 1)) for one, other in days]
    with pytest.raises(Fault, match="parts of one calendar month that share no day"):
        FRENCH_THIRTIETHS.of_month(parts)


@pytest.mark.parametrize(
    ("rule", "needed"),
    [(FRENCH_UNTAKEN_LEAVE, ["monthly"]), (FRENCH_UNTAKEN_LEAVE_UNTIL_2025, ["paid", "due"])],
    ids=["250ths", "tenth"],
)
def test_leave_is_not_paid_from_an_amount_that_nobody_gave(rule, needed):
    """What the rule counts from is asked for, all of it at once; nothing is worth nothing by default."""
    with pytest.raises((Fault, Faults)) as caught:
        rule.amount(days=5)

    assert needed == [fault.path[-1] for fault in getattr(caught.value, "faults", (caught.value,))]


def test_other_conventions_pay_the_same_days_otherwise():
    """24 to 31 August, 26 to 31 December, 20 to 28 February, on 3,000 a month: by each of four conventions."""
    months = [
        (date(2017, 8, 24), date(2017, 8, 31)),
        (date(2017, 12, 26), date(2017, 12, 31)),
        (date(2017, 2, 20), date(2017, 2, 28)),
    ]

    def paid(convention):
        return [3000 * convention.of_month([one])[0] for one in months]

    assert [800, 600, 900] == paid(FRENCH_THIRTIETHS)
    assert [700, 500, 1100] == paid(OFFICE["30E/360"])
    assert [Fraction(24_000, 31), Fraction(18_000, 31), Fraction(27_000, 28)] == paid(OFFICE["calendar_days"])
    assert [Fraction(36_000 * n, 365) for n in (8, 6, 9)] == paid(OFFICE["365ths"])
    assert () == FRENCH_THIRTIETHS.of_month([])


@pytest.mark.untraced
@given(st.integers(1, 12), st.sets(st.integers(2, 31), max_size=4), st.sampled_from([2019, 2020]))
def test_the_parts_of_a_month_make_the_month(month, cuts, year):
    """Cut a month anywhere: the parts add up to it; each day is a thirtieth, but for one part of a whole month."""
    length = monthrange(year, month)[1]
    starts = [1, *sorted(one for one in cuts if one <= length)]
    ends = [*(one - 1 for one in starts[1:]), length]
    parts = [(date(year, month, a), date(year, month, b)) for a, b in zip(starts, ends, strict=True)]
    lengths = [b - a + 1 for a, b in zip(starts, ends, strict=True)]

    found = FRENCH_THIRTIETHS.of_month(parts)
    assert 1 == sum(found)
    assert [] == [one for one in found if one <= 0 or (30 * one).denominator > 1]
    other = [at for at, days in enumerate(lengths) if 30 * found[at] != days]
    assert len(other) <= 1
    assert {max(lengths)} >= {lengths[at] for at in other}
    assert 1 == sum(OFFICE["calendar_days"].of_month(parts)) == sum(OFFICE["30E/360"].of_month(parts))
    assert Fraction(12 * length, 365) == sum(OFFICE["365ths"].of_month(parts))
    alone = parts[1:]
    assert sum(lengths[1:]) == 30 * sum(FRENCH_THIRTIETHS.of_month(alone))


# --- Leave that was not taken ------------------------------------------------------------------------------------


def test_leave_that_was_not_taken_is_paid_by_the_rule_that_is_named():
    """By hand: 3,000 a month is 36,000 a year, 144 a day by 250; a tenth of 30,000 for 5 days of 25 is 600."""
    assert 720 == FRENCH_UNTAKEN_LEAVE.amount(days=5, monthly=3000)
    assert 2880 == FRENCH_UNTAKEN_LEAVE.amount(days=20, monthly=3000)
    assert 2880 == FRENCH_UNTAKEN_LEAVE.amount(days=21, monthly=3000)
    assert 600 == FRENCH_UNTAKEN_LEAVE_UNTIL_2025.amount(days=5, paid=30_000, due=25)
    assert 3000 == FRENCH_UNTAKEN_LEAVE_UNTIL_2025.amount(days=30, paid=30_000, due=25)
    for options, place in (
        ({"days": -1, "paid": 1, "due": 25}, "days"),
        ({"days": 1, "paid": 30_000}, "due"),
        ({"days": 1, "paid": 1, "due": 0}, "due"),
    ):
        with pytest.raises(Fault, match=rf"UntakenLeave\.amount\.{place}"):
            FRENCH_UNTAKEN_LEAVE_UNTIL_2025.amount(**options)
