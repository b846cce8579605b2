"""Laws of agreement, severity, robustness and comparability.

The effects of clones and doubles follow from the published formulas: Krippendorff 2011 (expected disagreement over
n(n - 1) pairs), McGraw and Wong 1996 (mean squares), Kendall and Smith 1939 with mid-ranks (the corrected W).
"""

from eig.jury.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    intraclass_correlations,
    kendall_w,
    krippendorff_alpha,
    mean_spearman,
)
from eig.jury.severity import (
    Variances,
    additive_model,
    adopt_calibration,
    blup,
    calibrate,
    crossed_model,
    proportional_odds,
    within_model,
    z_scores,
)
from eig.reasons import Undefined
from helpers.metamorphic import (
    close,
    increasing,
    law,
    moved,
    named,
    renamed,
    reviews,
    shuffled,
    triples,
    unit,
)

KAPPAS = (brennan_prediger, conger_kappa, fleiss_kappa, gwet_ac)
DISTANCES = ("nominal", "ordinal", "interval", "ratio")
WEIGHTS = ("identity", "linear", "quadratic", "radical", "ordinal")
GRADES = tuple(range(6))


def agreements(marks, grades=GRADES, pair=("j0", "j1")):
    """Return every coefficient of agreement of marks, that of two jurors among them."""
    given = reviews(marks)
    found = [krippendorff_alpha(given, distance=one).value for one in DISTANCES]
    found += [kappa(given, weights=one, categories=grades).value for kappa in KAPPAS for one in WEIGHTS]
    found += [cohen_kappa(given, *pair, categories=grades).value] if _together(marks, pair) else []
    return [*found, kendall_w(given).value, mean_spearman(given).value, dict(icc(marks))]


def icc(marks):
    """Return the intraclass correlations of marks."""
    return intraclass_correlations(reviews(marks)).values


def _together(marks, pair=("j0", "j1")):
    one, other = ({item for item, juror, _ in marks if juror == name} for name in pair)
    return one & other


AGREEMENTS = (krippendorff_alpha, *KAPPAS, cohen_kappa, kendall_w, mean_spearman, intraclass_correlations)


def cloned(marks):
    """Return marks where every item stands there twice."""
    return [*marks, *((item + " too", juror, mark) for item, juror, mark in marks)]


def doubled(marks):
    """Return marks where every juror has a double."""
    return [*marks, *((item, juror + " too", mark) for item, juror, mark in marks)]


@law("permute", *AGREEMENTS)
def agreement_of_permuted_marks(draw):
    """No coefficient of agreement sees the order of marks."""
    marks = triples(draw, missing=draw.choice([0, 0.3]))
    assert close(agreements(marks), agreements(shuffled(draw, marks)))


@law("rename", *AGREEMENTS)
def agreement_under_other_names(draw):
    """No coefficient of agreement sees names."""
    marks = triples(draw, missing=draw.choice([0, 0.3]))
    new = renamed(draw, [*named("d", 5), *named("j", 3)])
    other = [(new[item], new[juror], mark) for item, juror, mark in marks]
    assert close(agreements(marks), agreements(other, pair=(new["j1"], new["j0"])))


@law("scale", *AGREEMENTS)
def agreement_in_another_unit(draw):
    """Marks in another unit and from another origin leave every coefficient but alpha by ratios, which needs its zero."""
    marks, (a, b) = triples(draw, missing=draw.choice([0, 0.3])), unit(draw)
    found = agreements(marks)
    other = agreements(moved(marks, a, b), [a * one + b for one in GRADES])
    assert close(found[:3] + found[4:], other[:3] + other[4:])
    ratio = [
        krippendorff_alpha(reviews(some), distance="ratio").value for some in (marks, moved(marks, a, 0))
    ]
    assert close(*ratio)


