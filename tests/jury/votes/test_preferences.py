"""Orders of preference and their pairwise counts."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.votes import (
    PairwiseCounts,
    Preference,
    Preferences,
    kemeny,
    kemeny_young,
    preferences_and_pairwise_counts,
)
from helpers.orders_drawn import juries, prefers
from helpers.unfolded import unfolded


@pytest.mark.untraced
@given(juries())
def test_pairwise_counts_count_jurors_who_saw_both(jury):
    """One juror counts for a pair where both were seen and one stands above the other."""
    counts = jury.pairwise()

    for one in jury.candidates:
        for other in jury.candidates:
            assert prefers(jury, one, other) == counts.over(one, other)


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_counts_of_any_size_are_exact(many, few):
    """Weights beyond a byte, or beyond a machine word, are counted exactly."""
    jury = Preferences.from_orders(
        [Preference(tiers=[["a"], ["b", "c"]], count=many), Preference(tiers=[["c"], ["a"]], count=few)]
    )
    counts = jury.pairwise()

    assert (many, few, 0) == (counts.over("a", "b"), counts.over("c", "a"), counts.over("b", "c"))


@pytest.mark.parametrize(("jurors", "bits"), [(255, 8), (256, 16), (65_535, 16), (65_536, 24)])
def test_a_count_takes_as_many_bytes_as_the_jurors_need(jurors, bits, monkeypatch):
    """Up to 255 jurors a count is one byte long, and no longer."""
    told, plain = [], preferences_and_pairwise_counts._below
    monkeypatch.setattr(
        preferences_and_pairwise_counts, "_below", lambda *given: told.append(given[-1]) or plain(*given)
    )
    orders = [Preference(tiers=[["a"], ["b"]], count=jurors)]

    assert jurors == Preferences(candidates=["a", "b"], orders=orders).pairwise().over("a", "b")
    assert [bits] == told


def test_no_order_is_no_preference():
    """Candidates without ballots are preferred by nobody."""
    counts = Preferences(candidates=["a", "b"], orders=[]).pairwise()

    assert ((0, 0), (0, 0)) == counts.wins


def test_unseen_is_no_opinion():
    """A candidate that an order does not name is neither below nor above the others."""
    jury = Preferences(candidates=["a", "b", "c"], orders=[Preference(tiers=[["a"], ["b"]])])
    counts = jury.pairwise()

    assert (0, 0) == (counts.over("a", "c"), counts.over("c", "a"))
    assert not jury.complete


def test_marks_are_orders():
    """Each juror's marks order the items marked; equal marks tie."""
    marks = Reviews.from_triples(
        [("a", "j1", 12), ("b", "j1", 14), ("c", "j1", 12), ("a", "j2", "9.5"), ("b", "j2", 9)]
    )

    assert [(("b",), ("a", "c")), (("a",), ("b",))] == [
        order.tiers for order in Preferences.from_reviews(marks).orders
    ]


def test_the_order_of_candidates_given_does_not_matter():
    """Candidates are kept in the order of their identifiers; tiers too."""
    one = Preferences(candidates=["b", "a"], orders=[Preference(tiers=[["b", "a"]])])
    other = Preferences(candidates={"a", "b"}, orders=[Preference(tiers=[("a", "b")])])

    assert one == other
    assert hash(one) == hash(other)
    assert one == pickle.loads(pickle.dumps(one))


@pytest.mark.parametrize(
    ("tiers", "count"),
    [([["a"], []], 1), ([["a"], ["a"]], 1), ("ab", 1), ([["a"]], 0), ([["a"]], True), ([[1]], 1), (3, 1)],
)
def test_an_order_that_is_not_one_is_refused(tiers, count):
    """Tiers are of identifiers, none empty, none twice; counts are from 1."""
    with pytest.raises(Fault):
        Preference(tiers=tiers, count=count)


def test_all_the_faults_of_an_order_come_together():
    """An empty tier and a count of nought are told together, and a repeated candidate once each is right."""
    with pytest.raises(Faults) as caught:
        Preference(tiers=[["a"], []], count=0)

    assert ["Preference.tiers[1]", "Preference.count"] == [fault.place for fault in caught.value.exceptions]
    with pytest.raises(Fault, match=r"Preference\.tiers\[1\]: expected each candidate of an order once"):
        Preference(tiers=[["a"], ["a"]])


