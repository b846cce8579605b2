"""Robustness: without one juror or criterion, the bootstrap, moving weights, rank distances, what would have to change."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import product
from math import isclose
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import (
    EIG_SCALE,
    Criterion,
    MarkSheet,
    Ranking,
    Reviews,
    Rubric,
    Scale,
    Scoresheet,
    rank,
)
from eig.jury.robustness import (
    Bootstrap,
    LeaveOneOut,
    MarksNeeded,
    RankRange,
    RankReversal,
    WeightStability,
    bootstrap,
    leave_one_criterion_out,
    leave_one_juror_out,
    marks_needed,
    rank_ranges,
    weight_stability,
)
from eig.jury.robustness._means_without_juror import Means
from eig.jury.votes import RankDistance, rank_distance
from eig.reasons import Undefined
from helpers.unfolded import unfolded

ITEMS, JURORS = "abcde", "xyz"
SCORES = [[5, 4, 2], [4, 4, 5], [3, 5, 4], [5, 2, 3], [2, 3, 3]]
REVIEWS = Reviews.from_triples(
    (item, juror, mark)
    for item, marks in zip(ITEMS, SCORES, strict=True)
    for juror, mark in zip(JURORS, marks, strict=True)
)


@st.composite
def small_reviews(draw, *, items=3, jurors=3):
    given = {
        (f"i{item}", f"j{juror}"): draw(st.none() | st.integers(0, 3))
        for item in range(draw(st.integers(1, items)))
        for juror in range(draw(st.integers(1, jurors)))
    }
    triples = [(item, juror, mark) for (item, juror), mark in given.items() if mark is not None]
    return Reviews.from_triples(triples or [("i0", "j0", 1)])


# ── without one juror ─────────────────────────────────────────────────────────────────────────────


def test_the_ranks_without_each_juror():
    """Means and competition ranks without each juror in turn, ties sharing the best rank."""
    found = leave_one_juror_out(REVIEWS, places=2)

    assert [3, 1, 2, 4, 5] == [found.full.ranks[item] for item in ITEMS]
    assert [3, 1, 1, 5, 3] == [found.without["x"].ranks[item] for item in ITEMS]
    assert [1, 2, 2, 4, 5] == [found.without["z"].ranks[item] for item in ITEMS]
    assert ("b",) == found.always


def test_somebody_may_owe_a_place_to_one_juror():
    """Those without whom other items would be within the places are named, and so are the items."""
    found = leave_one_juror_out(REVIEWS, places=2)

    assert ("c", "a", "d") == found.sometimes
    assert ("y", "z") == found.deciders


def test_each_item_learns_what_depends_on_whom():
    """In whoever is left out; in until somebody is; out whatever; in without somebody: four sentences."""
    found = leave_one_juror_out(REVIEWS, places=2)

    assert "the places change without y and z" in unfolded(found.explain())
    assert "within the 2 places whoever is left out" in unfolded(found.explain("b"))
    assert "not within the 2 places without y" in unfolded(found.explain("c"))
    assert "not within the 2 places whoever is left out" in unfolded(found.explain("e"))
    assert "dans la limite des 2 places sans z" in unfolded(found.explain("a", lang="fr"))
    with pytest.raises(UnknownKey):
        found.explain("q")


def test_an_item_that_only_one_juror_read_is_unranked_without_that_juror():
    """Without its only juror an item has no rank; its interval is that of the other rankings."""
    found = leave_one_juror_out(Reviews.from_triples([("a", "x", 1), ("b", "y", 2)]), places=1)

    assert "a" not in found.without["x"].ranks
    assert RankRange(item="a", best=1, worst=2) in found.intervals


@pytest.mark.untraced
@given(small_reviews())
def test_leaving_out_agrees_with_ranking_what_is_left(reviews):
    """Each ranking is that of the reviews of the other jurors."""
    found = leave_one_juror_out(reviews, places=1)

    assert list(reviews.jurors) == list(found.without)
    for juror, ranking in found.without.items():
        left = Reviews(reviews=[one for one in reviews.reviews if one.juror != juror])
        assert by_fractions(left) == ranking


def test_a_map_and_a_progress_may_be_given():
    """Threads give the same result, and progress counts to the end."""
    seen = []
    with ThreadPoolExecutor(2) as pool:
        threaded = leave_one_juror_out(
            REVIEWS, places=2, map=pool.map, progress=lambda at: seen.append((at.done, at.total))
        )

    assert leave_one_juror_out(REVIEWS, places=2) == threaded
    assert [(1, 3), (2, 3), (3, 3)] == seen


def test_the_result_has_rows_a_table_and_a_picture():
    """One row an item and ranking; a table and a picture for notebooks; pickling gives it back."""
    found = leave_one_juror_out(REVIEWS, places=2)

    assert 20 == len(found.rows())
    assert {"left_out": "x", "item": "b", "rank": 1, "score": Fraction(9, 2)} == found.rows()[5]
    assert "Ranks without each one" in found._repr_html_()
    assert found._repr_svg_().startswith("<svg")
    assert found == pickle.loads(pickle.dumps(found))


def test_a_leave_one_out_is_checked():
    """The kind is known, the rankings are rankings."""
    with pytest.raises(Faults):
        LeaveOneOut(kind="chair", places=-1, full=None, without={"x": 1})


def test_rank_intervals_cover_all_rankings():
    """The best and the worst rank among several rankings, in the order of the first."""
    intervals = rank_ranges([Ranking(groups=[["b"], ["a"]]), Ranking(groups=[["a"], ["b"]])])

    assert ("b: ranked 1 to 2", "a: ranked 1 to 2") == tuple(map(str, intervals))
    assert () == rank_ranges([])
    with pytest.raises(Fault):
        RankRange(item="a", best=0, worst=1)


# ── without one criterion ─────────────────────────────────────────────────────────────────────────

PROFILES = {"a": {"impact": 4, "team": 1}, "b": {"impact": 2, "team": 2}}


def test_a_criterion_may_decide():
    """Without impact the other item leads: impact decided, with the others keeping their ratios."""
    found = leave_one_criterion_out(PROFILES, weights={"impact": 1, "team": 1}, places=1)

    assert (("a", "b"), ("impact",)) == (found.full.order, found.deciders)
    assert 2 == found.without["impact"].scores["b"]


def test_the_only_criterion_cannot_be_left_out():
    """With one criterion, or others without weight, there is nothing left to rank on."""
    alone = leave_one_criterion_out({"a": {"impact": 4}}, weights={"impact": 1}, places=1)
    weightless = leave_one_criterion_out(PROFILES, weights={"impact": 1, "team": 0}, places=1)

    assert {} == dict(alone.without)
    assert ["team"] == list(weightless.without)


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        ({"a": {"impact": 4}}, {"impact": 1, "team": 1}),
        ({"a": {"impact": 4, "team": 2}}, {"impact": 1}),
        ({"a": {"impact": 4}}, {"impact": 0}),
        ({"a": {"impact": 4}}, {"impact": -1}),
        ({"a": {"impact": "half"}}, {"impact": 1}),
    ],
)
def test_each_item_is_scored_on_each_weighted_criterion(scores, weights):
    """A missing score, a stranger criterion, weights of zero or under, and words are refused."""
    with pytest.raises(Fault):
        leave_one_criterion_out(scores, weights=weights, places=1)


def by_fractions(reviews):
    """The ranking by means, each worked out by itself."""
    means = {item: sum(marks.values(), Fraction(0)) / len(marks) for item, marks in reviews.by_item.items()}
    return Ranking.from_scores(means, method="mean")


@pytest.mark.untraced
@given(small_reviews(items=5, jurors=4), st.integers(0, 5))
def test_the_quick_way_leaves_out_as_the_slow_one_does(reviews, places):
    """Means changed for a juror left out are those of the reviews of the others, ranked anew."""
    assert leave_one_juror_out(reviews, places=places) == leave_one_juror_out(
        reviews, places=places, method=by_fractions
    )


@st.composite
def small_sheets(draw):
    """Draw a scoresheet of two criteria, one of them eliminating, with opinions and people who step back."""
    grades = st.fixed_dictionaries({"impact": st.integers(1, 4), "team": st.integers(1, 4)})
    given_ = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(["i0", "i1", "i2"]), st.sampled_from(["j0", "j1", "j2"])),
            st.none() | st.tuples(grades, st.sampled_from([None, "favourable", "unfavourable"])),
            min_size=1,
        )
    )
    rubric = Rubric(
        criteria=[Criterion(id="impact", scale=EIG_SCALE, floor=2), Criterion(id="team", scale=EIG_SCALE)]
    )
    return Scoresheet(
        rubric=rubric,
        sheets=[
            MarkSheet(item=item, juror=juror, state="recused")
            if told is None
            else MarkSheet(item=item, juror=juror, marks=told[0], opinion=told[1])
            for (item, juror), told in given_.items()
        ],
    )


@pytest.mark.slow
@given(small_sheets())
def test_a_sheet_without_a_juror_is_ranked_as_what_is_left(sheet):
    """What other jurors say of an item stands: scores, exclusions, cautions and reasons are those of `rank`."""
    quick = leave_one_juror_out(sheet, places=1)
    slow = leave_one_juror_out(sheet, places=1, method=rank)

    assert quick == slow
    for one, other in zip(quick.without.values(), slow.without.values(), strict=True):
        assert (one.excluded, one.cautions) == (other.excluded, other.cautions)
        assert dict(one.evidence) == dict(other.evidence)


def test_a_sheet_ranked_again_can_be_sent_to_another_process():
    """What is known of it stays behind."""
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact"], scale=EIG_SCALE), [("a", "x", {"impact": 4}), ("b", "y", {"impact": 2})]
    )
    sent = leave_one_juror_out(
        sheet, places=1, map=lambda call, some: map(pickle.loads(pickle.dumps(call)), some)
    )

    assert leave_one_juror_out(sheet, places=1) == sent


@given(small_reviews(items=5, jurors=4), st.integers(0, 5))
def test_what_is_needed_is_read_off_the_rankings_without_one(reviews, places):
    """Rank, line and the jurors whose absence is enough are those of the full ranking and of the others."""
    variants = leave_one_juror_out(reviews, places=places, method=by_fractions)
    for item in reviews.items:
        found = marks_needed(reviews, item, places=places)
        others = sorted(
            (score for other, score in variants.full.scores.items() if other != item), reverse=True
        )

        assert (found.rank, found.mean) == (variants.full.ranks[item], variants.full.scores[item])
        assert found.line == (others[places - 1] if 0 < places <= len(others) else None)
        assert found.absent == tuple(
            juror
            for juror, one in variants.without.items()
            if found.rank > places and one.ranks.get(item, places + 1) <= places
        )


# ── the bootstrap ─────────────────────────────────────────────────────────────────────────────────


def enumerated(reviews):
    """Return the chance of each rank of each item over all outcomes, tied items sharing the ranks they hold."""
    marks = {item: list(held.values()) for item, held in reviews.by_item.items()}
    outcomes = list(product(*(product(given, repeat=len(given)) for given in marks.values())))
    chances = {item: [Fraction(0)] * len(marks) for item in marks}
    for outcome in outcomes:
        means = {item: Fraction(sum(drawn), len(drawn)) for item, drawn in zip(marks, outcome, strict=True)}
        for item in marks:
            above = sum(mean > means[item] for mean in means.values())
            tied = sum(mean == means[item] for mean in means.values())
            for place in range(above, above + tied):
                chances[item][place] += Fraction(1, tied * len(outcomes))
    return chances


@pytest.mark.slow
@given(small_reviews(items=3, jurors=2), st.integers(0, 3), st.sampled_from([0, "1/2", "9/10", 1]))
def test_the_exact_bootstrap_is_that_of_enumeration(reviews, places, level):
    """Chance, mean rank and interval are read off the same chances of ranks, those of listing every outcome."""
    found, tail = bootstrap(reviews, places=places, level=level), (1 - Fraction(level)) / 2
    for item, chances in enumerated(reviews).items():
        held = found.interval(item)
        assert found.mean_rank[item] == sum(rank * chance for rank, chance in enumerate(chances, start=1))
        if len(reviews.by_item[item]) == 1:
            assert (found.top[item].reason.code, held.best, held.worst) == (
                "one_review",
                1,
                len(reviews.items),
            )
            continue
        assert found.top[item] == sum(chances[:places])
        assert sum(chances[: held.best - 1]) <= tail < sum(chances[: held.best])
        assert sum(chances[held.worst :]) <= tail < sum(chances[held.worst - 1 :])


@pytest.mark.slow
@given(small_reviews(items=3, jurors=2))
def test_a_mean_rank_lies_in_the_whole_interval(reviews):
    """Tied items share ranks in both: the mean rank is never outside the interval of all outcomes."""
    found = bootstrap(reviews, places=1, level=1)
    for item, mean in found.mean_rank.items():
        assert found.interval(item).best <= mean <= found.interval(item).worst


def test_one_review_an_item_is_no_certainty():
    """A review drawn again is the same: no chance is claimed, any rank is possible, and a caution says so."""
    found = bootstrap(
        Reviews.from_triples([("a", "x", 5), ("b", "x", 2), ("c", "x", 3), ("c", "y", 4)]), places=1
    )

    assert ("a", "b") == found.alone
    assert "no certainty" in unfolded(found.explain("a"))
    assert ["2 items have one review"] == [str(one).split(":")[0] for one in found.cautions]
    assert [(row["item"], row["top"]) for row in found.rows()] == [("a", None), ("c", 0), ("b", None)]
    assert found.explain().codes == ("bootstrap_whole", "lone_reviews")
    assert "tous les cas comptés" in unfolded(found.explain(lang="fr"))


def test_an_exact_count_has_no_seed():
    """What is counted whole is told as such: no sample, and no seed that it could hang on."""
    found = bootstrap(REVIEWS, places=2, seed=7)
    assert (found.seed, found.replicates, found.kind) == (None, None, "exact")


def test_a_sample_has_one_replicate_at_least():
    """One is enough; none, or places below none, are refused."""
    assert bootstrap(REVIEWS, places=0, replicates=1).replicates == 1
    for asked, place in (({"places": -1}, "places"), ({"places": 0, "replicates": 0}, "replicates")):
        with pytest.raises(Fault) as caught:
            bootstrap(REVIEWS, **asked)
        assert caught.value.place == f"bootstrap.{place}"


@pytest.mark.slow
def test_a_sample_comes_near_the_exact_chances():
    """Twenty thousand replicates come within two hundredths of the exact chances."""
    reviews = Reviews.from_triples(
        (item, f"j{n}", mark)
        for item, marks in {"A": [14, 12, 16], "B": [13, 13, 15], "C": [10, 17, 12]}.items()
        for n, mark in enumerate(marks)
    )
    exact, sampled = bootstrap(reviews, places=1), bootstrap(reviews, places=1, replicates=20_000, seed=7)

    assert Fraction(19313, 39366) == exact.top["A"]
    for item in "ABC":
        assert abs(exact.top[item] - sampled.top[item]) < 0.02
        assert abs(exact.mean_rank[item] - sampled.mean_rank[item]) < 0.03


def test_the_same_seed_gives_the_same_sample_whatever_the_map():
    """A sample depends on its seed alone: threads change nothing, another seed changes something."""
    with ThreadPoolExecutor(2) as pool:
        threaded = bootstrap(REVIEWS, places=2, replicates=120, seed=1, map=pool.map)

    assert bootstrap(REVIEWS, places=2, replicates=120, seed=1) == threaded
    assert (threaded.seed, threaded.replicates, threaded.kind) == (1, 120, "sampled")
    assert bootstrap(REVIEWS, places=2, replicates=120, seed=2) != threaded


def test_the_bootstrap_tells_its_progress():
    """Progress counts blocks of a sample, or items of an exact count."""
    seen = []
    bootstrap(REVIEWS, places=2, replicates=120, progress=lambda at: seen.append((at.done, at.total)))
    assert [(1, 3), (2, 3), (3, 3)] == seen
    seen.clear()
    bootstrap(REVIEWS, places=2, progress=lambda at: seen.append((at.done, at.total)))
    assert (5, 5) == seen[-1]


def test_many_reviews_are_drawn_one_by_one():
    """With more outcomes than are listed, each review is drawn; the mean rank stays near the exact one."""
    reviews = Reviews.from_triples((item, f"j{n}", n % 4 + (item == "a")) for item in "ab" for n in range(7))

    assert (
        abs(
            bootstrap(reviews, places=1).mean_rank["a"]
            - bootstrap(reviews, places=1, replicates=2000).mean_rank["a"]
        )
        < 0.05
    )


def test_items_that_always_tie_share_the_mean_of_all_ranks():
    """Five items with the same mark from both jurors tie in every sample: each has the third rank of five in the mean."""
    reviews = Reviews.from_triples((item, juror, 4) for item in "abcde" for juror in "xy")
    found = bootstrap(reviews, places=2, replicates=50)

    assert dict.fromkeys("abcde", 3) == dict(found.mean_rank)
    assert dict.fromkeys("abcde", Fraction(2, 5)) == dict(found.top)


def test_an_interval_covers_its_level():
    """At the level of certainty the interval holds every rank that can happen; at zero, the middle one."""
    sure = bootstrap(REVIEWS, places=2, level=1)
    tight = bootstrap(REVIEWS, places=2, level=0)

    assert (1, 5) == (sure.interval("a").best, sure.interval("a").worst)
    assert tight.interval("a").worst - tight.interval("a").best <= 1
    with pytest.raises(UnknownKey):
        sure.interval("q")


def test_a_bootstrap_too_long_to_count_says_so():
    """An exact count that would be too long names the remedy: a sample."""
    reviews = Reviews.from_triples((f"i{n:03}", f"j{k}", n * k % 97) for n in range(170) for k in range(3))

    with pytest.raises(Fault, match="Give 1000, say, to draw a sample"):
        bootstrap(reviews, places=20)
    assert 20 == sum(bootstrap(reviews, places=20, replicates=10).top.values())


def test_a_bootstrap_explains_and_shows_itself():
    """A sentence in both languages, rows in the order of mean ranks, a table and a picture."""
    found = bootstrap(REVIEWS, places=2)

    assert "within the 2 places with probability" in unfolded(found.explain("b"))
    assert "dans la limite des 2 places avec une probabilité" in unfolded(found.explain("b", lang="fr"))
    assert "b" == found.rows()[0]["item"]
    assert "Ranks if other reviews were drawn" in found._repr_html_()
    assert found._repr_svg_().startswith("<svg")


@pytest.mark.parametrize("wrong", [{"places": -1}, {"replicates": 0}, {"level": 2}, {"level": "half"}])
def test_what_is_asked_of_a_bootstrap_is_checked(wrong):
    """No negative places, at least one replicate, a level between zero and one."""
    with pytest.raises(Fault):
        bootstrap(REVIEWS, **{"places": 2, **wrong})
    with pytest.raises(Faults):
        Bootstrap(
            kind="guess",
            replicates=0,
            seed="x",
            places=-1,
            level=None,
            top={"a": "half"},
            mean_rank={},
            intervals=[1],
        )


# ── moving weights ────────────────────────────────────────────────────────────────────────────────

MARKS = {"A": {"x": 8, "y": 5, "z": 6}, "B": {"x": 6, "y": 7, "z": 7}}
WEIGHTS = {"x": "1/2", "y": "3/10", "z": "1/5"}


def test_two_items_swap_at_an_exact_weight():
    """The totals 67/10 and 13/2 swap where x weighs 4/9, and A leads from there to 1."""
    found = weight_stability(MARKS, weights=WEIGHTS, varied="x")

    assert {"A": Fraction(67, 10), "B": Fraction(13, 2)} == dict(found.totals_at(found.weight))
    assert (RankReversal(above="B", below="A", at="4/9"),) == found.swaps
    assert (Fraction(4, 9), Fraction(1)) == found.leader_stable_on == found.stable_on


@pytest.mark.slow
@given(
    st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1),
    st.integers(0, 4),
    st.integers(1, 4),
    st.fractions(0, 1, max_denominator=12),
)
def test_the_order_holds_inside_the_interval_and_nowhere_past_it(scores, weight, other, point):
    """Inside the stable interval nobody swaps; past its end somebody has."""
    given = {item: {"x": x, "y": y} for item, (x, y) in scores.items()}
    found = weight_stability(given, weights={"x": weight, "y": other}, varied="x")
    low, high = found.stable_on
    now, there = found.ranking, found.ranking_at(point)

    if low < point < high:
        assert now.groups == there.groups
    for swap in found.swaps:
        totals = found.totals_at(swap.at)
        assert totals[swap.above] == totals[swap.below]
        assert 0 <= swap.at <= 1


def test_weights_need_not_sum_to_one():
    """Weights of 3 and 1 are three quarters and one quarter."""
    assert Fraction(3, 4) == weight_stability(MARKS | {}, weights={"x": 3, "y": 1, "z": 0}, varied="x").weight


def test_only_swaps_across_the_line_change_who_is_kept():
    """A swap inside the places leaves the same items kept."""
    scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}, "c": {"x": 0, "y": 0}}
    found = weight_stability(scores, weights={"x": 1, "y": 1}, varied="x")

    assert (Fraction(1, 2), Fraction(1, 2)) == found.stable_on
    assert (0, 1) == found.stable_for_first(2)


def test_lines_that_only_touch_at_an_end_tie_there():
    """Two items equal on one criterion alone tie at that end of the weights, and equal lines never swap."""
    touching = {"a": {"x": 3, "y": 1}, "b": {"x": 3, "y": 2}, "c": {"x": 3, "y": 2}}
    found = weight_stability(touching, weights={"x": 1, "y": 1}, varied="x")

    assert {1} == {swap.at for swap in found.swaps}
    assert 2 == len(found.swaps)


def test_each_item_learns_its_swaps():
    """With whom and at which weight; or with nobody."""
    found = weight_stability(MARKS, weights=WEIGHTS, varied="x")

    assert "A: swaps with B where x weighs 4/9." == str(found.explain("A"))
    assert "échange son rang avec A quand x pèse 4/9" in unfolded(found.explain("B", lang="fr"))
    alone = weight_stability({"A": MARKS["A"]}, weights=WEIGHTS, varied="x")
    assert "swaps with nobody" in unfolded(alone.explain("A"))
    with pytest.raises(UnknownKey):
        found.explain("C")


def test_moving_weights_are_checked_and_shown():
    """A known criterion, others with weights; rows, a table and a picture."""
    with pytest.raises(UnknownKey):
        weight_stability(MARKS, weights=WEIGHTS, varied="w")
    with pytest.raises(Fault, match="a weight above 0 on another criterion than 'x'"):
        weight_stability({"A": {"x": 1}}, weights={"x": 1}, varied="x")
    with pytest.raises(Faults):
        RankReversal(above="", below="", at=0.5)
    with pytest.raises(Faults):
        WeightStability(varied="", weight=0.5, with_all={"a": 0.5}, with_none={}, swaps=[1])
    found = weight_stability(MARKS, weights=WEIGHTS, varied="x")
    assert [{"varied": "x", "at": Fraction(4, 9), "better_under": "B", "better_over": "A"}] == found.rows()
    assert "If the weight of x moves" in found._repr_html_()
    assert found._repr_svg_().startswith("<svg")


# ── rank distances ────────────────────────────────────────────────────────────────────────────────


def from_ranks(ranks):
    return Ranking.from_scores({f"i{place}": -rank for place, rank in enumerate(ranks)})


def test_the_distances_of_a_reference_case():
    """Kendall's tau and distance, the footrule and Spearman's correlation, checked against scipy 1.12."""
    one, two = from_ranks([1, 2, 3, 4, 5, 6, 7]), from_ranks([2, 1, 3, 5, 4, 7, 6])
    tied = from_ranks([1, 2, 2, 4, 5, 5, 7])

    apart = rank_distance(one, two)
    assert (21, 3, 0, 6) == (apart.pairs, apart.discordant, apart.tied_in_one, apart.footrule)
    assert isclose(0.714285714286, apart.tau_b, abs_tol=1e-9)
    assert isclose(0.892857142857, apart.spearman, abs_tol=1e-9)
    assert isclose(0.951189731211, rank_distance(one, tied).tau_b, abs_tol=1e-9)
    assert 2 == rank_distance(one, tied).tied_in_one


@pytest.mark.untraced
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=7))
def test_distances_are_symmetric_and_zero_on_the_same_ranking(pairs):
    """A ranking is at no distance from itself, and as far from another as the other from it."""
    one, two = from_ranks([a for a, _ in pairs]), from_ranks([b for _, b in pairs])

    assert rank_distance(one, two) == rank_distance(two, one)
    same = rank_distance(one, one)
    assert (0, 0, 0) == (same.discordant, same.tied_in_one, same.footrule)
    assert isinstance(same.tau_b, Undefined) or isclose(1, same.tau_b)


def test_a_ranking_that_ties_everyone_has_no_correlation():
    """Where one ranking ties all, tau and Spearman are undefined and say why; the rows show nothing there."""
    apart = rank_distance(from_ranks([1, 1]), from_ranks([1, 2]))

    assert "has no order to compare" in unfolded(apart.tau_b)
    assert "ex æquo" in unfolded(apart.spearman.reason.say("fr"))
    assert None is apart.rows()[0]["tau_b"]


def test_a_correlation_of_zero_is_shown_as_zero():
    """A correlation of exactly zero is a number, not an absence."""
    apart = rank_distance(from_ranks([1, 2, 3, 4]), from_ranks([2, 4, 1, 3]))

    assert 0 == apart.rows()[0]["tau_b"] == apart.rows()[0]["spearman"]


def test_only_rankings_of_the_same_items_are_compared():
    """Items that one ranking lacks are named."""
    with pytest.raises(Fault, match="a ranking of the same items as the first"):
        rank_distance(from_ranks([1, 2]), from_ranks([1]))
    with pytest.raises(Faults):
        RankDistance(pairs=-1, discordant=0, tied_in_one=0, footrule=0.5, tau_b=None, spearman=1.0)


# ── what would have to change ─────────────────────────────────────────────────────────────────────


def test_what_would_bring_an_item_in():
    """The gap to the line, the mark of each juror that would tie it, and whose absence would be enough."""
    reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 5)])
    found = marks_needed(reviews, "b", places=1, highest=5)

    assert (Fraction(9, 2), 1, {"x": 4}, ("x",)) == (found.line, found.gap, dict(found.marks), found.absent)
    assert [{"item": "b", "juror": "x", "mark": Fraction(4)}] == found.rows()
    assert "une note de 4 donnée par x suffirait pour être ex æquo" in unfolded(found.explain(lang="fr"))


@pytest.mark.untraced
@given(small_reviews(items=4, jurors=3), st.integers(0, 4))
@example(Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 5)]), 1)
def test_the_mark_needed_brings_the_mean_to_the_line(reviews, places):
    """An item that is out needs a mark of each of its jurors: given, it makes the item tie with the line, exactly."""
    ranks = by_fractions(reviews).ranks
    for item in reviews.items:
        found = marks_needed(reviews, item, places=places)
        own = {one.juror for one in reviews.reviews if one.item == item}
        assert (own if places and ranks[item] > places else set()) == set(found.marks)
        for juror, mark in found.marks.items():
            changed = Reviews.from_triples(
                (one.item, one.juror, mark if (one.item, one.juror) == (item, juror) else one.mark)
                for one in reviews.reviews
            )
            assert found.line == by_fractions(changed).scores[item]
            assert by_fractions(changed).ranks[item] <= places


def test_who_is_in_needs_nothing():
    """Above the line, on it, or without rivals: each has its sentence, and no mark is asked."""
    reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2), ("c", "x", 2)])

    assert "its mean passes the line of 2 by 3" in unfolded(marks_needed(reviews, "a", places=1).explain())
    assert "its mean ties with the line of 2" in unfolded(marks_needed(reviews, "b", places=2).explain())
    assert "nobody stands in its way" in unfolded(marks_needed(reviews, "c", places=3).explain())
    assert {} == dict(marks_needed(reviews, "a", places=1).marks)


def test_without_places_nothing_helps():
    """With no place there is no line to reach and no mark that would do."""
    found = marks_needed(Reviews.from_triples([("a", "x", 5)]), "a", places=0)

    assert (None, {}, 0) == (found.line, dict(found.marks), found.gap)


def test_what_if_is_checked():
    """A known item, places from zero."""
    with pytest.raises(UnknownKey):
        marks_needed(REVIEWS, "q", places=1)
    with pytest.raises(UnknownKey):
        marks_needed(REVIEWS, "a", places=1).explain("b")
    with pytest.raises(Fault):
        marks_needed(REVIEWS, "a", places=-1)
    with pytest.raises(Faults):
        MarksNeeded(item="", places=0, rank=0, mean=0.5)


# ── on a scoresheet ───────────────────────────────────────────────────────────────────────────────

GRID = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight=2, floor=2),
        Criterion(id="team", scale=Scale(low=0, high=20)),
    ],
    out_of=Scale(low=0, high=20),
)
FILLED = {
    ("adler", "j1"): (4, 12),
    ("adler", "j2"): (4, 14),
    ("adler", "j3"): (1, 10),
    ("plume", "j1"): (3, 11),
    ("plume", "j2"): (3, 9),
    ("plume", "j3"): (3, 16),
    ("cibnav", "j1"): (2, 10),
    ("cibnav", "j2"): (3, 8),
    ("cibnav", "j3"): (2, 9),
}


def filled(**states):
    return Scoresheet(
        rubric=GRID,
        sheets=[
            MarkSheet(item=item, juror=juror, state=states[juror])
            if juror in states and item == "cibnav"
            else MarkSheet(item=item, juror=juror, marks={"impact": impact, "team": team})
            for (item, juror), (impact, team) in FILLED.items()
        ],
    )


def by_any_mark(sheet):
    return rank(sheet, floors="any")


def test_without_one_juror_an_eliminating_mark_may_fall():
    """An item that a single juror's mark leaves out is ranked without that juror, and it is said of whom it hung."""
    found = leave_one_juror_out(filled(), places=1, method=by_any_mark)

    assert ("plume", "cibnav") == found.full.order
    assert "adler" == found.without["j3"].order[0]
    assert set(found.sometimes) == {"adler", "plume"}
    assert ("j3",) == found.deciders
    assert "adler: not ranked with all, 1 to 1 without one; within the one place without j3." == str(
        found.explain("adler")
    )
    assert "hors classement avec tous" in unfolded(found.explain("adler", lang="fr"))
    assert {
        "left_out": None,
        "item": "adler",
        "rank": None,
        "score": found.full.scores["adler"],
    } in found.rows()


