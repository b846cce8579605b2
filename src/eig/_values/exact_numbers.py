"""Exact numbers: reading them, and showing them to people.

One policy at every door. Integers, fractions and decimals are exact. A float, NumPy's too, is its shortest
decimal: 13.1 is 131/10. A mark typed as text is a plain decimal: "12/20", "1e1" and "1_0" are no marks.
Where a weight or a share is asked for, text may also be a fraction: "1/2". Lengths and exponents are
bounded before anything is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from math import lcm
from numbers import Rational, Real
from operator import index, mul
from typing import Final, SupportsIndex, TypeVar, cast

from eig.errors import Fault

T = TypeVar("T")
DIGITS: Final = 1_000  # what is read: a product of four such numbers can still be written
BITS: Final = 13_280  # of a whole number of 4,000 digits: Python itself writes no more than 4,300
DIGITS_WRITTEN: Final = 4_000
EXPONENT: Final = 400  # the powers of ten that a decimal may reach: floats end at 308
_DECIMAL: Final = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_FRACTION: Final = r"[+-]?[0-9]+/[0-9]+"
_pattern: Final = cache(re.compile)  # compiled once a text is read


def to_exact(value: object, *, fractions: bool = True) -> object:
    """Return `value` as a Fraction where it is a number, else unchanged: the check that follows reports it.

    >>> to_exact("13.5"), to_exact(0.1), to_exact("1/2"), to_exact("1/2", fractions=False)
    (Fraction(27, 2), Fraction(1, 10), Fraction(1, 2), '1/2')
    """
    try:
        if type(value) is str or type(value) is int:
            return _read(value, fractions=fractions)
        found = _number(value, fractions=fractions)
    except Exception:  # noqa: BLE001 # to be read is anybody's code
        return value
    return value if found is None else found


def _read(value: int | str, *, fractions: bool) -> Fraction:
    """Return a Fraction, the same one for the same short number, whose text may be a fraction or not."""
    short = len(value) <= SHORT if isinstance(value, str) else -1 << SHORT < value < 1 << SHORT
    return (_read_once if short else _read_new)(value, fractions=fractions)


def _read_new(value: int | str, *, fractions: bool) -> Fraction:
    return _whole(value) if isinstance(value, int) else _parsed(value, fractions=fractions)


_read_once = lru_cache(maxsize=1024, typed=True)(_read_new)
SHORT: Final = 64  # characters, or bits, of a number that is kept: a thousand of them take 100 kB


def read_mark(value: int | str) -> Fraction:
    """Return a plain mark as a Fraction, the same one for the same mark: a jury writes few, many times.

    Raises:
        ValueError: Text that is no plain decimal, or a number without bounds.

    >>> read_mark("13.5") is read_mark("13.5")
    True
    """
    return _read(value, fractions=False)


def _whole(value: int) -> Fraction:
    if value.bit_length() > BITS:
        raise ValueError
    return Fraction(value)


def _parsed(value: str, *, fractions: bool) -> Fraction:
    """Read a plain decimal, or a fraction where one may stand."""
    given = value.strip() if len(value) <= DIGITS else ""
    if not (_pattern(_DECIMAL).fullmatch(given) or (fractions and _pattern(_FRACTION).fullmatch(given))):
        raise ValueError
    return Fraction(given)


def _number(value: object, *, fractions: bool) -> Fraction | None:
    """Read what other libraries hold numbers in; None where it is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Fraction):
        return value if is_writable(value) else None
    if isinstance(value, str):
        return _parsed(str(value), fractions=fractions)
    if isinstance(value, Decimal) or (isinstance(value, Real) and not isinstance(value, Rational)):
        return _bounded(Decimal(str(value)))
    whole = to_whole(value)
    if isinstance(whole, int):
        return _whole(whole)
    parts = (value.numerator, value.denominator) if isinstance(value, Rational) else ()
    return _number(Fraction(*map(index, parts)), fractions=fractions) if parts else None


def is_writable(value: Fraction) -> bool:
    """Tell whether a number can be written: neither part has more digits than Python writes.

    >>> is_writable(Fraction(1, 3)), is_writable(Fraction(10**5000))
    (True, False)
    """
    return value.numerator.bit_length() <= BITS and value.denominator.bit_length() <= BITS


