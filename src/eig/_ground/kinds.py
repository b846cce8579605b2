"""Of what kind an annotation asks a value to be: the quick test that runs as a public function is entered.

A count is a whole number, neither text nor True; a series is not one text; a choice is on its closed list.
Each member of a series or a mapping is looked at, and no deeper but in mappings of mappings.
What can be read only once is not read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isnan
from types import MappingProxyType, NoneType, UnionType
from typing import Final, Literal, Union, cast, get_args, get_origin

from eig._ground.checks import to_flag
from eig._ground.exact import BITS, is_writable, to_exact, to_whole
from eig._ground.frozen import FrozenMap, is_late

Test = Callable[[object], bool]
HELD: Final = (tuple, list, set, frozenset, Mapping)  # series that can be read twice
SEVERAL: Final = (tuple, list, set, frozenset, Iterable, Sequence, Iterator)
MAPPINGS: Final = (dict, Mapping, FrozenMap)
EXACT: Final = (Fraction, Decimal)


class NotLoaded:
    """The base of what stands for a class that no file has loaded yet: it may be loaded later."""


def kind_test(hint: object, *, members: bool = True) -> Test:
    """Return the test of the kind that an annotation asks for; what it does not know, it lets pass.

    >>> of_counts = kind_test(Mapping[str, int])
    >>> of_counts({"a": 1}), of_counts({"a": True}), of_counts([])
    (True, False, False)
    """
    if hint in PLAIN:
        return PLAIN[hint]
    origin = get_origin(hint) or hint
    made = next((made for origins, made in FORMS if any(origin is one for one in origins)), None)
    if made is not None:
        return made(hint, members)
    known = isinstance(hint, type) and hint is not object and not getattr(hint, "_is_protocol", False)
    if known and not issubclass(cast("type", hint), NotLoaded):
        kind = cast("type", hint)
        return lambda value: isinstance(value, kind)
    return callable if origin is Callable else anything


def held_test(hint: object) -> Test:
    """Return the test of what a field of an annotation holds: a mapping is frozen, its parts of their kind.

    >>> held_test(FrozenMap[str])(FrozenMap(a="b")), held_test(FrozenMap[str])(FrozenMap(a=1))
    (True, False)
    """
    if get_origin(hint) is not FrozenMap:
        return kind_test(hint)
    test = kind_test(get_args(hint)[0])
    return lambda value: (
        is_late(value)  # what it makes is right unread
        or (isinstance(value, FrozenMap) and all(map(test, cast("FrozenMap[object]", value).values())))
    )


def anything(_: object) -> bool:
    """Let any value pass."""
    return True


def parts_of(union: object) -> tuple[object, ...]:
    """Return the parts of a union; where one is an exact number, text stands for a number.

    >>> parts_of(int | str | Fraction)
    (<class 'int'>, <class 'fractions.Fraction'>)
    """
    parts = get_args(union)
    return tuple(part for part in parts if part is not str) if set(parts) & set(EXACT) else parts


def is_choice(hint: object, value: object) -> bool:
    """Tell whether a value is on the closed list: True is not 1.

    >>> is_choice(Literal["a", 1], 1), is_choice(Literal["a", 1], True)
    (True, False)
    """
    return any(type(value) is type(one) and value == one for one in get_args(hint))


def is_whole(value: object) -> bool:
    """Tell whether a value is a whole number, of any library; True is none.

    >>> is_whole(3), is_whole(True), is_whole("3")
    (True, False, False)
    """
    if type(value) is int:  # nearly all are
        return value.bit_length() <= BITS  # a longer one cannot be written
    found = to_whole(value)
    return isinstance(found, int) and not isinstance(found, bool) and found.bit_length() <= BITS


def is_exact(value: object) -> bool:
    """Tell whether a value is a number, or text that is read as one.

    >>> is_exact("1/2"), is_exact(0.5), is_exact(True)
    (True, True, False)
    """
    if type(value) is int:  # nearly all are
        return value.bit_length() <= BITS
    found = to_exact(value)
    return isinstance(found, Fraction) and is_writable(found)


def is_day(value: object) -> bool:
    """Tell whether a value is a date without a time of day.

    >>> is_day(dt.date(2019, 1, 16)), is_day(dt.datetime(2019, 1, 16))
    (True, False)
    """
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def is_flag(value: object) -> bool:
    """Tell whether a value is True or False, of any library.

    >>> is_flag(False), is_flag(0)
    (True, False)
    """
    return isinstance(to_flag(value), bool)


def is_several(value: object) -> bool:
    """Tell whether a value is several values: one text is not.

    >>> is_several(["a"]), is_several("a")
    (True, False)
    """
    given = hasattr(value, "__iter__") or hasattr(value, "to_pylist")  # as a table of pyarrow
    return given and not isinstance(value, (str, bytes))


def _is_float(value: object) -> bool:
    return not isnan(value) if isinstance(value, float) else is_whole(value)


def _union_test(hint: object, members: bool) -> Test:  # noqa: FBT001 # the shape of a form
    parts = parts_of(hint)
    told = (
        [part for part in parts if part is not int] if set(parts) & set(EXACT) else parts
    )  # which takes both
    tests = list(dict.fromkeys(kind_test(part, members=members) for part in told))
    if len(tests) == 1:
        return tests[0]
    return lambda value: _any_passes(value, tests)


def _any_passes(value: object, tests: Sequence[Test]) -> bool:
    for test in tests:  # noqa: SIM110 # at half the time of any()
        if test(value):
            return True
    return False


def _choice_test(hint: object, _: bool) -> Test:  # noqa: FBT001 # the shape of a form
    return lambda value: is_choice(hint, value)


def _mapping_test(hint: object, members: bool) -> Test:  # noqa: FBT001 # the shape of a form
    if get_origin(hint) is FrozenMap:  # pairs too become one
        return is_several
    kinds = get_args(hint) if members else ()
    of_key, of_part = (
        kind_test(kind, members=get_origin(kind) is Mapping) for kind in kinds or (object, object)
    )
    return lambda value: (
        isinstance(value, Mapping) and _all_pass(cast("Mapping[object, object]", value), of_key, of_part)
    )


def _all_pass(given: Mapping[object, object], of_key: Test, of_part: Test) -> bool:
    return all(of_key(key) and of_part(part) for key, part in given.items())


def _several_test(hint: object, members: bool) -> Test:  # noqa: FBT001 # the shape of a form
    kinds = get_args(hint) if members else ()
    if len(kinds) > 1 and kinds[-1] is not ...:
        tests = [kind_test(kind, members=False) for kind in kinds]
        return lambda value: is_several(value) and _each_passes(value, tests)
    test = kind_test(kinds[0], members=False) if kinds else anything
    if test is anything:
        return is_several
    return lambda value: is_several(value) and all(map(test, _held(value)))


def _held(value: object) -> Iterable[object]:
    """Return the members of what can be read twice; nothing of what cannot."""
    return cast("Iterable[object]", value) if isinstance(value, HELD) else ()


def _each_passes(value: object, tests: Sequence[Test]) -> bool:
    """Tell whether so many values stand there, each of its kind; what can be read only once passes."""
    if not isinstance(value, HELD):
        return True
    given = tuple(cast("Iterable[object]", value))
    return len(given) == len(tests) and all(test(one) for test, one in zip(tests, given, strict=True))


def _class_test(_: object, __: bool) -> Test:  # noqa: FBT001 # the shape of a form
    return lambda value: isinstance(value, type)


FORMS: Final[tuple[tuple[tuple[object, ...], Callable[[object, bool], Test]], ...]] = (
    ((Union, UnionType), _union_test),
    ((Literal,), _choice_test),
    (MAPPINGS, _mapping_test),
    (SEVERAL, _several_test),
    ((type,), _class_test),
)
PLAIN: Final[Mapping[object, Test]] = MappingProxyType(
    {
        bool: is_flag,
        int: is_whole,
        str: lambda value: isinstance(value, str),
        float: _is_float,
        Fraction: is_exact,
        Decimal: is_exact,
        dt.date: is_day,
        NoneType: lambda value: value is None,
    }
)
