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
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args, get_origin

from attrs import AttrsInstance, fields, has

from eig._ground.checks import raise_all
from eig._ground.exact import to_exact
from eig._ground.frozen import FrozenMap
from eig._ground.names import Known, nearest
from eig._values.phrases import Withheld
from eig.convert._kinds import TAGS, class_named, is_map, is_open, name_of
from eig.errors import EigError, Fault, Faults

if TYPE_CHECKING:
    from cattrs import Converter

VERSION: Final = 1
VERSION_KEY: Final = "eig"
PRIVATE: Final = "its field is withheld from repr"


def fault_of(value: object, rule: str, remedy: str, *, shown: bool = True) -> Fault:
    """Return a fault of a value whose path is not known yet."""
    visible = shown and isinstance(value, (str, int, float, Decimal))
    return Fault("", _plain(value) if visible else Withheld(value), rule=rule, remedy=remedy)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


# ── text to objects ───────────────────────────────────────────────────────────────────────────────


def loaded(text: object) -> object:
    """Return what JSON text holds; numbers with a point are exact, and no key stands twice."""
    if not isinstance(text, (str, bytes, bytearray)):
        rule, remedy = "it is JSON text", "give the text of to_json"
        raise Fault("text", Withheld(text), rule=rule, remedy=remedy)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_pairs)
    except EigError:
        raise
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        rule, remedy = f"it is JSON text ({error.msg})", "give the text of to_json, or follow schema()"
        raise Fault(place, Withheld(text), rule=rule, remedy=remedy) from None
    except (ValueError, ArithmeticError, RecursionError) as error:
        rule = f"it is JSON text that can be read ({type(error).__name__})"
        raise Fault("text", Withheld(text), rule=rule, remedy="give the text of to_json") from None


def _constant(name: str) -> object:
    raise Fault("text", name, rule="a number is finite", remedy="leave it out, or write null")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Fault("text", twice, rule="a key stands once in its object", remedy="remove one of the two")
    return found


def unwrapped(document: object) -> object:
    """Return a document without its version; one of another version is refused."""
    given = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    if VERSION_KEY not in given:
        return document  # pyright: ignore[reportUnknownVariableType] # as it came
    if given[VERSION_KEY] is True or given[VERSION_KEY] != VERSION:  # in Python, True equals 1
        rule, remedy = (
            f"this library reads version {VERSION} of its documents",
            "read it with its own version",
        )
        raise fault_of(given[VERSION_KEY], rule, remedy).at(VERSION_KEY)
    return {key: value for key, value in given.items() if key != VERSION_KEY}


# ── objects to values ─────────────────────────────────────────────────────────────────────────────


def _scalar(
    kind: type | tuple[type, ...], rule: str, *, shown: bool = True
) -> Callable[[object, object], object]:
    """Return what reads a plain scalar: a value of its kind, and no other."""

    def structure(value: object, _: object) -> object:
        wrong = isinstance(value, bool) and kind is not bool
        if wrong or not isinstance(value, kind):
            raise fault_of(value, rule, "write it so", shown=shown)
        return value

    return structure


