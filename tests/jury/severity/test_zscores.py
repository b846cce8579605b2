"""z-scores: refused where they erase the evidence."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.severity import ZScores, z_scores
from eig.reasons import Undefined
from helpers.unfolded import unfolded

TRAP = Reviews.from_triples([("D1", "J1", 18), ("D2", "J1", "17.5"), ("D3", "J2", 18), ("D4", "J2", 6)])


def _codes(found):
    return [reason.code for reason in found.cautions]


def test_two_dossiers_give_plus_and_minus_one_whatever_the_marks():
    """17.5 and 6 out of 20 get the same z-score: the evidence is erased, so it is refused, then cautioned."""
    refused = z_scores(TRAP)
    accepted = z_scores(TRAP, accept=True)

    assert isinstance(refused, Undefined)
    assert refused.reason.code == "few_dossiers"
    assert accepted.scores == {"D1": 1.0, "D2": -1.0, "D3": 1.0, "D4": -1.0}
    assert _codes(accepted) == ["few_dossiers", "disconnected_panels", "z_scores_distort"]


def test_disconnected_panels_are_refused_even_with_many_dossiers():
    """Two sub-juries that share no dossier have z-scores that do not compare."""
    apart = Reviews.from_triples(
        (f"{juror}{number}", juror, number) for juror in ("j", "k") for number in range(10)
    )

    assert z_scores(apart).reason.code == "disconnected_panels"


def test_even_a_full_connected_panel_must_be_accepted():
    """With enough dossiers the distortion remains, so the caller accepts it in writing or gets none."""
    full = Reviews.from_triples((f"d{number}", juror, number) for juror in ("j", "k") for number in range(10))

    assert z_scores(full).reason.code == "z_scores_distort"
    assert _codes(z_scores(full, accept=True)) == ["z_scores_distort"]


def test_equal_marks_have_no_z_score_even_if_accepted():
    """A juror who gave one mark only would divide by zero."""
    flat = Reviews.from_triples([("a", "j", 3), ("b", "j", 3)])

    assert z_scores(flat, accept=True).reason.code == "constant_marks"


@pytest.mark.untraced
@given(
    st.lists(
        st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(lambda m: len(set(m)) > 1),
        min_size=1,
        max_size=3,
    )
)
def test_z_scores_are_the_textbook_ones(panel):
    """A mark's distance from its juror's mean, in that juror's standard deviations, averaged over jurors."""
    reviews = Reviews.from_triples(
        (f"d{number}", f"j{juror}", mark)
        for juror, marks in enumerate(panel)
        for number, mark in enumerate(marks)
    )
    for sd, spread in (("population", statistics.pstdev), ("sample", statistics.stdev)):
        found = z_scores(reviews, accept=True, sd=sd)
        for number in range(4):
            expected = statistics.fmean(
                (marks[number] - statistics.fmean(marks)) / spread(marks) for marks in panel
            )
            assert found.scores[f"d{number}"] == pytest.approx(expected, abs=1e-12)


def test_a_z_score_says_what_it_hides():
    """Its explanation and its picture carry the cautions."""
    found = z_scores(TRAP, accept=True)

    assert "préférer la calibration" in unfolded(found.explain("D2", lang="fr"))
    assert "prefer calibration" in found._repr_html_()
    assert found.rows()[1] == {"item": "D2", "z": -1.0}
    with pytest.raises(UnknownKey):
        found.explain("D9")


def test_wrong_options_are_refused():
    """An unknown standard deviation and a consent that is no bool are told at once; so is a floor below two."""
    with pytest.raises(Faults) as caught:
        z_scores(TRAP, accept="yes", sd="robust")

    assert ["z_scores.accept", "z_scores.sd"] == [one.place for one in caught.value.faults]
    with pytest.raises(Fault, match=r"z_scores\.at_least: expected a whole number from 2, got 1"):
        z_scores(TRAP, at_least=1)
    with pytest.raises(Fault, match=r"ZScores\.scores\['a'\]: expected a number"):
        ZScores(scores={"a": "1"}, cautions=[])
    with pytest.raises(Fault):
        ZScores(scores={}, cautions=["beware"])


def test_an_item_without_a_score_is_not_explained():
    """An unknown item is named, with those that have a score."""
    with pytest.raises(UnknownKey, match="zz"):
        z_scores(Reviews.from_triples([("a", "j", 18), ("b", "j", 17)]), accept=True).explain("zz")
