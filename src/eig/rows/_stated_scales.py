"""What a heading of marks states of their scale or weight, beside what the rubric declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from eig._values.exact_numbers import exact_sum
from eig._values.names_and_clean_text import normal
from eig.errors import Fault
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.reasons import Because, reasons_in
from eig.rows._reading_account import numbers_of
from eig.rows._rows_of_any_table import Lines
from eig.rows._spellings_of_headings import RANGE, TOP, WEIGHT, named
from eig.rows._values_from_rows import Reader, heading_fault

because: Because = reasons_in("rows")
PERCENT: Final = re.compile(r"[(\[]\s*(?:en\s+|in\s+)?%\s*[)\]]|(?<![0-9\s])\s+(?:en\s+|in\s+)?%\s*$")


def stated_scale(heading: str) -> tuple[tuple[Fraction | None, Fraction], ...]:
    """Return the ends of the scales that a heading may state, the lower None where it is not stated.

    >>> stated_scale("Impact /10"), stated_scale("Impact (1 à 4)"), stated_scale("Note du 30/11")
    (((None, Fraction(10, 1)),), ((Fraction(1, 1), Fraction(4, 1)),), ())
    """
    text = WEIGHT.sub(" ", normal("NFKC", heading).casefold())
    if found := RANGE.search(text):
        return ((_number(found[1]), _number(found[2])),)
    if found := TOP.search(text):
        return ((None, _number(next(filter(None, found.groups())))),)
    return ((None, Fraction(100)), (None, Fraction(1))) if PERCENT.search(text) else ()


def stated_weight(heading: str) -> Fraction | None:
    """Return the weight that a heading states.

    >>> stated_weight("Impact (coef. 2,5)"), stated_weight("Impact (30 %)"), stated_weight("Impact /20")
    (Fraction(5, 2), Fraction(30, 1), None)
    """
    found = WEIGHT.search(normal("NFKC", heading).casefold())
    return _number(next(filter(None, found.groups()))) if found else None


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))


def off_scale(heading: str, scale: Scale) -> Iterator[Fault]:
    """Yield a fault where a heading of marks states another scale than theirs."""
    stated = stated_scale(heading)
    if stated and not any(high == scale.high and low in (None, scale.low) for low, high in stated):
        yield heading_fault(heading, "rows.stated_scale", low=scale.low, high=scale.high)


def contradicted(rubric: Rubric, fills: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each heading of marks that states another scale, or of other weights."""
    titles = {named(name) for one in rubric.criteria for name in (one.id, one.fr, one.en) if name}
    read = {column: name for column, name in fills.items() if named(column) not in titles}
    for column, name in read.items():
        own = [one.scale for one in rubric.criteria if name in (one.id, "mark")]
        yield from (fault for scale in dict.fromkeys(own) for fault in off_scale(column, scale))
    weights = {one.id: one.weight for one in rubric.criteria}
    stated = {column: stated_weight(column) for column, name in read.items() if name in weights}
    said = {read[column]: weight for column, weight in stated.items() if weight is not None}
    if said and not _agree(said, weights):
        columns = tuple(column for column, weight in stated.items() if weight is not None)
        yield heading_fault(columns, "rows.stated_weight", weights=tuple(weights[one] for one in said))


def _agree(said: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> bool:
    """Tell whether weights are as stated, or in proportion; one alone may state its share."""
    others = {**dict.fromkeys(weights, Fraction(1)), **said}
    whole = exact_sum(weights.values())
    return (
        (len(said) > 1 and _in_proportion(said, weights))
        or _in_proportion(others, weights)
        or all(weights[one] in (weight, weight * whole / 100) for one, weight in said.items())
    )


def _in_proportion(said: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> bool:
    first = next(iter(said))
    return all(weight * weights[first] == said[first] * weights[one] for one, weight in said.items())


# ── rows that state them ──


def rows_stated(
    reader: Reader[Any], lines: Lines, columns: Mapping[str, tuple[Scale | None, Fraction]]
) -> None:
    """Take the rows that state weights or the ends of scales as such: one that contradicts them is a fault.

    Of each column of marks, its scale and its weight. A highest mark is that of the rows above, or of all.
    """
    there = {column: own for column, own in columns.items() if column in lines.cells}
    reader.tops = {column: scale.high for column, (scale, _) in there.items() if scale}
    if not {*reader.totals.values()} - {"total"}:
        return
    rows = [at for at, number in enumerate(lines.numbers) if number not in reader.apart]
    above: list[int] = []
    for at, number in enumerate(lines.numbers):
        what = reader.totals.get(number)
        if what is None:
            above.append(at)
            continue
        said = _numbers(lines, there, at) if what != "total" else {}
        if said and not (what == "max" and said in (_most(lines, said, above), _most(lines, said, rows))):
            off = _off(said, there, weigh=what == "weight")
            reader.faults += (fault.in_row(number, fault.place or None) for fault in off)
            del reader.totals[number]
            stated = "weights" if what == "weight" else "scale"
            reader.stated.append(because("stated_row", row=str(number), what=stated))
        above = []


def _off(
    said: Mapping[str, Fraction], columns: Mapping[str, tuple[Scale | None, Fraction]], *, weigh: bool
) -> Iterator[Fault]:
    """Yield a fault for each end of a scale that is not that of its column, or for other weights."""
    weights = {column: columns[column][1] for column in said}
    if weigh and not _agree(said, weights):
        facts = {"weights": tuple(weights.values())}
        yield Fault("", tuple(said.values()), "rows.stated_weight", facts)
    for column, top in said.items() if not weigh else ():
        scale = columns[column][0]
        if scale and top != scale.high:
            yield Fault(column, top, "rows.stated_scale", {"low": scale.low, "high": scale.high})


def _numbers(lines: Lines, columns: Iterable[str], at: int) -> dict[str, Fraction]:
    """Return the numbers of a row, alone or as 30 %, x2, /20."""
    cells = {column: str(lines.cells[column][at]).strip(" %/x×") for column in columns}
    read = {column: numbers_of([cell], lines.dialect) for column, cell in cells.items()}
    return {column: found[0] for column, found in read.items() if found}


def _most(lines: Lines, columns: Iterable[str], rows: Iterable[int]) -> dict[str, Fraction]:
    """Return the highest number of each of some columns in some rows."""
    read = [_numbers(lines, columns, at) for at in rows]
    return {one: max((own[one] for own in read if one in own), default=Fraction(0)) for one in columns}
