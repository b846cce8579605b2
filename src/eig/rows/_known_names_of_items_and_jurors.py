"""Who judges what: the names that a table of marks may hold, and the panels that hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias, TypeVar, cast

from attrs import AttrsInstance, evolve, field, frozen

from eig._values.frozen_maps import EMPTY
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Quoted, quoted
from eig.errors import Fault
from eig.programme import Panel
from eig.rows._spellings_of_headings import parts_of
from eig.rows._spellings_that_may_be_one_name import words_in
from eig.rows._values_from_rows import Read

Held: TypeAlias = tuple[str, tuple[str, ...]]
NONE: Final[frozenset[Held]] = frozenset()
LONG: Final = 3  # letters of a word that names somebody, and no initial
R = TypeVar("R", bound=AttrsInstance)
NAMED: Final = ("item", "juror", "challenge")
"""What a row may call by another name than its identifier, beside the profile."""


class Names:
    """What is meant by a name, however it is spelt: an identifier by itself, by none what is that of two."""

    def __init__(self, called: Iterable[tuple[str, str]] = (), *, also: Iterable[str] = ()) -> None:
        """Know identifiers, each with another name of its own, and those that no name stands for."""
        pairs = [*called]
        self._ids = {*(one for one, _ in pairs), *also}
        self._by: dict[tuple[str, ...], set[str]] = {}
        for one, name in pairs:
            for said in filter(None, (one, name)):
                self._by.setdefault(parts_of(said), set()).add(one)

    def __len__(self) -> int:
        return len(self._by)

    def __contains__(self, name: str) -> bool:
        return self.of(name) in self._ids

    def is_id(self, name: str) -> bool:
        """Tell whether a name is an identifier itself."""
        return name in self._ids

    def of(self, name: str) -> str:
        """Return the identifier that a name means; itself where it is one, or means none."""
        ids = self.bearing(name)
        return ids[0] if len(ids) == 1 else name

    def bearing(self, name: str) -> Sequence[str]:
        """Return the identifiers of all that a name stands for: of none where it is one itself."""
        return () if not self._by or name in self._ids else sorted(self._by.get(parts_of(name), ()))

    def near(self, name: str) -> Sequence[str]:
        """Return the one identifier whose name holds all the words of another: in any order, by initials too.

        >>> Names([("j1", "Anne Durand"), ("j2", "Bo Petit")]).near("DURAND A.")
        ['j1']
        """
        words = words_in(name)
        each = [self._having.get(word, NONE) for word in words if len(word) >= LONG]
        whole = each[0].intersection(*each[1:]) if each else NONE
        figures = {*filter(str.isdecimal, words)}  # Projet 2 is not Projet 2, lot 7
        found = {
            one
            for one, key in whole
            if figures == {*filter(str.isdecimal, key)}
            and all(any(own.startswith(word) for own in key) for word in words)
        }
        return [*found] if len(found) == 1 else ()

    @cached_property
    def _having(self) -> Mapping[str, frozenset[Held]]:
        """The names that hold each word, each with what it is of."""
        found: dict[str, set[Held]] = {}
        for key, ids in self._by.items():
            for word in key:
                found.setdefault(word, set()).update((one, key) for one in ids)
        return {word: frozenset(own) for word, own in found.items()}

    def each(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return what several names mean, each once.

        >>> Names([("data", "data scientist")]).each(["Data Scientist", "dev", "data"])
        ('data', 'dev')
        """
        return tuple(dict.fromkeys(map(self.of, names)))


def stranger(
    place: str, name: str, known: Known, bearing: Iterable[str] = (), *, path: Sequence[str | int] = ()
) -> Fault:
    """Return the fault of a name that is not known, with the nearest that is, or of one known twice."""
    own = [one for one in bearing if one in known]
    if len(own) > 1:
        return Fault(place, name, "rows.known_twice", {"ids": quoted(own)}, path=path)
    nearest = quoted(own or known.nearest(name, 1))
    return Fault(place, name, "rows.known_elsewhere", {"nearest": nearest}, path=path)


