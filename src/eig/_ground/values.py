"""What every value is: checked where it is born, rebuilt by its constructor wherever it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, wraps
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Self, cast

from attrs import NOTHING, fields

from eig._ground.asked import annotations_of, checked_methods, unfit
from eig._ground.checks import Gather, Rule, raise_all
from eig._ground.frozen import UNPLACED, FrozenMap
from eig._ground.kinds import Test, held_test
from eig.errors import Fault, Withheld

_RULE: Final = "eig.rule"


class Value:
    """The base of every value: frozen, slotted, keyword-only, equal by content.

    A field declares its rule where it stands, `title: str = field(metadata=keeps(text))`; rules that hold
    between fields are said in `_check`. All faults of a value come together. A field that states no rule is
    held to the kind of its annotation, unless the class has a `_check` that looks at it.

    What all values do alike stands here, once: a class asks attrs for its constructor alone, with
    `@frozen(kw_only=True, eq=False, repr=False)`. Methods that attrs writes are compiled at each import.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        checked_methods(cls)
        own: tuple[Any, ...] = cls.__dict__.get("__attrs_attrs__", ())
        maps = [one.alias for one in own if str(one.type).startswith(FrozenMap.__name__)]
        if maps:
            type.__setattr__(cls, "__init__", _placing(cast("Any", cls).__init__, maps))

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        kind: type = type(self)
        for name, rule in _rules_of(kind):
            faults.check(name, rule)
        for name, test, hint in _kinds_of(kind):
            if not test(getattr(self, name)):
                faults.add(unfit(f"{kind.__name__}.{name}", getattr(self, name), hint))
        self._check(faults)
        faults.done()

    def _check(self, faults: Gather, /) -> None:
        """Note what is wrong between fields."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: type = type(self)
        deciding = _deciding_in(kind)
        return deciding(self) == deciding(other)

    def __hash__(self) -> int:
        kind: type = type(self)
        return hash((kind.__qualname__, _deciding_in(kind)(self)))

    def __repr__(self) -> str:
        kind: type = type(self)
        told = ", ".join([f"{name}={say(getattr(self, name))}" for name, say in _shown_in(kind)])
        return f"{kind.__qualname__.rpartition('>.')[2]}({told})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __str__(self) -> str:
        """Return what a person would read of a result, in a few lines; of a plain value, its `repr`."""
        given: Any = self
        explain = getattr(given, "explain", None)
        return repr(self) if explain is None else lines_of(explain())

    def _repr_html_(self) -> str | None:
        """Return what a notebook shows of a result; nothing of a plain value, whose `repr` it shows."""
        from eig._ground.pages import notebook  # noqa: PLC0415 # pages are built of values, and load when one is shown

        return notebook(self)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        kind: type = type(self)
        given = {field.alias: getattr(self, field.name) for field in _fields_of(kind) if field.init}
        return rebuilt, (home_of(kind), kind.__name__, given)


def _placing(made: Callable[..., None], maps: Sequence[str]) -> Callable[..., None]:
    """Return a constructor that tells in which field stands what is no mapping: a converter does not know."""

    @wraps(made)
    def init(self: object, /, **given: Any) -> None:  # noqa: ANN401 # the constructor's own
        try:
            made(self, **given)
        except Fault as fault:
            if fault.place != UNPLACED:
                raise
            name = type(self).__name__
            raise_all(name, [_moved(one, f"{name}.{field}") for field, one in _unread(maps, given)])
            raise

    return init


def _unread(maps: Sequence[str], given: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    """Yield the fields that were given no mapping, each with its fault."""
    for field in maps:
        try:
            FrozenMap(given.get(field, ()))
        except Fault as fault:
            yield field, fault


def _moved(fault: Fault, place: str) -> Fault:
    return Fault(place, fault.value, rule=fault.rule, remedy=fault.remedy)


def lines_of(trace: Any) -> str:  # noqa: ANN401 # a trace, of a module above this one
    """Return a trace as lines, a reason each; the last says how many more there are, where they are many."""
    if len(trace.reasons) < 2:  # noqa: PLR2004 # one line
        return str(trace)
    first, *rest = (str(reason) for reason in trace.reasons)
    lines = [f"{trace.subject}: {first}", *rest]
    left = len(lines) - LINES
    return "\n".join(lines if left <= 0 else [*lines[: LINES - 1], f"… ({left + 1})"])


LINES: Final = 12
"""How many lines the text of a result has at most."""


def keeps(rule: Rule) -> Mapping[str, Rule]:
    """Return the metadata of a field that keeps a rule."""
    return {_RULE: rule}


told_where_given: Final[Mapping[str, bool]] = MappingProxyType({"eig.told_where_given": True})
"""The metadata of a field added after values were stored: where it is empty, no canonical text tells it."""


def withheld(value: object) -> str:
    """Return what `repr` shows of something private: that it is there, and no more."""
    return "<withheld>" if value else repr(value)


def rebuilt(home: str, name: str, given: Mapping[str, object]) -> object:
    """Build a value again from the package that shows its class: how a pickle is read.

    An older one is completed by defaults. What has another's fields, or lacks one of its own, is refused.
    """
    kind: type = getattr(import_module(home), name)
    own = {one.alias: one.default is NOTHING for one in _fields_of(kind) if one.init}
    unknown = [key for key in given if key not in own]
    missing = [key for key, needed in own.items() if needed and key not in given]
    faults = Gather(name)
    for keys, rule, remedy in (
        (unknown, "the class has no such field", "pickle it again with this version, or keep it as JSON"),
        (missing, "the class needs this field, and the pickle lacks it", "pickle it again with this version"),
    ):
        for key in keys:
            faults.that(key, holds=False, rule=rule, remedy=remedy, value=Withheld(given.get(key)))
    faults.done()
    return cast("Callable[..., object]", kind)(**given)


@cache
def home_of(kind: type) -> str:
    """Return the package that shows a class, which stays when its file moves; else the class's own file."""
    package, _, _ = kind.__module__.rpartition(".")
    shown: list[str] = getattr(import_module(package), "__all__", []) if package.count(".") else []
    return package if kind.__name__ in shown else kind.__module__


@cache
def _fields_of(kind: type) -> tuple[Any, ...]:
    return tuple(fields(kind))


@cache
def _deciding_in(kind: type) -> Callable[[object], object]:
    """Return what reads the fields that a value is equal and hashed by."""
    names = [one.name for one in _fields_of(kind) if one.eq]
    return attrgetter(*names) if names else lambda _: ()


@cache
def _shown_in(kind: type) -> tuple[tuple[str, Callable[..., object]], ...]:
    """Return the fields that the text of a value shows, each with how."""
    return tuple((one.name, one.repr if callable(one.repr) else repr) for one in _fields_of(kind) if one.repr)


@cache
def _rules_of(kind: type) -> tuple[tuple[str, Rule], ...]:
    return tuple((one.name, one.metadata[_RULE]) for one in _fields_of(kind) if _RULE in one.metadata)


@cache
def _kinds_of(kind: type) -> tuple[tuple[str, Test, object], ...]:
    """Return the kinds of the fields that state no rule, where the class checks none of them together."""
    if cast("Any", kind)._check is not Value._check:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # of this module
        return ()
    hints, ruled = annotations_of(kind), dict(_rules_of(kind))
    names = [one.name for one in _fields_of(kind) if one.name not in ruled]
    return tuple((name, held_test(hints[name]), hints[name]) for name in names)
