"""The rule that an annotation states, of a field or of an argument.

A field holds what its converter made: a `Fraction`, a tuple, a frozen mapping. An argument may be what a
converter reads: text for a number, a list for a tuple. A count is a whole number, neither text nor True; a
series is not one text; a choice is on its closed list. `Sequence` says that the order means something: a set,
which has none, is refused.
"""

from __future__ import annotations

import builtins
import datetime as dt
import inspect
import re
import sys
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from itertools import islice
from operator import is_
from types import MappingProxyType, NoneType, SimpleNamespace, UnionType
from typing import Any, Final, Literal, TypeAlias, Union, Unpack, cast, get_args, get_origin, get_type_hints

from eig._values.exact_numbers import BITS, is_writable, to_exact, to_whole
from eig._values.field_rules_and_bounds import (
    Key,
    Rule,
    anything,
    as_it_is,
    day,
    flag,
    floating,
    instance_of,
    is_number,
    label,
    lost,
    map_of,
    no_number,
    nothing,
    number,
    one_of,
    so_many,
    to_flag,
    too_many_digits,
    whole,
)
from eig._values.frozen_maps import FrozenMap, are_text, has_values
from eig._values.names_and_clean_text import language_tag
from eig._values.phrases_of_faults import shown

Hint: TypeAlias = object
Maker: TypeAlias = Callable[[Hint], Rule]
SEVERAL: Final = (tuple, list, set, frozenset, Iterable, Sequence, Collection, Iterator, AbstractSet)
MAPPINGS: Final = (dict, Mapping, FrozenMap)
EXACT: Final = (Fraction, Decimal)
READ: Final = (str, float, Decimal)
"""With one of these beside an exact number, a function says that it reads text and decimals itself."""
PLAIN_MAPS: Final = frozenset((dict, FrozenMap))
ENDLESS: Final = 2_000_000  # values that are read of an iterator: more is a slip
BUILT_IN: Final[Mapping[str, object]] = MappingProxyType(builtins.__dict__)
WORD: Final = re.compile(r"[^\W\d]\w*")


class NotLoaded:
    """The base of what stands for a class that no file has loaded yet: its values are known by its name."""


# ── arguments ─────────────────────────────────────────────────────────────────────────────────────


def _is_whole(value: object) -> bool:
    if type(value) is int:  # nearly all are
        return value.bit_length() <= BITS  # a longer one cannot be written
    found = to_whole(value)
    return isinstance(found, int) and not isinstance(found, bool) and found.bit_length() <= BITS


def _is_exact(value: object) -> bool:
    if type(value) is int:  # nearly all are
        return value.bit_length() <= BITS
    found = to_exact(value)
    return isinstance(found, Fraction) and is_writable(found)


def _is_float(value: object) -> bool:
    return (isinstance(value, float) and value == value) or _is_whole(value)  # noqa: PLR0124 # NaN


def _is_held_number(value: object) -> bool:
    return is_number(value) or (type(value) is int and value.bit_length() <= BITS)


def _to_held_number(value: object) -> object:
    return value if type(value) is int else to_exact(value)


ANY_TEXT: Final = Rule(lambda value: isinstance(value, str), "values.any_text")
GIVEN: Final[Mapping[object, Rule]] = {
    bool: Rule(lambda value: isinstance(to_flag(value), bool), flag.code),
    int: Rule(_is_whole, "values.whole", {"low": None, "high": None}, told=too_many_digits, counts=True),
    str: ANY_TEXT,
    float: Rule(_is_float, floating.code),
    Fraction: Rule(_is_held_number, number.code, number.facts, _to_held_number, told=no_number, counts=True),
    Decimal: Rule(_is_exact, number.code, number.facts, told=no_number, counts=True),
    dt.date: day,
    dt.time: Rule(lambda value: isinstance(value, dt.time), "values.time"),
    NoneType: nothing,
    object: anything,
    Any: anything,
}
"""What an argument is held to, where its annotation has no parts."""
HELD: Final[Mapping[object, Rule]] = {
    **GIVEN,
    bool: flag,
    int: whole(),
    str: label,
    Fraction: Rule(_is_held_number, number.code, number.facts, told=no_number, counts=True),
}
"""What a field is held to, where its annotation has no parts."""


