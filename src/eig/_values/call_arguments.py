"""One check as a public function is entered: its arguments are held to their annotations.

What fits runs at once. What does not is told together, each by the name that the caller typed, with the key
or the position of the member that is wrong. An iterator, which can be read but once, is made a tuple before
it is looked at; a date and time at midnight, as spreadsheets give it, becomes its date. What a function
refuses beyond its annotations, it refuses in its own words, and that goes through; it learns which argument
of the call it is about.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import cache, wraps
from itertools import islice
from types import FunctionType, MappingProxyType
from typing import Any, Final, Protocol, TypeVar, cast, get_args

from eig._values.annotation_rules_and_late_classes import (
    ENDLESS,
    ITERATOR,
    ROWS,
    TABLE,
    NotLoaded,
    annotations_of,
    given,
    named,
)
from eig._values.exact_numbers import to_exact
from eig._values.faults_together import Gather, marked
from eig._values.field_rules_and_bounds import TELLING, Rule, anything, unnamed
from eig._values.names_and_clean_text import to_text
from eig._values.phrases_of_faults import Withheld
from eig._values.tuple_fields import to_tuple
from eig.errors import EigError, Fault, Faults, IllegalStep, UnknownKey, place_of

F = TypeVar("F", bound=Callable[..., Any])
PRIVATE: Final = "eig.private"
"""What an annotation declares of an argument that no message shows, as in `Annotated[str, PRIVATE]`."""
OWN: Final = ("self", "cls")
NOTHING_NARROWER: Final[Mapping[str, Rule]] = MappingProxyType({})
NUMBERED: Final = (int, dt.date)
SHOWN: Final = (str, int, float, Fraction, dt.date, dt.time, type(None))


def checked(function: F) -> F:
    """Hold the arguments of a function to their annotations.

    >>> @checked
    ... def double(number: int) -> int:
    ...     return number + number + 0
    >>> double("2")
    Traceback (most recent call last):
    eig.errors.Fault: double.number: expected a whole number, got '2'.
    """
    return cast("F", _guarded(cast("FunctionType", function)))


class _Checks(Protocol):
    def __call__(self, function: F, /) -> F:
        """Return the function, whose arguments are held."""
        ...


def checked_by(**rules: Rule) -> _Checks:
    """Hold the arguments of a function to their annotations, and some to a narrower rule, in one round.

    By `anything`, an argument is left to the function, which tells more of it.

    >>> from eig._values.field_rules_and_bounds import whole
    >>> checked_by(places=whole(0))(lambda places: places)(places=2)
    2
    """

    def _held(function: F, /) -> F:
        return cast("F", _guarded(cast("FunctionType", function), rules))

    return _held


def checked_methods(kind: type) -> None:
    """Hold the arguments of each public method of a class that takes one to their annotations."""
    own = [one for one in kind.__dict__.items() if one[0][0] != "_"]
    for name, member in own:
        call: object = getattr(member, "__func__", member)  # of a class method, the function behind it
        if isinstance(call, FunctionType) and _takes_an_argument(call):
            guarded = _guarded(call)
            type.__setattr__(kind, name, guarded if call is member else classmethod(guarded))


def _takes_an_argument(method: FunctionType) -> bool:
    """Tell whether a method takes more than its own value; one that is guarded already is left alone."""
    code = method.__code__
    takes = code.co_argcount + code.co_kwonlyargcount > 1 or code.co_flags & inspect.CO_VARARGS
    return bool(takes) and not hasattr(method, "__wrapped__")


def _guarded(call: FunctionType, narrower: Mapping[str, Rule] = NOTHING_NARROWER) -> Callable[..., Any]:
    asked = _Asked(call, narrower)

    @wraps(call)
    def guarded(*args: object, **kwargs: object) -> object:
        """Hold the arguments to their annotations, then call."""
        try:
            if not asked.fits(args, kwargs):
                args, kwargs = asked.told(args, kwargs)
            return call(*args, **kwargs)
        except (UnknownKey, IllegalStep) as error:
            if _is_apart(error.value, (*args, *kwargs.values())):
                return guarded(*map(to_text, args), **{name: to_text(one) for name, one in kwargs.items()})
            asked.place(error, args, kwargs)
            raise
        except Fault as fault:
            asked.retell(fault, args, kwargs)
            raise
        except Faults as faults:
            told = [asked.retell(fault, args, kwargs) for fault in faults.faults]
            own = [fault for fault in faults.faults if not asked.follows(fault, args)]
            if not any(told) and len(own) in (0, len(told)):
                raise
            every = Faults(asked.called(args), own or faults.faults, more=faults.more)
            raise (every if faults.more or len(own) != 1 else own[0]) from None

    if call.__code__.co_flags & inspect.CO_VARKEYWORDS:
        cast("Any", guarded).__wrapped__ = _Shown(call)
    return guarded


class _Shown:
    """What a call with options is told as: each has a place in the signature, where completion looks."""

    __slots__ = ("__wrapped__",)

    def __init__(self, call: FunctionType) -> None:
        self.__wrapped__ = call

    @property
    def __signature__(self) -> inspect.Signature:
        """The signature, with the options that stand in a `TypedDict`; names of the caller's own stay."""
        call = self.__wrapped__
        hints = {name: str(hint) for name, hint in call.__annotations__.items()}
        name = next((one for one, hint in hints.items() if hint.startswith("Unpack[")), None)
        shown = inspect.signature(call)
        if name is None:
            return shown
        named = [one for one in shown.parameters.values() if one.name != name]
        options = call.__globals__[hints[name][len("Unpack[") : -1]].__annotations__
        own = {one.name for one in named}
        named += [
            inspect.Parameter(
                key, inspect.Parameter.KEYWORD_ONLY, default=..., annotation=hint.__forward_arg__
            )
            for key, hint in options.items()
            if key not in own
        ]
        return shown.replace(parameters=named)


