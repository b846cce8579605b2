"""Kappas and Gwet's coefficients: by definition, on published tables, and where there is none."""

from fractions import Fraction
from itertools import permutations
from math import sqrt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import krippendorff_alpha
from eig.jury.agreement import brennan_prediger, cohen_kappa, conger_kappa, fleiss_kappa, gwet_ac
from eig.reasons import Undefined
from helpers.grids_of_marks import items_by_jurors

EVERY = (conger_kappa, fleiss_kappa, gwet_ac, brennan_prediger)
FLEISS_1971 = [
    "000600", "030030", "014001", "000060", "030300", "204000", "004020", "200310", "200400", "003300",
]  # fmt: skip


def from_table(table):
    cells = [(a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]
    return items_by_jurors(cells)


def cohen_by_definition(table, weight):
    """Cohen (1968): 1 - Σ w·observed / Σ w·expected, in fractions."""
    n = sum(map(sum, table))
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    every = [(a, b) for a in range(len(table)) for b in range(len(table))]
    seen = sum(Fraction(table[a][b], n) * weight(a, b) for a, b in every)
    chance = sum(Fraction(rows[a] * columns[b], n * n) * weight(a, b) for a, b in every)
    return None if not chance else 1 - seen / chance


WEIGHTS = {
    "identity": lambda a, b: int(a != b),
    "linear": lambda a, b: abs(a - b),
    "quadratic": lambda a, b: (a - b) ** 2,
    "ordinal": lambda a, b: abs(a - b) * (abs(a - b) + 1),
}
tables = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=3, max_size=3)
panels = st.lists(st.lists(st.integers(1, 3), min_size=3, max_size=3), min_size=2, max_size=6)
holed = st.lists(st.lists(st.none() | st.integers(1, 3), min_size=3, max_size=3), min_size=2, max_size=6)


@pytest.mark.untraced
@given(tables, st.sampled_from(sorted(WEIGHTS)))
@example([[2, 0, 0], [0, 0, 0], [0, 0, 0]], min(WEIGHTS))
@example([[2, 1, 0], [0, 1, 0], [1, 0, 3]], min(WEIGHTS))
def test_cohens_kappa_is_its_definition(table, weights):
    """Weighted or not, kappa is one minus the observed over the expected disagreement of the cross table."""
    if not sum(map(sum, table)):
        return
    expected = cohen_by_definition(table, WEIGHTS[weights])
    found = cohen_kappa(from_table(table), "j00", "j01", weights=weights, categories=(0, 1, 2))

    if expected is None:
        assert isinstance(found.value, Undefined)
    else:
        assert found.value == pytest.approx(float(expected), abs=1e-12)


def test_cohens_kappa_of_the_textbook_table():
    """Fifty applications, 20/5/10/15: kappa is 0.4."""
    assert cohen_kappa(from_table([[20, 5], [10, 15]]), "j00", "j01").value == pytest.approx(0.4)


def test_cohen_looks_at_what_both_marked():
    """Items that only one of the two marked, and other jurors, do not count."""
    both = items_by_jurors([[1, 1], [2, 2], [2, 1]])
    more = items_by_jurors([[1, 1, 3], [2, 2, None], [2, 1, 3], [1, None, 3]])

    assert cohen_kappa(both, "j00", "j01") == cohen_kappa(more, "j00", "j01")


@pytest.mark.untraced
@given(panels)
def test_conger_of_two_jurors_is_cohen(rows):
    """With two jurors, Conger's kappa is Cohen's."""
    reviews = items_by_jurors([row[:2] for row in rows])

    assert conger_kappa(reviews).value == cohen_kappa(reviews, "j00", "j01").value


