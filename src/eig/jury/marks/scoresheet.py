"""The scoresheet: all sheets of a jury on its items, under one rubric.

It is where marks are checked, all together, and where the three states without a mark are kept apart. What
it boils down to, one exact total a juror and item, is `Scoresheet.reviews()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, wraps
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, so_many, text
from eig._values.field_rules_and_bounds import marks as a_mark_each
from eig._values.frozen_maps import FrozenMap, late
from eig._values.map_fields import marks_map
from eig._values.names_alike_but_for_case import look_alikes
from eig._values.names_and_clean_text import to_text
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Phrase, Quoted
from eig._values.plain_rows_as_columns import LISTED, names_in, read_ahead
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps, row_of, told_nowhere, unchecked
from eig.errors import Attribute, Fault, UnknownKey, look_up
from eig.jury.marks._sheets_as_columns import (
    UNSAID,
    UNSTATED,
    Columns,
    Given,
    Once,
    Stated,
    given_columns,
    right_columns,
)
from eig.jury.marks._sheets_of_one_item import ItemSummary, people_in
from eig.jury.marks._totals_of_sheets import Totals
from eig.jury.marks.mark_sheets_abstentions_and_corrections import Correction, MarkSheet
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.missing_marks import Bounds
from eig.jury.marks.opinions_and_casting_vote import Opinions
from eig.jury.marks.reviews import Reviews, reviews_of
from eig.jury.marks.rubric import Rubric, off_scale
from eig.reasons import Because, Reason, Trace, reasons_in

if TYPE_CHECKING:
    from eig.programme.tables import TableReading
    from eig.typing import Lang

F = TypeVar("F", bound=Callable[..., Any])
because: Because = reasons_in("jury.marks")
tell: Tell = teller("jury.marks")


def roster(names: Iterable[str]) -> tuple[str, ...]:
    """Return names sorted, each once: the converter of fields that hold who or what is called."""
    given = to_tuple(names, any_order=True)
    return tuple(sorted(set(given))) if ids.holds(given) else given


def _applying(rubric: Rubric) -> tuple[str, ...]:
    """Return the items that criteria name; the sheets of some items alone name not all of them."""
    return roster(item for one in rubric.criteria for item in one.applies_to or ())


_COLUMNS = (
    "item", "juror", "state", "criterion", "mark", "opinion", "champion", "members", "stepped_back"
)  # fmt: skip


_rows = so_many(text, text, a_mark_each).each()
_place: Callable[[MarkSheet], tuple[str, str]] = attrgetter("item", "juror")


def _by_columns(call: F) -> F:
    """Read rows by columns where all of them are plain and right; else one by one, which says what is not."""

    @wraps(call)
    def read(
        kind: type[Scoresheet],
        rubric: object,
        rows: object,
        *,
        items: Sequence[str] = (),
        jurors: Sequence[str] = (),
    ) -> object:
        """Read columns as rows, then build."""
        listed = {type(items), type(jurors)} <= LISTED and {*map(type, chain(items, jurors))} <= {str}
        if isinstance(rubric, Rubric) and listed:
            rows = read_ahead(rows)
            found = given_columns(rubric, rows)
            if found and (not items or {*_applying(rubric)} <= {*items}):
                made = sheet_of(rubric, found[0], known=found[1], items=items, jurors=jurors)
                if made is not None:
                    return made
        return call(kind, rubric, rows, items=items, jurors=jurors)

    return cast("F", read)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Scoresheet(Value):
    """The sheets of a jury.

    Args:
        rubric: What is marked, on which scales.
        sheets: One sheet at most for each item and juror.
        items: All items called, marked or not; the sheets' items where left out.
        jurors: All jurors called; the sheets' jurors where left out.
        corrections: The sheets that superseded others, oldest first: see `corrected`.
        reading: What was read of the table that it comes from; its doubts are cautions of every ranking.

    Raises:
        Fault: A mark is off its scale or of no criterion, a sheet stands twice, or names somebody not called.
            Several faults come together; `Scoresheet.sheets[3].marks['impact']` counts the sheets as given.

    >>> from eig.jury import EIG_SCALE
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4, "team": 3}), ("adler", "j1", {"impact": 3, "team": 3})])
    >>> sheet.items, sheet.reviews().by_item["plume"]["j1"]
    (('adler', 'plume'), Fraction(7, 2))
    """

    _expected: ClassVar = "jury.marks.scoresheet"
    _BRIEF = "{items} items, {jurors} jurors, {_columns.items} sheets"
    rubric: Rubric
    sheets: tuple[MarkSheet, ...] = field(converter=TupleOf[MarkSheet])
    items: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    jurors: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    corrections: tuple[Correction, ...] = field(default=(), converter=TupleOf[Correction])
    reading: TableReading | None = field(default=None, eq=False, metadata=told_nowhere)

    def _check(self, faults: Gather) -> None:
        faults.distinct("sheets", map(_place, self.sheets), what="pair of item and juror")
        items, jurors = (set(map(attrgetter(name), self.sheets)) for name in ("item", "juror"))
        faults.alike("items", {*self.items, *items, *_applying(self.rubric)}, what="item")
        faults.alike("jurors", {*self.jurors, *jurors}, what="juror")
        self._check_sheets(faults)
        faults.done()
        self._settle(items, jurors)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Make the sheets of columns when they are first asked for."""
            if name != "sheets":
                raise AttributeError(name)
            columns = object.__getattribute__(self, "_columns")  # wrong sheets have none
            made = tuple(map(columns.sheet, range(len(columns.items))))
            object.__setattr__(self, "sheets", made)
            return made

    @cached_property
    def _columns(self) -> Columns:
        return Columns.of(self.rubric, self.sheets)

    def _check_sheets(self, faults: Gather) -> None:
        items, jurors = Known(self.items), Known(self.jurors)
        wrong = {*off_scale(self.rubric, ((sheet.item, sheet.marks) for sheet in self.sheets))}
        for number, sheet in enumerate(self.sheets):
            for fault in (
                self.rubric.faults(sheet.marks, item=sheet.item, place="") if number in wrong else ()
            ):
                faults.note(("sheets", number, *fault.path[1:]), fault.value, fault.code, fault.facts)
            if items and sheet.item not in items:
                faults.add(_stranger(number, "item", sheet.item, items))
            if jurors and sheet.juror not in jurors:
                faults.add(_stranger(number, "juror", sheet.juror, jurors))

    def _settle(self, items: Iterable[str], jurors: Iterable[str]) -> None:
        """Sort, and fill the rosters, after the checks: faults count sheets in the order they were given.

        A blank sheet is a missing one: it calls its item and its juror, and is not kept.
        """
        object.__setattr__(self, "items", self.items or roster(items))
        object.__setattr__(self, "jurors", self.jurors or roster(jurors))
        filled = [sheet for sheet in self.sheets if not sheet.is_blank]
        object.__setattr__(self, "sheets", tuple(sorted(filled, key=_place)))

    @classmethod
    @_by_columns
    @checked
    def from_marks(
        cls,
        rubric: Rubric,
        rows: Iterable[tuple[str, str, Mapping[str, int | str | Decimal | Fraction]]],
        *,
        items: Iterable[str] = (),
        jurors: Iterable[str] = (),
    ) -> Scoresheet:
        """Build from `(item, juror, {criterion: mark})`.

        Where items are named, a criterion applies to some of them: another name is a fault.

        >>> from eig.jury import Scale
        >>> rubric = Rubric.equal(["taste"], scale=Scale(low=0, high=20, step="0.5"))
        >>> Scoresheet.from_marks(rubric, [("A1", "J1", {"taste": "14.5"})]).jurors
        ('J1',)
        """
        given = tuple([(item, juror, marks_map(marks)) for item, juror, marks in rows])
        called = roster(items)
        faults = Gather("Scoresheet.from_marks")
        faults.check("rows", _rows, given)
        if called and ids.holds(called):
            faults.known("rubric.applies_to", iter(_applying(rubric)), called, what="an item")
        faults.done()
        sheets = [  # right as they were checked
            unchecked(MarkSheet, item=to_text(item), juror=to_text(juror), marks=marks, **UNSAID)
            for item, juror, marks in given
        ]
        return told_of(
            "Scoresheet.from_marks",
            lambda: cls(rubric=rubric, sheets=sheets, items=called, jurors=jurors),
            named={"sheets": "rows"},
        )

    @cached_property
    def by_item(self) -> FrozenMap[tuple[MarkSheet, ...]]:
        """The sheets of each item called, in the order of jurors; empty where nobody filled one."""
        return late(self.items, self._columns.on)

    @cached_property
    def by_juror(self) -> FrozenMap[tuple[MarkSheet, ...]]:
        """The sheets of each juror called, in the order of items."""
        sheets: dict[str, list[MarkSheet]] = {juror: [] for juror in self.jurors}
        for sheet in self.sheets:
            sheets[sheet.juror].append(sheet)
        return FrozenMap({juror: tuple(given) for juror, given in sheets.items()})

    def sheets_on(self, item: str) -> tuple[MarkSheet, ...]:
        """Return the sheets of an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("plume", "j1", {"a": 4})])
        >>> len(sheet.sheets_on("plume"))
        1
        """
        return look_up("item", item, self.by_item)

    def mark_sheet(self, item: str, juror: str) -> MarkSheet:
        """Return the sheet of a juror on an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("plume", "j1", {"a": 4})])
        >>> sheet.mark_sheet("plume", "j1").marks["a"]
        Fraction(4, 1)
        """
        found = {sheet.juror: sheet for sheet in self.sheets_on(item)}
        return look_up(Phrase("values.noun_sheet", item=item), juror, found)

    def reviews(self, *, missing: MissingPolicy = "refuse") -> Reviews:
        """Return one exact total for each sheet that holds marks.

        Absent, recused and abstaining jurors, and sheets with an opinion alone, give none.

        Args:
            missing: What a missing criterion counts as; refused by default, all of them together.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a", "b"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.reviews(missing="worst").reviews[0].mark
        Fraction(2, 1)
        """
        columns = self._columns
        totals = Totals.of(self.rubric, columns, missing)
        numbers = [at for some in totals.marked.values() for at in some]
        return reviews_of(
            [columns.items[at] for at in numbers],
            [columns.jurors[at] for at in numbers],
            totals.each(numbers),
            reading=self.reading,
        )

    @cached_property
    def _grids(self) -> tuple[str, ...]:
        named = {*_applying(self.rubric)}  # items that no criterion names are marked on the same ones
        each = {item if item in named else "": item for item in reversed(self.items)}
        sets = {tuple([one.id for one in self.rubric.applying(item)]): item for item in each.values()}
        return tuple(sets.values())

    @cached_property
    def _tops(self) -> FrozenMap[frozenset[int]]:
        known = self._columns.known
        return FrozenMap(
            {
                one.id: frozenset(key for key, mark in known[one.id].items() if mark == one.scale.high)
                for one in self.rubric.criteria
            }
        )

    def _summary(self, item: str) -> ItemSummary:
        numbers_on(self, item)
        return ItemSummary(self.rubric, item, self._columns, "refuse")

    def bounds(self, item: str) -> Bounds | None:
        """Return what is known for sure of an item's mean total; None where nobody marked it.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a", "b"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.bounds("x")
        Bounds(worst=Fraction(2, 1), best=Fraction(7, 2))
        """
        return self._summary(item).bounds()

    def opinions(self, item: str) -> Opinions:
        """Return the count of opinions on an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet(rubric=Rubric.equal(["a"], scale=EIG_SCALE),
        ...                    sheets=[MarkSheet(item="x", juror="j", opinion="favourable")])
        >>> sheet.opinions("x").favourable
        1
        """
        return self._summary(item).opinions()

    def marks_on(self, item: str, criterion: str) -> tuple[Fraction, ...]:
        """Return the marks that an item got on a criterion, in the order of jurors.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.marks_on("x", "a")
        (Fraction(3, 1),)
        """
        return self._summary(item).marks_on(self.rubric.criterion(criterion).id)

    def corrected(self, sheet: MarkSheet, *, by: str, reason: str, on: date | None = None) -> Scoresheet:
        """Return the scoresheet where a sheet supersedes the one of the same item and juror.

        The earlier sheet is kept: see `history`.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> better = sheet.corrected(MarkSheet(item="x", juror="j", marks={"a": 4}), by="chair",
        ...     reason="slip")
        >>> [int(one.marks["a"]) for one in better.history("x", "j")]
        [1, 4]
        """
        return superseded(self, [sheet], by=by, reason=reason, on=on)

    def history(self, item: str, juror: str) -> tuple[MarkSheet, ...]:
        """Return the sheets of a juror on an item, the superseded ones first, the one in force last.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> len(sheet.history("x", "j"))
        1
        """
        current = self.mark_sheet(item, juror)
        earlier = [step.before for step in self.corrections if _place(step.before) == (item, juror)]
        return (*earlier, current)

    def only(self, items: Iterable[str]) -> Scoresheet:
        """Return the scoresheet of some of the items: what one ranking is about.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE),
        ...                               [("x", "j", {"a": 1}), ("y", "j", {"a": 2})])
        >>> sheet.only(["y"]).items
        ('y',)
        """
        kept = roster(items)
        strange = [item for item in kept if item not in self.by_item]
        if strange:
            raise UnknownKey("item", strange[0], known=self.items)
        spans, named = self._columns.spans, {*kept}
        numbers = [at for item in kept for at in spans.get(item, ())]
        slips = tuple(step for step in self.corrections if step.after.item in named)
        return part_of(self, numbers, items=kept, jurors=self.jurors, corrections=slips)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what there is; or who marked an item and who did not, and what each criterion got.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), sheets=[
        ...     MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
        ...     MarkSheet(item="plume", juror="j2", state="recused")])
        >>> print(sheet.explain())
        scoresheet: 1 dossier, 2 jurors, 2 sheets, of which 1 holds marks; recused: j2.
        >>> print(sheet.explain("plume"))
        plume: marked by j1; recused: j2; impact: mean mark 4.
        """
        if key is None:
            return Trace(subject=tell("whole_sheet", lang), reasons=self._whole(), lang=lang)
        slips = [step for step in self.corrections if step.after.item == key]
        return Trace(subject=key, reasons=self._summary(key).reasons(slips), lang=lang)

    def _whole(self) -> Iterator[Reason]:
        filled = sum(map(bool, (sheet.marks for sheet in self.sheets)))
        yield because(
            "sheets", items=len(self.items), jurors=len(self.jurors), sheets=len(self.sheets), filled=filled
        )
        for state in ("recused", "absent", "abstained"):
            who = {person for sheet in stating(self) for person in people_in(sheet, state)}
            if who:
                yield because(state, who=tuple(sorted(who)))
        if lacking := tuple(item for item in self.items if self._summary(item).lacks_marks):
            yield because("some_missing", items=lacking)
        if self.corrections:
            yield because("corrections", count=len(self.corrections))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a mark, one for each sheet without marks, one for who was called and has no sheet.

        They are the sheets in force. Superseded ones, in `corrections`, are left out: JSON keeps them.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> sheet.rows()[0]["mark"]
        Fraction(1, 1)
        """
        blank = dict.fromkeys(_COLUMNS)
        return [
            {
                **row_of(sheet, "item", "juror", "state"),
                "criterion": criterion,
                "mark": mark,
                **row_of(sheet, "opinion", "champion", "members", "stepped_back"),
            }
            for sheet in self.sheets
            for criterion, mark in (sheet.marks.items() or ((None, None),))
        ] + [
            *({**blank, "item": item} for item in self.items if not self.by_item[item]),
            *({**blank, "juror": juror} for juror in self.jurors if not self.by_juror[juror]),
        ]