@lru_cache(maxsize=4096)
def given(hint: Hint) -> Rule:
    """Return the rule of an argument: what it does not know, it lets pass.

    >>> of_counts = given(Mapping[str, int])
    >>> of_counts.holds({"a": 1}), [path for path, _, _ in of_counts.wrong({"a": True})]
    (True, [('a',)])
    """
    classes = getattr(hint, "__constraints__", ())
    return _made(Union[classes] if classes else hint, GIVEN, _GIVEN_FORMS)  # noqa: UP007 # of a tuple


@lru_cache(maxsize=4096)
def held(hint: Hint) -> Rule:
    """Return the rule of what a field holds.

    >>> held(FrozenMap[str]).holds(FrozenMap(a="b")), held(FrozenMap[str]).holds(FrozenMap(a=1))
    (True, False)
    """
    return _made(hint, HELD, _HELD_FORMS)


def _made(hint: Hint, plain: Mapping[object, Rule], forms: Forms) -> Rule:
    if hint in plain:
        return plain[hint]
    origin = get_origin(hint) or hint
    maker = next((maker for origins, maker in forms if any(origin is one for one in origins)), None)
    if maker is not None:
        return maker(hint)
    if origin is Callable:
        return FUNCTION
    if not isinstance(hint, type):
        return anything
    return _of_class(cast("type[object]", hint))


def _of_class(kind: type[object]) -> Rule:
    """Return the rule of the values of a class, of what keeps a protocol, or of a class that loads later."""
    said = {"classes": (kind.__name__,)}
    if issubclass(kind, NotLoaded):
        return Rule(lambda value: _is_named(value, kind.__name__), "values.instance", said)
    if getattr(kind, "_is_protocol", False):
        return Rule(lambda value: _keeps(kind, value), "values.instance", said)
    code: str | None = getattr(kind, "_expected", None)  # the words of a class that another is taken for
    return instance_of(kind) if code is None else Rule(lambda value: isinstance(value, kind), code)


ITERATOR: Final = Rule(
    lambda value: isinstance(value, Iterator), "values.several", {"member": anything.phrase}
)
ROWS: Final = Rule(
    lambda value: (
        hasattr(value, "column_names")
        or has_values(value)
        or (_is_several(value) and not hasattr(value, "readline"))
    ),
    "values.rows",
)
TABLE: Final = Rule(lambda value: isinstance(value, (str, bytes)) or ROWS.holds(value), ROWS.code)
"""What any table is held to: its text, its rows, or a frame."""
FUNCTION: Final = Rule(callable, "values.function")
CLASS: Final = Rule(lambda value: isinstance(value, type), "values.class")


def _is_named(value: object, name: str) -> bool:
    """Tell whether a value is of a class of this library by its name: it loaded after it was asked for."""
    kinds: tuple[type, ...] = type(value).__mro__
    return any(kind.__name__ == name and kind.__module__.startswith("eig.") for kind in kinds)


def _keeps(protocol: type, value: object) -> bool:
    """Tell whether a value has what a protocol asks for."""
    names = {name for one in protocol.__mro__ for name in getattr(one, "__annotations__", {})}
    names |= {name for name in protocol.__dict__ if not name.startswith("_")}
    called = "__call__" in protocol.__dict__
    return (not called or callable(value)) and all(hasattr(value, name) for name in names)


def parts_of(union: Hint) -> tuple[Hint, ...]:
    """Return the parts of a union; where one is an exact number, text and whole numbers stand for one.

    >>> parts_of(int | Fraction), parts_of(str | None)
    ((<class 'fractions.Fraction'>,), (<class 'str'>, <class 'NoneType'>))
    """
    parts = get_args(union)
    if not set(parts) & set(EXACT):
        return parts
    return Fraction, *(part for part in parts if part not in (str, int, float, *EXACT))


def _given_either(union: Hint) -> Rule:
    """Return the rule of an argument of several kinds: an exact number is read here, or by the function."""
    is_read = set(get_args(union)) & set(READ)
    return _either(union, lambda hint: given(Decimal if hint is Fraction and is_read else hint))