def test_a_table_of_pairs_holds_counts_alone():
    """A count below 0, or none at all, is told by its row and its place, among thousands of right ones."""
    for wrong in (-1, "1", True, None):
        with pytest.raises(Fault, match=r"PairwiseCounts\.wins\[1\]\[0\]: expected a whole number from 0"):
            PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], [wrong, 0]])
    with pytest.raises(Fault, match=r"PairwiseCounts\.wins\[1\]: "):
        PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], 3])
    with pytest.raises(Fault, match=r"PairwiseCounts\.wins: expected several values in an order"):
        PairwiseCounts(candidates=["a", "b"], wins=3)


def test_counts_of_another_library_are_whole_numbers():
    """Whatever library a count comes from, it is kept as Python's own."""

    class Count:
        def __index__(self):
            return 2

    wins = PairwiseCounts(candidates=["a", "b"], wins=[[0, Count()], [1, 0]]).wins
    assert ((0, 2), (1, 0)) == wins
    assert {int} == {type(count) for row in wins for count in row}


def test_an_order_of_strangers_is_refused():
    """Orders rank candidates only; the strangers are named."""
    with pytest.raises(Fault, match="'z'"):
        Preferences(candidates=["a"], orders=[Preference(tiers=[["a"], ["z"]])])


@pytest.mark.parametrize("candidates", [["a", "a"], "ab", [1]])
def test_candidates_are_identifiers_each_once(candidates):
    """A candidate twice, or one that is no identifier, is refused."""
    with pytest.raises((Fault, Faults)):
        Preferences(candidates=candidates, orders=[])


@pytest.mark.slow
def test_orders_are_orders():
    """A list of names is not an order of preference."""
    with pytest.raises(Fault, match="Preference"):
        Preferences(candidates=["a"], orders=[["a"]])


@pytest.mark.parametrize("wins", [[[0]], [[0, 1], [0]], []])
def test_counts_are_a_square(wins):
    """Pairwise counts hold a row and a column a candidate."""
    with pytest.raises(Fault, match="one row"):
        PairwiseCounts(candidates=["a", "b"], wins=wins)


def test_counts_have_named_candidates_each_once():
    """Candidates of pairwise counts are identifiers, each once."""
    with pytest.raises(Fault):
        PairwiseCounts(candidates=[1], wins=[[0]])
    with pytest.raises(Fault, match="once"):
        PairwiseCounts(candidates=["a", "a"], wins=[[0, 0], [0, 0]])


def test_an_unknown_candidate_is_refused():
    """Asking for a pair with a stranger names the nearest candidate."""
    counts = PairwiseCounts(candidates=["plume", "adler"], wins=[[0, 2], [1, 0]])

    with pytest.raises(UnknownKey, match="plume"):
        counts.over("plum", "adler")


def test_rows_and_the_table_show_each_pair():
    """Rows hold each ordered pair; the table has a row and a column a candidate."""
    counts = PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], [1, 0]])

    assert [("a", "b", 2, 1), ("b", "a", 1, 2)] == [tuple(row.values()) for row in counts.rows()]
    assert '<th scope="col" class="n">b</th>' in counts._repr_html_()


def test_more_candidates_than_may_be_compared_two_by_two_are_refused(monkeypatch):
    """As many as are allowed are counted; one more is told, with how many are too many."""
    jury = Preferences.from_orders([Preference(tiers=[["a"], ["b"], ["c"]])])
    monkeypatch.setattr(preferences_and_pairwise_counts, "MOST_COMPARED", 3)
    assert 1 == jury.pairwise().over("a", "c")

    monkeypatch.setattr(preferences_and_pairwise_counts, "MOST_COMPARED", 2)
    with pytest.raises(Fault, match="2 candidates at most") as caught:
        jury.pairwise()
    assert "2 dossiers au plus" in unfolded(caught.value.say("fr"))

    monkeypatch.setattr(kemeny_young, "MOST_ORDERED", 2)
    with pytest.raises(Fault, match=r"kemeny.preferences: expected 2 candidates at most"):
        kemeny(jury)
