"""Checks of the jury's statistics against the reference cases: agreement, calibration and expected ranks."""

from fractions import Fraction

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
from eig.jury.comparability import algebraic_connectivity, connectivity, edge_connectivity, shared_items
from eig.jury.robustness import ExpectedRank, expected_ranks, funding_line
from eig.jury.severity import (
    Estimates,
    Variances,
    additive_model,
    blup,
    crossed_model,
    proportional_odds,
    within_model,
)
from eig.reasons import Undefined

INFORMATION = ("published", "verified", "note")  # what a case tells its reader beside what is to be checked


def _mark(value):
    return Fraction(str(value))


def _panel(rows, *, item_first=True):
    """Build reviews from a matrix, items by jurors or jurors by items; None is a missing mark."""
    cells = (
        (f"i{i:05}", f"j{j:05}", _mark(value))
        for a, row in enumerate(rows)
        for b, value in enumerate(row)
        if value is not None
        for i, j in [(a, b) if item_first else (b, a)]
    )
    return Reviews.from_triples(cells)


def _triples(rows):
    return Reviews.from_triples((item, juror, _mark(mark)) for item, juror, mark in rows)


def _close(what, expected, actual, tolerance):
    if expected is None:
        assert isinstance(actual, Undefined), f"{what}: undefined is expected, not {actual}"
        return
    assert not isinstance(actual, Undefined), f"{what}: {expected} is expected, not {actual}"
    assert abs(expected - actual) <= tolerance, f"{what}: {expected} is expected, not {actual}"


def _all_close(what, expected, actual, tolerance):
    for key, value in expected.items():
        _close(f"{what} {key}", value, actual[key], tolerance)


def _unchecked(expected, checked):
    left = [key for key in expected if key not in checked and not key.startswith(INFORMATION)]
    assert not left, f"this check knows nothing of {left}"


def _alpha(case, _whole):
    reviews = _panel(case["input"]["reliability_raters_by_units"], item_first=False)
    _unchecked(case["expected"], {"alpha"})
    for distance, value in case["expected"]["alpha"].items():
        found = krippendorff_alpha(reviews, distance=distance)
        _close(f"alpha {distance}", value, found.value, case["tolerance"].get("abs", 0))


def _icc(case, _whole):
    found = intraclass_correlations(_panel(case["input"]["ratings_subjects_by_raters"]))
    expected, tolerance = case["expected"], case["tolerance"].get("abs", 1e-9)
    _unchecked(expected, {"mean_squares", "icc", "ci95"})
    _all_close("mean square", expected.get("mean_squares", {}), found.mean_squares, tolerance)
    _all_close("value of", expected.get("icc", {}), found.values, tolerance)
    for kind, (low, high) in expected.get("ci95", {}).items():
        _close(f"low of {kind}", low, found.low[kind], tolerance)
        _close(f"high of {kind}", high, found.high[kind], tolerance)


def _from_counts(counts):
    """Build reviews from how many jurors put each item in each category: who they are does not matter."""
    triples = []
    for i, row in enumerate(counts):
        grades = [category for category, count in enumerate(row, start=1) for _ in range(count)]
        triples += [(f"i{i:05}", f"j{j:05}", grade) for j, grade in enumerate(grades)]
    return Reviews.from_triples(triples)


def _from_table(table):
    """Build the reviews of two jurors from their cross table."""
    cells = [
        (a, b)
        for a, row in enumerate(table, start=1)
        for b, count in enumerate(row, start=1)
        for _ in range(count)
    ]
    return Reviews.from_triples(
        (f"i{i:05}", juror, grade)
        for i, pair in enumerate(cells)
        for juror, grade in zip("ab", pair, strict=True)
    )