def columns_of(sheet: Scoresheet) -> Columns:
    """Return the columns of a scoresheet, which no other room needs to know of."""
    return sheet._columns  # noqa: SLF001 # of this module


def grids_of(sheet: Scoresheet) -> tuple[str, ...]:
    """Return one item of each set of criteria."""
    return sheet._grids  # noqa: SLF001 # of this module


def tops_of(sheet: Scoresheet) -> Mapping[str, frozenset[int]]:
    """Return, of each criterion, the marks in its column that are the best of its scale, by their `id`."""
    return sheet._tops  # noqa: SLF001 # of this module


def numbers_on(sheet: Scoresheet, item: str) -> range:
    """Return the numbers of the sheets on an item."""
    if item not in sheet.by_item:
        raise UnknownKey("item", item, known=sheet.items)
    return columns_of(sheet).spans.get(item, range(0))


def stating(sheet: Scoresheet, numbers: Iterable[int] | None = None) -> list[MarkSheet]:
    """Return the sheets that state more than marks, or those among some."""
    columns = columns_of(sheet)
    some = columns.said if numbers is None else (at for at in numbers if at in columns.stating)
    return list(map(columns.sheet, some))


def people_of(
    sheet: Scoresheet, told: Callable[[MarkSheet], Iterable[str]], numbers: range | None = None
) -> set[str]:
    """Return the people of the sheets, or of those on an item: who only marked, and whom the others tell.

    No sheet is made of whoever only marked.
    """
    columns = columns_of(sheet)
    more = stating(sheet, numbers)
    some = range(len(columns.jurors)) if numbers is None else numbers
    jurors = columns.jurors[some.start : some.stop]
    if more:
        jurors = [juror for at, juror in zip(some, jurors, strict=True) if at not in columns.stating]
    return {*jurors}.union(*map(told, more))


