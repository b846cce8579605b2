"""Marks as juries keep them: a column a criterion, a row a criterion, or a column a juror."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast, get_args

from attrs import AttrsInstance, evolve, field, frozen

from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.first_few_names import few
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.names_alike_but_for_case import fold
from eig._values.phrases_of_faults import Phrase
from eig._values.tuple_fields import to_ids
from eig.errors import Fault, Faults
from eig.jury.marks._sheets_as_columns import UNSAID, Marks
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet, Opinion, SheetState
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet, sheet_of
from eig.programme.tables import NAMED, TableReading
from eig.reasons import Because, Reason, reasons_in
from eig.rows._columns_of_jurors import by_juror, said_once
from eig.rows._columns_to_fields import by_column_of_juror, columns_for, translated
from eig.rows._headings_of_the_contrary import asked_of
from eig.rows._identifiers_beside_names import contradicting, identifying
from eig.rows._known_names_of_items_and_jurors import Body
from eig.rows._marks_of_each_line import CALLED, STATED, all_checked, in_line, lacks, marks_of, off_scale_of
from eig.rows._reading_account import Scales, aside_in, places_in, reserved, wrong_among
from eig.rows._repeated_rows import values_of
from eig.rows._rows_of_any_table import Line, Lines, column_of
from eig.rows._spellings_of_headings import counts_rows, key_of, named, named_in, ways
from eig.rows._stated_scales import contradicted, rows_stated
from eig.rows._states_of_sheets import answered, state_of, states_in, with_states
from eig.rows._values_from_rows import BLANK, Read, Reader, heading_fault
from eig.rows.dialects import Dialect, Ignored

S = TypeVar("S", bound="Sheet")
READ_BY: Final[Mapping[str, str]] = {
    "champions": "champion",
    "more_favourable": "opinion",
    "fewer_unfavourable": "opinion",
}
"""What the tests of merit read beside the marks."""
because: Because = reasons_in("rows")
UNSTATED: Final = (None, "marked", False)
"""What a cell beside the marks holds that states nothing."""
WHOLE: Final = frozenset((*CALLED, "marks", "state", "opinion", "champion"))
"""Fields of rows that are whole sheets."""


@frozen(kw_only=True)
class Sheet:
    """What one row says of one sheet: its marks by criterion, or one mark on one criterion."""

    item: str | None = None
    juror: str | None = None
    criterion: str | None = None
    mark: Fraction | None = field(default=None, converter=exact_or_none)
    marks: FrozenMap[Fraction] = field(default=EMPTY, converter=MapOf[Fraction])
    state: SheetState | None = None
    opinion: Opinion | None = None
    champion: bool | None = None
    members: tuple[str, ...] = field(default=(), converter=to_ids)
    stepped_back: tuple[str, ...] = field(default=(), converter=to_ids)

    @property
    def all_marks(self) -> Mapping[str, Fraction]:
        """The marks by criterion, however they were laid out."""
        return marks_of({"marks": self.marks, "criterion": self.criterion, "mark": self.mark})

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written on it: a sheet that is missing, not one that marked nothing."""
        said = self.state in (None, "marked") and not self.opinion and not self.champion
        return said and not self.all_marks and not self.stepped_back


def like_marks(column: str, cells: Sequence[object], dialect: Dialect, scales: Scales) -> Fault | None:
    """Return the fault of a column left aside whose cells are marks, beside words that may stand for one."""
    if counts_rows(column) or asked_of(column):
        return None
    words = {cell for cell in cells if isinstance(cell, str)}
    states = {cell for cell in words if state_of(cell, dialect)}
    own = [cell for cell in cells if not (isinstance(cell, str) and cell in states)]
    off = wrong_among(own, dialect, scales)
    return None if off is None else heading_fault(column, "rows.like_marks", off=off or None)


