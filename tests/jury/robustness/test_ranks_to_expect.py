"""Expected ranks: closed form against simulation and exact enumeration, chances, zones and draws."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import islice, permutations
from math import erf, inf, log, sqrt
from operator import add, mul
from random import Random
from statistics import NormalDist

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig._maths import symmetric_matrices
from eig._values.progress_and_stopping import never
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.robustness import expected_rank_chances_and_grey_zone, expected_ranks
from eig.jury.robustness._few_common_sources_of_error import multiplied
from eig.jury.robustness._ranks_counted_over_draws import (
    TIED,
    _chances,
    _placed_with_ties,
    _samples,
    _widening,
    alike,
    quantile,
    tasks,
)
from eig.jury.robustness._shrinkage_to_the_common_mean import (
    _criterion,
    _factored,
    _sums,
    likeliest,
    shrunken,
)
from eig.jury.severity import Estimates, additive_model, calibrate, crossed_model, within_model
from helpers.unfolded import unfolded


def independent(means, variances):
    names = [f"d{n}" for n in range(len(means))]
    return Estimates.independent(
        dict(zip(names, means, strict=True)), dict(zip(names, variances, strict=True))
    )


def ranks_of(estimates, **options):
    return {one.item: one.rank for one in expected_ranks(estimates, **options).ranks}


means = st.lists(st.floats(-3, 3).map(lambda x: round(x, 2)), min_size=2, max_size=6)


@pytest.mark.slow
def test_two_items_by_hand():
    """Two items one standard deviation of their difference apart: 1 + Φ(-1)."""
    found = ranks_of(independent([1, 0], [0.5, 0.5]), prior="flat")

    assert found["d0"] == pytest.approx(1 + (1 - erf(1 / sqrt(2))) / 2)


@pytest.mark.slow
@given(means, st.floats(0.1, 4))
def test_expected_ranks_sum_to_those_of_a_ranking(values, variance):
    """Ranks 1 to n sum to n(n + 1)/2, and so do expected ranks."""
    n = len(values)

    assert sum(ranks_of(independent(values, [variance] * n), prior="flat").values()) == pytest.approx(
        n * (n + 1) / 2
    )


@given(means)
def test_without_uncertainty_the_expected_rank_is_the_mid_rank(values):
    """With no error, each item has its rank, and ties share their mid-rank."""
    found = ranks_of(independent(values, [0] * len(values)), prior="flat")
    for n, value in enumerate(values):
        above = sum(other > value for other in values)
        equal = sum(other == value for other in values)
        assert found[f"d{n}"] == above + (equal + 1) / 2


@pytest.mark.untraced
@given(st.integers(2, 6), st.lists(st.floats(0.1, 5), min_size=6, max_size=6))
def test_equal_means_expect_the_middle(n, variances):
    """Items that nothing tells apart all expect the middle rank."""
    assert set(ranks_of(independent([0] * n, variances[:n]), prior="flat").values()) == {(n + 1) / 2}


@pytest.mark.untraced
@given(means, st.floats(0.1, 4))
def test_an_error_that_all_share_changes_nothing(values, common):
    """A severity that every item bears alike moves no rank."""
    n = len(values)
    alone = independent(values, [1] * n)
    shared = Estimates(items=alone.items, means=values, own=[1] * n, loadings=[[common]] * n)

    assert ranks_of(alone, prior="flat") == pytest.approx(ranks_of(shared, prior="flat"))


@pytest.mark.slow
def test_closed_form_meets_simulation():
    """With errors that go together, a hundred thousand draws give the closed form to two digits."""
    loadings = [[1, 0], [0.5, 0.5], [0, 1], [-1, 0.3]]
    estimates = Estimates(
        items=tuple("abcd"), means=[0.5, 0.2, 0, -0.1], own=[0.2, 0.4, 0.1, 0.3], loadings=loadings
    )
    random, total, draws = Random(5), dict.fromkeys("abcd", 0), 40_000
    for _ in range(draws):
        w = [random.gauss(0, 1), random.gauss(0, 1)]
        drawn = {
            item: mean + sum(x * y for x, y in zip(row, w, strict=True)) + random.gauss(0, sqrt(own))
            for item, mean, own, row in zip("abcd", estimates.means, estimates.own, loadings, strict=True)
        }
        for place, item in enumerate(sorted(drawn, key=drawn.__getitem__, reverse=True), start=1):
            total[item] += place
    for item, rank in ranks_of(estimates, prior="flat").items():
        assert rank == pytest.approx(total[item] / draws, abs=0.02)


@pytest.mark.slow
def test_the_chance_of_two_items_is_exact_enough():
    """Two items, one place: the chance is Φ(difference), which four thousand draws find to a hundredth."""
    found = expected_ranks(independent([1, 0], [0.5, 0.5]), k=1, prior="flat", draws=4000)

    assert found.of("d0").top == pytest.approx((1 + erf(1 / sqrt(2))) / 2, abs=0.01)


@pytest.mark.untraced
@given(means, st.integers(0, 1000), st.data())
def test_chances_sum_to_the_places(values, seed, data):
    """There are k places: the chances of all sum to about k."""
    k = data.draw(st.integers(1, len(values)))
    found = expected_ranks(independent(values, [1] * len(values)), k=k, draws=60, seed=seed)

    assert sum(one.top for one in found.ranks) == pytest.approx(k, abs=0.35)
    assert all(0 <= one.top <= 1 for one in found.ranks)


def test_without_error_ties_share_the_last_place():
    """Three items tied for one place left have one third each; no draw is a coin toss."""
    found = expected_ranks(independent([5, 1, 1, 1, 0], [0] * 5), k=2, draws=10)

    assert found.of("d0").top == 1
    assert found.of("d1").top == pytest.approx(1 / 3)
    assert found.of("d4").top == 0
    assert (found.of("d1").low, found.of("d1").high) == (found.of("d3").low, found.of("d3").high) == (2, 4)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_figures_whoever_works():
    """The result is the same with one worker or four, and another seed gives other draws."""
    estimates = independent([1, 0.5, 0], [1, 1, 1])
    alone = expected_ranks(estimates, k=1, draws=800, seed=7)
    with ThreadPoolExecutor(4) as pool:
        together = expected_ranks(estimates, k=1, draws=800, seed=7, map=pool.map)

    assert alone == together
    assert alone != expected_ranks(estimates, k=1, draws=800, seed=8)


def test_progress_is_told():
    """Progress counts shares of draws, up to the last."""
    seen = []
    expected_ranks(
        independent([1, 0], [1, 1]), k=1, draws=600, progress=lambda at: seen.append((at.done, at.total))
    )

    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_zones_name_the_sure_and_the_grey():
    """Far above the line is surely in, far below surely out, around it grey."""
    found = expected_ranks(independent([9, 5, 4.9, 1], [0.25] * 4), k=2)

    assert (found.sure_in, found.grey, found.sure_out) == (("d0",), ("d1", "d2"), ("d3",))
    assert found.explain("d1").codes == ("expected_rank", "zone_grey")
    assert expected_ranks(independent([1, 0], [1, 1])).explain("d1").codes == ("expected_rank",)
    assert [row["zone"] for row in found.rows()] == ["in", "grey", "grey", "out"]
    assert "zone grise" in unfolded(found.explain("d2", lang="fr"))
    assert "surely in" in unfolded(found.explain("d0"))


def test_all_places_for_all_items():
    """With as many places as items, everyone is surely in."""
    assert set(expected_ranks(independent([1, 0], [1, 1]), k=2, draws=50).sure_in) == {"d0", "d1"}


@pytest.mark.slow
def test_students_t_is_less_sure_than_the_normal():
    """With few degrees of freedom, the favourite is less sure."""
    estimates = independent([3, 0, 0], [1, 1, 1])
    normal = expected_ranks(estimates, k=1, prior="flat", draws=4000).of("d0").top
    wide = expected_ranks(estimates, k=1, prior="flat", draws=4000, df=3).of("d0").top

    assert wide < normal


@pytest.mark.untraced
def test_rank_intervals_widen_with_the_level():
    """A 95 % rank interval holds the 50 % one."""
    estimates = independent([1, 0.5, 0, -0.5], [1] * 4)
    half, most = (expected_ranks(estimates, k=2, draws=500, level=level) for level in (0.5, 0.95))
    for one in half.ranks:
        assert most.of(one.item).low <= one.low <= one.high <= most.of(one.item).high


def test_a_ranking_that_says_nothing_is_warned_of():
    """Where intervals cover half the field, a caution says not to rely on the order."""
    found = expected_ranks(independent([0.1, 0, 0, 0], [5] * 4), k=2, draws=300, level=0.9)

    assert [caution.code for caution in found.cautions] == ["wide_ranks"]
    assert expected_ranks(independent([90, 0], [1, 1]), k=1, draws=50).cautions == ()


def test_an_interval_is_wide_from_half_the_field():
    """Of six, an interval from 1 to 4 covers half the field and is warned of; one from 1 to 3 is not."""
    found = expected_ranks(independent([0] * 6, [1] * 6), k=2, draws=50)
    ranks = [evolve(one, low=1, high=3) for one in found.ranks]
    wide = evolve(found, ranks=[evolve(ranks[0], high=4), *ranks[1:]])

    assert () == evolve(found, ranks=ranks).cautions
    assert [("wide_ranks", 1)] == [(one.code, one.facts["count"]) for one in wide.cautions]


def test_the_normal_prior_draws_towards_the_mean():
    """A normal prior leaves the order of equally marked items and brings expected ranks closer together."""
    estimates = independent([3, 1, 0, -2], [4] * 4)
    flat, drawn = ranks_of(estimates, prior="flat"), ranks_of(estimates)

    assert sorted(flat, key=flat.get) == sorted(drawn, key=drawn.get)
    assert max(drawn.values()) - min(drawn.values()) <= max(flat.values()) - min(flat.values())


@pytest.mark.parametrize("v", [3.0, 8.4, 8.5 * (1 - 2**-12), 9.0])
def test_the_normal_prior_of_balanced_marks_is_known(v):
    """Equal variances v: REML finds max(0, s² - v) for qualities, and each shrinks by that share."""
    values = [4.0, 1.0, 0.0, -1.0, -4.0]
    spread = sum(value * value for value in values) / 4
    found = shrunken(independent(values, [v] * 5))

    assert found.means == pytest.approx([value * max(0, spread - v) / spread for value in values], abs=1e-5)
    assert found.prior == "normal"
    assert shrunken(found) is found


def test_two_sure_items_stay_far_apart_among_many_unsure_ones():
    """Ten points apart and known to a tenth, two items stay so, however many unknown ones lie in the middle."""
    found = shrunken(independent([5, -5, *[0] * 20], [0.01, 0.01, *[1e6] * 20]))

    assert found.means == pytest.approx([5, -5, *[0] * 20], abs=0.01)


def dense(rows):
    return symmetric_matrices.inverse(symmetric_matrices.cholesky(rows))


def restricted(values, own, loadings, variance):
    """-2 log restricted likelihood of a variance of qualities, and the weights that it is made of, written out."""
    size = range(len(values))
    spread = [
        [symmetric_matrices.dot(loadings[i], loadings[j]) + (i == j) * (own[i] + variance) for j in size]
        for i in size
    ]
    inner = dense(spread)
    ones = [sum(row) for row in inner]
    mean = symmetric_matrices.dot(ones, values) / sum(ones)
    apart = [value - mean for value in values]
    left = symmetric_matrices.dot(apart, symmetric_matrices.times(inner, apart))
    return (
        symmetric_matrices.log_det(symmetric_matrices.cholesky(spread)) + log(sum(ones)) + left,
        inner,
        ones,
        mean,
        apart,
    )


@pytest.mark.slow
def test_a_few_sure_items_may_be_far_wider_apart_than_all_are():
    """Whatever the errors, the variance of qualities is the likeliest of all, however great it is."""
    values, own = [5, -5, *[0] * 20], [1, 1, *[1e4] * 20]
    tried = [1.02**power for power in range(400)]
    likeliest = min(tried, key=lambda variance: restricted(values, own, [()] * 22, variance)[0])
    found = shrunken(independent(values, own))

    assert likeliest > 30
    assert found.means[0] == pytest.approx(5 * likeliest / (likeliest + 1), abs=0.01)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(6))
def test_the_normal_prior_is_the_posterior_written_out(seed):
    """Errors that go together, own variances some equal, some not: variance, means and covariances of full matrices."""
    random = Random(seed)
    values = [random.gauss(3, 2) for _ in range(7)]
    own = [random.choice((0.2, 0.5, random.uniform(0.1, 1))) for _ in values]
    loadings = [[random.gauss(0, 0.4) for _ in range(2)] for _ in values]
    names = [f"d{n}" for n in range(7)]
    found = shrunken(Estimates(items=names, means=values, own=own, loadings=loadings))
    share = found.own[0] / own[0]
    v = share * own[0] / (1 - share)
    best, inner, ones, mean, apart = restricted(values, own, loadings, v)

    assert all(
        restricted(values, own, loadings, v * factor)[0] >= best - 1e-9 for factor in (0.5, 0.99, 1.01, 2)
    )
    assert found.means == pytest.approx([mean + v * pull for pull in symmetric_matrices.times(inner, apart)])
    for i, name in enumerate(names):
        for j, other in enumerate(names):
            far = (1 - v * ones[i]) * (1 - v * ones[j]) / sum(ones)
            assert found.covariance(name, other) == pytest.approx(v * (i == j) - v * v * inner[i][j] + far)


@pytest.mark.parametrize("sources", [0, 1, 4])
def test_one_own_variance_is_tried_like_several(sources):
    """Where items have the same own variance, each variance of qualities is as likely as by one factor a trial."""
    random = Random(sources)
    loadings = [[random.gauss(0, 0.4) for _ in range(sources)] for _ in range(9)]
    values = [random.gauss(0, 2) for _ in loadings]
    given = Estimates(items=map(str, range(9)), means=values, own=[0.7] * 9, loadings=loadings)
    sums = _sums(given, values)

    for variance in (0.0, 0.01, 1.0, 300.0):
        assert _criterion(sums)(variance) == pytest.approx(_factored(sums, variance).criterion, abs=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_the_least_criterion_is_found_wherever_it_is(seed):
    """A valley of any slopes, and one whose bottom is at nothing, is gone down to the bottom."""
    random = Random(seed)
    bottom, slopes = random.choice([0.0, 3e-4, 0.2, 1.0, 40.0]), [random.uniform(0.1, 9) for _ in range(2)]

    def valley(variance):
        apart = log((variance + 1e-3) / (bottom + 1e-3))
        return slopes[apart > 0] * apart**2 * (1 + 0.3 * apart * apart)

    assert likeliest(valley, 1.0) == pytest.approx(bottom, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("spread", [1.0, 3.0, 1e6])
def test_variances_are_tried_from_a_4096th_of_the_spread_to_four_times_it(spread):
    """None first, then each twice the one before; where none is likelier than no variance, that is all."""
    tried = []

    def rising(variance):
        tried.append(variance)
        return variance

    assert 0 == likeliest(rising, spread)
    assert [0, *(spread * 2**power / 4096 for power in range(15))] == tried


@pytest.mark.parametrize("low", [1.0, 9.0, 1000.0])
def test_a_criterion_that_is_flat_ends_the_search(low):
    """Where all greater variances are as likely, or all in a range, one of the likeliest is found in few trials."""
    for high in (low + 2, inf):
        tried = []

        def level(variance, high=high, tried=tried):
            tried.append(variance)
            assert len(tried) < 100
            return max(low - variance, variance - high, 0.0)

        assert low - 1e-3 <= likeliest(level, 2.0) <= high


@pytest.mark.parametrize(("sharp", "most"), [(1.0, 45), (2.0, 36), (4.0, 68)])
def test_few_variances_are_tried(sharp, most):
    """A score of trials after the first close in on a round bottom; a sharp or a flat one takes more."""
    for bottom in (0.3, 2.1, 40.0):
        tried = []

        def valley(variance, bottom=bottom, tried=tried):
            tried.append(variance)
            return abs(log(variance + 1e-9) - log(bottom)) ** sharp

        assert likeliest(valley, 1.0) == pytest.approx(bottom, rel=1e-3)
        assert len(tried) <= most


TOOTH = 2.0**-22
"""How far apart variances are tried, at the finest, where 1 is the best of those a factor 2 apart."""


@pytest.mark.parametrize("bottom", [1.25, 0.875, 1.0])
def test_the_bottom_of_a_parabola_is_met_at_once(bottom):
    """It is tried right after the variances a factor 2 apart, then one tooth on each side of it, and nothing else."""
    tried = []

    def hollow(variance):
        tried.append(variance)
        return (variance - bottom) ** 2 + 1

    assert bottom == likeliest(hollow, 1.0)
    assert [0.0, *(2.0**power for power in range(-12, 3))] == tried[:16]
    assert sorted({bottom - TOOTH, bottom, bottom + TOOTH} - {1.0}) == sorted(tried[16:])


@pytest.mark.parametrize(
    "bottom", [0.5 + TOOTH, 0.7 // TOOTH * TOOTH, 1 + 5 * TOOTH, 1.4 // TOOTH * TOOTH, 2 - TOOTH]
)
@pytest.mark.parametrize("steep", [1, 1000])
def test_a_sharp_bottom_is_found_to_the_tooth(bottom, steep):
    """However steep one side is, no variance is tried twice, and all lie on the comb."""
    tried = []

    def sharp(variance):
        tried.append(variance)
        return max(bottom - variance, steep * (variance - bottom)) if 0.5 < variance < 2 else 9 * steep

    assert bottom == likeliest(sharp, 1.0)
    assert len(tried) == len({*tried})
    assert all(one % TOOTH == 0 and 0.5 < one < 2 for one in tried[16:])


def test_variances_are_doubled_while_that_is_better():
    """The first that is no better ends it; of many that are as likely, the first is kept."""
    tried = []

    def level(variance):
        tried.append(variance)
        return max(40 - variance, 0)

    assert 64 == likeliest(level, 1.0)
    assert [0.0, *(2.0**power for power in range(-12, 8))] == tried[:21]


@pytest.mark.parametrize("bottom", [1.2, 30000])
def test_a_bottom_beside_the_first_or_last_variance_is_found(bottom):
    """The least variance but 0 and the greatest have neighbours like all others."""
    assert likeliest(lambda variance: (variance - bottom) ** 2, 4096.0) == pytest.approx(bottom, rel=1e-6)


def test_marks_that_show_nothing_shrink_to_nothing():
    """Where qualities differ less than their errors, all expect the middle."""
    found = ranks_of(independent([0.1, 0, -0.1], [9, 9, 9]))

    assert set(found.values()) == {2.0}


def test_equal_estimates_and_too_few_are_left():
    """Equal qualities have nothing to shrink; two items, or items without error, are left as they are."""
    assert set(ranks_of(independent([1, 1, 1], [1, 1, 1])).values()) == {2.0}
    assert ranks_of(independent([2, 1], [1, 1])) == ranks_of(independent([2, 1], [1, 1]), prior="flat")
    assert ranks_of(independent([2, 1, 0], [0, 0, 0])) == {"d0": 1, "d1": 2, "d2": 3}


def test_sucra_runs_from_all_to_nothing():
    """Who is first for sure is better than all others, who is last than none, who is between than half of them."""
    found = expected_ranks(independent([2, 1, 0], [0, 0, 0]))

    assert [1, 0.5, 0] == [one.sucra for one in found.ranks]


def test_ranks_that_differ_by_less_than_a_billionth_are_listed_by_name():
    """Rounding errors of the computer do not order a list: two such items stand in the order of their names."""
    ahead = 1e-9
    found = expected_ranks(independent([0, ahead], [1, 1]), prior="flat").ranks

    assert 0 < found[0].rank - found[1].rank < ahead
    assert ["d0", "d1"] == [one.item for one in found]


def test_small_fields():
    """One item has rank 1 and no SUCRA; none has no ranks."""
    assert expected_ranks(independent([1], [1])).of("d0").sucra is None
    assert expected_ranks(independent([], []), prior="flat").ranks == ()


def test_the_order_of_items_does_not_matter():
    """Items listed in any order have the same expected ranks."""
    rows = [("a", 1.0, 0.3), ("b", 0.4, 0.5), ("c", -0.2, 0.1)]
    found = {
        tuple(
            sorted(
                (k, round(v, 12))
                for k, v in ranks_of(
                    Estimates.independent(
                        {item: mean for item, mean, _ in order}, {item: own for item, _, own in order}
                    )
                ).items()
            )
        )
        for order in permutations(rows)
    }

    assert len(found) == 1


def test_wrong_options_are_refused_together():
    """Each option out of its bounds is told, and strangers are refused."""
    estimates = independent([1, 0], [1, 1])
    with pytest.raises(Faults) as caught:
        expected_ranks(estimates, k=0, draws=0, df=0, prior="vague", level=1.0, sure=0.2)
    assert len(caught.value.exceptions) == 6
    with pytest.raises(Fault, match="Estimates"):
        expected_ranks([1, 2])
    with pytest.raises(UnknownKey):
        expected_ranks(estimates).of("d9")
    assert "<table>" in expected_ranks(estimates)._repr_html_()


def test_undefined_estimates_are_refused_with_their_reason():
    """Items of several components have no common ranks: why is said, and what else is not estimates is named."""
    why = calibrate(Reviews.from_triples([("a", "x", 1), ("b", "y", 2)])).estimates
    with pytest.raises(Fault, match="undefined: items of different components do not compare"):
        expected_ranks(why, k=1)
    with pytest.raises(Fault, match="calibrate"):
        expected_ranks("estimates", k=1)


def test_no_more_can_be_first_than_there_are():
    """Two items cannot have three among the first."""
    with pytest.raises(Fault, match="from 1 up to 2"):
        expected_ranks(Estimates.independent({"a": 1, "b": 0}, {"a": 1, "b": 1}), k=3)


@pytest.mark.untraced
@given(
    st.lists(
        st.tuples(st.integers(-50, 50), st.sampled_from([0.0, 0.3, 2.0]), st.integers(0, 2)),
        min_size=1,
        max_size=12,
    )
)
def test_groups_of_like_errors_give_the_ranks_of_pairs(rows):
    """Sums of curves by groups and pair by pair are two ways to the same ranks."""
    estimates = Estimates(
        items=[f"d{n:02}" for n in range(len(rows))],
        means=[mean / 10 for mean, _, _ in rows],
        own=[own for _, own, _ in rows],
        loadings=[[shared / 2, 1] for _, _, shared in rows],
    )
    by_groups, by_pairs = (
        expected_rank_chances_and_grey_zone._closed_form(estimates, never),
        expected_rank_chances_and_grey_zone._pair_by_pair(estimates, alike(estimates), never),
    )

    assert by_groups == pytest.approx(by_pairs, abs=1e-9)


def many_jurors(seed):
    """Marks by fifty jurors, two or three an item: each item loads on few sources, and those go together."""
    draw = Random(seed)
    severities = [draw.gauss(0, 2) for _ in range(50)]
    return Reviews.from_triples(
        (f"d{item:03}", f"j{juror:02}", draw.gauss(10, 2) + severities[juror])
        for item in range(90)
        for juror in draw.sample(range(50), 2 + (item + seed) % 2)
    )


def multiplied_out(estimates):
    rows = [
        [sum(map(mul, row, column)) for column in zip(*estimates.factor, strict=True)]
        for row in estimates.loadings
    ]
    return evolve(estimates, loadings=rows, factor=())


@pytest.mark.parametrize(
    ("model", "prior"),
    [
        (additive_model, "normal"),
        *(
            pytest.param(model, prior, marks=pytest.mark.slow(one_in=2))
            for model in (within_model, crossed_model)
            for prior in ("flat", "normal")
        ),
        pytest.param(additive_model, "flat", marks=pytest.mark.slow(one_in=2)),
    ],
)
def test_few_of_many_sources_an_item_give_the_ranks_of_all_of_them(model, prior):
    """Sums over an item's own jurors give the ranks, chances and intervals of sums over all jurors."""
    for seed in range(2):
        few = model(many_jurors(seed)).estimates
        found, wanted = (
            expected_ranks(one, k=9, draws=60, df=20, prior=prior) for one in (few, multiplied_out(few))
        )
        assert few.factor == multiplied(few).factor
        for one in found.ranks:
            other = wanted.of(one.item)
            assert one.rank == pytest.approx(other.rank, abs=1e-4)
            assert one.top == pytest.approx(other.top, abs=1e-5)
            assert (one.low, one.high) == (other.low, other.high)


