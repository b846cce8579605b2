"""Intraclass correlations: the published example, the analysis of variance written out, and the degenerate panels."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury import Reviews
from eig.jury.agreement import intraclass_correlations
from eig.reasons import Undefined
from helpers.grids_of_marks import items_by_jurors
from helpers.unfolded import unfolded

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
KINDS = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def squares(rows):
    """Mean squares of a two-way analysis of variance, in fractions, each deviation written out."""
    n, k = len(rows), len(rows[0])
    grand = mean(mark for row in rows for mark in row)
    items = [mean(row) for row in rows]
    jurors = [mean(column) for column in zip(*rows, strict=True)]
    between = k * sum((item - grand) ** 2 for item in items)
    across = n * sum((juror - grand) ** 2 for juror in jurors)
    inside = sum((mark - items[i]) ** 2 for i, row in enumerate(rows) for mark in row)
    return {
        "MSR": between / (n - 1),
        "MSC": across / (k - 1),
        "MSW": inside / (n * (k - 1)),
        "MSE": (inside - across) / ((n - 1) * (k - 1)),
    }


panels = st.integers(2, 4).flatmap(
    lambda k: st.lists(
        st.lists(st.integers(0, 20).map(lambda half: Fraction(half, 2)), min_size=k, max_size=k),
        min_size=2,
        max_size=5,
    )
)


def test_shrout_and_fleiss_table_4():
    """Shrout & Fleiss (1979), table 4: the six figures that every book quotes."""
    found = intraclass_correlations(items_by_jurors(SHROUT_FLEISS))

    assert {kind: round(value, 2) for kind, value in found.values.items()} == {
        "ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC1k": 0.44, "ICC2k": 0.62, "ICC3k": 0.91,
    }  # fmt: skip


def test_the_intervals_of_shrout_and_fleiss():
    """The bounds at 95 % that psych::ICC (R) gives for their table 4, to two digits."""
    found = intraclass_correlations(items_by_jurors(SHROUT_FLEISS), level=0.95)

    assert {kind: (round(found.low[kind], 2), round(found.high[kind], 2)) for kind in found.values} == {
        "ICC1": (-0.13, 0.72), "ICC2": (0.02, 0.76), "ICC3": (0.34, 0.95),
        "ICC1k": (-0.88, 0.91), "ICC2k": (0.07, 0.93), "ICC3k": (0.68, 0.99),
    }  # fmt: skip


@pytest.mark.untraced
@given(panels)
def test_mean_squares_are_those_of_the_analysis_of_variance(rows):
    """Whole-number sums give the mean squares that deviations written out give."""
    expected, found = squares(rows), intraclass_correlations(items_by_jurors(rows))

    assert {name: float(value) for name, value in expected.items()} == pytest.approx(
        dict(found.mean_squares), abs=1e-12
    )


@pytest.mark.untraced
@given(panels)
def test_a_mean_is_more_reliable_than_one_juror(rows):
    """Spearman and Brown: the reliability of k jurors follows from that of one."""
    found, k = intraclass_correlations(items_by_jurors(rows)), len(rows[0])
    for kind in ("ICC1", "ICC2", "ICC3"):
        one, many = found.values[kind], found.values[f"{kind}k"]
        if (
            not isinstance(one, Undefined)
            and not isinstance(many, Undefined)
            and abs(1 + (k - 1) * one) > 1e-9
        ):
            assert many == pytest.approx(k * one / (1 + (k - 1) * one), rel=1e-6, abs=1e-9)


@pytest.mark.untraced
@given(panels, st.integers(1, 5), st.integers(-10, 10))
def test_the_scale_of_marks_does_not_matter(rows, factor, shift):
    """Six correlations stay as they are when every mark is multiplied and shifted."""
    scaled = [[factor * mark + shift for mark in row] for row in rows]
    before, after = (intraclass_correlations(items_by_jurors(one)) for one in (rows, scaled))
    for kind in KINDS:
        if isinstance(before.values[kind], Undefined):
            assert before.values[kind] == after.values[kind]
        else:
            assert before.values[kind] == pytest.approx(after.values[kind], abs=1e-9)


@pytest.mark.untraced
@given(panels)
def test_intervals_hold_their_value(rows):
    """Every interval that exists holds the figure it is about."""
    found = intraclass_correlations(items_by_jurors(rows))
    for kind in ("ICC1", "ICC3", "ICC1k", "ICC3k"):
        low, high = found.low[kind], found.high[kind]
        if not isinstance(low, Undefined):
            assert low <= found.values[kind] + 1e-9
            assert found.values[kind] <= high + 1e-9
    if not isinstance(found.low["ICC2"], Undefined):
        assert found.low["ICC2"] <= found.high["ICC2"] + 1e-9


@pytest.mark.untraced
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 1)), min_size=3, max_size=12), st.integers(5, 40)
)
def test_a_severe_juror_of_two_leaves_an_interval(pairs, severity):
    """One juror of two far above the other: Satterthwaite's degrees of freedom come down to one, and it holds."""
    rows = [[mark, mark + severity + noise] for mark, noise in pairs]
    found = intraclass_correlations(items_by_jurors(rows))
    low, value, high = (which["ICC2"] for which in (found.low, found.values, found.high))
    if not isinstance(low, Undefined):
        assert low - 1e-9 <= value <= high + 1e-9


