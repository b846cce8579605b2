"""Four models of severity: against dense algebra, closed forms, and the likelihood written out."""

from fractions import Fraction
from itertools import pairwise
from math import log, pi, sqrt
from operator import mul
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.severity import SeverityModel, Variances, additive_model, blup, crossed_model, within_model
from eig.jury.severity import _reml_crossed as crossed
from eig.jury.severity import _reml_within_items as contrasts
from eig.jury.severity import _sums_of_marks_in_floats as designs
from eig.jury.severity._calibration_refusals_cautions_hausman_test import chance, hausman
from eig.reasons import Undefined
from helpers.grids_of_marks import items_by_jurors
from helpers.unfolded import unfolded


def simulated(items, jurors, each, seed, *, severity=1.0, noise=1.0):
    """A jury whose members read `each` items' worth, with half-point marks."""
    random = Random(seed)
    severities = [random.gauss(0, severity) for _ in range(jurors)]
    triples = []
    for item in range(items):
        quality = random.gauss(10, 2)
        for juror in random.sample(range(jurors), each):
            mark = quality + severities[juror] + random.gauss(0, noise)
            triples.append((f"i{item:03}", f"j{juror:02}", Fraction(round(2 * mark), 2)))
    return Reviews.from_triples(triples)


def solve(matrix, right):
    """Gauss-Jordan with pivots: the plainest solver, for small dense systems."""
    rows = [[*map(float, row), float(value)] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    determinant = 1.0
    for k in range(size):
        best = max(range(k, size), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        determinant *= rows[k][k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(size):
            if i != k:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows], determinant


def inverse(matrix):
    size = len(matrix)
    columns = [solve(matrix, [float(i == j) for i in range(size)])[0] for j in range(size)]
    return [[columns[j][i] for j in range(size)] for i in range(size)]


def henderson(reviews, variances):
    """Henderson's equations written out: mean, items and jurors, one row and column each."""
    names = ["mean", *reviews.items, *reviews.jurors]
    ratio = {
        **dict.fromkeys(reviews.items, variances.residual / variances.items),
        **dict.fromkeys(reviews.jurors, variances.residual / variances.jurors),
    }
    matrix = [[0.0] * len(names) for _ in names]
    right = [0.0] * len(names)
    place = {name: number for number, name in enumerate(names)}
    for name, value in ratio.items():
        matrix[place[name]][place[name]] = value
    for review in reviews.reviews:
        row = [0, place[review.item], place[review.juror]]
        for a in row:
            right[a] += float(review.mark)
            for b in row:
                matrix[a][b] += 1
    return dict(zip(names, solve(matrix, right)[0], strict=True)), inverse(matrix), place


def criterion(reviews, variances, *, free):
    """-2 log restricted likelihood through the dense marginal covariance; items free or at random."""
    marks = [float(review.mark) for review in reviews.reviews]
    n = len(marks)
    covariance = [
        [
            variances.residual * (a is b)
            + variances.jurors * (a.juror == b.juror)
            + (0 if free else variances.items) * (a.item == b.item)
            for b in reviews.reviews
        ]
        for a in reviews.reviews
    ]
    columns = (
        [[float(review.item == item) for review in reviews.reviews] for item in reviews.items]
        if free
        else [[1.0] * n]
    )
    turned = [solve(covariance, column) for column in columns]
    determinant = turned[0][1]
    core = [[sum(x * y for x, y in zip(a, b[0], strict=True)) for b in turned] for a in columns]
    pulled = solve(covariance, marks)[0]
    right = [sum(x * y for x, y in zip(column, pulled, strict=True)) for column in columns]
    means, core_determinant = solve(core, right)
    left = sum(x * y for x, y in zip(marks, pulled, strict=True)) - sum(
        x * y for x, y in zip(means, right, strict=True)
    )
    return log(determinant) + log(core_determinant) + left + (n - len(columns)) * log(2 * pi)


@pytest.mark.parametrize("known", [(4, 1, 2), (0, 0, 1), (0, 3, 1), (5, 0, 1)])
def test_one_mark_is_its_own_mean_and_shows_no_severity(known):
    """With variances that one knows, one mark says all of the mean, as far off as the three add up to, and no more."""
    items, jurors, residual = known
    model = blup(items_by_jurors([[14]]), Variances(items=items, jurors=jurors, residual=residual))

    assert (14, (14,)) == (model.mean, model.estimates.means)
    assert [(0, pytest.approx(sqrt(jurors)))] == [(one.value, one.standard_error) for one in model.severities]
    assert pytest.approx(sqrt(sum(known))) == model.mean_error


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(8))
def test_blup_solves_hendersons_equations(seed):
    """Absorbing the items gives what the full mixed-model equations give: effects, mean and covariances."""
    reviews = simulated(9, 4, 2, seed)
    known = Variances(items=4.0, jurors=1.0, residual=2.0)
    expected, spread, place = henderson(reviews, known)
    model = blup(reviews, known)

    assert model.mean == pytest.approx(expected["mean"])
    for item, mean in zip(model.estimates.items, model.estimates.means, strict=True):
        assert mean - model.mean == pytest.approx(expected[item], abs=1e-9)
        for other in model.estimates.items:
            wanted = known.residual * spread[place[item]][place[other]]
            assert model.estimates.covariance(item, other) == pytest.approx(wanted, abs=1e-9)
    for one in model.severities:
        assert one.value == pytest.approx(expected[one.juror], abs=1e-9)
        assert one.standard_error == pytest.approx(
            sqrt(known.residual * spread[place[one.juror]][place[one.juror]])
        )


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(5))
def test_the_criteria_are_those_of_the_dense_likelihood(seed):
    """The criterion through absorbed sums is the restricted likelihood written with full matrices."""
    reviews = simulated(6, 4, 3, seed)
    within, crossed = within_model(reviews), crossed_model(reviews)

    assert within.criterion == pytest.approx(criterion(reviews, within.variances, free=True), abs=1e-6)
    assert crossed.criterion == pytest.approx(criterion(reviews, crossed.variances, free=False), abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["within", "crossed"])
