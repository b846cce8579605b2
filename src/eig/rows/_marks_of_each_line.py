"""What is wrong with the marks and names of each line of a table: those beyond a thousand are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeVar, cast

from attrs import AttrsInstance, evolve

from eig._values.field_rules_and_bounds import text
from eig.errors import GATHERED, Fault, Faults
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.rubric import Rubric
from eig.rows._values_from_rows import Read, blank_cell

R = TypeVar("R", bound=AttrsInstance)
CALLED: Final = ("item", "juror")
STATED: Final = ("state", "opinion", "champion", "members", "stepped_back")
"""What a sheet states beside its marks."""


def all_checked(
    found: Sequence[Read[R]], rubric: Rubric, columns: Mapping[str, str], nameless: Sequence[str]
) -> list[Read[R]]:
    """Return what lines gave, checked: of names that no column gives, it is told once."""
    place = {target: column for column, target in columns.items()}
    off, told = _off(rubric), 0
    checked: list[Read[R]] = []
    for read in found:
        own = _checked(read, rubric, off(read), nameless, place=place if told < GATHERED else None)
        told += len(own.faults)
        checked.append(own)
    return checked


def _off(rubric: Rubric) -> Callable[[Read[Any]], Sequence[str]]:
    """Return what tells which marks of a line are not right; a mark that stands often is looked at once."""
    apart = {one.id for one in rubric.criteria if one.applies_to is not None}
    known: dict[tuple[str, int, str | None], tuple[Fraction, bool]] = {}  # it keeps what it numbers

    def off(read: Read[Any]) -> Sequence[str]:
        wrong: list[str] = []
        for name, mark in marks_of(read.given).items():
            item = _item_of(read) if name in apart else None
            found = known.get((name, id(mark), item))
            if found is None:
                found = mark, not rubric.faults({name: mark}, item=item, place="")
                known[name, id(mark), item] = found
            if not found[1]:
                wrong.append(name)
        return wrong

    return off


def off_scale_of(rubric: Rubric) -> Callable[[str, object], bool]:
    """Return what tells whether a mark is off the scale of its column, whoever it is of."""
    of_all = {f"marks.{one.id}": one.id for one in rubric.criteria if one.applies_to is None}

    def off(name: str, mark: object) -> bool:
        own = of_all.get(name)
        return bool(own and rubric.faults({own: cast("Fraction", mark)}, item=None, place=""))

    return off


def _item_of(read: Read[R]) -> str | None:
    item = read.given.get("item")
    return None if item is None else str(item)


def _checked(
    read: Read[R],
    rubric: Rubric,
    off: Sequence[str],
    nameless: Sequence[str],
    *,
    place: Mapping[str, str] | None,
) -> Read[R]:
    """Return what a line gave, with the marks that are off their scale, and the name that it lacks.

    Where no column has a `place`, there are enough faults to tell: those of this line are counted.
    """
    missed = [name for name in CALLED if name not in nameless and lacks(read, name)]
    names = [name for name in CALLED if not text.holds(read.given.get(name, name))]
    if not (missed or names or off):
        faults = _of_sheet(read) if read.wrong else []  # of a row without a fault, its sheet will tell
    elif place is None:
        more = len(missed) + len(names) + len(off) + len(_of_sheet(read))
        return evolve(read, value=None, more=read.more + more)
    else:
        faults = [
            *_told(read, (missed, names), place),
            *_told_off(read, rubric, off, place),
            *_of_sheet(read),
        ]
    return evolve(read, value=None, faults=(*read.faults, *faults)) if faults else read


def _told(
    read: Read[R], called: tuple[Sequence[str], Sequence[str]], place: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield the fault of each name that a line lacks, or has and that is none."""
    missed, names = called
    found = [blank_cell(name) for name in missed]
    found += [
        Fault(name, one, broken.code, broken.facts)
        for name in names
        for _, one, broken in text.wrong(read.given[name])
    ]
    for fault in found:
        yield read.line.located(fault, place.get(fault.place, fault.place), read.about)


def _told_off(read: Read[R], rubric: Rubric, off: Sequence[str], place: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the fault of each mark of a line that is not right."""
    marks, mark = marks_of(read.given), read.columns.get("mark", "mark")
    for fault in rubric.faults({one: marks[one] for one in off}, item=_item_of(read), place=""):
        column = place.get(".".join(map(str, fault.path[-2:])), mark)
        yield read.line.located(fault, column, read.about)


def _of_sheet(read: Read[R]) -> list[Fault]:
    """Return what a sheet would refuse of what could be read of a line, whoever it is of."""
    given: dict[str, Any] = {name: read.given[name] for name in STATED if name in read.given}
    if not given:
        return []  # marks alone are right
    try:
        MarkSheet(item="item", juror="juror", marks=marks_of(read.given), **given)
    except (Fault, Faults) as wrong:
        return [in_line(fault, read, read.about) for fault in wrong.faults]
    return []


def in_line(fault: Fault, read: Read[R], about: Sequence[str] = ()) -> Fault:
    """Return a fault of a sheet, placed in the line that it comes from."""
    column = read.columns.get(name := str(fault.path[1]), name)
    said = read.line.cells.get(column, ...) if name == "state" else ...  # the word of the sheet, not its code
    return read.line.located(fault, column, about, value=said)


def marks_of(given: Mapping[str, object]) -> Mapping[str, Fraction]:
    """Return the marks by criterion that could be read of a line, however they are laid out."""
    marks = cast("Mapping[str, Fraction]", given.get("marks", {}))
    if "mark" not in given:
        return marks
    criterion, mark = given.get("criterion"), given["mark"]
    one = {criterion: mark} if isinstance(criterion, str) and isinstance(mark, Fraction) else {}
    return {**marks, **one}


def lacks(read: Read[Any], name: str) -> bool:
    """Tell whether a line lacks its item or juror; one with either of the two and no mark calls somebody."""
    if name in read.given:
        return False
    calls = read.value is not None and read.value.is_blank and (read.value.item or read.value.juror)
    return not calls and all(fault.column is not None for fault in read.line.faults)
