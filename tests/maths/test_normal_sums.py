"""Sums of normal curves read off Chebyshev's nodes are those of every curve by itself."""

from math import erfc, sqrt
from random import Random

import pytest

from eig._maths.distributions import CHEBYSHEV, summed_cdf


def direct(points, centres, scale):
    return [sum(0.5 * erfc((centre - point) / (scale * sqrt(2))) for centre in centres) for point in points]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("scale", [0.05, 0.3, 1.0, 20.0])
def test_many_points_are_read_off_few_nodes(scale):
    """On a thousand points the curve agrees with every pair to 1e-10, near and far."""
    random = Random(7)
    centres = [random.gauss(0, 2) for _ in range(400)]
    points = [random.gauss(0, 3) for _ in range(1000)]

    assert summed_cdf(points, centres, scale) == pytest.approx(direct(points, centres, scale), abs=1e-10)


def test_a_point_on_a_node_is_that_node():
    """Where a point falls on a node exactly, its value is the one computed there."""
    points = sorted([*(node for node in CHEBYSHEV), -1.0, 1.0, *([0.25] * 40)])

    assert summed_cdf(points, [0.0], 1.0) == pytest.approx(direct(points, [0.0], 1.0), abs=1e-12)


def test_without_error_a_point_passes_what_is_below_and_half_of_what_it_meets():
    """No error: a step, with ties counted by half."""
    assert summed_cdf([0.0, 1.0, 2.0], [0.0, 1.0, 1.0], 0.0) == [0.5, 2.0, 3.0]