def test_no_neighbouring_variances_are_more_likely(seed, name):
    """Moving any variance by a hundredth raises the criterion: the fit is at its top."""
    fit, free = {"within": (within_model, True), "crossed": (crossed_model, False)}[name]
    reviews = simulated(7, 4, 3, seed)
    model = fit(reviews)
    best = model.variances
    for factor in (0.99, 1.01):
        for field in ("items", "jurors", "residual"):
            if (value := getattr(best, field)) is not None:
                moved = {name: getattr(best, name) for name in ("items", "jurors", "residual")}
                moved[field] = value * factor or 0.01
                assert criterion(reviews, Variances(**moved), free=free) >= model.criterion - 1e-7


@pytest.mark.untraced
def test_a_complete_panel_has_a_closed_form():
    """On a complete panel REML is the analysis of variance: residual MSE, jurors (MSC - MSE)/n, items (MSR - MSE)/k."""
    rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    crossed, within = crossed_model(items_by_jurors(rows)), within_model(items_by_jurors(rows))

    assert crossed.variances.items == pytest.approx(2.5555555556, abs=1e-6)
    assert crossed.variances.jurors == pytest.approx(5.2444444444, abs=1e-6)
    assert crossed.variances.residual == pytest.approx(1.0194444444, abs=1e-6)
    assert within.variances.jurors == pytest.approx(crossed.variances.jurors, abs=1e-6)
    assert within.variances.residual == pytest.approx(crossed.variances.residual, abs=1e-6)


def test_a_step_that_goes_too_far_is_halved():
    """Six marks whose first step would raise the criterion still end at the analysis of variance: 13, 7/2 and 1/6."""
    found = crossed_model(items_by_jurors([[10, 7], [3, 1], [4, 1]])).variances

    assert (found.items, found.jurors, found.residual) == pytest.approx((13, 3.5, 1 / 6), rel=1e-6)


def test_of_a_step_uphill_next_to_nothing_is_gone():
    """Where no part of a step is better, halving ends next to where it began."""
    known = designs.design(items_by_jurors([[10, 7], [3, 1], [4, 1]]))
    low = crossed.state(known, 1.0, 1.0)
    uphill = low.slopes[0] / 100, low.slopes[1] / 100

    assert crossed._descend(known, low, uphill).ratios == pytest.approx((1, 1), abs=1e-8)


@pytest.mark.untraced
@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=6))
def test_a_complete_panel_keeps_its_order(rows):
    """Every item loses the same mean severity: calibrated means less raw ones are constant."""
    reviews = items_by_jurors(rows)
    for fit in (within_model, additive_model):
        model = fit(reviews)
        gaps = [mean - sum(row) / 3 for mean, row in zip(model.estimates.means, rows, strict=True)]
        assert max(gaps) - min(gaps) < 1e-9


@pytest.mark.parametrize("fit", [within_model, crossed_model, additive_model])
def test_a_generous_juror_is_found(fit):
    """A juror who adds three to every mark has the highest severity, by every model."""
    reviews = simulated(30, 5, 3, 1, severity=0.0)
    spoilt = Reviews.from_triples(
        (one.item, one.juror, one.mark + (3 if one.juror == "j02" else 0)) for one in reviews.reviews
    )
    model = fit(spoilt)

    assert max(model.severities, key=lambda one: one.value).juror == "j02"
    assert model.severity("j02").value > 1.5


@pytest.mark.slow
@pytest.mark.parametrize("fit", [within_model, crossed_model, additive_model])
@given(seed=st.integers(0, 50), shift=st.integers(-100, 100), factor=st.integers(1, 5))
def test_the_scale_of_marks_carries_over(fit, seed, shift, factor):
    """Marks multiplied and shifted give severities multiplied, and qualities multiplied and shifted."""
    reviews = simulated(8, 4, 2, seed)
    moved = Reviews.from_triples((one.item, one.juror, factor * one.mark + shift) for one in reviews.reviews)
    before, after = fit(reviews), fit(moved)
    for a, b in zip(before.severities, after.severities, strict=True):
        assert b.value == pytest.approx(factor * a.value, abs=1e-4)
    for a, b in zip(before.estimates.means, after.estimates.means, strict=True):
        assert b == pytest.approx(factor * a + shift, abs=1e-4)


def test_additive_marks_without_noise_are_solved_exactly():
    """Where marks are quality plus severity and nothing else, least squares gives both back."""
    marks = [
        ("D1", "J1", 13),
        ("D1", "J2", 11),
        ("D2", "J1", 16),
        ("D2", "J3", 15),
        ("D3", "J2", 8),
        ("D3", "J3", 9),
    ]
    model = additive_model(Reviews.from_triples(marks))

    assert model.estimates.means == pytest.approx((12, 15, 9))
    assert [one.value for one in model.severities] == pytest.approx([1, -1, 0], abs=1e-9)
    assert model.singular == ("residual",)
    assert model.cautions[0].code == "singular_residual"


