"""Inputs in which everything is wrong: a thousand faults are gathered at once, and how many more there are is told."""

import pickle
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig import jury, rows, teams
from eig.errors import GATHERED, Fault, Faults
from eig.lots import Decision
from eig.programme import Application, Candidate
from helpers.costs import at_most
from helpers.counted_calls import calls_of

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
KINDS = {
    "wrong cells": lambda count: [
        {"item": f"c{k}", "juror": "j", "impact": "x", "team": "3"} for k in range(count)
    ],
    "no names": lambda count: [{"item": "c", "juror": "", "impact": "3", "team": "3"} for _ in range(count)],
    "unknown columns": lambda count: [
        {"item": "c", "juror": "j", "impact": "3", "team": "3", **{f"col{k}": 1 for k in range(count)}}
    ],
    "rows that repeat": lambda count: [{"item": "c", "juror": "j", "impact": "3", "team": "3"}] * (count + 1),
    "look-alikes": lambda count: [
        {"item": f"{case}{k}", "juror": "j", "impact": "3", "team": "3"}
        for k in range(count)
        for case in "cC"
    ],
}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("kind", KINDS)
def test_of_very_many_faults_the_first_are_gathered(kind):
    """A table that is wrong all over gives its first thousand faults, and the number of the others."""
    with pytest.raises(Faults) as caught:
        rows.scoresheet(KINDS[kind](GATHERED + 50), RUBRIC)

    found = caught.value
    assert (GATHERED, 50) == (len(found.faults), found.more)
    assert str(found).startswith(f"rows: {GATHERED + 50} faults")
    assert "and 50 more, told once these are mended" in str(found)
    assert "et 50 autres" in found.say("fr")
    assert 50 == pickle.loads(pickle.dumps(found)).more
    assert 50 == found.derive(found.faults[:1]).more


@pytest.mark.slow
def test_of_very_many_unknown_names_the_first_are_gathered():
    """Names that nobody has are faults of one value: they too are counted beyond the first."""
    with pytest.raises(Faults) as caught:
        jury.deliberate(
            jury.Scoresheet(rubric=RUBRIC, sheets=[], items=["a"]),
            places=1,
            decisions=[jury_decision(f"x{k}") for k in range(GATHERED + 50)],
        )

    assert (GATHERED, 50) == (len(caught.value.faults), caught.value.more)


def jury_decision(name):
    """Return a decision on a name that is none."""
    return Decision(by="jury", order=[name], reference="r")


def test_few_faults_are_all_told():
    """Where there are no more than a thousand, none is left out and no more are told of."""
    fault = Fault("a", 1, "values.flag")

    assert 0 == Faults("t", [fault] * GATHERED).more
    assert "more" not in str(Faults("t", [fault] * 3))


@pytest.mark.parametrize("count", [61, GATHERED + 50])
def test_each_wrong_member_is_counted(count):
    """Marks that are none, in a call or in a value: the first thousand are told, and the number of the others."""
    for call in (
        lambda: jury.rank({f"i{k}": "x" for k in range(count)}),
        lambda: teams.Person(id="p1", skills={f"s{k}": -1 for k in range(count)}),
    ):
        with pytest.raises(Faults) as caught:
            call()

        found = caught.value
        assert (min(count, GATHERED), max(count - GATHERED, 0)) == (len(found.faults), found.more)


def _table_of(row):
    """Return what reads a French table of so many wrong rows, each of two marks."""
    heading = "dossier;juré;impact;team\n"
    return lambda count: partial(
        rows.scoresheet, heading + "".join(row.format(at) for at in range(count)), RUBRIC, dialect="fr"
    )


def _sparse(count):
    """Return what ranks a dossier marked on one of so many criteria, where a missing mark is refused."""
    rubric = jury.Rubric.equal(["a", *(f"c{at}" for at in range(count))], scale=jury.EIG_SCALE)
    return partial(jury.rank, jury.Scoresheet.from_marks(rubric, [("plume", "j1", {"a": 4})]))


FAULTY = {
    "marks that are missing": (_sparse, 20),
    "marks off their scale": (_table_of("d{0};j1;9;3\n"), 60),
    "words for marks": (_table_of("d{0};j1;abc;3\n"), 60),
    "rows without a juror": (_table_of("d{0};;3;3\n"), 220),
    "rows of too many cells": (_table_of("d{0};j1;3;3;4;5\n"), 100),
    "spellings that look alike": (_table_of("c{0};j1;3;3\nC{0};j1;3;3\n"), 460),
    "rows that stand twice": (_table_of("d0;j1;3;3\n"), 180),
}
"""What makes so many faults, and the most functions that one more runs which is counted and not told."""


def test_rows_of_columns_of_their_own_are_refused_before_they_are_laid_side_by_side():
    """Ten thousand rows that each name another column would be a hundred million blank cells: none is made."""
    own = [{"item": f"c{at}", "juror": "j", f"col{at}": 1} for at in range(3_000)]

    with pytest.raises(Fault) as refused:
        rows.scoresheet(own, RUBRIC)

    assert ("rows.cells_in_all", 3_000 * 3_002) == (refused.value.code, refused.value.value)


def test_rows_that_lack_some_columns_are_read():
    """Rows that leave out what they do not say are one table, however many they are."""
    some = [
        {"item": f"c{at}", "juror": "j", "impact": 3, "team": 2} | ({"opinion": ""} if at % 2 else {})
        for at in range(20)
    ]

    assert 20 == len(rows.scoresheet(some, RUBRIC).sheets)


