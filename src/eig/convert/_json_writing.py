"""Values as JSON: fractions and dates as text, and where any kind may stand, the value says its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from attrs import fields, has

from eig._values.frozen_maps import FrozenMap
from eig._values.value import told_where_given
from eig.convert._json_kinds_and_class_names import SCALARS, TAGS, TEXTS, is_map, is_open, name_of, resolved
from eig.errors import Fault

if TYPE_CHECKING:
    from cattrs import Converter


def register(converter: Converter) -> None:
    """Teach a converter to write."""
    for kind, write in TEXTS.items():
        converter.register_unstructure_hook(kind, write)
    converter.register_unstructure_hook_factory(has, partial(_class_writer, converter))
    converter.register_unstructure_hook_factory(is_map, partial(_map_writer, converter))
    converter.register_unstructure_hook_factory(_holds_values, partial(_tuple_writer, converter))
    converter.register_unstructure_hook_func(is_open, lambda value: tagged(converter, value))


def _class_writer(converter: Converter, kind: type) -> Callable[[object], object]:
    """Write a class; a field that older readers do not know is left out where it is as they take it to be."""
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415 # an extra: imported on use

    resolved(kind)
    later = (one.name for one in fields(kind) if told_where_given.items() <= one.metadata.items())
    left_out: dict[str, Any] = {name: override(omit_if_default=True) for name in later}
    return make_dict_unstructure_fn(kind, converter, **left_out)


def _map_writer(converter: Converter, hint: object) -> Callable[[Mapping[str, object]], object]:
    (kind,) = get_args(hint) or (object,)
    return lambda value: {
        key: converter.unstructure(part, unstructure_as=kind) for key, part in value.items()
    }


def _holds_values(hint: object) -> bool:
    return get_origin(hint) is tuple and has(get_args(hint)[0])


def _tuple_writer(converter: Converter, hint: object) -> Callable[[tuple[object, ...]], object]:
    """Write several values of one class; the class is looked up late, as it may hold some of its own kind."""
    kind = get_args(hint)[0]
    return lambda values: [converter.unstructure(part, unstructure_as=kind) for part in values]


def tagged(converter: Converter, value: object) -> object:
    """Return an open value with what it is."""
    if isinstance(value, SCALARS):
        return value
    if has(type(value)) and type(value).__module__.startswith("eig."):
        return {"type": name_of(type(value)), **converter.unstructure(value)}
    if isinstance(value, tuple):
        return {"series": [tagged(converter, part) for part in cast("tuple[object, ...]", value)]}
    if isinstance(value, FrozenMap):
        pairs = cast("FrozenMap[object]", value).items()
        return {"map": {key: tagged(converter, part) for key, part in pairs}}
    for tag, kind in TAGS.items():
        if isinstance(value, kind):
            return {tag: converter.unstructure(value)}
    raise Fault("to_json.value", value, "convert.written")
