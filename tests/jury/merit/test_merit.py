"""Ranking by merit: scores, exclusions and cautions."""

import pickle
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Criterion, MarkSheet, Reviews, Rubric, Scale, Scoresheet, rank
from eig.jury.marks import mean, median, trimmed_mean
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
TWENTY = Scale(low=0, high=20, step="0.5")
full = st.dictionaries(
    st.sampled_from("abcde"),
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=3, max_size=3),
    min_size=1,
)


def _full(grid):
    return Scoresheet.from_marks(
        RUBRIC,
        [
            (item, f"j{number}", {"impact": impact, "team": team})
            for item, marks in grid.items()
            for number, (impact, team) in enumerate(marks)
        ],
    )


def _codes(ranking):
    return [reason.code for reason in ranking.cautions]


@pytest.mark.slow
@given(
    full,
    st.sampled_from([("mean", mean), ("median", median), ("trimmed_mean", trimmed_mean), ("total", sum)]),
)
def test_the_score_is_what_the_method_says(grid, method):
    """Each method makes the score from the jurors' totals, exactly, and the order follows the scores."""
    name, function = method
    ranking = rank(_full(grid), method=name)
    expected = {item: function([Fraction(i + t, 2) for i, t in marks]) for item, marks in grid.items()}

    assert ranking.scores == expected
    assert ranking.ranks == {i: 1 + sum(o > s for o in expected.values()) for i, s in expected.items()}
    assert ranking.method == name


@pytest.mark.untraced
@given(full)
def test_two_middle_marks_make_two_medians(grid):
    """Low and high medians bracket the middle one."""
    low, mid, high = (
        rank(_full(grid), method=name).scores for name in ("low_median", "median", "high_median")
    )

    assert all(low[item] <= mid[item] <= high[item] for item in grid)


@pytest.mark.slow
@given(full)
def test_a_better_mark_never_costs_a_place(grid):
    """Raising one mark of one item never lowers its rank: the order is monotone."""
    before = rank(_full(grid))
    for item, marks in grid.items():
        raised = {**grid, item: [(min(4, marks[0][0] + 1), marks[0][1]), *marks[1:]]}
        assert rank(_full(raised)).ranks[item] <= before.ranks[item]


@pytest.mark.untraced
@given(full)
def test_what_the_criteria_bring_adds_up_to_the_score(grid):
    """The explanation of a mean names what each criterion brings, and the parts add up to the score."""
    ranking = rank(_full(grid))

    for item in grid:
        brought = [r.facts["brought"] for r in ranking.explain(item).reasons if r.code == "criterion"]
        assert sum(brought) == ranking.scores[item]


@pytest.mark.slow
@given(full, st.sampled_from(["criterion_mean:team", "top_marks"]))
def test_reasons_are_the_same_whenever_they_are_asked_for(grid, test):
    """A ranking gives its reasons on demand: the value is the same before and after, copied, evolved or from bytes."""
    asked, fresh = (rank(_full(grid), tie_breaks=[test]) for _ in range(2))
    traces = {item: asked.explain(item) for item in grid}

    assert asked == fresh == attrs.evolve(fresh) == pickle.loads(pickle.dumps(fresh))
    assert hash(asked) == hash(rank(_full(grid), tie_breaks=[test]))
    assert repr(asked) == repr(rank(_full(grid), tie_breaks=[test]))
    assert traces == {item: pickle.loads(pickle.dumps(fresh)).explain(item) for item in grid}
    assert sorted(grid) == list(fresh.evidence)


@pytest.mark.untraced
@given(
    full, st.sampled_from([(_full, ()), (_full, ("top_marks",)), (lambda grid: dict.fromkeys(grid, 1), ())])
)
def test_a_ranking_is_what_checks_let_through(grid, how):
    """Names and marks are checked before they are ranked: a ranking whose fields are checked again is the same."""
    given_as, tests = how
    made = rank(given_as(grid), tie_breaks=tests)
    again = attrs.evolve(made)
    names = [one.name for one in attrs.fields(type(made))]

    assert made == again
    assert [type(getattr(made, one)) for one in names] == [type(getattr(again, one)) for one in names]