def _either(union: Hint, rule_of: Maker) -> Rule:
    rules = list({id(rule): rule for rule in map(rule_of, parts_of(union))}.values())
    if len(rules) == 1:
        return rules[0]
    if ROWS in rules:
        return TABLE
    tests = [rule.holds for rule in rules]

    def _holds(value: object) -> bool:
        for test in tests:  # noqa: SIM110 # at half the time of any()
            if test(value):
                return True
        return False

    def _tidied(value: object) -> object:
        found = value
        for rule in rules:  # each tidies what the last one left: an iterator is read but once
            found = rule.tidy(found)
            if rule.holds(found):
                return found
        return found

    def _members(value: object) -> Iterable[tuple[Key, object, Rule]]:
        several = (list(rule.members(value)) for rule in rules if rule.members)
        none: list[tuple[Key, object, Rule]] = []
        return next((found for found in several if found), none)

    said = {"rules": tuple(rule.phrase for rule in rules)}
    tidy = as_it_is if all(rule.tidy is as_it_is for rule in rules) else _tidied
    sure = frozenset[type]().union(*(rule.sure for rule in rules))
    return Rule(
        _holds,
        "values.either",
        said,
        tidy,
        members=_members,
        told=_told_by(rules),
        sure=sure,
        counts=any(rule.counts for rule in rules),
    )


def _told_by(rules: Iterable[Rule]) -> Callable[[object], Rule | None]:
    """Return what tells the narrower rule that a value breaks of the first rule that has one."""
    tellers = [rule.told for rule in rules if rule.told]
    return lambda value: next(filter(None, (told(value) for told in tellers)), None)


def _choice(hint: Hint) -> Rule:
    return one_of(*get_args(hint))


def _given_choice(hint: Hint) -> Rule:
    """Return the rule of a choice; of languages, a region may follow, which changes nothing."""
    chosen = one_of(*get_args(hint))
    if get_args(hint) != ("en", "fr"):
        return chosen
    return Rule(lambda value: chosen.holds(language_tag(value)), chosen.code, chosen.facts)


def _is_several(value: object) -> bool:
    """Tell whether a value is several: one text is not, nor is a mapping, whose values would be lost."""
    given_so = hasattr(value, "__iter__") or hasattr(value, "to_pylist")  # as a table of pyarrow
    return given_so and not isinstance(value, (str, bytes, bytearray)) and not has_values(value)


def _is_in_order(value: object) -> bool:
    return (_is_several(value) and not isinstance(value, AbstractSet)) or isinstance(value, KeysView)


def _listed(value: object) -> list[object] | None:
    """Return the members; None of what only looks like a series."""
    try:
        return list(cast("Iterable[object]", value))
    except Exception:  # noqa: BLE001 # anybody's code
        return None


def _given_several(hint: Hint) -> Rule:
    kinds, origin = get_args(hint), get_origin(hint) or hint
    is_right = _is_in_order if origin in (Sequence, tuple, list) else _is_several
    if origin is Iterator:
        return ITERATOR
    if len(kinds) > 1 and kinds[-1] is not ...:
        return _given_so_many(tuple(map(given, kinds)))
    if kinds and _is_row(kinds[0]):
        return ROWS
    member = given(kinds[0]) if kinds else anything
    code = "values.in_order" if is_right is _is_in_order else "values.several"

    def _members(value: object) -> list[object] | None:
        return _listed(value) if is_right(value) and not _is_no_series(value) else None

    if member is anything:
        return Rule(
            lambda value: is_right(value) and not _is_no_series(value),
            code,
            {"member": member.phrase},
            _as_series,
            told=lost,
        )
    return Rule(
        lambda value: (found := _members(value)) is not None and all(map(member.holds, found)),
        code,
        {"member": member.phrase},
        lambda value: _tidied_each(_members(series := _as_series(value)), series, member.tidy),
        members=lambda value: [(at, one, member) for at, one in enumerate(_members(value) or ())],
        told=lost,
    )


def _is_no_series(value: object) -> bool:
    """Tell whether what holds several can be read but once, or has no positions: it is made a tuple first."""
    return isinstance(value, (Iterator, KeysView))


