"""Every standard error of an agreement, against items taken out one at a time, and every interval against its word.

The jackknife (Quenouille 1956; Efron & Stein 1981) needs no formula: each item is left out in turn, and how much the
figure moves says how far it would move with other items. Where marks are drawn from a known model, an interval of 95%
must hold the truth about 95 times in a hundred.
"""

from math import fsum, sqrt
from random import Random

import pytest

from eig.jury import Reviews, krippendorff_alpha
from eig.jury.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    intraclass_correlations,
    kendall_w,
)

GRADES = (1, 2, 3, 5)


def alpha(distance):
    return lambda reviews: krippendorff_alpha(reviews, distance=distance)


def weighted(measure, weights, **more):
    return lambda reviews: measure(reviews, weights=weights, **more)


FIGURES = {
    "alpha nominal": alpha("nominal"),
    "alpha ordinal": alpha("ordinal"),
    "alpha interval": alpha("interval"),
    "alpha ratio": alpha("ratio"),
    "cohen": lambda reviews: cohen_kappa(reviews, "j0", "j1", categories=GRADES),
    "conger": weighted(conger_kappa, "identity", categories=GRADES),
    "conger quadratic": weighted(conger_kappa, "quadratic", categories=GRADES),
    "fleiss": weighted(fleiss_kappa, "identity", categories=GRADES),
    "fleiss ordinal": weighted(fleiss_kappa, "ordinal", categories=GRADES),
    "gwet": weighted(gwet_ac, "identity", categories=GRADES),
    "gwet radical": weighted(gwet_ac, "radical", categories=GRADES),
    "brennan prediger": weighted(brennan_prediger, "linear", categories=GRADES),
}
SINGLE_MATTERS = ("conger", "fleiss", "gwet", "brennan")


def a_jury(random, items, jurors, least, *, meets=0.6):
    """Return marks by item: a grade of its own, that each juror meets or not, and `least` marks at least."""
    given = {}
    for number in range(items):
        truth = random.choice(GRADES)
        few = random.sample(range(jurors), random.randint(least, jurors))
        given[f"d{number:03d}"] = {
            f"j{juror}": truth if random.random() < meets else random.choice(GRADES) for juror in few
        }
    return given


def as_reviews(given):
    return Reviews.from_triples(
        [(item, juror, mark) for item, marks in given.items() for juror, mark in marks.items()]
    )


def jackknife(figure, given):
    """Return the standard error from leaving out each item in turn."""
    values = [
        figure(as_reviews({item: marks for item, marks in given.items() if item != out})).value
        for out in given
    ]
    mean = fsum(values) / len(values)
    return sqrt((len(values) - 1) / len(values) * fsum((value - mean) ** 2 for value in values))


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("jurors", "least"), [(3, 3), (6, 2)])
def test_the_error_is_how_far_items_left_out_move_it(name, jurors, least):
    """As many marks on each item or not: leaving items out one by one finds the same error, to 5%."""
    figure, given = FIGURES[name], a_jury(Random(jurors), 60, jurors, least)

    assert figure(as_reviews(given)).standard_error == pytest.approx(jackknife(figure, given), rel=0.05)


@pytest.mark.oracle(what="standard errors of agreement", against="items left out one at a time")
def test_the_error_of_three_hundred_juries_is_that_of_items_left_out(evidence):
    """Juries of 60 to 120 items and uneven panels: each error is within 8% of what items left out find."""
    random = Random(71)
    for _ in range(evidence.part(25)):
        given = a_jury(random, random.randint(60, 120), random.randint(3, 7), 2)
        for figure in FIGURES.values():
            found = figure(as_reviews(given)).standard_error
            assert found == pytest.approx(jackknife(figure, given), rel=0.08)
            evidence.count()


def moved(given, item, times):
    """Return the nominal alpha of items counted `times` each, one of them once more, by its definition."""
    units = [list(marks.values()) for marks in given.values()]
    weights = [times + (number == item) for number in range(len(units))]
    total = sum(weight * len(unit) for weight, unit in zip(weights, units, strict=True))
    seen = sum(
        weight * sum(a != b for a in unit for b in unit) / (len(unit) - 1)
        for weight, unit in zip(weights, units, strict=True)
    )
    counts = [
        sum(weight * unit.count(grade) for weight, unit in zip(weights, units, strict=True))
        for grade in GRADES
    ]
    return 1 - seen * total / (total * total - sum(count * count for count in counts))


@pytest.mark.parametrize("seed", range(4))
def test_the_error_of_alpha_is_what_each_item_would_move(seed):
    """Few items of two to six marks: counted a little more, each moves alpha, and the error is made of these moves."""
    given, times = a_jury(Random(seed), 8, 6, 2), 100_000
    n = len(given)
    base = moved(given, None, times)
    moves = [times * n * (moved(given, item, times) - base) for item in range(n)]

    found = krippendorff_alpha(as_reviews(given), distance="nominal").standard_error
    assert found == pytest.approx(sqrt(fsum(move**2 for move in moves) / (n * (n - 1))), rel=1e-4)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", FIGURES)