def test_a_scoresheet_without_a_juror_is_what_the_others_filled():
    """Each ranking is that of the scoresheet of the others; whoever filled no sheet is not left out."""
    sheet = evolve(filled(j2="recused"), jurors=["j1", "j2", "j3", "j4"]).corrected(
        MarkSheet(item="plume", juror="j1", marks={"impact": 4, "team": 11}), by="chair", reason="slip"
    )
    found = leave_one_juror_out(sheet, places=2)

    assert ("j1", "j2", "j3") == tuple(found.without)
    for juror, ranking in found.without.items():
        others = Scoresheet(rubric=GRID, sheets=[one for one in sheet.sheets if one.juror != juror])
        assert rank(others).scores == ranking.scores


def test_the_criteria_of_a_scoresheet_are_left_out_in_turn():
    """On the scale of the total, with the weights of the rubric, whatever the scale of each criterion."""
    sheet = filled(j2="recused")
    found = leave_one_criterion_out(sheet, places=1)

    assert rank(sheet).scores == found.full.scores
    assert {"impact", "team"} == set(found.without)
    assert 2 * [Fraction(12)] == [
        found.without["impact"].scores["adler"],
        found.without["impact"].scores["plume"],
    ]


def test_the_weights_of_a_scoresheet_move():
    """At the weight of the rubric the totals are those of the ranking; other weights may be tried."""
    found = weight_stability(filled(), varied="impact")

    assert Fraction(2, 3) == found.weight
    assert rank(filled()).scores == found.totals_at(found.weight)
    assert (
        Fraction(1, 2) == weight_stability(filled(), weights={"impact": 1, "team": 1}, varied="impact").weight
    )


