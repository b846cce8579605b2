"""The scoresheet: all the marks of a jury, checked together."""

import pickle
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import convert
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Criterion, MarkSheet, Rubric, Scale, Scoresheet
from eig.jury.marks import Bounds, Correction
from eig.reasons import Language
from helpers.counted_calls import calls_of
from helpers.unfolded import unfolded

MOST_STEPS = 280  # of a wrong mark more, read and counted: 253; it was 309 when it was placed too

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
ROWS = [
    ("plume", "j1", {"impact": 4, "team": 3}),
    ("adler", "j2", {"impact": 2, "team": 2}),
    ("plume", "j2", {"impact": 3, "team": 1}),
    ("adler", "j1", {"impact": 3, "team": 3}),
]
SHEET = Scoresheet.from_marks(RUBRIC, ROWS)
grids = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("jkl")),
    st.dictionaries(st.sampled_from(RUBRIC.ids), st.integers(1, 4)),
)


def _sheet(grid):
    return Scoresheet.from_marks(RUBRIC, [(item, juror, marks) for (item, juror), marks in grid.items()])


def test_a_mark_off_its_scale_is_refused_with_its_place():
    """All the wrong marks come together, each with the mark sheet as it was given: nothing is dropped."""
    rows = [*ROWS, ("cibnav", "j1", {"impact": 0, "team": 3}), ("cibnav", "j2", {"impact": 5, "design": 2})]

    with pytest.raises(Faults) as caught:
        Scoresheet.from_marks(RUBRIC, rows)

    assert [fault.place for fault in caught.value.exceptions] == [
        "Scoresheet.from_marks.rows[4].marks['impact']",
        "Scoresheet.from_marks.rows[5].marks['design']",
        "Scoresheet.from_marks.rows[5].marks['impact']",
    ]
    assert "expected a mark from 1 to 4, by steps of 1, got 5" in str(caught.value)


@given(st.permutations(ROWS))
def test_the_order_of_the_mark_sheets_changes_nothing(rows):
    """The same mark sheets make the same scoresheet, in whatever order they are handed in."""
    assert Scoresheet.from_marks(RUBRIC, rows) == SHEET
    assert hash(Scoresheet.from_marks(RUBRIC, rows)) == hash(SHEET)


def test_a_scoresheet_is_a_value():
    """It survives pickling and a change that changes nothing; its repr is one line, and JSON its exact form."""
    assert pickle.loads(pickle.dumps(SHEET)) == SHEET
    assert evolve(SHEET) == SHEET
    assert convert.from_json(convert.to_json(SHEET), Scoresheet) == SHEET
    assert repr(SHEET).startswith("<Scoresheet: ")


@pytest.mark.untraced
@given(grids)
def test_reviews_are_the_totals_of_the_sheets_that_hold_marks(grid):
    """Each sheet with marks gives one exact total; a sheet without gives none, never a zero."""
    sheet = _sheet(grid)
    found = {(review.item, review.juror): review.mark for review in sheet.reviews(missing="midpoint").reviews}

    assert found == {place: RUBRIC.total(marks, missing="midpoint") for place, marks in grid.items() if marks}


@pytest.mark.untraced
@given(grids)
def test_missing_marks_are_refused_all_together(grid):
    """Under the default rule every criterion that a filled sheet leaves out is a fault, with its dossier and juror."""
    sheet = _sheet(grid)
    missing = [
        f"Scoresheet.sheets[{mark_sheet.item!r}][{mark_sheet.juror!r}][{name!r}]"
        for mark_sheet in sheet.sheets
        for name in RUBRIC.ids
        if mark_sheet.marks and name not in mark_sheet.marks
    ]

    try:
        sheet.reviews()
        found = []
    except Faults as faults:
        found = [fault.place for fault in faults.exceptions]
    except Fault as fault:
        found = [fault.place]
    assert found == missing


def test_an_unknown_policy_is_refused():
    """A missing mark is never zero: `zero` is not a rule."""
    with pytest.raises(Fault, match="renormalise"):
        SHEET.reviews(missing="zero")


