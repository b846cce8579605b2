"""Long proofs of the jury's statistics: ten thousand small juries against definitions and exhaustive search."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from eig.jury import Reviews, krippendorff_alpha
from eig.jury.agreement import conger_kappa
from eig.jury.comparability import connectivity
from eig.jury.robustness import expected_ranks
from eig.jury.severity import Estimates, calibrate, crossed_model, within_model
from eig.jury.severity import _reml_crossed as crossed
from eig.jury.severity import _sums_of_marks_in_floats as designs
from eig.reasons import Undefined

INSTANCES = 10_000
GRID = (0.0, *(4.0**power for power in range(-6, 7)))


def jury(random, *, top=6):
    """A small jury with holes, marks in halves."""
    items, jurors = random.randint(2, 6), random.randint(2, 5)
    return Reviews.from_triples(
        (f"i{i}", f"j{j}", Fraction(random.randint(0, top), 2))
        for i in range(items)
        for j in range(jurors)
        if random.random() < 0.7
    )


def joined(points, lines):
    left, count = set(points), 0
    while left:
        count += 1
        queue = [left.pop()]
        while queue:
            point = queue.pop()
            near = {b for a, b in lines if a == point} | {a for a, b in lines if b == point}
            queue.extend(near & left)
            left -= near
    return count


@pytest.mark.oracle(
    what="bridges and cuts of the juror–item graph", against="each review, item and juror removed in turn"
)
def test_bridges_and_cuts_of_ten_thousand_juries(evidence):
    """Removing each review, item and juror in turn finds the same bridges and articulation points."""
    random = Random(21)
    for _ in range(evidence.part(INSTANCES)):
        reviews = jury(random)
        lines = [(f"i:{one.item}", f"j:{one.juror}") for one in reviews.reviews]
        points = {point for line in lines for point in line}
        whole, found = joined(points, lines), connectivity(reviews)
        bridges = {
            line for line in lines if joined(points, [other for other in lines if other != line]) > whole
        }
        cuts = {p for p in points if joined(points - {p}, [line for line in lines if p not in line]) > whole}

        assert len(found.components) == whole
        assert {(f"i:{item}", f"j:{juror}") for item, juror in found.bridges} == bridges
        assert {*(f"i:{one}" for one in found.cut_items), *(f"j:{one}" for one in found.cut_jurors)} == cuts
        evidence.count()


@pytest.mark.oracle(what="alpha, nominal and interval", against="its definition, pair by pair")
def test_alpha_of_ten_thousand_juries(evidence):
    """Alpha is its definition pair by pair, in fractions, for interval and nominal distances."""
    random = Random(22)
    for _ in range(evidence.part(INSTANCES)):
        reviews = jury(random, top=3)
        units = [list(marks.values()) for marks in reviews.by_item.values() if len(marks) > 1]
        every = [mark for unit in units for mark in unit]
        for distance, far in (
            ("nominal", lambda a, b: Fraction(a != b)),
            ("interval", lambda a, b: (a - b) ** 2),
        ):
            found = krippendorff_alpha(reviews, distance=distance).value
            chance = sum(far(a, b) for a, b in permutations(every, 2))
            if not chance:
                assert isinstance(found, Undefined)
                continue
            seen = sum(Fraction(sum(far(a, b) for a, b in permutations(u, 2))) / (len(u) - 1) for u in units)
            assert found == float(1 - seen * (len(every) - 1) / chance)
        evidence.count()


@pytest.mark.oracle(what="Conger's kappa", against="its definition, pair by pair")
def test_conger_of_ten_thousand_juries(evidence):
    """Conger's kappa is its definition: every two jurors, and the habits of each."""
    random = Random(23)
    for _ in range(evidence.part(INSTANCES)):
        reviews = jury(random, top=2)
        given = list(reviews.by_item.values())
        pairs = [
            (sum(a != b for a, b in permutations(marks.values(), 2)), len(marks) * (len(marks) - 1))
            for marks in given
            if len(marks) > 1
        ]
        habits = [[marks[juror] for marks in given if juror in marks] for juror in reviews.jurors]
        found = conger_kappa(reviews).value
        if not pairs:
            assert isinstance(found, Undefined)
            evidence.count()
            continue
        seen = Fraction(sum(Fraction(a, b) for a, b in pairs)) / len(pairs)
        apart = [
            Fraction(sum(x != y for x in a for y in b), len(a) * len(b)) for a, b in permutations(habits, 2)
        ]
        chance = sum(apart, Fraction(0)) / len(apart)
        if chance:
            assert found == pytest.approx(float(1 - seen / chance), abs=1e-12)
        else:
            assert isinstance(found, Undefined)
        evidence.count()


