"""What every value is: checked where it is born, rebuilt by its constructor wherever it goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sized
from datetime import date
from functools import cache
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType, NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    Self,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
)

from attrs import NOTHING, Factory, fields

from eig._values.annotation_rules_and_late_classes import annotations_of, held
from eig._values.call_arguments import PRIVATE, checked_methods
from eig._values.faults_together import UNMADE, Gather
from eig._values.field_rules_and_bounds import IN_ORDER, Rule, as_it_is
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.phrases_of_faults import Withheld

if TYPE_CHECKING:
    from eig.typing import Lang

V = TypeVar("V")
_RULE: Final = "eig.rule"
_OWNER: Final = "eig.owner"
_ONCE: Final = "eig.once"
NOTHING_IN: Final = MappingProxyType({IN_ORDER: (), "values.mapping": EMPTY})
"""Nothing of several: what keeps any rule on each."""
Owner: TypeAlias = Literal["public", "person", "other", "juror", "jury"]
"""Whose a fact is: everybody's, of the person it is about, of another, of a juror, of the jury as a body."""


class Value:
    """The base of every value: frozen, slotted, keyword-only, equal by content.

    A field is held to its annotation, or to a narrower rule declared where it stands, as in
    `title: str = field(metadata=keeps(text))`. All faults of the fields come together. Rules that hold
    between fields are said in `_check`, which goes on until it reads a field that is wrong.

    What all values do alike stands here, once: a class asks attrs for its constructor alone, with
    `@frozen(kw_only=True, eq=False, repr=False)`. Methods that attrs writes are compiled at each import.
    """

    __slots__ = ()
    _BRIEF: ClassVar[str] = ""
    """What `repr` says of a large result, with fields in braces: of several, how many."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__attrs_attrs__" not in cls.__dict__:  # else attrs makes it anew with slots: its methods are held
            checked_methods(cls)

    def __attrs_post_init__(self) -> None:
        faults: Gather | None = None
        wrong: list[str] = []
        kind: type = type(self)
        for name, rule in _declared_in(kind):
            value: object = getattr(self, name)
            if type(value) in rule.sure or value is NOTHING_IN.get(rule.code, rule):
                continue
            if rule.tidy is not as_it_is and (tidied := rule.tidy(value)) is not value:
                object.__setattr__(self, name, tidied)
                value = tidied
            if not rule.holds(value):
                faults = faults or Gather(self, _private_in(kind))
                faults.check(name, rule, value)
                wrong.append(name)
        for name, what in _once_in(kind):
            if name not in wrong:
                faults = faults or Gather(self, _private_in(kind))
                faults.distinct(name, getattr(self, name), what=what)
        if cast("Any", kind)._check is not Value._check:  # noqa: SLF001 # of this module
            faults = faults or Gather(self, _private_in(kind))
            if wrong:
                self._check_beside(wrong, faults)
            else:
                self._check(faults)
        if faults is not None:
            faults.done()

    def _check_beside(self, wrong: Collection[str], faults: Gather) -> None:
        """Note what is wrong between fields, up to the first reading of a wrong one: these are taken away."""
        for name in wrong:
            object.__delattr__(self, name)
        try:
            self._check(faults)
        except AttributeError as error:
            if error.obj is not self or error.name not in wrong:
                raise

    def _check(self, faults: Gather, /) -> None:
        """Note what is wrong between fields: what reads fewest comes first."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: type = type(self)
        deciding = _deciding_in(kind)
        return deciding(self) == deciding(other)

    def __hash__(self) -> int:
        kind: type = type(self)
        return hash((kind.__qualname__, _deciding_in(kind)(self)))

    def __repr__(self) -> str:
        kind: type = type(self)
        name = kind.__qualname__.rpartition(">.")[2]
        if self._BRIEF:
            return f"<{name}: {_briefly(self)}>"
        if counts := _counted(self, kind):
            return f"<{name}: {', '.join(f'{count} {part}' for part, count in counts.items())}>"
        told = ", ".join([f"{part}={say(getattr(self, part))}" for part, say in _shown_in(kind)])
        return f"{name}({told})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __str__(self) -> str:
        return self.say(getattr(self, "lang", "en"))

    def say(self, lang: Lang = "en") -> str:
        """Return what a person would read of it, in a language, as wide as a screen; `str` is its English.

        A class says its own in `_lines_`, or by what it explains: no two say it in different ways.
        """
        from eig._draw.values_as_lines_of_text import folded  # noqa: PLC0415 # words load when something is said

        return folded(self._unfolded_(lang))

    def _unfolded_(self, lang: Lang) -> str:
        """Return what a sentence holds of it: what it says, or what a class of its own says, unfolded."""
        from eig._draw.values_as_lines_of_text import in_words  # noqa: PLC0415 # words load when something is said

        return in_words(self, lang) if type(self).say is Value.say else self.say(lang)

    def _repr_html_(self) -> str | None:
        """Return what a notebook shows of a result; nothing of a plain value, whose `repr` it shows."""
        from eig._draw.html_pages_and_fragments import notebook  # noqa: PLC0415 # pages are built of values, and load when one is shown

        return notebook(self)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        kind: type = type(self)
        given = {field.alias: getattr(self, field.name) for field in _fields_of(kind) if field.init}
        return rebuilt, (home_of(kind), kind.__name__, given)


