"""One mark a row, or one column a juror: a table as reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from eig._values.first_few_names import few
from eig.errors import Fault
from eig.jury.marks.reviews import Review, Reviews
from eig.jury.marks.scale import Scale, levels_of
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._columns_of_jurors import by_juror, said_once
from eig.rows._columns_to_fields import by_column_of_juror, columns_for, translated
from eig.rows._identifiers_beside_names import identifying
from eig.rows._mark_tables import like_marks, like_opinions
from eig.rows._read_cells import is_missing, plain
from eig.rows._reading_account import aside_in, places_in
from eig.rows._repeated_rows import values_of
from eig.rows._rows_of_any_table import Line, Lines
from eig.rows._spellings_of_headings import named, named_in
from eig.rows._stated_scales import off_scale, rows_stated
from eig.rows._states_of_sheets import Answered, answered, state_of, states_in
from eig.rows._totals_and_group_heads import is_total
from eig.rows._values_from_rows import BLANK, Read, Reader
from eig.rows.dialects import Dialect, Ignored


@frozen(kw_only=True)
class ReviewTable:
    """A table of totals, and how it is laid out."""

    lines: Lines
    dialect: Dialect
    columns: Mapping[str, str]
    ignore: Ignored
    jurors: tuple[str, ...]
    unseen: bool
    scale: Scale | None

    def reviews(self) -> Reviews:
        """Return the reviews that the table holds, or raise all that is wrong with it."""
        spread = by_juror(self.lines, self.jurors)
        fills = {**translated(spread.cells, Review, self.dialect, self.columns), **self.columns}
        if by := identifying(spread, fills, self.columns, (self.dialect.ignore, self.ignore)):
            return evolve(self, columns={**self.columns, by: "item"}).reviews()
        mark = columns_for({"mark"}, spread.cells, fills)
        said, once = self._said(spread, fills, mark)
        lines = reviews_lines(said.lines, (*mark, *said.columns), self.dialect, unseen=self.unseen)
        nobody = self._nobody(lines, mark)
        lines = lines.but(nobody).without([*said.columns])
        reader = Reader(Review, lines, self.dialect, columns=self.columns, ignore=self.ignore)
        reader.faults += [*once, *said.faults]
        reader.stated += said.told
        found = [*map(self._on_scale, reader.read_all())]
        own = by_column_of_juror(self.lines.cells, self.jurors)
        fills = {**reader.fills, **dict.fromkeys(own, "mark"), **dict.fromkeys(said.columns, "state")}
        any_mark = [Fault("", BLANK, "rows.any_mark").in_row(one) for one in sorted(nobody)]
        marks = [column for column, name in fills.items() if name == "mark"]
        rows_stated(reader, self.lines, dict.fromkeys(marks, (self.scale, Fraction(1))))
        off = [fault for one in marks if self.scale for fault in off_scale(one, self.scale)]
        faults = [*reader.faults, *any_mark, *off, *self._like_marks(reader, found)]
        values = values_of(found, faults, aside=reader.aside)
        doubts = [because("no_scale")] if self.scale is None and not self.dialect.fractions else []
        doubts += self._unmarked(reader, values)
        words = states_in(spread, mark, self.dialect)
        reading = reader.account(self.lines, places_in(found), fills=fills, words=words, doubts=doubts)
        return Reviews(reviews=values, reading=reading)

    def _said(
        self, spread: Lines, fills: Mapping[str, str], mark: Sequence[str]
    ) -> tuple[Answered, Sequence[Fault]]:
        """Return what columns of yes and no say of the marks, and a fault of each where it is of no juror."""
        own = [*by_column_of_juror(self.lines.cells, self.jurors)]
        but = {*map(named, own), *named_in((self.dialect.ignore, self.ignore))}
        said = answered(spread, fills, () if own else mark, but=but)
        lines, once = said_once(said.lines, said.columns, own)
        return evolve(said, lines=lines), once

    def _nobody(self, lines: Lines, mark: Sequence[str]) -> set[int]:
        """Return the rows in which no juror of several has a mark, nor a word for why."""
        there = {one.number for one in lines if one.faults or _says_mark(one, mark, self.dialect)}
        return {*lines.numbers} - there if len(self.jurors) > 1 else set()

    def _unmarked(self, reader: Reader[Review], values: Sequence[Review]) -> list[Reason]:
        """Return a doubt where rows name what nobody marked: it is on no list, and the row says so."""
        marked, read = {one.item for one in values}, {*reader.lines.numbers, *reader.apart}
        named_in = [column for column, name in reader.fills.items() if name == "item"]
        cells = self.lines.cells[named_in[0]] if named_in else ()
        rows = [
            str(number)
            for number, cell in zip(self.lines.numbers, cells, strict=False)
            if number not in read
            and str(plain(cell)) not in marked
            and not (self.lines.missing(cell) or is_total(cell))
        ]
        told = because("unmarked", rows=few(rows, len(rows), named=NAMED), count=len(rows))
        return [told] if rows else []

    def _on_scale(self, read: Read[Review]) -> Read[Review]:
        """Return what a line gave, with a fault where its mark is off the scale."""
        if read.value is None or self.scale is None or self.scale.admits(read.value.mark):
            return read
        column = read.columns.get("mark", "mark")
        fault = Fault(column, read.value.mark, "jury.marks.mark_on_scale", levels_of(self.scale))
        return evolve(read, value=None, faults=(read.line.located(fault, column, read.about),))

    def _like_marks(self, reader: Reader[Review], found: Sequence[Read[Review]]) -> list[Fault]:
        """Return a fault for each column left aside of opinions, or marks on a scale or among those read."""
        marks = [one.value.mark for one in found if one.value]

        def among(one: Fraction) -> bool:
            return bool(marks) and min(marks) <= one <= max(marks)

        scale = (self.scale.admits, self.scale.high) if self.scale else (among, None)
        aside = aside_in(self.lines, reader.aside, reader.apart)
        looks = (
            like_marks(*one, self.dialect, [scale]) or like_opinions(*one, self.dialect) for one in aside
        )
        return [fault for fault in looks if fault]


because: Because = reasons_in("rows")


def reviews_lines(spread: Lines, mark: Sequence[str], dialect: Dialect, *, unseen: bool) -> Lines:
    """Return the lines with a mark, one a line; a word for absent or recused says why there is none."""
    return spread.some(
        [
            at
            for at, line in enumerate(spread)
            if line.faults or _has_mark(line, mark, dialect) or not (unseen or _says_why(line, mark, dialect))
        ]
    )


def _has_mark(line: Line, mark: Sequence[str], dialect: Dialect) -> bool:
    cells = [line.cells.get(column) for column in mark]
    return any(not is_missing(cell, dialect) and state_of(cell, dialect) is None for cell in cells)


def _says_mark(line: Line, mark: Sequence[str], dialect: Dialect) -> bool:
    return _has_mark(line, mark, dialect) or _says_why(line, mark, dialect)


def _says_why(line: Line, mark: Sequence[str], dialect: Dialect) -> bool:
    return any(state_of(line.cells.get(column), dialect) for column in mark)