def test_weights_compare_items_that_have_the_same_criteria():
    """A criterion of some items only is refused by name; so are missing marks, and scores without weights."""
    some = evolve(GRID, criteria=[GRID.criteria[0], evolve(GRID.criteria[1], applies_to=["plume"])])
    sheet = Scoresheet(
        rubric=some,
        sheets=[MarkSheet(item="adler", juror="j1", marks={"impact": 3}), *filled().by_item["plume"]],
    )
    with pytest.raises(Fault, match="criteria that apply to every item, got"):
        weight_stability(sheet, varied="impact")
    with pytest.raises(Fault, match="a mark on each criterion that applies"):
        weight_stability(
            Scoresheet(rubric=GRID, sheets=[MarkSheet(item="adler", juror="j1", marks={"impact": 3})]),
            varied="impact",
        )
    with pytest.raises(Fault, match="a scoresheet, whose rubric has them"):
        weight_stability({"a": {"x": 1}}, varied="x")


def test_scores_and_weights_that_are_wrong_are_told_at_once():
    """Scores that are none, and no weights: both are told, so that both can be put right."""
    with pytest.raises(Faults) as told:
        weight_stability({"a": {"x": "1/2"}}, varied="x")

    assert ["weight_stability.weights", "weight_stability.scores['a']['x']"] == [
        one.place for one in told.value.faults
    ]
    with pytest.raises(Fault, match=r"weight_stability\.scores: "):
        weight_stability(5, varied="x")
    with pytest.raises(Fault, match=r"weight_stability\.scores\['b'\]: .* Look at 'y'") as caught:
        weight_stability({"a": {"x": 1}, "b": {"x": 1, "y": 2}}, weights={"x": 1}, varied="x")
    assert ("x", "y") == caught.value.value
    for leave in (leave_one_criterion_out, leave_one_juror_out):
        with pytest.raises(Fault, match=rf"{leave.__name__}\.places: expected a whole number from 0, got -1"):
            leave(filled(), places=-1)


