"""Criteria: weights, floors, and the items they are for."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Criterion, Rubric, Scale, Scoresheet, rank

TWENTY = Scale(low=0, high=20)
halves = st.integers(0, 40).map(lambda number: Fraction(number, 2))


@given(halves, halves)
def test_a_mark_eliminates_below_the_floor_and_at_it_only_where_the_text_says(mark, floor):
    """Texts write `below 5` or `5 and below`: the two differ at the floor and nowhere else."""
    below = Criterion(id="oral", scale=TWENTY, floor=floor)
    at = Criterion(id="oral", scale=TWENTY, floor=floor, floor_passes=False)

    assert below.eliminates(mark) == (mark < floor)
    assert at.eliminates(mark) == (mark <= floor)


@pytest.mark.untraced
@given(st.lists(st.lists(halves, min_size=2, max_size=3), min_size=1, max_size=5), halves)
def test_a_floor_takes_out_exactly_those_below_it(panels, floor):
    """Held against the mean, the floor takes out the items whose mean is below; against any mark, the lowest."""
    rubric = Rubric(criteria=[Criterion(id="oral", scale=TWENTY, floor=floor)])
    marks = {f"i{number}": panel for number, panel in enumerate(panels)}
    sheet = Scoresheet.from_marks(
        rubric,
        [(item, f"j{n}", {"oral": mark}) for item, panel in marks.items() for n, mark in enumerate(panel)],
    )

    for held, reading in (("mean", lambda panel: sum(panel) / len(panel)), ("any", min)):
        ranking = rank(sheet, floors=held)
        assert set(ranking.order) == {item for item, panel in marks.items() if reading(panel) >= floor}
        assert {one.reason.code for one in ranking.excluded} <= {"eliminating_mark"}
        assert set(ranking.order) | {one.item for one in ranking.excluded} == set(marks)


def test_each_floor_missed_is_told():
    """Of two eliminating marks each is named to the jury, in the order of the grid: either leaves the dossier out."""
    rubric = Rubric(
        criteria=[
            Criterion(id="written", scale=TWENTY, floor=5, en="written test", fr="épreuve écrite"),
            Criterion(id="oral", scale=TWENTY, floor=8),
        ]
    )
    (out,) = rank(Scoresheet.from_marks(rubric, [("a", "j", {"written": 4, "oral": 7})])).excluded

    written, oral = str(out.reason).split(" and ")
    assert written == "not ranked: 4 on written test is an eliminating mark (the floor is 5)"
    assert oral == "7 on oral is an eliminating mark (the floor is 8)"
    assert "(seuil\u00a0: 5) et 7 en oral est" in out.reason.say("fr")


@pytest.mark.parametrize("order", list(itertools.permutations(["plume", "adler", "cibnav"])))
def test_the_items_of_a_criterion_have_no_order(order):
    """A criterion for three items is the same criterion in whatever order they are named."""
    assert Criterion(id="code", scale=EIG_SCALE, applies_to=order) == Criterion(
        id="code", scale=EIG_SCALE, applies_to=["adler", "cibnav", "plume"]
    )


@given(st.sets(st.sampled_from("abcd")), st.lists(st.integers(1, 9), min_size=2, max_size=2))
def test_where_a_criterion_does_not_apply_the_others_share_its_weight(where, weights):
    """Shares of the criteria that apply add up to one; those that do not have none."""
    rubric = Rubric(
        criteria=[
            Criterion(id="impact", scale=EIG_SCALE, weight=weights[0]),
            Criterion(id="code", scale=EIG_SCALE, weight=weights[1], applies_to=where),
        ]
    )

    for item in "abcd":
        shares = {name: rubric.share(name, item=item) for name in rubric.ids}
        assert sum(shares.values()) == 1
        assert (shares["code"] > 0) == (item in where)
        assert [one.id for one in rubric.applying(item)] == [name for name in rubric.ids if shares[name]]


def test_a_criterion_without_words_goes_by_its_identifier():
    """Titles come in both languages; where one is missing the other serves, and the identifier where both are."""
    bare, named = (
        Criterion(id="impact", scale=EIG_SCALE),
        Criterion(id="x", scale=EIG_SCALE, en="scope", fr="portée"),
    )

    assert (bare.title(), bare.title("fr")) == ("impact", "impact")
    assert (named.title(), named.title("fr")) == ("scope", "portée")
    for words in ({"en": "scope"}, {"fr": "portée"}):
        one = Criterion(id="x", scale=EIG_SCALE, **words)
        assert [one.title(), one.title("fr")] == [*words.values()] * 2
    with pytest.raises(Fault, match="'en' or 'fr'"):
        named.title("es")


def test_a_weight_may_be_any_positive_exact_number():
    """Percentages, coefficients and fractions weigh the same where they are in the same proportion."""
    totals = {
        Rubric(
            criteria=[
                Criterion(id="a", scale=TWENTY, weight=heavy),
                Criterion(id="b", scale=TWENTY, weight=light),
            ]
        ).total({"a": 10, "b": 16})
        for heavy, light in ((2, 1), ("0.5", "0.25"), ("2/3", "1/3"), (Fraction(200), Fraction(100)))
    }

    assert totals == {Fraction(12)}


def test_the_faults_of_a_criterion_come_together():
    """No identifier, no weight and no scale are told at once."""
    with pytest.raises(Faults) as caught:
        Criterion(id=" ", weight=-1, scale=None)

    assert [fault.place for fault in caught.value.exceptions] == [
        "Criterion.id",
        "Criterion.scale",
        "Criterion.weight",
    ]
