"""The floor that the statistics stand on: distributions, small matrices, whole-number marks."""

from fractions import Fraction
from itertools import islice
from math import comb, erf, exp, log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._maths import distributions, symmetric_matrices
from eig.jury import Reviews
from eig.jury.marks import _marks_as_whole_numbers as marks
from eig.jury.severity import _odds_likelihood as ordinal

MODULES = (
    "adjustment", "agreement", "calibration", "comparability", "concordance", "estimates", "expectation", "funding",
    "icc", "kappa", "ordinal_model", "severity", "severity_models",
)  # fmt: skip


@pytest.mark.parametrize("x", [-8.0, -2.5, -0.1, 0.0, 0.3, 1.96, 6.0])
def test_the_normal_distribution(x):
    """The distribution is the error function's, and the quantile of the lower half undoes it."""
    assert distributions.normal_cdf(x) == pytest.approx((1 + erf(x / sqrt(2))) / 2, abs=1e-15)
    assert distributions.normal_quantile(distributions.normal_cdf(-abs(x))) == pytest.approx(
        -abs(x), abs=1e-7
    )


@given(st.floats(1e-9, 0.5))
def test_the_normal_quantile_undoes_the_distribution(p):
    """Going there and back gives the same chance."""
    assert distributions.normal_cdf(distributions.normal_quantile(p)) == pytest.approx(p, rel=1e-12)


@given(st.floats(0, 60), st.integers(1, 15))
def test_the_chi_squared_of_even_degrees_is_a_sum(x, half):
    """With 2m degrees of freedom the tail is Poisson's: e^-x/2 Σ (x/2)^i/i!."""
    term = total = exp(-x / 2)
    for i in range(1, half):
        term *= x / 2 / i
        total += term

    assert distributions.chi2_sf(x, 2 * half) == pytest.approx(total, abs=1e-12)


def chance(odds, a, b):
    """The chance that a beta variable has odds x/(1 - x) of at most `odds`."""
    return exp(distributions._log_cdf(log(odds), a, b, distributions._log_beta(a, b))[0])


@given(st.floats(0.001, 0.999), st.integers(1, 12), st.integers(1, 12))
def test_the_beta_of_whole_numbers_is_binomial(x, a, b):
    """I_x(a, b) of whole numbers is the chance of at least a successes in a + b - 1 trials."""
    n = a + b - 1
    total = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))

    assert chance(x / (1 - x), float(a), float(b)) == pytest.approx(total, abs=1e-12)


@given(st.floats(0.01, 300), st.floats(0.01, 1e6))
def test_the_slope_of_the_beta_is_its_density(a, b):
    """The slope of log I, told with it, is what a small step shows; at the mean, the density is at its top."""
    z, scale, step = log(a / b), distributions._log_beta(a, b), 1e-4
    (left, *_), (_, slope, tilt), (right, *_) = (
        distributions._log_cdf(z + by, a, b, scale) for by in (-step, 0, step)
    )

    assert slope == pytest.approx((right - left) / 2 / step, rel=1e-2)
    assert tilt == pytest.approx(0, abs=1e-9 * (a + b))


@given(st.integers(1, 40), st.integers(1, 5000))
def test_the_beta_function_of_whole_numbers_is_a_binomial_coefficient(a, b):
    """1/B(a, b) is a times the number of ways to choose a among a + b - 1."""
    assert distributions._log_beta(a, b) == pytest.approx(-log(a * comb(a + b - 1, a)), rel=1e-13, abs=1e-12)


@given(st.floats(1e-3, 1 - 1e-3), st.floats(0.3, 300), st.floats(0.3, 3000))
def test_the_range_of_f_undoes_its_distribution(level, df1, df2):
    """Going there and back gives the same chance at both ends, for fractional degrees of freedom too."""
    below, above = distributions.f_range(level, df1, df2)

    assert chance(below * df1 / df2, df1 / 2, df2 / 2) == pytest.approx((1 - level) / 2, rel=1e-9)
    assert chance(df2 / df1 / above, df2 / 2, df1 / 2) == pytest.approx((1 - level) / 2, rel=1e-9)


