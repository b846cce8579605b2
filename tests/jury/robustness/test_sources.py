"""Sums over a few sources: each row's own, whatever its weights."""

from itertools import product

import pytest

from eig.jury.robustness._sources import Few

WEIGHTS = [(0.0, 0.0), (1.0, 0.0), (0.0, 2.0), (1.0, 2.0), (3.0, 2.0)]


@pytest.mark.parametrize("rows", list(product(WEIGHTS, repeat=2)))
def test_a_row_sums_the_values_of_its_sources(rows):
    """Each row gives the sum of its weights times the values, whether the rows weigh a source alike or not."""
    assert [one * 10.0 + two * 100.0 for one, two in rows] == list(Few(rows).of([10.0, 100.0]))