def like_opinions(column: str, cells: Sequence[object], dialect: Dialect) -> Fault | None:
    """Return the fault of a column left aside that holds opinions in most of its cells."""
    words = Counter(cell for cell in cells if isinstance(cell, str))
    held = sum(count for word, count in words.items() if fold(dialect.meaning(word)) in get_args(Opinion))
    several = 2 * held > len(cells)
    return heading_fault(column, "rows.like_opinions") if several else None


@frozen(kw_only=True)
class MarkTable:
    """A table of marks, and how it is laid out."""

    lines: Lines
    rubric: Rubric
    dialect: Dialect
    columns: Mapping[str, str]
    ignore: Ignored
    jurors: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    body: Body = field(factory=Body)
    whole: bool = False
    """Whether a sheet with some marks is to have them all."""

    @property
    def called(self) -> tuple[str, ...]:
        """Who is called to judge: whoever has a column, and the members that are stated."""
        return (*self.body.ids_of(self.jurors), *self.body.jurors)

    def laid_out(self, kind: type[S]) -> Laid[S]:
        """Return which column fills what; words for states are put where states stand."""
        own = [*by_column_of_juror(self.lines.cells, self.jurors)]
        spread = by_juror(self.lines, self.jurors)
        renamed = _to_marks(self.rubric, spread.cells, self._columns(kind, spread.cells))
        leaves = (self.dialect.ignore, self.ignore)
        if by := identifying(self.lines, renamed, self.columns, leaves, body=self.body):
            return evolve(self, columns={**self.columns, by: "item"}).laid_out(kind)
        targets = {one for one in renamed.values() if one.startswith("marks.")} | {"mark"}
        but = {*map(named, own), *named_in(leaves)}
        marks = columns_for(targets, spread.cells, renamed)
        said = answered(spread, renamed, () if own else marks, but=but, body=self.body)
        beside = [column for column in self.lines.cells if named(column) not in but]
        stated = dict.fromkeys((*columns_for({*targets, *STATED}, beside, renamed), *said.columns))
        spread, once = said_once(said.lines, stated, own)
        marks = [one for one in (*marks, *said.columns) if one in spread.cells]
        state = next(iter(columns_for({"state"}, spread.cells, renamed)), "state")
        criteria, titles = columns_for({"criterion"}, spread.cells, renamed), _titles(self.rubric)
        words = states_in(self.lines, (*marks, state, *own), self.dialect)
        spread = with_states(spread, marks, state, {**words, **said.words})
        spread = spread.without([one for one in marks if one in said.columns and not spread.filled(one)])
        spread = _with_titles(spread, criteria, titles) if criteria else spread
        gone = self.lines.cells.keys() - spread.cells.keys() - {*own}
        renamed = {column: name for column, name in renamed.items() if column not in gone}
        reader = Reader(
            kind,
            spread,
            self.dialect,
            columns=renamed,
            ignore=self.ignore,
            also=_unmarked(self.rubric, renamed),
            known=(*self.body.items, *self.body.jurors),
        )
        fills = {**reader.fills, **dict.fromkeys(own, "mark")}
        wrong = contradicting(self.lines, fills, reader.aside, self.dialect, body=self.body)
        reader.faults += [*once, *said.faults, *contradicted(self.rubric, fills), *wrong]
        reader.stated += said.told
        rows_stated(reader, self.lines, _scales(self.rubric, fills))
        return Laid(
            reader, renamed, {**dict.fromkeys(own, "mark"), **dict.fromkeys(said.columns, "state")}, words
        )

    def read(self, laid: Laid[S]) -> MarksRead[S]:
        """Return what each line says, with all that is wrong with it."""
        reader, renamed = laid.reader, laid.renamed
        given = reader.read_all(off_scale_of(self.rubric))
        called = [self.body.by_id(read) for read in given] if len(self.body.named) else given
        nameless = [
            name for name in CALLED if name in reader.unfilled and any(lacks(one, name) for one in called)
        ]
        found = all_checked(called, self.rubric, renamed, nameless)
        no_criterion = _no_criterion(self.rubric, reader.lines, renamed, found)
        found = [evolve(read, value=None) for read in found] if nameless else found
        place = {target: column for column, target in renamed.items()}
        told = bool(no_criterion)
        like_marks, reading = self._account(
            laid, lambda: (places_in(found), {} if told else _blank_in(found)), told=told
        )
        faults = [*reader.faults, *map(reader.no_column, nameless), *no_criterion, *like_marks]
        return MarksRead([self.body.checked(read, place) for read in found], faults, place, reading)

    def _account(
        self,
        laid: Laid[S],
        given: Callable[[], tuple[Mapping[str, Mapping[str, int]], Mapping[str, Sequence[str]]]],
        *,
        told: bool,
    ) -> tuple[Iterator[Fault], Callable[[], TableReading]]:
        """Return the faults of columns left aside that look like marks, and what tells what was read."""
        reader = laid.reader
        fills = {**reader.fills, **laid.own}
        unread = dict.fromkeys(self._of_no_criterion(fills))
        aside = reader.aside if told else (*reader.aside, *unread)
        there = [
            one for one in aside if one in self.lines.cells
        ]  # the marks of jurors stand in columns of theirs
        faults = self._like_marks(aside_in(self.lines, there, reader.apart), fills)
        read = {column: name for column, name in fills.items() if column not in unread}

        def reading() -> TableReading:  # nobody asks it of a table that is refused
            places, blank = given()
            doubts = [*self._unfed(read), *reserved(self.lines, read, self.dialect)]
            for code, rows in blank.items():
                if rows:
                    doubts.append(because(code, rows=few(rows, len(rows), named=NAMED), count=len(rows)))
            return reader.account(self.lines, places, fills=read, words=laid.words, doubts=doubts)

        return faults, reading

    def by_column(self, laid: Laid[Sheet]) -> Scoresheet | None:
        """Return the scoresheet, read a column at a time; None where a row needs a look of its own."""
        reader, body = laid.reader, self.body
        found, values = ({}, {}) if reader.faults else reader.columns(WHOLE)
        marked = {name for name in found if name.startswith("marks.")}
        if not marked or not marked <= {f"marks.{one}" for one in self.rubric.ids}:
            return None
        items, jurors = (body.ids_of(cast("list[str]", found.get(name, []))) for name in CALLED)
        rows = reader.lines.numbers
        places = {"item": _first(items, rows), "juror": _first(jurors, rows)}
        if not (all(own and all(own) for own in places.values()) and body.admits(items, jurors, places)):
            return None
        none: list[object] = [None] * len(rows)
        marks = {one: found.get(f"marks.{one}", none) for one in sorted(self.rubric.ids)}
        once = {one: cast("list[Fraction | None]", values.get(f"marks.{one}", [None])) for one in marks}
        gaps = [column for one, column in marks.items() if None in once[one]]
        lacking = [[cell is None for cell in cells] for cells in zip(*gaps, strict=True)]
        empty = [at for at, no in enumerate(lacking) if all(no)] if len(gaps) == len(marks) else []
        said = [found[name] for name in STATED if name in found]
        quiet = [at for at in empty if all(column[at] in UNSTATED for column in said)]
        blank = [_row(reader.lines.line(at)) for at in quiet]
        faults, reading = self._account(laid, lambda: (places, {"blank_sheets": blank}), told=False)
        if next(faults, None) or (self.whole and len(empty) < sum(map(any, lacking))):
            return None
        return sheet_of(
            self.rubric,
            (items, jurors, cast("Marks", marks)),
            items={*body.items, *places["item"]},
            jurors={*self.called, *places["juror"]},
            known={one: {id(mark): mark for mark in once[one]} for one in marks},
            stated={name: [one or UNSAID[name] for one in found[name]] for name in STATED if name in found},
            reading=reading,
        )

    def _of_no_criterion(self, fills: Mapping[str, str]) -> list[str]:
        """Return the columns of marks that are of no criterion, where there are several and none is named."""
        if len(self.rubric.ids) == 1 or "criterion" in fills.values():
            return []
        return [column for column, name in fills.items() if name == "mark"]

    def _like_marks(
        self, aside: Iterable[tuple[str, Sequence[object]]], fills: Mapping[str, str]
    ) -> Iterator[Fault]:
        """Yield a fault for each column left aside whose cells are marks or states, or opinions."""
        scales = [(one.scale.admits, one.scale.high) for one in self.rubric.criteria]
        said = "opinion" in fills.values()
        for column, cells in aside:
            fault = like_marks(column, cells, self.dialect, scales)
            if fault is None and not said:
                fault = like_opinions(column, cells, self.dialect)
            if fault is not None:
                yield fault

    def _unfed(self, fills: Mapping[str, str]) -> Iterable[Reason]:
        """Yield a doubt for each declared rule that reads what no column fills."""
        there = {*fills.values()}
        for test, name in READ_BY.items():
            if test in self.tests and name not in there:
                yield because("unfed", test=test, field=name)

    def _columns(self, kind: type[AttrsInstance], heading: Iterable[str]) -> dict[str, str]:
        """Return what each column fills: as asked, or as the dialect calls a field, but for criteria."""
        criteria, spelt = set(_titles(self.rubric)), _spelt_titles(self.rubric)
        others = [
            column for column in heading if named(column) not in criteria and key_of(column) not in spelt
        ]
        return {**translated(others, kind, self.dialect, self.columns), **self.columns}


