"""The SNSF's funding line: who is above, below, and who crosses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury.robustness import ExpectedRank, expected_ranks, funding_line
from eig.jury.severity import Estimates
from helpers.unfolded import unfolded


def rank(item, er, low, high):
    return ExpectedRank(item=item, rank=er, low=low, high=high)


FIELD = [
    rank("A", 2.4, 1, 3),
    rank("B", 4.1, 2, 5),
    rank("C", 4.1, 2, 6),
    rank("D", 5.1, 3, 7),
    rank("E", 8.4, 7, 10),
]
intervals = st.lists(
    st.tuples(st.floats(1, 10), st.integers(1, 10), st.integers(1, 10)), min_size=1, max_size=8
).map(lambda rows: [rank(f"d{n}", er, min(a, b), max(a, b)) for n, (er, a, b) in enumerate(rows)])


def test_the_line_is_the_expected_rank_of_the_kth():
    """With four places the fourth expected rank is the line; intervals that cross it enter the draw."""
    found = funding_line(FIELD, k=4)

    assert found.line == 5.1
    assert found.accepted == ("A", "B")
    assert found.lottery == ("C", "D")
    assert found.rejected == ("E",)
    assert found.places_by_lottery == 2


@pytest.mark.untraced
@given(intervals, st.data())
def test_every_item_is_in_one_group(ranks, data):
    """Each item is accepted, drawn or rejected, and only one of the three."""
    k = data.draw(st.integers(1, len(ranks)))
    found = funding_line(ranks, k=k)

    assert sorted(found.groups) == sorted(one.item for one in ranks)
    assert len(found.accepted) + len(found.lottery) + len(found.rejected) == len(ranks)
    assert found.places_by_lottery >= 0


@given(intervals)
def test_an_interval_that_touches_the_line_is_drawn(ranks):
    """Touching is crossing: the rule accepts only what ends before the line."""
    found = funding_line(ranks, k=1)
    for one in ranks:
        if found.line in {one.high, one.low}:
            assert found.groups[one.item] == "random_selection"


def test_no_more_accepted_than_all_may_leave_no_place():
    """Where more are accepted than there are places left to draw, none is drawn."""
    found = funding_line([rank("a", 5, 1, 2), rank("b", 6, 1, 2), rank("c", 7, 1, 2)], k=1)

    assert found.accepted == ("a", "b", "c")
    assert found.places_by_lottery == 0


def test_it_speaks_and_refuses():
    """Each group has its sentence; a wrong k, a missing interval and an unknown item are refused."""
    found = funding_line(FIELD, k=4)

    assert "before the line" in unfolded(found.explain("A"))
    assert "entre au tirage" in unfolded(found.explain("C", lang="fr"))
    assert "after the line" in unfolded(found.explain("E"))
    assert found.rows()[0] == {"item": "A", "group": "accepted"}
    assert "<table>" in found._repr_html_()
    with pytest.raises(UnknownKey):
        found.explain("Z")
    with pytest.raises(Fault, match="k"):
        funding_line(FIELD, k=6)
    with pytest.raises(Fault, match="rank interval"):
        funding_line([ExpectedRank(item="a", rank=1)], k=1)


@pytest.mark.slow
def test_it_reads_expected_ranks():
    """The rule applies to what expected_ranks gives, for comparison with the grey zone."""
    estimates = Estimates.independent({f"d{n}": n for n in range(6)}, {f"d{n}": 1 for n in range(6)})
    found = funding_line(expected_ranks(estimates, k=2, draws=500).ranks, k=2)

    assert "d5" in (*found.accepted, *found.lottery)
    assert "d0" in found.rejected


def test_expected_ranks_are_taken_whole():
    """The result of `expected_ranks` is given as it is; a stranger among ranks is refused."""
    ranks = expected_ranks(Estimates.independent({"a": 9, "b": 1}, {"a": 1, "b": 1}), k=1)

    assert funding_line(ranks, k=1) == funding_line(ranks.ranks, k=1)
    with pytest.raises(Fault, match=r"funding_line\.ranks"):
        funding_line(["a"], k=1)
    with pytest.raises(Fault, match=r"funding_line\.ranks: expected one item or more, got \(\)"):
        funding_line([], k=1)


@pytest.mark.parametrize("ends", [(None, 3), (1, None), (None, None)])
def test_half_an_interval_is_none(ends):
    """An expected rank whose interval lacks an end is named, and no line is drawn."""
    with pytest.raises(Fault, match=r"funding_line\.ranks\['b'\]: expected a rank interval"):
        funding_line([rank("a", 1.5, 1, 2), rank("b", 2.5, *ends)], k=1)