def test_the_three_states_give_no_review():
    """Absent, recused and abstained jurors give no mark, and stay three states."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item="plume", juror="j1", marks={"impact": 4, "team": 4}),
            *(
                MarkSheet(item="plume", juror=state, state=state)
                for state in ("absent", "recused", "abstained")
            ),
            MarkSheet(item="plume", juror="j5", opinion="favourable"),
        ],
    )

    assert sheet.reviews().jurors == ("j1",)
    assert sheet.opinions("plume").silent == 1
    assert str(sheet.explain("plume")) == (
        "plume: marked by j1; an opinion without a mark: j5; recused: recused; absent: absent; abstained: abstained; "
        "opinions: 1 favourable, 0 unfavourable; impact: mean mark 4; team: mean mark 4."
    )


def test_bounds_tell_what_is_known():
    """With one criterion of two unmarked, the mean total is only known within bounds; without marks, not at all."""
    sheet = Scoresheet.from_marks(
        RUBRIC, [("x", "j1", {"impact": 3}), ("x", "j2", {"impact": 1, "team": 1})], items=["x", "y"]
    )

    assert sheet.bounds("x") == Bounds(worst="3/2", best="9/4")
    assert sheet.bounds("y") is None


def test_a_correction_supersedes_and_keeps_the_earlier_sheet():
    """After two corrections the last sheet is in force, and all three are readable."""
    once = SHEET.corrected(
        MarkSheet(item="plume", juror="j1", marks={"impact": 1, "team": 1}),
        by="chair",
        reason="slip",
        on=date(2018, 7, 4),
    )
    twice = once.corrected(
        MarkSheet(item="plume", juror="j1", state="absent"), by="chair", reason="was not there"
    )

    assert [sheet.state for sheet in twice.history("plume", "j1")] == ["marked", "marked", "absent"]
    assert twice.mark_sheet("plume", "j1").state == "absent"
    assert SHEET.mark_sheet("plume", "j1").marks["impact"] == 4
    assert twice.history("adler", "j1") == (SHEET.mark_sheet("adler", "j1"),)
    assert "la fiche de j1 a été corrigée par la présidence : slip" in unfolded(
        twice.explain("plume", lang="fr")
    )
    assert [type(step) for step in twice.corrections] == [Correction, Correction]
    with pytest.raises(UnknownKey, match="no sheet on plume by 'j9'"):
        SHEET.corrected(MarkSheet(item="plume", juror="j9"), by="chair", reason="slip")


def test_mark_sheets_are_of_those_who_were_called():
    """With rosters given, a mark sheet of a stranger or on an unknown item is a slip, and is told."""
    with pytest.raises(Faults) as caught:
        Scoresheet.from_marks(RUBRIC, ROWS, items=["plume"], jurors=["j1"])

    places = [fault.place.removeprefix("Scoresheet.from_marks.") for fault in caught.value.exceptions]
    assert places == ["rows[1].item", "rows[1].juror", "rows[2].juror", "rows[3].item"]


def test_a_sheet_stands_once():
    """Two mark sheets of one juror on one item are a fault: one of them is a correction."""
    with pytest.raises(Fault, match="expected each pair of item and juror once"):
        Scoresheet.from_marks(RUBRIC, [ROWS[0], ROWS[0]])


def test_wrong_parts_are_told_together():
    """A rubric, mark sheets, rosters and corrections that are none are refused at once."""
    with pytest.raises(Faults) as caught:
        Scoresheet(rubric=None, sheets=[1], items="plume", jurors="j1", corrections=[2])

    assert len(caught.value.exceptions) == 5


def test_items_that_nobody_marked_stay_in_sight():
    """An item called and unmarked is listed, with no sheet."""
    sheet = Scoresheet.from_marks(RUBRIC, ROWS, items=["adler", "plume", "ghost"], jurors=["j1", "j2", "j3"])

    assert sheet.sheets_on("ghost") == ()
    assert sheet.by_juror["j3"] == ()
    assert str(sheet.explain("plume")).startswith("plume: marked by j1 and j2; impact")
    with pytest.raises(UnknownKey, match="no item 'plum' here; the nearest known: 'plume'"):
        sheet.sheets_on("plum")


@pytest.mark.untraced
@given(grids, st.sets(st.sampled_from("abc")))
def test_part_of_a_scoresheet_holds_the_mark_sheets_of_its_items_alone(grid, items):
    """A scoresheet of some items knows nothing of the others."""
    sheet = _sheet(grid)
    kept = items & set(sheet.items)
    part = sheet.only(kept)

    assert set(part.items) == kept
    assert {one.item for one in part.sheets} == {item for item in kept if sheet.sheets_on(item)}
    assert part.jurors == sheet.jurors
    assert all(part.sheets_on(item) == sheet.sheets_on(item) for item in kept)


def test_a_part_keeps_its_corrections():
    """The history of an item goes with it, and no other."""
    fixed = SHEET.corrected(MarkSheet(item="plume", juror="j1", state="absent"), by="chair", reason="slip")

    assert len(fixed.only(["plume"]).corrections) == 1
    assert fixed.only(iter(["adler"])).corrections == ()


def test_rows_are_tidy():
    """One row a mark with the same keys, and one for a sheet without marks."""
    sheet = Scoresheet(
        rubric=RUBRIC, sheets=[*SHEET.sheets, MarkSheet(item="plume", juror="j3", state="recused")]
    )
    rows = sheet.rows()

    assert len(rows) == 9
    assert {tuple(row) for row in rows} == {
        (
            "item",
            "juror",
            "state",
            "criterion",
            "mark",
            "opinion",
            "champion",
            "members",
            "stepped_back",
        )
    }
    assert rows[-1]["mark"] is None
    assert rows[0]["mark"] == Fraction(3)
    assert "2 dossiers, 3 jurors" in sheet._repr_html_()


def test_marks_on_a_criterion_follow_the_jurors():
    """The marks of one criterion are those of the sheets that hold it."""
    assert SHEET.marks_on("plume", "impact") == (4, 3)
    with pytest.raises(UnknownKey):
        SHEET.marks_on("plume", "design")
    ghost = Scoresheet(
        rubric=Rubric(criteria=[Criterion(id="a", scale=Scale.levels(0, 1))]), sheets=[], items=["x"]
    )
    assert ghost.explain("x").reasons == ()


def test_a_scoresheet_explains_itself_whole():
    """How many sheets there are, who stepped back or was absent, and what was corrected."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item="plume", juror="j1", marks=dict.fromkeys(RUBRIC.ids, 3)),
            MarkSheet(item="plume", juror="j2", state="recused"),
            MarkSheet(item="plume", juror="j3"),
            MarkSheet(item="adler", juror="j1", state="absent"),
        ],
    ).corrected(MarkSheet(item="adler", juror="j1", state="abstained"), by="chair", reason="slip")

    assert str(sheet.explain()) == (
        "scoresheet: 2 dossiers, 3 jurors, 3 sheets, of which 1 holds marks; recused: j2; "
        "abstained: j1; one sheet was set aside or corrected."
    )
    assert "marked by j1;" in unfolded(sheet.explain("plume"))
    assert "3 fiches, dont 1 porte des notes" in unfolded(sheet.explain(lang="fr"))
    assert sheet.bounds("adler") is None