def _first(names: Sequence[str], rows: Sequence[int]) -> dict[str, int]:
    """Return the row in which each name first stands."""
    places = dict(zip(reversed(names), reversed(rows), strict=False))
    return {name: places[name] for name in dict.fromkeys(names)}


class Laid(NamedTuple, Generic[S]):
    """How a table of marks is laid out: its reader, and what its columns fill, and say of states."""

    reader: Reader[S]
    renamed: Mapping[str, str]
    own: Mapping[str, str]
    words: Mapping[str, str]


class MarksRead(NamedTuple, Generic[S]):
    """What the lines of a table of marks say, what is wrong with its heading, and where its fields stand."""

    found: list[Read[S]]
    faults: list[Fault]
    place: Mapping[str, str]
    reading: Callable[[], TableReading]


def scoresheet_of(table: MarkTable) -> Scoresheet:
    """Return the scoresheet that a table holds, or raise all that is wrong with it."""
    laid = table.laid_out(Sheet)
    plain = table.by_column(laid)
    if plain is not None:
        return plain
    read = table.read(laid)
    values_of(read.found, read.faults, aside=laid.reader.aside)
    faults = Gather("rows")
    sheet = scoresheet_from(read.found, table, faults, read.reading())
    faults.done()
    return cast("Scoresheet", sheet)


