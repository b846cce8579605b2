"""The highest-median rules against the formulas of Fabre (2020)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.jury.marks import Tally
from eig.jury.votes import highest_median, majority_judgment
from eig.jury.votes.median_rules import median_score
from helpers.unfolded import unfolded

RULES = ("mj", "d", "s", "n")
judged = st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any)


@given(judged)
def test_scores_follow_the_published_formulas(counts):
    """α + p or − q; α + p − q; α + ½ (p − q) / (p + q); α + ½ (p − q) / (1 − p − q)."""
    tally = Tally(item="a", counts=counts)
    grade, above, below = tally.median, tally.share_above, tally.share_below
    around = above + below

    assert (grade + above if above > below else grade - below) == median_score(tally, rule="mj")
    assert grade + above - below == median_score(tally, rule="d")
    assert grade + (around and (above - below) / around / 2) == median_score(tally, rule="s")
    assert grade + (above - below) / (1 - around) / 2 == median_score(tally, rule="n")


@given(judged, st.sampled_from(RULES))
def test_scores_stay_within_half_a_grade_of_the_median(counts, rule):
    """No rule moves an item by more than half a grade from its majority grade."""
    tally = Tally(item="a", counts=counts)

    assert abs(median_score(tally, rule=rule) - tally.median) <= Fraction(1, 2)


@given(judged, st.integers(2, 50), st.sampled_from(RULES))
def test_scores_depend_on_shares_only(counts, factor, rule):
    """Ten times the judges with the same shares have the same score."""
    more = Tally(item="a", counts=[count * factor for count in counts])

    assert median_score(Tally(item="a", counts=counts), rule=rule) == median_score(more, rule=rule)


def test_the_four_rules_can_differ():
    """Fabre's example: d, s and n part two items whose gauges tie, or leave them tied."""
    panels = {"a": [2, 3, 3, 2], "b": [3, 1, 4, 2], "c": [1, 4, 2, 3]}
    tallies = [Tally(item=item, counts=counts) for item, counts in panels.items()]
    ranks = {rule: dict(highest_median(tallies, rule=rule).ranks) for rule in RULES}

    assert {"a": 2, "b": 1, "c": 2} == ranks["mj"] == ranks["n"]
    assert {"a": 3, "b": 1, "c": 2} == ranks["d"] == ranks["s"]
    assert {"a": 3, "b": 1, "c": 2} == dict(majority_judgment(tallies).ranking.ranks)


def test_a_unanimous_item_scores_its_grade():
    """With nobody above or below, every rule gives the majority grade."""
    tally = Tally(item="a", counts=[0, 5, 0])

    assert [Fraction(1)] * 4 == [median_score(tally, rule=rule) for rule in RULES]


def test_unequal_panels_need_a_policy():
    """As in majority judgment, a rule is named for unequal panels."""
    panels = [Tally(item="a", counts=[1, 2]), Tally(item="b", counts=[1, 1])]

    with pytest.raises(Fault, match="normalise"):
        highest_median(panels, rule="d")
    assert ("a", "b") == highest_median(panels, rule="d", unequal="normalise").order


def test_an_unknown_rule_is_refused():
    """The rules are four."""
    with pytest.raises(Fault, match="'mj'"):
        median_score(Tally(item="a", counts=[1]), rule="x")


def test_the_ranking_names_its_rule_and_says_why():
    """The method is named as published, and each score has its parts."""
    ranking = highest_median([Tally(item="a", counts=[2, 3, 3, 2])], rule="s")

    assert "central_judgment" == ranking.method
    assert "part des jurés au-dessus : 0,5, en dessous : 0,2" in unfolded(ranking.explain("a", lang="fr"))