def _as_series(value: object) -> object:
    """Return the tuple of what is no series, but of an iterator without end."""
    if not _is_no_series(value):
        return value
    found = tuple(islice(cast("Iterable[object]", value), ENDLESS + 1))
    return found if len(found) <= ENDLESS else value


def _tidied_each(found: list[object] | None, value: object, tidy: Callable[[object], object]) -> object:
    """Return several values as a tuple, tidied; the same object where nothing had to be."""
    tidied = tuple(map(tidy, found or ()))
    return value if all(map(is_, tidied, found or ())) else tidied


def _is_row(hint: Hint) -> bool:
    """Tell whether an annotation is of the rows of a table, which their reader looks at, row by row."""
    return hint == Mapping[str, object] or any(map(_is_row, get_args(hint) if _is_union(hint) else ()))


def _is_union(hint: Hint) -> bool:
    return get_origin(hint) in (Union, UnionType)


def _given_so_many(members: tuple[Rule, ...]) -> Rule:
    fixed = so_many(*members)

    def _tupled(value: object) -> object:
        is_read = _is_in_order(value) and not hasattr(value, "__next__")
        return tuple(_listed(value) or ()) if is_read else value

    def _tidied(value: object) -> object:
        tupled = _tupled(value)
        tidied = fixed.tidy(tupled)
        return value if tidied is tupled else tidied

    return Rule(
        lambda value: fixed.holds(_tupled(value)),
        fixed.code,
        fixed.facts,
        _tidied,
        members=lambda value: fixed.members(_tupled(value)) if fixed.members else (),
    )


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _given_mapping(hint: Hint) -> Rule:
    kinds = get_args(hint)
    frozen_one = get_origin(hint) is FrozenMap
    key_rule = given(str if frozen_one or not kinds else kinds[0])
    part_rule = given(kinds[-1]) if kinds else anything
    if part_rule is anything:  # a row, whose keys its reader looks at
        key_rule = anything

    def pairs(value: object) -> Iterable[tuple[object, object]]:
        """Return what a mapping holds; pairs, which a frozen mapping is made of too, are looked at then."""
        return cast("Mapping[object, object]", value).items() if _is_mapping(value) else ()

    def _holds(value: object) -> bool:
        if not _is_mapping(value) and not (frozen_one and _is_several(value)):
            return False
        if type(value) in PLAIN_MAPS and key_rule is ANY_TEXT:  # nearly all are
            plain = cast("Mapping[object, object]", value)
            return are_text(plain) and part_rule.all_hold(plain.values())
        return all(key_rule.holds(key) and part_rule.holds(one) for key, one in pairs(value))

    def _members(value: object) -> Iterable[tuple[Key, object, Rule]]:
        if not isinstance(value, Mapping):
            return
        for key, one in cast("Mapping[object, object]", value).items():
            name = key if isinstance(key, (str, int)) else shown(key)
            yield (name, one, part_rule) if key_rule.holds(key) else (name, key, key_rule)

    def _tidied(value: object) -> object:
        found = dict(pairs(value))
        made = {key: part_rule.tidy(one) for key, one in found.items()}
        return value if all(map(is_, made.values(), found.values())) else made

    said = {"key": key_rule.phrase, "member": part_rule.phrase}
    tidy = as_it_is if part_rule.tidy is as_it_is else _tidied
    return Rule(_holds, "values.mapping", said, tidy, members=_members)


def _held_several(hint: Hint) -> Rule:
    kinds = get_args(hint)
    if (get_origin(hint) or hint) is not tuple:  # inside, where a list or a set is worked on
        return given(hint)
    if len(kinds) > 1 and kinds[-1] is not ...:
        return so_many(*map(held, kinds))
    return (held(kinds[0]) if kinds else anything).each()


def _held_mapping(hint: Hint) -> Rule:
    return map_of(held(get_args(hint)[0])) if get_origin(hint) is FrozenMap else given(hint)