@pytest.mark.untraced
@pytest.mark.parametrize("df", [1.0 + 2.0**-n for n in range(0, 40, 3)])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_one_degree_of_freedom_and_a_little_more(level, df):
    """Just above one degree of freedom, where the formula of the first guess divides by almost nothing."""
    below, above = distributions.f_range(level, df, 13.0)

    assert chance(below * df / 13, df / 2, 6.5) == pytest.approx((1 - level) / 2, rel=1e-9)
    assert chance(13 / df / above, 6.5, df / 2) == pytest.approx((1 - level) / 2, rel=1e-9)


def test_the_range_of_few_degrees_is_found_however_far():
    """With next to no degrees of freedom the ends are beyond measure, and the search ends at its bound."""
    assert 0 < distributions.f_range(0.95, 1e-6, 3)[0] < 1e-200
    assert 1e200 < distributions.f_range(0.95, 3, 1e-6)[1] < float("inf")


@pytest.mark.parametrize(("df", "t"), [(1, 12.7062), (3, 3.1824), (10, 2.2281), (1000, 1.9623)])
def test_students_table(df, t):
    """Student's own table, at 97.5 %."""
    assert distributions.t_quantile(0.975, df) == pytest.approx(t, abs=1e-4)


def test_normals_have_mean_zero_and_variance_one():
    """Box and Muller's draws have the moments of a standard distributions."""
    drawn = list(islice(distributions.normals(Random(1).random), 20_000))

    assert sum(drawn) / len(drawn) == pytest.approx(0, abs=0.02)
    assert sum(x * x for x in drawn) / len(drawn) == pytest.approx(1, abs=0.03)


def factors(size):
    return st.lists(
        st.lists(st.floats(-2, 2).map(lambda x: round(x, 3)), min_size=size, max_size=size),
        min_size=size,
        max_size=size,
    )


def product(factor):
    """A positive semi-definite matrix, FFᵀ."""
    return [[sum(x * y for x, y in zip(a, b, strict=True)) for b in factor] for a in factor]


def lifted(factor):
    return [[value + (i == j) for j, value in enumerate(row)] for i, row in enumerate(product(factor))]


@pytest.mark.untraced
@given(st.integers(1, 5).flatmap(factors))
def test_the_inverse_undoes_the_matrix(factor):
    """A matrix times its inverse is the identity, and solving agrees."""
    matrix = lifted(factor)
    inner = symmetric_matrices.inverse(symmetric_matrices.cholesky(matrix))
    for i, row in enumerate(matrix):
        for j in range(len(matrix)):
            found = sum(x * inner[k][j] for k, x in enumerate(row))
            assert found == pytest.approx(float(i == j), abs=1e-8)


@pytest.mark.untraced
@given(st.integers(1, 5).flatmap(factors))
def test_a_singular_matrix_has_a_factor_too(factor):
    """The semi-definite factor gives the matrix back, with empty columns where it is singular."""
    matrix = product([*factor, factor[0]])
    low = symmetric_matrices.semi_cholesky(matrix)
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            assert sum(x * y for x, y in zip(low[i], low[j], strict=True)) == pytest.approx(value, abs=1e-5)


@pytest.mark.untraced
@given(st.integers(1, 6).flatmap(factors), st.floats(0, 50))
def test_the_tridiagonal_matrix_is_the_same_seen_from_elsewhere(factor, gamma):
    """log det(I + γA) and b'(I + γA)⁻¹b are the same for A and for its tridiagonal form."""
    matrix, right = product(factor), [float(i + 1) for i in range(len(factor))]
    diagonal, off, turned = symmetric_matrices.tridiagonal(matrix, right)
    size = len(diagonal)
    plain = [[(i == j) + gamma * value for j, value in enumerate(row)] for i, row in enumerate(matrix)]
    other = [[float(i == j) for j in range(size)] for i in range(size)]
    for i, value in enumerate(diagonal):
        other[i][i] += gamma * value
    for i, value in enumerate(off):
        other[i][i + 1] = other[i + 1][i] = gamma * value

    assert symmetric_matrices.log_det(symmetric_matrices.cholesky(plain)) == pytest.approx(
        symmetric_matrices.log_det(symmetric_matrices.cholesky(other)), abs=1e-7
    )
    for one, vector in ((plain, right), (other, turned)):
        inner = symmetric_matrices.inverse(symmetric_matrices.cholesky(one))
        value = symmetric_matrices.dot(vector, symmetric_matrices.times(inner, vector))
        assert value == pytest.approx(
            symmetric_matrices.dot(
                right,
                symmetric_matrices.times(
                    symmetric_matrices.inverse(symmetric_matrices.cholesky(plain)), right
                ),
            ),
            rel=1e-7,
        )


