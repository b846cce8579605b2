"""Tallies of grades: medians, shares, and panels made comparable by a named rule."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury.marks import Tally
from eig.jury.votes import Preference, highest_median, majority_judgment
from eig.jury.votes._tallies_of_unequal_panels import alike, filled, normalised

counts = st.lists(st.integers(0, 9), min_size=1, max_size=6)
judged = counts.filter(any)


def expanded(tally):
    """Return every grade given, from the worst to the best."""
    return [grade for grade, count in enumerate(tally.counts) for _ in range(count)]


@pytest.mark.slow
@given(judged)
def test_the_majority_grade_is_the_lower_middle_grade(given_counts):
    """The majority grade is the middle of the sorted grades, the lower one of two middles."""
    tally = Tally(item="a", counts=given_counts)
    grades = expanded(tally)

    assert grades[(len(grades) - 1) // 2] == tally.median


@given(judged)
def test_shares_around_the_majority_grade_count_judges(given_counts):
    """The shares above and below are judges above and below, out of all judges; never more than a half."""
    tally = Tally(item="a", counts=given_counts)
    grades = expanded(tally)

    assert Fraction(sum(g > tally.median for g in grades), len(grades)) == tally.share_above
    assert Fraction(sum(g < tally.median for g in grades), len(grades)) == tally.share_below
    assert tally.share_above <= Fraction(1, 2)
    assert tally.share_below < Fraction(1, 2)


@given(st.lists(st.integers(0, 4), max_size=12))
def test_grades_are_counted(grades):
    """A tally built from grades holds as many of each as were given."""
    tally = Tally.from_grades("a", grades, levels=5)

    assert sorted(grades) == expanded(tally)
    assert len(grades) == tally.judges


def test_a_tally_without_judges_has_no_median():
    """Nobody's grades have no middle: the error says to leave the item out or name a default."""
    with pytest.raises(Fault, match="default grade"):
        _ = Tally(item="a", counts=[0, 0]).median


@pytest.mark.parametrize(
    ("item", "bad", "names"),
    [
        ("", [1], ["Tally.item"]),
        ("a", [], ["Tally.counts"]),
        ("a", [-1], ["Tally.counts[0]"]),
        ("a", [1, True], ["Tally.counts[1]"]),
        ("a", ["1"], ["Tally.counts[0]"]),
        ("a", 3, ["Tally.counts"]),
    ],
)
def test_a_tally_refuses_what_is_not_counts(item, bad, names):
    """Counts are whole numbers from 0, one a grade, of a named item."""
    with pytest.raises(Fault) as caught:
        Tally(item=item, counts=bad)

    assert names == [caught.value.place]


def test_the_faults_of_a_tally_come_together():
    """A nameless tally with negative counts is told of both."""
    with pytest.raises(Faults) as caught:
        Tally(item=" ", counts=[-1])

    assert ["Tally.item", "Tally.counts[0]"] == [fault.place for fault in caught.value.exceptions]


def test_a_grade_off_the_scale_is_refused():
    """A grade beyond the scale is a fault, not a new level."""
    with pytest.raises(Fault, match="up to 2"):
        Tally.from_grades("a", [3], levels=3)


@given(st.lists(judged, min_size=1, max_size=5))
def test_normalising_keeps_every_share(all_counts):
    """Tallies are multiplied up to one total: no share, median or order of shares changes."""
    tallies = [Tally(item=str(at), counts=one) for at, one in enumerate(all_counts)]
    even = normalised(tallies)

    assert 1 == len({tally.judges for tally in even})
    assert [(t.median, t.share_above, t.share_below) for t in tallies] == [
        (t.median, t.share_above, t.share_below) for t in even
    ]


def test_the_common_total_is_the_least():
    """Panels of two and three are brought to six, as MieuxVoter's normalised tallies are."""
    even = normalised([Tally(item="a", counts=[1, 1]), Tally(item="b", counts=[1, 2])])

    assert [(3, 3), (2, 4)] == [tally.counts for tally in even]


def test_normalising_leaves_an_empty_tally_empty():
    """An item that nobody judged stays without judges."""
    assert (0, 0) == normalised([Tally(item="a", counts=[0, 0]), Tally(item="b", counts=[1, 2])])[0].counts


