"""Whether another jury would have kept the same: agreement, severity and robustness read together."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import jury
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Criterion, MarkSheet, Rubric, Scoresheet, check_jury, deliberate
from eig.jury.severity import AdjustedScore, Adjustment
from eig.programme import Quota
from eig.reasons import Undefined
from helpers.costs import at_most
from helpers.unfolded import unfolded

GRID = Rubric.equal(["impact", "team"], scale=EIG_SCALE)


def sheet_of(marks, rubric=GRID):
    """Marks by item and juror, the same on each criterion."""
    return Scoresheet.from_marks(
        rubric,
        [
            (item, juror, dict.fromkeys(rubric.ids, mark))
            for item, given in marks.items()
            for juror, mark in given.items()
        ],
    )


def panel(seed=1, items=24, jurors=6, each=4, severity=0.0):
    """A jury whose jurors agree with a true quality, up to noise and severity."""
    draw = random.Random(seed)
    names = [f"j{number}" for number in range(jurors)]
    bias = {name: draw.gauss(0, severity) for name in names}
    quality = {f"d{number:02}": draw.gauss(0, 1) for number in range(items)}
    return sheet_of(
        {
            item: {
                juror: max(1, min(4, round(2.5 + level + bias[juror] + draw.gauss(0, 0.4))))
                for juror in draw.sample(names, each)
            }
            for item, level in quality.items()
        }
    )


@pytest.mark.untraced
def test_a_jury_that_agrees_would_be_followed_by_another():
    """Where all give the same marks, far apart, nothing depends on who sat."""
    held = deliberate(
        sheet_of({item: dict.fromkeys("xyz", mark) for item, mark in (("a", 4), ("b", 3), ("c", 1))}),
        places=2,
    )
    found = check_jury(held)

    assert (("a", "b"), (), ()) == (found.firm, found.open, found.near)
    assert "As far as these marks show, yes: each of the 2 items kept stays" in unfolded(found)
    assert "un autre jury aurait-il retenu les mêmes" in unfolded(found.explain(lang="fr"))
    assert Fraction(1) == found.chance("a")
    assert "out" == found.standing("c")


@pytest.mark.slow
def test_each_item_ranked_has_one_standing_and_one_row():
    """Kept items are firm, open or unknown; the others near, out or unknown; the parts agree with the tools themselves."""
    held = deliberate(panel(severity=0.8), places=8)
    found = check_jury(held)
    rows = found.rows()

    assert [row["item"] for row in rows] == list(held.ranking.order)
    for row in rows:
        kept = row["item"] in held.kept
        assert row["standing"] in (("firm", "open") if kept else ("near", "out"))
        assert row["best"] <= row["worst"]
        assert row["best_less_one"] <= row["rank"] <= row["worst_less_one"]
    assert set(found.firm) | set(found.open) == set(held.kept)
    assert found.agreement == jury.krippendorff_alpha(held.sheet.reviews())
    assert found.one_juror_less == jury.robustness.leave_one_juror_out(held.sheet, places=8)
    assert found.redrawn == jury.robustness.bootstrap(held.sheet.reviews(), places=8, replicates=1_000)
    assert "<svg" in found._repr_svg_()
    assert "<ul><li>" in found._repr_html_()
    assert repr(found).startswith("<JuryCheck: kept ")


@pytest.mark.slow
@at_most(15)
@given(seed=st.integers(0, 10_000), places=st.integers(1, 6))
def test_a_check_never_contradicts_the_deliberation(seed, places):
    """Whatever the marks: a firm item is kept, a near one is not, and both languages say it."""
    held = deliberate(panel(seed, items=8, jurors=4, each=2), places=places)
    found = check_jury(held, replicates=50)

    assert set(found.firm + found.open) <= set(held.kept)
    assert not set(found.near) & set(held.kept)
    for lang in ("en", "fr"):
        for key in (None, *held.ranking.order, "j0"):
            assert "{" not in str(found.explain(key, lang=lang))
    assert found == check_jury(held, replicates=50)


@pytest.mark.slow
def test_under_twenty_draws_no_place_is_sure_nor_near():
    """One draw shows nothing of a chance of 95 %: each standing is unknown, and both languages say how many were drawn."""
    held = deliberate(panel(), places=3)
    for drawn, said in ((1, ("once", "une fois")), (19, ("19 times", "19 fois"))):
        found = check_jury(held, replicates=drawn)
        assert {*found.unknown} == {*held.ranking.order}
        assert "Reviews were drawn again too few times to say" in unfolded(found)
        for lang, count in zip(("en", "fr"), said, strict=True):
            assert count in str(found.explain(lang=lang))
    assert check_jury(held, replicates=20).unknown == ()


def test_what_marks_cannot_say_is_said():
    """One review an item, one juror, one criterion, sub-juries apart, nothing kept, nothing marked: each has its sentence."""
    lone = check_jury(
        deliberate(sheet_of({"a": {"x": 4}, "b": {"x": 3}}, Rubric.equal(["i"], scale=EIG_SCALE)), places=1)
    )
    apart = check_jury(deliberate(sheet_of({"a": {"x": 4, "y": 3}, "b": {"z": 1, "w": 1}}), places=1))
    none = check_jury(deliberate(sheet_of({"a": {"x": 4}}), places=0))
    empty = check_jury(deliberate(sheet_of({}), places=1))
    whole = check_jury(deliberate(sheet_of({"a": {"x": 4, "y": 4}}), places=1))

    assert "These marks cannot say: one item kept has one review only" in unfolded(lone)
    assert "one juror less: undefined: one juror marked" in unfolded(lone)
    assert "one criterion less: undefined: one criterion is marked" in unfolded(lone)
    assert ("unknown", "undefined") == (lone.standing("a"), lone.explain("a").codes[-1])
    assert ("severity", "undefined") == lone.explain("x").codes
    assert "2 groups of jurors share no dossier" in unfolded(apart)
    assert "comparison: reviews form 2 linked sets" in unfolded(apart)
    assert "nothing was kept" in unfolded(none)
    assert "no item has a review" in unfolded(empty)
    assert isinstance(empty.redrawn, Undefined)
    assert empty.chance("a") == empty.redrawn
    assert "<svg" in empty._repr_svg_()
    assert "There was room for all" in unfolded(whole)


@pytest.mark.untraced
def test_an_item_with_one_review_is_left_out_of_the_mean_and_named():
    """Its chance is unknown; the others' are told without it."""
    marks = {"a": {"x": 4}, "b": {"x": 4, "y": 3}, "c": {"x": 1, "y": 2}, "d": {"x": 1, "y": 1}}
    found = check_jury(deliberate(sheet_of(marks), places=2))

    assert ("a",) == found.unknown
    assert "1 of the 1 kept would be kept on average (a left out, with one review only)" in unfolded(found)


