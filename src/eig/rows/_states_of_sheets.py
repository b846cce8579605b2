"""Why a sheet has no mark: a word where a mark would stand, or a column of yes and no, such as *Déport*."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from eig._values.first_few_names import few
from eig._values.names_alike_but_for_case import fold
from eig._values.phrases_of_faults import Withheld
from eig.errors import Fault
from eig.jury.marks.mark_sheets_abstentions_and_corrections import STATES
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._columns_to_fields import columns_for
from eig.rows._headings_of_the_contrary import GONE, PRESENT, asked_of, flag_of
from eig.rows._known_names_of_items_and_jurors import Body
from eig.rows._read_cells import plain
from eig.rows._rows_of_any_table import Lines
from eig.rows._spellings_of_headings import named
from eig.rows.dialects import Dialect

because: Because = reasons_in("rows")
OF_WHO: Final = ("members", "juror")


def state_of(cell: object, dialect: Dialect) -> str | None:
    """Return the state that a word stands for where a mark would."""
    meaning = fold(dialect.meaning(cell)) if isinstance(cell, str) and dialect.words else ""
    return meaning if meaning in STATES else None


def states_in(lines: Lines, columns: Iterable[str], dialect: Dialect) -> dict[str, str]:
    """Return the words that stand where a mark would, and the state that each stands for."""
    given = (cell for column in columns if column in lines.cells for cell in lines.once(column))
    cells = {cell for cell in given if isinstance(cell, str)}
    return {cell: state for cell in sorted(cells) if (state := state_of(cell, dialect))}


@frozen
class Answered:
    """Lines in which a state stands where a column of yes and no said so, and what is told of them."""

    lines: Lines
    columns: Mapping[str, str]
    """The columns that said so, each with the state that it says."""
    words: Mapping[str, str]
    """The words that stand for these states, each with its state."""
    faults: Sequence[Fault]
    told: Sequence[Reason]


class _Said(NamedTuple):
    """What a column of yes and no says: the lines of a yes, those of what is neither, and all states."""

    column: str
    state: str
    yes: Sequence[int]
    neither: Collection[int]
    cells: Sequence[object]


def answered(
    lines: Lines,
    fills: Mapping[str, str],
    marks: Iterable[str],
    *,
    but: Container[str],
    body: Body | None = None,
) -> Answered:
    """Return lines with the state of a sheet where a column of yes and no says it, as *oui* under *Déport*.

    Args:
        lines: The lines, one a sheet or a mark.
        fills: What each column fills, where that is known.
        marks: The columns of marks: none stands beside a state.
        but: The columns, as `named`, that are left aside on purpose.
        body: Who judges, where that is known: on a sheet of several, a yes says not who stepped back.
    """
    there = [one for one in lines.cells if named(one) not in but]
    back = columns_for({"stepped_back"}, there, fills)
    taken = {*columns_for({*fills.values(), "state"}, there, fills)}
    left = (one for one in there if one not in taken)
    asked = {**{one: own for one in left if (own := asked_of(one))}, **dict.fromkeys(back, "recused")}
    people: Mapping[int, Container[str]] = _people(lines, fills, body or Body()) if back else {}
    whose = columns_for({"juror"}, lines.cells, fills)[:1] if back else []
    jurors = [str(plain(cell)) for one in whose for cell in lines.cells[one]]
    given = [
        _said(lines, one, own, people if one in back else None, jurors=jurors) for one, own in asked.items()
    ]
    said = [one for one in given if one.yes or one.column in back]
    stated = [one for one in said if one.state != GONE and (one.yes or _answers_all(lines, one))]
    beside = [lines.cells[one] for one in marks]
    return Answered(
        lines.holding({one.column: one.cells for one in said}) if said else lines,
        {one.column: one.state for one in stated},
        {_word(one.state, lines.dialect): one.state for one in stated},
        [fault for one in said for fault in _wrong(lines, one, beside, people if one.column in back else ())],
        [_told(lines, one) for one in stated if one.yes],
    )


def _people(lines: Lines, fills: Mapping[str, str], body: Body) -> Mapping[int, Container[str]]:
    """Return the lines of sheets that several filled, each with all the people who may be named there."""
    members, jurors = ([lines.cells[one] for one in columns_for({own}, lines.cells, fills)] for own in OF_WHO)
    panels = {one.id for one in body.panels}
    several = [at for at in range(len(lines)) if any(not lines.missing(own[at]) for own in members)]
    several += [
        at for at in range(len(lines)) if any(body.named.of(str(own[at])) in panels for own in jurors)
    ]
    cells = (str(own[at]) for own in members for at in several)
    known = {*body.jurors, *(name.strip() for cell in cells for name in cell.split(lines.dialect.separator))}
    return dict.fromkeys(several, known)


def _said(
    lines: Lines,
    column: str,
    asks: str,
    people: Mapping[int, Container[str]] | None,
    *,
    jurors: Sequence[str],
) -> _Said:
    """Return what a column says of each line; where names may stand in it, `people` are those there are.

    On a sheet of one juror, their own name is a yes, and that of another is neither yes nor no.
    """
    state, sign = ("absent", False) if asks == PRESENT else (asks, True)
    given = lines.cells[column]
    filled = [at for at, cell in enumerate(given) if not lines.missing(cell)]
    asking = [at for at in filled if not people or str(given[at]) not in people.get(at, ())]
    own = {at for at, one in enumerate(jurors) if people is not None and str(given[at]) == one}
    found = {
        at: sign
        if at in own or state_of(given[at], lines.dialect) == state
        else flag_of(given[at], lines.dialect)
        for at in asking
    }
    word = _word(state, lines.dialect)
    cells = [
        cell if (answer := found.get(at)) is None else word if answer is sign else None
        for at, cell in enumerate(given)
    ]
    yes = [at for at, answer in found.items() if answer is sign]
    some = people is None or any(answer is not None for answer in found.values())
    judge = {*jurors}
    neither = {
        at
        for at, answer in found.items()
        if answer is None and at not in (people or ()) and (some or str(given[at]) in judge)
    }
    return _Said(column, state, yes, neither, cells)


def _word(state: str, dialect: Dialect) -> str:
    """Return the word of a table for a state."""
    return next((word for word, meant in dialect.words.items() if meant == state), state)


def _answers_all(lines: Lines, said: _Said) -> bool:
    """Tell whether a column holds nothing but answers."""
    return bool(lines.filled(said.column)) and all(map(lines.missing, said.cells))


def _wrong(
    lines: Lines, said: _Said, marks: Sequence[Sequence[object]], several: Container[int]
) -> Iterator[Fault]:
    """Yield a fault for each row in which a yes cannot be followed, or what stands is neither yes nor no."""
    rows = {lines.numbers[at]: at for at in reversed((*said.yes, *said.neither))}
    for at in rows.values():
        marked = any(not lines.missing(own[at]) and not state_of(own[at], lines.dialect) for own in marks)
        code = (
            "yes_or_no"
            if at in said.neither
            else "row_gone"
            if said.state == GONE
            else "who_stepped_back"
            if at in several
            else "no_mark_beside"
            if marked
            else None
        )
        if code is not None:
            cell = lines.cells[said.column][at]
            value = Withheld(cell) if at in said.neither else cell
            yield lines.line(at).located(Fault("", value, f"rows.{code}"), said.column)


def _told(lines: Lines, said: _Said) -> Reason:
    """Return in which rows a column says that a sheet has no mark, and why."""
    rows = [*dict.fromkeys(str(lines.numbers[at]) for at in said.yes)]
    told = few(rows, len(rows), named=NAMED)
    return because("stated_by", column=said.column, rows=told, count=len(rows), state=said.state)


def with_states(lines: Lines, marks: Sequence[str], own: str, words: Mapping[str, str]) -> Lines:
    """Return lines where a word that stands where a mark would, such as *abs*, is the state of the sheet."""
    if not words:
        return lines
    cells = {column: list(lines.cells[column]) for column in marks}
    states = list(lines.cells.get(own, [None] * len(lines)))
    said: dict[int, dict[str, str]] = {}
    for column in (own, *marks):
        for at, cell in enumerate(lines.cells.get(column, ())):
            if isinstance(cell, str) and cell in words:
                said.setdefault(at, {}).setdefault(words[cell], column)
                if column != own:
                    cells[column][at], states[at] = None, cell
    faults = {
        at: [
            *lines.faults.get(at, ()),
            lines.line(at).located(Fault("", tuple(told), "rows.one_state"), [*told.values()][-1]),
        ]
        for at, told in said.items()
        if len(told) > 1
    }
    called = [*map(dict[str, str], lines.called)] or [dict[str, str]() for _ in range(len(lines))]
    for at, told in said.items():
        column = next(iter(told.values()))
        called[at][own] = called[at].get(column, column)
    return evolve(lines.holding({**cells, own: states}, {**lines.faults, **faults}), called=called)