def scoresheet_from(
    found: Sequence[Read[S]], table: MarkTable, faults: Gather, reading: TableReading
) -> Scoresheet | None:
    """Return the scoresheet that some lines make; None where a sheet is at fault, which is noted."""
    before = len(faults)
    mark_sheets = _mark_sheets(found, table.body, faults)
    for fault in _lacking_marks(mark_sheets, found, table, reading) if table.whole else ():
        faults.add(fault)
    if len(faults) > before:
        return None
    said = [one.value for one in found if one.value]
    body = table.body
    return Scoresheet(
        rubric=table.rubric,
        sheets=mark_sheets,
        items={*body.items, *(one.item for one in said if one.item)},
        jurors={*table.called, *(one.juror for one in said if one.juror)},
        reading=reading,
    )


def _row(line: Line) -> str:
    """Return the number of a row, and the column where each juror has one."""
    column = line.called.get("mark")
    return f"{line.number} ({column})" if column else str(line.number)


def _blank_in(found: Sequence[Read[S]]) -> dict[str, list[str]]:
    """Return the rows of sheets that say nothing at all, and those that name a dossier or a juror alone."""
    called = [(one.value.item, one.value.juror, one) for one in found if one.value]
    said = {(item, juror) for item, juror, one in called if one.value and not one.value.is_blank}
    left = [(item and juror, _row(one.line)) for item, juror, one in called if (item, juror) not in said]
    return {
        "blank_sheets": [row for both, row in left if both],
        "called_alone": [row for both, row in left if not both],
    }