def test_the_additive_residual_is_the_mean_square_of_what_is_left():
    """What qualities and severities leave of the marks, squared, over the marks that they leave free."""
    reviews = simulated(6, 3, 2, 4)
    model = additive_model(reviews)
    quality = dict(zip(model.estimates.items, model.estimates.means, strict=True))
    severity = {one.juror: one.value for one in model.severities}
    left = sum((float(one.mark) - quality[one.item] - severity[one.juror]) ** 2 for one in reviews.reviews)

    assert model.variances.residual == pytest.approx(left / (12 - (6 + 3 - 1)))


def test_additive_errors_of_a_complete_panel_are_known():
    """Three jurors and four items: σ²/3 an item, and σ²/4 a juror less σ²/12, as severities sum to zero."""
    model = additive_model(items_by_jurors([[1, 3, 2], [4, 4, 1], [2, 5, 3], [1, 1, 1]]))
    residual = model.variances.residual

    assert [model.estimates.variance(item) for item in model.estimates.items] == pytest.approx(
        [residual / 3] * 4
    )
    assert [one.standard_error**2 for one in model.severities] == pytest.approx([residual / 6] * 3)


def test_additive_errors_are_those_of_the_normal_equations():
    """The covariance of additive qualities is the residual times the inverse of their normal equations."""
    reviews = simulated(6, 3, 2, 4)
    model = additive_model(reviews)
    items, jurors = reviews.items, reviews.jurors
    size = len(items) + len(jurors)
    matrix = [[0.0] * size for _ in range(size)]
    for review in reviews.reviews:
        row = [items.index(review.item), len(items) + jurors.index(review.juror)]
        for a in row:
            for b in row:
                matrix[a][b] += 1
    for a in range(len(items), size):
        for b in range(len(items), size):
            matrix[a][b] += 1.0
    spread = inverse(matrix)
    severities_free = [[spread[a][b] for b in range(len(items))] for a in range(len(items))]
    for a, item in enumerate(items):
        for b, other in enumerate(items):
            found = model.estimates.variance_of_difference(item, other)
            wanted = severities_free[a][a] + severities_free[b][b] - 2 * severities_free[a][b]
            assert found == pytest.approx(model.variances.residual * wanted, abs=1e-9)


def test_of_two_bottoms_the_deeper_is_found():
    """Seven marks leave two bottoms, one without severity and one with much: the more likely one is returned."""
    reviews = items_by_jurors([[1, None, "1.5"], [4, None, 4], [5, 1, "4.5"]])
    model = crossed_model(reviews)
    shallow = Variances(items=0.9, jurors=0, residual=2.7)

    assert model.criterion == pytest.approx(criterion(reviews, model.variances, free=False), abs=1e-6)
    assert model.criterion < criterion(reviews, shallow, free=False) - 2
    assert model.variances.jurors > model.variances.items > 20 * model.variances.residual


@pytest.mark.parametrize("seed", range(3))
def test_many_marks_need_no_grid(seed):
    """Where many marks are left over, the fit starts from the analysis of variance alone, and no grid does better."""
    reviews = simulated(40, 8, 3, seed)
    found, known = crossed_model(reviews), designs.design(reviews)
    for items in (0.0, 0.1, 1.0, 10.0, 100.0):
        for jurors in (0.0, 0.1, 1.0, 10.0, 100.0):
            tried = crossed.state(known, items, jurors)
            assert found.criterion <= crossed.full_criterion(tried, known.marks) + 1e-9


@pytest.mark.parametrize(("items", "jurors", "starts"), [(6, 11, 37), (4, 18, 1)])
def test_a_fit_starts_from_a_grid_where_fewer_than_fifty_marks_are_left_over(items, jurors, starts):
    """Forty-nine marks beyond one an item and one a juror may have several bottoms; fifty start from one place."""
    panel = [[n * n + juror for juror in range(jurors)] for n in range(items)]

    assert starts == len(list(crossed._starts(designs.design(items_by_jurors(panel)))))


def test_no_severity_ends_at_exactly_zero():
    """Jurors who differ less than chance would make them have a variance of exactly 0, and raw means stand."""
    rows = [[1, 3], [3, 1], [2, 4], [4, 2]]
    within, crossed = within_model(items_by_jurors(rows)), crossed_model(items_by_jurors(rows))

    assert within.variances.jurors == crossed.variances.jurors == 0
    assert "jurors" in within.singular
    assert [one.value for one in within.severities] == [0, 0]
    assert within.estimates.means == (2, 2, 3, 3)
    assert within.ratio == 0


def test_items_that_do_not_differ_end_at_exactly_zero():
    """Items that differ less than chance have a variance of exactly 0: no ranking is supported, and it says so."""
    model = crossed_model(items_by_jurors([[1, 9], [3, 7], [2, 8], [1, 9]]))

    assert model.variances.items == 0
    assert set(model.estimates.means) == {model.mean}
    assert model.cautions[0].code == "singular_items"


def test_marks_equal_inside_items_show_no_severity():
    """Jurors who always agree leave nothing to estimate: no severity and no error."""
    model = within_model(items_by_jurors([[1, 1], [3, 3]]))

    assert model.singular == ("jurors", "residual")
    assert model.ratio == 0
    assert model.estimates.means == (1, 3)


def test_severities_that_explain_everything():
    """Marks without noise push the ratio of variances to its bound; severities are still right."""
    marks = [(f"d{n}", f"j{(n + k) % 5}", 10 + n % 4 + (n + k) % 5) for n in range(20) for k in range(3)]
    reviews = Reviews.from_triples(marks)
    within, crossed = within_model(reviews), crossed_model(reviews)

    assert [one.value for one in within.severities] == pytest.approx([-2, -1, 0, 1, 2], abs=1e-3)
    assert [one.value for one in crossed.severities] == pytest.approx([-2, -1, 0, 1, 2], abs=1e-2)
    assert within.variances.residual < 1e-4