def with_gaps(rows):
    """A scoresheet of which some marks are missing, never all of a sheet."""
    grid = Rubric(
        criteria=[
            Criterion(id=name, scale=Scale(low=0, high=5), weight=weight)
            for name, weight in (("a", 1), ("b", 2), ("c", 3))
        ]
    )
    return Scoresheet(
        rubric=grid,
        sheets=[
            MarkSheet(
                item=f"d{n}",
                juror=f"j{k}",
                marks={name: mark for name, mark in zip("abc", marks, strict=True) if mark is not None},
            )
            for n, sheets in enumerate(rows)
            for k, marks in enumerate(sheets)
        ],
    )


gapped = st.lists(
    st.lists(
        st.tuples(st.integers(0, 5), *[st.one_of(st.none(), st.integers(0, 5))] * 2), min_size=1, max_size=3
    ),
    min_size=1,
    max_size=4,
).map(with_gaps)


@given(gapped, st.sampled_from(["renormalise", "worst", "midpoint", "best"]))
def test_missing_marks_count_as_in_the_ranking(sheet, missing):
    """Each of the two asks what a missing mark counts as, and at the rubric's weights gives the ranking's totals."""
    totals = {item: mean_of(sheet.reviews(missing=missing), item) for item in sheet.items}

    assert totals == leave_one_criterion_out(sheet, places=1, missing=missing).full.scores
    if missing != "renormalise":
        moved = weight_stability(sheet, varied="b", missing=missing)
        assert totals == moved.totals_at(moved.weight)


