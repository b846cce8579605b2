"""The rubric: weights, totals, missing marks and eliminating marks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Criterion, Rubric, Scale
from eig.jury.marks import Bounds

FIVE = Scale.levels(0, 5)
NAMES = ("a", "b", "c", "d")
weights = st.lists(st.integers(1, 9), min_size=4, max_size=4)
some_marks = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5))


def _rubric(masses, scale=FIVE, out_of=None):
    return Rubric(
        criteria=[
            Criterion(id=name, scale=scale, weight=mass) for name, mass in zip(NAMES, masses, strict=True)
        ],
        out_of=out_of,
    )


def test_a_weighted_total_is_exact():
    """40, 25, 20 and 15 per cent of 4, 3, 5 and 2 make 3.65, to the last digit."""
    rubric = Rubric(
        criteria=[
            Criterion(id=name, scale=FIVE, weight=weight)
            for name, weight in (
                ("impact", "40/100"),
                ("team", "25/100"),
                ("feasibility", "20/100"),
                ("data", "15/100"),
            )
        ]
    )

    assert rubric.total({"impact": 4, "team": 3, "feasibility": 5, "data": 2}) == Fraction(73, 20)


def test_five_marks_out_of_four_add_up_to_a_total_out_of_twenty():
    """Each criterion is graded out of 4 and the grades are added for a total out of 20 (AAC EIG 4, art. 6.2)."""
    rubric = Rubric.equal(["1", "2", "3", "4", "5"], scale=EIG_SCALE, out_of=EIG_SCALE.times(5))
    marks = {"1": 4, "2": 3, "3": 1, "4": 2, "5": 4}

    assert rubric.total(marks) == sum(marks.values())
    assert rubric.scale.high == 20


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=5), st.data())
def test_points_on_scales_of_different_lengths_add_up(shapes, data):
    """Weights in proportion to the scales' lengths make the total the plain sum of points."""
    scales = {f"c{number}": Scale.levels(low, low + width) for number, (low, width) in enumerate(shapes)}
    marks = {name: data.draw(st.integers(int(scale.low), int(scale.high))) for name, scale in scales.items()}
    rubric = Rubric(
        criteria=[Criterion(id=name, scale=scale, weight=scale.span) for name, scale in scales.items()],
        out_of=Scale(low=sum(s.low for s in scales.values()), high=sum(s.high for s in scales.values())),
    )

    assert rubric.total(marks) == sum(marks.values())


@given(weights, st.fixed_dictionaries({name: st.integers(0, 5) for name in NAMES}))
def test_the_total_is_the_textbook_weighted_mean(masses, marks):
    """On one shared scale the total is the sum of weight times mark, over the sum of weights."""
    expected = Fraction(
        sum(mass * marks[name] for name, mass in zip(NAMES, masses, strict=True)), sum(masses)
    )

    assert _rubric(masses).total(marks) == expected


@given(weights, some_marks, st.sampled_from(["renormalise", "worst", "midpoint", "best"]))
def test_what_the_criteria_bring_adds_up_to_the_total(masses, marks, rule):
    """A total is explained by its parts, whatever the rule for missing marks."""
    rubric = _rubric(masses, out_of=Scale(low=0, high=20))
    if rule == "renormalise" and not marks:
        with pytest.raises(Fault, match="a mark on one of the criteria that apply"):
            rubric.contributions(marks, missing=rule)
    else:
        assert sum(rubric.contributions(marks, missing=rule).values()) == rubric.total(marks, missing=rule)


@given(weights, some_marks)
def test_every_rule_stays_between_the_bounds(masses, marks):
    """Whatever the missing marks would have been, the total lies between worst and best."""
    rubric = _rubric(masses)
    bounds = rubric.bounds(marks)

    for rule in ("worst", "midpoint", "best"):
        assert bounds.worst <= rubric.total(marks, missing=rule) <= bounds.best
    if marks:
        assert bounds.worst <= rubric.total(marks, missing="renormalise") <= bounds.best
    assert (bounds.width == 0) == (len(marks) == len(NAMES))


@given(weights, some_marks, st.data())
def test_the_bounds_are_reached(masses, marks, data):
    """Filling the missing marks in any way lands between the bounds; the extremes land on them."""
    rubric = _rubric(masses)
    bounds = rubric.bounds(marks)
    filled = {name: marks.get(name, data.draw(st.integers(0, 5))) for name in NAMES}

    assert bounds.worst <= rubric.total(filled) <= bounds.best
    assert rubric.total({name: marks.get(name, 0) for name in NAMES}) == bounds.worst
    assert rubric.total({name: marks.get(name, 5) for name in NAMES}) == bounds.best


def test_a_missing_mark_is_refused_unless_a_policy_is_named():
    """A missing mark never becomes zero in silence: all missing criteria are named together."""
    with pytest.raises(Faults) as caught:
        _rubric([1, 1, 1, 1]).total({"a": 4, "b": 4})

    assert [fault.place for fault in caught.value.exceptions] == [
        "Rubric.total.marks['c']",
        "Rubric.total.marks['d']",
    ]
    with pytest.raises(Fault, match="'refuse', 'renormalise', 'worst'"):
        _rubric([1, 1, 1, 1]).total({"a": 4}, missing="zero")


