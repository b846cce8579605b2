"""JSON as values, strictly: what a constructor refuses a reader refuses, all together, each with its path.

A number written with or without quotes is one number. `type` may stand anywhere in its object. A key that
stands twice, an unknown key, a null where none may be, or text where several values are meant are faults.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast, get_args, get_origin

from attrs import AttrsInstance, fields, has

from eig._values.exact_numbers import to_exact
from eig._values.faults_together import raise_all
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import Known, nearest
from eig._values.phrases_of_faults import Quoted, Withheld
from eig._values.value import owner_of
from eig.convert._json_kinds_and_class_names import TAGS, class_named, is_map, is_open, name_of, resolved
from eig.errors import Fault, Faults

if TYPE_CHECKING:
    from cattrs import Converter

VERSION: Final = 1
VERSION_KEY: Final = "eig"
PRIVATE: Final = "its field is withheld from repr"


class Unread:
    """What stands in a document for a part that no value has: what was found, and what was expected of it."""

    def __init__(self, found: str, code: str) -> None:
        self.found, self.code = found, code


def fault_of(value: object, code: str, /, *, shown: bool = True, **facts: object) -> Fault:
    """Return a fault of a value whose path is not known yet."""
    if isinstance(value, Unread):
        return Fault("", value.found, value.code)
    visible = shown and isinstance(value, (str, int, float, Decimal))
    return Fault("", _plain(value) if visible else Withheld(value), code, facts)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


# ── text to objects ───────────────────────────────────────────────────────────────────────────────


def loaded(text: object) -> object:
    """Return what JSON text holds; numbers with a point are exact, and no key stands twice."""
    if not isinstance(text, (str, bytes, bytearray)):
        raise Fault("from_json.text", Withheld(text), "convert.json")
    try:
        text = text.removeprefix("\ufeff") if isinstance(text, str) else text  # as Notepad saves a file
        return json.loads(text, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_pairs)
    except json.JSONDecodeError as error:
        facts = {"line": str(error.lineno), "column": str(error.colno)}
        raise Fault("from_json.text", Withheld(text), "convert.json_from", facts) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise Fault("from_json.text", Withheld(text), "convert.readable") from None


def _constant(name: str) -> object:
    return Unread(name, "convert.finite")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(key for key, _ in pairs)
    return {key: Unread(key, "convert.key_once") if counts[key] > 1 else part for key, part in found.items()}


def unwrapped(document: object) -> object:
    """Return a document without its version; one of another version is refused."""
    given = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    if VERSION_KEY not in given:
        return document  # pyright: ignore[reportUnknownVariableType] # as it came
    if given[VERSION_KEY] is True or given[VERSION_KEY] != VERSION:  # in Python, True equals 1
        raise fault_of(given[VERSION_KEY], "convert.version", version=VERSION).at(VERSION_KEY)
    return {key: value for key, value in given.items() if key != VERSION_KEY}


# ── objects to values ─────────────────────────────────────────────────────────────────────────────


def _scalar(kind: type, code: str, *, shown: bool = True) -> Callable[[object, object], object]:
    """Return what reads a plain scalar: a value of its kind, and no other."""

    def structure(value: object, _: object) -> object:
        wrong = isinstance(value, bool) and kind is not bool
        if wrong or not isinstance(value, kind):
            raise fault_of(value, code, shown=shown)
        return value

    return structure


def _float(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise fault_of(value, "convert.number")
    return float(value)


def _fraction(value: object, _: object) -> Fraction:
    found = to_exact(value)
    if not isinstance(found, Fraction):
        raise fault_of(value, "convert.fraction")
    return found


def _moment(code: str, read: Callable[[str], object]) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        try:
            return read(cast("str", value))
        except (TypeError, ValueError):
            raise fault_of(value, code) from None

    return structure


def _choice(hint: object) -> Callable[[object, object], object]:
    choices = get_args(hint)

    def structure(value: object, _: object) -> object:
        for one in choices:
            if type(value) is type(one) and value == one:
                return value
        said, near = tuple(map(Quoted, choices)), tuple(map(Quoted, nearest(value, map(str, choices))[:1]))
        if near:
            raise fault_of(value, "values.choice", choices=said, nearest=near)
        raise fault_of(value, "values.one_of", choices=said)

    return structure


def _each(
    converter: Converter, kind: object, parts: Sequence[tuple[object, object]], keys: Sequence[object]
) -> list[object]:
    """Structure the parts of a value, and raise the faults of all of them together."""
    from cattrs.errors import IterableValidationError, IterableValidationNote  # noqa: PLC0415 # an extra

    errors: list[Exception] = []
    found: list[object] = []
    for key, (value, hint) in zip(keys, parts, strict=True):
        try:
            found.append(converter.structure(value, cast("Any", hint)))
        except Exception as error:  # noqa: BLE001 # each is told with its path
            note = cast("Any", IterableValidationNote)(f"at {key!r}", key, hint)
            error.__notes__ = [*getattr(error, "__notes__", []), note]
            errors.append(error)
    if errors:
        raise IterableValidationError("parts", errors, cast("Any", kind))  # pyright: ignore[reportCallIssue] # text with attributes
    return found


def _tuple_reader(converter: Converter, hint: object) -> Callable[[object, object], object]:
    kinds = get_args(hint)

    def structure(value: object, _: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise fault_of(value, "convert.array")
        given = cast("Sequence[object]", value)
        wanted = [kinds[0]] * len(given) if kinds[-1] is ... else list(kinds)
        if len(wanted) != len(given):
            raise fault_of(len(given), "convert.array_of", count=len(wanted))
        return tuple(_each(converter, hint, list(zip(given, wanted, strict=True)), range(len(given))))

    return structure


def _map_reader(converter: Converter, hint: object) -> Callable[[object, object], object]:
    (kind,) = get_args(hint) or (object,)

    def structure(value: object, _: object) -> object:
        given = _object(value)
        values = _each(converter, hint, [(part, kind) for part in given.values()], list(given))
        return FrozenMap(dict(zip(given, values, strict=True)))

    return structure


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise fault_of(value, "convert.object")
    return cast("dict[str, object]", value)


def _class_reader(converter: Converter, kind: type) -> Callable[[object, object], object]:
    """Return what reads an object into a class: unknown keys are told with the nearest field."""
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 # an extra: imported on use

    resolved(kind)
    own_fields = fields(cast("type[AttrsInstance]", kind))
    known = [one.name for one in own_fields if one.init]
    private = frozenset(one.name for one in own_fields if one.repr is not True or owner_of(one) != "public")
    inner = make_dict_structure_fn(cast("Any", kind), converter)

    def structure(value: object, _: object) -> object:
        given = dict(_object(value))
        if given.get("type") == name_of(kind) and "type" not in known:
            del given["type"]
        strangers = [_stranger(key, part, kind, known) for key, part in given.items() if key not in known]
        own = {key: part for key, part in given.items() if key in known}
        try:
            found: object = inner(cast("Any", own), cast("Any", kind))
        except Exception as error:
            _mark_private(error, private)
            if strangers:
                raise ExceptionGroup(kind.__name__, [*strangers, error]) from None
            raise
        raise_all(kind.__name__, strangers)
        return found

    return structure


def _mark_private(error: BaseException, private: frozenset[str]) -> None:
    """Leave a note on what is wrong with fields that `repr` withholds: their values are never told."""
    parts: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    for part in parts:
        if any(name in private for _, name in _step(part)):
            part.add_note(PRIVATE)


def _stranger(key: str, value: object, kind: type, known: Sequence[str]) -> Fault:
    path = (kind.__name__, key)
    if key == "type" and isinstance(value, Unread):
        return fault_of(value, "").at(".".join(path), path=path)
    near = tuple(map(Quoted, Known(known).nearest(key, 1))) or None
    facts = {"kind": kind.__name__, "nearest": near, "fields": tuple(map(Quoted, known))}
    return Fault(".".join(path), Withheld(key), "convert.field_of", facts, path=path)


def untagged(converter: Converter, value: object) -> object:
    """Return an open value: a plain scalar, or what an object says that it is."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (list, Unread)):
        raise fault_of(cast("object", value), "convert.series")
    if not isinstance(value, dict):
        return value
    given = cast("dict[str, Any]", value)
    if isinstance(given.get("type"), Unread):
        raise fault_of(given["type"], "convert.typed")
    if isinstance(given.get("type"), str):
        rest = {key: part for key, part in given.items() if key != "type"}
        return cast("object", converter.structure(rest, class_named(given["type"])))
    if len(given) == 1:
        ((tag, part),) = given.items()
        if tag == "series" and isinstance(part, list):
            parts = cast("list[object]", part)
            return tuple(_each(converter, tuple, [(one, object) for one in parts], range(len(parts))))
        if tag == "map":
            return cast("object", converter.structure(part, FrozenMap[object]))
        if tag in TAGS:
            return cast("object", converter.structure(part, TAGS[tag]))
    raise fault_of(cast("object", value), "convert.typed")