def test_few_sources_are_multiplied_out():
    """With a dozen jurors a factor is multiplied out, and estimates stay what they are."""
    few = within_model(
        Reviews.from_triples((f"d{n % 9}", f"j{n % 4}", 3 * (n % 4) + n * n % 5) for n in range(36))
    ).estimates
    plain = multiplied(few)

    assert () == plain.factor != few.factor
    for item in few.items:
        assert plain.variance(item) == pytest.approx(few.variance(item))


def test_items_without_common_error_may_stand_among_sources_that_go_together():
    """Items that load on no source have the ranks that their own errors give them."""
    factor = [[0.5 + (a == b) for b in range(20)] for a in range(20)]
    values, own = [0.3, 0.1, 0.0], [0.4, 0.2, 0.3]
    given = Estimates(items=tuple("abc"), means=values, own=own, loadings=[[0] * 20] * 3, factor=factor)
    alone = Estimates.independent(dict(zip("abc", values, strict=True)), dict(zip("abc", own, strict=True)))

    assert ranks_of(alone, prior="flat") == pytest.approx(ranks_of(given, prior="flat"))
    assert expected_ranks(alone, k=1, draws=50, prior="flat").of("a").top == pytest.approx(
        expected_ranks(given, k=1, draws=50, prior="flat").of("a").top, abs=0.2
    )


