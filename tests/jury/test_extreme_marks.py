"""Marks of any size: every statistic of a jury says what it says of plain marks, or in words why it cannot.

A statistic without a unit does not change where all marks are counted in another unit or from another zero: so say the
definitions. Floats end near 1e308 and blur below 1e-308, so that a square of a mark of 1e300 is none.
"""

from fractions import Fraction
from functools import cache, partial
from itertools import combinations, product
from math import isfinite
from random import Random

import pytest

from eig.errors import Fault, Faults
from eig.jury import Reviews, Rubric, Scale, Scoresheet, check_jury, deliberate, rank
from eig.jury import agreement as agree
from eig.jury import robustness as robust
from eig.jury import severity as severe
from eig.jury.comparability import connectivity
from eig.reasons import Undefined

UNITS = {
    "1e300": Fraction(10**300),
    "1e-300": Fraction(1, 10**300),
    "1e390": Fraction(10**390),
    "1e130": Fraction(10**130),
    "1e-130": Fraction(1, 10**130),
    "1e-10": Fraction(1, 10**10),
    "sixty digits": Fraction(10**59 + 7, 3 * 10**58 + 1),
}
TINY, HUGE = Fraction(1, 10**300), Fraction(10**300)


def jury(seed, *, holes):
    random, triples = Random(seed), []
    habits = [random.choice((-2, 0, 2)) for _ in range(4)]
    for item in range(12):
        quality = random.randint(5, 14)
        triples += [
            (f"d{item:02d}", f"j{juror}", quality + habits[juror] + random.randint(-1, 1))
            for juror in range(4)
            if random.random() >= holes
        ]
    return triples


JURIES = {"holes": jury(1, holes=0.2), "complete": jury(2, holes=0)}


def coefficient(found):
    return [found.value, found.standard_error, found.low, found.high]


def model(found):
    """Return severities over the root of the residual, and the qualities' distances so counted."""
    if isinstance(found, Undefined):
        return found
    unit = found.variances.residual**0.5 or 1.0
    errors = [one.standard_error / unit for one in found.severities]
    apart = [(mean - found.estimates.means[0]) / unit for mean in found.estimates.means]
    return [*(one.value / unit for one in found.severities), *errors, *apart, found.ratio or 0.0]


def calibrated(reviews, method):
    found = severe.calibrate(reviews, method=method, least_shared=1)
    if isinstance(found.model, Undefined):
        return found.model
    return [found.applied, found.p or 0.0, *((one.raw_rank, one.calibrated_rank) for one in found.scores)]


def expected(reviews):
    found = severe.calibrate(reviews, least_shared=1).estimates
    if isinstance(found, Undefined):
        return found
    ranks = robust.expected_ranks(found, k=3, draws=60).ranks
    return [(one.item, one.rank, one.top, one.low, one.high) for one in ranks]


def means(reviews):
    return {item: sum(marks.values()) / len(marks) for item, marks in reviews.by_item.items()}


FIGURES = {
    **{
        f"alpha {one}": lambda given, one=one: coefficient(agree.krippendorff_alpha(given, distance=one))
        for one in ("nominal", "ordinal", "interval", "ratio")
    },
    **{
        f"{name} {weights}": lambda given, name=name, weights=weights: coefficient(
            getattr(agree, name)(given, weights=weights)
        )
        for name in ("conger_kappa", "fleiss_kappa", "gwet_ac", "brennan_prediger")
        for weights in ("identity", "linear", "quadratic", "radical", "ordinal")
    },
    "cohen": lambda given: coefficient(agree.cohen_kappa(given, "j0", "j1", weights="quadratic")),
    "icc": lambda given: [
        one
        for found in [agree.intraclass_correlations(given)]
        for kind in found.values
        for one in (found.values[kind], found.low[kind], found.high[kind])
    ],
    "w": lambda given: agree.kendall_w(given).value,
    "spearman": lambda given: agree.mean_spearman(given).value,
    "z scores": lambda given: list(severe.z_scores(given, accept=True).scores.values()),
    "within": lambda given: model(severe.within_model(given)),
    "crossed": lambda given: model(severe.crossed_model(given)),
    "additive": lambda given: model(severe.additive_model(given)),
    "calibrate within": lambda given: calibrated(given, "within"),
    "calibrate crossed": lambda given: calibrated(given, "crossed"),
    "calibrate additive": lambda given: calibrated(given, "additive"),
    "odds": lambda given: severe.proportional_odds(given, jurors="free"),
    "expected ranks": expected,
    "bootstrap": lambda given: robust.bootstrap(given, places=3, replicates=40).rows(),
    "one juror less": lambda given: list(map(str, robust.leave_one_juror_out(given, places=3).intervals)),
    "ranks": lambda given: rank(means(given)).groups,
    "components": lambda given: connectivity(given).components,
}
NEEDS_A_ZERO = ("alpha ratio",)


