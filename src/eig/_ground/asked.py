"""What a public function lets out when an argument is of another kind than it asks for: our own faults.

`checked` holds the arguments of a function against their annotations as it is entered, by kind alone: a
count is a whole number, not text or True; a series is not one text. A function that refuses a wrong kind in
words of its own is let do so; where it answers all the same, or fails with anything but an error of ours,
its arguments are held against the whole of their annotations. So they are where what it calls asks for a
kind and no more: whoever calls knows an argument by the name that they gave it to. Those that do not fit are
told together, each with what was asked for. Where all fit, the error is the caller's own (a callback of
theirs that raised) or a bug: it goes on as it is. Values check their own fields, so a class is not looked at
as it is built.
"""

from __future__ import annotations

import builtins
import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, wraps
from types import FunctionType, NoneType, SimpleNamespace, UnionType
from typing import Any, Final, Literal, TypeVar, Union, Unpack, cast, get_args, get_origin, get_type_hints

from eig._ground.checks import raise_all
from eig._ground.exact import to_whole
from eig._ground.frozen import FrozenMap
from eig._ground.kinds import (
    MAPPINGS,
    SEVERAL,
    NotLoaded,
    Test,
    anything,
    is_choice,
    is_day,
    is_exact,
    is_flag,
    is_whole,
    kind_test,
    parts_of,
)
from eig._ground.names import is_clean
from eig.errors import EigError, Fault, Faults, Withheld

F = TypeVar("F", bound=Callable[..., Any])
BUILT_IN: Final = frozenset(dir(builtins))
WORD: Final = re.compile(r"[^\W\d]\w*")
MOST: Final = 10**15  # a whole number beyond is a slip
NUMBERS: Final = (int, float, Fraction, Decimal)  # of which some values are asked for, and others not
NAMES: Final = frozenset(kind.__name__ for kind in NUMBERS)
OF_ITS_KIND: Final = "give one"  # the remedy where nothing is known but the kind
ASKED_BY_SEARCHES: Final = frozenset(
    ("allows", "excludes", "lines", "misses", "points", "post_points", "spans")
)
"""Methods of a rule or a term that a search calls for each person, team or seat, with what it holds."""


def checked(function: F) -> F:
    """Tell in words what a function, or a class when it is built, cannot read of its arguments.

    >>> @checked
    ... def double(number: int) -> int:
    ...     return number + number + 0
    >>> double("2")
    Traceback (most recent call last):
    eig.errors.Fault: double.number is '2': it is a whole number; give one
    """
    if isinstance(function, type):
        cast("Any", function).__init__ = _guarded(cast("Any", function).__init__, function, function.__name__)
        return cast("F", function)
    name = function.__qualname__.rpartition("<locals>.")[2]
    return cast("F", _guarded(function, function, name, asked=_Asked(function)))


def checked_methods(kind: type) -> None:
    """Let each public method of a class that takes an argument tell in words what it cannot read of it."""
    for name, member in list(kind.__dict__.items()):
        is_own = not name.startswith("_") and name not in ASKED_BY_SEARCHES
        if is_own and isinstance(member, FunctionType) and _takes_an_argument(member):
            asked = _Asked(member)
            type.__setattr__(kind, name, _guarded(member, member, member.__qualname__, asked=asked))


def _takes_an_argument(method: FunctionType) -> bool:
    """Tell whether a method takes more than its own value; one that is guarded already is left alone."""
    code = method.__code__
    return code.co_argcount + code.co_kwonlyargcount > 1 and not hasattr(method, "__wrapped__")