def mean_of(reviews, item):
    marks = reviews.by_item[item].values()
    return sum(marks, Fraction(0)) / len(marks)


def test_a_sheet_with_only_the_criterion_left_out_counts_for_nothing():
    """Renormalised without its only mark, a sheet has no total; an item of such sheets alone is not ranked."""
    sheet = with_gaps([[(3, None, None)], [(2, 4, 1), (5, None, None)]])
    found = leave_one_criterion_out(sheet, places=1, missing="renormalise")

    assert "d0" not in found.without["a"].ranks
    assert found.without["a"].scores["d1"] == (2 * 4 + 3 * 1) / Fraction(5)
    with pytest.raises(Fault, match="a rule under which each total is a line in the weight"):
        weight_stability(sheet, varied="a", missing="renormalise")
    with pytest.raises(Faults):
        leave_one_criterion_out(sheet, places=1)
    with pytest.raises(Fault, match="renormalise"):
        leave_one_criterion_out(sheet, places=1, missing="zero")


def test_scores_by_criterion_may_lack_some():
    """Without a scale a missing score can only be renormalised; where it counts as a point of a scale, that is refused."""
    scores, weights = {"a": {"x": 4, "y": 1}, "b": {"x": 3}}, {"x": 1, "y": 1}
    found = leave_one_criterion_out(scores, weights=weights, places=1, missing="renormalise")

    assert {"a": Fraction(5, 2), "b": 3} == found.full.scores
    assert found.without["x"].order == ("a",)
    with pytest.raises(Fault, match="no scale"):
        leave_one_criterion_out(scores, weights=weights, places=1, missing="worst")