def _lacking_marks(
    sheets: Iterable[MarkSheet], found: Sequence[Read[S]], table: MarkTable, reading: TableReading
) -> Iterator[Fault]:
    """Yield a fault for each mark that is missing of a sheet that has others, where rules refuse it."""
    place = {one.fills: one.heading for one in reversed(reading.columns)}
    last = {(one.value.item, one.value.juror): one for one in found if one.value}
    for sheet in sheets:
        for one in table.rubric.applying(sheet.item) if sheet.marks else ():
            if one.id not in sheet.marks:
                read = last[sheet.item, sheet.juror]
                column = place.get(one.id, one.title("en"))
                value = BLANK if column in read.line.cells else Phrase("rows.no_row")
                yield read.line.located(Fault(one.id, value, "jury.marks.each_marked"), column, read.about)


def _scales(rubric: Rubric, fills: Mapping[str, str]) -> dict[str, tuple[Scale | None, Fraction]]:
    """Return the scale and the weight of each column of marks; of marks on several criteria, no scale."""
    own = {one.id: (one.scale, one.weight) for one in rubric.criteria}
    sole = rubric.criteria[0].scale if len(own) == 1 else None
    marks: dict[str, tuple[Scale | None, Fraction]] = {**own, "mark": (sole, Fraction(1))}
    return {column: marks[name] for column, name in fills.items() if name in marks}


def _titles(rubric: Rubric) -> dict[str, str]:
    """Return the criterion that each name means: its identifier, or a title that is no other's."""
    names = [
        (named(name), one.id) for one in rubric.criteria for name in dict.fromkeys((one.fr, one.en)) if name
    ]
    counted = Counter(name for name, _ in dict.fromkeys(names))
    titles = {name: key for name, key in names if counted[name] == 1}
    return {**titles, **{named(one): one for one in rubric.ids}}


