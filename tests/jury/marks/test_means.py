"""Means, medians and trimmed means, exact."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury.marks import mean, median, rounded, trimmed_mean, weighted_mean
from eig.jury.merit import trimmed_total

fractions = st.fractions(0, 20, max_denominator=8)
panels = st.lists(fractions, min_size=1, max_size=9)


@pytest.mark.slow
@given(panels)
def test_the_mean_is_the_sum_shared_out(marks):
    """The mean times the number of marks is their sum, to the last digit."""
    assert mean(marks) * len(marks) == sum(marks)


@pytest.mark.slow
@given(panels)
def test_the_three_medians_agree_with_the_textbook(marks):
    """Low, mid and high medians are those of Python's own statistics module."""
    assert median(marks, kind="low") == statistics.median_low(marks)
    assert median(marks, kind="high") == statistics.median_high(marks)
    assert median(marks) == statistics.median(marks)
    assert median(marks, kind="low") <= median(marks) <= median(marks, kind="high")


@pytest.mark.slow
@given(st.lists(fractions, min_size=3, max_size=9), st.fractions(20, 99, max_denominator=3))
def test_a_trimmed_mean_ignores_how_extreme_the_extremes_are(marks, wild):
    """However far the highest mark goes, the mean without it stays the same."""
    ordered = sorted(marks)

    assert trimmed_mean(marks) == mean(ordered[1:-1])
    assert trimmed_mean([*ordered[:-1], wild]) == trimmed_mean(marks)


@pytest.mark.slow
@given(panels, st.integers(0, 3))
def test_without_trimming_a_trimmed_mean_is_the_mean(marks, places):
    """Dropping nobody changes nothing, and rounding is the last stage."""
    assert trimmed_mean(marks, drop_low=0, drop_high=0) == mean(marks)
    assert trimmed_mean(marks, drop_low=0, drop_high=0, places=places) == rounded(mean(marks), places)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(fractions, st.integers(1, 9)), min_size=1))
def test_a_weighted_mean_is_the_sum_of_products_over_the_sum_of_weights(grid):
    """Weights count relative to one another: doubling them all changes nothing."""
    marks = {name: mark for name, (mark, _) in grid.items()}
    weights = {name: weight for name, (_, weight) in grid.items()}
    expected = sum(mark * weight for mark, weight in grid.values()) / Fraction(sum(weights.values()))

    assert weighted_mean(marks, weights) == expected
    assert weighted_mean(marks, {name: 2 * weight for name, weight in weights.items()}) == expected


def test_marks_and_weights_are_of_the_same_criteria():
    """A criterion with a weight and no mark is a missing mark: it has a named rule elsewhere."""
    with pytest.raises(Fault, match="a mark and a weight for each criterion"):
        weighted_mean({"a": 1}, {"a": 1, "b": 1})


def test_infinities_and_nothing_are_no_marks():
    """A float is its shortest decimal, an infinity no mark, and the mean of nothing is not zero."""
    with pytest.raises(Fault) as caught:
        mean([1, float("inf")])
    assert caught.value.place == "mean.marks[1]"
    with pytest.raises(Fault, match="one mark or more"):
        median([])
    with pytest.raises(Fault, match="'low', 'mid' or 'high'"):
        median([1], kind="upper")
    assert mean([Decimal("0.1"), 0.2]) == Fraction(3, 20)


@pytest.mark.parametrize("figure", [mean, median, trimmed_mean])
@pytest.mark.parametrize("several", [{3, 1}, frozenset([1, 1, 5]), bytearray(b"abc")])
def test_a_set_of_marks_is_refused(figure, several):
    """Two equal marks of a set are one: the mean would be that of another panel. Bytes are no marks."""
    with pytest.raises(Fault) as caught:
        figure(several)
    assert caught.value.place == f"{figure.__name__}.marks"
    assert figure({"a": 3, "b": 3, "c": 3}.values()) == figure(iter([3, 3, 3])) == 3