def test_a_scoresheet_where_reviews_are_meant_is_refused_with_the_way_out():
    """The message names `sheet.reviews()`, and nothing else than reviews or a scoresheet is taken."""
    with pytest.raises(Fault, match=r"sheet\.reviews\(\)"):
        marks_needed(filled(), "adler", places=1)
    with pytest.raises(Fault, match=r"sheet\.reviews\(\)"):
        bootstrap(filled(), places=1)
    with pytest.raises(Fault, match=r"\(Reviews\).* or a scoresheet"):
        leave_one_juror_out({}, places=1)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    ("reliability", "printed"), [(0.2, 0.46), (0.3, 0.53), (0.4, 0.60), (0.5, 0.65), (0.6, 0.70), (0.7, 0.75)]
)
def test_the_share_of_the_best_that_three_reviews_find(reliability, printed):
    """The figures of the page on robustness are those of its simulation."""
    random, error = Random(1), ((1 - reliability) / reliability / 3) ** 0.5
    found = 0
    for _ in range(300):
        true = [random.gauss(0, 1) for _ in range(170)]
        seen = [quality + random.gauss(0, error) for quality in true]
        best, kept = (set(sorted(range(170), key=one.__getitem__)[-20:]) for one in (true, seen))
        found += len(best & kept)

    assert abs(found / 6000 - printed) <= 0.005


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(6))
def test_a_ranking_without_a_juror_is_that_of_the_others_alone(seed):
    """Only that juror's dossiers move, some leave; the ranking is equal, with its hash and its copy by pickle."""
    draw = Random(seed)
    reviews = Reviews.from_triples(
        [
            (f"d{item:02}", juror, draw.randint(0, 6))
            for item in range(12)
            for juror in draw.sample("vwxyz", draw.randint(1, 4))
        ]
    )
    found = leave_one_juror_out(reviews, places=4)
    for juror, ranking in found.without.items():
        others = evolve(reviews, reviews=[one for one in reviews.reviews if one.juror != juror])
        alone = leave_one_juror_out(others, places=4).full
        assert (alone, hash(alone)) == (ranking, hash(ranking))
        assert ranking == pickle.loads(pickle.dumps(ranking))
        assert repr(ranking.scores) == repr(alone.scores)