def _kappa(case, _whole):
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    weights = given.get("weights") or "identity"
    if "table" in given:
        sizes = range(1, len(given["table"]) + 1)
        found = cohen_kappa(_from_table(given["table"]), "a", "b", weights=weights, categories=sizes)
    elif "counts_subjects_by_categories" in given:
        found = fleiss_kappa(_from_counts(given["counts_subjects_by_categories"]), weights=weights)
    else:
        found = fleiss_kappa(_panel(given["ratings_subjects_by_raters"]), weights=weights)
    actual = {
        "kappa": found.value,
        "P_bar": 1 - found.observed,
        "P_e": 1 - found.expected,
        "po": 1 - found.observed,
        "pe": 1 - found.expected,
        "z_under_null": found.z,
        "se": found.standard_error,
    }
    _unchecked(expected, {*actual, "kappa_by_category"})
    _all_close("Kappa's", {k: v for k, v in expected.items() if k in actual}, actual, tolerance)
    for place, value in enumerate(expected.get("kappa_by_category", ()), start=1):
        _close(f"kappa of category {place}", value, found.by_category[str(place)], tolerance)


COEFFICIENTS = {
    "gwet": gwet_ac,
    "fleiss": fleiss_kappa,
    "conger": conger_kappa,
    "bp": brennan_prediger,
    "krippendorff": lambda reviews, **_: krippendorff_alpha(reviews, distance="nominal"),
}


def _agreements(name, found):
    """Return observed and expected agreement; for alpha, as Gwet writes them: both times (n - 1)/n."""
    scale = 1 - 1 / found.marks if name == "krippendorff" else 1
    return {"pa": 1 - found.observed * scale, "pe": 1 - found.expected * scale}


def _gwet(case, _whole):
    reviews = _panel(case["input"]["ratings_subjects_by_raters"])
    _unchecked(case["expected"], {"coefficients"})
    tolerance = case["tolerance"]["abs"]
    for name, expected in case["expected"]["coefficients"].items():
        found = COEFFICIENTS[name](reviews, weights=case["input"].get("weights", "identity"))
        actual = {"coefficient": found.value, "se": found.standard_error, **_agreements(name, found)}
        _unchecked(expected, {*actual, "ci95"})
        _all_close(name, {k: v for k, v in expected.items() if k != "ci95"}, actual, tolerance)
        for which, bound in zip(("low", "high"), expected.get("ci95", ()), strict=False):
            _close(f"{name} {which}", bound, getattr(found, which), tolerance)


def _concordance(case, _whole):
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    ranks = [[-_mark(rank) for rank in row] for row in given["ranks_jurors_by_items"]]
    both = [ranks, given.get("scores_jurors_by_items_high_is_best", ranks)]
    for rows in both:
        found = kendall_w(_panel(rows, item_first=False))
        actual = {
            "S": found.squares,
            "T": found.ties,
            "W": found.value,
            "W_uncorrected": found.uncorrected,
            "chi2": found.chi2,
            "df": found.df,
            "p": found.p,
            "mean_spearman": found.mean_spearman,
        }
        _unchecked(expected, actual)
        _all_close("Kendall's", {k: v for k, v in expected.items() if k in actual}, actual, tolerance)


def _connectivity(case, _whole):
    expected = case["expected"]
    reviews = Reviews.from_triples((item, juror, 1) for item, juror in case["input"]["pairs"])
    found = connectivity(reviews)
    first, last = found.components[0], found.components[-1]
    sizes = [{"dossiers": len(one.items), "jurors": len(one.jurors)} for one in found.components]
    actual = {
        "connected": lambda: found.connected,
        "components": lambda: len(found.components),
        "component_sizes": lambda: sizes,
        "comparable_across_components": lambda: found.comparable(first.items[0], last.items[0]),
        "articulation_points": lambda: sorted((*found.cut_items, *found.cut_jurors)),
        "bridges": lambda: [list(bridge) for bridge in found.bridges],
        "jurors": lambda: list(reviews.jurors),
        "edge_connectivity": lambda: edge_connectivity(reviews),
        "shared_dossiers": lambda: _matrix(shared_items(reviews), expected["jurors"]),
    }
    _unchecked(expected, {*actual, "algebraic_connectivity"})
    for key, value in expected.items():
        if key in actual:
            got = actual[key]()
            same = sorted(value, key=str) == sorted(got, key=str) if isinstance(value, list) else value == got
            assert same, f"{key}: {value} is expected, not {got}"
    if "algebraic_connectivity" in expected:
        _close(
            "firmness",
            expected["algebraic_connectivity"],
            algebraic_connectivity(reviews),
            case["tolerance"]["abs"],
        )


