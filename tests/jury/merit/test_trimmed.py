"""Trimmed totals: the judged sport's rule, stage by stage."""

import itertools
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury.marks import mean, trimmed_mean
from eig.jury.merit import TrimmedTotal, trimmed_total
from helpers.unfolded import unfolded

quarters = st.integers(0, 40).map(lambda number: Fraction(number, 4))
panels = st.lists(quarters, min_size=3, max_size=9)
components = st.dictionaries(st.sampled_from(["skills", "music", "steps"]), panels, min_size=1)


def _cents(value):
    """Return a value rounded to hundredths by the decimal module: another implementation of half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def _by_hand(marks, low, high):
    """Return the trimmed mean by trying every choice of marks to keep: the middle ones have no rival."""
    kept = len(marks) - low - high
    ordered = sorted(marks)
    choices = set(itertools.combinations(range(len(marks)), kept))
    assert tuple(range(low, low + kept)) in choices
    return sum(ordered[low : low + kept]) / Fraction(kept)


@given(panels, st.integers(0, 2), st.integers(0, 2))
@example([1, 2, 4], 2, 1)
@example([1, 2, 4], 1, 1)
def test_the_lowest_and_the_highest_are_dropped_and_no_other(marks, low, high):
    """What is kept is the middle of the ordered marks; nothing is left only when all are dropped."""
    if low + high >= len(marks):
        with pytest.raises(Fault, match="or more, so that some are left"):
            trimmed_mean(marks, drop_low=low, drop_high=high)
    else:
        assert trimmed_mean(marks, drop_low=low, drop_high=high) == _by_hand(marks, low, high)


@given(panels)
def test_a_trimmed_mean_lies_between_the_marks_kept(marks):
    """Dropping the extremes keeps the mean inside the rest."""
    ordered = sorted(marks)

    assert ordered[1] <= trimmed_mean(marks) <= ordered[-2]
    assert trimmed_mean(marks) == trimmed_mean(ordered[::-1])


@pytest.mark.untraced
@given(components)
def test_both_stages_round_as_the_decimal_module_does(marks):
    """Mean to hundredths, times the factor, to hundredths again: each stage as a second implementation has it."""
    total = trimmed_total(marks, dict.fromkeys(marks, "1.6"), mean_places=2, product_places=2)

    for name, given_marks in marks.items():
        assert total.means[name] == _cents(mean(sorted(given_marks)[1:-1]))
        assert total.products[name] == _cents(total.means[name] * Fraction(8, 5))
    assert total.total == sum(total.products.values())


@pytest.mark.untraced
@given(components)
def test_without_rounding_nothing_is_lost(marks):
    """Exact stages give the exact total, and rounding moves it by less than a cent a component and stage."""
    exact = trimmed_total(marks, dict.fromkeys(marks, 1))
    rounded_total = trimmed_total(marks, dict.fromkeys(marks, 1), mean_places=2)

    assert exact.total == sum(mean(sorted(given_marks)[1:-1]) for given_marks in marks.values())
    assert abs(exact.total - rounded_total.total) <= Fraction(1, 200) * len(marks)


@pytest.mark.untraced
@given(components)
def test_the_table_of_a_total_has_a_row_a_component(marks):
    """Each component's mean, factor and product can be read, and explained in two languages."""
    total = trimmed_total(marks, dict.fromkeys(marks, 2), mean_places=1, product_places=0)

    assert [row["component"] for row in total.rows()] == sorted(marks)
    for name in marks:
        english, french = total.explain(name), total.explain(name, lang="fr")
        assert english.codes == french.codes == ("trimmed", "factored")
        assert "rounded (decimals: 1)" in unfolded(english)
        assert "arrondi (décimales\u00a0: 0)" in unfolded(french)


def test_a_component_without_factor_is_told():
    """Marks and factors are of the same components; an unknown one has no explanation."""
    with pytest.raises(Fault, match="marks and a factor for each component"):
        trimmed_total({"skills": [1, 2, 3], "music": [1, 2, 3]}, {"skills": 1})
    with pytest.raises(Fault, match=r"trimmed_total\.marks\['music'\]: expected 3 marks or more"):
        trimmed_total({"skills": [1, 2, 3], "music": [1, 2]}, {"skills": 1, "music": 1})
    with pytest.raises(Faults) as caught:
        trimmed_total({"skills": [1]}, {"skills": 1}, drop_low=-1, mean_places=-1, product_places=-1)
    assert ["drop_low", "mean_places", "product_places"] == [
        fault.place.removeprefix("trimmed_total.") for fault in caught.value.faults
    ]
    with pytest.raises(UnknownKey, match="nearest known: 'skills'"):
        trimmed_total({"skills": [1, 2, 3]}, {"skills": 1}).explain("skill")


def test_a_total_is_checked_like_any_value():
    """A total built by hand has exact parts and whole numbers of places."""
    with pytest.raises(Faults) as caught:
        TrimmedTotal(means={"a": "low"}, factors={"a": 1}, products=None, total="x", mean_places=0.5)

    assert [fault.place.removeprefix("TrimmedTotal.") for fault in caught.value.exceptions] == [
        "means['a']",
        "products",
        "total",
        "mean_places",
    ]