def test_many_kinds_of_errors_are_compared_pair_by_pair():
    """Forty items of forty variances: ranks still add up to those of a ranking."""
    estimates = independent(list(range(40)), [1 + n / 10 for n in range(40)])

    assert sum(ranks_of(estimates, prior="flat").values()) == pytest.approx(40 * 41 / 2)


@pytest.mark.parametrize("kinds", [3, 99])
@pytest.mark.parametrize("k", [None, 2])
@pytest.mark.parametrize("questions", [0, 20])
def test_items_that_were_reached_are_ranked_as_if_the_others_had_never_been_given(
    kinds, k, questions, monkeypatch
):
    """Said before any draw, a word to stop leaves the ranks of those compared among each other; the rest are named."""
    monkeypatch.setattr(expected_rank_chances_and_grey_zone, "SOON", 5)
    means = {f"d{at:02}": at * 7 % 23 / 4 for at in range(40)}
    errors = {name: 0.5 + at % kinds / 9 for at, name in enumerate(means)}
    left = iter(range(questions))
    found = expected_ranks(
        Estimates.independent(means, errors), k=k, prior="flat", stop=lambda: next(left, None) is None
    )
    reached = [one.item for one in found.ranks]
    few = Estimates.independent(*({name: one[name] for name in reached} for one in (means, errors)))

    assert {*means} == {*reached, *found.untried}
    assert ("uncompared" in found.explain().codes) == bool(found.untried) == (kinds == 99 or not questions)
    if found.untried:
        assert found.k is None
        assert len(reached) == (6 + questions if kinds == 99 else 14)
        alone = expected_ranks(few, prior="flat")
        for one in found.ranks:
            assert (one.rank, one.sucra) == pytest.approx((alone.of(one.item).rank, alone.of(one.item).sucra))


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_items_whose_errors_are_alike_are_summed_together_and_change_nothing(seed):
    """Sums of curves give what items give one at a time: errors that differ by a hair go one by one."""
    draw = Random(seed)
    means = {f"d{number:02}": draw.uniform(-3, 3) for number in range(45)}
    together = Estimates.independent(means, dict.fromkeys(means, 0.5))
    apart = Estimates.independent(means, {name: 0.5 + at * 1e-13 for at, name in enumerate(means)})
    found, single = (expected_ranks(one, k=7 + 10 * seed, draws=60, seed=seed) for one in (together, apart))

    for name in means:
        assert found.of(name).top == pytest.approx(single.of(name).top, abs=1e-9)
        assert (found.of(name).low, found.of(name).high) == (single.of(name).low, single.of(name).high)