@law("stretch", krippendorff_alpha, *KAPPAS, cohen_kappa, kendall_w, mean_spearman)
def agreement_under_an_increasing_map(draw):
    """What reads grades or their order alone is left by any map that keeps the order."""
    marks, new = triples(draw, missing=draw.choice([0, 0.3])), increasing(draw)
    one, other = reviews(marks), reviews([(item, juror, new[mark]) for item, juror, mark in marks])
    for distance in ("nominal", "ordinal"):
        assert close(*(krippendorff_alpha(some, distance=distance).value for some in (one, other)))
    for kappa in KAPPAS:
        for weights in ("identity", "ordinal"):
            assert close(
                kappa(one, weights=weights, categories=GRADES).value,
                kappa(other, weights=weights, categories=new.values()).value,
            )
    if _together(marks):
        assert close(*(cohen_kappa(some, "j0", "j1").value for some in (one, other)))
    for ranked in (kendall_w, mean_spearman):
        assert close(ranked(one).value, ranked(other).value)


@law("clone", *KAPPAS, cohen_kappa, kendall_w, mean_spearman, krippendorff_alpha)
def agreement_with_cloned_items(draw):
    """With every item twice, kappas, AC, the corrected W and rank correlations stay; alpha falls as its formula says.

    Alpha draws its pairs without replacement: 1 - alpha grows by (2n - 1) / (2n - 2), for n marks that have a partner.
    """
    marks = triples(draw, missing=draw.choice([0, 0.3]))
    one, other = reviews(marks), reviews(cloned(marks))
    for kappa in KAPPAS:
        assert close(*(kappa(some, weights="linear", categories=GRADES).value for some in (one, other)))
    if _together(marks):
        assert close(*(cohen_kappa(some, "j0", "j1").value for some in (one, other)))
    assert close(kendall_w(one).value, kendall_w(other).value)
    assert close(mean_spearman(one).value, mean_spearman(other).value)
    by = {item: sum(other == item for other, _, _ in marks) for item, _, _ in marks}
    paired = sum(count for count in by.values() if count > 1)
    for distance in ("nominal", "interval"):
        few, many = (krippendorff_alpha(some, distance=distance).value for some in (one, other))
        if not isinstance(few, Undefined):
            assert close(1 - many, (1 - few) * (2 * paired - 1) / (2 * paired - 2))


DOUBLES = (krippendorff_alpha, brennan_prediger, fleiss_kappa, gwet_ac)


@law("double", kendall_w, mean_spearman, intraclass_correlations, *DOUBLES)
def agreement_of_a_doubled_jury(draw):
    """A double who marks alike counts as agreement: W stays, all else rises as its formula says.

    For k jurors and n marks: 1 - ICC1k and 1 - ICC3k shrink by (k - 1) / (2k - 1); 1 - ICC1, 1 - ICC3, and what
    Fleiss, Gwet, Brennan and Prediger leave to 1, by (2k - 2) / (2k - 1); 1 - alpha by
    (k - 1)(2n - 1) / ((2k - 1)(n - 1)).
    """
    marks, k = triples(draw), 3
    n = len(marks)
    one, other = reviews(marks), reviews(doubled(marks))
    assert close(kendall_w(one).value, kendall_w(other).value)
    for names, factor in ((("ICC1k", "ICC3k"), k - 1), (("ICC1", "ICC3"), 2 * k - 2)):
        for name in names:
            few, many = icc(marks)[name], icc(doubled(marks))[name]
            if not isinstance(few, Undefined):
                assert close(1 - many, (1 - few) * factor / (2 * k - 1))
    for kappa in (brennan_prediger, fleiss_kappa, gwet_ac):
        for weights in ("identity", "linear"):
            few, many = (kappa(some, weights=weights, categories=GRADES).value for some in (one, other))
            if not isinstance(few, Undefined):
                assert close(1 - many, (1 - few) * (2 * k - 2) / (2 * k - 1))
    for distance in ("nominal", "interval"):
        few, many = (krippendorff_alpha(some, distance=distance).value for some in (one, other))
        if not isinstance(few, Undefined):
            assert close(1 - many, (1 - few) * (k - 1) * (2 * n - 1) / ((2 * k - 1) * (n - 1)))
    pairs = mean_spearman(one).pairs
    if len(pairs) == k * (k - 1) // 2:
        expected = (4 * sum(pair[2] for pair in pairs) + k) / (4 * len(pairs) + k)
        assert close(mean_spearman(other).value, expected)


@law("clone", intraclass_correlations)
def correlations_with_cloned_items(draw):
    """With every item twice, the correlations of consistency (ICC3, ICC3k) stay: both their mean squares shrink alike."""
    marks = triples(draw)
    one, other = icc(marks), icc(cloned(marks))
    assert close([one["ICC3"], one["ICC3k"]], [other["ICC3"], other["ICC3k"]])


