"""Pay says its currency, its basis and its period, and none is converted into another."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme import Pay, PromotionRules
from eig.programme.pay import PayBand


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