def test_a_criterion_may_apply_to_some_items_only():
    """Where a criterion does not apply, the others share its weight, and a mark on it is a fault."""
    rubric = Rubric(
        criteria=[
            Criterion(id="impact", scale=FIVE, weight=3),
            Criterion(id="code", scale=FIVE, weight=1, applies_to=["plume"]),
        ]
    )

    assert rubric.total({"impact": 4, "code": 0}, item="plume") == 3
    assert rubric.total({"impact": 4}, item="adler") == 4
    assert (rubric.share("code", item="plume"), rubric.share("code", item="adler")) == (Fraction(1, 4), 0)
    (fault,) = rubric.faults({"impact": Fraction(4), "code": Fraction(1)}, item="adler", place="sheets[0]")
    assert fault.place == "sheets[0].marks['code']"


def test_criteria_may_all_be_of_some_items_only():
    """Where each criterion is of one item, each item is marked on its own: the others are not missing."""
    rubric = Rubric(
        criteria=[Criterion(id=f"of {item}", scale=FIVE, applies_to=[item]) for item in ("adler", "plume")]
    )

    for item in ("adler", "plume"):
        assert [f"of {item}"] == [one.id for one in rubric.applying(item)]
        assert rubric.total({f"of {item}": 4}, item=item) == 4


def test_a_mark_of_no_criterion_names_the_criteria():
    """A slip in a criterion's name is not a mark lost."""
    (fault,) = _rubric([1, 1, 1, 1]).faults({"z": Fraction(1)}, item="x", place="sheets[2]")

    assert (fault.place, fault.remedy) == ("sheets[2].marks['z']", "Mark one of 'a', 'b', 'c' or 'd'.")
    with pytest.raises(UnknownKey):
        _rubric([1, 1, 1, 1]).criterion("z")


def test_the_eliminating_mark_passes_or_eliminates_as_the_text_says():
    """Some texts eliminate below 5, others at 5 and below: the rule says which."""
    below = Criterion(id="oral", scale=Scale.levels(0, 20), floor=5)
    at = Criterion(id="oral", scale=Scale.levels(0, 20), floor=5, floor_passes=False)

    assert [below.eliminates(Fraction(mark)) for mark in (4, 5, 6)] == [True, False, False]
    assert [at.eliminates(Fraction(mark)) for mark in (4, 5, 6)] == [True, True, False]
    assert not Criterion(id="oral", scale=FIVE).eliminates(Fraction(0))


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"id": ""}, "Criterion.id"),
        ({"weight": 0}, "Criterion.weight"),
        ({"weight": "much"}, "Criterion.weight"),
        ({"scale": (0, 5)}, "Criterion.scale"),
        ({"floor": 6}, "Criterion.floor"),
        ({"floor": "low"}, "Criterion.floor"),
        ({"floor_passes": 1}, "Criterion.floor_passes"),
        ({"applies_to": "plume"}, "Criterion.applies_to"),
        ({"en": None}, "Criterion.en"),
        ({"fr": None}, "Criterion.fr"),
    ],
)
def test_a_criterion_that_cannot_be_is_refused(wrong, place):
    """Each field is checked where the criterion is born."""
    with pytest.raises(Fault) as caught:
        Criterion(**{"id": "impact", "scale": FIVE, **wrong})

    assert caught.value.place == place


def test_a_rubric_has_criteria_once_each_and_says_what_its_total_is():
    """No criteria, the same one twice, or scales that differ without a stated total are refused."""
    one = Criterion(id="a", scale=FIVE)
    for criteria, words in (
        ([], "one criterion or more"),
        ([one, one], " once, got"),
        ([one, Criterion(id="b", scale=EIG_SCALE)], "a scale for the total"),
        (["a"], "Criterion"),
    ):
        with pytest.raises((Fault, Faults), match=words):
            Rubric(criteria=criteria)
    with pytest.raises(Fault, match="Scale"):
        Rubric(criteria=[one], out_of=20)


def test_bounds_are_in_order():
    """The worst is not above the best, and both are numbers."""
    with pytest.raises(Fault, match="from 2, got 1"):
        Bounds(worst=2, best=1)
    with pytest.raises(Faults):
        Bounds(worst="low", best=None)


def test_a_mark_that_stands_on_many_sheets_is_looked_at_once():
    """A thousand sheets of the same few marks cost no more looks than marks; where an item has no such criterion, each."""
    rubric = Rubric(
        criteria=[Criterion(id="a", scale=FIVE), Criterion(id="b", scale=FIVE, applies_to=["plume"])],
        out_of=FIVE,
    )
    mark, looks = Fraction(3), []

    def looked(scale, value):
        looks.append(value)
        return scale.admits(value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("eig.jury.marks.rubric.stands_on", looked)
        assert rubric.admits_all([(item, {"a": mark}) for item in "xyz"])
        assert 1 == len(looks)
        assert rubric.admits_all([("plume", {"a": mark, "b": mark})] * 2)
    assert 4 == len(looks)
    assert not rubric.admits_all([("plume", {"a": mark, "b": mark}), ("adler", {"a": mark, "b": mark})])


def test_a_mark_on_a_criterion_that_does_not_apply_is_not_admitted():
    """A criterion for some items admits marks of these alone; without an item, the scale alone decides."""
    rubric = Rubric(criteria=[Criterion(id="x", scale=Scale(low=0, high=9), weight=1, applies_to=["a"])])

    assert rubric.admits_all([("a", {"x": Fraction(3)})])
    assert not rubric.admits_all([("b", {"x": Fraction(3)})])
    assert not rubric.admits_all([("a", {"x": Fraction(10)})])
    assert [] == list(rubric.faults({"x": Fraction(3)}, item="a", place="marks"))
    (fault,) = rubric.faults({"x": Fraction(3)}, item="b", place="marks")
    assert "the criterion does not apply to 'b'" in str(fault)
    assert [] == list(rubric.faults({"x": Fraction(3)}, item=None, place="marks"))
