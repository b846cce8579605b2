"""What memory or a float would not hold is refused before anything is computed."""

from fractions import Fraction

import pytest

from eig.errors import Fault
from eig.jury import rank
from eig.jury.marks import Reviews, mean
from eig.jury.robustness import bootstrap
from eig.jury.severity import calibrate
from eig.lots import draw_rfc3797

MARKS = [("p", "x", 1), ("p", "y", 2), ("q", "x", 3), ("q", "y", 1)]


def test_more_draws_than_memory_holds_are_refused():
    """The number asked for is told beside the greatest."""
    with pytest.raises(Fault) as caught:
        bootstrap(Reviews.from_triples(MARKS), places=1, replicates=10**12, seed=1)
    assert ("jury.robustness.draws", 10**12) == (caught.value.code, caught.value.value)


@pytest.mark.parametrize("marks", [[3**at for at in range(30)], [9**at for at in range(300)]])
def test_an_exact_count_that_would_not_end_is_refused_before_it_begins(marks):
    """Marks of one item whose sums are all different have millions of them: no list of these is begun."""
    given = Reviews.from_triples(("p", f"j{at}", mark) for at, mark in enumerate(marks))
    with pytest.raises(Fault) as caught:
        bootstrap(given, places=1)
    assert ("jury.robustness.replicates", "bootstrap.replicates") == (caught.value.code, caught.value.place)


@pytest.mark.slow
def test_an_exact_count_of_many_marks_of_few_values_is_short():
    """A hundred jurors who say 1 or 2 leave as many sums as there are of them, and one: these are counted."""
    marks = [("p", f"j{at:02}", 1 + at % 2) for at in range(100)] + [("q", "j00", 1)]
    assert Fraction(1) > bootstrap(Reviews.from_triples(marks), places=1).top["p"] > Fraction(99, 100)


def test_marks_beyond_every_float_are_not_calibrated():
    """A mean that no float holds would be none."""
    with pytest.raises(Fault) as caught:
        calibrate(Reviews.from_triples([*MARKS, ("r", "x", 10**320)]))
    assert "jury.severity.finite_means" == caught.value.code


@pytest.mark.slow
def test_a_pool_of_more_names_than_the_rule_draws_from_is_refused():
    """RFC 3797 counts the names of a pool in sixteen bits."""
    with pytest.raises(Fault) as caught:
        draw_rfc3797([f"c{number}" for number in range(65_536)], count=1, key="1./")
    assert ("lots.pool", 65_536) == (caught.value.code, caught.value.value)


@pytest.mark.parametrize(
    ("place", "call"),
    [
        ("mean.marks", mean),
        (
            "marks",
            lambda marks: rank(Reviews.from_triples((f"c{at}", "x", mark) for at, mark in enumerate(marks))),
        ),
    ],
)
def test_fractions_whose_sum_could_not_be_written_are_refused(place, call):
    """Marks of a thousand different denominators have a sum of more digits than are written: it is not begun."""
    with pytest.raises(Fault) as caught:
        call([Fraction(1, 10**60 + 7 * at) for at in range(1_000)])
    assert (place, "values.common_unit") == (caught.value.place, caught.value.code)
