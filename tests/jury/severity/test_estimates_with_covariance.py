"""Estimates with errors that go together: their algebra, and what a wrong one is told."""

from numbers import Real

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury.severity import Estimates

numbers = st.floats(-5, 5)
estimates = (
    st.integers(1, 4)
    .flatmap(
        lambda sources: st.lists(
            st.tuples(numbers, st.floats(0, 3), st.lists(numbers, min_size=sources, max_size=sources)),
            min_size=2,
            max_size=5,
        )
    )
    .map(
        lambda rows: Estimates(
            items=[f"d{n}" for n in range(len(rows))],
            means=[row[0] for row in rows],
            own=[row[1] for row in rows],
            loadings=[row[2] for row in rows],
        )
    )
)


@pytest.mark.untraced
@given(estimates)
def test_covariance_is_symmetric_and_bounded(found):
    """Two items covary alike both ways, and never more than their variances allow (Cauchy & Schwarz)."""
    for a in found.items:
        for b in found.items:
            assert found.covariance(a, b) == pytest.approx(found.covariance(b, a))
            assert found.covariance(a, b) ** 2 <= found.variance(a) * found.variance(b) * (1 + 1e-9) + 1e-9


@pytest.mark.untraced
@given(estimates)
def test_the_variance_of_a_difference_is_not_negative(found):
    """What two items share cancels out in their difference, and leaves no less than nothing."""
    a, b = found.items[:2]

    assert found.variance_of_difference(a, b) >= -1e-9
    assert found.variance_of_difference(a, a) == 0
    assert found.variance_of_difference(a, b) == pytest.approx(
        found.variance(a) + found.variance(b) - 2 * found.covariance(a, b)
    )


@given(estimates)
def test_rows_show_standard_errors(found):
    """Each row holds the estimate and the root of its variance."""
    for row in found.rows():
        assert row["standard_error"] ** 2 == pytest.approx(found.variance(row["item"]))


def test_independent_errors_have_nothing_in_common():
    """Independent estimates covary with nothing but themselves."""
    found = Estimates.independent({"a": 1, "b": 2}, {"a": 0.5, "b": 2})

    assert found.covariance("a", "b") == 0
    assert found.covariance("a", "a") == 0.5
    assert found.mean("b") == 2


def test_sources_that_go_together_give_the_covariances_of_their_product():
    """Loadings on sources that a factor ties together say what their product says of sources of their own."""
    factor, loadings = [[2, 0], [1, 3], [0, 1]], [[1, 0, 0], [0, 2, 1], [0, 0, 0]]
    tied = Estimates(items=tuple("abc"), means=[0] * 3, own=[1] * 3, loadings=loadings, factor=factor)
    free = Estimates(items=tuple("abc"), means=[0] * 3, own=[1] * 3, loadings=[[2, 0], [2, 7], [0, 0]])

    for a in "abc":
        assert [free.covariance(a, b) for b in "abc"] == [tied.covariance(a, b) for b in "abc"]
    assert free.rows() == tied.rows()


def test_faults_come_together():
    """Lengths, signs and repetitions that are wrong are all told at once."""
    with pytest.raises(Faults) as caught:
        Estimates(items=["a", "a"], means=[1], own=[-1, 0], loadings=[[1], [1, 2]])
    assert [fault.place for fault in caught.value.exceptions] == [
        "Estimates.items[1]", "Estimates.means", "Estimates.own", "Estimates.loadings",
    ]  # fmt: skip
    with pytest.raises(Faults) as caught:
        Estimates(items=["a"], means=[1], own=[0], loadings=[[1, 1, 1]], factor=[[1], [1, 2]])
    assert ["Estimates.factor"] * 2 == [fault.place for fault in caught.value.exceptions]
    with pytest.raises(Fault, match="prior"):
        Estimates(items=[], means=[], own=[], loadings=[], prior="vague")


def test_it_speaks_and_refuses_strangers():
    """An estimate says itself in both languages; an unknown item is refused."""
    found = Estimates.independent({"a": 1.5}, {"a": 4})

    assert str(found.explain("a")) == "a: estimated at 1.5, give or take 2."
    assert str(found.explain("a", lang="fr")) == "a : estimation de 1,5, à 2 près."
    assert "<table>" in found._repr_html_()
    with pytest.raises(UnknownKey):
        found.mean("b")


@pytest.mark.parametrize("name", ["means", "own", "loadings", "factor"])
def test_a_text_is_no_series_of_numbers(name):
    """Digits in a row could pass for numbers: they are refused, where they stand."""
    given = {"means": [1], "own": [1], "loadings": [[1]], "factor": [[1]]}
    with pytest.raises(Fault) as caught:
        Estimates(items=["a"], **{**given, name: "1"})
    assert caught.value.place == f"Estimates.{name}"


def test_a_number_that_is_no_float_is_refused_in_words():
    """A number beyond all floats, a text or a missing figure is told where it stands, and never as an error of Python's."""
    right = {"items": ["a", "b"], "means": [1, 0], "own": [1, 1], "loadings": [[], []]}
    for field, wrong, place in (
        ("means", [10**400, 0], "means"),
        ("means", [1, "2"], "means[1]"),
        ("means", "12", "means"),
        ("own", [1, None], "own[1]"),
        ("own", [1, -1], "own"),
        ("loadings", 3, "loadings"),
        ("loadings", [[1], ["x"]], "loadings[1][0]"),
        ("loadings", [[1], []], "loadings"),
        ("loadings", [[]], "loadings"),
        ("factor", [[1], [1, 2]], "factor"),
        ("prior", "strong", "prior"),
    ):
        with pytest.raises((Fault, Faults)) as caught:
            Estimates(**{**right, field: wrong})
        faults = caught.value.faults if isinstance(caught.value, Faults) else [caught.value]
        assert f"Estimates.{place}" in {one.place for one in faults}
    with pytest.raises(Fault, match=r"Estimates\.factor: expected one row, .* got 2"):
        Estimates(**{**right, "loadings": [[1], [1]], "factor": [[1], [1]]})
    with pytest.raises(Fault, match=r"independent\.variances\['b'\]: expected variances from 0, got -1"):
        Estimates.independent({"a": 1, "b": 1}, {"a": 1, "b": -1})


def test_what_only_the_table_of_numbers_takes_in_is_no_number():
    """A length of time of NumPy, which Python's table of numbers lists as one, is a fault of its place."""

    class Length:
        """As NumPy's: listed as a number, and no float."""

    Real.register(Length)
    with pytest.raises(Faults):
        Estimates(items=["a"], means=[Length()], own=[Length()], loadings=[[1]])
