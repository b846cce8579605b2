"""Grades from a scoresheet: who gave none is no judge, and nothing becomes a zero."""

import pytest

from eig.errors import Fault, UnknownKey
from eig.jury import EIG_SCALE, Criterion, MarkSheet, Rubric, Scale, Scoresheet
from eig.jury.marks import Tally, count_grades, grade_labels
from eig.jury.votes import majority_judgment
from helpers.unfolded import unfolded

RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE),
        Criterion(id="code", scale=Scale(low=0, high=20, step="0.5"), applies_to=["a"]),
        Criterion(id="taste", scale=Scale(low=0, high=20)),
    ],
    out_of=EIG_SCALE,
)
SHEET = Scoresheet(
    rubric=RUBRIC,
    sheets=[
        MarkSheet(item="a", juror="j1", marks={"impact": 4, "code": "0.5"}),
        MarkSheet(item="a", juror="j2", state="abstained"),
        MarkSheet(item="b", juror="j1", marks={"impact": 1}),
        MarkSheet(item="b", juror="j2", marks={"taste": 3}),
        MarkSheet(item="c", juror="j1", state="recused"),
    ],
)


def test_a_juror_without_a_mark_is_no_judge():
    """Absent, recused, abstaining or silent on the criterion: none of these is a worst grade."""
    assert count_grades(SHEET, "impact") == (
        Tally(item="a", counts=[0, 0, 0, 1]),
        Tally(item="b", counts=[1, 0, 0, 0]),
        Tally(item="c", counts=[0, 0, 0, 0]),
    )


def test_an_item_that_nobody_marked_is_refused_unless_a_default_grade_is_named():
    """The choice of what no grade means is the jury's."""
    tallies = count_grades(SHEET, "impact")

    with pytest.raises(Fault, match="one judge or more, for a majority grade"):
        majority_judgment(tallies, unequal="normalise")
    assert ("a", "b", "c") == majority_judgment(tallies, default_grade=0).ranking.order


def test_a_criterion_counts_the_items_it_applies_to_on_its_own_steps():
    """Half points are grades too, and an item without the criterion has no tally."""
    (only,) = count_grades(SHEET, "code")

    assert ("a", 41, 1) == (only.item, len(only.counts), only.counts[1])


def test_a_scale_without_steps_has_no_grades():
    """Marks that may be anything between two bounds are not grades."""
    with pytest.raises(
        Fault,
        match=r"count_grades\.criterion\['scale'\]\['step'\]: expected a step, since grades are the steps of a scale",
    ):
        count_grades(SHEET, "taste")
    with pytest.raises(UnknownKey):
        count_grades(SHEET, "team")


def test_labels_follow_the_scale():
    """The words of the levels, or their digits in the language."""
    assert ("not at all satisfactory", "excellent") == grade_labels(EIG_SCALE)[::3]
    assert ("0", "0,5", "1") == grade_labels(Scale(low=0, high=1, step="0.5"), "fr")


@pytest.mark.untraced
def test_a_thousand_steps_are_no_grades():
    """Up to a thousand grades are counted; a scale of more gives marks, which a mean or a median ranks."""
    assert 1_000 == len(grade_labels(Scale(low=1, high=1_000, step=1)))
    with pytest.raises(Fault) as caught:
        grade_labels(Scale(low=0, high=1_000, step=1))

    assert "grade_labels.scale.step: expected a step that makes 1000 grades at most, got 1." in unfolded(
        caught.value
    )
