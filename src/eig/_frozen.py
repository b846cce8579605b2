"""A small frozen mapping: hashable, picklable, sorted by key, equal by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar, cast, final

from eig.errors import Fault

V_co = TypeVar("V_co", covariant=True)


def _read(items: object, named: Mapping[str, V_co]) -> dict[str, V_co]:
    try:
        given = {**dict(cast("Iterable[tuple[str, V_co]]", items)), **named}
    except (TypeError, ValueError):
        given = None
    if given is None or not all(isinstance(key, str) for key in given):  # pyright: ignore[reportUnnecessaryIsInstance] # wrong keys come from anywhere
        raise Fault(
            "mapping",
            items,
            rule="it maps text to values",
            remedy="give a dict, or pairs, whose keys are text",
        )
    return given


@final
class FrozenMap(Mapping[str, V_co], Generic[V_co]):
    """A mapping from text that never changes. Iteration follows the sorted keys, whatever the input's order.

    >>> FrozenMap({"b": 2, "a": 1})
    FrozenMap({'a': 1, 'b': 2})
    >>> FrozenMap({"a": 1}) == {"a": 1}, hash(FrozenMap(a=1)) == hash(FrozenMap({"a": 1}))
    (True, True)
    """

    __slots__ = ("_items",)
    _items: dict[str, V_co]

    def __init__(self, items: Mapping[str, V_co] | Iterable[tuple[str, V_co]] = (), /, **named: V_co) -> None:
        given = _read(items, named)
        object.__setattr__(self, "_items", {key: given[key] for key in sorted(given)})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a FrozenMap never changes; build another one instead of setting {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a FrozenMap never changes; build another one instead of deleting {name!r}")

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == cast("FrozenMap[object]", other)._items
        return self._items == other if isinstance(other, dict) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenMap, (self._items,)
