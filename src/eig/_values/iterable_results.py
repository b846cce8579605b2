"""Results that are read as several: they iterate, have a length, and are true where they hold something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Generic, TypeVar, cast

from eig._values.value import Value

T = TypeVar("T")


class Several(Value, Generic[T]):
    """A value that holds members, in order: it goes over them, counts them, and is true where it holds one.

    >>> from eig.jury import rank
    >>> ranking = rank({"plume": 3, "adler": 4})
    >>> list(ranking), len(ranking), bool(ranking), bool(rank({"plume": 3}).excluded)
    (['adler', 'plume'], 2, True, False)
    """

    __slots__ = ()
    MEMBERS: ClassVar[str]
    """The field or property that holds the members."""

    @property
    def _several(self) -> Sequence[T]:
        return cast("Sequence[T]", getattr(self, self.MEMBERS))

    def __iter__(self) -> Iterator[T]:
        return iter(self._several)

    def __len__(self) -> int:
        return len(self._several)

    def __bool__(self) -> bool:
        return len(self._several) > 0
