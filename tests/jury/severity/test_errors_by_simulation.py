"""Every standard error and every chance of severity and of ranks, against juries drawn from a known truth.

An error says how far an estimate lies from the truth: over many juries, the square of their distance over the square of
the error is 1 on average. A chance says how often: over many juries without any severity, one in ten has a p below 1/10.
Nothing here looks at a formula.
"""

from math import exp, fsum, log
from random import Random

import pytest

from eig.jury import Reviews
from eig.jury.robustness import expected_ranks
from eig.jury.severity import (
    Estimates,
    Variances,
    additive_model,
    blup,
    calibrate,
    crossed_model,
    proportional_odds,
    within_model,
)
from helpers.shares import few, whole

ITEMS, JURORS = 40, 8
SPREAD = 0.8  # standard deviation of severities; that of the error is 1, that of qualities 1.2


def truth_and_marks(random, *, severity=SPREAD, each=4):
    """Return qualities, severities and marks: each item read by some of the jurors, drawn at random."""
    quality = {f"d{item:02d}": random.gauss(10, 1.2) for item in range(ITEMS)}
    severities = {f"j{juror}": random.gauss(0, severity) for juror in range(JURORS)}
    triples = [
        (item, juror, str(round(value + severities[juror] + random.gauss(0, 1), 6)))
        for item, value in quality.items()
        for juror in random.sample(sorted(severities), each)
    ]
    return quality, severities, Reviews.from_triples(triples)


def mean(values):
    found = list(values)
    return fsum(found) / len(found)


def errors_of(fit, random, rounds, *, centred=False):
    """Return squared distances over squared errors: of severities, of qualities, and of the mean where there is one.

    Where a model has a mean, the errors of qualities are those of their distances from it, as it says.
    """
    severe, items, middle = [], [], []
    for _ in range(rounds):
        quality, severities, reviews = truth_and_marks(random)
        model = fit(reviews)
        shift = mean(severities.values()) if centred else 0.0
        severe += [
            ((one.value - severities[one.juror] + shift) / one.standard_error) ** 2
            for one in model.severities
            if one.standard_error
        ]
        above = model.mean - 10 if model.mean else shift
        items += [
            (model.estimates.mean(item) - value - above) ** 2 / model.estimates.variance(item)
            for item, value in quality.items()
        ]
        if model.mean_error:
            middle.append(((model.mean - 10) / model.mean_error) ** 2)
    return [mean(found) for found in (severe, items, middle) if found]


KNOWN = Variances(items=1.44, jurors=SPREAD**2, residual=1.0)
FITS = {
    "within": (within_model, False),
    "crossed": (crossed_model, False),
    "blup": (lambda reviews: blup(reviews, KNOWN), False),
    "additive": (additive_model, True),
}


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("name", FITS)
def test_estimates_err_as_much_as_they_say(name):
    """Severities, qualities and their mean lie as far from the truth as their standard errors say, or little more.

    Where eight jurors tell how severities spread, Student's t of 7 degrees has a square of 7/5 on average.
    """
    fit, centred = FITS[name]
    for found in errors_of(fit, Random(1), 60, centred=centred):
        assert 0.7 < found < 1.7


@pytest.mark.oracle(what="standard errors of severities and qualities", against="juries of known truth")
def test_estimates_of_many_juries_err_as_much_as_they_say(evidence):
    """Six hundred juries a model: squared distances are squared errors, up to the 7/5 of a spread of eight jurors."""
    for name, (fit, centred) in FITS.items():
        rounds = evidence.part(600)
        for found in errors_of(fit, Random(2), rounds, centred=centred):
            assert evidence.partial or 0.9 < found < (1.1 if name in ("additive", "blup") else 1.55)
        evidence.count(rounds)


@pytest.mark.slow
def test_raw_means_err_as_much_as_they_say():
    """Jurors all alike: each raw mean lies as far from the quality as its standard error says."""
    random, found = Random(3), []
    for _ in range(40):
        quality, _, reviews = truth_and_marks(random, severity=0)
        found += [
            ((one.calibrated - quality[one.item]) / one.standard_error) ** 2
            for one in calibrate(reviews, method="none").scores
        ]

    assert mean(found) == pytest.approx(1, abs=0.15)


@pytest.mark.slow
def test_the_chance_that_severities_differ_is_that_of_juries_alike():
    """Jurors all alike: one jury in ten at most passes the bound of one in ten."""
    random, rounds = Random(4), 150
    rare = sum(calibrate(truth_and_marks(random, severity=0)[2]).p < 0.1 for _ in range(rounds))

    assert rare / rounds == pytest.approx(0.1, abs=0.06)