def _matrix(shared, jurors):
    return [[shared[a][b] for b in jurors] for a in jurors]


def _competition(values):
    """Rank values, the greatest first, ties sharing the best rank; 9 digits tell values apart."""
    rounded = {key: round(value, 9) for key, value in values.items()}
    return {key: 1 + sum(other > value for other in rounded.values()) for key, value in rounded.items()}


def _raw(reviews):
    return {item: sum(marks.values()) / len(marks) for item, marks in reviews.by_item.items()}


def _variances(expected, variances, tolerance):
    names = {"dossier": "items", "juror": "jurors", "residual": "residual"}
    for name, value in expected.items():
        wide = (
            tolerance.get("variance_abs", tolerance.get("abs", 0)) or tolerance.get("variance_rel", 0) * value
        )
        _close(f"variance of {name}", value, getattr(variances, names[name]), wide)


def _means(model):
    return dict(zip(model.estimates.items, model.estimates.means, strict=True))


def _ranked(estimates, **options):
    return {one.item: one for one in expected_ranks(estimates, **options).ranks}


def _severities(model):
    return {one.juror: one.value for one in model.severities}


def _within(case, _whole):
    expected, tolerance = case["expected"], case["tolerance"]
    reviews = _triples(case["input"]["rows"])
    model = within_model(reviews)
    near, raw = tolerance.get("score_abs", tolerance.get("abs")), _raw(reviews)
    _unchecked(
        expected,
        {
            "variance", "reml_criterion", "juror_severity", "adjusted_score", "standard_error", "adjusted_rank",
            "raw_rank", "expected_rank_flat_prior", "adjusted_minus_raw", "kendall_tau_with_truth",
        },
    )  # fmt: skip
    _variances(expected.get("variance", {}), model.variances, tolerance)
    if "reml_criterion" in expected:
        _close("criterion", expected["reml_criterion"], model.criterion, tolerance["reml_criterion_abs"])
    _all_close("severity", expected.get("juror_severity", {}), _severities(model), near)
    _all_close("score", expected.get("adjusted_score", {}), _means(model), near)
    errors = {item: model.estimates.variance(item) ** 0.5 for item in model.estimates.items}
    _all_close("standard error", expected.get("standard_error", {}), errors, near)
    _all_close("adjusted rank", expected.get("adjusted_rank", {}), _competition(_means(model)), 0)
    _all_close("raw rank", expected.get("raw_rank", {}), _competition(raw), 0)
    flat = {item: one.rank for item, one in _ranked(model.estimates, prior="flat").items()}
    near = tolerance.get("expected_rank_abs")
    _all_close("expected rank", expected.get("expected_rank_flat_prior", {}), flat, near)
    if expected.get("adjusted_minus_raw") == "constant":
        gaps = [value - raw[item] for item, value in _means(model).items()]
        _close("range of adjusted - raw", 0, max(gaps) - min(gaps), tolerance["abs"])


