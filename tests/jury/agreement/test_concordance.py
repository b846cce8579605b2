"""Kendall's W and Spearman's mean: the worked examples, their identity, and where there is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury import Reviews
from eig.jury.agreement import kendall_w, mean_spearman
from eig.reasons import Undefined
from helpers.grids_of_marks import jurors_by_items
from helpers.unfolded import unfolded


def w_by_definition(rows):
    """W as the variance of rank sums over the greatest possible, in fractions, without ties."""
    m, n = len(rows), len(rows[0])
    ranks = [[1 + sum(other > mark for other in row) for mark in row] for row in rows]
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    mean = Fraction(sum(sums), n)
    return 12 * sum((total - mean) ** 2 for total in sums) / (m * m * (n**3 - n))


def rankings(m, n):
    return st.lists(st.permutations(range(n)), min_size=m, max_size=m)


def test_three_jurors_by_hand():
    """Three jurors, four items: S = 37 and W = 37/45."""
    found = kendall_w(jurors_by_items([[4, 3, 2, 1], [4, 3, 1, 2], [3, 4, 2, 1]]))

    assert (found.squares, found.ties, found.df) == (37, 0, 3)
    assert found.value == pytest.approx(37 / 45)
    assert found.chi2 == pytest.approx(7.4)


def test_degrees_of_freedom_are_the_items_less_one():
    """With W or without, for all ranks are tied, a mark is missing, or nobody else ranks."""
    for rows in ([[3, 2, 1], [3, 1, 2]], [[1, 1, 1], [2, 2, 2]], [[1, 2, 3], [1, 2, None]], [[1, 2, 3]]):
        assert 2 == kendall_w(jurors_by_items(rows)).df


@pytest.mark.untraced
@given(st.integers(2, 4).flatmap(lambda m: rankings(m, 5)))
def test_w_is_its_definition(rows):
    """Without ties, W is the variance of rank sums over the greatest one."""
    assert kendall_w(jurors_by_items(rows)).value == pytest.approx(float(w_by_definition(rows)), abs=1e-12)


@pytest.mark.untraced
@given(st.integers(2, 4).flatmap(lambda m: rankings(m, 4)))
def test_mean_spearman_follows_from_w(rows):
    """Without ties, the mean of pairwise correlations is (mW - 1)/(m - 1)."""
    reviews = jurors_by_items(rows)

    assert mean_spearman(reviews).value == pytest.approx(kendall_w(reviews).mean_spearman, abs=1e-12)


@pytest.mark.slow
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=4))
def test_w_stays_between_nothing_and_all(rows):
    """Ties or not, W is between 0 and 1, and correcting for ties never lowers it."""
    found = kendall_w(jurors_by_items(rows))
    if not isinstance(found.value, Undefined):
        assert -1e-12 <= found.uncorrected <= found.value + 1e-12 <= 1 + 2e-12
        assert 0 <= found.p <= 1


def test_the_same_order_is_full_concordance():
    """Jurors who rank alike have W = 1, whatever marks they give."""
    assert kendall_w(jurors_by_items([[1, 2, 3], [10, 15, 20], [0, 1, 9]])).value == 1


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([[1, 2], [1, None]], "not_all_ranked"),
        ([[1, 2]], "too_small_to_rank"),
        ([[1], [2]], "too_small_to_rank"),
        ([[2, 2], [3, 3]], "all_tied"),
        ([], "too_small_to_rank"),
    ],
)
def test_undefined_says_why(rows, code):
    """No W of an incomplete, tiny or wholly tied jury: each says why."""
    found = kendall_w(jurors_by_items(rows))

    assert found.value.reason.code == code
    assert found.explain(lang="fr").codes == (code,)
    assert found.rows()[0]["p"] is None


def test_spearman_compares_what_both_marked():
    """Two jurors are compared on shared items; those who share fewer than two, or tie all, are left out."""
    found = mean_spearman(jurors_by_items([[1, 2, 3, None], [3, 2, None, 9], [None, None, 5, 5]]))

    assert found.pairs == (("j0", "j1", -1.0, 2),)
    assert found.value == -1
    assert found.explain("j1").codes == ("spearman",)
    assert "with those of j0" in unfolded(found.explain("j1"))
    assert found.explain().codes == ("mean_spearman",)
    assert found.rows() == [{"juror": "j0", "other": "j1", "spearman": -1.0, "items": 2}]


def test_no_pair_no_spearman():
    """Jurors who share nothing have no correlation, and the mean says so."""
    found = mean_spearman(jurors_by_items([[1, None], [None, 2]]))

    assert found.value.reason.code == "no_pair_of_jurors"
    assert found.explain().codes == ("no_pair_of_jurors",)
    assert "no two jurors rank two items" in found._repr_html_()
    with pytest.raises(UnknownKey):
        found.explain("j0")


def test_results_speak_and_refuse():
    """W says its sentence in both languages; a wrong key or a wrong argument is refused."""
    found = kendall_w(jurors_by_items([[1, 2, 3], [1, 3, 2]]))

    assert "2 jurors rank 3 items" in unfolded(found.explain())
    assert "2 jurés classent 3 dossiers" in unfolded(found.explain(lang="fr"))
    assert "<table>" in found._repr_html_()
    with pytest.raises(UnknownKey):
        found.explain("W")
    for measure in (kendall_w, mean_spearman):
        with pytest.raises(Fault, match=r"expected reviews \(Reviews\), one total"):
            measure(3)


def test_so_many_marks_are_not_compared_two_by_two():
    """Beyond two million pairs of marks of a dossier, or of jurors, none is compared, and what to do is said."""
    marks = [(f"d{item}", f"j{at}", at % 7) for item in range(2) for at in range(1_416)]
    with pytest.raises(Fault, match=r"expected 2,000,000 pairs of jurors.*got 2,003,640"):
        mean_spearman(Reviews.from_triples(marks))
    with pytest.raises(Fault, match="got 2,001,000"):
        mean_spearman(Reviews.from_triples((f"d{at}", f"j{at}", 1) for at in range(2_001)))
