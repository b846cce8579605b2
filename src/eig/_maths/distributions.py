"""The four distributions that intervals and tests need: normal, chi-squared, Student's and Fisher's.

Floating-point statistics, to about 1e-12. Sources: Abramowitz & Stegun (1964) 26.2.23 and 26.5.22 for first
guesses, the continued fractions of DLMF 8.17.22 and 8.9.2, and Halley's steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, repeat
from math import ceil, cos, erfc, exp, inf, lgamma, log, log1p, pi, sin, sqrt, tau
from operator import mul

TINY = 1e-300
CLOSE = 1e-15
LOOSE = 1e-13  # each step is but a fraction of the one before
WIDE = 600.0  # e^600 is still a float, and so is its product with any sum of marks
ROOT_HALF = sqrt(0.5)


def normal_cdf(x: float) -> float:
    """Return the chance that a standard normal is at most `x`.

    >>> normal_cdf(0.0)
    0.5
    """
    return 0.5 * erfc(-x * ROOT_HALF)


def normal_quantile(p: float) -> float:
    """Return the value below which a standard normal falls with chance `p`, above 0 and up to one half.

    >>> round(normal_quantile(0.025), 9)
    -1.959963985
    """
    x = _hastings(p)
    for _ in range(2):
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


def _log_beta(a: float, b: float) -> float:
    """Return log B(a, b); where one is large, by Stirling, so that great logarithms do not cancel out."""
    few, many = min(a, b), max(a, b)
    if many < 10:  # noqa: PLR2004 # as far as lgamma loses nothing
        return lgamma(a) + lgamma(b) - lgamma(a + b)
    drop = few * (1 - log(a + b)) - (many - 0.5) * log1p(few / many)
    return lgamma(few) + drop + _stirling(many) - _stirling(a + b)


def _stirling(x: float) -> float:
    """Return what log Γ(x) is above Stirling's formula, to 1e-12 from 10 on: DLMF 5.11.1."""
    t = 1 / (x * x)
    return (1 / 12 - t * (1 / 360 - t * (1 / 1260 - t / 1680))) / x


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Sum the even part of DLMF 8.17.22, at least 1; quick where x < (a+1)/(a+b+2).

    Steed's method (Barnett et al. 1974) adds to the value what each new fraction changes, at one division.
    Floats throughout: a whole number among them would slow every step by a third.
    """
    m, e, both = 0.0, a, a + b
    odd = both * x / (a + 1.0)
    value = d = step = 1.0 / (1.0 - odd)
    while abs(step) > LOOSE:
        m += 1.0
        e += 2.0
        unit = x / e
        even = m * (b - m) * unit / (e - 1.0)
        pair = even * odd
        odd = (a + m) * (both + m) * unit / (e + 1.0)
        below = 1.0 + even - odd
        d = 1.0 / (below + pair * d)
        step *= below * d - 1.0
        value += step
    return value


def _log_cdf(z: float, a: float, b: float, scale: float) -> tuple[float, float, float]:
    """Return log I_x(a, b) where x has the logit z, its slope along z, and the slope of its log density.

    I is the regularised incomplete beta function, and `scale` is log B(a, b).
    """
    x, y = 1.0 / (1.0 + exp(-z)), 1.0 / (1.0 + exp(z))  # each by itself: near 1, the other has the digits
    front, tilt = a * log(x) + b * log(y) - scale, a * y - b * x
    if x < (a + 1.0) / (a + b + 2.0):
        tail = _beta_fraction(x, a, b) / a
        return front + log(tail), 1.0 / tail, tilt
    density = exp(front)
    chance = 1.0 - density * _beta_fraction(y, b, a) / b
    return log(chance), density / chance, tilt


def f_range(level: float, df1: float, df2: float) -> tuple[float, float]:
    """Return the two values that Fisher's F is between with chance `level`, and as rarely below as above.

    >>> [round(end, 6) for end in f_range(0.95, 5, 15)]
    [0.155576, 3.576415]
    """
    a, b, p = df1 / 2, df2 / 2, (1 - level) / 2
    scale = _log_beta(a, b)
    below, above = _beta_logit(p, a, b, scale), -_beta_logit(p, b, a, scale)
    return exp(below) * df2 / df1, exp(above) * df2 / df1


def _beta_logit(p: float, a: float, b: float, scale: float) -> float:
    """Return the logit of the beta quantile, by Halley's steps on the logarithm of its distribution.

    That logarithm is concave, and in the tail nearly straight: the first step is mostly the last. What a step
    leaves is known to the next order, so that it is added, and tells when to stop.
    """
    wanted = log(p)
    z = _first_logit(p, a, b, scale)
    for _ in range(100):
        found, slope, tilt = _log_cdf(z, a, b, scale)
        newton = (found - wanted) / slope
        bend = tilt - slope
        step = newton / max(0.5, 1.0 - 0.5 * newton * bend)
        curve = (a - tilt) * (b + tilt) / (a + b) + slope * bend + 0.5 * bend * bend
        rest = curve * step * step * step / 6.0
        if abs(rest) < 1e-10:  # noqa: PLR2004 # what is left of it in turn is below 1e-12
            return _within_reach(z - step - rest)
        z = _within_reach(z - step)
    return z


def _within_reach(logit: float) -> float:
    return min(WIDE, max(-WIDE, logit))


def _first_logit(p: float, a: float, b: float, scale: float) -> float:
    """Guess: the tail x^a/aB where it is nearly all, else Abramowitz & Stegun 26.5.22, with b from 1 on."""
    if a <= 1.0:
        return _within_reach((log(p * a) + scale) / a)
    y = normal_quantile(p)
    up, down = 1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * max(b, 1.0) - 1.0)
    lam, h = (y * y - 3.0) / 6.0, 2.0 / (up + down)
    w = y * sqrt(h + lam) / h - (up - down) * (lam + 5 / 6 - 2.0 / (3.0 * h))
    return log(a / b) + 2.0 * w


def t_quantile(p: float, df: float) -> float:
    """Return the quantile of Student's t, for `p` from one half.

    >>> round(t_quantile(0.975, 11), 6)
    2.200985
    """
    half = df / 2
    return sqrt(df * exp(-_beta_logit(2 * (1 - p), half, 0.5, _log_beta(half, 0.5))))


def summed_cdf(points: Sequence[float], centres: Sequence[float], scale: float) -> list[float]:
    """Return for each point how many of the centres it passes, each with a normal error of this scale.

    The sum is a smooth curve: on stretches of two scales it is that of a polynomial, read off at the nodes of
    Chebyshev, to 1e-14 of the number of centres (a derivative of order n of Φ is below √n!, so that 24 nodes
    leave 1e-19 of it; L. N. Trefethen, Approximation Theory and Approximation Practice, 2013, ch. 5).

    >>> [round(value, 12) for value in summed_cdf([0.0, 9.0], [0.0, 1.0], 1.0)]
    [0.658655253931, 2.0]
    """
    scale, centres = max(scale, sqrt(TINY)), sorted(centres)
    low, high = min(points), max(points)
    stretches = ceil((high - low) / (2 * scale))
    if not stretches or stretches * NODES > len(points):
        passed = {point: _passed(point, centres, scale) for point in {*points}}
        return list(map(passed.__getitem__, points))
    width = (high - low) / stretches
    values: dict[int, list[float]] = {}
    found: list[float] = []
    for point in points:
        at = min(int((point - low) / width), stretches - 1)
        if at not in values:
            middle = low + (at + 0.5) * width
            values[at] = [_passed(middle + node * width / 2, centres, scale) for node in CHEBYSHEV]
        found.append(_between(2 * ((point - low) / width - at) - 1, values[at]))
    return found


def _passed(point: float, centres: Sequence[float], scale: float) -> float:
    """Return how many of the rising centres a point passes; half of one it meets, where there is no error."""
    factor, low = ROOT_HALF / scale, bisect_left(centres, point - FAR * scale)
    near = centres[low : bisect_right(centres, point + FAR * scale)]
    return low + 0.5 * sum([erfc((centre - point) * factor) for centre in near])


FAR = 9  # scales, after which 1e-19 of a normal curve is left
NODES = 24
CHEBYSHEV = tuple(cos(pi * (at + 0.5) / NODES) for at in range(NODES))
WEIGHTS = tuple((-1) ** at * sin(pi * (at + 0.5) / NODES) for at in range(NODES))


def _between(x: float, values: Sequence[float]) -> float:
    """Return the polynomial through values at the nodes, by the barycentric formula."""
    above = below = 0.0
    for node, weight, value in zip(CHEBYSHEV, WEIGHTS, values, strict=True):
        if x == node:
            return value
        part = weight / (x - node)
        above += part * value
        below += part
    return above / below


def normals(draw: Callable[[], float]) -> Iterator[float]:
    """Draw standard normals without end from uniforms in [0, 1): Box & Muller (1958)."""
    while True:
        radius = sqrt(-2 * log(1 - draw()))
        angle = tau * draw()
        yield radius * cos(angle)
        yield radius * sin(angle)


def many_normals(draw: Callable[[], float]) -> Iterator[float]:
    """Draw the normals that `normals` draws, some thousands at once: where nobody else draws between them."""
    return chain.from_iterable(map(_some_normals, repeat(draw)))


SOME = 4096


def _some_normals(draw: Callable[[], float]) -> list[float]:
    uniforms = [draw() for _ in range(2 * SOME)]
    radii = [sqrt(-2 * log(1 - one)) for one in uniforms[::2]]
    angles = [tau * one for one in uniforms[1::2]]
    found = [0.0] * (2 * SOME)
    found[::2] = map(mul, radii, map(cos, angles))
    found[1::2] = map(mul, radii, map(sin, angles))
    return found
