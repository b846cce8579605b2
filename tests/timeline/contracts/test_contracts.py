# ruff: noqa: DTZ001 # dates with hours are given to be refused
"""Contracts: a proposal, the contract states its dates. Each rule is tested beside its source."""

import pickle
from datetime import date, datetime, timedelta
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme.pay import PayConvention
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, TermBand
from eig.timeline import Contract, WorkCalendar
from eig.timeline.calendar import France, Span, days, months, weeks, working_days
from eig.timeline.contracts import contract_end
from helpers.unfolded import unfolded

STARTS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
LENGTHS = st.integers(1, 36)


def contract(start, length=10, **fields):
    return Contract(start=start, duration=months(length), **{"law": FRENCH_PUBLIC_LAW, **fields})


# --- The last day -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        # The programme's own contracts: three official pairs.
        (date(2021, 9, 13), 10, date(2022, 7, 12)),
        (date(2021, 8, 23), 12, date(2022, 8, 22)),
        (date(2019, 1, 16), 10, date(2019, 11, 15)),
        # Months without that day end on their last day (by analogy with code de procédure civile, article 641).
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2019, 4, 30), 10, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 12, 31), 2, date(2020, 2, 29)),
    ],
)
def test_a_contract_ends_the_day_before_the_same_day(start, length, last):
    """Ten months from 13 September end on 12 July, inclusive."""
    assert last == contract_end(start, months(length))
    assert last == contract(start, length).last


def test_weeks_and_days_are_lengths_too():
    """A contract of six weeks ends on the day before the same weekday."""
    assert date(2019, 2, 27) == contract_end(date(2019, 1, 17), weeks(6))
    assert date(2019, 1, 17) == contract_end(date(2019, 1, 17), days(1))


@given(STARTS, LENGTHS)
def test_a_later_start_never_ends_earlier(start, length):
    """Ends follow starts: no two neighbours change places."""
    assert contract_end(start, months(length)) <= contract_end(start + timedelta(days=1), months(length))


@given(STARTS, LENGTHS)
def test_the_end_is_within_a_day_of_the_anniversary(start, length):
    """The day after the last is the anniversary, or the first of the month after a month that lacks it."""
    after = contract_end(start, months(length)) + timedelta(days=1)

    assert after.day in {start.day, 1}
    assert (after.day == start.day) or start.day > 28


def test_the_contract_that_follows_starts_where_the_first_ends():
    """Two contracts of five months hold the days of one of ten, from the same start."""
    first = contract(date(2020, 9, 1), 5)
    second = contract(first.span.end, 5)

    assert contract(date(2020, 9, 1)).span.end == second.span.end
    assert first.span.meets(second.span)


# --- A stated date ----------------------------------------------------------------------------------------------


def test_a_stated_day_wins_over_the_proposal():
    """What is signed is what holds; the proposal stays beside it."""
    one = contract(date(2019, 1, 17), stated=date(2019, 11, 15))

    assert date(2019, 11, 15) == one.last
    assert date(2019, 11, 16) == one.proposed.last
    assert not one.agrees


def test_a_stated_day_that_agrees_says_nothing():
    """No caution where the contract states what is proposed."""
    one = contract(date(2019, 1, 14), stated=date(2019, 11, 13))

    assert one.agrees
    assert () == one.cautions


def test_a_stated_day_that_differs_is_a_caution_with_both_days():
    """The caution names both dates and asks to keep what is signed."""
    caution = contract(date(2019, 1, 14), stated=date(2019, 11, 15)).cautions[0]

    assert "stated_differs" == caution.code
    assert date(2019, 11, 15) == caution.facts["stated"]
    assert days(2) == caution.facts["off"]
    assert "keep what is signed" in unfolded(caution)
    assert "garder ce qui est signé" in unfolded(caution.say("fr"))


def test_two_conventions_that_disagree_are_a_caution():
    """Where the month has no such day, clamping would lose one: the caution says which."""
    caution = contract(date(2019, 1, 31), 1).cautions[0]

    assert "conventions_differ" == caution.code
    assert date(2019, 2, 27) == caution.facts["clamped"]