def test_three_items_and_a_severe_juror():
    """The smallest such jury, in figures of scipy's F quantiles."""
    found = intraclass_correlations(items_by_jurors([[5, 15], [5, 16], [0, 11]]))

    assert found.low["ICC2"] == pytest.approx(-0.0012677357425, abs=1e-12)
    assert found.high["ICC2"] == pytest.approx(0.8367294429891, abs=1e-12)


def test_no_mean_is_as_unreliable_as_some_bounds():
    """On a tiny panel the bound for one juror may pass below -1/(k - 1): that of the mean is then undefined."""
    found = intraclass_correlations(items_by_jurors([[0, 1], [2, 1]]))

    assert found.low["ICC2"] < -1
    assert found.low["ICC2k"].reason.code == "too_negative"


def test_a_constant_offset_is_consistent_but_not_in_agreement():
    """Two jurors two marks apart: consistency is 1, agreement is not, and there is no error for an interval."""
    found = intraclass_correlations(items_by_jurors([[1, 3], [2, 4], [3, 5], [5, 7], [8, 10]]))

    assert found.values["ICC3"] == found.values["ICC3k"] == 1
    assert 0 < found.values["ICC2"] < 1
    assert found.low["ICC3"].reason.code == found.low["ICC2"].reason.code == "no_error"
    assert not isinstance(found.low["ICC1"], Undefined)
    assert found.explain("ICC3").codes == ("icc", "no_error")


def test_a_jury_that_does_not_discriminate_has_a_negative_figure():
    """The negative estimate is kept, as the analysis of variance gives it, and explained."""
    found = intraclass_correlations(items_by_jurors([[1, 2], [2, 1], [1, 2], [2, 1]]))

    assert found.values["ICC1"] < 0
    assert found.explain("ICC1").codes[:2] == ("icc", "negative_icc")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([[1, 2], [3, None]], "incomplete"),
        ([[1, 2]], "too_small"),
        ([[1], [2]], "too_small"),
        ([[3, 3], [3, 3]], "marks_alike"),
        ([], "too_small"),
    ],
)
def test_undefined_says_why(rows, code):
    """No figure of an uneven, tiny or constant panel: each says why."""
    found = intraclass_correlations(items_by_jurors(rows))

    assert {value.reason.code for value in found.values.values()} == {code}
    assert {bound.reason.code for bound in found.low.values()} == {code}
    assert [row["value"] for row in found.rows()] == [None] * 6
    assert found.explain("ICC2k", lang="fr").codes == (code,)


def test_items_that_do_not_differ_have_no_interval():
    """Equal item means: the figure is negative or zero, and its interval is undefined."""
    found = intraclass_correlations(items_by_jurors([[1, 3], [3, 1]]))

    assert found.mean_squares["MSR"] == 0
    assert found.low["ICC1"].reason.code == "items_alike"
    assert found.values["ICC1k"].reason.code == "items_alike"
    assert found.low["ICC2"].reason.code == "items_alike"


def test_jurors_without_any_error_and_equal_jurors():
    """Full agreement: all figures are 1 and no interval can be measured."""
    found = intraclass_correlations(items_by_jurors([[1, 1], [2, 2], [4, 4]]))

    assert set(found.values.values()) == {1.0}
    assert {bound.reason.code for bound in found.low.values()} == {"no_error"}