@pytest.mark.parametrize(
    ("fit", "rows", "code"),
    [
        (within_model, [[1, None], [None, 2]], "no_contrast"),
        (within_model, [], "no_contrast"),
        (crossed_model, [[1, 2, 3]], "too_few"),
        (crossed_model, [[1], [2]], "too_few"),
        (crossed_model, [[1, None], [None, 2]], "too_few"),
        (crossed_model, [[4, 4], [4, 4]], "constant"),
        (within_model, [[1, 2, 3]], "saturated"),
        (crossed_model, [[1, 2], [2, None]], "saturated"),
        (additive_model, [[1, 2, None], [None, None, 3]], "disconnected"),
        (additive_model, [[1], [2]], "no_contrast"),
    ],
)
def test_undefined_says_why(fit, rows, code):
    """A model that marks cannot support is a value with its reason."""
    assert fit(items_by_jurors(rows)).reason.code == code


def test_no_reviews_have_no_blup():
    """Without reviews there is nothing to predict."""
    assert blup(Reviews(reviews=[]), Variances(items=1, jurors=1, residual=1)).reason.code == "too_few"


def test_known_variances_are_checked_together():
    """Missing, negative and zero variances are all told."""
    with pytest.raises(Faults) as caught:
        blup(items_by_jurors([[1]]), Variances(items=None, jurors=-1, residual=0))
    assert [fault.place for fault in caught.value.exceptions] == [
        "blup.variances.items", "blup.variances.jurors", "blup.variances.residual",
    ]  # fmt: skip
    with pytest.raises(Fault, match=r"within_model\.reviews: expected reviews"):
        within_model([])


def test_known_variances_of_zero():
    """A known variance of zero for items or for jurors leaves them without effect."""
    reviews = items_by_jurors([[1, 3], [5, 7]])
    still = blup(reviews, Variances(items=0, jurors=1, residual=1))
    alike = blup(reviews, Variances(items=1, jurors=0, residual=1))

    assert set(still.estimates.means) == {still.mean}
    assert {one.value for one in alike.severities} == {0}
    assert alike.variance_given_mean("i000") < alike.estimates.variance("i000")


def test_a_model_speaks_and_refuses():
    """A model explains items and jurors in both languages; strangers are refused."""
    model = additive_model(simulated(8, 3, 2, 1))
    kind = max(model.severities, key=lambda one: one.value).juror
    strict = min(model.severities, key=lambda one: one.value).juror

    assert "(generous)" in str(model.explain(kind))
    assert "(notation sévère)" in unfolded(model.explain(strict, lang="fr"))
    assert model.explain("i000").codes == ("estimate",)
    assert [row["juror"] for row in model.rows()] == ["j00", "j01", "j02"]
    assert "Severity of each juror" in model._repr_html_()
    assert isinstance(model, SeverityModel)
    for stranger in (model.severity, model.variance_given_mean, model.explain):
        with pytest.raises(UnknownKey):
            stranger("nobody")


def test_a_juror_without_severity_is_neither_severe_nor_generous():
    """A severity of 0, as where the variance of severities ends at zero, takes no side."""
    equal = Reviews.from_triples(
        [(item, juror, mark) for item, mark in (("a", 1), ("b", 2)) for juror in "xy"]
    )
    found = additive_model(equal)

    assert "(neither severe nor generous)" in unfolded(found.explain("x"))
    assert "(notation ni sévère ni généreuse)" in unfolded(found.explain("x", lang="fr"))


def test_a_fit_starts_from_the_analysis_of_variance():
    """Henderson's first method in exact sums; where it leaves no residual, a tenth of what is inside items or jurors."""
    marks = {("a", "x"): 1, ("a", "y"): 3, ("b", "x"): 2, ("b", "z"): 5, ("c", "y"): 4, ("c", "z"): 4, ("d", "x"): 0,
             ("d", "y"): 3, ("d", "z"): 1}  # fmt: skip
    count, square = len(marks), sum(mark * mark for mark in marks.values())
    inside, reach = [], []
    for side in (0, 1):
        groups = [
            [mark for place, mark in marks.items() if place[side] == one]
            for one in {key[side] for key in marks}
        ]
        explained = sum(Fraction(sum(group) ** 2, len(group)) for group in groups)
        inside.append((square - explained) / (count - len(groups)))
        reach.append(count - Fraction(sum(len(group) ** 2 for group in groups), count))
    apart = square - Fraction(sum(marks.values()) ** 2, count)
    residual = (reach[0] * inside[1] + reach[1] * inside[0] - apart) / (sum(reach) - count + 1)
    twice = [{("a", "x"): 1, ("a", "y"): 9, ("b", "x"): 2, ("b", "y"): 10}]
    twice += [{(f"i{juror}", f"j{item}"): mark for (item, juror), mark in twice[0].items()}]

    def moments(given):
        return crossed._moments(
            designs.design(Reviews.from_triples((*place, mark) for place, mark in given.items()))
        )

    assert (float(inside[1] / residual - 1), float(inside[0] / residual - 1)) == pytest.approx(moments(marks))
    assert [(0, 9), (9, 0)] == [pytest.approx(moments(one)) for one in twice]