@frozen(kw_only=True)
class Body:
    """What is judged and who judges, as far as it is stated: another name in the table is a fault.

    Args:
        items: What is judged.
        members: The members composing the jury.
        panels: The panels, and what each hears: who is on none that hears an item has no mark for it.
        named: What the table may call by another name.
        profiles: What profiles are called.
        known: By field, the names that a row may hold; of a field that is not here, any.
    """

    items: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    panels: tuple[Panel, ...] = ()
    named: Names = field(factory=Names)
    profiles: Names = field(factory=Names)
    known: Mapping[str, Known] = field(default=EMPTY)

    @cached_property
    def jurors(self) -> tuple[str, ...]:
        """The members of the jury, those of its panels included."""
        return tuple(dict.fromkeys((*self.members, *(one for panel in self.panels for one in panel.members))))

    @cached_property
    def _hearing(self) -> Mapping[str, set[str]]:
        """Who hears each item, under their own name or that of the panel."""
        found: dict[str, set[str]] = {}
        for panel in self.panels:
            for item in panel.hears:
                found.setdefault(item, set()).update({panel.id, *panel.members})
        return found

    @cached_property
    def _members_of(self) -> Mapping[str, tuple[str, ...]]:
        return {panel.id: panel.members for panel in self.panels}

    def behind(self, juror: str, stepped_back: Iterable[str]) -> tuple[str, ...]:
        """Return the members of a panel that fills one sheet together; none where the name is a person's."""
        gone = set(stepped_back)
        return tuple(one for one in self._members_of.get(juror, ()) if one not in gone)

    def ids_of(self, names: Sequence[str]) -> Sequence[str]:
        """Return names, each the identifier of what it stands for where it is another name of something."""
        if not len(self.named):
            return names
        meant = {one: self.named.of(one) if one else one for one in {*names}}
        return [meant[one] for one in names]

    def by_id(self, read: Read[R]) -> Read[R]:
        """Return what a line gave, with the identifier of what it calls by another name."""
        whose = {**dict.fromkeys(NAMED, self.named), "profile": self.profiles}
        given = {name: one for name in whose if isinstance(one := read.given.get(name), str)}
        called = {name: own for name, one in given.items() if (own := whose[name].of(one)) != one}
        if not called:
            return read
        value = None if read.value is None else evolve(cast("Any", read.value), **called)
        return evolve(read, given={**read.given, **called}, value=value)

    def admits(
        self, items: Sequence[str], jurors: Sequence[str], named: Mapping[str, Mapping[str, int]]
    ) -> bool:
        """Tell whether columns name only what is stated, each juror what their panel hears, and no panel.

        Of both columns, `named` holds each name once.
        """
        hearing = self._hearing
        return (
            all(one in known for name, known in self.known.items() for one in named.get(name, ()))
            and not (len(self._heard) and any(one not in self._heard for one in named["item"]))
            and not (len(self._judges) and any(one not in self._judges for one in named["juror"]))
            and named["juror"].keys().isdisjoint(panel.id for panel in self.panels)
            and not (
                hearing
                and any(one not in hearing.get(item, (one,)) for item, one in zip(items, jurors, strict=True))
            )
        )

    def checked(self, read: Read[R], place: Mapping[str, str]) -> Read[R]:
        """Return what a line gave, with a fault for each name that is not known."""
        faults = [
            read.line.located(fault, place.get(fault.place, fault.place), read.about)
            for fault in self._strangers(read)
        ]
        return evolve(read, value=None, faults=(*read.faults, *faults)) if faults else read

    @property
    def knows_items(self) -> bool:
        """Whether what is judged is known, by any of the ways in which it may be stated."""
        return bool("item" in self.known or len(self._heard) or len(self.named))

    def is_item(self, name: str) -> bool:
        """Tell whether a name is a known identifier of what is judged."""
        if "item" in self.known or len(self._heard):
            return name in (self.known.get("item") or self._heard)
        return self.named.is_id(name)

    def _strangers(self, read: Read[R]) -> Iterator[Fault]:
        item, juror = read.given.get("item"), read.given.get("juror")
        heard, judges = self._heard, self._judges
        for name, known in self.known.items():
            if isinstance(one := read.given.get(name), str) and one not in known:
                yield stranger(name, one, known, self.named.bearing(one))
        if isinstance(item, str) and len(heard) and item not in heard:
            yield Fault("item", item, "rows.heard", {"nearest": quoted(heard.nearest(item))})
        if isinstance(juror, str) and len(judges) and juror not in judges:
            yield Fault("juror", juror, "rows.who_judges", {"nearest": quoted(judges.nearest(juror))})
        elif isinstance(juror, str) and juror not in self._hearing.get(str(item), {juror}):
            yield Fault("juror", juror, "rows.own_panel", {"item": Quoted(item)})

    @cached_property
    def _heard(self) -> Known:
        return Known({*self.items, *self._hearing})

    @cached_property
    def _judges(self) -> Known:
        return Known({*self.jurors, *(panel.id for panel in self.panels)})