def register(converter: Converter) -> None:
    """Teach a converter to read strictly."""
    converter.register_structure_hook(str, _scalar(str, "values.any_text", shown=False))
    converter.register_structure_hook(int, _scalar(int, "convert.whole"))
    converter.register_structure_hook(bool, _scalar(bool, "convert.flag"))
    converter.register_structure_hook(float, _float)
    converter.register_structure_hook(Fraction, _fraction)
    for kind, read, code in (
        (dt.date, dt.date.fromisoformat, "convert.date"),
        (dt.datetime, dt.datetime.fromisoformat, "convert.moment"),
        (dt.time, dt.time.fromisoformat, "convert.time"),
    ):
        converter.register_structure_hook(kind, _moment(code, cast("Any", read)))
    converter.register_structure_hook_factory(has, partial(_class_reader, converter))
    converter.register_structure_hook_factory(_is_tuple, partial(_tuple_reader, converter))
    converter.register_structure_hook_factory(is_map, partial(_map_reader, converter))
    converter.register_structure_hook_factory(_is_choice, _choice)
    converter.register_structure_hook_func(is_open, lambda value, _: untagged(converter, value))


def _is_tuple(hint: object) -> bool:
    return get_origin(hint) is tuple


def _is_choice(hint: object) -> bool:
    return get_origin(hint) is Literal