class _Asked:
    """What a function asks for; read at its first call, since annotations name what loads later."""

    __slots__ = ("_call", "_kinds", "_narrower", "_ordered", "_others", "_rules", "name")

    def __init__(self, call: FunctionType, narrower: Mapping[str, Rule]) -> None:
        self._call = call
        self._narrower = narrower
        self.name = call.__qualname__.rpartition("<locals>.")[2]
        code = call.__code__
        self._ordered = code.co_varnames[: code.co_argcount]
        named = code.co_argcount + code.co_kwonlyargcount
        self._others = code.co_varnames[named:][: bool(code.co_flags & inspect.CO_VARARGS)]
        self._rules: Mapping[str, Rule] | None = None
        self._kinds: dict[tuple[str, type], bool] = {}

    def fits(self, args: Sequence[object], kwargs: Mapping[str, object]) -> bool:
        """Tell whether all arguments fit; one whose class is known to fit is not looked at."""
        kinds = self._kinds
        for name, value in zip(self._names(args), args):  # noqa: B905 # an argument too many is Python's to tell
            if (name, value.__class__) not in kinds and not self._fit(name, value):
                return False
        for name, value in kwargs.items():
            if (name, value.__class__) not in kinds and not self._fit(name, value):
                return False
        return True

    def _names(self, args: Sequence[object]) -> tuple[str, ...]:
        """Return the name of each argument by position: those of a `*` share theirs."""
        return self._ordered + self._others * (len(args) - len(self._ordered))

    def _fit(self, name: str, value: object) -> bool:
        rule = self._rule(name)
        if not rule.holds(value) or _is_read_once(rule, value):
            return False
        kind: type = value.__class__
        if rule is anything or _is_telling(rule, kind):
            self._kinds[name, kind] = True
        return True

    def _rule(self, name: str) -> Rule:
        if self._rules is None:
            kinds = _rules_of(self._call)
            own = {
                name: rule if rule is anything else _both(kinds.get(name, anything), rule)
                for name, rule in self._narrower.items()
            }
            self._rules = {**kinds, **own}
        return self._rules.get(name, anything)

    def told(
        self, args: Sequence[object], kwargs: Mapping[str, object]
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        """Return the arguments tidied, with iterators read, or raise what does not fit."""
        first = len(self._ordered)
        places = [
            ((name,) if at < first else (name, at - first), value)
            for at, (name, value) in enumerate(zip(self._names(args), args))  # noqa: B905 # as above
        ]
        places += [((name,), value) for name, value in kwargs.items()]
        faults = Gather(self.called(args))
        read = [self._read(place, value, faults) for place, value in places]
        faults.done()
        count = len(places) - len(kwargs)
        return (*read[:count], *args[count:]), dict(zip(kwargs, read[count:], strict=True))

    def place(
        self, error: UnknownKey | IllegalStep, args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> None:
        """Tell an error of the argument that has what it is about: the last call to do so is the user's.

        A key stands before what narrows it, and the target of a step behind its origin.
        """
        called = self.called(args)
        given = [*zip(self._names(args), args), *kwargs.items()]  # noqa: B905 # as above
        given = given[::-1] if isinstance(error, IllegalStep) else given
        found = ((name, _path_to(error.value, value)) for name, value in given if name not in OWN)
        path = next(((name, *inner) for name, inner in found if inner is not None), None)
        rest = args[len(self._ordered) :]
        several = [*given, (self._others[0], rest)] if rest and self._others else given
        deep = ((name, _row_with(error.value, value)) for name, value in several if path is None)
        path = next(((name, *inner) for name, inner in deep if inner is not None), path)
        made = error.path and self._is_own(str(error.path[0]).partition(".")[0], args)
        whole = self._given(args, kwargs)
        same = (name for name, one in whole.items() if type(one) is int and repr(one) == error.value)
        way = path or _way_of(error, whole) or tuple(same)[:1]
        error.path = error.path if made and not path else (called, *marked(whole, way))
        error.place = place_of(error.path)

    def retell(self, fault: Fault, args: tuple[object, ...], kwargs: Mapping[str, object]) -> bool:
        """Tell a fault of the argument that it is about, whatever was made of it; whether that was done.

        An argument goes on under its name, a table is told by its name alone, a part of a value by its way
        there, and a text is found again. What no argument shows is told of the call alone, unless it is of
        what the call is a method of, or of a class of the caller's own.
        """
        given = self._given(args, kwargs)
        called, path = self.called(args), fault.path
        if fault.row is not None or not path:
            return False
        if path[0] == called and self._asks(path[1:2]):
            if len(path) > 2:  # noqa: PLR2004 # beyond the name of an argument
                fault.path = (called, *marked(given, path[1:]))
                fault.place = place_of(fault.path)
            return False
        way = marked(given, _way_of(fault, given))
        is_left = not way and (path[0] == called or self._is_own(path[0], args) or not _is_ours(path[0]))
        if not is_left:
            fault.path = (called, *(way or (one for one in path[1:2] if one in given)))
            fault.place = place_of(fault.path)
        return not is_left

    def follows(self, fault: Fault, args: Sequence[object]) -> bool:
        """Tell whether a fault is of what the call made itself: beside that of an argument, it follows."""
        return fault.path[:1] == (self.called(args),) and not self._asks(fault.path[1:2])

    def _asks(self, name: Sequence[str | int]) -> bool:
        """Tell whether the call asks for a name: any, where its options are open; or whether none is told."""
        code = self._call.__code__
        count = code.co_argcount + code.co_kwonlyargcount + len(self._others)
        return not name or bool(code.co_flags & inspect.CO_VARKEYWORDS) or name[0] in code.co_varnames[:count]

    def _given(self, args: tuple[object, ...], kwargs: Mapping[str, object]) -> Mapping[str, object]:
        """Return what was given, by name: several behind a star as one."""
        named = [*zip(self._ordered, args), *kwargs.items()]  # noqa: B905 # as above
        others = [(name, args[len(self._ordered) :]) for name in self._others]
        return {name: one for name, one in (*named, *others) if name not in OWN}

    def _is_own(self, home: object, args: Sequence[object]) -> bool:
        """Tell whether a fault is told of what the call is a method of."""
        return self._ordered[:1] == ("self",) and home in _classes_of(args[0])

    def called(self, args: Sequence[object]) -> str:
        """Return the name of the call that was made: a method that is inherited is one of the heir's."""
        if not args or self._ordered[:1] not in (("self",), ("cls",)):
            return self.name
        kind: type = args[0] if isinstance(args[0], type) else type(args[0])
        return f"{kind.__name__}.{self.name.rpartition('.')[2]}"

    def _read(self, place: tuple[str | int, ...], value: object, faults: Gather) -> object:
        name = str(place[0])
        rule = self._rule(name)
        found = value
        if _is_read_once(rule, value):
            found = tuple(islice(cast("Iterator[object]", value), ENDLESS + 1))
            if len(found) > ENDLESS:
                faults.that(name, False, "values.endless", value=Withheld(value), at=place[1:], most=ENDLESS)  # noqa: FBT003 # noted
                return found
        found = rule.tidy(found)
        for path, one, broken in rule.wrong(found):
            private = name in _private_in(self._call)
            hidden = broken.code == ROWS.code or private
            told = isinstance(one, (*SHOWN, Decimal)) or broken.code == "values.look_alikes"
            shown = one if told and not hidden else Withheld(one)
            way = unnamed(found, path, keep=1) if private and name in TELLING else path
            faults.note((*place, *way), shown, broken.code, broken.facts)
        return found


def _way_of(fault: Fault, given: Mapping[str, object]) -> tuple[str | int, ...]:
    """Return the argument that a fault is about, with the way in it; nothing where none shows it."""
    home, *inner = path = fault.path or ("",)
    if home in given:
        return path
    if inner and _leads(inner, given, fault.value):
        return tuple(inner)
    same = (name for name, one in given.items() if inner[-1:] and _is_at(inner[-1], one, fault.value))
    if (name := next(same, None)) is not None:
        return name, inner[-1]
    kind, _, method = str(home).partition(".")
    if method and inner and inner[0] in given:  # an argument that was handed on
        return (inner[0],)
    holder = next((way for way, one in _held(given) if kind in _classes_of(one)), None)
    return _text_in(fault.value, given) if holder is None else (*holder, *(() if method else inner))


def _held(given: Mapping[str, object]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield each argument with its name, and each of several with its position too."""
    for name, one in given.items():
        yield (name,), one
        several = cast("tuple[object, ...]", one) if isinstance(one, (tuple, list)) else ()
        yield from (((name, at), member) for at, member in enumerate(several))


def _is_at(at: str | int, several: object, sought: object) -> bool:
    """Tell whether one of several stands at a position."""
    if type(at) is not int or not isinstance(sought, str) or not isinstance(several, (list, tuple)):
        return False
    return cast("Sequence[object]", several)[at : at + 1] in ([sought], (sought,))


def _is_ours(home: object) -> bool:
    """Tell whether a fault is told of a call or a class of this library: what is anybody's own is left so."""
    parts = str(home).split(".")
    found = named(parts[0]) if all(map(str.isidentifier, parts)) else None
    is_call = isinstance(found, FunctionType) and "._" not in found.__module__
    return is_call or (isinstance(found, type) and not issubclass(found, NotLoaded))


def _classes_of(value: object) -> tuple[str, ...]:
    kinds: tuple[type, ...] = type(value).__mro__
    return tuple(kind.__name__ for kind in kinds)


def _leads(way: Sequence[str | int], given: object, found: object) -> bool:
    """Tell whether a way leads to a value in what was given, be it as text or as a float there."""
    for key in way:
        try:
            given = (
                cast("Any", given)[key]
                if isinstance(given, (Mapping, Sequence))
                else getattr(given, str(key))
            )
        except (LookupError, TypeError, AttributeError):
            return False
    return not isinstance(found, SHOWN) or given == found or to_exact(given) == found


def _text_in(sought: object, given: Mapping[str, object]) -> tuple[str | int, ...]:
    """Return the argument that holds a text, a day, a number or the last of several, and its way; or nothing.

    A year is that of a day. Where two arguments hold the same number, neither is told.
    """
    if isinstance(sought, tuple):
        sought = cast("tuple[object, ...]", sought)[-1] if sought else None
    if type(sought) in NUMBERED:
        known = ((name, one) for name, one in given.items() if type(one) in NUMBERED)
        names = [name for name, one in known if sought in (one, getattr(one, "year", None))]
        return tuple(names) if len(names) == 1 else ()
    ways = ((name, _path_to(sought, one)) for name, one in given.items() if isinstance(sought, str))
    return next(((name, *inner) for name, inner in ways if inner is not None), ())


def _path_to(sought: object, value: object) -> tuple[str | int, ...] | None:
    """Return where a name or a number stands in an argument; None where it does not."""
    if not isinstance(sought, (str, int)):
        return None
    if type(value) is type(sought):
        return () if value == sought else None
    if isinstance(value, (list, tuple)):
        several = cast("Sequence[object]", value)
        ways = ((at, _path_to(sought, one)) for at, one in enumerate(several))
        return next(((at, *inner) for at, inner in ways if inner is not None), None)
    if isinstance(value, AbstractSet):
        return () if sought in value else None
    return (
        _path_by_key(sought, cast("Mapping[object, object]", value)) if isinstance(value, Mapping) else None
    )


def _path_by_key(sought: str | int, several: Mapping[object, object]) -> tuple[str | int, ...] | None:
    """Return the key that a name is, or that of the list that holds it, and where there."""
    if sought in several:
        return (cast("str", to_text(sought)),)
    named = [(key, one) for key, one in several.items() if type(key) is str and type(one) in (list, tuple)]
    ways = ((key, _path_to(sought, one)) for key, one in named)
    return next(((key, *inner) for key, inner in ways if inner is not None), None)


def _row_with(sought: object, value: object) -> tuple[str | int, ...] | None:
    """Return which row of a table, or of several values, holds a name, and where; None where none does."""
    rows = enumerate(cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else ())
    cells = ((at, str(name), cell) for at, one in rows for name, cell in _cells_of(one))
    text = isinstance(sought, str)
    return next(
        ((at, name) for at, name, cell in cells if text and type(cell) is str and cell == sought), None
    )


def _cells_of(row: object) -> Iterable[tuple[object, object]]:
    """Return the names and values of a row: of a mapping its own, of a value its fields."""
    if isinstance(row, Mapping):
        return cast("Mapping[object, object]", row).items()
    return [(field.name, getattr(row, field.name)) for field in getattr(row, "__attrs_attrs__", ())]


def _is_apart(key: object, given: Iterable[object]) -> bool:
    """Tell whether a key is one of the arguments, with accents that are typed apart: names keep none so."""
    apart = isinstance(key, str) and to_text(key) != key
    return apart and any(type(one) is str and one == key for one in given)


def _is_read_once(rule: Rule, value: object) -> bool:
    """Tell whether an argument is an iterator where several values are asked for."""
    kept = rule is TABLE and (hasattr(value, "description") or hasattr(value, "readline"))
    kept = kept or rule is anything or rule is ITERATOR  # a cursor names its columns, a file is no rows
    return isinstance(value, Iterator) and not kept


def _is_telling(rule: Rule, kind: type) -> bool:
    """Tell whether a class says enough: a value of ours, a day where one is asked for, text, None."""
    if kind in rule.sure:
        return True
    if rule.members is not None or issubclass(kind, (int, float, Fraction)):
        return False
    is_plain = kind is str and rule.code == "values.any_text"
    return is_plain or kind is type(None) or kind.__module__.startswith("eig.")


def _both(kind: Rule, narrower: Rule) -> Rule:
    """Return the rule of an argument that keeps a narrower rule than its kind: the one it breaks is told."""

    def _broken(value: object) -> Rule:
        return narrower if kind.holds(value) else kind

    return Rule(
        lambda value: kind.holds(value) and narrower.holds(_plain(value)),
        narrower.code,
        narrower.facts,
        kind.tidy,
        members=lambda value: own(_plain(value)) if (own := _broken(value).members) else (),
        told=lambda value: next(_broken(value).wrong(_plain(value)), ((), value, narrower))[2],
    )


def _plain(value: object) -> object:
    """Return several as a tuple, as the rules of fields hold them."""
    return to_tuple(cast("Iterable[object]", value), any_order=True)


def _rules_of(call: FunctionType) -> Mapping[str, Rule]:
    """Return the rules of the arguments; none where an annotation cannot be read: an extra is not here."""
    try:
        hints = annotations_of(call)
    except TypeError:
        return {}
    return {name: given(hint) for name, hint in hints.items() if name != "return"}


@cache
def _private_in(call: FunctionType) -> frozenset[str]:
    """Return the arguments whose annotation declares that they are not everybody's to read."""
    declared = annotations_of(call, declared=True)
    return frozenset(name for name, hint in declared.items() if _is_private(hint))


def _is_private(hint: object) -> bool:
    return PRIVATE in getattr(hint, "__metadata__", ()) or any(map(_is_private, get_args(hint)))


for _kind in (EigError, Fault):  # no values: they are what a wrong value is told by
    checked_methods(_kind)
