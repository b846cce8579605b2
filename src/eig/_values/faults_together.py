"""The faults of one value, gathered and raised together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, repeat
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from eig._values.field_rules_and_bounds import TELLING, Key, Rule, as_it_is, look_alike, repeats, unnamed
from eig._values.names_alike_but_for_case import look_alikes
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Phrase, Quoted, Withheld, noun
from eig.errors import GATHERED, Attribute, Fault, Faults, place_of

T = TypeVar("T")
UNMADE: Final = object()
"""A default that follows from a field which is wrong: that field is told, and nothing more."""
_ITS_OWN: Final = object()  # what the field holds: no value of a caller's is it
UNNAMED: Final[Mapping[str, str]] = MappingProxyType({})
NOWHERE: Final[Iterable[Sequence[Key]]] = repeat(())
"""The ways of keys that are no members of their field: it alone is told."""


def _ways_to(names: Iterable[str]) -> Iterable[Sequence[Key]]:
    if isinstance(names, Mapping):
        return ((name,) for name in cast("Mapping[str, object]", names))
    return ((at,) for at in count()) if isinstance(names, (list, tuple)) else NOWHERE


def ways_in(groups: Iterable[Iterable[object]]) -> Iterator[Sequence[Key]]:
    """Yield the way to each member of groups: the number of its group, within which order may mean nothing.

    >>> list(ways_in([["a"], ["b", "a"], "c1"]))
    [(0,), (1,), (1,), (2,)]
    """
    return ((at,) for at, group in enumerate(groups) for _ in ("." if isinstance(group, str) else group))


def marked(value: object, way: Iterable[Key]) -> list[Key]:
    """Return a way in a value: what is a field of a value on it is marked as one."""
    found: list[Key] = []
    for key in way:
        if isinstance(value, (Mapping, list, tuple)):
            try:
                value = cast("Any", value)[key]
            except (LookupError, TypeError):  # a position where a name is said, or the reverse
                value = None
        elif key in (one.name for one in getattr(type(value), "__attrs_attrs__", ())):
            value, key = getattr(value, str(key)), Attribute(key)  # noqa: PLW2901 # the same part, marked
        found.append(key)
    return found


class Gather:
    """Gather the faults of one value, and raise them together: one as itself, several as `Faults`."""

    __slots__ = ("_faults", "_more", "_name", "_private", "_subject")

    def __init__(self, subject: object, private: Container[str] = ()) -> None:
        self._subject = subject
        self._private = private
        self._name = subject if isinstance(subject, str) else type(subject).__name__
        self._faults: list[Fault] = []
        self._more = 0

    def __len__(self) -> int:
        return len(self._faults)

    def check(self, field: str, rule: Rule, value: object = _ITS_OWN, *, private: bool = False) -> bool:
        """Hold a field (or a given value) against a rule; tell whether it holds.

        A field is tidied in its place; a given value, which its caller goes on using, stays as it is. What
        is private is never shown.
        """
        found = getattr(self._subject, field) if value is _ITS_OWN else value
        held = self._tidied(field, rule, found) if value is _ITS_OWN and rule.tidy is not as_it_is else found
        if rule.holds(held):
            return True
        if held is UNMADE:
            return False
        hidden = field in TELLING and (private or field in self._private)
        for path, one, broken in rule.wrong(held):
            way = unnamed(held, path, keep=private) if hidden else path
            self.note((field, *way), Withheld(one) if private else one, broken.code, broken.facts)
        return False

    def _tidied(self, field: str, rule: Rule, found: object) -> object:
        tidied = rule.tidy(found)
        if tidied is not found:
            object.__setattr__(self._subject, field, tidied)
        return tidied

    def note(self, path: Sequence[Key], value: object, code: str, facts: Mapping[str, object]) -> None:
        """Note what stands at a path of this call; beyond what is told at once it is counted."""
        if len(self._faults) >= GATHERED:
            self._more += 1
            return
        field, *keys = path
        shown = Withheld(value) if str(field) in self._private else value
        keys = marked(getattr(self._subject, str(field), None), keys)
        place = place_of((self._name, field, *keys))
        self.add(Fault(place, shown, code, facts, path=(self._name, *str(field).split("."), *keys)))

    def that(
        self,
        field: str,
        holds: bool,  # noqa: FBT001 # a condition reads best by its place
        code: str,
        *,
        value: object = _ITS_OWN,
        at: Sequence[Key] = (),
        **facts: object,
    ) -> bool:
        """Note a fault of a field, or of what stands in it `at` a path, unless `holds`; tell whether it does.

        Other keywords are the facts of the sentence.
        """
        if not holds:
            found = getattr(self._subject, field) if value is _ITS_OWN else value
            self.note((field, *at), found, code, facts)
        return holds

    def distinct(
        self,
        field: str,
        keys: Iterable[object],
        *,
        what: str | Phrase,
        ways: Iterable[Sequence[Key]] | None = None,
        paths: Iterable[Sequence[Key]] | None = None,
    ) -> bool:
        """Note every key that stood before, and names that look alike: one fault a group, at the last.

        A key has the position of its member in the field, or its way there where ways are given; where keys
        are of several fields, it has a path, which begins with its own.
        """
        given = list(keys)
        if len(given) < 2:  # noqa: PLR2004 # one is like no other
            return True
        positions = ((at,) for at in range(len(given))) if ways is None else ways
        places = ((field, *way) for way in positions) if paths is None else paths
        found = [*repeats(given, places, what)]
        for place, key, rule in found:
            self.note(place, key, rule.code, rule.facts)
        return not found

    def alike(self, field: str, names: Iterable[str], *, what: str | Phrase) -> bool:
        """Note names that differ by case, spaces, dashes or composition alone: one fault a group."""
        groups = look_alikes(names)
        for group in groups:
            place, _, rule = look_alike(dict.fromkeys(group, (field,)), what)
            self.note(place, group, rule.code, rule.facts)
        return not groups

    def known(
        self,
        field: str,
        names: Iterable[str],
        known: Iterable[str] | Known,
        *,
        what: str | Phrase,
        at: Sequence[Key] = (),
        ways: Iterable[Sequence[Key]] | None = None,
        code: str = "values.known",
    ) -> bool:
        """Note each name that is none of the known ones, with the nearest of them: one fault a name.

        It stands where it does in the field, or in what stands there `at` a path: at its key in a mapping, at
        its position in a list or a tuple, and elsewhere on its way there, where ways are given.
        """
        index = known if isinstance(known, Known) else Known(known)
        if isinstance(names, Collection) and index.has_all(names):  # nearly always
            return True
        strangers: dict[str, Sequence[Key]] = {}
        for name, way in zip(names, _ways_to(names) if ways is None else ways):  # noqa: B905 # as many ways
            if name not in index:
                strangers.setdefault(name, way)
        for name, way in strangers.items():
            near = tuple(map(Quoted, index.nearest(name) if len(self._faults) < GATHERED else ())) or None
            told = {"what": noun(what), "nearest": near}
            self.note((field, *at, *way), name, code, told)
        return not strangers

    def made(
        self, make: Callable[[], T], *, argument: str = "", named: Mapping[str, str] = UNNAMED
    ) -> T | None:
        """Return what is made, or note why it cannot be, as faults of the arguments of this call.

        Where all is made of one argument, its name stands for those of the fields; fields whose argument has
        another name are `named` so.

        >>> faults = Gather("apply")
        >>> faults.made(lambda: Gather("Application").that("wishes", True, "values.flag")), len(faults)
        (True, 0)
        """
        try:
            return make()
        except (Fault, Faults) as wrong:
            self.add_all(
                (_told_of(self._name, one, argument, named) for one in wrong.faults), more=wrong.more
            )
        return None

    def add(self, fault: Fault) -> None:
        """Add a fault; beyond those that are told at once it is counted."""
        if len(self._faults) < GATHERED:
            self._faults.append(fault)
        else:
            self._more += 1

    def each(
        self, paths: Iterable[Sequence[Key]], value: object, code: str, facts: Mapping[str, object]
    ) -> None:
        """Add the same fault at each path, call first; beyond those that are told, none is made."""
        ways = iter(paths)
        for path in islice(ways, GATHERED - len(self._faults)):
            self._faults.append(Fault.of(path, value, code, facts))
        self._more += sum(1 for _ in ways)

    def add_all(self, found: Iterable[Fault], *, more: int = 0) -> None:
        """Add faults found elsewhere, and how many more were counted there."""
        for fault in found:
            self.add(fault)
        self._more += more

    def done(self) -> None:
        """Raise what was gathered, if anything."""
        raise_all(self._name, self._faults, more=self._more)


def _told_of(call: str, fault: Fault, argument: str, named: Mapping[str, str]) -> Fault:
    """Return a fault of what was built as one of the call, in its words; one of a row says where it is."""
    if fault.row is not None:
        return fault
    first = str((fault.path[1:] or fault.path)[0])
    within = fault.place.removeprefix(f"{fault.path[0]}.").removeprefix(first)
    name = argument or named.get(first, first)
    place, inner = ("", ()) if argument else (within, fault.path[2:])
    return fault.at(f"{call}.{name}{place}", path=(call, name, *inner))


def told_of(call: str, make: Callable[[], T], *, argument: str = "", named: Mapping[str, str] = UNNAMED) -> T:
    """Return what a call builds of its own arguments, or of one; what is refused is told of the call.

    >>> told_of("apply", lambda: Gather("Application").that("wishes", True, "values.flag"))
    True
    """
    faults = Gather(call)
    found = faults.made(make, argument=argument, named=named)
    faults.done()
    return cast("T", found)


def require(function: str, **given: tuple[Rule, object]) -> None:
    """Hold each argument of a function against its rule, and report all faults together.

    >>> from eig._values.field_rules_and_bounds import whole
    >>> require("level", max_steps=(whole(1), 5))
    """
    faults = Gather(function)
    for name, (rule, value) in given.items():
        faults.check(name, rule, value)
    faults.done()


def raise_all(subject: str, faults: list[Fault], *, more: int = 0) -> None:
    """Raise nothing, the one fault, or all of them together, with how many more were counted."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(subject, faults, more=more)