def test_a_total_is_refused_where_reviews_differ_in_number():
    """Totals of three and of two reviews rank by attendance: a recusal would cost a place."""
    uneven = Reviews.from_triples([("a", "j1", 3), ("a", "j2", 3), ("b", "j1", 4)])

    with pytest.raises(Fault, match='Use method="mean"'):
        rank(uneven, method="total")
    with pytest.raises(Faults) as caught:
        rank(uneven, method="trimmed_mean")
    assert [("rank.given['a']", 2), ("rank.given['b']", 1)] == [
        (one.place, one.value) for one in caught.value.faults
    ]
    assert rank(uneven).order == ("b", "a")


def test_a_recusal_or_an_absence_is_neither_zero_nor_a_penalty():
    """An item with a recused juror is ranked by the marks it has."""
    sheet = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=EIG_SCALE),
        sheets=[
            MarkSheet(item="a", juror="j1", marks={"impact": 4}),
            MarkSheet(item="a", juror="j2", state="recused"),
            MarkSheet(item="b", juror="j1", marks={"impact": 3}),
            MarkSheet(item="b", juror="j2", marks={"impact": 4}),
        ],
    )

    assert rank(sheet).scores == {"a": 4, "b": Fraction(7, 2)}
    assert "recused: j2" in unfolded(rank(sheet).explain("a"))


def test_an_eliminating_mark_takes_an_item_out_of_the_ranking():
    """Below the floor on the oral, the best total does not rank (note éliminatoire); the reason is the item's own."""
    rubric = Rubric(
        criteria=[Criterion(id="oral", scale=TWENTY, floor=5), Criterion(id="written", scale=TWENTY)]
    )
    sheet = Scoresheet.from_marks(
        rubric,
        [
            ("a", "j1", {"oral": 4, "written": 20}),
            ("a", "j2", {"oral": "5.5", "written": 20}),
            ("b", "j1", {"oral": 10, "written": 10}),
            ("b", "j2", {"oral": 4, "written": 10}),
        ],
    )

    assert rank(sheet).groups == (("b",),)
    assert rank(sheet, floors="any").groups == ()
    assert str(rank(sheet).excluded[0].reason) == (
        "not ranked: a mean of 4.75 on oral is an eliminating mark (the floor is 5)"
    )
    assert rank(sheet).scores["a"] == Fraction("12.375")
    assert "note éliminatoire" in unfolded(rank(sheet).explain("a", lang="fr"))


def test_an_unfavourable_opinion_excludes_where_the_majority_says_so():
    """More against than for takes an item out; equal votes do not; the rule may be to ignore opinions."""
    mark_sheets = [
        MarkSheet(item=item, juror=f"j{n}", marks={"impact": 3, "team": 3}, opinion=opinion)
        for item, votes in {
            "a": ("unfavourable",) * 2 + ("favourable",),
            "b": ("favourable", "unfavourable", None),
        }.items()
        for n, opinion in enumerate(votes)
    ]
    sheet = Scoresheet(
        rubric=RUBRIC, sheets=[*mark_sheets, MarkSheet(item="b", juror="j4", state="abstained")]
    )

    assert rank(sheet).order == ("b",)
    assert rank(sheet).excluded[0].reason.code == "unfavourable"
    assert rank(sheet, opinions="ignore").order == ("a", "b")
    assert rank(sheet, abstentions="unfavourable").order == ()


def test_an_item_that_nobody_marked_is_listed_as_such():
    """No mark is no score: neither last, nor lost."""
    sheet = Scoresheet.from_marks(RUBRIC, [("a", "j1", {"impact": 3, "team": 3})], items=["a", "ghost"])
    ranking = rank(sheet)

    assert ranking.order == ("a",)
    assert [(one.item, one.reason.code) for one in ranking.excluded] == [("ghost", "no_marks")]
    assert ranking.explain("ghost", lang="fr").reasons[0].say("fr") == "hors classement : aucune note"


def test_missing_marks_are_refused_then_named():
    """Without a rule they are faults; with one, the ranking says which items they touch."""
    sheet = Scoresheet.from_marks(RUBRIC, [("a", "j1", {"impact": 3}), ("b", "j1", {"impact": 3, "team": 2})])

    with pytest.raises(Fault, match="a mark on each criterion that applies"):
        rank(sheet)
    ranking = rank(sheet, missing="renormalise")
    assert ranking.order == ("a", "b")
    assert _codes(ranking) == ["missing_marks", "wide_bounds"]
    assert "on a: they are left out" in unfolded(ranking.cautions[0])


