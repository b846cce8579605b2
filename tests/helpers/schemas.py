"""What a JSON Schema says of a document: the keywords that `eig.convert.schema` writes, and no other."""

import re

KINDS = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None),
    "object": dict, "array": list,
}  # fmt: skip
WORDS = ("$schema", "$defs", "title", "description", "default", "format", "required", "items")


def refusals(schema, document, *, root=None, at=()):
    """Return the places of a document that break its schema."""
    top = schema if root is None else root
    return [
        place
        for keyword, word in schema.items()
        for place in _refused(keyword, word, document, schema, top, at)
    ]


def _refused(keyword, word, value, schema, root, at):
    if keyword in WORDS and keyword not in ("required", "items"):
        return []
    return CHECKS[keyword](word, value, schema, root, at)


def _unless(holds, at):
    return [] if holds else [at]


def _is_of(value, kind):
    is_flag = isinstance(value, bool)
    return isinstance(value, KINDS[kind]) and (not is_flag or kind == "boolean")


def _number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _properties(word, value, schema, root, at):
    if not isinstance(value, dict):
        return []
    return [
        place for key, part in value.items() if key in word
        for place in refusals(word[key], part, root=root, at=(*at, key))
    ]  # fmt: skip


def _others(word, value, schema, root, at):
    if not isinstance(value, dict):
        return []
    rest = [key for key in value if key not in schema.get("properties", {})]
    if word is False:
        return [(*at, key) for key in rest]
    return [place for key in rest for place in refusals(word, value[key], root=root, at=(*at, key))]


def _each(word, value, schema, root, at):
    given = value if isinstance(value, list) else []
    return [
        place for key, part in enumerate(given) for place in refusals(word, part, root=root, at=(*at, key))
    ]


def _paired(word, value, schema, root, at):
    given = value if isinstance(value, list) else []
    pairs = enumerate(zip(word, given, strict=False))
    return [
        place for key, (one, part) in pairs for place in refusals(one, part, root=root, at=(*at, key))
    ]  # fmt: skip


def _named(word, value, schema, root, at):
    keys = value if isinstance(value, dict) else {}
    return [(*at, key) for key in keys if refusals(word, key, root=root)]


def _referred(word, value, schema, root, at):
    return refusals(root["$defs"].get(word.removeprefix("#/$defs/"), root), value, root=root, at=at)


CHECKS = {
    "uniqueItems": lambda word, value, *rest: _unless(
        not (word and isinstance(value, list)) or len(value) == len({repr(one) for one in value}), rest[-1]
    ),
    "type": lambda word, value, *rest: _unless(
        any(_is_of(value, kind) for kind in ([word] if isinstance(word, str) else word)), rest[-1]
    ),
    "const": lambda word, value, *rest: _unless(value == word, rest[-1]),
    "enum": lambda word, value, *rest: _unless(
        any(type(value) is type(one) and value == one for one in word), rest[-1]
    ),
    "pattern": lambda word, value, *rest: _unless(not isinstance(value, str) or re.search(word, value), rest[-1]),
    "minimum": lambda word, value, *rest: _unless(not _number(value) or value >= word, rest[-1]),
    "exclusiveMinimum": lambda word, value, *rest: _unless(not _number(value) or value > word, rest[-1]),
    "maximum": lambda word, value, *rest: _unless(not _number(value) or value <= word, rest[-1]),
    "maxLength": lambda word, value, *rest: _unless(not isinstance(value, str) or len(value) <= word, rest[-1]),
    "minItems": lambda word, value, *rest: _unless(not isinstance(value, list) or len(value) >= word, rest[-1]),
    "maxItems": lambda word, value, *rest: _unless(not isinstance(value, list) or len(value) <= word, rest[-1]),
    "required": lambda word, value, *rest: _unless(
        not isinstance(value, dict) or all(key in value for key in word), rest[-1]
    ),
    "anyOf": lambda word, value, schema, root, at: _unless(
        any(not refusals(one, value, root=root, at=at) for one in word), at
    ),
    "properties": _properties,
    "additionalProperties": _others,
    "propertyNames": _named,
    "items": _each,
    "prefixItems": _paired,
    "$ref": _referred,
}  # fmt: skip