def test_criteria_and_totals_that_do_not_compare_are_undefined():
    """A criterion of some items only cannot be left out; totals cannot lose a juror who did not see all."""
    some = Rubric(
        criteria=[
            Criterion(id="impact", scale=EIG_SCALE),
            Criterion(id="code", scale=EIG_SCALE, applies_to=["a"]),
        ]
    )
    sheet = Scoresheet.from_marks(
        some,
        [
            ("a", "x", {"impact": 4, "code": 3}),
            ("b", "x", {"impact": 2}),
            ("b", "y", {"impact": 2}),
            ("a", "y", {"impact": 1, "code": 1}),
        ],
    )
    uneven = sheet_of({"a": {"x": 4, "y": 3}, "b": {"x": 2, "z": 1}})
    even = sheet_of({"a": {"x": 4, "y": 3}, "b": {"x": 2, "y": 1}})

    assert "some criteria are marked for some items only" in unfolded(check_jury(deliberate(sheet, places=1)))
    apart = check_jury(deliberate(uneven, places=1, method="total"))
    assert "totals compare items with as many reviews" in unfolded(apart)
    assert ((), ("a", "b")) == (apart.firm, apart.unknown)
    assert "no place is known to be sure" in unfolded(apart)
    assert "whichever juror is left out" in unfolded(check_jury(deliberate(even, places=1, method="total")))


