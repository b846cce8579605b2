"""A small frozen mapping: hashable, picklable, sorted by key, equal by content."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from eig._values.names_and_clean_text import to_text
from eig._values.phrases_of_faults import Withheld
from eig.errors import Fault

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


UNPLACED: Final = "mapping"
"""The place of what is no mapping, until the value that it was given to names its field."""


def _read(items: object, named: Mapping[str, V_co]) -> dict[str, V_co]:
    if not named and type(items) in (tuple, dict) and not items:
        return {}  # the default of most fields that hold a map
    try:
        pairs: Mapping[str, V_co] | Iterable[tuple[str, V_co]] = _pairs(items)
        given = dict(pairs, **named)
    except Exception:  # noqa: BLE001 # to be read is anybody's code
        given = None
    if given is None or not are_text(given):
        raise Fault(UNPLACED, Withheld(items), "values.pairs")
    plain = {*map(type, given)} <= TEXT and all(map(str.isascii, given))
    return given if plain else _composed(given)


def are_text(keys: Iterable[object]) -> bool:
    """Tell whether wrong keys, which come from anywhere, are none of these."""
    return {*map(type, keys)} <= TEXT or all(isinstance(key, str) for key in keys)


TEXT: Final = frozenset((str,))


def _pairs(items: object) -> Mapping[str, V] | Iterable[tuple[str, V]]:
    """Return a mapping, or pairs; text is neither, though two letters could pass for a pair."""
    if isinstance(items, (dict, Mapping)):  # a dict is known at once
        return cast("Mapping[str, V]", items)
    pairs: list[object] = list(cast("Iterable[object]", items))
    if any(isinstance(one, (str, bytes)) for one in (items, *pairs)):
        raise TypeError
    return cast("list[tuple[str, V]]", pairs)


def _composed(given: dict[str, V]) -> dict[str, V]:
    """Return a mapping whose keys are NFC; two keys that become one are a fault."""
    found = {str(to_text(key)): value for key, value in given.items()}
    if len(found) < len(given):
        twice = [key for key in given if to_text(key) != key and to_text(key) in given]
        raise Fault(UNPLACED, twice, "values.composed")
    return found


def _sorted(given: dict[str, V]) -> dict[str, V]:
    return {key: given[key] for key in sorted(given)}


class _Late(Mapping[str, V]):
    """Values made when they are first read, and kept."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._made: dict[str, V | None] = dict.fromkeys(sorted(keys))
        self._make = make

    def __getitem__(self, key: str) -> V:
        found = self._made[key]
        if found is None:
            found = self._made[key] = self._make(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class FrozenMap(Mapping[str, V_co], Generic[V_co]):
    """A mapping from text that never changes. Iteration follows the sorted keys, whatever the input's order.

    >>> FrozenMap({"b": 2, "a": 1})
    FrozenMap({'a': 1, 'b': 2})
    >>> FrozenMap({"a": 1}) == {"a": 1}, hash(FrozenMap(a=1)) == hash(FrozenMap({"a": 1}))
    (True, True)
    """

    __slots__ = ("_items",)
    _items: Mapping[str, V_co]

    def __init__(self, items: Mapping[str, V_co] | Iterable[tuple[str, V_co]] = (), /, **named: V_co) -> None:
        given = items if isinstance(items, _Late) else _sorted(_read(items, named))
        object.__setattr__(self, "_items", given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a FrozenMap never changes; build another one instead of setting {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a FrozenMap never changes; build another one instead of deleting {name!r}")

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    if not TYPE_CHECKING:  # typed as that of any mapping, without its detour by an error

        def get(self, key: str, default: object = None) -> object:
            """Return the value of a key, or another where it has none.

            >>> FrozenMap({"a": 1}).get("a"), FrozenMap({"a": 1}).get("b", 0)
            (1, 0)
            """
            return self._items.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> ItemsView[str, V_co]:
        """Return the pairs, in the order of the keys.

        >>> list(FrozenMap({"b": 2, "a": 1}).items())
        [('a', 1), ('b', 2)]
        """
        return self._items.items()

    def values(self) -> ValuesView[V_co]:
        """Return the values, in the order of the keys.

        >>> list(FrozenMap({"b": 2, "a": 1}).values())
        [1, 2]
        """
        return self._items.values()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == cast("FrozenMap[object]", other)._items
        return self._items == other if isinstance(other, dict) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({dict(self._items)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenMap, (dict(self._items),)


EMPTY: Final[FrozenMap[Any]] = FrozenMap()
"""The map of a field in which nothing stands: it is known at once, without a call."""


class MapOf(Generic[V]):
    """The converter of a field that holds a mapping, as in `converter=MapOf[int]`: it never raises.

    What is no mapping stays as it is, for the check, and nothing is written on it.

    >>> MapOf[int]({"b": 2, "a": 1}), MapOf[int](3)
    (FrozenMap({'a': 1, 'b': 2}), 3)
    """

    if TYPE_CHECKING:

        def __new__(cls, given: Mapping[str, V], /) -> FrozenMap[V]:  # type: ignore[misc] # it only converts
            ...

    else:

        def __class_getitem__(cls, kind: object) -> Callable[[Mapping[str, V]], FrozenMap[V]]:
            """Return what converts; it says of what, as the signature of a class shows it."""

            def _converted(given: Mapping[str, V]) -> FrozenMap[V]:
                return frozen_or_as_it_is(given)

            _converted.__annotations__["given"] = f"Mapping[str, {getattr(kind, '__name__', kind)}]"
            return _converted


def frozen_or_as_it_is(given: Mapping[str, V]) -> FrozenMap[V]:
    """Return a frozen mapping; what is none, and one that is frozen, as it is."""
    try:
        return cast("FrozenMap[V]", given) if type(given) is FrozenMap else FrozenMap(given)
    except Fault:
        return cast("FrozenMap[V]", given)


@lru_cache(maxsize=256)
def in_order(keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return keys in their order, where all are plain text; the same few stand on every sheet of a jury.

    >>> in_order(("team", "impact")), in_order((1, "impact"))
    (('impact', 'team'), None)
    """
    return tuple(sorted(keys)) if are_text(keys) and all(map(str.isascii, keys)) else None


def ordered(keys: tuple[str, ...], values: Iterable[V]) -> FrozenMap[V]:
    """Return the map of keys that `in_order` returned: they are not looked at again.

    >>> ordered(("impact", "team"), [4, 3])
    FrozenMap({'impact': 4, 'team': 3})
    """
    made = cast("FrozenMap[V]", object.__new__(FrozenMap))
    object.__setattr__(made, "_items", dict(zip(keys, values, strict=True)))
    return made


def late(keys: Iterable[str], make: Callable[[str], V]) -> FrozenMap[V]:
    """Return a map whose values are made when they are first read: what nobody asks for costs nothing.

    `make` is pure and gives right values, never None: a field keeps a late map as it is, unread.

    >>> late(["b", "a"], str.upper)
    FrozenMap({'a': 'A', 'b': 'B'})
    """
    return FrozenMap(_Late(keys, make))


def is_late(value: object) -> bool:
    """Tell whether a value is a map that `late` made."""
    given = cast("FrozenMap[object]", value)
    return isinstance(value, FrozenMap) and type(given._items) is _Late  # noqa: SLF001 # of this module


def has_values(value: object) -> bool:
    """Tell whether a value is a mapping that says more than its keys: read as a series, it would lose it.

    >>> has_values({"a": 2}), has_values(dict.fromkeys("ab")), has_values(["a"])
    (True, False, False)
    """
    return isinstance(value, Mapping) and any(
        one is not None for one in cast("Mapping[object, object]", value).values()
    )