def test_a_last_day_off_is_a_caution_with_the_last_working_day():
    """A contract that ends on a Saturday says which working day is the last."""
    one = contract(date(2019, 1, 17))

    assert ["last_day_not_worked"] == [caution.code for caution in one.cautions]
    assert date(2019, 11, 15) == one.last_working_day == one.cautions[0].facts["worked"]


def test_a_contract_of_one_week_end_has_no_working_day():
    """The working day before its first day is not of it."""
    one = Contract(law=FRENCH_PUBLIC_LAW, start=date(2019, 1, 19), duration=days(2))

    assert one.last_working_day is None
    assert "20 January 2019 is not worked: no day of the contract is" in map(str, one.cautions)


# --- The trial period: décret n° 86-83, article 9 ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "last"),
    [
        # One working day a week of contract, before any limit is met.
        (weeks(4), date(2019, 1, 10)),
        (weeks(10), date(2019, 1, 18)),
        # Three weeks under six months.
        (months(5), date(2019, 1, 27)),
        # One month under a year.
        (months(6), date(2019, 2, 6)),
        (months(10), date(2019, 2, 6)),
        # Two months under two years: 52 weeks give more working days than two months have.
        (months(12), date(2019, 3, 6)),
        (months(23), date(2019, 3, 6)),
        # Three months from two years on.
        (months(24), date(2019, 4, 6)),
        (months(36), date(2019, 4, 6)),
    ],
)
def test_the_trial_period_is_a_working_day_a_week_within_limits(length, last):
    """One working day a week of contract, at most three weeks, one, two or three months by length (article 9)."""
    assert last == Contract(law=FRENCH_PUBLIC_LAW, start=date(2019, 1, 7), duration=length).trial.last


@given(STARTS, LENGTHS)
def test_the_trial_never_exceeds_the_contract_nor_its_limits(start, length):
    """The trial starts with the contract, has at most a working day a week, and ends within it."""
    one = contract(start, length)
    worked = one.calendar.count(one.trial.start, one.trial.end)

    assert start == one.trial.start
    assert one.trial.end <= one.span.end
    assert worked <= one.span.days // 7


def test_a_contract_of_days_has_a_trial_of_one_day():
    """Less than a week still allows one working day."""
    assert (
        date(2019, 1, 7)
        == Contract(law=FRENCH_PUBLIC_LAW, start=date(2019, 1, 7), duration=days(3)).trial.last
    )


def test_the_stated_end_sets_the_length():
    """A contract stated shorter than six months has the limits of its stated length."""
    one = contract(date(2019, 1, 7), 10, stated=date(2019, 5, 31))

    assert date(2019, 1, 27) == one.trial.last
    assert date(2019, 5, 23) == one.renewal_by


def test_the_trial_may_be_renewed_once_if_the_contract_says_so():
    """For the same length: "at the latest" is not its last word, and both days are said."""
    one = contract(date(2019, 1, 17))

    assert (date(2019, 2, 16), date(2019, 3, 16)) == (one.trial.last, one.trial_renewed.last)
    assert "if the contract says so, it may be renewed once" in unfolded(one.explain("trial"))


@given(STARTS, LENGTHS)
def test_a_renewed_trial_ends_within_the_contract(start, length):
    """However short the contract."""
    one = contract(start, length)

    assert one.trial.end <= one.trial_renewed.end <= one.span.end


# --- Renewal: décret n° 86-83, article 45 -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "length", "by"),
    [
        # Eight days before the term, under six months.
        (date(2019, 1, 1), months(3), date(2019, 3, 23)),
        # One month, from six months and under two years, from date to date.
        (date(2019, 1, 17), months(10), date(2019, 10, 16)),
        (date(2019, 10, 1), months(6), date(2020, 2, 29)),
        (date(2019, 1, 1), months(23), date(2020, 10, 30)),
        # Two months, from two years on.
        (date(2019, 1, 1), months(24), date(2020, 10, 31)),
    ],
)
def test_renewal_is_notified_before_the_term_by_length(start, length, by):
    """Eight days, one month or two months before the last day, by length of contract (article 45)."""
    assert by == Contract(law=FRENCH_PUBLIC_LAW, start=start, duration=length).renewal_by


