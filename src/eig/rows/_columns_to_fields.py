"""Which field each column of a table fills: as asked, by its own name, or however people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from attrs import AttrsInstance, fields

from eig._values.annotation_rules_and_late_classes import annotations_of
from eig.rows._headings_of_the_contrary import CONTRARY, is_contrary
from eig.rows._numbered_columns import numbered
from eig.rows._own_tables_read_back import heads_of, spelt, spelt_names
from eig.rows._read_cells import holds_a_map, holds_several
from eig.rows._rows_of_any_table import column_of
from eig.rows._separator_encoding_and_heading import Knows
from eig.rows._spellings_of_headings import (
    JOINING,
    NAMING,
    by_key,
    key_of,
    named,
    number_of,
    parts_of,
    stem,
    ways,
    words_set,
)
from eig.rows.dialects import Dialect

GIVEN: Final = "first name"
"""The key of the column of first names, beside that of names."""
ACRONYM: Final = "name, then acronym"
"""The key of the column of acronyms, beside that of names: it stands in brackets after the name."""
BESIDE: Final = MappingProxyType(
    dict.fromkeys(("prenom", "firstname", "givenname"), GIVEN)
    | dict.fromkeys(("sigle", "acronyme", "acronym"), ACRONYM)
)
"""The key of each column that is joined to that of names, by its folded heading."""

ITEM, IDENTIFIER, NAME, TITLE = ("item",), ("id",), ("id", "name"), ("id", "title")
ITEMS: Final = dict.fromkeys(
    ["candidate", "challenge", "dossier", "nom", "intitule", "titre", "libelle", "name", "title"], ITEM
)
OWN: Final[Mapping[str, Mapping[str, Sequence[str]]]] = MappingProxyType(
    {
        "Candidate": {
            **dict.fromkeys(("dossier", "candidature"), IDENTIFIER),
            **dict.fromkeys(("candidat", "candidate", "personne"), NAME),
        },
        "Juror": dict.fromkeys(
            ["jure", "juree", "membre", "membrejury", "evaluateur", "evaluatrice", "juror"], NAME
        ),
        "Panel": dict.fromkeys(("soujury", "panel", "jury", "commission", "groupe"), IDENTIFIER),
        "Challenge": dict.fromkeys(("defi", "projet", "challenge"), TITLE),
        "GridCriterion": dict.fromkeys(("critere", "criterion"), TITLE),
        "Administration": dict.fromkeys(("organisme", "organisation", "structure", "administration"), NAME),
    }
)
"""What each row of a table is called, likeliest first, and what such a column may fill that no other does."""
WISHED: Final = words_set("defi projet challenge")
"""What a table of candidates may number that it wishes for: *Défi 1*, *2e projet*."""


@lru_cache(maxsize=64)
def hints_of(kind: type[AttrsInstance]) -> Mapping[str, object]:
    return annotations_of(kind)


def translated(
    heading: Iterable[str], kind: type[AttrsInstance], dialect: Dialect, columns: Mapping[str, str]
) -> dict[str, str]:
    """Return which field each column fills that the dialect knows by another name; what is asked for wins.

    A column is read by its own name, or as the dialect calls a field; then as either may be spelt; then by
    what it says it is of (*avis du juré*, *numéro du dossier*). Of several that a field might take at one
    of these steps, it takes the first: the others are told as left aside.
    """
    there, by_name = tuple(heading), {named(one.name): one.name for one in fields(kind) if one.init}
    asked = {named(column_of(column)) for column in columns}
    taken = {re.split("[. ]", str(name))[0] for name in columns.values()}
    taken |= {by_name[named(column)] for column in there if named(column) in by_name}
    heads = heads_of(kind, french=bool(dialect.headings))
    hints = hints_of(kind)
    written = _as_written(there, heads, {*by_name, *asked}, taken)
    found = {column: name for column, name in written.items() if _fits(name, hints)}
    for column in (one for one in there if one not in found):
        own = numbered(column)
        for name in (column, own.name) if own else (column,):
            may = (one for one in dialect.fields_of(name) if one not in taken)
            free = (one for one in may if _fits(one, hints))
            if named(name) not in {*by_name, *asked} and (meant := next(free, None)) is not None:
                found[name] = meant
    settled = {*asked, *by_name, *map(named, found)}
    left = [one for one in there if not settled & {*_names_of(one), named(_field(one))}]
    if not left:
        return found
    known = {**spelt(kind, french=bool(dialect.headings)), **dialect.by_key, **spelt_names(kind)}
    numbered_by = {**dict.fromkeys(taken, ""), **{one: key_of(name) for name, one in found.items()}}
    found |= _spelt_numbers(left, known, kind, numbered_by)
    found |= _spelt(left, known, kind, taken | {*found.values()})
    return found | _own([one for one in left if one not in found], kind, taken | {*found.values()})


def _own(columns: Iterable[str], kind: type[AttrsInstance], taken: AbstractSet[str]) -> dict[str, str]:
    """Return which columns are called as what a row is, or what it marks: they identify it, or name it."""
    hints, left = hints_of(kind), {_named_by(column): column for column in columns}
    names = ITEMS if "item" in hints else OWN.get(kind.__name__.lstrip("_"), {})
    if "item" in hints and any(key == GIVEN and word in left for word, key in BESIDE.items()):
        left = {word: column for word, column in left.items() if word not in ("nom", "name")}  # half a name
    found: dict[str, str] = {}
    for column, may in ((left[word], may) for word, may in names.items() if word in left):
        free = (one for one in may if one in hints and one not in {*taken, *found.values()})
        if (meant := next(free, None)) is not None:
            found[column] = meant
    for column, name in ((one, name) for name in CONTRARY if name in hints for one in left.values()):
        if name not in {*taken, *found.values()} and is_contrary(column, name):
            found[column] = name
    return found


def _named_by(column: str) -> str:
    """Return the key of what a column names or numbers: *dossier* of *N° de dossier*."""
    words = [stem(one) for one in parts_of(column) if one not in JOINING and one not in NAMING]
    return "".join(words) or key_of(column)


def _field(name: str) -> str:
    """Return the field of a name that may bring the key of a mapping, as `attributes.mail`."""
    return name.partition(".")[0]


def _fits(name: str, hints: Mapping[str, object]) -> bool:
    """Tell whether a name is that of a field, with the key that a mapping needs and no other field has."""
    hint = hints.get(_field(name))
    return hint is not None and holds_a_map(hint) == ("." in name)


def _as_written(
    columns: Iterable[str], heads: Mapping[str, str], named_: set[str], taken: set[str]
) -> dict[str, str]:
    """Return which field each column fills by the heading under which `to_rows` writes it for people."""
    found: dict[str, str] = {}
    for column in columns:
        start, dot, key = column.partition(".")
        name = heads.get(named(start))
        if name is not None and name not in taken and not {named(column), named(start)} & named_:
            found[column] = f"{name}.{key}" if dot else name
    return found


def _names_of(column: str) -> set[str]:
    """Return the names that a column may have been read by: its own, and the one that it numbers."""
    own = numbered(column)
    start = named(own.name) if own else named(column)
    return {named(column), start, f"{start}s", f"{start}es"}


def _spelt(
    columns: Sequence[str], known: Mapping[str, tuple[str, ...]], kind: type[AttrsInstance], taken: set[str]
) -> dict[str, str]:
    """Return which field each of some columns fills, however it is spelt, but for those taken."""
    hints, about = hints_of(kind), f"id of {kind.__name__.lower()}"
    given = {column: ways(column, known) for column in columns}
    found: dict[str, str] = {}
    for step in range(max(map(len, given.values()), default=0)):
        for column, steps in given.items():
            names = steps[step] if step < len(steps) and column not in found else ()
            own = ("id" if name == about else name for name in names)
            meant = next((one for one in own if _fits(one, hints)), None)
            if meant is not None and meant not in taken:
                found[column] = meant
                taken.add(meant)
    return found


def _spelt_numbers(
    columns: Sequence[str],
    known: Mapping[str, tuple[str, ...]],
    kind: type[AttrsInstance],
    taken: Mapping[str, str],
) -> dict[str, str]:
    """Return which field of several values columns number; what is taken, by columns of which key."""
    hints, mine = hints_of(kind), dict(taken)
    found: dict[str, str] = {}
    for column in columns:
        key, _ = number_of(column) or ("", 0)
        names = (*known.get(key, ()), *(["wishes"] if key in WISHED else ()))
        meant = next((one for one in names if one in hints and holds_several(hints[one])), None)
        if meant is not None and mine.setdefault(meant, key) == key:
            found[column] = meant
    return found


def columns_called(heading: Iterable[str], name: str) -> list[str]:
    """Return the column of a name, however it is spelt, or those that number it; else the name itself.

    >>> columns_called(["Défi", "Personne 1", "Personne 2"], "personne"), columns_called(["DEFI"], "Défi")
    (['Personne 1', 'Personne 2'], ['DEFI'])
    """
    there, key = tuple(heading), key_of(name)
    own = [one for one in there if named(one) == named(column_of(name))]
    own = own or [one for one in there if key_of(one) == key]
    numbers = {one: found[1] for one in there if (found := number_of(one)) and found[0] == key}
    return own[: 1 if len(own) == 1 else 0] or sorted(numbers, key=numbers.__getitem__) or [name]


def columns_for(targets: set[str], heading: Iterable[str], columns: Mapping[str, str]) -> list[str]:
    """Return the columns that fill one of some fields."""
    given = {named(column_of(column)): name for column, name in columns.items()}
    wanted = set(map(named, targets))
    return [column for column in heading if named(given.get(named(column), column)) in wanted]


def by_column_of_juror(heading: Iterable[str], jurors: Iterable[str]) -> dict[str, str]:
    """Return whose marks each column holds: by the name of a juror, then however it is spelt, or *Note de …*.

    >>> by_column_of_juror(["Vin", "CHLOE", "Note de Bo (sur 20)", "Avis de Bo"], ["Chloé", "Bo"])
    {'CHLOE': 'Chloé', 'Note de Bo (sur 20)': 'Bo'}
    """
    there, own = tuple(heading), {named(column_of(one)): str(one) for one in jurors}
    found = {column: own[named(column)] for column in there if named(column) in own}
    placed = {*found.values()}
    left = [one for one in own.values() if one not in placed]
    spelt_ = by_key({one: (f"marks.{one}",) for one in left}) if left else {}
    for column in there if left else ():
        meant = [names[0].removeprefix("marks.") for names in ways(column, spelt_) if len(names) == 1]
        if column not in found and meant and meant[0] not in placed:
            found[column] = meant[0]
            placed.add(meant[0])
    return {column: found[column] for column in there if column in found}


def knows_of(kind: type[AttrsInstance], dialect: Dialect, also: Iterable[str] = ()) -> Knows:
    """Return what tells the headings that are known: of fields, of the dialect, and what is asked."""
    names = [one.name for one in fields(kind) if one.init]
    heads = heads_of(kind, french=bool(dialect.headings))
    own = by_key({name: (name,) for name in map(str, also)})
    known = {**spelt(kind, french=bool(dialect.headings)), **dialect.by_key, **spelt_names(kind), **own}
    words = {*heads, *(named(str(name)) for name in (*names, *also))}

    @cache  # of one table, some cells of which are looked at again and again
    def knows(heading: str) -> bool:
        if named(heading.partition(".")[0]) in words or named(heading) in words:
            return True
        if not any(map(str.isalpha, heading)):
            return False
        numbered_ = number_of(heading)
        return bool(ways(heading, known)) or (numbered_ is not None and numbered_[0] in known)

    return knows
