"""Borda and Copeland, with ties and unseen candidates, against their definitions."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given

from eig.errors import Fault, UnknownKey
from eig.jury.votes import PointsRanking, Preference, Preferences, borda, copeland
from helpers.orders_drawn import borda_points, juries, prefers
from helpers.unfolded import unfolded

CYCLE = Preferences.from_orders(
    [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
)


@pytest.mark.untraced
@given(juries())
def test_borda_points_count_candidates_below(jury):
    """One point for each candidate below, half for each beside, whatever was seen."""
    result = borda(jury)

    assert {name: borda_points(jury, name) for name in jury.candidates} == result.points


@pytest.mark.untraced
@given(juries(complete=True))
def test_on_complete_orders_borda_ranks_by_points(jury):
    """Where everybody ranks everybody, the order by share is the order by points."""
    result = borda(jury)
    ranked = sorted(result.ranking.order, key=lambda name: -result.points[name])

    assert [result.points[name] for name in ranked] == [result.points[name] for name in result.ranking.order]


@pytest.mark.untraced
@given(juries(complete=True))
def test_on_complete_orders_borda_points_add_up(jury):
    """Each juror gives one point a pair of candidates."""
    pairs = len(jury.candidates) * (len(jury.candidates) - 1) // 2

    assert pairs * sum(order.count for order in jury.orders) == sum(borda(jury).points.values())


@given(juries())
def test_who_was_never_compared_is_not_ranked(jury):
    """A candidate that no order compares with another is left out, and told why."""
    result = borda(jury)
    never = {name for name in jury.candidates if not result.comparisons[name]}

    assert never == {one.item for one in result.ranking.excluded}
    assert all(("never_compared",) == result.explain(name).codes for name in never)


def test_fewer_readers_are_not_fewer_chances():
    """A candidate seen once and placed first is not behind one seen thrice and placed last twice."""
    seen = [["a", "b"], ["a", "b"], ["b", "a"], ["c", "b"]]
    jury = Preferences.from_orders([Preference(tiers=[[one] for one in order]) for order in seen])
    result = borda(jury)

    assert result.points["c"] < result.points["a"]
    assert "c" == result.ranking.order[0]


@pytest.mark.slow
@given(juries())
def test_copeland_counts_majorities(jury):
    """One point for each candidate beaten by a majority, half for each tie."""
    points = copeland(jury).points
    for one in jury.candidates:
        others = [other for other in jury.candidates if other != one]
        won = sum(prefers(jury, one, other) > prefers(jury, other, one) for other in others)
        tied = sum(prefers(jury, one, other) == prefers(jury, other, one) for other in others)
        assert won + Fraction(tied, 2) == points[one]


@pytest.mark.slow
@given(juries(complete=True, strict=True))
def test_a_candidate_who_beats_all_others_is_first_of_copeland(jury):
    """Condorcet's criterion: who beats everybody else stands alone at the top."""
    names = jury.candidates
    for one in names:
        others = [other for other in names if other != one]
        if others and all(prefers(jury, one, other) > prefers(jury, other, one) for other in others):
            assert (one,) == copeland(jury).ranking.groups[0]


def test_copeland_reads_pairwise_counts_too():
    """Counts made once serve several methods."""
    assert copeland(CYCLE) == copeland(CYCLE.pairwise())


def test_a_perfect_cycle_ties_everybody():
    """Nobody is ahead in a perfect cycle, and the trace says with whom one ties."""
    result = copeland(CYCLE)

    assert (("a", "b", "c"),) == result.ranking.groups
    assert "tied with b and c" in unfolded(result.explain("a"))
    assert "ex æquo avec a et c" in unfolded(borda(CYCLE).explain("b", lang="fr"))


def test_one_candidate_has_nobody_to_beat():
    """A lone candidate is not ranked: there is nothing to compare."""
    jury = Preferences.from_orders([Preference(tiers=[["a"]])])

    assert () == copeland(jury).ranking.groups
    assert [None] == [row["rank"] for row in borda(jury).rows()]


def test_a_stranger_is_refused():
    """Explaining an unknown candidate names the nearest."""
    with pytest.raises(UnknownKey):
        borda(CYCLE).explain("z")


def test_a_points_ranking_is_a_value():
    """It survives pickle, shows as a table, and refuses an unknown method."""
    result = borda(CYCLE)

    assert result == pickle.loads(pickle.dumps(result))
    assert "<caption>Order by points: Borda</caption>" in result._repr_html_()
    with pytest.raises(Fault, match="'borda'"):
        PointsRanking(method="x", points={}, comparisons={}, ranking=result.ranking)
