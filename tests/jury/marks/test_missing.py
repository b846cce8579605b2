"""Missing marks: the policies, and what is known without one."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Criterion, Rubric, Scale, Scoresheet, rank
from eig.jury.marks import Bounds
from helpers.unfolded import unfolded

NAMES = ("a", "b", "c")
WEIGHTS = {"a": Fraction(1, 2), "b": Fraction(3, 10), "c": Fraction(1, 5)}
RUBRIC = Rubric(
    criteria=[Criterion(id=name, scale=Scale.levels(0, 5), weight=WEIGHTS[name]) for name in NAMES]
)
HOLES = [missing for size in range(len(NAMES) + 1) for missing in itertools.combinations(NAMES, size)]


def _by_hand(marks, fill):
    """Return the total with each missing mark replaced, from the definition."""
    return sum(WEIGHTS[name] * Fraction(marks.get(name, fill)) for name in NAMES)


@pytest.mark.parametrize("missing", HOLES, ids="".join)
def test_each_rule_does_what_its_name_says_for_each_set_of_holes(missing):
    """Worst, midpoint and best fill the holes; renormalising weighs what is left; refusing names each hole."""
    marks = {name: mark for name, mark in {"a": 4, "b": 1, "c": 2}.items() if name not in missing}

    assert RUBRIC.total(marks, missing="worst") == _by_hand(marks, 0)
    assert RUBRIC.total(marks, missing="midpoint") == _by_hand(marks, Fraction(5, 2))
    assert RUBRIC.total(marks, missing="best") == _by_hand(marks, 5)
    if marks:
        weight = sum(WEIGHTS[name] for name in marks)
        assert (
            RUBRIC.total(marks, missing="renormalise")
            == sum(WEIGHTS[n] * m for n, m in marks.items()) / weight
        )
    else:
        with pytest.raises(Fault, match="a mark on one of the criteria that apply"):
            RUBRIC.total(marks, missing="renormalise")
    if missing:
        with pytest.raises((Fault, Faults)) as caught:
            RUBRIC.total(marks)
        faults = caught.value.exceptions if isinstance(caught.value, Faults) else [caught.value]
        assert [fault.place for fault in faults] == [f"Rubric.total.marks[{name!r}]" for name in missing]
        assert all("name a rule" in fault.remedy for fault in faults)
    else:
        assert (
            len(
                {
                    RUBRIC.total(marks, missing=p)
                    for p in ("refuse", "renormalise", "worst", "midpoint", "best")
                }
            )
            == 1
        )


@given(
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5), min_size=1),
    st.sampled_from(NAMES),
    st.integers(0, 5),
)
def test_another_mark_never_widens_the_bounds(marks, name, mark):
    """Each mark that comes in narrows what is not known, or leaves it."""
    before = RUBRIC.bounds(marks)
    after = RUBRIC.bounds({**marks, name: marks.get(name, mark)})

    assert before.worst <= after.worst <= after.best <= before.best


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5), min_size=1))
def test_renormalising_can_be_played_and_the_bounds_show_it(marks):
    """Leaving out one's weakest mark never lowers a renormalised total: that is why the rule must be named."""
    weakest = min(marks, key=lambda name: (marks[name], name))
    rest = {name: mark for name, mark in marks.items() if name != weakest}

    if rest:
        played = RUBRIC.total(rest, missing="renormalise")
        assert played >= RUBRIC.total(marks, missing="renormalise")
        assert RUBRIC.bounds(rest).worst <= played <= RUBRIC.bounds(rest).best


def test_a_sheet_without_marks_is_named():
    """Where nothing is left to weigh, the fault is that of the marks, and says of which item."""
    with pytest.raises(Fault) as caught:
        RUBRIC.total({}, item="plume", missing="renormalise")

    assert ("Rubric.total.marks", {}) == (caught.value.place, caught.value.value)
    assert "criteria that apply to 'plume'" in str(caught.value)


def test_a_scale_without_zero_has_no_zero_to_fall_to():
    """On the scale 1 to 4 the worst that a missing mark can count as is 1."""
    rubric = Rubric.equal(["a", "b"], scale=EIG_SCALE)

    assert rubric.bounds({"a": 4}) == Bounds(worst="5/2", best=4)
    assert rubric.total({"a": 4}, missing="midpoint") == Fraction(13, 4)


def test_the_caution_names_the_items_and_the_rule_in_both_languages():
    """A ranking made under a rule never hides it."""
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [
            ("plume", "j1", {"a": 4, "b": 4}),
            ("adler", "j1", {"a": 4, "b": 4, "c": 4}),
            ("cibnav", "j1", {"a": 1}),
        ],
    )
    ranking = rank(sheet, missing="midpoint")

    assert (
        str(ranking.cautions[0])
        == "marks are missing on cibnav and plume: each counts as the middle of its scale"
    )
    assert ranking.cautions[0].say("fr") == (
        "il manque des notes sur cibnav et plume\u00a0: chacune compte pour le milieu de son échelle"
    )


def test_a_rank_that_says_little_is_called_so():
    """An item whose missing marks could move it past half of the field has a caution of its own."""
    rows = [(f"i{number}", "j1", {"a": 3, "b": 3, "c": number % 5}) for number in range(6)]
    sheet = Scoresheet.from_marks(RUBRIC, [*rows, ("thin", "j1", {"c": 3})])
    ranking = rank(sheet, missing="renormalise")

    assert [reason.code for reason in ranking.cautions] == ["missing_marks", "wide_bounds"]
    assert str(ranking.cautions[1]) == (
        "the missing marks of thin could move it past 6 of 7 dossiers: its rank says little"
    )