def _reml(case, _whole):
    expected, tolerance = case["expected"], case["tolerance"]
    given = case["input"]
    reviews = _triples(given["rows"]) if "rows" in given else _panel(given["ratings_subjects_by_raters"])
    model = crossed_model(reviews)
    near = tolerance.get("blup_abs", tolerance.get("abs"))
    effects = {item: mean - model.mean for item, mean in _means(model).items()}
    ranks = {item: one.rank for item, one in _ranked(model.estimates).items()}
    figures = {
        "mean": (model.mean, near),
        "se_mean": (model.mean_error, near),
        "reml_criterion": (model.criterion, tolerance.get("reml_criterion_abs", near)),
    }
    tables = {
        "dossier_blup": (effects, near),
        "juror_severity_blup": (_severities(model), near),
        "dossier_condvar_given_mean": ({item: model.variance_given_mean(item) for item in effects}, near),
        "dossier_posterior_var_flat_mean": ({item: model.estimates.variance(item) for item in effects}, near),
        "expected_rank_closed_form": (ranks, tolerance.get("expected_rank_abs")),
        "raw_mean": (_raw(reviews), 1e-6),
        "raw_rank": (_competition(_raw(reviews)), 0),
        "calibrated_rank": (_competition(effects), 0),
    }
    every = {"dossier_blup_all": (effects, near), "expected_rank_all": (ranks, near)}
    _unchecked(expected, {"variance", "prob_top_k", *figures, *tables, *every})
    _variances(expected["variance"], model.variances, tolerance)
    for name, (value, wide) in figures.items():
        if name in expected:
            _close(name, expected[name], value, wide)
    for name, (values, wide) in tables.items():
        _all_close(name, expected.get(name, {}), values, wide)
    for name, (values, wide) in every.items():
        if name in expected:
            _all_close(name, dict.fromkeys(values, expected[name]), values, wide)
    if "prob_top_k" in expected:
        _top(expected["prob_top_k"], model.estimates)


def _top(expected, estimates):
    draws = max(12_000, 600_000 // len(estimates.items))
    found = _ranked(estimates, k=expected["k"], draws=draws)
    chances = {item: one.top for item, one in found.items()}
    _all_close("chance of", expected["p"], chances, expected["tolerance_abs"])


def _blup(case, _whole):
    given, expected, near = case["input"], case["expected"], case["tolerance"]["abs"]
    variance = given["variance"]
    known = Variances(items=variance["dossier"], jurors=variance["juror"], residual=variance["residual"])
    model = blup(_triples(given["rows"]), known)
    _unchecked(expected, {"mean", "dossier", "juror", "dossier_posterior_cov"})
    _close("mean", expected["mean"], model.mean, near)
    _all_close(
        "effect", expected.get("dossier", {}), {k: v - model.mean for k, v in _means(model).items()}, near
    )
    _all_close("severity", expected.get("juror", {}), _severities(model), near)
    for item, row in zip(model.estimates.items, expected.get("dossier_posterior_cov", ()), strict=False):
        for other, value in zip(model.estimates.items, row, strict=True):
            _close(f"covariance {item} {other}", value, model.estimates.covariance(item, other), near)


def _additive(case, _whole):
    expected, near = case["expected"], case["tolerance"]["abs"]
    reviews = _triples(case["input"]["rows"])
    model = additive_model(reviews)
    _unchecked(expected, {"quality", "severity", "residual_ss"})
    _all_close("quality", expected.get("quality", {}), _means(model), near)
    _all_close("severity", expected.get("severity", {}), _severities(model), near)
    df = len(reviews.reviews) - len(reviews.items) - len(reviews.jurors) + 1
    if "residual_ss" in expected:
        _close("residual", expected["residual_ss"], model.variances.residual * df, near)


def _expected_rank(case, _whole):
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]
    if "rows" in given:
        _full_bayes(case)
        return
    names = [f"i{number:05}" for number in range(len(given["mean"]))]
    estimates = Estimates.independent(
        dict(zip(names, given["mean"], strict=True)), dict(zip(names, given["variance"], strict=True))
    )
    found = _ranked(estimates, prior="flat")
    tops = {key: int(key.removeprefix("prob_top_")) for key in expected if key.startswith("prob_top_")}
    _unchecked(expected, {"expected_rank", "sum", "sucra", *tops})
    for name, key in (("expected_rank", "rank"), ("sucra", "sucra")):
        for item, value in zip(names, expected.get(name, ()), strict=False):
            _close(f"{name} of {item}", value, getattr(found[item], key), tolerance["abs"])
    if "sum" in expected:
        _close("sum", expected["sum"], sum(one.rank for one in found.values()), tolerance["abs"])
    for key, k in tops.items():
        chances = _ranked(estimates, prior="flat", k=k, draws=100_000)
        for item, value in zip(names, expected[key], strict=True):
            _close(f"{key} of {item}", value, chances[item].top, tolerance["prob_abs"])