def test_of_one_criterion_none_can_be_left_out():
    """Without its only criterion nothing is left to rank by: nothing is ranked again."""
    alone = leave_one_criterion_out({"a": {"x": 2}, "b": {"x": 1}}, weights={"x": 1}, places=1)

    assert {} == dict(alone.without)
    assert ("a", "b") == alone.full.order


@pytest.mark.untraced
def test_who_is_ahead_before_a_swap_gains_less_by_the_weight():
    """At every swap, at the ends too, the item told above is level there and gains less as the weight grows."""
    for none, other_none, all_, other_all in product(range(3), repeat=4):
        scores = {"a": {"x": all_, "y": none}, "b": {"x": other_all, "y": other_none}}
        swaps = weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").swaps
        slopes = {"a": all_ - none, "b": other_all - other_none}
        apart = none - other_none, all_ - other_all
        meet = apart[0] * apart[1] <= 0 and any(apart)

        assert meet == (len(swaps) == 1)
        for swap in swaps:
            assert slopes[swap.above] < slopes[swap.below]
            assert none + slopes["a"] * swap.at == other_none + slopes["b"] * swap.at


def test_the_whole_of_a_bootstrap_counts_who_is_sure_and_who_is_open():
    """Of five items: one always within, one never, two open; the one with one review has no chance and is not counted."""
    marks = [("a", "x", 9), ("a", "y", 9), ("b", "x", 5), ("b", "y", 3), ("c", "x", 4), ("c", "y", 4), ("d", "x", 1),
             ("d", "y", 1), ("e", "x", 0)]  # fmt: skip
    found = bootstrap(Reviews.from_triples(marks), places=2)
    facts = found.explain().reasons[0].facts

    assert (4, 1, 2) == (facts["count"], facts["sure"], facts["open"])


