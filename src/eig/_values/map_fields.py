"""Fields that hold mappings by identifier: their converters, which never raise, and their rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar, cast

from eig._values.exact_numbers import exact, exact_mark, read_mark
from eig._values.field_rules_and_bounds import numbers
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf, are_text, in_order, ordered
from eig._values.tuple_fields import to_ids, to_sorted_ids

T = TypeVar("T")
V = TypeVar("V")


def frozen_map(given: Mapping[str, T], convert: Callable[[T], V]) -> FrozenMap[V]:
    """Return a mapping from text with its values converted; anything else as it is."""
    if given is EMPTY or not _keyed_by_text(given):
        return cast("FrozenMap[V]", given)
    return FrozenMap({key: convert(value) for key, value in given.items()}) if given else EMPTY


def to_tables(given: Mapping[str, Mapping[str, str]]) -> FrozenMap[FrozenMap[str]]:
    """Return a mapping of mappings of text, frozen."""
    return frozen_map(given, MapOf[str])


def _keyed_by_text(given: object) -> bool:
    return isinstance(given, Mapping) and are_text(cast("Mapping[object, object]", given))


def exact_map(given: Mapping[str, int | str | Decimal | Fraction]) -> FrozenMap[Fraction]:
    """Return a mapping to exact numbers; one that holds them already as it is."""
    return cast("FrozenMap[Fraction]", given) if numbers.holds(given) else frozen_map(given, exact)


def marks_map(given: Mapping[str, int | str | Decimal | Fraction]) -> FrozenMap[Fraction]:
    """Return a mapping to marks, whose text is a plain decimal; one that holds numbers already as it is."""
    plain = _plain_marks(given)
    if plain is not None:
        return plain
    return cast("FrozenMap[Fraction]", given) if numbers.holds(given) else frozen_map(given, exact_mark)


FEW = 16
"""As many criteria as a grid has at most: the names of longer mappings stand but once."""
SHORT = 64
"""Characters of a key that is kept."""
PLAIN = frozenset((int, str))


def _are_few(keys: Mapping[object, object]) -> bool:
    return len(keys) <= FEW and all(type(key) is str and len(key) <= SHORT for key in keys)


def _plain_marks(given: Mapping[str, int | str | Decimal | Fraction]) -> FrozenMap[Fraction] | None:
    """Return marks written as whole numbers and text, as nearly all are; None where one is not, or wrong."""
    kind: type = type(given)
    names = (
        in_order(tuple(given)) if kind is dict and _are_few(cast("Mapping[object, object]", given)) else None
    )
    if names is None or not {*map(type, given.values())} <= PLAIN:
        return None
    plain = cast("Mapping[str, int | str]", given)
    try:
        return ordered(names, list(map(read_mark, map(plain.__getitem__, names))))
    except (ValueError, ArithmeticError):  # the check that follows says so
        return None


def floats_map(given: Mapping[str, float]) -> FrozenMap[float]:
    """Return a mapping to floats: statistics, by name."""
    return frozen_map(given, as_it_is)


def as_it_is(value: T) -> T:
    """Return a value that needs no conversion."""
    return value


def names_map(given: Mapping[str, Iterable[str]]) -> FrozenMap[tuple[str, ...]]:
    """Return a mapping to tuples of names, in the order that they have."""
    return frozen_map(given, to_ids)


def ids_map(given: Mapping[str, Iterable[str]]) -> FrozenMap[tuple[str, ...]]:
    """Return a mapping to tuples of identifiers, each in order; a text, which is not several, as it is."""
    return frozen_map(given, to_sorted_ids)