def _full_bayes(case):
    """Hold the plug-in (REML and closed form) against full Bayes, within the distance that the case states."""
    expected, near = case["expected"], case["tolerance"]["plug_in_reml_abs"]
    model = crossed_model(_triples(case["input"]["rows"]))
    ranks = {item: one.rank for item, one in _ranked(model.estimates).items()}
    _unchecked(expected, {"jags_rerun", "sucra_published", "prob_top5_jags"})
    for name in ("published_vignette", "jags_rerun"):
        _all_close(name, expected.get(name, {}), ranks, near)


JUROR_SIZES = {
    "juror_variance": lambda variance: variance,
    "judge_variance": lambda variance: variance,
    "variance_juror": lambda variance: variance,
    "variance_judge": lambda variance: variance,
    "juror_sd": lambda variance: variance**0.5,
    "judge_sd": lambda variance: variance**0.5,
    "sd_juror": lambda variance: variance**0.5,
    "sd_judge": lambda variance: variance**0.5,
}


def _factors(rows, columns):
    """Make an item of each repeated combination of levels, and read its levels from the other columns."""
    juror, *names, mark = columns
    triples, levels, seen = [], {}, {}
    for one, *given, grade in rows:
        key = (one, *given)
        seen[key] = seen.get(key, 0) + 1
        item = "/".join((*given, str(seen[key])))
        levels[item] = dict(zip(names, given, strict=True))
        triples.append((item, one, _mark(grade)))
    assert {juror, mark}.isdisjoint(names)
    return Reviews.from_triples(triples), levels


def _ordinal(case, _whole):
    expected, tolerance = case["expected"], case["tolerance"]
    reviews, levels = _factors(case["input"]["rows"], case["input"]["columns"])
    sizes = {key: rule for key, rule in JUROR_SIZES.items() if key in expected}
    effects = {key for key in expected if key.startswith(("juror", "judge"))} - set(sizes)
    model = proportional_odds(reviews, factors=levels, jurors="random" if sizes or effects else "none")
    near = tolerance["coef_abs"]
    coefficients = {name.replace(": ", ""): value for name, value in model.effects.items()}
    _unchecked(expected, {"thresholds", "loglik", *coefficients, *sizes, *effects})
    _all_close("effect of", {k: v for k, v in expected.items() if k in coefficients}, coefficients, near)
    for place, value in enumerate(expected.get("thresholds", ())):
        _close(f"threshold {place}", value, model.thresholds[place], near)
    if "loglik" in expected:
        _close("log-likelihood", expected["loglik"], model.log_likelihood, tolerance["loglik_abs"])
    for key, rule in sizes.items():
        _close(key, expected[key], rule(model.juror_variance), max(near, tolerance.get("variance_rel", 1e-3)))
    for key in effects:
        _all_close(key, expected[key], {one.juror: one.value for one in model.severities}, 10 * near)


def _funding_line(case, _whole):
    given, expected = case["input"], case["expected"]
    ranks = [
        ExpectedRank(item=one["id"], rank=one["er"], low=one["lo"], high=one["hi"]) for one in given["items"]
    ]
    found = funding_line(ranks, k=given["k"])
    actual = {
        "line": found.line,
        "groups": dict(found.groups),
        "accepted": list(found.accepted),
        "lottery": list(found.lottery),
        "rejected": list(found.rejected),
        "places_by_lottery": found.places_by_lottery,
    }
    _unchecked(expected, actual)
    for key, value in expected.items():
        assert key not in actual or value == actual[key], f"{key}: {value} is expected, not {actual[key]}"


TOPICS = {
    "agreement.alpha": _alpha,
    "agreement.icc": _icc,
    "agreement.kappa": _kappa,
    "agreement.gwet": _gwet,
    "agreement.kendall_w": _concordance,
    "calibration.additive_ls": _additive,
    "calibration.blup": _blup,
    "calibration.connectivity": _connectivity,
    "calibration.ordinal": _ordinal,
    "calibration.reml": _reml,
    "calibration.within": _within,
    "ranking.expected_rank": _expected_rank,
    "ranking.funding_line": _funding_line,
}