def test_a_third_language_says_what_its_table_holds():
    """Sentences of the caller's language, and English where its table has none."""
    german = Language(
        code="de",
        words={"and": " und "},
        sentences={"jury.marks": {"marked": "bewertet von {who}", "whole_sheet": "Bewertungen"}},
    )

    assert str(SHEET.explain("plume", lang=german)).startswith(
        "plume: bewertet von j1 und j2; impact: mean mark"
    )
    assert SHEET.explain(lang=german).subject == "Bewertungen"
    assert EIG_SCALE.label("2.5", german) == "2.5"
    assert EIG_SCALE.words("fr") == "les notes vont de 1 à 4 par pas de 1"


def test_a_blank_sheet_is_a_missing_sheet():
    """Nothing written is not a sheet that marked nothing: its item and juror are called, and it does not count."""
    blank = MarkSheet(item="plume", juror="j2")
    sheet = Scoresheet(rubric=RUBRIC, sheets=[SHEET.sheets[0], blank])

    assert (blank.is_blank, blank.takes_part) == (True, False)
    assert "j2" in sheet.jurors
    assert all(one.juror != "j2" for one in sheet.sheets)
    assert not MarkSheet(item="plume", juror="j2", opinion="favourable").is_blank


def _some(*items):
    """A rubric whose second criterion applies to some items."""
    scale = Scale(low=0, high=20)
    return Rubric(criteria=[Criterion(id="a", scale=scale), Criterion(id="b", scale=scale, applies_to=items)])


def test_a_criterion_for_an_item_spelt_otherwise_is_told():
    """A criterion that names Plume is not left out of plume in silence, whoever names the items."""
    sheet = MarkSheet(item="plume", juror="j", marks={"a": 12})
    for items in ((), ("plume",)):
        with pytest.raises(Fault, match="differ by more than case") as caught:
            Scoresheet(rubric=_some("Plume"), sheets=[sheet], items=items)
        assert caught.value.value == ("Plume", "plume")


