"""JSON Schema (draft 2020-12) of a kind of value; no schema in it is empty.

What a field keeps beyond its kind is read from the rule that it declares: names have a pattern, counts and
shares their bounds, choices are listed, of the members of a series and of a mapping too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import NoneType
from typing import Any, Final, Literal, TypeAlias, cast, get_args, get_origin

from attrs import NOTHING, AttrsInstance, fields, has

from eig._values.annotation_rules_and_late_classes import SEVERAL, annotations_of
from eig._values.phrases_of_faults import Phrase
from eig._values.value import Value, once_of, rule_of
from eig.convert._json_kinds_and_class_names import (
    ROOMS,
    TAGS,
    alternatives,
    classes_of,
    is_map,
    is_open,
    name_of,
    resolved,
)
from eig.convert._json_reading import VERSION, VERSION_KEY

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
NAME: Final = r"^[^\s\u0000-\u001f\u007f]([^\u0000-\u001f\u007f]*[^\s\u0000-\u001f\u007f])?$"
"""Text that is not empty, nor padded, without control characters: what any name is at least."""
BETWEEN: Final = "Rules between these fields hold too, which no schema says: a reader tells what breaks them."
PLAIN: Final = (str, int, bool, NoneType)
TYPED: Final[Mapping[str, object]] = {
    "type": "object",
    "properties": {"type": {"type": "string", "pattern": rf"^({'|'.join(ROOMS)})\.[A-Z][A-Za-z0-9]*$"}},
    "required": ["type"],
}
"""A value of any class, which it names."""
TAG_OF: Final[Mapping[object, str]] = {kind: tag for tag, kind in TAGS.items()}
Say: TypeAlias = Callable[[object], dict[str, Any]]
KEYS: Final[Mapping[str, object]] = {"pattern": NAME}


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
            return self._array(get_args(hint), self.of)
        if is_map(hint):
            (kind,) = get_args(hint) or (object,)
            return {"type": "object", "propertyNames": KEYS, "additionalProperties": self.of(kind)}
        if has(cast("type", hint)):
            return self.reference(cast("type[AttrsInstance]", hint))
        say = self._said if is_open(hint) else self.of
        kinds = dict.fromkeys(one for kind in alternatives(hint) for one in classes_of(kind) or (kind,))
        shapes = list(map(say, kinds))
        return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}

    def _said(self, hint: object) -> dict[str, Any]:
        """Return the schema of a value that says its own kind."""
        if hint in TAG_OF:
            tagged = _only(TAG_OF[hint], self.of(hint))
            return {"anyOf": [self.of(hint), tagged]} if hint is Fraction else tagged
        if hint in FORMS or get_origin(hint) is Literal:
            return self.of(hint)
        if get_origin(hint) in SEVERAL:
            return _only("series", self._array(get_args(hint), self._said))
        if has(cast("type", hint)):
            return {**self.reference(cast("type[AttrsInstance]", hint)), "required": ["type"]}
        return dict(TYPED) if hint is Value else self._open()

    def _array(self, kinds: tuple[object, ...], say: Say) -> dict[str, Any]:
        if len(kinds) == 1 or kinds[-1] is ...:
            return {"type": "array", "items": say(kinds[0])}
        size = len(kinds)
        return {"type": "array", "prefixItems": list(map(say, kinds)), "minItems": size, "maxItems": size}

    def _open(self) -> dict[str, Any]:
        """Refer to a value of any kind, which says its own."""
        if OPEN not in self.definitions:
            self.definitions[OPEN] = {}
            here = self._refer(OPEN)
            tags = [_only(tag, self.of(kind)) for tag, kind in TAGS.items()]
            series = _only("series", {"type": "array", "items": here})
            mapping = _only("map", {"type": "object", "propertyNames": KEYS, "additionalProperties": here})
            plain = {"type": ["string", "number", "boolean", "null"]}
            self.definitions[OPEN] = {"title": OPEN, "anyOf": [plain, TYPED, series, mapping, *tags]}
        return self._refer(OPEN)

    def reference(self, kind: type[AttrsInstance]) -> dict[str, Any]:
        """Refer to a class, and define it the first time."""
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._definition(kind)
        return self._refer(name)

    def _definition(self, kind: type[AttrsInstance]) -> dict[str, Any]:
        resolved(kind)
        hints = annotations_of(kind)
        given = [one for one in fields(kind) if one.init]
        own = {one.name: _kept(self.of(hints[one.name]), one) for one in given}
        typed = {} if "type" in own else {"type": {"const": name_of(kind)}}
        between = {} if getattr(kind, "_check", None) is Value._check else {"description": BETWEEN}  # noqa: SLF001 # what a class checks
        return {
            "title": kind.__name__,
            **between,
            "type": "object",
            "properties": {**own, **typed},
            "required": [one.name for one in given if one.default is NOTHING],
            "additionalProperties": False,
        }

    def _refer(self, name: str) -> dict[str, Any]:
        self.referred.append(name)
        return {"$ref": self.template.replace("{name}", name)}


def _kept(shape: dict[str, Any], one: Any) -> dict[str, Any]:  # noqa: ANN401 # a field of attrs
    """Return the schema of a field, narrowed to the rule that it declares."""
    rule = rule_of(one)
    kept = shape if rule is None else {**_narrowed(shape, rule.phrase), "description": rule.phrase.say()}
    default = {"default": one.default} if type(one.default) in PLAIN else {}
    return {**kept, **default, **({"uniqueItems": True} if once_of(one) else {})}


def _narrowed(shape: dict[str, Any], rule: Phrase) -> dict[str, Any]:
    """Return a schema with what a rule says of the values it is about; any other as it is."""
    if "anyOf" in shape:
        return {**shape, "anyOf": [_narrowed(part, rule) for part in shape["anyOf"]]}
    kind, facts = shape.get("type"), cast("Mapping[str, Any]", rule.facts)
    own: dict[str, Any] = {}
    if rule.code == "values.one_of" and "$ref" not in shape:
        return {"enum": [choice.value for choice in facts["choices"]]}
    if rule.code == "values.text" and kind == "string":
        own = {"pattern": NAME, "maxLength": facts["most"]}
    elif kind in BOUNDS.get(rule.code, ()):
        low, high = rule.facts["low"], rule.facts["high"]
        least = "exclusiveMinimum" if rule.code == "values.above" else "minimum"
        own = {name: bound for name, bound in ((least, low), ("maximum", high)) if isinstance(bound, int)}
    elif rule.code == "values.in_order" and "items" in shape:
        own = {"items": _narrowed(shape["items"], facts["member"])}
    elif rule.code == "values.mapping" and "additionalProperties" in shape:
        own = {"additionalProperties": _narrowed(shape["additionalProperties"], facts["member"])}
    return {**shape, **own}


BOUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "values.whole": ("integer",),
    "values.number": ("number",),
    "values.above": ("number",),
}
"""The rules that state bounds, and of which kinds: text may stand for a number, and is read to tell."""


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