def _guarded(
    call: Callable[..., Any], annotated: object, name: str, *, asked: _Asked | None = None
) -> Callable[..., Any]:
    """Return a call that tells which arguments do not fit, where it fails or answers a wrong kind."""

    @wraps(call)
    def guarded(*args: object, **kwargs: object) -> object:
        refused = asked is not None and asked.refuses(args, kwargs)
        try:
            answer = call(*args, **kwargs)
        except EigError as error:
            faults = _unfit(annotated, name, _bound(call, args, kwargs)) if _tells_a_kind(error) else []
            if not faults:
                raise
        except Exception:
            faults = _unfit(annotated, name, _bound(call, args, kwargs))
            if not faults:
                raise
        else:
            faults = _unfit(annotated, name, _bound(call, args, kwargs)) if refused else []
            if not faults:
                return answer
        raise_all(name, faults)
        raise AssertionError  # pragma: no cover # there is a fault

    return guarded


def _tells_a_kind(error: EigError) -> bool:
    """Tell whether an error says no more than which kind is asked for, and names no row."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    return all(
        isinstance(fault, Fault) and fault.remedy == OF_ITS_KIND and fault.row is None for fault in faults
    )


def _bound(
    call: Callable[..., Any], args: Sequence[object], kwargs: Mapping[str, object]
) -> Mapping[str, Any]:
    """Return the arguments of a call by name; none where the call was not one."""
    try:
        bound = inspect.signature(call).bind(*args, **kwargs)
    except TypeError:  # an argument too many, or one that is missing: Python says so
        return {}
    given = dict(bound.arguments)
    for name, one in bound.signature.parameters.items():
        if one.kind is one.VAR_KEYWORD:
            given |= given.pop(name, {})
    return given


def _unfit(annotated: object, name: str, given: Mapping[str, object]) -> list[Fault]:
    """Return a fault for each argument that does not fit its annotation."""
    hints = annotations_of(annotated)
    wrong = [key for key, value in given.items() if key in hints and not fits(hints[key], value)]
    return [unfit(f"{name}.{key}", given[key], hints[key]) for key in wrong]


def annotations_of(annotated: object) -> Mapping[str, object]:
    """Return the annotations; a class that type checkers alone import is looked for where it is loaded."""
    home = sys.modules[cast("Any", annotated).__module__].__dict__
    hints = get_type_hints(annotated, localns={**home, **_not_imported(_texts_of(annotated), home)})
    options = [get_args(hint)[0] for hint in hints.values() if get_origin(hint) is Unpack]
    return {**hints, **{name: one for some in options for name, one in get_type_hints(some).items()}}


def _annotation_of(function: FunctionType, name: str) -> object:
    """Return the annotation of one argument; `object` where it has none."""
    text = function.__annotations__.get(name)
    if text is None:  # one of `**options`, or a stranger
        return annotations_of(function).get(name, object)
    alone = SimpleNamespace(__annotations__={name: text})
    home = function.__globals__
    return get_type_hints(alone, home, {**home, **_not_imported([text], home)})[name]


def _texts_of(annotated: object) -> list[object]:
    """Return the annotations as they are written, those that a class inherits included."""
    several = annotated.__mro__ if isinstance(annotated, type) else (annotated,)
    return [text for one in several for text in inspect.get_annotations(cast("Any", one)).values()]


def _not_imported(texts: Iterable[object], home: Mapping[str, object]) -> Mapping[str, object]:
    """Return what annotations name and their module does not import."""
    words = {word for text in texts if isinstance(text, str) for word in WORD.findall(text)}
    return {name: _loaded(name) for name in words if name not in home and name not in BUILT_IN}


def _loaded(name: str) -> object:
    """Return what a loaded module of this library calls so; a class without instances where none does."""
    homes = [module for key, module in list(sys.modules.items()) if key.startswith("eig.")]
    nobody = type(name, (NotLoaded,), {})  # what is not loaded has no instance
    return next((found for home in homes if (found := home.__dict__.get(name)) is not None), nobody)


def unfit(place: str, value: object, hint: object) -> Fault:
    """Return the fault of a value that does not fit its annotation; one that may be private is not shown."""
    shown = isinstance(value, (str, int, float, dt.date, dt.time, type(None)))
    held = value if shown else Withheld(value)
    return Fault(place, held, rule=f"it is {described(hint)}", remedy=OF_ITS_KIND)


class _Asked:
    """The kinds that a function asks for; a value is not tested where its class is known to be asked for."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = cast("FunctionType", inspect.unwrap(function))
        self._tests: dict[str, Test] = {}

    def refuses(self, args: Sequence[object], kwargs: Mapping[str, object]) -> bool:
        """Tell whether an argument is of another kind than was asked for."""
        count = len(args)
        for at, name, named, seen in self._by_position:
            if at < count and (kind := args[at].__class__) not in seen and kind.__name__ not in named:
                if not self._test(name)(args[at]):
                    return True
                if not issubclass(kind, (str, *NUMBERS)) and not hasattr(kind, "__iter__"):
                    seen.add(kind)  # no value of it says more
        return not all(self._test(name)(value) for name, value in kwargs.items()) if kwargs else False

    def _test(self, name: str) -> Test:
        """Return the test of an argument, read at the first need."""
        found = self._tests.get(name)
        if found is None:
            found = self._tests[name] = self._read(name)
        return found

    @cached_property
    def _by_position(self) -> Sequence[tuple[int, str, frozenset[str], set[type]]]:
        """Each argument that may come by place: its place and name, the classes named, and those seen.

        A value is refused or not for its class alone, for each of these classes.
        """
        texts, code = self._function.__annotations__, self._function.__code__
        ordered = code.co_varnames[: code.co_argcount]
        return [
            (at, name, _sure(str(texts[name])), set()) for at, name in enumerate(ordered) if name in texts
        ]

    def _read(self, name: str) -> Test:
        """Return the test of an argument; none where its annotation cannot be read: an extra is not here."""
        try:
            return kind_test(_annotation_of(self._function, name))
        except TypeError:
            return anything