@given(st.lists(st.integers(-4, 4).filter(bool), min_size=1, max_size=5), st.integers(1, 3))
def test_inertia_counts_negative_eigenvalues(diagonal, mix):
    """LDLᵀ has as many negative eigenvalues as D has negative entries (Sylvester)."""
    size = len(diagonal)
    low = [[float(i == j) or (float(mix) if j < i else 0.0) for j in range(size)] for i in range(size)]
    matrix = [
        [sum(low[i][k] * diagonal[k] * low[j][k] for k in range(size)) for j in range(size)]
        for i in range(size)
    ]

    assert symmetric_matrices.negatives(matrix) == sum(value < 0 for value in diagonal)


def test_the_quadratic_form_of_a_singular_matrix():
    """v'M⁻v is taken on the part of M that is not empty, and its rank is told."""
    assert symmetric_matrices.pseudo_quadratic([[2.0, 0.0], [0.0, 0.0]], [4.0, 0.0], 1e-9) == (8.0, 1)
    assert symmetric_matrices.pseudo_quadratic([[0.0]], [1.0], 1e-9) == (0.0, 0)
    assert symmetric_matrices.pseudo_quadratic([[2.0, 1.0], [1.0, 2.0]], [1.0, 1.0], 1e-9)[
        0
    ] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("pivot", "tolerance"), [(0.0, 0.0), (2.0, 2.0)])
def test_a_pivot_counts_above_the_tolerance(pivot, tolerance):
    """One that just reaches it adds nothing: of nothing at all, with no tolerance, the rank is 0."""
    assert symmetric_matrices.pseudo_quadratic([[pivot]], [4.0], tolerance) == (0.0, 0)


@pytest.mark.untraced
@given(st.lists(st.fractions(max_denominator=12), min_size=1, max_size=9))
def test_whole_marks_are_marks_times_their_scale(values):
    """Marks become whole numbers on the least common denominator, and nothing is lost."""
    reviews = Reviews.from_triples((f"i{n:02}", "x", value) for n, value in enumerate(values))
    scale, given_marks = marks.whole(reviews)

    assert [Fraction(mark, scale) for mark in given_marks] == values


@given(st.lists(st.integers(0, 4), max_size=9))
def test_mid_ranks_sum_to_the_ranks(values):
    """Doubled mid-ranks sum to n(n + 1), whatever ties there are."""
    assert sum(marks.midranks(values)) == len(values) * (len(values) + 1)


def test_the_logistic_function_does_not_overflow():
    """Far out, the logistic function is 0 or 1, and a grade between equal thresholds is impossible."""
    assert (ordinal.logistic(-800), ordinal.logistic(800)) == (0, 1)
    assert ordinal.point(1.0, 1.0).value == float("-inf")


def test_a_climb_that_finds_nothing_higher_stays():
    """Halving a step forty times without climbing leaves the point where it was."""
    assert ordinal._climb([1.0], [2.0], 5.0, lambda at: -at[0]) == ([1.0], 5.0)


def test_a_flat_direction_is_no_curvature():
    """A bend without an inverse, or a step without curve, changes nothing."""
    inner = [[1.0]]
    ordinal._update(inner, [1.0], [-1.0])

    assert inner == [[1.0]]
    assert ordinal._invert([[1.0, 1.0], [1.0, 1.0]], bool) is None