def test_an_error_over_items_with_one_mark_is_said_to_be_rough(name):
    """The published error counts an item with one mark as disagreement: off by a third and more, and it says so."""
    figure, off = FIGURES[name], []
    counted = name.startswith(SINGLE_MATTERS)
    for seed in range(3):
        given = a_jury(Random(seed), 60, 3, 1, meets=0.95)
        found, alone = figure(as_reviews(given)), sum(len(marks) == 1 for marks in given.values())
        off.append(abs(found.standard_error / jackknife(figure, given) - 1))
        assert found.alone == (alone if counted else 0)
        assert [one.code for one in found.cautions] == (["rough_error"] if counted else [])
        assert ("rough_error" in found.explain().codes) == counted

    assert max(off) > 1 / 3 if counted else max(off) < 0.1


def test_no_error_no_caution():
    """Where no error exists, there is nothing rough about it."""
    found = fleiss_kappa(Reviews.from_triples([("a", "x", 1), ("b", "x", 2)]))

    assert (found.alone, found.cautions) == (2, ())


def normal_marks(random, items, jurors, *, severity, noise=1.0, same=True):
    """Return marks whose quality has the variance 1, by the same jurors or by others for each item."""
    habits = [random.gauss(0, severity) for _ in range(jurors)]
    triples = []
    for number in range(items):
        quality = random.gauss(0, 1)
        for juror in range(jurors):
            name = f"j{juror}" if same else f"j{number}-{juror}"
            habit = habits[juror] if same else random.gauss(0, severity)
            triples.append((f"d{number}", name, str(round(quality + habit + random.gauss(0, noise), 4))))
    return Reviews.from_triples(triples)


TRUTHS = {  # quality 1, severity 1/2, noise 1; of four jurors
    "ICC1": (False, 1 / 2.25),
    "ICC1k": (False, 1 / (1 + 1.25 / 4)),
    "ICC2": (True, 1 / 2.25),
    "ICC2k": (True, 1 / (1 + 1.25 / 4)),
    "ICC3": (True, 1 / 2),
    "ICC3k": (True, 1 / (1 + 1 / 4)),
}


def held(kind, random, rounds):
    """Return how often the interval of an ICC holds the truth."""
    same, truth = TRUTHS[kind]
    count = 0
    for _ in range(rounds):
        found = intraclass_correlations(normal_marks(random, 12, 4, severity=0.5, same=same))
        count += found.low[kind] <= truth <= found.high[kind]
    return count / rounds


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("kind", TRUTHS)
def test_the_interval_of_an_icc_holds_the_truth_as_often_as_it_says(kind):
    """Marks of known variances: an interval of 95% holds the true share about 95 times in a hundred."""
    assert held(kind, Random(5), 120) == pytest.approx(0.95, abs=0.06)


@pytest.mark.oracle(what="intervals of ICC", against="juries simulated with known variances")
def test_the_intervals_of_icc_hold_the_truth(evidence):
    """Two thousand juries a kind: 93 to 97 intervals of a hundred hold the truth."""
    for kind in TRUTHS:
        rounds = evidence.part(2000)
        share = held(kind, Random(6), rounds)
        assert evidence.partial or share == pytest.approx(0.95, abs=0.02)
        evidence.count(rounds)


def at_random(random, items, jurors):
    rows = [[f"d{n}" for n in range(items)] for _ in range(jurors)]
    for row in rows:
        random.shuffle(row)
    return Reviews.from_triples(
        [(item, f"j{juror}", rank) for juror, row in enumerate(rows) for rank, item in enumerate(row)]
    )


@pytest.mark.slow
def test_the_chance_of_a_concordance_is_that_of_ranks_at_random():
    """Jurors who rank twelve items at random pass the bound of one in ten about once in ten."""
    random, rounds = Random(8), 400
    rare = sum(kendall_w(at_random(random, 12, 5)).p < 0.1 for _ in range(rounds))

    assert rare / rounds == pytest.approx(0.1, abs=0.045)


@pytest.mark.slow
def test_z_of_fleiss_is_standard_where_jurors_mark_by_chance():
    """Grades by chance alone: z is about 0 on average, and its square about 1."""
    random, rounds = Random(9), 300
    found = [
        fleiss_kappa(
            Reviews.from_triples(
                [(f"d{n}", f"j{j}", random.choice((1, 1, 2, 3))) for n in range(25) for j in range(4)]
            )
        ).z
        for _ in range(rounds)
    ]

    assert fsum(found) / rounds == pytest.approx(0, abs=0.35)
    assert fsum(z * z for z in found) / rounds == pytest.approx(1, abs=0.3)


COVERED = {"alpha interval", "alpha ordinal", "fleiss", "conger", "gwet", "brennan prediger"}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("name", sorted(COVERED))
def test_the_interval_of_an_agreement_holds_that_of_many_items(name):
    """Juries of forty items: the interval of 95% holds the figure of three thousand items nine times in ten or more."""
    figure, random, rounds = FIGURES[name], Random(10), 60
    truth = figure(as_reviews(a_jury(random, 3000, 5, 2))).value
    found = [figure(as_reviews(a_jury(random, 40, 5, 2))) for _ in range(rounds)]

    assert sum(one.low <= truth <= one.high for one in found) / rounds >= 0.87
