"""JSON Schema (draft 2020-12) of a kind of value; no schema in it is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from types import NoneType
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, AttrsInstance, fields, has

from eig.convert._kinds import SCALARS, TAGS, alternatives, is_map, is_open, name_of
from eig.convert._reading import VERSION, VERSION_KEY

NUMBER: Final = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+|[0-9]+/[0-9]+)$"
FORMS: Mapping[object, Mapping[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Fraction: {"anyOf": [{"type": "string", "pattern": NUMBER}, {"type": "number"}]},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.time: {"type": "string", "format": "time"},
}
OPEN: Final = "AnyValue"


class Shapes:
    """The definitions of the classes met, and how to refer to them."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.definitions: dict[str, Any] = {}
        self.referred: list[str] = []

    def of(self, hint: object) -> dict[str, Any]:
        """Return the schema of what a field holds."""
        if hint in FORMS:
            return dict(FORMS[hint])
        if get_origin(hint) is Literal:
            return {"enum": list(get_args(hint))}
        if get_origin(hint) is tuple:
            return self._array(get_args(hint))
        if is_map(hint):
            (kind,) = get_args(hint) or (object,)
            return {"type": "object", "additionalProperties": self.of(kind)}
        if has(cast("type", hint)):
            return self.reference(cast("type[AttrsInstance]", hint))
        kinds = alternatives(hint)
        listed = len(kinds) > 1 and (not is_open(hint) or all(kind in SCALARS for kind in kinds))
        return {"anyOf": [self.of(kind) for kind in kinds]} if listed else self._open()

    def _array(self, kinds: tuple[object, ...]) -> dict[str, Any]:
        if kinds[-1] is ...:
            return {"type": "array", "items": self.of(kinds[0])}
        size = len(kinds)
        return {"type": "array", "prefixItems": list(map(self.of, kinds)), "minItems": size, "maxItems": size}

    def _open(self) -> dict[str, Any]:
        """Refer to a value of any kind, which says its own."""
        if OPEN not in self.definitions:
            self.definitions[OPEN] = {}
            here = self._refer(OPEN)
            tags = [_only(tag, self.of(kind)) for tag, kind in TAGS.items()]
            series = _only("series", {"type": "array", "items": here})
            mapping = _only("map", {"type": "object", "additionalProperties": here})
            typed = {"type": "object", "properties": {"type": {"type": "string"}}, "required": ["type"]}
            plain = {"type": ["string", "number", "boolean", "null"]}
            self.definitions[OPEN] = {"title": OPEN, "anyOf": [plain, typed, series, mapping, *tags]}
        return self._refer(OPEN)

    def reference(self, kind: type[AttrsInstance]) -> dict[str, Any]:
        """Refer to a class, and define it the first time."""
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._definition(kind)
        return self._refer(name)

    def _definition(self, kind: type[AttrsInstance]) -> dict[str, Any]:
        hints = get_type_hints(kind)
        given = [one for one in fields(kind) if one.init]
        own = {one.name: self.of(hints[one.name]) for one in given}
        typed = {} if "type" in own else {"type": {"const": name_of(kind)}}
        return {
            "title": kind.__name__,
            "type": "object",
            "properties": {**own, **typed},
            "required": [one.name for one in given if one.default is NOTHING],
            "additionalProperties": False,
        }

    def _refer(self, name: str) -> dict[str, Any]:
        self.referred.append(name)
        return {"$ref": self.template.replace("{name}", name)}


def _only(key: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: dict(schema)},
        "required": [key],
        "additionalProperties": False,
    }


def schema_of(kind: type[AttrsInstance], template: str) -> dict[str, Any]:
    """Return the schema of the document that holds a value."""
    shapes = Shapes(template)
    shapes.reference(kind)
    top = shapes.definitions[kind.__name__]
    rest = {name: shape for name, shape in shapes.definitions.items() if name != kind.__name__}
    recursive = shapes.referred.count(kind.__name__) > 1  # a kind that holds its like
    properties = {VERSION_KEY: {"const": VERSION}, **top["properties"]}
    definitions = {**rest, **({kind.__name__: top} if recursive else {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "properties": properties,
        **({"$defs": definitions} if definitions else {}),
    }