@pytest.mark.slow(but=["spellings that look alike"])
@pytest.mark.parametrize("kind", ["words for marks", "spellings that look alike"])
def test_all_that_is_wrong_is_counted_of_a_thousand_and_three_rows(kind):
    """What is not told is counted all the same, one for one: marks, words and spellings."""
    with pytest.raises(Faults) as refused:
        FAULTY[kind][0](GATHERED + 3)()

    assert 3 == refused.value.more


def test_rows_that_stand_twice_are_counted_too():
    """Of a row that stands a thousand and four times, a thousand repeats are told and three counted."""
    with pytest.raises(Faults) as refused:
        FAULTY["rows that stand twice"][0](GATHERED + 4)()

    assert 3 == refused.value.more


@pytest.mark.untraced(one_in=6)
@pytest.mark.parametrize(("made", "most"), FAULTY.values(), ids=FAULTY)
def test_beyond_the_first_thousand_a_fault_is_counted_and_no_longer_told(monkeypatch, made, most):
    """A file with as many faults as rows is refused about as soon as it is read: how many there are is told."""
    monkeypatch.setattr(
        Fault, "__init__", Fault.__init__.__wrapped__
    )  # what each test asks of a fault costs more than it
    counted = []
    for count in (1_100, 1_600):
        with pytest.raises(Faults) as refused:
            made(count)()
        counted.append((refused.value.more, calls_of(_refused, made(count))))

    (few, calls), (many, more_calls) = counted
    assert (many - few, len(refused.value.faults)) == (500, GATHERED)
    assert more_calls - calls < 500 * most


WIDE = {
    "wishes that stand once": lambda count: partial(
        rows.read,
        [{"candidate": "c1", **{f"wish {at}": "x" for at in range(1, count)}}],
        Application,
        dialect="fr",
    ),
    "jurors who marked on no criterion": lambda count: partial(
        rows.scoresheet,
        [{"item": "c1", **{f"j{at}": "x" for at in range(count)}}],
        RUBRIC,
        jurors=[f"j{at}" for at in range(count)],
    ),
}
"""Rows with so many wrong cells."""


@pytest.mark.untraced(one_in=2)
@pytest.mark.parametrize("made", WIDE.values(), ids=WIDE)
def test_each_cell_of_a_wide_row_is_looked_at_a_few_times(monkeypatch, made):
    """A row with four times as many wrong cells takes about four times as long to refuse."""
    monkeypatch.setattr(Fault, "__init__", Fault.__init__.__wrapped__)

    few, many = (calls_of(_refused, made(count)) for count in (200, 800))

    assert many < 5 * few


def test_words_of_jurors_for_marks_of_no_criterion_are_refused_by_cell():
    """Where each juror has a column and there are two criteria, each word that is no mark is told in its place."""
    with pytest.raises(Faults) as refused:
        WIDE["jurors who marked on no criterion"](3)()

    assert [("j0", 2), ("j1", 2), ("j2", 2)] == [(one.column, one.row) for one in refused.value.faults]


@pytest.mark.slow
@at_most(15, by_day=4)
@given(
    cells=st.lists(
        st.tuples(
            st.sampled_from(["", "j1", "j2"]),
            st.sampled_from(["3", "9", "x", "", "12/20"]),
            st.sampled_from("24y"),
        ),
        min_size=1,
        max_size=12,
    )
)
@example(cells=[("j1", "x", "2"), ("j1", "3", "y"), ("", "3", "2"), ("j2", "9", "y")])
def test_the_first_faults_are_those_of_all_lines(cells):
    """Of a table with more faults than are told, the first are told: those that are told where all are."""
    table = "dossier;juré;impact;team\n" + "".join(
        f"d{at};{juror};{mark};{other}\n" for at, (juror, mark, other) in enumerate(cells)
    )
    told = _faults_of(table)
    repeated = table + "".join(f"e{at};j1;x;y\n" for at in range(GATHERED // 2))

    assert told == _faults_of(repeated)[: len(told)]


def _faults_of(table):
    """Return what is wrong in the rows of a table."""
    try:
        rows.scoresheet(table, RUBRIC, dialect="fr")
    except (Fault, Faults) as refused:
        return [str(one) for one in refused.faults if one.row]
    return []


def _refused(call):
    with suppress(Faults):
        call()


def test_lines_without_a_name_are_counted_beyond_a_thousand():
    """Eleven hundred marks of no dossier: a thousand are told, a hundred more are counted."""
    marks = [{"item": None, "juror": f"j{number}", "impact": 3} for number in range(1100)]
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    with pytest.raises(Faults) as told:
        rows.scoresheet(marks, jury.JuryRules(rubric=rubric, places=1))
    assert (1000, 100) == (len(told.value.faults), told.value.more)


@pytest.mark.parametrize(
    ("wishes", "columns"),
    [(("plume", "plume"), ["wish 2"]), (("adler", "a\0b", "a\0c"), ["wish 2", "wish 3"])],
)
def test_each_fault_of_wishes_is_told_under_its_column(wishes, columns):
    """A wish that stands twice is told once, under the later; two that are no names each under its own."""
    table = [{"candidate": "c1", **{f"wish {at}": one for at, one in enumerate(wishes, 1)}}]
    with pytest.raises((Fault, Faults)) as told:
        rows.read(table, Application)
    assert columns == [one.column for one in getattr(told.value, "faults", (told.value,))]


def test_each_fault_of_skills_is_told_under_its_column():
    """Two levels below nothing are two faults of one row."""
    with pytest.raises(Faults) as told:
        rows.read([{"id": "c1", "skills.data": "-1", "skills.law": "-3"}], Candidate)
    assert ["skills.data", "skills.law"] == [one.column for one in told.value.faults]