def test_the_missing_are_taken_to_give_the_default_grade():
    """Who gave no grade is counted at the default one, up to the number of judges."""
    tallies = [Tally(item="a", counts=[0, 0, 1]), Tally(item="b", counts=[0, 3, 0])]

    assert [(2, 0, 1), (0, 3, 0)] == [t.counts for t in filled(tallies, default_grade=0)]
    assert [(0, 3, 1), (0, 4, 0)] == [t.counts for t in filled(tallies, default_grade=1, judges=4)]


def test_the_default_grade_can_be_the_median():
    """With the median as default an item keeps its majority grade; nobody's item gets the worst grade."""
    tallies = [Tally(item="a", counts=[0, 1, 2]), Tally(item="b", counts=[0, 0, 0])]

    assert [(0, 1, 4), (5, 0, 0)] == [t.counts for t in filled(tallies, default_grade="median", judges=5)]


@pytest.mark.parametrize(("grade", "judges"), [(3, None), (-1, None), (0, 1), ("best", None)])
def test_a_default_grade_must_be_on_the_scale_and_judges_enough(grade, judges):
    """A default grade off the scale, or fewer judges than grades given, is refused."""
    with pytest.raises(Fault):
        filled([Tally(item="a", counts=[0, 1, 2])], default_grade=grade, judges=judges)


def test_filling_nothing_gives_nothing():
    """No tally, no fault."""
    assert () == filled([], default_grade=0)


def test_unequal_panels_are_refused_unless_a_policy_is_named():
    """Three judges against two is a comparison that somebody must decide upon."""
    panels = [Tally(item="a", counts=[1, 2]), Tally(item="b", counts=[1, 1])]

    with pytest.raises(Fault, match="normalise"):
        alike(panels)
    assert (6, 6) == tuple(t.judges for t in alike(panels, unequal="normalise"))
    assert (3, 3) == tuple(t.judges for t in alike(panels, default_grade=0))


def test_panels_must_share_a_scale_and_items_must_differ():
    """Two scales, or one item twice, cannot be compared."""
    with pytest.raises(Faults) as caught:
        alike([Tally(item="a", counts=[1, 2]), Tally(item="a", counts=[1, 2, 0])])

    assert ["majority_judgment.tallies[1]", "majority_judgment.tallies['a']"] == [
        fault.place for fault in caught.value.exceptions
    ]


def test_an_item_that_nobody_judged_is_refused():
    """An item without judges is named, and so is the remedy."""
    with pytest.raises(Fault, match="'b'"):
        alike([Tally(item="a", counts=[1, 2]), Tally(item="b", counts=[0, 0])])


def test_an_unknown_policy_is_refused():
    """Unequal panels are refused or normalised; nothing else."""
    with pytest.raises(Fault, match=r"majority_judgment\.unequal: .* got 'stretch'"):
        majority_judgment([Tally(item="a", counts=[1, 2])], unequal="stretch")
    with pytest.raises(Fault, match=r"highest_median\.judges: expected a whole number from 3, got 1"):
        highest_median([Tally(item="a", counts=[1, 2])], rule="mj", default_grade=0, judges=1)


def test_a_scale_has_a_level_or_more():
    """Grades of a scale without levels are a slip, told before any grade is looked at."""
    with pytest.raises(Fault, match="levels"):
        Tally.from_grades("plume", [0], levels=0)


@pytest.mark.parametrize(("levels", "fits"), [(0, False), (1, True), (1_000, True), (1_001, False)])
def test_a_scale_has_from_one_to_a_thousand_grades(levels, fits):
    """A scale of one grade is a scale; one of more than a thousand could be read by nobody."""
    if fits:
        assert levels == len(Tally.from_grades("a", [0], levels=levels).counts)
    else:
        with pytest.raises(Fault):
            Tally.from_grades("a", [0], levels=levels)


def test_a_tally_holds_as_many_judges_as_there_are():
    """What tallies are multiplied up to has no end; a count that somebody types has one."""
    panels = [Tally(item=str(at), counts=[total]) for at, total in enumerate((10**9 + 7, 10**9 + 9))]

    assert {(10**9 + 7) * (10**9 + 9)} == {one.judges for one in normalised(panels)}
    with pytest.raises(Fault, match="up to 1,000,000,000,000"):
        Preference(tiers=[["a"]], count=10**12 + 1)
