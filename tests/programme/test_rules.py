"""Rules that differ between promotions are data."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import PromotionRules, SupportSession
from eig.programme.agenda import Milestone, Rhythm
from eig.programme.durations import Duration
from eig.programme.eligibility import EligibilityCondition
from eig.programme.lifecycles import CHALLENGE_LIFE
from eig.programme.rules import GridCriterion, GridLevel, ScoringGrid

FIVE = [GridCriterion(id=name, title=name, weight=1) for name in "abcde"]
LEVELS = [GridLevel(mark=mark, label=f"level {mark}") for mark in (1, 2, 3, 4)]


def test_five_criteria_out_of_four_make_twenty():
    """Promotions 4 and 5: each criterion out of 4, the grades added for a total out of 20 (AAC4 art. 6.2)."""
    assert 20 == ScoringGrid(judges="candidates", criteria=FIVE, out_of=4).top
    assert 20 == ScoringGrid(judges="challenges", criteria=FIVE, levels=LEVELS).top
    assert ScoringGrid(judges="challenges", criteria=FIVE).top is None


def test_weights_count_in_the_top():
    """A criterion that counts twice adds twice its best mark."""
    heavy = GridCriterion(id="impact", title="impact", weight="2.5")

    assert Fraction(14) == ScoringGrid(judges="challenges", criteria=[heavy, FIVE[0]], levels=LEVELS).top


def test_a_total_is_known_only_with_weights():
    """Where no weight was published, how marks add up was not either."""
    bare = GridCriterion(id="impact", title="impact")
    grid = ScoringGrid(judges="challenges", criteria=[bare, FIVE[0]], levels=LEVELS)

    assert (4, None) == (grid.best, grid.top)


def test_levels_go_from_worst_to_best():
    """A scale out of order, or with a mark twice, is refused."""
    for levels in (LEVELS[::-1], [LEVELS[0], LEVELS[0]]):
        with pytest.raises(Fault):
            ScoringGrid(judges="challenges", criteria=FIVE, levels=levels)


def test_a_grid_does_not_contradict_itself():
    """Levels up to 4 and marks out of 5 do not go together."""
    with pytest.raises(Fault) as error:
        ScoringGrid(judges="challenges", criteria=FIVE, levels=LEVELS, out_of=5)
    assert "ScoringGrid.out_of" == error.value.place
    assert 20 == ScoringGrid(judges="challenges", criteria=FIVE, levels=LEVELS, out_of=4).top


def test_faults_of_grids_come_together():
    """Each fault of a grid, a criterion or a level is named."""
    with pytest.raises(Faults) as error:
        ScoringGrid(judges="", criteria=["impact"], levels=["good"], out_of=float("nan"), source=3)
    assert 5 == len(error.value.faults)
    with pytest.raises(Faults) as error:
        GridCriterion(id="", title="", weight="half")
    assert 3 == len(error.value.faults)
    with pytest.raises(Fault):
        GridCriterion(id="a", title="a", weight=0)
    with pytest.raises(Faults):
        GridLevel(mark="high", label="")
    with pytest.raises(Fault):
        ScoringGrid(judges="challenges", criteria=[FIVE[0], FIVE[0]])


def test_a_grid_is_found_by_what_it_judges():
    """Challenges and candidates have a grid each; asking for another names the nearest."""
    grid = ScoringGrid(judges="challenges", criteria=FIVE)
    rules = PromotionRules(grids=[grid])

    assert grid == rules.grid("challenges")
    with pytest.raises(UnknownKey) as error:
        rules.grid("challenge")
    assert ("challenges",) == error.value.nearest


def test_faults_of_rules_come_together():
    """Everything wrong with the rules of a promotion is said at once."""
    grid = ScoringGrid(judges="challenges", criteria=FIVE)
    with pytest.raises(Faults) as error:
        PromotionRules(
            wish_cap=0,
            wish_kind="cat",
            mate_wishes="maybe",
            team_sizes=[0],
            terms="ten months",
            grids=[grid, 3],
            tie_break=["a", ""],
            pay=["much"],
            eligibility=["none"],
            lives=["none"],
            recusal="none",
            decided_by=3,
        )
    assert 12 == len(error.value.faults)
    with pytest.raises(Fault):
        PromotionRules(grids=["grid"])
    with pytest.raises(Faults) as error:
        PromotionRules(grids=[grid, grid], tie_break=["a", "a"])
    assert ["values.once"] * 2 == [fault.code for fault in error.value.faults]


def test_a_condition_keeps_out_who_has_the_status():
    """A civil servant in post is out; others are in."""
    condition = EligibilityCondition(excludes="civil_servant", at="decision", text="ne pas être titulaire")

    assert condition.admits([])
    assert condition.admits(["student"])
    assert not condition.admits(["student", "civil_servant"])


def test_faults_of_a_condition_come_together():
    """Everything wrong with a condition is said at once."""
    with pytest.raises(Faults) as error:
        EligibilityCondition(excludes=1, requires=2, at="", text=3, source=4)

    assert 5 == len(error.value.faults)


@pytest.mark.parametrize("kind", [Milestone, SupportSession])
def test_dated_things_count_both_ends(kind):
    """6, 7 and 8 November 2018 are three days; one day is one."""
    named = {"kind": "jury"} if kind is Milestone else {}

    assert 3 == kind(first=date(2018, 11, 6), last=date(2018, 11, 8), **named).days
    assert 1 == kind(first=date(2018, 11, 6), **named).days


@pytest.mark.parametrize("kind", [Milestone, SupportSession])
def test_dated_things_end_after_they_begin_and_on_the_weekday_they_state(kind):
    """A last day before the first, or a wrong weekday, is refused; both come together."""
    named = {"kind": "jury"} if kind is Milestone else {}
    with pytest.raises(Faults) as error:
        kind(first=date(2020, 3, 22), last=date(2020, 3, 21), weekday="lundi", **named)

    assert [f"{kind.__name__}.last", f"{kind.__name__}.weekday"] == [f.place for f in error.value.faults]


def test_faults_of_dated_things_come_together():
    """Each fault is named, and wrong kinds of values are no crash."""
    with pytest.raises(Faults) as error:
        Milestone(kind="", wave=0, first="soon", last=3, weekday=4, by="then", source=5)
    assert 7 == len(error.value.faults)
    with pytest.raises(Faults) as error:
        SupportSession(first=None, audience=["a", ""], theme=3, note=4, source=5)
    assert 5 == len(error.value.faults)


def test_two_grids_of_one_stage_or_two_tables_of_one_subject_are_a_fault():
    """Each stage has one grid, and each subject one life cycle."""
    with pytest.raises(Fault):
        PromotionRules(lives=[CHALLENGE_LIFE, CHALLENGE_LIFE])
    assert "interviews" == ScoringGrid(judges="interviews", criteria=FIVE).judges


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 5), st.integers(0, 900))
def test_the_windows_of_a_rhythm_part_its_days(first, months, length):
    """They follow one another without a gap, from the first day to the last, and none is longer than the rhythm."""
    last = first + timedelta(days=length)
    every = Duration(n=months, unit="months")
    windows = Rhythm(kind="jury", every=every, first=first, last=last).windows

    assert (first, last) == (windows[0][0], windows[-1][1])
    assert all(one[1] + timedelta(days=1) == following[0] for one, following in pairwise(windows))
    assert all(begins <= ends < every.after(begins) + timedelta(days=3) for begins, ends in windows)


def test_faults_of_a_rhythm_come_together():
    """A rhythm without a kind, a length or days; its days are in order."""
    with pytest.raises(Faults) as error:
        Rhythm(kind="", every="5 working days", first=date(2024, 2, 1), last="later", source=3)
    assert 4 == len(error.value.faults)
    with pytest.raises(Fault, match=r"Rhythm\.last: expected a day on or after 1 February 2024"):
        Rhythm(kind="jury", every="1 month", first=date(2024, 2, 1), last=date(2024, 1, 1))
    with pytest.raises(Faults):
        Rhythm(kind="jury", every="1 month", first="soon", last="later")


def test_wishes_for_mates_are_allowed_or_not_or_nothing_is_said_of_them():
    """The three answers are told in this order."""
    with pytest.raises(Fault, match="True or False or None"):
        PromotionRules(mate_wishes="maybe")