def test_a_notice_of_renewal_is_due_only_where_the_contract_may_be_renewed():
    """Without a renewal there is no day to say it by; where it is not known, the sentence begins with an if."""
    start = date(2019, 1, 17)
    never, known = contract(start, renewable=False), contract(start, renewable=True)

    assert never.renewal_by is None
    assert ["last_day", "trial"] == [row["key"] for row in never.rows()]
    assert "no notice of renewal is due" in unfolded(never.explain("renewal"))
    assert "if the contract may be renewed, the administration" in unfolded(
        contract(start).explain("renewal")
    )
    assert "renewal: the administration says by 16 October 2019" in unfolded(known.explain("renewal"))
    assert "la renonciation à l’emploi est présumée" in unfolded(known.explain("renewal", lang="fr"))


def test_the_agent_has_eight_days_to_answer():
    """The day of the notice does not count; silence gives the post up (article 45)."""
    assert date(2019, 10, 24) == contract(date(2019, 1, 17)).answer_by(date(2019, 10, 16))


def test_an_answer_counts_from_a_date():
    """A moment is not a date."""
    with pytest.raises(Fault, match="without a time of day"):
        contract(date(2019, 1, 17)).answer_by(datetime(2019, 10, 16, 12))


# --- The figures around -----------------------------------------------------------------------------------------


def test_working_days_follow_the_calendar():
    """The same contract has fewer working days where Good Friday is off, more where Saturdays are worked."""
    start = date(2019, 1, 16)

    assert 210 == contract(start).working_days
    assert 253 == contract(start, calendar=WorkCalendar.ouvrables(France())).working_days


def test_a_contract_over_two_years_is_split_for_their_budgets():
    """Promotion 4 was co-funded for September to December: four months of ten."""
    split = contract(date(2020, 9, 1)).by_year

    assert [(2020, 4), (2021, 6)] == [(part.year, part.whole_months) for part in split.parts]


# --- In words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["last_day", "trial", "renewal"])
@pytest.mark.parametrize(
    ("lang", "proposal"),
    [
        ("en", "this is a proposal: only the dates of the contract hold"),
        ("fr", "c’est une proposition\u00a0: seules font foi les dates du contrat"),
    ],
)
def test_each_date_says_its_source_and_that_it_is_a_proposal(key, lang, proposal):
    """No date is given without its source, and none pretends to be the contract."""
    said = contract(date(2019, 1, 17)).explain(key, lang=lang)

    assert proposal in str(said)
    assert "source" in said.codes
    assert ("86-83" if key != "last_day" else "641") in str(said)


def test_the_last_day_is_said_to_be_an_analogy():
    """No text says it of contracts, and its source does not pretend that one does."""
    assert "source: by analogy with the code de procédure civile" in unfolded(
        contract(date(2019, 1, 17)).explain("last_day")
    )


def test_without_a_key_a_contract_says_all_its_dates():
    """The last day, the trial, the renewal, the doubts, and that it is a proposal."""
    said = contract(date(2019, 1, 17)).explain()

    codes = (
        "last_day",
        "trial",
        "trial_renewed",
        "renewal",
        "law",
        "as_read",
        "last_day_not_worked",
        "proposal",
    )
    assert codes == said.codes


def test_the_last_day_says_its_cautions():
    """The doubts about the last day are said with it."""
    said = contract(date(2019, 4, 30), stated=date(2020, 2, 28)).explain("last_day")

    assert ("last_day", "source", "stated_differs", "conventions_differ", "proposal") == said.codes


def test_the_trial_is_said_in_both_languages():
    """The limit is said with its unit."""
    one = contract(date(2019, 1, 17))

    assert "16 February 2019" in unfolded(one.explain("trial"))
    assert "at most 1 month" in unfolded(one.explain("trial"))
    assert "au plus 1 mois" in unfolded(one.explain("trial", lang="fr"))


