"""Calibration: applied where it can be defended, refused with its reason elsewhere, never hiding raw means."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews, Scale
from eig.jury.comparability import connectivity
from eig.jury.robustness import expected_ranks
from eig.jury.severity import _calibration_refusals_cautions_hausman_test as calibration_rules
from eig.jury.severity import adopt_calibration, calibrate, within_model
from eig.reasons import Undefined
from helpers.unfolded import unfolded

METHODS = ("within", "crossed", "additive", "none")


def jury(items=24, jurors=6, each=3, seed=0, *, severity=2.0, noise=0.7, assortative=False):
    """A jury with severities, read at random or with the good items going to the first jurors."""
    random = Random(seed)
    severities = [random.gauss(0, severity) for _ in range(jurors)]
    triples = []
    for item in range(items):
        quality = random.gauss(10, 2)
        by_taste = sorted(range(jurors), key=lambda j: abs(j - (12.5 - quality) * 1.3) + random.random())
        readers = by_taste[:each] if assortative else random.sample(range(jurors), each)
        for juror in readers:
            mark = quality + severities[juror] + random.gauss(0, noise)
            triples.append((f"i{item:03}", f"j{juror}", Fraction(round(2 * mark), 2)))
    return Reviews.from_triples(triples)


def rooms():
    """Three closed rooms of two jurors, who share no item."""
    return Reviews.from_triples(
        (f"r{room}d{n}", f"r{room}j{j}", room + n + j)
        for room in range(3)
        for n in range(6)
        for j in range(2)
    )


def test_a_severe_jury_is_calibrated():
    """Severities that marks show are corrected: raw and calibrated stand side by side, and the order moves."""
    found = calibrate(jury())

    assert found.applied
    assert found.refusals == ()
    assert found.p < 0.001
    assert any(one.raw_rank != one.calibrated_rank for one in found.scores)
    assert found.of("i000").raw == sum(jury().by_item["i000"].values()) / 3
    assert len(found.severities) == 6
    assert all(one.standard_error > 0 for one in found.severities)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["within", "crossed", "additive"])
def test_calibration_finds_the_true_order_better(method):
    """With strong severities, calibrated ranks are nearer to the truth than raw ones, by every method."""
    random, gains = Random(3), 0
    for seed in range(6):
        severities = [random.gauss(0, 3) for _ in range(6)]
        quality = {f"i{n:02}": random.gauss(10, 2) for n in range(20)}
        reviews = Reviews.from_triples(
            (item, f"j{j}", Fraction(round(2 * (value + severities[j] + random.gauss(0, 0.5))), 2))
            for item, value in quality.items()
            for j in random.sample(range(6), 3)
        )
        found = calibrate(reviews, method=method, least_shared=2)
        truth = {
            item: place for place, item in enumerate(sorted(quality, key=quality.get, reverse=True), start=1)
        }
        gains += sum(abs(one.raw_rank - truth[one.item]) for one in found.scores)
        gains -= sum(abs(one.calibrated_rank - truth[one.item]) for one in found.scores)
        assert found.applied, seed
    assert gains > 0


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=8))
def test_a_complete_panel_keeps_the_order_by_construction(method, rows):
    """When everyone marks everything, no method changes a rank, unless items do not differ at all."""
    reviews = Reviews.from_triples(
        (f"i{i}", f"j{j}", mark) for i, row in enumerate(rows) for j, mark in enumerate(row)
    )
    found = calibrate(reviews, method=method, least_shared=1)
    if not (found.applied and "items" in found.model.singular):
        assert all(one.raw_rank == one.calibrated_rank for one in found.scores)
    if not isinstance(found.model, Undefined):
        assert "complete_panel" in [caution.code for caution in found.cautions]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["within", "crossed", "additive"])
def test_rooms_that_share_nothing_are_not_compared(method):
    """A disconnected design is refused with its reason; rooms are ranked apart, and none has estimates."""
    found = calibrate(rooms(), method=method)

    assert not found.applied
    assert [reason.code for reason in found.refusals].count("disconnected") == 1
    assert [one.raw_rank for one in found.scores if one.component == 2] == [1, 2, 3, 4, 5, 6]
    assert found.estimates.reason.code == "components_apart"
    assert {one.standard_error.reason.code for one in found.scores} == {"components_apart"}
    assert found.cautions[0].code == "disconnected"


@pytest.mark.untraced
def test_a_juror_with_too_few_shared_items_is_named():
    """Five shared items are asked of each juror; those who have fewer are named with their count."""
    marks = [(f"d{n}", j, n + 3 * (j == "b")) for n in range(6) for j in "ab"] + [
        ("d0", "c", 2),
        ("d9", "c", 5),
    ]
    found = calibrate(Reviews.from_triples(marks))

    assert [reason.code for reason in found.refusals] == ["few_shared"]
    assert (
        str(found.refusals[0])
        == "c shares 1 item with other jurors: it takes 5 to separate severity from chance"
    )
    assert "c partage 1 dossier avec" in found.refusals[0].say("fr")
    assert calibrate(Reviews.from_triples(marks), least_shared=1).applied


def test_unsupported_severities_leave_raw_means():
    """Where marks do not show that severities differ, raw means stand and the chance is told."""
    found = calibrate(jury(severity=0.0, noise=2.0, seed=4))

    assert not found.applied
    assert [reason.code for reason in found.refusals] == ["unsupported"]
    assert 0.05 <= found.p <= 1
    assert all(one.calibrated == float(one.raw) for one in found.scores)
    assert not isinstance(found.estimates, Undefined)
    assert not isinstance(found.model, Undefined)


def test_marks_that_agree_inside_items_show_no_severity():
    """Jurors who always agree leave severity unsupported, with certainty."""
    found = calibrate(Reviews.from_triples((f"d{n}", j, n) for n in range(6) for j in "ab"))

    assert not found.applied
    assert found.p == 1
    assert "unsupported" in [reason.code for reason in found.refusals]


def test_a_strict_significance_asks_for_more():
    """The significance is the caller's: asked for certainty, the same marks are refused."""
    found = calibrate(jury(severity=0.6, seed=1))

    assert 0 < found.p < 0.05
    assert found.applied
    assert not calibrate(jury(severity=0.6, seed=1), significance=Fraction(found.p) / 2).applied


