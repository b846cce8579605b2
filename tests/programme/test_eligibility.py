"""Conditions that keep out and conditions that are required, each on its own day."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Programme, Promotion, PromotionRules, apply
from eig.programme.applications import eligibility_of
from eig.programme.eligibility import EligibilityCondition, Standing
from eig.promotions import P3, P5, P7

DAYS = st.dates(date(2018, 1, 1), date(2020, 1, 1))
SERVANT = Standing(status="civil_servant")


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_condition_looks_at_its_own_day(on, first, last):
    """Who has the status on that day is out, or in where it is required; other days do not count."""
    if first and last and last < first:
        first, last = last, first
    one = Standing(status="citizen", first=first, last=last)
    holds = (first or on) <= on <= (last or on)
    excludes = EligibilityCondition(excludes="citizen", at="start")
    requires = EligibilityCondition(requires="citizen", at="start")

    assert holds == one.holds_on(on)
    assert ("not_met" if holds else "met") == excludes.verdict([one], on=on)
    assert ("met" if holds else "not_met") == requires.verdict([one], on=on)


def test_a_standing_holds_on_its_first_day_and_on_its_last():
    """From the first day to the last, both included; not the day before, not the day after."""
    one = Standing(status="student", first=date(2019, 9, 2), last=date(2019, 9, 3))

    assert [False, True, True, False] == [one.holds_on(date(2019, 9, day)) for day in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("at", "standing", "verdict"),
    [
        ("unstated", None, "met"),
        ("unstated", SERVANT, "not_met"),
        ("unstated", evolve(SERVANT, last=date(2018, 12, 31)), "unknown"),
        ("decision", evolve(SERVANT, first=date(2018, 12, 31)), "unknown"),
        ("always", evolve(SERVANT, last=date(2018, 12, 31)), "not_met"),
    ],
)
def test_without_its_day_nothing_is_concluded_from_a_part_of_the_time(at, standing, verdict):
    """A lasting status counts on any day; one that holds for a part of the time counts where any day does."""
    condition = EligibilityCondition(excludes="civil_servant", at=at)

    assert verdict == condition.verdict([standing] if standing else [], on=None)


def test_the_french_conditions_are_said_one_by_one():
    """Promotion 3: the day of the decision was not published, the mission starts on 16 January 2019."""
    leaving = [evolve(SERVANT, last=date(2018, 12, 31)), Standing(status="student", last=date(2019, 6, 30))]
    found = eligibility_of(P3, leaving)

    assert ["unknown", "not_met", "met", "met"] == [row["verdict"] for row in to_rows(found)]
    assert ("civil_servant",) == tuple(one.excludes for one in found.unknown)
    assert not found.is_admitted
    assert "not met on 16 January 2019" in str(found)
    assert "la date à considérer n’a pas été publiée" in str(found.explain("civil_servant", lang="fr"))
    with pytest.raises(UnknownKey):
        found.explain("civil_servants")


def test_an_application_is_held_against_the_conditions():
    """Each condition that is not met is a fault that quotes it; unknown ones keep nobody out."""
    with pytest.raises(Fault, match="en cours de scolarité") as error:
        apply(P3, candidate="c1", wishes=["plume"], standings=[Standing(status="student")])
    assert "apply.standings" == error.value.place
    with pytest.raises(Faults) as several:
        apply(P3, candidate="c1", wishes=["a"], standings=[Standing(status="student"), SERVANT])
    assert 3 == len(several.value.faults)
    assert apply(P3, candidate="c1", wishes=["plume"], standings=[]).wishes == ("plume",)
    assert not eligibility_of(P5, [evolve(SERVANT, first=date(2020, 1, 1))]).is_admitted


def test_what_is_required_is_required():
    """Promotion 7 asks that studies are over: nothing stated is not enough."""
    graduate = Standing(status="graduate")

    assert not eligibility_of(P7, []).is_admitted
    assert eligibility_of(P7, [graduate]).is_admitted
    with pytest.raises(Fault, match="cursus universitaire"):
        apply(P7, candidate="c1", standings=[])


def test_an_application_belongs_to_the_wave_that_was_open():
    """Promotion 7 took files in five sprints: one sent in May 2024 is of none, one of April 2024 of the second."""
    april = datetime(2024, 4, 20, 12, tzinfo=UTC)

    assert 2 == apply(P7, candidate="c1", received=april).wave
    assert 1 == apply(P7, candidate="c1").wave
    with pytest.raises(Fault, match="from 19 August 2024 to 8 September 2024"):
        apply(P7, candidate="c1", received=datetime(2024, 5, 20, 12, tzinfo=UTC))


def test_each_wave_has_its_own_closing_day():
    """A condition at the close of the call looks at the wave's own."""
    condition = EligibilityCondition(requires="graduate", at="application")
    days = [P7.reference_date(condition, wave=wave) for wave in (1, 5, 6)]

    assert [date(2024, 3, 1), date(2025, 10, 5), None] == days


def test_without_conditions_everybody_is_admitted():
    """Nothing published keeps nobody out, and says so."""
    found = eligibility_of(
        Promotion(programme=Programme(name="P"), ordinal=1, rules=PromotionRules()), [SERVANT]
    )

    assert found.is_admitted
    assert "no condition was published" in str(found)


def test_a_standing_and_a_condition_are_checked():
    """A status, days in order; one of the two ways of a condition."""
    with pytest.raises(Fault):
        Standing(status="student", first=date(2019, 1, 2), last=date(2019, 1, 1))
    with pytest.raises(Faults):
        Standing(status="", first="soon")
    with pytest.raises(Fault):
        EligibilityCondition(at="start")
    with pytest.raises(Fault):
        EligibilityCondition(excludes="a", requires="b", at="start")


def test_a_condition_may_look_at_any_dated_step():
    """A milestone by its key; a limit is no day, and a key that the promotion does not have is a slip."""
    condition = EligibilityCondition(requires="citizen", at="candidate_jury")
    dated = evolve(P3, rules=PromotionRules(eligibility=[condition]))

    assert date(2018, 11, 8) == dated.reference_date(condition)
    assert P3.reference_date(EligibilityCondition(requires="x", at="results")) is None
    assert "looked at on the day of candidate_jury" in str(dated.rules.explain("eligibility"))
    with pytest.raises(Fault, match="candidate_jury"):
        evolve(P3, rules=PromotionRules(eligibility=[evolve(condition, at="candidates_jury")]))