@law("shift", intraclass_correlations, kendall_w, mean_spearman)
def consistency_with_a_stricter_juror(draw):
    """A juror who takes as much from everybody leaves ICC3, ICC3k, W and rank correlations."""
    marks = triples(draw)
    other = [(item, juror, mark - 7 * (juror == "j1")) for item, juror, mark in marks]
    assert close(*([icc(some)["ICC3"], icc(some)["ICC3k"]] for some in (marks, other)))
    assert close(*(kendall_w(reviews(some)).value for some in (marks, other)))
    assert close(*(mean_spearman(reviews(some)).value for some in (marks, other)))


@law("swap", krippendorff_alpha, fleiss_kappa, gwet_ac, brennan_prediger, intraclass_correlations)
def agreement_of_marks_that_change_hands(draw):
    """Who gave which mark of an item is nothing to alpha, Fleiss, AC, Brennan and Prediger, ICC1 and ICC1k."""
    marks = triples(draw)
    other = []
    for item in named("d", 5):
        own = [mark for some, _, mark in marks if some == item]
        other += [(item, j, mark) for j, mark in zip(named("j", 3), shuffled(draw, own), strict=True)]
    for kappa in (fleiss_kappa, gwet_ac, brennan_prediger):
        assert close(*(kappa(reviews(some), categories=GRADES).value for some in (marks, other)))
    assert close(*(krippendorff_alpha(reviews(some)).value for some in (marks, other)))
    assert close(*([icc(some)["ICC1"], icc(some)["ICC1k"]] for some in (marks, other)))


@law("unused", krippendorff_alpha)
def alpha_with_an_item_marked_once(draw):
    """A mark without a partner is no evidence of agreement: alpha stays."""
    marks = triples(draw)
    other = [*marks, ("alone", "j0", draw.randint(0, 5))]
    for distance in ("nominal", "interval", "ratio"):
        assert close(*(krippendorff_alpha(reviews(some), distance=distance).value for some in (marks, other)))


@law("unused", cohen_kappa, conger_kappa, fleiss_kappa, brennan_prediger)
def kappas_with_a_grade_nobody_gave(draw):
    """A grade nobody gave leaves the kappas whose chance is counted; Brennan and Prediger's is by their number."""
    marks = reviews(triples(draw, high=3))
    wider = [0, 1, 2, 3, 4]
    for kappa in (conger_kappa, fleiss_kappa):
        assert close(kappa(marks).value, kappa(marks, categories=wider).value)
    assert close(cohen_kappa(marks, "j0", "j1").value, cohen_kappa(marks, "j0", "j1", categories=wider).value)
    found = brennan_prediger(marks, categories=wider)
    assert close(found.value, 1 - found.observed / (1 - 1 / 5))


# ── severity ─────────────────────────────────────────────────────────────────────────────────────


def severe_marks(draw, items=6):
    """Draw marks of items of several qualities by jurors of several severities, on a connected design."""
    severity = {juror: draw.randint(0, 4) for juror in named("j", 3)}
    return [
        (item, juror, 2 * at + severity[juror] + draw.randint(0, 3))
        for at, item in enumerate(named("d", items))
        for juror in named("j", 3)
        if at < 2 or juror == f"j{at % 3}" or draw.random() < 0.7
    ]


def _blup(given, a=1):
    return blup(given, Variances(items=4.0 * a * a, jurors=2.0 * a * a, residual=1.0 * a * a))


MODELS = (additive_model, within_model, crossed_model)


@law("scale", *MODELS, blup)
def severities_in_another_unit(draw):
    """Where every mark becomes `a * mark + b`, so do qualities; severities and errors become `a` times as great."""
    marks, (a, b) = severe_marks(draw), unit(draw)
    one, other = reviews(marks), reviews(moved(marks, a, b))
    for model in (*MODELS, _blup):
        few, many = model(one), _blup(other, float(a)) if model is _blup else model(other)
        if isinstance(few, Undefined):
            assert isinstance(many, Undefined)
            continue
        assert close(tuple(float(a) * q + float(b) for q in few.estimates.means), many.estimates.means, 1e-4)
        for before, after in zip(few.severities, many.severities, strict=True):
            assert close(float(a) * before.value, after.value, 1e-4)
            assert close(float(a) * before.standard_error, after.standard_error, 1e-3)