@pytest.mark.slow
def test_that_who_read_what_mattered_is_said_of_few_juries_without_it():
    """Items given to jurors at random: one jury in twenty or so is warned that who read what changes severities."""
    random, rounds = Random(5), 120 if whole() else 60
    warned = sum(
        "within_crossed_disagree" in {one.code for one in calibrate(truth_and_marks(random)[2]).cautions}
        for _ in range(rounds)
    )

    assert warned / rounds == pytest.approx(0.05, abs=0.05)


def graded(random, effect, *, severity=0.0):
    """Return levels, judges' effects and grades of 1 to 4 by proportional odds."""
    levels = {f"d{item:03d}": {"sort": "two" if item % 2 else "one"} for item in range(80)}
    habits = {f"j{juror}": random.gauss(0, severity) for juror in range(10)}
    triples = []
    for item, held in levels.items():
        for juror in random.sample(sorted(habits), 4):
            push = habits[juror] + (effect if held["sort"] == "two" else 0.0)
            u = random.random()
            triples.append(
                (item, juror, 1 + sum(u > 1 / (1 + exp(-(cut - push))) for cut in (-1.2, 0.1, 1.4)))
            )
    return levels, habits, Reviews.from_triples(triples)


@pytest.mark.slow
def test_effects_on_grades_err_as_much_as_they_say():
    """Grades by known odds: the effect of a level lies as far from the truth as its standard error says."""
    random, found = Random(6), []
    for _ in few(range(60), 30):
        levels, _, reviews = graded(random, log(2))
        model = proportional_odds(reviews, factors=levels, jurors="none")
        found.append(((model.effects["sort: two"] - log(2)) / model.standard_errors["sort: two"]) ** 2)

    assert mean(found) == pytest.approx(1, abs=0.4)


@pytest.mark.slow
def test_free_judges_of_grades_err_as_much_as_they_say():
    """Grades by known odds: a judge against the first lies as far from the truth as the standard error says."""
    random, found = Random(7), []
    for _ in few(range(30), 15):
        levels, habits, reviews = graded(random, 0.5, severity=0.6)
        model = proportional_odds(reviews, factors=levels, jurors="free")
        found += [
            ((one.value - habits[one.juror] + habits["j0"]) / one.standard_error) ** 2
            for one in model.severities
            if one.juror != "j0"
        ]

    assert mean(found) == pytest.approx(1, abs=0.35)


@pytest.mark.slow
def test_judges_of_grades_at_random_err_as_much_as_they_say():
    """Judges drawn at random: what parts them from one another is as far from the truth as their errors say, about.

    Their common level is in the thresholds, which the errors take as known.
    """
    random, found = Random(8), []
    for _ in range(3):
        levels, habits, reviews = graded(random, 0.5, severity=0.6)
        model = proportional_odds(reviews, factors=levels)
        level = mean(one.value for one in model.severities) - mean(habits.values())
        found += [
            ((one.value - habits[one.juror] - level) / one.standard_error) ** 2
            for one in model.severities
            if one.standard_error
        ]

    assert 0.5 < mean(found) < 1.6


@pytest.mark.slow
def test_expected_ranks_and_chances_are_those_of_qualities_drawn():
    """Qualities drawn many times with their common errors: mean ranks, chances of the first three and their intervals."""
    random, rounds = Random(9), 8000
    means, own = [random.gauss(0, 1) for _ in range(8)], [random.uniform(0.1, 0.8) for _ in range(8)]
    rows = [[random.choice((0.0, 0.5)), random.choice((0.0, 0.7))] for _ in range(8)]
    names = [f"d{item}" for item in range(8)]
    given = Estimates(items=names, means=means, own=own, loadings=rows)
    ranks = {name: [] for name in names}
    for _ in range(rounds):
        common = random.gauss(0, 1), random.gauss(0, 1)
        values = {
            name: m + random.gauss(0, v**0.5) + row[0] * common[0] + row[1] * common[1]
            for name, m, v, row in zip(names, means, own, rows, strict=True)
        }
        for place, name in enumerate(sorted(values, key=values.__getitem__, reverse=True), start=1):
            ranks[name].append(place)
    found = expected_ranks(given, k=3, prior="flat", draws=4000, level=0.8)
    for name, drawn in ranks.items():
        one = found.of(name)
        assert one.rank == pytest.approx(mean(drawn), abs=0.08)
        assert one.top == pytest.approx(mean(place <= 3 for place in drawn), abs=0.03)
        assert mean(one.low <= place <= one.high for place in drawn) >= 0.78
