"""Series of values, as a field keeps them: tuples, sorted where their order means nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

from eig._values.field_rules_and_bounds import Rule, ids, instance_of, pair, tidy_each
from eig._values.frozen_maps import has_values
from eig._values.names_alike_but_for_case import look_alikes
from eig._values.names_and_clean_text import to_text

T = TypeVar("T")
V = TypeVar("V")
S = TypeVar("S", str, int, tuple[str, str])
NONE: Final[object] = ()  # there is one empty tuple
SERIES: Final = frozenset((tuple, list))  # nearly always
PLAIN: Final = frozenset((int, float))  # no text to tidy: matrices have a million
MOST_LISTED: Final = 100_000
"""Equals of an optimum that are listed at most: all are counted."""


def to_tuple(values: Iterable[T], *, any_order: bool = False) -> tuple[T, ...]:
    """Return a tuple; what is not a series of values (text is not) stays as it is, for the check.

    So does a mapping whose values would be lost (that of `dict.fromkeys` has none), and a set, unless
    `any_order`: where the order of a field means something, a set has none to give, and where it means
    nothing, the converter sorts. Each room wraps it in a converter named and typed for its field: mypy reads
    no other kind.
    """
    given: object = values
    if given is NONE:
        return ()
    if type(given) not in SERIES and _is_no_series(given, any_order=any_order):
        return cast("tuple[T, ...]", given)
    try:
        found = tuple(values)
    except Exception:  # what only looks like a series
        if isinstance(given, Iterator):  # what a generator of the caller raises is the caller's
            raise
        return cast("tuple[T, ...]", given)
    return found if PLAIN.issuperset(map(type, found)) else cast("tuple[T, ...]", tidy_each(found, to_text))


def _is_no_series(given: object, *, any_order: bool) -> bool:
    """Tell what no tuple is made of: text, a mapping with values, a set where order counts, one alone."""
    if isinstance(given, (str, bytes, bytearray)) or has_values(given) or not hasattr(given, "__iter__"):
        return True
    return isinstance(given, AbstractSet) and not any_order and not isinstance(given, KeysView)


def to_each(values: Iterable[V], kept: Callable[[V], T]) -> tuple[T, ...]:
    """Return a tuple of what is kept of each; what is not a series stays as it is, for the check to come.

    >>> to_each([[1], (2, 3)], to_tuple), to_each(4, to_tuple)
    (((1,), (2, 3)), 4)
    """
    given = cast("object", to_tuple(values))
    if not isinstance(given, tuple):
        return cast("tuple[T, ...]", given)
    return tuple(map(kept, cast("tuple[V, ...]", given)))


class TupleOf(Generic[T]):
    """The converter of a field that holds several, as in `converter=TupleOf[Phase]`: `to_tuple`, and of what.

    >>> TupleOf[int]([2, 1]), TupleOf[int](3)
    ((2, 1), 3)
    """

    if TYPE_CHECKING:

        def __new__(cls, values: Iterable[T], /) -> tuple[T, ...]:  # type: ignore[misc] # it only converts
            ...

    else:

        def __class_getitem__(cls, kind: object) -> Callable[[Iterable[T]], tuple[T, ...]]:
            """Return what converts; it says of what, as the signature of a class shows it."""

            def _converted(values: Iterable[T]) -> tuple[T, ...]:
                return to_tuple(values)

            _converted.__annotations__["values"] = f"Iterable[{getattr(kind, '__name__', kind)}]"
            return _converted


def to_sorted(
    values: Iterable[T], kind: type[T], key: Callable[[T], tuple[str, ...]], *, once: bool = False
) -> tuple[T, ...]:
    """Return a sorted tuple of values of one kind; a stranger in it leaves it unsorted, for the check.

    So does a key that stands twice, or looks like another, where each may stand but `once`: the fault counts
    as the caller does.
    """
    given = to_tuple(values, any_order=True)
    sortable = instance_of(kind).each().holds(given) and not (once and _repeats(map(key, given)))
    return tuple(sorted(given, key=key)) if sortable else given


def _repeats(keys: Iterable[object]) -> bool:
    listed = list(keys)
    alone = (cast("tuple[object, ...]", one) if isinstance(one, tuple) else (one,) for one in listed)
    names = (one[0] for one in alone if len(one) == 1)
    return len(set(listed)) < len(listed) or bool(look_alikes(one for one in names if isinstance(one, str)))


def to_pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of texts as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)


def to_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)


def to_numbers(values: Iterable[int]) -> tuple[int, ...]:
    """Return whole numbers as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)


def to_sorted_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers sorted, as a tuple: the converter of fields whose order means nothing.

    Where one is none, they stay as they were given: the fault counts as the caller does.
    """
    return sorted_if(ids, values)


def to_ids_once(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers sorted, of a field that names each once; repeated, they stay as they are."""
    return sorted_if(ids, values, once=True)


def to_sorted_pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of texts sorted, as a tuple: the converter of fields whose order means nothing."""
    return sorted_if(pair.each(), values)


def to_pairs_once(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of texts sorted, of a field that names each once; repeated, they stay as they are."""
    return sorted_if(pair.each(), values, once=True)


def sorted_if(rule: Rule, values: Iterable[S], *, once: bool = False) -> tuple[S, ...]:
    """Return values sorted where they keep the rule of their field, and repeat none that may stand but once.

    >>> sorted_if(ids, ["b", "a"]), sorted_if(ids, ["b", ""]), sorted_if(ids, ["b", "a", "b"], once=True)
    (('a', 'b'), ('b', ''), ('b', 'a', 'b'))
    """
    given = to_tuple(values, any_order=True)
    left = not rule.holds(given) or (once and _repeats(given))
    return given if left else tuple(sorted(given))