def test_dates_on_one_day_stand_in_the_order_of_their_keys():
    """A contract of nine days has its renewal and the end of its trial on its first day: the renewal comes first."""
    first, last = date(2019, 1, 16), date(2019, 1, 24)
    days_of = contract(first, 1, stated=last, person="c1").sessions

    assert [("contract-c1-renewal", first), ("contract-c1-trial", first), ("contract-c1-last_day", last)] == [
        (one.key, one.when.start) for one in days_of
    ]


def test_an_unknown_date_has_no_explanation():
    """A date that a contract does not have is refused with the nearest ones."""
    with pytest.raises(UnknownKey, match="renewal"):
        contract(date(2019, 1, 17)).explain("renewals")


def test_rows_and_page_hold_each_date_with_its_source():
    """The table has one row a date, and the page says it is a proposal."""
    one = contract(date(2019, 1, 17), stated=date(2019, 11, 15))
    rows = one.rows()

    assert ["last_day", "trial", "renewal"] == [row["key"] for row in rows]
    assert [True, False, False] == [row["stated"] for row in rows]
    assert "only the dates of the contract hold" in one._repr_html_()


# --- The value --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": datetime(2019, 1, 17, 9)},
        {"start": "2019-01-17"},
        {"duration": working_days(200)},
        {"duration": months(0)},
        {"duration": months(-1)},
        {"duration": "ten months"},
        {"duration": 10},
        {"stated": datetime(2019, 11, 16, 9)},
        {"stated": date(2019, 1, 16)},
        {"calendar": None},
    ],
)
def test_a_wrong_field_is_refused(wrong):
    """A length in working days, a date with hours or an end before the start is no contract."""
    with pytest.raises(Fault, match=r"Contract\."):
        Contract(**{"start": date(2019, 1, 17), "duration": months(10), **wrong})


def test_faults_come_together():
    """Several faults are reported at once."""
    with pytest.raises(Faults) as caught:
        Contract(law=FRENCH_PUBLIC_LAW, start="soon", duration=0, stated="later")

    assert 3 == len(caught.value.exceptions)


@pytest.mark.slow
@given(STARTS, LENGTHS)
def test_a_contract_survives_copy_pickle_and_repr(start, length):
    """A contract is a value: equal to what its text builds."""
    one = contract(start, length)
    names = {
        name: getattr(__import__("eig.timeline").timeline, name)
        for name in ("Contract", "WorkCalendar", "Duration", "France")
    }
    names |= {
        "datetime": __import__("datetime"),
        "Fraction": Fraction,
        "TermBand": TermBand,
        "ContractLaw": ContractLaw,
        "PayConvention": PayConvention,
    }

    for twin in (pickle.loads(pickle.dumps(one)), eval(repr(one), names), attrs.evolve(one)):
        assert one == twin
        assert hash(one) == hash(twin)
    assert Span(start=start, end=one.span.end) == one.span


@pytest.mark.untraced
def test_what_a_call_is_given_is_told_of_the_call():
    """A wrong length, a wrong day and a last day before the first are told where they were given."""
    mission = Contract(law=FRENCH_PUBLIC_LAW, start=date(2019, 1, 16), duration="10 months")
    for call, place, code in (
        (lambda: contract_end(date(2019, 1, 16), "soon"), "contract_end.duration", "programme.length"),
        (lambda: contract_end("soon", "10 months"), "contract_end.start", "values.day_written"),
        (lambda: mission.answer_by(datetime(2019, 1, 16, 9)), "Contract.answer_by.notified", "values.day"),
        (
            lambda: attrs.evolve(mission, stated=date(2019, 1, 15)),
            "Contract.stated",
            "timeline.calendar.last_day",
        ),
    ):
        with pytest.raises(Fault) as caught:
            call()
        assert (place, code) == (caught.value.place, caught.value.code)
