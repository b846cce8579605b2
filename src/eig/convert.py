"""JSON and back, and JSON Schema, for every value of `eig` (extra: `pip install eig-fellowship[json]`).

A fraction is written as text (`"27/2"`), a date as ISO text, a mapping as an object, several values as an
array. Where a field may hold values of several kinds, the value says its own: `{"type": "jury.Review", ...}`
for a value of `eig`, `{"fraction": "1/2"}`, `{"date": "2019-01-16"}`, `{"series": [...]}`, `{"map": {...}}`.
Reading refuses unknown keys and validates as construction does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from importlib import import_module
from types import ModuleType, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, AttrsInstance, fields, has

from eig._ground.frozen import FrozenMap
from eig.errors import EigError, Fault, UnknownKey

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["from_json", "schema", "to_json"]

T = TypeVar("T")
ROOMS = ("reasons", "programme", "lots", "jury", "teams", "timeline")
SCALARS: tuple[type, ...] = (str, int, bool, float, NoneType)


def __dir__() -> list[str]:
    return __all__


def to_json(value: AttrsInstance, *, indent: int | None = None) -> str:
    """Return a value as JSON text; the same value gives the same text.

    >>> from eig.jury import Review
    >>> to_json(Review(item="plume", juror="j1", mark="13.5"))
    '{"item": "plume", "juror": "j1", "mark": "27/2"}'
    """
    return json.dumps(_converter().unstructure(value), ensure_ascii=False, indent=indent)


def from_json(text: str, kind: type[T]) -> T:
    """Return the value of a kind that JSON text holds; `from_json(to_json(x), type(x)) == x`.

    Raises:
        Fault: Where the text is not JSON, or a value breaks a rule.

    >>> from eig.jury import Review
    >>> from_json('{"item": "plume", "juror": "j1", "mark": "27/2"}', Review)
    Review(item='plume', juror='j1', mark=Fraction(27, 2))
    """
    try:
        return _converter().structure(json.loads(text), kind)
    except EigError:
        raise
    except Exception as error:
        rule = f"it is the JSON of a {kind.__name__} ({type(error).__name__}: {error})"
        raise Fault(
            "text", text[:40], rule=rule, remedy="give the text of to_json, or follow schema()"
        ) from error


def schema(kind: type[AttrsInstance]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of value.

    >>> from eig.jury import Review
    >>> schema(Review)["required"]
    ['item', 'juror', 'mark']
    """
    definitions: dict[str, Any] = {}
    top = _schema_of(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions.pop(top["$ref"].rpartition("/")[2]),
        **({"$defs": definitions} if definitions else {}),
    }


# ── the converter ─────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _converter() -> Converter:
    try:
        from cattrs import Converter  # noqa: PLC0415 # an extra: imported on use
    except ImportError as error:
        raise ModuleNotFoundError("JSON needs cattrs: pip install 'eig-fellowship[json]'") from error
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    for kind, (write, read) in _TEXTS.items():
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, _reader(read))
    converter.register_unstructure_hook_factory(_is_map, partial(_map_writer, converter))
    converter.register_structure_hook_factory(_is_map, partial(_map_reader, converter))
    converter.register_unstructure_hook_func(_is_open, lambda value: _tagged(converter, value))
    converter.register_structure_hook_func(_is_open, lambda value, _: _untagged(converter, value))
    return converter


