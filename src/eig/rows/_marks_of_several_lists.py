"""One table of marks for several lists, such as one a challenge and profile: a scoresheet each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from eig._values.faults_together import Gather
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import quoted
from eig.errors import Fault
from eig.jury.marks.scoresheet import Scoresheet
from eig.rows._known_names_of_items_and_jurors import Body
from eig.rows._mark_tables import MarkTable, Sheet, scoresheet_from
from eig.rows._repeated_rows import values_of
from eig.rows._values_from_rows import Read, blank_cell

ListBy: TypeAlias = Literal["challenge", "profile"]
BY: Final[tuple[ListBy, ...]] = ("challenge", "profile")
Key: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class ListedSheet(Sheet):
    """What one row says of one sheet, and the list that it counts for."""

    challenge: str | None = None
    profile: str | None = None


def scoresheets_of(table: MarkTable, *, by: Sequence[ListBy], lists: Iterable[Key]) -> dict[Key, Scoresheet]:
    """Return the scoresheet of each list, or raise all that is wrong with the table."""
    laid = table.laid_out(ListedSheet)
    read = table.read(laid)
    nameless = [name for name in by if name in laid.reader.unfilled]
    known = {" · ".join(key): key for key in lists}
    index = Known(known)
    own_column: list[ListBy] = [name for name in by if name not in nameless]
    found = [_listed(one, own_column, Known(()) if nameless else index, read.place) for one in read.found]
    values_of(found, [*read.faults, *map(laid.reader.no_column, nameless)], aside=laid.reader.aside)
    groups: dict[Key, list[Read[ListedSheet]]] = {key: [] for key in sorted(known.values())}
    for one in found:
        groups.setdefault(tuple(str(getattr(one.value, name)) for name in by), []).append(one)
    faults = Gather("rows")
    alone = evolve(table, body=Body(), jurors=())  # a list calls nobody but those of its rows
    reading = read.reading()
    sheets = {key: scoresheet_from(own, alone, faults, reading) for key, own in sorted(groups.items())}
    faults.done()
    return {key: sheet for key, sheet in sheets.items() if sheet is not None}


def _listed(
    read: Read[ListedSheet], by: Sequence[ListBy], known: Known, place: Mapping[str, str]
) -> Read[ListedSheet]:
    """Return what a line gave, with a fault where it names no list, or one that is not known."""
    faults: list[Fault] = []
    for name in by:
        if not read.given.get(name) and not read.wrong:
            column = place.get(name, name)
            faults.append(read.line.located(blank_cell(column), column, read.about))
    key = " · ".join(str(read.given.get(name)) for name in by)
    if not faults and not read.wrong and len(known) and key not in known:
        column = place.get(by[0], by[0])
        fault = Fault(column, key, "rows.own_list", {"nearest": quoted(known.nearest(key))})
        faults.append(read.line.located(fault, column, read.about))
    return evolve(read, value=None if faults else read.value, faults=(*read.faults, *faults))