@pytest.mark.untraced
@given(panels, st.sampled_from(EVERY), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(rows, measure, random):
    """Shuffling items changes no coefficient."""
    shuffled = rows[:]
    random.shuffle(shuffled)
    before, after = (measure(items_by_jurors(one)).value for one in (rows, shuffled))

    assert before == after or before == pytest.approx(after, abs=1e-12)


@pytest.mark.untraced
@given(
    panels, st.sampled_from(EVERY), st.sampled_from(("identity", "linear", "quadratic", "radical", "ordinal"))
)
def test_no_coefficient_exceeds_one(rows, measure, weights):
    """One is full agreement, whatever the weights; the interval never passes it."""
    found = measure(items_by_jurors(rows), weights=weights)
    if not isinstance(found.value, Undefined):
        assert found.value <= 1 + 1e-12
        assert found.low <= found.value + 1e-12
        assert found.high <= 1


@pytest.mark.untraced
@given(holed, st.sampled_from(EVERY))
def test_missing_marks_are_no_disagreement(rows, measure):
    """A juror who marks nothing more changes no coefficient."""
    reviews = items_by_jurors(rows)
    if not reviews.reviews:
        return
    before, after = measure(reviews), measure(items_by_jurors([[*row, None] for row in rows]))

    assert before == after


@pytest.mark.untraced
@given(panels)
def test_full_agreement_is_one(rows):
    """Jurors who copy one another agree fully by each coefficient, unless they use a single grade."""
    reviews = items_by_jurors([[row[0]] * 3 for row in rows])
    if len({row[0] for row in rows}) > 1:
        assert {round(measure(reviews).value, 12) for measure in EVERY} == {1.0}


def test_gwet_is_not_fooled_by_one_common_grade():
    """Where one grade rules, kappas fall to nothing though jurors agree; AC1 does not (the kappa paradox)."""
    reviews = items_by_jurors([[1, 1]] * 18 + [[1, 2], [2, 1]])

    assert fleiss_kappa(reviews).value < 0
    assert gwet_ac(reviews).value > 0.85


def test_declared_grades_count_for_gwet_and_brennan():
    """A grade of the scale that nobody gave makes chance agreement rarer: the coefficient rises."""
    reviews = items_by_jurors([[1, 1], [2, 2], [2, 1]])
    for measure in (gwet_ac, brennan_prediger):
        assert measure(reviews, categories=(1, 2, "3")).value > measure(reviews).value


@pytest.mark.parametrize("slip", [33, "2.5", -1])
def test_a_mark_that_is_none_of_the_declared_grades_is_refused(slip):
    """33 for 3 is no fourth grade: it would make agreement look better. Each such mark is told by item and juror."""
    reviews = items_by_jurors([[1, 1], [2, slip], [slip, 1]])
    for measure in EVERY:
        with pytest.raises(Faults) as caught:
            measure(reviews, categories=(1, 2, 3))
        assert [one.path for one in caught.value.faults] == [
            (measure.__name__, "reviews", "i001", "j01"),
            (measure.__name__, "reviews", "i002", "j00"),
        ]
    with pytest.raises(Faults):
        cohen_kappa(reviews, "j00", "j01", categories=(1, 2, 3))


def test_fleiss_1971_by_category():
    """Fleiss (1971): kappas of categories, averaged by p(1 - p), give kappa back."""
    rows = [
        [grade for grade, count in enumerate(row[:5], start=1) for _ in range(int(count))]
        for row in FLEISS_1971
    ]
    rows = [row for row in rows if len(row) == 6]
    found = fleiss_kappa(items_by_jurors(rows))
    n = sum(map(len, rows))
    shares = {grade: sum(row.count(int(grade)) for row in rows) / n for grade in found.by_category}
    weights = {grade: share * (1 - share) for grade, share in shares.items()}

    mean = sum(weights[g] * kappa for g, kappa in found.by_category.items()) / sum(weights.values())
    assert found.value == pytest.approx(mean, abs=1e-12)
    assert found.z > 2


def test_fleiss_z_is_the_published_formula_worked_by_hand():
    """Fleiss, Nee & Landis (1979), on four items and three jurors: kappa is 1/22, its variance by chance 67/1452."""
    found = fleiss_kappa(items_by_jurors([[1, 1, 1], [1, 1, 2], [2, 2, 3], [1, 2, 3]]))
    grades = [(Fraction(times, 12), 1 - Fraction(times, 12)) for times in (6, 4, 2)]
    alone = sum(p * q for p, q in grades)
    variance = 2 * (alone**2 - sum(p * q * (q - p) for p, q in grades)) / (4 * 3 * (3 - 1) * alone**2)

    assert Fraction(67, 1452) == variance
    assert (found.value, found.z) == pytest.approx((1 / 22, 1 / 22 / sqrt(variance)))


def test_fleiss_z_needs_as_many_marks_everywhere():
    """With missing marks there is no z of 1971, and none is shown."""
    found = fleiss_kappa(items_by_jurors([[1, 1, None], [2, 2, 1]]))

    assert found.z is None
    assert dict(found.by_category) == {}


@pytest.mark.parametrize("measure", EVERY)
def test_undefined_says_why(measure):
    """Constant grades and grades without pairs have no coefficient: each says which."""
    assert measure(items_by_jurors([[1, 1], [1, 1]])).value.reason.code == "constant"
    assert measure(items_by_jurors([[1, None], [None, 2]])).value.reason.code == "no_pair"
    assert measure(items_by_jurors([])).value.reason.code == "no_pair"
    assert measure(items_by_jurors([[1, 1], [1, 1]])).explain().codes == ("constant",)


@pytest.mark.parametrize("measure", EVERY)
def test_nothing_to_compare_on_a_declared_scale(measure):
    """A declared scale without any mark is no fault: there is no pair, and it says so."""
    assert measure(items_by_jurors([]), categories=(1, 2)).value.reason.code == "no_pair"


def test_two_jurors_without_a_common_item_on_a_declared_scale():
    """Two jurors who share no item have no kappa, with a declared scale too."""
    reviews = items_by_jurors([[1, None], [None, 2]])

    assert cohen_kappa(reviews, "j00", "j01", categories=(1, 2)).value.reason.code == "no_pair"


@pytest.mark.parametrize("measure", EVERY)
def test_grades_may_be_declared_by_a_generator(measure):
    """Grades that can be gone over once only are read once: the result is that of a tuple."""
    reviews = items_by_jurors([[1, 1], [2, 2], [2, 1]])

    assert measure(reviews, categories=iter((1, 2, 3))) == measure(reviews, categories=(1, 2, 3))


def test_constant_grades_on_a_declared_scale():
    """With a declared scale, constant grades are full agreement for Gwet, and still nothing for kappa."""
    reviews = items_by_jurors([[1, 1], [1, 1]])

    assert gwet_ac(reviews, categories=(1, 2)).value == 1
    assert fleiss_kappa(reviews, categories=(1, 2)).value.reason.code == "constant"


def test_one_item_has_no_interval():
    """A single item gives a coefficient without interval."""
    assert fleiss_kappa(items_by_jurors([[1, 2]])).low.reason.code == "one_item"


@pytest.mark.slow
def test_fleiss_and_alpha_agree_on_large_panels():
    """Fleiss' kappa and nominal alpha differ only by a correction that fades with size."""
    rows = [[(i * i + j * i) % 3 for j in range(4)] for i in range(300)]
    kappa = fleiss_kappa(items_by_jurors(rows)).value

    assert kappa == pytest.approx(
        krippendorff_alpha(items_by_jurors(rows), distance="nominal").value, abs=2e-3
    )


def test_wrong_options_are_refused():
    """Unknown jurors, weights, levels and inexact grades are refused by name."""
    reviews = items_by_jurors([[1, 2], [2, 2]])
    with pytest.raises(UnknownKey, match="j09"):
        cohen_kappa(reviews, "j00", "j09")
    with pytest.raises(Fault, match="weights"):
        fleiss_kappa(reviews, weights="cubic")
    with pytest.raises(Fault, match="categories"):
        gwet_ac(reviews, categories=(float("nan"),))
    with pytest.raises(Fault, match="level"):
        brennan_prediger(reviews, level=2)


@pytest.mark.parametrize("rows", [
    [[1, 1, 2], [2, 2, 2], [1, 3, None], [3, 3, 1], [2, None, None]],
    [[1, 1], [2, 1], [2, 2], [1, None]],
    [[1, 2, 3, 3], [1, 1, None, 2], [None, 2, 2, 2], [3, 3, 3, 3], [1, None, None, None], [2, 1, 1, None]],
])  # fmt: skip
def test_the_error_of_fleiss_kappa_is_gwets_written_out(rows):
    """Gwet (2014), 5.3: each item's own kappa, 0 of one mark, less twice what its grades add to chance."""
    units = [[mark for mark in row if mark is not None] for row in rows]
    n, paired = len(units), sum(len(unit) > 1 for unit in units)
    common = {grade: sum(unit.count(grade) / len(unit) for unit in units) / n for grade in (1, 2, 3)}
    chance = sum(share**2 for share in common.values())

    def alike(unit):
        return sum(a == b for a, b in permutations(unit, 2)) / (len(unit) * (len(unit) - 1))

    observed = sum(alike(unit) for unit in units if len(unit) > 1) / paired
    kappa = (observed - chance) / (1 - chance)
    pulls = [
        (n / paired * (alike(unit) - chance) / (1 - chance) if len(unit) > 1 else 0)
        - 2 * (1 - kappa) * (sum(common[mark] for mark in unit) / len(unit) - chance) / (1 - chance)
        for unit in units
    ]
    variance = sum((pull - kappa) ** 2 for pull in pulls) / (n * (n - 1))
    found = fleiss_kappa(items_by_jurors(rows))

    assert (kappa, sqrt(variance)) == pytest.approx((found.value, found.standard_error))


PANELS = [
    [[1, 1], [2, 1], [2, 2], [4, 4], [2, 4]],
    [[1, 2, 4], [1, 1, 2], [4, 4, 4], [2, 2, None], [2, 4, 2], [1, None, 1]],
    [[1, 1, 2, 1], [4, 2, 4, 4], [2, 2, 1, 2], [4, 4, 4, 4]],
]
AMOUNTS = {
    **WEIGHTS,
    "radical": lambda a, b: sqrt(abs(a - b)),
    "ordinal": lambda a, b: WEIGHTS["ordinal"](RANKS[a], RANKS[b]),
}
RANKS = {1: 0, 2: 1, 4: 2}


def written_out(rows, weights):
    """Gwet (2014), chapters 2 to 5: the disagreement seen and by chance, each pair counting up to 1."""
    far = {(a, b): AMOUNTS[weights](a, b) / AMOUNTS[weights](1, 4) for a in RANKS for b in RANKS}
    units = [[mark for mark in row if mark is not None] for row in rows]
    seen = sum(
        sum(far[pair] for pair in permutations(unit, 2)) / (len(unit) * (len(unit) - 1)) for unit in units
    ) / len(units)
    share = {grade: sum(unit.count(grade) / len(unit) for unit in units) / len(units) for grade in RANKS}
    same = sum(1 - far[pair] for pair in far) / (len(RANKS) * (len(RANKS) - 1))
    return seen, {
        fleiss_kappa: sum(far[a, b] * share[a] * share[b] for a, b in far),
        gwet_ac: 1 - same * sum(one * (1 - one) for one in share.values()),
        brennan_prediger: sum(far.values()) / len(RANKS) ** 2,
    }


@pytest.mark.untraced
@pytest.mark.parametrize("rows", PANELS)
@pytest.mark.parametrize("weights", AMOUNTS)
def test_each_coefficient_is_its_definition(rows, weights):
    """What jurors disagree over what chance would, whatever the steps between grades and how a step is weighed."""
    seen, by_chance = written_out(rows, weights)
    for measure, chance in by_chance.items():
        found = measure(items_by_jurors(rows), weights=weights)
        assert (found.observed, found.expected, found.value) == pytest.approx(
            (seen, chance, 1 - seen / chance)
        )


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("rows", PANELS)
@pytest.mark.parametrize("measure", EVERY)
def test_the_error_is_what_each_item_would_move(rows, measure):
    """Items counted a little more or less, one at a time, move the coefficient: the error is made of these moves."""
    times, n = 40, len(rows)

    def moved(item, by):
        counted = [row for place, row in enumerate(rows) for _ in range(times + by * (place == item))]
        return measure(items_by_jurors(counted), weights="linear").value

    moves = [times * n * (moved(item, 1) - moved(item, -1)) / 2 for item in range(n)]
    found = measure(items_by_jurors(rows), weights="linear")
    assert found.standard_error == pytest.approx(
        sqrt(sum(move**2 for move in moves) / (n * (n - 1))), rel=2e-3
    )


def test_the_interval_is_students():
    """Value and error times t of as many degrees as items less one; at 0.9 and 4 degrees t is 2.1318."""
    for level, t in ((0.9, 2.131847), (0.95, 2.776445)):
        found = brennan_prediger(items_by_jurors(PANELS[0]), level=level)
        reach = t * found.standard_error
        assert (found.low, found.high) == pytest.approx((found.value - reach, min(1, found.value + reach)))
