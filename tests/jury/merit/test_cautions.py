"""What a careful reader of a ranking should know: each caution appears exactly where it is due."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.jury import EIG_SCALE, Criterion, JuryRules, Reviews, Rubric, Scale, Scoresheet, rank
from eig.jury.comparability import connectivity
from helpers.unfolded import unfolded

pairs = st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), min_size=1)
CODES = (
    "disconnected_panels",
    "incomplete_panels",
    "unequal_medians",
    "small_medians",
    "missing_marks",
    "wide_bounds",
    "wide_scores",
)
MEDIANS = ("median", "low_median", "high_median")


def _reviews(found):
    return Reviews.from_triples((item, juror, 1 + len(item)) for item, juror in sorted(found))


def _codes(ranking):
    return {reason.code for reason in ranking.cautions}


@pytest.mark.untraced
@given(pairs)
def test_closed_panels_are_named_exactly_when_reviews_do_not_connect(found):
    """The caution stands when some marks cannot be compared with others, and only then."""
    reviews = _reviews(found)

    assert ("disconnected_panels" in _codes(rank(reviews))) == (not connectivity(reviews).connected)


@given(pairs)
@pytest.mark.untraced
def test_incomplete_panels_are_named_exactly_when_somebody_did_not_mark_something(found):
    """A full panel needs no look at severity: every juror weighs on every item."""
    reviews = _reviews(found)
    full = len(reviews.items) * len(reviews.jurors) == len(found)
    codes = _codes(rank(reviews))

    assert ("incomplete_panels" in codes) == (connectivity(reviews).connected and not full)
    if full:
        assert codes == set()


@pytest.mark.untraced
@given(pairs, st.sampled_from(["mean", "total", *MEDIANS]))
def test_medians_are_cautioned_by_the_size_of_panels(found, method):
    """Medians of unequal panels, and of three marks or fewer, are cautioned; means are not."""
    reviews = _reviews(found)
    sizes = {len(marks) for marks in reviews.by_item.values()}
    if method == "total" and len(sizes) > 1:
        return
    codes = _codes(rank(reviews, method=method))

    assert ("unequal_medians" in codes) == (method in MEDIANS and len(sizes) > 1)
    assert ("small_medians" in codes) == (method in MEDIANS and min(sizes) <= 3)


@pytest.mark.untraced
@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.sets(st.sampled_from(["impact", "team"]), min_size=1), min_size=1
    )
)
def test_missing_marks_are_named_exactly_where_they_are(grid):
    """The caution lists the items with a hole in a sheet, and no other."""
    rubric = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
    sheet = Scoresheet.from_marks(
        rubric, [(item, "j", dict.fromkeys(names, 3)) for item, names in grid.items()]
    )
    holes = tuple(sorted(item for item, names in grid.items() if len(names) < 2))
    found = [reason for reason in rank(sheet, missing="midpoint").cautions if reason.code == "missing_marks"]

    assert [reason.facts["items"] for reason in found] == ([holes] if holes else [])


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.lists(
            st.dictionaries(st.sampled_from(["impact", "team"]), st.integers(1, 4), min_size=1), min_size=1
        ),
        min_size=1,
    ),
    st.sampled_from(["worst", "midpoint", "best", "renormalise"]),
    st.sampled_from(["mean", "median"]),
)
def test_wide_bounds_are_named_exactly_where_half_of_the_field_is_within_reach(grid, rule, method):
    """The caution counts, one by one, the other items whose score lies between the worst and the best that is known."""
    rows = [(item, f"j{n}", marks) for item, sheets in grid.items() for n, marks in enumerate(sheets)]
    sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team"], scale=EIG_SCALE), rows)
    ranking = rank(sheet, missing=rule, method=method)
    bounds = {
        item: sheet.bounds(item)
        for item, sheets in sorted(grid.items())
        if any(len(one) < 2 for one in sheets)
    }
    passed = {
        item: sum(held.worst <= ranking.scores[other] <= held.best for other in grid if other != item)
        for item, held in bounds.items()
    }

    assert [(item, count) for item, count in passed.items() if 2 * count >= len(grid)] == [
        (reason.facts["item"], reason.facts["count"])
        for reason in ranking.cautions
        if reason.code == "wide_bounds"
    ]


def _all_cautions():
    """Return one caution of each kind."""
    rubric = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
    apart = Reviews.from_triples([("a", "x", 1), ("b", "y", 2)])
    uneven = Reviews.from_triples([("a", "x", 1), ("a", "y", 1), ("b", "y", 2)])
    holes = Scoresheet.from_marks(rubric, [("a", "x", {"impact": 3}), ("b", "x", {"impact": 3, "team": 2})])
    unsure = Reviews.from_triples(
        [(f"d{at}", name, mark) for at in range(10) for name, mark in (("x", 1), ("y", 9))]
    )
    rankings = (rank(apart), rank(uneven, method="median"), rank(holes, missing="worst"), rank(unsure))
    return {reason.code: reason for ranking in rankings for reason in ranking.cautions}


@pytest.mark.untraced
@pytest.mark.parametrize("code", CODES)
def test_each_caution_is_said_in_both_languages(code):
    """A caution reads as a sentence in English and in French, with its figures."""
    caution = _all_cautions()[code]

    for lang in ("en", "fr"):
        assert "{" not in caution.say(lang)
        assert len(caution.say(lang).split()) > 5
    assert caution.say("en") != caution.say("fr")


@pytest.mark.untraced
def test_the_list_of_cautions_is_complete():
    """No kind of caution escapes the laws above."""
    assert set(_all_cautions()) == set(CODES)


def test_cautions_come_in_the_order_of_their_weight():
    """What makes marks incomparable comes before what makes them thin."""
    uneven = Reviews.from_triples([("a", "x", 1), ("a", "y", 1), ("b", "y", 2)])

    assert [reason.code for reason in rank(uneven, method="median").cautions] == [
        "incomplete_panels",
        "unequal_medians",
        "small_medians",
    ]


def test_the_sentences_tell_what_to_do():
    """A caution about closed panels names the two ways out: lists apart, or an adjustment that all decide."""
    caution = _all_cautions()["disconnected_panels"]

    assert str(caution) == (
        "2 groups of jurors share no dossier, and nothing in the marks tells a severe panel from weak dossiers: "
        "rank them apart, or record an adjustment that the whole jury decides"
    )
    assert "péréquation" in caution.say("fr")


def _reached(reviews, item):
    """Return how many other items score between an item's means without its highest and its lowest mark."""
    marks = sorted(reviews.by_item[item].values())
    if len(marks) == 1:
        return 0
    low, high = Fraction(sum(marks[:-1]), len(marks) - 1), Fraction(sum(marks[1:]), len(marks) - 1)
    scores = {one: Fraction(sum(own.values()), len(own)) for one, own in reviews.by_item.items()}
    return sum(low <= score <= high for one, score in scores.items() if one != item)


