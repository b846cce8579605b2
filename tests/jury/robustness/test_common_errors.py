"""Sums over a few sources: each row's own, whatever its weights."""

from itertools import product
from random import Random

import pytest

from eig.jury.robustness._few_common_sources_of_error import Few, multiplied, variances_apart
from eig.jury.severity import Estimates

WEIGHTS = [(0.0, 0.0), (1.0, 0.0), (0.0, 2.0), (1.0, 2.0), (3.0, 2.0)]


@pytest.mark.parametrize("rows", list(product(WEIGHTS, repeat=2)))
def test_a_row_sums_the_values_of_its_sources(rows):
    """Each row gives the sum of its weights times the values, whether the rows weigh a source alike or not."""
    assert [one * 10.0 + two * 100.0 for one, two in rows] == list(Few(rows).of([10.0, 100.0]))


@pytest.mark.parametrize("rows", [(0.0,), (3.0,), *product([0.0, 1.0, 3.0], repeat=2)])
def test_one_source_is_enough(rows):
    """Of a single source, and a single row, too: each gives its weight times the value: nothing where it has none."""
    assert [10.0 * one for one in rows] == list(Few([(one,) for one in rows]).of([10.0]))


def test_a_row_sums_any_number_of_sources():
    """Rows of one to seven sources, each of its own weight: the sum of the products, of the first rows too."""
    rows = [[float(at + 1)] * at + [0.0] * (7 - at) for at in range(8)]

    few = Few(rows)

    assert [sum(row) * 2.0 for row in rows] == list(few.of([2.0] * 7))
    assert [sum(row) * 2.0 for row in rows[:3]] == list(few.of([2.0] * 7, 3))
    assert [0.0, 0.0] == list(Few([[], []]).of([]))


@pytest.mark.parametrize("sources", [1, 3, 5])
def test_variances_apart_are_those_of_differences_written_out(sources):
    """Whatever goes together: w'Fw over a difference, and both own."""
    draw = Random(sources)
    rows = [tuple(draw.choice((0.0, 1.0, 2.5)) for _ in range(sources)) for _ in range(7)]
    factor = [tuple(draw.uniform(-1, 1) for _ in range(sources)) for _ in range(sources)]
    owns = [draw.uniform(0.1, 1) for _ in rows]
    for given in (factor, ()):
        for place, found in enumerate(variances_apart(owns, rows, given)):
            wanted = []
            for other in [*range(place), place]:
                apart = [one - two for one, two in zip(rows[place], rows[other], strict=True)]
                columns = (
                    zip(*given, strict=True)
                    if given
                    else [[float(a == b) for a in range(sources)] for b in range(sources)]
                )
                loads = [sum(map(lambda one, two: one * two, apart, column)) for column in columns]
                wanted.append(owns[place] + owns[other] + sum(load * load for load in loads))
            assert wanted == pytest.approx(list(found))


@pytest.mark.parametrize(("sources", "kept"), [(16, False), (17, True)])
def test_a_factor_is_kept_where_an_item_has_less_than_an_eighth_of_the_sources(sources, kept):
    """Two jurors an item, of sixteen: multiplied out; of seventeen: kept. Without a factor nothing is to do."""
    factor = [[float(a == b) for b in range(sources)] for a in range(sources)]
    loadings = [[1.0, 1.0, *[0.0] * (sources - 2)], [0.0, 1.0, *[0.0] * (sources - 2)]]
    given = Estimates(items=tuple("ab"), means=[1, 2], own=[1, 1], loadings=loadings, factor=factor)
    plain = Estimates(items=tuple("ab"), means=[1, 2], own=[1, 1], loadings=loadings)

    assert kept == bool(multiplied(given).factor)
    assert plain is multiplied(plain)
    for item in "ab":
        assert given.variance(item) == pytest.approx(multiplied(given).variance(item))