def _float(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise fault_of(value, "it is a number", "write it without quotes")
    return float(value)


def _fraction(value: object, _: object) -> Fraction:
    found = to_exact(value)
    if not isinstance(found, Fraction):
        raise fault_of(value, "it is a number, or text such as '13.5' or '27/2'", "write its digits")
    return found


def _moment(kind: type, read: Callable[[str], object], form: str) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        try:
            return read(cast("str", value))
        except (TypeError, ValueError):
            rule = f"it is a {kind.__name__} as ISO 8601 writes it"
            raise fault_of(value, rule, f"write it as {form}") from None

    return structure


def _choice(hint: object) -> Callable[[object, object], object]:
    choices = get_args(hint)

    def structure(value: object, _: object) -> object:
        for one in choices:
            if type(value) is type(one) and value == one:
                return value
        near = nearest(value, map(str, choices))
        remedy = f"did you mean {near[0]!r}?" if near else "give one of them"
        raise fault_of(value, f"it is one of {', '.join(map(repr, choices))}", remedy)

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
            raise fault_of(value, "it is an array", "write several values between [ and ]")
        given = cast("Sequence[object]", value)
        wanted = [kinds[0]] * len(given) if kinds[-1] is ... else list(kinds)
        if len(wanted) != len(given):
            raise fault_of(len(given), f"it is an array of {len(wanted)} values", "give as many")
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
        raise fault_of(value, "it is an object", "write keys and values between { and }")
    return cast("dict[str, object]", value)


def _class_reader(converter: Converter, kind: type) -> Callable[[object, object], object]:
    """Return what reads an object into a class: unknown keys are told with the nearest field."""
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 # an extra: imported on use

    own_fields = fields(cast("type[AttrsInstance]", kind))
    known = [one.name for one in own_fields if one.init]
    private = frozenset(one.name for one in own_fields if one.repr is not True)
    inner = make_dict_structure_fn(cast("Any", kind), converter)

    def structure(value: object, _: object) -> object:
        given = dict(_object(value))
        if given.get("type") == name_of(kind) and "type" not in known:
            del given["type"]
        strangers = [_stranger(key, kind, known) for key in given if key not in known]
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
        if _step(part).removeprefix(".") in private:
            part.add_note(PRIVATE)


def _stranger(key: str, kind: type, known: Sequence[str]) -> Fault:
    near = Known(known).nearest(key, 1)
    remedy = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
    return Fault(
        f"{kind.__name__}.{key}", Withheld(key), rule=f"{kind.__name__} has no such field", remedy=remedy
    )


def untagged(converter: Converter, value: object) -> object:
    """Return an open value: a plain scalar, or what an object says that it is."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        raise fault_of(cast("object", value), "several values of any kind say so", 'write {"series": [...]}')
    if not isinstance(value, dict):
        return value
    given = cast("dict[str, Any]", value)
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
    rule = "an object where any value may stand says what it is"
    raise fault_of(cast("object", value), rule, 'give it a "type", such as "jury.Review"')


def register(converter: Converter) -> None:
    """Teach a converter to read strictly."""
    converter.register_structure_hook(str, _scalar(str, "it is text", shown=False))
    converter.register_structure_hook(int, _scalar(int, "it is a whole number, without quotes"))
    converter.register_structure_hook(bool, _scalar(bool, "it is true or false, without quotes"))
    converter.register_structure_hook(float, _float)
    converter.register_structure_hook(Fraction, _fraction)
    for kind, read, form in (
        (dt.date, _date, "2019-01-16"),
        (dt.datetime, dt.datetime.fromisoformat, "2018-10-15T17:00:00+02:00"),
        (dt.time, dt.time.fromisoformat, "09:30:00"),
    ):
        converter.register_structure_hook(kind, _moment(kind, cast("Any", read), form))
    converter.register_structure_hook_factory(has, partial(_class_reader, converter))
    converter.register_structure_hook_factory(_is_tuple, partial(_tuple_reader, converter))
    converter.register_structure_hook_factory(is_map, partial(_map_reader, converter))
    converter.register_structure_hook_factory(_is_choice, _choice)
    converter.register_structure_hook_func(is_open, lambda value, _: untagged(converter, value))


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _is_tuple(hint: object) -> bool:
    return get_origin(hint) is tuple


def _is_choice(hint: object) -> bool:
    return get_origin(hint) is Literal


# ── what is wrong, with its path ──────────────────────────────────────────────────────────────────


def faults_of(error: BaseException, path: str) -> Iterator[Fault]:
    """Return the faults behind an error, each with its path: `reviews[3].mark`."""
    if PRIVATE in getattr(error, "__notes__", ()):
        error.__notes__.remove(PRIVATE)
        yield from (fault.at(fault.place, Withheld(fault.value)) for fault in faults_of(error, path))
    elif isinstance(error, Faults):
        for fault in error.faults:
            yield _placed(fault, path)
    elif isinstance(error, Fault):
        yield _placed(error, path)
    elif isinstance(error, BaseExceptionGroup):
        for part in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            yield from faults_of(part, path + _step(part))
    else:
        yield _other(error, path)


def _placed(fault: Fault, path: str) -> Fault:
    rest = fault.place.partition(".")[2] if path or "." in fault.place else fault.place
    return fault.at(f"{path}.{rest}".strip(".") or "text")


def _step(error: BaseException) -> str:
    """Return the step that leads to a part, from the note that cattrs leaves on its error."""
    for note in reversed(getattr(error, "__notes__", ())):
        if hasattr(note, "name"):
            return f".{note.name}"
        if hasattr(note, "type"):
            return f"[{note.index!r}]"
    return ""


def _other(error: BaseException, path: str) -> Fault:
    place = path.strip(".") or "text"
    if isinstance(error, KeyError) and not isinstance(error, EigError):
        return Fault(place, None, rule="it is needed", remedy="give it")
    rule = str(error) if isinstance(error, EigError) else f"it can be read ({type(error).__name__})"
    return Fault(place, None, rule=rule, remedy="follow schema()")


def structured(converter: Converter, document: object, kind: type[Any]) -> Any:  # noqa: ANN401 # of the kind
    """Return the value of a kind that an object holds, or raise all that is wrong with it, together."""
    try:
        return converter.structure(document, kind)
    except Exception as error:  # noqa: BLE001 # it is told again below, without the errors that led to it
        alone = _alone(error)
    if isinstance(alone, EigError) and not isinstance(alone, (Fault, Faults)):
        raise alone
    raise_all(kind.__name__, list(faults_of(alone, "")))
    raise AssertionError  # pragma: no cover # an error has its fault


def _alone(error: Exception) -> Exception:
    """Return the unknown key behind an error, where there is nothing else; else the error."""
    found: BaseException = error
    while isinstance(found, BaseExceptionGroup) and not isinstance(found, EigError):
        parts = cast("BaseExceptionGroup[BaseException]", found).exceptions
        found = parts[0] if len(parts) == 1 else KeyError()
    return found if isinstance(found, EigError) and not isinstance(found, (Fault, Faults)) else error