@pytest.mark.untraced
def test_students_factor_is_that_of_a_chi_squared():
    """√(df/χ²): df over its square has the mean and the variance of a chi-squared with so many degrees of freedom."""
    draw = Random(3)
    stream = iter(lambda: draw.gauss(0, 1), None)
    for df in (2, 5, 12):
        drawn = [df / _widening(draw.random, stream, df) ** 2 for _ in range(8000)]
        mean = sum(drawn) / len(drawn)
        variance = sum((one - mean) ** 2 for one in drawn) / len(drawn)

        assert df == pytest.approx(mean, rel=0.04)
        assert 2 * df == pytest.approx(variance, rel=0.12)


def test_each_share_of_the_draws_has_a_seed_of_its_own():
    """Draws are cut into shares that others may work on: no two shares, of any two seeds, draw the same."""
    estimates = independent([1, 0.5], [1, 1])
    shares = [one for seed in range(6) for one in tasks(estimates, 1, 5000, seed, df=None)]

    assert len(shares) == len({one.seed for one in shares})
    assert 5000 == sum(one.draws for one in tasks(estimates, 1, 5000, 0, df=None))
    assert [0, 1] == [one.seed for one in tasks(estimates, 1, 5000, 0, df=None)][:2]


def test_equals_whose_error_no_float_can_show_share_their_places():
    """Three equal items whose error vanishes beside their mean have the same places, whoever is listed first."""
    found = expected_ranks(independent([5, 1, 1, 1, 0], [1e-40] * 5), k=2, draws=20, prior="flat")

    assert {(found.of(name).low, found.of(name).high) for name in ("d1", "d2", "d3")} == {(2, 4)}