def test_a_narrow_gap_in_the_marks_is_no_wide_caution():
    """Missing marks that cannot move an item past half of the field are named, and no more."""
    rows = [("z", "j1", {"impact": 1})] + [(f"i{n}", "j1", {"impact": 4, "team": 4}) for n in range(5)]
    ranking = rank(Scoresheet.from_marks(RUBRIC, rows), missing="worst")

    assert _codes(ranking) == ["missing_marks"]


def test_closed_sub_juries_are_not_merged_in_silence():
    """EIG 4: eight sub-juries shared no challenge; their totals in one list call for a caution."""
    heard = {"1": 2, "2": 2, "3": 3, "4": 3, "5": 3, "6": 2, "7": 3, "8": 3}
    rows = [
        (f"defi {panel}.{number}", f"sous-jury {panel}", {"impact": 3, "team": 4})
        for panel, count in heard.items()
        for number in range(count)
    ]
    ranking = rank(Scoresheet.from_marks(RUBRIC, rows))

    assert len(ranking.order) == 21
    assert _codes(ranking) == ["disconnected_panels"]
    assert ranking.cautions[0].facts["count"] == 8


def test_incomplete_panels_call_for_a_look_at_severity():
    """Where not everybody marked everything, a severe juror weighs on some items only."""
    partial = Reviews.from_triples([("a", "j1", 3), ("a", "j2", 2), ("b", "j1", 4)])

    assert _codes(rank(partial)) == ["incomplete_panels"]
    assert _codes(rank({"a": 1})) == []


def test_medians_of_few_or_unequal_marks_are_cautioned():
    """A median ignores how large a panel is, and with three marks it wastes two of them."""
    uneven = Reviews.from_triples([("a", "j1", 3), ("a", "j2", 2), ("b", "j1", 4)])
    wide = Reviews.from_triples([("a", f"j{n}", n) for n in range(4)])

    assert _codes(rank(uneven, method="median")) == ["incomplete_panels", "unequal_medians", "small_medians"]
    assert _codes(rank(wide, method="median")) == []
    assert _codes(rank(Reviews(reviews=[]), method="median")) == []


def test_unknown_rules_are_told_together():
    """A method, a floor rule, an opinion rule and an abstention rule that do not exist come as one."""
    with pytest.raises(Faults) as caught:
        rank({"a": 1}, method="mode", floors="all", opinions="veto", abstentions="against")

    assert [fault.place for fault in caught.value.exceptions] == [
        "rank.method", "rank.floors", "rank.opinions", "rank.abstentions",
    ]  # fmt: skip


def test_reviews_alone_say_who_marked():
    """Without a scoresheet there are no criteria to tell of: an item names its jurors."""
    ranking = rank(Reviews.from_triples([("a", "y", 3), ("a", "x", 2), ("b", "y", 2)]))

    assert str(ranking.explain("a")) == "a: ranked 1 of 2 with 2.5; marked by x and y."
    assert str(ranking.explain("b", lang="fr")) == "b : rang 2 sur 2 avec 2 ; notes données par y."


def test_plain_scores_are_exact():
    """Scores by item rank as they are, floats by their shortest decimal; words are refused."""
    assert rank({"a": "13.5", "b": Fraction(27, 2), "c": 13.5}).ties == (("a", "b", "c"),)
    with pytest.raises(Fault, match="a number"):
        rank({"a": "good"})


def test_the_explanation_of_a_median_brings_no_parts():
    """Parts add up for a mean only: a median names the mean mark of each criterion and no more."""
    ranking = rank(_full({"a": [(4, 4), (1, 1), (2, 3)]}), method="median")

    assert str(ranking.explain("a")).endswith("impact: mean mark ≈2.33; team: mean mark ≈2.67.")


def test_parts_are_zero_where_a_criterion_was_renormalised_away():
    """A sheet without a criterion brings nothing by it, and the parts still add up."""
    sheet = Scoresheet.from_marks(RUBRIC, [("a", "j1", {"impact": 3}), ("a", "j2", {"impact": 1, "team": 2})])
    ranking = rank(sheet, missing="renormalise")
    brought = [r.facts["brought"] for r in ranking.explain("a").reasons if r.code == "criterion"]

    assert sum(brought) == ranking.scores["a"] == Fraction(9, 4)


def test_a_ranking_of_nothing_is_a_fault():
    """Where nobody has a score there is no order: an empty table is the wrong table."""
    with pytest.raises(Fault, match=r"rank\.given: expected a score for one item at least"):
        rank({})
