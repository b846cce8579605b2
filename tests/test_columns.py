"""Tables of marks read a column at a time: nothing tells them from tables read row after row."""

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig import rows
from eig.errors import EigError
from eig.jury import EIG_SCALE, Criterion, JuryRules, Rubric
from eig.programme import Panel
from eig.rows import Dialect
from eig.rows._mark_tables import MarkTable
from eig.rows._rows_of_any_table import lines_of
from eig.rows._totals_and_group_heads import totals_in

RUBRIC = Rubric(
    criteria=[
        Criterion(id="team", scale=EIG_SCALE),
        Criterion(id="impact", scale=EIG_SCALE, applies_to=["plume", "adler"]),
    ]
)
WHOLE = {"item": "plume", "juror": "j1", "team": "4", "impact": 3}
NEXT = {**WHOLE, "juror": "j2"}
cells = {
    "item": st.sampled_from(["plume", "adler", "cibnav", "Plume", "TOTAL", "", 101, " "]),
    "juror": st.sampled_from(["j1", "j2", "Dupont", "Dupond", None]),
    "team": st.sampled_from(["1", "4", 3, 2.0, "", None, "abs", "9", "x", float("nan"), True]),
    "impact": st.sampled_from(["", "", "2", 3]),
    "opinion": st.sampled_from(["", "favourable", "défavorable"]),
    "champion": st.sampled_from(["", "yes", "no"]),
    "state": st.sampled_from(["", "", "marked", "absent"]),
}
tables = st.lists(st.sampled_from(["opinion", "champion", "state"]), unique=True).flatmap(
    lambda more: st.lists(
        st.fixed_dictionaries({name: cells[name] for name in ("item", "juror", "team", "impact", *more)}),
        min_size=1,
        max_size=6,
    )
)
PANELS = [
    Panel(id="p1", members=["j1", "Dupont"], hears=["plume", "101"]),
    Panel(id="p2", members=["j2"], hears=["adler"]),
]
stated = st.sampled_from([
    {},
    {"items": ["plume", "adler", "cibnav", "101"]},
    {"members": ["j1", "j2"]},
    {"panels": PANELS},
    {"named": {"Cibnav": "plume", "101": "adler", "Dupont": "j1"}},
])  # fmt: skip


def _read(table, rules=RUBRIC, **options):
    try:
        return rows.scoresheet(table, rules, **options)
    except EigError as refused:
        return str(refused)


def _told(sheet):
    """Return all that a reading says."""
    if isinstance(sheet, str):
        return sheet
    return (
        sheet,
        repr(sheet.sheets),
        sheet.rows(),
        sheet.items,
        sheet.jurors,
        repr(sheet.reading),
        sheet.reading.say(),
    )


def _row_by_row(table, rules=RUBRIC, **options):
    with patch.object(MarkTable, "by_column", lambda *_: None):
        return _read(table, rules, **options)


@pytest.mark.slow
@given(tables, stated)
@example([WHOLE, {**NEXT, "team": ""}], {})
@example([WHOLE, {**NEXT, "team": "", "impact": ""}], {})
@example(
    [{**WHOLE, "opinion": "défavorable", "champion": "yes"}, {**NEXT, "opinion": "", "champion": "no"}], {}
)
@example([{**WHOLE, "state": "absent"}], {})
@example([{**WHOLE, "team": "", "impact": "", "state": "absent"}], {})
@example([{**WHOLE, "team": "", "impact": "", "state": "absent", "opinion": "favourable"}], {})
@example([{**WHOLE, "team": "", "impact": "", "state": "", "opinion": "favourable"}], {})
@example([WHOLE, {**NEXT, "juror": "j3"}], {"members": ["j1"]})
@example([WHOLE, {**NEXT, "item": "other", "impact": ""}], {"items": ["plume"]})
@example(
    [
        {**WHOLE, "juror": "Dupont"},
        {**WHOLE, "juror": "Dupond"},
        {**WHOLE, "juror": "Dupont", "item": "adler"},
    ],
    {},
)
@example([WHOLE, {**NEXT, "item": "", "juror": "", "team": 2.5}], {})
@example([WHOLE, {**NEXT, "item": "TOTAL"}], {})
@example([WHOLE, {**NEXT, "item": "", "juror": None, "team": "Total"}], {})
@example([WHOLE, WHOLE], {})
@example([WHOLE, {**NEXT, "item": "adler"}], {"panels": PANELS})
@example([WHOLE, NEXT], {"panels": PANELS})
@example([{**WHOLE, "juror": "p1"}], {"panels": PANELS})
@example([WHOLE, {**NEXT, "item": "cibnav", "impact": ""}], {"named": {"CIBNAV": "plume"}})
def test_a_table_read_by_columns_is_the_table_read_by_rows(table, options):
    """The scoresheet, its reading and what is refused are the same, a column or a row at a time."""
    options = {"dialect": Dialect.french(), **options}

    assert _told(_read(table, **options)) == _told(_row_by_row(table, **options))


@pytest.mark.parametrize("options", [
    {"panels": [Panel(id="p1", members=["j1", "j2"], hears=["plume"])]},
    {"columns": {"team": "marks.other"}},
    {"columns": {"impact": "team"}},
    {"ignore": ["team", "impact"]},
    {"rules": JuryRules(rubric=RUBRIC, tie_breaks=("champions",))},
])  # fmt: skip
@pytest.mark.untraced
def test_options_say_the_same_of_columns_and_rows(options):
    """Whatever the call states is heeded, a column or a row at a time."""
    table = [WHOLE, {**NEXT, "note": "2"}, {**WHOLE, "item": "adler", "note": "4"}]

    assert _told(_read(table, **options)) == _told(_row_by_row(table, **options))


def test_columns_of_one_juror_each_are_read_by_column():
    """A table with a column a juror says the same, a column or a row at a time."""
    rubric = Rubric.equal(["taste"], scale=EIG_SCALE)
    table = [{"item": "A1", "j1": "3", "j2": ""}, {"item": "A2", "j1": 4, "j2": "2"}]

    assert _told(_read(table, rubric, jurors=["j1", "j2"])) == _told(
        _row_by_row(table, rubric, jurors=["j1", "j2"])
    )


def test_plain_tables_are_read_by_column():
    """No row of a plain table is looked at alone: the count of what is built stays that of the columns."""
    with patch.object(MarkTable, "read", side_effect=AssertionError):
        text = "item;juror;team;impact\nplume;j1;4;3"
        for options in ({}, {"panels": PANELS}, {"named": {"Plume": "plume"}}, {"members": ["j1"]}):
            assert "plume" in rows.scoresheet(text, RUBRIC, **options).items


def test_cells_that_hold_several_values_are_cells():
    """A cell may be a list, which has no equal to be read with."""
    lines = lines_of([{"item": ["a"], "juror": "j"}, {"item": None, "juror": "k"}], Dialect())

    assert [["a"]] == lines.filled("item")
    assert ("j", "k") == lines.filled("juror")
    assert {} == totals_in(lines, [], ())
