"""Rows in, rows out: from any table to values with every fault located, and from any result to tidy rows.

A table is a list of mappings from column names to cells: what `csv.DictReader`, polars'
`iter_rows(named=True)` or a database gives; rows under their heading, as a sheet has them; a data frame; or
the text of a file, of which separator, decimal mark, encoding and heading are found, and told. A `Dialect`
says how it is written, or its language does: `dialect="fr"`. A column that no field takes is a fault, unless
it is named in `ignore`.
All faults of a table come back together, each with its row as the sheet counts it (the heading is row 1),
its column, whom the row is about, the rule and the remedy.

A cell is read by the field that takes it. Blank text, None and NaN are *missing*. A float, which tables
give for numbers with a decimal point, is read by its shortest decimal text: 13.1 is 131/10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal, TypeVar, cast

from attrs import AttrsInstance, frozen, has

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.call_arguments import checked, checked_by
from eig._values.faults_together import NOWHERE, Gather, require
from eig._values.field_rules_and_bounds import ids, map_of, text
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.map_fields import ids_map
from eig._values.phrases_of_faults import Quoted, Withheld
from eig._values.tuple_fields import to_ids, to_tuple
from eig.jury.marks.recusals import Recusals
from eig.jury.marks.reviews import Review, Reviews
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.programme import Panel
from eig.programme.tables import TableReading
from eig.rows._blank_sheets import MOST_CELLS, Besides, blank_rows, cells_of, to_fill
from eig.rows._columns_to_fields import columns_called, knows_of
from eig.rows._known_names_of_items_and_jurors import Body, Names
from eig.rows._mark_tables import MarkTable, scoresheet_of
from eig.rows._marks_of_several_lists import BY, ListBy, ListedSheet, scoresheets_of
from eig.rows._reading_account import Groups, Records, groups_of, places_in, records_of, undecided
from eig.rows._repeated_rows import values_of
from eig.rows._review_tables import ReviewTable
from eig.rows._rows_of_any_table import Frame, some_lines
from eig.rows._totals_and_group_heads import without_heads
from eig.rows._values_from_rows import Reader
from eig.rows._wishes_by_rank import unread
from eig.rows._written_rows_cells_and_csv import are_values, as_read, as_text, in_language, laid_out, scalar
from eig.rows.dialects import PLAIN, Dialect, Ignored, dialect_of, sign
from eig.typing import Cell, Lang, Tabular

__all__ = [
    "Dialect",
    "grouped",
    "read",
    "reviews",
    "scoresheet",
    "scoresheets",
    "sheets_to_fill",
    "to_csv",
    "to_rows",
]

T = TypeVar("T", bound=AttrsInstance)
Columns = Mapping[str, str]
Rows = Iterable[Mapping[str, object]] | Iterable[Sequence[object]] | str | bytes | Frame
NOBODY: Final = Recusals(recusals=())
NO_COLUMNS: Final[Columns] = FrozenMap[str]()


def __dir__() -> list[str]:
    return __all__


@checked
def to_rows(
    result: Tabular | Sequence[AttrsInstance],
    *,
    exact: bool = False,
    safe: bool = False,
    lang: Lang | None = None,
) -> list[dict[str, Cell]]:
    """Return a result as dicts of plain scalars with fixed keys, for pandas, polars, pyarrow or csv.

    Several values of one class, such as sessions, are one row each, which `read` gives back.

    Dates become ISO text; several values in a cell become text joined by `"; "`; a fraction becomes a float,
    or text such as `"27/2"` with `exact=True`; what is undefined becomes None.

    Args:
        result: A result that can be laid out as rows, or values of one class.
        exact: Whether fractions are written exactly, which `Dialect.exact()` reads back.
        safe: Whether text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`) stands after an
            apostrophe.
        lang: The language of a table that people read: its headings, words, dates and decimal mark, numbers
            as text with four decimals at most, and the names that the language gives. For programs, leave
            it out.

    >>> from eig.jury import Reviews
    >>> marks = Reviews.from_triples([("plume", "j1", "13.5")])
    >>> to_rows(marks)
    [{'item': 'plume', 'juror': 'j1', 'mark': 13.5}]
    >>> to_rows(marks, exact=True)[0]["mark"]
    '27/2'
    >>> to_rows(marks.reviews)
    [{'item': 'plume', 'juror': 'j1', 'mark': 13.5}]
    >>> to_rows(marks, lang="fr")
    [{'dossier': 'plume', 'membre du jury': 'j1', 'note': '13,5'}]
    """
    rows = _laid("to_rows", result)
    if lang is not None:
        return in_language(as_read(result, rows), _kind_of(result), lang, exact=exact, safe=safe)
    return [{key: scalar(cell, exact=exact, safe=safe) for key, cell in row.items()} for row in rows]


@checked_by(separator=sign.or_none())
def to_csv(
    result: Tabular | Sequence[AttrsInstance],
    *,
    lang: Lang = "en",
    exact: bool = False,
    separator: str | None = None,
    bom: bool = True,
) -> str:
    r"""Return a result as the text of a file that a spreadsheet opens, in a language.

    Headings, words, dates and decimal mark are those of the language, as `to_rows(result, lang=)` gives them.
    No cell is run as a formula. Write it with `encoding="utf-8", newline=""`.

    Args:
        result: A result that can be laid out as rows, or values of one class.
        exact: Whether fractions are written exactly.
        separator: What stands between cells: a semicolon where the language has a decimal comma, a comma
            elsewhere, unless given: one character, and no quotation mark.
        bom: Whether the text begins with the mark by which spreadsheets know UTF-8.

    >>> from eig.jury import rank
    >>> to_csv(rank({"plume": "13.5", "adler": 12}), lang="fr", bom=False).splitlines()[:2]
    ['dossier;rang;score;nombre d’ex æquo;ex æquo avec;exclusion', 'plume;1;13,5;0;;']
    """
    mark = separator or (";" if language_of(lang).decimal == "," else ",")
    rows = _laid("to_csv", result)
    cells = in_language(as_read(result, rows), _kind_of(result), lang, exact=exact, safe=True)
    return as_text(cells, mark, bom=bom)


def _laid(subject: str, result: object) -> Sequence[Mapping[str, object]]:
    """Return the rows of a result, or of values of one class."""
    given: Any = result
    tabular = callable(getattr(given, "rows", None))
    faults = Gather(subject)
    faults.that("result", tabular or are_values(given), "rows.tabular", value=Withheld(given))
    faults.done()
    return cast("Sequence[Mapping[str, object]]", given.rows() if tabular else laid_out(tuple(given)))


def _kind_of(result: object) -> str:
    """Return the class whose columns may have headings of their own."""
    if callable(getattr(result, "rows", None)):
        return type(result).__name__
    return next((type(one).__name__ for one in cast("Iterable[object]", result)), "")


@checked
def read(
    rows: Rows,
    kind: type[T],
    *,
    columns: Columns = NO_COLUMNS,
    ignore: Ignored = (),
    dialect: Dialect | Lang = PLAIN,
) -> Records[T]:
    """Return one value of `kind` a row: a tuple, with the `reading` that tells what was read of the table.

    Args:
        rows: The table: its text; any iterable of mappings, or of rows under their heading; or a data frame.
        kind: A frozen class of `eig`, such as `Candidate`, `Challenge`, `Juror` or `Review`.
        columns: Which field each column fills, by column; a column not named here fills the field of its own
            name. A mapping field, such as `skills`, reads every column named `skills.` and a key; a field
            of several values reads numbered columns (`Wish 1`, `Wish 2`) one after the other; a column
            may be given its number, as in `{"Choice A": "wishes 1"}`.
        ignore: Columns left aside on purpose, or `"rest"`.
        dialect: How the table is written, or its language: `"fr"`.

    Raises:
        Faults: With every fault of every row (a lone fault comes as a `Fault`).

    >>> from eig.jury import Review
    >>> rows = [{"wine": "A1", "juror": "J1", "score": "13,5"}]
    >>> read(rows, Review, columns={"wine": "item", "score": "mark"})
    Traceback (most recent call last):
    ...
    eig.errors.Fault: row 2, 'score' (A1, J1): expected a number, such as 13.5, got '13,5'.
    """
    faults = Gather("read")
    faults.that("kind", has(kind), "rows.kind", value=kind)
    faults.done()
    asked = dialect_of(dialect)
    lines = some_lines(rows, asked, knows_of(kind, asked, columns))
    reader = Reader(kind, lines, lines.dialect, columns=columns, ignore=ignore)
    read = reader.read_all()
    doubts = unread(reader.lines, reader.aside) if "wishes" in reader.unfilled else ()

    @cache
    def reading() -> TableReading:  # nobody asks it of a table that is refused
        return reader.account(lines, places_in(read), doubts=doubts)

    values = values_of(read, [*reader.faults, *undecided(kind, reading)], aside=reader.aside)
    return records_of(values, reading())


@frozen(kw_only=True)
class _Pair:
    """Who stands in which group."""

    group: str
    member: str


@checked_by(by=text, of=text)
def grouped(
    rows: Rows, *, by: str, of: str, dialect: Dialect | Lang = PLAIN, named: Mapping[str, str] = NO_COLUMNS
) -> Groups:
    r"""Return the names of one column, by those of another, with the `reading` that tells what was read.

    Such as who reads what, or who sits where. Several names stand in rows, in a cell or in numbered columns.

    Args:
        rows: The table, as for `read`. Its other columns are left aside.
        by: The column whose names come first, such as `item` or `opening`.
        of: The column of those that go with them, such as `juror` or `person`.
        dialect: How the table is written, or its language: `"fr"`.
        named: The identifier of what the table calls by another name, such as a title, by that name.

    >>> from eig.teams.asked import Cohort
    >>> cohort = Cohort.of({"plume": ["p1", "p2"], "adler": ["p3"]})
    >>> Cohort.of(grouped(to_rows(cohort), by="opening", of="person")) == cohort
    True
    >>> teams = grouped("Défi;Équipe\nplume;p1, p2\nadler;p3\n", by="DEFI", of="équipe", dialect="fr")
    >>> teams["plume"]
    ('p1', 'p2')
    >>> print(str(teams.reading).splitlines()[0])
    2 rows read; columns read: Défi (group) and Équipe (member)
    """
    faults = Gather("grouped")
    faults.distinct("of", (by, of), what="column", ways=NOWHERE)
    faults.done()
    called = _body("grouped", ((), ()), (), named).named.of
    asked = dialect_of(dialect)
    lines = some_lines(rows, asked, knows_of(_Pair, asked, (by, of)))
    group, *_ = columns_called(lines.cells, by)
    members = columns_called(lines.cells, of)
    columns = {group: "group", members[0]: "member"}
    spread = lines.one_value_each(members)
    reader = Reader(
        _Pair,
        spread,
        lines.dialect,
        columns=columns,
        ignore="rest",
        meant=lambda given: {name: called(str(one)) for name, one in given.items()},
    )
    read = reader.read_all()
    pairs = values_of(read, [*reader.faults, *reader.left_out(spread)])
    fills = {group: "group", **dict.fromkeys(members, "member")}
    reading = reader.account(lines, places_in(read), fills=fills)
    return groups_of(((one.group, one.member) for one in pairs), reading)


@checked
def reviews(  # how a table is written and laid out
    rows: Rows,
    *,
    columns: Columns = NO_COLUMNS,
    ignore: Ignored = (),
    dialect: Dialect | Lang = PLAIN,
    jurors: Iterable[str] = (),
    blank: Literal["refuse", "unseen"] = "refuse",
    scale: Scale | None = None,
) -> Reviews:
    """Return the reviews of a table with one mark a row, or with one column a juror.

    Args:
        rows: The table: its text; any iterable of mappings, or of rows under their heading; or a data frame.
        columns: Which columns hold the `item`, the `juror` and the `mark`, where they have other names.
        ignore: Columns left aside on purpose, or `"rest"`.
        dialect: How the table is written, or its language: `"fr"`.
        jurors: The columns that hold the marks of one juror each, where the table is laid out so.
        blank: What a row without a mark means: a fault, or an item that this juror has not seen. It is
            never a zero.
        scale: The scale of the marks: a mark off it is a fault. Without one, no slip such as 125 for 12,5 can
            be seen: a caution of every ranking.

    >>> wines = [{"wine": "A1", "juror": "J1", "score": 10.5}, {"wine": "A1", "juror": "J2", "score": ""}]
    >>> reviews(wines, columns={"wine": "item", "score": "mark"}, blank="unseen").jurors
    ('J1',)
    >>> reviews([{"item": "A1", "J1": 10.5, "J2": 12}], jurors=["J1", "J2"],
    ...         scale=Scale(low=0, high=20)).by_item["A1"]["J2"]
    Fraction(12, 1)
    """
    require("reviews", jurors=(text.each(), to_ids(jurors)))
    asked = dialect_of(dialect)
    known = knows_of(Review, asked, (*columns, *to_ids(jurors)))
    lines = without_heads(some_lines(rows, asked, known), to_ids(jurors))
    table = ReviewTable(
        lines=lines,
        dialect=lines.dialect,
        columns=columns,
        ignore=ignore,
        jurors=to_ids(jurors),
        unseen=blank == "unseen",
        scale=scale,
    )
    return table.reviews()


@checked
def scoresheet(
    rows: Rows,
    rules: Rubric | JuryRules,
    *,
    columns: Columns = NO_COLUMNS,
    ignore: Ignored = (),
    dialect: Dialect | Lang = PLAIN,
    jurors: Iterable[str] = (),
    items: Iterable[str] = (),
    members: Iterable[str] = (),
    panels: Iterable[Panel] = (),
    named: Mapping[str, str] = NO_COLUMNS,
) -> Scoresheet:
    """Return the scoresheet of a table: a column a criterion, a row a criterion, or a column a juror.

    A sheet without a mark, a state or an opinion is a missing sheet: its item and juror are called, and it
    does not count. A row with an item alone, or a juror alone, calls it.

    Args:
        rows: The table: an `item`, a `juror`, and a mark for each criterion, in a column of its name or
            title; or a `criterion` and its `mark`. Columns `state` (marked, absent, recused, abstained),
            `opinion`, `champion`, `members` and `stepped_back` (of a collective sheet) are read where they
            are there. A column `candidate` or `challenge` is the item where none is called so.
        rules: The rules of the jury, with their grid; or a rubric alone.
        columns: What each column holds, where it has another name: a field, or a criterion by its identifier.
        ignore: Columns left aside on purpose, or `"rest"`.
        dialect: How the table is written, or `"fr"`; its words for a state may stand where a mark would.
        jurors: The columns that hold the marks of one juror each, where the table is laid out so.
        items: What is judged, where that is to be checked; those without a row are called.
        members: The members composing the jury, where that is to be checked.
        panels: The panels and what each hears: a mark by somebody of another panel is a fault; a sheet in
            the name of a panel is that of its members.
        named: The identifier of what the table calls by another name, such as a title, by that name.

    Raises:
        Faults: With every fault of every row: marks off their scale, unknown criteria, jurors and items.

    >>> from eig.jury import Criterion, Rubric, Scale
    >>> rubric = Rubric(criteria=[Criterion(id="taste", scale=Scale(low=0, high=20))])
    >>> sheet = scoresheet([{"wine": "A1", "juror": "J1", "score": "13.5"}], rubric,
    ...                    columns={"wine": "item", "score": "taste"})
    >>> sheet.items, sheet.jurors
    (('A1',), ('J1',))
    >>> scoresheet([{"Dossier": "A1", "Jurée": "J1", "Note": "13,5"}], rubric, dialect=Dialect.french(),
    ...            members=["J2"])
    Traceback (most recent call last):
    ...
    eig.errors.Fault: row 2, 'Jurée' (A1, J1): expected who judges: a name of members=, or of a panel, \
got 'J1'. Correct it, or add it there.
    """
    body = _body("scoresheet", (items, members), panels, named)
    table = mark_table(rows, rules, (dialect, columns, ignore, to_ids(jurors)), body)
    return scoresheet_of(table)


@checked
def scoresheets(
    rows: Rows,
    rules: Rubric | JuryRules,
    *,
    by: Sequence[ListBy] = BY,
    columns: Columns = NO_COLUMNS,
    ignore: Ignored = (),
    dialect: Dialect | Lang = PLAIN,
    jurors: Iterable[str] = (),
    lists: Iterable[tuple[str, ...]] = (),
    items: Iterable[str] = (),
    members: Iterable[str] = (),
    named: Mapping[str, str] = NO_COLUMNS,
) -> dict[tuple[str, ...], Scoresheet]:
    """Return a scoresheet for each list of a table, such as one a challenge and profile, for `rank_lists`.

    Args:
        rows: The table, as for `scoresheet`, with the columns that say on which list each row counts.
        rules: The rules of the jury, with their grid; or a rubric alone.
        by: The columns that make a list: `challenge`, `profile`, or both.
        columns: What each column holds, where it has another name.
        ignore: Columns left aside on purpose, or `"rest"`.
        dialect: How the table is written, or its language: `"fr"`.
        jurors: The columns that hold the marks of one juror each, where the table is laid out so.
        lists: The lists, by challenge and profile, where that is to be checked; one without a row is empty.
        items: Who is judged, where that is to be checked.
        members: The members composing the jury, where that is to be checked.
        named: The identifier of what the table calls by another name, such as a title, by that name.

    Raises:
        Faults: With every fault of every row, whatever its list.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> rubric = Rubric.equal(["skills"], scale=EIG_SCALE)
    >>> table = [{"Défi": "plume", "Profil": "data", "Candidat": "c1", "Juré": "j1", "Note": 4},
    ...          {"Défi": "plume", "Profil": "dev", "Candidat": "c1", "Juré": "j1", "Note": 3}]
    >>> sheets = scoresheets(table, rubric, dialect=Dialect.french())
    >>> list(sheets), sheets["plume", "dev"].mark_sheet("c1", "j1").marks["skills"]
    ([('plume', 'data'), ('plume', 'dev')], Fraction(3, 1))
    """
    keys, known = to_ids(by), tuple(map(to_ids, lists))
    faults = Gather("scoresheets")
    faults.that("by", bool(keys), "rows.some_by", value=keys)
    if faults.check("lists", ids.each(), known):
        asked = tuple(map(Quoted, keys))
        for at, key in enumerate(known):
            faults.that("lists", len(key) == len(keys), "rows.list_key", at=(at,), value=key, by=asked)
    faults.done()
    body = _body("scoresheets", (items, members), (), named)
    table = mark_table(rows, rules, (dialect, columns, ignore, to_ids(jurors)), body)
    return scoresheets_of(table, by=cast("tuple[ListBy, ...]", keys), lists=known)


@checked
def sheets_to_fill(
    readers: Sequence[Panel] | Mapping[str, Iterable[str]],
    rules: Rubric | JuryRules,
    *,
    recusals: Recusals = NOBODY,
    together: bool = False,
    besides: Iterable[Besides] = (),
    lang: Lang = "en",
) -> list[dict[str, Cell]]:
    """Return the marking sheets that jurors fill: who marks what, a blank cell a criterion.

    Write the rows to a file for the jury; `scoresheet` reads them back once they are filled, in French with
    `Dialect.french()`. Headings are the titles of the criteria in the language; identifiers stand under
    *item* and *juror*.

    Args:
        readers: The panels and what each hears; or the jurors of each item, such as `Assignment.readers`.
        rules: The rules of the jury, with their grid; or a rubric alone.
        recusals: Who steps back from what: that sheet says so and is not to be marked.
        together: Whether each panel fills one sheet a dossier, in its own name.
        besides: What is asked beside the marks: an `opinion`, a `champion` flag.

    Raises:
        Fault: The rules have no grid, or the sheets of all jurors would have more than five million cells.

    >>> from eig.jury import EIG_SCALE, Recusal, Rubric
    >>> panel = Panel(id="p1", members=["j1", "j2"], hears=["plume"])
    >>> stepping = Recusals(recusals=[Recusal(juror="j2", item="plume", kind="employer")])
    >>> rubric = Rubric.equal(["impact"], scale=EIG_SCALE)
    >>> for row in sheets_to_fill([panel], rubric, recusals=stepping, lang="fr"):
    ...     print(row)
    {'Dossier': 'plume', 'Juré': 'j1', 'impact': None, 'État': None}
    {'Dossier': 'plume', 'Juré': 'j2', 'impact': None, 'État': 'déport'}
    """
    asked = to_ids(besides)
    given = readers if isinstance(readers, Mapping) else None
    who = to_tuple(cast("Sequence[Panel]", readers)) if given is None else ids_map(given)
    faults = Gather("sheets_to_fill")
    if isinstance(who, Mapping):
        faults.check("readers", map_of(ids), who)
        faults.that("together", not together, "rows.alone", value=together)
    faults.done()
    grid, extra = _grid_of("sheets_to_fill", rules), cast("tuple[Besides, ...]", asked)
    cells = cells_of(who, len(grid.criteria) + len(extra) + 3)
    faults.that("readers", cells <= MOST_CELLS, "rows.few_cells", value=cells, most=MOST_CELLS)
    faults.done()
    return blank_rows(to_fill(who, recusals, together=together), grid, extra, together=together, lang=lang)


def _grid_of(asked: str, rules: Rubric | JuryRules) -> Rubric:
    """Return the grid of rules, or refuse rules without one."""
    faults = Gather(asked)
    rubric = rules.rubric if isinstance(rules, JuryRules) else rules
    faults.that("rules.rubric", rubric is not None, "rows.grid", value=None)
    faults.done()
    return cast("Rubric", rubric)


def _body(
    asked: str, called: tuple[Iterable[str], Iterable[str]], panels: Iterable[Panel], named: Mapping[str, str]
) -> Body:
    """Return who judges what, checked."""
    items, members = map(to_ids, called)
    titles, faults = MapOf[str](named), Gather(asked)
    pairs = titles.items() if faults.check("named", map_of(text), titles) else ()
    known = Names((one, title) for title, one in pairs)
    body = Body(items=items, members=members, panels=to_tuple(panels), named=known)
    for name in ("items", "members"):
        faults.check(name, ids, getattr(body, name))
    faults.distinct("panels", (one.id for one in body.panels), what="panel")
    faults.done()
    return body


def mark_table(
    rows: Rows,
    rules: Rubric | JuryRules,
    written: tuple[Dialect | Lang, Columns, Ignored, tuple[str, ...]],
    body: Body,
) -> MarkTable:
    """Return a table of marks, its layout checked."""
    dialect, columns, ignore, jurors = written
    rubric = _grid_of("scoresheet", rules)
    tests = tuple(one.test for one in rules.tie_breaks) if isinstance(rules, JuryRules) else ()
    whole = isinstance(rules, JuryRules) and rules.missing == "refuse"
    require("scoresheet", jurors=(text.each(), jurors))
    asked = dialect_of(dialect)
    titles = (name for one in rubric.criteria for name in (one.id, one.fr, one.en) if name)
    known = knows_of(ListedSheet, asked, (*columns, *jurors, *titles))
    lines = without_heads(some_lines(rows, asked, known), jurors, body.items)
    return MarkTable(
        lines=lines,
        rubric=rubric,
        dialect=lines.dialect,
        columns=columns,
        ignore=ignore,
        jurors=jurors,
        tests=tests,
        body=body,
        whole=whole,
    )