@pytest.mark.slow
@given(st.randoms(use_true_random=False), st.integers(9, 14))
def test_an_order_that_one_mark_could_upset_is_named(random, size):
    """Where one mark less could move an item across half of the field, the ranking says how many there are."""
    items = [f"d{at}" for at in range(size)]
    reviews = Reviews.from_triples(
        (item, f"j{juror}", random.randint(0, 4) + 3 * at * random.randint(0, 1))
        for at, item in enumerate(items)
        for juror in random.sample(range(4), random.randint(1, 3))
    )
    wide = tuple(item for item in reviews.items if 2 * _reached(reviews, item) >= size - 1)
    found = [reason for reason in rank(reviews).cautions if reason.code == "wide_scores"]

    assert ([wide] if wide and size >= 10 else []) == [reason.facts["items"] for reason in found]
    assert "wide_scores" not in _codes(rank(reviews, method="median"))


def test_an_order_that_is_not_sure_reads_as_a_sentence():
    """The caution counts the items and says where to look."""
    reviews = Reviews.from_triples(
        (f"d{at}", f"j{juror}", 10 * juror) for at in range(12) for juror in range(2)
    )
    (reason,) = rank(reviews).cautions

    assert "could move 12 of 12 dossiers across half of the field" in str(reason)
    assert "12 dossiers sur 12 de la moitié du classement : leur ordre n’est pas sûr" in unfolded(
        reason.say("fr")
    )


OUT_OF = {None: (1, 4), Scale.levels(0, 20): (0, 20), Scale.levels(3, 12): (3, 12)}


@given(
    st.sampled_from(list(OUT_OF)),
    st.fractions(-5, 25, max_denominator=2),
    st.sampled_from(["mean", "median", "total"]),
)
def test_a_threshold_is_cautioned_exactly_where_all_scores_are_on_one_side_of_it(out_of, cut, method):
    """The lowest and the highest marks that there are: where both are kept, or neither is, the threshold parts nobody."""
    weights = {"impact": 1, "team": 2}
    criteria = [Criterion(id=one, scale=EIG_SCALE, weight=weight) for one, weight in weights.items()]
    sheet = Scoresheet.from_marks(
        Rubric(criteria=criteria, out_of=out_of),
        [(item, "j1", dict.fromkeys(weights, mark)) for item, mark in (("least", 1), ("most", 4))],
    )
    ranking = rank(sheet, JuryRules(threshold=cut, method=method))
    kept = [score >= cut for score in ranking.scores.values()]
    told = [one.facts for one in ranking.cautions if one.code == "threshold_idle"]
    assert bool(told) == (len({*kept}) == 1 and method != "total")
    if told:
        assert (told[0]["low"], told[0]["high"]) == OUT_OF[out_of]
        assert told[0]["over"] == (not any(kept))
