"""Contracts and the law that they follow are data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme.durations import (
    Duration,
    add_months,
    days,
    month_length,
    months,
    months_between,
    weeks,
    working_days,
)
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, ContractTerms, TermBand

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(1, 40))
def test_french_law_grants_by_length(start, length):
    """Décret n° 86-83, articles 9 and 45: under six months, a year, two years, and the others."""
    band = FRENCH_PUBLIC_LAW.band(start, months(length).after(start))
    trials = {6: "3 weeks", 12: "1 month", 24: "2 months"}
    notices = {6: "8 days", 12: "1 month", 24: "1 month"}
    limit = next((bound for bound in trials if length < bound), None)

    assert trials.get(limit, "3 months") == str(band.trial)
    assert notices.get(limit, "2 months") == str(band.notice)


@given(DAYS, st.integers(0, 400))
def test_the_day_after_a_duration_loses_no_day(start, n):
    """Months go forward where the month has no such day; weeks have seven days."""
    assert add_months(start, n, overflow="forward") == months(n).after(start)
    assert start + timedelta(days=7 * n) == weeks(n).after(start)
    assert start + timedelta(days=n) == days(n).after(start)


def test_working_days_need_a_calendar():
    """A duration in working days leads nowhere without one, and dates end in 9999."""
    with pytest.raises(Fault, match="calendar"):
        working_days(5).after(date(2019, 1, 16))
    with pytest.raises(Fault, match="9999"):
        weeks(10**6).after(date(2019, 1, 16))
    with pytest.raises(Fault):
        days(1).after("soon")


def test_a_law_is_a_table_from_short_to_long():
    """Each band but the last has its bound, the bounds grow, and the last holds for all others."""
    with pytest.raises(Fault, match="last"):
        ContractLaw(name="law", bands=[])
    with pytest.raises(Fault, match="last"):
        ContractLaw(name="law", bands=[TermBand(under="6 months")])
    with pytest.raises(Fault, match="shortest"):
        ContractLaw(name="law", bands=[TermBand(under="6 months"), TermBand(under="5 months"), TermBand()])
    with pytest.raises(Fault):
        ContractLaw(name="law", bands=[TermBand(), TermBand()])
    with pytest.raises(Faults) as error:
        ContractLaw(name="", bands=["band"], trial_per_week="soon", trial_renewals=-1, answer="0 days")
    assert 5 == len(error.value.faults)


@pytest.mark.parametrize(("shorter", "longer"), [("30 days", "1 month"), ("1095 days", "37 months")])
def test_bands_are_compared_from_a_first_of_january(shorter, longer):
    """The first month has 31 days, and three years without a leap day are the 1,095 days that they last."""
    bands = [TermBand(under=shorter), TermBand(under=longer), TermBand()]

    assert shorter == str(ContractLaw(name="law", bands=bands).bands[0].under)
    with pytest.raises(Fault, match="each length once"):
        ContractLaw(name="law", bands=[TermBand(under="1095 days"), TermBand(under="36 months"), TermBand()])


def test_the_longest_contract_is_compared_from_a_first_of_january():
    """Three years are 1,095 days; a month has 31 days, and is not renewed within 30."""
    assert ContractTerms(duration="36 months", longest="1095 days").longest is not None
    with pytest.raises(Fault, match="longest"):
        ContractTerms(duration="1 month", longest="30 days")


def test_terms_say_what_is_offered():
    """A length in months or weeks; with renewals, as long at least; a share of the time up to the whole."""
    terms = ContractTerms(duration="12 weeks", longest="6 months", share="1/2")

    assert Duration(n=12, unit="weeks") == terms.duration
    with pytest.raises(Fault, match="a length of 12 months at least"):
        ContractTerms(duration="12 months", longest="10 months")
    with pytest.raises(Fault):
        ContractTerms(duration="10 months", longest="20 working days")
    with pytest.raises(Faults) as error:
        ContractTerms(
            kind=1, duration="10 working days", renewable="no", share=2, law="law", source=3, employer=4
        )
    assert 7 == len(error.value.faults)
    assert ContractTerms(longest="2 months").duration is None


def test_terms_are_said_in_words():
    """What is known, in order; what is not known is left out, or said where nothing is known."""
    final = ContractTerms(
        duration="12 weeks", renewable=False, share=1, employer="the host", law=FRENCH_PUBLIC_LAW
    )

    assert (
        "12 weeks, full time, not renewable, signed by the host, under décret n° 86-83 du 17 janvier 1986"
        == str(final)
    )
    assert "renouvelable jusqu’à 24 mois en tout" == ContractTerms(renewable=True, longest="24 months").say(
        "fr"
    )
    assert "its terms are not stated" == str(ContractTerms())


def told(call):
    """Return the place, the value, the rule and the remedy of the fault that a call raises."""
    with pytest.raises(Fault) as caught:
        call()
    return caught.value.place, caught.value.value, caught.value.rule, caught.value.remedy


def test_a_day_that_cannot_be_is_told_with_its_place():
    """Where no day is, what is no day, and what lies beyond the calendar: each with what to do."""
    start = date(2019, 1, 31)

    assert (
        "Duration.after", working_days(5),
        "months, weeks or days: working days are counted on a calendar",
        "Use eig.timeline.calendar.advance, which takes one.",
    ) == told(lambda: working_days(5).after(start))  # fmt: skip
    assert ("add_months.start", start, "a day that 2019-02 has, 1 month later") == told(
        lambda: add_months(start, 1, overflow="reject")
    )[:3]
    assert ("Duration.after", days(9_999_999)) == told(lambda: days(9_999_999).after(start))[:2]
    assert ("months_between.start", "x") == told(lambda: months_between("x", start))[:2]
    assert ("months_between.end", None) == told(lambda: months_between(start, None))[:2]
    assert ("add_months.n", 99_999) == told(lambda: add_months(start, 99_999))[:2]
    assert "Duration.after.start" == told(lambda: months(1).after("x"))[0]


def test_months_are_counted_over_years_as_they_are_added():
    """Two years, two months and four days; a day too few is a month less."""
    assert (26, 4) == months_between(date(2019, 1, 16), date(2021, 3, 20))
    assert (23, 30) == months_between(date(2019, 1, 16), date(2021, 1, 15))
    assert (0, 0) == months_between(date(2019, 1, 16), date(2019, 1, 16))
    assert [29, 28, 29, 28, 31, 30] == [
        month_length(*one) for one in ((2000, 2), (1900, 2), (2024, 2), (2023, 2), (2023, 12), (2023, 11))
    ]
    assert ("P0D", "-P1D", "P2W", "-P10M") == tuple(
        one.iso() for one in (days(0), days(-1), weeks(2), months(-10))
    )


def test_a_month_lasts_as_long_as_its_longest():
    """Thirty-one days may become a month; thirty-two may not, and the same length twice may."""
    assert "1 month" == str(ContractTerms(duration="31 days", longest="1 month").longest)
    assert ContractTerms(duration="12 months", longest="12 months").longest == months(12)
    with pytest.raises(Fault, match="a length of 32 days at least"):
        ContractTerms(duration="32 days", longest="1 month")
