"""Records: the private values of an engine, whose class costs an import no more than a plain one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self, dataclass_transform


def part(*, factory: Callable[[], object] | None = None, init: bool = True) -> Any:  # noqa: ANN401 # of any kind
    """Return what makes the default of a field, or, without `init`, that `__post_init__` sets it."""
    return _Declared(factory if init else None)


class _Declared:
    """A field that has more to say than its default."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], object] | None) -> None:
        self.factory = factory


@dataclass_transform(frozen_default=True, field_specifiers=(part,))
class Record:
    """Named fields, given in their order or by name, and set once; a record equals itself alone.

    What it is given is not checked: type checkers do, by the annotations. A class that says `frozen=False`
    is work under way, whose fields may be set.

    >>> class Seat(Record):
    ...     place: int
    ...     person: str = ""
    >>> Seat(3).but(person="Ada").person
    'Ada'
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _factories: ClassVar[tuple[tuple[str, Callable[[], object]], ...]] = ()

    def __init_subclass__(cls, *, frozen: bool = True) -> None:
        own = {name: cls.__dict__.get(name) for name in cls.__annotations__}
        more = {name: one.factory for name, one in own.items() if isinstance(one, _Declared)}
        cls._fields += tuple([name for name in own if more.get(name, name) is not None])
        cls._factories += tuple([(name, made) for name, made in more.items() if made is not None])
        for name in more:
            delattr(cls, name)
        if not frozen:
            cls.__setattr__ = object.__setattr__  # type: ignore[method-assign]

    def __init__(self, *given: object, **named: object) -> None:
        held = self.__dict__
        if len(given) > len(self._fields):
            raise TypeError(f"{type(self).__name__} has {len(self._fields)} fields, and not {len(given)}")
        held.update(zip(self._fields, given))  # noqa: B905 # the rest is named, or has its default
        held.update(named)
        for name, made in self._factories:
            if name not in held:
                held[name] = made()
        self.__post_init__()

    def __post_init__(self) -> None:
        """Set what follows of the fields: a class says how."""

    def __setattr__(self, name: str, value: object, /) -> None:
        raise AttributeError(f"{name} is set once")

    def __delattr__(self, name: str, /) -> None:
        raise AttributeError(f"{name} is set once")

    def but(self, **changes: object) -> Self:
        """Return the record with some fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self._fields} | changes)
