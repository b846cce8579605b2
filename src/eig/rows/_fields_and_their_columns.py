"""A field of a kind of row, with the columns that fill it: what they give together, what a fault may show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, cast

from attrs import Attribute, frozen

from eig._values.frozen_maps import FrozenMap
from eig._values.value import owner_of
from eig.rows._columns_to_fields import ACRONYM
from eig.rows._read_cells import Reading, holds_a_map, holds_several, inner
from eig.rows._spellings_of_headings import is_acronym

IDENTIFIERS: Final = frozenset(
    {"id", "key", "item", "juror", "person", "candidate", "challenge", "opening", "criterion", "phase"}
    | {"host", "profile", "mentor", "room", "state", "role", "status", "kind", "attribute"}
)
SHOWN_MAPS: Final = ("marks",)
NO_WORDS: Final[Mapping[str, str]] = FrozenMap[str]()


@frozen(kw_only=True)
class Filled:
    """A field, and the columns that fill it, in order, with the key that each gives in a mapping."""

    name: str
    hint: object
    needed: bool
    read: Reading
    called: str
    words: Mapping[str, str] = NO_WORDS
    columns: tuple[tuple[str, str], ...] = ()

    @cached_property
    def maps(self) -> bool:
        """Whether it holds a value by key."""
        return holds_a_map(self.hint)

    @cached_property
    def several(self) -> bool:
        """Whether it holds several values."""
        return holds_several(self.hint)

    @property
    def shown(self) -> str:
        """The column to name where a row fills none: the first, or the one that is meant."""
        return self.columns[0][0] if self.columns else self.called


def is_shown(one: Attribute[Any], hint: object) -> bool:
    """Tell whether a fault may show what a field was given: never what `repr` withholds."""
    name = one.name
    if owner_of(one) != "public" or one.repr is not True:
        return False
    if holds_a_map(hint):
        return name in SHOWN_MAPS
    kind = inner(hint)
    return (kind is not str and kind is not object) or name in IDENTIFIERS


def joined_values(filled: Filled, values: list[tuple[str, object]]) -> object:
    if filled.several:
        return tuple(part for _, parts in values for part in cast("tuple[object, ...]", parts))
    if len(values) == 1:
        return values[0][1]
    name = " ".join(str(value) for key, value in values if key != ACRONYM)
    short = [str(value) for key, value in values if key == ACRONYM]
    told = [one if is_acronym(one, name) else one.upper() for one in short]
    return " ".join([name, *(f"({one})" for one in told if f"({one})" not in name)])