def test_too_few_marks_to_trim():
    """Two marks do not survive the drop of the highest and the lowest."""
    with pytest.raises(
        Fault, match="3 marks or more, so that some are left without the 1 lowest and the 1 highest, got 2"
    ):
        trimmed_mean([1, 2])
    with pytest.raises(Faults):
        trimmed_mean([1, 2, 3], drop_low=-1, drop_high=-1, places=-1)


def test_rounding_goes_away_from_zero_at_halves():
    """9.125 to two decimals is 9.13, not the 9.12 of a banker's or a float's rounding."""
    assert rounded(Fraction("9.125"), 2) == Fraction("9.13")
    assert rounded(Fraction(1, 3), None) == Fraction(1, 3)


def test_the_stages_of_rounding_are_part_of_the_rule():
    """Rounding twice, as the ISU's rule does, is not rounding once: the totals differ by a hundredth."""
    marks = {"skills": ["7.5", "8.5", "9.25", "9.75", "9.0", "9.0", "9.0", "9.75", "9.25"]}
    twice = trimmed_total(marks, {"skills": "1.6"}, mean_places=2, product_places=2)
    once = trimmed_total(marks, {"skills": "1.6"}, product_places=2)

    assert (twice.total, once.total) == (Fraction("14.58"), Fraction("14.57"))
    exact = trimmed_total(marks, {"skills": "1.6"})
    assert exact.total == Fraction(8, 5) * mean(sorted(map(Fraction, marks["skills"]))[1:-1])


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from("abc"), st.lists(fractions, min_size=3, max_size=7), min_size=1))
def test_a_trimmed_total_adds_up(marks):
    """The total is the sum of its products, and each product its mean times its factor."""
    total = trimmed_total(marks, dict.fromkeys(marks, "1.6"), mean_places=2)

    assert total.total == sum(total.products.values())
    assert all(total.products[name] == total.means[name] * total.factors[name] for name in marks)
    assert [row["component"] for row in total.rows()] == sorted(marks)


def test_a_trimmed_total_explains_each_stage():
    """Each component says its mean, its factor, and what was rounded where."""
    total = trimmed_total({"skills": ["9.5", "9.25", "9.75"]}, {"skills": "1.6"}, product_places=1)

    assert str(total.explain("skills", lang="fr")) == (
        "skills : moyenne tronquée 9,5, sans arrondi ; multiplié par 1,6, donne 15,2, arrondi (décimales\u00a0: 1)."
    )
    with pytest.raises(UnknownKey):
        total.explain("music")
    with pytest.raises(Fault, match="marks and a factor for each component"):
        trimmed_total({"a": [1, 2, 3]}, {"b": 1})
    with pytest.raises(Faults):
        type(total)(means={}, factors=1, products={}, total=0.5, mean_places=-1)


@pytest.mark.parametrize("weights", [{"a": 0, "b": 0}, {"a": -1, "b": 1}, {"a": -1, "b": 3}])
def test_weights_are_not_below_nought_nor_all_nought(weights):
    """A mean needs weights that weigh: none below nought, and not all of them nought."""
    with pytest.raises(Fault, match="weights from 0, of which one is above 0"):
        weighted_mean({"a": 1, "b": 2}, weights)


def test_a_text_is_not_a_list_of_marks():
    """The text "12" is one mark, not a 1 and a 2."""
    with pytest.raises(Fault, match=r"mean\.marks"):
        mean("12")


def test_a_criterion_may_weigh_nothing_or_little():
    """A weight is 0 or more, whatever its unit: below 1 it still weighs; all of them 0, or one below, is refused."""
    assert 4 == weighted_mean({"a": 4, "b": 1}, {"a": "0.25", "b": 0})
    assert Fraction(2) == weighted_mean({"a": 4, "b": 1}, {"a": "0.25", "b": "0.5"})
    for refused in ({"a": 0, "b": 0}, {"a": 1, "b": "-0.5"}):
        with pytest.raises(Fault, match="weights from 0, of which one is above 0"):
            weighted_mean({"a": 4, "b": 1}, refused)