def unchecked(kind: type[V], **given: object) -> V:
    """Return a value whose fields are known to be right: none is looked at again."""
    made = object.__new__(kind)
    for name, one in given.items():
        object.__setattr__(made, name, one)
    return made


def keeps(rule: Rule | None = None, *, of: Owner = "public", once: str = "") -> Mapping[str, object]:
    """Return the metadata of a field: the rule that it keeps beyond its annotation, and whose it is.

    What is not public stands neither in the text of a value nor in a fault; it is compared and stored all the
    same. A field of several names each of them `once`, where it is said what one of them is.
    """
    return {_RULE: rule, _OWNER: of, _ONCE: once}


def made_of(name: str, kind: type[V], make: Callable[[V], object]) -> Any:  # noqa: ANN401 # a default of attrs
    """Return the default of a field that follows from one before it: where that is wrong, it is told."""

    def _made(own: object) -> object:
        held: object = getattr(own, name)
        return make(held) if isinstance(held, kind) else UNMADE

    return Factory(_made, takes_self=True)


PrivateText: TypeAlias = Annotated[str, PRIVATE]
"""The text of an argument that no message shows: a secret, or words about somebody."""
PrivateNames: TypeAlias = Annotated[Mapping[str, str], PRIVATE]
"""Texts by name, of an argument that no message shows: what people are called, or what is said of them."""


def row_of(value: object, *names: str) -> dict[str, object]:
    """Return what a row shows of a value under the names of its own fields and properties.

    >>> from eig.jury import Review
    >>> row_of(Review(item="plume", juror="j1", mark=3), "item", "juror")
    {'item': 'plume', 'juror': 'j1'}
    """
    return {name: getattr(value, name) for name in names}


def once_of(one: Any) -> str:  # noqa: ANN401 # a field of attrs
    """Return what stands but once in a field of several, or nothing."""
    return cast("str", one.metadata.get(_ONCE, ""))


def owner_of(one: Any) -> Owner:  # noqa: ANN401 # a field of attrs
    """Return whose a field is."""
    return cast("Owner", one.metadata.get(_OWNER, "public" if one.repr is not withheld else "person"))


def rule_of(one: Any) -> Rule | None:  # noqa: ANN401 # a field of attrs
    """Return the rule that a field declares beyond its annotation, if any."""
    return cast("Rule | None", one.metadata.get(_RULE))


told_where_given: Final[Mapping[str, bool]] = MappingProxyType({"eig.told_where_given": True})
"""The metadata of a field added after values were stored: as it is by default, no older text tells it."""


told_nowhere: Final[Mapping[str, bool]] = MappingProxyType({"eig.told_nowhere": True})
"""The metadata of a field that says how a value came to be, not what it is: no canonical text tells it."""


def withheld(value: object) -> str:
    """Return what `repr` shows of something private: that it is there, and no more."""
    return "<withheld>" if value else repr(value)


_MOVED: Final = MappingProxyType({"eig.programme.facts": "eig.programme.published_facts"})
"""Files that show a class, by the name that older pickles have."""


def rebuilt(home: str, name: str, given: Mapping[str, object]) -> object:
    """Build a value again from the package that shows its class: how a pickle is read.

    An older one is completed by defaults. What has another's fields, or lacks one of its own, is refused.
    """
    kind: type = getattr(import_module(_MOVED.get(home, home)), name)
    own = {one.alias: one.default is NOTHING for one in _fields_of(kind) if one.init}
    unknown = [key for key in given if key not in own]
    missing = [key for key, needed in own.items() if needed and key not in given]
    faults = Gather(name)
    for keys, code in ((unknown, "values.no_field"), (missing, "values.field_missing")):
        for key in keys:
            faults.that(key, False, code, value=Withheld(given.get(key)))  # noqa: FBT003 # noted
    faults.done()
    return cast("Callable[..., object]", kind)(**given)