def plain(found):
    """Return figures in one flat list, an undefined one by its code."""
    if isinstance(found, Undefined):
        return [found.reason.code]
    if isinstance(found, dict):
        return plain(list(found.values()))
    if isinstance(found, (list, tuple)):
        return [one for each in found for one in plain(each)]
    if isinstance(found, float):
        assert isfinite(found)
    return [found]


def same(wanted, found):
    assert len(wanted) == len(found)
    for one, other in zip(wanted, found, strict=True):
        if isinstance(one, float) and isinstance(other, float):
            assert other == pytest.approx(one, rel=1e-5, abs=1e-6)
        else:
            assert one == other


@cache
def wanted_of(name, panel):
    """Return the figures of a jury as it marked."""
    return told(FIGURES[name], JURIES[panel])


def told(figure, triples):
    """Return the figures of a jury, or the code or words of why there are none."""
    try:
        return plain(figure(Reviews.from_triples(triples)))
    except (Fault, Faults) as why:
        return ["beyond_floats" if "unit" in str(why) else str(why)]


@pytest.mark.slow(one_in=8)
@pytest.mark.parametrize("panel", JURIES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", FIGURES)
def test_a_statistic_without_unit_minds_no_unit(name, unit, panel):
    """Marks counted in units of 1e300 or 1e-300 agree as before, or it is said in words that no float holds them."""
    wanted = wanted_of(name, panel)
    found = told(FIGURES[name], [(*at, mark * UNITS[unit]) for *at, mark in JURIES[panel]])

    if found != ["beyond_floats"]:
        same(wanted, found)
    else:
        assert unit in {"1e300", "1e-300", "1e390"}
        assert name.startswith(("within", "crossed", "additive", "calibrate", "expected"))


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    "shift", [1000, -(10**300), Fraction(10**59 + 1, 3)], ids=["1000", "-1e300", "sixty digits"]
)
@pytest.mark.parametrize("unit", ["1e-300", "1e-10", "sixty digits"])
@pytest.mark.parametrize("name", [name for name in FIGURES if name not in NEEDS_A_ZERO])
def test_a_statistic_of_distances_minds_no_zero(name, unit, shift):
    """Marks counted from a zero however far away agree as before, or it is said that no float tells them apart."""
    wanted = wanted_of(name, "holes")
    found = told(FIGURES[name], [(*at, mark * UNITS[unit] + shift) for *at, mark in JURIES["holes"]])

    if found != ["beyond_floats"]:
        same(wanted, found)
    else:
        assert name.startswith(("within", "crossed", "additive", "calibrate", "expected"))


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("far", [TINY, HUGE], ids=["1e-300", "1e300"])
@pytest.mark.parametrize("name", FIGURES)
def test_one_mark_beyond_all_others_breaks_no_statistic(name, far):
    """One item a great way off, the others as they were: each figure is a number, or says why it is none."""
    for triples in JURIES.values():
        marks = [(*at, mark * far + (at[0] == "d03")) for *at, mark in triples]
        assert told(FIGURES[name], marks)
        assert told(FIGURES[name], [(*at, mark + (at == ["d03", "j1"]) / far) for *at, mark in triples])


def two_items(far):
    """Return two items whose means lie so far apart, and whose two jurors contradict each other by 1."""
    return Reviews.from_triples([("a", "x", 0), ("a", "y", 1), ("b", "x", 1 + far), ("b", "y", far)])


def test_items_whose_means_hardly_differ_have_no_bounds_in_floats():
    """Items a little apart, jurors far: the reliability of a mean falls below all floats, and it is said so."""
    near, nearer = (agree.intraclass_correlations(two_items(Fraction(1, 10**power))) for power in (60, 200))

    assert near.values["ICC1k"] < -1e100
    assert near.low["ICC1k"] == near.high["ICC1"] == nearer.values["ICC1k"]
    assert nearer.values["ICC1k"].reason.code == "beyond_floats"


@pytest.mark.parametrize("items", [3, 4, 5])
def test_items_a_hair_apart_keep_an_interval_of_agreement(items):
    """Two jurors, as generous as one another, contradict each other on items whose means are a hair apart."""
    hair, low = Fraction(1, 10**40), [0, 3, 1] if items == 3 else range(items)
    level = Fraction(3 * items - 2 * sum(low), items)
    marks = [(f"d{n}", "x", one + level + (hair, -hair, 0, 0, 0)[n]) for n, one in enumerate(low)]
    found = agree.intraclass_correlations(
        Reviews.from_triples([*marks, *((f"d{n}", "y", 3 - one) for n, one in enumerate(low))])
    )

    assert found.values["ICC2"] == pytest.approx(-items / (items - 2))
    assert found.low["ICC2"] == pytest.approx(found.values["ICC2"])


def test_items_very_far_apart_are_told_apart_for_sure():
    """Items a great way off, jurors close: every bound is 1."""
    found = agree.intraclass_correlations(two_items(10**200))

    assert set(found.low.values()) == set(found.high.values()) == {1.0}
    assert found.mean_squares.keys() == {"MSC", "MSE", "MSW"}