def test_a_criterion_is_for_items_that_are_called():
    """Where items are named, a name that is none of them is told, with the nearest; a part keeps its rubric."""
    rows = [("plume", "j", {"a": 12})]
    with pytest.raises(Fault, match="Did you mean 'adler'"):
        Scoresheet.from_marks(_some("adlr"), rows, items=["plume", "adler"])
    sheet = Scoresheet.from_marks(_some("adler"), rows, items=["plume", "adler"])

    assert sheet.only(["plume"]).rubric == sheet.rubric
    assert ("plume",) == Scoresheet.from_marks(_some("adler"), rows).items


@pytest.mark.slow
def test_what_stands_between_parts_that_are_right_is_told_beside_one_that_is_wrong():
    """Beside what is no rubric or no name, repeated sheets are told; what would read the wrong part is told next."""
    twice = [MarkSheet(item="plume", juror="j"), MarkSheet(item="plume", juror="j")]
    found = {}
    for name, parts in {
        "rubric": {"rubric": None, "sheets": twice},
        "spelling": {"rubric": None, "sheets": twice[:1], "items": ["Plume"]},
        "rosters": {"rubric": RUBRIC, "sheets": twice, "items": [1]},
        "sheets": {"rubric": _some("Plume"), "sheets": [1], "items": ["plume"]},
        "right": {"rubric": _some("Plume"), "sheets": twice, "items": ["Plume"]},
    }.items():
        with pytest.raises((Fault, Faults)) as caught:
            Scoresheet(**parts)
        error = caught.value
        found[name] = [one.place for one in (error.faults if isinstance(error, Faults) else [error])]

    assert {
        "rubric": ["Scoresheet.rubric", "Scoresheet.sheets[1]"],
        "spelling": ["Scoresheet.rubric"],
        "rosters": ["Scoresheet.items[0]", "Scoresheet.sheets[1]"],
        "sheets": ["Scoresheet.sheets[0]"],
        "right": [
            "Scoresheet.sheets[1]",
            "Scoresheet.items",
            "Scoresheet.sheets[0].item",
            "Scoresheet.sheets[1].item",
        ],
    } == found


def test_a_member_who_had_stepped_back_before_is_not_told_again():
    """A correction that lets another member leave a panel says who leaves now."""
    first = MarkSheet(
        item="plume", juror="panel", members=["j2", "j3"], stepped_back=["j1"], marks={"impact": 3}
    )
    sheet = Scoresheet(rubric=RUBRIC, sheets=[first])
    again = sheet.corrected(
        evolve(first, members=["j3"], stepped_back=["j1", "j2"]), by="chair", reason="déport"
    )
    left = [reason for reason in again.explain("plume").reasons if reason.code == "left_panel"]

    assert [("j2",)] == [reason.facts["left"] for reason in left]


@pytest.mark.parametrize(("field", "wrong"), [
    ("rubric", None), ("sheets", [1]), ("items", "plume"), ("jurors", "j1"), ("corrections", [2]),
])  # fmt: skip
def test_each_field_of_a_scoresheet_is_checked_alone(field, wrong):
    """One wrong field among right ones is refused, at its name."""
    right = {"rubric": Rubric.equal(["impact"], scale=EIG_SCALE), "sheets": []}
    with pytest.raises(Fault) as caught:
        Scoresheet(**{**right, field: wrong})

    assert caught.value.place in (f"Scoresheet.{field}", f"Scoresheet.{field}[0]")


def test_a_wrong_row_of_marks_is_told_by_its_number():
    """Of many rows, the one whose item has no name, or whose mark is none, is named."""
    for row, place in (
        (("", "j2", {}), "[1][0]"),
        (("plume", "j2", {"impact": "12/20"}), "[1][2]['impact']"),
    ):
        with pytest.raises(Fault) as caught:
            Scoresheet.from_marks(RUBRIC, [("plume", "j1", {}), row])
        assert f"Scoresheet.from_marks.rows{place}" == caught.value.place


@pytest.mark.slow
def test_what_is_only_counted_of_a_refusal_is_not_told_again():
    """Of a table with more wrong marks than are told, each one more takes few steps: it is counted, and not placed."""

    rubric = Rubric.equal(["impact"], scale=Scale.levels(1, 4))

    def refused(count):
        with pytest.raises(Faults) as error:
            Scoresheet.from_marks(
                rubric, [("plume", f"j{number}", {"impact": 99}) for number in range(count)]
            )
        return error.value.more

    assert (refused(1_000), refused(2_000)) == (0, 1_000)
    assert calls_of(refused, 2_000) - calls_of(refused, 1_000) < 1_000 * MOST_STEPS
