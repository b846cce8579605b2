"""The listing of all that is public: names, signatures, fields and methods, a line each (`make listings`).

It is kept as `tests/data/api.txt`, so that each change shows what it changes of the contract. A guard compares it
with the code and shows the difference; `make listings` accepts it.
"""

import importlib
import inspect
import sys
from enum import Enum
from pathlib import Path

import attrs

from helpers import examples

LONGEST = 60
KEPT = Path(__file__).parents[1] / "data" / "api.txt"


class _Said:
    """What stands in a signature as it is, without the quotes of a text."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def _signature(function):
    """Return a signature, the same on every Python: annotations without quotes, long defaults by their class."""
    whole = inspect.signature(function)
    parts = [
        one.replace(annotation=_annotated(one.annotation), default=_default(one.default))
        for one in whole.parameters.values()
    ]
    return str(whole.replace(parameters=parts, return_annotation=_annotated(whole.return_annotation)))


def _annotated(annotation):
    return annotation if annotation is inspect.Signature.empty else _Said(_text(annotation))


def _default(value):
    if value is inspect.Signature.empty:
        return value
    if inspect.isclass(value) or inspect.isroutine(value):
        return _Said(value.__name__)
    shown = repr(value)
    return _Said(shown if len(shown) <= LONGEST else f"{type(value).__name__}(…)")


def _given(field):
    if field.default is attrs.NOTHING:
        return ""
    return " = …" if isinstance(field.default, attrs.Factory) else f" = {_default(field.default)!r}"


def _members(cls):
    """Yield each public part of a class: its fields in their order, then methods and properties by name."""
    fields = attrs.fields(cls) if attrs.has(cls) else ()
    hints = {
        name: hint
        for base in reversed(cls.__mro__)
        for name, hint in vars(base).get("__annotations__", {}).items()
    }
    for field in fields:
        kept = "" if field.init else " (computed)"
        yield f".{field.name}: {_text(hints[field.name])}{_given(field)}{kept}"
    own = {field.name for field in fields}
    for name in sorted(set(dir(cls)) - own):
        member = inspect.getattr_static(cls, name)
        if not name.startswith("_") and not _is_builtin(cls, name):
            yield f".{name}{_kind(member)}"


def _is_builtin(cls, name):
    """Tell whether a part is of Python's own classes, such as `Exception.args`."""
    home = next(base for base in cls.__mro__ if name in vars(base))
    return not home.__module__.startswith("eig")


def _kind(member):
    function = getattr(member, "__func__", member)
    if not inspect.isfunction(function):
        return ""
    mark = {classmethod: " [class]", staticmethod: " [static]"}.get(type(member), "")
    return f"{_signature(function)}{mark}"


def _text(annotation):
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _lines(module, name):
    value = getattr(importlib.import_module(module), name)
    place = f"{module}.{name}"
    if inspect.isclass(value):
        bases = ", ".join(
            base.__name__ for base in value.__bases__ if base.__name__ not in ("object", "Value")
        )
        yield f"class {place}({bases})" if bases else f"class {place}"
        if not issubclass(value, Enum):
            yield from (f"{place}{member}" for member in _members(value))
    elif inspect.isfunction(value):
        yield f"def {place}{_signature(value)}"
    else:
        yield f"data {place}"


def listing():
    """Return the listing as text."""
    return "".join(f"{line}\n" for module, name in examples.public_names() for line in _lines(module, name))


def main():
    KEPT.write_text(listing(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
