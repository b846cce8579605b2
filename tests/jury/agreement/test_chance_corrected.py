"""Krippendorff's alpha: what it is by definition, what it does not depend on, and when there is none."""

from fractions import Fraction
from itertools import permutations
from math import sqrt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews, krippendorff_alpha
from eig.jury.agreement import Coefficient
from eig.reasons import Undefined
from helpers.grids_of_marks import jurors_by_items
from helpers.unfolded import unfolded

DISTANCES = ("nominal", "ordinal", "interval", "ratio")
CANONICAL = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def far(distance, a, b, every):
    """The squared distance of two marks, written as Krippendorff (2011) writes it."""
    if distance == "nominal":
        return Fraction(a != b)
    if distance == "interval":
        return Fraction(a - b) ** 2
    if distance == "ratio":
        return (Fraction(a - b) / (a + b)) ** 2 if a + b else Fraction(0)
    low, high = sorted((a, b))
    between = sum(low <= mark <= high for mark in every)
    return (between - Fraction(every.count(low) + every.count(high), 2)) ** 2 if a != b else Fraction(0)


def by_definition(reviews, distance):
    """Pair by pair, in fractions: the disagreements Do and De."""
    units = [list(marks.values()) for marks in reviews.by_item.values() if len(marks) > 1]
    every = [mark for unit in units for mark in unit]
    n = len(every)
    seen = sum(
        sum(far(distance, a, b, every) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    chance = sum(far(distance, a, b, every) for a, b in permutations(every, 2))
    return Fraction(seen) / n, Fraction(chance) / (n * (n - 1))


matrices = st.lists(
    st.lists(
        st.none() | st.integers(0, 4) | st.sampled_from([Fraction(1, 2), Fraction(7, 3)]),
        min_size=4,
        max_size=4,
    ),
    min_size=2,
    max_size=4,
)


@pytest.mark.slow
@given(matrices, st.sampled_from(DISTANCES))
@example([[1] * 4, [1] * 4], "nominal")
@example([[1, 2, 3, 3], [2, 2, 3, 1]], "ordinal")
def test_alpha_is_its_definition_pair_by_pair(rows, distance):
    """Sums of powers give what counting every pair of marks gives."""
    reviews = jurors_by_items(rows)
    if not any(len(marks) > 1 for marks in reviews.by_item.values()):
        return
    (observed, expected), found = (
        by_definition(reviews, distance),
        krippendorff_alpha(reviews, distance=distance),
    )

    assert (found.observed, found.expected) == pytest.approx((float(observed), float(expected)), abs=1e-12)
    if not expected:
        assert isinstance(found.value, Undefined)
    else:
        assert found.value == pytest.approx(float(1 - observed / expected), abs=1e-12)


@pytest.mark.parametrize(
    ("distance", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorffs_own_example(distance, published):
    """Krippendorff (2011), section C, four observers and twelve units with missing marks: his own figures."""
    assert round(krippendorff_alpha(jurors_by_items(CANONICAL), distance=distance).value, 3) == published


@pytest.mark.slow
@given(matrices, st.sampled_from(DISTANCES), st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_who_is_who(rows, distance, random):
    """Renaming jurors changes nothing: nobody's mark weighs more."""
    reviews = jurors_by_items(rows)
    shuffled = rows[:]
    random.shuffle(shuffled)
    before, after = (
        krippendorff_alpha(one, distance=distance).value for one in (reviews, jurors_by_items(shuffled))
    )

    if isinstance(before, Undefined):
        assert before == after
    else:
        assert before == pytest.approx(after, abs=1e-12)


@pytest.mark.untraced
@given(matrices, st.sampled_from(("nominal", "ordinal", "interval")), st.integers(1, 9), st.integers(-9, 9))
def test_alpha_keeps_under_a_change_of_scale(rows, distance, factor, shift):
    """Marking out of 20 rather than out of 10 does not change agreement, but for the ratio distance."""
    scaled = [[None if mark is None else factor * mark + shift for mark in row] for row in rows]
    before, after = (
        krippendorff_alpha(jurors_by_items(one), distance=distance).value for one in (rows, scaled)
    )

    if isinstance(before, Undefined):
        assert before == after
    else:
        assert before == pytest.approx(after, abs=1e-12)


@pytest.mark.untraced
@given(matrices, st.sampled_from(DISTANCES))
def test_items_marked_once_do_not_count(rows, distance):
    """An item that a single juror marked has no pair: alpha is the same without it."""
    alone = [[*row, 3 if number == 0 else None] for number, row in enumerate(rows)]

    before, after = (
        krippendorff_alpha(jurors_by_items(one), distance=distance).value for one in (rows, alone)
    )
    assert before == after


@pytest.mark.parametrize("distance", DISTANCES)
def test_full_agreement_is_one(distance):
    """Jurors who always say the same, on items that differ, agree fully."""
    found = krippendorff_alpha(jurors_by_items([[1, 2, 3], [1, 2, 3]]), distance=distance)

    assert found.value == 1
    assert found.high == 1


def test_swapped_marks_are_worse_than_chance():
    """Two jurors who swap two marks contradict each other: alpha is exactly -1/2, and stays negative."""
    assert krippendorff_alpha(jurors_by_items([[1, 2], [2, 1]]), distance="nominal").value == -0.5


def test_one_deviation_among_equal_marks_is_zero():
    """Where nearly all marks are equal, one deviation is all there is: alpha is 0 though 95% agree."""
    rows = [[3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [3, 3, None, None, 3], [3, 3, 3, 3, 1], [3, None, 3, 3, 3]]

    assert krippendorff_alpha(jurors_by_items(rows), distance="nominal").value == 0


@pytest.mark.parametrize(
    ("rows", "distance", "code"),
    [
        ([[3, 3], [3, 3]], "interval", "constant"),
        ([[1, None], [None, 2]], "interval", "no_pair"),
        ([[-1, 2], [1, 2]], "ratio", "negative_ratio"),
        ([], "nominal", "no_pair"),
    ],
)
def test_undefined_says_why(rows, distance, code):
    """There is no alpha of constant marks, of marks without pairs, or of ratios below zero: each says so."""
    found = krippendorff_alpha(jurors_by_items(rows), distance=distance)

    assert found.value.reason.code == code
    assert found.standard_error == found.value == found.low == found.high
    assert (found.observed, found.expected, found.items, found.marks) == (0, 0, 0, 0) or code == "constant"
    assert found.rows()[0]["value"] is None
    assert code in found.explain().codes


@pytest.mark.parametrize("rows", [CANONICAL, [[1, 1, 2, 3, 2], [2, 1, 2, 3, 3], [None, 2, 2, None, 1]]])
def test_the_error_is_gwets_written_out(rows):
    """Gwet (2014), 6.4: each item's own alpha, for so many marks, less twice what its marks add to chance."""
    units = [list(marks.values()) for marks in jurors_by_items(rows).by_item.values() if len(marks) > 1]
    n, marks = len(units), sum(map(len, units))
    mean = marks / n
    share = {grade: sum(unit.count(grade) for unit in units) / marks for grade in range(1, 6)}
    chance = sum(one**2 for one in share.values())
    own = [sum(a == b for a, b in permutations(unit, 2)) / (mean * (len(unit) - 1)) for unit in units]
    plain = sum(own) / n
    seen = plain * (1 - 1 / marks) + 1 / marks  # of alpha; its error takes the plain share
    alpha = (plain - chance) / (1 - chance)
    pulls = []
    for unit, one in zip(units, own, strict=True):
        more = len(unit) / mean - 1
        by_chance = sum(share[mark] for mark in unit) / mean - chance * more
        kept = (one - plain * more - chance) / (1 - chance)
        pulls.append(kept - 2 * (1 - alpha) * (by_chance - chance) / (1 - chance) - alpha)
    found = krippendorff_alpha(jurors_by_items(rows), distance="nominal")
    assert found.value == pytest.approx((seen - chance) / (1 - chance))
    assert found.standard_error == pytest.approx(sqrt(sum(pull**2 for pull in pulls) / (n * (n - 1))))
    reach = {11: 2.228139, 5: 2.776445}[n] * found.standard_error
    assert (found.low, found.high) == pytest.approx((found.value - reach, min(1, found.value + reach)))


def test_a_ratio_may_be_of_nothing():
    """A mark of 0 has ratios to others: only marks below it have none."""
    assert krippendorff_alpha(jurors_by_items([[0, 2], [0, 1]]), distance="ratio").value > 0


@pytest.mark.parametrize("distance", DISTANCES)
def test_a_mark_without_another_beside_it_has_no_say(distance):
    """A mark that stands alone on its item changes nothing, be it seen nowhere else, and below zero."""
    rows = [[1, 2, 4], [2, 2, 1]]
    alone = [[*row, mark] for row, mark in zip(rows, (-9, None), strict=True)]
    found, wanted = (krippendorff_alpha(jurors_by_items(one), distance=distance) for one in (alone, rows))

    assert wanted.rows() == found.rows()


def test_one_item_has_no_interval():
    """A single item gives an alpha but shows no variation from item to item: no interval, and it says so."""
    found = krippendorff_alpha(jurors_by_items([[1], [2]]))

    assert found.value == 0
    assert found.low.reason.code == "one_item"
    assert found.explain().codes == ("agreement", "one_item")


def test_the_interval_widens_with_the_level():
    """A 99% interval holds the 90% one, and both hold the value."""
    reviews = jurors_by_items(CANONICAL)
    wide, narrow = (krippendorff_alpha(reviews, level=level) for level in (0.99, 0.9))

    assert wide.low < narrow.low < narrow.value <= narrow.high <= wide.high <= 1


def test_the_explanation_speaks_both_languages():
    """The figure explains itself in English and in French, with its interval."""
    found = krippendorff_alpha(jurors_by_items(CANONICAL), distance="nominal")

    assert "0.7434 over 11 items and 40 marks (nominal distance)" in unfolded(found.explain())
    assert "0,7434 sur 11 dossiers et 40 notes" in unfolded(found.explain(lang="fr"))
    assert found.explain().codes == ("agreement", "interval")
    with pytest.raises(UnknownKey):
        found.explain("x")


def test_rows_and_html_show_the_figure():
    """The row holds every figure under fixed keys, and the HTML table shows it."""
    found = krippendorff_alpha(jurors_by_items(CANONICAL), distance="nominal")
    row = found.rows()[0]

    assert (row["name"], row["items"], row["marks"]) == ("krippendorff_alpha", 11, 40)
    assert set(row) == set(krippendorff_alpha(Reviews(reviews=[])).rows()[0])
    assert "<table>" in found._repr_html_()


def test_wrong_options_are_refused_together():
    """An unknown distance and an impossible level are both reported."""
    with pytest.raises(Faults) as caught:
        krippendorff_alpha(jurors_by_items(CANONICAL), distance="euclid", level=1)
    assert [fault.place for fault in caught.value.exceptions] == [
        "krippendorff_alpha.distance",
        "krippendorff_alpha.level",
    ]
    with pytest.raises(Fault, match=r"expected reviews \(Reviews\), one total for each juror"):
        krippendorff_alpha([])


def test_a_coefficient_is_a_value():
    """Results are equal by content and hashable."""
    reviews = jurors_by_items(CANONICAL)
    one, other = krippendorff_alpha(reviews), krippendorff_alpha(reviews)

    assert one == other
    assert hash(one) == hash(other)
    assert isinstance(one, Coefficient)


def test_a_distance_is_said_in_the_language():
    """The distance is called by its French name in French, and one item is one item."""
    found = krippendorff_alpha(Reviews.from_triples([("a", "x", 1), ("a", "y", 2)]), distance="ratio")

    assert "over 1 item and 2 marks (ratio distance)" in unfolded(found.explain())
    assert "sur 1 dossier et 2 notes (distance de rapport)" in unfolded(found.explain(lang="fr"))
