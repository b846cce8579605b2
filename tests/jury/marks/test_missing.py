"""Missing marks: the policies, and what is known without one."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Criterion, Rubric, Scale, Scoresheet, rank
from eig.jury.marks import Bounds

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
def test_each_policy_does_what_its_name_says_for_each_set_of_holes(missing):
    """Worst, midpoint and best fill the holes; renormalising weighs what is left; refusing names each hole."""
    marks = {name: mark for name, mark in {"a": 4, "b": 1, "c": 2}.items() if name not in missing}

    assert RUBRIC.total(marks, policy="worst") == _by_hand(marks, 0)
    assert RUBRIC.total(marks, policy="midpoint") == _by_hand(marks, Fraction(5, 2))
    assert RUBRIC.total(marks, policy="best") == _by_hand(marks, 5)
    if marks:
        weight = sum(WEIGHTS[name] for name in marks)
        assert (
            RUBRIC.total(marks, policy="renormalise")
            == sum(WEIGHTS[n] * m for n, m in marks.items()) / weight
        )
    else:
        with pytest.raises(Fault, match="a total weighs at least one mark"):
            RUBRIC.total(marks, policy="renormalise")
    if missing:
        with pytest.raises((Fault, Faults)) as caught:
            RUBRIC.total(marks)
        faults = caught.value.exceptions if isinstance(caught.value, Faults) else [caught.value]
        assert [fault.place for fault in faults] == [f"marks.{name}" for name in missing]
        assert all("name a policy" in fault.remedy for fault in faults)
    else:
        assert (
            len(
                {
                    RUBRIC.total(marks, policy=p)
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
    """Leaving out one's weakest mark never lowers a renormalised total: that is why the policy must be named."""
    weakest = min(marks, key=lambda name: (marks[name], name))
    rest = {name: mark for name, mark in marks.items() if name != weakest}

    if rest:
        played = RUBRIC.total(rest, policy="renormalise")
        assert played >= RUBRIC.total(marks, policy="renormalise")
        assert RUBRIC.bounds(rest).worst <= played <= RUBRIC.bounds(rest).best


def test_a_scale_without_zero_has_no_zero_to_fall_to():
    """On the scale 1 to 4 the worst that a missing mark can count as is 1."""
    rubric = Rubric.equal(["a", "b"], scale=EIG_SCALE)

    assert rubric.bounds({"a": 4}) == Bounds(worst="5/2", best=4)
    assert rubric.total({"a": 4}, policy="midpoint") == Fraction(13, 4)


def test_the_caution_names_the_items_and_the_policy_in_both_languages():
    """A ranking made under a policy never hides it."""
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [
            ("plume", "j1", {"a": 4, "b": 4}),
            ("adler", "j1", {"a": 4, "b": 4, "c": 4}),
            ("cibnav", "j1", {"a": 1}),
        ],
    )
    ranking = rank(sheet, policy="midpoint")

    assert (
        str(ranking.cautions[0]) == "missing marks were handled by the policy 'midpoint' for cibnav and plume"
    )
    assert ranking.cautions[0].say("fr") == (
        "les notes manquantes ont été traitées par la règle « midpoint » pour cibnav et plume"
    )


def test_a_rank_that_says_little_is_called_so():
    """An item whose missing marks could move it past half of the field has a caution of its own."""
    rows = [(f"i{number}", "j1", {"a": 3, "b": 3, "c": number % 5}) for number in range(6)]
    sheet = Scoresheet.from_marks(RUBRIC, [*rows, ("thin", "j1", {"c": 3})])
    ranking = rank(sheet, policy="renormalise")

    assert [reason.code for reason in ranking.cautions] == ["missing_marks", "wide_bounds"]
    assert str(ranking.cautions[1]) == (
        "the missing marks of thin could move it past 6 of 7 items: its rank says little"
    )


def test_a_bound_is_exact_and_in_order():
    """Bounds are exact numbers, the worst first."""
    assert Bounds(worst="1/3", best="0.5").width == Fraction(1, 6)
    with pytest.raises(Fault, match="swap them"):
        Bounds(worst=1, best=0)
