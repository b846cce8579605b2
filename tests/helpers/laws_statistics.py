"""Laws of agreement, severity, robustness and comparability.

The effects of clones and doubles follow from the published formulas: Krippendorff 2011 (expected disagreement over
n(n - 1) pairs), McGraw and Wong 1996 (mean squares), Kendall and Smith 1939 with mid-ranks (the corrected W).
"""

from fractions import Fraction

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
from eig.jury.comparability import algebraic_connectivity, connectivity, edge_connectivity, shared_items
from eig.jury.marks import Reviews
from eig.jury.merit import Ranking
from eig.jury.robustness import (
    bootstrap,
    expected_ranks,
    funding_line,
    leave_one_criterion_out,
    leave_one_juror_out,
    marks_needed,
    rank_ranges,
    weight_stability,
)
from eig.jury.severity import (
    Estimates,
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
from eig.jury.soundness import check_jury
from eig.reasons import Undefined
from helpers.metamorphic import (
    close,
    increasing,
    law,
    moved,
    named,
    renamed,
    reviews,
    sets,
    shuffled,
    triples,
    unit,
)

KAPPAS = (brennan_prediger, conger_kappa, fleiss_kappa, gwet_ac)
DISTANCES = ("nominal", "ordinal", "interval", "ratio")
WEIGHTS = ("identity", "linear", "quadratic", "radical", "ordinal")
GRADES = tuple(range(6))


def agreements(marks, grades=GRADES):
    """Return every coefficient of agreement of marks."""
    given = reviews(marks)
    found = [krippendorff_alpha(given, distance=one).value for one in DISTANCES]
    found += [kappa(given, weights=one, categories=grades).value for kappa in KAPPAS for one in WEIGHTS]
    found += [cohen_kappa(given, "j0", "j1", categories=grades).value] if _together(marks) else []
    return [*found, kendall_w(given).value, mean_spearman(given).value, dict(icc(marks))]


def icc(marks):
    """Return the intraclass correlations of marks."""
    return intraclass_correlations(reviews(marks)).values


def _together(marks):
    by = {juror: {item for item, other, _ in marks if other == juror} for juror in ("j0", "j1")}
    return by["j0"] & by["j1"]


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
    assert close(agreements(marks)[:24], agreements(other)[:24])
    assert close(icc(marks), icc(other))
    if _together(marks):
        pair = (cohen_kappa(reviews(marks), "j0", "j1"), cohen_kappa(reviews(other), new["j1"], new["j0"]))
        assert close(pair[0].value, pair[1].value)
    assert close(kendall_w(reviews(marks)).value, kendall_w(reviews(other)).value)
    assert close(mean_spearman(reviews(marks)).value, mean_spearman(reviews(other)).value)


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


@law("double", kendall_w, mean_spearman, intraclass_correlations)
def agreement_of_a_doubled_jury(draw):
    """A double who marks alike counts as agreement: W stays, 1 - ICC1k and 1 - ICC3k shrink by (k - 1) / (2k - 1)."""
    marks, k = triples(draw), 3
    one, other = reviews(marks), reviews(doubled(marks))
    assert close(kendall_w(one).value, kendall_w(other).value)
    for name in ("ICC1k", "ICC3k"):
        few, many = icc(marks)[name], icc(doubled(marks))[name]
        if not isinstance(few, Undefined):
            assert close(1 - many, (1 - few) * (k - 1) / (2 * k - 1))
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
    for method in ("within", "crossed", "additive", "none"):
        few, many = (calibrate(reviews(some), method=method) for some in (marks, moved(marks, a, b)))
        assert few.applied == many.applied
        assert close((few.p, few.ratio), (many.p, many.ratio), 1e-4)
        for before, after in zip(few.scores, many.scores, strict=True):
            assert a * before.raw + b == after.raw
            assert close(float(a) * before.calibrated + float(b), after.calibrated, 1e-4)


@law("stretch", proportional_odds)
def odds_under_an_increasing_map(draw):
    """Grades count by their order alone: any map that keeps it leaves thresholds, effects and likelihood."""
    marks, new = triples(draw, items=6, high=3), increasing(draw, high=3)
    factors = {item: {"kind": "east" if at % 2 else "west"} for at, item in enumerate(named("d", 6))}
    other = shuffled(draw, [(item, juror, new[mark]) for item, juror, mark in marks])
    for jurors in ("random", "none"):
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


# ── robustness ───────────────────────────────────────────────────────────────────────────────────


@law("scale", bootstrap, leave_one_juror_out, marks_needed)
def robustness_in_another_unit(draw):
    """Marks in another unit leave every chance and every rank; the mean to reach follows."""
    marks, (a, b) = triples(draw, items=3, jurors=2), unit(draw)
    one, other = reviews(marks), reviews(shuffled(draw, moved(marks, a, b)))
    few, many = bootstrap(one, places=1), bootstrap(other, places=1)
    assert (few.top, few.mean_rank) == (many.top, many.mean_rank)
    few, many = (leave_one_juror_out(some, places=1) for some in (one, other))
    for juror in named("j", 2):
        assert sets(few.without[juror].groups) == sets(many.without[juror].groups)
    assert set(few.deciders) == set(many.deciders)
    few, many = (marks_needed(some, "d0", places=1) for some in (one, other))
    assert (few.rank, a * few.mean + b) == (many.rank, many.mean)
    assert few.line is None or a * few.line + b == many.line
    assert {juror: a * mark + b for juror, mark in few.marks.items()} == dict(many.marks)


@law("rename", bootstrap, leave_one_juror_out, marks_needed)
def robustness_under_other_names(draw):
    """Names decide nothing: chances, ranks and marks needed are those of the same items and jurors."""
    marks = triples(draw, items=3, jurors=2)
    new = renamed(draw, [*named("d", 3), *named("j", 2)])
    one = reviews(marks)
    other = reviews([(new[item], new[juror], mark) for item, juror, mark in marks])
    few, many = (bootstrap(some, places=1) for some in (one, other))
    assert {new[item]: value for item, value in few.top.items()} == dict(many.top)
    few, many = (leave_one_juror_out(some, places=1) for some in (one, other))
    assert {new[juror] for juror in few.deciders} == set(many.deciders)
    few, many = marks_needed(one, "d1", places=2), marks_needed(other, new["d1"], places=2)
    assert (few.rank, few.line, {new[j] for j in few.marks}) == (many.rank, many.line, set(many.marks))


@law("loser", bootstrap, marks_needed, leave_one_juror_out)
def robustness_with_a_loser(draw):
    """An item below every mark of the others takes nobody's chance and nobody's rank."""
    marks = triples(draw, items=3, jurors=2)
    again = [*marks, *(("lost", juror, -1) for juror in named("j", 2))]
    few, many = (bootstrap(reviews(some), places=2) for some in (marks, again))
    assert all(few.top[item] == many.top[item] for item in named("d", 3))
    assert all(few.mean_rank[item] == many.mean_rank[item] for item in named("d", 3))
    assert (many.top["lost"], many.mean_rank["lost"]) == (0, 4)
    few, many = (marks_needed(reviews(some), "d0", places=1) for some in (marks, again))
    assert (few.line, few.marks) == (many.line, many.marks)
    few, many = (leave_one_juror_out(reviews(some), places=1) for some in (marks, again))
    assert (set(few.always), set(few.deciders)) == (set(many.always), set(many.deciders))


@law("permute", rank_ranges)
def ranges_of_permuted_rankings(draw):
    """The range of ranks does not see the order of rankings, nor that one of them comes twice."""
    rankings = [Ranking.from_scores({one: draw.randint(0, 4) for one in named("d", 4)}) for _ in range(3)]
    one, other = (rank_ranges(some) for some in (rankings, shuffled(draw, [*rankings, rankings[0]])))
    assert set(one) == set(other)


@law("scale", expected_ranks, funding_line, Estimates.independent)
def expected_ranks_in_another_unit(draw):
    """Qualities and errors in another unit leave expected ranks, and what is funded."""
    means = {item: draw.uniform(0, 10) for item in named("d", 5)}
    errors = {item: draw.uniform(0.1, 2) for item in named("d", 5)}
    a, b = map(float, unit(draw))
    for prior in ("flat", "normal"):
        few = expected_ranks(Estimates.independent(means, errors), prior=prior)
        scaled = Estimates.independent(
            {one: a * mean + b for one, mean in means.items()}, {one: a * a * s for one, s in errors.items()}
        )
        many = expected_ranks(scaled, prior=prior)
        assert close([one.rank for one in few.ranks], [many.of(one.item).rank for one in few.ranks], 1e-4)
        assert close(sum(one.rank for one in few.ranks), 15.0)
    few, many = (
        funding_line(expected_ranks(some, k=2, draws=100), k=2).groups
        for some in (Estimates.independent(means, errors), scaled)
    )
    assert sets(few) == sets(many)


@law("loser", expected_ranks)
def expected_ranks_with_a_loser(draw):
    """An item that is surely below all others takes nobody's rank."""
    means = {item: draw.uniform(0, 10) for item in named("d", 5)}
    errors = dict.fromkeys(means, 1.0)
    few, many = (
        expected_ranks(
            Estimates.independent({**means, **more}, {**errors, **dict.fromkeys(more, 1.0)}), prior="flat"
        )
        for more in ({}, {"lost": -1e4})
    )
    assert close([one.rank for one in few.ranks], [many.of(one.item).rank for one in few.ranks], 1e-5)


@law("loser", funding_line)
def funding_with_a_loser(draw):
    """An item whose ranks are all last is rejected, and the groups of the others stay."""
    from eig.jury.robustness import ExpectedRank

    ranks = []
    for item in named("d", 5):
        middle, width = draw.uniform(1, 5), draw.randint(0, 1)
        low, high = max(1, round(middle) - width), min(5, round(middle) + width)
        ranks.append(ExpectedRank(item=item, rank=middle, low=low, high=high))
    last = ExpectedRank(item="lost", rank=6.0, low=6, high=6)
    one, other = funding_line(ranks, k=3), funding_line(shuffled(draw, [*ranks, last]), k=3)
    assert close(one.line, other.line)
    assert (set(one.accepted), set(one.lottery)) == (set(other.accepted), set(other.lottery))
    assert set(other.rejected) == {*one.rejected, "lost"}


def _scored(draw):
    scores = {item: {c: draw.randint(0, 9) for c in ("c0", "c1", "c2")} for item in named("d", 4)}
    return scores, {c: draw.randint(1, 4) for c in ("c0", "c1", "c2")}


@law("scale", leave_one_criterion_out, weight_stability)
def weights_in_another_unit(draw):
    """Weights count by their ratios, scores by their differences: ranks without a criterion, swaps and ranges stay."""
    (scores, weights), (a, b) = _scored(draw), unit(draw)
    other = {item: {c: a * one + b for c, one in own.items()} for item, own in scores.items()}
    triple = {c: 3 * weight for c, weight in weights.items()}
    few = leave_one_criterion_out(scores, weights=weights, places=2)
    many = leave_one_criterion_out(shuffled(draw, other), weights=shuffled(draw, triple), places=2)
    for criterion in weights:
        assert sets(few.without[criterion].groups) == sets(many.without[criterion].groups)
    assert set(few.deciders) == set(many.deciders)
    few = weight_stability(scores, weights=weights, varied="c0")
    many = weight_stability(other, weights=triple, varied="c0")
    assert (few.stable_on, few.leader_stable_on) == (many.stable_on, many.leader_stable_on)
    assert few.stable_for_first(2) == many.stable_for_first(2)
    assert {(one.above, one.below, one.at) for one in few.swaps} == {
        (one.above, one.below, one.at) for one in many.swaps
    }
    at = Fraction(draw.randint(0, 8), 8)
    assert sets(few.ranking_at(at).groups) == sets(many.ranking_at(at).groups)
    assert {item: a * total + b for item, total in few.totals_at(at).items()} == dict(many.totals_at(at))


@law("unused", leave_one_criterion_out)
def leaving_out_a_criterion_without_weight(draw):
    """A criterion of weight 0 decides nothing: without it, the order is the whole order."""
    scores, weights = _scored(draw)
    found = leave_one_criterion_out(scores, weights={**weights, "c2": 0}, places=2)
    assert sets(found.without["c2"].groups) == sets(found.full.groups)
    assert "c2" not in found.deciders


@law("split", weight_stability)
def stability_with_a_split_criterion(draw):
    """One of the other criteria that becomes two of half its weight, scored alike, leaves every swap."""
    scores, weights = _scored(draw)
    half = Fraction(weights["c1"], 2)
    other = {item: {**own, "half": own["c1"]} for item, own in scores.items()}
    few = weight_stability(scores, weights=weights, varied="c0")
    many = weight_stability(other, weights={**weights, "c1": half, "half": half}, varied="c0")
    assert (few.swaps, few.stable_on) == (many.swaps, many.stable_on)


@law("scale", check_jury)
def soundness_in_another_unit(draw):
    """Whether another jury would have kept the same does not hang on the unit of marks."""
    from eig.jury import deliberate
    from helpers.laws_marks import FIVE, rows_of, sheet_of, wider

    rows, (a, b) = rows_of(draw), unit(draw)
    again = [(item, juror, {c: a * mark + b for c, mark in marks.items()}) for item, juror, marks in rows]
    few, many = (
        check_jury(deliberate(sheet_of(some, scale=scale), places=2), replicates=10, seed=1)
        for some, scale in ((rows, FIVE), (again, wider(FIVE, a, b)))
    )
    assert [one.code for one in few.explain().reasons] == [one.code for one in many.explain().reasons]


# ── comparability ────────────────────────────────────────────────────────────────────────────────

CONNECTIVITY = (algebraic_connectivity, connectivity, edge_connectivity, shared_items)


def _linked(marks):
    given = reviews(marks)
    found = connectivity(given)
    parts = sorted((len(one.items), len(one.jurors)) for one in found.components)
    return algebraic_connectivity(given), edge_connectivity(given), parts, len(found.bridges)


@law("rename", *CONNECTIVITY)
def links_under_other_names(draw):
    """What connects a jury does not hang on names, on order or on marks."""
    marks = triples(draw, missing=0.5)
    new = renamed(draw, [*named("d", 5), *named("j", 3)])
    other = [(new[item], new[juror], 9) for item, juror, _ in shuffled(draw, marks)]
    assert close(_linked(marks), _linked(other))
    few, many = shared_items(reviews(marks)), shared_items(reviews(other))
    assert {new[a]: {new[b]: count for b, count in own.items()} for a, own in few.items()} == {
        a: dict(own) for a, own in many.items()
    }


@law("swap", algebraic_connectivity, connectivity, edge_connectivity)
def links_with_roles_exchanged(draw):
    """Items and jurors are the two sides of one graph: exchanged, they are linked as firmly."""
    marks = triples(draw, missing=0.5)
    other = [(juror, item, mark) for item, juror, mark in marks]
    one, two = _linked(marks), _linked(other)
    assert close((one[0], one[1], one[3]), (two[0], two[1], two[3]))
    assert one[2] == sorted((items, jurors) for jurors, items in two[2])


@law("more", algebraic_connectivity, connectivity, edge_connectivity, shared_items, Reviews.from_triples)
def links_with_one_more_review(draw):
    """One more review between those who are there never loosens anything (Fiedler 1973)."""
    marks = triples(draw, missing=0.5)
    there = {(item, juror) for item, juror, _ in marks}
    jurors = {juror for _, juror in there}
    open_ = [(d, j) for d in named("d", 5) for j in sorted(jurors) if (d, j) not in there]
    if not open_:
        return False
    other = [*marks, (*draw.choice(open_), 3)]
    one, two = _linked(marks), _linked(other)
    assert one[0] <= two[0] + 1e-9
    assert one[1] <= two[1]
    assert len(one[2]) >= len(two[2])
    few, many = shared_items(reviews(marks)), shared_items(reviews(other))
    assert all(few[a].get(b, 0) <= many[a].get(b, 0) for a in few for b in few)
    return True


@law("clone", shared_items, connectivity)
def links_with_cloned_items(draw):
    """With every item twice, jurors share twice as many, and no review of a linked group is the only link but to it."""
    marks = triples(draw, missing=0.5)
    few, many = shared_items(reviews(marks)), shared_items(reviews(cloned(marks)))
    assert all(2 * few[a].get(b, 0) == many[a].get(b, 0) for a in few for b in few)
    one, other = (connectivity(reviews(some)) for some in (marks, cloned(marks)))
    assert len(one.components) == len(other.components)
    assert not other.cut_items