def _sure(text: str) -> frozenset[str]:
    """Return the classes of an annotation of which every value will do: no number, nor text beside one."""
    named = frozenset(text.split(" | "))
    return named - NAMES - ({"str"} if named & NAMES else set())


# ── does a value fit its annotation ───────────────────────────────────────────────────────────────


def fits(hint: object, value: object) -> bool:
    """Tell whether a value fits an annotation, as far as can be told without changing it.

    >>> fits(int, "2"), fits(Mapping[str, Fraction], {"a": "1/2"}), fits(tuple[int, ...], [1, None])
    (False, True, False)
    """
    origin = get_origin(hint) or (hint if any(hint is one for one in MAPPINGS) else None)
    test = next((test for origins, test in FORMS if origin in origins), None)
    if test is not None:
        return test(hint, value)
    return callable(value) if origin is not None else _fits_plain(hint, value)


def _fits_plain(hint: object, value: object) -> bool:
    if hint in PLAIN:
        return PLAIN[hint][1](value)
    if isinstance(hint, type) and getattr(hint, "_is_protocol", False):
        return _keeps(hint, value)
    return not isinstance(hint, type) or isinstance(value, hint)


def _is_whole(value: object) -> bool:
    """Tell whether a value is a whole number that a programme could mean: longer ones stop a machine."""
    return is_whole(value) and abs(cast("int", to_whole(value))) <= MOST


def _is_text(value: object) -> bool:
    return isinstance(value, str) and is_clean(value, breaks=True)