def test_a_bound_is_exact_and_in_order():
    """Bounds are exact numbers, the worst first."""
    assert Bounds(worst="1/3", best="0.5").width == Fraction(1, 6)
    with pytest.raises(Fault, match=r"Bounds\.best: .* from 1, got 0"):
        Bounds(worst=1, best=0)


def adds_up(ranking, item):
    """Whether what the criteria bring adds up to the score, and each mean mark times its weight to its part."""
    parts = [one.facts for one in ranking.explain(item).reasons if one.code.startswith("criterion")]
    told = [part for part in parts if part["brought"] is not None]
    for part in told:
        low, high = RUBRIC.scale.low, RUBRIC.scale.high
        assert low <= part["brought"] * 100 / part["percent"] <= high
        if part["mean"] is not None:
            counted = part["counted"] if part["counted"] is not None else part["mean"]
            assert counted * part["percent"] / 100 == part["brought"]
    assert sum(part["percent"] for part in told) == 100
    return sum(part["brought"] for part in told) == ranking.scores[item]


@pytest.mark.untraced
@given(
    st.lists(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5), min_size=1), min_size=1, max_size=4),
    st.sampled_from(["renormalise", "worst", "midpoint", "best"]),
)
def test_what_is_told_of_missing_marks_adds_up(sheets, rule):
    """Each criterion's mean mark as it counts, times the weight that counted, is what it brings; all adds up."""
    sheet = Scoresheet.from_marks(RUBRIC, [("x", f"j{n}", marks) for n, marks in enumerate(sheets)])
    ranking = rank(sheet, missing=rule)

    assert adds_up(ranking, "x")
    silent = {(name, f"j{n}") for n, marks in enumerate(sheets) for name in NAMES if name not in marks}
    told = {
        (one.facts["criterion"], who)
        for one in ranking.explain("x").reasons
        if one.code == "unmarked"
        for who in one.facts["who"]
    }
    nobody = {
        one.facts["criterion"] for one in ranking.explain("x").reasons if one.code == "criterion_unmarked"
    }
    assert told == {(name, who) for name, who in silent if name not in nobody}
    assert nobody == {name for name in NAMES if not any(name in marks for marks in sheets)}


def test_a_renormalised_mark_says_the_weight_that_counted_and_who_gave_none():
    """The weight of a criterion that one juror left out is what it weighed; who left it out is named."""
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact", "team"], scale=EIG_SCALE),
        [("a", "j1", {"impact": 3, "team": 4}), ("a", "j2", {"team": 4})],
    )

    assert str(rank(sheet, missing="renormalise").explain("a")) == (
        "a: ranked 1 of 1 with 3.75; marked by j1 and j2; impact: mean mark 3, a weight of 25%, brings 0.75; "
        "no mark on impact from j2: the other criteria of the sheet weigh more instead; "
        "team: mean mark 4, a weight of 75%, brings 3."
    )
    assert "pas de note en impact de j2\u00a0: elle compte pour 1, la pire note" in unfolded(
        rank(sheet, missing="worst").explain("a", lang="fr")
    )
    assert "mean mark 3, 2 as it counts, a weight of 50%, brings 1" in unfolded(
        rank(sheet, missing="worst").explain("a")
    )
    assert "impact: mean mark 3; no mark on impact from j2; team" in unfolded(sheet.explain("a"))
    assert sheet.explain().codes == ("sheets", "some_missing")


def test_a_criterion_that_nobody_marked_is_told():
    """Under a rule that fills holes it brings something; renormalised it does not count; it is never silent."""
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact", "team"], scale=EIG_SCALE), [("a", "j1", {"team": 4})]
    )

    assert (
        "impact: nobody marked it; it counts as 1, the worst mark, a weight of 50%, brings 0.5"
        in unfolded(rank(sheet, missing="worst").explain("a"))
    )
    assert "impact: nobody marked it, and it does not count; team" in unfolded(
        rank(sheet, missing="renormalise").explain("a")
    )
    assert "impact\u00a0: aucune note\u202f; team" in unfolded(sheet.explain("a", lang="fr"))


def test_a_part_of_a_rescaled_total_says_out_of_what():
    """Where the total is read on another scale than the marks, each part says out of what, and of how much."""
    grid = Rubric.equal(["a", "b", "c", "d", "e"], scale=EIG_SCALE, out_of=EIG_SCALE.times(5))
    sheet = Scoresheet.from_marks(grid, [("x", "j", dict.fromkeys(grid.ids, 2))])

    assert "a: mean mark 2, a weight of 20% in a total out of 20, brings 2 of at most 4; b" in unfolded(
        rank(sheet).explain("x")
    )
    assert "note moyenne 2, poids de 20\u202f% dans un total sur 20, apport de 2 sur 4 au plus" in unfolded(
        rank(sheet).explain("x", lang="fr")
    )


def test_a_rule_of_no_name_is_told_with_those_that_have_one():
    """The place comes first, then what was asked."""
    with pytest.raises(Fault) as caught:
        Rubric.equal(["a"], scale=EIG_SCALE).total({"a": 4}, missing="luck")

    assert ("Rubric.total.missing", "luck") == (caught.value.place, caught.value.value)