Forms: TypeAlias = tuple[tuple[tuple[object, ...], Maker], ...]
_GIVEN_FORMS: Final[Forms] = (
    ((Union, UnionType), _given_either),
    ((Literal,), _given_choice),
    (MAPPINGS, _given_mapping),
    (SEVERAL, _given_several),
    ((type,), lambda _: CLASS),
)
_HELD_FORMS: Final[Forms] = (
    ((Union, UnionType), lambda hint: _either(hint, held)),
    ((Literal,), _choice),
    (MAPPINGS, _held_mapping),
    (SEVERAL, _held_several),
    ((type,), lambda _: CLASS),
)


# ── what an annotation names ──────────────────────────────────────────────────────────────────────


def annotations_of(annotated: object, *, declared: bool = False) -> Mapping[str, object]:
    """Return the annotations, with what else is declared there if asked for (`Annotated`).

    Each is read where it is written; a class that type checkers alone import there, where it is loaded.
    """
    late = {**not_imported(annotated)}
    hints = dict[str, object]()
    for one in (
        annotated.__mro__[::-1] if isinstance(annotated, type) else (inspect.unwrap(cast("Any", annotated)),)
    ):
        hints |= _read(cast("Any", one), late, declared=declared)
    options = [get_args(hint)[0] for hint in hints.values() if get_origin(hint) is Unpack]
    return {**hints, **{name: one for some in options for name, one in annotations_of(some).items()}}


def _read(writer: Any, late: dict[str, object], *, declared: bool) -> Mapping[str, object]:  # noqa: ANN401 # a class or a function
    """Return what a class or a function itself annotates; a plain name is looked up where it is written."""
    home: dict[str, object] = getattr(writer, "__globals__", sys.modules[writer.__module__].__dict__)
    written = cast("Mapping[str, object]", getattr(writer, "__annotations__", None) or {})
    given = {name: text for name, text in written.items() if not str(text).startswith("ClassVar")}
    names = {name: text for name, text in given.items() if isinstance(text, str) and text.isidentifier()}
    found = {
        name: late[text] if text in late else home.get(text, BUILT_IN.get(text))
        for name, text in names.items()
    }
    plain = {name: one for name, one in found.items() if isinstance(one, type)}
    rest = SimpleNamespace(__annotations__={name: text for name, text in given.items() if name not in plain})
    read = (
        get_type_hints(rest, globalns=home, localns=late, include_extras=declared)
        if len(plain) < len(given)
        else {}
    )
    return {name: plain[name] if name in plain else read[name] for name in given}


def _texts_of(annotated: object) -> list[object]:
    """Return the annotations as they are written, without those that a class inherits."""
    texts = cast("Mapping[str, object]", getattr(annotated, "__annotations__", {})).values()
    return [getattr(text, "__forward_arg__", text) for text in texts]  # a `TypedDict` holds them so


def not_imported(annotated: object) -> Mapping[str, object]:
    """Return what annotations name and the module that they are written in does not import."""
    writers = annotated.__mro__ if isinstance(annotated, type) else (annotated,)
    homes = [sys.modules[cast("Any", one).__module__].__dict__ for one in writers]
    texts = [(home, text) for one, home in zip(writers, homes, strict=True) for text in _texts_of(one)]
    words = ((home, word) for home, text in texts if isinstance(text, str) for word in WORD.findall(text))
    late = {word for home, word in words if word not in home and word not in BUILT_IN}
    known = ChainMap(*homes)
    return {name: known[name] if name in known else named(name) for name in late}


@lru_cache(maxsize=1)
def _homes(_modules: int) -> list[dict[str, object]]:
    """Return what the modules of this library name, public ones first: anew once more of them are loaded."""
    loaded = [(key.count("._"), key) for key in list(sys.modules) if key.startswith("eig.")]
    return [sys.modules[key].__dict__ for _, key in sorted(loaded)]


def named(name: str) -> object:
    """Return what a loaded module of this library calls so, a public one first; else what stands for it."""
    homes = _homes(len(sys.modules))
    here = next((found for home in homes if (found := home.get(name)) is not None), None)
    if here is not None:
        return here
    nobody = type(name, (NotLoaded,), {})
    return getattr(import_module("eig.typing"), name, nobody)  # an alias that it makes when asked