# ── what is wrong, with its path ──────────────────────────────────────────────────────────────────


Steps: TypeAlias = tuple[tuple[str, str | int], ...]
"""The way to a part of a document: how each step is written, and its name, key or position."""


def faults_of(error: BaseException, path: Steps = ()) -> Iterator[Fault]:
    """Return the faults behind an error, each with its path: `reviews[3].mark`."""
    if PRIVATE in getattr(error, "__notes__", ()):
        error.__notes__.remove(PRIVATE)
        yield from (_at(fault, (), Withheld(fault.value)) for fault in faults_of(error, path))
    elif isinstance(error, (Fault, Faults)):
        yield from (_placed(fault, path) for fault in error.faults)
    elif isinstance(error, BaseExceptionGroup):
        for part in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            yield from faults_of(part, (*path, *_step(part)))
    else:
        yield _at(_other(error), path)


def _placed(fault: Fault, path: Steps) -> Fault:
    """Return a fault of a value seen from its document, which is not told of the class of the value."""
    inner = len(fault.path) > 1
    rest = fault.place.partition(".")[2] if path or inner else fault.place
    own = fault.path[1:] if path or inner else fault.path
    place, keys = "".join(text for text, _ in path), tuple(key for _, key in path)
    told = f"{place}.{rest}".strip(".") or "text"
    return Fault(told, fault.value, fault.code, fault.facts, path=(*keys, *own))


def _at(fault: Fault, path: Steps, value: object = ...) -> Fault:
    place = "".join(text for text, _ in path).strip(".") or fault.place or "text"
    found = fault.value if value is ... else value
    return Fault(place, found, fault.code, fault.facts, path=tuple(key for _, key in path) or fault.path)


def _step(error: BaseException) -> Steps:
    """Return the step that leads to a part, from the note that cattrs leaves on its error."""
    for note in reversed(getattr(error, "__notes__", ())):
        if hasattr(note, "name"):
            return ((f".{note.name}", note.name),)
        if hasattr(note, "type"):
            return ((f"[{note.index!r}]", note.index),)
    return ()


def _other(error: BaseException) -> Fault:
    if type(error) is KeyError:
        return Fault("", None, "convert.needed")
    return Fault("", Withheld(error), "convert.schema")


def structured(converter: Converter, document: object, kind: type[Any]) -> Any:  # noqa: ANN401 # of the kind
    """Return the value of a kind that an object holds, or raise all that is wrong with it, together."""
    try:
        return converter.structure(document, kind)
    except Exception as error:  # noqa: BLE001 # it is told again below, without the errors that led to it
        faults = list(faults_of(error))
    raise_all(kind.__name__, faults)
    raise AssertionError  # pragma: no cover # an error has its fault