@pytest.mark.slow
def test_some_items_of_one_error_among_many_of_their_own_rank_as_one_by_one():
    """Groups of several items and groups of one, of different common sources, give the sum of all pairs."""
    draw = Random(3)
    own = [0.3] * 20 + [0.2 + n / 100 for n in range(35)]
    rows = [[draw.choice((0.1, 0.4))] for _ in own]
    values = [draw.gauss(0, 1) for _ in own]
    given = Estimates(items=[f"d{n}" for n in range(55)], means=values, own=own, loadings=rows)

    for i, mean in enumerate(values):
        spreads = [own[i] + own[j] + (rows[i][0] - rows[j][0]) ** 2 for j in range(55)]
        better = [(1 + erf((values[j] - mean) / sqrt(2 * spreads[j]))) / 2 for j in range(55) if j != i]
        assert ranks_of(given, prior="flat")[f"d{i}"] == pytest.approx(1 + sum(better), abs=1e-9)


def test_the_chance_to_pass_the_others_is_that_of_a_normal():
    """Given the others, an item passes the k-th of them as a normal of its centre and error passes a number."""
    values, centres, scales = [1.0, -1.0, 0.0], [0.5, -0.5, 0.0], [sqrt(2) * error for error in (1, 2, 3)]
    passed = {1: (0.0, 1.0, 1.0), 2: (-1.0, 0.0, -1.0)}  # the k-th greatest of the other values

    for k, others in passed.items():
        found = _chances(k, centres, values, scales, falling=sorted(values, reverse=True))
        wanted = [
            1 - NormalDist(centre, scale / sqrt(2)).cdf(other)
            for centre, scale, other in zip(centres, scales, others, strict=True)
        ]
        assert wanted == pytest.approx(found)
    assert [1.0] * 3 == _chances(3, centres, values, scales, falling=sorted(values, reverse=True))


