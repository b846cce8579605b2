"""Exact numbers: reading them, and showing them to people.

Floats are refused where an exact number is asked for: 0.1 is not one tenth, and two equal totals
that differ in the last bit are a tie lost. Text, integers, fractions and decimals are exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm


def to_exact(value: object) -> object:
    """Return `value` as a Fraction where it is exact, else unchanged: the check that follows reports it.

    >>> to_exact("13.5"), to_exact(2), to_exact(0.1)
    (Fraction(27, 2), Fraction(2, 1), 0.1)
    """
    if isinstance(value, (int, str, Decimal)) and not isinstance(value, bool):
        try:
            return Fraction(value) if isinstance(value, Decimal) else _read(value)
        except (ValueError, OverflowError, ZeroDivisionError):
            return value
    return value


@lru_cache(maxsize=1024, typed=True)
def _read(value: int | str) -> Fraction:
    """Return a Fraction, the same one for the same mark: a jury writes few marks, many times."""
    return Fraction(value)


def exact(value: int | str | Decimal | Fraction) -> Fraction:
    """Return a Fraction. The typed converter of fields that hold exact numbers; never raises."""
    return to_exact(value)  # type: ignore[return-value] # a wrong value is reported by the check that follows


def exact_or_none(value: int | str | Decimal | Fraction | None) -> Fraction | None:
    """Return a Fraction, or None as it is."""
    return None if value is None else exact(value)


def common(values: Iterable[int | Fraction]) -> tuple[int, list[int]]:
    """Return numbers times their least common denominator, which comes first.

    Sums of whole numbers are exact, and far quicker than sums of fractions.

    >>> common([Fraction(1, 2), 2])
    (2, [1, 4])
    """
    ratios = [value.as_integer_ratio() for value in values]
    unit = lcm(*{below for _, below in ratios})
    return unit, [above * (unit // below) for above, below in ratios]


def exact_sum(values: Iterable[int | Fraction]) -> Fraction:
    """Return the sum, exact.

    >>> exact_sum([Fraction(1, 2), 2])
    Fraction(5, 2)
    """
    unit, wholes = common(values)
    return Fraction(sum(wholes), unit)


def is_terminating(value: Fraction) -> bool:
    """Tell whether a fraction has a finite decimal form.

    >>> is_terminating(Fraction(73, 20)), is_terminating(Fraction(1, 3))
    (True, False)
    """
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def round_half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to decimal places, halves away from zero: a named step, never a default.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(2, 3), 2)
    (Fraction(3, 1), Fraction(-3, 1), Fraction(67, 100))
    """
    scale = 10**places
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return Fraction(whole if value >= 0 else -whole, scale)


def decimal_text(value: Fraction, places: int = 2) -> str:
    """Show a fraction with at most `places` decimals, marked by ≈ where digits are lost.

    >>> decimal_text(Fraction(73, 20)), decimal_text(Fraction(1, 3)), decimal_text(Fraction(4))
    ('3.65', '≈0.33', '4')
    """
    rounded = round_half_up(value, places)
    sign = "-" if rounded < 0 else ""
    digits = str(abs(rounded.numerator) * 10**places // rounded.denominator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else digits
    return f"{'' if rounded == value else '≈'}{sign}{text}"
