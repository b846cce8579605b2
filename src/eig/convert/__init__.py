"""JSON and back, and JSON Schema, for every value of `eig` (extra: `pip install eig-fellowship[json]`).

A fraction is written as text (`"27/2"`), a date as ISO text, a mapping as an object, several values as an
array. Where a field may hold values of several kinds, the value says its own: `{"type": "jury.Review", ...}`
for a value of `eig`, `{"fraction": "1/2"}`, `{"date": "2019-01-16"}`, `{"series": [...]}`, `{"map": {...}}`.
Every document says the version of its form (`"eig": 1`). Reading validates as construction does: unknown
keys, keys that stand twice and values of another kind are refused, all together, each with its path.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import AttrsInstance

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.value import Value
from eig.convert import _json_reading, _json_writing
from eig.convert._json_reading import VERSION, VERSION_KEY, loaded, structured, unwrapped
from eig.convert._json_schemas import schema_of

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["from_json", "schema", "to_json"]

T = TypeVar("T")


def __dir__() -> list[str]:
    return __all__


def to_json(value: AttrsInstance, *, indent: int | None = None) -> str:
    """Return a value as JSON text; the same value gives the same text.

    >>> from eig.jury import Review
    >>> to_json(Review(item="plume", juror="j1", mark="13.5"))
    '{"eig": 1, "item": "plume", "juror": "j1", "mark": "27/2"}'
    """
    faults = Gather("to_json")
    faults.that("value", isinstance(value, Value), "convert.value", value=value)
    faults.check("indent", whole(0, 16).or_none(), indent)
    faults.done()
    document = {VERSION_KEY: VERSION, **_converter().unstructure(value)}
    return json.dumps(document, ensure_ascii=False, indent=indent)


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Return the value of a kind that JSON text holds; `from_json(to_json(x), type(x)) == x`.

    Raises:
        Fault: Where the text is not JSON.
        Faults: With all that is wrong with the value, each with its path (a lone fault comes as a `Fault`).

    >>> from eig.jury import Review
    >>> from_json('{"item": "plume", "juror": "j1", "mark": "27/2"}', Review)
    Review(item='plume', juror='j1', mark=Fraction(27, 2))
    """
    _check_kind("from_json", kind)
    return cast("T", structured(_converter(), unwrapped(loaded(text)), kind))


@checked
def schema(kind: type[AttrsInstance], *, ref_template: str = "#/$defs/{name}") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of value.

    Args:
        kind: A class of `eig`.
        ref_template: How a definition is referred to: `"#/components/schemas/{name}"` for OpenAPI, which
            keeps the definitions under `$defs` there.

    >>> from eig.jury import Review
    >>> schema(Review)["required"]
    ['item', 'juror', 'mark']
    """
    _check_kind("schema", kind)
    faults = Gather("schema")
    written = "{name}" in str(ref_template)
    faults.that("ref_template", written, "convert.template", value=ref_template)
    faults.done()
    return schema_of(kind, ref_template)


def _check_kind(asked: str, kind: object) -> None:
    faults = Gather(asked)
    faults.that("kind", isinstance(kind, type) and Value in kind.__mro__[1:], "convert.kind", value=kind)
    faults.done()


@lru_cache(maxsize=1)
def _converter() -> Converter:
    try:
        from cattrs import Converter  # noqa: PLC0415 # an extra: imported on use
    except ImportError as error:
        raise ModuleNotFoundError("JSON needs cattrs: pip install 'eig-fellowship[json]'") from error
    converter = Converter(detailed_validation=True)
    _json_writing.register(converter)
    _json_reading.register(converter)
    return converter