def test_what_the_check_does_not_read_is_a_caution():
    """Quotas, a threshold, another score than the mean and adjusted scores are named."""
    sheet = panel(severity=1.2, items=30)
    held = deliberate(
        sheet,
        places=5,
        method="median",
        threshold=1,
        quotas=[Quota(attribute="kind", value="x", minimum=1)],
        attributes={item: {"kind": "x" if number % 2 else "y"} for number, item in enumerate(sheet.items)},
    )
    score = AdjustedScore(item="d00", before=jury.rank(sheet).scores["d00"], after=4)
    adjustment = Adjustment(scores=[score], decided_by="jury", why="a slip", source="minutes", places=2)
    adjusted = deliberate(sheet, places=5, adjustment=adjustment)

    assert ["caution_quotas", "caution_threshold", "caution_method"] == [
        one.code for one in check_jury(held).cautions
    ]
    assert ["caution_adjusted"] == [one.code for one in check_jury(adjusted).cautions]


def test_severity_that_is_corrected_moves_items_or_keeps_them():
    """Where marks show that severities differ, the check says whom a correction would keep; a juror's own part too."""
    held = deliberate(panel(severity=1.2, items=30, seed=4), places=9)
    found = check_jury(held)
    said = str(found)

    assert found.severity.applied
    assert "severity: marks show that jurors differ in severity" in said
    moved = {juror: found.explain(juror).codes[1] for juror in held.sheet.jurors}
    assert {"juror_decides"} <= set(moved.values())


@pytest.mark.untraced
def test_severity_may_move_nobody():
    """A full panel keeps its order: each juror's severity weighs on all alike."""
    marks = {f"d{n}": {"kind": min(4, 2 + n // 3), "harsh": 1 + n // 3, "fair": 1 + n // 3} for n in range(9)}
    found = check_jury(deliberate(sheet_of(marks), places=3))

    assert found.severity.applied
    assert "correcting it would keep the same items" in unfolded(found)


def test_the_voice_of_the_chair_goes_with_the_chair():
    """A casting vote needs its chair: without the chair's sheet, equal votes exclude nobody."""
    sheets = [
        MarkSheet(item=item, juror=juror, marks={"impact": mark, "team": mark}, opinion=opinion)
        for item, mark in (("a", 4), ("b", 2))
        for juror, opinion in (("x", "favourable"), ("y", "unfavourable" if item == "b" else "favourable"))
    ]
    held = deliberate(Scoresheet(rubric=GRID, sheets=sheets), places=1, casting_vote=True, chair="x")

    assert ("a",) == check_jury(held).kept


@pytest.mark.untraced
def test_what_is_no_deliberation_is_refused():
    """Arguments of a wrong kind, and names that nothing holds, are the library's own errors."""
    held = deliberate(sheet_of({"a": {"x": 4, "y": 3}, "b": {"x": 1, "y": 2}}), places=1)

    with pytest.raises((Fault, Faults)):
        check_jury(held.sheet)
    with pytest.raises(Fault):
        check_jury(held, replicates=0)
    for ask in (check_jury(held).explain, check_jury(held).standing):
        with pytest.raises(UnknownKey):
            ask("nobody")


def test_what_was_not_ranked_has_no_standing():
    """Of a jury that marked nothing, nothing can be said, least of all of an item that nobody knows."""
    empty = check_jury(deliberate(sheet_of({}), places=1))

    with pytest.raises(UnknownKey, match="ranked item"):
        empty.standing("nobody")


def test_each_item_is_kept_or_undecided_or_not_kept():
    """A tie at the last place leaves its items undecided, whoever is above is kept, whoever is below is not."""
    marks = {"a": 4, "b": 3, "c": 3, "d": 1}
    found = check_jury(
        deliberate(sheet_of({item: dict.fromkeys("xyz", mark) for item, mark in marks.items()}), places=2)
    )

    assert {"a": "main", "b": "undecided", "c": "undecided", "d": "not_kept"} == {
        row["item"]: row["status"] for row in found.rows()
    }
