"""What both directions share: kinds written as text, kinds that say their own, and names of classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType, ModuleType, NoneType, UnionType
from typing import Any, Final, Literal, Union, cast, get_args, get_origin

from attrs import has, resolve_types

from eig._values.annotation_rules_and_late_classes import given, not_imported
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import nearest
from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault

ROOMS: Final = ("reasons", "programme", "lots", "jury", "teams", "timeline")
SCALARS: Final[tuple[type, ...]] = (str, int, bool, float, NoneType)
TEXTS: Mapping[type, Callable[[Any], str]] = {
    Fraction: str,
    dt.date: dt.date.isoformat,
    dt.datetime: dt.datetime.isoformat,
    dt.time: dt.time.isoformat,
}
TAGS: Mapping[str, type] = {"fraction": Fraction, "moment": dt.datetime, "date": dt.date, "time": dt.time}


def is_map(hint: object) -> bool:
    """Tell whether a field holds a mapping."""
    return get_origin(hint) is FrozenMap or hint is FrozenMap


def alternatives(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 # an annotation
    """Return the kinds that a field may hold."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_open(hint: object) -> bool:
    """Tell whether a field may hold values of several kinds, so that the value must say its own."""
    kinds = [kind for kind in alternatives(hint) if kind is not NoneType]
    if len(kinds) > 1:
        return True
    closed = kinds[0] in SCALARS or kinds[0] in TEXTS or has(kinds[0])
    return not (closed or get_origin(kinds[0]) in (tuple, FrozenMap, Literal))


_SHOWN_BY: Mapping[str, str] = MappingProxyType({"_language": "reasons", "_draw": "reasons"})
"""The file that shows what a private package makes."""


def name_of(kind: type) -> str:
    """Return the name of a class in JSON: its room, then its own.

    >>> from eig.jury import Review
    >>> name_of(Review)
    'jury.Review'
    """
    room = kind.__module__.split(".")[1]
    return f"{_SHOWN_BY.get(room, room)}.{kind.__name__}"


def class_named(name: str) -> type:
    """Return the class of a name, or refuse one that is not public."""
    room, _, own = name.partition(".")
    homes: Mapping[str, str] = _homes(room) if room in ROOMS else {}
    if own not in homes:
        near = nearest(name, [f"{one}.{public}" for one in ROOMS for public in _homes(one)])
        raise Fault("", name, "convert.type", {"nearest": tuple(map(Quoted, near)) or None})
    return cast("type", getattr(import_module(homes[own]), own))


@cache
def classes_of(hint: object) -> tuple[type, ...]:
    """Return the public classes whose values keep a protocol, or may be called where a function is meant."""
    is_protocol, is_called = getattr(hint, "_is_protocol", False), get_origin(hint) is Callable
    if not is_protocol and not is_called:
        return ()
    found = (getattr(import_module(home), name) for room in ROOMS for name, home in _homes(room).items())
    ours = dict.fromkeys(kind for kind in found if isinstance(kind, type) and has(kind))
    needed = "__call__" if is_called or "__call__" in hint.__dict__ else "__init__"
    return tuple(kind for kind in ours if needed in kind.__dict__ and given(hint).holds(kind))


def resolved(kind: type) -> None:
    """Give the fields of a class their kinds: one that its file imports for type checkers alone is loaded."""
    late = not_imported(kind).keys()
    for room in ROOMS if late else ():
        for name in late & _homes(room).keys():
            getattr(import_module(_homes(room)[name]), name)
    resolve_types(cast("Any", kind), localns={**not_imported(kind)})


@lru_cache(maxsize=len(ROOMS))
def _homes(room: str) -> Mapping[str, str]:
    """Return the public names of a room and of its packages, each with a package that shows it."""
    top = import_module(f"eig.{room}")
    packages = [one for one in top.__all__ if isinstance(getattr(top, one), ModuleType)]
    modules = [*(f"eig.{room}.{one}" for one in packages), f"eig.{room}"]
    return {name: module for module in modules for name in import_module(module).__all__}