def _reader(read: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: read(value)


_TEXTS: Mapping[type, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    Fraction: (str, Fraction),
    dt.date: (dt.date.isoformat, dt.date.fromisoformat),
    dt.datetime: (dt.datetime.isoformat, dt.datetime.fromisoformat),
    dt.time: (dt.time.isoformat, dt.time.fromisoformat),
}
_TAGS: Mapping[str, type] = {"fraction": Fraction, "moment": dt.datetime, "date": dt.date, "time": dt.time}


def _is_map(hint: object) -> bool:
    return get_origin(hint) is FrozenMap or hint is FrozenMap


def _alternatives(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 # an annotation
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _is_open(hint: object) -> bool:
    """Tell whether a field may hold values of several kinds, so that the value must say its own."""
    kinds = [kind for kind in _alternatives(hint) if kind is not NoneType]
    if len(kinds) > 1:
        return True
    closed = kinds[0] in SCALARS or kinds[0] in _TEXTS or has(kinds[0])
    return not (closed or get_origin(kinds[0]) in (tuple, FrozenMap, Literal))


def _map_writer(converter: Converter, hint: object) -> Callable[[Mapping[str, object]], object]:
    (kind,) = get_args(hint) or (object,)
    return lambda value: {
        key: converter.unstructure(part, unstructure_as=kind) for key, part in value.items()
    }


def _map_reader(converter: Converter, hint: object) -> Callable[[Mapping[str, object], object], object]:
    (kind,) = get_args(hint) or (object,)
    return lambda value, _: FrozenMap({key: converter.structure(part, kind) for key, part in value.items()})


def _tagged(converter: Converter, value: object) -> object:
    if isinstance(value, SCALARS):
        return value
    if has(type(value)):
        return {"type": _name_of(type(value)), **converter.unstructure(value)}
    if isinstance(value, tuple):
        return {"series": [_tagged(converter, part) for part in cast("tuple[object, ...]", value)]}
    if isinstance(value, FrozenMap):
        pairs = cast("FrozenMap[object]", value).items()
        return {"map": {key: _tagged(converter, part) for key, part in pairs}}
    for tag, kind in _TAGS.items():
        if isinstance(value, kind):
            return {tag: converter.unstructure(value)}
    rule = "a value of eig goes into JSON, a function of yours does not"
    raise Fault("value", value, rule=rule, remedy="write it as a frozen value, or leave it out")


def _untagged(converter: Converter, value: object) -> object:
    if not isinstance(value, dict):
        return value
    (tag, part), *rest = cast("dict[str, Any]", value).items()
    if tag == "type":
        return cast("object", converter.structure(dict(rest), _class_named(part)))
    if tag == "series":
        return tuple(_untagged(converter, one) for one in part)
    if tag == "map":
        return FrozenMap({key: _untagged(converter, one) for key, one in part.items()})
    return cast("object", converter.structure(part, _TAGS[tag]))


def _name_of(kind: type) -> str:
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def _class_named(name: str) -> type:
    room, _, own = name.partition(".")
    homes: Mapping[str, str] = _homes(room) if room in ROOMS else {}
    if own not in homes:
        raise UnknownKey("type", name, known=[f"{one}.{public}" for one in ROOMS for public in _homes(one)])
    return cast("type", getattr(import_module(homes[own]), own))


@lru_cache(maxsize=len(ROOMS))
def _homes(room: str) -> Mapping[str, str]:
    """Return the public names of a room and of its packages, each with a package that shows it."""
    top = import_module(f"eig.{room}")
    packages = [one for one in top.__all__ if isinstance(getattr(top, one), ModuleType)]
    modules = [*(f"eig.{room}.{one}" for one in packages), f"eig.{room}"]
    return {name: module for module in modules for name in import_module(module).__all__}


# ── the schema ────────────────────────────────────────────────────────────────────────────────────

_FORMS: Mapping[object, Mapping[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*)?$"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.time: {"type": "string", "format": "time"},
}


def _schema_of(hint: object, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _FORMS:
        return dict(_FORMS[hint])
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema_of(get_args(hint)[0], definitions)}
    if _is_map(hint):
        (kind,) = get_args(hint) or (object,)
        return {"type": "object", "additionalProperties": _schema_of(kind, definitions)}
    if has(cast("type", hint)):
        return _reference(cast("type[AttrsInstance]", hint), definitions)
    kinds = _alternatives(hint)
    listed = len(kinds) > 1 and (not _is_open(hint) or all(kind in SCALARS for kind in kinds))
    return {"anyOf": [_schema_of(kind, definitions) for kind in kinds]} if listed else {}


def _reference(kind: type[AttrsInstance], definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(kind)
        given = [field for field in fields(kind) if field.init]
        definitions[name] = {
            "title": name,
            "type": "object",
            "properties": {field.name: _schema_of(hints[field.name], definitions) for field in given},
            "required": [field.name for field in given if field.default is NOTHING],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