@cache
def home_of(kind: type) -> str:
    """Return the package that shows a class, which stays when its file moves; else the class's own file."""
    package, _, _ = kind.__module__.rpartition(".")
    shown: list[str] = getattr(import_module(package), "__all__", []) if package.count(".") else []
    return package if kind.__name__ in shown else kind.__module__


@cache
def _fields_of(kind: type) -> tuple[Any, ...]:
    """Return the fields; one that is inherited, with another default, keeps what was declared of it."""
    declared = {
        one.name: one.metadata
        for base in reversed(kind.__mro__[1:])
        for one in getattr(base, "__attrs_attrs__", ())
        if one.metadata
    }
    told = ((one, {**declared.get(one.name, {}), **one.metadata}) for one in fields(kind))
    return tuple(one if one.metadata == whole else one.evolve(metadata=whole) for one, whole in told)


@cache
def _deciding_in(kind: type) -> Callable[[object], object]:
    """Return what reads the fields that a value is equal and hashed by."""
    names = [one.name for one in _fields_of(kind) if one.eq]
    return attrgetter(*names) if names else lambda _: ()


@cache
def _shown_in(kind: type) -> tuple[tuple[str, Callable[..., object]], ...]:
    """Return the fields that the text of a value shows, each with how."""
    return tuple((one.name, _said_by(one)) for one in _fields_of(kind) if one.repr)


MOST: Final = 20
"""How many entries of a field are shown: a value that holds more is told by how many it holds of what."""


def _briefly(value: Value) -> str:
    """Return the line that a class says of itself, filled: of a field that holds several, how many."""
    from string import Formatter  # noqa: PLC0415 # loads when a large result is shown

    def part(literal: str, name: str | None, form: str | None, how: str | None) -> str:
        """Return a part of the line: text, then what a field holds or how many."""
        if name is None:
            return literal
        found: object = attrgetter(name)(value)
        told = len(found) if isinstance(found, Sized) and not isinstance(found, str) else found
        return literal + format(repr(told) if how else told, form or "")

    return "".join(part(*one) for one in Formatter().parse(value._BRIEF))  # noqa: SLF001 # of this module


def _counted(value: object, kind: type) -> Mapping[str, int]:
    """Return how many entries each field holds, where one holds many: its text would fill pages."""
    given = {
        name: cast("object", getattr(value, name)) for name, said in _shown_in(kind) if said is not withheld
    }
    several = {
        name: len(cast("tuple[object, ...]", one))
        for name, one in given.items()
        if isinstance(one, (tuple, FrozenMap)) and one
    }
    return several if max(several.values(), default=0) > MOST else {}


def _said_by(one: Any) -> Callable[..., object]:  # noqa: ANN401 # a field of attrs
    if owner_of(one) != "public":
        return withheld
    return one.repr if callable(one.repr) else repr


@cache
def _declared_in(kind: type) -> tuple[tuple[str, Rule], ...]:
    """Return the fields of a class, each with the rule that it states, or else that of its annotation."""
    hints = annotations_of(kind)
    return tuple((one.name, _rule_of(one, hints[one.name])) for one in _fields_of(kind))


@cache
def _once_in(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of several that name each once, with what one of them is."""
    return tuple((one.name, what) for one in _fields_of(kind) if (what := once_of(one)))


@cache
def _private_in(kind: type) -> frozenset[str]:
    """Return the fields that no fault shows, whatever it is about."""
    return frozenset(one.name for one in _fields_of(kind) if owner_of(one) != "public")


def holds_private(kind: type) -> bool:
    """Tell whether a class has a field that is not everybody's to read."""
    return bool(_private_in(kind))


def _rule_of(one: Any, hint: object) -> Rule:  # noqa: ANN401 # a field of attrs
    stated = rule_of(one)
    if stated is None:
        return held(hint)
    return stated.or_none() if NoneType in get_args(hint) and not stated.holds(None) else stated


def leaves_of(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield a value and all that it holds, keys too, each with the name of its field or its key."""
    yield name, value
    if isinstance(value, Value):
        kind: type = type(value)
        for one in _fields_of(kind):
            yield from leaves_of(getattr(value, one.name), one.name)
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from leaves_of(one, name)
    elif isinstance(value, Mapping):
        for key, one in cast("Mapping[str, object]", value).items():
            yield "", key
            yield from leaves_of(one, key)


def later_than(day: date, value: object) -> tuple[date, ...]:
    """Return the days after a day on which something that a value holds was done or announced."""
    held = (one for name, one in leaves_of(value) if name in ("on", "announced"))
    return tuple(sorted({one for one in held if isinstance(one, date) and one > day}))