def test_the_chance_of_a_variance_at_its_boundary_is_half_that_of_a_chi_squared():
    """Half the time the boundary gives 0 (Self & Liang 1987): 3.84, the 5 % of a chi-squared, leaves 2.5 %."""
    assert 0.025 == pytest.approx(chance(3.841458820694124))
    assert 0.05 == pytest.approx(chance(2.705543454095404))
    assert 0.25 == pytest.approx(chance(0.454936423119572))
    assert (1.0, None) == (chance(0), chance(None))


def _pseudo_marks(reviews, items):
    """Return the estimates of free jurors and their covariance, items at random: least squares written out."""
    covariance = [
        [float(a is b) + items * (a.item == b.item) for b in reviews.reviews] for a in reviews.reviews
    ]
    columns = [[float(one.juror == juror) for one in reviews.reviews] for juror in reviews.jurors]
    return _least_squares(columns, inverse(covariance), [float(one.mark) for one in reviews.reviews])


def _least_squares(columns, weights, marks):
    pulled = [[sum(map(mul, row, column)) for row in weights] for column in columns]
    core = [[sum(map(mul, a, b)) for b in columns] for a in pulled]
    spread = inverse(core)
    right = [sum(map(mul, a, marks)) for a in pulled]
    return [sum(map(mul, row, right)) for row in spread], spread


@pytest.mark.untraced
@pytest.mark.parametrize("seed", [0, 2, 3, 5])
def test_the_comparison_of_two_fits_is_hausmans_written_out(seed):
    """Contrasts with the last juror, items free and at random, differ by a chi-squared: d'(V - W)⁻¹d, in full."""
    reviews, items, residual = simulated(7, 4, 2, seed), 1.7, 0.8
    marks = [float(one.mark) for one in reviews.reviews]
    same = [[float(a is b) for b in reviews.reviews] for a in reviews.reviews]
    jurors = [[float(one.juror == juror) for one in reviews.reviews] for juror in reviews.jurors[:-1]]
    levels = [[float(one.item == item) for one in reviews.reviews] for item in reviews.items]
    ours, wide = _least_squares([*jurors, *levels], same, marks)
    theirs, tight = _pseudo_marks(reviews, items)
    size = range(len(jurors))
    apart = [ours[i] - theirs[i] + theirs[-1] for i in size]
    spread = [
        [residual * (wide[i][j] - tight[i][j] + tight[i][-1] + tight[-1][j] - tight[-1][-1]) for j in size]
        for i in size
    ]
    found = hausman(designs.design(reviews), items, residual)

    assert len(jurors) == found.df
    assert found.statistic == pytest.approx(sum(map(mul, apart, solve(spread, apart)[0])), rel=1e-6)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_the_error_of_a_quality_given_the_mean_is_hendersons_without_the_mean(seed):
    """If the mean were known, the errors of qualities are those of the equations without its row and column."""
    reviews, known = simulated(6, 4, 2, seed), Variances(items=3.0, jurors=1.5, residual=2.0)
    _, _, place = henderson(reviews, known)
    matrix = [[0.0] * len(place) for _ in place]
    for name, number in place.items():
        matrix[number][number] = known.residual / (known.items if name in reviews.items else known.jurors)
    for one in reviews.reviews:
        for a in (place[one.item], place[one.juror]):
            for b in (place[one.item], place[one.juror]):
                matrix[a][b] += 1
    spread = inverse([row[1:] for row in matrix[1:]])
    model = blup(reviews, known)

    for item in reviews.items:
        at = place[item] - 1
        assert model.variance_given_mean(item) == pytest.approx(known.residual * spread[at][at])
        assert model.variance_given_mean(item) < model.estimates.variance(item)


def _of_ratio(wanted):
    """Return a complete panel whose severities vary so many times as much as its errors, and the error."""
    gaps = [(-1, 1, 0), (2, -1, -1), (0, -2, 2), (-1, 2, -1)]
    error = Fraction(sum(one * one for row in gaps for one in row), 6)
    severity = Fraction(sqrt((1 + 4 * wanted) * float(error) / 4)).limit_denominator(10**6)
    rows = [
        [10 + n + gap + severity * side for gap, side in zip(row, (-1, 0, 1), strict=True)]
        for n, row in enumerate(gaps)
    ]
    return rows, error


@pytest.mark.untraced
def test_a_ratio_of_variances_is_found_in_a_few_trials(monkeypatch):
    """Once a grid holds the ratio between two of its points, at most seventeen trials more find it."""
    trials, plain = [], contrasts._Profile.at
    monkeypatch.setattr(
        contrasts._Profile, "at", lambda self, gamma: trials.append(gamma) or plain(self, gamma)
    )
    for power in range(-6, 24):
        within_model(items_by_jurors(_of_ratio(10 ** (power / 4) * 0.97)[0]))
        assert len(trials) <= len(contrasts.GRID) + 17
        trials.clear()


def test_a_ratio_is_sought_between_the_neighbours_of_the_best_point_of_the_grid(monkeypatch):
    """However near an end: a ratio of four millionths, of which the first point is 0, is found as well."""
    brackets, plain = [], contrasts._root
    monkeypatch.setattr(
        contrasts,
        "_root",
        lambda profile, low, high: brackets.append((low, high)) or plain(profile, low, high),
    )
    for wanted in (4e-6, 0.1, 3.0, 8e5):
        variances = within_model(items_by_jurors(_of_ratio(wanted)[0])).variances
        low, high = ([one.gamma for one in some] for some in zip(*brackets, strict=True))
        assert low[-1] < variances.jurors / variances.residual < high[-1]
    places = [(contrasts.GRID.index(a), contrasts.GRID.index(b)) for a, b in zip(low, high, strict=True)]

    assert [1, 2, 2, 1] == [after - before for before, after in places]
    assert 0 == places[0][0]