def test_none_keeps_raw_means_and_still_shows_severities():
    """Asked for none, raw means are kept; the severities that were found are shown for information."""
    found = calibrate(jury(), method="none")

    assert not found.applied
    assert [reason.code for reason in found.refusals] == ["none"]
    assert len(found.severities) == 6
    assert found.explain("i000").codes == ("raw", "none")


def test_good_items_given_to_certain_jurors_are_warned_of():
    """When who reads what follows quality, `within` and `crossed` disagree, and the jury is warned."""
    random = jury(items=60, jurors=8, seed=1, noise=1.0)
    chosen = jury(items=60, jurors=8, seed=1, noise=1.0, assortative=True)

    assert "within_crossed_disagree" not in [caution.code for caution in calibrate(random).cautions]
    assert "within_crossed_disagree" in [
        caution.code for caution in calibrate(chosen, method="crossed").cautions
    ]


def test_a_jury_that_does_not_discriminate_is_told():
    """Where items differ less than chance, every method carries the caution that no ranking is supported."""
    rows = [[1, 9], [3, 7], [2, 8], [1, 9], [2, 8], [3, 7]]
    reviews = Reviews.from_triples(
        (f"i{i}", f"j{j}", mark) for i, row in enumerate(rows) for j, mark in enumerate(row)
    )

    for method in ("within", "crossed"):
        told = [caution.code for caution in calibrate(reviews, method=method).cautions]
        assert told.count("singular_items") == 1
    assert {one.calibrated_rank for one in calibrate(reviews, method="crossed").scores} == {1}