@pytest.mark.oracle(what="variances by REML", against="a grid of ratios")
def test_no_better_variances_on_a_grid(evidence):
    """Two thousand juries: no point of a grid of ratios has a better criterion than the fit."""
    random = Random(24)
    for _ in range(evidence.part(2000)):
        reviews = jury(random, top=20)
        model = crossed_model(reviews)
        if isinstance(model, Undefined) or "residual" in model.singular or model.variances.residual < 1e-6:
            continue
        given = designs.design(reviews)
        best = min(
            crossed.full_criterion(crossed.state(given, items, jurors), given.marks)
            for items in GRID
            for jurors in GRID
        )
        assert model.criterion <= best + 1e-7
        evidence.count()
    assert evidence.partial or evidence.instances > 1500


@pytest.mark.oracle(
    what="calibrations: applied or refused with a reason, raw means kept", against="plain means"
)
def test_ten_thousand_calibrations_end(evidence):
    """Every small jury is calibrated or refused with a reason; raw means are always there, and nothing fails."""
    random, applied = Random(25), 0
    for _ in range(evidence.part(INSTANCES)):
        reviews = jury(random, top=20)
        found = calibrate(
            reviews, least_shared=1, method=random.choice(("within", "crossed", "additive", "none"))
        )
        assert found.applied != bool(found.refusals)
        assert {one.item: one.raw for one in found.scores} == {
            item: sum(marks.values()) / len(marks) for item, marks in reviews.by_item.items()
        }
        applied += found.applied
        evidence.count()
    assert evidence.partial or applied > 100


@pytest.mark.oracle(
    what="severities of the `within` model where an item's marks are shifted",
    against="the model without the shift",
)
def test_within_never_minds_who_read_what(evidence):
    """Adding a constant to every mark of an item moves that item's score by it and no severity at all."""
    random = Random(26)
    for _ in range(evidence.part(1000)):
        reviews = jury(random, top=20)
        shift = {item: random.randint(-9, 9) for item in reviews.items}
        moved = Reviews.from_triples(
            (one.item, one.juror, one.mark + shift[one.item]) for one in reviews.reviews
        )
        before, after = within_model(reviews), within_model(moved)
        if isinstance(before, Undefined):
            assert before == after
            evidence.count()
            continue
        for a, b in zip(before.severities, after.severities, strict=True):
            assert a.value == pytest.approx(b.value, abs=1e-5)
        evidence.count()


@pytest.mark.oracle(
    what="expected ranks: their sum, and the order of equal errors", against="n(n + 1)/2 and the means"
)
def test_expected_ranks_of_ten_thousand_fields(evidence):
    """Ranks sum to n(n + 1)/2, and a better mean with the same error never expects a worse rank."""
    random = Random(27)
    for _ in range(evidence.part(INSTANCES)):
        n = random.randint(2, 7)
        means = [random.gauss(0, 1) for _ in range(n)]
        names = [f"d{i}" for i in range(n)]
        estimates = Estimates(items=names, means=means, own=[0.5] * n, loadings=[[1.0]] * n)
        found = {one.item: one.rank for one in expected_ranks(estimates, prior="flat").ranks}

        assert sum(found.values()) == pytest.approx(n * (n + 1) / 2)
        assert sorted(names, key=lambda name: -means[int(name[1:])]) == sorted(names, key=found.__getitem__)
        evidence.count()