@pytest.mark.parametrize("distance", ["interval", "ratio"])
def test_disagreements_that_no_float_holds_are_undefined(distance):
    """Alpha is a ratio, and is there; the disagreements it is made of may be beyond floats, and the row has none."""
    found = agree.krippendorff_alpha(
        two_items(TINY) if distance == "ratio" else two_items(10**300), distance=distance
    )

    assert isinstance(found.value, float)
    if distance == "interval":
        assert found.expected.reason.code == "beyond_floats"
        assert found.rows()[0]["expected"] is None


def test_an_alpha_of_ratios_tells_marks_hardly_apart():
    """Marks of a thousand digits that differ in the last: ratios a hair apart are not equal."""
    marks = [("a", "x", 0), ("a", "y", 0), ("b", "x", 1), ("b", "y", 1)]
    near = Reviews.from_triples([(*at, mark + 10**300) for *at, mark in marks])
    found = agree.krippendorff_alpha(near, distance="ratio")

    assert (found.value, found.expected.reason.code) == (1.0, "beyond_floats")


def test_grades_too_near_for_the_scale_are_not_called_equal():
    """Two grades a hair apart on a scale that goes far: quadratic weights vanish, and it is not said they are equal."""
    near = Reviews.from_triples([("a", "x", 0), ("a", "y", TINY), ("b", "x", TINY), ("b", "y", 0)])
    far = [0, TINY, 1]
    found = agree.fleiss_kappa(near, weights="quadratic", categories=far)

    assert found.value.reason.code == "beyond_floats"
    assert agree.fleiss_kappa(near, weights="linear", categories=far).value == pytest.approx(-1)


def test_marks_of_a_thousand_digits_all_alike_are_alike():
    """Equal marks are equal however large: a mean beyond all floats is refused in words by calibration."""
    alike = [("a", "x", 10**320), ("a", "y", 10**320), ("b", "x", 10**320), ("b", "y", 10**320)]

    assert agree.krippendorff_alpha(Reviews.from_triples(alike)).value.reason.code == "constant"
    assert severe.within_model(Reviews.from_triples(alike)).reason.code == "beyond_floats"
    with pytest.raises(Fault, match="floating-point"):
        severe.calibrate(Reviews.from_triples(alike))
    assert (
        severe.crossed_model(Reviews.from_triples([(*at, 10**100) for *at, _ in alike])).reason.code
        == "constant"
    )


@pytest.mark.slow(but=["1e-300", "1e130", "1e390"])
@pytest.mark.parametrize("size", UNITS)
def test_a_jury_is_checked_in_words_whatever_the_size_of_its_marks(size):
    """A whole deliberation on a scale of any size is checked in both languages, or refused for want of floats."""
    unit = UNITS[size]
    rubric = Rubric.equal(["impact", "team"], scale=Scale(low=0, high=20 * unit))
    held = deliberate(
        Scoresheet.from_marks(
            rubric,
            [
                (item, juror, dict.fromkeys(rubric.ids, mark * unit))
                for item, juror, mark in JURIES["complete"]
            ],
        ),
        places=3,
    )
    if size in {"1e300", "1e390"}:
        with pytest.raises(Fault, match="floating-point"):
            check_jury(held, replicates=40)
    else:
        found = check_jury(held, replicates=40)
        assert (str(found), str(found.explain(lang="fr"))) != ("", "")


def test_known_variances_of_marks_beyond_floats_are_of_no_use():
    """Marks of 1e300 with known variances: there is no prediction, and it is said why."""
    given = Reviews.from_triples([("a", "x", 0), ("a", "y", 10**300)])

    assert severe.blup(given, severe.Variances(items=1, jurors=1, residual=1)).reason.code == "beyond_floats"


CELLS = (("d00", "j0"), ("d00", "j1"), ("d01", "j0"), ("d01", "j1"))
OF_MARKS = (
    agree.krippendorff_alpha,
    agree.conger_kappa,
    agree.fleiss_kappa,
    agree.gwet_ac,
    agree.brennan_prediger,
    agree.intraclass_correlations,
    agree.kendall_w,
    agree.mean_spearman,
    severe.within_model,
    severe.crossed_model,
    severe.additive_model,
    partial(severe.blup, variances=severe.Variances(items=4, jurors=1, residual=2)),
    severe.proportional_odds,
    severe.calibrate,
    partial(severe.z_scores, accept=True),
    partial(robust.bootstrap, places=1),
    partial(robust.leave_one_juror_out, places=1),
    connectivity,
)


@pytest.mark.slow
def test_a_statistic_of_three_marks_or_fewer_is_a_figure_or_says_why_it_is_none():
    """No mark, one, two or three, alike or not, of one item or juror or of several: each is told of in words."""
    for count in range(4):
        for cells in combinations(CELLS, count):
            for marks in product((14, 10), repeat=count):
                rows = [(*cell, mark) for cell, mark in zip(cells, marks, strict=True)]
                for statistic in OF_MARKS:
                    assert str(statistic(Reviews.from_triples(rows)))
