"""Wishes as a matrix: a row a candidate, a column a challenge, and in its cell the rank of that wish."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve

from eig._values.first_few_names import few
from eig._values.phrases_of_faults import Quoted, Withheld
from eig.errors import Fault
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._known_names_of_items_and_jurors import Names
from eig.rows._read_cells import plain
from eig.rows._rows_of_any_table import Lines
from eig.rows._spellings_of_headings import key_of

because: Because = reasons_in("rows")
OF_QUESTION: Final = re.compile(r".*\[(.+)\]\s*", re.DOTALL)
"""What a form writes over a line of a question: *Vos vœux [Plume]*."""
SIGNS: Final = re.compile(r"[():]|\s[-–—]\s")
"""What parts a heading that says a wish from what is wished for, or a title from its identifier."""
WISHING: Final = frozenset(
    map(key_of, ("vœu", "choix", "préférence", "rang", "rang du vœu", "souhait", "wish"))
)
RANK: Final = re.compile(r"\D*([1-9][0-9]?)\D*")
"""A rank, however it is written: 2, 2e, choix 2."""
TICK: Final = 0
NONE: Final = -1
NO_RANK: Final = -2


def of_wishes(headings: Iterable[str], names: Names) -> dict[str, str]:
    """Return the columns that are each called as something that may be wished for, and what that is.

    >>> names = Names([("plume", "Plume"), ("adler", "ADLER")])
    >>> of_wishes(["Nom", "Vos vœux [Plume]", "Vœu : ADLER", "Plume (plume)", "Note : Plume"], names)
    {'Vos vœux [Plume]': 'plume', 'Vœu : ADLER': 'adler', 'Plume (plume)': 'plume'}
    """
    called = {one: one if one in names else _wished(one, names) for one in headings}
    return {one: names.of(name) for one, name in called.items() if name in names}


def _wished(heading: str, names: Names) -> str:
    """Return what a heading of several parts names, where all name it, or say that it is a wish."""
    if found := OF_QUESTION.fullmatch(heading):
        return found[1]
    parts = [one for one in map(str.strip, SIGNS.split(heading)) if one]
    named = {names.of(one) for one in parts if one in names}
    rest = {key_of(one) for one in parts if one not in names}
    return named.pop() if len(named) == 1 and rest <= WISHING else heading


def by_rank(lines: Lines, wishes: Mapping[str, str]) -> tuple[Lines, Collection[str]]:
    """Return lines with a column of wishes, best first, for the columns that rank them, and these columns.

    A row ranks each wish once, from 1 on; or it ticks one alone.
    """
    ranks = {one: [_rank(cell, lines) for cell in lines.cells[one]] for one in wishes}
    own = [one for one, column in ranks.items() if max(column, default=NONE) >= TICK or NO_RANK not in column]
    given: list[tuple[str, ...]] = []
    faults = dict(lines.faults)
    for at in range(len(lines)):
        row = {one: ranks[one][at] for one in own if ranks[one][at] != NONE}
        if [*row.values()] != [TICK] and sorted(row.values()) != [*range(1, len(row) + 1)]:
            column = next((one for one, rank in row.items() if rank == NO_RANK), [*row][-1])
            told = tuple(str(plain(lines.cells[one][at])) for one in row)
            value = Withheld(told) if NO_RANK in row.values() else told
            fault = lines.line(at).located(Fault("", value, "rows.ranked_wishes"), column)
            faults[at] = [*faults.get(at, ()), fault]
        given.append(tuple(wishes[one] for one in sorted(row, key=row.__getitem__)))
    cells = {one: column for one, column in lines.cells.items() if one not in own}
    found = (*lines.found, because("ranked"))
    doubts = (*lines.doubts, *_zeros(lines, ranks))
    spread = evolve(lines, cells=cells, found=found, doubts=doubts).holding({"wishes": given}, faults)
    return (spread, own) if any(given) else (lines, [])


def _zeros(lines: Lines, ranks: Mapping[str, Sequence[int]]) -> list[Reason]:
    """Return a doubt where a 0 stands among ranks: it was read as no wish, and may be one."""
    ranked = any(rank > 1 for column in ranks.values() for rank in column)
    told = [
        str(number)
        for at, number in enumerate(lines.numbers)
        if ranked and any(str(plain(lines.cells[one][at])).removesuffix(".0") == "0" for one in ranks)
    ]
    return [because("zero_wish", rows=few(told, len(told), named=NAMED), count=len(told))] if told else []


def unread(lines: Lines, columns: Iterable[str]) -> list[Reason]:
    """Return a doubt where each row of some columns left aside ranks what stands over them, from 1 on."""
    held = {one: [_rank(cell, lines) for cell in lines.cells[one]] for one in columns}
    own = {one: ranks for one, ranks in held.items() if NO_RANK not in ranks and TICK not in ranks}
    while far := {one for one, ranks in own.items() if not 1 <= max(ranks) <= len(own)}:
        own = {one: ranks for one, ranks in own.items() if one not in far}
    rows = [sorted(one for one in row if one != NONE) for row in zip(*own.values(), strict=True)]
    if not any(len(row) > 1 for row in rows) or any(row != [*range(1, len(row) + 1)] for row in rows):
        return []
    return [because("unread_ranks", columns=tuple(map(Quoted, own)), count=len(own))]


def _rank(cell: object, lines: Lines) -> int:
    """Return the rank that a cell gives a wish, from 1; what else it is, by a number below."""
    word = "" if lines.missing(cell) else str(plain(cell)).removesuffix(".0")
    found = RANK.fullmatch(word)
    said = lines.dialect.flag(word)
    return int(found[1]) if found else TICK if said else NONE if not word or said is False else NO_RANK
