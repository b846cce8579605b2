"""Adopting a correction: recorded with before, after, who and why, and exact."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.severity import AdjustedScore, Adjustment, adopt_calibration, calibrate
from helpers.unfolded import unfolded

MARKS = [
    (f"d{n:02}", juror, n % 4 + (4 if juror == "kind" else 0) + (n * k) % 3)
    for n in range(12)
    for k, juror in enumerate(("kind", "strict", "fair"))
    if n % 3 != k
]


def calibrated():
    return calibrate(Reviews.from_triples(MARKS))


def adjustment(**changes):
    fields = {
        "scores": [
            AdjustedScore(item="a", before=12, after="12.5"),
            AdjustedScore(item="b", before=9, after=9),
        ],
        "decided_by": "jury",
        "why": "j3 is severe",
        "source": "by hand",
        "places": 1,
    }
    return Adjustment(**{**fields, **changes})


def test_an_adjustment_records_before_after_who_and_why():
    """Every field of the decision is in the record, and says itself in both languages."""
    found = adjustment()

    assert dict(found.adjusted) == {"a": Fraction(25, 2), "b": 9}
    assert found.moved == ("a",)
    assert "adjusted from 12 to 12.5 by decision of jury (j3 is severe" in unfolded(found.explain("a"))
    assert "ajusté de 12 à 12,5 par décision de jury" in unfolded(found.explain("a", lang="fr"))
    assert found.rows()[0]["change"] == Fraction(1, 2)
    assert "1 score of 2 changed" in found._repr_html_()


@pytest.mark.slow
@given(st.integers(0, 4))
def test_adopting_rounds_at_the_stated_place(places):
    """Adopted scores are exact numbers, within half a unit of the last place of the statistic."""
    source = calibrated()
    found = adopt_calibration(source, decided_by="jury", why="kind is generous", places=places)
    for one in found.scores:
        assert isinstance(one.after, Fraction)
        assert (one.after * 10**places).denominator == 1
        assert abs(float(one.after) - source.of(one.item).calibrated) <= 0.5 / 10**places + 1e-9
        assert one.before == source.of(one.item).raw
    assert found.source == "calibration: within"


def test_a_refused_calibration_cannot_be_adopted():
    """A calibration that was refused has nothing to adopt: the refusal comes back with its reason."""
    with pytest.raises(Fault, match="raw means are kept, as asked"):
        adopt_calibration(calibrate(Reviews.from_triples(MARKS), method="none"), decided_by="jury", why="x")


def test_a_score_that_is_not_rounded_is_refused():
    """The rounding that is stated must be the one that was done."""
    with pytest.raises(Fault, match=r"Adjustment\.scores\[0\].after: expected a score rounded to 0 places"):
        adjustment(places=0)


def test_faults_come_together():
    """Missing words, a wrong number of places and repeated items are told at once."""
    one = AdjustedScore(item="a", before=1, after=1)
    with pytest.raises(Faults) as caught:
        adjustment(scores=[one, one], decided_by="", why=" ", source="", places=-1)
    assert ["decided_by", "why", "source", "places", "scores"] == [one.path[1] for one in caught.value.faults]
    with pytest.raises(Fault, match=r"Adjustment\.scores\[1\]: expected each item once"):
        adjustment(scores=[one, one])
    with pytest.raises(Fault, match="AdjustedScore"):
        adjustment(scores=["a"])
    with pytest.raises(Faults):
        AdjustedScore(item="", before=0.5, after=None)


def test_strangers_are_refused_and_values_evolve():
    """An unknown item is refused; a changed copy is checked again."""
    found = adjustment()
    with pytest.raises(UnknownKey):
        found.explain("z")
    with pytest.raises(Fault):
        evolve(found, why="")
    assert evolve(found, why="other").why == "other"