def _spelt_titles(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Return the criterion that each title means, by what its spellings have in common; none of two alike."""
    known: dict[str, dict[str, None]] = {}
    for name, one in _names(rubric):
        known.setdefault(key_of(name), {})[f"marks.{one}"] = None
    return {key: tuple(names) for key, names in known.items() if len(names) == 1}


def _names(rubric: Rubric) -> list[tuple[str, str]]:
    """Return the names of each criterion: its titles, and its identifier."""
    return [
        (name, one.id) for one in rubric.criteria for name in dict.fromkeys((one.fr, one.en, one.id)) if name
    ]


def _with_titles(lines: Lines, columns: Sequence[str], titles: Mapping[str, str]) -> Lines:
    """Return lines with the identifier of a criterion for its title, where a row has one criterion."""

    def meant(cell: object) -> object:
        return titles.get(named(column_of(cell)), cell) if isinstance(cell, str) else cell

    return lines.holding({column: list(map(meant, lines.cells[column])) for column in columns})


def _to_marks(rubric: Rubric, heading: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return which field each column fills, criteria told from fields; a sole one needs no name."""
    by_name = {name: f"marks.{key}" for name, key in _titles(rubric).items()}
    given = {named(column_of(column)) for column in columns}
    free = {name: key for name, key in by_name.items() if name not in given}
    found = {column: free[named(column)] for column in heading if named(column) in free}
    spelt, known = _spelt_titles(rubric), given.union(by_name)
    for column in (one for one in heading if named(one) not in known):
        meant = next((names[0] for names in ways(column, spelt) if len(names) == 1), None)
        if meant is not None and meant not in found.values():
            found[column] = meant
    found |= {column: by_name.get(named(str(name)), name) for column, name in columns.items()}
    if len(rubric.ids) == 1 and not columns_for({"criterion"}, heading, found):
        found |= dict.fromkeys(columns_for({"mark"}, heading, found), f"marks.{rubric.ids[0]}")
        found |= {column: f"marks.{rubric.ids[0]}" for column, name in columns.items() if name == "mark"}
    return found


def _unmarked(rubric: Rubric, columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return what may call each criterion that no column marks: its identifier and its titles."""
    marked = set(columns.values())
    unread = [one for one in rubric.criteria if f"marks.{one.id}" not in marked]
    return {name: one.id for one in unread for name in (one.fr, one.en, one.id) if name}


def _no_criterion(
    rubric: Rubric, lines: Lines, columns: Mapping[str, str], found: Sequence[Read[S]]
) -> list[Fault]:
    """Return a fault where no column has marks, no row an opinion, and a sheet says nothing at all."""
    sheets = [one.value for one in found if one.value]
    heading = tuple(lines.cells)
    opined = any(one.opinion or one.champion or one.stepped_back for one in sheets)
    if (
        opined
        or columns_for({"criterion"}, heading, columns)
        or any(str(one).startswith("marks.") for one in columns.values())
    ):
        return []
    if not any(one.is_blank and one.item and one.juror for one in sheets):
        return []
    return [heading_fault(heading, "rows.some_criterion", criteria=rubric.ids)]


def _mark_sheets(found: Sequence[Read[S]], body: Body, faults: Gather) -> list[MarkSheet]:
    """Return one sheet an item and juror, from the rows that speak of them; a blank one is missing."""
    groups: dict[tuple[str, str], list[Read[S]]] = {}
    for read in found:
        if read.value and read.value.item and read.value.juror and not read.value.is_blank:
            groups.setdefault((read.value.item, read.value.juror), []).append(read)
    mark_sheets = [_mark_sheet(place, reads, body, faults) for place, reads in groups.items()]
    return [mark_sheet for mark_sheet in mark_sheets if mark_sheet is not None]


def _mark_sheet(
    place: tuple[str, str], reads: Sequence[Read[S]], body: Body, faults: Gather
) -> MarkSheet | None:
    sheets = [read.value for read in reads if read.value is not None]
    marks = {name: mark for sheet in sheets for name, mark in sheet.all_marks.items()}
    several = {name: _agreed(name, reads, faults) for name in STATED} if len(reads) > 1 else {}
    said = several or {name: getattr(sheets[0], name) for name in STATED}
    given: dict[str, Any] = {name: value for name, value in said.items() if value not in (None, ())}
    if "members" not in given and (members := body.behind(place[1], given.get("stepped_back", ()))):
        given["members"] = members
    try:
        return MarkSheet(item=place[0], juror=place[1], marks=marks, **given)
    except (Fault, Faults) as wrong:
        for fault in wrong.faults:
            stating = (one for one in reads if getattr(one.value, str(fault.path[1])) not in (*UNSTATED, ()))
            faults.add(in_line(fault, next(stating, reads[0]), place))
    return None


def _agreed(name: str, reads: Sequence[Read[S]], faults: Gather) -> object:
    """Return what the rows of one sheet say of a field; rows that differ are a fault, which names them."""
    said = [(read, getattr(read.value, name)) for read in reads]
    values = {value: read for read, value in reversed(said) if value not in (None, ())}
    if len(values) > 1:
        rows = tuple(str(read.line.number) for read in values.values())
        told = (one.line.cells.get(one.columns.get(name, name), value) for value, one in values.items())
        fault = Fault(name, tuple(told), "rows.one_answer", {"rows": rows})
        faults.add(reads[-1].line.located(fault, reads[-1].columns.get(name, name), reads[-1].about))
    return next(iter(values), None)