def there(sheet: MarkSheet) -> tuple[str, ...]:
    """Return the people of a sheet, and who stepped back from it."""
    return (*sheet.people, *sheet.recused)


def without_juror(sheet: Scoresheet, juror: str) -> Scoresheet:
    """Return the scoresheet without the sheets of a juror, or panel."""
    numbers = [at for at, one in enumerate(columns_of(sheet).jurors) if one != juror]
    slips = tuple(step for step in sheet.corrections if step.after.juror != juror)
    left = tuple(one for one in sheet.jurors if one != juror)
    return part_of(sheet, numbers, items=sheet.items, jurors=left, corrections=slips)


def part_of(sheet: Scoresheet, numbers: Sequence[int], **named: tuple[object, ...]) -> Scoresheet:
    """Return the scoresheet of some sheets of another, which are right: who and what is called, and slips."""
    kept = {"rubric": sheet.rubric, "reading": sheet.reading}
    return unchecked(Scoresheet, **kept, **named, _columns=columns_of(sheet).some(numbers))


def sheet_of(
    rubric: Rubric,
    given: Given,
    *,
    known: Once,
    items: Iterable[str],
    jurors: Iterable[str],
    stated: Stated = UNSTATED,
    reading: Callable[[], TableReading | None] = lambda: None,
) -> Scoresheet | None:
    """Return the scoresheet of columns of items, jurors and marks; None where anything is wrong with them.

    `stated` are columns of what sheets state beside their marks: a state, an opinion, a flag; `known` are the
    marks of each column, each object once.
    """
    seen = {*given[0]}, {*given[1]}  # many stand often
    called, judging = names_in({*items} or seen[0]), names_in({*jurors} or seen[1])
    if called is None or judging is None or not seen[0] <= {*called} or not seen[1] <= {*judging}:
        return None
    alike = look_alikes({*called, *_applying(rubric)}) or look_alikes(judging)
    columns = None if alike else right_columns(rubric, given, (called, judging), stated=stated, known=known)
    if columns is None:
        return None
    fields = {"items": called, "jurors": judging, "corrections": (), "reading": reading()}
    return unchecked(Scoresheet, rubric=rubric, **fields, _columns=columns)


def superseded(
    sheet: Scoresheet, sheets: Iterable[MarkSheet], *, by: str, reason: str, on: date | None
) -> Scoresheet:
    """Return the scoresheet where sheets supersede those of the same items and jurors, which are kept."""
    after = {_place(mark_sheet): mark_sheet for mark_sheet in sheets}
    steps = [
        Correction(before=sheet.mark_sheet(*place), after=mark_sheet, by=by, reason=reason, on=on)
        for place, mark_sheet in after.items()
    ]
    now = [after.get(_place(mark_sheet), mark_sheet) for mark_sheet in sheet.sheets]
    return evolve(sheet, sheets=now, corrections=[*sheet.corrections, *steps])


def _stranger(number: int, field: str, name: str, called: Known) -> Fault:
    facts = {"called": f"{field}s", "nearest": tuple(map(Quoted, called.nearest(name))) or None}
    return Fault.of(("Scoresheet", "sheets", number, Attribute(field)), name, "jury.marks.called", facts)
