"""Lines as values of one kind: which column fills which field, and all that is wrong, together.

A fault names the row as the sheet numbers it, the column, and whom the row is about. It shows a wrong
mark, number, date, identifier or word of a closed list; of attributes, amounts, free text and columns
that no field reads it shows the place and the kind alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from types import NoneType
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

from attrs import NOTHING, Attribute, AttrsInstance, evolve, fields, frozen

from eig._draw.column_headings_and_words_of_codes import heading
from eig._values.first_few_names import few
from eig._values.frozen_maps import FrozenMap, frozen_or_as_it_is
from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import normal
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Phrase, Quoted, Withheld, quoted
from eig.errors import GATHERED, Fault, Faults
from eig.programme.tables import NAMED, TableReading
from eig.reasons import Because, Reason, reasons_in
from eig.rows._columns_to_fields import ACRONYM, BESIDE, GIVEN, hints_of, translated
from eig.rows._fields_and_their_columns import NO_WORDS, SHOWN_MAPS, Filled, is_shown, joined_values
from eig.rows._headings_of_the_contrary import contrary_in, counting, turned
from eig.rows._numbered_columns import almost, by_number, numbered, own_number
from eig.rows._own_tables_read_back import as_codes, code_of, codes_of, folded, said_as
from eig.rows._read_cells import Reading, holds_a_map, holds_several, of_cell, of_decisions, plain, reading
from eig.rows._reading_account import NAMES, SAID, columns_of, looks_as, slips, unparted
from eig.rows._rows_of_any_table import LETTER, Line, Lines, column_of
from eig.rows._spellings_of_headings import counts_rows, key_of, named, named_in
from eig.rows._spellings_that_may_be_one_name import joined, resembling
from eig.rows._totals_and_group_heads import headed, heads_in, last_row, of_whole_jury, totals_in
from eig.rows._wrong_cells_counted_by_column import wrong_cells
from eig.rows.dialects import Dialect, Ignored

T = TypeVar("T", bound=AttrsInstance)
ABOUT: Final = ("id", "key", "item", "candidate", "person", "juror", "group", "member")
RESEMBLING: Final = 0.8  # a column left aside is that near to no field: nearer, it is a slip
because: Because = reasons_in("rows")
BLANK: Final = Phrase("rows.blank")
"""What a fault shows of a cell that holds nothing."""
TEXT: Final[Reading] = reading(str, Dialect(), shown=False)
"""What reads a field that no column fills: nothing is read."""


@frozen(kw_only=True)
class Read(Generic[T]):
    """What a line gave: where it stands, whom it is about, and a value, or faults."""

    line: Line
    about: tuple[str, ...]
    given: Mapping[str, object]
    value: T | None
    faults: tuple[Fault, ...]
    more: int = 0
    columns: Mapping[str, str]

    @property
    def wrong(self) -> bool:
        """Whether the line has a fault, gathered or counted."""
        return bool(self.faults or self.more)


class Places(NamedTuple):
    """In which columns of a line the members of a field stand: by key, by position, and as they are spelt."""

    line: Line
    filled: Filled
    own: Mapping[str, str]
    each: Sequence[str]
    folded: Mapping[str, tuple[int, str]]


def _plain(name: str) -> str:
    """Return a name without its accents: they are often left out, and tell two criteria apart seldom."""
    parted = normal("NFD", named(name))
    return "".join(one for one in parted if not unicodedata.combining(one))


class Reader(Generic[T]):
    """Read lines into values of one kind."""

    def __init__(
        self,
        kind: type[T],
        lines: Lines,
        dialect: Dialect,
        *,
        columns: Mapping[str, str] | None = None,
        ignore: Ignored = (),
        also: Mapping[str, str] | None = None,
        known: Iterable[str] = (),
        meant: Callable[[Mapping[str, object]], Mapping[str, object]] = dict,
    ) -> None:
        """Tell which column fills which field; `also` names what else a column left aside could mean.

        What a row gives is taken as `meant`. Names that are `known` are read whatever they say; other rows
        that sum up or head a group are not.
        """
        self._kind, self._meant = kind, meant
        self._dialect = dialect
        self._fields = {one.name: one for one in fields(kind) if one.init}
        self._by_name = {named(one): one for one in self._fields}
        self._heading = tuple(lines.cells)
        leaves = (dialect.ignore, ignore)
        rest = any(leaf == "rest" or (not isinstance(leaf, str) and "rest" in leaf) for leaf in leaves)
        self._rest = rest and ignore != "nothing"
        self._ignored = named_in(leaves)
        self.faults: list[Fault] = []
        self._told = 0
        self._last: Places | None = None
        self._maps = dict[tuple[tuple[str, int], ...], FrozenMap[object]]()  # keeps what it names by number
        self._asked_for: Mapping[str, tuple[str, str]] = {}
        self._also = also or {}
        self._own = {named(column_of(one)) for one in columns or ()}
        self._misnamed: set[str] = set()  # fields whose column is told already: it is none of the table
        targets = self._targets(
            {**translated(self._heading, kind, dialect, columns or {}), **(columns or {})}
        )
        self.lines = lines
        self._filled = [self._field(one, targets) for one in self._fields.values()]
        self.unfilled = {one.name for one in self._filled if self._heading and not one.columns}
        self._lacks = [one.name for one in self._filled if one.needed and one.name in self.unfilled]
        self._given = [one for one in self._filled if one.columns or one.needed]
        given = {one.name for one in self._given}
        self._about = [name for name in ABOUT if name in given]
        self.faults += [self.no_column(one) for one in self._lacks if one not in self._misnamed]
        self._columns = {filled.name: filled.shown for filled in self._filled}
        self.known = frozenset(known)
        own = [column for one in self._filled if one.name in ABOUT for column, _ in one.columns]
        self._missing, self._read = lines.missing, dict[tuple[str, type, object], object]()
        numbers = [one for one in self._heading if one not in targets and counts_rows(one)]
        self.totals = of_whole_jury(lines, self._filled, self.known)
        self.totals |= totals_in(lines, own, self.known, numbers)
        self.heads = heads_in(lines, own, self.known)
        self.apart, self.tops = {*self.totals, *self.heads}, dict[str, Fraction]()
        self.stated = [*contrary_in(self.fills)]
        self.lines = lines.but(self.apart)
        self._check_columns()

    # ── which column fills which field ──

    def _targets(self, columns: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
        """Return, by column of the heading, the field that it fills and the key that it gives."""
        given = self._asked_for = self._asked(columns)
        found: dict[str, tuple[str, str]] = {}
        for column in self._heading:
            if named(column) not in self._ignored and (target := self._target(column, given)):
                found[column] = target
        return {**found, **self._beside_names(found)}

    def _beside_names(self, found: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
        """Return the column of first names, or of acronyms beside identifiers of bodies: one name with it."""
        targets = [*found.values()]
        left = [one for one in self._heading if one not in found and named(one) not in self._ignored]
        twice = targets.count(("id", "")) > 1
        left += [one for one in found if twice and named(one) not in self._own]
        part = {name: key for name, key in BESIDE.items() if key != ACRONYM or "part_of" in self._fields}
        own = [(one, part[key]) for one in left if (key := key_of(one)) in part]
        return {one: ("name", key) for one, key in own[:1]} if ("name", "") in targets else {}

    def _asked(self, columns: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
        """Return what `columns=` asks for, checked: the columns are of the table, the fields of the kind."""
        known = Known(self._heading)
        there = {named(column) for column in self._heading}
        there |= {named(found.name) for column in self._heading if (found := numbered(column))}
        asked: dict[str, tuple[str, str]] = {}
        for column, name in columns.items():
            target = self._split(name) or self._split_number(name)
            if target is None:
                self.faults.append(self._no_field(column, name))
            elif self._heading and named(column_of(column)) not in there:
                self._misnamed.add(target[0])
                near = quoted(known.nearest(str(column), 1))
                self.faults.append(Fault("columns", column, "rows.a_column", {"nearest": near}))
            else:
                asked[named(column_of(column))] = target
        return asked

    def _split(self, name: object) -> tuple[str, str] | None:
        """Return the field, and the key of a mapping, that a name stands for: `skills.dev`."""
        start, _, key = str(name).partition(".")
        own = self._by_name.get(named(start))
        fits = own is not None and holds_a_map(hints_of(self._kind)[own]) == bool(key)
        return (own, key) if own is not None and fits else None

    def _split_number(self, name: object) -> tuple[str, str] | None:
        """Return the field of several values, and the number of one, that is asked for: `wishes 2`."""
        start, _, number = str(name).rpartition(" ")
        own = self._several(self._split(start)) if number.isdecimal() else None
        return own and (own[0], number)

    def _target(self, column: str, asked: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
        """Return what a column fills: as asked, else by its own name, which gives way to what is asked."""
        found = numbered(column)
        start = found.name if found else ""
        given = asked.get(named(column)) or self._several(asked.get(named(start)))
        names = (start, f"{start}s", f"{start}es")  # `wish 1` numbers the wishes
        own = next(filter(None, (self._several(self._split(name)) for name in names)), None)
        own = self._split(column) or own
        taken = own in asked.values() or (own and self._several(own) and own[0] in dict(asked.values()))
        return given or (None if taken else own)

    def _several(self, target: tuple[str, str] | None) -> tuple[str, str] | None:
        """Return a field that numbered columns may fill: one of several values."""
        return target if target and holds_several(hints_of(self._kind)[target[0]]) else None

    def _field(self, one: Attribute[Any], targets: Mapping[str, tuple[str, str]]) -> Filled:
        hint = hints_of(self._kind)[one.name]
        own = [(column, key) for column, (name, key) in targets.items() if name == one.name]
        kind, french = self._kind.__name__.lstrip("_"), bool(self._dialect.headings)
        words = codes_of(one.name, kind, french=french) if own else NO_WORDS
        return Filled(
            name=one.name,
            hint=hint,
            needed=one.default is NOTHING or self._is_decided(one.name, own),
            read=self._reading(one, hint, words) if own else TEXT,
            called=one.name if own else self._called(one.name),
            words=folded(words),
            columns=by_number(own)
            if holds_several(hint)
            else tuple(sorted(own, key=lambda one: one[1] != GIVEN)),  # the first name first
        )

    def _is_decided(self, name: str, own: Iterable[tuple[str, str]]) -> bool:
        """Tell whether a blank would decide of somebody: who passed, or who is admissible beside a yes."""
        cells = [str(cell) for column, _ in own for cell in self.lines.once(column)]
        return bool(cells) if name == "passed" else name == "complete" and any(map(self._dialect.flag, cells))

    def _called(self, name: str) -> str:
        """Return how a sheet of the language would call the column of a field that it has not."""
        return heading(name, "fr", self._kind.__name__.lstrip("_")) if self._dialect.headings else name

    def _reading(self, one: Attribute[Any], hint: object, words: Mapping[str, str]) -> Reading:
        """Return what reads the cells of a field, in the words too under which tables show its codes."""
        told = {word: code for word, code in words.items() if self._dialect.meaning(word) == word}
        dialect = evolve(self._dialect, words={**told, **self._dialect.words}) if told else self._dialect
        said = said_as(one.name, self._kind.__name__.lstrip("_"), french=bool(self._dialect.headings))
        read = reading(hint, of_decisions(one.name, dialect), shown=is_shown(one, hint), said=said)
        return as_codes(folded(words), hint, turned(one.name, read), self._dialect)

    def _check_columns(self) -> None:
        """Refuse two columns for one value, and columns that no field reads unless they may be left aside."""
        for filled in self._filled:
            self.faults += _doubled(filled, self._called(filled.name))
        read = {column for filled in self._filled for column, _ in filled.columns}
        rest = [
            column for column in self._heading if column not in read and named(column) not in self._ignored
        ]
        aside: list[str] = []
        unread = Known(filled.name for filled in self._filled if not filled.columns)
        called = {_plain(name): one for name, one in self._also.items()}
        also = Known(called)
        for column in rest:
            # of a fault that is counted alone, nobody asks what is near
            asked = column if self._rest or len(self.faults) < GATHERED else ""
            near = unread.nearest(asked, close=RESEMBLING) or self._numbers(asked)
            near = near or tuple(called[one] for one in also.nearest(_plain(asked), close=RESEMBLING))
            if near or not self._rest:
                self.faults.append(self._stranger(column, near))
            else:
                aside.append(column)
        self.aside = tuple(aside)

    @property
    def fills(self) -> Mapping[str, str]:
        """What each column that is read fills: a field, or a key of it."""
        return {
            column: key
            if filled.name in SHOWN_MAPS
            else filled.name + (f".{key}" if key and filled.maps else "")
            for filled in self._filled
            for column, key in filled.columns
        }

    def account(
        self,
        lines: Lines,
        places: Mapping[str, Mapping[str, int]],
        *,
        fills: Mapping[str, str] | None = None,
        words: Mapping[str, str] = NO_WORDS,
        doubts: Iterable[Reason] = (),
    ) -> TableReading:
        """Return what was read of a table: `lines` are its own, before words and columns were moved.

        Of each field that names somebody, `places` tells the row in which each name first stands.
        """
        of = self.fills if fills is None else fills
        hints = {column: (one.name, one.hint) for one in self._filled for column, _ in one.columns}
        told = {
            cell.strip(): meant
            for filled in self._filled
            if filled.words or (looks_as(None, filled.hint) in SAID and not filled.several)
            for column, _ in filled.columns
            if column in lines.cells
            for cell in lines.once(column)
            if isinstance(cell, str) and not lines.missing(cell)
            if fold(meant := code_of(cell, filled.words, self._dialect)) != fold(cell)
        }
        own = [one for one in lines.cells if hints.get(one, ("",))[0] in ABOUT]
        several = [one for one, (name, hint) in hints.items() if name == "member" or holds_several(hint)]
        marked = [one for one in lines.cells if {of.get(one), hints.get(one, ("",))[0]} & {"mark", "marks"}]
        return TableReading(
            count=len({*self.lines.numbers}),
            columns=columns_of(lines, of, self._ignored, hints),
            blank=lines.blank,
            totals=sorted(self.totals),
            words={**told, **words},
            alike=[
                one
                for name in NAMES
                for one in resembling(self._columns.get(name, name), places.get(name, {}), self.known)
            ],
            found=(*lines.found, *self.stated),
            doubts=(
                *lines.doubts,
                *slips(lines),
                *counting(lines, self.aside),
                *unparted(lines, [one for one in several if one in lines.cells]),
                *self._skipped(),
                *self._gaps(),
                *joined(self._columns, places),
                *headed(self.heads),
                *last_row(lines, (marked, own), (self.apart, self.known), self.tops),
                *doubts,
            ),
        )

    def _skipped(self) -> Iterable[Reason]:
        """Yield a doubt for each field of which a column is blank before one that is not."""
        for filled in self._filled:
            names = [column for column, _ in filled.columns if numbered(column)]
            columns = [self.lines.cells[one] for one in names if len(names) > 1]
            empty = [list(map(self._missing, own)) for own in zip(*columns, strict=True)]
            rows = [str(at) for at, own in zip(self.lines.numbers, empty, strict=False) if own != sorted(own)]
            if rows:
                yield because(
                    "skipped", rows=few(rows, len(rows), named=NAMED), count=len(rows), column=names[0]
                )

    def _gaps(self) -> Iterable[Reason]:
        """Yield a doubt for each field whose numbered columns lack a number before their last."""
        for filled in self._filled:
            names = [column for column, _ in filled.columns]
            if not filled.several or self._own.intersection(map(named, names)):
                continue
            by_number = {found.number if (found := numbered(one)) else 1: one for one in names}
            gaps = [str(one) for one in range(1, max(by_number, default=0)) if one not in by_number]
            if gaps:
                facts = {
                    "column": by_number[min(n for n in by_number if n > int(gaps[-1]))],
                    "count": len(gaps),
                }
                yield because("no_number", numbers=few(gaps, len(gaps), named=NAMED), **facts)

    def columns(self, names: Container[str]) -> tuple[dict[str, list[object]], dict[str, list[object]]]:
        """Return what fields, or keys as `marks.impact`, hold line by line, and what is distinct of it.

        Where anything is wrong, there is nothing.
        """
        found: dict[str, list[object]] = {}
        once: dict[str, list[object]] = {}
        lines = self.lines
        if lines.faults:
            return {}, {}
        for filled in self._filled:
            for column, key in filled.columns:
                kinds = lines.kinds(column) - {str, NoneType}
                if filled.name not in names or not (kinds <= {int} or kinds <= {float}):
                    return {}, {}
                gaps, there = lines.has_gaps(column), lines.once(column)
                there = [cell for cell in there if not self._missing(cell)] if gaps else there
                read = {cell: self._outcome(filled, column, cell) for cell in there}
                if any(isinstance(one, Fault) for one in read.values()):
                    return {}, {}
                name = f"{filled.name}.{key}" if key else filled.name
                found[name] = list(map(read.get, lines.cells[column]))
                once[name] = [*read.values(), *([None] if gaps else [])]
        return found, once

    @cached_property
    def _of_several(self) -> tuple[Mapping[str, str], Known]:
        several = {name: target[0] for name, target in self._asked_for.items() if self._several(target)}
        several |= {named(one): one for one in self._fields if holds_several(hints_of(self._kind)[one])}
        return several, Known(several)

    def _numbers(self, column: str) -> tuple[str, ...]:
        """Return the field of several values that a column left aside may number, in words not known here."""
        several, known = self._of_several
        near = (one for start in almost(column) for one in known.nearest(named(start), close=RESEMBLING))
        return tuple(several[one] for one in near)

    def _no_field(self, column: str, name: object) -> Fault:
        turned = name in self._heading and self._split(column) is not None
        facts = (
            {"heading": Quoted(name), "field": Quoted(column)} if turned else {"fields": quoted(self._fields)}
        )
        code = "rows.heading_first" if turned else "rows.field_of"
        return Fault(f"columns[{column!r}]", name, code, facts, path=("columns", column))

    def _stranger(self, column: str, near: tuple[str, ...]) -> Fault:
        facts = {"kind": self._kind.__name__.lstrip("_"), "nearest": quoted(map(self._called, near[:1]))}
        return heading_fault(column, "rows.read_column", **facts)

    def left_out(self, lines: Lines) -> list[Fault]:
        """Return a fault of each row that sums others up or heads a group, where no reading tells of it."""
        apart = [line for line in lines if line.number in self.apart] if self.apart else []
        return [
            Fault(
                "", tuple(str(one) for one in line.cells.values() if not self._missing(one)), "rows.own_row"
            ).in_row(line.number)
            for line in apart
        ]

    # ── one line ──

    def read_all(self, off: Callable[[str, object], bool] | None = None) -> list[Read[T]]:
        """Return what lines give: where a thousand cells are wrong, those that hold them; others are counted.

        What can be read of a cell, and is `off` in its field, is wrong too.
        """
        wrong = [*accumulate(wrong_cells(self.lines, self._given, self._outcome, off))]
        end = bisect_left(wrong, GATHERED) + 1
        read = [self.read(self.lines.line(at)) for at in range(len(self.lines))[:end]]
        left = wrong[-1] - wrong[end - 1] if end < len(wrong) else 0
        return [*read[:-1], evolve(read[-1], more=read[-1].more + left)] if left else read

    def read(self, line: Line) -> Read[T]:
        """Return what a line gives."""
        faults = list(line.faults)
        given: dict[str, object] = {}
        for filled in self._given:
            self._fill(given, faults, filled, line)
        value = None if faults or self._lacks else self._build(given, faults, line)
        about = tuple([str(given[name]) for name in self._about if isinstance(given.get(name), str)])
        some = faults[: max(GATHERED - self._told, 0)]
        told = tuple(one.in_row(cast("int", one.row), one.column, about=about) for one in some)
        self._told += len(told)
        more = len(faults) - len(told)
        return Read(
            line=line, about=about, given=given, value=value, faults=told, more=more, columns=self._columns
        )

    def _fill(self, given: dict[str, object], faults: list[Fault], filled: Filled, line: Line) -> None:
        values: list[tuple[str, object]] = []
        wrong = False
        for column, key in filled.columns:
            cell = line.cells.get(column)
            if self._missing(cell):
                continue
            outcome = self._outcome(filled, column, cell)
            if isinstance(outcome, Fault):
                faults.append(self._placed(outcome, column, line))
                wrong = True
            else:
                values.append((key, outcome))
        if values:
            given[filled.name] = self._map_of(values) if filled.maps else joined_values(filled, values)
        elif filled.needed and filled.name not in self.unfilled and not wrong and not line.faults:
            blank = blank_cell(filled.shown, mark=filled.name == "mark")
            faults.append(self._placed(blank, filled.shown, line))

    def _map_of(self, values: list[tuple[str, object]]) -> FrozenMap[object]:
        """Return what some keys hold: of rows that hold the same, one mapping."""
        own = tuple([(key, id(value)) for key, value in values])
        known = self._maps.get(own)
        if known is None:
            known = self._maps[own] = frozen_or_as_it_is(dict(values))
        return known

    def _placed(self, fault: Fault, column: str, line: Line) -> Fault:
        """Return a fault told of its place, as long as it is not counted alone."""
        return line.located(fault, column) if self._told < GATHERED else fault

    def _outcome(self, filled: Filled, column: str, cell: object) -> object:
        """Return what a cell gives: a value, or a fault; of a text or number that stands often, once."""
        if type(cell) not in (str, int, float):
            return filled.read(column, plain(cell))
        key = (column, type(cell), cell)
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = filled.read(column, plain(cell))
        return known

    def no_column(self, name: str) -> Fault:
        """Return that no column fills a field that each row needs."""
        facts = {
            "called": Quoted(self._called(name)),
            "field": name,
            "jurors": (name in ("juror", "mark") and "mark" in self._fields) or None,
            "letters": quoted(one for one in self._heading if LETTER.fullmatch(one)),
        }
        return heading_fault(self.lines.heading, "rows.needed_column", **facts)

    def _build(self, given: dict[str, object], faults: list[Fault], line: Line) -> T | None:
        """Build the value, or return None and add what its own rules find."""
        try:
            return self._kind(**self._meant(given))
        except (Fault, Faults) as wrong:
            some = max(GATHERED - self._told - len(faults), 0)
            faults += [self._moved(fault, line) for fault in wrong.faults[:some]]
            faults += wrong.faults[some:]
        return None

    def _moved(self, fault: Fault, line: Line) -> Fault:
        """Return a fault of a value seen from its row."""
        name, key = (*fault.path, "", "")[1:3]
        filled = next((one for one in self._filled if one.name == name), None)
        if filled is None:
            return fault.in_row(line.number, value=Withheld(fault.value))
        if self._last is None or self._last.line is not line or self._last.filled is not filled:
            self._last = self._places(filled, line)
        own, each, folded_ = self._last.own, self._last.each, self._last.folded
        column = own.get(str(key), filled.shown)
        if len(filled.columns) > 1:
            said = [found for one in _texts_in(fault.value) if (found := folded_.get(fold(one)))]
            column = max(said)[1] if said else column
            if isinstance(key, int):
                column = each[key] if key < len(each) else filled.shown
        open_ = fault.value is not None and is_shown(self._fields[filled.name], filled.hint)
        value = fault.value if open_ else BLANK if fault.value is None else Withheld(fault.value)
        return line.located(of_cell(fault), column, value=value)

    def _places(self, filled: Filled, line: Line) -> Places:
        """Return where the members of a field stand in a line: looked at once for all its faults."""
        return Places(
            line,
            filled,
            own={own: column for column, own in reversed(filled.columns)},
            each=[column for column, _ in self.given(filled.name, line)],
            folded={
                fold(str(line.cells.get(column))): (at, column)
                for at, (column, _) in enumerate(filled.columns)
            },
        )

    def given(self, name: str, line: Line) -> Iterator[tuple[str, object]]:
        """Yield each value that a line gives a field, after the column that it stands in."""
        for filled in self._filled:
            for column, _ in filled.columns if filled.name == name else ():
                if not self._missing(cell := line.cells.get(column)):
                    told = self._outcome(filled, column, cell)
                    members = cast("tuple[object, ...]", told) if isinstance(told, tuple) else (told,)
                    yield from ((column, one) for one in members)


def blank_cell(place: str, *, mark: bool = False) -> Fault:
    """Return a fault of a cell that is to hold something; a mark may be missing where that is said."""
    return Fault(place, BLANK, "rows.filled", {"mark": mark or None})


def heading_fault(value: object, code: str, /, **facts: object) -> Fault:
    """Return a fault of the heading of a table."""
    return Fault("heading", value, code, facts, row=0)


def _doubled(filled: Filled, called: str) -> list[Fault]:
    """Return a fault for each key of a field, or number of one of its values, that several columns fill."""
    several = filled.several
    by_key: dict[object, list[str]] = {}
    for column, key in filled.columns:
        by_key.setdefault(own_number(column, key) if several else key, []).append(column)
    code = "rows.own_number" if several else "rows.one_column"
    return [
        heading_fault(tuple(columns), code, field=called)
        for key, columns in by_key.items()
        if len(columns) > 1 and key is not None
    ]


def _texts_in(value: object) -> list[str]:
    several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return [one for one in several if isinstance(one, str)]