def test_one_mark_an_item_cannot_be_calibrated():
    """With one mark an item there is no severity to find, no error to tell, and both say so."""
    found = calibrate(Reviews.from_triples([("a", "x", 3), ("b", "x", 4)]))

    assert [reason.code for reason in found.refusals] == ["no_contrast", "few_shared"]
    assert found.estimates.reason.code == "no_contrast"
    assert found.p is None
    assert found.ratio is None
    assert found.severities == ()
    assert found.rows()[0]["standard_error"] is None


def test_one_mark_more_than_items_gives_errors():
    """Two marks of one item tell how far marks spread: each mean has an error, though it rests on one difference."""
    found = calibrate(Reviews.from_triples([("a", "x", 3), ("a", "y", 5), ("b", "x", 4)]), method="none")

    assert {"a": 4, "b": 4} == dict(zip(found.estimates.items, found.estimates.means, strict=True))


def test_no_reviews_no_calibration():
    """Without reviews nothing is calibrated and nothing fails."""
    found = calibrate(Reviews(reviews=[]))

    assert found.scores == ()
    assert not found.applied


def test_calibrated_means_feed_expected_ranks():
    """The estimates, with their shared errors, go on to expected ranks; applied or not."""
    for reviews in (jury(), jury(severity=0.0, noise=2.0, seed=4)):
        found = calibrate(reviews)
        ranks = expected_ranks(found.estimates, k=5, draws=100, df=found.df)
        assert sum(one.rank for one in ranks.ranks) == pytest.approx(24 * 25 / 2)


def test_errors_are_those_of_the_estimates():
    """Each item's marks but one are free; its standard error is the root of its variance, corrected or not."""
    for reviews in (jury(), jury(severity=0.0, noise=2.0, seed=4)):
        found = calibrate(reviews)
        assert found.df == sum(one.marks - 1 for one in found.scores)
        for one in found.scores:
            assert one.standard_error**2 == pytest.approx(found.estimates.variance(one.item))


@pytest.mark.untraced
def test_it_speaks_of_items_and_jurors():
    """Items say both means and ranks, jurors their severity, and each says what was done."""
    found = calibrate(jury())

    assert found.explain("i000").codes == ("calibrated", "within")
    assert found.explain("j0").codes == ("severity", "within")
    assert "après calibration" in unfolded(found.explain("i000", lang="fr"))
    assert calibrate(jury(), method="crossed").explain("j1").codes == ("severity", "crossed")
    assert calibrate(jury(), method="additive").explain("j1").codes == ("severity", "additive")
    assert len(found.rows()) == 24
    assert "<table>" in found._repr_html_()
    with pytest.raises(UnknownKey):
        found.explain("nobody")


def test_wrong_options_are_refused_together():
    """Shared items and significance are checked together; a method that is none is told with those there are."""
    with pytest.raises(Faults) as caught:
        calibrate(jury(), least_shared=0, significance="2")
    assert ["calibrate.least_shared", "calibrate.significance"] == [one.place for one in caught.value.faults]
    with pytest.raises(Fault, match=r"calibrate\.method: expected one of 'within'"):
        calibrate(jury(), method="rasch")
    with pytest.raises(Fault, match="number"):
        calibrate(jury(), significance="often")
    with pytest.raises(Fault, match=r"calibrate\.reviews: expected reviews"):
        calibrate([])


def test_a_refused_design_says_how_many_rooms_and_the_rank_in_each():
    """A rank of one room among several says of how many, and in which; the reason counts the rooms."""
    rooms = Reviews.from_triples(
        [
            (f"{room}{n}", f"{room}{juror}", n + 1)
            for room in "pq"
            for n in range(2 + (room == "p"))
            for juror in "xy"
        ]
    )
    found = calibrate(rooms)

    assert "reviews form 2 linked sets" in unfolded(found.refusals[0])
    assert "q0: raw mean 1, rank 2 of 2 in component 2, ranked apart" in unfolded(found.explain("q0"))
    assert "rang 3 sur 3 dans la composante 1, classée à part" in unfolded(found.explain("p0", lang="fr"))
    assert 1 == found._repr_html_().count("reviews form 2 linked sets")


