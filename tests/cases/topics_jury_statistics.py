"""Checks of the jury's statistics against the reference cases: agreement, calibration and expected ranks."""

from fractions import Fraction

from eig.jury import (
    Reviews,
    algebraic_connectivity,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    connectivity,
    edge_connectivity,
    fleiss_kappa,
    gwet_ac,
    intraclass_correlations,
    kendall_w,
    krippendorff_alpha,
    shared_items,
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
        _close("firmness", expected["algebraic_connectivity"], algebraic_connectivity(reviews), case["tolerance"]["abs"])


def _matrix(shared, jurors):
    return [[shared[a][b] for b in jurors] for a in jurors]


TOPICS = {
    "agreement.alpha": _alpha,
    "agreement.icc": _icc,
    "agreement.kappa": _kappa,
    "agreement.gwet": _gwet,
    "agreement.kendall_w": _concordance,
    "calibration.connectivity": _connectivity,
}
