"""How much may be drawn: a number beyond memory is refused in words, before anything is drawn."""

from math import log10

import pytest

from eig.errors import Fault, Faults
from eig.jury import Reviews
from eig.jury.robustness import bootstrap, expected_ranks
from eig.jury.selection import best_under_quotas
from eig.jury.severity import Estimates
from eig.jury.votes import Preferences, kemeny

REVIEWS = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
ESTIMATES = Estimates.independent({"a": 1, "b": 0}, {"a": 1, "b": 1})
BEYOND = {
    "replicates": lambda count: bootstrap(REVIEWS, places=1, replicates=count),
    "draws": lambda count: expected_ranks(ESTIMATES, k=1, draws=count),
    "most": lambda count: kemeny(Preferences.from_orders([]), most=count),
    "limit": lambda count: best_under_quotas({"a": 1}, places=1, limit=count),
}


@pytest.mark.parametrize("name", BEYOND)
@pytest.mark.parametrize("count", [10_000_001, 10**9, 10**400])
def test_what_no_memory_holds_is_refused(name, count):
    """A thousand million draws, or equals to list, are refused at once: the fault names what was asked."""
    with pytest.raises(Fault, match=rf"{name}.*(at most|up to)"):
        BEYOND[name](count)


@pytest.mark.parametrize(("items", "most"), [(2, 10_000_000), (1, 20_000_000)])
def test_the_bound_is_on_ranks(items, most):
    """Twenty million ranks are the most that a sample has, one for each item and draw; the fault says how many draws."""
    reviews = Reviews.from_triples([(f"d{n}", "x", n) for n in range(items)])
    with pytest.raises(Fault, match=f"at most {most:,} draws"):
        bootstrap(reviews, places=1, replicates=most + 1)


def test_no_draw_no_bound():
    """Without a number of places nothing is drawn, however many draws are named; none at all is no number."""
    assert [one.item for one in expected_ranks(ESTIMATES, draws=2 * 10**7).ranks] == ["a", "b"]
    with pytest.raises(Fault, match="draws"):
        expected_ranks(ESTIMATES, draws=0)
    with pytest.raises(Fault, match="df"):
        expected_ranks(ESTIMATES, k=1, df=10**400)


def test_no_items_no_great_sample():
    """Nobody to draw: the number of replicates is bounded all the same."""
    assert bootstrap(Reviews(reviews=[]), places=1, replicates=10).top == {}
    with pytest.raises(Fault, match="replicates"):
        bootstrap(Reviews(reviews=[]), places=1, replicates=10**9)


@pytest.mark.untraced
@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e301])
@pytest.mark.parametrize("name", ["means", "own", "loadings", "factor"])
def test_estimates_are_numbers(name, value):
    """No estimate, error or loading is without end or no number: it is refused where it is given."""
    given = {"items": ["a"], "means": [1], "own": [1], "loadings": [[1]], "factor": [[1]]}
    with pytest.raises((Fault, Faults), match="another unit"):
        Estimates(**{**given, name: [[value]] if name in ("loadings", "factor") else [value]})


@pytest.mark.untraced(but=["flat-factor0-1e+290"])
@pytest.mark.parametrize("unit", [1e-290, 1e-140, 1e140, 1e290])
@pytest.mark.parametrize("factor", [(), ((2.0, 0.0), (1.0, 1.0))])
@pytest.mark.parametrize("prior", ["normal", "flat"])
def test_ranks_mind_no_unit_of_estimates(unit, factor, prior):
    """Estimates and errors a great many times larger, or smaller, expect the same ranks."""
    exact = abs(log10(unit)) > 145  # a variance of such a unit is no float

    def ranks(unit):
        rows = [[0.1, 0.2], [0.0, 0.3], [0.4, 0.0]]
        rows = rows if factor else [[value * unit for value in row] for row in rows]
        found = Estimates(
            items=["a", "b", "c"],
            means=[3 * unit, 2.5 * unit, 1 * unit],
            own=[0.0 if exact else error * unit * unit for error in (0.5, 0.7, 0.2)],
            loadings=rows,
            factor=[[value * unit for value in row] for row in factor],
        )
        return [
            (one.item, one.rank, one.top) for one in expected_ranks(found, k=1, draws=40, prior=prior).ranks
        ]

    for (item, rank, top), (other, wanted, chance) in zip(ranks(unit), ranks(1.0), strict=True):
        assert item == other
        assert (rank, top) == pytest.approx((wanted, chance), abs=1e-6)
