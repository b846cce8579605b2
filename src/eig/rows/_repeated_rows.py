"""What a whole table must hold: no fault in any row, nothing twice, no look-alikes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from attrs import AttrsInstance

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import letter_told
from eig._values.names_alike_but_for_case import look_alikes
from eig._values.phrases_of_faults import Quoted
from eig.errors import GATHERED, Fault
from eig.rows._headings_of_the_contrary import opposed
from eig.rows._read_cells import plain
from eig.rows._spellings_of_headings import NAMING, parts_of, stem, words_set
from eig.rows._values_from_rows import Read

T = TypeVar("T", bound=AttrsInstance)
TELLING: Final = NAMING | words_set("matricule prenom first given")
"""Words of a heading that says what a row names."""
KEYS = (
    ("id", "challenge", "role"),  # who accompanies one challenge may accompany another
    ("person", "step"),
    ("id",),
    ("key",),
    ("challenge", "profile", "item", "juror", "criterion"),
    ("item", "juror", "criterion"),
    ("item", "juror"),
    ("group", "member"),
)


def values_of(
    found: Sequence[Read[T]], heading: Iterable[Fault] = (), *, aside: Iterable[str] = ()
) -> tuple[T, ...]:
    """Return the values of all lines, or raise all that is wrong with the table, together.

    Two rows that say the same may differ in a column left `aside`: it is told. One may say the contrary.
    """
    aside = [*aside]
    faults = Gather("rows")
    faults.add_all(heading, more=sum(read.more for read in found))
    faults.add_all(fault for read in found for fault in read.faults)
    _repeated(found, aside, faults)
    faults.add_all(opposed([(read.line, read.value) for read in found], aside))
    _alike(found, faults)
    faults.done()
    return tuple(read.value for read in found if read.value is not None)


def _repeated(found: Sequence[Read[T]], aside: Sequence[str], faults: Gather) -> None:
    """Note a fault for each value that stands twice, which names both rows."""
    first: dict[tuple[object, ...], Read[T]] = {}
    value = next((read.value for read in found if read.value is not None), None)
    names = next((names for names in KEYS if all(hasattr(value, name) for name in names)), ())
    for read in found if value is not None else ():
        value = read.value
        key = tuple(part for name in names if (part := getattr(value, name, None)) not in (None, ""))
        if key and first.setdefault(key, read) is not read:
            if len(faults) >= GATHERED:
                faults.add_all((), more=1)
                continue
            apart = next(_apart(first[key], read, aside), None)
            facts = {"row": str(first[key].line.number), "apart": apart and Quoted(apart)}
            written = read.line.cells.get(read.columns.get("step", ""))
            key = (key[0], str(written)) if "step" in names and written else key
            told = key if len(key) > 1 else next(iter(key))
            faults.add(Fault("", told, "rows.stands_once", facts).in_row(read.line.number))


def _apart(one: Read[T], other: Read[T], aside: Sequence[str]) -> Iterator[str]:
    """Yield the columns left aside in which two rows differ, but for numbers of rows: names go first."""
    cells = {column: [plain(read.line.cells.get(column)) for read in (one, other)] for column in aside}
    by_name = sorted(cells, key=lambda column: TELLING.isdisjoint(map(stem, parts_of(column))))
    rows = other.line.number - one.line.number
    for column in by_name:
        before, after = map(str, cells[column])
        counts = before.isdecimal() and after.isdecimal() and int(after) - int(before) == rows
        if before != after and not counts:
            yield column


def _alike(found: Sequence[Read[T]], faults: Gather) -> None:
    """Note a fault for each group of names of one column that look alike."""
    for name in ("id", "key", "item", "juror", "criterion", "challenge", "profile", "group", "member"):
        places = _places(found, name)
        for group in look_alikes(places):
            if len(faults) >= GATHERED:
                faults.add_all((), more=1)
                continue
            rows = sorted(places[one].line.number for one in group)
            columns = places[group[0]].columns
            column = columns.get(name) or columns.get(f"{name}s", name)
            facts = {"rows": tuple(map(str, rows)), "places": None, **letter_told(group)}
            fault = Fault(name, group, "rows.one_spelling", facts)
            faults.add(fault.in_row(rows[-1], column))


def _places(found: Sequence[Read[T]], name: str) -> Mapping[str, Read[T]]:
    """Return the row in which each name of a field first stands."""
    places: dict[str, Read[T]] = {}
    for read in found:
        value: object = getattr(read.value, name, None)
        if isinstance(value, str):
            places.setdefault(value, read)
    return places
