"""The four distributions that intervals and tests need: normal, chi-squared, Student's and Fisher's.

Floating-point statistics, to about 1e-12. Sources: Abramowitz & Stegun (1964) 26.2.23 and 26.5.22 for first
guesses, the continued fractions of DLMF 8.17.22 and 8.9.2, and Halley's steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from math import erfc, exp, inf, lgamma, log, pi, sqrt

TINY = 1e-300
CLOSE = 1e-15
WIDE = 700.0  # e^700 is still a float
ROOT_HALF = sqrt(0.5)


def normal_cdf(x: float) -> float:
    """Return the chance that a standard normal is at most `x`.

    >>> normal_cdf(0.0)
    0.5
    """
    return 0.5 * erfc(-x * ROOT_HALF)


def normal_quantile(p: float) -> float:
    """Return the value below which a standard normal falls with chance `p`, strictly between 0 and 1.

    >>> round(normal_quantile(0.975), 9)
    1.959963985
    """
    if p > 0.5:  # noqa: PLR2004 # the median
        return -normal_quantile(1 - p)
    x = _hastings(p)
    for _ in range(3):
        error = (normal_cdf(x) - p) * sqrt(2 * pi) * exp(x * x / 2)
        x -= error / (1 + x * error / 2)
    return x


def _hastings(p: float) -> float:
    """Guess the quantile of the lower half: Abramowitz & Stegun 26.2.23."""
    t = sqrt(-2 * log(p))
    top = (0.010328 * t + 0.802853) * t + 2.515517
    return top / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1) - t


def _lentz(start: float, terms: Iterator[tuple[float, float]]) -> float:
    """Sum the continued fraction `start + a1/(b1 + a2/(b2 + …` by the modified Lentz method."""
    value = c = start or TINY
    d, step = 0.0, inf
    while abs(step - 1) >= CLOSE:
        a, b = next(terms)
        d = 1 / (b + a * d or TINY)
        c = b + a / c or TINY
        step = c * d
        value *= step
    return value


def chi2_sf(x: float, df: float) -> float:
    """Return the chance that a chi-squared of `df` degrees of freedom exceeds `x`.

    >>> round(chi2_sf(7.4, 3), 9)
    0.060184324
    """
    a, half = df / 2, x / 2
    if half <= 0:
        return 1.0
    front = exp(a * log(half) - half - lgamma(a))
    return 1 - front * _gamma_series(a, half) if half < a + 1 else front * _gamma_fraction(a, half)


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    while term > total * CLOSE:
        a += 1
        term *= x / a
        total += term
    return total


def _gamma_fraction(a: float, x: float) -> float:
    return 1 / _lentz(x + 1 - a, ((-n * (n - a), x + 2 * n + 1 - a) for n in count(1)))


def _beta_front(x: float, y: float, a: float, b: float) -> float:
    return exp(a * log(x) + b * log(y) + lgamma(a + b) - lgamma(a) - lgamma(b))


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Sum DLMF 8.17.22, with its odd and even terms taken two by two; quick where x < (a+1)/(a+b+2)."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or TINY)
    value, step, m = d, inf, 0
    while abs(step - 1) >= CLOSE:
        m += 1
        e = a + 2 * m
        even = m * (b - m) * x / ((e - 1) * e)
        odd = -(a + m) * (a + b + m) * x / (e * (e + 1))
        d = 1 / (1 + even * d or TINY)
        c = 1 + even / c or TINY
        value *= d * c
        d = 1 / (1 + odd * d or TINY)
        c = 1 + odd / c or TINY
        step = d * c
        value *= step
    return value


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b).

    >>> round(beta_cdf(0.5, 2, 3), 9)
    0.6875
    """
    return _beta(x, 1 - x, a, b)


def _beta(x: float, y: float, a: float, b: float) -> float:
    """Return I_x(a, b), with y = 1 - x told apart: near 1, it is y that has the digits."""
    if min(x, y) <= 0:
        return 0.0 if x <= 0 else 1.0
    front = _beta_front(x, y, a, b)
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(y, b, a) / b


def f_sf(x: float, df1: float, df2: float) -> float:
    """Return the chance that Fisher's F exceeds `x`.

    >>> round(f_sf(4.0, 3, 10), 6)
    0.041348
    """
    whole = df2 + df1 * x
    return _beta(df2 / whole, df1 * x / whole, df2 / 2, df1 / 2)


def f_quantile(p: float, df1: float, df2: float) -> float:
    """Return the value below which Fisher's F falls with chance `p`, strictly between 0 and 1.

    >>> round(f_quantile(0.975, 5, 15), 6)
    3.576415
    """
    a, b = df1 / 2, df2 / 2
    return exp(_solve_logit(p, a, b, _first_logit(p, a, b))) * df2 / df1


def _first_logit(p: float, a: float, b: float) -> float:
    """Guess the logit of the beta quantile: Abramowitz & Stegun 26.5.22, or the mean where it fails."""
    if min(a, b) <= 0.5:  # noqa: PLR2004 # its denominators 2a-1 and 2b-1
        return log(a / b)
    y = -normal_quantile(p)
    down, up = 1 / (2 * b - 1), 1 / (2 * a - 1)
    lam, h = (y * y - 3) / 6, 2 / (down + up)
    w = y * sqrt(max(h + lam, 0.0)) / h - (down - up) * (lam + 5 / 6 - 2 / (3 * h))
    return log(a / b) - 2 * w


def _solve_logit(p: float, a: float, b: float, z: float) -> float:
    """Halley's steps on the logit of x, kept inside a bracket that every step narrows."""
    low, high = -inf, inf
    for _ in range(200):
        x, y = 1 / (1 + exp(-z)), 1 / (1 + exp(z))
        error = _beta(x, y, a, b) - p
        low, high = (z, high) if error < 0 else (low, z)
        slope = _beta_front(x, y, a, b)
        ratio = error / slope if slope else inf
        step = ratio / max(0.5, 1 - ratio * (a * y - b * x) / 2)
        if abs(step) < 1e-9 * max(1.0, abs(z)):  # the step is cubic: what is left is its cube
            return z - step
        z = min(WIDE, max(-WIDE, _inside(z - step, z, low, high)))
    return z


def _inside(wanted: float, z: float, low: float, high: float) -> float:
    """Return the wanted point if it is between the bounds, else a point that is."""
    if low < wanted < high and abs(wanted - z) < 50:  # noqa: PLR2004 # a leap of e^50 is no step
        return wanted
    if low == -inf:
        return z - 2
    return z + 2 if high == inf else (low + high) / 2


def t_quantile(p: float, df: float) -> float:
    """Return the quantile of Student's t, for `p` from one half.

    >>> round(t_quantile(0.975, 11), 6)
    2.200985
    """
    return sqrt(f_quantile(2 * p - 1, 1, df))


def normals(draw: Callable[[], float]) -> Iterator[float]:
    """Draw standard normals without end from uniforms in [0, 1): Box & Muller (1958)."""
    from math import cos, sin, tau  # noqa: PLC0415 # only samples need them

    while True:
        radius = sqrt(-2 * log(1 - draw()))
        angle = tau * draw()
        yield radius * cos(angle)
        yield radius * sin(angle)