def test_rows_html_and_sentences():
    """One row a figure; sentences name the model and the method; an unknown figure is refused."""
    found = intraclass_correlations(items_by_jurors(SHROUT_FLEISS))

    assert [row["name"] for row in found.rows()] == list(KINDS)
    assert "severity counted" in unfolded(found.explain())
    assert "analyse de variance" in unfolded(found.explain("ICC2k", lang="fr"))
    assert "<table>" in found._repr_html_()
    with pytest.raises(UnknownKey, match="ICC1k"):
        found.explain("ICC1q")
    with pytest.raises(Fault, match="level"):
        intraclass_correlations(items_by_jurors(SHROUT_FLEISS), level=0)


def test_items_that_all_have_the_same_mean_say_so():
    """Jurors who disagree on items of equal means leave no share to tell; marks do vary, and that is not denied."""
    marks = Reviews.from_triples([("a", "x", 0), ("a", "y", 3), ("b", "x", 1), ("b", "y", 2)])
    found = intraclass_correlations(marks)

    assert -1.0 == found.values["ICC1"]
    assert {"items_alike"} == {one.reason.code for one in (found.low["ICC1"], found.values["ICC3k"])}
    assert "même moyenne" in unfolded(found.explain("ICC1k", lang="fr"))


@pytest.mark.untraced
@given(panels)
def test_one_way_figures_need_no_juror_twice(rows):
    """ICC1 and ICC1k depend on the marks of each item alone: relabelling jurors item by item changes neither."""
    same = intraclass_correlations(items_by_jurors(rows))
    triples = [(f"d{n}", f"d{n}j{k}", mark) for n, row in enumerate(rows) for k, mark in enumerate(row)]
    other = intraclass_correlations(Reviews.from_triples(triples))

    for kind in ("ICC1", "ICC1k"):
        assert str(same.values[kind]) == str(other.values[kind])
        assert str(same.low[kind]) == str(other.low[kind])
        assert str(same.high[kind]) == str(other.high[kind])


def test_each_item_with_jurors_of_its_own():
    """Shrout and Fleiss' case 1: both one-way figures are there, and the other four say why they are not."""
    triples = [
        (f"d{n}", f"d{n}j{k}", mark) for n, row in enumerate(SHROUT_FLEISS) for k, mark in enumerate(row)
    ]
    found = intraclass_correlations(Reviews.from_triples(triples))

    assert round(found.values["ICC1"], 2) == 0.17
    assert round(found.values["ICC1k"], 2) == 0.44
    assert found.marks_per_item == 4
    assert {found.values[kind].reason.code for kind in ("ICC2", "ICC3", "ICC2k", "ICC3k")} == {"not_crossed"}
    assert "other jurors for each item" in unfolded(found.explain())
    assert sorted(found.mean_squares) == ["MSR", "MSW"]


@pytest.mark.untraced
@given(panels)
def test_no_reliability_of_a_mean_is_above_one(rows):
    """Where one juror agrees with another by -1/(k - 1) or less, the mean has no reliability; else it is at most 1."""
    values = intraclass_correlations(items_by_jurors(rows)).values
    assert isinstance(values["ICC2k"], Undefined) or values["ICC2k"] <= 1


def test_a_vanishing_denominator_is_seen_in_any_unit():
    """These marks make ICC2 -1/2 for three jurors, where a rounded denominator gave -7e16."""
    rows = [[5, 5, 2], [5, 5, 0], [4, 1, 4], [4, 1, 5], [3, 4, 4]]
    for unit in (1, 6):
        found = intraclass_correlations(items_by_jurors([[unit * mark + 1 for mark in row] for row in rows]))
        assert found.values["ICC2k"].reason.code == "too_negative"


def test_the_published_intervals_of_shrout_and_fleiss():
    """The bounds at 95 % that the `psych` package of R prints for their table, one juror and the mean of four."""
    found = intraclass_correlations(items_by_jurors(SHROUT_FLEISS))

    assert {kind: (round(found.low[kind], 2), round(found.high[kind], 2)) for kind in KINDS} == {
        "ICC1": (-0.13, 0.72), "ICC2": (0.02, 0.76), "ICC3": (0.34, 0.95),
        "ICC1k": (-0.88, 0.91), "ICC2k": (0.07, 0.93), "ICC3k": (0.68, 0.99),
    }  # fmt: skip