def test_the_reason_of_a_correction_is_french_in_french():
    """Whoever read what: said in French that a juror would write."""
    assert "quels que soient les lecteurs" in calibration_rules.APPLIED["within"].say("fr")


GENEROUS = Reviews.from_triples(
    (
        f"d{n:02}",
        juror,
        min(20, 10 + n % 11 + (4 if juror == "kind" else 0)) - (0 if juror == "kind" else n % 2),
    )
    for n in range(24)
    for k, juror in enumerate(("kind", "strict", "fair"))
    if n % 3 != k
)


def test_calibrated_means_that_leave_the_scale_are_told():
    """A mean calibrated above the best mark is no mark: the cautions name the item, its mean and the scale."""
    found = calibrate(GENEROUS, scale=Scale(low=0, high=20))
    beyond = {one.item: one.calibrated for one in found.scores if not 0 <= one.calibrated <= 20}

    assert found.applied
    assert beyond
    assert beyond == {reason.facts["item"]: reason.facts["mean"] for reason in found.off_scale}
    assert set(found.off_scale) <= set(found.cautions)
    item = min(beyond)
    assert "outside the scale, 0 to 20" in unfolded(found.explain(item))
    assert "sort de l’échelle, de 0 à 20" in unfolded(found.explain(item, lang="fr"))
    assert found.off_scale == adopt_calibration(found, decided_by="jury", why="kind is generous").cautions


def test_without_a_scale_what_goes_beyond_all_marks_is_told():
    """Where the scale is not given, the marks themselves are the measure; a raw mean never leaves them."""
    found = calibrate(GENEROUS)
    high = max(review.mark for review in GENEROUS.reviews)

    assert {one.item for one in found.scores if one.calibrated > high} <= {
        reason.facts["item"] for reason in found.off_scale
    }
    assert "outside the marks given" in unfolded(found.off_scale[0])
    assert calibrate(GENEROUS, method="none").off_scale == ()
    assert calibrate(Reviews(reviews=[])).ends == (0, 0)
    with pytest.raises(Fault, match="scale"):
        calibrate(GENEROUS, scale=20)


def test_the_whole_of_a_calibration():
    """Without a key: whether it is applied, how far severities go, and the cautions."""
    found = calibrate(GENEROUS)

    assert found.explain().codes[:2] == ("within", "severity_range")
    assert found.explain("d00", lang="fr").subject == "d00"
    assert calibrate(Reviews.from_triples([("a", "x", 1)])).explain().codes[0] == "no_contrast"


@pytest.mark.untraced
@pytest.mark.parametrize("method", ["within", "crossed", "additive"])
def test_one_missing_mark_and_ranks_follow_calibrated_means(method):
    """A panel that lacks one mark is not complete: its order is that of calibrated means, and it moves."""
    severe = {"j0": 0, "j1": 0, "j2": -9, "j3": 0}
    marks = [
        (f"i{n}", juror, Fraction(2 * n + less) + Fraction((n * (seat + 1)) % 3, 4))
        for n in range(8)
        for seat, (juror, less) in enumerate(severe.items())
        if (n, seat) != (2, 2)
    ]
    found = calibrate(Reviews.from_triples(marks), method=method)
    means = {one.item: one.calibrated for one in found.scores}

    assert found.applied
    assert [one.item for one in found.scores] == sorted(means, key=means.get, reverse=True)
    assert [f"i{n}" for n in range(7, -1, -1)] == [one.item for one in found.scores]
    assert found.of("i2").raw_rank < found.of("i3").raw_rank
    assert found.of("i2").calibrated_rank == 6
    assert not calibration_rules.keeps_order(Reviews.from_triples(marks), found.model)