@law("permute", *MODELS, blup, adopt_calibration)
def severities_of_permuted_marks(draw):
    """The order of marks, and names, decide nothing."""
    marks = severe_marks(draw)
    new = renamed(draw, [*named("d", 6), *named("j", 3)])
    other = reviews([(new[item], new[juror], mark) for item, juror, mark in shuffled(draw, marks)])
    for model in (*MODELS, _blup):
        few, many = model(reviews(marks)), model(other)
        qualities = dict(zip(few.estimates.items, few.estimates.means, strict=True))
        again = dict(zip(many.estimates.items, many.estimates.means, strict=True))
        assert close({new[item]: value for item, value in qualities.items()}, again, 1e-5)
        assert close(
            {new[one.juror]: one.value for one in few.severities},
            {one.juror: one.value for one in many.severities},
            1e-5,
        )
    few, many = calibrate(reviews(marks)), calibrate(other)
    assert few.applied == many.applied
    if few.applied:
        told = [adopt_calibration(some, decided_by="jury", why="rule") for some in (few, many)]
        assert {new[one.item]: one.before for one in told[0].scores} == {
            one.item: one.before for one in told[1].scores
        }


@law("shift", additive_model, within_model)
def severities_with_a_stricter_juror(draw):
    """A juror who takes as much from everybody: additive differences between items stay, and so does what is told apart."""
    marks = severe_marks(draw)
    other = [(item, juror, mark - 7 * (juror == "j1")) for item, juror, mark in marks]
    few, many = additive_model(reviews(marks)), additive_model(reviews(other))
    for item in named("d", 6)[1:]:
        before, after = (found.estimates.mean(item) - found.estimates.mean("d0") for found in (few, many))
        assert close(before, after)
    gap = [found.severity("j1").value - found.severity("j0").value for found in (few, many)]
    assert close(gap[1], gap[0] - 7)


@law("scale", calibrate)
def calibration_in_another_unit(draw):
    """Whether severity is corrected, and how sure it is, does not hang on the unit; corrected scores follow it."""
    marks, (a, b) = severe_marks(draw, items=8), unit(draw)
    for method in draw.sample(["within", "crossed", "additive", "none"], 2):
        few, many = (calibrate(reviews(some), method=method) for some in (marks, moved(marks, a, b)))
        assert few.applied == many.applied
        assert close((few.p, few.ratio), (many.p, many.ratio), 1e-4)
        for before, after in zip(few.scores, many.scores, strict=True):
            assert a * before.raw + b == after.raw
            assert close(float(a) * before.calibrated + float(b), after.calibrated, 1e-4)


@law("stretch", proportional_odds)
def odds_under_an_increasing_map(draw):
    """Grades count by their order alone: any map that keeps it leaves thresholds, effects and likelihood."""
    marks, new = triples(draw, items=6, high=2), increasing(draw, high=2)
    factors = {item: {"kind": "east" if at % 2 else "west"} for at, item in enumerate(named("d", 6))}
    other = shuffled(draw, [(item, juror, new[mark]) for item, juror, mark in marks])
    for jurors in draw.sample(["random", "none"], 1):
        few, many = (
            proportional_odds(reviews(some), factors=factors, jurors=jurors) for some in (marks, other)
        )
        if isinstance(few, Undefined):
            assert isinstance(many, Undefined)
            continue
        assert close(few.log_likelihood, many.log_likelihood, 1e-4)
        assert close((few.thresholds, few.effects), (many.thresholds, many.effects), 1e-2)


@law("scale", z_scores)
def z_scores_in_the_units_of_jurors(draw):
    """Each juror may mark in a unit of their own: z-scores stay."""
    marks = triples(draw, items=6)
    own = {juror: unit(draw) for juror in named("j", 3)}
    other = shuffled(draw, [(i, j, own[j][0] * mark + own[j][1]) for i, j, mark in marks])
    for sd in ("population", "sample"):
        few, many = (z_scores(reviews(some), accept=True, sd=sd) for some in (marks, other))
        assert isinstance(few, Undefined) == isinstance(many, Undefined)
        if not isinstance(few, Undefined):
            assert close(few.scores, many.scores)