def test_tied_places_are_the_ranks_they_share():
    """Those above count from 0; where several are equal, how many share the next ranks is told with it."""
    values = [5.0, 9.0, 5.0, 5.0, 1.0, 9.0]
    order = sorted(range(6), key=values.__getitem__, reverse=True)
    told = [(place % TIED, place // TIED + 1) for place in _placed_with_ties(order, values)]

    above = [sum(other > one for other in values) for one in values]
    assert told == [(more, values.count(one)) for more, one in zip(above, values, strict=True)]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(20))
def test_a_quantile_of_ranks_is_the_first_that_enough_draws_reach(seed):
    """Tied draws give each of their ranks an equal share; the first rank with so many draws up to it is told."""
    draw = Random(seed)
    pairs = [(draw.randint(0, 3), draw.choice([1, 1, 2, 3])) for _ in range(draw.randint(1, 6))]
    if seed % 3 == 0:
        pairs = [(above, 1) for above, _ in pairs]
    rising = sorted(above + TIED * (tied - 1) for above, tied in pairs)
    for wanted in range(1, len(pairs) + 1):
        reached = [
            rank
            for rank in range(1, 9)
            if sum(
                Fraction(sum(one <= rank for one in range(above + 1, above + tied + 1)), tied)
                for above, tied in pairs
            )
            >= wanted
        ]
        assert reached[0] == quantile(rising, wanted)


def _samples_of(loadings, df, count):
    estimates = Estimates(items=["a", "b"], means=[3.0, 5.0], own=[0.5, 2.0], loadings=loadings)
    (task,) = tasks(estimates, 1, 250, 7, df=df)
    return list(islice(_samples(task, [sqrt(0.5), sqrt(2.0)]), count))


@pytest.mark.untraced
@pytest.mark.parametrize(("df", "spread"), [(None, 1.0), (10, 1.25)])
def test_common_sources_are_drawn_with_their_spread(df, spread):
    """A source has variance 1, with degrees of freedom n/(n - 2), and moves each item by its own loading."""
    found = _samples_of([(2.0,), (0.0,)], df, 4000)
    squares = [(one.shifts[0] / 2) ** 2 for one in found]
    noises = [(one.values[1] - one.centres[1]) ** 2 / 2 for one in found]

    assert sum(squares) / len(squares) == pytest.approx(spread, rel=0.08)
    assert sum(noises) / len(noises) == pytest.approx(spread, rel=0.08)
    for one, mirrored in zip(found[::2], found[1::2], strict=True):
        assert (3 + one.shifts[0], 5.0) == tuple(one.centres)
        assert [6.0, 10.0] == pytest.approx(list(map(add, one.values, mirrored.values)))


def test_what_adds_to_all_items_alike_is_left_out():
    """A source that moves all items by as much moves none past another: centres stay at the means."""
    for one in _samples_of([(2.0, 1.0), (2.0, 1.0)], None, 6):
        assert ([0.0], [3.0, 5.0]) == (list(map(abs, one.shifts)), list(one.centres))


def test_the_usual_prior_is_named_first():
    """An unknown prior is refused, with those there are, the usual one first."""
    with pytest.raises(Fault) as caught:
        expected_ranks(independent([1, 0], [1, 1]), prior="strong")

    assert caught.value.rule.index("normal") < caught.value.rule.index("flat")


@pytest.mark.parametrize(("draws", "shares"), [(1, [1]), (250, [250]), (600, [250, 250, 100])])
def test_draws_are_cut_into_shares_that_add_up_to_them(draws, shares):
    """As many are drawn as were asked for, two hundred and fifty at most by one process, each with a seed of its own."""
    found = tasks(None, 1, draws, 7, df=None)

    assert shares == [one.draws for one in found]
    assert len(shares) == len({one.seed for one in found})


def test_a_draw_at_the_very_limit_is_drawn_again():
    """A normal of 0 whose chance is the whole is not yet taken; the next is."""
    draws = iter([0.0, 0.5])
    assert sqrt(3 / (2 * (3 / 2 - 1 / 3))) == pytest.approx(
        _widening(lambda: next(draws), iter([0.0, 0.0]), 3)
    )
    assert [] == list(draws)