def test_a_ratio_of_variances_beyond_a_million_is_told_as_a_million():
    """Severities that vary ten million times as much as errors do are told as a million times as much."""
    variances = within_model(items_by_jurors(_of_ratio(10**7)[0])).variances

    assert variances.jurors / variances.residual == pytest.approx(10**6)


@pytest.mark.untraced
@pytest.mark.parametrize("power", range(-6, 25))
def test_the_ratio_of_variances_is_found_whatever_its_size(power):
    """On a complete panel the ratio is (MSC - MSE) / n MSE, from a thousandth to the bound of a million."""
    rows, error = _of_ratio(10 ** (power / 4) * 0.97)
    model = within_model(items_by_jurors(rows))
    columns = [sum(column) / 4 for column in zip(*rows, strict=True)]
    middle = sum(columns) / 3
    between = 4 * sum((one - middle) ** 2 for one in columns) / 2

    assert model.variances.residual == pytest.approx(float(error), rel=1e-5)
    assert model.variances.jurors == pytest.approx(float((between - error) / 4), rel=1e-5)


@pytest.mark.parametrize("ratios", [(0.3, 0.7), (2.0, 0.05), (1.0, 4.0)])
@pytest.mark.parametrize("seed", range(3))
def test_slopes_are_what_the_criterion_gains_by_a_little_more(seed, ratios):
    """Each slope of either criterion is its difference over a small step, divided by the step."""
    given = designs.design(simulated(8, 4, 2, seed))
    little = 1e-5
    slopes = [
        (crossed.state(given, *more).criterion - crossed.state(given, *less).criterion) / (2 * little)
        for more, less in (
            ((ratios[0] + little, ratios[1]), (ratios[0] - little, ratios[1])),
            ((ratios[0], ratios[1] + little), (ratios[0], ratios[1] - little)),
        )
    ]

    assert slopes == pytest.approx(crossed.state(given, *ratios).slopes, rel=1e-4, abs=1e-5)


def _at(ratios, slopes, bends):
    return crossed.State(*ratios, 0.0, 1.0, (), (), slopes, bends)


@pytest.mark.parametrize("bends", [(2.0, 0.0, 3.0), (2.0, 0.5, 3.0), (2.0, -1.9, 2.0), (0.5, 1.3, 4.0)])
@pytest.mark.parametrize("slopes", [(1.0, -2.0), (-3.0, -0.5), (0.0, 0.25)])
@pytest.mark.parametrize("ratios", [(1.0, 1.0), (0.01, 0.5)])
def test_a_step_goes_to_the_bottom_of_the_parabola_and_promises_its_depth(ratios, slopes, bends):
    """Of the parabola with these slopes and bends, the step is where it is flat, the fall how deep it lies there."""
    step, fall = crossed._step(_at(ratios, slopes, bends))
    (x, y), (a, b, c) = step, bends

    assert (a * x + b * y, b * x + c * y) == pytest.approx((-slopes[0], -slopes[1]))
    depth = slopes[0] * x + slopes[1] * y + (a * x * x + 2 * b * x * y + c * y * y) / 2
    assert fall == pytest.approx(-depth)


def test_a_step_where_the_parabola_has_no_bottom_takes_each_ratio_alone():
    """Bends that leave no bottom, or next to none, are taken without what they share; so is a ratio that is held."""
    for shared in (1.0, 0.998, 2.0, -2.0):
        step, fall = crossed._step(_at((1.0, 1.0), (1.0, -1.0), (0.5, shared, 2.0)))
        assert ((-2.0, 0.5), 1.25) == (pytest.approx(step), pytest.approx(fall))
    for uphill in (1.0, 0.5, 0.0):
        step, fall = crossed._step(_at((0.0, 1.0), (uphill, -1.0), (2.0, 1.0, 2.0)))
        assert ((0.0, 0.5), 0.25) == (pytest.approx(step), pytest.approx(fall))
        step, fall = crossed._step(_at((1.0, 0.0), (-1.0, uphill), (2.0, 1.0, 2.0)))
        assert ((0.5, 0.0), 0.25) == (pytest.approx(step), pytest.approx(fall))
    step, fall = crossed._step(_at((0.0, 1.0), (-1.0, 0.0), (2.0, 0.0, 2.0)))
    assert ((0.5, 0.0), 0.25) == (pytest.approx(step), pytest.approx(fall))


def test_a_ratio_moves_within_its_bounds():
    """Never below 0, never to more than ten times as much and one; else as far as a balanced jury says: v²/(v - step)."""
    assert 0.0 == crossed._further(0.5, 0.1, -9.0)
    assert 0.0 == crossed._further(0.0, 0.1, 0.0)
    assert [6.0, 6.0] == [crossed._further(0.5, 0.1, step) for step in (0.6, 7.0)]
    assert crossed.HIGHEST == crossed._further(crossed.HIGHEST, 1.0, crossed.HIGHEST)
    for step in (-0.4, -0.05, 0.05, 0.3):
        assert crossed._further(0.5, 0.1, step) == pytest.approx(0.6**2 / (0.6 - step) - 0.1)