def _bounded(value: Decimal) -> Fraction:
    if value.is_finite() and (abs(value.adjusted()) > EXPONENT or len(value.as_tuple().digits) > DIGITS):
        raise ValueError
    return Fraction(value)


def to_whole(value: object) -> object:
    """Return a whole number of another library as an int, and anything else as it is: True stays True.

    >>> to_whole(3), to_whole(True), to_whole("3")
    (3, True, '3')
    """
    if type(value) is int or isinstance(value, (bool, str)) or not hasattr(value, "__index__"):
        return value
    try:
        return cast("SupportsIndex", value).__index__()
    except Exception:  # noqa: BLE001 # as above
        return value


def exact(value: str | Decimal | Fraction | float) -> Fraction:
    """Return a Fraction. The typed converter of fields that hold exact numbers; never raises."""
    return to_exact(value)  # type: ignore[return-value] # a wrong value is reported by the check that follows


def exact_mark(value: str | Decimal | Fraction | float) -> Fraction:
    """Return a mark as a Fraction: text is a plain decimal. The converter of marks; never raises.

    >>> exact_mark("13.5"), exact_mark("12/20")
    (Fraction(27, 2), '12/20')
    """
    return to_exact(value, fractions=False)  # type: ignore[return-value] # reported by the check that follows


def exact_or_none(value: str | Decimal | Fraction | float | None) -> Fraction | None:
    """Return a number as `exact` reads it, or None."""
    return None if value is None else exact(value)


def exact_mark_or_none(value: str | Decimal | Fraction | float | None) -> Fraction | None:
    """Return a mark as `exact_mark` reads it, or None."""
    return None if value is None else exact_mark(value)


def unit_of(denominators: Iterable[int], *, where: str = "marks") -> int:
    """Return the least common denominator of numbers; refuse one that Python would not write.

    Raises:
        Fault: Told `where` these numbers were given: their sum would take hours, and could not be shown.

    >>> unit_of([2, 3, 2])
    6
    """
    unit, apart = 1, set(denominators)
    for one in apart:
        unit = lcm(unit, one)
        if unit.bit_length() > BITS:
            told = {"most": DIGITS_WRITTEN, "count": len(apart)}
            raise Fault(where, Fraction(1, one), "values.common_unit", told)
    return unit


def common(values: Iterable[int | Fraction], *, where: str = "marks") -> tuple[int, list[int]]:
    """Return numbers times their least common denominator, which comes first.

    Sums of whole numbers are exact, and far quicker than sums of fractions.

    >>> common([Fraction(1, 2), 2])
    (2, [1, 4])
    """
    ratios = [value.as_integer_ratio() for value in values]
    above, below = [above for above, _ in ratios], [below for _, below in ratios]
    unit = unit_of(below, where=where)
    times = {one: unit // one for one in set(below)}
    return unit, list(map(mul, above, map(times.__getitem__, below)))


def by_id(values: Sequence[T]) -> dict[int, T]:
    """Return each object of a series once: marks stand many times, and fractions are slow to compare.

    >>> two = Fraction(2)
    >>> list(by_id([two, two]).values())
    [Fraction(2, 1)]
    """
    return dict(zip(map(id, values), values, strict=True))


def wholes_of(values: Iterable[Fraction]) -> tuple[int, dict[int, int]]:
    """Return the least common denominator of numbers, and each times it, found by `id`.

    What stands many times, as the marks of a jury do, is looked at once. The numbers outlive the answer.

    >>> half, two = Fraction(1, 2), Fraction(2)
    >>> unit, wholes = wholes_of([half, two, half])
    >>> unit, wholes[id(half)], wholes[id(two)]
    (2, 1, 4)
    """
    once = {id(value): value for value in values}
    unit, wholes = common(once.values())
    return unit, dict(zip(once, wholes, strict=True))


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


def round_half_up(value: Fraction, places: int = 0, *, place: str = "places") -> Fraction:
    """Round to decimal places, halves away from zero: a named step, never a default.

    Places that cannot be are told at `place`.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(2, 3), 2)
    (Fraction(3, 1), Fraction(-3, 1), Fraction(67, 100))
    """
    if not 0 <= places <= EXPONENT:
        raise Fault(place, places, "values.decimals", {"most": EXPONENT})
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