def test_items_that_do_not_differ_beyond_chance_share_a_rank_even_on_a_complete_panel():
    """With no variance between items left, all calibrated ranks are 1, though raw means differ."""
    rows = [[1, 9], [3, 8], [2, 8], [1, 9], [2, 9], [3, 7]]
    reviews = Reviews.from_triples(
        (f"i{i}", f"j{j}", mark) for i, row in enumerate(rows) for j, mark in enumerate(row)
    )
    found = calibrate(reviews, method="crossed")

    assert found.applied
    assert {1} == {one.calibrated_rank for one in found.scores}
    assert {1, 3} == {one.raw_rank for one in found.scores}


def test_calibrated_means_that_agree_to_nine_digits_share_a_rank():
    """A tenth of a billionth is no difference between calibrated means; a few billionths are one."""
    marks = [(one.item, one.juror, one.mark) for one in jury().reviews]
    twin = [(juror, mark) for item, juror, mark in marks if item == "i003"]
    for name, more in (("same", Fraction(3, 10**10)), ("more", Fraction(12, 10**9))):
        marks += [(name, juror, mark + more * (at == 0)) for at, (juror, mark) in enumerate(twin)]
    found = calibrate(Reviews.from_triples(marks))
    ranks = [found.of(item).calibrated_rank for item in ("more", "i003", "same")]

    assert found.applied
    assert [ranks[0], ranks[0] + 1, ranks[0] + 1] == ranks
    assert len({found.of(item).raw_rank for item in ("more", "i003", "same")}) == 3


def test_without_calibration_an_item_has_the_spread_of_marks_inside_items():
    """The squares of marks about their item's mean, over the marks less the items, over the marks of the item."""
    rows = {"a": [1, 3], "b": [2, 2, 5], "c": [4, 6, 5]}
    reviews = Reviews.from_triples(
        (item, f"j{at}", mark) for item, row in rows.items() for at, mark in enumerate(row)
    )
    found = calibration_rules.estimates(reviews, connectivity(reviews), None)
    means = {item: sum(row) / len(row) for item, row in rows.items()}
    spread = sum((mark - means[item]) ** 2 for item, row in rows.items() for mark in row) / (8 - 3)

    assert dict(zip(found.items, found.means, strict=True)) == pytest.approx(means)
    assert list(found.own) == pytest.approx([spread / len(row) for row in rows.values()])


@pytest.mark.untraced
def test_the_warning_is_the_same_on_a_wider_scale():
    """Marks ten times as far apart tell as much of who read what."""
    chosen = jury(items=60, jurors=8, seed=1, noise=1.0, assortative=True)
    wider = Reviews.from_triples((one.item, one.juror, 10 * one.mark) for one in chosen.reviews)
    told, wide = (
        next(one for one in calibrate(reviews).cautions if one.code == "within_crossed_disagree")
        for reviews in (chosen, wider)
    )

    assert told.facts["df"] == wide.facts["df"]
    assert told.facts["statistic"] == pytest.approx(wide.facts["statistic"])
    assert told.facts["p"] == pytest.approx(wide.facts["p"])


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_severities_that_do_not_show_are_told_once(seed):
    """Both models look for them; the one that calibrates says whether they show."""
    reviews = jury(seed=seed, severity=0)
    told = [caution.code for caution in calibrate(reviews).cautions]

    assert told.count("singular_jurors") == ("jurors" in within_model(reviews).singular)


@pytest.mark.parametrize("significance", ["1", "1/2"])
def test_severities_that_chance_brings_as_often_as_the_limit_are_not_supported(significance):
    """Where jurors do not differ at all, chance always brings as much: that is no less often than always."""
    marks = [(f"d{n}", juror, n + (n + k) % 3) for n in range(6) for k, juror in enumerate("xyz")]
    found = calibrate(Reviews.from_triples(marks), significance=significance)

    assert (1.0, False) == (found.p, found.applied)
    assert ["unsupported"] == [one.code for one in found.refusals]