def _is_float(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value  # noqa: PLR0124 # NaN


def _keeps(protocol: type, value: object) -> bool:
    """Tell whether a value has what a protocol asks for."""
    names = {name for one in protocol.__mro__ for name in getattr(one, "__annotations__", {})}
    names |= {name for name in protocol.__dict__ if not name.startswith("_")}
    called = "__call__" in protocol.__dict__
    return (not called or callable(value)) and all(hasattr(value, name) for name in names)


def _fits_union(hint: object, value: object) -> bool:
    return any(fits(part, value) for part in parts_of(hint))


def _fits_class(_: object, value: object) -> bool:
    return isinstance(value, type)


def _fits_several(hint: object, value: object) -> bool:
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        return False
    if not isinstance(value, (tuple, list, set, frozenset, Mapping)):
        return _can_be_read(cast("Iterable[object]", value))
    parts, kinds = list(cast("Iterable[object]", value)), get_args(hint)
    if len(kinds) > 1 and kinds[-1] is not ...:
        return len(parts) == len(kinds) and all(map(fits, kinds, parts))
    return not kinds or all(fits(kinds[0], part) for part in parts)


def _can_be_read(value: Iterable[object]) -> bool:
    """Tell whether what says that it can be read one by one can be."""
    try:
        iter(value)
    except Exception:  # noqa: BLE001 # anybody's code
        return False
    return True


def _fits_mapping(hint: object, value: object) -> bool:
    if not isinstance(value, Mapping):
        return get_origin(hint) is FrozenMap and _fits_several(PAIRS, value)
    key_kind, part_kind = (str, object, *get_args(hint))[-2:] if get_args(hint) else (object, object)
    given = cast("Mapping[object, object]", value)
    if get_origin(hint) is FrozenMap:
        key_kind = str
    return all(fits(key_kind, key) and fits(part_kind, part) for key, part in given.items())


PAIRS: Final = tuple[tuple[str, object], ...]
FORMS: Final[tuple[tuple[tuple[object, ...], Callable[[object, object], bool]], ...]] = (
    ((Union, UnionType), _fits_union),
    ((Literal,), is_choice),
    (MAPPINGS, _fits_mapping),
    (SEVERAL, _fits_several),
    ((type,), _fits_class),
)
PLAIN: Mapping[object, tuple[str, Callable[[object], bool]]] = {
    bool: ("True or False", is_flag),
    int: ("a whole number", _is_whole),
    str: ("text", _is_text),
    float: ("a number", _is_float),
    Fraction: ("a number", is_exact),
    Decimal: ("a number", is_exact),
    dt.date: ("a date", is_day),
    dt.time: ("a time of day", lambda value: isinstance(value, dt.time)),
    NoneType: ("None", lambda value: value is None),
    object: ("any value", lambda _: True),
}


# ── an annotation in words ────────────────────────────────────────────────────────────────────────


def described(hint: object) -> str:
    """Say an annotation as a sentence does.

    >>> described(tuple[int, ...] | None), described(Mapping[str, Fraction]), described(Literal["a", "b"])
    ('several values, each a whole number or None', 'a mapping from text to a number', "one of 'a', 'b'")
    """
    kinds = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint][0]
    words = next((words for origins, words in WORDS if get_origin(hint) in origins), None)
    if words is not None:
        return words(hint, kinds)
    if isinstance(hint, type):
        return f"a {hint.__name__}"
    return "a function" if get_origin(hint) is not None else "a value of its kind"


def _union_words(hint: object, _: tuple[object, ...]) -> str:
    return " or ".join(dict.fromkeys(map(described, parts_of(hint))))


def _choice_words(_: object, kinds: tuple[object, ...]) -> str:
    return f"one of {', '.join(map(repr, kinds))}"


def _mapping_words(_: object, kinds: tuple[object, ...]) -> str:
    key, part = (str, *kinds)[-2:]
    return f"a mapping from {described(key)} to {described(part)}"


def _several_words(_: object, kinds: tuple[object, ...]) -> str:
    if len(kinds) > 1 and kinds[-1] is not ...:
        return f"{len(kinds)} values: {', '.join(map(described, kinds))}"
    one = next(iter(kinds), object)
    return f"several values, each {described(one)}"


WORDS: Final[tuple[tuple[tuple[object, ...], Callable[[object, tuple[object, ...]], str]], ...]] = (
    ((Union, UnionType), _union_words),
    ((Literal,), _choice_words),
    (MAPPINGS, _mapping_words),
    (SEVERAL, _several_words),
)
