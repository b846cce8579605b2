"""Scales: what marks may be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Scale
from eig.jury.marks import ScaleLabel

EXACT = st.fractions(-4, 4, max_denominator=6)


def test_the_scale_of_eig_has_four_levels_and_no_zero():
    """The grid of EIG 4 goes from 1, not at all satisfactory, to 4, excellent; zero is no mark (Guide du jury, p. 2)."""
    assert [EIG_SCALE.admits(mark) for mark in range(6)] == [False, True, True, True, True, False]
    assert [EIG_SCALE.label(mark, "fr") for mark in (1, 2, 3, 4)] == [
        "pas du tout satisfaisant",
        "peu satisfaisant",
        "satisfaisant",
        "excellent",
    ]


def test_a_mark_off_the_step_is_not_on_the_scale():
    """Out of 20 by half points, 13.5 is a mark and 13.25 is a slip of the pen."""
    scale = Scale(low=0, high=20, step="0.5")

    assert (scale.admits("13.5"), scale.admits("13.25"), scale.admits(-1)) == (True, False, False)


def test_without_a_step_any_exact_mark_between_the_bounds_will_do():
    """A mean may stand between two steps; a float is its shortest decimal."""
    scale = Scale(low=0, high=20)

    assert scale.admits(Fraction(40, 3))
    assert scale.admits(13.3)
    assert not scale.admits("40/3")


@pytest.mark.untraced
@given(EXACT, st.integers(1, 6), st.one_of(st.none(), st.integers(1, 6)), EXACT)
def test_a_scale_admits_what_its_steps_reach(low, steps, parts, mark):
    """A mark is on a scale if a whole number of steps leads to it from the worst mark, and none beyond the best."""
    step = None if parts is None else Fraction(1, parts)
    scale = Scale(low=low, high=low + steps * (step or 1), step=step)
    reached = [low + number * step for number in range(steps + 1)] if step else [mark]

    assert scale.admits(mark) == (scale.low <= mark <= scale.high and mark in reached)
    assert scale.admits(scale.low)
    assert scale.admits(scale.high)


@given(st.integers(-20, 20), st.integers(1, 20), st.fractions(0, 1, max_denominator=12))
def test_position_and_mark_undo_each_other(low, width, position):
    """Where a mark stands between worst and best, and the mark that stands there, are two names of one thing."""
    scale = Scale(low=low, high=low + width)

    assert scale.position(scale.at(position)) == position
    assert (scale.at(Fraction(0)), scale.at(Fraction(1))) == (scale.low, scale.high)
    assert scale.at(Fraction(1, 2)) == scale.midpoint


@given(st.integers(1, 9), st.lists(st.integers(1, 4), min_size=1, max_size=9))
def test_the_scale_of_a_sum_holds_the_sum_of_the_marks(count, marks):
    """Five marks out of 4 make a total out of 20, and no fewer than 5."""
    total = EIG_SCALE.times(len(marks))

    assert total.admits(sum(marks))
    assert EIG_SCALE.times(count).span == count * EIG_SCALE.span


def test_levels_may_go_without_words_or_with_words_for_each():
    """A scale with three levels has three labels or none."""
    assert Scale.levels(0, 2).label(1) == "1"
    with pytest.raises(Fault, match=r"Scale\.levels\.labels: expected one label for each of the 3 levels"):
        Scale.levels(0, 2, labels=[("no", "non")])
    with pytest.raises(Fault, match=r"Scale\.levels\.labels\[1\]\[0\]: .* got ' '"):
        Scale.levels(0, 2, labels=[("no", "non"), (" ", "en partie"), ("yes", "oui")])
    with pytest.raises(Fault, match=r"Scale\.levels\.high: .* got 2"):
        Scale.levels(2, 2)


def test_labels_stand_in_the_order_of_their_marks():
    """Labels given in any order make the same scale."""
    low, high = ScaleLabel(mark=-1, en="weak", fr="faible"), ScaleLabel(mark=10, en="strong", fr="fort")

    assert Scale(low=-1, high=10, labels=[high, low]) == Scale(low=-1, high=10, labels=[low, high])


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"low": 4, "high": 1}, "a number above 4, got 1"),
        ({"low": 0, "high": 20, "step": 3}, "in whole steps from 0 to 20"),
        ({"low": 0, "high": 20, "step": 0}, "step"),
        ({"low": 0, "high": 20, "step": -1}, "in whole steps from 0 to 20"),
        ({"low": "nil", "high": 1}, "a number"),
        ({"low": 0, "high": 1, "step": "half"}, "a number"),
        ({"low": 0, "high": 1, "labels": ["yes"]}, "ScaleLabel"),
        (
            {"low": 0, "high": 1, "labels": [ScaleLabel(mark=2, en="two", fr="deux")]},
            "a mark from 0 to 1, got 2",
        ),
        (
            {
                "low": 0,
                "high": 1,
                "labels": [ScaleLabel(mark=1, en="a", fr="a"), ScaleLabel(mark=1, en="b", fr="b")],
            },
            " once, got",
        ),
    ],
)
def test_a_scale_that_cannot_be_is_refused_with_the_remedy(wrong, words):
    """Bounds, step and labels are checked where the scale is born."""
    with pytest.raises((Fault, Faults), match=words):
        Scale(**wrong)


def test_a_label_needs_its_words_in_both_languages():
    """A level without French words cannot be read by half of the jury: both faults come together."""
    with pytest.raises(Faults) as caught:
        ScaleLabel(mark="high", en="", fr=" ")

    assert [fault.place for fault in caught.value.exceptions] == [
        "ScaleLabel.mark",
        "ScaleLabel.en",
        "ScaleLabel.fr",
    ]


def test_only_two_languages_are_spoken():
    """A label is said in English or in French."""
    with pytest.raises(Fault, match="'en' or 'fr'"):
        EIG_SCALE.label(1, "de")
    assert Scale(low=0, high=1).words() == "marks go from 0 to 1"


def test_what_is_no_mark_has_no_label():
    """Digits that are none are told with their place; a mark beside the labels is said by its digits."""
    with pytest.raises(Fault) as caught:
        EIG_SCALE.label("zz")

    assert ("Scale.label.mark", "zz") == (caught.value.place, caught.value.value)


@pytest.mark.parametrize(
    ("low", "high", "place"),
    [
        pytest.param(10**300, 20, "Scale.low", id="low"),
        pytest.param(0, -(10**300), "Scale.high", id="high"),
        pytest.param(20, 0, "Scale.high", id="turned round"),
        pytest.param(10**300, 10**299, "Scale.high", id="both"),
    ],
)
def test_the_end_of_a_scale_that_is_beyond_all_marks_is_the_wrong_one(low, high, place):
    """Of two ends that leave no mark between them, the one that nobody would write is told; else the high one."""
    with pytest.raises(Fault) as caught:
        Scale(low=low, high=high)

    assert place == caught.value.place
