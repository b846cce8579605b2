"""A sheet that says nothing changes nothing, whatever reads it; one without a mark marks nothing."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import jury
from eig.jury.marks import Quorum
from eig.jury.minutes import algorithm_notice, candidate_minutes, extract_for_candidate
from eig.jury.robustness import leave_one_juror_out
from helpers.unfolded import unfolded

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
ITEMS, JURORS = ("a", "b", "c"), ("j1", "j2", "j3", "j4")
TESTS = ("champions", "more_favourable", "fewer_unfavourable", "top_marks", "criterion_mean:impact")
filled = st.tuples(
    st.sampled_from([2, 3]),
    st.sampled_from([2, 3]),
    st.sampled_from([None, "favourable", "unfavourable"]),
    st.booleans(),
)
places = st.sampled_from([(item, juror) for item in ITEMS for juror in JURORS])


def _held(sheets):
    sheet = jury.Scoresheet(rubric=RUBRIC, sheets=sheets, items=ITEMS, jurors=JURORS)
    rules = jury.JuryRules(
        rubric=RUBRIC, places=1, reserve=1, tie_breaks=TESTS, opinions="ignore", detail=True
    )
    return jury.deliberate(sheet, rules)


@pytest.mark.slow
@given(st.dictionaries(places, filled, min_size=3), st.sets(places))
def test_a_blank_sheet_changes_nothing(grid, blank):
    """Ranks, lists, tests between equals, extracts, notices and jurors left out are those without it."""
    sheets = [
        jury.MarkSheet(item=item, juror=juror, marks={"impact": i, "team": t}, opinion=o, champion=c)
        for (item, juror), (i, t, o, c) in grid.items()
    ]
    blanks = [jury.MarkSheet(item=item, juror=juror) for item, juror in sorted(blank - set(grid))]
    one, other = _held(sheets), _held([*sheets, *blanks])

    assert one.ranking.groups == other.ranking.groups
    assert one.selection.main == other.selection.main
    assert one.without_quorum == other.without_quorum
    kept, again = (held.minutes(title="t") for held in (one, other))
    for item in ITEMS:
        assert str(one.explain(item)) == str(other.explain(item))
        first, second = (extract_for_candidate(held, item, results_are_out=True) for held in (one, other))
        assert first == second
        assert candidate_minutes(kept, item, results_are_out=True) == candidate_minutes(
            again, item, results_are_out=True
        )
        notices = [algorithm_notice(act, item, purpose="p", contact="c") for act in (kept, again)]
        assert notices[0].data == notices[1].data
    left = [set(leave_one_juror_out(held.sheet, places=1).without) for held in (one, other)]
    assert left[0] == left[1]


def test_who_gave_an_opinion_alone_marked_nothing():
    """Its juror is not among those who marked, and the opinion is told."""
    marked = jury.MarkSheet(item="a", juror="j1", marks={"impact": 3, "team": 3})
    opined = jury.MarkSheet(item="a", juror="j2", opinion="favourable")
    trace = _held([marked, opined]).sheet.explain("a")

    assert str(trace).startswith("a: marked by j1; an opinion without a mark: j2; opinions: 1 favourable")
    assert "notes données par j1" in unfolded(evolve(trace, lang="fr"))


def test_a_jury_of_one_and_a_jury_of_nobody_are_said():
    """One member, or none after recusals, is said in words of its own."""
    alone = Quorum(item="a", members=["j1"], present=["j1"])
    said = [one.reason().say() for one in (alone, evolve(alone, present=()), Quorum(item="a", members=()))]

    assert said == [
        "quorum reached: the only member took part",
        "quorum missed: the only member took no part",
        "quorum missed: every member stepped back, and nobody is left",
    ]
