"""Quantiles keep twelve digits: held against whole-number fractions, and against closed forms."""

from fractions import Fraction
from itertools import product
from math import comb, factorial, log, pi, sqrt, tan, tau

import pytest

from eig._maths import distributions
from eig._maths.distributions import f_range, normal_cdf, normal_quantile, t_quantile


@pytest.mark.untraced
def test_the_normal_quantile_keeps_its_digits():
    """Going there and back gives the same chance to the last digits; of one in 10^300, to twelve."""
    for p in (10 ** -(part / 7) for part in range(3, 2100)):
        near = 3e-14 if p > 1e-10 else 1e-12  # farther out a digit of x is many of p
        assert normal_cdf(normal_quantile(p)) == pytest.approx(p, rel=near, abs=0)


def test_two_steps_lead_to_the_normal_quantile(monkeypatch):
    """The distribution, which costs most, is asked twice for a quantile: a third time adds no digit to keep."""
    asked = []
    monkeypatch.setattr(distributions, "normal_cdf", lambda x: asked.append(x) or normal_cdf(x))
    for p in (0.5, 0.025, 1e-9):
        normal_quantile(p)
        assert 2 == len(asked)
        asked.clear()


@pytest.mark.parametrize("x", [10, 12, 20, 50, 100])
def test_stirlings_formula_keeps_twelve_digits(x):
    """From 10 on, what is added to the formula leaves less than 1e-12 of the logarithm of a factorial."""
    formula = (x - 0.5) * log(x) - x + 0.5 * log(tau)
    assert distributions._stirling(float(x)) == pytest.approx(
        log(factorial(x - 1)) - formula, rel=0, abs=1e-12
    )


def test_the_first_guess_is_near(monkeypatch):
    """The distribution, which costs most, is asked less than twice for a quantile in the mean, however skew it is."""
    asked = []
    told = distributions._log_cdf
    monkeypatch.setattr(distributions, "_log_cdf", lambda *given: asked.append(given) or told(*given))
    sizes = [0.5, 1.0, 1.2, 2.0, 7.5, 40.0, 900.0]
    for level, a, b in product([0.5, 0.9, 0.95, 0.999], sizes, sizes):
        f_range(level, 2 * a, 2 * b)
    assert len(asked) <= 720  # of 392 quantiles


@pytest.mark.slow
def test_the_ends_of_f_are_exact_where_the_beta_is_binomial():
    """With even degrees of freedom the chance is a sum of whole binomials, and its quantile is known beforehand."""
    for a, b, part in ((a, b, part) for a in range(1, 9) for b in range(1, 9) for part in range(1, 12)):
        x, n = Fraction(part, 12), a + b - 1
        p = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
        if Fraction(1, 1000) < p < Fraction(1, 2):
            below, _ = f_range(float(1 - 2 * p), 2.0 * a, 2.0 * b)
            _, above = f_range(float(1 - 2 * p), 2.0 * b, 2.0 * a)

            odds = float(x / (1 - x) * b / a)
            assert (below, 1 / above) == (pytest.approx(odds, rel=1e-12), pytest.approx(odds, rel=1e-12))


@pytest.mark.untraced
@pytest.mark.parametrize("p", [one / 64 for one in range(33, 64)])
def test_students_quantiles_of_one_and_two_degrees_are_closed(p):
    """With one degree of freedom the quantile is a tangent, with two a square root."""
    one, two = tan(pi * (p - 0.5)), (2 * p - 1) / sqrt(2 * p * (1 - p))
    assert t_quantile(p, 1) == pytest.approx(one, rel=1e-12)
    assert t_quantile(p, 2) == pytest.approx(two, rel=1e-12)