def test_an_item_that_nobody_marked_is_left_out_of_weights():
    """An item of which all jurors stepped back has no totals: the others are as stable as without it."""
    rubric = Rubric.equal(["x", "y"], scale=Scale(low=0, high=9))
    marked = [
        MarkSheet(item="a", juror="j", marks={"x": 8, "y": 5}),
        MarkSheet(item="b", juror="j", marks={"x": 6, "y": 7}),
    ]
    whole = Scoresheet(rubric=rubric, sheets=[*marked, MarkSheet(item="c", juror="j", state="recused")])
    part = Scoresheet(rubric=rubric, sheets=marked)

    assert weight_stability(whole, varied="x") == weight_stability(part, varied="x")
    assert 1 == len(weight_stability(whole, varied="x").swaps)


def test_an_item_is_told_its_own_swaps_alone():
    """Of three items, those that swap are told so; the third, far below, swaps with nobody."""
    scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}, "c": {"x": 0, "y": 0}}
    found = weight_stability(scores, weights={"x": 1, "y": 1}, varied="x")

    assert [("swap",), ("swap",), ("no_swap",)] == [found.explain(item).codes for item in "abc"]
    assert ["b", "a"] == [found.explain(item).reasons[0].facts["other"] for item in "ab"]


@pytest.mark.parametrize("missing", ["often", None, 0])
def test_what_missing_marks_count_as_is_one_of_the_policies(missing):
    """Whatever is scored, a policy for missing marks that nobody knows is refused."""
    with pytest.raises(Fault, match="missing"):
        weight_stability(MARKS, weights=WEIGHTS, varied="x", missing=missing)


@pytest.mark.parametrize("most", range(1, 8))
def test_a_mean_without_a_juror_is_exactly_that_of_the_others(most):
    """Whatever the number of marks: the sum of the other marks over how many they are, in whole numbers of a unit."""
    marks = {
        (f"d{item}", f"j{juror}"): Fraction(3 * item + juror * juror, 2)
        for item in (0, 1)
        for juror in range(most - item)
    }
    means = Means.of(Reviews.from_triples((*place, mark) for place, mark in marks.items()))
    for juror in {juror for _, juror in marks}:
        for item, key in means.less(juror).items():
            others = [mark for (what, who), mark in marks.items() if what == item and who != juror]
            assert (key is None) == (not others)
            assert not others or Fraction(key, means.unit * means.scale) == sum(others) / len(others)