def test_a_ratio_moves_by_the_error_of_the_means_of_its_side():
    """Items have as many marks each as marks by items, jurors as many as marks by jurors: that is their base."""
    given = designs.design(simulated(12, 4, 2, 1))
    now = _at((0.5, 0.3), (1.0, 1.0), (1.0, 0.0, 1.0))

    assert (12, 4, 24) == (len(given.items), len(given.jurors), given.marks)
    for part in (1.0, 0.25):
        assert crossed._moved(given, now, (-0.4, 0.2), part) == (
            crossed._further(0.5, 12 / 24, -0.4 * part),
            crossed._further(0.3, 4 / 24, 0.2 * part),
        )


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(12))
def test_a_fit_goes_downhill_in_a_few_steps(monkeypatch, seed):
    """Each state of a fit is likelier than the one before, up to rounding, and there are twenty at most."""
    solved, found = crossed._solved, []
    monkeypatch.setattr(crossed, "_solved", lambda *given: found.append(solved(*given)) or found[-1])
    rows = [[10, 7], [3, 1], [4, 1]]
    crossed.fit(designs.design(simulated(8, 4, 2, seed) if seed else items_by_jurors(rows)))

    assert len(found) <= 20
    for before, after in pairwise(found):
        assert after.criterion <= before.criterion + 1e-7


def test_bends_at_just_the_limit_are_taken_alone():
    """What two ratios share is left out from 99 % of what their bends allow on: 33² of 11 times 100."""
    step, _ = crossed._step(_at((1.0, 1.0), (11.0, -100.0), (11.0, 33.0, 100.0)))

    assert (-1.0, 1.0) == pytest.approx(step)


@pytest.mark.parametrize(("rows", "code"), [
    ([[1, 2, None], [3, 1, None], [None, None, 4]], None),
    ([[1, 2, None], [3, None, None], [None, None, 4]], "saturated"),
    ([[1, 2]], "saturated"),
    ([[1, 2, None], [None, None, 4]], "saturated"),
])  # fmt: skip
def test_one_mark_beyond_what_free_effects_take_is_enough(rows, code):
    """Free qualities and severities fit items and jurors less one a room: one mark more, and there is error to tell."""
    found = within_model(items_by_jurors(rows))

    assert code == (found.reason.code if isinstance(found, Undefined) else None)


def test_marks_that_hardly_differ_are_no_constant():
    """Equal marks tell nothing, at whatever half point; one of many that differs by a half does."""
    half = Fraction(7, 2)
    constant = [[half] * 3 for _ in range(4)]
    odd = [[half, half, half], [half, half, half], [half, half, 4], [half, half, half]]

    assert "constant" == crossed_model(items_by_jurors(constant)).reason.code
    assert isinstance(crossed_model(items_by_jurors(odd)), SeverityModel)


def test_where_no_mean_is_estimated_it_is_as_if_known():
    """The variance of an item's error is one and the same then."""
    marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 5), ("b", "y", 2), ("c", "y", 4)]
    model = additive_model(Reviews.from_triples(marks))

    assert model.mean is None
    for item in "abc":
        assert model.variance_given_mean(item) == pytest.approx(model.estimates.variance(item))


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_a_step_is_halved_until_the_criterion_falls(seed):
    """The first of a step, its half, its quarter… that is strictly better is taken; uphill, the thirtieth."""
    given = designs.design(simulated(8, 4, 3, seed))
    best = crossed.fit(given)
    now = crossed.state(given, 1.1 * best.items, 0.8 * best.jurors + 0.2)
    (items, jurors), _ = crossed._step(now)
    for longer in ((items, jurors), (8 * items, -jurors), (-items, -jurors)):
        ways = [crossed._moved(given, now, longer, 0.5**number) for number in range(30)]
        criteria = [crossed.state(given, *way).criterion for way in ways]
        for bar in (now.criterion, criteria[0]):
            first = next((number for number, one in enumerate(criteria) if one < bar), 29)
            assert ways[first] == crossed._descend(given, now._replace(criterion=bar), longer).ratios


def test_a_fit_is_done_where_both_ratios_hardly_move():
    """By no more than half a millionth of themselves, up or down; a ratio of nothing does not move at all."""
    for turned in (tuple, lambda pair: pair[::-1]):
        now = _at(turned((2.0, 0.0)), (0.0, 0.0), (1.0, 0.0, 1.0))

        for far in (0, 4e-7, -4e-7):
            assert crossed._near(now, turned((2 + 2 * far, 0.0)))
        for then in ((2 + 1.2e-6, 0.0), (2 - 1.2e-6, 0.0), (2.0, 1e-9), (4.0, 3.0)):
            assert not crossed._near(now, turned(then))


@pytest.mark.parametrize("unit", [1, Fraction(1, 10**9), 10**9, 10**60])
def test_marks_a_millionth_apart_inside_items_are_alike(unit):
    """A millionth of what parts items shows no severity and no error; two millionths do, in whatever unit."""
    singular = []
    for far in (Fraction(1, 2 * 10**6), Fraction(2, 10**6)):
        marks = [("a", "x", 0), ("a", "y", far), ("b", "x", 1 + far), ("b", "y", 1)]
        singular.append(
            within_model(Reviews.from_triples([(*at, mark * unit) for *at, mark in marks])).singular
        )

    assert [("jurors", "residual"), ("jurors",)] == singular


@pytest.mark.untraced
@pytest.mark.parametrize("ratio", [0.02, 0.3, 2.0])
@pytest.mark.parametrize("seed", range(3))
def test_without_severity_the_slope_is_what_a_little_of_it_gains(seed, ratio):
    """At a ratio of 0 the criterion is followed to one side only: its slope is that of the curve through three points."""
    given, little = designs.design(simulated(8, 4, 2, seed)), 1e-4
    here, near, far = (crossed.state(given, ratio, number * little) for number in range(3))
    slope = (4 * near.criterion - 3 * here.criterion - far.criterion) / (2 * little)

    assert slope == pytest.approx(here.slopes[1], rel=1e-3, abs=1e-3)


@pytest.mark.parametrize("ratios", [(0.3, 0.7), (2.0, 0.05), (1.0, 4.0)])
def test_bends_are_the_average_information_written_out(ratios):
    """With P what takes the mean out of the marks and y the marks: y'PVPWPy over the error, less what it takes along."""
    reviews = simulated(6, 4, 2, 3)
    marks = [float(one.mark) for one in reviews.reviews]
    sides = [
        [[float(getattr(a, side) == getattr(b, side)) for b in reviews.reviews] for a in reviews.reviews]
        for side in ("item", "juror")
    ]
    size = range(len(marks))
    whole = inverse(
        [[float(i == j) + sum(r * side[i][j] for r, side in zip(ratios, sides, strict=True)) for j in size]
         for i in size]
    )  # fmt: skip
    sums = list(map(sum, whole))
    taken = [[whole[i][j] - sums[i] * sums[j] / sum(sums) for j in size] for i in size]

    def seen(matrix, vector):
        return [sum(map(mul, row, vector)) for row in matrix]

    left = seen(taken, marks)
    residual = sum(map(mul, marks, left))
    scale = (len(marks) - 1) / residual
    parts = [seen(side, left) for side in sides]
    own = [sum(map(mul, part, left)) for part in parts]
    wanted = [
        scale * (sum(map(mul, parts[a], seen(taken, parts[b]))) - own[a] * own[b] / residual)
        for a, b in ((0, 0), (0, 1), (1, 1))
    ]

    assert wanted == pytest.approx(crossed.state(designs.design(reviews), *ratios).bends, rel=1e-6, abs=1e-9)


def test_the_error_of_a_severity_on_a_complete_panel_is_what_it_shrinks_by():
    """Of three jurors and four items, with g the ratio: g times the error, a third of it sure, the rest over 1 + 4g."""
    rows, error = _of_ratio(3.0)
    model = within_model(items_by_jurors(rows))
    ratio = model.variances.jurors / model.variances.residual
    square = model.variances.jurors * (1 / 3 + 2 / 3 / (1 + 4 * ratio))

    assert [pytest.approx(sqrt(square))] * 3 == [one.standard_error for one in model.severities]
    assert float(error) == pytest.approx(model.variances.residual)


def test_qualities_that_are_free_have_no_prior_and_errors_that_are_none_no_column():
    """Only where qualities are drawn is there a prior; what jurors share is told without columns of nothing."""
    reviews = simulated(8, 4, 2, 1)
    found = [fit(reviews) for fit in (within_model, additive_model, crossed_model)]

    assert ["flat", "flat", "normal"] == [one.estimates.prior for one in found]
    assert [4, 3] == [len(one.estimates.factor[0]) for one in found[:2]]
    assert all(any(column) for one in found for column in zip(*one.estimates.factor, strict=True))


def test_marks_that_free_effects_explain_leave_no_error_at_all():
    """What rounding leaves of thirds that add up exactly is told as none."""
    third = Fraction(1, 3)
    rows = [[item * third + juror * Fraction(1, 7) for juror in range(3)] for item in (1, 5, 11, 18)]

    assert 0 == additive_model(items_by_jurors(rows)).variances.residual


@pytest.mark.parametrize(
    ("variances", "places"),
    [
        ((1, 0, 0), ["items", "residual"]),
        ((10**7, 0, Fraction(1, 1000)), ["items"]),
        ((1, -1, 1), ["jurors"]),
    ],
)
def test_each_variance_is_held_against_the_residual(variances, places):
    """The residual is above 0, and the others from 0 to a billion times it; where it is none, so are they."""
    items, jurors, residual = variances
    with pytest.raises((Fault, Faults)) as raised:
        blup(
            simulated(6, 4, 2, 0),
            Variances(items=items, jurors=jurors, residual=float(residual)),
        )

    faults = getattr(raised.value, "faults", [raised.value])
    assert [f"blup.variances.{place}" for place in places] == [one.place for one in faults]


@pytest.mark.parametrize(("slope", "far"), [(lambda x: x**3 - 8, 4.0), (lambda x: log(x / 2), 16.0)])
def test_the_first_two_trials_weigh_both_ends_in_full(slope, far):
    """Each lies where the line through both ends meets zero, whichever end the first one moves; 2 is found."""
    trials = []

    class Told:
        def at(self, gamma):
            trials.append(gamma)
            return contrasts.Trial(gamma, 0.0, slope(gamma), 0.0)

    def meets(one, other):
        return (one * slope(other) - other * slope(one)) / (slope(other) - slope(one))

    low, high = (contrasts.Trial(gamma, 0.0, slope(gamma), 0.0) for gamma in (1.0, far))
    assert 2.0 == pytest.approx(contrasts._root(Told(), low, high).gamma)
    first = meets(1.0, far)
    assert trials[:2] == pytest.approx([first, meets(first, far) if slope(first) < 0 else meets(1.0, first)])


@pytest.mark.slow(but=["additive_model"])
@pytest.mark.parametrize("model", [within_model, crossed_model, additive_model])
def test_a_jury_too_large_for_its_cube_has_no_model(model):
    """As many jurors as a thousand are compared; of one more it is said that they are too many."""
    marks = Reviews.from_triples(("d", f"j{at:04}", at % 7) for at in range(designs.MOST_JURORS + 1))

    assert model(marks) == designs.CROWDED
    assert "more than 1000 jurors" in unfolded(designs.CROWDED)
    assert designs.design(Reviews(reviews=marks.reviews[1:])) != designs.CROWDED
